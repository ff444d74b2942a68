/// A new field as an admin describes it.
package struct CustomFieldDraft: Sendable, Equatable {
    package struct Option: Sendable, Equatable {
        package var key: String
        package var labelZH: String
        package var labelEN: String?

        package init(key: String, labelZH: String, labelEN: String? = nil) {
            self.key = key
            self.labelZH = labelZH
            self.labelEN = labelEN
        }
    }

    package var key: String
    package var labelZH: String
    package var labelEN: String?
    package var kind: CustomFieldType.Kind
    /// Of numbers.
    package var decimals: Int?
    /// Of choices.
    package var options: [Option]?
    /// Of references.
    package var target: CustomFieldTarget?
    package var isRequired = false
    package var defaultValue = CustomInput.null
    /// Of numbers.
    package var unit: String?
    /// Behind all others without it.
    package var position: Int32?

    package init(key: String, labelZH: String, labelEN: String? = nil, kind: CustomFieldType.Kind) {
        self.key = key
        self.labelZH = labelZH
        self.labelEN = labelEN
        self.kind = kind
    }

    package static let maximumLabel = 60
    package static let maximumUnit = 20
    package static let keyPattern = "^[a-z][a-z0-9_]{0,39}$"

    /// Checks everything and reports all problems at once.
    package func field(_ id: CustomFieldID, in slot: CustomSlot) throws(ValidationFailure) -> CustomField {
        var problems = FieldProblems()
        if !KeyText.isKey(key) { problems.append(.invalidKey("/key")) }
        let labelZH = problems.label(labelZH, "/label_zh")
        let labelEN = problems.text(labelEN, "/label_en", max: Self.maximumLabel)
        if let decimals, kind == .number, !(0...CustomFieldType.maximumDecimals).contains(decimals) {
            problems.append(
                FieldProblem(
                    "/decimals", "out_of_range", zh: "必须在 0 到 \(CustomFieldType.maximumDecimals) 之间",
                    en: "Must be between 0 and \(CustomFieldType.maximumDecimals)."))
        }
        problems.refuse(decimals != nil && kind != .number, "/decimals", of: kind)
        problems.refuse(target != nil && kind != .reference, "/target", of: kind)
        problems.refuse(options != nil && kind.slot != .set && kind != .choice, "/options", of: kind)
        problems.refuse(unit != nil && kind != .number, "/unit", of: kind)
        let type: CustomFieldType
        switch kind {
        case .text: type = .text
        case .number: type = .number(decimals: decimals ?? 0)
        case .date: type = .date
        case .choice: type = .choice(problems.options(options ?? [], after: []))
        case .choices: type = .choices(problems.options(options ?? [], after: []))
        case .reference:
            if target == nil { problems.append(FieldProblem("/target", "missing", zh: "必填", en: "Required.")) }
            type = .reference(target ?? .member)
        }
        var field = CustomField(
            id: id, key: key, labelZH: labelZH, labelEN: labelEN ?? labelZH, type: type, slot: slot, isRequired: isRequired,
            unit: problems.text(unit, "/unit", max: Self.maximumUnit), position: position ?? 0)
        field.defaultValue = problems.defaultValue(defaultValue, of: field)
        try problems.check()
        return field
    }
}

