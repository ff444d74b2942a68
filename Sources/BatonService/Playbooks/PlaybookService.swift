internal import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// A tenant's configuration of leads as a whole: read, compared, applied in one transaction.
package struct PlaybookService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    /// What holds now.
    ///
    /// - Throws: `access_changed`.
    package func state(_ scope: TenantScope) async throws -> PlaybookState {
        let showsIntake = scope.member.map { $0.grants.allows(.read, .leadRules) } ?? true
        return try PlaybookState(
            try await database.once(scope, as: .system, readOnly: true, PlaybookState.reads(scope.tenant)), showsIntake: showsIntake)
    }

    /// Makes the configuration what was planned, all of it or nothing. What is the same already is not touched.
    ///
    /// - Parameters:
    ///   - current: what the plan was made from.
    ///   - name: what the playbook calls itself, for the event.
    /// - Returns: forms that were not there, with their keys, which are shown this once.
    /// - Throws: `permission_denied` without `lead_rules:write`, and without `permissions:write` when regions or teams change;
    ///   `access_changed`, when the configuration is not what the plan was made from any more: nothing has happened then.
    package func apply(
        _ plan: PlaybookState, from current: PlaybookState, named name: String?, _ scope: TenantScope
    ) async throws
        -> [(form: PlaybookState.Form, key: Secret)]
    {
        try scope.require(.write, .leadRules)
        let places = plan.placeStatements(from: current, scope)
        if !places.isEmpty { try scope.require(.write, .permissions) }
        let keys = plan.newForms(since: current).map { (form: $0, key: Secret.make("bf")) }
        // What else changes without moving the access version.
        let items = plan.contentUpdates(from: current, scope.tenant)
        let statements =
            items + places + plan.ruleStatements(from: current, scope) + plan.formStatements(from: current, keys, scope)
            + (try plan.wordStatements(from: current, scope))
        guard !statements.isEmpty else { return [] }
        let event = EventRecord("playbook.applied", facet: .leadRules, subject: scope.tenant, data: .object(["name": name]))
        do {
            // Fields that are there again mend what has missed them.
            let after = [event.insert(scope), ConfigurationCheck.arm(scope.tenant)]
            _ = try await AccessChange(database: database).commit(scope, statements + after) { results in
                if results.prefix(items.count).contains(where: \.isEmpty) { throw BatonError(.accessChanged) }
            }
            return keys
        } catch let error as DatabaseError where error.constraint == "lead_policy_score_check" {
            throw ValidationFailure([.invalidThresholds])
        }
    }
}

extension PlaybookState {
    /// Regions and teams, those that others name first.
    fileprivate func placeStatements(from current: PlaybookState, _ scope: TenantScope) -> [SQL] {
        let tenant = scope.tenant
        var (statements, events): ([SQL], [EventRecord]) = ([], [])
        let regions = Dictionary(current.regions.map { ($0.id, $0) }) { first, _ in first }
        for region in self.regions {
            if let known = regions[region.id] {
                if known.areas == region.areas { continue }
                statements.append("UPDATE baton.region SET areas = \(region.areas) WHERE tenant_id = \(tenant) AND id = \(region.id)")
                events.append(EventRecord("region.changed", facet: .permissions, subject: region.id, changed: ["areas"]))
            } else {
                statements.append(
                    "INSERT INTO baton.region (tenant_id, id, name, areas) VALUES (\(tenant), \(region.id), \(region.name), \(region.areas))"
                )
                events.append(EventRecord("region.created", facet: .permissions, subject: region.id))
            }
        }
        let teams = Dictionary(current.teams.map { ($0.id, $0) }) { first, _ in first }
        let added = self.teams.filter { teams[$0.id] == nil }
        // Without the one above, which may come later.
        for team in added {
            statements.append("INSERT INTO baton.team (tenant_id, id, name) VALUES (\(tenant), \(team.id), \(team.name))")
            events.append(EventRecord("team.created", facet: .permissions, subject: team.id))
        }
        for team in self.teams where (teams[team.id]?.parent ?? nil) != team.parent {
            statements.append("UPDATE baton.team SET parent_id = \(team.parent) WHERE tenant_id = \(tenant) AND id = \(team.id)")
            if teams[team.id] != nil {
                events.append(EventRecord("team.changed", facet: .permissions, subject: team.id, changed: ["parent_id"]))
            }
        }
        return statements + (events.isEmpty ? [] : [EventRecord.insert(events, scope)])
    }

