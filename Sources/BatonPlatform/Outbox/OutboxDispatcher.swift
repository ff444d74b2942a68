package import BatonModel
internal import CoreMetrics
internal import FoundationEssentials
package import Logging
internal import Postgres
internal import Synchronization

/// Sends what stands in the outbox: at least once, each channel by itself.
///
/// A channel is a lane: one process at a time sends over it (a lease, renewed while it lives), so that limits, the circuit breaker and the
/// order of a group hold over all processes. What a message has become is written when its attempt has ended; who dies in between leaves the
/// message there, and another process sends it again with the same key when the lease is over.
package final class OutboxDispatcher: Sendable {
    package struct Configuration: Sendable {
        /// The longest time between two looks for channels that have something to send.
        package var cap = Duration.seconds(1)
        /// The shortest time between two looks.
        package var pause = Duration.milliseconds(20)
        /// How long a channel stays with a process that has died.
        package var lease = Duration.seconds(15)
        /// Channels that are sent over at once.
        package var lanes = 256
        /// Messages under way at once: of this process, to one host, of one tenant. A host that is slow for all leaves room for others.
        package var messages = 512
        package var messagesToHost = 32
        package var messagesOfTenant = 16
        /// How long messages under way are waited for when the process stops.
        package var grace = Duration.seconds(10)
        package var breaker = CircuitBreaker.Settings()
        package var schedule: @Sendable (ChannelKind) -> RetrySchedule = { .standard(for: $0) }

        package init() {}
    }

    /// Since the start of this dispatcher.
    package struct Counts: Sendable, Equatable {
        package var delivered = 0
        /// Attempts that did not deliver.
        package var failed = 0
        /// Messages put aside.
        package var dead = 0
    }

    private struct Held {
        var task: Task<Void, Never>
        /// By this process' own clock; nothing before it is claimed, and when somebody else has it.
        var leasedUntil: ContinuousClock.Instant?
    }

    private struct State {
        var counts = Counts()
        var lanes: [ChannelID: Held] = [:]
        var underWay = 0
        var byHost: [String: Int] = [:]
        var byTenant: [TenantID: Int] = [:]
        var isStopping = false
    }

    private let database: Database
    private let senders: ChannelSenders
    private let composer: any MessageComposer
    private let wakeups: Wakeups
    private let logger: Logger
    private let configuration: Configuration
    private let metrics = OutboxMetrics()
    private let state = Mutex(State())
    /// Of this process.
    private let owner = UUID()

    package init(
        database: Database, senders: ChannelSenders, composer: any MessageComposer, wakeups: Wakeups,
        configuration: Configuration = Configuration(), logger: Logger
    ) {
        self.database = database
        self.senders = senders
        self.composer = composer
        self.wakeups = wakeups
        self.configuration = configuration
        self.logger = logger
    }

    package var counts: Counts { state.withLock { $0.counts } }

    // MARK: looking

    /// Sends until the task is cancelled; then what is under way is waited for.
    package func run() async {
        var isReachable = true
        while !Task.isCancelled {
            let mark = wakeups.mark()
            var wait = configuration.cap
            do {
                // Carried through: a cancelled claim would leave a lease behind.
                let next = try await Task { try await self.look() }.value
                wait = min(configuration.cap, max(configuration.pause, next))
                isReachable = true
            } catch {
                // Said once for each outage.
                if isReachable { logger.warning("messages wait for the database", metadata: ["error": "\(error)"]) }
                isReachable = false
            }
            try? await Task.sleep(for: configuration.pause)
            await wakeups.wait(for: .outbox, since: mark, atMost: wait - configuration.pause)
        }
        await stop()
    }

    /// Sends everything that is due now, and waits for what becomes of it. Returns how many attempts there were.
    @discardableResult
    package func drain() async throws -> Int {
        let before = counts
        while true {
            try await look()
            let lanes = state.withLock { $0.lanes.values.map(\.task) }
            if lanes.isEmpty { break }
            for lane in lanes { await lane.value }
        }
        let after = counts
        return after.delivered + after.failed - before.delivered - before.failed
    }

    private func stop() async {
        let lanes = state.withLock { state in
            state.isStopping = true
            return state.lanes.values.map(\.task)
        }
        let renewing = Task {
            while true {
                try? await renew()
                try await Task.sleep(for: configuration.lease / 5)
            }
        }
        defer { renewing.cancel() }
        let limit = Task {
            try await Task.sleep(for: configuration.grace)
            for lane in lanes { lane.cancel() }
        }
        for lane in lanes { await lane.value }
        limit.cancel()
    }

    /// Renews the leases that are a third over; whoever has lost one sends nothing more over that channel.
    private func renew() async throws {
        let begun = ContinuousClock.now
        let own = state.withLock { state in
            state.lanes.filter { $0.value.leasedUntil.map { $0 - begun < configuration.lease * 0.67 } ?? false }.map(\.key)
        }
        if own.isEmpty { return }
        let renewed = Set(
            try await database.client.transaction(
                database.workerOptions(),
                [
                    """
                    UPDATE baton.outbox_lane SET leased_until = baton.now() + \(configuration.lease.seconds) * interval '1 second'
                    WHERE owner = \(owner) AND channel_id = ANY (\(own)) RETURNING channel_id
                    """
                ])[0].column(ChannelID.self))
        state.withLock { state in
            for channel in own { state.lanes[channel]?.leasedUntil = renewed.contains(channel) ? begun + configuration.lease : nil }
        }
    }

    /// Begins with the channels that have something to send and belong to nobody.
    ///
    /// - Returns: when the next one will have something.
    @discardableResult
    private func look() async throws -> Duration {
        try await renew()
        let results = try await database.client.transaction(
            database.workerOptions(),
            [
                // From channel to channel along the index: how many messages one has makes no difference to the others.
                """
                WITH RECURSIVE lane AS (
                    (SELECT o.tenant_id, o.channel_id, o.due_at FROM baton.outbox o ORDER BY o.channel_id, o.due_at LIMIT 1)
                    UNION ALL
                    SELECT n.tenant_id, n.channel_id, n.due_at
                    FROM lane l CROSS JOIN LATERAL (
                        SELECT o.tenant_id, o.channel_id, o.due_at FROM baton.outbox o WHERE o.channel_id > l.channel_id
                        ORDER BY o.channel_id, o.due_at LIMIT 1) n
                )
                SELECT l.tenant_id, l.channel_id,
                       extract(epoch FROM greatest(l.due_at, s.blocked_until, s.leased_until) - baton.now())::float8 AS wait,
                       extract(epoch FROM baton.now() - l.due_at)::float8
                FROM lane l
                LEFT JOIN baton.outbox_lane s ON s.tenant_id = l.tenant_id AND s.channel_id = l.channel_id
                ORDER BY wait LIMIT 1000
                """
            ])
        let lanes = try results[0].decode((TenantID, ChannelID, Double, Double).self)
        // Of those that nothing but us holds up.
        metrics.age.record(lanes.filter { $0.2 <= 0 }.map { $0.3 }.max() ?? 0)
        for (tenant, channel, wait, _) in lanes where wait <= 0 {
            state.withLock { state in
                guard !state.isStopping, state.lanes[channel] == nil, state.lanes.count < configuration.lanes else { return }
                let task = Task {
                    await self.serve(channel, tenant)
                    self.leave(channel)
                }
                state.lanes[channel] = Held(task: task)
            }
        }
        return lanes.first { $0.2 > 0 }.map { .milliseconds(Int64(min($0.2, 3600) * 1000) + 1) } ?? configuration.cap
    }

    private func leave(_ channel: ChannelID) {
        _ = state.withLock { $0.lanes.removeValue(forKey: channel) }
        // What has come in meanwhile was not looked for.
        wakeups.ringHere(.outbox)
    }

    // MARK: one lane

    private func serve(_ channel: ChannelID, _ tenant: TenantID) async {
        do {
            guard var lane = try await claim(channel, tenant) else { return }
            do {
                lane.blockedUntil = try await send(&lane)
            } catch {
                logger.error("a channel cannot send", metadata: Self.metadata(lane, ["error": "\(error)"]))
                lane.blockedUntil = lane.now.addingTimeInterval(Self.pauseAfterFault)
            }
            let done = lane
            // Also when the process stops, so that another one can go on at once.
            try await Task { try await self.release(done) }.value
        } catch {
            logger.warning("a channel was left", metadata: ["tenant": "\(tenant)", "channel": "\(channel)", "error": "\(error)"])
        }
    }

    /// After a fault of our own, seconds.
    private static let pauseAfterFault: TimeInterval = 5
    /// Until it is looked again whether a channel that is off is on, seconds; switching it on does not wait for that.
    private static let pauseWhileOff: TimeInterval = 60

    private static func metadata(_ lane: Lane, _ more: Logger.Metadata) -> Logger.Metadata {
        more.merging(["tenant": "\(lane.tenant)", "channel": "\(lane.channel)"]) { first, _ in first }
    }

    private func claim(_ channel: ChannelID, _ tenant: TenantID) async throws -> Lane? {
        let begun = ContinuousClock.now
        let rows = try await database.client.transaction(
            database.workerOptions(),
            [
                """
                INSERT INTO baton.outbox_lane (tenant_id, channel_id, owner, leased_until)
                VALUES (\(tenant), \(channel), \(owner), baton.now() + \(configuration.lease.seconds) * interval '1 second')
                ON CONFLICT (tenant_id, channel_id) DO UPDATE SET owner = excluded.owner, leased_until = excluded.leased_until
                WHERE outbox_lane.leased_until IS NULL OR outbox_lane.leased_until <= baton.now()
                RETURNING failures, open_until, open_pause_s, full_at, baton.now()
                """
            ])[0].decode((Int16, Date?, Int32?, Date?, Date).self)
        guard let (failures, openUntil, pause, fullAt, now) = rows.first else { return nil }
        state.withLock { $0.lanes[channel]?.leasedUntil = begun + configuration.lease }
        let breaker = openUntil.map { CircuitBreaker.State.open(until: $0, pause: TimeInterval(pause ?? 30)) }
        return Lane(
            channel: channel, tenant: tenant, owner: owner,
            breaker: CircuitBreaker(configuration.breaker, state: breaker ?? .closed(failures: Int(failures))), fullAt: fullAt, now: now)
    }

    private func release(_ lane: Lane) async throws {
        _ = try await database.client.transaction(
            database.workerOptions(), [lane.update("owner = NULL, leased_until = NULL, blocked_until = \(lane.blockedUntil)")])
    }

    /// One message that is on its way, and what has become of it.
    private struct Attempt: Sendable {
        var message: OutboxMessage
        var outcome: DeliveryOutcome
    }

    /// Sends until nothing is due, or nothing may go.
    ///
    /// - Returns: until when nothing may go.
    private func send(_ lane: inout Lane) async throws -> Date? {
        guard let channel = try await composer.channel(lane.channel, tenant: lane.tenant) else {
            return lane.now.addingTimeInterval(Self.pauseWhileOff)
        }
        lane.use(channel)
        // One channel leaves room for the others of its tenant.
        let limit = min(channel.concurrency ?? channel.kind.standardConcurrency, max(1, configuration.messagesOfTenant / 2))
        var own = lane
        defer { lane = own }
        return try await withTaskGroup(of: Attempt.self) { group -> Result<Date?, any Error> in
            var underWay: Set<MessageID> = []
            // Of ours, or of the database. What is under way is waited for all the same, so that what became of it is written.
            var fault: (any Error)?
            while true {
                var blocked: Date?
                var isOver = own.isOff || fault != nil || !mayBegin(channel.id)
                let room = (own.breaker.isClosed ? limit : 1) - underWay.count
                if !isOver, room > 0 {
                    do {
                        (blocked, isOver) = try await begin(room, channel, &own, &underWay, &group)
                    } catch {
                        fault = error
                    }
                }
                if let attempt = await group.next() {
                    underWay.remove(attempt.message.id)
                    giveSlot(channel)
                    do {
                        try await record(attempt, channel, &own)
                    } catch {
                        // It is sent again, with the same key.
                        fault = error
                    }
                } else if let fault {
                    return .failure(fault)
                } else if blocked != nil || isOver {
                    return .success(own.isOff ? own.now.addingTimeInterval(Self.pauseWhileOff) : blocked)
                }
            }
        }.get()
    }

    /// Sends what is due, so many messages at most.
    ///
    /// - Returns: until when no more may go; and whether nothing is due.
    private func begin(
        _ room: Int, _ channel: OutboxChannel, _ lane: inout Lane, _ underWay: inout Set<MessageID>, _ group: inout TaskGroup<Attempt>
    ) async throws -> (blocked: Date?, isOver: Bool) {
        if let blocked = lane.nextAllowed() { return (blocked, false) }
        let messages = try await due(channel, room, except: underWay, &lane)
        for message in messages {
            if let blocked = lane.nextAllowed() { return (blocked, false) }
            if !lane.breaker.isClosed, !underWay.isEmpty { break }
            let ready = try await prepare(message, channel, lane)
            guard case .send(let content) = ready else {
                try await settle(message, ready, lane)
                continue
            }
            guard takeSlot(channel) else {
                // Others to this host or of this tenant are under way. Not all come back at the same moment.
                return (lane.now.addingTimeInterval(Double.random(in: 0.5...1.5)), false)
            }
            lane.take()
            underWay.insert(message.id)
            group.addTask { [senders] in
                Attempt(message: message, outcome: await senders.deliver(content, over: channel.configuration))
            }
        }
        return (nil, messages.isEmpty)
    }

    /// Not when the process stops, nor when the lease may be over.
    private func mayBegin(_ channel: ChannelID) -> Bool {
        if Task.isCancelled { return false }
        return state.withLock { state in
            guard let until = state.lanes[channel]?.leasedUntil else { return false }
            return !state.isStopping && ContinuousClock.now + .seconds(1) < until
        }
    }

    /// - Returns: none, too, when the channel has been changed: whoever takes the lane next has it as it is then.
    private func due(
        _ opened: OutboxChannel, _ limit: Int, except underWay: Set<MessageID>, _ lane: inout Lane
    ) async throws -> [OutboxMessage] {
        let (tenant, channel) = (lane.tenant, lane.channel)
        let results = try await database.client.transaction(
            database.workerOptions(tenant),
            [
                """
                SELECT baton.now(), (
                    SELECT c.version FROM baton.channel c JOIN baton.tenant t ON t.id = c.tenant_id
                    WHERE c.tenant_id = \(tenant) AND c.id = \(channel) AND c.is_enabled AND t.status <> \(TenantStatus.suspended.rawValue))
                """,
                """
                SELECT id, attempt, created_at, kind, recipient_id, recipient_lead_id, mentions, subject_id, data, is_urgent FROM baton.outbox
                WHERE tenant_id = \(tenant) AND channel_id = \(channel) AND due_at <= baton.now() AND NOT id = ANY (\(Array(underWay)))
                ORDER BY due_at, created_at, id LIMIT \(fragment: .constant(limit))
                """,
            ])
        guard let (now, version) = try results[0].first((Date, Int32?).self) else { return [] }
        lane.set(now)
        guard version == opened.version else { return [] }
        return try results[1].decode((MessageID, Int16, Date, String, MemberID?, LeadID?, [UUID], SubjectID?, JSONText, Bool).self).map {
            OutboxMessage(
                tenant: tenant, id: $0.0, channel: channel, attempt: $0.1, createdAt: $0.2, kind: $0.3, member: $0.4,
                lead: $0.5, mentions: $0.6.map { MemberID($0) }, subject: $0.7, data: $0.8, isUrgent: $0.9)
        }
    }

    /// - Throws: when the database cannot be asked.
    private func prepare(_ message: OutboxMessage, _ channel: OutboxChannel, _ lane: Lane) async throws -> ComposedMessage {
        do {
            return try await composer.compose(message, over: channel, at: lane.now)
        } catch let error as DatabaseError where error.isUnavailable || error.isTimeout || error.isRetryable {
            throw error
        } catch let error as BatonError where [.accessChanged, .keysUnavailable].contains(error.code) {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // One message that cannot be made does not hold the others.
            logger.error("a message cannot be made", metadata: Self.metadata(lane, ["kind": "\(message.kind)", "error": "\(error)"]))
            return .refuse(code: "internal_error", detail: "")
        }
    }

    // MARK: what becomes of a message

    /// Without an attempt.
    private func settle(_ message: OutboxMessage, _ composed: ComposedMessage, _ lane: Lane) async throws {
        switch composed {
        case .send: break
        case .wait(let date):
            _ = try await database.client.transaction(
                database.workerOptions(), ["UPDATE baton.outbox SET due_at = \(date) WHERE \(fragment: message.key) AND due_at < \(date)"])
        case .drop:
            _ = try await database.client.transaction(database.workerOptions(), ["DELETE FROM baton.outbox WHERE \(fragment: message.key)"])
        case .skip(let code):
            try await write(
                ["DELETE FROM baton.outbox WHERE \(fragment: message.key)"]
                    + composer.statements(for: .skipped(code: code), of: message), lane)
        case .refuse(let code, let detail): try await bury(message, code: code, detail: detail, attempts: message.attempt, lane, also: [])
        }
    }

    private func record(_ attempt: Attempt, _ channel: OutboxChannel, _ lane: inout Lane) async throws {
        lane.tick()
        lane.breaker.record(attempt.outcome, at: lane.now)
        let message = attempt.message
        metrics.count(attempt.outcome, channel.kind)
        guard let problem = attempt.outcome.problem else {
            state.withLock { $0.counts.delivered += 1 }
            try await write(
                [
                    "DELETE FROM baton.outbox WHERE \(fragment: message.key)",
                    lane.update("delivered = delivered + 1, last_delivered_at = baton.now()"),
                ] + composer.statements(for: .delivered, of: message), lane)
            return
        }
        state.withLock { $0.counts.failed += 1 }
        logger.debug("not delivered", metadata: Self.metadata(lane, ["kind": "\(message.kind)", "code": "\(problem.code.rawValue)"]))
        let failed: SQL = "failed = failed + 1, last_failed_at = baton.now(), last_problem = \(problem.code.rawValue)"
        var asked: Duration?
        var counts: Int16 = 1
        switch attempt.outcome {
        case .delivered: break
        case .refused:
            guard problem.disablesChannel else {
                return try await bury(
                    message, code: problem.code.rawValue, detail: problem.detail, attempts: message.attempt + 1, lane,
                    also: [lane.update(failed)])
            }
            // It waits until the channel is on again.
            lane.isOff = true
            try await write(
                [
                    "UPDATE baton.outbox SET problem = \(problem.code.rawValue) WHERE \(fragment: message.key)",
                    lane.update(failed),
                ], lane)
            let composer = composer
            return try await Task { try await composer.switchOff(channel, because: problem) }.value
        case .retry(_, let after):
            asked = after
            if problem.code == .rateLimited {
                // No fault of the message: it does not count, and the others wait too.
                counts = 0
                asked = max(after ?? .seconds(60), .seconds(1))
                lane.block(for: asked ?? .seconds(60))
            } else if problem.code == .cancelled {
                counts = 0
                if let after { lane.block(for: after) }
            }
        case .unknown: break
        }
        let attempts = message.attempt + counts
        let schedule = configuration.schedule(channel.kind)
        let chance = Double.random(in: 0...1)
        let pause =
            problem.code == .cancelled && counts == 0
            ? asked ?? .zero : schedule.pause(afterAttempt: max(Int(attempts), 1), asked: asked, chance: chance)
        guard let pause else {
            return try await bury(
                message, code: problem.code.rawValue, detail: problem.detail, attempts: attempts, lane, also: [lane.update(failed)])
        }
        try await write(
            [
                """
                UPDATE baton.outbox SET attempt = \(attempts), due_at = baton.now() + \(pause.seconds) * interval '1 second',
                    problem = \(problem.code.rawValue)
                WHERE \(fragment: message.key)
                """,
                lane.update(failed),
            ], lane)
    }

    /// Puts a message aside, for people to look at.
    private func bury(
        _ message: OutboxMessage, code: String, detail: String, attempts: Int16, _ lane: Lane, also statements: [SQL]
    ) async throws {
        state.withLock { $0.counts.dead += 1 }
        metrics.dead.increment()
        logger.warning("a message was given up", metadata: Self.metadata(lane, ["kind": "\(message.kind)", "code": "\(code)"]))
        try await write(
            [
                """
                INSERT INTO baton.outbox_dead (
                    tenant_id, id, channel_id, attempt, created_at, kind, recipient_id, recipient_lead_id, mentions, subject_id, data,
                    is_urgent, problem, detail)
                SELECT tenant_id, id, channel_id, \(attempts), created_at, kind, recipient_id, recipient_lead_id, mentions, subject_id, data,
                       is_urgent, \(code), \(detail.isEmpty ? nil : detail)
                FROM baton.outbox WHERE \(fragment: message.key) ON CONFLICT (tenant_id, id) DO NOTHING
                """,
                "DELETE FROM baton.outbox WHERE \(fragment: message.key)",
            ] + statements + composer.statements(for: .dead(code: code), of: message), lane)
    }

    /// Also when the process stops, and twice more when the database is away for a moment: what has been sent is not to be sent again.
    private func write(_ statements: [SQL], _ lane: Lane) async throws {
        let options = database.workerOptions(lane.tenant)
        let client = database.client
        try await Task {
            for pause in [Duration.milliseconds(200), .seconds(1)] {
                do {
                    _ = try await client.transaction(options, statements)
                    return
                } catch let error as DatabaseError where error.isUnavailable || error.isRetryable {
                    try await Task.sleep(for: pause)
                }
            }
            _ = try await client.transaction(options, statements)
        }.value
    }

    // MARK: slots

    private func takeSlot(_ channel: OutboxChannel) -> Bool {
        state.withLock { state in
            guard state.underWay < configuration.messages, state.byHost[channel.host, default: 0] < configuration.messagesToHost,
                state.byTenant[channel.tenant, default: 0] < configuration.messagesOfTenant
            else { return false }
            state.underWay += 1
            state.byHost[channel.host, default: 0] += 1
            state.byTenant[channel.tenant, default: 0] += 1
            return true
        }
    }

    private func giveSlot(_ channel: OutboxChannel) {
        state.withLock { state in
            state.underWay -= 1
            state.byHost[channel.host] = state.byHost[channel.host].flatMap { $0 > 1 ? $0 - 1 : nil }
            state.byTenant[channel.tenant] = state.byTenant[channel.tenant].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
    }
}

/// A channel while this process has it.
private struct Lane: Sendable {
    let channel: ChannelID
    let tenant: TenantID
    private let owner: UUID
    var breaker: CircuitBreaker
    private var bucket: TokenBucket?
    private var fullAt: Date?
    private var pausedUntil = Date.distantPast
    /// By the database's clock: what it last said, and what has passed since.
    private(set) var now: Date
    private var heard = ContinuousClock.now
    var blockedUntil: Date?
    /// It was switched off while messages were under way.
    var isOff = false

    init(channel: ChannelID, tenant: TenantID, owner: UUID, breaker: CircuitBreaker, fullAt: Date?, now: Date) {
        self.owner = owner
        self.channel = channel
        self.tenant = tenant
        self.breaker = breaker
        self.fullAt = fullAt
        self.now = now
    }

    mutating func use(_ channel: OutboxChannel) {
        bucket = channel.rateLimit.map { TokenBucket($0, fullAt: fullAt ?? .distantPast) }
    }

    mutating func set(_ date: Date) {
        now = date
        heard = .now
    }

    mutating func tick() {
        let instant = ContinuousClock.now
        now.addTimeInterval((instant - heard).seconds)
        heard = instant
    }

    /// - Returns: `nil` when a message may go.
    mutating func nextAllowed() -> Date? {
        tick()
        var next = pausedUntil
        if let bucket { next = max(next, bucket.nextAllowed(at: now)) }
        if case .open(let until, _) = breaker.state { next = max(next, until) }
        return next > now ? next : nil
    }

    /// One goes.
    mutating func take() {
        _ = breaker.admit(at: now)
        _ = bucket?.take(at: now)
    }

    mutating func block(for duration: Duration) {
        pausedUntil = max(pausedUntil, now.addingTimeInterval(min(duration.seconds, TokenBucket.longestBlock)))
    }

    /// What is kept between two processes.
    private var columns: SQL {
        let fullAt = (bucket?.fullAt).flatMap { $0 > now ? $0 : nil }
        switch breaker.state {
        case .closed(let failures):
            return "failures = \(Int16(clamping: failures)), open_until = NULL, open_pause_s = NULL, full_at = \(fullAt)"
        case .open(let until, let pause):
            return "failures = 0::smallint, open_until = \(until), open_pause_s = \(Int32(pause)), full_at = \(fullAt)"
        case .halfOpen(_, let pause):
            return "failures = 0::smallint, open_until = \(now), open_pause_s = \(Int32(pause)), full_at = \(fullAt)"
        }
    }

    /// Of nothing, when another process has it.
    func update(_ counters: SQL) -> SQL {
        """
        UPDATE baton.outbox_lane SET \(fragment: counters), \(fragment: columns)
        WHERE tenant_id = \(tenant) AND channel_id = \(channel) AND owner = \(owner)
        """
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
