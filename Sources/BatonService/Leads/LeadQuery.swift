package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What a list of leads may be filtered by; every field belongs to the lead card, which the asker can read.
package enum LeadFilter: Sendable, Equatable {
    case stage(LeadStage)
    case channel(LeadChannel)
    case intent(LeadIntent)
    case owner(MemberID)
    case team(TeamID)
    case region(RegionID)
    case area(ChineseProvince)
    case productLine(String)
    case scoreAtLeast(Int16)
    case scoreAtMost(Int16)
    case createdFrom(Date)
    case createdBefore(Date)
    case dueBefore(Date)
    case unowned
    case escalated(Bool)
    /// The one that another system calls so.
    case external(ExternalKey)
    case custom(CustomField, CustomComparison)
    case tags(TagComparison)
    /// Sent by this one: never words.
    case referrer(LeadReferrer)
    case referred(Bool)

    func condition(tenant: TenantID) -> SQL {
        switch self {
        // Found by its key at once; row security holds for the pair as for the lead.
        case .external(let key): "id = (\(fragment: LeadRepository.linkedLead(key, tenant: tenant)))"
        case .custom(let field, let comparison): comparison.condition(field)
        case .tags(let comparison): comparison.condition
        case .referrer(let referrer): referrer.condition
        case .referred(let isReferred):
            "(num_nonnulls(referrer_customer_id, referrer_contact_id, referrer_member_id, referrer_text) > 0) = \(isReferred)"
        case .stage(let stage): "stage = \(stage.rawValue)"
        case .channel(let channel): "channel = \(channel.rawValue)"
        case .intent(let intent): "intent = \(intent.rawValue)"
        case .owner(let owner): "owner_id = \(owner)"
        case .team(let team): "team_id = \(team)"
        case .region(let region): "region_id = \(region)"
        case .area(let area): "area = \(area.shortName)"
        case .productLine(let line): "product_line = \(line)"
        case .scoreAtLeast(let score): "score >= \(score)"
        case .scoreAtMost(let score): "score <= \(score)"
        case .createdFrom(let date): "created_at >= \(date)"
        case .createdBefore(let date): "created_at < \(date)"
        case .dueBefore(let date): "due_at < \(date)"
        case .unowned: "owner_id IS NULL"
        case .escalated(true): "escalation > 0"
        case .escalated(false): "escalation = 0"
        }
    }
}

/// How a tenant's own field is compared. Its index serves all but `has`, which looks at the rows of the member's reach.
package enum CustomComparison: Sendable, Equatable {
    case equals(CustomValue)
    case atLeast(CustomValue)
    case atMost(CustomValue)
    case startsWith(String)
    case contains(Int16)
    case isEmpty(Bool)

    func condition(_ field: CustomField) -> SQL {
        let column = SQL.identifier(field.slot.column)
        func value(_ value: CustomValue) -> SQL { CustomColumns.value(value, field.slot.kind) }
        return switch self {
        case .equals(let other): "\(fragment: column) = \(fragment: value(other))"
        case .atLeast(let other): "\(fragment: column) >= \(fragment: value(other))"
        case .atMost(let other): "\(fragment: column) <= \(fragment: value(other))"
        case .startsWith(let text): "\(fragment: column) ^@ \(text)"
        case .contains(let number): "\(number) = ANY (\(fragment: column))"
        case .isEmpty(true): "\(fragment: column) IS NULL"
        case .isEmpty(false): "\(fragment: column) IS NOT NULL"
        }
    }
}

/// The order of a list.
package enum LeadOrder: Sendable, Equatable {
    case field(LeadSort)
    /// By a tenant's own field; leads without a value come last in both directions.
    case custom(CustomField, isDescending: Bool)

    /// As a request names it.
    package var name: String {
        switch self {
        case .field(let sort): sort.rawValue
        case .custom(let field, let isDescending): (isDescending ? "-" : "") + field.name
        }
    }

    package func position(of lead: Lead) -> LeadPosition {
        switch self {
        case .field(let sort): sort.position(of: lead)
        case .custom(let field, _): LeadPosition(value: LeadSortValue(lead.custom[field]), id: lead.id)
        }
    }
}

