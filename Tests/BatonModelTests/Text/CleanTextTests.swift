import BatonModel
import Testing

@Suite struct CleanTextTests {
    @Test(arguments: [
        "", "   ", "\u{3000}\u{3000}", "\u{A0}\t", "\u{200B}\u{200D}\u{FEFF}", "\r\n", "\u{202A}\u{202C}",
        "\u{3164}\u{2800}",
    ])
    func `a blank-only text is nil and never a problem`(text: String) throws {
        #expect(CleanText.clean(text) == nil)
        #expect(try CleanText.field(text, max: 1) == nil)
    }

    @Test func `blanks at both ends go, those inside stay`() {
        #expect(CleanText.clean("\u{FEFF}\u{3000} 张 三\u{A0}\t") == "张 三")
        #expect(CleanText.clean("\u{202D}13812345678\u{202C}") == "13812345678")
        #expect(CleanText.clean("👨‍👩‍👧") == "👨‍👩‍👧")
    }

    @Test func `nil stays nil`() throws {
        #expect(try CleanText.field(nil, max: 10) == nil)
    }

    @Test(arguments: ["a\0b", "\0", "a\u{1B}b", "a\u{7F}b", "a\nb", "a\tb", "a\rb"])
    func `control characters in a single line are refused`(text: String) {
        #expect(textCode { _ = try CleanText.field(text, max: 100) } == .textControlCharacter)
    }

    @Test func `line ends and tabs are allowed in multi-line text and become LF`() throws {
        #expect(try CleanText.field("a\r\nb\rc\n\td\r\n\r\ne", max: 100, multiline: true) == "a\nb\nc\n\td\n\ne")
        #expect(textCode { _ = try CleanText.field("a\0b", max: 100, multiline: true) } == .textControlCharacter)
    }

    @Test func `the limit counts Unicode scalars after cleaning`() throws {
        #expect(try CleanText.field("  四个汉字  ", max: 4) == "四个汉字")
        #expect(textCode { _ = try CleanText.field("五个汉字吗", max: 4) } == .textTooLong)
    }

    @Test func `names fold over width, case, blanks and brackets`() {
        #expect(FoldedText.name("明腾科技有限公司（杭州）") == FoldedText.name("明腾科技有限公司 (杭州)"))
        #expect(FoldedText.name("ＡＢＢ 公司") == "abb公司")
        #expect(FoldedText.name("①㈱") == "1株")
        #expect(FoldedText.halfWidth("１３８－００　①") == "138-00 ①")
    }
}

/// The code with which something is refused; nil when it is not.
func textCode(_ body: () throws -> Void) -> TextProblem.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? TextProblem)?.code
    }
}
