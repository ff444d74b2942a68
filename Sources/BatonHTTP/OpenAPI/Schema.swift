internal import BatonModel
internal import BatonPlatform

/// What a JSON value may be: the part of JSON Schema 2020-12 (OpenAPI 3.1) that bodies and answers of this service need. The document is
/// written from it, examples are made of it, and tests hold every answer against it.
struct Schema: Sendable {
    indirect enum Form: Sendable {
        /// Length in Unicode scalars. An empty list of choices allows any text.
        case text(format: String?, pattern: String?, length: ClosedRange<Int>?, choices: [String])
        case integer(ClosedRange<Int64>)
        /// With at most so many digits behind the point.
        case number(decimals: Int)
        case boolean
        case list(Schema, max: Int?)
        /// Nothing but the named members.
        case object([Property])
        /// Members with names that are not known beforehand.
        case map(Schema)
        case anything
        case oneOf([Schema])
        case anyOf([Schema])
    }

    struct Property: Sendable {
        var name: String
        var schema: Schema
        /// Whether it is always there.
        var isRequired: Bool
    }

    var form: Form
    var isNullable = false
    /// Shown to readers.
    var note: String?
    /// JSON; without it one is made of the form.
    var exampleJSON: String?
    /// Stands once in the document's components under this name.
    var name: String?

    init(_ form: Form) { self.form = form }
}

// MARK: making schemas

extension Schema {
    static func text(
        _ max: Int, min: Int = 0, format: String? = nil, pattern: String? = nil, _ example: String? = nil
    ) -> Schema {
        var schema = Schema(.text(format: format, pattern: pattern, length: min...max, choices: []))
        schema.exampleJSON = example.map(Self.quoted)
        return schema
    }

    /// One of a closed list.
    static func key(_ choices: [String], _ example: String? = nil) -> Schema {
        var schema = Schema(.text(format: nil, pattern: nil, length: nil, choices: choices))
        schema.exampleJSON = example.map(Self.quoted)
        return schema
    }

    static func key<Choice: KeyedChoice>(_ type: Choice.Type) -> Schema { key(Choice.allCases.map(\.key)) }

    static let id = Schema(.text(format: "uuid", pattern: nil, length: nil, choices: []))
    /// RFC 3339 in UTC with six decimals.
    static let time = Schema(.text(format: "date-time", pattern: nil, length: nil, choices: []))
    /// A time in a body: RFC 3339 or a local time of the tenant.
    static let timeIn = Schema.text(64, min: 1, "2026-11-20 16:30").noted(
        "RFC 3339 with `Z` or an offset, or a local time of the tenant: `2026-11-20`, `2026-11-20 16:30`, `2026年11月20日`.")

    static func integer(_ range: ClosedRange<Int64>, _ example: Int64? = nil) -> Schema {
        var schema = Schema(.integer(range))
        schema.exampleJSON = example.map { "\($0)" }
        return schema
    }

    static func number(decimals: Int) -> Schema {
        Schema(.number(decimals: decimals)).noted("At most \(decimals) digits behind the point.")
    }

    static let count = Schema.integer(0...Int64.max, 3)
    static let version = Schema.integer(1...Int64(Int32.max), 1)
    static let boolean = Schema(.boolean)
    static let anything = Schema(.anything)
    static func list(_ element: Schema, max: Int? = nil) -> Schema { Schema(.list(element, max: max)) }
    static func map(_ value: Schema) -> Schema { Schema(.map(value)) }
    static func anyOf(_ schemas: Schema...) -> Schema { Schema(.anyOf(schemas)) }
    static func oneOf(_ schemas: Schema...) -> Schema { Schema(.oneOf(schemas)) }

    /// An object with these members, each always there; `optional(_:)` marks the others.
    static func object(_ properties: KeyValuePairs<String, Schema>, optional: KeyValuePairs<String, Schema> = [:]) -> Schema {
        Schema(
            .object(
                properties.map { Property(name: $0.key, schema: $0.value, isRequired: true) }
                    + optional.map { Property(name: $0.key, schema: $0.value, isRequired: false) }))
    }

