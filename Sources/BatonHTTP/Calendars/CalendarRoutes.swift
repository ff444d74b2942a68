internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird

/// `/v1/calendars`: when people work. Read by everybody of the tenant, changed by who may change the rules of leads.
struct CalendarRoutes: Sendable {
    let calendars: CalendarService

    /// A year of working time.
    static let workingSeconds: ClosedRange<Int64> = 1...366 * 86_400

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Configuration")
        let needs = "Needs `lead_rules:write`."
        routes.get("calendars", Operation("listCalendars", "Working calendars").answers(.ok, .data(.workingCalendar)), use: list)
        routes.get(
            "public-calendars",
            Operation("listPublicCalendars", "Public holidays and make-up days, by year").answers(.ok, .data(.publicCalendar)),
            use: listPublic)
        routes.get(
            "calendars/{id}", Operation("getCalendar", "A working calendar").answers(.ok, .workingCalendar, headers: [.eTag])
        ) { [calendars] _, context in
            Self.answer(try await calendars.calendar(context.id(), context.scope))
        }
        routes.post(
            "calendars",
            Operation("addCalendar", "Add a working calendar", note: needs + " The first one becomes the default.")
                .body(.workingCalendarInput).answers(.created, .workingCalendar, headers: [.eTag]).refuses(.conflict)
        ) { [calendars] request, context in
            let body = try await Self.body(request)
            let calendar = try await calendars.create(body.input, teams: body.teams, isDefault: body.isDefault, context.scope)
            return Self.answer(calendar, status: .created)
        }
        routes.put(
            "calendars/{id}",
            Operation("replaceCalendar", "Replace what is said of a calendar", note: needs)
                .versioned().body(.workingCalendarInput).answers(.ok, .workingCalendar, headers: [.eTag]).refuses(.conflict)
        ) { [calendars] request, context in
            let version = try request.expectedVersion()
            let body = try await Self.body(request)
            let calendar = try await calendars.replace(
                context.id(), body.input, teams: body.teams, isDefault: body.isDefault, version: version, context.scope)
            return Self.answer(calendar)
        }
        routes.delete(
            "calendars/{id}",
            Operation("deleteCalendar", "Delete a calendar that nobody uses", note: needs).versioned().answers(.noContent).refuses(
                .conflict)
        ) { [calendars] request, context in
            try await calendars.delete(context.id(), version: try request.expectedVersion(), context.scope)
            return Response(status: .noContent)
        }
        routes.get(
            "calendars/{id}/days",
            Operation("listCalendarDays", "What each day is, and why")
                .query(
                    .query("from", .date, "The first day.", isRequired: true),
                    .query("to", .date, "The last day; \(CalendarService.maximumDays) days at most.", isRequired: true)
                )
                .answers(.ok, .data(.calendarDay)), use: listDays)
        routes.post(
            "calendars/{id}/deadlines",
            Operation("previewDeadline", "When so much working time will have passed", note: "Changes nothing.")
                .body(.deadlineInput).answers(.ok, .deadline), use: deadline)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let all = try await calendars.calendars(context.scope).all
        return .list { json in for calendar in all { json.object { $0.calendarFields(calendar) } } }
    }

    @Sendable private func listPublic(_ request: Request, _ context: MemberContext) async throws -> Response {
        let known = try await calendars.calendars(context.scope).publicCalendars
        return .list { json in
            for calendar in known.values.sorted(by: { $0.key < $1.key }) { json.object { $0.publicCalendarFields(calendar) } }
        }
    }

    @Sendable private func listDays(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = try QueryReader(request, known: ["from", "to"])
        guard let from = query["from"].flatMap({ CalendarDay($0) }) else { throw query.invalid("from") }
        guard let to = query["to"].flatMap({ CalendarDay($0) }) else { throw query.invalid("to") }
        guard from <= to, to.number - from.number < CalendarService.maximumDays else {
            throw BatonError(
                .invalidQuery, detail: "to",
                problems: [
                    FieldProblem(
                        "to", "out_of_range", zh: "应不早于 from，最多 \(CalendarService.maximumDays) 天",
                        en: "No earlier than from, and at most \(CalendarService.maximumDays) days.")
                ])
        }
        let days = try await calendars.days(context.id(), from...to, context.scope)
        return .list { json in
            for view in days {
                json.object { json in
                    json.field("date", view.day.day.description)
                    json.field("weekday", view.day.day.weekday.key)
                    json.field("reason", view.day.reason.rawValue)
                    json.field("name", view.day.name)
                    json.intervals("hours", view.day.hours)
                    json.field("working_s", view.workingTime.components.seconds)
                }
            }
        }
    }

    @Sendable private func deadline(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let from = reader.time("from", zone: TimeZone(identifier: context.scope.timeZone) ?? .gmt)
        let seconds = reader.integer("working_s", in: Self.workingSeconds)
        if seconds == nil, reader.problems.isEmpty {
            reader.problems.append(FieldProblem("/working_s", "missing", zh: "必填", en: "Required."))
        }
        try reader.finish()
        let length = seconds ?? 0
        let (start, due) = try await calendars.deadline(context.id(), workingTime: .seconds(length), from: from, context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("from", start)
                json.field("working_s", length)
                json.field("due_at", due)
            })
    }

    private struct Body {
        var input = CalendarInput()
        var teams: [TeamID] = []
        var isDefault: Bool?
    }

    private static func body(_ request: Request) async throws -> Body {
        var (reader, _) = try await request.jsonBody()
        var body = Body()
        body.input.name = reader.string("name").flatMap { $0 }
        body.input.zone = reader.string("zone").flatMap { $0 }
        body.input.week = reader.object("weekly_hours") { reader in
            var week: [Weekday: [String]] = [:]
            for weekday in Weekday.allCases { week[weekday] = reader.strings(weekday.key, atMost: DayHours.maximumIntervals) }
            return week
        }
        body.input.publicCalendar = reader.string("public_calendar").flatMap { $0 }
        body.input.makeUpWeekday = reader.string("make_up_weekday").flatMap { $0 }
        body.input.days =
            reader.objects("days", atMost: CalendarDefinition.maximumDays) { reader in
                CalendarInput.Day(
                    date: reader.string("date").flatMap { $0 }, kind: reader.string("kind").flatMap { $0 },
                    hours: reader.strings("hours", atMost: DayHours.maximumIntervals), hoursOf: reader.string("hours_of").flatMap { $0 },
                    name: reader.string("name").flatMap { $0 })
            } ?? []
        body.teams = (reader.strings("team_ids", atMost: CalendarService.maximumTeams) ?? []).enumerated().compactMap { index, text in
            reader.id(text, at: "/team_ids/\(index)")
        }
        body.isDefault = reader.bool("is_default")
        try reader.finish()
        return body
    }

    private static func answer(_ calendar: StoredCalendar, status: HTTPResponse.Status = .ok) -> Response {
        .json(JSONWriter.object { $0.calendarFields(calendar) }, status: status, headers: [.eTag: "\"\(calendar.version)\""])
    }
}

