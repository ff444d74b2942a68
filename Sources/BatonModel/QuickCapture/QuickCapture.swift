/// Reads a pasted or forwarded chat, a card or a form into the fields of a lead (L8). Deterministic, linear in the length of the text.
///
/// What the text does not say stays empty; what could be something else too is named as an alternative.
package struct QuickCapture: Sendable {
    /// In Unicode scalars; longer texts are refused by whoever takes them in.
    package static let maximumLength = 20_000
    package static let maximumAlternatives = 20

    package let lexicon: CaptureLexicon

    package init(_ context: CaptureContext) { lexicon = CaptureLexicon(context) }

    package init(lexicon: CaptureLexicon) { self.lexicon = lexicon }

    package func read(_ source: String) -> CaptureDraft {
        var scalars = source.unicodeScalars.prefix(Self.maximumLength)[...]
        while scalars.last.map({ CaptureText.isBlank($0) }) == true { scalars.removeLast() }
        let text = CaptureText(String(String.UnicodeScalarView(scalars)))
        guard text.all.contains(where: { !CaptureText.isBlank(text.folded[$0]) }) else { return CaptureDraft() }
        var reading = CaptureReading(text, lexicon)
        return reading.draft()
    }
}

/// The reading of one text.
struct CaptureReading {
    struct Candidate<Value> {
        var range: Range<Int>
        var value: Value
        var score: Double
    }

    let text: CaptureText
    let lexicon: CaptureLexicon
    let reader: CaptureReader
    /// What the customer says: ranges of the text, in order, with what had been asked.
    var parts: [CaptureReader.Utterance] = []
    var places: [(range: Range<Int>, province: ChineseProvince)] = []
    var products: [(range: Range<Int>, line: String)] = []
    var companies: [Candidate<Void>] = []
    var names: [Candidate<Bool>] = []  // whether it is a whole name
    var phones: [CapturePhones.Found] = []
    var sums: [CaptureMoney.Found] = []

    init(_ text: CaptureText, _ lexicon: CaptureLexicon) {
        self.text = text
        self.lexicon = lexicon
        reader = CaptureReader(text, lexicon)
        chooseParts()
    }

    // MARK: Whose words

    /// In a chat of several strangers, those of the one who wants something.
    private mutating func chooseParts() {
        let strangers = reader.utterances.filter { !$0.isOwn }
        var speakers: [[Unicode.Scalar]] = []
        for utterance in strangers {
            let key = utterance.speaker.map { Array(text.folded[$0]) } ?? []
            if !speakers.contains(key) { speakers.append(key) }
            if speakers.count > 50 { break }
        }
        guard speakers.count > 1 else {
            parts = strangers
            return
        }
        func weight(_ key: [Unicode.Scalar]) -> Int {
            var result = 0
            for utterance in strangers where utterance.speaker.map({ Array(text.folded[$0]) }) ?? [] == key {
                if !CapturePhones(text: text).find(in: utterance.range, notIn: []).isEmpty { result += 3 }
                if !lexicon.productMatches(text, in: utterance.range).isEmpty { result += 3 }
                if text.contains(CaptureWords.wishes, in: utterance.range) { result += 1 }
            }
            return result
        }
        let weights = speakers.map(weight)
        guard let most = weights.max(), most >= 3, let place = weights.firstIndex(of: most) else {
            parts = []
            return
        }
        parts = strangers.filter { ($0.speaker.map { Array(text.folded[$0]) } ?? []) == speakers[place] }
    }

    // MARK: All fields

