internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import FoundationEssentials
internal import Logging
internal import Postgres
internal import PrometheusMetrics
internal import Synchronization
internal import Testing

/// Much at once, something that fails in it, workers that come and go, and what is seen of all that from outside.
@Suite("Timers under backlog", .database(movableClock: true), .serialized)
struct TimerBacklogTests {
    private struct Refused: Error {}

    /// Notes the tenants in the order in which their timers are handled.
    private final class Handler: BatonPlatform.TimerHandler {
        let kind: String
        let refused: Set<UUID>
        private let seen = Mutex<[TenantID]>([])

        init(_ kind: String, refused: Set<UUID> = []) {
            self.kind = kind
            self.refused = refused
        }

        var order: [TenantID] { seen.withLock { $0 } }

        func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] { [] }

        func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
            if timers.contains(where: { refused.contains($0.subject) }) { throw Refused() }
            seen.withLock { $0 += timers.map { _ in tenant } }
            var effects = TimerEffects()
            effects.events = timers.map { EventRecord("fired", facet: .leadCard, subject: LeadID($0.subject)) }
            return effects
        }
    }

    /// Keeps what is logged from `info` on.
    private struct Log: LogHandler {
        private final class Lines: Sendable {
            let state = Mutex<[String]>([])
        }
        private let kept = Lines()
        var lines: [String] { kept.state.withLock { $0 } }
        var logLevel: Logger.Level = .info
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { kept.state.withLock { $0.append("\(event.message)") } }
    }

    private var database: TestDatabase { .current }

    private func worker(
        _ handler: Handler, _ configuration: TimerWorker.Configuration = TimerWorker.Configuration(),
        metrics: PrometheusRegistry = PrometheusRegistry()
    ) -> TimerWorker {
        TimerWorker(
            database: database.database, handlers: [handler], wakeups: database.wakeups, configuration: configuration,
            logger: TestCluster.logger, metrics: metrics)
    }

    private func tenant() async throws -> TenantID { try await TestTenant.bare(slug: "b-\(UUID().uuidString.lowercased().prefix(12))") }

    /// Due that many seconds ago, a microsecond one behind the other.
    private func arm(_ kind: String, _ count: Int, _ tenant: TenantID, secondsAgo: Int) async throws {
        try await database.admin.query(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            SELECT \(tenant), gen_random_uuid(), \(kind), baton.now() - \(secondsAgo) * interval '1 second' + n * interval '1 microsecond'
            FROM generate_series(1, \(count)) AS n
            """)
    }

    private func count(_ sql: SQL) async throws -> Int64 { try await database.admin.query(sql).single(Int64.self) ?? -1 }

    private func sample(_ line: String, in registry: PrometheusRegistry) -> Double? {
        String(decoding: registry.expose(), as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(line + " ") }
            .flatMap { Double($0.split(separator: " ").last ?? "") }
    }

    @Test("who has thousands of overdue deadlines does not hold up the one of another", arguments: [99, 1])
    func fairness(secondsAgo: Int) async throws {
        let (many, one) = (try await tenant(), try await tenant())
        // Behind all of the first tenant's; or between them and as many newer ones.
        for (kind, every) in [("fair_\(secondsAgo)", 5), ("unfair_\(secondsAgo)", 0)] {
            try await arm(kind, 1_500, many, secondsAgo: 100)
            try await arm(kind, 1, one, secondsAgo: secondsAgo)
            if secondsAgo > 50 { try await arm(kind, 1_500, many, secondsAgo: 1) }
            let handler = Handler(kind)
            var configuration = TimerWorker.Configuration()
            configuration.batch = 20
            configuration.fairEvery = every
            configuration.fairWindow = 200
            let worker = worker(handler, configuration)
            let total = secondsAgo > 50 ? 3_001 : 1_501
            #expect(try await worker.drain() == total)
            #expect(handler.order.count == total)
            let place = try #require(handler.order.firstIndex(of: one))
            if every == 0 {
                #expect(place >= 1_499)
            } else if secondsAgo == 1 {
                // In the first batch that is shared out.
                #expect((100..<120).contains(place))
            } else {
                // A moment between the two heaps is met at once, or soon: they are a second each of a hundred.
                #expect(place < 1_000)
            }
        }
    }

    @Test("the order of deadlines is kept while there is no backlog, and within a share")
    func order() async throws {
        let (first, second) = (try await tenant(), try await tenant())
        try await arm("ordered", 30, second, secondsAgo: 10)
        try await arm("ordered", 30, first, secondsAgo: 20)
        let handler = Handler("ordered")
        var configuration = TimerWorker.Configuration()
        configuration.batch = 10
        configuration.fairEvery = 100
        try await worker(handler, configuration).drain()
        #expect(handler.order == Array(repeating: first, count: 30) + Array(repeating: second, count: 30))
    }

    @Test("one of 500 fails: the others fire at once, it is counted by its kind, and put aside in the end")
    func oneOfMany() async throws {
        let tenant = try await tenant()
        try await arm("one_of_many", 500, tenant, secondsAgo: 10)
        let bad = try #require(
            try await database.admin.query("SELECT subject_id FROM baton.timer WHERE kind = 'one_of_many' ORDER BY random() LIMIT 1")
                .single(UUID.self))
        let registry = PrometheusRegistry()
        let worker = worker(Handler("one_of_many", refused: [bad]), metrics: registry)
        #expect(sample("baton_timers_fired_total{kind=\"one_of_many\"}", in: registry) == 0)
        #expect(try await worker.drain() == 499)
        #expect(try await count("SELECT count(DISTINCT subject_id) FROM baton.event WHERE tenant_id = \(tenant) AND kind = 'fired'") == 499)
        #expect(sample("baton_timers_fired_total{kind=\"one_of_many\"}", in: registry) == 499)
        #expect(sample("baton_timer_lateness_seconds_count{kind=\"one_of_many\"}", in: registry) == 499)
        // Ten seconds each, and what the test takes.
        #expect(try #require(sample("baton_timer_lateness_seconds_sum{kind=\"one_of_many\"}", in: registry)) > 499 * 9.9)
        #expect(try #require(sample("baton_timers_failed_total{kind=\"one_of_many\"}", in: registry)) >= 1)
        #expect(sample("baton_timers_dead_total{kind=\"one_of_many\"}", in: registry) == 0)
        for pause in [1, 2, 4, 8] {
            try await database.advanceClock(.seconds(pause))
            try await worker.drain()
        }
        #expect(sample("baton_timers_dead_total{kind=\"one_of_many\"}", in: registry) == 1)
        #expect(sample("baton_timers_failed_total{kind=\"one_of_many\"}", in: registry) == 5)
        #expect(try await count("SELECT count(*) FROM baton.timer_dead WHERE subject_id = \(bad)") == 1)
    }

    @Test("a deadline that is armed far below the low-water mark, or becomes visible there, is found", .timeLimit(.minutes(1)))
    func belowTheMark() async throws {
        let tenant = try await tenant()
        let handler = Handler("below")
        let running = Task { [worker = worker(handler)] in await worker.run() }
        defer { running.cancel() }
        try await arm("below", 3, tenant, secondsAgo: 1)
        #expect(try await eventually(within: .seconds(30)) { handler.order.count == 3 })
        try await database.admin.withTransaction { transaction in
            try await transaction.run(
                """
                INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
                VALUES (\(tenant), \(UUID()), 'below', baton.now() - interval '1 hour')
                """)
            // Meanwhile the mark moves on.
            try await arm("below", 3, tenant, secondsAgo: 0)
            #expect(try await eventually(within: .seconds(30)) { handler.order.count == 6 })
        }
        #expect(try await eventually(within: .seconds(30)) { handler.order.count == 7 })
    }

    @Test("workers without a leader, some of which go away: each deadline fires once", .timeLimit(.minutes(1)))
    func withoutLeader() async throws {
        let tenants = try await [tenant(), tenant()]
        let handler = Handler("leaderless")
        var configuration = TimerWorker.Configuration()
        configuration.batch = 7
        let workers = (0..<3).map { _ in worker(handler, configuration) }
        var tasks = workers.map { worker in Task { await worker.run() } }
        for round in 1...3 {
            for tenant in tenants { try await arm("leaderless", 150, tenant, secondsAgo: 5) }
            // Two of three are stopped in the middle of the work, one after the other; what they have begun they carry through.
            if round > 1 {
                let stopped = tasks.removeLast()
                stopped.cancel()
                await stopped.value
            }
            #expect(try await eventually(within: .seconds(30)) { handler.order.count >= round * 300 })
        }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
        #expect(workers.map(\.counts.fired).reduce(0, +) == 900)
        #expect(workers.allSatisfy { $0.counts.failed == 0 })
        let events = try await database.admin.query(
            "SELECT count(*), count(DISTINCT subject_id) FROM baton.event WHERE tenant_id = ANY (\(tenants)) AND kind = 'fired'"
        ).first((Int64, Int64).self)
        #expect(events?.0 == 900 && events?.1 == 900)
    }

    @Test("a lag above the bound is said once in the log, and once to each tenant that it concerns, by whatever process")
    func lag() async throws {
        let (first, second, other) = (try await tenant(), try await tenant(), try await tenant())
        let (registry, log) = (PrometheusRegistry(), Log())
        func watch(_ metrics: PrometheusRegistry = PrometheusRegistry(), _ log: Log = Log()) -> TimerWatch {
            TimerWatch(
                database: database.database, kinds: ["lagging"], logger: Logger(label: "test") { _ in log }, metrics: metrics)
        }
        func told(_ tenant: TenantID) async throws -> Int64 {
            try await count(
                """
                SELECT count(*) FROM baton.event
                WHERE tenant_id = \(tenant) AND subject_id = \(tenant.uuid) AND kind = 'timers.lagging' AND actor_kind = 4
                """)
        }
        let here = watch(registry, log)
        try await arm("lagging", 5, first, secondsAgo: 30)
        try await arm("lagging", 1, second, secondsAgo: 0)
        // Of a newer program: nobody here is behind with it.
        try await arm("lagging_elsewhere", 1, other, secondsAgo: 5_000)
        var look = try await here.look()
        #expect(!look.isLagging && look.overdue == 6 && (29...60).contains(look.lag) && look.told.isEmpty)
        #expect(log.lines.isEmpty)
        try await database.advanceClock(.seconds(31))
        look = try await here.look()
        #expect(look.isLagging && look.told == [first])
        #expect(log.lines == ["timers lag behind"])
        #expect(sample("baton_timer_lag_alerts_total", in: registry) == 1)
        #expect(try #require(sample("baton_timer_lag_seconds", in: registry)) > 60)
        #expect(sample("baton_timers_overdue", in: registry) == 6)
        // It goes on: the second tenant's is late by now as well.
        try await database.advanceClock(.seconds(30))
        #expect(try await here.look().told == [second])
        #expect(try await here.look().told == [])
        // Other processes, started meanwhile, all at once.
        let others = try await withThrowingTaskGroup(of: [TenantID].self, returning: [TenantID].self) { group in
            for _ in 0..<4 { group.addTask { try await watch().look().told } }
            return try await group.reduce([], +)
        }
        #expect(others.isEmpty)
        #expect(log.lines == ["timers lag behind"])
        #expect(sample("baton_timer_lag_alerts_total", in: registry) == 1)
        for tenant in [first, second] { #expect(try await told(tenant) == 1) }
        #expect(try await told(other) == 0)
        let data = try await database.admin.query(
            "SELECT data->>'overdue', (data->>'lag_s')::bigint > 60, facet FROM baton.event WHERE tenant_id = \(first) AND kind = 'timers.lagging'"
        ).first((String, Bool, String).self)
        #expect(data?.0 == "5" && data?.1 == true && data?.2 == "lead_rules")
        // Caught up, and behind again much later.
        try await worker(Handler("lagging")).drain()
        look = try await here.look()
        #expect(!look.isLagging && look.lag == 0)
        #expect(log.lines == ["timers lag behind", "timers have caught up"])
        try await database.advanceClock(.seconds(3600))
        try await arm("lagging", 1, first, secondsAgo: 61)
        let all = try await withThrowingTaskGroup(of: [TenantID].self, returning: [TenantID].self) { group in
            for _ in 0..<4 { group.addTask { try await watch().look().told } }
            return try await group.reduce([], +)
        }
        #expect(all == [first])
        #expect(try await told(first) == 2)
        try await worker(Handler("lagging")).drain()
    }
}
