internal import BatonHTTP
internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Postgres
internal import Testing

@Suite("Forms of web sites", .database, .nothingLost)
struct FormRouteTests {
    private static let urlencoded = "application/x-www-form-urlencoded"

    private func leads(_ tenant: TestTenant) async throws -> [String] {
        try await tenant.database.admin.query(
            "SELECT contact_name || ' ' || coalesce(phone, '') FROM baton.lead WHERE tenant_id = \(tenant.id) ORDER BY created_at, id"
        ).column(String.self)
    }

    private func form(_ server: TestServer, _ key: String, _ json: String) async throws -> (id: String, key: String) {
        let created = try await server.request("POST", "/v1/forms", key: key, json: json)
        #expect(created.status == 201, "\(created.text)")
        return (created[path: "id"] ?? "", created[path: "key"] ?? "")
    }

    private func post(
        _ server: TestServer, _ key: String, _ body: String, type: String = Self.urlencoded, _ headers: [String: String] = [:]
    ) async throws -> TestServer.Answer {
        try await server.request(
            "POST", "/v1/intake/\(key)", bytes: [UInt8](body.utf8), headers: ["Content-Type": type].merging(headers) { $1 })
    }

    @Test("made, read, changed in its version, given a new key, taken out of service")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            let (id, key) = try await form(server, admin, #"{"name":"官网","channel":"exhibition","signal":null}"#)
            let path = "/v1/forms/" + id
            #expect(try await post(server, key, "contact_name=a&phone=13800138000").status == 201)
            let read = try await server.request("GET", path, key: admin)
            #expect(read[path: "days.0.received"] == "1" && read[path: "channel"] == "exhibition" && read[path: "signal"] == nil)
            #expect(!read.text.contains(key))
            let tag = try #require(read.headers["etag"])
            let changed = try await server.request(
                "PATCH", path, key: admin, json: #"{"signal":"form_submitted","thanks":"谢谢"}"#, headers: ["If-Match": tag])
            #expect(changed.status == 200 && changed[path: "signal"] == "form_submitted" && changed[path: "channel"] == "exhibition")
            #expect(try await server.request("PATCH", path, key: admin, json: #"{"name":"x"}"#, headers: ["If-Match": tag]).status == 412)
            let rotated = try await server.request("POST", path + "/key", key: admin)
            let second = try #require(rotated[path: "key"])
            #expect(rotated.status == 201 && second != key)
            #expect(try await post(server, key, "contact_name=b&phone=13800138001").status == 404)
            #expect(try await post(server, second, "contact_name=b&phone=13800138001").status == 201)
            for (method, path) in [("GET", "/v1/forms"), ("GET", path), ("PATCH", path), ("DELETE", path), ("POST", path + "/key")] {
                let json = method == "PATCH" ? #"{"name":"x"}"# : nil
                #expect(try await server.request(method, path, key: sales, json: json).status == 403, "\(method) \(path)")
            }
            #expect(try await server.request("DELETE", path, key: admin).status == 204)
            #expect(try await server.request("DELETE", path, key: admin).status == 404)
            #expect(try await post(server, second, "contact_name=c&phone=13800138002").status == 404)
            #expect(try await server.request("GET", "/v1/forms", key: admin)[path: "data.0.revoked_at"] != nil)
        }
        #expect(try await leads(tenant) == ["a +8613800138000", "b +8613800138001"])
        let scored = try await tenant.database.admin.query(
            "SELECT channel, score FROM baton.lead WHERE tenant_id = \(tenant.id) ORDER BY created_at"
        ).decode((Int16, Int16).self)
        #expect(scored.map(\.0) == [LeadChannel.exhibition.rawValue, LeadChannel.exhibition.rawValue] && scored.map(\.1) == [0, 30])
    }

