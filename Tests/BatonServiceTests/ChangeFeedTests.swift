internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Synchronization
internal import Testing

@Suite("The change feed", .database)
struct ChangeFeedTests {
    private let database = TestDatabase.current

    private func system(_ tenant: TestTenant) -> TransactionOptions {
        TransactionOptions(role: TestCluster.rolePrefix + "system", settings: [("baton.tenant", tenant.id.description)])
    }

    private func worker(_ tenant: TestTenant) -> TransactionOptions {
        TransactionOptions(role: TestCluster.rolePrefix + "worker", settings: [("baton.tenant", tenant.id.description)])
    }

    private func all(_ tenant: TestTenant, of relations: Set<ChangeRelation> = Set(ChangeRelation.allCases)) async throws -> [Change] {
        try await database.sequencer().sequence(tenant.id)
        return try await database.feed.read(after: 0, limit: 1000, of: relations, tenant.operatorScope()).changes
    }

    private func positions(_ count: Int) -> [Int64] { (0..<count).map { Int64($0) + 1 } }

    private func code(_ work: () async throws -> Void) async -> String {
        do {
            try await work()
            return "nothing"
        } catch let error as BatonError {
            return [error.code.rawValue, error.detail].compactMap { $0 }.joined(separator: " ")
        } catch {
            return "\(error)"
        }
    }

    @Test("what happens to a record is told with its version and the names of what changed; a deleted one leaves a tombstone")
    func life() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let lead = try await tenant.capture()
        var patch = LeadPatch()
        patch.company = "明腾"
        patch.need = "PLC"
        _ = try await database.leads.update(lead.id, patch, version: nil, scope)
        _ = try await database.leads.assign(lead.id, to: tenant.southSales[0], version: nil, scope)
        for statement in [
            // Nobody says the version here.
            "UPDATE baton.lead SET stage_reason = 'x' WHERE id = \(lead.id)",
            "UPDATE baton.lead SET deleted_at = baton.now() WHERE id = \(lead.id)",
            "UPDATE baton.lead SET company = 'not news' WHERE id = \(lead.id)",
            "UPDATE baton.lead SET deleted_at = NULL WHERE id = \(lead.id)",
        ] as [SQL] { try await database.admin.query(statement) }
        let customer = UUID()
        for statement in [
            "INSERT INTO baton.customer (tenant_id, id, name) VALUES (\(tenant.id), \(customer), '明腾')",
            "INSERT INTO baton.contact (tenant_id, id, customer_id, name) VALUES (\(tenant.id), gen_random_uuid(), \(customer), '王工')",
            // The contact follows, and has changed by that.
            "UPDATE baton.customer SET owner_id = \(tenant.admin) WHERE id = \(customer)",
            "DELETE FROM baton.contact WHERE customer_id = \(customer)",
        ] as [SQL] { try await database.admin.query(statement) }

