package import BatonModel
internal import BatonPlatform
internal import Postgres

/// A tenant's configuration of leads, as it stands or as it would be.
package struct PlaybookState: Sendable {
    package var regions: [TeamAdministration.Region]
    package var teams: [TeamAdministration.Team]
    /// Archived ones too.
    package var fields: [CustomField]
    package var policy: LeadPolicy
    package var scoreRules: [ScoreRule]
    /// In the order in which they are tried.
    package var routingRules: [RoutingRule]
    /// What has been saved; the others are what the lead policy says.
    package var escalation: [EscalationTrigger: EscalationPolicy]
    /// Who there is, for policies to be held against.
    package var directory: EscalationDirectory
    /// Active members, by the mail address that a document names them by.
    package var members: [MemberID: String]
    package var forms: [IntakeFormID: String]
    private var routing: RoutingDirectory
    /// Of each trigger, the number of the newest version.
    var escalationNumbers: [EscalationTrigger: Int32]

    static func reads(_ tenant: TenantID) -> [SQL] {
        [
            "SELECT id, name, areas FROM baton.region WHERE tenant_id = \(tenant) ORDER BY created_at, id",
            "SELECT id, name, parent_id FROM baton.team WHERE tenant_id = \(tenant) ORDER BY created_at, id",
            CustomFieldStore.select(tenant),
            LeadPolicy.select(tenant),
            EscalationPolicyStore.current(tenant),
            "SELECT trigger_key, max(number) FROM baton.escalation_policy_version WHERE tenant_id = \(tenant) GROUP BY trigger_key",
            ScoreRuleStore.select(tenant),
            RoutingRuleStore.select(tenant),
            "SELECT id, email FROM baton.member WHERE tenant_id = \(tenant) AND email IS NOT NULL AND deleted_at IS NULL",
            "SELECT id, name FROM baton.intake_form WHERE tenant_id = \(tenant) AND revoked_at IS NULL",
        ] + RoutingRuleStore.directoryReads(tenant) + EscalationPolicyStore.directory(tenant)
    }

    init(_ results: ArraySlice<QueryResult>) throws {
        let results = Array(results)
        regions = try results[0].decode((RegionID, String, [String]).self).map { .init(id: $0.0, name: $0.1, areas: $0.2) }
        teams = try results[1].decode((TeamID, String, TeamID?).self).map { .init(id: $0.0, name: $0.1, parent: $0.2) }
        fields = try CustomFieldStore.decode(results[2])
        policy = try LeadPolicy(results[3]) ?? LeadPolicy()
        escalation = Dictionary(try EscalationPolicyStore.decode(results[4]).map { ($0.trigger, $0.policy) }) { first, _ in first }
        escalationNumbers = Dictionary(
            try results[5].decode((String, Int32).self).compactMap { row in EscalationTrigger(rawValue: row.0).map { ($0, row.1) } }
        ) { first, _ in first }
        scoreRules = try ScoreRuleStore.decode(results[6])
        routingRules = try RoutingRuleStore.decode(results[7]).map(\.rule)
        members = Dictionary(try results[8].decode((MemberID, String).self).map { ($0.0, $0.1) }) { first, _ in first }
        forms = Dictionary(try results[9].decode((IntakeFormID, String).self).map { ($0.0, $0.1) }) { first, _ in first }
        routing = try RoutingRuleStore.directory(results[10...])
        directory = try EscalationPolicyStore.decodeDirectory(results[(10 + RoutingRuleStore.directoryCount)...])
    }

    /// What routing rules are held against, with what a plan adds.
    package var routingDirectory: RoutingDirectory {
        var directory = routing
        directory.customFields = CustomFields(fields)
        directory.regions = Set(regions.map(\.id))
        directory.teams = teams.map { (id: $0.id, parent: $0.parent) }
        return directory
    }

    package func region(named name: String) -> RegionID? { regions.first { $0.name == name }?.id }
    package func team(named name: String) -> TeamID? { teams.first { $0.name == name }?.id }
    package func name(of team: TeamID) -> String { teams.first { $0.id == team }?.name ?? team.description }
    package func name(of region: RegionID) -> String { regions.first { $0.id == region }?.name ?? region.description }
}
