internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `/v1/lead-policy`: the tenant's numbers for leads.
struct LeadPolicyRoutes: Sendable {
    let policies: LeadPolicyService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Configuration")
        routes.get(
            "lead-policy",
            Operation("getLeadPolicy", "The tenant's windows and thresholds for leads").answers(.ok, .leadPolicy, headers: [.eTag])
        ) { _, context in
            Response.tagged(try await policy(context))
        }
        routes.patch(
            "lead-policy",
            Operation("updateLeadPolicy", "Change them", note: "Needs `lead_rules:write`; deadlines that run keep theirs.")
                .versioned().body(.leadPolicyPatch).answers(.ok, .leadPolicy, headers: [.eTag]), use: update)
    }

    private func policy(_ context: MemberContext) async throws -> [UInt8] {
        let policy = try await policies.policy(context.scope)
        return JSONWriter.object { $0.policyFields(policy) }
    }

    @Sendable func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        var patch = LeadPolicyPatch()
        let any = Int64(Int32.min)...Int64(Int32.max)
        patch.responseWindow = reader.integer("response_window_s", in: any).map(Int32.init)
        patch.followUpWindow = reader.integer("follow_up_window_s", in: any).map(Int32.init)
        patch.poolWindow = reader.integer("pool_window_s", in: any).map(Int32.init)
        patch.escalationWindow = reader.integer("escalation_window_s", in: any).map(Int32.init)
        patch.escalateTo = reader.text("escalate_to", max: 40)
        patch.highIntentScore = reader.integer("high_intent_score", in: 0...100).map(Int16.init)
        patch.nurtureScore = reader.integer("nurture_score", in: 0...100).map(Int16.init)
        patch.callMinimumSeconds = reader.integer("call_min_s", in: any).map(Int32.init)
        patch.chatMinimumMessages = reader.integer("chat_min_messages", in: any).map(Int32.init)
        patch.responseInWorkingTime = reader.bool("response_in_working_time")
        patch.followUpInWorkingTime = reader.bool("follow_up_in_working_time")
        patch.poolInWorkingTime = reader.bool("pool_in_working_time")
        try reader.finish()
        if patch == LeadPolicyPatch() {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        try await request.requireMatch { try await self.policy(context) }
        let policy = try await policies.update(patch, context.scope)
        return .tagged(JSONWriter.object { $0.policyFields(policy) })
    }
}

extension JSONWriter {
    fileprivate mutating func policyFields(_ policy: LeadPolicy) {
        field("response_window_s", policy.responseWindow.components.seconds)
        field("follow_up_window_s", policy.followUpWindow.components.seconds)
        field("pool_window_s", policy.poolWindow.components.seconds)
        field("escalation_window_s", policy.escalationWindow.components.seconds)
        field("escalate_to", policy.escalateTo)
        field("high_intent_score", policy.highIntentScore)
        field("nurture_score", policy.nurtureScore)
        field("call_min_s", policy.callMinimumSeconds)
        field("chat_min_messages", policy.chatMinimumMessages)
        field("response_in_working_time", policy.inWorkingTime.contains(.response))
        field("follow_up_in_working_time", policy.inWorkingTime.contains(.followUp))
        field("pool_in_working_time", policy.inWorkingTime.contains(.pool))
        field("pool_team_id", policy.poolTeam)
    }
}