        let changes = try await all(tenant)
        #expect(changes.map(\.position) == positions(changes.count))
        let told = changes.map { "\($0.relation) \($0.kind.key) \($0.version) \($0.changed.sorted().joined(separator: ","))" }
        #expect(
            told == [
                "lead created 1 ", "lead updated 2 company,need", "lead updated 3 assigned_at,due_at,owner_id,routing_rule_id,team_id",
                "lead updated 4 stage_reason", "lead deleted 5 ", "lead created 7 ",
                "customer created 1 ", "contact created 1 ", "contact updated 2 owner_id", "customer updated 2 owner_id",
                "contact deleted 3 ",
            ])
        #expect(changes.prefix(6).allSatisfy { $0.record.uuid == lead.id.uuid })
        #expect(try await all(tenant, of: [.customer]).map(\.position) == [7, 10])
        #expect(
            try await database.admin.query("SELECT count(*) FROM baton.change_pending WHERE tenant_id = \(tenant.id)").single(Int64.self)
                == 0)
    }

    @Test("a transaction that is rolled back is never told, one that commits late is told behind what was told before")
    func late() async throws {
        let tenant = try await TestTenant.make()
        let first = try await tenant.capture()
        struct Undo: Error {}
        do {
            try await database.client.withTransaction(system(tenant)) { transaction in
                try await transaction.run("UPDATE baton.lead SET need = 'no' WHERE tenant_id = \(tenant.id) AND id = \(first.id)")
                throw Undo()
            }
        } catch is Undo {}
        let second = try await database.client.withTransaction(system(tenant)) { transaction in
            // Older than what comes now, and not visible yet.
            try await transaction.run("UPDATE baton.lead SET need = 'late' WHERE tenant_id = \(tenant.id) AND id = \(first.id)")
            let second = try await tenant.capture()
            #expect(try await all(tenant).map(\.record.uuid) == [first.id.uuid, second.id.uuid])
            return second
        }
        #expect(try await all(tenant).map(\.record.uuid) == [first.id.uuid, second.id.uuid, first.id.uuid])
    }

    @Test("a sequencer that is killed half-way has done nothing, and one that comes beside another leaves the tenant to it")
    func killed() async throws {
        let tenant = try await TestTenant.make()
        try await tenant.capture()
        #expect(try await all(tenant).count == 1)
        for _ in 0..<20 { try await tenant.capture() }
        let sequence: SQL = "SELECT baton.sequence_changes(\(tenant.id), 7)"
        struct Killed: Error {}
        for isTerminated in [false, true] {
            let client = try PostgresClient(database.configuration, logger: TestCluster.logger)
            defer { client.close() }
            await #expect(throws: (any Error).self) {
                try await client.withTransaction(worker(tenant)) { transaction in
                    #expect(try await transaction.run(sequence).single(Int32.self) == 7)
                    #expect(try await transaction.run("SELECT pg_backend_pid()").count == 1)
                    // The other one does not wait.
                    #expect(try await database.client.transaction(worker(tenant), [sequence])[0].single(Int32?.self) == .some(nil))
                    if isTerminated {
                        let pid = try await transaction.run("SELECT pg_backend_pid()").single(Int32.self)
                        try await database.admin.query("SELECT pg_terminate_backend(\(pid))")
                        try await transaction.run("SELECT 1")
                    }
                    throw Killed()
                }
            }
        }
        #expect(try await database.feed.bounds(tenant.operatorScope()).newest == 1)
        let changes = try await all(tenant)
        #expect(changes.map(\.position) == positions(21))
        #expect(Set(changes.map(\.record)).count == 21)
    }

    @Test("a page ends where it ends, passes over other relations, and says whether there is more")
    func pages() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        try await database.admin.query(
            """
            INSERT INTO baton.customer (tenant_id, id, name) SELECT \(tenant.id), gen_random_uuid(), 'x' || n FROM generate_series(1, 25000) AS n
            """)
        #expect(try await database.sequencer().sequence(tenant.id) == 25_000)
        let lead = try await tenant.capture()
        _ = try await database.sequencer().sequence(tenant.id)
        let feed = database.feed
        let first = try await feed.read(after: 0, limit: 3, of: [.customer, .lead], scope)
        #expect(first.changes.map(\.position) == [1, 2, 3] && first.position == 3 && first.hasMore)
        // So many of others are passed over in one page.
        let leads = try await feed.read(after: 0, limit: 3, of: [.lead], scope)
        #expect(leads.changes.isEmpty && leads.position == 20_000 && leads.hasMore)
        let rest = try await feed.read(after: leads.position, limit: 3, of: [.lead], scope)
        #expect(rest.changes.map(\.record.uuid) == [lead.id.uuid] && rest.position == 25_001 && !rest.hasMore)
        // Who waits passes over them by himself.
        #expect(try await feed.next(after: 0, limit: 3, of: [.lead], waiting: .seconds(5), scope).changes.count == 1)
        #expect(await code { _ = try await feed.read(after: 25_002, limit: 1, of: [.lead], scope) } == "invalid_cursor")
        #expect(await code { _ = try await feed.read(after: .max, limit: 1, of: [.lead], scope) } == "invalid_cursor")
    }

    @Test("only who may read a record all over the tenant is told of its changes; the refusal names the grant")
    func grants() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        _ = try await all(tenant)
        let changes = database.changes
        let supervisor = try await tenant.scope(tenant.supervisor)
        let query = ChangeService.Query(start: .earliest)
        #expect(await code { _ = try await changes.page(query, supervisor) } == "permission_denied lead_card:read:tenant")
        #expect(
            await code { _ = try await changes.page(.init(start: .newest, relations: [.contract, .contact]), supervisor) }
                == "permission_denied customer_contacts:read:tenant")
        let admin = try await tenant.scope(tenant.admin)
        var page = try await changes.page(.init(start: .earliest, includesData: true), admin)
        #expect(page.relations == Set(ChangeRelation.allCases))
        #expect(page.leads?[lead.id] == lead)
        var map = try await database.permissions.map(admin).map
        map.roles.append(
            ResponsibilityMap.Role(
                key: "sync", name: "同步", grants: [Grant(.leadCard, .read, .tenant), Grant(.customerProfile, .read, .region)]))
        _ = try await database.permissions.replace(map, version: nil, admin)
        let member = try await database.tenants.addMember(name: "s", email: nil, roles: ["sync"], team: nil, tenant.operatorScope())
        let scope = try await tenant.scope(member)
        page = try await changes.page(query, scope)
        #expect(page.relations == [.lead] && page.slice.changes.count == 1 && page.leads == nil)
        #expect(
            await code { _ = try await changes.page(.init(start: .earliest, relations: [.lead, .customer]), scope) }
                == "permission_denied customer_profile:read:tenant")
        let form = TenantScope(tenant: tenant.id, accessVersion: 1, timeZone: "UTC", actor: .form(IntakeFormID.make()))
        #expect(await code { _ = try await changes.page(query, form) } == "permission_denied")
    }
}

