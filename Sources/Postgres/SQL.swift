/// One statement: text from the source code, values as parameters.
///
/// The text can only come from literals (`StaticString`), so a statement that is put together from a `String` does not compile;
/// `\(value)` binds a parameter, `\(fragment: other)` inserts another statement with its parameters.
package struct SQL: Sendable {
    package struct Binding: Sendable, Equatable {
        package var type: UInt32
        /// Binary format; `nil` is NULL.
        package var bytes: [UInt8]?
    }

    /// One more literal than bindings: they alternate.
    private var literals: [String]
    package private(set) var bindings: [Binding]

    fileprivate init(literals: [String], bindings: [Binding]) {
        self.literals = literals
        self.bindings = bindings
    }

    /// Text of a file in `sql/` (trusted: it is embedded in the binary). The only way besides literals.
    package static func script(_ text: String) -> SQL { SQL(literals: [text], bindings: []) }

    /// A name quoted as an SQL identifier.
    package static func identifier(_ name: String) -> SQL {
        let escaped = name.utf8.contains(UInt8(ascii: "\"")) ? name.replacing("\"", with: "\"\"") : name
        return SQL(literals: ["\"" + escaped + "\""], bindings: [])
    }

    /// A text quoted as an SQL literal, for the utility statements that take no parameters.
    package static func quoted(_ text: String) -> SQL {
        // Most are ids and need nothing.
        if !text.utf8.contains(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\\") }) {
            return SQL(literals: ["'" + text + "'"], bindings: [])
        }
        // The E form means the same whatever standard_conforming_strings says.
        let escaped = text.replacing("'", with: "''").replacing("\\", with: "\\\\")
        return SQL(literals: [(text.contains("\\") ? "E'" : "'") + escaped + "'"], bindings: [])
    }

    /// The text with `$1`, `$2`, … in place of the bindings.
    package var text: String {
        if bindings.isEmpty { return literals[0] }
        var text = literals[0]
        for index in 1..<literals.count {
            text += "$\(index)"
            text += literals[index]
        }
        return text
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }

    package mutating func append(_ other: SQL) {
        literals[literals.count - 1] += other.literals[0]
        literals.append(contentsOf: other.literals.dropFirst())
        bindings.append(contentsOf: other.bindings)
    }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: StaticString) {
        self.init(literals: [value.description], bindings: [])
    }

    package init(stringInterpolation: Interpolation) {
        self = stringInterpolation.statement
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var statement = SQL(literals: [""], bindings: [])

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: StaticString) {
            statement.literals[statement.literals.count - 1] += literal.description
        }

        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
            var bytes: [UInt8] = []
            value.encode(into: &bytes)
            bind(Binding(type: Value.postgresType, bytes: bytes))
        }

        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            guard let value else { return bind(Binding(type: Value.postgresType, bytes: nil)) }
            appendInterpolation(value)
        }

        package mutating func appendInterpolation(fragment: SQL) { statement.append(fragment) }

        private mutating func bind(_ binding: Binding) {
            statement.bindings.append(binding)
            statement.literals.append("")
        }
    }
}
