/// A cell with the header of its column.
package struct LeadCell: Hashable, Sendable, Codable {
    package let header: String
    package let text: String

    package init(header: String, text: String) {
        self.header = header
        self.text = text
    }
}

/// One lead as a file tells it: every text clean and within `LeadLimits`, a name and a way to reach somebody given.
package struct ParsedLead: Hashable, Sendable {
    package let contactName: String?
    package let company: String?
    package let phone: PhoneNumber?
    package let email: EmailAddress?
    /// nil when the text of the region names no province.
    package let province: ChineseProvince?
    package let regionText: String?
    package let productLine: String?
    package let budget: BudgetRange?
    package let need: String?
    /// A name or number.
    package let referrer: String?
    /// Names, each once.
    package let tags: [String]
    package let source: LeadSource
    package let sourceText: String?
    package let submittedAt: LocalDateTime?
    /// The non-blank cells of unknown columns, cleaned, in the order of the file.
    package let extra: [LeadCell]
    /// Every cell exactly as in the file, in its order; only the columns that `ResultFile` added are left out.
    package let raw: [LeadCell]
    /// What stands in columns that a mapping has given to the tenant's own fields, by their keys; blank cells too.
    package var custom: [(key: String, cell: LeadCell)] { customCells.map { ($0.key, $0.cell) } }
    let customCells: [CustomCell]
    package let externalID: String?
    package let leadID: String?
    /// The fields that the file has columns for, all of them blank in this row.
    package let blank: Set<LeadFileLayout.Field>
    /// Why it cannot be a new lead: nothing to call it by, no way to reach it. Where leads are only changed that is no problem.
    package let problemsIfNew: [RowProblem]

    struct CustomCell: Hashable, Sendable {
        let key: String
        let cell: LeadCell
    }
}

/// One reason why a row was rejected.
package struct RowProblem: Error, Hashable, Sendable, Codable {
    /// Codes of rows as such; the others come from `TextProblem.Code` and `FileProblem.Code`.
    package enum Code: String, CaseIterable, Sendable {
        case nameless
        case unreachable
        case unknownSource = "unknown_source"
        case tooFewFields = "too_few_fields"
        case tooManyFields = "too_many_fields"
    }

    /// The header of the column; several joined by 、 when the problem is theirs together; empty for the whole row.
    package let column: String
    /// The cell, at most 60 characters (the last one … when it was longer).
    package let cell: String
    package let code: String
    package let messageZH: String
    package let messageEN: String

    init(_ code: Code, column: String, cell: String = "", zh: String, en: String) {
        self.init(column: column, cell: cell, code: code.rawValue, zh: zh, en: en)
    }

    init(_ problem: TextProblem, column: String, cell: String) {
        self.init(column: column, cell: cell, code: problem.code.rawValue, zh: problem.messageZH, en: problem.messageEN)
    }

    init(_ problem: FileProblem, cell: String) {
        self.init(column: "", cell: cell, code: problem.code.rawValue, zh: problem.messageZH, en: problem.messageEN)
    }

    /// - Parameter cell: in full; it is shortened here.
    package init(column: String, cell: String, code: String, zh: String, en: String) {
        self.column = column
        self.cell = cell.count > 60 ? cell.prefix(59) + "…" : cell
        self.code = code
        messageZH = zh
        messageEN = en
    }
}
