/// Names of organisations: with a legal form or another word that ends one, or a place, a brand and a trade.
extension CaptureReading {
    mutating func findCompanies() {
        for label in reader.labelled where label.field == .company {
            let value = withoutPeople(text.trimmed(label.value))
            if value.count >= 2, value.count <= 60, !isNothing(value) { add(company: value, 0.97) }
        }
        for part in parts {
            for run in runs(in: part.range) { findCompanies(in: run, of: part) }
            if part.asked.contains(.company) { findAnswer(part) }
            if let speaker = part.speaker { findTrade(in: speaker, 0.5, isNick: true) }
        }
    }

    private mutating func add(company range: Range<Int>, _ score: Double) {
        guard companies.count < 100, !text.contains(lexicon.ownCompanies, in: range), !text.contains(lexicon.ignored, in: range) else {
            return
        }
        if let same = companies.firstIndex(where: { $0.range.overlaps(range) }) {
            if score > companies[same].score { companies[same] = Candidate(range: range, value: (), score: score) }
            return
        }
        // Of two spellings the longer one is the fuller one.
        let isFuller = companies.contains { $0.range.count < range.count && $0.score <= score + 0.05 }
        companies.append(Candidate(range: range, value: (), score: isFuller ? score + 0.01 : score))
    }

    private func isNothing(_ range: Range<Int>) -> Bool {
        ["无", "没有", "暂无", "未知", "不详", "个人", "-", "/"].contains { text.folded[range].elementsEqual($0.unicodeScalars) }
    }

    /// 乐山市沫若中学 张老师 → without the person behind.
    private func withoutPeople(_ range: Range<Int>) -> Range<Int> {
        guard
            let blank = range.first(where: {
                CaptureText.isBlank(text.folded[$0]) && $0 > range.lowerBound && CaptureText.isHan(text.folded[$0 - 1])
            })
        else { return range }
        return range.lowerBound..<blank
    }

    /// Pieces of Han, letters, digits and brackets without a break.
    private func runs(in range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start: Int?
        for at in range {
            let scalar = text.folded[at]
            let isInside =
                CaptureText.isHan(scalar) || CaptureText.isLetter(scalar) || "()（）·&".unicodeScalars.contains(scalar)
                || CaptureText.isDigit(scalar)
            if isInside {
                if start == nil { start = at }
            } else if let begin = start {
                result.append(begin..<at)
                start = nil
            }
        }
        if let begin = start { result.append(begin..<range.upperBound) }
        return result
    }

    private mutating func findCompanies(in run: Range<Int>, of part: CaptureReader.Utterance) {
        var found = false
        let suffixes = text.matches(of: CaptureWords.companySuffixes, in: run)
        var place = 0
        while place < suffixes.count {
            let first = suffixes[place].range
            var end = first.upperBound
            // 仁爱医院管理集团, 总公司上海分公司: one name with two ends.
            var next = place + 1
            if text.folded[end - 1] == "中", end < run.upperBound, text.folded[end] == "学" { end += 1 }
            while next < suffixes.count, suffixes[next].range.lowerBound - end <= 4,
                CaptureWords.departments.longest(at: end, in: text.folded, before: run.upperBound) == nil,
                !(end..<suffixes[next].range.lowerBound).contains(where: { "的和与找到去总工".unicodeScalars.contains(text.folded[$0]) })
            {
                end = suffixes[next].range.upperBound
                next += 1
            }
            if let range = company(
                endingWith: first, end: end, in: run, from: place > 0 ? suffixes[place - 1].range.upperBound : run.lowerBound)
            {
                let isLegal = text.contains(Self.legal, in: first.lowerBound..<end)
                var score = isLegal ? 0.95 : 0.85
                if isPassing(range, in: part) { score = 0.25 }
                if score >= 0.4 {
                    add(company: range, score)
                    found = true
                }
            }
            place = next
        }
        if !found { findTrade(in: run, 0.7, isNick: false) }
    }

    private static let legal = TermIndex<Void>(words: "公司 厂 集团")
    /// A school that somebody attends or wants to attend, a place of an event, the sender's own rooms.
    private static let passingBefore = TermIndex<Void>(words: "考 报考 想考 就读 毕业 去 参观 送到 发到 到 地点 对面 旁边 附近 群 举办 退货")
    private static let passingAfter = TermIndex<Void>(words: "大二 大三 大四 大一 毕业 学生 研究生 会议室 举办 隔壁 对面 附近 开会 举行")

    private func isPassing(_ range: Range<Int>, in part: CaptureReader.Utterance) -> Bool {
        let before = max(part.range.lowerBound, range.lowerBound - 4)..<range.lowerBound
        let after = range.upperBound..<min(part.range.upperBound, range.upperBound + 4)
        if text.term(of: Self.passingBefore, endingAt: range.lowerBound, from: before.lowerBound) != nil { return true }
        if text.contains(Self.passingAfter, in: after) { return true }
        // Asked for the school of a pupil, not for that of a buyer.
        return part.asked.contains(.company) == false && part.asked.contains(.name) == false
            && text.folded[range].elementsEqual("大学".unicodeScalars)
    }

