package import FoundationEssentials

/// A day of the Gregorian calendar, which is applied to the past without end; the year 0 is 1 BC.
struct CivilDate {
    var year: Int
    var month: Int
    var day: Int

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// After Howard Hinnant's `civil_from_days`.
    @inline(__always)
    init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        // Below 2^32, where divisions are cheaper.
        let dayOfEra = UInt32(truncatingIfNeeded: shifted - era * 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthIndex + 2) / 5 + 1)
        month = Int(monthIndex < 10 ? monthIndex + 3 : monthIndex - 9)
        year = Int(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// After his `days_from_civil`.
    var daysSince1970: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

/// What PostgreSQL counts from: 2000-01-01.
enum PostgresEpoch {
    static let daysSince1970 = 10_957
    static let microsecondsSince1970: Int64 = 946_684_800_000_000
    static let microsecondsPerDay: Int64 = 86_400_000_000
    /// 4714-11-24 BC to 5874897-12-31.
    static let days: Range<Int32> = -2_451_545..<2_145_031_949
}

/// `date`: a day without time and zone, from 4714 BC to 5874897, or one of the two infinities.
package struct PostgresDate: PostgresArrayElement, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 2000-01-01; the two extremes are the infinities.
    package var daysSince2000: Int32

    package init(daysSince2000: Int32) { self.daysSince2000 = daysSince2000 }

    /// `nil` for a day that the calendar or PostgreSQL does not have. The year 0 is 1 BC.
    package init?(year: Int, month: Int, day: Int) {
        guard (-5000...6_000_000).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSince1970
        let back = CivilDate(daysSince1970: days)
        guard back.month == month, let count = Int32(exactly: days - PostgresEpoch.daysSince1970), PostgresEpoch.days.contains(count) else {
            return nil
        }
        daysSince2000 = count
    }

    package static let infinity = PostgresDate(daysSince2000: .max)
    package static let minusInfinity = PostgresDate(daysSince2000: .min)
    package var isFinite: Bool { daysSince2000 != .max && daysSince2000 != .min }

    /// Of a finite date; the year 0 is 1 BC.
    package var components: (year: Int, month: Int, day: Int) {
        let civil = CivilDate(daysSince1970: Int(daysSince2000) + PostgresEpoch.daysSince1970)
        return (civil.year, civil.month, civil.day)
    }

    package static func < (left: Self, right: Self) -> Bool { left.daysSince2000 < right.daysSince2000 }

    /// `2026-11-21`, as in JSON.
    package var description: String { TextOutput.string { $0.date(daysSince2000) } }

    package static var postgresType: UInt32 { PostgresType.date }
    package static var postgresArrayType: UInt32 { PostgresType.dateArray }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(daysSince2000) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> PostgresDate {
        PostgresDate(daysSince2000: try bytes.whole(Int32.self, of: PostgresType.date, type))
    }
}

/// `timestamp` without time zone: what a clock on some wall shows, from 4714 BC to 294276, or one of the two infinities.
package struct PostgresTimestamp: PostgresArrayElement, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Microseconds since 2000-01-01 00:00; the two extremes are the infinities.
    package var microsecondsSince2000: Int64

    package init(microsecondsSince2000: Int64) { self.microsecondsSince2000 = microsecondsSince2000 }

    package static let infinity = PostgresTimestamp(microsecondsSince2000: .max)
    package static let minusInfinity = PostgresTimestamp(microsecondsSince2000: .min)
    package var isFinite: Bool { microsecondsSince2000 != .max && microsecondsSince2000 != .min }

    package static func < (left: Self, right: Self) -> Bool { left.microsecondsSince2000 < right.microsecondsSince2000 }

    /// `2026-11-21T08:00:00.123456`, as in JSON.
    package var description: String { TextOutput.string { $0.timestamp(microsecondsSince2000, isUTC: false) } }

    package static var postgresType: UInt32 { PostgresType.timestamp }
    package static var postgresArrayType: UInt32 { PostgresType.timestampArray }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(microsecondsSince2000) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> PostgresTimestamp {
        PostgresTimestamp(microsecondsSince2000: try bytes.whole(Int64.self, of: PostgresType.timestamp, type))
    }
}

