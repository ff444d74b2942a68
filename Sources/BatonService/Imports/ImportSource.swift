package import BatonModel
internal import Glibc
internal import Spreadsheet

/// A file of leads, delimited or a workbook: what it is, where its header stands, and its rows one after the other.
///
/// A workbook is read in constant memory; a delimited file is in memory as a whole (64 MiB at most). Not for two tasks at once.
package final class ImportSource {
    package enum Kind: String, Sendable { case csv, xlsx }

    package struct Sheet: Hashable, Sendable {
        package let name: String
        package let isHidden: Bool
    }

    /// What was found by looking through all of the file.
    package struct Survey: Hashable, Sendable {
        /// Behind the header.
        package var rows = 0
        package var blankRows = 0
        package var hiddenRows = 0
        package var hiddenColumns = 0
        /// Ranges of merged cells among the rows: only their first cell says anything.
        package var mergedRanges = 0
    }

    package let kind: Kind
    package let encoding: TextEncoding?
    package let delimiter: DelimitedText.Delimiter?
    package let sheets: [Sheet]
    /// The one that is read.
    package let sheet: String?
    /// Rows before the header that say something.
    package let preambleRows: Int
    /// The line or row of the header, from 1; of a header of two rows the first.
    package let headerLine: Int
    package let headerRows: Int
    /// Without blank ones at the end.
    package let headers: [String]

    /// Of all cells of a sheet together.
    private static let maximumBytes = 2 << 30

    private enum Content {
        case text(DelimitedText.Iterator)
        case rows(SheetReader)
    }
    private var content: Content
    private let workbook: (Workbook, Workbook.Sheet)?
    private let text: DelimitedText?
    private let passedRecords: Int
    private var pending: [DelimitedRecord] = []
    private var pendingPosition = 0

    /// - Parameters:
    ///   - sheet: of a workbook; the first visible one with anything in it when it is `nil`.
    ///   - headerLine: where it is looked for otherwise.
    ///   - headerRows: of a header that is given by its line.
    /// - Throws: a problem of the whole file; `header_missing` where nothing looks like one.
    package init(path: String, sheet name: String? = nil, headerLine given: Int? = nil, headerRows givenRows: Int = 1) throws(FileProblem) {
        let head = try Self.read(path, limit: 65_536)
        if head.starts(with: [0x50, 0x4B]) || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            if case .other(let kind) = FileSignature(head), kind != .xlsx, kind != .xls, kind != .zip {
                if let problem = FileSignature(head).problem { throw problem }
            }
            let book: Workbook
            let sheet: Workbook.Sheet
            let reader: SheetReader
            do throws(WorkbookProblem) {
                book = try Workbook(path: path)
                sheet = try book.sheet(named: name)
                reader = try book.rows(of: sheet)
            } catch {
                throw FileProblem(error)
            }
            kind = .xlsx
            encoding = nil
            delimiter = nil
            sheets = book.sheets.map { Sheet(name: $0.name, isHidden: $0.isHidden) }
            self.sheet = sheet.name
            // Rows of the beginning, and those behind a header that was given.
            var start: [DelimitedRecord] = []
            var passed = 0
            do throws(WorkbookProblem) {
                while start.count < LeadFileLayout.headerSearchRecords || (given.map { (start.last?.line ?? 0) <= $0 } ?? false) {
                    guard let row = try reader.next() else { break }
                    if row.cells.isEmpty { continue }
                    start.append(DelimitedRecord(row))
                    if let given, start.count > 1, row.number < given {
                        start.removeFirst()
                        passed += 1
                    }
                }
            } catch {
                throw FileProblem(error)
            }
            let index = given.map { line in start.firstIndex { $0.line == line } } ?? LeadFileLayout.likelyHeader(in: start)
            guard let index else { throw Self.headerMissing }
            var (first, rows) = (index, given == nil ? 1 : max(1, min(2, givenRows)))
            var merges: [CellRange] = []
            let mayBeTwo = given == nil ? Self.mayHaveTwoRows(start, index) : rows == 2
            if mayBeTwo {
                do throws(WorkbookProblem) {
                    let other = try Workbook(path: path)
                    let all = try other.rows(of: sheet)
                    while try all.next() != nil {}
                    merges = all.merges
                } catch {
                    throw FileProblem(error)
                }
                if given == nil, let found = Self.twoRows(start, index, merges) { (first, rows) = (found, 2) }
            }
            headerLine = start[first].line
            headerRows = rows
            headers = LeadFileLayout.unguarded(Self.titles(start, first, rows, merges))
            preambleRows = first + passed
            passedRecords = 0
            text = nil
            workbook = (book, sheet)
            content = .rows(reader)
            pending = Array(start.dropFirst(first + rows))
            return
        }
        if let problem = FileSignature(head).problem { throw problem }
        let decoded = try TextEncoding.decode(try Self.read(path, limit: TextEncoding.maxFileBytes + 1))
        let text = DelimitedText(utf8: decoded.utf8)
        kind = .csv
        encoding = decoded.encoding
        delimiter = text.delimiter
        sheets = []
        sheet = nil
        headerRows = 1
        workbook = nil
        self.text = text
        var iterator = text.makeIterator()
        var start: [DelimitedRecord] = []
        var passed = 0
        while start.count < LeadFileLayout.headerSearchRecords || (given.map { (start.last?.line ?? 0) < $0 } ?? false) {
            guard let record = iterator.next() else { break }
            start.append(record)
            if let given, record.line < given, start.count > 1 {
                start.removeFirst()
                passed += 1
            }
        }
        let index = given.map { line in start.firstIndex { $0.line == line } } ?? LeadFileLayout.likelyHeader(in: start)
        guard let index else { throw Self.headerMissing }
        headerLine = start[index].line
        headers = LeadFileLayout.unguarded(Self.trimmed(start[index].fields))
        preambleRows = start[..<index].count { !$0.isBlank } + passed
        passedRecords = passed + index + 1
        content = .text(iterator)
        pending = Array(start.dropFirst(index + 1))
    }

    private static var headerMissing: FileProblem {
        FileProblem(
            .headerMissing, zh: "前 \(LeadFileLayout.headerSearchRecords) 行里没有表头，或指定的行是空的",
            en: "There is no header in the first \(LeadFileLayout.headerSearchRecords) rows, or the row that was named is empty.")
    }

    private static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
        guard let file = fopen(path, "rb") else {
            throw FileProblem(.fileUnreadable, zh: "文件无法读取", en: "The file cannot be read.")
        }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: min(limit, 1 << 20))
        var result: [UInt8] = []
        while result.count < limit {
            let count = fread(&bytes, 1, min(bytes.count, limit - result.count), file)
            if count == 0 { break }
            result += bytes[..<count]
        }
        return result
    }

    // MARK: headers

    private static func trimmed(_ cells: [String]) -> [String] {
        var cells = cells
        while let last = cells.last, CleanText.clean(last) == nil { cells.removeLast() }
        return cells
    }

    private static func filled(_ record: DelimitedRecord) -> Set<Int> {
        Set(record.fields.indices.filter { CleanText.clean(record.fields[$0]) != nil })
    }

    /// Whether the sheet has to be asked for merged cells: a title without gaps, with nothing above or below that completes it, has none.
    private static func mayHaveTwoRows(_ rows: [DelimitedRecord], _ index: Int) -> Bool {
        func adjacent(_ first: Int) -> Bool {
            guard first >= 0, first + 1 < rows.count, rows[first + 1].line == rows[first].line + 1 else { return false }
            let (above, below) = (filled(rows[first]), filled(rows[first + 1]))
            return above.count > 1 && !below.subtracting(above).isEmpty
        }
        return adjacent(index) || adjacent(index - 1)
    }

    /// The first of two rows that make one header: one has merged cells over the other.
    private static func twoRows(_ rows: [DelimitedRecord], _ index: Int, _ merges: [CellRange]) -> Int? {
        for first in [index, index - 1] where first >= 0 && first + 1 < rows.count {
            let line = rows[first].line
            guard rows[first + 1].line == line + 1 else { continue }
            let (above, below) = (filled(rows[first]), filled(rows[first + 1]))
            let isJoined = merges.contains { $0.rows == line...(line + 1) }
            let spans = merges.contains { range in
                range.rows == line...line && range.columns.count > 1 && range.columns.contains { below.contains($0) }
            }
            // Thousands of ranges may lie over each other.
            var covered = above
            for range in merges where range.rows == line...line && !(range.columns.count == 1 && covered.contains(range.columns.lowerBound))
            {
                covered.formUnion(range.columns)
            }
            // A title over the whole width stands alone in its row.
            if isJoined && spans
                || spans && above.count > 1 && below.isSubset(of: covered)
            {
                return first
            }
        }
        return nil
    }

    /// The titles of the columns; of two rows the lower behind the upper, which reaches as far as its merged cells.
    private static func titles(_ rows: [DelimitedRecord], _ first: Int, _ count: Int, _ merges: [CellRange]) -> [String] {
        guard count == 2, first + 1 < rows.count else { return trimmed(rows[first].fields) }
        let line = rows[first].line
        var upper = rows[first].fields
        let lower = rows[first + 1].fields
        let width = max(upper.count, lower.count)
        while upper.count < width { upper.append("") }
        for range in merges where range.rows.contains(line) {
            guard let start = range.columns.first, start < upper.count else { continue }
            for column in range.columns where column < width && CleanText.clean(upper[column]) == nil { upper[column] = upper[start] }
        }
        return trimmed(
            (0..<width).map { column in
                let below = column < lower.count ? lower[column] : ""
                if CleanText.clean(below) == nil || below == upper[column] { return upper[column] }
                return CleanText.clean(upper[column]) == nil ? below : upper[column] + LeadFileLayout.joint + below
            })
    }

    // MARK: rows

    /// The next record behind the header; `nil` at the end.
    ///
    /// - Throws: a problem of the whole file, also in its middle.
    package func next() throws(FileProblem) -> DelimitedRecord? {
        if pendingPosition < pending.count {
            defer { pendingPosition += 1 }
            return pending[pendingPosition]
        }
        switch content {
        case .text(var iterator):
            let record = iterator.next()
            content = .text(iterator)
            return record
        case .rows(let reader):
            do throws(WorkbookProblem) {
                return try reader.next().map { DelimitedRecord($0) }
            } catch {
                throw FileProblem(error)
            }
        }
    }

    /// The record as a row of this layout: in a sheet blank cells at the end of a row are not there, and that is nothing wrong.
    package func row(_ record: DelimitedRecord, _ layout: LeadFileLayout, mayLackIdentity: Bool) -> LeadFileRow {
        guard kind == .xlsx, record.fields.count < layout.headers.count else {
            return LeadFileRow(record, layout: layout, mayLackIdentity: mayLackIdentity)
        }
        let fields = record.fields + [String](repeating: "", count: layout.headers.count - record.fields.count)
        return LeadFileRow(
            DelimitedRecord(line: record.line, fields: fields, problem: record.problem, cellProblems: record.cellProblems), layout: layout,
            mayLackIdentity: mayLackIdentity)
    }

    /// Looks through all of the file, so that what is broken in its middle is found before anything is taken in.
    ///
    /// - Throws: a problem of the whole file.
    package func survey() throws(FileProblem) -> Survey {
        var survey = Survey()
        if let text {
            for (index, record) in text.enumerated() where index >= passedRecords {
                // Looked at now and then, as a workbook does: nobody may be waiting any more.
                if index & 1023 == 0, Task.isCancelled {
                    throw FileProblem(.fileUnreadable, zh: "读取已中止，请再试一次", en: "Reading was cancelled; try again.")
                }
                if record.isBlank { survey.blankRows += 1 } else { survey.rows += 1 }
            }
            return survey
        }
        guard let (book, sheet) = workbook else { return survey }
        var bytes = 0
        do throws(WorkbookProblem) {
            let reader = try book.rows(of: sheet)
            while let row = try reader.next() {
                if row.number < headerLine + headerRows { continue }
                if row.isHidden { survey.hiddenRows += 1 }
                if row.cells.isEmpty || DelimitedRecord(row).isBlank { survey.blankRows += 1 } else { survey.rows += 1 }
                bytes += row.cells.reduce(0) { $0 + $1.text.utf8.count }
                // A text of the table may be shown by millions of cells, and each lead keeps its row.
                if bytes > Self.maximumBytes {
                    let size = Self.maximumBytes >> 30
                    throw WorkbookProblem(
                        .fileUnsafe, zh: "所有单元格的内容合计超过 \(size) GiB：请拆分后分次导入",
                        en: "All cells together hold more than \(size) GiB; split the file.")
                }
            }
            survey.hiddenColumns = reader.hiddenColumns
            survey.mergedRanges = reader.merges.count { $0.rows.lowerBound >= headerLine + headerRows }
            // Reading begins anew.
            let again = try book.rows(of: sheet)
            while let row = try again.next() {
                if row.number >= headerLine + headerRows {
                    pending = [DelimitedRecord(row)]
                    break
                }
                if row.number == headerLine + headerRows - 1 {
                    pending = []
                    break
                }
            }
            pendingPosition = 0
            content = .rows(again)
        } catch {
            throw FileProblem(error)
        }
        return survey
    }
}

extension FileProblem {
    init(_ problem: WorkbookProblem, line: Int? = nil) {
        self.init(Code(rawValue: problem.code.rawValue) ?? .fileUnreadable, line: line, zh: problem.messageZH, en: problem.messageEN)
    }
}

extension DelimitedRecord {
    init(_ row: SheetRow) {
        var problems: [Int: CellProblem] = [:]
        for (column, cell) in row.cells.enumerated() {
            if case .problem(let problem, _) = cell {
                problems[column] = CellProblem(code: problem.code.rawValue, zh: problem.messageZH, en: problem.messageEN)
            }
        }
        self.init(
            line: row.number, fields: row.cells.map(\.text), problem: row.problem.map { FileProblem($0, line: row.number) },
            cellProblems: problems)
    }
}
