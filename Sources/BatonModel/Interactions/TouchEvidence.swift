/// Who began an interaction.
package enum InteractionDirection: Int16, KeyedChoice {
    case outbound = 1
    case inbound = 2

    package var key: String { self == .outbound ? "outbound" : "inbound" }
}

/// What came of an interaction.
package enum InteractionOutcome: Int16, KeyedChoice {
    case connected = 1
    case noAnswer = 2
    case busy = 3
    case wrongNumber = 4
    case leftMessage = 5
    case refused = 6

    package var key: String {
        switch self {
        case .connected: "connected"
        case .noAnswer: "no_answer"
        case .busy: "busy"
        case .wrongNumber: "wrong_number"
        case .leftMessage: "left_message"
        case .refused: "refused"
        }
    }

    /// Whether somebody was there, so that the interaction can be evidence at all.
    package var reachedSomebody: Bool { self == .connected || self == .refused }
}

/// What happens when a colleague has turned to the same customer lately (L9).
package enum DoubleCallMode: Int16, KeyedChoice {
    case off = 0
    case warn = 1
    case refuse = 2

    package var key: String {
        switch self {
        case .off: "off"
        case .warn: "warn"
        case .refuse: "refuse"
        }
    }
}

/// What has been recorded of a lead so far, for saying how far it is from a first touch.
package struct TouchEvidence: Sendable, Equatable {
    /// Seconds of the longest call in which somebody was reached.
    package var longestCall: Int32?
    /// Messages of the longest chat.
    package var mostMessages: Int32?
    package var mails: Int64
    package var visits: Int64

    package init(longestCall: Int32? = nil, mostMessages: Int32? = nil, mails: Int64 = 0, visits: Int64 = 0) {
        self.longestCall = longestCall
        self.mostMessages = mostMessages
        self.mails = mails
        self.visits = visits
    }

    /// `first_touch_missing`: what there is, and what would be enough.
    package func missing(_ policy: LeadPolicy) -> FieldProblem {
        var zh: [String] = []
        var en: [String] = []
        if let longestCall {
            let rest = max(0, policy.callMinimumSeconds - longestCall)
            zh.append("最长一次通话 \(longestCall) 秒，还差 \(rest) 秒")
            en.append("the longest call had \(longestCall) s, \(rest) s too few")
        } else {
            zh.append("还没有接通的通话，需 \(policy.callMinimumSeconds) 秒")
            en.append("no call yet that was answered, \(policy.callMinimumSeconds) s are needed")
        }
        if let mostMessages {
            let rest = max(0, policy.chatMinimumMessages - mostMessages)
            zh.append("最多的一次聊天 \(mostMessages) 条消息，还差 \(rest) 条")
            en.append("the longest chat had \(mostMessages) messages, \(rest) too few")
        } else {
            zh.append("还没有聊天，需 \(policy.chatMinimumMessages) 条消息")
            en.append("no chat yet, \(policy.chatMinimumMessages) messages are needed")
        }
        zh.append(policy.mailQualifies ? "或发送一封邮件" : "邮件不算")
        en.append(policy.mailQualifies ? "or a mail" : "a mail does not count")
        zh.append(policy.visitQualifies ? "或拜访一次" : "拜访不算")
        en.append(policy.visitQualifies ? "or a visit" : "a visit does not count")
        return FieldProblem(
            "/stage", "first_touch_missing", zh: "还没有有效的首次触达：" + zh.joined(separator: "；") + "。",
            en: "There is no first touch yet: " + en.joined(separator: "; ") + ".")
    }
}

/// A change of what was recorded; the outer optional says whether a field changes.
package struct InteractionCorrection: Sendable, Equatable {
    package var durationSeconds: Int32??
    package var messageCount: Int32??
    package var content: String??
    package var direction: InteractionDirection?
    package var outcome: InteractionOutcome??

    package init() {}

    package var changed: [String] {
        var names: [String] = []
        if durationSeconds != nil { names.append("duration_s") }
        if messageCount != nil { names.append("message_count") }
        if content != nil { names.append("content") }
        if direction != nil { names.append("direction") }
        if outcome != nil { names.append("outcome") }
        return names
    }

    /// Hours after it was recorded in which whoever recorded it may correct it.
    package static let hours = 24
}
