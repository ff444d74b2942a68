internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Postgres
internal import Testing

@Suite("Notifications over HTTP", .database, .nothingLost)
struct NotificationTests {
    /// The services of another process: its own connections, caches and wake-ups.
    private func otherProcess() throws -> TestDatabase {
        let current = TestDatabase.current
        return current.with(client: try PostgresClient(current.configuration, logger: TestCluster.logger))
    }

    @Test("an assignment is listed, counted and marked as read; other people's stay as they are")
    func list() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        for _ in 0..<5 { try await tenant.capture() }
        let key = try await tenant.key(tenant.eastSales[0]).text
        let other = try await tenant.key(tenant.supervisor).text
        try await TestServer.with { server in
            let all = try await server.request("GET", "/v1/notifications", key: key, headers: ["Accept-Language": "zh"])
            #expect(all.ids().count == 5)
            #expect(all[path: "unread"] == "5")
            #expect(all[path: "data.0.position"] == "5")
            #expect(all[path: "data.0.kind"] == "lead_assigned")
            #expect(all[path: "data.0.title"] == "新线索分配给你，请在黄金窗口内联系")
            #expect(all[path: "data.0.data.lead_id"] == all[path: "data.0.subject_id"])
            #expect(try await server.request("GET", "/v1/notifications", key: other)[path: "unread"] == "0")

            let first = try await server.request("GET", "/v1/notifications?limit=2", key: key)
            let second = try await server.request(
                "GET", "/v1/notifications?limit=3&cursor=\(first[path: "page.next_cursor"] ?? "")", key: key)
            #expect(first.ids() + second.ids() == all.ids())
            #expect(second[path: "page.next_cursor"] == nil)

            let id = all.ids()[0]
            let stranger = try await server.request("POST", "/v1/notifications/read", key: other, json: #"{"ids":["\#(id)"]}"#)
            #expect(stranger[path: "unread"] == "0")
            #expect(try await server.request("GET", "/v1/notifications/unread", key: key)[path: "unread"] == "5")
            #expect(
                try await server.request("POST", "/v1/notifications/read", key: key, json: #"{"ids":["\#(id)"]}"#)[path: "unread"] == "4")
            #expect(try await server.request("POST", "/v1/notifications/read", key: key, json: #"{"up_to":3}"#)[path: "unread"] == "1")
            #expect(try await server.request("GET", "/v1/notifications?unread=true", key: key).ids().count == 1)
        }
    }

    @Test("bad input: limits, cursors, ids, bodies, and a stream that is resumed from nonsense")
    func badInput() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        try await tenant.capture()
        let key = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            for (query, code) in [
                ("limit=0", "invalid_query"), ("cursor=x", "invalid_cursor"), ("cursor=-1", "invalid_cursor"),
                ("unread=1", "invalid_query"),
            ] {
                let answer = try await server.request("GET", "/v1/notifications?\(query)", key: key)
                #expect(answer.status == 400)
                #expect(answer[path: "code"] == code)
            }
            for body in ["{}", #"{"ids":["x"]}"#, #"{"ids":5}"#, #"{"up_to":-1}"#, #"{"all":true}"#] {
                #expect(try await server.request("POST", "/v1/notifications/read", key: key, json: body).status == 422, "\(body)")
            }
            for id in ["x", "-1", "1.5", "2", "99999999999999999999", "0x1"] {
                let answer = try await server.request("GET", "/v1/notifications/stream", key: key, headers: ["Last-Event-ID": id])
                #expect(answer.status == 400, "\(id)")
                #expect(answer[path: "code"] == "invalid_header", "\(id)")
            }
            #expect(try await server.request("GET", "/v1/notifications/stream").status == 401)
        }
    }

    @Test("the policy of leads over HTTP: read by all, changed by admins, refused with the place")
    func policy() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        let sales = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            #expect(try await server.request("GET", "/v1/lead-policy", key: sales)[path: "response_window_s"] == "900")
            let changed = try await server.request(
                "PATCH", "/v1/lead-policy", key: admin, json: #"{"response_window_s":60,"escalate_to":"admin"}"#)
            #expect(changed.status == 200)
            #expect(try await server.request("GET", "/v1/lead-policy", key: sales)[path: "response_window_s"] == "60")
            #expect(try await server.request("PATCH", "/v1/lead-policy", key: sales, json: #"{"response_window_s":60}"#).status == 403)
            let cases = [
                (#"{"response_window_s":0}"#, "invalid_window"), (#"{"pool_window_s":-1}"#, "invalid_window"),
                (#"{"escalate_to":"nobody"}"#, "escalates_to_nobody"), (#"{"window":5}"#, "unknown_field"), ("{}", "nothing_to_change"),
                (#"{"response_window_s":"15m"}"#, "wrong_type"), (#"{"response_window_s":9999999999}"#, "out_of_range"),
            ]
            for (body, code) in cases {
                let answer = try await server.request("PATCH", "/v1/lead-policy", key: admin, json: body)
                #expect(answer.status == 422, "\(body): \(answer.text)")
                #expect(answer[path: "errors.0.code"] == code, "\(body)")
            }
        }
    }

    @Test("a stream hears what another process does, in order, and one that comes back misses nothing", .timeLimit(.minutes(1)))
    func stream() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.eastSales[0]).text
        let other = try otherProcess()
        defer { other.client.close() }
        let scope = try await tenant.operatorScope()
        try await tenant.capture()
        try await TestServer.with { server in
            let stream = EventStream(port: server.port, key: key)
            #expect(try await eventually { stream.status == 200 })
            // Begins with what comes from now on. The stream looks by itself every five seconds; what comes right after a look and is told sooner
            // was told because it was woken. On a busy machine not each time.
            try await Task.sleep(for: .milliseconds(200))
            var woken = 0
            for number in 1...5 {
                let start = ContinuousClock.now
                _ = try await other.leads.capture(TestTenant.draft(), scope)
                #expect(try await eventually { stream.events.count == number })
                if ContinuousClock.now - start < .seconds(4) { woken += 1 }
            }
            #expect(woken >= 2)
            #expect(stream.events[0].id == "2")
            #expect(stream.events[0].data.contains("\"kind\":\"lead_assigned\""))
            for _ in 0..<16 { _ = try await other.leads.capture(TestTenant.draft(), scope) }
            #expect(try await eventually { stream.events.count == 21 })
            #expect(stream.events.map(\.id) == (2...22).map { "\($0)" })
            stream.cancel()
        }
        // While nobody listens …
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<30 { group.addTask { _ = try await other.leads.capture(TestTenant.draft(), scope) } }
            try await group.waitForAll()
        }
        // … and back, to another process, with the last position seen.
        try await TestServer.with(other) { server in
            let stream = EventStream(port: server.port, key: key, lastEventID: "20")
            let caughtUp = try await eventually { stream.events.count >= 32 }
            #expect(caughtUp)
            #expect(stream.events.map(\.id) == (21...52).map { "\($0)" })
            stream.cancel()
        }
    }

    @Test("a stream ends when its key is revoked", .timeLimit(.minutes(1)))
    func revoked() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            let stream = EventStream(port: server.port, key: key)
            #expect(try await eventually { stream.status == 200 })
            let scope = try await tenant.operatorScope()
            let id = try #require(try await tenant.database.tenants.keys(scope).first).id
            try await tenant.database.tenants.revokeKey(id, scope)
            // With the next thing to tell, or at its next look.
            try await tenant.capture()
            #expect(try await eventually(within: .seconds(20)) { stream.isEnded })
            #expect(stream.events.isEmpty)
        }
    }
}
