import BatonModel
import Testing

@Suite struct LeadFileLayoutTests {
    @Test func `Chinese and English headers are recognised in any dress`() throws {
        let layout = try LeadFileLayout(header: [
            "序号", "\u{FEFF}来 源", "公司名称*", "联系人：", "手机（必填）", "E-mail", "省份", "产品线", "预算（万元）", "需求描述", "Submitted At", "",
        ])
        #expect(
            layout.columns == [
                .field(.sequence), .field(.source), .field(.company), .field(.contactName), .field(.phone),
                .field(.email), .field(.region),
                .field(.productLine), .field(.budget), .field(.need), .field(.submittedAt),
            ])
        #expect(layout.budgetUnit == .tenThousandYuan)
        #expect(layout.extraHeaders.isEmpty)
        #expect(layout.headers.count == 11)
    }

    @Test(
        arguments: [
            ("预算(万元)", .tenThousandYuan), ("预算(元)", .yuan), ("预算/元", .yuan), ("预算 万元", .tenThousandYuan),
            ("预算（单位：万元）", .tenThousandYuan),
            ("Budget (CNY)", .yuan), ("预算", nil), ("预算(美元)", nil), ("预算(千元)", nil),
        ] as [(String, BudgetRange.Unit?)])
    func `the unit of the budget comes from the header, and from nothing that only looks like one`(
        header: String, unit: BudgetRange.Unit?
    ) throws {
        let layout = try LeadFileLayout(header: ["姓名", "手机", header])
        #expect(layout.columns[2] == .field(.budget))
        #expect(layout.budgetUnit == unit)
    }

    @Test func `unknown columns are kept under their names`() throws {
        let layout = try LeadFileLayout(header: ["姓名", "微信号", "", "手机", "行业"])
        #expect(layout.extraHeaders == ["微信号", "第 3 列", "行业"])
    }

    @Test func `two columns for one field are refused by name`() throws {
        let problem = try #require(throws: FileProblem.self) {
            try LeadFileLayout(header: ["姓名", "手机", "手机号"], line: 4)
        }
        #expect(problem.code == .columnTwice)
        #expect(problem.line == 4)
        #expect(problem.messageZH.contains("手机") && problem.messageZH.contains("手机号"))
    }

    @Test func `the order of general and particular names does not matter`() throws {
        for header in [["姓名", "手机", "电话", "联系电话"], ["姓名", "电话", "联系电话", "手机"], ["姓名", "电话", "手机", "联系电话"]] {
            let layout = try LeadFileLayout(header: header)
            #expect(layout.index(of: .phone) == header.firstIndex(of: "手机"))
            #expect(layout.alternativeHeaders.map(\.column) == ["电话", "联系电话"])
        }
        for header in [["姓名", "电话", "联系电话"], ["姓名", "电话", "手机", "手机号"]] {
            #expect(throws: FileProblem.self) { try LeadFileLayout(header: header) }
        }
    }

    @Test func `a general name beside a particular one stands in where that is blank`() throws {
        let text = "姓名,电话,手机,备注,需求\n李,0571-87654321,13812345678,a,b\n王,0571-87654321, ,a,\n赵,,,,\n"
        let rows = Array(try LeadFile(Array(text.utf8)))
        #expect(try LeadFile(Array(text.utf8)).layout.alternativeHeaders.map(\.column) == ["电话", "备注"])
        guard case .lead(let first) = rows[0].outcome, case .lead(let second) = rows[1].outcome,
            case .rejected(let problems) = rows[2].outcome
        else {
            Issue.record("\(rows)")
            return
        }
        #expect(first.phone?.e164 == "+8613812345678" && first.need == "b")
        #expect(second.phone?.e164 == "+8657187654321" && second.need == "a")
        #expect(first.raw.map(\.text) == ["李", "0571-87654321", "13812345678", "a", "b"])
        #expect(problems.map(\.code) == ["unreachable"])
    }

    @Test(arguments: [["姓名", "需求"], ["手机", "需求"], ["甲", "乙"], [""], []])
    func `a file without names or without a way to reach anybody is refused with the headers that are known`(
        header: [String]
    ) throws {
        let problem = try #require(throws: FileProblem.self) { try LeadFileLayout(header: header) }
        #expect(problem.code == .headerMissing)
        #expect(
            problem.messageZH.contains("联系人") && problem.messageZH.contains("手机号") && problem.messageZH.contains("邮箱"))
    }

    @Test func `the header is found behind a preamble`() throws {
        let text = "展会线索导出\n\n联系人,张三,电话,0571-87654321\n姓名,手机\n李四,13812345678\n"
        let file = try LeadFile(Array(text.utf8))
        #expect(file.headerLine == 4)
        #expect(file.preamble.map(\.line) == [1, 2, 3])
        #expect(file.map(\.line) == [5])
    }

    @Test func `a header beyond the first 20 records is not looked for`() {
        let text = String(repeating: "说明\n", count: 20) + "姓名,手机\n李四,13812345678\n"
        let problem = #expect(throws: FileProblem.self) { try LeadFile(Array(text.utf8)) }
        #expect(problem?.code == .headerMissing)
    }

    @Test func `a file of another kind is refused before anything is read`() {
        let problem = #expect(throws: FileProblem.self) { try LeadFile(Array("<html>".utf8)) }
        #expect(problem?.code == .fileNotText)
    }
}
