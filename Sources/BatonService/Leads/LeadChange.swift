internal import BatonModel
internal import BatonPlatform
internal import Postgres

/// What an edit of a lead's card has made of it: the event, with the values before and after. Those that say something about a person stand apart.
struct LeadChange {
    let event: EventRecord

    /// - Parameter asked: the fields that were given, whether or not their values differ.
    init(_ before: Lead, _ after: Lead, asked: [String]) {
        var event = EventRecord("lead.updated", facet: .leadCard, subject: after.id, changed: asked)
        for (field, value) in Self.personal where asked.contains(field) && value(before) != value(after) {
            event.personal[field] = (value(before), value(after))
        }
        // What a tenant keeps in its own fields may say something about a person.
        for (field, value) in after.custom.all where asked.contains(field.name) && before.custom[field] != value {
            event.personal[field.name] = (before.custom[field].map(field.text), value.map(field.text))
        }
        let plain = Self.plain.filter { asked.contains($0.field) && $0.value(before) != $0.value(after) }
        if !plain.isEmpty {
            event.data = .changes(plain.map { ($0.field, $0.value(before), $0.value(after)) })
        }
        self.event = event
    }

    private static let personal: [(field: String, value: @Sendable (Lead) -> String?)] = [
        ("contact_name", { $0.contactName }), ("company", { $0.company }),
        (
            "phone",
            { lead in
                lead.phone.map { $0 + (lead.phoneExtension.map { "转" + $0 } ?? "") }
            }
        ), ("email", { $0.email }), ("need", { $0.need }), ("budget", { $0.budgetText }), ("referred_by", { $0.referrer?.description }),
    ]
    private static let plain: [(field: String, value: @Sendable (Lead) -> String?)] = [
        ("area", { $0.area }), ("product_line", { $0.productLine }),
    ]
}

extension JSONText {
    /// `{"changes":{"area":["浙江","上海"]}}`: values that say nothing about a person, before and after.
    static func changes(_ changes: [(field: String, before: String?, after: String?)]) -> JSONText {
        let bytes = JSONWriter.object { json in
            json.key("changes")
            json.object { json in
                for change in changes { json.change(change.field, change.before, change.after) }
            }
        }
        return JSONText(String(decoding: bytes, as: UTF8.self))
    }
}
