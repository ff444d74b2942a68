internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// One command for many leads: those that are named, or all that a filter finds.
struct LeadSelectionRoutes: Sendable {
    let leads: LeadService

    /// Leads of one request.
    private static let maximum = 500

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Leads")
        let ids = Schema.list(.id, max: Self.maximum).noted("Without them: what `filter` and `q` find, \(Self.maximum) at most.").orNull
        func operation(_ id: String, _ summary: String, _ members: KeyValuePairs<String, Schema>, _ required: Set<String>) -> Operation {
            Operation(
                id, summary,
                note:
                    "One after the other, each by itself and by the rules of a single one. Name them by `ids`, or all that `filter` and `q` find (\(Self.maximum) at most)."
            )
            .rehearsable().selectsLeads().body(Schema.input(members, required: required).adding([:], optional: ["ids": ids]))
            .answers(
                .ok, .bulk(["id": .id, "version": .version], counts: ["done": .count], max: Self.maximum), "In the order of the leads.")
        }
        routes.post(
            "leads/bulk-transitions",
            operation(
                "moveLeads", "Move up to \(Self.maximum) leads to another stage",
                ["stage": .key(LeadStage.self), "reason": .text(500, "已有供应商").orNull], ["stage"])
        ) { request, context in
            try await run(request, context) { reader in
                let stage = reader.choice("stage", LeadStage.self, isRequired: true, code: "unknown_stage")
                let reason = reader.text("reason", max: 500)
                return { [leads] id, scope in
                    guard let stage else { throw BatonError(.internalError) }
                    return try await leads.transition(id, to: stage, reason: reason, version: nil, scope)
                }
            }
        }
        routes.post(
            "leads/bulk-assignments",
            operation("assignLeads", "Give up to \(Self.maximum) leads to a member", ["owner_id": .id], ["owner_id"])
        ) { request, context in
            try await run(request, context) { reader in
                let owner: MemberID? = reader.required("owner_id").flatMap { reader.id($0, at: reader.at("owner_id")) }
                return { [leads] id, scope in
                    guard let owner else { throw BatonError(.internalError) }
                    return try await leads.assign(id, to: owner, version: nil, scope)
                }
            }
        }
        routes.post(
            "leads/bulk-edits",
            operation(
                "editLeads", "Change the same fields of up to \(Self.maximum) leads, or their tags",
                [
                    "set": Schema.leadPatch.noted("Fields of the card; not together with tags.").orNull,
                    "add_tags": .list(.id, max: Tag.maximumOfLead).noted("Ids of `GET /v1/tags`.").orNull,
                    "remove_tags": .list(.id, max: Tag.maximumOfLead).orNull,
                ], [])
        ) { request, context in
            let fields = try await leads.currentCustomFields(context.scope)
            return try await run(request, context) { reader in
                let patch = reader.object("set") { $0.leadPatch(fields) }
                let added: [TagID] = reader.ids("add_tags", atMost: Tag.maximumOfLead) ?? []
                let removed: [TagID] = reader.ids("remove_tags", atMost: Tag.maximumOfLead) ?? []
                let isTagging = !added.isEmpty || !removed.isEmpty
                if isTagging, patch != nil {
                    // Each lead is one transaction: half of a change would be what nobody asked for.
                    reader.problems.append(
                        FieldProblem(
                            reader.at("set"), "one_of_two", zh: "set 与标签请分两次请求", en: "Give set, or tags: one of them in a request."))
                } else if !isTagging, patch?.changed.isEmpty ?? true, reader.problems.isEmpty {
                    reader.problems.append(
                        FieldProblem(reader.at("set"), "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given."))
                } else if !Set(added).isDisjoint(with: removed) {
                    reader.problems.append(
                        FieldProblem(
                            reader.at("remove_tags"), "in_both", zh: "同一标签不能既加又减", en: "A tag cannot be added and removed at once."))
                }
                return { [leads] id, scope in
                    if isTagging { return try await leads.changeTags(LeadTagChange(added: added, removed: removed), of: id, scope) }
                    guard let patch else { throw BatonError(.internalError) }
                    return try await leads.update(id, patch, version: nil, scope)
                }
            }
        }
    }

    private typealias Command = (LeadID, TenantScope) async throws -> Lead

    private func run(
        _ request: Request, _ context: MemberContext, _ read: (inout BodyReader) -> Command
    ) async throws -> Response {
        let isDryRun = try QueryReader(request, reading: ["dry_run"]).flag("dry_run") ?? false
        // What is named is looked up as it is now.
        _ = try await leads.currentCustomFields(context.scope)
        let vocabulary = try await leads.vocabulary(context.scope)
        let view = try await SavedViewService(leads: leads).query(of: request, vocabulary, context.scope)
        let selection = try LeadListQuery.readSelection(
            request, zone: context.scope.zone, vocabulary, view: view, besides: ["dry_run"])
        let isFiltered = selection.search != nil || !selection.filters.isEmpty
        var (reader, _) = try await request.jsonBody()
        let command = read(&reader)
        var named: [LeadID]?
        if let texts = reader.strings("ids", atMost: Self.maximum) {
            named = texts.enumerated().compactMap { index, text in reader.id(text, at: reader.at("ids") + "/\(index)") }
        }
        if (named?.isEmpty ?? true) == !isFiltered, reader.problems.isEmpty {
            reader.problems.append(
                FieldProblem(
                    reader.at("ids"), "one_of_two", zh: "请给出 ids 或 filter / q，二者之一", en: "Give either ids, or filter and q."))
        }
        try reader.finish()
        let wanted: [LeadID] =
            if let named { named } else { try await leads.ids(selection, atMost: Self.maximum, context.scope) }
        var run = BulkRun<Lead>()
        for id in wanted {
            try await run.perform(context) {
                try await Rehearsal.$isOn.withValue(isDryRun) { try await command(id, context.scope) }
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
