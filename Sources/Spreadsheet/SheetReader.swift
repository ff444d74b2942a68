internal import Glibc

/// What one cell says.
package enum SheetCell: Hashable, Sendable {
    case blank
    /// Also a number that was stored as text.
    case text(String)
    /// Every digit as in the file, without exponent: `13800138000`, `0.5`, `12.5%`, `00123` under the format 00000.
    case number(String)
    /// `2026-05-01`, `2026-05-01 08:30:00`, `08:30:00`.
    case date(String)
    /// `TRUE` or `FALSE`.
    case boolean(Bool)
    /// What cannot be used, with what the cell shows.
    case problem(WorkbookProblem, String)

    /// As a delimited file would have it.
    package var text: String {
        switch self {
        case .blank: ""
        case .text(let text), .number(let text), .date(let text), .problem(_, let text): text
        case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
        }
    }
}

package struct SheetRow: Sendable {
    /// From 1.
    package let number: Int
    package let isHidden: Bool
    /// Up to the last cell that is not blank.
    package let cells: [SheetCell]
    /// Why the row cannot be used; `cells` are its first then.
    package let problem: WorkbookProblem?
}

/// Reads the rows of one sheet, one after the other.
package final class SheetReader {
    private let stream: XMLStream
    private let receiver: SheetReceiver
    private var position = 0

    fileprivate init(stream: XMLStream, receiver: SheetReceiver) {
        self.stream = stream
        self.receiver = receiver
    }

    convenience init(_ workbook: Workbook, _ sheet: Workbook.Sheet) throws(WorkbookProblem) {
        let receiver = SheetReceiver(
            strings: try workbook.strings(), formats: workbook.formats, is1904: workbook.is1904, workbook.limits)
        guard let stream = try XMLStream(sheet.part, of: workbook.archive, to: receiver, workbook.limits) else {
            throw .broken(sheet.part)
        }
        self.init(stream: stream, receiver: receiver)
    }

    /// The next row that the file mentions, also one without any content; `nil` at the end.
    ///
    /// - Throws: a problem of the whole file, also in its middle.
    package func next() throws(WorkbookProblem) -> SheetRow? {
        while position == receiver.rows.count {
            if stream.isFinished { return nil }
            receiver.taken()
            position = 0
            try stream.advance()
            if let problem = receiver.problem { throw problem }
        }
        defer { position += 1 }
        return receiver.rows[position]
    }

    /// Ranges of merged cells, of the first 10,000; complete when the last row has been read.
    package var merges: [CellRange] { receiver.merges }
    package var mergeCount: Int { receiver.mergeCount }
    package var hiddenColumns: Int { receiver.hiddenColumns }
}

/// A rectangle of cells; rows from 1, columns from 0.
package struct CellRange: Hashable, Sendable {
    package let rows: ClosedRange<Int>
    package let columns: ClosedRange<Int>

    /// `B2:D3`, as far as its columns are below this one.
    init?(_ text: String, below limit: Int) {
        let ends = text.split(separator: ":", maxSplits: 1).compactMap { CellReference($0.utf8) }
        guard let first = ends.first, let last = ends.last, first.row <= last.row, first.column <= last.column,
            first.column < limit
        else { return nil }
        rows = first.row...last.row
        columns = first.column...min(last.column, limit - 1)
    }
}

struct CellReference {
    var row = 0
    var column = 0

    init?(_ text: some Sequence<UInt8>) {
        var letters = 0
        for byte in text {
            switch byte {
            case 0x24: continue
            case 0x41...0x5A, 0x61...0x7A:
                guard row == 0, letters < 3 else { return nil }
                column = column * 26 + Int(byte & 0x1F)
                letters += 1
            case 0x30...0x39:
                guard letters > 0, row < 10_000_000 else { return nil }
                row = row * 10 + Int(byte - 0x30)
            default: return nil
            }
        }
        guard letters > 0, row > 0 else { return nil }
        column -= 1
    }
}

private final class SheetReceiver: XMLReceiver {
    private let strings: SharedStrings
    private let formats: [CellFormat]
    private let is1904: Bool
    private let limits: WorkbookLimits

    var rows: [SheetRow] = []
    var merges: [CellRange] = []
    var mergeCount = 0
    var hiddenColumns = 0
    var problem: WorkbookProblem?

    private var rowNumber = 0
    private var isHidden = false
    private var cells: [SheetCell] = []
    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var hasFormula = false
    private var value: [UInt8] = []
    private var isValue = false
    private var inCell = false
    private var phonetic = 0
    private var isTooLong = false
    /// Of the cells of this row, and of all rows that nobody has taken yet.
    private var rowBytes = 0
    private var heldBytes = 0

