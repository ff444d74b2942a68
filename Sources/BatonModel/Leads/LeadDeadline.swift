package import FoundationEssentials

/// What is true of a lead when its deadline may have run out.
package struct LeadDeadline: Sendable, Equatable {
    package var isClosed: Bool
    package var hasOwner: Bool
    package var hasFirstTouch: Bool
    package var dueAt: Date?
    /// By the database's clock.
    package var isDue: Bool

    package init(isClosed: Bool, hasOwner: Bool, hasFirstTouch: Bool, dueAt: Date?, isDue: Bool) {
        self.isClosed = isClosed
        self.hasOwner = hasOwner
        self.hasFirstTouch = hasFirstTouch
        self.dueAt = dueAt
        self.isDue = isDue
    }

    package enum Outcome: Sendable, Equatable {
        /// Nobody waits for anything any more.
        case nothing
        /// The deadline has moved.
        case later(Date)
        /// L5: no qualifying touch in the window.
        case responseMissed
        case followUpMissed
        case poolOverdue
    }

    package var outcome: Outcome {
        guard !isClosed, let dueAt else { return .nothing }
        guard isDue else { return .later(dueAt) }
        if !hasOwner { return .poolOverdue }
        return hasFirstTouch ? .followUpMissed : .responseMissed
    }
}

/// Who is told when a lead of a team is escalated: those with the role in the team itself, else in the nearest team above that has somebody,
/// else the tenant's admins.
package struct EscalationTargets: Sendable {
    private var parents: [TeamID: TeamID]
    private var byTeam: [TeamID: [MemberID]]
    private var admins: [MemberID]

    /// - Parameters:
    ///   - members: active members with the role, and the admins.
    package init(teams: [(id: TeamID, parent: TeamID?)], members: [(id: MemberID, team: TeamID?)], admins: [MemberID]) {
        parents = [:]
        for team in teams { parents[team.id] = team.parent }
        byTeam = [:]
        for member in members { if let team = member.team { byTeam[team, default: []].append(member.id) } }
        self.admins = admins
    }

    package subscript(team: TeamID?) -> [MemberID] {
        var current = team
        var seen: Set<TeamID> = []
        while let team = current, seen.insert(team).inserted {
            if let members = byTeam[team] { return members.sorted() }
            current = parents[team]
        }
        return admins.sorted()
    }
}
