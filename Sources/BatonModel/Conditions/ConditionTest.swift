internal import FoundationEssentials

/// A condition that is ready to be held against leads.
struct ConditionTest: Sendable {
    private enum Operand: Sendable {
        /// Folded texts, ids, numbers of options.
        case keys(Set<String>)
        case words([String])
        case number(Int64)
        case nothing
    }

    private let field: ConditionField
    private let comparison: ConditionComparison
    private let operand: Operand

    // MARK: compiling

    /// - Parameter place: where the conditions stand in the body.
    /// - Throws: into `problems`: `too_many`, `unknown_field`, `not_for_scores`, `unknown_operator`, `missing`, `unexpected_value`, and what the
    ///   values of a field may have.
    static func compile(
        _ conditions: [LeadCondition], _ directory: RuleDirectory, for use: ConditionUse, at place: String = "/conditions",
        _ problems: inout FieldProblems
    ) -> [ConditionTest] {
        problems.checkCount(of: conditions.count, place)
        return conditions.prefix(LeadCondition.maximumConditions).enumerated().compactMap { index, condition in
            ConditionTest(condition, at: "\(place)/\(index)", directory, for: use, &problems)
        }
    }

    fileprivate init?(
        _ condition: LeadCondition, at place: String, _ directory: RuleDirectory, for use: ConditionUse, _ problems: inout FieldProblems
    ) {
        guard let field = ConditionField(condition.field, directory.customFields) else {
            problems.append(.unknownField(directory.customFields, for: use, place + "/field"))
            return nil
        }
        guard field.comparisons(for: use).contains(condition.comparison) else {
            problems.append(.operatorRefused(field, directory.customFields, for: use, place))
            return nil
        }
        if case .arrival = field, !directory.hasCalendar {
            problems.append(FieldProblem(place + "/field", "calendar_missing", zh: "请先建立工作日历", en: "Make a working calendar first."))
            return nil
        }
        self.field = field
        comparison = condition.comparison
        guard condition.comparison.takesValues else {
            operand = .nothing
            if !condition.values.isEmpty {
                problems.append(
                    FieldProblem(place + "/values", "unexpected_value", zh: "这个比较不带值", en: "This comparison takes no values."))
            }
            return
        }
        let before = problems.all.count
        let values = Self.texts(condition.values, at: place + "/values", &problems)
        switch (field.kind, condition.comparison) {
        case (.choice, _):
            operand = .keys(
                Set(values.compactMap { Self.key($0.text, of: field, at: "\(place)/values/\($0.index)", directory, &problems) }))
        case (.number, _):
            if values.count > 1 {
                problems.append(FieldProblem(place + "/values", "too_many", zh: "只能有一个值", en: "One value only."))
            }
            let number = values.first.flatMap { Self.number($0.text, of: field, at: "\(place)/values/0", &problems) }
            operand = .number(number ?? 0)
        case (.text, .contains): operand = .words(values.map { FoldedText.name($0.text) }.filter { !$0.isEmpty })
        case (.text, _), (.presence, _): operand = .keys(Set(values.map { Self.fold($0.text, field) }))
        }
        guard problems.all.count == before else { return nil }
    }

    private static func texts(
        _ values: [String], at place: String, _ problems: inout FieldProblems
    ) -> [(index: Int, text: String)] {
        if values.isEmpty { problems.append(FieldProblem(place, "missing", zh: "至少一个值", en: "Give one value at least.")) }
        if values.count > LeadCondition.maximumValues {
            problems.append(
                FieldProblem(
                    place, "too_many", zh: "最多 \(LeadCondition.maximumValues) 项",
                    en: "At most \(LeadCondition.maximumValues) elements are allowed."))
        }
        return values.prefix(LeadCondition.maximumValues).enumerated().compactMap { index, value in
            let before = problems.all.count
            let text = problems.text(value, "\(place)/\(index)", max: LeadCondition.maximumValue)
            if text == nil, problems.all.count == before {
                problems.append(FieldProblem("\(place)/\(index)", "missing", zh: "不能为空", en: "Must not be blank."))
            }
            return text.map { (index, $0) }
        }
    }

    private static func fold(_ text: String, _ field: ConditionField) -> String {
        if case .emailDomain = field {
            let domain = text.lowercased()
            return domain.hasPrefix("@") ? String(domain.dropFirst()) : domain
        }
        return FoldedText.name(text)
    }

