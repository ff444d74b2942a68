internal import BatonModel
internal import FoundationEssentials
internal import Testing

@Suite("Who has sent a lead, and tags by their names")
struct LeadReferrerTests {
    @Test("a cell names somebody by name or number, of one kind where it says so")
    func cells() {
        func read(_ cell: String) -> [String?] {
            let text = ReferrerText(cell)
            return [text.kind?.rawValue, text.text, text.phone?.e164]
        }
        #expect(read("王刚") == [nil, "王刚", nil])
        #expect(read("客户：明腾机电") == ["customer", "明腾机电", nil])
        #expect(read("Contact: 王刚") == ["contact", "王刚", nil])
        #expect(read("员工: 李四") == ["member", "李四", nil])
        #expect(read("138 0013 8000") == [nil, "138 0013 8000", "+8613800138000"])
        // No kind that there is, and nothing behind one: the whole text.
        #expect(read("朋友：小张") == [nil, "朋友：小张", nil])
        #expect(read("客户：") == [nil, "客户：", nil])
        #expect(read("3号楼老王") == [nil, "3号楼老王", nil])
    }

    @Test("one of them at most, as the database has it")
    func stored() {
        let id = CustomerID(UUID())
        #expect(LeadReferrer(customer: id, contact: nil, member: nil, words: nil) == .customer(id))
        #expect(LeadReferrer(customer: nil, contact: nil, member: nil, words: "老张")?.words == "老张")
        #expect(LeadReferrer(customer: nil, contact: nil, member: nil, words: nil) == nil)
        #expect(LeadReferrer.customer(id).kind == .customer && LeadReferrer.words("x").customer == nil)
    }

    @Test("names of tags in a cell, and what was meant by one that is none")
    func tags() {
        #expect(BatonModel.Tag.names(" 重点客户；老客户, VIP ，vip ; ") == ["重点客户", "老客户", "VIP"])
        #expect(BatonModel.Tag.names("；,") == [])
        func tag(_ name: String, isArchived: Bool = false) -> BatonModel.Tag {
            BatonModel.Tag(id: TagID(UUID()), name: name, color: .red, isArchived: isArchived, version: 1)
        }
        let known = TagCatalogue([tag("重点客户"), tag("展会2026"), tag("旧标签", isArchived: true)])
        #expect(known.called("重点 客户")?.name == "重点客户" && known.called("旧标签")?.isArchived == true)
        #expect(known.called("重点") == nil)
        #expect(known.proposal(for: "重点")?.name == "重点客户")
        #expect(known.proposal(for: "展会2025")?.name == "展会2026")
        #expect(known.proposal(for: "完全不同")?.name == nil)
        // Nobody is offered an archived one.
        #expect(known.proposal(for: "旧标")?.name == nil)
    }

    @Test("rules of routing know whether anybody has sent a lead, and what he is")
    func routing() throws {
        let (first, pool) = (TeamID(UUID()), TeamID(UUID()))
        let directory = RuleDirectory(
            customFields: .none, regions: [], teams: [(first, nil), (pool, nil)], members: [:], forms: [], hasCalendar: false)
        func holds(_ referrer: LeadReferrer?, _ comparison: ConditionComparison, _ values: String...) -> Bool? {
            let rule = RoutingRule(
                id: RuleID(UUID()), position: 1, name: "x", conditions: [LeadCondition("referred_by", comparison, values)],
                target: .team(first))
            let router = LeadRouter(rules: [rule], directory, poolTeam: pool)
            if router.broken[rule.id] != nil { return nil }
            var draft = LeadDraft(channel: .referral, signals: [])
            draft.referrer = referrer
            let lead = LeadFacts(draft, region: nil)
            return router.route(lead, at: RoutingMoment(instant: Date(timeIntervalSince1970: 0), today: CalendarDay(number: 0))).rule
                == rule.id
        }
        #expect(holds(nil, .isEmpty) == true && holds(nil, .isNotEmpty) == false)
        #expect(holds(.words("老张"), .isEmpty) == false && holds(.words("老张"), .isNotEmpty) == true)
        #expect(holds(.customer(CustomerID(UUID())), .anyOf, "customer", "contact") == true)
        #expect(holds(.words("老张"), .anyOf, "customer") == false && holds(.words("老张"), .anyOf, "text") == true)
        #expect(holds(nil, .anyOf, "friend") == nil && holds(nil, .contains, "x") == nil)
    }
}
