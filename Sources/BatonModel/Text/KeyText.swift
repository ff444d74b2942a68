/// What programs call things: `[a-z][a-z0-9_]{0,39}`.
package enum KeyText {
    /// - Parameter besides: a character that is allowed behind the first one too.
    package static func isKey(_ text: String, besides: Character? = nil) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard let first = text.utf8.first, letters.contains(first), text.utf8.count <= 40 else { return false }
        return text.utf8.allSatisfy {
            letters.contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") || $0 == besides?.asciiValue
        }
    }
}
