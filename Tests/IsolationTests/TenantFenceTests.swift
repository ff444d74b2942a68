internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Postgres
internal import Testing

@Suite("No role in one tenant's name reaches another tenant", .database)
struct TenantFenceTests {
    /// Every role that a transaction may run under, from the cluster: fixed ones and a shape with everything.
    private func roles(_ fixture: Fixture) async throws -> [String] {
        let widest = try await fixture.ours.scope(fixture.ours.admin).requireMember().shape
        return ["system", "worker", "erase"].map { TestCluster.rolePrefix + $0 } + [widest]
    }

    private struct Undo: Error {}

    /// The one right that is meant to reach over all tenants: the worker takes deadlines and messages in one order.
    private func reachesEverywhere(_ role: String, _ table: String) -> Bool {
        role == TestCluster.rolePrefix + "worker" && ["timer", "outbox", "outbox_lane"].contains(table)
    }

    /// Its sequencer finds out which tenants have changes without a place; it may do nothing with them but in the name of each.
    private func seesEverywhere(_ role: String, _ table: String) -> Bool {
        role == TestCluster.rolePrefix + "worker" && table == "change_pending"
    }

    /// Runs a statement in a tenant's name and undoes it; what PostgreSQL said, or how many rows it touched.
    private func attempt(
        _ statement: SQL, _ role: String, _ settings: [(name: String, value: String)], _ database: TestDatabase
    ) async throws -> String {
        do {
            var rows = -1
            do {
                try await database.client.withTransaction(TransactionOptions(role: role, settings: settings)) { transaction in
                    let result = try await transaction.run(statement)
                    rows = max(result.affectedRows, result.count)
                    throw Undo()
                }
            } catch is Undo {
                return "\(rows)"
            }
            return "committed"
        } catch let error as DatabaseError {
            return error.sqlState ?? "\(error.kind)"
        }
    }

    @Test("every table × operation × role, in our name against their rows")
    func matrix() async throws {
        let fixture = try await Fixture.make()
        let context = [("baton.tenant", fixture.ours.id.description), ("baton.member", fixture.ours.admin.description)].map {
            (name: $0.0, value: $0.1)
        }
        var attempts = 0
        for role in try await roles(fixture) {
            for (table, column) in fixture.tables where !reachesEverywhere(role, table) {
                let name = SQL.table(table)
                let key = SQL.identifier(column)
                let ours = try await fixture.rows(table, column, of: fixture.ours)
                let theirs = try await fixture.rows(table, column, of: fixture.theirs)
                // A table without rows would pass everything: give it some in Fixture.
                try #require(!ours.isEmpty && !theirs.isEmpty, "no rows in \(table)")

                let select = try await attempt("SELECT 1 FROM \(fragment: name)", role, context, fixture.database)
                #expect(
                    seesEverywhere(role, table) || select == "42501" || Int(select).map { $0 <= ours.count } == true,
                    "\(role) SELECT \(table): \(select)")
                if role.hasSuffix("system") { #expect(select == "\(ours.count)", "\(role) SELECT \(table)") }

                let foreign = "WHERE \(fragment: key) = \(fixture.theirs.id)" as SQL
                for (operation, statement) in [
                    ("SELECT theirs", "SELECT 1 FROM \(fragment: name) \(fragment: foreign)"),
                    ("DELETE theirs", "DELETE FROM \(fragment: name) \(fragment: foreign)"),
                    ("UPDATE theirs", "UPDATE \(fragment: name) SET \(fragment: key) = \(fragment: key) \(fragment: foreign)"),
                ] as [(String, SQL)] {
                    let outcome = try await attempt(statement, role, context, fixture.database)
                    if operation == "SELECT theirs", seesEverywhere(role, table) { continue }
                    #expect(outcome == "0" || outcome == "42501", "\(role) \(operation) \(table): \(outcome)")
                }
                // Without a WHERE at all: only ours are touched, if anything.
                let update = try await attempt(
                    "UPDATE \(fragment: name) SET \(fragment: key) = \(fragment: key)", role, context, fixture.database)
                #expect(update == "42501" || Int(update).map { $0 <= ours.count } == true, "\(role) UPDATE \(table): \(update)")
                // Ours moved to them, and theirs made by us. (23503: a foreign key says no before; 428C9 and the like do not occur.)
                let move = try await attempt(
                    "UPDATE \(fragment: name) SET \(fragment: key) = \(fixture.theirs.id)", role, context, fixture.database)
                #expect(move == "42501", "\(role) move \(table): \(move)")
                let insert = try await attempt(
                    "INSERT INTO \(fragment: name) SELECT * FROM jsonb_populate_record(NULL::\(fragment: name), \(theirs[0])::jsonb)",
                    role, context, fixture.database)
                #expect(insert == "42501", "\(role) INSERT \(table): \(insert)")
                attempts += 7
            }
        }
        #expect(fixture.tables.count >= 23)
        #expect(attempts == (fixture.tables.count * 4 - 3) * 7)
    }

