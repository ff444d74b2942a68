/// The public holidays of one year and the working days that make up for some of them (调休), as an authority has announced them.
package struct PublicYear: Hashable, Sendable {
    package struct Day: Hashable, Sendable {
        package var day: CalendarDay
        /// A working day on a weekend; otherwise a day off.
        package var isWorking: Bool
        package var name: String

        package init(day: CalendarDay, isWorking: Bool, name: String) {
            self.day = day
            self.isWorking = isWorking
            self.name = name
        }
    }

    /// Of a country or a part of it: `CN`, `CN-XJ`, `HK`.
    package var key: String
    package var year: Int
    package var name: String
    /// Which notice says so.
    package var source: String
    package var publishedOn: CalendarDay?
    /// In order, each once.
    package var days: [Day]

    package init(key: String, year: Int, name: String, source: String, publishedOn: CalendarDay?, days: [Day]) {
        self.key = key
        self.year = year
        self.name = name
        self.source = source
        self.publishedOn = publishedOn
        self.days = days
    }

    package static func isKey(_ text: String) -> Bool { text.wholeMatch(of: /[A-Z]{2}(-[A-Z0-9]{1,3})?/) != nil }
}

/// All announced years of one public calendar.
package struct PublicCalendar: Hashable, Sendable {
    package let key: String
    /// In order.
    package let years: [PublicYear]

    /// - Parameter years: of this key; when a year is there twice, the last one counts.
    package init(key: String, years: [PublicYear]) {
        self.key = key
        let byYear = Dictionary(years.filter { $0.key == key }.map { ($0.year, $0) }, uniquingKeysWith: { $1 })
        self.years = byYear.values.sorted { $0.year < $1.year }
    }

    /// What is said of each day. A notice may say something about the last days of the year before it, and then goes before that year's own.
    package var days: [CalendarDay: PublicYear.Day] {
        Dictionary(years.flatMap(\.days).map { ($0.day, $0) }, uniquingKeysWith: { $1 })
    }

    /// The last day until which all days from the given one on are covered; `nil` when that day is not.
    package func coverage(from day: CalendarDay) -> CalendarDay? {
        var year = day.year
        let known = Set(years.map(\.year))
        guard known.contains(year) else { return nil }
        while known.contains(year + 1) { year += 1 }
        return CalendarDay(year: year, month: 12, day: 31)
    }
}

