/// A tenant's context made ready for looking up. Make it once for each version of the dictionary.
package struct CaptureLexicon: Sendable {
    let products: TermIndex<String>
    /// Of terms of four to six Han: the first two, and what must follow.
    private let firstHalves: TermIndex<[([Unicode.Scalar], String)]>
    private let pairs: TermIndex<String>
    let members: TermIndex<Void>
    let memberSurnames: Set<Unicode.Scalar>
    let ownCompanies: TermIndex<Void>
    let ignored: TermIndex<Void>
    /// Spelled with capitals only, so that DR is not found in Dr. Wang.
    private let capitals: Set<[Unicode.Scalar]>

    package init(_ context: CaptureContext) {
        products = TermIndex(context.products.flatMap { product in (product.terms + [product.line]).map { ($0, product.line) } })
        var halves: [String: [([Unicode.Scalar], String)]] = [:]
        for product in context.products {
            for term in product.terms + [product.line] {
                let folded = CaptureText(term).folded
                guard folded.allSatisfy(CaptureText.isHan), let first = folded.first else { continue }
                // 开一套勺子模 for 开模, 拍三支探厂视频 for 拍视频: a verb and its thing.
                if (2...3).contains(folded.count), Self.verbs.contains(first) {
                    halves[String(first), default: []].append((Array(folded.dropFirst()), product.line))
                }
                guard (4...6).contains(folded.count) else { continue }
                halves[String(String.UnicodeScalarView(folded.prefix(2))), default: []].append((Array(folded.dropFirst(2)), product.line))
            }
        }
        firstHalves = TermIndex(halves.map { ($0.key, $0.value) })
        var lines: [String: Set<String>] = [:]
        for product in context.products {
            for term in product.terms + [product.line] {
                let folded = CaptureText(term).folded
                for at in folded.indices.dropLast() where CaptureText.isHan(folded[at]) && CaptureText.isHan(folded[at + 1]) {
                    lines[String(String.UnicodeScalarView(folded[at...at + 1])), default: []].insert(product.line)
                }
            }
        }
        pairs = TermIndex(
            lines.compactMap { pair, lines in
                guard lines.count == 1, let line = lines.first, !Self.plainPairs.contains(pair) else { return nil }
                return (pair, line)
            })
        members = TermIndex(context.members.map { ($0, ()) })
        memberSurnames = Set(
            context.members.compactMap { member in
                let folded = CaptureText(member).folded
                guard (2...4).contains(folded.count), let first = folded.first else { return nil }
                return first == "小" || first == "老" ? folded[1] : first
            })
        ownCompanies = TermIndex(context.ownCompanies.map { ($0, ()) })
        ignored = TermIndex(context.ignoredWords.map { ($0, ()) })
        var capitals: Set<[Unicode.Scalar]> = []
        for term in context.products.flatMap(\.terms)
        where term.unicodeScalars.allSatisfy({ $0.isASCII }) && term.utf8.count <= 4 && term == term.uppercased() {
            capitals.insert(CaptureText(term).folded)
        }
        self.capitals = capitals
    }

    private static let verbs = Set("开打拍修改做办装租搭建".unicodeScalars)

    /// The halves of a term with something between: 教师信息化培训 for 教师培训. Weaker than the term itself.
    func partedProducts(_ text: CaptureText, in range: Range<Int>) -> [(range: Range<Int>, line: String)] {
        var result: [(range: Range<Int>, line: String)] = []
        for first in text.matches(of: firstHalves, in: range) {
            let window = first.range.upperBound..<min(range.upperBound, first.range.upperBound + 12)
            for (second, line) in first.value {
                guard let at = window.first(where: { text.has(second, at: $0, before: window.upperBound) }),
                    !window.prefix(while: { $0 < at }).contains(where: { "，,。；;！!？?\n".unicodeScalars.contains(text.folded[$0]) })
                else { continue }
                result.append((first.range.lowerBound..<at + second.count, line))
                break
            }
        }
        return result
    }

    /// Two Han that only the terms of one line have: 视频 for 短视频. The weakest.
    func pairedProducts(_ text: CaptureText, in range: Range<Int>) -> [(range: Range<Int>, line: String)] {
        text.matches(of: pairs, in: range).map { ($0.range, $0.value) }
    }

    func productMatches(_ text: CaptureText, in range: Range<Int>) -> [(range: Range<Int>, line: String)] {
        text.matches(of: products, in: range).compactMap { match in
            let first = text.folded[match.range.lowerBound]
            if first.value < 0x80 {
                // A Latin term is a word of its own; 3d打印 ends in Han and may go on.
                let last = text.folded[match.range.upperBound - 1]
                if match.range.lowerBound > range.lowerBound, Self.isWord(text.folded[match.range.lowerBound - 1]) { return nil }
                if last.value < 0x80, let next = letter(at: match.range.upperBound, of: text, in: range),
                    !(next == "s" && letter(at: match.range.upperBound + 1, of: text, in: range) == nil && match.range.count >= 4)
                {
                    return nil
                }
                if capitals.contains(Array(text.folded[match.range])),
                    text.original[match.range].contains(where: { (0x61...0x7A).contains($0.value) })
                {
                    return nil
                }
            }
            return (match.range, match.value)
        }
    }

    private func letter(at place: Int, of text: CaptureText, in range: Range<Int>) -> Unicode.Scalar? {
        range.contains(place) && CaptureText.isLetter(text.folded[place]) ? text.folded[place] : nil
    }

    /// Of every trade.
    private static let plainPairs: Set<String> = [
        "老师", "教师", "设备", "系统", "机器", "加工", "中心", "产品", "项目", "工业", "管理", "软件", "服务", "生产", "公司", "客户", "培训", "课程", "材料", "技术", "分析", "改造",
        "维修",
        "检验", "外教", "工程", "拍摄", "设计", "装修", "研究", "开发", "电机", "大学", "学校", "学生",
    ]

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool { CaptureText.isLetter(scalar) || CaptureText.isDigit(scalar) }

    func isMember(_ text: CaptureText, _ range: Range<Int>) -> Bool {
        !range.isEmpty && members.longest(at: range.lowerBound, in: text.folded, before: range.upperBound, length: range.count) != nil
    }

    private static let own = TermIndex<Void>(words: "客服 在线客服 机器人助手 小助手")

    /// 我, a member, a nick that holds a member's name or the tenant's own.
    func isOwnSpeaker(_ text: CaptureText, _ speaker: Range<Int>) -> Bool {
        if speaker.count == 1, text.folded[speaker.lowerBound] == "我" { return true }
        return text.contains(members, in: speaker) || text.contains(ownCompanies, in: speaker) || text.contains(Self.own, in: speaker)
    }
}
