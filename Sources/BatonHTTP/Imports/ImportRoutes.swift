internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `/v1/imports`: files of leads, from the upload to the undo.
struct ImportRoutes: Sendable {
    let imports: LeadImportService

    static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    static let maximumBytes = LeadImportService.maximumBytes

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Imports")
        var upload = Operation(
            "uploadImport", "Upload a file of leads",
            note:
                "Needs `lead_card:create`. XLSX, or CSV in UTF-8, UTF-16 or GB18030, 64 MiB at most; nothing is taken in yet. Answers what was found, how each column would be read, and the first rows. At most \(LeadImportService.maximumOpen) uploads of a tenant are open, and its files kept have at most \(LeadImportService.maximumKept >> 20) MiB."
        )
        .query(.query("name", .text(200, min: 1, "展会.xlsx"), "What the file is called."))
        .body(.text(Self.maximumBytes), as: "text/csv").body(.text(Self.maximumBytes), as: Self.workbook)
        .body(.input(["file": .text(Self.maximumBytes)], required: ["file"]), as: "multipart/form-data")
        .answers(.created, .leadImportDetail, headers: [.eTag, .location]).refuses(.quotaExceeded)
        upload.bodyLimit = Self.maximumBytes
        routes.post("imports", upload, use: self.upload)
        routes.get(
            "imports",
            Operation("listImports", "Imports, the newest first", note: "Your own; all where you read all leads.").paged(limit: 1...100)
                .answers(.ok, .page(.leadImport)), use: list)
        routes.get(
            "imports/{id}", Operation("getImport", "An import and how far it is").answers(.ok, .leadImport, headers: [.eTag])
        ) { [imports] _, context in
            Self.answer(try await imports.fetch(context.id(), context.scope))
        }
        routes.patch(
            "imports/{id}",
            Operation(
                "configureImport", "Say how the file is read",
                note: "Before it is committed. Another sheet or header proposes the mapping anew."
            )
            .versioned().body(.leadImportSettings).answers(.ok, .leadImportDetail, headers: [.eTag]).refuses(.conflict), use: configure)
        routes.post(
            "imports/{id}/check",
            Operation("checkImport", "Try it: what would become of each row", note: "Reads all rows and writes nothing.")
                .body(.input([:]), isRequired: false).answers(.ok, .leadImportCheck).refuses(.conflict, .validationFailed), use: check)
        routes.post(
            "imports/{id}/commit",
            Operation(
                "commitImport", "Take the rows in",
                note:
                    "In the background; `GET` says how far it is. `lead_card:create` for new leads, `lead_card:write` to change those that are there."
            )
            .versioned().body(.input([:]), isRequired: false).answers(.accepted, .leadImport, headers: [.eTag]).refuses(
                .conflict, .validationFailed), use: commit)
        routes.post(
            "imports/{id}/undo",
            Operation(
                "undoImport", "Take back what an import has done",
                note:
                    "In your name: needs `lead_card:delete` for new leads, `lead_card:write` for changed ones, of each. New leads that nobody has touched are deleted, changed fields get their values back where they have not been changed again; `undone` says what was left."
            )
            .body(.input([:]), isRequired: false).answers(.accepted, .leadImport, headers: [.eTag]).refuses(.conflict), use: undo)
        routes.get(
            "imports/{id}/result",
            Operation("getImportResult", "The rejected rows as a workbook with red cells, to be mended and uploaded again")
                .answers(.ok, .text(1_000_000_000), as: Self.workbook, headers: [.contentDisposition], "Cells with a problem are red.")
                .refuses(.conflict, .validationFailed)
        ) { request, context in try await result(.xlsx, request, context) }
        routes.get(
            "imports/{id}/result.csv",
            Operation("getImportResultAsCSV", "The rejected rows as a CSV file")
                .answers(.ok, .text(1_000_000_000, "行号,手机"), as: "text/csv", headers: [.contentDisposition])
                .refuses(.conflict, .validationFailed)
        ) { request, context in try await result(.csv, request, context) }
        routes.delete(
            "imports/{id}",
            Operation("deleteImportFile", "Forget the file of an import", note: "What it has done stays, and can no longer be undone.")
                .answers(.noContent).refuses(.conflict)
        ) { [imports] _, context in
            try await imports.deleteFile(context.id(), context.scope)
            return Response(status: .noContent)
        }
    }

    // MARK: handlers

    @Sendable private func upload(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["name"])
        guard let spooled = context.upload else { throw BatonError(.internalError) }
        let type = (request.headers[.contentType] ?? "").split(separator: ";").first.map { $0.trimmingBlanks.lowercased() } ?? ""
        var (file, name) = (spooled, reader["name"])
        switch type {
        case "text/csv", "application/csv", "text/plain", Self.workbook, "application/octet-stream", "application/vnd.ms-excel": break
        case "multipart/form-data":
            guard let boundary = Self.boundary(request.headers[.contentType] ?? "") else {
                throw BatonError(.unsupportedMediaType, detail: "multipart/form-data without a boundary")
            }
            // Off the event loops' threads, as all work on files.
            let part = try await withTaskExecutorPreference(globalConcurrentExecutor) { try await spooled.part(boundary: boundary) }
            file = part.file
            name = name ?? part.name
        default: throw BatonError(.unsupportedMediaType, detail: "text/csv, \(Self.workbook), multipart/form-data")
        }
        guard file.bytes > 0 else {
            throw ValidationFailure([FieldProblem("", "file_empty", zh: "文件是空的", en: "The file is empty.")])
        }
        let detail = try await imports.upload(file.path, name: name ?? "", context.scope)
        return Self.answer(detail, Language(request), status: .created)
    }

    private static func boundary(_ type: String) -> String? {
        for parameter in type.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map(\.trimmingBlanks)
            guard parts.count == 2, parts[0].lowercased() == "boundary" else { continue }
            let text =
                parts[1].hasPrefix("\"") && parts[1].hasSuffix("\"") && parts[1].count > 1
                ? String(parts[1].dropFirst().dropLast()) : parts[1]
            return (1...70).contains(text.utf8.count) ? text : nil
        }
        return nil
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["limit", "cursor"])
        let limit = try reader.integer("limit", in: 1...100) ?? 50
        var before: LeadImportID?
        if let cursor = reader["cursor"] {
            guard let id = LeadImportID(cursor) else { throw BatonError(.invalidCursor) }
            before = id
        }
        let found = try await imports.list(before: before, limit: limit + 1, context.scope)
        let page = found.prefix(limit)
        return .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { json in for record in page { json.object { $0.leadImport(record) } } }
                json.key("page")
                json.object { json in
                    json.field("next_cursor", found.count > limit ? page.last?.id.description : nil)
                    json.field("has_more", found.count > limit)
                }
            })
    }

    @Sendable private func configure(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        var changes = LeadImportService.Changes()
        changes.sheet = reader.text("sheet", max: 100)
        changes.headerLine = reader.integer("header_line", in: 1...1_048_576).map(Int.init)
        changes.headerRows = reader.integer("header_rows", in: 1...2).map(Int.init)
        _ = reader.objects("mapping", atMost: DelimitedText.maxColumns) { item in
            let index = item.integer("column", in: 0...Int64(DelimitedText.maxColumns))
            let target = item.text("target", max: 100)
            if let index, let target {
                changes.columns[Int(index)] = target
            } else if index == nil, target != nil {
                item.problems.append(FieldProblem(item.at("column"), "missing", zh: "必填", en: "Required."))
            } else if target == nil {
                item.problems.append(FieldProblem(item.at("target"), "missing", zh: "必填", en: "Required."))
            }
        }
        func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?? {
            guard let given = reader.string(key) else { return nil }
            guard let text = given else { return .some(nil) }
            if let value = Choice(rawValue: text) { return value }
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            reader.problems.append(FieldProblem(reader.at(key), "invalid_value", zh: "只能是：\(names)", en: "Must be one of: \(names)."))
            return nil
        }
        changes.mode = choice("mode", ImportOptions.Mode.self).flatMap { $0 }
        changes.key = choice("key", ImportOptions.Key.self)
        changes.blanks = choice("blanks", ImportOptions.Blanks.self).flatMap { $0 }
        changes.newTags = choice("new_tags", ImportOptions.NewTags.self).flatMap { $0 }
        changes.source = reader.string("source")
        if let given = reader.string("channel") {
            if let text = given, LeadChannel(key: text) == nil {
                reader.problems.append(FieldProblem("/channel", "invalid_value", zh: "没有这个渠道", en: "There is no such channel."))
            }
            changes.channel = .some(given.flatMap { LeadChannel(key: $0) })
        }
        changes.owner = reader.nullableID("owner_id")
        try reader.finish()
        let detail = try await imports.configure(context.id(), changes, version: try request.expectedVersion(), context.scope)
        return Self.answer(detail, Language(request))
    }

    @Sendable private func check(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await request.readNothing()
        let check = try await imports.check(context.id(), context.scope)
        let language = Language(request)
        return .json(
            JSONWriter.object { json in
                json.importReport(check.report)
                json.objects("rejected_rows", check.rejected) { json, row in
                    json.field("line", row.line)
                    json.rowProblems(row.problems, language)
                }
            })
    }

    @Sendable private func commit(_ request: Request, _ context: MemberContext) async throws -> Response {
        let version = try request.expectedVersion()
        try await request.readNothing()
        return Self.answer(try await imports.commit(context.id(), version: version, context.scope), status: .accepted)
    }

    @Sendable private func undo(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await request.readNothing()
        return Self.answer(try await imports.undo(context.id(), context.scope), status: .accepted)
    }

    private func result(
        _ format: LeadImportService.ResultFormat, _ request: Request, _ context: MemberContext
    ) async throws -> Response {
        let path = try await imports.result(context.id(), format, isChinese: Language(request) == .chinese, context.scope)
        guard let handle = FileHandle(forReadingAtPath: path) else { throw BatonError(.internalError) }
        // Open, and gone from the disk when it is closed.
        try? FileManager.default.removeItem(atPath: path)
        let type = format == .xlsx ? Self.workbook : "text/csv; charset=utf-8"
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store", .contentDisposition: "attachment; filename=\"rejected.\(format.rawValue)\"",
            ],
            body: ResponseBody { writer in
                defer { try? handle.close() }
                while true {
                    let piece = try await withTaskExecutorPreference(globalConcurrentExecutor) { try await Self.read(handle) }
                    if piece.isEmpty { break }
                    try await writer.write(ByteBuffer(bytes: piece))
                }
                try await writer.finish(nil)
            })
    }

    @concurrent private static func read(_ handle: FileHandle) async throws -> Data { try handle.read(upToCount: 1 << 18) ?? Data() }

    // MARK: answers

    private static func answer(_ record: LeadImportRecord, status: HTTPResponse.Status = .ok) -> Response {
        .json(JSONWriter.object { $0.leadImport(record) }, status: status, headers: [.eTag: "\"\(record.version)\""])
    }

    private static func answer(_ detail: LeadImportService.Detail, _ language: Language, status: HTTPResponse.Status = .ok) -> Response {
        let bytes = JSONWriter.object { json in
            json.leadImport(detail.record)
            json.objects("problems", detail.preview.problems) { json, problem in
                json.field("pointer", problem.pointer)
                json.field("code", problem.code)
                json.field("message", language == .chinese ? problem.messageZH : problem.messageEN)
            }
            json.objects("preview", detail.preview.rows) { json, row in
                json.field("line", row.line)
                json.key("cells")
                json.array { json in for cell in row.cells { json.value(cell) } }
                json.key("lead")
                if let lead = row.lead { json.object { $0.parsed(lead) } } else { json.null() }
                json.rowProblems(row.problems, language)
            }
        }
        var headers: HTTPFields = [.eTag: "\"\(detail.record.version)\""]
        if status == .created { headers[.location] = "/v1/imports/\(detail.record.id)" }
        return .json(bytes, status: status, headers: headers)
    }
}

