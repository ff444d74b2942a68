package import BatonModel
package import CoreMetrics
internal import FoundationEssentials
package import Logging
internal import Postgres
internal import Synchronization

/// Looks every few seconds how far the workers are behind, also where none runs: for metrics, for the log, and for the admins of the tenants
/// whose deadlines wait.
///
/// `baton_timer_lag_seconds` (how long the oldest overdue deadline has waited), `baton_timers_overdue` (10,000 and more are 10,000),
/// `baton_timers_armed` (PostgreSQL's estimate), `baton_timer_lag_alerts_total` (how often the lag has exceeded the bound).
package final class TimerWatch: Sendable {
    package struct Configuration: Sendable {
        /// A lag above it is said: once in the log, once to each tenant.
        package var bound = Duration.seconds(60)
        /// Between two looks.
        package var interval = Duration.seconds(5)
        /// Deadlines counted at most.
        package var counted = 10_000
        /// While it lags: overdue deadlines that are looked through for tenants, and tenants told in one look.
        package var searched = 50_000
        package var tenantsAtOnce = 200
        /// A tenant is told again after that long only, whatever restarts in between.
        package var silence = Duration.seconds(15 * 60)

        package init() {}
    }

    package struct Look: Sendable, Equatable {
        /// Seconds.
        package var lag: Double
        package var overdue: Int64
        package var isLagging: Bool
        /// Whose admins this look has told.
        package var told: [TenantID]
    }

    private struct State {
        var isLagging = false
        /// In this outage, by whatever process.
        var told: Set<TenantID> = []
    }

    /// Beyond it tenants are told again; the silence holds all the same.
    private static let remembered = 100_000

    private let database: Database
    private let kinds: [String]
    private let logger: Logger
    private let configuration: Configuration
    private let lag: Meter
    private let overdue: Meter
    private let armed: Meter
    private let alerts: Counter
    private let state = Mutex(State())

    /// - Parameter kinds: of this program's handlers: others are of a newer program, and wait for it.
    package init(
        database: Database, kinds: [String], configuration: Configuration = Configuration(), logger: Logger,
        metrics: any MetricsFactory = NOOPMetricsHandler.instance
    ) {
        self.database = database
        self.kinds = kinds
        self.configuration = configuration
        self.logger = logger
        lag = Meter(label: "baton_timer_lag_seconds", dimensions: [], factory: metrics)
        overdue = Meter(label: "baton_timers_overdue", dimensions: [], factory: metrics)
        armed = Meter(label: "baton_timers_armed", dimensions: [], factory: metrics)
        alerts = Counter(label: "baton_timer_lag_alerts_total", dimensions: [], factory: metrics)
    }

    /// Until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            do {
                try await look()
            } catch {
                // The worker says that the database is away.
                logger.debug("timers were not looked at", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: configuration.interval)
        }
    }

    @discardableResult
    package func look() async throws -> Look {
        let results = try await database.client.transaction(
            database.workerOptions(readOnly: true),
            [
                """
                SELECT extract(epoch FROM baton.now() - min(fire_at))::float8, count(*) FROM (
                    SELECT fire_at FROM baton.timer WHERE fire_at <= baton.now() AND kind = ANY (\(kinds))
                    ORDER BY fire_at LIMIT \(configuration.counted)) AS due
                """,
                "SELECT reltuples::float8 FROM pg_catalog.pg_class WHERE oid = 'baton.timer'::regclass",
            ])
        let (seconds, count) = try results[0].first((Double?, Int64).self) ?? (nil, 0 as Int64)
        let behind = seconds ?? 0
        lag.set(behind)
        overdue.set(count)
        // Negative until the table is analysed for the first time.
        armed.set(max(0, try results[1].single(Double.self) ?? 0))
        let isLagging = behind > configuration.bound / .seconds(1)
        let wasLagging = state.withLock { state in
            defer {
                state.isLagging = isLagging
                if !isLagging { state.told = [] }
            }
            return state.isLagging
        }
        if isLagging != wasLagging {
            if isLagging { alerts.increment() }
            logger.warning(
                isLagging ? "timers lag behind" : "timers have caught up",
                metadata: ["lag_s": "\(Int(behind))", "overdue": "\(count)\(count == configuration.counted ? " or more" : "")"])
        }
        return Look(lag: behind, overdue: count, isLagging: isLagging, told: isLagging ? try await tell() : [])
    }

    /// Writes an event for each tenant whose own deadlines are overdue by more than the bound, unless somebody has.
    private func tell() async throws -> [TenantID] {
        let seconds = configuration.bound / .seconds(1)
        let late = try await database.client.transaction(
            database.workerOptions(readOnly: true),
            [
                """
                SELECT tenant_id, min(fire_at), extract(epoch FROM baton.now() - min(fire_at))::bigint, count(*) FROM (
                    SELECT tenant_id, fire_at FROM baton.timer
                    WHERE fire_at <= baton.now() - \(seconds) * interval '1 second' AND kind = ANY (\(kinds))
                    ORDER BY fire_at LIMIT \(configuration.searched)) AS late
                GROUP BY tenant_id ORDER BY 2
                """
            ])[0].decode((TenantID, Date, Int64, Int64).self)
        let known = state.withLock { $0.told }
        var told: [TenantID] = []
        for (tenant, since, lag, count) in late.lazy.filter({ !known.contains($0.0) }).prefix(configuration.tenantsAtOnce) {
            let event = EventRecord(
                "timers.lagging", facet: .leadRules, subject: SubjectID(tenant.uuid),
                data: .object(["lag_s": "\(lag)", "overdue": "\(count)"]))
            if try await tell(tenant, event, since: since) { told.append(tenant) }
            state.withLock { state in
                if state.told.count >= Self.remembered { state.told = [] }
                state.told.insert(tenant)
            }
        }
        return told
    }

    /// - Returns: whether this process did; another one may have, or one before this one.
    private func tell(_ tenant: TenantID, _ event: EventRecord, since: Date) async throws -> Bool {
        let options = database.workerOptions(tenant)
        let silence = configuration.silence.components.seconds
        return try await database.client.withTransaction(options) { transaction in
            // Other processes have noticed at the same time.
            let results = try await transaction.run([
                "SELECT pg_advisory_xact_lock(hashtextextended(\("baton.timers.lagging." + tenant.description), 0))",
                """
                SELECT count(*) FROM baton.event WHERE tenant_id = \(tenant) AND subject_id = \(tenant.uuid) AND kind = \(event.kind)
                  AND created_at >= least(\(since), baton.now() - \(silence) * interval '1 second')
                """,
            ])
            guard try results[1].single(Int64.self) == 0 else { return false }
            _ = try await transaction.finish([
                event.insert(TenantScope(tenant: tenant, accessVersion: 0, timeZone: "UTC", actor: .worker))
            ])
            return true
        }
    }
}
