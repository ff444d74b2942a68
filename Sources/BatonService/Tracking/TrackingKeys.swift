internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials

/// Signs and reads the tokens of tracked links, under a key of each tenant.
struct TrackingKeys: Sendable {
    let keys: TenantKeys

    /// How long links of a mail lead somewhere, and how long it can be unsubscribed from.
    static let lifetime: TimeInterval = 180 * 86_400
    static let unsubscribeLifetime: TimeInterval = 730 * 86_400
    /// How long a visitor of the site is known by the link that he came by.
    static let visitorLifetime: TimeInterval = 30 * 86_400

    /// - Throws: `keys_unavailable`.
    func token(_ purpose: TrackingToken.Purpose, of subject: UUID, at now: Date, _ scope: TenantScope) async throws -> String {
        let lifetime =
            switch purpose {
            case .open, .link, .hidden: Self.lifetime
            case .unsubscribe: Self.unsubscribeLifetime
            case .visitor: Self.visitorLifetime
            }
        let token = TrackingToken(purpose, tenant: scope.tenant, subject: subject, expiresAt: now.addingTimeInterval(lifetime))
        return token.text(mac: try await mac(token, scope))
    }

    /// Whether the token was made here, for this tenant.
    func verifies(_ token: TrackingToken, mac given: [UInt8], _ scope: TenantScope) async throws -> Bool {
        guard token.tenant == scope.tenant else { return false }
        let wanted = try await mac(token, scope)
        // In a time that does not depend on where they differ.
        guard given.count == TrackingToken.macBytes else { return false }
        return zip(given, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func mac(_ token: TrackingToken, _ scope: TenantScope) async throws -> [UInt8] {
        Array(try await keys.derive(token.body, for: .tracking, context: "token", scope).prefix(TrackingToken.macBytes))
    }
}