/// The orders of a list; ties are broken by id, in the same direction.
package enum LeadSort: String, CaseIterable, Sendable {
    case createdAscending = "created_at"
    case createdDescending = "-created_at"
    case updatedAscending = "updated_at"
    case updatedDescending = "-updated_at"
    case scoreAscending = "score"
    case scoreDescending = "-score"

    var order: SQL {
        switch self {
        case .createdAscending: "created_at, id"
        case .createdDescending: "created_at DESC, id DESC"
        case .updatedAscending: "updated_at, id"
        case .updatedDescending: "updated_at DESC, id DESC"
        case .scoreAscending: "score, id"
        case .scoreDescending: "score DESC, id DESC"
        }
    }

    /// Whether the index of each reach has this order.
    var isByCreation: Bool { self == .createdAscending || self == .createdDescending }

    /// What the rows behind a position have in common.
    func after(_ position: LeadPosition) -> SQL {
        let date = Date(timeIntervalSince1970: Double(position.value.number) / 1_000_000)
        let score = Int16(clamping: position.value.number)
        return switch self {
        case .createdAscending: "(created_at, id) > (\(date), \(position.id))"
        case .createdDescending: "(created_at, id) < (\(date), \(position.id))"
        case .updatedAscending: "(updated_at, id) > (\(date), \(position.id))"
        case .updatedDescending: "(updated_at, id) < (\(date), \(position.id))"
        case .scoreAscending: "(score, id) > (\(score), \(position.id))"
        case .scoreDescending: "(score, id) < (\(score), \(position.id))"
        }
    }

    package func position(of lead: Lead) -> LeadPosition {
        func microseconds(_ date: Date) -> Int64 { Int64((date.timeIntervalSince1970 * 1_000_000).rounded()) }
        return switch self {
        case .createdAscending, .createdDescending: LeadPosition(value: microseconds(lead.createdAt), id: lead.id)
        case .updatedAscending, .updatedDescending: LeadPosition(value: microseconds(lead.updatedAt), id: lead.id)
        case .scoreAscending, .scoreDescending: LeadPosition(value: Int64(lead.score), id: lead.id)
        }
    }
}

/// What a list is ordered by.
package enum LeadSortValue: Sendable, Equatable {
    /// A number: microseconds of a time, a score; of a tenant's field the number, the option's number, or days since 1970.
    case number(Int64)
    case text(String)
    /// Of a lead that has no value in the tenant's field.
    case none

    var number: Int64 { if case .number(let number) = self { number } else { 0 } }

    init(_ value: CustomValue?) {
        self =
            switch value {
            case .text(let text)?: .text(text)
            case .number(let number)?: .number(number)
            case .date(let day)?: .number(Int64(day.number))
            case .choice(let number)?: .number(Int64(number))
            case .choices?, .reference?, nil: .none
            }
    }

    /// - Returns: `nil` for one that is not of the field's type.
    package func custom(_ field: CustomField) -> CustomValue? {
        switch (self, field.type.kind) {
        case (.text(let text), .text): .text(text)
        case (.number(let number), .number): .number(number)
        case (.number(let number), .date): Int(exactly: number).map { .date(CalendarDay(number: $0)) }
        case (.number(let number), .choice): Int16(exactly: number).map { .choice($0) }
        default: nil
        }
    }
}

/// A place in a list: the sort value and the id of the last row seen.
package struct LeadPosition: Sendable, Equatable {
    package var value: LeadSortValue
    package var id: LeadID

    package init(value: LeadSortValue, id: LeadID) {
        self.value = value
        self.id = id
    }

    package init(value: Int64, id: LeadID) { self.init(value: .number(value), id: id) }
}

package struct LeadQuery: Sendable {
    package var filters: [LeadFilter]
    /// A part of a text of the lead, how its names are spoken, or an id of another system: two characters at least.
    package var search: String?
    /// Tags whose names contain it.
    package var namedTags: [TagID] = []
    package var sort: LeadOrder
    package var after: LeadPosition?
    /// 1–200.
    package var limit: Int
    /// Only what the grants of `export` cover besides.
    package var isExport = false
    /// What a card consists of, by the names of its JSON.
    package static var fields: [String] { LeadCard.fields }
    /// Whether the page says how many leads there are on all pages.
    package var wantsTotal = false

    package init(
        filters: [LeadFilter] = [], search: String? = nil, sort: LeadSort = .createdDescending, after: LeadPosition? = nil, limit: Int = 50
    ) {
        self.filters = filters
        self.search = search
        self.sort = .field(sort)
        self.after = after
        self.limit = min(200, max(1, limit))
    }
}

/// A page as the database sent it: to be written as JSON without leads being made of it.
package struct LeadPage: Sendable {
    private let result: QueryResult
    private let card: LeadCard
    /// The rows that belong to the page; one more may be there.
    private let rows: Range<Int>
    /// Where the next page begins; `nil` on the last one.
    package let next: LeadPosition?
    /// Of all pages, if it was asked for.
    package var total: Int64?

    init(_ result: QueryResult, _ query: LeadQuery, _ card: LeadCard) throws {
        self.result = result
        self.card = card
        rows = 0..<min(result.count, query.limit)
        next = result.count > query.limit ? try card.decode(result, rows: rows.suffix(1)).last.map(query.sort.position) : nil
    }

    /// An array of leads, as `JSONWriter.lead` writes each.
    ///
    /// - Parameter fields: some of `LeadQuery.fields`; `nil` for all.
    package func write(to json: inout JSONWriter, fields: Set<String>? = nil) throws {
        try json.rows(rows, of: result, as: fields.map(card.shape(showing:)) ?? card.shape)
    }

    /// For who needs more than their JSON.
    package func leads() throws -> [Lead] { try card.decode(result, rows: rows) }
}
