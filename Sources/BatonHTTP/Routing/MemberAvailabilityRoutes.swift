internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `/v1/members/{id}/capacity` and `/v1/members/{id}/absences`: how much routing gives to a member, and when nothing.
struct MemberAvailabilityRoutes: Sendable {
    let availability: MemberAvailabilityService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Routing")
        routes.get(
            "members/{id}/capacity",
            Operation("getMemberCapacity", "How much routing may give to a member, and has given").answers(
                .ok, .memberCapacity)
        ) { [availability] _, context in
            let capacity = try await availability.capacity(of: context.id(), context.scope)
            return .json(JSONWriter.object { $0.capacityFields(capacity) })
        }
        routes.put(
            "members/{id}/capacity",
            Operation(
                "setMemberCapacity", "Limit what routing gives to a member",
                note:
                    "Needs `lead_rules:write`. What is left out or `null` has no limit. Days, weeks (from Monday) and months are those of the tenant's zone. What people assign by hand is not limited, but counts as open."
            )
            .body(.memberCapacityInput).answers(.ok, .memberCapacity)
        ) { [availability] request, context in
            var (reader, _) = try await request.jsonBody()
            func limit(_ key: String) -> Int32? { reader.integer(key, in: MemberAvailabilityService.limits).map(Int32.init) }
            let limits = AssignmentCandidates.Limits(
                openLeads: limit("max_open_leads"), perDay: limit("max_per_day"), perWeek: limit("max_per_week"),
                perMonth: limit("max_per_month"))
            try reader.finish()
            let capacity = try await availability.setCapacity(limits, of: context.id(), context.scope)
            return .json(JSONWriter.object { $0.capacityFields(capacity) })
        }
        routes.get(
            "members/{id}/absences",
            Operation(
                "listAbsences", "When a member is away", note: "The latest first, \(2 * MemberAvailabilityService.maximumAbsences) at most."
            )
            .answers(.ok, .data(.memberAbsence))
        ) { [availability] _, context in
            let absences = try await availability.absences(of: context.id(), context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for absence in absences { json.object { $0.absenceFields(absence) } } }
                })
        }
        routes.post(
            "members/{id}/absences",
            Operation(
                "addAbsence", "Say when a member is away",
                note:
                    "Routing passes over him from the first day to the last, in the tenant's zone. For oneself, or with `lead_card:assign` for the member's team, or with `lead_rules:write`."
            )
            .body(.input(["first_day": .date, "last_day": .date], required: ["first_day", "last_day"]))
            .answers(.created, .memberAbsence)
        ) { [availability] request, context in
            var (reader, _) = try await request.jsonBody()
            let (first, last) = (reader.day("first_day"), reader.day("last_day"))
            try reader.finish()
            guard let first, let last else { throw BatonError(.internalError) }
            let absence = try await availability.addAbsence(of: context.id(), from: first, to: last, context.scope)
            return .json(JSONWriter.object { $0.absenceFields(absence) }, status: .created)
        }
        routes.delete(
            "members/{id}/absences/{absence}",
            Operation("deleteAbsence", "Take an absence back", note: "For who may enter it.").path("absence", .id, "Which.").answers(
                .noContent)
        ) { [availability] _, context in
            try await availability.deleteAbsence(context.id("absence"), of: context.id(), context.scope)
            return Response(status: .noContent)
        }
    }
}

/// `GET /v1/leads/{id}/assignment`: why a lead is where it is.
struct LeadAssignmentRoutes: Sendable {
    let assignments: LeadAssignmentService

    func add(to routes: Routes<MemberContext>) {
        routes.tagged("Routing").get(
            "leads/{id}/assignment",
            Operation("explainAssignment", "Why a lead is where it is", note: "Its last assignment, as long as events are kept.")
                .answers(.ok, .leadAssignment)
        ) { [assignments] _, context in
            let explained = try await assignments.explanation(of: context.id(), context.scope)
            return .json(JSONWriter.object { $0.assignmentFields(explained) })
        }
    }
}

extension BodyReader {
    fileprivate mutating func day(_ key: String) -> CalendarDay? {
        guard let text = required(key) else { return nil }
        let day = CalendarDay(text)
        if day == nil {
            problems.append(FieldProblem(at(key), "invalid_date", zh: "应为日期，例如 2026-10-01", en: "Must be a day such as 2026-10-01."))
        }
        return day
    }
}

extension JSONWriter {
    fileprivate mutating func capacityFields(_ capacity: MemberCapacity) {
        field("member_id", capacity.member)
        field("max_open_leads", capacity.limits.openLeads)
        field("max_per_day", capacity.limits.perDay)
        field("max_per_week", capacity.limits.perWeek)
        field("max_per_month", capacity.limits.perMonth)
        field("open_leads", capacity.openLeads)
        field("assigned_today", capacity.tally.day)
        field("assigned_this_week", capacity.tally.week)
        field("assigned_this_month", capacity.tally.month)
    }

    fileprivate mutating func absenceFields(_ absence: MemberAbsence) {
        field("id", absence.id)
        field("member_id", absence.member)
        field("first_day", absence.first.description)
        field("last_day", absence.last.description)
        field("created_at", absence.createdAt)
    }

    fileprivate mutating func assignmentFields(_ explained: LeadAssignmentService.Explained) {
        let explanation = explained.explanation
        field("lead_id", explained.lead)
        field("at", explained.at)
        field("cause", explanation.cause.rawValue)
        field("owner_id", explanation.owner?.id)
        field("owner", explanation.owner?.name)
        field("team_id", explanation.team?.id)
        field("team", explanation.team?.name)
        field("rule_id", explanation.rule?.id)
        field("rule", explanation.rule?.name)
        field("assigned_by", explanation.actor?.id)
        field("strategy", explanation.strategy?.key)
        field("open_leads", explanation.openLeads.map { Int64($0) })
        field("share_percent", explanation.sharePercent.map { Int64($0) })
        field("reason", explanation.owner == nil ? explanation.reason : nil)
        objects("passed_over", explanation.passedOver) { json, passed in
            json.field("member_id", passed.member)
            json.field("member", passed.name)
            json.field("reason", passed.obstacle.rawValue)
        }
        field("passed_over_count", explanation.passedOverCount)
        let sentences = explanation.sentences
        field("zh", sentences.zh)
        field("en", sentences.en)
    }
}

extension BatonError {
    /// L4: nothing is moved into the pool by hand, where nobody would answer for it.
    static func poolMoveRefused(_ pointer: String) -> BatonError {
        BatonError(
            .poolMoveRefused, detail: "the pool takes only what nobody could get or nobody has worked on in time",
            problems: [
                FieldProblem(
                    pointer, "pool_move_refused", zh: "公海只接收无人可分配或超时未处理的线索；请指定负责人，不合格的线索请改为 disqualified 并填写原因",
                    en:
                        "Only leads that nobody could get, or nobody worked on in time, go to the pool. Name an owner; disqualify what is no lead, with a reason."
                )
            ])
    }
}
