package import FoundationEssentials

/// Whom routing could pick, team by team, with what each already has. It changes as it picks, so that several records of one transaction are
/// spread as if they had come one after the other; what is to be stored of that it keeps (`standings`).
package struct AssignmentCandidates: Sendable {
    /// Why a member is passed over, and how often still.
    package struct Freeze: Hashable, Sendable {
        package var id: FreezeID
        package var remaining: Int16

        package init(id: FreezeID, remaining: Int16) {
            self.id = id
            self.remaining = remaining
        }
    }

    /// How much a member may get; what is `nil` has no limit.
    package struct Limits: Hashable, Sendable {
        package var openLeads: Int32?
        /// New leads by routing on a day, in a week from Monday, in a month, in the tenant's zone.
        package var perDay: Int32?
        package var perWeek: Int32?
        package var perMonth: Int32?

        package init(openLeads: Int32? = nil, perDay: Int32? = nil, perWeek: Int32? = nil, perMonth: Int32? = nil) {
            self.openLeads = openLeads
            self.perDay = perDay
            self.perWeek = perWeek
            self.perMonth = perMonth
        }

        package var hasQuota: Bool { perDay != nil || perWeek != nil || perMonth != nil }
    }

    /// What routing has given a member today, this week and this month.
    package struct Tally: Hashable, Sendable {
        package var day: Int32
        package var week: Int32
        package var month: Int32

        package init(day: Int32 = 0, week: Int32 = 0, month: Int32 = 0) {
            self.day = day
            self.week = week
            self.month = month
        }
    }

    package struct Candidate: Sendable {
        package var id: MemberID
        package var openLeads: Int32
        package var lastAssignedAt: Date?
        /// The oldest first: it counts down first.
        package var freezes: [Freeze]
        package var isAbsent: Bool
        package var limits: Limits
        package var tally: Tally
        /// By cycle time and win rate; `nil`: as the average of the others.
        package var weight: Double?
        /// Where his turn by weight began the last time; `nil` before the first.
        package var turn: Int64?
        /// How often this value has picked somebody, when it picked him the last time.
        fileprivate var sequence = 0

        package init(
            id: MemberID, openLeads: Int32, lastAssignedAt: Date? = nil, freezes: [Freeze] = [], isAbsent: Bool = false,
            limits: Limits = Limits(), tally: Tally = Tally(), weight: Double? = nil, turn: Int64? = nil
        ) {
            self.id = id
            self.openLeads = openLeads
            self.lastAssignedAt = lastAssignedAt
            self.freezes = freezes
            self.isAbsent = isAbsent
            self.limits = limits
            self.tally = tally
            self.weight = weight
            self.turn = turn
        }

        private var isFull: Bool {
            limits.openLeads.map { openLeads >= $0 } ?? false || limits.perDay.map { tally.day >= $0 } ?? false
                || limits.perWeek.map { tally.week >= $0 } ?? false || limits.perMonth.map { tally.month >= $0 } ?? false
        }

        /// What keeps him from getting anything, but for a freeze, which counts down only if nothing else does.
        fileprivate func obstacle(isResting: Bool) -> Obstacle? { isAbsent ? .absent : isResting ? .offHours : isFull ? .full : nil }

        /// Whoever waits longest.
        fileprivate static func waitsLonger(_ left: Candidate, _ right: Candidate) -> Bool {
            if left.sequence != right.sequence { return left.sequence < right.sequence }
            switch (left.lastAssignedAt, right.lastAssignedAt) {
            case (nil, nil): return left.id < right.id
            case (nil, _?): return true
            case (_?, nil): return false
            case (let one?, let other?): return one == other ? left.id < right.id : one < other
            }
        }

        /// The least open leads; among equals whoever waits longest.
        fileprivate static func hasLess(_ left: Candidate, _ right: Candidate) -> Bool {
            left.openLeads == right.openLeads ? waitsLonger(left, right) : left.openLeads < right.openLeads
        }
    }

    /// Why somebody is passed over. The raw values are stored and sent: never rename one.
    package enum Obstacle: String, CaseIterable, Sendable {
        case frozen
        case absent
        case full
        case offHours = "off_hours"
    }

    package struct PassedOver: Hashable, Sendable {
        package var member: MemberID
        package var obstacle: Obstacle

        package init(_ member: MemberID, _ obstacle: Obstacle) {
            self.member = member
            self.obstacle = obstacle
        }
    }

    package struct Pick: Sendable, Equatable {
        package var member: MemberID?
        /// The member's.
        package var team: TeamID?
        /// How many open leads he had before.
        package var openLeads: Int32?
        /// By which he was found.
        package var strategy: AssignmentStrategy?
        /// His part of what is shared out by weight, 0 to 1.
        package var share: Double?
        /// Who came first and could not have it.
        package var passedOver: [PassedOver] = []
        /// Freezes that have counted down.
        package var counted: [FreezeID] = []

        package init() {}

        /// Somebody was there, but everybody was frozen.
        package var isEverybodyFrozen: Bool { failure == .everybodyFrozen }

        /// Why nobody gets it.
        package var failure: Failure? {
            if member != nil { return nil }
            let obstacles = Set(passedOver.map(\.obstacle))
            guard let obstacle = obstacles.first, obstacles.count == 1 else { return .nobodyAvailable }
            switch obstacle {
            case .frozen: return .everybodyFrozen
            case .absent: return .everybodyAbsent
            case .full: return .everybodyFull
            case .offHours: return .nobodyAtWork
            }
        }
    }

    /// Why nobody gets a record. The raw values are stored and sent: never rename one.
    package enum Failure: String, CaseIterable, Sendable {
        case everybodyFrozen = "everybody_frozen"
        case everybodyAbsent = "everybody_absent"
        case everybodyFull = "everybody_full"
        case nobodyAtWork = "nobody_at_work"
        /// There is nobody, or everybody for a reason of his own.
        case nobodyAvailable = "nobody_available"
    }

    /// What is to be stored of a member who was picked.
    package struct Standing: Hashable, Sendable {
        /// `nil` for who has no quota.
        package var tally: Tally?
        package var turn: Int64?
    }

    private var teams: [TeamID: [Candidate]]
    /// Teams that do not work now.
    private var resting: Set<TeamID>
    private var sequence = 0
    /// Of those who have been picked.
    package private(set) var standings: [MemberID: Standing] = [:]

    package init(_ teams: [TeamID: [Candidate]] = [:], resting: Set<TeamID> = []) {
        self.teams = teams
        self.resting = resting
    }

    package var isEmpty: Bool { teams.values.allSatisfy(\.isEmpty) }

    /// Whom and by what.
    package struct Search: Sendable {
        package var teams: [TeamID]
        /// Nobody else.
        package var only: MemberID?
        package var excluded: Set<MemberID>
        package var strategy: AssignmentStrategy
        package var intent: LeadIntent
        package var skipsOffHours: Bool
        package var assignsOffHours: Bool

        package init(
            teams: [TeamID], only: MemberID? = nil, except excluded: Set<MemberID> = [], strategy: AssignmentStrategy = .leastLoad,
            intent: LeadIntent = .plain, skipsOffHours: Bool = false, assignsOffHours: Bool = false
        ) {
            self.teams = teams
            self.only = only
            self.excluded = excluded
            self.strategy = strategy
            self.intent = intent
            self.skipsOffHours = skipsOffHours
            self.assignsOffHours = assignsOffHours
        }

        package init(_ route: LeadRoute, intent: LeadIntent) {
            self.init(
                teams: route.teams, strategy: route.strategy, intent: intent, skipsOffHours: route.skipsOffHours,
                assignsOffHours: route.assignsOffHours)
            if case .member(let member, of: _) = route.target { only = member }
        }
    }

    /// The next one of a route; nobody for a pool.
    package mutating func pick(for route: LeadRoute, intent: LeadIntent) -> Pick { pick(Search(route, intent: intent)) }

    package mutating func pick(
        from team: TeamID?, except excluded: Set<MemberID> = [], strategy: AssignmentStrategy = .leastLoad, intent: LeadIntent = .plain
    ) -> Pick {
        guard let team else { return Pick() }
        return pick(Search(teams: [team], except: excluded, strategy: strategy, intent: intent))
    }

    private struct Place {
        var team: TeamID
        var index: Int
    }

    /// The next one: who comes before him and cannot have it is passed over; of each who is frozen that counts once.
    package mutating func pick(_ search: Search) -> Pick {
        var pick = Pick()
        var places: [Place] = []
        for team in search.teams {
            for (index, candidate) in (teams[team] ?? []).enumerated()
            where !search.excluded.contains(candidate.id) && search.only.map({ $0 == candidate.id }) ?? true {
                places.append(Place(team: team, index: index))
            }
        }
        guard !places.isEmpty else { return pick }
        let isNobodyAtWork = places.allSatisfy { self[$0].isAbsent || resting.contains($0.team) }
        let looksAtHours = search.skipsOffHours && !(isNobodyAtWork && search.assignsOffHours)
        let turns = search.strategy == .weighted && search.intent == .high ? turns(of: places) : nil
        let strategy = search.strategy == .weighted && turns == nil ? .leastLoad : search.strategy

        for position in order(places, by: strategy, turns) {
            let place = places[position]
            let candidate = self[place]
            if let obstacle = candidate.obstacle(isResting: looksAtHours && resting.contains(place.team)) {
                pick.passedOver.append(PassedOver(candidate.id, obstacle))
                continue
            }
            if let freeze = candidate.freezes.first {
                pick.passedOver.append(PassedOver(candidate.id, .frozen))
                pick.counted.append(freeze.id)
                countDown(place)
                continue
            }
            (pick.member, pick.team, pick.openLeads, pick.strategy) = (candidate.id, place.team, candidate.openLeads, strategy)
            pick.share = turns.map { $0[position].share }
            take(place, turn: turns?[position].start)
            break
        }
        return pick
    }

    private subscript(place: Place) -> Candidate {
        get { teams[place.team]![place.index] }
        set { teams[place.team]![place.index] = newValue }
    }

    private mutating func countDown(_ place: Place) {
        if self[place].freezes[0].remaining > 1 {
            self[place].freezes[0].remaining -= 1
        } else {
            self[place].freezes.removeFirst()
        }
    }

    private mutating func take(_ place: Place, turn: Int64?) {
        sequence += 1
        var candidate = self[place]
        candidate.openLeads += 1
        candidate.sequence = sequence
        candidate.tally.day += 1
        candidate.tally.week += 1
        candidate.tally.month += 1
        if let turn { candidate.turn = turn }
        standings[candidate.id] = Standing(tally: candidate.limits.hasQuota ? candidate.tally : nil, turn: candidate.turn)
        self[place] = candidate
    }

    private func order(_ places: [Place], by strategy: AssignmentStrategy, _ turns: [Turn]?) -> [Int] {
        let candidates = places.map { self[$0] }
        // Who has no limit counts as if his were the largest.
        let largest = candidates.compactMap(\.limits.openLeads).max().map { max($0, 1) }
        return candidates.indices.sorted { left, right in
            let (one, other) = (candidates[left], candidates[right])
            switch strategy {
            case .roundRobin: return Candidate.waitsLonger(one, other)
            case .capacity:
                guard let largest else { break }
                let parts = (
                    Int64(one.openLeads) * Int64(other.limits.openLeads ?? largest),
                    Int64(other.openLeads) * Int64(one.limits.openLeads ?? largest)
                )
                if parts.0 != parts.1 { return parts.0 < parts.1 }
            case .weighted:
                guard let turns else { break }
                if turns[left].start != turns[right].start { return turns[left].start < turns[right].start }
                if turns[left].share != turns[right].share { return turns[left].share > turns[right].share }
            case .leastLoad: break
            }
            return Candidate.hasLess(one, other)
        }
    }

    // MARK: by weight

    private struct Turn {
        var start: Int64
        var share: Double
    }

    /// A lead of somebody with the average weight takes so long.
    private static let stride = 1_000_000.0
    /// Nobody gets less than a twentieth, or more than twenty times of what is the average's.
    private static let bounds = 0.05...20.0

    /// Start-time fair queueing: who is picked begins at the time that has been reached, and is due again after a stretch that is the shorter the
    /// more weight he has. Who has been away begins where the others are: what he has missed is not made up for.
    private func turns(of places: [Place]) -> [Turn] {
        let weights = places.compactMap { self[$0].weight }
        let average = weights.isEmpty ? 1 : max(weights.reduce(0, +) / Double(weights.count), 1e-9)
        let ratios = places.map { min(max((self[$0].weight ?? average) / average, Self.bounds.lowerBound), Self.bounds.upperBound) }
        let sum = ratios.reduce(0, +)
        let reached = places.compactMap { self[$0].turn }.max() ?? 0
        return zip(places, ratios).map { place, ratio in
            let due = self[place].turn.map { $0 + Int64(Self.stride / ratio) } ?? reached
            return Turn(start: max(due, reached), share: ratio / sum)
        }
    }

    // MARK: what happens besides

    /// From now on.
    package mutating func freeze(_ member: MemberID, _ freeze: Freeze) { change(member) { $0.freezes.append(freeze) } }

    /// A record less.
    package mutating func release(_ member: MemberID) { change(member) { $0.openLeads -= 1 } }

    private mutating func change(_ member: MemberID, _ change: (inout Candidate) -> Void) {
        for team in teams.keys {
            guard let index = teams[team]?.firstIndex(where: { $0.id == member }) else { continue }
            change(&teams[team]![index])
        }
    }
}

extension AssignmentCandidates.Tally {
    /// - Parameter days: how many on each day.
    package init(_ days: [(day: CalendarDay, count: Int32)], on today: CalendarDay) {
        self.init()
        let (week, month) = (today.number - today.daysSinceMonday, today.firstOfMonth.number)
        for (day, count) in days where day <= today {
            if day == today { self.day += count }
            if day.number >= week { self.week += count }
            if day.number >= month { self.month += count }
        }
    }
}
