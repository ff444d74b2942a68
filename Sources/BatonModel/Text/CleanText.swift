/// Takes off what office files and input methods leave around a text, and refuses what no field may hold.
package enum CleanText {
    /// The text without blanks at either end; nil when nothing visible is left.
    ///
    /// Blanks are Unicode white space (with U+3000, NBSP, tab, line ends), zero-width characters, the byte order mark,
    /// the direction marks that come along when a number is copied from a contact card, and the two "invisible letters"
    /// (U+2800, U+3164) that people use to get past a required field. The inside of the text stays as it is.
    package static func clean(_ text: String) -> String? {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return nil }
        return String(scalars[first...last])
    }

    /// The text of one field: cleaned, nil when blank, refused when a program or a screen would choke on it.
    ///
    /// - Parameters:
    ///   - max: limit in Unicode scalars, counted after cleaning.
    ///   - multiline: allows line ends and tabs inside; CRLF and CR become LF.
    /// - Throws: `text_control_character` (NUL, other C0 controls, DEL), `text_too_long`.
    package static func field(
        _ text: String?, max: Int, multiline: Bool = false
    ) throws(TextProblem) -> String? {
        guard let text, let cleaned = clean(text) else { return nil }
        let value = multiline ? withLineFeeds(cleaned) : cleaned
        for scalar in value.unicodeScalars where scalar.value < 0x20 || scalar.value == 0x7F {
            if multiline, scalar == "\n" || scalar == "\t" { continue }
            throw controlCharacter(scalar)
        }
        let count = value.unicodeScalars.count
        guard count <= max else {
            throw TextProblem(
                .textTooLong, zh: "内容有 \(count) 个字符，最多 \(max) 个，请缩短",
                en: "The text has \(count) characters; at most \(max) are allowed.")
        }
        return value
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x7E, 0x4E00...0x9FFF: false  // what nearly every character is
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069: true
        case 0x180E, 0x2800, 0x3164, 0xFEFF: true
        default: scalar.properties.isWhitespace
        }
    }

    private static func withLineFeeds(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                result.append("\n")
            } else if scalar != "\n" || !afterReturn {
                result.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        return String(result)
    }

    private static func controlCharacter(_ scalar: Unicode.Scalar) -> TextProblem {
        switch scalar {
        case "\n", "\r":
            TextProblem(
                .textControlCharacter, zh: "这里只能填一行，请去掉换行",
                en: "Only one line is allowed here; remove the line break.")
        case "\t":
            TextProblem(
                .textControlCharacter, zh: "内容中间有制表符，请改成空格",
                en: "The text has a tab inside; replace it by a space.")
        default:
            TextProblem(
                .textControlCharacter,
                zh: "内容含有不可见的控制字符（代码 \(scalar.value)），请删除后重新输入",
                en:
                    "The text has an invisible control character (code \(scalar.value)); delete it and type the text again."
            )
        }
    }
}
