/// A rule as somebody writes it, before anybody has looked at it. What is `nil` was not given; of an object, all of it is.
package struct ScoreRuleInput: Sendable, Equatable {
    /// The outer optional says whether it was given, the inner one whether it is emptied.
    package var signal: String??
    package var label: String??
    package var labelEN: String??
    package var points: Int64?
    package var maximumCount: Int64?
    package var maximumPoints: Int64??
    package var windowDays: Int64??
    package var decay: String?
    package var decayDays: Int64??
    package var conditions: [ConditionInput]?

    package init() {}

    package var changed: [String] {
        var names: [String] = []
        if conditions != nil { names.append("conditions") }
        if decay != nil || decayDays != nil { names.append("decay") }
        if label != nil { names.append("label") }
        if labelEN != nil { names.append("label_en") }
        if maximumCount != nil { names.append("max_count") }
        if maximumPoints != nil { names.append("max_points") }
        if points != nil { names.append("points") }
        if signal != nil { names.append("signal") }
        if windowDays != nil { names.append("window_days") }
        return names
    }

    /// A new rule, or an existing one with what was given.
    ///
    /// - Parameters:
    ///   - old: what it is until now; `nil` for a new one.
    ///   - directory: what conditions may name: regions and the tenant's own fields.
    ///   - place: where the rule stands in the body: `""`, `/score_rules/0`.
    package func rule(
        _ id: RuleID, changing old: ScoreRule? = nil, in directory: RuleDirectory, at place: String = "",
        _ problems: inout FieldProblems
    ) -> ScoreRule {
        var rule = old ?? ScoreRule(id: id, signal: nil, label: "", points: 0)
        rule.id = id
        if let signal {
            rule.signal = signal
            if let signal, !KeyText.isKey(signal) {
                problems.append(
                    FieldProblem(
                        place + "/signal", "invalid_signal", zh: "行为信号由小写字母、数字和 _ 组成，以字母开头，最多 40 个字符",
                        en: "A signal has lower-case letters, digits and _, begins with a letter, and at most 40 characters."))
            }
        }
        if let label {
            let before = problems.all.count
            rule.label = problems.text(label, place + "/label", max: ScoreRule.maximumLabel) ?? ""
            if rule.label.isEmpty, problems.all.count == before { problems.append(.missing(place + "/label")) }
        } else if old == nil {
            problems.append(.missing(place + "/label"))
        }
        if let labelEN { rule.labelEN = problems.text(labelEN, place + "/label_en", max: ScoreRule.maximumLabel) }
        if let points {
            if let points = problems.number(points, place + "/points", -100...100) { rule.points = Int16(points) }
        } else if old == nil {
            problems.append(.missing(place + "/points"))
        }
        if let maximumCount, let count = problems.number(maximumCount, place + "/max_count", 1...1000) { rule.maximumCount = Int16(count) }
        if let maximumPoints {
            rule.maximumPoints = nil
            if let value = maximumPoints, let value = problems.number(value, place + "/max_points", 1...1000) {
                rule.maximumPoints = Int16(value)
            }
        }
        let days: ClosedRange<Int64> = 1...Int64(ScoreRule.maximumDays)
        if let windowDays {
            rule.windowDays = nil
            if let value = windowDays, let value = problems.number(value, place + "/window_days", days) { rule.windowDays = Int32(value) }
        }
        readDecay(&rule, days, place, &problems)
        if let conditions {
            rule.conditions = conditions.read(directory, for: .scores, at: place + "/conditions", &problems)
        }
        if rule.signal == nil {
            if rule.conditions.isEmpty, problems.isEmpty {
                problems.append(
                    FieldProblem(
                        place + "/signal", "missing", zh: "请填写行为信号，或至少一个条件",
                        en: "Give a signal, or at least one condition on the lead."))
            }
            if rule.isTimed {
                problems.append(
                    FieldProblem(
                        place + "/signal", "signal_needed", zh: "有效期和衰减只用于行为信号",
                        en: "A window and decay need a signal: what a lead is has no time."))
            }
        }
        return rule
    }

    private func readDecay(
        _ rule: inout ScoreRule, _ days: ClosedRange<Int64>, _ place: String, _ problems: inout FieldProblems
    ) {
        guard decay != nil || decayDays != nil else { return }
        let kind = decay ?? rule.decay.key
        guard ScoreRule.Decay.keys.contains(kind) else {
            let names = ScoreRule.Decay.keys.joined(separator: ", ")
            problems.append(FieldProblem(place + "/decay", "unknown_decay", zh: "只能是：\(names)", en: "Must be one of: \(names)."))
            return
        }
        let given: Int64? = decayDays ?? rule.decay.days.map { Int64($0) }
        if kind == "none" {
            rule.decay = .none
            if let days = decayDays, days != nil {
                problems.append(
                    FieldProblem(
                        place + "/decay_days", "out_of_place", zh: "decay 为 none 时不需要天数", en: "Without decay there are no days of it."))
            }
            return
        }
        guard let given else {
            problems.append(.missing(place + "/decay_days"))
            return
        }
        guard let number = problems.number(given, place + "/decay_days", days) else { return }
        rule.decay = kind == "linear" ? .linear(days: Int32(number)) : .halfLife(days: Int32(number))
    }
}

extension FieldProblems {
    package mutating func number(_ value: Int64, _ place: String, _ range: ClosedRange<Int64>) -> Int64? {
        if range.contains(value) { return value }
        append(
            FieldProblem(
                place, "out_of_range", zh: "必须在 \(range.lowerBound) 到 \(range.upperBound) 之间",
                en: "Must be between \(range.lowerBound) and \(range.upperBound)."))
        return nil
    }
}

extension FieldProblem {
    package static func missing(_ place: String) -> FieldProblem { FieldProblem(place, "missing", zh: "必填", en: "Required.") }
}
