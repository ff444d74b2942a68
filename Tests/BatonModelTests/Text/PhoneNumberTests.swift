import BatonModel
import Testing

@Suite struct PhoneNumberTests {
    @Test(arguments: [
        "13812345678", " 13812345678 ", "138 1234 5678", "138-1234-5678", "138.1234.5678", "+86 138 1234 5678",
        "+86-13812345678", "0086 13812345678", "8613812345678", "86-138-1234-5678", "(+86)13812345678", "１３８１２３４５６７８",
        "＋８６１３８１２３４５６７８", "\u{202A}13812345678\u{202C}", "13812345678\t", "'13812345678", "138\u{3000}1234\u{A0}5678",
        "13812345678,",
        "+86 (138) 1234–5678",
    ])
    func `every spelling of a mobile is the same number`(text: String) throws {
        let phone = try PhoneNumber(parsing: text)
        #expect(phone.e164 == "+8613812345678")
        #expect(phone.extension == nil)
        #expect(phone.isMobile)
        #expect(phone.masked == "138****5678")
    }

    @Test(
        arguments: [
            ("0571-8765 4321", "+8657187654321", nil, "0571****4321"),
            ("(0571)87654321", "+8657187654321", nil, "0571****4321"),
            ("（０５７１）8765432", "+865718765432", nil, "0571****5432"),
            ("+86 571 8765 4321", "+8657187654321", nil, "0571****4321"),
            ("86-571-87654321", "+8657187654321", nil, "0571****4321"),
            ("010-87654321", "+861087654321", nil, "010****4321"),
            ("+86 10 87654321", "+861087654321", nil, "010****4321"),
            ("0571-87654321-8001", "+8657187654321", "8001", "0571****4321"),
            ("0571-87654321转8001", "+8657187654321", "8001", "0571****4321"),
            ("0571 87654321 分机: 01", "+8657187654321", "01", "0571****4321"),
            ("0571-87654321 ext. 8001", "+8657187654321", "8001", "0571****4321"),
            ("021-5555-1234", "+862155551234", nil, "021****1234"),
            ("400-123-4567", "+864001234567", nil, "400****4567"),
            ("400-1234567-8", "+864001234567", "8", "400****4567"),
            ("8008201234", "+868008201234", nil, "800****1234"),
            ("+852 9123 4567", "+85291234567", nil, "+852****4567"),
            ("00852 9123 4567", "+85291234567", nil, "+852****4567"),
            ("+853 6612 3456", "+85366123456", nil, "+853****3456"),
            ("+886 912 345 678", "+886912345678", nil, "+886****5678"),
            ("+1 (415) 555-2671", "+14155552671", nil, "+141****2671"),
            ("+290 12345", "+29012345", nil, "+29****45"),
        ] as [(String, String, String?, String)])
    func `landlines, service numbers and foreign numbers are read`(
        text: String, e164: String, extensionDigits: String?, masked: String
    ) throws {
        let phone = try PhoneNumber(parsing: text)
        #expect(phone.e164 == e164)
        #expect(phone.extension == extensionDigits)
        #expect(phone.masked == masked)
        #expect(!phone.isMobile)
        #expect(try PhoneNumber(parsing: phone.e164).e164 == e164)
    }

    @Test(arguments: [
        ("微信同号", TextProblem.Code.phoneNotANumber),
        ("", .phoneNotANumber),
        ("-", .phoneNotANumber),
        ("13812345678微信", .phoneNotANumber),
        ("138****5678", .phoneNotANumber),
        ("٠١٢٣٤٥٦٧٨٩", .phoneNotANumber),
        ("1.38123E+10", .phoneScientific),
        ("1372234535", .phoneDigitCount),
        ("138123456789", .phoneDigitCount),
        ("+86 1372234535", .phoneDigitCount),
        ("86 1372234535", .phoneDigitCount),
        ("0571-876543", .phoneDigitCount),
        ("400123456", .phoneDigitCount),
        ("12345", .phoneDigitCount),
        ("+1234567", .phoneDigitCount),
        ("+1234567890123456", .phoneDigitCount),
        ("87654321", .phoneAreaCodeMissing),
        ("12812345678", .phoneUnknownPrefix),
        ("+0123456789", .phoneUnknownPrefix),
        ("13812345678/13912345678", .phoneSeveral),
        ("13812345678、13912345678", .phoneSeveral),
        ("13812345678 13912345678", .phoneSeveral),
        ("13812345678\n0571-87654321", .phoneSeveral),
        ("13812345678或13912345678", .phoneSeveral),
        ("+8613812345678+8613912345678", .phoneSeveral),
        ("13812345678转8001", .phoneExtension),
        ("0571-87654321转", .phoneExtension),
        ("0571-87654321转总机", .phoneExtension),
    ])
    func `what is no single number is refused with the reason`(text: String, code: TextProblem.Code) {
        #expect(textCode { _ = try PhoneNumber(parsing: text) } == code)
    }

    @Test func `a truncated mobile is refused with its digits`() throws {
        let problem = try #require(throws: TextProblem.self) { try PhoneNumber(parsing: "1372234535") }
        #expect(problem.messageZH == "手机号少 1 位：应为 11 位，这里有 10 位")
        #expect(problem.messageEN.contains("10 digits instead of 11"))
    }
}
