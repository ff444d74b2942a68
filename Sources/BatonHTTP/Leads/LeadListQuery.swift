internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import Hummingbird

/// `?limit=50&cursor=…&filter=stage[eq]:new,score[gte]:75&q=智联&sort=-created_at`
enum LeadListQuery {
    /// What is asked for.
    struct Page {
        var query: LeadQuery
        /// Whether external ids are wanted.
        var includesKeys: Bool
        /// `nil` for all.
        var fields: Set<String>?
        /// What the list is of, as far as a cursor must belong to it.
        var selection: String

        func cursor(after position: LeadPosition) -> String { LeadCursor.encode(position, sort: query.sort, filter: selection) }
    }

    /// - Parameter view: a saved query that the request adds to.
    static func read(_ request: Request, zone: TimeZone, _ vocabulary: LeadVocabulary, view: SavedQuery? = nil) throws -> Page {
        let reader = try QueryReader(
            request, known: ["limit", "cursor", "filter", "q", "sort", "include_total", "include", "fields", "view"])
        let asked = try SavedQuery(reader).added(to: view)
        var query = LeadQuery(limit: try reader.integer("limit", in: 1...200) ?? 50)
        try read(asked, into: &query, zone, vocabulary)
        query.wantsTotal = try reader.flag("include_total") ?? false
        let selection = asked.filter + (asked.search.isEmpty ? "" : "\u{0}" + asked.search)
        if let text = reader["cursor"] {
            guard let position = LeadCursor.decode(text, sort: query.sort, filter: selection) else { throw BatonError(.invalidCursor) }
            query.after = position
        }
        let includesKeys = try reader.choice("include", of: ["external_ids"]) != nil
        let fields = try reader.fields(of: LeadQuery.fields)
        if includesKeys, fields != nil {
            throw invalid("fields", "one_of_two", zh: "fields 与 include 只能给一个", en: "Give fields or include, not both.")
        }
        return Page(query: query, includesKeys: includesKeys, fields: fields, selection: selection)
    }

    /// Filters and search alone, for figures of the whole list.
    ///
    /// - Parameter others: parameters that somebody else reads.
    static func readSelection(
        _ request: Request, zone: TimeZone, _ vocabulary: LeadVocabulary, view: SavedQuery? = nil, besides others: Set<String> = []
    ) throws -> LeadQuery {
        var query = LeadQuery()
        let reader = try QueryReader(request, known: others.union(["filter", "q", "view"]))
        try read(SavedQuery(reader).added(to: view), into: &query, zone, vocabulary)
        return query
    }

    /// Conditions, search and order.
    ///
    /// - Throws: `invalid_query` naming the part.
    static func read(_ asked: SavedQuery, into query: inout LeadQuery, _ zone: TimeZone, _ vocabulary: LeadVocabulary) throws {
        if !asked.sort.isEmpty {
            guard let known = order(asked.sort, vocabulary.custom) else {
                let names = orders(vocabulary.custom).joined(separator: ", ")
                throw invalid("sort", "unknown_sort", zh: "不支持的排序；可用：\(names)", en: "Unknown order; known: \(names).")
            }
            query.sort = known
        }
        // Each text of a statement is prepared on its own: their number is bounded by what may be combined.
        let parts = conditions(asked.filter)
        let names = parts.map { $0.prefix { $0 != ":" } }
        guard parts.count <= maximumConditions else {
            throw invalid(
                "filter", "too_many", zh: "最多 \(maximumConditions) 个筛选条件", en: "At most \(maximumConditions) conditions are allowed.")
        }
        guard Set(names).count == names.count else {
            throw invalid("filter", "given_twice", zh: "同一筛选条件只能出现一次", en: "The same condition is given twice.")
        }
        query.filters = try parts.sorted().map { try self.filter($0, zone, vocabulary) }
        guard !asked.search.isEmpty else { return }
        let length = FoldedText.name(asked.search).count
        guard (2...50).contains(length) else {
            let (code, zh, en) =
                length < 2
                ? ("too_short", "至少输入两个字", "Give two characters at least.") : ("too_long", "最多五十个字", "Give fifty characters at most.")
            throw invalid("q", code, zh: zh, en: en)
        }
        query.search = asked.search
        query.namedTags = vocabulary.tags.named(asked.search)
    }

