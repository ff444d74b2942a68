internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Catalogue, program and live policies are the same thing", .database)
struct CatalogueTests {
    @Test("the program's facets, actions and reaches are those of the catalogue")
    func enums() async throws {
        let rows = try await TestDatabase.current.admin.query("SELECT DISTINCT facet, action, reach FROM baton.facet_catalogue()")
            .decode((String, String, String).self)
        #expect(Set(rows.map(\.0)) == Set(Facet.allCases.filter(\.isCatalogued).map(\.rawValue)))
        // Each possible grant that policies enforce is compiled to roles of the catalogue, and no role of it is out of reach.
        let known = Set(rows.map { "\($0.0)_\($0.1)_\($0.2)" })
        let possible = Facet.allCases.filter(\.isCatalogued).flatMap { facet in
            facet.actions.filter { $0 == .read || $0 == .write }.flatMap { action in
                facet.reaches.flatMap { reach in
                    reach.compiled.filter { action == .read || !$0.hasSuffix("_set") }.map { "\(facet.rawValue)_\(action.rawValue)_\($0)" }
                }
            }
        }
        #expect(known == Set(possible))
        for template in RoleTemplate.builtIn {
            let impossible = template.grants.filter { !$0.isPossible }
            #expect(impossible.isEmpty, "\(template.key)")
        }
    }

    @Test("applying the catalogue again changes nothing, and a policy that was tampered with is made anew")
    func idempotent() async throws {
        let admin = TestDatabase.current.admin
        #expect(try await admin.query("SELECT baton.apply_catalogue()").single(Int32.self) == 0)
        try await admin.query("DROP POLICY lead_card_read_own ON baton.lead")
        try await admin.query("CREATE POLICY lead_card_read_own ON baton.lead FOR SELECT TO bt_g_lead_card_read_own USING (true)")
        try await admin.query("CREATE POLICY stranger ON baton.lead FOR SELECT TO bt_member USING (tenant_id = baton.current_tenant())")
        try await admin.query("ALTER POLICY lead_card_read_pool ON baton.lead USING (true)")
        try await admin.query("GRANT UPDATE (owner_id) ON baton.lead TO bt_g_lead_card_write_own")
        try await admin.query("GRANT DELETE ON baton.event TO bt_system")
        #expect(try await admin.query("SELECT baton.apply_catalogue()").single(Int32.self) == 7)
        #expect(try await admin.query("SELECT baton.apply_catalogue()").single(Int32.self) == 0)
        let qualifier = try await admin.query(
            "SELECT qual FROM pg_policies WHERE schemaname = 'baton' AND tablename = 'lead' AND policyname = 'lead_card_read_own'"
        ).single(String.self)
        #expect(qualifier == "((tenant_id = baton.current_tenant()) AND (owner_id = baton.current_member()))")
        #expect(try await admin.query("SELECT count(*) FROM pg_policies WHERE policyname = 'stranger'").single(Int64.self) == 0)
    }

    @Test("shapes are content-addressed, refuse unknown grants, and cannot be made past the function")
    func shapes() async throws {
        let database = TestDatabase.current
        let options = TransactionOptions(role: "bt_system")
        func shape(_ grants: [String]) async throws -> String? {
            try await database.client.transaction(options, ["SELECT baton.ensure_shape(\(grants))"])[0].single(String.self)
        }
        let one = try await shape(["lead_card_read_own", "lead_card_read_pool"])
        #expect(try await shape(["lead_card_read_pool", "lead_card_read_own", "lead_card_read_own"]) == one)
        #expect(try await shape(["lead_card_read_own"]) != one)
        #expect(one?.hasPrefix("bt_shape_") == true)
        let unknown = await #expect(throws: DatabaseError.self) { _ = try await shape(["lead_card_read_everything"]) }
        #expect(unknown?.sqlState == "BT002")
        for statement in ["CREATE ROLE bt_shape_x", "GRANT bt_owner TO bt_svc", "SET ROLE bt_compiler", "SET ROLE bt_owner"] {
            let error = await #expect(throws: DatabaseError.self, "\(statement)") {
                _ = try await database.client.transaction(options, [.script(statement)])
            }
            #expect(error?.sqlState == "42501")
        }
        let parallel = try await withThrowingTaskGroup(of: String?.self, returning: Set<String?>.self) { group in
            for _ in 0..<16 { group.addTask { try await shape(["lead_card_read_team", "lead_score_read_own", "lead_score_read_pool"]) } }
            return try await group.reduce(into: []) { $0.insert($1) }
        }
        #expect(parallel.count == 1)
    }
}

