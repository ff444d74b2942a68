package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// The change feed as a member reads it: of records whose facet it may read all over the tenant. Whoever sees a part of the records would learn from
/// the feed that others are there.
package struct ChangeService: Sendable {
    private let feed: ChangeFeed
    private let leads: LeadService

    package init(feed: ChangeFeed, leads: LeadService) {
        self.feed = feed
        self.leads = leads
    }

    package struct Query: Sendable {
        package enum Start: Sendable, Equatable {
            /// What comes from now on.
            case newest
            /// All that is kept.
            case earliest
            /// What comes behind a position.
            case after(Int64)
        }

        package var start: Start
        /// `nil` is every one that the member may follow.
        package var relations: Set<ChangeRelation>?
        /// 1–1000.
        package var limit: Int
        /// How long to wait when there is nothing, 25 s at most.
        package var wait: Duration
        /// Whether the records are wanted as they are now.
        package var includesData: Bool

        package init(
            start: Start, relations: Set<ChangeRelation>? = nil, limit: Int = 100, wait: Duration = .zero, includesData: Bool = false
        ) {
            self.start = start
            self.relations = relations
            self.limit = min(ChangeFeed.maximumLimit, max(1, limit))
            self.wait = min(.seconds(25), wait)
            self.includesData = includesData
        }
    }

    package struct Page: Sendable {
        package var slice: ChangeFeed.Slice
        package var relations: Set<ChangeRelation>
        /// The leads among the records that are there, as they are now; `nil`, when they are not wanted.
        package var leads: [LeadID: Lead]?
        package var keys: [LeadID: [ExternalKey]] = [:]
    }

    /// - Throws: `permission_denied` naming the grant that is missing (`lead_card:read:tenant`), `cursor_expired`, `invalid_cursor`.
    /// - Parameter pausing: runs each wait, for who wants to give something up meanwhile.
    package func page(
        _ query: Query, _ scope: TenantScope, pausing: (_ wait: () async -> Void) async throws -> Void = { await $0() }
    ) async throws -> Page {
        let relations = try Self.relations(query.relations, scope)
        let slice: ChangeFeed.Slice
        switch query.start {
        case .newest:
            let bounds = try await feed.bounds(scope)
            slice = ChangeFeed.Slice(changes: [], position: bounds.newest, bounds: bounds)
        case .earliest:
            slice = try await earliest(query, relations, scope, pausing)
        case .after(let position):
            slice = try await feed.next(
                after: position, limit: query.limit, of: relations, waiting: query.wait, scope, pausing: pausing)
        }
        var page = Page(slice: slice, relations: relations)
        guard query.includesData else { return page }
        let ids = Set(
            slice.changes.lazy.filter { $0.relation == ChangeRelation.lead.rawValue && $0.kind != .deleted }.map { LeadID($0.record.uuid) })
        (page.leads, page.keys) = try await leads.current(ids.sorted(), scope)
        return page
    }

    /// What is kept may be trimmed between looking where it begins and reading: then it is looked up again.
    private func earliest(
        _ query: Query, _ relations: Set<ChangeRelation>, _ scope: TenantScope, _ pausing: (_ wait: () async -> Void) async throws -> Void
    ) async throws -> ChangeFeed.Slice {
        for attempt in 1... {
            let start = try await feed.bounds(scope).trimmed
            do {
                return try await feed.next(
                    after: start, limit: query.limit, of: relations, waiting: query.wait, scope, pausing: pausing)
            } catch let error as BatonError where error.code == .cursorExpired && attempt < 3 {
                continue
            }
        }
        throw BatonError(.internalError)
    }

    private static func relations(_ asked: Set<ChangeRelation>?, _ scope: TenantScope) throws -> Set<ChangeRelation> {
        let grants = try scope.requireMember().grants
        func reads(_ relation: ChangeRelation) -> Bool { grants.contains(Grant(relation.facet, .read, .tenant)) }
        let allowed = Set(ChangeRelation.allCases.filter(reads))
        let wanted = asked ?? (allowed.isEmpty ? [.lead] : allowed)
        if let missing = wanted.subtracting(allowed).min() {
            throw BatonError(.permissionDenied, detail: Grant(missing.facet, .read, .tenant).description)
        }
        return wanted
    }
}

extension LeadService {
    /// Leads that are there and that the member sees, with what other systems call them.
    func current(_ ids: [LeadID], _ scope: TenantScope) async throws -> ([LeadID: Lead], [LeadID: [ExternalKey]]) {
        guard !ids.isEmpty else { return ([:], [:]) }
        let card = try await card(scope)
        let results = try await database.once(
            scope, as: .member, readOnly: true,
            [LeadRepository.fetch(ids, as: card, tenant: scope.tenant), LeadRepository.keys(of: ids, tenant: scope.tenant)])
        let leads = try card.decode(results[0]).map { ($0.id, $0) }
        return (Dictionary(uniqueKeysWithValues: leads), try LeadRepository.decodeKeys(results[1]))
    }
}
