internal import DequeModule
package import Logging
internal import ServiceLifecycle
internal import Synchronization

/// How a transaction begins: everything here leaves in the same flush as its first statement.
package struct TransactionOptions: Sendable {
    /// `SET LOCAL ROLE`; also the key under which its statements are prepared. `nil` stays with the login.
    package var role: String?
    /// `SET LOCAL name = 'value'`.
    package var settings: [(name: String, value: String)]
    /// Runs before anything else and fails the transaction by raising an error.
    package var precondition: SQL?
    package var isReadOnly: Bool

    package init(role: String? = nil, settings: [(name: String, value: String)] = [], precondition: SQL? = nil, isReadOnly: Bool = false) {
        self.role = role
        self.settings = settings
        self.precondition = precondition
        self.isReadOnly = isReadOnly
    }

    var preamble: [Operation] {
        var operations: [Operation] = [.utility(isReadOnly ? "BEGIN READ ONLY" : "BEGIN")]
        for (name, value) in settings { operations.append(.utility("SET LOCAL \(name) = \(SQL.quoted(value).text)")) }
        if let role { operations.append(.utility("SET LOCAL ROLE \(SQL.identifier(role).text)")) }
        if let precondition { operations.append(.prepared(precondition)) }
        return operations
    }
}

/// Connections to one database.
///
/// Two kinds: a few *shared* ones, on which transactions that leave in one flush follow each other, and *leased* ones for
/// interactive transactions. All are made on demand, and made anew with back-off when they are lost.
package final class PostgresClient: Service {
    package let configuration: PostgresConfiguration
    private let logger: Logger
    private let shared: SharedConnections
    private let leased: ConnectionPool
    private let flushCounter = Atomic<Int>(0)

    /// - Throws: `.configuration` when the connection string cannot be read.
    package init(_ configuration: PostgresConfiguration, logger: Logger) throws(DatabaseError) {
        try configuration.validate()
        self.configuration = configuration
        self.logger = logger
        shared = SharedConnections(configuration: configuration, logger: logger)
        leased = ConnectionPool(configuration: configuration, logger: logger)
    }

    /// How often statements have left for the server: round trips. Tests count them.
    package var flushes: Int { flushCounter.load(ordering: .relaxed) }

    /// Serves until graceful shutdown, then closes every connection. The client also works before and without it.
    package func run() async throws {
        try? await gracefulShutdown()
        close()
    }

    /// Ends every connection; what is under way fails with `.closed`.
    package func close() {
        shared.close()
        leased.close()
    }

    // MARK: one flush

    /// A whole transaction in one round trip: begin, context, statements, commit. Returns one result for each statement.
    ///
    /// - Throws: `DatabaseError`; then nothing of it happened, except for `.connectionLost`, where that is unknown.
    ///   `CancellationError`, when the task is cancelled; the transaction may have committed.
    package func transaction(_ options: TransactionOptions, _ statements: [SQL]) async throws -> [QueryResult] {
        let preamble = options.preamble
        let batch = Batch(preamble + statements.map { .prepared($0) } + [.utility("COMMIT")], role: options.role ?? "")
        let results = try await submit(batch)
        return Array(results[preamble.count..<preamble.count + statements.count])
    }

    /// A single statement by itself, as the login role.
    @discardableResult
    package func query(_ statement: SQL) async throws -> QueryResult {
        try await submit(Batch([.prepared(statement)], role: ""))[0]
    }

    private func submit(_ batch: Batch) async throws -> [QueryResult] {
        let connection = try await shared.connection()
        flushCounter.add(1, ordering: .relaxed)
        connection.send(batch)
        return try await batch.outcome()
    }

    // MARK: interactive

    /// Runs `body` in a transaction on a connection of its own, commits when it returns, rolls back when it throws.
    ///
    /// - Throws: what `body` throws; `DatabaseError` of kind `.rolledBack` when `body` swallowed the failure of a statement.
    package func withTransaction<Output>(
        _ options: TransactionOptions = TransactionOptions(),
        _ body: (Transaction) async throws -> Output
    ) async throws -> Output {
        let connection = try await leased.acquire()
        let transaction = Transaction(connection: connection, options: options) { self.flushCounter.add(1, ordering: .relaxed) }
        do {
            let output = try await body(transaction)
            try await transaction.commit()
            leased.release(connection)
            return output
        } catch {
            if await transaction.abandon() { leased.release(connection) } else { leased.discard(connection) }
            throw error
        }
    }

    /// Runs `body` with a connection outside of any transaction: migrations need it for session locks and `CONCURRENTLY`.
    package func withConnection<Output>(_ body: (Session) async throws -> Output) async throws -> Output {
        let connection = try await leased.acquire()
        // Whatever was set in the session must not reach the next user.
        defer { leased.discard(connection) }
        return try await body(Session(connection: connection))
    }
}

