internal import BatonModel
internal import BatonService

extension Schema {
    private static let days = integer(1...Int64(ScoreRule.maximumDays), 30)
    private static let points = integer(-100...100, 30)
    private static let ruleLabel = text(ScoreRule.maximumLabel, min: 1, "提交官网表单")
    private static let caps = integer(1...1000, 60)

    static let scoreRule = object([
        "id": id, "signal": signalKind.orNull.noted("`null`: a rule about what the lead is."), "label": ruleLabel,
        "label_en": text(ScoreRule.maximumLabel, "Form").orNull, "points": points,
        "max_count": integer(1...1000, 1).noted("How often the signal counts for one lead."),
        "max_points": caps.orNull.noted("What the rule adds up to at most, without its sign."),
        "window_days": days.orNull.noted("Only signals of the last so many days count."),
        "decay": key(ScoreRule.Decay.keys, "none"), "decay_days": days.orNull,
        "conditions": conditions.noted("All of them hold, or the rule counts nothing."),
        "broken": boolean.noted("Whether it names what there is no more, and counts nothing; `problems` say what."),
        "problems": ruleProblems,
    ]).named("ScoreRule")

    static let scoreRuleProperties: KeyValuePairs<String, Schema> = [
        "signal": signalKind.orNull, "label": ruleLabel.orNull, "label_en": text(ScoreRule.maximumLabel, "Form").orNull,
        "points": points.orNull, "max_count": integer(1...1000, 1).orNull.noted("1 without it."), "max_points": caps.orNull,
        "window_days": days.orNull, "decay": key(ScoreRule.Decay.keys, "half_life").orNull,
        "decay_days": days.orNull.noted("`linear`: until nothing is left. `half_life`: until a half is left."),
        "conditions": conditionInputs(for: .scores).noted(
            "The language of routing's conditions. Of what people write (`need`, `company`, `email_domain`) only whether it is there."),
    ]

    private static let ruleExample = """
        {"signal":"white_paper_downloaded","label":"下载白皮书","points":15,"max_count":3,"max_points":30,"window_days":90,\
        "decay":"half_life","decay_days":30,"conditions":[{"field":"area","operator":"any_of","values":["浙江","上海"]}]}
        """
    static let scoreRuleInput = input(scoreRuleProperties, required: ["label", "points"]).example(ruleExample).named("ScoreRuleInput")
    static let scoreRulePatch = input(scoreRuleProperties).example(#"{"points":20}"#).named("ScoreRulePatch")

    static let rescoring = object([
        "id": id, "state": key(Rescoring.State.self), "cause": key(Rescoring.Cause.allCases.map(\.rawValue)),
        "caused_by": id.orNull.noted("The member who changed the rules."), "total": count.noted("Open leads at its beginning."),
        "done": count.noted("Leads looked at."), "changed": count, "raised": count.noted("Leads whose intent became higher."),
        "lowered": count, "crossings": count, "created_at": time, "started_at": time.orNull, "finished_at": time.orNull,
    ]).named("Rescoring")
}
