/// The teams of a tenant, each below at most one other.
package struct TeamTree: Sendable {
    private let children: [TeamID: [TeamID]]

    package init(_ teams: [(id: TeamID, parent: TeamID?)]) {
        children = Dictionary(grouping: teams.filter { $0.parent != nil }, by: { $0.parent! }).mapValues { $0.map(\.id) }
    }

    /// The team and all below it, in order; a cycle, which nothing should have made, ends at its first repetition.
    package func subtree(of root: TeamID) -> [TeamID] {
        var seen: Set<TeamID> = [root]
        var queue = [root]
        while let team = queue.popLast() {
            for child in children[team, default: []] where seen.insert(child).inserted { queue.append(child) }
        }
        return seen.sorted()
    }
}
