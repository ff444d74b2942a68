internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Time is moved, not waited for.
@Suite("Escalation by policies", .database(movableClock: true), .nothingLost, .serialized)
struct EscalationTests {
    private typealias Input = EscalationPolicyInput
    private var database: TestDatabase { .current }

    private func events(_ subject: Identifier<some Any>, _ kinds: [String]) async throws -> [String] {
        try await database.admin.query(
            "SELECT data::text FROM baton.event WHERE subject_id = \(subject.uuid) AND kind = ANY (\(kinds)) ORDER BY created_at, id"
        ).column(String.self)
    }

    private func kinds(_ subject: Identifier<some Any>) async throws -> [String] {
        try await database.admin.query("SELECT kind FROM baton.event WHERE subject_id = \(subject.uuid) ORDER BY created_at, id").column(
            String.self)
    }

    private func told(_ member: MemberID, _ lead: LeadID) async throws -> [String] {
        try await database.admin.query(
            "SELECT kind FROM baton.notification WHERE member_id = \(member) AND subject_id = \(lead) ORDER BY position"
        ).column(String.self)
    }

    private func lead(_ id: LeadID, _ tenant: TestTenant) async throws -> Lead {
        try await database.leads.fetch(id, tenant.scope(tenant.admin)).lead
    }

    private func version(of lead: LeadID) async throws -> EscalationVersionID? {
        try await database.admin.query("SELECT escalation_policy_version_id FROM baton.lead WHERE id = \(lead)").single(
            EscalationVersionID?.self
        ).flatMap { $0 }
    }

    private func pass(_ seconds: Int64, _ worker: TimerWorker? = nil) async throws {
        try await database.advanceClock(.seconds(seconds))
        try await (worker ?? database.worker()).drain()
    }

    @discardableResult
    private func save(
        _ tenant: TestTenant, _ trigger: EscalationTrigger, repeatEvery seconds: Int64 = 86_400, _ steps: Input.Step...
    ) async throws -> CurrentEscalationPolicy {
        try await database.escalation.save(
            Input(name: "升级", steps: steps, repetition: .init(seconds: seconds)), for: trigger, tenant.operatorScope())
    }

    private func code(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch let error as BatonError {
            return error.code.rawValue
        } catch let error as ValidationFailure {
            return error.problems.map { "\($0.pointer) \($0.code)" }.joined(separator: ", ")
        } catch {
            return "\(error)"
        }
    }

    private static let golden = Input.Step(notify: ["owner", "supervisor"], channels: ["wecom_application"])

