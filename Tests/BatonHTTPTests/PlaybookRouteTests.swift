internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Playbooks and the checklist over HTTP", .database)
struct PlaybookRouteTests {
    private static let yaml = ["Content-Type": "application/yaml"]

    private struct Desk {
        let tenant: TestTenant
        let server: TestServer
        let admin: String
        let sales: String

        func export() async throws -> String { try await server.request("GET", "/v1/playbook", key: admin).text }

        func diff(_ text: String, key: String? = nil) async throws -> TestServer.Answer {
            try await server.request(
                "POST", "/v1/playbook/diff", key: key ?? admin, bytes: Array(text.utf8), headers: PlaybookRouteTests.yaml)
        }

        func apply(_ text: String, tag: String? = nil, key: String? = nil) async throws -> TestServer.Answer {
            try await server.request(
                "PUT", "/v1/playbook", key: key ?? admin, bytes: Array(text.utf8),
                headers: PlaybookRouteTests.yaml.merging(tag.map { ["If-Match": $0] } ?? [:]) { $1 })
        }

        /// Everything that a playbook writes.
        func digest() async throws -> String {
            let tenant = self.tenant.id
            return try await self.tenant.database.admin.query(
                """
                SELECT (SELECT access_version::text FROM baton.tenant WHERE id = \(tenant))
                    || (SELECT coalesce(string_agg(r::text, ' ' ORDER BY id), '') FROM baton.region r WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(t::text, ' ' ORDER BY id), '') FROM baton.team t WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(f::text, ' ' ORDER BY id), '') FROM baton.custom_field f WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(p::text, ' '), '') FROM baton.lead_policy p WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(s::text, ' ' ORDER BY id), '') FROM baton.score_rule s WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(r::text, ' ' ORDER BY id), '') FROM baton.routing_rule r WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(e::text, ' ' ORDER BY trigger_key), '') FROM baton.escalation_policy e WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(f::text, ' ' ORDER BY id), '') FROM baton.intake_form f WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(c::text, ' ' ORDER BY id), '') FROM baton.content_item c WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(d::text, ' '), '') FROM baton.capture_dictionary d WHERE tenant_id = \(tenant))
                    || (SELECT coalesce(string_agg(a::text, ' ' ORDER BY alias), '') FROM baton.capture_alias a WHERE tenant_id = \(tenant))
                """
            ).single(String.self) ?? ""
        }
    }

