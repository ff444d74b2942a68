package import FoundationEssentials

/// Whom routing could pick, team by team, with what each already has. It changes as it picks, so that several records of one transaction are
/// spread as if they had come one after the other.
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

    package struct Candidate: Sendable {
        package var id: MemberID
        package var openLeads: Int32
        package var lastAssignedAt: Date?
        /// The oldest first: it counts down first.
        package var freezes: [Freeze]

        package init(id: MemberID, openLeads: Int32, lastAssignedAt: Date? = nil, freezes: [Freeze] = []) {
            self.id = id
            self.openLeads = openLeads
            self.lastAssignedAt = lastAssignedAt
            self.freezes = freezes
        }

        /// The least open leads; among equals whoever waits longest.
        fileprivate static func comesBefore(_ left: Candidate, _ right: Candidate) -> Bool {
            if left.openLeads != right.openLeads { return left.openLeads < right.openLeads }
            switch (left.lastAssignedAt, right.lastAssignedAt) {
            case (nil, nil): return left.id < right.id
            case (nil, _?): return true
            case (_?, nil): return false
            case (let one?, let other?): return one == other ? left.id < right.id : one < other
            }
        }
    }

    package struct Pick: Sendable, Equatable {
        package var member: MemberID?
        /// Who came first and was frozen, with the freeze that has counted down.
        package var passedOver: [MemberID] = []
        package var counted: [FreezeID] = []

        package init() {}

        /// Somebody was there, but everybody was frozen.
        package var isEverybodyFrozen: Bool { member == nil && !passedOver.isEmpty }
    }

    private var teams: [TeamID: [Candidate]]

    package init(_ teams: [TeamID: [Candidate]] = [:]) { self.teams = teams }

    /// The next one: each frozen member who comes before him is passed over, which counts once.
    package mutating func pick(from team: TeamID?, except excluded: Set<MemberID> = []) -> Pick {
        var pick = Pick()
        guard let team, var candidates = teams[team] else { return pick }
        let order = candidates.indices.filter { !excluded.contains(candidates[$0].id) }
            .sorted { Candidate.comesBefore(candidates[$0], candidates[$1]) }
        for index in order {
            guard let freeze = candidates[index].freezes.first else {
                candidates[index].openLeads += 1
                candidates[index].lastAssignedAt = .distantFuture
                pick.member = candidates[index].id
                break
            }
            pick.passedOver.append(candidates[index].id)
            pick.counted.append(freeze.id)
            if freeze.remaining > 1 {
                candidates[index].freezes[0].remaining -= 1
            } else {
                candidates[index].freezes.removeFirst()
            }
        }
        teams[team] = candidates
        return pick
    }

    /// From now on.
    package mutating func freeze(_ member: MemberID, _ freeze: Freeze) {
        for (team, var candidates) in teams {
            guard let index = candidates.firstIndex(where: { $0.id == member }) else { continue }
            candidates[index].freezes.append(freeze)
            teams[team] = candidates
        }
    }

    /// A record less.
    package mutating func release(_ member: MemberID) {
        for (team, var candidates) in teams {
            guard let index = candidates.firstIndex(where: { $0.id == member }) else { continue }
            candidates[index].openLeads -= 1
            teams[team] = candidates
        }
    }
}
