internal import BatonModel
internal import Foundation
internal import Testing

@Suite("The checklist of a configuration")
struct ChecklistTests {
    private static let (east, south, pool) = (TeamID(UUID()), TeamID(UUID()), TeamID(UUID()))

    /// Nothing is wrong with it.
    private static func sound() -> ChecklistFacts {
        var facts = ChecklistFacts()
        facts.rules = [
            .init(name: "华东", conditions: ["region east"], team: east, takesAnything: false),
            .init(name: "其余", conditions: [], team: south, takesAnything: true),
        ]
        facts.teams = [
            east: .init(name: "华东组", takers: 2, members: 3), south: .init(name: "华南组", takers: 2, members: 2),
            pool: .init(name: "公海", takers: 0, members: 1),
        ]
        facts.policy.poolTeam = pool
        facts.policy.inWorkingTime = [.response]
        facts.listeners = 1
        facts.hasCalendar = true
        facts.calendarDaysLeft = 200
        facts.points = [("表单", "form_submitted", 30), ("演示", "demo_booked", 40), ("电话", "phone_verified", 10)]
        facts.seenSignals = ["form_submitted", "demo_booked", "phone_verified"]
        facts.hasLeads = true
        facts.forms = [("官网", "form_submitted")]
        facts.assignmentChannels = ["sms"]
        facts.regions = [("华东", ["浙江", "上海"]), ("其他", ChineseProvince.allCases.map(\.shortName).filter { !["浙江", "上海"].contains($0) })]
        return facts
    }

    @Test("nothing is found in a sound configuration")
    func sound() {
        for result in ChecklistResult.all(Self.sound()) { #expect(result.state == .passed, "\(result.point): \(result.findings)") }
        #expect(ChecklistPoint.allCases.count == 12)
    }

    @Test("each fault is found by its point, and by no other")
    func faults() {
        let faults: [(ChecklistPoint, ChecklistResult.State, (inout ChecklistFacts) -> Void)] = [
            (.regionlessLeads, .warning, { $0.rules[1].takesAnything = false }),
            (.unreachableRules, .failed, { $0.rules.swapAt(0, 1) }),
            (.teamsWithoutTakers, .failed, { $0.teams[Self.east]?.takers = 0 }),
            (.poolWithoutTeam, .failed, { $0.policy.poolTeam = nil }),
            (.poolWithoutTeam, .failed, { $0.teams[Self.pool]?.members = 0 }),
            (.escalationToNobody, .failed, { $0.listeners = 0 }),
            (
                .clockWithoutCalendar, .warning,
                {
                    $0.hasCalendar = false
                    $0.calendarDaysLeft = nil
                }
            ),
            (.clockWithoutCalendar, .warning, { $0.policy.inWorkingTime = [] }),
            (.clockWithoutCalendar, .warning, { $0.calendarDaysLeft = 59 }),
            (.thresholdsOutOfReach, .failed, { $0.policy.highIntentScore = 90 }),
            (.thresholdsOutOfReach, .warning, { $0.points[1].maximum = 75 }),
            (.signalsWithoutRule, .warning, { $0.seenSignals.insert("price_viewed") }),
            (.signalsWithoutRule, .warning, { $0.seenSignals.remove("demo_booked") }),
            (.formsWithoutSignal, .warning, { $0.forms[0].signal = nil }),
            (.formsWithoutSignal, .warning, { $0.forms = [] }),
            (.silentAssignment, .warning, { $0.assignmentChannels = [] }),
            (.silentAssignment, .warning, { $0.unreachableTakers = ["张伟"] }),
            (.singleTakers, .warning, { $0.teams[Self.south]?.takers = 1 }),
            (.provincesAstray, .failed, { $0.regions[1].areas.append("浙江") }),
            (.provincesAstray, .warning, { $0.regions[0].areas = ["浙江"] }),
        ]
        for (point, state, fault) in faults {
            var facts = Self.sound()
            fault(&facts)
            for result in ChecklistResult.all(facts) {
                let expected = result.point == point ? state : .passed
                #expect(result.state == expected, "\(point) → \(result.point): \(result.findings)")
                #expect((result.state == .passed) == result.findings.isEmpty)
            }
        }
        #expect(Set(faults.map(\.0)).count == ChecklistPoint.allCases.count)
    }

    @Test("a rule that asks for the same as an earlier one, and for more, is never reached")
    func unreachable() throws {
        var facts = Self.sound()
        facts.rules.insert(.init(name: "华东大单", conditions: ["region east", "budget 100"], team: Self.south, takesAnything: false), at: 1)
        let result = try #require(ChecklistResult.all(facts).first { $0.point == .unreachableRules })
        #expect(result.findings.map(\.zh) == ["规则「华东大单」永远轮不到：「华东」在它前面，条件更宽"])
    }
}
