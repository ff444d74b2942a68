internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `GET /v1/me`: whose key this is, and what it may see and do; `GET /v1/members`: who there is to give work to.
struct MeRoutes: Sendable {
    let tenants: TenantService

    func add(to routes: Routes<MemberContext>) {
        routes.tagged("Members").get(
            "members",
            Operation("listMembers", "The people of the tenant", note: "In the order in which they were added; not in pages.")
                .answers(.ok, .data(.member))
        ) { [tenants] _, context in
            let members = try await tenants.members(context.scope)
            return Response.json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in
                        for member in members { json.member(member) }
                    }
                })
        }
        routes.tagged("Members").get(
            "me", Operation("getMe", "Whose key this is, and what it may do").answers(.ok, .me)
        ) { [tenants] _, context in
            let member = try context.scope.requireMember()
            // Everything below is known already; this asserts that it still holds.
            try await tenants.assertCurrent(context.scope)
            return Response.json(
                JSONWriter.object { json in
                    json.field("tenant_id", context.scope.tenant)
                    json.field("member_id", member.id)
                    json.field("name", member.name)
                    json.field("team_id", member.position.team)
                    json.key("region_ids")
                    json.array { json in for region in member.position.regions { json.value(region.description) } }
                    json.key("roles")
                    json.array { json in for role in member.roles { json.value(role) } }
                    json.key("grants")
                    json.array { json in
                        for grant in member.grants.sorted(by: { $0.description < $1.description }) {
                            json.grant(grant)
                        }
                    }
                })
        }
    }
}

extension JSONWriter {
    mutating func member(_ member: TenantService.Member) {
        object { json in
            json.field("id", member.id)
            json.field("name", member.name)
            json.field("team_id", member.teamID)
            json.field("team", member.team)
            json.field("status", member.status.key)
            json.field("takes_leads", member.takesLeads)
            json.key("roles")
            json.array { json in for role in member.roles { json.value(role) } }
            json.field("version", member.version)
        }
    }
}
