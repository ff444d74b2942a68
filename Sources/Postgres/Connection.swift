internal import CoreMetrics
internal import DequeModule
internal import Glibc
internal import Synchronization

/// One statement as it is sent.
enum Operation: Sendable {
    /// Prepared once for each (role, text): PostgreSQL re-plans a prepared statement whenever the role differs from the one that planned it.
    case prepared(SQL)
    /// SET LOCAL with a value, and other utility statements that differ each time.
    case utility(String)
    /// BEGIN, COMMIT, a change of role: few texts that come again and again. Prepared too, which saves the server reading them.
    case constant(String)

    static let begin = Operation.constant("BEGIN")
    static let beginReadOnly = Operation.constant("BEGIN READ ONLY")
    static let commit = Operation.constant("COMMIT")
    static let rollback = Operation.constant("ROLLBACK")

    var text: String {
        switch self {
        case .prepared(let sql): sql.text
        case .utility(let text), .constant(let text): text
        }
    }
}

/// Statements that leave together and are answered together.
final class Batch: Sendable {
    let operations: [Operation]
    /// The role that plans the prepared ones.
    let role: String
    /// When the caller stops waiting.
    let deadline: ContinuousClock.Instant?
    let timeout: Duration?
    let started: ContinuousClock.Instant
    /// Begins and commits by itself: it may follow others without a Sync in between.
    let isTransaction: Bool
    /// A transaction from its beginning to its end, explicit or not: when it fails nothing of it has happened.
    let isWhole: Bool
    /// Nobody waits for it.
    let isHousekeeping: Bool
    private typealias Outcome = Result<[QueryResult], any Error>
    private struct State {
        var results: [QueryResult] = []
        var failure: DatabaseError?
        var failedAt: Int?
        var isPassedOver = false
        var isOutdated = false
        var isSecondTry = false
        var finished = false
        var waiter: Waiter<Outcome>?
        var outcome: Outcome?
    }
    private let state = Mutex(State())

    init(
        _ operations: [Operation], role: String, timeout: Duration? = nil, isWhole: Bool = false, isHousekeeping: Bool = false
    ) {
        self.operations = operations
        self.role = role
        self.isWhole = isWhole
        self.isHousekeeping = isHousekeeping
        let begins = if case .constant(let text)? = operations.first { text.hasPrefix("BEGIN") } else { false }
        let commits = if case .constant("COMMIT")? = operations.last { true } else { false }
        isTransaction = isWhole && begins && commits
        let started = ContinuousClock.now
        self.started = started
        self.timeout = timeout
        deadline = timeout.map { started + $0 }
    }

    func add(_ result: QueryResult) {
        state.withLock { state in
            if state.results.isEmpty { state.results.reserveCapacity(operations.count) }
            state.results.append(result)
        }
    }
    func fail(_ error: DatabaseError, at index: Int? = nil) {
        state.withLock { state in
            guard state.failure == nil else { return }
            state.failure = error
            state.failedAt = index
        }
    }

    /// Whether a batch that was to end a transaction has left it open instead: something before COMMIT failed. (libpq cannot tell: inside a
    /// pipeline its transaction status is "active".)
    var leavesFailedTransaction: Bool {
        guard case .constant("COMMIT")? = operations.last else { return false }
        // A batch that begins its transaction itself, and failed in that, has left none.
        return state.withLock { state in
            guard let failure = state.failure, !(isTransaction && state.results.isEmpty) else { return false }
            // A COMMIT that fails has ended the transaction, but one that was never executed has not: 26000, and 57014, because the server looks
            // for a request to cancel between reading a statement and executing it. Where it had ended, the ROLLBACK does no harm.
            return state.failedAt != operations.count - 1 || ["26000", "57014"].contains(failure.sqlState)
        }
    }
    /// An earlier batch has failed, and the server has passed this one over.
    func passOver() { state.withLock { $0.isPassedOver = true } }

    /// Why it did not go well.
    enum Trouble {
        case failed
        /// An earlier batch has failed, and the server did nothing of this one.
        case passedOver
        /// It met a prepared statement that is not there or does not fit any more, and may be sent again.
        case outdated
    }
    var trouble: Trouble? {
        state.withLock { $0.isOutdated ? .outdated : $0.failure != nil ? .failed : $0.isPassedOver ? .passedOver : nil }
    }

    /// Sent again after it met a prepared statement that was no good: unprepared, so that it meets no other.
    var isSecondTry: Bool { state.withLock { $0.isSecondTry } }

