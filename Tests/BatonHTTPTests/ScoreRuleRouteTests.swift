internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Postgres
internal import Testing

@Suite("Score rules over HTTP", .database)
struct ScoreRuleRouteTests {
    private static let path = "/v1/score-rules"

    @Test("read by everybody, added, changed in its version, taken away; each change scores again")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            let standard = try await server.request("GET", Self.path, key: sales)
            #expect(standard.status == 200 && standard.ids().count == 5)
            let created = try await server.request(
                "POST", Self.path, key: admin,
                json:
                    #"{"signal":"price_page","label":"看价格页","label_en":"Price page","points":15,"max_count":3,"max_points":30,"window_days":90,"decay":"half_life","decay_days":30,"conditions":[{"field":"area","operator":"any_of","values":["Zhejiang","上海市"]},{"field":"budget","operator":"at_least","values":["100"]}]}"#
            )
            #expect(created.status == 201)
            let path = try #require(created.headers["location"])
            #expect(created[path: "decay"] == "half_life" && created[path: "decay_days"] == "30" && created[path: "max_points"] == "30")
            #expect(created[path: "conditions.0.values.0"] == "Zhejiang" && created[path: "conditions.1.values.0"] == "100")
            #expect(created[path: "broken"] == "0" && created[path: "problems.0.code"] == nil)
            let read = try await server.request("GET", path, key: sales)
            #expect(read.body == created.body && read.headers["etag"] == created.headers["etag"])
            let tag = try #require(read.headers["etag"])
            let changed = try await server.request(
                "PATCH", path, key: admin, json: #"{"points":20,"decay":"none","max_points":null,"conditions":[]}"#,
                headers: ["If-Match": tag])
            #expect(changed.status == 200 && changed[path: "points"] == "20" && changed[path: "decay"] == "none")
            #expect(changed[path: "decay_days"] == nil && changed[path: "window_days"] == "90" && changed[path: "max_points"] == nil)
            #expect(try await server.request("PATCH", path, key: admin, json: #"{"points":1}"#, headers: ["If-Match": tag]).status == 412)
            #expect(try await server.request("DELETE", path, key: admin, headers: ["If-Match": tag]).status == 412)
            let profile = try await server.request(
                "POST", Self.path, key: admin,
                json: #"{"label":"转介绍","points":10,"conditions":[{"field":"channel","operator":"any_of","values":["referral"]}]}"#)
            #expect(profile.status == 201 && profile[path: "signal"] == nil)
            let twice = try await server.request("POST", Self.path, key: admin, json: #"{"signal":"price_page","label":"x","points":1}"#)
            #expect(twice.status == 409)
            #expect(try await server.request("DELETE", path, key: admin).status == 204)
            #expect(try await server.request("DELETE", path, key: admin).status == 404)
            #expect(try await server.request("GET", path, key: admin).status == 404)

            // They count the leads of the whole tenant.
            for path in ["/v1/rescorings", "/v1/rescorings/\(RuleID.make())"] {
                let refused = try await server.request("GET", path, key: sales)
                #expect(refused.status == 403 && refused.text.contains("lead_rules:read"))
            }
            let rescorings = try await server.request("GET", "/v1/rescorings", key: admin)
            #expect(rescorings[path: "data.0.state"] == "running" && rescorings[path: "data.1.state"] == "superseded")
            #expect(rescorings[path: "data.0.caused_by"] == tenant.admin.description && rescorings.ids().count == 4)
            let started = try await server.request("POST", "/v1/rescorings", key: admin)
            #expect(started.status == 201 && started[path: "cause"] == "requested")
            let one = try await server.request("GET", try #require(started.headers["location"]), key: admin)
            #expect(one.body == started.body)
            #expect(try await server.request("GET", "/v1/rescorings/\(RuleID.make())", key: admin).status == 404)
            let events = try await server.request("GET", "/v1/events?kind=score_rule.&limit=5", key: admin)
            #expect(events[path: "data.0.kind"] == "score_rule.deleted" && events[path: "data.2.kind"] == "score_rule.changed")
        }
    }

    @Test("what is wrong is said with its place, all at once, and nothing is written")
    func badInput() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            func errors(_ json: String) async throws -> [String] {
                let answer = try await server.request("POST", Self.path, key: admin, json: json)
                #expect(answer.status == 422, "\(json) \(answer.text)")
                return (0..<20).compactMap { index in
                    answer[path: "errors.\(index).pointer"].map { "\($0) \(answer[path: "errors.\(index).code"] ?? "")" }
                }
            }
            #expect(try await errors("{}") == ["/label missing", "/points missing"])
            #expect(try await errors(#"{"label":"  ","points":1}"#) == ["/label missing"])
            #expect(try await errors(#"{"label":"x","points":1}"#) == ["/signal missing"])
            #expect(
                try await errors(
                    #"{"signal":"A b","label":"x","points":101,"max_count":0,"max_points":0,"window_days":9999,"decay":"fast"}"#)
                    == [
                        "/signal invalid_signal", "/points out_of_range", "/max_count out_of_range", "/max_points out_of_range",
                        "/window_days out_of_range", "/decay unknown_decay",
                    ])
            #expect(try await errors(#"{"signal":"a","label":"x","points":1,"decay":"linear"}"#) == ["/decay_days missing"])
            #expect(try await errors(#"{"signal":"a","label":"x","points":1,"decay_days":3}"#) == ["/decay_days out_of_place"])
            #expect(
                try await errors(
                    #"{"label":"x","points":1,"window_days":3,"conditions":[{"field":"phone","operator":"is_not_empty"}]}"#) == [
                        "/signal signal_needed"
                    ])
            #expect(
                try await errors(
                    #"{"signal":"a","label":"x","points":1,"conditions":[{"operator":"any_of"},{"field":"owner_id","operator":"any_of"},{"field":"area","operator":"at_least","values":["1"]},{"field":"area","operator":"any_of","values":["火星"]},{"field":"score","operator":"at_least","values":["50"]},{"field":"phone","operator":"any_of","values":["1"]},{"field":"region","operator":"any_of","values":["x"]},{"field":"budget","operator":"below"},{"field":"channel","operator":"any_of","values":["fax"]},{"field":"need","operator":"contains","values":["急"]},{"field":"form","operator":"is_not_empty"},{"field":"need","operator":"is_empty","values":["x"]},{"field":"area","operator":"eq","values":["浙江"]},{"field":"product_line","operator":"contains","values":["AGV"]},{"field":"budget","operator":"at_least","values":["1","2"]},{"field":"area"}]}"#
                )
                    == [
                        "/conditions/0/field missing", "/conditions/1/field unknown_field", "/conditions/2/operator unknown_operator",
                        "/conditions/3/values/0 unknown_area", "/conditions/4/field not_for_scores",
                        "/conditions/5/operator unknown_operator",
                        "/conditions/6/values/0 unknown_region", "/conditions/7/values missing", "/conditions/8/values/0 unknown_option",
                        "/conditions/9/operator unknown_operator", "/conditions/10/field not_for_scores",
                        "/conditions/11/values unexpected_value", "/conditions/12/operator unknown_operator",
                        "/conditions/13/operator unknown_operator", "/conditions/14/values too_many", "/conditions/15/operator missing",
                    ])
            // What to do is said.
            let refused = try await server.request(
                "POST", Self.path, key: admin,
                json: #"{"label":"x","points":1,"conditions":[{"field":"intent","operator":"any_of","values":["high"]}]}"#,
                headers: ["Accept-Language": "zh"])
            #expect(refused.text.contains("由评分本身决定") && refused.text.contains("product_line") && !refused.text.contains("arrival"))
            // The language of before is not understood in silence.
            let old = try await errors(
                #"{"label":"x","points":1,"conditions":[{"field":"area","op":"eq","texts":["浙江"]}]}"#)
            #expect(old.contains("/conditions/0/op unknown_field") && old.contains("/conditions/0/texts unknown_field"))
            let many = String(repeating: #"{"field":"area","operator":"is_empty"},"#, count: 21).dropLast()
            #expect(try await errors(#"{"label":"x","points":1,"conditions":[\#(many)]}"#).contains("/conditions too_many"))
            #expect(try await errors(#"{"signal":1,"label":[],"points":"1","conditions":[1],"x":1}"#).count == 5)
            #expect(try await server.request("POST", Self.path, key: admin, json: "[").status == 400)
            let rule = try #require(try await server.request("GET", Self.path, key: admin).ids().first)
            #expect(try await server.request("PATCH", Self.path + "/" + rule, key: admin, json: "{}").status == 422)
            for (method, path) in [("POST", Self.path), ("PATCH", Self.path + "/" + rule), ("DELETE", Self.path + "/" + rule)] {
                let json = method == "DELETE" ? nil : #"{"signal":"a","label":"x","points":1}"#
                let refused = try await server.request(method, path, key: sales, json: json)
                #expect(refused.status == 403 && refused[path: "detail"] == "lead_rules:write", "\(method)")
            }
            #expect(try await server.request("POST", "/v1/rescorings", key: sales).status == 403)
            #expect(try await server.request("GET", "/v1/rescorings", key: admin).text == #"{"data":[]}"#)
        }
    }

    @Test("a lead says why it has its score")
    func reasons() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            _ = try await server.request(
                "POST", Self.path, key: admin,
                json: #"{"label":"浙江","points":10,"conditions":[{"field":"area","operator":"any_of","values":["浙江"]}]}"#)
            let lead = try await tenant.capture(signals: [.formSubmitted, .formSubmitted])
            let detail = try await server.request("GET", "/v1/leads/\(lead.id)", key: admin)
            #expect(detail[path: "score"] == "40" && detail[path: "score_reasons.0.points"] == "30")
            #expect(detail[path: "score_reasons.1.why"] == "over_count" && detail[path: "score_reasons.1.counted"] == "0")
            #expect(detail[path: "profile_reasons.0.points"] == "10" && detail[path: "profile_reasons.0.met"] == "1")
        }
    }
}
