internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird

/// `/v1/leads`: what members do with leads.
struct LeadRoutes: Sendable {
    let leads: LeadService
    let views: SavedViewService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Leads")
        routes.post(
            "leads",
            Operation("captureLead", "Capture a lead", note: "Scored, routed and given a deadline. Needs `lead_card:create`.")
                .body(.leadDraft).answers(.created, .lead, headers: [.eTag, .location], "The lead, this once even if it is out of reach.")
                .refuses(.quotaExceeded),
            use: create)
        routes.get(
            "leads",
            Operation("listLeads", "List leads", note: "What lies within the reach of `lead_card:read`.")
                .paged().selectsLeads()
                .query(
                    .query(
                        "sort", .leadOrder(.none),
                        "The order; `-created_at` without it. By a field that the tenant has added: `custom.key`."),
                    .query("include_total", .key(["true", "false"]), "Whether `page.total` says how many there are on all pages."),
                    .query("include", .key(["external_ids"]), "What other systems call each lead.")
                )
                .sparse(LeadQuery.fields)
                .answers(
                    .ok,
                    .page(
                        Schema.lead.adding([:], optional: ["external_ids": .externalKeys]).named("ListedLead"), optional: ["total": .count])
                ),
            use: list)
        routes.get(
            "leads/summary",
            Operation("summariseLeads", "Leads in figures, by stage").selectsLeads()
                .answers(
                    .ok,
                    .object([
                        "total": .count,
                        "stages": .list(
                            .object([
                                "stage": .key(LeadStage.self), "leads": .count, "unowned": .count, "overdue": .count,
                                "average_score": .integer(0...100, 45),
                            ])),
                    ])), use: summary)
        routes.get(
            "leads/{id}",
            Operation("getLead", "One lead with the facets that one may read").sparse(Schema.leadDetail.names).answers(
                .ok, .leadDetail, headers: [.eTag]), use: fetch)
        routes.patch(
            "leads/{id}",
            Operation("updateLead", "Change fields of a lead's card", note: "Needs `lead_card:write`. `null` empties a field.")
                .versioned().body(.leadPatch).answers(.ok, .lead, headers: [.eTag]).refuses(.conflict), use: update)
        routes.get(
            "leads/{id}/transitions",
            Operation("listLeadTransitions", "Stages that may come next, and what is missing for the rest")
                .answers(
                    .ok,
                    .object([
                        "stage": .key(LeadStage.self),
                        "data": .list(
                            .object(
                                ["stage": .key(LeadStage.self), "allowed": .boolean],
                                optional: ["missing": .text(100, "first_touch_missing"), "message": .text(500)])),
                    ]), headers: [.eTag]), use: transitions)
        routes.post(
            "leads/{id}/transitions",
            Operation("moveLead", "Move a lead to another stage", note: "Without a first touch nothing moves on.")
                .versioned()
                .body(.input(["stage": .key(LeadStage.self), "reason": .text(500, "已有供应商").orNull], required: ["stage"]))
                .answers(.ok, .lead, headers: [.eTag]).refuses(.conflict, .transitionRefused), use: transition)
        routes.post(
            "leads/{id}/assignments",
            Operation("assignLead", "Give a lead to a member, or take it from the pool")
                .versioned()
                .body(.input(["owner_id": .id.orNull.noted("Without it: oneself. `null` would be the pool, and is refused.")]))
                .answers(
                    .created,
                    .object([
                        "lead_id": .id, "owner_id": .id.orNull, "team_id": .id.orNull, "assigned_at": .time.orNull, "due_at": .time.orNull,
                        "version": .version,
                    ]), headers: [.eTag], "Whoever gives a lead away may not see it any more."
                )
                .refuses(.conflict, .poolMoveRefused), use: assign)
        routes.post(
            "leads/{id}/signals",
            Operation("recordSignal", "Record behaviour that scores")
                .body(
                    .input(["kind": .signalKind, "occurred_at": .timeIn.orNull, "note": .text(500).orNull], required: ["kind"])
                )
                .answers(.created, .leadDetail, headers: [.eTag], "The lead, scored anew.").refuses(.versionMismatch), use: recordSignal)
    }

    @Sendable func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, text) = try await request.jsonBody()
        var input = LeadInput(channel: .api)
        reader.leadFields(into: &input)
        reader.leadOrigin(into: &input, zone: context.scope.zone)
        input.custom = reader.customChanges(try await leads.customFields(context.scope))
        input.payload = RawPayload(contentType: "application/json", body: text)
        let draft = try reader.finish(input)
        let lead = try await leads.capture(draft, context.scope)
        return .json(
            JSONWriter.object { $0.leadFields(lead) }, status: .created,
            headers: [.eTag: lead.etag, .location: "/v1/leads/\(lead.id)"])
    }

    @Sendable func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let vocabulary = try await leads.vocabulary(context.scope)
        let view = try await views.query(of: request, vocabulary, context.scope)
        let asked = try LeadListQuery.read(request, zone: context.scope.zone, vocabulary, view: view)
        let (query, includesKeys) = (asked.query, asked.includesKeys)
        let page = try await leads.list(query, context.scope)
        // Asked for once more and written lead by lead, when they are wanted: who does not want them pays nothing.
        let listed = includesKeys ? try page.leads() : []
        let keys = try await leads.externalKeys(of: listed.map(\.id), context.scope)
        return .json(
            try JSONWriter.object { json in
                json.key("data")
                if includesKeys {
                    json.array { json in
                        for lead in listed {
                            json.object { json in
                                json.leadFields(lead)
                                json.externalKeys(keys[lead.id] ?? [])
                            }
                        }
                    }
                } else {
                    try page.write(to: &json, fields: asked.fields)
                }
                json.key("page")
                json.object { json in
                    json.field("next_cursor", page.next.map(asked.cursor))
                    json.field("has_more", page.next != nil)
                    if let total = page.total { json.field("total", total) }
                }
            })
    }

    @Sendable func summary(_ request: Request, _ context: MemberContext) async throws -> Response {
        let vocabulary = try await leads.vocabulary(context.scope)
        let view = try await views.query(of: request, vocabulary, context.scope)
        let stages = try await leads.summary(
            LeadListQuery.readSelection(request, zone: context.scope.zone, vocabulary, view: view), context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("total", stages.reduce(0) { $0 + $1.leads })
                json.objects("stages", stages) { json, stage in
                    json.field("stage", stage.stage.key)
                    json.field("leads", stage.leads)
                    json.field("unowned", stage.unowned)
                    json.field("overdue", stage.overdue)
                    // In whole points, as scores are.
                    json.field("average_score", (stage.scores + stage.leads / 2) / max(1, stage.leads))
                }
            })
    }

    @Sendable func fetch(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try QueryReader(request, known: ["fields"]).fields(of: Schema.leadDetail.names)
        let detail = try await leads.fetch(context.id(), context.scope)
        let bytes = JSONWriter.object { $0.detailFields(detail) }
        return .json(try fields.map { try JSONWriter.members($0, of: bytes) } ?? bytes, headers: [.eTag: detail.lead.etag])
    }

    @Sendable func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: LeadID = try context.id()
        let version = try request.expectedVersion()
        var (reader, _) = try await request.jsonBody()
        let patch = reader.leadPatch(try await leads.customFields(context.scope))
        try reader.finish()
        if patch.changed.isEmpty {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        let lead = try await leads.update(id, patch, version: version, context.scope)
        return .json(JSONWriter.object { $0.leadFields(lead) }, headers: [.eTag: lead.etag])
    }

    /// What may come next, and what is missing for the rest.
    @Sendable func transitions(_ request: Request, _ context: MemberContext) async throws -> Response {
        let detail = try await leads.fetch(context.id(), context.scope)
        let language = Language(acceptLanguage: request.headers[.acceptLanguage])
        let choices = try await leads.transitions(of: detail, context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("stage", detail.lead.stage.key)
                json.objects("data", choices) { json, choice in
                    json.field("stage", choice.stage.key)
                    json.field("allowed", choice.missing == nil)
                    if let missing = choice.missing {
                        json.field("missing", missing.code)
                        json.field("message", language == .chinese ? missing.messageZH : missing.messageEN)
                    }
                }
            }, headers: [.eTag: detail.lead.etag])
    }

    @Sendable func transition(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: LeadID = try context.id()
        let version = try request.expectedVersion()
        var (reader, _) = try await request.jsonBody()
        let key = reader.required("stage")
        let stage = LeadStage(key: key ?? "")
        if key != nil, stage == nil {
            let names = LeadStage.allCases.map(\.key).joined(separator: ", ")
            reader.problems.append(FieldProblem("/stage", "unknown_stage", zh: "不认识的阶段；可用：\(names)", en: "Unknown stage; known: \(names)."))
        }
        let reason = reader.text("reason", max: 500)
        try reader.finish()
        guard let stage else { throw BatonError(.internalError) }
        let lead = try await leads.transition(id, to: stage, reason: reason, version: version, context.scope)
        return .json(JSONWriter.object { $0.leadFields(lead) }, headers: [.eTag: lead.etag])
    }

    /// Gives the lead to somebody; without `owner_id` to oneself, which is how one takes a lead from the pool.
    @Sendable func assign(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: LeadID = try context.id()
        let version = try request.expectedVersion()
        var (reader, _) = try await request.jsonBody()
        var owner = context.scope.member?.id
        switch reader.string("owner_id") {
        case nil: break
        case .some(nil):
            // L4: nothing is moved into the pool by hand, where nobody would answer for it.
            throw BatonError.poolMoveRefused("/owner_id")
        case .some(let text?):
            owner = MemberID(text)
            if owner == nil { reader.problems.append(FieldProblem("/owner_id", "not_an_id", zh: "不是有效的编号", en: "Not an id.")) }
        }
        try reader.finish()
        guard let owner else { throw BatonError(.internalError) }
        let lead = try await leads.assign(id, to: owner, version: version, context.scope)
        // Whoever gives a lead away may not see it any more; the answer says only what has been done.
        return .json(
            JSONWriter.object { json in
                json.field("lead_id", lead.id)
                json.field("owner_id", lead.owner)
                json.field("team_id", lead.team)
                json.field("assigned_at", lead.assignedAt)
                json.field("due_at", lead.dueAt)
                json.field("version", lead.version)
            }, status: .created, headers: [.eTag: lead.etag])
    }

    @Sendable func recordSignal(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: LeadID = try context.id()
        var (reader, _) = try await request.jsonBody()
        let kind = reader.required("kind").flatMap { reader.signalKind($0, "/kind") }
        let occurredAt = reader.time("occurred_at", zone: context.scope.zone)
        let note = reader.text("note", max: 500)
        try reader.finish()
        guard let kind else { throw BatonError(.internalError) }
        let detail = try await leads.recordSignal(kind, at: occurredAt, note: note, on: id, context.scope)
        return .json(JSONWriter.object { $0.detailFields(detail) }, status: .created, headers: [.eTag: detail.lead.etag])
    }
}

