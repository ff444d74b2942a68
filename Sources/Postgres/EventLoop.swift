internal import CLibPQ
internal import Glibc
internal import Synchronization

/// Something with a descriptor that an event loop watches.
protocol EventHandler: AnyObject, Sendable {
    /// Called on the loop's thread.
    func ready(readable: Bool, writable: Bool, hangUp: Bool)
    /// Called on the loop's thread when the jobs that ran there are through, if it was asked for.
    func jobsHaveRun()
    /// Called on the loop's thread about every 100 ms: for deadlines.
    func tick(_ now: ContinuousClock.Instant)
}

/// One thread in `epoll_wait`: it receives, and runs the tasks that prefer `EventLoopExecutor`.
///
/// Dispatch sources, an actor for each connection and a thread for each connection were measured slower.
final class EventLoop: Sendable {
    private struct State {
        var jobs: [UnownedJob] = []
        /// In `epoll_wait` with nothing to do, so that a new job must wake it.
        var isAsleep = false
        var nextID: UInt64 = 1
        var handlers: [UInt64: any EventHandler] = [:]
        /// Who wants to know when the jobs have run.
        var waiting: [any EventHandler] = []
    }
    private let state = Mutex(State())
    private let epoll: Int32
    private let bell: Int32
    private let thread = Atomic<UInt>(0)
    /// Rounds of jobs before it looks at the descriptors again: what came from outside waits no longer than these.
    private static let rounds = 4
    private static let tickMilliseconds: Int32 = 100
    private static let bellID: UInt64 = 0

    init() {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        precondition(epoll >= 0 && bell >= 0, "no descriptors left for an event loop")
        control(EPOLL_CTL_ADD, bell, Self.bellID, writable: false)
    }

    func start() {
        var thread = pthread_t()
        let box = unsafe Unmanaged.passRetained(self).toOpaque()
        let failed = unsafe pthread_create(
            &thread, nil,
            { argument in
                unsafe Unmanaged<EventLoop>.fromOpaque(argument!).takeRetainedValue().run()
                return nil
            }, box)
        precondition(failed == 0, "pthread_create failed")
    }

    var isCurrent: Bool { thread.load(ordering: .relaxed) == pthread_self() }

    // MARK: descriptors

    /// Watches a descriptor for input until `unregister`.
    func register(_ descriptor: Int32, _ handler: any EventHandler) -> UInt64 {
        let id = state.withLock { state in
            defer { state.nextID += 1 }
            state.handlers[state.nextID] = handler
            return state.nextID
        }
        control(EPOLL_CTL_ADD, descriptor, id, writable: false)
        // It may be asleep for ever, because it had nobody to tick for.
        ring()
        return id
    }

    func watch(_ descriptor: Int32, _ id: UInt64, writable: Bool) {
        control(EPOLL_CTL_MOD, descriptor, id, writable: writable)
    }

    func unregister(_ descriptor: Int32, _ id: UInt64) {
        control(EPOLL_CTL_DEL, descriptor, id, writable: false)
        _ = state.withLock { $0.handlers.removeValue(forKey: id) }
    }

    private func control(_ operation: Int32, _ descriptor: Int32, _ id: UInt64, writable: Bool) {
        var event = unsafe epoll_event()
        unsafe event.events = EPOLLIN.rawValue | EPOLLRDHUP.rawValue | (writable ? EPOLLOUT.rawValue : 0)
        unsafe event.data.u64 = id
        unsafe epoll_ctl(epoll, operation, descriptor, &event)
    }

    // MARK: jobs

    func enqueue(_ job: UnownedJob) {
        let wasAsleep = state.withLock { state in
            state.jobs.append(job)
            defer { state.isAsleep = false }
            return state.isAsleep
        }
        if wasAsleep { ring() }
    }

    /// To be called on the loop's thread.
    func afterJobs(_ handler: any EventHandler) { state.withLock { $0.waiting.append(handler) } }

    private func ring() {
        var one: UInt64 = 1
        _ = unsafe write(bell, &one, 8)
    }

    private func run() {
        thread.store(pthread_self(), ordering: .relaxed)
        // Otherwise it carries the name of the thread that happened to start it.
        unsafe pthread_setname_np(pthread_self(), "baton-loop")
        let executor = unsafe EventLoopExecutor.shared.asUnownedTaskExecutor()
        var jobs: [UnownedJob] = []
        var events = unsafe [epoll_event](repeating: epoll_event(), count: 64)
        var nextTick = ContinuousClock.now
        while true {
            for _ in 0..<Self.rounds {
                state.withLock { swap(&jobs, &$0.jobs) }
                if jobs.isEmpty { break }
                for job in jobs { unsafe job.runSynchronously(on: executor) }
                jobs.removeAll(keepingCapacity: true)
            }
            for handler in state.withLock({ exchange(&$0.waiting, with: []) }) { handler.jobsHaveRun() }
            let timeout = state.withLock { state -> Int32 in
                guard state.jobs.isEmpty else { return 0 }
                state.isAsleep = true
                return state.handlers.isEmpty ? -1 : Self.tickMilliseconds
            }
            let count = unsafe epoll_wait(epoll, &events, 64, timeout)
            if timeout != 0 { state.withLock { $0.isAsleep = false } }
            for index in 0..<max(0, Int(count)) {
                let (id, mask) = unsafe (events[index].data.u64, events[index].events)
                if id == Self.bellID {
                    var drained: UInt64 = 0
                    _ = unsafe read(bell, &drained, 8)
                    continue
                }
                guard let handler = state.withLock({ $0.handlers[id] }) else { continue }
                handler.ready(
                    readable: mask & EPOLLIN.rawValue != 0,
                    writable: mask & EPOLLOUT.rawValue != 0,
                    hangUp: mask & (EPOLLHUP.rawValue | EPOLLERR.rawValue | EPOLLRDHUP.rawValue) != 0)
            }
            let now = ContinuousClock.now
            if now >= nextTick {
                nextTick = now + .milliseconds(Int(Self.tickMilliseconds))
                for handler in state.withLock({ Array($0.handlers.values) }) { handler.tick(now) }
            }
        }
    }
}

/// The loops of the process as a task executor: a task that prefers it runs on the thread that receives its answers, so that waiting for
/// the server costs no hop between threads.
///
/// A job that is enqueued on a loop's thread stays there; others go to the loops in turn. What runs here must not block.
final class EventLoopExecutor: TaskExecutor {
    static let shared: EventLoopExecutor = {
        let executor = EventLoopExecutor()
        for loop in executor.loops { loop.start() }
        return executor
    }()

    /// At most two: with one for each of two cores the server's processes have the rest.
    let loops: [EventLoop] = (0..<min(2, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))).map { _ in EventLoop() }
    private let turn = Atomic<Int>(0)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        (current.map { loops[$0] } ?? next()).enqueue(job)
    }

    /// The index of the loop on whose thread this is called.
    var current: Int? { loops.firstIndex { $0.isCurrent } }

    /// The loops in turn.
    func next() -> EventLoop {
        let number = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return loops[((number % loops.count) + loops.count) % loops.count]
    }
}
