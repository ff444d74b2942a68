/// The parts of a playbook, in the order in which they are applied: what comes later may name what came before.
enum PlaybookSection: String, CaseIterable, Sendable {
    case regions
    case teams
    case leadFields = "lead_fields"
    case leadPolicy = "lead_policy"
    case forms
    case scoreRules = "score_rules"
    case routingRules = "routing_rules"
    case escalationPolicies = "escalation_policies"
    case contentItems = "content_items"
    case captureDictionary = "capture_dictionary"

    /// By which of its members an item is known, the first that it has; none for a section that is one object.
    var identity: [String] {
        switch self {
        case .regions, .teams, .forms, .routingRules: ["name"]
        case .contentItems: ["title_zh", "title_en"]
        case .leadFields: ["key"]
        case .scoreRules: ["signal", "label"]
        case .escalationPolicies: ["trigger"]
        case .leadPolicy, .captureDictionary: []
        }
    }

    /// Whether an item that the document does not name is removed. What people and records stand in stays.
    var removes: Bool {
        switch self {
        case .scoreRules, .routingRules, .escalationPolicies: true
        case .regions, .teams, .leadFields, .leadPolicy, .forms, .contentItems, .captureDictionary: false
        }
    }

    /// Whether only who may read the settings of leads sees it. Everybody reads rules.
    var isIntake: Bool { self == .forms || self == .contentItems || self == .captureDictionary }

    /// Whether the order of items means something.
    var isOrdered: Bool { self == .routingRules }
}

/// What applying a playbook would do, item by item.
struct PlaybookChange: Equatable, Sendable {
    enum Action: String, Sendable {
        case add
        case change
        case remove
        /// The same item at another place of its list.
        case move
        /// Something that the playbook does not name, and that stays.
        case keep
    }

    struct Field: Equatable, Sendable {
        var name: String
        /// `nil`: there is none.
        var from: JSONValue?
        var to: JSONValue?
    }

    var section: PlaybookSection
    var action: Action
    /// `nil` for a section that is one object.
    var item: String?
    var fields: [Field] = []

    /// - Parameters:
    ///   - current: the configuration as it holds, in canonical form.
    ///   - planned: as it would be.
    ///   - given: the section as the document has it: what it does not name is kept.
    static func changes(
        from current: JSONValue, to planned: JSONValue, in section: PlaybookSection, naming given: JSONValue
    ) -> [PlaybookChange] {
        let (before, after) = (current[section.rawValue] ?? .null, planned[section.rawValue] ?? .null)
        let identity = section.identity
        guard !identity.isEmpty else {
            let fields = Self.fields(before, after, isPatch: true)
            return fields.isEmpty ? [] : [PlaybookChange(section: section, action: .change, fields: fields)]
        }
        let old = keyed(before, identity)
        let changes = items(section, old, keyed(after, identity))
        if section.removes { return changes }
        let named = Set(keyed(given, identity).map(\.key))
        return changes + old.filter { !named.contains($0.key) }.map { PlaybookChange(section: section, action: .keep, item: $0.key) }
    }

    private static func items(
        _ section: PlaybookSection, _ before: [(key: String, value: JSONValue)], _ after: [(key: String, value: JSONValue)]
    ) -> [PlaybookChange] {
        let (old, new) = (Dictionary(before) { first, _ in first }, Dictionary(after) { first, _ in first })
        var changes: [PlaybookChange] = []
        // What stays in both, in either order: an item whose neighbour before it is another one has moved.
        let (staysBefore, staysAfter) = (before.map(\.key).filter { new[$0] != nil }, after.map(\.key).filter { old[$0] != nil })
        let moved = section.isOrdered ? Self.moved(staysBefore, staysAfter) : []
        for (key, value) in after {
            guard let present = old[key] else {
                changes.append(
                    PlaybookChange(section: section, action: .add, item: key, fields: Self.fields(.object([]), value, isPatch: false)))
                continue
            }
            let fields = Self.fields(present, value, isPatch: false)
            if !fields.isEmpty { changes.append(PlaybookChange(section: section, action: .change, item: key, fields: fields)) }
            if moved.contains(key) { changes.append(PlaybookChange(section: section, action: .move, item: key)) }
        }
        for (key, _) in before where new[key] == nil {
            changes.append(PlaybookChange(section: section, action: .remove, item: key))
        }
        return changes
    }

    /// The fewest items that must be moved: all but those of a longest common subsequence.
    static func moved(_ before: [String], _ after: [String]) -> Set<String> {
        let places = Dictionary(before.enumerated().map { ($1, $0) }) { first, _ in first }
        let sequence = after.compactMap { places[$0] }
        // For each length the end of the increasing run whose last is the least.
        var (ends, previous): ([Int], [Int?]) = ([], [])
        for (index, place) in sequence.enumerated() {
            let at = ends.firstIndex { sequence[$0] >= place } ?? ends.count
            previous.append(at == 0 ? nil : ends[at - 1])
            if at == ends.count { ends.append(index) } else { ends[at] = index }
        }
        var kept: Set<Int> = []
        var last = ends.last
        while let index = last {
            kept.insert(sequence[index])
            last = previous[index]
        }
        return Set(before.enumerated().filter { !kept.contains($0.offset) }.map(\.element))
    }

    /// - Parameter isPatch: whether what is not given stays.
    private static func fields(_ before: JSONValue, _ after: JSONValue, isPatch: Bool) -> [Field] {
        let (old, new) = (before.members, after.members)
        let known = Dictionary(old) { first, _ in first }
        let given = Set(new.map(\.key))
        var fields = new.filter { known[$0.key] != $0.value && !(known[$0.key] == nil && $0.value == .null) }.map {
            Field(name: $0.key, from: known[$0.key], to: $0.value)
        }
        if !isPatch {
            fields += old.filter { !given.contains($0.key) && $0.value != .null }.map { Field(name: $0.key, from: $0.value, to: nil) }
        }
        return fields
    }

    private static func keyed(_ list: JSONValue, _ identity: [String]) -> [(key: String, value: JSONValue)] {
        guard case .array(let elements) = list else { return [] }
        var seen: [String: Int] = [:]
        return elements.compactMap { element in
            guard let name = identity.lazy.compactMap({ element[$0]?.text }).first else { return nil }
            seen[name, default: 0] += 1
            // Forms and content may share a name: the second is the second.
            return (seen[name] == 1 ? name : "\(name) #\(seen[name] ?? 0)", element)
        }
    }
}

extension JSONValue {
    /// Of an object; none of anything else.
    var members: [(key: String, value: JSONValue)] {
        if case .object(let members) = self { members } else { [] }
    }

    subscript(_ key: String) -> JSONValue? { members.first { $0.key == key }?.value }

    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
