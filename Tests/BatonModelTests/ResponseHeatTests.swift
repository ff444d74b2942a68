internal import BatonModel
internal import Testing

@Suite("Weeks and shares of the heat map")
struct ResponseHeatModelTests {
    @Test(
        "weeks of ISO 8601 are read and written",
        arguments: [
            ("2026-W01", "2025-12-29"), ("2026-W47", "2026-11-16"), ("2026-W53", "2026-12-28"), ("2020-W53", "2020-12-28"),
            ("2021-W01", "2021-01-04"), ("2024-W01", "2024-01-01"), ("2000-W01", "2000-01-03"),
        ])
    func weeks(text: String, monday: String) throws {
        let week = try #require(ISOWeek(text))
        #expect(week.monday.description == monday && week.description == text)
        for day in 0..<7 { #expect(ISOWeek(of: week.monday.adding(day)) == week) }
    }

    @Test("every day of two centuries lies in a week that reads back", arguments: [10_960, 40_000, 60_000])
    func roundTrip(first: Int) throws {
        for number in first..<(first + 3000) {
            let week = ISOWeek(of: CalendarDay(number: number))
            #expect(ISOWeek(week.description) == week)
        }
    }

    @Test(
        "what is no week is none",
        arguments: ["2025-W53", "2026-W00", "2026-W54", "2026-w47", "2026W47", "+026-W47", "", "2026-W4", "2026-W4x", "1999-W01"])
    func noWeek(text: String) { #expect(ISOWeek(text) == nil) }

    @Test("thresholds are compared without rounding")
    func colours() {
        let policy = LeadPolicy()
        #expect(ResponseHeat(assigned: 20, inWindow: 17).colour(policy) == .green)
        #expect(ResponseHeat(assigned: 1000, inWindow: 849).colour(policy) == .amber)
        #expect(ResponseHeat(assigned: 10, inWindow: 7).colour(policy) == .amber)
        #expect(ResponseHeat(assigned: 1000, inWindow: 699).colour(policy) == .red)
        #expect(ResponseHeat().colour(policy) == nil && ResponseHeat().permille == nil)
        #expect(ResponseHeat(assigned: 3, inWindow: 2).permille == 666)
    }
}
