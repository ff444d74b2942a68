internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird

/// `/v1/views`: queries on the list of leads that members keep.
struct SavedViewRoutes: Sendable {
    let views: SavedViewService
    let leads: LeadService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Views")
        routes.get(
            "views",
            Operation(
                "listViews", "The views that one may use",
                note: "One's own, those of one's teams and the tenant's; by visibility and position."
            )
            .answers(.ok, .data(.savedView))
        ) { [self] _, context in
            let all = try await views.views(context.scope)
            let vocabulary = try await leads.vocabulary(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for view in all { json.object { $0.viewMembers(view, context.scope.zone, vocabulary) } } }
                })
        }
        routes.post(
            "views",
            Operation(
                "createView", "Keep a query",
                note:
                    "Its parts are what `GET /v1/leads` takes, and are refused as there. Sharing with the tenant needs `lead_rules:write`."
            )
            .body(.savedViewDraft).answers(.created, .savedView, headers: [.eTag, .location]), use: create)
        routes.get("views/{id}", Operation("getView", "One of them").answers(.ok, .savedView, headers: [.eTag])) { [self] _, context in
            try await answer(try await views.view(context.id(), context.scope), context)
        }
        routes.patch(
            "views/{id}",
            Operation("updateView", "Change a view", note: "By who made it; one of the tenant by who has `lead_rules:write`.")
                .versioned().body(.savedViewPatch).answers(.ok, .savedView, headers: [.eTag]), use: update)
        routes.delete(
            "views/{id}", Operation("deleteView", "Forget a view").versioned().answers(.noContent)
        ) { [views] request, context in
            try await views.delete(context.id(), version: request.expectedVersion(), context.scope)
            return Response(status: .noContent)
        }
    }

    private func answer(
        _ view: SavedView, _ context: MemberContext, status: HTTPResponse.Status = .ok, location: String? = nil
    ) async throws -> Response {
        let vocabulary = try await leads.vocabulary(context.scope)
        var headers: HTTPFields = [.eTag: "\"\(view.version)\""]
        headers[.location] = location
        return .json(JSONWriter.object { $0.viewMembers(view, context.scope.zone, vocabulary) }, status: status, headers: headers)
    }

    /// What a body says of a view.
    private struct Input {
        var name: String?
        var visibility: ViewVisibility?
        var filter: String??
        var search: String??
        var sort: String??
        var columns: [String]?
        var position: Int32?
        var isDefault: Bool?

        var isEmpty: Bool {
            name == nil && visibility == nil && filter == nil && search == nil && sort == nil && columns == nil && position == nil
                && isDefault == nil
        }
    }

    private static func input(_ reader: inout BodyReader, isNew: Bool, _ vocabulary: LeadVocabulary) -> Input {
        var input = Input()
        func text(_ key: String, max: Int) -> String?? {
            reader.string(key).map { given in given.flatMap { reader.problems.text($0, reader.at(key), max: max) } }
        }
        input.name = isNew ? reader.required("name", max: SavedView.maximumName) : text("name", max: SavedView.maximumName).flatMap { $0 }
        if let key = reader.string("visibility").flatMap({ $0 }) {
            input.visibility = ViewVisibility(key: key)
            if input.visibility == nil {
                let names = ViewVisibility.allCases.map(\.key).joined(separator: ", ")
                reader.problems.append(
                    FieldProblem(reader.at("visibility"), "invalid_value", zh: "只能是：\(names)", en: "Must be one of: \(names)."))
            }
        }
        input.filter = text("filter", max: SavedView.maximumFilter)
        input.search = text("q", max: SavedView.maximumSearch)
        input.sort = text("sort", max: 100)
        input.columns = reader.strings("columns", atMost: SavedView.maximumColumns)
        let known = Set(LeadQuery.fields + vocabulary.custom.active.map(\.name))
        for (index, name) in (input.columns ?? []).enumerated() where !known.contains(name) {
            reader.problems.append(
                FieldProblem(
                    reader.at("columns") + "/\(index)", "unknown_field", zh: "没有字段 \(name.prefix(40))",
                    en: "There is no field \(name.prefix(40))."))
        }
        if let columns = input.columns, Set(columns).count < columns.count {
            reader.problems.append(FieldProblem(reader.at("columns"), "given_twice", zh: "字段重复", en: "A field is given twice."))
        }
        input.position = reader.integer("position", in: 0...SavedView.maximumPosition).map(Int32.init)
        input.isDefault = reader.bool("default")
        return input
    }

    /// What is wrong with a query is said at the members of the body.
    private static func check(_ query: SavedQuery, _ zone: TimeZone, _ vocabulary: LeadVocabulary) throws {
        guard let problem = LeadListQuery.problem(of: query, zone, vocabulary)?.problem else { return }
        var placed = problem
        placed.pointer = "/" + problem.pointer
        throw ValidationFailure([placed])
    }

    @Sendable private func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let vocabulary = try await leads.vocabulary(context.scope)
        let input = Self.input(&reader, isNew: true, vocabulary)
        try reader.finish()
        let query = SavedQuery(
            filter: input.filter.flatMap { $0 } ?? "", search: input.search.flatMap { $0 } ?? "", sort: input.sort.flatMap { $0 } ?? "")
        try Self.check(query, context.scope.zone, vocabulary)
        let view = try await views.create(
            SavedViewDraft(
                name: input.name ?? "", visibility: input.visibility ?? .personal, query: query, columns: input.columns ?? [],
                position: input.position, isDefault: input.isDefault ?? false), context.scope)
        return try await answer(view, context, status: .created, location: "/v1/views/\(view.id)")
    }

    @Sendable private func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: SavedViewID = try context.id()
        let version = try request.expectedVersion()
        var (reader, _) = try await request.jsonBody()
        let vocabulary = try await leads.vocabulary(context.scope)
        let input = Self.input(&reader, isNew: false, vocabulary)
        try reader.finish()
        if input.isEmpty {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        // Only what is given is checked: a view whose condition has lost its field can still be renamed.
        try Self.check(
            SavedQuery(
                filter: input.filter.flatMap { $0 } ?? "", search: input.search.flatMap { $0 } ?? "", sort: input.sort.flatMap { $0 } ?? ""),
            context.scope.zone, vocabulary)
        let view = try await views.update(id, version: version, context.scope) { draft in
            draft.name = input.name ?? draft.name
            draft.visibility = input.visibility ?? draft.visibility
            if let filter = input.filter { draft.query.filter = filter ?? "" }
            if let search = input.search { draft.query.search = search ?? "" }
            if let sort = input.sort { draft.query.sort = sort ?? "" }
            draft.columns = input.columns ?? draft.columns
            draft.position = input.position ?? draft.position
            draft.isDefault = input.isDefault ?? draft.isDefault
        }
        return try await answer(view, context)
    }
}

