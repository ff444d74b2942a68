package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// Looks at a tenant's configuration of leads for what usually goes wrong. Changes nothing.
package struct LeadChecklistService: Sendable {
    private let database: Database
    private let configurations: LeadConfigurationCache

    package init(database: Database, configurations: LeadConfigurationCache) {
        self.database = database
        self.configurations = configurations
    }

    /// Kinds of signals of the last 90 days: from each kind to the next along an index, however many signals there are.
    static func seenSignals(_ tenant: TenantID) -> SQL {
        """
        WITH RECURSIVE k AS (
            (SELECT s.kind FROM baton.lead_signal s WHERE s.tenant_id = \(tenant) ORDER BY s.kind LIMIT 1)
            UNION ALL
            SELECT (SELECT s.kind FROM baton.lead_signal s WHERE s.tenant_id = \(tenant) AND s.kind > k.kind ORDER BY s.kind LIMIT 1)
            FROM k WHERE k.kind IS NOT NULL)
        SELECT k.kind FROM k
        WHERE k.kind IS NOT NULL AND EXISTS (
            SELECT FROM baton.lead_signal s
            WHERE s.tenant_id = \(tenant) AND s.kind = k.kind AND s.created_at > baton.now() - interval '90 days')
        """
    }

    /// The twelve points, for everybody of the tenant. Two round trips.
    package func check(_ scope: TenantScope) async throws -> [ChecklistResult] {
        let configuration = try await configurations.configuration(scope)
        let (tenant, policy) = (scope.tenant, configuration.policy)
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                "SELECT id, name FROM baton.team WHERE tenant_id = \(tenant)",
                "SELECT id, name, team_id, takes_leads, email IS NOT NULL FROM baton.member WHERE tenant_id = \(tenant) AND status = 1 AND deleted_at IS NULL",
                """
                SELECT count(DISTINCT m.id) FROM baton.member m
                JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
                JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
                WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND m.status = 1
                  AND m.deleted_at IS NULL AND r.key = \(policy.escalateTo)
                """,
                Self.seenSignals(tenant),
                "SELECT EXISTS (SELECT FROM baton.lead WHERE tenant_id = \(tenant) AND created_at > baton.now() - interval '90 days')",
                """
                SELECT kind, team_id FROM baton.channel
                WHERE tenant_id = \(tenant) AND is_enabled AND kind <> 'webhook' AND 'lead_assigned' = ANY (carries)
                """,
                """
                SELECT member_id, phone IS NOT NULL, wecom_user_id IS NOT NULL FROM baton.notification_preference
                WHERE tenant_id = \(tenant)
                """,
                "SELECT name, areas FROM baton.region WHERE tenant_id = \(tenant) ORDER BY created_at, id",
            ])
        var facts = ChecklistFacts()
        facts.policy = policy
        facts.rules = configuration.checkedRules
        let members = try results[1].decode((MemberID, String, TeamID?, Bool, Bool).self)
        for (id, name) in try results[0].decode((TeamID, String).self) {
            let own = members.filter { $0.2 == id }
            facts.teams[id] = ChecklistFacts.Team(name: name, takers: own.count { $0.3 }, members: own.count)
        }
        facts.listeners = Int(try results[2].single(Int64.self) ?? 0)
        facts.seenSignals = Set(try results[3].column(String.self))
        facts.hasLeads = try results[4].single(Bool.self) ?? false
        let channels = try results[5].decode((String, TeamID?).self)
        facts.assignmentChannels = Set(channels.map(\.0))
        let addresses = Dictionary(
            try results[6].decode((MemberID, Bool, Bool).self).map { ($0.0, (hasPhone: $0.1, hasAccount: $0.2)) }
        ) { first, _ in first }
        facts.unreachableTakers = members.filter { member in
            member.3
                && !channels.contains { kind, team in
                    switch kind {
                    case "mail": member.4
                    case "sms": addresses[member.0]?.hasPhone ?? false
                    case "wecom_application": addresses[member.0]?.hasAccount ?? false
                    // A robot speaks into the room of its team, or of all.
                    default: team == nil || team == member.2
                    }
                }
        }.map(\.1).sorted()
        facts.regions = try results[7].decode((String, [String]).self).map { (name: $0.0, areas: $0.1) }
        facts.hasCalendar = !configuration.calendars.all.isEmpty
        if let calendar = configuration.calendars.all.first(where: \.isDefault), calendar.announced != nil {
            facts.calendarDaysLeft = calendar.expiresOn.map { Int($0.number - calendar.today.number) } ?? 0
        }
        facts.points = configuration.checkedPoints
        facts.forms = configuration.forms.values.map { (name: $0.name, signal: $0.signal?.rawValue) }.sorted { $0.name < $1.name }
        return ChecklistResult.all(facts)
    }
}

extension LeadConfiguration {
    fileprivate var checkedRules: [ChecklistFacts.Rule] {
        routingRules.filter(\.isEnabled).map { rule in
            let conditions = rule.conditions.map { condition in
                "\(condition.field) \(condition.comparison.rawValue) \(condition.values.sorted().joined(separator: "|"))"
            }
            let team: TeamID? =
                switch rule.target {
                case .team(let team): team
                case .pool, .member: nil
                }
            // Of no field that a bare lead lacks.
            let takesAnything = rule.conditions.allSatisfy { [.isEmpty, .noneOf].contains($0.comparison) || $0.field == "channel" }
            return ChecklistFacts.Rule(name: rule.name, conditions: Set(conditions), team: team, takesAnything: takesAnything)
        }
    }

    fileprivate var checkedPoints: [(name: String, signal: String?, maximum: Int)] {
        scorer.rules.map { rule in
            let most = Int(rule.points) * (rule.signal == nil ? 1 : Int(rule.maximumCount))
            return (name: rule.label, signal: rule.signal, maximum: min(most, rule.maximumPoints.map(Int.init) ?? most))
        }
    }
}