    /// An object of a body, whose members may be left out but for the ones named.
    static func input(_ properties: KeyValuePairs<String, Schema>, required: Set<String> = []) -> Schema {
        Schema(.object(properties.map { Property(name: $0.key, schema: $0.value, isRequired: required.contains($0.key)) }))
    }

    /// `{"data":[…]}`.
    static func data(_ element: Schema) -> Schema { .object(["data": .list(element)]) }

    /// `{"data":[…],"page":{…}}`.
    static func page(_ element: Schema, optional: KeyValuePairs<String, Schema> = [:]) -> Schema {
        .object([
            "data": .list(element),
            "page": .object(["next_cursor": .text(2_000, "AXk3…").orNull, "has_more": .boolean], optional: optional),
        ])
    }

    /// An item of a bulk request: what is wrong with it is said in its place of the answer, and the request is accepted all the same.
    var orRefusedAlone: Schema { .anyOf(self, .anything) }

    var orNull: Schema {
        var schema = self
        schema.isNullable = true
        return schema
    }

    func noted(_ note: String) -> Schema {
        var schema = self
        schema.note = note
        return schema
    }

    func named(_ name: String) -> Schema {
        var schema = self
        schema.name = name
        return schema
    }

    func example(_ json: String) -> Schema {
        var schema = self
        schema.exampleJSON = json
        return schema
    }

    /// The same object with members added.
    func adding(_ properties: KeyValuePairs<String, Schema>, optional: KeyValuePairs<String, Schema> = [:]) -> Schema {
        guard case .object(let own) = form, case .object(let more) = Schema.object(properties, optional: optional).form else {
            preconditionFailure("only an object has members")
        }
        return Schema(.object(own + more))
    }

    /// The same object, no member of which has to be there.
    var partial: Schema {
        guard case .object(let own) = form else { preconditionFailure("only an object has members") }
        return Schema(.object(own.map { Property(name: $0.name, schema: $0.schema, isRequired: false) }))
    }

    /// The names of an object's members, in order.
    var names: [String] {
        guard case .object(let own) = form else { preconditionFailure("only an object has members") }
        return own.map(\.name)
    }

    /// The same for who asked for some of its fields: of an object, or of the elements of a page.
    var sparse: Schema {
        guard case .object(let own) = form else { preconditionFailure("only an object has members") }
        guard own.contains(where: { $0.name == "data" }) else { return partial }
        var schema = self
        schema.name = nil
        schema.form = .object(
            own.map { property in
                guard property.name == "data", case .list(let element, let max) = property.schema.form else { return property }
                return Property(name: "data", schema: .list(element.partial, max: max), isRequired: true)
            })
        return schema
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: JSONWriter.bytes { $0.value(text) }, as: UTF8.self)
    }
}

// MARK: writing

