package import FoundationEssentials

/// A date, with or without a time of day, as somebody wrote it: in local time unless `utcOffsetSeconds` is there.
package struct LocalDateTime: Hashable, Sendable {
    /// 1900–2200.
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int
    package let nanosecond: Int
    /// Without a time, the time fields are 0.
    package let hasTime: Bool
    /// East of Greenwich is positive; nil unless the text carried Z or an offset.
    package let utcOffsetSeconds: Int?

    /// Reads 2026-10-13 11:58:42, 2026/1/2 7:08, 2026.11.09, 2026年11月9日 8:05, 20261109, 20261109115842 and
    /// ISO 8601 with T, fraction (up to 9 digits), Z or offset. The year comes first and has four digits.
    ///
    /// - Throws: one of the `date_…` codes of `TextProblem`.
    package init(parsing text: String) throws(TextProblem) {
        let folded = FoldedText.halfWidth(CleanText.clean(text) ?? "")
        var reader = Reader(scalars: Array(folded.unicodeScalars), text: text)
        try reader.refuseExcelSerial()
        let (year, month, day) = try reader.date()
        let time = try reader.time()
        guard reader.isAtEnd else { throw reader.unrecognised }

        guard (1900...2200).contains(year) else {
            throw TextProblem(
                .dateYearOutOfRange, zh: "年份 \(year) 不在 1900–2200 之间", en: "The year \(year) is not within 1900–2200.")
        }
        guard (1...12).contains(month), day >= 1, day <= CalendarDay.days(in: month, of: year) else {
            throw TextProblem(
                .dateImpossible, zh: "没有 \(year)年\(month)月\(day)日 这一天",
                en: "There is no such day: \(year)-\(month)-\(day).")
        }
        if let time {
            guard time.hour <= 23, time.minute <= 59, time.second <= 59, abs(time.offset ?? 0) <= 18 * 3600 else {
                throw TextProblem(
                    .dateImpossible, zh: "没有这个时刻：“\(text.prefix(40))”", en: "There is no such time of day.")
            }
        }
        self.year = year
        self.month = month
        self.day = day
        hour = time?.hour ?? 0
        minute = time?.minute ?? 0
        second = time?.second ?? 0
        nanosecond = time?.nanosecond ?? 0
        hasTime = time != nil
        utcOffsetSeconds = time?.offset
    }

    /// The instant; the offset of the text goes before the zone.
    ///
    /// A local time that a clock change repeats is taken as the earlier of the two. A date without a time is the
    /// first instant of that day.
    /// - Throws: `date_local_time_skipped` when the clocks of the zone jumped over it.
    package func instant(in zone: TimeZone) throws(TextProblem) -> Date {
        let local = CalendarDay.number(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
        if let utcOffsetSeconds { return date(local - utcOffsetSeconds) }
        // No zone changes twice within two days, so these are the offsets on both sides of any change nearby.
        let before = zone.secondsFromGMT(for: date(local - 86_400 - 43_200))
        let after = zone.secondsFromGMT(for: date(local + 86_400 + 43_200))
        for offset in before >= after ? [before, after] : [after, before] {
            let candidate = date(local - offset)
            if zone.secondsFromGMT(for: candidate) == offset { return candidate }
        }
        if !hasTime { return date(local - before) }  // clocks that jump at midnight: the moment of the jump
        throw TextProblem(
            .dateLocalTimeSkipped, zh: "时区 \(zone.identifier) 因调整时钟而没有这个时刻，请核对",
            en: "This local time does not exist in \(zone.identifier): the clocks jumped over it.")
    }

    private func date(_ secondsSince1970: Int) -> Date {
        Date(timeIntervalSince1970: Double(secondsSince1970) + Double(nanosecond) / 1e9)
    }

    // MARK: Reading

    private struct Time {
        var hour = 0, minute = 0, second = 0, nanosecond = 0
        var offset: Int?
    }

    private struct Reader {
        let scalars: [Unicode.Scalar]
        let text: String
        var position = 0

        init(scalars: [Unicode.Scalar], text: String) {
            self.scalars = scalars
            self.text = text
        }

        var isAtEnd: Bool { position == scalars.count }
        var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

        var unrecognised: TextProblem {
            TextProblem(
                .dateUnrecognised, zh: "看不懂日期“\(text.prefix(40))”，请写成 2026-11-09 或 2026-11-09 08:05",
                en: "Not a date: \"\(text.prefix(40))\". Write 2026-11-09 or 2026-11-09 08:05.")
        }

        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard next == scalar else { return false }
            position += 1
            return true
        }

        mutating func skipBlanks() -> Bool {
            let start = position
            while let scalar = next, CleanText.isBlank(scalar) { position += 1 }
            return position > start
        }

        static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

        /// A number of so many digits; nil when the digits here are fewer or more.
        mutating func number(_ lengths: ClosedRange<Int>) -> (value: Int, length: Int)? {
            let digits = scalars[position...].prefix(while: Self.isDigit)
            guard lengths.contains(digits.count) else { return nil }
            position += digits.count
            return (digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) }, digits.count)
        }

        /// 46335 or 46335.4992: what Excel stores for a date and shows when the cell has no date format.
        func refuseExcelSerial() throws(TextProblem) {
            let parts = scalars.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isDigit) }),
                (5...6).contains(parts[0].count)
            else { return }
            throw TextProblem(
                .dateExcelSerial, zh: "“\(text.prefix(40))”是 Excel 的日期序列号：请把该列的单元格格式设为日期（yyyy-mm-dd）后再导出",
                en:
                    "\"\(text.prefix(40))\" is an Excel serial number; format the column as a date (yyyy-mm-dd) and export again."
            )
        }

        mutating func date() throws(TextProblem) -> (Int, Int, Int) {
            guard let first = number(1...14) else { throw unrecognised }
            if first.length == 8 || first.length == 14 {
                // The digits of a time, if they follow without a separator, are read by time().
                position -= first.length - 8
                let date = first.length == 8 ? first.value : first.value / 1_000_000
                return (date / 10_000, date / 100 % 100, date % 100)
            }
            if first.length == 4, take("年") {
                guard let month = number(1...2), take("月"), let day = number(1...2), take("日") || take("号")
                else { throw unrecognised }
                return (first.value, month.value, day.value)
            }
            guard let separator = next, "-/.".unicodeScalars.contains(separator) else { throw unrecognised }
            position += 1
            guard let second = number(1...2), take(separator), let third = number(1...4) else { throw unrecognised }
            if first.length == 4, third.length <= 2 { return (first.value, second.value, third.value) }
            guard first.length <= 2, first.value <= 12 || third.length == 2, second.value <= 12 else {
                throw unrecognised
            }
            throw TextProblem(
                .dateAmbiguous, zh: "“\(text.prefix(40))”分不清哪个是年、月、日，请写成 2026-11-09（年-月-日）",
                en: "\"\(text.prefix(40))\" is ambiguous: day and month could be either way round. Write 2026-11-09.")
        }

        /// nil when the text ends with the date.
        mutating func time() throws(TextProblem) -> Time? {
            guard !isAtEnd else { return nil }
            var time = Time()
            if position == 8, let compact = number(6...6) {
                time.hour = compact.value / 10_000
                time.minute = compact.value / 100 % 100
                time.second = compact.value % 100
            } else {
                // 2026年11月9日8:05 needs no blank, 2026-11-098:05 would be anybody's guess.
                let afterDay = "日号".unicodeScalars.contains(scalars[position - 1])
                guard skipBlanks() || take("T") || afterDay,
                    let hour = number(1...2), take(":"), let minute = number(2...2)
                else { throw unrecognised }
                time.hour = hour.value
                time.minute = minute.value
                if take(":") {
                    guard let second = number(2...2) else { throw unrecognised }
                    time.second = second.value
                    if take(".") {
                        guard let fraction = number(1...9) else { throw unrecognised }
                        time.nanosecond = (fraction.length..<9).reduce(fraction.value) { value, _ in value * 10 }
                    }
                }
            }
            _ = skipBlanks()
            time.offset = try offset()
            return time
        }

        private mutating func offset() throws(TextProblem) -> Int? {
            if isAtEnd { return nil }
            if take("Z") { return 0 }
            let sign: Int
            if take("+") { sign = 1 } else if take("-") { sign = -1 } else { throw unrecognised }
            guard let digits = number(2...4), digits.length != 3 else { throw unrecognised }
            var (hours, minutes) = (digits.value, 0)
            if digits.length == 4 {
                (hours, minutes) = (digits.value / 100, digits.value % 100)
            } else if take(":") {
                guard let value = number(2...2) else { throw unrecognised }
                minutes = value.value
            }
            guard minutes <= 59 else { throw unrecognised }
            return sign * (hours * 3600 + minutes * 60)
        }
    }
}
