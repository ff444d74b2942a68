internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// The second family of policies, for BI logins, against the same oracle as the first.
// Serialized, because one of the tests damages policies.
@Suite("Each BI login sees exactly what the map says", .database, .serialized)
struct BIReachTests {
    /// A login for each context. What a context sets, the login is a member of; members of another tenant are among them.
    private func logins(_ contexts: [Context], _ database: TestDatabase) async throws -> [String] {
        var logins: [String] = []
        for context in contexts {
            let key = String((0..<12).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement()! })
            let login = "\(TestCluster.rolePrefix)bi_\(key)_1"
            // A row, so that the end of the suite finds the role.
            try await database.admin.query(
                """
                INSERT INTO baton.bi_login (tenant_id, id, name, key, facets, max_connections)
                VALUES (\(context.tenant), gen_random_uuid(), \(key), \(key), '{x}', 1)
                """)
            _ = try await asSystem(context, ["SELECT baton.put_bi_login(\(login), \(scramVerifier(key)), 1)"], database)
            logins.append(login)
        }
        return logins
    }

    private func asSystem(_ context: Context, _ statements: [SQL], _ database: TestDatabase) async throws -> [QueryResult] {
        let options = TransactionOptions(
            role: TestCluster.rolePrefix + "system", settings: [("baton.tenant", context.tenant.description)])
        return try await database.client.transaction(options, statements)
    }

    private func give(_ grants: [String], _ login: String, _ context: Context, _ database: TestDatabase) async throws {
        let markers = context.settings.filter { $0.name != "baton.tenant" }.flatMap { setting in
            setting.value.split(separator: ",").map { "\(setting.name.dropFirst(6))_\($0.replacing("-", with: ""))" }
        }
        _ = try await asSystem(context, ["SELECT baton.set_bi_login(\(login), \(grants), \(markers))"], database)
    }

    /// What the login is shown of a table itself; who it is cannot be forged by a setting.
    private func shown(_ relation: Relation, _ login: String, _ tenant: TenantID, _ session: Session) async throws -> Set<String> {
        try await session.execute("SET SESSION AUTHORIZATION \(fragment: .identifier(login))")
        try await session.execute("SET baton.tenant = \(fragment: .quoted(tenant.description))")
        var shown: Set<String> = []
        do {
            shown = Set(
                try await session.execute("SELECT \(fragment: relation.key) FROM \(fragment: .table(relation.name))").column(String.self))
        } catch let error as DatabaseError where error.sqlState == "42501" {}
        try await session.execute("RESET SESSION AUTHORIZATION")
        return shown
    }

    private func expected(_ rows: Set<Row>, _ context: Context, _ grants: Set<Grant>, _ relation: Relation) -> Set<String> {
        Set(rows.filter { !$0.isDeleted && $0.isVisible(to: context, grants, .read, relation.facet) }.map(\.id))
    }

    @Test("each single grant and random maps, for members and contexts of all kinds; and every damaged policy is noticed")
    func reaches() async throws {
        try await TestDatabase.current.admin.withConnection { try await reaches($0) }
    }

    private func reaches(_ session: Session) async throws {
        let fixture = try await Fixture.make()
        let database = fixture.database
        let isLong = ProcessInfo.processInfo.environment["BATON_TEST_LONG"] != nil
        // The policies of all tables are asked, also of those without a view.
        try await database.admin.query("GRANT USAGE ON SCHEMA baton TO bt_bi")
        let relations = try await Relation.all(database)
        let contexts = try await Context.all(fixture).filter { !$0.setsEmpty && (isLong || $0.tenant == fixture.ours.id) }
        let logins = try await logins(contexts, database)
        var wrong: [String] = []
        var cases = 0
        var noticedMutants = 0
        for relation in relations {
            let rows = try await relation.rows(database)
            for reach in relation.facet.reaches {
                let grants: Set<Grant> = [Grant(relation.facet, .read, reach)]
                var concerned: [String: [(Context, String)]] = [:]
                for (context, login) in zip(contexts, logins) {
                    let compiled = grants.compiled(for: context.position)
                    try await give(compiled, login, context, database)
                    concerned[compiled[0], default: []].append((context, login))
                    let shown = try await shown(relation, login, fixture.theirs.id, session)
                    let expected = expected(rows, context, grants, relation)
                    cases += 1
                    if shown != expected { wrong.append("\(relation.name) \(compiled): \(shown.count) rows, \(expected.count) expected") }
                }
                // Each form of the reach, of one value and of many, is damaged in every way that would show or hide something.
                for (role, asked) in concerned {
                    let name = "bi_" + role.replacing("_read_", with: "_")
                    let predicate = try #require(
                        try await database.admin.query(
                            """
                            SELECT bi_predicate FROM baton.facet_catalogue()
                            WHERE relation = \(relation.name) AND facet || '_' || action || '_' || reach = \(role)
                            """
                        ).single(String.self))
                    func alter(_ predicate: String) async throws {
                        try await database.admin.query(
                            """
                            ALTER POLICY \(fragment: .identifier(name)) ON \(fragment: .table(relation.name))
                            USING (\(fragment: .script(predicate)))
                            """)
                    }
                    let fence = "tenant_id = baton.bi_marker('tenant')"
                    var mutants = [predicate, "\(fence) AND false", "tenant_id = baton.current_tenant() AND \(predicate)"]
                    if reach != .tenant, reach != .aggregate { mutants += [fence, "\(fence) AND (\(predicate)) IS NOT FALSE"] }
                    if predicate.hasSuffix(" AND deleted_at IS NULL") {
                        mutants.append("\(fence) AND \(predicate.dropLast(" AND deleted_at IS NULL".count))")
                    }
                    for mutant in mutants {
                        try await alter(mutant)
                        var isNoticed = false
                        for (context, login) in asked where !isNoticed {
                            isNoticed =
                                try await shown(relation, login, fixture.theirs.id, session) != expected(rows, context, grants, relation)
                        }
                        // Nobody among them may see a deleted row by this very reach.
                        let showsDeleted = asked.contains { asked in
                            rows.contains { $0.isDeleted && $0.isVisible(to: asked.0, grants, .read, relation.facet) }
                        }
                        if mutant == mutants.last, predicate.hasSuffix("IS NULL"), !showsDeleted { isNoticed = true }
                        if !isNoticed { wrong.append("\(name) on \(relation.name) as \(mutant)") }
                        noticedMutants += 1
                    }
                    try await alter("\(fence) AND \(predicate)")
                }
            }
        }
        #expect(wrong == [])
        #expect(cases > 600 && noticedMutants > 400)
        #expect(try await database.admin.query("SELECT baton.apply_catalogue()").single(Int32.self) == 0)

        // Several grants at once: their rows together.
        var state: UInt64 = 20_261_122
        for _ in 0..<(isLong ? 1000 : 60) {
            func random(_ count: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % count
            }
            let relation = relations[random(relations.count)]
            let which = random(contexts.count)
            let grants = Set(relation.facet.reaches.filter { _ in random(3) == 0 }.map { Grant(relation.facet, .read, $0) })
            try await give(grants.compiled(for: contexts[which].position), logins[which], contexts[which], database)
            let seen = try await shown(relation, logins[which], fixture.ours.id, session)
            if seen != expected(try await relation.rows(database), contexts[which], grants, relation) {
                wrong.append("\(relation.name) \(grants)")
            }
        }
        #expect(wrong == [])
    }
}
