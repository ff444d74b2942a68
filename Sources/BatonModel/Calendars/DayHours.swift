/// The working hours of one day by the clock on the wall: intervals in their order, of whole minutes, none of which touches another.
package struct DayHours: Hashable, Sendable {
    /// Minutes since midnight; the end is not part of it and may be 1440.
    package struct Interval: Hashable, Sendable {
        package let start: Int
        package let end: Int

        /// `nil` unless 0 ≤ start < end ≤ 1440.
        package init?(_ start: Int, _ end: Int) {
            guard start >= 0, start < end, end <= DayHours.minutes else { return nil }
            self.start = start
            self.end = end
        }

        /// Reads `09:00-12:30`, with any dash, full-width too; `24:00` ends a day.
        package init?(_ text: some StringProtocol) {
            let folded = FoldedText.halfWidth(String(text)).filter { $0 != " " }
            let parts = folded.split(omittingEmptySubsequences: false) { "-–—~".contains($0) }
            guard parts.count == 2, let start = Self.minute(parts[0]), let end = Self.minute(parts[1]) else { return nil }
            self.init(start, end)
        }

        private static func minute(_ text: Substring) -> Int? {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
                parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
                let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60
            else { return nil }
            return hour * 60 + minute
        }

        /// `09:00-12:30`.
        package var text: String { Self.clock(start) + "-" + Self.clock(end) }

        private static func clock(_ minute: Int) -> String {
            "\(minute < 600 ? "0" : "")\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
        }
    }

    package let intervals: [Interval]

    /// No working hours.
    package static let closed = DayHours()
    static let minutes = 1440
    /// Intervals of one day at most.
    package static let maximumIntervals = 12

    private init() { intervals = [] }

    /// In any order; those that touch become one.
    ///
    /// - Returns: `nil` when two overlap.
    package init?(_ intervals: [Interval]) {
        var joined: [Interval] = []
        for interval in intervals.sorted(by: { $0.start < $1.start }) {
            guard let last = joined.last else {
                joined.append(interval)
                continue
            }
            if interval.start < last.end { return nil }
            if interval.start == last.end, let both = Interval(last.start, interval.end) {
                joined[joined.count - 1] = both
            } else {
                joined.append(interval)
            }
        }
        self.intervals = joined
    }

    /// As `text` writes it.
    package init?(stored text: String) {
        var intervals: [Interval] = []
        for part in text.split(separator: " ") {
            guard let interval = Interval(part) else { return nil }
            intervals.append(interval)
        }
        self.init(intervals)
    }

    /// For storing: `09:00-12:00 13:30-18:00`.
    package var text: String { intervals.map(\.text).joined(separator: " ") }

    package var isEmpty: Bool { intervals.isEmpty }

    /// By a clock that does not jump on that day.
    package var seconds: Int { intervals.reduce(0) { $0 + $1.end - $1.start } * 60 }
}

// What the calculation needs, in microseconds of local time.
extension DayHours {
    private static let unit = 60_000_000

    var total: Int { intervals.reduce(0) { $0 + $1.end - $1.start } * Self.unit }

    /// How much of a day has been worked at a time of it.
    func worked(before time: Int) -> Int {
        var sum = 0
        for interval in intervals {
            if time <= interval.start * Self.unit { break }
            sum += min(time, interval.end * Self.unit) - interval.start * Self.unit
        }
        return sum
    }

    /// The first time of a day at which so much has been worked; more than nothing, and not more than `total`.
    func time(worked wanted: Int) -> Int {
        var rest = wanted
        for interval in intervals {
            let length = (interval.end - interval.start) * Self.unit
            if rest <= length { return interval.start * Self.unit + rest }
            rest -= length
        }
        return Self.minutes * Self.unit
    }

    func contains(_ time: Int) -> Bool {
        intervals.contains { ($0.start * Self.unit..<$0.end * Self.unit).contains(time) }
    }
}