    /// What a choice is compared by.
    private static func key(
        _ text: String, of field: ConditionField, at place: String, _ directory: RuleDirectory, _ problems: inout FieldProblems
    ) -> String? {
        func unknown(_ names: [String]) -> String? {
            let known = names.prefix(20).joined(separator: ", ")
            problems.append(FieldProblem(place, "unknown_option", zh: "没有这个选项；可用：\(known)", en: "Unknown option; known: \(known)."))
            return nil
        }
        func missing(_ what: String, _ zh: String) -> String? {
            problems.append(
                FieldProblem(place, "unknown_\(what)", zh: "没有这个\(zh)（或已停用）", en: "There is no \(what) with this id, or none any more."))
            return nil
        }
        switch field {
        case .channel: return LeadChannel(key: text).map(\.key) ?? unknown(LeadChannel.allCases.map(\.key))
        case .intent: return LeadIntent(key: text).map(\.key) ?? unknown(LeadIntent.allCases.map(\.key))
        case .arrival: return ["working_hours", "off_hours"].contains(text) ? text : unknown(["working_hours", "off_hours"])
        case .referrer:
            return LeadReferrer.Kind(rawValue: text)?.rawValue ?? unknown(LeadReferrer.Kind.allCases.map(\.rawValue))
        case .area:
            if let province = ChineseProvince(parsing: text) { return province.shortName }
            problems.append(
                FieldProblem(place, "unknown_area", zh: "不认识的省份", en: "Not a province; give the name of one, for example 浙江 or Zhejiang."))
            return nil
        case .region:
            guard let id = RegionID(text), directory.regions.contains(id) else { return missing("region", "区域") }
            return id.description
        case .form:
            guard let id = IntakeFormID(text), directory.forms.contains(id) else { return missing("form", "表单") }
            return id.description
        case .custom(let field):
            if case .reference = field.type {
                guard let id = MemberID(text) else {
                    problems.append(FieldProblem(place, "invalid_id", zh: "不是 id", en: "Not an id."))
                    return nil
                }
                return id.description
            }
            // Also one that no new record gets: records keep it.
            if let option = field.type.options.first(where: { $0.key == text }) { return "\(option.number)" }
            return unknown(field.type.options.filter { !$0.isArchived }.map(\.key))
        case .productLine, .need, .company, .emailDomain, .budget, .score, .contactName, .phone, .email: return text
        }
    }

    /// What a number or day is compared by.
    private static func number(_ text: String, of field: ConditionField, at place: String, _ problems: inout FieldProblems) -> Int64? {
        if case .custom(let field) = field {
            switch field.value(.text(text), at: place, isText: true, &problems) {
            case .number(let number): return number
            case .date(let day): return Int64(day.number)
            default: return nil
            }
        }
        let range: ClosedRange<Int64> = if case .score = field { 0...100 } else { 0...CustomFieldType.maximumNumber }
        guard text.utf8.count <= 16, let number = Int64(text), range.contains(number) else {
            problems.append(
                FieldProblem(
                    place, "not_a_number", zh: "必须是 \(range.lowerBound) 到 \(range.upperBound) 之间的整数",
                    en: "Must be a whole number between \(range.lowerBound) and \(range.upperBound)."))
            return nil
        }
        return number
    }

    // MARK: testing

    /// - Parameter isWorking: whether the rule's team works when the lead comes in.
    func holds(for lead: LeadFacts, isWorking: Bool) -> Bool {
        switch (comparison, operand) {
        case (.isEmpty, _): return isEmpty(lead)
        case (.isNotEmpty, _): return !isEmpty(lead)
        case (.anyOf, .keys(let wanted)): return meets(wanted, lead, isWorking)
        case (.noneOf, .keys(let wanted)): return !meets(wanted, lead, isWorking)
        case (.contains, .words(let words)):
            guard let text = text(lead).map(FoldedText.name) else { return false }
            return words.contains { text.contains($0) }
        case (.atLeast, .number(let bound)): return number(lead).map { $0 >= bound } ?? false
        case (.below, .number(let bound)): return number(lead).map { $0 < bound } ?? false
        default: return false
        }
    }

    private func meets(_ wanted: Set<String>, _ lead: LeadFacts, _ isWorking: Bool) -> Bool {
        switch field.kind {
        case .text:
            guard let text = text(lead) else { return false }
            guard case .emailDomain = field else { return wanted.contains(Self.fold(text, field)) }
            // mail.example.com is one of example.com.
            return wanted.contains { text == $0 || text.hasSuffix("." + $0) }
        case .choice: return keys(lead, isWorking).contains { wanted.contains($0) }
        case .number, .presence: return false
        }
    }

    private func isEmpty(_ lead: LeadFacts) -> Bool {
        switch field.kind {
        case .text: text(lead) == nil
        case .choice: keys(lead, true).isEmpty
        case .number: number(lead) == nil
        case .presence: !isPresent(lead)
        }
    }

    private func isPresent(_ lead: LeadFacts) -> Bool {
        switch field {
        case .contactName: lead.hasContactName
        case .phone: lead.hasPhone
        case .email: lead.hasEmail
        default: false
        }
    }

    private func text(_ lead: LeadFacts) -> String? {
        switch field {
        case .productLine: return lead.productLine
        case .need: return lead.need
        case .company: return lead.company
        case .emailDomain: return lead.emailDomain
        case .custom(let field):
            guard case .text(let text)? = lead.custom[field.id] else { return nil }
            return text
        default: return nil
        }
    }

