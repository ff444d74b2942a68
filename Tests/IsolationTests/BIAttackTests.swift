internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Somebody with a BI login and bad intentions. The login reads leads, their scores and amounts of contracts of its whole tenant.
@Suite("What a BI login tries", .database)
struct BIAttackTests {
    private let database = TestDatabase.current

    private struct Scene {
        let fixture: Fixture
        let access: BILoginService.Access
        let other: BILoginService.Access
        /// Ids of the tenant's own leads, and of the other tenant's.
        let ours: Set<String>
        let theirs: Set<String>
    }

    private func scene() async throws -> Scene {
        let fixture = try await Fixture.make()
        func leads(_ tenant: TestTenant) async throws -> Set<String> {
            Set(
                try await database.admin.query(
                    "SELECT id::text FROM baton.lead WHERE tenant_id = \(tenant.id) AND deleted_at IS NULL"
                ).column(String.self))
        }
        let facets = BILoginService.Reach.facets([.leadCard, .leadScore, .contractAmount, .contractCard])
        return Scene(
            fixture: fixture,
            access: try await database.biLogins.create(
                name: "attacker", reach: facets, connections: 3, try await fixture.ours.scope(fixture.ours.admin)),
            other: try await database.biLogins.create(
                name: "victim", reach: .member(fixture.theirs.eastSales[1]), try await fixture.theirs.scope(fixture.theirs.admin)),
            ours: try await leads(fixture.ours), theirs: try await leads(fixture.theirs))
    }

    /// The SQLSTATE of a statement, or how many rows it gave or touched.
    private func attempt(_ session: Session, _ statement: SQL) async throws -> String {
        do {
            let result = try await session.execute(statement)
            return "\(max(result.count, result.affectedRows))"
        } catch let error as DatabaseError {
            guard let state = error.sqlState else { throw error }
            return state
        }
    }

    private func connects(_ access: BILoginService.Access) async -> Bool {
        (try? await database.asTool(access) { _ = try await $0.execute("SELECT 1") }) != nil
    }

    private func leads(_ session: Session) async throws -> Set<String> {
        Set(try await session.execute("SELECT id::text FROM dashboard.lead").column(String.self))
    }

    @Test("settings and roles: the rows stay the same, whatever it calls itself")
    func identity() async throws {
        let scene = try await scene()
        try await database.asTool(scene.access) { session in
            let first = try await leads(session)
            #expect(first == scene.ours)
            let theirs = scene.fixture.theirs
            for (name, value) in [
                ("baton.tenant", theirs.id.description), ("baton.member", theirs.admin.description),
                ("baton.team", theirs.eastTeam.description), ("baton.teams", theirs.eastTeam.description),
                ("baton.regions", theirs.east.description), ("search_path", "baton, public"),
            ] {
                try await session.execute("SET \(fragment: .script(name)) = \(fragment: .quoted(value))")
                let seen = try await leads(session)
                #expect(seen == scene.ours, "\(name)")
            }
            let roles = try await session.execute("SELECT rolname::text FROM pg_roles ORDER BY 1").column(String.self)
            var taken = 0
            for role in roles {
                let outcome = try await attempt(session, "SET ROLE \(fragment: .identifier(role))")
                // 22023: dropped meanwhile, at the end of another suite.
                if outcome == "42501" || outcome == "22023" { continue }
                taken += 1
                // Its own rights, one by one: not more rows than all of them together. A marker or the common role alone has none.
                let rows = try await attempt(session, "SELECT 1 FROM dashboard.lead")
                #expect(rows == "42501" || rows == "\(scene.ours.count)", "\(role)")
                #expect(role == scene.access.user || role.hasPrefix("bt_b_") || role.hasPrefix("bt_mark_") || role == "bt_bi", "\(role)")
                try await session.execute("RESET ROLE")
            }
            #expect(taken == 7, "itself, four facets, the common role, the tenant's marker")
            for name in ["postgres", "bt_svc", scene.other.user] {
                let outcome = try await attempt(session, "SET SESSION AUTHORIZATION \(fragment: .identifier(name))")
                #expect(outcome == "42501")
            }
            try await session.execute("SET row_security = off")
            let outcome = try await attempt(session, "SELECT 1 FROM dashboard.lead")
            #expect(outcome == "42501")
        }
    }