    fileprivate func ruleStatements(from current: PlaybookState, _ scope: TenantScope) -> [SQL] {
        let tenant = scope.tenant
        var statements: [SQL] = []
        let fields = Dictionary(current.fields.map { ($0.id, $0) }) { first, _ in first }
        for field in self.fields {
            if let known = fields[field.id] {
                if known == field { continue }
                statements += [
                    CustomFieldStore.update(field, tenant), CustomFieldService.event("updated", field, changed: []).insert(scope),
                ]
            } else {
                statements += [
                    CustomFieldStore.insert(field, tenant), CustomFieldService.event("created", field, changed: []).insert(scope),
                ]
            }
        }
        if policy != current.policy { statements.append(policy.update(tenant)) }
        if policy.deletedDays != current.policy.deletedDays { statements.append(LeadPurgeHandler.rearm(tenant)) }
        statements += scoreStatements(from: current, scope) + routingStatements(from: current, scope)
        for trigger in EscalationTrigger.allCases {
            let (old, new) = (current.escalation[trigger], escalation[trigger])
            if old == new { continue }
            guard let new else {
                statements.append(EscalationPolicyStore.delete(trigger, tenant))
                continue
            }
            let number = (current.escalationNumbers[trigger] ?? 0) + 1
            let stored = StoredEscalationPolicy(id: .make(), trigger: trigger, number: number, policy: new, createdAt: .distantPast)
            statements += EscalationPolicyStore.save(stored, after: nil, scope)
        }
        return statements
    }

    fileprivate func scoreStatements(from current: PlaybookState, _ scope: TenantScope) -> [SQL] {
        let tenant = scope.tenant
        var (statements, events): ([SQL], [EventRecord]) = ([], [])
        let old = Dictionary(current.scoreRules.map { ($0.id, $0) }) { first, _ in first }
        let kept = Set(scoreRules.map(\.id))
        // Those that go first: their signals may come back with another rule.
        for rule in current.scoreRules where !kept.contains(rule.id) {
            statements.append(ScoreRuleStore.delete(rule.id, tenant))
            events.append(EventRecord("score_rule.deleted", facet: .leadRules, subject: rule.id, data: .object(["signal": rule.signal])))
        }
        for rule in scoreRules where old[rule.id] != rule {
            statements.append(old[rule.id] == nil ? ScoreRuleStore.insert(rule, tenant) : ScoreRuleStore.update(rule, tenant))
            events.append(
                EventRecord(
                    old[rule.id] == nil ? "score_rule.created" : "score_rule.changed", facet: .leadRules, subject: rule.id,
                    data: .object(["signal": rule.signal, "points": "\(rule.points)"])))
        }
        if !events.isEmpty { statements.append(EventRecord.insert(events, scope)) }
        let movesThresholds = policy.highIntentScore != current.policy.highIntentScore || policy.nurtureScore != current.policy.nurtureScore
        if !events.isEmpty || movesThresholds {
            statements += Rescoring.start(events.isEmpty ? .thresholds : .scoreRules, scope)
        }
        return statements
    }

