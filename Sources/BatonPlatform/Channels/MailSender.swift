package import BatonModel
internal import FoundationEssentials
internal import NIOPosix
internal import SMTP
internal import Synchronization

/// Hands mail to a server, by libcurl. That blocks, so it has threads of its own: so many at once, and some that wait.
package struct MailSender: Sendable {
    private let http: OutboundHTTP
    private let limits: ChannelSenders.Limits
    private let clock: WallClock

    /// Of the whole process. Threads that wait for slow servers cost little.
    package static let maximumAtOnce = 64

    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: maximumAtOnce)
        pool.start()
        return pool
    }()
    private static let underWay = Atomic(0)

    /// - Parameter http: tells which addresses may be connected to; no HTTP is spoken.
    package init(http: OutboundHTTP, limits: ChannelSenders.Limits, clock: WallClock) {
        self.http = http
        self.limits = limits
        self.clock = clock
    }

    package func deliver(_ message: MailMessage, key: DeliveryKey, over channel: MailChannel) async -> DeliveryOutcome {
        let document: MailDocument
        do throws(DeliveryProblem) {
            document = try MailDocument(
                message, from: channel.from, name: channel.fromName, replyTo: channel.replyTo, key: key, date: clock.time())
        } catch {
            return .refused(error)
        }
        let address: NetworkAddress
        do throws(OutboundHTTP.Problem) {
            address = try await http.address(of: channel.host, timeout: limits.connect)
        } catch {
            return ChannelHTTP.outcome(error)
        }
        var server = SMTPServer(
            host: channel.host, port: channel.port, address: address.text, security: Self.security(channel.security),
            greeting: String(channel.from.domain))
        server.authority = channel.authority
        if let user = channel.user, let password = channel.password { server.login = (user, password.exposed) }
        server.connectTimeout = limits.connect
        server.timeout = limits.mail

        guard Self.underWay.add(1, ordering: .relaxed).newValue <= limits.mailsUnderWay else {
            Self.underWay.subtract(1, ordering: .relaxed)
            return .retry(DeliveryProblem(.cancelled, "too many mails at once"), after: .seconds(1))
        }
        defer { Self.underWay.subtract(1, ordering: .relaxed) }
        let cancellation = SMTPTransfer.Cancellation()
        let recipients = message.recipients.map(\.address.address)
        let report = await withTaskCancellationHandler {
            try? await Self.threads.runIfActive { [server] in
                SMTPTransfer.send(
                    document.bytes, from: channel.from.address, to: recipients, by: server, cancellation: cancellation)
            }
        } onCancel: {
            cancellation.cancel()
        }
        guard let report else { return .retry(DeliveryProblem(.cancelled), after: nil) }
        return Self.outcome(report, recipients: recipients)
    }

    private static func security(_ security: MailChannel.Security) -> SMTPServer.Security {
        switch security {
        case .startTLS: .startTLS
        case .tls: .implicitTLS
        case .none: .none
        }
    }

    /// A reply of 4xx is for another time, one of 5xx for good (RFC 5321 §4.2.1).
    private static func outcome(_ report: SMTPReport, recipients: [String]) -> DeliveryOutcome {
        // What is said at the end is about nothing. One that was not answered (0) is what the connection was lost at, whatever the answer
        // before it was.
        let last = report.exchanges.last { $0.verb != "QUIT" && $0.verb != "RSET" }
        let words = last.flatMap { $0.code >= 400 ? "\($0.code) \($0.text)" : nil } ?? report.words
        let refusals = report.exchanges.filter { $0.verb == "RCPT" && $0.code >= 400 }
        switch report.ending {
        case .accepted:
            let end = report.exchanges.last { $0.verb == "." }
            return .delivered(
                DeliveryReceipt(
                    providerID: end?.text,
                    unreached: refusals.map { refusal in
                        .init(
                            refusal.recipient ?? "",
                            DeliveryProblem(
                                refusal.code >= 500 ? .recipientRefused : .receiverBusy, "\(refusal.code) \(refusal.text)"))
                    }))
        case .notConnected: return .retry(DeliveryProblem(.unreachable, report.words), after: nil)
        case .withoutTLS: return .retry(DeliveryProblem(.tlsFailed, "the server offers no STARTTLS"), after: nil)
        case .tls: return .retry(DeliveryProblem(.tlsFailed, report.words), after: nil)
        case .loginDenied:
            if let last, (400..<500).contains(last.code) { return .retry(DeliveryProblem(.receiverBusy, words), after: nil) }
            return .refused(DeliveryProblem(.credentialsRefused, words, disablesChannel: true))
        case .timedOut, .cancelled:
            let problem = DeliveryProblem(report.ending == .cancelled ? .cancelled : .timeout)
            return report.isSent ? .unknown(problem) : .retry(problem, after: nil)
        case .stopped: break
        }
        // All recipients were refused: one that may be taken later decides for all.
        if !refusals.isEmpty, refusals.count == recipients.count {
            let later = refusals.first { $0.code < 500 }
            let refusal = later ?? refusals[0]
            let text = "\(refusal.code) \(refusal.text)"
            return later == nil
                ? .refused(DeliveryProblem(.recipientRefused, text)) : .retry(DeliveryProblem(.receiverBusy, text), after: nil)
        }
        if let last, last.code >= 400 {
            if last.code < 500 { return .retry(DeliveryProblem(.receiverBusy, words), after: nil) }
            switch last.verb {
            // Before anything was said about the message.
            case "", "EHLO", "HELO", "STARTTLS": return .refused(DeliveryProblem(.channelClosed, words, disablesChannel: true))
            case "AUTH": return .refused(DeliveryProblem(.credentialsRefused, words, disablesChannel: true))
            // A login is wanted that the channel does not have (RFC 4954 §6).
            case _ where last.code == 530: return .refused(DeliveryProblem(.credentialsRefused, words, disablesChannel: true))
            default: return .refused(DeliveryProblem(.messageRefused, words))
            }
        }
        if last == nil { return .retry(DeliveryProblem(.badAnswer, report.words), after: nil) }
        let problem = DeliveryProblem(.connectionLost, report.words)
        return report.isSent ? .unknown(problem) : .retry(problem, after: nil)
    }
}
