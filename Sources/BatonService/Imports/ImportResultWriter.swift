internal import BatonModel
internal import BatonPlatform
internal import Glibc
internal import Spreadsheet

/// Writes rejected rows for the user to mend and to upload again: as a workbook with red cells, or as `ResultFile` has them.
final class ImportResultWriter {
    private let layout: LeadFileLayout
    private let isChinese: Bool
    private let kept: [Int]
    private let workbook: WorkbookWriter?
    private let file: UnsafeMutablePointer<FILE>?
    private let results: ResultFile

    init(_ path: String, _ format: LeadImportService.ResultFormat, _ layout: LeadFileLayout, isChinese: Bool) throws {
        self.layout = layout
        self.isChinese = isChinese
        kept = layout.columns.indices.filter { layout.columns[$0] != .result }
        results = ResultFile(layout: layout, language: isChinese ? .chinese : .english)
        switch format {
        case .xlsx:
            file = nil
            let writer = try WorkbookWriter(path: path)
            workbook = writer
            try writer.beginSheet(isChinese ? "未导入" : "Rejected", widths: [8] + kept.map { _ in 16 } + [20, 60], frozenRows: 1)
            try writer.append(
                ([ResultFile.ownHeaders[0]] + kept.map { layout.headers[$0] } + ResultFile.ownHeaders[1...]).map { ($0, .header) })
        case .csv:
            workbook = nil
            guard let file = fopen(path, "wb") else { throw BatonError(.internalError) }
            self.file = file
            try write(results.opening)
        }
    }

    deinit { if let file { fclose(file) } }

    func append(line: Int, cells: [String], problems: [RowProblem]) throws {
        guard let workbook else { return try write(results.record(line: line, cells: cells, problems: problems)) }
        // Of a problem of several columns each is red; of one of the whole row all are.
        let names = Set(problems.flatMap { $0.column.split(separator: "、").map(String.init) })
        let isWhole = problems.contains { $0.column.isEmpty }
        var row: [(text: String, style: WorkbookWriter.Style)] = [(String(line), .plain)]
        for index in kept {
            let isRed = isWhole || names.contains(layout.name(of: index))
            row.append((index < cells.count ? Self.kept(cells[index]) : "", isRed ? .red : .plain))
        }
        let explanation = problems.map { problem in
            let message = isChinese ? problem.messageZH : problem.messageEN
            return problem.column.isEmpty ? message : problem.column + (isChinese ? "：" : ": ") + message
        }
        row.append((problems.map(\.code).joined(separator: "; "), .plain))
        row.append((explanation.joined(separator: isChinese ? "；" : " "), .red))
        row += cells.dropFirst(layout.headers.count).map { (Self.kept($0), .plain) }
        try workbook.append(row)
    }

    /// Nothing in a workbook is calculated that is written as a text. But an apostrophe would be taken off when the file comes back.
    private static func kept(_ cell: String) -> String { cell.utf8.first == 0x27 ? ResultFile.guarded(cell) : cell }

    private func write(_ text: String) throws {
        var text = text
        let written = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
        if !written { throw BatonError(.serviceUnavailable, detail: "no room for temporary files") }
    }

    func close() throws { try workbook?.close() }
}
