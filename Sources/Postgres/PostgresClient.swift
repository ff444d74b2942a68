package import CoreMetrics
package import Logging
internal import ServiceLifecycle
internal import Synchronization
package import Tracing

/// How a transaction begins: everything here leaves in the same flush as its first statement.
package struct TransactionOptions: Sendable {
    /// `SET LOCAL ROLE`; also the key under which its statements are prepared. `nil` stays with the login.
    package var role: String?
    /// `SET LOCAL name = 'value'`.
    package var settings: [(name: String, value: String)]
    /// Runs before anything else and fails the transaction by raising an error.
    package var precondition: SQL?
    package var isReadOnly: Bool
    /// How long each flush may take, on the server and for the caller; `nil` takes the client's.
    package var timeout: Duration?
    /// Ends with `ROLLBACK` instead of `COMMIT`: everything is checked and answered, and nothing stays.
    package var isRehearsal = false

    package init(
        role: String? = nil, settings: [(name: String, value: String)] = [], precondition: SQL? = nil, isReadOnly: Bool = false,
        timeout: Duration? = nil
    ) {
        self.role = role
        self.settings = settings
        self.precondition = precondition
        self.isReadOnly = isReadOnly
        self.timeout = timeout
    }

    var end: Operation { isRehearsal ? .rollback : .commit }

    var preamble: [Operation] {
        var operations: [Operation] = [isReadOnly ? .beginReadOnly : .begin]
        for (name, value) in settings { operations.append(.utility("SET LOCAL \(name) = \(SQL.quoted(value).text)")) }
        if let timeout { operations.append(.utility("SET LOCAL statement_timeout = \(max(1, timeout.milliseconds))")) }
        if let role { operations.append(.constant("SET LOCAL ROLE \(SQL.identifier(role).text)")) }
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
    let telemetry: Telemetry
    private let shared: SharedConnections
    private let leased: ConnectionPool
    private let flushCounter = Atomic<Int>(0)
    /// `nil` without a tracer, so that spans cost nothing then.
    private let tracer: (any Tracer)?

    /// - Parameters:
    ///   - metrics: where counts and durations go (`Telemetry` lists them); by default nowhere.
    ///   - tracer: gets a client span for each flush, named by its statements.
    /// - Throws: `.configuration` when the connection string cannot be read.
    package init(
        _ configuration: PostgresConfiguration, logger: Logger, metrics: any MetricsFactory = NOOPMetricsHandler.instance,
        tracer: (any Tracer)? = nil
    ) throws(DatabaseError) {
        try configuration.validate()
        self.configuration = configuration
        self.tracer = tracer
        telemetry = Telemetry(logger: logger, slow: configuration.slowStatement, factory: metrics)
        shared = SharedConnections(configuration: configuration, telemetry: telemetry)
        leased = ConnectionPool(configuration: configuration, telemetry: telemetry)
    }

    /// Tasks that prefer it run on the threads that receive the server's answers: waiting costs no change of thread.
    ///
    /// `withTaskExecutorPreference(PostgresClient.executor) { … }`. What runs there must not block and not compute for long.
    package static var executor: any TaskExecutor { EventLoopExecutor.shared }

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
        var operations = preamble
        operations.reserveCapacity(preamble.count + statements.count + 1)
        for statement in statements { operations.append(.prepared(statement)) }
        operations.append(options.end)
        let results = try await submit(operations, role: options.role ?? "", timeout: options.timeout)
        return Array(results[preamble.count..<preamble.count + statements.count])
    }

    /// A single statement by itself, as the login role.
    ///
    /// - Parameter timeout: how long the caller waits; a shorter one than the client's ends the waiting, not the statement.
    @discardableResult
    package func query(_ statement: SQL, timeout: Duration? = nil) async throws -> QueryResult {
        try await submit([.prepared(statement)], role: "", timeout: timeout)[0]
    }

    private func submit(_ operations: [Operation], role: String, timeout: Duration?) async throws -> [QueryResult] {
        let timeout = timeout ?? configuration.statementTimeout
        let deadline = timeout.map { ContinuousClock.now + $0 }
        var connection = try await shared.connection(by: deadline)
        // Its time begins when it is sent.
        let batch = Batch(operations, role: role, timeout: timeout, isWhole: true)
        flushCounter.add(1, ordering: .relaxed)
        return try await traced(batch) {
            while !connection.offer(batch) { connection = try await shared.connection(by: batch.deadline) }
            return try await batch.outcome()
        }
    }

    func traced(_ batch: Batch, _ body: () async throws -> [QueryResult]) async throws -> [QueryResult] {
        guard let tracer else { return try await body() }
        let names = batch.operations.compactMap { if case .prepared(let sql) = $0 { sql.label } else { nil } }
        let span = tracer.startAnySpan(names.first ?? "transaction", ofKind: .client)
        defer { span.end() }
        // Names of OpenTelemetry's conventions for database spans. No values: the text has placeholders.
        span.attributes["db.system.name"] = "postgresql"
        span.attributes["db.operation.batch.size"] = names.count
        span.attributes["db.query.summary"] = names.joined(separator: "; ")
        do {
            return try await body()
        } catch {
            span.setStatus(SpanStatus(code: .error))
            if let state = (error as? DatabaseError)?.sqlState { span.attributes["db.response.status_code"] = state }
            throw error
        }
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
        let transaction = Transaction(connection: connection, options: options, client: self)
        do {
            let output = try await body(transaction)
            try await transaction.commit()
            leased.release(connection)
            return output
        } catch {
            if await transaction.abandon() {
                leased.release(connection)
            } else {
                leased.discard(connection, cancels: true)
            }
            throw error
        }
    }

    /// Runs `body` with a connection outside of any transaction: migrations need it for session locks and `CONCURRENTLY`.
    package func withConnection<Output>(_ body: (Session) async throws -> Output) async throws -> Output {
        let connection = try await leased.acquire()
        // Whatever was set in the session must not reach the next user.
        defer { leased.discard(connection, cancels: true) }
        return try await body(Session(connection: connection))
    }

    func countFlush() { flushCounter.add(1, ordering: .relaxed) }
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
