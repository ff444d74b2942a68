internal import BatonModel
internal import BatonPlatform
internal import Foundation
internal import Postgres

/// How fast one worker fires 100,000 overdue timers of 50 tenants, against pgbench on one connection with the same batch: the bare claim in a
/// loop, which does nothing with what it claims, and a claim followed by the same statements that the effects are.
struct TimerDrain {
    struct Round {
        var bare: Double
        var nothing: Double
        var snapshot: Double
        var effect: Double
        var bareEffect: Double
        var oneStatement: Double
        var pending: Double
        var barePending: Double
    }

    private let setting: TimerBench.Setting
    private let bare: String
    private let effect: String
    private let oneStatement: String

    static func claim(_ batch: Int) -> String {
        """
        DELETE FROM baton.timer WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM baton.timer WHERE fire_at <= statement_timestamp() ORDER BY fire_at LIMIT \(batch) FOR UPDATE SKIP LOCKED))
        RETURNING tenant_id, subject_id, kind, fire_at, attempt
        """
    }
    private static let claim = claim(TimerBench.batch)

    init(_ setting: TimerBench.Setting) throws {
        self.setting = setting
        bare = try setting.tools.write("claim.sql", Self.claim + ";\n")
        effect = try setting.tools.write("effect.sql", Self.effect(setting.tenants))
        oneStatement = try setting.tools.write("one-statement.sql", Self.oneStatement)
    }

    /// What the worker sends with `EventAndMessage`, under the same role and in the name of each tenant. Which timers have been claimed reaches
    /// pgbench as one variable for each tenant; the ids of events and messages are the timers' subjects.
    private static func effect(_ tenants: [TenantID]) -> String {
        let list = tenants.map { "'\($0)'" }.joined(separator: ",")
        let columns = (1...tenants.count).map { "a[\($0)] AS s\($0)" }.joined(separator: ", ")
        var script = """
            BEGIN;
            SET LOCAL ROLE baton_worker;
            WITH c AS (\(claim)),
                 g AS (SELECT tenant_id, '{' || string_agg(subject_id::text, ',') || '}' AS s FROM c GROUP BY tenant_id),
                 l AS (SELECT array_agg(coalesce(g.s, '{}') ORDER BY t.n) AS a
                       FROM unnest(ARRAY[\(list)]::uuid[]) WITH ORDINALITY AS t (id, n) LEFT JOIN g ON g.tenant_id = t.id)
            SELECT \(columns) FROM l \\gset
            \\startpipeline

            """
        for (index, tenant) in tenants.enumerated() {
            let subjects = ":s\(index + 1)::uuid[]"
            script += """
                SET LOCAL baton.tenant = '\(tenant)';
                INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind, subject_id)
                SELECT '\(tenant)'::uuid, s, '\(tenant)'::uuid, baton.now(), 'bench', s FROM unnest(\(subjects)) AS s;
                WITH written AS (
                    INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind, actor_id, origin, request_id, changed, data)
                    SELECT '\(tenant)'::uuid, s, 'bench', 'lead_card', s, 4, NULL, 'worker', NULL, '{}', '{}' FROM unnest(\(subjects)) AS s)
                SELECT baton.post_events('\(tenant)'::uuid, \(subjects), array_fill('bench'::text, ARRAY[cardinality(\(subjects))]),
                                         \(subjects), array_fill('{}'::text, ARRAY[cardinality(\(subjects))]));

                """
        }
        return script + "COMMIT;\n\\endpipeline\n"
    }

    /// The least that leaves the same rows.
    private static var oneStatement: String {
        """
        WITH c AS (\(claim)),
             m AS (INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind, subject_id)
                   SELECT tenant_id, subject_id, tenant_id, statement_timestamp(), 'bench', subject_id FROM c)
        INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind, origin)
        SELECT tenant_id, subject_id, 'bench', 'lead_card', subject_id, 4, 'worker' FROM c;

        """
    }

    // MARK: one round

