internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `/v1/admin/timers`: deadlines as an admin sees them.
struct TimerRoutes: Sendable {
    let timers: TimerAdministration

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Deadlines")
        routes.get(
            "admin/timers",
            Operation(
                "getTimers", "How many deadlines are armed, overdue and failing, by kind", note: "Needs `lead_rules:read`."
            ).answers(
                .ok,
                .object([
                    "kinds": .list(
                        .object([
                            "kind": .timerKind, "armed": .count, "overdue": .count.noted("Due, and not fired yet."),
                            "failing": .count.noted("Tried again after a failure."), "next_at": .time.orNull,
                        ])),
                    "dead": .count.noted("Put aside after too many failures."),
                    "lag_s": .integer(0...Int64.max, 0).noted(
                        "Since when the oldest overdue one has been due; no worker runs, if it grows."),
                ]))
        ) { _, context in
            let overview = try await timers.overview(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.objects("kinds", overview.kinds) { json, kind in
                        json.field("kind", kind.kind)
                        json.field("armed", kind.armed)
                        json.field("overdue", kind.overdue)
                        json.field("failing", kind.failing)
                        json.field("next_at", kind.nextAt)
                    }
                    json.field("dead", overview.dead)
                    json.field("lag_s", overview.lagSeconds)
                })
        }
        routes.get(
            "admin/timers/dead",
            Operation("listDeadTimers", "Deadlines whose effect has failed too often", note: "The newest 1,000. Needs `lead_rules:read`.")
                .answers(
                    .ok,
                    .data(
                        .object([
                            "id": .id, "kind": .timerKind, "subject_id": .id.noted("The record that it is about."), "fire_at": .time,
                            "attempt": .integer(0...Int64(Int16.max), 5), "error": .text(1_000, "server 23514 lead_due_check"),
                            "died_at": .time,
                        ])))
        ) { _, context in
            let dead = try await timers.dead(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.objects("data", dead) { json, timer in
                        json.field("id", timer.id)
                        json.field("kind", timer.kind)
                        json.field("subject_id", timer.subject)
                        json.field("fire_at", timer.fireAt)
                        json.field("attempt", timer.attempt)
                        json.field("error", timer.error)
                        json.field("died_at", timer.diedAt)
                    }
                })
        }
        routes.post(
            "admin/timers/dead/{id}/retry",
            Operation("retryDeadTimer", "Let one fire again, at once", note: "When its cause is mended. Needs `lead_rules:write`.")
                .body(.input([:]), isRequired: false).answers(.ok, .object(["status": .key(["armed"])]))
        ) { request, context in
            try await request.readNothing()
            try await timers.retry(context.id(), context.scope)
            return .json(JSONWriter.object { $0.field("status", "armed") })
        }
    }
}

extension Schema {
    fileprivate static let timerKind = text(40, min: 1, "lead_due")
}
