internal import Crypto

/// SHA-256 of a sequence of bytes, as it grows.
package struct RowDigest {
    private var hash = SHA256()

    package init() {}

    package mutating func append(_ bytes: some Sequence<UInt8>) { hash.update(data: Array(bytes)) }

    /// 64 hexadecimal digits.
    package var hex: String {
        hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    package static func bytes(of text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
