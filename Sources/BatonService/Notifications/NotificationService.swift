package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// What a member has been told: list, unread count, mark as read, and a stream that misses nothing.
package struct NotificationService: Sendable {
    private let database: Database
    private let wakeups: Wakeups

    package init(database: Database, wakeups: Wakeups) {
        self.database = database
        self.wakeups = wakeups
    }

    package struct Page: Sendable {
        package var items: [NotificationItem]
        package var hasMore: Bool
        package var unread: Int
    }

    private static let columns: SQL = "id, position, kind, subject_id, data, created_at, read_at"

    private static func decode(_ result: QueryResult) throws -> [NotificationItem] {
        try result.decode((NotificationID, Int64, String, SubjectID, JSONText, Date, Date?).self).map {
            NotificationItem(id: $0.0, position: $0.1, kind: $0.2, subject: $0.3, data: $0.4.text, createdAt: $0.5, readAt: $0.6)
        }
    }

    /// The newest first.
    ///
    /// - Parameter before: a position; what lies before it.
    package func list(before: Int64?, unreadOnly: Bool, limit: Int, _ scope: TenantScope) async throws -> Page {
        let member = try scope.requireMember().id
        var list: SQL = """
            SELECT \(fragment: Self.columns) FROM baton.notification
            WHERE tenant_id = \(scope.tenant) AND member_id = \(member)
            """
        if let before { list.append(" AND position < \(before)") }
        if unreadOnly { list.append(" AND read_at IS NULL") }
        list.append(" ORDER BY position DESC LIMIT \(fragment: .constant(limit + 1))")
        let results = try await database.once(scope, as: .member, readOnly: true, [list, Self.countUnread(member, scope)])
        let items = try Self.decode(results[0])
        return Page(
            items: Array(items.prefix(limit)), hasMore: items.count > limit, unread: Int(try results[1].single(Int64.self) ?? 0))
    }

    private static func countUnread(_ member: MemberID, _ scope: TenantScope) -> SQL {
        """
        SELECT count(*) FROM baton.notification
        WHERE tenant_id = \(scope.tenant) AND member_id = \(member) AND read_at IS NULL
        """
    }

    package func unread(_ scope: TenantScope) async throws -> Int {
        let member = try scope.requireMember().id
        let result = try await database.once(scope, as: .member, readOnly: true, [Self.countUnread(member, scope)])[0]
        return Int(try result.single(Int64.self) ?? 0)
    }

    /// Marks as read, one's own only. What is read already stays as it is; what is not there is passed over.
    ///
    /// - Returns: how many are still unread.
    package func markRead(_ ids: [NotificationID], upTo position: Int64?, _ scope: TenantScope) async throws -> Int {
        let member = try scope.requireMember().id
        let results = try await database.once(
            scope, as: .system,
            [
                """
                UPDATE baton.notification SET read_at = baton.now()
                WHERE tenant_id = \(scope.tenant) AND member_id = \(member) AND read_at IS NULL
                  AND (id = ANY (\(ids)) OR position <= \(position))
                """,
                Self.countUnread(member, scope),
            ])
        return Int(try results[1].single(Int64.self) ?? 0)
    }

    // MARK: the stream

    /// How long a stream is silent at most: then it looks by itself (in case a wake-up was lost) and sends a sign of life.
    package static let heartbeat = Duration.seconds(5)

    /// Where a stream begins.
    ///
    /// - Parameter after: the last position that the client has seen; `nil` begins with what comes from now on.
    /// - Throws: `invalid_header` for a position that this member's notifications have never reached.
    package func start(after: Int64?, _ scope: TenantScope) async throws -> Int64 {
        let member = try scope.requireMember().id
        let result = try await database.once(
            scope, as: .member, readOnly: true,
            ["SELECT last_position FROM baton.inbox WHERE tenant_id = \(scope.tenant) AND member_id = \(member)"])[0]
        let last = try result.single(Int64.self) ?? 0
        guard let after else { return last }
        guard (0...last).contains(after) else { throw BatonError(.invalidHeader, detail: "Last-Event-ID") }
        return after
    }

    /// What has come since a position, in order; empty after `heartbeat` without news. Positions have no gaps and become visible in order, so
    /// whoever remembers the last one misses nothing.
    ///
    /// - Throws: `access_changed`, when the key may have lost its rights: the client connects again.
    package func next(after position: Int64, _ scope: TenantScope) async throws -> [NotificationItem] {
        let member = try scope.requireMember().id
        let query: SQL = """
            SELECT \(fragment: Self.columns) FROM baton.notification
            WHERE tenant_id = \(scope.tenant) AND member_id = \(member) AND position > \(position) ORDER BY position LIMIT 100
            """
        // Marked before looking: what is rung in between ends the wait at once.
        let mark = wakeups.mark()
        let found = try Self.decode(try await database.once(scope, as: .member, readOnly: true, [query])[0])
        if !found.isEmpty { return found }
        // A wake-up that was lost is made up for by the next call, which looks first.
        guard await wakeups.wait(for: .member(member), since: mark, atMost: Self.heartbeat) else { return [] }
        return try Self.decode(try await database.once(scope, as: .member, readOnly: true, [query])[0])
    }
}

/// A member's notifications from a position on, in batches; an empty batch is a sign of life. Ends when the key may have lost its rights, and
/// after ten minutes in any case: the end of a trial or of a key moves no version, so its client has to show the key again.
package struct NotificationFeed: AsyncSequence, Sendable {
    private let notifications: NotificationService
    private let scope: TenantScope
    private let start: Int64

    package init(notifications: NotificationService, scope: TenantScope, after start: Int64) {
        self.notifications = notifications
        self.scope = scope
        self.start = start
    }

    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let feed: NotificationFeed
        fileprivate var position: Int64
        fileprivate let end = ContinuousClock.now + .seconds(600)

        package mutating func next() async throws -> [NotificationItem]? {
            if ContinuousClock.now >= end { return nil }
            do {
                let items = try await feed.notifications.next(after: position, feed.scope)
                position = items.last?.position ?? position
                return items
            } catch let error as BatonError where error.code == .accessChanged {
                return nil
            }
        }
    }

    package func makeAsyncIterator() -> Iterator { Iterator(feed: self, position: start) }
}
