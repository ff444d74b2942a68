internal import BatonModel
internal import BatonPlatform
internal import Foundation
internal import Logging
internal import Postgres

/// How late timers fire by the database's clock: from `fire_at` until the statement of the effect runs, the last one before `COMMIT`.
///
/// Workers are processes of their own, this program started as `baton-bench timer-worker`. The baseline of a burst is the bare claim in two
/// loops (pgbench, a connection each), which writes the same rows in the statement of the claim.
struct TimerLateness {
    /// In microseconds.
    struct Round {
        var p50: Double
        var p99: Double
        var burst: Double
        var bareBurst: Double
        var spreadBurst: Double
        var bareSpreadBurst: Double
    }

    private static let kind = "bench_late"
    private static let singles = 200
    private static let together = 10_000
    private static let batch = 500

    private let setting: TimerBench.Setting
    private let script: String

    init(_ setting: TimerBench.Setting) throws {
        self.setting = setting
        // The first claim of each connection, of nothing, makes the plan; then it waits for the instant.
        script = try setting.tools.write(
            "burst.sql",
            """
            WITH c AS (\(TimerDrain.claim(Self.batch)))
            INSERT INTO bench.fired SELECT clock_timestamp(), array_agg(fire_at) FROM c GROUP BY tenant_id;
            \\if :waited
            \\else
            SELECT pg_sleep(greatest(0, :instant::float8 - extract(epoch FROM clock_timestamp())::float8));
            \\set waited 1
            \\endif

            """)
    }

    func round() async throws -> Round {
        let single = try await single()
        return Round(
            p50: single.p50, p99: single.p99, burst: try await burst(tenants: 1), bareBurst: try await bareBurst(tenants: 1),
            spreadBurst: try await burst(tenants: TimerBench.tenants), bareSpreadBurst: try await bareBurst(tenants: TimerBench.tenants))
    }

    /// One worker; 200 timers of 50 tenants, one every 20 ms, armed 1.5 s and more ahead.
    private func single() async throws -> (p50: Double, p99: Double) {
        try await withWorkers(1) {
            _ = try await arm(Self.singles, ahead: 1.5, apart: 0.02, tenants: TimerBench.tenants)
            return try await lateness(of: Self.singles, after: 1.5 + 0.02 * Double(Self.singles))
        }
    }

    private func burst(tenants: Int) async throws -> Double {
        try await withWorkers(2) {
            _ = try await arm(Self.together, ahead: 2, apart: 0, tenants: tenants)
            return try await lateness(of: Self.together, after: 2.5).p99
        }
    }

    private func bareBurst(tenants: Int) async throws -> Double {
        try await setting.admin.query("TRUNCATE baton.timer, bench.fired")
        let instant = try await arm(Self.together, ahead: 2, apart: 0, tenants: tenants)
        let process = try ChildProcess(
            setting.tools.pgbench,
            [
                "-n", "-M", "prepared", "-c", "2", "-j", "2", "-t", "\(1 + Self.together / Self.batch)", "-D", "waited=0",
                "-D", "instant=\(instant)", "-f", script, setting.tools.admin,
            ])
        guard try await process.wait(atMost: .seconds(30)) == 0 else { throw Bench.Missing(description: "pgbench \(script)") }
        return try await lateness(of: Self.together, after: 0).p99
    }

    // MARK: steps

    /// - Returns: the first instant, in seconds since 1970.
    private func arm(_ count: Int, ahead: Double, apart: Double, tenants: Int) async throws -> Double {
        try await setting.admin.query("TRUNCATE bench.fired")
        try await setting.admin.query(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            SELECT t.tenant_id, gen_random_uuid(), \(Self.kind), baton.now() + (\(ahead) + i * \(apart)) * interval '1 second'
            FROM generate_series(0, \(count - 1)::int) AS i JOIN bench.tenant t ON t.n = i % \(tenants)::int
            """)
        try await setting.admin.query("ANALYZE baton.timer")
        return try await setting.admin.query("SELECT extract(epoch FROM min(fire_at))::float8 FROM baton.timer").single(Double.self) ?? 0
    }

    private func lateness(of count: Int, after seconds: Double) async throws -> (p50: Double, p99: Double) {
        // Nobody is to be disturbed by questions.
        try await Task.sleep(for: .seconds(seconds))
        for _ in 0..<50 {
            let found = try await setting.admin.query(
                """
                SELECT count(*), coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY late), 0)::float8,
                       coalesce(percentile_disc(0.99) WITHIN GROUP (ORDER BY late), 0)::float8
                FROM (SELECT extract(epoch FROM f.at - t) * 1e6 AS late FROM bench.fired f, unnest(f.fire_at) AS t) AS l
                """
            ).first((Int64, Double, Double).self)
            if let found, found.0 == count { return (found.1, found.2) }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw Bench.Missing(description: "not all of \(count) timers have fired")
    }

    /// Runs `body` beside workers that have looked at least once.
    private func withWorkers<Output>(_ count: Int, _ body: () async throws -> Output) async throws -> Output {
        try await setting.admin.query("TRUNCATE baton.timer, bench.fired")
        var workers: [ChildProcess] = []
        defer { for worker in workers { worker.stop(within: .seconds(1)) } }
        for _ in 0..<count {
            workers.append(
                try ChildProcess(
                    CommandLine.arguments[0], ["timer-worker"], environment: ["SVC_URL": setting.tools.service],
                    errors: setting.tools.folder.appending(path: "timer-worker.err").path))
        }
        try await waitForWorkers(count)
        return try await body()
    }

    private func waitForWorkers(_ count: Int) async throws {
        for _ in 0..<200 {
            let ready = try await setting.admin.query(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'timer-worker' AND query LIKE '%LISTEN%'"
            ).single(Int64.self)
            if ready == Int64(count) {
                try await Task.sleep(for: .milliseconds(300))
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Bench.Missing(description: "the workers did not start")
    }

    // MARK: the process of a worker

    /// Fires what is due until it is killed: what `baton worker` does, with one handler.
    static func work(_ environment: [String: String], logger: Logger) async throws {
        guard let url = environment["SVC_URL"] else { throw Bench.Missing(description: "SVC_URL") }
        var configuration = PostgresConfiguration(connectionString: url)
        configuration.applicationName = "timer-worker"
        let database = Database(client: try PostgresClient(configuration, logger: logger))
        let wakeups = Wakeups(database: database, logger: logger)
        let worker = TimerWorker(database: database, handlers: [Record()], wakeups: wakeups, logger: logger)
        async let listening: Void = wakeups.run()
        await worker.run()
        await listening
    }

    private struct Record: TimerHandler {
        let kind = TimerLateness.kind
        func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] { [] }
        func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
            var effects = TimerEffects()
            effects.statements = ["INSERT INTO bench.fired VALUES (clock_timestamp(), \(timers.map(\.fireAt)))"]
            return effects
        }
    }
}
