/// What a number format makes of a number, as far as it changes what the number says.
enum CellFormat: Hashable, Sendable {
    case plain
    /// So many digits at least before the point: 00000.
    case padded(Int)
    case percent
    /// - hasDate: a year, month or day is shown; otherwise it is a time of day.
    case date(hasDate: Bool, hasTime: Bool)
    /// [h]:mm: hours beyond 24 are shown.
    case elapsed

    /// The formats that a workbook need not spell out, those of East Asian offices included.
    init(builtIn id: Int) {
        switch id {
        case 9, 10: self = .percent
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .date(hasDate: true, hasTime: false)
        case 18...21, 32...35, 45, 47, 55, 56: self = .date(hasDate: false, hasTime: true)
        case 22: self = .date(hasDate: true, hasTime: true)
        case 46: self = .elapsed
        default: self = .plain
        }
    }

    init(code: String) {
        let (letters, isElapsed) = Self.significant(code)
        let folded = letters.lowercased()
        if folded.contains("general") || folded.contains("@") {
            self = .plain
        } else if isElapsed {
            self = .elapsed
        } else if folded.contains(where: { "ydhsmgb".contains($0) }) || folded.contains("aaa") || Self.isEra(folded) {
            let hasDate = folded.contains { "ydgb".contains($0) } || folded.contains("aaa") || Self.isEra(folded)
            let hasTime = folded.contains { "hs".contains($0) }
            // m alone is a month; beside hours or seconds it is minutes.
            self = .date(hasDate: hasDate || !hasTime, hasTime: hasTime)
        } else if folded.contains("%") {
            self = .percent
        } else {
            let whole = folded.prefix { $0 != "." }
            let zeros = whole.count { $0 == "0" }
            self = zeros > 1 && !folded.contains("e") && !folded.contains("/") ? .padded(min(zeros, 40)) : .plain
        }
    }

    /// e stands for a year where it is no exponent.
    private static func isEra(_ folded: String) -> Bool {
        folded.contains("e") && !folded.contains("e+") && !folded.contains("e-") && !folded.contains { "0#?".contains($0) }
    }

    /// The first section without what is only shown: texts, colours, fillings.
    private static func significant(_ code: String) -> (letters: String, isElapsed: Bool) {
        var result = ""
        var isElapsed = false
        var rest = Substring(code.prefix(1000))
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                while let next = rest.popFirst(), next != "\"" {}
            case "\\", "_", "*": _ = rest.popFirst()
            case "[":
                var inside = ""
                while let next = rest.popFirst(), next != "]" { inside.append(next) }
                let folded = inside.lowercased()
                if !folded.isEmpty, folded.allSatisfy({ "hms".contains($0) }) { isElapsed = true }
            case ";": return (result, isElapsed)
            default: result.append(character)
            }
        }
        return (result, isElapsed)
    }
}

/// Days of Excel as dates, by whole numbers.
enum SheetDate {
    /// - Parameters:
    ///   - is1904: of the workbook: days count from 1904-01-01 instead of 1899-12-31.
    /// - Returns: `2026-05-01`, `2026-05-01 08:30:00`, `08:30:00`; `nil` for what is no date: negative, beyond the year 9999, 1900-02-29.
    static func text(_ number: NumberText, _ format: CellFormat, is1904: Bool) -> String? {
        guard !number.isNegative, number.wholeDigits <= 7 else { return nil }
        // Millionths of a day are 0.09 s; twelve digits are more than a second needs, and stay within Int64 with seven before them.
        var day = 0
        var fraction = 0
        for place in 0..<(max(number.point, 0) + 11) {
            let at = place - max(number.point, 0) + number.point
            let digit = at >= 0 && at < number.digits.count ? Int(number.digits[at]) : 0
            if place < max(number.point, 0) { day = day * 10 + digit } else { fraction = fraction * 10 + digit }
        }
        var seconds = (fraction * 864 + 500_000_000) / 1_000_000_000
        if case .elapsed = format {
            let all = day * 86_400 + seconds
            return "\(all / 3600):\(two(all / 60 % 60)):\(two(all % 60))"
        }
        if seconds >= 86_400 {
            seconds -= 86_400
            day += 1
        }
        let time = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        guard case .date(let hasDate, let hasTime) = format else { return nil }
        if day == 0, !hasDate, !is1904 || !hasDate { return time }
        // Days since 1970-01-01.
        let since: Int
        if is1904 {
            since = day - 24_107
        } else {
            // Excel believes in 1900-02-29 (day 60), as Lotus 1-2-3 did.
            guard day >= 1, day != 60 else { return nil }
            since = day - (day < 60 ? 25_568 : 25_569)
        }
        guard since <= 2_932_896 else { return nil }
        let date = civil(since)
        return hasTime || seconds != 0 ? "\(date) \(time)" : date
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The proleptic Gregorian calendar.
    private static func civil(_ days: Int) -> String {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let monthOfYear = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (monthOfYear <= 2 ? 1 : 0)
        let text = String(year)
        return String(repeating: "0", count: max(0, 4 - text.count)) + text + "-\(two(monthOfYear))-\(two(day))"
    }
}
