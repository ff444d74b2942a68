package import BatonModel
internal import FoundationEssentials
package import Logging
internal import Postgres
internal import Synchronization

/// Tells whoever waits, in this process and in the others, that there is something to look at. Only ever a hint: who waits also looks by
/// itself from time to time.
///
/// Never a NOTIFY inside a business transaction: it takes a lock of the whole cluster across the commit's flush. After commit the process
/// wakes its own waiters at once and sends one collected notification every 15 ms for the others.
package final class Wakeups: Sendable {
    package enum Topic: Hashable, Sendable {
        /// A deadline is nearer than a worker's next look.
        case timers
        case member(MemberID)
    }

    private static let channel = "baton_wakeup"
    private static let debounce = Duration.milliseconds(15)
    /// PostgreSQL takes payloads below 8000 bytes; more members than fit wake everybody.
    private static let maximumMembers = 200

    private struct State {
        var nextWaiter = 0
        var waiters: [Topic: [Int: CheckedContinuation<Void, Never>]] = [:]
        /// Rung since the last notification.
        var pending: Set<Topic> = []
        var isSending = false
    }

    private let state = Mutex(State())
    private let client: PostgresClient?
    private let logger: Logger
    /// So that a process passes over its own notifications.
    private let process = UUID().uuidString

    /// - Parameter database: without one, only this process is woken.
    package init(database: Database?, logger: Logger) {
        client = database?.client
        self.logger = logger
    }

    /// Hears what other processes ring, until the task is cancelled.
    package func run() async {
        guard let client else { return }
        for await event in client.listen(on: [Self.channel]) {
            switch event {
            // Something may have been missed while nobody listened.
            case .listening: wakeAll()
            case .notification(let notification): receive(notification.payload)
            }
        }
    }

    /// To be called after commit.
    package func ring(_ topic: Topic) {
        wake(topic)
        guard client != nil else { return }
        let sends = state.withLock { state -> Bool in
            state.pending.insert(topic)
            defer { state.isSending = true }
            return !state.isSending
        }
        if sends { Task { await sendPending() } }
    }

    /// Waits until the topic is rung, the time is over, or the task is cancelled.
    package func wait(for topic: Topic, atMost limit: Duration) async {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        let timer = Task {
            try await Task.sleep(for: limit)
            resume(topic, id)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if Task.isCancelled { return true }
                    state.waiters[topic, default: [:]][id] = continuation
                    return false
                }
                if isCancelled { continuation.resume() }
            }
        } onCancel: {
            resume(topic, id)
        }
        timer.cancel()
    }

    private func resume(_ topic: Topic, _ id: Int) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            let waiter = state.waiters[topic]?.removeValue(forKey: id)
            if state.waiters[topic]?.isEmpty == true { state.waiters[topic] = nil }
            return waiter
        }
        waiter?.resume()
    }

    private func wake(_ topic: Topic) {
        let waiters = state.withLock { $0.waiters.removeValue(forKey: topic) }
        for waiter in (waiters ?? [:]).values { waiter.resume() }
    }

    private func wakeAll() {
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            return state.waiters.values.flatMap(\.values)
        }
        for waiter in waiters { waiter.resume() }
    }

    private func sendPending() async {
        try? await Task.sleep(for: Self.debounce)
        let topics = state.withLock { state in
            defer {
                state.pending = []
                state.isSending = false
            }
            return state.pending
        }
        let words = topics.count > Self.maximumMembers ? ["*"] : topics.map(\.word)
        let payload = ([process] + words).joined(separator: " ")
        do {
            try await client?.query("SELECT pg_notify(\(Self.channel), \(payload))")
        } catch {
            // Whoever waits looks by itself before long.
            logger.debug("no notification was sent", metadata: ["error": "\(error)"])
        }
    }

    private func receive(_ payload: String) {
        let words = payload.split(separator: " ")
        guard words.first.map(String.init) != process else { return }
        for word in words.dropFirst() {
            if word == "*" { wakeAll() } else if let topic = Topic(word: word) { wake(topic) }
        }
    }
}

extension Wakeups.Topic {
    fileprivate var word: String {
        switch self {
        case .timers: "t"
        case .member(let id): id.description
        }
    }

    fileprivate init?(word: Substring) {
        if word == "t" {
            self = .timers
        } else if let id = MemberID(word) {
            self = .member(id)
        } else {
            return nil
        }
    }
}
