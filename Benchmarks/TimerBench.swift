internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import Logging
internal import Postgres

/// Timers against PostgreSQL itself (pgbench with the same SQL) and against the job queues that a team would take from PyPI: how fast they are
/// drained, how late they fire, and what they cost the commits of the business.
///
/// Everybody takes turns in each round, on one durable server. The queues get fewer jobs, because they are slower; rates are compared.
struct TimerBench {
    static let tenants = 50
    static let timers = 100_000
    static let pending = 1_000_000
    /// The worker's; the baselines have the same.
    static let batch = TimerWorker.Configuration().batch

    /// What the measurements share.
    struct Setting {
        let tools: Tools
        let admin: PostgresClient
        let database: Database
        let tenants: [TenantID]
        let logger: Logger
    }

    /// Programs and places, from the environment that `scripts/bench` sets.
    struct Tools {
        var admin: String
        var service: String
        var pgbench: String
        var python: String
        var peer: String
        /// For what a run needs to write.
        var folder: URL

        init(_ environment: [String: String]) throws {
            func get(_ name: String) throws -> String {
                guard let value = environment[name] else { throw Bench.Missing(description: "\(name) is not set: run 'make bench'.") }
                return value
            }
            admin = try get("ADMIN_URL")
            service = try get("SVC_URL")
            pgbench = try get("PGBENCH")
            python = try get("TIMER_PYTHON")
            peer = try get("PEER_FOLDER") + "/timers"
            folder = URL(filePath: try get("BENCH_FOLDER"))
        }

        func write(_ name: String, _ text: String) throws -> String {
            let file = folder.appending(path: name)
            try text.write(to: file, atomically: true, encoding: .utf8)
            return file.path
        }
    }

    /// What the issue asks for, to be printed below the figures.
    private struct Target {
        var row: Row
        var wanted: Double
        /// At least, or at most.
        var isFloor: Bool
    }

    private let setting: Setting

    init(_ environment: [String: String], logger: Logger) async throws {
        let tools = try Tools(environment)
        // A million rows take their time on a busy machine.
        var configuration = PostgresConfiguration(connectionString: tools.admin)
        configuration.statementTimeout = .seconds(300)
        let admin = try PostgresClient(configuration, logger: logger)
        let database = Database(client: try PostgresClient(PostgresConfiguration(connectionString: tools.service), logger: logger))
        let service = TenantService(database: database)
        var tenants: [TenantID] = []
        for number in 0..<Self.tenants {
            tenants.append(try await service.create(slug: "bench-\(number)", name: "bench", isTrial: false))
        }
        try await admin.query("CREATE SCHEMA bench")
        try await admin.query("CREATE TABLE bench.tenant (n integer PRIMARY KEY, tenant_id uuid NOT NULL, access_version integer NOT NULL)")
        try await admin.query(
            """
            INSERT INTO bench.tenant SELECT o.n - 1, t.id, t.access_version
            FROM unnest(\(tenants)) WITH ORDINALITY AS o (id, n) JOIN baton.tenant t ON t.id = o.id
            """)
        // When an effect took place, and for which deadlines.
        try await admin.query("CREATE TABLE bench.fired (at timestamptz NOT NULL, fire_at timestamptz[] NOT NULL)")
        // Stands for the records of the business.
        try await admin.query(
            """
            CREATE TABLE bench.record (
                tenant_id uuid NOT NULL, id uuid NOT NULL, stage smallint NOT NULL, version integer NOT NULL, note text NOT NULL,
                PRIMARY KEY (tenant_id, id))
            """)
        try await admin.query(
            """
            INSERT INTO bench.record
            SELECT t.tenant_id, lpad(to_hex(i), 32, '0')::uuid, 0, 1, 'a few words about this record'
            FROM bench.tenant t, generate_series(1, 2000) AS i
            """)
        try await admin.query("GRANT USAGE ON SCHEMA bench TO baton_worker, baton_system, baton_svc")
        try await admin.query("GRANT SELECT ON bench.tenant TO baton_worker, baton_system, baton_svc")
        try await admin.query("GRANT INSERT ON bench.fired TO baton_worker")
        try await admin.query("GRANT SELECT, UPDATE ON bench.record TO baton_system")
        setting = Setting(tools: tools, admin: admin, database: database, tenants: tenants, logger: logger)
    }

