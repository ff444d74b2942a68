package import BatonModel
internal import BatonPlatform
internal import FoundationEssentials

/// A playbook as somebody hands it in: names instead of ids, so that it fits any tenant. A section that is `nil` stays as it is.
package struct PlaybookInput: Sendable {
    package struct Region: Sendable {
        package var name: String
        package var areas: [String]

        package init(name: String, areas: [String]) {
            self.name = name
            self.areas = areas
        }
    }

    package struct Team: Sendable {
        package var name: String
        package var parent: String?

        package init(name: String, parent: String?) {
            self.name = name
            self.parent = parent
        }
    }

    /// A routing rule, whose target has a name: of a team, or a member's mail address.
    package struct Route: Sendable {
        package var rule: RoutingRuleInput
        package var team: String?
        package var member: String?

        package init(rule: RoutingRuleInput, team: String?, member: String?) {
            self.rule = rule
            self.team = team
            self.member = member
        }
    }

    package var regions: [Region]?
    package var teams: [Team]?
    package var fields: [CustomFieldDraft]?
    package var policy: LeadPolicyPatch?
    /// The name of a team.
    package var poolTeam: String?
    /// Regions that conditions name are named.
    package var scoreRules: [ScoreRuleInput]?
    package var routingRules: [Route]?
    package var escalation: [(trigger: EscalationTrigger, policy: EscalationPolicyInput)]?

    package init() {}

    package static let maximumRegions = 200
    package static let maximumTeams = 1000
}

extension PlaybookState {
    /// What the tenant's configuration would be. Nothing is written.
    ///
    /// - Throws: everything that is wrong, each with its place in the document.
    package func applying(_ input: PlaybookInput) throws(ValidationFailure) -> PlaybookState {
        var plan = self
        var problems = FieldProblems()
        if let regions = input.regions { plan.plan(regions: regions, &problems) }
        if let teams = input.teams { plan.plan(teams: teams, &problems) }
        if let fields = input.fields { plan.plan(fields: fields, &problems) }
        plan.plan(policy: input.policy, poolTeam: input.poolTeam, &problems)
        if let rules = input.scoreRules { plan.plan(scoreRules: rules, &problems) }
        if let rules = input.routingRules { plan.plan(routingRules: rules, &problems) }
        if let escalation = input.escalation { plan.plan(escalation: escalation, &problems) }
        try problems.check()
        return plan
    }

    /// Regions are added and changed; those that are not named stay, because records stand in them.
    private mutating func plan(regions: [PlaybookInput.Region], _ problems: inout FieldProblems) {
        var seen: Set<String> = []
        for (index, region) in regions.enumerated() {
            let place = "/regions/\(index)"
            let name = problems.required(region.name, place + "/name", max: 100)
            problems.refuseTwice(name, &seen, place + "/name")
            let areas = region.areas.enumerated().compactMap { problems.area($1, "\(place)/areas/\($0)")?.shortName }
            if let known = self.regions.firstIndex(where: { $0.name == name }) {
                self.regions[known].areas = areas
            } else {
                self.regions.append(.init(id: .make(), name: name, areas: areas))
            }
        }
    }

    private mutating func plan(teams: [PlaybookInput.Team], _ problems: inout FieldProblems) {
        var seen: Set<String> = []
        // All names first: a team may stand before the one above it.
        for (index, team) in teams.enumerated() {
            let name = problems.required(team.name, "/teams/\(index)/name", max: 100)
            problems.refuseTwice(name, &seen, "/teams/\(index)/name")
            if self.team(named: name) == nil { self.teams.append(.init(id: .make(), name: name, parent: nil)) }
        }
        for (index, team) in teams.enumerated() {
            guard let own = self.teams.firstIndex(where: { $0.name == team.name }) else { continue }
            guard let parentName = team.parent else {
                self.teams[own].parent = nil
                continue
            }
            guard let parent = self.team(named: parentName) else {
                problems.append(.unknownName("/teams/\(index)/parent", "团队", "team", parentName))
                continue
            }
            self.teams[own].parent = parent
        }
        for (index, team) in teams.enumerated() {
            guard let own = self.teams.first(where: { $0.name == team.name }) else { continue }
            if isBelowItself(own.id) {
                problems.append(
                    FieldProblem("/teams/\(index)/parent", "team_cycle", zh: "团队不能位于自己之下", en: "A team cannot lie below itself."))
            }
        }
    }

