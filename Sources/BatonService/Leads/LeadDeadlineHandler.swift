package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres
internal import Synchronization

/// What happens when a lead's deadline runs out (L5, L10): the next step of the policy that it was armed under, and the lead is due again.
///
/// The truth is `lead.due_at`; the timer only says when to look. So a touch cancels nothing: it moves the deadline in its own transaction,
/// and the timer, when it fires, finds that and arms itself again.
package struct LeadDeadlineHandler: TimerHandler {
    package static let kind = "lead_due"
    package var kind: String { Self.kind }

    private let plain = PlainTenants()

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        let leads = timers.map(\.subject)
        let always: [SQL] = [
            // A lead that somebody is working on right now is passed over: waiting for it could be waiting for each other.
            """
            SELECT id, stage >= 4 OR deleted_at IS NOT NULL, owner_id, team_id, first_touch_at IS NOT NULL, due_at, due_at <= baton.now(),
                   escalation, escalation_policy_version_id, escalated_from
            FROM baton.lead WHERE tenant_id = \(tenant) AND id = ANY (\(leads)) FOR NO KEY UPDATE SKIP LOCKED
            """,
            "SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND id = ANY (\(leads))",
            LeadPolicy.select(tenant),
            "SELECT id, parent_id FROM baton.team WHERE tenant_id = \(tenant)",
            """
            SELECT m.id, m.team_id, r.key FROM baton.member m
            JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
            JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
            WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND m.status = 1 AND m.deleted_at IS NULL
              AND (r.key = 'admin' OR r.key = (SELECT escalate_to FROM baton.lead_policy WHERE tenant_id = \(tenant)))
            """,
        ]
        return plain.contains(tenant) ? always : always + Self.policyReads(leads, tenant)
    }

    /// What only tenants with policies need.
    private static func policyReads(_ leads: [UUID], _ tenant: TenantID) -> [SQL] {
        let versions: SQL =
            "SELECT l.escalation_policy_version_id FROM baton.lead l WHERE l.tenant_id = \(tenant) AND l.id = ANY (\(leads))"
        // Those whose lead may go to somebody else.
        let teams: SQL = """
            SELECT l.team_id FROM baton.lead l
            JOIN baton.escalation_policy_version v ON v.tenant_id = l.tenant_id AND v.id = l.escalation_policy_version_id
            WHERE l.tenant_id = \(tenant) AND v.tenant_id = \(tenant) AND l.id = ANY (\(leads)) AND l.due_at <= baton.now() AND v.reassigns
            """
        return [
            EscalationPolicyStore.needed(by: leads, tenant),
            // As a capture does, in the order of teams: whoever picks counts on what is true.
            """
            SELECT t.id FROM baton.team t WHERE t.tenant_id = \(tenant) AND t.id IN (\(fragment: teams)) ORDER BY t.id FOR NO KEY UPDATE
            """,
            """
            SELECT m.id, m.team_id, r.key FROM baton.member m
            JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
            JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
            WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND m.status = 1 AND m.deleted_at IS NULL
              AND r.key IN (
                  SELECT unnest(v.role_keys) FROM baton.escalation_policy_version v
                  WHERE v.tenant_id = \(tenant) AND v.id IN (\(fragment: versions)))
            """,
            """
            SELECT m.id FROM baton.member m WHERE m.tenant_id = \(tenant) AND m.status = 1 AND m.deleted_at IS NULL AND m.id IN (
                SELECT unnest(v.member_ids) FROM baton.escalation_policy_version v
                WHERE v.tenant_id = \(tenant) AND v.id IN (\(fragment: versions)))
            """,
            """
            SELECT member_id, subject_id FROM baton.assignment_freeze
            WHERE tenant_id = \(tenant) AND subject_id = ANY (\(leads)) AND ended_at IS NULL
            """,
        ] + AssignmentStore.reads(of: teams, tenant: tenant) + TenantCalendars.reads(tenant)
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        let rows = try results[0].decode(
            (LeadID, Bool, MemberID?, TeamID?, Bool, Date?, Bool?, Int16, EscalationVersionID?, [MemberID]).self)
        let leads = Dictionary(uniqueKeysWithValues: rows.map { ($0.0.uuid, $0) })
        let present = Set(try results[1].column(UUID.self))
        let numbers = try LeadPolicy(results[2]) ?? LeadPolicy()
        let teams = try results[3].decode((TeamID, TeamID?).self).map { (id: $0.0, parent: $0.1) }
        let people = try results[4].decode((MemberID, TeamID?, String).self).map { (id: $0.0, team: $0.1, role: $0.2) }
        var escalation = try LeadEscalation(tenant: tenant, numbers: numbers, teams: teams, people: people, Array(results.dropFirst(5)))
        if escalation.hasNoPolicies { plain.insert(tenant) }

        for timer in timers {
            guard let row = leads[timer.subject] else {
                // Locked by somebody, or gone for good.
                if present.contains(timer.subject) { escalation.again(timer, afterMilliseconds: 100) }
                continue
            }
            let deadline = LeadDeadline(isClosed: row.1, hasOwner: row.2 != nil, hasFirstTouch: row.4, dueAt: row.5, isDue: row.6 ?? false)
            let trigger: EscalationTrigger
            switch deadline.outcome {
            case .nothing: continue
            case .later(let date):
                escalation.later(timer, date)
                continue
            case .responseMissed: trigger = .leadResponse
            case .followUpMissed: trigger = .leadFollowUp
            case .poolOverdue: trigger = .leadPool
            }
            // The tenant has got its first policy since it was found to have none: once more, with everything that this takes.
            if row.8 != nil, !escalation.knowsPolicies {
                plain.remove(tenant)
                escalation.again(timer, afterMilliseconds: 0)
                continue
            }
            escalation.escalate(
                row.0,
                EscalationCase(trigger: trigger, owner: row.2, team: row.3, missed: row.7, formerOwners: row.9), isTouched: row.4,
                under: row.8)
        }
        return escalation.effects
    }
}