    private func company(endingWith suffix: Range<Int>, end: Int, in run: Range<Int>, from earliest: Int) -> Range<Int>? {
        let isFactory = text.folded[end - 1] == "厂"
        if isFactory, end < run.upperBound, CaptureWords.notAfterFactory.contains(text.folded[end]) {
            guard NameGrammar.honorific(at: end - 1, in: text, before: run.upperBound) == nil else { return nil }
            if text.folded[end] != "长" { return nil }
            return nil
        }
        if text.has(Array("中心".unicodeScalars), at: suffix.lowerBound, before: suffix.upperBound), suffix.count == 2,
            end == suffix.upperBound
        {
            // 中心 ends a name only of some kinds.
            guard text.term(of: Self.centres, endingAt: suffix.upperBound, from: max(run.lowerBound, suffix.lowerBound - 4)) != nil else {
                return nil
            }
        }
        var start = max(earliest, suffix.lowerBound - 30)
        while start < suffix.lowerBound, !isNamePart(text.folded[start]) { start += 1 }
        // Only what is joined to the suffix.
        var at = suffix.lowerBound
        while at > start, isNamePart(text.folded[at - 1]) { at -= 1 }
        start = at
        if let intro = text.matches(of: CaptureWords.companyIntroductions, in: start..<suffix.lowerBound).last(where: {
            isIntroduction($0.range, start: start)
        }) {
            start = intro.range.upperBound
        }
        // A person before the name of the place: 马晓燕山东鲁信铸造有限公司.
        if let place = places.first(where: { $0.range.lowerBound >= start && $0.range.upperBound <= suffix.upperBound }),
            place.range.lowerBound - start <= 6
        {
            let lead = start..<place.range.lowerBound
            if lead.isEmpty || lead.count >= 2 { start = place.range.lowerBound }
        }
        let stem = text.trimmed(start..<suffix.lowerBound)
        guard stem.count >= 1, stem.count + suffix.count >= 4 else { return nil }
        var brand = stem
        // 兴仁小学: a place right before the ending is the brand when another stands before it.
        let inside = places.filter { $0.range.lowerBound >= stem.lowerBound && $0.range.upperBound <= stem.upperBound }
        if let place = inside.last(where: { $0.range.upperBound < stem.upperBound }) ?? inside.last,
            place.range.lowerBound == stem.lowerBound || places.contains(where: { $0.range.lowerBound == stem.lowerBound })
        {
            brand = place.range.upperBound..<stem.upperBound
            if let first = brand.first, "市省区县".unicodeScalars.contains(text.folded[first]) { brand = first + 1..<brand.upperBound }
        }
        let brandText = text.string(brand)
        // 三十几家医院 are none in particular.
        if "家所个".unicodeScalars.contains(text.folded[stem.upperBound - 1]) { return nil }
        // 芜湖县医院: the district is the name.
        if brand.isEmpty, let last = stem.last, "市县区".unicodeScalars.contains(text.folded[last]), stem.count >= 3,
            text.contains(Self.ofDistricts, in: suffix)
        {
            return start..<end
        }
        let hasPlace = brand.count < stem.count
        if CaptureWords.genericStems.contains(text.string(stem)) { return nil }
        // 王总来公司, 想拍工厂, 抬头写医院: somebody does something there.
        if !text.contains(Self.legalForms, in: suffix.lowerBound..<end), text.contains(Self.doings, in: brand) { return nil }
        if isFactory, brand.count < 2 || CaptureWords.genericStems.contains(brandText) { return nil }
        if CaptureWords.genericStems.contains(brandText),
            !(hasPlace
                && Self.publicOnes.contains(where: { text.has(Array($0.unicodeScalars), at: suffix.lowerBound, before: suffix.upperBound) })
                && brand.count > 0 || hasPlace && text.contains(Self.bodies, in: suffix))
        {
            return nil
        }
        if brand.isEmpty, !text.contains(Self.bodies, in: suffix) { return nil }
        return start..<end
    }

    private static let legalForms = TermIndex<Void>(words: "有限公司 有限责任公司 股份公司 集团")
    private static let doings = TermIndex<Void>(words: "想 要 找 买 拍 写 请问 问 探 来 去 回 到 给 我 你")
    private static let centres = TermIndex<Void>(words: "托管中心 培训中心 康复中心 社康中心 服务中心 体检中心 研究中心 检验中心 疾控中心 教育中心 健身中心 美容中心")
    private static let ofDistricts = TermIndex<Void>(words: "医院 中学 小学 卫生院")
    private static let publicOnes = ["医院", "中学", "小学"]
    /// With a place alone these are a name: 徐州中学 is, 温州鞋厂 is none.
    private static let bodies = TermIndex<Void>(words: "教育局 教育和体育局 卫健委 卫生局 人民医院 一中 二中 三中 四中 五中 六中 七中 八中 九中 大学 学院 社康中心 保健院")

