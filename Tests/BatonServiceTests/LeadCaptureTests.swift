internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("Capturing leads", .database, .nothingLost)
struct LeadCaptureTests {
    /// The services on a client whose round trips nobody else adds to.
    private func counting() throws -> (PostgresClient, AccessDirectory, LeadService) {
        let client = try PostgresClient(TestDatabase.current.configuration, logger: TestCluster.logger)
        let database = Database(client: client, rolePrefix: TestCluster.rolePrefix)
        return (
            client, AccessDirectory(database: database),
            LeadService(
                database: database, configurations: LeadConfigurationCache(database: database),
                wakeups: Wakeups(database: nil, logger: TestCluster.logger))
        )
    }

    @Test("a capture takes at most two round trips, a list and a look one")
    func roundTrips() async throws {
        let tenant = try await TestTenant.make()
        let (client, _, leads) = try counting()
        defer { client.close() }
        var scope = try await tenant.operatorScope()
        scope.actor = .form(IntakeFormID.make())
        // The first capture also reads the configuration.
        _ = try await leads.capture(TestTenant.draft(), scope)

        func count(_ work: () async throws -> Void) async throws -> Int {
            let before = client.flushes
            try await work()
            return client.flushes - before
        }
        #expect(try await count { _ = try await leads.capture(TestTenant.draft(signals: [.formSubmitted]), scope) } == 2)
        #expect(try await count { _ = try await leads.capture(TestTenant.draft(area: "四川"), scope) } == 1)
        let member = try await tenant.scope(tenant.admin)
        #expect(try await count { _ = try await leads.list(LeadQuery(), member) } == 1)
        let lead = try await tenant.capture()
        #expect(try await count { _ = try await leads.fetch(lead.id, member) } == 1)
    }

    @Test("the score is the sum of what each kind of signal counts for, with its reasons")
    func scored() async throws {
        let tenant = try await TestTenant.make()
        let captured = try await tenant.capture(signals: [.formSubmitted, .demoBooked, .formSubmitted, .phoneVerified])
        #expect(captured.score == 80)
        #expect(captured.intent == .high)
        let detail = try await tenant.database.leads.fetch(captured.id, tenant.scope(tenant.admin))
        let signals = try #require(detail.signals)
        #expect(signals.filter(\.counted).map(\.points).reduce(0, +) == 80)
        #expect(signals.filter { !$0.counted }.map(\.kind) == ["form_submitted"])
        #expect(Set(signals.compactMap(\.label)) == ["提交官网表单", "预约演示", "手机号已验证"])
    }

