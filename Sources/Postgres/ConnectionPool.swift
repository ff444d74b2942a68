internal import CoreMetrics
internal import DequeModule
internal import Logging
internal import Synchronization

/// Makes connections, trying again with growing pauses (50 ms doubling to 1 s, half of it random) until the deadline.
///
/// A restart of the server is ridden out so; what cannot be mended by waiting (a wrong version) fails at once.
func connectWithBackOff(
    _ configuration: PostgresConfiguration, telemetry: Telemetry, loop: EventLoop? = nil, deadline: ContinuousClock.Instant
) async throws -> Connection {
    var pause = Duration.milliseconds(50)
    var reason: DatabaseError?
    while true {
        do throws(DatabaseError) {
            return try await Connection.connect(configuration, telemetry: telemetry, loop: loop, deadline: deadline)
        } catch {
            try Task.checkCancellation()
            guard error.kind == .unavailable, ContinuousClock.now + pause < deadline else {
                // The last try may have run out of time; why the others failed says more.
                let error = error.kind == .unavailable ? reason ?? error : error
                telemetry.logger.warning("cannot connect to the database", metadata: ["error": "\(error.message)"])
                throw error
            }
            reason = error
        }
        try await Task.sleep(for: pause / 2 + .milliseconds(Int64.random(in: 0...(pause.milliseconds / 2))))
        pause = min(pause * 2, .seconds(1))
    }
}

extension Duration {
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
    var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}

/// The few connections that many callers use at once. Each slot is connected by the first caller that meets it empty; others wait for him.
///
/// Slots belong to the event loops in turn, and whoever runs on a loop is served by that loop's slots: his answer arrives on his thread.
final class SharedConnections: Sendable {
    private enum Slot {
        case empty
        case connecting(Task<Connection, any Error>)
        case connected(Connection)
    }
    private struct State {
        var slots: [Slot]
        var turn = 0
        var isClosed = false
    }

    private let state: Mutex<State>
    private let configuration: PostgresConfiguration
    private let telemetry: Telemetry

    init(configuration: PostgresConfiguration, telemetry: Telemetry) {
        self.configuration = configuration
        self.telemetry = telemetry
        state = Mutex(State(slots: Array(repeating: .empty, count: max(1, configuration.sharedConnections))))
    }

    /// - Parameter deadline: of the caller; he waits no longer, nor when his task is cancelled. The connection is made for others then.
    func connection(by deadline: ContinuousClock.Instant?) async throws -> Connection {
        enum Choice {
            case ready(Connection)
            case wait(Task<Connection, any Error>)
            case closed
        }
        let choice = state.withLock { state -> Choice in
            if state.isClosed { return .closed }
            let slot = nextSlot(&state)
            switch state.slots[slot] {
            case .connected(let connection) where connection.isUsable: return .ready(connection)
            case .connecting(let task): return .wait(task)
            case .empty, .connected:
                let end = ContinuousClock.now + configuration.acquireTimeout
                let loops = EventLoopExecutor.shared.loops
                let task = Task { [self] in
                    do {
                        let connection = try await connectWithBackOff(
                            configuration, telemetry: telemetry, loop: loops[slot % loops.count], deadline: end)
                        if !settle(slot, .connected(connection)) { connection.close() }
                        return connection
                    } catch {
                        settle(slot, .empty)
                        throw error
                    }
                }
                state.slots[slot] = .connecting(task)
                return .wait(task)
            }
        }
        switch choice {
        case .closed: throw DatabaseError(.closed, "the client is closed")
        case .ready(let connection): return connection
        case .wait(let task):
            let outcome = FirstOutcome<Result<Connection, any Error>>()
            Task { outcome.settle(await task.result) }
            return try await outcome.value(
                by: deadline, late: .failure(DatabaseError(.deadlineExceeded, "no connection to \(configuration.place) in time")),
                cancelled: .failure(CancellationError())
            ).get()
        }
    }

    /// Returns whether the client is still open.
    @discardableResult
    private func settle(_ slot: Int, _ new: Slot) -> Bool {
        state.withLock { state in
            if !state.isClosed { state.slots[slot] = new }
            return !state.isClosed
        }
    }

    /// One of the caller's loop: what has nothing to do, else the next. Never one of another loop, idle or not: its answers would arrive on
    /// another thread, which halves the rate of point reads.
    private func nextSlot(_ state: inout State) -> Int {
        let count = state.slots.count
        let loops = EventLoopExecutor.shared.loops.count
        state.turn = (state.turn + 1) % count
        let current = count >= loops ? EventLoopExecutor.shared.current : nil
        var next: Int?
        for offset in 0..<count {
            let slot = (state.turn + offset) % count
            if let current, slot % loops != current { continue }
            if next == nil { next = slot }
            switch state.slots[slot] {
            case .connected(let connection) where connection.isIdle: return slot
            case .empty: return slot
            default: break
            }
        }
        return next ?? state.turn
    }

    func close() {
        let slots = state.withLock { state in
            state.isClosed = true
            defer { state.slots = Array(repeating: .empty, count: state.slots.count) }
            return state.slots
        }
        for case .connected(let connection) in slots { connection.close() }
    }
}

