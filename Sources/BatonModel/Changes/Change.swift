package import FoundationEssentials

/// Records whose changes the feed tells: each has versions and is marked when it is deleted. Named as their tables are.
package enum ChangeRelation: String, CaseIterable, Sendable, Comparable {
    case contact
    case contract
    case customer
    case delivery
    case lead
    case opportunity
    case ticket

    /// Who may read it all over the tenant is told of its changes.
    package var facet: Facet {
        switch self {
        case .contact: .customerContacts
        case .contract: .contractCard
        case .customer: .customerProfile
        case .delivery: .deliveryProgress
        case .lead: .leadCard
        case .opportunity: .opportunityCard
        case .ticket: .ticketCard
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

package enum ChangeKind: Int16, KeyedChoice {
    case created = 1
    case updated = 2
    /// Marked as deleted, or gone for good.
    case deleted = 3

    package var key: String {
        switch self {
        case .created: "created"
        case .updated: "updated"
        case .deleted: "deleted"
        }
    }
}

/// That a record has changed, at its place in the tenant's feed. What it is now, the reader asks with rights of its own.
package struct Change: Sendable, Equatable {
    /// 1, 2, 3 … for each tenant, without gaps; of one record in the order of its versions.
    package var position: Int64
    /// A relation that this program does not know is of a newer one.
    package var relation: String
    package var record: SubjectID
    package var kind: ChangeKind
    /// The record's version after the change.
    package var version: Int32
    /// Names of the columns that an update has changed; the clock and the version are not named.
    package var changed: [String]
    /// When the change was made; it may come earlier than that of the position before.
    package var changedAt: Date

    package init(
        position: Int64, relation: String, record: SubjectID, kind: ChangeKind, version: Int32, changed: [String], changedAt: Date
    ) {
        self.position = position
        self.relation = relation
        self.record = record
        self.kind = kind
        self.version = version
        self.changed = changed
        self.changedAt = changedAt
    }
}
