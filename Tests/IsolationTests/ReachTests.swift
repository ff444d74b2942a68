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
    private func options(
        _ context: Context, _ grants: Set<Grant>, forFigures: Bool = false, _ database: TestDatabase
    ) async throws -> TransactionOptions {
        let system = TransactionOptions(role: TestCluster.rolePrefix + "system")
        let shape = try await database.client.transaction(
            system, ["SELECT baton.ensure_shape(\(grants.compiled(for: context.position, forFigures: forFigures)))"])[0].single(String.self)
        return TransactionOptions(role: shape, settings: context.settings)
    }

    /// What PostgreSQL shows a member with these grants.
    private func shown(
        _ relation: Relation, _ options: TransactionOptions, _ action: Action, _ database: TestDatabase
    ) async throws -> Set<String> {
        var statement: SQL = "SELECT \(fragment: relation.key) FROM \(fragment: .table(relation.name))"
        // A locking read returns what the UPDATE policies allow as well.
        if action == .write { statement.append(" FOR KEY SHARE") }
        do {
            return Set(try await database.client.transaction(options, [statement])[0].column(String.self))
        } catch let error as DatabaseError where error.sqlState == "42501" {
            return []
        }
    }

    /// How many rows an UPDATE touches that names no row; undone. Of a column that no trigger looks at.
    private func touched(_ relation: Relation, _ options: TransactionOptions, _ database: TestDatabase) async throws -> Int {
        struct Undo: Error {}
        var count = 0
        do {
            try await database.client.withTransaction(options) { transaction in
                let value: SQL = relation.name == "contract_amount" ? "7" : "'x'"
                count = try await transaction.run(
                    "UPDATE \(fragment: .table(relation.name)) SET \(fragment: .identifier(relation.writable)) = \(fragment: value)"
                ).affectedRows
                throw Undo()
            }
        } catch is Undo {
        } catch let error as DatabaseError where error.sqlState == "42501" {}
        return count
    }

    /// Where PostgreSQL and the oracle differ, for one map and member.
    private func differences(
        _ relation: Relation, _ all: Set<Row>, _ context: Context, _ grants: Set<Grant>, _ database: TestDatabase
    ) async throws -> [String] {
        var wrong: [String] = []
        let options = try await options(context, grants, database)
        let map = grants.map(\.description).sorted()
        for action in relation.actions {
            let expected = Set(
                all.filter { row in
                    row.isVisible(to: context, grants, .read, relation.facet)
                        && (action == .read || row.isVisible(to: context, grants, .write, relation.facet))
                }.map(\.id))
            if action == .read, grants.compiled(for: context.position) != grants.compiled(for: context.position, forFigures: true) {
                let figures = try await self.options(context, grants, forFigures: true, database)
                let shown = try await self.shown(relation, figures, action, database)
                if shown != expected { wrong.append("\(relation.name) figures \(map): \(shown.count) rows, \(expected.count) expected") }
            }
            let shown = try await shown(relation, options, action, database)
            if shown != expected { wrong.append("\(relation.name) \(action) \(map): \(shown.count) rows, \(expected.count) expected") }
            if action == .write {
                // An UPDATE that reads nothing meets the UPDATE policies alone.
                let writable = all.count { $0.isVisible(to: context, grants, .write, relation.facet) }
                let touched = try await touched(relation, options, database)
                if touched != writable { wrong.append("\(relation.name) UPDATE \(map): \(touched) rows, \(writable) expected") }
            }
        }
        return wrong
    }

    /// Each single grant; to change a row one must see it.
    private func single(_ facet: Facet, _ action: Action, _ reach: Reach) -> Set<Grant> {
        var grants: Set<Grant> = [Grant(facet, action, reach)]
        if action == .write { grants.insert(Grant(facet, .read, .tenant)) }
        return grants
    }

    @Test("each single grant and random maps, for members and contexts of all kinds: the same rows as a plain OR of the reaches")
    func randomMaps() async throws {
        let fixture = try await Fixture.make()
        let database = fixture.database
        let relations = try await Relation.all(database)
        let contexts = try await Context.all(fixture)
        var everything: [String: Set<Row>] = [:]
        for relation in relations { everything[relation.name] = try await relation.rows(database) }
        var wrong: [String] = []
        for relation in relations {
            let rows = try #require(everything[relation.name])
            for action in relation.actions {
                for reach in relation.facet.reaches {
                    for context in contexts {
                        wrong += try await differences(relation, rows, context, single(relation.facet, action, reach), database)
                    }
                }
            }
        }
        // A cluster has at most 1000 shapes: so a few maps meet many members.
        var generator = SplitMix(state: 20_261_122)
        let maps = (0..<40).map { _ in
            var grants: Set<Grant> = []
            for facet in Facet.allCases where facet.isCatalogued {
                for action in [Action.read, .write] where facet.actions.contains(action) {
                    for reach in facet.reaches where generator.next() % 3 == 0 { grants.insert(Grant(facet, action, reach)) }
                }
            }
            return grants
        }
        for _ in 0..<(ProcessInfo.processInfo.environment["BATON_TEST_LONG"] == nil ? 600 : 10_000) {
            func random(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
            let relation = relations[random(relations.count)]
            wrong += try await differences(
                relation, everything[relation.name] ?? [], contexts[random(contexts.count)], maps[random(maps.count)], database)
        }
        #expect(wrong == [])
        // Somebody sees something of each relation, and nobody everything: the fixture is worth asking.
        for relation in relations where relation.facet.reaches != [.aggregate] {
            let rows = try #require(everything[relation.name])
            #expect(rows.contains { $0.owner == nil } && rows.contains { $0.team == nil } && rows.contains { $0.region == nil })
            #expect(rows.contains { !$0.followers.isEmpty } && rows.contains { $0.owner != nil && $0.team != nil && $0.region != nil })
        }
    }

    @Test("every policy of the catalogue that is damaged is noticed")
    func mutants() async throws {
        let fixture = try await Fixture.make()
        let admin = fixture.database.admin
        let contexts = try await Context.all(fixture)
        var count = 0
        for relation in try await Relation.all(fixture.database) {
            let all = try await relation.rows(fixture.database)
            let policies = try await admin.query(
                """
                SELECT facet || '_' || action || '_' || reach, action, reach, predicate FROM baton.facet_catalogue()
                WHERE relation = \(relation.name)
                """
            ).decode((String, String, String, String).self)
            for (policy, action, compiled, predicate) in policies {
                count += 1
                let reach = try #require(relation.facet.reaches.first { $0.compiled.contains(compiled) })
                let grants = single(relation.facet, try #require(Action(rawValue: action)), reach)
                // Those whom this policy is for: of one value or of many.
                let role = "\(relation.facet.rawValue)_\(action)_\(compiled)"
                let concerned = contexts.filter {
                    grants.compiled(for: $0.position).contains(role) || grants.compiled(for: $0.position, forFigures: true).contains(role)
                }
                var mutants = [
                    "(\(predicate))",  // the tenant test dropped
                    "tenant_id = baton.current_tenant() AND false",
                ]
                if reach != .tenant, reach != .aggregate {
                    mutants.append("tenant_id = baton.current_tenant()")  // the reach widened
                    mutants.append("tenant_id = baton.current_tenant() AND (\(predicate)) IS NOT FALSE")  // NULL accepted
                }
                if reach == .pool { mutants.append("tenant_id = baton.current_tenant() AND owner_id IS NULL") }
                if reach == .followed { mutants.append("tenant_id = baton.current_tenant() AND follower_ids <> '{}'::uuid[]") }
                func alter(_ predicate: String) async throws {
                    let sql = SQL.script(predicate)
                    try await admin.query(
                        """
                        ALTER POLICY \(fragment: .identifier(policy)) ON \(fragment: .table(relation.name)) USING (\(fragment: sql))
                        \(fragment: action == "write" ? "WITH CHECK (\(fragment: sql))" : "")
                        """)
                }
                for mutant in mutants {
                    try await alter(mutant)
                    var noticed = false
                    for context in concerned where !noticed {
                        noticed = try await !differences(relation, all, context, grants, fixture.database).isEmpty
                    }
                    #expect(noticed, "\(policy) on \(relation.name) as \(mutant)")
                }
                try await alter("tenant_id = baton.current_tenant() AND " + predicate)
            }
        }
        #expect(count > 150)
        #expect(try await admin.query("SELECT baton.apply_catalogue()").single(Int32.self) == 0)
    }
}

/// A small generator with a fixed seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
