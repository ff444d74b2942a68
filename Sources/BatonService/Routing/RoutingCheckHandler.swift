package import BatonModel
package import BatonPlatform
package import Postgres

/// Looks whether the rules still fit what there is, after something that they may name has been taken away: an archived field, a disabled member, a
/// form out of service. A rule that has broken is passed over from that moment on; here it is said, once: as an event, and to the admins.
package struct RoutingCheckHandler: TimerHandler {
    package static let kind = "routing_check"
    package var kind: String { Self.kind }

    package init() {}

    /// For the transaction that takes something away.
    static func arm(_ tenant: TenantID) -> SQL { Timers.arm(kind, tenant, after: .zero, tenant: tenant) }

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        [RoutingRuleStore.select(tenant)] + RoutingRuleStore.directoryReads(tenant) + RoutingPeople.reads(tenant)
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        let rows = try RoutingRuleStore.decode(results[0])
        let directory = try RoutingRuleStore.directory(results[1...RoutingRuleStore.directoryCount])
        let admins = try RoutingPeople(results[(RoutingRuleStore.directoryCount + 1)...]).admins
        var effects = TimerEffects()
        for row in rows where row.rule.isEnabled {
            let problems = row.rule.problems(in: directory)
            guard problems.isEmpty != (row.brokenAt == nil) else { continue }
            let id = row.rule.id
            effects.statements.append(
                """
                UPDATE baton.routing_rule SET broken_at = \(fragment: problems.isEmpty ? "NULL" : "baton.now()")
                WHERE tenant_id = \(tenant) AND id = \(id)
                """)
            let data = JSONText.object([
                "name": row.rule.name, "problem": problems.first?.code, "pointer": problems.first?.pointer,
            ])
            effects.events.append(
                EventRecord(problems.isEmpty ? "routing_rule.mended" : "routing_rule.broken", facet: .leadRules, subject: id, data: data))
            if problems.isEmpty { continue }
            for admin in admins {
                effects.notifications.append(NotificationDraft(.routingRuleBroken, to: admin, subject: id, data: data, tenant: tenant))
            }
        }
        return effects
    }
}
