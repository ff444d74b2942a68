internal import Spreadsheet
internal import Testing

@Suite("Cells of a workbook")
struct CellTests {
    private func cell(_ xml: String, formats: [String] = [], is1904: Bool = false) throws -> SheetCell {
        try RawWorkbook.cells(xml, formats: formats, is1904: is1904).first ?? .blank
    }

    private func code(_ cell: SheetCell) -> WorkbookProblem.Code? {
        if case .problem(let problem, _) = cell { problem.code } else { nil }
    }

    @Test(
        "a number keeps every digit, with or without an exponent",
        arguments: [
            ("13800138000", "13800138000"), ("1.3800138E10", "13800138000"), ("1.38001E+10", "13800100000"), ("0.1", "0.1"),
            ("0.30000000000000004", "0.3"), ("12.340000000000001", "12.34"), ("-5", "-5"), ("0", "0"), ("1E-3", "0.001"),
            ("999999999999999", "999999999999999"), ("110101199001011234", "110101199001011234"), ("9.99999999999999999E2", "1000"),
            (" 42 ", "42"), ("1.0", "1"), ("1e2", "100"),
        ])
    func numbers(_ pair: (String, String)) throws {
        #expect(try cell("<c><v>\(pair.0)</v></c>") == .number(pair.1))
    }

    @Test(
        "a number whose last digits Excel has lost is a problem, never a rounded identifier",
        arguments: ["1.10101199001011E+17", "6222021234567890000"])
    func lostDigits(_ text: String) throws {
        #expect(code(try cell("<c><v>\(text)</v></c>")) == .digitsLost)
    }

    @Test("what is no number is a problem", arguments: ["1,000", "NaN", "0x10", "1.2.3", "--1", "1E999", "1e5x"])
    func noNumbers(_ text: String) throws {
        #expect(code(try cell("<c><v>\(text)</v></c>")) == .invalidNumber)
    }

    @Test("leading zeros that a format shows are kept, and percents are percents")
    func formats() throws {
        #expect(try cell("<c s=\"1\"><v>123</v></c>", formats: ["00000"]) == .number("00123"))
        #expect(try cell("<c s=\"1\"><v>1234567</v></c>", formats: ["00000"]) == .number("1234567"))
        #expect(try cell("<c s=\"1\"><v>0.125</v></c>", formats: ["0.00%"]) == .number("12.5%"))
        #expect(try cell("<c s=\"1\"><v>3.5</v></c>", formats: ["#,##0.00"]) == .number("3.5"))
        #expect(try cell("<c s=\"1\"><v>13800138000</v></c>", formats: ["0.00E+00"]) == .number("13800138000"))
        #expect(try cell("<c s=\"1\"><v>5</v></c>", formats: ["[Red]0;-0"]) == .number("5"))
        #expect(try cell("<c s=\"1\"><v>5</v></c>", formats: ["0&quot;day&quot;"]) == .number("5"))
    }

    @Test(
        "dates are dates by their format, whatever its language",
        arguments: [
            ("yyyy-mm-dd", "46143", "2026-05-01"), ("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "46143", "2026-05-01"),
            ("[$-804]yyyy\\年m\\月d\\日;@", "46143", "2026-05-01"), ("m/d/yy h:mm", "46143.354166666664", "2026-05-01 08:30:00"),
            ("yyyy-mm-dd", "46143.354166666664", "2026-05-01 08:30:00"), ("h:mm:ss", "0.354166666666667", "08:30:00"),
            ("上午/下午h&quot;时&quot;mm&quot;分&quot;", "0.75", "18:00:00"), ("[h]:mm", "1.5", "36:00:00"), ("mmm-yy", "1", "1900-01-01"),
            ("yyyy-mm-dd", "59", "1900-02-28"), ("yyyy-mm-dd", "61", "1900-03-01"),
            ("yyyy/m/d h:mm:ss", "46143.999999", "2026-05-02 00:00:00"),
            ("yyyy-mm-dd", "2958465", "9999-12-31"), ("[DBNum1][$-804]yyyy&quot;年&quot;", "46143", "2026-05-01"),
            ("d/m", "46143", "2026-05-01"),
        ])
    func dates(_ given: (String, String, String)) throws {
        #expect(try cell("<c s=\"1\"><v>\(given.1)</v></c>", formats: [given.0]) == .date(given.2))
    }

    @Test("the workbooks of 1904 count from their own day, and dates that say so are taken as they are")
    func epochs() throws {
        #expect(try cell("<c s=\"1\"><v>44681</v></c>", formats: ["yyyy-mm-dd"], is1904: true) == .date("2026-05-01"))
        #expect(try cell("<c t=\"d\"><v>2026-05-01T08:30:00</v></c>") == .date("2026-05-01 08:30:00"))
    }

    @Test("a date format over what is no date is a problem", arguments: ["-1", "60", "2958466", "1E20"])
    func noDates(_ text: String) throws {
        #expect(code(try cell("<c s=\"1\"><v>\(text)</v></c>", formats: ["yyyy-mm-dd"])) == .invalidDate)
    }

    @Test("built-in formats need not be spelled out, those of Chinese offices neither", arguments: [14, 22, 27, 31, 36, 50, 57, 58])
    func builtIn(_ id: Int) throws {
        var book = RawWorkbook(rows: "<row><c s=\"1\"><v>46143</v></c></row>")
        book.styles = [0, id]
        #expect(try book.rows()[0].cells[0].text.hasPrefix("2026-05-01"))
    }

    @Test("an error is a problem of its cell, not a text", arguments: ["#N/A", "#REF!", "#VALUE!", "#DIV/0!"])
    func errors(_ text: String) throws {
        let cell = try cell("<c t=\"e\"><v>\(text)</v></c>")
        #expect(code(cell) == .errorValue)
        #expect(cell.text == text)
    }

    @Test("of a formula its last result counts; without one the cell has a problem")
    func formulas() throws {
        #expect(try cell("<c><f>A1+1</f><v>7</v></c>") == .number("7"))
        #expect(try cell("<c t=\"str\"><f>A1&amp;B1</f><v>张三</v></c>") == .text("张三"))
        #expect(try RawWorkbook.cells("<c t=\"str\"><f>A1</f><v></v></c>").isEmpty)
        #expect(code(try cell("<c><f>A1+1</f></c>")) == .formulaNotCalculated)
        #expect(code(try cell("<c><f>A1+1</f><v></v></c>")) == .formulaNotCalculated)
        #expect(try cell("<c t=\"b\"><f>A1=1</f><v>1</v></c>") == .boolean(true))
    }

    @Test("texts: shared, inline, rich, with escapes, and without how they are pronounced")
    func texts() throws {
        let cells = try RawWorkbook.cells(
            "<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c><c t=\"s\"><v>3</v></c>",
            strings: [
                "<t>杭州</t>", "<r><rPr><b/></rPr><t xml:space=\"preserve\">王 </t></r><r><t>小明</t></r>",
                "<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh>",
                "<t>a_x000D_b_x005F_x000D_</t>",
            ])
        #expect(cells == [.text("杭州"), .text("王 小明"), .text("東京"), .text("ab"), .text("a\rb_x000D_")])
    }

    @Test("numbers that were stored as text stay as they were typed")
    func storedAsText() throws {
        #expect(try RawWorkbook.cells("<c t=\"s\"><v>0</v></c>", strings: ["<t>007</t>"]) == [.text("007")])
    }
}
