internal import BatonModel
package import CoreMetrics
internal import FoundationEssentials
package import Logging
internal import Postgres
internal import Synchronization

/// Fires deadlines exactly once, on time, through crashes, beside any number of other workers and without a leader.
///
/// One transaction for each batch: the claim deletes the rows, the effects follow, all commit together. Wake-ups only shorten the wait; every
/// worker looks by itself at least once in `cap`, so a lost notification or a late commit costs at most that.
package final class TimerWorker: Sendable {
    package struct Configuration: Sendable {
        /// Timers claimed in one transaction.
        package var batch = 500
        /// The longest time between two looks.
        package var cap = Duration.seconds(1)
        /// Failures after which a timer is put aside for people to look at.
        package var maximumAttempts: Int16 = 5
        /// Under backlog, one batch in so many is shared out among the tenants.
        package var fairEvery = 5
        /// Overdue timers among which such a batch looks for tenants.
        package var fairWindow = 5_000

        package init() {}

        /// Of a worker for what takes long: one timer in each transaction, a look every five seconds.
        package static var patient: Configuration {
            var configuration = Configuration()
            configuration.batch = 1
            configuration.fairEvery = 0
            configuration.cap = .seconds(5)
            return configuration
        }
    }

    /// Since the start of this worker.
    package struct Counts: Sendable, Equatable {
        package var fired = 0
        package var failed = 0
        package var dead = 0

        package init(fired: Int = 0, failed: Int = 0, dead: Int = 0) {
            self.fired = fired
            self.failed = failed
            self.dead = dead
        }
    }

    private let database: Database
    private let handlers: [String: any TimerHandler]
    private let wakeups: Wakeups
    private let logger: Logger
    private let configuration: Configuration
    private let telemetry: TimerTelemetry
    private let state = Mutex(State())

    private struct State {
        var counts = Counts()
        var low: Date?
        var fullPass = ContinuousClock.now
        /// Full batches in a row: there is a backlog.
        var fullBatches = 0
        /// From the oldest deadline of the last batch in order until it was claimed.
        var backlog: ClosedRange<Date>?
        /// Whether one tenant had more than a tenth of that batch.
        var isCrowded = false
        /// Batches that were shared out, and how many of those in a row were all of one tenant.
        var shares = 0
        var idleShares = 0
    }

    /// - Parameter metrics: where counts and lateness go (`TimerTelemetry` lists them); by default nowhere.
    package init(
        database: Database, handlers: [any TimerHandler], wakeups: Wakeups, configuration: Configuration = Configuration(), logger: Logger,
        metrics: any MetricsFactory = NOOPMetricsHandler.instance
    ) {
        self.database = database
        self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.kind, $0) })
        self.wakeups = wakeups
        self.logger = logger
        self.configuration = configuration
        telemetry = TimerTelemetry(kinds: self.handlers.keys, factory: metrics)
    }

    package var counts: Counts { state.withLock { $0.counts } }

    /// Fires until the task is cancelled; the batch under way is finished first.
    package func run() async {
        var isReachable = true
        var isSecondLook = false
        while !Task.isCancelled {
            do {
                let mark = wakeups.mark()
                // A batch that has begun is carried through: cancelling it would only leave its work to the next start.
                let full = try await Task { try await fireBatch() }.value
                isReachable = true
                if full { continue }
                var pause = try await untilNext()
                // It has become due since the look, or it is in another worker's hands: look again at once, and after that not without pause.
                if pause <= .zero {
                    isSecondLook.toggle()
                    if isSecondLook { continue }
                    pause = min(configuration.cap, .milliseconds(10))
                }
                isSecondLook = false
                await wakeups.wait(for: .timers, since: mark, atMost: pause)
            } catch {
                // Said once for each outage; the pause is the cap.
                if isReachable { logger.warning("timers wait for the database", metadata: ["error": "\(error)"]) }
                isReachable = false
                try? await Task.sleep(for: configuration.cap)
            }
        }
    }

    /// Fires everything that is due now. Returns how many.
    @discardableResult
    package func drain() async throws -> Int {
        let before = counts.fired
        state.withLock { $0.low = nil }
        while try await fireBatch() {}
        return counts.fired - before
    }

    /// - Returns: the time until the next timer is due, at most `cap`; nothing when one is due now.
    private func untilNext() async throws -> Duration {
        let options = database.workerOptions(readOnly: true)
        let next = try await database.client.transaction(
            options,
            [
                """
                SELECT extract(epoch FROM min(fire_at) - baton.now())::float8 FROM baton.timer
                WHERE kind = ANY (\(Array(handlers.keys))) AND fire_at > baton.now() - interval '1 second'
                """
            ])[0].single(Double?.self)
        guard let seconds = next.flatMap({ $0 }) else { return configuration.cap }
        return min(configuration.cap, .microseconds(Int64((min(seconds, 3600) * 1_000_000).rounded(.up))))
    }

    // MARK: one batch

    /// Carries what was claimed out of a transaction that failed.
    private struct BatchFailure: Error {
        var timers: [FiredTimer]
        var cause: any Error
    }

    /// - Returns: whether there may be more.
    private func fireBatch() async throws -> Bool {
        // With an old snapshot open elsewhere the index still holds every entry that has been fired: the mark passes over them. Once in `cap`
        // the whole index is looked at, for what came in below the mark.
        let (low, share) = state.withLock { state in
            if ContinuousClock.now - state.fullPass >= configuration.cap {
                state.fullPass = ContinuousClock.now
                state.low = nil
            }
            return (state.low, nextShare(&state))
        }
        do {
            if let share {
                let tenants = Set(try await fire(claiming: claim(share)).timers.map(\.tenant))
                state.withLock { state in
                    if tenants.isEmpty { state.fullBatches = 0 }
                    state.idleShares = tenants.count > 1 ? 0 : min(state.idleShares + 1, 4)
                }
                return true
            }
            let (fired, claimedAt) = try await fire(claiming: claim(from: low))
            guard let oldest = fired.map(\.fireAt).min(), let newest = fired.map(\.fireAt).max() else {
                state.withLock { $0.fullBatches = 0 }
                return false
            }
            let isFull = fired.count == configuration.batch
            let most = isFull ? fired.reduce(into: [:]) { $0[$1.tenant, default: 0] += 1 }.values.max() ?? 0 : 0
            state.withLock { state in
                state.isCrowded = most * 10 > fired.count
                // Less a second, for commits that come late; not under a backlog, where a second may hold thousands that have been fired.
                state.low = isFull ? newest : newest.addingTimeInterval(-1)
                state.fullBatches = isFull ? state.fullBatches + 1 : 0
                if !isFull { state.idleShares = 0 }
                state.backlog = oldest...max(oldest, claimedAt)
            }
            return isFull
        } catch let failure as BatchFailure {
            try await isolate(failure)
            return true
        }
    }

    /// What a batch that is shared out chooses from: the newest overdue timers, or those before a moment.
    private enum Share {
        case newest
        case before(Date)
    }

    /// In the order of deadlines a tenant with very many overdue ones would hold up all that came after them. So under backlog every fifth
    /// batch takes a share of each tenant: of those that are found among the newest overdue timers (what has become due behind the many), or
    /// among those before a moment somewhere in the backlog (what lies between). It costs as much as five in order; so not where nobody has
    /// many, and less and less often where it finds nobody else.
    private func nextShare(_ state: inout State) -> Share? {
        let every = configuration.fairEvery << state.idleShares
        guard every > 0, state.isCrowded, state.fullBatches > 0, state.fullBatches % every == 0, let backlog = state.backlog else {
            return nil
        }
        state.fullBatches += 1
        state.shares += 1
        if state.shares % 2 == 1 { return .newest }
        let length = backlog.upperBound.timeIntervalSince(backlog.lowerBound)
        return .before(backlog.lowerBound.addingTimeInterval(Double.random(in: 0...1) * length))
    }

    private func claim(_ share: Share) -> SQL {
        var due: SQL = "fire_at <= baton.now() AND kind = ANY (\(Array(handlers.keys)))"
        if case .before(let date) = share { due.append(" AND fire_at <= \(date)") }
        return """
            DELETE FROM baton.timer WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM baton.timer WHERE ctid = ANY (ARRAY(
                    SELECT row_id FROM (
                        SELECT row_id, fire_at, row_number() OVER (PARTITION BY tenant_id ORDER BY fire_at) AS place FROM (
                            SELECT ctid AS row_id, tenant_id, fire_at FROM baton.timer WHERE \(fragment: due)
                            ORDER BY fire_at DESC LIMIT \(configuration.fairWindow)) AS late) AS ranked
                    ORDER BY place, fire_at LIMIT \(configuration.batch))) AND \(fragment: due) FOR UPDATE SKIP LOCKED))
            RETURNING tenant_id, subject_id, kind, fire_at, attempt, baton.now()
            """
    }

    private func claim(from low: Date?) -> SQL {
        var due: SQL = "fire_at <= baton.now() AND kind = ANY (\(Array(handlers.keys)))"
        if let low { due.append(" AND fire_at >= \(low)") }
        return """
            DELETE FROM baton.timer WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM baton.timer WHERE \(fragment: due) ORDER BY fire_at LIMIT \(configuration.batch) FOR UPDATE SKIP LOCKED))
            RETURNING tenant_id, subject_id, kind, fire_at, attempt, baton.now()
            """
    }

    private func claim(_ timers: ArraySlice<FiredTimer>) -> SQL {
        """
        DELETE FROM baton.timer WHERE ctid = ANY (ARRAY(
            SELECT t.ctid FROM baton.timer t
            JOIN unnest(\(timers.map(\.tenant)), \(timers.map(\.subject)), \(timers.map(\.kind))) AS k (tenant_id, subject_id, kind)
              ON t.tenant_id = k.tenant_id AND t.subject_id = k.subject_id AND t.kind = k.kind
            WHERE t.fire_at <= baton.now() FOR UPDATE OF t SKIP LOCKED))
        RETURNING tenant_id, subject_id, kind, fire_at, attempt, baton.now()
        """
    }

    /// Claims, reads, decides and writes in one transaction of three round trips; two, when nothing is due.
    private func fire(claiming claim: SQL) async throws -> (timers: [FiredTimer], claimedAt: Date) {
        var claimed: [FiredTimer] = []
        // By the database's clock, and by this process' own.
        var (claimedAt, received) = (Date.distantPast, ContinuousClock.now)
        var told: [MemberID] = []
        do {
            try await database.client.withTransaction(database.workerOptions()) { transaction in
                let rows = try await transaction.run(claim).decode((TenantID, UUID, String, Date, Int16, Date).self)
                claimed = rows.map { FiredTimer(tenant: $0.0, subject: $0.1, kind: $0.2, fireAt: $0.3, attempt: $0.4) }
                guard let first = rows.first else { return }
                (claimedAt, received) = (first.5, ContinuousClock.now)
                // In the order of tenants, so that two workers meet their rows in the same order.
                let groups = Dictionary(grouping: claimed) { Group(tenant: $0.tenant, kind: $0.kind) }.sorted { $0.key < $1.key }
                let reads = groups.map { handlers[$0.key.kind]!.reads($0.value, tenant: $0.key.tenant) }
                let readSteps = zip(groups, reads).flatMap { group, reads in
                    reads.isEmpty
                        ? []
                        : [TransactionStep.setting(name: "baton.tenant", value: group.key.tenant.description)]
                            + reads.map { .statement($0) }
                }
                let results = readSteps.isEmpty ? [] : try await transaction.run(readSteps)
                var steps: [TransactionStep] = []
                var notifications: [NotificationDraft] = []
                var next = 0
                for (group, reads) in zip(groups, reads) {
                    let effects = try handlers[group.key.kind]!.effects(
                        group.value, tenant: group.key.tenant, Array(results[next..<next + reads.count]))
                    next += reads.count
                    notifications += effects.notifications
                    guard !(effects.statements.isEmpty && effects.events.isEmpty) else { continue }
                    steps.append(.setting(name: "baton.tenant", value: group.key.tenant.description))
                    steps += effects.statements.map { .statement($0) }
                    if !effects.events.isEmpty {
                        let scope = TenantScope(tenant: group.key.tenant, accessVersion: 0, timeZone: "UTC", actor: .worker)
                        steps.append(.statement(EventRecord.insert(effects.events, scope)))
                    }
                }
                for (tenant, drafts) in Dictionary(grouping: notifications, by: \.tenant).sorted(by: { $0.key < $1.key }) {
                    steps.append(.setting(name: "baton.tenant", value: tenant.description))
                    steps += NotificationDraft.insert(drafts, tenant: tenant).map { .statement($0) }
                }
                told = Array(Set(notifications.map(\.member)))
                _ = try await transaction.finish(steps)
            }
        } catch {
            if claimed.isEmpty || (error as? DatabaseError)?.isUnavailable == true || error is CancellationError { throw error }
            // By tenants, so that halving soon parts those of one for whom everything fails from the others.
            throw BatchFailure(timers: claimed.sorted { ($0.tenant, $0.kind) < ($1.tenant, $1.kind) }, cause: error)
        }
        state.withLock { $0.counts.fired += claimed.count }
        telemetry.fired(claimed, claimedAt: claimedAt, elapsed: ContinuousClock.now - received)
        for member in told { wakeups.ring(.member(member)) }
        return (claimed, claimedAt)
    }

    private struct Group: Hashable, Comparable {
        var tenant: TenantID
        var kind: String
        static func < (left: Group, right: Group) -> Bool { (left.tenant, left.kind) < (right.tenant, right.kind) }
    }

    // MARK: failures

    /// Halves a batch that failed until what cannot be handled stands alone; the rest fires.
    private func isolate(_ failure: BatchFailure) async throws {
        guard failure.timers.count > 1 else {
            if let timer = failure.timers.first { try await penalise(timer, failure.cause) }
            return
        }
        let half = failure.timers.count / 2
        for part in [failure.timers[..<half], failure.timers[half...]] {
            do {
                _ = try await fire(claiming: claim(part))
            } catch let failure as BatchFailure {
                try await isolate(failure)
            }
        }
    }

    /// Tries again after 1, 2, 4, 8 s; then the timer is put aside, and nothing else waits for it.
    private func penalise(_ timer: FiredTimer, _ cause: any Error) async throws {
        // A deadlock or an outage is no fault of the timer.
        if (cause as? DatabaseError)?.isRetryable == true { return }
        let attempt = timer.attempt + 1
        let isDead = attempt >= configuration.maximumAttempts
        logger.error(
            isDead ? "timer put aside" : "timer failed",
            metadata: [
                "tenant": "\(timer.tenant)", "kind": "\(timer.kind)", "subject": "\(SubjectID(timer.subject))", "attempt": "\(attempt)",
                "error": "\(cause)",
            ])
        state.withLock { state in
            state.counts.failed += 1
            if isDead { state.counts.dead += 1 }
        }
        telemetry.failed(timer.kind, isDead: isDead)
        let delay = Int64(1) << Int64(attempt - 1)
        let options = database.workerOptions(timer.tenant)
        let key: SQL =
            "tenant_id = \(timer.tenant) AND subject_id = \(timer.subject) AND kind = \(timer.kind) AND fire_at = \(timer.fireAt)"
        if isDead {
            _ = try await database.client.transaction(
                options,
                [
                    """
                    INSERT INTO baton.timer_dead (tenant_id, id, subject_id, kind, fire_at, attempt, error)
                    SELECT tenant_id, \(TimerID.make()), subject_id, kind, fire_at, \(attempt), \("\(cause)") FROM baton.timer
                    WHERE \(fragment: key)
                    """,
                    "DELETE FROM baton.timer WHERE \(fragment: key)",
                ])
        } else {
            _ = try await database.client.transaction(
                options,
                [
                    """
                    UPDATE baton.timer SET attempt = \(attempt), fire_at = baton.now() + \(delay) * interval '1 second'
                    WHERE \(fragment: key)
                    """
                ])
        }
    }
}