@Suite("The files in sql/")
struct FileTests {
    @Test("every file that defines something is registered, and nothing else is")
    func registry() throws {
        var found: Set<String> = []
        for folder in ["comments", "functions", "grants", "migrations", "policies", "views"] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: repository.appending(path: "sql/\(folder)").path)) ?? []
            for name in names where name.hasSuffix(".sql") { found.insert("\(folder)/\(name)") }
        }
        #expect(Set(SchemaFile.all.map(\.name)) == found)
        for file in SchemaFile.all {
            #expect(try String(contentsOf: repository.appending(path: "sql/\(file.name)"), encoding: .utf8) == file.text, "\(file.name)")
        }
        #expect(SchemaFile.migrations.map(\.name) == SchemaFile.migrations.map(\.name).sorted())
    }

    @Test("migrations use nothing that Citus refuses")
    func dialect() throws {
        for file in SchemaFile.migrations + SchemaFile.functions {
            let script = try SQLScript(file.text, variables: ["prefix": "x_"])
            for statement in script.statements {
                let upper = statement.uppercased()
                for word in ["MERGE INTO", "ON UPDATE CASCADE", "SET NULL", "BIGSERIAL", "GENERATED ", "INHERITS"] {
                    #expect(!upper.contains(word), "\(file.name): \(word)")
                }
                // Each CREATE TABLE is followed by the helper that spreads it.
                if upper.hasPrefix("CREATE TABLE BATON."), file.name.hasPrefix("migrations/") {
                    let table = statement.dropFirst("CREATE TABLE baton.".count).prefix { $0.isLetter || $0 == "_" }
                    let helpers = ["shard", "replicate", "local"].map { "SELECT baton.\($0)('\(table)'" }
                    #expect(script.statements.contains { next in helpers.contains { next.hasPrefix($0) } }, "\(file.name): \(table)")
                }
            }
        }
    }
}

@Suite("Migrations")
struct MigratorTests {
    private func withEmptyDatabase(_ ctype: String = "C.UTF-8", _ body: (PostgresClient) async throws -> Void) async throws {
        let cluster = try await TestCluster.current()
        let name = "baton_test_migrate_\(UUID().uuidString.lowercased().prefix(8))"
        try await cluster.asAdmin {
            try await $0.execute(
                """
                CREATE DATABASE \(fragment: .identifier(name)) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C'
                LC_CTYPE \(fragment: .quoted(ctype))
                """)
        }
        let client = try PostgresClient(cluster.admin.replacing(database: name), logger: TestCluster.logger)
        do {
            try await body(client)
        } catch {
            client.close()
            try await cluster.drop(name)
            throw error
        }
        client.close()
        try await cluster.drop(name)
    }

    private func migrator(_ client: PostgresClient) -> Migrator {
        Migrator(client: client, rolePrefix: TestCluster.rolePrefix, logger: TestCluster.logger)
    }

    @Test("two migrators at once do the work once, and a third finds nothing to do")
    func concurrent() async throws {
        try await withEmptyDatabase { client in
            let migrator = migrator(client)
            async let first = migrator.run()
            async let second = migrator.run()
            let reports = try await [first, second]
            #expect(reports.map(\.applied.count).sorted() == [0, SchemaFile.migrations.count])
            let third = try await migrator.run()
            #expect(third.applied == [] && !third.refreshed)
            #expect(try await Migrator.pending(client, rolePrefix: TestCluster.rolePrefix) == [])
        }
    }

    @Test("an edited migration and one of a newer program are refused by name")
    func tampered() async throws {
        try await withEmptyDatabase { client in
            _ = try await migrator(client).run()
            // Otherwise the digest of the definitions says that there is nothing to look at.
            try await client.query("COMMENT ON SCHEMA baton IS 'x'")
            try await client.query("UPDATE baton.schema_migration SET checksum = 'x' WHERE name = 'migrations/m0002_leads.sql'")
            await #expect(throws: Migrator.Failure.changed(name: "migrations/m0002_leads.sql")) { try await migrator(client).run() }
            try await client.query("INSERT INTO baton.schema_migration (name, checksum) VALUES ('migrations/m9999_new.sql', 'x')")
            await #expect(throws: Migrator.Failure.unknown(name: "migrations/m9999_new.sql")) { try await migrator(client).run() }
        }
    }

    @Test("rows that came before their month's partition stay where they are, and migrating goes on")
    func partitions() async throws {
        try await withEmptyDatabase { client in
            _ = try await migrator(client).run()
            try await client.query("DROP TABLE baton.event_2027_10")
            try await client.query(
                "INSERT INTO baton.tenant (id, slug, name, status, time_zone) VALUES (gen_random_uuid(), 'x1', 'x', 2, 'Asia/Shanghai')")
            try await client.query(
                """
                INSERT INTO baton.event (tenant_id, id, created_at, kind, facet, subject_id, actor_kind)
                SELECT id, gen_random_uuid(), '2027-10-05', 'x', 'lead_card', gen_random_uuid(), 4 FROM baton.tenant
                """)
            _ = try await migrator(client).run()
            #expect(try await client.query("SELECT count(*) FROM baton.event_default").single(Int64.self) == 1)
        }
    }

    @Test("another role prefix than the installed one is refused by its name")
    func prefix() async throws {
        try await withEmptyDatabase { client in
            _ = try await migrator(client).run()
            await #expect(throws: Migrator.Failure.rolePrefix(installed: TestCluster.rolePrefix)) {
                try await Migrator(client: client, rolePrefix: "other_", logger: TestCluster.logger).run()
            }
        }
    }

    @Test("a database where Chinese letters are no letters is refused")
    func locale() async throws {
        try await withEmptyDatabase("C") { client in
            await #expect(throws: Migrator.Failure.locale(ctype: "C")) { try await migrator(client).run() }
        }
    }
}
