internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/lead-fields`: what a tenant adds to leads; and the document of the API as the tenant sees it.
struct CustomFieldRoutes: Sendable {
    let fields: CustomFieldService
    let leads: LeadService
    let promised: PromisedContract

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Custom fields")
        routes.get(
            "openapi.json",
            Operation("getTenantOpenAPI", "The document of this API with the tenant's own fields")
                .answers(.ok, .map(.anything), as: "application/json", "OpenAPI 3.1."), use: document)
        routes.get(
            "lead-fields",
            Operation(
                "listLeadFields", "The fields that the tenant has added to leads", note: "Archived ones too, in the order of display."
            )
            .answers(.ok, .data(.customField), headers: [.eTag])
        ) { _, context in
            let all = try await fields.fields(context.scope)
            return .tagged(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for field in all { json.object { $0.fieldMembers(field) } } }
                })
        }
        routes.post(
            "lead-fields",
            Operation(
                "createLeadField", "Add a field to leads",
                note: "Needs `lead_rules:write`. "
                    + CustomFieldType.Kind.allCases.map { "`\($0.key)`" }.joined(separator: ", ")
                    + "; columns: \(CustomSlot.Kind.text.count) for texts, \(CustomSlot.Kind.number.count) for numbers and choices, "
                    + "\(CustomSlot.Kind.date.count) for dates, \(CustomSlot.Kind.set.count) for multiple choices, "
                    + "\(CustomSlot.Kind.reference.count) for references."
            )
            .body(.customFieldDraft).answers(.created, .customField, headers: [.eTag, .location]).refuses(.conflict), use: create)
        routes.get(
            "lead-fields/{id}", Operation("getLeadField", "One of them").answers(.ok, .customField, headers: [.eTag])
        ) { _, context in
            let field = try await fields.field(context.id(), context.scope)
            return .json(JSONWriter.object { $0.fieldMembers(field) }, headers: [.eTag: field.etag])
        }
        routes.patch(
            "lead-fields/{id}",
            Operation(
                "updateLeadField", "Change a field",
                note: "Needs `lead_rules:write`. Key, type, digits and target stay. An archived field keeps its values, out of sight."
            )
            .versioned().body(.customFieldPatch).answers(.ok, .customField, headers: [.eTag]), use: update)
        routes.delete(
            "lead-fields/{id}",
            Operation(
                "deleteLeadField", "Delete a field with all its values",
                note: "Needs `lead_rules:write`. Leads lose their values by five hundred; if it is interrupted, repeat it."
            )
            .versioned().answers(.noContent), use: delete)
    }

    @Sendable private func document(_ request: Request, _ context: MemberContext) async throws -> Response {
        let custom = try await leads.customFields(context.scope)
        return .tagged(promised.contract.replacing(Schema.components(of: custom)).document())
    }

    @Sendable private func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let draft = reader.customFieldDraft()
        try reader.finish()
        let field = try await fields.create(draft, context.scope)
        return .json(
            JSONWriter.object { $0.fieldMembers(field) }, status: .created,
            headers: [.eTag: field.etag, .location: "/v1/lead-fields/\(field.id)"])
    }

    @Sendable private func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: CustomFieldID = try context.id()
        let version = try request.expectedVersion()
        var (reader, _) = try await request.jsonBody()
        var patch = CustomFieldPatch()
        patch.labelZH = reader.string("label_zh").flatMap { $0 }
        patch.labelEN = reader.string("label_en")
        patch.isRequired = reader.bool("required")
        patch.defaultValue = reader.any("default").map { CustomInput($0) }
        patch.unit = reader.string("unit")
        patch.position = reader.integer("position", in: 0...Schema.maximumPosition).map(Int32.init)
        patch.options = reader.fieldOptions()
        patch.isArchived = reader.bool("archived")
        for key in ["key", "type", "decimals", "target"] where reader.isMisplaced(key) {
            reader.problems.append(
                FieldProblem(
                    reader.at(key), "not_editable", zh: "建好后不能修改；请新建字段", en: "Cannot be changed, because stored values depend on it."))
        }
        try reader.finish()
        if patch.changed.isEmpty {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        let field = try await fields.update(id, patch, version: version, context.scope)
        return .json(JSONWriter.object { $0.fieldMembers(field) }, headers: [.eTag: field.etag])
    }

    @Sendable private func delete(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await fields.delete(context.id(), version: request.expectedVersion(), context.scope)
        return Response(status: .noContent)
    }
}

extension CustomField {
    fileprivate var etag: String { "\"\(version)\"" }
}

extension BodyReader {
    /// A new field as an admin describes it.
    mutating func customFieldDraft() -> CustomFieldDraft {
        let (key, label) = (required("key"), required("label_zh"))
        let kind = choice("type", isRequired: true) {
            CustomFieldType.Kind(key: $0)
        } names: {
            CustomFieldType.Kind.allCases.map(\.key)
        }
        var draft = CustomFieldDraft(key: key ?? "", labelZH: label ?? "", kind: kind ?? .text)
        draft.target = choice("target") {
            CustomFieldTarget(rawValue: $0)
        } names: {
            CustomFieldTarget.allCases.map(\.rawValue)
        }
        draft.decimals = integer("decimals", in: 0...Int64(CustomFieldType.maximumDecimals)).map { Int($0) }
        draft.labelEN = string("label_en").flatMap { $0 }
        draft.isRequired = bool("required") ?? false
        draft.defaultValue = any("default").map { CustomInput($0) } ?? .null
        draft.unit = string("unit").flatMap { $0 }
        draft.position = integer("position", in: 0...Schema.maximumPosition).map(Int32.init)
        draft.options = fieldOptions()
        return draft
    }

    /// One of a closed list, by its name.
    fileprivate mutating func choice<Choice>(
        _ key: String, isRequired: Bool = false, _ choice: (String) -> Choice?, names: () -> [String]
    ) -> Choice? {
        guard let text = isRequired ? required(key) : string(key).flatMap({ $0 }) else { return nil }
        if let known = choice(text) { return known }
        let list = names().joined(separator: ", ")
        problems.append(FieldProblem(at(key), "invalid_value", zh: "只能是：\(list)", en: "Must be one of: \(list)."))
        return nil
    }

    fileprivate mutating func fieldOptions() -> [CustomFieldDraft.Option]? {
        objects("options", atMost: CustomFieldType.maximumOptions) { reader in
            CustomFieldDraft.Option(
                key: reader.required("key") ?? "", labelZH: reader.required("label_zh") ?? "",
                labelEN: reader.string("label_en").flatMap { $0 })
        }
    }
}

extension JSONWriter {
    mutating func fieldMembers(_ field: CustomField) {
        self.field("id", field.id)
        self.field("key", field.key)
        self.field("type", field.type.key)
        self.field("label_zh", field.labelZH)
        self.field("label_en", field.labelEN)
        self.field("required", field.isRequired)
        key("default")
        value(field.defaultValue, of: field)
        self.field("unit", field.unit)
        self.field("decimals", field.type.kind == .number ? field.decimals : nil)
        self.field("target", field.target?.rawValue)
        objects("options", field.type.options) { json, option in
            json.field("key", option.key)
            json.field("label_zh", option.labelZH)
            json.field("label_en", option.labelEN)
            json.field("archived", option.isArchived)
        }
        self.field("position", field.position)
        self.field("archived", field.isArchived)
        key("filters")
        array { json in for name in field.type.operators { json.value(name) } }
        self.field("sortable", field.type.isSortable)
        self.field("column", field.slot.column)
        self.field("version", field.version)
    }
}