/// `timestamptz` to the microsecond, from 4714 BC to 294276, or one of the two infinities.
package struct PostgresInstant: PostgresArrayElement, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Microseconds since 2000-01-01 00:00 UTC; the two extremes are the infinities.
    package var microsecondsSince2000: Int64

    package init(microsecondsSince2000: Int64) { self.microsecondsSince2000 = microsecondsSince2000 }

    /// To the nearest microsecond. What no `timestamptz` can hold becomes a value that the server refuses (22008).
    package init(_ date: Date) {
        let microseconds = (date.timeIntervalSince1970 * 1_000_000).rounded()
        let isPossible = microseconds > -9e18 && microseconds < 9.2233e18
        microsecondsSince2000 = isPossible ? Int64(microseconds) - PostgresEpoch.microsecondsSince1970 : .max - 1
    }

    package static let infinity = PostgresInstant(microsecondsSince2000: .max)
    package static let minusInfinity = PostgresInstant(microsecondsSince2000: .min)
    package var isFinite: Bool { microsecondsSince2000 != .max && microsecondsSince2000 != .min }

    /// Exact to the microsecond for some centuries around now; `nil` for the infinities.
    package var date: Date? {
        guard isFinite else { return nil }
        // One rounding only, so that it equals the Date that is made of the same decimal number.
        let (microseconds, overflow) = microsecondsSince2000.addingReportingOverflow(PostgresEpoch.microsecondsSince1970)
        return Date(timeIntervalSince1970: Double(overflow ? .max : microseconds) / 1_000_000)
    }

    package static func < (left: Self, right: Self) -> Bool { left.microsecondsSince2000 < right.microsecondsSince2000 }

    /// `2026-11-21T08:00:00.123456Z`, as in JSON.
    package var description: String { TextOutput.string { $0.timestamp(microsecondsSince2000, isUTC: true) } }

    package static var postgresType: UInt32 { PostgresType.timestamptz }
    package static var postgresArrayType: UInt32 { PostgresType.timestamptzArray }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(microsecondsSince2000) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> PostgresInstant {
        PostgresInstant(microsecondsSince2000: try bytes.whole(Int64.self, of: PostgresType.timestamptz, type))
    }
}

/// `timestamptz`; PostgreSQL counts microseconds from 2000-01-01, which a `Date` holds exactly for some centuries around now.
/// `PostgresInstant` always does.
extension Date: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.timestamptz }
    package static var postgresArrayType: UInt32 { PostgresType.timestamptzArray }
    package func encode(into bytes: inout [UInt8]) { PostgresInstant(self).encode(into: &bytes) }

    /// - Throws: `.outOfRange` for the infinities, which are no instants.
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Date {
        guard let date = try PostgresInstant.decode(bytes, type: type).date else { throw .outOfRange }
        return date
    }
}

/// `interval`: months, days and microseconds, which do not convert into each other.
package struct PostgresInterval: PostgresArrayElement, Hashable, Sendable, CustomStringConvertible {
    package var months: Int32
    package var days: Int32
    package var microseconds: Int64

    package init(months: Int32 = 0, days: Int32 = 0, microseconds: Int64 = 0) {
        self.months = months
        self.days = days
        self.microseconds = microseconds
    }

    /// PostgreSQL 17 and newer know infinite intervals.
    package static let infinity = PostgresInterval(months: .max, days: .max, microseconds: .max)
    package static let minusInfinity = PostgresInterval(months: .min, days: .min, microseconds: .min)

    /// ISO 8601 as PostgreSQL writes it, with a sign at each part: `P1Y2M-3DT4H5M6.5S`; `PT0S` for none.
    package var description: String { TextOutput.string { $0.interval(self) } }

    package static var postgresType: UInt32 { PostgresType.interval }
    package static var postgresArrayType: UInt32 { PostgresType.intervalArray }
    package func encode(into bytes: inout [UInt8]) {
        bytes.appendBigEndian(microseconds)
        bytes.appendBigEndian(days)
        bytes.appendBigEndian(months)
    }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> PostgresInterval {
        guard type == PostgresType.interval else { throw .wrongType(type) }
        guard bytes.byteCount == 16 else { throw .wrongLength(bytes.byteCount) }
        return PostgresInterval(
            months: bytes.bigEndian(Int32.self, at: 12), days: bytes.bigEndian(Int32.self, at: 8), microseconds: bytes.bigEndian(Int64.self)
        )
    }
}
