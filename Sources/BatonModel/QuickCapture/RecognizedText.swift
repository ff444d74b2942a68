/// What was read out of a picture, made ready for the grammar: blanks between Han taken out, digits that were taken for letters put back, wrapped
/// lines joined, and of a screenshot of a chat who says what. Pure: the same words give the same text.
package struct RecognizedText: Hashable, Sendable {
    /// A word as Tesseract gives it: with the box around it in pixels and 0–100 for how sure it is.
    package struct Word: Hashable, Sendable {
        package var line: [Int]
        package var left: Int
        package var top: Int
        package var width: Int
        package var height: Int
        package var confidence: Double
        package var text: String

        package init(line: [Int], left: Int, top: Int, width: Int, height: Int, confidence: Double, text: String) {
            (self.line, self.left, self.top) = (line, left, top)
            (self.width, self.height, self.confidence, self.text) = (width, height, confidence, text)
        }

        var right: Int { left + width }
        var middle: Int { top + height / 2 }
    }

    /// Of one picture; what is more is no chat.
    static let maximumWords = 10_000

    package private(set) var text: String
    /// 0–1 for each scalar of the text.
    package private(set) var confidences: [Double]
    /// Whether both sides of a chat were told apart.
    package private(set) var isChat = false

    /// Of Tesseract's table (`tsv`).
    ///
    /// - Parameters:
    ///   - width: of the picture.
    ///   - mayBeChat: whether lines at the right may be one's own words: not on a card.
    package init(tsv: String, width: Int, mayBeChat: Bool) {
        let words = tsv.split(separator: "\n").prefix(4 * Self.maximumWords).compactMap { row -> Word? in
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 12, cells[0] == "5", let confidence = Double(cells[10]), confidence >= 0 else { return nil }
            let numbers = cells[1...9].compactMap { Int($0) }
            guard numbers.count == 9, numbers[5...8].allSatisfy({ (0...1_000_000).contains($0) }) else { return nil }
            let text = String(cells[11]).filter { !$0.isWhitespace }
            guard !text.isEmpty else { return nil }
            return Word(
                line: Array(numbers[0...3]), left: numbers[5], top: numbers[6], width: numbers[7], height: numbers[8],
                confidence: min(confidence, 100), text: text)
        }
        self.init(words: Array(words.prefix(Self.maximumWords)), width: width, mayBeChat: mayBeChat)
    }

    package init(words: [Word], width: Int, mayBeChat: Bool) {
        let rows = Self.rows(words).filter { !mayBeChat || !Self.isTime($0) }
        let turns = mayBeChat ? Self.turns(rows, width) : nil
        var signs: [Sign] = []
        if let turns {
            isChat = true
            for turn in turns {
                if !signs.isEmpty { signs.append(Sign("\n", 1)) }
                signs += turn.speaker + [Sign("：", 1)] + Self.joined(turn.rows, width)
            }
        } else {
            signs = mayBeChat ? Self.joined(rows, width) : Array(rows.map(\.signs).joined(separator: [Sign("\n", 1)]))
        }
        while let last = signs.last, CaptureText.isBlank(last.scalar) { signs.removeLast() }
        signs = Array(signs.drop { CaptureText.isBlank($0.scalar) })
        text = String(String.UnicodeScalarView(signs.map(\.scalar)))
        confidences = signs.map(\.confidence)
    }

    /// How sure the recognition is of a part of the text: the mean of its signs.
    package func confidence(_ start: Int, _ end: Int) -> Double {
        let part = confidences[max(0, min(start, confidences.count))..<max(0, min(max(start, end), confidences.count))]
        return part.isEmpty ? 1 : part.reduce(0, +) / Double(part.count)
    }

    // MARK: Rows

    struct Sign: Hashable, Sendable {
        var scalar: Unicode.Scalar
        var confidence: Double

        init(_ scalar: Unicode.Scalar, _ confidence: Double) { (self.scalar, self.confidence) = (scalar, confidence) }
    }

    private struct Row {
        var left: Int
        var right: Int
        var top: Int
        var bottom: Int
        var signs: [Sign]
        /// Of a usual sign of the picture.
        var size: Int
    }

    /// From the top down; what Tesseract has parted on one height is one row with a gap.
    private static func rows(_ all: [Word]) -> [Row] {
        let heights = all.map(\.height).sorted()
        guard !heights.isEmpty else { return [] }
        // Some boxes hold a neighbour too, so a little below the middle.
        let size = max(1, heights[heights.count * 2 / 5])
        // Pictures of people and logos are read as some tall sign that nobody is sure of.
        let words = all.filter { word in
            !(word.confidence < 30 && word.height * 10 > size * 17)
                && !(word.confidence < 10 && !word.text.unicodeScalars.contains(where: isLetterOrDigit))
        }
        var groups: [[Int]: [Word]] = [:]
        for word in words { groups[word.line, default: []].append(word) }
        func middle(_ words: [Word]) -> Int { words.map(\.middle).sorted()[words.count / 2] }
        var lines: [(middle: Int, words: [Word])] = []
        for line in groups.values.map({ (middle: middle($0), words: $0) }).sorted(by: {
            ($0.middle, $0.words[0].left) < ($1.middle, $1.words[0].left)
        }) {
            if let last = lines.last, (line.middle - last.middle) * 2 < size {
                lines[lines.count - 1].words += line.words
            } else {
                lines.append(line)
            }
        }
        return lines.map { line in
            let words = line.words.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
            return Row(
                left: words.map(\.left).min() ?? 0, right: words.map(\.right).max() ?? 0, top: line.middle - size / 2,
                bottom: line.middle + size / 2, signs: normalized(signs(words)), size: size)
        }.filter { !$0.signs.isEmpty }
    }

    /// The words of a row one behind the other, with a blank where the picture has a gap.
    private static func signs(_ words: [Word]) -> [Sign] {
        // A heading is larger than the rest.
        let size = max(1, words.map(\.height).sorted()[words.count / 2])
        var result: [Sign] = []
        var before: Word?
        for word in words {
            if let before, let last = result.last?.scalar, let first = word.text.unicodeScalars.first {
                let gap = word.left - before.right
                let isWide = gap * 10 > size * (isMark(last) ? 25 : 8)
                // Tesseract parts words of Latin letters and figures by itself; Han it parts at will.
                let isLatin = isLetterOrDigit(last) && !CaptureText.isHan(last) && isLetterOrDigit(first) && !CaptureText.isHan(first)
                if isWide || (isLatin && gap > 0) { result.append(Sign(" ", 1)) }
            }
            result += word.text.unicodeScalars.map { Sign($0, word.confidence / 100) }
            before = word
        }
        return result
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { ",，.。:：;；、!！?？)）".unicodeScalars.contains(scalar) }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        CaptureText.isHan(scalar) || CaptureText.isDigit(scalar) || CaptureText.isLetter(scalar)
    }

    // MARK: Signs that are taken for others

    /// What the recognition of Chinese confuses, put right where the neighbours leave no doubt.
    static func normalized(_ signs: [Sign]) -> [Sign] {
        var signs = signs
        for at in signs.indices { signs[at].scalar = halved(signs[at].scalar) }
        // 30一50万, 0512—86881234: between figures it is a dash.
        for at in signs.indices.dropFirst().dropLast()
        where "一—–−ー~～".unicodeScalars.contains(signs[at].scalar) && CaptureText.isDigit(signs[at - 1].scalar)
            && CaptureText.isDigit(signs[at + 1].scalar)
        {
            signs[at].scalar = "-"
        }
        mendDigits(&signs)
        return withoutBlanks(signs)
    }

    private static func halved(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF0B, 0xFF0D, 0xFF20: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
        case 0x3000: " "
        default: scalar
        }
    }

    private static let likeDigits: [Unicode.Scalar: Unicode.Scalar] = [
        "O": "0", "o": "0", "Q": "0", "〇": "0", "I": "1", "l": "1", "|": "1", "!": "1", "S": "5", "s": "5", "B": "8", "Z": "2", "z": "2",
    ]

    /// I38OOOO1234: a run of seven or more that is half digits or more is a number. Not a word, and not what letters stand beside.
    private static func mendDigits(_ signs: inout [Sign]) {
        var at = 0
        while at < signs.count {
            guard CaptureText.isDigit(signs[at].scalar) || likeDigits[signs[at].scalar] != nil else {
                at += 1
                continue
            }
            var end = at
            while end < signs.count,
                CaptureText.isDigit(signs[end].scalar) || likeDigits[signs[end].scalar] != nil
                    || (signs[end].scalar == " " || signs[end].scalar == "-") && end + 1 < signs.count
                        && (CaptureText.isDigit(signs[end + 1].scalar) || likeDigits[signs[end + 1].scalar] != nil)
            {
                end += 1
            }
            let run = at..<end
            let digits = run.count { CaptureText.isDigit(signs[$0].scalar) }
            let others = run.count { likeDigits[signs[$0].scalar] != nil }
            let isAlone =
                (at == 0 || !CaptureText.isLetter(signs[at - 1].scalar)) && (end == signs.count || !CaptureText.isLetter(signs[end].scalar))
            if isAlone, others > 0, digits + others >= 7, digits >= others {
                for place in run { if let digit = likeDigits[signs[place].scalar] { signs[place].scalar = digit } }
            }
            at = max(end, at + 1)
        }
    }

    /// None between Han, none beside a mark that belongs to Han; such a mark is written in full width.
    private static func withoutBlanks(_ signs: [Sign]) -> [Sign] {
        let wide: [Unicode.Scalar: Unicode.Scalar] = [",": "，", "?": "？", "!": "！", ":": "：", ";": "；"]
        var result: [Sign] = []
        for (at, sign) in signs.enumerated() {
            var sign = sign
            if sign.scalar == " " {
                let next = at + 1 < signs.count ? signs[at + 1].scalar : " "
                if next == " " || result.isEmpty || result.last?.scalar == " " || isMark(next) { continue }
            } else if let full = wide[sign.scalar], let last = result.last?.scalar {
                let next = at + 1 < signs.count ? signs[at + 1].scalar : " "
                // 10:23 and 1,000 stay.
                if CaptureText.isHan(last) || CaptureText.isHan(next) && !CaptureText.isDigit(last) { sign.scalar = full }
            }
            result.append(sign)
        }
        return result
    }

    /// 10:24 and 昨天 10:24 alone on a row: when, not what.
    private static func isTime(_ row: Row) -> Bool {
        row.signs.count <= 20 && row.signs.contains { ":：".unicodeScalars.contains($0.scalar) }
            && row.signs.allSatisfy { CaptureText.isDigit($0.scalar) || ":：/-. 年月日上下午昨今天早晚中凌晨星期周一二三四五六".unicodeScalars.contains($0.scalar) }
    }

    // MARK: Wrapped lines

    /// A line that goes to the edge of its block goes on in the next.
    private static func joined(_ rows: [Row], _ width: Int) -> [Sign] {
        guard var last = rows.first else { return [] }
        var result = last.signs
        let edge = rows.map(\.right).max() ?? width
        for row in rows.dropFirst() {
            let isFull = edge - last.right < row.size * 3 / 2 && (last.right - last.left) * 2 > width
            let isNext = row.top - last.bottom < row.size && abs(row.left - last.left) <= row.size / 2
            if isFull, isNext {
                if let before = result.last?.scalar, let after = row.signs.first?.scalar, !CaptureText.isHan(before),
                    !CaptureText.isHan(after), CaptureText.isLetter(before) || CaptureText.isLetter(after)
                {
                    result.append(Sign(" ", 1))
                }
            } else {
                result.append(Sign("\n", 1))
            }
            result += row.signs
            last = row
        }
        return result
    }

    // MARK: Whose words

    private struct Turn {
        var speaker: [Sign]
        var rows: [Row]
    }

    /// In a screenshot of two who talk, the other's words begin at one line at the left, one's own end at one line at the right, and times stand in the
    /// middle. `nil` when that is not what the picture looks like.
    private static func turns(_ rows: [Row], _ width: Int) -> [Turn]? {
        guard rows.count >= 2, width > 0 else { return nil }
        let near = max(rows[0].size, width * 3 / 100)
        func isCentred(_ row: Row) -> Bool {
            abs(row.left + row.right - width) < near && row.right - row.left < width * 45 / 100 && row.left > width / 5
        }
        let said = rows.enumerated().filter {
            !isCentred($0.element) && $0.element.left * 100 >= width * 4 && $0.element.right * 100 <= width * 96
        }
        guard let margin = said.map(\.element.left).min() else { return nil }
        // Lines that belong to one bubble stand close together and begin at one line.
        var bubbles: [(isOwn: Bool, rows: [Row])] = []
        var last = -2
        for (place, row) in said {
            if place == last + 1, let before = bubbles.last?.rows.last, row.top - before.bottom < row.size * 9 / 10,
                abs(row.left - before.left) <= near / 2
            {
                bubbles[bubbles.count - 1].rows.append(row)
            } else {
                bubbles.append((false, [row]))
            }
            last = place
        }
        func left(_ bubble: [Row]) -> Int { (bubble.map(\.left).min() ?? 0) - margin }
        guard let edge = bubbles.filter({ left($0.rows) > near }).flatMap(\.rows).map(\.right).max(), edge * 100 > width * 60 else {
            return nil
        }
        func right(_ bubble: [Row]) -> Int { edge - (bubble.map(\.right).max() ?? 0) }
        // What stands at neither side is a sign of a picture, or the screenshot is of something else.
        bubbles.removeAll { min(left($0.rows), abs(right($0.rows))) > near && $0.rows.allSatisfy { $0.signs.count <= 3 } }
        guard bubbles.allSatisfy({ min(left($0.rows), abs(right($0.rows))) <= near }) else { return nil }
        // A bubble as wide as can be leaves little at either side: the smaller gap tells.
        for place in bubbles.indices { bubbles[place].isOwn = left(bubbles[place].rows) > max(3, abs(right(bubbles[place].rows))) }
        guard bubbles.contains(where: { $0.isOwn && left($0.rows) > near }), bubbles.contains(where: { !$0.isOwn && right($0.rows) > near })
        else { return nil }
        var speaker = "对方".unicodeScalars.map { Sign($0, 1) }
        if let title = rows.first, isCentred(title), (2...12).contains(title.signs.count),
            title.signs.allSatisfy({ CaptureText.isHan($0.scalar) || CaptureText.isLetter($0.scalar) || $0.scalar == " " }),
            let first = said.first, first.offset > 0
        {
            speaker = title.signs
        }
        return bubbles.map { Turn(speaker: $0.isOwn ? [Sign("我", 1)] : speaker, rows: $0.rows) }
    }
}
