internal import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Sign-on at a tenant's own OpenID provider: authorization code with PKCE. What it opens is a session of that tenant alone.
package struct SignOnService: Sendable {
    private let database: Database
    private let keys: TenantKeys
    private let sessions: SessionService
    private let providers: OpenIDProviders
    private let http: OutboundHTTP
    private let publicURL: String

    package static let attemptMinutes: Int32 = 10
    package static let maximumDomains = 20

    /// - Parameter publicURL: where people reach this service; providers send them back to a path below it.
    package init(
        database: Database, keys: TenantKeys, sessions: SessionService, providers: OpenIDProviders, http: OutboundHTTP, publicURL: String
    ) {
        self.database = database
        self.keys = keys
        self.sessions = sessions
        self.providers = providers
        self.http = http
        self.publicURL = publicURL
    }

    package var redirectURL: String { publicURL + "/v1/auth/oidc/callback" }
    /// Whether cookies can be held to TLS.
    package var isSecure: Bool { publicURL.hasPrefix("https:") }

    package struct Configuration: Sendable, Equatable {
        package var issuer: String
        package var clientID: String
        package var hasSecret: Bool
        package var mailDomains: [String]
        package var linksMembers: Bool
        package var isEnabled: Bool
        package var updatedAt: Date
    }

    package struct Draft: Sendable {
        package var issuer: String?
        package var clientID: String?
        /// `nil` keeps the one that is stored; `.some(nil)` is none: a public client.
        package var clientSecret: String??
        package var mailDomains: [String]
        package var linksMembers: Bool
        package var isEnabled: Bool

        package init(
            issuer: String?, clientID: String?, clientSecret: String?? = nil, mailDomains: [String] = [], linksMembers: Bool = false,
            isEnabled: Bool = true
        ) {
            self.issuer = issuer
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.mailDomains = mailDomains
            self.linksMembers = linksMembers
            self.isEnabled = isEnabled
        }
    }

    // MARK: configuration

    /// - Throws: `permission_denied` without `permissions:read`; `not_found`: none.
    package func configuration(_ scope: TenantScope) async throws -> Configuration {
        try scope.require(.read, .permissions)
        guard let stored = try await stored(scope) else { throw BatonError(.notFound, detail: "sign-on") }
        return stored.configuration
    }

    /// Sets all of it.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `validation_failed` with the place; `keys_unavailable`;
    ///   `service_unavailable`, when the provider does not answer as one.
    package func configure(_ draft: Draft, _ scope: TenantScope) async throws {
        try scope.require(.write, .permissions)
        var problems = FieldProblems()
        let issuer = problems.required(draft.issuer, "/issuer", max: 500)
        let client = problems.required(draft.clientID, "/client_id", max: 200)
        let secret = draft.clientSecret.flatMap { $0 }
        if let secret, secret.isEmpty || secret.utf8.count > 1000 {
            problems.append(
                FieldProblem("/client_secret", "out_of_range", zh: "1 到 1000 个字符", en: "A secret has 1 to 1000 characters."))
        }
        if !issuer.isEmpty {
            do throws(OutboundHTTP.Problem) {
                _ = try http.target(issuer)
                if issuer.contains("?") { throw .url }
            } catch {
                problems.append(
                    FieldProblem(
                        "/issuer", "invalid_issuer", zh: "必须是 https 地址，不带查询参数",
                        en: "An issuer is an https URL without query, user or fragment."))
            }
        }
        var domains: [String] = []
        for (place, text) in draft.mailDomains.enumerated() {
            let domain = text.lowercased()
            if (try? EmailAddress(parsing: "x@" + domain)) == nil {
                problems.append(FieldProblem("/mail_domains/\(place)", "invalid_domain", zh: "不是域名", en: "Not a domain."))
            } else if !domains.contains(domain) {
                domains.append(domain)
            }
        }
        if draft.mailDomains.count > Self.maximumDomains {
            problems.append(
                FieldProblem("/mail_domains", "too_many", zh: "最多 \(Self.maximumDomains) 项", en: "At most \(Self.maximumDomains)."))
        }
        try problems.check()
        let sealed: Bytes?
        switch draft.clientSecret {
        case nil: sealed = try await stored(scope)?.sealedSecret
        case .some(nil): sealed = nil
        case .some(let secret?): sealed = try await keys.seal(Array(secret.utf8), for: .secrets, context: Self.context, scope)
        }
        // Says now what people would find out tomorrow.
        do {
            _ = try await providers.metadata(issuer)
        } catch let error as BatonError where error.code == .serviceUnavailable {
            throw ValidationFailure([
                FieldProblem(
                    "/issuer", "issuer_unreachable", zh: "无法读取身份提供方的元数据（\(error.detail ?? "")）",
                    en: "The provider's metadata cannot be read (\(error.detail ?? "")).")
            ])
        }
        _ = try await database.once(
            scope, as: .system,
            [
                """
                INSERT INTO baton.sign_on (tenant_id, issuer, client_id, client_secret, mail_domains, links_members, is_enabled, updated_at)
                VALUES (\(scope.tenant), \(issuer), \(client), \(sealed), \(domains), \(draft.linksMembers), \(draft.isEnabled), baton.now())
                ON CONFLICT (tenant_id) DO UPDATE SET issuer = excluded.issuer, client_id = excluded.client_id,
                    client_secret = excluded.client_secret, mail_domains = excluded.mail_domains, links_members = excluded.links_members,
                    is_enabled = excluded.is_enabled, updated_at = excluded.updated_at
                """,
                EventRecord(
                    "sign_on.changed", facet: .permissions, subject: SubjectID(scope.tenant.uuid),
                    data: .object(["issuer": issuer, "links_members": "\(draft.linksMembers)", "enabled": "\(draft.isEnabled)"])
                ).insert(scope),
            ])
    }

    /// Also forgets who was whom at the provider. Sessions go on.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `not_found`.
    package func remove(_ scope: TenantScope) async throws {
        try scope.require(.write, .permissions)
        let tenant = scope.tenant
        try await database.withTenant(scope, as: .system) { transaction in
            let removed = try await transaction.run("DELETE FROM baton.sign_on WHERE tenant_id = \(tenant)")
            guard removed.affectedRows == 1 else { throw BatonError(.notFound, detail: "sign-on") }
            _ = try await transaction.finish([
                "DELETE FROM baton.identity WHERE tenant_id = \(tenant)",
                EventRecord("sign_on.removed", facet: .permissions, subject: SubjectID(tenant.uuid)).insert(scope),
            ])
        }
    }

    private static let context = "sign_on.client_secret"

    private struct Stored {
        var configuration: Configuration
        var sealedSecret: Bytes?
    }

    private func stored(_ scope: TenantScope) async throws -> Stored? {
        try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT issuer, client_id, client_secret, mail_domains, links_members, is_enabled, updated_at
                FROM baton.sign_on WHERE tenant_id = \(scope.tenant)
                """
            ])[0].first((String, String, Bytes?, [String], Bool, Bool, Date).self).map {
                Stored(
                    configuration: Configuration(
                        issuer: $0.0, clientID: $0.1, hasSecret: $0.2 != nil, mailDomains: $0.3, linksMembers: $0.4, isEnabled: $0.5,
                        updatedAt: $0.6),
                    sealedSecret: $0.2)
            }
    }

    // MARK: signing on

    package struct Beginning: Sendable {
        /// Where the browser goes.
        package var url: String
        /// What it keeps as a cookie until it is back.
        package var browser: String
    }

    /// - Parameter slug: the short name of the tenant.
    /// - Throws: `not_found`: no such tenant, or it has no provider; `tenant_suspended`, `trial_expired`; `service_unavailable`, when the
    ///   provider does not answer; `keys_unavailable`.
    package func begin(slug: String) async throws -> Beginning {
        guard slug.utf8.count <= 63, slug.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw BatonError(.notFound, detail: "sign-on")
        }
        let found = try await database.directory("SELECT id FROM baton.tenant WHERE slug = \(slug.lowercased())").single(TenantID.self)
        guard let tenant = found else { throw BatonError(.notFound, detail: "sign-on") }
        let scope = try await sessions.scope(tenant)
        guard let configuration = try await stored(scope)?.configuration, configuration.isEnabled else {
            throw BatonError(.notFound, detail: "sign-on")
        }
        let metadata = try await providers.metadata(configuration.issuer)
        let state = OneTimeToken<SignOnAttemptEntity>.make("bs", tenant: tenant)
        let browser = Base64URL.encode(RandomBytes.make(32))
        let (nonce, verifier) = try await secrets(of: state, scope)
        _ = try await database.once(
            scope, as: .system,
            [
                """
                INSERT INTO baton.sign_on_attempt (tenant_id, id, state_hash, browser_hash, issuer, expires_at)
                VALUES (\(tenant), \(state.id), \(state.hash), \(Secret(browser).hash), \(configuration.issuer),
                        baton.now() + \(Self.attemptMinutes) * interval '1 minute')
                """
            ])
        let query = OutboundHTTP.urlencoded([
            ("response_type", "code"), ("client_id", configuration.clientID), ("redirect_uri", redirectURL), ("scope", "openid email"),
            ("state", state.text), ("nonce", nonce), ("code_challenge", Base64URL.encode(Secret(verifier).hash.bytes)),
            ("code_challenge_method", "S256"),
        ])
        return Beginning(
            url: metadata.authorizationEndpoint + (metadata.authorizationEndpoint.contains("?") ? "&" : "?") + query, browser: browser)
    }

    /// Both follow from the state, so nothing of them is stored.
    private func secrets(
        of state: OneTimeToken<SignOnAttemptEntity>, _ scope: TenantScope
    ) async throws -> (nonce: String, verifier: String) {
        let text = Array(state.text.utf8)
        return (
            Base64URL.encode(try await keys.derive(text, for: .signOn, context: "nonce", scope)),
            Base64URL.encode(try await keys.derive(text, for: .signOn, context: "verifier", scope))
        )
    }

    /// The browser is back.
    ///
    /// - Parameters:
    ///   - browser: the cookie that `begin` gave.
    ///   - issuer: `iss` of the answer (RFC 9207), if it has one.
    /// - Throws: `unauthenticated` with what is wrong; `service_unavailable`, when the provider does not answer; `tenant_suspended`,
    ///   `trial_expired`; `keys_unavailable`.
    package func finish(
        code: String, state text: String, issuer named: String?, browser: String?, client: String? = nil, requestID: String? = nil
    ) async throws -> SessionTokens {
        guard let state = OneTimeToken<SignOnAttemptEntity>("bs", text), !code.isEmpty, code.utf8.count <= 4000 else {
            throw Self.refused("state")
        }
        let tenant = state.tenant
        let scope = try await sessions.scope(tenant, unknown: .unauthenticated)
        // Used up, whatever comes of it.
        let attempt = try await database.once(
            scope, as: .system,
            [
                """
                DELETE FROM baton.sign_on_attempt
                WHERE tenant_id = \(tenant) AND id = \(state.id) AND state_hash = \(state.hash) AND expires_at > baton.now()
                RETURNING browser_hash, issuer
                """
            ])[0].first((Bytes, String).self)
        guard let (browserHash, issuer) = attempt else { throw Self.refused("state") }
        guard let browser, Secret(browser).hash == browserHash else { throw Self.refused("browser") }
        guard let stored = try await stored(scope), stored.configuration.isEnabled, stored.configuration.issuer == issuer else {
            throw Self.refused("configuration")
        }
        let namesItself = try await providers.metadata(issuer).namesItself
        guard named == issuer || (named == nil && !namesItself) else { throw Self.refused("iss") }
        let (nonce, verifier) = try await secrets(of: state, scope)
        var secret: String?
        if let sealed = stored.sealedSecret {
            secret = String(decoding: try await keys.open(sealed, for: .secrets, context: Self.context, scope), as: UTF8.self)
        }
        let subject = try await providers.exchange(
            code, issuer: issuer, client: stored.configuration.clientID, secret: secret, redirect: redirectURL, verifier: verifier,
            nonce: nonce)
        let member = try await member(subject, stored.configuration, scope, requestID)
        return try await sessions.open(tenant: tenant, member: member, account: nil, client: client, requestID: requestID)
    }

    private static func refused(_ why: String) -> BatonError { BatonError(.unauthenticated, detail: "sign-on: \(why)") }

    private func member(
        _ subject: OpenIDProviders.Subject, _ configuration: Configuration, _ scope: TenantScope, _ requestID: String?
    ) async throws -> MemberID {
        let (tenant, issuer) = (scope.tenant, configuration.issuer)
        let email = subject.isVerified ? subject.email.flatMap { try? EmailAddress(parsing: $0) } : nil
        if !configuration.mailDomains.isEmpty {
            guard let email, configuration.mailDomains.contains(String(email.domain)) else { throw Self.refused("mail domain") }
        }
        let identity: SQL = """
            SELECT member_id FROM baton.identity WHERE tenant_id = \(tenant) AND issuer = \(issuer) AND subject = \(subject.subject)
            """
        if let known = try await database.once(scope, as: .system, readOnly: true, [identity])[0].single(MemberID.self) { return known }
        guard configuration.linksMembers, let email else { throw Self.refused("nobody here") }
        return try await database.withTenant(scope, as: .system) { transaction in
            let found = try await transaction.run([
                // Locked, so that two first sign-ons of one person make one identity.
                """
                SELECT id FROM baton.member
                WHERE tenant_id = \(tenant) AND lower(email) = \(email.address.lowercased()) AND status <> 3 AND deleted_at IS NULL
                ORDER BY id FOR NO KEY UPDATE
                """, identity,
            ])
            if let known = try found[1].single(MemberID.self) { return known }
            let members = try found[0].column(MemberID.self)
            guard members.count == 1, let member = members.first else { throw Self.refused("nobody here") }
            // An address that has been given to somebody else is another subject.
            let others = try await transaction.run(
                "SELECT 1::int4 FROM baton.identity WHERE tenant_id = \(tenant) AND issuer = \(issuer) AND member_id = \(member)")
            guard others.isEmpty else { throw Self.refused("somebody else") }
            _ = try await transaction.finish([
                """
                INSERT INTO baton.identity (tenant_id, id, issuer, subject, member_id)
                VALUES (\(tenant), \(IdentityID.make()), \(issuer), \(subject.subject), \(member))
                """,
                EventRecord("member.identity_linked", facet: .permissions, subject: member, data: .object(["issuer": issuer])).insert(
                    scope.by(.member(member), requestID)),
            ])
            return member
        }
    }
}

private enum IdentityEntity {}
private typealias IdentityID = Identifier<IdentityEntity>