    static func conditions(_ filter: String) -> [Substring] {
        filter.isEmpty ? [] : filter.split(separator: ",", omittingEmptySubsequences: false)
    }

    /// What a list can be ordered by.
    static func orders(_ custom: CustomFields) -> [String] {
        LeadSort.allCases.map(\.rawValue) + custom.active.filter(\.type.isSortable).flatMap { [$0.name, "-" + $0.name] }
    }

    private static func order(_ text: String, _ custom: CustomFields) -> LeadOrder? {
        if let sort = LeadSort(rawValue: text) { return .field(sort) }
        let isDescending = text.hasPrefix("-")
        let name = text.dropFirst(isDescending ? 1 : 0)
        guard name.hasPrefix(customPrefix), let field = custom[name.dropFirst(customPrefix.count)], field.type.isSortable else {
            return nil
        }
        return .custom(field, isDescending: isDescending)
    }

    private static let customPrefix = "custom."
    /// Conditions of one request.
    private static let maximumConditions = 20

    private static func invalid(_ parameter: String, _ code: String, zh: String, en: String) -> BatonError {
        BatonError(.invalidQuery, detail: parameter, problems: [FieldProblem(parameter, code, zh: zh, en: en)])
    }

    /// What each field may be compared by; the list is what the documentation and the error message name.
    static let operators: KeyValuePairs<String, [String]> = [
        "stage": ["eq"], "channel": ["eq"], "intent": ["eq"], "owner": ["eq"], "team": ["eq"], "region": ["eq"], "area": ["eq"],
        "product_line": ["eq"], "score": ["gte", "lte"], "created_at": ["gte", "lt"], "due_at": ["lt"], "escalated": ["eq"],
        "external": ["eq"], "tags": ["any", "all", "none", "is"], "referred_by": ["customer", "contact", "member", "is"],
    ]

