internal import BatonModel
internal import BatonService

extension Schema {
    static let date = text(10, min: 10, pattern: #"^\d{4}-\d\d-\d\d$"#, "2026-10-01")
    private static let intervals = list(text(11, min: 11, pattern: #"^\d\d:\d\d-\d\d:\d\d$"#, "09:00-12:00"))
    private static let intervalsIn = list(text(20, min: 1, "09:00-12:00"), max: DayHours.maximumIntervals)
    private static let weekday = key(Weekday.self)
    private static let calendarKey = text(6, min: 2, pattern: "^[A-Z]{2}(-[A-Z0-9]{1,3})?$", "CN")
    private static let kindOfDay = key(["off", "work"])

    private static let week = object([
        "monday": intervals, "tuesday": intervals, "wednesday": intervals, "thursday": intervals, "friday": intervals,
        "saturday": intervals,
        "sunday": intervals,
    ])

    private static let weekIn = input([
        "monday": intervalsIn.orNull, "tuesday": intervalsIn.orNull, "wednesday": intervalsIn.orNull, "thursday": intervalsIn.orNull,
        "friday": intervalsIn.orNull, "saturday": intervalsIn.orNull, "sunday": intervalsIn.orNull,
    ]).noted("Days that are left out have no working hours. Local times of the zone; `24:00` ends a day.")

    static let workingCalendar = object([
        "id": .id, "name": .text(CalendarInput.maximumName, "总部"), "zone": .text(64, "Asia/Shanghai"), "weekly_hours": week,
        "public_calendar": calendarKey.orNull, "make_up_weekday": weekday,
        "days": .list(
            .object([
                "date": .date, "kind": kindOfDay, "hours": intervals.orNull, "hours_of": weekday.orNull,
                "name": .text(CalendarInput.maximumName, "司庆").orNull,
            ])),
        "is_default": .boolean.noted("Whether it holds for teams without one of their own."), "team_ids": .list(.id),
        "expires_on": .date.orNull.noted("Until when the public calendar is known; `null` without one, or when it does not cover today."),
        "warning": .key(StoredCalendar.Warning.allCases.map(\.rawValue)).orNull.noted(
            "`public_calendar_ends_soon`: within 60 days; `public_calendar_ended`: it says nothing of today."),
        "updated_at": .time, "version": .version,
    ]).named("WorkingCalendar")

    static let workingCalendarInput = input(
        [
            "name": .text(CalendarInput.maximumName, min: 1, "总部"), "zone": .text(64, min: 1, "Asia/Shanghai"), "weekly_hours": weekIn,
            "public_calendar": calendarKey.orNull.noted("Key of one of `GET /v1/public-calendars`."),
            "make_up_weekday": weekday.orNull.noted("Whose hours hold on make-up days; the first weekday with hours without it."),
            "days": .list(
                .input(
                    [
                        "date": .date, "kind": kindOfDay, "hours": intervalsIn.orNull, "hours_of": weekday.orNull,
                        "name": .text(CalendarInput.maximumName, "司庆").orNull,
                    ], required: ["date", "kind"]), max: CalendarDefinition.maximumDays
            ).orNull.example(#"[{"date":"2026-12-25","kind":"off","name":"司庆"}]"#),
            "is_default": .boolean.orNull, "team_ids": .list(.id, max: CalendarService.maximumTeams).orNull.example("[]"),
        ], required: ["name", "zone", "weekly_hours"]
    ).example(
        """
        {"name":"总部","zone":"Asia/Shanghai","weekly_hours":{"monday":["09:00-12:00","13:30-18:00"],"tuesday":["09:00-18:00"]},\
        "public_calendar":"CN","days":[{"date":"2026-12-25","kind":"off","name":"司庆"}]}
        """
    ).named("WorkingCalendarInput")

    static let calendarDay = object([
        "date": .date, "weekday": weekday, "reason": .key(CalendarDefinition.Day.Reason.allCases.map(\.rawValue)),
        "name": .text(CalendarInput.maximumName, "国庆节").orNull, "hours": intervals, "working_s": .count,
    ]).named("CalendarDay")

    static let publicCalendar = object([
        "key": calendarKey,
        "years": .list(
            .object([
                "year": .integer(2000...2199, 2026), "name": .text(100, "中国大陆"),
                "source": .text(300, "国务院办公厅关于2026年部分节假日安排的通知"), "published_on": .date.orNull,
                "days": .list(.object(["date": .date, "kind": kindOfDay, "name": .text(100, "国庆节")])),
            ])),
    ]).named("PublicCalendar")

    static let deadlineInput = input(
        ["from": .timeIn.orNull, "working_s": .integer(CalendarRoutes.workingSeconds, 14_400)], required: ["working_s"])

    static let deadline = object(["from": .time, "working_s": .integer(CalendarRoutes.workingSeconds, 14_400), "due_at": .time])
}
