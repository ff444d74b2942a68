internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Synchronization
internal import Testing

/// Leads come in, some are touched in time; meanwhile workers, servers, backends and PostgreSQL itself are killed without warning. In the
/// end every deadline has fired once: none lost, none twice, none early, none after a touch.
@Suite("Through crashes")
struct CrashTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private struct Progress {
        var captured: [LeadID: Date] = [:]
        var touched: Set<LeadID> = []
        var kills = 0
    }

    @Test(
        "each deadline escalates exactly once",
        .enabled(if: ProcessInfo.processInfo.environment["BATON_TEST_EXTERNAL"] == nil, "needs a PostgreSQL of its own to kill"),
        .timeLimit(.minutes(15)))
    func crashes() async throws {
        let environment = ProcessInfo.processInfo.environment
        let kills = environment["BATON_TEST_LONG"] == nil ? 200 : 1000
        let program = environment["BATON_BIN"].map { URL(filePath: $0) } ?? Self.repository.appending(path: ".build/debug/baton")
        let cluster = try await PrivateCluster.start(repository: Self.repository)
        do {
            try await run(cluster, program, kills: kills)
        } catch {
            try await cluster.remove()
            throw error
        }
        try await cluster.remove()
    }

    private func run(_ cluster: PrivateCluster, _ program: URL, kills: Int) async throws {
        var configuration = PostgresConfiguration(connectionString: cluster.administrator)
        configuration.acquireTimeout = .seconds(30)
        let admin = try PostgresClient(configuration, logger: TestCluster.logger)
        defer { admin.close() }
        _ = try await Migrator(client: admin, logger: TestCluster.logger).run()
        configuration.connectionString = cluster.service
        let client = try PostgresClient(configuration, logger: TestCluster.logger)
        defer { client.close() }
        let database = Database(client: client)
        let tenants = TenantService(database: database)
        let configurations = LeadConfigurationCache(database: database)
        let leads = LeadService(
            database: database, configurations: configurations, wakeups: Wakeups(database: nil, logger: TestCluster.logger))
        let directory = AccessDirectory(database: database)

        _ = try await tenants.create(slug: "crash", name: "crash", isTrial: false)
        var scope = try await directory.hostOperator(slug: "crash")
        let team = try await tenants.createTeam(name: "t", parent: nil, scope)
        _ = try await tenants.addRoute(
            name: "all", region: nil, productLine: nil, budgetFrom: nil, budgetBelow: nil, team: team, scope)
        _ = try await tenants.addMember(name: "sales", email: nil, roles: ["sales"], team: team, scope)
        let boss = try await tenants.addMember(name: "boss", email: nil, roles: ["supervisor", "admin"], team: team, scope)
        var patch = LeadPolicyPatch()
        patch.responseWindow = 2
        patch.escalationWindow = 86_400
        _ = try await LeadPolicyService(database: database, configurations: configurations).update(patch, scope)
        scope = try await directory.hostOperator(slug: "crash")
        var member = scope
        member.actor = .member(boss)
        member.member = try await directory.access(of: boss, scope)

        let progress = Mutex(Progress())
        let producer = Task { [scope, member] in
            while !Task.isCancelled {
                // What is refused or lost on the way is nobody's lead; an unknown outcome is looked up at the end.
                if let lead = try? await leads.capture(TestTenant.draft(), scope) {
                    progress.withLock { $0.captured[lead.id] = lead.dueAt }
                    if Int.random(in: 0..<3) == 0,
                        let touched = try? await leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, member).1.firstTouchAt,
                        let dueAt = lead.dueAt, touched < dueAt
                    {
                        _ = progress.withLock { $0.touched.insert(lead.id) }
                    }
                }
                try? await Task.sleep(for: .milliseconds(15))
            }
        }

        func spawn(_ number: Int) throws -> TestProcess {
            let arguments = number % 4 == 0 ? ["serve"] : ["worker"]
            return try TestProcess(
                program, arguments,
                environment: ["DATABASE_URL": cluster.service, "BATON_PORT": "\(20_000 + number % 2_000)", "BATON_LOG_LEVEL": "critical"])
        }
        var running = [try spawn(1), try spawn(2)]
        var number = 2
        while progress.withLock({ $0.kills }) < kills {
            try await Task.sleep(for: .milliseconds(Int64.random(in: 5...160)))
            switch Int.random(in: 0..<100) {
            case 0..<80:
                let victim = running.remove(at: Int.random(in: 0..<running.count))
                try await victim.killHard()
                number += 1
                running.append(try spawn(number))
            case 80..<96:
                // A backend of a worker is ended in the middle of whatever it does.
                _ = try? await admin.query(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE usename = 'baton_svc' AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1
                    """)
            case 96..<98:
                if let backend = try? await admin.query(
                    "SELECT pid FROM pg_stat_activity WHERE usename = 'baton_svc' ORDER BY random() LIMIT 1"
                ).single(Int32.self) {
                    try cluster.killHard(backend: backend)
                }
            default:
                try cluster.killHard()
                try await cluster.start()
            }
            progress.withLock { $0.kills += 1 }
        }
        producer.cancel()
        await producer.value
        for process in running { try await process.killHard() }

        // Back after a while in which deadlines ran out.
        try await Task.sleep(for: .milliseconds(2_500))
        let start = ContinuousClock.now
        let last = try spawn(1)
        let overdue: SQL = "SELECT count(*) FROM baton.timer WHERE fire_at <= baton.now()"
        let caughtUp = try await eventually(within: .seconds(15)) { try await admin.query(overdue).single(Int64.self) == 0 }
        let back = ContinuousClock.now - start
        // With nothing overdue it may not have come so far yet that it hears signals; it listens when its services run.
        let listens: SQL = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'baton_svc' AND query ILIKE 'listen%'"
        #expect(try await eventually(within: .seconds(15)) { try await admin.query(listens).single(Int64.self) ?? 0 > 0 })
        try await last.terminate()
        #expect(caughtUp)
        #expect(last.exitCode == 0)

        let (captured, touched) = progress.withLock { ($0.captured, $0.touched) }
        #expect(captured.count > 100)
        #expect(touched.count > 20)
        let escalated = try await admin.query(
            "SELECT subject_id, created_at FROM baton.event WHERE kind = 'lead.escalated'"
        ).decode((LeadID, Date).self)
        let byLead = Dictionary(grouping: escalated, by: { $0.0 })
        #expect(byLead.values.allSatisfy { $0.count == 1 }, "escalated twice")
        for (id, dueAt) in captured {
            guard let first = byLead[id]?.first else { continue }
            #expect(first.1 >= dueAt, "escalated early")
        }
        // A touch whose answer was lost has happened or not; the database says which.
        let untouched = try await admin.query("SELECT id FROM baton.lead WHERE first_touch_at IS NULL").column(LeadID.self)
        #expect(Set(untouched).isSubset(of: byLead.keys), "lost")
        // A touch that came late, while the server was away, may have been before the worker or after it.
        let inTime = try await admin.query(
            "SELECT id FROM baton.lead WHERE first_touch_at < created_at + interval '2 seconds'"
        ).column(LeadID.self)
        #expect(Set(inTime).isDisjoint(with: byLead.keys), "escalated after a touch in time")
        #expect(touched.isSubset(of: inTime))
        let stored = try await admin.query("SELECT id FROM baton.lead").column(LeadID.self)
        #expect(Set(captured.keys).isSubset(of: stored), "a captured lead is gone")
        // What was told is told once, too.
        let told = try await admin.query(
            "SELECT count(*), count(DISTINCT (member_id, kind, subject_id)) FROM baton.notification WHERE kind LIKE 'lead_esc%'"
        ).first((Int64, Int64).self)
        #expect(told?.0 == told?.1)
        #expect(try await admin.query("SELECT count(*) FROM baton.timer_dead").single(Int64.self) == 0)
        #expect(try await admin.query("SELECT count(*) FROM baton.unattended_lead").single(Int64.self) == 0)
        print(
            "crash test: \(kills) kills, \(captured.count) leads, \(touched.count) touched in time, \(byLead.count) escalated once; caught up \(back) after the last start"
        )
    }
}
