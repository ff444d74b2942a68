internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// A tenant in the storm: who captures, and who touches, closes and hands over.
struct StormTenant: Sendable {
    let scope: TenantScope
    let boss: TenantScope
    let sales: [MemberID]

    /// Response window of 2 s, so that a deadline runs out while everything is being killed; escalated leads come back a day later only.
    ///
    /// - Parameter hook: the URL of a webhook that hears of each captured lead.
    static func make(
        slug: String, hook: String?, _ database: Database, _ configurations: LeadConfigurationCache
    ) async throws -> StormTenant {
        let tenants = TenantService(database: database)
        let directory = AccessDirectory(database: database)
        _ = try await tenants.create(slug: slug, name: slug, isTrial: false)
        var scope = try await directory.hostOperator(slug: slug)
        let team = try await tenants.createTeam(name: "t", parent: nil, scope)
        _ = try await tenants.addRoute(
            name: "all", region: nil, productLine: nil, budgetFrom: nil, budgetBelow: nil, team: team, scope)
        var sales: [MemberID] = []
        for name in ["east", "west"] {
            sales.append(try await tenants.addMember(name: name, email: nil, roles: ["sales"], team: team, scope))
        }
        let boss = try await tenants.addMember(name: "boss", email: nil, roles: ["supervisor", "admin"], team: team, scope)
        var patch = LeadPolicyPatch()
        patch.responseWindow = 2
        patch.escalationWindow = 86_400
        _ = try await LeadPolicyService(database: database, configurations: configurations).update(patch, scope)
        if let hook {
            let channels = ChannelService(
                database: database, keys: TenantKeys(database: database, masters: MasterKeys(current: TestDatabase.masterKey)),
                senders: ChannelSenders(http: OutboundHTTP(allowsPrivate: true)),
                wakeups: Wakeups(database: nil, logger: TestCluster.logger), allowsPrivate: true)
            var input = ChannelInput()
            input.name = "hook"
            input.configuration = Array(#"{"kind":"webhook","url":"\#(hook)","secret":"\#(Receivers.webhookSecret)"}"#.utf8)
            input.carries = ["lead.captured"]
            input.concurrency = 8
            _ = try await channels.create(input, scope)
        }
        scope = try await directory.hostOperator(slug: slug)
        var member = scope
        member.actor = .member(boss)
        member.member = try await directory.access(of: boss, scope)
        return StormTenant(scope: scope, boss: member, sales: sales)
    }
}

/// Those who use the service while it is being killed.
struct Producers: Sendable {
    let leads: LeadService
    let tenants: [StormTenant]
    let fates: Fates
    /// Between two captures of one producer, milliseconds.
    let pause: ClosedRange<Int64>

    func run() async {
        while !Task.isCancelled {
            guard let tenant = tenants.randomElement() else { return }
            if Int.random(in: 0..<60) == 0 {
                // Many deadlines at the same moment.
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<20 { group.addTask { await produce(tenant) } }
                }
            } else {
                await produce(tenant)
            }
            try? await Task.sleep(for: .milliseconds(Int64.random(in: pause)))
        }
    }

