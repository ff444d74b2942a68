internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// The responsibility map against a plain oracle: for each map and member, the *set* of rows that PostgreSQL shows.
// Serialized, because one of the tests damages policies.
@Suite("Each member sees exactly what the map says", .database, .serialized)
struct ReachTests {
    /// A row of a facet's relation, as the superuser sees it.
    private struct Row: Hashable {
        var id: String
        var tenant: TenantID
        var owner: MemberID?
        var team: TeamID?
    }

    private struct Member {
        var id: MemberID
        var tenant: TestTenant
        var team: TeamID?
        var teams: [TeamID]
    }

    /// The oracle: the plain OR of all reaches, which knows nothing of policies, shapes or subsumption.
    private func isVisible(_ row: Row, to member: Member, _ grants: Set<Grant>, _ action: Action, _ facet: Facet) -> Bool {
        guard row.tenant == member.tenant.id else { return false }
        return grants.contains { grant in
            guard grant.facet == facet, grant.action == action else { return false }
            switch grant.reach {
            case .own: return row.owner == member.id
            case .pool: return row.owner == nil && row.team != nil && row.team == member.team
            case .team: return row.team != nil && member.teams.contains(row.team!)
            case .tenant: return true
            }
        }
    }

    private func relations(_ database: TestDatabase) async throws -> [(relation: String, facet: Facet, actions: [Action])] {
        let rows = try await database.admin.query(
            "SELECT relation, facet, array_agg(DISTINCT action) FROM baton.facet_catalogue() GROUP BY 1, 2 ORDER BY 1"
        ).decode((String, String, [String]).self)
        return rows.compactMap { row in Facet(rawValue: row.1).map { (row.0, $0, row.2.compactMap(Action.init(rawValue:))) } }
    }

    private func rows(_ relation: String, _ database: TestDatabase) async throws -> Set<Row> {
        let key = SQL.identifier(relation == "lead_payload" ? "lead_id" : "id")
        let result = try await database.admin.query(
            "SELECT \(fragment: key)::text, tenant_id, owner_id, team_id FROM \(fragment: .table(relation))")
        return Set(
            try result.decode((String, TenantID, MemberID?, TeamID?).self).map { Row(id: $0.0, tenant: $0.1, owner: $0.2, team: $0.3) })
    }

    private func members(_ fixture: Fixture) async throws -> [Member] {
        var members: [Member] = []
        for tenant in [fixture.ours, fixture.theirs] {
            for id in [tenant.admin, tenant.supervisor, tenant.southSupervisor] + tenant.eastSales + tenant.southSales {
                let access = try await tenant.scope(id).requireMember()
                members.append(Member(id: id, tenant: tenant, team: access.team, teams: access.teams))
            }
        }
        // Contexts that no request has: our tenant's name with their people and teams. The tenant test alone stands against these.
        for id in [fixture.theirs.supervisor, fixture.theirs.southSales[0]] {
            let access = try await fixture.theirs.scope(id).requireMember()
            members.append(Member(id: id, tenant: fixture.ours, team: access.team, teams: access.teams))
        }
        // Somebody without a team.
        members.append(Member(id: fixture.ours.eastSales[0], tenant: fixture.ours, team: nil, teams: []))
        return members
    }

    /// What PostgreSQL shows a member with these grants.
    private func shown(
        _ relation: String, _ member: Member, _ grants: Set<Grant>, _ action: Action, _ database: TestDatabase
    ) async throws -> Set<String> {
        let options = try await options(member, grants, database)
        let key = SQL.identifier(relation == "lead_payload" ? "lead_id" : "id")
        var statement: SQL = "SELECT \(fragment: key)::text FROM \(fragment: .table(relation))"
        // A locking read returns what the UPDATE policies allow as well.
        if action == .write { statement.append(" FOR KEY SHARE") }
        do {
            let result = try await database.client.transaction(options, [statement])
            return Set(try result[0].column(String.self))
        } catch let error as DatabaseError where error.sqlState == "42501" {
            return []
        }
    }

    /// How many rows an UPDATE touches that names no row; undone.
    private func touched(_ relation: String, _ member: Member, _ grants: Set<Grant>, _ database: TestDatabase) async throws -> Int {
        struct Undo: Error {}
        var count = 0
        do {
            try await database.client.withTransaction(options(member, grants, database)) { transaction in
                count = try await transaction.run("UPDATE \(fragment: .table(relation)) SET version = 1").affectedRows
                throw Undo()
            }
        } catch is Undo {
        } catch let error as DatabaseError where error.sqlState == "42501" {}
        return count
    }

    private func options(_ member: Member, _ grants: Set<Grant>, _ database: TestDatabase) async throws -> TransactionOptions {
        let system = TransactionOptions(role: TestCluster.rolePrefix + "system")
        let shape = try await database.client.transaction(system, ["SELECT baton.ensure_shape(\(grants.compiled))"])[0].single(String.self)
        var settings = [(name: "baton.tenant", value: member.tenant.id.description), (name: "baton.member", value: member.id.description)]
        if let team = member.team { settings.append((name: "baton.team", value: team.description)) }
        if !member.teams.isEmpty {
            settings.append((name: "baton.teams", value: "{" + member.teams.map(\.description).joined(separator: ",") + "}"))
        }
        return TransactionOptions(role: shape, settings: settings)
    }

