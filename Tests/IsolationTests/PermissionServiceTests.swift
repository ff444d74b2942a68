internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

/// Previews and explanations say what PostgreSQL then does.
@Suite("The map is changed, tried out and explained", .database)
struct PermissionServiceTests {
    private let database = TestDatabase.current
    private let relations = [
        "lead", "lead_signal", "interaction", "customer", "contact", "delivery", "ticket", "ticket_message", "contract",
    ]

    /// The rows that a member's requests see, by relation.
    private func seen(_ scope: TenantScope) async throws -> [String: Set<UUID>] {
        var seen: [String: Set<UUID>] = [:]
        for relation in relations {
            do {
                seen[relation] = Set(
                    try await database.database.once(
                        scope, as: .member, ["SELECT id FROM \(fragment: .table(relation)) AS r WHERE to_jsonb(r)->>'deleted_at' IS NULL"])[
                            0
                        ].column(
                            UUID.self))
            } catch let error as DatabaseError where error.sqlState == "42501" {
                seen[relation] = []
            }
        }
        return seen
    }

    @Test("what a preview says is what happens; an explanation agrees with what each member sees")
    func previewAndExplain() async throws {
        let tenant = try await Fixture.make().ours
        let admin = try await tenant.scope(tenant.admin)
        let before = try await database.permissions.map(admin).map
        var after = before
        let sales = try #require(after.roles.firstIndex { $0.key == "sales" })
        let supervisor = try #require(after.roles.firstIndex { $0.key == "supervisor" })
        after.roles[sales].grants = [
            Grant(.leadCard, .read, .followed), Grant(.leadCard, .read, .region), Grant(.deliveryProgress, .read, .related),
            Grant(.ticketCard, .read, .own), Grant(.ticketCard, .read, .pool), Grant(.contractCard, .read, .team),
        ]
        after.roles[supervisor].grants = [
            Grant(.leadScore, .read, .team), Grant(.customerProfile, .read, .tenant), Grant(.ticketConversation, .read, .region),
        ]
        let people = [tenant.supervisor, tenant.southSupervisor, tenant.southSales[0]] + tenant.eastSales
        var seenBefore: [MemberID: [String: Set<UUID>]] = [:]
        for member in people { seenBefore[member] = try await seen(tenant.scope(member)) }

        let (differences, members) = try await database.permissions.preview(after, admin)
        #expect(members == people.count)
        // Nothing has changed yet.
        for member in people {
            let now = try await seen(tenant.scope(member))
            #expect(now == seenBefore[member])
        }
        _ = try await database.permissions.replace(after, version: admin.accessVersion, admin)
        var told = 0
        for member in people {
            let scope = try await tenant.scope(member)
            let now = try await seen(scope)
            for relation in relations {
                let (old, new) = (seenBefore[member]?[relation] ?? [], now[relation] ?? [])
                let difference = differences.first { $0.member == member && $0.relation == relation }
                #expect(Int(difference?.gained ?? 0) == new.subtracting(old).count, "\(relation)")
                #expect(Int(difference?.lost ?? 0) == old.subtracting(new).count, "\(relation)")
                let (gains, losses) = (difference?.gainedSamples ?? [], difference?.lostSamples ?? [])
                #expect(gains.allSatisfy { UUID(uuidString: $0).map(new.subtracting(old).contains) == true })
                #expect(losses.allSatisfy { UUID(uuidString: $0).map(old.subtracting(new).contains) == true })
                #expect(gains.count == min(5, new.subtracting(old).count))
                if difference != nil { told += 1 }
            }
            // Each record, explained.
            for resource in PermissionService.Resource.allCases {
                let ids = try await database.admin.query(
                    "SELECT id FROM \(fragment: .table(resource.rawValue)) WHERE tenant_id = \(tenant.id) AND deleted_at IS NULL LIMIT 20"
                ).column(UUID.self)
                for id in ids {
                    let explanation = try await database.permissions.explain(member, resource, id, tenant.scope(tenant.admin))
                    let isSeen = now[resource.rawValue]?.contains(id) ?? false
                    #expect(explanation.facets[0].isReadable == isSeen, "\(resource)")
                    #expect(explanation.facets[0].reasons.contains { $0.holds && $0.grant.action == .read } == isSeen)
                }
            }
        }
        #expect(told > 10)
        // Who changed what is an event, with the grants by name.
        let changed = try await database.admin.query(
            "SELECT array_to_string(changed, ' ') FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'permissions.changed' AND data->>'role' = 'supervisor'"
        ).column(String.self)
        #expect(changed.count == 1)
        #expect(changed.first?.contains("+ticket_conversation:read:region") == true)
        #expect(changed.first?.contains("-lead_card:read:team") == true)
    }

