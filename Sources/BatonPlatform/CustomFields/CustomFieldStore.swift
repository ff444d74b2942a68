package import BatonModel
internal import FoundationEssentials
package import Postgres

/// The statements about the definitions of custom fields. Values stand in columns of the record itself (`CustomColumns`).
package enum CustomFieldStore {
    /// Of leads, archived ones too.
    package static func select(_ tenant: TenantID) -> SQL {
        "SELECT \(fragment: columns) FROM baton.custom_field WHERE tenant_id = \(tenant) AND relation = 'lead' ORDER BY position, key"
    }

    package static func lock(_ id: CustomFieldID, _ tenant: TenantID) -> SQL {
        """
        SELECT \(fragment: columns) FROM baton.custom_field
        WHERE tenant_id = \(tenant) AND relation = 'lead' AND id = \(id) FOR NO KEY UPDATE
        """
    }

    private static let columns: SQL =
        """
        id, key, label_zh, label_en, kind, decimals, target, options::text, column_name, is_required, default_value, unit, position, \
        archived_at IS NOT NULL, version
        """

    /// - Throws: `.decoding` for what a newer program has written.
    package static func decode(_ result: QueryResult) throws -> [CustomField] {
        try result.map { row throws(DatabaseError) in
            let id: CustomFieldID = try row.next()
            let key: String = try row.next()
            let labelZH: String = try row.next()
            let labelEN: String = try row.next()
            let number: Int16 = try row.next()
            let decimals: Int16 = try row.next()
            let target: String? = try row.next()
            let options: String = try row.next()
            let column: String = try row.next()
            let isRequired: Bool = try row.next()
            let defaultValue: String? = try row.next()
            let unit: String? = try row.next()
            let position: Int32 = try row.next()
            let isArchived: Bool = try row.next()
            let version: Int32 = try row.next()
            guard let kind = CustomFieldType.Kind(rawValue: number), let slot = CustomSlot(column: column), slot.kind == kind.slot,
                let list = try? JSONDecoder().decode([Option].self, from: Data(options.utf8)).map(\.option)
            else { throw DatabaseError(.decoding, "the custom field \(key) is of a newer program") }
            let type: CustomFieldType
            switch kind {
            case .text: type = .text
            case .number: type = .number(decimals: Int(decimals))
            case .date: type = .date
            case .choice: type = .choice(list)
            case .choices: type = .choices(list)
            case .reference:
                guard let target = target.flatMap(CustomFieldTarget.init(rawValue:)) else {
                    throw DatabaseError(.decoding, "the custom field \(key) is of a newer program")
                }
                type = .reference(target)
            }
            return CustomField(
                id: id, key: key, labelZH: labelZH, labelEN: labelEN, type: type, slot: slot, isRequired: isRequired,
                defaultValue: defaultValue.flatMap { CustomValue(stored: $0, kind) }, unit: unit, position: position,
                isArchived: isArchived, version: version)
        }
    }

    package static func insert(_ field: CustomField, _ tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.custom_field (
            tenant_id, id, relation, key, label_zh, label_en, kind, decimals, target, options, column_name, is_required, default_value, unit,
            position)
        VALUES (
            \(tenant), \(field.id), 'lead', \(field.key), \(field.labelZH), \(field.labelEN), \(field.type.kind.rawValue),
            \(Int16(field.decimals)), \(field.target?.rawValue), \(options(of: field)), \(field.slot.column), \(field.isRequired),
            \(field.defaultValue?.stored), \(field.unit), \(field.position))
        """
    }

    /// Everything that can change.
    package static func update(_ field: CustomField, _ tenant: TenantID) -> SQL {
        """
        UPDATE baton.custom_field SET
            label_zh = \(field.labelZH), label_en = \(field.labelEN), options = \(options(of: field)), is_required = \(field.isRequired),
            default_value = \(field.defaultValue?.stored), unit = \(field.unit), position = \(field.position),
            archived_at = \(fragment: field.isArchived ? "baton.now()" : "NULL"), updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(field.id)
        RETURNING \(fragment: columns)
        """
    }

    package static func delete(_ id: CustomFieldID, _ tenant: TenantID) -> SQL {
        "DELETE FROM baton.custom_field WHERE tenant_id = \(tenant) AND id = \(id)"
    }

    private static func options(of field: CustomField) -> JSONText {
        let bytes = JSONWriter.bytes { json in
            json.array { json in
                for option in field.type.options {
                    json.object { json in
                        json.field("number", option.number)
                        json.field("key", option.key)
                        json.field("label_zh", option.labelZH)
                        json.field("label_en", option.labelEN)
                        json.field("archived", option.isArchived)
                    }
                }
            }
        }
        return JSONText(String(decoding: bytes, as: UTF8.self))
    }

    private struct Option: Decodable {
        var number: Int16
        var key: String
        var labelZH: String
        var labelEN: String
        var archived: Bool

        enum CodingKeys: String, CodingKey {
            case number, key, archived
            case labelZH = "label_zh"
            case labelEN = "label_en"
        }

        var option: CustomFieldOption {
            CustomFieldOption(number: number, key: key, labelZH: labelZH, labelEN: labelEN, isArchived: archived)
        }
    }
}

/// The columns in which a tenant's fields keep their values, and how they are read and written.
///
/// Columns are taken by fours of each kind: tenants with similar fields share the text of their statements, and with it prepared plans.
package struct CustomColumns: Sendable {
    package let fields: CustomFields
    private let slots: [CustomSlot]
    /// For each slot the place of its field among the active ones.
    private let places: [Int?]

    package init(_ fields: CustomFields) {
        self.fields = fields
        var slots: [CustomSlot] = []
        for kind in CustomSlot.Kind.allCases {
            let used = fields.active.lazy.map(\.slot).filter { $0.kind == kind }.map(\.number).max() ?? 0
            slots += (0..<min(kind.count, (used + 3) / 4 * 4)).compactMap { CustomSlot(kind, $0 + 1) }
        }
        self.slots = slots
        places = slots.map { slot in fields.active.firstIndex { $0.slot == slot } }
    }

    package var isEmpty: Bool { slots.isEmpty }
    /// In the order of `list`.
    package var usedSlots: [CustomSlot] { slots }

    /// `, custom_text_1, …`, to be put behind other columns.
    package var list: SQL {
        var sql: SQL = ""
        for slot in slots { sql.append(", \(fragment: .identifier(slot.column))") }
        return sql
    }

    /// What the columns are in JSON: `"custom":{…}`, of all active fields.
    package var members: [JSONShape.Member] {
        if fields.isEmpty { return [.emptyObject("custom")] + slots.map { _ in .hidden } }
        // In the order of the columns, because that is how rows are written.
        return places.map { place in place.map { Self.member(fields.active[$0]).inside("custom") } ?? .hidden }
    }

    private static func member(_ field: CustomField) -> JSONShape.Member {
        switch field.type {
        case .text, .date, .reference: .column(field.key)
        case .number(let decimals): decimals > 0 ? .scaled(field.key, decimals: decimals) : .column(field.key)
        case .choice(let options), .choices(let options):
            .labels(field.key, Dictionary(uniqueKeysWithValues: options.map { (Int($0.number), $0.key) }))
        }
    }

    /// Reads the columns of `list` from a row.
    package func decode(_ row: inout QueryResult.Row) throws(DatabaseError) -> CustomValues {
        if slots.isEmpty { return CustomValues(fields, fields.active.map { _ in nil }) }
        var values = [CustomValue?](repeating: nil, count: fields.active.count)
        for (slot, place) in zip(slots, places) {
            let value: CustomValue?
            switch slot.kind {
            case .text: value = try (row.next() as String?).map { .text($0) }
            case .number:
                let number: Int64? = try row.next()
                let isChoice = place.map { fields.active[$0].type.kind == .choice } ?? false
                value = number.map { isChoice ? .choice(Int16(clamping: $0)) : .number($0) }
            case .date: value = try (row.next() as PostgresDate?).map { .date(CalendarDay($0)) }
            case .set: value = try (row.next() as [Int16]?).map { .choices($0) }
            case .reference: value = try (row.next() as UUID?).map { .reference($0) }
            }
            if let place { values[place] = value }
        }
        return CustomValues(fields, values)
    }

    /// The values of a row in the order of `list`, each with a comma in front.
    package func values(_ changes: [CustomChange]) -> SQL {
        var sql: SQL = ""
        for slot in slots {
            sql.append(", \(fragment: Self.value(changes.first { $0.field.slot == slot }?.value, slot.kind))")
        }
        return sql
    }

    /// Assignments for an update, each with a comma in front; nothing without changes.
    package func assignments(_ changes: [CustomChange]) -> SQL {
        var sql: SQL = ""
        if changes.isEmpty { return sql }
        for slot in slots {
            let change = changes.first { $0.field.slot == slot }
            let column = SQL.identifier(slot.column)
            sql.append(
                """
                , \(fragment: column) = CASE WHEN \(change != nil) THEN \(fragment: Self.value(change?.value, slot.kind)) \
                ELSE \(fragment: column) END
                """)
        }
        return sql
    }

    /// As a parameter of the column's type.
    package static func value(_ value: CustomValue?, _ kind: CustomSlot.Kind) -> SQL {
        switch kind {
        case .text:
            if case .text(let text) = value { return "\(text as String?)" }
            return "\(nil as String?)"
        case .number:
            switch value {
            case .number(let number): return "\(number as Int64?)"
            case .choice(let number): return "\(Int64(number) as Int64?)"
            default: return "\(nil as Int64?)"
            }
        case .date:
            if case .date(let day) = value { return "\(day.date as PostgresDate?)" }
            return "\(nil as PostgresDate?)"
        case .set:
            if case .choices(let numbers) = value { return "\(numbers as [Int16]?)" }
            return "\(nil as [Int16]?)"
        case .reference:
            if case .reference(let id) = value { return "\(id as UUID?)" }
            return "\(nil as UUID?)"
        }
    }
}
