package import FoundationEssentials

/// The card of a lead as it is stored.
package struct Lead: Sendable, Equatable {
    package var id: LeadID
    package var contactName: String?
    package var company: String?
    package var phone: String?
    package var phoneExtension: String?
    package var email: String?
    package var area: String?
    package var region: RegionID?
    package var productLine: String?
    package var budgetMinMinor: Int64?
    package var budgetMaxMinor: Int64?
    package var currency: String
    package var budgetText: String?
    package var need: String?
    package var referrer: LeadReferrer?
    package var channel: LeadChannel
    package var stage: LeadStage
    package var stageReason: String?
    package var score: Int16
    package var intent: LeadIntent
    package var owner: MemberID?
    package var team: TeamID?
    package var routingRule: RuleID?
    package var assignedAt: Date?
    package var firstTouchAt: Date?
    /// When something must have happened; every open lead has one.
    package var dueAt: Date?
    /// How often its deadline has been missed since it got its owner or was touched.
    package var escalation: Int16 = 0
    package var escalatedAt: Date?
    package var submittedAt: Date?
    /// When the phone was found to be the person's (L13); `nil` again when the number changes.
    package var phoneVerifiedAt: Date?
    package var createdAt: Date
    package var updatedAt: Date
    package var version: Int32
    /// By id.
    package var tags: [TagID] = []
    /// What it has in the fields that its tenant has added.
    package var custom = CustomValues.none

    package init(
        id: LeadID, currency: String, channel: LeadChannel, stage: LeadStage, score: Int16, intent: LeadIntent, createdAt: Date,
        updatedAt: Date, version: Int32
    ) {
        self.id = id
        self.currency = currency
        self.channel = channel
        self.stage = stage
        self.score = score
        self.intent = intent
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.version = version
    }
}

/// A call, chat, mail or visit, as somebody reports it.
package struct InteractionDraft: Sendable, Equatable {
    package var kind: InteractionKind
    package var occurredAt: Date?
    package var durationSeconds: Int32?
    package var messageCount: Int32?
    package var content: String?
    package var direction = InteractionDirection.outbound
    package var outcome: InteractionOutcome?
    /// What the system that reports it calls it.
    package var key: ExternalKey?
    /// Why somebody is called although a colleague has turned to him lately.
    package var overrideReason: String?

    package init(
        kind: InteractionKind, occurredAt: Date? = nil, durationSeconds: Int32? = nil, messageCount: Int32? = nil, content: String? = nil
    ) {
        self.kind = kind
        self.occurredAt = occurredAt
        self.durationSeconds = durationSeconds
        self.messageCount = messageCount
        self.content = content
    }

    package static let maximumContent = 20_000
}

/// A change of some fields of a card. The outer optional says whether the field changes, the inner one whether it is emptied.
package struct LeadPatch: Sendable, Equatable {
    package var contactName: String??
    package var company: String??
    package var phone: PhoneNumber??
    package var email: EmailAddress??
    package var area: ChineseProvince??
    package var productLine: String??
    package var budget: BudgetRange??
    package var budgetText: String??
    package var need: String??
    package var referrer: LeadReferrer??
    package var custom: [CustomChange] = []

    package init() {}

    /// Names of the fields that change, as in the API.
    package var changed: [String] {
        var names: [String] = []
        if contactName != nil { names.append("contact_name") }
        if company != nil { names.append("company") }
        if phone != nil { names.append("phone") }
        if email != nil { names.append("email") }
        if area != nil { names.append("area") }
        if productLine != nil { names.append("product_line") }
        if budget != nil || budgetText != nil { names.append("budget") }
        if need != nil { names.append("need") }
        if referrer != nil { names.append("referred_by") }
        names += custom.map(\.field.name)
        return names
    }
}