    /// Whether it may be sent again, once.
    func takeSecondTry() -> Bool {
        guard isWhole else { return false }
        return state.withLock { state in
            guard !state.isSecondTry, !state.finished, state.failure == nil else { return false }
            state.isSecondTry = true
            state.isOutdated = true
            return true
        }
    }

    /// As it was before it was sent.
    func reset() {
        state.withLock {
            $0.results = []
            $0.failure = nil
            $0.failedAt = nil
            $0.isPassedOver = false
            $0.isOutdated = false
        }
    }

    /// Everything has come.
    func finish() {
        settle { state in
            if let failure = state.failure { .failure(failure) } else { .success(state.results) }
        }
    }

    /// Its caller has gone before the answer came.
    var isAbandoned: Bool { state.withLock { $0.finished } }

    /// Stops the caller's waiting; what still comes is dropped. Returns whether he was waiting.
    @discardableResult
    func abandon(_ error: any Error) -> Bool { settle { _ in .failure(error) } }

    @discardableResult
    private func settle(_ outcome: (borrowing State) -> Outcome) -> Bool {
        let (waiter, result) = state.withLock { state -> (Waiter<Outcome>?, Outcome?) in
            guard !state.finished else { return (nil, nil) }
            state.finished = true
            let result = outcome(state)
            state.outcome = result
            defer { state.waiter = nil }
            return (state.waiter, result)
        }
        if let result { waiter?.resume(result) }
        return result != nil
    }

    /// Waits for the Sync. A cancelled task stops waiting at once; the server goes on, and what it answers is dropped.
    func outcome() async throws -> [QueryResult] {
        try await withTaskCancellationHandler {
            await Waiter.suspend { waiter in
                let ready = state.withLock { state -> Outcome? in
                    if let outcome = state.outcome { return outcome }
                    state.waiter = waiter
                    return nil
                }
                if let ready { waiter.resume(ready) }
            }
        } onCancel: {
            abandon(CancellationError())
        }.get()
    }
}

/// A connection in pipeline mode: a state machine under a mutex. Callers send on their own thread; an event loop receives.
///
/// Transactions of callers on the loop's own thread leave together, with a single Sync behind them: that saves both sides a system call for
/// each. A COMMIT does not need the Sync (it ends its transaction when it is executed). When one of them fails, the server passes over those
/// behind it, which are then sent again.
final class Connection: EventHandler {
    private enum Expected {
        /// Parse of a statement under that name; the batch fails with it.
        case prepare(Batch, StatementCache.Key, name: String)
        case result(Batch, index: Int, Telemetry.Statement?)
        /// DEALLOCATE of a statement under that name.
        case forget(name: String)
        /// Nothing that arrives: everything of the batch is in.
        case end(Batch)
        case sync
    }

    private struct State {
        var pq: LibPQConnection?
        var expected: Deque<Expected> = []
        /// Batches sent and not yet answered.
        var underWay = 0
        /// What is sent when there is room again.
        var waiting: Deque<Batch> = []
        /// The results of the first expectation have come, its closing NULL has not.
        var awaitsNull = false
        var statements: StatementCache
        /// Names of statements that the server holds and that nobody will use: deallocated with the next flush.
        var forgotten: [String] = []
        var watchesWritable = false
        var registration: UInt64 = 0
        /// Transactions sent since the last Sync.
        var group = 0
        /// Batches whose answers are in, but not their Sync: the last one under it, one that failed, and those that were passed over then.
        var answered: [Batch] = []
        /// Batches that were sent behind one that left its transaction failed: nothing of them was executed; they are sent again.
        var poisoned: Set<ObjectIdentifier> = []
        var lossError: DatabaseError?
        /// When the server last said something, or was last asked after a silence.
        var lastSign = ContinuousClock.now
        /// A caller has waited in vain: nothing new is sent, and it closes once what is under way has ended.
        var isRetired = false
        /// At the last tick, the batch that the server worked for and nobody waited for.
        var forsaken: ObjectIdentifier?
        /// Lent out for blocking calls.
        var isDetached = false
    }

