/// The words that say what is wanted.
extension CaptureReading {
    func bestNeed(company: Range<Int>?, name: Range<Int>?) -> Candidate<Void>? {
        for label in reader.labelled where label.field == .need || label.field == .product {
            // 需求 goes before 产品, whatever stands first.
            if label.field == .product, reader.labelled.contains(where: { $0.field == .need }) { continue }
            if label.value.count >= 2 { return Candidate(range: text.trimmed(label.value), value: (), score: 0.95) }
        }
        var best: Candidate<Void>?
        for part in parts {
            var previous: Range<Int>?
            for clause in clauses(in: part.range) {
                if let found = wish(clause, previous: previous, in: part), found.score > (best?.score ?? 0.3) { best = found }
                previous = clause
            }
        }
        if let best { return best }
        // No wish: the words for the thing itself.
        for part in parts {
            for clause in clauses(in: part.range) {
                if let found = thing(clause, company: company, name: name), found.score > (best?.score ?? 0) { best = found }
            }
        }
        return best
    }

    private static let breaks = Set("，,。！？!?；;\n|｜…".unicodeScalars)

    /// Between breaks; a comma in a figure is none.
    private func clauses(in range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        for at in range where Self.breaks.contains(text.folded[at]) {
            if result.count >= 400 { return result }
            if text.folded[at] == ",", at > range.lowerBound, at + 1 < range.upperBound, CaptureText.isDigit(text.folded[at - 1]),
                CaptureText.isDigit(text.folded[at + 1]),
                at + 4 <= range.upperBound, (1...3).allSatisfy({ at + $0 < range.upperBound && CaptureText.isDigit(text.folded[at + $0]) })
            {
                continue
            }
            let clause = text.trimmed(start..<at)
            if !clause.isEmpty { result.append(clause) }
            start = at + 1
        }
        let clause = text.trimmed(start..<range.upperBound)
        if !clause.isEmpty { result.append(clause) }
        return result
    }

    private func wish(_ whole: Range<Int>, previous: Range<Int>?, in part: CaptureReader.Utterance) -> Candidate<Void>? {
        guard whole.count <= 400, let range = inside(whole) else { return nil }
        let matched = text.matches(of: CaptureWords.wishes, in: range).filter { match in !isInCompany(match.range) }
        let hasProduct = products.contains { $0.range.overlaps(range) && !isInCompany($0.range) }
        let isQuestion =
            text.contains(CaptureWords.need, in: range)
            || (range.upperBound < part.range.upperBound && "？?".unicodeScalars.contains(text.original[range.upperBound]))
        guard !matched.isEmpty || (hasProduct && isQuestion) else { return nil }
        var score = 0.4
        if !matched.isEmpty { score += 0.15 }
        if matched.contains(where: {
            text.string($0.range).hasPrefix("想") || text.folded[$0.range.lowerBound] == "要" || text.folded[$0.range.lowerBound] == "需"
                || text.folded[$0.range.lowerBound] == "求"
        }) {
            score += 0.1
        }
        if hasProduct { score += 0.25 }
        if text.contains(CaptureWords.notWishes, in: range) { score -= hasProduct ? 0.1 : 0.5 }
        if part.asked.contains(.need) { score += 0.05 }
        // Money, numbers and blanks are no wish.
        let taken =
            sums.filter { $0.range.overlaps(range) }.map(\.range.count) + names.filter { $0.range.overlaps(range) }.map(\.range.count)
        let rest = range.count - taken.reduce(0, +)
        if rest < 3 { score -= 0.4 }
        guard score > 0.3 else { return nil }
        var result = range
        // 伺服老是报警，想换个牌子: the thing stands in the clause before.
        if !hasProduct, let previous, let before = inside(previous),
            products.contains(where: { $0.range.overlaps(before) && !isInCompany($0.range) }),
            range.lowerBound - previous.upperBound <= 2, !text.contains(CaptureWords.notWishes, in: before)
        {
            let beforeWishes = text.contains(CaptureWords.wishes, in: before)
            if !beforeWishes {
                result = before.lowerBound..<range.upperBound
                score += 0.2
            }
        }
        return Candidate(range: text.trimmed(result), value: (), score: score)
    }

    private func hasProduct(_ range: Range<Int>) -> Bool { products.contains { $0.range.overlaps(range) && !isInCompany($0.range) } }

    /// 手机支架, 电话机: words for a way to call that go on as the name of a thing.
    private func isThing(_ word: Range<Int>, before end: Int) -> Bool {
        guard text.folded[word].elementsEqual("手机".unicodeScalars) || text.folded[word].elementsEqual("电话".unicodeScalars),
            word.upperBound < end
        else { return false }
        let next = text.folded[word.upperBound]
        return CaptureText.isHan(next) && !"号是联给也在说你我他她不没".unicodeScalars.contains(next) && !"零一二三四五六七八九幺".unicodeScalars.contains(next)
    }

