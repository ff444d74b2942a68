/// What is known of a lead by which content is chosen.
package struct ContentInterest: Sendable, Equatable {
    package var productLine: String?
    package var need: String?
    /// `zh` or `en`.
    package var language: String

    package init(productLine: String? = nil, need: String? = nil, language: String = "zh") {
        self.productLine = productLine
        self.need = need
        self.language = language
    }

    /// English for who has written nothing but Latin letters.
    package static func language(of texts: [String?]) -> String {
        var hasLetters = false
        for scalar in texts.compactMap({ $0 }).flatMap(\.unicodeScalars) {
            if (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x3134F).contains(scalar.value) { return "zh" }
            if scalar.properties.isAlphabetic { hasLetters = true }
        }
        return hasLetters ? "en" : "zh"
    }
}

/// The next item for a lead, and why it: by product line, then by words of the need, then what is for everybody; the oldest first among equals.
/// The same leads and items give the same choice.
package struct ContentChoice: Sendable, Equatable {
    package enum Reason: String, Sendable {
        case productLine = "product_line"
        case need
        case tag
        case general
    }

    package var item: ContentItem
    package var reason: Reason
    /// The item's words that fitted, at most ten.
    package var matched: [String]

    /// - Parameters:
    ///   - items: valid ones.
    ///   - sent: what the lead has got or is about to get.
    /// - Returns: `nil` when there is nothing (more) for the lead.
    package init?(from items: [ContentItem], for interest: ContentInterest, sent: Set<ContentItemID>) {
        let line = interest.productLine.map(FoldedText.name)
        let need = interest.need.map(FoldedText.name)
        var best: (rank: Int, hits: Int, choice: ContentChoice)?
        for item in items where !sent.contains(item.id) && (item.language ?? interest.language) == interest.language {
            func found(_ words: [String], in text: String?) -> [String] {
                guard let text else { return [] }
                return words.filter { word in
                    let word = FoldedText.name(word)
                    return !word.isEmpty && text.contains(word)
                }
            }
            let lines = line.map { line in item.productLines.filter { FoldedText.name($0) == line } } ?? []
            let words = found(item.keywords, in: need)
            let tags = found(item.tags, in: need) + found(item.tags, in: line)
            let (rank, reason, matched): (Int, Reason, [String])
            if !lines.isEmpty {
                (rank, reason, matched) = (0, .productLine, lines + words)
            } else if !words.isEmpty {
                (rank, reason, matched) = (1, .need, words)
            } else if !tags.isEmpty {
                (rank, reason, matched) = (2, .tag, tags)
            } else if item.productLines.isEmpty {
                (rank, reason, matched) = (3, .general, [])
            } else {
                // Of another product line, and nothing says that it is wanted.
                continue
            }
            let hits = words.count + tags.count
            let choice = ContentChoice(item: item, reason: reason, matched: Array(matched.prefix(10)))
            guard let current = best else {
                best = (rank, hits, choice)
                continue
            }
            // By ids among equals: they are made in order.
            if (rank, -hits) < (current.rank, -current.hits)
                || (rank, -hits) == (current.rank, -current.hits) && item.id < current.choice.item.id
            {
                best = (rank, hits, choice)
            }
        }
        guard let best else { return nil }
        self = best.choice
    }

    private init(item: ContentItem, reason: Reason, matched: [String]) {
        self.item = item
        self.reason = reason
        self.matched = matched
    }
}
