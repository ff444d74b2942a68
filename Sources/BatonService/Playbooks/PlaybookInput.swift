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

    /// Of quick capture; what is `nil` stays. Aliases are people, and stay.
    package struct Dictionary: Sendable {
        package var products: [CaptureContext.Product]?
        package var ownCompanies: [String]?
        package var ignoredWords: [String]?

        package init(products: [CaptureContext.Product]?, ownCompanies: [String]?, ignoredWords: [String]?) {
            self.products = products
            self.ownCompanies = ownCompanies
            self.ignoredWords = ignoredWords
        }
    }

    package var regions: [Region]?
    package var teams: [Team]?
    package var fields: [CustomFieldDraft]?
    package var policy: LeadPolicyPatch?
    /// The name of a team.
    package var poolTeam: String?
    package var forms: [LeadFormInput]?
    /// Regions that conditions name are named.
    package var scoreRules: [ScoreRuleInput]?
    package var routingRules: [Route]?
    package var escalation: [(trigger: EscalationTrigger, policy: EscalationPolicyInput)]?
    package var content: [ContentItemInput]?
    package var dictionary: Dictionary?

    package init() {}

    package static let maximumRegions = 200
    package static let maximumTeams = 1000
    package static let maximumForms = 500
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
        if let forms = input.forms { plan.plan(forms: forms, &problems) }
        if let rules = input.scoreRules { plan.plan(scoreRules: rules, &problems) }
        if let rules = input.routingRules { plan.plan(routingRules: rules, &problems) }
        if let escalation = input.escalation { plan.plan(escalation: escalation, &problems) }
        if let content = input.content { plan.plan(content: content, &problems) }
        if let dictionary = input.dictionary { plan.plan(dictionary: dictionary, &problems) }
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

    /// Forms are added and changed; those that are not named stay, because web sites have their keys. Of several with one name the first is the
    /// first, the second the second.
    private mutating func plan(forms inputs: [LeadFormInput], _ problems: inout FieldProblems) {
        let own = CustomFields(fields)
        var left = forms
        for (index, input) in inputs.enumerated() {
            do throws(ValidationFailure) {
                let form = try input.form(fields: own)
                if let known = left.firstIndex(where: { $0.form.name == form.name }) {
                    let id = left.remove(at: known).id
                    for place in forms.indices where forms[place].id == id { forms[place].form = form }
                } else {
                    forms.append(Form(id: .make(), form: form))
                }
            } catch {
                for problem in error.problems { problems.append(problem.moved(to: "/forms/\(index)")) }
            }
        }
    }

    /// Items are added and changed; those that are not named stay. They are known by their titles.
    private mutating func plan(content inputs: [ContentItemInput], _ problems: inout FieldProblems) {
        var left = content
        for (index, input) in inputs.enumerated() {
            do throws(ValidationFailure) {
                var item = try input.item(changing: nil, id: .make())
                if let known = left.firstIndex(where: { $0.playbookName == item.playbookName }) {
                    let old = left.remove(at: known)
                    (item.id, item.createdAt, item.updatedAt, item.version) = (old.id, old.createdAt, old.updatedAt, old.version)
                    for place in content.indices where content[place].id == old.id { content[place] = item }
                } else {
                    content.append(item)
                }
            } catch {
                for problem in error.problems { problems.append(problem.moved(to: "/content_items/\(index)")) }
            }
        }
        if content.count > ContentService.maximumItems {
            problems.append(
                FieldProblem(
                    "/content_items", "too_many", zh: "加上已有的，最多 \(ContentService.maximumItems) 项",
                    en: "With those that there are, at most \(ContentService.maximumItems) items."))
        }
    }

    private mutating func plan(dictionary input: PlaybookInput.Dictionary, _ problems: inout FieldProblems) {
        var words = dictionary
        // People are not the playbook's.
        words.aliases = []
        words.products = input.products ?? words.products
        words.ownCompanies = input.ownCompanies ?? words.ownCompanies
        words.ignoredWords = input.ignoredWords ?? words.ignoredWords
        do throws(ValidationFailure) {
            words = try words.checked()
            words.aliases = dictionary.aliases
            dictionary = words
        } catch {
            for problem in error.problems { problems.append(problem.moved(to: "/capture_dictionary")) }
        }
    }

    private mutating func plan(scoreRules inputs: [ScoreRuleInput], _ problems: inout FieldProblems) {
        let directory = routingDirectory
        var seen: Set<String> = []
        var planned: [ScoreRule] = []
        for (index, input) in inputs.enumerated() {
            let place = "/score_rules/\(index)"
            var input = input
            let before = problems.all.count
            if let conditions = input.conditions { input.conditions = named(conditions, at: place + "/conditions", &problems) }
            // What has no id has been said.
            if problems.all.count > before { continue }
            let rule = input.rule(.make(), in: directory, at: place, &problems)
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
        if let address = route.member { input.member = .some(MemberID(idOfMember(address, place + "/member", &problems))) }
        if let conditions = input.conditions { input.conditions = named(conditions, at: place + "/conditions", &problems) }
        return input
    }

    /// With ids in the place of names: of regions and forms, and of what a field of the tenant's own refers to.
    private func named(_ conditions: [ConditionInput], at place: String, _ problems: inout FieldProblems) -> [ConditionInput] {
        conditions.enumerated().map { index, condition in
            var condition = condition
            let lookUp: (String, String, inout FieldProblems) -> String
            switch namedEntity(of: condition.field ?? "") {
            case nil: return condition
            case .region?: lookUp = idOfRegion
            case .form?: lookUp = idOfForm
            case .team?: lookUp = idOfTeam
            case .member?: lookUp = idOfMember
            }
            condition.values = condition.values.enumerated().map { lookUp($1, "\(place)/\(index)/values/\($0)", &problems) }
            return condition
        }
    }

    /// What a document names by a name where conditions have ids.
    package enum NamedEntity: Sendable {
        case region, form, team, member
    }

    package func namedEntity(of field: String) -> NamedEntity? {
        switch field {
        case "region": return .region
        case "form": return .form
        default:
            guard field.hasPrefix("custom."), let own = fields.first(where: { !$0.isArchived && $0.name == field }),
                case .reference(let target) = own.type
            else { return nil }
            switch target {
            case .region: return .region
            case .team: return .team
            case .member: return .member
            // Records are of one tenant only.
            case .lead, .customer, .contact: return nil
            }
        }
    }

    /// The name, or the id itself of what there is no more.
    package func name(of id: String, _ entity: NamedEntity) -> String {
        let name: String? =
            switch entity {
            case .region: RegionID(id).flatMap { id in regions.first { $0.id == id }?.name }
            case .team: TeamID(id).flatMap { id in teams.first { $0.id == id }?.name }
            case .member: MemberID(id).flatMap { members[$0] }
            case .form: IntakeFormID(id).flatMap { id in forms.first { $0.id == id }?.form.name }
            }
        return name ?? id
    }

    private func idOfRegion(_ name: String, _ place: String, _ problems: inout FieldProblems) -> String {
        if let region = region(named: name) { return region.description }
        problems.append(.unknownName(place, "区域", "region", name))
        return name
    }

    private func idOfForm(_ name: String, _ place: String, _ problems: inout FieldProblems) -> String {
        if let form = forms.first(where: { $0.form.name == name }) { return form.id.description }
        problems.append(.unknownName(place, "表单", "form", name))
        return name
    }

    private func idOfTeam(_ name: String, _ place: String, _ problems: inout FieldProblems) -> String {
        if let team = team(named: name) { return team.description }
        problems.append(.unknownName(place, "团队", "team", name))
        return name
    }

    private func idOfMember(_ address: String, _ place: String, _ problems: inout FieldProblems) -> String {
        if let member = members.first(where: { $0.value == address.lowercased() })?.key { return member.description }
        problems.append(.unknownName(place, "成员", "member", address))
        return address
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

extension ContentItem {
    /// By what a playbook knows it.
    package var playbookName: String { titleZH ?? titleEN ?? "" }
}
