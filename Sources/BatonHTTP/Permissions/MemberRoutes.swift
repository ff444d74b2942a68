internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `POST /v1/members`, `PATCH /v1/members/{id}` and `POST /v1/members/{id}/hand-over`: for admins.
struct MemberRoutes: Sendable {
    let members: MemberAdministration
    let tenants: TenantService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Members")
        routes.post(
            "members",
            Operation("addMember", "Somebody new", note: "Needs `permissions:write`.")
                .body(
                    .input(Schema.memberFields).adding(
                        [:], optional: ["email": .text(254, "chen@demo.example").noted("Unique in the tenant.").orNull])
                )
                .answers(.created, .object(["id": .id])).refuses(.conflict, .quotaExceeded), use: add)
        routes.get("members/{id}", Operation("getMember", "Somebody").answers(.ok, .member, headers: [.eTag])) { _, context in
            let member = try await member(context)
            return Response.json(JSONWriter.bytes { $0.member(member) }, headers: [.eTag: "\"\(member.version)\""])
        }
        routes.patch(
            "members/{id}",
            Operation("updateMember", "Where somebody stands and what he may do", note: "Needs `permissions:write`.")
                .versioned().body(.input(Schema.memberFields).adding([:], optional: ["status": .key(MemberStatus.self).orNull]))
                .answers(.noContent).refuses(.conflict, .quotaExceeded), use: update)
        routes.post(
            "members/{id}/hand-over",
            Operation(
                "handOver", "Everything that somebody owns goes to another", note: "In one step, recorded. Needs `permissions:write`."
            )
            .body(.input(["to": .id], required: ["to"]))
            .answers(
                .ok,
                .object([
                    "leads": .count, "customers": .count, "tickets": .count, "contracts": .count, "opportunities": .count,
                    "followed": .count,
                ])), use: handOver)
    }

    @Sendable private func add(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let email = reader.string("email").flatMap { $0 }
        let wanted = reader.memberPatch()
        try reader.finish()
        let id = try await members.add(email: email, wanted, context.scope)
        return .json(JSONWriter.object { $0.field("id", id) }, status: .created)
    }

    @Sendable private func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member: MemberID = try context.id()
        var (reader, _) = try await request.jsonBody()
        var patch = reader.memberPatch()
        if let text = reader.string("status").flatMap({ $0 }) {
            patch.status = MemberStatus.allCases.first { $0.key == text }
            if patch.status == nil {
                let known = MemberStatus.allCases.map(\.key).joined(separator: ", ")
                reader.problems.append(FieldProblem("/status", "unknown_status", zh: "可用：\(known)", en: "Known: \(known)."))
            }
        }
        try reader.finish()
        if patch == MemberPatch() {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        // The change asserts the access version at which this is read, so nothing comes in between.
        if let version = try request.expectedVersion(), try await self.member(context).version != version {
            throw BatonError(.versionMismatch)
        }
        try await members.update(member, patch, context.scope)
        return Response(status: .noContent)
    }

    private func member(_ context: MemberContext) async throws -> TenantService.Member {
        let id: MemberID = try context.id()
        guard let member = try await tenants.members(context.scope).first(where: { $0.id == id }) else { throw BatonError(.notFound) }
        return member
    }

    @Sendable private func handOver(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member: MemberID = try context.id()
        var (reader, _) = try await request.jsonBody()
        let to: MemberID? = reader.required("to").flatMap { reader.id($0, at: "/to") }
        try reader.finish()
        guard let to else { throw BatonError(.internalError) }
        let moved = try await members.handOver(from: member, to: to, context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("leads", moved.leads)
                json.field("customers", moved.customers)
                json.field("tickets", moved.tickets)
                json.field("contracts", moved.contracts)
                json.field("opportunities", moved.opportunities)
                json.field("followed", moved.followed)
            })
    }
}

extension BodyReader {
    /// What a member has in common when he is new and when he changes.
    fileprivate mutating func memberPatch() -> MemberPatch {
        var patch = MemberPatch()
        patch.name = text("name", max: 100)
        patch.team = nullableID("team_id")
        if let texts = strings("region_ids", atMost: MemberPatch.maximumRegions) {
            patch.regions = texts.enumerated().compactMap { id($1, at: "/region_ids/\($0)") }
        }
        patch.roles = strings("roles", atMost: MemberPatch.maximumRoles)
        patch.takesLeads = bool("takes_leads")
        return patch
    }

    /// `nil` when absent, `.some(nil)` for null and for what is no id, which is reported.
    mutating func nullableID<Entity>(_ key: String) -> Identifier<Entity>?? { string(key).map { $0.flatMap { id($0, at: at(key)) } } }

    /// An id in the body.
    mutating func id<Entity>(_ text: String, at place: String) -> Identifier<Entity>? {
        if let id = Identifier<Entity>(text) { return id }
        problems.append(FieldProblem(place, "invalid_id", zh: "不是 id", en: "Not an id."))
        return nil
    }
}
