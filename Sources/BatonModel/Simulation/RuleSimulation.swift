package import FoundationEssentials

/// By what leads are scored, routed and held to their time: what holds now, or what is proposed.
package struct SimulatedRules: Sendable {
    package var scorer: LeadScorer
    /// Thresholds and windows.
    package var policy: LeadPolicy
    package var router: LeadRouter

    package init(scorer: LeadScorer, policy: LeadPolicy, router: LeadRouter) {
        self.scorer = scorer
        self.policy = policy
        self.router = router
    }
}

/// A lead that came in, as if it came in again.
package struct SimulatedLead: Sendable {
    package var lead: Lead
    package var signals: [LeadSignal]
    /// How many of the signals, the first ones, came in with it.
    package var arrivalCount: Int
    package var form: IntakeFormID?

    package init(lead: Lead, signals: [LeadSignal], arrivalCount: Int, form: IntakeFormID? = nil) {
        self.lead = lead
        self.signals = signals
        self.arrivalCount = arrivalCount
        self.form = form
    }
}

/// Somebody whom routing could pick.
package struct SimulatedMember: Sendable {
    package var id: MemberID
    package var team: TeamID
    package var isAbsent: Bool
    package var absences: [ClosedRange<CalendarDay>]
    package var limits: AssignmentCandidates.Limits
    package var openLeads: Int32
    package var lastAssignedAt: Date?
    package var weight: Double?
    package var turn: Int64?

    package init(
        id: MemberID, team: TeamID, isAbsent: Bool = false, absences: [ClosedRange<CalendarDay>] = [],
        limits: AssignmentCandidates.Limits = .init(), openLeads: Int32 = 0, lastAssignedAt: Date? = nil, weight: Double? = nil,
        turn: Int64? = nil
    ) {
        self.id = id
        self.team = team
        self.isAbsent = isAbsent
        self.absences = absences
        self.limits = limits
        self.openLeads = openLeads
        self.lastAssignedAt = lastAssignedAt
        self.weight = weight
        self.turn = turn
    }
}

