package import BatonModel
package import FoundationEssentials
package import Postgres

/// A claimed deadline.
package struct FiredTimer: Hashable, Sendable {
    package var tenant: TenantID
    package var subject: UUID
    package var kind: String
    package var fireAt: Date
    package var attempt: Int16
}

/// Statements that arm and cancel, for the transaction that makes the deadline true.
///
/// One deadline for each (subject, kind). Later is lazy: leave the timer, and when it fires its handler reads the truth and arms it again.
/// Earlier and unknown is eager: arm.
package enum Timers {
    /// Arms, or moves to another time. A window is counted from the database's clock.
    package static func arm(_ kind: String, _ subject: Identifier<some Any>, after window: Duration, tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
        VALUES (\(tenant), \(subject.uuid), \(kind), baton.now() + \(window.components.seconds) * interval '1 second')
        ON CONFLICT (tenant_id, subject_id, kind) DO UPDATE SET fire_at = excluded.fire_at, attempt = 0
        """
    }

    package static func arm(_ kind: String, _ subject: UUID, at date: Date, tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at) VALUES (\(tenant), \(subject), \(kind), \(date))
        ON CONFLICT (tenant_id, subject_id, kind) DO UPDATE SET fire_at = excluded.fire_at, attempt = 0
        """
    }

    /// Arms, or moves to an earlier time; a timer that is earlier already finds the later truth when it fires.
    package static func advance(_ kind: String, _ subject: Identifier<some Any>, after window: Duration, tenant: TenantID) -> SQL {
        arm(kind, subject, after: window, tenant: tenant) + " WHERE timer.fire_at > excluded.fire_at"
    }

    package static func cancel(_ kind: String, _ subject: Identifier<some Any>, tenant: TenantID) -> SQL {
        "DELETE FROM baton.timer WHERE tenant_id = \(tenant) AND subject_id = \(subject.uuid) AND kind = \(kind)"
    }
}

/// What a feature does when its deadlines run out. Registered at the composition root; the worker knows no feature.
///
/// A batch of one tenant at a time: first its reads, then what follows from them; both in the transaction that claimed the timers, under the
/// role `worker` in that tenant's name. The handler must read the truth again, under lock: a timer whose reason has gone does nothing.
package protocol TimerHandler: Sendable {
    var kind: String { get }

    func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL]

    /// - Parameter results: one for each read.
    /// - Throws: anything; then the batch is halved until the timers that cannot be handled stand alone.
    func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects
}

package struct TimerEffects: Sendable {
    /// Run in this order.
    package var statements: [SQL] = []
    /// Written after the statements, all of a tenant in one.
    package var events: [EventRecord] = []
    /// Written after all statements of all tenants of the batch, in the order of members, so that two workers cannot wait for each other.
    package var notifications: [NotificationDraft] = []

    package init() {}
}
