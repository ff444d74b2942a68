internal import BatonModel
internal import Foundation
internal import Testing

@Suite("Scores of leads")
struct ScoringTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func rule(
        _ signal: String?, _ points: Int16, count: Int16 = 1, cap: Int16? = nil, window: Int32? = nil,
        decay: ScoreRule.Decay = .none, _ conditions: [LeadCondition] = []
    ) -> ScoreRule {
        ScoreRule(
            id: RuleID(UUID()), signal: signal, label: signal ?? "profile", points: points, maximumCount: count, maximumPoints: cap,
            windowDays: window, decay: decay, conditions: conditions)
    }

    private func signal(_ kind: String, daysAgo days: Double) -> LeadSignal {
        LeadSignal(kind: kind, occurredAt: Self.now.addingTimeInterval(-days * 86_400))
    }

    private func score(
        _ signals: [LeadSignal], _ rules: [ScoreRule], _ facts: LeadFacts = LeadFacts(channel: .api),
        _ directory: RuleDirectory = RuleDirectory()
    ) -> LeadScore {
        LeadScore(signals: signals, facts: facts, by: LeadScorer(rules: rules, directory), now: Self.now)
    }

    @Test("a window counts signals of the last so many days, to the second")
    func window() {
        let rules = [rule("a", 10, count: 9, window: 30)]
        let score = score(
            [signal("a", daysAgo: 29.9999), signal("a", daysAgo: 30), signal("a", daysAgo: 400), signal("a", daysAgo: -5)], rules)
        #expect(score.value == 20)
        #expect(score.reasons.map(\.verdict) == [.counted, .outsideWindow, .outsideWindow, .counted])
        #expect(score.reasons.map(\.counted) == [true, false, false, true])
    }

    @Test(
        "points fade by whole days: in a line to nothing, or by halves",
        arguments: [
            (ScoreRule.Decay.linear(days: 10), 0.5, 40), (.linear(days: 10), 1, 36), (.linear(days: 10), 9.9, 4),
            (.linear(days: 10), 10, 0),
            (.linear(days: 10), 5000, 0), (.halfLife(days: 10), 9.9, 21), (.halfLife(days: 10), 10, 20), (.halfLife(days: 10), 20, 10),
            (.halfLife(days: 10), 30, 5), (.halfLife(days: 1), 3650, 0),
        ] as [(ScoreRule.Decay, Double, Int16)])
    func decay(_ decay: ScoreRule.Decay, days: Double, expected: Int16) {
        let result = score([signal("a", daysAgo: days)], [rule("a", 40, decay: decay)])
        #expect(result.value == expected)
        #expect(result.reasons[0].verdict == (expected == 40 ? .counted : .decayed))
        // What is taken off fades alike.
        let lowered = score([signal("a", daysAgo: days), signal("b", daysAgo: 0)], [rule("a", -40, decay: decay), rule("b", 50)])
        #expect(lowered.value == 50 - expected)
    }

    @Test("of what fades the newest count, of the others the oldest; a cap in points cuts the last one")
    func caps() {
        let signals = [signal("a", daysAgo: 20), signal("a", daysAgo: 0), signal("a", daysAgo: 10)]
        let fading = score(signals, [rule("a", 20, count: 2, decay: .halfLife(days: 10))])
        #expect(fading.reasons.map(\.points) == [0, 20, 10])
        #expect(fading.reasons.map(\.verdict) == [.overCount, .counted, .decayed])
        let plain = score(signals, [rule("a", 20, count: 2)])
        #expect(plain.reasons.map(\.points) == [20, 0, 20])
        let capped = score(signals, [rule("a", 20, count: 9, cap: 50)])
        #expect(capped.reasons.map(\.points) == [20, 10, 20])
        #expect(capped.reasons.map(\.verdict) == [.counted, .overPoints, .counted])
        let lowered = score(signals + [signal("b", daysAgo: 0)], [rule("a", -20, count: 9, cap: 50), rule("b", 90)])
        #expect(lowered.value == 40)
    }

    @Test("conditions are those of routing: places, channels, money, presence and fields of the tenant's own")
    func conditions() throws {
        let option = CustomFieldOption(number: 1, key: "big", labelZH: "大", labelEN: "Big")
        func field(
            _ key: String, _ type: CustomFieldType, _ kind: CustomSlot.Kind, _ number: Int, isArchived: Bool = false
        ) throws -> CustomField {
            CustomField(
                id: CustomFieldID(UUID()), key: key, labelZH: key, labelEN: key, type: type, slot: try #require(CustomSlot(kind, number)),
                isArchived: isArchived)
        }
        let size = try field("size", .number(decimals: 0), .number, 1)
        let kind = try field("kind", .choices([option]), .set, 1)
        let city = try field("city", .text, .text, 1)
        let wanted = try field("wanted", .date, .date, 1)
        let gone = try field("gone", .text, .text, 2, isArchived: true)
        let region = RegionID(UUID())
        let directory = RuleDirectory(customFields: CustomFields([size, kind, city, wanted, gone]), regions: [region])
        var input = LeadInput(channel: .referral)
        input.contactName = "王"
        input.phone = "13800138000"
        input.area = "Zhejiang"
        input.productLine = "Agv 系统"
        input.need = "急要一台"
        input.budget = "10-20万"
        var draft = try input.draft()
        draft.custom = [
            CustomChange(field: size, value: .number(500)), CustomChange(field: kind, value: .choices([1])),
            CustomChange(field: wanted, value: .date(CalendarDay(number: 10))),
        ]
        let facts = LeadFacts(draft, region: region)
        /// `nil`: score rules may not ask so.
        func holds(_ field: String, _ comparison: ConditionComparison, _ values: String...) -> Bool? {
            let only = rule(nil, 1, [LeadCondition(field, comparison, values)])
            let scorer = LeadScorer(rules: [only], directory)
            if scorer.broken[only.id] != nil { return nil }
            return LeadScore(signals: [], facts: facts, by: scorer, now: Self.now).profile[0].isMet
        }
        #expect(holds("area", .anyOf, "上海", "浙江") == true && holds("area", .anyOf, "上海") == false)
        #expect(holds("area", .noneOf, "上海") == true && holds("area", .anyOf, "Zhejiang") == true)
        #expect(holds("region", .anyOf, region.description) == true && holds("region", .anyOf, UUID().uuidString) == nil)
        #expect(holds("channel", .anyOf, "referral") == true && holds("product_line", .anyOf, "AGV系统") == true)
        #expect(holds("budget", .atLeast, "20000000") == true && holds("budget", .below, "20000000") == false)
        #expect(holds("email", .isEmpty) == true && holds("phone", .isNotEmpty) == true && holds("company", .isNotEmpty) == false)
        #expect(holds("contact_name", .isNotEmpty) == true && holds("need", .isNotEmpty) == true && holds("email_domain", .isEmpty) == true)
        #expect(holds("custom.size", .atLeast, "500") == true && holds("custom.size", .below, "500") == false)
        #expect(holds("custom.kind", .anyOf, "big") == true && holds("custom.kind", .anyOf, "small") == nil)
        #expect(holds("custom.wanted", .below, "1970-01-12") == true && holds("custom.city", .isEmpty) == true)
        // What people write gives points by being there, and by nothing else.
        for written in ["need", "company", "email_domain", "contact_name", "phone", "email"] {
            #expect(holds(written, .anyOf, "急") == nil && holds(written, .contains, "急") == nil, "\(written)")
        }
        #expect(holds("product_line", .contains, "AGV") == nil && holds("custom.city", .contains, "杭") == nil)
        #expect(holds("custom.city", .anyOf, "杭州") == false)
        // A score does not look at itself, at what follows from it, or at what only the moment of the arrival knows.
        #expect(holds("score", .atLeast, "10") == nil && holds("intent", .anyOf, "high") == nil)
        #expect(holds("form", .isEmpty) == nil && holds("arrival", .anyOf, "working_hours") == nil && holds("owner_id", .isEmpty) == nil)
        let profile = rule(nil, 15, [LeadCondition("area", .anyOf, ["浙江"])])
        let other = rule(nil, 50, [LeadCondition("area", .anyOf, ["广东"])])
        let result = score([], [profile, other], facts)
        #expect(result.value == 15 && result.profile.map(\.points) == [15, 0] && result.profile.map(\.isMet) == [true, false])
        let gated = score([signal("a", daysAgo: 0)], [rule("a", 10, other.conditions)], facts)
        #expect(gated.value == 0 && gated.reasons[0].verdict == .conditionNotMet)
    }

    @Test("a budget without an upper end counts by its lower end")
    func openBudget() throws {
        let rich = rule(nil, 20, [LeadCondition("budget", .atLeast, ["50000000"])])
        for (budget, points) in [("50万以上", 20), ("30-60万", 20), ("不超过40万", 0), ("10万以上", 0), (nil, 0)] as [(String?, Int16)] {
            var input = LeadInput(channel: .api)
            input.contactName = "王"
            input.phone = "13800138000"
            input.budget = budget
            #expect(score([], [rich], LeadFacts(try input.draft(), region: nil)).value == points, "\(budget ?? "-")")
        }
    }

    @Test("a rule whose condition names what there is no more counts nothing and says so, whatever it asked; the others hold")
    func broken() throws {
        let gone = rule("a", 30, [LeadCondition("custom.gone", .isEmpty)])
        let profile = rule(nil, 20, [LeadCondition("custom.gone", .noneOf, ["x"])])
        let result = score([signal("a", daysAgo: 0), signal("b", daysAgo: 0)], [gone, profile, rule("b", 5)])
        #expect(result.value == 5 && result.reasons.map(\.verdict) == [.ruleBroken, .counted] && result.profile.map(\.isMet) == [false])
        let scorer = LeadScorer(rules: [gone, profile, rule("b", 5, [LeadCondition("area", .isNotEmpty)])], RuleDirectory())
        #expect(Set(scorer.broken.keys) == [gone.id, profile.id] && scorer.fields == ["area"])
        #expect(scorer.broken[gone.id]?.map { "\($0.pointer) \($0.code)" } == ["/conditions/0/field unknown_field"])
    }

    @Test("whatever order signals are read in, the score is the same, and is the sum of its reasons", arguments: 0..<20)
    func order(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<50 {
            let decays: [ScoreRule.Decay] = [.none, .linear(days: 20), .halfLife(days: 7)]
            let rules = ["a", "b", "c"].map { kind in
                rule(
                    kind, Int16.random(in: -60...60, using: &random), count: Int16.random(in: 1...4, using: &random),
                    cap: Bool.random(using: &random) ? Int16.random(in: 1...90, using: &random) : nil,
                    window: Bool.random(using: &random) ? Int32.random(in: 1...40, using: &random) : nil,
                    decay: decays.randomElement(using: &random)!)
            }
            let signals = (0..<12).map { _ in
                signal(["a", "b", "c", "x"].randomElement(using: &random)!, daysAgo: Double(Int.random(in: 0...50, using: &random)))
            }
            let first = score(signals, rules)
            let second = score(signals.shuffled(using: &random), rules)
            #expect(first.value == second.value && first.sum == second.sum)
            #expect(first.reasons.map { Int($0.points) }.reduce(0, +) == first.sum)
            #expect((0...100).contains(first.value))
            for rule in rules {
                let total = zip(first.reasons, signals).filter { $1.kind == rule.signal }.map { Int($0.0.points) }.reduce(0, +)
                if let cap = rule.maximumPoints { #expect(abs(total) <= Int(cap)) }
            }
        }
    }
}