    @Test("a missing, empty or made-up context shows nothing, a malformed one is an error")
    func contexts() async throws {
        let fixture = try await Fixture.make()
        for role in try await roles(fixture) {
            for (table, _) in fixture.tables where !reachesEverywhere(role, table) && !seesEverywhere(role, table) {
                let statement: SQL = "SELECT 1 FROM \(fragment: .table(table))"
                for value in [nil, "", "00000000-0000-0000-0000-000000000000", "nonsense", "' OR true --"] {
                    let settings = value.map { [(name: "baton.tenant", value: $0)] } ?? []
                    let outcome = try await attempt(statement, role, settings, fixture.database)
                    let expected = (value?.isEmpty ?? true) || value?.hasPrefix("0000") == true ? ["0", "42501"] : ["22P02", "42501"]
                    #expect(expected.contains(outcome), "\(role) \(table) \(value ?? "nil"): \(outcome)")
                }
            }
        }
    }

    @Test("the service's login reaches nothing before it takes a role, and cannot take the owner's")
    func login() async throws {
        let fixture = try await Fixture.make()
        for (table, _) in fixture.tables {
            let error = await #expect(throws: DatabaseError.self) {
                try await fixture.database.client.query("SELECT 1 FROM \(fragment: .table(table))")
            }
            #expect(error?.sqlState == "42501", "\(table)")
        }
        for role in ["owner", "compiler", "keeper", "recorder"] {
            let error = await #expect(throws: DatabaseError.self) {
                _ = try await fixture.database.client.transaction(TransactionOptions(role: TestCluster.rolePrefix + role), ["SELECT 1"])
            }
            #expect(error?.sqlState == "42501")
        }
    }

    @Test("the directory's role sees keys and tenants, and nothing of what tenants have")
    func auth() async throws {
        let fixture = try await Fixture.make()
        for (table, _) in fixture.tables {
            let outcome = try await attempt(
                "SELECT 1 FROM \(fragment: .table(table))", TestCluster.rolePrefix + "auth",
                [(name: "baton.tenant", value: fixture.ours.id.description)], fixture.database)
            #expect(["credential", "tenant"].contains(table) ? outcome != "42501" : outcome == "42501", "\(table): \(outcome)")
        }
    }

    @Test(
        "the role of sign-in sees accounts, whose members they are and tenants, and nothing of what tenants have; no other role sees accounts"
    )
    func signIn() async throws {
        let fixture = try await Fixture.make()
        let context = [
            (name: "baton.tenant", value: fixture.ours.id.description), (name: "baton.member", value: fixture.ours.admin.description),
        ]
        let signIn = TestCluster.rolePrefix + "signin"
        for (table, _) in fixture.tables {
            let name = SQL.table(table)
            let outcome = try await attempt("SELECT 1 FROM \(fragment: name)", signIn, context, fixture.database)
            #expect(["membership", "tenant"].contains(table) ? outcome != "42501" : outcome == "42501", "\(table): \(outcome)")
            let key = SQL.identifier(table == "tenant" ? "id" : "tenant_id")
            for statement in [
                "DELETE FROM \(fragment: name)", "UPDATE \(fragment: name) SET \(fragment: key) = \(fragment: key)",
                "INSERT INTO \(fragment: name) DEFAULT VALUES",
            ] as [SQL] {
                #expect(try await attempt(statement, signIn, context, fixture.database) == "42501", "\(table) \(statement.text)")
            }
        }
        let everyone = try await roles(fixture) + [TestCluster.rolePrefix + "auth", TestCluster.rolePrefix + "auditor"]
        for table in ["account", "sign_in_failure", "signing_key"] {
            let name = SQL.table(table)
            #expect(try await attempt("SELECT 1 FROM \(fragment: name)", signIn, context, fixture.database) != "42501")
            for role in everyone {
                #expect(
                    try await attempt("SELECT 1 FROM \(fragment: name)", role, context, fixture.database) == "42501", "\(role) \(table)")
            }
        }
    }

    @Test("an event cannot be altered by any role the service uses")
    func events() async throws {
        let fixture = try await Fixture.make()
        let context = [
            (name: "baton.tenant", value: fixture.ours.id.description), (name: "baton.member", value: fixture.ours.admin.description),
        ]
        // Erasure of a tenant takes its history too; that is another role, fenced like the others.
        for role in try await roles(fixture) where !role.hasSuffix("erase") {
            for statement in ["UPDATE baton.event SET kind = 'x'", "DELETE FROM baton.event", "TRUNCATE baton.event"] as [SQL] {
                #expect(try await attempt(statement, role, context, fixture.database) == "42501")
            }
        }
    }
}
