package import BatonModel
internal import FoundationEssentials
internal import Postgres
internal import Synchronization

/// Finds out whose a key is and what its member may do. Keeps what it found until the tenant's access version moves.
///
/// Nothing is trusted for longer than one transaction: each asserts the version in its first flush, and a mismatch (`access_changed`)
/// makes the caller `forget` and ask again.
package final class AccessDirectory: Sendable {
    private struct Entry {
        var scope: TenantScope
        var expiresAt: Date?
        var status: TenantStatus
        var trialEndsAt: Date?
        var loadedAt: Date

        /// Whether it may be over by now, and has to be looked at again.
        func mayBeOver(_ now: Date) -> Bool {
            expiresAt.map { $0 <= now } ?? false || status == .trial && trialEndsAt.map { $0 <= now } ?? false
                || abs(now.timeIntervalSince(loadedAt)) >= AccessDirectory.maximumAge
        }
    }

    private let database: Database
    private let tokens: AccessTokens?
    private let clock: WallClock
    private let entries = Mutex<[Bytes: Entry]>([:])
    /// Keys kept at most; beyond it all are dropped, which costs each one look-up.
    private let limit = 10_000

    /// What is known is read again after this many seconds, because reading it is when a key's last use is written down.
    private static let maximumAge: TimeInterval = 1800

    /// - Parameter tokens: without them, only keys are let in.
    package init(database: Database, tokens: AccessTokens? = nil, clock: WallClock = .system) {
        self.database = database
        self.tokens = tokens
        self.clock = clock
    }

    /// The scope of the member behind an API key or an access token.
    ///
    /// - Throws: `unauthenticated` (unknown, revoked, expired, signed out, member disabled), `tenant_suspended`, `trial_expired`.
    package func member(key: Secret) async throws -> TenantScope {
        let scope = try await scope(key)
        guard scope.member != nil else { throw BatonError(.unauthenticated) }
        return scope
    }

    /// The scope of a public form.
    ///
    /// - Throws: `not_found` for anything that is not the key of a form in force, `tenant_suspended`, `trial_expired`.
    package func form(key: Secret) async throws -> TenantScope {
        do {
            let scope = try await scope(key)
            guard case .form = scope.actor else { throw BatonError(.notFound) }
            return scope
        } catch let error as BatonError where error.code == .unauthenticated {
            throw BatonError(.notFound)
        }
    }

    package func forget(_ key: Secret) { _ = entries.withLock { $0.removeValue(forKey: key.hash) } }

    /// Whether nothing has changed since the scope was read; for answers that are given without a transaction of their own.
    package func isCurrent(_ scope: TenantScope) async throws -> Bool {
        try await database.directory("SELECT access_version FROM baton.tenant WHERE id = \(scope.tenant)").single(Int32.self)
            == scope.accessVersion
    }

    private func scope(_ key: Secret) async throws -> TenantScope {
        let hash = key.hash
        if let known = entries.withLock({ $0[hash] }), !known.mayBeOver(clock.time()) { return known.scope }
        // A refusal is never answered from memory: no transaction follows that would notice that it is over.
        let entry: Entry
        do {
            // Keys of ours have no point in them, access tokens have two.
            entry = key.text.utf8.contains(UInt8(ascii: ".")) ? try await load(token: key.text) : try await load(hash)
        } catch {
            entries.withLock { $0[hash] = nil }
            throw error
        }
        entries.withLock { entries in
            if entries.count >= limit { entries = [:] }
            entries[hash] = entry
        }
        return entry.scope
    }

    private func load(_ hash: Bytes) async throws -> Entry {
        let directory: SQL = """
            SELECT c.tenant_id, c.kind, c.subject_id, c.member_id, c.expires_at, t.status, t.trial_ends_at, t.time_zone, t.access_version,
                   c.expires_at <= baton.now(), t.status = 1 AND t.trial_ends_at <= baton.now()
            FROM baton.credential c JOIN baton.tenant t ON t.id = c.tenant_id
            WHERE c.secret_hash = \(hash)
            """
        let rows = try await database.directory(directory)
            .decode((TenantID, Int16, UUID, MemberID?, Date?, Int16, Date?, String, Int32, Bool?, Bool?).self)
        guard let (tenant, kind, subject, member, expiresAt, status, trialEndsAt, zone, version, isExpired, isTrialOver) = rows.first,
            let status = TenantStatus(rawValue: status), isExpired != true
        else { throw BatonError(.unauthenticated) }
        // By the database's clock, which each transaction asserts too: the memory's only says when to look again.
        if status == .suspended { throw BatonError(.tenantSuspended) }
        if isTrialOver == true { throw BatonError(.trialExpired) }
        var scope = TenantScope(tenant: tenant, accessVersion: version, timeZone: zone, actor: .form(IntakeFormID(subject)))
        (scope.requestsPerMinute, scope.hasChannels) = try await tenantSettings(scope)
        if kind == 1 {
            guard let member else { throw BatonError(.unauthenticated) }
            scope.actor = .member(member)
            scope.credential = subject
            scope.member = try await access(of: member, by: .key(APIKeyID(subject)), scope)
        }
        return Entry(scope: scope, expiresAt: expiresAt, status: status, trialEndsAt: trialEndsAt, loadedAt: clock.time())
    }

    private func load(token: String) async throws -> Entry {
        guard let tokens else { throw BatonError(.unauthenticated) }
        let access = try await tokens.read(token)
        let directory: SQL = """
            SELECT status, trial_ends_at, time_zone, access_version, status = 1 AND trial_ends_at <= baton.now()
            FROM baton.tenant WHERE id = \(access.tenant)
            """
        guard
            let (status, trialEndsAt, zone, version, isTrialOver) = try await database.directory(directory)
                .first((Int16, Date?, String, Int32, Bool?).self), let status = TenantStatus(rawValue: status)
        else { throw BatonError(.unauthenticated) }
        if status == .suspended { throw BatonError(.tenantSuspended) }
        if isTrialOver == true { throw BatonError(.trialExpired) }
        var scope = TenantScope(tenant: access.tenant, accessVersion: version, timeZone: zone, actor: .member(access.member))
        scope.session = access.session
        scope.credential = access.session.uuid
        (scope.requestsPerMinute, scope.hasChannels) = try await tenantSettings(scope)
        scope.member = try await self.access(of: access.member, by: .session(access.session), scope)
        return Entry(
            scope: scope, expiresAt: Date(timeIntervalSince1970: Double(access.expiresAt)), status: status, trialEndsAt: trialEndsAt,
            loadedAt: clock.time())
    }

    /// Read with the scope, so that requests pay nothing for it; a change of it moves the access version.
    private func tenantSettings(_ scope: TenantScope) async throws -> (requestsPerMinute: Int32?, hasChannels: Bool) {
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                "SELECT max_requests_per_minute FROM baton.tenant_usage WHERE tenant_id = \(scope.tenant)",
                "SELECT EXISTS (SELECT FROM baton.channel WHERE tenant_id = \(scope.tenant) AND is_enabled)",
            ])
        return (try results[0].single(Int32?.self).flatMap { $0 }, try results[1].single(Bool.self) ?? true)
    }

    /// With what a member came in.
    package enum Credential: Sendable {
        /// A request of the program itself, with all that the member may.
        case none
        case key(APIKeyID)
        case session(SessionID)
        /// Another member looks: no further than what his own key may.
        case narrowed(KeyNarrowing)
    }

    /// Everything that decides what a member may see; compiles its shape.
    ///
    /// - Throws: `unauthenticated`, when the member is gone or disabled, or the session is over.
    package func access(of member: MemberID, by credential: Credential = .none, _ scope: TenantScope) async throws -> MemberAccess {
        var statements: [SQL] = [
            """
            SELECT name, team_id, region_id FROM baton.member
            WHERE tenant_id = \(scope.tenant) AND id = \(member) AND status <> 3 AND deleted_at IS NULL
            """,
            """
            SELECT r.key FROM baton.member_role mr JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
            WHERE mr.tenant_id = \(scope.tenant) AND mr.member_id = \(member) ORDER BY r.key
            """,
            """
            SELECT DISTINCT g.facet, g.action, g.reach FROM baton.member_role mr
            JOIN baton.role_grant g ON g.tenant_id = mr.tenant_id AND g.role_id = mr.role_id
            WHERE mr.tenant_id = \(scope.tenant) AND mr.member_id = \(member)
            """,
            "SELECT id, parent_id FROM baton.team WHERE tenant_id = \(scope.tenant)",
            "SELECT region_id FROM baton.member_region WHERE tenant_id = \(scope.tenant) AND member_id = \(member) ORDER BY region_id",
        ]
        switch credential {
        case .none, .narrowed: break
        case .key(let key):
            statements += [
                "SELECT scopes, read_only FROM baton.api_key WHERE tenant_id = \(scope.tenant) AND id = \(key)",
                // Several processes know the key: ten minutes are exact enough.
                """
                UPDATE baton.api_key SET last_used_at = baton.now() WHERE tenant_id = \(scope.tenant) AND id = \(key)
                  AND (last_used_at IS NULL OR last_used_at < baton.now() - interval '10 minutes')
                """,
            ]
        case .session(let session):
            statements.append(
                """
                SELECT 1::int4 FROM baton.session WHERE tenant_id = \(scope.tenant) AND id = \(session) AND member_id = \(member)
                  AND ended_at IS NULL AND expires_at > baton.now()
                """)
        }
        let results = try await database.once(scope, as: .system, statements)
        guard let (name, team, region) = try results[0].first((String, TeamID?, RegionID?).self) else {
            throw BatonError(.unauthenticated)
        }
        var narrowing = KeyNarrowing.none
        switch credential {
        case .none: break
        case .key:
            guard let (scopes, isReadOnly) = try results[5].first(([String]?, Bool).self) else { throw BatonError(.unauthenticated) }
            narrowing = KeyNarrowing(scopes: scopes.map(Set.init), isReadOnly: isReadOnly)
        case .session: guard !results[5].isEmpty else { throw BatonError(.unauthenticated) }
        case .narrowed(let known): narrowing = known
        }
        // A grant that this program does not know is of a newer one: it gives nothing here.
        let all = Set(
            try results[2].decode((String, String, String).self).compactMap { facet, action, reach -> Grant? in
                guard let facet = Facet(rawValue: facet), let action = Action(rawValue: action), let reach = Reach(rawValue: reach)
                else { return nil }
                return Grant(facet, action, reach)
            })
        let grants = narrowing.narrow(all)
        let teams = TeamTree(try results[3].decode((TeamID, TeamID?).self).map { (id: $0.0, parent: $0.1) })
        let position = Position(
            member: member, team: team, teams: team.map(teams.subtree) ?? [],
            regions: Set(try results[4].column(RegionID.self) + [region].compactMap { $0 }).sorted())
        // In a transaction of its own, before anything relies on it.
        let forms = [grants.compiled(for: position), grants.compiled(for: position, forFigures: true)]
        let ensured = try await database.once(
            scope, as: .system, (forms[0] == forms[1] ? [forms[0]] : forms).map { "SELECT baton.ensure_shape(\($0))" }
        ).map { try $0.single(String.self) ?? "" }
        return MemberAccess(
            name: name, position: position, roles: try results[1].column(String.self), grants: grants,
            shape: ensured[0], figuresShape: ensured[ensured.count - 1], narrowing: narrowing)
    }

    /// What another member of the tenant sees, for an admin who has been allowed to look. The look is recorded first; the actor stays.
    ///
    /// - Throws: `not_found`, when there is no such member, or it is disabled.
    package func scope(seenBy member: MemberID, _ scope: TenantScope, requestID: String?) async throws -> TenantScope {
        var scope = scope
        do {
            scope.member = try await access(of: member, by: .narrowed(scope.requireMember().narrowing), scope)
        } catch let error as BatonError where error.code == .unauthenticated {
            throw BatonError(.notFound, detail: "member")
        }
        var recorded = scope
        recorded.requestID = requestID
        let event = EventRecord("permissions.viewed_as", facet: .permissions, subject: member)
        _ = try await database.once(recorded, as: .system, [event.insert(recorded)])
        return scope
    }

    /// The scope of the host's command line in one tenant.
    ///
    /// - Throws: `not_found`.
    package func hostOperator(slug: String) async throws -> TenantScope {
        try await hostOperator("slug = \(slug.lowercased())", named: slug)
    }

    /// The scope of an operator who came with a key.
    ///
    /// - Throws: `not_found`.
    package func hostOperator(_ tenant: TenantID, key: OperatorKeyID?, requestID: String?) async throws -> TenantScope {
        var scope = try await hostOperator("id = \(tenant)", named: tenant.description)
        scope.credential = key?.uuid
        scope.requestID = requestID
        return scope
    }

    private func hostOperator(_ condition: SQL, named name: String) async throws -> TenantScope {
        let rows = try await database.directory("SELECT id, access_version, time_zone FROM baton.tenant WHERE \(fragment: condition)")
        guard let (tenant, version, zone) = try rows.first((TenantID, Int32, String).self) else {
            throw BatonError(.notFound, detail: "tenant \(name)")
        }
        return TenantScope(tenant: tenant, accessVersion: version, timeZone: zone, actor: .hostOperator)
    }
}
