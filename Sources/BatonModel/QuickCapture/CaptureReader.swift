/// Who says what in a forwarded chat, and which lines are those of a form.
///
/// A text without speakers is one utterance of nobody.
struct CaptureReader {
    struct Utterance {
        var range: Range<Int>
        /// The name by which the chat calls who speaks.
        var speaker: Range<Int>?
        var isOwn = false
        /// What the tenant's member had asked just before.
        var asked: Set<CaptureField> = []
    }

    struct Labelled {
        var field: CaptureField
        var value: Range<Int>
    }

    let text: CaptureText
    let context: CaptureLexicon
    private(set) var lines: [Range<Int>] = []
    private(set) var utterances: [Utterance] = []
    private(set) var labelled: [Labelled] = []
    /// Ranges after a label that is none of ours (fax, tax number).
    private(set) var others: [Range<Int>] = []
    private(set) var isChat = false

    init(_ text: CaptureText, _ context: CaptureLexicon) {
        self.text = text
        self.context = context
        splitLines()
        readLabels()
        readSpeakers()
        readQuestions()
    }

    // MARK: Lines and labels

    private mutating func splitLines() {
        var start = 0
        for at in text.all where text.folded[at] == "\n" || text.folded[at] == "\r" {
            append(start..<at)
            start = at + 1
        }
        append(start..<text.original.count)
    }

    private mutating func append(_ line: Range<Int>) {
        let line = text.trimmed(line)
        if !line.isEmpty { lines.append(line) }
    }

    private static let pieceEnds = Set("；;|｜\t".unicodeScalars)
    private static let opening = Set("，,。；;|｜\t】 、（(/：:".unicodeScalars)

    private mutating func readLabels() {
        if readTable() { return }
        for line in lines {
            var at = line.lowerBound
            while at < line.upperBound {
                let isStart = at == line.lowerBound
                guard isStart || Self.opening.contains(text.folded[at - 1]) else {
                    at += 1
                    continue
                }
                if let match = CaptureWords.labels.longest(at: at, in: text.folded, before: line.upperBound),
                    let value = valueStart(after: at + match.length, in: line, mayBeBlank: isStart, label: at..<at + match.length)
                {
                    let end = valueEnd(from: value, in: line, field: match.value)
                    let range = text.trimmed(value..<end)
                    if !range.isEmpty { labelled.append(Labelled(field: match.value, value: range)) }
                    at = max(end, at + 1)
                } else if let match = CaptureWords.otherLabels.longest(at: at, in: text.folded, before: line.upperBound),
                    let value = valueStart(after: at + match.length, in: line, mayBeBlank: isStart, label: at..<at + match.length)
                {
                    let end = valueEnd(from: value, in: line, field: .phone)
                    others.append(value..<end)
                    at = max(end, at + 1)
                } else {
                    at += 1
                }
            }
        }
    }

    /// After `:`; after a blank only when the label begins its line and is of two scalars or more.
    private func valueStart(after end: Int, in line: Range<Int>, mayBeBlank: Bool, label: Range<Int>) -> Int? {
        var at = end
        while at < line.upperBound, CaptureText.isBlank(text.folded[at]) { at += 1 }
        guard at < line.upperBound else { return nil }
        if text.folded[at] == ":" { return at + 1 }
        if mayBeBlank, at > end, label.count >= 2, text.folded[label.lowerBound].value > 0x7F { return at }
        return nil
    }

    private func valueEnd(from start: Int, in line: Range<Int>, field: CaptureField) -> Int {
        var at = start
        while at < line.upperBound {
            let scalar = text.folded[at]
            if Self.pieceEnds.contains(scalar) { return at }
            // A new label after a comma or a blank ends the value of the one before.
            if at > start, Self.opening.contains(text.folded[at - 1]) {
                if let match = CaptureWords.labels.longest(at: at, in: text.folded, before: line.upperBound)?.length
                    ?? CaptureWords.otherLabels.longest(at: at, in: text.folded, before: line.upperBound)?.length,
                    valueStart(after: at + match, in: line, mayBeBlank: false, label: at..<at + match) != nil
                {
                    return at
                }
            }
            if field == .name || field == .company || field == .phone, "，,。".unicodeScalars.contains(scalar) { return at }
            at += 1
        }
        return at
    }

