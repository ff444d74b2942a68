package enum CustomFieldEntity {}
package typealias CustomFieldID = Identifier<CustomFieldEntity>

/// A field that a tenant has added to its records.
package struct CustomField: Sendable, Equatable {
    package var id: CustomFieldID
    /// `[a-z][a-z0-9_]{0,39}`; never changes.
    package var key: String
    /// What people read, in Chinese and English.
    package var labelZH: String
    package var labelEN: String
    /// Never changes.
    package var type: CustomFieldType
    /// Where its values are kept.
    package var slot: CustomSlot
    /// Whether a new record needs a value, and none may be emptied.
    package var isRequired: Bool
    /// What a new record gets that comes without.
    package var defaultValue: CustomValue?
    /// What numbers count: 台, mm, 万元.
    package var unit: String?
    /// The order in which fields are shown.
    package var position: Int32
    /// An archived field keeps its values and is neither shown nor written.
    package var isArchived: Bool
    package var version: Int32

    package init(
        id: CustomFieldID, key: String, labelZH: String, labelEN: String, type: CustomFieldType, slot: CustomSlot, isRequired: Bool = false,
        defaultValue: CustomValue? = nil, unit: String? = nil, position: Int32 = 0, isArchived: Bool = false, version: Int32 = 1
    ) {
        self.id = id
        self.key = key
        self.labelZH = labelZH
        self.labelEN = labelEN
        self.type = type
        self.slot = slot
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.unit = unit
        self.position = position
        self.isArchived = isArchived
        self.version = version
    }

    /// As filters, orders and the names of changed fields call it.
    package var name: String { "custom.\(key)" }
    /// What a reference leads to.
    package var target: CustomFieldTarget? {
        if case .reference(let target) = type { return target }
        return nil
    }
    /// Its place in the body of a record.
    package var pointer: String { "/custom/\(key)" }
}

package enum CustomFieldType: Sendable, Equatable {
    /// One line of 1–255 Unicode scalars.
    case text
    /// With a fixed number of digits behind the point, 0–6; 15 digits in all, so that every reader of JSON has them exactly.
    case number(decimals: Int)
    case date
    case choice([CustomFieldOption])
    case choices([CustomFieldOption])
    case reference(CustomFieldTarget)

    package static let maximumText = 255
    package static let maximumDecimals = 6
    package static let maximumNumber: Int64 = 999_999_999_999_999
    package static let maximumOptions = 100

    /// As the API names it.
    package var key: String { kind.key }

    package enum Kind: Int16, KeyedChoice {
        case text = 1
        case number, date, choice, choices, reference

        package var key: String {
            switch self {
            case .text: "text"
            case .number: "number"
            case .date: "date"
            case .choice: "choice"
            case .choices: "multi_choice"
            case .reference: "reference"
            }
        }

        package var slot: CustomSlot.Kind {
            switch self {
            case .text: .text
            case .number, .choice: .number
            case .date: .date
            case .choices: .set
            case .reference: .reference
            }
        }
    }

    package var kind: Kind {
        switch self {
        case .text: .text
        case .number: .number
        case .date: .date
        case .choice: .choice
        case .choices: .choices
        case .reference: .reference
        }
    }

    package var options: [CustomFieldOption] {
        switch self {
        case .choice(let options), .choices(let options): options
        case .text, .number, .date, .reference: []
        }
    }

    /// Whether a list can be in the order of its values.
    package var isSortable: Bool {
        switch self {
        case .text, .number, .date, .choice: true
        case .choices, .reference: false
        }
    }

    /// What a list may compare it by.
    package var operators: [String] {
        switch self {
        case .text: ["eq", "starts", "is"]
        case .number, .date: ["eq", "gte", "lte", "is"]
        case .choice, .reference: ["eq", "is"]
        case .choices: ["has", "is"]
        }
    }
}

/// One of the values of a choice. What is stored is its number, so that labels can be mended.
package struct CustomFieldOption: Sendable, Equatable {
    /// From 1, in the order in which options were added; lists by this field are in this order.
    package var number: Int16
    package var key: String
    package var labelZH: String
    package var labelEN: String
    /// Records keep it, none gets it.
    package var isArchived: Bool

    package init(number: Int16, key: String, labelZH: String, labelEN: String, isArchived: Bool = false) {
        self.number = number
        self.key = key
        self.labelZH = labelZH
        self.labelEN = labelEN
        self.isArchived = isArchived
    }
}

/// What a reference leads to. It may outlive its record.
package enum CustomFieldTarget: String, CaseIterable, Sendable {
    case member, team, region, lead, customer, contact
}