extension TenantScope {
    var zone: TimeZone { TimeZone(identifier: timeZone) ?? .gmt }
}

extension BodyReader {
    /// The texts of a lead, as they were given.
    mutating func leadFields(into input: inout LeadInput) {
        input.contactName = string("contact_name").flatMap { $0 }
        input.company = string("company").flatMap { $0 }
        input.phone = string("phone").flatMap { $0 }
        input.email = string("email").flatMap { $0 }
        input.area = string("area").flatMap { $0 }
        input.productLine = string("product_line").flatMap { $0 }
        input.budget = string("budget").flatMap { $0 }
        input.need = string("need").flatMap { $0 }
    }

    /// Where a new lead comes from, what it did, and when.
    mutating func leadOrigin(into input: inout LeadInput, zone: TimeZone) {
        if let channel = string("channel").flatMap({ $0 }) {
            if let known = LeadChannel(key: channel) {
                input.channel = known
            } else {
                let names = LeadChannel.allCases.map(\.key).joined(separator: ", ")
                problems.append(
                    FieldProblem(at("channel"), "unknown_channel", zh: "不认识的渠道；可用：\(names)", en: "Unknown channel; known: \(names)."))
            }
        }
        for (index, kind) in (strings("signals", atMost: 50) ?? []).enumerated() {
            if let kind = signalKind(kind, at("signals") + "/\(index)") { input.signals.append(kind) }
        }
        input.submittedAt = time("submitted_at", zone: zone)
        input.referrer = referrer().flatMap { $0 }
    }