    private let state: Mutex<State>
    private let loop: EventLoop
    private let descriptor: Int32
    private let configuration: PostgresConfiguration
    private let preparesStatements: Bool
    private let telemetry: Telemetry
    /// Transactions under one Sync at most: their answers may wait for the slowest among them.
    private static let groupLimit = 8
    /// Batches under way at most; one that fails makes those behind it be sent again.
    private static let window = 64
    /// How long the server may say nothing while something is under way.
    private let silence: Duration?
    /// Called once, on any thread, when the connection is gone.
    private let onClose: Mutex<(@Sendable () -> Void)?> = Mutex(nil)
    private let onNotification: @Sendable (ServerNotification) -> Void
    let serverVersion: Int32
    /// Another program sits between us and the server: what a session remembers may not be there for the next transaction.
    let isPooled: Bool

    private init(
        _ pq: LibPQConnection, isPooled: Bool, configuration: PostgresConfiguration, telemetry: Telemetry, loop: EventLoop?,
        onNotification: @escaping @Sendable (ServerNotification) -> Void
    ) {
        self.loop = loop ?? EventLoopExecutor.shared.next()
        descriptor = pq.socket
        serverVersion = pq.serverVersion
        self.isPooled = isPooled
        self.configuration = configuration
        self.telemetry = telemetry
        preparesStatements = configuration.preparesStatements ?? !isPooled
        // The server ends a statement at its timeout; whoever is silent for longer is frozen, or the network is.
        silence = configuration.statementTimeout.map { $0 + configuration.silenceGrace }
        self.onNotification = onNotification
        state = Mutex(State(pq: pq, statements: StatementCache(limit: configuration.statementCacheSize)))
    }

    /// Connects on a thread of its own, because name resolution and libpq's start-up block.
    ///
    /// - Parameter deadline: when the caller gives up; a connection that comes later is closed. A cancelled task gives up at once.
    /// - Throws: `.unavailable`, `.configuration` (the server is too old).
    static func connect(
        _ configuration: PostgresConfiguration, telemetry: Telemetry, loop: EventLoop? = nil, deadline: ContinuousClock.Instant? = nil,
        onNotification: @escaping @Sendable (ServerNotification) -> Void = { _ in }
    ) async throws(DatabaseError) -> Connection {
        let attempt = FirstOutcome<Result<Connection, DatabaseError>>()
        blockingThread {
            let result = Result { () throws(DatabaseError) in
                let pq = try LibPQConnection.connect(configuration.conninfo)
                try configuration.check(serverVersion: pq.serverVersion)
                let isPooled = try prepareSession(pq, configuration)
                try pq.enterPipelineMode()
                let connection = Connection(
                    pq, isPooled: isPooled, configuration: configuration, telemetry: telemetry, loop: loop, onNotification: onNotification)
                connection.register()
                telemetry.connects.increment()
                return connection
            }
            if !attempt.settle(result), case .success(let connection) = result { connection.close() }
        }
        return try await attempt.value(
            by: deadline, late: .failure(DatabaseError(.unavailable, "no answer in time from \(configuration.place)")),
            cancelled: .failure(DatabaseError(.unavailable, "cancelled while connecting"))
        ).get()
    }

    /// Finds out who is at the other end, and sets what the server shall do by itself.
    ///
    /// - Returns: whether a pooler is between: it made up the process id that it sent us.
    private static func prepareSession(_ pq: LibPQConnection, _ configuration: PostgresConfiguration) throws(DatabaseError) -> Bool {
        do throws(DatabaseError) {
            let pid = try pq.execute("SELECT pg_backend_pid()").single(Int32.self)
            // A session's settings would reach other clients of the pooler.
            if pid != pq.backendID { return true }
            if let timeout = configuration.statementTimeout {
                // What the administrator has set for the role or the database stays.
                _ = try pq.execute(
                    """
                    SELECT set_config('statement_timeout', '\(timeout.milliseconds)', false)
                    WHERE current_setting('statement_timeout') = '0'
                    """)
            }
            return false
        } catch {
            throw DatabaseError(.unavailable, error.message, sqlState: error.sqlState)
        }
    }

    private func register() {
        state.withLock { state in state.registration = loop.register(descriptor, self) }
    }

    var isOpen: Bool { state.withLock { $0.pq != nil } }

    /// Whether something new may be sent.
    var isUsable: Bool { state.withLock { $0.pq != nil && !$0.isRetired } }

    /// Whether nothing is under way.
    var isIdle: Bool { state.withLock { $0.expected.isEmpty } }

    /// Whether answers come in on the thread that calls this.
    var isOnCurrentLoop: Bool { loop.isCurrent }

    /// Runs `action` when the connection is gone, or now when it is gone already.
    func whenClosed(_ action: @escaping @Sendable () -> Void) {
        onClose.withLock { $0 = action }
        if !isOpen { runOnClose() }
    }

