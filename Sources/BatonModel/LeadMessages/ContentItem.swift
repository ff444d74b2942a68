package import FoundationEssentials

/// Something to read or to see for people of the nurture pool (L3).
package struct ContentItem: Sendable, Equatable {
    package enum Kind: String, CaseIterable, Sendable {
        case caseStudy = "case"
        case video
        case whitePaper = "white_paper"
        case article
    }

    package var id: ContentItemID
    package var kind: Kind
    package var titleZH: String?
    package var titleEN: String?
    package var summaryZH: String?
    package var summaryEN: String?
    /// Where links lead.
    package var url: String
    /// `zh` or `en`; `nil`: for readers of any.
    package var language: String?
    package var tags: [String]
    /// Of leads with one of these; empty: of all.
    package var productLines: [String]
    package var keywords: [String]
    package var isEnabled: Bool
    package var validFrom: Date?
    package var validUntil: Date?
    package var createdAt: Date
    package var updatedAt: Date
    package var version: Int32

    package init(
        id: ContentItemID, kind: Kind, titleZH: String? = nil, titleEN: String? = nil, summaryZH: String? = nil, summaryEN: String? = nil,
        url: String, language: String? = nil, tags: [String] = [], productLines: [String] = [], keywords: [String] = [],
        isEnabled: Bool = true, validFrom: Date? = nil, validUntil: Date? = nil, createdAt: Date = .distantPast,
        updatedAt: Date = .distantPast, version: Int32 = 1
    ) {
        self.id = id
        self.kind = kind
        self.titleZH = titleZH
        self.titleEN = titleEN
        self.summaryZH = summaryZH
        self.summaryEN = summaryEN
        self.url = url
        self.language = language
        self.tags = tags
        self.productLines = productLines
        self.keywords = keywords
        self.isEnabled = isEnabled
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.version = version
    }

    package func title(isChinese: Bool) -> String { (isChinese ? titleZH ?? titleEN : titleEN ?? titleZH) ?? "" }
    package func summary(isChinese: Bool) -> String { (isChinese ? summaryZH ?? summaryEN : summaryEN ?? summaryZH) ?? "" }

    package func isValid(at now: Date) -> Bool {
        isEnabled && validFrom.map { $0 <= now } ?? true && validUntil.map { now < $0 } ?? true
    }
}

/// What an admin says of an item; outer `nil`: as it was.
package struct ContentItemInput: Sendable {
    package var kind: String?
    package var titleZH: String??
    package var titleEN: String??
    package var summaryZH: String??
    package var summaryEN: String??
    package var url: String?
    package var language: String??
    package var tags: [String]?
    package var productLines: [String]?
    package var keywords: [String]?
    package var isEnabled: Bool?
    package var validFrom: Date??
    package var validUntil: Date??

    package init() {}

    package static let maximumTitle = 120
    package static let maximumSummary = 1_000
    package static let maximumURL = 2_000
    package static let maximumWords = 50
    package static let maximumWord = 60

    /// The item that it makes of another one, or of none.
    ///
    /// - Parameter allowsPlain: whether `http` is allowed, for installations on a private network.
    /// - Throws: `missing`, `unknown_value`, `text_…`, `url_invalid`, `out_of_order`, `too_many`.
    package func item(changing old: ContentItem?, id: ContentItemID, allowsPlain: Bool = false) throws(ValidationFailure) -> ContentItem {
        var problems = FieldProblems()
        var item = old ?? ContentItem(id: id, kind: .article, url: "")
        if let kind {
            if let known = ContentItem.Kind(rawValue: kind) {
                item.kind = known
            } else {
                let all = ContentItem.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                problems.append(FieldProblem("/kind", "unknown_value", zh: "可用：\(all)", en: "Known: \(all)."))
            }
        } else if old == nil {
            problems.append(FieldProblem("/kind", "missing", zh: "必填", en: "Required."))
        }
        if let titleZH { item.titleZH = problems.text(titleZH, "/title_zh", max: Self.maximumTitle) }
        if let titleEN { item.titleEN = problems.text(titleEN, "/title_en", max: Self.maximumTitle) }
        if let summaryZH { item.summaryZH = problems.text(summaryZH, "/summary_zh", max: Self.maximumSummary, multiline: true) }
        if let summaryEN { item.summaryEN = problems.text(summaryEN, "/summary_en", max: Self.maximumSummary, multiline: true) }
        if item.titleZH == nil, item.titleEN == nil, problems.isEmpty {
            problems.append(FieldProblem("/title_zh", "missing", zh: "请至少填写一种语言的标题", en: "Give a title in one language at least."))
        }
        if let url {
            if let good = WebAddress(url, allowsPlain: allowsPlain) {
                item.url = good.text
            } else {
                problems.append(
                    FieldProblem(
                        "/url", "url_invalid", zh: "需要以 https:// 开头的完整网址（最长 \(Self.maximumURL) 字符）",
                        en: "A whole address that begins with https:// is needed, \(Self.maximumURL) characters at most."))
            }
        } else if old == nil {
            problems.append(FieldProblem("/url", "missing", zh: "必填", en: "Required."))
        }
        if let language {
            if let language, !["zh", "en"].contains(language) {
                problems.append(FieldProblem("/language", "unknown_value", zh: "可用：zh, en", en: "Known: zh, en."))
            }
            item.language = language
        }
        func words(_ given: [String]?, _ place: String) -> [String]? {
            guard let given else { return nil }
            if given.count > Self.maximumWords {
                problems.append(
                    FieldProblem(place, "too_many", zh: "最多 \(Self.maximumWords) 项", en: "At most \(Self.maximumWords) elements."))
                return nil
            }
            var all: [String] = []
            for (index, text) in given.enumerated() {
                guard let word = problems.text(text, "\(place)/\(index)", max: Self.maximumWord) else { continue }
                if !all.contains(word) { all.append(word) }
            }
            return all
        }
        item.tags = words(tags, "/tags") ?? item.tags
        item.productLines = words(productLines, "/product_lines") ?? item.productLines
        item.keywords = words(keywords, "/keywords") ?? item.keywords
        item.isEnabled = isEnabled ?? item.isEnabled
        if let validFrom { item.validFrom = validFrom }
        if let validUntil { item.validUntil = validUntil }
        if let from = item.validFrom, let until = item.validUntil, from >= until {
            problems.append(
                FieldProblem("/valid_until", "out_of_order", zh: "结束时间须晚于开始时间", en: "The end must be later than the beginning."))
        }
        try problems.check()
        return item
    }
}

/// A web address as it may stand in a `Location`: `https`, a host, printable ASCII; no name of a user.
package struct WebAddress: Sendable, Equatable {
    package let text: String
    package let host: String

    package init?(_ text: String, allowsPlain: Bool = false) {
        guard text.utf8.count <= ContentItemInput.maximumURL,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && ![0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains($0) }),
            let match = text.wholeMatch(of: /(https?):\/\/([A-Za-z0-9.\-]{1,253})(:[0-9]{1,5})?([\/?#].*)?/),
            match.1 == "https" || allowsPlain, match.2.contains(where: { $0.isLetter || $0.isNumber }), !match.2.hasPrefix("."),
            !match.2.hasPrefix("-")
        else { return nil }
        self.text = text
        host = match.2.lowercased()
    }

    /// With one more parameter, in front of a fragment.
    package func adding(_ name: String, _ value: String) -> String {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let separator = parts[0].contains("?") ? "&" : "?"
        return "\(parts[0])\(separator)\(name)=\(value)" + (parts.count > 1 ? "#\(parts[1])" : "")
    }
}
