/// What became of one attempt to deliver one message.
///
/// Delivery is at least once: after `retry` and `unknown` the message is sent again with the same idempotency key.
package enum DeliveryOutcome: Sendable, Equatable {
    /// The receiver has taken it.
    case delivered(DeliveryReceipt)
    /// It has not arrived and may later.
    ///
    /// - after: what the receiver asks for; `nil` when it says nothing. The schedule may wait longer, never shorter.
    case retry(DeliveryProblem, after: Duration?)
    /// It will not arrive, however often it is sent.
    case refused(DeliveryProblem)
    /// It may have arrived: the connection was lost, or the time was up, after it had been sent.
    case unknown(DeliveryProblem)

    package var problem: DeliveryProblem? {
        switch self {
        case .delivered: nil
        case .retry(let problem, _), .refused(let problem), .unknown(let problem): problem
        }
    }

    /// Whether a circuit breaker of the channel should count it: what says that nobody is there, not what says no to one message.
    package var countsAgainstChannel: Bool {
        switch self {
        case .delivered, .refused: false
        case .retry(let problem, _), .unknown(let problem): problem.code.isOfChannel
        }
    }
}

package struct DeliveryReceipt: Sendable, Equatable {
    /// What the receiver calls the message, 200 bytes at most; `nil` when it says nothing.
    package var providerID: String?
    /// Recipients that the receiver did not take, while it took others.
    package var unreached: [Unreached]

    package struct Unreached: Sendable, Equatable {
        package var recipient: String
        package var problem: DeliveryProblem

        package init(_ recipient: String, _ problem: DeliveryProblem) {
            self.recipient = recipient
            self.problem = problem
        }
    }

    package init(providerID: String? = nil, unreached: [Unreached] = []) {
        self.providerID = providerID.flatMap { $0.isEmpty ? nil : MessageText.prefix($0, bytes: 200) }
        self.unreached = unreached
    }
}

/// Why a message was not delivered: a stable code, the words of the receiver, and sentences for people.
package struct DeliveryProblem: Sendable, Equatable, Error {
    /// Stored and sent: never rename one. Documented in docs/CHANNELS.md; a test compares.
    package enum Code: String, CaseIterable, Sendable {
        /// No connection: no such name, refused, no route, not in time. Nothing was sent.
        case unreachable
        /// Nothing was answered in time.
        case timeout
        case connectionLost = "connection_lost"
        /// No TLS, or a certificate of somebody else or out of date.
        case tlsFailed = "tls_failed"
        /// An address of the host's own network, which it does not allow.
        case privateAddress = "private_address"
        case rateLimited = "rate_limited"
        /// Over what the receiver takes for one recipient; others get theirs.
        case recipientLimited = "recipient_limited"
        /// The receiver says that it cannot now.
        case receiverBusy = "receiver_busy"
        /// The receiver says no to a message that it may take another time.
        case receiverFailed = "receiver_failed"
        /// An answer that is none: not the protocol, not JSON, too long.
        case badAnswer = "bad_answer"
        /// The answer points elsewhere, where nothing is sent.
        case redirected
        case credentialsRefused = "credentials_refused"
        /// The receiver wants nothing more here: 410, a robot that was removed, an account without money.
        case channelClosed = "channel_closed"
        case recipientRefused = "recipient_refused"
        case messageRefused = "message_refused"
        /// Given up by the service itself, before or while sending.
        case cancelled

        /// Whether it says something about the channel as a whole.
        package var isOfChannel: Bool {
            switch self {
            case .unreachable, .timeout, .connectionLost, .tlsFailed, .privateAddress, .receiverBusy, .receiverFailed, .badAnswer,
                .redirected, .credentialsRefused, .channelClosed:
                true
            case .rateLimited, .recipientLimited, .recipientRefused, .messageRefused, .cancelled: false
            }
        }
    }

    package var code: Code
    /// The receiver's words and numbers, for admins: 500 bytes at most, one line, without secrets.
    package var detail: String
    /// With `refused`: the channel itself does not work as it is configured, so that nothing else sent over it would arrive. It should be
    /// switched off and an admin told; its messages can go out by another or wait.
    package var disablesChannel: Bool

    package init(_ code: Code, _ detail: String = "", disablesChannel: Bool = false) {
        self.code = code
        let line = String(String.UnicodeScalarView(detail.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
        self.detail = MessageText.cut(line, bytes: 500)
        self.disablesChannel = disablesChannel
    }

    package var messageZH: String {
        let text =
            switch code {
            case .unreachable: "连不上对方服务器"
            case .timeout: "对方没有在限定时间内答复"
            case .connectionLost: "发送途中连接中断"
            case .tlsFailed: "无法建立加密连接，或对方证书不可信"
            case .privateAddress: "目标是内部网络地址，本服务不允许"
            case .rateLimited: "超过对方的频率限制"
            case .recipientLimited: "该收件人收到的消息超过频率限制"
            case .receiverBusy: "对方暂时无法接收"
            case .receiverFailed: "对方没有接受这条消息"
            case .badAnswer: "对方的答复无法识别"
            case .redirected: "对方要求转到别的地址，本服务不跟随"
            case .credentialsRefused: "账号、密码或密钥不被接受，请检查渠道配置"
            case .channelClosed: "对方已停用这个渠道，请检查渠道配置"
            case .recipientRefused: "收件人不存在或不接收"
            case .messageRefused: "对方拒收这条消息"
            case .cancelled: "发送被取消"
            }
        return detail.isEmpty ? text : "\(text)：\(detail)"
    }

    package var messageEN: String {
        let text =
            switch code {
            case .unreachable: "The receiver cannot be reached"
            case .timeout: "The receiver did not answer in time"
            case .connectionLost: "The connection was lost while sending"
            case .tlsFailed: "No encrypted connection, or a certificate that is not trusted"
            case .privateAddress: "The target is an address of an internal network, which is not allowed here"
            case .rateLimited: "Over the receiver's rate limit"
            case .recipientLimited: "The receiver takes no more messages for this recipient for a while"
            case .receiverBusy: "The receiver cannot take messages at the moment"
            case .receiverFailed: "The receiver did not accept the message"
            case .badAnswer: "The receiver's answer cannot be understood"
            case .redirected: "The receiver points to another address, which is not followed"
            case .credentialsRefused: "Account, password or key is not accepted; check the channel's configuration"
            case .channelClosed: "The receiver has closed this channel; check its configuration"
            case .recipientRefused: "The recipient does not exist or does not accept messages"
            case .messageRefused: "The receiver has refused the message"
            case .cancelled: "Sending was cancelled"
            }
        return detail.isEmpty ? "\(text)." : "\(text): \(detail)"
    }
}
