/// One record of a table, as it stands in the file.
package struct DelimitedRecord: Hashable, Sendable {
    /// The physical line where the record starts, from 1.
    package let line: Int
    package let fields: [String]
    /// When it is set, `fields` holds what could be made out, for showing; the record must not be used.
    package let problem: FileProblem?
    /// What single cells cannot be used for, by their column: an error of a formula, digits that a number has lost.
    package let cellProblems: [Int: CellProblem]

    package init(line: Int, fields: [String], problem: FileProblem? = nil, cellProblems: [Int: CellProblem] = [:]) {
        self.line = line
        self.fields = fields
        self.problem = problem
        self.cellProblems = cellProblems
    }

    /// No field holds anything visible; such records separate paragraphs in a file and are no rows.
    package var isBlank: Bool { problem == nil && cellProblems.isEmpty && fields.allSatisfy { CleanText.clean($0) == nil } }
}

/// Why one cell cannot be used, with a stable code.
package struct CellProblem: Hashable, Sendable {
    package let code: String
    package let messageZH: String
    package let messageEN: String

    package init(code: String, zh: String, en: String) {
        self.code = code
        messageZH = zh
        messageEN = en
    }
}

/// Reads delimited text (RFC 4180) lazily: each step makes one record, the text itself is not copied.
///
/// - Records end with CRLF, LF or CR; the last may end with the file. An empty line is a record of one empty field.
/// - A field that begins with a quote may hold delimiters, line ends and doubled quotes; blanks between its closing
///   quote and the delimiter are dropped. A quote elsewhere in a field is an ordinary character.
/// - A broken record carries its problem and the reading goes on behind it. An unterminated quote takes in the rest of
///   the file, because nothing tells where the record was meant to end.
/// - Limits: 1 MiB per field and per record, 512 columns; 64 MiB per file is checked when decoding.
package struct DelimitedText: Sequence, Sendable {
    package enum Delimiter: UInt8, CaseIterable, Sendable {
        case comma = 0x2C
        case tab = 0x09
        case semicolon = 0x3B
    }

    package static let maxFieldBytes = 1 << 20
    /// Of all fields of a record together.
    package static let maxRecordBytes = 1 << 20
    package static let maxColumns = 512

    package let delimiter: Delimiter
    private let utf8: [UInt8]

    /// - Parameters:
    ///   - utf8: valid UTF-8 without a byte order mark, as `TextEncoding.decode` gives it.
    ///   - delimiter: found from the first 20 records when it is not given.
    package init(utf8: [UInt8], delimiter: Delimiter? = nil) {
        self.utf8 = utf8
        self.delimiter = delimiter ?? Self.sniffDelimiter(utf8)
    }

    package func makeIterator() -> Iterator { Iterator(utf8: utf8, delimiter: delimiter.rawValue) }

    /// The delimiter that cuts most records into the same number of fields; comma when none does.
    private static func sniffDelimiter(_ utf8: [UInt8]) -> Delimiter {
        var best = Delimiter.comma
        var bestCount = 0
        for candidate in Delimiter.allCases {
            var records: [Int: Int] = [:]
            var iterator = Iterator(utf8: utf8, delimiter: candidate.rawValue)
            for _ in 0..<20 {
                guard let record = iterator.next() else { break }
                if record.fields.count > 1 { records[record.fields.count, default: 0] += 1 }
            }
            let count = records.values.max() ?? 0
            if count > bestCount { (best, bestCount) = (candidate, count) }
        }
        return best
    }

    package struct Iterator: IteratorProtocol, Sendable {
        private let utf8: [UInt8]
        private let delimiter: UInt8
        private var position = 0
        private var line = 1
        private var problem: FileProblem?

        fileprivate init(utf8: [UInt8], delimiter: UInt8) {
            self.utf8 = utf8
            self.delimiter = delimiter
        }

        package mutating func next() -> DelimitedRecord? {
            guard position < utf8.count else { return nil }
            problem = nil
            let start = line
            var fields: [String] = []
            var bytes = 0
            while true {
                if fields.count < DelimitedText.maxColumns, bytes <= DelimitedText.maxRecordBytes {
                    let field = position < utf8.count && utf8[position] == quote ? quotedField() : plainField()
                    bytes += field.utf8.count
                    if bytes <= DelimitedText.maxRecordBytes {
                        fields.append(field)
                    } else {
                        report(
                            .rowTooLarge, line: start, zh: "第 \(start) 行的内容合计超过 1 MiB：请缩短或拆分该行，并检查引号",
                            en: "The cells of line \(start) add up to more than 1 MiB; shorten or split the row, and check the quotes.")
                    }
                } else {
                    // Said once; what stands in the others nobody will read.
                    if problem == nil {
                        report(
                            .tooManyColumns, line: start, zh: "超过 \(DelimitedText.maxColumns) 列，请检查分隔符和引号",
                            en: "There are more than \(DelimitedText.maxColumns) columns; check delimiters and quotes.")
                    }
                    passField()
                }
                guard position < utf8.count else { break }
                let end = utf8[position]
                position += 1
                if end == delimiter { continue }
                if end == carriageReturn, position < utf8.count, utf8[position] == lineFeed { position += 1 }
                line += 1
                break
            }
            return DelimitedRecord(line: start, fields: fields, problem: problem)
        }

        private func endsField(_ byte: UInt8) -> Bool {
            byte == delimiter || byte == lineFeed || byte == carriageReturn
        }

        /// Goes behind a field without looking at more of it than where it ends.
        private mutating func passField() {
            if position < utf8.count, utf8[position] == quote {
                position += 1
                while position < utf8.count {
                    let byte = utf8[position]
                    position += 1
                    if byte == quote {
                        guard position < utf8.count, utf8[position] == quote else { break }
                        position += 1
                    } else if byte == lineFeed || (byte == carriageReturn && !(position < utf8.count && utf8[position] == lineFeed)) {
                        line += 1
                    }
                }
            }
            while position < utf8.count, !endsField(utf8[position]) { position += 1 }
        }

        private mutating func plainField() -> String {
            let start = position
            while position < utf8.count, !endsField(utf8[position]) { position += 1 }
            return text(utf8[start..<position])
        }

        private mutating func quotedField() -> String {
            let startLine = line
            position += 1
            var content: [UInt8] = []
            var segment = position
            while true {
                guard position < utf8.count else {
                    report(
                        .quoteUnterminated, line: startLine, zh: "第 \(startLine) 行的引号没有结束，一直到文件末尾都被当成了一个单元格：请补上引号",
                        en:
                            "The quote that opens in line \(startLine) never ends and takes in the rest of the file; close it."
                    )
                    content += utf8[segment..<position]
                    return text(content[...])
                }
                let byte = utf8[position]
                position += 1
                if byte == quote {
                    content += utf8[segment..<(position - 1)]
                    guard position < utf8.count, utf8[position] == quote else { break }
                    segment = position  // of a doubled quote the second is content
                    position += 1
                } else if byte == lineFeed
                    || (byte == carriageReturn && !(position < utf8.count && utf8[position] == lineFeed))
                {
                    line += 1
                }
            }
            let tail = position
            while position < utf8.count, !endsField(utf8[position]) { position += 1 }
            if utf8[tail..<position].contains(where: { $0 != 0x20 && $0 != 0x09 }) {
                let problemLine = line
                report(
                    .quoteTrailingText, line: problemLine, zh: "第 \(problemLine) 行的结束引号后面还有文字：单元格里的引号请写成两个",
                    en: "In line \(problemLine) text follows a closing quote; a quote inside a cell is written twice.")
                content += utf8[tail..<position]
            }
            return text(content[...])
        }

        private mutating func text(_ bytes: ArraySlice<UInt8>) -> String {
            guard bytes.count > DelimitedText.maxFieldBytes else { return String(decoding: bytes, as: UTF8.self) }
            report(
                .fieldTooLarge, line: line, zh: "第 \(line) 行有超过 1 MiB 的单元格，请检查引号",
                en: "In line \(line) a cell is larger than 1 MiB; check the quotes.")
            // Cut where a character begins, for showing.
            var end = bytes.startIndex + 1000
            while bytes[end] & 0xC0 == 0x80 { end -= 1 }
            return String(decoding: bytes[..<end], as: UTF8.self)
        }

        /// The first problem of a record is kept: the others usually follow from it.
        private mutating func report(_ code: FileProblem.Code, line: Int, zh: String, en: String) {
            if problem == nil { problem = FileProblem(code, line: line, zh: zh, en: en) }
        }
    }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