    private func desk(_ body: @escaping @Sendable (Desk) async throws -> Void) async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            try await body(Desk(tenant: tenant, server: server, admin: admin, sales: sales))
        }
    }

    /// `section action item` of each change.
    private func changes(_ answer: TestServer.Answer) throws -> [String] {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
        let rows = try #require(object["data"] as? [[String: Any]])
        return rows.map { "\($0["section"] ?? "") \($0["action"] ?? "") \($0["item"] as? String ?? "-")" }
    }

    @Test("what is exported says of itself that it changes nothing, and applying it touches nothing")
    func roundTrip() async throws {
        try await desk { desk in
            let text = try await desk.export()
            #expect(text.contains("format: baton-playbook/1") && text.contains("signal: form_submitted") && text.contains("name: 华东"))
            // Nothing of one tenant alone: no ids, no keys.
            let hasID = text.contains(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
            #expect(!hasID)
            let compared = try await desk.diff(text)
            #expect(compared.status == 200)
            #expect(compared[path: "changes"] == "0" && compared[path: "data.0.section"] == nil)
            let before = try await desk.digest()
            #expect(try await desk.apply(text, tag: compared.headers["etag"]).status == 200)
            #expect(try await desk.digest() == before)
        }
    }

    @Test("a shorter retention moves the deadlines of leads that are deleted already")
    func retention() async throws {
        try await desk { desk in
            let lead = try await desk.tenant.capture()
            #expect(try await desk.server.request("DELETE", "/v1/leads/\(lead.id)", key: desk.admin).status == 204)
            let text = try await desk.export()
            #expect(text.contains(/deleted_days: [0-9]+/))
            #expect(try await desk.apply(text.replacing(/deleted_days: [0-9]+/, with: "deleted_days: 5")).status == 200)
            let days = try await desk.tenant.database.admin.query(
                """
                SELECT round(extract(epoch FROM t.fire_at - l.deleted_at) / 86400)::int FROM baton.timer t
                JOIN baton.lead l ON l.id = t.subject_id WHERE l.id = \(lead.id) AND t.kind = 'lead_purge'
                """
            ).single(Int32.self)
            #expect(days == 5)
        }
    }

    @Test(
        "each ready playbook applies to a new tenant as its diff has said, and is then what holds",
        arguments: ["industrial-equipment", "medical-devices", "education", "ecommerce-services", "mould-making"])
    func ready(key: String) async throws {
        try await desk { desk in
            let listed = try await desk.server.request("GET", "/v1/playbooks", key: desk.sales)
            #expect(listed.status == 200 && listed.text.contains("\"\(key)\"") && listed.text.contains("name_zh"))
            let text = try await desk.server.request("GET", "/v1/playbooks/\(key)", key: desk.sales).text
            let compared = try await desk.diff(text)
            #expect(compared.status == 200, "\(compared.text)")
            let said = try changes(compared)
            #expect(said.contains { $0.hasPrefix("teams add ") } && said.contains { $0.hasPrefix("routing_rules add ") })
            // The rule that the tenant had is not the playbook's.
            #expect(said.contains("routing_rules remove 华东"))
            let before = try await desk.digest()
            let applied = try await desk.apply(text, tag: compared.headers["etag"])
            #expect(applied.status == 200, "\(applied.text)")
            #expect(applied[path: "changes"] == compared[path: "changes"])
            #expect(try changes(applied) == said)
            // What is worth reading and the trade's words come with it; items wait for the tenant's own addresses.
            let items = try await desk.server.request("GET", "/v1/content-items", key: desk.admin)
            #expect(items.ids().count >= 4 && items[path: "data.0.is_enabled"] == "0")
            let words = try await desk.server.request("GET", "/v1/capture-dictionary", key: desk.admin)
            #expect(words[path: "products.4.line"] != nil && words[path: "ignored_words.9"] != nil && words[path: "uses_model"] == "0")
            let line = try #require(words[path: "products.0.terms.0"])
            let read = try await desk.server.request(
                "POST", "/v1/captures", key: desk.sales, json: #"{"text":"王先生：你们的\#(line)怎么卖 13800138000"}"#)
            #expect(read.text.contains(#""field":"product_line","value":"\#(words[path: "products.0.line"] ?? "?")""#), "\(read.text)")
            #expect(try await desk.digest() != before)
            let again = try changes(try await desk.diff(text))
            #expect(again.filter { !$0.contains(" keep ") }.isEmpty)
            let events = try await desk.server.request("GET", "/v1/events?kind=playbook.&limit=5", key: desk.admin)
            #expect(events[path: "data.0.kind"] == "playbook.applied")
            // Leads are captured by it at once.
            let lead = try await desk.tenant.capture(area: nil)
            #expect(lead.routingRule != nil)
        }
    }

    @Test("an export fits another tenant, and makes it the same")
    func portable() async throws {
        try await desk { one in
            let text = try await one.server.request("GET", "/v1/playbooks/education", key: one.admin).text
            #expect(try await one.apply(text).status == 200)
            let exported = try await one.export()
            try await desk { other in
                let applied = try await other.apply(exported)
                #expect(applied.status == 200, "\(applied.text)")
                #expect(try await other.export() == exported)
            }
        }
    }

    @Test("forms, content, words and rules go to another tenant: without keys and people; then nothing is different")
    func everything() async throws {
        try await desk { one in
            _ = try await one.server.request(
                "POST", "/v1/lead-fields", key: one.admin, json: #"{"key":"size","label_zh":"规模","label_en":"Size","type":"number"}"#)
            let made = try await one.server.request(
                "POST", "/v1/forms", key: one.admin,
                json:
                    #"{"name":"官网","signal":"form_submitted","allowed_origins":["https://www.example.cn"],"honeypot":"website","mapping":{"tel":"phone","规模":"custom.size"},"defaults":{"product_line":"PLC","area":"浙江"},"accepts_signals":["menu_consult"],"thanks":"谢谢！"}"#
            )
            #expect(made.status == 201)
            // A second one of that name.
            #expect(try await one.server.request("POST", "/v1/forms", key: one.admin, json: #"{"name":"官网","signal":null}"#).status == 201)
            for body in [
                #"{"kind":"case","title_zh":"案例：产线改造","summary_zh":"两行\n字","url":"https://www.example.cn/1","product_lines":["PLC"],"keywords":["改造"],"valid_until":"2030-01-01T00:00:00Z"}"#,
                #"{"kind":"video","title_en":"A shift","url":"https://www.example.cn/2","language":"en","is_enabled":false}"#,
            ] {
                #expect(try await one.server.request("POST", "/v1/content-items", key: one.admin, json: body).status == 201)
            }
            let words = try await one.server.request(
                "PUT", "/v1/capture-dictionary", key: one.admin,
                json:
                    #"{"products":[{"line":"PLC","terms":["PLC","可编程控制器"]}],"own_companies":["明腾科技"],"ignored_words":["打样"],"aliases":[{"member_id":"\#(one.tenant.eastSales[0])","name":"阿强"}],"uses_model":true}"#
            )
            #expect(words.status == 200, "\(words.text)")
            let region = try #require(
                try await one.tenant.database.admin.query(
                    "SELECT id::text FROM baton.region WHERE tenant_id = \(one.tenant.id) AND name = '华东'"
                ).single(String.self))
            let rule = try await one.server.request(
                "POST", "/v1/score-rules", key: one.admin,
                json:
                    #"{"label":"华东大客户","points":20,"conditions":[{"field":"region","operator":"any_of","values":["\#(region)"]},{"field":"custom.size","operator":"at_least","values":["100"]},{"field":"need","operator":"is_not_empty"}]}"#
            )
            #expect(rule.status == 201, "\(rule.text)")
            let form = try #require(made[path: "id"])
            let routed = try await one.server.request(
                "POST", "/v1/routing-rules", key: one.admin,
                json:
                    #"{"name":"官网来的","team_id":"\#(one.tenant.eastTeam)","conditions":[{"field":"form","operator":"any_of","values":["\#(form)"]}]}"#
            )
            #expect(routed.status == 201, "\(routed.text)")
            let text = try await one.export()
            #expect(text.contains("values: [华东]") && text.contains("values: [官网]") && text.contains("可编程控制器"))
            let (key, prefix) = (try #require(made[path: "key"]), try #require(made[path: "prefix"]))
            #expect(!text.contains(key) && !text.contains(prefix) && !text.contains("阿强") && !text.contains("uses_model"))
            #expect(!text.contains(/[0-9a-f]{8}-[0-9a-f]{4}-7/) && !text.contains("不再适用"))
            #expect(try await one.diff(text)[path: "changes"] == "0")
            try await desk { other in
                let compared = try await other.diff(text)
                let said = try changes(compared)
                #expect(said.contains("forms add 官网") && said.contains("forms add 官网 #2") && said.contains("content_items add A shift"))
                #expect(said.contains("capture_dictionary change -") && said.contains("score_rules add 华东大客户"))
                let applied = try await other.apply(text, tag: compared.headers["etag"])
                #expect(applied.status == 200, "\(applied.text)")
                #expect(applied[path: "forms.0.name"] == "官网" && applied[path: "forms.1.key"] != nil && applied[path: "forms.2.key"] == nil)
                let fresh = try #require(applied[path: "forms.0.key"])
                #expect(fresh.hasPrefix("bf_") && fresh != key)
                #expect(try await other.export() == text)
                let again = try await other.diff(text)
                #expect(again[path: "changes"] == "0", "\(again.text)")
                // Applied once more nothing is touched: the keys in web sites go on.
                let before = try await other.digest()
                let twice = try await other.apply(text)
                #expect(twice.status == 200 && twice[path: "forms.0.key"] == nil)
                #expect(try await other.digest() == before)
                let submitted = try await other.server.request(
                    "POST", "/v1/intake/\(fresh)", json: #"{"contact_name":"王","tel":"13800138000","规模":"300","need":"一条线"}"#)
                #expect(submitted.status == 201, "\(submitted.text)")
                let lead = try await other.server.request("GET", "/v1/leads?limit=1", key: other.admin)
                #expect(lead[path: "data.0.score"] == "50" && lead[path: "data.0.product_line"] == "PLC")
                #expect(lead[path: "data.0.custom.size"] == "300")
                // What it does not name stays, and is said to.
                let less = try await other.diff(
                    "format: baton-playbook/1\nforms:\n  - {name: 官网, signal: demo_booked}\ncontent_items: []\ncapture_dictionary: {ignored_words: [交期]}"
                )
                let left = try changes(less)
                #expect(
                    left.contains("forms change 官网") && left.contains("forms keep 官网 #2") && left.contains("content_items keep A shift"))
                #expect(less.text.contains(#"{"name":"ignored_words","from":["打样"],"to":["交期"]}"#) && !less.text.contains("own_companies"))
            }
        }
    }

    @Test("what is wrong with forms, content and words is said with its line, and nothing is written")
    func badWords() async throws {
        try await desk { desk in
            let before = try await desk.digest()
            let wrong = """
                format: baton-playbook/1
                forms:
                  - name: 官网
                    mapping: {tel: telephone}
                  - {signal: "A b"}
                content_items:
                  - {kind: song, title_zh: 歌, url: "ftp://example.cn"}
                capture_dictionary:
                  products:
                    - {line: PLC, terms: [P]}
                    - {line: plc, terms: []}
                score_rules:
                  - label: 意向
                    points: 5
                    conditions: [{field: intent, operator: any_of, values: [high]}]
                  - label: 火星
                    points: 5
                    conditions: [{field: region, operator: any_of, values: [火星]}]
                """
            let answer = try await desk.apply(wrong)
            #expect(answer.status == 422)
            for (line, pointer, code) in [
                (4, "/forms/0/mapping/tel", "unknown_field"), (5, "/forms/1/name", "missing"),
                (7, "/content_items/0/kind", "unknown_value"),
                (7, "/content_items/0/url", "url_invalid"), (10, "/capture_dictionary/products/0/terms/0", "too_short"),
                (11, "/capture_dictionary/products/1/line", "duplicate"), (15, "/score_rules/0/conditions/0/field", "not_for_scores"),
                (18, "/score_rules/1/conditions/0/values/0", "unknown_name"),
            ] {
                #expect(
                    answer.text.contains(#"{"pointer":"\#(pointer)","code":"\#(code)","message":"Line \#(line):"#),
                    "\(pointer): \(answer.text)")
            }
            #expect(try await desk.digest() == before)
        }
    }

    @Test("what does not fit any more is listed: rules, forms and views that name an archived field; the export says it too")
    func misfits() async throws {
        try await desk { desk in
            func found() async throws -> [String] {
                let answer = try await desk.server.request("GET", "/v1/lead-checklist", key: desk.admin)
                let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
                let rows = try #require(object["misfits"] as? [[String: Any]])
                return rows.flatMap { row in
                    (row["problems"] as? [[String: Any]] ?? []).map {
                        "\(row["part"] ?? "") \(row["name"] ?? "") \($0["pointer"] ?? "") \($0["code"] ?? "")"
                    }
                }
            }
            let field = try await desk.server.request(
                "POST", "/v1/lead-fields", key: desk.admin, json: #"{"key":"size","label_zh":"规模","label_en":"Size","type":"number"}"#)
            let id = try #require(field[path: "id"])
            for (path, body) in [
                (
                    "score-rules",
                    #"{"label":"大客户","points":10,"conditions":[{"field":"custom.size","operator":"at_least","values":["100"]}]}"#
                ),
                (
                    "routing-rules",
                    #"{"name":"大客户","team_id":"\#(desk.tenant.eastTeam)","conditions":[{"field":"custom.size","operator":"at_least","values":["100"]}]}"#
                ),
                ("forms", #"{"name":"官网","mapping":{"size":"custom.size"},"defaults":{"custom.size":"1"}}"#),
                (
                    "views",
                    #"{"name":"大客户","visibility":"tenant","filter":"custom.size[gte]:100,area[eq]:浙江","columns":["company","custom.size"]}"#
                ),
                ("views", #"{"name":"我看的","filter":"area[eq]:浙江","columns":["company"]}"#),
            ] {
                let made = try await desk.server.request("POST", "/v1/\(path)", key: desk.admin, json: body)
                #expect(made.status == 201, "\(path): \(made.text)")
            }
            #expect(try await found() == [])
            #expect(
                try await desk.server.request("PATCH", "/v1/lead-fields/\(id)", key: desk.admin, json: #"{"archived":true}"#).status == 200)
            let now = try await found()
            #expect(
                now == [
                    "routing_rule 大客户 /conditions/0/field unknown_field", "score_rule 大客户 /conditions/0/field unknown_field",
                    "form 官网 /mapping/size unknown_field", "form 官网 /defaults/custom.size unknown_field",
                    "view 大客户 /filter unknown_filter", "view 大客户 /columns/1 unknown_field",
                ], "\(now)")
            let rules = try await desk.server.request("GET", "/v1/score-rules", key: desk.sales)
            #expect(rules[path: "data.5.broken"] == "1" && rules[path: "data.5.problems.0.code"] == "unknown_field")
            #expect(try await desk.export().contains("# 不再适用 / does not fit any more: score_rule 大客户 /conditions/0/field"))
            // A stranger's lead comes in all the same.
            let form = try await desk.server.request("GET", "/v1/forms", key: desk.admin)
            let key = try await desk.server.request("POST", "/v1/forms/\(form.ids()[0])/key", key: desk.admin)
            let sent = try await desk.server.request(
                "POST", "/v1/intake/\(key[path: "key"] ?? "")", json: #"{"contact_name":"王","phone":"13800138000","size":"500"}"#)
            #expect(sent.status == 201, "\(sent.text)")
            #expect(
                try await desk.server.request("PATCH", "/v1/lead-fields/\(id)", key: desk.admin, json: #"{"archived":false}"#).status == 200
            )
            #expect(try await found() == [])
        }
    }

    @Test("a diff names what is added, changed with its values, moved, removed and kept; sections that are left out stay")
    func diff() async throws {
        try await desk { desk in
            let text = """
                format: baton-playbook/1
                name: 试一试
                lead_policy:
                  high_intent_score: 80
                score_rules:
                  - {signal: form_submitted, label: 提交官网表单, points: 35}
                  - {signal: fair_visited, label: 展会到访, points: 20}
                teams:
                  - name: 西部组
                    parent: 销售部
                """
            let compared = try await desk.diff(text)
            let said = try changes(compared)
            #expect(said.contains("lead_policy change -") && said.contains("teams add 西部组") && said.contains("teams keep 华南组"))
            #expect(said.contains("score_rules change form_submitted") && said.contains("score_rules add fair_visited"))
            #expect(said.contains("score_rules remove demo_booked"))
            #expect(!said.contains { $0.hasPrefix("routing_rules") || $0.hasPrefix("regions") })
            #expect(compared.text.contains(#"{"name":"high_intent_score","from":75,"to":80}"#))
            #expect(compared.text.contains(#"{"name":"points","from":30,"to":35}"#))
            #expect(try await desk.apply(text, tag: compared.headers["etag"]).status == 200)
            let policy = try await desk.server.request("GET", "/v1/lead-policy", key: desk.sales)
            #expect(policy[path: "high_intent_score"] == "80" && policy[path: "nurture_score"] == "40")
        }
    }

    @Test("what is wrong is said with its line, all of it at once, and nothing is written")
    func badInput() async throws {
        try await desk { desk in
            let before = try await desk.digest()
            let wrong = """
                format: baton-playbook/1
                lead_policy:
                  high_intent_score: viel
                  pool_team: 没有这个组
                regions:
                  - name: 华东
                    areas: [浙江, 亚特兰蒂斯]
                score_rules:
                  - signal: Form
                    label: x
                    points: 1000
                farbe: rot
                """
            let answer = try await desk.apply(wrong)
            #expect(answer.status == 422)
            #expect(answer.text.contains("Line 3") && answer.text.contains("unknown_field") && answer.text.contains("Line 12"))
            let second = try await desk.apply(
                wrong.replacing("high_intent_score: viel", with: "nurture_score: 90").replacing("farbe: rot", with: ""))
            #expect(second.status == 422)
            #expect(second.text.contains("unknown_name") && second.text.contains("Line 4"))
            for (text, code) in [
                ("format: baton-playbook/9", "unknown_format"), ("", "missing"), ("- a\n- b", "wrong_type"),
                ("format: baton-playbook/1\nteams: [", "invalid_yaml"), ("format: a\nformat: b", "invalid_yaml"),
                ("a: \(String(repeating: "[", count: 100_000))", "invalid_yaml"),
                ("\(String(repeating: "- ", count: 100_000))x", "invalid_yaml"),
                ("format: baton-playbook/1\n\u{1}", "invalid_yaml"),
                // No value stands for a thousand others.
                (
                    "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e]",
                    "invalid_yaml"
                ),
                // Also where the parser itself would count them all, to compare keys.
                (
                    "a: &a [1,1,1,1,1,1,1,1]\n"
                        + zip("bcdefghijklm", "abcdefghijkl").map {
                            "\($0): &\($0) [*\($1),*\($1),*\($1),*\($1),*\($1),*\($1),*\($1),*\($1)]\n"
                        }
                        .joined() + "? *m\n: 1", "invalid_yaml"
                ),
                ("format: baton-playbook/1\nteams:\n  - name: &a 甲", "invalid_yaml"),
                ("format: baton-playbook/1\nteams:\n  - name: \u{E000}", "invalid_yaml"),
                ("format: baton-playbook/1\nteams:\n  - {name: a, parent: b}\n  - {name: b, parent: a}", "team_cycle"),
                ("format: baton-playbook/1\nteams:\n  - {name: a}\n  - {name: a}", "given_twice"),
            ] {
                let refused = try await desk.diff(text)
                #expect(refused.status == 422, "\(text.prefix(40)): \(refused.status)")
                #expect(refused.text.contains("\"\(code)\""), "\(text.prefix(60)): \(refused.text.prefix(300))")
            }
            #expect(try await desk.diff(String(repeating: "#", count: 600 * 1024)).status == 413)
            let json = try await desk.server.request("PUT", "/v1/playbook", key: desk.admin, json: "{}")
            #expect(json.status == 415)
            let bytes = try await desk.server.request(
                "POST", "/v1/playbook/diff", key: desk.admin, bytes: [0xFF, 0xFE, 0x61], headers: Self.yaml)
            #expect(bytes.status == 422)
            #expect(try await desk.digest() == before)
        }
    }

    @Test("texts that look like something else stay texts: no, 010, 12:30, on")
    func words() async throws {
        try await desk { desk in
            let text = """
                format: baton-playbook/1
                teams:
                  - name: no
                  - name: 010
                  - name: "12:30"
                  - name: R&D &研发
                  - name: "&总部"
                  - name: on
                """
            #expect(try await desk.apply(text).status == 200)
            let exported = try await desk.export()
            #expect(exported.contains("name: \"no\"") && exported.contains("name: \"010\"") && exported.contains("name: \"on\""))
            let again = try await desk.diff(exported)
            #expect(again[path: "changes"] == "0", "\(again.text)")
        }
    }

    @Test("who may read the rules may compare; who may write them applies; teams take the right to change permissions")
    func rights() async throws {
        try await desk { desk in
            let text = "format: baton-playbook/1\nlead_policy: {high_intent_score: 81}"
            let compared = try await desk.diff(text, key: desk.sales)
            #expect(compared.status == 200)
            #expect(try await desk.apply(text, key: desk.sales).status == 403)
            #expect(try await desk.apply(text).status == 200)
        }
    }

    @Test("what has changed since it was compared is refused")
    func stale() async throws {
        try await desk { desk in
            let text = "format: baton-playbook/1\nlead_policy: {high_intent_score: 82}"
            let tag = try #require(try await desk.diff(text).headers["etag"])
            #expect(
                try await desk.server.request("PATCH", "/v1/lead-policy", key: desk.admin, json: #"{"nurture_score":41}"#).status == 200)
            #expect(try await desk.apply(text, tag: tag).status == 412)
            let fresh = try #require(try await desk.diff(text).headers["etag"])
            // Of several at once one wins; whoever comes later is told, or finds nothing to change.
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await desk.apply(text, tag: fresh).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.contains(200) && Set(statuses).isSubset(of: [200, 409, 412, 503]), "\(statuses)")
        }
    }

    @Test("the checklist finds what is wrong, and stops finding it when it is mended")
    func checklist() async throws {
        try await desk { desk in
            func states() async throws -> [String: String] {
                let answer = try await desk.server.request("GET", "/v1/lead-checklist", key: desk.admin)
                #expect(answer.status == 200)
                let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
                let rows = try #require(object["data"] as? [[String: Any]])
                #expect(rows.count == 12)
                return Dictionary(uniqueKeysWithValues: rows.map { ("\($0["point"] ?? "")", "\($0["state"] ?? "")") })
            }
            let before = try await states()
            #expect(before["regionless_leads"] == "warning" && before["provinces_astray"] == "warning")
            #expect(before["clock_without_calendar"] == "warning" && before["silent_assignment"] == "warning")
            #expect(before["teams_without_takers"] == "passed" && before["pool_without_team"] == "passed")
            #expect(before["thresholds_out_of_reach"] == "passed" && before["escalation_to_nobody"] == "passed")
            let text = try await desk.server.request("GET", "/v1/playbooks/industrial-equipment", key: desk.admin).text
            #expect(try await desk.apply(text).status == 200)
            let after = try await states()
            #expect(after["regionless_leads"] == "passed" && after["provinces_astray"] == "passed")
            // The playbook's teams are new: nobody is in them yet.
            #expect(after["teams_without_takers"] == "failed")
        }
    }
}
