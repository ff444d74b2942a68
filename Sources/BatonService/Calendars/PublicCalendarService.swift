package import BatonModel
package import BatonPlatform
internal import Postgres

/// Public calendars: years that are part of the program, and those that a host has imported, which go before them.
package struct PublicCalendarService: Sendable {
    private let database: Database
    private let directory: AccessDirectory
    private let followers: [any CalendarFollower]

    /// - Parameter followers: features whose deadlines count working time.
    package init(database: Database, directory: AccessDirectory, followers: [any CalendarFollower]) {
        self.database = database
        self.directory = directory
        self.followers = followers
    }

    /// Years that are part of the program; a test reads them all.
    package static let builtIn: [PublicYear] = [PackageResources.cn_2026_csv].compactMap { try? PublicCalendarFile.parse($0) }

    static let years: SQL = "SELECT key, year, name, source, published_on FROM baton.public_calendar ORDER BY key, year"
    static let days: SQL = "SELECT calendar_key, year, day, kind, name FROM baton.public_holiday ORDER BY calendar_key, year, day"

    static func decode(_ years: QueryResult, _ days: QueryResult) throws -> [String: PublicCalendar] {
        struct Year: Hashable {
            var key: String
            var year: Int16
        }
        let days = Dictionary(
            grouping: try days.decode((String, Int16, PostgresDate, Int16, String).self), by: { Year(key: $0.0, year: $0.1) })
        let imported = try years.decode((String, Int16, String, String, PostgresDate?).self).map { row in
            PublicYear(
                key: row.0, year: Int(row.1), name: row.2, source: row.3, publishedOn: row.4.map { CalendarDay($0) },
                days: (days[Year(key: row.0, year: row.1)] ?? []).map { .init(day: CalendarDay($0.2), isWorking: $0.3 == 2, name: $0.4) })
        }
        return Dictionary(grouping: builtIn + imported, by: \.key).reduce(into: [:]) { all, entry in
            all[entry.key] = PublicCalendar(key: entry.key, years: entry.value)
        }
    }

    /// For the host's command line.
    package func list() async throws -> [PublicCalendar] {
        let results = try await database.host([Self.years, Self.days])
        return try Self.decode(results[0], results[1]).values.sorted { $0.key < $1.key }
    }

    package struct Report: Sendable {
        package var year: PublicYear
        /// Tenants with a calendar that follows it.
        package var tenants: Int
        /// Short names of tenants whose deadlines could not be moved; the year holds for them all the same, for deadlines that begin later.
        package var failed: [String] = []
    }

    /// Takes in a year, in the place of what there was of it. Tenants that follow the calendar see it from their next request on.
    ///
    /// - Throws: `validation_failed` with what is wrong with the file, by line.
    package func importYear(_ file: [UInt8]) async throws -> Report {
        let year = try PublicCalendarFile.parse(file)
        let (key, number) = (year.key, Int16(year.year))
        let before = Dictionary(try await list().map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        _ = try await database.host([
            "DELETE FROM baton.public_holiday WHERE calendar_key = \(key) AND year = \(number)",
            "DELETE FROM baton.public_calendar WHERE key = \(key) AND year = \(number)",
            """
            INSERT INTO baton.public_calendar (key, year, name, source, published_on)
            VALUES (\(key), \(number), \(year.name), \(year.source), \(year.publishedOn.map(\.date)))
            """,
            """
            INSERT INTO baton.public_holiday (calendar_key, year, day, kind, name)
            SELECT \(key), \(number), d.day, d.kind, d.name
            FROM unnest(\(year.days.map(\.day.date)), \(year.days.map { Int16($0.isWorking ? 2 : 1) }), \(year.days.map(\.name)))
                 AS d (day, kind, name)
            """,
        ])
        var report = Report(year: year, tenants: 0)
        let slugs = try await database.directory("SELECT slug FROM baton.tenant WHERE erasing_at IS NULL ORDER BY slug").column(String.self)
        for slug in slugs {
            do {
                if try await announce(key, before: before, directory.hostOperator(slug: slug)) { report.tenants += 1 }
            } catch let error as BatonError where error.code == .notFound {
                // It has gone meanwhile, and follows nothing.
            } catch {
                report.failed.append(slug)
            }
        }
        return report
    }

    /// What a process has kept of a tenant's calendars is valid for one access version; and deadlines move.
    ///
    /// - Returns: whether the tenant has a calendar that follows this one.
    private func announce(_ key: String, before: [String: PublicCalendar], _ scope: TenantScope) async throws -> Bool {
        let tenant = scope.tenant
        let count: SQL = "SELECT count(*) FROM baton.working_calendar WHERE tenant_id = \(tenant) AND public_calendar = \(key)"
        guard let followed = try await database.once(scope, as: .system, readOnly: true, [count])[0].single(Int64.self), followed > 0
        else { return false }
        try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run(
                [AccessChange.newVersion(tenant)] + TenantCalendars.reads(tenant))
            let new = try TenantCalendars(results[1...])
            for follower in followers {
                try await follower.calendarsChanged(from: new.following(before), to: new, tenant: tenant, in: transaction)
            }
            _ = try await transaction.finish([SQL]())
        }
        return true
    }
}
