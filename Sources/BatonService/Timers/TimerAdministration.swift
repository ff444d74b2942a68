package import BatonModel
package import BatonPlatform

/// What an admin sees and does about deadlines: how many there are, which could not be carried out, once more.
package struct TimerAdministration: Sendable {
    private let database: Database
    private let wakeups: Wakeups

    package init(database: Database, wakeups: Wakeups) {
        self.database = database
        self.wakeups = wakeups
    }

    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func overview(_ scope: TenantScope) async throws -> TimerOverview {
        try scope.require(.read, .leadRules)
        return try await TimerOverview.read(database, scope)
    }

    /// The newest 1,000 that were put aside after too many failures.
    ///
    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func dead(_ scope: TenantScope) async throws -> [DeadTimers.Item] {
        try scope.require(.read, .leadRules)
        return try await DeadTimers(database: database).list(scope)
    }

    /// Lets one fire again, at once.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`, `not_found`.
    package func retry(_ id: TimerID, _ scope: TenantScope) async throws {
        try scope.require(.write, .leadRules)
        try await DeadTimers(database: database).retry(id, scope)
        wakeups.ring(.timers)
    }
}
