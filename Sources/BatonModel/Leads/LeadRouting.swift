/// Sends leads to a team by region, product line and budget band (L4). An absent condition holds always.
package struct RoutingRule: Equatable, Sendable {
    package var id: RuleID
    package var position: Int32
    package var name: String
    package var region: RegionID?
    /// Compared after folding case and blanks.
    package var productLine: String?
    /// The budget band, in minor units: from inclusive, below exclusive.
    package var budgetFrom: Int64?
    package var budgetBelow: Int64?
    package var team: TeamID

    package init(
        id: RuleID, position: Int32, name: String, region: RegionID? = nil, productLine: String? = nil,
        budgetFrom: Int64? = nil, budgetBelow: Int64? = nil, team: TeamID
    ) {
        self.id = id
        self.position = position
        self.name = name
        self.region = region
        self.productLine = productLine
        self.budgetFrom = budgetFrom
        self.budgetBelow = budgetBelow
        self.team = team
    }

    /// A lead without a budget fits no band; the upper end of a range decides.
    package func fits(region: RegionID?, productLine: String?, budgetMaximum: Int64?) -> Bool {
        if let wanted = self.region, wanted != region { return false }
        if let wanted = self.productLine {
            guard let productLine, Self.fold(wanted) == Self.fold(productLine) else { return false }
        }
        if budgetFrom != nil || budgetBelow != nil {
            guard let budgetMaximum else { return false }
            if let budgetFrom, budgetMaximum < budgetFrom { return false }
            if let budgetBelow, budgetMaximum >= budgetBelow { return false }
        }
        return true
    }

    private static func fold(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }
}

/// Where a lead goes before a member is picked.
package enum LeadRoute: Equatable, Sendable {
    case team(TeamID, rule: RuleID)
    /// No rule fits: into the pool, never nowhere.
    case pool(TeamID?)

    package init(rules: [RoutingRule], region: RegionID?, productLine: String?, budgetMaximum: Int64?, poolTeam: TeamID?) {
        let fitting = rules.sorted { $0.position < $1.position }.first {
            $0.fits(region: region, productLine: productLine, budgetMaximum: budgetMaximum)
        }
        self = if let fitting { .team(fitting.team, rule: fitting.id) } else { .pool(poolTeam) }
    }
}

/// Which region a province belongs to in one tenant.
package struct RegionMap: Equatable, Sendable {
    private var regions: [String: RegionID] = [:]

    /// - Parameter regions: each region with the short names of its provinces; the first that names a province has it.
    package init(_ regions: [(id: RegionID, areas: [String])]) {
        for region in regions {
            for area in region.areas where self.regions[area] == nil { self.regions[area] = region.id }
        }
    }

    package subscript(area: String?) -> RegionID? { area.flatMap { regions[$0] } }
}
