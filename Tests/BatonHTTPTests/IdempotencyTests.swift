internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("What carries an Idempotency-Key happens once", .database, .nothingLost)
struct IdempotencyTests {
    private static let lead = #"{"contact_name":"王小明","phone":"13800001234","area":"浙江"}"#

    private func leads(_ tenant: TestTenant) async throws -> Int64? {
        try await tenant.database.admin.query("SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id)").single(Int64.self)
    }

    private func kept(_ tenant: TestTenant) async throws -> Int64? {
        try await tenant.database.admin.query("SELECT count(*) FROM baton.idempotency_key WHERE tenant_id = \(tenant.id)")
            .single(Int64.self)
    }

    @Test(
        "a repeated request gets the same answer and does nothing more; another body, query or path is refused; another caller is another one"
    )
    func replay() async throws {
        let tenant = try await TestTenant.make(eastSales: 2)
        let (sales, other) = (try await tenant.key(tenant.eastSales[0]).text, try await tenant.key(tenant.eastSales[1]).text)
        let (_, form) = try await tenant.database.tenants.createForm(name: "官网", tenant.operatorScope())
        let header = ["Idempotency-Key": "order-1"]
        try await TestServer.with { server in
            let first = try await server.request("POST", "/v1/leads", key: sales, json: Self.lead, headers: header)
            #expect(first.status == 201)
            #expect(first.headers["idempotency-replayed"] == nil)
            let again = try await server.request("POST", "/v1/leads", key: sales, json: Self.lead, headers: header)
            #expect(again.status == 201)
            #expect(again.headers["idempotency-replayed"] == "true")
            #expect(again.text == first.text)
            for name in ["etag", "location", "content-type"] { #expect(again.headers[name] == first.headers[name], "\(name)") }
            #expect(try await leads(tenant) == 1)

            let mismatched = try await server.request(
                "POST", "/v1/leads", key: sales, json: Self.lead.replacingOccurrences(of: "1234", with: "1235"), headers: header)
            #expect(mismatched.status == 422)
            #expect(mismatched[path: "code"] == "idempotency_mismatch")
            let elsewhere = try await server.request("POST", "/v1/notifications/read", key: sales, json: Self.lead, headers: header)
            #expect(elsewhere[path: "code"] == "idempotency_mismatch")
            #expect(try await leads(tenant) == 1)

            #expect(try await server.request("POST", "/v1/leads", key: other, json: Self.lead, headers: header).status == 201)
            #expect(try await leads(tenant) == 2)
            for _ in 0..<3 {
                let answer = try await server.request("POST", "/v1/intake/\(form.text)", json: Self.lead, headers: header)
                #expect(answer.text == #"{"status":"received"}"#)
            }
            #expect(try await leads(tenant) == 3)
        }
    }

    @Test("sixteen at once: one lead, and everybody gets its answer or is told to wait")
    func concurrent() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            let answers = try await withThrowingTaskGroup(of: TestServer.Answer.self) { group in
                for _ in 0..<16 {
                    group.addTask {
                        try await server.request("POST", "/v1/leads", key: key, json: Self.lead, headers: ["Idempotency-Key": "k"])
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(try await leads(tenant) == 1)
            let ids = Set(answers.filter { $0.status == 201 }.compactMap { $0[path: "id"] })
            #expect(ids.count == 1)
            for answer in answers where answer.status != 201 {
                #expect(answer.status == 409)
                #expect(answer[path: "code"] == "idempotency_in_progress")
                #expect(answer.headers["retry-after"] != nil)
            }
        }
    }

    @Test("what was refused is not kept: corrected, the same key goes through")
    func refused() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            let header = ["Idempotency-Key": "k"]
            let refused = try await server.request("POST", "/v1/leads", key: key, json: #"{"contact_name":"x"}"#, headers: header)
            #expect(refused.status == 422)
            #expect(try await kept(tenant) == 0)
            #expect(try await server.request("POST", "/v1/leads", key: key, json: Self.lead, headers: header).status == 201)
            for bad in ["", " ", String(repeating: "k", count: 201), "中文", "a b"] {
                let answer = try await server.request("POST", "/v1/leads", key: key, json: Self.lead, headers: ["Idempotency-Key": bad])
                // The client may not send an empty field, or trims it away: then it is a request without a key.
                #expect(answer[path: "code"] == "invalid_header" || bad.trimmingCharacters(in: .whitespaces).isEmpty, "'\(bad)'")
            }
        }
    }

    @Test("answers are sealed: nothing of them stands in the table, not even a password that is shown once")
    func sealed() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let body = #"{"name":"报表","facets":["lead_card"]}"#
            let header = ["Idempotency-Key": "bi"]
            let first = try await server.request("POST", "/v1/bi-logins", key: admin, json: body, headers: header)
            let password = try #require(first[path: "password"])
            let again = try await server.request("POST", "/v1/bi-logins", key: admin, json: body, headers: header)
            #expect(again[path: "password"] == password)
            let stored = try await tenant.database.admin.query(
                "SELECT answer FROM baton.idempotency_key WHERE tenant_id = \(tenant.id)"
            ).single(Bytes.self)
            let bytes = try #require(stored?.bytes)
            #expect(bytes.count > first.body.count)
            #expect(!String(decoding: bytes, as: UTF8.self).contains(password))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("password"))
        }
    }

    @Test("a process that ends before its effect leaves the key to the next; one that ends behind it leaves word that it has happened")
    func crashed() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let database = tenant.database
        let scope = try await tenant.scope(tenant.eastSales[0])
        let store = database.idempotency
        func claim(_ key: String) async throws -> IdempotencyClaim {
            guard case .new(let claim) = try await store.claim(key: key, request: [1], scope) else {
                throw BatonError(.internalError)
            }
            return claim
        }
        func code(_ key: String) async throws -> BatonError.Code? {
            do { _ = try await claim(key) } catch let error as BatonError { return error.code }
            return nil
        }
        func age(_ key: String, _ interval: String) async throws {
            _ = try await database.admin.query(
                """
                UPDATE baton.idempotency_key SET claimed_at = claimed_at - \(interval)::interval, created_at = created_at - \(interval)::interval
                WHERE tenant_id = \(tenant.id)
                """)
        }
        // Before its effect.
        let lost = try await claim("a")
        #expect(try await code("a") == .idempotencyConflict)
        try await age("a", "2 minutes")
        let successor = try await claim("a")
        #expect(successor != lost)
        // The one that was thought dead wakes up: its effect is refused, and nothing of it stays.
        await #expect(throws: BatonError(.idempotencyConflict)) {
            try await IdempotencyClaim.$current.withValue(lost) { _ = try await database.leads.capture(TestTenant.draft(), scope) }
        }
        #expect(try await leads(tenant) == 0)
        try await IdempotencyClaim.$current.withValue(successor) { _ = try await database.leads.capture(TestTenant.draft(), scope) }
        #expect(try await leads(tenant) == 1)
        // Behind its effect, without an answer.
        try await age("a", "2 minutes")
        #expect(try await code("a") == .idempotencyUnknown)
        // Released afterwards, it stays known all the same.
        try await store.release(successor, scope)
        #expect(try await code("a") == .idempotencyUnknown)
        // A day later the key is free.
        try await age("a", "25 hours")
        _ = try await claim("a")
        try await age("a", "25 hours")
        try await store.forgetOld(tenant.operatorScope())
        #expect(try await kept(tenant) == 0)
    }

    @Test("a key that has been revoked gets no kept answer")
    func revoked() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let scope = try await tenant.operatorScope()
        let (id, key) = try await tenant.database.tenants.createKey(member: tenant.eastSales[0], name: "x", scope)
        try await TestServer.with { server in
            let header = ["Idempotency-Key": "k"]
            #expect(try await server.request("POST", "/v1/leads", key: key.text, json: Self.lead, headers: header).status == 201)
            try await tenant.database.tenants.revokeKey(id, scope)
            #expect(try await server.request("POST", "/v1/leads", key: key.text, json: Self.lead, headers: header).status == 401)
        }
    }
}
