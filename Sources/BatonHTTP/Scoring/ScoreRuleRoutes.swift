internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Hummingbird

/// `/v1/score-rules` and `/v1/rescorings`: how leads are scored, and the scoring of all of them again when that changes.
struct ScoreRuleRoutes: Sendable {
    let rules: ScoreRuleService

    private static let needs = "Needs `lead_rules:write`. Scores all open leads again in the background (`GET /v1/rescorings`)."

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Scoring")
        routes.get("score-rules", Operation("listScoreRules", "How leads are scored").answers(.ok, .data(.scoreRule))) {
            [rules] _, context in
            let all = try await rules.rules(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for rule in all { json.object { $0.ruleFields(rule) } } }
                })
        }
        routes.post(
            "score-rules",
            Operation(
                "createScoreRule", "Add a rule",
                note: Self.needs
                    + " With a `signal`: points for behaviour. Without: points for what the lead is, while its `conditions` hold."
            ).body(.scoreRuleInput).answers(.created, .scoreRule, headers: [.eTag, .location]).refuses(.conflict), use: create)
        routes.get(
            "score-rules/{id}", Operation("getScoreRule", "One rule").answers(.ok, .scoreRule, headers: [.eTag])
        ) { _, context in
            try await .tagged(current(context))
        }
        routes.patch(
            "score-rules/{id}",
            Operation("updateScoreRule", "Change a rule", note: Self.needs).versioned().body(.scoreRulePatch)
                .answers(.ok, .scoreRule, headers: [.eTag]).refuses(.conflict), use: update)
        routes.delete(
            "score-rules/{id}", Operation("deleteScoreRule", "Take a rule away", note: Self.needs).versioned().answers(.noContent)
        ) { [rules] request, context in
            try await request.requireMatch { try await current(context) }
            try await rules.delete(context.id(), context.scope)
            return Response(status: .noContent)
        }
        routes.get(
            "rescorings",
            Operation("listRescorings", "Scorings of all open leads", note: "The newest 100. Needs `lead_rules:read`.")
                .answers(.ok, .data(.rescoring))
        ) { [rules] _, context in
            let all = try await rules.rescorings(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for rescoring in all { json.object { $0.rescoringFields(rescoring) } } }
                })
        }
        routes.post(
            "rescorings",
            Operation(
                "startRescoring", "Score all open leads again",
                note: "Needs `lead_rules:write`. A change of rules or thresholds does it by itself; one that runs is superseded."
            ).body(.input([:]), isRequired: false).answers(.created, .rescoring, headers: [.location])
        ) { [rules] request, context in
            try await request.readNothing()
            let rescoring = try await rules.rescore(context.scope)
            return .json(
                JSONWriter.object { $0.rescoringFields(rescoring) }, status: .created,
                headers: [.location: "/v1/rescorings/\(rescoring.id)"])
        }
        routes.get(
            "rescorings/{id}", Operation("getRescoring", "How far it is", note: "Needs `lead_rules:read`.").answers(.ok, .rescoring)
        ) { [rules] _, context in
            let rescoring = try await rules.rescoring(context.id(), context.scope)
            return .json(JSONWriter.object { $0.rescoringFields(rescoring) })
        }
    }

    private func current(_ context: MemberContext) async throws -> [UInt8] {
        let rule = try await rules.rule(context.id(), context.scope)
        return JSONWriter.object { $0.ruleFields(rule) }
    }

    @Sendable private func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let input = reader.scoreRule()
        try reader.finish()
        let rule = try await rules.create(input, context.scope)
        let bytes = JSONWriter.object { $0.ruleFields(rule) }
        return .json(bytes, status: .created, headers: [.eTag: contentTag(bytes), .location: "/v1/score-rules/\(rule.rule.id)"])
    }

    @Sendable private func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: RuleID = try context.id()
        var (reader, _) = try await request.jsonBody()
        let input = reader.scoreRule()
        try reader.finish()
        if input.changed.isEmpty {
            throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
        }
        try await request.requireMatch { try await current(context) }
        let rule = try await rules.update(id, input, context.scope)
        return .tagged(JSONWriter.object { $0.ruleFields(rule) })
    }
}

extension BodyReader {
    /// A rule as it was given, by itself or in a list.
    mutating func scoreRule() -> ScoreRuleInput {
        let any = Int64.min...Int64.max
        var input = ScoreRuleInput()
        input.signal = string("signal")
        input.label = string("label")
        input.labelEN = string("label_en")
        input.points = integer("points", in: any)
        input.maximumCount = integer("max_count", in: any)
        input.maximumPoints = nullableInteger("max_points")
        input.windowDays = nullableInteger("window_days")
        input.decay = string("decay").flatMap { $0 }
        input.decayDays = nullableInteger("decay_days")
        input.conditions = conditions()
        return input
    }

    /// `nil` when absent, `.some(nil)` for null.
    mutating func nullableInteger(_ key: String) -> Int64?? {
        if case .null? = any(key) { return .some(nil) }
        return integer(key, in: Int64.min...Int64.max).map { .some($0) }
    }
}

extension JSONWriter {
    /// What somebody may hand in again, and its id.
    mutating func scoreRuleFields(_ rule: ScoreRule) {
        field("id", rule.id)
        field("signal", rule.signal)
        field("label", rule.label)
        field("label_en", rule.labelEN)
        field("points", rule.points)
        field("max_count", rule.maximumCount)
        field("max_points", rule.maximumPoints)
        field("window_days", rule.windowDays)
        field("decay", rule.decay.key)
        field("decay_days", rule.decay.days)
        key("conditions")
        conditions(rule.conditions)
    }

    fileprivate mutating func ruleFields(_ checked: CheckedScoreRule) {
        scoreRuleFields(checked.rule)
        field("broken", !checked.problems.isEmpty)
        problems("problems", checked.problems)
    }

    fileprivate mutating func rescoringFields(_ rescoring: Rescoring) {
        field("id", rescoring.id)
        field("state", rescoring.state.key)
        field("cause", rescoring.cause)
        field("caused_by", rescoring.causedBy)
        field("total", rescoring.total)
        field("done", rescoring.done)
        field("changed", rescoring.changed)
        field("raised", rescoring.raised)
        field("lowered", rescoring.lowered)
        field("crossings", rescoring.raised + rescoring.lowered)
        field("created_at", rescoring.createdAt)
        field("started_at", rescoring.startedAt)
        field("finished_at", rescoring.finishedAt)
    }
}
