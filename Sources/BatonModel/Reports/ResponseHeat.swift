/// How many of the leads that were given to people had their first touch in time.
package struct ResponseHeat: Sendable, Equatable {
    package var assigned: Int64
    package var inWindow: Int64

    package init(assigned: Int64 = 0, inWindow: Int64 = 0) {
        self.assigned = assigned
        self.inWindow = inWindow
    }

    /// Tenths of a percent, rounded down, so that 84.99 % is not 85 %; `nil` where nothing was assigned.
    package var permille: Int64? { assigned == 0 ? nil : inWindow * 1000 / assigned }

    package func colour(_ policy: LeadPolicy) -> HeatColour? {
        guard assigned > 0 else { return nil }
        if inWindow * 100 >= Int64(policy.heatGreenPercent) * assigned { return .green }
        return inWindow * 100 >= Int64(policy.heatAmberPercent) * assigned ? .amber : .red
    }

    package static func + (left: Self, right: Self) -> Self {
        ResponseHeat(assigned: left.assigned + right.assigned, inWindow: left.inWindow + right.inWindow)
    }
}

package enum HeatColour: String, CaseIterable, Sendable {
    case green, amber, red
}

/// A week of ISO 8601, `2026-W47`.
package struct ISOWeek: Sendable, Hashable, CustomStringConvertible {
    package let monday: CalendarDay

    /// The week that a day lies in.
    package init(of day: CalendarDay) { monday = day.adding(-day.daysSinceMonday) }

    /// Reads `2026-W47`, and nothing else; `nil` for a week that its year does not have, and outside of the years 2000 to 2199.
    package init?(_ text: String) {
        guard text.utf8.count == 8, text.dropFirst(4).prefix(2) == "-W", let year = Int(text.prefix(4)), let week = Int(text.suffix(2)),
            (2000..<2200).contains(year), (1...53).contains(week)
        else { return nil }
        monday = Self.first(year).adding(7 * (week - 1))
        guard description == text else { return nil }
    }

    /// The Monday of the week that has the 4th of January in it.
    private static func first(_ year: Int) -> CalendarDay { ISOWeek(of: CalendarDay(number: CalendarDay.number(year, 1, 4))).monday }

    package var description: String {
        // The year is the one that its Thursday lies in.
        let year = monday.adding(3).year
        let week = (monday.number - Self.first(year).number) / 7 + 1
        return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    }
}
