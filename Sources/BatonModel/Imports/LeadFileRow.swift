/// One record of a lead file with what became of it. Every record is exactly one of lead, rejected or blank.
package struct LeadFileRow: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case lead(ParsedLead)
        /// Never empty: all problems of the row at once.
        case rejected([RowProblem])
        case blank
    }

    /// The physical line where the record starts, from 1.
    package let line: Int
    /// All cells exactly as in the file, also when there are more or fewer than headers.
    package let cells: [String]
    package let outcome: Outcome

    /// - Parameter mayLackIdentity: whether a row without a name, or a way to reach somebody, may be read all the same: to change a lead that is
    ///   there. What a new one would lack is in `ParsedLead.problemsIfNew`.
    package init(_ record: DelimitedRecord, layout: LeadFileLayout, mayLackIdentity: Bool = false) {
        line = record.line
        cells = layout.isResultFile ? record.fields.map(ResultFile.unguarded) : record.fields
        if let problem = record.problem {
            outcome = .rejected([RowProblem(problem, cell: record.fields.first ?? "")])
        } else if record.isBlank || Self.holdsOnlyResults(record, layout: layout) {
            outcome = .blank
        } else if let problem = Self.widthProblem(record, layout: layout) {
            // Cells are not where their headers say, so nothing more can be said about them.
            outcome = .rejected([problem])
        } else {
            var reading = Reading(cells: cells, problems: record.cellProblems, layout: layout)
            let lead = reading.lead()
            if !mayLackIdentity { reading.problems.insert(contentsOf: lead.problemsIfNew, at: reading.identityPlace) }
            outcome = reading.problems.isEmpty ? .lead(lead) : .rejected(reading.problems)
        }
    }

    /// A row of a result file whose own cells the user has cleared.
    private static func holdsOnlyResults(_ record: DelimitedRecord, layout: LeadFileLayout) -> Bool {
        layout.columns.contains(.result)
            && record.fields.enumerated().allSatisfy { index, cell in
                (index < layout.columns.count && layout.columns[index] == .result) || CleanText.clean(cell) == nil
            }
    }

    private static func widthProblem(_ record: DelimitedRecord, layout: LeadFileLayout) -> RowProblem? {
        let expected = layout.headers.count
        let count = record.fields.count
        if count < expected {
            return RowProblem(
                .tooFewFields, column: "", cell: record.fields.last ?? "",
                zh: "这一行只有 \(count) 列，表头有 \(expected) 列：请补齐，空单元格也要留出位置",
                en: "The row has \(count) cells, the header \(expected); add the missing ones, empty cells too.")
        }
        guard let surplus = record.fields.dropFirst(expected).first(where: { CleanText.clean($0) != nil }) else {
            return nil
        }
        return RowProblem(
            .tooManyFields, column: "", cell: surplus,
            zh: "这一行有 \(count) 列，表头只有 \(expected) 列：内容里有逗号时请加引号",
            en: "The row has \(count) cells, the header \(expected); quote cells that contain a comma.")
    }
}

/// Reads the cells of one row and gathers their problems.
private struct Reading {
    let cells: [String]
    let layout: LeadFileLayout
    var problems: [RowProblem] = []
    /// Columns whose cell says something that cannot be used: they are not blank.
    let unusable: Set<Int>
    /// Where among the problems those of a lead's identity belong.
    var identityPlace = 0

    init(cells: [String], problems: [Int: CellProblem], layout: LeadFileLayout) {
        self.cells = cells
        self.layout = layout
        unusable = Set(problems.keys)
        // Whatever column it stands in: a cell that cannot be read is not passed over, unless nobody wants to read it.
        for (column, problem) in problems.sorted(by: { $0.key < $1.key }) {
            let kind = column < layout.columns.count ? layout.columns[column] : .extra
            if kind == .ignored || kind == .result || kind == .field(.sequence) { continue }
            self.problems.append(
                RowProblem(
                    column: column < layout.columns.count ? layout.name(of: column) : "", cell: column < cells.count ? cells[column] : "",
                    code: problem.code, zh: problem.messageZH, en: problem.messageEN))
        }
    }

