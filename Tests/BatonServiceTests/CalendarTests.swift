internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("The public calendar of 2026, as the State Council announced it")
struct BuiltInCalendarTests {
    private static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

    private func office() throws -> CalendarDefinition.Applied {
        var input = CalendarInput()
        input.name = "总部"
        input.zone = "Asia/Shanghai"
        input.week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, ["09:00-18:00"]) })
        input.publicCalendar = "CN"
        return CalendarDefinition.Applied(
            try input.definition(knownCalendars: ["CN"]), announced: PublicCalendar(key: "CN", years: PublicCalendarService.builtIn))
    }

    private func at(_ text: String) throws -> Date { try LocalDateTime(parsing: text).instant(in: Self.zone) }

    @Test("every file that is part of the program can be read, and says where it comes from")
    func files() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/BatonService/Calendars/Data")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count == PublicCalendarService.builtIn.count)
        for name in names { _ = try PublicCalendarFile.parse([UInt8](Data(contentsOf: folder.appending(path: name)))) }
        let year = try #require(PublicCalendarService.builtIn.first { $0.key == "CN" && $0.year == 2026 })
        #expect(year.publishedOn == CalendarDay("2025-11-04"))
        #expect(year.days.count { !$0.isWorking } == 33)
        #expect(year.days.count { $0.isWorking } == 6)
        // Make-up days lie on weekends.
        for day in year.days where day.isWorking { #expect([.saturday, .sunday].contains(day.day.weekday), "\(day.day)") }
    }

    @Test("deadlines step over holidays and use the working days that make up for them")
    func deadlines() throws {
        let office = try office()
        for (start, hours, due) in [
            // Wednesday evening; the first to the seventh of October are free, Saturday the tenth is not.
            ("2026-09-30 18:00", 1, "2026-10-08 10:00"), ("2026-10-09 17:00", 2, "2026-10-10 10:00"),
            ("2026-10-10 18:00", 1, "2026-10-12 10:00"),
            // A Saturday before the Spring Festival is a working day; the 15th to the 23rd are free.
            ("2026-02-13 18:00", 1, "2026-02-14 10:00"), ("2026-02-14 18:00", 1, "2026-02-24 10:00"),
            ("2026-02-27 18:00", 9, "2026-02-28 18:00"), ("2026-01-03 12:00", 4, "2026-01-04 13:00"),
            ("2026-04-03 17:30", 1, "2026-04-07 09:30"), ("2026-06-18 17:00", 2, "2026-06-22 10:00"),
            ("2026-09-24 17:00", 2, "2026-09-28 10:00"), ("2026-09-19 12:00", 1, "2026-09-20 10:00"),
            ("2026-04-30 17:00", 2, "2026-05-06 10:00"), ("2026-05-08 17:00", 2, "2026-05-09 10:00"),
        ] {
            #expect(try office.calendar.add(.seconds(hours * 3_600), to: at(start)) == at(due), "\(start) + \(hours) h")
        }
        #expect(try office.day(#require(CalendarDay("2026-02-14"))).reason == .makeUpDay)
        #expect(try office.day(#require(CalendarDay("2026-02-14"))).hours.text == "09:00-18:00")
        #expect(try office.day(#require(CalendarDay("2026-02-17"))).name == "春节")
        // 365 days, 104 of them on weekends of which six are worked, 33 days off of which 14 lie on weekends.
        let year = try office.calendar.workingTime(from: at("2026-01-01 00:00"), to: at("2027-01-01 00:00"))
        #expect(year == .seconds((365 - 104 + 6 - 19) * 9 * 3_600), "\(year)")
    }
}

@Suite("Working calendars", .database(movableClock: true), .serialized)
struct CalendarTests {
    private var database: TestDatabase { .current }

    private func input(_ name: String, _ week: [Weekday: [String]] = [.monday: ["09:00-18:00"]], public key: String? = nil) -> CalendarInput
    {
        var input = CalendarInput()
        input.name = name
        input.zone = "Asia/Shanghai"
        input.week = week
        input.publicCalendar = key
        return input
    }

    private func code(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch let error as BatonError {
            return error.code.rawValue
        } catch let error as ValidationFailure {
            return error.problems.map { "\($0.pointer) \($0.code)" }.joined(separator: ", ")
        } catch {
            return "\(error)"
        }
    }

