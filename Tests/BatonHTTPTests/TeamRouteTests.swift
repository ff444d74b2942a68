internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Testing

@Suite("Teams and regions over HTTP", .database)
struct TeamRouteTests {
    @Test("added, moved and renamed by admins, read by everybody; a team never comes to lie below itself")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            func send(_ method: String, _ path: String, _ json: String, key: String? = nil) async throws -> TestServer.Answer {
                try await server.request(method, path, key: key ?? admin, json: json)
            }
            let added = try await send("POST", "/v1/teams", #"{"name":"华东二组","parent_id":"\#(tenant.eastTeam)"}"#)
            #expect(added.status == 201)
            let team = try #require(added[path: "id"])
            #expect(try await server.request("GET", "/v1/teams", key: sales).ids().contains(team))
            // The supervisor above sees further at once.
            let supervisor = try await tenant.scope(tenant.supervisor).requireMember()
            #expect(supervisor.position.teams.map(\.description).contains(team))

            for parent in [team, tenant.eastTeam.description] {
                let cycle = try await send("PATCH", "/v1/teams/\(tenant.eastTeam)", #"{"parent_id":"\#(parent)"}"#)
                #expect(cycle.status == 422)
                #expect(cycle[path: "errors.0.pointer"] == "/parent_id")
                #expect(cycle[path: "errors.0.code"] == "team_cycle")
            }
            let moved = try await send("PATCH", "/v1/teams/\(team)", #"{"parent_id":null,"name":"独立组"}"#)
            #expect(moved.status == 200)
            #expect(moved[path: "name"] == "独立组")
            #expect(moved[path: "parent_id"] == nil)
            #expect(try await send("PATCH", "/v1/teams/\(team)", #"{"name":"华东组"}"#).status == 409)
            #expect(try await send("PATCH", "/v1/teams/\(team)", #"{"name":" "}"#)[path: "errors.0.code"] == "missing")
            #expect(
                try await send("POST", "/v1/teams", #"{"name":"x","parent_id":"01a20084-9775-7d5d-9862-8709b5400234"}"#)[
                    path: "errors.0.code"] == "unknown_team")
            #expect(try await send("POST", "/v1/teams", #"{"name":"x","parent_id":"y"}"#)[path: "errors.0.code"] == "invalid_id")
            #expect(try await send("PATCH", "/v1/teams/01a20084-9775-7d5d-9862-8709b5400234", #"{"name":"x"}"#).status == 404)
            #expect(try await send("POST", "/v1/teams", #"{"name":"x"}"#, key: sales).status == 403)

            let region = try await send("POST", "/v1/regions", #"{"name":"华南","areas":["广东省","海南"]}"#)
            #expect(region.status == 201)
            #expect(region.text.contains(#""areas":["广东","海南"]"#))
            let place = try await send("POST", "/v1/regions", #"{"name":"x","areas":["浙江","火星"]}"#)
            #expect(place[path: "errors.0.pointer"] == "/areas/1")
            let id = try #require(region[path: "id"])
            let changed = try await send("PATCH", "/v1/regions/\(id)", #"{"areas":["广西"]}"#)
            #expect(changed.text.contains(#""areas":["广西"]"#))
            #expect(changed[path: "name"] == "华南")
            #expect(try await server.request("GET", "/v1/regions", key: sales).ids().count == 2)
            #expect(try await send("PATCH", "/v1/regions/\(id)", #"{"areas":[]}"#, key: sales).status == 403)
        }
    }
}