    /// Who has sent a lead: `nil` when nothing is said of it, `.some(nil)` for nobody.
    mutating func referrer() -> LeadReferrer?? {
        switch any("referred_by") {
        case nil: return nil
        case .null?: return .some(nil)
        default: break
        }
        return object("referred_by") { reader -> LeadReferrer? in
            let customer: CustomerID? = reader.nullableID("customer_id").flatMap { $0 }
            let contact: ContactID? = reader.nullableID("contact_id").flatMap { $0 }
            let member: MemberID? = reader.nullableID("member_id").flatMap { $0 }
            let words = reader.text("text", max: LeadLimits.referrer)
            if [customer != nil, contact != nil, member != nil, words != nil].count(where: { $0 }) > 1 {
                reader.problems.append(
                    FieldProblem(
                        reader.place, "one_of_four", zh: "customer_id、contact_id、member_id、text 最多给一个",
                        en: "Give one of customer_id, contact_id, member_id and text at most."))
            }
            return LeadReferrer(customer: customer, contact: contact, member: member, words: words)
        }
    }

    /// What is wrong with the members and with their contents, all at once.
    mutating func finish(_ input: LeadInput, isLenient: Bool = false) throws(ValidationFailure) -> LeadDraft {
        var draft: LeadDraft?
        do throws(ValidationFailure) {
            draft = try input.draft(isLenient: isLenient)
        } catch {
            // A member of the wrong type has been reported as such; it is not also missing.
            let reported = Set(problems.all.map(\.pointer))
            for problem in error.problems where !reported.contains(problem.pointer) { problems.append(problem) }
        }
        try finish()
        guard let draft else { throw ValidationFailure(problems.all) }
        return draft
    }