    private func runOnClose() {
        let action = onClose.withLock { onClose in
            defer { onClose = nil }
            return onClose
        }
        action?()
    }

    // MARK: sending

    /// Sends all operations in one flush.
    func send(_ batch: Batch) {
        let lost = state.withLock { state -> DatabaseError? in
            if state.expected.isEmpty { state.lastSign = batch.started }
            return write(batch, &state)
        }
        if let lost { close(lost) }
    }

    /// The same for a connection that many share: it may have been closed or retired since it was chosen.
    ///
    /// - Returns: whether it was sent. If not, nothing has happened to the batch.
    func offer(_ batch: Batch) -> Bool {
        let (isSent, lost) = state.withLock { state in
            guard state.pq != nil, !state.isRetired else { return (false, nil as DatabaseError?) }
            if state.expected.isEmpty { state.lastSign = batch.started }
            return (true, write(batch, &state))
        }
        if let lost { close(lost) }
        return isSent
    }

    private func write(_ batch: Batch, _ state: inout State) -> DatabaseError? {
        guard let pq = state.pq else {
            batch.fail(state.lossError ?? DatabaseError(.closed, "the connection is closed"))
            batch.finish()
            return nil
        }
        precondition(!state.isDetached, "a connection that COPY uses was given to somebody else")
        guard hasRoom(state) else {
            state.waiting.append(batch)
            return nil
        }
        // What is no transaction by itself becomes one with everything else under its Sync.
        let isAlone = state.group > 0 && !batch.isTransaction
        if let lost = (isAlone ? endGroup(&state) : nil) ?? (state.forgotten.isEmpty ? nil : forget(&state)) {
            // Whoever closes tells everybody who is expected.
            state.expected.append(.end(batch))
            state.underWay += 1
            return lost
        }
        var sent = true
        let preparesStatements = preparesStatements && !batch.isSecondTry
        for (index, operation) in batch.operations.enumerated() where sent {
            var statement: Telemetry.Statement?
            switch operation {
            case .utility(let text):
                sent = pq.sendUnprepared(text: text, bindings: [])
            case .constant(let text) where !preparesStatements:
                sent = pq.sendUnprepared(text: text, bindings: [])
            case .constant:
                let entry = prepared(StatementCache.Key(operation, role: batch.role), nil, batch, &state)
                sent = entry.isSent && pq.sendPrepared(name: entry.name, bindings: [])
            case .prepared(let sql) where !preparesStatements:
                statement = telemetry.statement(sql)
                sent = pq.sendUnprepared(text: sql.text, bindings: sql.bindings)
            case .prepared(let sql):
                let entry = prepared(StatementCache.Key(operation, role: batch.role), sql, batch, &state)
                statement = entry.statement
                sent = entry.isSent && pq.sendPrepared(name: entry.name, bindings: sql.bindings)
            }
            state.expected.append(.result(batch, index: index, statement))
        }
        state.expected.append(.end(batch))
        state.underWay += 1
        guard sent else { return DatabaseError(.connectionLost, pq.errorMessage) }
        state.group += 1
        guard batch.isTransaction, !isPooled, state.group < Self.groupLimit, loop.isCurrent else { return endGroup(&state) }
        if state.group == 1 { loop.afterJobs(self) }
        return nil
    }

    private func hasRoom(_ state: borrowing State) -> Bool {
        // PgBouncer 1.18 in transaction mode gives the server away at the first ReadyForQuery, though more was sent on it: callers would get
        // each other's answers.
        isPooled ? state.expected.isEmpty : state.underWay < Self.window
    }

    /// Called by the loop when its jobs have run.
    func jobsHaveRun() {
        let lost = state.withLock { state in state.pq != nil && state.group > 0 ? endGroup(&state) : nil }
        if let lost { close(lost) }
    }

    private func endGroup(_ state: inout State) -> DatabaseError? {
        state.group = 0
        state.expected.append(.sync)
        guard state.pq!.sendSync() else { return DatabaseError(.connectionLost, state.pq!.errorMessage) }
        return flush(&state)
    }