    private func isBelowItself(_ team: TeamID) -> Bool {
        let parents = Dictionary(teams.map { ($0.id, $0.parent) }) { first, _ in first }
        var current = team
        for _ in 0...teams.count {
            guard let parent = parents[current] ?? nil else { return false }
            if parent == team { return true }
            current = parent
        }
        return true
    }

    /// Fields are added and changed; those that are not named stay with their values.
    private mutating func plan(fields drafts: [CustomFieldDraft], _ problems: inout FieldProblems) {
        var seen: Set<String> = []
        for (index, draft) in drafts.enumerated() {
            let place = "/lead_fields/\(index)"
            problems.refuseTwice(draft.key, &seen, place + "/key")
            do throws(ValidationFailure) {
                if let known = fields.firstIndex(where: { $0.key == draft.key }) {
                    fields[known] = try draft.changed(fields[known])
                } else {
                    fields.append(try added(draft))
                }
            } catch {
                for problem in error.problems { problems.append(problem.moved(to: place)) }
            }
        }
    }

    private func added(_ draft: CustomFieldDraft) throws(ValidationFailure) -> CustomField {
        let taken = Set(fields.map(\.slot))
        let kind = draft.kind.slot
        guard let slot = (1...kind.count).lazy.compactMap({ CustomSlot(kind, $0) }).first(where: { !taken.contains($0) }) else {
            throw ValidationFailure([.tooManyFields(kind)])
        }
        var field = try draft.field(.make(), in: slot)
        if draft.position == nil { field.position = (fields.map(\.position).max() ?? 0) + 1 }
        return field
    }

    private mutating func plan(policy patch: LeadPolicyPatch?, poolTeam: String?, _ problems: inout FieldProblems) {
        if let patch {
            let before = problems.all.count
            problems.check(patch)
            if problems.all.count == before { policy = patch.applied(to: policy) }
            if !(policy.nurtureScore...100).contains(policy.highIntentScore) || policy.nurtureScore < 0 {
                problems.append(.invalidThresholds)
            }
            if !(policy.heatAmberPercent...100).contains(policy.heatGreenPercent) { problems.append(.invalidHeat) }
            if let role = patch.escalateTo, !directory.staffedRoles.contains(role) { problems.append(.escalatesToNobody(role)) }
            if !directory.hasCalendar {
                for (place, flag) in patch.workingTimeFlags where flag == true { problems.append(.calendarMissing(place)) }
            }
            problems.move(from: before, to: "/lead_policy")
        }
        guard let poolTeam else { return }
        if let team = team(named: poolTeam) {
            policy.poolTeam = team
        } else {
            problems.append(.unknownName("/lead_policy/pool_team", "团队", "team", poolTeam))
        }
    }

    private mutating func plan(scoreRules inputs: [ScoreRuleInput], _ problems: inout FieldProblems) {
        let (own, known) = (CustomFields(fields), Set(regions.map(\.id)))
        var seen: Set<String> = []
        var planned: [ScoreRule] = []
        for (index, input) in inputs.enumerated() {
            let place = "/score_rules/\(index)"
            var input = input
            for (at, condition) in (input.conditions ?? []).enumerated() where condition.field == "region_id" {
                input.conditions?[at].texts = condition.texts?.enumerated().map { offset, name in
                    idOfRegion(name, at: "\(place)/conditions/\(at)/texts/\(offset)", &problems)
                }
            }
            let rule = input.rule(.make(), fields: own, regions: known, at: place, &problems)
            problems.refuseTwice(rule.playbookName, &seen, place + (rule.signal == nil ? "/label" : "/signal"))
            var same = rule
            if let old = scoreRules.first(where: { $0.playbookName == rule.playbookName }) { same.id = old.id }
            planned.append(same)
        }
        scoreRules = planned
    }

    /// The list becomes what the document says, in its order.
    private mutating func plan(routingRules routes: [PlaybookInput.Route], _ problems: inout FieldProblems) {
        let directory = routingDirectory
        var seen: Set<String> = []
        var planned: [RoutingRule] = []
        for (index, route) in routes.enumerated() {
            let place = "/routing_rules/\(index)"
            problems.refuseTwice(route.rule.name ?? "", &seen, place + "/name")
            let before = problems.all.count
            let input = named(route, at: place, &problems)
            guard problems.all.count == before else { continue }
            let old = routingRules.first { $0.name == input.name }
            do throws(ValidationFailure) {
                var rule = try input.rule(changing: nil, id: old?.id ?? .make(), position: Int32(index + 1) * 10, in: directory)
                rule.version = old?.version ?? 1
                planned.append(rule)
            } catch {
                for problem in error.problems { problems.append(problem.moved(to: place)) }
            }
        }
        routingRules = planned
    }