extension LeadListQuery {
    /// What keeps a stored query from being run as it stands, and the part that does: fields and tags may have gone since.
    static func problem(of query: SavedQuery, _ zone: TimeZone, _ vocabulary: LeadVocabulary) -> (problem: FieldProblem, part: String)? {
        func problem(_ part: SavedQuery) -> FieldProblem? {
            var read = LeadQuery()
            do {
                try self.read(part, into: &read, zone, vocabulary)
                return nil
            } catch let error as BatonError {
                return error.problems.first ?? FieldProblem("filter", error.code.rawValue, zh: "无效", en: "Not valid.")
            } catch {
                return FieldProblem("filter", "invalid_value", zh: "无效", en: "Not valid.")
            }
        }
        for condition in conditions(query.filter) {
            if let found = problem(SavedQuery(filter: String(condition))) { return (found, String(condition)) }
        }
        if let found = problem(SavedQuery(search: query.search)) { return (found, "q") }
        if let found = problem(SavedQuery(sort: query.sort)) { return (found, query.sort) }
        // Too many, or one twice.
        return problem(query).map { ($0, query.filter) }
    }
}

extension SavedViewService {
    /// The query of the view that a request names.
    ///
    /// - Throws: `not_found`; `validation_failed` naming the part that cannot be run any more: no condition is dropped in silence.
    func query(of request: Request, _ vocabulary: LeadVocabulary, _ scope: TenantScope) async throws -> SavedQuery? {
        guard let id = try QueryReader(request, reading: ["view"]).id("view") else { return nil }
        let view = try await view(SavedViewID(id), scope)
        if let (problem, part) = LeadListQuery.problem(of: view.query, scope.zone, vocabulary) {
            throw ValidationFailure([
                FieldProblem(
                    "view", problem.code, zh: "视图中的 \(part.prefix(200)) 已失效：\(problem.messageZH)",
                    en: "\(part.prefix(200)) of the view cannot be used any more: \(problem.messageEN)")
            ])
        }
        return view.query
    }
}

