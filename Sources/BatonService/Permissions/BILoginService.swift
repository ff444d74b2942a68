package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// A login of a BI tool on schema `dashboard`.
package struct BILogin: Sendable {
    package var id: BILoginID
    package var name: String
    /// Whose eyes it has, if it has a member's.
    package var member: MemberID?
    /// Which facets it reads of the whole tenant, if it has nobody's eyes.
    package var facets: [Facet]
    package var maximumConnections: Int16
    package var isEnabled: Bool
    package var createdAt: Date
    /// Until when the other role of the pair is let in, after a change of the password.
    package var otherUntil: Date?
    var key: String
    var current: Int16
    var narrowedAt: Date
    var isOtherOver: Bool

    static func select(_ tenant: TenantID) -> SQL {
        """
        SELECT id, name, member_id, facets, max_connections, is_enabled, created_at, other_until, key, current, narrowed_at,
               other_until <= baton.now()
        FROM baton.bi_login WHERE tenant_id = \(tenant) ORDER BY created_at, id
        """
    }

    static func decode(_ result: QueryResult) throws -> [BILogin] {
        try result.map { row throws(DatabaseError) in
            BILogin(
                id: try row.next(), name: try row.next(), member: try row.next(),
                // Of a newer program: it gives nothing here.
                facets: (try row.next() as [String]).compactMap(Facet.init(rawValue:)), maximumConnections: try row.next(),
                isEnabled: try row.next(), createdAt: try row.next(), otherUntil: try row.next(), key: try row.next(),
                current: try row.next(), narrowedAt: try row.next(), isOtherOver: (try row.next() as Bool?) ?? false)
        }
    }

    private func role(_ number: Int16, _ database: Database) -> String { "\(database.rolePrefix)bi_\(key)_\(number)" }
    /// What the tool logs in as.
    package func login(_ database: Database) -> String { role(current, database) }
    func other(_ database: Database) -> String { role(3 - current, database) }
    func roles(_ database: Database) -> [String] { [login(database)] + (otherUntil == nil ? [] : [other(database)]) }

    struct Rights {
        var grants: [String] = []
        /// `kind_<32 hexadecimal digits>`
        var markers: [String] = []
    }

    /// What it may read now: the same set of grants, compiled in the same way, as the member's own requests have.
    func rights(_ state: PermissionService.State) -> Rights {
        guard let member else {
            let grants = facets.map { Grant($0, .read, $0.reaches.contains(.tenant) ? .tenant : .aggregate) }
            return Rights(grants: Set(grants).compiled(for: Position(member: MemberID(id.uuid))))
        }
        guard let person = state.people.first(where: { $0.position.member == member }), person.isActive else { return Rights() }
        let markers = person.position.settings.flatMap { setting in
            setting.value.split(separator: ",").map { "\(setting.name)_\($0.replacing("-", with: ""))" }
        }
        return Rights(
            grants: state.map.grants(of: person.roles).filter { $0.action == .read }.compiled(for: person.position), markers: markers)
    }
}

