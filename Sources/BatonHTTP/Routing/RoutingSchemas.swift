internal import BatonModel
internal import BatonService

extension Schema {
    private static let strategy = key(AssignmentStrategy.self).noted("Without it the tenant's (`assignment_strategy` of the lead policy).")
    private static let target = key(RoutingRuleInput.targets, "team")
    private static let whenNobodyWorks = key(RoutingRuleInput.whenNobodyWorks, "pool").noted(
        "What `skip_off_hours` means when nobody is at work: the lead waits in the pool, or somebody gets it all the same.")
    private static let ruleName = text(RoutingRule.maximumName, min: 1, "华东 AGV")

    static let routingRule = object([
        "id": id, "position": integer(0...Int64(Int32.max), 10), "name": text(RoutingRule.maximumName, "华东 AGV"), "enabled": boolean,
        "conditions": conditions, "target": target, "team_id": id.orNull, "member_id": id.orNull, "strategy": strategy.orNull,
        "include_subteams": boolean,
        "skip_off_hours": boolean, "when_nobody_works": whenNobodyWorks,
        "broken": boolean.noted("Whether it cannot be used any more, and is passed over; `problems` say why."),
        "problems": ruleProblems, "warnings": ruleProblems, "version": version,
    ]).named("RoutingRule")

    private static func ruleInput(isNew: Bool) -> Schema {
        input(
            [
                "name": isNew ? ruleName : ruleName.orNull, "enabled": boolean.orNull,
                "conditions": conditionInputs(for: .routing).noted("All must hold; without any the rule always fits."),
                "target": target.orNull.noted("`team` without it."), "team_id": id.orNull, "member_id": id.orNull,
                "strategy": strategy.orNull, "include_subteams": boolean.orNull, "skip_off_hours": boolean.orNull,
                "when_nobody_works": whenNobodyWorks.orNull,
            ], required: isNew ? ["name"] : [])
    }

    static let routingRuleInput = ruleInput(isNew: true).named("RoutingRuleInput")
    static let routingRulePatch = ruleInput(isNew: false).named("RoutingRulePatch")

    private static let limit = integer(MemberAvailabilityService.limits, 30).orNull

    static let memberCapacity = object([
        "member_id": id, "max_open_leads": limit, "max_per_day": limit, "max_per_week": limit, "max_per_month": limit,
        "open_leads": integer(0...Int64(Int32.max), 12),
        "assigned_today": count.noted("By routing; counted from when the member has a quota."), "assigned_this_week": count,
        "assigned_this_month": count,
    ]).named("MemberCapacity")

    static let memberCapacityInput = input([
        "max_open_leads": limit, "max_per_day": limit, "max_per_week": limit, "max_per_month": limit,
    ]).example(#"{"max_open_leads":30,"max_per_day":5}"#).named("MemberCapacityInput")

    static let memberAbsence = object(["id": id, "member_id": id, "first_day": date, "last_day": date, "created_at": time])
        .named("MemberAbsence")

    static let leadAssignment = object([
        "lead_id": id, "at": time, "cause": key(AssignmentExplanation.Cause.allCases.map(\.rawValue), "routing"),
        "owner_id": id.orNull.noted("`null`: it lay in the pool."), "owner": text(100, "张伟").orNull, "team_id": id.orNull,
        "team": text(100, "华东组").orNull, "rule_id": id.orNull,
        "rule": text(RoutingRule.maximumName, "华东 AGV").orNull.noted("`null` also when it has been deleted since."),
        "assigned_by": id.orNull.noted("Who has given it, if somebody has."),
        "strategy": key(AssignmentStrategy.self).orNull.noted("By which the member was found."),
        "open_leads": count.orNull.noted("Of the member, before."),
        "share_percent": integer(0...100, 60).orNull.noted("Of what is shared out by weight."),
        "reason": text(40, "everybody_full").orNull.noted(
            "Why nobody has got it: `no_rule_fits`, `rule`, `escalated`, \(AssignmentCandidates.Failure.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))."
        ),
        "passed_over": list(
            object([
                "member_id": id, "member": text(100, "李娜").orNull,
                "reason": key(AssignmentCandidates.Obstacle.allCases.map(\.rawValue), "frozen"),
            ])
        ).noted("Who came first and could not have it; 20 at most."),
        "passed_over_count": count, "zh": text(8000, "规则“华东 AGV”适用，线索分配给“张伟”。"),
        "en": text(8000, "The rule “华东 AGV” fits; the lead was given to “张伟”."),
    ]).named("LeadAssignment")

    private static let statement = text(AssignmentFreezeService.maximumAppeal, min: 1, "当天全员停电，无法联系客户")

    static let freezeAppeal = object([
        "id": id, "freeze_id": id, "member_id": id, "reason": text(40, min: 1, "lead_response"), "subject_id": id,
        "statement": text(AssignmentFreezeService.maximumAppeal, "当天全员停电，无法联系客户"),
        "state": key(FreezeAppeal.State.allCases.map(\.rawValue), "open").noted("`expired`: the freeze ran out before anybody decided."),
        "created_at": time, "decided_at": time.orNull, "decided_by": id.orNull,
        "reply": text(AssignmentFreezeService.maximumAppeal, "属实").orNull,
    ]).named("FreezeAppeal")

    static let freezeAppealInput = input(["statement": statement], required: ["statement"])
    static let freezeDecisionInput = input(
        [
            "accepted": boolean,
            "reply": text(AssignmentFreezeService.maximumAppeal, "超时与停电无关").orNull.noted("Needed for a refusal."),
        ], required: ["accepted"])
}
