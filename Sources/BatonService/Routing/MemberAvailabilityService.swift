package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// How much a member may get, and has got.
package struct MemberCapacity: Sendable, Equatable {
    package var member: MemberID
    package var limits: AssignmentCandidates.Limits
    package var openLeads: Int32
    /// Counted from when the member has a quota.
    package var tally: AssignmentCandidates.Tally
}

package enum AbsenceEntity {}
package typealias AbsenceID = Identifier<AbsenceEntity>

package struct MemberAbsence: Sendable, Equatable {
    package var id: AbsenceID
    package var member: MemberID
    /// Both included, in the tenant's zone.
    package var first: CalendarDay
    package var last: CalendarDay
    package var createdAt: Date
}

/// How much routing gives to a member, and when it gives nothing. Everybody of the tenant may look.
///
/// Limits are rules of leads. Absences are entered by the member, by who may assign leads of his team, or by who may change the rules.
package struct MemberAvailabilityService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    /// Of one member, that are not over yet.
    package static let maximumAbsences = 50
    /// Days of one absence.
    package static let maximumDays = 400
    package static let limits: ClosedRange<Int64> = 0...1_000_000

    // MARK: limits

    /// - Throws: `not_found`.
    package func capacity(of member: MemberID, _ scope: TenantScope) async throws -> MemberCapacity {
        try Self.capacity(
            member, try await database.once(scope, as: .system, readOnly: true, Self.capacityReads(member, scope.tenant))[...])
    }

    private static func capacityReads(_ member: MemberID, _ tenant: TenantID) -> [SQL] {
        [
            """
            SELECT coalesce(l.open_leads, 0), c.max_open_leads, c.max_per_day, c.max_per_week, c.max_per_month
            FROM baton.member m
            LEFT JOIN baton.member_load l ON l.tenant_id = m.tenant_id AND l.member_id = m.id
            LEFT JOIN baton.member_capacity c ON c.tenant_id = m.tenant_id AND c.member_id = m.id
            WHERE m.tenant_id = \(tenant) AND m.id = \(member) AND m.deleted_at IS NULL
            """,
            """
            SELECT day, assigned FROM baton.assignment_tally
            WHERE tenant_id = \(tenant) AND member_id = \(member) AND day >= (baton.now() - interval '33 days')::date
            """,
            "SELECT time_zone, baton.now() FROM baton.tenant WHERE id = \(tenant)",
        ]
    }

    private static func capacity(_ member: MemberID, _ results: ArraySlice<QueryResult>) throws -> MemberCapacity {
        let results = Array(results)
        guard let row = try results[0].first((Int32, Int32?, Int32?, Int32?, Int32?).self) else {
            throw BatonError(.notFound, detail: "member")
        }
        guard let (zone, now) = try results[2].first((String, Date).self) else { throw BatonError(.internalError) }
        let moment = RoutingMoment(now: now, zone: TimeZone(identifier: zone) ?? .gmt, nil)
        let days = try results[1].decode((PostgresDate, Int32).self).map { (day: CalendarDay($0.0), count: $0.1) }
        return MemberCapacity(
            member: member, limits: .init(openLeads: row.1, perDay: row.2, perWeek: row.3, perMonth: row.4), openLeads: row.0,
            tally: .init(days, on: moment.today))
    }

    /// What is `nil` has no limit. Holds from the next lead on; nobody loses what he has.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`; `not_found`; `validation_failed`: `out_of_range`.
    package func setCapacity(
        _ limits: AssignmentCandidates.Limits, of member: MemberID, _ scope: TenantScope
    ) async throws -> MemberCapacity {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .system) { transaction in
            transaction.enqueue(AccessChange.newVersion(tenant))
            let before = try Self.capacity(member, try await transaction.run(Self.capacityReads(member, tenant))[...])
            let changed = [
                ("max_open_leads", before.limits.openLeads != limits.openLeads), ("max_per_day", before.limits.perDay != limits.perDay),
                ("max_per_month", before.limits.perMonth != limits.perMonth), ("max_per_week", before.limits.perWeek != limits.perWeek),
            ].filter(\.1).map(\.0)
            let write: SQL =
                limits == .init()
                ? "DELETE FROM baton.member_capacity WHERE tenant_id = \(tenant) AND member_id = \(member)"
                : """
                INSERT INTO baton.member_capacity (tenant_id, member_id, max_open_leads, max_per_day, max_per_week, max_per_month)
                VALUES (\(tenant), \(member), \(limits.openLeads), \(limits.perDay), \(limits.perWeek), \(limits.perMonth))
                ON CONFLICT (tenant_id, member_id) DO UPDATE SET
                    max_open_leads = excluded.max_open_leads, max_per_day = excluded.max_per_day, max_per_week = excluded.max_per_week,
                    max_per_month = excluded.max_per_month, updated_at = excluded.updated_at
                """
            let event = EventRecord("member.capacity_changed", facet: .leadRules, subject: member, changed: changed)
            _ = try await transaction.finish(changed.isEmpty ? [] : [write, event.insert(scope)])
            var capacity = before
            capacity.limits = limits
            return capacity
        }
    }

    // MARK: absences

    private static let columns: SQL = "id, member_id, first_day, last_day, created_at"

    private static func decode(_ result: QueryResult) throws -> [MemberAbsence] {
        try result.decode((AbsenceID, MemberID, PostgresDate, PostgresDate, Date).self).map {
            MemberAbsence(id: $0.0, member: $0.1, first: CalendarDay($0.2), last: CalendarDay($0.3), createdAt: $0.4)
        }
    }

    /// Those that are not over, and the last that are: `maximumAbsences` of each at most, the latest first.
    ///
    /// - Throws: `not_found`.
    package func absences(of member: MemberID, _ scope: TenantScope) async throws -> [MemberAbsence] {
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                Self.person(member, scope.tenant),
                """
                SELECT \(fragment: Self.columns) FROM baton.member_absence WHERE tenant_id = \(scope.tenant) AND member_id = \(member)
                ORDER BY last_day DESC, id DESC LIMIT \(fragment: .constant(2 * Self.maximumAbsences))
                """,
            ])
        guard !results[0].isEmpty else { throw BatonError(.notFound, detail: "member") }
        return try Self.decode(results[1])
    }

    private static func person(_ member: MemberID, _ tenant: TenantID) -> SQL {
        "SELECT team_id FROM baton.member WHERE tenant_id = \(tenant) AND id = \(member) AND deleted_at IS NULL"
    }

    private func requireMayChange(_ member: MemberID, _ person: QueryResult, _ scope: TenantScope) throws {
        guard let team = try person.first((TeamID?).self) else { throw BatonError(.notFound, detail: "member") }
        guard let actor = scope.member, actor.id != member, !actor.grants.allows(.write, .leadRules) else { return }
        let reaches = actor.grants.reaches(.assign, .leadCard)
        if reaches.contains(.tenant) || reaches.contains(.team) && team.map(actor.position.teams.contains) ?? false { return }
        throw BatonError(.permissionDenied, detail: "lead_card:assign")
    }

    /// From then until then routing passes over the member. What he has stays his.
    ///
    /// - Throws: `not_found`; `permission_denied`; `validation_failed`: `reversed`, `too_long`, `in_the_past`, `overlaps`, `too_many`.
    package func addAbsence(
        of member: MemberID, from first: CalendarDay, to last: CalendarDay, _ scope: TenantScope
    ) async throws -> MemberAbsence {
        let tenant = scope.tenant
        guard first <= last else {
            throw ValidationFailure([FieldProblem("/last_day", "reversed", zh: "结束日期不能早于开始日期", en: "Must not be before the first day.")])
        }
        guard last.number - first.number < Self.maximumDays else {
            throw ValidationFailure([
                FieldProblem("/last_day", "too_long", zh: "一次最多 \(Self.maximumDays) 天", en: "At most \(Self.maximumDays) days at once.")
            ])
        }
        return try await database.withTenant(scope, as: .system) { transaction in
            transaction.enqueue(AccessChange.newVersion(tenant))
            let results = try await transaction.run([
                Self.person(member, tenant),
                """
                SELECT \(fragment: Self.columns) FROM baton.member_absence
                WHERE tenant_id = \(tenant) AND member_id = \(member) AND last_day >= (baton.now() - interval '1 day')::date
                """,
                "SELECT time_zone, baton.now() FROM baton.tenant WHERE id = \(tenant)",
            ])
            try requireMayChange(member, results[0], scope)
            guard let (zone, now) = try results[2].first((String, Date).self) else { throw BatonError(.internalError) }
            guard last >= RoutingMoment(now: now, zone: TimeZone(identifier: zone) ?? .gmt, nil).today else {
                throw ValidationFailure([FieldProblem("/last_day", "in_the_past", zh: "已经过去", en: "That is over.")])
            }
            let others = try Self.decode(results[1])
            if others.contains(where: { $0.first <= last && first <= $0.last }) {
                throw ValidationFailure([
                    FieldProblem("/first_day", "overlaps", zh: "与已登记的缺勤重叠", en: "There is an absence on some of these days already.")
                ])
            }
            guard others.count < Self.maximumAbsences else {
                throw ValidationFailure([
                    FieldProblem(
                        "", "too_many", zh: "最多 \(Self.maximumAbsences) 段", en: "There are \(Self.maximumAbsences) absences already.")
                ])
            }
            let id = AbsenceID.make()
            let written = try await transaction.finish([
                """
                INSERT INTO baton.member_absence (tenant_id, id, member_id, first_day, last_day)
                VALUES (\(tenant), \(id), \(member), \(first.date), \(last.date)) RETURNING created_at
                """,
                EventRecord(
                    "member.absence_added", facet: .permissions, subject: member,
                    data: .object(["absence_id": id.description, "first_day": first.description, "last_day": last.description])
                ).insert(scope),
            ])
            return MemberAbsence(id: id, member: member, first: first, last: last, createdAt: try written[0].single(Date.self) ?? now)
        }
    }

    /// - Throws: `not_found`; `permission_denied`.
    package func deleteAbsence(_ id: AbsenceID, of member: MemberID, _ scope: TenantScope) async throws {
        let tenant = scope.tenant
        try await database.withTenant(scope, as: .system) { transaction in
            transaction.enqueue(AccessChange.newVersion(tenant))
            let person = try await transaction.run([Self.person(member, tenant)])[0]
            try requireMayChange(member, person, scope)
            let deleted = try await transaction.run([
                "DELETE FROM baton.member_absence WHERE tenant_id = \(tenant) AND member_id = \(member) AND id = \(id)"
            ])[0]
            guard deleted.affectedRows > 0 else { throw BatonError(.notFound, detail: "absence") }
            _ = try await transaction.finish([
                EventRecord(
                    "member.absence_deleted", facet: .permissions, subject: member, data: .object(["absence_id": id.description])
                ).insert(scope)
            ])
        }
    }
}
