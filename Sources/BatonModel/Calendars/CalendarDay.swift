/// A day of the week; the numbers are those of ISO 8601.
package enum Weekday: Int16, KeyedChoice {
    case monday = 1
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    package var key: String {
        switch self {
        case .monday: "monday"
        case .tuesday: "tuesday"
        case .wednesday: "wednesday"
        case .thursday: "thursday"
        case .friday: "friday"
        case .saturday: "saturday"
        case .sunday: "sunday"
        }
    }

    /// Days since Monday.
    var index: Int { Int(rawValue) - 1 }
}

/// A day of the Gregorian calendar, without a zone.
package struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// `nil` for a day that does not exist, and outside of the years 1900 to 2200.
    package init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        number = Self.number(year, month, day)
    }

    /// Reads `2026-10-01`, and nothing else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        var numbers: [Int] = []
        for range in [0..<4, 5..<7, 8..<10] {
            guard bytes[range].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
            numbers.append(bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
        }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    package static let years = 1900...2200
    package static let range = CalendarDay(number: number(1900, 1, 1))...CalendarDay(number: number(2200, 12, 31))

    /// Reads a day in any spelling: `2026-11-20`, `2026年11月20日`, `2026/11/20`, `20261120`.
    ///
    /// - Throws: a `date_…` code; also for a text with a time of day, which would be lost.
    package init(parsing text: String) throws(TextProblem) {
        let date = try LocalDateTime(parsing: text)
        guard !date.hasTime else {
            throw TextProblem(
                .dateUnrecognised, zh: "只填日期，不要时间，例如 2026-11-20", en: "Give a day without a time, for example 2026-11-20.")
        }
        number = Self.number(date.year, date.month, date.day)
    }

    package var firstOfMonth: CalendarDay { CalendarDay(number: number - components.day + 1) }

    package var weekday: Weekday { Weekday(rawValue: Int16(daysSinceMonday + 1)) ?? .monday }

    /// 0 to 6. (1970-01-01 was a Thursday.)
    var daysSinceMonday: Int { Self.floorMod(number + 3, 7) }

    package var components: (year: Int, month: Int, day: Int) {
        // Counted from March, so that the leap day is the last of its year; eras of 400 years.
        let shifted = number + 719_468
        let era = Self.floorDiv(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    package var year: Int { components.year }

    /// `2026-10-01`.
    package var description: String {
        let (year, month, day) = components
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    package func adding(_ days: Int) -> CalendarDay { CalendarDay(number: number + days) }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Proleptic Gregorian; counts from March so that the leap day is the last of its year.
    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    }

    static func floorDiv(_ value: Int, _ divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    static func floorMod(_ value: Int, _ divisor: Int) -> Int { value - floorDiv(value, divisor) * divisor }
}
