internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/teams` and `/v1/regions`: read by everybody of the tenant, changed by admins.
struct TeamRoutes: Sendable {
    let teams: TeamAdministration

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Members")
        let teamFields = Schema.input(["name": .text(100, "华东组").orNull, "parent_id": .id.orNull])
        let regionFields = Schema.input([
            "name": .text(100, "西南").orNull, "areas": .list(.text(LeadLimits.regionText, "四川省"), max: 40).orNull,
        ])
        routes.get("teams", Operation("listTeams", "Teams").answers(.ok, .data(.team))) { [teams] _, context in
            let all = try await teams.teams(context.scope)
            return Self.list { json in for team in all { json.team(team) } }
        }
        routes.get("teams/{id}", Operation("getTeam", "A team").answers(.ok, .team, headers: [.eTag])) { _, context in
            Response.tagged(try await team(context))
        }
        routes.post(
            "teams",
            Operation("addTeam", "Add a team", note: "Needs `permissions:write`.").body(teamFields)
                .answers(.created, .team, headers: [.eTag]).refuses(.conflict)
        ) { [teams] request, context in
            var (reader, _) = try await request.jsonBody()
            let name = reader.string("name").flatMap { $0 }
            let parent: TeamID?? = reader.nullableID("parent_id")
            try reader.finish()
            let team = try await teams.addTeam(name: name, parent: parent.flatMap { $0 }, context.scope)
            return Response.tagged(JSONWriter.bytes { $0.team(team) }, status: .created)
        }
        routes.patch(
            "teams/{id}",
            Operation("updateTeam", "Change a team", note: "Needs `permissions:write`.").versioned().body(teamFields)
                .answers(.ok, .team, headers: [.eTag]).refuses(.conflict)
        ) { [teams] request, context in
            var (reader, _) = try await request.jsonBody()
            let name = reader.string("name").map { $0 ?? "" }
            let parent: TeamID?? = reader.nullableID("parent_id")
            try reader.finish()
            try await request.requireMatch { try await self.team(context) }
            let team = try await teams.updateTeam(context.id(), name: name, parent: parent, context.scope)
            return Response.tagged(JSONWriter.bytes { $0.team(team) })
        }
        routes.get("regions", Operation("listRegions", "Regions").answers(.ok, .data(.region))) { [teams] _, context in
            let all = try await teams.regions(context.scope)
            return Self.list { json in for region in all { json.region(region) } }
        }
        routes.get("regions/{id}", Operation("getRegion", "A region").answers(.ok, .region, headers: [.eTag])) { _, context in
            Response.tagged(try await region(context))
        }
        routes.post(
            "regions",
            Operation("addRegion", "Add a region", note: "Needs `permissions:write`.").body(regionFields)
                .answers(.created, .region, headers: [.eTag]).refuses(.conflict)
        ) { [teams] request, context in
            var (reader, _) = try await request.jsonBody()
            let (name, areas) = (reader.string("name").flatMap { $0 }, reader.strings("areas", atMost: 40) ?? [])
            try reader.finish()
            let region = try await teams.addRegion(name: name, areas: areas, context.scope)
            return Response.tagged(JSONWriter.bytes { $0.region(region) }, status: .created)
        }
        routes.patch(
            "regions/{id}",
            Operation("updateRegion", "Change a region", note: "Needs `permissions:write`.").versioned().body(regionFields)
                .answers(.ok, .region, headers: [.eTag]).refuses(.conflict)
        ) { [teams] request, context in
            var (reader, _) = try await request.jsonBody()
            let (name, areas) = (reader.string("name").map { $0 ?? "" }, reader.strings("areas", atMost: 40))
            try reader.finish()
            try await request.requireMatch { try await self.region(context) }
            let region = try await teams.updateRegion(context.id(), name: name, areas: areas, context.scope)
            return Response.tagged(JSONWriter.bytes { $0.region(region) })
        }
    }

    private func team(_ context: MemberContext) async throws -> [UInt8] {
        let id: TeamID = try context.id()
        guard let team = try await teams.teams(context.scope).first(where: { $0.id == id }) else { throw BatonError(.notFound) }
        return JSONWriter.bytes { $0.team(team) }
    }

    private func region(_ context: MemberContext) async throws -> [UInt8] {
        let id: RegionID = try context.id()
        guard let region = try await teams.regions(context.scope).first(where: { $0.id == id }) else { throw BatonError(.notFound) }
        return JSONWriter.bytes { $0.region(region) }
    }

    private static func list(_ body: (inout JSONWriter) -> Void) -> Response {
        .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { body(&$0) }
            })
    }
}

extension JSONWriter {
    fileprivate mutating func team(_ team: TeamAdministration.Team) {
        object { json in
            json.field("id", team.id)
            json.field("name", team.name)
            json.field("parent_id", team.parent)
        }
    }

    fileprivate mutating func region(_ region: TeamAdministration.Region) {
        object { json in
            json.field("id", region.id)
            json.field("name", region.name)
            json.key("areas")
            json.array { json in for area in region.areas { json.value(area) } }
        }
    }
}
