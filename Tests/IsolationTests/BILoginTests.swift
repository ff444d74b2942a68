internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

extension TestDatabase {
    /// How a BI tool connects: through the network where that asks for passwords.
    func tool(_ access: BILoginService.Access) -> PostgresConfiguration {
        var configuration = adminConfiguration.replacing(user: access.user, password: access.password)
        // Who is refused is tried again until then.
        configuration.acquireTimeout = .seconds(2)
        return ProcessInfo.processInfo.environment["BATON_TEST_EXTERNAL"] == nil
            ? configuration.setting(["host": "127.0.0.1"]) : configuration
    }

    /// A session of a BI tool.
    func asTool<Output>(_ access: BILoginService.Access, _ body: (Session) async throws -> Output) async throws -> Output {
        let client = try PostgresClient(tool(access), logger: TestCluster.logger)
        defer { client.close() }
        return try await client.withConnection(body)
    }

    /// What psql prints.
    func psql(_ access: BILoginService.Access, _ statement: String) async throws -> (code: Int32, lines: [String]) {
        let (code, text) = try await TestProcess.output(
            URL(filePath: "/usr/bin/env"), ["psql", "-XAtq", "-w", "-d", tool(access).connectionString, "-c", statement])
        return (code, text.split(separator: "\n").map(String.init))
    }
}

/// Logins as admins make, change and end them. Each test has a tenant of its own.
@Suite("BI logins", .database)
struct BILoginTests {
    private let database = TestDatabase.current

    /// The views with rows, and how a row is called there and in the table.
    private let views: [(name: String, facet: Facet, key: String)] = [
        ("lead", .leadCard, "id"), ("lead_signal", .leadScore, "id"), ("interaction", .leadConversation, "id"),
        ("customer", .customerProfile, "id"), ("contact", .customerContacts, "id"), ("delivery", .deliveryProgress, "id"),
        ("opportunity", .opportunityCard, "id"), ("lead_conversion", .leadCard, "lead_id"),
        ("lead_assignment", .leadCard, "lead_id || ' ' || version"),
        ("ticket", .ticketCard, "id"), ("ticket_message", .ticketConversation, "id"), ("contract", .contractCard, "id"),
        ("contract_amount", .contractAmount, "contract_id"), ("ticket_response_stat", .ticketResponseStats, "week::text || category"),
    ]

    private func api(_ view: (name: String, facet: Facet, key: String), _ scope: TenantScope) async throws -> Set<String> {
        do {
            return Set(
                try await database.database.once(
                    scope, as: .member,
                    [
                        """
                        SELECT (\(fragment: .script(view.key)))::text FROM \(fragment: .table(view.name)) AS r
                        WHERE tenant_id = \(scope.tenant) AND to_jsonb(r)->>'deleted_at' IS NULL
                        """
                    ])[0].column(String.self))
        } catch let error as DatabaseError where error.sqlState == "42501" {
            return []
        }
    }

    @Test("psql with a member's login shows the same rows as that member's requests, in every view, and the lead list page by page (P5)")
    func sameRows() async throws {
        let tenant = try await Fixture.make().ours
        let admin = try await tenant.scope(tenant.admin)
        var map = try await database.permissions.map(admin).map
        let sales = try #require(map.roles.firstIndex { $0.key == "sales" })
        map.roles[sales].grants.formUnion([
            Grant(.deliveryProgress, .read, .related), Grant(.customerProfile, .read, .region), Grant(.contractAmount, .read, .followed),
            Grant(.ticketResponseStats, .read, .aggregate), Grant(.leadCard, .read, .followed),
        ])
        _ = try await database.permissions.replace(map, version: nil, admin)
        var compared = 0
        for member in [tenant.admin, tenant.supervisor, tenant.southSupervisor, tenant.southSales[0]] + tenant.eastSales {
            let access = try await database.biLogins.create(
                name: "眼睛 \(member)", reach: .member(member), await tenant.scope(tenant.admin))
            let scope = try await tenant.scope(member)
            for view in views {
                let (code, lines) = try await database.psql(access, "SELECT \(view.key) FROM \(view.name)")
                let expected = try await api(view, scope)
                #expect(Set(lines) == expected, "\(view.name)")
                // A view of a facet that the member lacks is refused; psql ends with 1 then.
                let allowed = try #require(scope.member).grants.allows(.read, view.facet)
                #expect((code == 0) == allowed, "\(view.name)")
                compared += lines.count
            }
            let page = try await database.leads.list(LeadQuery(), scope).leads()
            let (_, newest) = try await database.psql(access, "SELECT id FROM lead ORDER BY created_at DESC, id DESC LIMIT 50")
            #expect(newest == page.map(\.id.description))
            let names = try await database.psql(access, "SELECT count(*) FROM member")
            #expect(names.lines == ["6"])
        }
        #expect(compared > 300)
    }