    @Test("the first one is the default; teams have their own, the nearest above them, or the default one")
    func teams() async throws {
        let tenant = try await TestTenant.make()
        func admin() async throws -> TenantScope { try await tenant.scope(tenant.admin) }
        let calendars = database.calendars
        #expect(try await calendars.calendars(admin()).calendar(for: tenant.eastTeam) == nil)
        let main = try await calendars.create(input("总部"), teams: [], isDefault: false, admin())
        #expect(main.isDefault && main.version == 1)
        let sales = try await calendars.create(
            input("销售部", [.tuesday: ["09:00-10:00"]]), teams: [tenant.department], isDefault: nil, admin())
        let east = try await calendars.create(input("华东", [.friday: ["09:00-10:00"]]), teams: [tenant.eastTeam], isDefault: nil, admin())
        var all = try await calendars.calendars(admin())
        #expect(all.id(for: tenant.eastTeam) == east.id)
        #expect(all.id(for: tenant.southTeam) == sales.id)
        #expect(all.id(for: tenant.department) == sales.id)
        #expect(all.id(for: nil) == main.id)
        #expect(all.calendar(for: tenant.eastTeam)?.hours(on: try #require(CalendarDay("2026-11-20"))).text == "09:00-10:00")

        // A team goes from one to the other, and both say so.
        let moved = try await calendars.replace(
            main.id, input("总部"), teams: [tenant.eastTeam], isDefault: nil, version: 1, admin())
        #expect(moved.version == 2 && moved.teams == [tenant.eastTeam] && moved.isDefault)
        #expect(try await calendars.calendar(east.id, admin()).teams == [])
        #expect(try await calendars.calendar(east.id, admin()).version == 2)
        // So does the default.
        let newer = try await calendars.replace(
            east.id, input("华东", [.friday: ["09:00-10:00"]]), teams: [], isDefault: true, version: nil, admin())
        #expect(newer.isDefault)
        all = try await calendars.calendars(admin())
        #expect(all.all.filter(\.isDefault).map(\.id) == [east.id])
        #expect(all[main.id]?.version == 3)

        #expect(await code { try await calendars.delete(main.id, version: nil, admin()) } == "conflict")
        #expect(await code { try await calendars.delete(east.id, version: nil, admin()) } == "conflict")
        _ = try await calendars.replace(main.id, input("总部"), teams: [], isDefault: nil, version: nil, admin())
        #expect(await code { try await calendars.delete(main.id, version: 1, admin()) } == "version_mismatch")
        try await calendars.delete(main.id, version: 4, admin())
        #expect(await code { try await calendars.delete(main.id, version: nil, admin()) } == "not_found")
        _ = try await calendars.replace(sales.id, input("x"), teams: [], isDefault: nil, version: nil, admin())
        try await calendars.delete(sales.id, version: nil, admin())
        // The last one may go.
        try await calendars.delete(east.id, version: nil, admin())
        #expect(try await calendars.calendars(admin()).all.isEmpty)
        for table in ["working_calendar", "working_calendar_day", "team_calendar"] {
            let rows = try await database.admin.query(
                "SELECT count(*) FROM baton.\(fragment: .identifier(table)) WHERE tenant_id = \(tenant.id)"
            ).single(Int64.self)
            #expect(rows == 0, "\(table)")
        }
        let events = try await database.admin.query(
            "SELECT kind || ' ' || array_to_string(changed, ',') FROM baton.event WHERE tenant_id = \(tenant.id) AND kind LIKE 'calendar.%' ORDER BY id"
        ).column(String.self)
        #expect(events.count == 10)
        #expect(events[3] == "calendar.changed team_ids")
        #expect(events[7] == "calendar.changed make_up_weekday,name,team_ids,weekly_hours")
    }

