package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Every night, between three and four in the tenant's zone, each tenant at a second of its own: the proof that no lead is lost (L10), by
/// `baton.check_leads`, which repairs what it can and keeps what it found. It looks at all of a tenant's open leads, so the program has it fired by a
/// worker of its own (`TimerWorker.Configuration.patient`): no deadline waits for it.
package struct SelfCheckHandler: TimerHandler {
    package static let kind = "lead_self_check"
    package var kind: String { Self.kind }

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        [
            "SELECT \(fragment: Self.nextNight) FROM baton.tenant WHERE id = \(tenant)"
        ]
    }

    /// Of a row of `tenant`, when its next check is.
    static let nextNight: SQL = """
        (date_trunc('day', baton.now() AT TIME ZONE time_zone - interval '3 hours'
             - ((hashtextextended(id::text, 0) & 2147483647) % 3600) * interval '1 second')
         + interval '27 hours' + ((hashtextextended(id::text, 0) & 2147483647) % 3600) * interval '1 second') AT TIME ZONE time_zone
        """

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        effects.statements.append("SELECT baton.check_leads(\(tenant), \(SelfCheckID.make()))")
        if let next = try results[0].single(Date?.self).flatMap({ $0 }) {
            effects.statements.append(Timers.arm(kind, tenant.uuid, at: next, tenant: tenant))
        }
        return effects
    }
}

/// Tells the admins what a check has found, once.
package struct SelfCheckToldHandler: TimerHandler {
    /// Armed by `baton.check_leads`.
    package static let kind = "self_check_told"
    package var kind: String { Self.kind }

    private let telemetry: SelfCheckTelemetry?

    /// - Parameter telemetry: where it is logged and counted besides.
    package init(telemetry: SelfCheckTelemetry? = nil) { self.telemetry = telemetry }

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        [
            """
            SELECT id, found, repaired FROM baton.self_check
            WHERE tenant_id = \(tenant) AND id = ANY (\(timers.map(\.subject))) AND told_at IS NULL
            """,
            """
            SELECT m.id FROM baton.member m
            JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
            JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
            WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND m.status = 1 AND m.deleted_at IS NULL
              AND r.key = 'admin' ORDER BY m.id
            """,
        ]
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        let admins = try results[1].column(MemberID.self)
        for (id, found, repaired) in try results[0].decode((SelfCheckID, Int32, Int32).self) {
            telemetry?.report(tenant: tenant, found: Int(found), repaired: Int(repaired))
            effects.statements.append(
                "UPDATE baton.self_check SET told_at = baton.now() WHERE tenant_id = \(tenant) AND id = \(id)")
            let data = JSONText.object(["self_check_id": id.description, "found": "\(found)", "repaired": "\(repaired)"])
            effects.events.append(EventRecord("leads.self_check_failed", facet: .leadRules, subject: id, data: data))
            effects.notifications += admins.map { NotificationDraft(.selfCheckFailed, to: $0, subject: id, data: data, tenant: tenant) }
        }
        return effects
    }
}

/// Timers that each tenant has at all times. They arm themselves again; this is for tenants that are new, and for those whose timer is gone.
package struct RecurringTimers: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    package static let kinds = [SelfCheckHandler.kind, ResponseWeekHandler.kind]

    /// To be called now and then, for example every hour; any number of processes may. What has failed so often that it was put aside comes back the
    /// next night.
    package func ensure(_ scope: TenantScope) async throws {
        let tenant = scope.tenant
        _ = try await database.once(
            scope, as: .system,
            [
                """
                INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
                SELECT \(tenant), \(tenant.uuid), k.kind, k.fire_at FROM (
                    SELECT kind, CASE WHEN EXISTS (
                        SELECT FROM baton.timer_dead d WHERE d.tenant_id = \(tenant) AND d.subject_id = \(tenant.uuid) AND d.kind = u.kind)
                        THEN t.next_night ELSE t.now END AS fire_at
                    FROM unnest(\(Self.kinds)) AS u (kind)
                    CROSS JOIN (
                        SELECT \(fragment: SelfCheckHandler.nextNight) AS next_night, baton.now() AS now FROM baton.tenant
                        WHERE id = \(tenant)) AS t) AS k
                ON CONFLICT (tenant_id, subject_id, kind) DO NOTHING
                """
            ])
    }
}
