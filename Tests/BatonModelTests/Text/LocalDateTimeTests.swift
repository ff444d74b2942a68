import BatonModel
// Foundation for the named time zones: FoundationEssentials alone knows only GMT offsets on Linux.
import Foundation
import Testing

@Suite struct LocalDateTimeTests {
    private static let shanghai = TimeZone(identifier: "Asia/Shanghai")!
    private static let berlin = TimeZone(identifier: "Europe/Berlin")!

    @Test(arguments: [
        ("2026-10-13 11:58:42", [2026, 10, 13, 11, 58, 42]), ("2026/10/08 07:08", [2026, 10, 8, 7, 8, 0]),
        ("2026/10/08 7:08", [2026, 10, 8, 7, 8, 0]), ("2026年11月9日 8:05", [2026, 11, 9, 8, 5, 0]),
        ("2026年11月9日8:05", [2026, 11, 9, 8, 5, 0]), ("2026-10-13T11:58:42", [2026, 10, 13, 11, 58, 42]),
        ("20261109115842", [2026, 11, 9, 11, 58, 42]), ("２０２６－１０－１３　１１：５８", [2026, 10, 13, 11, 58, 0]),
        ("2024-02-29 00:00", [2024, 2, 29, 0, 0, 0]),
    ])
    func `dates with a time are read`(text: String, parts: [Int]) throws {
        let value = try LocalDateTime(parsing: text)
        #expect([value.year, value.month, value.day, value.hour, value.minute, value.second] == parts)
        #expect(value.hasTime && value.utcOffsetSeconds == nil)
    }

    @Test(arguments: [
        "2026-11-09", "2026/11/9", "2026年11月09日", "2026年11月9号", "2026.11.09", "20261109", " 2026-11-09\t",
    ])
    func `dates without a time are read`(text: String) throws {
        let value = try LocalDateTime(parsing: text)
        #expect(value.year == 2026 && value.month == 11 && value.day == 9)
        #expect(!value.hasTime)
        #expect(try value.instant(in: Self.shanghai) == Date(timeIntervalSince1970: 1_794_153_600))
    }

    @Test(arguments: [
        ("2026-11-09T00:00:00Z", 0, 1_794_182_400.0), ("2026-11-09T00:00:00.250Z", 0, 1_794_182_400.25),
        ("2026-11-09T00:00:00+08:00", 28_800, 1_794_153_600), ("2026-11-09 00:00:00 +0800", 28_800, 1_794_153_600),
        ("2026-11-09T00:00-05", -18_000, 1_794_200_400), ("2026-11-09T00:00:00+05:30", 19_800, 1_794_162_600),
    ])
    func `an offset in the text goes before the zone`(text: String, offset: Int, instant: Double) throws {
        let value = try LocalDateTime(parsing: text)
        #expect(value.utcOffsetSeconds == offset)
        #expect(try value.instant(in: Self.berlin) == Date(timeIntervalSince1970: instant))
    }

    @Test(arguments: [
        ("2026-02-30", TextProblem.Code.dateImpossible), ("2025-02-29", .dateImpossible),
        ("1900-02-29", .dateImpossible),
        ("2026-13-01", .dateImpossible), ("2026-00-10", .dateImpossible), ("2026-01-00", .dateImpossible),
        ("2026-01-01 24:00", .dateImpossible), ("2026-01-01 10:60", .dateImpossible),
        ("2026-01-01 10:00:60", .dateImpossible),
        ("2026-01-01T10:00+19:00", .dateImpossible), ("20261399", .dateImpossible), ("03/04/2026", .dateAmbiguous),
        ("3-4-26", .dateAmbiguous), ("26-11-09", .dateAmbiguous), ("46335", .dateExcelSerial),
        ("46335.4992", .dateExcelSerial),
        ("1899-12-31", .dateYearOutOfRange), ("2201-01-01", .dateYearOutOfRange), ("", .dateUnrecognised),
        ("昨天", .dateUnrecognised),
        ("31/12/2026", .dateUnrecognised), ("2026-11/09", .dateUnrecognised), ("2026-11", .dateUnrecognised),
        ("2026年11月9", .dateUnrecognised),
        ("2026-11-09 8", .dateUnrecognised), ("2026-11-09 下午8:05", .dateUnrecognised),
        ("2026-11-098:05", .dateUnrecognised),
        ("2026-11-09 08:05:1", .dateUnrecognised), ("2026-11-09 08:05 CST", .dateUnrecognised),
        ("1794153600", .dateUnrecognised),
        ("2026-11-09T00:00+8", .dateUnrecognised),
    ])
    func `anything else is refused with its reason`(text: String, code: TextProblem.Code) {
        #expect(textCode { _ = try LocalDateTime(parsing: text) } == code)
    }

    @Test func `the messages name the ambiguity and the serial number`() throws {
        let ambiguous = try #require(throws: TextProblem.self) { try LocalDateTime(parsing: "03/04/2026") }
        #expect(ambiguous.messageZH.contains("03/04/2026") && ambiguous.messageZH.contains("分不清"))
        let serial = try #require(throws: TextProblem.self) { try LocalDateTime(parsing: "46335") }
        #expect(serial.messageZH.contains("序列号") && serial.messageZH.contains("格式"))
    }

    @Test func `a local time that the clocks jumped over is refused, a repeated one is the earlier`() throws {
        let skipped = try LocalDateTime(parsing: "2026-03-29 02:30")
        #expect(textCode { _ = try skipped.instant(in: Self.berlin) } == .dateLocalTimeSkipped)
        let repeated = try LocalDateTime(parsing: "2026-10-25 02:30")
        #expect(
            try repeated.instant(in: Self.berlin)
                == LocalDateTime(parsing: "2026-10-25T02:30+02:00").instant(in: Self.berlin))
        let before = try LocalDateTime(parsing: "2026-03-29 01:59")
        #expect(
            try before.instant(in: Self.berlin)
                == LocalDateTime(parsing: "2026-03-29T01:59+01:00").instant(in: Self.berlin))
        let after = try LocalDateTime(parsing: "2026-03-29 03:00")
        #expect(
            try after.instant(in: Self.berlin)
                == LocalDateTime(parsing: "2026-03-29T03:00+02:00").instant(in: Self.berlin))
    }

    @Test func `a date whose midnight was jumped over begins with the jump`() throws {
        let beirut = try #require(TimeZone(identifier: "Asia/Beirut"))
        let day = try LocalDateTime(parsing: "2024-03-31")
        #expect(try day.instant(in: beirut) == LocalDateTime(parsing: "2024-03-31T01:00+03:00").instant(in: beirut))
    }

    @Test func `instants agree with the calendar over the whole range of years`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = Self.shanghai
        for year in stride(from: 1900, through: 2200, by: 7) {
            for (month, day) in [(1, 1), (2, 28), (3, 1), (12, 31)] {
                let value = try LocalDateTime(parsing: "\(year)-\(month)-\(day) 12:34:56")
                let parts = calendar.dateComponents(
                    [.year, .month, .day, .hour, .minute, .second], from: try value.instant(in: Self.shanghai))
                #expect(parts.year == year && parts.month == month && parts.day == day)
                #expect(parts.hour == 12 && parts.minute == 34 && parts.second == 56)
            }
        }
    }
}
