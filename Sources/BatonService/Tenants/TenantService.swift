package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What a host and a tenant's admin set up: tenants, people, keys, forms, routes. Every change moves the tenant's access version, so that
/// it holds from the next request on.
package struct TenantService: Sendable {
    private let database: Database
    private let keys: TenantKeys?

    /// - Parameter keys: makes a new tenant's data key with the tenant; without it the key is made at first use.
    package init(database: Database, keys: TenantKeys? = nil) {
        self.database = database
        self.keys = keys
    }

    package static let trialDays = 14
    private static var trialEnd: SQL { "baton.now() + \(trialDays) * interval '1 day'" }

    package struct Summary: Sendable {
        package var id: TenantID
        package var slug: String
        package var name: String
        package var status: TenantStatus
        package var trialEndsAt: Date?
    }

    /// - Parameter id: known beforehand only to tests and the demo.
    /// - Throws: `validation_failed`, `conflict` when the short name is taken.
    package func create(slug: String, name: String, timeZone: String = "Asia/Shanghai", isTrial: Bool = true) async throws -> TenantID {
        try await provision(slug: slug, name: name, timeZone: timeZone, isTrial: isTrial, admin: nil, operatorKey: nil, requestID: nil).id
    }

    /// Who begins: a member with the role `admin` and a key.
    package struct FirstAdmin: Sendable {
        package var name: String
        package var email: String

        package init(name: String, email: String) {
            self.name = name
            self.email = email
        }
    }

    package struct Provisioned: Sendable {
        package var id: TenantID
        package var admin: MemberID?
        /// Shown this once.
        package var key: Secret?
    }

    /// A tenant with the built-in roles and rules, and somebody in it who can do everything else: all or nothing.
    ///
    /// - Throws: `validation_failed`, `conflict` when the short name is taken.
    package func provision(
        slug: String, name: String, timeZone: String, isTrial: Bool, admin: FirstAdmin?, operatorKey: OperatorKeyID?, requestID: String?
    ) async throws -> Provisioned {
        var problems = FieldProblems()
        let slug = slug.lowercased()
        if slug.wholeMatch(of: /[a-z0-9][a-z0-9-]{1,62}/) == nil {
            problems.append(
                FieldProblem(
                    "/slug", "invalid_slug", zh: "短名称由 2–63 个小写字母、数字和 - 组成",
                    en: "The short name has 2 to 63 lower-case letters, digits and -."))
        }
        let cleanName = problems.text(name, "/name", max: 200)
        if cleanName == nil, !problems.all.contains(where: { $0.pointer == "/name" }) {
            problems.append(FieldProblem("/name", "missing", zh: "请填写名称", en: "Give a name."))
        }
        if TimeZone(identifier: timeZone) == nil {
            problems.append(
                FieldProblem("/time_zone", "unknown_time_zone", zh: "不认识的时区", en: "Not a time zone, for example Asia/Shanghai."))
        }
        let adminName = admin.map { problems.required($0.name, "/admin_name", max: 100) }
        let adminEmail = admin.flatMap { admin in
            let before = problems.all.count
            let address = problems.email(admin.email, "/admin_email")
            if address == nil, problems.all.count == before {
                problems.append(FieldProblem("/admin_email", "missing", zh: "必填", en: "Required."))
            }
            return address
        }
        try problems.check()

        let tenant = TenantID.make()
        let (member, keyID, key) = (MemberID.make(), APIKeyID.make(), Secret.make("bk"))
        var scope = TenantScope(tenant: tenant, accessVersion: 1, timeZone: timeZone, actor: .hostOperator, requestID: requestID)
        scope.credential = operatorKey?.uuid
        let recorded = scope
        let status = isTrial ? TenantStatus.trial : .active
        do {
            try await database.provision(tenant) { transaction in
                transaction.enqueue(
                    """
                    INSERT INTO baton.tenant (id, slug, name, status, trial_ends_at, time_zone)
                    VALUES (\(tenant), \(slug), \(cleanName), \(status.rawValue),
                            \(fragment: isTrial ? Self.trialEnd : "NULL"), \(timeZone))
                    """)
                if let key = try keys?.firstKey(of: tenant) { transaction.enqueue(key) }
                transaction.enqueue("INSERT INTO baton.tenant_usage (tenant_id) VALUES (\(tenant))")
                transaction.enqueue("INSERT INTO baton.lead_policy (tenant_id) VALUES (\(tenant))")
                for (signal, label, points) in ScoreRule.builtIn {
                    transaction.enqueue(
                        """
                        INSERT INTO baton.score_rule (tenant_id, id, signal, label, points)
                        VALUES (\(tenant), \(RuleID.make()), \(signal), \(label), \(points))
                        """)
                }
                var adminRole: RoleID?
                for template in RoleTemplate.builtIn {
                    let role = RoleID.make()
                    if template.key == "admin" { adminRole = role }
                    transaction.enqueue(
                        "INSERT INTO baton.role (tenant_id, id, key, name) VALUES (\(tenant), \(role), \(template.key), \(template.name))")
                    for grant in template.grants {
                        transaction.enqueue(
                            """
                            INSERT INTO baton.role_grant (tenant_id, role_id, facet, action, reach)
                            VALUES (\(tenant), \(role), \(grant.facet.rawValue), \(grant.action.rawValue), \(grant.reach.rawValue))
                            """)
                    }
                }
                if let adminName, let adminEmail, let adminRole {
                    for statement in [
                        """
                        INSERT INTO baton.member (tenant_id, id, name, email) VALUES (\(tenant), \(member), \(adminName), \(adminEmail.address))
                        """,
                        "INSERT INTO baton.member_load (tenant_id, member_id) VALUES (\(tenant), \(member))",
                        "INSERT INTO baton.member_role (tenant_id, member_id, role_id) VALUES (\(tenant), \(member), \(adminRole))",
                        """
                        INSERT INTO baton.api_key (tenant_id, id, member_id, name, prefix, secret_hash)
                        VALUES (\(tenant), \(keyID), \(member), 'first', \(key.prefix), \(key.hash))
                        """,
                        """
                        INSERT INTO baton.credential (secret_hash, tenant_id, kind, subject_id, member_id)
                        VALUES (\(key.hash), \(tenant), 1::smallint, \(keyID), \(member))
                        """,
                    ] as [SQL] { transaction.enqueue(statement) }
                }
                let created = EventRecord("tenant.created", facet: .permissions, subject: tenant, data: .object(["status": status.key]))
                // Without anybody in it there is nobody who could read it.
                _ = try await transaction.finish(admin == nil ? [] : [created.insert(recorded)])
            }
        } catch let error as DatabaseError where error.constraint == "tenant_slug_key" {
            throw BatonError(.conflict, detail: "there is a tenant \(slug) already")
        }
        return admin == nil ? Provisioned(id: tenant) : Provisioned(id: tenant, admin: member, key: key)
    }

    package func list() async throws -> [Summary] {
        try await database.directory("SELECT id, slug, name, status, trial_ends_at FROM baton.tenant ORDER BY slug")
            .decode((TenantID, String, String, Int16, Date?).self).compactMap { row in
                TenantStatus(rawValue: row.3).map { Summary(id: row.0, slug: row.1, name: row.2, status: $0, trialEndsAt: row.4) }
            }
    }

    /// Ends or renews the right to use the service; data stays. Holds from the next request of every process on. `trial` begins a new one.
    ///
    /// - Throws: `conflict` for a tenant that is being erased.
    package func setStatus(_ status: TenantStatus, _ scope: TenantScope) async throws {
        let end: SQL =
            switch status {
            case .trial: ", trial_ends_at = \(fragment: Self.trialEnd)"
            // Whoever has paid has no trial to return to.
            case .active: ", trial_ends_at = NULL"
            case .suspended: ""
            }
        try await change(
            "SET status = \(status.rawValue)\(fragment: end)", to: status == .active ? "tenant.activated" : "tenant.\(status.key)", scope)
    }

    /// Serves a suspended tenant as it was before: the rest of its trial, if it has not been activated, else as an active one.
    ///
    /// - Throws: `conflict` for a tenant that is not suspended, or is being erased.
    package func resume(_ scope: TenantScope) async throws {
        try await change(
            """
            SET status = CASE WHEN trial_ends_at IS NULL THEN \(TenantStatus.active.rawValue) ELSE \(TenantStatus.trial.rawValue) END
            """, when: "status = \(TenantStatus.suspended.rawValue)", to: "tenant.resumed", scope)
    }

    /// How many days a trial may be extended by at once.
    package static let extensionDays: ClosedRange<Int64> = 1...365

    /// Lets a trial go on: from its end, or from now if that has passed. Holds at once in every process.
    ///
    /// - Throws: `validation_failed`; `conflict` for a tenant that has no trial.
    package func extendTrial(days: Int, _ scope: TenantScope) async throws {
        guard Self.extensionDays.contains(Int64(days)) else {
            throw ValidationFailure([FieldProblem("/days", "out_of_range", zh: "应在 1 到 365 天之间", en: "Between 1 and 365 days.")])
        }
        let now = try await database.directory("SELECT baton.now(), trial_ends_at FROM baton.tenant WHERE id = \(scope.tenant)")
            .first((Date, Date?).self)
        let start = max(now?.0 ?? .distantPast, now?.1 ?? .distantPast)
        try await change(
            "SET trial_ends_at = \(start.addingTimeInterval(Double(days) * 86_400))", when: "status = \(TenantStatus.trial.rawValue)",
            to: "tenant.trial_extended", data: ["days": "\(days)"], scope)
    }

    private func change(
        _ assignments: SQL, when condition: SQL = "true", to kind: String, data: [String: String?] = [:], _ scope: TenantScope
    ) async throws {
        let tenant = scope.tenant
        _ = try await AccessChange(database: database).commit(
            scope,
            [
                """
                UPDATE baton.tenant \(fragment: assignments) WHERE id = \(tenant) AND erasing_at IS NULL AND \(fragment: condition)
                RETURNING id
                """,
                EventRecord(kind, facet: .permissions, subject: tenant, data: .object(data)).insert(scope),
            ]
        ) { results in
            if results[0].isEmpty { throw BatonError(.conflict, detail: "the tenant is not in a state for that, or is being erased") }
        }
    }

    /// Runs statements that change what members may see or how leads are handled.
    func configure(_ scope: TenantScope, _ statements: [SQL]) async throws -> [QueryResult] {
        try await AccessChange(database: database).commit(scope, statements)
    }

    // MARK: regions, teams, routes

    /// - Parameter areas: provinces in any spelling.
    package func createRegion(name: String, areas: [String], _ scope: TenantScope) async throws -> RegionID {
        var problems = FieldProblems()
        let name = problems.required(name, "/name", max: 100)
        let provinces = areas.compactMap { problems.area($0, "/areas") }
        try problems.check()
        let id = RegionID.make()
        do {
            _ = try await configure(
                scope,
                [
                    """
                    INSERT INTO baton.region (tenant_id, id, name, areas)
                    VALUES (\(scope.tenant), \(id), \(name), \(provinces.map(\.shortName)))
                    """
                ])
        } catch let error as DatabaseError where error.constraint == "region_name_key" {
            throw BatonError(.conflict, detail: "there is a region of that name already")
        }
        return id
    }

    package func createTeam(name: String, parent: TeamID?, _ scope: TenantScope) async throws -> TeamID {
        var problems = FieldProblems()
        let name = problems.required(name, "/name", max: 100)
        try problems.check()
        let id = TeamID.make()
        do {
            _ = try await configure(
                scope,
                ["INSERT INTO baton.team (tenant_id, id, parent_id, name) VALUES (\(scope.tenant), \(id), \(parent), \(name))"])
        } catch let error as DatabaseError where error.constraint == "team_name_key" {
            throw BatonError(.conflict, detail: "there is a team of that name already")
        } catch let error as DatabaseError where error.constraint == "team_parent_fkey" {
            throw BatonError(.notFound, detail: "parent team")
        }
        return id
    }

    /// - Throws: `not_found`.
    package func team(named name: String, _ scope: TenantScope) async throws -> TeamID {
        try await named(
            name, "team",
            database.once(
                scope, as: .system, readOnly: true, ["SELECT id FROM baton.team WHERE tenant_id = \(scope.tenant) AND name = \(name)"]))
    }

    /// - Throws: `not_found`.
    package func region(named name: String, _ scope: TenantScope) async throws -> RegionID {
        try await named(
            name, "region",
            database.once(
                scope, as: .system, readOnly: true, ["SELECT id FROM baton.region WHERE tenant_id = \(scope.tenant) AND name = \(name)"]))
    }

    private func named<Entity>(_ name: String, _ kind: String, _ results: [QueryResult]) throws -> Identifier<Entity> {
        guard let id = try results[0].single(Identifier<Entity>.self) else { throw BatonError(.notFound, detail: "\(kind) \(name)") }
        return id
    }

    /// Adds a rule behind the existing ones. An absent condition holds always.
    package func addRoute(
        name: String, region: RegionID?, productLine: String?, budgetFrom: Int64?, budgetBelow: Int64?, team: TeamID, _ scope: TenantScope
    ) async throws -> RuleID {
        var problems = FieldProblems()
        let name = problems.required(name, "/name", max: 100)
        let line = problems.text(productLine, "/product_line", max: LeadLimits.productLine)
        if let budgetFrom, let budgetBelow, budgetFrom >= budgetBelow {
            problems.append(
                FieldProblem("/budget_below_minor", "budget_reversed", zh: "预算下限必须小于上限", en: "The budget band must begin below its end."))
        }
        try problems.check()
        let id = RuleID.make()
        if let region {
            let found = try await database.once(
                scope, as: .system, readOnly: true, ["SELECT 1 FROM baton.region WHERE tenant_id = \(scope.tenant) AND id = \(region)"])
            guard !found[0].isEmpty else { throw BatonError(.notFound, detail: "region") }
        }
        let rule = RoutingRule(
            id: id, position: 0, name: name, region: region, productLine: line, budgetFrom: budgetFrom, budgetBelow: budgetBelow, team: team
        )
        do {
            _ = try await configure(
                scope,
                [
                    "SELECT pg_advisory_xact_lock(hashtextextended(\("routes " + scope.tenant.description), 0))",
                    """
                    INSERT INTO baton.routing_rule (tenant_id, id, position, name, conditions, target, team_id)
                    SELECT \(scope.tenant), \(id), coalesce(max(position), 0) + 10, \(name), \(ConditionStore.stored(rule.conditions)), 1, \(team)
                    FROM baton.routing_rule WHERE tenant_id = \(scope.tenant)
                    """,
                    EventRecord("routing_rule.created", facet: .leadRules, subject: id).insert(scope),
                ])
        } catch let error as DatabaseError where error.sqlState == "23503" {
            throw BatonError(.notFound, detail: "team")
        }
        return id
    }

    /// Where leads go that no rule fits.
    package func setPoolTeam(_ team: TeamID, _ scope: TenantScope) async throws {
        _ = try await configure(scope, ["UPDATE baton.lead_policy SET pool_team_id = \(team) WHERE tenant_id = \(scope.tenant)"])
    }

    // MARK: people

    package struct Member: Sendable {
        package var id: MemberID
        package var name: String
        package var email: String?
        package var teamID: TeamID?
        package var team: String?
        package var status: MemberStatus
        package var takesLeads: Bool
        package var roles: [String]
        package var version: Int32
    }

    /// Everybody of the tenant; its own people may know each other, whatever the responsibility map says of records.
    package func members(_ scope: TenantScope) async throws -> [Member] {
        let role: DatabaseRole = scope.member == nil ? .system : .member
        let results = try await database.once(
            scope, as: role, readOnly: true,
            [
                """
                SELECT m.id, m.name, m.email, m.team_id, t.name, m.status, m.takes_leads, m.version
                FROM baton.member m LEFT JOIN baton.team t ON t.tenant_id = m.tenant_id AND t.id = m.team_id
                WHERE m.tenant_id = \(scope.tenant) AND m.deleted_at IS NULL ORDER BY m.created_at, m.id
                """,
                """
                SELECT mr.member_id, r.key FROM baton.member_role mr
                JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
                WHERE mr.tenant_id = \(scope.tenant) AND r.tenant_id = \(scope.tenant) ORDER BY r.key
                """,
            ])
        let roles = Dictionary(grouping: try results[1].decode((MemberID, String).self), by: { $0.0 })
        return try results[0].decode((MemberID, String, String?, TeamID?, String?, Int16, Bool, Int32).self).map { row in
            Member(
                id: row.0, name: row.1, email: row.2, teamID: row.3, team: row.4, status: MemberStatus(rawValue: row.5) ?? .disabled,
                takesLeads: row.6, roles: roles[row.0, default: []].map { $0.1 }, version: row.7)
        }
    }

    /// Fails with `access_changed` when the scope is out of date.
    package func assertCurrent(_ scope: TenantScope) async throws {
        _ = try await database.once(scope, as: scope.member == nil ? .system : .member, readOnly: true, [])
    }

    package func teams(_ scope: TenantScope) async throws -> [(name: String, parent: String?)] {
        try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT t.name, p.name FROM baton.team t
                LEFT JOIN baton.team p ON p.tenant_id = t.tenant_id AND p.id = t.parent_id
                WHERE t.tenant_id = \(scope.tenant) ORDER BY t.created_at, t.id
                """
            ])[0].decode((String, String?).self).map { ($0.0, $0.1) }
    }

    package func regions(_ scope: TenantScope) async throws -> [(name: String, areas: [String])] {
        try await database.once(
            scope, as: .system, readOnly: true,
            ["SELECT name, areas FROM baton.region WHERE tenant_id = \(scope.tenant) ORDER BY created_at, id"])[0]
            .decode((String, [String]).self).map { ($0.0, $0.1) }
    }

    package struct Route: Sendable {
        package var position: Int32
        package var name: String
        package var isEnabled: Bool
        /// Names of regions instead of their ids.
        package var conditions: [LeadCondition]
        /// The name of a team or member.
        package var target: String
        package var isPool: Bool
        package var strategy: AssignmentStrategy?
    }

    /// In the order in which they are tried.
    package func routes(_ scope: TenantScope) async throws -> [Route] {
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                RoutingRuleStore.select(scope.tenant), "SELECT id, name FROM baton.team WHERE tenant_id = \(scope.tenant)",
                "SELECT id, name FROM baton.member WHERE tenant_id = \(scope.tenant)",
                "SELECT id::text, name FROM baton.region WHERE tenant_id = \(scope.tenant)",
            ])
        let teams = Dictionary(try results[1].decode((TeamID, String).self).map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
        let members = Dictionary(try results[2].decode((MemberID, String).self).map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
        let regions = Dictionary(try results[3].decode((String, String).self).map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
        return try RoutingRuleStore.decode(results[0]).map { row in
            let rule = row.rule
            let (target, isPool): (String?, Bool) =
                switch rule.target {
                case .team(let id): (teams[id], false)
                case .pool(let id): (teams[id], true)
                case .member(let id): (members[id], false)
                }
            return Route(
                position: rule.position, name: rule.name, isEnabled: rule.isEnabled,
                conditions: rule.conditions.map { condition in
                    var condition = condition
                    if condition.field == "region" { condition.values = condition.values.map { regions[$0] ?? $0 } }
                    return condition
                }, target: target ?? "?", isPool: isPool, strategy: rule.strategy)
        }
    }

    /// - Parameter roles: keys of roles, for example `sales`.
    /// - Throws: `validation_failed` (unknown role), `conflict` (mail already used), `not_found` (team, region).
    package func addMember(
        name: String, email: String?, roles: [String], team: TeamID?, region: RegionID? = nil, takesLeads: Bool? = nil, _ scope: TenantScope
    ) async throws -> MemberID {
        var problems = FieldProblems()
        let name = problems.required(name, "/name", max: 100)
        let address = problems.email(email, "/email")
        let known = try await database.once(
            scope, as: .system, readOnly: true, ["SELECT key, id FROM baton.role WHERE tenant_id = \(scope.tenant)"])[0]
            .decode((String, RoleID).self)
        let ids = Dictionary(uniqueKeysWithValues: known.map { ($0.0, $0.1) })
        for role in roles where ids[role] == nil {
            problems.append(
                FieldProblem(
                    "/roles", "unknown_role", zh: "没有角色 \(role)；可选：\(ids.keys.sorted().joined(separator: "、"))",
                    en: "There is no role \(role); known: \(ids.keys.sorted().joined(separator: ", "))."))
        }
        try problems.check()
        let id = MemberID.make()
        let takesLeads = takesLeads ?? RoleTemplate.builtIn.contains { $0.takesLeads && roles.contains($0.key) }
        var statements: [SQL] = [
            """
            INSERT INTO baton.member (tenant_id, id, name, email, team_id, region_id, takes_leads)
            VALUES (\(scope.tenant), \(id), \(name), \(address?.address), \(team), \(region), \(takesLeads))
            """,
            "INSERT INTO baton.member_load (tenant_id, member_id) VALUES (\(scope.tenant), \(id))",
        ]
        for role in Set(roles) {
            statements.append(
                "INSERT INTO baton.member_role (tenant_id, member_id, role_id) VALUES (\(scope.tenant), \(id), \(ids[role]))")
        }
        do {
            _ = try await configure(scope, statements)
        } catch let error as DatabaseError where error.constraint == "member_email_key" {
            throw BatonError(.conflict, detail: "there is a member with that e-mail already")
        } catch let error as DatabaseError where error.sqlState == "23503" {
            throw BatonError(.notFound, detail: error.constraint == "member_region_fkey" ? "region" : "team")
        }
        return id
    }

    /// - Parameter reference: the member's mail, name or id.
    /// - Throws: `not_found`; `conflict`, when several members have that name.
    package func member(_ reference: String, _ scope: TenantScope) async throws -> MemberID {
        let found = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT id FROM baton.member WHERE tenant_id = \(scope.tenant) AND deleted_at IS NULL
                  AND (email = \(reference) OR name = \(reference) OR id = \(MemberID(reference)))
                LIMIT 2
                """
            ])[0].column(MemberID.self)
        if found.count > 1 { throw BatonError(.conflict, detail: "several members are called \(reference); give the e-mail") }
        guard let member = found.first else { throw BatonError(.notFound, detail: "member \(reference)") }
        return member
    }

    /// Absent members keep their leads and are given none; disabled ones cannot sign in either.
    package func setMemberStatus(_ member: MemberID, _ status: MemberStatus, _ scope: TenantScope) async throws {
        let results = try await configure(
            scope,
            [
                """
                UPDATE baton.member SET status = \(status.rawValue), updated_at = baton.now(), version = version + 1
                WHERE tenant_id = \(scope.tenant) AND id = \(member) AND deleted_at IS NULL
                """
            ] + (status == .disabled ? [SessionService.endAll(of: member, scope)] : []))
        guard results[0].affectedRows == 1 else { throw BatonError(.notFound, detail: "member") }
    }

    // MARK: keys

    /// A whole key; `APIKeyService` makes narrower ones.
    package func createKey(member: MemberID, name: String, expiresAt: Date? = nil, _ scope: TenantScope) async throws -> (APIKeyID, Secret)
    {
        try await APIKeyService(database: database).create(.init(name: name, expiresAt: expiresAt), for: member, scope)
    }

    /// The oldest first.
    package func keys(_ scope: TenantScope) async throws -> [APIKeyService.Key] {
        try await APIKeyService(database: database).list(scope).reversed()
    }

    package func revokeKey(_ id: APIKeyID, _ scope: TenantScope) async throws {
        try await APIKeyService(database: database).revoke(id, scope)
    }

    package func forms(_ scope: TenantScope) async throws -> [(id: IntakeFormID, name: String, prefix: String, revokedAt: Date?)] {
        try await database.once(
            scope, as: .system, readOnly: true,
            ["SELECT id, name, prefix, revoked_at FROM baton.intake_form WHERE tenant_id = \(scope.tenant) ORDER BY created_at, id"])[0]
            .decode((IntakeFormID, String, String, Date?).self).map { ($0.0, $0.1, $0.2, $0.3) }
    }

    /// Takes a form out of service, from the next submission on.
    package func revokeForm(_ id: IntakeFormID, _ scope: TenantScope) async throws {
        let results = try await configure(
            scope,
            [
                """
                UPDATE baton.intake_form SET revoked_at = baton.now()
                WHERE tenant_id = \(scope.tenant) AND id = \(id) AND revoked_at IS NULL
                """,
                "DELETE FROM baton.credential WHERE tenant_id = \(scope.tenant) AND kind = 2 AND subject_id = \(id.uuid)",
                "SELECT 1 FROM baton.intake_form WHERE tenant_id = \(scope.tenant) AND id = \(id)", ConfigurationCheck.arm(scope.tenant),
            ])
        guard results[2].count == 1 else { throw BatonError(.notFound, detail: "form") }
    }

    /// A public form of the tenant's web site. Its key may be seen by everybody: it can only hand in leads.
    package func createForm(name: String, signal: SignalKind? = .formSubmitted, _ scope: TenantScope) async throws -> (IntakeFormID, Secret)
    {
        var problems = FieldProblems()
        let name = problems.required(name, "/name", max: 100)
        try problems.check()
        let id = IntakeFormID.make()
        let secret = Secret.make("bf")
        _ = try await configure(
            scope,
            [
                """
                INSERT INTO baton.intake_form (tenant_id, id, name, signal, prefix, secret_hash)
                VALUES (\(scope.tenant), \(id), \(name), \(signal?.rawValue), \(secret.prefix), \(secret.hash))
                """,
                """
                INSERT INTO baton.credential (secret_hash, tenant_id, kind, subject_id)
                VALUES (\(secret.hash), \(scope.tenant), 2::smallint, \(id))
                """,
            ])
        return (id, secret)
    }
}

package enum MemberStatus: Int16, KeyedChoice {
    case active = 1
    case absent = 2
    case disabled = 3

    package var key: String {
        switch self {
        case .active: "active"
        case .absent: "absent"
        case .disabled: "disabled"
        }
    }
}

extension FieldProblems {
    /// A text that may not be missing; `""` after a problem, so that reading can go on.
    mutating func required(_ text: String?, _ pointer: String, max: Int) -> String {
        let before = all.count
        if let text = self.text(text, pointer, max: max) { return text }
        if all.count == before { append(FieldProblem(pointer, "missing", zh: "必填", en: "Required.")) }
        return ""
    }
}
