/// One permission-bearing slice of a record. The relations behind each stand in `sql/policies/catalogue.sql`; a test compares.
package enum Facet: String, CaseIterable, Sendable {
    case leadCard = "lead_card"
    case leadScore = "lead_score"
    case leadConversation = "lead_conversation"
    case customerProfile = "customer_profile"
    case customerContacts = "customer_contacts"
    case opportunityCard = "opportunity_card"
    case deliveryProgress = "delivery_progress"
    case ticketCard = "ticket_card"
    case ticketConversation = "ticket_conversation"
    /// How fast tickets were answered, by category and closed week: figures, no tickets.
    case ticketResponseStats = "ticket_response_stats"
    /// Figures of the dashboards that the tenant has made itself, over all of its records.
    case dashboards
    case contractCard = "contract_card"
    case contractAmount = "contract_amount"
    /// The tenant's numbers and rules for leads. Every member may read them; changing them is checked by the service.
    case leadRules = "lead_rules"
    /// The responsibility map itself: roles, teams, regions, members and what they may do. Checked by the service.
    case permissions
    /// The events of the whole tenant. The service checks the grant; what is read is fenced by a role that may read events only.
    case audit

    /// Whether the facet stands in the catalogue of `sql/`, with relations and policies.
    package var isCatalogued: Bool { self != .leadRules && self != .permissions && self != .audit }

    /// What can be granted on it.
    package var actions: [Action] {
        switch self {
        case .leadCard: [.read, .write, .create, .assign, .export, .delete]
        case .customerProfile, .ticketCard, .contractCard: [.read, .write, .create, .assign, .export]
        case .customerContacts, .deliveryProgress, .opportunityCard: [.read, .write, .create, .export]
        case .contractAmount: [.read, .write, .export]
        case .leadScore, .leadConversation, .ticketConversation, .ticketResponseStats: [.read, .export]
        // To create is to publish, which the service checks.
        case .dashboards: [.read, .create, .export]
        case .leadRules, .permissions: [.read, .write]
        case .audit: [.read]
        }
    }

    /// How far a grant on it can go.
    package var reaches: [Reach] {
        switch self {
        case .ticketResponseStats, .dashboards: [.aggregate]
        case .leadRules, .permissions, .audit: [.tenant]
        case .leadCard, .leadScore, .leadConversation: [.own, .pool, .team, .region, .followed, .tenant]
        case .customerProfile, .customerContacts, .opportunityCard, .deliveryProgress, .ticketCard, .ticketConversation, .contractCard,
            .contractAmount:
            [.own, .pool, .team, .region, .related, .followed, .tenant]
        }
    }
}

package enum Action: String, CaseIterable, Sendable {
    /// Enforced by row security (`FOR SELECT`).
    case read
    /// Enforced by row security (`FOR UPDATE`) and column grants.
    case write
    /// Checked by the service before it acts as `system`.
    case create
    /// Give a visible record to another member, or take it from the pool.
    case assign
    /// Take many records out of the service at once.
    case export
    /// Take a record away, so that it can be restored for a while.
    case delete

    var isEnforcedByPolicies: Bool { self == .read || self == .write }
}

package enum Reach: String, CaseIterable, Sendable {
    /// What I own.
    case own
    /// What nobody owns in my own team.
    case pool
    /// What lies in my team and the teams below it.
    case team
    /// What lies in my regions.
    case region
    /// What belongs to a customer of my regions who has signed.
    case related
    /// What I follow as a collaborator.
    case followed
    case tenant
    /// Figures of all records, and no record.
    case aggregate

    /// The reaches of the catalogue that this one can be compiled to: of one value; of many; of many, for figures over all of them.
    package var compiled: [String] {
        switch self {
        case .team, .region, .related: [rawValue, rawValue + "s", rawValue + "_set"]
        case .own, .pool, .followed, .tenant, .aggregate: [rawValue]
        }
    }
}

/// What the reaches look at in a record.
package struct Responsibility: Hashable, Sendable {
    package var owner: MemberID?
    package var team: TeamID?
    package var region: RegionID?
    package var followers: [MemberID]
    /// The region of the customer behind the record, if that customer has signed.
    package var relatedRegion: RegionID?

    package init(
        owner: MemberID? = nil, team: TeamID? = nil, region: RegionID? = nil, followers: [MemberID] = [], relatedRegion: RegionID? = nil
    ) {
        self.owner = owner
        self.team = team
        self.region = region
        self.followers = followers
        self.relatedRegion = relatedRegion
    }
}