extension Response {
    fileprivate static func list(_ body: (inout JSONWriter) -> Void) -> Response {
        .json(
            JSONWriter.object { json in
                json.key("data")
                json.array { body(&$0) }
            })
    }
}

extension JSONWriter {
    fileprivate mutating func intervals(_ name: StaticString, _ hours: DayHours?) {
        key(name)
        if let hours { intervals(hours) } else { null() }
    }

    private mutating func intervals(_ hours: DayHours) {
        array { json in for interval in hours.intervals { json.value(interval.text) } }
    }

    fileprivate mutating func calendarFields(_ calendar: StoredCalendar) {
        let definition = calendar.definition
        field("id", calendar.id)
        field("name", definition.name)
        field("zone", definition.zone)
        key("weekly_hours")
        object { json in
            for (weekday, hours) in zip(Weekday.allCases, definition.week) {
                json.key(weekday.key)
                json.intervals(hours)
            }
        }
        field("public_calendar", definition.publicCalendar)
        field("make_up_weekday", definition.makeUpWeekday.key)
        key("days")
        array { json in for day in definition.days { json.object { $0.dayFields(day) } } }
        field("is_default", calendar.isDefault)
        key("team_ids")
        array { json in for team in calendar.teams { json.value(team.uuid) } }
        field("expires_on", calendar.expiresOn?.description)
        field("warning", calendar.warning?.rawValue)
        field("updated_at", calendar.updatedAt)
        field("version", calendar.version)
    }

    private mutating func dayFields(_ day: CalendarDefinition.OwnDay) {
        field("date", day.day.description)
        switch day.kind {
        case .off:
            field("kind", "off")
            intervals("hours", nil)
            field("hours_of", nil as String?)
        case .work(let hours):
            field("kind", "work")
            intervals("hours", hours)
            field("hours_of", nil as String?)
        case .workAs(let weekday):
            field("kind", "work")
            intervals("hours", nil)
            field("hours_of", weekday?.key)
        }
        field("name", day.name)
    }

    fileprivate mutating func publicCalendarFields(_ calendar: PublicCalendar) {
        field("key", calendar.key)
        objects("years", calendar.years) { json, year in
            json.field("year", year.year)
            json.field("name", year.name)
            json.field("source", year.source)
            json.field("published_on", year.publishedOn?.description)
            json.objects("days", year.days) { json, day in
                json.field("date", day.day.description)
                json.field("kind", day.isWorking ? "work" : "off")
                json.field("name", day.name)
            }
        }
    }
}
