/// Product words of a tenant that has told none: out of what it has set up and sold so far. So a new tenant reads products on its first day.
package enum DerivedProducts {
    /// Of newest leads, the lines that are looked at.
    package static let recentLeads = 2_000
    /// A line that leads alone know is no slip when as many have it.
    package static let fewestLeads: Int64 = 2

    /// - Parameters:
    ///   - lines: names of product lines, the surest first; the first `CaptureDictionary.maximumLines` count.
    ///   - keywords: words that the tenant itself has put beside one line.
    /// - Returns: lines with their words: the name, the parts of a name such as 注塑机/啤机, the name without a general word at its end (空压机设备), the
    ///   keywords, and the words of trade for a line that a template knows. A word that would lead to two lines leads to none.
    package static func products(lines: [String], keywords: [(line: String, word: String)]) -> [CaptureContext.Product] {
        var names: [String] = []
        var known: Set<String> = []
        for line in lines {
            guard let name = CleanText.clean(line), (1...CaptureDictionary.maximumWord).contains(name.unicodeScalars.count),
                known.insert(FoldedText.name(name)).inserted
            else { continue }
            names.append(name)
            if names.count == CaptureDictionary.maximumLines { break }
        }
        let folded = Dictionary(names.map { (FoldedText.name($0), $0) }, uniquingKeysWith: { first, _ in first })
        var own: [String: [String]] = [:]
        for (line, word) in keywords { if let name = folded[FoldedText.name(line)] { own[name, default: []].append(word) } }
        var lines: [(name: String, words: [String])] = []
        var owners: [String: Set<String>] = [:]
        for name in names {
            var words: [String] = []
            for word in parts(of: name) + (own[name] ?? []) + template(for: name) {
                guard let word = CleanText.clean(word), (2...CaptureDictionary.maximumWord).contains(word.unicodeScalars.count),
                    !plain.contains(word), !words.contains(where: { FoldedText.name($0) == FoldedText.name(word) })
                else { continue }
                words.append(word)
                owners[FoldedText.name(word), default: []].insert(name)
                if words.count == CaptureDictionary.maximumTerms { break }
            }
            lines.append((name, words))
        }
        return lines.map { line in
            // The name of a line is always its own.
            CaptureContext.Product(
                line: line.name,
                terms: line.words.filter { owners[FoldedText.name($0)] == [line.name] || FoldedText.name($0) == FoldedText.name(line.name) }
            )
        }
    }

    private static let general = ["生产线", "解决方案", "系列", "系统", "设备", "产品", "服务", "方案", "业务", "项目"]
    /// Said of anything.
    private static let plain: Set<String> = [
        "设备", "系统", "产品", "服务", "方案", "业务", "项目", "其他", "其它", "配件", "软件", "机器", "工程", "材料", "客户", "公司", "default", "other", "others",
        "product", "service",
    ]

    private static func parts(of name: String) -> [String] {
        var result = [name]
        let pieces = name.split(whereSeparator: { "/／、，,;；|｜+&（）()和及与".contains($0) }).map(String.init)
        // 和 and 与 stand inside of words too, so parts of one sign are none.
        if pieces.count > 1, pieces.allSatisfy({ $0.unicodeScalars.count >= 2 }) { result += pieces }
        for word in result {
            for end in general where word.hasSuffix(end) && word.unicodeScalars.count >= end.unicodeScalars.count + 2 {
                result.append(String(word.dropLast(end.count)))
                break
            }
        }
        return result
    }

    /// The words of a line of that name in `CaptureDictionary.templates`, or of one that has the name among its words.
    private static func template(for name: String) -> [String] {
        let wanted = FoldedText.name(name)
        let all = CaptureDictionary.templates.flatMap(\.products)
        let found = all.first { FoldedText.name($0.line) == wanted } ?? all.first { $0.terms.contains { FoldedText.name($0) == wanted } }
        return found?.terms ?? []
    }
}
