internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `GET /v1/search`: everything that one may see; `GET /v1/me/recent`: what one has looked at last.
struct SearchRoutes: Sendable {
    let leads: LeadService

    /// Records of each kind, if the request does not say.
    private static let shown = 10

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Search")
        routes.get(
            "search",
            Operation(
                "search", "Leads, customers and contacts that one may see",
                note:
                    "Best first: exactly so, beginning so, containing it, pinyin, first letters of pinyin, other texts; then the newest. A kind that one may not read is left out; 403 for who may read none."
            )
            .query(
                .query("q", .text(100, min: 1, "szmt"), "As `q` of `GET /v1/leads`: text, pinyin, digits, ids.", isRequired: true),
                .query("kind", .key(SearchKind.allCases.map(\.rawValue)), "That kind alone."),
                .query(
                    "limit", .integer(1...Int64(LeadService.maximumFound), Int64(Self.shown)),
                    "Records of each kind; \(Self.shown) without it.")
            )
            .answers(
                .ok,
                .data(
                    .oneOf(
                        .found(.lead, .lead), .found(.customer, .foundCustomer), .found(.contact, .foundContact)))), use: search)
        routes.get(
            "me/recent",
            Operation(
                "listRecentLeads", "The leads that one has opened or changed last",
                note: "The newest \(RecentLeads.kept) still within reach."
            )
            .answers(
                .ok, .data(Schema.lead.adding(["seen_at": .time.noted("To the minute.")]).named("RecentLead")))
        ) { [leads] _, context in
            let recent = try await leads.recent(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.objects("data", recent) { json, look in
                        json.leadFields(look.lead)
                        json.field("seen_at", look.seenAt)
                    }
                })
        }
    }

    @Sendable private func search(_ request: Request, _ context: MemberContext) async throws -> Response {
        let scope = context.scope
        let reader = try QueryReader(request, known: ["q", "kind", "limit"])
        let text = reader["q"]
        let kind = try reader.choice("kind", of: SearchKind.allCases.map(\.rawValue)).flatMap(SearchKind.init(rawValue:))
        let limit = try reader.integer("limit", in: 1...LeadService.maximumFound) ?? Self.shown
        guard let text, !text.isEmpty else {
            throw BatonError(
                .invalidQuery, detail: "q", problems: [FieldProblem("q", "too_short", zh: "至少输入两个字", en: "Give two characters at least.")])
        }
        var query = LeadQuery(limit: limit)
        try LeadListQuery.read(SavedQuery(search: text), into: &query, scope.zone, await leads.vocabulary(scope))
        // Who may read no kind at all finds nothing, and is told why.
        let results = try await leads.search(query, kind.map { [$0] } ?? Set(SearchKind.allCases), scope)
        return .json(
            try JSONWriter.object { json in
                json.key("data")
                try json.array { json in
                    if let page = results.leads {
                        try json.object { json in
                            json.field("kind", SearchKind.lead.rawValue)
                            json.key("data")
                            try page.write(to: &json)
                            json.field("has_more", page.next != nil)
                        }
                    }
                    if let (found, hasMore) = results.customers {
                        json.object { json in
                            json.field("kind", SearchKind.customer.rawValue)
                            json.key("data")
                            json.array { json in for customer in found { json.object { $0.foundFields(customer) } } }
                            json.field("has_more", hasMore)
                        }
                    }
                    if let (found, hasMore) = results.contacts {
                        json.object { json in
                            json.field("kind", SearchKind.contact.rawValue)
                            json.key("data")
                            json.array { json in for contact in found { json.object { $0.foundFields(contact) } } }
                            json.field("has_more", hasMore)
                        }
                    }
                }
            })
    }
}

extension JSONWriter {
    fileprivate mutating func foundFields(_ customer: FoundCustomer) {
        field("id", customer.id)
        field("name", customer.name)
        field("status", Schema.customerStatus[max(0, min(2, Int(customer.status) - 1))])
        field("owner_id", customer.owner)
        field("team_id", customer.team)
        field("region_id", customer.region)
        field("created_at", customer.createdAt)
    }

    fileprivate mutating func foundFields(_ contact: FoundContact) {
        field("id", contact.id)
        field("customer_id", contact.customer)
        field("customer_name", contact.customerName)
        field("name", contact.name)
        field("title", contact.title)
        field("phone", contact.phone)
        field("email", contact.email)
        field("owner_id", contact.owner)
        field("created_at", contact.createdAt)
    }
}

extension Schema {
    fileprivate static let customerStatus = ["prospect", "signed", "lost"]

    fileprivate static let foundCustomer = object([
        "id": .id, "name": .text(LeadConversionDraft.maximumName, "明腾（杭州）机电"), "status": .key(customerStatus), "owner_id": .id.orNull,
        "team_id": .id.orNull, "region_id": .id.orNull, "created_at": .time,
    ]).named("FoundCustomer")

    fileprivate static let foundContact = object([
        "id": .id, "customer_id": .id,
        "customer_name": .text(LeadConversionDraft.maximumName, "明腾（杭州）机电").orNull.noted("Where one may see the customer."),
        "name": .text(200, "王刚"), "title": .text(200).orNull, "phone": .text(20, "+8657387654321").orNull,
        "email": .text(LeadLimits.email).orNull, "owner_id": .id.orNull, "created_at": .time,
    ]).named("FoundContact")

    fileprivate static func found(_ kind: SearchKind, _ record: Schema) -> Schema {
        object(["kind": .key([kind.rawValue]), "data": .list(record, max: LeadService.maximumFound), "has_more": .boolean])
    }
}
