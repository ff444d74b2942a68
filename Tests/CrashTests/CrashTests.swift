internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import FoundationNetworking
internal import Postgres
internal import Testing

/// Leads come in, some are touched, closed, handed over in time, others are locked for a while; meanwhile workers, servers, backends and
/// PostgreSQL itself are killed without warning, and listeners are cut off. In the end every deadline has fired once: none lost, none twice,
/// none early, none after it was taken away; and each message has been sent, none lost.
@Suite("Through crashes")
struct CrashTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(
        "each deadline escalates exactly once",
        .enabled(if: ProcessInfo.processInfo.environment["BATON_TEST_EXTERNAL"] == nil, "needs a PostgreSQL of its own to kill"),
        .timeLimit(.minutes(40)))
    func crashes() async throws {
        let environment = ProcessInfo.processInfo.environment
        let isLong = environment["BATON_TEST_LONG"] != nil
        let program = environment["BATON_BIN"].map { URL(filePath: $0) } ?? Self.repository.appending(path: ".build/debug/baton")
        let cluster = try await PrivateCluster.start(repository: Self.repository)
        do {
            try await run(cluster, program, kills: isLong ? 1000 : 200, leads: isLong ? 10_000 : 1000, producers: isLong ? 12 : 7)
        } catch {
            try await cluster.remove()
            throw error
        }
        try await cluster.remove()
    }

    /// - Parameter leads: the storm goes on until there are as many.
    private func run(_ cluster: PrivateCluster, _ program: URL, kills: Int, leads wanted: Int, producers count: Int) async throws {
        var configuration = PostgresConfiguration(connectionString: cluster.administrator)
        configuration.acquireTimeout = .seconds(30)
        configuration.leasedConnections = 12
        let admin = try PostgresClient(configuration, logger: TestCluster.logger)
        defer { admin.close() }
        _ = try await Migrator(client: admin, logger: TestCluster.logger).run()
        configuration.connectionString = cluster.service
        let client = try PostgresClient(configuration, logger: TestCluster.logger)
        defer { client.close() }
        let database = Database(client: client)
        let configurations = LeadConfigurationCache(database: database)
        let leads = LeadService(
            database: database, configurations: configurations, wakeups: Wakeups(database: database, logger: TestCluster.logger))
        var tenants: [StormTenant] = []
        let receivers = try await Receivers.shared
        for number in 0..<3 {
            tenants.append(
                try await StormTenant.make(
                    slug: "crash-\(number)", hook: number == 0 ? "\(receivers.http)/hook/200" : nil, database, configurations))
        }

        let fates = Fates()
        let killer = try Killer(cluster, admin, program)
        defer { killer.close() }
        try killer.start()
        let start = ContinuousClock.now
        let producers = Producers(leads: leads, tenants: tenants, fates: fates, pause: 40...240)
        let slow = LongTransactions(admin: admin, fates: fates)
        let users = (0..<count).map { _ in Task { await producers.run() } } + (0..<3).map { _ in Task { await slow.run() } }
        while killer.blows.count < kills || fates.count < wanted {
            try await Task.sleep(for: .milliseconds(Int64.random(in: 20...480)))
            try await killer.strike()
        }
        for task in users { task.cancel() }
        for task in users { await task.value }
        try await killer.finish()
        let duration = ContinuousClock.now - start

        // Back after a while in which deadlines ran out.
        try await Task.sleep(for: .milliseconds(2_500))
        let back = ContinuousClock.now
        let port = try FaultProxy.freePort()
        let last = try killer.spawn(["BATON_METRICS_PORT": "\(port)"])
        let overdue: SQL = "SELECT count(*) FROM baton.timer WHERE fire_at <= baton.now()"
        let caughtUp = try await eventually(within: .seconds(15)) { try await admin.query(overdue).single(Int64.self) == 0 }
        let catchingUp = ContinuousClock.now - back
        // With nothing overdue it may not have come so far yet that it hears signals; it listens when its services run.
        let listens: SQL = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'baton_svc' AND query ILIKE 'listen%'"
        #expect(try await eventually(within: .seconds(15)) { try await admin.query(listens).single(Int64.self) ?? 0 > 0 })
        // What belonged to those who were killed waits for the end of their leases.
        let waiting: SQL = "SELECT count(*) FROM baton.outbox"
        #expect(try await eventually(within: .seconds(60)) { try await admin.query(waiting).single(Int64.self) == 0 })
        guard let url = URL(string: "http://127.0.0.1:\(port)/metrics") else { preconditionFailure("an address") }
        let metrics = try await URLSession.shared.data(from: url).0
        #expect(String(decoding: metrics, as: UTF8.self).contains("baton_timers_fired_total{kind=\"lead_due\"}"))
        try await last.terminate()
        #expect(caughtUp)
        #expect(last.exitCode == 0)
        print("crash test: \(killer.blows.count) kills in \(duration.components.seconds) s; caught up \(catchingUp) after the last start")
        try await judge(fates, killer.blows, admin)
        try await judgeMessages(receivers, admin)
    }

    /// Each captured lead has been told to the webhook: once, or more often when somebody died before he could note it.
    private func judgeMessages(_ receivers: Receivers, _ admin: PostgresClient) async throws {
        let messages = try await admin.query(
            """
            SELECT md5(e.id::text || c.id::text)::uuid FROM baton.channel c
            JOIN baton.event e ON e.tenant_id = c.tenant_id AND e.kind = ANY (c.carries)
            """
        ).column(MessageID.self)
        let counts = messages.map { receivers.records($0.description).count }
        #expect(messages.count > 100)
        #expect(counts.allSatisfy { $0 > 0 }, "a message is lost")
        #expect(try await admin.query("SELECT count(*) FROM baton.outbox_dead").single(Int64.self) == 0)
        print("crash test: \(messages.count) messages sent, \(counts.count { $0 > 1 }) of them more than once")
    }

    private func judge(_ fates: Fates, _ blows: [Blow], _ admin: PostgresClient) async throws {
        let known = fates.all
        let events = try await admin.query(
            "SELECT subject_id, created_at FROM baton.event WHERE kind = 'lead.escalated'"
        ).decode((LeadID, Date).self)
        let escalations = Dictionary(grouping: events, by: { $0.0 }).mapValues { $0.map(\.1).sorted() }

        // Certain fates: exactly once, or not at all.
        let certain = known.filter(\.value.isCertain)
        let cancelled = certain.filter(\.value.isCancelled)
        let running = certain.filter { !$0.value.isCancelled }
        #expect(cancelled.keys.allSatisfy { escalations[$0] == nil }, "escalated after it was cancelled in time")
        #expect(running.keys.allSatisfy { escalations[$0] != nil }, "lost")
        #expect(running.keys.allSatisfy { escalations[$0, default: []].count < 2 }, "escalated twice")
        #expect(running.allSatisfy { id, fate in escalations[id, default: []].allSatisfy { $0 >= fate.dueAt } }, "escalated early")
        #expect(cancelled.count > known.count / 10 && running.count > known.count / 10)
        // Others, whose answers were lost or late: never more often than they had deadlines.
        let uncertain = known.filter { !$0.value.isCertain }
        #expect(uncertain.allSatisfy { escalations[$0.key, default: []].count <= $0.value.deadlines }, "escalated twice")

        // What the database says of every lead, also of those whose answer was lost.
        let stored = try await admin.query(
            "SELECT id, stage < 4 AND deleted_at IS NULL AND first_touch_at IS NULL, escalation FROM baton.lead"
        ).decode((LeadID, Bool, Int16).self)
        #expect(Set(known.keys).isSubset(of: stored.map(\.0)), "a captured lead is gone")
        #expect(stored.allSatisfy { !$0.1 || $0.2 == 1 }, "an open lead without a touch has not escalated, or more than once")
        let unknown = stored.filter { known[$0.0] == nil }
        #expect(unknown.allSatisfy { escalations[$0.0, default: []].count == 1 }, "a lead that nobody knows has not escalated once")
        // What was told is told once, too, and never without what it tells.
        let told = try await admin.query(
            "SELECT subject_id, count(*) FROM baton.notification WHERE kind = 'lead_escalated' GROUP BY 1"
        ).decode((LeadID, Int64).self)
        #expect(told.count == escalations.count)
        #expect(told.allSatisfy { Int($0.1) == escalations[$0.0, default: []].count }, "told twice")
        #expect(try await admin.query("SELECT count(*) FROM baton.timer_dead").single(Int64.self) == 0)
        #expect(try await admin.query("SELECT count(*) FROM baton.unattended_lead").single(Int64.self) == 0)

        // How soon it went on. What somebody held is late through him.
        let delayed = fates.delayed
        let fired = running.compactMap { id, fate -> (due: Date, at: Date)? in
            guard !delayed.contains(id), let at = escalations[id]?.first else { return nil }
            return (max(fate.dueAt, fate.armedAt), at)
        }
        var resumption: [Blow.Kind: [Double]] = [:]
        let byTime = fired.sorted { $0.due < $1.due }
        let nobody = blows.filter(\.kind.leavesNobody).map(\.overAt)
        for blow in blows {
            // All that was overdue when it was over: how long until the last of it had fired.
            let last = byTime.lazy.filter { $0.due <= blow.overAt && $0.at > blow.overAt }.map(\.at).max() ?? blow.overAt
            // What waits for another blow, after which nobody was there, is that one's.
            if nobody.contains(where: { $0 > blow.overAt && $0 <= last }) { continue }
            resumption[blow.kind, default: []].append(last.timeIntervalSince(blow.overAt))
        }
        let all = Distribution(resumption.values.flatMap { $0 })
        // Generous: what counts is printed.
        #expect(all.max < 15, "an overdue deadline had to wait too long")
        print(
            """
            crash test: \(stored.count) leads: \(running.count) escalated once, \(cancelled.count) cancelled in time, \
            \(uncertain.count) uncertain, \(unknown.count) with a lost answer; \(delayed.count) held for a while
            crash test: late by \(Distribution(fired.map { $0.at.timeIntervalSince($0.due) }))
            crash test: resumed after \(all)
            """)
        for kind in Blow.Kind.allCases {
            if let times = resumption[kind] { print("crash test: resumed, \(kind.rawValue): \(Distribution(times))") }
        }
    }
}
