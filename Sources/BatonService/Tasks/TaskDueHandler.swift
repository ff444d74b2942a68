package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Reminds the assignee of a task that is due, once for each time that it is given.
package struct TaskDueHandler: TimerHandler {
    package static let kind = "task_due"
    package var kind: String { Self.kind }

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        [
            """
            SELECT id, assignee_id, due_at, due_at <= baton.now(), done_at IS NOT NULL OR reminded_at IS NOT NULL FROM baton.task
            WHERE tenant_id = \(tenant) AND id = ANY (\(timers.map(\.subject))) FOR NO KEY UPDATE
            """
        ]
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        for (id, assignee, due, isDue, isOver) in try results[0].decode((TaskID, MemberID, Date?, Bool?, Bool).self) {
            guard let due, !isOver else { continue }
            guard isDue == true else {
                effects.statements.append(Timers.arm(kind, id.uuid, at: due, tenant: tenant))
                continue
            }
            effects.statements.append("UPDATE baton.task SET reminded_at = baton.now() WHERE tenant_id = \(tenant) AND id = \(id)")
            effects.notifications.append(
                NotificationDraft(.taskDue, to: assignee, subject: id, data: .object(["task_id": id.description]), tenant: tenant))
        }
        return effects
    }
}
