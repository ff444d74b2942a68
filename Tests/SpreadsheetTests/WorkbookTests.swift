internal import Foundation
internal import Spreadsheet
internal import Testing

@Suite("Workbooks")
struct WorkbookTests {
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

    // MARK: shapes

    @Test("cells stand where their references say, also without any, and empty ones at the end are none")
    func places() throws {
        let rows = try RawWorkbook(
            rows: """
                <row r="2" spans="1:3"><c r="B2"><v>1</v></c><c r="D2" s="0"/><c r="XFD2"/></row><row><c><v>2</v></c><c/><c><v>3</v></c></row>
                """
        ).rows()
        #expect(rows.map(\.number) == [2, 3])
        #expect(rows[0].cells == [.blank, .number("1")])
        #expect(rows[1].cells == [.number("2"), .blank, .number("3")])
    }

    @Test("thousands of empty rows and columns at the end cost nothing and hold nothing")
    func emptyTail() throws {
        let tail = (2...20_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\" s=\"0\"/><c r=\"ZZ\($0)\" s=\"0\"/></row>" }.joined()
        let rows = try RawWorkbook(rows: "<row r=\"1\"><c><v>1</v></c></row>\(tail)<row r=\"1048576\"/>").rows()
        #expect(rows.count { !$0.cells.isEmpty } == 1)
        #expect(rows.last?.number == 1_048_576)
    }

    @Test("hidden rows and columns are read and said, merged cells are known at the end")
    func hiddenAndMerged() throws {
        let book = RawWorkbook(
            rows: "<row hidden=\"1\"><c><v>1</v></c></row><row><c><v>2</v></c></row>",
            before: "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>",
            after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>")
        try book.read { path in
            let workbook = try Workbook(path: path)
            let reader = try workbook.rows(of: workbook.sheet())
            #expect(try reader.next()?.isHidden == true)
            #expect(try reader.next()?.isHidden == false)
            #expect(try reader.next() == nil)
            #expect(reader.hiddenColumns == 2)
            #expect(reader.merges.first?.columns == 0...2)
        }
    }

    @Test("the first visible sheet with anything in it is read; others by their names")
    func sheets() throws {
        var book = RawWorkbook(rows: "")
        book.sheets = [
            ("说明", "visible", RawWorkbook.sheet(rows: "")), ("字典", "hidden", RawWorkbook.sheet(rows: "<row><c><v>9</v></c></row>")),
            ("线索", "visible", RawWorkbook.sheet(rows: "<row><c><v>1</v></c></row>")),
        ]
        try book.read { path in
            let workbook = try Workbook(path: path)
            #expect(workbook.sheets.map(\.name) == ["说明", "字典", "线索"])
            #expect(workbook.sheets.map(\.isHidden) == [false, true, false])
            #expect(try workbook.sheet().name == "线索")
            #expect(try workbook.sheet(named: "字典").isHidden)
            #expect(refusal { _ = try workbook.sheet(named: "没有") } == .sheetMissing)
        }
        #expect(refusal { _ = try RawWorkbook(rows: "").rows() } == .sheetEmpty)
    }

    @Test("names with prefixes, as some programs write them, are the same names")
    func prefixes() throws {
        var book = RawWorkbook(rows: "")
        book.sheets[0].xml = """
            <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>好</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>
            """
        #expect(try book.rows()[0].cells == [.text("好")])
    }

    @Test("what our writer writes, our reader reads")
    func roundTrip() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try WorkbookWriter(path: path)
        try writer.beginSheet("未导入", widths: [8], frozenRows: 1)
        try writer.append([("手机", .header), ("原因", .header)])
        try writer.append([
            ("=1+1", .red), ("", .red), ("007", .plain), ("a<b>&\u{1F600}\nc", .plain), (String(repeating: "长", count: 40_000), .plain),
        ])
        try writer.close()
        let rows = try RawWorkbook.rows(path)
        #expect(rows[0].cells.map(\.text) == ["手机", "原因"])
        #expect(rows[1].cells.map(\.text).prefix(4) == ["=1+1", "", "007", "a<b>&\u{1F600}\nc"])
        #expect(rows[1].cells[4].text.count == 32_767)
    }

    @Test("a table of shared texts that is too large for memory waits in a file, and each text comes back")
    func spilled() throws {
        let count = 90_000
        var book = RawWorkbook(
            rows: (0..<count).filter { $0 % 997 == 0 }.map { "<row><c t=\"s\"><v>\(count - 1 - $0)</v></c></row>" }.joined())
        book.strings = (0..<count).map { "<t>\($0) \(String(repeating: "文", count: 40))</t>" }
        let rows = try book.rows()
        for (index, row) in rows.enumerated() {
            #expect(row.cells[0].text.hasPrefix("\(count - 1 - index * 997) 文文"))
        }
    }

    // MARK: bad files

