internal import Foundation
internal import Spreadsheet
internal import Testing

/// A generator with a fixed seed, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// What ends the process ends the run of these tests: that they end is what they show.
@Suite("Workbooks that mean no good")
struct HostileWorkbookTests {
    private static let hostile = [
        "-9223372036854775808", "9223372036854775807", "9223372036854775808", "18446744073709551615", "-1", "0", "4294967296", "2147483648",
        "99999999999999999999999999", "1E-9223372036854775808", "1E9223372036854775807", "-1E400", "1E-400", "1E+400", "", "-", "NaN",
        "0.0000000000000000000000001", "1000000000000000000000000000000000000001",
    ]

    private func refusal(_ body: () throws -> Void) -> WorkbookProblem.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? WorkbookProblem)?.code
        }
    }

    private func inFile<Output>(_ bytes: [UInt8], _ body: (String) throws -> Output) throws -> Output {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        return try body(path)
    }

    /// Everything of a workbook that has a number somewhere.
    private func book(_ number: String) -> RawWorkbook {
        var book = RawWorkbook(
            rows: """
                <row r="1"><c r="A1"><v>\(number)</v></c><c r="B1" s="\(number)"><v>\(number)</v></c><c r="C1" s="1"><v>\(number)</v></c>\
                <c r="D1" s="2"><v>\(number)</v></c><c r="E1" s="3"><v>\(number)</v></c><c r="F1" s="4"><v>\(number)</v></c></row>
                """,
            before: "<cols><col min=\"\(number)\" max=\"5\" hidden=\"1\"/><col min=\"1\" max=\"\(number)\" hidden=\"1\"/></cols>",
            after: "<mergeCells count=\"\(number)\"><mergeCell ref=\"A1:C\(number)\"/><mergeCell ref=\"A\(number):C9\"/></mergeCells>")
        book.formats = [164: "yyyy-mm-dd", 165: "[h]:mm", 166: "0.00%", 167: "00000"]
        book.styles = [0, 164, 165, 166, 167]
        return book
    }

    @Test("numbers that are huge, negative or none are refused or read wherever they stand, and the process lives", arguments: hostile)
    func numbers(_ number: String) throws {
        _ = refusal { _ = try book(number).rows() }
        for rows in [
            "<row r=\"\(number)\"><c><v>1</v></c></row>", "<row><c r=\"A\(number)\"><v>1</v></c></row>",
            "<row><c t=\"s\"><v>\(number)</v></c></row>", "<row><c t=\"d\"><v>\(number)</v></c></row>",
        ] {
            var book = RawWorkbook(rows: rows)
            book.strings = ["<t>x</t>"]
            _ = refusal { _ = try book.rows() }
        }
        var styles = book("1")
        styles.parts["xl/styles.xml"] = Array(
            """
            <styleSheet><numFmts><numFmt numFmtId="\(number)" formatCode="0"/></numFmts><cellXfs><xf numFmtId="\(number)"/></cellXfs></styleSheet>
            """.utf8)
        _ = refusal { _ = try styles.rows() }
    }

    @Test("hidden columns are counted within what a sheet can have, whatever their numbers say")
    func hiddenColumns() throws {
        let cases = [("-9223372036854775808", "5", 5), ("2", "9223372036854775807", 511), ("600", "700", 0), ("5", "2", 0), ("0", "0", 0)]
        for (first, last, count) in cases {
            let book = RawWorkbook(
                rows: "<row><c><v>1</v></c></row>", before: "<cols><col min=\"\(first)\" max=\"\(last)\" hidden=\"1\"/></cols>")
            try book.read { path in
                let workbook = try Workbook(path: path)
                let reader = try workbook.rows(of: workbook.sheet())
                while try reader.next() != nil {}
                #expect(reader.hiddenColumns == count, "\(first) \(last)")
            }
        }
    }

    @Test("merged cells reach no further than columns do")
    func merges() throws {
        let book = RawWorkbook(
            rows: "<row><c><v>1</v></c></row>",
            after: "<mergeCells><mergeCell ref=\"A1:ZZZ1\"/><mergeCell ref=\"ZZA1:ZZZ1\"/></mergeCells>")
        try book.read { path in
            let workbook = try Workbook(path: path)
            let reader = try workbook.rows(of: workbook.sheet())
            while try reader.next() != nil {}
            #expect(reader.merges.map(\.columns) == [0...511] && reader.mergeCount == 2)
        }
    }

    @Test("an archive that claims sizes of more than 63 bits is refused")
    func hugeSizes() throws {
        for huge in [UInt64.max, 1 << 63, UInt64(Int64.max)] {
            try inFile(StoredArchive.bytes(claiming: huge)) { path in
                #expect(refusal { _ = try RawWorkbook.rows(path) } != nil, "\(huge)")
            }
        }
        // The same archive with true sizes is one.
        let count = try inFile(StoredArchive.bytes(claiming: nil)) { try RawWorkbook.rows($0).count }
        #expect(count == 1)
    }

    @Test("a small workbook with bytes changed at random is read or refused", arguments: 0..<8)
    func mutatedArchives(_ seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        let whole = try book("12345").bytes()
        for _ in 0..<40 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let at = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
                case 1: for place in at..<min(at + 8, bytes.count) { bytes[place] = 0xFF }
                case 2: bytes.removeSubrange(at..<min(at + Int.random(in: 1...20, using: &generator), bytes.count))
                default: bytes.insert(contentsOf: bytes[at..<min(at + 20, bytes.count)], at: at)
                }
                if bytes.isEmpty { break }
            }
            try inFile(bytes) { path in _ = refusal { _ = try RawWorkbook.rows(path) } }
        }
    }

    @Test("a small workbook with its XML changed at random is read or refused", arguments: 0..<8)
    func mutatedParts(_ seed: UInt64) throws {
        var generator = SplitMix(state: seed &+ 1000)
        let words =
            Self.hostile + [
                "<row>", "</row>", "<c t=\"s\">", "<v>", "</v>", "\"", "&#x0;", "_x000D_", "<t>", "<si>", "r=\"ZZZ9999999\"", "é",
            ]
        for _ in 0..<40 {
            var book = book("45678")
            book.strings = ["<t>a</t>", "<r><t>b</t></r><rPh><t>c</t></rPh>"]
            func mutated(_ text: String) -> [UInt8] {
                var bytes = Array(text.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                    let at = Int.random(in: 0..<bytes.count, using: &generator)
                    let word = Array(words[Int.random(in: 0..<words.count, using: &generator)].utf8)
                    bytes.replaceSubrange(at..<min(at + Int.random(in: 0...word.count, using: &generator), bytes.count), with: word)
                }
                return bytes
            }
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: book.parts["xl/worksheets/sheet1.xml"] = mutated(book.sheets[0].xml)
            case 1:
                book.parts["xl/sharedStrings.xml"] = mutated("<sst><si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>")
            default:
                book.parts["xl/styles.xml"] = mutated(
                    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
                )
            }
            _ = refusal { _ = try book.rows() }
        }
    }

    @Test("a row that shows a long text hundreds of times is too large; the others are read")
    func largeRow() throws {
        let cells = (0..<500).map { _ in "<c t=\"s\"><v>0</v></c>" }.joined()
        var book = RawWorkbook(rows: "<row><c><v>1</v></c></row><row>\(cells)</row><row><c><v>2</v></c></row>")
        book.strings = ["<t>\(String(repeating: "长", count: 40_000))</t>"]
        let rows = try book.rows()
        #expect(rows.map(\.problem?.code) == [nil, .rowTooLarge, nil])
        #expect(rows[1].cells.reduce(0) { $0 + $1.text.utf8.count } <= WorkbookLimits().rowBytes)
        #expect(rows[2].cells == [.number("2")])
    }

    @Test("rows that are small in the file and large in memory come one after the other, all of them")
    func heldRows() throws {
        let count = 120
        var book = RawWorkbook(
            rows: (0..<count).map { row in "<row>" + (0..<8).map { "<c t=\"s\"><v>\((row + $0) % 2 * 1024)</v></c>" }.joined() + "</row>" }
                .joined())
        book.strings = (0...1024).map { $0 % 1024 == 0 ? "<t>\($0) \(String(repeating: "长", count: 40_000))</t>" : "<t>x</t>" }
        let rows = try book.rows()
        #expect(rows.count == count && rows.map(\.number) == Array(1...count))
        for (index, row) in rows.enumerated() {
            #expect(row.problem == nil && row.cells.count == 8 && row.cells[0].text.hasPrefix(index % 2 == 0 ? "0 " : "1024 "))
        }
    }

    @Test("two sheets over one part are refused, and so is a workbook that unpacks to more than may be read of it")
    func work() throws {
        var book = RawWorkbook(rows: "")
        book.sheets.append(("Sheet2", "visible", RawWorkbook.sheet(rows: "<row><c><v>1</v></c></row>")))
        #expect(refusal { _ = try book.rows() } == nil)
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        book.parts["xl/_rels/workbook.xml.rels"] = Array(
            """
            <Relationships><Relationship Id="rId1" Type="\(relation)" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="rId2" Type="\(relation)" Target="worksheets/Sheet1.xml"/></Relationships>
            """.utf8)
        #expect(refusal { _ = try book.rows() } == .fileUnsafe)
        var limits = WorkbookLimits()
        limits.totalBytes = 20_000
        let rows = (0..<100).map { "<row><c><v>\($0)</v></c></row>" }.joined()
        #expect(refusal { _ = try RawWorkbook(rows: rows).rows(limits) } == nil)
        try RawWorkbook(rows: rows).read { path in
            let workbook = try Workbook(path: path, limits: limits)
            #expect(
                refusal {
                    for _ in 0..<20 {
                        let reader = try workbook.rows(of: workbook.sheets[0])
                        while try reader.next() != nil {}
                    }
                } == .fileUnsafe)
        }
    }

    @Test("nobody reads on for a task that has been cancelled")
    func cancelled() async throws {
        let book = RawWorkbook(rows: "<row><c><v>1</v></c></row>")
        let task = Task { () -> WorkbookProblem.Code? in
            while !Task.isCancelled { await Task.yield() }
            do {
                _ = try book.rows()
                return nil
            } catch {
                return (error as? WorkbookProblem)?.code
            }
        }
        task.cancel()
        #expect(await task.value == .fileUnreadable)
    }
}

