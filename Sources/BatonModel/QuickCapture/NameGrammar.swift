/// How people are called: surnames with one or two scalars, honorifics, Latin names, nicks.
enum NameGrammar {
    /// How many scalars the surname at `position` has.
    static func surname(at position: Int, in text: CaptureText, before end: Int) -> Int? {
        guard position < end else { return nil }
        return CaptureWords.surnames.longest(at: position, in: text.folded, before: end)?.length
    }

    private static func isGiven(_ scalar: Unicode.Scalar) -> Bool {
        CaptureText.isHan(scalar) && !CaptureWords.notInNames.contains(scalar)
    }

    /// A surname with one or two more, which is all there is in the range.
    static func isFullName(_ range: Range<Int>, in text: CaptureText) -> Bool {
        guard (2...4).contains(range.count) else { return false }
        for length in surnameLengths(at: range.lowerBound, in: text, before: range.upperBound) {
            let given = range.count - length
            guard given >= 1, given <= 2, range.dropFirst(length).allSatisfy({ isGiven(text.folded[$0]) }) else { continue }
            return !isWord(range, in: text)
        }
        return false
    }

    private static func surnameLengths(at position: Int, in text: CaptureText, before end: Int) -> [Int] {
        guard let longest = surname(at: position, in: text, before: end) else { return [] }
        return [longest]
    }

    /// Words, places and honorifics that begin like a name.
    private static func isWord(_ range: Range<Int>, in text: CaptureText) -> Bool {
        if CaptureWords.notNames.longest(at: range.lowerBound, in: text.folded, before: range.upperBound) != nil { return true }
        if let place = ChinesePlaces.index.longest(at: range.lowerBound, in: text.folded, before: range.upperBound),
            place.length == range.count,
            !ChinesePlaces.weak.contains(text.string(range))
        {
            return true
        }
        let length = surname(at: range.lowerBound, in: text, before: range.upperBound) ?? 1
        // 赵先 of 赵先生: the honorific goes on behind the range.
        if let title = CaptureWords.honorifics.longest(at: range.lowerBound + length, in: text.folded, before: text.folded.count),
            title.length >= 2
        {
            return true
        }
        if range.upperBound < text.folded.count, Self.streets.contains(text.folded[range.upperBound]) { return true }
        let rest = range.lowerBound + length..<range.upperBound
        return CaptureWords.honorifics.longest(at: rest.lowerBound, in: text.folded, before: rest.upperBound, length: rest.count) != nil
            || CaptureWords.trades.longest(at: range.upperBound - 2, in: text.folded, before: range.upperBound, length: 2) != nil
    }

    private static let streets = Set("路街村镇区县市道巷".unicodeScalars)

    /// The full name that begins here, the longest that something may follow.
    static func fullName(at position: Int, in text: CaptureText, before end: Int) -> Range<Int>? {
        for length in surnameLengths(at: position, in: text, before: end) {
            var best: Range<Int>?
            for given in [2, 1] {
                let range = position..<position + length + given
                guard range.upperBound <= end, range.dropFirst(length).allSatisfy({ isGiven(text.folded[$0]) }), !isWord(range, in: text),
                    mayEnd(at: range.upperBound, in: text, before: end)
                else { continue }
                best = range
                break
            }
            if let best { return best }
        }
        return nil
    }

    /// Whether a name may end before this place: a break, a digit, an honorific, a word that goes on about somebody.
    static func mayEnd(at position: Int, in text: CaptureText, before end: Int) -> Bool {
        guard position < end, CaptureText.isHan(text.folded[position]) else { return true }
        return CaptureWords.rightOfName.longest(at: position, in: text.folded, before: end) != nil
            || honorific(at: position, in: text, before: end) != nil
    }

    static func honorific(at position: Int, in text: CaptureText, before end: Int) -> Range<Int>? {
        guard position < end, let match = CaptureWords.honorifics.longest(at: position, in: text.folded, before: end) else { return nil }
        let after = position + match.length
        if after < end, CaptureWords.afterHonorificSpoils.longest(at: after, in: text.folded, before: end) != nil,
            CaptureWords.rightOfName.longest(at: after, in: text.folded, before: end) == nil
        {
            return nil
        }
        if CaptureWords.shortHonorifics.longest(at: position, in: text.folded, before: after, length: match.length) != nil, after < end,
            CaptureText.isHan(text.folded[after])
        {
            return nil
        }
        return position..<after
    }

