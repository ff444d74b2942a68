internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/tags`: the tenant's catalogue; `/v1/leads/{id}/tags`: those of a lead.
struct TagRoutes: Sendable {
    let tags: TagService
    let leads: LeadService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Tags")
        routes.get(
            "tags",
            Operation("listTags", "The tags of the tenant", note: "By name, archived ones too; 500 at most, not in pages.")
                .query(.query("include", .key(["counts"]), "How many leads within one's reach have each."))
                .answers(.ok, .data(Schema.tag.adding([:], optional: ["leads": .count]))), use: list)
        routes.post(
            "tags",
            Operation(
                "createTag", "Add a tag",
                note: "Needs `lead_rules:write`, or `lead_card:write` where the tenant lets everybody (`/v1/tags/policy`)."
            )
            .body(.input(["name": .tagName, "color": .tagColor.orNull], required: ["name"]))
            .answers(.created, .tag, headers: [.eTag, .location]).refuses(.conflict), use: create)
        routes.get(
            "tags/policy", Operation("getTagPolicy", "Who may add tags").answers(.ok, .tagPolicy)
        ) { [tags] _, context in
            let isOpen = try await tags.isOpen(context.scope)
            return .json(JSONWriter.object { $0.field("open", isOpen) })
        }
        routes.put(
            "tags/policy",
            Operation("setTagPolicy", "Say who may add tags", note: "Needs `lead_rules:write`.")
                .body(.input(["open": .boolean.noted("Whether whoever may change leads may add tags.")], required: ["open"]))
                .answers(.ok, .tagPolicy)
        ) { [tags] request, context in
            var (reader, _) = try await request.jsonBody()
            let isOpen = reader.bool("open")
            if isOpen == nil, reader.problems.isEmpty {
                reader.problems.append(FieldProblem("/open", "missing", zh: "必填", en: "Required."))
            }
            try reader.finish()
            try await tags.setOpen(isOpen ?? false, context.scope)
            return .json(JSONWriter.object { $0.field("open", isOpen ?? false) })
        }
        routes.get("tags/{id}", Operation("getTag", "One of them").answers(.ok, .tag, headers: [.eTag])) { [tags] _, context in
            .tag(try await tags.tag(context.id(), context.scope))
        }
        routes.patch(
            "tags/{id}",
            Operation("updateTag", "Rename, recolour or archive a tag", note: "Needs `lead_rules:write`. Leads keep an archived one.")
                .versioned().body(.input(["name": .tagName.orNull, "color": .tagColor.orNull, "archived": .boolean.orNull]))
                .answers(.ok, .tag, headers: [.eTag]).refuses(.conflict), use: update)
        routes.delete(
            "tags/{id}",
            Operation(
                "deleteTag", "Delete a tag", note: "Needs `lead_rules:write`. It is taken from leads in the background, 500 at a time."
            )
            .versioned().answers(.noContent)
        ) { [tags] request, context in
            try await tags.end(context.id(), into: nil, version: request.expectedVersion(), context.scope)
            return Response(status: .noContent)
        }
        routes.post(
            "tags/{id}/merge",
            Operation(
                "mergeTag", "Merge a tag into another",
                note: "Needs `lead_rules:write`. Leads get the other one in the background, 500 at a time; this one is gone."
            )
            .versioned().body(.input(["into_id": .id], required: ["into_id"])).answers(.ok, .tag, headers: [.eTag], "The other one."),
            use: merge)
        let withTags = Schema.input(["tags": .list(.id, max: Tag.maximumOfLead)], required: ["tags"])
        let note = "Needs `lead_card:write` on the lead. What is so already is not written."
        routes.put(
            "leads/{id}/tags",
            Operation("setLeadTags", "Say which tags a lead has", note: note).versioned().body(withTags)
                .answers(.ok, .lead, headers: [.eTag]).refuses(.conflict)
        ) { [leads] request, context in
            let version = try request.expectedVersion()
            let tags = try await Self.tags(request)
            return .lead(try await leads.changeTags(LeadTagChange(all: tags), of: context.id(), version: version, context.scope))
        }
        routes.post(
            "leads/{id}/tags",
            Operation("addLeadTags", "Give tags to a lead", note: note).body(withTags).answers(.ok, .lead, headers: [.eTag])
                .refuses(.conflict, .versionMismatch)
        ) { [leads] request, context in
            let tags = try await Self.tags(request)
            return .lead(try await leads.changeTags(LeadTagChange(added: tags), of: context.id(), context.scope))
        }
        routes.delete(
            "leads/{id}/tags/{tag}",
            Operation("removeLeadTag", "Take a tag from a lead", note: note).answers(.ok, .lead, headers: [.eTag])
                .refuses(.conflict, .versionMismatch, .validationFailed)
        ) { [leads] _, context in
            .lead(try await leads.changeTags(LeadTagChange(removed: [try context.id("tag")]), of: context.id(), context.scope))
        }
        routes.post(
            "leads/bulk-tags",
            Operation(
                "tagLeads", "Give tags to up to \(Tag.maximumLeads) leads, and take some from them",
                note: "One after the other, each by itself, with the grants of the single commands."
            )
            .rehearsable()
            .body(
                .input(
                    [
                        "ids": .list(.id, max: Tag.maximumLeads), "add": .list(.id, max: Tag.maximumOfLead).orNull,
                        "remove": .list(.id, max: Tag.maximumOfLead).orNull,
                    ], required: ["ids"])
            )
            .answers(
                .ok, .bulk(["id": .id, "version": .version], counts: ["done": .count], max: Tag.maximumLeads), "In the order of the ids."),
            use: change)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let wantsCounts = try QueryReader(request, known: ["include"]).choice("include", of: ["counts"]) != nil
        let all = try await tags.tags(context.scope)
        let counts = wantsCounts ? try await tags.counts(context.scope) : [:]
        return .json(
            JSONWriter.object { json in
                json.objects("data", all) { json, tag in
                    json.tagMembers(tag)
                    if wantsCounts { json.field("leads", counts[tag.id] ?? 0) }
                }
            })
    }

    @Sendable private func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let name = reader.required("name")
        let color = reader.color()
        try reader.finish()
        let tag = try await tags.create(name: name, color: color ?? .gray, context.scope)
        return .json(
            JSONWriter.object { $0.tagMembers(tag) }, status: .created, headers: [.eTag: tag.etag, .location: "/v1/tags/\(tag.id)"])
    }

    @Sendable private func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: TagID = try context.id()
        let version = try request.expectedVersion()
        var (reader, _) = try await request.jsonBody()
        let patch = TagPatch(name: reader.string("name").flatMap { $0 }, color: reader.color(), isArchived: reader.bool("archived"))
        try reader.finish()
        if patch.name == nil, patch.color == nil, patch.isArchived == nil {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        return .tag(try await tags.update(id, patch, version: version, context.scope))
    }

    @Sendable private func merge(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: TagID = try context.id()
        let version = try request.expectedVersion()
        var (reader, _) = try await request.jsonBody()
        let other: TagID? = reader.required("into_id").flatMap { reader.id($0, at: reader.at("into_id")) }
        try reader.finish()
        guard let other, let tag = try await tags.end(id, into: other, version: version, context.scope) else {
            throw BatonError(.internalError)
        }
        return .tag(tag)
    }

    private static func tags(_ request: Request) async throws -> [TagID] {
        var (reader, _) = try await request.jsonBody()
        let tags: [TagID]? = reader.ids("tags", atMost: Tag.maximumOfLead)
        if tags == nil, reader.problems.isEmpty {
            reader.problems.append(FieldProblem("/tags", "missing", zh: "必填", en: "Required."))
        }
        try reader.finish()
        return tags ?? []
    }

    @Sendable private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let isDryRun = try QueryReader(request, known: ["dry_run"]).flag("dry_run") ?? false
        var (reader, _) = try await request.jsonBody()
        let ids: [LeadID]? = reader.ids("ids", atMost: Tag.maximumLeads)
        let added: [TagID] = reader.ids("add", atMost: Tag.maximumOfLead) ?? []
        let removed: [TagID] = reader.ids("remove", atMost: Tag.maximumOfLead) ?? []
        if reader.problems.isEmpty {
            if ids?.isEmpty ?? true {
                reader.problems.append(FieldProblem("/ids", "missing", zh: "必填，至少一项", en: "Required, with one element at least."))
            } else if added.isEmpty, removed.isEmpty {
                reader.problems.append(FieldProblem("/add", "missing", zh: "请给出 add 或 remove", en: "Give add or remove."))
            } else if !Set(added).isDisjoint(with: removed) {
                reader.problems.append(
                    FieldProblem("/remove", "in_both", zh: "同一标签不能既加又减", en: "A tag cannot be added and removed at once."))
            }
        }
        try reader.finish()
        let change = LeadTagChange(added: added, removed: removed)
        var run = BulkRun<Lead>()
        for id in ids ?? [] {
            try await run.perform(context) {
                // Each is one transaction, which is taken back at its end.
                try await Rehearsal.$isOn.withValue(isDryRun) { try await leads.changeTags(change, of: id, context.scope) }
            }
        }
        return .json(
            JSONWriter.object { json in
                run.write(to: &json, request, context) { json, lead in
                    json.field("id", lead.id)
                    json.field("version", lead.version)
                    return .ok
                }
                json.field("done", run.outcomes.count)
            })
    }
}

extension Tag {
    fileprivate var etag: String { "\"\(version)\"" }
}

extension Response {
    fileprivate static func tag(_ tag: Tag) -> Response { .json(JSONWriter.object { $0.tagMembers(tag) }, headers: [.eTag: tag.etag]) }
    fileprivate static func lead(_ lead: Lead) -> Response { .json(JSONWriter.object { $0.leadFields(lead) }, headers: [.eTag: lead.etag]) }
}

extension BodyReader {
    fileprivate mutating func color() -> TagColor? {
        guard let text = string("color").flatMap({ $0 }) else { return nil }
        if let color = TagColor(rawValue: text) { return color }
        let names = TagColor.allCases.map(\.rawValue).joined(separator: ", ")
        problems.append(FieldProblem(at("color"), "invalid_value", zh: "只能是：\(names)", en: "Must be one of: \(names)."))
        return nil
    }

    /// An array of ids, each once; `nil` when it is absent.
    mutating func ids<Entity>(_ key: String, atMost limit: Int) -> [Identifier<Entity>]? {
        guard let texts = strings(key, atMost: limit) else { return nil }
        var ids: [Identifier<Entity>] = []
        for (index, text) in texts.enumerated() {
            if let id: Identifier<Entity> = id(text, at: at(key) + "/\(index)"), !ids.contains(id) { ids.append(id) }
        }
        return ids
    }
}

extension JSONWriter {
    fileprivate mutating func tagMembers(_ tag: Tag) {
        field("id", tag.id)
        field("name", tag.name)
        field("color", tag.color.rawValue)
        field("archived", tag.isArchived)
        field("version", tag.version)
    }
}

extension Schema {
    fileprivate static let tagName = text(Tag.maximumName, min: 1, "重点客户")
    fileprivate static let tagColor = key(TagColor.allCases.map(\.rawValue))
    fileprivate static let tag = object(["id": .id, "name": .tagName, "color": .tagColor, "archived": .boolean, "version": .version])
        .named("Tag")
    fileprivate static let tagPolicy = object(["open": .boolean])
}