    mutating func leadPatch(_ fields: CustomFields) -> LeadPatch {
        var patch = LeadPatch()
        patch.custom = customChanges(fields)
        patch.contactName = changed("contact_name") { $0.text($1, $2, max: LeadLimits.contactName) }
        patch.company = changed("company") { $0.text($1, $2, max: LeadLimits.company) }
        patch.phone = changed("phone") { $0.phone($1, $2) }
        patch.email = changed("email") { $0.email($1, $2) }
        patch.area = changed("area") { $0.area($1, $2) }
        patch.productLine = changed("product_line") { $0.text($1, $2, max: LeadLimits.productLine) }
        patch.referrer = referrer()
        patch.need = changed("need") { $0.text($1, $2, max: LeadLimits.need, multiline: true) }
        if let text = string("budget") {
            let (budget, words) = problems.budget(text, "/budget")
            patch.budget = .some(budget)
            patch.budgetText = .some(words)
        }
        for key in ["stage", "owner_id", "score"] where isMisplaced(key) {
            let command = ["stage": "transitions", "owner_id": "assignments", "score": "signals"][key] ?? ""
            problems.append(
                FieldProblem(
                    at(key), "not_editable", zh: "不能直接修改，请使用 POST …/\(command)",
                    en: "Cannot be edited in place; use POST …/\(command)."))
        }
        return patch
    }

    /// A blank text empties the field like null.
    private mutating func changed<Value>(_ key: String, _ read: (inout FieldProblems, String?, String) -> Value?) -> Value?? {
        string(key).map { read(&problems, $0, at(key)) }
    }

    mutating func text(_ key: String, max: Int, multiline: Bool = false) -> String? {
        guard let text = string(key).flatMap({ $0 }) else { return nil }
        return problems.text(text, at(key), max: max, multiline: multiline)
    }

    /// - Parameter max: Unicode scalars, for texts that nothing looks at more closely.
    mutating func required(_ key: String, max: Int? = nil) -> String? {
        let before = problems.all.count
        let text = string(key).flatMap { $0 }
        if let text, let max, text.unicodeScalars.count > max {
            problems.append(FieldProblem(at(key), "too_long", zh: "最多 \(max) 个字符", en: "At most \(max) characters."))
            return nil
        }
        if text == nil, problems.all.count == before {
            problems.append(FieldProblem(at(key), "missing", zh: "必填", en: "Required."))
        }
        return text
    }

    mutating func signalKind(_ text: String, _ pointer: String) -> SignalKind? {
        let kind = SignalKind(rawValue: text)
        if kind == nil {
            problems.append(
                FieldProblem(
                    pointer, "invalid_signal", zh: "行为信号由小写字母、数字和 _ 组成，以字母开头，最多 40 个字符",
                    en: "A signal has lower-case letters, digits and _, begins with a letter, and at most 40 characters."))
        }
        return kind
    }
}
