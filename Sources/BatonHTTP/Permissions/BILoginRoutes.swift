internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/bi-logins`: logins of BI tools, for admins. A password is answered once and stored nowhere.
struct BILoginRoutes: Sendable {
    let logins: BILoginService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("BI logins")
        routes.get(
            "bi-logins", Operation("listBILogins", "Logins of BI tools", note: "Needs `permissions:read`.").answers(.ok, .data(.biLogin)),
            use: list)
        routes.get(
            "bi-logins/{id}",
            Operation("getBILogin", "A login", note: "Needs `permissions:read`.").answers(.ok, .biLogin, headers: [.eTag])
        ) { _, context in
            Response.tagged(try await login(context))
        }
        routes.post(
            "bi-logins",
            Operation("addBILogin", "Add a login", note: "Needs `permissions:write`. Either `member_id` or `facets`.")
                .body(
                    .input([
                        "name": .text(100, "Metabase").orNull, "member_id": .id.orNull,
                        "max_connections": .integer(BILoginService.connectionRange, 5).orNull,
                        "facets": .list(.key(Facet.allCases.filter(\.isCatalogued).map(\.rawValue)), max: Facet.allCases.count).orNull,
                    ])
                )
                .answers(.created, .biAccess, "The password is answered this once.").refuses(.conflict), use: create)
        routes.post(
            "bi-logins/{id}/rotate",
            Operation("rotateBILogin", "A new user and password under the same rights", note: "Needs `permissions:write`.")
                .body(.input(["grace_hours": .integer(BILoginService.graceHours, 24).orNull])).answers(.ok, .biAccess).refuses(.conflict),
            use: rotate)
        routes.patch(
            "bi-logins/{id}",
            Operation("updateBILogin", "Enable or disable a login", note: "Needs `permissions:write`; holds at once.")
                .versioned().body(.input(["enabled": .boolean], required: ["enabled"])).answers(.noContent), use: update)
        routes.delete(
            "bi-logins/{id}", Operation("deleteBILogin", "End a login for good", note: "Needs `permissions:write`.").answers(.noContent)
        ) { [logins] _, context in
            try await logins.delete(context.id(), context.scope)
            return Response(status: .noContent)
        }
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let all = try await logins.list(context.scope)
        return .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { json in
                    for login in all { json.login(login, user: logins.user(of: login)) }
                }
            })
    }

    private func login(_ context: MemberContext) async throws -> [UInt8] {
        let id: BILoginID = try context.id()
        guard let login = try await logins.list(context.scope).first(where: { $0.id == id }) else { throw BatonError(.notFound) }
        return JSONWriter.bytes { $0.login(login, user: logins.user(of: login)) }
    }

    @Sendable private func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let name = reader.string("name").flatMap { $0 }
        let member: MemberID? = reader.nullableID("member_id").flatMap { $0 }
        let connections = reader.integer("max_connections", in: BILoginService.connectionRange).map { Int($0) }
        var facets: [Facet] = []
        for (place, text) in (reader.strings("facets", atMost: Facet.allCases.count) ?? []).enumerated() {
            if let facet = Facet(rawValue: text) {
                facets.append(facet)
            } else {
                let known = Facet.allCases.filter(\.isCatalogued).map(\.rawValue).joined(separator: ", ")
                reader.problems.append(FieldProblem("/facets/\(place)", "unknown_facet", zh: "可用：\(known)", en: "Known: \(known)."))
            }
        }
        if member != nil, !facets.isEmpty {
            reader.problems.append(
                FieldProblem("/facets", "one_of_two", zh: "member_id 与 facets 只能给一个", en: "Give member_id or facets, not both."))
        }
        try reader.finish()
        let access = try await logins.create(
            name: name, reach: member.map { .member($0) } ?? (facets.isEmpty ? nil : .facets(facets)), connections: connections ?? 5,
            context.scope)
        return .json(JSONWriter.bytes { $0.access(access) }, status: .created)
    }

    @Sendable private func rotate(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: BILoginID = try context.id()
        var (reader, _) = try await request.jsonBody()
        let hours = reader.integer("grace_hours", in: BILoginService.graceHours).map { Int($0) }
        try reader.finish()
        let access = try await logins.rotate(id, graceHours: hours ?? 24, context.scope)
        return .json(JSONWriter.bytes { $0.access(access) })
    }

    @Sendable private func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: BILoginID = try context.id()
        var (reader, _) = try await request.jsonBody()
        let isEnabled = reader.bool("enabled")
        try reader.finish()
        guard let isEnabled else {
            throw ValidationFailure([FieldProblem("/enabled", "missing", zh: "必填", en: "Required.")])
        }
        try await request.requireMatch { try await login(context) }
        try await logins.setEnabled(id, isEnabled, context.scope)
        return Response(status: .noContent)
    }
}

extension JSONWriter {
    fileprivate mutating func login(_ login: BILogin, user: String) {
        object { json in
            json.field("id", login.id)
            json.field("name", login.name)
            json.field("user", user)
            json.field("member_id", login.member)
            json.key("facets")
            json.array { json in for facet in login.facets { json.value(facet.rawValue) } }
            json.field("max_connections", login.maximumConnections)
            json.field("enabled", login.isEnabled)
            json.field("previous_valid_until", login.otherUntil)
            json.field("created_at", login.createdAt)
        }
    }

    fileprivate mutating func access(_ access: BILoginService.Access) {
        object { json in
            json.field("id", access.id)
            json.field("user", access.user)
            json.field("password", access.password)
            json.field("database", access.database)
        }
    }
}