extension JSONWriter {
    /// - Parameter isComponent: whether this is the component itself, and not a place that refers to it.
    mutating func schema(_ schema: Schema, isComponent: Bool = false) {
        if let name = schema.name, !isComponent {
            let reference = "#/components/schemas/\(name)"
            if !schema.isNullable { return object { $0.field("$ref", reference) } }
            return object { json in
                json.key("anyOf")
                json.array { json in
                    json.object { $0.field("$ref", reference) }
                    json.object { $0.field("type", "null") }
                }
            }
        }
        object { json in
            if let note = schema.note { json.field("description", note) }
            switch schema.form {
            case .text(let format, let pattern, let length, let choices):
                json.type("string", schema)
                if let format { json.field("format", format) }
                if let pattern { json.field("pattern", pattern) }
                if let length {
                    if length.lowerBound > 0 { json.field("minLength", length.lowerBound) }
                    json.field("maxLength", length.upperBound)
                }
                if !choices.isEmpty {
                    json.key("enum")
                    json.array { json in
                        for choice in choices { json.value(choice) }
                        if schema.isNullable { json.null() }
                    }
                }
            case .integer(let range):
                json.type("integer", schema)
                json.field("minimum", range.lowerBound)
                if range.upperBound < Int64.max { json.field("maximum", range.upperBound) }
            case .number: json.type("number", schema)
            case .boolean: json.type("boolean", schema)
            case .list(let element, let max):
                json.type("array", schema)
                json.key("items")
                json.schema(element)
                if let max { json.field("maxItems", max) }
            case .object(let properties):
                json.type("object", schema)
                json.key("properties")
                json.object { json in
                    for property in properties {
                        json.key(property.name)
                        json.schema(property.schema)
                    }
                }
                let required = properties.filter(\.isRequired)
                if !required.isEmpty {
                    json.key("required")
                    json.array { json in for property in required { json.value(property.name) } }
                }
                json.field("additionalProperties", false)
            case .map(let value):
                json.type("object", schema)
                json.key("additionalProperties")
                json.schema(value)
            case .anything: break
            case .oneOf(let schemas):
                json.key("oneOf")
                json.array { json in for schema in schemas { json.schema(schema) } }
            case .anyOf(let schemas):
                json.key("anyOf")
                json.array { json in for schema in schemas { json.schema(schema) } }
            }
        }
    }

    private mutating func type(_ name: String, _ schema: Schema) {
        guard schema.isNullable else { return field("type", name) }
        key("type")
        array { json in
            json.value(name)
            json.value("null")
        }
    }

    /// An example of a value that fits.
    mutating func example(of schema: Schema) {
        if let json = schema.exampleJSON { return raw(json) }
        switch schema.form {
        case .text(let format, _, _, let choices):
            switch format {
            case "uuid": value("01a1ffce-f19c-7d88-a4c3-45c81b163c67")
            case "date-time": value("2026-11-21T20:31:54.782615Z")
            case "email": value("wang@example.cn")
            default: value(choices.first ?? "…")
            }
        case .integer(let range): value(max(range.lowerBound, min(range.upperBound, 1)))
        case .number: raw("12.5")
        case .boolean: value(true)
        case .list(let element, _): array { $0.example(of: element) }
        case .object(let properties):
            object { json in
                for property in properties {
                    json.key(property.name)
                    json.example(of: property.schema)
                }
            }
        case .map(let value):
            object { json in
                json.key("name")
                json.example(of: value)
            }
        case .anything: object { _ in }
        case .oneOf(let schemas), .anyOf(let schemas): if let first = schemas.first { example(of: first) } else { null() }
        }
    }
}

// MARK: checking

