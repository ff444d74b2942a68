package import FoundationEssentials

/// When people work: an instant is working time when the clock on the wall of the zone then shows working hours of its day. Where clocks are put
/// back, an hour that is shown twice counts twice; where they are put forward, hours that are not shown do not count.
///
/// Calculation is in closed form: the time from one instant to another is that of whole weeks, corrected by a sum over the days that are no
/// ordinary ones (found by bisection), and the zone is asked for its changes of clocks only, of which there are a few in a year.
package struct WorkingCalendar: Sendable {
    package enum Problem: Error, Equatable, Sendable {
        /// It would take longer than `maximumSpan`.
        case beyondHorizon
    }

    /// How far a deadline may lie ahead: ten years.
    package static let maximumSpan: Duration = .seconds(3_660 * 86_400)

    package let zone: TimeZone
    /// From Monday.
    private let week: [DayHours]
    /// Working time of the week before each weekday; the last is that of all of it.
    private let weekBefore: [Int]
    /// Days whose hours differ from those of their weekday, in order.
    private let days: [Int]
    private let hours: [DayHours]
    /// By how much working time has grown by all such days before each of them; one more at the end.
    private let gained: [Int]
    /// Working time since the beginning, at the end of each of them.
    private let atEnd: [Int]

    private static let dayLength = 86_400_000_000

    /// - Parameters:
    ///   - week: hours of Monday to Sunday.
    ///   - exceptions: days that have other hours.
    package init(zone: TimeZone, week: [DayHours], exceptions: [CalendarDay: DayHours] = [:]) {
        precondition(week.count == 7, "a week has seven days")
        self.zone = zone
        self.week = week
        weekBefore = week.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.total) }
        let special = exceptions.filter { $0.value != week[$0.key.daysSinceMonday] }.sorted { $0.key < $1.key }
        days = special.map(\.key.number)
        hours = special.map(\.value)
        var (gained, atEnd, sum) = ([0], [Int](), 0)
        for (day, hours) in special {
            sum += hours.total - week[day.daysSinceMonday].total
            gained.append(sum)
            atEnd.append(Self.weekly(week, weekBefore, before: day.number + 1) + sum)
        }
        self.gained = gained
        self.atEnd = atEnd
    }

    package func hours(on day: CalendarDay) -> DayHours {
        let index = firstDay(from: day.number)
        return index < days.count && days[index] == day.number ? hours[index] : week[day.daysSinceMonday]
    }

    package func day(at instant: Date) -> CalendarDay {
        CalendarDay(number: CalendarDay.floorDiv(local(Self.microseconds(instant)), Self.dayLength))
    }

    package func isWorking(at instant: Date) -> Bool {
        let local = local(Self.microseconds(instant))
        let day = CalendarDay.floorDiv(local, Self.dayLength)
        return hours(on: CalendarDay(number: day)).contains(local - day * Self.dayLength)
    }

    /// The working time between two instants; nothing when the second is not later.
    package func workingTime(from start: Date, to end: Date) -> Duration {
        var (position, end, sum) = (Self.microseconds(start), Self.microseconds(end), 0)
        while position < end {
            let (offset, next) = stretch(from: position, until: end)
            sum += worked(before: next + offset) - worked(before: position + offset)
            position = next
        }
        return .microseconds(sum)
    }

    /// The working time of a day of the zone, whose clocks may be changed on it.
    package func workingTime(on day: CalendarDay) -> Duration {
        // Wherever the zone lies and whatever its clocks do, the day is over by then. What is shown of other days does not count.
        var (position, sum) = ((day.number - 2) * Self.dayLength, 0)
        let end = (day.number + 3) * Self.dayLength
        let (first, last) = (day.number * Self.dayLength, (day.number + 1) * Self.dayLength)
        while position < end {
            let (offset, next) = stretch(from: position, until: end)
            let (from, to) = (max(position + offset, first), min(next + offset, last))
            if from < to { sum += worked(before: to) - worked(before: from) }
            position = next
        }
        return .microseconds(sum)
    }

    /// The first instant by which so much working time has passed: work of an hour that begins at 17:00 ends at 18:00, also where nobody works
    /// from then on. Nothing takes no time, whenever it is.
    ///
    /// - Throws: `.beyondHorizon`, also for an instant outside of the years 1800 to 2300.
    package func add(_ workingTime: Duration, to start: Date) throws(Problem) -> Date {
        if workingTime <= .zero { return start }
        let limit = Self.microseconds(Self.maximumSpan)
        guard workingTime <= Self.maximumSpan, Self.instants.contains(start.timeIntervalSince1970) else { throw .beyondHorizon }
        let first = Self.microseconds(start)
        var (position, rest) = (first, Self.microseconds(workingTime))
        while position < first + limit {
            let (offset, next) = stretch(from: position, until: first + limit)
            let before = worked(before: position + offset)
            let available = worked(before: next + offset) - before
            if rest <= available, let time = time(worked: before + rest) { return Self.date(time - offset) }
            rest -= available
            position = next
        }
        throw .beyondHorizon
    }

    // MARK: time of one zone's clock

    /// How far the clocks are ahead of UTC, and until when they stay as they are, at most until `end`.
    private func stretch(from position: Int, until end: Int) -> (offset: Int, next: Int) {
        let date = Self.date(position)
        let offset = zone.secondsFromGMT(for: date) * 1_000_000
        guard let change = zone.nextDaylightSavingTimeTransition(after: date).map(Self.microseconds), change > position else {
            return (offset, end)
        }
        return (offset, min(change, end))
    }

    private func local(_ position: Int) -> Int { position + zone.secondsFromGMT(for: Self.date(position)) * 1_000_000 }

    /// The index of the first special day that is not before a day.
    private func firstDay(from day: Int) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Working time of ordinary weeks, from a Monday long ago to the beginning of a day.
    private static func weekly(_ week: [DayHours], _ weekBefore: [Int], before day: Int) -> Int {
        let days = day + 3
        let weeks = CalendarDay.floorDiv(days, 7)
        return weeks * weekBefore[7] + weekBefore[days - weeks * 7]
    }

    /// Working time from a Monday long ago to a local time.
    private func worked(before time: Int) -> Int {
        let day = CalendarDay.floorDiv(time, Self.dayLength)
        let index = firstDay(from: day)
        let hours = index < days.count && days[index] == day ? hours[index] : week[CalendarDay(number: day).daysSinceMonday]
        return Self.weekly(week, weekBefore, before: day) + gained[index] + hours.worked(before: time - day * Self.dayLength)
    }

    /// The first local time by which so much has been worked; `nil` when that never happens.
    private func time(worked wanted: Int) -> Int? {
        // The first special day by whose end it is.
        var (index, high) = (0, days.count)
        while index < high {
            let middle = (index + high) / 2
            if atEnd[middle] < wanted { index = middle + 1 } else { high = middle }
        }
        if index < days.count {
            let before = atEnd[index] - hours[index].total
            if wanted > before { return days[index] * Self.dayLength + hours[index].time(worked: wanted - before) }
        }
        // In ordinary weeks, between two of them.
        let ordinary = wanted - gained[index]
        let whole = weekBefore[7]
        guard whole > 0 else { return nil }
        let weeks = CalendarDay.floorDiv(ordinary - 1, whole)
        let rest = ordinary - weeks * whole
        guard let weekday = (0..<7).first(where: { weekBefore[$0 + 1] >= rest }) else { return nil }
        return (weeks * 7 + weekday - 3) * Self.dayLength + week[weekday].time(worked: rest - weekBefore[weekday])
    }

    // MARK: microseconds since 1970

    /// 1800 to 2300.
    private static let instants = -5_364_662_400.0...10_413_792_000.0

    /// What lies outside of `instants` is cut off.
    private static func microseconds(_ date: Date) -> Int {
        let seconds = min(max(date.timeIntervalSince1970, instants.lowerBound), instants.upperBound)
        return Int((seconds * 1_000_000).rounded())
    }

    private static func microseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    }

    private static func date(_ microseconds: Int) -> Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }
}