/// Leads come in again, one after the other, each at its own time, at a tenant that is as it is now: members have the leads that they have, and
/// none is closed meanwhile. Freezes are passed over: they come and go.
package struct RuleSimulation: Sendable {
    package struct Outcome: Sendable, Equatable {
        package var score: Int16
        package var intent: LeadIntent
        package var team: TeamID?
        package var owner: MemberID?
        package var rule: RuleID?
        /// Whether the response, as it really came, would have been late; `nil` for who answered to nobody, or still has time.
        package var isBreached: Bool?

        /// Whether anything came of it that somebody would notice. (A proposed rule that says the same has another id.)
        package func differs(from other: Outcome) -> Bool {
            score != other.score || intent != other.intent || team != other.team || owner != other.owner || isBreached != other.isBreached
        }
    }

    private let members: [SimulatedMember]
    private let today: Date
    private let moment: @Sendable (Date) -> RoutingMoment
    private let due: @Sendable (Allowance, TeamID?, Date) -> Date
    private let looksAtHours: Bool

    /// - Parameters:
    ///   - moment: what time and day it is at an instant, and who works then.
    ///   - due: when an allowance that begins at an instant is over, by the calendar of a team.
    ///   - looksAtHours: whether any rule passes over who does not work.
    package init(
        members: [SimulatedMember], now: Date, looksAtHours: Bool, moment: @escaping @Sendable (Date) -> RoutingMoment,
        due: @escaping @Sendable (Allowance, TeamID?, Date) -> Date
    ) {
        self.members = members
        today = now
        self.looksAtHours = looksAtHours
        self.moment = moment
        self.due = due
    }

    /// - Parameter leads: the oldest first.
    /// - Returns: one for each lead.
    package func outcomes(of leads: [SimulatedLead], by rules: SimulatedRules) -> [Outcome] {
        var desk = Desk(members)
        return leads.map { each in
            let lead = each.lead
            var facts = LeadFacts(lead)
            facts.form = each.form
            let final = LeadScore(signals: each.signals, facts: facts, by: rules.scorer, now: today)
            let arrival = LeadScore(
                signals: Array(each.signals.prefix(each.arrivalCount)), facts: facts, by: rules.scorer, now: lead.createdAt)
            let routed = facts.scored(arrival.value, rules.policy.intent(score: arrival.value))
            let moment = moment(lead.createdAt)
            let route = rules.router.route(routed, at: moment)
            var outcome = Outcome(
                score: final.value, intent: rules.policy.intent(score: final.value), team: route.team, rule: route.rule)
            if !route.teams.isEmpty {
                let pick = desk.pick(route, routed.intent, at: moment, base: today, looksAtHours: looksAtHours)
                outcome.owner = pick.member
                if let team = pick.team { outcome.team = team }
            }
            if outcome.owner != nil, let start = lead.assignedAt {
                let end = due(rules.policy.window(.response), outcome.team, start)
                if let touched = lead.firstTouchAt { outcome.isBreached = touched > end } else if today > end { outcome.isBreached = true }
            }
            return outcome
        }
    }

    /// Who has what while leads come in.
    private struct Desk {
        private var members: [SimulatedMember]
        private var tallies: [MemberID: [(day: CalendarDay, count: Int32)]] = [:]
        private var candidates: AssignmentCandidates?
        private var day: CalendarDay?
        private var resting: Set<TeamID> = []
        private var order = 0
        private let teams: Set<TeamID>
        private let places: [MemberID: Int]

        init(_ members: [SimulatedMember]) {
            self.members = members
            teams = Set(members.map(\.team))
            places = Dictionary(members.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        }

        mutating func pick(
            _ route: LeadRoute, _ intent: LeadIntent, at moment: RoutingMoment, base: Date, looksAtHours: Bool
        ) -> AssignmentCandidates.Pick {
            let resting: Set<TeamID> = looksAtHours ? teams.filter { !moment.isWorking($0) } : []
            if candidates == nil || day != moment.today || resting != self.resting {
                (day, self.resting) = (moment.today, resting)
                candidates = build(moment.today)
            }
            guard let pick = candidates?.pick(for: route, intent: intent) else { return .init() }
            if let member = pick.member, let place = places[member] {
                order += 1
                members[place].openLeads += 1
                // Behind everybody who has not got one since it began, in their order.
                members[place].lastAssignedAt = base.addingTimeInterval(Double(order))
                if let turn = candidates?.standings[member]?.turn { members[place].turn = turn }
                if tallies[member]?.last?.day == moment.today {
                    tallies[member]![tallies[member]!.count - 1].count += 1
                } else {
                    tallies[member, default: []].append((moment.today, 1))
                }
            }
            return pick
        }

        private func build(_ today: CalendarDay) -> AssignmentCandidates {
            var byTeam: [TeamID: [AssignmentCandidates.Candidate]] = [:]
            for member in members {
                byTeam[member.team, default: []].append(
                    AssignmentCandidates.Candidate(
                        id: member.id, openLeads: member.openLeads, lastAssignedAt: member.lastAssignedAt,
                        isAbsent: member.isAbsent || member.absences.contains { $0.contains(today) }, limits: member.limits,
                        tally: .init(tallies[member.id] ?? [], on: today), weight: member.weight, turn: member.turn))
            }
            return AssignmentCandidates(byTeam, resting: resting)
        }
    }
}

/// What a simulation found, in figures.
package struct SimulationSummary: Sendable, Equatable {
    package var high = 0
    package var nurture = 0
    package var plain = 0
    package var averageScore = 0
    package var assigned = 0
    package var pooled = 0
    package var breached = 0
    /// Leads of each, the most first.
    package var teams: [(id: TeamID, leads: Int)] = []
    package var members: [(id: MemberID, leads: Int)] = []

    package init(_ outcomes: [RuleSimulation.Outcome]) {
        var (byTeam, byMember): ([TeamID: Int], [MemberID: Int]) = ([:], [:])
        var scores = 0
        for outcome in outcomes {
            switch outcome.intent {
            case .high: high += 1
            case .nurture: nurture += 1
            case .plain: plain += 1
            }
            scores += Int(outcome.score)
            if let owner = outcome.owner {
                assigned += 1
                byMember[owner, default: 0] += 1
            } else {
                pooled += 1
            }
            if let team = outcome.team { byTeam[team, default: 0] += 1 }
            if outcome.isBreached == true { breached += 1 }
        }
        averageScore = outcomes.isEmpty ? 0 : (scores + outcomes.count / 2) / outcomes.count
        teams = byTeam.map { (id: $0.key, leads: $0.value) }.sorted { ($1.leads, $0.id) < ($0.leads, $1.id) }
        members = byMember.map { (id: $0.key, leads: $0.value) }.sorted { ($1.leads, $0.id) < ($0.leads, $1.id) }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.high == right.high && left.nurture == right.nurture && left.plain == right.plain && left.averageScore == right.averageScore
            && left.assigned == right.assigned && left.pooled == right.pooled && left.breached == right.breached
            && left.teams.elementsEqual(right.teams) { $0 == $1 } && left.members.elementsEqual(right.members) { $0 == $1 }
    }
}
