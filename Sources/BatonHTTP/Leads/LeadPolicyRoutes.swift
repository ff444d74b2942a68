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
        let patch = reader.leadPolicyPatch()
        try reader.finish()
        if patch == LeadPolicyPatch() {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        try await request.requireMatch { try await self.policy(context) }
        let policy = try await policies.update(patch, context.scope)
        return .tagged(JSONWriter.object { $0.policyFields(policy) })
    }
}

extension BodyReader {
    mutating func leadPolicyPatch() -> LeadPolicyPatch {
        var patch = LeadPolicyPatch()
        let any = Int64(Int32.min)...Int64(Int32.max)
        patch.responseWindow = integer("response_window_s", in: any).map(Int32.init)
        patch.followUpWindow = integer("follow_up_window_s", in: any).map(Int32.init)
        patch.poolWindow = integer("pool_window_s", in: any).map(Int32.init)
        patch.escalationWindow = integer("escalation_window_s", in: any).map(Int32.init)
        patch.escalateTo = text("escalate_to", max: 40)
        patch.highIntentScore = integer("high_intent_score", in: 0...100).map(Int16.init)
        patch.nurtureScore = integer("nurture_score", in: 0...100).map(Int16.init)
        patch.callMinimumSeconds = integer("call_min_s", in: any).map(Int32.init)
        patch.chatMinimumMessages = integer("chat_min_messages", in: any).map(Int32.init)
        patch.responseInWorkingTime = bool("response_in_working_time")
        patch.followUpInWorkingTime = bool("follow_up_in_working_time")
        patch.poolInWorkingTime = bool("pool_in_working_time")
        patch.mailQualifies = bool("mail_qualifies")
        patch.visitQualifies = bool("visit_qualifies")
        patch.doubleCallDays = integer("double_call_days", in: 1...365).map(Int16.init)
        patch.doubleCallMode = choice("double_call_mode", DoubleCallMode.self)
        patch.heatGreenPercent = integer("heat_green_percent", in: 0...100).map(Int16.init)
        patch.heatAmberPercent = integer("heat_amber_percent", in: 0...100).map(Int16.init)
        patch.deletedDays = integer("deleted_days", in: 1...3650).map(Int16.init)
        patch.poolTeam = nullableID("pool_team_id")
        if let key = string("assignment_strategy").flatMap({ $0 }) {
            patch.assignmentStrategy = AssignmentStrategy(key: key)
            if patch.assignmentStrategy == nil {
                let known = AssignmentStrategy.allCases.map(\.key).joined(separator: ", ")
                problems.append(
                    FieldProblem(at("assignment_strategy"), "unknown_value", zh: "可用：\(known)", en: "Known: \(known)."))
            }
        }
        return patch
    }
}

extension JSONWriter {
    mutating func policyFields(_ policy: LeadPolicy) {
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
        field("mail_qualifies", policy.mailQualifies)
        field("visit_qualifies", policy.visitQualifies)
        field("double_call_days", policy.doubleCallDays)
        field("double_call_mode", policy.doubleCallMode.key)
        field("heat_green_percent", policy.heatGreenPercent)
        field("heat_amber_percent", policy.heatAmberPercent)
        field("deleted_days", policy.deletedDays)
        field("assignment_strategy", policy.assignmentStrategy.key)
    }
}