    /// The name of a prepared statement, which is prepared now if it is not.
    private func prepared(
        _ key: StatementCache.Key, _ sql: SQL?, _ batch: Batch, _ state: inout State
    ) -> (name: String, statement: Telemetry.Statement?, isSent: Bool) {
        if let known = state.statements.entry(for: key) { return (known.name, known.statement, true) }
        let (entry, evicted) = state.statements.insert(key, sql.map { telemetry.statement($0) })
        if let evicted { state.forgotten.append(evicted) }
        let isSent = state.pq!.sendPrepare(name: entry.name, text: key.text, types: sql?.bindings.map(\.type) ?? [])
        state.expected.append(.prepare(batch, key, name: entry.name))
        return (entry.name, entry.statement, isSent)
    }

    /// Deallocates what has fallen out of the cache, in front of the next batch and with a Sync of its own: inside of a failed transaction it
    /// fails, and then it must fail alone.
    private func forget(_ state: inout State) -> DatabaseError? {
        if state.group > 0, let lost = endGroup(&state) { return lost }
        // A pooler keeps statements by itself, and a second Sync is not for it.
        if isPooled {
            state.forgotten = []
            return nil
        }
        for name in exchange(&state.forgotten, with: []) {
            guard state.pq!.sendUnprepared(text: "DEALLOCATE \(name)", bindings: []) else {
                return DatabaseError(.connectionLost, state.pq!.errorMessage)
            }
            state.expected.append(.forget(name: name))
        }
        return endGroup(&state)
    }

    private func flush(_ state: inout State) -> DatabaseError? {
        switch state.pq!.flush() {
        case .failed: return DatabaseError(.connectionLost, state.pq!.errorMessage)
        case .done where state.watchesWritable, .more where !state.watchesWritable:
            state.watchesWritable.toggle()
            loop.watch(descriptor, state.registration, writable: state.watchesWritable)
        default: break
        }
        return nil
    }

    // MARK: receiving

    func ready(readable: Bool, writable: Bool, hangUp: Bool) {
        var done: [Batch] = []
        var notifications: [ServerNotification] = []
        let lost = state.withLock { state -> DatabaseError? in
            guard state.pq != nil, !state.isDetached else { return nil }
            state.lastSign = .now
            let unsent = writable ? flush(&state) : nil
            let alive = state.pq!.consumeInput()
            // What arrived before the end is still good: a COMMIT may be among it.
            let lost = receive(&state, &done) ?? unsent
            while let notification = state.pq!.nextNotification() { notifications.append(notification) }
            if let lost { return lost }
            return alive ? nil : DatabaseError(.connectionLost, state.pq!.errorMessage)
        }
        for batch in done { finish(batch) }
        for notification in notifications { onNotification(notification) }
        if let lost { close(lost) }
    }

    private func finish(_ batch: Batch) {
        batch.finish()
        let duration = ContinuousClock.now - batch.started
        if duration >= telemetry.slow { telemetry.tellSlow(batch, duration) }
    }

    /// Deadlines, and statements that nobody waits for, to about 100 ms.
    func tick(_ now: ContinuousClock.Instant) {
        var late: [Batch] = []
        var isForsaken = false
        let lost = state.withLock { state -> DatabaseError? in
            guard !state.expected.isEmpty, !state.isDetached else {
                state.forsaken = nil
                return nil
            }
            var first: Batch?
            var isAwaited = false
            for case .end(let batch) in state.expected {
                if first == nil { first = batch }
                if !batch.isAbandoned, !batch.isHousekeeping { isAwaited = true }
                if let deadline = batch.deadline, deadline <= now { late.append(batch) }
            }
            for batch in state.waiting {
                if !batch.isAbandoned { isAwaited = true }
                if let deadline = batch.deadline, deadline <= now { late.append(batch) }
            }
            if let first, first.isAbandoned {
                // The server still works for a caller who has gone, since the last tick at least.
                if state.forsaken == ObjectIdentifier(first) {
                    state.isRetired = true
                    isForsaken = !isAwaited
                }
                state.forsaken = ObjectIdentifier(first)
            } else {
                state.forsaken = nil
            }
            // Others who ask now shall not wait behind it: not even its caller, when he has been told and asks again.
            if late.contains(where: { !$0.isAbandoned }) { state.isRetired = true }
            // Who asked for more time than others has it.
            if let silence, now - state.lastSign > max(silence, (first?.timeout ?? .zero) + configuration.silenceGrace) {
                return DatabaseError(.connectionLost, "the server has said nothing for \(now - state.lastSign)")
            }
            return nil
        }
        for batch in late where batch.abandon(DatabaseError(.deadlineExceeded, "no answer within \(now - batch.started)")) {
            telemetry.deadlines.increment()
        }
        if let lost {
            close(lost)
        } else if isForsaken {
            cancelAndClose()
        }
    }

