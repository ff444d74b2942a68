package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Deletes everything that a tenant has, for good. In small transactions, so that nothing waits for it long; whoever is interrupted begins
/// again and goes on. What is left says that a tenant of this id was erased, when, by whom, and how many rows.
package struct TenantErasure: Sendable {
    private let database: Database
    private let directory: AccessDirectory

    package init(database: Database, directory: AccessDirectory) {
        self.database = database
        self.directory = directory
    }

    /// Rows that one transaction deletes at most.
    static let batch = 1000

    package struct Progress: Sendable, Equatable {
        /// Whether nothing is left.
        package var isDone: Bool
        /// Rows deleted so far, by table.
        package var rows: [String: Int64]
        package var startedAt: Date
        package var erasedAt: Date?
    }

    /// Deletes until nothing is left or the time is over.
    ///
    /// - Parameters:
    ///   - confirmation: the tenant's short name, once more.
    ///   - deadline: when to stop; the next call goes on.
    ///   - batches: how many transactions to delete in at most.
    /// - Throws: `not_found`; `validation_failed`, when the short name is another; `conflict` for a tenant that is not suspended.
    package func erase(
        _ tenant: TenantID, confirmation: String, operatorKey: OperatorKeyID?, requestID: String? = nil,
        until deadline: ContinuousClock.Instant? = nil, batches: Int = .max
    ) async throws -> Progress {
        let hash = Bytes(RowDigest.bytes(of: tenant.description + confirmation.lowercased()))
        let known = try await database.directory("SELECT slug, status, erasing_at IS NOT NULL FROM baton.tenant WHERE id = \(tenant)")
            .first((String, Int16, Bool).self)
        guard let (slug, status, isBegun) = known else {
            // Gone already, and the caller knows what it was called.
            if let done = try await progress(tenant, hash: hash), done.isDone { return done }
            throw BatonError(.notFound, detail: "tenant")
        }
        guard slug == confirmation.lowercased() else {
            throw ValidationFailure([
                FieldProblem("/confirm", "not_the_slug", zh: "请重复该租户的短名称以确认", en: "Repeat the tenant's short name to confirm.")
            ])
        }
        guard isBegun || status == TenantStatus.suspended.rawValue else {
            throw BatonError(.conflict, detail: "suspend the tenant first")
        }
        let scope = try await directory.hostOperator(tenant, key: operatorKey, requestID: requestID)
        if !isBegun { try await begin(scope, hash: hash, operatorKey: operatorKey) }

        var left = batches
        // What the worker has written meanwhile, and what deleting itself has left in the feed of changes, is met by another round.
        for _ in 1...10 {
            guard let rows = try await sweep(scope, until: deadline, batches: &left) else { break }
            if rows == 0, try await finish(scope) { break }
        }
        guard let progress = try await progress(tenant, hash: hash) else { throw BatonError(.internalError) }
        return progress
    }

    private func progress(_ tenant: TenantID, hash: Bytes) async throws -> Progress? {
        let results = try await database.host([
            "SELECT started_at, erased_at FROM baton.tenant_tombstone WHERE id = \(tenant) AND slug_hash = \(hash)",
            """
            SELECT c.key, c.value::bigint FROM baton.tenant_tombstone s CROSS JOIN LATERAL jsonb_each_text(s.row_counts) AS c
            WHERE s.id = \(tenant) AND s.slug_hash = \(hash)
            """,
        ])
        guard let (startedAt, erasedAt) = try results[0].first((Date, Date?).self) else { return nil }
        let rows = Dictionary(uniqueKeysWithValues: try results[1].decode((String, Int64).self).map { ($0.0, $0.1) })
        return Progress(isDone: erasedAt != nil, rows: rows, startedAt: startedAt, erasedAt: erasedAt)
    }

    /// From here on there is no way back.
    private func begin(_ scope: TenantScope, hash: Bytes, operatorKey: OperatorKeyID?) async throws {
        let tenant = scope.tenant
        try await database.withTenant(scope, as: .erase) { transaction in
            let begun = try await transaction.run(
                """
                UPDATE baton.tenant SET erasing_at = baton.now(), access_version = access_version + 1
                WHERE id = \(tenant) AND status = \(TenantStatus.suspended.rawValue) RETURNING id
                """)
            if begun.isEmpty { throw BatonError(.conflict, detail: "suspend the tenant first") }
            _ = try await transaction.finish([
                """
                INSERT INTO baton.tenant_tombstone (id, slug_hash, operator_key_id) VALUES (\(tenant), \(hash), \(operatorKey))
                ON CONFLICT (id) DO NOTHING
                """
            ])
        }
    }

    /// - Returns: how many rows it has deleted, or `nil` when it had to stop before the end.
    private func sweep(_ scope: TenantScope, until deadline: ContinuousClock.Instant?, batches: inout Int) async throws -> Int? {
        let tenant = scope.tenant
        var deleted = 0
        // Roles of PostgreSQL are no rows: they go first, while it is known which they are.
        let logins = try BILogin.decode(try await database.once(scope, as: .system, readOnly: true, [BILogin.select(tenant)])[0])
        for login in logins {
            _ = try await database.once(
                scope, as: .system,
                [login.login(database), login.other(database)].map { "SELECT baton.drop_bi_login(\($0))" })
        }
        let results = try await database.once(
            scope, as: .erase, readOnly: true,
            [
                "SELECT relation, key FROM baton.tenant_tables()",
                "SELECT child, child_column, parent, is_required FROM baton.tenant_references()",
            ])
        let keys = Dictionary(uniqueKeysWithValues: try results[0].decode((String, [String]).self).map { ($0.0, $0.1) })
        let plan = TenantTables(
            keys.keys.sorted(),
            try results[1].decode((String, String, String, Bool).self).map {
                TenantTables.Reference(child: $0.0, column: $0.1, parent: $0.2, isRequired: $0.3)
            })

        /// Batch by batch; whether all of it was done.
        func repeated(_ table: String, counts: Bool, _ statement: SQL) async throws -> Bool {
            while true {
                guard batches > 0, deadline.map({ $0 > .now }) ?? true else { return false }
                try Task.checkCancellation()
                batches -= 1
                let rows = try await database.withTenant(scope, as: .erase) { transaction in
                    let rows = try await transaction.run(statement).affectedRows
                    if counts, rows > 0 {
                        transaction.enqueue(
                            """
                            UPDATE baton.tenant_tombstone SET row_counts = jsonb_set(
                                row_counts, ARRAY[\(table)::text], to_jsonb(coalesce((row_counts ->> \(table))::bigint, 0) + \(Int64(rows))))
                            WHERE id = \(tenant)
                            """)
                    }
                    return rows
                }
                if counts { deleted += rows }
                if rows < Self.batch { return true }
            }
        }
        func batch(_ table: String, _ condition: SQL = "true") -> SQL {
            let name: SQL = "baton.\(fragment: .identifier(table))"
            guard let key = keys[table], !key.isEmpty else { return "WHERE tenant_id = \(tenant) AND \(fragment: condition)" }
            var columns = SQL.identifier(key[0])
            for column in key.dropFirst() { columns.append(", \(fragment: .identifier(column))") }
            return """
                WHERE tenant_id = \(tenant) AND (\(fragment: columns)) IN (
                    SELECT \(fragment: columns) FROM \(fragment: name) WHERE tenant_id = \(tenant) AND \(fragment: condition)
                    LIMIT \(fragment: .constant(Self.batch)))
                """
        }
        for edge in plan.emptied {
            let column = SQL.identifier(edge.column)
            let statement: SQL = """
                UPDATE baton.\(fragment: .identifier(edge.child)) SET \(fragment: column) = NULL
                \(fragment: batch(edge.child, "\(fragment: column) IS NOT NULL"))
                """
            guard try await repeated(edge.child, counts: false, statement) else { return nil }
        }
        // Deadlines first: what has none does nothing by itself.
        for table in ["timer"] + plan.deletionOrder.filter({ $0 != "timer" }) where keys[table] != nil {
            let statement: SQL = "DELETE FROM baton.\(fragment: .identifier(table)) \(fragment: batch(table))"
            guard try await repeated(table, counts: true, statement) else { return nil }
        }
        return deleted
    }

    /// - Returns: whether the tenant is gone; `false`, when something has been written since it was swept.
    private func finish(_ scope: TenantScope) async throws -> Bool {
        let tenant = scope.tenant
        do {
            let results = try await database.once(
                scope, as: .erase,
                [
                    "DELETE FROM baton.tenant WHERE id = \(tenant) AND erasing_at IS NOT NULL",
                    "UPDATE baton.tenant_tombstone SET erased_at = baton.now() WHERE id = \(tenant) AND erased_at IS NULL",
                ])
            return results[0].affectedRows == 1
        } catch let error as DatabaseError where error.sqlState == "23503" {
            return false
        }
    }
}
