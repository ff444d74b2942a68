package import BatonModel
internal import Crypto
package import FoundationEssentials

/// A company that sends text messages, by templates that it has approved beforehand.
package protocol SMSProvider: Sendable {
    func deliver(_ message: TextMessage, key: DeliveryKey, over channel: SMSChannel) async -> DeliveryOutcome
}

/// 阿里云短信服务: `SendSms` of version 2017-05-25, with the signature V3.
package struct AlibabaSMS: SMSProvider {
    private let http: OutboundHTTP
    private let limits: ChannelSenders.Limits
    private let clock: WallClock

    package init(http: OutboundHTTP, limits: ChannelSenders.Limits, clock: WallClock) {
        self.http = http
        self.limits = limits
        self.clock = clock
    }

    package func deliver(_ message: TextMessage, key: DeliveryKey, over channel: SMSChannel) async -> DeliveryOutcome {
        guard message.phone.isMobile || !message.phone.e164.hasPrefix("+86") else {
            return .refused(DeliveryProblem(.recipientRefused, "not a mobile number"))
        }
        guard DeliveryKey(message.template) != nil, message.parameters.count <= 20 else {
            return .refused(DeliveryProblem(.messageRefused, "template or parameters"))
        }
        let phone = String(message.phone.e164.dropFirst(message.phone.isMobile ? 3 : 1))
        let parameters = JSONWriter.object { json in
            for (name, value) in message.parameters.sorted(by: { $0.key < $1.key }) {
                json.key(name)
                json.value(value)
            }
        }
        let query = [
            ("OutId", key.description), ("PhoneNumbers", phone), ("SignName", channel.signName),
            ("TemplateCode", message.template), ("TemplateParam", String(decoding: parameters, as: UTF8.self)),
        ]
        let now = clock.time()
        // With its port, if it has one that is not the scheme's own.
        guard let url = URLComponents(string: channel.endpoint), let name = url.encodedHost else {
            return .refused(DeliveryProblem(.messageRefused, "the endpoint is no URL", disablesChannel: true))
        }
        let host = name.lowercased() + (url.port.map { ":\($0)" } ?? "")
        let signed = AlibabaSignature(
            action: "SendSms", version: "2017-05-25", host: host, query: query, date: now, nonce: Self.nonce(),
            keyID: channel.accessKeyID, secret: channel.accessKeySecret)
        let request = OutboundHTTP.Request(
            .post, "\(channel.endpoint)/?" + signed.canonicalQuery, headers: signed.headers + [("Accept", "application/json")],
            timeout: limits.request, reading: .whole(ChannelHTTP.maximumAnswer))
        do throws(OutboundHTTP.Problem) {
            let answer = try await http.answer(to: request)
            guard let said = Answer(answer.body) else {
                return answer.status == 200 ? .unknown(DeliveryProblem(.badAnswer)) : ChannelHTTP.outcome(answer, now)
            }
            return Self.outcome(said, status: answer.status, channel)
        } catch {
            return ChannelHTTP.outcome(error)
        }
    }

    private static func nonce() -> String {
        SymmetricKey(size: .bits128).withUnsafeBytes { unsafe Array($0) }.map {
            String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
        }.joined()
    }

    private struct Answer: Decodable {
        var code: String
        var message: String?
        var bizID: String?
        var requestID: String?

        enum CodingKeys: String, CodingKey {
            case code = "Code"
            case message = "Message"
            case bizID = "BizId"
            case requestID = "RequestId"
        }

        init?(_ bytes: [UInt8]) {
            guard let answer = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
            self = answer
        }
    }

    private static func outcome(_ said: Answer, status: Int, _ channel: SMSChannel) -> DeliveryOutcome {
        let words = ChannelHTTP.scrub(
            "\(said.code) \(said.message ?? "") \(said.requestID ?? "")", channel.accessKeySecret.exposed, channel.accessKeyID)
        func problem(_ code: DeliveryProblem.Code, disables: Bool = false) -> DeliveryProblem {
            DeliveryProblem(code, words, disablesChannel: disables)
        }
        switch said.code {
        case "OK": return .delivered(DeliveryReceipt(providerID: said.bizID ?? said.requestID))
        case "isv.BUSINESS_LIMIT_CONTROL":
            // So many to one number in a minute, an hour, a day; the message says which.
            let text = said.message ?? ""
            let pause: Duration = text.contains("天") ? .seconds(86400) : text.contains("小时") ? .seconds(3600) : .seconds(60)
            return .retry(problem(.recipientLimited), after: pause)
        case "isv.DAY_LIMIT_CONTROL", "isv.MONTH_LIMIT_CONTROL": return .retry(problem(.rateLimited), after: .seconds(86400))
        case "isv.MOBILE_NUMBER_ILLEGAL", "isv.MOBILE_COUNT_OVER_LIMIT", "MOBILE_NOT_ON_SERVICE", "isv.DOMESTIC_NUMBER_NOT_SUPPORTED":
            return .refused(problem(.recipientRefused))
        case "isv.AMOUNT_NOT_ENOUGH", "isv.OUT_OF_SERVICE", "isv.ACCOUNT_ABNORMAL", "isv.ACCOUNT_NOT_EXISTS",
            "isv.PRODUCT_UN_SUBSCRIPT", "isv.PRODUCT_UNSUBSCRIBE":
            return .refused(problem(.channelClosed, disables: true))
        case "SignatureDoesNotMatch", "IncompleteSignature", "isp.RAM_PERMISSION_DENY", "isv.RAM_PERMISSION_DENY", "NoPermission":
            return .refused(problem(.credentialsRefused, disables: true))
        case let code where code.hasPrefix("InvalidAccessKeyId") || code.hasPrefix("Forbidden"):
            return .refused(problem(.credentialsRefused, disables: true))
        // Our clock; or a number that was used already, which is another at the next attempt.
        case let code where code.hasPrefix("InvalidTimeStamp") || code == "SignatureNonceUsed":
            return .retry(problem(.receiverFailed), after: nil)
        case let code where code.hasPrefix("Throttling"): return .retry(problem(.rateLimited), after: .seconds(60))
        case let code where code.hasPrefix("isp.") || code == "ServiceUnavailable" || code == "InternalError" || status >= 500:
            return .retry(problem(.receiverBusy), after: nil)
        // A template or a signature that is not approved, variables that do not fit, words that are not allowed.
        case let code where code.hasPrefix("isv."): return .refused(problem(.messageRefused))
        default: return .retry(problem(.receiverFailed), after: nil)
        }
    }
}

