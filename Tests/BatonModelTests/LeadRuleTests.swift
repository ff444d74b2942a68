internal import BatonModel
internal import FoundationEssentials
internal import Testing

@Suite("Rules of leads")
struct LeadRuleTests {
    private func rule(_ signal: String, _ points: Int16, _ count: Int16 = 1) -> ScoreRule {
        ScoreRule(id: RuleID(UUID()), signal: signal, label: signal, points: points, maximumCount: count)
    }

    @Test("each kind counts as often as its rule says, each point has its reason, the sum stays within 0 and 100")
    func scoring() {
        let rules = [rule("a", 30), rule("b", 20, 2), rule("c", -50), rule("d", 100)]
        let score = LeadScore(signals: ["a", "a", "b", "b", "b", "x"], rules: rules)
        #expect(score.value == 70)
        #expect(score.reasons.map(\.points) == [30, 0, 20, 20, 0, 0])
        #expect(score.reasons.map(\.counted) == [true, false, true, true, false, false])
        #expect(score.reasons.map { Int($0.points) }.reduce(0, +) == score.sum)
        #expect(LeadScore(signals: ["c"], rules: rules).value == 0)
        #expect(LeadScore(signals: ["d", "a"], rules: rules).value == 100)
        #expect(LeadScore(signals: [], rules: rules).value == 0)
    }

    @Test("the thresholds of intent belong to the upper side", arguments: [0, 39, 40, 74, 75, 100] as [Int16])
    func intent(score: Int16) {
        #expect(LeadPolicy().intent(score: score) == (score < 40 ? .plain : score < 75 ? .nurture : .high))
    }

    @Test("no stage is reached but by the transitions that are offered")
    func transitions() {
        for from in LeadStage.allCases {
            for to in LeadStage.allCases {
                let refused = (try? LeadTransition.check(from: from, to: to, hasFirstTouch: true, reason: "x")) == nil
                #expect(refused != LeadTransition.targets(from: from).contains(to), "\(from) → \(to)")
            }
        }
        #expect(throws: LeadTransition.Refusal.firstTouchMissing) {
            try LeadTransition.check(from: .new, to: .contacted, hasFirstTouch: false, reason: nil)
        }
        #expect(throws: LeadTransition.Refusal.reasonMissing) {
            try LeadTransition.check(from: .new, to: .disqualified, hasFirstTouch: false, reason: nil)
        }
    }

    @Test("only tenant includes other reaches")
    func compiling() {
        let own: Set<Grant> = [Grant(.leadCard, .read, .own), Grant(.leadCard, .read, .team), Grant(.leadCard, .assign, .team)]
        let team = TeamID(UUID())
        let alone = Position(member: MemberID(UUID()), team: team, teams: [team])
        #expect(own.compiled(for: alone) == ["lead_card_read_own", "lead_card_read_team"])
        #expect(own.union([Grant(.leadCard, .read, .tenant)]).compiled(for: alone) == ["lead_card_read_tenant"])
        #expect(own.union([Grant(.leadScore, .read, .tenant)]).compiled(for: alone).count == 3)
        // Many teams or regions take the policies that look them up.
        let wide = Position(
            member: MemberID(UUID()), team: team, teams: [team, TeamID(UUID())], regions: [RegionID(UUID()), RegionID(UUID())])
        let map: Set<Grant> = [Grant(.leadCard, .read, .team), Grant(.deliveryProgress, .read, .related), Grant(.leadCard, .read, .region)]
        #expect(map.compiled(for: wide) == ["delivery_progress_read_relateds", "lead_card_read_regions", "lead_card_read_teams"])
    }

    @Test("an input reports all that is wrong at once; a lenient one keeps what it does not understand")
    func input() throws {
        var input = LeadInput(channel: .webForm)
        input.contactName = "a\u{0}b"
        input.phone = "x"
        input.area = "火星"
        input.budget = "多"
        let failure = #expect(throws: ValidationFailure.self) { try input.draft() }
        #expect(failure?.problems.map(\.pointer) == ["/contact_name", "/phone", "/area", "/budget"])
        input.contactName = " \u{3000}王\u{200B} "
        input.phone = "０２１-１２３４ ５６７８"
        let draft = try input.draft(isLenient: true)
        #expect(draft.contactName == "王")
        #expect(draft.phone?.e164 == "+862112345678")
        #expect(draft.area == nil && draft.budget == nil && draft.budgetText == "多")
    }
}
