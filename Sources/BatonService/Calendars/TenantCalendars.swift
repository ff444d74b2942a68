package import BatonModel
internal import BatonPlatform
package import FoundationEssentials
package import Postgres

/// A calendar of a tenant as it is stored, with the public one that it follows.
package struct StoredCalendar: Sendable {
    package var id: CalendarID
    package var definition: CalendarDefinition
    /// Whether it holds for teams that have none, and have none above them either.
    package var isDefault: Bool
    /// Teams whose own it is; it holds for those below them too.
    package var teams: [TeamID]
    package var version: Int32
    package var updatedAt: Date
    /// `nil` when it follows none.
    package var announced: PublicCalendar?
    /// By the database's clock and the calendar's zone.
    package var today: CalendarDay

    package var applied: CalendarDefinition.Applied { CalendarDefinition.Applied(definition, announced: announced) }

    /// Until when the public calendar says something; `nil` without one, and when it says nothing of today.
    package var expiresOn: CalendarDay? { announced?.coverage(from: today) }

    package enum Warning: String, CaseIterable, Sendable {
        /// Within `warningDays`: next year's holidays have not been imported.
        case endsSoon = "public_calendar_ends_soon"
        /// It says nothing of today: holidays count as ordinary days.
        case ended = "public_calendar_ended"
    }

    package static let warningDays = 60

    package var warning: Warning? {
        guard announced != nil else { return nil }
        guard let expiresOn else { return .ended }
        return expiresOn.number - today.number < Self.warningDays ? .endsSoon : nil
    }
}

/// All calendars of a tenant, and whose each is.
package struct TenantCalendars: Sendable {
    /// In the order in which they were made.
    package private(set) var all: [StoredCalendar]
    package let publicCalendars: [String: PublicCalendar]
    /// Of the database.
    package let now: Date
    let teams: Set<TeamID>
    /// Each team with the one above it.
    let tree: [(id: TeamID, parent: TeamID?)]
    private let parents: [TeamID: TeamID]
    private let byTeam: [TeamID: CalendarID]
    private var calendars: [CalendarID: WorkingCalendar]

    package subscript(id: CalendarID) -> StoredCalendar? { all.first { $0.id == id } }

    /// The team's own calendar, else that of the nearest team above it, else the tenant's; `nil` when the tenant has none.
    package func id(for team: TeamID?) -> CalendarID? {
        var current = team
        var seen: Set<TeamID> = []
        while let team = current, seen.insert(team).inserted {
            if let calendar = byTeam[team] { return calendar }
            current = parents[team]
        }
        return all.first(where: \.isDefault)?.id
    }

    package func calendar(for team: TeamID?) -> WorkingCalendar? { id(for: team).flatMap { calendars[$0] } }

    /// The same with other public calendars.
    func following(_ others: [String: PublicCalendar]) -> TenantCalendars {
        var copy = self
        for (index, calendar) in all.enumerated() {
            guard let key = calendar.definition.publicCalendar else { continue }
            copy.all[index].announced = others[key] ?? PublicCalendar(key: key, years: [])
            copy.calendars[calendar.id] = copy.all[index].applied.calendar
        }
        return copy
    }

    /// Statements whose results `init` takes, in their order; `system`, `worker` and `member` may run them.
    package static func reads(_ tenant: TenantID) -> [SQL] {
        [
            """
            SELECT id, name, zone, weekly_hours, public_calendar, make_up_weekday, is_default, version, updated_at
            FROM baton.working_calendar WHERE tenant_id = \(tenant) ORDER BY created_at, id
            """,
            """
            SELECT calendar_id, day, kind, hours, hours_of, name FROM baton.working_calendar_day
            WHERE tenant_id = \(tenant) ORDER BY calendar_id, day
            """,
            "SELECT team_id, calendar_id FROM baton.team_calendar WHERE tenant_id = \(tenant) ORDER BY team_id",
            "SELECT id, parent_id FROM baton.team WHERE tenant_id = \(tenant)",
            PublicCalendarService.years,
            PublicCalendarService.days,
            "SELECT baton.now()",
        ]
    }

    package init(_ results: ArraySlice<QueryResult>) throws {
        let results = Array(results)
        guard let now = try results[6].single(Date.self) else { throw BatonError(.internalError) }
        let days = try results[1].decode((CalendarID, PostgresDate, Int16, String?, Int16?, String?).self)
        let owners = try results[2].decode((TeamID, CalendarID).self)
        let tree = try results[3].decode((TeamID, TeamID?).self)
        let publicCalendars = try PublicCalendarService.decode(results[4], results[5])
        self.now = now
        self.publicCalendars = publicCalendars
        self.tree = tree.map { (id: $0.0, parent: $0.1) }
        teams = Set(tree.map(\.0))
        parents = Dictionary(tree.compactMap { team in team.1.map { (team.0, $0) } }, uniquingKeysWith: { $1 })
        byTeam = Dictionary(owners.map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
        all = try results[0].decode((CalendarID, String, String, [String], String?, Int16, Bool, Int32, Date).self).map { row in
            let week = try row.3.map { text in
                guard let hours = DayHours(stored: text) else { throw BatonError(.internalError, detail: "working hours") }
                return hours
            }
            guard week.count == 7 else { throw BatonError(.internalError, detail: "working hours") }
            let definition = CalendarDefinition(
                name: row.1, zone: row.2, week: week, publicCalendar: row.4, makeUpWeekday: Weekday(rawValue: row.5) ?? .monday,
                days: days.filter { $0.0 == row.0 }.map { day in
                    CalendarDefinition.OwnDay(
                        day: CalendarDay(day.1),
                        kind: day.2 == 1
                            ? .off
                            : day.3.flatMap { DayHours(stored: $0) }.map { .work($0) } ?? .workAs(day.4.flatMap(Weekday.init(rawValue:))),
                        name: day.5)
                })
            return StoredCalendar(
                id: row.0, definition: definition, isDefault: row.6, teams: owners.filter { $0.1 == row.0 }.map(\.0), version: row.7,
                updatedAt: row.8,
                announced: row.4.map { publicCalendars[$0] ?? PublicCalendar(key: $0, years: []) },
                today: WorkingCalendar(zone: definition.timeZone, week: week).day(at: now))
        }
        calendars = Dictionary(all.map { ($0.id, $0.applied.calendar) }, uniquingKeysWith: { $1 })
    }
}

/// A feature with deadlines in working time. Registered where the program is put together; calendars know no feature.
package protocol CalendarFollower: Sendable {
    /// In the transaction that changes calendars, as `system`: moves the deadlines that follow from them.
    ///
    /// - Throws: `conflict`, when it cannot do without what is taken away; nothing has changed then.
    func calendarsChanged(from old: TenantCalendars, to new: TenantCalendars, tenant: TenantID, in transaction: Transaction) async throws
}