extension Schema {
    /// What is wrong with a value, each with its place; nothing when it fits.
    func violations(_ value: JSONValue, at place: String = "") -> [String] {
        let here = place.isEmpty ? "the whole" : place
        if value == .null {
            if isNullable { return [] }
            if case .anything = form { return [] }
        }
        switch (form, value) {
        case (.anything, _): return []
        case (.text(let format, let pattern, let length, let choices), .string(let text)):
            if !choices.isEmpty, !choices.contains(text) { return ["\(here): '\(text)' is none of \(choices.joined(separator: ", "))"] }
            if let length, !length.contains(text.unicodeScalars.count) {
                return ["\(here): \(text.unicodeScalars.count) characters, not \(length.lowerBound) to \(length.upperBound)"]
            }
            if let pattern, let expression = try? Regex(pattern), text.firstMatch(of: expression) == nil {
                return ["\(here): '\(text)' does not match \(pattern)"]
            }
            let fits =
                switch format {
                case "uuid": text.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil
                case "date-time": text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/) != nil
                default: true
                }
            return fits ? [] : ["\(here): '\(text)' is no \(format ?? "text")"]
        case (.integer(let range), .number(let digits)):
            guard let number = Int64(digits) else { return ["\(here): \(digits) is no integer"] }
            return range.contains(number) ? [] : ["\(here): \(number) is not within \(range)"]
        case (.number(let decimals), .number(let digits)):
            let behind = digits.split(separator: ".").dropFirst().first?.count ?? 0
            return behind <= decimals ? [] : ["\(here): \(digits) has \(behind) digits behind the point"]
        case (.boolean, .bool): return []
        case (.list(let element, let max), .array(let values)):
            let excess = max.map { values.count > $0 } == true ? ["\(here): \(values.count) elements"] : []
            return excess + values.enumerated().flatMap { element.violations($1, at: "\(place)/\($0)") }
        case (.object(let properties), .object(let members)):
            var found: [String] = []
            for property in properties where property.isRequired && !members.contains(where: { $0.key == property.name }) {
                found.append("\(here): \(property.name) is missing")
            }
            for member in members {
                guard let property = properties.first(where: { $0.name == member.key }) else {
                    found.append("\(here): \(member.key) is not declared")
                    continue
                }
                found += property.schema.violations(member.value, at: "\(place)/\(member.key)")
            }
            return found
        case (.map(let schema), .object(let members)):
            return members.flatMap { schema.violations($0.value, at: "\(place)/\($0.key)") }
        case (.oneOf(let schemas), _):
            let fitting = schemas.count { $0.violations(value, at: place).isEmpty }
            return fitting == 1 ? [] : ["\(here): fits \(fitting) of \(schemas.count) forms"]
        case (.anyOf(let schemas), _):
            let found = schemas.map { $0.violations(value, at: place) }
            return found.contains([]) ? [] : found.first ?? []
        default: return ["\(here): a \(value.typeName)"]
        }
    }

    /// The components that this one and its parts refer to.
    func components(into found: inout [String: Schema]) {
        if let name {
            guard found[name] == nil else { return }
            var component = self
            component.isNullable = false
            found[name] = component
        }
        switch form {
        case .list(let element, _), .map(let element): element.components(into: &found)
        case .object(let properties): for property in properties { property.schema.components(into: &found) }
        case .oneOf(let schemas), .anyOf(let schemas): for schema in schemas { schema.components(into: &found) }
        case .text, .integer, .number, .boolean, .anything: break
        }
    }

    /// The same with other components in the place of those of their names.
    func replacing(_ components: [String: Schema]) -> Schema {
        var schema = self
        if let name, var component = components[name] {
            component.isNullable = isNullable
            return component
        }
        switch form {
        case .list(let element, let max): schema.form = .list(element.replacing(components), max: max)
        case .map(let value): schema.form = .map(value.replacing(components))
        case .object(let properties):
            schema.form = .object(
                properties.map { Property(name: $0.name, schema: $0.schema.replacing(components), isRequired: $0.isRequired) })
        case .oneOf(let schemas): schema.form = .oneOf(schemas.map { $0.replacing(components) })
        case .anyOf(let schemas): schema.form = .anyOf(schemas.map { $0.replacing(components) })
        case .text, .integer, .number, .boolean, .anything: break
        }
        return schema
    }

    /// The names of the members at a place of a body (`/roles/0`): `nil` where any may stand.
    func members(at place: some StringProtocol) -> Set<String>? {
        var schema = self
        for step in place.split(separator: "/") {
            if case .anyOf(let schemas) = schema.form, let first = schemas.first { schema = first }
            switch schema.form {
            case .list(let element, _): schema = element
            case .object(let properties):
                guard let property = properties.first(where: { $0.name == step }) else { return [] }
                schema = property.schema
            default: return nil
            }
        }
        if case .anyOf(let schemas) = schema.form, let first = schemas.first { schema = first }
        guard case .object(let properties) = schema.form else { return nil }
        return Set(properties.map(\.name))
    }
}