    private func produce(_ tenant: StormTenant) async {
        // What is refused or lost on the way is nobody's lead: at the end the database says whether it is there.
        guard let lead = try? await leads.capture(TestTenant.draft(), tenant.scope), let dueAt = lead.dueAt else { return }
        fates.insert(lead.id, dueAt: dueAt)
        switch Int.random(in: 0..<12) {
        case 0, 1, 2:
            await command(lead.id) {
                _ = try await leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, tenant.boss)
                return nil
            }
        case 3:
            await command(lead.id) { try await close(lead.id, tenant) }
        case 4:
            // Some hand it over when the first deadline is near, some at once.
            if Bool.random() { try? await Task.sleep(for: .milliseconds(Int64.random(in: 1_000...1_990))) }
            await command(lead.id, mayArm: true) { try await handOver(lead, tenant) }
        case 5:
            await command(lead.id) { try await close(lead.id, tenant) }
            await command(lead.id, mayArm: true) {
                try await leads.transition(lead.id, to: .new, reason: nil, version: nil, tenant.boss).dueAt
            }
        case 6:
            // At the very moment of the deadline.
            try? await Task.sleep(for: .milliseconds(Int64.random(in: 1_900...2_050)))
            await command(lead.id) {
                _ = try await leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, tenant.boss)
                return nil
            }
        default: break
        }
    }

    private func close(_ id: LeadID, _ tenant: StormTenant) async throws -> Date? {
        _ = try await leads.transition(id, to: .disqualified, reason: "x", version: nil, tenant.boss)
        return nil
    }

    private func handOver(_ lead: Lead, _ tenant: StormTenant) async throws -> Date? {
        let other = tenant.sales.first { $0 != lead.owner } ?? tenant.sales[0]
        return try await leads.assign(lead.id, to: other, version: nil, tenant.boss).dueAt
    }

    /// - Parameter body: returns the new deadline, if the lead has one that counts.
    private func command(_ id: LeadID, mayArm: Bool = false, _ body: () async throws -> Date?) async {
        do {
            let deadline = try await body()
            // One clock: the server runs on this machine.
            let answeredAt = Date()
            fates.change(id) { $0.confirm(answeredAt: answeredAt, newDeadline: deadline) }
        } catch {
            fates.change(id) { $0.lose(mayArm: mayArm) }
        }
    }
}

/// Transactions that take their time: locks on leads, locks on timers, old snapshots; some commit, some roll back.
struct LongTransactions: Sendable {
    private struct GivenUp: Error {}

    let admin: PostgresClient
    let fates: Fates

    func run() async {
        while !Task.isCancelled {
            switch Int.random(in: 0..<3) {
            case 0:
                await hold(
                    """
                    SELECT id FROM baton.lead WHERE created_at > baton.now() - interval '3 seconds'
                    ORDER BY random() LIMIT 5 FOR UPDATE SKIP LOCKED
                    """)
            case 1:
                // A new version of the row, which becomes visible when its place in the order has long been passed.
                await hold(
                    """
                    UPDATE baton.timer SET attempt = attempt WHERE ctid = ANY (ARRAY(
                        SELECT ctid FROM baton.timer WHERE fire_at < baton.now() + interval '2 seconds' ORDER BY random() LIMIT 5
                        FOR UPDATE SKIP LOCKED))
                    RETURNING subject_id
                    """)
            default: await look()
            }
            try? await Task.sleep(for: .milliseconds(Int64.random(in: 100...700)))
        }
    }

    private func hold(_ statement: SQL) async {
        try? await admin.withTransaction { transaction in
            fates.hold(try await transaction.run(statement).column(LeadID.self))
            try await Task.sleep(for: .milliseconds(Int64.random(in: 300...2_500)))
            if Bool.random() { throw GivenUp() }
        }
    }

    /// A report or a dump: what is fired meanwhile stays in the index.
    private func look() async {
        try? await admin.withTransaction { transaction in
            transaction.enqueue("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            _ = try await transaction.run("SELECT count(*) FROM baton.timer")
            try await Task.sleep(for: .milliseconds(Int64.random(in: 2_000...8_000)))
        }
    }
}

/// Workers and servers of the real program, and what ends them.
final class Killer {
    private let cluster: PrivateCluster
    private let admin: PostgresClient
    private let program: URL
    /// What the listeners of all processes go through, and what some workers' own connections do.
    private let wire: FaultProxy
    private let line: FaultProxy
    private var running: [(number: Int, process: TestProcess)] = []
    private var number = 0
    /// Processes that have come so far that they listen, and so fire.
    private var started: Set<Int> = []
    private(set) var blows: [Blow] = []

    init(_ cluster: PrivateCluster, _ admin: PostgresClient, _ program: URL) throws {
        self.cluster = cluster
        self.admin = admin
        self.program = program
        wire = try FaultProxy(to: PostgresConfiguration(connectionString: cluster.service))
        line = try FaultProxy(to: PostgresConfiguration(connectionString: cluster.service))
    }

    /// Three at once: workers, now and then a server, which fires deadlines as well.
    func start() throws {
        while running.count < 3 { running.append((number + 1, try spawn())) }
    }

