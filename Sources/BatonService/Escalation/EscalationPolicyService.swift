package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What holds for a trigger: the version that was saved last, or what the lead policy says.
package struct CurrentEscalationPolicy: Sendable {
    package var trigger: EscalationTrigger
    package var policy: EscalationPolicy
    /// `nil` for the built-in one.
    package var version: EscalationVersionID?
    package var number: Int32?
    package var createdAt: Date?
}

/// Escalation policies of a tenant: everybody of the tenant reads them, who may change the rules of leads changes them.
///
/// What is saved holds for deadlines that begin from then on; those that run keep their version.
package struct EscalationPolicyService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    /// Versions of a trigger that can be saved.
    package static let maximumVersions: Int32 = 10_000
    /// Versions that are listed, the newest.
    package static let shownVersions = 100

    // MARK: reading

    package func policies(_ scope: TenantScope) async throws -> [CurrentEscalationPolicy] {
        let results = try await database.once(
            scope, as: scope.member == nil ? .system : .member, readOnly: true,
            [EscalationPolicyStore.current(scope.tenant), LeadPolicy.select(scope.tenant)])
        return Self.all(try EscalationPolicyStore.decode(results[0]), try LeadPolicy(results[1]) ?? LeadPolicy())
    }

    package func policy(_ trigger: EscalationTrigger, _ scope: TenantScope) async throws -> CurrentEscalationPolicy {
        guard let policy = try await policies(scope).first(where: { $0.trigger == trigger }) else { throw BatonError(.internalError) }
        return policy
    }

    /// The newest first, `shownVersions` of them.
    package func versions(_ trigger: EscalationTrigger, _ scope: TenantScope) async throws -> [StoredEscalationPolicy] {
        try EscalationPolicyStore.decode(
            try await database.once(
                scope, as: scope.member == nil ? .system : .member, readOnly: true, [EscalationPolicyStore.versions(trigger, scope.tenant)])[
                    0])
    }

    private static func all(_ stored: [StoredEscalationPolicy], _ numbers: LeadPolicy) -> [CurrentEscalationPolicy] {
        EscalationTrigger.allCases.map { trigger in
            guard let stored = stored.first(where: { $0.trigger == trigger }) else {
                return CurrentEscalationPolicy(trigger: trigger, policy: .standard(trigger, numbers))
            }
            return CurrentEscalationPolicy(
                trigger: trigger, policy: stored.policy, version: stored.id, number: stored.number, createdAt: stored.createdAt)
        }
    }

    // MARK: writing

    /// Makes a new version, which holds from now on; the same policy once more makes none.
    ///
    /// - Parameter isDryRun: only says what is wrong with it; nothing is written.
    /// - Throws: `permission_denied` without `lead_rules:write`; `validation_failed` with everything that `EscalationPolicyInput.policy` finds;
    ///   `conflict` after 10,000 versions.
    package func save(
        _ input: EscalationPolicyInput, for trigger: EscalationTrigger, isDryRun: Bool = false, _ scope: TenantScope
    ) async throws -> CurrentEscalationPolicy {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .system) { transaction in
            // The reference table first (Citus); its row lock also keeps two changes apart. A dry run waits for nobody.
            if !isDryRun { transaction.enqueue(AccessChange.newVersion(tenant)) }
            let results = try await transaction.run(
                [
                    EscalationPolicyStore.current(tenant),
                    """
                    SELECT max(number) FROM baton.escalation_policy_version
                    WHERE tenant_id = \(tenant) AND trigger_key = \(trigger.rawValue)
                    """,
                ] + EscalationPolicyStore.directory(tenant))
            let directory = try EscalationPolicyStore.decodeDirectory(results[2...])
            let policy = try input.policy(for: trigger, in: directory)
            let current = try EscalationPolicyStore.decode(results[0]).first { $0.trigger == trigger }
            let number = (try results[1].single(Int32?.self).flatMap { $0 } ?? 0) + 1
            var answer = CurrentEscalationPolicy(trigger: trigger, policy: policy)
            if isDryRun {
                _ = try await transaction.finish([SQL]())
                return answer
            }
            if let current, current.policy == policy {
                _ = try await transaction.finish([SQL]())
                (answer.version, answer.number, answer.createdAt) = (current.id, current.number, current.createdAt)
                return answer
            }
            guard number <= Self.maximumVersions else { throw BatonError(.conflict, detail: "there are \(Self.maximumVersions) versions") }
            let id = EscalationVersionID.make()
            let stored = StoredEscalationPolicy(id: id, trigger: trigger, number: number, policy: policy, createdAt: Date())
            let written = try await transaction.finish(EscalationPolicyStore.save(stored, after: current, scope))
            (answer.version, answer.number, answer.createdAt) = (id, number, try written[0].single(Date.self))
            return answer
        }
    }

    /// Back to what the lead policy says, for deadlines that begin from now on. Versions stay.
    ///
    /// - Throws: `permission_denied`; `not_found`, when there is none.
    package func delete(_ trigger: EscalationTrigger, _ scope: TenantScope) async throws {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        try await database.withTenant(scope, as: .system) { transaction in
            transaction.enqueue(AccessChange.newVersion(tenant))
            let deleted = try await transaction.run(
                EscalationPolicyStore.delete(trigger, tenant)
            ).single(EscalationVersionID.self)
            guard let deleted else { throw BatonError(.notFound, detail: "escalation policy") }
            _ = try await transaction.finish([
                EventRecord(
                    "escalation_policy.deleted", facet: .leadRules, subject: deleted, data: .object(["trigger": trigger.rawValue])
                ).insert(scope)
            ])
        }
    }
}