    mutating func lead() -> ParsedLead {
        let contactName = text(.contactName, max: LeadLimits.contactName)
        let company = text(.company, max: LeadLimits.company)
        let phone = value(.phone) { text throws(TextProblem) in try PhoneNumber(parsing: text) }
        let email = value(.email) { text throws(TextProblem) in try EmailAddress(parsing: text) }
        let regionText = text(.region, max: LeadLimits.regionText)
        let productLine = text(.productLine, max: LeadLimits.productLine)
        let unit = layout.budgetUnit
        let budget = value(.budget) { text throws(TextProblem) in try BudgetRange.parse(text, unit: unit) }
        let need = text(.need, max: LeadLimits.need, multiline: true)
        let referrer = text(.referrer, max: LeadLimits.referrer)
        let tags = text(.tags, max: Tag.maximumCell)
        let sourceText = text(.source, max: LeadLimits.sourceText)
        let submittedAt = value(.submittedAt) { text throws(TextProblem) in try LocalDateTime(parsing: text) }
        let source = LeadSource(parsing: sourceText ?? "")

        var problemsIfNew: [RowProblem] = []
        identityPlace = problems.count
        if isBlank(.contactName), isBlank(.company) {
            problemsIfNew.append(
                RowProblem(
                    .nameless, column: names(.contactName, .company), zh: "联系人和公司至少要填一个",
                    en: "Give a contact name or a company."))
        }
        // An unreadable phone already has its own problem; saying "unreachable" as well would only confuse.
        if isBlank(.phone), isBlank(.email) {
            problemsIfNew.append(
                RowProblem(
                    .unreachable, column: names(.phone, .email), zh: "电话和邮箱至少要填一个，否则无法联系",
                    en: "Give a phone number or an e-mail address."))
        }
        if source == nil, let sourceText {
            problems.append(
                RowProblem(
                    .unknownSource, column: names(.source), cell: sourceText,
                    zh: "不认识的来源，可用：\(LeadSource.knownNamesZH.joined(separator: "、"))，或留空",
                    en: "Unknown source. Known: \(LeadSource.knownNamesZH.joined(separator: ", ")), or leave it empty.")
            )
        }
        return ParsedLead(
            contactName: contactName, company: company, phone: phone, email: email,
            province: regionText.flatMap { ChineseProvince(parsing: $0) }, regionText: regionText,
            productLine: productLine, budget: budget, need: need, referrer: referrer, tags: Tag.names(tags ?? ""),
            source: source ?? LeadSource(channel: .fileImport), sourceText: sourceText, submittedAt: submittedAt,
            extra: extraCells(), raw: rawCells(), customCells: customCells(), externalID: single(.externalID, max: ExternalKey.maximumID),
            leadID: single(.leadID, max: 60), blank: blankFields(), problemsIfNew: problemsIfNew)
    }

    private func blankFields() -> Set<LeadFileLayout.Field> {
        Set(LeadFileLayout.Field.allCases.filter { layout.index(of: $0) != nil && isBlank($0) })
    }

    private func customCells() -> [ParsedLead.CustomCell] {
        layout.columns.indices.compactMap { index in
            guard case .custom(let key) = layout.columns[index] else { return nil }
            return ParsedLead.CustomCell(key: key, cell: LeadCell(header: layout.name(of: index), text: cells[index]))
        }
    }

    private mutating func single(_ kind: LeadFileLayout.Column, max: Int) -> String? {
        guard let index = layout.columns.firstIndex(of: kind) else { return nil }
        return checked(column: layout.name(of: index), cell: cells[index]) { cell throws(TextProblem) in
            try CleanText.field(cell, max: max)
        }
    }

    private mutating func extraCells() -> [LeadCell] {
        var result: [LeadCell] = []
        for index in layout.columns.indices where layout.columns[index] == .extra {
            let name = layout.name(of: index)
            let text = checked(column: name, cell: cells[index]) { cell throws(TextProblem) in
                try CleanText.field(cell, max: LeadLimits.extra, multiline: true)
            }
            if let text { result.append(LeadCell(header: name, text: text)) }
        }
        return result
    }

    private func rawCells() -> [LeadCell] {
        layout.columns.indices.filter { layout.columns[$0] != .result }
            .map { LeadCell(header: layout.headers[$0], text: cells[$0]) }
    }

    private func names(_ fields: LeadFileLayout.Field...) -> String {
        fields.compactMap { layout.index(of: $0) }.map(layout.name).joined(separator: "、")
    }

    private func isBlank(_ field: LeadFileLayout.Field) -> Bool {
        layout.indices(of: field).allSatisfy { CleanText.clean(cells[$0]) == nil && !unusable.contains($0) }
    }

    private mutating func text(_ field: LeadFileLayout.Field, max: Int, multiline: Bool = false) -> String? {
        value(field) { cell throws(TextProblem) in try CleanText.field(cell, max: max, multiline: multiline) } ?? nil
    }

    /// nil for a blank cell, and for one whose problem was noted.
    private mutating func value<Value>(
        _ field: LeadFileLayout.Field, _ parse: (String) throws(TextProblem) -> Value
    ) -> Value? {
        guard let index = layout.indices(of: field).first(where: { CleanText.clean(cells[$0]) != nil }) else { return nil }
        return checked(column: layout.name(of: index), cell: cells[index]) { cell throws(TextProblem) in try parse(cell)
        }
    }

    private mutating func checked<Value>(
        column: String, cell: String, _ parse: (String) throws(TextProblem) -> Value?
    ) -> Value? {
        do {
            return try parse(cell)
        } catch {
            problems.append(RowProblem(error, column: column, cell: cell))
            return nil
        }
    }
}
