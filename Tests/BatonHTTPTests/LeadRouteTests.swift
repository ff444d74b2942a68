internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Postgres
internal import Testing

@Suite("Leads over HTTP", .database, .nothingLost)
struct LeadRouteTests {
    @Test("a stranger's form, the owner's list, the score's reasons, the gate, the next stage")
    func story() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (_, form) = try await tenant.database.tenants.createForm(name: "官网", tenant.operatorScope())
        let sales = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            let submitted = try await server.request(
                "POST", "/v1/intake/\(form.text)",
                json: """
                    {"contact_name":" 王小明 ","company":"宁波精密","phone":"138 0000 1234","area":"浙江省","budget":"80万","need":"   ",
                     "extra":{"utm_source":"百度"}}
                    """)
            #expect(submitted.status == 201)
            #expect(submitted.text == #"{"status":"received"}"#)
            #expect(submitted.headers["access-control-allow-origin"] == "*")

            let list = try await server.request("GET", "/v1/leads", key: sales)
            #expect(list.status == 200)
            #expect(list.ids().count == 1)
            #expect(list[path: "data.0.contact_name"] == "王小明")
            #expect(list[path: "data.0.phone"] == "+8613800001234")
            #expect(list[path: "data.0.need"] == nil)
            #expect(list[path: "data.0.budget_min_minor"] == "80000000")
            #expect(list[path: "data.0.score"] == "30")
            #expect(list[path: "data.0.owner_id"] == tenant.eastSales[0].description)
            #expect(list[path: "page.has_more"] == "0")
            let path = "/v1/leads/\(try #require(list.ids().first))"

