package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// A fact of the audit, as it is shown.
package struct AuditEvent: Sendable {
    package var id: EventID
    package var createdAt: Date
    package var kind: String
    package var facet: String
    package var subject: UUID
    package var actorKind: ActorKind
    package var actor: UUID?
    /// `api_key:<id>`, `session:<id>`, `form:<id>`, `cli`, `worker`; `nil` for old ones.
    package var origin: String?
    package var requestID: String?
    package var changed: [String]
    /// A JSON object.
    package var data: String
    /// A JSON object of `[before, after]` by field; `nil` where nothing personal changed, or it has been erased.
    package var changes: String?
}

/// The words of `event.actor_kind`.
package enum ActorKind: Int16, KeyedChoice {
    case member = 1
    case form = 2
    case hostOperator = 3
    case worker = 4

    package var key: String {
        switch self {
        case .member: "member"
        case .form: "form"
        case .hostOperator: "operator"
        case .worker: "worker"
        }
    }
}

/// What the events of a tenant may be narrowed to.
package struct AuditQuery: Sendable {
    /// The whole kind, or its beginning with a dot: `lead.`.
    package var kind: String?
    package var subject: UUID?
    package var actor: UUID?
    package var facet: Facet?
    package var from: Date?
    package var before: Date?
    /// The last event of the page before.
    package var after: EventID?
    /// 1–200.
    package var limit = 50

    package init() {}
}

/// The audit: who did what, when, from where, and what was there before. Nothing in here writes, and no role of the service can change an event.
package struct AuditService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    package struct Page: Sendable {
        package var events: [AuditEvent]
        package var hasMore: Bool
    }

    private static let columns: SQL = """
        e.id, e.created_at, e.kind, e.facet, e.subject_id, e.actor_kind, e.actor_id, e.origin, e.request_id, e.changed, e.data::text
        """

    /// All events of the tenant, newest first.
    ///
    /// - Throws: `permission_denied` without `audit:read`.
    package func events(_ query: AuditQuery, _ scope: TenantScope) async throws -> Page {
        try scope.require(.read, .audit)
        var sql: SQL = """
            SELECT \(fragment: Self.columns), p.changes::text FROM baton.event e
            LEFT JOIN baton.event_personal p ON p.tenant_id = e.tenant_id AND p.event_id = e.id
            WHERE e.tenant_id = \(scope.tenant)
            """
        if let kind = query.kind {
            sql.append(kind.hasSuffix(".") ? " AND starts_with(e.kind, \(kind))" : " AND e.kind = \(kind)")
        }
        if let subject = query.subject { sql.append(" AND e.subject_id = \(subject)") }
        if let actor = query.actor { sql.append(" AND e.actor_id = \(actor)") }
        if let facet = query.facet { sql.append(" AND e.facet = \(facet.rawValue)") }
        if let from = query.from { sql.append(" AND e.created_at >= \(from)") }
        if let before = query.before { sql.append(" AND e.created_at < \(before)") }
        if let after = query.after { sql.append(" AND e.id < \(after)") }
        // Ids grow with time.
        sql.append(" ORDER BY e.id DESC LIMIT \(fragment: .constant(query.limit + 1))")
        return try Self.page(try await database.once(scope, as: .auditor, readOnly: true, [sql])[0], query.limit)
    }

    /// The events of one lead, newest first, for whoever sees the lead: those of facets that he may read of it.
    ///
    /// - Throws: `not_found`, `permission_denied`.
    package func events(of lead: LeadID, after: EventID?, limit: Int, _ scope: TenantScope) async throws -> Page {
        try scope.require(.read, .leadCard)
        let member = try scope.requireMember()
        let record: SQL = """
            SELECT owner_id, team_id, region_id, follower_ids FROM baton.lead
            WHERE tenant_id = \(scope.tenant) AND id = \(lead) AND deleted_at IS NULL
            """
        guard
            let (owner, team, region, followers) = try await database.once(scope, as: .member, readOnly: true, [record])[0]
                .first((MemberID?, TeamID?, RegionID?, [MemberID]).self)
        else { throw BatonError(.notFound) }
        let responsibility = Responsibility(owner: owner, team: team, region: region, followers: followers)
        let facets = [Facet.leadCard, .leadScore, .leadConversation].filter {
            $0 == .leadCard || member.may(.read, $0, responsibility)
        }
        // Beside the lead once more: should it have left the member's reach since, there is nothing.
        let sql: SQL = """
            SELECT \(fragment: Self.columns), e.changes::text FROM baton.lead l
            CROSS JOIN LATERAL baton.record_events(l.tenant_id, l.id, \(facets.map(\.rawValue)), \(after), \(Int32(limit + 1))) e
            WHERE l.tenant_id = \(scope.tenant) AND l.id = \(lead) AND l.deleted_at IS NULL
            ORDER BY e.id DESC
            """
        return try Self.page(try await database.once(scope, as: .member, readOnly: true, [sql])[0], limit)
    }

    private static func page(_ result: QueryResult, _ limit: Int) throws -> Page {
        let events = try result.map { row throws(DatabaseError) in
            let id: EventID = try row.next()
            let createdAt: Date = try row.next()
            let kind: String = try row.next()
            let facet: String = try row.next()
            let subject: UUID = try row.next()
            let actorKind: Int16 = try row.next()
            let actor: UUID? = try row.next()
            let origin: String? = try row.next()
            let requestID: String? = try row.next()
            let changed: [String] = try row.next()
            let data: String = try row.next()
            let changes: String? = try row.next()
            guard let actorKind = ActorKind(rawValue: actorKind) else {
                throw DatabaseError(.decoding, "event \(id) has an actor of a newer program")
            }
            return AuditEvent(
                id: id, createdAt: createdAt, kind: kind, facet: facet, subject: subject, actorKind: actorKind, actor: actor,
                origin: origin,
                requestID: requestID, changed: changed, data: data, changes: changes)
        }
        return Page(events: Array(events.prefix(limit)), hasMore: events.count > limit)
    }
}
