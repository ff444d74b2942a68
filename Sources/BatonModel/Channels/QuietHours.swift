package import Foundation

/// When members are not disturbed: every day from one time to another, over midnight too, in the zone of whoever is told.
package struct QuietHours: Sendable, Equatable {
    package let zone: TimeZone
    /// Minutes after midnight, 0…1439; the first quiet one.
    package let from: Int
    /// The first that is not quiet. With the same as `from` no time is quiet.
    package let to: Int

    package init(zone: TimeZone, from: Int, to: Int) {
        precondition((0...1439).contains(from) && (0...1439).contains(to))
        self.zone = zone
        self.from = from
        self.to = to
    }

    /// Reads `22:00` and a zone's name of the tz database.
    ///
    /// - Parameter place: of the object in the request, for example `/quiet_hours`.
    /// - Returns: `nil` with problems `invalid_time_zone`, `invalid_time`.
    package init?(zone: String, from: String, to: String, at place: String, _ problems: inout FieldProblems) {
        let known = zone.utf8.count <= 64 ? TimeZone(identifier: zone) : nil
        if known == nil {
            problems.append(
                FieldProblem(
                    "\(place)/zone", "invalid_time_zone", zh: "没有这个时区，例如应为 Asia/Shanghai",
                    en: "There is no such time zone; Asia/Shanghai would be one."))
        }
        func minute(_ text: String, _ key: String) -> Int? {
            let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            if parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { (0x30...0x39).contains($0) } }),
                let hour = Int(String(decoding: parts[0], as: UTF8.self)), let minute = Int(String(decoding: parts[1], as: UTF8.self)),
                hour <= 23, minute <= 59
            {
                return hour * 60 + minute
            }
            problems.append(
                FieldProblem("\(place)/\(key)", "invalid_time", zh: "时间应写成 22:00 这样", en: "A time of day is written like 22:00."))
            return nil
        }
        let (first, last) = (minute(from, "from"), minute(to, "to"))
        guard let known, let first, let last else { return nil }
        self.init(zone: known, from: first, to: last)
    }

    package func isQuiet(at date: Date) -> Bool {
        if from == to { return false }
        let minute = Int(secondOfDay(date)) / 60
        return from < to ? (from..<to).contains(minute) : minute >= from || minute < to
    }

    /// When something that comes up at `date` may be said: at once when it is urgent or the hours are not quiet, else at their end.
    package func delivery(of date: Date, isUrgent: Bool = false) -> Date {
        if isUrgent { return date }
        var now = date
        // The clock may change meanwhile, at most a few times.
        for _ in 0..<8 {
            guard isQuiet(at: now) else { return now }
            let rest = (Double(to * 60) - secondOfDay(now)).truncatingRemainder(dividingBy: 86400)
            let end = now.addingTimeInterval(rest <= 0 ? rest + 86400 : rest)
            guard let change = zone.nextDaylightSavingTimeTransition(after: now), change <= end else { return end }
            now = change
        }
        return now
    }

    /// With its fraction.
    private func secondOfDay(_ date: Date) -> TimeInterval {
        let local = date.timeIntervalSinceReferenceDate + TimeInterval(zone.secondsFromGMT(for: date))
        let rest = local.truncatingRemainder(dividingBy: 86400)
        return rest < 0 ? rest + 86400 : rest
    }
}
