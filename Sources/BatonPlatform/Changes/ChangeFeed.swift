package import BatonModel
internal import FoundationEssentials
package import Postgres

/// The changes of a tenant's records in one order that never changes: whoever remembers the last position it has seen misses nothing and is told
/// nothing twice. Feed, live stream and webhooks read the same positions.
///
/// Runs as `system`: whether the reader may be told is checked by who calls.
package struct ChangeFeed: Sendable {
    /// Positions behind which there is something to read, and up to which.
    package struct Bounds: Sendable, Equatable {
        /// The newest position that is kept no longer: a reader that stands before it has missed something.
        package var trimmed: Int64
        package var newest: Int64

        package init(trimmed: Int64 = 0, newest: Int64 = 0) {
            self.trimmed = trimmed
            self.newest = newest
        }
    }

    /// Changes behind a position, in order.
    package struct Slice: Sendable, Equatable {
        package var changes: [Change]
        /// Where to go on: all positions up to it have been looked at.
        package var position: Int64
        package var bounds: Bounds

        package init(changes: [Change], position: Int64, bounds: Bounds) {
            self.changes = changes
            self.position = position
            self.bounds = bounds
        }

        /// Whether there are positions that have not been looked at.
        package var hasMore: Bool { position < bounds.newest }
    }

    /// Changes in one slice at most.
    package static let maximumLimit = 1000
    /// Positions looked at for one slice at most, where most of them are of other relations.
    private static let maximumWindow: Int64 = 20_000
    /// How long a reader waits at most until it looks by itself, in case a wake-up was lost.
    private static let heartbeat = Duration.seconds(5)

    private let database: Database
    private let wakeups: Wakeups

    package init(database: Database, wakeups: Wakeups) {
        self.database = database
        self.wakeups = wakeups
    }

    package func bounds(_ scope: TenantScope) async throws -> Bounds {
        let statement: SQL = "SELECT trimmed_position, last_position FROM baton.change_feed WHERE tenant_id = \(scope.tenant)"
        let row = try await database.once(scope, as: .system, readOnly: true, [statement])[0].first((Int64, Int64).self)
        return row.map { Bounds(trimmed: $0.0, newest: $0.1) } ?? Bounds()
    }

    /// What lies behind a position, as far as it is there.
    ///
    /// - Parameters:
    ///   - relations: of which records; positions of others are passed over.
    ///   - limit: 1–1000.
    /// - Throws: `cursor_expired` for a position before what is kept; `invalid_cursor` for one that the feed has never reached.
    package func read(after position: Int64, limit: Int, of relations: Set<ChangeRelation>, _ scope: TenantScope) async throws -> Slice {
        let statement = Self.slice(after: position, limit: limit, of: relations, tenant: scope.tenant)
        return try Self.decode(
            try await database.once(scope, as: .system, readOnly: true, [statement])[0], after: position, limit: limit)
    }

    /// The same, and if nothing is there, waits until something is, or until the time is over: then the slice is empty.
    ///
    /// - Parameter pausing: runs each wait, for who wants to give something up meanwhile.
    /// - Throws: besides, `access_changed`.
    package func next(
        after position: Int64, limit: Int, of relations: Set<ChangeRelation>, waiting time: Duration, _ scope: TenantScope,
        pausing: (_ wait: () async -> Void) async throws -> Void = { await $0() }
    ) async throws -> Slice {
        let end = ContinuousClock.now + time
        var position = position
        while true {
            // Marked before looking: what is rung in between ends the wait at once.
            let mark = wakeups.mark()
            let slice = try await read(after: position, limit: limit, of: relations, scope)
            let rest = end - ContinuousClock.now
            guard slice.changes.isEmpty, rest > .zero, !Task.isCancelled else { return slice }
            position = slice.position
            if slice.hasMore { continue }
            try await pausing { await wakeups.wait(for: .changes(scope.tenant), since: mark, atMost: min(rest, Self.heartbeat)) }
            if Task.isCancelled { return slice }
        }
    }

    /// Takes out of the feed what got its place longer ago than it is kept.
    ///
    /// - Returns: how many changes.
    @discardableResult
    package func trim(keepingDays days: Int, _ scope: TenantScope) async throws -> Int {
        var total = 0
        while true {
            let count =
                try await database.once(
                    scope, as: .system, ["SELECT baton.trim_changes(\(scope.tenant), \(Int32(days)), \(Self.trimBatch))"])[0]
                .single(Int32.self) ?? 0
            total += Int(count)
            if count < Self.trimBatch { return total }
        }
    }

    private static let trimBatch: Int32 = 20_000

    // MARK: for transactions of others

    /// To be decoded by `decode` with the same position and limit. One snapshot for the changes and the bounds, so that no change can be passed
    /// over that is trimmed or added between the two.
    package static func slice(after position: Int64, limit: Int, of relations: Set<ChangeRelation>, tenant: TenantID) -> SQL {
        return """
            SELECT f.trimmed_position, f.last_position, c.position, c.relation, c.record_id, c.kind, c.version, c.changed, c.changed_at
            FROM baton.change_feed f
            LEFT JOIN LATERAL (
                SELECT position, relation, record_id, kind, version, changed, changed_at FROM baton.change
                WHERE tenant_id = \(tenant) AND position > \(position) AND position <= \(Self.window(after: position))
                  AND relation = ANY (\(relations.sorted().map(\.rawValue)))
                ORDER BY position LIMIT \(fragment: .constant(fetched(limit)))) AS c ON true
            WHERE f.tenant_id = \(tenant) ORDER BY c.position
            """
    }

    /// Few different numbers, because each is a statement of its own.
    private static func fetched(_ limit: Int) -> Int { limit <= 1 ? 1 : limit <= 100 ? 100 : maximumLimit }

    private static func window(after position: Int64) -> Int64 {
        let (end, isOver) = position.addingReportingOverflow(maximumWindow)
        return isOver ? Int64.max : end
    }

    package static func decode(_ result: QueryResult, after position: Int64, limit: Int) throws -> Slice {
        var bounds = Bounds()
        let fetched = try result.map { row throws(DatabaseError) -> Change? in
            bounds = Bounds(trimmed: try row.next(), newest: try row.next())
            let place: Int64? = try row.next()
            let relation: String? = try row.next()
            let record: SubjectID? = try row.next()
            let kind: Int16? = try row.next()
            let version: Int32? = try row.next()
            let changed: [String]? = try row.next()
            let changedAt: Date? = try row.next()
            guard let place, let relation, let record, let version, let changed, let changedAt,
                let kind = kind.flatMap(ChangeKind.init(rawValue:))
            else { return nil }
            return Change(
                position: place, relation: relation, record: record, kind: kind, version: version, changed: changed, changedAt: changedAt)
        }.compactMap { $0 }
        guard position >= bounds.trimmed else { throw BatonError(.cursorExpired) }
        guard position <= bounds.newest else { throw BatonError(.invalidCursor) }
        let limit = min(maximumLimit, max(1, limit))
        let changes = Array(fetched.prefix(limit))
        // A slice that is full ends where it ends; another one has seen all of its window.
        let end = changes.count == limit ? changes.last?.position : nil
        return Slice(changes: changes, position: end ?? min(bounds.newest, window(after: position)), bounds: bounds)
    }
}
