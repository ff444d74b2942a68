internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// That no lead is lost is proved every night, and what is broken on purpose is found, repaired and told (L10).
@Suite("Unattended leads and the nightly check", .database(movableClock: true), .nothingLost, .serialized)
struct UnattendedLeadTests {
    private var database: TestDatabase { .current }

    private func checks(_ tenant: TestTenant) async throws -> [LeadReports.SelfCheck] {
        try await database.reports.selfChecks(tenant.scope(tenant.admin))
    }

    @Test("nothing is found where nothing is wrong, every night again")
    func quiet() async throws {
        let tenant = try await TestTenant.make()
        for area in ["浙江", "广东"] { try await tenant.capture(area: area) }
        try await RecurringTimers(database: database.database).ensure(tenant.operatorScope())
        try await database.worker().drain()
        #expect(try await checks(tenant).map(\.found) == [0])
        // Once more changes nothing; a night later it runs again, with leads that are overdue and were escalated.
        try await RecurringTimers(database: database.database).ensure(tenant.operatorScope())
        try await database.worker().drain()
        #expect(try await checks(tenant).count == 1)
        try await database.advanceClock(.seconds(86_400 + 3600))
        try await database.worker().drain()
        #expect(try await checks(tenant).map(\.found) == [0, 0])
        let next = try await database.admin.query(
            """
            SELECT extract(hour FROM fire_at AT TIME ZONE 'Asia/Shanghai')::int FROM baton.timer
            WHERE tenant_id = \(tenant.id) AND kind = 'lead_self_check'
            """
        ).single(Int32.self)
        #expect(next == 3)
        let report = try await database.reports.unattended(tenant.scope(tenant.admin))
        #expect(report.leads.isEmpty && report.tenantTotal == 0 && report.unexplained == 0)
        #expect(report.overdue.count == 2 && report.overdue.allSatisfy { $0.event != nil })
        #expect(report.overdue.contains { $0.told.contains { $0.name == "supervisor" } })
    }

