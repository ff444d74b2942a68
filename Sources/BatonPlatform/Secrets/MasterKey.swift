internal import BatonModel
internal import Crypto
internal import FoundationEssentials
internal import Postgres

/// The key of the installation: 32 bytes that never enter the database. It wraps the data key of each tenant and nothing of theirs itself.
package struct MasterKey: Sendable {
    /// Names the key beside what it has wrapped; says nothing about it.
    package let id: String
    let key: SymmetricKey

    package enum Problem: Error, Equatable, Sendable, CustomStringConvertible {
        case malformed
        case unreadable(path: String)
        /// The file may be read by others than its owner.
        case readable(path: String)

        package var description: String {
            switch self {
            case .malformed: "A master key is 32 random bytes in base64, for example from: head -c 32 /dev/urandom | base64"
            case .unreadable(let path): "The key file \(path) cannot be read."
            case .readable(let path): "The key file \(path) may be read by others: chmod 600 \(path)"
            }
        }
    }

    /// - Throws: `malformed` for anything but base64 of 32 bytes; blanks around it are allowed.
    package init(base64 text: String) throws(Problem) {
        let text = text.filter { !$0.isWhitespace }
        guard let bytes = Data(base64Encoded: text), bytes.count == 32 else { throw .malformed }
        self.init(Array(bytes))
    }

    private init(_ bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
        let digest = HMAC<SHA256>.authenticationCode(for: Array("baton master key id".utf8), using: key)
        id = digest.prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// The key in a file of at most 1 KiB that only its owner may read.
    package init(file path: String) throws(Problem) {
        // Of what a link leads to.
        let url = URL(filePath: path).resolvingSymlinksInPath()
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
            let size = Self.integer(attributes[.size]), size <= 1024, let mode = Self.integer(attributes[.posixPermissions]),
            let bytes = try? Data(contentsOf: url)
        else { throw .unreadable(path: path) }
        guard mode & 0o077 == 0 else { throw .readable(path: path) }
        try self.init(base64: String(decoding: bytes, as: UTF8.self))
    }

    /// By way of its text, because it is another type with all of Foundation in the program than with the essentials.
    private static func integer(_ value: Any?) -> Int? { value.flatMap { Int("\($0)") } }

    /// 12 bytes of nonce, the ciphertext, 16 bytes of tag.
    func seal(_ plain: [UInt8], _ associated: [UInt8]) throws -> Bytes {
        // Only a nonce of another length could fail.
        Bytes(Array(try AES.GCM.seal(plain, using: key, authenticating: associated).combined ?? Data()))
    }

    func open(_ sealed: Bytes, _ associated: [UInt8]) throws -> [UInt8] {
        Array(try AES.GCM.open(AES.GCM.SealedBox(combined: sealed.bytes), using: key, authenticating: associated))
    }
}

/// The master keys that the program was given: the one in force and, while it is being changed, the one before.
package struct MasterKeys: Sendable {
    package let current: MasterKey
    package let previous: MasterKey?

    package init(current: MasterKey, previous: MasterKey? = nil) {
        self.current = current
        self.previous = previous
    }

    /// - Throws: `keys_unavailable`, when neither is the one that is asked for.
    func key(_ id: String) throws -> MasterKey {
        if id == current.id { return current }
        if let previous, id == previous.id { return previous }
        throw BatonError(.keysUnavailable, detail: "master key \(id)")
    }

    /// For what belongs to the installation and not to a tenant.
    ///
    /// - Parameter context: what it is; it opens with the same one only.
    func seal(_ plain: [UInt8], context: String) throws -> (masterKey: String, sealed: Bytes) {
        (current.id, try current.seal(plain, Self.associated(context)))
    }

    /// - Throws: `keys_unavailable` without the key that sealed it; `internal_error` for what was altered.
    func open(_ sealed: Bytes, masterKey: String, context: String) throws -> [UInt8] {
        let key = try key(masterKey)
        do {
            return try key.open(sealed, Self.associated(context))
        } catch {
            throw BatonError(.internalError, detail: "a sealed key does not open")
        }
    }

    private static func associated(_ context: String) -> [UInt8] { Array("baton installation \(context)".utf8) }
}
