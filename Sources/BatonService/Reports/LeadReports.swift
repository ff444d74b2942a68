package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What supervisors and admins look at: leads that nobody attends to (L10), what nightly checks found, how fast leads are answered (L7).
package struct LeadReports: Sendable {
    private let database: Database
    private let configurations: LeadConfigurationCache
    private let leads: LeadService

    /// - Parameter leads: for the names of those who have sent leads.
    package init(database: Database, configurations: LeadConfigurationCache, leads: LeadService) {
        self.database = database
        self.configurations = configurations
        self.leads = leads
    }

    // MARK: unattended

    /// An open lead without a running deadline: a fault of ours.
    package struct Unattended: Sendable {
        package var lead: LeadID
        /// `no_deadline`, `no_timer`, `timer_too_late`.
        package var reason: String
    }

    /// An open lead whose deadline has been missed, and what was done about it.
    package struct Overdue: Sendable {
        package var lead: LeadID
        package var owner: MemberID?
        package var team: TeamID?
        package var dueAt: Date?
        package var isFollowUp: Bool
        package var escalation: Int16
        package var escalatedAt: Date?
        /// The newest event that says so; `nil` is what must not be.
        package var event: String?
        package var told: [(id: MemberID, name: String?)]
    }

    package struct UnattendedReport: Sendable {
        package var leads: [Unattended]
        package var overdue: [Overdue]
        /// Overdue leads that were seen, without an explanation.
        package var unexplained: Int
        /// Of the whole tenant; `nil` without `lead_rules:read`.
        package var tenantTotal: Int64?
    }

    /// Rows that are shown at most, of each kind.
    package static let shown: Int32 = 500

    /// Leads within the member's reach. Both lists are what the tenant's deadlines are proved by: the first is empty by construction, in the second
    /// nothing is unexplained.
    ///
    /// - Throws: `permission_denied` without `lead_card:read`.
    package func unattended(_ scope: TenantScope) async throws -> UnattendedReport {
        try scope.require(.read, .leadCard)
        let (tenant, member) = (scope.tenant, try scope.requireMember())
        let configuration = try await configurations.configuration(scope)
        let (found, tenantTotal) = try await unattended(member, scope)
        let seen = try await database.once(scope, as: .member, readOnly: true, Self.overdue(tenant))
        typealias Row = (LeadID, MemberID?, TeamID?, Date?, Bool, Int16, Date?)
        var both: [Row] = []
        for result in seen { both += try result.decode(Row.self) }
        both.sort { one, other in
            let (due, otherDue) = (one.3 ?? .distantFuture, other.3 ?? .distantFuture)
            return due == otherDue ? one.0 < other.0 : due < otherDue
        }
        let late: [Row] = Array(both.prefix(Int(Self.shown)))
        let events = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT DISTINCT ON (e.subject_id) e.subject_id, e.kind, coalesce(e.data->>'told', '') FROM baton.event e
                WHERE e.tenant_id = \(tenant) AND e.subject_id = ANY (\(late.map(\.0)))
                  AND e.kind IN ('lead.escalated', 'lead.follow_up_missed', 'lead.pool_overdue')
                ORDER BY e.subject_id, e.created_at DESC, e.id DESC
                """
            ])[0].decode((LeadID, String, String).self)
        let byLead = Dictionary(events.map { ($0.0, $0) }, uniquingKeysWith: { first, _ in first })
        let overdue = late.map { row in
            let event = row.5 > 0 ? byLead[row.0] : nil
            return Overdue(
                lead: row.0, owner: row.1, team: row.2, dueAt: row.3, isFollowUp: row.4, escalation: row.5, escalatedAt: row.6,
                event: event?.1,
                told: (event?.2 ?? "").split(separator: " ").compactMap { MemberID($0) }.map { ($0, configuration.members[$0]?.name) })
        }
        return UnattendedReport(
            leads: found, overdue: overdue, unexplained: overdue.count { $0.event == nil }, tenantTotal: tenantTotal)
    }

    /// Those that have been escalated, and those that ought to be: two lists, each along an index.
    static func overdue(_ tenant: TenantID) -> [SQL] {
        (["escalation > 0", "escalation = 0 AND due_at < baton.now() - interval '1 minute'"] as [SQL]).map { condition in
            """
            SELECT id, owner_id, team_id, due_at, first_touch_at IS NOT NULL, escalation, escalated_at FROM baton.lead
            WHERE tenant_id = \(tenant) AND stage < 4 AND deleted_at IS NULL AND \(fragment: condition)
            ORDER BY due_at, id LIMIT \(fragment: .constant(Int(shown)))
            """
        }
    }

    /// Those within the reach, and how many the tenant has for whoever may read its rules.
    private func unattended(_ member: MemberAccess, _ scope: TenantScope) async throws -> (leads: [Unattended], tenantTotal: Int64?) {
        let tenant = scope.tenant
        let within = member.conditions(.read, .leadCard)
        var reach: SQL = ""
        if let within {
            reach.append(within.isEmpty ? " AND (false" : " AND (")
            for (index, guide) in within.enumerated() {
                reach.append("\(fragment: index == 0 ? "" : " OR ")(\(fragment: guide.condition))")
            }
            reach.append(")")
        }
        // The planner takes a tenant to be small and looks each timer up; of very many leads that takes ten times as long. Of one's own it is right.
        let isWide = !member.grants.reaches(.read, .leadCard).isDisjoint(with: [.tenant, .team, .region])
        let counts = member.grants.allows(.read, .leadRules)
        var statements: [SQL] = [
            "SELECT set_config('enable_nestloop', \(isWide ? "off" : "on"), true)",
            """
            SELECT id, reason, count(*) OVER () FROM baton.unattended_lead WHERE tenant_id = \(tenant)\(fragment: reach)
            ORDER BY id LIMIT \(fragment: .constant(Int(Self.shown)))
            """,
        ]
        if counts, within != nil {
            statements += [
                "SELECT set_config('enable_nestloop', 'off', true)",
                "SELECT count(*) FROM baton.unattended_lead WHERE tenant_id = \(tenant)",
            ]
        }
        let results = try await database.once(scope, as: .system, readOnly: true, statements)
        let rows = try results[1].decode((LeadID, String, Int64).self)
        var total: Int64?
        if counts { total = try within == nil ? rows.first?.2 ?? 0 : results[3].single(Int64.self) }
        return (rows.map { Unattended(lead: $0.0, reason: $0.1) }, total)
    }

    // MARK: self-checks

    package struct SelfCheck: Sendable {
        package var id: SelfCheckID
        package var checkedAt: Date
        package var found: Int32
        package var repaired: Int32
        /// A JSON array of `{"subject_id","reason"}`, 100 at most.
        package var findings: String
        package var toldAt: Date?
    }

    /// The newest 60.
    ///
    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func selfChecks(_ scope: TenantScope) async throws -> [SelfCheck] {
        try scope.require(.read, .leadRules)
        return try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT id, checked_at, found, repaired, findings::text, told_at FROM baton.self_check
                WHERE tenant_id = \(scope.tenant) ORDER BY checked_at DESC, id DESC LIMIT 60
                """
            ])[0].decode((SelfCheckID, Date, Int32, Int32, String, Date?).self).map {
                SelfCheck(id: $0.0, checkedAt: $0.1, found: $0.2, repaired: $0.3, findings: $0.4, toldAt: $0.5)
            }
    }

    // MARK: heat map

    package struct HeatMap: Sendable {
        package struct Cell: Sendable {
            package var team: TeamID
            /// 1 Monday … 7 Sunday, and 0–23, in the tenant's zone.
            package var weekday: Int16
            package var hour: Int16
            package var heat: ResponseHeat
        }

        package var week: ISOWeek
        package var policy: LeadPolicy
        package var cells: [Cell]
        package var totals: [(team: TeamID, heat: ResponseHeat, pending: Int64, isClosed: Bool)]
    }

    /// How many leads that were given to members of a team got their first touch in time, by the weekday and hour at which they were given. Those whose
    /// window still runs are `pending` and count for nothing yet.
    ///
    /// - Parameters:
    ///   - week: without one, the running week.
    ///   - team: that team alone, without those below it.
    /// - Throws: `permission_denied` for who reads the leads of no whole team; `not_found` for a team out of reach.
    package func heatMap(week: ISOWeek?, team: TeamID?, _ scope: TenantScope) async throws -> HeatMap {
        let (tenant, member, zone) = (scope.tenant, try scope.requireMember(), scope.timeZone)
        let reaches = member.grants.reaches(.read, .leadCard)
        guard reaches.contains(.tenant) || reaches.contains(.team) else {
            throw BatonError(.permissionDenied, detail: "lead_card:read:team")
        }
        let policy = try await configurations.configuration(scope).policy
        if let team, !reaches.contains(.tenant), !member.position.teams.contains(team) { throw BatonError(.notFound, detail: "team") }
        let monday: SQL =
            week.map { "\($0.monday.date)::timestamp" } ?? "date_trunc('week', baton.now() AT TIME ZONE \(zone))"
        var which: SQL = ""
        if let team {
            which = " AND a.team_id = \(team)"
        } else if !reaches.contains(.tenant) {
            which = " AND a.team_id = ANY (\(member.position.teams))"
        }
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT a.team_id, extract(isodow FROM a.assigned_at AT TIME ZONE \(zone))::smallint,
                       extract(hour FROM a.assigned_at AT TIME ZONE \(zone))::smallint,
                       count(*) FILTER (WHERE a.touched_at IS NOT NULL OR a.due_at <= baton.now()), count(*) FILTER (WHERE a.in_window),
                       count(*) FILTER (WHERE NOT (a.touched_at IS NOT NULL OR a.due_at <= baton.now()))
                FROM baton.lead_assignment a
                WHERE a.tenant_id = \(tenant) AND a.awaits_touch AND a.team_id IS NOT NULL
                  AND a.assigned_at >= (\(fragment: monday)) AT TIME ZONE \(zone)
                  AND a.assigned_at < (\(fragment: monday) + interval '7 days') AT TIME ZONE \(zone)\(fragment: which)
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                """,
                """
                SELECT a.team_id, a.assigned, a.in_window FROM baton.lead_response_week a
                WHERE a.tenant_id = \(tenant) AND a.week = (\(fragment: monday))::date\(fragment: which) ORDER BY 1
                """,
                "SELECT (\(fragment: monday))::date",
                team.map { "SELECT id FROM baton.team WHERE tenant_id = \(tenant) AND id = \($0)" } ?? "SELECT 1",
            ])
        if results[3].isEmpty { throw BatonError(.notFound, detail: "team") }
        guard let day = try results[2].single(PostgresDate.self) else { throw BatonError(.internalError) }
        var sums: [TeamID: (heat: ResponseHeat, pending: Int64)] = [:]
        var cells: [HeatMap.Cell] = []
        for row in try results[0].decode((TeamID, Int16, Int16, Int64, Int64, Int64).self) {
            let heat = ResponseHeat(assigned: row.3, inWindow: row.4)
            if heat.assigned > 0 { cells.append(HeatMap.Cell(team: row.0, weekday: row.1, hour: row.2, heat: heat)) }
            let sum = sums[row.0] ?? (ResponseHeat(), 0)
            sums[row.0] = (sum.heat + heat, sum.pending + row.5)
        }
        // What has been closed stays as it was, also when leads are gone since.
        let closed = Dictionary(
            try results[1].decode((TeamID, Int32, Int32).self).map {
                ($0.0, ResponseHeat(assigned: Int64($0.1), inWindow: Int64($0.2)))
            }, uniquingKeysWith: { first, _ in first })
        let totals = Set(sums.keys).union(closed.keys).sorted().map { team in
            (
                team: team, heat: closed[team] ?? sums[team]?.heat ?? ResponseHeat(), pending: sums[team]?.pending ?? 0,
                isClosed: closed[team] != nil
            )
        }
        return HeatMap(week: ISOWeek(of: CalendarDay(day)), policy: policy, cells: cells, totals: totals)
    }

    // MARK: referrers

    /// What somebody's referrals have come to.
    package struct Referral: Sendable {
        package var referrer: LeadReferrer
        /// `nil` for a customer or contact whom the member may not see; of words the words.
        package var name: String?
        package var leads: Int64
        /// Qualified ones, and those that were converted.
        package var qualified: Int64
        package var converted: Int64
    }

    package static let maximumReferrers = 100

    /// Who has sent the most leads, of those within the member's reach; words that differ in case, width, blanks or brackets only are one. The
    /// first hundred.
    ///
    /// - Parameters:
    ///   - start: leads that came in from then on.
    ///   - end: and before then.
    /// - Throws: `permission_denied` without `lead_card:read`.
    package func referrers(from start: Date?, before end: Date?, _ scope: TenantScope) async throws -> [Referral] {
        try scope.require(.read, .leadCard)
        let rows = try await database.once(
            scope, as: .memberFigures, readOnly: true,
            [Self.referrals(from: start, before: end, guides: try scope.requireMember().guides(.read, .leadCard), tenant: scope.tenant)])[0]
            .decode((CustomerID?, ContactID?, MemberID?, String?, Int64, Int64, Int64).self)
        let referrals = rows.compactMap { row in
            LeadReferrer(customer: row.0, contact: row.1, member: row.2, words: row.3).map {
                Referral(referrer: $0, leads: row.4, qualified: row.5, converted: row.6)
            }
        }
        let names = try await leads.referrerNames(referrals.map(\.referrer), scope)
        return referrals.map { referral in
            var referral = referral
            referral.name = referral.referrer.words ?? names[referral.referrer]
            return referral
        }
    }

    /// Each kind by its own index, because few leads have been referred.
    static func referrals(from start: Date?, before end: Date?, guides: [ReachGuide]?, tenant: TenantID) -> SQL {
        var which: SQL = "tenant_id = \(tenant) AND deleted_at IS NULL\(fragment: LeadRepository.either(guides, candidates: nil))"
        if let start { which.append(" AND created_at >= \(start)") }
        if let end { which.append(" AND created_at < \(end)") }
        func part(_ columns: SQL, _ column: SQL) -> SQL {
            """
            SELECT \(fragment: columns), count(*) AS leads, count(*) FILTER (WHERE stage IN (3, 4)) AS qualified,
                   count(*) FILTER (WHERE stage = 4) AS converted
            FROM baton.lead WHERE \(fragment: which) AND \(fragment: column) IS NOT NULL
            """
        }
        let customers = part("referrer_customer_id AS a, NULL::uuid AS b, NULL::uuid AS c, NULL::text AS d", "referrer_customer_id")
        let contacts = part("NULL::uuid, referrer_contact_id, NULL::uuid, NULL::text", "referrer_contact_id")
        let members = part("NULL::uuid, NULL::uuid, referrer_member_id, NULL::text", "referrer_member_id")
        let words = part("NULL::uuid, NULL::uuid, NULL::uuid, min(referrer_text)", "referrer_text")
        return """
            SELECT a, b, c, d, leads, qualified, converted FROM (
                \(fragment: customers) GROUP BY referrer_customer_id
                UNION ALL \(fragment: contacts) GROUP BY referrer_contact_id
                UNION ALL \(fragment: members) GROUP BY referrer_member_id
                UNION ALL \(fragment: words) GROUP BY baton.search_text(referrer_text)) AS r
            ORDER BY leads DESC, converted DESC, d, a, b, c LIMIT \(fragment: .constant(maximumReferrers))
            """
    }
}
