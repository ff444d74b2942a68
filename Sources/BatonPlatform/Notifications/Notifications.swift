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

    package init(
        _ kind: NotificationKind, to member: MemberID, subject: Identifier<some Any>, data: JSONText = JSONText("{}"), tenant: TenantID
    ) {
        self.tenant = tenant
        self.member = member
        self.kind = kind
        self.subject = subject.uuid
        self.data = data
    }

    /// The next position of the member, whose lock holds until commit, and the notification at it. To be sent last in a transaction, in the
    /// order of members.
    package func insert() -> [SQL] {
        [
            """
            INSERT INTO baton.inbox (tenant_id, member_id, last_position) VALUES (\(tenant), \(member), 1)
            ON CONFLICT (tenant_id, member_id) DO UPDATE SET last_position = inbox.last_position + 1
            """,
            """
            INSERT INTO baton.notification (tenant_id, id, member_id, position, kind, subject_id, data)
            SELECT \(tenant), \(NotificationID.make()), \(member), last_position, \(kind.rawValue), \(subject), \(data)
            FROM baton.inbox WHERE tenant_id = \(tenant) AND member_id = \(member)
            """,
        ]
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
