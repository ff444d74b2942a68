import BatonModel
import Testing

@Suite struct CalendarInputTests {
    private func problems(_ change: (inout CalendarInput) -> Void) -> [String] {
        var input = CalendarInput()
        input.name = "总部"
        input.zone = "Asia/Shanghai"
        input.week = [.monday: ["09:00-12:00", "13:30-18:00"]]
        change(&input)
        do throws(ValidationFailure) {
            _ = try input.definition(knownCalendars: ["CN"])
            return []
        } catch {
            return error.problems.map { "\($0.pointer) \($0.code)" }
        }
    }

    @Test func `what is wrong is said with its place, all at once`() {
        #expect(problems { _ in } == [])
        #expect(problems { $0 = CalendarInput() } == ["/name missing", "/zone missing", "/weekly_hours missing"])
        #expect(problems { $0.name = " " } == ["/name missing"])
        for zone in ["Asia/Peking2", "CST", "GMT+8", "+08:00", "asia/shanghai", "Asia/", "/", "../etc/passwd"] {
            #expect(problems { $0.zone = zone } == ["/zone unknown_zone"], "\(zone)")
        }
        for zone in ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"] { #expect(problems { $0.zone = zone } == [], "\(zone)") }
        #expect(problems { $0.week = [:] } == ["/weekly_hours no_working_time"])
        #expect(problems { $0.week = [.friday: []] } == ["/weekly_hours no_working_time"])
        for text in [
            "9-12", "09:00", "12:00-09:00", "09:00-09:00", "09:00-24:01", "25:00-26:00", "09:60-10:00", "", "09:00-12:00-13:00",
            "-09:00-10:00",
        ] {
            #expect(problems { $0.week = [.tuesday: [text]] } == ["/weekly_hours/tuesday/0 invalid_interval"], "\(text)")
        }
        for text in ["00:00-24:00", "9:00-12:00", "09:00–12:00", "０９：００－１２：００", " 09:00 - 12:00 "] {
            #expect(problems { $0.week = [.tuesday: [text]] } == [], "\(text)")
        }
        #expect(
            problems { $0.week = [.sunday: ["09:00-12:00", "11:59-13:00", "08:00-09:00"]] } == [
                "/weekly_hours/sunday/1 overlapping_intervals"
            ])
        #expect(problems { $0.week = [.monday: [String](repeating: "09:00-10:00", count: 13)] } == ["/weekly_hours/monday too_many"])
        #expect(problems { $0.publicCalendar = "XX" } == ["/public_calendar unknown_calendar"])
        #expect(problems { $0.makeUpWeekday = "Montag" } == ["/make_up_weekday invalid_weekday"])
        #expect(problems { $0.makeUpWeekday = "sunday" } == ["/make_up_weekday no_hours"])
    }

    @Test func `own days exist, are given once and have hours that fit their kind`() {
        func day(_ date: String?, _ kind: String?, _ hours: [String]? = nil, _ of: String? = nil) -> [String] {
            problems { $0.days = [.init(date: "2026-10-01", kind: "off"), .init(date: date, kind: kind, hours: hours, hoursOf: of)] }
        }
        #expect(day("2026-10-02", "off") == [])
        #expect(day("2026-10-02", "work") == [])
        #expect(day("2026-10-02", "work", ["09:00-10:00"]) == [])
        #expect(day("2026-10-02", "work", nil, "monday") == [])
        #expect(day("2026-10-01", "work") == ["/days/1/date date_twice"])
        #expect(day("2026-02-30", "off") == ["/days/1/date invalid_date"])
        #expect(day(nil, nil) == ["/days/1/date invalid_date", "/days/1/kind invalid_kind"])
        #expect(day("2026-10-02", "holiday") == ["/days/1/kind invalid_kind"])
        #expect(day("2026-10-02", "off", ["09:00-10:00"]) == ["/days/1/kind hours_of_day_off"])
        #expect(day("2026-10-02", "work", ["09:00-10:00"], "monday") == ["/days/1/hours_of two_kinds_of_hours"])
        #expect(day("2026-10-02", "work", []) == ["/days/1/hours no_hours"])
        #expect(day("2026-10-02", "work", ["x", "09:00-10:00"]) == ["/days/1/hours/0 invalid_interval"])
        #expect(day("2026-10-02", "work", nil, "sunday") == ["/days/1/hours_of no_hours"])
        #expect(day("2026-10-02", "work", nil, "someday") == ["/days/1/hours_of invalid_weekday"])
        #expect(
            problems { $0.days = (0..<401).map { .init(date: CalendarDay(number: 20_000 + $0).description, kind: "off") } } == [
                "/days too_many"
            ])
    }

    @Test func `hours are kept in their order, and those that touch become one`() throws {
        let hours = try #require(DayHours(stored: "13:00-18:00 09:00-12:00 12:00-13:00"))
        #expect(hours.text == "09:00-18:00")
        #expect(hours.seconds == 9 * 3_600)
        #expect(DayHours(stored: "09:00-12:00 11:00-13:00") == nil)
        #expect(DayHours(stored: "") == .closed)
    }

    @Test func `a day has its own hours, else what is announced, else those of its weekday`() throws {
        var input = CalendarInput()
        input.name = "总部"
        input.zone = "Asia/Shanghai"
        input.week = Dictionary(uniqueKeysWithValues: [.monday, .tuesday, .wednesday, .thursday].map { ($0, ["09:00-18:00"]) })
        input.week?[.friday] = ["09:00-16:00"]
        input.publicCalendar = "CN"
        input.days = [
            .init(date: "2026-10-02", kind: "work", hours: ["10:00-11:00"], name: "值班"), .init(date: "2026-10-10", kind: "off"),
            .init(date: "2026-10-17", kind: "work", hoursOf: "friday"), .init(date: "2026-10-24", kind: "work"),
        ]
        let definition = try input.definition(knownCalendars: ["CN"])
        func announced(_ day: String, _ isWorking: Bool) throws -> PublicYear.Day {
            .init(day: try #require(CalendarDay(day)), isWorking: isWorking, name: "国庆节")
        }
        let year = PublicYear(
            key: "CN", year: 2026, name: "中国大陆", source: "x", publishedOn: nil,
            days: [
                try announced("2026-09-20", true), try announced("2026-10-01", false), try announced("2026-10-02", false),
                try announced("2026-10-10", true),
            ])
        let applied = CalendarDefinition.Applied(definition, announced: PublicCalendar(key: "CN", years: [year]))
        for (text, reason, hours) in [
            ("2026-09-20", CalendarDefinition.Day.Reason.makeUpDay, "09:00-18:00"), ("2026-10-01", .publicHoliday, ""),
            ("2026-10-02", .ownWorkingDay, "10:00-11:00"), ("2026-10-09", .weekly, "09:00-16:00"), ("2026-10-10", .ownDayOff, ""),
            ("2026-10-11", .weekly, ""), ("2026-10-17", .ownWorkingDay, "09:00-16:00"), ("2026-10-24", .ownWorkingDay, "09:00-18:00"),
        ] {
            let day = try #require(CalendarDay(text))
            #expect(applied.day(day).reason == reason, "\(text)")
            #expect(applied.day(day).hours.text == hours, "\(text)")
            #expect(applied.calendar.hours(on: day).text == hours, "\(text)")
            #expect(applied.workingTime(on: day) == .seconds(applied.day(day).hours.seconds), "\(text)")
        }
        // Who follows no calendar has none of its days.
        var alone = definition
        alone.publicCalendar = nil
        #expect(
            CalendarDefinition.Applied(alone, announced: PublicCalendar(key: "CN", years: [year])).day(
                try #require(CalendarDay("2026-10-01"))
            ).reason == .weekly)
    }
}

