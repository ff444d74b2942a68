internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird

/// `/v1/leads/{id}/interactions` and what asks before one calls.
struct InteractionRoutes: Sendable {
    let leads: LeadService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Interactions")
        routes.get(
            "leads/{id}/interactions",
            Operation("listInteractions", "What was said with a lead, newest first", note: "Needs `lead_conversation:read`.")
                .paged().answers(.ok, .page(.interaction)), use: list)
        let touch = Schema.object([
            "id": .id, "lead_id": .id, "first_touch_at": .time.orNull, "due_at": .time.orNull, "version": .version,
            "is_evidence": .boolean.noted("Whether it was enough for a first touch."),
            "warnings": .list(.recentTouch).noted("Colleagues who have turned to the same customer lately."),
        ])
        routes.post(
            "leads/{id}/interactions",
            Operation(
                "recordInteraction", "Record a call, chat, mail or visit",
                note:
                    "A qualifying one is the first touch. With `source` and `external_id` it is recorded once, however often it is reported."
            )
            .body(
                .input(
                    [
                        "kind": .key(InteractionKind.self), "occurred_at": .timeIn.orNull,
                        "duration_s": .integer(0...86_400, 120).orNull,
                        "message_count": .integer(0...100_000, 4).orNull,
                        "content": .text(InteractionDraft.maximumContent, "客户要报价").orNull,
                        "direction": .key(InteractionDirection.self).noted("`outbound` without it.").orNull,
                        "outcome": .key(InteractionOutcome.self).orNull,
                        "source": .externalSource.noted("The system that reports it.").orNull,
                        "external_id": .externalID.noted("What that system calls it.").orNull,
                        "override_reason": .text(500, "客户约定今天再联系").noted(
                            "Why, although a colleague has turned to the customer lately; for who may hand the lead over."
                        ).orNull,
                    ], required: ["kind"])
            )
            .answers(.created, touch, headers: [.eTag]).answers(.ok, touch, headers: [.eTag], "It had been reported before.")
            .refuses(.versionMismatch, .conflict, .touchedByOther), use: record)
        routes.patch(
            "leads/{id}/interactions/{interaction_id}",
            Operation(
                "correctInteraction", "Correct what one has recorded oneself",
                note:
                    "For \(InteractionCorrection.hours) hours. A first touch that was none is taken back, with its stage; the deadline is what it would have been."
            )
            .body(
                .input([
                    "duration_s": .integer(0...86_400, 120).orNull, "message_count": .integer(0...100_000, 4).orNull,
                    "content": .text(InteractionDraft.maximumContent, "客户要报价").orNull,
                    "direction": .key(InteractionDirection.self).orNull, "outcome": .key(InteractionOutcome.self).orNull,
                ])
            )
            .answers(
                .ok,
                .object([
                    "interaction": .interaction, "first_touch_at": .time.orNull, "due_at": .time.orNull, "stage": .key(LeadStage.self),
                    "version": .version,
                ]), headers: [.eTag]
            ).refuses(.conflict, .versionMismatch), use: correct)
        routes.get(
            "leads/{id}/contact-check",
            Operation(
                "checkContact", "Whether a colleague has turned to the same customer lately",
                note: "The same phone number or the same company, also in leads that one does not see: then only who and when."
            )
            .answers(
                .ok,
                .object([
                    "verdict": .key(["clear", "warn", "refuse"]), "days": .integer(1...365, 3), "may_override": .boolean,
                    "touches": .list(.recentTouch),
                ])), use: check)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["limit", "cursor"])
        let limit = try reader.integer("limit", in: 1...200) ?? 50
        let (found, hasMore) = try await leads.interactions(
            of: context.id(), after: try TimeCursor.read(reader["cursor"]), limit: limit, context.scope)
        return .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { json in for interaction in found { json.object { $0.interactionFields(interaction) } } }
                json.key("page")
                json.object { json in
                    json.field("next_cursor", hasMore ? found.last.map { TimeCursor.write($0.occurredAt, $0.id) } : nil)
                    json.field("has_more", hasMore)
                }
            })
    }

    @Sendable private func record(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: LeadID = try context.id()
        var (reader, _) = try await request.jsonBody()
        let kind = reader.choice("kind", InteractionKind.self, isRequired: true, code: "unknown_kind")
        var draft = InteractionDraft(
            kind: kind ?? .call, occurredAt: reader.time("occurred_at", zone: context.scope.zone),
            durationSeconds: reader.integer("duration_s", in: 0...86_400).map(Int32.init),
            messageCount: reader.integer("message_count", in: 0...100_000).map(Int32.init),
            content: reader.text("content", max: InteractionDraft.maximumContent, multiline: true))
        draft.direction = reader.choice("direction", InteractionDirection.self) ?? .outbound
        draft.outcome = reader.choice("outcome", InteractionOutcome.self)
        draft.overrideReason = reader.text("override_reason", max: 500)
        let (source, external) = (reader.string("source").flatMap { $0 }, reader.string("external_id").flatMap { $0 })
        switch (source, external) {
        case (nil, nil): break
        case (let source?, let external?):
            draft.key = ExternalKey(
                source: source, id: external, at: (reader.at("source"), reader.at("external_id")), &reader.problems)
        default:
            reader.problems.append(
                FieldProblem(
                    reader.at(source == nil ? "source" : "external_id"), "missing", zh: "source 与 external_id 须一起给出",
                    en: "Give source and external_id together."))
        }
        try reader.finish()
        let touch = try await leads.recordTouch(draft, on: id, context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("id", touch.id)
                json.field("lead_id", touch.lead.id)
                json.field("first_touch_at", touch.lead.firstTouchAt)
                json.field("due_at", touch.lead.dueAt)
                json.field("version", touch.lead.version)
                json.field("is_evidence", touch.isEvidence)
                json.key("warnings")
                json.array { json in for other in touch.recentTouches { json.recentTouch(other) } }
            }, status: touch.wasThere ? .ok : .created, headers: [.eTag: touch.lead.etag])
    }

    @Sendable private func correct(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (lead, interaction): (LeadID, InteractionID) = (try context.id(), try context.id("interaction_id"))
        var (reader, _) = try await request.jsonBody()
        var correction = InteractionCorrection()
        if reader.isGiven("duration_s") { correction.durationSeconds = .some(reader.integer("duration_s", in: 0...86_400).map(Int32.init)) }
        if reader.isGiven("message_count") {
            correction.messageCount = .some(reader.integer("message_count", in: 0...100_000).map(Int32.init))
        }
        if reader.isGiven("content") {
            correction.content = .some(reader.text("content", max: InteractionDraft.maximumContent, multiline: true))
        }
        correction.direction = reader.choice("direction", InteractionDirection.self)
        if reader.isGiven("outcome") { correction.outcome = .some(reader.choice("outcome", InteractionOutcome.self)) }
        try reader.finish()
        if correction.changed.isEmpty {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        let (corrected, after) = try await leads.correctInteraction(interaction, correction, on: lead, context.scope)
        return .json(
            JSONWriter.object { json in
                json.key("interaction")
                json.object { $0.interactionFields(corrected) }
                json.field("first_touch_at", after.firstTouchAt)
                json.field("due_at", after.dueAt)
                json.field("stage", after.stage.key)
                json.field("version", after.version)
            }, headers: [.eTag: after.etag])
    }

    @Sendable private func check(_ request: Request, _ context: MemberContext) async throws -> Response {
        let check = try await leads.contactCheck(context.id(), context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("verdict", check.touches.isEmpty ? "clear" : check.mode == .refuse ? "refuse" : "warn")
                json.field("days", check.days)
                json.field("may_override", check.mayOverride)
                json.key("touches")
                json.array { json in for touch in check.touches { json.recentTouch(touch) } }
            })
    }
}

