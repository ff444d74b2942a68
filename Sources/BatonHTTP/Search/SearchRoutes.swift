internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `GET /v1/search`: everything that one may see; `GET /v1/me/recent`: what one has looked at last.
struct SearchRoutes: Sendable {
    let leads: LeadService

    /// Records of each kind.
    private static let shown = 10

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Search")
        routes.get(
            "search",
            Operation(
                "search", "Records of all kinds that one may see", note: "\(Self.shown) of each kind, newest first. Kinds so far: leads."
            )
            .query(.query("q", .text(100, min: 1, "szmt"), "As `q` of `GET /v1/leads`: text, pinyin, digits, ids.", isRequired: true))
            .answers(
                .ok, .data(.object(["kind": .key(["lead"]), "data": .list(.lead, max: Self.shown), "has_more": .boolean]))), use: search)
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
                    json.key("data")
                    json.array { json in
                        for look in recent {
                            json.object { json in
                                json.leadFields(look.lead)
                                json.field("seen_at", look.seenAt)
                            }
                        }
                    }
                })
        }
    }

    @Sendable private func search(_ request: Request, _ context: MemberContext) async throws -> Response {
        let scope = context.scope
        let text = try QueryReader(request, known: ["q"])["q"]
        guard let text, !text.isEmpty else {
            throw BatonError(
                .invalidQuery, detail: "q", problems: [FieldProblem("q", "too_short", zh: "至少输入两个字", en: "Give two characters at least.")])
        }
        var query = LeadQuery(limit: Self.shown)
        try LeadListQuery.read(SavedQuery(search: text), into: &query, scope.zone, await leads.vocabulary(scope))
        // Who may read no kind at all finds nothing, and is told why.
        let page = try await leads.list(query, scope)
        return .json(
            try JSONWriter.object { json in
                json.key("data")
                try json.array { json in
                    try json.object { json in
                        json.field("kind", "lead")
                        json.key("data")
                        try page.write(to: &json)
                        json.field("has_more", page.next != nil)
                    }
                }
            })
    }
}
