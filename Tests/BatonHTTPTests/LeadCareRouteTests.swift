internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Interactions, conversion, deletion, reports and tasks over HTTP", .database, .nothingLost)
struct LeadCareRouteTests {
    @Test("a call is reported twice, corrected, refused at the gate with what is missing; blanks are empty")
    func interactions() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let sales = try await tenant.key(tenant.eastSales[0]).text
        let lead = try await tenant.capture()
        let path = "/v1/leads/\(lead.id)"
        try await TestServer.with { server in
            let call =
                #"{"kind":"call","duration_s":45,"direction":"outbound","outcome":"connected","source":"pbx","external_id":"C 1","content":"  　\n "}"#
            let first = try await server.request("POST", "\(path)/interactions", key: sales, json: call)
            #expect(first.status == 201 && first[path: "is_evidence"] == "0")
            let again = try await server.request("POST", "\(path)/interactions", key: sales, json: call)
            #expect(again.status == 200 && again[path: "id"] == first[path: "id"])
            let refused = try await server.request("POST", "\(path)/transitions", key: sales, json: #"{"stage":"contacted"}"#)
            #expect(refused.status == 409 && refused[path: "errors.0.message"]?.contains("45 s too few") == true, "\(refused.text)")
            let list = try await server.request("GET", "\(path)/interactions?limit=1", key: sales)
            #expect(list.status == 200 && list.ids().count == 1 && list[path: "data.0.content"] == nil)
            let interaction = try #require(first[path: "id"])
            let corrected = try await server.request(
                "PATCH", "\(path)/interactions/\(interaction)", key: sales, json: #"{"duration_s":300,"outcome":null}"#)
            #expect(corrected.status == 200 && corrected[path: "interaction.is_evidence"] == "1", "\(corrected.text)")
            #expect(corrected[path: "first_touch_at"] != nil)
            #expect(try await server.request("POST", "\(path)/transitions", key: sales, json: #"{"stage":"contacted"}"#).status == 200)
            for (body, code) in [
                (#"{"kind":"fax"}"#, "unknown_kind"), (#"{"kind":"call","direction":"sideways"}"#, "invalid_value"),
                (#"{"kind":"call","source":"pbx"}"#, "missing"), (#"{"kind":"call","duration_s":-1}"#, "out_of_range"),
                (#"{"kind":"call","source":"P B X","external_id":"1"}"#, "invalid_source"),
            ] {
                let answer = try await server.request("POST", "\(path)/interactions", key: sales, json: body)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(body): \(answer.text)")
            }
            let nothing = try await server.request("PATCH", "\(path)/interactions/\(interaction)", key: sales, json: "{}")
            #expect(nothing[path: "errors.0.code"] == "nothing_to_change")
            #expect(try await server.request("GET", "\(path)/interactions?cursor=x", key: sales).status == 400)
            let check = try await server.request("GET", "\(path)/contact-check", key: sales)
            #expect(check[path: "verdict"] == "clear")
        }
    }

    @Test("where double calls are refused, the answer names the colleague and a reason of the supervisor lets through")
    func doubleCalls() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let policy = try await server.request(
                "PATCH", "/v1/lead-policy", key: admin, json: #"{"double_call_mode":"refuse","double_call_days":5}"#)
            #expect(policy.status == 200 && policy[path: "double_call_days"] == "5")
            #expect(
                try await server.request("PATCH", "/v1/lead-policy", key: admin, json: #"{"heat_green_percent":60}"#)[path: "errors.0.code"]
                    == "invalid_thresholds")
            var leads: [Lead] = []
            for _ in 0..<2 {
                leads.append(try await tenant.database.leads.capture(TestTenant.draft(phone: "13500135000"), tenant.operatorScope()))
            }
            #expect(leads[0].owner != leads[1].owner)
            var keys: [String] = []
            for lead in leads { keys.append(try await tenant.key(try #require(lead.owner)).text) }
            let mail = #"{"kind":"mail"}"#
            #expect(try await server.request("POST", "/v1/leads/\(leads[0].id)/interactions", key: keys[0], json: mail).status == 201)
            let refused = try await server.request(
                "POST", "/v1/leads/\(leads[1].id)/interactions", key: keys[1], json: #"{"kind":"mail","override_reason":"急"}"#)
            #expect(refused.status == 409 && refused[path: "code"] == "touched_by_other")
            #expect(refused[path: "errors.0.message"]?.contains("\(leads[0].id)") == false)
            let check = try await server.request("GET", "/v1/leads/\(leads[1].id)/contact-check", key: keys[1])
            #expect(check[path: "verdict"] == "refuse" && check[path: "touches.0.member_name"] != nil)
            let detail = try await server.request("GET", "/v1/leads/\(leads[1].id)", key: keys[1])
            #expect(detail[path: "recent_touch.member_name"] == check[path: "touches.0.member_name"])
            let allowed = try await server.request(
                "POST", "/v1/leads/\(leads[1].id)/interactions", key: admin, json: #"{"kind":"mail","override_reason":"急"}"#)
            #expect(allowed.status == 201 && allowed[path: "warnings"] == "1 elements")
        }
    }

    @Test("converted once, with the customer as its answer; twice the same; the name that is there is refused")
    func conversion() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let sales = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            func qualified() async throws -> String {
                let lead = try await tenant.capture()
                let path = "/v1/leads/\(lead.id)"
                _ = try await server.request("POST", "\(path)/interactions", key: sales, json: #"{"kind":"mail","content":"报价"}"#)
                for stage in ["contacted", "qualified"] {
                    _ = try await server.request("POST", "\(path)/transitions", key: sales, json: #"{"stage":"\#(stage)"}"#)
                }
                return path
            }
            let path = try await qualified()
            let plain = try await server.request("POST", "\(path)/transitions", key: sales, json: #"{"stage":"converted"}"#)
            #expect(plain.status == 409 && plain[path: "errors.0.code"] == "conversion_needed")
            let body = #"{"customer":{"name":" 宁波精密 "},"contact":{"title":"采购"},"opportunity":{"name":"产线","amount_minor":100}}"#
            for (bad, code) in [
                (#"{"opportunity":{"name":"  "}}"#, "missing"), (#"{"opportunity":{"name":"x","currency":"yuan"}}"#, "text_too_long"),
                (#"{"customer_id":"\#(UUID().uuidString.lowercased())"}"#, "unknown_customer"),
                (#"{"customer_id":"\#(UUID().uuidString.lowercased())","customer":{"name":"x"}}"#, "one_of_two"),
            ] {
                let answer = try await server.request("POST", "\(path)/conversions", key: sales, json: bad)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(bad) \(answer.text)")
            }
            let converted = try await server.request("POST", "\(path)/conversions", key: sales, json: body)
            #expect(converted.status == 201, "\(converted.text)")
            let again = try await server.request("POST", "\(path)/conversions", key: sales, json: "{}")
            #expect(again.status == 200 && again.text == converted.text)
            let customer = try await server.request("GET", "/v1/customers/\(try #require(converted[path: "customer_id"]))", key: sales)
            #expect(customer[path: "name"] == "宁波精密" && customer[path: "contacts.0.title"] == "采购")
            #expect(customer[path: "opportunities.0.name"] == "产线" && customer[path: "timeline.0.interaction.content"] == "报价")
            #expect(try await server.request("GET", path, key: sales)[path: "conversion.customer_id"] == converted[path: "customer_id"])
            let second = try await qualified()
            let same = try await server.request("POST", "\(second)/conversions", key: sales, json: body)
            #expect(same.status == 409 && same[path: "errors.0.code"] == "customer_exists")
        }
    }

    @Test("deleted, listed, restored; without the grant refused")
    func deletion() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (sales, supervisor) = (try await tenant.key(tenant.eastSales[0]).text, try await tenant.key(tenant.supervisor).text)
        let lead = try await tenant.capture()
        try await TestServer.with { server in
            let path = "/v1/leads/\(lead.id)"
            let denied = try await server.request("DELETE", path, key: sales)
            #expect(denied.status == 403 && denied[path: "detail"] == "lead_card:delete")
            #expect(try await server.request("DELETE", path, key: supervisor, headers: ["If-Match": "\"7\""]).status == 412)
            #expect(try await server.request("DELETE", path, key: supervisor, headers: ["If-Match": "\"1\""]).status == 204)
            #expect(try await server.request("GET", path, key: supervisor).status == 404)
            #expect(try await server.request("GET", "/v1/leads/deleted", key: sales).status == 403)
            let list = try await server.request("GET", "/v1/leads/deleted?limit=1", key: supervisor)
            #expect(list[path: "data.0.lead.id"] == lead.id.description && list[path: "page.has_more"] == "0")
            let restored = try await server.request("POST", "\(path)/restore", key: supervisor)
            #expect(restored.status == 200 && restored[path: "due_at"] != nil)
            #expect(try await server.request("POST", "\(path)/restore", key: supervisor).status == 404)
        }
    }

    @Test("one command for many: by ids or by a filter, each for itself, only tried first; the gate holds for each")
    func selections() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (sales, supervisor) = (try await tenant.key(tenant.eastSales[0]).text, try await tenant.key(tenant.supervisor).text)
        let leads = [try await tenant.capture(), try await tenant.capture(), try await tenant.capture()]
        let touched = leads[1]
        _ = try await tenant.database.leads.recordInteraction(
            InteractionDraft(kind: .mail), on: touched.id, tenant.scope(tenant.eastSales[0]))
        try await TestServer.with { server in
            let body = #"{"stage":"contacted"}"#
            let filtered = "/v1/leads/bulk-transitions?filter=stage%5Beq%5D:new"
            let tried = try await server.request("POST", filtered + "&dry_run=true", key: sales, json: body)
            #expect(tried.status == 200 && tried[path: "done"] == "1" && tried[path: "failed"] == "2", "\(tried.text)")
            #expect(try await server.request("GET", "/v1/leads/\(touched.id)", key: sales)[path: "stage"] == "new")
            let moved = try await server.request("POST", filtered, key: sales, json: body)
            #expect(moved[path: "done"] == "1" && moved.text.contains("first_touch_missing"))
            let ids = leads.map { "\"\($0.id)\"" }.joined(separator: ",")
            let edited = try await server.request(
                "POST", "/v1/leads/bulk-edits", key: sales, json: #"{"ids":[\#(ids)],"set":{"product_line":"PLC"}}"#)
            #expect(edited[path: "done"] == "3")
            let given = try await server.request(
                "POST", "/v1/leads/bulk-assignments", key: supervisor,
                json: #"{"ids":[\#(ids),"\#(UUID().uuidString.lowercased())"],"owner_id":"\#(tenant.southSales[0])"}"#)
            #expect(given[path: "done"] == "3" && given[path: "data.3.problem.code"] == "not_found")
            for (path, json, code) in [
                ("/v1/leads/bulk-transitions", body, "one_of_two"),
                (filtered, #"{"stage":"contacted","ids":["\#(leads[0].id)"]}"#, "one_of_two"),
                ("/v1/leads/bulk-transitions", #"{"ids":["x"],"stage":"sold"}"#, "unknown_stage"),
                ("/v1/leads/bulk-edits", #"{"ids":["\#(leads[0].id)"],"set":{}}"#, "nothing_to_change"),
            ] {
                let answer = try await server.request("POST", path, key: sales, json: json)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(json): \(answer.text)")
            }
            let many = (0..<501).map { _ in "\"\(UUID().uuidString.lowercased())\"" }.joined(separator: ",")
            let tooMany = try await server.request(
                "POST", "/v1/leads/bulk-transitions", key: sales, json: #"{"ids":[\#(many)],"stage":"contacted"}"#)
            #expect(tooMany[path: "errors.0.code"] == "too_many")
        }
    }

    @Test("reports: empty where nothing is wrong, refused to who may not; a week that there is not is named")
    func reports() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (sales, admin) = (try await tenant.key(tenant.eastSales[0]).text, try await tenant.key(tenant.admin).text)
        try await tenant.capture()
        try await RecurringTimers(database: tenant.database.database).ensure(tenant.operatorScope())
        try await tenant.database.worker().drain()
        try await TestServer.with { server in
            let report = try await server.request("GET", "/v1/reports/unattended-leads", key: admin)
            #expect(report.status == 200 && report[path: "data"] == "0 elements" && report[path: "tenant_total"] == "0")
            #expect(try await server.request("GET", "/v1/reports/unattended-leads", key: sales)[path: "tenant_total"] == nil)
            let checks = try await server.request("GET", "/v1/reports/self-checks", key: admin)
            #expect(checks.ids().count == 1 && checks[path: "data.0.found"] == "0")
            #expect(try await server.request("GET", "/v1/reports/self-checks", key: sales).status == 403)
            let map = try await server.request("GET", "/v1/reports/response-heat-map", key: admin)
            #expect(map.status == 200 && map[path: "teams.0.pending"] == "1", "\(map.text)")
            let week = try await server.request("GET", "/v1/reports/response-heat-map?week=2026-W53&team_id=\(tenant.eastTeam)", key: admin)
            #expect(week[path: "monday"] == "2026-12-28")
            #expect(try await server.request("GET", "/v1/reports/response-heat-map", key: sales).status == 403)
            for bad in ["2025-W53", "2026-W00", "2026W47", "W47", "2026-W4", "２０２６-W47"] {
                let text = bad.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                #expect(try await server.request("GET", "/v1/reports/response-heat-map?week=\(text)", key: admin).status == 400, "\(bad)")
            }
        }
    }

    @Test("tasks are made, listed, done")
    func tasks() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (sales, supervisor) = (try await tenant.key(tenant.eastSales[0]).text, try await tenant.key(tenant.supervisor).text)
        let lead = try await tenant.capture()
        try await TestServer.with { server in
            let made = try await server.request(
                "POST", "/v1/tasks", key: supervisor,
                json: #"{"title":" 周三回访 ","assignee_id":"\#(tenant.eastSales[0])","lead_id":"\#(lead.id)","due_at":"2027-01-20 16:30"}"#)
            #expect(made.status == 201 && made[path: "title"] == "周三回访" && made[path: "due_at"] == "2027-01-20T08:30:00.000000Z")
            let path = try #require(made.headers["location"])
            let list = try await server.request("GET", "/v1/tasks?done=false&kind=follow_up&lead_id=\(lead.id)", key: sales)
            #expect(list.ids() == [made[path: "id"]].compactMap { $0 })
            let renamed = try await server.request("PATCH", path, key: sales, json: #"{"title":"别的"}"#)
            #expect(renamed.status == 403)
            let done = try await server.request("PATCH", path, key: sales, json: #"{"done":true}"#, headers: ["If-Match": "\"1\""])
            #expect(done.status == 200 && done[path: "done_at"] != nil)
            #expect(try await server.request("GET", "/v1/tasks?done=false", key: sales).ids().isEmpty)
            for (body, code) in [
                (#"{"title":"  　 "}"#, "missing"), (#"{}"#, "missing"), (#"{"title":"x","due_at":"morgen"}"#, nil),
                (#"{"title":"x","team_id":"\#(UUID().uuidString.lowercased())"}"#, "unknown_team"),
                (#"{"title":"\#(String(repeating: "长", count: 201))"}"#, "text_too_long"),
            ] as [(String, String?)] {
                let answer = try await server.request("POST", "/v1/tasks", key: sales, json: body)
                #expect(answer.status == 422, "\(body)")
                if let code { #expect(answer[path: "errors.0.code"] == code, "\(body): \(answer.text)") }
            }
        }
    }
}
