package enum TagEntity {}
package typealias TagID = Identifier<TagEntity>

/// A word of the tenant's own for leads, from its catalogue.
package struct Tag: Sendable, Equatable {
    package var id: TagID
    package var name: String
    package var color: TagColor
    /// Leads keep it, and nobody is offered it any more.
    package var isArchived: Bool
    package var version: Int32

    package init(id: TagID, name: String, color: TagColor, isArchived: Bool, version: Int32) {
        self.id = id
        self.name = name
        self.color = color
        self.isArchived = isArchived
        self.version = version
    }

    /// In Unicode scalars.
    package static let maximumName = 40
    package static let maximumOfTenant = 500
    package static let maximumOfLead = 20
    /// Leads of one request that tags are added to or taken from.
    package static let maximumLeads = 500
    /// The names of a lead's tags in a cell of a file, in Unicode scalars.
    package static let maximumCell = maximumOfLead * (maximumName + 2)

    /// The names in a cell, separated by `；` or `,` in either width; each once.
    package static func names(_ cell: String) -> [String] {
        var names: [String] = []
        for part in cell.split(whereSeparator: { "；;，,".contains($0) }) {
            guard let name = CleanText.clean(String(part)) else { continue }
            if !names.contains(where: { FoldedText.name($0) == FoldedText.name(name) }) { names.append(name) }
        }
        return names
    }

    /// A name that may be used, and how it is compared.
    ///
    /// - Returns: `nil` with a problem (`missing`, `text_…`).
    package static func name(_ text: String?, at place: String, _ problems: inout FieldProblems) -> (text: String, key: String)? {
        let count = problems.all.count
        guard let name = problems.text(text, place, max: maximumName) else {
            if problems.all.count == count { problems.append(.missingName(place)) }
            return nil
        }
        let key = FoldedText.name(name)
        if key.isEmpty {
            problems.append(.missingName(place))
            return nil
        }
        return (name, key)
    }
}

extension FieldProblem {
    fileprivate static func missingName(_ place: String) -> FieldProblem {
        FieldProblem(place, "missing", zh: "请填写名称", en: "Give a name.")
    }
}

package enum TagColor: String, CaseIterable, Sendable {
    case gray, red, orange, yellow, green, teal, blue, purple, pink
}

/// The tags of a tenant.
package struct TagCatalogue: Sendable, Equatable {
    /// By name, archived ones too.
    package let all: [Tag]
    private let byID: [TagID: Tag]

    package init(_ tags: [Tag]) {
        all = tags
        byID = Dictionary(tags.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package static let none = TagCatalogue([])

    package subscript(id: TagID) -> Tag? { byID[id] }

    /// The one that is called so, in whatever spelling.
    package func called(_ name: String) -> Tag? {
        let key = FoldedText.name(name)
        return all.first { FoldedText.name($0.name) == key }
    }

    /// What may have been meant by a name that is none: one that contains it or lies in it, else the nearest within two characters.
    package func proposal(for name: String) -> Tag? {
        let key = FoldedText.name(name)
        let known = all.filter { !$0.isArchived }.map { (tag: $0, key: FoldedText.name($0.name)) }
        if key.unicodeScalars.count > 1, let like = known.first(where: { $0.key.contains(key) || key.contains($0.key) }) { return like.tag }
        let near = known.map { (tag: $0.tag, distance: Self.distance($0.key, key)) }.min { $0.distance < $1.distance }
        return near.flatMap { $0.distance <= min(2, key.unicodeScalars.count / 2) ? $0.tag : nil }
    }

    /// How many characters have to be put in, left out or changed.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        var row = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let changed = diagonal + (character == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, diagonal + 1, row[j] + 1)
            }
        }
        return row[right.count]
    }

    /// Those whose names contain a text, in whatever spelling.
    package func named(_ text: String) -> [TagID] {
        let folded = FoldedText.name(text)
        return folded.isEmpty ? [] : all.filter { FoldedText.name($0.name).contains(folded) }.map(\.id)
    }
}

/// How the tags of a lead are compared.
package enum TagComparison: Sendable, Equatable {
    /// At least one of these.
    case any([TagID])
    case all([TagID])
    case none([TagID])
    case isEmpty(Bool)
}