extension Language {
    fileprivate init(_ request: Request) { self.init(acceptLanguage: request.headers[.acceptLanguage]) }
}

extension JSONWriter {
    fileprivate mutating func rowProblems(_ problems: [RowProblem], _ language: Language) {
        objects("problems", problems) { json, problem in
            json.field("column", problem.column)
            json.field("code", problem.code)
            json.field("cell", problem.cell)
            json.field("message", language == .chinese ? problem.messageZH : problem.messageEN)
        }
    }

    fileprivate mutating func importReport(_ report: ImportReport) {
        field("read", report.read)
        field("created", report.created)
        field("updated", report.updated)
        field("unchanged", report.unchanged)
        field("rejected", report.rejected)
        field("blank", report.blank)
        key("reasons")
        counts(report.reasons)
    }

    private mutating func counts(_ counts: [String: Int]) {
        object { json in
            for (code, count) in counts.sorted(by: { $0.key < $1.key }) {
                json.key(code)
                json.value(count)
            }
        }
    }

    fileprivate mutating func parsed(_ lead: ParsedLead) {
        field("contact_name", lead.contactName)
        field("company", lead.company)
        field("phone", lead.phone?.e164)
        field("email", lead.email?.address)
        field("area", lead.province?.shortName)
        field("product_line", lead.productLine)
        field("need", lead.need)
        field("referred_by", lead.referrer)
        key("tags")
        array { json in for name in lead.tags { json.value(name) } }
        field("channel", lead.source.channel.key)
        field("budget_min_minor", lead.budget?.minMinor)
        field("budget_max_minor", lead.budget?.maxMinor)
        field("external_id", lead.externalID)
        field("lead_id", lead.leadID)
    }

