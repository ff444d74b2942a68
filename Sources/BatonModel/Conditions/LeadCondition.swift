/// One condition of a rule, as it is stored and sent: of routing and of scores alike.
package struct LeadCondition: Hashable, Sendable {
    /// `ConditionField.key`.
    package var field: String
    package var comparison: ConditionComparison
    /// Keys of choices, ids, words; numbers and days as text. Empty for `is_empty` and `is_not_empty`.
    package var values: [String]

    package init(_ field: String, _ comparison: ConditionComparison, _ values: [String] = []) {
        self.field = field
        self.comparison = comparison
        self.values = values
    }

    /// Of one rule.
    package static let maximumConditions = 20
    package static let maximumValues = 200
    package static let maximumValue = 200
}

/// The raw values are stored and sent: never rename one.
package enum ConditionComparison: String, CaseIterable, Sendable {
    /// Of several values (a multiple choice): at least one of them is among the given.
    case anyOf = "any_of"
    /// Also holds for an empty field.
    case noneOf = "none_of"
    /// The text contains one of the words; case, width and blanks do not matter.
    case contains
    /// A number or day that is the given one or beyond it. An empty field is neither.
    case atLeast = "at_least"
    case below
    case isEmpty = "is_empty"
    case isNotEmpty = "is_not_empty"

    package var takesValues: Bool { self != .isEmpty && self != .isNotEmpty }
}

/// What a condition decides. Not every rule may look at everything.
package enum ConditionUse: Sendable {
    case routing
    case scores
}

/// What a condition may look at.
package enum ConditionField: Sendable, Equatable {
    case channel, region, area, intent, form
    /// What kind of referrer has sent it, if anybody has: `customer`, `contact`, `member`, `text`.
    case referrer
    /// Whether it comes in while the rule's team works: `working_hours` or `off_hours`.
    case arrival
    case productLine, need, company, emailDomain
    /// The upper end of the budget, in minor units.
    case budget
    case score
    /// Only whether there is one.
    case contactName, phone, email
    case custom(CustomField)

    /// Those that every tenant has.
    package static let fixed: [ConditionField] = [
        .channel, .region, .area, .productLine, .budget, .need, .company, .emailDomain, .contactName, .phone, .email, .score, .intent,
        .form, .arrival, .referrer,
    ]

    /// Those of them that rules of this kind may look at.
    package static func fixed(for use: ConditionUse) -> [ConditionField] { fixed.filter { !$0.comparisons(for: use).isEmpty } }

    package var key: String {
        switch self {
        case .channel: "channel"
        case .region: "region"
        case .area: "area"
        case .intent: "intent"
        case .form: "form"
        case .arrival: "arrival"
        case .referrer: "referred_by"
        case .productLine: "product_line"
        case .need: "need"
        case .company: "company"
        case .emailDomain: "email_domain"
        case .budget: "budget"
        case .score: "score"
        case .contactName: "contact_name"
        case .phone: "phone"
        case .email: "email"
        case .custom(let field): field.name
        }
    }

    /// - Returns: `nil` for one that the tenant has not, or not any more.
    package init?(_ key: String, _ fields: CustomFields) {
        if let fixed = Self.fixed.first(where: { $0.key == key }) {
            self = fixed
        } else if key.hasPrefix("custom."), let field = fields[key.dropFirst(7)] {
            self = .custom(field)
        } else {
            return nil
        }
    }

    package enum Kind: Sendable {
        case choice, text, number, presence
    }

    package var kind: Kind {
        switch self {
        case .channel, .region, .area, .intent, .form, .arrival, .referrer: .choice
        case .productLine, .need, .company, .emailDomain: .text
        case .budget, .score: .number
        case .contactName, .phone, .email: .presence
        case .custom(let field):
            switch field.type {
            case .text: .text
            case .number, .date: .number
            case .choice, .choices, .reference: .choice
            }
        }
    }

    private var comparisons: [ConditionComparison] {
        switch kind {
        case .choice: [.anyOf, .noneOf, .isEmpty, .isNotEmpty]
        case .text: [.anyOf, .noneOf, .contains, .isEmpty, .isNotEmpty]
        case .number: [.atLeast, .below, .isEmpty, .isNotEmpty]
        case .presence: [.isEmpty, .isNotEmpty]
        }
    }

    /// How rules of this kind may compare it; none: they may not look at it.
    package func comparisons(for use: ConditionUse) -> [ConditionComparison] {
        guard use == .scores else { return comparisons }
        switch self {
        // What the score itself decides, and what only the moment of the arrival knows: another reckoning would come to another score.
        case .score, .intent, .form, .arrival: return []
        // What people write is no basis for points; whether they have is.
        case .need, .company, .emailDomain: return [.isEmpty, .isNotEmpty]
        case .channel, .region, .area, .productLine, .budget, .referrer, .contactName, .phone, .email, .custom:
            return comparisons.filter { $0 != .contains }
        }
    }
}
