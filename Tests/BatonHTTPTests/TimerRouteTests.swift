internal import BatonHTTP
internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Deadlines as an admin sees them, over HTTP", .database)
struct TimerRouteTests {
    private let database = TestDatabase.current

    @Test("armed, overdue, failing and dead ones are counted; a dead one is listed, armed again and recorded; others' are not there")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let other = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let sales = try await tenant.key(tenant.eastSales[0]).text
        let foreign = try await other.key(other.admin).text
        let leads = [try await tenant.capture(), try await tenant.capture(), try await tenant.capture()]
        try await other.capture()
        let dead = TimerID.make()
        for statement in [
            "UPDATE baton.timer SET fire_at = baton.now() - interval '90 seconds', attempt = 2 WHERE subject_id = \(leads[0].id)",
            "DELETE FROM baton.timer WHERE subject_id = \(leads[1].id)",
            """
            INSERT INTO baton.timer_dead (tenant_id, id, subject_id, kind, fire_at, attempt, error)
            VALUES (\(tenant.id), \(dead), \(leads[1].id), 'lead_due', baton.now(), 5, 'server 22012')
            """,
        ] as [SQL] { try await database.admin.query(statement) }
        try await TestServer.with { server in
            let overview = try await server.request("GET", "/v1/admin/timers", key: key)
            #expect(overview[path: "kinds.0.kind"] == "lead_due" && overview[path: "kinds.0.armed"] == "2", "\(overview.text)")
            #expect(overview[path: "kinds.0.overdue"] == "1" && overview[path: "kinds.0.failing"] == "1")
            #expect(overview[path: "dead"] == "1" && (Int(overview[path: "lag_s"] ?? "") ?? 0) >= 90)
            let elsewhere = try await server.request("GET", "/v1/admin/timers", key: foreign)
            #expect(elsewhere[path: "kinds.0.armed"] == "1" && elsewhere[path: "dead"] == "0" && elsewhere[path: "lag_s"] == "0")

            let list = try await server.request("GET", "/v1/admin/timers/dead", key: key)
            #expect(list.ids() == [dead.description] && list[path: "data.0.error"] == "server 22012")
            #expect(list[path: "data.0.subject_id"] == leads[1].id.description)
            for (method, path) in [
                ("GET", "/v1/admin/timers"), ("GET", "/v1/admin/timers/dead"), ("POST", "/v1/admin/timers/dead/\(dead)/retry"),
            ] {
                #expect(try await server.request(method, path, key: sales).status == 403, "\(path)")
            }
            #expect(try await server.request("POST", "/v1/admin/timers/dead/\(dead)/retry", key: foreign).status == 404)
            #expect(try await server.request("POST", "/v1/admin/timers/dead/x/retry", key: key).status == 404)

            let armed = try await server.request("POST", "/v1/admin/timers/dead/\(dead)/retry", key: key)
            #expect(armed.status == 200 && armed[path: "status"] == "armed", "\(armed.text)")
            #expect(try await server.request("POST", "/v1/admin/timers/dead/\(dead)/retry", key: key).status == 404)
            let after = try await server.request("GET", "/v1/admin/timers", key: key)
            #expect(after[path: "kinds.0.armed"] == "3" && after[path: "dead"] == "0")
            let events = try await server.request("GET", "/v1/events?kind=timer.", key: key)
            #expect(events[path: "data.0.kind"] == "timer.retried" && events[path: "data.0.subject_id"] == leads[1].id.description)
        }
    }
}