    private func receive(_ state: inout State, _ done: inout [Batch]) -> DatabaseError? {
        let now = state.lastSign
        while let expected = state.expected.first {
            if case .end(let batch) = expected {
                state.expected.removeFirst()
                state.underWay -= 1
                // What was executed is never sent again, whatever was expected of it.
                if batch.trouble == nil { state.poisoned.remove(ObjectIdentifier(batch)) }
                // Its caller may go on before the Sync if others follow under it; but whoever had the connection for himself finds it at rest.
                if batch.trouble == nil, case .prepare? = state.expected.first {
                    done.append(batch)
                } else if batch.trouble == nil, case .result? = state.expected.first {
                    done.append(batch)
                } else {
                    state.answered.append(batch)
                }
                continue
            }
            if state.pq!.isBusy { break }
            guard let result = state.pq!.nextResult() else {
                guard state.awaitsNull else {
                    return state.pq!.isLost
                        ? DatabaseError(.connectionLost, state.pq!.errorMessage) : DatabaseError(.protocolViolation, "a result is missing")
                }
                state.awaitsNull = false
                state.expected.removeFirst()
                continue
            }
            switch (expected, result.status) {
            case (.sync, .sync):
                state.expected.removeFirst()
                if let lost = synchronized(&state, &done) { return lost }
                continue
            case (.forget, .done): break
            case (.result(let batch, _, _), .aborted): batch.passOver()
            case (.prepare(_, let key, let name), .done):
                // It may have fallen out of the cache before it was in it.
                if !state.statements.confirm(key, name) { state.forgotten.append(name) }
            case (.prepare(let batch, let key, let name), .failed):
                state.statements.remove(key, name)
                batch.fail(result.error(statement: key.text))
            case (.prepare(_, let key, let name), .aborted): state.statements.remove(key, name)
            case (.result(let batch, _, let statement), .rows), (.result(let batch, _, let statement), .done):
                batch.add(result)
                statement?.succeeded(
                    rows: result.status == .rows ? result.count : result.affectedRows, nanoseconds: (now - batch.started).nanoseconds)
            case (.result(let batch, let index, let statement), .failed):
                let operation = batch.operations[index]
                let error = result.error(statement: operation.text)
                // 26000: it was never prepared, because its Parse failed for another caller, or somebody has deallocated it. 0A000: a table was
                // changed, and the result would have other columns.
                if preparesStatements, ["26000", "0A000"].contains(error.sqlState), batch.takeSecondTry() {
                    if let name = state.statements.remove(StatementCache.Key(operation, role: batch.role)) { state.forgotten.append(name) }
                } else {
                    statement?.failed(sqlState: error.sqlState)
                }
                batch.fail(error, at: index)
            case (.forget(let name), .aborted): state.forgotten.append(name)
            case (.forget(let name), .failed) where ["25P02", "26000"].contains(result.error(statement: nil).sqlState):
                // Inside of a failed transaction nothing is deallocated: later.
                if result.error(statement: nil).sqlState == "25P02" { state.forgotten.append(name) }
            case (_, .failed):
                // Not an answer to us: the server says good-bye (57P01) before it closes the connection.
                return result.error(statement: nil)
            default:
                return DatabaseError(.protocolViolation, "unexpected result \(result.status)")
            }
            state.awaitsNull = true
        }
        return nil
    }

    /// A Sync has come: what was answered before it is settled.
    private func synchronized(_ state: inout State, _ done: inout [Batch]) -> DatabaseError? {
        var again: [Batch] = []
        var lost: DatabaseError?
        for batch in exchange(&state.answered, with: []) {
            let trouble = batch.trouble
            if trouble == nil {
                done.append(batch)
                continue
            }
            if state.poisoned.remove(ObjectIdentifier(batch)) != nil || trouble == .passedOver {
                again.append(batch)
                continue
            }
            if batch.leavesFailedTransaction, lost == nil {
                // Whoever was sent right behind it meets 25P02 at its first statement, having done nothing: roll back and send those again.
                // Interactive transactions roll back by themselves, and nobody else uses their connection.
                for expected in state.expected {
                    switch expected {
                    case .end(let other): state.poisoned.insert(ObjectIdentifier(other))
                    // Nor will they be prepared, so nobody may count on it from now on.
                    case .prepare(_, let key, let name): state.statements.remove(key, name)
                    default: break
                    }
                }
                // Not prepared: it must work whatever the server remembers.
                lost = write(Batch([.utility("ROLLBACK")], role: "", isHousekeeping: true), &state)
            }
            if trouble == .outdated { again.append(batch) } else { done.append(batch) }
        }
        for batch in again where !batch.isAbandoned {
            batch.reset()
            // Nobody is left out: whoever closes tells those who are expected.
            if lost == nil {
                lost = write(batch, &state)
            } else {
                state.expected.append(.end(batch))
                state.underWay += 1
            }
        }
        if let lost { return lost }
        while hasRoom(state), let next = state.waiting.popFirst() {
            if !next.isAbandoned, let lost = write(next, &state) { return lost }
        }
        if state.isRetired, state.expected.isEmpty { return DatabaseError(.closed, "the connection was retired") }
        return nil
    }

