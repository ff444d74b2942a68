package import BatonModel
package import FoundationEssentials
package import Postgres

/// Something that a member is to be told, written in the transaction of what it tells.
package struct NotificationDraft: Sendable {
    package var tenant: TenantID
    package var member: MemberID
    package var kind: NotificationKind
    package var subject: UUID
    /// Ids and numbers; contents are read from the record.
    package var data: JSONText
    /// The kinds of channels by which it is told beside the inbox; `nil`: those that carry its kind.
    package var channels: [ChannelKind]?

    package init(
        _ kind: NotificationKind, to member: MemberID, subject: Identifier<some Any>, data: JSONText = JSONText("{}"),
        channels: [ChannelKind]? = nil, tenant: TenantID
    ) {
        self.channels = channels
        self.tenant = tenant
        self.member = member
        self.kind = kind
        self.subject = subject.uuid
        self.data = data
    }

    /// Those of one tenant: the next positions of each member, in the order of members, then all notifications in one statement, then the
    /// messages that leave the house.
    ///
    /// To be sent last in a transaction: the lock of a member's positions holds until commit.
    ///
    /// - Parameter isPosted: false for a tenant that has no channels.
    package static func insert(_ drafts: [NotificationDraft], isPosted: Bool = true, tenant: TenantID) -> [SQL] {
        let byMember = Dictionary(grouping: drafts, by: \.member).sorted { $0.key < $1.key }
        var statements = byMember.map { member, drafts -> SQL in
            """
            INSERT INTO baton.inbox (tenant_id, member_id, last_position) VALUES (\(tenant), \(member), \(drafts.count))
            ON CONFLICT (tenant_id, member_id) DO UPDATE SET last_position = inbox.last_position + excluded.last_position
            """
        }
        // How many of its member's come after it: its distance from the last position.
        let rows = byMember.flatMap { _, drafts in
            drafts.enumerated().map { (id: NotificationID.make(), draft: $1, behind: drafts.count - 1 - $0) }
        }
        statements.append(
            """
            INSERT INTO baton.notification (tenant_id, id, member_id, position, kind, subject_id, data)
            SELECT \(tenant), n.id, n.member_id, i.last_position - n.behind, n.kind, n.subject_id, n.data::jsonb
            FROM unnest(\(rows.map(\.id)), \(rows.map(\.draft.member)), \(rows.map(\.behind)),
                        \(rows.map(\.draft.kind.rawValue)), \(rows.map(\.draft.subject)), \(rows.map(\.draft.data.text)))
                 AS n (id, member_id, behind, kind, subject_id, data)
            JOIN baton.inbox i ON i.tenant_id = \(tenant) AND i.member_id = n.member_id
            """)
        if isPosted { statements.append(post(rows.map { ($0.id, $0.draft) }, tenant: tenant)) }
        return statements
    }
}

/// A notification as its member sees it.
package struct NotificationItem: Sendable, Equatable {
    package var id: NotificationID
    package var position: Int64
    /// A kind that this program does not know is of a newer one.
    package var kind: String
    package var subject: SubjectID
    /// A JSON object.
    package var data: String
    package var createdAt: Date
    package var readAt: Date?

    package init(id: NotificationID, position: Int64, kind: String, subject: SubjectID, data: String, createdAt: Date, readAt: Date?) {
        self.id = id
        self.position = position
        self.kind = kind
        self.subject = subject
        self.data = data
        self.createdAt = createdAt
        self.readAt = readAt
    }
}
