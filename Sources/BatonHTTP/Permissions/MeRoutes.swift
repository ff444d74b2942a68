internal import BatonModel
internal import BatonPlatform
internal import HTTPTypes
internal import Hummingbird

/// `GET /v1/me`: whose key this is, and what it may see and do.
enum MeRoutes {
    static func add(to group: RouterGroup<MemberContext>) {
        group.get("me") { _, context in
            let member = try context.scope.requireMember()
            return Response.json(
                JSONWriter.object { json in
                    json.field("tenant_id", context.scope.tenant)
                    json.field("member_id", member.id)
                    json.field("name", member.name)
                    json.field("team_id", member.team)
                    json.field("region_id", member.region)
                    json.key("roles")
                    json.array { json in for role in member.roles { json.value(role) } }
                    json.key("grants")
                    json.array { json in
                        for grant in member.grants.sorted(by: { $0.description < $1.description }) {
                            json.object { json in
                                json.field("facet", grant.facet.rawValue)
                                json.field("action", grant.action.rawValue)
                                json.field("reach", grant.reach.rawValue)
                            }
                        }
                    }
                })
        }
    }
}
