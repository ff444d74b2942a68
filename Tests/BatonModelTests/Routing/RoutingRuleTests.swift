internal import BatonModel
internal import FoundationEssentials
internal import Testing

@Suite("Rules of routing")
struct RoutingRuleTests {
    private let east = RegionID(UUID())
    private let west = RegionID(UUID())
    private let first = TeamID(UUID())
    private let second = TeamID(UUID())
    private let below = TeamID(UUID())
    private let pool = TeamID(UUID())
    private let zhang = MemberID(UUID())
    private let gone = MemberID(UUID())
    private let form = IntakeFormID(UUID())

    private var fields: CustomFields {
        let options = [("agv", 1), ("robot", 2), ("old", 3)].map {
            CustomFieldOption(number: Int16($0.1), key: $0.0, labelZH: $0.0, labelEN: $0.0, isArchived: $0.0 == "old")
        }
        func field(_ key: String, _ type: CustomFieldType, _ kind: CustomSlot.Kind, _ number: Int, isArchived: Bool = false) -> CustomField
        {
            CustomField(
                id: CustomFieldID(UUID()), key: key, labelZH: key, labelEN: key, type: type, slot: CustomSlot(kind, number)!,
                isArchived: isArchived)
        }
        return CustomFields([
            field("lines", .number(decimals: 1), .number, 1), field("kind", .choice(options), .number, 2),
            field("kinds", .choices(options), .set, 1), field("wanted", .date, .date, 1), field("city", .text, .text, 1),
            field("former", .text, .text, 2, isArchived: true),
        ])
    }

    private func directory(_ fields: CustomFields) -> RuleDirectory {
        RuleDirectory(
            customFields: fields, regions: [east, west], teams: [(first, nil), (second, nil), (below, first), (pool, nil)],
            members: [zhang: .init(team: second), gone: .init(team: first, isEnabled: false)], forms: [form], hasCalendar: true)
    }

    private func rule(
        _ position: Int32, _ conditions: [LeadCondition], _ target: RoutingRule.Target? = nil, isEnabled: Bool = true
    ) -> RoutingRule {
        RoutingRule(
            id: RuleID(UUID()), position: position, name: "\(position)", isEnabled: isEnabled, conditions: conditions,
            target: target ?? .team(first))
    }

    private let moment = RoutingMoment(instant: Date(timeIntervalSince1970: 0), today: CalendarDay(number: 0))

    @Test("by region, product line and budget band; the first rule that fits decides; none means the pool")
    func bands() {
        let rules = [
            RoutingRule(id: RuleID(UUID()), position: 20, name: "big", budgetFrom: 100, team: second),
            RoutingRule(id: RuleID(UUID()), position: 10, name: "east", region: east, productLine: "AGV", budgetBelow: 1000, team: first),
        ]
        let router = LeadRouter(rules: rules, directory(.none), poolTeam: pool)
        func route(_ region: RegionID?, _ line: String?, _ budget: Int64?) -> LeadRoute {
            router.route(LeadFacts(channel: .api, region: region, productLine: line, budget: budget), at: moment)
        }
        #expect(route(east, " agv ", 999) == LeadRoute(.team(first), rule: rules[1].id))
        #expect(route(east, "ＡＧＶ", 1000) == LeadRoute(.team(second), rule: rules[0].id))
        #expect(route(nil, "AGV", 100) == LeadRoute(.team(second), rule: rules[0].id))
        #expect(route(nil, nil, 99) == LeadRoute(.pool(pool)))
        // A lead without a budget is in no band.
        #expect(route(east, "AGV", nil) == LeadRoute(.pool(pool)))
    }

