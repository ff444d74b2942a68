package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// The teams and regions of a tenant, as an admin changes them. All of it holds from the next request of every process on.
package struct TeamAdministration: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    package struct Team: Sendable {
        package var id: TeamID
        package var name: String
        package var parent: TeamID?
    }

    package struct Region: Sendable {
        package var id: RegionID
        package var name: String
        package var areas: [String]
    }

    /// Everybody of the tenant may know its teams and regions.
    package func teams(_ scope: TenantScope) async throws -> [Team] {
        try await database.once(
            scope, as: .member, readOnly: true,
            ["SELECT id, name, parent_id FROM baton.team WHERE tenant_id = \(scope.tenant) ORDER BY created_at, id"])[0]
            .decode((TeamID, String, TeamID?).self).map { Team(id: $0.0, name: $0.1, parent: $0.2) }
    }

    package func regions(_ scope: TenantScope) async throws -> [Region] {
        try await database.once(
            scope, as: .member, readOnly: true,
            ["SELECT id, name, areas FROM baton.region WHERE tenant_id = \(scope.tenant) ORDER BY created_at, id"])[0]
            .decode((RegionID, String, [String]).self).map { Region(id: $0.0, name: $0.1, areas: $0.2) }
    }

    /// - Throws: `permission_denied` without `permissions:write`; `validation_failed`; `conflict` for a name that is taken.
    package func addTeam(name: String?, parent: TeamID?, _ scope: TenantScope) async throws -> Team {
        try scope.require(.write, .permissions)
        var problems = FieldProblems()
        let name = problems.required(name, "/name", max: 100)
        if let parent, try await !teams(scope).contains(where: { $0.id == parent }) { problems.append(.unknownTeam("/parent_id")) }
        try problems.check()
        let team = Team(id: .make(), name: name, parent: parent)
        try await change(
            scope, EventRecord("team.created", facet: .permissions, subject: team.id),
            ["INSERT INTO baton.team (tenant_id, id, parent_id, name) VALUES (\(scope.tenant), \(team.id), \(parent), \(name))"])
        return team
    }

    /// - Parameter parent: `nil` leaves the team where it is, `.some(nil)` puts it at the top.
    /// - Throws: as `addTeam`; `not_found`; `validation_failed` for a team that would come to lie below itself.
    package func updateTeam(_ id: TeamID, name: String?, parent: TeamID??, _ scope: TenantScope) async throws -> Team {
        try scope.require(.write, .permissions)
        let teams = try await teams(scope)
        guard var team = teams.first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "team") }
        var problems = FieldProblems()
        if let name { team.name = problems.required(name, "/name", max: 100) }
        if let parent {
            team.parent = parent
            if let parent, !teams.contains(where: { $0.id == parent }) {
                problems.append(.unknownTeam("/parent_id"))
            } else if let parent, TeamTree(teams.map { ($0.id, $0.parent) }).subtree(of: id).contains(parent) {
                problems.append(
                    FieldProblem("/parent_id", "team_cycle", zh: "团队不能位于自己之下", en: "A team cannot lie below itself."))
            }
        }
        try problems.check()
        // The version is asserted: of two moves at once that would make a cycle together, one is told to look again.
        try await change(
            scope,
            EventRecord(
                "team.changed", facet: .permissions, subject: id,
                changed: (name == nil ? [] : ["name"]) + (parent == nil ? [] : ["parent_id"])),
            ["UPDATE baton.team SET name = \(team.name), parent_id = \(team.parent) WHERE tenant_id = \(scope.tenant) AND id = \(id)"])
        return team
    }

    /// - Parameter areas: provinces in any spelling.
    /// - Throws: as `addTeam`.
    package func addRegion(name: String?, areas: [String], _ scope: TenantScope) async throws -> Region {
        try scope.require(.write, .permissions)
        var problems = FieldProblems()
        let name = problems.required(name, "/name", max: 100)
        let areas = areas.enumerated().compactMap { problems.area($1, "/areas/\($0)")?.shortName }
        try problems.check()
        let region = Region(id: .make(), name: name, areas: areas)
        try await change(
            scope, EventRecord("region.created", facet: .permissions, subject: region.id),
            ["INSERT INTO baton.region (tenant_id, id, name, areas) VALUES (\(scope.tenant), \(region.id), \(name), \(areas))"])
        return region
    }

    /// - Throws: as `addTeam`; `not_found`.
    package func updateRegion(_ id: RegionID, name: String?, areas: [String]?, _ scope: TenantScope) async throws -> Region {
        try scope.require(.write, .permissions)
        guard var region = try await regions(scope).first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "region") }
        var problems = FieldProblems()
        if let name { region.name = problems.required(name, "/name", max: 100) }
        if let areas { region.areas = areas.enumerated().compactMap { problems.area($1, "/areas/\($0)")?.shortName } }
        try problems.check()
        try await change(
            scope,
            EventRecord(
                "region.changed", facet: .permissions, subject: id,
                changed: (areas == nil ? [] : ["areas"]) + (name == nil ? [] : ["name"])),
            ["UPDATE baton.region SET name = \(region.name), areas = \(region.areas) WHERE tenant_id = \(scope.tenant) AND id = \(id)"])
        return region
    }

    private func change(_ scope: TenantScope, _ event: EventRecord, _ statements: [SQL]) async throws {
        do {
            _ = try await AccessChange(database: database).commit(scope, statements + [event.insert(scope)])
        } catch let error as DatabaseError where ["team_name_key", "region_name_key"].contains(error.constraint) {
            throw BatonError(.conflict, detail: "there is one of that name already")
        }
    }
}