/// A change of a field; what is `nil` stays. Key, type, digits and target are what stored values mean, so they never change.
package struct CustomFieldPatch: Sendable, Equatable {
    package var labelZH: String?
    package var labelEN: String??
    package var isRequired: Bool?
    package var defaultValue: CustomInput?
    package var unit: String??
    package var position: Int32?
    /// All of them: one that is not named any more is archived, and one that was comes back.
    package var options: [CustomFieldDraft.Option]?
    package var isArchived: Bool?

    package init() {}

    package func applied(to field: CustomField) throws(ValidationFailure) -> CustomField {
        var problems = FieldProblems()
        var changed = field
        if let labelZH {
            changed.labelZH = problems.label(labelZH, "/label_zh")
            // A label that was never translated follows.
            if field.labelEN == field.labelZH { changed.labelEN = changed.labelZH }
        }
        if let labelEN {
            changed.labelEN = problems.text(labelEN, "/label_en", max: CustomFieldDraft.maximumLabel) ?? changed.labelZH
        }
        if let unit {
            problems.refuse(unit != nil && field.type.kind != .number, "/unit", of: field.type.kind)
            changed.unit = problems.text(unit, "/unit", max: CustomFieldDraft.maximumUnit)
        }
        if let options {
            problems.refuse(field.type.options.isEmpty, "/options", of: field.type.kind)
            let all = problems.options(options, after: field.type.options)
            changed.type = field.type.kind == .choice ? .choice(all) : field.type.kind == .choices ? .choices(all) : field.type
        }
        if let isRequired { changed.isRequired = isRequired }
        if let position { changed.position = position }
        if let isArchived { changed.isArchived = isArchived }
        if let defaultValue {
            changed.defaultValue = problems.defaultValue(defaultValue, of: changed)
        } else if let value = changed.defaultValue {
            // An option that is archived is no default any more.
            let numbers: [Int16] =
                switch value {
                case .choice(let number): [number]
                case .choices(let numbers): numbers
                default: []
                }
            if numbers.contains(where: { changed.option($0)?.isArchived != false }) {
                problems.append(
                    FieldProblem(
                        "/options", "is_default", zh: "缺省值用到了去掉的选项，请同时修改 default",
                        en: "The default is an option that is left out; change default too."))
            }
        }
        try problems.check()
        return changed
    }
}

extension FieldProblem {
    fileprivate static func invalidKey(_ pointer: String) -> FieldProblem {
        FieldProblem(
            pointer, "invalid_key", zh: "由小写字母、数字和 _ 组成，以字母开头，最多 40 个字符",
            en: "Lower-case letters, digits and _, beginning with a letter, at most 40 characters.")
    }
}

extension FieldProblems {
    fileprivate mutating func label(_ text: String, _ pointer: String) -> String {
        let before = all.count
        if let label = self.text(text, pointer, max: CustomFieldDraft.maximumLabel) { return label }
        if all.count == before { append(FieldProblem(pointer, "missing", zh: "必填", en: "Required.")) }
        return ""
    }

    fileprivate mutating func refuse(_ isOutOfPlace: Bool, _ pointer: String, of kind: CustomFieldType.Kind) {
        if isOutOfPlace {
            append(
                FieldProblem(
                    pointer, "not_of_this_type", zh: "\(kind.key) 类型的字段没有这一项", en: "A field of type \(kind.key) has none."))
        }
    }

    /// The options as they are afterwards: those that were there keep their numbers.
    fileprivate mutating func options(_ drafts: [CustomFieldDraft.Option], after known: [CustomFieldOption]) -> [CustomFieldOption] {
        if drafts.isEmpty {
            append(FieldProblem("/options", "missing", zh: "至少一个选项", en: "Give one option at least."))
        }
        var options: [CustomFieldOption] = []
        var keys: Set<String> = []
        var last = known.map(\.number).max() ?? 0
        for (index, draft) in drafts.enumerated() {
            let place = "/options/\(index)"
            if !KeyText.isKey(draft.key) { append(.invalidKey(place + "/key")) }
            if !keys.insert(draft.key).inserted {
                append(FieldProblem(place + "/key", "given_twice", zh: "选项重复", en: "The option is given twice."))
            }
            let labelZH = label(draft.labelZH, place + "/label_zh")
            let labelEN = text(draft.labelEN, place + "/label_en", max: CustomFieldDraft.maximumLabel) ?? labelZH
            let number: Int16
            if let same = known.first(where: { $0.key == draft.key }) {
                number = same.number
            } else {
                last += 1
                number = last
            }
            options.append(CustomFieldOption(number: number, key: draft.key, labelZH: labelZH, labelEN: labelEN))
        }
        for var option in known where !keys.contains(option.key) {
            option.isArchived = true
            options.append(option)
        }
        if options.count > CustomFieldType.maximumOptions {
            append(
                FieldProblem(
                    "/options", "too_many", zh: "最多 \(CustomFieldType.maximumOptions) 个选项，已归档的也算",
                    en: "At most \(CustomFieldType.maximumOptions) options, archived ones included."))
        }
        return options
    }

    fileprivate mutating func defaultValue(_ input: CustomInput, of field: CustomField) -> CustomValue? {
        if input != .null, field.type.kind == .reference {
            append(FieldProblem("/default", "not_of_this_type", zh: "引用没有缺省值", en: "A reference has no default."))
            return nil
        }
        return field.value(input, at: "/default", &self)
    }
}