/// A ZIP archive without compression, byte by byte, whose directory can claim sizes of 64 bits.
private enum StoredArchive {
    static func bytes(claiming size: UInt64?) -> [UInt8] {
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let parts = [
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"\(relation)\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ), ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"),
        ]
        var (body, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, text) in parts {
            let (content, name) = (Array(text.utf8), Array(name.utf8))
            let start = UInt32(body.count)
            let crc = checksum(content)
            let length = UInt32(content.count)
            body +=
                little(UInt32(0x0403_4B50)) + little(UInt16(20)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0)) + little(crc)
            body += little(length) + little(length) + little(UInt16(name.count)) + little(UInt16(0)) + name + content
            let extra = size.map { little(UInt16(1)) + little(UInt16(16)) + little($0) + little($0) } ?? []
            let shown = size == nil ? length : UInt32.max
            directory += little(UInt32(0x0201_4B50)) + little(UInt16(45)) + little(UInt16(45)) + little(UInt16(0)) + little(UInt16(0))
            directory += little(UInt32(0)) + little(crc) + little(shown) + little(shown) + little(UInt16(name.count))
            directory += little(UInt16(extra.count)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0))
            directory += little(start) + name + extra
        }
        let count = UInt16(parts.count)
        let end =
            little(UInt32(0x0605_4B50)) + little(UInt16(0)) + little(UInt16(0)) + little(count) + little(count)
            + little(UInt32(directory.count)) + little(UInt32(body.count)) + little(UInt16(0))
        return body + directory + end
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value = UInt32.max
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}
