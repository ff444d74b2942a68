import BatonModel
import Testing

@Suite struct LeadFileRowTests {
    private static let headers = ["序号", "来源", "公司", "联系人", "手机", "邮箱", "省份", "产品线", "预算(万元)", "需求描述", "提交时间", "微信号"]
    private let layout: LeadFileLayout

    init() throws {
        layout = try LeadFileLayout(header: Self.headers)
    }

    private static let good = [
        "1", "官网表单", "明腾科技有限公司", "张三", "138 1234 5678", "Zhang@Example.cn", "浙江省", "AGV", "80-100", "\"急\"要方案\r\n下周三前",
        "2026-10-13 11:58:42", " zs88 ",
    ]

    private func row(_ changes: [Int: String] = [:]) -> LeadFileRow {
        var cells = Self.good
        for (index, text) in changes { cells[index] = text }
        return LeadFileRow(DelimitedRecord(line: 7, fields: cells), layout: layout)
    }

    private func problems(_ row: LeadFileRow) -> [RowProblem] {
        if case .rejected(let problems) = row.outcome { problems } else { [] }
    }

    private func lead(_ row: LeadFileRow) throws -> ParsedLead {
        guard case .lead(let lead) = row.outcome else {
            Issue.record("rejected: \(row.outcome)")
            throw problems(row)[0]
        }
        return lead
    }

    @Test func `a good row becomes a lead with everything it says`() throws {
        let lead = try lead(row())
        #expect(lead.contactName == "张三" && lead.company == "明腾科技有限公司")
        #expect(lead.phone?.e164 == "+8613812345678" && lead.email?.address == "Zhang@example.cn")
        #expect(lead.province == .zhejiang && lead.regionText == "浙江省" && lead.productLine == "AGV")
        #expect(lead.budget == .amount(minMinor: 80_000_000, maxMinor: 100_000_000))
        #expect(lead.need == "\"急\"要方案\n下周三前")
        #expect(lead.source == LeadSource(channel: .webForm, signal: .formSubmitted) && lead.sourceText == "官网表单")
        #expect(lead.submittedAt?.hour == 11)
        #expect(lead.extra == [LeadCell(header: "微信号", text: "zs88")])
        #expect(lead.raw == zip(Self.headers, Self.good).map { LeadCell(header: $0, text: $1) })
    }