/// A column of the record for values of one type. The column is the tenant's choice: what it means differs from tenant to tenant.
package struct CustomSlot: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case text, number, date, set, reference

        /// So many fields of the kind a tenant may have: each column costs every row that is written an index (`BENCHMARKS.md`).
        package var count: Int {
            switch self {
            case .text: 10
            case .number: 14
            case .date: 5
            case .set: 5
            case .reference: 4
            }
        }
    }

    package var kind: Kind
    /// From 1.
    package var number: Int

    /// - Returns: `nil` for a number that there is no column for.
    package init?(_ kind: Kind, _ number: Int) {
        guard (1...kind.count).contains(number) else { return nil }
        self.kind = kind
        self.number = number
    }

    /// Reads the name of a column.
    package init?(column: String) {
        let parts = column.split(separator: "_")
        guard parts.count == 3, parts[0] == "custom", let kind = Kind(rawValue: String(parts[1])), let number = Int(parts[2]) else {
            return nil
        }
        self.init(kind, number)
    }

    package var column: String { "custom_\(kind.rawValue)_\(number)" }

    package static let all = Kind.allCases.flatMap { kind in (1...kind.count).compactMap { CustomSlot(kind, $0) } }
}

/// The fields of one kind of record of one tenant, in the order in which they are shown.
package struct CustomFields: Sendable, Equatable {
    /// Archived ones are not among them.
    package let active: [CustomField]
    /// The same in the order of their columns, which is the order of JSON: rows are written as they come.
    package let byColumn: [CustomField]
    private let places: [String: Int]

    package static let none = CustomFields([])

    package init(_ fields: [CustomField]) {
        active = fields.filter { !$0.isArchived }.sorted { ($0.position, $0.key) < ($1.position, $1.key) }
        byColumn = CustomSlot.all.compactMap { slot in fields.first { !$0.isArchived && $0.slot == slot } }
        places = Dictionary(uniqueKeysWithValues: active.enumerated().map { ($1.key, $0) })
    }

    package var isEmpty: Bool { active.isEmpty }

    fileprivate func place(of field: CustomField) -> Int? { places[field.key].flatMap { active[$0].id == field.id ? $0 : nil } }

    package subscript(key: some StringProtocol) -> CustomField? { places[String(key)].map { active[$0] } }

    /// What a stranger or a file says of the fields, in which everything may be text; what cannot be read is left out.
    package func changes(from given: (CustomField) -> CustomInput?) -> [CustomChange] {
        var unread = FieldProblems()
        return active.compactMap { field in
            given(field).flatMap { field.value($0, at: field.pointer, isText: true, &unread) }.map { CustomChange(field: field, value: $0) }
        }
    }

    /// What a row of a file says in columns that are titled by a field's key or label, with its unit or without, as the exported file has them.
    /// What cannot be read is left out: it stays in the raw row.
    package func changes(from cells: [LeadCell]) -> [CustomChange] {
        if isEmpty || cells.isEmpty { return [] }
        return changes(from: { field in
            let unit = field.unit ?? ""
            let titles = Set([field.key, field.labelZH, field.labelEN, field.labelZH + unit, field.labelEN + unit].map(FoldedText.name))
            return cells.first { titles.contains(FoldedText.name($0.header)) }.map { .text($0.text) }
        })
    }

    /// The values of a new record: those that were given, and the defaults of those that were not.
    ///
    /// - Parameter isLenient: for strangers' forms and files, from which nothing may be lost: a required field may be empty.
    /// - Throws: `missing` for each required field without a value.
    package func completed(_ given: [CustomChange], isLenient: Bool) throws(ValidationFailure) -> [CustomChange] {
        if isEmpty { return [] }
        var problems = FieldProblems()
        var changes: [CustomChange] = []
        for field in active {
            let value =
                if let change = given.first(where: { $0.field.id == field.id }) { change.value } else { field.defaultValue }
            if let value {
                changes.append(CustomChange(field: field, value: value))
            } else if field.isRequired, !isLenient {
                problems.append(FieldProblem(field.pointer, "missing", zh: "“\(field.labelZH)”必填", en: "\(field.labelEN) is required."))
            }
        }
        try problems.check()
        return changes
    }
}

/// A field that gets a value, or is emptied.
package struct CustomChange: Sendable, Equatable {
    package var field: CustomField
    package var value: CustomValue?

    package init(field: CustomField, value: CustomValue?) {
        self.field = field
        self.value = value
    }
}

/// What a record has in its tenant's fields.
package struct CustomValues: Sendable, Equatable {
    package let fields: CustomFields
    /// One for each of the active fields.
    private var values: [CustomValue?]

    package static let none = CustomValues(.none, [])

    package init(_ fields: CustomFields, _ values: [CustomValue?]) {
        precondition(fields.active.count == values.count, "one value for each field")
        self.fields = fields
        self.values = values
    }

    package subscript(field: CustomField) -> CustomValue? {
        fields.place(of: field).flatMap { values[$0] }
    }

    /// All fields with their values, in order.
    package var all: Zip2Sequence<[CustomField], [CustomValue?]> { zip(fields.active, values) }
}