    @Test("a change holds for the next request of every process; two at once: one is told")
    func concurrency() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.eastSales[0])
        _ = try await tenant.capture()
        // Another process, with what it has read kept.
        let other = AccessDirectory(database: database.database)
        let stale = try await other.member(key: key)
        let admin = try await tenant.scope(tenant.admin)
        var map = try await database.permissions.map(admin).map
        let sales = try #require(map.roles.firstIndex { $0.key == "sales" })
        map.roles[sales].grants = []
        let outcomes = await withTaskGroup(of: [String].self, returning: [[String]].self) { group in
            for number in 0..<6 {
                var mine = map
                mine.roles[sales].name = "销售 \(number)"
                let wanted = mine
                group.addTask { await refusal { _ = try await database.permissions.replace(wanted, version: admin.accessVersion, admin) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0.isEmpty } == 1)
        #expect(outcomes.count { $0 == ["version_mismatch"] } == 5, "\(outcomes)")
        #expect(await refusal { _ = try await database.leads.list(LeadQuery(), stale) } == ["access_changed"])
        other.forget(key)
        let fresh = try await other.member(key: key)
        #expect(await refusal { _ = try await database.leads.list(LeadQuery(), fresh) } == ["permission_denied"])
    }

    @Test("a map that would lock everybody out, or drop a role that people have, is refused with its place")
    func refused() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.scope(tenant.admin)
        let map = try await database.permissions.map(admin).map
        func outcome(_ change: (inout ResponsibilityMap) -> Void) async -> [String] {
            var wanted = map
            change(&wanted)
            let changed = wanted
            let tried = await refusal { _ = try await database.permissions.preview(changed, admin) }
            let saved = await refusal { _ = try await database.permissions.replace(changed, version: nil, admin) }
            #expect(tried == saved)
            return saved
        }
        let lockedOut = await outcome { map in
            for index in map.roles.indices { map.roles[index].grants.remove(Grant(.permissions, .write, .tenant)) }
        }
        #expect(lockedOut == ["/roles no_admin"])
        #expect(await outcome { map in map.roles.removeAll { $0.key == "sales" } } == ["/roles role_in_use"])
        #expect(await outcome { map in map.roles.append(map.roles[0]) }.contains("/roles/3/key given_twice"))
        #expect(try await database.permissions.map(admin).map == map)
        // Only who holds the grant.
        let sales = try await tenant.scope(tenant.eastSales[0])
        #expect(await refusal { _ = try await database.permissions.map(sales) } == ["permission_denied"])
        #expect(await refusal { _ = try await database.permissions.replace(map, version: nil, sales) } == ["permission_denied"])
        #expect(
            await refusal { _ = try await database.permissions.explain(tenant.admin, .lead, UUID(), sales) } == ["permission_denied"])
        let stranger = try await TestTenant.make()
        let lead = try await stranger.capture()
        #expect(await refusal { _ = try await database.permissions.explain(tenant.admin, .lead, lead.id.uuid, admin) } == ["not_found"])
        #expect(await refusal { _ = try await database.permissions.explain(stranger.admin, .lead, lead.id.uuid, admin) } == ["not_found"])
    }

    @Test("each industry's map is possible, and can take the place of a tenant's first one", arguments: IndustryTemplate.all.map(\.key))
    func industries(key: String) async throws {
        let template = try #require(IndustryTemplate.all.first { $0.key == key })
        let impossible = template.map.roles.flatMap { role in role.grants.filter { !$0.isPossible } }
        #expect(impossible.isEmpty)
        let tenant = try await TestTenant.make()
        _ = try await database.permissions.replace(template.map, version: nil, tenant.scope(tenant.admin))
        for role in template.map.roles {
            let member = try await database.tenants.addMember(
                name: role.name, email: nil, roles: [role.key], team: tenant.eastTeam, tenant.operatorScope())
            // Every role's shape can be made, and asked.
            _ = try await seen(tenant.scope(member))
        }
    }

    @Test("a shape that nobody has asked for in a month is collected; whoever had it in mind gets it again")
    func collected() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.eastSales[0])
        var map = try await database.permissions.map(tenant.scope(tenant.admin)).map
        // A set of grants that no other test has.
        map.roles[2].grants = [Grant(.leadCard, .read, .own), Grant(.contractAmount, .write, .followed), Grant(.leadScore, .read, .region)]
        #expect(map.roles[2].key == "supervisor")
        map.roles[1].grants = map.roles[2].grants
        _ = try await database.permissions.replace(map, version: nil, tenant.scope(tenant.admin))
        let scope = try await database.directory.member(key: key)
        let shape = try scope.requireMember().shape
        let comment: SQL = "SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = \(shape)"
        #expect(try await database.admin.query(comment).single(String?.self) != nil)
        let collect: SQL = "SELECT baton.collect_shapes()"
        let system = TransactionOptions(role: TestCluster.rolePrefix + "system")
        _ = try await database.client.transaction(system, [collect])
        #expect(try await database.admin.query(comment).count == 1)
        try await database.admin.query("COMMENT ON ROLE \(fragment: .identifier(shape)) IS '2020-01-01'")
        #expect(try await database.client.transaction(system, [collect])[0].single(Int32.self) == 1)
        #expect(try await database.admin.query(comment).isEmpty)
        let refused = await #expect(throws: BatonError.self) { try await database.leads.list(LeadQuery(), scope) }
        #expect(refused?.code == .accessChanged)
        database.directory.forget(key)
        let again = try await database.directory.member(key: key)
        #expect(try again.requireMember().shape == shape)
        _ = try await database.leads.list(LeadQuery(), again)
        // A connection that refuses a shape is told of it again. (PostgreSQL may lose the news of a new one.)
        try await database.admin.query("REVOKE \(fragment: .identifier(shape)) FROM bt_svc")
        _ = try await database.leads.list(LeadQuery(), again)
        // Nothing else is given that way.
        for other in ["bt_compiler", "postgres", "bt_shape_none"] {
            _ = try await database.client.transaction(system, ["SELECT baton.renew_shape(\(other))"])
        }
        #expect(
            try await database.admin.query("SELECT pg_has_role('bt_svc', 'bt_compiler', 'MEMBER')").single(Bool.self) == false)
    }
}
