internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import Hummingbird

/// `/v1/reports`: leads that nobody attends to, and how fast leads are answered.
struct LeadReportRoutes: Sendable {
    let reports: LeadReports

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Reports")
        let told = Schema.object(["member_id": .id, "name": .text(100, "王小明").orNull])
        routes.get(
            "reports/unattended-leads",
            Operation(
                "getUnattendedLeads", "Open leads without a running deadline: always empty",
                note:
                    "With the overdue ones within one's reach, and what was done about each; \(LeadReports.shown) of each at most. `tenant_total` with `lead_rules:read`."
            )
            .answers(
                .ok,
                .object(
                    [
                        "data": .list(.object(["lead_id": .id, "reason": .key(["no_deadline", "no_timer", "timer_too_late"])])),
                        "overdue": .list(
                            .object([
                                "lead_id": .id, "owner_id": .id.orNull, "team_id": .id.orNull,
                                "due_at": .time.orNull.noted("The next one."),
                                "waits_for": .key(["first_touch", "follow_up"]), "escalation": .count, "escalated_at": .time.orNull,
                                "explanation": .text(60, "lead.escalated").noted("The event that says so.").orNull, "told": .list(told),
                            ])),
                        "unexplained": .count.noted("Of the overdue ones, those without an explanation: always 0."),
                    ], optional: ["tenant_total": .count])), use: unattended)
        routes.get(
            "reports/self-checks",
            Operation("listSelfChecks", "What the nightly checks of all leads have found", note: "The newest 60. Needs `lead_rules:read`.")
                .answers(
                    .ok,
                    .data(
                        .object([
                            "id": .id, "checked_at": .time, "found": .count, "repaired": .count,
                            "findings": .list(.object(["subject_id": .id, "reason": .text(40, "no_timer")]), max: 100),
                            "told_at": .time.orNull,
                        ])))
        ) { [reports] _, context in
            let checks = try await reports.selfChecks(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.objects("data", checks) { json, check in
                        json.field("id", check.id)
                        json.field("checked_at", check.checkedAt)
                        json.field("found", check.found)
                        json.field("repaired", check.repaired)
                        json.key("findings")
                        json.raw(check.findings)
                        json.field("told_at", check.toldAt)
                    }
                })
        }
        routes.get(
            "reports/referrers",
            Operation(
                "getReferrers", "Who has sent the most leads",
                note:
                    "Of leads within one's reach; the first \(LeadReports.maximumReferrers). Customers and contacts out of reach have no name."
            )
            .query(
                .query("from", .timeIn, "Leads that came in from then on."), .query("before", .timeIn, "And before then.")
            )
            .answers(
                .ok,
                .data(
                    .object([
                        "kind": .key(LeadReferrer.Kind.allCases.map(\.rawValue)), "id": .id.orNull, "name": .text(200, "明腾机电").orNull,
                        "leads": .count, "qualified": .count.noted("Those that were converted too."), "converted": .count,
                    ]))), use: referrers)
        let heat: KeyValuePairs<String, Schema> = [
            "assigned": .count, "in_window": .count, "rate_permille": .integer(0...1000, 857).noted("Tenths of a percent.").orNull,
            "colour": .key(HeatColour.allCases.map(\.rawValue)).orNull,
        ]
        routes.get(
            "reports/response-heat-map",
            Operation(
                "getResponseHeatMap", "How many leads got their first touch in time, by team, weekday and hour",
                note:
                    "By the hour at which a lead was given to somebody, in the tenant's zone. For who reads the leads of a team or the tenant (`lead_card:read`)."
            )
            .query(
                .query(
                    "week", .text(8, min: 8, pattern: "^20[0-9]{2}-W[0-9]{2}$|^21[0-9]{2}-W[0-9]{2}$", "2026-W47"),
                    "The running one without it."),
                .query("team_id", .id, "That team alone.")
            )
            .answers(
                .ok,
                .object([
                    "week": .text(8, "2026-W47"), "monday": .text(10, "2026-11-16"), "green_percent": .integer(0...100, 85),
                    "amber_percent": .integer(0...100, 70),
                    "teams": .list(
                        Schema.object(["team_id": .id]).adding(heat).adding([
                            "pending": .count.noted("Their window still runs."), "is_closed": .boolean,
                        ])),
                    "cells": .list(
                        Schema.object(["team_id": .id, "weekday": .integer(1...7, 1), "hour": .integer(0...23, 9)]).adding(heat)),
                ])), use: heatMap)
    }

    @Sendable private func unattended(_ request: Request, _ context: MemberContext) async throws -> Response {
        let report = try await reports.unattended(context.scope)
        return .json(
            JSONWriter.object { json in
                json.objects("data", report.leads) { json, lead in
                    json.field("lead_id", lead.lead)
                    json.field("reason", lead.reason)
                }
                json.objects("overdue", report.overdue) { json, lead in
                    json.field("lead_id", lead.lead)
                    json.field("owner_id", lead.owner)
                    json.field("team_id", lead.team)
                    json.field("due_at", lead.dueAt)
                    json.field("waits_for", lead.isFollowUp ? "follow_up" : "first_touch")
                    json.field("escalation", lead.escalation)
                    json.field("escalated_at", lead.escalatedAt)
                    json.field("explanation", lead.event)
                    json.objects("told", lead.told) { json, member in
                        json.field("member_id", member.id)
                        json.field("name", member.name)
                    }
                }
                json.field("unexplained", report.unexplained)
                if let total = report.tenantTotal { json.field("tenant_total", total) }
            })
    }

    @Sendable private func referrers(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["from", "before"])
        func time(_ name: String) throws -> Date? {
            try reader[name].map { text in
                guard let time = try? LocalDateTime(parsing: text).instant(in: context.scope.zone) else { throw reader.invalid(name) }
                return time
            }
        }
        let referrals = try await reports.referrers(from: try time("from"), before: try time("before"), context.scope)
        return .json(
            JSONWriter.object { json in
                json.objects("data", referrals) { json, referral in
                    json.field("kind", referral.referrer.kind.rawValue)
                    switch referral.referrer {
                    case .customer(let id): json.field("id", id)
                    case .contact(let id): json.field("id", id)
                    case .member(let id): json.field("id", id)
                    case .words: json.field("id", String?.none)
                    }
                    json.field("name", referral.name)
                    json.field("leads", referral.leads)
                    json.field("qualified", referral.qualified)
                    json.field("converted", referral.converted)
                }
            })
    }

    @Sendable private func heatMap(_ request: Request, _ context: MemberContext) async throws -> Response {
        let reader = try QueryReader(request, known: ["week", "team_id"])
        let week = try reader["week"].map { text in
            guard let week = ISOWeek(text) else { throw reader.invalid("week") }
            return week
        }
        let map = try await reports.heatMap(week: week, team: try reader.id("team_id").map { TeamID($0) }, context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("week", map.week.description)
                json.field("monday", map.week.monday.description)
                json.field("green_percent", map.policy.heatGreenPercent)
                json.field("amber_percent", map.policy.heatAmberPercent)
                json.objects("teams", map.totals) { json, total in
                    json.field("team_id", total.team)
                    json.heatFields(total.heat, map.policy)
                    json.field("pending", total.pending)
                    json.field("is_closed", total.isClosed)
                }
                json.objects("cells", map.cells) { json, cell in
                    json.field("team_id", cell.team)
                    json.field("weekday", cell.weekday)
                    json.field("hour", cell.hour)
                    json.heatFields(cell.heat, map.policy)
                }
            })
    }
}

extension JSONWriter {
    fileprivate mutating func heatFields(_ heat: ResponseHeat, _ policy: LeadPolicy) {
        field("assigned", heat.assigned)
        field("in_window", heat.inWindow)
        field("rate_permille", heat.permille)
        field("colour", heat.colour(policy)?.rawValue)
    }
}
