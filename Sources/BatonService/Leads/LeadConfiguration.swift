package import BatonModel
package import BatonPlatform
internal import Postgres
internal import Synchronization

/// A tenant's rules for leads, as of one access version.
package struct LeadConfiguration: Sendable {
    package struct Member: Sendable {
        package var id: MemberID
        package var name: String
        package var team: TeamID?
        package var isActive: Bool
        /// Whether routing would pick him if he were there.
        var isMissed: Bool
    }

    package var calendars: TenantCalendars
    package var policy: LeadPolicy
    /// Score rules, compiled.
    package var scorer: LeadScorer
    package var routingRules: [RoutingRule]
    /// The same, compiled, with where leads go that none of them fits.
    package var router: LeadRouter
    package var regions: RegionMap
    package var members: [MemberID: Member]
    package var forms: [IntakeFormID: LeadForm]
    /// Versions of escalation policies that deadlines are armed under from now on; none for what the lead policy says.
    var escalation: [EscalationTrigger: EscalationVersionID]
    /// Whether there has ever been a policy that freezes: otherwise nobody need be asked whether he is frozen.
    var mayFreeze: Bool
    /// Whether anybody has a limit, or is away on some days from now on.
    var hasLimitsOrAbsences: Bool
    /// What the tenant has added to leads.
    package var customFields: CustomFields
    package var tags: TagCatalogue
    let card: LeadCard
}

/// Keeps the newest configuration of each tenant. It is right because the version that it was read at is asserted by whoever uses it.
package final class LeadConfigurationCache: Sendable {
    private let database: Database
    private let known = Mutex<[TenantID: (version: Int32, configuration: LeadConfiguration)]>([:])
    private let limit = 10_000

    package init(database: Database) { self.database = database }

    package func configuration(_ scope: TenantScope) async throws -> LeadConfiguration {
        if let entry = known.withLock({ $0[scope.tenant] }), entry.version == scope.accessVersion { return entry.configuration }
        let configuration = try await load(scope)
        known.withLock { known in
            if known.count >= limit { known = [:] }
            known[scope.tenant] = (scope.accessVersion, configuration)
        }
        return configuration
    }

    private func load(_ scope: TenantScope) async throws -> LeadConfiguration {
        let tenant = scope.tenant
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                LeadPolicy.select(tenant),
                ScoreRuleStore.select(tenant),
                RoutingRuleStore.select(tenant),
                "SELECT id, areas FROM baton.region WHERE tenant_id = \(tenant) ORDER BY created_at, id",
                "SELECT id, name, team_id, status, takes_leads FROM baton.member WHERE tenant_id = \(tenant) AND deleted_at IS NULL",
                "SELECT \(fragment: LeadFormService.columns) FROM baton.intake_form WHERE tenant_id = \(tenant) AND revoked_at IS NULL",
                CustomFieldStore.select(tenant),
                "SELECT trigger_key, version_id FROM baton.escalation_policy WHERE tenant_id = \(tenant)",
                "SELECT EXISTS (SELECT FROM baton.escalation_policy_version WHERE tenant_id = \(tenant) AND freezes)",
                """
                SELECT EXISTS (SELECT FROM baton.member_capacity WHERE tenant_id = \(tenant)) OR EXISTS (
                    SELECT FROM baton.member_absence
                    WHERE tenant_id = \(tenant) AND last_day >= (baton.now() - interval '1 day')::date)
                """,
                TagStore.select(tenant),
            ] + TenantCalendars.reads(tenant))
        let customFields = CustomFields(try CustomFieldStore.decode(results[6]))
        let calendars = try TenantCalendars(results.suffix(TenantCalendars.reads(tenant).count))
        let policy = try LeadPolicy(results[0]) ?? LeadPolicy()
        let regions = try results[3].decode((RegionID, [String]).self)
        let members = try results[4].decode((MemberID, String, TeamID?, Int16, Bool).self)
        let forms = try LeadFormService.decode(results[5])
        let rules = try RoutingRuleStore.decode(results[2]).map(\.rule)
        let directory = RuleDirectory(
            customFields: customFields, regions: Set(regions.map(\.0)), teams: calendars.tree,
            members: Dictionary(
                members.map { ($0.0, .init(team: $0.2, isEnabled: $0.3 != 3, takesLeads: $0.4)) }, uniquingKeysWith: { $1 }),
            forms: Set(forms.map(\.id)), hasCalendar: calendars.id(for: nil) != nil)
        return LeadConfiguration(
            calendars: calendars,
            policy: policy,
            scorer: LeadScorer(rules: try ScoreRuleStore.decode(results[1]), directory),
            routingRules: rules,
            router: LeadRouter(rules: rules, directory, poolTeam: policy.poolTeam, standard: policy.assignmentStrategy),
            regions: RegionMap(regions.map { ($0.0, $0.1) }),
            members: Dictionary(
                members.map {
                    ($0.0, LeadConfiguration.Member(id: $0.0, name: $0.1, team: $0.2, isActive: $0.3 == 1, isMissed: $0.3 == 2 && $0.4))
                }, uniquingKeysWith: { first, _ in first }),
            forms: Dictionary(
                forms.map { ($0.id, $0.form) }, uniquingKeysWith: { first, _ in first }),
            escalation: Dictionary(
                try results[7].decode((String, EscalationVersionID).self).compactMap { row in
                    EscalationTrigger(rawValue: row.0).map { ($0, row.1) }
                }, uniquingKeysWith: { first, _ in first }),
            mayFreeze: try results[8].single(Bool.self) ?? false, hasLimitsOrAbsences: try results[9].single(Bool.self) ?? false,
            customFields: customFields, tags: TagCatalogue(try TagStore.decode(results[10])),
            card: customFields.isEmpty ? .plain : LeadCard(customFields))
    }
}
