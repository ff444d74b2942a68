/// Who is to be called.
extension CaptureReading {
    mutating func findNames() {
        for label in reader.labelled where label.field == .name { findLabelled(label.value) }
        for part in parts {
            if let speaker = part.speaker, let nick = NameGrammar.name(inNick: speaker, of: text) {
                add(name: nick.range, isFull: nick.isFull, nick.isFull ? 0.78 : 0.72)
            }
            scan(part)
        }
    }

    private mutating func add(name range: Range<Int>, isFull: Bool, _ score: Double) {
        guard !text.contains(lexicon.members, in: range), !text.contains(lexicon.ignored, in: range), names.count < 100,
            !sums.contains(where: { $0.range.overlaps(range) }), !isInAddress(range), !isPartOfCompany(range)
        else { return }
        names.append(Candidate(range: range, value: isFull, score: score))
    }

    private func isInAddress(_ range: Range<Int>) -> Bool {
        reader.labelled.contains { $0.field == .region && $0.value.overlaps(range) }
    }

    /// 花间堂 above 广州花间堂化妆品有限公司 is the brand, not a person.
    private func isPartOfCompany(_ range: Range<Int>) -> Bool {
        let name = Array(text.folded[range])
        return companies.contains { company in
            company.range.count > name.count + 3 && !company.range.overlaps(range)
                && company.range.dropLast(name.count).contains { text.has(name, at: $0, before: company.range.upperBound) }
        }
    }

    private mutating func findLabelled(_ value: Range<Int>) {
        let value = text.trimmed(value)
        var end = value.lowerBound
        while end < value.upperBound, CaptureText.isHan(text.folded[end]) || text.folded[end] == "·" { end += 1 }
        let han = value.lowerBound..<end
        if NameGrammar.isFullName(han, in: text) {
            add(name: han, isFull: true, 0.98)
        } else if let name = NameGrammar.fullName(at: value.lowerBound, in: text, before: value.upperBound),
            name.upperBound == end || NameGrammar.honorific(at: name.upperBound, in: text, before: value.upperBound) != nil
        {
            add(name: name, isFull: true, 0.97)
        } else if let latin = NameGrammar.latinName(at: value.lowerBound, in: text, before: value.upperBound) {
            add(name: latin, isFull: false, 0.95)
        } else if (2...6).contains(han.count),
            NameGrammar.addressed(endingAt: end, in: text, from: value.lowerBound) != nil || han.count <= 4,
            !text.contains(CaptureWords.companySuffixes, in: han)
        {
            add(name: han, isFull: han.count <= 4, 0.9)
        }
    }

    /// Looks at each place where a name may begin.
    private mutating func scan(_ part: CaptureReader.Utterance) {
        let range = part.range
        var at = range.lowerBound
        while at < range.upperBound {
            let scalar = text.folded[at]
            if !CaptureText.isHan(scalar) {
                if CaptureText.isLetter(scalar), let latin = NameGrammar.latinName(at: at, in: text, before: range.upperBound) {
                    considerLatin(latin, in: part)
                    at = latin.upperBound
                } else {
                    at += 1
                }
                continue
            }
            if let company = companies.first(where: { $0.range.contains(at) && $0.score >= 0.5 }) {
                at = company.range.upperBound
                continue
            }
            // Places are not names, but for the weak ones.
            if let place = places.first(where: { $0.range.lowerBound == at }), !ChinesePlaces.weak.contains(text.string(place.range)),
                !(isStrongLeft(at, in: range)
                    && NameGrammar.fullName(at: at, in: text, before: range.upperBound).map { $0.upperBound > place.range.upperBound }
                        == true)
            {
                at = place.range.upperBound
                continue
            }
            at = consider(at, in: part)
        }
    }

    private enum Left { case none, weak, start, place, company, strong }

    private func left(of at: Int, in range: Range<Int>) -> Left {
        if at == range.lowerBound { return .start }
        // 万以内 after 30 is no name, 13800000000王总 is one.
        if CaptureText.isDigit(text.folded[at - 1]), !phones.contains(where: { $0.range.upperBound == at }) { return .none }
        if text.term(of: CaptureWords.strongIntroductions, endingAt: at, from: max(range.lowerBound, at - 8)) != nil { return .strong }
        if companies.contains(where: { $0.range.upperBound == at }) { return .company }
        if let department = text.term(of: CaptureWords.departments, endingAt: at, from: max(range.lowerBound, at - 6)),
            companies.contains(where: { $0.range.upperBound == department.range.lowerBound })
        {
            return .company
        }
        if let place = places.last(where: {
            $0.range.upperBound == at || ($0.range.upperBound == at - 1 && "市区县镇".unicodeScalars.contains(text.folded[at - 1]))
        }),
            place.range.lowerBound >= range.lowerBound
        {
            return .place
        }
        if text.term(of: CaptureWords.nameIntroductions, endingAt: at, from: max(range.lowerBound, at - 8)) != nil { return .weak }
        return CaptureText.isHan(text.folded[at - 1]) ? .none : .start
    }

