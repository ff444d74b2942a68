internal import BatonModel
internal import BatonPlatform
internal import BatonService

extension Schema {
    /// What a lead has in the tenant's fields. Everybody's document knows only that it is an object; the tenant's own says what is in it.
    static let leadCustom = map(.anything).noted("The tenant's own fields: `GET /v1/openapi.json` and `GET /v1/lead-fields` say which.")
        .example(#"{"machines":12}"#).named("LeadCustom")
    static let leadCustomInput = map(.anything).noted("Values for the tenant's own fields; `null` empties one.")
        .example("{}").named("LeadCustomInput")

    /// The same for a tenant.
    static func leadCustom(_ fields: CustomFields, isInput: Bool) -> Schema {
        let properties = fields.active.map { field in
            Property(name: field.key, schema: value(of: field, isInput: isInput).orNull, isRequired: !isInput)
        }
        return Schema(.object(properties)).named(isInput ? "LeadCustomInput" : "LeadCustom")
    }

    private static func value(of field: CustomField, isInput: Bool) -> Schema {
        var schema: Schema
        switch field.type {
        case .text: schema = .text(CustomFieldType.maximumText, "…")
        case .number(let decimals):
            schema =
                decimals == 0
                ? .integer(-CustomFieldType.maximumNumber...CustomFieldType.maximumNumber, 12) : .number(decimals: decimals)
        case .date:
            // More spellings are read than are written.
            schema = isInput ? .text(20, "2026-11-20") : .text(10, format: "date", "2026-11-20")
        case .choice(let options): schema = .key(keys(options, isInput))
        case .choices(let options): schema = .list(.key(keys(options, isInput)), max: CustomFieldType.maximumOptions)
        case .reference(let target): schema = .id.noted("Id of a \(target.rawValue).")
        }
        var note = field.labelEN == field.labelZH ? field.labelZH : "\(field.labelZH) / \(field.labelEN)"
        if let unit = field.unit { note += " (\(unit))" }
        if isInput, field.isRequired { note += ". Required" + (field.defaultValue == nil ? "." : "; has a default.") }
        if let more = schema.note { note += ". " + more }
        return schema.noted(note)
    }

    private static func keys(_ options: [CustomFieldOption], _ isInput: Bool) -> [String] {
        options.filter { !isInput || !$0.isArchived }.map(\.key)
    }

    static func leadOrder(_ fields: CustomFields) -> Schema { key(LeadListQuery.orders(fields), "-score").named("LeadOrder") }

    static func leadFilter(_ fields: CustomFields) -> Schema {
        let operators =
            LeadListQuery.operators.map { ($0.key, $0.value) } + fields.active.map { ($0.name, $0.type.operators) }
        return text(4_000, "stage[eq]:new,score[gte]:75").noted(
            operators.map { "`\($0.0)[\($0.1.joined(separator: "|"))]`" }.joined(separator: ", ") + "."
        )
        .named("LeadFilter")
    }

    /// The components that differ from tenant to tenant.
    static func components(of fields: CustomFields) -> [String: Schema] {
        let all = [leadCustom(fields, isInput: false), leadCustom(fields, isInput: true), leadOrder(fields), leadFilter(fields)]
        return Dictionary(uniqueKeysWithValues: all.compactMap { schema in schema.name.map { ($0, schema) } })
    }

    private static let fieldKey = text(40, min: 1, pattern: CustomFieldDraft.keyPattern, "machines")
    private static let fieldLabel = text(CustomFieldDraft.maximumLabel, min: 1, "客户规模")
    private static let fieldType = key(CustomFieldType.Kind.allCases.map(\.key), "number")
    private static let fieldTarget = key(CustomFieldTarget.allCases.map(\.rawValue))

    static let customField = object([
        "id": .id, "key": .fieldKey, "type": .fieldType, "label_zh": .fieldLabel, "label_en": .fieldLabel, "required": .boolean,
        "default": .anything.orNull.noted("A value as records have it.").example("null"),
        "unit": .text(CustomFieldDraft.maximumUnit, "台").orNull,
        "decimals": .integer(0...Int64(CustomFieldType.maximumDecimals), 0).orNull.noted("Of numbers: digits behind the point."),
        "target": .fieldTarget.orNull.noted("Of references: what they lead to."),
        "options": .list(
            .object(["key": .fieldKey, "label_zh": .fieldLabel, "label_en": .fieldLabel, "archived": .boolean]),
            max: CustomFieldType.maximumOptions),
        "position": .integer(0...maximumPosition, 1), "archived": .boolean,
        "filters": .list(.key(["eq", "gte", "lte", "starts", "has", "is"])).noted("What `filter=custom.key[…]` may compare it by."),
        "sortable": .boolean, "column": .text(40, "custom_number_1").noted("Where exports and views of the database have it."),
        "version": .version,
    ]).named("CustomField")

    static let maximumPosition: Int64 = 10_000
    private static let fieldOptions = list(
        .input(["key": .fieldKey, "label_zh": .fieldLabel, "label_en": .fieldLabel.orNull], required: ["key", "label_zh"]),
        max: CustomFieldType.maximumOptions)

    private static let fieldCommon: KeyValuePairs<String, Schema> = [
        "label_en": .fieldLabel.orNull, "required": .boolean.orNull, "default": .anything.orNull.example("null"),
        "unit": .text(CustomFieldDraft.maximumUnit, "台").orNull, "position": .integer(0...maximumPosition, 1).orNull,
        "options": .fieldOptions.noted("Of choices: all of them; one that is not named any more is archived.").orNull.example("null"),
    ]

    static let customFieldDraft = input(
        [
            "key": .fieldKey, "type": .fieldType, "label_zh": .fieldLabel,
            "decimals": .integer(0...Int64(CustomFieldType.maximumDecimals), 0).orNull,
            "target": .fieldTarget.noted("Of references.").orNull.example("null"),
        ], required: ["key", "type", "label_zh"]
    ).adding([:], optional: fieldCommon).named("CustomFieldDraft")

    static let customFieldPatch = input(["label_zh": .fieldLabel.orNull, "archived": .boolean.orNull]).adding([:], optional: fieldCommon)
        .named("CustomFieldPatch")
}
