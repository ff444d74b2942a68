internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/teams` and `/v1/regions`: read by everybody of the tenant, changed by admins.
struct TeamRoutes: Sendable {
    let teams: TeamAdministration

    func add(to group: RouterGroup<MemberContext>) {
        group.get("teams") { [teams] _, context in
            let all = try await teams.teams(context.scope)
            return Self.list { json in for team in all { json.team(team) } }
        }
        group.post("teams") { [teams] request, context in
            var (reader, _) = try await request.jsonBody()
            let name = reader.string("name").flatMap { $0 }
            let parent: TeamID?? = reader.nullableID("parent_id")
            try reader.finish()
            let team = try await teams.addTeam(name: name, parent: parent.flatMap { $0 }, context.scope)
            return Response.json(JSONWriter.bytes { $0.team(team) }, status: .created)
        }
        group.patch("teams/{id}") { [teams] request, context in
            var (reader, _) = try await request.jsonBody()
            let name = reader.string("name").map { $0 ?? "" }
            let parent: TeamID?? = reader.nullableID("parent_id")
            try reader.finish()
            let team = try await teams.updateTeam(context.id(), name: name, parent: parent, context.scope)
            return Response.json(JSONWriter.bytes { $0.team(team) })
        }
        group.get("regions") { [teams] _, context in
            let all = try await teams.regions(context.scope)
            return Self.list { json in for region in all { json.region(region) } }
        }
        group.post("regions") { [teams] request, context in
            var (reader, _) = try await request.jsonBody()
            let (name, areas) = (reader.string("name").flatMap { $0 }, reader.strings("areas", atMost: 40) ?? [])
            try reader.finish()
            let region = try await teams.addRegion(name: name, areas: areas, context.scope)
            return Response.json(JSONWriter.bytes { $0.region(region) }, status: .created)
        }
        group.patch("regions/{id}") { [teams] request, context in
            var (reader, _) = try await request.jsonBody()
            let (name, areas) = (reader.string("name").map { $0 ?? "" }, reader.strings("areas", atMost: 40))
            try reader.finish()
            let region = try await teams.updateRegion(context.id(), name: name, areas: areas, context.scope)
            return Response.json(JSONWriter.bytes { $0.region(region) })
        }
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
