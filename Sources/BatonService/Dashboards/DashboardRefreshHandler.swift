package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Computes a tenant's own dashboards over the whole tenant, each at half of the delay that its contract allows. It looks at all of a tenant's rows,
/// so a worker of its own fires it (`TimerWorker.Configuration.patient`).
package struct DashboardRefreshHandler: TimerHandler {
    package static let kind = "dashboard_refresh"
    package var kind: String { Self.kind }

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        [
            """
            SELECT id, baton.now() + (definition ->> 'max_delay_s')::integer / 2 * interval '1 second' FROM baton.tenant_contract
            WHERE tenant_id = \(tenant) AND id = ANY (\(timers.map(\.subject))) AND retired_at IS NULL ORDER BY id
            """
        ]
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        for (id, next) in try results[0].decode((UUID, Date).self) {
            effects.statements.append("SELECT baton.refresh_contract(\(tenant), \(id))")
            effects.statements.append(Timers.arm(kind, id, at: next, tenant: tenant))
        }
        return effects
    }
}
