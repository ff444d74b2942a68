internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("Routing rules, limits, absences and appeals over HTTP", .database)
struct RoutingRouteTests {
    private static let path = "/v1/routing-rules"

    @Test("rules: listed, added, read, changed in their version, put into another order, deleted")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            let list = try await server.request("GET", Self.path, key: sales)
            #expect(list.status == 200 && list[path: "data.0.name"] == "华东" && list[path: "data.0.conditions.0.field"] == "region")
            #expect(list[path: "data.0.target"] == "team" && list[path: "data.0.broken"] == "0" && list[path: "data.0.strategy"] == nil)
            let rule = #"""
                {"name":"展会高预算","conditions":[{"field":"channel","operator":"any_of","values":["exhibition"]},
                {"field":"budget","operator":"at_least","values":["50000000"]}],"team_id":"\#(tenant.southTeam)","strategy":"round_robin",
                "include_subteams":true}
                """#
            let added = try await server.request("POST", Self.path, key: admin, json: rule)
            #expect(added.status == 201 && added.headers["etag"] == "\"1\"" && added[path: "position"] == "20")
            #expect(added[path: "conditions.1.values.0"] == "50000000" && added[path: "strategy"] == "round_robin")
            #expect(added[path: "when_nobody_works"] == "pool" && added[path: "include_subteams"] == "1")
            let id = try #require(added[path: "id"])
            let read = try await server.request("GET", "\(Self.path)/\(id)", key: sales)
            #expect(read.body == added.body && read.headers["etag"] == "\"1\"")

            let changed = try await server.request(
                "PATCH", "\(Self.path)/\(id)", key: admin, json: #"{"strategy":null,"enabled":false}"#, headers: ["If-Match": "\"1\""])
            #expect(changed.status == 200 && changed.headers["etag"] == "\"2\"" && changed[path: "strategy"] == nil)
            #expect(changed[path: "enabled"] == "0" && changed[path: "conditions.1.values.0"] == "50000000")
            let late = try await server.request(
                "PATCH", "\(Self.path)/\(id)", key: admin, json: #"{"enabled":true}"#, headers: ["If-Match": "\"1\""])
            #expect(late.status == 412)
            #expect(
                try await server.request("PATCH", "\(Self.path)/\(id)", key: admin, json: "{}")[path: "errors.0.code"]
                    == "nothing_to_change")
            #expect(try await server.request("PATCH", "\(Self.path)/\(id)", key: sales, json: #"{"enabled":true}"#).status == 403)

            let all = try await server.request("GET", Self.path, key: admin)
            let ids = all.ids().reversed().map { "\"\($0)\"" }.joined(separator: ",")
            let tag = try #require(all.headers["etag"])
            let ordered = try await server.request(
                "PUT", Self.path + "/order", key: admin, json: #"{"rule_ids":[\#(ids)]}"#, headers: ["If-Match": tag])
            #expect(ordered.status == 200 && ordered.ids() == all.ids().reversed())
            #expect(try await server.request("GET", Self.path, key: sales).body == ordered.body)
            let again = try await server.request(
                "PUT", Self.path + "/order", key: admin, json: #"{"rule_ids":[\#(ids)]}"#, headers: ["If-Match": tag])
            #expect(again.status == 412)
            let half = try await server.request("PUT", Self.path + "/order", key: admin, json: #"{"rule_ids":["\#(id)","x"]}"#)
            #expect(half.status == 422 && half[path: "errors.0.pointer"] == "/rule_ids/1")
            #expect(
                try await server.request("PUT", Self.path + "/order", key: admin, json: #"{"rule_ids":["\#(id)","\#(id)"]}"#)[
                    path: "errors.0.code"] == "incomplete")

            #expect(try await server.request("DELETE", "\(Self.path)/\(id)", key: sales).status == 403)
            #expect(try await server.request("DELETE", "\(Self.path)/\(id)", key: admin, headers: ["If-Match": "\"2\""]).status == 204)
            #expect(try await server.request("GET", "\(Self.path)/\(id)", key: admin).status == 404)
            #expect(try await server.request("DELETE", "\(Self.path)/\(id)", key: admin).status == 404)
        }
    }

    @Test("what is wrong with a rule is said with its place, all of it at once, and nothing is written")
    func validation() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let cases: [(String, String, String)] = [
                (#"{"team_id":"\#(tenant.eastTeam)"}"#, "/name", "missing"), (#"{"name":"x"}"#, "/team_id", "missing"),
                (#"{"name":"x","team_id":"x"}"#, "/team_id", "invalid_id"),
                (#"{"name":"x","target":"moon","team_id":"\#(tenant.eastTeam)"}"#, "/target", "unknown_value"),
                (#"{"name":"x","target":"member","team_id":"\#(tenant.eastTeam)"}"#, "/team_id", "not_of_this_target"),
                (#"{"name":"x","target":"member","member_id":"\#(UUID())"}"#, "/member_id", "unknown_member"),
                (#"{"name":"x","team_id":"\#(tenant.eastTeam)","conditions":[{"field":"need"}]}"#, "/conditions/0/operator", "missing"),
                (
                    #"{"name":"x","team_id":"\#(tenant.eastTeam)","conditions":[{"field":"need","operator":"like","values":["x"]}]}"#,
                    "/conditions/0/operator", "unknown_operator"
                ),
                (
                    #"{"name":"x","team_id":"\#(tenant.eastTeam)","conditions":[{"field":"score","operator":"at_least","values":["1","2"]}]}"#,
                    "/conditions/0/values", "too_many"
                ),
                (
                    #"{"name":"x","team_id":"\#(tenant.eastTeam)","conditions":[{"field":"region","operator":"any_of","values":["\#(UUID())"]}]}"#,
                    "/conditions/0/values/0", "unknown_region"
                ),
                (#"{"name":"x","team_id":"\#(tenant.eastTeam)","conditions":"all"}"#, "/conditions", "wrong_type"),
                (#"{"name":"x","team_id":"\#(tenant.eastTeam)","strategy":"luck"}"#, "/strategy", "unknown_value"),
                (#"{"name":"x","team_id":"\#(tenant.eastTeam)","colour":"red"}"#, "/colour", "unknown_field"),
                (#"{"name":"\#(String(repeating: "长", count: 101))","team_id":"\#(tenant.eastTeam)"}"#, "/name", "text_too_long"),
            ]
            for (json, pointer, code) in cases {
                let answer = try await server.request("POST", Self.path, key: admin, json: json)
                #expect(
                    answer.status == 422 && answer[path: "errors.0.pointer"] == pointer && answer[path: "errors.0.code"] == code, "\(json)")
            }
            #expect(try await server.request("GET", Self.path, key: admin).ids().count == 1)
        }
    }

    @Test("limits and absences of a member; and why a lead is where it is, in both languages")
    func availability() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        let (first, second) = (tenant.eastSales[0], tenant.eastSales[1])
        try await TestServer.with { server in
            let none = try await server.request("GET", "/v1/members/\(first)/capacity", key: sales)
            #expect(none.status == 200 && none[path: "max_open_leads"] == nil && none[path: "open_leads"] == "0")
            let set = try await server.request(
                "PUT", "/v1/members/\(first)/capacity", key: admin, json: #"{"max_open_leads":0,"max_per_week":20}"#)
            #expect(set.status == 200 && set[path: "max_open_leads"] == "0" && set[path: "max_per_day"] == nil)
            #expect(try await server.request("PUT", "/v1/members/\(first)/capacity", key: sales, json: "{}").status == 403)
            #expect(
                try await server.request("PUT", "/v1/members/\(first)/capacity", key: admin, json: #"{"max_per_day":-1}"#)[
                    path: "errors.0.code"] == "out_of_range")
            #expect(try await server.request("PUT", "/v1/members/\(UUID())/capacity", key: admin, json: "{}").status == 404)

            let day = #"{"first_day":"2026-01-01","last_day":"2199-01-01"}"#
            #expect(
                try await server.request("POST", "/v1/members/\(second)/absences", key: admin, json: day)[path: "errors.0.code"]
                    == "too_long")
            #expect(
                try await server.request(
                    "POST", "/v1/members/\(second)/absences", key: admin, json: #"{"first_day":"2026-02-30","last_day":"x"}"#)[
                        path: "errors.1.pointer"] == "/last_day")
            #expect(
                try await server.request(
                    "POST", "/v1/members/\(second)/absences", key: sales, json: #"{"first_day":"2190-01-01","last_day":"2190-01-02"}"#
                ).status == 403)
            let added = try await server.request(
                "POST", "/v1/members/\(second)/absences", key: admin, json: #"{"first_day":"2190-01-01","last_day":"2190-01-02"}"#)
            #expect(added.status == 201 && added[path: "last_day"] == "2190-01-02")
            let absence = try #require(added[path: "id"])
            #expect(try await server.request("GET", "/v1/members/\(second)/absences", key: sales).ids() == [absence])
            #expect(try await server.request("DELETE", "/v1/members/\(first)/absences/\(absence)", key: admin).status == 404)
            #expect(try await server.request("DELETE", "/v1/members/\(second)/absences/\(absence)", key: admin).status == 204)

            let lead = try await server.request(
                "POST", "/v1/leads", key: admin, json: #"{"contact_name":"王","phone":"13900000001","area":"浙江","channel":"api"}"#)
            #expect(lead[path: "owner_id"] == second.description)
            let id = try #require(lead[path: "id"])
            let why = try await server.request("GET", "/v1/leads/\(id)/assignment", key: admin)
            #expect(
                why.status == 200 && why[path: "rule"] == "华东" && why[path: "owner"] == "east1" && why[path: "strategy"] == "least_load")
            #expect(why[path: "passed_over.0.reason"] == "full" && why[path: "passed_over.0.member"] == "east0")
            #expect(why[path: "zh"] == "规则“华东”适用，线索分配给“east1”。按在手线索最少选出（当时在手 0 条）。被跳过：east0（已达上限）。")
            #expect(
                why[path: "en"]
                    == "The rule “华东” fits; the lead was given to “east1”. Picked by load: nobody had less (0 open leads at the time). Passed over: east0 (full)."
            )
            // Somebody who does not see the lead does not see why either.
            #expect(try await server.request("GET", "/v1/leads/\(id)/assignment", key: sales).status == 404)
        }
    }

    @Test("nobody moves a lead into the pool by hand: it is said why, and what to do instead")
    func poolMove() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        let lead = try await tenant.capture()
        try await TestServer.with { server in
            for language in ["zh", "en"] {
                let refused = try await server.request(
                    "POST", "/v1/leads/\(lead.id)/assignments", key: admin, json: #"{"owner_id":null}"#,
                    headers: ["Accept-Language": language])
                #expect(refused.status == 409 && refused[path: "code"] == "pool_move_refused")
                #expect(refused[path: "errors.0.message"]?.contains(language == "zh" ? "请指定负责人" : "Name an owner") == true)
            }
            #expect(try await server.request("GET", "/v1/leads/\(lead.id)", key: admin)[path: "owner_id"] == lead.owner?.description)
            let many = try await server.request(
                "POST", "/v1/leads/bulk", key: admin, json: #"{"items":[{"id":"\#(lead.id)","owner_id":null}]}"#)
            #expect(many.text.contains("pool_move_refused"))
            let policy = try await server.request(
                "PATCH", "/v1/lead-policy", key: admin, json: #"{"pool_team_id":null,"assignment_strategy":"capacity"}"#)
            #expect(policy.status == 200 && policy[path: "pool_team_id"] == nil && policy[path: "assignment_strategy"] == "capacity")
            #expect(
                try await server.request("PATCH", "/v1/lead-policy", key: admin, json: #"{"assignment_strategy":"luck"}"#)[
                    path: "errors.0.pointer"] == "/assignment_strategy")
            #expect(
                try await server.request("PATCH", "/v1/lead-policy", key: admin, json: #"{"pool_team_id":"\#(UUID())"}"#)[
                    path: "errors.0.code"] == "unknown_team")
        }
    }

    @Test("an appeal: said, listed, decided")
    func appeals() async throws {
        let tenant = try await TestTenant.make()
        let member = tenant.eastSales[0]
        let freeze = FreezeID.make()
        try await tenant.database.admin.query(
            """
            INSERT INTO baton.assignment_freeze (tenant_id, id, member_id, reason, subject_id, assignments, remaining)
            VALUES (\(tenant.id), \(freeze), \(member), 'lead_response', gen_random_uuid(), 3, 3)
            """)
        let (own, supervisor, other) = (
            try await tenant.key(member).text, try await tenant.key(tenant.supervisor).text, try await tenant.key(tenant.eastSales[1]).text
        )
        let path = "/v1/freezes/\(freeze)/appeal"
        try await TestServer.with { server in
            #expect(try await server.request("GET", path, key: own).status == 404)
            #expect(try await server.request("POST", path, key: own, json: "{}")[path: "errors.0.pointer"] == "/statement")
            #expect(try await server.request("POST", path, key: other, json: #"{"statement":"x"}"#).status == 404)
            let said = try await server.request("POST", path, key: own, json: #"{"statement":"停电一整天\n无法联系"}"#)
            #expect(said.status == 201 && said[path: "state"] == "open" && said[path: "reason"] == "lead_response")
            #expect(try await server.request("POST", path, key: own, json: #"{"statement":"x"}"#).status == 409)
            #expect(
                try await server.request("GET", "/v1/freeze-appeals?state=open", key: supervisor)[path: "data.0.id"] == said[path: "id"])
            #expect(try await server.request("GET", "/v1/freeze-appeals", key: other)[path: "data.0.id"] == nil)
            #expect(try await server.request("GET", "/v1/freeze-appeals?state=lost", key: supervisor).status == 400)
            #expect(try await server.request("POST", path + "/decision", key: own, json: #"{"accepted":true}"#).status == 403)
            #expect(try await server.request("POST", path + "/decision", key: supervisor, json: "{}")[path: "errors.0.code"] == "missing")
            #expect(
                try await server.request("POST", path + "/decision", key: supervisor, json: #"{"accepted":false}"#)[
                    path: "errors.0.pointer"] == "/reply")
            let decided = try await server.request("POST", path + "/decision", key: supervisor, json: #"{"accepted":true,"reply":"属实"}"#)
            #expect(decided.status == 200 && decided[path: "state"] == "accepted" && decided[path: "reply"] == "属实")
            #expect(try await server.request("GET", "/v1/freezes/\(freeze)", key: own)[path: "ended_at"] != nil)
        }
    }
}