    @Test("everything that is said of a calendar is kept, and replaced as a whole")
    func stored() async throws {
        let tenant = try await TestTenant.make()
        let calendars = database.calendars
        var given = input(
            "门店", Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, ["00:00-02:00", "10:00-22:00", "23:30-24:00"]) }),
            public: "CN")
        given.zone = "Europe/Berlin"
        given.makeUpWeekday = "saturday"
        given.days = [
            .init(date: "2026-12-25", kind: "off", name: "圣诞"), .init(date: "2026-12-24", kind: "work", hours: ["10:00-14:00"]),
            .init(date: "2026-12-26", kind: "work", hoursOf: "sunday"), .init(date: "2026-12-27", kind: "work"),
        ]
        let made = try await calendars.create(given, teams: [], isDefault: nil, tenant.scope(tenant.admin))
        let expected = try given.definition(knownCalendars: ["CN"])
        #expect(made.definition == expected)
        #expect(try await calendars.calendar(made.id, tenant.scope(tenant.eastSales[0])).definition == expected)
        // By the host's command line too, which is no member.
        #expect(try await calendars.calendar(made.id, tenant.operatorScope()).definition == expected)
        let bare = try await calendars.replace(
            made.id, input("门店"), teams: [], isDefault: nil, version: nil, tenant.scope(tenant.admin))
        #expect(bare.definition == (try input("门店").definition(knownCalendars: [])))
        #expect(bare.announced == nil && bare.expiresOn == nil && bare.warning == nil)
    }

    @Test("who may not, what is not there and what another tenant has is refused; nothing is written")
    func refused() async throws {
        let (tenant, other) = (try await TestTenant.make(), try await TestTenant.make())
        let calendars = database.calendars
        let theirs = try await calendars.create(input("总部"), teams: [], isDefault: nil, other.scope(other.admin))
        func admin() async throws -> TenantScope { try await tenant.scope(tenant.admin) }
        let sales = try await tenant.scope(tenant.eastSales[0])
        #expect(await code { _ = try await calendars.create(input("x"), teams: [], isDefault: nil, sales) } == "permission_denied")
        #expect(await code { try await calendars.delete(theirs.id, version: nil, sales) } == "permission_denied")
        #expect(await code { _ = try await calendars.calendar(theirs.id, admin()) } == "not_found")
        #expect(await code { try await calendars.delete(theirs.id, version: nil, admin()) } == "not_found")
        #expect(
            await code { _ = try await calendars.replace(theirs.id, input("x"), teams: [], isDefault: nil, version: nil, admin()) }
                == "not_found")
        #expect(
            await code {
                _ = try await calendars.create(
                    input("x", [:]), teams: [other.eastTeam, tenant.eastTeam, tenant.eastTeam], isDefault: nil, admin())
            } == "/weekly_hours no_working_time, /team_ids/0 unknown_team, /team_ids/2 given_twice")
        #expect(try await calendars.calendars(admin()).all.isEmpty)

        let old = try await admin()
        let made = try await calendars.create(input("总部"), teams: [], isDefault: nil, old)
        // What was read before the change holds no longer.
        #expect(await code { _ = try await calendars.calendars(old) } == "access_changed")
        #expect(await code { _ = try await calendars.create(input("总部"), teams: [], isDefault: nil, admin()) } == "conflict")
        #expect(
            await code { _ = try await calendars.replace(made.id, input("总部"), teams: [], isDefault: false, version: nil, admin()) }
                == "/is_default default_needed")
        #expect(
            await code { _ = try await calendars.replace(made.id, input("总部"), teams: [], isDefault: nil, version: 2, admin()) }
                == "version_mismatch")
        #expect(
            await code { _ = try await calendars.deadline(made.id, workingTime: .seconds(300 * 86_400 * 7), from: nil, admin()) }
                == "/working_s beyond_horizon")
        #expect(try await calendars.calendar(made.id, admin()).version == 1)
    }

    @Test("of two that are made at once, one is the default")
    func atOnce() async throws {
        let tenant = try await TestTenant.make()
        let calendars = database.calendars
        let scope = try await tenant.operatorScope()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { _ = try await calendars.create(input("日历 \(number)"), teams: [tenant.eastTeam], isDefault: true, scope) }
            }
            try await group.waitForAll()
        }
        let all = try await calendars.calendars(tenant.operatorScope())
        #expect(all.all.count == 8)
        #expect(all.all.count(where: \.isDefault) == 1)
        #expect(all.all.filter { !$0.teams.isEmpty }.count == 1)
    }

    @Test("an imported year goes before what was there, is seen by all who follow it, and is checked before anything is written")
    func imported() async throws {
        let (tenant, other) = (try await TestTenant.make(), try await TestTenant.make())
        let service = database.publicCalendars
        func file(_ rows: String) -> [UInt8] { Array("calendar,ZZ\nyear,2031\nname,某地\nsource,公告\nfrom,to,kind,name\n\(rows)".utf8) }
        #expect(try await service.importYear(file("2031-05-01,2031-05-03,off,劳动节\n2031-05-04,,work,劳动节\n")).tenants == 0)
        let made = try await database.calendars.create(input("总部", public: "ZZ"), teams: [], isDefault: nil, tenant.scope(tenant.admin))
        let (before, unmoved) = (try await tenant.operatorScope().accessVersion, try await other.operatorScope().accessVersion)
        func reason(_ day: String) async throws -> CalendarDefinition.Day.Reason {
            try await database.calendars.calendar(made.id, tenant.scope(tenant.admin)).applied.day(try #require(CalendarDay(day))).reason
        }
        #expect(try await reason("2031-05-03") == .publicHoliday)
        #expect(try await reason("2031-05-04") == .makeUpDay)

        let report = try await service.importYear(file("2031-05-01,2031-05-02,off,劳动节\n2030-12-31,,off,元旦\n"))
        #expect(report.tenants == 1)
        #expect(report.year.days.count == 3)
        #expect(try await tenant.operatorScope().accessVersion == before + 1)
        #expect(try await other.operatorScope().accessVersion == unmoved)
        #expect(try await reason("2031-05-03") == .weekly)
        #expect(try await reason("2030-12-31") == .publicHoliday)

        #expect(await code { _ = try await service.importYear(file("2031-05-01,,off,x\n2031-05-01,,work,x\n")) } == "line 7 date_twice")
        #expect(try await reason("2031-05-02") == .publicHoliday)
        let known = try await service.list()
        #expect(known.map(\.key).contains("ZZ") && known.map(\.key).contains("CN"))
        // A year that is part of the program can be corrected.
        let corrected = "calendar,CN\nyear,2026\nname,中国大陆\nsource,更正\nfrom,to,kind,name\n2026-01-01,,off,元旦\n"
        _ = try await service.importYear(Array(corrected.utf8))
        #expect(try await service.list().first { $0.key == "CN" }?.years.map(\.source) == ["更正"])
        try await database.admin.query("DELETE FROM baton.public_holiday WHERE calendar_key = 'CN'")
        try await database.admin.query("DELETE FROM baton.public_calendar WHERE key = 'CN'")
    }

    @Test("from 60 days before a public calendar ends a warning is given, and another one when it has ended")
    func warnings() async throws {
        let tenant = try await TestTenant.make()
        let file = "calendar,ZY\nyear,2026\nname,某地\nsource,公告\nfrom,to,kind,name\n2026-05-01,,off,x\n"
        _ = try await database.publicCalendars.importYear(Array(file.utf8))
        let made = try await database.calendars.create(input("总部", public: "ZY"), teams: [], isDefault: nil, tenant.scope(tenant.admin))
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        func look(_ text: String) async throws -> StoredCalendar {
            let now = try #require(try await database.admin.query("SELECT baton.now()").single(Date.self))
            try await database.advanceClock(.seconds(try LocalDateTime(parsing: text).instant(in: zone).timeIntervalSince(now)))
            return try await database.calendars.calendar(made.id, tenant.scope(tenant.admin))
        }
        let early = try await look("2026-11-01 23:00")
        #expect(early.expiresOn == CalendarDay("2026-12-31") && early.warning == nil)
        #expect(try await look("2026-11-02 01:00").warning == .endsSoon)
        #expect(try await look("2026-12-31 23:00").warning == .endsSoon)
        let late = try await look("2027-01-01 01:00")
        #expect(late.expiresOn == nil && late.warning == .ended)
        _ = try await database.publicCalendars.importYear(Array(file.replacing("2026", with: "2027").utf8))
        #expect(try await look("2027-01-01 02:00").warning == nil)
        // The deadline of a preview begins by the database's clock.
        let (from, _) = try await database.calendars.deadline(made.id, workingTime: .seconds(1), from: nil, tenant.scope(tenant.admin))
        #expect(abs(from.timeIntervalSince(try LocalDateTime(parsing: "2027-01-01 02:00").instant(in: zone))) < 60)
    }
}
