internal import BatonModel
internal import Foundation
internal import Testing

@Suite("Scores of leads")
struct ScoringTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func rule(
        _ signal: String?, _ points: Int16, count: Int16 = 1, cap: Int16? = nil, window: Int32? = nil,
        decay: ScoreRule.Decay = .none, _ conditions: [ScoreCondition] = []
    ) -> ScoreRule {
        ScoreRule(
            id: RuleID(UUID()), signal: signal, label: signal ?? "profile", points: points, maximumCount: count, maximumPoints: cap,
            windowDays: window, decay: decay, conditions: conditions)
    }

    private func signal(_ kind: String, daysAgo days: Double) -> LeadSignal {
        LeadSignal(kind: kind, occurredAt: Self.now.addingTimeInterval(-days * 86_400))
    }

    private func score(_ signals: [LeadSignal], _ rules: [ScoreRule], _ facts: LeadFacts = LeadFacts()) -> LeadScore {
        LeadScore(signals: signals, facts: facts, rules: rules, now: Self.now)
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

    @Test("conditions: places, channels, money, presence and fields of the tenant's own")
    func conditions() throws {
        let option = CustomFieldOption(number: 1, key: "big", labelZH: "大", labelEN: "Big")
        let size = try CustomFieldDraft(key: "size", labelZH: "规模", kind: .number).field(
            CustomFieldID(UUID()), in: #require(CustomSlot(CustomFieldType.Kind.number.slot, 1)))
        let kind = CustomField(
            id: CustomFieldID(UUID()), key: "kind", labelZH: "类型", labelEN: "Kind", type: .choices([option]),
            slot: try #require(CustomSlot(CustomFieldType.Kind.choices.slot, 1)))
        var input = LeadInput(channel: .referral)
        input.contactName = "王"
        input.phone = "13800138000"
        input.area = "Zhejiang"
        input.productLine = "Agv 系统"
        input.budget = "10-20万"
        var draft = try input.draft()
        draft.custom = [CustomChange(field: size, value: .number(500)), CustomChange(field: kind, value: .choices([1]))]
        let region = RegionID(UUID())
        let facts = LeadFacts(draft, region: region)
        func holds(_ field: String, _ op: ScoreCondition.Operator, _ texts: [String] = [], _ number: Int64? = nil) -> Bool {
            ScoreCondition(field: field, operator: op, texts: texts, number: number).holds(of: facts)
        }
        #expect(holds("area", .isOneOf, ["上海", "浙江"]) && !holds("area", .equals, ["上海"]))
        #expect(holds("region_id", .equals, [region.description]) && !holds("region_id", .equals, [UUID().uuidString.lowercased()]))
        #expect(holds("channel", .equals, ["referral"]) && holds("product_line", .equals, ["AGV系统"]))
        #expect(holds("budget_max_minor", .atLeast, [], 20_000_000) && !holds("budget_max_minor", .below, [], 20_000_000))
        #expect(holds("budget_min_minor", .below, [], 10_000_001))
        #expect(holds("email", .isEmpty) && holds("phone", .isSet) && !holds("company", .isSet))
        #expect(holds("custom.size", .atLeast, [], 500) && !holds("custom.size", .equals, [], 5))
        #expect(holds("custom.kind", .equals, ["big"]) && !holds("custom.kind", .equals, ["small"]))
        #expect(holds("custom.gone", .isEmpty) && !holds("custom.gone", .atLeast, [], 0))
        let profile = rule(nil, 15, [ScoreCondition(field: "area", operator: .equals, texts: ["浙江"])])
        let other = rule(nil, 50, [ScoreCondition(field: "area", operator: .equals, texts: ["广东"])])
        let result = score([], [profile, other], facts)
        #expect(result.value == 15 && result.profile.map(\.points) == [15, 0] && result.profile.map(\.isMet) == [true, false])
        let gated = score([signal("a", daysAgo: 0)], [rule("a", 10, other.conditions)], facts)
        #expect(gated.value == 0 && gated.reasons[0].verdict == .conditionNotMet)
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
