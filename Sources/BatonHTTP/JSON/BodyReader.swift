internal import BatonModel
internal import FoundationEssentials

/// Reads the members of a request's object one by one and collects everything that is wrong: types, ranges, members nobody knows.
struct BodyReader {
    private var members: [String: JSONValue]
    private let order: [String]
    private var known: Set<String> = []
    private var misplaced: Set<String> = []
    /// Where the object stands in the body.
    let place: String
    var problems = FieldProblems()

    init(_ value: JSONValue) throws(ValidationFailure) {
        guard case .object(let members) = value else {
            throw ValidationFailure([
                FieldProblem("", "wrong_type", zh: "请求体必须是 JSON 对象", en: "The body must be a JSON object, not a \(value.typeName).")
            ])
        }
        self.init(members, at: "")
    }

    private init(_ members: [(key: String, value: JSONValue)], at place: String) {
        self.members = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        order = members.map(\.key)
        self.place = place
    }

    static func pointer(_ key: String) -> String { "/" + key.replacing("~", with: "~0").replacing("/", with: "~1") }

    func at(_ key: String) -> String { place + Self.pointer(key) }

    /// The member, if it was given at all; asking for it makes it known.
    private mutating func take(_ key: String) -> JSONValue? {
        known.insert(key)
        return members[key]
    }

    private mutating func wrongType(_ key: String, element: Int? = nil, _ expected: String, _ value: JSONValue) {
        problems.append(
            FieldProblem(
                at(key) + (element.map { "/\($0)" } ?? ""), "wrong_type", zh: "类型不对：需要 \(expected)，收到 \(value.typeName)",
                en: "Wrong type: \(expected) is expected, not \(value.typeName)."))
    }

    /// The member as it was given, for who looks at its type himself.
    mutating func any(_ key: String) -> JSONValue? { take(key) }

    /// Whether the member was given, of whatever type.
    mutating func isGiven(_ key: String) -> Bool { take(key) != nil }

    /// Whether a member was given that is refused by a problem of its own.
    mutating func isMisplaced(_ key: String) -> Bool {
        misplaced.insert(key)
        return members[key] != nil
    }

    /// `nil` when absent, `.some(nil)` for null.
    mutating func string(_ key: String) -> String?? {
        switch take(key) {
        case nil: return nil
        case .null?: return .some(nil)
        case .string(let text)?: return .some(text)
        case let value?:
            wrongType(key, "string", value)
            return nil
        }
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int64>) -> Int64? {
        switch take(key) {
        case nil, .null?: return nil
        case .number(let digits)?:
            // Only digits: 1e3 and 90.0 are numbers too, but who sends them has computed with floats.
            guard let value = Int64(digits) else {
                problems.append(
                    FieldProblem(at(key), "not_an_integer", zh: "必须是整数", en: "Must be an integer without exponent or fraction."))
                return nil
            }
            guard range.contains(value) else {
                problems.append(
                    FieldProblem(
                        at(key), "out_of_range", zh: "必须在 \(range.lowerBound) 到 \(range.upperBound) 之间",
                        en: "Must be between \(range.lowerBound) and \(range.upperBound)."))
                return nil
            }
            return value
        case let value?:
            wrongType(key, "integer", value)
            return nil
        }
    }

    mutating func bool(_ key: String) -> Bool? {
        switch take(key) {
        case nil, .null?: return nil
        case .bool(let value)?: return value
        case let value?:
            wrongType(key, "boolean", value)
            return nil
        }
    }

    mutating func strings(_ key: String, atMost limit: Int) -> [String]? {
        switch take(key) {
        case nil, .null?: return nil
        case .array(let elements)?:
            guard elements.count <= limit else {
                problems.append(
                    FieldProblem(at(key), "too_many", zh: "最多 \(limit) 项", en: "At most \(limit) elements are allowed."))
                return nil
            }
            var texts: [String] = []
            for (index, element) in elements.enumerated() {
                if case .string(let text) = element { texts.append(text) } else { wrongType(key, element: index, "string", element) }
            }
            return texts
        case let value?:
            wrongType(key, "array", value)
            return nil
        }
    }