    @Test("reading: no table, no other view, no other tenant, by any way")
    func reading() async throws {
        let scene = try await scene()
        try await database.asTool(scene.access) { session in
            for (table, _) in scene.fixture.tables {
                let outcome = try await attempt(session, "SELECT 1 FROM \(fragment: .table(table))")
                #expect(outcome == "42501", "\(table)")
            }
            let found = try await session.execute(
                """
                SELECT table_schema || '.' || table_name FROM information_schema.tables
                WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND has_schema_privilege(table_schema, 'USAGE') ORDER BY 1
                """
            ).column(String.self)
            #expect(
                found
                    == [
                        "contract", "contract_amount", "contract_performance", "data_contract", "data_contract_field", "data_freshness",
                        "lead",
                        "lead_assignment", "lead_conversion", "lead_funnel", "lead_response", "lead_signal", "member", "pool_age", "region",
                        "response_heat", "response_rate", "routing_balance", "score_distribution", "team", "tenant", "unattended_leads",
                    ].map { "dashboard.\($0)" })
            for id in scene.theirs.prefix(3) {
                for (view, key) in [("lead", "id"), ("lead_signal", "lead_id")] {
                    let rows = try await attempt(
                        session, "SELECT 1 FROM \(fragment: .script(view)) WHERE \(fragment: .script(key)) = \(fragment: .quoted(id))")
                    #expect(rows == "0")
                }
            }
            let joined = try await session.execute(
                "SELECT l.id::text FROM lead l LEFT JOIN member m ON m.id = l.owner_id FULL JOIN team t ON t.id = l.team_id WHERE l.id IS NOT NULL"
            ).column(String.self)
            #expect(Set(joined) == scene.ours)
            let copied = try await database.psql(scene.access, "COPY (SELECT id FROM lead) TO STDOUT")
            #expect(Set(copied.lines) == scene.ours)
            for statement in [
                "SELECT * FROM dashboard.customer", "SELECT * FROM dashboard.interaction", "TABLE dashboard.ticket_message",
                "COPY baton.lead TO STDOUT", "COPY (SELECT 1) TO PROGRAM 'cat'", "COPY (SELECT 1) TO '/tmp/x'",
                "SELECT pg_read_file('/etc/passwd')", "SELECT pg_ls_dir('.')", "SELECT * FROM pg_authid", "SELECT * FROM pg_shadow",
                "SELECT * FROM pg_statistic", "SELECT * FROM pg_user_mapping", "SELECT lo_import('/etc/passwd')",
                "SELECT baton.bi_marker('tenant')", "SELECT baton.role_prefix()", "SELECT baton.ensure_shape('{}')",
                "SELECT baton.set_bi_login('\(scene.access.user)', '{lead_card_read_tenant}', '{}')", "SELECT baton.watch_bi_logins('0')",
                "SELECT query_to_xml('SELECT * FROM baton.lead', true, true, '')", "SELECT table_to_xml('baton.lead', true, true, '')",
                "EXPLAIN SELECT * FROM baton.lead", "SELECT 'baton.lead'::regclass::text::regclass, * FROM baton.lead",
            ] {
                let outcome = try await attempt(session, .script(statement))
                #expect(outcome == "42501", "\(statement): \(outcome)")
            }
        }
    }

    @Test("writing: nothing, not even what PostgreSQL lets everybody do")
    func writing() async throws {
        let scene = try await scene()
        try await database.asTool(scene.access) { session in
            // A default, which it can change.
            try await session.execute("SET default_transaction_read_only = off")
            for statement in [
                "DELETE FROM lead", "UPDATE lead SET need = 'x'", "INSERT INTO lead (id) VALUES (gen_random_uuid())", "TRUNCATE lead",
                "INSERT INTO member (id, name) VALUES (gen_random_uuid(), 'x')", "COPY lead FROM STDIN", "CREATE TABLE dashboard.x (a int)",
                "CREATE TABLE public.x (a int)", "CREATE TEMP TABLE x (a int)", "SELECT 1 AS a INTO TEMP x", "CREATE SCHEMA x",
                "CREATE VIEW dashboard.x AS SELECT 1", "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE EXTENSION dblink",
                "ALTER VIEW lead OWNER TO CURRENT_USER", "DROP VIEW lead", "GRANT SELECT ON lead TO PUBLIC", "COMMENT ON VIEW lead IS 'x'",
                "SELECT lo_create(0)", "SELECT lo_creat(-1)", "SELECT lo_from_bytea(0, 'x')", "SELECT lo_put(1, 0, 'x')",
                "SELECT pg_advisory_lock(1)", "SELECT pg_try_advisory_xact_lock(hashtextextended('baton.ensure_shape', 0))",
                "SELECT pg_logical_emit_message(false, 'x', 'y')", "SELECT pg_terminate_backend(pg_backend_pid() - 1)",
                "SELECT pg_reload_conf()", "SELECT pg_switch_wal()", "ALTER SYSTEM SET work_mem = '1GB'", "CREATE ROLE x",
                "CREATE PUBLICATION x", "ALTER ROLE CURRENT_USER CONNECTION LIMIT 100", "ALTER ROLE CURRENT_USER VALID UNTIL 'infinity'",
                "ALTER ROLE CURRENT_USER CREATEROLE", "SET temp_file_limit = -1", "SET session_preload_libraries = 'x'",
                "VACUUM lead", "REFRESH MATERIALIZED VIEW lead", "ALTER DATABASE \(scene.access.database) SET work_mem = '1GB'",
            ] {
                let outcome = try await attempt(session, .script(statement))
                // 42809: not a table. 0A000: feature_not_supported. What does not work for anybody is as good.
                let refused = ["42501", "42809", "0A000", "57014", "55000"].contains(outcome)
                let isHarmless = ["VACUUM", "SELECT pg_terminate", "GRANT SELECT"].contains { statement.hasPrefix($0) }
                #expect(refused || isHarmless, "\(statement): \(outcome)")
            }
            // What pools of clients do when they put a connection back.
            for statement in ["SELECT pg_advisory_unlock_all()", "CLOSE ALL", "UNLISTEN *", "RESET ALL", "DISCARD ALL"] {
                let outcome = try await attempt(session, .script(statement))
                #expect(Int(outcome).map { $0 < 2 } == true, "\(statement): \(outcome)")
            }
            try await session.execute("SET default_transaction_read_only = off")
            let limit = try await session.execute("SHOW temp_file_limit").single(String.self)
            #expect(limit == "1GB")
            let seen = try await leads(session)
            #expect(seen == scene.ours)
        }
        #expect(try await database.admin.query("SELECT count(*) FROM pg_largeobject_metadata").single(Int64.self) == 0)
        // It may ask for this, and is given nothing by it.
        #expect(
            try await database.admin.query("SELECT has_table_privilege('public', 'dashboard.lead', 'SELECT')").single(Bool.self) == false)
    }

    @Test("connections: not more than it was given")
    func connections() async throws {
        let scene = try await scene()
        let state = try await database.asTool(scene.access) { _ in
            try await database.asTool(scene.access) { _ in
                try await database.asTool(scene.access) { session in
                    _ = try await leads(session)
                    return (try? await database.asTool(scene.access) { _ in true }) ?? false
                }
            }
        }
        #expect(!state)
    }

    @Test("catalogs, comments, activity and statistics name no other tenant and show no value")
    func catalogs() async throws {
        let scene = try await scene()
        let secret = "绝密公司\(UUID().uuidString.prefix(8))"
        try await plant(secret, scene.fixture.theirs)
        let service = try PostgresClient(database.configuration, logger: TestCluster.logger)
        defer { service.close() }
        // A session of the service whose last statement has a value in it.
        try await service.withConnection { idle in
            try await idle.execute("SELECT \(fragment: .quoted(secret))")
            try await database.asTool(scene.access) { session in
                let theirs = scene.fixture.theirs
                let words = [theirs.slug, "测试 \(theirs.slug)", theirs.id.description, secret, theirs.admin.description]
                // Everything that can be read in the system's catalogs, as text.
                let catalogs = try await session.execute(
                    """
                    SELECT relname::text FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind IN ('r', 'v')
                      AND has_table_privilege(oid, 'SELECT')
                      -- What this session itself has asked.
                      AND relname NOT IN ('pg_cursors', 'pg_prepared_statements')
                    ORDER BY 1
                    """
                ).column(String.self)
                #expect(catalogs.count > 80)
                for catalog in catalogs {
                    for word in words {
                        let statement: SQL = """
                            SELECT 1 FROM pg_catalog.\(fragment: .identifier(catalog)) AS c
                            WHERE strpos(c::text, \(fragment: .quoted(word))) > 0
                              AND NOT (c::text LIKE '%' || pg_backend_pid() || '%' AND c::text LIKE '%strpos(%')
                            """
                        let rows = try await attempt(session, statement)
                        // 42501, 55000 and the like: may not be read after all.
                        #expect(rows == "0" || rows.count == 5, "\(catalog): \(word)")
                    }
                }
                let others = try await session.execute(
                    "SELECT count(*)::text FROM pg_stat_activity WHERE usename <> session_user AND query NOT IN ('', '<insufficient privilege>')"
                ).single(String.self)
                #expect(others == "0")
            }
        }
    }

    /// Makes a value frequent among another tenant's rows, and lets PostgreSQL learn that.
    private func plant(_ word: String, _ tenant: TestTenant) async throws {
        let statements: [SQL] = [
            """
            INSERT INTO baton.lead (tenant_id, id, contact_name, company, phone, channel, due_at)
            SELECT \(tenant.id), gen_random_uuid(), \(word), \(word), '+8613900000000', 1, baton.now() FROM generate_series(1, 3000)
            """,
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            SELECT tenant_id, id, 'lead_due', due_at FROM baton.lead WHERE tenant_id = \(tenant.id) AND company = \(word)
            """,
            "UPDATE baton.contract_amount SET amount_minor = 77777777 WHERE tenant_id = \(tenant.id)",
            "ANALYZE baton.lead", "ANALYZE baton.contract_amount",
        ]
        for statement in statements { try await database.admin.query(statement) }
    }

    @Test("EXPLAIN estimates a value that others have like one that nobody has")
    func estimates() async throws {
        let scene = try await scene()
        let secret = "绝密公司"
        try await plant(secret, scene.fixture.theirs)
        try await database.asTool(scene.access) { session in
            func estimate(_ condition: String) async throws -> Int {
                let text = try await session.execute(.script("EXPLAIN (FORMAT JSON) SELECT * FROM lead WHERE \(condition)"))
                    .single(String.self)
                return text?.firstMatch(of: /"Plan Rows": ([0-9]+)/).flatMap { Int($0.1) } ?? -1
            }
            for column in ["company", "contact_name", "phone", "email", "need", "area"] {
                let known = try await estimate("\(column) = '\(column == "phone" ? "+8613900000000" : secret)'")
                let unknown = try await estimate("\(column) = '没有这家公司'")
                #expect(known == unknown, "\(column)")
                let after = try await estimate("\(column) > '绝'")
                let before = try await estimate("\(column) > '没'")
                #expect(after == before, "\(column)")
            }
            func amount(_ condition: String) async throws -> String? {
                try await session.execute(.script("EXPLAIN (FORMAT JSON) SELECT * FROM contract_amount WHERE \(condition)"))
                    .single(String.self)?.firstMatch(of: /"Plan Rows": ([0-9]+)/).map { String($0.1) }
            }
            let wealthy = try await amount("amount_minor > 50000000")
            let poor = try await amount("amount_minor > 90000000")
            #expect(wealthy == poor)
            let exact = try await amount("amount_minor = 77777777")
            let wrong = try await amount("amount_minor = 77777778")
            #expect(exact == wrong)
        }
    }

    @Test("errors tell nothing of rows that it may not see")
    func oracles() async throws {
        let scene = try await scene()
        let secret = "绝密公司"
        try await plant(secret, scene.fixture.theirs)
        try await database.asTool(scene.access) { session in
            for condition in [
                "1 / (CASE WHEN company = '\(secret)' THEN 0 ELSE 1 END) = 1", "company = '\(secret)' AND company::int = 1",
                "(company || 'x')::int = 1 AND company = '\(secret)'", "1 / (length(company) - \(secret.count)) > 0",
                "contact_name = '\(secret)' AND xmlparse(document company) IS NOT NULL",
            ] {
                for statement in [
                    "SELECT count(*) FROM lead WHERE \(condition)",
                    "SELECT count(*) FROM lead l JOIN lead_signal s ON s.lead_id = l.id WHERE \(condition)",
                    "SELECT sum(CASE WHEN \(condition) THEN 1 END) FROM lead",
                ] {
                    let outcome = try await attempt(session, .script(statement))
                    #expect(outcome == "1", "\(statement): \(outcome)")
                }
            }
            let amounts = try await attempt(session, "SELECT count(*) FROM contract_amount WHERE 1 / (amount_minor - 77777777) IS NOT NULL")
            #expect(amounts == "1")
        }
    }

    @Test("LISTEN hears nothing of the service, and nobody is woken by its NOTIFY")
    func notifications() async throws {
        let scene = try await scene()
        let channel = try #require(
            try await database.admin.query("SELECT wakeup_channel FROM baton.installation").single(String.self))
        let client = try PostgresClient(database.tool(scene.access), logger: TestCluster.logger)
        defer { client.close() }
        let heard = Task {
            var channels: [String] = []
            for await event in client.listen(on: ["baton_wakeup", "baton", "baton_\(scene.fixture.ours.id)", "end"]) {
                guard case .notification(let notification) = event else {
                    // Listening: the service rings, and then somebody says that this is all.
                    database.wakeups.ring(.timers)
                    database.wakeups.ring(.member(scene.fixture.ours.admin))
                    await database.wakeups.flush()
                    try await database.admin.query("SELECT pg_notify('end', '')")
                    continue
                }
                channels.append(notification.channel)
                if notification.channel == "end" { return channels }
            }
            return channels
        }
        #expect(try await heard.value == ["end"])
        // What it does not know it cannot find.
        try await database.asTool(scene.access) { session in
            let outcome = try await attempt(session, "SELECT wakeup_channel FROM baton.installation")
            #expect(outcome == "42501")
            let found = try await session.execute(
                "SELECT count(*)::text FROM pg_stat_activity WHERE query LIKE '%' || \(fragment: .quoted(channel)) || '%' AND pid <> pg_backend_pid()"
            ).single(String.self)
            #expect(found == "0")
        }
    }

    @Test("it cannot hand its rights on, nor throw out who watches it")
    func collusion() async throws {
        let scene = try await scene()
        try await database.asTool(scene.access) { session in
            try await session.execute("SET default_transaction_read_only = off")
            // Until PostgreSQL 14 a login could grant itself.
            for statement in [
                "GRANT \(scene.access.user) TO \(scene.other.user)", "GRANT \(scene.access.user) TO bt_bi",
                "GRANT bt_b_lead_card_read_tenant TO \(scene.other.user)", "REVOKE \(scene.access.user) FROM bt_compiler",
                "REVOKE bt_bi FROM \(scene.other.user)", "ALTER ROLE \(scene.other.user) PASSWORD 'x'", "DROP ROLE \(scene.other.user)",
                "REASSIGN OWNED BY \(scene.access.user) TO \(scene.other.user)",
            ] {
                let outcome = try await attempt(session, .script(statement))
                #expect(outcome == "42501", "\(statement): \(outcome)")
            }
        }
    }

    @Test("default privileges of its own do not keep it from being deleted")
    func leftovers() async throws {
        let scene = try await scene()
        try await database.asTool(scene.access) { session in
            try await session.execute("SET default_transaction_read_only = off")
            try await session.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC")
        }
        try await database.biLogins.delete(scene.access.id, try await scene.fixture.ours.scope(scene.fixture.ours.admin))
        let left = try await database.admin.query("SELECT count(*) FROM pg_roles WHERE rolname = \(scene.access.user)").single(Int64.self)
        #expect(left == 0)
    }
}

/// In a database of its own: it ends what any BI login there does.
@Suite("The watchdog of BI logins", .database)
struct BIWatchdogTests {
    private let database = TestDatabase.current

    private func ask(_ session: Session, _ statement: SQL) async -> String? {
        do {
            return try await session.execute(statement).single(String.self)
        } catch {
            return (error as? DatabaseError)?.sqlState
        }
    }

    @Test("the watchdog ends what takes too long, whatever the login has set")
    func watchdog() async throws {
        let tenant = try await TestTenant.make()
        let access = try await database.biLogins.create(
            name: "slow", reach: .facets([.leadCard]), try await tenant.scope(tenant.admin))
        try await database.asTool(access) { session in
            try await session.execute("SET statement_timeout = 0")
            try await session.execute("SET idle_in_transaction_session_timeout = 0")
            let user = access.user
            let watching = Task {
                try await eventually {
                    try await database.biLogins.watch(limit: .zero).contains { $0 == "\(user): query cancelled" }
                }
            }
            let outcome = await ask(session, "SELECT pg_sleep(60)::text")
            #expect(outcome == "57014")
            let isCancelled = try await watching.value
            #expect(isCancelled)
        }
        try await database.asTool(access) { session in
            try await session.execute("SET idle_in_transaction_session_timeout = 0")
            try await session.execute("BEGIN")
            _ = try await session.execute("SELECT 1 FROM lead")
            let ended = try await eventually {
                try await database.biLogins.watch(limit: .zero).contains { $0.hasPrefix("\(access.user): idle in a transaction") }
            }
            #expect(ended)
            let after = try? await session.execute("SELECT 1 FROM lead")
            #expect(after == nil)
        }
    }
}
