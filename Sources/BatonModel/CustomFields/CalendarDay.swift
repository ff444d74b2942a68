internal import FoundationEssentials

/// A day of the calendar, without time and zone.
package struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let daysSince1970: Int32

    /// The years that a day may lie in.
    package static let years = 1900...2200
    package static let range = CalendarDay(1900, 1, 1)...CalendarDay(2200, 12, 31)

    package init(daysSince1970: Int32) { self.daysSince1970 = daysSince1970 }

    private init(_ year: Int, _ month: Int, _ day: Int) {
        daysSince1970 = Int32(LocalDateTime.daysSince1970(year, month, day))
    }

    /// The day of a text as people write it: `2026-11-20`, `2026年11月20日`, `2026/11/20`, `20261120`.
    ///
    /// - Throws: a `date_…` code; also for a text with a time of day, which would be lost.
    package init(parsing text: String) throws(TextProblem) {
        let date = try LocalDateTime(parsing: text)
        guard !date.hasTime else {
            throw TextProblem(.dateUnrecognised, zh: "只填日期，不要时间，例如 2026-11-20", en: "Give a day without a time, for example 2026-11-20.")
        }
        self.init(date.year, date.month, date.day)
    }

    /// `2026-11-20`.
    package var description: String {
        Date(timeIntervalSince1970: Double(daysSince1970) * 86_400).formatted(.iso8601.year().month().day())
    }

    package static func < (left: Self, right: Self) -> Bool { left.daysSince1970 < right.daysSince1970 }
}
