internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials

/// A tenant's configuration of leads as one document: the same members as in the API, names instead of ids, nothing that only one tenant has.
enum PlaybookDocument {
    /// What a document of this program calls its format.
    static let format = "baton-playbook/1"
    static let heading = ["Baton 实施模板 / playbook. 先比较再应用 / compare before you apply: POST /v1/playbook/diff, PUT /v1/playbook"]

    // MARK: writing

    /// All sections in canonical form: what is compared, and what is exported.
    static func value(_ state: PlaybookState) throws -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [("format", .string(format))]
        for section in PlaybookSection.allCases where state.showsIntake || !section.isIntake {
            members.append((section.rawValue, try value(section, state)))
        }
        return .object(members)
    }

    private static func value(_ section: PlaybookSection, _ state: PlaybookState) throws -> JSONValue {
        switch section {
        case .regions:
            return .array(
                state.regions.map {
                    .object([("name", .string($0.name)), ("areas", .array($0.areas.map { .string($0) }))])
                })
        case .teams:
            return .array(
                state.teams.map { team in
                    .object([("name", .string(team.name)), ("parent", team.parent.map { .string(state.name(of: $0)) } ?? .null)])
                })
        case .leadFields:
            return .array(
                try state.fields.filter { !$0.isArchived }.map { field in
                    try written { $0.fieldMembers(field) }.keeping(
                        field.type.options.isEmpty ? fieldMembers.subtracting(["options"]) : fieldMembers
                    ).mapping("options") { options in
                        .array(
                            options.elements.filter { $0["archived"] != .bool(true) }.map { $0.keeping(["key", "label_zh", "label_en"]) })
                    }
                })
        case .leadPolicy:
            let policy = try written { $0.policyFields(state.policy) }.dropping(["pool_team_id"])
            return .object(policy.members + [("pool_team", state.policy.poolTeam.map { .string(state.name(of: $0)) } ?? .null)])
        case .escalationPolicies:
            return .array(
                try EscalationTrigger.allCases.compactMap { trigger in
                    guard let policy = state.escalation[trigger] else { return nil }
                    let members = try written { $0.escalationFields(policy) }.members
                    return .object([("trigger", .string(trigger.rawValue)), ("name", .string(policy.name))] + members)
                })
        case .scoreRules:
            return .array(
                try state.scoreRules.map { rule in
                    try written { $0.scoreRuleFields(rule) }.dropping(["id"]).namingConditions(state)
                })
        case .routingRules:
            return .array(try state.routingRules.map { try routingRule($0, state) })
        case .forms: return .array(try state.forms.map { form in try written { $0.formFields(form.form) } })
        case .contentItems: return .array(try state.content.map { item in try written { $0.contentMembers(item) } })
        case .captureDictionary: return try written { $0.dictionaryWords(state.dictionary) }
        }
    }

    private static func routingRule(_ rule: RoutingRule, _ state: PlaybookState) throws -> JSONValue {
        let value = try written { $0.routingFields(rule) }.namingConditions(state)
        let target: [(key: String, value: JSONValue)] =
            switch rule.target {
            case .team(let team): [("target", .string("team")), ("team", .string(state.name(of: team)))]
            case .pool(let team): [("target", .string("pool")), ("team", .string(state.name(of: team)))]
            case .member(let member): [("target", .string("member")), ("member", .string(state.members[member] ?? member.description))]
            }
        return .object([("name", .string(rule.name))] + target + value.dropping(["name", "target", "team_id", "member_id"]).members)
    }

    private static let fieldMembers: Set<String> = [
        "key", "type", "label_zh", "label_en", "required", "default", "unit", "decimals", "target", "options",
    ]

    private static func written(_ fields: (inout JSONWriter) -> Void) throws -> JSONValue {
        try JSONParser.parse(JSONWriter.object { fields(&$0) })
    }

    // MARK: reading

    /// - Throws: everything that is wrong, with its line. What takes the tenant's names to know is said by `PlaybookState.applying`.
    static func read(
        _ document: YAMLDocument, zone: TimeZone
    ) throws(ValidationFailure) -> (input: PlaybookInput, sections: [PlaybookSection]) {
        do {
            // What is read inside is no body of a request, whose members a route declares.
            let input = try ReadingRecord.$current.withValue(nil) {
                var reader = try BodyReader(document.value)
                let input = reader.playbook(zone: zone)
                try reader.finish()
                return input
            }
            let names = Set(document.value.members.map(\.key))
            return (input, PlaybookSection.allCases.filter { names.contains($0.rawValue) })
        } catch let failure as ValidationFailure {
            throw document.located(failure)
        } catch {
            throw ValidationFailure([])
        }
    }
}

