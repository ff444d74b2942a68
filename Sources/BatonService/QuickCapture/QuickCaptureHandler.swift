package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// A text that nobody has confirmed: after a day its member is reminded, once; after a week it is deleted.
package struct QuickCaptureHandler: TimerHandler {
    package static let kind = "quick_capture"
    package var kind: String { Self.kind }

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        let captures = timers.map(\.subject)
        return [
            """
            SELECT id, member_id, reminded_at IS NOT NULL, expires_at, expires_at <= baton.now(),
                   created_at + \(QuickCaptureService.reminder.components.seconds) * interval '1 second' <= baton.now()
            FROM baton.quick_capture WHERE tenant_id = \(tenant) AND id = ANY (\(captures)) AND lead_id IS NULL FOR UPDATE SKIP LOCKED
            """,
            "SELECT id FROM baton.quick_capture WHERE tenant_id = \(tenant) AND id = ANY (\(captures)) AND lead_id IS NULL",
        ]
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        let rows = Dictionary(
            uniqueKeysWithValues: try results[0].decode((CaptureID, MemberID, Bool, Date, Bool, Bool).self).map { ($0.0.uuid, $0) })
        let present = Set(try results[1].column(UUID.self))
        var effects = TimerEffects()
        for timer in timers {
            guard let (id, member, isReminded, expiresAt, isExpired, isDue) = rows[timer.subject] else {
                // Being confirmed right now, or gone.
                if present.contains(timer.subject) {
                    effects.statements.append(Timers.arm(Self.kind, CaptureID(timer.subject), after: .seconds(1), tenant: tenant))
                }
                continue
            }
            if isExpired {
                effects.statements.append("DELETE FROM baton.quick_capture WHERE tenant_id = \(tenant) AND id = \(id) AND lead_id IS NULL")
                continue
            }
            if !isReminded, isDue {
                effects.statements.append(
                    "UPDATE baton.quick_capture SET reminded_at = baton.now() WHERE tenant_id = \(tenant) AND id = \(id)")
                effects.notifications.append(
                    NotificationDraft(
                        .captureUnconfirmed, to: member, subject: id, data: .object(["capture_id": id.description]), tenant: tenant))
            }
            effects.statements.append(Timers.arm(Self.kind, id.uuid, at: expiresAt, tenant: tenant))
        }
        return effects
    }
}