@Suite struct PublicCalendarTests {
    private let head = "calendar,CN\nyear,2027\nname,中国大陆\nsource,通知\npublished,2026-11-04\nfrom,to,kind,name\n"

    private func problems(_ text: String) -> [String] {
        do throws(ValidationFailure) {
            _ = try PublicCalendarFile.parse(Array(text.utf8))
            return []
        } catch {
            return error.problems.map { "\($0.pointer) \($0.code)" }
        }
    }

    @Test func `a file is read with its ranges, comments and blank lines`() throws {
        let year = try PublicCalendarFile.parse(
            Array(("\u{FEFF}# 说明\n" + head + "\n2026-12-30,2027-01-02,off,元旦\r\n2027-01-09,,work,元旦\n").utf8))
        #expect(year.key == "CN" && year.year == 2027 && year.source == "通知" && year.publishedOn == CalendarDay("2026-11-04"))
        #expect(year.days.map(\.day.description) == ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-09"])
        #expect(year.days.map(\.isWorking) == [false, false, false, false, true])
        // As a Chinese office saves it.
        let gb: [UInt8] =
            Array("calendar,CN\nyear,2027\nname,".utf8) + [0xD6, 0xD0, 0xB9, 0xFA]
            + Array("\nsource,x\nfrom,to,kind,name\n2027-01-01,,off,x\n".utf8)
        #expect(try PublicCalendarFile.parse(gb).name == "中国")
    }