    private static let notLatinNames: Set<String> = Set(
        """
        hi hello dear sir madam best regards thanks tel mobile phone cell email mail fax add address co ltd inc imp exp company director manager sales procurement
        purchasing admissions business dept team cnc dr icu ext qq vx wx wechat whatsapp www http https usd rmb cny pack gmv poct mob and the for please we our this
        is am are need want looking have you your quote from here no wait ok yes good morning afternoon evening bd ceo cto cfo hr pm ug app vip led plc agv mes erp crm iso
        ce fda gmp ivd dsa ct mri pacs his lis ai vr ar ppt pdf word excel python java scratch budget price
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// One to three Latin words with a capital each: Lisa, Kevin Zhang, Dr. Wang.
    static func latinName(at position: Int, in text: CaptureText, before end: Int) -> Range<Int>? {
        if position > 0, CaptureText.isLetter(text.folded[position - 1]) || CaptureText.isDigit(text.folded[position - 1]) { return nil }
        var at = position
        var words = 0
        var last = position
        if text.has(["d", "r"], at: at, before: end), at + 2 < end, text.folded[at + 2] == "." || text.folded[at + 2] == " " {
            at += 3
            while at < end, text.folded[at] == " " { at += 1 }
        }
        while at < end, words < 3 {
            var stop = at
            while stop < end, CaptureText.isLetter(text.folded[stop]) || text.folded[stop] == "'" { stop += 1 }
            let word = text.string(at..<stop)
            guard stop - at >= 2, stop - at <= 20, let first = word.unicodeScalars.first, first.properties.isUppercase,
                !notLatinNames.contains(word.lowercased()), word.unicodeScalars.dropFirst().contains(where: { $0.properties.isLowercase })
            else { break }
            words += 1
            last = stop
            guard stop + 1 < end, text.folded[stop] == " " else { break }
            at = stop + 1
        }
        guard words > 0 else { return nil }
        if last < end, CaptureText.isDigit(text.folded[last]) || text.folded[last] == "@" || text.folded[last] == "_" { return nil }
        return position..<last
    }

    /// 张经理, 王建国, Lisa, 郝妈妈, 阿杰: not 平安是福.
    static func isNickname(_ nick: Range<Int>, in text: CaptureText) -> Bool { name(inNick: nick, of: text) != nil }

    /// What the nick of a chat says of the name, and whether it is whole.
    static func name(inNick nick: Range<Int>, of text: CaptureText) -> (range: Range<Int>, isFull: Bool)? {
        var nick = text.trimmed(nick)
        // 邱晨(客户), Z-王芳: what stands in brackets or behind a dash is a note.
        if let bracket = nick.first(where: { "([-_·".unicodeScalars.contains(text.folded[$0]) }), bracket > nick.lowerBound {
            nick = text.trimmed(nick.lowerBound..<bracket)
        }
        guard let first = nick.first else { return nil }
        if isFullName(nick, in: text), nick.count >= 2, !isCommonNick(nick, in: text) { return (nick, true) }
        if let latin = latinName(at: first, in: text, before: nick.upperBound) {
            if latin.upperBound == nick.upperBound { return (nick, false) }
            if let title = honorific(at: latin.upperBound, in: text, before: nick.upperBound), title.upperBound == nick.upperBound {
                return (nick, false)
            }
        }
        if let called = addressed(endingAt: nick.upperBound, in: text, from: nick.lowerBound) { return (called, false) }
        if isFamiliar(nick, in: text) { return (nick, false) }
        if let parent = text.term(of: CaptureWords.parents, endingAt: nick.upperBound, from: nick.lowerBound),
            parent.range.lowerBound > first,
            parent.range.lowerBound - first <= 3
        {
            return (nick, false)
        }
        return nil
    }

    /// 一帘幽梦 begins with no surname, 平安是福 has 是: four scalars with a single surname are no name of a person.
    private static func isCommonNick(_ nick: Range<Int>, in text: CaptureText) -> Bool {
        nick.count == 4 && surname(at: nick.lowerBound, in: text, before: nick.upperBound) != 2
    }

    /// 张经理, 欧阳老师, Tony老师 at the end of the range.
    static func addressed(endingAt end: Int, in text: CaptureText, from start: Int) -> Range<Int>? {
        guard let title = text.term(of: CaptureWords.honorifics, endingAt: end, from: start)?.range, title.lowerBound > start else {
            return nil
        }
        for length in [2, 1] where title.lowerBound - length >= start {
            let at = title.lowerBound - length
            if CaptureWords.surnames.longest(at: at, in: text.folded, before: title.lowerBound, length: length) != nil { return at..<end }
        }
        let before = text.folded[title.lowerBound - 1]
        if title.lowerBound - start == 1, CaptureText.isHan(before) { return start..<end }
        return nil
    }

    /// 老陈, 小芳, 阿杰, 海哥
    static func isFamiliar(_ range: Range<Int>, in text: CaptureText) -> Bool {
        guard (2...3).contains(range.count) else { return false }
        let (first, last) = (text.folded[range.lowerBound], text.folded[range.upperBound - 1])
        let rest = range.dropFirst()
        if "老小阿".unicodeScalars.contains(first) {
            let isPlain = [
                "老板", "老师", "小时", "小学", "小型", "老人", "小姐", "小区", "小组", "阿里", "阿姨", "老家", "小孩", "老客", "小程", "小红", "老年", "小心", "小鱼",
            ]
            .contains { text.has(Array($0.unicodeScalars), at: range.lowerBound, before: range.upperBound) }
            if isPlain { return false }
            return range.count == 2 && rest.allSatisfy { isGiven(text.folded[$0]) }
        }
        return range.count == 2 && "姐哥总工".unicodeScalars.contains(last) && isGiven(first)
    }
}
