internal import BatonModel
internal import FoundationEssentials
internal import Testing

@Suite("Strategies of routing")
struct AssignmentStrategyTests {
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private let team = TeamID(UUID())

    private func member(_ number: Int) -> MemberID {
        MemberID(UUID(uuidString: "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - "\(number)".count) + "\(number)")!)
    }

    private func picks(
        _ count: Int, _ candidates: inout AssignmentCandidates, by strategy: AssignmentStrategy, intent: LeadIntent = .plain
    ) -> [MemberID: Int] {
        var picked: [MemberID: Int] = [:]
        for _ in 0..<count {
            if let member = candidates.pick(from: team, strategy: strategy, intent: intent).member { picked[member, default: 0] += 1 }
        }
        return picked
    }

    @Test("round robin: everybody in turn, whatever he has already; the spread is one at most")
    func roundRobin() {
        var numbers = Numbers(state: 1)
        for _ in 0..<100 {
            let size = Int.random(in: 1...9, using: &numbers)
            var candidates = AssignmentCandidates([
                team: (0..<size).map {
                    .init(
                        id: member($0), openLeads: Int32.random(in: 0...50, using: &numbers),
                        lastAssignedAt: Bool.random(using: &numbers)
                            ? nil : Date(timeIntervalSince1970: Double.random(in: 0...9, using: &numbers)))
                }
            ])
            let count = Int.random(in: 0...60, using: &numbers)
            let picked = picks(count, &candidates, by: .roundRobin)
            let counts = (0..<size).map { picked[member($0), default: 0] }
            #expect(counts.reduce(0, +) == count && (counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
    }

    @Test("least load: from any beginning the loads even out, and stay within one of each other")
    func leastLoad() {
        var numbers = Numbers(state: 2)
        for _ in 0..<100 {
            let size = Int.random(in: 1...9, using: &numbers)
            var loads = (0..<size).map { _ in Int32.random(in: 0...9, using: &numbers) }
            var candidates = AssignmentCandidates([team: loads.enumerated().map { .init(id: member($0.offset), openLeads: $0.element) }])
            let missing = loads.reduce(0) { $0 + Int(9 - $1) }
            for (id, count) in picks(missing + 7, &candidates, by: .leastLoad) {
                for index in loads.indices where member(index) == id { loads[index] += Int32(count) }
            }
            #expect(loads.max()! - loads.min()! <= 1)
        }
    }

    @Test("capacity: in proportion to what each can take, until all are full; then nobody, and it is said why")
    func capacity() {
        var candidates = AssignmentCandidates([
            team: [
                .init(id: member(0), openLeads: 0, limits: .init(openLeads: 20)),
                .init(id: member(1), openLeads: 0, limits: .init(openLeads: 10)),
            ]
        ])
        #expect(picks(15, &candidates, by: .capacity) == [member(0): 10, member(1): 5])
        #expect(picks(50, &candidates, by: .capacity) == [member(0): 10, member(1): 5])
        let pick = candidates.pick(from: team, strategy: .capacity)
        #expect(pick.failure == .everybodyFull && pick.passedOver.map(\.obstacle) == [.full, .full])
    }

    @Test("whatever the strategy: nobody who is absent, frozen, full, over his quota or off duty is picked; loads, limits and quotas hold")
    func obstacles() {
        var numbers = Numbers(state: 3)
        for round in 0..<400 {
            let size = Int.random(in: 1...7, using: &numbers)
            let other = TeamID(UUID())
            func limit() -> Int32? { Bool.random(using: &numbers) ? nil : Int32.random(in: 0...5, using: &numbers) }
            let people = (0..<size).map { index in
                AssignmentCandidates.Candidate(
                    id: member(index), openLeads: Int32.random(in: 0...4, using: &numbers),
                    freezes: Int.random(in: 0...4, using: &numbers) == 0
                        ? [.init(id: FreezeID(UUID()), remaining: Int16.random(in: 1...3, using: &numbers))] : [],
                    isAbsent: Int.random(in: 0...4, using: &numbers) == 0,
                    limits: .init(openLeads: limit(), perDay: limit(), perWeek: limit(), perMonth: limit()),
                    tally: .init(day: 1, week: 2, month: 2), weight: Double.random(in: 0.001...2, using: &numbers))
            }
            var teams: [TeamID: [AssignmentCandidates.Candidate]] = [:]
            for person in people { teams[Bool.random(using: &numbers) ? team : other, default: []].append(person) }
            var candidates = AssignmentCandidates(teams, resting: [other])
            var state = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) })
            let strategy = AssignmentStrategy.allCases[round % 4]
            for _ in 0..<40 {
                let pick = candidates.pick(
                    .init(teams: [team, other], strategy: strategy, intent: .high, skipsOffHours: true, assignsOffHours: false))
                for freeze in pick.counted {
                    guard let id = state.values.first(where: { $0.freezes.first?.id == freeze })?.id else {
                        Issue.record("a freeze counts down that is over")
                        continue
                    }
                    state[id]!.freezes[0].remaining -= 1
                    if state[id]!.freezes[0].remaining == 0 { state[id]!.freezes = [] }
                }
                guard let id = pick.member, var member = state[id] else {
                    #expect(pick.passedOver.count == size && pick.failure != nil)
                    continue
                }
                #expect(!member.isAbsent && member.freezes.isEmpty && teams[team]!.contains { $0.id == id })
                member.openLeads += 1
                (member.tally.day, member.tally.week, member.tally.month) = (
                    member.tally.day + 1, member.tally.week + 1, member.tally.month + 1
                )
                #expect(member.openLeads <= member.limits.openLeads ?? .max && member.tally.day <= member.limits.perDay ?? .max)
                #expect(member.tally.week <= member.limits.perWeek ?? .max && member.tally.month <= member.limits.perMonth ?? .max)
                #expect(candidates.standings[id]?.tally == (member.limits.hasQuota ? member.tally : nil))
                state[id] = member
            }
        }
    }

