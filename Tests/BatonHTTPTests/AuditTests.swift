internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("The audit says who did what", .database, .nothingLost)
struct AuditTests {
    @Test("an edit is an event with actor, origin, request and the values before and after, personal ones apart")
    func edit() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (id, key) = try await tenant.database.tenants.createKey(member: tenant.eastSales[0], name: "x", tenant.operatorScope())
        let admin = try await tenant.key(tenant.admin).text
        let lead = try await tenant.capture()
        try await TestServer.with { server in
            let path = "/v1/leads/\(lead.id)"
            let edited = try await server.request(
                "PATCH", path, key: key.text, json: #"{"phone":"13900001111","area":"上海","contact_name":"王小明"}"#)
            #expect(edited.status == 200)
            let events = try await server.request("GET", "\(path)/events", key: key.text)
            #expect(events.status == 200)
            #expect(events[path: "data.0.kind"] == "lead.updated")
            #expect(events[path: "data.0.actor.kind"] == "member")
            #expect(events[path: "data.0.actor.id"] == tenant.eastSales[0].description)
            #expect(events[path: "data.0.actor.origin"] == "api_key:\(id)")
            #expect(events[path: "data.0.request_id"] == edited.headers["x-request-id"])
            #expect(events[path: "data.0.changed"] == "3 elements")
            #expect(events[path: "data.0.data.changes.area.0"] == "浙江")
            #expect(events[path: "data.0.data.changes.area.1"] == "上海")
            #expect(events[path: "data.0.changes.phone.0"] == lead.phone)
            #expect(events[path: "data.0.changes.phone.1"] == "+8613900001111")
            #expect(events[path: "data.0.changes.contact_name"] == nil)
            #expect(events[path: "data.1.kind"] == "lead.assigned")
            #expect(events[path: "data.2.kind"] == "lead.captured")
            #expect(events[path: "data.2.actor.origin"] == "cli")
            #expect(events[path: "page.has_more"] == "0")

            // Personal values stand apart from the event, which never changes.
            let plain = try await tenant.database.admin.query("SELECT data::text FROM baton.event WHERE tenant_id = \(tenant.id)")
                .column(String.self).joined()
            #expect(!plain.contains("13900001111") && !plain.contains("王小明"))
            _ = try await tenant.database.admin.query("DELETE FROM baton.event_personal WHERE tenant_id = \(tenant.id)")
            let erased = try await server.request("GET", "\(path)/events", key: key.text)
            #expect(erased[path: "data.0.kind"] == "lead.updated")
            #expect(erased[path: "data.0.changes"] == nil)

            let all = try await server.request("GET", "/v1/events?kind=lead.&limit=2", key: admin)
            #expect(all.ids() == Array(events.ids().prefix(2)))
            let cursor = try #require(all[path: "page.next_cursor"])
            #expect(
                try await server.request("GET", "/v1/events?kind=lead.&limit=2&cursor=\(cursor)", key: admin).ids() == [events.ids()[2]])
        }
    }

    @Test(
        "a lead's events are for whoever sees the lead, and only those of facets that he may read; the tenant's are for the grant audit:read"
    )
    func reach() async throws {
        let (tenant, neighbour) = (try await TestTenant.make(), try await TestTenant.make())
        let (owner, colleague) = (try await tenant.key(tenant.eastSales[0]).text, try await tenant.key(tenant.eastSales[1]).text)
        let admin = try await tenant.key(tenant.admin).text
        let stranger = try await neighbour.key(neighbour.admin).text
        let scope = try await tenant.operatorScope()
        let lead = try await tenant.capture()
        let mine = lead.owner == tenant.eastSales[0] ? owner : colleague
        let other = lead.owner == tenant.eastSales[0] ? colleague : owner
        _ = try await tenant.database.leads.recordInteraction(
            InteractionDraft(kind: .call, durationSeconds: 120, content: "机密"), on: lead.id, tenant.scope(try #require(lead.owner)))
        // A role that sees cards and nothing else.
        var map = try await tenant.database.permissions.map(scope).0
        map.roles.append(ResponsibilityMap.Role(key: "reader", name: "只读", grants: [Grant(.leadCard, .read, .tenant)]))
        _ = try await tenant.database.permissions.replace(map, version: nil, scope)
        let reader = try await tenant.key(
            tenant.database.tenants.addMember(name: "读者", email: nil, roles: ["reader"], team: nil, tenant.operatorScope())
        ).text
        try await TestServer.with { server in
            let path = "/v1/leads/\(lead.id)/events"
            let kinds = try await server.request("GET", path, key: mine).text.matches(of: /"kind":"([a-z_]+\.[a-z_]+)"/).map {
                String($0.1)
            }
            #expect(kinds.contains("interaction.recorded") && kinds.contains("lead.captured"))
            let seen = try await server.request("GET", path, key: reader)
            #expect(seen.status == 200 && seen.text.contains("lead.captured") && !seen.text.contains("interaction.recorded"))
            #expect(try await server.request("GET", path, key: other).status == 404)
            #expect(try await server.request("GET", path, key: stranger).status == 404)
            let refused = try await server.request("GET", "/v1/events", key: mine)
            #expect(refused.status == 403)
            #expect(refused[path: "detail"] == "audit:read")
            #expect(try await server.request("GET", "/v1/events", key: admin).ids().count >= 4)
            #expect(!(try await server.request("GET", "/v1/events?limit=200", key: stranger).text.contains(lead.id.description)))
            for query in [
                "kind=lead", "kind=lead.%27", "subject=x", "actor=1", "facet=nothing", "from=yesterday", "cursor=x", "limit=0", "other=1",
            ] {
                let answer = try await server.request("GET", "/v1/events?\(query)", key: admin)
                #expect(answer.status == 400, "\(query)")
            }
        }
    }

    @Test("no role of the service changes or deletes an event")
    func unchangeable() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        try await tenant.capture()
        for role in ["bt_system", "bt_worker", "bt_auditor", "bt_auth", "bt_member"] {
            for statement: SQL in [
                "UPDATE baton.event SET kind = 'x.y' WHERE tenant_id = \(tenant.id)",
                "DELETE FROM baton.event WHERE tenant_id = \(tenant.id)",
                "UPDATE baton.event_personal SET changes = '{}' WHERE tenant_id = \(tenant.id)",
            ] {
                let options = TransactionOptions(role: role, settings: [("baton.tenant", tenant.id.description)])
                let refusal = await #expect(throws: DatabaseError.self, "\(role)") {
                    _ = try await tenant.database.client.transaction(options, [statement])
                }
                #expect(refusal?.sqlState == "42501", "\(role)")
            }
        }
    }
}
