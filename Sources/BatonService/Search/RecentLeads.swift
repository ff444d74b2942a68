package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres
internal import Synchronization

/// Which leads each member has opened or changed last.
///
/// Noted behind the request, not in it, and of the same lead at most once a minute in each process; what is lost with a process or its database
/// is the look of a minute.
package final class RecentLeads: Sendable {
    private struct Look: Hashable {
        var member: MemberID
        var lead: LeadID
    }

    /// For each member.
    package static let kept = 50
    private static let pause = Duration.seconds(60)
    /// Looks that are remembered; beyond it all are forgotten, which costs a write each.
    private static let remembered = 20_000
    /// Writes under way; while there are more, looks are passed over.
    private static let maximumWrites = 32

    private struct State {
        var noted: [Look: ContinuousClock.Instant] = [:]
        var writes = 0
    }

    private let database: Database?
    private let state = Mutex(State())

    /// - Parameter database: without one, nothing is noted.
    init(database: Database?) { self.database = database }

    /// Waits until what is under way is written, two seconds at most: before its database is closed.
    func settle() async {
        for _ in 0..<400 where state.withLock({ $0.writes > 0 }) { try? await Task.sleep(for: .milliseconds(5)) }
    }

    /// Returns at once.
    func note(_ lead: LeadID, _ scope: TenantScope) {
        // Who looks through another's eyes leaves no trace of it there.
        guard let database, let member = scope.member?.id, scope.actor == .member(member) else { return }
        let now = ContinuousClock.now
        let isNews = state.withLock { state in
            let look = Look(member: member, lead: lead)
            if let last = state.noted[look], now - last < Self.pause { return false }
            guard state.writes < Self.maximumWrites else { return false }
            if state.noted.count >= Self.remembered { state.noted = [:] }
            state.noted[look] = now
            state.writes += 1
            return true
        }
        guard isNews else { return }
        Task { [self] in
            defer { state.withLock { $0.writes -= 1 } }
            // A scope that is out of date, or a database that is gone: the next look is noted.
            _ = try? await database.once(scope, as: .system, Self.write(lead, member, scope.tenant))
        }
    }

    static func write(_ lead: LeadID, _ member: MemberID, _ tenant: TenantID) -> [SQL] {
        [
            """
            INSERT INTO baton.recent_lead (tenant_id, member_id, lead_id, seen_at) VALUES (\(tenant), \(member), \(lead), baton.now())
            ON CONFLICT (tenant_id, member_id, lead_id) DO UPDATE SET seen_at = excluded.seen_at
            """,
            """
            DELETE FROM baton.recent_lead WHERE tenant_id = \(tenant) AND member_id = \(member) AND lead_id IN (
                SELECT lead_id FROM baton.recent_lead WHERE tenant_id = \(tenant) AND member_id = \(member)
                ORDER BY seen_at DESC, lead_id DESC OFFSET \(fragment: .constant(kept)))
            """,
        ]
    }
}

extension LeadService {
    /// To be called before the database is closed.
    package func settle() async { await recentLeads.settle() }

    /// The leads that the member has opened or changed last and still sees, newest first; 50 at most. Two round trips.
    package func recent(_ scope: TenantScope) async throws -> [(seenAt: Date, lead: Lead)] {
        try scope.require(.read, .leadCard)
        let member = try scope.requireMember()
        let card = try await card(scope)
        let looks = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT lead_id, seen_at FROM baton.recent_lead WHERE tenant_id = \(scope.tenant) AND member_id = \(member.id)
                ORDER BY seen_at DESC, lead_id DESC LIMIT \(fragment: .constant(RecentLeads.kept))
                """
            ])[0].decode((LeadID, Date).self)
        if looks.isEmpty { return [] }
        let leads = try card.decode(
            try await database.once(
                scope, as: .member, readOnly: true, [LeadRepository.fetch(looks.map(\.0), as: card, tenant: scope.tenant)])[0])
        let byID = Dictionary(leads.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return looks.compactMap { look in byID[look.0].map { (seenAt: look.1, lead: $0) } }
    }
}
