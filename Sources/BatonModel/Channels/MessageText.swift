/// Cutting texts to the lengths that receivers take.
package enum MessageText {
    /// The longest beginning of at most so many bytes of UTF-8 that ends between two characters.
    ///
    /// A character of very many marks is cut inside, between Unicode scalars.
    package static func prefix(_ text: String, bytes limit: Int) -> String {
        if text.utf8.count <= limit { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: max(limit, 0))
        while end > text.startIndex, text.utf8[end] & 0xC0 == 0x80 { end = text.utf8.index(before: end) }
        if end > text.startIndex {
            let beginning = text[..<end]
            // By its place: an index of the beginning remembers how long its last character is there.
            let place = text.utf8.distance(from: text.startIndex, to: beginning.index(before: beginning.endIndex))
            let last = text.utf8.index(text.startIndex, offsetBy: place)
            if text.index(after: last) > end, text.utf8.distance(from: last, to: end) <= 64 { end = last }
        }
        return String(text[..<end])
    }

    /// The text, or its beginning with … at the end.
    package static func cut(_ text: String, bytes limit: Int) -> String {
        if text.utf8.count <= limit { return text }
        return limit < 3 ? "" : prefix(text, bytes: limit - 3) + "…"
    }

    /// The same for WeCom's Markdown: no line is left half if it can be helped, and no colour open.
    package static func cutMarkdown(_ text: String, bytes limit: Int) -> String {
        if text.utf8.count <= limit { return text }
        // Room for … on a line of its own, and for the end of a colour.
        var kept = prefix(text, bytes: max(limit - 4 - "</font>".utf8.count, 0))
        if let line = kept.lastIndex(of: "\n"), kept.utf8.distance(from: kept.startIndex, to: line) * 2 >= limit {
            kept = String(kept[..<line])
        } else if let open = kept.lastIndex(of: "<"), !kept[open...].contains(">") {
            // In the middle of a mark.
            kept = String(kept[..<open])
        }
        let opened = kept.matches(of: #/<font /#).count
        let closed = kept.matches(of: #/</font>/#).count
        return kept + (opened > closed ? "</font>" : "") + "\n…"
    }
}
