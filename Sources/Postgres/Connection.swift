internal import DequeModule
internal import Dispatch
internal import Synchronization

/// One statement as it is sent.
enum Operation: Sendable {
    /// Prepared once for each (role, text): PostgreSQL re-plans a prepared statement whenever the role differs from the one that planned it.
    case prepared(SQL)
    /// BEGIN, SET LOCAL and other utility statements, which have no plan worth keeping.
    case utility(String)

    var text: String {
        switch self {
        case .prepared(let sql): sql.text
        case .utility(let text): text
        }
    }
}

/// Statements that leave in one flush and end with one Sync.
final class Batch: Sendable {
    let operations: [Operation]
    /// The role that plans the prepared ones.
    let role: String
    private typealias Waiter = CheckedContinuation<Result<[QueryResult], any Error>, Never>
    private struct State {
        var results: [QueryResult] = []
        var failure: DatabaseError?
        var failedAt: Int?
        var finished = false
        var continuation: Waiter?
        var outcome: Result<[QueryResult], any Error>?
    }
    private let state = Mutex(State())

    init(_ operations: [Operation], role: String) {
        self.operations = operations
        self.role = role
    }

    func add(_ result: QueryResult) { state.withLock { $0.results.append(result) } }
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
        guard case .utility("COMMIT")? = operations.last else { return false }
        // A batch that begins its transaction itself, and failed in that, has left none.
        let beginsItself = if case .utility(let text)? = operations.first { text.hasPrefix("BEGIN") } else { false }
        return state.withLock { state in
            state.failure != nil && state.failedAt != operations.count - 1 && !(beginsItself && state.results.isEmpty)
        }
    }
    func reset() {
        state.withLock {
            $0.results = []
            $0.failure = nil
            $0.failedAt = nil
        }
    }

    func finish() {
        settle { state in
            if let failure = state.failure { .failure(failure) } else { .success(state.results) }
        }
    }

    private func settle(_ outcome: (borrowing State) -> Result<[QueryResult], any Error>) {
        let (continuation, result) = state.withLock { state -> (Waiter?, Result<[QueryResult], any Error>?) in
            guard !state.finished else { return (nil, nil) }
            state.finished = true
            let result = outcome(state)
            state.outcome = result
            defer { state.continuation = nil }
            return (state.continuation, result)
        }
        if let result { continuation?.resume(returning: result) }
    }

    /// Waits for the Sync. A cancelled task stops waiting at once; the server goes on, and what it answers is dropped.
    func outcome() async throws -> [QueryResult] {
        try await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: Waiter) in
                let ready = state.withLock { state -> Result<[QueryResult], any Error>? in
                    if let outcome = state.outcome { return outcome }
                    state.continuation = continuation
                    return nil
                }
                if let ready { continuation.resume(returning: ready) }
            }
        } onCancel: {
            settle { _ in .failure(CancellationError()) }
        }.get()
    }
}

/// A connection in pipeline mode: a state machine under a mutex. Callers send on their own thread; an event loop receives.
final class Connection: EventHandler {
    private enum Expected {
        /// Parse of a statement under that name; the batch fails with it.
        case prepare(Batch, StatementCache.Key)
        case result(Batch, index: Int)
        /// Housekeeping that no caller waits for.
        case ignored
        case sync(Batch)
    }

    private struct State {
        var pq: LibPQConnection?
        var expected: Deque<Expected> = []
        /// The results of the first expectation have come, its closing NULL has not.
        var awaitsNull = false
        var statements: StatementCache
        var watchesWritable = false
        var registration: UInt64 = 0
        /// Batches that were sent behind one that left its transaction failed: nothing of them was executed; they are sent again.
        var poisoned: Set<ObjectIdentifier> = []
        var lossError: DatabaseError?
    }

