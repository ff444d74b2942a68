import BatonModel
import Testing

@Suite struct BudgetRangeTests {
    private static let wan: Int64 = 1_000_000

    @Test(
        arguments: [
            ("80-100", 80 * wan, 100 * wan), ("1,200", 1200 * wan, 1200 * wan), ("5", 5 * wan, 5 * wan),
            ("5.5", 5_500_000, 5_500_000),
            ("≥50", 50 * wan, nil), (">= 50", 50 * wan, nil), ("50以上", 50 * wan, nil), ("50万以上", 50 * wan, nil),
            ("50+", 50 * wan, nil),
            ("至少50", 50 * wan, nil), ("100以内", nil, 100 * wan), ("不超过100", nil, 100 * wan),
            ("８０－１００", 80 * wan, 100 * wan),
            ("80~100", 80 * wan, 100 * wan), ("80 至 100", 80 * wan, 100 * wan), ("80—100", 80 * wan, 100 * wan),
            ("0", 0, 0),
            ("80万", 80 * wan, 80 * wan), ("80万元", 80 * wan, 80 * wan), ("80w", 80 * wan, 80 * wan),
            ("1.2亿", 12_000 * wan, 12_000 * wan),
            ("30万-50万", 30 * wan, 50 * wan), ("80-100万", 80 * wan, 100 * wan), ("300000元", 30 * wan, 30 * wan),
            ("¥30万", 30 * wan, 30 * wan), (" 80\t", 80 * wan, 80 * wan), ("8千-1万", 800_000, 1_000_000),
        ] as [(String, Int64?, Int64?)])
    func `figures in a column of 万元 become fen`(text: String, min: Int64?, max: Int64?) throws {
        #expect(try BudgetRange.parse(text, unit: .tenThousandYuan) == .amount(minMinor: min, maxMinor: max))
    }

    @Test func `the text can carry the unit alone`() throws {
        #expect(try BudgetRange.parse("¥300,000", unit: nil) == .amount(minMinor: 30_000_000, maxMinor: 30_000_000))
        #expect(try BudgetRange.parse("人民币 300000", unit: nil).minMinor == 30_000_000)
        #expect(try BudgetRange.parse("1200.50", unit: .yuan).maxMinor == 120_050)
        #expect(
            try BudgetRange.parse("80-100万", unit: .yuan) == .amount(minMinor: 80 * Self.wan, maxMinor: 100 * Self.wan))
        #expect(try BudgetRange.parse("30万-50", unit: nil) == .amount(minMinor: 30 * Self.wan, maxMinor: 50 * Self.wan))
    }

    @Test(arguments: ["面议", " 待定 ", "暂无", "N/A", "-", "TBD"])
    func `an answered absence is negotiable`(text: String) throws {
        #expect(try BudgetRange.parse(text, unit: .yuan) == .negotiable)
    }

    @Test(arguments: [
        ("很多", TextProblem.Code.budgetUnrecognised), ("", .budgetUnrecognised), ("80-", .budgetUnrecognised),
        ("80--100", .budgetUnrecognised),
        ("1,20", .budgetUnrecognised), ("1.2.3", .budgetUnrecognised), ("80 100", .budgetUnrecognised),
        ("$500", .budgetUnrecognised),
        ("80-100-120", .budgetUnrecognised), ("≥50以内", .budgetUnrecognised), ("80美元", .budgetUnrecognised),
        ("5.", .budgetUnrecognised),
        ("-5", .budgetNegative), ("¥-5", .budgetNegative), ("100-80", .budgetReversed), ("8000-1万", .budgetReversed),
        ("¥300,000", .budgetUnitConflict), ("0.0000001", .budgetTooPrecise), ("100000001亿", .budgetTooLarge),
        ("99999999999999999999", .budgetTooLarge), ("999999999999999999亿", .budgetTooLarge),
    ])
    func `anything else is refused with its reason`(text: String, code: TextProblem.Code) {
        #expect(textCode { _ = try BudgetRange.parse(text, unit: .tenThousandYuan) } == code)
    }

    @Test func `a figure without any unit is refused`() {
        #expect(textCode { _ = try BudgetRange.parse("80", unit: nil) } == .budgetUnitMissing)
    }

    @Test func `the limit of 100 trillion yuan is exact, and decimals never pass through binary fractions`() throws {
        #expect(try BudgetRange.parse("100万亿", unit: nil).minMinor == BudgetRange.largestMinor)
        #expect(textCode { _ = try BudgetRange.parse("100000000000000.01", unit: .yuan) } == .budgetTooLarge)
        #expect(try BudgetRange.parse("99999999999999.99", unit: .yuan).minMinor == 9_999_999_999_999_999)
        #expect(try BudgetRange.parse("0.29", unit: .yuan).minMinor == 29)
        #expect(textCode { _ = try BudgetRange.parse("0.295", unit: .yuan) } == .budgetTooPrecise)
    }
}
