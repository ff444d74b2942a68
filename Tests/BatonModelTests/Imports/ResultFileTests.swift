import BatonModel
import Testing

@Suite struct ResultFileTests {
    private static let source =
        "公司,联系人,手机,备注,微信号\r\n明腾,张三,微信同号,\"=1+1, \"\"急\"\"\r\n第二行\",@zs\r\n创亿,李四,13812345678,,\r\n巨奥,王五,1372234535,-3,+x\r\n"

    @Test func `the file opens in Excel, keeps every cell and says what is wrong`() throws {
        let file = try LeadFile(Array(Self.source.utf8))
        let bytes = ResultFile(layout: file.layout).bytes(file)
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let text = try TextEncoding.decode(bytes)
        #expect(text.encoding == .utf8WithMark)
        let records = Array(DelimitedText(utf8: text.utf8))
        #expect(
            records.map(\.fields) == [
                ["行号", "公司", "联系人", "手机", "备注", "微信号", "问题代码", "问题说明"],
                ["2", "明腾", "张三", "微信同号", "'=1+1, \"急\"\r\n第二行", "'@zs", "phone_not_a_number", "手机：“微信同号”不是电话号码，请只填数字"],
                ["5", "巨奥", "王五", "1372234535", "'-3", "'+x", "phone_digit_count", "手机：手机号少 1 位：应为 11 位，这里有 10 位"],
            ])
    }

    @Test func `a corrected result file is imported again as if it were the first`() throws {
        let file = try LeadFile(Array(Self.source.utf8))
        let result = String(decoding: ResultFile(layout: file.layout).bytes(file), as: UTF8.self)
        let corrected = result.split(separator: "微信同号", maxSplits: 1).joined(separator: "13912345678")
        let again = try LeadFile(Array(corrected.utf8))
        #expect(again.layout.columns.filter { $0 == .result }.count == 3)
        #expect(again.layout.extraHeaders == ["微信号"])
        let rows = Array(again)
        guard case .lead(let lead) = rows[0].outcome else {
            Issue.record("rejected: \(rows[0].outcome)")
            return
        }
        #expect(lead.need == "=1+1, \"急\"\n第二行")
        #expect(lead.extra == [LeadCell(header: "微信号", text: "@zs")])
        #expect(lead.raw.map(\.header) == ["公司", "联系人", "手机", "备注", "微信号"])
        #expect(lead.raw[3].text == "=1+1, \"急\"\r\n第二行")
    }

    @Test(arguments: [
        ("+8613812345678", "'+8613812345678"), ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("-3", "'-3"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r\n=1", "'\r\n=1"), ("'=1", "''=1"), ("''+1", "'''+1"), ("'quoted'", "'quoted'"), ("", ""), ("'", "'"),
        ("1=1", "1=1"), ("a+b", "a+b"), ("'\u{301}=", "'\u{301}="),
    ])
    func `no cell of the result is a formula, and each comes back as it was`(_ pair: (String, String)) {
        #expect(ResultFile.guarded(pair.0) == pair.1)
        #expect(ResultFile.unguarded(pair.1) == pair.0)
    }

    @Test func `a title that looks like a formula, and a mapping that is kept by its keys, come back too`() throws {
        let file = try LeadFile(Array("联系人,手机,=备注2\n张三,+86 1372234535,-x\n".utf8))
        let bytes = ResultFile(layout: file.layout).bytes(file)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(",'=备注2,") && text.contains(",'+86 1372234535,'-x,"))
        let again = try LeadFile(bytes)
        #expect(again.layout.headers[3] == "=备注2" && Array(again)[0].cells[3] == "-x")
        // As an upload keeps it: what it has of ours is ignored, and known all the same.
        let kept = LeadFileLayout(
            headers: again.layout.headers, columns: again.layout.columns.map { LeadFileLayout.Column(key: $0.key) ?? .extra })
        #expect(kept.columns == again.layout.columns)
        #expect(ResultFile(layout: kept).bytes(again) == bytes)
    }

    @Test func `a row that stays wrong comes back unchanged, without columns piling up`() throws {
        let first = try LeadFile(Array(Self.source.utf8))
        let once = ResultFile(layout: first.layout).bytes(first)
        let second = try LeadFile(once)
        let twice = ResultFile(layout: second.layout).bytes(second)
        let (one, two) = (DelimitedText(utf8: Array(once.dropFirst(3))), DelimitedText(utf8: Array(twice.dropFirst(3))))
        #expect(one.map { $0.fields.dropFirst() } == two.map { $0.fields.dropFirst() })
    }

    @Test func `the sender's own 行号 is no result column, and cells beyond the header are not lost`() throws {
        let file = try LeadFile(Array("行号,姓名,手机\n8,张三,1372234535\n9,李四,13812345678,多出来\n10,王五\n".utf8))
        #expect(file.layout.columns[0] == .field(.sequence))
        let bytes = ResultFile(layout: file.layout, language: .english).bytes(file)
        let records = Array(DelimitedText(utf8: Array(bytes.dropFirst(3))))
        #expect(records[0].fields == ["行号", "行号", "姓名", "手机", "问题代码", "问题说明"])
        #expect(records[2].fields.last == "多出来" && records[2].fields.count == 7)
        #expect(records[3].fields.prefix(5) == ["4", "10", "王五", "", "too_few_fields"])
        let again = try LeadFile(bytes)
        #expect(again.layout.columns.prefix(2) == [.result, .field(.sequence)])
    }

    @Test func `a result row whose cells were cleared is blank`() throws {
        let file = try LeadFile(Array("行号,姓名,手机,问题代码,问题说明\n2,,,phone_digit_count,手机号少 1 位\n".utf8))
        #expect(file.map(\.outcome) == [.blank])
    }
}
