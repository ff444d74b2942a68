package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// A change of a member; what is `nil` stays.
package struct MemberPatch: Sendable, Equatable {
    package var name: String?
    package var team: TeamID??
    /// All regions of the member.
    package var regions: [RegionID]?
    /// Keys of all roles of the member.
    package var roles: [String]?
    package var status: MemberStatus?
    package var takesLeads: Bool?

    package init() {}

    package static let maximumRegions = 100
    package static let maximumRoles = 20
}

/// Members as an admin changes them: where they stand, what they may do, and who takes over when one leaves.
package struct MemberAdministration: Sendable {
    private let database: Database
    private let permissions: PermissionService
    private let wakeups: Wakeups

    package init(database: Database, wakeups: Wakeups) {
        self.database = database
        self.wakeups = wakeups
        permissions = PermissionService(database: database)
    }

    /// Whether the teams, regions and roles that a patch names are there.
    private static func check(_ patch: MemberPatch, _ state: PermissionService.State, _ problems: inout FieldProblems) {
        let roles = state.map.roles.map(\.key)
        if let team = patch.team.flatMap({ $0 }), !state.teams.contains(where: { $0.id == team }) {
            problems.append(.unknownTeam("/team_id"))
        }
        for (place, region) in (patch.regions ?? []).enumerated() where !state.regions.contains(region) {
            problems.append(FieldProblem("/region_ids/\(place)", "unknown_region", zh: "没有这个区域", en: "There is no region with this id."))
        }
        for (place, role) in (patch.roles ?? []).enumerated() where !roles.contains(role) {
            problems.append(
                FieldProblem(
                    "/roles/\(place)", "unknown_role", zh: "没有角色 \(role)；可选：\(roles.joined(separator: "、"))",
                    en: "There is no role \(role); known: \(roles.joined(separator: ", "))."))
        }
    }

    /// A new member, who cannot sign in before he gets a key.
    ///
    /// - Parameter wanted: `status` is not looked at: new members are active. Without `takesLeads`, routing picks him if he has a role that
    ///   the built-in playbook lets it pick.
    /// - Throws: `permission_denied` without `permissions:write`; `validation_failed` with the place; `conflict`: an e-mail that a member has.
    package func add(email: String?, _ wanted: MemberPatch, _ scope: TenantScope) async throws -> MemberID {
        try scope.require(.write, .permissions)
        let state = try await permissions.state(scope)
        var problems = FieldProblems()
        let name = problems.required(wanted.name, "/name", max: 100)
        let address = problems.email(email, "/email")
        let roles = Set(wanted.roles ?? []).sorted()
        if roles.isEmpty { problems.append(FieldProblem("/roles", "missing", zh: "至少一个角色", en: "Give one role at least.")) }
        Self.check(wanted, state, &problems)
        try problems.check()

        let (tenant, id) = (scope.tenant, MemberID.make())
        let team = wanted.team.flatMap { $0 }
        let regions = Set(wanted.regions ?? []).sorted()
        let person = PermissionService.Person(
            name: name, isActive: true,
            position: Position(member: id, team: team, teams: team.map(TeamTree(state.teams).subtree) ?? [], regions: regions), roles: roles
        )
        try await permissions.compile(state.map, [person], scope)
        let takesLeads = wanted.takesLeads ?? RoleTemplate.builtIn.contains { $0.takesLeads && roles.contains($0.key) }
        do {
            _ = try await AccessChange(database: database).commit(
                scope,
                [
                    """
                    INSERT INTO baton.member (tenant_id, id, name, email, team_id, region_id, takes_leads)
                    VALUES (\(tenant), \(id), \(name), \(address?.address), \(team), \(regions.first), \(takesLeads))
                    """,
                    "INSERT INTO baton.member_load (tenant_id, member_id) VALUES (\(tenant), \(id))",
                    """
                    INSERT INTO baton.member_region (tenant_id, member_id, region_id)
                    SELECT \(tenant), \(id), r FROM unnest(\(Array(regions.dropFirst()))) AS r
                    """,
                    """
                    INSERT INTO baton.member_role (tenant_id, member_id, role_id)
                    SELECT \(tenant), \(id), id FROM baton.role WHERE tenant_id = \(tenant) AND key = ANY (\(roles))
                    """,
                    EventRecord("member.created", facet: .permissions, subject: id, changed: roles).insert(scope),
                ])
        } catch let error as DatabaseError where error.constraint == "member_email_key" {
            throw BatonError(.conflict, detail: "there is a member with that e-mail already")
        }
        return id
    }

    /// Holds from the next request of every process on.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `not_found`; `validation_failed` with the place: an unknown team, region or
    ///   role, or nobody left who may change the map.
    package func update(_ member: MemberID, _ patch: MemberPatch, _ scope: TenantScope) async throws {
        try scope.require(.write, .permissions)
        let tenant = scope.tenant
        let state = try await permissions.state(scope)
        var people = state.people
        guard let index = people.firstIndex(where: { $0.position.member == member }) else { throw BatonError(.notFound, detail: "member") }

        var problems = FieldProblems()
        let name = patch.name.flatMap { problems.required($0, "/name", max: 100) }
        Self.check(patch, state, &problems)
        try problems.check()

        // As it will be: the shape is made beforehand, and somebody must be able to take it back.
        if let team = patch.team {
            people[index].position.team = team
            people[index].position.teams = team.map(TeamTree(state.teams).subtree) ?? []
        }
        if let wanted = patch.regions { people[index].position.regions = Set(wanted).sorted() }
        if let wanted = patch.roles { people[index].roles = Set(wanted).sorted() }
        if let status = patch.status { people[index].isActive = status != .disabled }
        try permissions.check(state.map, people)
        try await permissions.compile(state.map, [people[index]], scope)

        let person = people[index]
        var changed: [String] = []
        var statements: [SQL] = [
            """
            UPDATE baton.member SET updated_at = baton.now(), version = version + 1,
                name = coalesce(\(name), name), team_id = \(person.position.team),
                status = coalesce(\(patch.status?.rawValue), status), takes_leads = coalesce(\(patch.takesLeads), takes_leads)
            WHERE tenant_id = \(tenant) AND id = \(member)
            """
        ]
        if patch.regions != nil {
            changed.append("regions")
            statements += [
                // The first stands with the member, the others beside it.
                """
                UPDATE baton.member SET region_id = \(person.position.regions.first)
                WHERE tenant_id = \(tenant) AND id = \(member)
                """,
                "DELETE FROM baton.member_region WHERE tenant_id = \(tenant) AND member_id = \(member)",
                """
                INSERT INTO baton.member_region (tenant_id, member_id, region_id)
                SELECT \(tenant), \(member), r FROM unnest(\(Array(person.position.regions.dropFirst()))) AS r
                """,
            ]
        }
        if patch.roles != nil {
            changed.append("roles")
            statements += [
                "DELETE FROM baton.member_role WHERE tenant_id = \(tenant) AND member_id = \(member)",
                """
                INSERT INTO baton.member_role (tenant_id, member_id, role_id)
                SELECT \(tenant), \(member), id FROM baton.role WHERE tenant_id = \(tenant) AND key = ANY (\(person.roles))
                """,
            ]
        }
        for (field, isGiven) in [
            ("name", patch.name != nil), ("team", patch.team != nil), ("status", patch.status != nil),
            ("takes_leads", patch.takesLeads != nil),
        ] where isGiven { changed.append(field) }
        if patch.status == .disabled { statements.append(SessionService.endAll(of: member, scope)) }
        if patch.status != nil || patch.takesLeads != nil || patch.team != nil { statements.append(ConfigurationCheck.arm(tenant)) }
        statements.append(
            EventRecord("member.changed", facet: .permissions, subject: member, changed: changed.sorted()).insert(scope))
        _ = try await AccessChange(database: database).commit(scope, statements)
    }

    /// How many records went over.
    package struct HandOver: Sendable, Equatable {
        package var leads: Int
        package var customers: Int
        package var tickets: Int
        package var contracts: Int
        package var opportunities: Int
        /// Records that the member followed.
        package var followed: Int
    }

    /// Gives everything that a member owns or follows to another, in one transaction (Z4). Open leads start with a window of their own, as
    /// after any assignment. The receiver is told, once for all of them.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `not_found`; `validation_failed`: to nobody, or to the member himself.
    package func handOver(from: MemberID, to: MemberID, _ scope: TenantScope) async throws -> HandOver {
        try scope.require(.write, .permissions)
        let people = try await permissions.state(scope).people
        guard people.contains(where: { $0.position.member == from }) else { throw BatonError(.notFound, detail: "member") }
        guard from != to, let target = people.first(where: { $0.position.member == to && $0.isActive }) else {
            throw ValidationFailure([
                FieldProblem("/to", "unknown_member", zh: "没有这位在岗成员，或就是本人", en: "No other active member with this id.")
            ])
        }
        let (tenant, team) = (scope.tenant, target.position.team)
        let told = scope.actor == .member(to) ? nil : to
        let handOver = try await database.withTenant(scope, as: .system) { transaction in
            let rules = try await transaction.run([
                "SELECT response_window_s, follow_up_window_s FROM baton.lead_policy WHERE tenant_id = \(tenant)",
                "SELECT trigger_key, version_id FROM baton.escalation_policy WHERE tenant_id = \(tenant)",
            ])
            let policy = try rules[0].first((Int32, Int32).self) ?? (900 as Int32, 172_800 as Int32)
            let versions = try rules[1].decode((String, EscalationVersionID).self)
            func escalation(_ trigger: EscalationTrigger) -> EscalationVersionID? { versions.first { $0.0 == trigger.rawValue }?.1 }
            var results = try await transaction.run([
                // In the order of their ids, so that two hand-overs do not wait for each other.
                "SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND owner_id = \(from) ORDER BY id FOR NO KEY UPDATE",
                """
                UPDATE baton.lead SET owner_id = \(to), team_id = \(team), routing_rule_id = NULL, assigned_at = baton.now(),
                    due_at = baton.now() + (CASE WHEN first_touch_at IS NULL THEN \(policy.0) ELSE \(policy.1) END) * interval '1 second',
                    escalation = 0, escalated_at = NULL, escalated_from = '{}',
                    escalation_policy_version_id = CASE WHEN first_touch_at IS NULL THEN \(escalation(.leadResponse))
                                                        ELSE \(escalation(.leadFollowUp)) END,
                    updated_at = baton.now(), version = version + 1
                WHERE tenant_id = \(tenant) AND owner_id = \(from) AND stage < 4 AND deleted_at IS NULL
                RETURNING id, due_at
                """,
                """
                UPDATE baton.lead SET owner_id = \(to), team_id = \(team), updated_at = baton.now(), version = version + 1
                WHERE tenant_id = \(tenant) AND owner_id = \(from)
                RETURNING id
                """,
            ])
            let open = try results[1].decode((LeadID, Date).self)
            var moved: [(kind: String, facet: Facet, ids: [UUID])] = [
                ("lead.assigned", .leadCard, open.map(\.0.uuid) + (try results[2].column(UUID.self)))
            ]
            let others: [(relation: String, kind: String, facet: Facet)] = [
                ("customer", "customer.assigned", .customerProfile), ("ticket", "ticket.assigned", .ticketCard),
                ("contract", "contract.assigned", .contractCard), ("opportunity", "opportunity.assigned", .opportunityCard),
            ]
            results = try await transaction.run(
                others.map { other in
                    """
                    UPDATE baton.\(fragment: .identifier(other.relation)) SET owner_id = \(to), team_id = \(team), updated_at = baton.now(),
                        version = version + 1
                    WHERE tenant_id = \(tenant) AND owner_id = \(from) RETURNING id
                    """
                })
            for (other, result) in zip(others, results) { moved.append((other.kind, other.facet, try result.column(UUID.self))) }
            let followed = try await transaction.run(
                ["lead", "customer", "ticket", "contract", "opportunity"].map { relation -> SQL in
                    """
                    UPDATE baton.\(fragment: .identifier(relation)) SET
                        follower_ids = array_append(array_remove(array_remove(follower_ids, \(from)), \(to)), \(to))
                    WHERE tenant_id = \(tenant) AND follower_ids <> '{}'::uuid[] AND \(from) = ANY (follower_ids)
                    """
                }
            ).reduce(0) { $0 + $1.affectedRows }
            let handOver = HandOver(
                leads: moved[0].ids.count, customers: moved[1].ids.count, tickets: moved[2].ids.count, contracts: moved[3].ids.count,
                opportunities: moved[4].ids.count, followed: followed)
            let who = JSONText.object(["from_owner_id": from.description, "owner_id": to.description, "team_id": team?.description])
            var events = moved.flatMap { record in
                record.ids.map {
                    EventRecord(record.kind, facet: record.facet, subject: SubjectID($0), changed: ["owner_id", "team_id"], data: who)
                }
            }
            events.append(
                EventRecord(
                    "member.handed_over", facet: .permissions, subject: from,
                    data: .object([
                        "to": to.description, "leads": "\(handOver.leads)", "customers": "\(handOver.customers)",
                        "tickets": "\(handOver.tickets)", "contracts": "\(handOver.contracts)",
                        "opportunities": "\(handOver.opportunities)",
                    ])))
            let figures = JSONText.object([
                "from_member_id": from.description, "leads": "\(handOver.leads)", "customers": "\(handOver.customers)",
                "tickets": "\(handOver.tickets)", "contracts": "\(handOver.contracts)", "opportunities": "\(handOver.opportunities)",
            ])
            let isNothing = moved.allSatisfy(\.ids.isEmpty) && followed == 0
            let drafts =
                (isNothing ? nil : told).map {
                    [NotificationDraft(.recordsHandedOver, to: $0, subject: from, data: figures, tenant: tenant)]
                } ?? []
            let last: [SQL] = [
                """
                INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
                SELECT \(tenant), t.id, \(LeadDeadlineHandler.kind), t.at FROM unnest(\(open.map(\.0.uuid)), \(open.map(\.1))) AS t (id, at)
                ON CONFLICT (tenant_id, subject_id, kind) DO UPDATE SET fire_at = excluded.fire_at, attempt = 0
                """,
                EventRecord.insert(events, scope),
            ]
            _ = try await transaction.finish(last + (drafts.isEmpty ? [] : NotificationDraft.insert(drafts, tenant: tenant)))
            return handOver
        }
        if let told { wakeups.ring(.member(told)) }
        wakeups.ring(.sequencer)
        return handOver
    }
}
