package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Keys of members for their programs. Everybody has his own; who has `permissions:write` has all of the tenant in hand.
package struct APIKeyService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    /// Keys in force of one member.
    package static let maximumKeys = 50
    private static let listed = 1000

    package struct Draft: Sendable {
        package var name: String?
        package var narrowing: KeyNarrowing
        /// `facet:action` in the order in which they were given, to be checked.
        package var scopes: [String]?
        package var expiresAt: Date?

        package init(name: String?, scopes: [String]? = nil, isReadOnly: Bool = false, expiresAt: Date? = nil) {
            self.name = name
            self.scopes = scopes
            self.expiresAt = expiresAt
            narrowing = KeyNarrowing(scopes: scopes.map(Set.init), isReadOnly: isReadOnly)
        }
    }

    package struct Key: Sendable {
        package var id: APIKeyID
        package var member: MemberID
        package var memberName: String
        package var name: String
        package var prefix: String
        package var scopes: [String]?
        package var isReadOnly: Bool
        package var createdAt: Date
        package var expiresAt: Date?
        package var lastUsedAt: Date?
        package var revokedAt: Date?
    }

    /// The key's text is returned once and stored nowhere.
    ///
    /// - Parameter member: `nil` for the caller himself.
    /// - Throws: `permission_denied` for another member's without `permissions:write`, and with a narrowed key; `not_found`;
    ///   `validation_failed` with the place; `conflict`: the member has 50 keys in force.
    package func create(_ draft: Draft, for member: MemberID?, _ scope: TenantScope) async throws -> (APIKeyID, Secret) {
        try scope.requireWholeKey()
        let owner = try member ?? scope.requireMember().id
        if scope.actor != .member(owner) { try scope.require(.write, .permissions) }
        var problems = FieldProblems()
        let name = problems.required(draft.name, "/name", max: 100)
        for (place, text) in (draft.scopes ?? []).enumerated() where !KeyNarrowing.known.contains(text) {
            problems.append(
                FieldProblem(
                    "/scopes/\(place)", "unknown_scope", zh: "没有权限 \(text.prefix(100))；格式为 facet:action",
                    en: "There is no scope \(text.prefix(100)); it is facet:action, for example lead_card:read."))
        }
        if let scopes = draft.scopes, scopes.isEmpty {
            problems.append(
                FieldProblem("/scopes", "missing", zh: "至少一个权限；不限制则不要给出", en: "Give one at least, or leave the field out for all."))
        }
        try problems.check()
        let (tenant, id, secret) = (scope.tenant, APIKeyID.make(), Secret.make("bk"))
        try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([
                // Locked, so that two at once do not get past the limit.
                "SELECT 1::int4 FROM baton.member WHERE tenant_id = \(tenant) AND id = \(owner) AND deleted_at IS NULL FOR NO KEY UPDATE",
                """
                SELECT count(*) FROM baton.api_key WHERE tenant_id = \(tenant) AND member_id = \(owner) AND revoked_at IS NULL
                  AND (expires_at IS NULL OR expires_at > baton.now())
                """,
                "SELECT \(draft.expiresAt) <= baton.now()",
            ])
            guard !results[0].isEmpty else { throw BatonError(.notFound, detail: "member") }
            guard try results[1].single(Int64.self) ?? 0 < Int64(Self.maximumKeys) else {
                throw BatonError(.conflict, detail: "the member has \(Self.maximumKeys) keys in force")
            }
            if try results[2].single(Bool?.self).flatMap({ $0 }) == true {
                throw ValidationFailure([
                    FieldProblem("/expires_at", "in_the_past", zh: "到期时间已过", en: "The key would have expired already.")
                ])
            }
            let scopes = draft.narrowing.scopes?.sorted()
            _ = try await transaction.finish([
                """
                INSERT INTO baton.api_key (tenant_id, id, member_id, name, prefix, secret_hash, expires_at, scopes, read_only)
                VALUES (\(tenant), \(id), \(owner), \(name), \(secret.prefix), \(secret.hash), \(draft.expiresAt), \(scopes),
                        \(draft.narrowing.isReadOnly))
                """,
                """
                INSERT INTO baton.credential (secret_hash, tenant_id, kind, subject_id, member_id, expires_at)
                VALUES (\(secret.hash), \(tenant), 1::smallint, \(id), \(owner), \(draft.expiresAt))
                """,
                EventRecord(
                    "api_key.created", facet: .permissions, subject: id,
                    data: .object([
                        "member_id": owner.description, "scopes": scopes?.joined(separator: ","),
                        "read_only": draft.narrowing.isReadOnly ? "true" : nil,
                    ])
                ).insert(scope),
            ])
        }
        return (id, secret)
    }

    /// The caller's own; with `permissions:write` those of all members, or of one. The newest first, at most 1000.
    package func list(of member: MemberID? = nil, _ scope: TenantScope) async throws -> [Key] {
        let isAdmin = (try? scope.require(.write, .permissions)) != nil
        let wanted = isAdmin ? member : try scope.requireMember().id
        if !isAdmin, let member, member != wanted { throw BatonError(.permissionDenied, detail: "permissions:write") }
        let condition: SQL = wanted.map { " AND k.member_id = \($0)" } ?? ""
        return try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT k.id, k.member_id, m.name, k.name, k.prefix, k.scopes, k.read_only, k.created_at, k.expires_at, k.last_used_at,
                       k.revoked_at
                FROM baton.api_key k JOIN baton.member m ON m.tenant_id = k.tenant_id AND m.id = k.member_id
                WHERE k.tenant_id = \(scope.tenant) AND m.tenant_id = \(scope.tenant)\(fragment: condition)
                ORDER BY k.created_at DESC, k.id DESC LIMIT \(fragment: .constant(Self.listed))
                """
            ])[0].decode((APIKeyID, MemberID, String, String, String, [String]?, Bool, Date, Date?, Date?, Date?).self).map {
                Key(
                    id: $0.0, member: $0.1, memberName: $0.2, name: $0.3, prefix: $0.4, scopes: $0.5, isReadOnly: $0.6, createdAt: $0.7,
                    expiresAt: $0.8, lastUsedAt: $0.9, revokedAt: $0.10)
            }
    }

    /// Holds from the next request of every process on. Revoking twice is no error.
    ///
    /// - Throws: `not_found`, also for another member's without `permissions:write`; `permission_denied` with a narrowed key.
    package func revoke(_ id: APIKeyID, _ scope: TenantScope) async throws {
        try scope.requireWholeKey()
        let tenant = scope.tenant
        let row = try await database.once(
            scope, as: .system, readOnly: true,
            ["SELECT member_id, revoked_at FROM baton.api_key WHERE tenant_id = \(tenant) AND id = \(id)"])[0]
            .first((MemberID, Date?).self)
        guard let (owner, revokedAt) = row, scope.actor == .member(owner) || (try? scope.require(.write, .permissions)) != nil else {
            throw BatonError(.notFound, detail: "API key")
        }
        if revokedAt != nil { return }
        _ = try await AccessChange(database: database).commit(
            scope,
            [
                "UPDATE baton.api_key SET revoked_at = baton.now() WHERE tenant_id = \(tenant) AND id = \(id) AND revoked_at IS NULL",
                "DELETE FROM baton.credential WHERE tenant_id = \(tenant) AND kind = 1 AND subject_id = \(id.uuid)",
                EventRecord("api_key.revoked", facet: .permissions, subject: id, data: .object(["member_id": owner.description])).insert(
                    scope),
            ])
    }
}