    fileprivate func routingStatements(from current: PlaybookState, _ scope: TenantScope) -> [SQL] {
        if routingRules == current.routingRules { return [] }
        let tenant = scope.tenant
        var (statements, events): ([SQL], [EventRecord]) = ([], [])
        let old = Dictionary(current.routingRules.map { ($0.id, $0) }) { first, _ in first }
        let kept = Set(routingRules.map(\.id))
        let gone = current.routingRules.filter { !kept.contains($0.id) }
        if !gone.isEmpty {
            statements.append("DELETE FROM baton.routing_rule WHERE tenant_id = \(tenant) AND id = ANY (\(gone.map(\.id)))")
            events += gone.map {
                EventRecord("routing_rule.deleted", facet: .leadRules, subject: $0.id, data: .object(["name": $0.name]))
            }
        }
        let stays = routingRules.filter { old[$0.id] != nil }
        if !stays.isEmpty {
            statements += [
                // Two rules never have one position, not even in between.
                "UPDATE baton.routing_rule SET position = -position - 1 WHERE tenant_id = \(tenant)",
                """
                UPDATE baton.routing_rule AS r SET position = o.position
                FROM unnest(\(stays.map(\.id)), \(stays.map(\.position))) AS o (id, position)
                WHERE r.tenant_id = \(tenant) AND r.id = o.id
                """,
            ]
        }
        for rule in routingRules {
            var same = old[rule.id]
            same?.position = rule.position
            if same == rule { continue }
            statements.append(
                same == nil ? RoutingRuleStore.insert(rule, tenant: tenant) : RoutingRuleStore.update(rule, tenant: tenant))
            events.append(
                EventRecord(same == nil ? "routing_rule.created" : "routing_rule.changed", facet: .leadRules, subject: rule.id))
        }
        if stays.map(\.id) != current.routingRules.filter({ kept.contains($0.id) }).map(\.id) {
            events.append(
                EventRecord("routing_rules.reordered", facet: .leadRules, subject: tenant, data: .object(["rules": "\(stays.count)"])))
        }
        if routingRules.contains(where: { $0.strategy == .weighted && $0.isEnabled }) {
            statements.append(RoutingWeightsHandler.arm(tenant))
        }
        return statements + (events.isEmpty ? [] : [EventRecord.insert(events, scope)])
    }

    fileprivate func newForms(since current: PlaybookState) -> [Form] {
        let known = Set(current.forms.map(\.id))
        return forms.filter { !known.contains($0.id) }
    }

    fileprivate func formStatements(
        from current: PlaybookState, _ keys: [(form: Form, key: Secret)], _ scope: TenantScope
    ) -> [SQL] {
        let old = Dictionary(current.forms.map { ($0.id, $0) }) { first, _ in first }
        return keys.flatMap { LeadFormService.insert($0.form.form, $0.form.id, $0.key, scope) }
            + forms.filter { form in old[form.id].map { $0 != form } ?? false }.flatMap {
                LeadFormService.update($0.form, $0.id, changed: [], scope)
            }
    }

    /// Each returns a row, unless somebody else has changed the item meanwhile.
    fileprivate func contentUpdates(from current: PlaybookState, _ tenant: TenantID) -> [SQL] {
        let old = Dictionary(current.content.map { ($0.id, $0) }) { first, _ in first }
        return content.filter { item in old[item.id].map { $0 != item } ?? false }.map { NurtureStore.update($0, tenant) }
    }

    /// New content, events of content, and the dictionary.
    fileprivate func wordStatements(from current: PlaybookState, _ scope: TenantScope) throws -> [SQL] {
        let tenant = scope.tenant
        var (statements, events): ([SQL], [EventRecord]) = ([], [])
        let old = Dictionary(current.content.map { ($0.id, $0) }) { first, _ in first }
        for item in content where old[item.id] != item {
            if old[item.id] == nil { statements.append(NurtureStore.insert(item, tenant)) }
            events.append(
                EventRecord(old[item.id] == nil ? "content_item.created" : "content_item.changed", facet: .leadRules, subject: item.id))
        }
        if !events.isEmpty {
            if current.content.isEmpty { statements.append(NurtureStore.enter(tenant)) }
            statements.append(NurtureStore.arm(tenant))
        }
        if dictionary != current.dictionary {
            statements.append(try CaptureDictionaryService.save(dictionary, version: current.dictionaryVersion + 1, tenant))
            events.append(CaptureDictionaryService.changed(dictionary, of: tenant))
        }
        return statements + (events.isEmpty ? [] : [EventRecord.insert(events, scope)])
    }
}
