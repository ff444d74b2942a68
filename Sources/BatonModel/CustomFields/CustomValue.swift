package import FoundationEssentials

/// The value of a custom field. Which case it is follows from the field's type.
package enum CustomValue: Sendable, Equatable {
    case text(String)
    /// Without its point: 12.50 with two digits behind it is 1250.
    case number(Int64)
    case date(CalendarDay)
    /// The option's number.
    case choice(Int16)
    /// The options' numbers: ascending, at least one.
    case choices([Int16])
    case reference(UUID)
}

/// What somebody gives for a custom field, before anybody has looked at it.
package enum CustomInput: Sendable, Equatable {
    case null
    case text(String)
    /// With its digits as they were written.
    case number(String)
    case list([CustomInput])
    /// Something else, by the name of its type.
    case other(String)

    var typeName: String {
        switch self {
        case .null: "null"
        case .text: "string"
        case .number: "number"
        case .list: "array"
        case .other(let name): name
        }
    }
}

extension CustomField {
    /// Reads a value.
    ///
    /// - Parameters:
    ///   - pointer: where it stands.
    ///   - isText: for forms and files, in which everything is text: a number and a list (`a,b`) too; options also by their labels.
    /// - Returns: `nil` for an empty one, and for one with a problem.
    package func value(
        _ input: CustomInput, at pointer: String, isText: Bool = false, _ problems: inout FieldProblems
    ) -> CustomValue? {
        func expected(_ type: String) -> CustomValue? {
            problems.append(
                FieldProblem(
                    pointer, "wrong_type", zh: "类型不对：需要 \(type)，收到 \(input.typeName)",
                    en: "Wrong type: \(type) is expected, not \(input.typeName)."))
            return nil
        }
        switch (type, input) {
        case (_, .null): return nil
        case (_, .text(let text)) where CleanText.clean(text) == nil: return nil
        case (.text, .text(let text)):
            return problems.text(text, pointer, max: CustomFieldType.maximumText).map { .text($0) }
        case (.text, _): return expected("string")
        case (.number(let decimals), .number(let digits)):
            return Self.number(digits, decimals: decimals, at: pointer, &problems).map { .number($0) }
        case (.number(let decimals), .text(let text)) where isText:
            return Self.number(FoldedText.halfWidth(CleanText.clean(text) ?? ""), decimals: decimals, at: pointer, &problems).map {
                .number($0)
            }
        case (.number, _): return expected("number")
        case (.date, .text(let text)):
            do throws(TextProblem) {
                return .date(try CalendarDay(parsing: text))
            } catch {
                problems.append(FieldProblem(pointer, error.code.rawValue, zh: error.messageZH, en: error.messageEN))
                return nil
            }
        case (.date, _): return expected("string")
        case (.choice(let options), .text(let key)):
            return Self.option(key, of: options, at: pointer, byLabel: isText, &problems).map { .choice($0) }
        case (.choice, _): return expected("string")
        case (.choices(let options), .text(let keys)) where isText:
            return Self.options(
                keys.split { ",，、;；".contains($0) }.map { .text(String($0)) }, of: options, at: { _ in pointer }, byLabel: true, &problems)
        case (.choices(let options), .list(let keys)):
            guard keys.count <= CustomFieldType.maximumOptions else {
                problems.append(
                    FieldProblem(
                        pointer, "too_many", zh: "最多 \(CustomFieldType.maximumOptions) 项",
                        en: "At most \(CustomFieldType.maximumOptions) elements are allowed."))
                return nil
            }
            return Self.options(keys, of: options, at: { "\(pointer)/\($0)" }, byLabel: false, &problems)
        case (.choices, _): return expected("array")
        case (.reference, .text(let text)):
            guard text.utf8.count == 36, let id = UUID(uuidString: text) else {
                problems.append(FieldProblem(pointer, "not_an_id", zh: "不是有效的编号", en: "Not an id."))
                return nil
            }
            return .reference(id)
        case (.reference, _): return expected("string")
        }
    }

