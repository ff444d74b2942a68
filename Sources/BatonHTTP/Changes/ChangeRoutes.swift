internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import ServiceLifecycle

/// `/v1/changes`: what has changed since one looked last.
struct ChangeRoutes: Sendable {
    let changes: ChangeService

    func add(to routes: Routes<MemberContext>) {
        let relations = ChangeRelation.allCases.map(\.rawValue)
        routes.tagged("Beside another system").get(
            "changes",
            Operation(
                "listChanges", "What has changed since one looked last",
                note: """
                    Needs `…:read:tenant` of the relations' facets. Whoever sends the cursor of the answer before misses nothing and is told nothing \
                    twice. After 410 `cursor_expired`: take a cursor without `cursor`, read all records by their list, go on from that cursor.
                    """
            )
            .query(
                .query(
                    "cursor", .text(500, min: 1, "AXk3…"), "`next_cursor` of the answer before; without it the feed begins as `from` says."),
                .query(
                    "from", .key(["now", "earliest"]), "Without `cursor`: what comes from now on, or all that is kept. `now` without it."),
                .query(
                    "relation", .text(200, min: 1, "lead,customer"),
                    "Of: \(relations.joined(separator: ", ")). All that one may follow without it."),
                .query("limit", .integer(1...Int64(ChangeFeed.maximumLimit), 100), "Changes in one answer; 100 without it."),
                .query("wait", .integer(0...25, 25), "Seconds to wait when there is nothing; 0 without it."),
                .query("include", .key(["data"]), "Leads as they are now, or `null` for one that is not there any more.")
            )
            .answers(
                .ok,
                .object([
                    "data": .list(
                        .object(
                            [
                                "position": .integer(1...Int64.max, 7), "relation": .text(40, "lead"), "record_id": .id,
                                "kind": .key(ChangeKind.self), "version": .version, "changed": .list(.text(100, "company")),
                                "changed_at": .time,
                            ], optional: ["data": Schema.lead.adding(["external_ids": .externalKeys]).named("LeadWithExternalIDs").orNull])),
                    "relations": .list(.key(relations)),
                    "page": .object(["next_cursor": .text(200, "AXk3…"), "has_more": .boolean]),
                ])
            )
            .refuses(.invalidCursor, .cursorExpired), use: list)
    }

    @Sendable func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["cursor", "from", "relation", "limit", "wait", "include"])
        var query = ChangeService.Query(start: .newest, limit: try reader.integer("limit", in: 1...ChangeFeed.maximumLimit) ?? 100)
        query.wait = .seconds(try reader.integer("wait", in: 0...25) ?? 0)
        query.includesData = try reader.choice("include", of: ["data"]) != nil
        if try reader.choice("from", of: ["now", "earliest"]) == "earliest" { query.start = .earliest }
        if let text = reader["cursor"] {
            if reader["from"] != nil {
                throw BatonError(
                    .invalidQuery,
                    problems: [FieldProblem("from", "one_of_two", zh: "cursor 与 from 只能给一个", en: "Give cursor or from, not both.")])
            }
            guard let position = ChangeCursor.decode(text, tenant: context.scope.tenant) else { throw BatonError(.invalidCursor) }
            query.start = .after(position)
        }
        if let text = reader["relation"] {
            let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let relations = names.compactMap(ChangeRelation.init(rawValue:))
            guard relations.count == names.count, Set(relations).count == names.count else {
                let known = ChangeRelation.allCases.map(\.rawValue).joined(separator: ", ")
                throw BatonError(
                    .invalidQuery,
                    problems: [
                        FieldProblem(
                            "relation", "unknown_relation", zh: "应为以下各项（逗号分隔，不重复）：\(known)",
                            en: "Some of these, separated by commas, each once: \(known).")
                    ])
            }
            query.relations = Set(relations)
        }
        let page = try await page(query, context.scope)
        return .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { json in for change in page.slice.changes { json.change(change, page) } }
                json.key("relations")
                json.array { json in for relation in page.relations.sorted() { json.value(relation.rawValue) } }
                json.key("page")
                json.object { json in
                    json.field("next_cursor", ChangeCursor.encode(page.slice.position, tenant: context.scope.tenant))
                    json.field("has_more", page.slice.hasMore)
                }
            })
    }

    /// A server that shuts down answers at once; its clients come back to another process.
    private func page(_ query: ChangeService.Query, _ scope: TenantScope) async throws -> ChangeService.Page {
        guard query.wait > .zero else { return try await changes.page(query, scope) }
        // Whoever waits here keeps nobody of the tenant from being served.
        return try await cancelWhenGracefulShutdown { try await changes.page(query, scope) { try await RequestTurn.aside($0) } }
    }
}

extension JSONWriter {
    fileprivate mutating func change(_ change: Change, _ page: ChangeService.Page) {
        object { json in
            json.field("position", change.position)
            json.field("relation", change.relation)
            json.field("record_id", change.record)
            json.field("kind", change.kind.key)
            json.field("version", change.version)
            json.key("changed")
            // As the fields are called in JSON.
            json.array { json in for name in change.changed { json.value(name == "budget_text" ? "budget" : name) } }
            json.field("changed_at", change.changedAt)
            guard let leads = page.leads, change.relation == ChangeRelation.lead.rawValue else { return }
            json.key("data")
            let id = LeadID(change.record.uuid)
            guard change.kind != .deleted, let lead = leads[id] else { return json.null() }
            json.object { json in
                json.leadFields(lead)
                json.externalKeys(page.keys[id] ?? [])
            }
        }
    }
}

/// An opaque place in a tenant's feed: base64url of version, digest of tenant and position, position.
enum ChangeCursor {
    static func encode(_ position: Int64, tenant: TenantID) -> String {
        var bytes: [UInt8] = [1]
        withUnsafeBytes(of: digest(position, tenant).bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: position.bigEndian) { bytes.append(contentsOf: $0) }
        return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func decode(_ text: String, tenant: TenantID) -> Int64? {
        guard text.utf8.count == 23 else { return nil }
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/") + "="
        guard let data = Data(base64Encoded: base64), data.count == 17 else { return nil }
        let position = Int64(bitPattern: data.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        // One way to write each.
        guard position >= 0, encode(position, tenant: tenant) == text else { return nil }
        return position
    }

    /// FNV-1a: not against forgery (a forged position shows nothing that the feed would not), but against another tenant's and altered ones.
    private static func digest(_ position: Int64, _ tenant: TenantID) -> UInt64 {
        "\(tenant) \(position)".utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
