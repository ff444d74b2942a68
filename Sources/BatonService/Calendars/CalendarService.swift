package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Working calendars of a tenant (Z7): everybody of the tenant reads them, who may change the rules of leads changes them.
///
/// A tenant with calendars always has a default one. A change holds from the next request of every process on.
package struct CalendarService: Sendable {
    private let database: Database
    private let followers: [any CalendarFollower]

    /// - Parameter followers: features whose deadlines count working time.
    package init(database: Database, followers: [any CalendarFollower]) {
        self.database = database
        self.followers = followers
    }

    /// Calendars of a tenant at most.
    package static let maximumCalendars = 50
    /// Teams with one calendar at most.
    package static let maximumTeams = 200
    /// Days that can be asked for at once.
    package static let maximumDays = 400

    // MARK: reading

    package func calendars(_ scope: TenantScope) async throws -> TenantCalendars {
        let role: DatabaseRole = scope.member == nil ? .system : .member
        return try TenantCalendars(try await database.once(scope, as: role, readOnly: true, TenantCalendars.reads(scope.tenant))[...])
    }

    /// - Throws: `not_found`.
    package func calendar(_ id: CalendarID, _ scope: TenantScope) async throws -> StoredCalendar {
        guard let calendar = try await calendars(scope)[id] else { throw BatonError(.notFound, detail: "calendar") }
        return calendar
    }

    package struct DayView: Sendable {
        package var day: CalendarDefinition.Day
        /// As long as the hours are, but for days on which the clocks are changed.
        package var workingTime: Duration
    }

    /// What each day is, and why.
    ///
    /// - Throws: `not_found`.
    package func days(_ id: CalendarID, _ days: ClosedRange<CalendarDay>, _ scope: TenantScope) async throws -> [DayView] {
        let applied = try await calendar(id, scope).applied
        return (days.lowerBound.number...days.upperBound.number).map { number in
            let day = CalendarDay(number: number)
            return DayView(day: applied.day(day), workingTime: applied.workingTime(on: day))
        }
    }

    /// When something is due that begins at an instant, or now.
    ///
    /// - Throws: `not_found`, `validation_failed` when it would take longer than ten years.
    package func deadline(
        _ id: CalendarID, workingTime: Duration, from start: Date?, _ scope: TenantScope
    ) async throws -> (from: Date, due: Date) {
        let calendars = try await calendars(scope)
        guard let calendar = calendars[id] else { throw BatonError(.notFound, detail: "calendar") }
        let start = start ?? calendars.now
        do throws(WorkingCalendar.Problem) {
            return (start, try calendar.applied.calendar.add(workingTime, to: start))
        } catch {
            throw ValidationFailure([
                FieldProblem(
                    "/working_s", "beyond_horizon", zh: "按此日历，十年内完不成这么长的工作时间", en: "With this calendar it would take longer than ten years."
                )
            ])
        }
    }

    // MARK: writing

    /// The first calendar of a tenant becomes the default one, whatever is said.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`; `validation_failed`; `conflict` for a name that is taken.
    package func create(_ input: CalendarInput, teams: [TeamID], isDefault: Bool?, _ scope: TenantScope) async throws -> StoredCalendar {
        try scope.require(.write, .leadRules)
        let id = CalendarID.make()
        return try await write(id, scope) { calendars, statements in
            guard calendars.all.count < Self.maximumCalendars else {
                throw BatonError(.conflict, detail: "there are \(Self.maximumCalendars) calendars already")
            }
            let definition = try Self.definition(input, teams, calendars)
            let isDefault = isDefault ?? false || calendars.all.isEmpty
            if isDefault { statements.append(Self.dropDefault(scope.tenant, except: id)) }
            statements.append(
                """
                INSERT INTO baton.working_calendar (
                    tenant_id, id, name, zone, weekly_hours, public_calendar, make_up_weekday, is_default)
                VALUES (\(scope.tenant), \(id), \(definition.name), \(definition.zone), \(definition.week.map(\.text)),
                        \(definition.publicCalendar), \(definition.makeUpWeekday.rawValue), \(isDefault))
                """)
            statements += Self.parts(id, definition, teams, scope.tenant)
            statements.append(EventRecord("calendar.created", facet: .leadRules, subject: id).insert(scope))
        }
    }

    /// Replaces everything that was said of the calendar.
    ///
    /// - Parameters:
    ///   - isDefault: `nil` leaves it as it is.
    ///   - version: the version that is to be replaced; `nil`: any.
    /// - Throws: as `create`; `not_found`, `version_mismatch`.
    package func replace(
        _ id: CalendarID, _ input: CalendarInput, teams: [TeamID], isDefault: Bool?, version: Int32?, _ scope: TenantScope
    ) async throws -> StoredCalendar {
        try scope.require(.write, .leadRules)
        return try await write(id, scope) { calendars, statements in
            let current = try Self.current(id, version, calendars)
            let definition = try Self.definition(input, teams, calendars)
            if isDefault == false, current.isDefault {
                throw ValidationFailure([
                    FieldProblem(
                        "/is_default", "default_needed", zh: "请改为把另一个日历设为默认", en: "Make another calendar the default one instead.")
                ])
            }
            let isDefault = isDefault ?? current.isDefault
            if isDefault { statements.append(Self.dropDefault(scope.tenant, except: id)) }
            statements.append(
                """
                UPDATE baton.working_calendar SET name = \(definition.name), zone = \(definition.zone),
                    weekly_hours = \(definition.week.map(\.text)), public_calendar = \(definition.publicCalendar),
                    make_up_weekday = \(definition.makeUpWeekday.rawValue), is_default = \(isDefault), updated_at = baton.now(),
                    version = version + 1
                WHERE tenant_id = \(scope.tenant) AND id = \(id)
                """)
            statements.append("DELETE FROM baton.working_calendar_day WHERE tenant_id = \(scope.tenant) AND calendar_id = \(id)")
            statements.append("DELETE FROM baton.team_calendar WHERE tenant_id = \(scope.tenant) AND calendar_id = \(id)")
            statements += Self.parts(id, definition, teams, scope.tenant)
            statements.append(
                EventRecord(
                    "calendar.changed", facet: .leadRules, subject: id,
                    changed: Self.changes(from: current, to: definition, isDefault: isDefault, teams: teams)
                ).insert(scope))
        }
    }

    /// - Throws: `permission_denied`, `not_found`, `version_mismatch`; `conflict` while a team has it, or while it is the default one beside
    ///   others.
    package func delete(_ id: CalendarID, version: Int32?, _ scope: TenantScope) async throws {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        try await change(scope) { calendars, statements in
            let current = try Self.current(id, version, calendars)
            if !current.teams.isEmpty { throw BatonError(.conflict, detail: "teams have this calendar") }
            if current.isDefault, calendars.all.count > 1 {
                throw BatonError(.conflict, detail: "this is the default calendar: make another one the default first")
            }
            statements += [
                "DELETE FROM baton.working_calendar_day WHERE tenant_id = \(tenant) AND calendar_id = \(id)",
                "DELETE FROM baton.working_calendar WHERE tenant_id = \(tenant) AND id = \(id)",
                EventRecord("calendar.deleted", facet: .leadRules, subject: id).insert(scope), ConfigurationCheck.arm(tenant),
            ]
        } finish: { _ in
        }
    }

    private func write(
        _ id: CalendarID, _ scope: TenantScope, _ decide: (TenantCalendars, inout [SQL]) throws -> Void
    ) async throws -> StoredCalendar {
        do {
            return try await change(scope, decide) { calendars in
                guard let calendar = calendars[id] else { throw BatonError(.internalError) }
                return calendar
            }
        } catch let error as DatabaseError where error.constraint == "working_calendar_name_key" {
            throw BatonError(.conflict, detail: "there is one of that name already")
        }
    }

    /// One transaction: what there is, under the tenant's lock, which keeps two changes apart; what `decide` makes of it; what follows.
    private func change<Output>(
        _ scope: TenantScope, _ decide: (TenantCalendars, inout [SQL]) throws -> Void, finish: (TenantCalendars) throws -> Output
    ) async throws -> Output {
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .system) { transaction in
            let before = try await transaction.run(
                // The reference table first (Citus). Who has waited for its lock sees in the statements behind it what the other one did.
                [AccessChange.newVersion(tenant)] + TenantCalendars.reads(tenant))
            var statements: [SQL] = []
            let old = try TenantCalendars(before[1...])
            try decide(old, &statements)
            let new = try TenantCalendars(try await transaction.run(statements + TenantCalendars.reads(tenant))[statements.count...])
            for follower in followers { try await follower.calendarsChanged(from: old, to: new, tenant: tenant, in: transaction) }
            _ = try await transaction.finish([SQL]())
            return try finish(new)
        }
    }

    private static func current(_ id: CalendarID, _ version: Int32?, _ calendars: TenantCalendars) throws -> StoredCalendar {
        guard let current = calendars[id] else { throw BatonError(.notFound, detail: "calendar") }
        if let version, version != current.version { throw BatonError(.versionMismatch) }
        return current
    }

    private static func definition(
        _ input: CalendarInput, _ teams: [TeamID], _ calendars: TenantCalendars
    ) throws -> CalendarDefinition {
        var problems = FieldProblems()
        var definition: CalendarDefinition?
        do throws(ValidationFailure) {
            definition = try input.definition(knownCalendars: Set(calendars.publicCalendars.keys))
        } catch {
            for problem in error.problems { problems.append(problem) }
        }
        var seen: Set<TeamID> = []
        for (index, team) in teams.enumerated() {
            if !calendars.teams.contains(team) {
                problems.append(.unknownTeam("/team_ids/\(index)"))
            } else if !seen.insert(team).inserted {
                problems.append(FieldProblem("/team_ids/\(index)", "given_twice", zh: "重复", en: "Given twice."))
            }
        }
        try problems.check()
        guard let definition else { throw BatonError(.internalError) }
        return definition
    }

    private static func dropDefault(_ tenant: TenantID, except id: CalendarID) -> SQL {
        """
        UPDATE baton.working_calendar SET is_default = false, updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND is_default AND id <> \(id)
        """
    }

    /// Days and teams. A team that had another calendar has this one from now on.
    private static func parts(_ id: CalendarID, _ definition: CalendarDefinition, _ teams: [TeamID], _ tenant: TenantID) -> [SQL] {
        var statements: [SQL] = []
        if !definition.days.isEmpty {
            let kinds = definition.days.map { Int16($0.kind == .off ? 1 : 2) }
            // An empty text and 0 stand for none.
            let hours = definition.days.map { day in if case .work(let hours) = day.kind { hours.text } else { "" } }
            let weekdays = definition.days.map { day in if case .workAs(let weekday?) = day.kind { weekday.rawValue } else { Int16(0) } }
            statements.append(
                """
                INSERT INTO baton.working_calendar_day (tenant_id, calendar_id, day, kind, hours, hours_of, name)
                SELECT \(tenant), \(id), d.day, d.kind, nullif(d.hours, ''), nullif(d.hours_of, 0::smallint), nullif(d.name, '')
                FROM unnest(\(definition.days.map(\.day.date)), \(kinds), \(hours), \(weekdays), \(definition.days.map { $0.name ?? "" }))
                     AS d (day, kind, hours, hours_of, name)
                """)
        }
        if !teams.isEmpty {
            statements += [
                """
                UPDATE baton.working_calendar SET updated_at = baton.now(), version = version + 1
                WHERE tenant_id = \(tenant) AND id IN (
                    SELECT calendar_id FROM baton.team_calendar WHERE tenant_id = \(tenant) AND team_id = ANY (\(teams)))
                """,
                "DELETE FROM baton.team_calendar WHERE tenant_id = \(tenant) AND team_id = ANY (\(teams))",
                "INSERT INTO baton.team_calendar (tenant_id, team_id, calendar_id) SELECT \(tenant), t, \(id) FROM unnest(\(teams)) AS t",
            ]
        }
        return statements
    }

    private static func changes(
        from current: StoredCalendar, to definition: CalendarDefinition, isDefault: Bool, teams: [TeamID]
    ) -> [String] {
        let old = current.definition
        let differences: [(String, Bool)] = [
            ("days", old.days != definition.days), ("is_default", current.isDefault != isDefault),
            ("make_up_weekday", old.makeUpWeekday != definition.makeUpWeekday), ("name", old.name != definition.name),
            ("public_calendar", old.publicCalendar != definition.publicCalendar), ("team_ids", Set(current.teams) != Set(teams)),
            ("weekly_hours", old.week != definition.week), ("zone", old.zone != definition.zone),
        ]
        return differences.filter(\.1).map(\.0)
    }
}
