internal import BatonModel
internal import BatonPlatform

extension BodyReader {
    /// Conditions of a rule, of routing and of scores alike; `nil` when they are not given.
    mutating func conditions() -> [ConditionInput]? {
        objects("conditions", atMost: LeadCondition.maximumConditions) { reader in
            ConditionInput(
                field: reader.string("field").flatMap { $0 }, comparison: reader.string("operator").flatMap { $0 },
                values: reader.strings("values", atMost: LeadCondition.maximumValues) ?? [])
        }
    }
}

extension JSONWriter {
    /// What is wrong with something that was right when it was saved.
    mutating func problems(_ name: String, _ problems: [FieldProblem]) {
        key(name)
        array { json in
            for problem in problems {
                json.object { json in
                    json.field("pointer", problem.pointer)
                    json.field("code", problem.code)
                    json.field("zh", problem.messageZH)
                    json.field("en", problem.messageEN)
                }
            }
        }
    }
}

extension Schema {
    private static let comparison = key(ConditionComparison.allCases.map(\.rawValue), "any_of")
    private static let conditionValue = text(LeadCondition.maximumValue, "AGV")

    static func conditionInputs(for use: ConditionUse) -> Schema {
        let names = ConditionField.fixed(for: use).map { "`\($0.key)`" }.joined(separator: ", ")
        return list(
            input(
                [
                    "field": text(60, min: 1, "region").noted("One of \(names), or `custom.key`."), "operator": comparison,
                    "values": list(conditionValue, max: LeadCondition.maximumValues).orNull,
                ], required: ["field", "operator"]), max: LeadCondition.maximumConditions
        ).orNull.example(#"[{"field":"product_line","operator":"any_of","values":["AGV"]}]"#)
    }

    static let conditions = list(object(["field": text(200, "region"), "operator": comparison, "values": list(conditionValue)]))

    static let ruleProblems = list(
        object([
            "pointer": text(200, "/conditions/0/field"), "code": text(60, "unknown_field"), "zh": text(4000, "没有这个字段"),
            "en": text(4000, "No such field."),
        ]))
}