    /// Rows of a few bytes can show long texts of the table: 64 KiB of XML must not become gigabytes.
    var isFull: Bool { heldBytes > 4 * limits.rowBytes }

    func taken() {
        rows.removeAll(keepingCapacity: true)
        heldBytes = 0
    }

    private enum Kind { case number, shared, inline, formulaText, boolean, error, isoDate }

    init(strings: SharedStrings, formats: [CellFormat], is1904: Bool, _ limits: WorkbookLimits) {
        self.strings = strings
        self.formats = formats
        self.is1904 = is1904
        self.limits = limits
        value.reserveCapacity(4096)
    }

    func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name.bytes.pointee {
        case 0x63:  // c, col
            if name == "c" { beginCell(attributes) } else if name == "col" { beginColumn(attributes) }
        case 0x76:  // v
            if inCell, name == "v" { isValue = true }
        case 0x74:  // t
            if inCell, phonetic == 0, name == "t" { isValue = true }
        case 0x66:  // f
            if inCell, name == "f" { hasFormula = true }
        case 0x72:  // row, r, rPh
            if name == "row" { beginRow(attributes) } else if inCell, name == "rPh" { phonetic += 1 }
        case 0x6D:  // mergeCell
            guard name == "mergeCell" else { return }
            mergeCount += 1
            if merges.count < 10_000, let range = attributes.string("ref").flatMap({ CellRange($0, below: limits.columns) }) {
                merges.append(range)
            }
        default: break
        }
    }

    private func beginColumn(_ attributes: XMLAttributes) {
        guard attributes.isOn("hidden"), let first = attributes.int("min"), let last = attributes.int("max") else { return }
        let (from, to) = (max(first, 1), min(last, limits.columns))
        if from <= to { hiddenColumns = min(hiddenColumns + to - from + 1, limits.columns) }
    }

    private func beginRow(_ attributes: XMLAttributes) {
        var number = rowNumber + 1
        if let text = attributes["r"] {
            guard let given = Int(String(cString: text)), given >= number else {
                problem = problem ?? .broken("rows out of order")
                return
            }
            number = given
        }
        if number > limits.rows {
            problem = problem ?? .unsafe("超过 \(limits.rows) 行", "it has more than \(limits.rows) rows")
            return
        }
        rowNumber = number
        isHidden = attributes.isOn("hidden")
        column = -1
        rowBytes = 0
        cells.removeAll(keepingCapacity: true)
    }

    private func beginCell(_ attributes: XMLAttributes) {
        inCell = true
        hasFormula = false
        isTooLong = false
        kind = .number
        style = 0
        phonetic = 0
        value.removeAll(keepingCapacity: true)
        var next = column + 1
        var at = attributes.list
        while let key = at[0], let text = at[1] {
            if key[0] != 0, key[1] == 0 {
                switch key[0] {
                case 0x72:
                    let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
                    if let reference = CellReference(bytes), reference.column >= next {
                        next = reference.column
                    } else {
                        problem = problem ?? .broken("cells out of order")
                    }
                case 0x74: kind = Self.kind(text)
                case 0x73: style = Int(atol(text))
                default: break
                }
            }
            at += 2
        }
        column = next
    }

    private static func kind(_ text: UnsafePointer<CChar>) -> Kind {
        switch (text[0], text[1]) {
        case (0x73, 0): .shared  // s
        case (0x73, 0x74): .formulaText  // str
        case (0x69, _): .inline  // inlineStr
        case (0x62, _): .boolean  // b
        case (0x65, _): .error  // e
        case (0x64, _): .isoDate  // d
        default: .number
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isValue else { return }
        if value.count + bytes.count > limits.cellBytes {
            isTooLong = true
            return
        }
        value.append(contentsOf: bytes)
    }

    func end(_ name: XMLName) {
        switch name.bytes.pointee {
        case 0x76, 0x74: isValue = false
        case 0x63:
            if inCell, name == "c" { endCell() }
        case 0x72:
            if name == "row" {
                endRow()
            } else if inCell, name == "rPh" {
                phonetic -= 1
            }
        default: break
        }
    }

    private func endRow() {
        heldBytes += min(rowBytes, limits.rowBytes) + cells.count * MemoryLayout<SheetCell>.stride
        let size = limits.rowBytes >> 10
        let problem =
            rowBytes > limits.rowBytes
            ? WorkbookProblem(
                .rowTooLarge, zh: "第 \(rowNumber) 行的内容合计超过 \(size) KiB：请缩短或拆分该行",
                en: "The cells of row \(rowNumber) add up to more than \(size) KiB; shorten or split the row.") : nil
        rows.append(SheetRow(number: rowNumber, isHidden: isHidden, cells: cells, problem: problem))
    }

    private func endCell() {
        inCell = false
        isValue = false
        // Of a row that is too large no cell more is looked at.
        if rowBytes > limits.rowBytes { return }
        let cell = content()
        if cell == .blank { return }
        rowBytes += cell.text.utf8.count
        if rowBytes > limits.rowBytes { return }
        if column >= limits.columns {
            // Said once, in the last column that there may be.
            while cells.count < limits.columns { cells.append(.blank) }
            let last = limits.columns - 1
            if case .problem = cells[last] { return }
            cells[last] = .problem(
                WorkbookProblem(
                    .tooManyColumns, zh: "超过 \(limits.columns) 列", en: "There are more than \(limits.columns) columns."), cells[last].text)
            return
        }
        while cells.count < column { cells.append(.blank) }
        cells.append(cell)
    }

    private func content() -> SheetCell {
        if isTooLong { return tooLong() }
        switch kind {
        case .shared:
            if value.isEmpty { return .blank }
            var number = 0
            for byte in value {
                guard (0x30...0x39).contains(byte), number < 1 << 40 else { return broken() }
                number = number * 10 + Int(byte - 0x30)
            }
            guard let text = strings[number] else { return broken() }
            if text.utf8.count > limits.cellBytes { return tooLong() }
            return text.isEmpty ? .blank : .text(text)
        case .inline, .formulaText:
            return value.isEmpty ? .blank : .text(String(decoding: unescaped(value), as: UTF8.self))
        case .boolean:
            if value.isEmpty { return hasFormula ? uncalculated() : .blank }
            return .boolean(value.first == 0x31 || value.first == 0x74)
        case .error:
            let shown = String(decoding: value, as: UTF8.self)
            return .problem(
                WorkbookProblem(
                    .errorValue, zh: "单元格是错误值 \(shown)：请改正公式或填入内容",
                    en: "The cell is an error, \(shown); mend its formula or fill in a value."),
                shown)
        case .isoDate:
            if value.isEmpty { return .blank }
            return .date(String(decoding: value, as: UTF8.self).replacing("T", with: " "))
        case .number: return number()
        }
    }

    private func number() -> SheetCell {
        if value.isEmpty { return hasFormula ? uncalculated() : .blank }
        let format = style >= 0 && style < formats.count ? formats[style] : .plain
        // Most numbers are short whole ones without a format.
        if format == .plain, value.count <= 15, value.allSatisfy({ (0x30...0x39).contains($0) }), value.count == 1 || value[0] != 0x30 {
            return .number(String(decoding: value, as: UTF8.self))
        }
        guard var number = NumberText(value) else {
            let shown = String(decoding: value, as: UTF8.self)
            return .problem(
                WorkbookProblem(.invalidNumber, zh: "单元格的数字无法识别", en: "The number of the cell cannot be read."), String(shown.prefix(100)))
        }
        switch format {
        case .date, .elapsed:
            if let text = SheetDate.text(number, format, is1904: is1904) { return .date(text) }
            let shown = number.plain()
            return .problem(
                WorkbookProblem(
                    .invalidDate, zh: "单元格是日期格式，但 \(shown) 不是日期", en: "The cell has a date format, but \(shown) is no date."), shown)
        case .plain, .padded, .percent:
            if number.hasLostDigits {
                let shown = number.plain()
                return .problem(
                    WorkbookProblem(
                        .digitsLost, zh: "超过 15 位的数字，Excel 已把第 15 位以后变成 0：请把该列设为文本格式后重新填写",
                        en: "A number of more than 15 digits: Excel has made the others 0. Format the column as text and enter it again."),
                    shown)
            }
            number.roundToExcel()
            switch format {
            case .percent: return .number(number.shifted(2).plain() + "%")
            case .padded(let width): return .number(number.plain(width: width))
            default: return .number(number.plain())
            }
        }
    }

    private func uncalculated() -> SheetCell {
        .problem(
            WorkbookProblem(
                .formulaNotCalculated, zh: "公式没有计算结果：请在 Excel 或 WPS 中打开并保存，或改为填入内容",
                en: "The formula has no result; open and save the file in Excel or WPS, or enter a value."), "")
    }

    private func broken() -> SheetCell {
        problem = problem ?? .broken("shared strings")
        return .blank
    }

    private func tooLong() -> SheetCell {
        .problem(
            WorkbookProblem(
                .cellTooLong, zh: "单元格内容过长（最多 \(limits.cellBytes / 4) 个字符）",
                en: "The cell is too long (at most \(limits.cellBytes / 4) characters)."),
            String(decoding: value.prefix(100), as: UTF8.self))
    }
}