    @Test("an old workbook, one with a password, and what is no workbook are refused with what they are")
    func otherKinds() throws {
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 100_000)
        let encrypted = ole + "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        try inFile(ole) { path in #expect(refusal { _ = try Workbook(path: path) } == .fileUnreadable) }
        try inFile(encrypted) { path in #expect(refusal { _ = try Workbook(path: path) } == .fileEncrypted) }
        try inFile(Array("<html></html>".utf8)) { path in #expect(refusal { _ = try Workbook(path: path) } == .fileUnreadable) }
        try inFile([]) { path in #expect(refusal { _ = try Workbook(path: path) } == .fileUnreadable) }
        var book = RawWorkbook(rows: "<row><c><v>1</v></c></row>")
        book.password = "secret"
        #expect(refusal { _ = try book.rows() } == .fileEncrypted)
        #expect(refusal { _ = try Workbook(path: "/nowhere/at/all.xlsx") } == .fileBroken)
    }

    @Test("a workbook that was cut off or damaged anywhere is refused, never read in part")
    func damaged() throws {
        let rows = (1...2000).map { "<row><c><v>\($0 &* 2_654_435_761 % 1_000_003)</v></c></row>" }.joined()
        let bytes = try RawWorkbook(rows: rows).bytes()
        for end in [10, bytes.count / 3, bytes.count - 30] {
            try inFile(Array(bytes[..<end])) { path in #expect(refusal { _ = try RawWorkbook.rows(path) } != nil, "\(end)") }
        }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<40 {
            var copy = bytes
            let at = Int.random(in: 0..<copy.count, using: &generator)
            copy[at] ^= UInt8.random(in: 1...255, using: &generator)
            // Where nothing looks (times, versions) a changed byte says nothing: then all is read.
            try inFile(copy) { path in
                let found = (try? RawWorkbook.rows(path))?.count
                #expect(found == nil || found == 2000, "byte \(at)")
            }
        }
    }

    @Test("XML that grows, or that points elsewhere, is refused at its document type")
    func entities() throws {
        let laughs = """
            <?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
            <worksheet><sheetData><row><c t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>
            """
        let external = """
            <?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <worksheet><sheetData><row><c t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>
            """
        for xml in [laughs, external] {
            var book = RawWorkbook(rows: "")
            book.sheets[0].xml = xml
            #expect(refusal { _ = try book.rows() } == .fileUnsafe)
        }
        var book = RawWorkbook(rows: "<row><c><v>1</v></c></row>")
        book.parts["xl/workbook.xml"] = Array("<!DOCTYPE a><workbook/>".utf8)
        #expect(refusal { _ = try book.rows() } == .fileUnsafe)
    }

    @Test("a ZIP bomb is refused while it is unpacked, whatever it says about itself")
    func bombs() throws {
        var limits = WorkbookLimits()
        limits.ratioFreeBytes = 1 << 20
        limits.ratio = 100
        let blanks = String(repeating: " ", count: 4 << 20)
        #expect(refusal { _ = try RawWorkbook(rows: "<row><c><v>1</v></c></row>\(blanks)").rows(limits) } == .fileUnsafe)
        var small = WorkbookLimits()
        small.partBytes = 100_000
        #expect(refusal { _ = try RawWorkbook(rows: blanks + "<row><c><v>1</v></c></row>").rows(small) } == .fileUnsafe)
        small = WorkbookLimits()
        small.fileBytes = 100
        #expect(refusal { _ = try RawWorkbook(rows: "<row/>").rows(small) } == .fileTooLarge)
        small = WorkbookLimits()
        small.sharedStrings = 2
        var book = RawWorkbook(rows: "<row><c t=\"s\"><v>0</v></c></row>")
        book.strings = ["<t>1</t>", "<t>2</t>", "<t>3</t>"]
        #expect(refusal { _ = try book.rows(small) } == .fileUnsafe)
    }

    @Test("XML that is nested too deep, or has a tag without an end, is refused")
    func shapesOfXML() throws {
        var book = RawWorkbook(rows: String(repeating: "<row>", count: 500) + String(repeating: "</row>", count: 500))
        #expect(refusal { _ = try book.rows() } == .fileUnsafe)
        book = RawWorkbook(rows: "<row><c a=\"\(String(repeating: "x", count: 6 << 20))\"><v>1</v></c></row>")
        #expect(refusal { _ = try book.rows() } == .fileUnsafe)
        book = RawWorkbook(rows: "<row><c><v>1</v></row>")
        #expect(refusal { _ = try book.rows() } == .fileBroken)
        book = RawWorkbook(rows: "<row r=\"5\"/><row r=\"5\"/>")
        #expect(refusal { _ = try book.rows() } == .fileBroken)
        book = RawWorkbook(rows: "<row r=\"9999999\"><c><v>1</v></c></row>")
        #expect(refusal { _ = try book.rows() } == .fileUnsafe)
        book = RawWorkbook(rows: "<row><c t=\"s\"><v>7</v></c></row>")
        #expect(refusal { _ = try book.rows() } == .fileBroken)
    }

    @Test("a cell that is too long, or stands beyond the last column, is a problem of its row")
    func longAndWide() throws {
        let long = try RawWorkbook(rows: "<row><c t=\"inlineStr\"><is><t>\(String(repeating: "长", count: 50_000))</t></is></c></row>")
            .rows()
        guard case .problem(let problem, _) = long[0].cells[0] else {
            Issue.record("no problem")
            return
        }
        #expect(problem.code == .cellTooLong)
        let wide = try RawWorkbook(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row>").rows()
        #expect(wide[0].cells.count == 512)
        guard case .problem(let problem, _) = wide[0].cells[511] else {
            Issue.record("no problem")
            return
        }
        #expect(problem.code == .tooManyColumns)
    }
}
