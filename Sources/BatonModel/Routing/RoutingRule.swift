/// How the member of a group is found (L4).
package enum AssignmentStrategy: Int16, KeyedChoice {
    /// Whoever has waited longest for a lead.
    case roundRobin = 1
    /// Whoever has the least open leads; among equals whoever has waited longest.
    case leastLoad = 2
    /// Whoever has the largest part of his limit free.
    case capacity = 3
    /// High intent by how fast and how often a member wins; all else by load.
    case weighted = 4

    package var key: String {
        switch self {
        case .roundRobin: "round_robin"
        case .leastLoad: "least_load"
        case .capacity: "capacity"
        case .weighted: "weighted"
        }
    }
}

/// Sends leads to a group, a member or a pool (L4). All of its conditions must hold; without conditions it holds always.
package struct RoutingRule: Equatable, Sendable {
    package enum Target: Hashable, Sendable {
        case team(TeamID)
        case member(MemberID)
        /// Nobody's, for the members of a team to take.
        case pool(TeamID)
    }

    package var id: RuleID
    /// Rules are tried in this order.
    package var position: Int32
    package var name: String
    package var isEnabled: Bool
    package var conditions: [RoutingCondition]
    package var target: Target
    /// `nil`: the tenant's.
    package var strategy: AssignmentStrategy?
    /// Whether members of the teams below the target are asked too.
    package var includesSubteams: Bool
    /// Whether members are passed over while their team does not work, by its calendar.
    package var skipsOffHours: Bool
    /// Whether the lead is given to somebody all the same when nobody is at work, instead of lying in the pool.
    package var assignsOffHours: Bool
    package var version: Int32

    package init(
        id: RuleID, position: Int32, name: String, isEnabled: Bool = true, conditions: [RoutingCondition] = [], target: Target,
        strategy: AssignmentStrategy? = nil, includesSubteams: Bool = false, skipsOffHours: Bool = false, assignsOffHours: Bool = false,
        version: Int32 = 1
    ) {
        self.id = id
        self.position = position
        self.name = name
        self.isEnabled = isEnabled
        self.conditions = conditions
        self.target = target
        self.strategy = strategy
        self.includesSubteams = includesSubteams
        self.skipsOffHours = skipsOffHours
        self.assignsOffHours = assignsOffHours
        self.version = version
    }

    /// By region, product line and budget band; what is `nil` holds always.
    package init(
        id: RuleID, position: Int32, name: String, region: RegionID? = nil, productLine: String? = nil,
        budgetFrom: Int64? = nil, budgetBelow: Int64? = nil, team: TeamID
    ) {
        self.init(
            id: id, position: position, name: name,
            conditions: Self.conditions(region: region, productLine: productLine, budgetFrom: budgetFrom, budgetBelow: budgetBelow),
            target: .team(team))
    }

    package static func conditions(
        region: RegionID?, productLine: String?, budgetFrom: Int64?, budgetBelow: Int64?
    ) -> [RoutingCondition] {
        [
            region.map { RoutingCondition("region", .anyOf, [$0.description]) },
            productLine.map { RoutingCondition("product_line", .anyOf, [$0]) },
            budgetFrom.map { RoutingCondition("budget", .atLeast, ["\($0)"]) },
            budgetBelow.map { RoutingCondition("budget", .below, ["\($0)"]) },
        ].compactMap { $0 }
    }

    package static let maximumName = 100
    package static let maximumConditions = 20
    /// Of one tenant.
    package static let maximumRules = 500
}

/// One condition of a rule, as it is stored and sent.
package struct RoutingCondition: Hashable, Sendable {
    /// `RoutingField.key`.
    package var field: String
    package var comparison: RoutingComparison
    /// Keys of choices, ids, words; numbers and days as text. Empty for `is_empty` and `is_not_empty`.
    package var values: [String]

    package init(_ field: String, _ comparison: RoutingComparison, _ values: [String] = []) {
        self.field = field
        self.comparison = comparison
        self.values = values
    }

    package static let maximumValues = 200
    package static let maximumValue = 200
}

/// The raw values are stored and sent: never rename one.
package enum RoutingComparison: String, CaseIterable, Sendable {
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

/// What a condition may look at.
package enum RoutingField: Sendable, Equatable {
    case channel, region, area, intent, form
    /// What kind of referrer has sent it, if anybody has: `customer`, `contact`, `member`, `text`.
    case referrer
    /// Whether it comes in while the rule's team works: `working_hours` or `off_hours`.
    case arrival
    case productLine, need, company, emailDomain
    /// The upper end of the budget, in minor units.
    case budget
    case score
    case custom(CustomField)

    /// Those that every tenant has.
    package static let fixed: [RoutingField] = [
        .channel, .region, .area, .productLine, .budget, .need, .company, .emailDomain, .score, .intent, .form, .arrival, .referrer,
    ]

    package var key: String {
        switch self {
        case .channel: "channel"
        case .region: "region"
        case .area: "area"
        case .intent: "intent"
        case .form: "form"
        case .referrer: "referred_by"
        case .arrival: "arrival"
        case .productLine: "product_line"
        case .need: "need"
        case .company: "company"
        case .emailDomain: "email_domain"
        case .budget: "budget"
        case .score: "score"
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
        case choice, text, number
    }

    package var kind: Kind {
        switch self {
        case .channel, .region, .area, .intent, .form, .arrival, .referrer: .choice
        case .productLine, .need, .company, .emailDomain: .text
        case .budget, .score: .number
        case .custom(let field):
            switch field.type {
            case .text: .text
            case .number, .date: .number
            case .choice, .choices, .reference: .choice
            }
        }
    }

    package var comparisons: [RoutingComparison] {
        switch kind {
        case .choice: [.anyOf, .noneOf, .isEmpty, .isNotEmpty]
        case .text: [.anyOf, .noneOf, .contains, .isEmpty, .isNotEmpty]
        case .number: [.atLeast, .below, .isEmpty, .isNotEmpty]
        }
    }
}
