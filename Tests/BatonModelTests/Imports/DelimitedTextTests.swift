import BatonModel
import Testing

@Suite struct DelimitedTextTests {
    private func read(_ text: String, _ delimiter: DelimitedText.Delimiter? = nil) -> [DelimitedRecord] {
        Array(DelimitedText(utf8: Array(text.utf8), delimiter: delimiter))
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `records end with any line end and know their lines`(end: String) {
        let records = read(["a,b", "c,\"d\(end)e\"", "", "f,"].joined(separator: end))
        #expect(records.map(\.fields) == [["a", "b"], ["c", "d\(end)e"], [""], ["f", ""]])
        #expect(records.map(\.line) == [1, 2, 4, 5])
        #expect(records.map(\.isBlank) == [false, false, true, false])
    }

    @Test func `a line end at the end of the file makes no record, and an empty file none`() {
        #expect(read("a,b\r\n").count == 1)
        #expect(read("").isEmpty)
        #expect(read("\n").map(\.fields) == [[""]])
    }

    @Test func `quotes are for fields that begin with them`() {
        #expect(read("\"急\"\"要\"\"\",5\"屏,\"\",\"a,b\"").map(\.fields) == [["急\"要\"", "5\"屏", "", "a,b"]])
        #expect(read("\"a\" ,\"b\"\t,c").map(\.fields) == [["a", "b", "c"]])
    }

    @Test func `text after a closing quote breaks that record only`() throws {
        let records = read("a,b\n\"x\"y,z\nc,d")
        let problem = try #require(records[1].problem)
        #expect(problem.code == .quoteTrailingText)
        #expect(problem.line == 2)
        #expect(records[1].fields == ["xy", "z"])
        #expect(records[2].problem == nil && records[2].fields == ["c", "d"])
    }

    @Test func `an unterminated quote is reported with the line where it opens`() throws {
        let records = read("a,b\nc,\"d\ne,f\n")
        #expect(records.count == 2)
        let problem = try #require(records[1].problem)
        #expect(problem.code == .quoteUnterminated)
        #expect(problem.line == 2)
        #expect(records[1].fields == ["c", "d\ne,f\n"])
    }

    @Test func `the limits on fields and columns are reported and the reading goes on`() throws {
        let big = String(repeating: "机", count: DelimitedText.maxFieldBytes / 3 + 1)
        let wide = String(repeating: ",", count: DelimitedText.maxColumns)
        let records = read("\(big),b\n\"\(big)\",b\n\(wide)\nok,ok", .comma)
        #expect(records.map(\.problem?.code) == [.fieldTooLarge, .fieldTooLarge, .tooManyColumns, nil])
        #expect(records[2].fields.count == DelimitedText.maxColumns)
        #expect(records[3].fields == ["ok", "ok"])
        #expect(read(String(repeating: ",", count: DelimitedText.maxColumns - 1), .comma)[0].problem == nil)
    }

    @Test func `of a line with far too many fields no more is looked at, and the reading goes on in the right line`() {
        let commas = String(repeating: ",", count: 4_000_000)
        let records = read("a,b\n\(commas),\"x\n\"\"y\",z\nc,d", .comma)
        #expect(records.map(\.problem?.code) == [nil, .tooManyColumns, nil])
        #expect(records[1].fields.count == DelimitedText.maxColumns)
        #expect(records[2].fields == ["c", "d"] && records[2].line == 4)
    }

    @Test func `a record that is too large as a whole is reported, with what fits of it`() {
        let cell = String(repeating: "x", count: 400_000)
        let records = read("a,b\n\(cell),\(cell),\(cell),\(cell)\nc,d", .comma)
        #expect(records.map(\.problem?.code) == [nil, .rowTooLarge, nil])
        #expect(records[1].problem?.line == 2 && records[1].fields == [cell, cell])
        #expect(records[2].fields == ["c", "d"])
    }

    @Test(arguments: [
        ("a,b,c\n1,2,3", DelimitedText.Delimiter.comma), ("a\tb\n\"1,2,3\"\t2\n3\t1,200", .tab),
        ("a;b\n1,5;2\n2,5;3", .semicolon),
        ("one\ntwo", .comma), ("", .comma), ("a\t,b\t,c\t\n1\t,2\t,3\t", .comma), ("\"a;b;c\",d\n\"e;f;g\",h", .comma),
        ("银行导出\n\n卡号: 1,别名\na,b,c\n1,2,3\n4,5,6", .comma),
    ])
    func `the delimiter is the one that cuts records evenly`(text: String, delimiter: DelimitedText.Delimiter) {
        #expect(DelimitedText(utf8: Array(text.utf8)).delimiter == delimiter)
    }

    @Test func `reading is lazy and can start again`() {
        let text = DelimitedText(utf8: Array("a\nb\nc".utf8))
        var iterator = text.makeIterator()
        #expect(iterator.next()?.fields == ["a"])
        #expect(text.map(\.fields) == [["a"], ["b"], ["c"]])
        #expect(iterator.next()?.fields == ["b"])
    }

    @Test(arguments: 0..<40)
    func `what a writer wrote is read back whatever the fields hold`(seed: UInt64) {
        var random = SplitMix(state: seed)
        let alphabet: [String] = [
            "a", "机", "🙂", "\"", ",", "\t", ";", "\n", "\r", "\r\n", " ", "é", "", "=1", "\u{3000}",
        ]
        let delimiter = DelimitedText.Delimiter.allCases.randomElement(using: &random)!
        let mark = String(UnicodeScalar(delimiter.rawValue))
        let end = ["\n", "\r\n", "\r"].randomElement(using: &random)!
        var rows: [[String]] = []
        var lines: [Int] = []
        var text = ""
        var line = 1
        for _ in 0..<30 {
            let row = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
                    .joined()
            }
            rows.append(row)
            lines.append(line)
            let record = row.map { field in
                let mustQuote = field.unicodeScalars.contains {
                    "\"\n\r".unicodeScalars.contains($0) || $0.value == UInt32(delimiter.rawValue)
                }
                return mustQuote || Bool.random(using: &random)
                    ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                        + "\"" : field
            }.joined(separator: mark)
            text += record + end
            line += lineEnds(record + end)
        }
        let records = read(text, delimiter)
        #expect(records.map(\.fields) == rows)
        #expect(records.map(\.line) == lines)
        #expect(records.allSatisfy { $0.problem == nil })
    }

    private func lineEnds(_ text: String) -> Int {
        var count = 0
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { count += 1 }
            previous = byte
        }
        return count
    }
}