    private func isStrongLeft(_ at: Int, in range: Range<Int>) -> Bool {
        text.term(of: CaptureWords.strongIntroductions, endingAt: at, from: max(range.lowerBound, at - 8)) != nil
    }

    /// - Returns: where to look next.
    private mutating func consider(_ at: Int, in part: CaptureReader.Utterance) -> Int {
        let range = part.range
        // 我姓王, 姓陆，陆琳, 贵姓
        if text.folded[at] == "姓", at + 1 < range.upperBound,
            let length = NameGrammar.surname(at: at + 1, in: text, before: range.upperBound)
        {
            let isOther =
                at > range.lowerBound && text.folded[at - 1] != "我" && CaptureText.isHan(text.folded[at - 1]) && text.folded[at - 1] != "免"
                && text.folded[at - 1] != "敝"
            if text.folded[at + 1] != "名" {
                if !isOther { add(name: at + 1..<at + 1 + length, isFull: false, 0.5) }
                return at + 1 + length
            }
        }
        let side = left(of: at, in: range)
        if NameGrammar.surname(at: at, in: text, before: range.upperBound) != nil {
            if side != .none, let name = NameGrammar.fullName(at: at, in: text, before: range.upperBound),
                lexicon.productMatches(text, in: name).isEmpty
            {
                var score: Double =
                    switch side {
                    case .strong: 0.95
                    case .company: 0.9
                    case .place: 0.7
                    case .start, .weak: 0.62
                    case .none: 0
                    }
                let next = name.upperBound
                let isClosed = next == range.upperBound || !CaptureText.isHan(text.folded[next])
                if isClosed, side == .start { score += 0.16 }
                if isClosed, side == .place || side == .weak { score += 0.12 }
                if let title = NameGrammar.honorific(at: next, in: text, before: range.upperBound) {
                    score += 0.2
                    if title.upperBound < next { score = 0 }
                }
                if side == .start, !isClosed, NameGrammar.honorific(at: next, in: text, before: range.upperBound) == nil { score -= 0.1 }
                if next < range.upperBound, CaptureText.isDigit(text.folded[next]) || nearPhone(name, in: range) { score += 0.1 }
                score += third(name, in: range)
                if part.asked.contains(.name) { score += 0.15 }
                if text.term(of: Self.greetingsBefore, endingAt: at, from: max(range.lowerBound, at - 4)) != nil, side == .start {
                    score -= 0.1
                }
                if score >= 0.45 {
                    add(name: name, isFull: true, score)
                    return name.upperBound
                }
            }
            if let called = called(at: at, in: range) {
                var score = side == .none ? 0.5 : 0.66
                if side == .company || side == .strong || side == .place { score = 0.74 }
                if nearPhone(called, in: range) { score += 0.08 }
                score += third(called, in: range)
                if isVocative(called, in: part) { score -= 0.5 }
                if score >= 0.3 { add(name: called, isFull: false, score) }
                return called.upperBound
            }
        }
        if side != .none || at == range.lowerBound, "老小阿".unicodeScalars.contains(text.folded[at]) {
            var end = at + 2
            if text.folded[at] == "阿", at + 1 < range.upperBound, CaptureText.isLetter(text.folded[at + 1]) {
                end = at + 1
                while end < range.upperBound, CaptureText.isLetter(text.folded[end]) { end += 1 }
            }
            if end <= range.upperBound, end - at <= 8, end - at > 2 || NameGrammar.isFamiliar(at..<end, in: text) {
                let isClosed = end == range.upperBound || !CaptureText.isHan(text.folded[end])
                let isSurname = NameGrammar.surname(at: at + 1, in: text, before: end) != nil
                if isClosed || (isSurname && CaptureWords.rightOfName.longest(at: end, in: text.folded, before: range.upperBound) != nil) {
                    let score = 0.6 + (nearPhone(at..<end, in: range) ? 0.08 : 0) + third(at..<end, in: range)
                    if let parent = text.first(of: CaptureWords.parents, in: end..<min(end + 2, range.upperBound)),
                        parent.range.lowerBound == end
                    {
                        add(name: at..<parent.range.upperBound, isFull: false, score)
                        return parent.range.upperBound
                    }
                    if score >= 0.3 { add(name: at..<end, isFull: false, score) }
                    return end
                }
            }
        }
        // 大鹏 虎门, 乐乐: a nick that begins the text.
        if at == range.lowerBound || side == .start, at < range.lowerBound + 3 {
            var end = at
            while end < range.upperBound, CaptureText.isHan(text.folded[end]), end - at < 7 { end += 1 }
            if let parent = text.term(of: CaptureWords.parents, endingAt: end, from: at), parent.range.lowerBound > at, end - at <= 5 {
                add(name: at..<end, isFull: false, 0.6)
                return end
            }
            if end - at == 2, text.folded[at] == text.folded[at + 1] || text.folded[at] == "大", end < range.upperBound, !phones.isEmpty,
                !NameGrammarWords.plain.contains(text.string(at..<end))
            {
                add(name: at..<end, isFull: false, 0.45)
                return end
            }
        }
        return at + 1
    }

