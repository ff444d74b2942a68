internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// The one way in which it changes who may see what in a tenant: the tenant's access version moves, and the logins of BI tools follow, in one
/// transaction with the change. The service asserts the version with each request; a BI login is known by the roles it is a member of.
struct AccessChange: Sendable {
    let database: Database

    /// Moves the tenant's access version on: what is cached by it is read anew. The first statement of its transaction (Citus: the reference table
    /// first), whose row lock keeps two changes apart.
    static func newVersion(_ tenant: TenantID) -> SQL { "UPDATE baton.tenant SET access_version = access_version + 1 WHERE id = \(tenant)" }

    /// - Parameter check: looks at the results of the statements before anything is committed; what it throws undoes them.
    /// - Returns: a result for each of the statements.
    /// - Throws: `access_changed`, when somebody else was faster; nothing has happened then.
    func commit(
        _ scope: TenantScope, _ statements: [SQL], check: ([QueryResult]) throws -> Void = { _ in }
    ) async throws -> [QueryResult] {
        let tenant = scope.tenant
        // The reference table first (Citus). Its row lock keeps two changes apart; whoever has waited for it finds that he was not the next.
        var before: [SQL] = [AccessChange.newVersion(tenant)]
        // The host's own command line does not depend on what a tenant's admin changes meanwhile.
        if scope.actor != .hostOperator { before.append("SELECT baton.assert_access(\(tenant), \(scope.accessVersion + 1))") }
        let first = before
        let (results, cut) = try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run(first + statements + [BILogin.select(tenant)])
            try check(Array(results[first.count..<(first.count + statements.count)]))
            let logins = try BILogin.decode(results[results.count - 1])
            let cut = try await follow(logins, transaction, tenant)
            _ = try await transaction.finish([SQL]())
            return (Array(results[first.count..<(first.count + statements.count)]), cut)
        }
        try await endSessions(cut, scope)
        return results
    }

    /// Puts right what an interrupted change has left behind, and ends what has had its time: rights as they ought to be, sessions that began
    /// before their login lost one, the old half of a pair.
    func reconcile(_ scope: TenantScope) async throws {
        let tenant = scope.tenant
        let (ended, cut) = try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([
                "SELECT 1 FROM baton.tenant WHERE id = \(tenant) FOR NO KEY UPDATE", BILogin.select(tenant),
            ])
            let logins = try BILogin.decode(results[1])
            for login in logins where login.isOtherOver {
                transaction.enqueue("SELECT baton.drop_bi_login(\(login.other(database)))")
                transaction.enqueue("UPDATE baton.bi_login SET other_until = NULL WHERE tenant_id = \(tenant) AND id = \(login.id)")
            }
            let kept = logins.map { login in
                var login = login
                if login.isOtherOver { login.otherUntil = nil }
                return login
            }
            let cut = try await follow(kept, transaction, tenant)
            _ = try await transaction.finish([SQL]())
            return (logins, cut)
        }
        try await endSessions(cut, scope)
        for login in ended {
            // A session may have begun after the statement and before the commit.
            for role in login.roles(database) {
                _ = try await database.once(
                    scope, as: .system, ["SELECT baton.end_bi_sessions(\(role), \(login.narrowedAt.addingTimeInterval(60)))"])
            }
        }
    }

    /// Gives each login the roles that the map, the members and the tenant give it now.
    ///
    /// - Returns: the roles that have lost something.
    private func follow(_ logins: [BILogin], _ transaction: Transaction, _ tenant: TenantID) async throws -> [String] {
        if logins.isEmpty { return [] }
        let ended: SQL = """
            SELECT status = \(TenantStatus.suspended.rawValue) OR (status = \(TenantStatus.trial.rawValue) AND trial_ends_at <= baton.now())
            FROM baton.tenant WHERE id = \(tenant)
            """
        let results = try await transaction.run(PermissionService.reads(tenant) + [ended])
        let state = try PermissionService.state(results)
        let isEnded = try results[results.count - 1].single(Bool.self) ?? true
        var asked: [(login: BILogin, role: String)] = []
        var statements: [SQL] = []
        for login in logins {
            let right = login.isEnabled && !isEnded ? login.rights(state) : BILogin.Rights()
            for role in login.roles(database) {
                asked.append((login, role))
                statements.append("SELECT baton.set_bi_login(\(role), \(right.grants), \(right.markers))")
            }
        }
        let outcomes = try await transaction.run(statements)
        let cut = try zip(asked, outcomes).filter { try $0.1.single(Bool.self) ?? true }.map(\.0)
        if !cut.isEmpty {
            transaction.enqueue(
                "UPDATE baton.bi_login SET narrowed_at = baton.now() WHERE tenant_id = \(tenant) AND id = ANY (\(cut.map(\.login.id)))")
        }
        return cut.map(\.role)
    }

    /// After the commit, so that who comes back finds the new rights. Where it does not come to this, `reconcile` does it.
    private func endSessions(_ roles: [String], _ scope: TenantScope) async throws {
        for role in roles {
            _ = try await database.once(scope.afterwards, as: .system, ["SELECT baton.end_bi_sessions(\(role), 'infinity')"])
        }
    }
}
