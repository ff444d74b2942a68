internal import BatonModel
package import FoundationEssentials
internal import Postgres

/// What a tenant has armed, and how far the workers are behind.
package struct TimerOverview: Sendable {
    package struct Kind: Sendable {
        package var kind: String
        package var armed: Int64
        /// Due and not fired yet: more than a moment's worth says that no worker runs, or that its effect fails.
        package var overdue: Int64
        /// Those whose effect has failed at least once and is tried again.
        package var failing: Int64
        package var nextAt: Date?
    }

    package var kinds: [Kind]
    /// Put aside after too many failures.
    package var dead: Int64
    /// Seconds since the oldest overdue one was due; 0 without any.
    package var lagSeconds: Int64

    package static func read(_ database: Database, _ scope: TenantScope) async throws -> TimerOverview {
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT kind, count(*), count(*) FILTER (WHERE fire_at < baton.now()), count(*) FILTER (WHERE attempt > 0), min(fire_at),
                       floor(extract(epoch FROM baton.now() - min(fire_at)))::bigint
                FROM baton.timer WHERE tenant_id = \(scope.tenant) GROUP BY kind ORDER BY kind
                """,
                "SELECT count(*) FROM baton.timer_dead WHERE tenant_id = \(scope.tenant)",
            ])
        let kinds = try results[0].decode((String, Int64, Int64, Int64, Date?, Int64).self)
        return TimerOverview(
            kinds: kinds.map { Kind(kind: $0.0, armed: $0.1, overdue: $0.2, failing: $0.3, nextAt: $0.4) },
            dead: try results[1].single(Int64.self) ?? 0, lagSeconds: max(0, kinds.map { $0.5 }.max() ?? 0))
    }
}
