internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
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