    private static func filter(_ text: Substring, _ zone: TimeZone, _ vocabulary: LeadVocabulary) throws -> LeadFilter {
        let custom = vocabulary.custom
        guard let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]"), open < close,
            let colon = text.firstIndex(of: ":"), text.index(after: close) == colon
        else {
            throw invalid(
                "filter", "malformed_filter", zh: "筛选应写成 字段[运算]:值，用逗号分隔",
                en: "A filter is written field[operator]:value, separated by commas.")
        }
        let field = String(text[..<open])
        let comparison = String(text[text.index(after: open)..<close])
        let value = String(text[text.index(after: colon)...])
        let own = field.hasPrefix(customPrefix) ? custom[field.dropFirst(customPrefix.count)] : nil
        guard let allowed = own?.type.operators ?? operators.first(where: { $0.key == field })?.value else {
            let names = (operators.map(\.key) + custom.active.map(\.name)).joined(separator: ", ")
            throw invalid("filter", "unknown_filter", zh: "不能按此字段筛选；可用：\(names)", en: "Unknown filter field; known: \(names).")
        }
        guard allowed.contains(comparison) else {
            throw invalid(
                "filter", "unknown_operator", zh: "\(field) 只支持：\(allowed.joined(separator: "、"))",
                en: "\(field) can be compared by: \(allowed.joined(separator: ", ")).")
        }
        if field == "tags" { return .tags(try tags(comparison, value, vocabulary.tags)) }
        if let own { return .custom(own, try self.comparison(own, comparison, value)) }
        guard let filter = filter(field, comparison, value, zone) else {
            throw invalid("filter", "invalid_value", zh: "\(field) 的值无效", en: "The value for \(field) is not one that it can have.")
        }
        return filter
    }

    /// `a|b`, or `empty` and `set`.
    private static func tags(_ comparison: String, _ text: String, _ known: TagCatalogue) throws -> TagComparison {
        if comparison == "is" {
            guard text == "empty" || text == "set" else {
                throw invalid("filter", "invalid_value", zh: "tags[is] 只能是 empty 或 set", en: "tags[is] is empty or set.")
            }
            return .isEmpty(text == "empty")
        }
        let names = text.split(separator: "|", omittingEmptySubsequences: false)
        guard names.count <= Tag.maximumOfLead else {
            throw invalid(
                "filter", "too_many", zh: "一次最多按 \(Tag.maximumOfLead) 个标签筛选",
                en: "At most \(Tag.maximumOfLead) tags can be asked for at once.")
        }
        let tags = try names.map { name in
            guard let id = TagID(String(name)), known[id] != nil else {
                throw invalid(
                    "filter", "unknown_tag", zh: "没有标签 \(name.prefix(40))；写标签的 id，用 | 分隔",
                    en: "There is no tag \(name.prefix(40)); write ids of tags, separated by |.")
            }
            return id
        }
        switch comparison {
        case "any": return .any(tags)
        case "all": return .all(tags)
        default: return .none(tags)
        }
    }

    private static func comparison(_ field: CustomField, _ comparison: String, _ text: String) throws -> CustomComparison {
        if comparison == "is" {
            guard text == "empty" || text == "set" else {
                throw invalid("filter", "invalid_value", zh: "\(field.name)[is] 只能是 empty 或 set", en: "\(field.name)[is] is empty or set.")
            }
            return .isEmpty(text == "empty")
        }
        var problems = FieldProblems()
        // Records keep options that are archived, so one may ask for them.
        if let option = field.type.options.first(where: { $0.key == text }) {
            return comparison == "has" ? .contains(option.number) : .equals(.choice(option.number))
        }
        guard let value = field.value(.text(text), at: "filter", isText: true, &problems) else {
            let problem = problems.all.first
            throw invalid(
                "filter", "invalid_value", zh: "\(field.name) 的值无效：\(problem?.messageZH ?? "空值")",
                en: "The value for \(field.name) is not one that it can have: \(problem?.messageEN ?? "it is empty.")")
        }
        return switch (comparison, value) {
        case ("gte", _): .atLeast(value)
        case ("lte", _): .atMost(value)
        case ("starts", .text(let start)): .startsWith(start)
        default: .equals(value)
        }
    }

    private static func filter(_ field: String, _ comparison: String, _ value: String, _ zone: TimeZone) -> LeadFilter? {
        func score() -> Int16? { Int16(value).flatMap { (0...100).contains($0) ? $0 : nil } }
        func date() -> Date? { try? LocalDateTime(parsing: value).instant(in: zone) }
        switch (field, comparison) {
        case ("stage", _): return LeadStage(key: value).map { .stage($0) }
        case ("channel", _): return LeadChannel(key: value).map { .channel($0) }
        case ("intent", _): return LeadIntent(key: value).map { .intent($0) }
        case ("owner", _): return value == "none" ? .unowned : MemberID(value).map { .owner($0) }
        case ("team", _): return TeamID(value).map { .team($0) }
        case ("region", _): return RegionID(value).map { .region($0) }
        case ("area", _): return ChineseProvince(parsing: value).map { .area($0) }
        case ("product_line", _):
            return (try? CleanText.field(value, max: LeadLimits.productLine)).flatMap { $0 }.map { .productLine($0) }
        case ("score", "gte"): return score().map { .scoreAtLeast($0) }
        case ("score", "lte"): return score().map { .scoreAtMost($0) }
        case ("created_at", "gte"): return date().map { .createdFrom($0) }
        case ("created_at", "lt"): return date().map { .createdBefore($0) }
        case ("escalated", _): return value == "true" ? .escalated(true) : value == "false" ? .escalated(false) : nil
        case ("external", _):
            guard let slash = value.firstIndex(of: "/") else { return nil }
            var problems = FieldProblems()
            return ExternalKey(
                source: String(value[..<slash]), id: String(value[value.index(after: slash)...]), at: ("filter", "filter"), &problems
            ).map { .external($0) }
        case ("due_at", "lt"): return date().map { .dueBefore($0) }
        case ("referred_by", "customer"): return CustomerID(value).map { .referrer(.customer($0)) }
        case ("referred_by", "contact"): return ContactID(value).map { .referrer(.contact($0)) }
        case ("referred_by", "member"): return MemberID(value).map { .referrer(.member($0)) }
        case ("referred_by", "is"): return value == "set" ? .referred(true) : value == "empty" ? .referred(false) : nil
        default: return nil
        }
    }
}

