internal import Crypto
package import Postgres

/// A key that is shown once; only its SHA-256 is stored. 256 random bits need no slow hash.
package struct Secret: Sendable {
    package let text: String

    /// - Parameter kind: what the key begins with: `bk` for API keys, `bf` for forms.
    package static func make(_ kind: String) -> Secret {
        let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789")
        // 45 letters of 57: 262 bits. Letters that people mix up are left out.
        var generator = SystemRandomNumberGenerator()
        return Secret("\(kind)_" + String((0..<45).map { _ in alphabet.randomElement(using: &generator)! }))
    }

    package init(_ text: String) { self.text = text }

    /// Shown in lists, so that people recognise a key.
    package var prefix: String { String(text.prefix(9)) }

    package var hash: Bytes { Bytes(digest) }
    package var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
