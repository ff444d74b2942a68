internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `/v1/escalation-policies`: what happens when a deadline is missed. Read by everybody of the tenant, changed by who may change the rules of
/// leads.
struct EscalationPolicyRoutes: Sendable {
    let policies: EscalationPolicyService

    private static let needs = "Needs `lead_rules:write`."

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Escalation")
        let trigger = Schema.key(EscalationTrigger.allCases.map(\.rawValue), EscalationTrigger.leadResponse.rawValue)
        let which = "What has to run out."
        routes.get(
            "escalation-policies",
            Operation(
                "listEscalationPolicies", "What happens when each kind of deadline is missed",
                note: "One for each trigger; where nothing has been saved, what the lead policy says."
            ).answers(.ok, .data(.escalationPolicy))
        ) { [policies] _, context in
            let all = try await policies.policies(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for policy in all { json.object { $0.policyFields(policy) } } }
                })
        }
        routes.get(
            "escalation-policies/{trigger}",
            Operation("getEscalationPolicy", "What happens when one kind of deadline is missed")
                .path("trigger", trigger, which).answers(.ok, .escalationPolicy, headers: [.eTag])
        ) { _, context in
            try await .tagged(current(context))
        }
        routes.put(
            "escalation-policies/{trigger}",
            Operation(
                "saveEscalationPolicy", "Make a new version, which holds for deadlines that begin from now on",
                note: Self.needs + " Deadlines that run keep the version that they were armed under. The same policy once more makes none."
            )
            .path("trigger", trigger, which).versioned()
            .query(.query("dry_run", .key(["true", "false"]), "Whether only to say what is wrong with it."))
            .body(.escalationPolicyInput).answers(.ok, .escalationPolicy, headers: [.eTag]).refuses(.conflict), use: save)
        routes.delete(
            "escalation-policies/{trigger}",
            Operation(
                "deleteEscalationPolicy", "Back to what the lead policy says", note: Self.needs + " For deadlines that begin from now on."
            )
            .path("trigger", trigger, which).versioned().answers(.noContent)
        ) { [policies] request, context in
            let trigger = try Self.trigger(context)
            try await request.requireMatch { try await current(context) }
            try await policies.delete(trigger, context.scope)
            return Response(status: .noContent)
        }
        routes.get(
            "escalation-policies/{trigger}/versions",
            Operation(
                "listEscalationPolicyVersions", "What has been saved", note: "The newest \(EscalationPolicyService.shownVersions)."
            )
            .path("trigger", trigger, which).answers(.ok, .data(.escalationPolicyVersion))
        ) { [policies] _, context in
            let versions = try await policies.versions(Self.trigger(context), context.scope)
            return .json(
                JSONWriter.object { json in
                    json.objects("data", versions) { json, version in
                        json.field("version_id", version.id)
                        json.field("version", version.number)
                        json.field("name", version.policy.name)
                        json.escalationFields(version.policy)
                        json.field("created_at", version.createdAt)
                    }
                })
        }
    }

    private static func trigger(_ context: MemberContext) throws -> EscalationTrigger {
        guard let trigger = context.parameters.get("trigger").flatMap(EscalationTrigger.init(rawValue:)) else {
            throw BatonError(.notFound, detail: "trigger")
        }
        return trigger
    }

    private func current(_ context: MemberContext) async throws -> [UInt8] {
        let policy = try await policies.policy(Self.trigger(context), context.scope)
        return JSONWriter.object { $0.policyFields(policy) }
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let trigger = try Self.trigger(context)
        let isDryRun = try QueryReader(request, known: ["dry_run"]).flag("dry_run") ?? false
        var (reader, _) = try await request.jsonBody()
        let input = reader.escalationPolicyInput()
        try reader.finish()
        try await request.requireMatch { try await current(context) }
        let saved = try await policies.save(input, for: trigger, isDryRun: isDryRun, context.scope)
        return .tagged(JSONWriter.object { $0.policyFields(saved) })
    }
}

extension BodyReader {
    /// A policy as somebody hands it in; its trigger stands elsewhere.
    mutating func escalationPolicyInput() -> EscalationPolicyInput {
        let any = Int64.min...Int64.max
        var input = EscalationPolicyInput(name: string("name").flatMap { $0 })
        input.steps = objects("steps", atMost: EscalationPolicy.maximumSteps) { reader in
            EscalationPolicyInput.Step(
                after: .init(seconds: reader.integer("after_s", in: any), inWorkingTime: reader.bool("in_working_time")),
                notify: reader.strings("notify", atMost: EscalationPolicy.maximumRecipients) ?? [],
                channels: reader.strings("channels", atMost: ChannelKind.allCases.count),
                actions: reader.objects("actions", atMost: EscalationAction.keys.count) { reader in
                    EscalationPolicyInput.Action(
                        kind: reader.string("kind").flatMap { $0 }, who: reader.string("who").flatMap { $0 },
                        assignments: reader.integer("assignments", in: any))
                } ?? [])
        }
        input.repetition =
            object("repeat") { reader in
                EscalationPolicyInput.Wait(seconds: reader.integer("every_s", in: any), inWorkingTime: reader.bool("in_working_time"))
            } ?? .init()
        return input
    }
}

extension JSONWriter {
    fileprivate mutating func policyFields(_ current: CurrentEscalationPolicy) {
        field("trigger", current.trigger.rawValue)
        field("is_default", current.version == nil)
        field("version", current.number)
        field("version_id", current.version)
        field("name", current.policy.name)
        escalationFields(current.policy)
        field("created_at", current.createdAt)
    }
}
