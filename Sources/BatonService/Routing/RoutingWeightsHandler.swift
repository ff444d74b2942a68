package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Computes how fast and how often members win, every night at two in the tenant's zone, as long as a rule or the tenant shares leads out by it.
package struct RoutingWeightsHandler: TimerHandler {
    package static let kind = "routing_weights"
    package var kind: String { Self.kind }

    package init() {}

    /// At once, and then every night. For the transaction that makes a rule weighted.
    static func arm(_ tenant: TenantID) -> SQL { Timers.arm(kind, tenant, after: .zero, tenant: tenant) }

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        [
            """
            SELECT EXISTS (SELECT FROM baton.routing_rule WHERE tenant_id = \(tenant) AND is_enabled AND strategy = 4)
                OR EXISTS (SELECT FROM baton.lead_policy WHERE tenant_id = \(tenant) AND assignment_strategy = 4)
            """,
            "SELECT id FROM baton.member WHERE tenant_id = \(tenant) AND status <> 3 AND takes_leads AND deleted_at IS NULL",
            """
            SELECT member_id, count(*) FILTER (WHERE is_won), count(*) FILTER (WHERE NOT is_won),
                   coalesce(sum(cycle_s) FILTER (WHERE is_won), 0)::bigint
            FROM baton.lead_outcome
            WHERE tenant_id = \(tenant) AND closed_at > baton.now() - \(AssignmentWeight.days) * interval '1 day' GROUP BY member_id
            """,
            "SELECT baton.now()", "SELECT time_zone FROM baton.tenant WHERE id = \(tenant)",
        ]
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        guard !timers.isEmpty, try results[0].single(Bool.self) == true, let now = try results[3].single(Date.self) else { return effects }
        var histories = Dictionary(
            uniqueKeysWithValues: try results[1].column(MemberID.self).map { ($0, AssignmentHistory(won: 0, lost: 0, cycleSeconds: 0)) })
        for (member, won, lost, seconds) in try results[2].decode((MemberID, Int64, Int64, Int64).self) where histories[member] != nil {
            histories[member] = AssignmentHistory(won: Int32(clamping: won), lost: Int32(clamping: lost), cycleSeconds: seconds)
        }
        let weights = AssignmentWeight.weights(histories).sorted { $0.key < $1.key }
        let rows = weights.compactMap { member, weight in histories[member].map { (member, $0, weight) } }
        effects.statements = [
            "DELETE FROM baton.member_weight WHERE tenant_id = \(tenant) AND member_id <> ALL (\(rows.map(\.0)))",
            """
            INSERT INTO baton.member_weight (tenant_id, member_id, won, lost, cycle_s, weight_billionths)
            SELECT \(tenant), w.member_id, w.won, w.lost, nullif(w.cycle_s, -1), w.weight
            FROM unnest(\(rows.map(\.0)), \(rows.map(\.1.won)), \(rows.map(\.1.lost)),
                        \(rows.map { $0.1.won > 0 ? $0.1.cycleSeconds / Int64($0.1.won) : -1 }), \(rows.map { max(1, Int64($0.2 * AssignmentWeight.unit)) }))
                 AS w (member_id, won, lost, cycle_s, weight)
            ON CONFLICT (tenant_id, member_id) DO UPDATE SET
                won = excluded.won, lost = excluded.lost, cycle_s = excluded.cycle_s, weight_billionths = excluded.weight_billionths,
                computed_at = excluded.computed_at
            """,
            "DELETE FROM baton.assignment_tally WHERE tenant_id = \(tenant) AND day < (baton.now() - interval '62 days')::date",
            Timers.arm(
                kind, tenant.uuid, at: Self.next(after: now, TimeZone(identifier: try results[4].single(String.self) ?? "UTC") ?? .gmt),
                tenant: tenant),
        ]
        return effects
    }

    /// The next two o'clock, an hour away at least.
    static func next(after now: Date, _ zone: TimeZone) -> Date {
        let offset = Double(zone.secondsFromGMT(for: now))
        let local = now.timeIntervalSince1970 + offset
        let night = (local / 86_400).rounded(.down) * 86_400 + 2 * 3600
        return Date(timeIntervalSince1970: (night > local + 3600 ? night : night + 86_400) - offset)
    }
}