    @Test("what is wrong with a form is said, and nothing is made")
    func badForms() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            for json in [
                "{}", #"{"name":" "}"#, #"{"name":"x","mapping":[]}"#, #"{"name":"x","mapping":{"a":1}}"#, #"{"name":"x","y":1}"#,
                #"{"name":"x","redirect_url":"javascript:x"}"#, #"{"name":"x","per_minute":0}"#, #"{"name":"x","defaults":{"phone":"1"}}"#,
                #"{"name":"x","allowed_origins":["*"]}"#, #"{"name":"x","honeypot":"phone"}"#,
            ] {
                let refused = try await server.request("POST", "/v1/forms", key: admin, json: json)
                #expect(refused.status == 422, "\(json) \(refused.text)")
            }
            #expect(try await server.request("GET", "/v1/forms", key: admin).text == #"{"data":[]}"#)
        }
    }

    @Test("fields by the site's names, defaults, and others kept with the payload; problems name the site's fields")
    func mapping() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        _ = try await CustomFieldService(database: tenant.database.database).create(
            CustomFieldDraft(key: "brand", labelZH: "现用品牌", kind: .text), tenant.operatorScope())
        try await TestServer.with { server in
            let (_, key) = try await form(
                server, admin,
                #"{"name":"官网","mapping":{"称呼":"contact_name","tel":"phone","brand":"custom.brand"},"defaults":{"product_line":"PLC","area":"上海"},"keeps_unknown":true}"#
            )
            let json = try await server.request(
                "POST", "/v1/intake/\(key)", json: #"{"称呼":"王","tel":"13800138000","brand":"西门子","utm":{"a":1},"area":" "}"#)
            #expect(json.status == 201, "\(json.text)")
            let body = "%E7%A7%B0%E5%91%BC=%E6%9D%8E&tel=13800138001&brand=ABB&_wpcf7=1&product_line=AGV"
            #expect(try await post(server, key, body).status == 201)
            let wrong = try await post(server, key, "tel=12&%E7%A7%B0%E5%91%BC=x")
            #expect(wrong.status == 422 && wrong[path: "errors.0.pointer"] == "/tel")
            let wrongJSON = try await server.request("POST", "/v1/intake/\(key)", json: #"{"称呼":5,"tel":"13800138000"}"#)
            #expect(wrongJSON.status == 422 && wrongJSON[path: "errors.0.pointer"] == "/称呼")
            let twice = try await server.request(
                "POST", "/v1/intake/\(key)", json: #"{"称呼":"a","contact_name":"b","tel":"13800138000"}"#)
            #expect(twice[path: "errors.0.code"] == "given_twice")
        }
        let stored = try await tenant.database.admin.query(
            """
            SELECT l.contact_name, l.area, l.product_line, l.custom_text_1, p.body FROM baton.lead l
            JOIN baton.lead_payload p ON p.lead_id = l.id WHERE l.tenant_id = \(tenant.id) ORDER BY l.created_at, l.id
            """
        ).decode((String, String, String, String, String).self)
        #expect(stored.map(\.0) == ["王", "李"] && stored.map(\.1) == ["上海", "上海"] && stored.map(\.2) == ["PLC", "AGV"])
        #expect(stored.map(\.3) == ["西门子", "ABB"])
        // Word for word.
        #expect(stored[0].4.contains(#""utm":{"a":1}"#) && stored[1].4.hasSuffix("&_wpcf7=1&product_line=AGV"))
    }

    @Test("a plain HTML form, also multipart; browsers get a page or go on, and never anywhere else")
    func html() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let (id, key) = try await form(server, admin, #"{"name":"官网","thanks":"谢谢<b>\n再见"}"#)
            let browser = ["Accept": "text/html,application/xhtml+xml", "Accept-Language": "zh-CN"]
            let page = try await post(server, key, "contact_name=a&phone=13800138000", browser)
            #expect(page.status == 200 && page.headers["content-type"]?.hasPrefix("text/html") == true)
            #expect(page.text.contains("谢谢&lt;b&gt;<br>再见") && page.headers["content-security-policy"] != nil)
            let wrong = try await post(server, key, "contact_name=a&phone=%3Cscript%3E", browser)
            #expect(wrong.status == 422 && wrong.headers["content-type"]?.hasPrefix("text/html") == true)
            #expect(wrong.text.contains("<li>phone: ") && !wrong.text.contains("<script>"))
            #expect(try await post(server, key, "contact_name=a&phone=1", ["Accept": "*/*"])[path: "code"] == "validation_failed")

            let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
            func multipart(_ parts: [(head: String, content: String)], end: String = "--") -> String {
                parts.map { "--\(boundary)\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n\($0.content)\r\n" }.joined()
                    + "--\(boundary)\(end)\r\n"
            }
            let type = "multipart/form-data; boundary=\(boundary)"
            let whole = multipart([
                (#"name="contact_name""#, "李 雷\r\n"), (#"name="phone""#, "13800138001"),
                (#"name="photo"; filename="""#, ""), (#"name="extra[utm]""#, "x"),
            ])
            #expect(try await post(server, key, whole, type: type).status == 201)
            let file = try await post(
                server, key, multipart([(#"name="phone""#, "13800138002"), (#"name="cv"; filename="a.pdf""#, "%PDF")]), type: type)
            #expect(file.status == 422 && file[path: "errors.0.pointer"] == "/cv" && file[path: "errors.0.code"] == "files_not_accepted")
            for broken in [
                "", "x", "--\(boundary)", "--\(boundary)\r\n", multipart([("x", "y")]), multipart([(#"name="phone""#, "1")], end: ""),
                "--other\r\n\r\n--other--",
            ] {
                let refused = try await post(server, key, broken, type: type)
                #expect(refused.status == 422, "\(broken) \(refused.text)")
            }
            #expect(try await post(server, key, whole, type: "multipart/form-data").status == 415)
            #expect(try await post(server, key, whole, type: "multipart/mixed; boundary=x").status == 415)
            #expect(try await post(server, key, "x", type: "text/plain").status == 415)

            _ = try await server.request(
                "PATCH", "/v1/forms/\(id)", key: admin, json: #"{"redirect_url":"https://example.invalid/thanks"}"#)
            // The client does not follow what cannot be reached; what is asked for by the submission changes nothing.
            let away = try? await post(
                server, key, "contact_name=b&phone=13800138009&extra[redirect_url]=https://evil.example", browser)
            #expect(away == nil || away?.headers["location"] == "https://example.invalid/thanks")
            #expect(try await post(server, key, "contact_name=c&phone=13800138010").status == 201)
        }
        #expect(
            try await leads(tenant) == ["a +8613800138000", "李 雷 +8613800138001", "b +8613800138009", "c +8613800138010"])
    }

    @Test("groups of check boxes, fields that stand twice on a page and pages in GBK lose no lead")
    func pages() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        let fields = CustomFieldService(database: tenant.database.database)
        var draft = CustomFieldDraft(key: "lines", labelZH: "产线", kind: .choices)
        draft.options = ["plc", "agv", "arm"].map { .init(key: $0, labelZH: $0) }
        _ = try await fields.create(draft, tenant.operatorScope())
        try await TestServer.with { server in
            let (_, key) = try await form(
                server, admin,
                #"{"name":"官网","keeps_unknown":true,"mapping":{"tel":"phone","likes":"custom.lines","want":"need"},"honeypot":"web"}"#)
            let ticked =
                "contact_name=a&tel=&tel=13800138000&likes[]=plc&likes[]=arm&want=报价&want=上门&want=报价&interest=x&interest=y&web=&web="
            #expect(try await post(server, key, ticked).status == 201)
            #expect(try await post(server, key, "contact_name=b&custom[lines]=agv&custom%5Blines%5D=plc&tel=13800138001").status == 201)
            // By the site's name and by ours: whichever says something.
            #expect(try await post(server, key, "contact_name=c&phone=&tel=13800138002").status == 201)
            // 王 in GBK; a lone percent sign stands for itself.
            #expect(try await post(server, key, "contact_name=%CD%F5&tel=13800138003&want=100%").status == 201)
            for broken in ["contact_name=%FF%FF&tel=13800138004", "contact_name=x&tel=13800138004&need=%81"] {
                let refused = try await post(server, key, broken)
                #expect(refused.status == 422 && refused[path: "errors.0.code"] == "invalid_utf8", "\(refused.text)")
            }
            let many = (0...200).map { "a\($0)=" }.joined(separator: "&")
            #expect(try await post(server, key, many)[path: "errors.0.code"] == "too_many_fields")
        }
        let stored = try await tenant.database.admin.query(
            """
            SELECT contact_name, phone, need, custom_set_1::text FROM baton.lead WHERE tenant_id = \(tenant.id) ORDER BY created_at, id
            """
        ).decode((String, String, String?, String?).self)
        #expect(stored.map(\.0) == ["a", "b", "c", "王"])
        #expect(stored.map(\.1) == (0..<4).map { "+861380013800\($0)" })
        #expect(stored.map(\.2) == ["报价，上门", nil, nil, "100%"])
        #expect(stored.map(\.3) == ["{1,3}", "{1,2}", nil, nil])
    }

    @Test("who fills in the honeypot is answered as if it had arrived; the same within ten minutes makes one lead")
    func machines() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let (id, key) = try await form(server, admin, #"{"name":"官网","honeypot":"website"}"#)
            let trapped = try await post(server, key, "contact_name=bot&phone=13800138000&website=http://spam")
            #expect(trapped.status == 201 && trapped.text == #"{"status":"received"}"#)
            #expect(try await server.request("POST", "/v1/intake/\(key)", json: #"{"website":"x"}"#).status == 201)
            let answers = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 { group.addTask { try await post(server, key, "contact_name=a&phone=13800138001&website=").status } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(answers == Array(repeating: 201, count: 6))
            #expect(try await post(server, key, "contact_name=a&phone=13800138002&website=").status == 201)
            let figures = try await server.request("GET", "/v1/forms/\(id)", key: admin)
            #expect(figures[path: "days.0.trapped"] == "2" && figures[path: "days.0.received"] == "2")
            #expect(figures[path: "days.0.repeated"] == "5")
            // Ten minutes later it is a new one.
            try await tenant.database.admin.query(
                "UPDATE baton.form_submission SET created_at = created_at - interval '11 minutes' WHERE tenant_id = \(tenant.id)")
            #expect(try await post(server, key, "contact_name=a&phone=13800138001&website=").status == 201)
            let kept = try await tenant.database.admin.query(
                "SELECT count(*) FROM baton.form_submission WHERE tenant_id = \(tenant.id)"
            ).single(Int64.self)
            #expect(kept == 1)
        }
        #expect(try await leads(tenant) == ["a +8613800138001", "a +8613800138002", "a +8613800138001"])
    }

    @Test("only pages of the form's origins may post, and read the answer")
    func origins() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let (_, key) = try await form(server, admin, #"{"name":"官网","allowed_origins":["https://www.example.cn"]}"#)
            let good = try await post(server, key, "contact_name=a&phone=13800138000", ["Origin": "https://www.example.cn"])
            #expect(good.status == 201 && good.headers["access-control-allow-origin"] == "https://www.example.cn")
            #expect(good.headers["vary"] == "Origin")
            for origin in ["https://evil.example", "null", "https://www.example.cn.evil.example"] {
                let refused = try await post(server, key, "contact_name=b&phone=13800138001", ["Origin": origin])
                #expect(refused.status == 403 && refused[path: "code"] == "origin_not_allowed")
                #expect(refused.headers["access-control-allow-origin"] == nil)
                let asked = try await server.request("OPTIONS", "/v1/intake/\(key)", headers: ["Origin": origin])
                #expect(asked.status == 403 && asked.headers["access-control-allow-origin"] == nil)
            }
            let asked = try await server.request("OPTIONS", "/v1/intake/\(key)", headers: ["Origin": "https://www.example.cn"])
            #expect(asked.status == 204 && asked.headers["access-control-allow-origin"] == "https://www.example.cn")
            // No browser.
            #expect(try await post(server, key, "contact_name=c&phone=13800138002").status == 201)
            let (_, any) = try await form(server, admin, #"{"name":"任意"}"#)
            let free = try await post(server, any, "contact_name=d&phone=1", ["Origin": "https://evil.example"])
            #expect(free.status == 422 && free.headers["access-control-allow-origin"] == "*")
        }
        #expect(try await leads(tenant) == ["a +8613800138000", "c +8613800138002"])
    }

    @Test("a form and an address have limits of their own, which leave the tenant's members alone")
    func limits() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        let frozen = ContinuousClock.now
        try await TestServer.with(limits: RequestLimits(tenantPerMinute: 60, keyPerMinute: 60, clock: { frozen }, pause: { _ in })) {
            server in
            let (_, key) = try await form(server, admin, #"{"name":"官网","per_minute":18,"client_per_minute":12}"#)
            func submit(_ number: Int, from address: String? = nil) async throws -> TestServer.Answer {
                try await post(
                    server, key, "contact_name=a&phone=1380013\(1000 + number)",
                    address.map { ["X-Forwarded-For": "1.2.3.4, \($0)"] } ?? [:])
            }
            // Ten seconds' worth.
            #expect(try await submit(1).status == 201)
            #expect(try await submit(2).status == 201)
            let refused = try await submit(3)
            #expect(refused.status == 429 && refused[path: "detail"] == "client: 12 requests a minute")
            #expect(refused.headers["retry-after"] == "5")
            #expect(try await submit(4, from: "8.8.8.8").status == 201)
            let full = try await submit(5, from: "9.9.9.9")
            #expect(full.status == 429 && full[path: "detail"] == "form: 18 requests a minute")
            for number in 6..<40 { #expect(try await submit(number).status == 429) }
            #expect(try await server.request("GET", "/v1/forms", key: admin).status == 200)
        }
        #expect(try await leads(tenant).count == 3)
    }

    @Test("signals by phone or mail: the answer says nothing of whether there is such a lead")
    func signals() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        let lead = try await tenant.database.leads.capture(TestTenant.draft(phone: "13800138000"), tenant.operatorScope())
        let closed = try await tenant.database.leads.capture(TestTenant.draft(phone: "13800138000"), tenant.operatorScope())
        _ = try await tenant.database.leads.transition(
            closed.id, to: .disqualified, reason: "x", version: nil, tenant.scope(tenant.admin))
        try await TestServer.with { server in
            let (id, key) = try await form(server, admin, #"{"name":"公众号","accepts_signals":["menu_consult"]}"#)
            func send(_ json: String) async throws -> TestServer.Answer {
                try await server.request("POST", "/v1/intake/\(key)/signals", json: json)
            }
            let known = try await send(#"{"kind":"menu_consult","phone":"138 0013 8000"}"#)
            let unknown = try await send(#"{"kind":"menu_consult","email":"nobody@example.cn"}"#)
            #expect(known.status == 202 && unknown.status == 202 && known.body == unknown.body)
            #expect(try await send(#"{"kind":"demo_booked","phone":"13800138000"}"#)[path: "errors.0.code"] == "signal_not_accepted")
            #expect(try await send(#"{"kind":"menu_consult"}"#)[path: "errors.0.code"] == "unreachable")
            #expect(try await send(#"{"kind":"menu_consult","phone":"x"}"#).status == 422)
            #expect(try await send("[]").status == 422)
            #expect(try await server.request("POST", "/v1/intake/bf_x/signals", json: #"{"kind":"a","phone":"1"}"#).status == 404)
            #expect(try await server.request("GET", "/v1/forms/\(id)", key: admin)[path: "days.0.signals"] == "2")
            #expect(try await server.request("GET", "/v1/leads/\(lead.id)", key: admin)[path: "score"] == "5")
            #expect(try await server.request("GET", "/v1/leads/\(closed.id)", key: admin)[path: "score"] == "0")
        }
    }
}
