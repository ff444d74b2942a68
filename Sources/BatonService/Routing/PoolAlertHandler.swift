package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Tells whoever answers for a team that leads lie in its pool because no rule fits, or because nobody could get them: a minute after the first, and
/// then once an hour with how many have come, as long as some do. However many come in at once, one timer stands for all of them.
package struct PoolAlertHandler: TimerHandler {
    package static let kind = "pool_alert"
    package var kind: String { Self.kind }

    /// Until the first is told of: what comes in together is told of together.
    static let delay: Duration = .seconds(60)
    static let pause: TimeInterval = 3600

    package init() {}

    /// For the transaction that puts a lead into the pool. A timer that is armed already stays.
    static func arm(_ team: TeamID?, tenant: TenantID) -> SQL {
        let subject = team?.uuid ?? tenant.uuid
        return """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            SELECT \(tenant), \(subject), \(kind), baton.now() + \(delay.components.seconds) * interval '1 second'
            WHERE NOT EXISTS (
                SELECT FROM baton.timer
                WHERE tenant_id = \(tenant) AND subject_id = \(subject) AND kind = \(kind) AND fire_at > baton.now())
            ON CONFLICT (tenant_id, subject_id, kind) DO NOTHING
            """
    }

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        // What came before has been told of the last time.
        let since = timers.map { $0.fireAt.addingTimeInterval(-Self.pause) }
        return [
            """
            SELECT t.subject_id, count(*), count(*) FILTER (WHERE l.routing_rule_id IS NULL)
            FROM unnest(\(timers.map(\.subject)), \(since)) AS t (subject_id, since)
            JOIN baton.lead l ON l.team_id IS NOT DISTINCT FROM nullif(t.subject_id, \(tenant)) AND l.created_at > t.since
            WHERE l.tenant_id = \(tenant) AND l.owner_id IS NULL AND l.stage < 4 AND l.deleted_at IS NULL AND NOT EXISTS (
                SELECT FROM baton.routing_rule r WHERE r.tenant_id = \(tenant) AND r.id = l.routing_rule_id AND r.target = 3)
            GROUP BY t.subject_id
            """
        ] + RoutingPeople.reads(tenant)
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        let counts = Dictionary(
            try results[0].decode((UUID, Int64, Int64).self).map { ($0.0, (leads: $0.1, unrouted: $0.2)) }, uniquingKeysWith: { $1 })
        let people = try RoutingPeople(results.dropFirst())
        var effects = TimerEffects()
        for timer in timers {
            guard let count = counts[timer.subject], count.leads > 0 else { continue }
            let team = timer.subject == tenant.uuid ? nil : TeamID(timer.subject)
            let data = JSONText.object([
                "team_id": team?.description, "leads": "\(count.leads)", "no_rule_fits": "\(count.unrouted)",
                "nobody_available": "\(count.leads - count.unrouted)",
            ])
            for member in people.supervisors[team] {
                effects.notifications.append(
                    NotificationDraft(.leadsPooled, to: member, subject: SubjectID(timer.subject), data: data, tenant: tenant))
            }
            effects.statements.append(
                """
                INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
                VALUES (\(tenant), \(timer.subject), \(Self.kind), baton.now() + \(Int64(Self.pause)) * interval '1 second')
                ON CONFLICT (tenant_id, subject_id, kind) DO NOTHING
                """)
        }
        return effects
    }
}

/// Who answers for the leads of each team, and the admins.
struct RoutingPeople: Sendable {
    var supervisors: EscalationTargets
    var admins: [MemberID]

    static func reads(_ tenant: TenantID) -> [SQL] {
        [
            LeadPolicy.select(tenant), "SELECT id, parent_id FROM baton.team WHERE tenant_id = \(tenant)",
            """
            SELECT m.id, m.team_id, r.key FROM baton.member m
            JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
            JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
            WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND m.status = 1 AND m.deleted_at IS NULL
              AND (r.key = 'admin' OR r.key = (SELECT escalate_to FROM baton.lead_policy WHERE tenant_id = \(tenant)))
            """,
        ]
    }

    init(_ results: ArraySlice<QueryResult>) throws {
        let results = Array(results)
        let role = try LeadPolicy(results[0])?.escalateTo ?? LeadPolicy().escalateTo
        let people = try results[2].decode((MemberID, TeamID?, String).self)
        admins = people.filter { $0.2 == "admin" }.map(\.0).sorted()
        supervisors = EscalationTargets(
            teams: try results[1].decode((TeamID, TeamID?).self).map { (id: $0.0, parent: $0.1) },
            members: people.filter { $0.2 == role }.map { (id: $0.0, team: $0.1) }, admins: admins)
    }
}
