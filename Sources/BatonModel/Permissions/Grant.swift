/// One permission-bearing slice of a record. The relations behind each stand in `sql/policies/catalogue.sql`; a test compares.
package enum Facet: String, CaseIterable, Sendable {
    case leadCard = "lead_card"
    case leadScore = "lead_score"
    case leadConversation = "lead_conversation"
    /// The tenant's numbers and rules for leads. Every member may read them; changing them is checked by the service.
    case leadRules = "lead_rules"

    /// Whether the facet stands in the catalogue of `sql/`, with relations and policies.
    package var isCatalogued: Bool { self != .leadRules }
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
}

package enum Reach: String, CaseIterable, Sendable {
    /// What I own.
    case own
    /// What nobody owns in my own team.
    case pool
    /// What my team and the teams below it own.
    case team
    case tenant
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

    /// For example `lead_card_read_own`: the name of its grant role without the prefix of the installation.
    package var description: String { "\(facet.rawValue)_\(action.rawValue)_\(reach.rawValue)" }
}

extension Set<Grant> {
    /// The grants that become part of the shape role: those that row security enforces, without what `tenant` includes anyway.
    ///
    /// Only `tenant` includes another reach: a lead that I own may lie in another team than mine.
    package var compiled: [String] {
        filter { grant in
            guard grant.action == .read || grant.action == .write, grant.facet.isCatalogued else { return false }
            return grant.reach == .tenant || !contains(Grant(grant.facet, grant.action, .tenant))
        }
        .map(\.description).sorted()
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

    package static let builtIn: [RoleTemplate] = [
        RoleTemplate(
            key: "sales", name: "销售",
            grants: [
                Grant(.leadCard, .read, .own), Grant(.leadCard, .read, .pool), Grant(.leadCard, .write, .own),
                Grant(.leadCard, .create, .own), Grant(.leadCard, .assign, .pool),
                Grant(.leadScore, .read, .own), Grant(.leadScore, .read, .pool), Grant(.leadConversation, .read, .own),
            ], takesLeads: true),
        RoleTemplate(
            key: "supervisor", name: "主管",
            grants: [
                Grant(.leadCard, .read, .team), Grant(.leadCard, .write, .team), Grant(.leadCard, .create, .team),
                Grant(.leadCard, .assign, .team), Grant(.leadScore, .read, .team), Grant(.leadConversation, .read, .team),
            ], takesLeads: false),
        RoleTemplate(
            key: "admin", name: "管理员",
            grants: Set(
                Facet.allCases.map { Grant($0, .read, .tenant) } + [Grant(.leadRules, .write, .tenant)] + [
                    Grant(.leadCard, .write, .tenant), Grant(.leadCard, .create, .tenant), Grant(.leadCard, .assign, .tenant),
                ]), takesLeads: false),
    ]
}
