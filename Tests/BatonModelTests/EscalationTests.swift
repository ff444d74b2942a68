internal import BatonModel
internal import FoundationEssentials
internal import Testing

@Suite("Escalation policies")
struct EscalationTests {
    private typealias Input = EscalationPolicyInput

    /// The same numbers each time.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var word = state
            word ^= word >> 29
            return word &* 0xBF58_476D_1CE4_E5B9 ^ (word >> 32)
        }
    }

    private func member(_ number: Int) -> MemberID {
        let digits = String(number)
        return MemberID("00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits) ?? MemberID(UUID())
    }

    private func freeze(_ number: Int) -> FreezeID { FreezeID(member(number).uuid) }
    private let team = TeamID(UUID())

    private var everybody: EscalationDirectory {
        EscalationDirectory(
            roles: ["admin", "sales", "director"], staffedRoles: ["admin", "sales"], activeMembers: [member(1)], hasCalendar: false)
    }

    private func problems(_ input: EscalationPolicyInput, _ trigger: EscalationTrigger = .leadResponse) -> [String] {
        do throws(ValidationFailure) {
            _ = try input.policy(for: trigger, in: everybody)
            return []
        } catch {
            return error.problems.map { "\($0.pointer) \($0.code)" }
        }
    }

    private func random(_ numbers: inout Numbers) -> EscalationPolicy {
        EscalationPolicy(
            name: "x",
            steps: (0..<Int.random(in: 1...10, using: &numbers)).map { index in
                .init(
                    after: .init(seconds: Int32.random(in: (index == 0 ? 0 : 1)...3, using: &numbers) * 60, inWorkingTime: index % 3 == 1),
                    notify: [.owner, .supervisor])
            }, repetition: .init(seconds: 3600))
    }

    @Test("each step comes once, in order and after its own wait; then the last one again and again, and never nothing")
    func order() {
        var numbers = Numbers(state: 1)
        for _ in 0..<500 {
            let policy = random(&numbers)
            var steps: [Int] = []
            var waits: [EscalationPolicy.Wait] = []
            for missed in 0..<Int16(30) {
                if let step = policy.step(missed: missed) { steps.append(step) }
                waits.append(policy.pause(missed: missed + 1))
            }
            let count = policy.steps.count
            #expect(Array(steps.prefix(count)) == Array(0..<count))
            #expect(steps.dropFirst(count).allSatisfy { $0 == count - 1 })
            // A first step that comes at once has no wait of its own.
            let first = policy.steps[0].after.seconds == 0 ? 1 : 0
            #expect(Array(waits.prefix(count - first)) == policy.steps.dropFirst(first).map(\.after))
            #expect(waits.dropFirst(count - first).allSatisfy { $0 == policy.repetition })
            #expect(policy.step(missed: .max) == count - 1)
            #expect(policy.pause(missed: .max) == policy.repetition)
        }
    }

    @Test("without a policy: at once the owner and the supervisors, again after the window")
    func standard() {
        var numbers = LeadPolicy()
        numbers.escalationWindow = .seconds(7200)
        let people = EscalationPeople(
            supervisors: EscalationTargets(teams: [(team, nil)], members: [(member(9), team)], admins: [member(8)]), roles: [:],
            activeMembers: [], admins: [member(8)])
        var nobody = AssignmentCandidates()
        for missed in [Int16(0), 1, 7, .max] {
            let owned = EscalationOutcome(
                of: .standard(.leadResponse, numbers),
                on: EscalationCase(trigger: .leadResponse, owner: member(1), team: team, missed: missed), people, &nobody)
            #expect(owned.owner == member(1) && owned.others == [member(9)] && owned.channels == nil && owned.freeze == nil)
            #expect(owned.move == .none(.init(seconds: 7200)))
            let pooled = EscalationOutcome(
                of: .standard(.leadPool, numbers), on: EscalationCase(trigger: .leadPool, owner: nil, team: nil, missed: missed), people,
                &nobody)
            #expect(pooled.owner == nil && pooled.others == [member(8)] && pooled.move == .none(.init(seconds: 86_400)))
        }
    }

    @Test("who is frozen is passed over exactly so often as he was frozen for, whatever the order; everybody else is picked by load")
    func countDown() {
        var numbers = Numbers(state: 2)
        for _ in 0..<300 {
            let size = Int.random(in: 1...6, using: &numbers)
            var frozen: [FreezeID: Int] = [:]
            let people = (0..<size).map { index in
                let freezes = (0..<Int.random(in: 0...2, using: &numbers)).map { number in
                    let freeze = AssignmentCandidates.Freeze(
                        id: freeze(index * 10 + number), remaining: Int16.random(in: 1...4, using: &numbers))
                    frozen[freeze.id] = Int(freeze.remaining)
                    return freeze
                }
                return AssignmentCandidates.Candidate(
                    id: member(index), openLeads: Int32.random(in: 0...3, using: &numbers), freezes: freezes)
            }
            var candidates = AssignmentCandidates([team: people])
            var loads = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.openLeads) })
            var left = Dictionary(
                uniqueKeysWithValues: people.map { ($0.id, $0.freezes.reduce(0) { $0 + Int($1.remaining) }) })
            var counted: [FreezeID: Int] = [:]
            for _ in 0..<100 {
                let pick = candidates.pick(from: team)
                for id in pick.counted { counted[id, default: 0] += 1 }
                // Who is passed over is frozen, and comes before whoever is picked.
                for id in pick.passedOver.map(\.member) {
                    #expect(left[id, default: 0] > 0)
                    left[id, default: 0] -= 1
                    if let member = pick.member { #expect(loads[id, default: 0] <= loads[member, default: 0]) }
                }
                guard let member = pick.member else {
                    #expect(pick.isEverybodyFrozen && pick.passedOver.count == size)
                    continue
                }
                #expect(left[member] == 0)
                loads[member, default: 0] += 1
            }
            #expect(counted == frozen)
        }
        var none = AssignmentCandidates()
        #expect(none.pick(from: team) == AssignmentCandidates.Pick() && none.pick(from: nil) == AssignmentCandidates.Pick())
    }

    @Test("nothing goes in a circle: a lead that nobody touches passes through each hand once, and then lies in the pool")
    func circle() {
        var numbers = Numbers(state: 3)
        let admins = EscalationTargets(teams: [], members: [], admins: [member(99)])
        let people = EscalationPeople(supervisors: admins, roles: [:], activeMembers: [], admins: [member(99)])
        let action = EscalationPolicy(
            name: "x", steps: [.init(after: .init(seconds: 0), notify: [], actions: [.reassign])], repetition: .init(seconds: 60))
        for _ in 0..<200 {
            let size = Int.random(in: 1...8, using: &numbers)
            var candidates = AssignmentCandidates([
                team: (0..<size).map { .init(id: member($0), openLeads: Int32.random(in: 0...50, using: &numbers)) }
            ])
            var record = EscalationCase(trigger: .leadPool, owner: nil, team: team, missed: 0)
            var hands: [MemberID] = []
            for _ in 0..<50 {
                let outcome = EscalationOutcome(of: action, on: record, people, &candidates)
                if let owner = record.owner, outcome.move != .none(.init(seconds: 60)) { record.formerOwners.append(owner) }
                switch outcome.move {
                case .assign(let member):
                    hands.append(member)
                    (record.owner, record.trigger) = (member, .leadResponse)
                case .pool: (record.owner, record.trigger) = (nil, .leadPool)
                case .none: record.missed += 1
                }
            }
            #expect(hands.count == size && Set(hands).count == size)
            #expect(record.owner == nil && record.trigger == .leadPool)
        }
    }

    @Test("a step tells whom it names, by role in the nearest team; where all have gone, the admins; one freeze at a time for one record")
    func told() throws {
        let above = TeamID(UUID())
        func targets(_ members: [(id: MemberID, team: TeamID?)]) -> EscalationTargets {
            EscalationTargets(teams: [(team, above), (above, nil)], members: members, admins: [member(8)])
        }
        let people = EscalationPeople(
            supervisors: targets([(member(2), above)]), roles: ["director": targets([(member(3), team), (member(4), above)])],
            activeMembers: [member(5)], admins: [member(8)])
        var nobody = AssignmentCandidates()
        func outcome(_ notify: [EscalationRecipient], _ actions: [EscalationAction] = [], isFrozen: Bool = false) -> EscalationOutcome {
            EscalationOutcome(
                of: EscalationPolicy(
                    name: "x", steps: [.init(after: .init(seconds: 0), notify: notify, channels: [.sms], actions: actions)],
                    repetition: .init(seconds: 60)),
                on: EscalationCase(trigger: .leadResponse, owner: member(1), team: team, missed: 0, isFrozen: isFrozen), people, &nobody)
        }
        #expect(outcome([.supervisor, .role("director"), .member(member(5))]).others == [member(2), member(3), member(5)])
        #expect(outcome([.supervisor]).channels == [.sms])
        // The role has been deleted, the member has left.
        #expect(outcome([.role("gone")]).others == [member(8)])
        #expect(outcome([.member(member(6))]).others == [member(8)])
        #expect(outcome([.owner, .member(member(6))]).others == [] && outcome([.owner]).owner == member(1))
        #expect(outcome([.owner], [.freeze(assignments: 3)]).freeze == 3)
        #expect(outcome([.owner], [.freeze(assignments: 3)], isFrozen: true).freeze == nil)
        #expect(outcome([.owner], [.freeze(assignments: 3)]).frozen == [member(1)])
        // Whom else the tenant wants: a member who is there, or everybody who has had it.
        #expect(outcome([.owner], [.freeze(assignments: 2, who: .member(member(5)))]).frozen == [member(5)])
        #expect(outcome([.owner], [.freeze(assignments: 2, who: .member(member(6)))]).freeze == nil)
        let record = EscalationCase(
            trigger: .leadResponse, owner: member(1), team: team, missed: 0, formerOwners: [member(7), member(3)])
        let policy = EscalationPolicy(
            name: "x", steps: [.init(after: .init(seconds: 0), notify: [], actions: [.freeze(assignments: 1, who: .allOwners)])],
            repetition: .init(seconds: 60))
        #expect(EscalationOutcome(of: policy, on: record, people, &nobody).frozen == [member(1), member(3), member(7)])
        for text in ["owner", "all_owners", "member:\(member(1))"] { #expect(FreezeTarget(text)?.description == text) }
        #expect(FreezeTarget("member:x") == nil && FreezeTarget("") == nil)
        #expect(outcome([], [.returnToPool]).move == .pool && outcome([], [.returnToPool]).others == [])
        // Nobody else is there to have it.
        #expect(outcome([], [.reassign]).move == .pool)
    }

    @Test("what is wrong with a policy is said with its place, all of it at once")
    func validation() throws {
        let fine = Input(
            name: " 黄金十五分钟 ",
            steps: [
                .init(notify: ["owner", "supervisor"], channels: ["wecom_application"]),
                .init(
                    after: .init(seconds: 1800), notify: ["role:admin", "member:\(member(1))"],
                    actions: [.init(kind: "freeze", assignments: 3), .init(kind: "reassign")]),
            ])
        let policy = try fine.policy(for: .leadResponse, in: everybody)
        #expect(policy.name == "黄金十五分钟" && policy.repetition == .init(seconds: 86_400) && policy.freezes && policy.reassigns)
        #expect(policy.roles == ["admin"] && policy.members == [member(1)])
        #expect(policy.steps[1].actions == [.freeze(assignments: 3), .reassign])

        #expect(problems(Input()) == ["/name missing", "/steps missing"])
        #expect(
            problems(Input(name: "x", steps: Array(repeating: .init(after: .init(seconds: 60), notify: ["owner"]), count: 11)))
                == ["/steps too_many"])
        #expect(problems(Input(name: "x", steps: [.init()])) == ["/steps/0 nobody_to_tell"])
        #expect(
            problems(
                Input(
                    name: "x",
                    steps: [
                        .init(
                            after: .init(seconds: -1, inWorkingTime: true),
                            notify: ["role:director", "role:boss", "boss", "owner", "owner", "member:\(member(2))"],
                            channels: ["fax", "sms", "sms", "webhook"]),
                        .init(notify: ["owner"]), .init(after: .init(seconds: 0), notify: ["owner"]),
                    ], repetition: .init(seconds: 59)))
                == [
                    "/steps/0/after_s out_of_range", "/steps/0/in_working_time calendar_missing", "/steps/0/notify/0 role_without_members",
                    "/steps/0/notify/1 unknown_role", "/steps/0/notify/2 unknown_recipient", "/steps/0/notify/4 given_twice",
                    "/steps/0/notify/5 unknown_member", "/steps/0/channels/0 unknown_channel", "/steps/0/channels/2 given_twice",
                    "/steps/0/channels/3 unknown_channel", "/steps/1/after_s missing", "/steps/2/after_s out_of_range",
                    "/repeat/every_s loop",
                ])
        #expect(
            problems(
                Input(
                    name: "x",
                    steps: [
                        .init(
                            actions: [
                                .init(kind: "return_to_pool", assignments: 1), .init(kind: "reassign"), .init(kind: "freeze", who: "boss"),
                                .init(kind: "fly"),
                            ]),
                        .init(after: .init(seconds: 1), actions: [.init(kind: nil), .init(kind: "freeze", assignments: 101)]),
                    ]))
                == [
                    "/steps/0/actions/0 not_of_this_action", "/steps/0/actions/1 two_moves", "/steps/0/actions/2/who invalid_value",
                    "/steps/0/actions/2/assignments missing", "/steps/0/actions/3/kind unknown_action", "/steps/1 unreachable_step",
                    "/steps/1/actions/0/kind missing", "/steps/1/actions/1/assignments out_of_range",
                ])
        // In the pool there is no owner to tell, to freeze, or to take it from.
        #expect(
            problems(
                Input(
                    name: "x",
                    steps: [
                        .init(
                            notify: ["owner"],
                            actions: [.init(kind: "freeze", assignments: 1), .init(kind: "return_to_pool")])
                    ]), .leadPool) == ["/steps/0/actions/0 no_owner", "/steps/0/actions/1 loop", "/steps/0/notify/0 no_owner"])
        // Somebody may be there to take it, or nobody: the steps behind are reached.
        #expect(
            problems(
                Input(
                    name: "x",
                    steps: [.init(actions: [.init(kind: "reassign")]), .init(after: .init(seconds: 60), notify: ["supervisor"])]), .leadPool
            )
                == [])
        let years = Int64(EscalationPolicy.maximumWait)
        #expect(
            problems(Input(name: "x", steps: [.init(after: .init(seconds: years), notify: ["owner"])], repetition: .init(seconds: years)))
                == [])
        #expect(
            problems(
                Input(
                    name: "x",
                    steps: [
                        .init(after: .init(seconds: years), notify: ["owner"]), .init(after: .init(seconds: 1), notify: ["owner"]),
                        .init(after: .init(seconds: .max), notify: ["owner"]),
                    ], repetition: .init(seconds: .max)))
                == ["/steps/1/after_s out_of_range", "/steps/2/after_s out_of_range", "/repeat/every_s out_of_range"])
    }
}
