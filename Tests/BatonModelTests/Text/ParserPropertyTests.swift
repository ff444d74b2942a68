import BatonModel
import FoundationEssentials
import Testing

/// Pieces of real cells in random order: whatever comes out must be consistent, and nothing may trap.
@Suite struct ParserPropertyTests {
    private static let pieces = [
        "1", "3", "8", "0", "86", "0571", "13812345678", "87654321", "400", "+", "-", "－", "(", "）", " ", "\u{3000}",
        "转", "ext", "x", "#",
        "/", "、", "万", "亿", "元", "¥", "以上", "≥", "至", ".", ",", ":", "T", "Z", "年", "月", "日", "2026", "11", "09",
        "20261109", "999999999", "\0", "\n",
        "面议", "@", "a.cn", "浙", "江", "e", "E+10", "٣", "🙂", "'", "\u{FEFF}",
    ]

    @Test(arguments: 0..<8)
    func `no cell traps a parser, and what is accepted is consistent`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var accepted = 0
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in Self.pieces.randomElement(using: &random)!
            }.joined()
            if let phone = try? PhoneNumber(parsing: text) {
                accepted += 1
                #expect(try PhoneNumber(parsing: phone.e164).e164 == phone.e164, "\(text)")
                #expect((9...16).contains(phone.e164.count), "\(text)")
                #expect(phone.masked.contains("****"), "\(text)")
            }
            if case .amount(let min, let max) = try? BudgetRange.parse(text, unit: .yuan) {
                accepted += 1
                #expect(min != nil || max != nil, "\(text)")
                #expect((min ?? 0) >= 0 && (min ?? 0) <= (max ?? BudgetRange.largestMinor), "\(text)")
            }
            if let date = try? LocalDateTime(parsing: text) {
                accepted += 1
                #expect((1900...2200).contains(date.year), "\(text)")
                _ = try? date.instant(in: .gmt)
            }
            _ = try? EmailAddress(parsing: text)
            _ = ChineseProvince(parsing: text)
            _ = LeadSource(parsing: text)
            let cleaned = CleanText.clean(text)
            #expect(cleaned.flatMap(CleanText.clean) == cleaned, "\(text)")
            _ = try? CleanText.field(text, max: 20, multiline: true)
        }
        #expect(accepted > 20)
    }

    @Test(arguments: 0..<200)
    func `no bytes trap the reader of files`(seed: UInt64) {
        var random = SplitMix(state: seed)
        var bytes = Array("姓名,手机\n".utf8)
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            bytes.append(
                [0x22, 0x2C, 0x0A, 0x0D, 0x09, 0x41, UInt8.random(in: 1...255, using: &random)].randomElement(
                    using: &random)!)
        }
        guard let file = try? LeadFile(bytes) else { return }
        for row in file { #expect(row.line >= 1) }
        _ = ResultFile(layout: file.layout).bytes(file)
    }
}

/// A generator with a fixed seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
