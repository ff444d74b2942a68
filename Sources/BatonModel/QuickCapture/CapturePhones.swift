/// Finds telephone numbers in running text.
struct CapturePhones {
    struct Found {
        var range: Range<Int>
        var number: PhoneNumber
        var score: Double
    }

    private static let spoils = TermIndex<Void>(
        words: "qq 订单 单号 运单 编号 序列号 证号 传真 fax 税号 尾号 学号 准考证 型号 旺旺 sn 快递 账号 卡号 会议号 取件码 身份证 国械注 条码 合同号 邮编")
    private static let worse = TermIndex<Void>(words: "打不通 打不通打 备用 以前 原来的 原来 旧的 旧 之前 秘书 私人 前台 小黄 传真 公司总机 总机 助理")
    private static let worseAfter = TermIndex<Void>(words: "停机 不用了 作废 私人 备用 空号 已停 别打")
    private static let better = TermIndex<Void>(words: "新号 新的 手机 新号码 换成 打这个 以这个")
    private static let numerals: [Unicode.Scalar: Character] = {
        var result: [Unicode.Scalar: Character] = [:]
        for (numeral, digit) in zip("零〇一二三四五六七八九幺两".unicodeScalars, "0012345678912") { result[numeral] = digit }
        return result
    }()

    let text: CaptureText

    func find(in range: Range<Int>, notIn others: [Range<Int>]) -> [Found] {
        var result: [Found] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if let found = numerals(at: at, in: range) ?? number(at: at, in: range) {
                // After 传真 or 税号 only a mobile is what it looks like.
                if found.number.isMobile || !others.contains(where: { $0.overlaps(found.range) }) { result.append(found) }
                at = found.range.upperBound
            } else {
                // What is in the middle of a run of digits is not looked at again.
                if CaptureText.isDigit(text.folded[at]) {
                    while at < range.upperBound, CaptureText.isDigit(text.folded[at]) { at += 1 }
                } else {
                    at += 1
                }
            }
        }
        return result
    }

    /// 一三八零零一三八零零零
    private func numerals(at start: Int, in range: Range<Int>) -> Found? {
        guard Self.numerals[text.folded[start]] != nil, start == range.lowerBound || Self.numerals[text.folded[start - 1]] == nil else {
            return nil
        }
        var digits = ""
        var at = start
        while at < range.upperBound, at < start + 14, let digit = Self.numerals[text.folded[at]] {
            digits.append(digit)
            at += 1
        }
        guard digits.utf8.count == 11, let number = try? PhoneNumber(parsing: digits), number.isMobile else { return nil }
        return Found(range: start..<at, number: number, score: 0.9)
    }

    private func number(at start: Int, in range: Range<Int>) -> Found? {
        let first = text.folded[start]
        guard CaptureText.isDigit(first) || first == "+" || first == "(" else { return nil }
        if start > range.lowerBound, Self.joins(text.folded[start - 1]) { return nil }
        // Digits with single separators between.
        var digits = 0
        var at = start
        var ends: [(end: Int, digits: Int)] = []
        while at < range.upperBound, at < start + 40, digits <= 15 {
            let scalar = text.folded[at]
            if CaptureText.isDigit(scalar) {
                digits += 1
                at += 1
                if at == range.upperBound || !CaptureText.isDigit(text.folded[at]) { ends.append((at, digits)) }
            } else if scalar == "+" && digits == 0 && at == start || scalar == "(" && digits == 0
                || (" -()‐–—".unicodeScalars.contains(scalar) && digits > 0 && at + 1 < range.upperBound
                    && (CaptureText.isDigit(text.folded[at + 1])
                        || (scalar != " " && text.folded[at + 1] == " " || scalar == ")" || scalar == "(")))
            {
                at += 1
            } else {
                break
            }
        }
        if first == "(" && ends.isEmpty { return nil }
        // The longest that is a number; a mobile first, so that a second number after a blank is not taken along.
        var best: Found?
        for (end, count) in ends.reversed() where count >= 8 {
            if end < range.upperBound, Self.joins(text.folded[end]) { continue }
            let written = text.string(start..<end)
            guard let number = try? PhoneNumber(parsing: written) else { continue }
            // Digits that only look like a landline when they are glued: 13812 34567 is none.
            if !number.isMobile, first != "+", first != "0", first != "(",
                !(first == "4" || first == "8" || text.has(["8", "6"], at: start, before: end))
            {
                continue
            }
            if number.isMobile || best == nil { best = Found(range: start..<end, number: number, score: number.isMobile ? 0.95 : 0.8) }
            if number.isMobile { break }
        }
        guard var found = best else { return nil }
        // 0757-22345678 13800000000: the mobile after it is a number of its own.
        if let `extension` = extensionNumber(after: found.range.upperBound, in: range), !found.number.isMobile,
            found.number.extension == nil,
            let number = try? PhoneNumber(parsing: text.string(found.range) + "转" + text.string(`extension`))
        {
            found.range = start..<`extension`.upperBound
            found.number = number
        }
        let before = max(range.lowerBound, start - 8)..<start
        if let spoil = Self.nearest(Self.spoils, in: before, of: text), !blocked(spoil.upperBound..<start) { return nil }
        if let worse = Self.nearest(Self.worse, in: before, of: text), !blocked(worse.upperBound..<start) { found.score -= 0.3 }
        let after = found.range.upperBound..<min(range.upperBound, found.range.upperBound + 6)
        if let worse = Self.nearest(Self.worseAfter, in: after, of: text), !blocked(after.lowerBound..<worse.lowerBound) {
            found.score -= 0.3
        }
        if let better = Self.nearest(Self.better, in: before, of: text), !blocked(better.upperBound..<start) { found.score += 0.04 }
        return found
    }

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        CaptureText.isDigit(scalar) || CaptureText.isLetter(scalar) || scalar == "_" || scalar == "@" || scalar == "."
    }

    /// Whether another number or a break lies between a word and the number that it is about.
    private func blocked(_ range: Range<Int>) -> Bool {
        range.contains { "，,。;；\n/".unicodeScalars.contains(text.folded[$0]) || CaptureText.isDigit(text.folded[$0]) }
    }

    private static func nearest(_ index: TermIndex<Void>, in range: Range<Int>, of text: CaptureText) -> Range<Int>? {
        text.matches(of: index, in: range).last?.range
    }

    private func extensionNumber(after end: Int, in range: Range<Int>) -> Range<Int>? {
        var at = end
        while at < range.upperBound, CaptureText.isBlank(text.folded[at]) { at += 1 }
        guard
            let word = ["转分机", "分机", "转", "ext.", "ext"].first(where: {
                text.has(Array($0.unicodeScalars), at: at, before: range.upperBound)
            })
        else {
            return nil
        }
        at += word.unicodeScalars.count
        while at < range.upperBound, CaptureText.isBlank(text.folded[at]) || text.folded[at] == ":" { at += 1 }
        var stop = at
        while stop < range.upperBound, CaptureText.isDigit(text.folded[stop]) { stop += 1 }
        return (1...6).contains(stop - at) ? at..<stop : nil
    }
}
