internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Postgres
internal import Testing

@Suite("Bad input is a clear problem, and nothing is written", .database)
struct BadInputTests {
    private struct Bad {
        var name: String
        var body: [UInt8]
        var status: Int
        var code: String
        var errors: [String] = []

        init(_ name: String, _ body: String, _ status: Int, _ code: String, _ errors: String...) {
            self.init(name, [UInt8](body.utf8), status, code, errors)
        }

        init(_ name: String, _ body: [UInt8], _ status: Int, _ code: String, _ errors: [String] = []) {
            self.name = name
            self.body = body
            self.status = status
            self.code = code
            self.errors = errors
        }
    }

    private static let bodies: [Bad] = [
        Bad("nothing", "", 400, "malformed_json"),
        Bad("no JSON", "contact_name=x", 400, "malformed_json"),
        Bad("cut off", #"{"contact_name":"x""#, 400, "malformed_json"),
        Bad("two documents", "{} {}", 400, "malformed_json"),
        Bad("a member twice", #"{"phone":"1","phone":"2"}"#, 400, "malformed_json"),
        Bad("half a surrogate", #"{"need":"\ud800"}"#, 400, "malformed_json"),
        Bad("too deep", String(repeating: "[", count: 5000), 400, "malformed_json"),
        Bad(
            "invalid UTF-8", [UInt8](#"{"contact_name":""#.utf8) + [0xC3, 0x28] + [UInt8](#"","phone":"13800001234"}"#.utf8), 400,
            "malformed_json"),
        Bad("an array", "[]", 422, "validation_failed", "wrong_type"),
        Bad("wrong types", #"{"contact_name":5,"phone":["13800001234"]}"#, 422, "validation_failed", "wrong_type", "wrong_type"),
        Bad(
            "unknown fields", #"{"contact_name":"x","phone":"13800001234","telephone":"1","":1}"#, 422, "validation_failed",
            "unknown_field",
            "unknown_field"),
        Bad("NUL", #"{"contact_name":"a\u0000b","phone":"13800001234"}"#, 422, "validation_failed", "text_control_character"),
        Bad(
            "NUL in the need", #"{"contact_name":"a","phone":"13800001234","need":"x\u0000"}"#, 422, "validation_failed",
            "text_control_character"),
        Bad("blanks only", #"{"contact_name":"   ","company":"　","phone":"13800001234"}"#, 422, "validation_failed", "nameless"),
        Bad("unreachable", #"{"contact_name":"x","phone":" ","email":null}"#, 422, "validation_failed", "unreachable"),
        Bad("no phone", #"{"contact_name":"x","phone":"微信同号"}"#, 422, "validation_failed", "phone_not_a_number"),
        Bad("a digit short", #"{"contact_name":"x","phone":"1380000123"}"#, 422, "validation_failed", "phone_digit_count"),
        Bad("no mail", #"{"contact_name":"x","email":"x@"}"#, 422, "validation_failed", "email_invalid"),
        Bad(
            "a long name", #"{"contact_name":"\#(String(repeating: "长", count: 101))","phone":"13800001234"}"#, 422, "validation_failed",
            "text_too_long"),
        Bad(
            "a long need", #"{"contact_name":"x","phone":"13800001234","need":"\#(String(repeating: "长", count: 4001))"}"#, 422,
            "validation_failed", "text_too_long"),
        Bad(
            "everything at once", #"{"contact_name":5,"phone":"x","email":"y","area":"火星","budget":"多","nonsense":true}"#, 422,
            "validation_failed", "wrong_type", "phone_not_a_number", "email_invalid", "unknown_area", "budget_unrecognised", "unknown_field"
        ),
    ]

    @Test("a lead, in every way that it can be wrong")
    func bodies() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            for bad in Self.bodies {
                let answer = try await server.request("POST", "/v1/leads", key: key, bytes: bad.body)
                #expect(answer.status == bad.status, "\(bad.name): \(answer.text)")
                #expect(answer[path: "code"] == bad.code, "\(bad.name)")
                #expect(answer.headers["content-type"] == "application/problem+json")
                #expect(answer[path: "request_id"] == answer.headers["x-request-id"])
                let codes = (0..<10).compactMap { answer[path: "errors.\($0).code"] }
                #expect(codes.sorted() == bad.errors.sorted(), "\(bad.name): \(answer.text)")
            }
        }
        try await expectNothing(tenant)
    }

    @Test("the same of a public form, where only an area or budget that is not understood is let through")
    func forms() async throws {
        let tenant = try await TestTenant.make()
        let (_, form) = try await tenant.database.tenants.createForm(name: "官网", tenant.operatorScope())
        try await TestServer.with { server in
            for bad in Self.bodies {
                let answer = try await server.request("POST", "/v1/intake/\(form.text)", bytes: bad.body)
                #expect(answer.status == bad.status, "\(bad.name): \(answer.text)")
                #expect(answer[path: "code"] == bad.code, "\(bad.name)")
            }
        }
        try await expectNothing(tenant)
        try await TestServer.with { server in
            let kept = try await server.request(
                "POST", "/v1/intake/\(form.text)", json: #"{"contact_name":"x","phone":"13800001234","area":"火星","budget":"看着办"}"#)
            #expect(kept.status == 201)
        }
        let row = try await tenant.database.admin.query("SELECT area, budget_text FROM baton.lead WHERE tenant_id = \(tenant.id)")
            .first((String?, String?).self)
        #expect(row?.0 == nil)
        #expect(row?.1 == "看着办")
    }

    private func expectNothing(_ tenant: TestTenant) async throws {
        for table in ["lead", "lead_payload", "lead_signal", "event"] {
            let count = try await tenant.database.admin.query(
                // What the test itself has set up are events too.
                """
                SELECT count(*) FROM baton.\(fragment: .identifier(table)) WHERE tenant_id = \(tenant.id)
                    \(fragment: table == "event" ? "AND kind LIKE 'lead.%'" : "")
                """
            ).single(Int64.self)
            #expect(count == 0, "\(table)")
        }
    }

    @Test("bodies over the limit are refused with 413")
    func large() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let (_, form) = try await tenant.database.tenants.createForm(name: "官网", tenant.operatorScope())
        let body =
            [UInt8](#"{"contact_name":"x","phone":"13800001234","need":""#.utf8) + [UInt8](repeating: 0x61, count: 1_100_000)
            + [UInt8](#""}"#.utf8)
        try await TestServer.with { server in
            let member = try await server.request("POST", "/v1/leads", key: key, bytes: body)
            #expect(member.status == 413)
            #expect(member[path: "code"] == "payload_too_large")
            let stranger = try await server.request("POST", "/v1/intake/\(form.text)", bytes: Array(body.prefix(70_000)))
            #expect(stranger.status == 413)
            // And the server goes on.
            #expect(try await server.request("GET", "/v1/leads", key: key).status == 200)
        }
        try await expectNothing(tenant)
    }

    @Test("answers do not outgrow their questions")
    func manyProblems() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let (_, form) = try await tenant.database.tenants.createForm(name: "官网", tenant.operatorScope())
        let members = (0..<20_000).map { "\"x\($0)\":1" }.joined(separator: ",")
        try await TestServer.with { server in
            let answer = try await server.request("POST", "/v1/leads", key: key, json: "{\(members)}")
            #expect(answer.status == 422)
            #expect(answer[path: "errors"] == "50 elements")
            #expect(answer.body.count < 20_000)
            let fields = (0..<200).map { "x\($0)=1" }.joined(separator: "&")
            let submitted = try await server.request(
                "POST", "/v1/intake/\(form.text)", bytes: [UInt8](fields.utf8),
                headers: ["Content-Type": "application/x-www-form-urlencoded"])
            #expect(submitted[path: "errors"] == "50 elements")
            let pointer = try await server.request("POST", "/v1/leads", key: key, json: #"{"signals":["a",1]}"#)
            #expect(pointer.text.contains(#""pointer":"/signals/1""#))
            let nul = try await server.request(
                "POST", "/v1/intake/\(form.text)", bytes: [UInt8]("contact_name=x&phone=13800001234&extra[a]=b".utf8) + [0],
                headers: ["Content-Type": "application/x-www-form-urlencoded"])
            #expect(nul.status == 422)
        }
        try await expectNothing(tenant)
    }

    @Test("queries: unknown parameters, filters, operators, values, orders and limits")
    func queries() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let queries: [(String, String)] = [
            ("nonsense=1", "unknown_parameter"), ("limit=0", "out_of_range"), ("limit=201", "out_of_range"), ("limit=ten", "out_of_range"),
            ("limit=1&limit=2", "given_twice"), ("sort=name", "unknown_sort"), ("sort=score;drop", "unknown_sort"),
            ("filter=phone%5Beq%5D:1", "unknown_filter"), ("filter=stage%5Bgte%5D:new", "unknown_operator"),
            ("filter=stage%5Beq%5D:old", "invalid_value"), ("filter=score%5Bgte%5D:101", "invalid_value"),
            ("filter=owner%5Beq%5D:me", "invalid_value"), ("filter=created_at%5Bgte%5D:03/04/2026", "invalid_value"),
            ("filter=stage", "malformed_filter"), ("filter=stage%5Beq%5D:new,", "malformed_filter"),
            ("filter=product_line%5Beq%5D:a%00b", "invalid_value"),
            ("filter=stage%5Beq%5D:new,stage%5Beq%5D:new", "given_twice"),
        ]
        try await TestServer.with { server in
            for (query, code) in queries {
                let answer = try await server.request("GET", "/v1/leads?\(query)", key: key)
                #expect(answer.status == 400, "\(query): \(answer.text)")
                #expect(answer[path: "code"] == "invalid_query", "\(query)")
                #expect(answer[path: "errors.0.code"] == code, "\(query): \(answer.text)")
            }
            for cursor in ["%00", "AQ", String(repeating: "A", count: 44), String(repeating: "%E7%BA%BF", count: 44)] {
                #expect(try await server.request("GET", "/v1/leads?cursor=\(cursor)", key: key)[path: "code"] == "invalid_cursor")
            }
        }
    }

    @Test("keys: none, nonsense, another scheme, a form's, a revoked one; forms: unknown, a member's key, a suspended tenant's")
    func keys() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin)
        let (_, form) = try await tenant.database.tenants.createForm(name: "官网", tenant.operatorScope())
        let lead = #"{"contact_name":"x","phone":"13800001234"}"#
        try await TestServer.with { server in
            for header in [nil, "Bearer", "Bearer \(key.text)x", "Basic \(key.text)", key.text, "Bearer \(form.text)", "Bearer a b"] {
                let answer = try await server.request("GET", "/v1/leads", headers: header.map { ["Authorization": $0] } ?? [:])
                #expect(answer.status == 401, "\(header ?? "none")")
                #expect(answer[path: "code"] == "unauthenticated")
                #expect(answer.headers["www-authenticate"] != nil)
            }
            #expect(try await server.request("GET", "/v1/leads", key: key.text).status == 200)
            for unknown in ["x", "bf_unknown", key.text] {
                #expect(try await server.request("POST", "/v1/intake/\(unknown)", json: lead).status == 404, "\(unknown)")
            }
            // Unknown paths are told apart from missing keys before anybody looks at a key.
            #expect(try await server.request("GET", "/v1/nothing").status == 404)

            let scope = try await tenant.operatorScope()
            #expect(try await server.request("POST", "/v1/intake/\(form.text)", json: lead).status == 201)
            try await tenant.database.tenants.setStatus(.suspended, scope)
            for answer in [
                try await server.request("POST", "/v1/intake/\(form.text)", json: lead),
                try await server.request("GET", "/v1/leads", key: key.text),
            ] {
                #expect(answer.status == 403)
                #expect(answer[path: "code"] == "tenant_suspended")
            }
            try await tenant.database.tenants.setStatus(.active, scope)
            #expect(try await server.request("GET", "/v1/leads", key: key.text).status == 200)
            let id = try #require(try await tenant.database.tenants.keys(scope).first).id
            try await tenant.database.tenants.revokeKey(id, scope)
            #expect(try await server.request("GET", "/v1/leads", key: key.text).status == 401)
        }
        #expect(
            try await tenant.database.admin.query("SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id)").single(Int64.self) == 1)
    }

    @Test("commands: unknown kinds and stages, numbers that are none, times in the future, versions that are none")
    func commands() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        let key = try await tenant.key(tenant.admin).text
        let commands: [(String, String, Int, String)] = [
            ("interactions", #"{"kind":"telepathy"}"#, 422, "unknown_kind"), ("interactions", "{}", 422, "missing"),
            ("interactions", #"{"kind":"call","duration_s":-1}"#, 422, "out_of_range"),
            ("interactions", #"{"kind":"call","duration_s":90.5}"#, 422, "not_an_integer"),
            ("interactions", #"{"kind":"call","duration_s":1e400}"#, 422, "not_an_integer"),
            ("interactions", #"{"kind":"call","duration_s":99999999999999999999}"#, 422, "not_an_integer"),
            ("interactions", #"{"kind":"mail","occurred_at":"2199-01-01T00:00:00Z"}"#, 422, "in_the_future"),
            ("interactions", #"{"kind":"mail","occurred_at":"03/04/2026"}"#, 422, "date_ambiguous"),
            ("signals", #"{"kind":"Not A Signal"}"#, 422, "invalid_signal"), ("transitions", #"{"stage":"won"}"#, 422, "unknown_stage"),
            ("transitions", #"{"stage":"qualified"}"#, 409, "not_allowed"),
            ("transitions", #"{"stage":"disqualified"}"#, 409, "reason_missing"),
            ("assignments", #"{"owner_id":"me"}"#, 422, "not_an_id"),
            ("assignments", #"{"owner_id":"01900000-0000-7000-8000-000000000000"}"#, 422, "unknown_member"),
        ]
        try await TestServer.with { server in
            for (command, body, status, code) in commands {
                let answer = try await server.request("POST", "/v1/leads/\(lead.id)/\(command)", key: key, json: body)
                #expect(answer.status == status, "\(command) \(body): \(answer.text)")
                #expect(answer[path: "errors.0.code"] == code, "\(command) \(body): \(answer.text)")
            }
            for header in ["5", "\"x\"", "W/\"1\"", "\"-1\""] {
                let answer = try await server.request(
                    "PATCH", "/v1/leads/\(lead.id)", key: key, json: #"{"need":"x"}"#, headers: ["If-Match": header])
                #expect(answer.status == 400)
                #expect(answer[path: "code"] == "invalid_header")
            }
            for body in [#"{"score":5}"#, #"{"stage":7}"#] {
                let answer = try await server.request("PATCH", "/v1/leads/\(lead.id)", key: key, json: body)
                #expect(answer[path: "errors.0.code"] == "not_editable")
            }
            for body in ["{}", #"{"stage":"contacted"}"#, #"{"owner_id":null}"#, #"{"contact_name":null}"#, #"{"phone":""}"#] {
                #expect(try await server.request("PATCH", "/v1/leads/\(lead.id)", key: key, json: body).status == 422, "\(body)")
            }
            #expect(try await server.request("GET", "/v1/leads/not-an-id", key: key).status == 404)
            let type = try await server.request("POST", "/v1/leads", key: key, json: "{}", headers: ["Content-Type": "text/xml"])
            #expect(type.status == 415)
        }
        let unchanged = try await tenant.database.admin.query("SELECT version FROM baton.lead WHERE id = \(lead.id)").single(Int32.self)
        #expect(unchanged == lead.version)
    }

    @Test("problems speak Chinese, and English to who asks for it")
    func languages() async throws {
        try await TestServer.with { server in
            let languages: [(String?, String)] = [
                ("*", "需要有效的密钥"), ("en", "A valid key is needed"), ("de, en;q=0.5, zh;q=0.4", "A valid key is needed"),
                ("en;q=0.1, zh-CN", "需要有效的密钥"), ("fr", "需要有效的密钥"), (";;q=,,", "需要有效的密钥"),
            ]
            for (language, title) in languages {
                let answer = try await server.request("GET", "/v1/leads", headers: language.map { ["Accept-Language": $0] } ?? [:])
                #expect(answer[path: "title"] == title, "\(language ?? "none")")
            }
        }
    }

    @Test("without the database: 503 with Retry-After, and health says so")
    func unavailable() async throws {
        var nowhere = TestDatabase.current.configuration.replacing(database: "no_such_database")
        nowhere.acquireTimeout = .milliseconds(100)
        let client = try PostgresClient(nowhere, logger: TestCluster.logger)
        let broken = TestDatabase.current.with(client: client)
        try await TestServer.with(broken) { server in
            let answer = try await server.request("GET", "/v1/leads", key: "bk_x")
            #expect(answer.status == 503)
            #expect(answer[path: "code"] == "service_unavailable")
            #expect(answer.headers["retry-after"] != nil)
            #expect(try await server.request("GET", "/health/ready").status == 503)
            #expect(try await server.request("GET", "/health/live").status == 200)
        }
    }
}
