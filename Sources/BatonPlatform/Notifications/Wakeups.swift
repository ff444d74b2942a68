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
        /// There may be changes without a place in the feed.
        case sequencer
        /// The tenant's feed has new positions.
        case changes(TenantID)
        /// There may be messages to send.
        case outbox
    }

    private static let debounce = Duration.milliseconds(15)
    /// PostgreSQL takes payloads below 8000 bytes; more members than fit wake everybody.
    private static let maximumMembers = 200

    private struct Waiter {
        var continuation: CheckedContinuation<Bool, Never>
        var timeout: Task<Void, any Error>
    }
    private struct State {
        var nextWaiter = 0
        var waiters: [Topic: [Int: Waiter]] = [:]
        /// Counts rings; `rung` holds the count of each topic's last one, for who looked before beginning to wait.
        var count: UInt64 = 0
        var rung: [Topic: UInt64] = [:]
        /// Topics that are not in `rung` may have been rung up to this count.
        var floor: UInt64 = 0
        /// Read once: it is chance, and never changes.
        var channel: String?
        /// Rung since the last notification.
        var pending: Set<Topic> = []
        var isSending = false

        mutating func note(_ topic: Topic) {
            count += 1
            if rung.count >= Wakeups.remembered {
                rung = [:]
                floor = count
            }
            rung[topic] = count
        }
    }

    private static let remembered = 10_000

    private let state = Mutex(State())
    private let database: Database?
    private let logger: Logger
    /// So that a process passes over its own notifications.
    private let process = UUID().uuidString

    /// - Parameter database: without one, only this process is woken.
    package init(database: Database?, logger: Logger) {
        self.database = database
        self.logger = logger
    }

    /// Hears what other processes ring, until the task is cancelled.
    package func run() async {
        guard let database else { return }
        var found: String?
        while found == nil {
            do {
                found = try await channel(database)
            } catch {
                logger.warning("the channel of wake-ups is not known yet", metadata: ["error": "\(error)"])
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
            }
        }
        for await event in database.client.listen(on: [found ?? ""]) {
            switch event {
            // Something may have been missed while nobody listened.
            case .listening: wakeAll()
            case .notification(let notification): receive(notification.payload)
            // Logged by the driver. Nobody rings across processes then; everybody looks by himself, at his own interval.
            case .deaf: break
            }
        }
    }

    /// Its name is kept from BI logins, which could listen otherwise.
    private func channel(_ database: Database) async throws -> String {
        if let known = state.withLock({ $0.channel }) { return known }
        guard let name = try await database.directory("SELECT wakeup_channel FROM baton.installation").single(String.self) else {
            throw BatonError(.internalError, detail: "baton.installation is empty")
        }
        state.withLock { $0.channel = name }
        return name
    }

    /// Whether it is part of a service, and not of a single measurement or test.
    package var reachesOthers: Bool { database != nil }

    /// To be called after commit.
    package func ring(_ topic: Topic) {
        wake(topic)
        guard database != nil else { return }
        let sends = state.withLock { state -> Bool in
            state.pending.insert(topic)
            defer { state.isSending = true }
            return !state.isSending
        }
        if sends { Task { await sendPending() } }
    }

    /// For this process only.
    package func ringHere(_ topic: Topic) { wake(topic) }

    /// A point in time: a ring after it is not missed by who waits `since` it.
    package func mark() -> UInt64 { state.withLock { $0.count } }

    /// Waits until the topic has been rung since the mark, the time is over, or the task is cancelled.
    ///
    /// - Returns: whether it was rung; now and then also without.
    @discardableResult
    package func wait(for topic: Topic, since mark: UInt64, atMost limit: Duration) async -> Bool {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // Nothing, when it waits.
                let answer = state.withLock { state -> Bool? in
                    if Task.isCancelled { return false }
                    if (state.rung[topic] ?? state.floor) > mark { return true }
                    // Its time begins when it is registered: one that ran out before would find nobody to wake.
                    let timeout = Task {
                        try await Task.sleep(for: limit)
                        resume(topic, id)
                    }
                    state.waiters[topic, default: [:]][id] = Waiter(continuation: continuation, timeout: timeout)
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            resume(topic, id)
        }
    }

    /// Waits until what has been rung has been sent to the other processes; for programs that end soon.
    package func flush() async {
        while state.withLock({ $0.isSending }) { try? await Task.sleep(for: .milliseconds(2)) }
    }

    private func resume(_ topic: Topic, _ id: Int) {
        let waiter = state.withLock { state -> Waiter? in
            let waiter = state.waiters[topic]?.removeValue(forKey: id)
            if state.waiters[topic]?.isEmpty == true { state.waiters[topic] = nil }
            return waiter
        }
        waiter?.timeout.cancel()
        waiter?.continuation.resume(returning: false)
    }

    private func wake(_ topic: Topic) {
        let waiters = state.withLock { state in
            // What is told, or has changed, may have messages with it.
            let topics = topic.mayHaveMessages ? [topic, .outbox] : [topic]
            return topics.flatMap { topic in
                state.note(topic)
                return state.waiters.removeValue(forKey: topic).map { Array($0.values) } ?? []
            }
        }
        for waiter in waiters {
            waiter.timeout.cancel()
            waiter.continuation.resume(returning: true)
        }
    }

    private func wakeAll() {
        let waiters = state.withLock { state in
            state.count += 1
            state.rung = [:]
            state.floor = state.count
            defer { state.waiters = [:] }
            return state.waiters.values.flatMap(\.values)
        }
        for waiter in waiters {
            waiter.timeout.cancel()
            waiter.continuation.resume(returning: true)
        }
    }

    private func sendPending() async {
        try? await Task.sleep(for: Self.debounce)
        let topics = state.withLock { state in
            defer { state.pending = [] }
            return state.pending
        }
        let words = topics.count > Self.maximumMembers ? ["*"] : topics.map(\.word)
        let payload = ([process] + words).joined(separator: " ")
        do {
            if let database { try await database.client.query("SELECT pg_notify(\(channel(database)), \(payload))") }
        } catch {
            // Whoever waits looks by itself before long.
            logger.debug("no notification was sent", metadata: ["error": "\(error)"])
        }
        let isMore = state.withLock { state in
            state.isSending = !state.pending.isEmpty
            return state.isSending
        }
        if isMore { await sendPending() }
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
    fileprivate var mayHaveMessages: Bool {
        switch self {
        case .member, .sequencer: true
        case .timers, .changes, .outbox: false
        }
    }

    fileprivate var word: String {
        switch self {
        case .timers: "t"
        case .member(let id): id.description
        case .sequencer: "s"
        case .outbox: "o"
        case .changes(let tenant): "c" + tenant.description
        }
    }

    fileprivate init?(word: Substring) {
        if word == "t" {
            self = .timers
        } else if word == "s" {
            self = .sequencer
        } else if word == "o" {
            self = .outbox
        } else if word.first == "c", let tenant = TenantID(word.dropFirst()) {
            self = .changes(tenant)
        } else if let id = MemberID(word) {
            self = .member(id)
        } else {
            return nil
        }
    }
}
