package import BatonModel
package import Postgres

/// Under which role of PostgreSQL a transaction runs; one for each transaction.
package enum DatabaseRole: Sendable {
    /// The member's shape: what the responsibility map lets it read and edit in place.
    case member
    /// The same, for a statement that looks at all rows of a reach.
    case memberFigures
    /// Events of the tenant, and nothing else; entered after a checked grant.
    case auditor
    /// All rows of the tenant; entered by listed commands of the service after a checked grant.
    case system
    /// All rows of the tenant, history too, to delete or empty them: the erasure of persons and of tenants, and nothing else.
    case erase
}

/// Bound while a command is only tried: every transaction of a tenant that would write is checked by PostgreSQL to its end and then rolled back.
/// For commands whose whole effect is one such transaction.
package enum Rehearsal {
    @TaskLocal package static var isOn = false
}

/// Transactions in the name of a tenant. The only way from a service to PostgreSQL.
package struct Database: Sendable {
    package let client: PostgresClient
    /// Role names of this installation begin with it.
    package let rolePrefix: String

    package init(client: PostgresClient, rolePrefix: String = "baton_") {
        self.client = client
        self.rolePrefix = rolePrefix
    }

    private func options(_ scope: TenantScope, _ role: DatabaseRole, readOnly: Bool = false) throws -> TransactionOptions {
        var settings: [(name: String, value: String)] = [("baton.tenant", scope.tenant.description)]
        var options = TransactionOptions(role: "\(rolePrefix)system")
        switch role {
        case .system: break
        case .auditor: options.role = "\(rolePrefix)auditor"
        case .erase: options.role = "\(rolePrefix)erase"
        case .member, .memberFigures:
            let member = try scope.requireMember()
            settings += member.position.settings.map { ("baton." + $0.name, $0.value) }
            options.role = role == .member ? member.shape : member.figuresShape
        }
        options.settings = settings
        options.isRehearsal = Rehearsal.isOn && !readOnly
        // The host's own command line does not depend on what a tenant's admin changes meanwhile.
        if case .hostOperator = scope.actor { return options.readOnly(readOnly) }
        options.precondition = "SELECT baton.assert_access(\(scope.tenant), \(scope.accessVersion))"
        return options.readOnly(readOnly)
    }

    /// A whole transaction in one round trip.
    ///
    /// - Throws: `access_changed` when the scope is out of date (nothing was done), else `DatabaseError`.
    package func once(
        _ scope: TenantScope, as role: DatabaseRole, readOnly: Bool = false, _ statements: [SQL]
    ) async throws -> [QueryResult] {
        let options = try options(scope, role, readOnly: readOnly)
        guard role == .system || role == .erase, !readOnly, !Rehearsal.isOn, let claim = IdempotencyClaim.current,
            claim.tenant == scope.tenant
        else {
            return try await retrying(options.role) { try await client.transaction(options, statements) }
        }
        return try await retrying(options.role) {
            Array(try await client.transaction(options, [claim.application] + statements).dropFirst())
        }
    }

    /// An interactive transaction: context and first statements leave together, the last ones with `COMMIT`.
    ///
    /// `body` may run again, up to three times, when PostgreSQL reports a deadlock or a serialization failure.
    package func withTenant<Output>(
        _ scope: TenantScope, as role: DatabaseRole, _ body: (Transaction) async throws -> Output
    ) async throws -> Output {
        let options = try options(scope, role)
        let claim = (role == .system || role == .erase) && !Rehearsal.isOn ? IdempotencyClaim.current : nil
        return try await retrying(options.role) {
            try await client.withTransaction(options) { transaction in
                if let claim, claim.tenant == scope.tenant { transaction.enqueue(claim.application) }
                return try await body(transaction)
            }
        }
    }

    /// The transaction that makes a tenant: fenced to the new id, before there is a version to assert.
    package func provision<Output>(_ tenant: TenantID, _ body: (Transaction) async throws -> Output) async throws -> Output {
        let options = TransactionOptions(role: "\(rolePrefix)system", settings: [("baton.tenant", tenant.description)])
        return try await retrying { try await client.withTransaction(options, body) }
    }

    /// A transaction of an operator that sees one state of the tenant from beginning to end, and only reads. `body` may take its time between
    /// statements, up to ten minutes each.
    package func snapshot<Output>(_ scope: TenantScope, _ body: (Transaction) async throws -> Output) async throws -> Output {
        guard case .hostOperator = scope.actor else { throw BatonError(.permissionDenied) }
        var options = try options(scope, .system, readOnly: true)
        options.settings.append(("idle_in_transaction_session_timeout", "10min"))
        return try await client.withTransaction(options) { transaction in
            transaction.enqueue("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            return try await body(transaction)
        }
    }

    /// Of a transaction of the background: over all tenants, or in the name of one.
    package func workerOptions(_ tenant: TenantID? = nil, readOnly: Bool = false) -> TransactionOptions {
        TransactionOptions(
            role: "\(rolePrefix)worker", settings: tenant.map { [(name: "baton.tenant", value: $0.description)] } ?? [],
            isReadOnly: readOnly)
    }

    /// The host's own directory: keys of operators, what is left of erased tenants.
    package func host(_ statements: [SQL]) async throws -> [QueryResult] {
        let options = TransactionOptions(role: "\(rolePrefix)host")
        return try await retrying { try await client.transaction(options, statements) }
    }

    /// Reads of the directory, before a tenant is known.
    package func directory(_ statement: SQL) async throws -> QueryResult {
        let options = TransactionOptions(role: "\(rolePrefix)auth", isReadOnly: true)
        return try await retrying { try await client.transaction(options, [statement])[0] }
    }

    /// Accounts, failed sign-ins, keys of tokens: what lies before any tenant. A whole transaction in one round trip.
    package func signIn(_ statements: [SQL], readOnly: Bool = false) async throws -> [QueryResult] {
        let options = TransactionOptions(role: "\(rolePrefix)signin", isReadOnly: readOnly)
        return try await retrying { try await client.transaction(options, statements) }
    }

    /// The same, interactive.
    package func withSignIn<Output>(_ body: (Transaction) async throws -> Output) async throws -> Output {
        try await retrying { try await client.withTransaction(TransactionOptions(role: "\(rolePrefix)signin"), body) }
    }

    private func retrying<Output>(_ role: String? = nil, _ attempt: () async throws -> Output) async throws -> Output {
        var attempts = 1
        var isRenewed = false
        while true {
            do {
                return try await attempt()
            } catch let error as DatabaseError {
                // A shape that nobody had asked for in a month is gone: whoever reads the map again has it made again.
                if error.sqlState == "BT001" || error.isMissingRole { throw BatonError(.accessChanged) }
                if error.sqlState == "BT005" { throw BatonError(.idempotencyConflict) }
                // The trigger baton.count_usage, of whatever makes one too many.
                if error.sqlState == "BT009" { throw BatonError(.quotaExceeded, detail: error.message) }
                if let role, !isRenewed, error.refuses(role) {
                    // PostgreSQL may lose the news of a new shape while a connection goes through its memberships for another one, and then
                    // refuses it on that connection until the next such news comes.
                    isRenewed = true
                    _ = try await client.transaction(
                        TransactionOptions(role: "\(rolePrefix)system"), ["SELECT baton.renew_shape(\(role))"])
                    continue
                }
                guard error.isRetryable, attempts < 3 else { throw error }
                attempts += 1
                try await Task.sleep(for: .milliseconds(Int64.random(in: 1...(10 * Int64(attempts)))))
            }
        }
    }
}

extension TransactionOptions {
    fileprivate func readOnly(_ isReadOnly: Bool) -> TransactionOptions {
        var options = self
        options.isReadOnly = isReadOnly
        return options
    }
}

extension DatabaseError {
    /// That the session may not take a shape. (What it may not do under the shape does not name it.)
    fileprivate func refuses(_ role: String) -> Bool { sqlState == "42501" && role.contains("shape_") && message.contains(role) }

    /// `SET ROLE` to a role that is not there: 22023 has other causes too, so the message decides, which the server's language may change.
    fileprivate var isMissingRole: Bool { sqlState == "22023" && message.contains("shape_") }
}