/// A file with one year of a public calendar: CSV in any encoding that offices write. Lines with two fields say what it is, then follow a header and
/// a line for each day or range of days:
///
///     calendar,CN
///     year,2026
///     name,中国大陆
///     source,国务院办公厅关于2026年部分节假日安排的通知
///     published,2025-11-04
///     from,to,kind,name
///     2026-01-01,2026-01-03,off,元旦
///     2026-01-04,,work,元旦
///
/// `published` and `to` may be left out. Lines that begin with `#` are passed over. At most 1 MiB.
package enum PublicCalendarFile {
    package static let maximumBytes = 1 << 20
    private static let keys = ["calendar", "year", "name", "source", "published"]

    /// - Throws: everything that is wrong, each with `line 7` as its place.
    package static func parse(_ bytes: [UInt8]) throws(ValidationFailure) -> PublicYear {
        var problems = FieldProblems()
        guard bytes.count <= maximumBytes else {
            throw ValidationFailure([FieldProblem("", "file_too_large", zh: "文件超过 1 MiB", en: "The file is larger than 1 MiB.")])
        }
        let decoded: TextEncoding.Decoded
        do throws(FileProblem) {
            decoded = try TextEncoding.decode(bytes)
        } catch {
            throw ValidationFailure([
                FieldProblem(error.line.map { "line \($0)" } ?? "", error.code.rawValue, zh: error.messageZH, en: error.messageEN)
            ])
        }
        func refuse(_ line: Int, _ code: String, zh: String, en: String) {
            problems.append(FieldProblem("line \(line)", code, zh: "第 \(line) 行：\(zh)", en: "Line \(line): \(en)"))
        }

        var head: [String: (text: String, line: Int)] = [:]
        var rows: [(line: Int, fields: [String])] = []
        var (hasHeader, last) = (false, 1)
        for record in DelimitedText(utf8: decoded.utf8, delimiter: .comma) {
            last = record.line
            if let problem = record.problem {
                refuse(record.line, problem.code.rawValue, zh: problem.messageZH, en: problem.messageEN)
                continue
            }
            var fields = record.fields.map { CleanText.clean($0) ?? "" }
            while fields.last?.isEmpty == true { fields.removeLast() }
            guard let first = fields.first, !first.hasPrefix("#") else { continue }
            if hasHeader {
                rows.append((record.line, fields))
            } else if fields == ["from", "to", "kind", "name"] {
                hasHeader = true
            } else if !keys.contains(first) || fields.count > 2 {
                refuse(
                    record.line, "unknown_line", zh: "应为 \(keys.joined(separator: "、")) 之一及其值，或表头 from,to,kind,name",
                    en: "One of \(keys.joined(separator: ", ")) with its value is expected, or the header from,to,kind,name.")
            } else if head.updateValue((fields.count == 2 ? fields[1] : "", record.line), forKey: first) != nil {
                refuse(record.line, "given_twice", zh: "\(first) 重复", en: "\(first) is given twice.")
            }
        }

        func value(_ key: String, max: Int) -> String {
            guard let (text, line) = head[key], !text.isEmpty else {
                refuse(head[key]?.line ?? 1, "missing", zh: "缺少 \(key)", en: "\(key) is missing.")
                return ""
            }
            if text.unicodeScalars.count > max {
                refuse(line, "too_long", zh: "最多 \(max) 个字符", en: "At most \(max) characters.")
            }
            return text
        }
        let key = value("calendar", max: 6)
        if let line = head["calendar"]?.line, !key.isEmpty, !PublicYear.isKey(key) {
            refuse(line, "invalid_key", zh: "日历代号应类似 CN 或 CN-XJ", en: "A calendar is called like CN or CN-XJ.")
        }
        let yearText = value("year", max: 4)
        let year = yearText.utf8.count == 4 ? Int(yearText) ?? 0 : 0
        if let line = head["year"]?.line, !yearText.isEmpty, !(2000...2199).contains(year) {
            refuse(line, "invalid_year", zh: "年份应在 2000 到 2199 之间", en: "A year is between 2000 and 2199.")
        }
        let (name, source) = (value("name", max: 100), value("source", max: 300))
        var published: CalendarDay?
        if let (text, line) = head["published"], !text.isEmpty {
            published = CalendarDay(text)
            if published == nil { refuse(line, "invalid_date", zh: "日期应写成 2025-11-04", en: "A date is written 2025-11-04.") }
        }
        if !hasHeader { refuse(last, "header_missing", zh: "缺少表头 from,to,kind,name", en: "The header from,to,kind,name is missing.") }

        var days: [CalendarDay: PublicYear.Day] = [:]
        for (line, fields) in rows {
            guard fields.count == 4 else {
                refuse(line, "wrong_columns", zh: "应有 4 列：from,to,kind,name", en: "Four columns are expected: from,to,kind,name.")
                continue
            }
            guard let from = CalendarDay(fields[0]), let to = fields[1].isEmpty ? from : CalendarDay(fields[1]) else {
                refuse(line, "invalid_date", zh: "日期应存在，并写成 2026-10-01", en: "A date exists and is written 2026-10-01.")
                continue
            }
            guard from <= to, to.number - from.number < 62 else {
                refuse(
                    line, "invalid_range", zh: "结束日期应不早于开始日期，且不超过 62 天", en: "A range ends no earlier than it begins, and within 62 days.")
                continue
            }
            guard ["off", "work"].contains(fields[2]) else {
                refuse(line, "invalid_kind", zh: "kind 应为 off（休）或 work（班）", en: "kind is off or work.")
                continue
            }
            guard fields[3].unicodeScalars.count <= 100 else {
                refuse(line, "too_long", zh: "名称最多 100 个字符", en: "A name has at most 100 characters.")
                continue
            }
            // A notice may begin in the last month of the year before.
            if let first = CalendarDay(year: year - 1, month: 12, day: 1), let end = CalendarDay(year: year, month: 12, day: 31),
                from < first || to > end
            {
                refuse(line, "outside_of_year", zh: "不在 \(year) 年", en: "Not within \(year).")
                continue
            }
            for number in from.number...to.number {
                let day = CalendarDay(number: number)
                if days.updateValue(.init(day: day, isWorking: fields[2] == "work", name: fields[3]), forKey: day) != nil {
                    refuse(line, "date_twice", zh: "\(day) 重复", en: "\(day) is given twice.")
                }
            }
        }
        if hasHeader, rows.isEmpty { refuse(last, "no_days", zh: "没有任何日期", en: "No days are given.") }
        try problems.check()
        return PublicYear(
            key: key, year: year, name: name, source: source, publishedOn: published, days: days.values.sorted { $0.day < $1.day })
    }
}