/// `ACS3-HMAC-SHA256` of Alibaba Cloud, for a POST whose parameters all stand in the query.
package struct AlibabaSignature: Sendable {
    package let canonicalQuery: String
    package let canonicalRequest: String
    /// To be sent with the request, as they were signed; without `host`, which the client writes.
    package let headers: [(name: String, value: String)]
    package let authorization: String

    package init(
        action: String, version: String, host: String, query: [(String, String)], date: Date, nonce: String, keyID: String,
        secret: ConcealedText
    ) {
        canonicalQuery = OutboundHTTP.urlencoded(query.sorted { $0.0 < $1.0 })
        let empty = Self.hex(SHA256.hash(data: [UInt8]()))
        let own = [
            ("x-acs-action", action), ("x-acs-content-sha256", empty), ("x-acs-date", UTCDate(date).iso),
            ("x-acs-signature-nonce", nonce), ("x-acs-version", version),
        ]
        let signed = [("host", host)] + own
        let names = signed.map(\.0).joined(separator: ";")
        canonicalRequest =
            "POST\n/\n\(canonicalQuery)\n" + signed.map { "\($0.0):\($0.1)\n" }.joined() + "\n\(names)\n\(empty)"
        let text = "ACS3-HMAC-SHA256\n" + Self.hex(SHA256.hash(data: Array(canonicalRequest.utf8)))
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: Array(secret.exposed.utf8)))
        authorization = "ACS3-HMAC-SHA256 Credential=\(keyID),SignedHeaders=\(names),Signature=\(Self.hex(code))"
        headers = own.map { (name: $0.0, value: $0.1) } + [(name: "Authorization", value: authorization)]
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
