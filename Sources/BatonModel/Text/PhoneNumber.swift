/// A phone number in E.164 form, with the extension behind a switchboard kept apart.
///
/// Understands Chinese mobiles, landlines with their area code, 400/800 service numbers (as +86400…) and numbers of
/// other countries that begin with + or 00. Parsing `e164` again gives the same number.
package struct PhoneNumber: Hashable, Sendable {
    /// "+" and 8–15 digits.
    package let e164: String
    /// 1–6 digits; nil without one.
    package let `extension`: String?

    /// A mobile number of mainland China.
    package var isMobile: Bool { e164.hasPrefix("+861") && Self.isMobile(e164.utf8.dropFirst(3)) }

    /// For screens and logs of people who may know that there is a number but not which: 138****1234, 0571****4321.
    package var masked: String {
        let national = String(e164.dropFirst(3))
        switch e164.hasPrefix("+86") ? Self.chineseKind(national.utf8) : nil {
        case .mobile, .service: return national.prefix(3) + "****" + national.suffix(4)
        case .landline(let area): return "0" + national.prefix(area) + "****" + national.suffix(4)
        case nil:
            let short = e164.count < 11  // a short number may not give away seven of its digits
            return e164.prefix(short ? 3 : 4) + "****" + e164.suffix(short ? 2 : 4)
        }
    }

    /// - Throws: one of the `phone_…` codes of `TextProblem`.
    package init(parsing text: String) throws(TextProblem) {
        var text = FoldedText.halfWidth(CleanText.clean(text) ?? "").lowercased()
        if text.hasPrefix("'") { text.removeFirst() }  // Excel's mark for "this is text"
        if Self.isScientific(text) {
            throw TextProblem(
                .phoneScientific,
                zh: "号码被 Excel 变成了科学计数法“\(text)”，原来的数字已丢失：请把该列设为文本格式后重新填写",
                en:
                    "Excel has turned the number into scientific notation and lost digits; format the column as text and enter it again."
            )
        }
        let (numberPart, extensionPart) = Self.splitAtExtensionWord(text)
        var scan = try Self.scan(numberPart)
        guard !scan.digits.isEmpty else { throw Self.notANumber(text) }
        let isInternational = scan.stripInternationalPrefix()
        if isInternational, !scan.digits.hasPrefix("86") {
            guard let first = scan.digits.utf8.first, first != UInt8(ascii: "0") else {
                throw TextProblem(
                    .phoneUnknownPrefix, zh: "+ 后面应是国家或地区代码，例如 +852",
                    en: "After + a country code is expected, for example +852.")
            }
            let count = scan.digits.utf8.count
            guard (8...15).contains(count) else {
                throw TextProblem(
                    .phoneDigitCount, zh: "国际号码应为 8–15 位数字（含国家代码），这里有 \(count) 位",
                    en: "An international number has 8–15 digits with its country code; this one has \(count).")
            }
            e164 = "+" + scan.digits
            self.extension = try extensionPart.map(Self.checkedExtension)
            return
        }
        // 86 without a plus: nothing else of twelve digits or more begins so.
        let hasCountry = isInternational || (scan.digits.hasPrefix("86") && scan.digits.utf8.count >= 12)
        if hasCountry { scan.drop(2) }
        let hadTrunkZero = scan.digits.hasPrefix("0")
        if hadTrunkZero { scan.drop(1) }
        let hasArea = hadTrunkZero || hasCountry

        var digits = scan.digits
        var extensionDigits = try extensionPart.map(Self.checkedExtension)
        // 0571-87654321-8001: when what stands before the last dash is complete already, the rest is the extension.
        if extensionDigits == nil, let dash = scan.lastDash, dash > 0, dash < digits.utf8.count {
            let before = String(digits.prefix(dash))
            switch Self.chineseKind(before.utf8) {
            case .landline where hasArea, .service, .mobile:
                extensionDigits = try Self.checkedExtension(String(digits.dropFirst(dash)))
                digits = before
            case .landline, nil: break
            }
        }
        switch Self.chineseKind(digits.utf8) {
        case .mobile:
            guard extensionDigits == nil else {
                throw TextProblem(
                    .phoneExtension, zh: "手机号不能带分机号，请只填手机号",
                    en: "A mobile number has no extension; give the mobile number alone.")
            }
        case .service: break
        case .landline where hasArea: break
        case .landline, nil:
            throw Self.incomplete(digits, hasArea: hasArea)
        }
        e164 = "+86" + digits
        self.extension = extensionDigits
    }

    // MARK: Chinese numbers

    private enum ChineseKind: Equatable {
        case mobile, service
        /// With the length of the area code, without the trunk 0.
        case landline(area: Int)
    }

    /// What the digits after +86 are, when they are complete.
    private static func chineseKind(_ digits: some BidirectionalCollection<UInt8>) -> ChineseKind? {
        if isMobile(digits) { return .mobile }
        let start = digits.prefix(3)
        if digits.count == 10, start.elementsEqual("400".utf8) || start.elementsEqual("800".utf8) { return .service }
        guard let first = digits.first else { return nil }
        // 10 is Beijing, 2x the other big cities; all other area codes have three digits.
        let area: Int
        switch first {
        case UInt8(ascii: "1"):
            guard start.dropFirst().first == UInt8(ascii: "0") else { return nil }
            area = 2
        case UInt8(ascii: "2"): area = 2
        case UInt8(ascii: "3")...UInt8(ascii: "9"): area = 3
        default: return nil
        }
        return (7...8).contains(digits.count - area) ? .landline(area: area) : nil
    }

    private static func isMobile(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        digits.count == 11 && looksMobile(digits)
    }

    private static func looksMobile(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        guard digits.first == UInt8(ascii: "1"), let second = digits.dropFirst().first else { return false }
        return (UInt8(ascii: "3")...UInt8(ascii: "9")).contains(second)
    }

    /// Says what is missing from Chinese digits that make no whole number.
    private static func incomplete(_ digits: String, hasArea: Bool) -> TextProblem {
        let count = digits.utf8.count
        if looksMobile(digits.utf8) {
            let difference = abs(11 - count)
            return TextProblem(
                .phoneDigitCount, zh: "手机号\(count < 11 ? "少" : "多") \(difference) 位：应为 11 位，这里有 \(count) 位",
                en:
                    "The mobile number has \(count) digits instead of 11: \(difference) too \(count < 11 ? "few" : "many")."
            )
        }
        if hasArea {
            return TextProblem(
                .phoneDigitCount, zh: "固定电话应为区号加 7–8 位号码，这里不算开头的 0 有 \(count) 位",
                en: "A landline is an area code and 7–8 digits; this one has \(count) digits without the leading 0.")
        }
        if digits.hasPrefix("400") || digits.hasPrefix("800") {
            return TextProblem(
                .phoneDigitCount, zh: "400/800 号码应为 10 位，这里有 \(count) 位",
                en: "A 400/800 number has 10 digits; this one has \(count).")
        }
        if (7...8).contains(count) {
            return TextProblem(
                .phoneAreaCodeMissing, zh: "固定电话缺少区号，请写成 0571-87654321",
                en: "The landline lacks its area code; write it like 0571-87654321.")
        }
        if count < 7 {
            return TextProblem(
                .phoneDigitCount, zh: "号码只有 \(count) 位数字，手机号应为 11 位",
                en: "The number has only \(count) digits; a mobile has 11.")
        }
        return TextProblem(
            .phoneUnknownPrefix, zh: "不认识的号码“\(digits)”：手机号以 13–19 开头，固定电话以 0 开头，境外号码以 + 开头",
            en: "Unknown kind of number: mobiles begin with 13–19, landlines with 0, foreign numbers with +.")
    }

    // MARK: Reading

    private struct Scan {
        var digits = ""
        var hasPlus = false
        /// How many digits stand before the last dash.
        var lastDash: Int?

        mutating func drop(_ count: Int) {
            digits.removeFirst(count)
            lastDash = lastDash.map { $0 - count }
        }

        mutating func stripInternationalPrefix() -> Bool {
            guard !hasPlus else { return true }
            guard digits.hasPrefix("00") else { return false }
            drop(2)
            return true
        }
    }

    private static func scan(_ text: String) throws(TextProblem) -> Scan {
        var scan = Scan()
        var afterSeparator = false
        var several = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9":
                if afterSeparator, !scan.digits.isEmpty { several = true }
                afterSeparator = false
                scan.digits.unicodeScalars.append(scalar)
            case "+" where scan.digits.isEmpty && !scan.hasPlus: scan.hasPlus = true
            case "-", "‐", "‑", "–", "—", "―", "−":
                if !scan.digits.isEmpty { scan.lastDash = scan.digits.utf8.count }
            case ".", "(", ")", " ", "\t": break
            case "+", "/", "\\", ",", "、", ";", "|", "&", "\n", "\r", "或", "和": afterSeparator = true
            default:
                guard CleanText.isBlank(scalar) else { throw notANumber(text) }
            }
        }
        // No single number, even with country code and an extension behind a dash, is longer than this.
        guard !several, scan.digits.utf8.count <= 21,
            !(scan.digits.utf8.count >= 18 && isMobile(scan.digits.utf8.prefix(11)))
        else {
            throw TextProblem(
                .phoneSeveral, zh: "一个单元格里有多个号码，请只保留一个，其余写到备注",
                en: "There are several numbers in one cell; keep one and move the others to the notes.")
        }
        return scan
    }

    private static func splitAtExtensionWord(_ text: String) -> (number: String, extension: String?) {
        let words = ["分机", "转", "extension", "ext", "x", "#"]
        var found: Range<String.Index>?
        for word in words {
            guard let range = firstRange(of: word, in: text) else { continue }
            if found.map({ range.lowerBound < $0.lowerBound }) ?? true { found = range }
        }
        guard let found, found.lowerBound > text.startIndex, text[..<found.lowerBound].utf8.contains(where: isDigit)
        else { return (text, nil) }
        return (String(text[..<found.lowerBound]), String(text[found.upperBound...]))
    }

    private static func firstRange(of word: String, in text: String) -> Range<String.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(word) { return start..<text.index(start, offsetBy: word.count) }
            start = text.index(after: start)
        }
        return nil
    }

    private static func checkedExtension(_ text: String) throws(TextProblem) -> String {
        let digits = text.filter { !" .:：-".contains($0) }
        guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy(isDigit) else {
            throw TextProblem(
                .phoneExtension, zh: "分机号“\(text)”不正确，应为 1–6 位数字",
                en: "The extension \"\(text)\" is not right; it has 1–6 digits.")
        }
        return digits
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// 1.38123e+10
    private static func isScientific(_ text: String) -> Bool {
        let parts = text.split(separator: "e", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].utf8.first, isDigit(first) else { return false }
        let exponent = parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
        return parts[0].utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
            && (1...3).contains(exponent.utf8.count) && exponent.utf8.allSatisfy(isDigit)
    }

    private static func notANumber(_ text: String) -> TextProblem {
        TextProblem(
            .phoneNotANumber, zh: "“\(text.prefix(30))”不是电话号码，请只填数字",
            en: "\"\(text.prefix(30))\" is not a phone number; give the digits only.")
    }
}