/// Connections that one caller holds at a time, first come first served.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [Connection] = []
        /// Connections that exist or are being made.
        var open = 0
        /// The first has the earliest deadline.
        var waiters: Deque<(id: Int, deadline: ContinuousClock.Instant, continuation: CheckedContinuation<Grant, any Error>)> = []
        var nextWaiter = 0
        /// A task watches the deadlines.
        var isWatched = false
        var isClosed = false
    }
    private enum Grant: Sendable {
        case connection(Connection)
        /// The right to make one.
        case permit
    }

    private let lockedState = Mutex(State())
    private let configuration: PostgresConfiguration
    private let telemetry: Telemetry

    init(configuration: PostgresConfiguration, telemetry: Telemetry) {
        self.configuration = configuration
        self.telemetry = telemetry
    }

    /// Whatever changes is also told to the gauges.
    private func withState<Output>(_ body: (inout State) throws -> Output) rethrows -> Output {
        try lockedState.withLock { state in
            defer {
                telemetry.poolOpen.set(state.open)
                telemetry.poolIdle.set(state.idle.count)
                telemetry.poolWaiting.set(state.waiters.count)
            }
            return try body(&state)
        }
    }

    /// - Throws: `.poolExhausted` after the acquisition timeout, `.unavailable` when the server cannot be reached in that time.
    func acquire() async throws -> Connection {
        let deadline = ContinuousClock.now + configuration.acquireTimeout
        let grant: Grant
        if let free = try takeFree() { grant = free } else { grant = try await waitForGrant(deadline: deadline) }
        switch grant {
        case .connection(let connection): return connection
        case .permit:
            do {
                return try await connectWithBackOff(configuration, telemetry: telemetry, deadline: deadline)
            } catch {
                giveBackPermit()
                throw error
            }
        }
    }

    private func takeFree() throws -> Grant? { try withState { try takeFree(&$0) } }

    private func takeFree(_ state: inout State) throws -> Grant? {
        if state.isClosed { throw DatabaseError(.closed, "the client is closed") }
        while let last = state.idle.popLast() {
            guard last.isUsable else {
                state.open -= 1
                continue
            }
            // Rather one whose answers arrive on this thread.
            guard !last.isOnCurrentLoop, let near = state.idle.lastIndex(where: { $0.isOnCurrentLoop && $0.isUsable }) else {
                return .connection(last)
            }
            let connection = state.idle.remove(at: near)
            state.idle.append(last)
            return .connection(connection)
        }
        guard state.open < configuration.leasedConnections else { return nil }
        state.open += 1
        return .permit
    }

    private func waitForGrant(deadline: ContinuousClock.Instant) async throws -> Grant {
        let id = withState { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // A connection may have come back between the first look and this one.
                let free = withState { state in
                    Result<Grant?, any Error> {
                        if Task.isCancelled { throw CancellationError() }
                        if let grant = try takeFree(&state) { return grant }
                        state.waiters.append((id, deadline, continuation))
                        if !exchange(&state.isWatched, with: true) { Task { await watchDeadlines() } }
                        return nil
                    }
                }
                switch free {
                case .failure(let error): continuation.resume(throwing: error)
                case .success(let grant?): continuation.resume(returning: grant)
                case .success(nil): break
                }
            }
        } onCancel: {
            let waiter = withState { state -> CheckedContinuation<Grant, any Error>? in
                guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
                return state.waiters.remove(at: index).continuation
            }
            waiter?.resume(throwing: CancellationError())
        }
    }

    /// Runs as long as anybody waits. One for all: a timer for each of them was a tenth of a busy service's processor time.
    private func watchDeadlines() async {
        while true {
            let now = ContinuousClock.now
            let (late, next) = withState { state in
                var late: [CheckedContinuation<Grant, any Error>] = []
                while let first = state.waiters.first, first.deadline <= now { late.append(state.waiters.removeFirst().continuation) }
                state.isWatched = !state.waiters.isEmpty
                return (late, state.waiters.first?.deadline)
            }
            for waiter in late {
                telemetry.poolTimeouts.increment()
                waiter.resume(
                    throwing: DatabaseError(
                        .poolExhausted, "all \(configuration.leasedConnections) connections were in use for \(configuration.acquireTimeout)"
                    ))
            }
            guard let next else { return }
            // Nobody cancels it.
            try? await Task.sleep(until: next)
        }
    }

    func release(_ connection: Connection) {
        guard connection.isUsable else { return discard(connection) }
        let (waiter, isClosed) = withState { state -> (CheckedContinuation<Grant, any Error>?, Bool) in
            if state.isClosed { return (nil, true) }
            if let waiter = state.waiters.popFirst() { return (waiter.continuation, false) }
            state.idle.append(connection)
            return (nil, false)
        }
        if isClosed { connection.close() }
        waiter?.resume(returning: .connection(connection))
    }

    /// - Parameter cancels: the server still works for a caller who has gone: it is told to stop.
    func discard(_ connection: Connection, cancels: Bool = false) {
        if cancels { connection.cancelAndClose() } else { connection.close() }
        giveBackPermit()
    }

    /// One connection fewer: whoever waits longest may make a new one.
    private func giveBackPermit() {
        let waiter = withState { state -> CheckedContinuation<Grant, any Error>? in
            if let waiter = state.waiters.popFirst() { return waiter.continuation }
            state.open -= 1
            return nil
        }
        waiter?.resume(returning: .permit)
    }

    func close() {
        let (idle, waiters) = withState { state in
            state.isClosed = true
            defer {
                state.idle = []
                state.waiters = []
            }
            return (state.idle, state.waiters)
        }
        for connection in idle { connection.close() }
        for waiter in waiters { waiter.continuation.resume(throwing: DatabaseError(.closed, "the client is closed")) }
    }
}
