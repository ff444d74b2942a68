internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Glibc
internal import Postgres

/// Files of imports between the disk and the database: in pieces, so that no file is in memory as a whole.
struct ImportFiles: Sendable {
    private let database: Database
    static let piece = 1 << 20
    static let maximum = 64 << 20

    init(database: Database) { self.database = database }

    /// A path for a file that nobody has yet.
    static func temporaryPath(_ suffix: String) throws -> String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/baton-import-XXXXXX\(suffix)".utf8CString)
        let file = mkstemps(&template, Int32(suffix.utf8.count))
        guard file >= 0 else { throw BatonError(.serviceUnavailable, detail: "no room for temporary files") }
        close(file)
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func size(_ path: String) throws -> Int64 {
        guard let file = fopen(path, "rb") else { throw BatonError(.internalError) }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        return Int64(ftell(file))
    }

    /// What is left of a process that died is removed after so long.
    private static let stale: TimeInterval = 86_400

    /// Removes stale files of ours, of this user: uploads and files of imports.
    static func sweep() {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let files = FileManager.default
        let oldest = Date(timeIntervalSinceNow: -stale)
        for name in (try? files.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasPrefix("baton-upload-") || name.hasPrefix("baton-import-") {
            // No link is followed: the folder is everybody's.
            guard let attributes = try? files.attributesOfItem(atPath: "\(folder)/\(name)"),
                attributes[.type] as? FileAttributeType == .typeRegular, let owner = attributes[.ownerAccountID],
                "\(owner)" == "\(geteuid())", let changed = attributes[.modificationDate] as? Date, changed < oldest
            else { continue }
            unlink("\(folder)/\(name)")
        }
    }

    /// Writes the pieces of a file, with the statements before it, in one transaction. Off the event loops' threads, because it reads the disk.
    ///
    /// - Parameter check: what has to hold, before anything is written.
    func store(
        _ path: String, of id: LeadImportID, after first: [SQL], _ scope: TenantScope, check: @Sendable (Transaction) async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(globalConcurrentExecutor) { try await write(path, of: id, after: first, scope, check) }
    }

    private func write(
        _ path: String, of id: LeadImportID, after first: [SQL], _ scope: TenantScope, _ check: (Transaction) async throws -> Void
    ) async throws {
        guard let file = fopen(path, "rb") else { throw BatonError(.internalError) }
        defer { fclose(file) }
        try await database.withTenant(scope, as: .system) { transaction in
            try await check(transaction)
            rewind(file)
            for statement in first { transaction.enqueue(statement) }
            var position: Int32 = 0
            var bytes = [UInt8](repeating: 0, count: Self.piece)
            while true {
                let count = fread(&bytes, 1, bytes.count, file)
                if count == 0 { break }
                _ = try await transaction.run(
                    "INSERT INTO baton.lead_import_chunk (tenant_id, import_id, position, body) VALUES (\(scope.tenant), \(id), \(position), \(Bytes(Array(bytes[..<count]))))"
                )
                position += 1
            }
            _ = try await transaction.finish([SQL]())
        }
    }

    /// Writes the file of an import to disk; the caller removes it.
    ///
    /// - Throws: `conflict` when it has been deleted.
    func load(_ record: LeadImportRecord, _ scope: TenantScope) async throws -> String {
        try await withTaskExecutorPreference(globalConcurrentExecutor) { try await read(record, scope) }
    }

    private func read(_ record: LeadImportRecord, _ scope: TenantScope) async throws -> String {
        guard record.hasFile else { throw Self.gone }
        let path = try Self.temporaryPath(record.kind == .xlsx ? ".xlsx" : ".csv")
        do {
            guard let file = fopen(path, "wb") else { throw BatonError(.internalError) }
            defer { fclose(file) }
            var total = 0
            for position in 0... {
                let piece: SQL = """
                    SELECT body FROM baton.lead_import_chunk
                    WHERE tenant_id = \(scope.tenant) AND import_id = \(record.id) AND position = \(Int32(position))
                    """
                guard let bytes = try await database.once(scope, as: .system, readOnly: true, [piece])[0].single(Bytes.self) else { break }
                let written = bytes.bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
                guard written == bytes.bytes.count else { throw BatonError(.serviceUnavailable, detail: "no room for temporary files") }
                total += written
            }
            // Erased in the name of somebody whose data may have stood in it.
            guard total == Int(record.bytes) else { throw Self.gone }
            return path
        } catch {
            unlink(path)
            throw error
        }
    }

    static var gone: BatonError { BatonError(.conflict, detail: "the file of the import has been deleted") }
}
