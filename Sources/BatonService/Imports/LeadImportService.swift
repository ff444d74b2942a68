package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Glibc
internal import Postgres
internal import Spreadsheet

/// Files of leads that members upload: looked at, mapped, tried, committed, undone. What takes long is done by `LeadImportRunner`.
package struct LeadImportService: Sendable {
    let database: Database
    let leads: LeadService
    let wakeups: Wakeups

    package init(database: Database, leads: LeadService, wakeups: Wakeups) {
        self.database = database
        self.leads = leads
        self.wakeups = wakeups
    }

    /// Bytes of a file at most.
    package static let maximumBytes = ImportFiles.maximum
    /// Uploads of a tenant that are neither committed nor forgotten, at most.
    package static let maximumOpen = 20
    /// Bytes of all files that are kept for a tenant, at most.
    package static let maximumKept: Int64 = 1 << 30
    /// Bytes of the rejected rows that one result file holds, at most.
    static let maximumResultBytes = 256 << 20
    /// The kind of timer that says when an import is to be looked at.
    package static let timerKind = "lead_import"
    /// Rows of a preview.
    package static let previewRows = 20
    /// Rejected rows that a check names.
    package static let maximumNamed = 100

    /// The first rows as they would become.
    package struct Preview: Sendable {
        package struct Row: Sendable {
            package var line: Int
            package var cells: [String]
            /// `nil` for a row that would be rejected, and for a blank one.
            package var lead: ParsedLead?
            package var problems: [RowProblem]
        }
        package var rows: [Row] = []
        package var problems: [FieldProblem] = []
    }

    /// An import with its first rows.
    package struct Detail: Sendable {
        package var record: LeadImportRecord
        package var preview: Preview
    }

    /// What a dry run has found.
    package struct Check: Sendable {
        package struct Row: Sendable {
            package var line: Int
            package var problems: [RowProblem]
        }
        package var report: ImportReport
        /// The first hundred that would be rejected.
        package var rejected: [Row]
    }

    // MARK: uploading

    /// Takes a file from the disk, looks through all of it and keeps it for seven days.
    ///
    /// - Throws: `validation_failed` with the file's problem; `permission_denied`; `quota_exceeded` when too many uploads are open, or the
    ///   files that are kept are too large together.
    package func upload(_ path: String, name: String, _ scope: TenantScope) async throws -> Detail {
        try scope.require(.create, .leadCard)
        let bytes = try ImportFiles.size(path)
        // Looked at before the file is, and again under lock when it is stored.
        try Self.checkRoom(try await database.once(scope, as: .system, readOnly: true, [Self.kept(scope.tenant)])[0], for: bytes)
        var problems = FieldProblems()
        let cleaned = problems.text(name, "/name", max: 200)
        try problems.check()
        let fields = try await leads.customFields(scope)
        let (found, detected, settings) = try await Self.apart { try Self.look(path, fields) }
        var record = LeadImportRecord(
            id: .make(), name: cleaned ?? (found.kind == .xlsx ? "leads.xlsx" : "leads.csv"), kind: found.kind, encoding: found.encoding,
            bytes: bytes, detected: detected, settings: settings, state: .uploaded, doneRows: 0, doneBatches: 0,
            report: ImportReport(), member: scope.member?.id, createdAt: Date(), purgeAt: Date(), hasFile: true, version: 1)
        let insert: SQL = """
            INSERT INTO baton.lead_import (tenant_id, id, name, kind, encoding, bytes, detected, options, member_id, origin, purge_at)
            VALUES (\(scope.tenant), \(record.id), \(record.name), \(record.kind.rawValue), \(record.encoding), \(record.bytes),
                    \(try JSONText.encoded(detected)), \(try JSONText.encoded(settings)), \(record.member), \(scope.origin),
                    baton.now() + interval '7 days')
            """
        let event = EventRecord(
            "leads.import_uploaded", facet: .leadCard, subject: record.id, data: .object(["rows": "\(detected.rows)"]))
        try await ImportFiles(database: database).store(
            path, of: record.id,
            after: [
                insert, Timers.arm(Self.timerKind, record.id, after: .seconds(7 * 86_400), tenant: scope.tenant), event.insert(scope),
            ], scope
        ) { transaction in
            let lock: SQL = "SELECT pg_advisory_xact_lock(hashtextextended(\("\(scope.tenant) imports"), 0))"
            try Self.checkRoom(try await transaction.run([lock, Self.kept(scope.tenant)])[1], for: bytes)
        }
        record = try await fetch(record.id, scope)
        return Detail(record: record, preview: try await preview(path, record, scope))
    }

    private static func kept(_ tenant: TenantID) -> SQL {
        """
        SELECT count(*) FILTER (WHERE state = 1), coalesce(sum(bytes), 0)::bigint FROM baton.lead_import
        WHERE tenant_id = \(tenant) AND file_deleted_at IS NULL
        """
    }

    private static func checkRoom(_ result: QueryResult, for bytes: Int64) throws {
        let (open, kept) = try result.first((Int64, Int64).self) ?? (Int64(0), Int64(0))
        if open >= Int64(maximumOpen) {
            throw BatonError(
                .quotaExceeded,
                detail: "\(open) uploads are open, \(maximumOpen) may be: commit some, or delete them (DELETE /v1/imports/{id})")
        }
        if kept + bytes > maximumKept {
            throw BatonError(
                .quotaExceeded,
                detail: "the files of imports that are kept would exceed \(maximumKept >> 20) MiB: delete some (DELETE /v1/imports/{id})")
        }
    }

    private struct Found: Sendable {
        var kind: ImportSource.Kind
        var encoding: String?
    }

    /// What is in the file, and how it would be read.
    private static func look(
        _ path: String, _ fields: CustomFields, sheet: String? = nil, headerLine: Int? = nil, headerRows: Int = 1
    ) throws -> (Found, LeadImportRecord.Detected, LeadImportRecord.Settings) {
        let source: ImportSource
        let survey: ImportSource.Survey
        do throws(FileProblem) {
            source = try ImportSource(path: path, sheet: sheet, headerLine: headerLine, headerRows: headerRows)
            survey = try source.survey()
        } catch {
            throw ValidationFailure([FieldProblem("", error.code.rawValue, zh: error.messageZH, en: error.messageEN)])
        }
        guard source.headers.count <= DelimitedText.maxColumns else {
            throw ValidationFailure([
                FieldProblem("", "too_many_columns", zh: "列数过多", en: "There are more than \(DelimitedText.maxColumns) columns.")
            ])
        }
        var detected = LeadImportRecord.Detected()
        detected.sheets = source.sheets.map { LeadImportRecord.Sheet(name: $0.name, hidden: $0.isHidden) }
        detected.headers = source.headers.map { String($0.prefix(200)) }
        detected.preambleRows = source.preambleRows
        detected.rows = survey.rows
        detected.blankRows = survey.blankRows
        detected.hiddenRows = survey.hiddenRows
        detected.hiddenColumns = survey.hiddenColumns
        detected.mergedRanges = survey.mergedRanges
        detected.delimiter = source.delimiter.map { delimiter in
            switch delimiter {
            case .comma: "comma"
            case .tab: "tab"
            case .semicolon: "semicolon"
            }
        }
        var settings = LeadImportRecord.Settings()
        settings.sheet = source.sheet
        settings.headerLine = source.headerLine
        settings.headerRows = source.headerRows
        settings.columns = proposal(source.headers, fields)
        return (Found(kind: source.kind, encoding: source.encoding?.name), detected, settings)
    }

    /// Columns by what their titles say; what is called like a field of the tenant's own goes there.
    private static func proposal(_ headers: [String], _ fields: CustomFields) -> [String] {
        var taken: Set<String> = []
        return zip(headers, LeadFileLayout.proposal(headers)).map { header, column in
            guard column == .extra else { return column.key }
            let title = FoldedText.name(header)
            let field = fields.active.first { field in
                let unit = field.unit ?? ""
                return [field.key, field.labelZH, field.labelEN, field.labelZH + unit, field.labelEN + unit].map(FoldedText.name).contains(
                    title)
            }
            guard let field, taken.insert(field.key).inserted else { return column.key }
            return "custom." + field.key
        }
    }

    /// Off the threads of the event loops: files take their time.
    private static func apart<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
        try await withTaskExecutorPreference(globalConcurrentExecutor) { try await run(work) }
    }

    @concurrent private static func run<Output: Sendable>(_ work: @Sendable () throws -> Output) async throws -> Output { try work() }

    private func preview(_ path: String, _ record: LeadImportRecord, _ scope: TenantScope) async throws -> Preview {
        let layout = record.settings.layout(record.detected.headers)
        let (settings, mayUpdate) = (record.settings, record.settings.options.mode.mayUpdate)
        var preview = try await Self.apart {
            var preview = Preview()
            do throws(FileProblem) {
                let source = try ImportSource(
                    path: path, sheet: settings.sheet, headerLine: settings.headerLine, headerRows: settings.headerRows)
                while preview.rows.count < Self.previewRows, let next = try source.next() {
                    let row = source.row(next, layout, mayLackIdentity: mayUpdate)
                    let cells = row.cells.map { String($0.prefix(200)) }
                    switch row.outcome {
                    case .blank: continue
                    case .lead(let lead): preview.rows.append(.init(line: row.line, cells: cells, lead: lead, problems: []))
                    case .rejected(let problems): preview.rows.append(.init(line: row.line, cells: cells, lead: nil, problems: problems))
                    }
                }
            } catch {
                throw ValidationFailure([FieldProblem("", error.code.rawValue, zh: error.messageZH, en: error.messageEN)])
            }
            return preview
        }
        preview.problems = record.settings.options.problems(layout)
        return preview
    }

    // MARK: looking

    /// Its own, or all where the member reads all leads of the tenant.
    private func mayLook(_ record: LeadImportRecord, _ scope: TenantScope) -> Bool {
        guard let member = scope.member else { return true }
        return record.member == member.id || member.grants.reaches(.read, .leadCard).contains(.tenant)
    }

    /// - Throws: `not_found`, also for one of somebody else.
    package func fetch(_ id: LeadImportID, _ scope: TenantScope) async throws -> LeadImportRecord {
        try scope.require(.create, .leadCard)
        let result = try await database.once(scope, as: .system, readOnly: true, [LeadImportRecord.fetch(id, tenant: scope.tenant)])[0]
        guard let record = try LeadImportRecord.decode(result).first, mayLook(record, scope) else { throw BatonError(.notFound) }
        return record
    }

    /// The newest first, 100 at most.
    ///
    /// - Parameter before: of the page before, the last one.
    package func list(before: LeadImportID? = nil, limit: Int = 50, _ scope: TenantScope) async throws -> [LeadImportRecord] {
        try scope.require(.create, .leadCard)
        var sql: SQL = "SELECT \(fragment: LeadImportRecord.columns) FROM baton.lead_import WHERE tenant_id = \(scope.tenant)"
        if let member = scope.member, !member.grants.reaches(.read, .leadCard).contains(.tenant) {
            sql.append(" AND member_id = \(member.id)")
        }
        // Ids are in the order of their making.
        if let before { sql.append(" AND id < \(before)") }
        sql.append(" ORDER BY id DESC LIMIT \(fragment: .constant(min(max(limit, 1), 100)))")
        return try LeadImportRecord.decode(try await database.once(scope, as: .system, readOnly: true, [sql])[0])
    }

    // MARK: settings

    /// What changes; `nil` stays.
    package struct Changes: Sendable {
        package var sheet: String?
        package var headerLine: Int?
        package var headerRows: Int?
        /// What single columns are mapped to, by their place from 0.
        package var columns: [Int: String] = [:]
        package var mode: ImportOptions.Mode?
        package var key: ImportOptions.Key??
        package var source: String??
        package var blanks: ImportOptions.Blanks?
        package var channel: LeadChannel??
        package var owner: MemberID??
        package var newTags: ImportOptions.NewTags?

        package init() {}
    }

    /// Changes how the file is read. Another sheet or header proposes the mapping anew.
    ///
    /// - Throws: `not_found`; `conflict` once it has been committed; `version_mismatch`; `validation_failed`.
    package func configure(_ id: LeadImportID, _ changes: Changes, version: Int32?, _ scope: TenantScope) async throws -> Detail {
        let record = try await fetch(id, scope)
        try Self.requireUploaded(record)
        if let version, version != record.version { throw BatonError(.versionMismatch) }
        let fields = try await leads.currentCustomFields(scope)
        let path = try await ImportFiles(database: database).load(record, scope)
        defer { unlink(path) }
        var (detected, settings) = (record.detected, record.settings)
        if changes.sheet != nil || changes.headerLine != nil || changes.headerRows != nil {
            let (sheet, line) = (changes.sheet ?? settings.sheet, changes.headerLine ?? (changes.sheet == nil ? settings.headerLine : nil))
            let rows = changes.headerRows ?? 1
            let (_, found, proposed) = try await Self.apart {
                try Self.look(path, fields, sheet: sheet, headerLine: line, headerRows: rows)
            }
            detected = found
            (settings.sheet, settings.headerLine, settings.headerRows, settings.columns) = (
                proposed.sheet, proposed.headerLine, proposed.headerRows, proposed.columns
            )
        }
        var problems = FieldProblems()
        for (column, key) in changes.columns.sorted(by: { $0.key < $1.key }) {
            guard column >= 0, column < settings.columns.count else {
                problems.append(
                    FieldProblem("/mapping/\(column)", "unknown_column", zh: "没有这一列", en: "The file has \(settings.columns.count) columns.")
                )
                continue
            }
            guard let kind = LeadFileLayout.Column(key: key) else {
                problems.append(
                    FieldProblem(
                        "/mapping/\(column)", "unknown_field",
                        zh: "没有这个字段，可用：\(LeadFileLayout.Column.keys.joined(separator: "、"))、custom.…",
                        en: "No such field; known: \(LeadFileLayout.Column.keys.joined(separator: ", ")), custom.…."))
                continue
            }
            if case .custom(let name) = kind, fields[name] == nil {
                problems.append(FieldProblem("/mapping/\(column)", "unknown_field", zh: "没有这个自定义字段", en: "There is no field of this key."))
                continue
            }
            settings.columns[column] = key
        }
        if let mode = changes.mode { settings.mode = mode.rawValue }
        if let key = changes.key { settings.key = key?.rawValue }
        if let source = changes.source {
            settings.source = source.flatMap { ExternalKey.source($0, at: "/source", &problems) }
        }
        if let blanks = changes.blanks { settings.blanks = blanks.rawValue }
        if let newTags = changes.newTags { settings.newTags = newTags.rawValue }
        if let channel = changes.channel { settings.channel = channel?.key }
        if let owner = changes.owner {
            if let owner { try await checkOwner(owner, &problems, scope) }
            settings.ownerID = owner?.description
        }
        try problems.check()
        let updated = try await database.withTenant(scope, as: .system) { [detected, settings] transaction in
            let results = try await transaction.finish([
                """
                UPDATE baton.lead_import SET detected = \(try JSONText.encoded(detected)), options = \(try JSONText.encoded(settings)),
                    version = version + 1
                WHERE tenant_id = \(scope.tenant) AND id = \(id) AND version = \(record.version) AND state = 1 AND file_deleted_at IS NULL
                RETURNING \(fragment: LeadImportRecord.columns)
                """
            ])
            return try LeadImportRecord.decode(results[0]).first
        }
        guard let updated else { throw BatonError(.versionMismatch) }
        return Detail(record: updated, preview: try await preview(path, updated, scope))
    }

    private static func requireUploaded(_ record: LeadImportRecord) throws {
        guard record.state == .uploaded else { throw BatonError(.conflict, detail: "the import is \(record.state.key)") }
        guard record.hasFile else { throw ImportFiles.gone }
    }

    /// Giving all new leads to one member takes what handing them over would take.
    private func checkOwner(_ owner: MemberID, _ problems: inout FieldProblems, _ scope: TenantScope) async throws {
        guard let target = try await leads.configurations.configuration(scope).members[owner], target.isActive else {
            problems.append(FieldProblem("/owner_id", "unknown_member", zh: "没有这位在岗成员", en: "No active member with this id."))
            return
        }
        guard let member = scope.member, owner != member.id else { return }
        try scope.require(.assign, .leadCard)
        let there = Responsibility(owner: owner, team: target.team, region: nil)
        guard member.may(.assign, .leadCard, there, except: [.pool, .followed]) else {
            throw BatonError(.permissionDenied, detail: "lead_card:assign")
        }
    }

    /// - Throws: `validation_failed` when the settings do not fit the file; what the rows need: `lead_card:create`, `lead_card:write`.
    private func checkSettings(_ record: LeadImportRecord, _ scope: TenantScope) async throws {
        try Self.requireUploaded(record)
        let options = record.settings.options
        let problems = options.problems(record.settings.layout(record.detected.headers))
        if !problems.isEmpty { throw ValidationFailure(problems) }
        if options.mode.mayUpdate {
            try scope.require(.read, .leadCard)
            try scope.require(.write, .leadCard)
        }
        if let owner = options.owner {
            var problems = FieldProblems()
            try await checkOwner(owner, &problems, scope)
            try problems.check()
        }
    }

    // MARK: trying and committing

    /// Reads all rows, looks for duplicates and leads to change, and writes nothing.
    package func check(_ id: LeadImportID, _ scope: TenantScope) async throws -> Check {
        let record = try await fetch(id, scope)
        try await checkSettings(record, scope)
        let path = try await ImportFiles(database: database).load(record, scope)
        defer { unlink(path) }
        return try await withTaskExecutorPreference(globalConcurrentExecutor) {
            var rejected: [Check.Row] = []
            do {
                let source = try ImportSource(
                    path: path, sheet: record.settings.sheet, headerLine: record.settings.headerLine,
                    headerRows: record.settings.headerRows)
                let report = try await LeadImport(leads: leads).run(
                    source, record.plan, scope, isDryRun: true,
                    onRejected: { row, problems in
                        if rejected.count < Self.maximumNamed { rejected.append(Check.Row(line: row.line, problems: problems)) }
                    })
                return Check(report: report, rejected: rejected)
            } catch let error as FileProblem {
                throw ValidationFailure([FieldProblem("", error.code.rawValue, zh: error.messageZH, en: error.messageEN)])
            }
        }
    }

    /// Starts the import; a worker does the rest.
    ///
    /// - Throws: `conflict` when it has been committed before; `version_mismatch`; `validation_failed`; `permission_denied`.
    package func commit(_ id: LeadImportID, version: Int32?, _ scope: TenantScope) async throws -> LeadImportRecord {
        let record = try await fetch(id, scope)
        try await checkSettings(record, scope)
        if let version, version != record.version { throw BatonError(.versionMismatch) }
        let event = EventRecord("leads.import_started", facet: .leadCard, subject: id, data: .object(["rows": "\(record.detected.rows)"]))
        // Whoever commits is who acts.
        return try await move(
            record,
            """
            state = 2, started_at = baton.now(), member_id = \(scope.member?.id), origin = \(scope.origin),
            purge_at = baton.now() + interval '30 days'
            """, from: "state = 1 AND file_deleted_at IS NULL", event, scope)
    }

    /// Takes back what the import has done, as far as nobody has worked on it since; a worker does it.
    ///
    /// In the name of whoever asks: `lead_card:delete` for new leads, `lead_card:write` for changed ones, of each lead.
    ///
    /// - Throws: `conflict` unless the import has ended, and when its file and undo have been deleted; `permission_denied` without either.
    package func undo(_ id: LeadImportID, _ scope: TenantScope) async throws -> LeadImportRecord {
        let record = try await fetch(id, scope)
        // What is checked for each lead is asked here as such: whoever may take nothing back need not wait to be told.
        try scope.require(.read, .leadCard)
        do {
            if record.report.created > 0 || record.report.updated == 0 { try scope.require(.delete, .leadCard) }
        } catch {
            guard record.report.updated > 0 else { throw error }
            try scope.require(.write, .leadCard)
        }
        if record.report.created == 0, record.report.updated > 0 { try scope.require(.write, .leadCard) }
        guard record.state == .done || record.state == .failed, record.hasFile else {
            throw BatonError(.conflict, detail: record.hasFile ? "the import is \(record.state.key)" : "the import has been forgotten")
        }
        let event = EventRecord("leads.import_undone", facet: .leadCard, subject: id)
        return try await move(
            record,
            // What an undo has done that broke off is not forgotten.
            """
            state = 5, undone = coalesce(undone, '{"deleted":0,"restored":0,"reasons":{},"kept":[]}'), undone_by = \(scope.member?.id)
            """, from: "state IN (3, 4) AND file_deleted_at IS NULL", event, scope)
    }

    private func move(
        _ record: LeadImportRecord, _ assignments: SQL, from condition: SQL, _ event: EventRecord, _ scope: TenantScope
    ) async throws -> LeadImportRecord {
        let moved = try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([
                """
                UPDATE baton.lead_import SET \(fragment: assignments), version = version + 1
                WHERE tenant_id = \(scope.tenant) AND id = \(record.id) AND version = \(record.version) AND \(fragment: condition)
                RETURNING \(fragment: LeadImportRecord.columns)
                """
            ])
            guard let moved = try LeadImportRecord.decode(results[0]).first else { throw BatonError(.versionMismatch) }
            _ = try await transaction.finish([
                Timers.arm(Self.timerKind, record.id, after: .zero, tenant: scope.tenant), event.insert(scope),
            ])
            return moved
        }
        wakeups.ring(.timers)
        return moved
    }

    // MARK: results

    package enum ResultFormat: String, CaseIterable, Sendable { case xlsx, csv }

    /// Writes the rejected rows to a file, which the caller removes: red cells and reasons, to be mended and uploaded again.
    ///
    /// - Throws: `conflict` before the import has ended, and when its file has been deleted.
    package func result(_ id: LeadImportID, _ format: ResultFormat, isChinese: Bool, _ scope: TenantScope) async throws -> String {
        let record = try await fetch(id, scope)
        guard record.state != .uploaded, record.state != .running else {
            throw BatonError(.conflict, detail: "the import is \(record.state.key)")
        }
        let path = try await ImportFiles(database: database).load(record, scope)
        defer { unlink(path) }
        let target = try ImportFiles.temporaryPath(".\(format.rawValue)")
        do {
            try await withTaskExecutorPreference(globalConcurrentExecutor) {
                try await write(record, from: path, to: target, format, isChinese, scope)
            }
            return target
        } catch {
            unlink(target)
            if let problem = error as? FileProblem {
                throw ValidationFailure([FieldProblem("", problem.code.rawValue, zh: problem.messageZH, en: problem.messageEN)])
            }
            throw error
        }
    }

    private func write(
        _ record: LeadImportRecord, from path: String, to target: String, _ format: ResultFormat, _ isChinese: Bool, _ scope: TenantScope
    ) async throws {
        let settings = record.settings
        let source = try ImportSource(path: path, sheet: settings.sheet, headerLine: settings.headerLine, headerRows: settings.headerRows)
        let writer = try ImportResultWriter(target, format, record.plan.layout, isChinese: isChinese)
        let isResult = record.plan.layout.isResultFile
        var bytes = 0
        var row = try source.next()
        var last: Int32 = 0
        while true {
            let page: SQL = """
                SELECT line, problems::text FROM baton.lead_import_problem
                WHERE tenant_id = \(scope.tenant) AND import_id = \(record.id) AND line > \(last) ORDER BY line LIMIT 100
                """
            let problems = try await database.once(scope, as: .system, readOnly: true, [page])[0].decode((Int32, String).self)
            guard let end = problems.last?.0 else { break }
            last = end
            for (line, text) in problems {
                while let current = row, current.line < line { row = try source.next() }
                guard let current = row, current.line == line else { continue }
                let cells = isResult ? current.fields.map(ResultFile.unguarded) : current.fields
                bytes += cells.reduce(text.utf8.count) { $0 + $1.utf8.count }
                if bytes > Self.maximumResultBytes {
                    let size = Self.maximumResultBytes >> 20
                    throw FileProblem(
                        .fileTooLarge, line: Int(line), zh: "未导入的行超过 \(size) MiB（到第 \(line) 行）：请在原文件中改正后重新上传",
                        en: "The rejected rows exceed \(size) MiB (at line \(line)); mend them in the file itself and upload that again.")
                }
                try writer.append(
                    line: Int(line), cells: cells, problems: try JSONDecoder().decode([RowProblem].self, from: Data(text.utf8)))
            }
        }
        try writer.close()
    }

    /// Forgets the file, what was wrong with its rows, and what an undo would need.
    ///
    /// - Throws: `conflict` while it is at work.
    package func deleteFile(_ id: LeadImportID, _ scope: TenantScope) async throws {
        let record = try await fetch(id, scope)
        guard record.state != .running, record.state != .undoing else {
            throw BatonError(.conflict, detail: "the import is \(record.state.key)")
        }
        guard record.hasFile else { return }
        let event = EventRecord("leads.import_file_deleted", facet: .leadCard, subject: id)
        try await database.withTenant(scope, as: .system) { transaction in
            // First of all: whoever commits it at this moment waits for it, and then finds that it is gone; or was faster.
            guard try await transaction.run(Self.forget(id, tenant: scope.tenant)).affectedRows == 1 else {
                throw BatonError(.conflict, detail: "the import is at work, or has been deleted meanwhile")
            }
            _ = try await transaction.finish(
                Self.purge(id, tenant: scope.tenant) + [Timers.cancel(Self.timerKind, id, tenant: scope.tenant), event.insert(scope)])
        }
    }

    /// Changes no row of an import that is at work.
    static func forget(_ id: LeadImportID, tenant: TenantID) -> SQL {
        """
        UPDATE baton.lead_import SET file_deleted_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(id) AND file_deleted_at IS NULL AND state NOT IN (2, 5)
        """
    }

    /// What belongs to a file that is forgotten.
    static func purge(_ id: LeadImportID, tenant: TenantID) -> [SQL] {
        [
            "DELETE FROM baton.lead_import_chunk WHERE tenant_id = \(tenant) AND import_id = \(id)",
            "DELETE FROM baton.lead_import_problem WHERE tenant_id = \(tenant) AND import_id = \(id)",
            "DELETE FROM baton.lead_import_change WHERE tenant_id = \(tenant) AND import_id = \(id)",
            "DELETE FROM baton.lead_import_batch WHERE tenant_id = \(tenant) AND import_id = \(id)",
        ]
    }

    /// Removes what processes of this user that died have left in the folder of temporary files: uploads and files of imports of yesterday.
    package static func sweep() async { try? await apart { ImportFiles.sweep() } }
}
