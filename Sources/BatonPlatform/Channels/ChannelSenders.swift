package import BatonModel
internal import FoundationEssentials

/// Delivers one message over one channel, once, and says what became of it. Keeps no state but WeCom's access tokens; when, how often and
/// how many at once is for whoever calls.
package struct ChannelSenders: Sendable {
    package struct Limits: Sendable {
        /// For one request, from the look-up of the name to the end of the answer.
        package var request: Duration
        /// For one mail.
        package var mail: Duration
        package var connect: Duration
        /// Mails of the whole process that are being sent or wait for a thread; one more is told to come back.
        package var mailsUnderWay: Int

        package init(
            request: Duration = .seconds(15), mail: Duration = .seconds(60), connect: Duration = .seconds(5), mailsUnderWay: Int = 128
        ) {
            self.mailsUnderWay = mailsUnderWay
            self.request = request
            self.mail = mail
            self.connect = connect
        }
    }

    private let mail: MailSender
    private let robot: WeComRobotSender
    private let application: WeComApplicationSender
    private let sms: [SMSChannel.Provider: any SMSProvider]
    private let webhook: WebhookSender

    /// - Parameter http: decides whether private addresses are allowed, for mail too.
    package init(http: OutboundHTTP, limits: Limits = Limits(), clock: WallClock = .system) {
        mail = MailSender(http: http, limits: limits, clock: clock)
        robot = WeComRobotSender(http: http, limits: limits, clock: clock)
        application = WeComApplicationSender(http: http, limits: limits, clock: clock)
        sms = [.alibaba: AlibabaSMS(http: http, limits: limits, clock: clock)]
        webhook = WebhookSender(http: http, limits: limits, clock: clock)
    }

    /// Throws nothing: whatever happens is an outcome.
    package func deliver(_ message: ChannelMessage, over channel: ChannelConfiguration) async -> DeliveryOutcome {
        switch (message.content, channel) {
        case (.mail(let content), .mail(let channel)): await mail.deliver(content, key: message.key, over: channel)
        case (.wecomRobot(let content), .wecomRobot(let channel)): await robot.deliver(content, over: channel)
        case (.wecomApplication(let content), .wecomApplication(let channel)): await application.deliver(content, over: channel)
        case (.sms(let content), .sms(let channel)):
            if let provider = sms[channel.provider] {
                await provider.deliver(content, key: message.key, over: channel)
            } else {
                .refused(DeliveryProblem(.messageRefused, "provider \(channel.provider.rawValue)", disablesChannel: true))
            }
        case (.webhook(let content), .webhook(let channel)): await webhook.deliver(content, key: message.key, over: channel)
        default: .refused(DeliveryProblem(.messageRefused, "a message for \(message.kind.rawValue) over \(channel.kind.rawValue)"))
        }
    }
}

/// What the senders over HTTP have in common.
enum ChannelHTTP {
    /// An answer that is none.
    static func outcome(_ problem: OutboundHTTP.Problem) -> DeliveryOutcome {
        switch problem {
        case .url: .refused(DeliveryProblem(.messageRefused, "the URL cannot be asked", disablesChannel: true))
        case .privateAddress: .refused(DeliveryProblem(.privateAddress, disablesChannel: true))
        case .unreachable: .retry(DeliveryProblem(.unreachable), after: nil)
        case .tls: .retry(DeliveryProblem(.tlsFailed), after: nil)
        case .timeout: .unknown(DeliveryProblem(Task.isCancelled ? .cancelled : .timeout))
        case .lost: .unknown(DeliveryProblem(.connectionLost))
        case .tooLarge: .unknown(DeliveryProblem(.badAnswer, "an answer of more than \(maximumAnswer) bytes"))
        case .status(let status): .retry(DeliveryProblem(.receiverFailed, "HTTP \(status)"), after: nil)
        }
    }

    /// Bytes of an answer that is read as a whole.
    static let maximumAnswer = 64 * 1024

    /// A status that is not 200, of a vendor: what a gateway says does not tell whether the message has gone through.
    static func outcome(_ answer: OutboundHTTP.Answer, _ now: Date) -> DeliveryOutcome {
        let words = "HTTP \(answer.status)"
        let after = RetryAfter.duration(answer.retryAfter, now)
        return switch answer.status {
        case 429: .retry(DeliveryProblem(.rateLimited, words), after: after)
        case 503: .retry(DeliveryProblem(.receiverBusy, words), after: after)
        case 500...: .unknown(DeliveryProblem(.receiverBusy, words))
        case 300..<400: .retry(DeliveryProblem(.redirected, words), after: nil)
        default: .retry(DeliveryProblem(.receiverFailed, words), after: after)
        }
    }

    /// To the next full minute, when limits by the minute begin anew; at least 5 seconds, because clocks differ.
    static func untilNextMinute(_ now: Date) -> Duration {
        let second = now.timeIntervalSince1970.truncatingRemainder(dividingBy: 60)
        return .milliseconds(Int64(max(60 - second, 5) * 1000))
    }

    static let jsonHeaders: [(name: String, value: String)] = [
        ("Content-Type", "application/json; charset=utf-8"), ("Accept", "application/json"),
    ]

    /// Words of a receiver, in which nothing may be repeated that was sent in confidence.
    static func scrub(_ words: String, _ secrets: String...) -> String {
        secrets.reduce(words) { $1.isEmpty ? $0 : $0.replacing($1, with: "•••") }
    }
}

/// The header of RFC 9110 §10.2.3: seconds or a date.
enum RetryAfter {
    /// - Returns: at least zero; `nil` for what is neither. What would be more than a year is a year.
    static func duration(_ text: String?, _ now: Date) -> Duration? {
        guard let text, text.utf8.count <= 64 else { return nil }
        let longest = 366.0 * 86400
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Double(text) {
            return .seconds(min(seconds, longest))
        }
        guard let date = date(text) else { return nil }
        return .seconds(min(max(date.timeIntervalSince(now), 0), longest))
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that may still be sent.
    private static func date(_ text: String) -> Date? {
        let words = text.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard words.count == 6, words[0].hasSuffix(","), words[5] == "GMT", let day = Int(words[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]), (1970...9999).contains(year)
        else { return nil }
        let time = words[4].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2]) else { return nil }
        // Days from the civil date, by eras of 400 years that begin in March.
        let shifted = month >= 2 ? month - 2 : month + 10
        let marchYear = month >= 2 ? year : year - 1
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * shifted + 2) / 5 + day - 1
        let days = era * 146_097 + dayOfEra - 719_468
        return Date(timeIntervalSince1970: Double(days * 86400 + time[0] * 3600 + time[1] * 60 + time[2]))
    }
}
