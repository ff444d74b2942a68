package import BatonModel
package import BatonPlatform
internal import Postgres

/// A rule with what is wrong with it.
package struct CheckedRoutingRule: Sendable {
    package var rule: RoutingRule
    /// Why it cannot be used, and is passed over.
    package var problems: [FieldProblem]
    /// What it can be used in spite of.
    package var warnings: [FieldProblem]
}

/// Where leads go (L4): everybody of the tenant reads the rules, who may change the rules of leads changes them. A change holds for what comes in from
/// then on.
package struct RoutingRuleService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    // MARK: reading

    /// In the order in which they are tried.
    package func rules(_ scope: TenantScope) async throws -> [CheckedRoutingRule] {
        // `member` may not read forms, which conditions may name.
        try Self.checked(
            try await database.once(
                scope, as: .system, readOnly: true, [RoutingRuleStore.select(scope.tenant)] + RoutingRuleStore.directoryReads(scope.tenant))
        )
    }

    /// - Throws: `not_found`.
    package func rule(_ id: RuleID, _ scope: TenantScope) async throws -> CheckedRoutingRule {
        guard let rule = try await rules(scope).first(where: { $0.rule.id == id }) else {
            throw BatonError(.notFound, detail: "routing rule")
        }
        return rule
    }

    private static func checked(_ results: [QueryResult]) throws -> [CheckedRoutingRule] {
        let directory = try RoutingRuleStore.directory(results[1...])
        return try RoutingRuleStore.decode(results[0]).map { check($0.rule, directory) }
    }

    private static func check(_ rule: RoutingRule, _ directory: RuleDirectory) -> CheckedRoutingRule {
        CheckedRoutingRule(rule: rule, problems: rule.problems(in: directory), warnings: rule.warnings(in: directory))
    }

    // MARK: writing

    private struct State {
        var rules: [RoutingRule]
        var directory: RuleDirectory
    }

    /// Under the lock of the tenant's row, which keeps two changes apart.
    private func change<Output>(
        _ scope: TenantScope, _ body: (State, Transaction) async throws -> Output
    ) async throws -> Output {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .system) { transaction in
            // The reference table first (Citus).
            transaction.enqueue(AccessChange.newVersion(tenant))
            let results = try await transaction.run([RoutingRuleStore.select(tenant)] + RoutingRuleStore.directoryReads(tenant))
            return try await body(
                State(rules: try RoutingRuleStore.decode(results[0]).map(\.rule), directory: try RoutingRuleStore.directory(results[1...])),
                transaction)
        }
    }

    /// Behind the others.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`; `validation_failed` with everything that `RoutingRuleInput.rule` finds; `conflict`
    ///   when there are 500 rules.
    package func create(_ input: RoutingRuleInput, _ scope: TenantScope) async throws -> CheckedRoutingRule {
        try await change(scope) { state, transaction in
            guard state.rules.count < RoutingRule.maximumRules else {
                throw BatonError(.conflict, detail: "there are \(RoutingRule.maximumRules) rules")
            }
            let rule = try input.rule(
                changing: nil, id: RuleID.make(), position: (state.rules.map(\.position).max() ?? 0) + 10, in: state.directory)
            _ = try await transaction.finish(
                [RoutingRuleStore.insert(rule, tenant: scope.tenant)]
                    + Self.after(rule, EventRecord("routing_rule.created", facet: .leadRules, subject: rule.id), scope))
            return Self.check(rule, state.directory)
        }
    }

    /// - Parameter version: the one that it must have.
    /// - Throws: besides, `not_found`, `version_mismatch`.
    package func update(_ id: RuleID, _ input: RoutingRuleInput, version: Int32?, _ scope: TenantScope) async throws -> CheckedRoutingRule {
        try await change(scope) { state, transaction in
            let old = try Self.find(id, version, state)
            var rule = try input.rule(changing: old, id: id, position: old.position, in: state.directory)
            guard rule != old else {
                _ = try await transaction.finish([SQL]())
                return Self.check(old, state.directory)
            }
            let event = EventRecord("routing_rule.changed", facet: .leadRules, subject: id, changed: Self.changes(from: old, to: rule))
            _ = try await transaction.finish([RoutingRuleStore.update(rule, tenant: scope.tenant)] + Self.after(rule, event, scope))
            rule.version += 1
            return Self.check(rule, state.directory)
        }
    }

    /// Leads that it has routed keep its id.
    package func delete(_ id: RuleID, version: Int32?, _ scope: TenantScope) async throws {
        try await change(scope) { state, transaction in
            let rule = try Self.find(id, version, state)
            _ = try await transaction.finish([
                "DELETE FROM baton.routing_rule WHERE tenant_id = \(scope.tenant) AND id = \(id)",
                EventRecord(
                    "routing_rule.deleted", facet: .leadRules, subject: id, data: .object(["name": rule.name])
                ).insert(scope),
            ])
        }
    }

    /// - Parameter ids: all of them, in the order in which they are to be tried.
    /// - Throws: `validation_failed`: `incomplete`, when one is missing, not there, or given twice.
    package func reorder(_ ids: [RuleID], _ scope: TenantScope) async throws -> [CheckedRoutingRule] {
        try await change(scope) { state, transaction in
            guard Set(ids) == Set(state.rules.map(\.id)), ids.count == state.rules.count else {
                throw ValidationFailure([
                    FieldProblem(
                        "/rule_ids", "incomplete", zh: "请按新顺序列出全部 \(state.rules.count) 条规则，每条一次",
                        en: "Give each of the \(state.rules.count) rules once, in the new order.")
                ])
            }
            let positions = ids.indices.map { Int32($0 + 1) * 10 }
            _ = try await transaction.finish([
                // Two rules never have one position, not even in between.
                "UPDATE baton.routing_rule SET position = -position - 1 WHERE tenant_id = \(scope.tenant)",
                """
                UPDATE baton.routing_rule AS r SET position = o.position
                FROM unnest(\(ids), \(positions)) AS o (id, position) WHERE r.tenant_id = \(scope.tenant) AND r.id = o.id
                """,
                EventRecord(
                    "routing_rules.reordered", facet: .leadRules, subject: scope.tenant, data: .object(["rules": "\(ids.count)"])
                ).insert(scope),
            ])
            return zip(ids, positions).compactMap { id, position in
                state.rules.first { $0.id == id }.map { rule in
                    var rule = rule
                    rule.position = position
                    return Self.check(rule, state.directory)
                }
            }
        }
    }

    private static func find(_ id: RuleID, _ version: Int32?, _ state: State) throws -> RoutingRule {
        guard let rule = state.rules.first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "routing rule") }
        if let version, version != rule.version { throw BatonError(.versionMismatch) }
        return rule
    }

    private static func after(_ rule: RoutingRule, _ event: EventRecord, _ scope: TenantScope) -> [SQL] {
        [event.insert(scope)] + (rule.strategy == .weighted && rule.isEnabled ? [RoutingWeightsHandler.arm(scope.tenant)] : [])
    }

    private static func changes(from old: RoutingRule, to new: RoutingRule) -> [String] {
        [
            ("conditions", old.conditions != new.conditions), ("enabled", old.isEnabled != new.isEnabled),
            ("include_subteams", old.includesSubteams != new.includesSubteams), ("name", old.name != new.name),
            ("skip_off_hours", old.skipsOffHours != new.skipsOffHours), ("strategy", old.strategy != new.strategy),
            ("target", old.target != new.target), ("when_nobody_works", old.assignsOffHours != new.assignsOffHours),
        ].filter(\.1).map(\.0)
    }
}