    mutating func draft() -> CaptureDraft {
        var draft = CaptureDraft()
        guard !parts.isEmpty else {
            draft.kind = reader.utterances.contains { $0.isOwn } ? .own : .nothing
            return draft
        }
        for part in parts {
            places += text.matches(of: ChinesePlaces.index, in: part.range).map { ($0.range, $0.value) }
            products += lexicon.productMatches(text, in: part.range)
            phones += CapturePhones(text: text).find(in: part.range, notIn: reader.others)
            sums += CaptureMoney(text: text).find(in: part.range, asked: part.asked.contains(.budget))
        }
        // A text with more of them than anybody means is no chat; what is compared with each other stays little.
        places = Array(places.prefix(300))
        products = Array(products.prefix(300))
        phones = Array(phones.prefix(100))
        sums = Array(sums.prefix(100))
        findCompanies()
        findNames()
        draft.kind = kind()
        let phone = bestPhone()
        let company = companies.max { $0.score < $1.score }
        let name = bestName(company: company?.range)
        let region = bestRegion(company: company?.range)
        let budget = bestBudget()
        let need = bestNeed(company: company?.range, name: name?.range)
        let product = bestProduct(need: need?.range, company: company?.range)
        guard draft.kind == .lead else {
            // Nothing is filled in for what is no lead; what was seen is at hand all the same.
            for phone in phones { note(&draft, .phone, phone.range) }
            if let company { note(&draft, .company, company.range) }
            if let name { note(&draft, .name, name.range) }
            return draft
        }
        draft.phone = phone.map { field($0.number, $0.score, $0.range) }
        for other in phones where other.range != phone?.range { note(&draft, .phone, other.range) }
        draft.company = company.flatMap { found in
            CleanText.clean(text.string(found.range)).map { field($0, found.score, found.range) }
        }
        for other in companies where other.range != company?.range { note(&draft, .company, other.range) }
        draft.name = name.flatMap { found in CleanText.clean(text.string(found.range)).map { field($0, found.score, found.range) } }
        for other in names where other.range != name?.range && name.map({ !$0.range.overlaps(other.range) }) ?? true {
            note(&draft, .name, other.range)
        }
        draft.region = region.map { field($0.value, $0.score, $0.range) }
        draft.product = product.map { field($0.value, $0.score, $0.range) }
        draft.budget = budget.map { field($0.budget, $0.score, $0.range) }
        for other in sums where other.range != budget?.range { note(&draft, .budget, other.range) }
        draft.need = need.flatMap { found in CleanText.clean(text.string(found.range)).map { field($0, found.score, found.range) } }
        return draft
    }

    private func field<Value>(_ value: Value, _ score: Double, _ range: Range<Int>) -> CapturedField<Value> {
        CapturedField(
            value: value, confidence: min(0.99, max(0.05, (score * 100).rounded() / 100)), span: CaptureSpan(range),
            source: text.string(range))
    }

    private func note(_ draft: inout CaptureDraft, _ field: CaptureField, _ range: Range<Int>) {
        guard draft.alternatives.count < QuickCapture.maximumAlternatives else { return }
        draft.alternatives.append(CaptureAlternative(field: field, source: text.string(range), span: CaptureSpan(range)))
    }

    // MARK: Is there a lead?

    private func kind() -> CaptureDraft.Kind {
        let labels = Set(reader.labelled.map(\.field))
        let said = parts.map(\.range)
        if !reader.isChat || parts.count == 1 {
            // The tenant's own card, advert or greeting.
            let isOwnText = said.contains { range in
                text.contains(lexicon.ownCompanies, in: range) && !(labels.count >= 3)
                    || isSelfIntroductionOfMember(range)
            }
            if isOwnText { return .own }
        }
        if said.contains(where: { text.contains(CaptureWords.adverts, in: $0) || isHeadlined($0) }) && labels.count < 3 { return .advert }
        let wishes = said.contains { range in text.contains(CaptureWords.wishes, in: range) }
        let isNotice = said.contains { text.contains(CaptureWords.notices, in: $0) }
        let hasPerson = !names.isEmpty || !companies.isEmpty
        if isNotice, !(wishes && !products.isEmpty) { return .nothing }
        if labels.count >= 2 { return .lead }
        if !phones.isEmpty { return .lead }
        if hasPerson, said.contains(where: { text.contains(Self.callWords, in: $0) }) { return .lead }
        if !products.isEmpty, wishes || hasPerson || !places.isEmpty { return .lead }
        if !products.isEmpty, said.contains(where: { text.contains(CaptureWords.need, in: $0) }) { return .lead }
        if hasPerson, wishes || !sums.isEmpty || companies.contains(where: { $0.score >= 0.8 }) { return .lead }
        if names.contains(where: { $0.score >= 0.9 || ($0.score >= 0.72 && !places.isEmpty) }) { return .lead }
        if wishes, sums.contains(where: { $0.score >= 0.6 }) || !places.isEmpty { return .lead }
        return .nothing
    }

