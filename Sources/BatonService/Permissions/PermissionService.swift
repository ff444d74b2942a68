package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// The responsibility map of a tenant: read, replace, try out, explain.
///
/// A map becomes roles of PostgreSQL first (`baton.ensure_shape`, a transaction of its own) and rows then, in one transaction with the
/// tenant's access version: the next request of every process asserts that version, so nobody acts on an old map.
package struct PermissionService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    // MARK: the map

    /// - Returns: the map, and the version that `replace` takes.
    /// - Throws: `permission_denied` without `permissions:read`.
    package func map(_ scope: TenantScope) async throws -> (map: ResponsibilityMap, version: Int32) {
        try scope.require(.read, .permissions)
        return (try await state(scope).map, scope.accessVersion)
    }

    /// What `state` reads.
    static func reads(_ tenant: TenantID) -> [SQL] {
        [
            "SELECT key, name FROM baton.role WHERE tenant_id = \(tenant) ORDER BY key",
            """
            SELECT r.key, g.facet, g.action, g.reach FROM baton.role_grant g
            JOIN baton.role r ON r.tenant_id = g.tenant_id AND r.id = g.role_id
            WHERE g.tenant_id = \(tenant) AND r.tenant_id = \(tenant)
            """,
            """
            SELECT m.id, m.name, m.status, m.team_id, m.region_id,
                   ARRAY(SELECT r.key FROM baton.member_role mr JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
                         WHERE mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND mr.member_id = m.id ORDER BY r.key),
                   ARRAY(SELECT g.region_id FROM baton.member_region g
                         WHERE g.tenant_id = \(tenant) AND g.member_id = m.id ORDER BY g.region_id)
            FROM baton.member m WHERE m.tenant_id = \(tenant) AND m.deleted_at IS NULL ORDER BY m.created_at, m.id
            """,
            "SELECT id, parent_id FROM baton.team WHERE tenant_id = \(tenant)",
            "SELECT id FROM baton.region WHERE tenant_id = \(tenant)",
        ]
    }

    private static func map(_ results: [QueryResult]) throws -> ResponsibilityMap {
        var grants: [String: Set<Grant>] = [:]
        for (role, facet, action, reach) in try results[1].decode((String, String, String, String).self) {
            // Of a newer program: it gives nothing here, and replacing the map would drop it.
            guard let facet = Facet(rawValue: facet), let action = Action(rawValue: action), let reach = Reach(rawValue: reach) else {
                continue
            }
            grants[role, default: []].insert(Grant(facet, action, reach))
        }
        return ResponsibilityMap(
            roles: try results[0].decode((String, String).self).map {
                ResponsibilityMap.Role(key: $0.0, name: $0.1, grants: grants[$0.0] ?? [])
            })
    }

    /// Somebody whom a map concerns.
    struct Person {
        var name: String
        var isActive: Bool
        var position: Position
        var roles: [String]
    }

    /// Everything that a map and its changes are judged by, of one moment.
    struct State {
        var map: ResponsibilityMap
        /// All members of the tenant who are not gone, with their roles and where they stand.
        var people: [Person]
        var teams: [(id: TeamID, parent: TeamID?)]
        var regions: Set<RegionID>
    }

    /// In one round trip, at the scope's version.
    func state(_ scope: TenantScope) async throws -> State {
        try Self.state(try await database.once(scope, as: .system, readOnly: true, Self.reads(scope.tenant)))
    }

    static func state(_ results: [QueryResult]) throws -> State {
        let teams = try results[3].decode((TeamID, TeamID?).self).map { (id: $0.0, parent: $0.1) }
        let tree = TeamTree(teams)
        let people = try results[2].decode((MemberID, String, Int16, TeamID?, RegionID?, [String], [RegionID]).self).map { row in
            Person(
                name: row.1, isActive: row.2 != MemberStatus.disabled.rawValue,
                position: Position(
                    member: row.0, team: row.3, teams: row.3.map(tree.subtree) ?? [],
                    regions: Set(row.6 + [row.4].compactMap { $0 }).sorted()),
                roles: row.5)
        }
        return State(map: try map(results), people: people, teams: teams, regions: Set(try results[4].column(RegionID.self)))
    }

    /// Puts another map in place of the tenant's. Holds from the next request of every process on.
    ///
    /// - Parameter version: the version that the caller has seen, if it says.
    /// - Throws: `permission_denied` without `permissions:write`; `version_mismatch`; `validation_failed`: a map that leaves nobody who could
    ///   change it, that drops a role which members have; `conflict` beyond 1,000 shapes of the whole service.
    package func replace(
        _ map: ResponsibilityMap, version: Int32?, _ scope: TenantScope
    ) async throws -> (map: ResponsibilityMap, version: Int32) {
        try scope.require(.write, .permissions)
        guard let version else { return try await write(map, scope) }
        if version != scope.accessVersion { throw BatonError(.versionMismatch) }
        do {
            return try await write(map, scope)
        } catch let error as BatonError where error.code == .accessChanged {
            // Somebody was faster.
            throw BatonError(.versionMismatch)
        }
    }

    private func write(_ map: ResponsibilityMap, _ scope: TenantScope) async throws -> (map: ResponsibilityMap, version: Int32) {
        let state = try await state(scope)
        let (before, people) = (state.map, state.people)
        try check(map, people)
        let changes = before.changes(to: map)
        if before == map { return (before, scope.accessVersion) }
        try await compile(map, people, scope)
        let tenant = scope.tenant
        let rows = map.roles.flatMap { role in role.grants.map { (role.key, $0) } }
        var statements: [SQL] = [
            "DELETE FROM baton.role_grant WHERE tenant_id = \(tenant)",
            "DELETE FROM baton.role WHERE tenant_id = \(tenant) AND NOT key = ANY (\(map.roles.map(\.key)))",
            """
            INSERT INTO baton.role (tenant_id, id, key, name)
            SELECT \(tenant), r.id, r.key, r.name
            FROM unnest(\(map.roles.map { _ in RoleID.make() }), \(map.roles.map(\.key)), \(map.roles.map(\.name))) AS r (id, key, name)
            ON CONFLICT (tenant_id, key) DO UPDATE SET name = excluded.name
            """,
            """
            INSERT INTO baton.role_grant (tenant_id, role_id, facet, action, reach)
            SELECT \(tenant), r.id, g.facet, g.action, g.reach
            FROM unnest(\(rows.map(\.0)), \(rows.map(\.1.facet.rawValue)), \(rows.map(\.1.action.rawValue)), \(rows.map(\.1.reach.rawValue)))
                 AS g (role, facet, action, reach)
            JOIN baton.role r ON r.tenant_id = \(tenant) AND r.key = g.role
            """,
        ]
        statements.append(
            EventRecord.insert(
                changes.map { change in
                    EventRecord(
                        "permissions.changed", facet: .permissions, subject: tenant,
                        changed: change.added.map { "+\($0)" }.sorted() + change.removed.map { "-\($0)" }.sorted(),
                        data: .object(["role": change.role]))
                }, scope))
        _ = try await AccessChange(database: database).commit(scope, statements)
        return (map, scope.accessVersion + 1)
    }

    func check(_ map: ResponsibilityMap, _ people: [Person]) throws {
        var problems = ResponsibilityMap.problems(of: map.roles)
        let keys = Set(map.roles.map(\.key))
        for role in Set(people.flatMap(\.roles)).subtracting(keys).sorted() {
            let holders = people.filter { $0.roles.contains(role) }
            problems.append(
                FieldProblem(
                    "/roles", "role_in_use", zh: "角色 \(role) 还有 \(holders.count) 名成员，不能删除",
                    en: "The role \(role) still has \(holders.count) members and cannot be left out."))
        }
        let needed = Grant(.permissions, .write, .tenant)
        if !people.contains(where: { $0.isActive && map.grants(of: $0.roles).contains(needed) }) {
            problems.append(
                FieldProblem(
                    "/roles", "no_admin", zh: "没有任何在岗成员还能修改权限（\(needed)）",
                    en: "No active member would be left who may change the map (\(needed))."))
        }
        try problems.check()
    }

    /// Makes the shapes that people would have; in a transaction of its own, before anything relies on them.
    func compile(_ map: ResponsibilityMap, _ people: [Person], _ scope: TenantScope) async throws {
        let shapes = Set(
            people.flatMap { person in
                [false, true].map { map.grants(of: person.roles).compiled(for: person.position, forFigures: $0) }
            })
        do {
            _ = try await database.once(scope, as: .system, shapes.map { "SELECT baton.ensure_shape(\($0))" })
        } catch let error as DatabaseError where error.sqlState == "BT003" {
            throw BatonError(.conflict, detail: "the service has 1000 different sets of permissions already; use one that exists")
        }
    }

    // MARK: trying out

    /// What one member would gain and lose in one relation.
    package struct Difference: Sendable {
        package var member: MemberID
        package var name: String
        package var facet: Facet
        package var relation: String
        package var gained: Int64
        package var lost: Int64
        /// Some of them, at most five each.
        package var gainedSamples: [String]
        package var lostSamples: [String]
    }

    /// Members of a preview at most.
    package static let maximumPreviewed = 100

    /// Which rows each member would gain and lose, if the map were replaced by this one. Changes nothing.
    ///
    /// - Throws: as `replace`, so that what can be tried can be saved.
    package func preview(_ map: ResponsibilityMap, _ scope: TenantScope) async throws -> (differences: [Difference], members: Int) {
        try scope.require(.write, .permissions)
        let state = try await state(scope)
        let (before, people) = (state.map, state.people)
        try check(map, people)
        let catalogue = try await database.once(
            scope, as: .system, readOnly: true,
            ["SELECT relation, facet, facet || '_' || action || '_' || reach, predicate FROM baton.facet_catalogue() WHERE action = 'read'"]
        )[0].decode((String, String, String, String).self)
        var predicates: [String: [String: String]] = [:]
        var facets: [String: Facet] = [:]
        for (relation, facet, grant, predicate) in catalogue {
            predicates[relation, default: [:]][grant] = predicate
            facets[relation] = Facet(rawValue: facet)
        }
        var differences: [Difference] = []
        var members = 0
        for person in people where person.isActive {
            let old = Set(before.grants(of: person.roles).compiled(for: person.position))
            let new = Set(map.grants(of: person.roles).compiled(for: person.position))
            if old == new { continue }
            members += 1
            if members > Self.maximumPreviewed { continue }
            var asked: [(relation: String, facet: Facet)] = []
            var steps: [TransactionStep] = person.position.settings.map { .setting(name: "baton." + $0.name, value: $0.value) }
            for (relation, known) in predicates.sorted(by: { $0.key < $1.key }) {
                guard let facet = facets[relation], known.keys.contains(where: { old.contains($0) != new.contains($0) }) else { continue }
                func sees(_ grants: Set<String>) -> SQL {
                    let held = known.filter { grants.contains($0.key) }.values.sorted()
                    return held.isEmpty ? "false" : .script(held.map { "(\($0)) IS TRUE" }.joined(separator: " OR "))
                }
                asked.append((relation, facet))
                steps.append(.statement(Self.comparison(relation, old: sees(old), new: sees(new), scope.tenant)))
            }
            let (questions, wanted) = (asked, steps)
            let results = try await database.withTenant(scope, as: .system) { try await $0.finish(wanted) }
            for (question, result) in zip(questions, results) {
                guard let (gained, lost, gains, losses) = try result.first((Int64, Int64, [String]?, [String]?).self), gained + lost > 0
                else { continue }
                differences.append(
                    Difference(
                        member: person.position.member, name: person.name, facet: question.facet, relation: question.relation,
                        gained: gained, lost: lost, gainedSamples: gains ?? [], lostSamples: losses ?? []))
            }
        }
        return (differences, members)
    }

    /// The same predicates as the policies', over all rows of the tenant.
    private static func comparison(_ relation: String, old: SQL, new: SQL, _ tenant: TenantID) -> SQL {
        let key: SQL =
            switch relation {
            case "lead_payload", "lead_external_id", "lead_conversion", "lead_assignment": "lead_id"
            case "contract_amount", "dashboard_figure": "contract_id"
            case "ticket_response_stat": "week"
            default: "id"
            }
        // Only records can be deleted softly, and who cannot list them neither gains nor loses them.
        let records: Set = ["lead", "customer", "contact", "opportunity", "delivery", "ticket", "contract"]
        return """
            SELECT count(*) FILTER (WHERE new AND NOT old), count(*) FILTER (WHERE old AND NOT new),
                   (array_agg(key ORDER BY key DESC) FILTER (WHERE new AND NOT old))[1:5],
                   (array_agg(key ORDER BY key DESC) FILTER (WHERE old AND NOT new))[1:5]
            FROM (SELECT \(fragment: key)::text AS key, (\(fragment: new)) AS new, (\(fragment: old)) AS old
                  FROM baton.\(fragment: .identifier(relation))
                  WHERE tenant_id = \(tenant) \(fragment: records.contains(relation) ? "AND deleted_at IS NULL" : "")) AS seen
            """
    }

    // MARK: explaining

    /// Records that people ask about, with the facets that hang on each.
    package enum Resource: String, CaseIterable, Sendable {
        case lead, customer, contact, opportunity, delivery, ticket, contract

        package var facets: [Facet] {
            switch self {
            case .lead: [.leadCard, .leadScore, .leadConversation]
            case .customer: [.customerProfile]
            case .contact: [.customerContacts]
            case .opportunity: [.opportunityCard]
            case .delivery: [.deliveryProgress]
            case .ticket: [.ticketCard, .ticketConversation]
            case .contract: [.contractCard, .contractAmount]
            }
        }
    }

    package struct Explanation: Sendable {
        package struct Reason: Sendable {
            package var role: String
            package var grant: Grant
            /// Whether the record lies within the grant's reach.
            package var holds: Bool
        }
        package var name: String
        package var roles: [String]
        package var position: Position
        package var record: Responsibility
        /// Of each facet of the record: what may be read and written, and each grant that was looked at.
        package var facets: [(facet: Facet, isReadable: Bool, isWritable: Bool, reasons: [Reason])]
        package var isActive: Bool
    }

    /// Why a member can or cannot see a record: every grant on its facets, and whether the record lies within reach (P4).
    ///
    /// - Throws: `permission_denied` without `permissions:read`; `not_found`: no such member or record in this tenant.
    package func explain(_ member: MemberID, _ resource: Resource, _ id: UUID, _ scope: TenantScope) async throws -> Explanation {
        try scope.require(.read, .permissions)
        let state = try await state(scope)
        guard let person = state.people.first(where: { $0.position.member == member }) else {
            throw BatonError(.notFound, detail: "member")
        }
        let relation = SQL.identifier(resource.rawValue)
        let related: SQL = resource == .lead ? "NULL::uuid" : "related_region_id"
        let found = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT owner_id, team_id, region_id, follower_ids, \(fragment: related) FROM baton.\(fragment: relation)
                WHERE tenant_id = \(scope.tenant) AND id = \(id) AND deleted_at IS NULL
                """
            ])[0].first((MemberID?, TeamID?, RegionID?, [MemberID], RegionID?).self)
        guard let found else { throw BatonError(.notFound, detail: resource.rawValue) }
        let record = Responsibility(owner: found.0, team: found.1, region: found.2, followers: found.3, relatedRegion: found.4)
        let facets = resource.facets.map { facet in
            let reasons = state.map.roles.filter { person.roles.contains($0.key) }.flatMap { role in
                role.grants.filter { $0.facet == facet }.sorted { $0.description < $1.description }.map {
                    Explanation.Reason(role: role.key, grant: $0, holds: person.position.covers($0.reach, record))
                }
            }
            func may(_ action: Action) -> Bool { person.isActive && reasons.contains { $0.grant.action == action && $0.holds } }
            return (facet, may(.read), may(.read) && may(.write), reasons)
        }
        return Explanation(
            name: person.name, roles: person.roles, position: person.position, record: record, facets: facets, isActive: person.isActive)
    }
}
