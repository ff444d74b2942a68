internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `POST /v1/leads/bulk`: edits, assignments and transitions of up to 200 leads.
struct LeadBulkRoute: Sendable {
    let leads: LeadService

    func add(to routes: Routes<MemberContext>) {
        let item = Schema.input(
            [
                "id": .id, "version": .version.noted("The version that the lead must have.").orNull,
                "set": Schema.leadPatch.noted("Fields of the card.").orNull, "owner_id": .id.noted("Whom to give it to.").orNull,
                "stage": .key(LeadStage.allCases.map(\.key)).noted("Where to move it.").orNull,
                "reason": .text(500, "已有供应商").noted("Of the move.").orNull,
            ], required: ["id"]
        ).named("LeadChange").example(#"{"id":"01a1ffce-f19c-7d88-a4c3-45c81b163c67","version":3,"set":{"product_line":"PLC"}}"#)
        routes.tagged("Leads").post(
            "leads/bulk",
            Operation(
                "changeLeads", "Change, give away or move up to 200 leads",
                note:
                    "One after the other, each by itself, with the grants of the single commands. An item has one of `set`, `owner_id`, `stage`."
            )
            .rehearsable().body(.input(["items": .list(item.orRefusedAlone, max: BulkRun<Lead>.maximumItems)], required: ["items"]))
            .answers(.ok, .bulk(["id": .id, "version": .version], counts: ["done": .count]), "In the order of the items."), use: change)
    }

    private struct Item {
        enum Command {
            case set(LeadPatch)
            case assign(MemberID)
            case move(LeadStage, reason: String?)
        }
        var lead: LeadID
        var version: Int32?
        var command: Command
    }

    @Sendable private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let isDryRun = try QueryReader(request, known: ["dry_run"]).flag("dry_run") ?? false
        var (reader, _) = try await request.jsonBody()
        // What is refused, is refused by item, and nobody starts again.
        let fields = try await leads.currentCustomFields(context.scope)
        let items = reader.items("items", atMost: BulkRun<Lead>.maximumItems) { item, _ in Self.item(&item, fields) }
        if items?.isEmpty ?? true, reader.problems.isEmpty {
            reader.problems.append(FieldProblem("/items", "missing", zh: "必填，至少一项", en: "Required, with one element at least."))
        }
        try reader.finish()
        var run = BulkRun<Lead>()
        for item in items ?? [] {
            try await run.perform(context) {
                let item = try item.get()
                // Each command's effect is one transaction, which is taken back at its end.
                return try await Rehearsal.$isOn.withValue(isDryRun) { try await perform(item, context.scope) }
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

    private func perform(_ item: Item, _ scope: TenantScope) async throws -> Lead {
        switch item.command {
        case .set(let patch): try await leads.update(item.lead, patch, version: item.version, scope)
        case .assign(let owner): try await leads.assign(item.lead, to: owner, version: item.version, scope)
        case .move(let stage, let reason): try await leads.transition(item.lead, to: stage, reason: reason, version: item.version, scope)
        }
    }

    private static func item(_ reader: inout BodyReader, _ fields: CustomFields) -> Item? {
        let lead: LeadID? = reader.required("id").flatMap { reader.id($0, at: reader.at("id")) }
        let version = reader.integer("version", in: 1...Int64(Int32.max)).map(Int32.init)
        let patch = reader.object("set") { $0.leadPatch(fields) }
        let given: MemberID?? = reader.nullableID("owner_id")
        let owner = given.flatMap { $0 }
        let key = reader.string("stage").flatMap { $0 }
        if case .some(nil) = given, patch == nil, key == nil, reader.problems.isEmpty {
            for problem in BatonError.poolMoveRefused(reader.at("owner_id")).problems { reader.problems.append(problem) }
        }
        let stage = key.flatMap { LeadStage(key: $0) }
        if key != nil, stage == nil {
            let names = LeadStage.allCases.map(\.key).joined(separator: ", ")
            reader.problems.append(
                FieldProblem(reader.at("stage"), "unknown_stage", zh: "不认识的阶段；可用：\(names)", en: "Unknown stage; known: \(names)."))
        }
        let reason = reader.text("reason", max: 500)
        let commands: [Item.Command?] = [
            patch.map { .set($0) }, owner.map { .assign($0) }, stage.map { .move($0, reason: reason) },
        ]
        guard reader.problems.isEmpty, let lead else { return nil }
        guard commands.count(where: { $0 != nil }) == 1, let command = commands.compactMap({ $0 }).first else {
            reader.problems.append(
                FieldProblem(
                    reader.place, "one_of_three", zh: "set、owner_id、stage 必须且只能给一个", en: "Give one of set, owner_id and stage."))
            return nil
        }
        if case .set(let patch) = command, patch.changed.isEmpty {
            reader.problems.append(
                FieldProblem(reader.at("set"), "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given."))
        }
        return Item(lead: lead, version: version, command: command)
    }
}
