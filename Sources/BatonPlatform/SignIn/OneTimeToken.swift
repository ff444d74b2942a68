package import BatonModel
internal import Crypto
internal import FoundationEssentials
package import Postgres

package enum InvitationEntity {}
package typealias InvitationID = Identifier<InvitationEntity>
package enum SignOnAttemptEntity {}
package typealias SignOnAttemptID = Identifier<SignOnAttemptEntity>

/// A text that says itself where it is kept: prefix, then tenant, row and 32 bytes of chance in base64url. The directory need not know it; what
/// counts is the hash that the row holds.
package struct OneTimeToken<Entity>: Sendable {
    package let tenant: TenantID
    package let id: Identifier<Entity>
    package let text: String
    private let bytes: [UInt8]

    package static func make(_ prefix: String, tenant: TenantID, id: Identifier<Entity> = .make()) -> OneTimeToken {
        OneTimeToken(prefix, tenant, id, RandomBytes.make(32))
    }

    private init(_ prefix: String, _ tenant: TenantID, _ id: Identifier<Entity>, _ secret: [UInt8]) {
        self.tenant = tenant
        self.id = id
        bytes = tenant.bytes + id.bytes + secret
        text = prefix + "_" + Base64URL.encode(bytes)
    }

    /// `nil` for what is none of that kind.
    package init?(_ prefix: String, _ text: String) {
        guard text.utf8.count <= 200, text.hasPrefix(prefix + "_"),
            let bytes = Base64URL.decode(Array(text.utf8.dropFirst(prefix.utf8.count + 1))),
            bytes.count == 64
        else { return nil }
        self.init(prefix, TenantID(bytes: bytes[0..<16]), Identifier(bytes: bytes[16..<32]), Array(bytes[32...]))
        // One spelling only.
        guard self.text == text else { return nil }
    }

    package var hash: Bytes { RandomBytes.hash(bytes) }
}

/// A session's refresh token. All of a session have `family` in common, so that an old one is known for one of ours; `secret` changes with each
/// use. Each follows from the one before it and the tenant's key, so the answer that got lost can be given again and nobody else can make it.
package struct RefreshToken: Sendable {
    package let tenant: TenantID
    package let session: SessionID
    private let family: [UInt8]
    private let secret: [UInt8]

    package static func first(tenant: TenantID, session: SessionID) -> RefreshToken {
        RefreshToken(tenant: tenant, session: session, family: RandomBytes.make(16), secret: RandomBytes.make(32))
    }

    private init(tenant: TenantID, session: SessionID, family: [UInt8], secret: [UInt8]) {
        self.tenant = tenant
        self.session = session
        self.family = family
        self.secret = secret
    }

    /// `nil` for what is none.
    package init?(_ text: String) {
        guard text.utf8.count <= 200, text.hasPrefix("br_"), let bytes = Base64URL.decode(Array(text.utf8.dropFirst(3))), bytes.count == 80
        else {
            return nil
        }
        self.init(
            tenant: TenantID(bytes: bytes[0..<16]), session: SessionID(bytes: bytes[16..<32]), family: Array(bytes[32..<48]),
            secret: Array(bytes[48...]))
        guard self.text == text else { return nil }
    }

    package var text: String { "br_" + Base64URL.encode(tenant.bytes + session.bytes + family + secret) }
    package var familyHash: Bytes { RandomBytes.hash(session.bytes + family) }
    package var hash: Bytes { RandomBytes.hash(session.bytes + family + secret) }

    /// - Throws: `keys_unavailable`.
    package func next(_ keys: TenantKeys, _ scope: TenantScope) async throws -> RefreshToken {
        let secret = try await keys.derive(secret, for: .sessions, context: "refresh \(session)", scope)
        return RefreshToken(tenant: tenant, session: session, family: family, secret: secret)
    }
}

package enum RandomBytes {
    package static func make(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// SHA-256, which is enough for what is 128 random bits or more.
    package static func hash(_ bytes: [UInt8]) -> Bytes { Bytes(Array(SHA256.hash(data: bytes))) }
}

extension Identifier {
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        encode(into: &bytes)
        return bytes
    }

    init(bytes: ArraySlice<UInt8>) {
        let b = Array(bytes)
        self.init(
            UUID(
                uuid: (
                    b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
                )))
    }
}