    @Test("step after step at its time: owner and supervisor, then the admins, the owner frozen and the lead with somebody else")
    func steps() async throws {
        let tenant = try await TestTenant.make()
        let saved = try await save(
            tenant, .leadResponse, Self.golden, .init(after: .init(seconds: 1800), notify: ["role:admin"]),
            .init(
                after: .init(seconds: 600), notify: ["member:\(tenant.southSupervisor)"],
                actions: [.init(kind: "freeze", assignments: 3), .init(kind: "reassign")]))
        let worker = database.worker()
        let lead = try await tenant.capture()
        let owner = try #require(lead.owner)
        let other = try #require(tenant.eastSales.first { $0 != owner })
        #expect(try await version(of: lead.id) == saved.version)

        try await pass(899 - 20, worker)
        #expect(try await self.lead(lead.id, tenant).escalation == 0)
        try await pass(21, worker)
        var now = try await self.lead(lead.id, tenant)
        #expect(now.escalation == 1 && now.owner == owner)
        #expect(try await told(owner, lead.id) == ["lead_assigned", "lead_response_missed"])
        #expect(try await told(tenant.supervisor, lead.id) == ["lead_escalated"])
        #expect(try await told(tenant.admin, lead.id) == [])
        #expect(try #require(now.dueAt).timeIntervalSince(try #require(now.escalatedAt)) == 1800)

        try await pass(1779, worker)
        #expect(try await told(tenant.admin, lead.id) == [])
        try await pass(22, worker)
        #expect(try await told(tenant.admin, lead.id) == ["lead_escalated"])
        #expect(try await told(tenant.supervisor, lead.id).count == 1)

        try await pass(601, worker)
        now = try await self.lead(lead.id, tenant)
        #expect(now.owner == other && now.team == tenant.eastTeam && now.escalation == 0 && now.escalatedAt == nil)
        #expect(try #require(now.dueAt).timeIntervalSince(try #require(now.assignedAt)) == 900)
        #expect(try await told(tenant.southSupervisor, lead.id) == ["lead_escalated"])
        #expect(try await told(other, lead.id) == ["lead_assigned"])
        #expect(try await told(owner, lead.id) == ["lead_assigned", "lead_response_missed", "lead_withdrawn"])
        let loads = try await database.admin.query(
            "SELECT open_leads FROM baton.member_load WHERE member_id = ANY (\([owner, other])) ORDER BY member_id = \(owner)"
        ).column(Int32.self)
        #expect(loads == [1, 0])
        let escalated = try await events(lead.id, ["lead.escalated"])
        #expect(escalated.count == 3)
        for (index, data) in escalated.enumerated() {
            #expect(data.contains(#""step": "\#(index + 1)""#) && data.contains(#""policy_version": "1""#))
            #expect(data.contains(try #require(saved.version).description))
        }
        let assigned = try await events(lead.id, ["lead.assigned"])
        #expect(assigned.count == 2 && assigned[1].contains(#""reason": "escalated""#) && assigned[1].contains(#""step": "3""#))

        let freezes = try await database.freezes.freezes(isRunning: true, tenant.scope(tenant.admin))
        #expect(freezes.map(\.member) == [owner] && freezes.map(\.remaining) == [3] && freezes.map(\.step) == [3])
        #expect(freezes.first?.subject.uuid == lead.id.uuid && freezes.first?.reason == "lead_response")
        #expect(try await kinds(owner).contains("member.frozen"))
        let data = try await database.admin.query(
            "SELECT data::text FROM baton.notification WHERE member_id = \(owner) AND kind = 'assignment_frozen'"
        ).column(String.self)
        #expect(data.count == 1 && data[0].contains(#""assignments": "3""#))

        // He has less to do, and would be picked each time.
        for _ in 0..<3 { #expect(try await tenant.capture().owner == other) }
        #expect(try await database.freezes.freezes(isRunning: true, tenant.scope(tenant.admin)).isEmpty)
        #expect(try await tenant.capture().owner == owner)
        let over = try await database.freezes.freezes(isRunning: false, tenant.scope(tenant.admin))
        #expect(over.count == 1 && over[0].remaining == 0 && over[0].liftedBy == nil)
    }

    @Test("a deadline keeps the version that it was armed under; what begins next has the newest, or none after the policy is gone")
    func versions() async throws {
        let tenant = try await TestTenant.make()
        let before = try await tenant.capture()
        #expect(try await version(of: before.id) == nil)
        let first = try await save(tenant, .leadResponse, .init(notify: ["owner"]))
        let lead = try await tenant.capture()
        let second = try await save(tenant, .leadResponse, .init(notify: ["role:admin"]))
        #expect(first.number == 1 && second.number == 2 && first.version != second.version)
        let third = try await save(tenant, .leadFollowUp, .init(notify: ["role:admin"]))
        // The same once more is no new one.
        #expect(try await save(tenant, .leadFollowUp, .init(notify: ["role:admin"])).version == third.version)
        let later = try await tenant.capture()
        try await pass(901)
        // As the lead policy says.
        #expect(try await told(tenant.supervisor, before.id) == ["lead_escalated"])
        #expect(try await told(try #require(lead.owner), lead.id) == ["lead_assigned", "lead_response_missed"])
        #expect(try await told(tenant.supervisor, lead.id) == [])
        #expect(try await told(tenant.admin, lead.id) == [])
        #expect(try await told(tenant.admin, later.id) == ["lead_escalated"])
        #expect(try await told(try #require(later.owner), later.id) == ["lead_assigned"])

        let admin = try await tenant.scope(tenant.admin)
        let given = try await database.leads.assign(lead.id, to: tenant.eastSales[0], version: nil, admin)
        #expect(try await version(of: given.id) == second.version)
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, admin)
        #expect(try await version(of: lead.id) == third.version)
        try await database.escalation.delete(.leadFollowUp, tenant.operatorScope())
        #expect(try await version(of: lead.id) == third.version)
        try await pass(172_801)
        #expect(try await told(tenant.admin, lead.id) == ["lead_follow_up_missed"])
        _ = try await database.leads.transition(lead.id, to: .contacted, reason: nil, version: nil, tenant.scope(tenant.admin))
        #expect(try await version(of: lead.id) == nil)
        // Handed over with everything else.
        _ = try await database.members.handOver(from: try #require(later.owner), to: tenant.southSales[0], tenant.scope(tenant.admin))
        #expect(try await version(of: later.id) == second.version)
        let scope = try await tenant.scope(tenant.eastSales[0])
        #expect(try await database.escalation.versions(.leadFollowUp, scope).map(\.number) == [1])
        #expect(try await database.escalation.policies(scope).map(\.number) == [2, nil, nil])
        #expect(await code { try await database.escalation.delete(.leadFollowUp, tenant.operatorScope()) } == "not_found")
        // After a deletion the numbers go on.
        #expect(try await save(tenant, .leadFollowUp, .init(notify: ["role:admin"])).number == 2)
    }

    @Test("a first step may wait: then the lead stands on the board at once, and somebody hears of it later; then again and again")
    func waiting() async throws {
        let tenant = try await TestTenant.make()
        try await save(tenant, .leadResponse, repeatEvery: 7200, .init(after: .init(seconds: 600), notify: ["supervisor"]))
        let lead = try await tenant.capture()
        try await pass(901)
        #expect(try await self.lead(lead.id, tenant).escalation == 1)
        #expect(try await told(tenant.supervisor, lead.id) == [])
        try await pass(601)
        #expect(try await self.lead(lead.id, tenant).escalation == 2)
        #expect(try await told(tenant.supervisor, lead.id).count == 1)
        // A worker that was away does not catch up with what would have been repeated.
        try await pass(7200 * 10)
        #expect(try await told(tenant.supervisor, lead.id).count == 2)
        try await pass(7201)
        #expect(try await told(tenant.supervisor, lead.id).count == 3)
    }

    @Test("back to the pool, from there to the next, until everybody has had it; who takes it begins anew")
    func pool() async throws {
        let tenant = try await TestTenant.make(eastSales: 3)
        try await save(tenant, .leadResponse, .init(notify: ["owner"], actions: [.init(kind: "return_to_pool")]))
        let pool = try await save(
            tenant, .leadPool, repeatEvery: 60, .init(notify: ["supervisor"], actions: [.init(kind: "reassign")]))
        let worker = database.worker()
        let lead = try await tenant.capture()
        var hands: [MemberID] = [try #require(lead.owner)]
        for _ in 0..<2 {
            try await pass(901, worker)
            let pooled = try await self.lead(lead.id, tenant)
            #expect(pooled.owner == nil && pooled.team == tenant.eastTeam && pooled.assignedAt == nil)
            #expect(try await version(of: lead.id) == pool.version)
            try await pass(86_401, worker)
            hands.append(try #require(try await self.lead(lead.id, tenant).owner))
        }
        #expect(Set(hands) == Set(tenant.eastSales))
        for member in hands.prefix(2) {
            #expect(try await told(member, lead.id) == ["lead_assigned", "lead_response_missed", "lead_withdrawn"])
        }
        try await pass(901, worker)
        for _ in 0..<3 { try await pass(86_401, worker) }
        var now = try await self.lead(lead.id, tenant)
        #expect(now.owner == nil && now.escalation == 3)
        #expect(try await events(lead.id, ["lead.pooled"]).count == 3)
        #expect(try await told(tenant.supervisor, lead.id).filter { $0 == "lead_pool_overdue" }.count == 5)
        // Somebody takes it, and does nothing either: everybody else may have it once more.
        _ = try await database.leads.assign(lead.id, to: hands[0], version: nil, tenant.scope(tenant.admin))
        try await pass(901, worker)
        try await pass(86_401, worker)
        now = try await self.lead(lead.id, tenant)
        #expect(now.owner != nil && now.owner != hands[0])
    }

    @Test("nobody else to have it: to the pool, with a deadline and its reason")
    func alone() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        try await save(tenant, .leadResponse, .init(notify: ["supervisor"], actions: [.init(kind: "reassign")]))
        let lead = try await tenant.capture()
        try await pass(901)
        let pooled = try await self.lead(lead.id, tenant)
        #expect(pooled.owner == nil && pooled.dueAt != nil)
        #expect(try await events(lead.id, ["lead.pooled"])[0].contains(#""reason": "nobody_available""#))
    }

    @Test("many deadlines at once are spread as if they had come one after the other")
    func spread() async throws {
        let tenant = try await TestTenant.make(eastSales: 4)
        try await save(
            tenant, .leadResponse, .init(notify: [], actions: [.init(kind: "freeze", assignments: 1), .init(kind: "reassign")]))
        for _ in 0..<12 { _ = try await tenant.capture() }
        try await pass(901)
        // Each member has lost three leads, for each of which routing has been told to pass over him once; what was counted down meanwhile is
        // part of the same transaction.
        let counts = try await database.admin.query(
            """
            SELECT (SELECT count(*) FROM baton.lead l WHERE l.tenant_id = \(tenant.id) AND l.owner_id = m.member_id AND l.stage < 4),
                   m.open_leads
            FROM baton.member_load m WHERE m.tenant_id = \(tenant.id) AND m.member_id = ANY (\(tenant.eastSales))
            """
        ).decode((Int64, Int32).self)
        #expect(counts.allSatisfy { $0.0 == Int64($0.1) })
        let freezes = try await database.freezes.freezes(tenant.scope(tenant.admin))
        #expect(freezes.count == 12)
        let passed = try await database.admin.query(
            """
            SELECT coalesce(sum(cardinality(string_to_array(data->>'passed_over', ' '))), 0) FROM baton.event
            WHERE tenant_id = \(tenant.id) AND kind IN ('lead.assigned', 'lead.pooled') AND data ? 'passed_over'
            """
        ).single(Int64.self)
        #expect(passed == freezes.reduce(0) { $0 + Int64($1.assignments - $1.remaining) })
        #expect(freezes.allSatisfy { ($0.remaining == 0) == ($0.endedAt != nil) })
    }

    @Test("several workers, captures and hand-overs at once: each step happens once, every count stays exact, and nothing fails")
    func concurrentWorkers() async throws {
        let tenant = try await TestTenant.make(eastSales: 4)
        try await save(
            tenant, .leadResponse, .init(notify: ["supervisor"], actions: [.init(kind: "freeze", assignments: 2), .init(kind: "reassign")]))
        var missed: [LeadID] = []
        for _ in 0..<40 { missed.append(try await tenant.capture().id) }
        try await database.advanceClock(.seconds(901))
        let (scope, admin) = (try await tenant.operatorScope(), try await tenant.scope(tenant.admin))
        let fresh = try await database.leads.capture(TestTenant.draft(), scope)
        var small = TimerWorker.Configuration()
        small.batch = 5
        let workers = (0..<3).map { _ in database.worker(small) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in workers { group.addTask { _ = try await worker.drain() } }
            group.addTask {
                for _ in 0..<20 { _ = try await TestDatabase.current.leads.capture(TestTenant.draft(), scope) }
            }
            group.addTask {
                for number in 0..<20 {
                    _ = try await TestDatabase.current.leads.assign(fresh.id, to: tenant.eastSales[number % 4], version: nil, admin)
                }
            }
            try await group.waitForAll()
        }
        try await database.worker().drain()
        #expect(workers.allSatisfy { $0.counts.failed == 0 })
        let escalated = try await database.admin.query(
            "SELECT count(*), count(DISTINCT subject_id) FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'lead.escalated'"
        ).first((Int64, Int64).self)
        #expect(escalated?.0 == 40 && escalated?.1 == 40)
        let counts = try await database.admin.query(
            """
            SELECT (SELECT count(*) FROM baton.lead l WHERE l.tenant_id = \(tenant.id) AND l.owner_id = m.member_id AND l.stage < 4),
                   m.open_leads
            FROM baton.member_load m WHERE m.tenant_id = \(tenant.id)
            """
        ).decode((Int64, Int32).self)
        #expect(counts.allSatisfy { $0.0 == Int64($0.1) })
        // What was taken off is what events say; no freeze was passed over more often than it says.
        let freezes = try await database.freezes.freezes(admin)
        let passed = try await database.admin.query(
            """
            SELECT coalesce(sum(cardinality(string_to_array(data->>'passed_over', ' '))), 0) FROM baton.event
            WHERE tenant_id = \(tenant.id) AND kind IN ('lead.assigned', 'lead.pooled') AND data ? 'passed_over'
            """
        ).single(Int64.self)
        #expect(freezes.count == 40 && passed == freezes.reduce(0) { $0 + Int64($1.assignments - $1.remaining) })
    }

    @Test("captures at the same time pass over who is frozen exactly as often as he is frozen for")
    func concurrentCaptures() async throws {
        let tenant = try await TestTenant.make(eastSales: 3)
        try await save(tenant, .leadResponse, .init(notify: [], actions: [.init(kind: "freeze", assignments: 7)]))
        let lead = try await tenant.capture()
        let frozen = try #require(lead.owner)
        try await pass(901)
        _ = try await database.leads.transition(lead.id, to: .disqualified, reason: "x", version: nil, tenant.scope(tenant.admin))
        let scope = try await tenant.operatorScope()
        let leads = try await withThrowingTaskGroup { group in
            for _ in 0..<24 { group.addTask { try await TestDatabase.current.leads.capture(TestTenant.draft(), scope) } }
            var leads: [Lead] = []
            for try await lead in group { leads.append(lead) }
            return leads
        }
        #expect(leads.count == 24 && leads.allSatisfy { $0.owner != nil })
        let freezes = try await database.freezes.freezes(tenant.scope(tenant.admin))
        #expect(freezes.map(\.remaining) == [0] && freezes[0].endedAt != nil)
        let passes = try await database.admin.query(
            """
            SELECT count(*) FROM baton.event
            WHERE tenant_id = \(tenant.id) AND kind = 'lead.assigned' AND data->>'passed_over' = \(frozen.description)
            """
        ).single(Int64.self)
        #expect(passes == 7)
        #expect(leads.contains { $0.owner == frozen })
    }

    @Test("everybody frozen: the lead lies in the pool with a deadline, each is counted down, and the next finds somebody")
    func everybodyFrozen() async throws {
        let tenant = try await TestTenant.make()
        try await save(tenant, .leadResponse, .init(notify: [], actions: [.init(kind: "freeze", assignments: 1)]))
        for _ in 0..<2 { _ = try await tenant.capture() }
        try await pass(901)
        #expect(try await database.freezes.freezes(isRunning: true, tenant.scope(tenant.admin)).count == 2)
        let pooled = try await tenant.capture()
        #expect(pooled.owner == nil && pooled.team == tenant.eastTeam && pooled.dueAt != nil)
        let event = try await events(pooled.id, ["lead.pooled"])[0]
        #expect(event.contains(#""reason": "everybody_frozen""#))
        for member in tenant.eastSales { #expect(event.contains(member.description)) }
        #expect(try await database.freezes.freezes(isRunning: true, tenant.scope(tenant.admin)).isEmpty)
        #expect(try await tenant.capture().owner != nil)
        // A record freezes the same member once at a time; when that is over and it is missed again, once more.
        try await pass(86_401)
        #expect(try await database.freezes.freezes(isRunning: true, tenant.scope(tenant.admin)).count >= 2)
    }

    @Test("a freeze is seen by whom it is about and by who assigns his leads, and lifted by the latter; he is told, and picked again")
    func lifting() async throws {
        let tenant = try await TestTenant.make()
        try await save(tenant, .leadResponse, .init(notify: [], actions: [.init(kind: "freeze", assignments: 100)]))
        let lead = try await tenant.capture()
        let frozen = try #require(lead.owner)
        let other = try #require(tenant.eastSales.first { $0 != frozen })
        try await pass(901)
        let freeze = try #require(try await database.freezes.freezes(tenant.scope(tenant.admin)).first)
        let freezes = database.freezes
        #expect(try await freezes.freezes(tenant.scope(frozen)) == [freeze])
        #expect(try await freezes.freezes(of: frozen, isRunning: true, tenant.scope(tenant.supervisor)) == [freeze])
        for stranger in [other, tenant.southSupervisor, tenant.southSales[0]] {
            #expect(try await freezes.freezes(tenant.scope(stranger)) == [])
            #expect(await code { _ = try await freezes.lift(freeze.id, tenant.scope(stranger)) } == "not_found")
        }
        #expect(await code { _ = try await freezes.lift(freeze.id, tenant.scope(frozen)) } == "permission_denied")
        let foreign = try await TestTenant.make()
        #expect(await code { _ = try await freezes.lift(freeze.id, foreign.scope(foreign.admin)) } == "not_found")
        #expect(try await tenant.capture().owner == other)
        let lifted = try await freezes.lift(freeze.id, tenant.scope(tenant.supervisor))
        #expect(lifted.liftedBy == tenant.supervisor && lifted.endedAt != nil && lifted.remaining == 100)
        #expect(await code { _ = try await freezes.lift(freeze.id, tenant.scope(tenant.supervisor)) } == "conflict")
        let told = try await database.admin.query(
            "SELECT kind FROM baton.notification WHERE member_id = \(frozen) AND subject_id = \(freeze.id) ORDER BY position"
        ).column(String.self)
        #expect(told == ["assignment_frozen", "freeze_lifted"])
        #expect(try await kinds(frozen).contains("member.unfrozen"))
        _ = try await tenant.capture()
        _ = try await tenant.capture()
        #expect(
            try await database.admin.query("SELECT count(*) FROM baton.lead WHERE owner_id = \(frozen)").single(Int64.self) ?? 0 >= 2)
    }

    @Test("a worker that has found a tenant without policies finds the first one; a tenant without any is asked for nothing more")
    func firstPolicy() async throws {
        let tenant = try await TestTenant.make()
        let handler = LeadDeadlineHandler()
        let worker = TimerWorker(
            database: database.database, handlers: [handler], wakeups: database.wakeups, logger: TestCluster.logger)
        _ = try await tenant.capture()
        let all = handler.reads([], tenant: tenant.id).count
        try await pass(901, worker)
        let plain = handler.reads([], tenant: tenant.id).count
        #expect(plain == 5 && all > plain)
        try await save(tenant, .leadResponse, Self.golden)
        let lead = try await tenant.capture()
        try await pass(901, worker)
        // It was put back for what it needs, and is due now.
        try await worker.drain()
        #expect(try await told(tenant.supervisor, lead.id) == ["lead_escalated"])
        #expect(try await self.lead(lead.id, tenant).escalation == 1)
        #expect(handler.reads([], tenant: tenant.id).count == all)
    }

    @Test("a step may wait in working time, and follows a calendar that changes")
    func workingTime() async throws {
        let tenant = try await TestTenant.make()
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        func at(_ text: String) throws -> Date { try LocalDateTime(parsing: text).instant(in: zone) }
        func move(to text: String) async throws {
            let now = try #require(try await database.admin.query("SELECT baton.now()").single(Date.self))
            try await pass(Int64(at(text).timeIntervalSince(now)))
        }
        func isNear(_ date: Date?, _ text: String) throws -> Bool {
            guard let date else { return false }
            return abs(date.timeIntervalSince(try at(text))) < 60
        }
        var office = CalendarInput()
        office.name = "总部"
        office.zone = "Asia/Shanghai"
        office.week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, ["09:00-18:00"]) })
        #expect(
            await code {
                try await save(tenant, .leadResponse, .init(notify: ["owner"]), .init(after: .init(seconds: 60, inWorkingTime: true)))
            } == "/steps/1/in_working_time calendar_missing, /steps/1 nobody_to_tell")
        let calendar = try await database.calendars.create(office, teams: [], isDefault: nil, tenant.operatorScope()).id
        try await save(
            tenant, .leadResponse, .init(notify: ["owner"]),
            .init(after: .init(seconds: 3600, inWorkingTime: true), notify: ["supervisor"]))
        // A Friday, far enough ahead of the other tests.
        try await move(to: "2028-03-03 17:15")
        let lead = try await tenant.capture()
        try await move(to: "2028-03-03 17:31")
        var now = try await self.lead(lead.id, tenant)
        #expect(now.escalation == 1)
        #expect(try isNear(now.dueAt, "2028-03-06 09:31"))
        // Monday is off: what is left is left on Tuesday.
        office.days = [.init(date: "2028-03-06", kind: "off")]
        _ = try await database.calendars.replace(calendar, office, teams: [], isDefault: nil, version: nil, tenant.operatorScope())
        now = try await self.lead(lead.id, tenant)
        #expect(try isNear(now.dueAt, "2028-03-07 09:31"))
        #expect(await code { try await database.calendars.delete(calendar, version: nil, tenant.operatorScope()) } == "conflict")
        try await move(to: "2028-03-06 12:00")
        #expect(try await told(tenant.supervisor, lead.id) == [])
        try await move(to: "2028-03-07 09:33")
        #expect(try await told(tenant.supervisor, lead.id) == ["lead_escalated"])
        // The last step is repeated after a plain day.
        #expect(try isNear(try await self.lead(lead.id, tenant).dueAt, "2028-03-08 09:33"))
    }

    @Test("a lead takes two round trips, with policies and with members to be passed over too")
    func roundTrips() async throws {
        let tenant = try await TestTenant.make()
        try await save(tenant, .leadResponse, .init(notify: [], actions: [.init(kind: "freeze", assignments: 5)]))
        _ = try await tenant.capture()
        try await pass(901)
        let scope = try await tenant.operatorScope()
        let client = try PostgresClient(database.configuration, logger: TestCluster.logger)
        defer { client.close() }
        let counted = Database(client: client, rolePrefix: TestCluster.rolePrefix)
        let leads = LeadService(
            database: counted, configurations: LeadConfigurationCache(database: counted),
            wakeups: Wakeups(database: nil, logger: TestCluster.logger))
        for _ in 0..<3 { _ = try await leads.capture(TestTenant.draft(), scope) }
        let before = client.flushes
        _ = try await leads.capture(TestTenant.draft(), scope)
        #expect(client.flushes - before == 2)
        #expect(try await database.freezes.freezes(tenant.scope(tenant.admin)).contains { $0.remaining < 5 })
    }

    @Test(
        "a role that has gone and members who have left are no reason to tell nobody; a lead of the previous release is escalated as ever")
    func leftOver() async throws {
        let tenant = try await TestTenant.make()
        try await save(tenant, .leadResponse, .init(notify: ["member:\(tenant.southSupervisor)"]))
        let lead = try await tenant.capture()
        try await database.tenants.setMemberStatus(tenant.southSupervisor, .disabled, tenant.operatorScope())
        // The previous release has moved this one without saying by which policy.
        let second = try await tenant.capture()
        try await database.admin.query(
            "UPDATE baton.lead SET first_touch_at = baton.now() WHERE tenant_id = \(tenant.id) AND id = \(second.id)")
        try await pass(901)
        #expect(try await told(tenant.southSupervisor, lead.id) == [])
        #expect(try await told(tenant.admin, lead.id) == ["lead_escalated"])
        #expect(try await told(tenant.supervisor, second.id) == ["lead_follow_up_missed"])
    }

    @Test("only who may change the rules of leads saves and deletes policies; a dry run writes nothing")
    func rights() async throws {
        let tenant = try await TestTenant.make()
        let input = Input(name: "x", steps: [.init(notify: ["owner"])])
        for member in [tenant.eastSales[0], tenant.supervisor] {
            let scope = try await tenant.scope(member)
            #expect(await code { _ = try await database.escalation.save(input, for: .leadPool, scope) } == "permission_denied")
            #expect(await code { try await database.escalation.delete(.leadPool, scope) } == "permission_denied")
            #expect(try await database.escalation.policies(scope).count == EscalationTrigger.allCases.count)
        }
        let admin = try await tenant.scope(tenant.admin)
        #expect(
            await code { _ = try await database.escalation.save(input, for: .leadPool, isDryRun: true, admin) }
                == "/steps/0/notify/0 no_owner")
        let tried = try await database.escalation.save(input, for: .leadResponse, isDryRun: true, admin)
        #expect(tried.version == nil)
        #expect(try await database.escalation.versions(.leadResponse, admin).isEmpty)
        #expect(try await tenant.scope(tenant.admin).accessVersion == admin.accessVersion)
    }
}
