package import BatonModel
internal import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// All open leads of a tenant are scored again in the background. The newest one supersedes one that runs.
package struct Rescoring: Sendable, Equatable {
    package enum Cause: String, Sendable, CaseIterable {
        case scoreRules = "score_rules"
        case thresholds
        /// Windows and decay.
        case time
        case requested
    }

    package enum State: Int16, KeyedChoice {
        case running = 1
        case done = 2
        case superseded = 3

        package var key: String {
            switch self {
            case .running: "running"
            case .done: "done"
            case .superseded: "superseded"
            }
        }
    }

    package var id: RescoringID
    package var state: State
    package var cause: String
    package var causedBy: MemberID?
    /// Open leads at its beginning; more may have come in meanwhile.
    package var total: Int32
    package var done: Int32
    /// Leads whose score or intent is another one.
    package var changed: Int32
    /// Leads that crossed a threshold.
    package var raised: Int32
    package var lowered: Int32
    package var createdAt: Date
    package var startedAt: Date?
    package var finishedAt: Date?

    /// Kept so long after their end.
    static let keptDays: Int32 = 30

    private static let columns: SQL =
        "id, state, cause, caused_by, total, done, changed, raised, lowered, created_at, started_at, finished_at"

    static func newest(_ tenant: TenantID) -> SQL {
        "SELECT \(fragment: columns) FROM baton.rescoring WHERE tenant_id = \(tenant) ORDER BY created_at DESC, id DESC LIMIT 100"
    }

    static func select(_ id: RescoringID, _ tenant: TenantID) -> SQL {
        "SELECT \(fragment: columns) FROM baton.rescoring WHERE tenant_id = \(tenant) AND id = \(id)"
    }

    static func decode(_ result: QueryResult) throws -> [Rescoring] {
        try result.decode(
            (RescoringID, Int16, String, MemberID?, Int32, Int32, Int32, Int32, Int32, Date, Date?, Date?).self
        ).map { row in
            Rescoring(
                id: row.0, state: State(rawValue: row.1) ?? .done, cause: row.2, causedBy: row.3, total: row.4, done: row.5, changed: row.6,
                raised: row.7, lowered: row.8, createdAt: row.9, startedAt: row.10, finishedAt: row.11)
        }
    }

    /// Of a transaction that changes what scores depend on, behind the lock of the tenant's row: one that runs is superseded, a new one begins
    /// after two seconds. Until then an admin may change more rules, and captures that began under the old ones end. Those that do not are looked
    /// for at the end (`RescoringHandler`).
    static func start(_ cause: Cause, id: RescoringID = .make(), _ scope: TenantScope) -> [SQL] {
        let tenant = scope.tenant
        // The worker that fires the hourly timer may be about to insert one too: it goes first, and does not wait for us.
        return [Timers.advance(ScoreTimeHandler.kind, tenant, after: ScoreTimeHandler.interval, tenant: tenant)] + supersede(tenant) + [
            """
            INSERT INTO baton.rescoring (tenant_id, id, cause, caused_by, total)
            SELECT \(tenant), \(id), \(cause.rawValue), \(scope.member?.id), coalesce(sum(open_leads), 0)::integer
            FROM baton.tenant_usage WHERE tenant_id = \(tenant)
            """,
            Timers.arm(RescoringHandler.kind, id, after: .seconds(2), tenant: tenant),
        ]
    }

    /// Timers first, as a worker locks them.
    static func supersede(_ tenant: TenantID) -> [SQL] {
        [
            "DELETE FROM baton.timer WHERE tenant_id = \(tenant) AND kind = \(RescoringHandler.kind)",
            "UPDATE baton.rescoring SET state = 3, finished_at = baton.now() WHERE tenant_id = \(tenant) AND state = 1",
        ]
    }
}
