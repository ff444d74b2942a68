/// What members are told. The raw values are stored and sent: never rename one.
package enum NotificationKind: String, CaseIterable, Sendable {
    case leadAssigned = "lead_assigned"
    case leadResponseMissed = "lead_response_missed"
    case leadEscalated = "lead_escalated"
    case leadFollowUpMissed = "lead_follow_up_missed"
    case leadPoolOverdue = "lead_pool_overdue"
    case leadWithdrawn = "lead_withdrawn"
    case assignmentFrozen = "assignment_frozen"
    case freezeLifted = "freeze_lifted"
    case recordsHandedOver = "records_handed_over"
    case leadQuotaExceeded = "lead_quota_exceeded"
    case channelDisabled = "channel_disabled"

    /// Whether its subject is a lead that its reader can look at.
    package var isAboutLead: Bool {
        switch self {
        case .leadAssigned, .leadResponseMissed, .leadEscalated, .leadFollowUpMissed, .leadPoolOverdue: true
        // Whoever has lost a lead may not see it any more.
        case .leadWithdrawn, .assignmentFrozen, .freezeLifted, .recordsHandedOver, .leadQuotaExceeded, .channelDisabled: false
        }
    }

    package var titleZH: String {
        switch self {
        case .leadAssigned: "新线索分配给你，请在黄金窗口内联系"
        case .leadResponseMissed: "线索超过响应时限，已升级处理"
        case .leadEscalated: "下属的线索超时未响应，请处理"
        case .leadFollowUpMissed: "线索超过跟进时限"
        case .leadPoolOverdue: "公海线索超时无人认领"
        case .leadWithdrawn: "线索超时，已转给他人或退回公海"
        case .assignmentFrozen: "因超时，系统将暂停给你分配新线索若干次"
        case .freezeLifted: "对你的线索分配冻结已被解除"
        case .recordsHandedOver: "同事的客户与线索已移交给你，请查看"
        case .leadQuotaExceeded: "未关闭线索已超过配额；网站表单仍在收取，到两倍配额为止"
        case .channelDisabled: "消息渠道无法使用，已被停用；请检查配置后重新启用"
        }
    }

    package var titleEN: String {
        switch self {
        case .leadAssigned: "A new lead is yours; respond within the window"
        case .leadResponseMissed: "Your lead's response window has run out; it has been escalated"
        case .leadEscalated: "A lead of your team has had no response in time"
        case .leadFollowUpMissed: "A lead's follow-up is overdue"
        case .leadPoolOverdue: "A lead in the pool is overdue; nobody has taken it"
        case .leadWithdrawn: "A lead of yours was overdue and has gone to somebody else, or to the pool"
        case .assignmentFrozen: "A deadline was missed: routing passes over you for a while"
        case .freezeLifted: "Routing may pick you again: your freeze has been lifted"
        case .recordsHandedOver: "A colleague's records have been handed over to you"
        case .leadQuotaExceeded: "There are more open leads than agreed; forms go on until twice as many"
        case .channelDisabled: "A channel does not work as it is configured and has been switched off"
        }
    }
}