    /// - Parameter only: one relation, to look at no other.
    private func wrong(_ fixture: Fixture, cases: Int, seed: UInt64, only: String? = nil) async throws -> [String] {
        let database = fixture.database
        let relations = try await relations(database).filter { only == nil || $0.relation == only }
        let members = try await members(fixture)
        var everything: [String: Set<Row>] = [:]
        for relation in relations { everything[relation.relation] = try await rows(relation.relation, database) }
        var generator = SplitMix(state: seed)
        var wrong: [String] = []
        var maps: [Set<Grant>] = []
        // Each single grant for each member first, then random maps.
        let singles = relations.flatMap { relation in
            relation.actions.flatMap { action in Reach.allCases.map { [Grant(relation.facet, action, $0)] } }
        }
        for number in 0..<(singles.count + cases) {
            var grants = Set<Grant>()
            if number < singles.count {
                grants = Set(singles[number])
                // To change a row one must see it.
                for grant in grants where grant.action == .write { grants.insert(Grant(grant.facet, .read, .tenant)) }
            } else if maps.count < 300 {
                for facet in Facet.allCases {
                    for reach in Reach.allCases where generator.next() % 3 == 0 { grants.insert(Grant(facet, .read, reach)) }
                    for reach in Reach.allCases where generator.next() % 3 == 0 { grants.insert(Grant(facet, .write, reach)) }
                }
                // The catalogue has no writing of the other facets.
                grants = grants.filter { $0.facet.isCatalogued && ($0.action == .read || $0.facet == .leadCard) }
                maps.append(grants)
            } else {
                // A cluster has at most 1000 shapes: from here on known maps meet other members.
                grants = maps[Int(generator.next() % UInt64(maps.count))]
            }
            let relation = relations[Int(generator.next() % UInt64(relations.count))]
            let candidates = number < singles.count ? members : [members[Int(generator.next() % UInt64(members.count))]]
            for member in candidates {
                for relation in number < singles.count ? relations : [relation] {
                    for action in relation.actions {
                        let all = everything[relation.relation] ?? []
                        let expected = Set(
                            all.filter { row in
                                isVisible(row, to: member, grants, .read, relation.facet)
                                    && (action == .read || isVisible(row, to: member, grants, .write, relation.facet))
                            }.map(\.id))
                        let shown = try await shown(relation.relation, member, grants, action, database)
                        if action == .write {
                            // An UPDATE that reads nothing meets the UPDATE policies alone.
                            let writable = all.count { isVisible($0, to: member, grants, .write, relation.facet) }
                            let touched = try await touched(relation.relation, member, grants, database)
                            if touched != writable { wrong.append("\(relation.relation) UPDATE: \(touched) rows, \(writable) expected") }
                        }
                        if shown != expected {
                            wrong.append(
                                "\(relation.relation) \(action) \(grants.map(\.description).sorted()): \(shown.count) rows, \(expected.count) expected"
                            )
                        }
                    }
                }
            }
        }
        return wrong
    }

    @Test("random maps and members: the same rows as a plain OR of the reaches")
    func randomMaps() async throws {
        let fixture = try await Fixture.make()
        let cases = ProcessInfo.processInfo.environment["BATON_TEST_LONG"] == nil ? 300 : 10_000
        #expect(try await wrong(fixture, cases: cases, seed: 20_261_121) == [])
    }

    @Test("every policy of the catalogue that is damaged is noticed")
    func mutants() async throws {
        let fixture = try await Fixture.make()
        let admin = fixture.database.admin
        let policies = try await admin.query(
            """
            SELECT p.policyname::text, p.tablename::text, p.cmd, p.roles[1]::text, c.reach, c.predicate
            FROM pg_policies p
            JOIN baton.facet_catalogue() c
              ON c.relation = p.tablename AND c.facet || '_' || c.action || '_' || c.reach = p.policyname
            WHERE p.schemaname = 'baton'
            """
        ).decode((String, String, String, String, String, String).self)
        #expect(policies.count == 20)
        for (policy, table, command, role, reach, predicate) in policies {
            var mutants: [String] = [
                predicate,  // the tenant test dropped
                "tenant_id = baton.current_tenant() AND false",
            ]
            if reach != "tenant" { mutants.append("tenant_id = baton.current_tenant()") }  // the reach widened
            if reach == "own" { mutants.append("tenant_id = baton.current_tenant() AND (owner_id = baton.current_member()) IS NOT FALSE") }
            if reach == "pool" { mutants.append("tenant_id = baton.current_tenant() AND owner_id IS NULL") }
            if reach == "team" {
                mutants.append("tenant_id = baton.current_tenant() AND baton.in_my_teams(team_id) IS NOT FALSE")
            }
            for mutant in mutants {
                let name = SQL.identifier(policy)
                try await admin.query("DROP POLICY \(fragment: name) ON \(fragment: .table(table))")
                try await admin.query(
                    """
                    CREATE POLICY \(fragment: name) ON \(fragment: .table(table)) FOR \(fragment: .script(command))
                    TO \(fragment: .identifier(role)) USING (\(fragment: .script(mutant)))
                    """)
                let noticed = try await !wrong(fixture, cases: 0, seed: 1, only: table).isEmpty
                #expect(noticed, "\(policy) on \(table) as \(mutant)")
                try await admin.query("SELECT baton.apply_catalogue()")
            }
        }
        #expect(try await wrong(fixture, cases: 0, seed: 1) == [])
    }
}

/// A small generator with a fixed seed, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