    @Test("each field is compared by what it is")
    func conditions() throws {
        let fields = fields
        func id(_ key: String) throws -> CustomFieldID { try #require(fields[key]).id }
        var lead = LeadFacts(channel: .exhibition, region: east)
        lead.area = ChineseProvince(parsing: "浙江省")
        lead.need = "想要一台 ＡＧＶ 小车，\n预算充足"
        lead.company = "明腾（杭州）智能科技"
        lead.emailDomain = "mail.example.com"
        (lead.score, lead.intent, lead.form) = (80, .high, form)
        lead.custom = [
            try id("lines"): .number(125), try id("kind"): .choice(1), try id("kinds"): .choices([2, 3]),
            try id("wanted"): .date(CalendarDay(number: 10)),
        ]
        func holds(_ field: String, _ comparison: ConditionComparison, _ values: String...) -> Bool? {
            let only = rule(1, [LeadCondition(field, comparison, values)])
            let router = LeadRouter(rules: [only], directory(fields), poolTeam: pool)
            if router.broken[only.id] != nil { return nil }
            return router.route(lead, at: moment).rule == only.id
        }
        #expect(holds("channel", .anyOf, "api", "exhibition") == true && holds("channel", .noneOf, "exhibition") == false)
        #expect(holds("region", .anyOf, east.description.uppercased()) == true && holds("region", .anyOf, west.description) == false)
        #expect(holds("area", .anyOf, "Zhejiang", "上海") == true && holds("area", .noneOf, "浙江") == false)
        #expect(holds("need", .contains, "机器人", "agv小车") == true && holds("need", .contains, "叉车") == false)
        #expect(holds("company", .contains, "明腾(杭州)") == true && holds("company", .isEmpty) == false)
        #expect(holds("email_domain", .anyOf, "@Example.com") == true && holds("email_domain", .anyOf, "ample.com") == false)
        #expect(holds("score", .atLeast, "80") == true && holds("score", .below, "80") == false)
        #expect(holds("contact_name", .isEmpty) == true && holds("phone", .isNotEmpty) == false && holds("email", .anyOf, "x") == nil)
        #expect(holds("intent", .anyOf, "high") == true && holds("form", .anyOf, form.description) == true)
        #expect(holds("product_line", .isEmpty) == true && holds("product_line", .noneOf, "AGV") == true)
        #expect(holds("budget", .below, "1") == false && holds("budget", .isNotEmpty) == false)
        #expect(holds("custom.lines", .atLeast, "12.5") == true && holds("custom.lines", .below, "12.5") == false)
        #expect(holds("custom.kind", .anyOf, "agv") == true && holds("custom.kind", .noneOf, "agv", "robot") == false)
        // Of several choices one is enough, also one that nothing new gets.
        #expect(holds("custom.kinds", .anyOf, "old") == true && holds("custom.kinds", .noneOf, "agv") == true)
        #expect(holds("custom.wanted", .atLeast, "1970-01-11") == true && holds("custom.wanted", .below, "1970-01-11") == false)
        #expect(holds("custom.city", .isEmpty) == true && holds("custom.city", .anyOf, "杭州") == false)
        #expect(holds("arrival", .anyOf, "working_hours") == true && holds("arrival", .noneOf, "working_hours") == false)
        // What cannot be compared so.
        #expect(holds("score", .anyOf, "80") == nil && holds("channel", .contains, "a") == nil && holds("custom.nothing", .isEmpty) == nil)
        #expect(holds("custom.lines", .atLeast, "1e3") == nil && holds("custom.lines", .atLeast, "1", "2") == nil)
        #expect(holds("need", .contains) == nil && holds("need", .contains, " \u{3000} ") == nil && holds("need", .isEmpty, "x") == nil)
        #expect(holds("score", .atLeast, "101") == nil && holds("budget", .atLeast, "-1") == nil && holds("region", .anyOf, "x") == nil)
    }

    @Test("a broken rule is passed over and named, the next one decides; one that is switched off says nothing")
    func broken() {
        let rules = [
            rule(1, [LeadCondition("custom.former", .isNotEmpty)]),
            rule(2, [], .member(gone)), rule(3, [], .team(TeamID(UUID()))), rule(4, [], .team(second), isEnabled: false),
            rule(5, [LeadCondition("form", .anyOf, [UUID().uuidString])]), rule(6, [], .member(zhang)), rule(7, []),
        ]
        let router = LeadRouter(rules: rules, directory(fields), poolTeam: pool)
        #expect(router.route(LeadFacts(channel: .api), at: moment) == LeadRoute(.member(zhang, of: second), rule: rules[5].id))
        #expect(Set(router.broken.keys) == Set([rules[0], rules[1], rules[2], rules[4]].map(\.id)))
        #expect(router.broken[rules[0].id]?.map(\.pointer) == ["/conditions/0/field"])
        #expect(router.broken[rules[1].id]?.map(\.code) == ["unknown_member"])
        #expect(router.broken[rules[2].id]?.map(\.code) == ["unknown_team"])
        #expect(router.broken[rules[4].id]?.map(\.pointer) == ["/conditions/0/values/0"])
    }

    @Test("what may come out without knowing the time is all that can come out")
    func routes() {
        let rules = [
            rule(1, [LeadCondition("channel", .anyOf, ["referral"])]),
            rule(2, [LeadCondition("arrival", .anyOf, ["off_hours"])], .pool(second)),
            rule(3, [LeadCondition("channel", .anyOf, ["api"])], .member(zhang)), rule(4, [], .team(below)),
        ]
        let router = LeadRouter(rules: rules, directory(.none), poolTeam: pool)
        let api = LeadFacts(channel: .api)
        #expect(router.routes(api).map(\.rule) == [rules[1].id, rules[2].id])
        #expect(router.routes(LeadFacts(channel: .referral)).map(\.rule) == [rules[0].id])
        #expect(router.routes(LeadFacts(channel: .exhibition)).map(\.rule) == [rules[1].id, rules[3].id])
        for isWorking in [true, false] {
            let moment = RoutingMoment(instant: moment.instant, today: moment.today, isWorking: { _ in isWorking })
            #expect(router.route(api, at: moment).rule == rules[isWorking ? 2 : 1].id)
        }
        let none = LeadRouter(rules: [rules[0]], directory(.none), poolTeam: pool)
        #expect(none.routes(api) == [LeadRoute(.pool(pool))])
    }

    @Test("a rule may ask the teams below its own too, and has the tenant's strategy unless it names one")
    func subteams() {
        var wide = rule(1, [])
        wide.includesSubteams = true
        var own = rule(2, [], .team(second))
        own.strategy = .roundRobin
        let router = LeadRouter(rules: [wide, own], directory(.none), poolTeam: nil, standard: .capacity)
        let route = router.route(LeadFacts(channel: .api), at: moment)
        #expect(Set(route.teams) == [first, below] && route.team == first && route.strategy == .capacity)
        let other = LeadRouter(rules: [own], directory(.none), poolTeam: nil, standard: .capacity)
        #expect(other.route(LeadFacts(channel: .api), at: moment).strategy == .roundRobin)
    }
}
