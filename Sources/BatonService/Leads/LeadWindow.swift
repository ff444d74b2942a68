package import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Until when the next thing must have happened to a lead, and by which policy it is escalated if it has not.
struct LeadWindow: Sendable {
    /// A length from the moment of its statement, or an instant that a calendar has given.
    enum Time: Sendable {
        case length(Duration)
        case until(Date, from: Date)
    }

    var time: Time
    /// `nil`: as the lead policy says.
    var policy: EscalationVersionID?

    /// For a statement that sets `due_at`.
    var dueAt: SQL {
        switch time {
        case .length(let duration): "baton.now() + \(duration.components.seconds) * interval '1 second'"
        case .until(let date, _): "\(date)"
        }
    }

    /// Whether it is over before a worker would look by itself.
    var isSoon: Bool {
        switch time {
        case .length(let duration): duration <= .seconds(2)
        case .until(let date, let start): date.timeIntervalSince(start) <= 2
        }
    }
}

extension LeadPolicy.Window {
    /// What has run out when it is over.
    var trigger: EscalationTrigger {
        switch self {
        case .response: .leadResponse
        case .followUp: .leadFollowUp
        case .pool: .leadPool
        }
    }
}

extension EscalationTrigger {
    /// The window that is over then.
    var window: LeadPolicy.Window {
        switch self {
        case .leadResponse: .response
        case .leadFollowUp: .followUp
        case .leadPool: .pool
        }
    }
}

extension Timers {
    static func arm(_ kind: String, _ lead: LeadID, after window: LeadWindow, tenant: TenantID) -> SQL {
        switch window.time {
        case .length(let duration): arm(kind, lead, after: duration, tenant: tenant)
        case .until(let date, _): arm(kind, lead.uuid, at: date, tenant: tenant)
        }
    }

    static func advance(_ kind: String, _ lead: LeadID, after window: LeadWindow, tenant: TenantID) -> SQL {
        switch window.time {
        case .length(let duration): advance(kind, lead, after: duration, tenant: tenant)
        case .until: arm(kind, lead, after: window, tenant: tenant) + " WHERE timer.fire_at > excluded.fire_at"
        }
    }
}

extension Allowance {
    var length: Duration {
        switch self {
        case .plain(let length), .working(let length): length
        }
    }

    /// Longer than ten years, or without a calendar: better plain time than no deadline.
    func time(by calendars: TenantCalendars?, of team: TeamID?, at now: Date) -> LeadWindow.Time {
        guard case .working(let length) = self, let calendar = calendars?.calendar(for: team), let due = try? calendar.add(length, to: now)
        else { return .length(length) }
        return .until(due, from: now)
    }
}

extension EscalationPolicy.Wait {
    var allowance: Allowance { inWorkingTime ? .working(.seconds(seconds)) : .plain(.seconds(seconds)) }
}

extension LeadConfiguration {
    /// Whether any window counts working time: then the database is asked what time it is, before a deadline is set.
    var countsWorkingTime: Bool { !policy.inWorkingTime.isEmpty }

    /// - Parameter now: by the database's clock; not needed for plain time.
    func window(_ kind: LeadPolicy.Window, of team: TeamID?, at now: Date?) -> LeadWindow {
        LeadWindow(
            time: now.map { policy.window(kind).time(by: calendars, of: team, at: $0) } ?? .length(policy.window(kind).length),
            policy: escalation[kind.trigger])
    }

    /// For commands, which have no other reason to ask beforehand: a round trip more when the window counts working time.
    func window(_ kind: LeadPolicy.Window, of team: TeamID?, in transaction: Transaction) async throws -> LeadWindow {
        guard policy.inWorkingTime.contains(kind) else { return window(kind, of: team, at: nil) }
        return window(kind, of: team, at: try await transaction.run("SELECT baton.now()").single(Date.self))
    }
}

/// Moves the deadlines of leads when a calendar changes: what was left by the old one is left by the new one. Deadlines that are over stay, and
/// so do those that count plain time: of an escalated lead, unless its policy says otherwise.
///
/// A lead that is captured at this very moment keeps the deadline of the old calendar. All of it is one transaction: fifty thousand leads take some
/// five seconds.
package struct LeadCalendarFollower: CalendarFollower {
    private static let batch = 10_000

    package init() {}

    package func calendarsChanged(
        from old: TenantCalendars, to new: TenantCalendars, tenant: TenantID, in transaction: Transaction
    ) async throws {
        let read = try await transaction.run([LeadPolicy.select(tenant), EscalationPolicyStore.neededByOpenLeads(tenant)])
        let policies = try EscalationPolicyStore.decodeNeeded(read[1])
        guard let policy = try LeadPolicy(read[0]), !(policy.inWorkingTime.isEmpty && policies.isEmpty) else { return }
        if new.all.isEmpty, !(policy.inWorkingTime.isEmpty && policies.current.isEmpty) {
            throw BatonError(.conflict, detail: "windows of leads count working time")
        }
        let leads = try await transaction.run(
            """
            SELECT id, team_id, owner_id IS NOT NULL, first_touch_at IS NOT NULL, due_at, escalation, escalation_policy_version_id
            FROM baton.lead
            WHERE tenant_id = \(tenant) AND stage < 4 AND deleted_at IS NULL AND due_at > baton.now()
              AND (escalation = 0 OR escalation_policy_version_id = ANY (\(Array(policies.versions.keys))))
            ORDER BY id FOR NO KEY UPDATE
            """
        ).decode((LeadID, TeamID?, Bool, Bool, Date, Int16, EscalationVersionID?).self)
        var moved: [(id: LeadID, due: Date)] = []
        for (id, team, hasOwner, isTouched, due, missed, version) in leads {
            let window: LeadPolicy.Window = !hasOwner ? .pool : isTouched ? .followUp : .response
            let escalating = missed == 0 ? nil : version.flatMap { policies.versions[$0] }
            let counts =
                missed == 0
                ? policy.inWorkingTime.contains(window)
                : escalating.map { $0.trigger == window.trigger && $0.policy.pause(missed: missed).inWorkingTime } ?? false
            guard counts, let before = old.calendar(for: team), let after = new.calendar(for: team) else {
                continue
            }
            var deadline = Deadline(countsWorkingTime: true, state: .running(due: due))
            // What would now take longer than ten years stays as it is.
            guard (try? deadline.recalculate(at: new.now, from: before, to: after)) != nil, case .running(let later) = deadline.state,
                abs(later.timeIntervalSince(due)) >= 0.000_001
            else { continue }
            moved.append((id, later))
        }
        // No statement comes near the time that it may take.
        for first in stride(from: 0, to: moved.count, by: Self.batch) {
            let part = moved[first..<min(first + Self.batch, moved.count)]
            let (ids, dues) = (part.map(\.id), part.map(\.due))
            _ = try await transaction.run([
                """
                UPDATE baton.lead AS l SET due_at = m.due_at, updated_at = baton.now(), version = version + 1
                FROM unnest(\(ids), \(dues)) AS m (id, due_at) WHERE l.tenant_id = \(tenant) AND l.id = m.id
                """,
                """
                INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
                SELECT \(tenant), m.id, \(LeadDeadlineHandler.kind), m.due_at FROM unnest(\(ids), \(dues)) AS m (id, due_at)
                ON CONFLICT (tenant_id, subject_id, kind) DO UPDATE SET fire_at = excluded.fire_at, attempt = 0
                """,
            ])
        }
    }
}
