package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Closes weeks of the heat map (L7), a day after they are over, and asks for a review where a team was below the green threshold in two weeks running.
package struct ResponseWeekHandler: TimerHandler {
    package static let kind = "lead_response_week"
    package var kind: String { Self.kind }

    /// Weeks that are looked back for when some have not been closed.
    private static let weeks: Int32 = 8
    /// Days until a review shall be done.
    private static let reviewDays: Double = 7

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        // The Monday of the week that is not over yet, or not for a day.
        let open: SQL = "date_trunc('week', (baton.now() - interval '1 day') AT TIME ZONE z.time_zone)"
        return [
            LeadPolicy.select(tenant),
            """
            SELECT (\(fragment: open) + interval '8 days 1 hour') AT TIME ZONE z.time_zone, baton.now()
            FROM baton.tenant z WHERE z.id = \(tenant)
            """,
            """
            SELECT a.team_id, date_trunc('week', a.assigned_at AT TIME ZONE z.time_zone)::date, count(*), count(*) FILTER (WHERE a.in_window)
            FROM baton.tenant z, baton.lead_assignment a
            WHERE z.id = \(tenant) AND a.tenant_id = \(tenant) AND a.awaits_touch AND a.team_id IS NOT NULL
              AND a.assigned_at >= (\(fragment: open) - \(Self.weeks) * interval '7 days') AT TIME ZONE z.time_zone
              AND a.assigned_at < \(fragment: open) AT TIME ZONE z.time_zone
              AND (a.touched_at IS NOT NULL OR a.due_at <= baton.now())
            GROUP BY 1, 2
            """,
            """
            SELECT w.team_id, w.week, w.assigned, w.in_window FROM baton.lead_response_week w
            WHERE w.tenant_id = \(tenant) AND w.week >= (
                SELECT (\(fragment: open) - \(Self.weeks + 1) * interval '7 days')::date FROM baton.tenant z WHERE z.id = \(tenant))
            """,
            "SELECT id, parent_id, name FROM baton.team WHERE tenant_id = \(tenant)",
            """
            SELECT m.id, m.team_id, r.key FROM baton.member m
            JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
            JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
            WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND m.status = 1 AND m.deleted_at IS NULL
              AND (r.key = 'admin' OR r.key = (SELECT escalate_to FROM baton.lead_policy WHERE tenant_id = \(tenant)))
            """,
            "SELECT team_id, assignee_id FROM baton.task WHERE tenant_id = \(tenant) AND kind = 2 AND done_at IS NULL AND team_id IS NOT NULL",
        ]
    }

    private struct Cell: Hashable {
        var team: TeamID
        var week: PostgresDate
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        let policy = try LeadPolicy(results[0]) ?? LeadPolicy()
        guard let (next, now) = try results[1].first((Date, Date).self) else { return effects }
        var closed: [Cell: ResponseHeat] = [:]
        for (team, week, assigned, inWindow) in try results[3].decode((TeamID, PostgresDate, Int32, Int32).self) {
            closed[Cell(team: team, week: week)] = ResponseHeat(assigned: Int64(assigned), inWindow: Int64(inWindow))
        }
        let rows = try results[2].decode((TeamID, PostgresDate, Int64, Int64).self)
        let new = rows.map { (cell: Cell(team: $0.0, week: $0.1), heat: ResponseHeat(assigned: $0.2, inWindow: $0.3)) }
            .filter { closed[$0.cell] == nil }.sorted { ($0.cell.week, $0.cell.team) < ($1.cell.week, $1.cell.team) }
        let teams = try results[4].decode((TeamID, TeamID?, String).self)
        let names = Dictionary(teams.map { ($0.0, $0.2) }, uniquingKeysWith: { first, _ in first })
        let people = try results[5].decode((MemberID, TeamID?, String).self)
        let targets = EscalationTargets(
            teams: teams.map { (id: $0.0, parent: $0.1) },
            members: people.filter { $0.2 == policy.escalateTo }.map { (id: $0.0, team: $0.1) },
            admins: people.filter { $0.2 == "admin" }.map(\.0))
        var asked = Set(try results[6].decode((TeamID, MemberID).self).map(\.0))
        for (cell, heat) in new {
            closed[cell] = heat
            effects.statements.append(
                """
                INSERT INTO baton.lead_response_week (tenant_id, team_id, week, assigned, in_window)
                VALUES (\(tenant), \(cell.team), \(cell.week), \(Int32(clamping: heat.assigned)), \(Int32(clamping: heat.inWindow)))
                ON CONFLICT (tenant_id, team_id, week) DO NOTHING
                """)
            let before = closed[Cell(team: cell.team, week: PostgresDate(daysSince2000: cell.week.daysSince2000 - 7))]
            guard isBelow(heat, policy), let before, isBelow(before, policy), asked.insert(cell.team).inserted else { continue }
            for member in targets[cell.team] {
                let task = TaskID.make()
                let title = "复盘：\(names[cell.team] ?? "")连续两周首次响应率低于 \(policy.heatGreenPercent)%"
                effects.statements.append(
                    """
                    INSERT INTO baton.task (tenant_id, id, kind, title, assignee_id, team_id, week, due_at)
                    VALUES (\(tenant), \(task), \(TaskKind.review.rawValue), \(title), \(member), \(cell.team), \(cell.week),
                            \(now.addingTimeInterval(Self.reviewDays * 86_400)))
                    """)
                effects.statements.append(
                    Timers.arm(TaskDueHandler.kind, task.uuid, at: now.addingTimeInterval(Self.reviewDays * 86_400), tenant: tenant))
                let data = JSONText.object(["task_id": task.description, "team_id": cell.team.description, "week": "\(cell.week)"])
                effects.events.append(EventRecord("team.review_asked", facet: .leadRules, subject: cell.team, data: data))
                effects.notifications.append(NotificationDraft(.taskAssigned, to: member, subject: task, data: data, tenant: tenant))
            }
        }
        effects.statements.append(Timers.arm(kind, tenant.uuid, at: next, tenant: tenant))
        return effects
    }

    /// A week without leads is neither.
    private func isBelow(_ heat: ResponseHeat, _ policy: LeadPolicy) -> Bool { heat.colour(policy).map { $0 != .green } ?? false }
}