    private func isInCompany(_ range: Range<Int>) -> Bool { companies.contains { $0.range.overlaps(range) } }

    /// The part of a clause that is about the wish: from where it begins to where it goes on about money, numbers and calls.
    private func inside(_ clause: Range<Int>) -> Range<Int>? {
        var range = clause
        // From behind the last company, phone or name that stands before the wish.
        let firstWish = text.first(of: CaptureWords.wishStarts, in: clause)?.range.lowerBound
        let firstProduct = products.first { clause.contains($0.range.lowerBound) && !isInCompany($0.range) }?.range.lowerBound
        let anchor = [firstWish, firstProduct].compactMap { $0 }.min() ?? clause.lowerBound
        var start = clause.lowerBound
        for stop in phones.map(\.range) + companies.map(\.range) + names.map(\.range)
        where stop.upperBound <= anchor && stop.upperBound > start && clause.contains(stop.lowerBound) {
            start = stop.upperBound
        }
        // Long and without punctuation: begin right at the wish.
        if let firstWish, anchor - start > 6, clause.count > 14 {
            start = min(firstWish, firstProduct ?? firstWish)
            if firstProduct ?? firstWish < firstWish, firstWish - (firstProduct ?? firstWish) > 8 { start = firstWish }
        }
        // 买家给您留言：我司计划采购: what stands before a colon says who speaks.
        if let colon = (start..<max(start, anchor)).last(where: { text.folded[$0] == ":" }) { start = colon + 1 }
        range = start..<clause.upperBound
        let from = max(anchor + 2, start)
        if from < range.upperBound {
            var end = range.upperBound
            if let stop = text.matches(of: CaptureWords.wishEnds, in: from..<end).first(where: { !isThing($0.range, before: end) }) {
                end = stop.range.lowerBound
            }
            for stop in phones.map(\.range) + sums.filter({ $0.score >= 0.5 }).map(\.range)
            where stop.lowerBound >= from && stop.lowerBound < end { end = stop.lowerBound }
            for stop in companies.map(\.range) where stop.lowerBound >= from && stop.lowerBound < end { end = stop.lowerBound }
            let rest = text.trimmed((sums.first { $0.range.lowerBound == end }?.range.upperBound ?? clause.upperBound)..<clause.upperBound)
            range = start..<end
            // 准备花4万以上找一套教务系统: the thing stands behind the sum.
            if !hasProduct(range), hasProduct(rest), let wish = text.first(of: CaptureWords.wishStarts, in: rest) {
                range = wish.range.lowerBound..<rest.upperBound
            }
        }
        while let hail = CaptureWords.greetings.longest(at: range.lowerBound, in: text.folded, before: range.upperBound),
            hail.length < range.count
        {
            range = text.trimmed(range.lowerBound + hail.length..<range.upperBound)
        }
        // Blanks part a clause as punctuation does when the parts are of other kinds.
        range = text.trimmed(range)
        while let first = range.first, ":：、)）】-/".unicodeScalars.contains(text.folded[first]) {
            range = text.trimmed(first + 1..<range.upperBound)
        }
        while let last = range.last, "(（【[、:-/".unicodeScalars.contains(text.folded[last]) { range = text.trimmed(range.lowerBound..<last) }
        return range.count >= 2 ? range : nil
    }

    /// 灯具组装流水线, 汽车格栅模具: a piece of text with the thing in it, or one that is left when all else is taken away.
    private func thing(_ clause: Range<Int>, company: Range<Int>?, name: Range<Int>?) -> Candidate<Void>? {
        var best: Candidate<Void>?
        for piece in pieces(of: clause) {
            let hasProduct = products.contains { $0.range.overlaps(piece) && !isInCompany($0.range) }
            guard hasProduct, piece.count >= 2, piece.count <= 60 else { continue }
            let score = 0.5
            if score > (best?.score ?? 0) { best = Candidate(range: piece, value: (), score: score) }
        }
        return best
    }

    /// A clause without companies, names, phones and sums, at its blanks.
    private func pieces(of clause: Range<Int>) -> [Range<Int>] {
        var taken = companies.map(\.range) + names.map(\.range) + phones.map(\.range)
        taken += sums.filter { $0.score >= 0.5 }.map(\.range)
        var result: [Range<Int>] = []
        var start = clause.lowerBound
        var at = clause.lowerBound
        func close(_ end: Int) {
            let piece = text.trimmed(start..<end)
            if piece.count >= 2 { result.append(piece) }
        }
        while at < clause.upperBound {
            if let stop = taken.first(where: { $0.lowerBound == at }) {
                close(at)
                at = max(stop.upperBound, at + 1)
                start = at
            } else if CaptureText.isBlank(text.folded[at]) || "/、：:".unicodeScalars.contains(text.folded[at]) {
                close(at)
                at += 1
                start = at
            } else {
                at += 1
            }
        }
        close(clause.upperBound)
        return result
    }
}
