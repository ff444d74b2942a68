package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Tenants as the host's operators see them: that they are there, how they stand, how much they have. Nothing of what is in them.
package struct TenantAdministration: Sendable {
    private let database: Database
    private let tenants: TenantService

    package init(database: Database) {
        self.database = database
        tenants = TenantService(database: database)
    }

    package struct Entry: Sendable {
        package var id: TenantID
        package var slug: String
        package var name: String
        package var status: TenantStatus
        package var trialEndsAt: Date?
        package var timeZone: String
        package var createdAt: Date
        /// Since when its rows are being deleted.
        package var erasingAt: Date?
    }

    package struct Page: Sendable {
        package var entries: [Entry]
        package var hasMore: Bool
    }

    /// How much a tenant has.
    package struct Usage: Sendable {
        package var quotas: QuotaState
        package var leads: Int64
        /// Of each table that has any.
        package var rows: [(table: String, rows: Int64)]
    }

    private static let columns: SQL = "id, slug, name, status, trial_ends_at, time_zone, created_at, erasing_at"

    private static func decode(_ result: QueryResult) throws -> [Entry] {
        try result.decode((TenantID, String, String, Int16, Date?, String, Date, Date?).self).compactMap { row in
            TenantStatus(rawValue: row.3).map {
                Entry(
                    id: row.0, slug: row.1, name: row.2, status: $0, trialEndsAt: row.4, timeZone: row.5, createdAt: row.6, erasingAt: row.7
                )
            }
        }
    }

    /// In the order of short names.
    ///
    /// - Parameters:
    ///   - slug: the last one of the page before.
    ///   - limit: 1 to 200.
    package func list(status: TenantStatus? = nil, after slug: String? = nil, limit: Int = 50) async throws -> Page {
        var sql: SQL = "SELECT \(fragment: Self.columns) FROM baton.tenant WHERE slug > \(slug ?? "")"
        if let status { sql.append(" AND status = \(status.rawValue)") }
        sql.append(" ORDER BY slug LIMIT \(fragment: .constant(limit + 1))")
        let entries = try Self.decode(try await database.directory(sql))
        return Page(entries: Array(entries.prefix(limit)), hasMore: entries.count > limit)
    }

    /// - Throws: `not_found`.
    package func fetch(_ id: TenantID) async throws -> Entry {
        let rows = try Self.decode(
            try await database.directory("SELECT \(fragment: Self.columns) FROM baton.tenant WHERE id = \(id)"))
        guard let entry = rows.first else { throw BatonError(.notFound, detail: "tenant") }
        return entry
    }

    /// Counts every row of the tenant: for a look now and then.
    package func usage(_ scope: TenantScope) async throws -> Usage {
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .system) { transaction in
            let first = try await transaction.run([
                "SELECT relation FROM baton.tenant_tables()", TenantQuota.select(tenant),
                "SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant) AND deleted_at IS NULL",
            ])
            let tables = try first[0].column(String.self)
            let counts = try await transaction.finish(
                tables.map { "SELECT count(*) FROM baton.\(fragment: .identifier($0)) WHERE tenant_id = \(tenant)" })
            let rows = try zip(tables, counts).map { (table: $0, rows: try $1.single(Int64.self) ?? 0) }
            return Usage(
                quotas: try TenantQuota.decode(first[1]), leads: try first[2].single(Int64.self) ?? 0, rows: rows.filter { $0.rows > 0 })
        }
    }

    /// What the host changes of a tenant; what is `nil` stays.
    package struct Patch: Sendable {
        package var name: String?
        package var timeZone: String?
        /// `.some(nil)` goes back to the default.
        package var quotas: [Quota: Int32?] = [:]

        package init() {}
    }

    /// Holds from the next request of every process on.
    ///
    /// - Throws: `validation_failed`; `conflict` for a tenant that is being erased.
    package func update(_ patch: Patch, _ scope: TenantScope) async throws {
        var problems = FieldProblems()
        let name = patch.name.map { problems.required($0, "/name", max: 200) }
        if let zone = patch.timeZone, TimeZone(identifier: zone) == nil {
            problems.append(
                FieldProblem("/time_zone", "unknown_time_zone", zh: "不认识的时区", en: "Not a time zone, for example Asia/Shanghai."))
        }
        for case (let quota, let limit?) in patch.quotas where !Quota.range.contains(Int64(limit)) {
            problems.append(
                FieldProblem("/max_\(quota.rawValue)", "out_of_range", zh: "应为 1 到一亿", en: "Between 1 and 100,000,000."))
        }
        if name == nil, patch.timeZone == nil, patch.quotas.isEmpty {
            problems.append(FieldProblem("", "nothing_to_change", zh: "没有要修改的内容", en: "Nothing to change is given."))
        }
        try problems.check()
        let tenant = scope.tenant
        var statements: [SQL] = [
            """
            UPDATE baton.tenant SET name = coalesce(\(name), name), time_zone = coalesce(\(patch.timeZone), time_zone)
            WHERE id = \(tenant) AND erasing_at IS NULL RETURNING id
            """
        ]
        for (quota, limit) in patch.quotas.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            statements.append(
                """
                INSERT INTO baton.tenant_usage (tenant_id, \(fragment: quota.column)) VALUES (\(tenant), \(limit))
                ON CONFLICT (tenant_id) DO UPDATE SET \(fragment: quota.column) = excluded.\(fragment: quota.column)
                """)
        }
        let changed =
            [name.map { _ in "name" }, patch.timeZone.map { _ in "time_zone" }].compactMap { $0 }
            + patch.quotas.keys.map { "quota." + $0.rawValue }.sorted()
        statements.append(EventRecord("tenant.changed", facet: .permissions, subject: tenant, changed: changed).insert(scope))
        _ = try await AccessChange(database: database).commit(scope, statements) { results in
            if results[0].isEmpty { throw BatonError(.conflict, detail: "the tenant is being erased") }
        }
    }
}
