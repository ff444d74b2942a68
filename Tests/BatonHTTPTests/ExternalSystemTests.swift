internal import BatonHTTP
internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Beside another system, over HTTP", .database)
struct ExternalSystemTests {
    private let database = TestDatabase.current

    @Test("created, changed, unchanged, emptied; found by its id; linked with a second system and forgotten")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            // Any character of an id, percent-encoded.
            let path = "/v1/leads/by-external-id/crm/A%2F1%20%E6%9D%AD"
            let body = #"{"contact_name":"王刚","phone":"13900000001","area":"浙江","company":"明腾","signals":["form_submitted"]}"#
            let created = try await server.request("PUT", path, key: key, json: body)
            #expect(created.status == 201)
            #expect(created[path: "outcome"] == "created" && created[path: "score"] == "30")
            let id = try #require(created[path: "id"])
            #expect(created.headers["location"] == "/v1/leads/\(id)" && created.headers["etag"] == "\"1\"")

            let again = try await server.request("PUT", path, key: key, json: body)
            #expect(again.status == 200 && again[path: "outcome"] == "unchanged" && again.headers["etag"] == "\"1\"")
            let changed = try await server.request(
                "PUT", path, key: key, json: #"{"company":null,"need":"PLC"}"#, headers: ["If-Match": "\"1\""])
            #expect(changed[path: "outcome"] == "updated" && changed[path: "company"] == nil && changed[path: "contact_name"] == "王刚")
            let late = try await server.request("PUT", path, key: key, json: #"{"need":"x"}"#, headers: ["If-Match": "\"1\""])
            #expect(late.status == 412)

            let linked = try await server.request("PUT", "/v1/leads/\(id)/external-ids/erp", key: key, json: #"{"id":"K-77"}"#)
            #expect(linked.status == 200 && linked[path: "external_ids.1.id"] == "K-77")
            let detail = try await server.request("GET", "/v1/leads/\(id)", key: key)
            #expect(detail[path: "external_ids.0.id"] == "A/1 杭" && detail[path: "external_ids.1.source"] == "erp")
            for (filter, count) in [("erp/K-77", 1), ("crm/A%2F1%20%E6%9D%AD", 1), ("crm/K-77", 0)] {
                let list = try await server.request(
                    "GET", "/v1/leads?filter=external%5Beq%5D:\(filter)&include=external_ids&include_total=true", key: key)
                #expect(list.ids().count == count, "\(filter)")
                if count == 1 { #expect(list[path: "data.0.external_ids"] == "2 elements") }
            }
            #expect(try await server.request("GET", "/v1/leads", key: key)[path: "data.0.external_ids"] == nil)
            #expect(try await server.request("DELETE", "/v1/leads/\(id)/external-ids/erp", key: key).status == 204)
            #expect(try await server.request("DELETE", "/v1/leads/\(id)/external-ids/erp", key: key).status == 404)
        }
    }

    @Test("what is wrong with a pair or a body is said, and nothing is written")
    func refused() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let sales = try await tenant.key(tenant.southSales[0]).text
        try await TestServer.with { server in
            let lead = #"{"contact_name":"王刚","phone":"13900000001"}"#
            for (pair, code) in [
                ("CRM/1", "invalid_source"), ("1crm/1", "invalid_source"), ("\(String(repeating: "a", count: 41))/1", "invalid_source"),
                ("crm/%20%E3%80%80", "missing"), ("crm/%FF", "invalid_utf8"), ("crm/%01", "text_control_character"),
                ("crm/\(String(repeating: "1", count: 201))", "text_too_long"),
            ] {
                let answer = try await server.request("PUT", "/v1/leads/by-external-id/\(pair)", key: key, json: lead)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(pair): \(answer.text)")
            }
            for (body, status, code) in [
                ("[]", 422, "wrong_type"), ("{", 400, nil), (#"{"phone":1}"#, 422, "wrong_type"),
                (#"{"stage":"new"}"#, 422, "not_editable"),
                (#"{"contact_name":"王刚"}"#, 422, "unreachable"), (#"{"phone":"13900000001"}"#, 422, "nameless"),
                (#"{"phone":"12"}"#, 422, "phone_too_short"), (#"{"external_id":"1"}"#, 422, "unknown_field"),
                (#"{"contact_name":"王刚","phone":"13900000001","channel":"x"}"#, 422, "unknown_channel"),
            ] as [(String, Int, String?)] {
                let answer = try await server.request("PUT", "/v1/leads/by-external-id/crm/1", key: key, json: body)
                #expect(answer.status == status, "\(body): \(answer.text)")
                if let code, code != "phone_too_short" { #expect(answer[path: "errors.0.code"] == code, "\(body): \(answer.text)") }
            }
            let absent = try await server.request(
                "PUT", "/v1/leads/by-external-id/crm/1", key: key, json: lead, headers: ["If-Match": "\"1\""])
            #expect(absent.status == 412)
            for filter in [
                "external%5Beq%5D:crm", "external%5Beq%5D:CRM/1", "external%5Beq%5D:/1", "external%5Beq%5D:crm/", "external%5Blt%5D:crm/1",
            ] {
                #expect(try await server.request("GET", "/v1/leads?filter=\(filter)", key: key).status == 400, "\(filter)")
            }
            #expect(try await server.request("GET", "/v1/leads?include=everything", key: key).status == 400)
            let stored = try await database.admin.query("SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id)").single(Int64.self)
            #expect(stored == 0)

            let east = #"{"contact_name":"王刚","phone":"13900000001","area":"浙江"}"#
            #expect(try await server.request("PUT", "/v1/leads/by-external-id/crm/1", key: key, json: east).status == 201)
            let unseen = try await server.request("PUT", "/v1/leads/by-external-id/crm/1", key: sales, json: east)
            #expect(unseen.status == 403 && unseen[path: "detail"] == "lead_card:read")
            #expect(!unseen.text.contains("王刚"))
        }
    }

    @Test("many at once: each by itself, in order, with what is wrong; a dry run writes nothing")
    func bulk() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let body = """
                {"items":[
                  {"source":"crm","external_id":"1","contact_name":"王刚","phone":"13900000001","area":"浙江"},
                  {"source":"crm","external_id":"2","contact_name":"王刚"},
                  7,
                  {"source":"crm","external_id":"1","company":"明腾"},
                  {"source":"CRM","external_id":"","phone":"1","colour":"red"},
                  {"source":"crm","external_id":"1","company":"明腾"},
                  {"source":"crm","external_id":"1","company":"x","version":1},
                  {"source":"crm","external_id":"3","company":"杭州智联","email":"a@example.cn","channel":"referral","signals":["demo_booked"]}
                ]}
                """
            let dry = try await server.request("POST", "/v1/leads/bulk-upsert?dry_run=true", key: key, json: body)
            #expect(dry.status == 200)
            #expect(dry[path: "created"] == "2" && dry[path: "failed"] == "6", "\(dry.text)")
            #expect(try await database.admin.query("SELECT 1 FROM baton.lead WHERE tenant_id = \(tenant.id)").isEmpty)

            let answer = try await server.request("POST", "/v1/leads/bulk-upsert", key: key, json: body)
            #expect(answer.status == 200)
            let statuses = (0..<8).map { answer[path: "data.\($0).status"] ?? "-" }
            #expect(statuses == ["201", "422", "422", "200", "422", "200", "412", "201"], "\(answer.text)")
            #expect(answer[path: "data.3.outcome"] == "updated" && answer[path: "data.5.outcome"] == "unchanged")
            #expect(answer[path: "data.0.id"] == answer[path: "data.3.id"])
            #expect(answer[path: "data.1.problem.errors.0.code"] == "unreachable")
            #expect(answer[path: "data.2.problem.errors.0.pointer"] == "/items/2")
            #expect(answer[path: "data.4.problem.errors"] == "4 elements", "\(answer.text)")
            #expect(answer[path: "data.4.problem.errors.0.pointer"]?.hasPrefix("/items/4/") == true)
            #expect(answer[path: "data.6.problem.code"] == "version_mismatch")
            #expect(
                [answer[path: "created"], answer[path: "updated"], answer[path: "unchanged"], answer[path: "failed"]] == [
                    "2", "1", "1", "4",
                ])
            let raw = try await database.admin.query(
                "SELECT p.body, p.source FROM baton.lead_payload p JOIN baton.lead_external_id e USING (tenant_id, lead_id) WHERE p.tenant_id = \(tenant.id) AND e.external_id = '3'"
            ).first((String, String).self)
            #expect(raw?.0.contains(#""company":"杭州智联""#) == true && raw?.1 == "crm")

            let once = #"{"items":[{"source":"crm","external_id":"once","contact_name":"王刚","phone":"13900000009"}]}"#
            let keyed = ["Idempotency-Key": "bulk-1"]
            let first = try await server.request("POST", "/v1/leads/bulk-upsert", key: key, json: once, headers: keyed)
            let second = try await server.request("POST", "/v1/leads/bulk-upsert", key: key, json: once, headers: keyed)
            #expect(first[path: "created"] == "1" && second.text == first.text)

            for body in ["{}", #"{"items":[]}"#, #"{"items":null}"#, #"{"items":{}}"#, #"{"item":[]}"#] {
                #expect(try await server.request("POST", "/v1/leads/bulk-upsert", key: key, json: body).status == 422, "\(body)")
            }
            let many = #"{"items":["# + Array(repeating: "{}", count: 201).joined(separator: ",") + "]}"
            let refused = try await server.request("POST", "/v1/leads/bulk-upsert", key: key, json: many)
            #expect(refused[path: "errors.0.code"] == "too_many")
            #expect(try await server.request("POST", "/v1/leads/bulk-upsert?dry_run=maybe", key: key, json: body).status == 400)
        }
    }

    @Test("a reader begins now or at the earliest, goes on with its cursor, waits, and gets the leads as they are")
    func changes() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let sequencer = database.sequencer()
        try await TestServer.with { server in
            func changes(
                _ query: String, _ status: Int = 200
            ) async throws -> (data: [[String: Any]], cursor: String, answer: TestServer.Answer) {
                let answer = try await server.request("GET", "/v1/changes?\(query)", key: key)
                #expect(answer.status == status, "\(query): \(answer.text)")
                let object = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
                return (object?["data"] as? [[String: Any]] ?? [], answer[path: "page.next_cursor"] ?? "", answer)
            }
            let start = try await changes("")
            #expect(start.data.isEmpty && start.answer[path: "page.has_more"] == "0" && start.answer[path: "relations"] == "7 elements")
            let created = try await server.request(
                "PUT", "/v1/leads/by-external-id/crm/1", key: key, json: #"{"contact_name":"王刚","phone":"13900000001","budget":"80万"}"#)
            let id = try #require(created[path: "id"])
            _ = try await server.request("PATCH", "/v1/leads/\(id)", key: key, json: #"{"budget":"90万","company":"明腾"}"#)
            try await sequencer.sequence(tenant.id)
            let first = try await changes("cursor=\(start.cursor)&limit=1&relation=lead")
            #expect(first.data.count == 1 && first.answer[path: "page.has_more"] == "1")
            #expect(first.answer[path: "data.0.kind"] == "created" && first.answer[path: "data.0.record_id"] == id)
            #expect(first.answer[path: "data.0.data"] == nil && first.data[0]["data"] == nil)
            let second = try await changes("cursor=\(first.cursor)&include=data")
            #expect(second.data.count == 1 && second.answer[path: "data.0.version"] == "2")
            #expect(Set(second.data[0]["changed"] as? [String] ?? []) == ["budget", "budget_min_minor", "budget_max_minor", "company"])
            #expect(second.answer[path: "data.0.data.company"] == "明腾" && second.answer[path: "data.0.data.external_ids.0.id"] == "1")
            #expect(try await changes("from=earliest").data.count == 2)
            #expect(try await changes("from=now").data.isEmpty)
            #expect(try await changes("from=earliest&relation=customer,ticket").data.isEmpty)

            try await database.admin.query("UPDATE baton.lead SET deleted_at = baton.now() WHERE id = \(UUID(uuidString: id)!)")
            async let waited = changes("cursor=\(second.cursor)&wait=25&include=data")
            // Nobody rings for what is done by hand; the sequencer finds it, and rings for whoever waits.
            try await sequencer.sequence(tenant.id)
            let third = try await waited
            #expect(third.answer[path: "data.0.kind"] == "deleted" && third.data.first?["data"] is NSNull)
            let gone = try await changes("cursor=\(start.cursor)&include=data")
            #expect(gone.data.count == 3 && gone.data.allSatisfy { $0["data"] is NSNull })
            #expect(try await changes("cursor=\(third.cursor)&wait=1").data.isEmpty)
        }
    }

    @Test("who waits for changes keeps none of the tenant's other requests from their turn; too many who wait are refused")
    func waitingAside() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let limits = RequestLimits(tenantPerMinute: 0, keyPerMinute: 0, tenantConcurrency: 1, tenantQueue: 2)
        try await TestServer.with(limits: limits) { server in
            let cursor = try #require(try await server.request("GET", "/v1/changes", key: key)[path: "page.next_cursor"])
            try await withThrowingTaskGroup(of: TestServer.Answer.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        // One of those below may have been there first.
                        var answer = try await server.request("GET", "/v1/changes?cursor=\(cursor)&wait=25", key: key)
                        while answer.status == 429 {
                            answer = try await server.request("GET", "/v1/changes?cursor=\(cursor)&wait=25", key: key)
                        }
                        return answer
                    }
                }
                // A third one is refused as soon as both of them wait.
                let isFull = try await eventually {
                    try await server.request("GET", "/v1/changes?cursor=\(cursor)&wait=1", key: key).status == 429
                }
                #expect(isFull)
                let body = #"{"contact_name":"王刚","phone":"13900000001"}"#
                #expect(try await server.request("PUT", "/v1/leads/by-external-id/crm/1", key: key, json: body).status == 201)
                try await database.sequencer().sequence(tenant.id)
                for try await answer in group {
                    #expect(answer.status == 200 && answer[path: "data.0.kind"] == "created", "\(answer.text)")
                }
            }
            #expect(try await server.request("GET", "/v1/changes?cursor=\(cursor)&wait=25", key: key)[path: "data"] == "1 elements")
        }
    }

    @Test("without the grant 403 with its name; with a strange cursor or parameter 400; with an old cursor 410; never anything else")
    func refusedChanges() async throws {
        let tenant = try await TestTenant.make()
        let (key, supervisor) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.supervisor).text)
        let elsewhere = try await TestTenant.make()
        let other = try await elsewhere.key(elsewhere.admin).text
        for tenant in [tenant, elsewhere] {
            for _ in 0..<5 { try await tenant.capture() }
            try await database.sequencer().sequence(tenant.id)
        }
        try await TestServer.with { server in
            for query in ["", "?relation=lead", "?from=earliest&relation=lead,contract"] {
                let answer = try await server.request("GET", "/v1/changes\(query)", key: supervisor)
                let missing = query.contains("contract") ? "contract_card:read:tenant" : "lead_card:read:tenant"
                #expect(answer.status == 403 && answer[path: "detail"] == missing, "\(answer.text)")
            }
            #expect(try await server.request("GET", "/v1/changes").status == 401)
            for query in [
                "from=yesterday", "relation=lead,lead", "relation=event", "relation=", "relation=lead,", "limit=0", "limit=1001", "wait=26",
                "wait=-1", "wait=x", "include=everything", "colour=red", "cursor=a&cursor=b", "cursor=&from=now",
            ] {
                let answer = try await server.request("GET", "/v1/changes?\(query)", key: key)
                #expect(answer.status == 400, "\(query): \(answer.text)")
            }
            let cursor = try #require(try await server.request("GET", "/v1/changes", key: key)[path: "page.next_cursor"])
            #expect(try await server.request("GET", "/v1/changes?cursor=\(cursor)", key: key).status == 200)
            let foreign = try await server.request("GET", "/v1/changes?cursor=\(cursor)", key: other)
            #expect(foreign.status == 400 && foreign[path: "code"] == "invalid_cursor")
            var generator = SystemRandomNumberGenerator()
            let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=%.~+/")
            for round in 0..<300 {
                var letters = Array(cursor)
                switch round % 4 {
                case 0: letters[Int.random(in: 0..<letters.count, using: &generator)] = alphabet.randomElement(using: &generator)!
                case 1: letters.removeSubrange(Int.random(in: 0..<letters.count, using: &generator)...)
                case 2: letters += (0...Int.random(in: 0..<40, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! }
                default: letters = (0..<23).map { _ in alphabet.randomElement(using: &generator)! }
                }
                let text = String(letters)
                guard text != cursor else { continue }
                let encoded = try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
                let answer = try await server.request("GET", "/v1/changes?cursor=\(encoded)", key: key)
                #expect(answer.status == 400 && answer[path: "code"] == "invalid_cursor", "\(text): \(answer.text)")
            }
            // Of a feed that has been cut.
            let first = try #require(
                try await server.request("GET", "/v1/changes?from=earliest&limit=1", key: key)[path: "page.next_cursor"])
            try await database.admin.query(
                "UPDATE baton.change SET created_at = created_at - interval '31 days' WHERE tenant_id = \(tenant.id) AND position <= 3")
            #expect(try await database.feed.trim(keepingDays: 30, tenant.operatorScope()) == 3)
            let expired = try await server.request("GET", "/v1/changes?cursor=\(first)&wait=25", key: key)
            #expect(expired.status == 410 && expired[path: "code"] == "cursor_expired")
            #expect(try await server.request("GET", "/v1/changes?from=earliest", key: key)[path: "data"] == "2 elements")
        }
    }
}
