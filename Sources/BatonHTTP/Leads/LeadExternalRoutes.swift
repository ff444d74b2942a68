internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Leads by what another system calls them.
struct LeadExternalRoutes: Sendable {
    let leads: LeadService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Beside another system")
        routes.put(
            "leads/by-external-id/{source}/{external_id}",
            Operation(
                "upsertLead", "Create or change the lead that another system calls so",
                note:
                    "A field that is not given is left alone, `null` empties it. Channel, signals and `submitted_at` count when the lead is new."
            )
            .path("source", .externalSource, "The other system.").path(
                "external_id", .externalID, "What it calls the lead, percent-encoded."
            )
            .versioned().body(.leadDraft)
            .answers(.ok, .upserted, headers: [.eTag], "It was there.")
            .answers(.created, .upserted, headers: [.eTag, .location], "It is new, this once even if it is out of reach.")
            .refuses(.conflict), use: upsert)
        routes.post(
            "leads/bulk-upsert",
            Operation(
                "upsertLeads", "The same for up to 200 leads",
                note: "One after the other, each by itself: what is wrong with one keeps no other from being stored."
            )
            .rehearsable().body(
                .input(["items": .list(Schema.leadItem.orRefusedAlone, max: BulkRun<Lead>.maximumItems)], required: ["items"])
            )
            .answers(
                .ok,
                .bulk(
                    ["outcome": .upsertOutcome, "id": .id, "version": .version],
                    counts: ["created": .count, "updated": .count, "unchanged": .count]),
                "In the order of the items."), use: bulk)
        routes.put(
            "leads/{id}/external-ids/{source}",
            Operation(
                "linkLead", "Say what another system calls a lead", note: "What it called it before is replaced. Needs `lead_card:write`."
            )
            .path("source", .externalSource, "The other system.")
            .body(.input(["id": .externalID], required: ["id"])).answers(.ok, .object(["external_ids": .externalKeys]))
            .refuses(.conflict, .versionMismatch), use: link)
        routes.delete(
            "leads/{id}/external-ids/{source}",
            Operation(
                "unlinkLead", "Forget what another system calls a lead",
                note: "Also of one that has been deleted: the id may then be used for another one. Needs `lead_card:write`."
            )
            .path("source", .externalSource, "The other system.").answers(.noContent).refuses(.validationFailed), use: unlink)
    }

    @Sendable func upsert(_ request: Request, _ context: MemberContext) async throws -> Response {
        let version = try request.expectedVersion()
        var (reader, text) = try await request.jsonBody()
        let fields = try await leads.customFields(context.scope)
        let (source, id) = (context.parameters.get("source") ?? "", context.text("external_id", &reader.problems))
        let key = id.flatMap { ExternalKey(source: source, id: $0, at: ("source", "external_id"), &reader.problems) }
        var upsert = reader.leadUpsert(zone: context.scope.zone, fields)
        try reader.finish()
        guard let key else { throw BatonError(.internalError) }
        (upsert.key, upsert.version) = (key, version)
        upsert.input.payload = RawPayload(contentType: "application/json", body: text, source: key.source)
        let (lead, outcome) = try await leads.upsert(upsert, context.scope)
        guard let lead else { throw BatonError(.internalError) }
        var headers: HTTPFields = [.eTag: lead.etag]
        if outcome == .created { headers[.location] = "/v1/leads/\(lead.id)" }
        return .json(
            JSONWriter.object { json in
                json.leadFields(lead)
                json.field("outcome", outcome.rawValue)
            }, status: outcome == .created ? .created : .ok, headers: headers)
    }

    @Sendable func bulk(_ request: Request, _ context: MemberContext) async throws -> Response {
        let isDryRun = try QueryReader(request, known: ["dry_run"]).flag("dry_run") ?? false
        var (reader, _) = try await request.jsonBody()
        // What is refused, is refused by item, and nobody starts again.
        let fields = try await leads.currentCustomFields(context.scope)
        let items = reader.items("items", atMost: BulkRun<Lead>.maximumItems) { item, value -> LeadUpsert? in
            let (source, id) = (item.required("source"), item.required("external_id"))
            let version = item.integer("version", in: 1...Int64(Int32.max)).map(Int32.init)
            var upsert = item.leadUpsert(zone: context.scope.zone, fields)
            guard let source, let id,
                let key = ExternalKey(source: source, id: id, at: (item.at("source"), item.at("external_id")), &item.problems)
            else { return nil }
            (upsert.key, upsert.version) = (key, version)
            upsert.input.payload = RawPayload(
                contentType: "application/json", body: String(decoding: JSONWriter.bytes { $0.value(value) }, as: UTF8.self),
                source: key.source)
            return upsert
        }
        if items?.isEmpty ?? true, reader.problems.isEmpty {
            reader.problems.append(FieldProblem("/items", "missing", zh: "必填，至少一项", en: "Required, with one element at least."))
        }
        try reader.finish()

        var run = BulkRun<(lead: Lead?, outcome: UpsertOutcome)>()
        for item in items ?? [] {
            try await run.perform(context) { try await leads.upsert(item.get(), context.scope, isDryRun: isDryRun) }
        }
        func count(_ outcome: UpsertOutcome) -> Int { run.outcomes.count { $0.outcome == outcome } }
        return .json(
            JSONWriter.object { json in
                run.write(to: &json, request, context) { json, done in
                    json.field("outcome", done.outcome.rawValue)
                    if let lead = done.lead {
                        json.field("id", lead.id)
                        json.field("version", lead.version)
                    }
                    return done.outcome == .created ? .created : .ok
                }
                json.field("created", count(.created))
                json.field("updated", count(.updated))
                json.field("unchanged", count(.unchanged))
            })
    }

    @Sendable func link(_ request: Request, _ context: MemberContext) async throws -> Response {
        let lead: LeadID = try context.id()
        var (reader, _) = try await request.jsonBody()
        let id = reader.required("id")
        let key = id.flatMap {
            ExternalKey(source: context.parameters.get("source") ?? "", id: $0, at: ("source", "/id"), &reader.problems)
        }
        try reader.finish()
        guard let key else { throw BatonError(.internalError) }
        let keys = try await leads.link(lead, key, context.scope)
        return .json(JSONWriter.object { $0.externalKeys(keys) })
    }

    @Sendable func unlink(_ request: Request, _ context: MemberContext) async throws -> Response {
        let lead: LeadID = try context.id()
        var problems = FieldProblems()
        let source = ExternalKey.source(context.parameters.get("source") ?? "", at: "source", &problems)
        try problems.check()
        guard let source else { throw BatonError(.internalError) }
        try await leads.unlink(lead, source: source, context.scope)
        return Response(status: .noContent)
    }
}

