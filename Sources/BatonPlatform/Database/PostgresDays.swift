package import BatonModel
package import Postgres

extension CalendarDay {
    private static let until2000 = 10_957

    package init(_ date: PostgresDate) { self.init(number: Int(date.daysSince2000) + Self.until2000) }

    package var date: PostgresDate { PostgresDate(daysSince2000: Int32(number - Self.until2000)) }
}