    /// - Parameter settings: besides those of all.
    func spawn(_ settings: [String: String] = [:]) throws -> TestProcess {
        number += 1
        // They can be told apart in pg_stat_activity.
        func address(_ configuration: PostgresConfiguration) -> String {
            configuration.setting(["application_name": "storm \(number)"]).connectionString
        }
        return try TestProcess(
            program, number % 5 == 0 && settings.isEmpty ? ["serve"] : ["worker"],
            environment: settings.merging([
                "DATABASE_URL": address(number % 3 == 0 ? line.configuration : PostgresConfiguration(connectionString: cluster.service)),
                "DATABASE_LISTEN_URL": address(wire.configuration),
                "BATON_PORT": "\(20_000 + number % 2_000)", "BATON_LOG_LEVEL": "critical",
                "BATON_MASTER_KEY": TestDatabase.masterKeyText, "BATON_PRIVATE_CHANNELS": "true",
            ]) { $1 })
    }

    func strike() async throws {
        var kind: Blow.Kind =
            switch Int.random(in: 0..<200) {
            case 0..<140: .worker
            case 140..<164: .backend
            case 164..<172: .listener
            case 172..<180: .cut
            case 180..<184: .deaf
            case 184..<192: .line
            case 192..<195: .crash
            case 195..<197: .restart
            default: .death
            }
        switch kind {
        case .worker:
            await noteStarted()
            try await running.remove(at: Int.random(in: 0..<running.count)).process.killHard()
            if !running.contains(where: { started.contains($0.number) }) { kind = .last }
            try start()
        case .backend:
            // In the middle of whatever it does, for a worker or for a request.
            await end("true")
        case .listener: await end("query ILIKE 'listen%'")
        case .cut: wire.cut()
        case .last: preconditionFailure("a worker, as it turns out")
        case .deaf:
            // They believe that they hear. What they have missed they learn by looking.
            wire.traffic = .freeze
            try await Task.sleep(for: .milliseconds(Int64.random(in: 500...2_500)))
            wire.traffic = .pass
            if Bool.random() { wire.cut() }
        case .line: line.cut()
        case .crash:
            // The server restarts by itself: what a backend has left in shared memory cannot be trusted.
            if let backend = try? await admin.query(
                "SELECT pid FROM pg_stat_activity WHERE usename = 'baton_svc' ORDER BY random() LIMIT 1"
            ).single(Int32.self) {
                let before = try? await checkpointer()
                try cluster.killHard(backend: backend)
                // Until the server has noticed it answers as before, and who shuts PostgreSQL 15 down while it restarts waits for ever.
                guard try await eventually(within: .seconds(60), { (try? await checkpointer()).map { $0 != before } ?? false }) else {
                    throw Silent()
                }
            }
        case .restart:
            try await cluster.stop()
            try await cluster.start()
            try await answers()
        case .death:
            try cluster.killHard()
            try await cluster.start()
            try await answers()
        }
        blows.append(Blow(kind: kind, overAt: Date()))
    }

    private func checkpointer() async throws -> Int32? {
        try await admin.query("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'").column(Int32.self).first
    }

    private func noteStarted() async {
        let names = try? await admin.query(
            "SELECT application_name FROM pg_stat_activity WHERE application_name LIKE 'storm %' AND query ILIKE 'listen%'"
        ).column(String.self)
        for name in names ?? [] { if let number = Int(name.dropFirst(6)) { started.insert(number) } }
    }

    private func end(_ condition: SQL) async {
        _ = try? await admin.query(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE usename = 'baton_svc' AND pid <> pg_backend_pid() AND \(fragment: condition) ORDER BY random() LIMIT 1
            """)
    }

    private struct Silent: Error {}

    private func answers() async throws {
        guard try await eventually(within: .seconds(60), { (try? await admin.query("SELECT 1")) != nil }) else { throw Silent() }
    }

    func finish() async throws {
        for (_, process) in running { try await process.killHard() }
        running = []
    }

    func close() {
        wire.close()
        line.close()
    }
}
