internal import AsyncHTTPClient
internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import Postgres
internal import Testing

@Suite("Sign-on at a tenant's provider", .database(movableClock: true), .serialized)
struct OIDCTests {
    private var database: TestDatabase { .current }

    private struct Setting: Sendable {
        var tenant: TestTenant
        var provider: OpenIDTestProvider
        var signOn: SignOnService

        /// Until the browser is back with a code.
        func begin() async throws -> (code: String, state: String, browser: String) {
            let beginning = try await signOn.begin(slug: tenant.slug)
            let back = try await provider.browse(beginning.url)
            return (back["code"] ?? "", back["state"] ?? "", beginning.browser)
        }

        func signOn(_ answer: OpenIDTestProvider.Answer? = nil) async throws -> SessionTokens {
            if let answer { provider.answer(answer) }
            let (code, state, browser) = try await begin()
            return try await signOn.finish(code: code, state: state, issuer: nil, browser: browser)
        }

        /// What the answer is refused with.
        func refusal(_ answer: OpenIDTestProvider.Answer? = nil) async -> String? {
            do {
                _ = try await signOn(answer)
                return nil
            } catch let error as BatonError {
                return error.code == .unauthenticated ? error.detail : "\(error.code)"
            } catch {
                return "\(error)"
            }
        }
    }

    private func withProvider(
        domains: [String] = [], links: Bool = true, _ body: @escaping @Sendable (Setting) async throws -> Void
    ) async throws {
        let database = database
        let tenant = try await TestTenant.make()
        let admin = try await tenant.scope(tenant.admin)
        try await OpenIDTestProvider.with(database.clock.wall) { provider in
            try await database.signOn.configure(
                .init(
                    issuer: provider.issuer, clientID: OpenIDTestProvider.client, clientSecret: .some(OpenIDTestProvider.secret),
                    mailDomains: domains, linksMembers: links), admin)
            try await body(Setting(tenant: tenant, provider: provider, signOn: database.signOn))
        }
    }

    private static func answer(
        _ tenant: TestTenant, _ change: (inout OpenIDTestProvider.Answer) -> Void = { _ in }
    ) -> OpenIDTestProvider.Answer {
        var answer = OpenIDTestProvider.Answer()
        answer.email = "East0@\(tenant.slug).example"
        change(&answer)
        return answer
    }