    @Test func `blank-only cells are empty`() throws {
        let lead = try lead(
            row([1: "\u{3000}", 2: "  ", 5: "\t", 6: " ", 7: " ", 8: " ", 9: "   ", 10: "", 11: "\u{200B}"]))
        #expect(
            lead.company == nil && lead.email == nil && lead.province == nil && lead.regionText == nil
                && lead.productLine == nil)
        #expect(lead.budget == nil && lead.need == nil && lead.submittedAt == nil && lead.extra.isEmpty)
        #expect(lead.source == LeadSource(channel: .fileImport) && lead.sourceText == nil)
        #expect(lead.raw[9].text == "   ")
    }

    @Test func `a region that is no province is kept as text`() throws {
        let lead = try lead(row([6: "华东区"]))
        #expect(lead.province == nil && lead.regionText == "华东区")
    }

    @Test func `a phone cell that is no number rejects the row even with a mail address`() throws {
        let problem = try #require(problems(row([4: "微信同号"])).first)
        #expect(problem.code == "phone_not_a_number" && problem.column == "手机" && problem.cell == "微信同号")
    }

    @Test(arguments: [
        ([2: "", 3: " "], ["nameless"]), ([4: "", 5: ""], ["unreachable"]), ([4: "", 5: "x"], ["email_invalid"]),
        ([1: "梦里"], ["unknown_source"]),
        ([8: "很多"], ["budget_unrecognised"]), ([10: "46335"], ["date_excel_serial"]),
        ([3: "张\0三"], ["text_control_character"]),
        ([3: String(repeating: "张", count: 101)], ["text_too_long"]),
        ([9: String(repeating: "长", count: 4001)], ["text_too_long"]),
        ([11: String(repeating: "x", count: 1001)], ["text_too_long"]),
        (
            [1: "梦里", 2: "", 3: "", 4: "1372234535", 5: "a@", 8: "-5", 10: "2026-02-30"],
            ["phone_digit_count", "email_invalid", "budget_negative", "date_impossible", "nameless", "unknown_source"]
        ),
    ])
    func `all problems of a row are told at once`(changes: [Int: String], codes: [String]) {
        #expect(problems(row(changes)).map(\.code) == codes)
    }

    @Test func `problems of two columns name both, and long cells are shortened`() {
        #expect(problems(row([4: "", 5: ""])).first?.column == "手机、邮箱")
        let cell = problems(row([11: String(repeating: "x", count: 1001)])).first?.cell
        #expect(cell?.count == 60 && cell?.hasSuffix("…") == true)
    }

    @Test func `too few and too many fields reject the row, empty ones at the end do not`() throws {
        let few = LeadFileRow(DelimitedRecord(line: 2, fields: Array(Self.good.dropLast())), layout: layout)
        #expect(problems(few).map(\.code) == ["too_few_fields"])
        let many = LeadFileRow(DelimitedRecord(line: 2, fields: Self.good + ["", "x"]), layout: layout)
        #expect(problems(many).map(\.code) == ["too_many_fields"])
        #expect(many.cells.count == 14)
        _ = try lead(LeadFileRow(DelimitedRecord(line: 2, fields: Self.good + ["", " "]), layout: layout))
    }

    @Test func `a wholly blank record is blank, a broken one is rejected with the reader's problem`() throws {
        #expect(LeadFileRow(DelimitedRecord(line: 2, fields: ["", " ", "\u{3000}"]), layout: layout).outcome == .blank)
        #expect(LeadFileRow(DelimitedRecord(line: 2, fields: [""]), layout: layout).outcome == .blank)
        let file = try LeadFile(Array("姓名,手机\n\"张\"三,13812345678\n\n李四,13912345678\n".utf8))
        let rows = Array(file)
        #expect(problems(rows[0]).map(\.code) == ["quote_trailing_text"])
        #expect(rows[1].outcome == .blank)
        #expect(try lead(rows[2]).contactName == "李四")
    }

    @Test func `every record of a GB18030 file is accounted for`() throws {
        let text =
            Self.headers.joined(separator: ",") + "\r\n"
            + "1,官网表单,明腾（杭州）,张三,１３８12802207,,浙江,AGV,\"1,200\",   ,2026年11月05日,\r\n,,,,,,,,,,,\r\n2,,,,微信同号,,,,,,,\r\n"
        let file = try LeadFile(gb18030(text))
        #expect(file.encoding == .gb18030 && file.delimiter == .comma)
        let rows = Array(file)
        #expect(rows.map(\.line) == [2, 3, 4])
        #expect(try lead(rows[0]).phone?.e164 == "+8613812802207")
        #expect(rows[1].outcome == .blank)
        #expect(problems(rows[2]).map(\.code) == ["phone_not_a_number", "nameless"])
    }
}

extension LeadFileRowTests {
    @Test("a cell that cannot be used is its problem alone: it is not blank, and nothing else is said to be missing")
    func unusableCell() throws {
        let layout = LeadFileLayout(headers: ["联系人", "手机", "备注"], columns: [.field(.contactName), .field(.phone), .ignored])
        let problem = CellProblem(code: "formula_not_calculated", zh: "公式没有结果", en: "No result.")
        func codes(_ column: Int) -> [String] {
            let record = DelimitedRecord(line: 2, fields: ["张一", column == 1 ? "" : "13812345001", ""], cellProblems: [column: problem])
            if case .rejected(let problems) = LeadFileRow(record, layout: layout).outcome { return problems.map(\.code) }
            return []
        }
        #expect(codes(1) == ["formula_not_calculated"])
        #expect(codes(2).isEmpty)
    }
}
