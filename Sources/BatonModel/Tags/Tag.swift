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