    /// Digits with at most one point and a sign in front. No exponent: whoever sends one has computed with floats.
    private static func number(_ digits: String, decimals: Int, at pointer: String, _ problems: inout FieldProblems) -> Int64? {
        func refuse(_ code: String, zh: String, en: String) -> Int64? {
            problems.append(FieldProblem(pointer, code, zh: zh, en: en))
            return nil
        }
        let isNegative = digits.hasPrefix("-")
        let parts = digits.dropFirst(isNegative ? 1 : 0).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return refuse("not_a_number", zh: "必须是数字，例如 12.5", en: "Must be a number such as 12.5, without an exponent.")
        }
        let behind = parts.count > 1 ? String(parts[1]) : ""
        // Zeros at the end say nothing.
        let significant = behind.count - behind.reversed().prefix { $0 == "0" }.count
        guard significant <= decimals else {
            return refuse(
                "too_many_decimals", zh: decimals == 0 ? "必须是整数" : "最多 \(decimals) 位小数",
                en: decimals == 0 ? "Must be a whole number." : "At most \(decimals) digits behind the point.")
        }
        let scaled = parts[0] + behind.prefix(decimals) + String(repeating: "0", count: max(0, decimals - behind.count))
        guard let value = Int64(scaled), value <= CustomFieldType.maximumNumber else {
            return refuse(
                "out_of_range", zh: "最多 \(15 - decimals) 位整数", en: "At most \(15 - decimals) digits before the point.")
        }
        return isNegative ? -value : value
    }

    private static func option(
        _ text: String, of options: [CustomFieldOption], at pointer: String, byLabel: Bool, _ problems: inout FieldProblems
    ) -> Int16? {
        let key = CleanText.clean(text) ?? ""
        func isMeant(_ option: CustomFieldOption) -> Bool {
            option.key == key || byLabel && (option.labelZH == key || option.labelEN == key)
        }
        if let option = options.first(where: { !$0.isArchived && isMeant($0) }) { return option.number }
        let known = options.filter { !$0.isArchived }
        let names = known.prefix(20).map(\.key).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
        problems.append(FieldProblem(pointer, "unknown_option", zh: "没有这个选项；可用：\(names)", en: "Unknown option; known: \(names)."))
        return nil
    }

    private static func options(
        _ keys: [CustomInput], of options: [CustomFieldOption], at pointer: (Int) -> String, byLabel: Bool, _ problems: inout FieldProblems
    ) -> CustomValue? {
        var numbers: Set<Int16> = []
        for (index, input) in keys.enumerated() {
            guard case .text(let key) = input else {
                problems.append(
                    FieldProblem(
                        pointer(index), "wrong_type", zh: "类型不对：需要 string，收到 \(input.typeName)",
                        en: "Wrong type: string is expected, not \(input.typeName)."))
                continue
            }
            if let number = option(key, of: options, at: pointer(index), byLabel: byLabel, &problems) { numbers.insert(number) }
        }
        return numbers.isEmpty ? nil : .choices(numbers.sorted())
    }

    /// The value as text: keys of options, digits with their point.
    package func text(_ value: CustomValue) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): Self.text(number, decimals: decimals)
        case .date(let day): day.description
        case .choice(let number): option(number)?.key ?? ""
        case .choices(let numbers): numbers.compactMap { option($0)?.key }.joined(separator: ",")
        case .reference(let id): id.uuidString.lowercased()
        }
    }

    package func option(_ number: Int16) -> CustomFieldOption? { type.options.first { $0.number == number } }

    /// Digits behind the point of a number.
    package var decimals: Int {
        if case .number(let decimals) = type { return decimals }
        return 0
    }

    private static func text(_ number: Int64, decimals: Int) -> String {
        if decimals == 0 { return String(number) }
        let digits = String(number.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return (number < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}

// MARK: how definitions keep a default

extension CustomValue {
    package var stored: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .date(let day): day.description
        case .choice(let number): String(number)
        case .choices(let numbers): numbers.map { String($0) }.joined(separator: ",")
        case .reference(let id): id.uuidString.lowercased()
        }
    }

    /// - Returns: `nil` for what `stored` has not made.
    package init?(stored text: String, _ kind: CustomFieldType.Kind) {
        switch kind {
        case .text: self = .text(text)
        case .number:
            guard let number = Int64(text) else { return nil }
            self = .number(number)
        case .date:
            guard let day = try? CalendarDay(parsing: text) else { return nil }
            self = .date(day)
        case .choice:
            guard let number = Int16(text) else { return nil }
            self = .choice(number)
        case .choices: self = .choices(text.split(separator: ",").compactMap { Int16($0) })
        case .reference:
            guard let id = UUID(uuidString: text) else { return nil }
            self = .reference(id)
        }
    }
}
