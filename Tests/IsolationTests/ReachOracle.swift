internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Postgres

/// A row of a facet's relation, as the superuser sees it.
struct Row: Hashable {
    var id: String
    var tenant: TenantID
    var owner: UUID?
    var team: UUID?
    var region: UUID?
    var followers: [UUID]
    var related: UUID?
    var isDeleted: Bool

    /// The oracle: the plain OR of all reaches, which knows nothing of policies, shapes or subsumption.
    func isVisible(to context: Context, _ grants: Set<Grant>, _ action: Action, _ facet: Facet) -> Bool {
        guard tenant == context.tenant else { return false }
        return grants.contains { grant in
            guard grant.facet == facet, grant.action == action else { return false }
            switch grant.reach {
            case .own: return owner != nil && owner == context.member
            case .pool: return owner == nil && team != nil && team == context.team
            case .team: return team != nil && context.teams.contains(team!)
            case .region: return region != nil && context.regions.contains(region!)
            case .related: return related != nil && context.regions.contains(related!)
            case .followed: return context.member != nil && followers.contains(context.member!)
            case .tenant, .aggregate: return true
            }
        }
    }
}

/// In whose name is asked; contexts that no request has are among them.
struct Context {
    var tenant: TenantID
    var member: UUID?
    var team: UUID?
    var teams: [UUID]
    var regions: [UUID]
    /// What is not set is set to nothing, as after the first transaction of a session.
    var setsEmpty = false

    init(_ access: MemberAccess, of tenant: TestTenant) {
        self.tenant = tenant.id
        member = access.id.uuid
        team = access.position.team?.uuid
        teams = access.position.teams.map(\.uuid)
        regions = access.position.regions.map(\.uuid)
    }

    /// What the program would send.
    var position: Position {
        Position(
            member: MemberID(member ?? UUID()), team: team.map { TeamID($0) }, teams: teams.map { TeamID($0) },
            regions: regions.map { RegionID($0) })
    }

    var settings: [(name: String, value: String)] {
        var settings = position.settings
        if member == nil { settings.removeAll { $0.name == "member" } }
        if setsEmpty {
            for name in ["member", "team", "teams", "region", "regions"] where !settings.contains(where: { $0.name == name }) {
                settings.append((name, ""))
            }
        }
        return [("baton.tenant", tenant.description)] + settings.map { ("baton." + $0.name, $0.value) }
    }

    static func all(_ fixture: Fixture) async throws -> [Context] {
        var contexts: [Context] = []
        for tenant in [fixture.ours, fixture.theirs] {
            for id in [tenant.admin, tenant.supervisor, tenant.southSupervisor, tenant.eastSales[0], tenant.southSales[0]] {
                contexts.append(Context(try await tenant.scope(id).requireMember(), of: tenant))
            }
        }
        // Our tenant's name with their people, teams and regions. The tenant test alone stands against these.
        for id in [fixture.theirs.supervisor, fixture.theirs.southSupervisor, fixture.theirs.eastSales[0]] {
            contexts.append(Context(try await fixture.theirs.scope(id).requireMember(), of: fixture.ours))
        }
        // Somebody without a team and a region; somebody whose context holds nothing but the tenant; and both after other transactions.
        var lone = Context(try await fixture.ours.scope(fixture.ours.eastSales[0]).requireMember(), of: fixture.ours)
        (lone.team, lone.teams, lone.regions) = (nil, [], [])
        var nobody = lone
        nobody.member = nil
        contexts += [lone, nobody]
        (lone.setsEmpty, nobody.setsEmpty) = (true, true)
        return contexts + [lone, nobody]
    }
}

/// A relation of a facet.
struct Relation {
    var name: String
    var facet: Facet
    var actions: [Action]
    /// What names a row, as SQL.
    var key: SQL
    /// A column that whoever may write may set.
    var writable: String

    static func all(_ database: TestDatabase) async throws -> [Relation] {
        let rows = try await database.admin.query(
            """
            SELECT c.relation, c.facet, array_agg(DISTINCT c.action), coalesce((baton.writable_columns(c.relation))[1], '-')
            FROM baton.facet_catalogue() c GROUP BY 1, 2 ORDER BY 1
            """
        ).decode((String, String, [String], String).self)
        return rows.compactMap { row in
            let key: SQL =
                switch row.0 {
                case "lead_payload", "lead_conversion": "lead_id::text"
                case "lead_external_id": "source || '/' || external_id"
                case "contract_amount": "contract_id::text"
                case "ticket_response_stat": "tenant_id || ' ' || week || category"
                case "lead_assignment": "lead_id || ' ' || version"
                case "dashboard_figure": "contract_id || ' ' || line || measure"
                default: "id::text"
                }
            return Facet(rawValue: row.1).map {
                Relation(name: row.0, facet: $0, actions: row.2.compactMap(Action.init(rawValue:)), key: key, writable: row.3)
            }
        }
    }

    func rows(_ database: TestDatabase) async throws -> Set<Row> {
        // Not every relation has every column.
        let result = try await database.admin.query(
            """
            SELECT \(fragment: key), tenant_id, (r->>'owner_id')::uuid, (r->>'team_id')::uuid, (r->>'region_id')::uuid,
                   ARRAY(SELECT jsonb_array_elements_text(coalesce(r->'follower_ids', '[]'))::uuid), (r->>'related_region_id')::uuid,
                   r->>'deleted_at' IS NOT NULL
            FROM \(fragment: .table(name)) AS t, to_jsonb(t) AS r
            """)
        return Set(
            try result.decode((String, TenantID, UUID?, UUID?, UUID?, [UUID], UUID?, Bool).self).map {
                Row(id: $0.0, tenant: $0.1, owner: $0.2, team: $0.3, region: $0.4, followers: $0.5, related: $0.6, isDeleted: $0.7)
            })
    }
}