/// A connection that one caller holds. Not Sendable: it may not leave the task.
package final class Session {
    private let connection: Connection

    init(connection: Connection) { self.connection = connection }

    /// One statement in a message of its own, not prepared.
    @discardableResult
    package func execute(_ text: SQL) async throws -> QueryResult {
        let batch = Batch([text.bindings.isEmpty ? .utility(text.text) : .prepared(text)], role: "")
        connection.send(batch)
        return try await batch.outcome()[0]
    }
}

/// One thing that a transaction sends.
package enum TransactionStep: Sendable {
    case statement(SQL)
    /// `SET LOCAL name = 'value'`: what comes after it runs with it.
    case setting(name: String, value: String)

    var isStatement: Bool { if case .statement = self { true } else { false } }

    var operation: Operation {
        switch self {
        case .statement(let sql): .prepared(sql)
        case .setting(let name, let value): .utility("SET LOCAL \(name) = \(SQL.quoted(value).text)")
        }
    }
}

/// An open transaction. Not Sendable: its statements are a sequence.
///
/// `BEGIN` and the context leave with the first statements, `enqueue`d statements with whatever comes next, at the latest with `COMMIT`.
package final class Transaction {
    private let connection: Connection
    private let options: TransactionOptions
    private let countFlush: () -> Void
    private var pending: [TransactionStep] = []
    private var hasBegun = false
    private var isEnded = false
    private var isInterrupted = false

    init(connection: Connection, options: TransactionOptions, countFlush: @escaping () -> Void) {
        self.connection = connection
        self.options = options
        self.countFlush = countFlush
    }

    /// Sends the statements with everything pending, in one flush; returns one result for each of *these* statements.
    package func run(_ statements: [SQL]) async throws -> [QueryResult] { try await run(statements.map { .statement($0) }) }

    @discardableResult
    package func run(_ statement: SQL) async throws -> QueryResult { try await run([statement])[0] }

    /// The same with changes of settings between the statements; one result for each statement among the steps.
    package func run(_ steps: [TransactionStep]) async throws -> [QueryResult] {
        let before = pending.count { $0.isStatement }
        return Array(try await flush(pending + steps, closing: nil)[before...])
    }

    /// Leaves with the next flush. Its failure is reported there.
    package func enqueue(_ statement: SQL) { pending.append(.statement(statement)) }

    /// Sends the last statements together with everything pending and `COMMIT`; the transaction has ended then.
    package func finish(_ statements: [SQL]) async throws -> [QueryResult] { try await finish(statements.map { .statement($0) }) }

    package func finish(_ steps: [TransactionStep]) async throws -> [QueryResult] {
        let before = pending.count { $0.isStatement }
        return Array(try await flush(pending + steps, closing: "COMMIT")[before...])
    }

    func commit() async throws {
        if isEnded { return }
        // Nothing was ever sent: nothing to commit.
        guard hasBegun || !pending.isEmpty else {
            isEnded = true
            return
        }
        _ = try await flush(pending, closing: "COMMIT")
    }

    /// Rolls back what is open. Returns whether the connection may be used again.
    func abandon() async -> Bool {
        if isInterrupted || !connection.isOpen { return false }
        guard hasBegun, !isEnded else { return true }
        // The task may be cancelled; the roll-back happens all the same.
        let batch = Batch([.utility("ROLLBACK")], role: "")
        connection.send(batch)
        return await Task { (try? await batch.outcome()) != nil }.value
    }

    private func flush(_ steps: [TransactionStep], closing: String?) async throws -> [QueryResult] {
        precondition(!isEnded, "the transaction has ended")
        pending = []
        let preamble = hasBegun ? [] : options.preamble
        hasBegun = true
        if closing != nil { isEnded = true }
        let batch = Batch(
            preamble + steps.map(\.operation) + (closing.map { [.utility($0)] } ?? []), role: options.role ?? "")
        countFlush()
        connection.send(batch)
        do {
            let results = try await batch.outcome()
            if closing != nil, results.last?.commandTag != closing {
                throw DatabaseError(.rolledBack, "the transaction was rolled back: an earlier statement had failed")
            }
            return zip(steps, results[preamble.count...]).compactMap { $0.isStatement ? $1 : nil }
        } catch is CancellationError {
            // The answer is still to come: the connection is of no use to anybody else.
            isInterrupted = true
            throw CancellationError()
        }
    }
}