// MARK: deadlines

/// How long somebody has for something.
package enum Allowance: Hashable, Sendable {
    /// By the clock, nights and holidays included.
    case plain(Duration)
    /// While people work.
    case working(Duration)
}

/// A deadline that may stand still while somebody else is waited for, such as the customer.
package struct Deadline: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case running(due: Date)
        /// What is left when it goes on.
        case paused(left: Duration)
    }

    package let countsWorkingTime: Bool
    package private(set) var state: State

    /// - Throws: `.beyondHorizon`.
    package init(_ allowance: Allowance, from start: Date, in calendar: WorkingCalendar) throws(WorkingCalendar.Problem) {
        switch allowance {
        case .plain(let duration):
            countsWorkingTime = false
            state = .running(due: Self.plain(duration, after: start))
        case .working(let duration):
            countsWorkingTime = true
            state = .running(due: try calendar.add(duration, to: start))
        }
    }

    /// As it was stored.
    package init(countsWorkingTime: Bool, state: State) {
        self.countsWorkingTime = countsWorkingTime
        self.state = state
    }

    /// What is left of it; nothing when it has run out.
    package func left(at instant: Date, in calendar: WorkingCalendar) -> Duration {
        switch state {
        case .paused(let left): return left
        case .running(let due):
            if countsWorkingTime { return calendar.workingTime(from: instant, to: due) }
            let microseconds = ((due.timeIntervalSince1970 - instant.timeIntervalSince1970) * 1_000_000).rounded()
            return .microseconds(Int64(max(0, min(microseconds, 1e17))))
        }
    }

    /// Stands still from now on. Pausing twice changes nothing.
    package mutating func pause(at instant: Date, in calendar: WorkingCalendar) { state = .paused(left: left(at: instant, in: calendar)) }

    /// Goes on with what was left; one that runs is not touched.
    ///
    /// - Throws: `.beyondHorizon`.
    package mutating func resume(at instant: Date, in calendar: WorkingCalendar) throws(WorkingCalendar.Problem) {
        guard case .paused(let left) = state else { return }
        state = .running(due: countsWorkingTime ? try calendar.add(left, to: instant) : Self.plain(left, after: instant))
    }

    /// After a calendar has changed: what was left by the old one is left by the new one. What has been used up stays used up, and what is over
    /// stays over.
    ///
    /// - Throws: `.beyondHorizon`.
    package mutating func recalculate(
        at instant: Date, from old: WorkingCalendar, to new: WorkingCalendar
    ) throws(WorkingCalendar.Problem) {
        guard countsWorkingTime, case .running(let due) = state, due > instant else { return }
        let left = old.workingTime(from: instant, to: due)
        if left > .zero { state = .running(due: try new.add(left, to: instant)) }
    }

    private static func plain(_ duration: Duration, after start: Date) -> Date {
        let (seconds, attoseconds) = max(duration, .zero).components
        return start.addingTimeInterval(Double(seconds) + Double(attoseconds) / 1e18)
    }
}
