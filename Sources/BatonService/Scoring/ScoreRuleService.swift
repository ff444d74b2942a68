package import BatonModel
package import BatonPlatform
internal import Postgres

/// A rule with why it cannot be used.
package struct CheckedScoreRule: Sendable {
    package var rule: ScoreRule
    /// It counts nothing as long as there are any.
    package var problems: [FieldProblem]
}

/// How a tenant's leads are scored (L2): read by everybody of the tenant, changed by who may change the rules of leads. Each change scores all
/// open leads again, in the background (`Rescoring`).
package struct ScoreRuleService: Sendable {
    private let database: Database
    private let wakeups: Wakeups

    package init(database: Database, wakeups: Wakeups) {
        self.database = database
        self.wakeups = wakeups
    }

    /// The oldest first.
    package func rules(_ scope: TenantScope) async throws -> [CheckedScoreRule] {
        let results = try await database.once(
            scope, as: .system, readOnly: true, [ScoreRuleStore.select(scope.tenant)] + ConditionStore.reads(scope.tenant))
        let directory = try ConditionStore.directory(results[1...])
        return try ScoreRuleStore.decode(results[0]).map { CheckedScoreRule(rule: $0, problems: $0.problems(in: directory)) }
    }

    /// - Throws: `not_found`.
    package func rule(_ id: RuleID, _ scope: TenantScope) async throws -> CheckedScoreRule {
        guard let rule = try await rules(scope).first(where: { $0.rule.id == id }) else {
            throw BatonError(.notFound, detail: "score rule")
        }
        return rule
    }

    /// - Throws: `permission_denied` without `lead_rules:write`; `validation_failed` with everything that is wrong; `conflict` for a signal that
    ///   has a rule, and after 200 rules.
    package func create(_ input: ScoreRuleInput, _ scope: TenantScope) async throws -> CheckedScoreRule {
        try await change(scope, cause: .scoreRules) { known, directory in
            guard known.count < ScoreRule.maximumRules else {
                throw BatonError(.conflict, detail: "there are \(ScoreRule.maximumRules) score rules")
            }
            var problems = FieldProblems()
            let rule = input.rule(.make(), in: directory, &problems)
            try problems.check()
            return (rule, ScoreRuleStore.insert(rule, scope.tenant), EventRecord("score_rule.created", facet: .leadRules, subject: rule.id))
        }
    }

    /// - Throws: as `create`; `not_found`.
    package func update(_ id: RuleID, _ input: ScoreRuleInput, _ scope: TenantScope) async throws -> CheckedScoreRule {
        try await change(scope, cause: .scoreRules) { known, directory in
            guard let old = known.first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "score rule") }
            var problems = FieldProblems()
            let rule = input.rule(id, changing: old, in: directory, &problems)
            try problems.check()
            let event = EventRecord(
                "score_rule.changed", facet: .leadRules, subject: id, changed: input.changed,
                data: .object(["signal": rule.signal, "points_before": "\(old.points)", "points": "\(rule.points)"]))
            return (rule, ScoreRuleStore.update(rule, scope.tenant), event)
        }
    }

    /// - Throws: `permission_denied`, `not_found`.
    package func delete(_ id: RuleID, _ scope: TenantScope) async throws {
        _ = try await change(scope, cause: .scoreRules) { known, _ in
            guard let old = known.first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "score rule") }
            let event = EventRecord("score_rule.deleted", facet: .leadRules, subject: id, data: .object(["signal": old.signal]))
            return (old, ScoreRuleStore.delete(id, scope.tenant), event)
        }
    }

    private func change(
        _ scope: TenantScope, cause: Rescoring.Cause,
        _ body: @Sendable (_ known: [ScoreRule], RuleDirectory) throws -> (ScoreRule, SQL, EventRecord)
    ) async throws -> CheckedScoreRule {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        do {
            let rule = try await database.withTenant(scope, as: .system) { transaction in
                // The reference table first (Citus); its row lock also keeps two changes apart.
                transaction.enqueue(AccessChange.newVersion(tenant))
                let results = try await transaction.run([ScoreRuleStore.select(tenant)] + ConditionStore.reads(tenant))
                let directory = try ConditionStore.directory(results[1...])
                let (rule, statement, event) = try body(ScoreRuleStore.decode(results[0]), directory)
                _ = try await transaction.finish([statement] + Rescoring.start(cause, scope) + [event.insert(scope)])
                return CheckedScoreRule(rule: rule, problems: rule.problems(in: directory))
            }
            wakeups.ring(.timers)
            return rule
        } catch let error as DatabaseError where error.constraint == "score_rule_signal_key" {
            throw BatonError(.conflict, detail: "there is a rule for this signal already")
        }
    }

    // MARK: re-scoring

    /// The newest first, 100 of them. They count leads of the whole tenant.
    ///
    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func rescorings(_ scope: TenantScope) async throws -> [Rescoring] {
        try scope.require(.read, .leadRules)
        return try Rescoring.decode(
            try await database.once(scope, as: .system, readOnly: true, [Rescoring.newest(scope.tenant)])[0])
    }

    /// - Throws: `permission_denied` without `lead_rules:read`; `not_found`.
    package func rescoring(_ id: RescoringID, _ scope: TenantScope) async throws -> Rescoring {
        try scope.require(.read, .leadRules)
        let result = try await database.once(scope, as: .system, readOnly: true, [Rescoring.select(id, scope.tenant)])[0]
        guard let rescoring = try Rescoring.decode(result).first else { throw BatonError(.notFound, detail: "rescoring") }
        return rescoring
    }

    /// Scores all open leads again although no rule has changed.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`.
    package func rescore(_ scope: TenantScope) async throws -> Rescoring {
        try scope.require(.write, .leadRules)
        let id = RescoringID.make()
        let results = try await database.once(
            scope, as: .system,
            ["SELECT 1 FROM baton.tenant WHERE id = \(scope.tenant) FOR NO KEY UPDATE"]
                + Rescoring.start(.requested, id: id, scope)
                + [
                    EventRecord("rescoring.requested", facet: .leadRules, subject: id).insert(scope), Rescoring.select(id, scope.tenant),
                ])
        wakeups.ring(.timers)
        guard let last = results.last, let rescoring = try Rescoring.decode(last).first else { throw BatonError(.internalError) }
        return rescoring
    }
}
