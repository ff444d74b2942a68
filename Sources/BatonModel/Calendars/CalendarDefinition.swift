package import FoundationEssentials

/// A calendar as an admin describes it: when people of a tenant, or of a team, work.
package struct CalendarDefinition: Hashable, Sendable {
    /// A day that is another one than its weekday and the public calendar say.
    package struct OwnDay: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case off
            case work(DayHours)
            /// The hours of a weekday; `nil`: those of make-up days.
            case workAs(Weekday?)
        }

        package var day: CalendarDay
        package var kind: Kind
        package var name: String?

        package init(day: CalendarDay, kind: Kind, name: String? = nil) {
            self.day = day
            self.kind = kind
            self.name = name
        }
    }

    package var name: String
    /// IANA name.
    package var zone: String
    /// Of Monday to Sunday.
    package var week: [DayHours]
    /// Whose holidays and make-up days hold.
    package var publicCalendar: String?
    /// Whose hours hold on days that make up for a holiday.
    package var makeUpWeekday: Weekday
    /// In order, each day once; they go before the public calendar.
    package var days: [OwnDay]

    package init(
        name: String, zone: String, week: [DayHours], publicCalendar: String? = nil, makeUpWeekday: Weekday = .monday, days: [OwnDay] = []
    ) {
        self.name = name
        self.zone = zone
        self.week = week
        self.publicCalendar = publicCalendar
        self.makeUpWeekday = makeUpWeekday
        self.days = days
    }

    /// Days of its own at most: more than a year of them would be no exceptions.
    package static let maximumDays = 400

    /// What a day is, and why.
    package struct Day: Hashable, Sendable {
        package enum Reason: String, CaseIterable, Sendable {
            case weekly
            case publicHoliday = "public_holiday"
            case makeUpDay = "make_up_day"
            case ownDayOff = "own_day_off"
            case ownWorkingDay = "own_working_day"
        }

        package var day: CalendarDay
        package var reason: Reason
        package var name: String?
        package var hours: DayHours
    }

    /// With the days of the public calendar that it follows.
    package struct Applied: Sendable {
        package let definition: CalendarDefinition
        package let calendar: WorkingCalendar
        private let own: [CalendarDay: OwnDay]
        private let announced: [CalendarDay: PublicYear.Day]

        /// - Parameter announced: of the public calendar; not looked at when the definition follows none.
        package init(_ definition: CalendarDefinition, announced: PublicCalendar?) {
            self.definition = definition
            own = Dictionary(definition.days.map { ($0.day, $0) }, uniquingKeysWith: { $1 })
            self.announced = definition.publicCalendar == nil ? [:] : announced?.days ?? [:]
            var exceptions: [CalendarDay: DayHours] = [:]
            for day in Set(own.keys).union(self.announced.keys) {
                exceptions[day] = Self.day(day, definition, own[day], self.announced[day]).hours
            }
            calendar = WorkingCalendar(zone: definition.timeZone, week: definition.week, exceptions: exceptions)
        }

        package func day(_ day: CalendarDay) -> Day { Self.day(day, definition, own[day], announced[day]) }

        /// Of a day; where its clocks are changed, not the length of its hours.
        package func workingTime(on day: CalendarDay) -> Duration { calendar.workingTime(on: day) }

        private static func day(
            _ day: CalendarDay, _ definition: CalendarDefinition, _ own: OwnDay?, _ announced: PublicYear.Day?
        ) -> Day {
            let makeUp = definition.week[definition.makeUpWeekday.index]
            if let own {
                return switch own.kind {
                case .off: Day(day: day, reason: .ownDayOff, name: own.name, hours: .closed)
                case .work(let hours): Day(day: day, reason: .ownWorkingDay, name: own.name, hours: hours)
                case .workAs(let weekday):
                    Day(day: day, reason: .ownWorkingDay, name: own.name, hours: weekday.map { definition.week[$0.index] } ?? makeUp)
                }
            }
            if let announced {
                return announced.isWorking
                    ? Day(day: day, reason: .makeUpDay, name: announced.name, hours: makeUp)
                    : Day(day: day, reason: .publicHoliday, name: announced.name, hours: .closed)
            }
            return Day(day: day, reason: .weekly, name: nil, hours: definition.week[day.daysSinceMonday])
        }
    }

    /// Checked when it was saved.
    package var timeZone: TimeZone { TimeZone(identifier: zone) ?? .gmt }

    /// Names of places and `UTC`: abbreviations mean several zones, and fixed offsets know no summer time.
    package static func isZone(_ text: String) -> Bool {
        text == "UTC" || (text.contains("/") && text.utf8.count <= 64 && TimeZone(identifier: text) != nil)
    }
}

