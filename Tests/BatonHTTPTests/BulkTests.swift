internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Many leads in one request, and only some of their fields", .database, .nothingLost)
struct BulkTests {
    private func state(_ tenant: TestTenant) async throws -> [String] {
        try await tenant.database.admin.query(
            """
            SELECT l::text FROM baton.lead l WHERE tenant_id = \(tenant.id)
            UNION ALL SELECT e::text FROM baton.event e WHERE tenant_id = \(tenant.id)
            UNION ALL SELECT t::text FROM baton.timer t WHERE tenant_id = \(tenant.id)
            UNION ALL SELECT n::text FROM baton.notification n WHERE tenant_id = \(tenant.id) ORDER BY 1
            """
        ).column(String.self)
    }

    @Test("each item by itself: done, refused with its problem, in order; a dry run says the same and leaves nothing")
    func items() async throws {
        let (tenant, neighbour) = (try await TestTenant.make(eastSales: 2), try await TestTenant.make(eastSales: 1))
        let key = try await tenant.key(tenant.supervisor).text
        let leads = [try await tenant.capture(), try await tenant.capture(), try await tenant.capture(), try await tenant.capture()]
        let foreign = try await neighbour.capture()
        let other = try #require(tenant.eastSales.first { $0 != leads[1].owner })
        let body = """
            {"items":[
              {"id":"\(leads[0].id)","version":1,"set":{"product_line":"AGV"}},
              {"id":"\(leads[1].id)","owner_id":"\(other)"},
              {"id":"\(leads[2].id)","stage":"disqualified","reason":"重复"},
              {"id":"\(leads[3].id)","stage":"contacted"},
              {"id":"\(foreign.id)","set":{"need":"x"}},
              {"id":"\(leads[0].id)","version":7,"set":{"need":"x"}},
              {"id":"\(leads[0].id)"},
              {"id":"\(leads[0].id)","set":{"phone":"12"}},
              {"id":"\(leads[0].id)","set":{"colour":"red"}},
              {"id":"x","set":{"need":"y"}},
              7]}
            """
        try await TestServer.with { server in
            let before = try await state(tenant)
            let rehearsed = try await server.request("POST", "/v1/leads/bulk?dry_run=true", key: key, json: body)
            #expect(rehearsed.status == 200)
            #expect(try await state(tenant) == before)
            let done = try await server.request("POST", "/v1/leads/bulk", key: key, json: body)
            let expected = [200, 200, 200, 409, 404, 412, 422, 422, 422, 422, 422]
            for (answer, what) in [(rehearsed, "dry run"), (done, "done")] {
                #expect(expected.indices.map { answer[path: "data.\($0).status"] } == expected.map { "\($0)" }, "\(what): \(answer.text)")
                #expect(answer[path: "done"] == "3" && answer[path: "failed"] == "8", "\(what)")
                #expect(answer[path: "data.0.version"] == "2", "\(what)")
                #expect(answer[path: "data.3.problem.errors.0.code"] == "first_touch_missing", "\(what)")
                #expect(answer[path: "data.6.problem.errors.0.pointer"] == "/items/6", "\(what)")
                #expect(answer[path: "data.7.problem.errors.0.pointer"] == "/items/7/set/phone", "\(what): \(answer.text)")
                #expect(answer[path: "data.8.problem.errors.0.pointer"] == "/items/8/set/colour", "\(what)")
            }
            let moved = try await server.request("GET", "/v1/leads/\(leads[1].id)?fields=owner_id,id", key: key)
            #expect(moved.text == #"{"id":"\#(leads[1].id)","owner_id":"\#(other)"}"#)
            #expect(try await server.request("GET", "/v1/leads/\(leads[2].id)", key: key)[path: "stage"] == "disqualified")
        }
    }

    @Test("a body without items, with too many, or none that is one is refused as a whole")
    func refused() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.supervisor).text
        let lead = try await tenant.capture()
        let many = (0..<201).map { _ in #"{"id":"\#(lead.id)","set":{"need":"x"}}"# }.joined(separator: ",")
        try await TestServer.with { server in
            for body in ["{}", #"{"items":[]}"#, #"{"items":7}"#, #"{"items":null}"#, #"{"items":[\#(many)]}"#, #"{"items":[],"more":1}"#] {
                let answer = try await server.request("POST", "/v1/leads/bulk", key: key, json: body)
                #expect(answer.status == 422, "\(body.prefix(60))")
            }
            #expect(try await server.request("POST", "/v1/leads/bulk?dry_run=maybe", key: key, json: "{}").status == 400)
            #expect(try await server.request("GET", "/v1/leads/\(lead.id)", key: key)[path: "version"] == "1")
        }
    }

    @Test("with an Idempotency-Key a whole list of items happens once")
    func once() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.supervisor).text
        let lead = try await tenant.capture()
        try await TestServer.with { server in
            let body = #"{"items":[{"id":"\#(lead.id)","set":{"need":"一"}},{"id":"\#(lead.id)","set":{"need":"二"}}]}"#
            for _ in 0..<3 {
                let answer = try await server.request("POST", "/v1/leads/bulk", key: key, json: body, headers: ["Idempotency-Key": "b"])
                #expect(answer[path: "data.1.version"] == "3")
            }
            #expect(try await server.request("GET", "/v1/leads/\(lead.id)", key: key)[path: "version"] == "3")
        }
    }

    @Test("fields: only those that were asked for, in lists and of one; unknown ones are refused with the known")
    func fields() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.supervisor).text
        let lead = try await tenant.capture()
        try await TestServer.with { server in
            let list = try await server.request("GET", "/v1/leads?fields=id,score,stage", key: key)
            #expect(list.text.hasPrefix(#"{"data":[{"id":"\#(lead.id)","stage":"new","score":0}],"page":"#), "\(list.text)")
            let last = try await server.request("GET", "/v1/leads?fields=version", key: key)
            #expect(last.text.hasPrefix(#"{"data":[{"version":1}],"page":"#))
            // The cursor does not depend on what is shown.
            try await tenant.capture()
            let page = try await server.request("GET", "/v1/leads?fields=company&limit=1", key: key)
            let cursor = try #require(page[path: "page.next_cursor"])
            #expect(try await server.request("GET", "/v1/leads?limit=1&cursor=\(cursor)", key: key).ids() == [lead.id.description])
            let detail = try await server.request("GET", "/v1/leads/\(lead.id)?fields=transitions,id", key: key)
            #expect(detail.text.hasPrefix(#"{"id":"\#(lead.id)","transitions":["#))
            #expect(detail.headers["etag"] == "\"1\"")
            for bad in ["colour", "id,,score", "", "id,colour", "ID", "id;score", "search_keys"] {
                let answer = try await server.request("GET", "/v1/leads?fields=\(bad)", key: key)
                #expect(answer.status == 400, "'\(bad)'")
                #expect(answer[path: "errors.0.code"] == "unknown_field", "'\(bad)'")
            }
            #expect(
                try await server.request("GET", "/v1/leads?fields=id&include=external_ids", key: key)[path: "errors.0.code"] == "one_of_two"
            )
        }
    }
}
