internal import BatonModel
internal import BatonService

extension Schema {
    private static let days = integer(1...Int64(ScoreRule.maximumDays), 30)
    private static let points = integer(-100...100, 30)
    private static let ruleLabel = text(ScoreRule.maximumLabel, min: 1, "提交官网表单")
    private static let conditionField = text(60, min: 1, "area").noted(
        "`area`, `channel`, `product_line`, `region_id`, `budget_min_minor`, `budget_max_minor`, `custom.<key>`; of `contact_name`, `company`, `phone`, `email`, `need` only whether they are there."
    )
    private static let conditionOperator = key(ScoreCondition.Operator.allCases.map(\.rawValue), "in")
    private static let conditionTexts = list(text(LeadLimits.company, "浙江"), max: ScoreCondition.maximumTexts)
    private static let caps = integer(1...1000, 60)

    static let scoreRule = object([
        "id": id, "signal": signalKind.orNull.noted("`null`: a rule about what the lead is."), "label": ruleLabel,
        "label_en": text(ScoreRule.maximumLabel, "Form").orNull, "points": points,
        "max_count": integer(1...1000, 1).noted("How often the signal counts for one lead."),
        "max_points": caps.orNull.noted("What the rule adds up to at most, without its sign."),
        "window_days": days.orNull.noted("Only signals of the last so many days count."),
        "decay": key(ScoreRule.Decay.keys, "none"), "decay_days": days.orNull,
        "conditions": list(
            object([
                "field": conditionField, "op": conditionOperator, "texts": conditionTexts, "number": integer(Int64.min...Int64.max).orNull,
            ])
        ).noted("All of them hold, or the rule counts nothing."),
    ]).named("ScoreRule")

    static let scoreRuleProperties: KeyValuePairs<String, Schema> = [
        "signal": signalKind.orNull, "label": ruleLabel.orNull, "label_en": text(ScoreRule.maximumLabel, "Form").orNull,
        "points": points.orNull, "max_count": integer(1...1000, 1).orNull.noted("1 without it."), "max_points": caps.orNull,
        "window_days": days.orNull, "decay": key(ScoreRule.Decay.keys, "half_life").orNull,
        "decay_days": days.orNull.noted("`linear`: until nothing is left. `half_life`: until a half is left."),
        "conditions": list(
            input(
                [
                    "field": conditionField, "op": conditionOperator,
                    "texts": conditionTexts.orNull.noted("For `eq` one, for `in` several."),
                    "number": integer(Int64.min...Int64.max, 5_000_000).orNull.noted("Money in minor units."),
                ], required: ["field", "op"]), max: ScoreCondition.maximumConditions
        ).orNull,
    ]

    private static let ruleExample = """
        {"signal":"white_paper_downloaded","label":"下载白皮书","points":15,"max_count":3,"max_points":30,"window_days":90,\
        "decay":"half_life","decay_days":30,"conditions":[{"field":"area","op":"in","texts":["浙江","上海"]}]}
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
