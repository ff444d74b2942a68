internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Postgres
internal import Testing

@Suite("The responsibility map over HTTP", .database)
struct PermissionRouteTests {
    @Test("an admin reads the map, tries a change, saves it, and asks why; it holds at once")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        let lead = try await tenant.capture()
        try await TestServer.with { server in
            let map = try await server.request("GET", "/v1/permissions", key: admin)
            #expect(map.status == 200)
            let version = try #require(map[path: "version"])
            #expect(map.headers["etag"] == "\"\(version)\"")
            #expect(map[path: "roles.1.key"] == "sales")
            #expect(map[path: "facets.0.facet"] == "lead_card")

            let wanted = """
                {"roles":[
                  {"key":"admin","name":"管理员","grants":[{"facet":"permissions","action":"read","reach":"tenant"},
                                                      {"facet":"permissions","action":"write","reach":"tenant"}]},
                  {"key":"supervisor","name":"主管","grants":[]},
                  {"key":"sales","name":"销售","grants":[{"facet":"lead_card","action":"read","reach":"tenant"}]}]}
                """
            #expect(try await server.request("GET", "/v1/leads", key: sales).ids().count == (lead.owner == tenant.eastSales[0] ? 1 : 0))
            let preview = try await server.request("POST", "/v1/permissions/preview", key: admin, json: wanted)
            #expect(preview.status == 200)
            #expect(preview[path: "members"] == "6")
            #expect(preview.text.contains(#""relation":"lead""#))
            #expect(preview.text.contains(lead.id.description))

            let stale = try await server.request("PUT", "/v1/permissions", key: admin, json: wanted, headers: ["if-match": "\"1\""])
            #expect(stale.status == 412)
            let saved = try await server.request(
                "PUT", "/v1/permissions", key: admin, json: wanted, headers: ["if-match": "\"\(version)\""])
            #expect(saved.status == 200)
            #expect(saved[path: "version"] == "\((Int(version) ?? 0) + 1)")
            #expect(try await server.request("GET", "/v1/leads", key: sales).ids() == [lead.id.description])
            let own = try await server.request("GET", "/v1/me", key: sales)
            #expect(own[path: "grants"] == "1 elements")

            let why = try await server.request(
                "GET", "/v1/permissions/explain?member=\(tenant.eastSales[0])&resource=lead&id=\(lead.id)", key: admin)
            #expect(why.status == 200)
            #expect(why[path: "facets.0.readable"] == "1")
            #expect(why[path: "facets.0.reasons.0.role"] == "sales")
            #expect(why[path: "facets.0.reasons.0.reach"] == "tenant")
            #expect(why[path: "facets.1.readable"] == "0")
            #expect(try await server.request("GET", "/v1/permissions", key: sales).status == 403)
        }
    }

    @Test(
        "what is wrong with a map is said with its place",
        arguments: [
            (#"{}"#, "/roles", "missing"),
            (#"{"roles":[{"key":"A b","name":"x","grants":[]}]}"#, "/roles/0/key", "invalid_key"),
            (#"{"roles":[{"key":"a","grants":[]}]}"#, "/roles/0/name", "missing"),
            (#"{"roles":[{"key":"a","name":"x"}]}"#, "/roles/0/grants", "missing"),
            (#"{"roles":[{"key":"a","name":"x","grants":["all"]}]}"#, "/roles/0/grants/0", "wrong_type"),
            (
                #"{"roles":[{"key":"a","name":"x","grants":[{"facet":"lead","action":"read","reach":"own"}]}]}"#,
                "/roles/0/grants/0/facet", "unknown_facet"
            ),
            (
                #"{"roles":[{"key":"a","name":"x","grants":[{"facet":"lead_score","action":"write","reach":"own"}]}]}"#,
                "/roles/0/grants/0/action", "unknown_action"
            ),
            (
                #"{"roles":[{"key":"a","name":"x","grants":[{"facet":"lead_card","action":"read","reach":"related"}]}]}"#,
                "/roles/0/grants/0/reach", "unknown_reach"
            ),
            (
                #"{"roles":[{"key":"a","name":"x","grants":[{"facet":"lead_card","action":"read","reach":"own","rank":3}]}]}"#,
                "/roles/0/grants/0/rank", "unknown_field"
            ),
            (#"{"roles":[{"key":"a","name":"x","grants":[]},{"key":"a","name":"y","grants":[]}]}"#, "/roles/1/key", "given_twice"),
        ])
    func places(body: String, pointer: String, code: String) async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let refused = try await server.request("PUT", "/v1/permissions", key: admin, json: body)
            #expect(refused.status == 422)
            #expect(refused[path: "errors.0.pointer"] == pointer)
            #expect(refused[path: "errors.0.code"] == code)
        }
    }

    @Test(
        "a question without a known member, resource or record is refused by name",
        arguments: ["", "?member=x", "?member=01a20084-9775-7d5d-9862-8709b5400234&resource=deal", "?rank=1"])
    func questions(query: String) async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let refused = try await server.request("GET", "/v1/permissions/explain\(query)", key: admin)
            #expect(refused.status == 400)
            #expect(refused[path: "code"] == "invalid_query")
        }
    }
}

@Suite("Members over HTTP", .database)
struct MemberRouteTests {
    @Test("an admin looks through another member's eyes: the same list, reads only, recorded")
    func viewAs() async throws {
        let tenant = try await TestTenant.make()
        for _ in 0..<4 { try await tenant.capture() }
        let (admin, supervisor) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.supervisor).text)
        let sales = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            let theirs = try await server.request("GET", "/v1/leads", key: sales)
            let header = ["Baton-View-As": tenant.eastSales[0].description]
            let seen = try await server.request("GET", "/v1/leads", key: admin, headers: header)
            #expect(seen.status == 200)
            #expect(seen.text == theirs.text)
            #expect(seen.ids().count == 2)
            // Right after a change, which the process has not noticed yet.
            let renamed = try await server.request(
                "PATCH", "/v1/members/\(tenant.eastSales[0])", key: admin, json: #"{"name":"小王"}"#)
            #expect(renamed.status == 204)
            #expect(try await server.request("GET", "/v1/me", key: admin, headers: header)[path: "name"] == "小王")
            let written = try await server.request(
                "PATCH", "/v1/leads/\(try #require(seen.ids().first))", key: admin, json: #"{"need":"x"}"#, headers: header)
            #expect(written.status == 403)
            #expect(try await server.request("GET", "/v1/leads", key: supervisor, headers: header).status == 403)
            #expect(try await server.request("GET", "/v1/leads", key: admin, headers: ["Baton-View-As": "east0"]).status == 400)
            let nobody = ["Baton-View-As": "01a20084-9775-7d5d-9862-8709b5400234"]
            #expect(try await server.request("GET", "/v1/leads", key: admin, headers: nobody).status == 404)
            let recorded = try await tenant.database.admin.query(
                "SELECT actor_id FROM baton.event WHERE kind = 'permissions.viewed_as' AND subject_id = \(tenant.eastSales[0])"
            ).column(MemberID.self)
            #expect(recorded == [tenant.admin, tenant.admin])
        }
    }

    @Test("a member is changed and hands over; bad input is said with its place")
    func changes() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        try await tenant.capture()
        let admin = try await tenant.key(tenant.admin).text
        let (from, to) = (tenant.eastSales[0], tenant.southSales[0])
        try await TestServer.with { server in
            let path = "/v1/members/\(from)"
            let changed = try await server.request(
                "PATCH", path, key: admin, json: #"{"region_ids":["\#(tenant.east)"],"team_id":null,"status":"absent"}"#)
            #expect(changed.status == 204)
            for (body, pointer, code) in [
                (#"{"team_id":"x"}"#, "/team_id", "invalid_id"), (#"{"region_ids":[1]}"#, "/region_ids/0", "wrong_type"),
                (#"{"status":"gone"}"#, "/status", "unknown_status"), (#"{"takes_leads":"yes"}"#, "/takes_leads", "wrong_type"),
                (#"{"rank":1}"#, "/rank", "unknown_field"), (#"{}"#, "", "nothing_to_change"),
            ] {
                let refused = try await server.request("PATCH", path, key: admin, json: body)
                #expect(refused.status == 422)
                #expect(refused[path: "errors.0.pointer"] == pointer)
                #expect(refused[path: "errors.0.code"] == code)
            }
            let moved = try await server.request("POST", "\(path)/hand-over", key: admin, json: #"{"to":"\#(to)"}"#)
            #expect(moved.status == 200)
            #expect(moved.text == #"{"leads":1,"customers":0,"tickets":0,"contracts":0,"opportunities":0,"followed":0}"#)
            let nobody = try await server.request("POST", "\(path)/hand-over", key: admin, json: #"{"to":"\#(from)"}"#)
            #expect(nobody[path: "errors.0.code"] == "unknown_member")
        }
    }
}
