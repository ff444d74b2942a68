/// What a key may do of what its member may: never more.
package struct KeyNarrowing: Hashable, Sendable {
    /// `facet:action`; `nil`: all.
    package var scopes: Set<String>?
    package var isReadOnly: Bool

    package init(scopes: Set<String>? = nil, isReadOnly: Bool = false) {
        self.scopes = scopes
        self.isReadOnly = isReadOnly
    }

    package static let none = KeyNarrowing()

    /// Every scope that there is.
    package static var known: [String] {
        Facet.allCases.flatMap { facet in facet.actions.map { "\(facet.rawValue):\($0.rawValue)" } }
    }

    package func narrow(_ grants: Set<Grant>) -> Set<Grant> {
        if self == .none { return grants }
        return grants.filter { grant in
            (scopes.map { $0.contains("\(grant.facet.rawValue):\(grant.action.rawValue)") } ?? true)
                && (!isReadOnly || grant.action == .read)
        }
    }
}
