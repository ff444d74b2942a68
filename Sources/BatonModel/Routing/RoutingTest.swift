internal import FoundationEssentials

/// A condition that is ready to be held against leads.
struct RoutingTest: Sendable {
    private enum Operand: Sendable {
        /// Folded texts, ids, numbers of options.
        case keys(Set<String>)
        case words([String])
        case number(Int64)
        case nothing
    }

    private let field: RoutingField
    private let comparison: RoutingComparison
    private let operand: Operand

    // MARK: compiling

    /// - Throws: into `problems`, with places from `/conditions` on: `too_many`, `unknown_field`, `unknown_comparison`, `missing`,
    ///   `unexpected_value`, and what the values of a field may have.
    static func compile(_ conditions: [RoutingCondition], _ directory: RoutingDirectory, _ problems: inout FieldProblems) -> [RoutingTest] {
        if conditions.count > RoutingRule.maximumConditions {
            problems.append(
                FieldProblem(
                    "/conditions", "too_many", zh: "最多 \(RoutingRule.maximumConditions) 个条件",
                    en: "At most \(RoutingRule.maximumConditions) conditions."))
        }
        return conditions.prefix(RoutingRule.maximumConditions).enumerated().compactMap { index, condition in
            RoutingTest(condition, at: "/conditions/\(index)", directory, &problems)
        }
    }

    private init?(_ condition: RoutingCondition, at place: String, _ directory: RoutingDirectory, _ problems: inout FieldProblems) {
        guard let field = RoutingField(condition.field, directory.customFields) else {
            let names = (RoutingField.fixed.map(\.key) + directory.customFields.active.map(\.name)).prefix(60).joined(separator: ", ")
            problems.append(
                FieldProblem(
                    place + "/field", "unknown_field", zh: "没有这个字段（或已归档）；可用：\(names)",
                    en: "No such field, or one that has been archived; known: \(names)."))
            return nil
        }
        guard field.comparisons.contains(condition.comparison) else {
            let names = field.comparisons.map(\.rawValue).joined(separator: ", ")
            problems.append(
                FieldProblem(
                    place + "/operator", "unknown_operator", zh: "\(field.key) 可用：\(names)", en: "\(field.key) takes: \(names)."))
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
        case (.text, _): operand = .keys(Set(values.map { Self.fold($0.text, field) }))
        }
        guard problems.all.count == before else { return nil }
    }

    private static func texts(
        _ values: [String], at place: String, _ problems: inout FieldProblems
    ) -> [(index: Int, text: String)] {
        if values.isEmpty { problems.append(FieldProblem(place, "missing", zh: "至少一个值", en: "Give one value at least.")) }
        if values.count > RoutingCondition.maximumValues {
            problems.append(
                FieldProblem(
                    place, "too_many", zh: "最多 \(RoutingCondition.maximumValues) 项",
                    en: "At most \(RoutingCondition.maximumValues) elements are allowed."))
        }
        return values.prefix(RoutingCondition.maximumValues).enumerated().compactMap { index, value in
            let before = problems.all.count
            let text = problems.text(value, "\(place)/\(index)", max: RoutingCondition.maximumValue)
            if text == nil, problems.all.count == before {
                problems.append(FieldProblem("\(place)/\(index)", "missing", zh: "不能为空", en: "Must not be blank."))
            }
            return text.map { (index, $0) }
        }
    }

    private static func fold(_ text: String, _ field: RoutingField) -> String {
        if case .emailDomain = field {
            let domain = text.lowercased()
            return domain.hasPrefix("@") ? String(domain.dropFirst()) : domain
        }
        return FoldedText.name(text)
    }

    /// What a choice is compared by.
    private static func key(
        _ text: String, of field: RoutingField, at place: String, _ directory: RoutingDirectory, _ problems: inout FieldProblems
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
        case .productLine, .need, .company, .emailDomain, .budget, .score: return text
        }
    }

    /// What a number or day is compared by.
    private static func number(_ text: String, of field: RoutingField, at place: String, _ problems: inout FieldProblems) -> Int64? {
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
    func holds(for lead: RoutedLead, isWorking: Bool) -> Bool {
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

    private func meets(_ wanted: Set<String>, _ lead: RoutedLead, _ isWorking: Bool) -> Bool {
        switch field.kind {
        case .text:
            guard let text = text(lead) else { return false }
            guard case .emailDomain = field else { return wanted.contains(Self.fold(text, field)) }
            // mail.example.com is one of example.com.
            return wanted.contains { text == $0 || text.hasSuffix("." + $0) }
        case .choice: return keys(lead, isWorking).contains { wanted.contains($0) }
        case .number: return false
        }
    }

    private func isEmpty(_ lead: RoutedLead) -> Bool {
        switch field.kind {
        case .text: text(lead) == nil
        case .choice: keys(lead, true).isEmpty
        case .number: number(lead) == nil
        }
    }

    private func text(_ lead: RoutedLead) -> String? {
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

    private func number(_ lead: RoutedLead) -> Int64? {
        switch field {
        case .budget: return lead.budgetMaximum
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

    private func keys(_ lead: RoutedLead, _ isWorking: Bool) -> [String] {
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