    /// What a statement answers in one value, or its SQLSTATE.
    private func ask(_ session: Session, _ statement: SQL) async -> String {
        do {
            return try await session.execute(statement).single(String.self) ?? "nothing"
        } catch let error as DatabaseError {
            return error.sqlState ?? "\(error.kind)"
        } catch {
            return "\(error)"
        }
    }

    private let count: SQL = "SELECT count(*)::text FROM lead"

    @Test("who gets more sees it at once; who loses a right begins anew, prepared statements and cursors included")
    func follows() async throws {
        let tenant = try await TestTenant.make()
        for area in ["浙江", "浙江", "广东"] { try await tenant.capture(area: area) }
        let admin = try await tenant.scope(tenant.admin)
        let supervisor = tenant.southSupervisor
        let access = try await database.biLogins.create(name: "主管报表", reach: .member(supervisor), admin)
        var map = try await database.permissions.map(await tenant.scope(tenant.admin)).map
        let role = try #require(map.roles.firstIndex { $0.key == "supervisor" })
        try await database.asTool(access) { session in
            #expect(await ask(session, count) == "1")
            #expect(await ask(session, "SELECT count(*)::text FROM ticket") == "42501")
            // More, and nothing less.
            map.roles[role].grants.insert(Grant(.ticketCard, .read, .tenant))
            _ = try await database.permissions.replace(map, version: nil, await tenant.scope(tenant.admin))
            #expect(await ask(session, "SELECT count(*)::text FROM ticket") == "0")
        }
        // The department's whole subtree.
        var patch = MemberPatch()
        patch.team = tenant.department
        try await database.members.update(supervisor, patch, await tenant.scope(tenant.admin))
        try await database.asTool(access) { session in
            try await session.execute("PREPARE p AS SELECT count(*)::text FROM lead")
            #expect(await ask(session, "EXECUTE p") == "3")
            try await session.execute("BEGIN")
            try await session.execute("DECLARE c CURSOR FOR SELECT id::text FROM lead")
            _ = try await session.execute("FETCH 1 FROM c")
            // Narrower, with the same right on the table: what was planned before would still show everything.
            var patch = MemberPatch()
            patch.team = tenant.southTeam
            try await database.members.update(supervisor, patch, await tenant.scope(tenant.admin))
            let after = await ask(session, "EXECUTE p")
            #expect(after != "3" && after != "1", "\(after)")
        }
        try await database.asTool(access) { #expect(await ask($0, count) == "1") }

        // The team moves in the tree, the map changes, the role is taken, the member goes, the tenant is suspended.
        _ = try await database.teams.updateTeam(
            tenant.eastTeam, name: nil, parent: .some(tenant.southTeam), await tenant.scope(tenant.admin))
        try await database.asTool(access) { #expect(await ask($0, count) == "3") }
        map.roles[role].grants = [Grant(.leadCard, .read, .own)]
        _ = try await database.permissions.replace(map, version: nil, await tenant.scope(tenant.admin))
        try await database.asTool(access) { #expect(await ask($0, count) == "0") }
        map.roles[role].grants = [Grant(.leadCard, .read, .tenant)]
        _ = try await database.permissions.replace(map, version: nil, await tenant.scope(tenant.admin))
        try await database.asTool(access) { #expect(await ask($0, count) == "3") }
        let host = try await tenant.operatorScope()
        try await database.tenants.setMemberStatus(supervisor, .disabled, host)
        try await database.asTool(access) { #expect(await ask($0, count) == "42501") }
        try await database.tenants.setMemberStatus(supervisor, .active, host)
        try await database.asTool(access) { #expect(await ask($0, count) == "3") }
        try await database.tenants.setStatus(.suspended, host)
        try await database.asTool(access) { #expect(await ask($0, count) == "42501") }
        try await database.tenants.setStatus(.active, host)
        try await database.asTool(access) { #expect(await ask($0, count) == "3") }
    }

    private func connects(_ access: BILoginService.Access) async -> Bool {
        (try? await database.asTool(access) { _ = try await $0.execute("SELECT 1") }) != nil
    }

    @Test("passwords are renewed in pairs; disabling and deleting hold at once")
    func life() async throws {
        let tenant = try await TestTenant.make()
        try await tenant.capture()
        let admin = { try await tenant.scope(tenant.admin) }
        let first = try await database.biLogins.create(name: "Metabase", reach: .facets([.leadCard]), await admin())
        // Where the server asks for passwords, a wrong one is refused.
        let asks =
            try await database.admin.query("SELECT bool_and(auth_method LIKE 'scram%') FROM pg_hba_file_rules WHERE type = 'host'")
            .single(Bool?.self).flatMap { $0 }
        var wrong = first
        wrong.password += "x"
        if asks == true { #expect(!(await connects(wrong))) }
        try await database.asTool(first) { #expect(await ask($0, count) == "1") }

        let second = try await database.biLogins.rotate(first.id, await admin())
        #expect(second.user != first.user && second.password != first.password)
        for access in [first, second] { try await database.asTool(access) { #expect(await ask($0, count) == "1") } }
        let (_, until) = try await database.psql(
            second,
            "SELECT rolname, rolvaliduntil < now() + interval '25 hours' FROM pg_roles WHERE rolname IN ('\(first.user)', '\(second.user)') ORDER BY 1"
        )
        #expect(until == ["\(first.user)|t", "\(second.user)|f"])
        // The third ends the first.
        let third = try await database.biLogins.rotate(first.id, graceHours: 0, await admin())
        #expect(third.user == first.user)
        if asks == true { #expect(!(await connects(first))) }
        #expect(!(await connects(second)))
        try await database.asTool(third) { session in
            #expect(await ask(session, count) == "1")
            try await database.biLogins.setEnabled(first.id, false, await admin())
            let after = await ask(session, count)
            #expect(after != "1")
        }
        #expect(!(await connects(third)))
        #expect(await refusal { _ = try await database.biLogins.rotate(first.id, await admin()) } == ["conflict"])
        try await database.biLogins.setEnabled(first.id, true, await admin())
        try await database.asTool(third) { #expect(await ask($0, count) == "1") }
        try await database.biLogins.delete(first.id, await admin())
        #expect(!(await connects(third)))
        #expect(await refusal { try await database.biLogins.delete(first.id, await admin()) } == ["not_found"])
        // Nothing is left behind in the cluster.
        let left = try await database.admin.query(
            """
            SELECT rolname::text FROM pg_roles WHERE rolname IN (\(first.user), \(second.user))
               OR starts_with(rolname, 'bt_mark_') AND right(rolname, 32) = \(tenant.id.description.replacing("-", with: ""))
            """
        ).column(String.self)
        #expect(left == [])
        let events = try await database.admin.query(
            "SELECT kind FROM baton.event WHERE tenant_id = \(tenant.id) AND kind LIKE 'bi_login.%' ORDER BY created_at, id"
        ).column(String.self)
        #expect(
            events == ["created", "rotated", "rotated", "disabled", "enabled", "deleted"].map { "bi_login.\($0)" }, "\(events)")
    }

    @Test("a password whose time is over is ended by the worker, and an interrupted change is finished")
    func reconcile() async throws {
        let tenant = try await TestTenant.make()
        try await tenant.capture()
        let admin = { try await tenant.scope(tenant.admin) }
        let first = try await database.biLogins.create(name: "Superset", reach: .member(tenant.supervisor), await admin())
        let second = try await database.biLogins.rotate(first.id, await admin())
        try await database.admin.query("UPDATE baton.bi_login SET other_until = baton.now() WHERE id = \(first.id)")
        try await database.biLogins.reconcile(tenant.operatorScope())
        #expect(!(await connects(first)))
        #expect(await connects(second))
        #expect(try await database.biLogins.list(await admin()).map(\.otherUntil) == [nil])
        // A right that it must not have, and a session from before it lost one.
        try await database.admin.query("GRANT bt_b_lead_card_read_tenant TO \(fragment: .identifier(second.user))")
        try await database.asTool(second) { session in
            #expect(await ask(session, count) == "1")
            try await database.admin.query("UPDATE baton.bi_login SET narrowed_at = baton.now() WHERE id = \(first.id)")
            try await database.biLogins.reconcile(tenant.operatorScope())
            #expect(await ask(session, count) != "1")
        }
        let held = try await database.admin.query(
            "SELECT pg_has_role(\(second.user), 'bt_b_lead_card_read_tenant', 'MEMBER')"
        ).single(Bool.self)
        #expect(held == false)
    }

    @Test("what cannot be is refused with its place")
    func badInput() async throws {
        let fixture = try await Fixture.make()
        let tenant = fixture.ours
        let admin = try await tenant.scope(tenant.admin)
        let logins = database.biLogins
        #expect(
            await refusal { _ = try await logins.create(name: " ", reach: nil, connections: 21, admin) }
                == ["/name missing", "/max_connections out_of_range", "/member_id missing"])
        #expect(
            await refusal { _ = try await logins.create(name: "a", reach: .facets([.leadCard, .permissions]), admin) }
                == ["/facets/1 facet_without_rows"])
        #expect(
            await refusal { _ = try await logins.create(name: "a", reach: .member(fixture.theirs.admin), admin) }
                == ["/member_id unknown_member"])
        #expect(await refusal { _ = try await logins.create(name: "报表", reach: .facets([.leadCard]), admin) } == ["conflict"])
        let id = try #require(try await logins.list(admin).first).id
        #expect(await refusal { _ = try await logins.rotate(id, graceHours: 169, admin) } == ["/grace_hours out_of_range"])
        let theirs = try #require(try await logins.list(try await fixture.theirs.scope(fixture.theirs.admin)).first).id
        #expect(await refusal { _ = try await logins.rotate(theirs, admin) } == ["not_found"])
        #expect(await refusal { try await logins.setEnabled(theirs, false, admin) } == ["not_found"])
        #expect(await refusal { try await logins.delete(theirs, admin) } == ["not_found"])
        let nobody = try await tenant.scope(tenant.eastSales[0])
        #expect(await refusal { _ = try await logins.list(nobody) } == ["permission_denied"])
        #expect(await refusal { _ = try await logins.create(name: "b", reach: .facets([.leadCard]), nobody) } == ["permission_denied"])
        // The tenant's twentieth is its last.
        for number in 0..<(BILoginService.maximumLogins - 1) {
            _ = try await logins.create(name: "\(number)", reach: .facets([.leadCard]), try await tenant.scope(tenant.admin))
        }
        let full = try await tenant.scope(tenant.admin)
        #expect(await refusal { _ = try await logins.create(name: "x", reach: .facets([.leadCard]), full) } == ["conflict"])
    }

    @Test("the functions behind it touch no login of another tenant, no other role, and take no password")
    func functions() async throws {
        let fixture = try await Fixture.make()
        let theirs = try await database.biLogins.create(
            name: "theirs", reach: .facets([.leadCard]), try await fixture.theirs.scope(fixture.theirs.admin))
        func attempt(_ statement: SQL, _ tenant: TenantID?) async -> String {
            let settings = tenant.map { [(name: "baton.tenant", value: $0.description)] } ?? []
            do {
                _ = try await database.client.transaction(TransactionOptions(role: "bt_system", settings: settings), [statement])
                return "done"
            } catch let error as DatabaseError {
                return error.sqlState ?? "?"
            } catch {
                return "\(error)"
            }
        }
        let verifier = try scramVerifier("x")
        let statements: [SQL] = [
            "SELECT baton.put_bi_login(\(theirs.user), \(verifier), 5)", "SELECT baton.set_bi_login(\(theirs.user), '{}', '{}')",
            "SELECT baton.admit_bi_login(\(theirs.user), false, NULL)", "SELECT baton.drop_bi_login(\(theirs.user))",
            "SELECT baton.end_bi_sessions(\(theirs.user), 'infinity')",
        ]
        for statement in statements {
            #expect(await attempt(statement, fixture.ours.id) == "BT002", "\(statement.text)")
            #expect(await attempt(statement, nil) == "BT002", "\(statement.text)")
        }
        let login = "bt_bi_aaaaaaaaaaaa_1"
        for (statement, expected) in [
            ("SELECT baton.put_bi_login('bt_svc', \(verifier), 5)", "BT002"),
            ("SELECT baton.put_bi_login('postgres', \(verifier), 5)", "BT002"),
            ("SELECT baton.put_bi_login(\(login), 'secret', 5)", "BT002"),
            ("SELECT baton.set_bi_login(\(login), '{lead_card_write_own}', '{}')", "BT002"),
            ("SELECT baton.set_bi_login(\(login), '{}', '{tenant_00000000000000000000000000000000}')", "BT002"),
            ("SELECT baton.set_bi_login(\(login), '{}', '{team_x}')", "BT002"),
            ("SELECT baton.drop_bi_login(\(login))", "done"),
        ] as [(SQL, String)] {
            #expect(await attempt(statement, fixture.ours.id) == expected, "\(statement.text)")
        }
        #expect(await connects(theirs))
    }
}
