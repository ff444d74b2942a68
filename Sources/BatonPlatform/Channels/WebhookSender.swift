package import BatonModel
internal import Crypto
internal import FoundationEssentials

/// Posts events to other programs after the Standard Webhooks specification.
package struct WebhookSender: Sendable {
    private let http: OutboundHTTP
    private let limits: ChannelSenders.Limits
    private let clock: WallClock

    package init(http: OutboundHTTP, limits: ChannelSenders.Limits, clock: WallClock) {
        self.http = http
        self.limits = limits
        self.clock = clock
    }

    package func deliver(_ message: WebhookMessage, key: DeliveryKey, over channel: WebhookChannel) async -> DeliveryOutcome {
        guard Self.isType(message.type), message.data.count <= WebhookMessage.maximumBytes else {
            return .refused(DeliveryProblem(.messageRefused, "type or size of the event"))
        }
        let body = JSONWriter.object { json in
            json.field("type", message.type)
            json.field("timestamp", message.occurredAt)
            json.key("data")
            json.raw(String(decoding: message.data, as: UTF8.self))
        }
        let now = clock.time()
        let secrets = [channel.secret] + [channel.previousSecret].compactMap(\.self)
        guard
            let signature = WebhookSignature.header(
                id: key.description, timestamp: Int64(now.timeIntervalSince1970), body: body, secrets: secrets)
        else { return .refused(DeliveryProblem(.credentialsRefused, "the secret is none", disablesChannel: true)) }
        let request = OutboundHTTP.Request(
            .post, channel.url,
            headers: [
                ("Content-Type", "application/json"), ("webhook-id", key.description),
                ("webhook-timestamp", "\(Int64(now.timeIntervalSince1970))"), ("webhook-signature", signature),
            ], body: body, timeout: limits.request, reading: .beginning(1024))
        do throws(OutboundHTTP.Problem) {
            return Self.outcome(try await http.answer(to: request), now)
        } catch {
            return ChannelHTTP.outcome(error)
        }
    }

    /// Only 410 is for good: whoever refuses may be mended within the days of the schedule.
    static func outcome(_ answer: OutboundHTTP.Answer, _ now: Date) -> DeliveryOutcome {
        let words = "HTTP \(answer.status) " + MessageText.cut(String(decoding: answer.body, as: UTF8.self), bytes: 300)
        let after = RetryAfter.duration(answer.retryAfter, now)
        return switch answer.status {
        case 200..<300: .delivered(DeliveryReceipt())
        case 410: .refused(DeliveryProblem(.channelClosed, words, disablesChannel: true))
        case 429: .retry(DeliveryProblem(.rateLimited, words), after: after)
        case 300..<400: .retry(DeliveryProblem(.redirected, words), after: nil)
        case 500...: .retry(DeliveryProblem(.receiverBusy, words), after: after)
        default: .retry(DeliveryProblem(.receiverFailed, words), after: after)
        }
    }

    private static func isType(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
            }
    }
}

/// `v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`, one for each secret.
package enum WebhookSignature {
    /// - Returns: `nil` when one of the secrets is none.
    package static func header(id: String, timestamp: Int64, body: [UInt8], secrets: [ConcealedText]) -> String? {
        let signed = Array("\(id).\(timestamp).".utf8) + body
        var signatures: [String] = []
        for secret in secrets {
            guard let key = WebhookChannel.key(secret) else { return nil }
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
            signatures.append("v1," + Data(code).base64EncodedString())
        }
        return signatures.joined(separator: " ")
    }
}
