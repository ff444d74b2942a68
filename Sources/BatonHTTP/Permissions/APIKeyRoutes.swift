internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird

/// `/v1/api-keys`: one's own keys; with `permissions:write` those of the tenant.
struct APIKeyRoutes: Sendable {
    let keys: APIKeyService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("API keys")
        routes.get(
            "api-keys",
            Operation(
                "listAPIKeys", "API keys", note: "One's own; with `permissions:write` the tenant's. The newest first, at most 1000."
            )
            .query(.query("member_id", .id, "Only this member's.")).answers(.ok, .data(.apiKey)), use: list)
        routes.post(
            "api-keys",
            Operation(
                "addAPIKey", "Add a key",
                note: "For oneself; with `permissions:write` for any member. `scopes` and `read_only` narrow what its member may; "
                    + "a narrowed key makes no keys."
            )
            .body(
                .input(
                    [
                        "name": .text(100, "ERP"), "member_id": .id.orNull,
                        "scopes": .list(.text(100, "lead_card:read"), max: KeyNarrowing.known.count).orNull,
                        "read_only": .boolean.orNull, "expires_at": .timeIn.orNull,
                    ], required: ["name"])
            )
            .answers(
                .created, .object(["id": .id, "key": .text(100, "bk_…"), "prefix": .text(9, "bk_aBcDeF")]),
                "The key is answered this once."
            ).refuses(.conflict, .notFound, .quotaExceeded), use: create)
        routes.delete(
            "api-keys/{id}", Operation("revokeAPIKey", "Revoke a key", note: "Holds from the next request on.").answers(.noContent)
        ) { [keys] _, context in
            try await keys.revoke(context.id(), context.scope)
            return Response(status: .noContent)
        }
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member = try QueryReader(request, known: ["member_id"]).id("member_id").map { MemberID($0) }
        let all = try await keys.list(of: member, context.scope)
        return .json(
            JSONWriter.object { json in
                json.objects("data", all) { json, key in
                    json.field("id", key.id)
                    json.field("member_id", key.member)
                    json.field("member", key.memberName)
                    json.field("name", key.name)
                    json.field("prefix", key.prefix)
                    json.key("scopes")
                    if let scopes = key.scopes {
                        json.array { json in for scope in scopes { json.value(scope) } }
                    } else {
                        json.null()
                    }
                    json.field("read_only", key.isReadOnly)
                    json.field("created_at", key.createdAt)
                    json.field("expires_at", key.expiresAt)
                    json.field("last_used_at", key.lastUsedAt)
                    json.field("revoked_at", key.revokedAt)
                }
            })
    }

    @Sendable private func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let name = reader.string("name").flatMap { $0 }
        let member: MemberID? = reader.nullableID("member_id").flatMap { $0 }
        let scopes = reader.strings("scopes", atMost: KeyNarrowing.known.count)
        let isReadOnly = reader.bool("read_only") ?? false
        let zone = TimeZone(identifier: context.scope.timeZone) ?? .gmt
        let expiresAt = reader.time("expires_at", zone: zone)
        try reader.finish()
        let (id, secret) = try await keys.create(
            .init(name: name, scopes: scopes, isReadOnly: isReadOnly, expiresAt: expiresAt), for: member, context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("id", id)
                json.field("key", secret.text)
                json.field("prefix", secret.prefix)
            }, status: .created)
    }
}

extension Schema {
    fileprivate static let apiKey = Schema.object([
        "id": .id, "member_id": .id, "member": .text(100, "张伟"), "name": .text(100, "ERP"), "prefix": .text(9, "bk_aBcDeF"),
        "scopes": .list(.text(100, "lead_card:read")).orNull, "read_only": .boolean, "created_at": .time, "expires_at": .time.orNull,
        "last_used_at": .time.orNull, "revoked_at": .time.orNull,
    ]).named("APIKey")
}
