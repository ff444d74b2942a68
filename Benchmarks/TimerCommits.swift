internal import BatonPlatform
internal import Foundation
internal import Postgres

/// What arming costs the business: pgbench on 32 connections with a durable transaction that changes a record and writes an event, in one
/// flush as the service sends it; the same that also arms a timer far ahead, as `Timers.arm` does; and the same with a NOTIFY instead.
struct TimerCommits {
    struct Round {
        var plain: Double
        var armed: Double
        var notifying: Double
    }

    private static let clients = 32
    private static let count = 700

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
            SELECT tenant_id AS tenant FROM bench.tenant WHERE n = :client_id \\gset
            \\set ready 1
            \\endif
            \\set n random(1, 2000)
            \\startpipeline
            BEGIN;
            SET LOCAL ROLE baton_system;
            SELECT set_config('baton.tenant', :tenant::text, true);
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
        Round(plain: try await run(plain), armed: try await run(armed), notifying: try await run(notifying))
    }

    private func run(_ script: String) async throws -> Double {
        try await setting.admin.query("TRUNCATE baton.timer, baton.event")
        try await setting.admin.query("VACUUM ANALYZE bench.record")
        try await setting.admin.query("CHECKPOINT")
        return try Baseline.pgbench(
            setting.tools.pgbench, script, clients: Self.clients, count: Self.count, setting.tools.service, ["-D", "ready=0"])
    }
}
