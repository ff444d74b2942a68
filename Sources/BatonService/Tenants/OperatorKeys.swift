package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Keys of the host's operators (`bo_…`): they make, suspend, export and end tenants, and open nothing of what is in them.
package struct OperatorKeys: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    package struct Key: Sendable {
        package var id: OperatorKeyID
        package var name: String
        package var prefix: String
        package var createdAt: Date
        package var expiresAt: Date?
        package var lastUsedAt: Date?
        package var revokedAt: Date?
    }

    /// The key's text is returned once and stored nowhere.
    ///
    /// - Parameter days: for how long it holds, 1 to 3650; `nil`: until it is revoked.
    /// - Throws: `validation_failed`.
    package func create(name: String, days: Int? = nil) async throws -> (OperatorKeyID, Secret) {
        var problems = FieldProblems()
        let name = problems.required(name, "/name", max: 100)
        if let days, !(1...3650).contains(days) {
            problems.append(FieldProblem("/days", "out_of_range", zh: "应在 1 到 3650 天之间", en: "Between 1 and 3650 days."))
        }
        try problems.check()
        let (id, secret) = (OperatorKeyID.make(), Secret.make("bo"))
        _ = try await database.host([
            """
            INSERT INTO baton.operator_key (secret_hash, id, name, prefix, expires_at)
            VALUES (\(secret.hash), \(id), \(name), \(secret.prefix), baton.now() + \(days.map { Int32($0) }) * interval '1 day')
            """
        ])
        return (id, secret)
    }

    package func list() async throws -> [Key] {
        try await database.host([
            "SELECT id, name, prefix, created_at, expires_at, last_used_at, revoked_at FROM baton.operator_key ORDER BY created_at, id"
        ])[0].decode((OperatorKeyID, String, String, Date, Date?, Date?, Date?).self).map {
            Key(
                id: $0.0, name: $0.1, prefix: $0.2, createdAt: $0.3, expiresAt: $0.4, lastUsedAt: $0.5, revokedAt: $0.6)
        }
    }

    /// Holds from the next request of every process on. Revoking twice is no error.
    ///
    /// - Throws: `not_found`.
    package func revoke(_ id: OperatorKeyID) async throws {
        let results = try await database.host([
            "UPDATE baton.operator_key SET revoked_at = baton.now() WHERE id = \(id) AND revoked_at IS NULL",
            "SELECT 1 FROM baton.operator_key WHERE id = \(id)",
        ])
        guard results[1].count == 1 else { throw BatonError(.notFound, detail: "operator key") }
    }

    /// Looked up for each request: operators are few.
    ///
    /// - Throws: `unauthenticated` for a key that is unknown, revoked or expired.
    package func authenticate(_ key: Secret) async throws -> OperatorKeyID {
        let results = try await database.host([
            """
            SELECT id FROM baton.operator_key
            WHERE secret_hash = \(key.hash) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > baton.now())
            """,
            """
            UPDATE baton.operator_key SET last_used_at = baton.now()
            WHERE secret_hash = \(key.hash) AND revoked_at IS NULL
              AND (last_used_at IS NULL OR last_used_at < baton.now() - interval '1 minute')
            """,
        ])
        guard let id = try results[0].single(OperatorKeyID.self) else { throw BatonError(.unauthenticated) }
        return id
    }
}
