internal import BatonModel
internal import Crypto
internal import FoundationEssentials
internal import JWTKit
internal import Postgres
internal import Synchronization

/// The keys that access tokens are signed with (Ed25519). Every process reads them from the database: every three minutes, and when it meets a
/// key that it does not know, at most once in five seconds.
///
/// A new key is published for 15 minutes before it signs, so that whoever keeps the public keys has it by then; the old one verifies until the
/// last token that it has signed is over.
package final class SigningKeys: Sendable {
    private struct Key {
        var kid: String
        var masterKey: String
        var sealed: Bytes
        var publicKey: [UInt8]
        var signsFrom: Date
        var retiresAt: Date?
        /// With this key alone: a collection falls back to its first one.
        var verifier: JWTKeyCollection
    }

    private struct State {
        var keys: [Key] = []
        var loadedAt: ContinuousClock.Instant?
        var loadedOn: Date?
    }

    private let database: Database
    private let masters: MasterKeys?
    private let clock: WallClock
    private let state = Mutex(State())

    package static let publishedBefore: Duration = .seconds(15 * 60)
    /// Longer than any token lives, with the clocks' differences and the age that a process's keys may have.
    package static let verifiesAfter: Duration = .seconds(20 * 60)
    private static let maximumAge: TimeInterval = 180
    private static let reloadPause: Duration = .seconds(5)

    package init(database: Database, masters: MasterKeys?, clock: WallClock = .system) {
        self.database = database
        self.masters = masters
        self.clock = clock
    }

    // MARK: tokens

    /// - Parameter type: the `typ` of the header; a token of one type is none of another.
    /// - Throws: `keys_unavailable`.
    func sign(_ claims: some JWTPayload, type: String) async throws -> String {
        guard let masters else { throw BatonError(.keysUnavailable, detail: "BATON_MASTER_KEY") }
        var known = try await keys()
        if signer(known) == nil {
            try await makeFirst(masters)
            known = try await reload()
        }
        guard let key = signer(known) else { throw BatonError(.keysUnavailable, detail: "signing key") }
        let seed = try masters.open(key.sealed, masterKey: key.masterKey, context: Self.context(key.kid))
        let collection = await JWTKeyCollection().add(
            eddsa: EdDSA.PrivateKey(backing: try Curve25519.Signing.PrivateKey(rawRepresentation: seed)),
            kid: JWKIdentifier(string: key.kid))
        var header = JWTHeader()
        header.typ = type
        return try await collection.sign(claims, kid: JWKIdentifier(string: key.kid), header: header)
    }

    /// Reads a token of ours; times and the rest are the caller's to check. Only this algorithm, only known keys, only this type.
    ///
    /// - Throws: `unauthenticated` for anything else.
    func verify<Claims: JWTPayload>(_ token: String, type: String, as claims: Claims.Type) async throws -> Claims {
        guard let header = TokenHeader(token), header.algorithm == "EdDSA", header.type == type, let kid = header.kid else {
            throw BatonError(.unauthenticated)
        }
        var key = try await keys().first { $0.kid == kid }
        if key == nil { key = try await reloadForUnknown().first { $0.kid == kid } }
        guard let key, key.retiresAt.map({ $0 > clock.time() }) ?? true else { throw BatonError(.unauthenticated) }
        do {
            return try await key.verifier.verify(token, as: Claims.self)
        } catch {
            throw BatonError(.unauthenticated)
        }
    }

    /// What everybody may verify with (RFC 8037): all keys that sign, will sign or have signed tokens which are not over.
    package func published() async throws -> [(kid: String, publicKey: [UInt8])] {
        try await keys().filter { $0.retiresAt.map { $0 > clock.time() } ?? true }.map { ($0.kid, $0.publicKey) }
    }

    // MARK: rotation

    /// Publishes a new key that signs in 15 minutes; those before it go when their last tokens are over. Done twice at once, two keys are made,
    /// which hurts nobody.
    ///
    /// - Returns: the name of the new key.
    /// - Throws: `keys_unavailable`.
    package func rotate() async throws -> String {
        guard let masters else { throw BatonError(.keysUnavailable, detail: "BATON_MASTER_KEY") }
        let kid = Self.name()
        let key = Curve25519.Signing.PrivateKey()
        let (master, sealed) = try masters.seal(Array(key.rawRepresentation), context: Self.context(kid))
        let lead = Int32(Self.publishedBefore.components.seconds)
        _ = try await database.signIn([
            "DELETE FROM baton.signing_key WHERE retires_at < baton.now()",
            """
            UPDATE baton.signing_key SET
                retires_at = baton.now() + \(lead + Int32(Self.verifiesAfter.components.seconds)) * interval '1 second'
            WHERE retires_at IS NULL
            """,
            """
            INSERT INTO baton.signing_key (kid, master_key_id, sealed_key, public_key, signs_from)
            VALUES (\(kid), \(master), \(sealed), \(Bytes(Array(key.publicKey.rawRepresentation))),
                    baton.now() + \(lead) * interval '1 second')
            """,
        ])
        _ = try await reload()
        return kid
    }

    /// Seals the private keys under the current master key; may be repeated.
    package func rewrap() async throws -> Int {
        guard let masters else { throw BatonError(.keysUnavailable, detail: "BATON_MASTER_KEY") }
        var statements: [SQL] = []
        for key in try await reload() where key.masterKey != masters.current.id {
            let seed = try masters.open(key.sealed, masterKey: key.masterKey, context: Self.context(key.kid))
            let (master, sealed) = try masters.seal(seed, context: Self.context(key.kid))
            statements.append(
                "UPDATE baton.signing_key SET master_key_id = \(master), sealed_key = \(sealed) WHERE kid = \(key.kid)")
        }
        if statements.isEmpty { return 0 }
        let count = try await database.signIn(statements).reduce(0) { $0 + $1.affectedRows }
        _ = try await reload()
        return count
    }

    private func makeFirst(_ masters: MasterKeys) async throws {
        let kid = Self.name()
        let key = Curve25519.Signing.PrivateKey()
        let (master, sealed) = try masters.seal(Array(key.rawRepresentation), context: Self.context(kid))
        // Nobody can have kept an older one, so it signs at once. Two processes may both make one: each reads the other's when it meets it.
        _ = try await database.signIn([
            """
            INSERT INTO baton.signing_key (kid, master_key_id, sealed_key, public_key, signs_from)
            SELECT \(kid), \(master), \(sealed), \(Bytes(Array(key.publicKey.rawRepresentation))), baton.now()
            WHERE NOT EXISTS (SELECT FROM baton.signing_key WHERE retires_at IS NULL AND signs_from <= baton.now())
            """
        ])
    }

    private static func name() -> String {
        var generator = SystemRandomNumberGenerator()
        return String((0..<12).map { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement(using: &generator)! })
    }

    private static func context(_ kid: String) -> String { "signing key \(kid)" }

    // MARK: reading

    /// The newest that signs already.
    private func signer(_ keys: [Key]) -> Key? {
        let now = clock.time()
        return keys.filter { $0.signsFrom <= now && ($0.retiresAt.map { $0 > now } ?? true) }
            .max { ($0.signsFrom, $0.kid) < ($1.signsFrom, $1.kid) }
    }

    private func keys() async throws -> [Key] {
        let now = clock.time()
        let known = state.withLock { state -> [Key]? in
            guard let loadedOn = state.loadedOn, abs(now.timeIntervalSince(loadedOn)) < Self.maximumAge, !state.keys.isEmpty else {
                return nil
            }
            return state.keys
        }
        if let known { return known }
        return try await reload()
    }

    private func reloadForUnknown() async throws -> [Key] {
        let isDue = state.withLock { state in
            guard let loadedAt = state.loadedAt else { return true }
            return ContinuousClock.now - loadedAt >= Self.reloadPause
        }
        return isDue ? try await reload() : []
    }

    private func reload() async throws -> [Key] {
        let rows = try await database.signIn(
            ["SELECT kid, master_key_id, sealed_key, public_key, signs_from, retires_at FROM baton.signing_key ORDER BY signs_from, kid"],
            readOnly: true)[0].decode((String, String, Bytes, Bytes, Date, Date?).self)
        var keys: [Key] = []
        for row in rows {
            let verifier = await JWTKeyCollection().add(
                eddsa: EdDSA.PublicKey(backing: try Curve25519.Signing.PublicKey(rawRepresentation: row.3.bytes)),
                kid: JWKIdentifier(string: row.0))
            keys.append(
                Key(
                    kid: row.0, masterKey: row.1, sealed: row.2, publicKey: row.3.bytes, signsFrom: row.4, retiresAt: row.5,
                    verifier: verifier))
        }
        let made = keys
        state.withLock { state in
            state.keys = made
            state.loadedAt = .now
            state.loadedOn = clock.time()
        }
        return made
    }
}

