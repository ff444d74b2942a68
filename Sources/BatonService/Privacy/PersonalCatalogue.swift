internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// What the database says of its own columns (sql/functions/personal_data.sql). Export and erasure follow from it: a new table or column is
/// found by them as soon as its migration has run.
struct PersonalCatalogue: Sendable {
    struct Column: Sendable {
        var name: String
        var type: String
        var isRequired: Bool
        var isUnique: Bool
        var isPersonal: Bool
        var tags: Set<String>

        /// What leaves the service in no export.
        var isSecret: Bool { tags.contains("secret") || type == "bytea" && (name.hasSuffix("_hash") || name.contains("secret")) }
    }

    struct Table: Sendable {
        var name: String
        /// Whether a row is about a person, or may be.
        var isSubject: Bool
        /// Whether what belongs to the person is deleted with him instead of being emptied.
        var isAccount: Bool
        /// Whether all rows may be deleted at any time.
        var isCache: Bool
        /// The primary key without `tenant_id`.
        var key: [String]
        var columns: [Column] = []

        var personal: [Column] { columns.filter(\.isPersonal) }
        /// Whether a row is called by something personal: it cannot be emptied, only deleted.
        var hasPersonalKey: Bool { personal.contains { key.contains($0.name) } }
        var secrets: [String] { columns.filter(\.isSecret).map(\.name) }
        func has(_ column: String) -> Bool { columns.contains { $0.name == column } }
        func tagged(_ tag: String) -> [Column] { columns.filter { $0.tags.contains(tag) } }

        var sql: SQL { "baton.\(fragment: .identifier(name))" }
        /// The rows as JSON, without secrets.
        var json: SQL { "(to_jsonb(t) - \(secrets))::text" }
    }

    /// Rows of `child` belong to the record of `parent` that their `column` names.
    struct Part: Sendable {
        var child: String
        var column: String
        var parent: String
    }

    /// By name, in order.
    var tables: [Table]
    var parts: [Part]
    private var byName: [String: Table]

    static let reads: [SQL] = [
        "SELECT relation, is_subject, is_account, is_cache, key FROM baton.tenant_tables()",
        "SELECT relation, name, type, is_required, is_unique, coalesce(is_personal, true), tags FROM baton.classified_columns()",
        "SELECT child, child_column, parent FROM baton.record_parts()",
    ]

    init(_ results: some RandomAccessCollection<QueryResult>) throws {
        let results = Array(results)
        // A column that nobody has classified counts as personal.
        let columns = Dictionary(
            grouping: try results[1].decode((String, String, String, Bool, Bool, Bool, [String]).self), by: { $0.0 })
        tables = try results[0].decode((String, Bool, Bool, Bool, [String]).self).map { row in
            Table(
                name: row.0, isSubject: row.1, isAccount: row.2, isCache: row.3, key: row.4,
                columns: columns[row.0, default: []].map {
                    Column(name: $0.1, type: $0.2, isRequired: $0.3, isUnique: $0.4, isPersonal: $0.5, tags: Set($0.6))
                })
        }
        parts = try results[2].decode((String, String, String).self).map { Part(child: $0.0, column: $0.1, parent: $0.2) }
        byName = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    }

    subscript(name: String) -> Table? { byName[name] }

    var subjects: [Table] { tables.filter(\.isSubject) }
    /// Tables whose rows name records of any kind.
    var mentioning: [Table] { tables.filter { table in table.columns.contains { $0.name == "subject_id" && $0.type == "uuid" } } }
    /// Tables of messages to the people of leads.
    var addressed: [Table] { tables.filter { $0.has("recipient_lead_id") } }
}

extension PersonalCatalogue.Column {
    /// What stands in the column when the person is gone: nothing where that is allowed, else something that says nothing.
    ///
    /// - Parameter key: of the row, for columns in which no value may stand twice.
    func emptied(key: String) throws -> SQL {
        if !isRequired { return "NULL" }
        switch type {
        case "text": return isUnique ? "'[erased] ' || \(fragment: .identifier(key))::text" : "'[erased]'"
        case "jsonb": return "'{}'::jsonb"
        case "bytea": return isUnique ? "decode(replace(\(fragment: .identifier(key))::text, '-', ''), 'hex')" : "''::bytea"
        case "boolean": return "false"
        case "smallint", "integer", "bigint", "numeric": return "0"
        case "date": return "DATE '0001-01-01'"
        case "timestamp with time zone": return "'epoch'::timestamptz"
        case _ where type.hasSuffix("[]"): return "'{}'"
        default: throw BatonError(.internalError, detail: "no empty value for \(name) \(type)")
        }
    }
}