/// A calendar as it came in, before anybody has looked at it.
package struct CalendarInput: Sendable, Equatable {
    package struct Day: Sendable, Equatable {
        package var date: String?
        package var kind: String?
        package var hours: [String]?
        package var hoursOf: String?
        package var name: String?

        package init(date: String?, kind: String?, hours: [String]? = nil, hoursOf: String? = nil, name: String? = nil) {
            self.date = date
            self.kind = kind
            self.hours = hours
            self.hoursOf = hoursOf
            self.name = name
        }
    }

    package var name: String?
    package var zone: String?
    package var week: [Weekday: [String]]?
    package var publicCalendar: String?
    package var makeUpWeekday: String?
    package var days: [Day] = []

    package init() {}

    package static let maximumName = 100

    /// All problems at once, each with its place.
    ///
    /// - Throws: `missing`, `unknown_zone`, `invalid_interval`, `overlapping_intervals`, `too_many`, `no_working_time`, `unknown_calendar`,
    ///   `invalid_weekday`, `no_hours`, `invalid_date`, `date_twice`, `invalid_kind`, `hours_of_day_off`, `two_kinds_of_hours`.
    package func definition(knownCalendars: Set<String>) throws(ValidationFailure) -> CalendarDefinition {
        var problems = FieldProblems()
        func required(_ text: String?, _ pointer: String, max: Int) -> String {
            let before = problems.all.count
            if let text = problems.text(text, pointer, max: max) { return text }
            if problems.all.count == before { problems.append(FieldProblem(pointer, "missing", zh: "必填", en: "Required.")) }
            return ""
        }
        let name = required(name, "/name", max: Self.maximumName)
        let zone = required(zone, "/zone", max: 64)
        if !zone.isEmpty, !CalendarDefinition.isZone(zone) {
            problems.append(
                FieldProblem(
                    "/zone", "unknown_zone", zh: "没有这个时区，请写成 Asia/Shanghai 这样的 IANA 名称",
                    en: "There is no such zone; give an IANA name such as Asia/Shanghai."))
        }

        let before = problems.all.count
        var week = [DayHours](repeating: .closed, count: 7)
        if let given = self.week {
            for weekday in Weekday.allCases {
                week[weekday.index] = Self.hours(given[weekday] ?? [], at: "/weekly_hours/\(weekday.key)", &problems)
            }
            if week.allSatisfy(\.isEmpty), problems.all.count == before {
                problems.append(
                    FieldProblem(
                        "/weekly_hours", "no_working_time", zh: "一周之内没有任何工作时间，期限永远不会到",
                        en: "Nobody works on any day of the week, so no deadline would ever come."))
            }
        } else {
            problems.append(FieldProblem("/weekly_hours", "missing", zh: "必填", en: "Required."))
        }

        let publicCalendar = problems.text(self.publicCalendar, "/public_calendar", max: 10)
        if let publicCalendar, !knownCalendars.contains(publicCalendar) {
            let known = knownCalendars.sorted().joined(separator: ", ")
            problems.append(
                FieldProblem("/public_calendar", "unknown_calendar", zh: "没有这个公共日历；可用：\(known)", en: "Unknown; known: \(known)."))
        }

        // Days that make up for a holiday have the hours of some working day.
        let usual = Weekday.allCases.first { !week[$0.index].isEmpty } ?? .monday
        let makeUp = self.makeUpWeekday.flatMap { Self.weekday($0, "/make_up_weekday", &problems) } ?? usual
        if self.makeUpWeekday != nil, week[makeUp.index].isEmpty, !week.allSatisfy(\.isEmpty) {
            problems.append(Self.noHours("/make_up_weekday"))
        }

        var days: [CalendarDefinition.OwnDay] = []
        if self.days.count > CalendarDefinition.maximumDays {
            problems.append(
                FieldProblem(
                    "/days", "too_many", zh: "最多 \(CalendarDefinition.maximumDays) 天", en: "At most \(CalendarDefinition.maximumDays) days."
                ))
        }
        var seen: Set<CalendarDay> = []
        for (index, input) in self.days.prefix(CalendarDefinition.maximumDays).enumerated() {
            if let day = Self.day(input, at: "/days/\(index)", week, &seen, &problems) { days.append(day) }
        }
        try problems.check()
        return CalendarDefinition(
            name: name, zone: zone, week: week, publicCalendar: publicCalendar, makeUpWeekday: makeUp, days: days.sorted { $0.day < $1.day }
        )
    }

    private static func day(
        _ input: Day, at place: String, _ week: [DayHours], _ seen: inout Set<CalendarDay>, _ problems: inout FieldProblems
    ) -> CalendarDefinition.OwnDay? {
        let day = input.date.flatMap { CalendarDay($0) }
        if let day {
            if !seen.insert(day).inserted {
                problems.append(FieldProblem(place + "/date", "date_twice", zh: "\(day) 重复", en: "\(day) is given twice."))
            }
        } else {
            problems.append(
                FieldProblem(place + "/date", "invalid_date", zh: "日期应存在，并写成 2026-10-01", en: "A date exists and is written 2026-10-01."))
        }
        let name = problems.text(input.name, place + "/name", max: Self.maximumName)
        var kind: CalendarDefinition.OwnDay.Kind?
        switch input.kind {
        case "off":
            kind = .off
            if input.hours != nil || input.hoursOf != nil {
                problems.append(
                    FieldProblem(place + "/kind", "hours_of_day_off", zh: "休息日没有工作时间", en: "A day off has no working hours."))
            }
        case "work":
            if input.hours != nil, input.hoursOf != nil {
                problems.append(
                    FieldProblem(
                        place + "/hours_of", "two_kinds_of_hours", zh: "hours 与 hours_of 只能填一个", en: "Give either hours or hours_of."))
            }
            if let texts = input.hours {
                let hours = hours(texts, at: place + "/hours", &problems)
                if texts.isEmpty { problems.append(noHours(place + "/hours")) }
                kind = .work(hours)
            } else if let text = input.hoursOf {
                let weekday = weekday(text, place + "/hours_of", &problems)
                if let weekday, week[weekday.index].isEmpty { problems.append(noHours(place + "/hours_of")) }
                kind = .workAs(weekday)
            } else {
                kind = .workAs(nil)
            }
        default:
            problems.append(
                FieldProblem(place + "/kind", "invalid_kind", zh: "应为 off（休）或 work（班）", en: "Must be off or work."))
        }
        guard let day, let kind else { return nil }
        return CalendarDefinition.OwnDay(day: day, kind: kind, name: name)
    }

    private static func noHours(_ place: String) -> FieldProblem {
        FieldProblem(place, "no_hours", zh: "这一天没有工作时间", en: "Nobody works on that day.")
    }

    private static func weekday(_ text: String, _ place: String, _ problems: inout FieldProblems) -> Weekday? {
        let weekday = Weekday(key: text)
        if weekday == nil {
            let known = Weekday.allCases.map(\.key).joined(separator: ", ")
            problems.append(FieldProblem(place, "invalid_weekday", zh: "可用：\(known)", en: "Known: \(known)."))
        }
        return weekday
    }

    private static func hours(_ texts: [String], at place: String, _ problems: inout FieldProblems) -> DayHours {
        guard texts.count <= DayHours.maximumIntervals else {
            problems.append(
                FieldProblem(
                    place, "too_many", zh: "一天最多 \(DayHours.maximumIntervals) 段",
                    en: "At most \(DayHours.maximumIntervals) intervals in a day."))
            return .closed
        }
        var intervals: [DayHours.Interval] = []
        for (index, text) in texts.enumerated() {
            if let interval = DayHours.Interval(text) {
                // The later of two that overlap is the one that is told of.
                if intervals.contains(where: { $0.start < interval.end && interval.start < $0.end }) {
                    problems.append(
                        FieldProblem(
                            "\(place)/\(index)", "overlapping_intervals", zh: "时间段重叠：\(interval.text)",
                            en: "Overlaps another interval: \(interval.text)."))
                } else {
                    intervals.append(interval)
                }
            } else {
                problems.append(
                    FieldProblem(
                        "\(place)/\(index)", "invalid_interval", zh: "应写成 09:00-12:00，开始早于结束，最晚 24:00",
                        en: "Written 09:00-12:00, the beginning before the end, which is 24:00 at the latest."))
            }
        }
        return DayHours(intervals) ?? .closed
    }
}