    private func number(_ lead: LeadFacts) -> Int64? {
        switch field {
        case .budget: return lead.budget
        case .score: return Int64(lead.score)
        case .custom(let field):
            switch lead.custom[field.id] {
            case .number(let number): return number
            case .date(let day): return Int64(day.number)
            default: return nil
            }
        default: return nil
        }
    }

    private func keys(_ lead: LeadFacts, _ isWorking: Bool) -> [String] {
        switch field {
        case .channel: return [lead.channel.key]
        case .intent: return [lead.intent.key]
        case .arrival: return [isWorking ? "working_hours" : "off_hours"]
        case .area: return lead.area.map { [$0.shortName] } ?? []
        case .region: return lead.region.map { [$0.description] } ?? []
        case .form: return lead.form.map { [$0.description] } ?? []
        case .referrer: return lead.referrer.map { [$0.rawValue] } ?? []
        case .custom(let field):
            switch lead.custom[field.id] {
            case .choice(let number): return ["\(number)"]
            case .choices(let numbers): return numbers.map { "\($0)" }
            case .reference(let id): return [id.uuidString.lowercased()]
            default: return []
            }
        default: return []
        }
    }
}

/// A condition as somebody hands it in, before anybody has looked at it.
package struct ConditionInput: Sendable, Equatable {
    package var field: String?
    package var comparison: String?
    package var values: [String]

    package init(field: String?, comparison: String?, values: [String] = []) {
        self.field = field
        self.comparison = comparison
        self.values = values
    }
}

extension [ConditionInput] {
    /// What they say, as it is stored.
    ///
    /// - Parameter place: where they stand in the body.
    /// - Throws: into `problems`, all of them at once: what `ConditionTest.compile` finds.
    func read(_ directory: RuleDirectory, for use: ConditionUse, at place: String, _ problems: inout FieldProblems) -> [LeadCondition] {
        problems.checkCount(of: count, place)
        return prefix(LeadCondition.maximumConditions).enumerated().compactMap { index, input in
            let place = "\(place)/\(index)"
            guard let name = input.field, let text = input.comparison else {
                problems.append(.missing(place + (input.field == nil ? "/field" : "/operator")))
                return nil
            }
            guard let comparison = ConditionComparison(rawValue: text) else {
                if let field = ConditionField(name, directory.customFields) {
                    problems.append(.operatorRefused(field, directory.customFields, for: use, place))
                } else {
                    problems.append(.unknownField(directory.customFields, for: use, place + "/field"))
                }
                return nil
            }
            let condition = LeadCondition(name, comparison, input.values)
            return ConditionTest(condition, at: place, directory, for: use, &problems).map { _ in condition }
        }
    }
}

extension FieldProblems {
    fileprivate mutating func checkCount(of count: Int, _ place: String) {
        let limit = LeadCondition.maximumConditions
        if count > limit { append(FieldProblem(place, "too_many", zh: "最多 \(limit) 个条件", en: "At most \(limit) conditions.")) }
    }
}

extension FieldProblem {
    private static func names(_ fields: CustomFields, for use: ConditionUse) -> String {
        (ConditionField.fixed(for: use).map(\.key) + fields.active.map(\.name)).prefix(60).joined(separator: ", ")
    }

    fileprivate static func unknownField(_ fields: CustomFields, for use: ConditionUse, _ place: String) -> FieldProblem {
        let names = names(fields, for: use)
        return FieldProblem(
            place, "unknown_field", zh: "没有这个字段（或已归档）；可用：\(names)",
            en: "No such field, or one that has been archived; known: \(names).")
    }

    /// An operator that the field does not take, or a field that rules of this kind do not look at.
    fileprivate static func operatorRefused(
        _ field: ConditionField, _ fields: CustomFields, for use: ConditionUse, _ place: String
    ) -> FieldProblem {
        let known = field.comparisons(for: use)
        if known.isEmpty {
            let names = names(fields, for: use)
            return switch field {
            case .form, .arrival:
                FieldProblem(
                    place + "/field", "not_for_scores",
                    zh: "评分规则不能用 \(field.key)：它只在线索到来时才知道，重新评分时不知道；请改用行为信号（表单可以带信号），或：\(names)",
                    en:
                        "Score rules do not look at \(field.key), which only the moment of the arrival knows; use a signal (a form can have one), or: \(names)."
                )
            default:
                FieldProblem(
                    place + "/field", "not_for_scores", zh: "评分规则不能用 \(field.key)：它由评分本身决定；请改用：\(names)",
                    en: "Score rules do not look at \(field.key), which they decide themselves; use: \(names).")
            }
        }
        let names = known.map(\.rawValue).joined(separator: ", ")
        if use == .scores, field.kind == .text {
            return FieldProblem(
                place + "/operator", "unknown_operator", zh: "评分规则里 \(field.key) 可用：\(names)（人写的文字只看有没有，不按其中的词加分）",
                en: "In score rules \(field.key) takes: \(names); words that people write give no points.")
        }
        return FieldProblem(
            place + "/operator", "unknown_operator", zh: "\(field.key) 可用：\(names)", en: "\(field.key) takes: \(names).")
    }
}
