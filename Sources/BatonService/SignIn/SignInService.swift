package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// People who sign in with e-mail and password: at host level, because one person may be a member of several tenants.
package struct SignInService: Sendable {
    let database: Database
    package let sessions: SessionService
    let tokens: AccessTokens
    let hasher: PasswordHasher

    package init(database: Database, keys: TenantKeys, tokens: AccessTokens, hasher: PasswordHasher = PasswordHasher()) {
        self.database = database
        self.tokens = tokens
        self.hasher = hasher
        sessions = SessionService(database: database, keys: keys, tokens: tokens)
    }

    /// Failures that cost nothing; after the fifth 1 s, then twice as long each time.
    package static let freeFailures: Int32 = 4
    package static let longestBlockSeconds: Int32 = 900
    /// Tenants of one account that are looked at.
    private static let maximumTenants = 100

    package struct TenantChoice: Sendable, Equatable {
        package var id: TenantID
        package var slug: String
        package var name: String
    }

    package enum Outcome: Sendable {
        case signedIn(SessionTokens)
        /// The password was right, and there are several tenants to choose from: with the token, within two minutes.
        case choose(selection: String, tenants: [TenantChoice])
    }

    struct Membership: Sendable {
        var tenant: TenantChoice
        var member: MemberID
    }

    struct Account: Sendable {
        var passwordHash: String
        var passwordVersion: Int32
    }

    struct Known: Sendable {
        var account: Account?
        var memberships: [Membership]
    }

    /// How an account is found.
    static func key(_ email: String) -> Bytes { Secret(email.lowercased()).hash }

    // MARK: sign-in

    /// - Parameter tenant: id or short name, for people in several.
    /// - Throws: `unauthenticated` for an unknown e-mail as for a wrong password, after the same work; `too_many_attempts`; `tenant_suspended`,
    ///   `trial_expired`; `keys_unavailable`.
    package func signIn(
        email: String, password: String, tenant: String? = nil, client: String? = nil, requestID: String? = nil
    ) async throws -> Outcome {
        _ = try sessions.keys.requireMasters()
        guard let address = CleanText.clean(email), address.utf8.count <= LeadLimits.email, password.utf8.count <= 2000 else {
            // Nobody has such a one.
            _ = try await hasher.verify([], nil)
            throw BatonError(.unauthenticated)
        }
        let key = Self.key(address)
        let known = try await charge(key)
        let account = try await check(password, key, known, requestID)
        return try await enter(key, account.passwordVersion, known.memberships, tenant, client: client, requestID: requestID)
    }

    /// The second half of a sign-in with several tenants.
    ///
    /// - Throws: `unauthenticated`, also when the password has been changed meanwhile; what `signIn` throws.
    package func select(
        _ selection: String, tenant: String, client: String? = nil, requestID: String? = nil
    ) async throws -> SessionTokens {
        let (account, version) = try await tokens.readSelection(selection)
        let key = Bytes(account)
        let known = try await read(key)
        guard known.account?.passwordVersion == version else { throw BatonError(.unauthenticated) }
        guard
            case .signedIn(let tokens) = try await enter(key, version, known.memberships, tenant, client: client, requestID: requestID)
        else { throw BatonError(.unauthenticated) }
        return tokens
    }

    private func enter(
        _ key: Bytes, _ version: Int32, _ memberships: [Membership], _ wanted: String?, client: String?, requestID: String?
    ) async throws -> Outcome {
        let chosen: Membership?
        if let wanted {
            chosen = memberships.first { $0.tenant.slug == wanted.lowercased() || $0.tenant.id == TenantID(wanted) }
        } else if memberships.count > 1 {
            return .choose(
                selection: try await tokens.issueSelection(account: key.bytes, passwordVersion: version),
                tenants: memberships.map(\.tenant))
        } else {
            chosen = memberships.first
        }
        guard let chosen else { throw BatonError(.unauthenticated) }
        return .signedIn(
            try await sessions.open(
                tenant: chosen.tenant.id, member: chosen.member, account: (key, version), client: client, requestID: requestID))
    }

    /// Another tenant of the same account: the session moves there, and its refresh token is used up.
    ///
    /// - Throws: `unauthenticated` for a refresh token that is not in force, and for a tenant that the account does not belong to;
    ///   `permission_denied` after a sign-on, which is one of its tenant alone.
    package func switchTenant(
        _ refreshToken: String, to tenant: String, client: String? = nil, requestID: String? = nil
    ) async throws -> SessionTokens {
        let current = try await sessions.inForce(refreshToken)
        guard let key = current.account else { throw BatonError(.permissionDenied, detail: "sign-on") }
        let known = try await read(key)
        guard let version = known.account?.passwordVersion, version == current.passwordVersion else { throw BatonError(.unauthenticated) }
        guard
            case .signedIn(let tokens) = try await enter(key, version, known.memberships, tenant, client: client, requestID: requestID)
        else { throw BatonError(.unauthenticated) }
        try await sessions.end([current.session], in: current.tenant, .signedOut, by: .member(current.member), requestID: requestID)
        return tokens
    }

    /// - Throws: `permission_denied` with an API key or after a sign-on; `unauthenticated`: the present one is wrong; `too_many_attempts`;
    ///   `validation_failed` for a new password that is none.
    /// - Returns: new tokens for the caller; all sessions of the account are over.
    package func changePassword(
        from present: String, to wanted: String, client: String? = nil, _ scope: TenantScope
    ) async throws -> SessionTokens {
        let member = try scope.requireMember()
        guard let session = scope.session, let key = try await sessions.account(of: session, scope) else {
            throw BatonError(.permissionDenied, detail: "session with a password")
        }
        guard present.utf8.count <= 2000 else { throw BatonError(.unauthenticated) }
        let email = try await database.signIn(["SELECT email FROM baton.account WHERE email_hash = \(key)"], readOnly: true)[0]
            .single(String.self)
        if let problem = PasswordRule.problem(wanted, email: email ?? "", at: "/new_password") { throw ValidationFailure([problem]) }
        let known = try await charge(key)
        let account = try await check(present, key, known, scope.requestID)
        let version = try await set(wanted, key, from: account.passwordVersion)
        try await endAll(key, known.memberships, requestID: scope.requestID)
        return try await sessions.open(
            tenant: scope.tenant, member: member.id, account: (key, version), client: client, requestID: scope.requestID)
    }

    // MARK: passwords

    /// Counts the attempt before anything is looked at, so that many at once do not get more of them.
    func charge(_ key: Bytes) async throws -> Known {
        for _ in 1...5 {
            let known = try await database.withSignIn { transaction -> Known? in
                let results = try await transaction.run([
                    "INSERT INTO baton.sign_in_failure (email_hash) VALUES (\(key)) ON CONFLICT (email_hash) DO NOTHING",
                    """
                    SELECT failures, last_at < baton.now() - interval '1 hour',
                           ceil(extract(epoch FROM blocked_until - baton.now()))::integer
                    FROM baton.sign_in_failure WHERE email_hash = \(key) FOR UPDATE
                    """,
                    Self.accountRow(key), Self.membershipRows(key),
                ])
                // Somebody has signed in between the two, and the row is gone.
                guard let (failures, isOld, blocked) = try results[1].first((Int32, Bool, Int32?).self) else { return nil }
                if let blocked, blocked > 0 { throw BatonError(.tooManyAttempts, retryAfterSeconds: Int(blocked)) }
                let count = isOld ? 1 : failures + 1
                let pause = count > Self.freeFailures ? min(Self.longestBlockSeconds, 1 << min(count - Self.freeFailures - 1, 10)) : 0
                let until: SQL = pause > 0 ? "baton.now() + \(pause) * interval '1 second'" : "NULL"
                _ = try await transaction.finish([
                    """
                    UPDATE baton.sign_in_failure SET failures = \(count), last_at = baton.now(), blocked_until = \(fragment: until)
                    WHERE email_hash = \(key)
                    """
                ])
                return try Self.known(results[2], results[3])
            }
            if let known { return known }
        }
        throw BatonError(.serviceUnavailable)
    }

    /// - Throws: `unauthenticated`.
    func check(_ password: String, _ key: Bytes, _ known: Known, _ requestID: String?) async throws -> Account {
        let bytes = PasswordRule.bytes(password)
        let outcome = try await hasher.verify(bytes, known.account?.passwordHash)
        guard let account = known.account, outcome != .wrong else {
            reportFailure(known.memberships, requestID)
            throw BatonError(.unauthenticated)
        }
        var statements: [SQL] = ["DELETE FROM baton.sign_in_failure WHERE email_hash = \(key)"]
        if outcome == .outdated {
            statements.append(
                """
                UPDATE baton.account SET password_hash = \(try await hasher.hash(bytes))
                WHERE email_hash = \(key) AND password_version = \(account.passwordVersion)
                """)
        }
        _ = try await database.signIn(statements)
        return account
    }

    /// Beside the answer, which must not take longer for an e-mail that is known.
    private func reportFailure(_ memberships: [Membership], _ requestID: String?) {
        if memberships.isEmpty { return }
        Task { [sessions] in
            for membership in memberships {
                try? await sessions.report("member.sign_in_failed", membership.member, in: membership.tenant.id, requestID: requestID)
            }
        }
    }

    /// - Returns: the new version.
    /// - Throws: `conflict`, when it has been changed meanwhile.
    func set(_ password: String, _ key: Bytes, from version: Int32) async throws -> Int32 {
        let hash = try await hasher.hash(PasswordRule.bytes(password))
        let results = try await database.signIn([
            """
            UPDATE baton.account SET password_hash = \(hash), password_version = password_version + 1, password_changed_at = baton.now()
            WHERE email_hash = \(key) AND password_version = \(version)
            """,
            "DELETE FROM baton.sign_in_failure WHERE email_hash = \(key)",
        ])
        guard results[0].affectedRows == 1 else { throw BatonError(.conflict, detail: "the password has just been changed") }
        return version + 1
    }

    /// After a change of the password. Should it not come to this in some tenant, refreshing there fails by the version of the password.
    func endAll(_ key: Bytes, _ memberships: [Membership], requestID: String?) async throws {
        for membership in memberships {
            try await sessions.endAll(of: key, in: membership.tenant.id, membership.member, requestID: requestID)
        }
    }

    // MARK: reading

    func read(_ key: Bytes) async throws -> Known {
        let results = try await database.signIn([Self.accountRow(key), Self.membershipRows(key)], readOnly: true)
        return try Self.known(results[0], results[1])
    }

    private static func accountRow(_ key: Bytes) -> SQL {
        "SELECT password_hash, password_version FROM baton.account WHERE email_hash = \(key)"
    }

    private static func membershipRows(_ key: Bytes) -> SQL {
        """
        SELECT m.tenant_id, m.member_id, t.slug, t.name FROM baton.membership m JOIN baton.tenant t ON t.id = m.tenant_id
        WHERE m.email_hash = \(key) ORDER BY t.slug LIMIT \(fragment: .constant(maximumTenants))
        """
    }

    private static func known(_ account: QueryResult, _ memberships: QueryResult) throws -> Known {
        Known(
            account: try account.first((String, Int32).self).map { Account(passwordHash: $0.0, passwordVersion: $0.1) },
            memberships: try memberships.decode((TenantID, MemberID, String, String).self).map {
                Membership(tenant: TenantChoice(id: $0.0, slug: $0.2, name: $0.3), member: $0.1)
            })
    }

    /// Deletes what counts for nothing any more: failed sign-ins of more than an hour ago, and accounts of people who are members nowhere since
    /// they, or their tenant, have been erased.
    ///
    /// - Returns: how many of the first.
    package func clean() async throws -> Int {
        try await database.signIn([
            "DELETE FROM baton.sign_in_failure WHERE last_at < baton.now() - interval '1 hour'",
            // One that is an hour old has its membership, if it is to have one.
            """
            DELETE FROM baton.account a WHERE a.created_at < baton.now() - interval '1 hour'
              AND NOT EXISTS (SELECT FROM baton.membership m WHERE m.email_hash = a.email_hash)
            """,
        ])[0].affectedRows
    }
}