    /// An array of objects, each read by `read`; `nil` when it is absent.
    mutating func objects<Element>(_ key: String, atMost limit: Int, _ read: (inout BodyReader) -> Element) -> [Element]? {
        switch take(key) {
        case nil, .null?: return nil
        case .array(let elements)?:
            guard elements.count <= limit else {
                problems.append(FieldProblem(at(key), "too_many", zh: "最多 \(limit) 项", en: "At most \(limit) elements are allowed."))
                return nil
            }
            var objects: [Element] = []
            for (index, element) in elements.enumerated() {
                guard case .object(let members) = element else {
                    wrongType(key, element: index, "object", element)
                    continue
                }
                var reader = BodyReader(members, at: "\(at(key))/\(index)")
                swap(&reader.problems, &problems)
                objects.append(read(&reader))
                reader.reportUnknown()
                swap(&reader.problems, &problems)
            }
            return objects
        case let value?:
            wrongType(key, "array", value)
            return nil
        }
    }

    /// An array of objects that stand for themselves: what is wrong with one is no problem of the others. `nil` when it is absent.
    mutating func items<Element>(
        _ key: String, atMost limit: Int, _ read: (inout BodyReader, JSONValue) -> Element?
    ) -> [Result<Element, ValidationFailure>]? {
        switch take(key) {
        case nil, .null?: return nil
        case .array(let elements)?:
            guard elements.count <= limit else {
                problems.append(FieldProblem(at(key), "too_many", zh: "最多 \(limit) 项", en: "At most \(limit) elements are allowed."))
                return nil
            }
            return elements.enumerated().map { index, element in
                guard case .object(let members) = element else {
                    return .failure(
                        ValidationFailure([
                            FieldProblem(
                                at(key) + "/\(index)", "wrong_type", zh: "类型不对：需要 object，收到 \(element.typeName)",
                                en: "Wrong type: object is expected, not \(element.typeName).")
                        ]))
                }
                var reader = BodyReader(members, at: "\(at(key))/\(index)")
                let item = read(&reader, element)
                return Result { () throws(ValidationFailure) in
                    try reader.finish()
                    // Without an item there was a problem.
                    guard let item else { throw ValidationFailure([]) }
                    return item
                }
            }
        case let value?:
            wrongType(key, "array", value)
            return nil
        }
    }

    /// An object inside; `nil` when it is absent.
    mutating func object<Value>(_ key: String, _ read: (inout BodyReader) -> Value) -> Value? {
        switch take(key) {
        case nil, .null?: return nil
        case .object(let members)?:
            var reader = BodyReader(members, at: at(key))
            swap(&reader.problems, &problems)
            let value = read(&reader)
            reader.reportUnknown()
            swap(&reader.problems, &problems)
            return value
        case let value?:
            wrongType(key, "object", value)
            return nil
        }
    }

    /// Any object; only that it is one is checked.
    mutating func object(_ key: String) {
        switch take(key) {
        case nil, .null?, .object?: break
        case let value?: wrongType(key, "object", value)
        }
    }

    /// RFC 3339, or a local time of the tenant.
    mutating func time(_ key: String, zone: TimeZone) -> Date? {
        guard let text = string(key).flatMap({ $0 }) else { return nil }
        do throws(TextProblem) {
            return try LocalDateTime(parsing: text).instant(in: zone)
        } catch {
            problems.append(FieldProblem(at(key), error.code.rawValue, zh: error.messageZH, en: error.messageEN))
            return nil
        }
    }

    /// Reports members that nobody asked for; to be called when all are read.
    ///
    /// - Throws: everything found so far.
    mutating func finish() throws(ValidationFailure) {
        reportUnknown()
        try problems.check()
    }

    private mutating func reportUnknown() {
        ReadingRecord.current?.body(at: place, known)
        let names = known.sorted().joined(separator: ", ")
        for key in order.filter({ !known.contains($0) && !misplaced.contains($0) }).prefix(FieldProblems.maximum) {
            problems.append(
                FieldProblem(
                    at(key), "unknown_field", zh: "不认识的字段；可用：\(names)", en: "Unknown field; known: \(names)."))
        }
    }
}
