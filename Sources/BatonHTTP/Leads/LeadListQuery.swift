internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import Hummingbird

/// `?limit=50&cursor=…&filter=stage[eq]:new,score[gte]:75&q=智联&sort=-created_at`
enum LeadListQuery {
    /// - Returns: the query, whether external ids are wanted, and which fields; `nil` for all.
    static func read(_ request: Request, zone: TimeZone) throws -> (LeadQuery, includesKeys: Bool, fields: Set<String>?) {
        let reader = try QueryReader(
            request, known: ["limit", "cursor", "filter", "q", "sort", "include_total", "include", "fields"])
        var query = LeadQuery(limit: try reader.integer("limit", in: 1...200) ?? 50)
        if let sort = reader["sort"] {
            guard let known = LeadSort(rawValue: sort) else {
                let names = LeadSort.allCases.map(\.rawValue).joined(separator: ", ")
                throw invalid("sort", "unknown_sort", zh: "不支持的排序；可用：\(names)", en: "Unknown order; known: \(names).")
            }
            query.sort = known
        }
        try select(&query, reader, zone)
        query.wantsTotal = try reader.flag("include_total") ?? false
        if let text = reader["cursor"] {
            guard let position = LeadCursor.decode(text, sort: query.sort, filter: Self.selection(reader["filter"], reader["q"])) else {
                throw BatonError(.invalidCursor)
            }
            query.after = position
        }
        let includesKeys = try reader.choice("include", of: ["external_ids"]) != nil
        let fields = try reader.fields(of: LeadQuery.fields)
        if includesKeys, fields != nil {
            throw invalid("fields", "one_of_two", zh: "fields 与 include 只能给一个", en: "Give fields or include, not both.")
        }
        return (query, includesKeys, fields)
    }

    /// Filters and search alone, for figures of the whole list.
    static func readSelection(_ request: Request, zone: TimeZone) throws -> LeadQuery {
        var query = LeadQuery()
        try select(&query, QueryReader(request, known: ["filter", "q"]), zone)
        return query
    }

    private static func select(_ query: inout LeadQuery, _ reader: QueryReader, _ zone: TimeZone) throws {
        let filter = reader["filter"] ?? ""
        // Each text of a statement is prepared on its own: their number is bounded by what may be combined.
        let parts = filter.isEmpty ? [] : filter.split(separator: ",", omittingEmptySubsequences: false)
        let names = parts.map { $0.prefix { $0 != ":" } }
        guard parts.count <= operators.count * 2, Set(names).count == names.count else {
            throw invalid("filter", "given_twice", zh: "同一筛选条件只能出现一次", en: "The same condition is given twice.")
        }
        query.filters = try parts.sorted().map { try self.filter($0, zone) }
        guard let text = reader["q"] else { return }
        let length = FoldedText.name(text).count
        guard (2...50).contains(length) else {
            let (code, zh, en) =
                length < 2
                ? ("too_short", "至少输入两个字", "Give two characters at least.") : ("too_long", "最多五十个字", "Give fifty characters at most.")
            throw invalid("q", code, zh: zh, en: en)
        }
        query.search = text
    }

    /// The cursor of the page behind a position, good for the same order and filter only.
    static func cursor(after position: LeadPosition, request: Request, sort: LeadSort) -> String {
        func parameter(_ name: String) -> String? { request.uri.queryParameters.first { $0.key == name }.map { String($0.value) } }
        return LeadCursor.encode(position, sort: sort, filter: selection(parameter("filter"), parameter("q")))
    }

    /// What a list is of, as far as a cursor must belong to it.
    private static func selection(_ filter: String?, _ search: String?) -> String {
        (filter ?? "") + (search.map { "\u{0}" + $0 } ?? "")
    }

    private static func invalid(_ parameter: String, _ code: String, zh: String, en: String) -> BatonError {
        BatonError(.invalidQuery, detail: parameter, problems: [FieldProblem(parameter, code, zh: zh, en: en)])
    }

    /// What each field may be compared by; the list is what the documentation and the error message name.
    static let operators: KeyValuePairs<String, [String]> = [
        "stage": ["eq"], "channel": ["eq"], "intent": ["eq"], "owner": ["eq"], "team": ["eq"], "region": ["eq"], "area": ["eq"],
        "product_line": ["eq"], "score": ["gte", "lte"], "created_at": ["gte", "lt"], "due_at": ["lt"], "escalated": ["eq"],
        "external": ["eq"],
    ]

    private static func filter(_ text: Substring, _ zone: TimeZone) throws -> LeadFilter {
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
        guard let allowed = operators.first(where: { $0.key == field })?.value else {
            let names = operators.map(\.key).joined(separator: ", ")
            throw invalid("filter", "unknown_filter", zh: "不能按此字段筛选；可用：\(names)", en: "Unknown filter field; known: \(names).")
        }
        guard allowed.contains(comparison) else {
            throw invalid(
                "filter", "unknown_operator", zh: "\(field) 只支持：\(allowed.joined(separator: "、"))",
                en: "\(field) can be compared by: \(allowed.joined(separator: ", ")).")
        }
        guard let filter = filter(field, comparison, value, zone) else {
            throw invalid("filter", "invalid_value", zh: "\(field) 的值无效", en: "The value for \(field) is not one that it can have.")
        }
        return filter
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
        default: return nil
        }
    }
}

/// An opaque place in a list: base64url of version, digest of order and filter, sort value, id.
enum LeadCursor {
    static func encode(_ position: LeadPosition, sort: LeadSort, filter: String) -> String {
        var bytes: [UInt8] = [1]
        withUnsafeBytes(of: digest(sort, filter).bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: position.value.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: position.id.uuid.uuid) { bytes.append(contentsOf: $0) }
        return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func decode(_ text: String, sort: LeadSort, filter: String) -> LeadPosition? {
        guard text.utf8.count == 44 else { return nil }
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        guard let data = Data(base64Encoded: base64), data.count == 33, data[0] == 1 else { return nil }
        let bytes = Array(data)
        let expected = digest(sort, filter)
        guard bytes[1..<9].elementsEqual(withUnsafeBytes(of: expected.bigEndian) { Array($0) }) else { return nil }
        let value = bytes[9..<17].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let hexadecimal = bytes[17...].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
            String(Array(hexadecimal)[range])
        }
        guard let id = LeadID(groups.joined(separator: "-")) else { return nil }
        let signed = Int64(bitPattern: value)
        // What the list can hold: scores, or microseconds of the years 1900 to 2300.
        let range: ClosedRange<Int64> =
            switch sort {
            case .scoreAscending, .scoreDescending: 0...100
            default: -2_208_988_800_000_000...10_413_792_000_000_000
            }
        guard range.contains(signed) else { return nil }
        return LeadPosition(value: signed, id: id)
    }

    /// FNV-1a: not against forgery (a forged position shows nothing that the list would not), only against mixing lists up.
    private static func digest(_ sort: LeadSort, _ filter: String) -> UInt64 {
        (sort.rawValue + "\u{0}" + filter).utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
