/// An e-mail address: ASCII, at most 254 characters, the domain in lower case, the local part as it was written.
///
/// The check is of the everyday syntax (no quoted local parts, no address literals): who writes such an address into a
/// lead has mistyped it.
package struct EmailAddress: Hashable, Sendable {
    package let address: String

    /// - Throws: `email_invalid`, `email_several`, `email_too_long`.
    package init(parsing text: String) throws(TextProblem) {
        let text = CleanText.clean(text) ?? ""
        guard text.utf8.count <= LeadLimits.email else {
            throw TextProblem(
                .emailTooLong, zh: "邮箱超过 \(LeadLimits.email) 个字符",
                en: "The e-mail address has more than \(LeadLimits.email) characters.")
        }
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw Self.invalid("邮箱里有中文或全角字符", "it has non-ASCII characters")
        }
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count <= 2 else {
            throw TextProblem(
                .emailSeveral, zh: "一个单元格里有多个邮箱，请只保留一个",
                en: "There are several e-mail addresses in one cell; keep one.")
        }
        guard parts.count == 2 else { throw Self.invalid("缺少 @", "there is no @") }
        let (local, domain) = (parts[0], parts[1])
        guard (1...64).contains(local.count), local.allSatisfy(Self.isAtom),
            local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                .allSatisfy({ !$0.isEmpty })
        else { throw Self.invalid("@ 前面的部分不正确", "the part before the @ is not right") }
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(Self.isLabel),
            let top = labels.last, top.count >= 2, top.contains(where: { !Self.isDigit($0) })
        else { throw Self.invalid("@ 后面的域名不正确", "the domain after the @ is not right") }
        address = String(decoding: local, as: UTF8.self) + "@" + String(decoding: domain, as: UTF8.self).lowercased()
    }

    /// The part after the @, in lower case.
    package var domain: Substring { address[address.index(after: address.lastIndex(of: "@")!)...] }

    private static func invalid(_ zh: String, _ en: String) -> TextProblem {
        TextProblem(.emailInvalid, zh: "邮箱格式不正确：\(zh)", en: "Not an e-mail address: \(en).")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        (1...63).contains(label.count)
            && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
}
