internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/routing-rules`: where leads go. Read by everybody of the tenant, changed by who may change the rules of leads.
struct RoutingRuleRoutes: Sendable {
    let rules: RoutingRuleService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Routing")
        let needs = "Needs `lead_rules:write`."
        routes.get(
            "routing-rules",
            Operation("listRoutingRules", "Where leads go: the first rule that fits decides", note: "In the order in which they are tried.")
                .answers(.ok, .data(.routingRule), headers: [.eTag])
        ) { _, context in
            Response.tagged(try await list(context))
        }
        routes.post(
            "routing-rules",
            Operation("addRoutingRule", "Add a rule behind the others", note: "\(needs) \(RoutingRule.maximumRules) rules at most.")
                .body(.routingRuleInput).answers(.created, .routingRule, headers: [.eTag]).refuses(.conflict)
        ) { [rules] request, context in
            let input = try await Self.input(request)
            return Self.answer(try await rules.create(input, context.scope), status: .created)
        }
        routes.put(
            "routing-rules/order",
            Operation("orderRoutingRules", "Put the rules into another order", note: "\(needs) `If-Match` takes the `ETag` of the list.")
                .versioned().body(.input(["rule_ids": .list(.id, max: RoutingRule.maximumRules)], required: ["rule_ids"]))
                .answers(.ok, .data(.routingRule), headers: [.eTag])
        ) { [rules] request, context in
            var (reader, _) = try await request.jsonBody()
            let texts = reader.strings("rule_ids", atMost: RoutingRule.maximumRules) ?? []
            let ids: [RuleID] = texts.enumerated().compactMap { reader.id($1, at: "/rule_ids/\($0)") }
            try reader.finish()
            try await request.requireMatch { try await list(context) }
            return .tagged(Self.bytes(try await rules.reorder(ids, context.scope)))
        }
        routes.get(
            "routing-rules/{id}", Operation("getRoutingRule", "A rule").answers(.ok, .routingRule, headers: [.eTag])
        ) { [rules] _, context in
            Self.answer(try await rules.rule(context.id(), context.scope))
        }
        routes.patch(
            "routing-rules/{id}",
            Operation("updateRoutingRule", "Change a rule", note: "\(needs) What is not given stays; `conditions` are replaced together.")
                .versioned().body(.routingRulePatch).answers(.ok, .routingRule, headers: [.eTag])
        ) { [rules] request, context in
            let version = try request.expectedVersion()
            let input = try await Self.input(request)
            if input.isEmpty {
                throw ValidationFailure([FieldProblem("", "nothing_to_change", zh: "没有要修改的字段", en: "No field to change is given.")])
            }
            return Self.answer(try await rules.update(context.id(), input, version: version, context.scope))
        }
        routes.delete(
            "routing-rules/{id}",
            Operation("deleteRoutingRule", "Delete a rule", note: needs).versioned().answers(.noContent)
        ) { [rules] request, context in
            try await rules.delete(context.id(), version: try request.expectedVersion(), context.scope)
            return Response(status: .noContent)
        }
    }

    private func list(_ context: MemberContext) async throws -> [UInt8] { Self.bytes(try await rules.rules(context.scope)) }

    private static func bytes(_ rules: [CheckedRoutingRule]) -> [UInt8] {
        JSONWriter.object { json in
            json.key("data")
            json.array { json in for rule in rules { json.object { $0.ruleFields(rule) } } }
        }
    }

    private static func answer(_ rule: CheckedRoutingRule, status: HTTPResponse.Status = .ok) -> Response {
        .json(JSONWriter.object { $0.ruleFields(rule) }, status: status, headers: [.eTag: "\"\(rule.rule.version)\""])
    }

    private static func input(_ request: Request) async throws -> RoutingRuleInput {
        var (reader, _) = try await request.jsonBody()
        let input = reader.routingRule()
        try reader.finish()
        return input
    }
}

extension BodyReader {
    /// A rule as it was given, by itself or in a list.
    mutating func routingRule() -> RoutingRuleInput {
        var input = RoutingRuleInput()
        input.name = string("name").map { $0 ?? "" }
        input.isEnabled = bool("enabled")
        input.conditions = conditions()
        input.target = string("target").flatMap { $0 }
        input.team = nullableID("team_id")
        input.member = nullableID("member_id")
        input.strategy = string("strategy")
        input.includesSubteams = bool("include_subteams")
        input.skipsOffHours = bool("skip_off_hours")
        input.whenNobodyWorks = string("when_nobody_works").flatMap { $0 }
        return input
    }
}

extension JSONWriter {
    fileprivate mutating func ruleFields(_ checked: CheckedRoutingRule) {
        let rule = checked.rule
        field("id", rule.id)
        field("position", rule.position)
        routingFields(rule)
        field("broken", !checked.problems.isEmpty)
        problems("problems", checked.problems)
        problems("warnings", checked.warnings)
        field("version", rule.version)
    }

    /// What somebody may hand in again.
    mutating func routingFields(_ rule: RoutingRule) {
        field("name", rule.name)
        field("enabled", rule.isEnabled)
        key("conditions")
        conditions(rule.conditions)
        let (target, team, member): (String, TeamID?, MemberID?) =
            switch rule.target {
            case .team(let id): ("team", id, nil)
            case .pool(let id): ("pool", id, nil)
            case .member(let id): ("member", nil, id)
            }
        field("target", target)
        field("team_id", team)
        field("member_id", member)
        field("strategy", rule.strategy?.key)
        field("include_subteams", rule.includesSubteams)
        field("skip_off_hours", rule.skipsOffHours)
        field("when_nobody_works", rule.assignsOffHours ? "assign" : "pool")
    }
}
