internal import BatonHTTP
internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Channels over HTTP", .database, .timeLimit(.minutes(2)))
struct ChannelRouteTests {
    private let database = TestDatabase.current

    private func webhook(_ url: String, secret: String = Receivers.webhookSecret, name: String = "ERP") -> String {
        #"{"name":"\#(name)","configuration":{"kind":"webhook","url":"\#(url)","secret":"\#(secret)"},"carries":["lead.captured"]}"#
    }

    @Test("a channel is added, shown without its secrets, tried out, changed by version, and deleted with what waits for it")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let other = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let key = try await tenant.key(tenant.admin).text
        let sales = try await tenant.key(tenant.eastSales[0]).text
        let foreign = try await other.key(other.admin).text
        try await TestServer.with { server in
            let added = try await server.request("POST", "/v1/channels", key: key, json: webhook("\(receivers.http)/hook/200"))
            #expect(added.status == 201 && added.headers["etag"] == "\"1\"", "\(added.text)")
            let id = try #require(added[path: "id"])
            #expect(added[path: "configuration.secret"] == "•••" && added[path: "kind"] == "webhook" && added[path: "is_enabled"] == "1")
            #expect(!added.text.contains(Receivers.webhookSecret))
            let list = try await server.request("GET", "/v1/channels", key: key)
            #expect(list.ids() == [id] && !list.text.contains(Receivers.webhookSecret))
            let stored = try await database.admin.query("SELECT encode(configuration, 'escape') FROM baton.channel WHERE id::text = \(id)")
                .single(String.self)
            #expect(stored?.contains("whsec_") == false)
            for (method, path) in [("GET", "/v1/channels"), ("GET", "/v1/channels/\(id)"), ("DELETE", "/v1/channels/\(id)")] {
                #expect(try await server.request(method, path, key: sales).status == 403, "\(method) \(path)")
            }
            #expect(try await server.request("GET", "/v1/channels", key: foreign).ids() == [])
            for (method, path) in [
                ("GET", "/v1/channels/\(id)"), ("DELETE", "/v1/channels/\(id)"), ("POST", "/v1/channels/\(id)/test"),
                ("POST", "/v1/channels/\(id)/retry"),
            ] {
                #expect(try await server.request(method, path, key: foreign).status == 404, "\(method) \(path)")
            }
            let tried = try await server.request("POST", "/v1/channels/\(id)/test", key: key)
            #expect(tried[path: "outcome"] == "delivered" && tried[path: "code"] == nil, "\(tried.text)")

            // With the dots sent back, and another address.
            let changed = try await server.request(
                "PUT", "/v1/channels/\(id)", key: key, json: webhook("\(receivers.http)/hook/500", secret: "•••"),
                headers: ["If-Match": "\"1\""])
            #expect(changed.status == 200 && changed[path: "version"] == "2", "\(changed.text)")
            let failed = try await server.request("POST", "/v1/channels/\(id)/test", key: key, headers: ["Accept-Language": "en"])
            #expect(failed[path: "outcome"] == "unknown" || failed[path: "outcome"] == "retry", "\(failed.text)")
            #expect(failed[path: "code"] == "receiver_busy" && failed[path: "message"]?.isEmpty == false)
            let late = try await server.request(
                "PUT", "/v1/channels/\(id)", key: key, json: webhook("\(receivers.http)/hook/200", secret: "•••"),
                headers: ["If-Match": "\"1\""])
            #expect(late.status == 412, "\(late.text)")
            _ = try await tenant.capture()
            let waiting = try await server.request("GET", "/v1/channels/\(id)", key: key)
            #expect(waiting[path: "traffic.waiting"] == "1" && waiting[path: "traffic.oldest_at"] != nil)
            #expect(try await server.request("DELETE", "/v1/channels/\(id)", key: key).status == 204)
            #expect(try await server.request("GET", "/v1/channels/\(id)", key: key).status == 404)
            let left = try await database.admin.query("SELECT count(*) FROM baton.outbox WHERE tenant_id = \(tenant.id)").single(Int64.self)
            #expect(left == 0)
            let events = try await server.request("GET", "/v1/events?kind=channel.", key: key)
            #expect(events.text.contains("channel.created") && events.text.contains("channel.changed") && !events.text.contains("whsec_"))
        }
    }

    @Test(
        "what is wrong with a channel is said with its place, and nothing is stored",
        arguments: [
            (#"{"configuration":{"kind":"webhook","url":"https://a.example/","secret":"x"},"carries":["lead.captured"]}"#, "/name missing"),
            (#"{"name":"x"}"#, "/configuration malformed_json"),
            (
                #"{"name":"x","configuration":{"kind":"webhook","url":"nowhere","secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"},"carries":["lead.captured"]}"#,
                "/configuration/url invalid_url"
            ),
            (
                #"{"name":"x","configuration":{"kind":"webhook","url":"https://a.example/","secret":"short"},"carries":["lead.captured"]}"#,
                "/configuration/secret invalid_secret"
            ),
            (
                #"{"name":"x","configuration":{"kind":"webhook","url":"https://a.example/","secret":"•••"},"carries":["lead.captured"]}"#,
                "/configuration/secret invalid_secret"
            ),
            (
                #"{"name":"x","configuration":{"kind":"webhook","url":"https://a.example/","secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}}"#,
                "/carries needs_events"
            ),
            (
                #"{"name":"x","configuration":{"kind":"webhook","url":"https://a.example/","secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"},"carries":["lead.captured","lead_assigned"]}"#,
                "/carries/1 unknown_value"
            ),
            (
                #"{"name":"x","configuration":{"kind":"wecom_robot","key":"693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"},"carries":["lead_assigned","lead_assigned"]}"#,
                "/carries/1 given_twice"
            ),
            (
                #"{"name":"x","configuration":{"kind":"wecom_robot","key":"693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"},"team_id":"0198c0de-0000-7000-8000-000000000000"}"#,
                "/team_id unknown_team"
            ),
            (
                #"{"name":"x","configuration":{"kind":"wecom_robot","key":"693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"},"concurrency":17}"#,
                "/concurrency out_of_range"
            ),
            (
                #"{"name":"x","configuration":{"kind":"sms","access_key_id":"a","access_key_secret":"b","sign_name":"接力"},"carries":["lead_assigned"]}"#,
                "/carries/0 template_missing"
            ),
            (#"{"name":"x","configuration":{"kind":"pigeon"}}"#, "/configuration/kind unknown_value"),
            (
                #"{"name":"x","configuration":{"kind":"wecom_robot","key":"693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa","colour":1}}"#,
                "/configuration/colour unknown_field"
            ),
        ])
    func badChannels(json: String, expected: String) async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let answer = try await server.request("POST", "/v1/channels", key: key, json: json)
            #expect(answer.status == 422, "\(answer.text)")
            #expect("\(answer[path: "errors.0.pointer"] ?? "?") \(answer[path: "errors.0.code"] ?? "?")" == expected, "\(answer.text)")
            #expect(try await server.request("GET", "/v1/channels", key: key).ids() == [])
        }
    }

    @Test("one channel of each kind that tells members, and no name twice")
    func conflicts() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            func mail(_ name: String) -> String {
                #"{"name":"\#(name)","configuration":{"kind":"mail","host":"127.0.0.1","from":"crm@example.com"},"carries":["lead_assigned"]}"#
            }
            let first = try await server.request("POST", "/v1/channels", key: key, json: mail("邮件"))
            #expect(first.status == 201, "\(first.text)")
            #expect(try await server.request("POST", "/v1/channels", key: key, json: mail("邮件二")).status == 409)
            let robot = #"{"name":"邮件","configuration":{"kind":"wecom_robot","key":"693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"}}"#
            #expect(try await server.request("POST", "/v1/channels", key: key, json: robot).status == 409)
            let id = try #require(first[path: "id"])
            let login = #""from":"crm@example.com","user":"crm","password":"•••"},"carries":["lead_assigned"]}"#
            let secret = login.replacing("•••", with: "s3cret")
            let start = #"{"name":"邮件","configuration":{"kind":"mail","host":"127.0.0.1","#
            #expect(try await server.request("PUT", "/v1/channels/\(id)", key: key, json: start + secret).status == 200)
            #expect(try await server.request("PUT", "/v1/channels/\(id)", key: key, json: start + login).status == 200)
            // A password is not sent to a place of somebody's choice who does not know it.
            let moved = try await server.request(
                "PUT", "/v1/channels/\(id)", key: key, json: start.replacing("127.0.0.1", with: "127.0.0.2") + login)
            #expect(moved.status == 422 && moved[path: "errors.0.code"] == "secret_needed", "\(moved.text)")
            #expect(moved[path: "errors.0.pointer"] == "/configuration/password")
            let other = try await server.request("PUT", "/v1/channels/\(id)", key: key, json: robot)
            #expect(other.status == 422 && other[path: "errors.0.code"] == "kind_is_fixed", "\(other.text)")
        }
    }

    @Test("templates: the program's words, the tenant's, an unknown variable with its place, text messages by the provider's template")
    func templates() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let sales = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            let list = try await server.request("GET", "/v1/message-templates", key: key)
            #expect(list.status == 200 && list.text.contains("{{record}}") && list.text.contains("\"is_own\":false"))
            let path = "/v1/message-templates/lead_assigned/mail"
            let own =
                #"{"subject_zh":"新线索 {{record}}","subject_en":"New {{record}}","body_zh":"{{ member }}：{{company}}","body_en":"{{company}}"}"#
            let put = try await server.request("PUT", path, key: key, json: own, headers: ["If-Match": "\"1\""])
            #expect(put.status == 200 && put[path: "is_own"] == "1" && put.headers["etag"] == "\"2\"", "\(put.text)")
            #expect(try await server.request("PUT", path, key: key, json: own, headers: ["If-Match": "\"1\""]).status == 412)
            #expect(try await server.request("PUT", path, key: sales, json: own).status == 403)
            for (path, json, expected) in [
                (path, #"{"body_zh":"{{phone}}","body_en":"x"}"#, "/body_zh unknown_variable"),
                (path, #"{"body_zh":"{{member","body_en":"x"}"#, "/body_zh unclosed_variable"),
                (path, #"{"body_zh":"x"}"#, "/body_en missing"),
                (path, #"{"body_zh":"x","body_en":"x","provider_template":"SMS_1"}"#, "/provider_template not_for_channel"),
                (
                    "/v1/message-templates/lead_assigned/wecom_robot", #"{"body_zh":"{{record}}","body_en":"x"}"#,
                    "/body_zh unknown_variable"
                ),
                ("/v1/message-templates/lead_assigned/sms", #"{"body_zh":"x","body_en":"x"}"#, "/body_zh not_for_channel"),
                (
                    "/v1/message-templates/lead_assigned/sms", #"{"provider_template":"SMS_1","parameters":{"name":"{{nobody}}"}}"#,
                    "/parameters/name unknown_variable"
                ),
                (
                    "/v1/message-templates/lead_assigned/sms", #"{"provider_template":"SMS_1","parameters":{"name":1}}"#,
                    "/parameters/name wrong_type"
                ),
            ] {
                let answer = try await server.request("PUT", path, key: key, json: json)
                let problem = "\(answer[path: "errors.0.pointer"] ?? "?") \(answer[path: "errors.0.code"] ?? "?")"
                #expect(answer.status == 422 && problem == expected, "\(answer.text)")
            }
            for path in ["/v1/message-templates/lead_assigned/webhook", "/v1/message-templates/nothing/mail"] {
                #expect(try await server.request("GET", path, key: key).status == 404, "\(path)")
            }
            let sms = "/v1/message-templates/lead_assigned/sms"
            #expect(try await server.request("GET", sms, key: key).status == 404)
            let approved = try await server.request(
                "PUT", sms, key: key, json: #"{"provider_template":"SMS_153055065","parameters":{"name":"{{member}}"}}"#)
            #expect(approved.status == 200, "\(approved.text)")
            let channel =
                #"{"name":"短信","configuration":{"kind":"sms","access_key_id":"a","access_key_secret":"b","sign_name":"接力"},"carries":["lead_assigned"]}"#
            #expect(try await server.request("POST", "/v1/channels", key: key, json: channel).status == 201)
            #expect(try await server.request("DELETE", sms, key: key).status == 409)
            #expect(try await server.request("DELETE", path, key: key).status == 204)
            #expect(try await server.request("GET", path, key: key)[path: "is_own"] == "0")
            #expect(try await server.request("DELETE", path, key: key).status == 404)
        }
    }

    @Test("preferences are one's own; an admin sets those of others; what is wrong is said")
    func preferences() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let sales = try await tenant.key(tenant.eastSales[0]).text
        let someone = tenant.eastSales[0]
        try await TestServer.with { server in
            let path = "/v1/me/notification-preferences"
            let empty = try await server.request("GET", path, key: sales)
            #expect(empty[path: "language"] == "zh" && empty[path: "version"] == "1" && empty[path: "phone"] == nil, "\(empty.text)")
            let json =
                #"{"phone":"138 0013 8000","wecom_user_id":"chenwei","language":"en","muted_channels":["sms"],"quiet_hours":{"zone":"Asia/Shanghai","from":"22:00","to":"08:00"}}"#
            let put = try await server.request("PUT", path, key: sales, json: json, headers: ["If-Match": "\"1\""])
            #expect(put.status == 200 && put[path: "phone"] == "+8613800138000" && put[path: "quiet_hours.to"] == "08:00", "\(put.text)")
            let seen = try await server.request("GET", "/v1/members/\(someone)/notification-preferences", key: key)
            #expect(seen[path: "wecom_user_id"] == "chenwei" && seen[path: "version"] == "2")
            #expect(try await server.request("GET", "/v1/members/\(tenant.admin)/notification-preferences", key: sales).status == 403)
            #expect(
                try await server.request("PUT", "/v1/members/\(tenant.admin)/notification-preferences", key: sales, json: "{}").status
                    == 403)
            #expect(try await server.request("GET", "/v1/members/\(UUID().uuidString)/notification-preferences", key: key).status == 404)
            #expect(try await server.request("PUT", path, key: sales, json: json, headers: ["If-Match": "\"1\""]).status == 412)
            for (json, expected) in [
                (#"{"phone":"0571-88001234"}"#, "/phone not_a_mobile"), (#"{"phone":"x"}"#, "/phone phone_not_a_number"),
                (#"{"wecom_user_id":"a|b"}"#, "/wecom_user_id invalid_value"), (#"{"language":"fr"}"#, "/language unknown_value"),
                (#"{"muted_channels":["webhook"]}"#, "/muted_channels/0 unknown_value"),
                (#"{"quiet_hours":{"zone":"Asia/Atlantis","from":"22:00","to":"08:00"}}"#, "/quiet_hours/zone invalid_time_zone"),
                (#"{"quiet_hours":{"zone":"Asia/Shanghai","from":"22","to":"08:00"}}"#, "/quiet_hours/from invalid_time"),
                (#"{"quiet_hours":{"zone":"Asia/Shanghai","from":"22:00"}}"#, "/quiet_hours/to missing"),
            ] {
                let answer = try await server.request("PUT", path, key: sales, json: json)
                let problem = "\(answer[path: "errors.0.pointer"] ?? "?") \(answer[path: "errors.0.code"] ?? "?")"
                #expect(answer.status == 422 && problem == expected, "\(answer.text)")
            }
            let events = try await server.request("GET", "/v1/events?kind=member.preferences_changed", key: key)
            #expect(events.ids().count == 1 && !events.text.contains("13800138000"))
        }
    }

    @Test("messages that were given up are listed, sent again one by one or all of a channel, and discarded")
    func dead() async throws {
        let tenant = try await TestTenant.make()
        let other = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let sales = try await tenant.key(tenant.eastSales[0]).text
        let foreign = try await other.key(other.admin).text
        try await TestServer.with { server in
            let added = try await server.request("POST", "/v1/channels", key: key, json: webhook("http://127.0.0.1:1/"))
            let channel = try #require(added[path: "id"])
            let ids = (0..<4).map { _ in MessageID.make() }
            for id in ids {
                try await database.admin.query(
                    """
                    INSERT INTO baton.outbox_dead (tenant_id, id, channel_id, attempt, created_at, kind, problem, detail)
                    VALUES (\(tenant.id), \(id), \(channel)::uuid, 14, baton.now(), 'lead.captured', 'receiver_busy', 'HTTP 500')
                    """)
            }
            let list = try await server.request("GET", "/v1/dead-messages?channel_id=\(channel)", key: key)
            #expect(Set(list.ids()) == Set(ids.map(\.description)) && list[path: "data.0.detail"] == "HTTP 500", "\(list.text)")
            #expect(try await server.request("GET", "/v1/dead-messages?channel_id=x", key: key).status == 400)
            #expect(try await server.request("GET", "/v1/dead-messages", key: sales).status == 403)
            #expect(try await server.request("GET", "/v1/dead-messages", key: foreign).ids() == [])
            #expect(try await server.request("POST", "/v1/dead-messages/\(ids[0])/retry", key: foreign).status == 404)
            #expect(try await server.request("DELETE", "/v1/dead-messages/\(ids[0])", key: foreign).status == 404)
            let again = try await server.request("POST", "/v1/dead-messages/\(ids[0])/retry", key: key)
            #expect(again.status == 200 && again[path: "status"] == "waiting", "\(again.text)")
            #expect(try await server.request("POST", "/v1/dead-messages/\(ids[0])/retry", key: key).status == 404)
            #expect(try await server.request("DELETE", "/v1/dead-messages/\(ids[1])", key: key).status == 204)
            let all = try await server.request("POST", "/v1/channels/\(channel)/retry", key: key)
            #expect(all[path: "count"] == "2", "\(all.text)")
            let left = try await server.request("GET", "/v1/channels/\(channel)", key: key)
            #expect(left[path: "traffic.dead"] == "0" && left[path: "traffic.waiting"] == "3", "\(left.text)")
        }
    }
}