/// Where a member stands: what the reaches measure from.
package struct Position: Hashable, Sendable {
    package var member: MemberID
    package var team: TeamID?
    /// The member's team and all below it.
    package var teams: [TeamID]
    package var regions: [RegionID]

    package init(member: MemberID, team: TeamID? = nil, teams: [TeamID] = [], regions: [RegionID] = []) {
        self.member = member
        self.team = team
        self.teams = teams
        self.regions = regions
    }

    /// What the policies say, for actions that only the service checks.
    package func covers(_ reach: Reach, _ record: Responsibility) -> Bool {
        switch reach {
        case .own: record.owner == member
        case .pool: record.owner == nil && record.team != nil && record.team == team
        case .team: record.team.map(teams.contains) ?? false
        case .region: record.region.map(regions.contains) ?? false
        case .related: record.relatedRegion.map(regions.contains) ?? false
        case .followed: record.followers.contains(member)
        case .tenant: true
        case .aggregate: false
        }
    }

    /// The settings of a transaction in which the policies measure from here: name without `baton.`, value.
    package var settings: [(name: String, value: String)] {
        var settings = [(name: "member", value: member.description)]
        if let team { settings.append(("team", team.description)) }
        if teams.count > 1 { settings.append(("teams", teams.map(\.description).joined(separator: ","))) }
        if regions.count == 1 { settings.append(("region", regions[0].description)) }
        if regions.count > 1 { settings.append(("regions", regions.map(\.description).joined(separator: ","))) }
        return settings
    }
}

/// One line of the responsibility map.
package struct Grant: Hashable, Sendable, CustomStringConvertible {
    package var facet: Facet
    package var action: Action
    package var reach: Reach

    package init(_ facet: Facet, _ action: Action, _ reach: Reach) {
        self.facet = facet
        self.action = action
        self.reach = reach
    }

    /// Whether there is such a thing: the facet knows the action and the reach.
    package var isPossible: Bool { facet.actions.contains(action) && facet.reaches.contains(reach) }

    /// For example `lead_card:read:own`, as explanations and problems name it.
    package var description: String { "\(facet.rawValue):\(action.rawValue):\(reach.rawValue)" }
}

extension Set<Grant> {
    /// The grants that become part of the shape role: those that row security enforces, without what `tenant` includes anyway.
    ///
    /// Only `tenant` includes another reach: a lead that I own may lie in another team than mine. A reach of one value (the member's team
    /// has none below it, he has one region) compares scalars, which an index serves.
    ///
    /// - Parameter forFigures: for statements that look at all rows of a reach, and want the index to find them; a list wants the newest only,
    ///   and looks at rows in their order until it has enough. Differs for a facet that is read by one reach of many values and no other.
    package func compiled(for position: Position, forFigures: Bool = false) -> [String] {
        filter { grant in
            guard grant.action.isEnforcedByPolicies, grant.facet.isCatalogued else { return false }
            return grant.reach == .tenant || !contains(Grant(grant.facet, grant.action, .tenant))
        }
        .map { grant in
            let isMany =
                switch grant.reach {
                case .team: position.teams.count > 1
                case .region, .related: position.regions.count > 1
                case .own, .pool, .followed, .tenant, .aggregate: false
                }
            let isSet = forFigures && grant.action == .read && reaches(.read, grant.facet).count == 1
            return "\(grant.facet.rawValue)_\(grant.action.rawValue)_\(grant.reach.compiled[isMany ? isSet ? 2 : 1 : 0])"
        }
        .sorted()
    }

    package func allows(_ action: Action, _ facet: Facet) -> Bool {
        contains { $0.facet == facet && $0.action == action }
    }

    package func reaches(_ action: Action, _ facet: Facet) -> Set<Reach> {
        Set<Reach>(lazy.filter { $0.facet == facet && $0.action == action }.map(\.reach))
    }
}

/// The roles that every new tenant starts with; afterwards they are rows that its admin changes.
package struct RoleTemplate: Sendable {
    package var key: String
    package var name: String
    package var grants: Set<Grant>
    /// Whether routing picks members of this role.
    package var takesLeads: Bool

    /// What a conversion makes, as far as one's leads go.
    private static func customers(_ reach: Reach) -> [Grant] {
        [Facet.customerProfile, .customerContacts, .opportunityCard].flatMap { facet in
            [Action.read, .write, .create].map { Grant(facet, $0, reach) }
        }
    }

    package static let builtIn: [RoleTemplate] = [
        RoleTemplate(
            key: "sales", name: "销售",
            grants: Set(
                [
                    Grant(.leadCard, .read, .own), Grant(.leadCard, .read, .pool), Grant(.leadCard, .write, .own),
                    Grant(.leadCard, .create, .own), Grant(.leadCard, .assign, .pool),
                    Grant(.leadScore, .read, .own), Grant(.leadScore, .read, .pool), Grant(.leadConversation, .read, .own),
                ] + customers(.own)), takesLeads: true),
        RoleTemplate(
            key: "supervisor", name: "主管",
            grants: Set(
                [
                    Grant(.leadCard, .read, .team), Grant(.leadCard, .write, .team), Grant(.leadCard, .create, .team),
                    Grant(.leadCard, .assign, .team), Grant(.leadCard, .delete, .team), Grant(.leadScore, .read, .team),
                    Grant(.leadConversation, .read, .team),
                ] + customers(.team)), takesLeads: false),
        RoleTemplate(
            key: "admin", name: "管理员",
            grants: Set(
                Facet.allCases.flatMap { facet in
                    facet.actions.map { Grant(facet, $0, facet.reaches.contains(.tenant) ? .tenant : .aggregate) }
                }), takesLeads: false),
    ]
}
