/// Finds sums of money in running text and tells a budget from a price.
struct CaptureMoney {
    struct Found {
        var range: Range<Int>
        var budget: BudgetRange
        var score: Double
    }

    /// A figure: a number, or 三四 and 十几, which are two.
    private struct Figure {
        var end: Int
        var low: Double
        var high: Double
        /// 万 and the like as a factor; nil without one.
        var unit: Double?
        var hasYuan = false
        var isMore = false
        var isPlain: Bool { unit == nil && !hasYuan }
    }

    private static let numerals: [Unicode.Scalar: Double] = {
        var result: [Unicode.Scalar: Double] = [:]
        for (place, numeral) in "零一二三四五六七八九".unicodeScalars.enumerated() { result[numeral] = Double(place) }
        result["两"] = 2
        result["〇"] = 0
        return result
    }()
    private static let multipliers: [Unicode.Scalar: Double] = ["十": 10, "百": 100, "千": 1000]
    private static let foreign = TermIndex<Void>(words: "usd 美金 美元 欧元 港币 hkd 日元 eur 台币 刀 $")

    let text: CaptureText

    func find(in range: Range<Int>, asked: Bool) -> [Found] {
        var result: [Found] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if let found = sum(at: at, in: range, asked: asked, after: result.last) {
                result.append(found)
                at = found.range.upperBound
            } else {
                let scalar = text.folded[at]
                if CaptureText.isDigit(scalar) {
                    while at < range.upperBound, CaptureText.isDigit(text.folded[at]) || text.folded[at] == "." { at += 1 }
                } else {
                    at += 1
                }
            }
        }
        return result
    }

    private func sum(at start: Int, in range: Range<Int>, asked: Bool, after previous: Found?) -> Found? {
        let scalar = text.folded[start]
        guard CaptureText.isDigit(scalar) || Self.numerals[scalar] != nil || scalar == "十" || scalar == "百" || scalar == "千" else {
            return nil
        }
        if start > range.lowerBound {
            let before = text.folded[start - 1]
            if CaptureText.isDigit(before) || CaptureText.isLetter(before) || before == "." || before == "第" || before == "_"
                || before == "#"
            {
                return nil
            }
            if before == "-", start - 2 >= range.lowerBound,
                CaptureText.isDigit(text.folded[start - 2]) || CaptureText.isLetter(text.folded[start - 2])
            {
                return nil
            }
        }
        guard var first = figure(at: start, in: range) else { return nil }
        var end = first.end
        var second: Figure?
        var at = skip(end, range)
        for word in ["——", "-", "~", "～", "—", "–", "至", "到"] where text.has(Array(word.unicodeScalars), at: at, before: range.upperBound) {
            if let next = figure(at: skip(at + word.unicodeScalars.count, range), in: range) {
                second = next
                end = next.end
            }
            break
        }
        at = end
        // 80台, 160吨, 20年: a number of things.
        if at < range.upperBound {
            let next = text.folded[at]
            if CaptureWords.counters.contains(next), !(second ?? first).hasYuan {
                let isColloquial = asked && next == "个" && first.isPlain && second == nil
                guard isColloquial else { return nil }
                first.unit = 10_000
                end = at + 1
            } else if CaptureText.isLetter(next), !text.has(["r", "m", "b"], at: at, before: range.upperBound) {
                return nil
            } else if CaptureText.isDigit(next) || next == "%" || next == ":" {
                return nil
            }
        }
        let clause = clauseRange(around: start..<end, in: range)
        let hasCurrency = start > range.lowerBound && "¥￥".unicodeScalars.contains(text.original[start - 1])
        if let second, first.unit == nil, !first.hasYuan {
            first.unit = second.unit
            first.hasYuan = second.hasYuan
        }
        let before = text.trimmed(max(range.lowerBound, start - 8)..<start)
        let saysBudget = asked || text.contains(CaptureWords.budgetWords, in: clause)
        if first.isPlain {
            // 预算5000, 不超过15000: four digits and more after the word are yuan.
            let isNear =
                text.contains(CaptureWords.budgetWords, in: before) || text.contains(CaptureWords.upperBounds, in: before) || hasCurrency
                || (text.contains(Self.prices, in: before) && isBound(skip(end, range), range))
                || (previous.map { start - $0.range.upperBound <= 6 } ?? false)
                // 5000左右 at the end of a clause.
                || (second == nil && isRoundAmount(end, clause))
            guard isNear || asked, first.low >= 1000, first.low < 1e10 else { return nil }
            first.unit = 1
        }
        let after = end..<min(range.upperBound, end + 6)
        if text.contains(Self.foreign, in: start - min(5, start - range.lowerBound)..<after.upperBound) { return nil }
        // What follows the sum at once: 左右, 以内, 起, 多.
        let next = skip(end, range)
        let upperAfter = CaptureWords.upperAfter.longest(at: min(next, range.upperBound - 1), in: text.folded, before: range.upperBound)
        let lowerAfter = CaptureWords.lowerAfter.longest(at: min(next, range.upperBound - 1), in: text.folded, before: range.upperBound)
        let isUpper = (next < range.upperBound && upperAfter != nil) || endsWith(CaptureWords.upperBounds, before)
        let isLower = (next < range.upperBound && lowerAfter != nil) || endsWith(CaptureWords.lowerBounds, before) || first.isMore
        let factor = first.unit ?? 1
        let low = minor(first.low, factor)
        // 30万到50 takes the unit along, 5千到八千 does not.
        let secondFactor = second.map { $0.unit ?? ($0.hasYuan || $0.high >= 1000 ? 1 : factor) }
        let high = minor(second?.high ?? first.high, secondFactor ?? factor)
        guard let low, let high, high > 0, low <= high, low > 0 || second != nil else { return nil }
        let budget: BudgetRange
        if low != high {
            budget = .amount(minMinor: low, maxMinor: high)
        } else if isUpper {
            budget = .amount(minMinor: nil, maxMinor: high)
        } else if isLower {
            budget = .amount(minMinor: low, maxMinor: nil)
        } else {
            budget = .amount(minMinor: low, maxMinor: high)
        }
        var score = asked ? 0.9 : saysBudget ? 0.85 : 0.6
        var near = max(clause.lowerBound, start - 12)..<min(clause.upperBound, end + 4)
        if let blank = (near.lowerBound..<start).last(where: { text.folded[$0] == " " }) { near = blank..<near.upperBound }
        if text.contains(CaptureWords.foreignPrices, in: near), !saysNearer(before) { score = 0.2 }
        if isUpper || isLower { score += 0.05 }
        if high < 10_000 * 1, !saysBudget { score = 0.2 }
        return Found(range: start..<end, budget: budget, score: score)
    }

    private static let round = TermIndex<Void>(words: "左右 上下 以内 之内")

    private func isRoundAmount(_ end: Int, _ clause: Range<Int>) -> Bool {
        guard end < clause.upperBound, let word = Self.round.longest(at: end, in: text.folded, before: clause.upperBound) else {
            return false
        }
        return end + word.length == clause.upperBound
    }

    private static let prices = TermIndex<Void>(words: "单价 价格 价钱 每台 一台 一套")

    private func isBound(_ position: Int, _ range: Range<Int>) -> Bool {
        position < range.upperBound
            && (CaptureWords.upperAfter.longest(at: position, in: text.folded, before: range.upperBound) != nil
                || CaptureWords.lowerAfter.longest(at: position, in: text.folded, before: range.upperBound) != nil)
    }

    private static let plainBudget = TermIndex<Void>(words: "预算 经费 控制价 目标价 心理价 控制在 准备花 budget")

    private func saysNearer(_ before: Range<Int>) -> Bool { text.contains(Self.plainBudget, in: before) }

    private func endsWith(_ index: TermIndex<Void>, _ range: Range<Int>) -> Bool {
        guard let term = text.term(of: index, endingAt: range.upperBound, from: range.lowerBound) else { return false }
        return !term.range.isEmpty
    }

    private func minor(_ value: Double, _ factor: Double) -> Int64? {
        let fen = (value * factor * 100).rounded()
        return fen <= Double(BudgetRange.largestMinor) ? Int64(fen) : nil
    }

    private func skip(_ position: Int, _ range: Range<Int>) -> Int {
        var at = position
        while at < range.upperBound, text.folded[at] == " " { at += 1 }
        return at
    }

    private func clauseRange(around sum: Range<Int>, in range: Range<Int>) -> Range<Int> {
        var (low, high) = (sum.lowerBound, sum.upperBound)
        while low > range.lowerBound, sum.lowerBound - low < 60, !"，,。！？!?；;\n".unicodeScalars.contains(text.folded[low - 1]) { low -= 1 }
        while high < range.upperBound, high - sum.upperBound < 60, !"，,。！？!?；;\n".unicodeScalars.contains(text.folded[high]) { high += 1 }
        return low..<high
    }

    // MARK: Figures

    private func figure(at start: Int, in range: Range<Int>) -> Figure? {
        guard start < range.upperBound else { return nil }
        var figure: Figure
        if CaptureText.isDigit(text.folded[start]) {
            var at = start
            var digits = ""
            var hasPoint = false
            while at < range.upperBound, at < start + 18 {
                let scalar = text.folded[at]
                if CaptureText.isDigit(scalar) {
                    digits.unicodeScalars.append(scalar)
                } else if scalar == ".", !hasPoint, at + 1 < range.upperBound, CaptureText.isDigit(text.folded[at + 1]) {
                    digits.append(".")
                    hasPoint = true
                } else if scalar == ",", at + 3 < range.upperBound, (1...3).allSatisfy({ CaptureText.isDigit(text.folded[at + $0]) }),
                    at + 4 == range.upperBound || !CaptureText.isDigit(text.folded[at + 4])
                {
                } else {
                    break
                }
                at += 1
            }
            guard let value = Double(digits), digits.utf8.count <= 14 else { return nil }
            figure = Figure(end: at, low: value, high: value)
        } else if let spoken = spoken(at: start, in: range) {
            figure = spoken
        } else {
            return nil
        }
        readUnit(&figure, in: range)
        return figure
    }

    /// 三十五, 十五, 两百, 三四十, 十几, 几十 is none, 一百二十, 八十
    private func spoken(at start: Int, in range: Range<Int>) -> Figure? {
        var at = start
        var total = 0.0
        var pending: Double?
        var spread = 0.0
        var isMore = false
        var lastMultiplier = 0.0
        while at < range.upperBound, at < start + 10 {
            let scalar = text.folded[at]
            if let digit = Self.numerals[scalar] {
                if let before = pending {
                    // 三四十, 五六万: two neighbours are a range.
                    guard digit == before + 1, spread == 0, before > 0 else { break }
                    spread = 1
                } else {
                    pending = digit == 0 ? nil : digit
                }
            } else if let multiplier = Self.multipliers[scalar] {
                if lastMultiplier > 0, multiplier >= lastMultiplier { break }
                let value = pending ?? 1
                if pending == nil, scalar != "十" { break }
                total += value * multiplier
                if spread > 0 { spread *= multiplier }
                pending = nil
                lastMultiplier = multiplier
            } else if scalar == "几", lastMultiplier == 10, pending == nil {
                spread = 10
                at += 1
                break
            } else {
                break
            }
            at += 1
        }
        // 一百五 is 150.
        if let rest = pending { total += lastMultiplier >= 100 ? rest * lastMultiplier / 10 : rest }
        guard total > 0, at > start else { return nil }
        if at < range.upperBound, text.folded[at] == "来" { at += 1 }
        if at < range.upperBound, text.folded[at] == "多" {
            isMore = true
            at += 1
        }
        return Figure(end: at, low: total, high: total + spread, isMore: isMore)
    }

    private func readUnit(_ figure: inout Figure, in range: Range<Int>) {
        var at = skip(figure.end, range)
        if at < range.upperBound, text.folded[at] == "多" || text.folded[at] == "几" || text.folded[at] == "来" {
            if at + 1 < range.upperBound, "万千百w".unicodeScalars.contains(text.folded[at + 1]) {
                if text.folded[at] != "来" { figure.isMore = true }
                at += 1
            }
        }
        let units: [(String, Double)] = [
            ("千万", 1e7), ("百万", 1e6), ("万", 1e4), ("亿", 1e8), ("w", 1e4), ("千", 1e3), ("k", 1e3), ("百", 100),
        ]
        for (name, factor) in units where text.has(Array(name.unicodeScalars), at: at, before: range.upperBound) {
            // 750W is power, 20w and 20W are money.
            if name == "w", figure.low >= 200 { return }
            let after = at + name.unicodeScalars.count
            // 37千瓦, 5千克, 15kw
            if after < range.upperBound, factor == 1e3 || name == "w", "瓦克米w gh".unicodeScalars.contains(text.folded[after]),
                text.folded[after] != " "
            {
                return
            }
            figure.unit = factor
            at = after
            // 2万8, 一万五: the digit behind is of the next place.
            if factor == 1e4 || factor == 1e3, at < range.upperBound {
                let scalar = text.folded[at]
                let digit = CaptureText.isDigit(scalar) ? Double(scalar.value - 0x30) : Self.numerals[scalar]
                let isAlone =
                    at + 1 >= range.upperBound
                    || !(CaptureText.isDigit(text.folded[at + 1]) || text.folded[at + 1] == "-" || Self.numerals[text.folded[at + 1]] != nil
                        || Self.multipliers[text.folded[at + 1]] != nil || CaptureWords.counters.contains(text.folded[at + 1]))
                if let digit, digit > 0, isAlone {
                    figure.low += digit / 10
                    figure.high += digit / 10
                    at += 1
                }
            }
            figure.end = at
            break
        }
        at = figure.end
        if at < range.upperBound, text.folded[at] == "多", figure.unit != nil {
            figure.isMore = true
            at += 1
            figure.end = at
        }
        at = skip(figure.end, range)
        for name in ["元钱", "块钱", "元人民币", "元", "块", "人民币", "rmb", "cny"]
        where text.has(Array(name.unicodeScalars), at: at, before: range.upperBound) {
            figure.hasYuan = true
            figure.end = at + name.unicodeScalars.count
            return
        }
    }
}
