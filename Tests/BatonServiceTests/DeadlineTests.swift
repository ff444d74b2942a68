internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

/// Time is moved, not waited for.
@Suite("Deadlines of leads", .database(movableClock: true), .nothingLost, .serialized)
struct DeadlineTests {
    private var database: TestDatabase { .current }

    private func events(_ lead: LeadID) async throws -> [String] {
        try await database.admin.query("SELECT kind FROM baton.event WHERE subject_id = \(lead) ORDER BY created_at, id").column(
            String.self)
    }

    private func told(_ member: MemberID, _ lead: LeadID) async throws -> [String] {
        try await database.admin.query(
            "SELECT kind FROM baton.notification WHERE member_id = \(member) AND subject_id = \(lead) ORDER BY position"
        ).column(String.self)
    }

    /// Fires what is due; how many deadlines of this tenant did something. (Other tests' tenants are in the same database.)
    private func fire(_ tenant: TestTenant, _ worker: TimerWorker? = nil) async throws -> Int64 {
        func count() async throws -> Int64 {
            try await database.admin.query("SELECT count(*) FROM baton.event WHERE tenant_id = \(tenant.id) AND actor_kind = 4").single(
                Int64.self) ?? 0
        }
        let before = try await count()
        try await (worker ?? database.worker()).drain()
        return try await count() - before
    }

    private func lead(_ id: LeadID, _ tenant: TestTenant) async throws -> Lead {
        try await database.leads.fetch(id, tenant.scope(tenant.admin)).lead
    }

    @Test("a lead that nobody touches goes to the supervisor when the window runs out: once, not before, and to the right one")
    func escalation() async throws {
        let tenant = try await TestTenant.make()
        let worker = database.worker()
        let lead = try await tenant.capture()
        let owner = try #require(lead.owner)
        #expect(try await told(owner, lead.id) == ["lead_assigned"])
        #expect(try await fire(tenant, worker) == 0)
        try await database.advanceClock(.seconds(14 * 60 + 40))
        #expect(try await fire(tenant, worker) == 0)
        #expect(try await events(lead.id) == ["lead.captured", "lead.assigned"])
        // The rest; what the test itself takes is beside it.
        try await database.advanceClock(.seconds(20))
        #expect(try await fire(tenant, worker) == 1)
        #expect(try await fire(tenant, worker) == 0)
        #expect(try await events(lead.id) == ["lead.captured", "lead.assigned", "lead.escalated"])
        #expect(try await told(owner, lead.id) == ["lead_assigned", "lead_response_missed"])
        // The department's supervisor stands above the east team; the south team's does not.
        #expect(try await told(tenant.supervisor, lead.id) == ["lead_escalated"])
        #expect(try await told(tenant.southSupervisor, lead.id) == [])
        let escalated = try await self.lead(lead.id, tenant)
        #expect(escalated.escalation == 1)
        #expect(escalated.escalatedAt != nil)
        let board = try await database.leads.list(LeadQuery(filters: [.escalated(true)]), tenant.scope(tenant.supervisor)).leads()
        #expect(board.map(\.id) == [lead.id])
        // Nobody does anything: it comes back.
        try await database.advanceClock(.seconds(86_400))
        #expect(try await fire(tenant, worker) == 1)
        #expect(try await self.lead(lead.id, tenant).escalation == 2)
    }

