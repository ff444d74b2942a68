internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `/v1/lead-checklist`: twelve points of a tenant's configuration, looked at as it stands.
struct ChecklistRoutes: Sendable {
    let checklist: LeadChecklistService
    let misfits: Misfits

    func add(to routes: Routes<MemberContext>) {
        routes.tagged("Playbooks").get(
            "lead-checklist",
            Operation(
                "getLeadChecklist", "The twelve points that most often go wrong, looked at in the tenant's configuration",
                note:
                    "Changes nothing. `misfits` are parts of the configuration that name what there is no more: an archived field, a disabled member. Forms for who has `lead_rules:read`; views that one may use, and with `lead_rules:write` all that are shared."
            ).answers(.ok, .leadChecklist)
        ) { [checklist, misfits] _, context in
            let results = try await checklist.check(context.scope)
            let misfits = try await misfits.all(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.field("passed", results.count { $0.state == .passed })
                    json.field("warning", results.count { $0.state == .warning })
                    json.field("failed", results.count { $0.state == .failed })
                    json.key("data")
                    json.array { json in for result in results { json.object { $0.checklistFields(result) } } }
                    json.key("misfits")
                    json.array { json in for misfit in misfits { json.object { $0.misfitFields(misfit) } } }
                })
        }
    }
}

extension JSONWriter {
    fileprivate mutating func misfitFields(_ misfit: Misfit) {
        field("part", misfit.part.rawValue)
        field("id", misfit.id)
        field("name", misfit.name)
        field("effect_zh", misfit.part.effectZH)
        field("effect_en", misfit.part.effectEN)
        problems("problems", misfit.problems)
    }

    fileprivate mutating func checklistFields(_ result: ChecklistResult) {
        let point = result.point
        field("point", point.rawValue)
        field("state", result.state.rawValue)
        field("title_zh", point.titleZH)
        field("title_en", point.titleEN)
        field("advice_zh", result.state == .passed ? nil : point.adviceZH)
        field("advice_en", result.state == .passed ? nil : point.adviceEN)
        objects("findings", result.findings) { json, finding in
            json.field("message_zh", finding.zh)
            json.field("message_en", finding.en)
        }
    }
}

extension Schema {
    fileprivate static let leadChecklist = object([
        "passed": count, "warning": count, "failed": count,
        "data": list(
            object([
                "point": key(ChecklistPoint.allCases.map(\.rawValue), ChecklistPoint.regionlessLeads.rawValue),
                "state": key(ChecklistResult.State.allCases.map(\.rawValue), ChecklistResult.State.warning.rawValue),
                "title_zh": text(100, "没有地区的线索有人接"), "title_en": text(200, "Somebody gets leads without a region"),
                "advice_zh": text(200).orNull, "advice_en": text(300).orNull,
                "findings": list(
                    object(["message_zh": text(500), "message_en": text(500)]), max: ChecklistResult.maximumFindings),
            ])),
        "misfits": list(
            object([
                "part": key(Misfit.Part.allCases.map(\.rawValue), Misfit.Part.scoreRule.rawValue),
                "id": text(60).noted("Of an escalation policy its trigger."), "name": text(200, "浙江"), "effect_zh": text(200),
                "effect_en": text(200), "problems": ruleProblems,
            ])
        ).noted("Parts of the configuration that do not fit any more."),
    ]).named("LeadChecklist")
}
