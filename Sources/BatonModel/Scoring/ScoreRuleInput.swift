/// A rule as somebody writes it, before anybody has looked at it. What is `nil` was not given; of an object, all of it is.
package struct ScoreRuleInput: Sendable, Equatable {
    package struct Condition: Sendable, Equatable {
        package var field: String?
        package var `operator`: String?
        package var texts: [String]?
        package var number: Int64?

        package init(field: String? = nil, operator: String? = nil, texts: [String]? = nil, number: Int64? = nil) {
            self.field = field
            self.operator = `operator`
            self.texts = texts
            self.number = number
        }
    }

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
    package var conditions: [Condition]?

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
    ///   - fields: the tenant's own, which conditions may name.
    ///   - place: where the rule stands in the body: `""`, `/score_rules/0`.
    package func rule(
        _ id: RuleID, changing old: ScoreRule? = nil, fields: CustomFields, regions: Set<RegionID>, at place: String = "",
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
            rule.conditions = conditions.enumerated().compactMap { index, condition in
                condition.read(fields, regions, at: "\(place)/conditions/\(index)", &problems)
            }
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

extension ScoreRuleInput.Condition {
    fileprivate func read(
        _ fields: CustomFields, _ regions: Set<RegionID>, at place: String, _ problems: inout FieldProblems
    ) -> ScoreCondition? {
        guard let name = field else {
            problems.append(.missing(place + "/field"))
            return nil
        }
        let own = name.hasPrefix("custom.") ? fields[name.dropFirst(7)] : nil
        let isNumber: Bool
        if let own {
            if case .number = own.type { isNumber = true } else { isNumber = false }
        } else if ScoreCondition.numberFields.contains(name) {
            isNumber = true
        } else if ScoreCondition.textFields.contains(name) {
            isNumber = false
        } else {
            let names = (ScoreCondition.textFields + ScoreCondition.numberFields + fields.active.map(\.name)).joined(separator: ", ")
            problems.append(
                FieldProblem(place + "/field", "unknown_field", zh: "不认识的字段；可用：\(names)", en: "Unknown field; known: \(names)."))
            return nil
        }
        let known: [ScoreCondition.Operator] =
            ScoreCondition.presenceFields.contains(name)
            ? [.isSet, .isEmpty] : isNumber ? [.equals, .atLeast, .below, .isSet, .isEmpty] : [.equals, .isOneOf, .isSet, .isEmpty]
        guard let text = `operator`, let chosen = ScoreCondition.Operator(rawValue: text), known.contains(chosen) else {
            let names = known.map(\.rawValue).joined(separator: ", ")
            problems.append(
                `operator` == nil
                    ? .missing(place + "/op")
                    : FieldProblem(place + "/op", "unknown_operator", zh: "此字段可用：\(names)", en: "For this field: \(names)."))
            return nil
        }
        var condition = ScoreCondition(field: name, operator: chosen)
        let takesNumber = isNumber && chosen != .isSet && chosen != .isEmpty
        let takesTexts = !isNumber && chosen != .isSet && chosen != .isEmpty
        if takesNumber {
            guard let number else {
                problems.append(.missing(place + "/number"))
                return nil
            }
            condition.number = number
        } else if number != nil {
            problems.append(.outOfPlace(place + "/number"))
        }
        if takesTexts {
            let given = texts ?? []
            guard !given.isEmpty, chosen == .isOneOf || given.count == 1 else {
                problems.append(
                    given.isEmpty
                        ? .missing(place + "/texts")
                        : FieldProblem(place + "/texts", "too_many", zh: "eq 只能有一个值，多个值请用 in", en: "eq takes one; use in for several."))
                return nil
            }
            condition.texts = given.enumerated().compactMap { check($1, name, own, regions, at: "\(place)/texts/\($0)", &problems) }
            if condition.texts.count != given.count { return nil }
        } else if texts != nil {
            problems.append(.outOfPlace(place + "/texts"))
        }
        return condition
    }

    private func check(
        _ text: String, _ field: String, _ own: CustomField?, _ regions: Set<RegionID>, at place: String, _ problems: inout FieldProblems
    ) -> String? {
        let before = problems.all.count
        guard let text = problems.text(text, place, max: LeadLimits.company) else {
            if problems.all.count == before { problems.append(.missing(place)) }
            return nil
        }
        func refuse(_ code: String, _ zh: String, _ en: String) -> String? {
            problems.append(FieldProblem(place, code, zh: zh, en: en))
            return nil
        }
        switch field {
        case "area": return problems.area(text, place)?.shortName
        case "channel":
            if LeadChannel(key: text) != nil { return text }
            let names = LeadChannel.allCases.map(\.key).joined(separator: ", ")
            return refuse("unknown_channel", "不认识的渠道；可用：\(names)", "Unknown channel; known: \(names).")
        case "region_id":
            guard let id = RegionID(text), regions.contains(id) else {
                return refuse("unknown_region", "没有这个大区", "There is no such region.")
            }
            return id.description
        default:
            if let own, !own.type.options.isEmpty, !own.type.options.contains(where: { $0.key == text }) {
                let names = own.type.options.map(\.key).joined(separator: ", ")
                return refuse("unknown_option", "没有这个选项；可用：\(names)", "There is no such option; known: \(names).")
            }
            return text
        }
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
    static func outOfPlace(_ place: String) -> FieldProblem {
        FieldProblem(place, "out_of_place", zh: "此处不需要", en: "Does not belong here.")
    }
}
