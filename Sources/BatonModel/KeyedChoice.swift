/// A closed list of choices: stored by number, named by key in the API. Neither is ever changed.
package protocol KeyedChoice: CaseIterable, RawRepresentable<Int16>, Sendable {
    var key: String { get }
}

extension KeyedChoice {
    package init?(key: String) {
        guard let choice = Self.allCases.first(where: { $0.key == key }) else { return nil }
        self = choice
    }
}
