package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// What happens when a lead's deadline runs out (L5, L10): whoever is responsible is told, and the lead is due again.
///
/// The truth is `lead.due_at`; the timer only says when to look. So a touch cancels nothing: it moves the deadline in its own transaction,
/// and the timer, when it fires, finds that and arms itself again.
package struct LeadDeadlineHandler: TimerHandler {
    package static let kind = "lead_due"
    package var kind: String { Self.kind }

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        let leads = timers.map(\.subject)
        return [
            // A lead that somebody is working on right now is passed over: waiting for it could be waiting for each other.
            """
            SELECT id, stage >= 4 OR deleted_at IS NOT NULL, owner_id, team_id, first_touch_at IS NOT NULL, due_at, due_at <= baton.now(),
                   escalation > 0
            FROM baton.lead WHERE tenant_id = \(tenant) AND id = ANY (\(leads)) FOR NO KEY UPDATE SKIP LOCKED
            """,
            "SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND id = ANY (\(leads))",
            "SELECT escalation_window_s, pool_window_s, escalate_to FROM baton.lead_policy WHERE tenant_id = \(tenant)",
            "SELECT id, parent_id FROM baton.team WHERE tenant_id = \(tenant)",
            """
            SELECT m.id, m.team_id, r.key FROM baton.member m
            JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
            JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
            WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND m.status = 1 AND m.deleted_at IS NULL
              AND (r.key = 'admin' OR r.key = (SELECT escalate_to FROM baton.lead_policy WHERE tenant_id = \(tenant)))
            """,
        ]
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        let rows = try results[0].decode((LeadID, Bool, MemberID?, TeamID?, Bool, Date?, Bool?, Bool).self)
        let leads = Dictionary(uniqueKeysWithValues: rows.map { ($0.0.uuid, $0) })
        let present = Set(try results[1].column(UUID.self))
        let (escalationWindow, poolWindow, role) =
            try results[2].first((Int32, Int32, String).self) ?? (86_400 as Int32, 86_400 as Int32, "supervisor")
        let people = try results[4].decode((MemberID, TeamID?, String).self)
        let targets = EscalationTargets(
            teams: try results[3].decode((TeamID, TeamID?).self).map { ($0.0, $0.1) },
            members: people.filter { $0.2 == role }.map { ($0.0, $0.1) }, admins: people.filter { $0.2 == "admin" }.map(\.0))

        var effects = TimerEffects()
        for timer in timers {
            guard let (id, isClosed, owner, team, isTouched, dueAt, isDue, isEscalated) = leads[timer.subject] else {
                // Locked by somebody, or gone for good.
                if present.contains(timer.subject) {
                    effects.statements.append(Self.again(timer, afterMilliseconds: 100))
                }
                continue
            }
            let deadline = LeadDeadline(
                isClosed: isClosed, hasOwner: owner != nil, hasFirstTouch: isTouched, dueAt: dueAt, isDue: isDue ?? false)
            let supervisors = targets[team]
            switch deadline.outcome {
            case .nothing: break
            case .later(let date):
                effects.statements.append(Timers.arm(kind, timer.subject, at: date, tenant: tenant))
            case .responseMissed:
                effects.escalate(id, again: isEscalated, "lead.escalated", after: escalationWindow, told: supervisors, tenant)
                if let owner { effects.tell(owner, .leadResponseMissed, id, tenant) }
                for member in supervisors where member != owner { effects.tell(member, .leadEscalated, id, tenant) }
            case .followUpMissed:
                effects.escalate(id, again: isEscalated, "lead.follow_up_missed", after: escalationWindow, told: supervisors, tenant)
                for member in Set([owner].compactMap { $0 } + supervisors).sorted() {
                    effects.tell(member, .leadFollowUpMissed, id, tenant)
                }
            case .poolOverdue:
                effects.escalate(id, again: isEscalated, "lead.pool_overdue", after: poolWindow, told: supervisors, tenant)
                for member in supervisors { effects.tell(member, .leadPoolOverdue, id, tenant) }
            }
        }
        return effects
    }

    private static func again(_ timer: FiredTimer, afterMilliseconds milliseconds: Int64) -> SQL {
        """
        INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
        VALUES (\(timer.tenant), \(timer.subject), \(timer.kind), baton.now() + \(milliseconds) * interval '1 millisecond')
        """
    }
}

extension TimerEffects {
    fileprivate mutating func tell(_ member: MemberID, _ kind: NotificationKind, _ lead: LeadID, _ tenant: TenantID) {
        notifications.append(
            NotificationDraft(kind, to: member, subject: lead, data: .object(["lead_id": lead.description]), tenant: tenant))
    }

    /// The lead is due again: it never stands without a deadline.
    fileprivate mutating func escalate(
        _ lead: LeadID, again: Bool, _ event: String, after window: Int32, told: [MemberID], _ tenant: TenantID
    ) {
        statements.append(
            """
            UPDATE baton.lead SET escalation = least(escalation + 1, 32767), \(fragment: again ? "" : "escalated_at = baton.now(),")
                due_at = baton.now() + \(window) * interval '1 second', updated_at = baton.now(), version = version + 1
            WHERE tenant_id = \(tenant) AND id = \(lead)
            """)
        statements.append(Timers.arm(LeadDeadlineHandler.kind, lead, after: .seconds(window), tenant: tenant))
        events.append(
            EventRecord(
                event, facet: .leadCard, subject: lead, changed: ["escalation", "due_at"],
                data: .object(["told": told.map(\.description).joined(separator: " ")])))
    }
}
