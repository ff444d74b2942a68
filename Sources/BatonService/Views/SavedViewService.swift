package import BatonModel
package import BatonPlatform
internal import Postgres

/// A view as somebody wants it; what its query means has been checked by whoever reads requests.
package struct SavedViewDraft: Sendable, Equatable {
    package var name: String
    package var visibility: ViewVisibility
    package var query: SavedQuery
    package var columns: [String]
    /// Behind the others without it.
    package var position: Int32?
    package var isDefault: Bool

    package init(
        name: String, visibility: ViewVisibility, query: SavedQuery, columns: [String], position: Int32?, isDefault: Bool
    ) {
        self.name = name
        self.visibility = visibility
        self.query = query
        self.columns = columns
        self.position = position
        self.isDefault = isDefault
    }
}

/// Queries on the list of leads that members keep, for themselves, their team or the tenant. A view shows nobody more than the list does.
package struct SavedViewService: Sendable {
    private let leads: LeadService
    private var database: Database { leads.database }

    package init(leads: LeadService) { self.leads = leads }

    /// The member's own ones, those of the teams where he belongs, and the tenant's, in their order.
    package func views(_ scope: TenantScope) async throws -> [SavedView] {
        try scope.require(.read, .leadCard)
        return try Self.decode(try await database.once(scope, as: .system, readOnly: true, [try Self.select(scope)])[0])
    }

    /// Those whose state the reader is told of: what he may use, and for who looks after the rules (and for the host) all that are shared.
    package func watched(_ scope: TenantScope) async throws -> [SavedView] {
        if let member = scope.member, !member.grants.allows(.write, .leadRules) {
            return member.grants.allows(.read, .leadCard) ? try await views(scope) : []
        }
        return try Self.decode(
            try await database.once(
                scope, as: .system, readOnly: true,
                [
                    """
                    SELECT \(fragment: Self.columns) FROM baton.saved_view
                    WHERE tenant_id = \(scope.tenant) AND (visibility > 1 OR owner_id = \(scope.member?.id))
                    ORDER BY visibility, position, name, id
                    """
                ])[0])
    }

    /// - Throws: `not_found`, also for somebody else's.
    package func view(_ id: SavedViewID, _ scope: TenantScope) async throws -> SavedView {
        guard let view = try await views(scope).first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "view") }
        return view
    }

    /// - Throws: `permission_denied`: sharing with the tenant needs `lead_rules:write`; `validation_failed`: `vague_name`, `no_team`, `name_taken`,
    ///   `too_many_views`.
    package func create(_ draft: SavedViewDraft, _ scope: TenantScope) async throws -> SavedView {
        try scope.require(.read, .leadCard)
        let member = try scope.requireMember()
        var view = SavedView(
            id: .make(), owner: member.id, visibility: draft.visibility, team: try team(draft.visibility, scope), name: draft.name,
            query: draft.query, columns: draft.columns, position: draft.position ?? 0, isDefault: draft.isDefault, version: 1)
        return try await database.withTenant(scope, as: .system) { transaction in
            let known = try Self.decode(try await transaction.run([Self.lock(scope), try Self.select(scope)])[1])
            try await check(view, among: known, scope)
            let peers = known.filter { $0.isPeer(of: view) }
            let limit = view.visibility == .personal ? SavedView.maximumOfMember : SavedView.maximumShared
            guard peers.count < limit else {
                throw ValidationFailure([
                    FieldProblem(
                        "", "too_many_views", zh: "最多 \(limit) 个视图，请删除不用的",
                        en: "There are at most \(limit) views; delete some that are not used.")
                ])
            }
            if draft.position == nil { view.position = (peers.map(\.position).max() ?? 0) + 1 }
            let stored = view
            _ = try await transaction.finish(
                Self.dethrone(stored, scope) + [Self.insert(stored, scope.tenant)] + event("created", stored, scope))
            return stored
        }
    }

    /// - Parameter change: makes of the stored one what it ought to be.
    /// - Throws: besides, `not_found`, `version_mismatch`.
    package func update(
        _ id: SavedViewID, version: Int32?, _ scope: TenantScope, _ change: (inout SavedViewDraft) -> Void
    ) async throws -> SavedView {
        try scope.require(.read, .leadCard)
        return try await database.withTenant(scope, as: .system) { transaction in
            let known = try Self.decode(try await transaction.run([Self.lock(scope), try Self.select(scope)])[1])
            var view = try writable(id, version, among: known, scope)
            var draft = SavedViewDraft(
                name: view.name, visibility: view.visibility, query: view.query, columns: view.columns, position: view.position,
                isDefault: view.isDefault)
            change(&draft)
            if draft.visibility != view.visibility {
                view.team = try team(draft.visibility, scope)
                view.visibility = draft.visibility
            }
            view.name = draft.name
            view.query = draft.query
            view.columns = draft.columns
            view.position = draft.position ?? view.position
            view.isDefault = draft.isDefault
            try await check(view, among: known.filter { $0.id != id }, scope)
            view.version += 1
            let stored = view
            _ = try await transaction.finish(
                Self.dethrone(stored, scope) + [Self.update(stored, scope.tenant)] + event("updated", stored, scope))
            return stored
        }
    }

    /// - Throws: `not_found`, `permission_denied`, `version_mismatch`.
    package func delete(_ id: SavedViewID, version: Int32?, _ scope: TenantScope) async throws {
        try scope.require(.read, .leadCard)
        try await database.withTenant(scope, as: .system) { transaction in
            let known = try Self.decode(try await transaction.run([Self.lock(scope), try Self.select(scope)])[1])
            let view = try writable(id, version, among: known, scope)
            _ = try await transaction.finish(
                ["DELETE FROM baton.saved_view WHERE tenant_id = \(scope.tenant) AND id = \(id)"] + event("deleted", view, scope))
        }
    }

    // MARK: who

    private func team(_ visibility: ViewVisibility, _ scope: TenantScope) throws -> TeamID? {
        switch visibility {
        case .personal: return nil
        case .team:
            guard let team = try scope.requireMember().position.team else {
                throw ValidationFailure([
                    FieldProblem(
                        "/visibility", "no_team", zh: "您不属于任何团队，不能共享给团队", en: "You belong to no team that it could be shared with.")
                ])
            }
            return team
        case .tenant:
            try scope.require(.write, .leadRules)
            return nil
        }
    }

    private func writable(_ id: SavedViewID, _ version: Int32?, among known: [SavedView], _ scope: TenantScope) throws -> SavedView {
        guard let view = known.first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "view") }
        if view.visibility == .tenant {
            try scope.require(.write, .leadRules)
        } else if view.owner != scope.member?.id {
            throw BatonError(.permissionDenied, detail: "the view is another member's")
        }
        if let version, version != view.version { throw BatonError(.versionMismatch) }
        return view
    }

    private func check(_ view: SavedView, among known: [SavedView], _ scope: TenantScope) async throws {
        if view.visibility != .personal {
            let proposal = view.visibility == .team ? "华东组·高意向未跟进" : "全公司·待分配线索"
            if let problem = SavedView.problem(ofSharedName: view.name, proposal: proposal, at: "/name") {
                throw ValidationFailure([problem])
            }
        }
        let key = FoldedText.name(view.name)
        if known.contains(where: { $0.isPeer(of: view) && FoldedText.name($0.name) == key }) {
            throw ValidationFailure([
                FieldProblem("/name", "name_taken", zh: "已有同名视图", en: "There is a view with this name already.")
            ])
        }
    }

    private func event(_ what: String, _ view: SavedView, _ scope: TenantScope) -> [SQL] {
        // What somebody keeps for himself is nobody's business.
        if view.visibility == .personal { return [] }
        return [
            EventRecord("view.\(what)", facet: .leadRules, subject: view.id, data: .object(["visibility": view.visibility.key])).insert(
                scope)
        ]
    }

    // MARK: statements

    private static let columns: SQL =
        "id, owner_id, visibility, team_id, name, filter, search, sort, columns, position, is_default, version"

    /// Two changes one after the other: names and defaults depend on the others.
    private static func lock(_ scope: TenantScope) -> SQL {
        "SELECT pg_advisory_xact_lock(hashtextextended(\("views \(scope.tenant)"), 0))"
    }

    private static func select(_ scope: TenantScope) throws -> SQL {
        let member = try scope.requireMember()
        let teams = Set(member.position.teams + [member.position.team].compactMap { $0 }).sorted()
        return """
            SELECT \(fragment: columns) FROM baton.saved_view
            WHERE tenant_id = \(scope.tenant) AND (visibility = 3 OR owner_id = \(member.id) OR visibility = 2 AND team_id = ANY (\(teams)))
            ORDER BY visibility, position, name, id
            """
    }

    private static func decode(_ result: QueryResult) throws -> [SavedView] {
        try result.decode(
            (SavedViewID, MemberID, Int16, TeamID?, String, String, String, String, [String], Int32, Bool, Int32).self
        ).compactMap { row in
            ViewVisibility(rawValue: row.2).map {
                SavedView(
                    id: row.0, owner: row.1, visibility: $0, team: row.3, name: row.4,
                    query: SavedQuery(filter: row.5, search: row.6, sort: row.7), columns: row.8, position: row.9, isDefault: row.10,
                    version: row.11)
            }
        }
    }

    private static func insert(_ view: SavedView, _ tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.saved_view (
            tenant_id, id, relation, owner_id, visibility, team_id, name, filter, search, sort, columns, position, is_default)
        VALUES (
            \(tenant), \(view.id), 'lead', \(view.owner), \(view.visibility.rawValue), \(view.team), \(view.name), \(view.query.filter),
            \(view.query.search), \(view.query.sort), \(view.columns), \(view.position), \(view.isDefault))
        """
    }

    private static func update(_ view: SavedView, _ tenant: TenantID) -> SQL {
        """
        UPDATE baton.saved_view SET visibility = \(view.visibility.rawValue), team_id = \(view.team), name = \(view.name),
            filter = \(view.query.filter), search = \(view.query.search), sort = \(view.query.sort), columns = \(view.columns),
            position = \(view.position), is_default = \(view.isDefault), updated_at = baton.now(), version = \(view.version)
        WHERE tenant_id = \(tenant) AND id = \(view.id)
        """
    }

    /// One default for each member, each team and the tenant.
    private static func dethrone(_ view: SavedView, _ scope: TenantScope) -> [SQL] {
        guard view.isDefault else { return [] }
        var sql: SQL = """
            UPDATE baton.saved_view SET is_default = false, updated_at = baton.now(), version = version + 1
            WHERE tenant_id = \(scope.tenant) AND visibility = \(view.visibility.rawValue) AND is_default AND id <> \(view.id)
            """
        switch view.visibility {
        case .personal: sql.append(" AND owner_id = \(view.owner)")
        case .team: sql.append(" AND team_id = \(view.team)")
        case .tenant: break
        }
        return [sql]
    }
}

extension SavedView {
    /// Whether both stand in the same list of somebody.
    fileprivate func isPeer(of other: SavedView) -> Bool {
        visibility == other.visibility && (visibility == .tenant || (visibility == .personal ? owner == other.owner : team == other.team))
    }
}
