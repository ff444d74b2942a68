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
    }

    package var calendars: TenantCalendars
    package var policy: LeadPolicy
    package var scoreRules: [ScoreRule]
    package var routingRules: [RoutingRule]
    package var regions: RegionMap
    package var members: [MemberID: Member]
    package var forms: [IntakeFormID: Form]
    /// Versions of escalation policies that deadlines are armed under from now on; none for what the lead policy says.
    var escalation: [EscalationTrigger: EscalationVersionID]
    /// Whether there has ever been a policy that freezes: otherwise nobody need be asked whether he is frozen.
    var mayFreeze: Bool
    /// What the tenant has added to leads.
    package var customFields: CustomFields
    let card: LeadCard

    package struct Form: Sendable {
        package var name: String
        /// What a submission proves.
        package var signal: SignalKind?
    }
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
                "SELECT id, signal, label, points, max_count FROM baton.score_rule WHERE tenant_id = \(tenant)",
                """
                SELECT id, position, name, region_id, product_line, budget_from_minor, budget_below_minor, team_id
                FROM baton.routing_rule WHERE tenant_id = \(tenant) ORDER BY position
                """,
                "SELECT id, areas FROM baton.region WHERE tenant_id = \(tenant) ORDER BY created_at, id",
                "SELECT id, name, team_id, status = 1 FROM baton.member WHERE tenant_id = \(tenant) AND deleted_at IS NULL",
                "SELECT id, name, signal FROM baton.intake_form WHERE tenant_id = \(tenant) AND revoked_at IS NULL",
                CustomFieldStore.select(tenant),
                "SELECT trigger_key, version_id FROM baton.escalation_policy WHERE tenant_id = \(tenant)",
                "SELECT EXISTS (SELECT FROM baton.escalation_policy_version WHERE tenant_id = \(tenant) AND freezes)",
            ] + TenantCalendars.reads(tenant))
        let customFields = CustomFields(try CustomFieldStore.decode(results[6]))
        return LeadConfiguration(
            calendars: try TenantCalendars(results.suffix(TenantCalendars.reads(tenant).count)),
            policy: try LeadPolicy(results[0]) ?? LeadPolicy(),
            scoreRules: try results[1].decode((RuleID, String, String, Int16, Int16).self).map {
                ScoreRule(id: $0.0, signal: $0.1, label: $0.2, points: $0.3, maximumCount: $0.4)
            },
            routingRules: try results[2].decode((RuleID, Int32, String, RegionID?, String?, Int64?, Int64?, TeamID).self).map {
                RoutingRule(
                    id: $0.0, position: $0.1, name: $0.2, region: $0.3, productLine: $0.4, budgetFrom: $0.5, budgetBelow: $0.6, team: $0.7)
            },
            regions: RegionMap(try results[3].decode((RegionID, [String]).self).map { ($0.0, $0.1) }),
            members: Dictionary(
                try results[4].decode((MemberID, String, TeamID?, Bool).self).map {
                    ($0.0, LeadConfiguration.Member(id: $0.0, name: $0.1, team: $0.2, isActive: $0.3))
                }, uniquingKeysWith: { first, _ in first }),
            forms: Dictionary(
                try results[5].decode((IntakeFormID, String, String?).self).map {
                    ($0.0, LeadConfiguration.Form(name: $0.1, signal: $0.2.flatMap(SignalKind.init(rawValue:))))
                }, uniquingKeysWith: { first, _ in first }),
            escalation: Dictionary(
                try results[7].decode((String, EscalationVersionID).self).compactMap { row in
                    EscalationTrigger(rawValue: row.0).map { ($0, row.1) }
                }, uniquingKeysWith: { first, _ in first }),
            mayFreeze: try results[8].single(Bool.self) ?? false,
            customFields: customFields, card: customFields.isEmpty ? .plain : LeadCard(customFields))
    }
}
