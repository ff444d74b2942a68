package import BatonModel
package import FoundationEssentials
package import Postgres

/// Writes JSON straight into bytes. Times are RFC 3339 in UTC with microseconds; 64-bit integers are numbers.
///
/// The forms of the values are the driver's, which writes rows by itself (`JSONShape`), so that both say the same.
package struct JSONWriter: ~Copyable {
    private var output = TextOutput(capacity: 1024)
    private var needsComma = false

    private init() {}

    package static func object<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) -> [UInt8] {
        try bytes { writer throws(Failure) in try writer.object(body) }
    }

    package static func bytes<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) -> [UInt8] {
        var writer = JSONWriter()
        try body(&writer)
        var bytes: [UInt8] = []
        writer.output.append(to: &bytes)
        return bytes
    }

    /// A document that is JSON already, such as PostgreSQL's.
    package mutating func raw(_ json: String) {
        begin()
        output.verbatim(json)
    }

    /// An array with an object for each row.
    ///
    /// - Throws: `.decoding`, when the result is not what the shape describes; what has been written so far is of no use then.
    package mutating func rows(_ rows: Range<Int>, of result: QueryResult, as shape: JSONShape) throws(DatabaseError) {
        begin()
        try result.writeJSON(rows, as: shape, to: &output)
    }

    private mutating func begin() {
        if needsComma { output.byte(UInt8(ascii: ",")) }
        needsComma = true
    }

    package mutating func object<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
        try nested(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    package mutating func array<Failure: Error>(_ body: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
        try nested(UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    /// A member that is an array with an object for each element.
    package mutating func objects<Elements: Sequence, Failure: Error>(
        _ name: StaticString, _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try array { json throws(Failure) in
            for element in elements { try json.object { json throws(Failure) in try body(&json, element) } }
        }
    }

    private mutating func nested<Failure: Error>(
        _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin()
        output.byte(open)
        needsComma = false
        try body(&self)
        output.byte(close)
        needsComma = true
    }

    package mutating func key(_ name: StaticString) {
        begin()
        output.byte(UInt8(ascii: "\""))
        output.literal(name)
        output.literal("\":")
        needsComma = false
    }

    package mutating func key(_ name: String) {
        begin()
        output.quoted(name)
        output.byte(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func null() {
        begin()
        output.literal("null")
    }

    package mutating func value(_ value: Bool) {
        begin()
        output.literal(value ? "true" : "false")
    }

    package mutating func value(_ value: Int64) {
        begin()
        output.integer(value)
    }

    /// With a point: 1250 with two decimals is `12.50`.
    package mutating func value(_ number: Int64, decimals: Int) {
        begin()
        output.scaled(number, decimals: decimals)
    }

    package mutating func value(_ value: Int) { self.value(Int64(value)) }

    package mutating func value(_ text: String) {
        begin()
        output.quoted(text)
    }

    package mutating func value(_ date: Date) {
        begin()
        output.byte(UInt8(ascii: "\""))
        output.timestamp(PostgresInstant(date).microsecondsSince2000, isUTC: true)
        output.byte(UInt8(ascii: "\""))
    }

    package mutating func value(_ id: UUID) {
        begin()
        output.quoted(id)
    }

    package mutating func field(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    package mutating func field(_ name: StaticString, _ number: Int64?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    package mutating func field(_ name: StaticString, _ number: Int?) { field(name, number.map { Int64($0) }) }
    package mutating func field(_ name: StaticString, _ number: Int32?) { field(name, number.map { Int64($0) }) }
    package mutating func field(_ name: StaticString, _ number: Int16?) { field(name, number.map { Int64($0) }) }

    package mutating func field(_ name: StaticString, _ flag: Bool) {
        key(name)
        value(flag)
    }

    package mutating func field(_ name: StaticString, _ date: Date?) {
        key(name)
        if let date { value(date) } else { null() }
    }

    package mutating func field<Entity>(_ name: StaticString, _ id: Identifier<Entity>?) {
        key(name)
        if let id { value(id.uuid) } else { null() }
    }

    /// `2026-11-21T08:00:00.123456Z`.
    package static func timestamp(_ date: Date) -> String { PostgresInstant(date).description }
}
