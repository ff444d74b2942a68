package import BatonModel
package import FoundationEssentials
package import Postgres

/// A fact, written in the transaction that makes it one. Ids and names of fields only: contents live in the facet's tables.
package struct EventRecord: Sendable {
    package var kind: String
    package var facet: Facet
    package var subject: UUID
    package var changed: [String]
    /// A JSON object.
    package var data: JSONText

    package init(_ kind: String, facet: Facet, subject: Identifier<some Any>, changed: [String] = [], data: JSONText = JSONText("{}")) {
        self.kind = kind
        self.facet = facet
        self.subject = subject.uuid
        self.changed = changed
        self.data = data
    }

    package func insert(_ scope: TenantScope) -> SQL {
        let actorID: MemberID? = if case .member(let id) = scope.actor { id } else { nil }
        let formID: IntakeFormID? = if case .form(let id) = scope.actor { id } else { nil }
        return """
            INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind, actor_id, request_id, changed, data)
            VALUES (\(scope.tenant), \(EventID.make()), \(kind), \(facet.rawValue), \(subject), \(scope.actor.kind),
                    \(actorID?.uuid ?? formID?.uuid), \(scope.requestID), \(changed), \(data))
            """
    }
}
