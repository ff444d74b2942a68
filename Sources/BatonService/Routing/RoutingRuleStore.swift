internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

enum RoutingRuleStore {
    static let columns: SQL = """
        id, position, name, is_enabled, conditions::text, target, team_id, member_id, strategy, includes_subteams, skips_off_hours,
        assigns_off_hours, version, broken_at
        """

    /// In the order in which they are tried.
    static func select(_ tenant: TenantID) -> SQL {
        "SELECT \(fragment: columns) FROM baton.routing_rule WHERE tenant_id = \(tenant) ORDER BY position, id"
    }

    struct Row: Sendable {
        var rule: RoutingRule
        var brokenAt: Date?
    }

    static func decode(_ result: QueryResult) throws -> [Row] {
        try result.decode(
            (
                RuleID, Int32, String, Bool, String, Int16, TeamID?, MemberID?, Int16?, Bool, Bool, Bool, Int32, Date?
            ).self
        ).map { row in
            let target: RoutingRule.Target
            switch (row.5, row.6, row.7) {
            case (2, _, let member?): target = .member(member)
            case (3, let team?, _): target = .pool(team)
            case (_, let team?, _): target = .team(team)
            default: throw DatabaseError(.decoding, "the routing rule \(row.0) has no target")
            }
            return Row(
                rule: RoutingRule(
                    id: row.0, position: row.1, name: row.2, isEnabled: row.3, conditions: ConditionStore.decode(row.4), target: target,
                    strategy: row.8.flatMap(AssignmentStrategy.init(rawValue:)), includesSubteams: row.9, skipsOffHours: row.10,
                    assignsOffHours: row.11, version: row.12),
                brokenAt: row.13)
        }
    }

    static func insert(_ rule: RoutingRule, tenant: TenantID) -> SQL {
        let (target, team, member) = rule.target.stored
        return """
            INSERT INTO baton.routing_rule (
                tenant_id, id, position, name, is_enabled, conditions, target, team_id, member_id, strategy, includes_subteams,
                skips_off_hours, assigns_off_hours)
            VALUES (\(tenant), \(rule.id), \(rule.position), \(rule.name), \(rule.isEnabled), \(ConditionStore.stored(rule.conditions)), \(target), \(team),
                    \(member), \(rule.strategy?.rawValue), \(rule.includesSubteams), \(rule.skipsOffHours), \(rule.assignsOffHours))
            """
    }

    static func update(_ rule: RoutingRule, tenant: TenantID) -> SQL {
        let (target, team, member) = rule.target.stored
        return """
            UPDATE baton.routing_rule SET name = \(rule.name), is_enabled = \(rule.isEnabled), conditions = \(ConditionStore.stored(rule.conditions)),
                target = \(target), team_id = \(team), member_id = \(member), strategy = \(rule.strategy?.rawValue),
                includes_subteams = \(rule.includesSubteams), skips_off_hours = \(rule.skipsOffHours),
                assigns_off_hours = \(rule.assignsOffHours), broken_at = NULL, version = version + 1, updated_at = baton.now()
            WHERE tenant_id = \(tenant) AND id = \(rule.id)
            """
    }

    // MARK: what rules are held against

    /// Statements whose results `directory` takes, after those of calendars.
    static func directoryReads(_ tenant: TenantID) -> [SQL] {
        [
            CustomFieldStore.select(tenant), "SELECT id FROM baton.region WHERE tenant_id = \(tenant)",
            "SELECT id, parent_id FROM baton.team WHERE tenant_id = \(tenant)",
            "SELECT id, team_id, status <> 3, takes_leads FROM baton.member WHERE tenant_id = \(tenant) AND deleted_at IS NULL",
            "SELECT id FROM baton.intake_form WHERE tenant_id = \(tenant) AND revoked_at IS NULL",
            "SELECT 1 FROM baton.working_calendar WHERE tenant_id = \(tenant) AND is_default",
        ]
    }

    static let directoryCount = 6

    static func directory(_ results: ArraySlice<QueryResult>) throws -> RuleDirectory {
        let results = Array(results)
        return RuleDirectory(
            customFields: CustomFields(try CustomFieldStore.decode(results[0])), regions: Set(try results[1].column(RegionID.self)),
            teams: try results[2].decode((TeamID, TeamID?).self).map { (id: $0.0, parent: $0.1) },
            members: Dictionary(
                try results[3].decode((MemberID, TeamID?, Bool, Bool).self).map {
                    ($0.0, RuleDirectory.Member(team: $0.1, isEnabled: $0.2, takesLeads: $0.3))
                }, uniquingKeysWith: { $1 }),
            forms: Set(try results[4].column(IntakeFormID.self)), hasCalendar: !results[5].isEmpty)
    }
}

extension RoutingRule.Target {
    fileprivate var stored: (kind: Int16, team: TeamID?, member: MemberID?) {
        switch self {
        case .team(let team): (1, team, nil)
        case .member(let member): (2, nil, member)
        case .pool(let team): (3, team, nil)
        }
    }
}
