internal import Crypto

/// The entity tag of a representation that has no version of its own: equal exactly when its bytes are. 128 bits of SHA-256, with quotes.
package func contentTag(_ bytes: [UInt8]) -> String {
    "\"" + SHA256.hash(data: bytes).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
}
