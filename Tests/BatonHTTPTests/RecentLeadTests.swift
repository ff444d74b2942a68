internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("What one has looked at last", .database)
struct RecentLeadTests {
    private var database: TestDatabase { .current }

    @Test("what I opened or changed, as long as I see it, newest first; not what others look at through my eyes")
    func recent() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (key, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        let leads = [try await tenant.capture(), try await tenant.capture(), try await tenant.capture()]
        try await TestServer.with { server in
            func recent(_ key: String) async throws -> [String] { try await server.request("GET", "/v1/me/recent", key: key).ids() }
            #expect(try await recent(sales) == [])
            #expect(try await server.request("GET", "/v1/leads/\(leads[0].id)", key: sales).status == 200)
            #expect(try await eventually { try await recent(sales) == [leads[0].id.description] })
            #expect(try await server.request("PATCH", "/v1/leads/\(leads[1].id)", key: sales, json: #"{"need":"x"}"#).status == 200)
            #expect(try await eventually { try await recent(sales) == [leads[1], leads[0]].map(\.id.description) })
            // The admin's look is his own, whosever eyes it was through.
            let looked = try await server.request(
                "GET", "/v1/leads/\(leads[2].id)", key: key, headers: ["Baton-View-As": tenant.eastSales[0].description])
            #expect(looked.status == 200)
            #expect(try await server.request("GET", "/v1/leads/\(leads[1].id)", key: key).status == 200)
            #expect(try await eventually { try await recent(key) == [leads[1].id.description] })
            #expect(try await recent(sales) == [leads[1], leads[0]].map(\.id.description))
            // What is gone from one's reach is not shown.
            let given = try await server.request(
                "POST", "/v1/leads/\(leads[1].id)/assignments", key: key, json: #"{"owner_id":"\#(tenant.southSales[0])"}"#)
            #expect(given.status == 201)
            #expect(try await recent(sales) == [leads[0].id.description])
            // What was not found was not seen.
            #expect(try await server.request("GET", "/v1/leads/\(UUID())", key: sales).status == 404)
        }
    }

    @Test("fifty for each member, and a look within a minute is no write")
    func kept() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let scope = try await tenant.scope(tenant.admin)
        for _ in 0..<53 { try await tenant.capture() }
        let leads = try await database.leads.list(LeadQuery(limit: 200), scope).leads()
        for lead in leads.reversed() {
            _ = try await database.leads.fetch(lead.id, scope)
            #expect(try await eventually { try await database.leads.recent(scope).first?.lead.id == lead.id })
        }
        let seen = try await database.leads.recent(scope)
        #expect(seen.map(\.lead.id) == leads.prefix(50).map(\.id))
        let rows: SQL = "SELECT count(*) FROM baton.recent_lead WHERE tenant_id = \(tenant.id)"
        #expect(try await database.admin.query(rows).single(Int64.self) == 50)
        for _ in 0..<5 { _ = try await database.leads.fetch(leads[20].id, scope) }
        // A minute has not gone by since.
        #expect(try await database.leads.recent(scope).first?.lead.id == leads[0].id)
    }
}
