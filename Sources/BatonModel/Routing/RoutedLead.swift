package import FoundationEssentials

/// What rules may know of a lead.
package struct RoutedLead: Sendable {
    package var channel: LeadChannel
    package var region: RegionID?
    package var area: ChineseProvince?
    package var productLine: String?
    /// In minor units.
    package var budgetMaximum: Int64?
    package var need: String?
    package var company: String?
    package var emailDomain: String?
    package var score: Int16
    package var intent: LeadIntent
    /// Through which it came in.
    package var form: IntakeFormID?
    /// What kind of referrer has sent it.
    package var referrer: LeadReferrer.Kind?
    package var custom: [CustomFieldID: CustomValue]

    package init(
        channel: LeadChannel, region: RegionID? = nil, area: ChineseProvince? = nil, productLine: String? = nil,
        budgetMaximum: Int64? = nil,
        need: String? = nil, company: String? = nil, emailDomain: String? = nil, score: Int16 = 0, intent: LeadIntent = .plain,
        form: IntakeFormID? = nil, custom: [CustomFieldID: CustomValue] = [:]
    ) {
        self.channel = channel
        self.region = region
        self.area = area
        self.productLine = productLine
        self.budgetMaximum = budgetMaximum
        self.need = need
        self.company = company
        self.emailDomain = emailDomain
        self.score = score
        self.intent = intent
        self.form = form
        self.custom = custom
    }

    package init(_ draft: LeadDraft, region: RegionID?, score: Int16, intent: LeadIntent, form: IntakeFormID? = nil) {
        self.init(
            channel: draft.channel, region: region, area: draft.area, productLine: draft.productLine, budgetMaximum: draft.budget?.maxMinor,
            need: draft.need, company: draft.company, emailDomain: draft.email.map { String($0.domain) }, score: score, intent: intent,
            form: form,
            custom: Dictionary(
                draft.custom.compactMap { change in change.value.map { (change.field.id, $0) } }, uniquingKeysWith: { $1 }))
        referrer = draft.referrer?.kind
    }

    /// A lead that is there already: as if it came in now.
    package init(_ lead: Lead) {
        self.init(
            channel: lead.channel, region: lead.region, area: lead.area.flatMap { ChineseProvince(parsing: $0) },
            productLine: lead.productLine, budgetMaximum: lead.budgetMaxMinor, need: lead.need, company: lead.company,
            emailDomain: lead.email.flatMap { try? EmailAddress(parsing: $0) }.map { String($0.domain) }, score: lead.score,
            intent: lead.intent,
            custom: Dictionary(
                lead.custom.all.compactMap { field, value in value.map { (field.id, $0) } }, uniquingKeysWith: { $1 }))
        referrer = lead.referrer?.kind
    }
}

/// When a lead is routed.
package struct RoutingMoment: Sendable {
    package var instant: Date
    /// In the tenant's zone: quotas and absences go by it.
    package var today: CalendarDay
    /// Whether a team works now, by its calendar; without a calendar always.
    package var isWorking: @Sendable (TeamID?) -> Bool

    package init(instant: Date, today: CalendarDay, isWorking: @escaping @Sendable (TeamID?) -> Bool = { _ in true }) {
        self.instant = instant
        self.today = today
        self.isWorking = isWorking
    }
}
