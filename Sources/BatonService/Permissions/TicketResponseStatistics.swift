internal import BatonModel
package import BatonPlatform
internal import Postgres

/// How fast tickets were answered, by kind, category and week, for people who may see figures and no ticket (P2).
///
/// A week is written once, when it is over and everybody has had `settling` more to answer, and never again: no two days, cells or totals
/// differ by a single ticket.
package struct TicketResponseStatistics: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    /// A group of fewer stands under `other`; an `other` that is still too small is left out.
    package static let fewestTickets = 5
    package static let fewestMembers = 3
    /// After the week's end.
    package static let settling = Duration.seconds(86_400)
    /// Weeks that one call closes at most.
    package static let weeksAtOnce: Int64 = 60

    /// Closes all weeks of a tenant that are over and not closed yet, from the first ticket on.
    ///
    /// - Returns: how many weeks were closed.
    package func closeWeeks(_ scope: TenantScope) async throws -> Int {
        let (tenant, zone) = (scope.tenant, scope.timeZone)
        return try await database.withTenant(scope, as: .system) { transaction in
            // One at a time for each tenant.
            transaction.enqueue("SELECT id FROM baton.tenant WHERE id = \(tenant) FOR NO KEY UPDATE")
            let weeks = try await transaction.run(
                """
                SELECT w::date FROM (
                    SELECT date_trunc('week', min(created_at) AT TIME ZONE \(zone)) AS first,
                           date_trunc('week', (baton.now() - \(Self.settling.components.seconds) * interval '1 second') AT TIME ZONE \(zone)) AS this
                    FROM baton.ticket WHERE tenant_id = \(tenant) AND deleted_at IS NULL) AS span,
                    generate_series(first, this - interval '7 days', interval '7 days') AS w
                WHERE NOT EXISTS (SELECT FROM baton.ticket_response_week c WHERE c.tenant_id = \(tenant) AND c.week = w::date)
                ORDER BY 1 LIMIT \(fragment: .constant(Int(Self.weeksAtOnce)))
                """
            ).column(PostgresDate.self)
            if weeks.isEmpty { return 0 }
            _ = try await transaction.finish([
                """
                INSERT INTO baton.ticket_response_stat (tenant_id, kind, week, category, tickets, answered, median_response_minutes)
                WITH ticket AS (
                    SELECT kind, category, owner_id, date_trunc('week', created_at AT TIME ZONE \(zone))::date AS week,
                           ceil(extract(epoch FROM first_response_at - created_at) / 60)::int AS minutes
                    FROM baton.ticket WHERE tenant_id = \(tenant) AND deleted_at IS NULL
                      AND date_trunc('week', created_at AT TIME ZONE \(zone))::date = ANY (\(weeks))
                ), shown AS (
                    SELECT kind, week, category,
                           CASE WHEN count(*) >= \(Int64(Self.fewestTickets)) AND count(DISTINCT owner_id) >= \(Int64(Self.fewestMembers))
                                THEN category ELSE 'other' END AS name
                    FROM ticket GROUP BY kind, week, category
                )
                SELECT \(tenant), t.kind, t.week, s.name, count(*), count(t.minutes),
                       percentile_disc(0.5) WITHIN GROUP (ORDER BY t.minutes)
                FROM ticket t JOIN shown s ON s.kind = t.kind AND s.week = t.week AND s.category = t.category
                GROUP BY t.kind, t.week, s.name
                HAVING count(*) >= \(Int64(Self.fewestTickets)) AND count(DISTINCT t.owner_id) >= \(Int64(Self.fewestMembers))
                """,
                "INSERT INTO baton.ticket_response_week (tenant_id, week) SELECT \(tenant), w FROM unnest(\(weeks)) AS w",
            ])
            return weeks.count
        }
    }
}
