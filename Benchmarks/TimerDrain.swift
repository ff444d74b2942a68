internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import Logging
internal import Postgres

/// How fast overdue timers of 50 tenants are fired by one worker, against the bare claim in a loop (`pgbench -M prepared`, one connection, the
/// same batch), which does nothing with what it claims.
struct TimerDrain {
    private static let tenants = 50
    private static let timers = 20_000
    private static let batch = 500

    private let admin: PostgresClient
    private let adminURL: String
    private let pgbench: String
    private let database: Database
    private let logger: Logger
    private let members: [TenantID: MemberID]
    private let script: URL

    init(admin url: String, service: String, pgbench: String, logger: Logger) async throws {
        admin = try PostgresClient(PostgresConfiguration(connectionString: url), logger: logger)
        adminURL = url
        self.pgbench = pgbench
        self.logger = logger
        database = Database(client: try PostgresClient(PostgresConfiguration(connectionString: service), logger: logger))
        let tenants = TenantService(database: database)
        let directory = AccessDirectory(database: database)
        var members: [TenantID: MemberID] = [:]
        for number in 0..<Self.tenants {
            let tenant = try await tenants.create(slug: "bench-\(number)", name: "bench", isTrial: false)
            members[tenant] = try await tenants.addMember(
                name: "m", email: nil, roles: ["sales"], team: nil, directory.hostOperator(slug: "bench-\(number)"))
        }
        self.members = members
        script = FileManager.default.temporaryDirectory.appending(path: "baton-claim-\(ProcessInfo.processInfo.processIdentifier).sql")
        try """
        DELETE FROM baton.timer WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM baton.timer WHERE fire_at <= statement_timestamp() ORDER BY fire_at LIMIT \(Self.batch) FOR UPDATE SKIP LOCKED))
        RETURNING tenant_id, subject_id, kind, fire_at, attempt;
        """.write(to: script, atomically: true, encoding: .utf8)
    }

    func run(rounds: Int) async throws -> [Row] {
        let empty = worker(Nothing())
        let full = worker(EventAndNotification(members: members))
        var (raw, none, effect): ([Double], [Double], [Double]) = ([], [], [])
        // The first round warms up and is not counted.
        for round in 0...rounds {
            try await fill()
            let first = try claimRaw()
            try await fill()
            let second = try await drain(empty)
            try await fill()
            let third = try await drain(full)
            if round > 0 {
                raw.append(first)
                none.append(second)
                effect.append(third)
            }
            FileHandle.standardError.write(Data("round \(round) of \(rounds)\n".utf8))
        }
        try? FileManager.default.removeItem(at: script)
        let count = "\(Self.timers / 1000)k timers of \(Self.tenants) tenants"
        return [
            Row(what: "drain \(count), nothing to do", baseline: "bare claim in a loop", unit: "timers", ours: none, theirs: raw),
            Row(
                what: "drain \(count), one event and one notification each", baseline: "bare claim in a loop", unit: "timers", ours: effect,
                theirs: raw),
        ]
    }

    private func worker(_ handler: any TimerHandler) -> TimerWorker {
        var configuration = TimerWorker.Configuration()
        configuration.batch = Self.batch
        return TimerWorker(
            database: database, handlers: [handler], wakeups: Wakeups(database: nil, logger: logger), configuration: configuration,
            logger: logger)
    }

    private func fill() async throws {
        try await admin.query("TRUNCATE baton.timer, baton.event, baton.notification")
        try await admin.query(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            SELECT t.id, gen_random_uuid(), 'bench', baton.now() - random() * interval '1 minute'
            FROM baton.tenant t, generate_series(1, \(Self.timers / Self.tenants)::int) WHERE t.slug LIKE 'bench-%'
            """)
        try await admin.query("VACUUM ANALYZE baton.timer")
        try await admin.query("CHECKPOINT")
    }

    private func drain(_ worker: TimerWorker) async throws -> Double {
        let start = ContinuousClock.now
        let fired = try await worker.drain()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        guard fired == Self.timers else { throw Bench.Missing(description: "\(fired) of \(Self.timers) timers fired") }
        return Double(fired) / seconds
    }

    private func claimRaw() throws -> Double {
        try Baseline.pgbench(pgbench, script.path, clients: 1, count: Self.timers / Self.batch, adminURL) * Double(Self.batch)
    }

    private struct Nothing: TimerHandler {
        let kind = "bench"
        func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] { [] }
        func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects { TimerEffects() }
    }

    private struct EventAndNotification: TimerHandler {
        let kind = "bench"
        let members: [TenantID: MemberID]
        func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] { [] }
        func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
            var effects = TimerEffects()
            guard let member = members[tenant] else { throw Bench.Missing(description: "no member") }
            for timer in timers {
                effects.events.append(EventRecord("bench", facet: .leadCard, subject: LeadID(timer.subject)))
                effects.notifications.append(
                    NotificationDraft(.leadEscalated, to: member, subject: LeadID(timer.subject), tenant: tenant))
            }
            return effects
        }
    }
}
