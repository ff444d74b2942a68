/// A rule as somebody hands it in: of a change, what is `nil` stays.
package struct RoutingRuleInput: Sendable {
    package var name: String?
    package var isEnabled: Bool?
    package var conditions: [ConditionInput]?
    /// `team`, `member` or `pool`.
    package var target: String?
    package var team: TeamID??
    package var member: MemberID??
    /// The inner `nil`: the tenant's.
    package var strategy: String??
    package var includesSubteams: Bool?
    package var skipsOffHours: Bool?
    /// `pool` or `assign`.
    package var whenNobodyWorks: String?

    package init() {}

    package static let targets = ["team", "member", "pool"]
    package static let whenNobodyWorks = ["pool", "assign"]

    package var isEmpty: Bool {
        name == nil && isEnabled == nil && conditions == nil && target == nil && team == nil && member == nil && strategy == nil
            && includesSubteams == nil && skipsOffHours == nil && whenNobodyWorks == nil
    }

    /// All problems at once, each with its place.
    ///
    /// - Parameter old: what is changed; `nil` for a new rule.
    /// - Throws: `missing`, `too_many`, `unknown_…`, `not_of_this_target` and what `ConditionTest.compile` and `checkTarget` find.
    package func rule(
        changing old: RoutingRule?, id: RuleID, position: Int32, in directory: RuleDirectory
    ) throws(ValidationFailure) -> RoutingRule {
        var problems = FieldProblems()
        func unknown(_ place: String, _ choices: [String]) -> FieldProblem {
            let names = choices.joined(separator: ", ")
            return FieldProblem(place, "unknown_value", zh: "可用：\(names)", en: "Known: \(names).")
        }
        var name = old?.name
        if self.name != nil || old == nil {
            let before = problems.all.count
            name = problems.text(self.name, "/name", max: RoutingRule.maximumName)
            if name == nil, problems.all.count == before { problems.append(FieldProblem("/name", "missing", zh: "必填", en: "Required.")) }
        }
        let target = target(changing: old?.target, &problems)
        var rule = RoutingRule(
            id: id, position: position, name: name ?? "", isEnabled: isEnabled ?? old?.isEnabled ?? true,
            conditions: old?.conditions ?? [], target: target ?? .pool(TeamID(id.uuid)), strategy: old?.strategy,
            includesSubteams: includesSubteams ?? old?.includesSubteams ?? false,
            skipsOffHours: skipsOffHours ?? old?.skipsOffHours ?? false, assignsOffHours: old?.assignsOffHours ?? false,
            version: old?.version ?? 1)
        if let conditions {
            rule.conditions = conditions.read(directory, for: .routing, at: "/conditions", &problems)
        }
        if let strategy {
            rule.strategy = strategy.flatMap(AssignmentStrategy.init(key:))
            if strategy != nil, rule.strategy == nil { problems.append(unknown("/strategy", AssignmentStrategy.allCases.map(\.key))) }
        }
        if let whenNobodyWorks {
            rule.assignsOffHours = whenNobodyWorks == "assign"
            if !Self.whenNobodyWorks.contains(whenNobodyWorks) { problems.append(unknown("/when_nobody_works", Self.whenNobodyWorks)) }
        }
        // What has been reported already is not looked at again.
        if problems.isEmpty { for problem in rule.problems(in: directory) { problems.append(problem) } }
        try problems.check()
        return rule
    }

    private func target(changing old: RoutingRule.Target?, _ problems: inout FieldProblems) -> RoutingRule.Target? {
        var (kind, team, member): (String, TeamID?, MemberID?)
        switch old {
        case .team(let id): (kind, team, member) = ("team", id, nil)
        case .pool(let id): (kind, team, member) = ("pool", id, nil)
        case .member(let id): (kind, team, member) = ("member", nil, id)
        case nil: (kind, team, member) = ("team", nil, nil)
        }
        if let target {
            guard Self.targets.contains(target) else {
                let names = Self.targets.joined(separator: ", ")
                problems.append(FieldProblem("/target", "unknown_value", zh: "可用：\(names)", en: "Known: \(names)."))
                return nil
            }
            kind = target
        }
        if let given = self.team { team = given }
        if let given = self.member { member = given }
        let isMember = kind == "member"
        // What was there before goes with a new kind of target.
        if isMember, self.team == nil { team = nil }
        if !isMember, self.member == nil { member = nil }
        if isMember ? team != nil : member != nil {
            problems.append(
                FieldProblem(
                    isMember ? "/team_id" : "/member_id", "not_of_this_target", zh: "与 target 不符", en: "Does not go with this target."))
        }
        guard isMember ? member != nil : team != nil else {
            problems.append(FieldProblem(isMember ? "/member_id" : "/team_id", "missing", zh: "必填", en: "Required."))
            return nil
        }
        if let member { return .member(member) }
        return team.map { kind == "pool" ? .pool($0) : .team($0) }
    }
}

extension RoutingRule {
    /// Why it cannot be used.
    package func problems(in directory: RuleDirectory) -> [FieldProblem] {
        var problems = FieldProblems()
        _ = ConditionTest.compile(conditions, directory, for: .routing, &problems)
        checkTarget(directory, &problems)
        return problems.all
    }

    /// What it can be used in spite of.
    package func warnings(in directory: RuleDirectory) -> [FieldProblem] {
        guard case .team(let team) = target else { return [] }
        let teams = includesSubteams ? TeamTree(directory.teams).subtree(of: team) : [team]
        let isStaffed = directory.members.values.contains { $0.isEnabled && $0.takesLeads && $0.team.map(teams.contains) ?? false }
        if isStaffed { return [] }
        return [
            FieldProblem(
                "/team_id", "team_without_members", zh: "团队里没有可接收线索的成员：线索会进入该团队的公海并提醒主管",
                en: "Nobody of the team may get leads: they go to its pool, and the supervisor is told.")
        ]
    }
}
