package import BatonModel
internal import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// An import as its owner sees it.
package struct LeadImportRecord: Sendable, Equatable {
    package enum State: Int16, KeyedChoice {
        case uploaded = 1
        case running = 2
        case done = 3
        case failed = 4
        case undoing = 5
        case undone = 6

        package var key: String {
            switch self {
            case .uploaded: "uploaded"
            case .running: "running"
            case .done: "done"
            case .failed: "failed"
            case .undoing: "undoing"
            case .undone: "undone"
            }
        }
    }

    package struct Sheet: Sendable, Equatable, Codable {
        package var name: String
        package var hidden: Bool
    }

    /// What was found in the file.
    package struct Detected: Sendable, Equatable, Codable {
        package var sheets: [Sheet] = []
        package var headers: [String] = []
        package var preambleRows = 0
        package var rows = 0
        package var blankRows = 0
        package var hiddenRows = 0
        package var hiddenColumns = 0
        package var mergedRanges = 0
        package var delimiter: String?
    }

    /// How it is read. `columns` are what each column is mapped to, by key.
    package struct Settings: Sendable, Equatable, Codable {
        package var sheet: String?
        package var headerLine = 1
        package var headerRows = 1
        package var columns: [String] = []
        package var mode = ImportOptions.Mode.create.rawValue
        package var key: String?
        package var source: String?
        package var blanks = ImportOptions.Blanks.leave.rawValue
        package var channel: String?
        package var ownerID: String?
        /// `nil`, as in older ones: refused.
        package var newTags: String?

        package var options: ImportOptions {
            var options = ImportOptions()
            options.mode = ImportOptions.Mode(rawValue: mode) ?? .create
            options.key = key.flatMap { ImportOptions.Key(rawValue: $0) }
            options.source = source
            options.blanks = ImportOptions.Blanks(rawValue: blanks) ?? .leave
            options.channel = channel.flatMap { LeadChannel(key: $0) }
            options.owner = ownerID.flatMap { MemberID($0) }
            options.newTags = newTags.flatMap { ImportOptions.NewTags(rawValue: $0) } ?? .refuse
            return options
        }

        func layout(_ headers: [String]) -> LeadFileLayout {
            LeadFileLayout(headers: headers, columns: columns.map { LeadFileLayout.Column(key: $0) ?? .extra })
        }
    }

    /// What an undo has done.
    package struct Undone: Sendable, Equatable, Codable {
        package struct Kept: Sendable, Equatable, Codable {
            package var lead: String
            package var line: Int32
            package var reason: String
        }

        package var deleted = 0
        package var restored = 0
        /// How many were not, by reason: touched, changed, gone, not_permitted.
        package var reasons: [String: Int] = [:]
        /// The first thousand of them.
        package var kept: [Kept] = []

        mutating func keep(_ lead: LeadID, _ line: Int32, _ reason: String) {
            reasons[reason, default: 0] += 1
            if kept.count < 1000 { kept.append(Kept(lead: lead.description, line: line, reason: reason)) }
        }
    }

    package var id: LeadImportID
    package var name: String
    package var kind: ImportSource.Kind
    package var encoding: String?
    package var bytes: Int64
    package var detected: Detected
    package var settings: Settings
    package var state: State
    package var failure: String?
    package var doneRows: Int32
    package var doneBatches: Int32
    package var report: ImportReport
    package var undone: Undone?
    package var member: MemberID?
    /// Who has asked for the undo; nobody: the host, or there was none.
    package var undoneBy: MemberID?
    package var createdAt: Date
    package var startedAt: Date?
    package var endedAt: Date?
    package var purgeAt: Date
    package var hasFile: Bool
    package var version: Int32

    package var plan: LeadImporter.Plan {
        LeadImporter.Plan(options: settings.options, layout: settings.layout(detected.headers), name: name, kind: kind, id: id)
    }

    static let columns: SQL = """
        id, name, kind, encoding, bytes, detected::text, options::text, state, failure, done_rows, done_batches, created_count, updated_count,
        unchanged_count, rejected_count, blank_count, reasons::text, undone::text, member_id, undone_by, created_at, started_at, ended_at, purge_at,
        file_deleted_at IS NULL, version
        """

    static func decode(_ result: QueryResult) throws -> [LeadImportRecord] {
        let decoder = JSONDecoder()
        func json<Value: Decodable>(_ type: Value.Type, _ text: String) throws(DatabaseError) -> Value {
            do { return try decoder.decode(type, from: Data(text.utf8)) } catch {
                throw DatabaseError(.decoding, "an import is of a newer program")
            }
        }
        return try result.map { row throws(DatabaseError) in
            let id: LeadImportID = try row.next()
            let name: String = try row.next()
            let kind: String = try row.next()
            let encoding: String? = try row.next()
            let bytes: Int64 = try row.next()
            let detected: String = try row.next()
            let settings: String = try row.next()
            let state: Int16 = try row.next()
            let failure: String? = try row.next()
            let doneRows: Int32 = try row.next()
            let doneBatches: Int32 = try row.next()
            var report = ImportReport()
            report.created = Int(try row.next() as Int32)
            report.updated = Int(try row.next() as Int32)
            report.unchanged = Int(try row.next() as Int32)
            report.rejected = Int(try row.next() as Int32)
            report.blank = Int(try row.next() as Int32)
            let reasons: String = try row.next()
            report.reasons = try json([String: Int].self, reasons)
            let undone: String? = try row.next()
            let member: MemberID? = try row.next()
            let undoneBy: MemberID? = try row.next()
            let createdAt: Date = try row.next()
            let startedAt: Date? = try row.next()
            let endedAt: Date? = try row.next()
            let purgeAt: Date = try row.next()
            let hasFile: Bool = try row.next()
            let version: Int32 = try row.next()
            guard let state = State(rawValue: state), let kind = ImportSource.Kind(rawValue: kind) else {
                throw DatabaseError(.decoding, "an import is of a newer program")
            }
            let past: Undone?
            if let undone { past = try json(Undone.self, undone) } else { past = nil }
            return LeadImportRecord(
                id: id, name: name, kind: kind, encoding: encoding, bytes: bytes, detected: try json(Detected.self, detected),
                settings: try json(Settings.self, settings), state: state, failure: failure, doneRows: doneRows, doneBatches: doneBatches,
                report: report, undone: past, member: member, undoneBy: undoneBy, createdAt: createdAt, startedAt: startedAt,
                endedAt: endedAt, purgeAt: purgeAt, hasFile: hasFile, version: version)
        }
    }

    static func fetch(_ id: LeadImportID, isLocked: Bool = false, tenant: TenantID) -> SQL {
        """
        SELECT \(fragment: columns) FROM baton.lead_import
        WHERE tenant_id = \(tenant) AND id = \(id)\(fragment: isLocked ? " FOR NO KEY UPDATE" : "")
        """
    }
}

extension JSONText {
    static func encoded(_ value: some Encodable) throws -> JSONText {
        JSONText(String(decoding: try JSONEncoder().encode(value), as: UTF8.self))
    }
}