    fileprivate mutating func leadImport(_ record: LeadImportRecord) {
        let settings = record.settings
        field("id", record.id)
        field("name", record.name)
        field("kind", record.kind.rawValue)
        field("encoding", record.encoding)
        field("delimiter", record.detected.delimiter)
        field("bytes", record.bytes)
        field("state", record.state.key)
        field("failure", record.failure)
        objects("sheets", record.detected.sheets) { json, sheet in
            json.field("name", sheet.name)
            json.field("hidden", sheet.hidden)
        }
        field("sheet", settings.sheet)
        field("header_line", settings.headerLine)
        field("header_rows", settings.headerRows)
        key("columns")
        array { json in
            for (index, header) in record.detected.headers.enumerated() {
                json.object { json in
                    json.field("column", index)
                    json.field("header", header)
                    json.field("target", index < settings.columns.count ? settings.columns[index] : "extra")
                }
            }
        }
        field("rows", record.detected.rows)
        field("blank_rows", record.detected.blankRows)
        field("preamble_rows", record.detected.preambleRows)
        field("hidden_rows", record.detected.hiddenRows)
        field("hidden_columns", record.detected.hiddenColumns)
        field("merged_ranges", record.detected.mergedRanges)
        field("mode", settings.mode)
        field("key", settings.key)
        field("source", settings.source)
        field("blanks", settings.blanks)
        field("channel", settings.channel)
        field("owner_id", settings.ownerID)
        field("new_tags", settings.options.newTags.rawValue)
        key("report")
        object { $0.importReport(record.report) }
        key("undone")
        if let undone = record.undone {
            object { json in
                json.field("deleted", undone.deleted)
                json.field("restored", undone.restored)
                json.key("reasons")
                json.counts(undone.reasons)
                json.objects("kept", undone.kept) { json, kept in
                    json.field("lead_id", kept.lead)
                    json.field("line", kept.line)
                    json.field("reason", kept.reason)
                }
            }
        } else {
            null()
        }
        field("member_id", record.member)
        field("undone_by", record.undoneBy)
        field("created_at", record.createdAt)
        field("started_at", record.startedAt)
        field("ended_at", record.endedAt)
        field("purge_at", record.purgeAt)
        field("has_file", record.hasFile)
        field("version", record.version)
    }
}