    @Test("off hours: nobody at work, then the pool, or the best one all the same; somebody at work comes first either way")
    func offHours() {
        let resting = TeamID(UUID())
        func candidates(_ absent: Bool) -> AssignmentCandidates {
            AssignmentCandidates(
                [resting: [.init(id: member(0), openLeads: 0)], team: [.init(id: member(1), openLeads: 9, isAbsent: absent)]],
                resting: [resting])
        }
        func pick(_ absent: Bool, skips: Bool, assigns: Bool) -> AssignmentCandidates.Pick {
            var candidates = candidates(absent)
            return candidates.pick(.init(teams: [resting, team], skipsOffHours: skips, assignsOffHours: assigns))
        }
        #expect(pick(false, skips: true, assigns: true).member == member(1) && pick(false, skips: true, assigns: false).member == member(1))
        #expect(pick(true, skips: true, assigns: false).member == nil && pick(true, skips: true, assigns: true).member == member(0))
        #expect(pick(true, skips: false, assigns: false).member == member(0))
        var alone = AssignmentCandidates([resting: [.init(id: member(0), openLeads: 0)]], resting: [resting])
        #expect(alone.pick(.init(teams: [resting], skipsOffHours: true)).failure == .nobodyAtWork)
    }

    @Test("by weight: high intent is shared out in proportion, exactly to one lead each, at any moment; all else goes by load")
    func weighted() {
        // The seeds' groups: 42 days against 28, with the same rate of wins.
        var candidates = AssignmentCandidates([
            team: [.init(id: member(0), openLeads: 0, weight: 1.0 / 42), .init(id: member(1), openLeads: 0, weight: 1.0 / 28)]
        ])
        var picked = [0, 0]
        for count in 1...500 {
            let pick = candidates.pick(from: team, strategy: .weighted, intent: .high)
            picked[pick.member == member(0) ? 0 : 1] += 1
            #expect(abs(Double(picked[0]) - 0.4 * Double(count)) <= 1 && abs(Double(picked[1]) - 0.6 * Double(count)) <= 1)
            #expect(abs((pick.share ?? 0) - (pick.member == member(0) ? 0.4 : 0.6)) < 1e-9)
        }
        #expect(picked == [200, 300])
        // The slow one has less open leads now: he gets the ordinary ones.
        #expect(picks(100, &candidates, by: .weighted) == [member(0): 100])
    }

    @Test("by weight: any number of members with any weights each get their part; who was away does not get what he missed")
    func weightedAtRandom() {
        var numbers = Numbers(state: 5)
        for _ in 0..<50 {
            let size = Int.random(in: 2...8, using: &numbers)
            let weights = (0..<size).map { _ in Double.random(in: 0.5...3, using: &numbers) }
            let people = weights.enumerated().map {
                AssignmentCandidates.Candidate(id: member($0.offset), openLeads: 0, weight: $0.element)
            }
            var candidates = AssignmentCandidates([team: people])
            let picked = picks(600, &candidates, by: .weighted, intent: .high)
            let sum = weights.reduce(0, +)
            for (index, weight) in weights.enumerated() {
                #expect(abs(Double(picked[member(index), default: 0]) - 600 * weight / sum) <= 1.5)
            }
            // As it is read again from what was stored, with the first one absent for a while.
            var stored = people
            for index in stored.indices {
                stored[index].turn = candidates.standings[stored[index].id]?.turn
                stored[index].isAbsent = index == 0
            }
            var away = AssignmentCandidates([team: stored])
            _ = picks(600, &away, by: .weighted, intent: .high)
            for index in stored.indices {
                stored[index].turn = away.standings[stored[index].id]?.turn ?? stored[index].turn
                stored[index].isAbsent = false
            }
            var back = AssignmentCandidates([team: stored])
            let afterwards = picks(600, &back, by: .weighted, intent: .high)
            #expect(Double(afterwards[member(0), default: 0]) <= 600 * weights[0] / sum + 2)
        }
    }

    @Test("a rule for one member asks nobody else; a rule for a pool nobody")
    func targets() {
        var candidates = AssignmentCandidates([team: (0..<3).map { .init(id: member($0), openLeads: Int32($0)) }])
        #expect(candidates.pick(for: LeadRoute(.member(member(2), of: team)), intent: .plain).member == member(2))
        #expect(candidates.pick(for: LeadRoute(.member(member(7), of: team)), intent: .plain).failure == .nobodyAvailable)
        #expect(candidates.pick(for: LeadRoute(.pool(team)), intent: .plain).member == nil)
        #expect(candidates.pick(for: LeadRoute(.team(team)), intent: .plain).member == member(0))
    }

    @Test("what was given on each day is counted by day, week from Monday, and month")
    func tally() throws {
        func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }
        let days: [(day: CalendarDay, count: Int32)] = [
            (try day("2026-10-31"), 1), (try day("2026-11-01"), 2), (try day("2026-11-15"), 4), (try day("2026-11-16"), 8),
            (try day("2026-11-20"), 16), (try day("2026-11-21"), 32),
        ]
        #expect(AssignmentCandidates.Tally(days, on: try day("2026-11-20")) == .init(day: 16, week: 24, month: 30))
        // A week across the end of a month.
        #expect(AssignmentCandidates.Tally(days, on: try day("2026-11-01")) == .init(day: 2, week: 3, month: 2))
    }
}
