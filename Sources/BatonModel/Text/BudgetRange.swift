/// What a lead wants to spend, in fen (1/100 yuan), or the recognised absence of a figure.
package enum BudgetRange: Hashable, Sendable {
    /// 面议, 待定, 暂无 …: somebody answered that there is no figure yet.
    case negotiable
    /// At least one bound is there, none is negative, `minMinor <= maxMinor`. A single figure is both bounds.
    case amount(minMinor: Int64?, maxMinor: Int64?)

    /// The unit that a column header gives to figures without one of their own.
    package enum Unit: String, Sendable, Hashable, Codable {
        case yuan
        case tenThousandYuan = "ten_thousand_yuan"

        fileprivate var fen: UInt64 { self == .yuan ? 100 : 1_000_000 }
    }

    /// 100 trillion yuan (一百万亿元), in fen.
    package static let largestMinor: Int64 = 10_000_000_000_000_000

    package var minMinor: Int64? {
        if case .amount(let min, _) = self { min } else { nil }
    }

    package var maxMinor: Int64? {
        if case .amount(_, let max) = self { max } else { nil }
    }

    /// Reads 80-100, 1,200, ≥50, 100以内, 80万, 30万-50万, 80-100万, 1.2亿, ¥300,000, 面议, in full or half width.
    ///
    /// A unit in the text goes before the unit of the column; in a range, a figure without a unit takes the other's.
    /// A bare ¥ in a column of 万元 could mean either and is refused.
    ///
    /// - Throws: one of the `budget_…` codes of `TextProblem`.
    package static func parse(_ text: String, unit: Unit?) throws(TextProblem) -> BudgetRange {
        var rest = Substring(FoldedText.halfWidth(CleanText.clean(text) ?? "").lowercased())
        if absences.contains(String(rest)) { return .negotiable }

        let hasCurrencyMark = takeCurrencyMark(&rest)
        let prefix = takeFirst(of: lowerBoundPrefixes, from: &rest) != nil
        let prefixMax = !prefix && takeFirst(of: upperBoundPrefixes, from: &rest) != nil
        let marked = takeCurrencyMark(&rest) || hasCurrencyMark
        if rest.first.map({ "-−".contains($0) }) == true {
            throw TextProblem(
                .budgetNegative, zh: "预算不能是负数：“\(shortened(text))”", en: "A budget cannot be negative.")
        }
        guard let first = try takeFigure(&rest, of: text) else { throw unrecognised(text) }
        var second: Figure?
        if !prefix, !prefixMax, takeFirst(of: ["——", "—", "–", "−", "-", "~", "至", "到"], from: &rest) != nil {
            _ = takeCurrencyMark(&rest)
            second = try takeFigure(&rest, of: text)
            if second == nil { throw unrecognised(text) }
        }
        let suffix = takeFirst(of: ["以上", "及以上", "起", "+"], from: &rest) != nil
        let suffixMax = !suffix && takeFirst(of: ["以内", "之内", "以下", "及以下", "内"], from: &rest) != nil
        guard rest.isEmpty, [prefix, prefixMax, suffix, suffixMax, second != nil].filter({ $0 }).count <= 1
        else { throw unrecognised(text) }

        let shared = first.unitFen ?? second?.unitFen
        if shared == nil, marked, unit == .tenThousandYuan {
            throw TextProblem(
                .budgetUnitConflict, zh: "这一列的单位是万元，单元格却写了“\(shortened(text))”：请写成 30万 或 300000元",
                en: "The column is in 10,000 yuan but the cell has a bare ¥; write 30万 or 300000元.")
        }
        guard let fallback = shared ?? unit?.fen ?? (marked ? Unit.yuan.fen : nil) else {
            throw TextProblem(
                .budgetUnitMissing, zh: "“\(shortened(text))”没有单位：请在表头写 预算(万元) 或 预算(元)，或在单元格里写 80万",
                en: "The figure has no unit; put 万元 or 元 into the column header or the cell.")
        }
        let low = try first.minor(fallback, of: text)
        guard let second else {
            if prefix || suffix { return .amount(minMinor: low, maxMinor: nil) }
            if prefixMax || suffixMax { return .amount(minMinor: nil, maxMinor: low) }
            return .amount(minMinor: low, maxMinor: low)
        }
        let high = try second.minor(fallback, of: text)
        guard low <= high else {
            throw TextProblem(
                .budgetReversed, zh: "预算范围“\(shortened(text))”前面的数比后面的大，请调换",
                en: "The range begins with the larger figure; swap them.")
        }
        return .amount(minMinor: low, maxMinor: high)
    }

    // MARK: Pieces

    /// A figure as decimal digits: `mantissa` / 10^`fractionDigits`.
    private struct Figure {
        var mantissa: UInt64
        var fractionDigits: Int
        var unitFen: UInt64?

        func minor(_ fallback: UInt64, of text: String) throws(TextProblem) -> Int64 {
            var divisor: UInt64 = 1
            for _ in 0..<fractionDigits { divisor *= 10 }
            let product = mantissa.multipliedFullWidth(by: unitFen ?? fallback)
            guard product.high < divisor else { throw tooLarge(text) }
            let (quotient, remainder) = divisor.dividingFullWidth(product)
            guard quotient <= largestMinor else { throw tooLarge(text) }
            guard remainder == 0 else {
                throw TextProblem(
                    .budgetTooPrecise, zh: "预算“\(shortened(text))”精确到了分以下，请减少小数位",
                    en: "The budget is more precise than one fen; use fewer decimals.")
            }
            return Int64(quotient)
        }
    }

    private static let absences: Set<String> = [
        "面议", "面谈", "详谈", "待定", "待确认", "暂无", "无", "未定", "不详", "保密", "没有", "-", "--", "—", "/",
        "tbd", "n/a", "na", "none", "negotiable",
    ]
    private static let lowerBoundPrefixes = [">=", "≥", "≧", ">", "不低于", "不少于", "至少", "大于", "超过"]
    private static let upperBoundPrefixes = ["<=", "≤", "≦", "<", "不超过", "不高于", "最多", "小于", "低于"]
    private static let unitsFen: [(String, UInt64)] = [
        ("万亿", 100_000_000_000_000), ("千万", 1_000_000_000), ("百万", 100_000_000), ("亿", 10_000_000_000),
        ("万", 1_000_000), ("w", 1_000_000), ("千", 100_000), ("k", 100_000),
    ]

    /// A number with its unit and the blanks around it; nil when no digit comes next.
    private static func takeFigure(_ rest: inout Substring, of text: String) throws(TextProblem) -> Figure? {
        skipBlanks(&rest)
        let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }
        guard number.first?.isNumber == true else { return nil }
        rest = rest[number.endIndex...]
        let halves = number.split(separator: ".", omittingEmptySubsequences: false)
        let groups = halves[0].split(separator: ",", omittingEmptySubsequences: false)
        // A comma that does not part thousands may be a decimal comma or a list: not ours to decide.
        guard halves.count <= 2, groups.count == 1 || (1...3).contains(groups[0].count),
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            halves.count == 1 || (!halves[1].isEmpty && !halves[1].contains(","))
        else { throw unrecognised(text) }
        var fraction = halves.count == 2 ? halves[1] : ""
        while fraction.last == "0" { fraction.removeLast() }
        let digits = (groups.joined() + fraction).drop { $0 == "0" }
        guard digits.utf8.count <= 18, fraction.utf8.count <= 18 else { throw tooLarge(text) }
        var figure = Figure(mantissa: UInt64(digits) ?? 0, fractionDigits: fraction.utf8.count)
        skipBlanks(&rest)
        for (name, fen) in unitsFen where rest.hasPrefix(name) {
            rest = rest.dropFirst(name.count)
            figure.unitFen = fen
            break
        }
        if takeFirst(of: ["元", "块", "人民币", "rmb", "cny"], from: &rest) != nil {
            figure.unitFen = figure.unitFen ?? Unit.yuan.fen
        }
        skipBlanks(&rest)
        return figure
    }

    private static func takeCurrencyMark(_ rest: inout Substring) -> Bool {
        var found = false
        while takeFirst(of: ["¥", "￥", "rmb", "cny", "人民币"], from: &rest) != nil { found = true }
        return found
    }

    private static func takeFirst(of words: [String], from rest: inout Substring) -> String? {
        guard let word = words.first(where: { rest.hasPrefix($0) }) else { return nil }
        rest = rest.dropFirst(word.count)
        skipBlanks(&rest)
        return word
    }

    private static func skipBlanks(_ rest: inout Substring) {
        rest = rest.drop { $0.unicodeScalars.allSatisfy(CleanText.isBlank) }
    }

    private static func shortened(_ text: String) -> Substring { text.prefix(30) }

    private static func unrecognised(_ text: String) -> TextProblem {
        TextProblem(
            .budgetUnrecognised, zh: "看不懂预算“\(shortened(text))”：请写成 80、80-100、50以上 或 面议（人民币）",
            en: "Not a budget: \"\(shortened(text))\". Write 80, 80-100, 50以上 or 面议 (renminbi).")
    }

    private static func tooLarge(_ text: String) -> TextProblem {
        TextProblem(
            .budgetTooLarge, zh: "预算“\(shortened(text))”太大，最多 100 万亿元",
            en: "The budget is too large; at most 100 trillion yuan.")
    }
}
