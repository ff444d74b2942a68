internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/forms`: the tenant's web forms and what they may hand in.
struct FormRoutes: Sendable {
    let forms: LeadFormService

    private static let needs = "Needs `lead_rules:write`."

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Forms")
        routes.get("forms", Operation("listForms", "The tenant's forms", note: "Needs `lead_rules:read`.").answers(.ok, .data(.form))) {
            [forms] _, context in
            let all = try await forms.forms(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for form in all { json.object { $0.formFields(form) } } }
                })
        }
        routes.post(
            "forms",
            Operation("createForm", "Add a form", note: Self.needs + " The key is shown this once; it may be seen by everybody.")
                .body(.formInput).answers(.created, .formWithKey, headers: [.location]).refuses(.quotaExceeded)
        ) { [forms] request, context in
            let input = try await read(request)
            let (form, key) = try await forms.create(input, context.scope)
            return .json(
                JSONWriter.object { $0.formFields(form, key: key) }, status: .created, headers: [.location: "/v1/forms/\(form.id)"])
        }
        routes.get(
            "forms/{id}",
            Operation("getForm", "One form with its figures of thirty days", note: "Needs `lead_rules:read`.")
                .answers(.ok, .formDetail, headers: [.eTag])
        ) { [forms] _, context in
            let form = try await forms.form(context.id(), context.scope)
            let bytes = JSONWriter.object { $0.formFields(form, withDays: true) }
            return .json(bytes, headers: [.eTag: contentTag(JSONWriter.object { $0.formFields(form) })])
        }
        routes.patch(
            "forms/{id}",
            Operation("updateForm", "Change a form", note: Self.needs + " From the next submission on.").versioned().body(.formPatch)
                .answers(.ok, .form, headers: [.eTag])
        ) { [forms] request, context in
            let id: IntakeFormID = try context.id()
            let input = try await read(request)
            if input.changed.isEmpty {
                throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
            }
            try await request.requireMatch { try await current(id, context) }
            let form = try await forms.update(id, input, context.scope)
            return .tagged(JSONWriter.object { $0.formFields(form) })
        }
        routes.delete(
            "forms/{id}",
            Operation("revokeForm", "Take a form out of service", note: Self.needs + " Its leads stay.").versioned()
                .answers(.noContent)
        ) { [forms] request, context in
            let id: IntakeFormID = try context.id()
            try await request.requireMatch { try await current(id, context) }
            try await forms.revoke(id, context.scope)
            return Response(status: .noContent)
        }
        routes.post(
            "forms/{id}/key",
            Operation("rotateFormKey", "A new key; the old one opens nothing any more", note: Self.needs)
                .body(.input([:]), isRequired: false).answers(.created, .formWithKey)
        ) { [forms] request, context in
            try await request.readNothing()
            let (form, key) = try await forms.rotate(context.id(), context.scope)
            return .json(JSONWriter.object { $0.formFields(form, key: key) }, status: .created)
        }
    }

    private func current(_ id: IntakeFormID, _ context: MemberContext) async throws -> [UInt8] {
        let form = try await forms.form(id, context.scope)
        return JSONWriter.object { $0.formFields(form) }
    }

    private func read(_ request: Request) async throws -> LeadFormInput {
        var (reader, _) = try await request.jsonBody()
        let input = reader.leadForm()
        try reader.finish()
        return input
    }
}

extension BodyReader {
    /// A form as it was given, by itself or in a list.
    mutating func leadForm() -> LeadFormInput {
        let any = Int64.min...Int64.max
        var input = LeadFormInput()
        input.name = string("name")
        input.channel = string("channel").flatMap { $0 }
        input.signal = string("signal")
        input.allowedOrigins = strings("allowed_origins", atMost: LeadForm.maximumOrigins)
        input.honeypot = string("honeypot")
        input.perMinute = integer("per_minute", in: any)
        input.clientPerMinute = integer("client_per_minute", in: any)
        input.mapping = texts("mapping", atMost: LeadForm.maximumMappings).map { $0.map { ($0.key, $0.value) } }
        input.defaults = texts("defaults", atMost: LeadForm.maximumMappings).map { $0.map { ($0.key, $0.value) } }
        input.keepsUnknown = bool("keeps_unknown")
        input.redirectURL = string("redirect_url")
        input.thanks = string("thanks")
        input.acceptedSignals = strings("accepts_signals", atMost: LeadForm.maximumSignals)
        return input
    }

    /// An object with any names, whose values are texts; `nil` when it is absent.
    mutating func texts(_ key: String, atMost limit: Int) -> [(key: String, value: String)]? {
        switch any(key) {
        case nil, .null?: return nil
        case .object(let members)?:
            guard members.count <= limit else {
                problems.append(FieldProblem(at(key), "too_many", zh: "最多 \(limit) 项", en: "At most \(limit) elements are allowed."))
                return nil
            }
            var texts: [(key: String, value: String)] = []
            for (name, value) in members {
                if case .string(let text) = value {
                    texts.append((name, text))
                } else {
                    problems.append(
                        FieldProblem(
                            at(key) + Self.pointer(name), "wrong_type", zh: "类型不对：需要 string，收到 \(value.typeName)",
                            en: "Wrong type: string is expected, not \(value.typeName)."))
                }
            }
            return texts
        case let value?:
            problems.append(
                FieldProblem(
                    at(key), "wrong_type", zh: "类型不对：需要 object，收到 \(value.typeName)",
                    en: "Wrong type: object is expected, not \(value.typeName)."))
            return nil
        }
    }
}

extension JSONWriter {
    fileprivate mutating func formFields(_ stored: LeadFormService.Stored, key secret: Secret? = nil, withDays: Bool = false) {
        let form = stored.form
        field("id", stored.id)
        field("prefix", stored.prefix)
        if let secret { field("key", secret.text) }
        formFields(form)
        field("created_at", stored.createdAt)
        field("revoked_at", stored.revokedAt)
        guard withDays else { return }
        objects("days", stored.days) { json, day in
            json.field("day", day.day.description)
            json.field("received", day.received)
            json.field("repeated", day.repeated)
            json.field("trapped", day.trapped)
            json.field("refused", day.refused)
            json.field("signals", day.signals)
        }
    }

    /// What somebody may hand in again.
    mutating func formFields(_ form: LeadForm) {
        field("name", form.name)
        field("channel", form.channel.key)
        field("signal", form.signal?.rawValue)
        texts("allowed_origins", form.allowedOrigins)
        field("honeypot", form.honeypot)
        field("per_minute", form.perMinute)
        field("client_per_minute", form.clientPerMinute)
        map("mapping", form.mapping)
        map("defaults", form.defaults)
        field("keeps_unknown", form.keepsUnknown)
        field("redirect_url", form.redirectURL)
        field("thanks", form.thanks)
        texts("accepts_signals", form.acceptedSignals.map(\.rawValue).sorted())
    }

    private mutating func texts(_ name: StaticString, _ texts: [String]) {
        key(name)
        array { json in for text in texts { json.value(text) } }
    }

    private mutating func map(_ name: StaticString, _ map: [String: String]) {
        key(name)
        object { json in
            for (key, value) in map.sorted(by: { $0.key < $1.key }) {
                json.key(key)
                json.value(value)
            }
        }
    }
}
