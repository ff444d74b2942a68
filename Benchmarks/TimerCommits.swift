internal import BatonPlatform
internal import Foundation
internal import Postgres

/// What arming costs the business: pgbench on 32 connections with a durable transaction that changes a record and writes an event, in the two
/// flushes of the service's commands; the same that also arms a timer far ahead, as `Timers.arm` does; and the same with a NOTIFY instead.
struct TimerCommits {
    struct Round {
        var plain: Double
        var armed: Double
        var notifying: Double
    }

    private static let clients = 32
    private static let count = 250
    /// Short runs in turn, because what else the machine does changes from second to second.
    private static let turns = 3

    private let setting: TimerBench.Setting
    private let plain: String
    private let armed: String
    private let notifying: String

    init(_ setting: TimerBench.Setting) throws {
        self.setting = setting
        func script(_ last: String) -> String {
            """
            \\if :ready
            \\else
            SELECT tenant_id AS tenant, access_version AS version FROM bench.tenant WHERE n = :client_id \\gset
            \\set ready 1
            \\endif
            \\set n random(1, 2000)
            \\startpipeline
            BEGIN;
            SET LOCAL ROLE baton_system;
            SELECT set_config('baton.tenant', :tenant::text, true);
            SELECT baton.assert_access(:tenant::uuid, :version::int);
            SELECT stage, version FROM bench.record
            WHERE tenant_id = :tenant::uuid AND id = lpad(to_hex(:n::int), 32, '0')::uuid FOR NO KEY UPDATE;
            \\endpipeline
            \\startpipeline
            UPDATE bench.record SET stage = 1 - stage, version = version + 1
            WHERE tenant_id = :tenant::uuid AND id = lpad(to_hex(:n::int), 32, '0')::uuid;
            INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind, changed)
            VALUES (:tenant::uuid, gen_random_uuid(), 'bench', 'lead_card', lpad(to_hex(:n::int), 32, '0')::uuid, 3, '{stage}');
            \(last)
            COMMIT;
            \\endpipeline

            """
        }
        plain = try setting.tools.write("commit.sql", script(""))
        armed = try setting.tools.write(
            "commit-armed.sql",
            script(
                """
                INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
                VALUES (:tenant::uuid, lpad(to_hex(:n::int), 32, '0')::uuid, 'bench', baton.now() + 86400::bigint * interval '1 second')
                ON CONFLICT (tenant_id, subject_id, kind) DO UPDATE SET fire_at = excluded.fire_at, attempt = 0;
                """))
        notifying = try setting.tools.write("commit-notifying.sql", script("SELECT pg_notify('bench', '');"))
    }

    func round() async throws -> Round {
        var seconds = (plain: 0.0, armed: 0.0, notifying: 0.0)
        for _ in 0..<Self.turns {
            seconds.plain += 1 / (try await run(plain))
            seconds.armed += 1 / (try await run(armed))
            seconds.notifying += 1 / (try await run(notifying))
        }
        let turns = Double(Self.turns)
        return Round(plain: turns / seconds.plain, armed: turns / seconds.armed, notifying: turns / seconds.notifying)
    }

    private func run(_ script: String) async throws -> Double {
        try await setting.admin.query("TRUNCATE baton.timer, baton.event")
        try await setting.admin.query("VACUUM ANALYZE bench.record")
        try await setting.admin.query("CHECKPOINT")
        return try Baseline.pgbench(
            setting.tools.pgbench, script, clients: Self.clients, count: Self.count, setting.tools.service, ["-D", "ready=0"])
    }
}
