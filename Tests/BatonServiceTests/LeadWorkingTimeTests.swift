internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Windows of leads in working time", .database(movableClock: true), .nothingLost, .serialized)
struct LeadWorkingTimeTests {
    private var database: TestDatabase { .current }
    private static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

    private func at(_ text: String) throws -> Date { try LocalDateTime(parsing: text).instant(in: Self.zone) }

    private func move(to text: String) async throws {
        let now = try #require(try await database.admin.query("SELECT baton.now()").single(Date.self))
        try await database.advanceClock(.seconds(at(text).timeIntervalSince(now)))
    }

    private func office(_ days: [CalendarInput.Day] = []) -> CalendarInput {
        var input = CalendarInput()
        input.name = "总部"
        input.zone = "Asia/Shanghai"
        input.week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, ["09:00-18:00"]) })
        input.publicCalendar = "CN"
        input.days = days
        return input
    }

    /// With an office and all windows in working time: 15 minutes, 48 hours, 24 hours.
    private func tenant() async throws -> (tenant: TestTenant, calendar: CalendarID) {
        let tenant = try await TestTenant.make()
        let calendar = try await database.calendars.create(office(), teams: [], isDefault: nil, tenant.operatorScope())
        var patch = LeadPolicyPatch()
        patch.responseInWorkingTime = true
        patch.followUpInWorkingTime = true
        patch.poolInWorkingTime = true
        let policy = try await database.policies.update(patch, tenant.operatorScope())
        #expect(policy.inWorkingTime == Set(LeadPolicy.Window.allCases))
        return (tenant, calendar.id)
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

    /// The clock goes on while a test runs.
    private func isNear(_ date: Date?, _ text: String) throws -> Bool {
        guard let date else { return false }
        return abs(date.timeIntervalSince(try at(text))) < 30
    }

    private func stored(_ lead: LeadID) async throws -> (due: Date, fire: Date, escalation: Int16) {
        let row = try await database.admin.query(
            """
            SELECT l.due_at, t.fire_at, l.escalation FROM baton.lead l
            JOIN baton.timer t ON t.tenant_id = l.tenant_id AND t.subject_id = l.id AND t.kind = 'lead_due' WHERE l.id = \(lead)
            """
        ).first((Date, Date, Int16).self)
        return try #require(row.map { ($0.0, $0.1, $0.2) })
    }

    @Test("fifteen minutes that begin before a holiday end after it, and not before; a lead still takes two round trips")
    func response() async throws {
        let (tenant, _) = try await tenant()
        try await move(to: "2026-09-30 17:50")
        let scope = try await tenant.operatorScope()
        // Services on a client of their own, whose round trips are counted; the first capture also reads the configuration.
        let client = try PostgresClient(database.configuration, logger: TestCluster.logger)
        defer { client.close() }
        let counted = Database(client: client, rolePrefix: TestCluster.rolePrefix)
        let leads = LeadService(
            database: counted, configurations: LeadConfigurationCache(database: counted),
            wakeups: Wakeups(database: nil, logger: TestCluster.logger))
        _ = try await leads.capture(TestTenant.draft(), scope)
        let before = client.flushes
        let lead = try await leads.capture(TestTenant.draft(), scope)
        #expect(client.flushes - before == 2)
        #expect(try isNear(lead.dueAt, "2026-10-08 09:05"))
        #expect(try await stored(lead.id).fire == lead.dueAt)
        try await move(to: "2026-10-08 09:04")
        try await database.worker().drain()
        #expect(try await stored(lead.id).escalation == 0)
        try await move(to: "2026-10-08 09:06")
        try await database.worker().drain()
        #expect(try await stored(lead.id).escalation == 1)
    }

    @Test("each command sets the window of what comes next, by the calendar of the team; what nobody takes waits in working time too")
    func commands() async throws {
        let (tenant, _) = try await tenant()
        var always = office()
        always.name = "华南值班"
        always.week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, ["00:00-24:00"]) })
        always.publicCalendar = nil
        _ = try await database.calendars.create(always, teams: [tenant.southTeam], isDefault: nil, tenant.operatorScope())
        try await move(to: "2026-09-30 17:50")
        // The pool is that of the south: 24 hours without a break.
        let pooled = try await tenant.capture(area: "广东")
        #expect(pooled.owner == nil)
        #expect(try isNear(pooled.dueAt, "2026-10-01 17:50"))

        let lead = try await tenant.capture()
        let admin = try await tenant.scope(tenant.admin)
        let given = try await database.leads.assign(lead.id, to: tenant.southSales[0], version: nil, admin)
        #expect(try isNear(given.dueAt, "2026-09-30 18:05"))
        let back = try await database.leads.assign(lead.id, to: tenant.eastSales[0], version: nil, admin)
        #expect(try isNear(back.dueAt, "2026-10-08 09:05"))
        // 48 hours at nine hours a day: ten minutes of Wednesday; Thursday to Saturday (a working day), Monday, Tuesday; 2:50 on Wednesday.
        let (_, touched) = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, admin)
        #expect(try isNear(touched.dueAt, "2026-10-14 11:50"))
        #expect(try await stored(lead.id).fire <= touched.dueAt ?? .distantPast)
        let moved = try await database.leads.transition(lead.id, to: .contacted, reason: nil, version: nil, admin)
        #expect(try isNear(moved.dueAt, "2026-10-14 11:50"))
        #expect(try await stored(lead.id).fire == moved.dueAt)
    }

    @Test("when a calendar changes, or a public one, what was left by the old one is left by the new one; timers follow")
    func recalculated() async throws {
        let (tenant, calendar) = try await tenant()
        try await move(to: "2026-09-30 17:50")
        let lead = try await tenant.capture()
        let other = try await TestTenant.make()
        let plain = try await other.capture()
        // Five minutes are left by then, whatever happens until the eighth.
        try await move(to: "2026-09-30 18:30")
        // A change that moves nothing writes nothing.
        let idle = CalendarInput.Day(date: "2026-12-25", kind: "off")
        _ = try await database.calendars.replace(
            calendar, office([idle]), teams: [], isDefault: nil, version: nil, tenant.operatorScope())
        #expect(try await database.admin.query("SELECT version FROM baton.lead WHERE id = \(lead.id)").single(Int32.self) == lead.version)
        let scope = try await tenant.operatorScope()
        _ = try await database.calendars.replace(
            calendar, office([.init(date: "2026-10-01", kind: "work", hours: ["10:00-12:00"])]), teams: [], isDefault: nil, version: nil,
            scope)
        var now = try await stored(lead.id)
        #expect(try isNear(now.due, "2026-10-01 10:05"))
        #expect(now.fire == now.due)
        #expect(
            try await database.admin.query("SELECT version FROM baton.lead WHERE id = \(lead.id)").single(Int32.self) == lead.version + 1)

        _ = try await database.calendars.replace(
            calendar, office(), teams: [], isDefault: nil, version: nil, tenant.operatorScope())
        #expect(try isNear(await stored(lead.id).due, "2026-10-08 09:05"))
        // A notice is corrected: the seventh is a working day.
        let file = "calendar,CN\nyear,2026\nname,中国大陆\nsource,更正\nfrom,to,kind,name\n2026-10-01,2026-10-06,off,国庆节\n"
        _ = try await database.publicCalendars.importYear(Array(file.utf8))
        now = try await stored(lead.id)
        #expect(try isNear(now.due, "2026-10-07 09:05"))
        #expect(now.fire == now.due)
        #expect(try await stored(plain.id).due == plain.dueAt)
        // The team gets a calendar of its own.
        var early = office()
        early.name = "早班"
        early.week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, ["06:00-12:00"]) })
        early.publicCalendar = nil
        _ = try await database.calendars.create(early, teams: [tenant.eastTeam], isDefault: nil, tenant.operatorScope())
        #expect(try isNear(await stored(lead.id).due, "2026-10-01 06:05"))
        try await database.admin.query("DELETE FROM baton.public_holiday WHERE calendar_key = 'CN'")
        try await database.admin.query("DELETE FROM baton.public_calendar WHERE key = 'CN'")
    }

    @Test("without a calendar there is no working time, and the last one stays while a window needs it")
    func needed() async throws {
        let tenant = try await TestTenant.make()
        var patch = LeadPolicyPatch()
        patch.responseInWorkingTime = true
        patch.poolInWorkingTime = true
        patch.followUpInWorkingTime = false
        let (wanted, database) = (patch, database)
        #expect(
            await code { _ = try await database.policies.update(wanted, tenant.operatorScope()) }
                == "/response_in_working_time calendar_missing, /pool_in_working_time calendar_missing")
        let (other, calendar) = try await self.tenant()
        #expect(await code { try await database.calendars.delete(calendar, version: nil, other.operatorScope()) } == "conflict")
        var plain = LeadPolicyPatch()
        plain.responseInWorkingTime = false
        plain.followUpInWorkingTime = false
        plain.poolInWorkingTime = false
        #expect(try await database.policies.update(plain, other.operatorScope()).inWorkingTime.isEmpty)
        try await database.calendars.delete(calendar, version: nil, other.operatorScope())
        let lead = try await other.capture()
        #expect(try await stored(lead.id).due == lead.dueAt)
    }
}