    /// A line of labels and a line of values, parted by tabs.
    private mutating func readTable() -> Bool {
        guard lines.count >= 2, text.folded[lines[0]].contains("\t") else { return false }
        let heads = cells(lines[0])
        let fields = heads.map { head in
            head.isEmpty
                ? nil : CaptureWords.labels.longest(at: head.lowerBound, in: text.folded, before: head.upperBound, length: head.count)
        }
        guard fields.filter({ $0 != nil }).count >= 2 else { return false }
        for (cell, field) in zip(cells(lines[1]), fields) {
            if let field, !cell.isEmpty { labelled.append(Labelled(field: field, value: cell)) }
        }
        return true
    }

    private func cells(_ line: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = line.lowerBound
        for at in line where text.folded[at] == "\t" {
            result.append(text.trimmed(start..<at))
            start = at + 1
        }
        result.append(text.trimmed(start..<line.upperBound))
        return result
    }

    // MARK: Speakers

    private mutating func readSpeakers() {
        var found: [(line: Int, speaker: Range<Int>, content: Int)] = []
        for (number, line) in lines.enumerated() {
            if let speaker = beforeTime(line) { found.append((number, speaker, line.upperBound)) }
        }
        if found.isEmpty || (found.count == 1 && found[0].line > 0) || lines.count == found.count {
            found = inlineSpeakers()
        }
        if found.isEmpty { found = speakersAlone() }
        guard let first = found.first else {
            utterances = text.all.isEmpty ? [] : [Utterance(range: text.all)]
            return
        }
        isChat = true
        // What stands above the first speaker is the name of the chat.
        _ = first
        for (place, entry) in found.enumerated() {
            let last = place + 1 < found.count ? found[place + 1].line : lines.count
            let end = last > entry.line ? lines[last - 1].upperBound : entry.content
            let range = text.trimmed(min(entry.content, end)..<end)
            utterances.append(Utterance(range: range, speaker: entry.speaker, isOwn: context.isOwnSpeaker(text, entry.speaker)))
        }
    }

    /// 张经理 10:23, 云淡风轻 2025/5/6 13:20, 徐医生  2025年6月1日 上午9:02
    private func beforeTime(_ line: Range<Int>) -> Range<Int>? {
        var end = line.upperBound
        var hasTime = false
        while true {
            end = text.trimmed(line.lowerBound..<end).upperBound
            var start = end
            while start > line.lowerBound, !CaptureText.isBlank(text.folded[start - 1]) { start -= 1 }
            guard start < end else { break }
            if isTime(start..<end) {
                hasTime = true
            } else if !(hasTime && isDate(start..<end)) {
                break
            }
            end = start
        }
        let nick = text.trimmed(line.lowerBound..<end)
        return hasTime && !nick.isEmpty && nick.count <= 24 ? nick : nil
    }