    /// - Returns: ratios, and which targets they reach.
    func run(rounds: Int) async throws -> (rows: [Row], tables: String) {
        let drain = try TimerDrain(setting)
        let lateness = try TimerLateness(setting)
        let commits = try TimerCommits(setting)
        let peers = try await TimerPeers(setting.tools, setting.admin)
        var drains: [TimerDrain.Round] = []
        var lates: [TimerLateness.Round] = []
        var committed: [TimerCommits.Round] = []
        var peersDrained: [TimerPeers.Drained] = []
        var peersPending: [TimerPeers.Drained] = []
        var peersLate: [TimerPeers.Late] = []
        // The first round warms up and is not counted.
        for round in 0...rounds {
            let (drained, late, commit) = (try await drain.round(), try await lateness.round(), try await commits.round())
            if round > 0 {
                drains.append(drained)
                lates.append(late)
                committed.append(commit)
                peersDrained.append(try await peers.drain())
                peersLate.append(try await peers.late())
                // procrastinate does four jobs in a second then.
                if round <= 3 { peersPending.append(try await peers.drainPending()) }
            }
            FileHandle.standardError.write(Data("timers: round \(round) of \(rounds)\n".utf8))
        }
        try await peers.remove()
        try await setting.admin.query("TRUNCATE baton.timer, baton.event, baton.outbox")
        try await setting.admin.query("DROP SCHEMA bench CASCADE")

        func rates(_ what: String, _ baseline: String, _ ours: [Double], _ theirs: [Double], _ unit: String = "timers") -> Row {
            Row(what: what, baseline: baseline, unit: unit, ours: ours, theirs: theirs)
        }
        func delays(_ what: String, _ baseline: String, _ ours: [Double], _ theirs: [Double]) -> Row {
            Row(what: what, baseline: baseline, unit: "µs", isRate: false, ours: ours, theirs: theirs)
        }
        let nothing = "drain, nothing to do"
        let effect = "drain, one event and one message each"
        let claim = rates(nothing, "bare claim in a loop", drains.map(\.nothing), drains.map(\.bare))
        let queue = rates(nothing, "pgqueuer", drains.map(\.nothing), peersDrained.map(\.pgqueuer))
        let same = rates(effect, "pgbench, the same statements", drains.map(\.effect), drains.map(\.bareEffect))
        let million = rates("\(nothing), 1M pending", "the same with none pending", drains.map(\.pending), drains.map(\.nothing))
        let old = rates("\(nothing), an old snapshot is open", "the same without", drains.map(\.snapshot), drains.map(\.nothing))
        let p50 = delays("lateness of single timers, p50", "pgqueuer", lates.map(\.p50), peersLate.map(\.pgqueuer.p50))
        let p99 = delays("lateness of single timers, p99", "pgqueuer", lates.map(\.p99), peersLate.map(\.pgqueuer.p99))
        let burst = delays(
            "10k due at one instant, one tenant, two workers, p99", "bare claim in two loops", lates.map(\.burst), lates.map(\.bareBurst))
        let spread = delays(
            "10k due at one instant, 50 tenants, two workers, p99", "bare claim in two loops", lates.map(\.spreadBurst),
            lates.map(\.bareSpreadBurst))
        let armed = rates(
            "commits on 32 connections, a timer armed in each", "the same without a timer", committed.map(\.armed), committed.map(\.plain),
            "commits")
        let rows = [
            claim, queue,
            rates(nothing, "procrastinate", drains.map(\.nothing), peersDrained.map(\.procrastinate)),
            same,
            rates(effect, "pgbench, one statement for all tenants, no row security", drains.map(\.effect), drains.map(\.oneStatement)),
            million,
            rates("\(nothing), 1M pending", "pgqueuer, 1M pending", drains.map(\.pending), peersPending.map(\.pgqueuer)),
            rates("\(nothing), 1M pending", "procrastinate, 1M pending", drains.map(\.pending), peersPending.map(\.procrastinate)),
            rates("bare claim, 1M pending", "the same with none pending", drains.map(\.barePending), drains.map(\.bare)),
            old, p50, p99,
            delays("lateness of single timers, p50", "procrastinate", lates.map(\.p50), peersLate.map(\.procrastinate.p50)),
            delays("lateness of single timers, p99", "procrastinate", lates.map(\.p99), peersLate.map(\.procrastinate.p99)),
            delays("lateness of single timers, p50", "procrastinate, looking every 0.1 s", lates.map(\.p50), peersLate.map(\.polling.p50)),
            delays("lateness of single timers, p99", "procrastinate, looking every 0.1 s", lates.map(\.p99), peersLate.map(\.polling.p99)),
            burst, spread,
            delays(
                "10k due at one instant, 50 tenants, two workers, p99", "pgqueuer, two consumers", lates.map(\.spreadBurst),
                peersLate.map(\.burst.p99)),
            armed,
            rates(
                "commits on 32 connections, NOTIFY in each", "the same without", committed.map(\.notifying), committed.map(\.plain),
                "commits"
            ),
        ]
        return (
            rows,
            Self.table([
                Target(row: claim, wanted: 0.7, isFloor: true), Target(row: queue, wanted: 10, isFloor: true),
                Target(row: same, wanted: 0.5, isFloor: true), Target(row: million, wanted: 0.95, isFloor: true),
                Target(row: old, wanted: 0.8, isFloor: true), Target(row: p50, wanted: 0.05, isFloor: false),
                Target(row: p99, wanted: 0.1, isFloor: false), Target(row: burst, wanted: 1.5, isFloor: false),
                Target(row: spread, wanted: 1.5, isFloor: false), Target(row: armed, wanted: 0.9, isFloor: true),
            ])
        )
    }

    private static func table(_ targets: [Target]) -> String {
        var text = "| target | against | wanted | measured | |\n|---|---|---|---|---|\n"
        for target in targets {
            let ratio = target.row.ratio
            let isReached = target.isFloor ? ratio >= target.wanted : ratio <= target.wanted
            text += "| \(target.row.what) | \(target.row.baseline) | \(target.isFloor ? "≥" : "≤") \(target.wanted) "
            text += "| \(String(format: "%.3g", ratio)) | \(isReached ? "reached" : "missed") |\n"
        }
        return text
    }
}
