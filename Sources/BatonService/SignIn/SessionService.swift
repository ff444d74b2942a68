package import BatonModel
package import BatonPlatform
package import FoundationEssentials
package import Postgres

/// What a client gets at sign-in and at each refresh.
package struct SessionTokens: Sendable {
    package var access: String
    package var refresh: String
    package var tenant: TenantID
    package var member: MemberID
    package var session: SessionID
}

/// Sessions of members: opened by a sign-in, kept alive by refresh tokens of which each is used once.
///
/// **Refresh tokens.** One is in force at a time. Who shows it gets the next one. Who shows the one before it within ten seconds gets the same
/// next one again, as often as he asks, until that has been used itself: an answer that was lost, or two windows at once. Who shows any older one
/// of the session ends it, because then two have it. A token lives 30 days, the session 90.
package struct SessionService: Sendable {
    private let database: Database
    let keys: TenantKeys
    private let tokens: AccessTokens

    package static let idleDays: Int32 = 30
    package static let longestDays: Int32 = 90
    package static let graceSeconds: Int32 = 10

    package init(database: Database, keys: TenantKeys, tokens: AccessTokens) {
        self.database = database
        self.keys = keys
        self.tokens = tokens
    }

    package enum EndReason: Int16, Sendable {
        case signedOut = 1
        case revoked = 2
        case reused = 3
        case passwordChanged = 4
    }

    package struct Session: Sendable {
        package var id: SessionID
        package var member: MemberID
        package var isPassword: Bool
        package var client: String?
        package var createdAt: Date
        package var lastUsedAt: Date
        package var expiresAt: Date
    }

    /// A session whose refresh token somebody holds.
    struct Held {
        var tenant: TenantID
        var session: SessionID
        var member: MemberID
        var account: Bytes?
        var passwordVersion: Int32?
    }

    // MARK: opening and refreshing

    /// - Parameter account: `nil` after a sign-on.
    /// - Throws: `unauthenticated`, when the member is gone or disabled; `tenant_suspended`, `trial_expired`; `keys_unavailable`.
    package func open(
        tenant: TenantID, member: MemberID, account: (key: Bytes, passwordVersion: Int32)?, client: String?, requestID: String?
    ) async throws -> SessionTokens {
        let scope = try await scope(tenant)
        let token = RefreshToken.first(tenant: tenant, session: .make())
        let name = client.flatMap { CleanText.clean($0) }.map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(200))) }
        let method: Int16 = account == nil ? 2 : 1
        try await database.withTenant(scope, as: .system) { transaction in
            let made = try await transaction.run(
                """
                INSERT INTO baton.session (
                    tenant_id, id, member_id, method, email_hash, password_version, family_hash, refresh_hash, client, idle_until, expires_at)
                SELECT \(tenant), \(token.session), id, \(method), \(account?.key), \(account?.passwordVersion), \(token.familyHash),
                       \(token.hash), \(name?.replacing("\u{0}", with: "")), baton.now() + \(Self.idleDays) * interval '1 day',
                       baton.now() + \(Self.longestDays) * interval '1 day'
                FROM baton.member WHERE tenant_id = \(tenant) AND id = \(member) AND status <> 3 AND deleted_at IS NULL
                """)
            guard made.affectedRows == 1 else { throw BatonError(.unauthenticated) }
            let event = EventRecord(
                "member.signed_in", facet: .permissions, subject: member,
                data: .object(["session": token.session.description, "method": method == 1 ? "password" : "sign_on"]))
            var own = scope.by(.member(member), requestID)
            (own.session, own.credential) = (token.session, token.session.uuid)
            _ = try await transaction.finish([event.insert(own)])
        }
        return try await answer(token, member)
    }

    /// - Throws: `unauthenticated` for anything but the token in force, and within ten seconds the one before it; `tenant_suspended`,
    ///   `trial_expired`; `keys_unavailable`.
    package func refresh(_ text: String, requestID: String? = nil) async throws -> SessionTokens {
        guard let token = RefreshToken(text) else { throw BatonError(.unauthenticated) }
        let scope = try await scope(token.tenant, unknown: .unauthenticated)
        let next = try await token.next(keys, scope)
        let held = try await database.withTenant(scope, as: .system) { transaction -> Held? in
            guard let (held, standing) = try await look(token, transaction) else { return nil }
            switch standing {
            case .inForce:
                _ = try await transaction.finish([
                    """
                    UPDATE baton.session SET previous_hash = \(token.hash), refresh_hash = \(next.hash), rotated_at = baton.now(),
                        idle_until = baton.now() + \(Self.idleDays) * interval '1 day'
                    WHERE tenant_id = \(token.tenant) AND id = \(token.session)
                    """
                ])
                return held
            case .justUsed: return held
            case .old: return nil
            case .over: throw BatonError(.unauthenticated)
            }
        }
        if let held { return try await answer(next, held.member) }
        try await endReused(token, requestID)
        throw BatonError(.unauthenticated)
    }

    private enum Standing { case inForce, justUsed, old, over }

    /// Locks the session. `nil`, when the token is none of this session's.
    private func look(_ token: RefreshToken, _ transaction: Transaction) async throws -> (Held, Standing)? {
        let results = try await transaction.run([
            """
            SELECT member_id, email_hash, password_version, family_hash, refresh_hash, previous_hash,
                   rotated_at > baton.now() - \(Self.graceSeconds) * interval '1 second',
                   ended_at IS NULL AND idle_until > baton.now() AND expires_at > baton.now()
            FROM baton.session WHERE tenant_id = \(token.tenant) AND id = \(token.session) FOR UPDATE
            """,
            """
            SELECT 1::int4 FROM baton.member m JOIN baton.session s ON s.tenant_id = m.tenant_id AND s.member_id = m.id
            WHERE m.tenant_id = \(token.tenant) AND s.tenant_id = \(token.tenant) AND s.id = \(token.session)
              AND m.status <> 3 AND m.deleted_at IS NULL
            """,
        ])
        guard
            let (member, account, version, family, current, previous, isRecent, isLive) = try results[0].first(
                (MemberID, Bytes?, Int32?, Bytes, Bytes, Bytes?, Bool, Bool).self), family == token.familyHash
        else { throw BatonError(.unauthenticated) }
        let held = Held(tenant: token.tenant, session: token.session, member: member, account: account, passwordVersion: version)
        guard isLive, !results[1].isEmpty else { return (held, .over) }
        if let account {
            // On a connection that nobody leases, so that leased ones cannot wait for each other.
            let present = try await database.signIn(
                ["SELECT password_version FROM baton.account WHERE email_hash = \(account)"], readOnly: true)[0].single(Int32.self)
            guard present == version else { return (held, .over) }
        }
        if token.hash == current { return (held, .inForce) }
        if token.hash == previous, isRecent { return (held, .justUsed) }
        return (held, .old)
    }

    private func endReused(_ token: RefreshToken, _ requestID: String?) async throws {
        try await end([token.session], in: token.tenant, .reused, by: .worker, requestID: requestID)
    }

    /// The session of a refresh token that is in force, without using it up.
    ///
    /// - Throws: `unauthenticated`; an older one ends the session as with `refresh`.
    func inForce(_ text: String) async throws -> Held {
        guard let token = RefreshToken(text) else { throw BatonError(.unauthenticated) }
        let scope = try await scope(token.tenant, unknown: .unauthenticated)
        let found = try await database.withTenant(scope, as: .system) { try await look(token, $0) }
        guard let found else { throw BatonError(.unauthenticated) }
        if found.1 == .old { try await endReused(token, nil) }
        guard found.1 == .inForce else { throw BatonError(.unauthenticated) }
        return found.0
    }

    private func answer(_ token: RefreshToken, _ member: MemberID) async throws -> SessionTokens {
        SessionTokens(
            access: try await tokens.issue(tenant: token.tenant, member: member, session: token.session), refresh: token.text,
            tenant: token.tenant, member: member, session: token.session)
    }

    // MARK: ending

    /// Any refresh token of a session ends it; what is none, or of a session that is over, is no error.
    package func signOut(_ text: String, requestID: String? = nil) async throws {
        guard let token = RefreshToken(text) else { return }
        do {
            let scope = try await scope(token.tenant, unknown: .unauthenticated, isServed: false)
            let found = try await database.once(
                scope, as: .system, readOnly: true,
                [
                    """
                    SELECT member_id FROM baton.session
                    WHERE tenant_id = \(token.tenant) AND id = \(token.session) AND family_hash = \(token.familyHash) AND ended_at IS NULL
                    """
                ])[0].single(MemberID.self)
            guard let member = found else { return }
            try await end([token.session], in: token.tenant, .signedOut, by: .member(member), requestID: requestID)
        } catch let error as BatonError where error.code == .unauthenticated {
            return
        }
    }

    /// The member's own sessions that are not over, the newest first; at most 200.
    package func list(_ scope: TenantScope) async throws -> [Session] {
        let member = try scope.requireMember()
        return try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT id, member_id, method, client, created_at, rotated_at, least(idle_until, expires_at) FROM baton.session
                WHERE tenant_id = \(scope.tenant) AND member_id = \(member.id) AND ended_at IS NULL
                  AND idle_until > baton.now() AND expires_at > baton.now()
                ORDER BY created_at DESC, id DESC LIMIT 200
                """
            ])[0].decode((SessionID, MemberID, Int16, String?, Date, Date, Date).self).map {
                Session(
                    id: $0.0, member: $0.1, isPassword: $0.2 == 1, client: $0.3, createdAt: $0.4, lastUsedAt: $0.5, expiresAt: $0.6)
            }
    }

    /// Ends a session from the next request of every process on: one's own, or with `permissions:write` any of the tenant.
    ///
    /// - Throws: `not_found`, also for another member's.
    package func revoke(_ session: SessionID, _ scope: TenantScope) async throws {
        let member = try scope.requireMember()
        let owner = try await database.once(
            scope, as: .system, readOnly: true,
            ["SELECT member_id FROM baton.session WHERE tenant_id = \(scope.tenant) AND id = \(session) AND ended_at IS NULL"])[0]
            .single(MemberID.self)
        guard let owner, owner == member.id || member.grants.allows(.write, .permissions) else {
            throw BatonError(.notFound, detail: "session")
        }
        if owner == member.id { try scope.requireWholeKey() }
        try await end([session], in: scope.tenant, .revoked, by: scope.actor, requestID: scope.requestID)
    }

    func endAll(of account: Bytes, in tenant: TenantID, _ member: MemberID, requestID: String?) async throws {
        let scope = try await scope(tenant, isServed: false)
        let event = EventRecord("member.password_changed", facet: .permissions, subject: member)
        _ = try await database.once(
            scope, as: .system,
            [
                // The reference table first (Citus). Whatever a process knows of the sessions is out of date with this.
                AccessChange.newVersion(tenant),
                """
                UPDATE baton.session SET ended_at = baton.now(), end_reason = \(EndReason.passwordChanged.rawValue)
                WHERE tenant_id = \(tenant) AND email_hash = \(account) AND ended_at IS NULL
                """,
                event.insert(scope.by(.member(member), requestID)),
            ])
    }

    func end(
        _ sessions: [SessionID], in tenant: TenantID, _ reason: EndReason, by actor: Actor, requestID: String?
    ) async throws {
        let scope = try await scope(tenant, isServed: false)
        let events = sessions.map {
            EventRecord("session.ended", facet: .permissions, subject: $0, data: .object(["reason": "\(reason)"]))
        }
        _ = try await database.once(
            scope, as: .system,
            [
                AccessChange.newVersion(tenant),
                """
                UPDATE baton.session SET ended_at = baton.now(), end_reason = \(reason.rawValue)
                WHERE tenant_id = \(tenant) AND id = ANY (\(sessions)) AND ended_at IS NULL
                """,
                EventRecord.insert(events, scope.by(actor, requestID)),
            ])
    }

    /// Deletes what has been over for 30 days: sessions, invitations; and sign-ons that nobody has come back from.
    package func clean(_ scope: TenantScope) async throws -> Int {
        try await database.once(
            scope, as: .system,
            [
                """
                DELETE FROM baton.session WHERE tenant_id = \(scope.tenant)
                  AND (ended_at < baton.now() - interval '30 days' OR least(idle_until, expires_at) < baton.now() - interval '30 days')
                """,
                "DELETE FROM baton.invitation WHERE tenant_id = \(scope.tenant) AND expires_at < baton.now() - interval '30 days'",
                "DELETE FROM baton.sign_on_attempt WHERE tenant_id = \(scope.tenant) AND expires_at < baton.now()",
            ]
        ).reduce(0) { $0 + $1.affectedRows }
    }

    // MARK: scopes

    /// The account behind a session that is not over; `nil` for one of a sign-on.
    func account(of session: SessionID, _ scope: TenantScope) async throws -> Bytes? {
        try await database.once(
            scope, as: .system, readOnly: true,
            ["SELECT email_hash FROM baton.session WHERE tenant_id = \(scope.tenant) AND id = \(session) AND ended_at IS NULL"])[0]
            .single(Bytes?.self).flatMap { $0 }
    }

    /// For the transaction that disables a member: who is enabled again signs in again.
    static func endAll(of member: MemberID, _ scope: TenantScope) -> SQL {
        """
        UPDATE baton.session SET ended_at = baton.now(), end_reason = \(EndReason.revoked.rawValue)
        WHERE tenant_id = \(scope.tenant) AND member_id = \(member) AND ended_at IS NULL
        """
    }

    func report(_ kind: String, _ member: MemberID, in tenant: TenantID, requestID: String?) async throws {
        let scope = try await scope(tenant, isServed: false)
        let event = EventRecord(kind, facet: .permissions, subject: member)
        _ = try await database.once(scope, as: .system, [event.insert(scope.by(.worker, requestID))])
    }

    /// Of the program itself, in one tenant: whatever its access version is.
    ///
    /// - Parameter isServed: whether the tenant must have the right to be served.
    func scope(_ tenant: TenantID, unknown: BatonError.Code = .notFound, isServed: Bool = true) async throws -> TenantScope {
        let row = try await database.directory(
            """
            SELECT access_version, time_zone, status = \(TenantStatus.suspended.rawValue),
                   status = \(TenantStatus.trial.rawValue) AND trial_ends_at <= baton.now()
            FROM baton.tenant WHERE id = \(tenant)
            """
        ).first((Int32, String, Bool, Bool).self)
        guard let (version, zone, isSuspended, isOver) = row else { throw BatonError(unknown) }
        if isServed, isSuspended { throw BatonError(.tenantSuspended) }
        if isServed, isOver { throw BatonError(.trialExpired) }
        return TenantScope(tenant: tenant, accessVersion: version, timeZone: zone, actor: .hostOperator)
    }
}

extension TenantScope {
    /// In whose name an event stands.
    func by(_ actor: Actor, _ requestID: String?) -> TenantScope {
        var scope = self
        scope.actor = actor
        scope.requestID = requestID
        return scope
    }
}
