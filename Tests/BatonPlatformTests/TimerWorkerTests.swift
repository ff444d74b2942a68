internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Synchronization
internal import Testing

/// What the worker promises to any feature, with a handler that can be told to fail.
@Suite("Timers", .database(movableClock: true), .serialized)
struct TimerWorkerTests {
    private struct Refused: Error {}

    /// Writes an event for each timer, and fails for some subjects: in Swift or in PostgreSQL.
    private struct Handler: TimerHandler {
        let kind: String
        var throwing: Set<UUID> = []
        var breaking: Set<UUID> = []

        func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] { ["SELECT current_setting('baton.tenant')"] }

        func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
            // Each batch runs in the name of its own tenant.
            guard try results[0].single(String.self) == tenant.description else { throw Refused() }
            var effects = TimerEffects()
            for timer in timers {
                if throwing.contains(timer.subject) { throw Refused() }
                if breaking.contains(timer.subject) { effects.statements.append("SELECT 1 / 0") }
                effects.events.append(EventRecord("fired", facet: .leadCard, subject: LeadID(timer.subject), changed: ["a", "b"]))
            }
            return effects
        }
    }

    private func worker(_ handlers: [any TimerHandler]) -> TimerWorker {
        TimerWorker(
            database: TestDatabase.current.database, handlers: handlers, wakeups: TestDatabase.current.wakeups, logger: TestCluster.logger)
    }

    private func arm(_ kind: String, _ count: Int, _ tenant: TenantID, _ scope: TenantScope) async throws -> [UUID] {
        let subjects = (0..<count).map { _ in LeadID.make() }
        _ = try await TestDatabase.current.database.once(
            scope, as: .system, subjects.map { Timers.arm(kind, $0, after: .seconds(5), tenant: tenant) })
        return subjects.map(\.uuid)
    }

    private func fired(_ subjects: [UUID]) async throws -> Int64 {
        try await TestDatabase.current.admin.query(
            "SELECT count(*) FROM baton.event WHERE kind = 'fired' AND subject_id = ANY (\(subjects))"
        ).single(Int64.self) ?? 0
    }

    private func scope() async throws -> TenantScope {
        let slug = "w-\(UUID().uuidString.lowercased().prefix(12))"
        _ = try await TestTenant.bare(slug: slug)
        return try await TestDatabase.current.directory.hostOperator(slug: slug)
    }

    @Test("timers of many tenants fire in one batch, each in its tenant's name; of unknown kinds they wait")
    func tenants() async throws {
        var subjects: [UUID] = []
        for _ in 0..<5 {
            let scope = try await scope()
            subjects += try await arm("test_a", 10, scope.tenant, scope)
        }
        let scope = try await scope()
        let strange = try await arm("test_of_a_newer_program", 3, scope.tenant, scope)
        try await TestDatabase.current.advanceClock(.seconds(6))
        #expect(try await worker([Handler(kind: "test_a")]).drain() == 50)
        #expect(try await fired(subjects) == 50)
        #expect(try await fired(strange) == 0)
        #expect(
            try await TestDatabase.current.admin.query("SELECT count(*) FROM baton.timer WHERE subject_id = ANY (\(strange))").single(
                Int64.self) == 3)
    }

    @Test("two workers share a backlog of one instant: each timer fires once")
    func backlog() async throws {
        let scope = try await scope()
        let subjects = (0..<4000).map { _ in LeadID.make().uuid }
        try await TestDatabase.current.admin.query(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            SELECT \(scope.tenant), s, 'test_backlog', baton.now() FROM unnest(\(subjects)) AS s
            """)
        let workers = [worker([Handler(kind: "test_backlog")]), worker([Handler(kind: "test_backlog")])]
        async let first = workers[0].drain()
        async let second = workers[1].drain()
        #expect(try await first + second == 4000)
        #expect(try await fired(subjects) == 4000)
    }

    @Test("arming again moves a timer; advancing never moves it later; cancelling takes it away")
    func arming() async throws {
        let scope = try await scope()
        let lead = LeadID.make()
        func at() async throws -> Double? {
            try await TestDatabase.current.admin.query(
                "SELECT extract(epoch FROM fire_at - baton.now())::float8 FROM baton.timer WHERE subject_id = \(lead.uuid)"
            ).single(Double.self)
        }
        func run(_ statement: SQL) async throws { _ = try await TestDatabase.current.database.once(scope, as: .system, [statement]) }
        try await run(Timers.arm("test_b", lead, after: .seconds(100), tenant: scope.tenant))
        try await run(Timers.advance("test_b", lead, after: .seconds(200), tenant: scope.tenant))
        #expect(try #require(try await at()) < 101)
        try await run(Timers.advance("test_b", lead, after: .seconds(50), tenant: scope.tenant))
        #expect(try #require(try await at()) < 51)
        try await run(Timers.arm("test_b", lead, after: .seconds(300), tenant: scope.tenant))
        #expect(try #require(try await at()) > 298)
        try await run(Timers.cancel("test_b", lead, tenant: scope.tenant))
        #expect(try await at() == nil)
    }

    @Test("what fails stands alone: the rest of the batch fires, it is tried again with growing pauses, then put aside")
    func failures() async throws {
        let scope = try await scope()
        let subjects = try await arm("test_c", 40, scope.tenant, scope)
        let handler = Handler(kind: "test_c", throwing: [subjects[7]], breaking: [subjects[23]])
        let worker = worker([handler])
        try await TestDatabase.current.advanceClock(.seconds(6))
        try await worker.drain()
        #expect(try await fired(subjects) == 38)
        // On a slow machine the first pause, of a second, may be over before the batch is.
        #expect(worker.counts.fired == 38)
        #expect(worker.counts.failed >= 2 && worker.counts.dead == 0)
        for pause in [1, 2, 4, 8] {
            try await TestDatabase.current.advanceClock(.seconds(pause))
            try await worker.drain()
        }
        #expect(worker.counts == TimerWorker.Counts(fired: 38, failed: 10, dead: 2))
        let aside = DeadTimers(database: TestDatabase.current.database)
        let dead = try await aside.list(scope)
        #expect(dead.map(\.attempt) == [5, 5])
        #expect(dead.contains { $0.error.contains("22012") })
        #expect(
            try await TestDatabase.current.admin.query("SELECT count(*) FROM baton.timer WHERE tenant_id = \(scope.tenant)").single(
                Int64.self)
                == 0)
        // Mended, they fire.
        for timer in dead { try await aside.retry(timer.id, scope) }
        await #expect(throws: BatonError.self) { try await aside.retry(dead[0].id, scope) }
        #expect(try await self.worker([Handler(kind: "test_c")]).drain() == 2)
        #expect(try await fired(subjects) == 40)
        #expect(try await aside.list(scope).isEmpty)
    }

    @Test("a running worker fires what is near, rung for by another process or by nobody", .timeLimit(.minutes(1)))
    func running() async throws {
        let scope = try await scope()
        let worker = worker([Handler(kind: "test_d")])
        let listening = Task { await TestDatabase.current.wakeups.run() }
        let running = Task { await worker.run() }
        defer {
            running.cancel()
            listening.cancel()
        }
        let lead = LeadID.make()
        _ = try await TestDatabase.current.database.once(
            scope, as: .system, [Timers.arm("test_d", lead, after: .zero, tenant: scope.tenant)])
        // Another process rings.
        let other = Wakeups(database: TestDatabase.current.database, logger: TestCluster.logger)
        other.ring(.timers)
        #expect(try await eventually(within: .seconds(5)) { try await fired([lead.uuid]) == 1 })
        // And without any ring at all, within the cap.
        let second = LeadID.make()
        _ = try await TestDatabase.current.database.once(
            scope, as: .system, [Timers.arm("test_d", second, after: .zero, tenant: scope.tenant)])
        #expect(try await eventually(within: .seconds(5)) { try await fired([second.uuid]) == 1 })
    }

    @Test("a wake-up reaches waiters of this process and of others, and a wait ends by itself", .timeLimit(.minutes(1)))
    func wakeups() async throws {
        let database = TestDatabase.current.database
        let (here, there) = (
            Wakeups(database: database, logger: TestCluster.logger), Wakeups(database: database, logger: TestCluster.logger)
        )
        let listening = Task { await there.run() }
        defer { listening.cancel() }
        let member = MemberID.make()
        let woken = Atomic<Int>(0)
        let waiting = Task {
            while !Task.isCancelled {
                await there.wait(for: .member(member), since: there.mark(), atMost: .seconds(60))
                woken.wrappingAdd(1, ordering: .relaxed)
            }
        }
        defer { waiting.cancel() }
        // Begins to listen some time after its start, which wakes everybody once.
        #expect(try await eventually { woken.load(ordering: .relaxed) > 0 })
        let before = woken.load(ordering: .relaxed)
        here.ring(.member(MemberID.make()))
        here.ring(.member(member))
        #expect(try await eventually { woken.load(ordering: .relaxed) > before })
        let start = ContinuousClock.now
        await here.wait(for: .timers, since: here.mark(), atMost: .milliseconds(50))
        #expect(ContinuousClock.now - start >= .milliseconds(45))
        let cancelled = Task { await here.wait(for: .timers, since: here.mark(), atMost: .seconds(60)) }
        cancelled.cancel()
        _ = await cancelled.value
        // Rung between the mark and the wait: it ends at once. Very short waits always end.
        let mark = here.mark()
        here.ring(.timers)
        #expect(await here.wait(for: .timers, since: mark, atMost: .seconds(60)))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<2000 { group.addTask { await here.wait(for: .member(member), since: here.mark(), atMost: .microseconds(1)) } }
        }
    }
}
