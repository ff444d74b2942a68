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
    package var conditions: [LeadCondition]
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
        id: RuleID, position: Int32, name: String, isEnabled: Bool = true, conditions: [LeadCondition] = [], target: Target,
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
    ) -> [LeadCondition] {
        [
            region.map { LeadCondition("region", .anyOf, [$0.description]) },
            productLine.map { LeadCondition("product_line", .anyOf, [$0]) },
            budgetFrom.map { LeadCondition("budget", .atLeast, ["\($0)"]) },
            budgetBelow.map { LeadCondition("budget", .below, ["\($0)"]) },
        ].compactMap { $0 }
    }

    package static let maximumName = 100
    /// Of one tenant.
    package static let maximumRules = 500
}
