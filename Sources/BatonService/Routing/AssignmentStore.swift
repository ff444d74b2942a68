internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// Whom routing could pick: read with one flush under the lock of their teams, picked from in Swift (`AssignmentCandidates`), written with the leads.
enum AssignmentStore {
    /// Captures of a team wait for each other, so that what is counted on is true. In the order of ids, or two would wait for each other.
    static func lock(_ teams: [TeamID], tenant: TenantID) -> SQL {
        "SELECT id FROM baton.team WHERE tenant_id = \(tenant) AND id = ANY (\(teams)) ORDER BY id FOR NO KEY UPDATE"
    }

    /// How many statements `reads` are.
    static let readCount = 5

    /// - Parameter teams: a query for their ids.
    static func reads(of teams: SQL, tenant: TenantID) -> [SQL] {
        [
            // Everybody who may be picked, but for who is absent today: a row for each running freeze, the oldest first.
            """
            SELECT m.team_id, m.id, m.status = 2, l.open_leads, l.last_assigned_at, c.max_open_leads, c.max_per_day, c.max_per_week,
                   c.max_per_month, w.weight_billionths, t.turn, f.id, f.remaining
            FROM baton.member m
            JOIN baton.member_load l ON l.tenant_id = m.tenant_id AND l.member_id = m.id
            LEFT JOIN baton.member_capacity c ON c.tenant_id = m.tenant_id AND c.member_id = m.id
            LEFT JOIN baton.member_weight w ON w.tenant_id = m.tenant_id AND w.member_id = m.id
            LEFT JOIN baton.member_turn t ON t.tenant_id = m.tenant_id AND t.member_id = m.id
            LEFT JOIN baton.assignment_freeze f
              ON f.tenant_id = m.tenant_id AND f.member_id = m.id AND f.ended_at IS NULL AND f.remaining > 0
            WHERE m.tenant_id = \(tenant) AND l.tenant_id = \(tenant) AND m.team_id IN (\(fragment: teams))
              AND m.status IN (1, 2) AND m.takes_leads AND m.deleted_at IS NULL
            ORDER BY m.id, f.created_at, f.id
            """,
            """
            SELECT t.member_id, t.day, t.assigned FROM baton.assignment_tally t
            JOIN baton.member m ON m.tenant_id = t.tenant_id AND m.id = t.member_id
            WHERE t.tenant_id = \(tenant) AND m.tenant_id = \(tenant) AND m.team_id IN (\(fragment: teams)) AND t.day >= (baton.now() - interval '33 days')::date
            """,
            """
            SELECT member_id, first_day, last_day FROM baton.member_absence
            WHERE tenant_id = \(tenant) AND last_day >= (baton.now() - interval '1 day')::date
              AND first_day <= (baton.now() + interval '1 day')::date
            """,
            "SELECT time_zone FROM baton.tenant WHERE id = \(tenant)",
            "SELECT baton.now()",
        ]
    }

    struct Reading: Sendable {
        var candidates: AssignmentCandidates
        var moment: RoutingMoment
    }

    static func decode(_ results: ArraySlice<QueryResult>, _ calendars: TenantCalendars?) throws -> Reading {
        let results = Array(results)
        guard let zone = try results[3].single(String.self), let now = try results[4].single(Date.self) else {
            throw BatonError(.internalError, detail: "routing")
        }
        let moment = RoutingMoment(now: now, zone: TimeZone(identifier: zone) ?? .gmt, calendars)
        let days = Dictionary(grouping: try results[1].decode((MemberID, PostgresDate, Int32).self), by: \.0)
            .mapValues { $0.map { (day: CalendarDay($0.1), count: $0.2) } }
        let absent = Set(
            try results[2].decode((MemberID, PostgresDate, PostgresDate).self)
                .filter { (CalendarDay($0.1)...CalendarDay($0.2)).contains(moment.today) }.map(\.0))

        var teams: [TeamID: [AssignmentCandidates.Candidate]] = [:]
        for row in try results[0].decode(
            (
                TeamID, MemberID, Bool, Int32, Date?, Int32?, Int32?, Int32?, Int32?, Int64?, Int64?, FreezeID?, Int16?
            ).self)
        {
            let (team, id) = (row.0, row.1)
            if teams[team]?.last?.id != id {
                teams[team, default: []].append(
                    AssignmentCandidates.Candidate(
                        id: id, openLeads: row.3, lastAssignedAt: row.4, isAbsent: row.2 || absent.contains(id),
                        limits: .init(openLeads: row.5, perDay: row.6, perWeek: row.7, perMonth: row.8),
                        tally: .init(days[id] ?? [], on: moment.today), weight: row.9.map { Double($0) / AssignmentWeight.unit },
                        turn: row.10))
            }
            guard let freeze = row.11, let remaining = row.12, let index = teams[team]?.indices.last else { continue }
            teams[team]?[index].freezes.append(AssignmentCandidates.Freeze(id: freeze, remaining: remaining))
        }
        return Reading(
            candidates: AssignmentCandidates(teams, resting: Set(teams.keys.filter { !moment.isWorking($0) })), moment: moment)
    }

    /// What the picks of one transaction leave behind, before the leads themselves.
    static func writes(
        _ candidates: AssignmentCandidates, counted: [FreezeID], on today: CalendarDay, tenant: TenantID
    ) -> [SQL] {
        var statements = LeadRepository.countDown(counted, tenant: tenant)
        let standings = candidates.standings.sorted { $0.key < $1.key }
        let tallies = standings.compactMap { id, standing in standing.tally.map { (id, $0.day) } }
        if !tallies.isEmpty {
            statements.append(
                """
                INSERT INTO baton.assignment_tally (tenant_id, member_id, day, assigned)
                SELECT \(tenant), t.member_id, \(today.date), t.assigned
                FROM unnest(\(tallies.map(\.0)), \(tallies.map(\.1))) AS t (member_id, assigned)
                ON CONFLICT (tenant_id, member_id, day) DO UPDATE SET assigned = excluded.assigned
                """)
        }
        let turns = standings.compactMap { id, standing in standing.turn.map { (id, $0) } }
        if !turns.isEmpty {
            statements.append(
                """
                INSERT INTO baton.member_turn (tenant_id, member_id, turn)
                SELECT \(tenant), t.member_id, t.turn FROM unnest(\(turns.map(\.0)), \(turns.map(\.1))) AS t (member_id, turn)
                ON CONFLICT (tenant_id, member_id) DO UPDATE SET turn = excluded.turn
                """)
        }
        return statements
    }
}

extension RoutingMoment {
    init(now: Date, zone: TimeZone, _ calendars: TenantCalendars?) {
        let local = now.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: now))
        self.init(instant: now, today: CalendarDay(number: Int((local / 86_400).rounded(.down)))) { team in
            calendars?.calendar(for: team)?.isWorking(at: now) ?? true
        }
    }
}

extension AssignmentCandidates.Pick {
    /// Ids that an event names at most.
    private static let named = 20

    /// How somebody was found, for an event: ids, keys and numbers.
    var data: [String: String?] {
        [
            "strategy": strategy?.key, "open_leads": openLeads.map { "\($0)" },
            "share_percent": share.map { "\(Int(($0 * 100).rounded()))" },
            "passed_over": passedOver.isEmpty ? nil : passedOver.prefix(Self.named).map(\.member.description).joined(separator: " "),
            "passed_over_for": passedOver.isEmpty ? nil : passedOver.prefix(Self.named).map(\.obstacle.rawValue).joined(separator: " "),
            "passed_over_count": passedOver.count > Self.named ? "\(passedOver.count)" : nil,
        ]
    }
}