/// An opaque place in a list: base64url of version, digest of order and filter, id, kind of the sort value, sort value.
enum LeadCursor {
    static func encode(_ position: LeadPosition, sort: LeadOrder, filter: String) -> String {
        var bytes: [UInt8] = [2]
        withUnsafeBytes(of: digest(sort, filter).bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: position.id.uuid.uuid) { bytes.append(contentsOf: $0) }
        switch position.value {
        case .none: bytes.append(0)
        case .number(let number):
            bytes.append(1)
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        case .text(let text): bytes += [2] + Array(text.utf8)
        }
        return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func decode(_ text: String, sort: LeadOrder, filter: String) -> LeadPosition? {
        guard text.utf8.count <= maximumLength else { return nil }
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        guard let data = Data(base64Encoded: base64 + String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)), data.count >= 26,
            data[0] == 2
        else { return nil }
        let bytes = Array(data)
        let expected = digest(sort, filter)
        guard bytes[1..<9].elementsEqual(withUnsafeBytes(of: expected.bigEndian) { Array($0) }) else { return nil }
        let id = LeadID(
            UUID(
                uuid: (
                    bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15], bytes[16], bytes[17], bytes[18], bytes[19],
                    bytes[20], bytes[21], bytes[22], bytes[23], bytes[24]
                )))
        let rest = bytes[26...]
        let value: LeadSortValue
        switch bytes[25] {
        case 0 where rest.isEmpty: value = .none
        case 1 where rest.count == 8: value = .number(Int64(bitPattern: rest.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
        case 2:
            // What the list can hold: nothing that no field would take.
            guard let text = String(validating: rest, as: UTF8.self),
                (try? CleanText.field(text, max: CustomFieldType.maximumText)) == text
            else { return nil }
            value = .text(text)
        default: return nil
        }
        return isPossible(value, sort) ? LeadPosition(value: value, id: id) : nil
    }

    /// A text of 255 characters of four bytes each.
    private static let maximumLength = 1_400

    /// What the list can hold: scores, microseconds of the years 1900 to 2300, values of the field.
    private static func isPossible(_ value: LeadSortValue, _ sort: LeadOrder) -> Bool {
        switch (sort, value) {
        case (.field(.scoreAscending), .number(let number)), (.field(.scoreDescending), .number(let number)): (0...100).contains(number)
        case (.field, .number(let number)): (-2_208_988_800_000_000...10_413_792_000_000_000).contains(number)
        case (.field, _): false
        case (.custom, .none): true
        case (.custom(let field, _), _):
            switch value.custom(field) {
            case .number(let number): number.magnitude <= CustomFieldType.maximumNumber.magnitude
            case .date(let day): CalendarDay.range.contains(day)
            case let other: other != nil
            }
        }
    }

    /// FNV-1a: not against forgery (a forged position shows nothing that the list would not), only against mixing lists up.
    private static func digest(_ sort: LeadOrder, _ filter: String) -> UInt64 {
        (sort.name + "\u{0}" + filter).utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

extension SavedQuery {
    /// What a request says.
    fileprivate init(_ reader: QueryReader) throws {
        self.init(filter: reader["filter"] ?? "", search: reader["q"] ?? "", sort: reader["sort"] ?? "")
        // An empty search is one that is too short, not none.
        if reader["q"] == "" { search = " " }
        if reader["sort"] == "" { sort = " " }
    }

    /// Both conditions hold; one search only; the order that was asked for last.
    fileprivate func added(to view: SavedQuery?) throws -> SavedQuery {
        guard let view else { return self }
        if !search.isEmpty, !view.search.isEmpty {
            throw BatonError(
                .invalidQuery, detail: "q",
                problems: [
                    FieldProblem(
                        "q", "one_of_two", zh: "该视图已有搜索词，不能再加 q", en: "The view searches already; q cannot be added to it.")
                ])
        }
        return SavedQuery(
            filter: [view.filter, filter].filter { !$0.isEmpty }.joined(separator: ","), search: view.search.isEmpty ? search : view.search,
            sort: sort.isEmpty ? view.sort : sort)
    }
}