            let signal = try await server.request("POST", "\(path)/signals", key: sales, json: #"{"kind":"demo_booked"}"#)
            #expect(signal.status == 201)
            #expect(signal[path: "score"] == "70")
            #expect(signal[path: "score_reasons"] == "2 elements")

            let refused = try await server.request("POST", "\(path)/transitions", key: sales, json: #"{"stage":"contacted"}"#)
            #expect(refused.status == 409)
            #expect(refused.headers["content-type"] == "application/problem+json")
            #expect(refused[path: "errors.0.code"] == "first_touch_missing")
            let choices = try await server.request("GET", "\(path)/transitions", key: sales)
            #expect(choices[path: "data.0.missing"] == "first_touch_missing")

            let touch = try await server.request(
                "POST", "\(path)/interactions", key: sales, json: #"{"kind":"call","duration_s":180,"content":"确认需求"}"#)
            #expect(touch.status == 201)
            #expect(touch[path: "first_touch_at"] != nil)
            let moved = try await server.request("POST", "\(path)/transitions", key: sales, json: #"{"stage":"contacted"}"#)
            #expect(moved.status == 200)
            #expect(moved[path: "stage"] == "contacted")
            let detail = try await server.request("GET", path, key: sales)
            #expect(detail[path: "interactions.0.content"] == "确认需求")
            #expect(detail.headers["etag"] == "\"\(detail[path: "version"] ?? "")\"")
        }
    }

    @Test("a plain HTML form works too, and browsers of other sites may ask")
    func htmlForm() async throws {
        let tenant = try await TestTenant.make()
        let (_, form) = try await tenant.database.tenants.createForm(name: "官网", tenant.operatorScope())
        try await TestServer.with { server in
            let answer = try await server.request(
                "POST", "/v1/intake/\(form.text)", bytes: [UInt8]("contact_name=%E7%8E%8B&phone=138+0000+1234&extra%5Butm%5D=x".utf8),
                headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"])
            #expect(answer.status == 201)
            let preflight = try await server.request("OPTIONS", "/v1/intake/\(form.text)")
            #expect(preflight.status == 204)
            #expect(preflight.headers["access-control-allow-methods"]?.contains("POST") == true)
            for body in ["contact_name=%FF&phone=13800001234", "name=x", "phone=13800001234&phone=13800001235"] {
                let refused = try await server.request(
                    "POST", "/v1/intake/\(form.text)", bytes: [UInt8](body.utf8),
                    headers: ["Content-Type": "application/x-www-form-urlencoded"])
                #expect(refused.status == 422, "\(body)")
            }
        }
        let stored = try await tenant.database.admin.query("SELECT contact_name FROM baton.lead WHERE tenant_id = \(tenant.id)").column(
            String.self)
        #expect(stored == ["王"])
    }

    @Test("created leads say where they are; edits are tied to the version; foreign ids are not found")
    func editing() async throws {
        let tenant = try await TestTenant.make()
        let stranger = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let foreign = try await stranger.key(stranger.admin).text
        try await TestServer.with { server in
            let created = try await server.request(
                "POST", "/v1/leads", key: key,
                json:
                    #"{"company":"甲公司","email":"A@Example.COM","area":"上海","channel":"referral","signals":["menu_consult"],"submitted_at":"2026-10-13T11:58:42+08:00"}"#
            )
            #expect(created.status == 201)
            #expect(created[path: "channel"] == "referral")
            #expect(created[path: "score"] == "5")
            #expect(created[path: "submitted_at"] == "2026-10-13T03:58:42.000000Z")
            let path = try #require(created.headers["location"])
            let etag = try #require(created.headers["etag"])

            let edited = try await server.request(
                "PATCH", path, key: key, json: #"{"need":"新需求","budget":"20-30万","company":null,"contact_name":"李"}"#,
                headers: ["If-Match": etag])
            #expect(edited.status == 200)
            #expect(edited[path: "budget_max_minor"] == "30000000")
            #expect(edited[path: "company"] == nil)
            let stale = try await server.request("PATCH", path, key: key, json: #"{"need":"x"}"#, headers: ["If-Match": etag])
            #expect(stale.status == 412)
            #expect(stale[path: "code"] == "version_mismatch")

            for method in ["GET", "PATCH"] {
                let answer = try await server.request(method, path, key: foreign, json: method == "GET" ? nil : #"{"need":"x"}"#)
                #expect(answer.status == 404)
                let absent = try await server.request(
                    method, "/v1/leads/01900000-0000-7000-8000-000000000000", key: foreign, json: method == "GET" ? nil : #"{"need":"x"}"#)
                // The same answer for what is another's and for what is not there, but for the id of the request.
                #expect(answer[path: "title"] == absent[path: "title"] && answer[path: "detail"] == absent[path: "detail"])
            }
        }
    }

    @Test("taking from the pool, and that nobody can put a lead into it")
    func assigning() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture(area: "四川")
        let sales = try await tenant.key(tenant.southSales[0]).text
        try await TestServer.with { server in
            let into = try await server.request("POST", "/v1/leads/\(lead.id)/assignments", key: sales, json: #"{"owner_id":null}"#)
            #expect(into.status == 409)
            #expect(into[path: "errors.0.code"] == "pool_move_refused")
            let taken = try await server.request("POST", "/v1/leads/\(lead.id)/assignments", key: sales, json: "{}")
            #expect(taken.status == 201)
            #expect(taken[path: "owner_id"] == tenant.southSales[0].description)
        }
    }

    @Test("filters and orders, and a cursor that is good for its list only")
    func lists() async throws {
        let tenant = try await TestTenant.make()
        for number in 0..<7 { try await tenant.capture(area: number < 4 ? "浙江" : "四川", signals: number % 2 == 0 ? [.formSubmitted] : []) }
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            func list(_ query: String) async throws -> TestServer.Answer { try await server.request("GET", "/v1/leads?\(query)", key: key) }
            #expect(try await list("filter=score%5Bgte%5D:30").ids().count == 4)
            #expect(try await list("filter=area%5Beq%5D:%E6%B5%99%E6%B1%9F,score%5Bgte%5D:30").ids().count == 2)
            #expect(try await list("filter=owner%5Beq%5D:none").ids().count == 3)
            #expect(try await list("filter=stage%5Beq%5D:new&limit=200").ids().count == 7)
            #expect(try await list("filter=created_at%5Blt%5D:2026-01-01").ids().isEmpty)
            #expect(try await list("filter=created_at%5Bgte%5D:2026-01-01").ids().count == 7)
            #expect(try await list("sort=-score&limit=1")[path: "data.0.score"] == "30")

            let first = try await list("sort=score&limit=3")
            let cursor = try #require(first[path: "page.next_cursor"])
            let second = try await list("sort=score&limit=3&cursor=\(cursor)")
            let third = try await list("sort=score&limit=3&cursor=\(try #require(second[path: "page.next_cursor"]))")
            #expect(Set(first.ids() + second.ids() + third.ids()).count == 7)
            #expect(third[path: "page.next_cursor"] == nil)
            for query in [
                "sort=-score&cursor=\(cursor)", "sort=score&filter=stage%5Beq%5D:new&cursor=\(cursor)", "cursor=x",
                "cursor=\(cursor.dropLast())A&sort=created_at",
            ] {
                let answer = try await list(query)
                #expect(answer.status == 400, "\(query)")
                #expect(answer[path: "code"] == "invalid_cursor", "\(query)")
            }
        }
    }

    @Test("what is answered without reading a record is as fresh as what is")
    func freshness() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        let secret = try await tenant.key(tenant.admin)
        try await TestServer.with { server in
            func me() async throws -> TestServer.Answer { try await server.request("GET", "/v1/me", key: secret.text) }
            #expect(try await me()[path: "roles.0"] == "admin")
            #expect(try await server.request("GET", "/v1/members", key: secret.text)[path: "data"] == "6 elements")
            // Somebody who joins now can be given work at once.
            let scope = try await tenant.operatorScope()
            let joined = try await tenant.database.tenants.addMember(name: "新人", email: nil, roles: ["sales"], team: tenant.eastTeam, scope)
            let given = try await server.request(
                "POST", "/v1/leads/\(lead.id)/assignments", key: secret.text, json: #"{"owner_id":"\#(joined)"}"#)
            #expect(given.status == 201)
            // A grant that is taken away or given counts with the next request.
            func grant(_ statement: SQL) async throws {
                try await tenant.database.admin.query(statement)
                try await tenant.database.admin.query("UPDATE baton.tenant SET access_version = access_version + 1 WHERE id = \(tenant.id)")
            }
            let lead = #"{"contact_name":"x","phone":"13800001234"}"#
            try await grant("DELETE FROM baton.role_grant WHERE tenant_id = \(tenant.id) AND action = 'create'")
            let refused = try await server.request("POST", "/v1/leads", key: secret.text, json: lead)
            #expect(refused.status == 403)
            #expect(refused[path: "detail"] == "lead_card:create")
            try await grant(
                """
                INSERT INTO baton.role_grant (tenant_id, role_id, facet, action, reach)
                SELECT tenant_id, id, 'lead_card', 'create', 'tenant' FROM baton.role WHERE tenant_id = \(tenant.id) AND key = 'admin'
                """)
            #expect(try await server.request("POST", "/v1/leads", key: secret.text, json: lead).status == 201)

            let id = try #require(try await tenant.database.tenants.keys(scope).first).id
            try await tenant.database.tenants.revokeKey(id, scope)
            #expect(try await me().status == 401)
        }
    }

    @Test("a request that is run again because access has changed has not happened before")
    func once() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let lead = try await tenant.capture()
        let key = try await tenant.key(tenant.eastSales[0]).text
        let changing = Task {
            while !Task.isCancelled {
                try await tenant.database.admin.query("UPDATE baton.tenant SET access_version = access_version + 1 WHERE id = \(tenant.id)")
                try await Task.sleep(for: .milliseconds(25))
            }
        }
        defer { changing.cancel() }
        try await TestServer.with { server in
            var created: Int64 = 0
            for _ in 0..<80 {
                let answer = try await server.request("POST", "/v1/leads/\(lead.id)/signals", key: key, json: #"{"kind":"menu_consult"}"#)
                if answer.status == 201 { created += 1 } else { #expect(answer.status == 503) }
            }
            let stored = try await tenant.database.admin.query("SELECT count(*) FROM baton.lead_signal WHERE lead_id = \(lead.id)").single(
                Int64.self)
            #expect(stored == created)
            #expect(created > 0)
        }
    }

    @Test("a form of another site can read why it was refused; health answers HEAD")
    func crossOrigin() async throws {
        try await TestServer.with { server in
            let refused = try await server.request("POST", "/v1/intake/unknown", json: "{}")
            #expect(refused.status == 404)
            #expect(refused.headers["access-control-allow-origin"] == "*")
            #expect(try await server.request("GET", "/v1/leads").headers["access-control-allow-origin"] == nil)
            #expect(try await server.request("HEAD", "/health/live").status == 200)
        }
    }

    @Test("what happened before the lead was there is recorded and is no first touch; a reopened lead needs a new one")
    func firstTouch() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            func post(_ command: String, _ json: String) async throws -> TestServer.Answer {
                try await server.request("POST", "/v1/leads/\(lead.id)/\(command)", key: key, json: json)
            }
            let early = try await post("interactions", #"{"kind":"mail","occurred_at":"2020-01-01T00:00:00Z"}"#)
            #expect(early.status == 201)
            #expect(early[path: "first_touch_at"] == nil)
            #expect(try await post("interactions", #"{"kind":"mail"}"#)[path: "first_touch_at"] != nil)
            #expect(try await post("transitions", #"{"stage":"disqualified","reason":"不需要"}"#).status == 200)
            let reopened = try await post("transitions", #"{"stage":"new"}"#)
            #expect(reopened[path: "first_touch_at"] == nil)
            #expect(reopened[path: "due_at"] != nil)
            #expect(try await post("transitions", #"{"stage":"contacted"}"#).status == 409)
        }
    }
}