    @Test("50 leads at once are spread over a team with a difference of at most one", arguments: [2, 3, 7])
    func spread(members: Int) async throws {
        let tenant = try await TestTenant.make(eastSales: members)
        let scope = try await tenant.operatorScope()
        let owners = try await withThrowingTaskGroup(of: MemberID?.self, returning: [MemberID?].self) { group in
            for _ in 0..<50 {
                group.addTask { try await tenant.database.leads.capture(TestTenant.draft(), scope).owner }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        var counts = Dictionary(uniqueKeysWithValues: tenant.eastSales.map { ($0, 0) })
        for owner in owners { counts[try #require(owner), default: 0] += 1 }
        #expect(counts.count == members)
        #expect(counts.values.max()! - counts.values.min()! <= 1)
        let kept = try await tenant.database.admin.query(
            """
            SELECT count(*) FROM baton.member_load l
            WHERE l.tenant_id = \(tenant.id) AND l.open_leads <> (
                SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id) AND owner_id = l.member_id AND stage < 4)
            """
        ).single(Int64.self)
        #expect(kept == 0)
    }

    @Test("absent and disabled members are never picked; with nobody left the lead waits in the team's pool, with a deadline")
    func nobody() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        try await tenant.database.tenants.setMemberStatus(tenant.eastSales[0], .absent, scope)
        for _ in 0..<5 { #expect(try await tenant.capture().owner == tenant.eastSales[1]) }
        try await tenant.database.tenants.setMemberStatus(tenant.eastSales[1], .disabled, scope)
        let lead = try await tenant.capture()
        #expect(lead.owner == nil)
        #expect(lead.team == tenant.eastTeam)
        #expect(lead.dueAt != nil)
        let reason = try await tenant.database.admin.query(
            "SELECT data->>'reason' FROM baton.event WHERE tenant_id = \(tenant.id) AND subject_id = \(lead.id) AND kind = 'lead.pooled'"
        ).single(String.self)
        #expect(reason == "everybody_absent")
    }

    @Test("a lead that no rule fits goes to the pool team, never nowhere")
    func noRule() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture(area: "四川")
        #expect(lead.owner == nil)
        #expect(lead.team == tenant.southTeam)
        #expect(lead.routingRule == nil)
        #expect(try #require(lead.dueAt).timeIntervalSince(lead.createdAt) == 86_400)
        let visible = try await tenant.database.leads.list(LeadQuery(), tenant.scope(tenant.southSales[0])).leads()
        #expect(visible.map(\.id) == [lead.id])
    }

    @Test("the first rule that fits decides, by region, product line and budget band")
    func rules() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        _ = try await tenant.database.tenants.addRoute(
            name: "AGV 百万以上", region: nil, productLine: "AGV", budgetFrom: 1_000_000_00, budgetBelow: nil, team: tenant.southTeam, scope)
        func team(_ area: String?, _ line: String?, _ budget: String?) async throws -> TeamID? {
            var input = LeadInput(channel: .api)
            input.contactName = "x"
            input.email = "x@example.com"
            input.area = area
            input.productLine = line
            input.budget = budget
            return try await tenant.database.leads.capture(input.draft(), tenant.operatorScope()).team
        }
        // Also in the east team's region: its rule comes first.
        #expect(try await team("浙江", "AGV", "200万") == tenant.eastTeam)
        #expect(try await team("四川", " agv ", "200万") == tenant.southTeam)
        let below = try await tenant.capture(area: "四川")
        #expect(below.routingRule == nil)
    }

    @Test("every captured lead is due, has its payload and its two events")
    func complete() async throws {
        let tenant = try await TestTenant.make()
        var draft = TestTenant.draft()
        draft.payload = RawPayload(contentType: "application/json", body: "{\"a\": \"  原文 \"}", source: "官网")
        let lead = try await tenant.database.leads.capture(draft, tenant.operatorScope())
        #expect(try #require(lead.dueAt).timeIntervalSince(lead.createdAt) == 900)
        let payload = try await tenant.database.admin.query("SELECT body FROM baton.lead_payload WHERE lead_id = \(lead.id)").single(
            String.self)
        #expect(payload == draft.payload?.body)
        let events = try await tenant.database.admin.query(
            "SELECT kind FROM baton.event WHERE subject_id = \(lead.id) ORDER BY kind"
        ).column(String.self)
        #expect(events == ["lead.assigned", "lead.captured"])
    }

    @Test("two identical leads at once: one is stored, one is told which it repeats")
    func duplicateRace() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        for _ in 0..<10 {
            let draft = TestTenant.draft()
            let outcomes = await withTaskGroup(of: String.self, returning: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        do {
                            return try await tenant.database.leads.capture(draft, scope, refusesDuplicates: true).id.description
                        } catch let error as BatonError {
                            return error.detail ?? ""
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let created = outcomes.filter { LeadID($0) != nil }
            try #require(created.count == 1)
            #expect(outcomes.count { $0 == "duplicate of lead \(created[0])" } == 3)
        }
    }

    @Test("a scope that is out of date fails before anything is written")
    func staleScope() async throws {
        let tenant = try await TestTenant.make()
        let member = try await tenant.scope(tenant.eastSales[0])
        try await tenant.database.tenants.setPoolTeam(tenant.eastTeam, tenant.operatorScope())
        let error = await #expect(throws: BatonError.self) { try await tenant.database.leads.capture(TestTenant.draft(), member) }
        #expect(error?.code == .accessChanged)
        #expect(
            try await tenant.database.admin.query("SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id)").single(Int64.self) == 0)
    }
}
