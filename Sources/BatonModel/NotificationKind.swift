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
    case leadHighIntent = "lead_high_intent"
    case leadsHighIntent = "leads_high_intent"
    case selfCheckFailed = "self_check_failed"
    case taskAssigned = "task_assigned"
    case taskDue = "task_due"
    case leadsPooled = "leads_pooled"
    case routingRuleBroken = "routing_rule_broken"
    /// A score rule or a form.
    case configurationBroken = "configuration_broken"
    case freezeAppealed = "freeze_appealed"
    case appealRefused = "appeal_refused"
    /// One for all leads that an import has given to a member with one batch.
    case leadsImported = "leads_imported"
    case captureUnconfirmed = "capture_unconfirmed"
    case nurtureFinished = "nurture_finished"
    /// To the person of a lead, not to a member: something to read, from the nurture pool.
    case nurtureContent = "nurture_content"
    /// To the person of a lead, or whoever may become one: the code that verifies a phone.
    case phoneCode = "phone_code"

    /// Whether it goes to the people of leads, who have no inbox.
    package var isForLeads: Bool { self == .nurtureContent || self == .phoneCode }

    /// Whether a channel of this kind can carry it.
    package func fits(_ channel: ChannelKind) -> Bool {
        switch self {
        case .nurtureContent: channel == .mail || channel == .sms
        case .phoneCode: channel == .sms
        default: channel != .webhook
        }
    }

    /// Whether its subject is a lead that its reader can look at.
    package var isAboutLead: Bool {
        switch self {
        case .leadAssigned, .leadResponseMissed, .leadEscalated, .leadFollowUpMissed, .leadPoolOverdue, .leadHighIntent, .nurtureFinished:
            true
        // Whoever has lost a lead may not see it any more.
        case .leadWithdrawn, .assignmentFrozen, .freezeLifted, .recordsHandedOver, .leadQuotaExceeded, .channelDisabled, .leadsHighIntent,
            .selfCheckFailed, .taskAssigned, .taskDue, .leadsPooled, .routingRuleBroken, .configurationBroken, .freezeAppealed,
            .appealRefused,
            .leadsImported, .nurtureContent, .phoneCode, .captureUnconfirmed:
            false
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
        case .leadsImported: "文件导入的新线索已分配给你，请查看"
        case .channelDisabled: "消息渠道无法使用，已被停用；请检查配置后重新启用"
        case .leadHighIntent: "你的线索已达到高意向，请尽快联系"
        case .leadsHighIntent: "评分规则调整后，你有线索升为高意向，请查看"
        case .selfCheckFailed: "夜间自检发现异常线索，已自动修复可修复的部分，请查看"
        case .taskAssigned: "你有一项新任务"
        case .taskDue: "任务已到期"
        case .leadsPooled: "有线索未能分配给任何人，已进入公海；请认领或检查分配规则"
        case .routingRuleBroken: "一条线索分配规则已失效并被跳过，请修改"
        case .configurationBroken: "一条评分规则或一个表单引用了已不存在的内容，请修改"
        case .freezeAppealed: "下属对线索分配冻结提出申诉，请处理"
        case .appealRefused: "你对线索分配冻结的申诉未被接受"
        case .nurtureFinished: "培育内容已全部发送完毕，请决定下一步"
        case .nurtureContent: "为您推荐的内容"
        case .phoneCode: "验证码"
        case .captureUnconfirmed: "粘贴的聊天内容还没有确认成线索；七天后将被删除"
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
        case .leadsImported: "New leads from a file are yours"
        case .channelDisabled: "A channel does not work as it is configured and has been switched off"
        case .leadHighIntent: "A lead of yours has become high intent; call soon"
        case .leadsHighIntent: "Scores were reckoned again: some of your leads are high intent now"
        case .selfCheckFailed: "The nightly check has found leads that were not attended to; what could be repaired has been"
        case .taskAssigned: "There is a new task for you"
        case .taskDue: "A task of yours is due"
        case .leadsPooled: "Leads could be given to nobody and lie in the pool; take them, or look at the rules"
        case .routingRuleBroken: "A routing rule cannot be used any more and is passed over; mend it"
        case .configurationBroken: "A score rule or a form names what there is no more; mend it"
        case .freezeAppealed: "Somebody of your team appeals against being passed over by routing"
        case .appealRefused: "Your appeal against being passed over by routing was refused"
        case .nurtureFinished: "A lead has been sent all content that there is for it"
        case .nurtureContent: "Something to read"
        case .phoneCode: "Verification code"
        case .captureUnconfirmed: "A text that you handed in is not confirmed yet; it is deleted a week after"
        }
    }
}