    func round() async throws -> Round {
        var (bares, nothings, snapshots, pendings, barePendings): ([Double], [Double], [Double], [Double], [Double]) = ([], [], [], [], [])
        // They are short, and what else the machine does changes from second to second: the median of three.
        for _ in 0..<3 {
            try await fill()
            bares.append(try pgbench(bare, setting.tools.admin))
            try await fill()
            nothings.append(try await drain(Nothing()))
            try await fill()
            snapshots.append(try await withOldSnapshot { try await drain(Nothing()) })
        }
        try await fill()
        let effect = try await drain(EventAndMessage())
        try await check()
        try await fill()
        let bareEffect = try pgbench(self.effect, setting.tools.service)
        try await check()
        try await fill()
        let oneStatement = try pgbench(self.oneStatement, setting.tools.admin)
        try await check()
        try await fill(pending: true)
        for turn in 0..<3 {
            if turn > 0 { try await arm() }
            pendings.append(try await drain(Nothing()))
            try await arm()
            barePendings.append(try pgbench(self.bare, setting.tools.admin))
        }
        try await setting.admin.query("TRUNCATE baton.timer, baton.event, baton.outbox")
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        return Round(
            bare: median(bares), nothing: median(nothings), snapshot: median(snapshots), effect: effect, bareEffect: bareEffect,
            oneStatement: oneStatement, pending: median(pendings), barePending: median(barePendings))
    }

    /// - Parameter pending: beside those that are due, a million that are not for a day.
    private func fill(pending: Bool = false) async throws {
        let admin = setting.admin
        try await admin.query("TRUNCATE baton.timer, baton.event, baton.outbox")
        if pending {
            try await admin.query(
                """
                INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
                SELECT t.tenant_id, gen_random_uuid(), 'bench', baton.now() + interval '1 day' + random() * interval '30 days'
                FROM bench.tenant t, generate_series(1, \(TimerBench.pending / TimerBench.tenants)::int)
                """)
        }
        try await arm()
    }

    private func arm() async throws {
        let admin = setting.admin
        try await admin.query(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            SELECT t.tenant_id, gen_random_uuid(), 'bench', baton.now() - random() * interval '1 minute'
            FROM bench.tenant t, generate_series(1, \(TimerBench.timers / TimerBench.tenants)::int)
            """)
        try await admin.query("VACUUM ANALYZE baton.timer")
        try await admin.query("CHECKPOINT")
    }

    private func drain(_ handler: some TimerHandler) async throws -> Double {
        let worker = TimerWorker(
            database: setting.database, handlers: [handler], wakeups: Wakeups(database: nil, logger: setting.logger),
            logger: setting.logger)
        let start = ContinuousClock.now
        let fired = try await worker.drain()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        guard fired == TimerBench.timers else { throw Bench.Missing(description: "\(fired) of \(TimerBench.timers) timers fired") }
        return Double(fired) / seconds
    }

    private func pgbench(_ script: String, _ url: String) throws -> Double {
        let count = TimerBench.timers / TimerBench.batch
        return try Baseline.pgbench(setting.tools.pgbench, script, clients: 1, count: count, url) * Double(TimerBench.batch)
    }

    /// A transaction that has read, and stays open: what is deleted meanwhile must be kept for it.
    private func withOldSnapshot<Output>(_ body: () async throws -> Output) async throws -> Output {
        try await setting.admin.withTransaction { transaction in
            _ = try await transaction.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            _ = try await transaction.run("SELECT count(*) FROM baton.tenant")
            return try await body()
        }
    }

    /// An event and a message for each timer.
    private func check() async throws {
        let counts = try await setting.admin.query(
            "SELECT (SELECT count(*) FROM baton.event), (SELECT count(*) FROM baton.outbox), (SELECT count(*) FROM baton.timer)"
        ).first((Int64, Int64, Int64).self)
        let wanted = Int64(TimerBench.timers)
        guard let counts, counts == (wanted, wanted, 0) else {
            throw Bench.Missing(description: "events, messages and timers left: \(String(describing: counts))")
        }
    }

    // MARK: effects

    private struct Nothing: TimerHandler {
        let kind = "bench"
        func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] { [] }
        func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects { TimerEffects() }
    }

    private struct EventAndMessage: TimerHandler {
        let kind = "bench"
        func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] { [] }
        func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
            var effects = TimerEffects()
            effects.events = timers.map { EventRecord("bench", facet: .leadCard, subject: LeadID($0.subject)) }
            effects.statements = [
                """
                INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind, subject_id)
                SELECT \(tenant), m.id, \(tenant), baton.now(), 'bench', m.subject_id
                FROM unnest(\(timers.map { _ in NotificationID.make() }), \(timers.map(\.subject))) AS m (id, subject_id)
                """
            ]
            return effects
        }
    }
}
