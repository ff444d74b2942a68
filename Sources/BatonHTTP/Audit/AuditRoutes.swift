internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import Hummingbird

/// `GET /v1/events` and `GET /v1/leads/{id}/events`: the audit.
struct AuditRoutes: Sendable {
    let audit: AuditService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Audit")
        routes.get(
            "events",
            Operation("listEvents", "Who did what in the tenant, newest first", note: "Needs `audit:read`.")
                .paged()
                .query(
                    .query(
                        "kind", .text(60, min: 1, pattern: #"^[a-z_]+\.[a-z_]*$"#, "lead.updated"),
                        "What happened; with nothing behind the dot everything that begins so, for example `lead.`."),
                    .query("subject", .id, "The record that it is about."), .query("actor", .id, "The member or form that did it."),
                    .query("facet", .facet, "The facet that it belongs to."), .query("from", .timeIn, "Not before."),
                    .query("before", .timeIn, "Before.")
                )
                .answers(.ok, .page(.event)), use: list)
        routes.get(
            "leads/{id}/events",
            Operation(
                "listLeadEvents", "What happened to a lead, newest first",
                note: "For whoever sees the lead: events of those facets that he may read of it."
            ).paged().answers(.ok, .page(.event)), use: ofLead)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["limit", "cursor", "kind", "subject", "actor", "facet", "from", "before"])
        var query = AuditQuery()
        query.limit = try reader.integer("limit", in: 1...200) ?? 50
        query.after = try Self.position(reader)
        if let kind = reader["kind"] {
            guard kind.utf8.count <= 60, kind.wholeMatch(of: /[a-z_]+\.[a-z_]*/) != nil else { throw reader.invalid("kind") }
            query.kind = kind
        }
        query.subject = try reader.id("subject")
        query.actor = try reader.id("actor")
        if let facet = reader["facet"] {
            guard let known = Facet(rawValue: facet) else { throw reader.invalid("facet") }
            query.facet = known
        }
        query.from = try reader.time("from", zone: context.scope.zone)
        query.before = try reader.time("before", zone: context.scope.zone)
        return Self.answer(try await audit.events(query, context.scope))
    }

    @Sendable private func ofLead(_ request: Request, _ context: MemberContext) async throws -> Response {
        let lead: LeadID = try context.id()
        let reader = try QueryReader(request, known: ["limit", "cursor"])
        let page = try await audit.events(
            of: lead, after: Self.position(reader), limit: reader.integer("limit", in: 1...200) ?? 50, context.scope)
        return Self.answer(page)
    }

    /// The cursor is the id of the last event seen: it shows nothing that the list would not.
    private static func position(_ reader: QueryReader) throws -> EventID? {
        guard let cursor = reader["cursor"] else { return nil }
        guard let id = EventID(cursor) else { throw BatonError(.invalidCursor) }
        return id
    }

    private static func answer(_ page: AuditService.Page) -> Response {
        .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { json in for event in page.events { json.event(event) } }
                json.key("page")
                json.object { json in
                    json.field("next_cursor", page.hasMore ? page.events.last?.id.description : nil)
                    json.field("has_more", page.hasMore)
                }
            })
    }
}

extension Schema {
    fileprivate static let event = object([
        "id": .id, "created_at": .time, "kind": .text(60, "lead.updated"), "facet": .text(60, "lead_card"), "subject_id": .id,
        "actor": .object([
            "kind": .key(ActorKind.self), "id": .id.orNull,
            "origin": .text(100, "api_key:01a1ffce-f19c-7d88-a4c3-45c81b163c67").noted("How the actor came in.").orNull,
        ]), "request_id": .text(64, "c7cf2d69f4ec2b51").orNull, "changed": .list(.text(200, "phone")).noted("Names of fields, or grants."),
        "data": .map(.anything).noted("By kind; ids, keys, numbers, and `changes` of fields that say nothing about a person."),
        "changes": .map(.list(.text(10_000).orNull, max: 2)).noted(
            "Personal values before and after, by field; null where there are none (any more)."
        )
        .orNull,
    ]).named("Event")
}

extension JSONWriter {
    fileprivate mutating func event(_ event: AuditEvent) {
        object { json in
            json.field("id", event.id)
            json.field("created_at", event.createdAt)
            json.field("kind", event.kind)
            json.field("facet", event.facet)
            json.key("subject_id")
            json.value(event.subject)
            json.key("actor")
            json.object { json in
                json.field("kind", event.actorKind.key)
                json.key("id")
                if let actor = event.actor { json.value(actor) } else { json.null() }
                json.field("origin", event.origin)
            }
            json.field("request_id", event.requestID)
            json.key("changed")
            json.array { json in for name in event.changed { json.value(name) } }
            json.key("data")
            json.raw(event.data)
            json.key("changes")
            if let changes = event.changes { json.raw(changes) } else { json.null() }
        }
    }
}