    private func isTime(_ word: Range<Int>) -> Bool {
        var word = word
        for prefix in ["上午", "下午", "早上", "晚上", "中午", "凌晨"]
        where text.has(Array(prefix.unicodeScalars), at: word.lowerBound, before: word.upperBound) {
            word = word.lowerBound + 2..<word.upperBound
        }
        let parts = text.folded[word].split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(CaptureText.isDigit) }
    }

    private func isDate(_ word: Range<Int>) -> Bool {
        let scalars = text.folded[word]
        if ["上午", "下午", "早上", "晚上", "昨天", "今天", "星期一", "星期二", "星期三", "星期四", "星期五"].contains(where: {
            scalars.elementsEqual($0.unicodeScalars)
        }) {
            return true
        }
        return scalars.contains(where: CaptureText.isDigit)
            && scalars.allSatisfy { CaptureText.isDigit($0) || "-/.年月日".unicodeScalars.contains($0) }
            && scalars.contains { "-/.年月".unicodeScalars.contains($0) }
    }

    /// 周婷：您好, [2025-09-01 10:00:01] 祝先生: 你好
    private func inlineSpeakers() -> [(line: Int, speaker: Range<Int>, content: Int)] {
        var found: [(line: Int, speaker: Range<Int>, content: Int)] = []
        var forms = 0
        for (number, line) in lines.enumerated() {
            var start = line.lowerBound
            if text.folded[start] == "[", let close = line.prefix(26).first(where: { text.folded[$0] == "]" }) { start = close + 1 }
            guard let colon = (start..<min(line.upperBound, start + 16)).first(where: { text.folded[$0] == ":" }) else { continue }
            let nick = text.trimmed(start..<colon)
            guard !nick.isEmpty, nick.allSatisfy({ !"，,。！？!?【】[](（@/.".unicodeScalars.contains(text.folded[$0]) }) else { continue }
            let isLabel =
                CaptureWords.labels.longest(at: nick.lowerBound, in: text.folded, before: nick.upperBound, length: nick.count) != nil
                || CaptureWords.otherLabels.longest(at: nick.lowerBound, in: text.folded, before: nick.upperBound, length: nick.count)
                    != nil
            if isLabel {
                forms += 1
                continue
            }
            found.append((number, nick, colon + 1))
        }
        guard !found.isEmpty else { return [] }
        if found.count >= 2, found.count > forms { return found }
        let only = found[0]
        let speaks = context.isOwnSpeaker(text, only.speaker) || NameGrammar.isNickname(only.speaker, in: text)
        return forms == 0 && only.line == 0 && speaks ? found : []
    }

    /// The nick has a line of its own and no time.
    private func speakersAlone() -> [(line: Int, speaker: Range<Int>, content: Int)] {
        guard lines.contains(where: { context.isMember(text, $0) }) else { return [] }
        var counts: [[Unicode.Scalar]: Int] = [:]
        for line in lines where line.count <= 12 { counts[Array(text.folded[line]), default: 0] += 1 }
        let found = lines.enumerated().compactMap { number, line -> (line: Int, speaker: Range<Int>, content: Int)? in
            let isNick = context.isMember(text, line) || (line.count <= 12 && counts[Array(text.folded[line]), default: 0] >= 2)
            return isNick ? (number, line, line.upperBound) : nil
        }
        return found.count >= 2 ? found : []
    }

    // MARK: Questions

    private static let questions: [(CaptureField, TermIndex<Void>)] = [
        (.name, TermIndex(words: "怎么称呼 贵姓 姓名 您的名字 叫什么 称呼")),
        (.company, TermIndex(words: "您公司 公司名称 厂名 哪家医院 学校全称 学校是 学校叫什么 单位 公司是 哪个单位 哪家公司 您是哪家 什么公司 贵司 贵公司")),
        (.region, TermIndex(words: "哪里 哪个城市 在哪 地区 哪个区 城市 哪边 哪里的")),
        (.budget, TermIndex(words: "预算 价位 投放预算 费用范围")),
        (.need, TermIndex(words: "有什么需要 有什么可以帮 哪类产品 什么需求 需要什么 想了解什么 请说 您说")),
    ]

    private mutating func readQuestions() {
        guard isChat else { return }
        var asked: Set<CaptureField> = []
        for place in utterances.indices {
            if utterances[place].isOwn {
                if place == 0 || !utterances[place - 1].isOwn { asked = [] }
                for (field, words) in Self.questions where text.contains(words, in: utterances[place].range) { asked.insert(field) }
            } else {
                utterances[place].asked = asked
            }
        }
    }
}