extension JSONWriter {
    fileprivate mutating func viewMembers(_ view: SavedView, _ zone: TimeZone, _ vocabulary: LeadVocabulary) {
        field("id", view.id)
        field("relation", "lead")
        field("name", view.name)
        field("visibility", view.visibility.key)
        field("owner_id", view.owner)
        field("team_id", view.team)
        field("filter", view.query.filter)
        field("q", view.query.search)
        field("sort", view.query.sort)
        key("columns")
        array { json in for column in view.columns { json.value(column) } }
        field("position", view.position)
        field("default", view.isDefault)
        field("version", view.version)
        key("problem")
        guard let (problem, part) = LeadListQuery.problem(of: view.query, zone, vocabulary) else { return null() }
        object { json in
            json.field("code", problem.code)
            json.field("part", part)
            json.field("message_zh", problem.messageZH)
            json.field("message_en", problem.messageEN)
        }
    }
}

extension Schema {
    private static let viewCommon: KeyValuePairs<String, Schema> = [
        "visibility": .key(ViewVisibility.allCases.map(\.key)).orNull.noted("`private` without it.").example("\"private\""),
        "filter": .text(SavedView.maximumFilter, "stage[eq]:new,score[gte]:75").orNull,
        "q": .text(SavedView.maximumSearch, "智联").orNull, "sort": .text(100, "-score").orNull,
        "columns": .list(.text(60, "company"), max: SavedView.maximumColumns).noted("Names of fields to be shown, in order.").orNull
            .example(#"["company","score"]"#),
        "position": .integer(0...SavedView.maximumPosition, 1).orNull,
        "default": .boolean.noted("One for each member, each team and the tenant: the one before is none any more.").orNull,
    ]
    fileprivate static let savedViewDraft = input(["name": .text(SavedView.maximumName, min: 1, "华东组·高意向")], required: ["name"])
        .adding([:], optional: viewCommon).named("ViewDraft")
    fileprivate static let savedViewPatch = input(["name": .text(SavedView.maximumName, min: 1, "华东组·高意向").orNull])
        .adding([:], optional: viewCommon).named("ViewPatch")
    fileprivate static let savedView = object([
        "id": .id, "relation": .key(["lead"]), "name": .text(SavedView.maximumName, "华东组·高意向"),
        "visibility": .key(ViewVisibility.allCases.map(\.key)), "owner_id": .id, "team_id": .id.orNull,
        "filter": .text(SavedView.maximumFilter, "stage[eq]:new"), "q": .text(SavedView.maximumSearch), "sort": .text(100),
        "columns": .list(.text(60, "company"), max: SavedView.maximumColumns), "position": .integer(0...SavedView.maximumPosition, 1),
        "default": .boolean, "version": .version,
        "problem": .object([
            "code": .text(40, "unknown_tag"), "part": .text(SavedView.maximumFilter), "message_zh": .text(2_000),
            "message_en": .text(2_000),
        ]).orNull.noted("Why it cannot be run any more, and which part of it."),
    ]).named("View")
}
