package import BatonModel
package import BatonPlatform
package import Postgres

/// Looks whether rules and forms still fit what there is, after something that they may name has been taken away: an archived field, a disabled
/// member, a form out of service. A routing rule that has broken is passed over from that moment on, a score rule counts nothing, a form leaves
/// out what it cannot place; here it is said, once: as an event, and to the admins.
package struct ConfigurationCheckHandler: TimerHandler {
    package var kind: String { ConfigurationCheck.kind }

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        [
            RoutingRuleStore.select(tenant), ScoreRuleStore.select(tenant),
            "SELECT id FROM baton.score_rule WHERE tenant_id = \(tenant) AND broken_at IS NOT NULL", LeadFormService.active(tenant),
            "SELECT id FROM baton.intake_form WHERE tenant_id = \(tenant) AND broken_at IS NOT NULL",
        ] + RoutingPeople.reads(tenant) + RoutingRuleStore.directoryReads(tenant)
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        let people = RoutingPeople.reads(tenant).count
        var findings = Findings(tenant: tenant, admins: try RoutingPeople(results[5..<(5 + people)]).admins)
        let directory = try RoutingRuleStore.directory(results[(5 + people)...])
        for row in try RoutingRuleStore.decode(results[0]) where row.rule.isEnabled {
            findings.look(.routingRule, row.rule.id, row.rule.name, row.rule.problems(in: directory), wasBroken: row.brokenAt != nil)
        }
        let brokenRules = Set(try results[2].column(RuleID.self))
        for rule in try ScoreRuleStore.decode(results[1]) {
            findings.look(.scoreRule, rule.id, rule.label, rule.problems(in: directory), wasBroken: brokenRules.contains(rule.id))
        }
        let brokenForms = Set(try results[4].column(IntakeFormID.self))
        for form in try LeadFormService.decode(results[3]) {
            findings.look(
                .form, form.id, form.form.name, form.form.problems(directory.customFields), wasBroken: brokenForms.contains(form.id))
        }
        return findings.effects
    }

    private struct Findings {
        let tenant: TenantID
        let admins: [MemberID]
        var effects = TimerEffects()

        mutating func look(
            _ part: Misfit.Part, _ id: Identifier<some Any>, _ name: String, _ problems: [FieldProblem], wasBroken: Bool
        ) {
            guard problems.isEmpty == wasBroken else { return }
            let (table, event, kind): (SQL, String, NotificationKind) =
                switch part {
                case .scoreRule: ("score_rule", "score_rule", .configurationBroken)
                case .form: ("intake_form", "form", .configurationBroken)
                case .routingRule, .escalationPolicy, .view: ("routing_rule", "routing_rule", .routingRuleBroken)
                }
            effects.statements.append(
                """
                UPDATE baton.\(fragment: table) SET broken_at = \(fragment: problems.isEmpty ? "NULL" : "baton.now()")
                WHERE tenant_id = \(tenant) AND id = \(id)
                """)
            if part == .scoreRule {
                // What has been scored by it is scored again.
                effects.statements.append(Timers.advance(ScoreTimeHandler.kind, tenant, after: .zero, tenant: tenant))
            }
            let data = JSONText.object([
                "part": part.rawValue, "name": name, "problem": problems.first?.code, "pointer": problems.first?.pointer,
            ])
            effects.events.append(
                EventRecord("\(event).\(problems.isEmpty ? "mended" : "broken")", facet: .leadRules, subject: id, data: data))
            if problems.isEmpty { return }
            effects.notifications += admins.map { NotificationDraft(kind, to: $0, subject: id, data: data, tenant: tenant) }
        }
    }
}
