package import BatonModel
internal import FoundationEssentials
package import Logging
internal import Postgres

/// Gives the changes that writers have left behind (`change_pending`) their places in each tenant's feed. Any number of sequencers may run: a
/// tenant's counter is locked by one at a time, and what one has not seen the next one does.
///
/// A change is taken once it is visible, so no order of commits can hide one behind a place that was given before; and as all happens in one
/// transaction of the tenant, one that is killed half-way has done nothing.
package final class ChangeSequencer: Sendable {
    package struct Configuration: Sendable {
        /// Changes of a tenant that get their places in one transaction, about.
        package var batch: Int32 = 10_000
        /// The longest time between two looks; wake-ups after commands shorten it.
        package var cap = Duration.seconds(1)
        /// The shortest time between two looks: changes come in bundles then.
        package var pause = Duration.milliseconds(20)

        package init() {}
    }

    private let database: Database
    private let wakeups: Wakeups
    private let logger: Logger
    private let configuration: Configuration

    package init(database: Database, wakeups: Wakeups, configuration: Configuration = Configuration(), logger: Logger) {
        self.database = database
        self.wakeups = wakeups
        self.configuration = configuration
        self.logger = logger
    }

    /// Until the task is cancelled.
    package func run() async {
        var isReachable = true
        while !Task.isCancelled {
            let mark = wakeups.mark()
            let isMore: Bool
            do {
                // What has begun is carried through.
                isMore = try await Task { try await look().isMore }.value
                isReachable = true
            } catch {
                // Said once for each outage.
                if isReachable { logger.warning("changes wait for the database", metadata: ["error": "\(error)"]) }
                isReachable = false
                try? await Task.sleep(for: configuration.cap)
                continue
            }
            if isMore { continue }
            // A tenant that another sequencer had, it has dealt with as far as it saw; the rest is there at the next look.
            try? await Task.sleep(for: configuration.pause)
            await wakeups.wait(for: .sequencer, since: mark, atMost: configuration.cap - configuration.pause)
        }
    }

    /// Gives places to everything that is visible now, of all tenants. Returns how many.
    @discardableResult
    package func drain() async throws -> Int {
        var total = 0
        while true {
            let count = try await look().count
            if count == 0, try await waiting().isEmpty { return total }
            total += count
        }
    }

    /// One look at all tenants, a batch of each: who has much does not keep the others waiting, nor does one that fails.
    private func look() async throws -> (count: Int, isMore: Bool) {
        var (total, isMore) = (0, false)
        for tenant in try await waiting() {
            do {
                let count = try await sequenceBatch(tenant)
                total += count
                if count >= configuration.batch { isMore = true }
            } catch let error as DatabaseError where error.kind == .server && !error.isUnavailable {
                logger.error("changes of a tenant", metadata: ["tenant": "\(tenant)", "error": "\(error)"])
            }
        }
        return (total, isMore)
    }

    private func waiting() async throws -> [TenantID] {
        let options = database.workerOptions(readOnly: true)
        return try await database.client.transaction(options, ["SELECT DISTINCT tenant_id FROM baton.change_pending ORDER BY tenant_id"])[0]
            .column(TenantID.self)
    }

    /// One tenant's, in as many transactions as it takes. Returns how many; 0 also when another sequencer is at it.
    @discardableResult
    package func sequence(_ tenant: TenantID) async throws -> Int {
        var total = 0
        while true {
            let count = try await sequenceBatch(tenant)
            total += count
            if count < configuration.batch { return total }
        }
    }

    private func sequenceBatch(_ tenant: TenantID) async throws -> Int {
        let options = database.workerOptions(tenant)
        let sequence: SQL = "SELECT baton.sequence_changes(\(tenant), \(configuration.batch))"
        var count = try await database.client.transaction(options, [sequence])[0].single(Int32?.self).flatMap { $0 } ?? 0
        if count < 0 {
            let counter: SQL = "INSERT INTO baton.change_feed (tenant_id) VALUES (\(tenant)) ON CONFLICT (tenant_id) DO NOTHING"
            _ = try await database.client.transaction(options, [counter])
            count = try await database.client.transaction(options, [sequence])[0].single(Int32?.self).flatMap { $0 } ?? 0
        }
        if count > 0 { wakeups.ring(.changes(tenant)) }
        return Int(max(0, count))
    }
}