/// Logins of BI tools: made, renewed, ended. Enforced by PostgreSQL alone, which such a tool talks to directly.
package struct BILoginService: Sendable {
    private let database: Database
    private let change: AccessChange

    package init(database: Database) {
        self.database = database
        change = AccessChange(database: database)
    }

    package static let maximumLogins = 20
    package static let connectionRange: ClosedRange<Int64> = 1...20
    /// Hours that an old password may go on after a change.
    package static let graceHours: ClosedRange<Int64> = 0...168

    package enum Reach: Sendable {
        case member(MemberID)
        case facets([Facet])
    }

    /// What the tool is given: shown once, stored nowhere.
    package struct Access: Sendable {
        package var id: BILoginID
        package var user: String
        package var password: String
        package var database: String
    }

    /// - Throws: `permission_denied` without `permissions:read`.
    package func list(_ scope: TenantScope) async throws -> [BILogin] {
        try scope.require(.read, .permissions)
        return try BILogin.decode(try await database.once(scope, as: .system, readOnly: true, [BILogin.select(scope.tenant)])[0])
    }

    /// What a login is called in PostgreSQL.
    package func user(of login: BILogin) -> String { login.login(database) }

    /// - Parameter connections: at the same time, at most.
    /// - Throws: `permission_denied` without `permissions:write`; `validation_failed`; `conflict`: a name that is taken, or 20 logins already.
    package func create(name: String?, reach: Reach?, connections: Int = 5, _ scope: TenantScope) async throws -> Access {
        try scope.require(.write, .permissions)
        var problems = FieldProblems()
        let name = problems.required(name, "/name", max: 100)
        if !Self.connectionRange.contains(Int64(connections)) {
            problems.append(
                FieldProblem("/max_connections", "out_of_range", zh: "连接数应在 1 到 20 之间", en: "Between 1 and 20 connections."))
        }
        var member: MemberID?
        var facets: [Facet] = []
        switch reach {
        case .member(let id): member = id
        case .facets(let wanted):
            facets = wanted
            for (place, facet) in wanted.enumerated() where !facet.isCatalogued {
                problems.append(
                    FieldProblem(
                        "/facets/\(place)", "facet_without_rows", zh: "\(facet.rawValue) 没有可查询的数据",
                        en: "There is nothing to query in \(facet.rawValue)."))
            }
        case nil: break
        }
        if member == nil, facets.isEmpty {
            problems.append(
                FieldProblem(
                    "/member_id", "missing", zh: "请给出 member_id（以该成员的视角），或 facets（本租户全部数据）",
                    en: "Give member_id (sees what that member sees) or facets (of the whole tenant)."))
        }
        try problems.check()
        let logins = try await list(scope)
        if logins.count >= Self.maximumLogins {
            throw BatonError(.conflict, detail: "a tenant has at most \(Self.maximumLogins) BI logins; delete one first")
        }
        if let member {
            let active: SQL = """
                SELECT 1 FROM baton.member WHERE tenant_id = \(scope.tenant) AND id = \(member) AND status <> 3 AND deleted_at IS NULL
                """
            if try await database.once(scope, as: .system, readOnly: true, [active])[0].isEmpty {
                throw ValidationFailure([
                    FieldProblem("/member_id", "unknown_member", zh: "没有这位在岗成员", en: "There is no active member with this id.")
                ])
            }
        }

        let login = BILogin(
            id: .make(), name: name, member: member, facets: facets, maximumConnections: Int16(connections), isEnabled: true,
            createdAt: Date(), key: Self.makeKey(), current: 1, narrowedAt: Date(), isOtherOver: false)
        let password = Secret.make("bi")
        let user = login.login(database)
        do {
            _ = try await change.commit(
                scope,
                [
                    """
                    INSERT INTO baton.bi_login (tenant_id, id, name, key, member_id, facets, max_connections)
                    VALUES (\(scope.tenant), \(login.id), \(name), \(login.key), \(member), \(facets.map(\.rawValue)), \(Int16(connections)))
                    """,
                    "SELECT baton.put_bi_login(\(user), \(scramVerifier(password.text)), \(Int32(connections)))",
                    EventRecord(
                        "bi_login.created", facet: .permissions, subject: login.id,
                        changed: facets.map(\.rawValue), data: .object(["member_id": member?.description])
                    ).insert(scope),
                ])
        } catch let error as DatabaseError where error.constraint == "bi_login_name_key" {
            throw BatonError(.conflict, detail: "there is a BI login of that name already")
        }
        return try await Access(id: login.id, user: user, password: password.text, database: databaseName(scope))
    }

    /// A new login and password under the same rights; the old ones are let in for some hours more, so that tools can be changed one by one.
    /// A third password ends the first at once.
    ///
    /// - Throws: as `create`; `not_found`; `conflict` for a login that is disabled.
    package func rotate(_ id: BILoginID, graceHours: Int = 24, _ scope: TenantScope) async throws -> Access {
        try scope.require(.write, .permissions)
        guard Self.graceHours.contains(Int64(graceHours)) else {
            throw ValidationFailure([
                FieldProblem("/grace_hours", "out_of_range", zh: "应在 0 到 168 小时之间", en: "Between 0 and 168 hours.")
            ])
        }
        let login = try await login(id, scope)
        guard login.isEnabled else { throw BatonError(.conflict, detail: "the BI login is disabled; enable it first") }
        let password = Secret.make("bi")
        let (old, new) = (login.login(database), login.other(database))
        let until = Date().addingTimeInterval(Double(graceHours) * 3600)
        _ = try await change.commit(
            scope,
            [
                // Whatever is left of the change before last, with its sessions.
                "SELECT baton.drop_bi_login(\(new))",
                "SELECT baton.put_bi_login(\(new), \(scramVerifier(password.text)), \(Int32(login.maximumConnections)))",
                graceHours == 0 ? "SELECT baton.drop_bi_login(\(old))" : "SELECT baton.admit_bi_login(\(old), true, \(until))",
                """
                UPDATE baton.bi_login SET current = \(3 - login.current), other_until = \(graceHours == 0 ? nil : until)
                WHERE tenant_id = \(scope.tenant) AND id = \(id)
                """,
                EventRecord("bi_login.rotated", facet: .permissions, subject: id, data: .object(["grace_hours": "\(graceHours)"]))
                    .insert(scope),
            ])
        return try await Access(id: id, user: new, password: password.text, database: databaseName(scope))
    }

    /// Disabling holds at once: the login is refused, its rights are taken, its sessions ended. The passwords stay for when it is enabled.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `not_found`.
    package func setEnabled(_ id: BILoginID, _ isEnabled: Bool, _ scope: TenantScope) async throws {
        try scope.require(.write, .permissions)
        let login = try await login(id, scope)
        if login.isEnabled == isEnabled { return }
        var statements: [SQL] = [
            "UPDATE baton.bi_login SET is_enabled = \(isEnabled) WHERE tenant_id = \(scope.tenant) AND id = \(id)",
            "SELECT baton.admit_bi_login(\(login.login(database)), \(isEnabled), NULL)",
        ]
        if let until = login.otherUntil {
            statements.append("SELECT baton.admit_bi_login(\(login.other(database)), \(isEnabled), \(until))")
        }
        statements.append(
            EventRecord(isEnabled ? "bi_login.enabled" : "bi_login.disabled", facet: .permissions, subject: id).insert(scope))
        _ = try await change.commit(scope, statements)
    }

    /// Ends the login for good, at once.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `not_found`.
    package func delete(_ id: BILoginID, _ scope: TenantScope) async throws {
        try scope.require(.write, .permissions)
        let login = try await login(id, scope)
        _ = try await change.commit(
            scope,
            [1, 2].map { "SELECT baton.drop_bi_login(\("\(database.rolePrefix)bi_\(login.key)_\($0)"))" } + [
                "DELETE FROM baton.bi_login WHERE tenant_id = \(scope.tenant) AND id = \(id)",
                EventRecord("bi_login.deleted", facet: .permissions, subject: id).insert(scope),
            ])
    }

    /// To be done for every tenant from time to time: ends passwords whose grace is over and what an interrupted change has left behind.
    package func reconcile(_ scope: TenantScope) async throws { try await change.reconcile(scope) }

    /// Cancels what BI logins of all tenants have asked for longer than this ago, ends transactions that they hold open as long.
    ///
    /// - Returns: a line for each thing that was done.
    package func watch(limit: Duration) async throws -> [String] {
        let seconds = Double(limit.components.seconds)
        let options = database.workerOptions()
        return try await database.client.transaction(options, ["SELECT baton.watch_bi_logins(\(seconds) * interval '1 second')"])[0]
            .column(String.self)
    }

    private func login(_ id: BILoginID, _ scope: TenantScope) async throws -> BILogin {
        guard let login = try await list(scope).first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "BI login") }
        return login
    }

    private func databaseName(_ scope: TenantScope) async throws -> String {
        try await database.directory("SELECT current_database()::text").single(String.self) ?? ""
    }

    /// Twelve letters and digits: names of roles are read by everybody, so they say nothing.
    private static func makeKey() -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        var generator = SystemRandomNumberGenerator()
        return String((0..<12).map { _ in alphabet.randomElement(using: &generator)! })
    }
}
