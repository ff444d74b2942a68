internal import CLibPQ
internal import Glibc
internal import Synchronization

/// Something with a descriptor that an event loop watches.
protocol EventHandler: AnyObject, Sendable {
    /// Called on the loop's thread.
    func ready(readable: Bool, writable: Bool, hangUp: Bool)
}

/// One thread in `epoll_wait`. It only receives: callers send from their own thread.
///
/// Dispatch sources, an actor per connection and a thread per connection were measured slower.
final class EventLoop: Sendable {
    private let epoll: Int32
    private let handlers = Mutex<(next: UInt64, byID: [UInt64: any EventHandler])>((1, [:]))

    private static let shared: [EventLoop] = (0..<min(2, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))).map { EventLoop(index: $0) }
    private static let turn = Atomic<Int>(0)

    /// The loops live as long as the process; connections are spread over them in turn.
    static func next() -> EventLoop {
        let number = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return shared[((number % shared.count) + shared.count) % shared.count]
    }

    private init(index: Int) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        precondition(epoll >= 0, "epoll_create1 failed: no descriptors left?")
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

    /// Watches a descriptor for input until `unregister`.
    func register(_ descriptor: Int32, _ handler: any EventHandler) -> UInt64 {
        let id = handlers.withLock { handlers in
            defer { handlers.next += 1 }
            handlers.byID[handlers.next] = handler
            return handlers.next
        }
        control(EPOLL_CTL_ADD, descriptor, id, writable: false)
        return id
    }

    func watch(_ descriptor: Int32, _ id: UInt64, writable: Bool) {
        control(EPOLL_CTL_MOD, descriptor, id, writable: writable)
    }

    func unregister(_ descriptor: Int32, _ id: UInt64) {
        control(EPOLL_CTL_DEL, descriptor, id, writable: false)
        _ = handlers.withLock { $0.byID.removeValue(forKey: id) }
    }

    private func control(_ operation: Int32, _ descriptor: Int32, _ id: UInt64, writable: Bool) {
        var event = unsafe epoll_event()
        unsafe event.events = EPOLLIN.rawValue | EPOLLRDHUP.rawValue | (writable ? EPOLLOUT.rawValue : 0)
        unsafe event.data.u64 = id
        unsafe epoll_ctl(epoll, operation, descriptor, &event)
    }

    private func run() {
        var events = unsafe [epoll_event](repeating: epoll_event(), count: 64)
        while true {
            let count = unsafe epoll_wait(epoll, &events, 64, -1)
            if count < 0 { continue }  // EINTR
            for index in 0..<Int(count) {
                let (id, mask) = unsafe (events[index].data.u64, events[index].events)
                guard let handler = handlers.withLock({ $0.byID[id] }) else { continue }
                handler.ready(
                    readable: mask & EPOLLIN.rawValue != 0,
                    writable: mask & EPOLLOUT.rawValue != 0,
                    hangUp: mask & (EPOLLHUP.rawValue | EPOLLERR.rawValue | EPOLLRDHUP.rawValue) != 0)
            }
        }
    }
}