/// With sequencers that look at all tenants of the database.
@Suite("The change feed, while sequencers run", .database, .serialized)
struct ChangeSequencerTests {
    private let database = TestDatabase.current

    private func system(_ tenant: TestTenant) -> TransactionOptions {
        TransactionOptions(role: TestCluster.rolePrefix + "system", settings: [("baton.tenant", tenant.id.description)])
    }

    @Test("who waits is woken by what comes, and comes back empty-handed when its time is over")
    func waiting() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        let none = try await database.feed.next(after: 0, limit: 10, of: [.lead], waiting: .milliseconds(50), scope)
        #expect(none.changes.isEmpty && none.position == 0)
        var configuration = ChangeSequencer.Configuration()
        // The ring of the command, not its own look.
        configuration.cap = .seconds(60)
        let sequencer = database.sequencer(configuration)
        let running = Task { await sequencer.run() }
        defer { running.cancel() }
        async let waited = database.feed.next(after: 0, limit: 10, of: [.lead], waiting: .seconds(25), scope)
        let start = ContinuousClock.now
        let lead = try await tenant.capture()
        #expect(try await waited.changes.map(\.record.uuid) == [lead.id.uuid])
        #expect(ContinuousClock.now - start < .seconds(4))
    }

    // MARK: nothing missed, nothing twice, nothing out of order

    private struct Progress {
        var leads: [LeadID] = []
        var seen: [Change] = []
        var rolledBack = 0
        var isOver = false
    }

    private final class Storm: Sendable {
        private let progress = Mutex(Progress())

        func with<Output: Sendable>(_ body: (inout Progress) -> Output) -> Output { progress.withLock { body(&$0) } }
    }

    @Test(
        "16 writers, two sequencers that are killed now and then, and a reader that remembers nothing but its last position",
        .timeLimit(.minutes(15)))
    func storm() async throws {
        let isLong = ProcessInfo.processInfo.environment["BATON_TEST_LONG"] != nil
        let rounds = isLong ? 1500 : 60
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        // What really happened, written in the same transactions without anything of ours.
        for statement in [
            "CREATE TABLE public.truth (tenant_id uuid, record_id uuid, version integer, kind smallint)",
            "GRANT INSERT ON public.truth TO PUBLIC", "GRANT USAGE ON SCHEMA public TO PUBLIC",
            """
            CREATE FUNCTION public.note_truth() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'DELETE' THEN
                    IF OLD.deleted_at IS NULL THEN INSERT INTO public.truth VALUES (OLD.tenant_id, OLD.id, OLD.version + 1, 3); END IF;
                ELSIF TG_OP = 'INSERT' OR OLD.deleted_at IS NULL OR NEW.deleted_at IS NULL THEN
                    INSERT INTO public.truth VALUES (NEW.tenant_id, NEW.id, NEW.version,
                        CASE WHEN NEW.deleted_at IS NOT NULL THEN 3 WHEN TG_OP = 'INSERT' OR OLD.deleted_at IS NOT NULL THEN 1 ELSE 2 END);
                END IF;
                RETURN NULL;
            END $$
            """,
            "CREATE TRIGGER zz_truth AFTER INSERT OR UPDATE OR DELETE ON baton.lead FOR EACH ROW EXECUTE FUNCTION public.note_truth()",
        ] as [SQL] { try await database.admin.query(statement) }

        var writing = database.configuration
        writing.leasedConnections = 16
        writing.acquireTimeout = .seconds(30)
        let application = "sequencer-\(tenant.slug)"
        var sequencing = database.configuration
        sequencing.applicationName = application
        let (writers, sequencers) = (
            try PostgresClient(writing, logger: TestCluster.logger), try PostgresClient(sequencing, logger: TestCluster.logger)
        )
        defer {
            writers.close()
            sequencers.close()
        }
        let busy = database.with(client: writers)
        let storm = Storm()

        let sequencer = { @Sendable () -> ChangeSequencer in
            var configuration = ChangeSequencer.Configuration()
            (configuration.batch, configuration.cap, configuration.pause) = (13, .milliseconds(20), .milliseconds(1))
            return ChangeSequencer(
                database: Database(client: sequencers, rolePrefix: TestCluster.rolePrefix), wakeups: busy.wakeups,
                configuration: configuration, logger: TestCluster.logger)
        }
        let running = [sequencer(), sequencer()].map { sequencer in Task { await sequencer.run() } }
        let killer = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(Int64.random(in: 5...60)))
                try await database.admin.query(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE application_name = \(application) AND query ~ 'sequence_changes'
                    """)
            }
        }
        let reader = Task {
            var position: Int64 = 0
            while true {
                let wasOver = storm.with { $0.isOver }
                let slice = try await busy.feed.read(after: position, limit: Int.random(in: 1...50), of: [.lead], scope)
                storm.with { $0.seen += slice.changes }
                position = slice.position
                if wasOver, !slice.hasMore { return }
                if slice.changes.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    for _ in 0..<rounds { try await write(busy, tenant, scope, storm) }
                }
            }
            try await group.waitForAll()
        }
        killer.cancel()
        for task in running { task.cancel() }
        for task in running { await task.value }
        try await database.sequencer().sequence(tenant.id)
        storm.with { $0.isOver = true }
        try await reader.value

        let seen = storm.with { $0.seen }
        #expect(seen.map(\.position) == (0..<seen.count).map { Int64($0) + 1 })
        var versions: [SubjectID: Int32] = [:]
        var disorder = 0
        for change in seen {
            if change.version <= versions[change.record, default: 0] { disorder += 1 }
            versions[change.record] = change.version
        }
        #expect(disorder == 0)
        let truth = try await database.admin.query(
            "SELECT record_id || ' ' || version || ' ' || kind FROM public.truth WHERE tenant_id = \(tenant.id)"
        ).column(String.self)
        let told = seen.map { "\($0.record) \($0.version) \($0.kind.rawValue)" }
        #expect(told.count == truth.count && Set(told) == Set(truth))
        #expect(Set(told).count == told.count)
        #expect(truth.count > rounds * 8)
        // Something of everything has happened, or this proves nothing.
        #expect(storm.with { $0.rolledBack } > 0)
        #expect(Set(seen.map(\.kind)) == [.created, .updated, .deleted])
        for statement in ["DROP TRIGGER zz_truth ON baton.lead", "DROP FUNCTION public.note_truth()", "DROP TABLE public.truth"] as [SQL] {
            try await database.admin.query(statement)
        }
    }

    private struct Undo: Error {}

    /// One thing that a writer does; what is refused, or loses against others, is part of it.
    private func write(_ busy: TestDatabase, _ tenant: TestTenant, _ scope: TenantScope, _ storm: Storm) async throws {
        let some = storm.with { progress in (0..<3).compactMap { _ in progress.leads.suffix(40).randomElement() } }
        do {
            switch Int.random(in: 0..<10) {
            case 0...2:
                let lead = try await busy.leads.capture(TestTenant.draft(area: ["浙江", "广东"].randomElement()), scope)
                storm.with { $0.leads.append(lead.id) }
            case 3...5:
                guard let id = some.first else { return }
                var patch = LeadPatch()
                patch.need = "need \(Int.random(in: 0...1_000_000))"
                _ = try await busy.leads.update(id, patch, version: nil, scope)
            default:
                let (new, isUndone) = (LeadID.make(), Int.random(in: 0..<3) == 0)
                try await busy.client.withTransaction(system(tenant)) { transaction in
                    for id in some {
                        try await transaction.run(
                            "UPDATE baton.lead SET need = \("\(Int.random(in: 0...1_000_000))") WHERE tenant_id = \(tenant.id) AND id = \(id)"
                        )
                    }
                    try await transaction.run(
                        """
                        INSERT INTO baton.lead (tenant_id, id, contact_name, phone, channel, due_at)
                        VALUES (\(tenant.id), \(new), '王小明', '+8613800001234', 1, baton.now())
                        """)
                    switch Int.random(in: 0..<6) {
                    case 0: try await transaction.run("DELETE FROM baton.lead WHERE tenant_id = \(tenant.id) AND id = \(new)")
                    case 1...2:
                        if let id = some.first {
                            try await transaction.run(
                                """
                                UPDATE baton.lead SET deleted_at = CASE WHEN deleted_at IS NULL THEN due_at END
                                WHERE tenant_id = \(tenant.id) AND id = \(id)
                                """)
                        }
                    default: break
                    }
                    // Others commit before it, and are seen before it.
                    try await Task.sleep(for: .milliseconds(Int64.random(in: 0...25)))
                    if isUndone { throw Undo() }
                }
                storm.with { $0.leads.append(new) }
            }
        } catch is Undo {
            storm.with { $0.rolledBack += 1 }
        } catch is BatonError {
        } catch let error as DatabaseError where error.kind == .server {
        }
    }
}

@Suite("The change feed through the months", .database(movableClock: true), .serialized)
struct ChangeRetentionTests {
    private let database = TestDatabase.current

    @Test("positions go on across months; after 30 days they go, and a reader that stands before is told so")
    func months() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        // Each of five months has its first and its last day.
        for _ in 0..<10 {
            try await tenant.capture()
            try await database.sequencer().sequence(tenant.id)
            try await database.advanceClock(.seconds(15 * 86_400))
        }
        let feed = database.feed
        let slice = try await feed.read(after: 0, limit: 100, of: [.lead], scope)
        #expect(slice.changes.map(\.position) == Array(1...10))
        let partitions = try await database.admin.query(
            "SELECT count(DISTINCT tableoid), bool_and(tableoid::regclass::text <> 'baton.change_default') FROM baton.change WHERE tenant_id = \(tenant.id)"
        ).first((Int64, Bool).self)
        #expect((partitions?.0 ?? 0) >= 5 && partitions?.1 == true)

        // The last was made 15 days ago, the one before it 30.
        try await database.advanceClock(.seconds(3600))
        #expect(try await feed.trim(keepingDays: 30, scope) == 9)
        #expect(try await feed.trim(keepingDays: 30, scope) == 0)
        #expect(try await feed.bounds(scope) == ChangeFeed.Bounds(trimmed: 9, newest: 10))
        func code(_ position: Int64) async -> BatonError.Code? {
            do {
                _ = try await feed.read(after: position, limit: 1, of: [.lead], scope)
                return nil
            } catch { return (error as? BatonError)?.code }
        }
        #expect(await code(0) == .cursorExpired)
        #expect(await code(8) == .cursorExpired)
        #expect(await code(9) == nil)
        #expect(await code(10) == nil)
        #expect(await code(11) == .invalidCursor)
        let kept = try await database.changes.page(.init(start: .earliest), tenant.scope(tenant.admin))
        #expect(kept.slice.changes.map(\.position) == [10])

        // A feed of which nothing is kept goes on where it was.
        try await database.advanceClock(.seconds(40 * 86_400))
        #expect(try await feed.trim(keepingDays: 30, scope) == 1)
        try await tenant.capture()
        try await database.sequencer().sequence(tenant.id)
        #expect(try await feed.read(after: 10, limit: 10, of: [.lead], scope).changes.map(\.position) == [11])
    }
}
