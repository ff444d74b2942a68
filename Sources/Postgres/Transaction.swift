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
    private let client: PostgresClient
    private var pending: [TransactionStep] = []
    private var hasBegun = false
    private var isEnded = false
    private var isInterrupted = false

    init(connection: Connection, options: TransactionOptions, client: PostgresClient) {
        self.connection = connection
        self.options = options
        self.client = client
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
        return Array(try await flush(pending + steps, closing: options.end.text)[before...])
    }

    /// Runs `body` with the connection in blocking mode, after everything pending.
    func blocking<Output: Sendable>(_ body: @escaping @Sendable (LibPQConnection) throws -> Output) async throws -> Output {
        if !hasBegun || !pending.isEmpty { _ = try await flush(pending, closing: nil) }
        try Task.checkCancellation()
        client.countFlush()
        do {
            return try await connection.blocking(timeout: options.timeout, body)
        } catch {
            // What the server has refused is over; after anything else nobody knows where the conversation stands.
            if (error as? DatabaseError)?.kind != .server { isInterrupted = true }
            throw error
        }
    }

    func commit() async throws {
        if isEnded { return }
        // Nothing was ever sent: nothing to commit.
        guard hasBegun || !pending.isEmpty else {
            isEnded = true
            return
        }
        _ = try await flush(pending, closing: options.end.text)
    }

    /// Rolls back what is open. Returns whether the connection may be used again.
    func abandon() async -> Bool {
        if isInterrupted || !connection.isOpen { return false }
        guard hasBegun, !isEnded else { return true }
        // The task may be cancelled; the roll-back happens all the same. It takes no time, unless the server or the line is frozen.
        let batch = Batch([.utility("ROLLBACK")], role: "", timeout: .seconds(5))
        connection.send(batch)
        return await Task { (try? await batch.outcome()) != nil }.value
    }

    private func flush(_ steps: [TransactionStep], closing: String?) async throws -> [QueryResult] {
        precondition(!isEnded, "the transaction has ended")
        // Nothing is under way yet, so the connection stays good.
        try Task.checkCancellation()
        pending = []
        let preamble = hasBegun ? [] : options.preamble
        hasBegun = true
        if closing != nil { isEnded = true }
        let batch = Batch(
            preamble + steps.map(\.operation) + (closing.map { [.constant($0)] } ?? []), role: options.role ?? "",
            timeout: options.timeout ?? client.configuration.statementTimeout)
        client.countFlush()
        do {
            let results = try await client.traced(batch) {
                connection.send(batch)
                return try await batch.outcome()
            }
            if closing != nil, results.last?.commandTag != closing {
                throw DatabaseError(.rolledBack, "the transaction was rolled back: an earlier statement had failed")
            }
            return zip(steps, results[preamble.count...]).compactMap { $0.isStatement ? $1 : nil }
        } catch {
            // The answer may still come: the connection is of no use to anybody else.
            if error is CancellationError || (error as? DatabaseError)?.kind == .deadlineExceeded { isInterrupted = true }
            throw error
        }
    }
}