/// What stands before the first point of a signed token, read strictly: three parts of base64url, 8 KiB at most, no critical extension.
struct TokenHeader {
    var algorithm: String
    var type: String?
    var kid: String?

    private struct Fields: Decodable {
        var alg: String
        var typ: String?
        var kid: String?
    }

    init?(_ token: String) {
        guard token.utf8.count <= 8192 else { return nil }
        let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Base64URL.isLetter) }),
            let bytes = Base64URL.decode(parts[0]), let fields = try? JSONDecoder().decode(Fields.self, from: Data(bytes)),
            (try? JSONDecoder().decode(Critical.self, from: Data(bytes))) == nil
        else { return nil }
        (algorithm, type, kid) = (fields.alg, fields.typ, fields.kid)
    }

    /// Decodes if there is a `crit` at all.
    private struct Critical: Decodable {
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            guard container.contains(.crit) else {
                throw DecodingError.keyNotFound(CodingKeys.crit, .init(codingPath: [], debugDescription: ""))
            }
        }
        private enum CodingKeys: CodingKey { case crit }
    }
}

/// RFC 4648 §5, without padding.
package enum Base64URL {
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// `nil` for anything else than its letters, and for what is no whole number of bytes.
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.allSatisfy(isLetter), text.count % 4 != 1 else { return nil }
        var plain = text.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0 }
        plain += [UInt8](repeating: UInt8(ascii: "="), count: (4 - plain.count % 4) % 4)
        return Data(base64Encoded: Data(plain)).map(Array.init)
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
