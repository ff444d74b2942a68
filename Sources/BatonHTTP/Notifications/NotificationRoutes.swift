internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle

/// `/v1/notifications`: what the member has been told.
struct NotificationRoutes: Sendable {
    let notifications: NotificationService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Notifications")
        let unread = Schema.object(["unread": .count])
        routes.get(
            "notifications",
            Operation("listNotifications", "What I have been told, newest first")
                .paged().query(.query("unread", .key(["true", "false"]), "Only those that have not been read."))
                .answers(.ok, Schema.page(.notification).adding(["unread": .count])), use: list)
        routes.get(
            "notifications/unread", Operation("countUnread", "How much of it I have not read").answers(.ok, unread), use: self.unread)
        routes.post(
            "notifications/read",
            Operation("markRead", "Mark as read", note: "`ids`, or everything `up_to` a position.")
                .body(.input(["ids": .list(.id, max: 500).orNull, "up_to": .integer(0...Int64.max, 7).orNull])).answers(.ok, unread),
            use: markRead)
        routes.get(
            "notifications/stream",
            Operation("streamNotifications", "Be told as it happens (server-sent events)")
                .header(
                    Operation.Parameter(
                        name: "Last-Event-ID", place: .header, schema: .text(20, "7"), note: "The last position seen; nothing is missed.")
                )
                .answers(
                    .ok, .text(1_000_000_000, "id: 7\nevent: notification\ndata: {}\n\n"), as: "text/event-stream",
                    "Without end. `data` of an event is a notification."), use: stream)
    }

    @Sendable func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["limit", "cursor", "unread"])
        let limit = try reader.integer("limit", in: 1...200) ?? 50
        var before: Int64?
        if let cursor = reader["cursor"] {
            // A position: it shows nothing that the list would not.
            guard let position = Int64(cursor), position > 0 else { throw BatonError(.invalidCursor) }
            before = position
        }
        let unreadOnly = try reader.flag("unread") ?? false
        let page = try await notifications.list(before: before, unreadOnly: unreadOnly, limit: limit, context.scope)
        let language = Language(acceptLanguage: request.headers[.acceptLanguage])
        return .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { json in for item in page.items { json.notification(item, language) } }
                json.field("unread", page.unread)
                json.key("page")
                json.object { json in
                    json.field("next_cursor", page.hasMore ? page.items.last.map { "\($0.position)" } : nil)
                    json.field("has_more", page.hasMore)
                }
            })
    }

    @Sendable func unread(_ request: Request, _ context: MemberContext) async throws -> Response {
        let unread = try await notifications.unread(context.scope)
        return .json(JSONWriter.object { $0.field("unread", unread) })
    }

    @Sendable func markRead(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        var ids: [NotificationID] = []
        let texts = reader.strings("ids", atMost: 500)
        for (index, text) in (texts ?? []).enumerated() {
            if let id = NotificationID(text) {
                ids.append(id)
            } else {
                reader.problems.append(FieldProblem("/ids/\(index)", "not_an_id", zh: "不是有效的编号", en: "Not an id."))
            }
        }
        let position = reader.integer("up_to", in: 0...Int64.max)
        try reader.finish()
        if texts == nil, position == nil {
            throw ValidationFailure([
                FieldProblem("/ids", "missing", zh: "请给出 ids 或 up_to", en: "Give ids or up_to.")
            ])
        }
        let unread = try await notifications.markRead(ids, upTo: position, context.scope)
        return .json(JSONWriter.object { $0.field("unread", unread) })
    }

    /// Server-sent events: `id` is the position, `data` the notification. A client that comes back with `Last-Event-ID` misses nothing, whichever
    /// process it comes back to. A comment every five seconds shows that the line is alive.
    @Sendable func stream(_ request: Request, _ context: MemberContext) async throws -> Response {
        var after: Int64?
        if let text = request.headers[.lastEventID], !text.isEmpty {
            guard let position = Int64(text), position >= 0 else { throw BatonError(.invalidHeader, detail: "Last-Event-ID") }
            after = position
        }
        let scope = context.scope
        let language = Language(acceptLanguage: request.headers[.acceptLanguage])
        let start = try await notifications.start(after: after, scope)
        let feed = NotificationFeed(notifications: notifications, scope: scope, after: start)
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store", .xAccelBuffering: "no"],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
                // A server that shuts down ends its streams at once; their clients come back to another process.
                for try await items in feed.cancelOnGracefulShutdown() {
                    var bytes = ByteBuffer()
                    if items.isEmpty { bytes.writeString(":\n\n") }
                    for item in items {
                        bytes.writeString("id: \(item.position)\nevent: notification\ndata: ")
                        bytes.writeBytes(JSONWriter.bytes { $0.notification(item, language) })
                        bytes.writeString("\n\n")
                    }
                    try await writer.write(bytes)
                }
                try await writer.finish(nil)
            })
    }
}

extension HTTPField.Name {
    static let lastEventID = HTTPField.Name("Last-Event-ID")!
    /// Keeps proxies of the nginx family from collecting the stream.
    static let xAccelBuffering = HTTPField.Name("X-Accel-Buffering")!
}

extension JSONWriter {
    mutating func notification(_ item: NotificationItem, _ language: Language) {
        object { json in
            json.field("id", item.id)
            json.field("position", item.position)
            json.field("kind", item.kind)
            let kind = NotificationKind(rawValue: item.kind)
            json.field("title", language == .chinese ? kind?.titleZH : kind?.titleEN)
            json.field("subject_id", item.subject)
            json.key("data")
            json.raw(item.data)
            json.field("created_at", item.createdAt)
            json.field("read_at", item.readAt)
        }
    }
}
