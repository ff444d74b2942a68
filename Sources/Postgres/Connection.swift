internal import CoreMetrics
internal import DequeModule
internal import Dispatch
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
    let started: ContinuousClock.Instant
    /// Begins and commits by itself: it may follow others without a Sync in between, and be sent again when nothing of it was executed.
    let isTransaction: Bool
    private typealias Outcome = Result<[QueryResult], any Error>
    private struct State {
        var results: [QueryResult] = []
        var failure: DatabaseError?
        var failedAt: Int?
        var isAborted = false
        var attempts = 1
        var finished = false
        var waiter: Waiter<Outcome>?
        var outcome: Outcome?
    }
    private let state = Mutex(State())

    init(_ operations: [Operation], role: String, timeout: Duration? = nil) {
        self.operations = operations
        self.role = role
        let begins = if case .constant(let text)? = operations.first { text.hasPrefix("BEGIN") } else { false }
        let commits = if case .constant("COMMIT")? = operations.last { true } else { false }
        isTransaction = begins && commits
        let started = ContinuousClock.now
        self.started = started
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
            state.failure != nil && state.failedAt != operations.count - 1 && !(isTransaction && state.results.isEmpty)
        }
    }
    /// An earlier batch has failed, and the server has passed this one over.
    func abort() { state.withLock { $0.isAborted = true } }

    /// Why it did not go well: it failed itself, or was passed over.
    enum Trouble { case failed, passedOver }
    var trouble: Trouble? { state.withLock { $0.failure != nil ? .failed : $0.isAborted ? .passedOver : nil } }

    /// Whether it failed because the server does not know a prepared statement (any more), and may be sent again.
    ///
    /// It happens when the batch that was to prepare it was passed over, and when somebody has called DEALLOCATE.
    var lacksStatement: Bool {
        state.withLock { state in
            (isTransaction || operations.count == 1) && state.attempts < 3 && state.failure?.sqlState == "26000"
        }
    }

    /// As it was before it was sent.
    func reset() {
        state.withLock {
            $0.results = []
            $0.failure = nil
            $0.failedAt = nil
            $0.isAborted = false
            $0.attempts += 1
        }
    }

    /// Everything has come.
    func finish() {
        settle { state in
            if let failure = state.failure { .failure(failure) } else { .success(state.results) }
        }
    }

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
        case prepare(Batch, StatementCache.Key)
        case result(Batch, index: Int, Telemetry.Statement?)
        /// Housekeeping that no caller waits for.
        case ignored
        /// Nothing that arrives: everything of the batch is in.
        case end(Batch)
        case sync
    }

    private struct State {
        var pq: LibPQConnection?
        var expected: Deque<Expected> = []
        /// The results of the first expectation have come, its closing NULL has not.
        var awaitsNull = false
        var statements: StatementCache
        var watchesWritable = false
        var registration: UInt64 = 0
        /// Transactions sent since the last Sync.
        var group = 0
        /// Batches whose answers are in, of which one failed and the rest were passed over: settled with their Sync.
        var troubled: [Batch] = []
        /// Batches that were sent behind one that left its transaction failed: nothing of them was executed; they are sent again.
        var poisoned: Set<ObjectIdentifier> = []
        var lossError: DatabaseError?
        /// When the server last said something, or was last asked after a silence.
        var lastSign = ContinuousClock.now
        /// A caller has waited in vain: nothing new is sent, and it closes once what is under way has ended.
        var isRetired = false
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

    /// Connects on a helper thread, because name resolution and libpq's start-up block.
    ///
    /// - Parameter deadline: when the caller gives up; a connection that comes later is closed.
    /// - Throws: `.unavailable`, `.configuration` (the server is too old).
    static func connect(
        _ configuration: PostgresConfiguration, telemetry: Telemetry, loop: EventLoop? = nil, deadline: ContinuousClock.Instant? = nil,
        onNotification: @escaping @Sendable (ServerNotification) -> Void = { _ in }
    ) async throws(DatabaseError) -> Connection {
        let attempt = ConnectAttempt()
        DispatchQueue.global().async {
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
        let timer = deadline.map { deadline in
            Task {
                try await Task.sleep(until: deadline)
                _ = attempt.settle(.failure(DatabaseError(.unavailable, "the server did not answer in time")))
            }
        }
        defer { timer?.cancel() }
        return try await attempt.outcome().get()
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

    private func write(_ batch: Batch, _ state: inout State) -> DatabaseError? {
        guard let pq = state.pq else {
            batch.fail(state.lossError ?? DatabaseError(.closed, "the connection is closed"))
            batch.finish()
            return nil
        }
        precondition(!state.isDetached, "a connection that COPY uses was given to somebody else")
        // What is no transaction by itself becomes one with everything else under its Sync.
        if state.group > 0, !batch.isTransaction, let lost = endGroup(&state) { return lost }
        var sent = true
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
        guard sent else { return DatabaseError(.connectionLost, pq.errorMessage) }
        state.group += 1
        guard batch.isTransaction, state.group < Self.groupLimit, loop.isCurrent else { return endGroup(&state) }
        if state.group == 1 { loop.afterJobs(self) }
        return nil
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
        var isSent = true
        if let evicted {
            isSent = state.pq!.sendUnprepared(text: "DEALLOCATE \(evicted)", bindings: [])
            state.expected.append(.ignored)
        }
        isSent = isSent && state.pq!.sendPrepare(name: entry.name, text: key.text, types: sql?.bindings.map(\.type) ?? [])
        state.expected.append(.prepare(batch, key))
        return (entry.name, entry.statement, isSent)
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

    /// Deadlines, to about 100 ms.
    func tick(_ now: ContinuousClock.Instant) {
        var late: [Batch] = []
        let lost = state.withLock { state -> DatabaseError? in
            guard !state.expected.isEmpty, !state.isDetached else { return nil }
            for case .end(let batch) in state.expected {
                if let deadline = batch.deadline, deadline <= now { late.append(batch) }
            }
            if let silence, now - state.lastSign > silence {
                return DatabaseError(.connectionLost, "the server has said nothing for \(silence)")
            }
            return nil
        }
        for batch in late where batch.abandon(DatabaseError(.deadlineExceeded, "no answer within \(now - batch.started)")) {
            telemetry.deadlines.increment()
            // Others who ask now shall not wait behind it.
            state.withLock { $0.isRetired = true }
        }
        if let lost { close(lost) }
    }

    private func receive(_ state: inout State, _ done: inout [Batch]) -> DatabaseError? {
        let now = state.lastSign
        while let expected = state.expected.first {
            if case .end(let batch) = expected {
                state.expected.removeFirst()
                if batch.trouble == nil { done.append(batch) } else { state.troubled.append(batch) }
                continue
            }
            if state.pq!.isBusy { break }
            guard let result = state.pq!.nextResult() else {
                guard state.awaitsNull else { return DatabaseError(.protocolViolation, "a result is missing") }
                state.awaitsNull = false
                state.expected.removeFirst()
                continue
            }
            switch (expected, result.status) {
            case (.sync, .sync):
                state.expected.removeFirst()
                if let lost = synchronized(&state, &done) { return lost }
                continue
            case (.prepare, .done), (.ignored, .done), (.ignored, .aborted):
                break
            case (.result(let batch, _, _), .aborted):
                batch.abort()
            case (.prepare(let batch, let key), .failed):
                state.statements.remove(key)
                batch.fail(result.error(statement: key.text))
            case (.prepare(_, let key), .aborted):
                state.statements.remove(key)
            case (.result(let batch, _, let statement), .rows), (.result(let batch, _, let statement), .done):
                batch.add(result)
                statement?.succeeded(
                    rows: result.status == .rows ? result.count : result.affectedRows, nanoseconds: (now - batch.started).nanoseconds)
            case (.result(let batch, let index, let statement), .failed):
                let error = result.error(statement: batch.operations[index].text)
                statement?.failed(sqlState: error.sqlState)
                batch.fail(error, at: index)
            case (.ignored, .failed) where ["25P02", "26000"].contains(result.error(statement: nil).sqlState):
                // Behind a failed transaction nothing is deallocated; the name is never used again.
                break
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

    /// A Sync has come: what went wrong before it is settled.
    private func synchronized(_ state: inout State, _ done: inout [Batch]) -> DatabaseError? {
        var again: [Batch] = []
        for batch in exchange(&state.troubled, with: []) {
            if state.poisoned.remove(ObjectIdentifier(batch)) != nil || batch.trouble == .passedOver {
                again.append(batch)
                continue
            }
            if batch.leavesFailedTransaction {
                // Whoever was sent right behind it meets 25P02 at its first statement, having done nothing: roll back and send those again.
                // Interactive transactions roll back by themselves, and nobody else uses their connection.
                for expected in state.expected {
                    switch expected {
                    case .end(let other): state.poisoned.insert(ObjectIdentifier(other))
                    // Nor will they be prepared, so nobody may count on it from now on.
                    case .prepare(_, let key): state.statements.remove(key)
                    default: break
                    }
                }
                // Not prepared: it must work whatever the server remembers.
                if let lost = write(Batch([.utility("ROLLBACK")], role: ""), &state) { return lost }
            }
            if batch.lacksStatement {
                // Where one is missing, others may be.
                state.statements.removeAll()
                again.append(batch)
            } else {
                done.append(batch)
            }
        }
        for batch in again {
            batch.reset()
            if let lost = write(batch, &state) { return lost }
        }
        if state.isRetired, state.expected.isEmpty { return DatabaseError(.closed, "the connection was retired") }
        return nil
    }

    // MARK: blocking

    /// Runs `body` with the connection in blocking mode on a helper thread. Only for whoever holds the connection alone, with nothing under way.
    ///
    /// A cancelled task makes the server stop the statement; `body` ends with its error then.
    func blocking<Output: Sendable>(_ body: @escaping @Sendable (LibPQConnection) throws -> Output) async throws -> Output {
        let pq = try state.withLock { state in
            guard let pq = state.pq else { throw state.lossError ?? DatabaseError(.closed, "the connection is closed") }
            precondition(state.expected.isEmpty, "something is under way")
            state.isDetached = true
            loop.unregister(descriptor, state.registration)
            return pq
        }
        let cancelKey = pq.cancelKey()
        let isCancelled = Atomic(false)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Result<Output, any Error>, Never>) in
                DispatchQueue.global().async {
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
            DispatchQueue.global().async { cancelKey?.cancel() }
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

    // MARK: the end

    /// Asks the server to stop what this connection does, on a helper thread, and closes. Nobody gets an answer any more.
    func cancelAndClose() {
        if let key = state.withLock({ $0.pq?.cancelKey() }) { DispatchQueue.global().async { key.cancel() } }
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
                state.troubled = []
            }
            return state.troubled + state.expected.compactMap { if case .end(let batch) = $0 { batch } else { nil } }
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

/// A caller who waits for a connection to be made, but not for ever.
private final class ConnectAttempt: Sendable {
    private typealias Outcome = Result<Connection, DatabaseError>
    private let state = Mutex<(outcome: Outcome?, waiter: Waiter<Result<Connection, DatabaseError>>?)>((nil, nil))

    /// Returns whether this is what the caller gets.
    func settle(_ outcome: Result<Connection, DatabaseError>) -> Bool {
        let (isFirst, waiter) = state.withLock { state in
            guard state.outcome == nil else { return (false, nil as Waiter<Result<Connection, DatabaseError>>?) }
            state.outcome = outcome
            return (true, state.waiter)
        }
        waiter?.resume(outcome)
        return isFirst
    }

    func outcome() async -> Result<Connection, DatabaseError> {
        await Waiter.suspend { waiter in
            let ready = state.withLock { state -> Result<Connection, DatabaseError>? in
                if state.outcome == nil { state.waiter = waiter }
                return state.outcome
            }
            if let ready { waiter.resume(ready) }
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

    /// A name that this connection has never used, and the name to forget if the cache was full.
    mutating func insert(_ key: Key, _ statement: Telemetry.Statement?) -> (entry: Entry, evicted: String?) {
        var evicted: String?
        if entries.count >= limit, let oldest = entries.min(by: { $0.value.used < $1.value.used }) {
            evicted = oldest.value.name
            entries[oldest.key] = nil
        }
        counter += 1
        clock += 1
        let entry = Entry(name: "b\(counter)", statement: statement, used: clock)
        entries[key] = entry
        return (entry, evicted)
    }

    mutating func remove(_ key: Key) { entries[key] = nil }
    mutating func removeAll() { entries = [:] }
}
