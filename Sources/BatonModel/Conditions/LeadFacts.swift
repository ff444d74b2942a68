/// What rules may know of a lead.
package struct LeadFacts: Sendable {
    package var channel: LeadChannel
    package var region: RegionID?
    package var area: ChineseProvince?
    package var productLine: String?
    /// The upper end, in minor units; of a budget without one (“from 500,000”) the lower end.
    package var budget: Int64?
    package var need: String?
    package var company: String?
    package var emailDomain: String?
    package var hasContactName: Bool
    package var hasPhone: Bool
    package var hasEmail: Bool
    /// Of those who route: score rules do not look at what they make.
    package var score: Int16
    package var intent: LeadIntent
    /// Through which it came in.
    package var form: IntakeFormID?
    /// What kind of referrer has sent it.
    package var referrer: LeadReferrer.Kind?
    package var custom: [CustomFieldID: CustomValue]

    package init(
        channel: LeadChannel, region: RegionID? = nil, area: ChineseProvince? = nil, productLine: String? = nil, budget: Int64? = nil,
        need: String? = nil, company: String? = nil, emailDomain: String? = nil, hasContactName: Bool = false, hasPhone: Bool = false,
        hasEmail: Bool = false, score: Int16 = 0, intent: LeadIntent = .plain, form: IntakeFormID? = nil,
        referrer: LeadReferrer.Kind? = nil, custom: [CustomFieldID: CustomValue] = [:]
    ) {
        self.channel = channel
        self.region = region
        self.area = area
        self.productLine = productLine
        self.budget = budget
        self.need = need
        self.company = company
        self.emailDomain = emailDomain
        self.hasContactName = hasContactName
        self.hasPhone = hasPhone
        self.hasEmail = hasEmail
        self.score = score
        self.intent = intent
        self.form = form
        self.referrer = referrer
        self.custom = custom
    }

    /// One that comes in, before it is scored.
    package init(_ draft: LeadDraft, region: RegionID?, form: IntakeFormID? = nil) {
        self.init(
            channel: draft.channel, region: region, area: draft.area, productLine: draft.productLine,
            budget: draft.budget?.maxMinor ?? draft.budget?.minMinor, need: draft.need, company: draft.company,
            emailDomain: draft.email.map { String($0.domain) }, hasContactName: draft.contactName != nil, hasPhone: draft.phone != nil,
            hasEmail: draft.email != nil, form: form, referrer: draft.referrer?.kind,
            custom: Dictionary(
                draft.custom.compactMap { change in change.value.map { (change.field.id, $0) } }, uniquingKeysWith: { $1 }))
    }

    /// A lead that is there already: as if it came in now.
    package init(_ lead: Lead) {
        self.init(
            channel: lead.channel, region: lead.region, area: lead.area.flatMap { ChineseProvince(parsing: $0) },
            productLine: lead.productLine, budget: lead.budgetMaxMinor ?? lead.budgetMinMinor, need: lead.need, company: lead.company,
            emailDomain: lead.email.flatMap { try? EmailAddress(parsing: $0) }.map { String($0.domain) },
            hasContactName: lead.contactName != nil, hasPhone: lead.phone != nil, hasEmail: lead.email != nil, score: lead.score,
            intent: lead.intent, referrer: lead.referrer?.kind,
            custom: Dictionary(
                lead.custom.all.compactMap { field, value in value.map { (field.id, $0) } }, uniquingKeysWith: { $1 }))
    }

    /// The same with what it has been scored.
    package func scored(_ score: Int16, _ intent: LeadIntent) -> LeadFacts {
        var facts = self
        (facts.score, facts.intent) = (score, intent)
        return facts
    }
}