    private let state: Mutex<State>
    private let loop: EventLoop
    private let descriptor: Int32
    private let preparesStatements: Bool
    /// Called once, on any thread, when the connection is gone.
    private let onClose: Mutex<(@Sendable () -> Void)?> = Mutex(nil)
    private let onNotification: @Sendable (ServerNotification) -> Void
    let serverVersion: Int32

    private init(
        _ pq: LibPQConnection, configuration: PostgresConfiguration,
        onNotification: @escaping @Sendable (ServerNotification) -> Void
    ) {
        loop = .next()
        descriptor = pq.socket
        serverVersion = pq.serverVersion
        preparesStatements = configuration.preparesStatements
        self.onNotification = onNotification
        state = Mutex(State(pq: pq, statements: StatementCache(limit: configuration.statementCacheSize)))
    }

    /// Connects on a helper thread, because name resolution and libpq's start-up block.
    static func connect(
        _ configuration: PostgresConfiguration,
        onNotification: @escaping @Sendable (ServerNotification) -> Void = { _ in }
    ) async throws(DatabaseError) -> Connection {
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<Connection, DatabaseError>, Never>) in
            DispatchQueue.global().async {
                do throws(DatabaseError) {
                    let pq = try LibPQConnection.connect(configuration.conninfo)
                    try configuration.check(serverVersion: pq.serverVersion)
                    let connection = Connection(pq, configuration: configuration, onNotification: onNotification)
                    connection.register()
                    continuation.resume(returning: .success(connection))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    private func register() {
        state.withLock { state in state.registration = loop.register(descriptor, self) }
    }

    var isOpen: Bool { state.withLock { $0.pq != nil } }

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

    /// Sends all operations and one Sync in one flush.
    func send(_ batch: Batch) {
        let lost = state.withLock { state in write(batch, &state) }
        if let lost { close(lost) }
    }

    private func write(_ batch: Batch, _ state: inout State) -> DatabaseError? {
        guard state.pq != nil else {
            batch.fail(state.lossError ?? DatabaseError(.closed, "the connection is closed"))
            batch.finish()
            return nil
        }
        var sent = true
        for (index, operation) in batch.operations.enumerated() where sent {
            switch operation {
            case .utility(let text):
                sent = state.pq!.sendUnprepared(text: text, bindings: [])
            case .prepared(let sql) where !preparesStatements:
                sent = state.pq!.sendUnprepared(text: sql.text, bindings: sql.bindings)
            case .prepared(let sql):
                let key = StatementCache.Key(role: batch.role, text: sql.text)
                let name: String
                if let known = state.statements.name(for: key) {
                    name = known
                } else {
                    let (new, evicted) = state.statements.insert(key)
                    name = new
                    if let evicted {
                        sent = state.pq!.sendUnprepared(text: "DEALLOCATE \(evicted)", bindings: [])
                        state.expected.append(.ignored)
                    }
                    sent = sent && state.pq!.sendPrepare(name: name, text: key.text, types: sql.bindings.map(\.type))
                    state.expected.append(.prepare(batch, key))
                }
                sent = sent && state.pq!.sendPrepared(name: name, bindings: sql.bindings)
            }
            state.expected.append(.result(batch, index: index))
        }
        sent = sent && state.pq!.sendSync()
        state.expected.append(.sync(batch))
        guard sent else { return DatabaseError(.connectionLost, state.pq!.errorMessage) }
        return flush(&state)
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
            guard state.pq != nil else { return nil }
            let unsent = writable ? flush(&state) : nil
            let alive = state.pq!.consumeInput()
            // What arrived before the end is still good: a COMMIT may be among it.
            let lost = receive(&state, &done) ?? unsent
            while let notification = state.pq!.nextNotification() { notifications.append(notification) }
            if let lost { return lost }
            return alive ? nil : DatabaseError(.connectionLost, state.pq!.errorMessage)
        }
        for batch in done { batch.finish() }
        for notification in notifications { onNotification(notification) }
        if let lost { close(lost) }
    }

    private func receive(_ state: inout State, _ done: inout [Batch]) -> DatabaseError? {
        while let expected = state.expected.first, !state.pq!.isBusy {
            guard let result = state.pq!.nextResult() else {
                guard state.awaitsNull else { return DatabaseError(.protocolViolation, "a result is missing") }
                state.awaitsNull = false
                state.expected.removeFirst()
                continue
            }
            switch (expected, result.status) {
            case (.sync(let batch), .sync):
                state.expected.removeFirst()
                if let lost = finished(batch, &state, &done) { return lost }
                continue
            case (.prepare, .done), (.ignored, .done), (.ignored, .aborted), (.result, .aborted):
                break
            case (.prepare(let batch, let key), .failed):
                state.statements.remove(key)
                batch.fail(result.error(statement: key.text))
            case (.prepare(_, let key), .aborted):
                state.statements.remove(key)
            case (.result(let batch, _), .rows), (.result(let batch, _), .done):
                batch.add(result)
            case (.result(let batch, let index), .failed):
                batch.fail(result.error(statement: batch.operations[index].text), at: index)
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

    /// The Sync of a batch has come.
    private func finished(_ batch: Batch, _ state: inout State, _ done: inout [Batch]) -> DatabaseError? {
        if state.poisoned.remove(ObjectIdentifier(batch)) != nil {
            batch.reset()
            return write(batch, &state)
        }
        // A batch that failed between BEGIN and COMMIT leaves its transaction open, in failure. Whoever sent right behind it meets 25P02 at
        // its first statement, having done nothing: roll back and send those again. Interactive transactions roll back by themselves, and
        // nobody else uses their connection.
        done.append(batch)
        if batch.leavesFailedTransaction {
            for expected in state.expected {
                switch expected {
                case .sync(let other): state.poisoned.insert(ObjectIdentifier(other))
                // Nor will they be prepared, so nobody may count on it from now on.
                case .prepare(_, let key): state.statements.remove(key)
                default: break
                }
            }
            return write(Batch([.utility("ROLLBACK")], role: ""), &state)
        }
        return nil
    }

    // MARK: the end

    /// Closes at once; what is under way fails with `error`.
    func close(_ error: DatabaseError = DatabaseError(.closed, "the connection was closed")) {
        let batches = state.withLock { state -> [Batch] in
            guard state.pq != nil else { return [] }
            loop.unregister(descriptor, state.registration)
            state.pq = nil
            state.lossError = error
            defer { state.expected = [] }
            return state.expected.compactMap { if case .sync(let batch) = $0 { batch } else { nil } }
        }
        for batch in batches {
            batch.fail(error)
            batch.finish()
        }
        runOnClose()
    }
}

/// Names of the statements prepared on one connection, least recently used first out. A plan costs about 32 KB of server memory.
struct StatementCache {
    struct Key: Hashable {
        var role: String
        var text: String
    }

    private var entries: [Key: (name: String, used: UInt64)] = [:]
    private var counter: UInt64 = 0
    private var clock: UInt64 = 0
    private let limit: Int

    init(limit: Int) { self.limit = max(1, limit) }

    mutating func name(for key: Key) -> String? {
        guard let index = entries.index(forKey: key) else { return nil }
        clock += 1
        entries.values[index].used = clock
        return entries.values[index].name
    }

    /// A name that this connection has never used, and the name to forget if the cache was full.
    mutating func insert(_ key: Key) -> (name: String, evicted: String?) {
        var evicted: String?
        if entries.count >= limit, let oldest = entries.min(by: { $0.value.used < $1.value.used }) {
            evicted = oldest.value.name
            entries[oldest.key] = nil
        }
        counter += 1
        clock += 1
        entries[key] = ("b\(counter)", clock)
        return ("b\(counter)", evicted)
    }

    mutating func remove(_ key: Key) { entries[key] = nil }
}