    @Test func `what is wrong with a file is said with its line`() {
        #expect(problems(head + "2027-01-01,,off,元旦\n") == [])
        #expect(problems("") == ["line 1 missing", "line 1 missing", "line 1 missing", "line 1 missing", "line 1 header_missing"])
        #expect(problems(head) == ["line 6 no_days"])
        #expect(problems(head + "2027-01-01,,off,元旦\n2026-12-31,2027-01-02,off,x\n") == ["line 8 date_twice"])
        #expect(
            problems(head + "2027-02-30,,off,x\n2027-03-01,2027-02-01,off,x\n2027-03-01,,rest,x\n") == [
                "line 7 invalid_date", "line 8 invalid_range", "line 9 invalid_kind",
            ])
        #expect(problems(head + "2028-01-01,,off,x\n") == ["line 7 outside_of_year"])
        #expect(problems(head + "2027-01-01,off,x\n") == ["line 7 wrong_columns"])
        #expect(problems(head + "\"2027-01-01,,off,x\n") == ["line 7 quote_unterminated", "line 7 no_days"])
        #expect(problems(head.replacing("CN", with: "China") + "2027-01-01,,off,x\n") == ["line 1 invalid_key"])
        #expect(problems(head.replacing("year,2027", with: "year,27") + "2027-01-01,,off,x\n").first == "line 2 invalid_year")
        #expect(problems(head.replacing("2026-11-04", with: "11月4日") + "2027-01-01,,off,x\n") == ["line 5 invalid_date"])
        #expect(
            problems(head.replacing("name,中国大陆\n", with: "name,a\nname,b\nname2,c\n") + "2027-01-01,,off,x\n") == [
                "line 4 given_twice", "line 5 unknown_line",
            ])
        #expect(problems(String(repeating: "#", count: PublicCalendarFile.maximumBytes + 1)) == [" file_too_large"])
    }

    @Test func `a calendar is covered until the end of the last year without a gap`() throws {
        func year(_ year: Int) -> PublicYear { PublicYear(key: "CN", year: year, name: "x", source: "x", publishedOn: nil, days: []) }
        let calendar = PublicCalendar(key: "CN", years: [year(2028), year(2025), year(2026)])
        let today = try #require(CalendarDay("2025-03-01"))
        #expect(calendar.coverage(from: today)?.description == "2026-12-31")
        #expect(calendar.coverage(from: today.adding(365))?.description == "2026-12-31")
        #expect(calendar.coverage(from: today.adding(2 * 365)) == nil)
        #expect(calendar.coverage(from: today.adding(3 * 365))?.description == "2028-12-31")
    }
}
