import BatonModel
import Foundation
import Testing

/// Looks at every minute by Foundation's calendar, and knows nothing of how the other one calculates. In all zones of today clocks are changed at
/// whole minutes, so a minute is working time or is not.
private struct Oracle {
    let calendar: Calendar
    let week: [[DayHours.Interval]]
    let exceptions: [CalendarDay: [DayHours.Interval]]

    init(zone: TimeZone, week: [DayHours], exceptions: [CalendarDay: DayHours]) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
        self.week = week.map(\.intervals)
        self.exceptions = exceptions.mapValues(\.intervals)
    }

    func isWorking(_ instant: Date) -> Bool {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .weekday], from: instant)
        guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour, let minute = parts.minute,
            let weekday = parts.weekday, let date = CalendarDay(year: year, month: month, day: day)
        else { return false }
        let intervals = exceptions[date] ?? week[(weekday + 5) % 7]
        return intervals.contains { ($0.start..<$0.end).contains(hour * 60 + minute) }
    }

    /// Seconds.
    func workingTime(from start: Int, to end: Int) -> Int {
        var (sum, second) = (0, start)
        while second < end {
            let next = min(second - second % 60 + 60, end)
            if isWorking(Date(timeIntervalSince1970: Double(second))) { sum += next - second }
            second = next
        }
        return sum
    }

    /// `nil` when it takes longer than `limit` seconds.
    func add(_ seconds: Int, to start: Int, limit: Int) -> Int? {
        var (rest, second) = (seconds, start)
        while rest > 0 {
            if second - start > limit { return nil }
            let next = second - second % 60 + 60
            if isWorking(Date(timeIntervalSince1970: Double(second))) {
                if rest <= next - second { return second + rest }
                rest -= next - second
            }
            second = next
        }
        return second
    }
}

private struct Case {
    var calendar: WorkingCalendar
    var oracle: Oracle
    /// Seconds since 1970, on or near a change of clocks or an odd day.
    var start: Int
    var name: String

    static let zones = [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "Europe/London",
        "America/Santiago", "America/Havana", "Asia/Beirut", "UTC", "Pacific/Apia",
    ]

    private static func hours(_ random: inout SplitMix) -> DayHours {
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return .closed
        case 2: return DayHours(stored: "00:00-24:00") ?? .closed
        case 3: return DayHours(stored: "00:00-02:30 02:45-06:00 22:00-24:00") ?? .closed
        default:
            let marks = (0..<(2 * Int.random(in: 1...3, using: &random))).map { _ in Int.random(in: 0...1440, using: &random) }.sorted()
            let intervals = stride(from: 0, to: marks.count, by: 2).compactMap { DayHours.Interval(marks[$0], marks[$0 + 1]) }
            return DayHours(intervals) ?? .closed
        }
    }

    init(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let name = Self.zones[Int(seed) % Self.zones.count]
        let zone = TimeZone(identifier: name)!
        var week = (0..<7).map { _ in Self.hours(&random) }
        if week.allSatisfy(\.isEmpty) { week[0] = DayHours(stored: "09:00-18:00")! }
        // Apia left out a whole day at the end of 2011.
        let from = name == "Pacific/Apia" ? 1_314_835_200 : 1_760_000_000
        var middle = from + Int.random(in: 0..<100_000_000, using: &random)
        if Bool.random(using: &random) || name == "Pacific/Apia",
            let change = zone.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: Double(middle)))
        {
            middle = Int(change.timeIntervalSince1970)
        }
        start = middle + Int.random(in: -200_000...100_000, using: &random)
        // Some on full hours, where intervals begin and end.
        if Int.random(in: 0..<3, using: &random) == 0 { start -= start % 1800 }
        var exceptions: [CalendarDay: DayHours] = [:]
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            exceptions[CalendarDay(number: start / 86_400 + Int.random(in: -2...9, using: &random))] = Self.hours(&random)
        }
        calendar = WorkingCalendar(zone: zone, week: week, exceptions: exceptions)
        oracle = Oracle(zone: zone, week: week, exceptions: exceptions)
        self.name = "\(seed) \(name)"
    }

    static func date(_ second: Int) -> Date { Date(timeIntervalSince1970: Double(second)) }
}

