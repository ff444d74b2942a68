internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Postgres
internal import Testing

@Suite("Escalation policies and freezes over HTTP", .database)
struct EscalationRouteTests {
    private static let golden = #"""
        {"name":"黄金十五分钟","steps":[{"after_s":0,"notify":["owner","supervisor"],"channels":["wecom_application"]},
        {"after_s":1800,"notify":["role:admin"],"actions":[{"kind":"freeze","assignments":3},{"kind":"reassign"}]}],"repeat":{"every_s":86400}}
        """#
    private static let path = "/v1/escalation-policies/lead_response"

    @Test("read by everybody, tried, saved in its version, listed, taken away")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            let standard = try await server.request("GET", Self.path, key: sales)
            #expect(standard.status == 200)
            #expect(standard[path: "is_default"] == "1" && standard[path: "version"] == nil)
            #expect(
                standard.text.contains(#""steps":[{"after_s":0,"in_working_time":false,"notify":["owner","supervisor"],"channels":null"#))
            #expect(standard[path: "repeat.every_s"] == "86400")
            let all = try await server.request("GET", "/v1/escalation-policies", key: sales)
            #expect(all[path: "data.0.trigger"] == "lead_response" && all[path: "data.2.trigger"] == "lead_pool")
            #expect(all[path: "data.2.steps.0.notify.0"] == "supervisor")

            let tried = try await server.request("PUT", Self.path + "?dry_run=true", key: admin, json: Self.golden)
            #expect(tried.status == 200 && tried[path: "version"] == nil && tried[path: "name"] == "黄金十五分钟")
            #expect(try await server.request("GET", Self.path, key: sales).body == standard.body)

            let tag = try #require(standard.headers["etag"])
            let saved = try await server.request("PUT", Self.path, key: admin, json: Self.golden, headers: ["If-Match": tag])
            #expect(saved.status == 200)
            #expect(saved[path: "version"] == "1" && saved[path: "is_default"] == "0")
            #expect(saved[path: "steps.1.actions.0.kind"] == "freeze" && saved[path: "steps.1.actions.0.who"] == "owner")
            #expect(saved[path: "steps.1.actions.0.assignments"] == "3" && saved[path: "steps.1.channels"] == nil)
            let read = try await server.request("GET", Self.path, key: sales)
            #expect(read.body == saved.body && read.headers["etag"] == saved.headers["etag"])
            #expect(try await server.request("PUT", Self.path, key: admin, json: Self.golden, headers: ["If-Match": tag]).status == 412)
            #expect(
                try await server.request("PUT", Self.path, key: admin, json: Self.golden, headers: ["If-Match": "5"])[path: "code"]
                    == "invalid_header")
            let second = try await server.request(
                "PUT", Self.path, key: admin, json: #"{"name":"x","steps":[{"notify":["owner"],"channels":[]}]}"#)
            #expect(second[path: "version"] == "2" && second.text.contains(#""channels":[]"#))
            let versions = try await server.request("GET", Self.path + "/versions", key: sales)
            #expect(versions[path: "data.0.version"] == "2" && versions[path: "data.1.version"] == "1")
            #expect(versions[path: "data.1.name"] == "黄金十五分钟" && versions[path: "data.2.version"] == nil)
            #expect(try await server.request("DELETE", Self.path, key: admin, headers: ["If-Match": tag]).status == 412)
            #expect(try await server.request("DELETE", Self.path, key: admin).status == 204)
            #expect(try await server.request("GET", Self.path, key: sales).body == standard.body)
            #expect(try await server.request("DELETE", Self.path, key: admin).status == 404)
            let events = try await server.request("GET", "/v1/events?kind=escalation_policy.&limit=5", key: admin)
            #expect(events[path: "data.0.kind"] == "escalation_policy.deleted" && events[path: "data.2.data.version"] == "1")
        }
    }

    @Test("what is wrong is said with its place, all at once, and nothing is written")
    func badInput() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            func errors(_ json: String, _ path: String = Self.path) async throws -> [String] {
                let answer = try await server.request("PUT", path, key: admin, json: json)
                #expect(answer.status == 422, "\(json) \(answer.text)")
                return (0..<20).compactMap { index in
                    answer[path: "errors.\(index).pointer"].map { "\($0) \(answer[path: "errors.\(index).code"] ?? "")" }
                }
            }
            #expect(try await errors("{}") == ["/name missing", "/steps missing"])
            #expect(
                try await errors(#"{"name":1,"steps":[{"after_s":"0","notify":"owner","actions":[1],"who":"x"},2],"repeat":[],"x":1}"#)
                    == [
                        "/name wrong_type", "/steps/0/after_s wrong_type", "/steps/0/notify wrong_type", "/steps/0/actions/0 wrong_type",
                        "/steps/0/who unknown_field", "/steps/1 wrong_type", "/repeat wrong_type", "/x unknown_field",
                    ])
            #expect(
                try await errors(
                    #"{"name":"x","steps":[{"notify":["role:nobody","role:supervisor"]},{"after_s":-5,"notify":["everybody"],"channels":["webhook"]},{"after_s":9}],"repeat":{"every_s":0}}"#
                )
                    == [
                        "/steps/0/notify/0 unknown_role", "/steps/1/after_s out_of_range", "/steps/1/notify/0 unknown_recipient",
                        "/steps/1/channels/0 unknown_channel", "/steps/2 nobody_to_tell", "/repeat/every_s loop",
                    ])
            #expect(
                try await errors(
                    #"{"name":"x","steps":[{"actions":[{"kind":"return_to_pool"}]}]}"#, "/v1/escalation-policies/lead_pool")
                    == ["/steps/0/actions/0 loop"])
            #expect(
                try await errors(
                    #"{"name":"x","steps":[{"after_s":9223372036854775807,"notify":["owner"]}],"repeat":{"every_s":9223372036854775807}}"#)
                    == ["/steps/0/after_s out_of_range", "/repeat/every_s out_of_range"])
            try await TestDatabase.current.tenants.setMemberStatus(tenant.supervisor, .disabled, tenant.operatorScope())
            try await TestDatabase.current.tenants.setMemberStatus(tenant.southSupervisor, .absent, tenant.operatorScope())
            #expect(
                try await errors(#"{"name":"x","steps":[{"notify":["role:supervisor","member:\#(tenant.supervisor)"]}]}"#)
                    == ["/steps/0/notify/0 role_without_members", "/steps/0/notify/1 unknown_member"])
            for method in ["GET", "PUT", "DELETE"] {
                let json = method == "PUT" ? Self.golden : nil
                #expect(try await server.request(method, "/v1/escalation-policies/lead_nothing", key: admin, json: json).status == 404)
            }
            let refused = try await server.request("PUT", Self.path, key: sales, json: Self.golden)
            #expect(refused.status == 403 && refused[path: "detail"] == "lead_rules:write")
            #expect(try await server.request("DELETE", Self.path, key: sales).status == 403)
            #expect(try await server.request("PUT", Self.path + "?dry_run=maybe", key: admin, json: Self.golden).status == 400)
            #expect(try await server.request("PUT", Self.path, key: admin, json: "{").status == 400)
            #expect(try await server.request("GET", Self.path + "/versions", key: admin).text == #"{"data":[]}"#)
        }
    }

    @Test("freezes are listed, read and lifted; others' are not there")
    func freezes() async throws {
        let tenant = try await TestTenant.make()
        let database = TestDatabase.current
        _ = try await database.escalation.save(
            EscalationPolicyInput(name: "x", steps: [.init(actions: [.init(kind: "freeze", assignments: 3)])]), for: .leadResponse,
            tenant.operatorScope())
        var patch = LeadPolicyPatch()
        patch.responseWindow = 1
        _ = try await database.policies.update(patch, tenant.operatorScope())
        let lead = try await tenant.capture()
        let frozen = try #require(lead.owner)
        try await database.admin.query("UPDATE baton.lead SET due_at = baton.now() WHERE id = \(lead.id)")
        try await database.admin.query("UPDATE baton.timer SET fire_at = baton.now() WHERE subject_id = \(lead.id)")
        try await database.worker().drain()
        let (admin, own) = (try await tenant.key(tenant.admin).text, try await tenant.key(frozen).text)
        let stranger = try await tenant.key(tenant.southSales[0]).text
        try await TestServer.with { server in
            let list = try await server.request("GET", "/v1/freezes?running=true&member_id=\(frozen)", key: own)
            #expect(list.status == 200)
            #expect(list[path: "data.0.reason"] == "lead_response" && list[path: "data.0.remaining"] == "3")
            #expect(list[path: "data.0.subject_id"] == lead.id.description && list[path: "data.0.step"] == "1")
            let id = try #require(list[path: "data.0.id"])
            #expect(try await server.request("GET", "/v1/freezes/\(id)", key: own)[path: "member_id"] == frozen.description)
            #expect(try await server.request("GET", "/v1/freezes/\(id)", key: stranger).status == 404)
            #expect(try await server.request("GET", "/v1/freezes", key: stranger).text == #"{"data":[]}"#)
            #expect(try await server.request("POST", "/v1/freezes/\(id)/lift", key: own).status == 403)
            #expect(try await server.request("POST", "/v1/freezes/\(id)/lift", key: stranger).status == 404)
            let lifted = try await server.request("POST", "/v1/freezes/\(id)/lift", key: admin)
            #expect(lifted.status == 200 && lifted[path: "lifted_by"] == tenant.admin.description && lifted[path: "ended_at"] != nil)
            #expect(try await server.request("POST", "/v1/freezes/\(id)/lift", key: admin, json: "{}").status == 409)
            #expect(try await server.request("POST", "/v1/freezes/x/lift", key: admin).status == 404)
            #expect(try await server.request("GET", "/v1/freezes?running=no", key: admin).status == 400)
            #expect(try await server.request("GET", "/v1/freezes?running=true", key: admin).text == #"{"data":[]}"#)
            #expect(try await server.request("GET", "/v1/freezes?running=false", key: admin)[path: "data.0.id"] == id)
        }
    }
}