    private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        CaptureText.isHan(scalar) || CaptureText.isLetter(scalar) || CaptureText.isDigit(scalar) || "()（）·&".unicodeScalars.contains(scalar)
    }

    private func isIntroduction(_ range: Range<Int>, start: Int) -> Bool {
        // One scalar like 找 or 在 introduces at the beginning only; 的 and 是 everywhere.
        if range.count >= 2 { return true }
        let scalar = text.folded[range.lowerBound]
        return scalar == "的" || scalar == "是" || scalar == "了" || range.lowerBound == start
    }

    /// 昆山博远电子, 成都川味坊食品
    private mutating func findTrade(in run: Range<Int>, _ score: Double, isNick: Bool) {
        var start = run.lowerBound
        if let intro = text.matches(of: CaptureWords.companyIntroductions, in: run).last(where: { match in
            match.range.count >= 2 || match.range.lowerBound == start || (text.folded[match.range.lowerBound] == "是")
        }), !isNick {
            start = intro.range.upperBound
        }
        if isNick, start < run.upperBound, text.folded[start] == "a" { start += 1 }
        guard start < run.upperBound else { return }
        // Places at the beginning, one after the other.
        var at = start
        var hasPlace = false
        while at < run.upperBound, let place = ChinesePlaces.index.longest(at: at, in: text.folded, before: run.upperBound) {
            // 湖州南浔木业: the second place is the brand.
            if hasPlace, at + place.length < run.upperBound,
                CaptureWords.trades.longest(at: at + place.length, in: text.folded, before: run.upperBound) != nil
            {
                break
            }
            at += place.length
            hasPlace = true
            if at < run.upperBound, "市省区县".unicodeScalars.contains(text.folded[at]) { at += 1 }
        }
        if isNick {
            // A郑州鑫源: a place and a brand are a shop's nick.
            if hasPlace, (2...4).contains(run.upperBound - at), !NameGrammar.isFullName(at..<run.upperBound, in: text),
                NameGrammar.addressed(endingAt: run.upperBound, in: text, from: at) == nil,
                text.folded[run.lowerBound] == "a"
            {
                add(company: start..<run.upperBound, 0.55)
            }
            return
        }
        var best: Range<Int>?
        for trade in text.matches(of: CaptureWords.trades, in: at..<min(run.upperBound, at + 16)) {
            let brand = at..<trade.range.lowerBound
            guard (2...8).contains(brand.count), !text.contains(CaptureWords.spoilsBrand, in: brand) else {
                if brand.count >= 1, let known = best, known.upperBound == trade.range.lowerBound {
                    best = known.lowerBound..<trade.range.upperBound
                }
                continue
            }
            let end = trade.range.upperBound
            let isEnd =
                end == run.upperBound || text.folded[end] == "("
                || CaptureWords.afterTrade.longest(at: end, in: text.folded, before: run.upperBound) != nil
                || CaptureText.isDigit(text.folded[end])
            let isPerson =
                NameGrammar.surname(at: end, in: text, before: run.upperBound) != nil
                && (NameGrammar.fullName(at: end, in: text, before: run.upperBound) != nil
                    || NameGrammar.honorific(at: end + 1, in: text, before: run.upperBound) != nil)
            let isJoined = text.contains(CaptureWords.trades, in: end..<min(run.upperBound, end + 4))
            guard isEnd || (hasPlace && isPerson) || isJoined else { continue }
            if !hasPlace,
                !(end == run.upperBound) || text.contains(CaptureWords.wishes, in: start..<end)
                    || !lexicon.productMatches(text, in: start..<end).isEmpty
            {
                continue
            }
            if isEnd || isPerson { best = start..<end }
        }
        if let best { add(company: best, hasPlace ? score : score - 0.15) }
    }

    /// Asked 您公司是？ and answered 绍兴新和纺织机械厂.
    private mutating func findAnswer(_ part: CaptureReader.Utterance) {
        guard !companies.contains(where: { part.range.contains($0.range.lowerBound) }) else { return }
        for run in runs(in: part.range) where (4...20).contains(run.count) {
            guard let place = ChinesePlaces.index.longest(at: run.lowerBound, in: text.folded, before: run.upperBound),
                run.count - place.length >= 3,
                !text.contains(CaptureWords.wishes, in: run),
                !text.contains(CaptureWords.spoilsBrand, in: run.lowerBound + place.length..<run.upperBound),
                run.contains(where: { CaptureText.isDigit(text.folded[$0]) }) == false
            else { continue }
            add(company: run, 0.6)
            return
        }
    }
}
