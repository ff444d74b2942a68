internal import FoundationEssentials

/// What rules may know of a lead besides what it has done.
package struct LeadFacts: Sendable, Equatable {
    /// A fact, as far as conditions compare it.
    package enum Fact: Sendable, Equatable {
        case text(String)
        case texts([String])
        case number(Int64)
    }

    private var facts: [String: Fact] = [:]

    package init() {}

    package subscript(_ field: String) -> Fact? { facts[field] }

    package init(_ lead: Lead) {
        set("contact_name", lead.contactName)
        set("company", lead.company)
        set("phone", lead.phone)
        set("email", lead.email)
        set("area", lead.area)
        set("region_id", lead.region?.description)
        set("product_line", lead.productLine)
        set("need", lead.need)
        set("channel", lead.channel.key)
        set("budget_min_minor", lead.budgetMinMinor)
        set("budget_max_minor", lead.budgetMaxMinor)
        for (field, value) in lead.custom.all { set(field, value) }
    }

    package init(_ draft: LeadDraft, region: RegionID?) {
        set("contact_name", draft.contactName)
        set("company", draft.company)
        set("phone", draft.phone?.e164)
        set("email", draft.email?.address)
        set("area", draft.area?.shortName)
        set("region_id", region?.description)
        set("product_line", draft.productLine)
        set("need", draft.need)
        set("channel", draft.channel.key)
        set("budget_min_minor", draft.budget?.minMinor)
        set("budget_max_minor", draft.budget?.maxMinor)
        for change in draft.custom { set(change.field, change.value) }
    }

    private mutating func set(_ name: String, _ text: String?) { if let text { facts[name] = .text(text) } }
    private mutating func set(_ name: String, _ number: Int64?) { if let number { facts[name] = .number(number) } }

    private mutating func set(_ field: CustomField, _ value: CustomValue?) {
        let name = field.name
        func key(_ number: Int16) -> String? { field.type.options.first { $0.number == number }?.key }
        switch value {
        case nil: break
        case .text(let text)?: facts[name] = .text(text)
        case .number(let number)?: facts[name] = .number(number)
        case .date(let day)?: facts[name] = .text("\(day)")
        case .choice(let number)?: facts[name] = key(number).map { .text($0) }
        case .choices(let numbers)?: facts[name] = .texts(numbers.compactMap(key))
        case .reference(let id)?: facts[name] = .text(id.uuidString.lowercased())
        }
    }
}

/// One condition of a rule on a field of the lead.
package struct ScoreCondition: Sendable, Equatable {
    package enum Operator: String, CaseIterable, Sendable {
        case equals = "eq"
        case isOneOf = "in"
        case atLeast = "gte"
        case below = "lt"
        case isSet = "set"
        case isEmpty = "empty"
    }

    /// `area`, `region_id`, `budget_max_minor`, … or `custom.<key>`.
    package var field: String
    package var `operator`: Operator
    /// Texts that are compared after folding case and blanks.
    package var texts: [String]
    package var number: Int64?

    package init(field: String, operator: Operator, texts: [String] = [], number: Int64? = nil) {
        self.field = field
        self.operator = `operator`
        self.texts = texts
        self.number = number
    }

    package static let maximumConditions = 10
    package static let maximumTexts = 50
    package static let textFields = [
        "area", "channel", "company", "contact_name", "email", "need", "phone", "product_line", "region_id",
    ]
    package static let numberFields = ["budget_max_minor", "budget_min_minor"]
    /// Of these it only matters whether there is something: what people write is no basis for points.
    package static let presenceFields: Set<String> = ["company", "contact_name", "email", "need", "phone"]

    /// Written by us, one spelling for each meaning.
    private static let canonicalFields: Set<String> = ["area", "channel", "region_id"]

    private func isOne(_ text: String) -> Bool {
        if texts.contains(text) { return true }
        if Self.canonicalFields.contains(field) { return false }
        let folded = FoldedText.name(text)
        return texts.contains { FoldedText.name($0) == folded }
    }

    package func holds(of facts: LeadFacts) -> Bool {
        let fact = facts[field]
        switch `operator` {
        case .isSet: return fact != nil
        case .isEmpty: return fact == nil
        case .equals, .isOneOf:
            switch fact {
            case nil: return false
            case .text(let text)?: return isOne(text)
            case .texts(let each)?: return each.contains(where: isOne)
            case .number(let value)?: return value == number
            }
        case .atLeast:
            guard case .number(let value)? = fact, let number else { return false }
            return value >= number
        case .below:
            guard case .number(let value)? = fact, let number else { return false }
            return value < number
        }
    }
}