    private static let callWords = TermIndex<Void>(words: "电话 手机 tel mobile")

    /// 【某某驾校】学车 …: a headline in brackets that is not what a form or a forward begins with.
    private func isHeadlined(_ range: Range<Int>) -> Bool {
        guard let first = range.first, text.folded[first] == "【", let close = range.prefix(24).first(where: { text.folded[$0] == "】" })
        else { return false }
        return !text.contains(Self.forwards, in: first..<close)
    }

    private static let forwards = TermIndex<Void>(words: "转发 名片 聊天 登记 表单 询盘 来电 线索 客户 留言 提交 需求 咨询 微信 记录 商机 报名 预约 转")

    private static let introductions = TermIndex<Void>(words: "我是 我叫 这里是 我们是 这边是")

    private func isSelfIntroductionOfMember(_ range: Range<Int>) -> Bool {
        guard let intro = text.first(of: Self.introductions, in: range)?.range else { return false }
        let next = intro.upperBound..<min(range.upperBound, intro.upperBound + 4)
        return text.contains(lexicon.members, in: next)
    }

    // MARK: Phone

    private func bestPhone() -> CapturePhones.Found? {
        // Own numbers: after the tenant's own name. Of equals the first.
        var best: CapturePhones.Found?
        for phone in phones where phone.score > (best?.score ?? 0.3) { best = phone }
        return best
    }

    // MARK: Budget

    private func bestBudget() -> CaptureMoney.Found? {
        for label in reader.labelled where label.field == .budget {
            if let found = CaptureMoney(text: text).find(in: label.value, asked: true).first {
                var found = found
                found.score = 0.98
                return found
            }
            return nil
        }
        // The last of equals: people correct themselves.
        var best: CaptureMoney.Found?
        for sum in sums
        where sum.score >= max((best?.score ?? 0.5) - 0.06, 0.5) && !phones.contains(where: { $0.range.overlaps(sum.range) }) {
            best = sum
        }
        return best
    }

    // MARK: Region

    private func bestRegion(company: Range<Int>?) -> Candidate<ChineseProvince>? {
        var best: Candidate<ChineseProvince>?
        func consider(_ place: (range: Range<Int>, province: ChineseProvince), _ score: Double) {
            if score > (best?.score ?? 0.3) { best = Candidate(range: place.range, value: place.province, score: score) }
        }
        for label in reader.labelled where label.field == .region {
            if let place = text.first(of: ChinesePlaces.index, in: label.value) { consider((place.range, place.value), 0.95) }
        }
        for part in parts {
            if let speaker = part.speaker, let place = text.first(of: ChinesePlaces.index, in: speaker), !part.isOwn {
                consider((place.range, place.value), 0.5)
            }
            for place in places where part.range.contains(place.range.lowerBound) {
                consider(place, regionScore(place.range, in: part, company: company))
            }
        }
        return best
    }

