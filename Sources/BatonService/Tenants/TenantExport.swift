internal import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres
internal import Synchronization

/// Everything that a tenant has, as lines of JSON (docs/OPERATIONS.md): a header, a line for each row, and a trailer that says how many rows
/// each table has and the SHA-256 of its lines, so that a cut or altered file is noticed. All of one moment; derived from the catalogue, so
/// that a new table is in it by itself. Hashes of keys and what is sealed stay behind.
package final class TenantExport: Sendable {
    private let database: Database
    private let underWay = Mutex(0)

    package init(database: Database) { self.database = database }

    package static let format = 1
    /// Of one process at the same time: each holds a connection.
    package static let maximumAtOnce = 2
    /// Rows that are in memory at once; of tables with large values fewer.
    static let rowsAtOnce = 1000
    static let largeRowsAtOnce = 10

    /// Takes one of the few places and records in the tenant's own audit who takes its data: to be called before the first byte.
    ///
    /// - Throws: `service_unavailable` when all places are taken.
    package func begin(_ scope: TenantScope) async throws -> Place {
        guard case .hostOperator = scope.actor else { throw BatonError(.permissionDenied) }
        let isFree = underWay.withLock { count in
            guard count < Self.maximumAtOnce else { return false }
            count += 1
            return true
        }
        guard isFree else {
            throw BatonError(.serviceUnavailable, detail: "\(Self.maximumAtOnce) exports are under way; try again later")
        }
        let place = Place(export: self, scope: scope)
        _ = try await database.once(
            scope, as: .system, [EventRecord("tenant.exported", facet: .permissions, subject: scope.tenant).insert(scope)])
        return place
    }

    /// Whoever has it may write one export. Given back when nobody has it any more.
    package final class Place: Sendable {
        private let export: TenantExport
        private let scope: TenantScope

        fileprivate init(export: TenantExport, scope: TenantScope) {
            self.export = export
            self.scope = scope
        }

        deinit { export.underWay.withLock { $0 -= 1 } }

        /// - Parameter write: gets whole lines; may take its time, up to ten minutes for each call.
        package func write(_ write: ([UInt8]) async throws -> Void) async throws { try await export.write(scope, write) }
    }

    private func write(_ scope: TenantScope, _ write: ([UInt8]) async throws -> Void) async throws {
        let tenant = scope.tenant
        try await database.snapshot(scope) { transaction in
            let results = try await transaction.run(
                PersonalCatalogue.reads + [
                    "SELECT child, child_column, parent, is_required FROM baton.tenant_references()",
                    "SELECT slug, to_jsonb(t)::text, baton.now() FROM baton.tenant AS t WHERE id = \(tenant)",
                ])
            let catalogue = try PersonalCatalogue(results[..<3])
            let references = try results[3].decode((String, String, String, Bool).self).map {
                TenantTables.Reference(child: $0.0, column: $0.1, parent: $0.2, isRequired: $0.3)
            }
            guard let (slug, row, now) = try results[4].first((String, String, Date).self) else { throw BatonError(.notFound) }
            // What is referred to comes first, so that a reader can write rows as they come.
            let tables = TenantTables(catalogue.tables.map(\.name), references).deletionOrder.reversed().compactMap { catalogue[$0] }

            try await write(
                Self.line { json in
                    json.object { json in
                        json.field("baton_export", Self.format)
                        json.field("tenant_id", tenant)
                        json.field("slug", slug)
                        json.field("schema", SchemaFile.migrations.last?.name)
                        json.field("exported_at", now)
                        json.key("left_out")
                        json.object { json in
                            for table in tables where !table.secrets.isEmpty {
                                json.key(table.name)
                                json.array { json in for column in table.secrets { json.value(column) } }
                            }
                        }
                    }
                })
            var sums: [(table: String, rows: Int, digest: String)] = []
            let first = Self.row(of: "tenant", row)
            try await write(first)
            var digest = RowDigest()
            digest.append(first)
            sums.append(("tenant", 1, digest.hex))
            for table in tables { sums.append(try await Self.write(table, tenant, transaction, write)) }
            try await write(
                Self.line { json in
                    json.object { json in
                        json.key("end")
                        json.object { json in
                            for sum in sums {
                                json.key(sum.table)
                                json.object { json in
                                    json.field("rows", sum.rows)
                                    json.field("sha256", sum.digest)
                                }
                            }
                        }
                    }
                })
        }
    }

    private static func write(
        _ table: PersonalCatalogue.Table, _ tenant: TenantID, _ transaction: Transaction, _ write: ([UInt8]) async throws -> Void
    ) async throws -> (table: String, rows: Int, digest: String) {
        let hasLargeRows = table.columns.contains { $0.type == "bytea" && !$0.isSecret }
        var order: SQL = ""
        for (index, column) in table.key.enumerated() {
            order.append("\(fragment: index == 0 ? " ORDER BY " : ", ")t.\(fragment: .identifier(column))")
        }
        // DECLARE takes no parameters; the names come from the catalogue and the id is one.
        var secrets: SQL = "'{}'::text[]"
        if !table.secrets.isEmpty { secrets = "\(fragment: .quoted("{" + table.secrets.joined(separator: ",") + "}"))::text[]" }
        transaction.enqueue(
            """
            DECLARE exported NO SCROLL CURSOR FOR SELECT (to_jsonb(t) - \(fragment: secrets))::text FROM \(fragment: table.sql) AS t
            WHERE t.tenant_id = \(fragment: .quoted(tenant.description))\(fragment: order)
            """)
        let limit = hasLargeRows ? largeRowsAtOnce : rowsAtOnce
        var digest = RowDigest()
        var count = 0
        while true {
            let rows = try await transaction.run("FETCH \(fragment: .constant(limit)) FROM exported").column(String.self)
            var lines: [UInt8] = []
            for row in rows { lines += Self.row(of: table.name, row) }
            if !rows.isEmpty {
                digest.append(lines)
                count += rows.count
                try await write(lines)
            }
            if rows.count < limit { break }
        }
        transaction.enqueue("CLOSE exported")
        return (table.name, count, digest.hex)
    }

    private static func row(of table: String, _ row: String) -> [UInt8] {
        line { json in
            json.object { json in
                json.field("table", table)
                json.key("row")
                json.raw(row)
            }
        }
    }

    private static func line(_ body: (inout JSONWriter) -> Void) -> [UInt8] { JSONWriter.bytes(body) + [UInt8(ascii: "\n")] }
}
