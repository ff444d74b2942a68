internal import BatonModel
internal import BatonService
internal import Foundation
internal import Spreadsheet
internal import Testing

/// A workbook as openpyxl writes it: a hidden sheet before, a title over all, a header of two rows with merged cells, hidden rows and columns,
/// numbers in place of texts, a formula that was never calculated, an error.
@Suite("Files as offices make them")
struct ImportSourceTests {
    private static let exhibition = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/exhibition.xlsx").path

    private func rows(_ source: ImportSource) throws -> [LeadFileRow] {
        let layout = LeadFileLayout(headers: source.headers, columns: LeadFileLayout.proposal(source.headers))
        var rows: [LeadFileRow] = []
        while let record = try source.next() { rows.append(source.row(record, layout, mayLackIdentity: false)) }
        return rows
    }

    private func inFile<Output>(_ bytes: [UInt8], _ body: (String) throws -> Output) throws -> Output {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        return try body(path)
    }

    private func refusal(_ bytes: [UInt8]) throws -> FileProblem.Code? {
        try inFile(bytes) { path in
            do {
                _ = try ImportSource(path: path)
                return nil
            } catch let error as FileProblem {
                return error.code
            }
        }
    }

    @Test("a header of two rows with merged cells is one, the title above it is none, and everything hidden is read and said")
    func exhibition() throws {
        let source = try ImportSource(path: Self.exhibition)
        #expect(source.sheet == "2026展会" && source.sheets.map(\.isHidden) == [true, false])
        #expect(source.headerLine == 2 && source.headerRows == 2 && source.preambleRows == 1)
        #expect(source.headers == ["客户姓名", "公司", "联系方式 / 手机", "联系方式 / 邮箱", "登记日期", "邮编", "证件号", "预算（万元）"])
        let survey = try source.survey()
        #expect(survey.rows == 5 && survey.hiddenRows == 1 && survey.hiddenColumns == 1 && survey.blankRows == 390)
        let rows = try rows(source).filter { $0.outcome != .blank }
        #expect(rows.map(\.line) == [4, 5, 6, 7, 8])
        guard case .lead(let first) = rows[0].outcome, case .lead(let second) = rows[1].outcome else {
            Issue.record("the first two rows are leads: \(rows[0].outcome)")
            return
        }
        #expect(first.phone?.e164 == "+8613812345001" && first.email?.address == "a@example.com")
        #expect(first.submittedAt?.month == 5 && first.submittedAt?.hasTime == false && second.submittedAt?.minute == 30)
        #expect(first.budget?.minMinor == 80_000_000)
        #expect(first.extra == [LeadCell(header: "邮编", text: "051800"), LeadCell(header: "证件号", text: "110101199001011234")])
        let codes = rows.dropFirst(2).map { row -> [String] in
            if case .rejected(let problems) = row.outcome { problems.map(\.code) } else { [] }
        }
        #expect(codes == [["digits_lost"], ["formula_not_calculated"], ["error_value"]])
    }

    @Test("a header that is named is taken, whatever stands there, and what does not exist is refused")
    func chosenHeader() throws {
        let source = try ImportSource(path: Self.exhibition, sheet: "2026展会", headerLine: 4)
        #expect(source.headers.first == "张一" && source.headerRows == 1)
        #expect(try source.next()?.line == 5)
        #expect(throws: FileProblem.self) { try ImportSource(path: Self.exhibition, sheet: "没有") }
        #expect(throws: FileProblem.self) { try ImportSource(path: Self.exhibition, headerLine: 5000) }
    }

    @Test(
        "what is no table is refused with what it is",
        arguments: [
            ("<html><table><tr><td>手机</td></tr></table></html>", FileProblem.Code.fileNotText), ("%PDF-1.7 …", .fileNotText),
            ("{\"a\":1}", .fileNotText),
            ("PK\u{3}\u{4}nonsense", .fileBroken), ("", .fileEmpty), ("\n\n\n", .fileEmpty), ("手机\n138", .headerMissing),
        ])
    func others(_ given: (String, FileProblem.Code)) throws {
        // A file of one column has no second cell, but a title that is known is a header.
        let found = try refusal(Array(given.0.utf8))
        if given.1 == .headerMissing { #expect(found == nil) } else { #expect(found == given.1, "\(given.0)") }
    }

    @Test("CSV in every encoding of Chinese offices comes out alike", arguments: ["UTF-8", "BOM", "GB18030", "UTF-16"])
    func encodings(_ name: String) throws {
        let text = "登记表\r\n联系人,手机\r\n张\u{3400}一,013812345001\r\n"
        let bytes: [UInt8] =
            switch name {
            case "BOM": [0xEF, 0xBB, 0xBF] + text.utf8
            case "GB18030": [UInt8](try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632))))
            case "UTF-16": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            default: Array(text.utf8)
            }
        try inFile(bytes) { path in
            let source = try ImportSource(path: path)
            #expect(source.headers == ["联系人", "手机"] && source.headerLine == 2 && source.preambleRows == 1)
            #expect(try source.survey().rows == 1)
            #expect(try source.next()?.fields == ["张\u{3400}一", "013812345001"])
        }
    }
}
