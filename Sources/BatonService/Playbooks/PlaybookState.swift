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
    /// In service, the oldest first.
    package var forms: [Form]
    package var content: [ContentItem]
    package var dictionary: CaptureDictionary
    /// 0 before there is one.
    var dictionaryVersion: Int32
    /// Whether the reader may know forms, content and dictionary: everybody reads rules.
    package let showsIntake: Bool
    private var routing: RuleDirectory
    /// Of each trigger, the number of the newest version.
    var escalationNumbers: [EscalationTrigger: Int32]

    package struct Form: Equatable, Sendable {
        package var id: IntakeFormID
        package var form: LeadForm
    }

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
            LeadFormService.active(tenant),
            NurtureStore.items("deleted_at IS NULL ORDER BY id", tenant),
        ] + CaptureDictionaryService.reads(tenant) + RoutingRuleStore.directoryReads(tenant) + EscalationPolicyStore.directory(tenant)
    }

    init(_ results: [QueryResult], showsIntake: Bool) throws {
        self.showsIntake = showsIntake
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
        forms = try LeadFormService.decode(results[9]).map { Form(id: $0.id, form: $0.form) }
        content = try NurtureStore.decodeItems(results[10])
        (dictionary, dictionaryVersion) = try CaptureDictionaryService.decode(Array(results[11...12]))
        routing = try RoutingRuleStore.directory(results[13...])
        directory = try EscalationPolicyStore.decodeDirectory(results[(13 + RoutingRuleStore.directoryCount)...])
    }

    /// What routing rules are held against, with what a plan adds.
    package var routingDirectory: RuleDirectory {
        var directory = routing
        directory.customFields = CustomFields(fields)
        directory.regions = Set(regions.map(\.id))
        directory.teams = teams.map { (id: $0.id, parent: $0.parent) }
        directory.forms = Set(forms.map(\.id))
        return directory
    }

    /// What does not fit any more.
    package var misfits: [Misfit] {
        let (directory, own) = (routingDirectory, CustomFields(fields))
        func found(_ part: Misfit.Part, _ id: some CustomStringConvertible, _ name: String, _ problems: [FieldProblem]) -> Misfit? {
            problems.isEmpty ? nil : Misfit(part, id: id.description, name: name, problems: problems)
        }
        return routingRules.filter(\.isEnabled).compactMap { found(.routingRule, $0.id, $0.name, $0.problems(in: directory)) }
            + scoreRules.compactMap { found(.scoreRule, $0.id, $0.label, $0.problems(in: directory)) }
            + EscalationTrigger.allCases.compactMap { trigger in
                escalation[trigger].flatMap { found(.escalationPolicy, trigger.rawValue, $0.name, $0.problems(in: self.directory)) }
            }
            + (showsIntake ? forms : []).compactMap { found(.form, $0.id, $0.form.name, $0.form.problems(own)) }
    }

    package func region(named name: String) -> RegionID? { regions.first { $0.name == name }?.id }
    package func team(named name: String) -> TeamID? { teams.first { $0.name == name }?.id }
    package func name(of team: TeamID) -> String { teams.first { $0.id == team }?.name ?? team.description }
}