    private func regionScore(_ place: Range<Int>, in part: CaptureReader.Utterance, company: Range<Int>?) -> Double {
        let isWeak = ChinesePlaces.weak.contains(text.string(place))
        let before = max(part.range.lowerBound, place.lowerBound - 6)..<place.lowerBound
        let after = place.upperBound..<min(part.range.upperBound, place.upperBound + 8)
        let next = place.upperBound
        if text.contains(lexicon.ownCompanies, in: before.lowerBound..<after.upperBound) { return 0 }
        if products.contains(where: { $0.range.overlaps(place) }) { return 0 }
        if names.contains(where: { $0.range.overlaps(place) && $0.range.count > place.count - 1 && isWeak }) { return 0 }
        if let company, company.overlaps(place) { return isWeak ? 0.45 : 0.7 }
        // An address goes on from the province to the street.
        let isAddress =
            after.contains { "省市区县镇".unicodeScalars.contains(text.folded[$0]) }
            && text.contains(Self.streets, in: place.upperBound..<min(part.range.upperBound, place.upperBound + 24))
        if isAddress { return 0.9 }
        if let spoil = text.first(of: CaptureWords.placeSpoils, in: after), !separated(after.lowerBound..<spoil.range.lowerBound) {
            return 0.1
        }
        if let spoil = text.matches(of: CaptureWords.placeSpoilsBefore, in: before).last,
            !separated(spoil.range.upperBound..<place.lowerBound)
        {
            let between = spoil.range.upperBound..<place.lowerBound
            if between.isEmpty || places.contains(where: { $0.range.overlaps(between) }) || between.count <= 2 { return 0.15 }
        }
        if part.asked.contains(.region) { return 0.9 }
        if text.term(of: CaptureWords.placeSaid, endingAt: place.lowerBound, from: before.lowerBound) != nil { return 0.88 }
        if next < part.range.upperBound, CaptureWords.placeAfter.longest(at: next, in: text.folded, before: part.range.upperBound) != nil {
            return isWeak ? 0.6 : 0.8
        }
        let isStart = place.lowerBound == part.range.lowerBound || !CaptureText.isHan(text.folded[place.lowerBound - 1])
        let isEnd = next >= part.range.upperBound || !CaptureText.isHan(text.folded[next])
        if isStart && isEnd { return isWeak ? 0.55 : 0.75 }
        if isStart, NameGrammar.surname(at: next, in: text, before: part.range.upperBound) != nil { return isWeak ? 0.5 : 0.72 }
        if places.contains(where: { $0.range.upperBound == place.lowerBound || $0.range.lowerBound == next }) { return 0.7 }
        return isWeak ? 0.25 : (isStart ? 0.6 : 0.5)
    }

    private static let streets = TermIndex<Void>(words: "路 街 大道 号 巷 工业园 科技园 开发区 街道")

    func separated(_ range: Range<Int>) -> Bool { range.contains { "，,。！？!?；;\n:".unicodeScalars.contains(text.folded[$0]) } }

    // MARK: Product

    private func bestProduct(need: Range<Int>?, company: Range<Int>?) -> Candidate<String>? {
        for label in reader.labelled where label.field == .product {
            if let match = lexicon.productMatches(text, in: label.value).max(by: { $0.range.count < $1.range.count }) {
                return Candidate(range: match.range, value: match.line, score: 0.95)
            }
        }
        var best: Candidate<String>?
        for match in products {
            if let company, company.overlaps(match.range) { continue }
            var score = 0.55 + 0.03 * Double(min(match.range.count, 6))
            if let need, need.overlaps(match.range) { score += 0.25 }
            if score > (best?.score ?? 0) { best = Candidate(range: match.range, value: match.line, score: score) }
        }
        if best != nil { return best }
        for part in parts {
            for match in lexicon.partedProducts(text, in: part.range) where !companies.contains(where: { $0.range.overlaps(match.range) }) {
                return Candidate(range: match.range, value: match.line, score: 0.5)
            }
        }
        if let need,
            let match = lexicon.pairedProducts(text, in: need).first(where: { match in
                !companies.contains { $0.range.overlaps(match.range) } && !names.contains { $0.range.overlaps(match.range) }
            })
        {
            return Candidate(range: match.range, value: match.line, score: 0.4)
        }
        return nil
    }
}
