internal import Crypto

/// The entity tag of a representation that has no version of its own: equal exactly when its bytes are. 128 bits of SHA-256, with quotes.
package func contentTag(_ bytes: [UInt8]) -> String {
    "\"" + SHA256.hash(data: bytes).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
}

/// The same of bytes that come in pieces.
package struct ContentDigest {
    private var hasher = SHA256()

    package init() {}

    package mutating func update(_ bytes: [UInt8]) { hasher.update(data: bytes) }

    /// Without quotes.
    package var tag: String { hasher.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
