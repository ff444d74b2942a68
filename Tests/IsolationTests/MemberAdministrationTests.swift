internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("Members move, leave, and are looked through", .database, .nothingLost)
struct MemberAdministrationTests {
    private let database = TestDatabase.current

    private func patch(_ change: (inout MemberPatch) -> Void) -> MemberPatch {
        var patch = MemberPatch()
        change(&patch)
        return patch
    }

    @Test("a member gets another team, regions, roles; what the map makes of it holds at the next request")
    func update() async throws {
        let tenant = try await TestTenant.make()
        let south = try await database.tenants.createRegion(name: "华南", areas: ["广东"], tenant.operatorScope())
        let member = tenant.eastSales[0]
        func change(_ change: (inout MemberPatch) -> Void) async throws {
            let patch = patch(change)
            try await database.members.update(member, patch, tenant.scope(tenant.admin))
        }
        try await change { $0.team = .some(tenant.department) }
        try await change { $0.regions = [south, tenant.east] }
        try await change {
            $0.roles = ["supervisor"]
            $0.name = "新主管"
            $0.takesLeads = false
        }
        let access = try await tenant.scope(member).requireMember()
        #expect(access.name == "新主管")
        #expect(access.roles == ["supervisor"])
        #expect(access.position.teams.count == 3)
        #expect(Set(access.position.regions) == [south, tenant.east])
        // However the regions came to stand there, what does not concern them leaves them alone.
        try await database.admin.query(
            """
            UPDATE baton.member m SET region_id = r.region_id FROM baton.member_region r
            WHERE m.tenant_id = \(tenant.id) AND m.id = \(member) AND r.tenant_id = m.tenant_id AND r.member_id = m.id
            """)
        try await database.admin.query(
            "UPDATE baton.member_region SET region_id = \(access.position.regions[0]) WHERE tenant_id = \(tenant.id) AND member_id = \(member)"
        )
        try await change { $0.takesLeads = true }
        #expect(try await Set(tenant.scope(member).requireMember().position.regions) == [south, tenant.east])
        // Of one region again, and of none.
        try await change { $0.regions = [south] }
        #expect(try await tenant.scope(member).requireMember().position.regions == [south])
        try await change { $0.regions = [] }
        try await change { $0.team = .some(nil) }
        #expect(try await tenant.scope(member).requireMember().position == Position(member: member))
        let events = try await database.admin.query(
            "SELECT array_to_string(changed, ' ') FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'member.changed' ORDER BY created_at, id"
        ).column(String.self)
        #expect(events == ["team", "regions", "name roles takes_leads", "takes_leads", "regions", "regions", "team"])
    }