    @Test("the first sign-on finds the member by the verified e-mail, later ones by the subject, with either algorithm")
    func life() async throws {
        let database = database
        try await withProvider { setting in
            let member = setting.tenant.eastSales[0]
            let first = try await setting.signOn(Self.answer(setting.tenant))
            #expect(first.member == member && first.tenant == setting.tenant.id)
            let scope = try await database.directory.member(key: Secret(first.access))
            #expect(scope.actor == .member(member))
            // Another e-mail by now, unverified at that: the subject counts.
            let second = try await setting.signOn(
                Self.answer(setting.tenant) {
                    $0.signature = .es256
                    $0.email = "else@where.example"
                    $0.isVerified = false
                })
            #expect(second.member == member)
            // Refreshed like any session, but it moves to no other tenant, and has no password.
            let refreshed = try await database.signIn.sessions.refresh(second.refresh)
            let moved = await #expect(throws: BatonError.self) {
                _ = try await database.signIn.switchTenant(refreshed.refresh, to: setting.tenant.slug)
            }
            #expect(moved?.code == .permissionDenied)
            let mine = try await database.directory.member(key: Secret(refreshed.access))
            let password = await #expect(throws: BatonError.self) {
                _ = try await database.signIn.changePassword(from: "x", to: "a long enough one", mine)
            }
            #expect(password?.code == .permissionDenied)
            let secret = try await database.admin.query("SELECT client_secret FROM baton.sign_on WHERE tenant_id = \(setting.tenant.id)")
                .single(Bytes.self)
            #expect(secret.map { !Data($0.bytes).contains(Data(OpenIDTestProvider.secret.utf8)) } == true)
            #expect(
                try await database.admin.query("SELECT count(*) FROM baton.sign_on_attempt WHERE tenant_id = \(setting.tenant.id)").single(
                    Int64.self) == 0)
        }
    }

    @Test("whose e-mail is unverified, unknown, disabled, of another domain or somebody else's subject comes not in")
    func strangers() async throws {
        let database = database
        try await withProvider(domains: ["elsewhere.example"]) { setting in
            let tenant = setting.tenant
            let admin = try await tenant.scope(tenant.admin)
            func configure(domains: [String], links: Bool) async throws {
                try await database.signOn.configure(
                    .init(
                        issuer: setting.provider.issuer, clientID: OpenIDTestProvider.client, mailDomains: domains, linksMembers: links),
                    admin)
            }
            #expect(await setting.refusal(Self.answer(tenant)) == "sign-on: mail domain")
            try await configure(domains: ["\(tenant.slug).example"], links: false)
            #expect(await setting.refusal(Self.answer(tenant)) == "sign-on: nobody here")
            try await configure(domains: ["\(tenant.slug).example"], links: true)
            #expect(await setting.refusal(Self.answer(tenant) { $0.isVerified = false }) == "sign-on: mail domain")
            #expect(await setting.refusal(Self.answer(tenant) { $0.email = nil }) == "sign-on: mail domain")
            #expect(
                await setting.refusal(Self.answer(tenant) { $0.email = "east0@\(tenant.slug).example.evil.example" })
                    == "sign-on: mail domain")
            #expect(await setting.refusal(Self.answer(tenant) { $0.email = "nobody@\(tenant.slug).example" }) == "sign-on: nobody here")
            #expect(
                await setting.refusal(Self.answer(tenant) { $0.claims["email_verified"] = .some(.text("yes")) }) == "sign-on: mail domain")
            _ = try await setting.signOn(Self.answer(tenant))
            // The address was given to somebody else.
            #expect(await setting.refusal(Self.answer(tenant) { $0.subject = "subject-2" }) == "sign-on: somebody else")
            try await database.tenants.setMemberStatus(tenant.eastSales[0], .disabled, tenant.operatorScope())
            let error = await #expect(throws: BatonError.self) { _ = try await setting.signOn(Self.answer(tenant)) }
            #expect(error?.code == .unauthenticated)
        }
    }

    private struct Attack: Sendable {
        var why: String
        var answer: OpenIDTestProvider.Answer
    }

    private static func attacks(_ tenant: TestTenant, _ now: Double) -> [Attack] {
        var attacks: [Attack] = []
        func add(_ why: String, _ change: (inout OpenIDTestProvider.Answer) -> Void) {
            attacks.append(Attack(why: why, answer: answer(tenant, change)))
        }
        add("nonce") { $0.claims["nonce"] = .some(.text("another")) }
        add("nonce") { $0.claims["nonce"] = .some(nil) }
        add("aud") { $0.claims["aud"] = .some(.text("another-client")) }
        add("aud") { $0.claims["aud"] = .some(.list([])) }
        add("azp") { $0.claims["aud"] = .some(.list([OpenIDTestProvider.client, "another"])) }
        add("azp") { $0.claims["azp"] = .some(.text("another")) }
        add("iss") { $0.claims["iss"] = .some(.text("https://other.example")) }
        add("exp") { $0.claims["exp"] = .some(.number(now - 120)) }
        add("nbf") { $0.claims["iat"] = .some(.number(now + 600)) }
        add("nbf") { $0.claims["nbf"] = .some(.number(now + 600)) }
        add("sub") { $0.subject = "" }
        add("sub") { $0.subject = String(repeating: "x", count: 300) }
        add("signature") { $0.claims["exp"] = .some(nil) }
        add("signature") { $0.claims["exp"] = .some(.text("never")) }
        add("malformed ID token") { $0.signature = .none }
        add("algorithm") { $0.signature = .hs256(key: OpenIDTestProvider.publicKeyText) }
        add("algorithm") { $0.signature = .hs256(key: Array(OpenIDTestProvider.secret.utf8)) }
        add("signature") { $0.signature = .otherKey }
        add("key") { $0.signature = .unpublished }
        // The name of a key of another kind; and the other kind's algorithm.
        add("key") { $0.header["kid"] = .some("ec-one") }
        add("key") { $0.header["alg"] = .some("ES256") }
        add("key") { $0.header["kid"] = .some("odd") }
        add("algorithm") { $0.header["alg"] = .some("RS512") }
        add("malformed ID token") { $0.header["crit"] = .some("exp") }
        add("malformed ID token") { $0.replay = "nonsense" }
        add("malformed ID token") { $0.replay = "a.b.c" }
        return attacks
    }

    @Test("no ID token is taken but the one that was asked for")
    func attacks() async throws {
        let database = database
        try await withProvider { setting in
            let tenant = setting.tenant
            for (number, attack) in Self.attacks(tenant, database.clock.wall.time().timeIntervalSince1970).enumerated() {
                #expect(await setting.refusal(attack.answer) == "sign-on: \(attack.why)", "attempt \(number)")
            }
            // A good one of another sign-on.
            _ = try await setting.signOn(Self.answer(tenant))
            let earlier = try #require(setting.provider.issued.last)
            #expect(await setting.refusal(Self.answer(tenant) { $0.replay = earlier }) == "sign-on: nonce")
            // What the metadata does not name is not taken, though the key is there.
            setting.provider.algorithms(["RS256"])
            let fresh = database.anotherProcess().signOn
            let strict = Setting(tenant: tenant, provider: setting.provider, signOn: fresh)
            #expect(await strict.refusal(Self.answer(tenant) { $0.signature = .es256 }) == "sign-on: algorithm")
            #expect(await strict.refusal(Self.answer(tenant)) == nil)
            // Audience as a list with the authorised party is as good as one alone.
            let several = Self.answer(tenant) {
                $0.claims["aud"] = .some(.list([OpenIDTestProvider.client, "another"]))
                $0.claims["azp"] = .some(.text(OpenIDTestProvider.client))
            }
            #expect(await setting.refusal(several) == nil)
            let sessions = try await database.admin.query("SELECT count(*) FROM baton.session WHERE tenant_id = \(tenant.id)").single(
                Int64.self)
            #expect(sessions == 3)
        }
    }

    @Test("a state is good once, for ten minutes, in its own browser, with its own code")
    func states() async throws {
        let database = database
        try await withProvider { setting in
            func finish(_ code: String, _ state: String, _ browser: String?, issuer: String? = nil) async -> String? {
                do {
                    _ = try await setting.signOn.finish(code: code, state: state, issuer: issuer, browser: browser)
                    return nil
                } catch {
                    return (error as? BatonError)?.detail ?? "\(error)"
                }
            }
            setting.provider.answer(Self.answer(setting.tenant))
            let one = try await setting.begin()
            #expect(await finish(one.code, one.state, one.browser) == nil)
            #expect(await finish(one.code, one.state, one.browser) == "sign-on: state")
            // Somebody is sent to the callback with an attacker's code and state.
            let two = try await setting.begin()
            #expect(await finish(two.code, two.state, nil) == "sign-on: browser")
            #expect(await finish(two.code, two.state, two.browser) == "sign-on: state")
            let three = try await setting.begin()
            #expect(await finish(three.code, three.state, two.browser) == "sign-on: browser")
            // An attacker's code in the victim's own state: the verifier does not fit.
            let (mine, his) = (try await setting.begin(), try await setting.begin())
            #expect(await finish(his.code, mine.state, mine.browser) == "sign-on: code")
            #expect(await finish(his.code, his.state, his.browser) == "sign-on: code")
            let old = try await setting.begin()
            try await database.advanceClock(.seconds(601))
            #expect(await finish(old.code, old.state, old.browser) == "sign-on: state")
            // The answer of another provider (mix-up).
            let four = try await setting.begin()
            #expect(await finish(four.code, four.state, four.browser, issuer: "https://evil.example") == "sign-on: iss")
            let five = try await setting.begin()
            #expect(await finish(five.code, five.state, five.browser, issuer: setting.provider.issuer) == nil)
            // Altered, of another tenant, none.
            let six = try await setting.begin()
            let swapped = six.state.replacingOccurrences(of: "bs_", with: "bi_")
            let altered = String(six.state.dropLast(2)) + (six.state.hasSuffix("AA") ? "BA" : "AA")
            for state in ["", "x", swapped, altered, String(repeating: "x", count: 5000)] {
                #expect(await finish(six.code, state, six.browser) == "sign-on: state")
            }
            #expect(await finish("", six.state, six.browser) == "sign-on: state")
            #expect(await finish(six.code, six.state, six.browser) == nil)
        }
    }

    @Test("new keys of the provider are found, old metadata is read again after an hour")
    func rotation() async throws {
        let database = database
        try await withProvider { setting in
            _ = try await setting.signOn(Self.answer(setting.tenant))
            #expect(setting.provider.requests.count { $0 == "metadata" } == 1)
            setting.provider.renameKeys("two")
            // Not more than once in ten seconds, whoever makes up names.
            #expect(await setting.refusal() == "sign-on: key")
            try await database.advanceClock(.seconds(3601))
            #expect(await setting.refusal() == nil)
            #expect(setting.provider.requests.count { $0 == "metadata" } == 2)
        }
    }

    @Test("a provider that lies, is away, redirects or sends too much is no provider; a private one only if the host allows it")
    func providers() async throws {
        let database = database
        try await withProvider { setting in
            let admin = try await setting.tenant.scope(setting.tenant.admin)
            let provider = setting.provider
            func problem(_ signOn: SignOnService, _ issuer: String? = nil) async -> String? {
                do {
                    try await signOn.configure(.init(issuer: issuer ?? provider.issuer, clientID: "x"), admin)
                    return nil
                } catch let error as ValidationFailure {
                    return error.problems.first?.code
                } catch {
                    return "\(error)"
                }
            }
            func fresh() -> SignOnService { database.anotherProcess().signOn }
            for changes in [
                ["issuer": "https://other.example"], ["token_endpoint": "http://10.0.0.1/token"], ["jwks_uri": "file:///etc/passwd"],
                ["authorization_endpoint": "javascript:alert(1)"], ["jwks_uri": provider.issuer + "/nothing"],
            ] {
                provider.metadata(changes)
                #expect(await problem(fresh()) == "issuer_unreachable", "\(changes)")
            }
            provider.metadata([:])
            provider.redirect(true)
            #expect(await problem(fresh()) == "issuer_unreachable")
            provider.redirect(false)
            provider.huge(true)
            #expect(await problem(fresh()) == "issuer_unreachable")
            provider.huge(false)
            #expect(await problem(fresh()) == nil)
            // As it is outside of tests.
            let http = OutboundHTTP(allowsPrivate: false)
            let strict = SignOnService(
                database: database.database, keys: database.keys, sessions: database.signIn.sessions,
                providers: OpenIDProviders(http: http), http: http, publicURL: TestDatabase.publicURL)
            #expect(await problem(strict) == "invalid_issuer")
            for host in ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "169.254.169.254", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"] {
                #expect(await problem(strict, "https://\(host):\(provider.port)") == "issuer_unreachable", "\(host)")
            }
        }
    }

    @Test("the browser goes there and back over HTTP")
    func overHTTP() async throws {
        try await withProvider { setting in
            setting.provider.answer(Self.answer(setting.tenant))
            try await TestServer.with { server in
                var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
                configuration.timeout = .init(connect: .seconds(5))
                let browser = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
                let begin = try await browser.execute(
                    HTTPClientRequest(url: "http://127.0.0.1:\(server.port)/v1/auth/oidc/\(setting.tenant.slug)"), timeout: .seconds(10))
                #expect(begin.status.code == 302)
                let cookie = try #require(begin.headers.first(name: "Set-Cookie"))
                #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/v1/auth/oidc"))
                let location = try #require(begin.headers.first(name: "Location"))
                try await browser.shutdown()
                let back = try await setting.provider.browse(location)
                let path = "/v1/auth/oidc/callback?" + OutboundHTTP.urlencoded(back.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
                let value = String(cookie.prefix { $0 != ";" })
                let answer = try await server.request("GET", path, headers: ["Cookie": "other=1; \(value)"])
                #expect(answer.status == 200)
                #expect(answer[path: "member_id"] == setting.tenant.eastSales[0].description)
                #expect(try await server.request("GET", "/v1/me", key: answer[path: "access_token"]).status == 200)
                #expect(try await server.request("GET", path, headers: ["Cookie": value]).status == 401)

                let admin = try await setting.tenant.key(setting.tenant.admin).text
                let shown = try await server.request("GET", "/v1/sign-on", key: admin)
                #expect(shown.status == 200 && shown[path: "issuer"] == setting.provider.issuer && shown[path: "has_secret"] == "1")
                #expect(!shown.text.contains("s3cret"))
                let sales = try await setting.tenant.key(setting.tenant.eastSales[0]).text
                #expect(try await server.request("GET", "/v1/sign-on", key: sales).status == 403)
                let changed = try await server.request(
                    "PUT", "/v1/sign-on", key: admin,
                    json: #"{"issuer":"\#(setting.provider.issuer)","client_id":"\#(OpenIDTestProvider.client)","enabled":false}"#)
                #expect(changed.status == 200 && changed[path: "has_secret"] == "1" && changed[path: "enabled"] == "0")
                #expect(try await server.request("GET", "/v1/auth/oidc/\(setting.tenant.slug)").status == 404)
                #expect(try await server.request("DELETE", "/v1/sign-on", key: admin).status == 204)
            }
        }
    }

    @Test("addresses are read as they are written, and private ones are known for such")
    func addresses() throws {
        for (text, isPrivate) in [
            ("8.8.8.8", false), ("127.0.0.1", true), ("10.255.0.1", true), ("172.15.0.1", false), ("172.16.0.1", true),
            ("172.31.255.1", true),
            ("172.32.0.1", false), ("192.168.1.1", true), ("169.254.169.254", true), ("100.64.0.1", true), ("100.128.0.1", false),
            ("0.0.0.0", true), ("224.0.0.1", true), ("255.255.255.255", true), ("::", true), ("::1", true), ("fe80::1", true),
            ("fd00::1", true),
            ("ff02::1", true), ("2606:4700::1111", false), ("2001:db8::1", true), ("2002:7f00:1::", true), ("2001::1", true),
            ("::ffff:127.0.0.1", true), ("::ffff:8.8.8.8", true), ("64:ff9b::10.0.0.1", true), ("64:ff9b::8.8.8.8", false),
        ] {
            #expect(NetworkAddress(text)?.isPrivate == isPrivate, "\(text)")
        }
        for text in [
            "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.-4", "0x7f.0.0.1", ":", ":::", "1::2::3", "12345::", "g::1", "1:2:3:4:5:6:7",
            "::1%lo",
        ] {
            #expect(NetworkAddress(text) == nil, "\(text)")
        }
        #expect(NetworkAddress("2606:4700::1111")?.text == "2606:4700:0:0:0:0:0:1111")
    }
}