    // MARK: blocking

    /// Runs `body` with the connection in blocking mode on a helper thread. Only for whoever holds the connection alone, with nothing under way.
    ///
    /// A cancelled task makes the server stop the statement; `body` ends with its error then. If no byte of COPY moves for as long as a server
    /// may be silent, the connection counts as dead.
    /// - Parameter timeout: of a statement, where it differs from the client's.
    func blocking<Output: Sendable>(
        timeout: Duration? = nil, _ body: @escaping @Sendable (LibPQConnection) throws -> Output
    ) async throws -> Output {
        let pq = try state.withLock { state in
            guard let pq = state.pq else { throw state.lossError ?? DatabaseError(.closed, "the connection is closed") }
            precondition(state.expected.isEmpty, "something is under way")
            state.isDetached = true
            loop.unregister(descriptor, state.registration)
            return pq
        }
        let cancelKey = pq.cancelKey()
        let isCancelled = Atomic(false)
        let silence = self.silence.map { max($0, (timeout ?? .zero) + configuration.silenceGrace) }
        let watch = silence.map { silence in
            Task {
                var seen = pq.moved
                while true {
                    try await Task.sleep(for: silence)
                    if pq.moved == seen { breakOff() }
                    seen = pq.moved
                }
            }
        }
        defer { watch?.cancel() }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Result<Output, any Error>, Never>) in
                blockingThread {
                    continuation.resume(
                        returning: Result {
                            try pq.leavePipelineMode()
                            defer { try? pq.enterPipelineMode() }
                            return try body(pq)
                        })
                }
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
            cancelKey?.cancelSoon()
            // A server that is not there any more hears nothing.
            Task {
                try await Task.sleep(for: .seconds(2))
                breakOff()
            }
        }
        state.withLock { state in
            state.isDetached = false
            if state.pq != nil { state.registration = loop.register(descriptor, self) }
        }
        // A late request to cancel would hit whatever comes next.
        if isCancelled.load(ordering: .relaxed) {
            close(DatabaseError(.closed, "cancelled"))
            throw CancellationError()
        }
        if case .failure(let error as DatabaseError) = result, error.kind == .connectionLost || error.kind == .protocolViolation {
            close(error)
        }
        return try result.get()
    }

    /// Ends a blocking call that hangs: it reads the end of the connection.
    private func breakOff() {
        state.withLock { state in
            if state.isDetached, state.pq != nil { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    // MARK: the end

    /// Asks the server to stop what this connection does, if it does anything, and closes. Nobody gets an answer any more.
    func cancelAndClose() {
        if let key = state.withLock({ $0.expected.isEmpty ? nil : $0.pq?.cancelKey() }) { key.cancelSoon() }
        close(DatabaseError(.closed, "cancelled"))
    }

    /// Closes at once; what is under way fails with `error`.
    func close(_ error: DatabaseError = DatabaseError(.closed, "the connection was closed")) {
        let batches = state.withLock { state -> [Batch]? in
            guard state.pq != nil else { return nil }
            if !state.isDetached { loop.unregister(descriptor, state.registration) }
            state.pq = nil
            state.lossError = error
            defer {
                state.expected = []
                state.answered = []
                state.waiting = []
                state.poisoned = []
            }
            let batches =
                state.answered + state.expected.compactMap { if case .end(let batch) = $0 { batch } else { nil } } + state.waiting
            // What would have been sent again has not failed: it is lost like the others.
            for batch in batches where batch.trouble == .outdated || state.poisoned.contains(ObjectIdentifier(batch)) { batch.reset() }
            return batches
        }
        guard let batches else { return }
        if error.kind != .closed { telemetry.losses.increment() }
        for batch in batches {
            batch.fail(error)
            batch.finish()
        }
        runOnClose()
    }
}

/// What comes first: an outcome, a deadline, or the cancellation of the only task that waits.
final class FirstOutcome<Outcome: Sendable>: Sendable {
    private let state = Mutex<(outcome: Outcome?, waiter: Waiter<Outcome>?)>((nil, nil))

    /// Returns whether this is what the waiter gets.
    @discardableResult
    func settle(_ outcome: Outcome) -> Bool {
        let (isFirst, waiter) = state.withLock { state in
            guard state.outcome == nil else { return (false, nil as Waiter<Outcome>?) }
            state.outcome = outcome
            return (true, state.waiter)
        }
        waiter?.resume(outcome)
        return isFirst
    }

    func value(by deadline: ContinuousClock.Instant?, late: Outcome, cancelled: Outcome) async -> Outcome {
        let timer = deadline.map { deadline in
            Task {
                try await Task.sleep(until: deadline)
                settle(late)
            }
        }
        defer { timer?.cancel() }
        return await withTaskCancellationHandler {
            await Waiter.suspend { waiter in
                let ready = state.withLock { state -> Outcome? in
                    if state.outcome == nil { state.waiter = waiter }
                    return state.outcome
                }
                if let ready { waiter.resume(ready) }
            }
        } onCancel: {
            settle(cancelled)
        }
    }
}

/// Statements prepared on one connection, least recently used first out. A plan costs about 32 KB of server memory.
struct StatementCache {
    struct Key: Hashable {
        let role: String
        let text: String
        /// Of the parameters' types: the same text with other types is another statement.
        private let types: UInt64

        /// Under which a batch's operation is prepared.
        init(_ operation: Operation, role: String) {
            var types: UInt64 = 14_695_981_039_346_656_037  // FNV-1a
            if case .prepared(let sql) = operation {
                self.role = role
                for binding in sql.bindings { types = (types ^ UInt64(binding.type)) &* 1_099_511_628_211 }
            } else {
                self.role = ""
            }
            text = operation.text
            self.types = types
        }

        /// By length and the last bytes: hashing kilobytes of text for each statement took longer than sending it. Equality looks at all.
        func hash(into hasher: inout Hasher) {
            hasher.combine(role.utf8.count)
            hasher.combine(text.utf8.count)
            hasher.combine(types)
            for byte in role.utf8.suffix(8) { hasher.combine(byte) }
            for byte in text.utf8.suffix(24) { hasher.combine(byte) }
        }
    }

    struct Entry {
        var name: String
        var statement: Telemetry.Statement?
        fileprivate var used: UInt64
        /// The server has said that it holds it.
        fileprivate var isConfirmed = false
    }

    private var entries: [Key: Entry] = [:]
    private var counter: UInt64 = 0
    private var clock: UInt64 = 0
    private let limit: Int

    init(limit: Int) { self.limit = max(1, limit) }

    mutating func entry(for key: Key) -> Entry? {
        guard let index = entries.index(forKey: key) else { return nil }
        clock += 1
        entries.values[index].used = clock
        return entries.values[index]
    }

    /// A name that this connection has never used, and the name to deallocate if the cache was full.
    mutating func insert(_ key: Key, _ statement: Telemetry.Statement?) -> (entry: Entry, evicted: String?) {
        var evicted: String?
        if entries.count >= limit, let oldest = entries.min(by: { $0.value.used < $1.value.used }) {
            // One that is still on its way is noticed when it arrives.
            evicted = oldest.value.isConfirmed ? oldest.value.name : nil
            entries[oldest.key] = nil
        }
        counter += 1
        clock += 1
        let entry = Entry(name: "b\(counter)", statement: statement, used: clock)
        entries[key] = entry
        return (entry, evicted)
    }

    /// Whether the statement of that name is still in the cache; it is on the server now.
    mutating func confirm(_ key: Key, _ name: String) -> Bool {
        guard let index = entries.index(forKey: key), entries.values[index].name == name else { return false }
        entries.values[index].isConfirmed = true
        return true
    }

    /// Removes it, and returns its name if the server holds it.
    mutating func remove(_ key: Key) -> String? { entries.removeValue(forKey: key).flatMap { $0.isConfirmed ? $0.name : nil } }

    /// Removes it, unless another one has taken its place.
    mutating func remove(_ key: Key, _ name: String) {
        if entries[key]?.name == name { entries[key] = nil }
    }
}
