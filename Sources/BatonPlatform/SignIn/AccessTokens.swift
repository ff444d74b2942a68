package import BatonModel
internal import FoundationEssentials
internal import JWTKit

package enum SessionEntity {}
package typealias SessionID = Identifier<SessionEntity>

/// The tokens that people's programs send instead of a key: signed, 10 minutes, of one member's session in one tenant.
package struct AccessTokens: Sendable {
    package static let seconds: Int64 = 600
    /// Time to choose one of several tenants after the password was right.
    package static let selectionSeconds: Int64 = 120
    /// By how much the clocks of two machines may differ.
    private static let skew: Int64 = 60
    private static let audience = "baton"
    private static let accessType = "at+jwt"
    private static let selectionType = "baton-selection+jwt"

    private let keys: SigningKeys
    /// Who has made the tokens: the public URL of the installation.
    private let issuer: String
    private let clock: WallClock

    package init(keys: SigningKeys, issuer: String, clock: WallClock = .system) {
        self.keys = keys
        self.issuer = issuer
        self.clock = clock
    }

    package struct Access: Sendable, Equatable {
        package var tenant: TenantID
        package var member: MemberID
        package var session: SessionID
        package var expiresAt: Int64
    }

    private struct Claims: JWTPayload {
        var iss: String
        var aud: String
        var sub: String
        var iat: Int64
        var nbf: Int64
        var exp: Int64
        var jti: String
        /// Tenant and session; of a selection token, the version of the password.
        var tid: String?
        var sid: String?
        var pwv: Int32?

        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    /// - Throws: `keys_unavailable`.
    package func issue(tenant: TenantID, member: MemberID, session: SessionID) async throws -> String {
        var claims = claims(member.description, Self.seconds)
        (claims.tid, claims.sid) = (tenant.description, session.description)
        return try await keys.sign(claims, type: Self.accessType)
    }

    /// - Throws: `unauthenticated` for anything that is no access token of this installation in force.
    package func read(_ token: String) async throws -> Access {
        let claims = try await verified(token, Self.accessType)
        guard let tenant = claims.tid.flatMap({ TenantID($0) }), let session = claims.sid.flatMap({ SessionID($0) }),
            let member = MemberID(claims.sub)
        else { throw BatonError(.unauthenticated) }
        return Access(tenant: tenant, member: member, session: session, expiresAt: claims.exp)
    }

    /// Says that the password of an account was right, without letting anybody in.
    package func issueSelection(account: [UInt8], passwordVersion: Int32) async throws -> String {
        var claims = claims(Base64URL.encode(account), Self.selectionSeconds)
        claims.pwv = passwordVersion
        return try await keys.sign(claims, type: Self.selectionType)
    }

    /// - Throws: `unauthenticated`.
    package func readSelection(_ token: String) async throws -> (account: [UInt8], passwordVersion: Int32) {
        let claims = try await verified(token, Self.selectionType)
        guard let account = Base64URL.decode(Array(claims.sub.utf8)), account.count == 32, let version = claims.pwv else {
            throw BatonError(.unauthenticated)
        }
        return (account, version)
    }

    private func claims(_ subject: String, _ seconds: Int64) -> Claims {
        let now = Int64(clock.time().timeIntervalSince1970)
        return Claims(
            iss: issuer, aud: Self.audience, sub: subject, iat: now, nbf: now, exp: now + seconds, jti: EventID.make().description)
    }

    private func verified(_ token: String, _ type: String) async throws -> Claims {
        let claims = try await keys.verify(token, type: type, as: Claims.self)
        let now = Int64(clock.time().timeIntervalSince1970)
        guard claims.iss == issuer, claims.aud == Self.audience, claims.exp > now - Self.skew, claims.nbf <= now + Self.skew else {
            throw BatonError(.unauthenticated)
        }
        return claims
    }
}
