internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("BI logins and members over HTTP", .database)
struct BILoginRouteTests {
    @Test("an admin makes, renews, disables and deletes a BI login; the password is answered once")
    func life() async throws {
        let tenant = try await TestTenant.make()
        try await tenant.capture()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        let configuration = tenant.database.adminConfiguration
        /// What a tool with this access counts; nothing, when it is not let in.
        @Sendable func leads(_ access: TestServer.Answer) async throws -> Int64? {
            let user = try #require(access[path: "user"])
            let password = try #require(access[path: "password"])
            var mine = configuration.replacing(user: user, password: password)
            // Who is refused is tried again until then.
            mine.acquireTimeout = .seconds(2)
            let tool = try PostgresClient(mine, logger: TestCluster.logger)
            defer { tool.close() }
            return try? await tool.withConnection { try await $0.execute("SELECT count(*) FROM lead").single(Int64.self) }
        }
        try await TestServer.with { server in
            func send(_ method: String, _ path: String, _ json: String, key: String? = nil) async throws -> TestServer.Answer {
                try await server.request(method, path, key: key ?? admin, json: json)
            }
            let made = try await send("POST", "/v1/bi-logins", #"{"name":"Metabase","facets":["lead_card"],"max_connections":2}"#)
            #expect(made.status == 201)
            #expect(made[path: "database"] == tenant.database.name)
            let id = try #require(made[path: "id"])
            #expect(try await leads(made) == 1)
            let mine = try await send("POST", "/v1/bi-logins", #"{"name":"我的","member_id":"\#(tenant.southSales[0])"}"#)
            #expect(try await leads(mine) == 0)

            let list = try await server.request("GET", "/v1/bi-logins", key: admin)
            #expect(list.ids() == [id, mine[path: "id"]])
            #expect(list[path: "data.0.user"] == made[path: "user"])
            #expect(!list.text.contains(try #require(made[path: "password"])) && !list.text.contains("SCRAM"))

            let renewed = try await send("POST", "/v1/bi-logins/\(id)/rotate", #"{"grace_hours":1}"#)
            #expect(renewed.status == 200)
            #expect(try await leads(renewed) == 1)
            #expect(try await leads(made) == 1)
            #expect(try await send("PATCH", "/v1/bi-logins/\(id)", #"{"enabled":false}"#).status == 204)
            #expect(try await leads(renewed) == nil)
            #expect(try await leads(made) == nil)
            #expect(try await send("POST", "/v1/bi-logins/\(id)/rotate", "{}").status == 409)
            #expect(try await send("PATCH", "/v1/bi-logins/\(id)", #"{"enabled":true}"#).status == 204)
            #expect(try await leads(renewed) == 1)
            #expect(try await server.request("DELETE", "/v1/bi-logins/\(id)", key: admin).status == 204)
            #expect(try await leads(renewed) == nil)
            #expect(try await server.request("DELETE", "/v1/bi-logins/\(id)", key: admin).status == 404)

            for (json, place, code) in [
                (#"{"name":"x"}"#, "/member_id", "missing"), (#"{"name":"x","facets":["leads"]}"#, "/facets/0", "unknown_facet"),
                (#"{"name":"x","facets":["lead_rules"]}"#, "/facets/0", "facet_without_rows"),
                (#"{"facets":["lead_card"]}"#, "/name", "missing"),
                (#"{"name":"x","facets":["lead_card"],"max_connections":0}"#, "/max_connections", "out_of_range"),
                (#"{"name":"x","facets":["lead_card"],"member_id":"\#(tenant.admin)"}"#, "/facets", "one_of_two"),
            ] {
                let answer = try await send("POST", "/v1/bi-logins", json)
                #expect(answer.status == 422)
                #expect(answer[path: "errors.0.pointer"] == place)
                #expect(answer[path: "errors.0.code"] == code)
            }
            #expect(try await send("POST", "/v1/bi-logins", #"{"name":"我的","facets":["lead_card"]}"#).status == 409)
            for (method, path) in [("GET", "/v1/bi-logins"), ("POST", "/v1/bi-logins")] {
                let answer = try await server.request(
                    method, path, key: sales, json: method == "GET" ? nil : #"{"name":"x","facets":["lead_card"]}"#)
                #expect(answer.status == 403)
            }
        }
    }

    @Test("a member is added with team, regions and roles, and sees what those allow once he has a key")
    func addMember() async throws {
        let tenant = try await TestTenant.make()
        for area in ["浙江", "广东"] { try await tenant.capture(area: area) }
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            func add(_ json: String, key: String? = nil) async throws -> TestServer.Answer {
                try await server.request("POST", "/v1/members", key: key ?? admin, json: json)
            }
            let added = try await add(
                #"{"name":"陈经理","email":"Chen@Example.com","roles":["supervisor"],"team_id":"\#(tenant.department)","region_ids":["\#(tenant.east)"]}"#
            )
            #expect(added.status == 201)
            let id = try #require(added[path: "id"].flatMap { MemberID($0) })
            let key = try await tenant.key(id).text
            #expect(try await server.request("GET", "/v1/leads", key: key).ids().count == 2)
            let me = try await server.request("GET", "/v1/me", key: key)
            #expect(me.text.contains(#""region_ids":["\#(tenant.east)"]"#))

            for (json, place, code) in [
                (#"{"roles":["sales"]}"#, "/name", "missing"), (#"{"name":"x"}"#, "/roles", "missing"),
                (#"{"name":"x","roles":["boss"]}"#, "/roles/0", "unknown_role"),
                (#"{"name":"x","roles":["sales"],"team_id":"01a20084-9775-7d5d-9862-8709b5400234"}"#, "/team_id", "unknown_team"),
                (#"{"name":"x","roles":["sales"],"email":"x"}"#, "/email", "email_invalid"),
            ] {
                let answer = try await add(json)
                #expect(answer.status == 422)
                #expect(answer[path: "errors.0.pointer"] == place)
                #expect(answer[path: "errors.0.code"] == code)
            }
            #expect(try await add(#"{"name":"y","roles":["sales"],"email":"Chen@example.com"}"#).status == 409)
            #expect(try await add(#"{"name":"y","roles":["sales"]}"#, key: sales).status == 403)
        }
    }
}
