/// How a member's leads have ended (L4): what high intent is shared out by.
package struct AssignmentHistory: Hashable, Sendable {
    package var won: Int32
    package var lost: Int32
    /// Of those won, from assignment to conversion, all together.
    package var cycleSeconds: Int64

    package init(won: Int32, lost: Int32, cycleSeconds: Int64) {
        self.won = won
        self.lost = lost
        self.cycleSeconds = cycleSeconds
    }
}

/// The rate of wins divided by the cycle time in days, each drawn towards that of all members as long as there is little to go by.
package enum AssignmentWeight {
    /// So many days are looked back.
    package static let days = 180
    /// A member's own history counts as much as everybody's once he has closed so many leads.
    static let prior = 5.0
    /// Where nobody has won anything yet.
    static let standardCycleDays = 30.0

    /// One for each member, always above 0; members without a history get everybody's.
    package static func weights(_ histories: [MemberID: AssignmentHistory]) -> [MemberID: Double] {
        let won = histories.values.reduce(0.0) { $0 + Double($1.won) }
        let closed = histories.values.reduce(won) { $0 + Double($1.lost) }
        let seconds = histories.values.reduce(0.0) { $0 + Double($1.cycleSeconds) }
        let rate = (won + 1) / (closed + 2)
        let cycle = won > 0 ? max(seconds / won / 86_400, shortestCycleDays) : standardCycleDays
        return histories.mapValues { history in
            let won = Double(history.won)
            let ownRate = (won + prior * rate) / (won + Double(history.lost) + prior)
            let ownCycle = (Double(history.cycleSeconds) / 86_400 + prior * cycle) / (won + prior)
            return ownRate / max(ownCycle, shortestCycleDays)
        }
    }

    /// Weights are stored as whole numbers of this part.
    package static let unit = 1e9

    /// Six hours: who closes faster is not given everything for it.
    private static let shortestCycleDays = 0.25
}
