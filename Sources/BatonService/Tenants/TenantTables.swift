/// In which order rows of tables that refer to each other can be written and deleted.
struct TenantTables: Sendable {
    struct Reference: Hashable, Sendable {
        var child: String
        var column: String
        var parent: String
        /// Whether the column must always name a record.
        var isRequired: Bool
    }

    /// Columns to be emptied before anything is deleted, because their tables refer to each other in a circle.
    private(set) var emptied: [Reference] = []
    /// Whoever refers comes before what is referred to.
    private(set) var deletionOrder: [String] = []

    init(_ tables: [String], _ references: [Reference]) {
        var remaining = Set(tables)
        var edges = Set(references.filter { remaining.contains($0.child) && remaining.contains($0.parent) })
        func isEarlier(_ left: Reference, _ right: Reference) -> Bool { (left.child, left.column) < (right.child, right.column) }
        // A record that refers to one of its own kind: a team to the one above it.
        for edge in edges.filter({ $0.child == $0.parent }).sorted(by: isEarlier) {
            if !edge.isRequired { emptied.append(edge) }
            edges.remove(edge)
        }
        while !remaining.isEmpty {
            let free = remaining.filter { table in !edges.contains { $0.parent == table } }.sorted()
            if !free.isEmpty {
                deletionOrder += free
                remaining.subtract(free)
                edges = edges.filter { remaining.contains($0.child) }
            } else if let edge = edges.filter({ !$0.isRequired }).min(by: isEarlier) {
                emptied.append(edge)
                edges.remove(edge)
            } else {
                // A circle of columns that can never be empty: no row could ever have been written.
                deletionOrder += remaining.sorted()
                remaining = []
            }
        }
    }
}