    @Test("the nearest supervisor is told; without one the next above; without any the admins")
    func nearest() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        let admin = try await tenant.scope(tenant.admin)
        let lead = try await tenant.capture(area: "四川")
        _ = try await database.leads.assign(lead.id, to: tenant.southSales[0], version: nil, admin)
        func escalate() async throws {
            try await database.advanceClock(.seconds(86_401))
            try await database.worker().drain()
        }
        try await escalate()
        #expect(try await told(tenant.southSupervisor, lead.id) == ["lead_escalated"])
        #expect(try await told(tenant.supervisor, lead.id) == [])
        try await database.tenants.setMemberStatus(tenant.southSupervisor, .absent, scope)
        try await escalate()
        #expect(try await told(tenant.southSupervisor, lead.id).count == 1)
        #expect(try await told(tenant.supervisor, lead.id) == ["lead_escalated"])
        try await database.tenants.setMemberStatus(tenant.supervisor, .disabled, scope)
        try await escalate()
        #expect(try await told(tenant.supervisor, lead.id).count == 1)
        #expect(try await told(tenant.admin, lead.id) == ["lead_escalated"])
    }

    @Test("a qualifying touch in time: no escalation, and the follow-up window runs; one that does not qualify changes nothing")
    func touched() async throws {
        let tenant = try await TestTenant.make()
        let worker = database.worker()
        let first = try await tenant.capture()
        let second = try await tenant.capture()
        try await database.advanceClock(.seconds(14 * 60))
        _ = try await database.leads.recordInteraction(
            InteractionDraft(kind: .call, durationSeconds: 90), on: first.id, tenant.scope(try #require(first.owner)))
        _ = try await database.leads.recordInteraction(
            InteractionDraft(kind: .call, durationSeconds: 89), on: second.id, tenant.scope(try #require(second.owner)))
        try await database.advanceClock(.seconds(61))
        #expect(try await fire(tenant, worker) == 1)
        #expect(try await !events(first.id).contains("lead.escalated"))
        #expect(try await events(second.id).contains("lead.escalated"))
        // 48 hours after the touch.
        try await database.advanceClock(.seconds(48 * 3600 - 121))
        try await worker.drain()
        #expect(try await !events(first.id).contains("lead.follow_up_missed"))
        try await database.advanceClock(.seconds(62))
        try await worker.drain()
        #expect(try await events(first.id).contains("lead.follow_up_missed"))
        #expect(try await told(try #require(first.owner), first.id) == ["lead_assigned", "lead_follow_up_missed"])
    }

    @Test("a lead in the pool has a deadline too, and taking it starts the window")
    func pool() async throws {
        let tenant = try await TestTenant.make()
        let worker = database.worker()
        let lead = try await tenant.capture(area: "四川")
        try await database.advanceClock(.seconds(86_401))
        #expect(try await fire(tenant, worker) == 1)
        #expect(try await told(tenant.southSupervisor, lead.id) == ["lead_pool_overdue"])
        _ = try await database.leads.assign(lead.id, to: tenant.southSales[0], version: nil, tenant.scope(tenant.southSales[0]))
        let taken = try await self.lead(lead.id, tenant)
        #expect(taken.escalation == 0)
        #expect(try #require(taken.dueAt).timeIntervalSince(try #require(taken.assignedAt)) == 900)
        try await database.advanceClock(.seconds(901))
        #expect(try await fire(tenant, worker) == 1)
        // Who takes a lead himself is not told that he has it.
        #expect(try await told(tenant.southSales[0], lead.id) == ["lead_response_missed"])
    }

    @Test("closed leads have no timer; reopened ones have one again")
    func closing() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        let scope = try await tenant.scope(try #require(lead.owner))
        func timers() async throws -> Int64? {
            try await database.admin.query("SELECT count(*) FROM baton.timer WHERE subject_id = \(lead.id.uuid)").single(Int64.self)
        }
        #expect(try await timers() == 1)
        _ = try await database.leads.transition(lead.id, to: .disqualified, reason: "x", version: nil, scope)
        #expect(try await timers() == 0)
        try await database.advanceClock(.seconds(100_000))
        #expect(try await fire(tenant) == 0)
        _ = try await database.leads.transition(lead.id, to: .new, reason: nil, version: nil, scope)
        #expect(try await timers() == 1)
        try await database.advanceClock(.seconds(901))
        #expect(try await fire(tenant) == 1)
    }

    @Test("72 hours and 90 days pass in no time, and a worker that was away catches up with each deadline once")
    func away() async throws {
        let tenant = try await TestTenant.make()
        var patch = LeadPolicyPatch()
        patch.responseWindow = 72 * 3600
        patch.escalationWindow = 90 * 86_400
        _ = try await database.policies.update(patch, tenant.operatorScope())
        let leads = try await [tenant.capture(), tenant.capture(), tenant.capture()]
        try await database.advanceClock(.seconds(72 * 3600 - 60))
        #expect(try await fire(tenant) == 0)
        // Away for ten days.
        try await database.advanceClock(.seconds(10 * 86_400))
        #expect(try await fire(tenant) == 3)
        for lead in leads { #expect(try await self.lead(lead.id, tenant).escalation == 1) }
        try await database.advanceClock(.seconds(89 * 86_400))
        #expect(try await fire(tenant) == 0)
        try await database.advanceClock(.seconds(86_401))
        #expect(try await fire(tenant) == 3)
    }

    @Test("a touch between the claim and the escalation: no escalation")
    func race() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        let scope = try await tenant.scope(try #require(lead.owner))
        try await database.advanceClock(.seconds(901))
        // The touch holds the lead; the worker passes over it and looks again.
        try await database.admin.withTransaction { transaction in
            try await transaction.run("SELECT 1 FROM baton.lead WHERE id = \(lead.id) FOR UPDATE")
            try await database.worker().drain()
        }
        #expect(try await !events(lead.id).contains("lead.escalated"))
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, scope)
        try await database.advanceClock(.seconds(1))
        try await database.worker().drain()
        #expect(try await !events(lead.id).contains("lead.escalated"))
    }

    @Test("a lead that has been escalated as often as can be counted is escalated all the same")
    func countedOut() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        try await database.admin.query("UPDATE baton.lead SET escalation = 32767, escalated_at = baton.now() WHERE id = \(lead.id)")
        try await database.advanceClock(.seconds(901))
        #expect(try await fire(tenant) == 1)
        #expect(try await self.lead(lead.id, tenant).escalation == 32_767)
    }

    @Test("four workers at once: each of 200 deadlines fires once")
    func workers() async throws {
        let tenant = try await TestTenant.make(eastSales: 3)
        for _ in 0..<200 { try await tenant.capture() }
        try await database.advanceClock(.seconds(901))
        var configuration = TimerWorker.Configuration()
        configuration.batch = 7
        let fired = try await withThrowingTaskGroup(of: Int.self, returning: Int.self) { group in
            for _ in 0..<4 {
                let worker = database.worker(configuration)
                group.addTask { try await worker.drain() }
            }
            return try await group.reduce(0, +)
        }
        #expect(fired >= 200)
        let escalations = try await database.admin.query(
            "SELECT subject_id, count(*) FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'lead.escalated' GROUP BY 1"
        ).decode((UUID, Int64).self)
        #expect(escalations.count == 200)
        #expect(escalations.allSatisfy { $0.1 == 1 })
        // Positions have no gaps.
        let gaps = try await database.admin.query(
            """
            SELECT count(*) FROM baton.inbox i WHERE i.last_position <> (
                SELECT count(DISTINCT position) FROM baton.notification n WHERE n.tenant_id = i.tenant_id AND n.member_id = i.member_id)
            """
        ).single(Int64.self)
        #expect(gaps == 0)
    }

    @Test("windows that are none and escalations that nobody would hear are refused with the place")
    func badPolicies() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        func problem(_ change: (inout LeadPolicyPatch) -> Void) async -> String? {
            var patch = LeadPolicyPatch()
            change(&patch)
            do {
                _ = try await database.policies.update(patch, scope)
                return nil
            } catch {
                return (error as? ValidationFailure)?.problems.map { $0.pointer + " " + $0.code }.joined(separator: ", ") ?? "\(error)"
            }
        }
        #expect(await problem { $0.responseWindow = 0 } == "/response_window_s invalid_window")
        #expect(await problem { $0.poolWindow = -5 } == "/pool_window_s invalid_window")
        #expect(await problem { $0.escalationWindow = 400 * 86_400 } == "/escalation_window_s invalid_window")
        #expect(await problem { $0.escalateTo = "boss" } == "/escalate_to escalates_to_nobody")
        #expect(await problem { $0.nurtureScore = 90 } == "/high_intent_score invalid_thresholds")
        #expect(await problem { $0.escalateTo = "admin" } == nil)
        try await database.tenants.setMemberStatus(tenant.supervisor, .absent, scope)
        try await database.tenants.setMemberStatus(tenant.southSupervisor, .absent, scope)
        #expect(await problem { $0.escalateTo = "supervisor" } == "/escalate_to escalates_to_nobody")
        let sales = try await tenant.scope(tenant.eastSales[0])
        await #expect(throws: BatonError(.permissionDenied, detail: "lead_rules:write")) {
            try await database.policies.update(LeadPolicyPatch(), sales)
        }
    }
}
