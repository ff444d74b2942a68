internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `POST /v1/rules/simulate`: what proposed rules would have made of the tenant's own leads.
struct SimulationRoutes: Sendable {
    let simulation: RuleSimulationService

    func add(to routes: Routes<MemberContext>) {
        routes.tagged("Scoring").post(
            "rules/simulate",
            Operation(
                "simulateRules", "Try rules before they hold",
                note:
                    "The tenant's leads of the last days come in again, by the rules that hold and by the proposed ones; nothing is changed. A list of rules stands in the place of all that there are; what is left out stays. Needs `lead_rules:read`; with `lead_rules:write` the figures are of the whole tenant, otherwise of the leads within one's reach (which takes `lead_card:read` and `lead_score:read`). Samples are always within it."
            ).body(.ruleProposal).answers(.ok, .ruleSimulation), use: simulate)
    }

    @Sendable private func simulate(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let any = Int64.min...Int64.max
        var proposal = RuleProposal()
        proposal.days = reader.integer("days", in: any)
        proposal.samples = reader.integer("sample", in: any)
        proposal.scoreRules = reader.objects("score_rules", atMost: ScoreRule.maximumRules) { $0.scoreRule() }
        proposal.routingRules = reader.objects("routing_rules", atMost: RoutingRule.maximumRules) { $0.routingRule() }
        let thresholds = reader.object("thresholds") { reader in
            (reader.integer("high_intent_score", in: any), reader.integer("nurture_score", in: any))
        }
        (proposal.highIntentScore, proposal.nurtureScore) = thresholds ?? (nil, nil)
        let windows = reader.object("windows") { reader in
            (reader.integer("response_window_s", in: any), reader.bool("response_in_working_time"))
        }
        (proposal.responseWindow, proposal.responseInWorkingTime) = windows ?? (nil, nil)
        try reader.finish()
        let result = try await simulation.simulate(proposal, context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("leads", result.leads)
                json.field("is_cut", result.isCut)
                json.field("covers", result.coversTenant ? "tenant" : "reach")
                json.field("from", result.from)
                json.key("current")
                json.summary(result.current)
                json.key("proposed")
                json.summary(result.proposed)
                json.field("different", result.different)
                json.key("samples")
                json.array { json in for sample in result.samples { json.sample(sample) } }
            })
    }
}

extension JSONWriter {
    fileprivate mutating func summary(_ summary: SimulationSummary) {
        object { json in
            json.field("high", summary.high)
            json.field("nurture", summary.nurture)
            json.field("plain", summary.plain)
            json.field("average_score", summary.averageScore)
            json.field("assigned", summary.assigned)
            json.field("pooled", summary.pooled)
            json.field("breached", summary.breached)
            json.objects("teams", summary.teams) { json, team in
                json.field("team_id", team.id)
                json.field("leads", team.leads)
            }
            json.objects("members", summary.members) { json, member in
                json.field("member_id", member.id)
                json.field("leads", member.leads)
            }
        }
    }

    fileprivate mutating func sample(_ sample: RuleSimulationResult.Sample) {
        object { json in
            json.field("lead_id", sample.lead)
            json.field("created_at", sample.createdAt)
            json.key("differences")
            json.array { json in for name in sample.differences { json.value(name) } }
            json.key("current")
            json.outcome(sample.current, rule: sample.currentRule)
            json.key("proposed")
            json.outcome(sample.proposed, rule: sample.proposedRule)
            json.objects("points", sample.points) { json, each in
                json.field("label", each.label)
                json.field("current", each.current)
                json.field("proposed", each.proposed)
            }
        }
    }

    private mutating func outcome(_ outcome: RuleSimulation.Outcome, rule: String?) {
        object { json in
            json.field("score", outcome.score)
            json.field("intent", outcome.intent.key)
            json.field("team_id", outcome.team)
            json.field("owner_id", outcome.owner)
            json.field("routing_rule", rule)
            json.key("breached")
            if let isBreached = outcome.isBreached { json.value(isBreached) } else { json.null() }
        }
    }
}

extension Schema {
    private static let simulated = object([
        "score": integer(0...100, 45), "intent": key(LeadIntent.self), "team_id": id.orNull, "owner_id": id.orNull,
        "routing_rule": text(RoutingRule.maximumName, "华东").orNull,
        "breached": boolean.orNull.noted(
            "Whether the response, as it really came, would have been late; `null`: nobody's, or there is time."),
    ]).named("SimulatedLead")

    private static let simulationSummary = object([
        "high": count, "nurture": count, "plain": count, "average_score": integer(0...100, 45), "assigned": count,
        "pooled": count, "breached": count, "teams": list(object(["team_id": id, "leads": count])),
        "members": list(object(["member_id": id, "leads": count])),
    ]).named("SimulationSummary")

    static let ruleSimulation = object([
        "leads": count,
        "is_cut": boolean.noted("Whether there are more than \(RuleSimulationService.maximumLeads): the newest are looked at."),
        "covers": key(["tenant", "reach"]), "from": time, "current": simulationSummary, "proposed": simulationSummary,
        "different": count.noted("Leads of which anything is different."),
        "samples": list(
            object([
                "lead_id": id, "created_at": time, "differences": list(key(["score", "intent", "team", "owner", "breach"])),
                "current": simulated, "proposed": simulated,
                "points": list(
                    object([
                        "label": text(ScoreRule.maximumLabel, "提交官网表单"), "current": integer(-100_000...100_000, 30),
                        "proposed": integer(-100_000...100_000, 20),
                    ])
                ).noted("Rules whose points differ; with `lead_score:read`."),
            ]), max: Int(RuleProposal.maximumSamples)
        ).noted("Leads of which something is different, the newest first."),
    ]).named("RuleSimulation")

    static let ruleProposal = input([
        "days": integer(1...RuleProposal.maximumDays, 30).orNull.noted("30 without it."),
        "score_rules": list(scoreRuleInput, max: ScoreRule.maximumRules).orNull,
        "routing_rules": list(routingRuleInput, max: RoutingRule.maximumRules).orNull.noted("In the order in which they are tried."),
        "thresholds": input(["high_intent_score": integer(0...100, 70).orNull, "nurture_score": integer(0...100, 40).orNull]).orNull,
        "windows": input([
            "response_window_s": integer(1...Int64(LeadPolicyPatch.maximumWindow), 900).orNull, "response_in_working_time": boolean.orNull,
        ]).orNull,
        "sample": integer(0...RuleProposal.maximumSamples, 10).orNull.noted("10 without it."),
    ]).example(#"{"days":90,"thresholds":{"high_intent_score":70},"windows":{"response_window_s":600},"sample":5}"#).named("RuleProposal")
}
