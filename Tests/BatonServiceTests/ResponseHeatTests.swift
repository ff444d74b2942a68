internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// How fast leads are answered, from facts that survive hand-overs (L7).
@Suite("The heat map of responses", .database(movableClock: true), .nothingLost, .serialized)
struct ResponseHeatTests {
    private var database: TestDatabase { .current }

    private func pass(_ seconds: Int64) async throws {
        try await database.advanceClock(.seconds(seconds))
        try await database.worker().drain()
    }

    private func rows(_ lead: LeadID) async throws -> [String] {
        try await database.admin.query(
            """
            SELECT m.name || ' ' || awaits_touch || ' ' || coalesce(in_window::text, '-') || ' ' || (ended_at IS NOT NULL)
            FROM baton.lead_assignment a JOIN baton.member m ON m.id = a.owner_id WHERE a.lead_id = \(lead) ORDER BY a.version
            """
        ).column(String.self)
    }

    private func touch(_ lead: LeadID, _ member: MemberID, _ tenant: TestTenant) async throws {
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: lead, tenant.scope(member))
    }

    @Test("each hand-over is a line of its own: captured, missed, escalated to another, taken over, touched")
    func everyPath() async throws {
        let tenant = try await TestTenant.make()
        let leads = database.leads
        _ = try await database.escalation.save(
            EscalationPolicyInput(
                name: "x", steps: [.init(notify: ["owner"], actions: [.init(kind: "reassign")])], repetition: .init(seconds: 86_400)),
            for: .leadResponse, tenant.operatorScope())
        let admin = try await tenant.scope(tenant.admin)
        let lead = try await tenant.capture()
        let (first, second) = (try #require(lead.owner), tenant.eastSales)
        let names = Dictionary(uniqueKeysWithValues: zip(second, ["east0", "east1"]))
        let (one, two) = (names[first]!, first == second[0] ? "east1" : "east0")
        try await pass(901)
        #expect(try await rows(lead.id) == ["\(one) true - true", "\(two) true - false"])
        // By hand, and touched by the new owner in time; a later hand-over owes no first touch.
        _ = try await leads.assign(lead.id, to: tenant.southSales[0], version: nil, admin)
        try await touch(lead.id, tenant.southSales[0], tenant)
        _ = try await leads.assign(lead.id, to: first, version: nil, admin)
        #expect(
            try await rows(lead.id) == [
                "\(one) true - true", "\(two) true - true", "south0 true true true", "\(one) false - false",
            ])
        // Into the pool and out of it.
        let pooled = try await tenant.capture(area: "广东")
        #expect(try await rows(pooled.id) == [])
        _ = try await leads.assign(pooled.id, to: tenant.southSales[0], version: nil, tenant.scope(tenant.southSales[0]))
        try await database.advanceClock(.seconds(901))
        try await touch(pooled.id, tenant.southSales[0], tenant)
        #expect(try await rows(pooled.id) == ["south0 true false false"])
        // Deleted in time it owes nothing; deleted too late it stays what it was.
        for (wait, owes) in [(0, false), (901, true)] as [(Int64, Bool)] {
            let deleted = try await tenant.capture(area: "广东")
            _ = try await leads.assign(deleted.id, to: tenant.southSales[0], version: nil, admin)
            try await database.advanceClock(.seconds(wait))
            try await leads.delete(deleted.id, version: nil, admin)
            #expect(try await rows(deleted.id) == ["south0 \(owes) - true"])
        }
    }

    /// Puts history of a week in place of the trigger's.
    private func plant(_ tenant: TestTenant, team: TeamID, at: String, assigned: Int, inWindow: Int) async throws {
        let lead = try await tenant.capture()
        try await database.admin.query(
            """
            INSERT INTO baton.lead_assignment (tenant_id, lead_id, version, owner_id, team_id, assigned_at, due_at, awaits_touch, touched_at, in_window)
            SELECT \(tenant.id), \(lead.id), 1000 + n, \(lead.owner), \(team), \(at)::timestamptz, \(at)::timestamptz + interval '15 minutes', true,
                   CASE WHEN n <= \(Int32(inWindow)) THEN \(at)::timestamptz END, CASE WHEN n <= \(Int32(inWindow)) THEN true END
            FROM generate_series(1, \(Int32(assigned))) AS n
            """)
    }

    @Test("cells by weekday and hour of the tenant's zone, coloured by thresholds that a percent of a lead does not blur")
    func cells() async throws {
        let tenant = try await TestTenant.make()
        // Monday 2026-03-02, 09:30 in Shanghai is 01:30 UTC; Sunday's last hour is still of the week before.
        try await plant(tenant, team: tenant.eastTeam, at: "2026-03-02 01:30+00", assigned: 20, inWindow: 17)
        try await plant(tenant, team: tenant.eastTeam, at: "2026-03-03 15:59+00", assigned: 20, inWindow: 14)
        try await plant(tenant, team: tenant.southTeam, at: "2026-03-08 15:59+00", assigned: 100, inWindow: 69)
        try await plant(tenant, team: tenant.southTeam, at: "2026-03-01 15:59+00", assigned: 7, inWindow: 7)
        let week = try #require(ISOWeek("2026-W10"))
        let map = try await database.reports.heatMap(week: week, team: nil, tenant.scope(tenant.supervisor))
        let cells = map.cells.map {
            "\($0.weekday) \($0.hour) \($0.heat.inWindow)/\($0.heat.assigned) \($0.heat.colour(map.policy)?.rawValue ?? "")"
        }
        #expect(Set(cells) == ["1 9 17/20 green", "2 23 14/20 amber", "7 23 69/100 red"])
        let totals = Dictionary(uniqueKeysWithValues: map.totals.map { ($0.team, $0.heat) })
        #expect(totals[tenant.eastTeam] == ResponseHeat(assigned: 40, inWindow: 31))
        #expect(ResponseHeat(assigned: 100_000, inWindow: 84_999).colour(map.policy) == .amber)
        // One's own team, or all below it; never another's.
        let south = try await database.reports.heatMap(week: week, team: nil, tenant.scope(tenant.southSupervisor))
        #expect(Set(south.cells.map(\.team)) == [tenant.southTeam])
        for (member, code) in [(tenant.southSupervisor, BatonError.Code.notFound), (tenant.eastSales[0], .permissionDenied)] {
            let error = await #expect(throws: BatonError.self) {
                try await database.reports.heatMap(week: week, team: tenant.eastTeam, tenant.scope(member))
            }
            #expect(error?.code == code)
        }
        let stranger = try await TestTenant.make()
        #expect(try await database.reports.heatMap(week: week, team: nil, stranger.scope(stranger.admin)).cells.isEmpty)
    }

    @Test("what still runs is pending and counts for nothing yet")
    func pending() async throws {
        let tenant = try await TestTenant.make()
        try await tenant.capture()
        let admin = try await tenant.scope(tenant.admin)
        let map = try await database.reports.heatMap(week: nil, team: nil, admin)
        #expect(map.totals.map(\.pending) == [1] && map.totals.map(\.heat.assigned) == [0] && map.cells.isEmpty)
        #expect(map.totals[0].heat.colour(map.policy) == nil)
    }

    @Test("two closed weeks below the green threshold open one review for the team's supervisor; a green one between does not")
    func review() async throws {
        let tenant = try await TestTenant.make()
        // By the database's clock: the Mondays of the last five weeks, noon in Shanghai.
        let mondays = try await database.admin.query(
            """
            SELECT to_char(((date_trunc('week', baton.now() AT TIME ZONE 'Asia/Shanghai') - n * interval '7 days' + interval '12 hours')
                   AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS+00') FROM generate_series(1, 5) AS n ORDER BY n DESC
            """
        ).column(String.self)
        for (monday, inWindow) in zip(mondays, [8, 9, 7, 6, 5]) {
            try await plant(tenant, team: tenant.southTeam, at: monday, assigned: 10, inWindow: inWindow)
            try await plant(tenant, team: tenant.eastTeam, at: monday, assigned: 10, inWindow: 10)
        }
        // A day after the last one is over, whichever day today is.
        try await database.advanceClock(.seconds(86_400))
        try await RecurringTimers(database: database.database).ensure(tenant.operatorScope())
        try await database.worker().drain()
        let admin = try await tenant.scope(tenant.admin)
        var query = TaskService.Query()
        query.kind = .review
        let tasks = try await database.tasks.tasks(query, admin).tasks
        #expect(tasks.map(\.assignee) == [tenant.southSupervisor] && tasks.map(\.team) == [tenant.southTeam])
        #expect(tasks.first?.title.contains("华南组") == true)
        let weeks = try await database.admin.query(
            "SELECT in_window FROM baton.lead_response_week WHERE team_id = \(tenant.southTeam) ORDER BY week"
        ).column(Int32.self)
        #expect(weeks == [8, 9, 7, 6, 5])
        // The supervisor is told, and reminded when it is due; nobody is asked twice.
        func told() async throws -> [String] {
            try await database.admin.query(
                "SELECT kind FROM baton.notification WHERE member_id = \(tenant.southSupervisor) ORDER BY position"
            ).column(String.self).filter { $0.hasPrefix("task") }
        }
        #expect(try await told() == ["task_assigned"])
        try await pass(8 * 86_400)
        #expect(try await told() == ["task_assigned", "task_due"])
        #expect(try await database.tasks.tasks(query, admin).tasks.count == 1)
        // What has been closed does not change any more, also when leads are gone.
        try await database.admin.query("DELETE FROM baton.lead_assignment WHERE tenant_id = \(tenant.id)")
        let last = try #require(CalendarDay(String(mondays[4].prefix(10))))
        let map = try await database.reports.heatMap(week: ISOWeek(of: last), team: tenant.southTeam, admin)
        #expect(map.totals.map(\.heat) == [ResponseHeat(assigned: 10, inWindow: 5)] && map.totals[0].isClosed)
    }

    @Test("tasks: for oneself, for whom one answers for, done by the assignee; not for others, not about leads out of reach")
    func tasks() async throws {
        let tenant = try await TestTenant.make()
        let tasks = database.tasks
        let (sales, supervisor) = (try await tenant.scope(tenant.eastSales[0]), try await tenant.scope(tenant.supervisor))
        func code(_ work: () async throws -> Void) async -> BatonError.Code? {
            do {
                try await work()
                return nil
            } catch {
                return (error as? BatonError)?.code ?? (error is ValidationFailure ? .validationFailed : .internalError)
            }
        }
        let now = try #require(try await database.admin.query("SELECT baton.now()").single(Date.self))
        let mine = try await tasks.create(MemberTaskDraft(title: "回访", dueAt: now.addingTimeInterval(3600)), sales)
        #expect(mine.assignee == tenant.eastSales[0] && mine.kind == .followUp)
        let asked = try await tasks.create(MemberTaskDraft(title: "整理名片", assignee: tenant.eastSales[0]), supervisor)
        #expect(try await tasks.tasks(.init(), sales).tasks.map(\.id) == [asked.id, mine.id])
        #expect(try await tasks.tasks(.init(), supervisor).tasks.count == 2)
        let other = try await tenant.scope(tenant.eastSales[1])
        #expect(try await tasks.tasks(.init(), other).tasks.isEmpty)
        #expect(await code { _ = try await tasks.task(mine.id, other) } == .notFound)
        #expect(
            await code { _ = try await tasks.create(MemberTaskDraft(title: "x", assignee: tenant.supervisor), sales) } == .permissionDenied)
        #expect(
            await code { _ = try await tasks.create(MemberTaskDraft(title: "x", assignee: MemberID.make()), supervisor) }
                == .validationFailed)
        let hidden = try await tenant.capture(area: "广东")
        #expect(await code { _ = try await tasks.create(MemberTaskDraft(title: "x", lead: hidden.id), sales) } == .validationFailed)
        var rename = MemberTaskPatch()
        rename.title = "别的"
        #expect(await code { _ = try await tasks.update(asked.id, rename, version: nil, sales) } == .permissionDenied)
        try await pass(3601)
        var done = MemberTaskPatch()
        done.isDone = true
        let closed = try await tasks.update(asked.id, done, version: asked.version, sales)
        #expect(closed.doneAt != nil)
        #expect(await code { _ = try await tasks.update(asked.id, done, version: asked.version, sales) } == .versionMismatch)
        let reminders = try await database.admin.query(
            "SELECT count(*) FROM baton.notification WHERE member_id = \(tenant.eastSales[0]) AND kind = 'task_due'"
        ).single(Int64.self)
        #expect(reminders == 1)
    }
}