/// Tenants that had no policy when somebody looked. Only a hint, which spares their deadlines what policies need: a lead that was armed under
/// one says so itself.
private final class PlainTenants: Sendable {
    private let tenants = Mutex<Set<TenantID>>([])

    func contains(_ tenant: TenantID) -> Bool { tenants.withLock { $0.contains(tenant) } }
    func remove(_ tenant: TenantID) { _ = tenants.withLock { $0.remove(tenant) } }
    func insert(_ tenant: TenantID) {
        tenants.withLock { tenants in
            if tenants.count >= 100_000 { tenants = [] }
            tenants.insert(tenant)
        }
    }
}

/// Of one tenant's deadlines in one batch: who is told, what is moved, and what is written.
private struct LeadEscalation {
    let tenant: TenantID
    let numbers: LeadPolicy
    /// Whether they were asked for.
    let knowsPolicies: Bool
    private let policies: EscalationPolicies
    private let people: EscalationPeople
    private var candidates = AssignmentCandidates()
    private var today = CalendarDay(number: 0)
    private var frozen: Set<Frozen> = []
    private let calendars: TenantCalendars?

    private var freezes: [SQL] = []
    private var counted: [FreezeID] = []
    /// Whose number of leads changes.
    private var moved: Set<MemberID> = []
    private var statements: [SQL] = []
    private var events: [EventRecord] = []
    private var notifications: [NotificationDraft] = []

    private struct Frozen: Hashable {
        var member: MemberID
        var subject: UUID
    }

    var hasNoPolicies: Bool { knowsPolicies && policies.isEmpty }

    /// - Parameter results: of `policyReads`, or none.
    init(
        tenant: TenantID, numbers: LeadPolicy, teams: [(id: TeamID, parent: TeamID?)],
        people: [(id: MemberID, team: TeamID?, role: String)], _ results: [QueryResult]
    ) throws {
        self.tenant = tenant
        self.numbers = numbers
        knowsPolicies = !results.isEmpty
        let admins = people.filter { $0.role == "admin" }.map(\.id)
        func targets(_ members: [(id: MemberID, team: TeamID?, role: String)], _ role: String) -> EscalationTargets {
            EscalationTargets(teams: teams, members: members.filter { $0.role == role }.map { ($0.id, $0.team) }, admins: admins)
        }
        var roles: [String: EscalationTargets] = [:]
        var activeMembers: Set<MemberID> = []
        if knowsPolicies {
            policies = try EscalationPolicyStore.decodeNeeded(results[0])
            let calendars = try TenantCalendars(results.suffix(TenantCalendars.reads(tenant).count))
            let reading = try AssignmentStore.decode(
                results.dropLast(TenantCalendars.reads(tenant).count).suffix(AssignmentStore.readCount), calendars)
            candidates = reading.candidates
            today = reading.moment.today
            let named = try results[2].decode((MemberID, TeamID?, String).self).map { (id: $0.0, team: $0.1, role: $0.2) }
            for role in Set(named.map(\.role)) { roles[role] = targets(named, role) }
            activeMembers = Set(try results[3].column(MemberID.self))
            frozen = Set(try results[4].decode((MemberID, UUID).self).map { Frozen(member: $0.0, subject: $0.1) })
            self.calendars = calendars
        } else {
            policies = EscalationPolicies()
            calendars = nil
        }
        self.people = EscalationPeople(
            supervisors: targets(people, numbers.escalateTo), roles: roles, activeMembers: activeMembers, admins: admins.sorted())
    }

