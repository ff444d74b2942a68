internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `/v1/freezes`: whom routing passes over, and why.
struct FreezeRoutes: Sendable {
    let freezes: AssignmentFreezeService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Escalation")
        let who = "Everybody sees his own; who has `lead_card:assign` for a team or the tenant sees those of its members."
        routes.get(
            "freezes",
            Operation("listFreezes", "Whom routing passes over", note: "The newest \(AssignmentFreezeService.shown). \(who)")
                .query(
                    .query("member_id", .id, "Only his."),
                    .query("running", .key(["true", "false"]), "Only those that still count down, or only those that are over.")
                )
                .answers(.ok, .data(.assignmentFreeze))
        ) { [freezes] request, context in
            let query = try QueryReader(request, known: ["member_id", "running"])
            let found = try await freezes.freezes(
                of: try query.id("member_id").map { MemberID($0) }, isRunning: try query.flag("running"), context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for freeze in found { json.object { $0.freezeFields(freeze) } } }
                })
        }
        routes.get("freezes/{id}", Operation("getFreeze", "One of them", note: who).answers(.ok, .assignmentFreeze)) {
            [freezes] _, context in
            let freeze = try await freezes.freeze(context.id(), context.scope)
            return .json(JSONWriter.object { $0.freezeFields(freeze) })
        }
        routes.post(
            "freezes/{id}/lift",
            Operation(
                "liftFreeze", "Let routing pick the member again",
                note: "Needs `lead_card:assign` for the member's team; for one's own, for the tenant. The member is told."
            )
            .body(.input([:]), isRequired: false).answers(.ok, .assignmentFreeze).refuses(.conflict)
        ) { [freezes] request, context in
            try await request.readNothing()
            let freeze = try await freezes.lift(context.id(), context.scope)
            return .json(JSONWriter.object { $0.freezeFields(freeze) })
        }
    }
}

extension JSONWriter {
    fileprivate mutating func freezeFields(_ freeze: AssignmentFreeze) {
        field("id", freeze.id)
        field("member_id", freeze.member)
        field("reason", freeze.reason)
        field("subject_id", freeze.subject)
        field("policy_version_id", freeze.policyVersion)
        field("step", freeze.step)
        field("assignments", freeze.assignments)
        field("remaining", freeze.remaining)
        field("created_at", freeze.createdAt)
        field("ended_at", freeze.endedAt)
        field("lifted_by", freeze.liftedBy)
    }
}