    @Test("a timer that is gone, one that is too late, a lead of nobody and a timer of nothing: found, repaired, told once")
    func broken() async throws {
        let tenant = try await TestTenant.make()
        let stranger = try await TestTenant.make()
        var leads: [Lead] = []
        for _ in 0..<4 { leads.append(try await tenant.capture(area: "广东")) }
        let mine = try await tenant.capture()
        let admin = database.admin
        try await admin.query("DELETE FROM baton.timer WHERE subject_id = ANY (\([leads[0].id, mine.id]))")
        try await admin.query("UPDATE baton.timer SET fire_at = fire_at + interval '9 days' WHERE subject_id = \(leads[1].id)")
        try await admin.query("UPDATE baton.lead SET team_id = NULL WHERE id = \(leads[2].id)")
        try await admin.query(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            VALUES (\(tenant.id), \(MemberID.make().uuid), 'lead_due', baton.now() + interval '1 hour')
            """)
        // The report shows it meanwhile, to each as far as he sees.
        let report = try await database.reports.unattended(tenant.scope(tenant.admin))
        #expect(Set(report.leads.map(\.reason)) == ["no_timer", "timer_too_late"] && report.tenantTotal == 3)
        let sales = try await database.reports.unattended(tenant.scope(try #require(mine.owner)))
        #expect(sales.leads.map(\.lead) == [mine.id] && sales.tenantTotal == nil)

        for one in [tenant, stranger] { try await RecurringTimers(database: database.database).ensure(one.operatorScope()) }
        // The check itself, and then who is told of it.
        for _ in 0..<2 { try await database.worker().drain() }
        let check = try #require(try await checks(tenant).first)
        #expect(check.found == 5 && check.repaired == 5 && check.toldAt != nil)
        for reason in ["no_timer", "timer_too_late", "nobody", "timer_without_lead"] { #expect(check.findings.contains(reason)) }
        #expect(try await database.unattendedLeads() == [])
        #expect(try await checks(stranger).map(\.found) == [0])
        let team = try await admin.query("SELECT team_id FROM baton.lead WHERE id = \(leads[2].id)").single(TeamID.self)
        #expect(team == tenant.southTeam)
        func told() async throws -> [MemberID] {
            try await admin.query(
                "SELECT member_id FROM baton.notification WHERE tenant_id = \(tenant.id) AND kind = 'self_check_failed'"
            ).column(MemberID.self)
        }
        #expect(try await told() == [tenant.admin])
        // The repaired lead's deadline fires as it would have.
        try await database.advanceClock(.seconds(901))
        try await database.worker().drain()
        #expect(try await database.leads.fetch(mine.id, tenant.scope(tenant.admin)).lead.escalation == 1)
        #expect(try await told().count == 1)
    }

    @Test("each tenant is checked at a second of its own, between three and four")
    func spread() async throws {
        var tenants: [TenantID] = []
        for _ in 0..<6 {
            let tenant = try await TestTenant.make()
            try await RecurringTimers(database: database.database).ensure(tenant.operatorScope())
            tenants.append(tenant.id)
        }
        try await database.worker().drain()
        let seconds = try await database.admin.query(
            """
            SELECT extract(epoch FROM (fire_at AT TIME ZONE 'Asia/Shanghai')::time)::int FROM baton.timer
            WHERE tenant_id = ANY (\(tenants)) AND kind = 'lead_self_check'
            """
        ).column(Int32.self)
        #expect(seconds.count == 6 && seconds.allSatisfy { (3 * 3600..<4 * 3600).contains($0) } && Set(seconds).count > 1)
    }

    @Test("a check that was put aside comes back the next night")
    func dead() async throws {
        let tenant = try await TestTenant.make()
        try await database.admin.query(
            """
            INSERT INTO baton.timer_dead (tenant_id, id, subject_id, kind, fire_at, attempt, error)
            VALUES (\(tenant.id), gen_random_uuid(), \(tenant.id.uuid), 'lead_self_check', baton.now(), 5, 'x')
            """)
        try await RecurringTimers(database: database.database).ensure(tenant.operatorScope())
        try await database.worker().drain()
        #expect(try await checks(tenant).isEmpty)
        try await database.advanceClock(.seconds(86_400 + 3600))
        try await database.worker().drain()
        #expect(try await checks(tenant).map(\.found) == [0])
    }

    @Test("a timer that nobody had and somebody arms just then stays")
    func armedMeanwhile() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        let admin = database.admin
        let scope = try await tenant.scope(tenant.admin)
        _ = try await database.leads.transition(lead.id, to: .disqualified, reason: "x", version: nil, scope)
        try await admin.query(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            VALUES (\(tenant.id), \(lead.id), 'lead_due', baton.now() + interval '1 hour')
            """)
        try await RecurringTimers(database: database.database).ensure(tenant.operatorScope())
        try await admin.withTransaction { transaction in
            _ = try await transaction.run([
                "UPDATE baton.lead SET stage = 1, due_at = baton.now() + interval '2 hours' WHERE id = \(lead.id)",
                "UPDATE baton.timer SET fire_at = baton.now() + interval '2 hours' WHERE subject_id = \(lead.id) AND kind = 'lead_due'",
            ])
            try await database.worker().drain()
            _ = try await transaction.finish([SQL]())
        }
        let check = try #require(try await checks(tenant).first)
        #expect(check.found == 1 && check.repaired == 0 && check.findings.contains("timer_without_lead"))
        let armed = try await admin.query("SELECT 1 FROM baton.timer WHERE subject_id = \(lead.id) AND kind = 'lead_due'")
        #expect(armed.count == 1)
    }

    @Test("a deadline that is long over and has not been acted on is found, whatever its timer says")
    func notEscalated() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        // A timer that fails, and is tried again soon.
        try await database.admin.query("UPDATE baton.lead SET due_at = baton.now() - interval '1 hour' WHERE id = \(lead.id)")
        try await database.admin.query("UPDATE baton.timer SET fire_at = baton.now() + interval '30 seconds' WHERE subject_id = \(lead.id)")
        let unexplained = try await database.reports.unattended(tenant.scope(tenant.admin))
        #expect(unexplained.unexplained == 1)
        try await RecurringTimers(database: database.database).ensure(tenant.operatorScope())
        try await database.worker().drain()
        let check = try #require(try await checks(tenant).first)
        #expect(check.found == 1 && check.findings.contains("not_escalated"))
        try await database.advanceClock(.seconds(60))
        try await database.worker().drain()
        let report = try await database.reports.unattended(tenant.scope(tenant.admin))
        #expect(report.unexplained == 0 && report.overdue.map(\.event) == ["lead.escalated"])
    }
}
