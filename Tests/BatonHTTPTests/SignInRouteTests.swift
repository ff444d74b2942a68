internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Sign-in, sessions and keys over HTTP", .database)
struct SignInRouteTests {
    private let password = "correct horse battery"

    @Test("invited, signed in, refreshed, moved, signed out")
    func life() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        let password = password
        try await TestServer.with { server in
            func post(_ path: String, _ json: String, key: String? = nil) async throws -> TestServer.Answer {
                try await server.request("POST", path, key: key, json: json)
            }
            let invited = try await post("/v1/members/\(tenant.eastSales[0])/invitation", "{}", key: admin)
            #expect(invited.status == 201)
            let token = try #require(invited[path: "token"])
            let email = try #require(invited[path: "email"])
            #expect(try await post("/v1/auth/invitations/accept", #"{"token":"\#(token)","password":"short"}"#).status == 422)
            #expect(try await post("/v1/auth/invitations/accept", #"{"token":"\#(token)","password":"\#(password)"}"#).status == 204)
            #expect(try await post("/v1/auth/invitations/accept", #"{"token":"\#(token)","password":"\#(password)"}"#).status == 404)

            let wrong = try await post("/v1/auth/login", #"{"email":"\#(email)","password":"wrong password"}"#)
            let unknown = try await post("/v1/auth/login", #"{"email":"nobody@x.example","password":"wrong password"}"#)
            #expect(wrong.status == 401 && unknown.status == 401)
            #expect(wrong[path: "code"] == unknown[path: "code"] && wrong[path: "detail"] == unknown[path: "detail"])
            let login = try await server.request(
                "POST", "/v1/auth/login", json: #"{"email":"\#(email)","password":"\#(password)"}"#, headers: ["User-Agent": "测试/1"])
            #expect(login.status == 200)
            #expect(login[path: "token_type"] == "Bearer" && login[path: "expires_in"] == "600")
            let access = try #require(login[path: "access_token"])
            let me = try await server.request("GET", "/v1/me", key: access)
            #expect(me.status == 200 && me[path: "member_id"] == tenant.eastSales[0].description)

            let refreshed = try await post("/v1/auth/refresh", #"{"refresh_token":"\#(try #require(login[path: "refresh_token"]))"}"#)
            #expect(refreshed.status == 200)
            let sessions = try await server.request("GET", "/v1/auth/sessions", key: access)
            #expect(sessions.ids() == [login[path: "session_id"]])
            #expect(sessions[path: "data.0.current"] == "1" || sessions[path: "data.0.current"] == "true")
            #expect(sessions[path: "data.0.method"] == "password")

            let changed = try await post(
                "/v1/auth/password", #"{"password":"\#(password)","new_password":"another long one"}"#, key: access)
            #expect(changed.status == 200)
            #expect(try await server.request("GET", "/v1/me", key: access).status == 401)
            let renewed = try #require(changed[path: "access_token"])
            #expect(try await server.request("GET", "/v1/me", key: renewed).status == 200)
            #expect(
                try await post("/v1/auth/password", #"{"password":"another long one","new_password":"yet another one"}"#, key: admin).status
                    == 403)

            let refresh = try #require(changed[path: "refresh_token"])
            #expect(try await post("/v1/auth/tenant", #"{"refresh_token":"\#(refresh)","tenant":"somebody-else"}"#).status == 401)
            #expect(try await post("/v1/auth/logout", #"{"refresh_token":"\#(refresh)"}"#).status == 204)
            #expect(try await post("/v1/auth/logout", #"{"refresh_token":"\#(refresh)"}"#).status == 204)
            #expect(try await post("/v1/auth/refresh", #"{"refresh_token":"\#(refresh)"}"#).status == 401)
            #expect(try await server.request("GET", "/v1/me", key: renewed).status == 401)

            let keys = try await server.request("GET", "/.well-known/jwks.json")
            #expect(keys.status == 200 && keys[path: "keys.0.crv"] == "Ed25519" && keys[path: "keys.0.d"] == nil)
            let kinds = try await tenant.database.admin.query(
                "SELECT DISTINCT kind FROM baton.event WHERE tenant_id = \(tenant.id) AND facet = 'permissions'"
            ).column(String.self)
            #expect(
                Set(kinds).isSuperset(of: [
                    "member.invited", "member.invitation_accepted", "member.signed_in", "member.password_changed", "session.ended",
                ]))
            let data = try await tenant.database.admin.query(
                "SELECT string_agg(e::text, ' ') FROM baton.event e WHERE tenant_id = \(tenant.id)"
            ).single(String.self)
            for secret in [token, password, access, refresh, "another long one"] { #expect(data?.contains(secret) == false) }
        }
    }

    @Test("five wrong ones, and the sixth is told how long to wait")
    func tooMany() async throws {
        let email = "x-\(UUID().uuidString.lowercased())@x.example"
        try await TestServer.with { server in
            for _ in 1...5 {
                let answer = try await server.request("POST", "/v1/auth/login", json: #"{"email":"\#(email)","password":"wrong password"}"#)
                #expect(answer.status == 401)
            }
            let answer = try await server.request("POST", "/v1/auth/login", json: #"{"email":"\#(email)","password":"wrong password"}"#)
            #expect(answer.status == 429 && answer[path: "code"] == "too_many_attempts")
            #expect(answer.headers["retry-after"] == "1")
        }
    }

    @Test("bodies that are none get their problems")
    func badInput() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            for (path, json, place, code) in [
                ("login", "{}", "/email", "missing"), ("login", #"{"email":1,"password":"x"}"#, "/email", "wrong_type"),
                ("login", #"{"email":"a@b.cn"}"#, "/password", "missing"), ("login", #"{"selection_token":"x"}"#, "/tenant", "missing"),
                ("login", #"{"selection_token":"x","tenant":"x","email":"a@b.cn"}"#, "/email", "one_of_two"),
                ("login", #"{"email":"a@b.cn","password":"x","otp":"1"}"#, "/otp", "unknown_field"),
                ("refresh", "{}", "/refresh_token", "missing"), ("logout", "{}", "/refresh_token", "missing"),
                ("tenant", #"{"refresh_token":"x"}"#, "/tenant", "missing"),
                ("invitations/accept", #"{"token":"x"}"#, "/password", "missing"),
            ] {
                let answer = try await server.request("POST", "/v1/auth/\(path)", json: json)
                #expect(answer.status == 422, "\(path) \(json)")
                #expect(answer.text.contains(#""pointer":"\#(place)","code":"\#(code)""#), "\(path) \(json): \(answer.text)")
            }
            for path in ["login", "refresh", "logout", "tenant", "invitations/accept"] {
                #expect(try await server.request("POST", "/v1/auth/\(path)", json: "{").status == 400)
                #expect(try await server.request("POST", "/v1/auth/\(path)", json: String(repeating: " ", count: 20_000)).status == 413)
            }
            for token in ["eyJhbGciOiJub25lIn0.e30.", "a.b.c", "..", String(repeating: "a.", count: 900), "bk_.x"] {
                #expect(try await server.request("GET", "/v1/me", key: token).status == 401)
            }
            for (json, place, code) in [
                ("{}", "/name", "missing"), (#"{"name":"x","scopes":["lead_card:fly"]}"#, "/scopes/0", "unknown_scope"),
                (#"{"name":"x","scopes":[]}"#, "/scopes", "missing"),
                (#"{"name":"x","expires_at":"2020-01-01"}"#, "/expires_at", "in_the_past"),
            ] {
                let answer = try await server.request("POST", "/v1/api-keys", key: key, json: json)
                #expect(
                    answer.status == 422 && answer[path: "errors.0.pointer"] == place && answer[path: "errors.0.code"] == code, "\(json)")
            }
            for (json, place, code) in [
                ("{}", "/issuer", "missing"), (#"{"issuer":"http://id.example","client_id":"x"}"#, "/issuer", "invalid_issuer"),
                (#"{"issuer":"https://u:p@id.example","client_id":"x"}"#, "/issuer", "invalid_issuer"),
                (#"{"issuer":"https://id.example?x=1","client_id":"x"}"#, "/issuer", "invalid_issuer"),
                (#"{"issuer":"https://id.example","client_id":"x","mail_domains":["x y"]}"#, "/mail_domains/0", "invalid_domain"),
                (#"{"issuer":"http://127.0.0.1:1","client_id":"x"}"#, "/issuer", "issuer_unreachable"),
            ] {
                let answer = try await server.request("PUT", "/v1/sign-on", key: key, json: json)
                #expect(
                    answer.status == 422 && answer[path: "errors.0.pointer"] == place && answer[path: "errors.0.code"] == code, "\(json)")
            }
            #expect(try await server.request("GET", "/v1/sign-on", key: key).status == 404)
            #expect(try await server.request("DELETE", "/v1/sign-on", key: key).status == 404)
            #expect(try await server.request("GET", "/v1/auth/oidc/\(tenant.slug)").status == 404)
            #expect(try await server.request("GET", "/v1/auth/oidc/callback?code=x&state=y").status == 401)
            #expect(try await server.request("GET", "/v1/auth/oidc/callback?error=access_denied").status == 401)
        }
    }

    @Test("a member has his own keys in hand, an admin everybody's")
    func keys() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            func add(_ json: String, _ key: String) async throws -> TestServer.Answer {
                try await server.request("POST", "/v1/api-keys", key: key, json: json)
            }
            let own = try await add(#"{"name":"ERP","read_only":true,"expires_at":"2099-01-01"}"#, sales)
            #expect(own.status == 201)
            #expect(try await add(#"{"name":"x","member_id":"\#(tenant.admin)"}"#, sales).status == 403)
            let others = try await add(#"{"name":"x","member_id":"\#(tenant.southSales[0])"}"#, admin)
            #expect(others.status == 201)
            #expect(try await add(#"{"name":"x","member_id":"\#(MemberID.make())"}"#, admin).status == 404)

            let list = try await server.request("GET", "/v1/api-keys", key: sales)
            #expect(list.ids().count == 2 && list.ids().first == own[path: "id"])
            #expect(list[path: "data.0.read_only"] == "1" && list[path: "data.0.expires_at"] != nil)
            #expect(!list.text.contains(try #require(own[path: "key"])))
            #expect(try await server.request("GET", "/v1/api-keys", key: admin).ids().count == 4)
            let ofOne = try await server.request("GET", "/v1/api-keys?member_id=\(tenant.southSales[0])", key: admin)
            #expect(ofOne.ids() == [others[path: "id"]])
            #expect(try await server.request("GET", "/v1/api-keys?member_id=\(tenant.admin)", key: sales).status == 403)
            #expect(try await server.request("GET", "/v1/api-keys?member_id=x", key: admin).status == 400)

            let key = try #require(own[path: "key"])
            #expect(try await server.request("GET", "/v1/me", key: key).status == 200)
            #expect(try await server.request("DELETE", "/v1/api-keys/\(try #require(others[path: "id"]))", key: sales).status == 404)
            #expect(try await server.request("DELETE", "/v1/api-keys/\(try #require(own[path: "id"]))", key: sales).status == 204)
            #expect(try await server.request("DELETE", "/v1/api-keys/\(try #require(own[path: "id"]))", key: sales).status == 204)
            #expect(try await server.request("GET", "/v1/me", key: key).status == 401)
            #expect(try await server.request("DELETE", "/v1/api-keys/\(try #require(others[path: "id"]))", key: admin).status == 204)
            // A request that is sent again makes no second key, and shows the first one again.
            let once = ["Idempotency-Key": "key-\(tenant.id)"]
            let made = try await server.request("POST", "/v1/api-keys", key: sales, json: #"{"name":"once"}"#, headers: once)
            let again = try await server.request("POST", "/v1/api-keys", key: sales, json: #"{"name":"once"}"#, headers: once)
            #expect(made.status == 201 && again.status == 201 && made[path: "key"] == again[path: "key"])
            let names = try await tenant.database.admin.query(
                "SELECT count(*) FROM baton.api_key WHERE tenant_id = \(tenant.id) AND name = 'once'"
            ).single(Int64.self)
            #expect(names == 1)
            let kinds = try await tenant.database.admin.query(
                """
                SELECT kind FROM baton.event WHERE tenant_id = \(tenant.id) AND kind LIKE 'api_key.%' AND subject_id NOT IN (
                    SELECT id FROM baton.api_key WHERE tenant_id = \(tenant.id) AND name = 'once') ORDER BY created_at, id
                """
            ).column(String.self)
            #expect(kinds.suffix(4) == ["api_key.created", "api_key.created", "api_key.revoked", "api_key.revoked"])
        }
    }

    @Test("a narrowed key may do no more than it says, sees no more, and gets no way out")
    func narrowed() async throws {
        let tenant = try await TestTenant.make()
        try await tenant.capture(signals: [.formSubmitted])
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            func key(_ json: String) async throws -> String {
                try #require(try await server.request("POST", "/v1/api-keys", key: admin, json: json)[path: "key"])
            }
            let reader = try await key(#"{"name":"x","read_only":true}"#)
            let cards = try await key(#"{"name":"x","scopes":["lead_card:read"]}"#)
            let scores = try await key(#"{"name":"x","scopes":["lead_score:read"]}"#)
            let map = try await key(#"{"name":"x","scopes":["permissions:write","permissions:read"]}"#)
            let both = try await key(#"{"name":"x","scopes":["lead_card:read","lead_card:create"],"read_only":true}"#)

            let whole = try await server.request("GET", "/v1/leads", key: admin)
            let one = try #require(whole.ids().first)
            for (key, ids, score) in [(reader, 1, true), (cards, 1, false), (both, 1, false)] {
                let answer = try await server.request("GET", "/v1/leads", key: key)
                #expect(answer.status == 200 && answer.ids().count == ids)
                let detail = try await server.request("GET", "/v1/leads/\(one)", key: key)
                #expect(detail.status == 200 && (detail[path: "score_reasons"] != nil) == score)
            }
            let lead = #"{"contact_name":"x","phone":"13800001234","area":"浙江"}"#
            for key in [reader, cards, scores, both, map] {
                #expect(try await server.request("POST", "/v1/leads", key: key, json: lead).status == 403)
                #expect(try await server.request("POST", "/v1/api-keys", key: key, json: #"{"name":"wider"}"#).status == 403)
                let mine = try await server.request("GET", "/v1/api-keys?member_id=\(tenant.admin)", key: key)
                let id = try #require(mine.ids().first)
                #expect(try await server.request("DELETE", "/v1/api-keys/\(id)", key: key).status == 403)
            }
            for key in [scores, map] {
                let answer = try await server.request("GET", "/v1/leads", key: key)
                #expect(answer.status == 403 || answer.ids().isEmpty)
                // Nor through another's eyes.
                let seen = try await server.request("GET", "/v1/leads", key: key, headers: ["Baton-View-As": tenant.supervisor.description])
                #expect(seen.status == 403 || seen.ids().isEmpty)
            }
        }
    }
}