extension BodyReader {
    fileprivate mutating func playbook(zone: TimeZone) -> PlaybookInput {
        var input = PlaybookInput()
        if let format = required("format"), format != PlaybookDocument.format {
            problems.append(
                FieldProblem(
                    at("format"), "unknown_format", zh: "不认识的格式；应为 \(PlaybookDocument.format)",
                    en: "Not a format that this program knows; it reads \(PlaybookDocument.format)."))
        }
        // What a playbook says of itself.
        for (key, length) in [("key", 60), ("name", 100), ("name_en", 100), ("description", 1000)] {
            if let text = string(key).flatMap({ $0 }) { _ = problems.text(text, at(key), max: length, multiline: true) }
        }
        input.regions = objects(PlaybookSection.regions.rawValue, atMost: PlaybookInput.maximumRegions) { reader in
            PlaybookInput.Region(
                name: reader.required("name") ?? "", areas: reader.strings("areas", atMost: ChineseProvince.allCases.count) ?? [])
        }
        input.teams = objects(PlaybookSection.teams.rawValue, atMost: PlaybookInput.maximumTeams) { reader in
            PlaybookInput.Team(name: reader.required("name") ?? "", parent: reader.string("parent").flatMap { $0 })
        }
        input.fields = objects(PlaybookSection.leadFields.rawValue, atMost: 500) { $0.customFieldDraft() }
        object(PlaybookSection.leadPolicy.rawValue) { reader in
            input.policy = reader.leadPolicyPatch()
            if input.policy?.poolTeam != nil {
                reader.problems.append(
                    FieldProblem(
                        reader.at("pool_team_id"), "unknown_field", zh: "请用 pool_team 写小组名称", en: "Name the team with pool_team."))
            }
            input.poolTeam = reader.string("pool_team").flatMap { $0 }
        }
        input.forms = objects(PlaybookSection.forms.rawValue, atMost: PlaybookInput.maximumForms) { $0.leadForm() }
        input.scoreRules = objects(PlaybookSection.scoreRules.rawValue, atMost: ScoreRule.maximumRules) { $0.scoreRule() }
        input.routingRules = objects(PlaybookSection.routingRules.rawValue, atMost: RoutingRule.maximumRules) { reader in
            PlaybookInput.Route(
                rule: reader.routingRule(), team: reader.string("team").flatMap { $0 }, member: reader.string("member").flatMap { $0 })
        }
        input.escalation = objects(PlaybookSection.escalationPolicies.rawValue, atMost: EscalationTrigger.allCases.count) {
            reader -> (trigger: EscalationTrigger, policy: EscalationPolicyInput)? in
            let place = reader.at("trigger")
            guard let name = reader.required("trigger") else { return nil }
            let policy = reader.escalationPolicyInput()
            guard let trigger = EscalationTrigger(rawValue: name) else {
                let names = EscalationTrigger.allCases.map(\.rawValue).joined(separator: ", ")
                reader.problems.append(FieldProblem(place, "invalid_value", zh: "只能是：\(names)", en: "Must be one of: \(names)."))
                return nil
            }
            return (trigger, policy)
        }?.compactMap { $0 }
        input.content = objects(PlaybookSection.contentItems.rawValue, atMost: ContentService.maximumItems) { $0.contentItem(zone: zone) }
        input.dictionary = object(PlaybookSection.captureDictionary.rawValue) { $0.dictionaryWords() }
        return input
    }
}

extension JSONValue {
    func keeping(_ names: Set<String>) -> JSONValue { .object(members.filter { names.contains($0.key) }) }
    func dropping(_ names: Set<String>) -> JSONValue { .object(members.filter { !names.contains($0.key) }) }

    /// The same object with another value of a member.
    func mapping(_ name: String, _ transform: (JSONValue) throws -> JSONValue) rethrows -> JSONValue {
        .object(try members.map { ($0.key, $0.key == name ? try transform($0.value) : $0.value) })
    }

    /// With names in the place of ids in conditions, of routing and of scores alike.
    fileprivate func namingConditions(_ state: PlaybookState) -> JSONValue {
        mapping("conditions") { conditions in
            .array(
                conditions.elements.map { condition in
                    guard let entity = state.namedEntity(of: condition["field"]?.text ?? "") else { return condition }
                    return condition.mapping("values") { values in
                        .array(values.elements.map { .string(state.name(of: $0.text ?? "", entity)) })
                    }
                })
        }
    }
}
