internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Testing

@Suite("Trying rules over HTTP", .database)
struct SimulationRouteTests {
    @Test("what would have been different, with samples; bad proposals are refused with their places")
    func story() async throws {
        let tenant = try await TestTenant.make()
        for _ in 0..<3 { _ = try await tenant.capture(signals: [.demoBooked]) }
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            func simulate(_ json: String, _ key: String? = nil) async throws -> TestServer.Answer {
                try await server.request("POST", "/v1/rules/simulate", key: key ?? admin, json: json)
            }
            let same = try await simulate("{}")
            #expect(same.status == 200 && same[path: "leads"] == "3" && same[path: "different"] == "0")
            let answer = try await simulate(
                #"{"days":7,"sample":2,"thresholds":{"high_intent_score":50},"score_rules":[{"signal":"demo_booked","label":"预约演示","points":60}],"routing_rules":[{"name":"南","target":"team","team_id":"\#(tenant.southTeam)","conditions":[{"field":"channel","operator":"any_of","values":["api"]}]}]}"#
            )
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer[path: "current.nurture"] == "3" && answer[path: "proposed.high"] == "3" && answer[path: "different"] == "3")
            #expect(answer[path: "proposed.teams.0.team_id"] == tenant.southTeam.description)
            #expect(answer[path: "samples.1.points.0.current"] == "40" && answer[path: "samples.1.points.0.proposed"] == "60")
            #expect(answer[path: "samples.0.proposed.routing_rule"] == "南" && answer[path: "samples.0.current.routing_rule"] == "华东")
            #expect(answer[path: "samples.0.differences.0"] == "score" && answer[path: "samples.2.lead_id"] == nil)
            #expect(try await simulate("{}", sales).status == 403)
            let bad = try await simulate(
                #"{"days":0,"sample":51,"thresholds":{"high_intent_score":101},"windows":{"response_window_s":0,"response_in_working_time":true},"score_rules":[{"signal":"a","label":"x","points":1},{"signal":"a","label":"","points":101}],"routing_rules":[{"name":"x","target":"team","team_id":"\#(tenant.southTeam)","conditions":[{"field":"nothing","operator":"any_of","values":["x"]}]}]}"#
            )
            #expect(bad.status == 422)
            let found = (0..<20).compactMap { bad[path: "errors.\($0).pointer"] }
            for place in [
                "/days", "/sample", "/thresholds/high_intent_score", "/windows/response_window_s", "/windows/response_in_working_time",
                "/score_rules/1/signal", "/score_rules/1/label", "/score_rules/1/points",
            ] { #expect(found.contains(place), "\(place) \(bad.text)") }
            #expect(found.contains { $0.hasPrefix("/routing_rules/0/") })
            for json in [#"{"x":1}"#, #"{"score_rules":{}}"#, #"{"thresholds":[]}"#, #"{"days":"7"}"#, "[]"] {
                #expect(try await simulate(json).status == 422, "\(json)")
            }
        }
    }
}