extension MemberContext {
    /// A part of the path, decoded; `nil` with a problem when that is no text.
    fileprivate func text(_ name: String, _ problems: inout FieldProblems) -> String? {
        let text = (parameters.get(name) ?? "").removingPercentEncoding
        if text == nil {
            problems.append(FieldProblem(name, "invalid_utf8", zh: "路径的百分号编码不是有效的 UTF-8", en: "The percent-encoding is no valid UTF-8."))
        }
        return text
    }
}

extension BodyReader {
    /// What another system says of a lead; its key and version are to be filled in.
    fileprivate mutating func leadUpsert(zone: TimeZone, _ fields: CustomFields) -> LeadUpsert {
        let patch = leadPatch(fields)
        var input = LeadInput(channel: .api)
        // The same members once more; what is wrong with them has been said.
        if problems.isEmpty { leadFields(into: &input) }
        leadOrigin(into: &input, zone: zone)
        input.custom = patch.custom
        return LeadUpsert(key: ExternalKey(source: "", id: ""), patch: patch, input: input)
    }
}

extension JSONWriter {
    mutating func externalKeys(_ keys: [ExternalKey]) {
        objects("external_ids", keys) { json, key in
            json.field("source", key.source)
            json.field("id", key.id)
        }
    }

    /// As it was parsed; blanks between the parts are gone.
    mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): self.value(flag)
        case .number(let digits): raw(digits)
        case .string(let text): self.value(text)
        case .array(let elements): array { json in for element in elements { json.value(element) } }
        case .object(let members):
            object { json in
                for member in members {
                    json.key(member.key)
                    json.value(member.value)
                }
            }
        }
    }
}

extension Schema {
    static let externalSource = text(40, min: 1, pattern: "^[a-z][a-z0-9_-]{0,39}$", "crm")
    static let externalID = text(ExternalKey.maximumID, min: 1, "0065g00000ABCde")
    static let externalKeys = list(.object(["source": .externalSource, "id": .externalID]))
    static let upsertOutcome = key(["created", "updated", "unchanged"])
    static let upserted = lead.adding(["outcome": .upsertOutcome]).named("UpsertedLead")
}