    @Test("unknown teams, regions and roles, other tenants' too, and the last admin: refused with the place")
    func refused() async throws {
        let (tenant, stranger) = (try await TestTenant.make(), try await TestTenant.make())
        let admin = try await tenant.scope(tenant.admin)
        func outcome(_ member: MemberID, _ scope: TenantScope, _ change: (inout MemberPatch) -> Void) async -> [String] {
            let patch = patch(change)
            return await refusal { try await database.members.update(member, patch, scope) }
        }
        #expect(await outcome(tenant.supervisor, admin) { $0.team = .some(stranger.eastTeam) } == ["/team_id unknown_team"])
        #expect(
            await outcome(tenant.supervisor, admin) { $0.regions = [tenant.east, stranger.east] } == ["/region_ids/1 unknown_region"])
        #expect(await outcome(tenant.supervisor, admin) { $0.roles = ["sales", "boss"] } == ["/roles/1 unknown_role"])
        #expect(await outcome(tenant.admin, admin) { $0.roles = ["sales"] } == ["/roles no_admin"])
        #expect(await outcome(tenant.admin, admin) { $0.status = .disabled } == ["/roles no_admin"])
        #expect(await outcome(stranger.supervisor, admin) { $0.name = "x" } == ["not_found"])
        let sales = try await tenant.scope(tenant.eastSales[0])
        #expect(await outcome(tenant.eastSales[0], sales) { $0.roles = ["admin"] } == ["permission_denied"])
        #expect(
            await refusal { _ = try await database.members.handOver(from: tenant.eastSales[0], to: tenant.supervisor, sales) } == [
                "permission_denied"
            ])
        for to in [tenant.eastSales[0], stranger.supervisor, MemberID.make()] {
            #expect(
                await refusal { _ = try await database.members.handOver(from: tenant.eastSales[0], to: to, admin) } == [
                    "/to unknown_member"
                ])
        }
    }

    @Test("who leaves hands everything over in one step: owned, followed, open and closed, with deadlines and events")
    func handOver() async throws {
        let tenant = try await Fixture.make().ours
        let (from, to) = (tenant.eastSales[0], tenant.southSales[0])
        // One open lead that was talked to, and a closed one.
        for reason in [nil, "没有预算"] {
            let lead = try await tenant.capture()
            let admin = try await tenant.scope(tenant.admin)
            _ = try await database.leads.assign(lead.id, to: from, version: nil, admin)
            _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, admin)
            guard let reason else { continue }
            _ = try await database.leads.transition(lead.id, to: .disqualified, reason: reason, version: nil, admin)
        }
        func counts(_ owner: MemberID) async throws -> [Int64] {
            var counts: [Int64] = []
            for relation in [
                "lead", "customer", "ticket", "contract", "opportunity", "contact", "delivery", "ticket_message", "contract_amount",
                "interaction",
            ] {
                counts.append(
                    try await database.admin.query(
                        "SELECT count(*) FROM \(fragment: .table(relation)) WHERE tenant_id = \(tenant.id) AND owner_id = \(owner)"
                    ).single(Int64.self) ?? -1)
            }
            return counts
        }
        func followed(_ member: MemberID) async throws -> Int64 {
            try await database.admin.query(
                "SELECT count(*) FROM baton.customer WHERE tenant_id = \(tenant.id) AND \(member) = ANY (follower_ids)"
            ).single(Int64.self) ?? -1
        }
        let (mine, theirs, follows) = (try await counts(from), try await counts(to), try await followed(from))
        #expect(mine.allSatisfy { $0 > 0 } && follows > 0)
        let moved = try await database.members.handOver(from: from, to: to, tenant.scope(tenant.admin))
        // Told once, with the figures.
        let told = try await database.admin.query(
            "SELECT kind, data->>'leads' FROM baton.notification WHERE member_id = \(to) AND subject_id = \(from)"
        ).decode((String, String).self)
        #expect(told.map(\.0) == ["records_handed_over"])
        #expect(told.map(\.1) == ["\(moved.leads)"])
        #expect([moved.leads, moved.customers, moved.tickets, moved.contracts, moved.opportunities] == mine.prefix(5).map(Int.init))
        #expect(try await counts(from) == Array(repeating: 0, count: mine.count))
        #expect(try await counts(to) == zip(mine, theirs).map(+))
        #expect(try await followed(from) == 0)
        #expect(try await followed(to) == follows)
        // Each open lead is due again, and its timer agrees.
        let disagreeing = try await database.admin.query(
            """
            SELECT count(*) FROM baton.lead l LEFT JOIN baton.timer t ON t.tenant_id = l.tenant_id AND t.subject_id = l.id
            WHERE l.tenant_id = \(tenant.id) AND l.owner_id = \(to) AND l.stage < 4 AND l.deleted_at IS NULL
              AND (l.due_at <= baton.now() OR t.fire_at IS NULL OR t.fire_at > l.due_at)
            """
        ).single(Int64.self)
        #expect(disagreeing == 0)
        let load = try await database.admin.query(
            "SELECT open_leads FROM baton.member_load WHERE tenant_id = \(tenant.id) AND member_id = \(from)"
        ).single(Int32.self)
        #expect(load == 0)
        let events = try await database.admin.query(
            """
            SELECT kind, count(*) FROM baton.event
            WHERE tenant_id = \(tenant.id) AND data->>'from_owner_id' = \(from.description) AND data->>'owner_id' = \(to.description)
            GROUP BY 1 ORDER BY 1
            """
        ).decode((String, Int64).self)
        #expect(events.map(\.0) == ["contract.assigned", "customer.assigned", "lead.assigned", "opportunity.assigned", "ticket.assigned"])
        #expect(events.map(\.1) == [mine[3], mine[1], mine[0], mine[4], mine[2]])
        let again = try await database.members.handOver(from: from, to: to, tenant.scope(tenant.admin))
        #expect([again.leads, again.customers, again.tickets, again.contracts, again.followed] == [0, 0, 0, 0, 0])
    }
}