/// The cursor of a list by time: what stands in its last row.
enum TimeCursor {
    static func write<Entity>(_ date: Date, _ id: Identifier<Entity>) -> String {
        "\(Int64((date.timeIntervalSinceReferenceDate * 1_000_000).rounded()))_\(id)"
    }

    /// - Throws: `invalid_cursor`.
    static func read<Entity>(_ text: String?) throws -> (Date, Identifier<Entity>)? {
        guard let text else { return nil }
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = Int64(parts[0]), abs(time) < 1_000_000_000_000_000_000, let id = Identifier<Entity>(parts[1])
        else {
            throw BatonError(.invalidCursor)
        }
        return (Date(timeIntervalSinceReferenceDate: Double(time) / 1_000_000), id)
    }
}

extension BodyReader {
    /// One of a closed list, by its key.
    mutating func choice<Choice: KeyedChoice>(
        _ key: String, _ type: Choice.Type, isRequired: Bool = false, code: String = "invalid_value"
    ) -> Choice? {
        guard let text = isRequired ? required(key) : string(key).flatMap({ $0 }) else { return nil }
        if let known = Choice(key: text) { return known }
        let names = Choice.allCases.map(\.key).joined(separator: ", ")
        problems.append(FieldProblem(at(key), code, zh: "只能是：\(names)", en: "Must be one of: \(names)."))
        return nil
    }
}

extension Schema {
    static let interaction = object([
        "id": .id, "kind": .key(InteractionKind.self), "occurred_at": .time, "duration_s": .integer(0...86_400, 120).orNull,
        "message_count": .integer(0...100_000, 4).orNull, "content": .text(InteractionDraft.maximumContent).orNull,
        "member_id": .id.orNull, "created_at": .time, "direction": .key(InteractionDirection.self),
        "outcome": .key(InteractionOutcome.self).orNull, "is_evidence": .boolean, "corrected_at": .time.orNull,
    ]).named("Interaction")

    static let recentTouch = object(["member_name": .text(100, "王小明").orNull, "at": .time]).named("RecentTouch")
}

extension JSONWriter {
    mutating func interactionFields(_ interaction: LeadService.RecordedInteraction) {
        field("id", interaction.id)
        field("kind", interaction.kind.key)
        field("occurred_at", interaction.occurredAt)
        field("duration_s", interaction.durationSeconds)
        field("message_count", interaction.messageCount)
        field("content", interaction.content)
        field("member_id", interaction.member)
        field("created_at", interaction.createdAt)
        field("direction", interaction.direction.key)
        field("outcome", interaction.outcome?.key)
        field("is_evidence", interaction.isEvidence)
        field("corrected_at", interaction.correctedAt)
    }

    mutating func recentTouch(_ touch: RecentTouch) {
        object { json in
            json.field("member_name", touch.memberName)
            json.field("at", touch.at)
        }
    }
}
