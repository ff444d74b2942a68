package import BatonModel
package import FoundationEssentials
package import Postgres

/// A fact, written in the transaction that makes it one. Ids and names of fields only: contents live in the facet's tables.
package struct EventRecord: Sendable {
    package let id = EventID.make()
    package var kind: String
    package var facet: Facet
    package var subject: UUID
    package var changed: [String]
    /// A JSON object.
    package var data: JSONText
    /// Values of personal fields, before and after, by field; they stand apart, where they can be erased.
    package var personal: [String: (before: String?, after: String?)] = [:]

    package init(_ kind: String, facet: Facet, subject: Identifier<some Any>, changed: [String] = [], data: JSONText = JSONText("{}")) {
        self.kind = kind
        self.facet = facet
        self.subject = subject.uuid
        self.changed = changed
        self.data = data
    }

    /// All of them in one statement: the server needs about 30 µs for each statement more.
    package static func insert(_ records: [EventRecord], _ scope: TenantScope) -> SQL {
        // Asked first: most tenants have no channels, and pay nothing for them.
        scope.hasChannels ? insertAndPost(records, scope) : insertOnly(records, scope)
    }

    private static func insertOnly(_ records: [EventRecord], _ scope: TenantScope) -> SQL {
        // The few of a command have few different texts, and rows of constants are the cheapest plan.
        if (1...2).contains(records.count) { return insertFew(records, scope) }
        let (actorID, requestID) = (scope.actorID, scope.requestID)
        return """
            INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind, actor_id, origin, request_id, changed, data)
            SELECT \(scope.tenant), e.id, e.kind, e.facet, e.subject_id, \(scope.actor.kind), \(actorID), \(scope.origin), \(requestID),
                   string_to_array(e.changed, ','), e.data::jsonb
            FROM unnest(\(records.map(\.id)), \(records.map(\.kind)), \(records.map(\.facet.rawValue)),
                        \(records.map(\.subject)), \(records.map { $0.changed.joined(separator: ",") }), \(records.map(\.data.text)))
                 AS e (id, kind, facet, subject_id, changed, data)
            """
    }

    package func insert(_ scope: TenantScope) -> SQL { Self.insert([self], scope) }

    /// The personal values of an event, where it has some; beside `insert`.
    package func insertPersonal(_ scope: TenantScope) -> SQL? {
        if personal.isEmpty { return nil }
        let changes = JSONWriter.object { json in
            for (field, values) in personal.sorted(by: { $0.key < $1.key }) { json.change(field, values.before, values.after) }
        }
        return """
            INSERT INTO baton.event_personal (tenant_id, event_id, subject_id, changes)
            VALUES (\(scope.tenant), \(id), \(subject), \(JSONText(String(decoding: changes, as: UTF8.self))))
            """
    }

    private static func insertFew(_ records: [EventRecord], _ scope: TenantScope) -> SQL {
        var sql: SQL =
            "INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind, actor_id, origin, request_id, changed, data) VALUES"
        for (index, record) in records.enumerated() {
            sql.append(
                """
                \(fragment: index == 0 ? "" : ",")
                (\(scope.tenant), \(record.id), \(record.kind), \(record.facet.rawValue), \(record.subject), \(scope.actor.kind),
                 \(scope.actorID), \(scope.origin), \(scope.requestID), \(record.changed), \(record.data))
                """)
        }
        return sql
    }
}

extension JSONWriter {
    /// `"phone":["before","after"]`.
    package mutating func change(_ field: String, _ before: String?, _ after: String?) {
        key(field)
        array { json in for value in [before, after] { if let value { json.value(value) } else { json.null() } } }
    }
}

extension JSONText {
    /// An object of texts; `nil` values are left out. For ids, keys and numbers as text, never contents.
    package static func object(_ members: [String: String?]) -> JSONText {
        let bytes = JSONWriter.object { json in
            for case (let name, let text?) in members {
                json.key(name)
                json.value(text)
            }
        }
        return JSONText(String(decoding: bytes, as: UTF8.self))
    }
}