@Suite struct WorkingCalendarTests {
    private static let isLong = ProcessInfo.processInfo.environment["BATON_TEST_LONG"] != nil

    @Test(arguments: 0..<(isLong ? 1_200 : 120))
    func `the time between two instants, and the end of a time, are those that a slow count finds`(seed: UInt64) throws {
        let sample = Case(seed)
        var random = SplitMix(state: seed &* 31 &+ 7)
        let end = sample.start + Int.random(in: 0...500_000, using: &random)
        let between = sample.oracle.workingTime(from: sample.start, to: end)
        #expect(sample.calendar.workingTime(from: Case.date(sample.start), to: Case.date(end)) == .seconds(between), "\(sample.name)")
        for wanted in [0, 1, Int.random(in: 0...7_200, using: &random), Int.random(in: 0...150_000, using: &random)] {
            guard let due = sample.oracle.add(wanted, to: sample.start, limit: 700_000) else { continue }
            #expect(
                try sample.calendar.add(.seconds(wanted), to: Case.date(sample.start)) == Case.date(due), "\(sample.name): \(wanted) s")
        }
    }

    @Test(arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Asia/Shanghai"])
    func `each second around a change of clocks is working time when the clock on the wall says so`(zone: String) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let hours = try #require(DayHours(stored: "00:00-00:30 01:15-02:20 02:45-03:10 23:00-24:00"))
        let week = [DayHours](repeating: hours, count: 7)
        let calendar = WorkingCalendar(zone: zone, week: week)
        let oracle = Oracle(zone: zone, week: week, exceptions: [:])
        var change = Date(timeIntervalSince1970: 1_767_225_600)
        for _ in 0..<2 {
            change = zone.nextDaylightSavingTimeTransition(after: change) ?? change.addingTimeInterval(8_000_000)
            var sum = 0
            let first = Int(change.timeIntervalSince1970) - 5 * 3_600
            for second in first..<first + 10 * 3_600 {
                let (found, expected) = (calendar.isWorking(at: Case.date(second)), oracle.isWorking(Case.date(second)))
                if found != expected { Issue.record("\(Case.date(second)): \(found)") }
                sum += expected ? 1 : 0
                if second % 97 == 0 {
                    #expect(calendar.workingTime(from: Case.date(first), to: Case.date(second + 1)) == .seconds(sum))
                }
            }
        }
    }

    @Test(arguments: 0..<24)
    func `a deadline is the first instant by which the time has passed, and times add up`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for number in 0..<200 {
            let sample = Case(seed &* 1_000 &+ UInt64(number))
            let start = Date(
                timeIntervalSince1970: Double(sample.start) + Double(Int.random(in: 0..<1_000_000, using: &random)) / 1_000_000)
            let wanted = Duration.microseconds(Int.random(in: 1...4_000_000_000_000, using: &random))
            guard let due = try? sample.calendar.add(wanted, to: start) else { continue }
            #expect(sample.calendar.workingTime(from: start, to: due) == wanted, "\(sample.name)")
            let before = due.addingTimeInterval(-0.000_001)
            #expect(sample.calendar.workingTime(from: start, to: before) == wanted - .microseconds(1), "\(sample.name)")
            let middle = start.addingTimeInterval(due.timeIntervalSince(start) * Double.random(in: 0...1, using: &random))
            let parts = sample.calendar.workingTime(from: start, to: middle) + sample.calendar.workingTime(from: middle, to: due)
            #expect(parts == wanted, "\(sample.name)")
            // Stopped and resumed on the spot, nothing is gained and nothing lost.
            var deadline = try Deadline(.working(wanted), from: start, in: sample.calendar)
            deadline.pause(at: middle, in: sample.calendar)
            try deadline.resume(at: middle, in: sample.calendar)
            #expect(deadline.left(at: start, in: sample.calendar) == wanted, "\(sample.name)")
        }
    }

    private let office = WorkingCalendar(
        zone: TimeZone(identifier: "Asia/Shanghai")!,
        week: [DayHours](repeating: DayHours(stored: "09:00-12:00 13:30-18:00")!, count: 5) + [.closed, .closed])

    private func at(_ text: String, _ zone: String = "Asia/Shanghai") throws -> Date {
        try LocalDateTime(parsing: text).instant(in: #require(TimeZone(identifier: zone)))
    }

    @Test func `inside, at the edges and outside of working hours`() throws {
        let hour = Duration.seconds(3_600)
        // 2026-11-20 is a Friday.
        for (start, length, due) in [
            ("2026-11-20 09:00", hour, "2026-11-20 10:00"), ("2026-11-20 08:59:59", hour, "2026-11-20 10:00"),
            ("2026-11-20 11:00", hour, "2026-11-20 12:00"), ("2026-11-20 11:00:01", hour, "2026-11-20 13:30:01"),
            ("2026-11-20 12:00", hour, "2026-11-20 14:30"), ("2026-11-20 12:45", hour, "2026-11-20 14:30"),
            ("2026-11-20 17:00", hour, "2026-11-20 18:00"), ("2026-11-20 18:00", hour, "2026-11-23 10:00"),
            ("2026-11-21 03:00", hour, "2026-11-23 10:00"), ("2026-11-20 17:50", .seconds(900), "2026-11-23 09:05"),
            ("2026-11-20 09:00", .seconds(27_000), "2026-11-20 18:00"), ("2026-11-20 09:00", .seconds(5 * 27_000), "2026-11-26 18:00"),
            ("2026-11-20 09:00", .seconds(5 * 27_000 + 1), "2026-11-27 09:00:01"),
        ] {
            #expect(try office.add(length, to: at(start)) == at(due), "\(start) + \(length)")
        }
        // No time takes no time, whenever it is.
        #expect(try office.add(.zero, to: at("2026-11-21 03:00")) == at("2026-11-21 03:00"))
        #expect(try office.workingTime(from: at("2026-11-23 10:00"), to: at("2026-11-20 10:00")) == .zero)
        #expect(try office.isWorking(at: at("2026-11-20 09:00")))
        #expect(try !office.isWorking(at: at("2026-11-20 12:00")))
    }

    @Test func `a night shift that ends at 24:00 goes on the next morning; a lost hour is not worked, a repeated one is`() throws {
        let night = WorkingCalendar(
            zone: try #require(TimeZone(identifier: "Europe/Berlin")),
            week: [DayHours](repeating: try #require(DayHours(stored: "22:00-24:00 00:00-06:00")), count: 7))
        #expect(try night.add(.seconds(4 * 3_600), to: at("2026-06-10 22:00", "Europe/Berlin")) == at("2026-06-11 02:00", "Europe/Berlin"))
        #expect(try night.add(.seconds(8 * 3_600), to: at("2026-03-28 22:00", "Europe/Berlin")) == at("2026-03-29 23:00", "Europe/Berlin"))
        #expect(try night.workingTime(on: #require(CalendarDay("2026-03-29"))) == .seconds(7 * 3_600))
        #expect(try night.add(.seconds(8 * 3_600), to: at("2026-10-24 22:00", "Europe/Berlin")) == at("2026-10-25 05:00", "Europe/Berlin"))
        #expect(try night.workingTime(on: #require(CalendarDay("2026-10-25"))) == .seconds(9 * 3_600))
    }

    @Test func `what never comes is said, and nothing looks further than ten years`() throws {
        let friday = try at("2026-11-20 09:00")
        let rare = WorkingCalendar(
            zone: office.zone, week: [DayHours(stored: "09:00-09:01")!] + [DayHours](repeating: .closed, count: 6))
        #expect(try rare.add(.seconds(60 * 500), to: friday) > friday)
        #expect(throws: WorkingCalendar.Problem.beyondHorizon) { try rare.add(.seconds(60 * 530), to: friday) }
        let once = WorkingCalendar(
            zone: office.zone, week: [DayHours](repeating: .closed, count: 7),
            exceptions: [try #require(CalendarDay("2026-11-25")): DayHours(stored: "10:00-11:00")!])
        #expect(try once.add(.seconds(3_600), to: friday) == at("2026-11-25 11:00"))
        #expect(throws: WorkingCalendar.Problem.beyondHorizon) { try once.add(.seconds(3_601), to: friday) }
        #expect(throws: WorkingCalendar.Problem.beyondHorizon) { try office.add(.seconds(Int64.max), to: friday) }
        // Far away, in either direction, nothing traps.
        #expect(office.workingTime(from: .distantPast, to: .distantFuture) > .zero)
        #expect(throws: WorkingCalendar.Problem.beyondHorizon) { try office.add(.seconds(1), to: .distantFuture) }
    }

    @Test func `a deadline stands still while the customer is waited for, and moves with its calendar`() throws {
        var deadline = try Deadline(.working(.seconds(4 * 3_600)), from: at("2026-11-20 16:00"), in: office)
        #expect(deadline.state == .running(due: try at("2026-11-23 11:00")))
        deadline.pause(at: try at("2026-11-20 17:00"), in: office)
        #expect(deadline.state == .paused(left: .seconds(3 * 3_600)))
        deadline.pause(at: try at("2026-11-25 17:00"), in: office)
        #expect(deadline.left(at: try at("2026-11-27 09:00"), in: office) == .seconds(3 * 3_600))
        try deadline.resume(at: at("2026-12-01 17:00"), in: office)
        #expect(deadline.state == .running(due: try at("2026-12-02 11:00")))
        // From now on Wednesdays are free.
        var week = [DayHours](repeating: DayHours(stored: "09:00-12:00 13:30-18:00")!, count: 5) + [.closed, .closed]
        week[2] = .closed
        let shorter = WorkingCalendar(zone: office.zone, week: week)
        try deadline.recalculate(at: at("2026-12-01 17:30"), from: office, to: shorter)
        #expect(deadline.state == .running(due: try at("2026-12-03 11:00")))
        // What is over stays over; plain time knows no calendar.
        try deadline.recalculate(at: at("2026-12-05 09:00"), from: shorter, to: office)
        #expect(deadline.state == .running(due: try at("2026-12-03 11:00")))
        #expect(deadline.left(at: try at("2026-12-04 09:00"), in: shorter) == .zero)
        var plain = try Deadline(.plain(.seconds(3_600)), from: at("2026-11-21 03:00"), in: office)
        #expect(plain.state == .running(due: try at("2026-11-21 04:00")))
        plain.pause(at: try at("2026-11-21 03:15"), in: office)
        try plain.resume(at: at("2026-11-22 00:00"), in: office)
        #expect(plain.state == .running(due: try at("2026-11-22 00:45")))
    }
}

@Suite struct CalendarDayTests {
    @Test func `days are those of Foundation's calendar, from 1900 to 2200`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var random = SplitMix(state: 5)
        for number in (0..<2_000).map({ _ in Int.random(in: -25_567..<84_006, using: &random) }) {
            let day = CalendarDay(number: number)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            #expect(parts.year == day.components.year && parts.month == day.components.month && parts.day == day.components.day)
            #expect(parts.weekday == Int(day.weekday.rawValue) % 7 + 1)
            #expect(CalendarDay(day.description) == day)
        }
        for text in [
            "2026-02-29", "2026-13-01", "2026-1-1", "2026-00-10", "2026-04-31", "1899-12-31", "2026/01/01", "", "2026-01-01 ", "２０２６-01-01",
        ] {
            #expect(CalendarDay(text) == nil, "\(text)")
        }
        #expect(CalendarDay("2028-02-29")?.weekday == .tuesday)
    }
}
