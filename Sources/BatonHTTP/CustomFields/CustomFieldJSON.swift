internal import BatonModel
internal import BatonPlatform

extension CustomInput {
    init(_ value: JSONValue) {
        self =
            switch value {
            case .null: .null
            case .string(let text): .text(text)
            case .number(let digits): .number(digits)
            case .array(let elements): .list(elements.map { CustomInput($0) })
            case .bool, .object: .other(value.typeName)
            }
    }
}

extension BodyReader {
    /// `custom`: what a record gets in the tenant's fields, and what is emptied.
    mutating func customChanges(_ fields: CustomFields) -> [CustomChange] {
        object("custom") { reader in fields.active.compactMap { field in reader.customChange(field) } } ?? []
    }

    private mutating func customChange(_ field: CustomField) -> CustomChange? {
        guard let given = any(field.key) else { return nil }
        let before = problems.all.count
        let value = field.value(CustomInput(given), at: at(field.key), &problems)
        guard problems.all.count == before else { return nil }
        if value == nil, field.isRequired {
            problems.append(
                FieldProblem(
                    at(field.key), "required", zh: "“\(field.labelZH)”必填，不能清空", en: "\(field.labelEN) is required; it cannot be emptied."))
            return nil
        }
        return CustomChange(field: field, value: value)
    }

    /// The same from a stranger's form, whose author may not know that a field has gone or changed: what cannot be read is left in the payload.
    mutating func strangersFields(_ fields: CustomFields) -> [CustomChange] {
        guard case .object(let members)? = any("custom") else { return [] }
        return fields.changes(from: { field in members.first { $0.key == field.key }.map { CustomInput($0.value) } })
    }
}

extension JSONWriter {
    /// `"custom":{…}`: all fields of the tenant, `null` where the record has no value. In the order of their columns, as pages are written.
    mutating func custom(_ values: CustomValues) {
        key("custom")
        object { json in
            for field in values.fields.byColumn {
                json.key(field.key)
                json.value(values[field], of: field)
            }
        }
    }

    mutating func value(_ value: CustomValue?, of field: CustomField) {
        switch value {
        case nil: null()
        case .text(let text)?: self.value(text)
        case .number(let number)?: self.value(number, decimals: field.decimals)
        case .date(let day)?: self.value(day.description)
        case .choice(let number)?: if let option = field.option(number) { self.value(option.key) } else { null() }
        case .choices(let numbers)?:
            array { json in for number in numbers { if let option = field.option(number) { json.value(option.key) } } }
        case .reference(let id)?: self.value(id)
        }
    }
}