    /// In the order of locks: freezes, the members whose leads are counted, the leads' timers; the worker adds events and notifications.
    var effects: TimerEffects {
        var effects = TimerEffects()
        effects.statements = freezes + AssignmentStore.writes(candidates, counted: counted, on: today, tenant: tenant)
        if !moved.isEmpty {
            // The trigger locks the two of each lead; of several leads together only this keeps the order.
            effects.statements.append(
                """
                SELECT member_id FROM baton.member_load WHERE tenant_id = \(tenant) AND member_id = ANY (\(moved.sorted()))
                ORDER BY member_id FOR NO KEY UPDATE
                """)
        }
        effects.statements += statements
        effects.events = events
        effects.notifications = notifications
        return effects
    }

    mutating func again(_ timer: FiredTimer, afterMilliseconds milliseconds: Int64) {
        statements.append(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            VALUES (\(timer.tenant), \(timer.subject), \(timer.kind), baton.now() + \(milliseconds) * interval '1 millisecond')
            """)
    }

    mutating func later(_ timer: FiredTimer, _ date: Date) {
        statements.append(Timers.arm(timer.kind, timer.subject, at: date, tenant: tenant))
    }

    mutating func escalate(_ lead: LeadID, _ record: EscalationCase, isTouched: Bool, under version: EscalationVersionID?) {
        var record = record
        if let owner = record.owner { record.isFrozen = frozen.contains(Frozen(member: owner, subject: lead.uuid)) }
        // One of another trigger: the previous release, which does not know of policies, has moved the lead since.
        let stored = version.flatMap { policies.versions[$0] }.flatMap { $0.trigger == record.trigger ? $0 : nil }
        let policy = stored?.policy ?? .standard(record.trigger, numbers)
        let outcome = EscalationOutcome(of: policy, on: record, people, &candidates, by: numbers.assignmentStrategy)
        let source: [String: String?] = [
            "policy_version_id": stored.map { $0.id.description }, "policy_version": stored.map { "\($0.number)" },
            "step": stored == nil ? nil : outcome.step.map { "\($0 + 1)" },
        ]
        func data(_ members: [String: String?]) -> JSONText { .object(members.merging(source) { $1 }) }

        tell(outcome, record, lead, step: stored == nil ? nil : outcome.step)
        if let freeze = outcome.freeze {
            // Once for each record at a time.
            for member in outcome.frozen where !frozen.contains(Frozen(member: member, subject: lead.uuid)) {
                self.freeze(member, freeze, lead, record, stored, outcome.step, data)
            }
        }
        counted += outcome.pick?.counted ?? []
        events.append(
            EventRecord(
                record.trigger.missedEvent, facet: .leadCard, subject: lead, changed: ["escalation", "due_at"],
                data: data(["told": outcome.others.map(\.description).joined(separator: " ")])))
        switch outcome.move {
        case .none(let wait): stay(lead, record, wait)
        case .assign(let member):
            move(lead, record, to: member, isTouched ? .followUp : .response)
            events.append(
                EventRecord(
                    "lead.assigned", facet: .leadCard, subject: lead, changed: ["owner_id", "team_id"],
                    data: data(
                        [
                            "from_owner_id": record.owner?.description, "owner_id": member.description,
                            "team_id": record.team?.description, "reason": "escalated",
                        ].merging(outcome.pick?.data ?? [:]) { $1 })))
        case .pool:
            move(lead, record, to: nil, .pool)
            let reason = outcome.pick?.failure?.rawValue ?? "escalated"
            events.append(
                EventRecord(
                    "lead.pooled", facet: .leadCard, subject: lead, changed: ["owner_id", "team_id"],
                    data: data(
                        [
                            "from_owner_id": record.owner?.description, "team_id": (record.team ?? numbers.poolTeam)?.description,
                            "reason": reason,
                        ].merging(outcome.pick?.data ?? [:]) { $1 })))
        }
    }

    private mutating func tell(_ outcome: EscalationOutcome, _ record: EscalationCase, _ lead: LeadID, step: Int?) {
        let data = JSONText.object(["lead_id": lead.description, "step": step.map { "\($0 + 1)" }])
        func draft(_ kind: NotificationKind, _ member: MemberID, _ channels: [ChannelKind]?) -> NotificationDraft {
            NotificationDraft(kind, to: member, subject: lead, data: data, channels: channels, tenant: tenant)
        }
        if let owner = outcome.owner {
            notifications.append(
                draft(record.trigger == .leadResponse ? .leadResponseMissed : .leadFollowUpMissed, owner, outcome.channels))
        }
        let kind: NotificationKind =
            switch record.trigger {
            case .leadResponse: .leadEscalated
            case .leadFollowUp: .leadFollowUpMissed
            case .leadPool: .leadPoolOverdue
            }
        for member in outcome.others where member != outcome.owner { notifications.append(draft(kind, member, outcome.channels)) }
        switch outcome.move {
        case .none: break
        case .assign(let member):
            if let owner = record.owner { notifications.append(draft(.leadWithdrawn, owner, nil)) }
            notifications.append(draft(.leadAssigned, member, nil))
        case .pool:
            if let owner = record.owner { notifications.append(draft(.leadWithdrawn, owner, nil)) }
        }
    }

    /// The lead is due again: it never stands without a deadline.
    private mutating func stay(_ lead: LeadID, _ record: EscalationCase, _ wait: EscalationPolicy.Wait) {
        let window = LeadWindow(time: wait.allowance.time(by: calendars, of: record.team, at: calendars?.now ?? .distantPast))
        statements.append(
            """
            UPDATE baton.lead SET escalation = least(escalation + 1, 32767),
                \(fragment: record.missed > 0 ? "" : "escalated_at = baton.now(),")
                due_at = \(fragment: window.dueAt), updated_at = baton.now(), version = version + 1
            WHERE tenant_id = \(tenant) AND id = \(lead)
            """)
        statements.append(Timers.arm(LeadDeadlineHandler.kind, lead, after: window, tenant: tenant))
    }

    /// The same as an assignment by hand: what begins now has the window and the policy of now.
    private mutating func move(_ lead: LeadID, _ record: EscalationCase, to owner: MemberID?, _ kind: LeadPolicy.Window) {
        let team = owner == nil ? record.team ?? numbers.poolTeam : record.team
        let window = LeadWindow(
            time: numbers.window(kind).time(by: calendars, of: team, at: calendars?.now ?? .distantPast),
            policy: policies.current[kind.trigger])
        for member in [owner, record.owner] { if let member { moved.insert(member) } }
        statements.append(
            """
            UPDATE baton.lead SET owner_id = \(owner), team_id = \(team), routing_rule_id = NULL,
                assigned_at = \(fragment: owner == nil ? "NULL" : "baton.now()"), due_at = \(fragment: window.dueAt), escalation = 0,
                escalated_at = NULL, escalation_policy_version_id = \(window.policy),
                escalated_from = \(record.formerOwners + [record.owner].compactMap { $0 }), updated_at = baton.now(), version = version + 1
            WHERE tenant_id = \(tenant) AND id = \(lead)
            """)
        statements.append(Timers.arm(LeadDeadlineHandler.kind, lead, after: window, tenant: tenant))
    }

    private mutating func freeze(
        _ member: MemberID, _ assignments: Int16, _ lead: LeadID, _ record: EscalationCase, _ stored: StoredEscalationPolicy?, _ step: Int?,
        _ data: ([String: String?]) -> JSONText
    ) {
        let id = FreezeID.make()
        candidates.freeze(member, AssignmentCandidates.Freeze(id: id, remaining: assignments))
        frozen.insert(Frozen(member: member, subject: lead.uuid))
        freezes.append(
            """
            INSERT INTO baton.assignment_freeze (
                tenant_id, id, member_id, reason, subject_id, policy_version_id, step, assignments, remaining)
            VALUES (\(tenant), \(id), \(member), \(record.trigger.rawValue), \(lead), \(stored?.id), \(step.map { Int16($0 + 1) }),
                    \(assignments), \(assignments))
            """)
        events.append(
            EventRecord(
                "member.frozen", facet: .permissions, subject: member,
                data: data([
                    "freeze_id": id.description, "lead_id": lead.description, "reason": record.trigger.rawValue,
                    "assignments": "\(assignments)",
                ])))
        notifications.append(
            NotificationDraft(
                .assignmentFrozen, to: member, subject: id,
                data: .object([
                    "freeze_id": id.description, "lead_id": lead.description, "reason": record.trigger.rawValue,
                    "assignments": "\(assignments)",
                ]), tenant: tenant))
    }
}

extension EscalationTrigger {
    /// What the timeline says when the deadline has been missed.
    fileprivate var missedEvent: String {
        switch self {
        case .leadResponse: "lead.escalated"
        case .leadFollowUp: "lead.follow_up_missed"
        case .leadPool: "lead.pool_overdue"
        }
    }
}