    private static let greetingsBefore = TermIndex<Void>(words: "你好 您好")

    /// 王总, 欧阳老师 with the surname at this place.
    private func called(at: Int, in range: Range<Int>) -> Range<Int>? {
        for length in [2, 1]
        where CaptureWords.surnames.longest(at: at, in: text.folded, before: min(range.upperBound, at + length), length: length) != nil {
            if let title = NameGrammar.honorific(at: at + length, in: text, before: range.upperBound),
                CaptureWords.notNames.longest(at: at, in: text.folded, before: title.upperBound) == nil || title.count >= 2
            {
                return at..<title.upperBound
            }
        }
        return nil
    }

    private func nearPhone(_ name: Range<Int>, in range: Range<Int>) -> Bool {
        phones.contains { phone in
            let gap =
                phone.range.lowerBound >= name.upperBound
                ? name.upperBound..<phone.range.lowerBound
                : phone.range.upperBound < name.lowerBound ? phone.range.upperBound..<name.lowerBound : 0..<0
            return gap.count <= 8 && !gap.contains { "，,。;；\n（(".unicodeScalars.contains(text.folded[$0]) }
        }
    }

    /// Less for somebody who is only mentioned.
    private func third(_ name: Range<Int>, in range: Range<Int>) -> Double {
        var result = 0.0
        if text.term(of: CaptureWords.thirdPersons, endingAt: name.lowerBound, from: max(range.lowerBound, name.lowerBound - 6)) != nil {
            result -= 0.35
        }
        var next = name.upperBound
        if let title = NameGrammar.honorific(at: next, in: text, before: range.upperBound) { next = title.upperBound }
        let after = next..<min(range.upperBound, next + 6)
        if let other = text.first(of: CaptureWords.thirdPersonsAfter, in: after), !separated(after.lowerBound..<other.range.lowerBound) {
            result -= 0.45
        }
        return result
    }

    /// 赵经理你好 to a member whose surname is 赵.
    private func isVocative(_ name: Range<Int>, in part: CaptureReader.Utterance) -> Bool {
        guard lexicon.memberSurnames.contains(text.folded[name.lowerBound]) else { return false }
        if part.speaker != nil { return true }
        let after = name.upperBound..<min(part.range.upperBound, name.upperBound + 3)
        let before = max(part.range.lowerBound, name.lowerBound - 2)..<name.lowerBound
        return text.contains(Self.hails, in: after) || text.contains(Self.hails, in: before)
    }

    private static let hails = TermIndex<Void>(words: "你好 您好 在吗 好")

    private mutating func considerLatin(_ latin: Range<Int>, in part: CaptureReader.Utterance) {
        let range = part.range
        let side = left(of: latin.lowerBound, in: range)
        let isLineStart = latin.lowerBound == range.lowerBound || "\n|".unicodeScalars.contains(text.folded[latin.lowerBound - 1])
        let next = latin.upperBound
        let isClosed =
            next == range.upperBound || !CaptureText.isLetter(text.folded[text.trimmed(next..<range.upperBound).first ?? next])
            || text.has(Array(" from".unicodeScalars), at: next, before: range.upperBound)
            || text.has(Array(" of ".unicodeScalars), at: next, before: range.upperBound) || text.folded[next] == "\n"
        guard isClosed else { return }
        var end = latin.upperBound
        if let title = NameGrammar.honorific(at: end, in: text, before: range.upperBound) { end = title.upperBound }
        var score = 0.4
        if side == .strong { score = 0.9 } else if isLineStart { score = 0.7 } else if side == .company || side == .place { score = 0.6 }
        if end > latin.upperBound { score += 0.1 }
        if nearPhone(latin, in: range) { score += 0.1 }
        score += third(latin, in: range)
        if products.contains(where: { $0.range.overlaps(latin) }) { return }
        if score >= 0.5 { add(name: latin.lowerBound..<end, isFull: false, score) }
    }

    func bestName(company: Range<Int>?) -> Candidate<Bool>? {
        var best: Candidate<Bool>?
        for name in names {
            var name = name
            if let company, company.overlaps(name.range) { continue }
            // The same person by the whole name and by an honorific: the whole name counts.
            if !name.value,
                names.contains(where: {
                    $0.value && $0.score >= 0.6 && text.folded[$0.range.lowerBound] == text.folded[name.range.lowerBound]
                })
            {
                name.score -= 0.3
            }
            if name.score > (best?.score ?? 0.44) { best = name }
        }
        return best
    }
}

enum NameGrammarWords {
    /// Doubled scalars that are no nick.
    static let plain: Set<String> = [
        "谢谢", "哈哈", "嗯嗯", "哦哦", "好好", "天天", "常常", "刚刚", "看看", "问问", "大家", "大概", "大小", "大约", "大型", "大学", "大夫", "大哥", "大姐", "试试", "想想", "拜拜",
        "大量", "大的",
    ]
}