    /// With ids in the place of names.
    private func named(_ route: PlaybookInput.Route, at place: String, _ problems: inout FieldProblems) -> RoutingRuleInput {
        var input = route.rule
        if let name = route.team {
            if let team = team(named: name) {
                input.team = .some(team)
            } else {
                problems.append(.unknownName(place + "/team", "团队", "team", name))
            }
        }
        if let address = route.member {
            if let member = members.first(where: { $0.value == address.lowercased() })?.key {
                input.member = .some(member)
            } else {
                problems.append(.unknownName(place + "/member", "成员", "member", address))
            }
        }
        for (at, condition) in (input.conditions ?? []).enumerated() {
            let values = "\(place)/conditions/\(at)/values"
            switch condition.field {
            case "region":
                input.conditions?[at].values = condition.values.enumerated().map {
                    idOfRegion($1, at: "\(values)/\($0)", &problems)
                }
            case "form":
                input.conditions?[at].values = condition.values.enumerated().map { offset, name in
                    if let form = forms.first(where: { $0.value == name })?.key { return form.description }
                    problems.append(.unknownName("\(values)/\(offset)", "表单", "form", name))
                    return name
                }
            default: break
            }
        }
        return input
    }

    private func idOfRegion(_ name: String, at place: String, _ problems: inout FieldProblems) -> String {
        if let region = region(named: name) { return region.description }
        problems.append(.unknownName(place, "区域", "region", name))
        return name
    }

    /// What is not named goes back to what the lead policy says.
    private mutating func plan(
        escalation inputs: [(trigger: EscalationTrigger, policy: EscalationPolicyInput)], _ problems: inout FieldProblems
    ) {
        var planned: [EscalationTrigger: EscalationPolicy] = [:]
        for (index, input) in inputs.enumerated() {
            let place = "/escalation_policies/\(index)"
            if planned[input.trigger] != nil {
                problems.append(FieldProblem(place + "/trigger", "given_twice", zh: "重复", en: "Given twice."))
            }
            do throws(ValidationFailure) {
                planned[input.trigger] = try input.policy.policy(for: input.trigger, in: directory)
            } catch {
                for problem in error.problems { problems.append(problem.moved(to: place)) }
            }
        }
        escalation = planned
    }
}

extension CustomFieldDraft {
    /// The same as a change of what is there.
    fileprivate func changed(_ field: CustomField) throws(ValidationFailure) -> CustomField {
        guard kind == field.type.kind, target == nil || target == field.target, decimals == nil || decimals == field.decimals else {
            throw ValidationFailure([
                FieldProblem(
                    "/type", "not_editable", zh: "已有同名字段，类型不同；类型、小数位和引用对象建好后不能修改",
                    en: "There is a field with this key and another type; type, decimals and target cannot be changed.")
            ])
        }
        var patch = CustomFieldPatch()
        patch.labelZH = labelZH
        patch.labelEN = .some(labelEN)
        patch.isRequired = isRequired
        patch.defaultValue = defaultValue
        if field.type.kind == .number { patch.unit = .some(unit) }
        patch.position = position
        patch.options = options
        patch.isArchived = false
        return try patch.applied(to: field)
    }
}

extension FieldProblem {
    static func unknownName(_ place: String, _ zh: String, _ en: String, _ name: String) -> FieldProblem {
        FieldProblem(
            place, "unknown_name", zh: "没有叫「\(name.prefix(40))」的\(zh)", en: "There is no \(en) called \(name.prefix(40)).")
    }

    fileprivate func moved(to place: String) -> FieldProblem {
        var problem = self
        problem.pointer = place + pointer
        return problem
    }
}

extension FieldProblems {
    fileprivate mutating func refuseTwice(_ name: String, _ seen: inout Set<String>, _ place: String) {
        if !seen.insert(name).inserted { append(FieldProblem(place, "given_twice", zh: "重复", en: "Given twice.")) }
    }

    /// Puts what has been found since into the part of a document.
    fileprivate mutating func move(from index: Int, to place: String) {
        let all = all
        self = FieldProblems()
        for (offset, problem) in all.enumerated() { append(offset < index ? problem : problem.moved(to: place)) }
    }
}

extension ScoreRule {
    /// By what a playbook knows it.
    package var playbookName: String { signal ?? label }
}
