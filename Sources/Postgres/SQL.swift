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

    /// The text with `$1`, `$2`, … in place of the bindings. Put together once, when the statement is: sending it costs nothing more.
    package private(set) var text: String
    package private(set) var bindings: [Binding]
    /// Where in the text, in bytes, each binding's `$` stands.
    private var places: [Int] = []

    private init(text: String, bindings: [Binding] = []) {
        self.text = text
        self.bindings = bindings
    }

    /// Text of a file in `sql/` (trusted: it is embedded in the binary). The only way besides literals.
    package static func script(_ text: String) -> SQL { SQL(text: text) }

    /// A name quoted as an SQL identifier.
    package static func identifier(_ name: String) -> SQL {
        SQL(text: "\"" + doubling(UInt8(ascii: "\""), in: name) + "\"")
    }

    /// A text quoted as an SQL literal, for the utility statements that take no parameters.
    package static func quoted(_ text: String) -> SQL {
        let escaped = doubling(UInt8(ascii: "'"), in: text)
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return SQL(text: "'" + escaped + "'") }
        // The E form means the same whatever standard_conforming_strings says.
        return SQL(text: "E'" + doubling(UInt8(ascii: "\\"), in: escaped) + "'")
    }

    /// A number in the text itself. For LIMIT: with a parameter there PostgreSQL expects a tenth of all rows from a plan that is kept, never
    /// keeps one, and plans each time, which took longer than the page itself. For few different numbers only: each is a statement.
    package static func constant(_ number: Int) -> SQL { SQL(text: String(number)) }

    private static func doubling(_ byte: UInt8, in text: String) -> String {
        guard text.utf8.contains(byte) else { return text }
        var bytes: [UInt8] = []
        for each in text.utf8 {
            bytes.append(each)
            if each == byte { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }

    package mutating func append(_ other: SQL) {
        let start = text.utf8.count
        if bindings.isEmpty || other.bindings.isEmpty {
            text += other.text
            places.append(contentsOf: other.places.lazy.map { $0 + start })
        } else {
            // Its bindings get new numbers.
            var bytes: [UInt8] = []
            bytes.reserveCapacity(other.text.utf8.count + other.bindings.count * 2)
            other.appendText(to: &bytes, numberedFrom: bindings.count + 1, at: start, &places)
            text += String(decoding: bytes, as: UTF8.self)
        }
        bindings.append(contentsOf: other.bindings)
    }

    /// The text with other numbers; `places` gets where they stand, counted from `start` before the first byte.
    private func appendText(to bytes: inout [UInt8], numberedFrom first: Int, at start: Int, _ places: inout [Int]) {
        let offset = start - bytes.count
        var text = text
        text.withUTF8 { text in
            var copied = 0
            for (index, place) in self.places.enumerated() {
                unsafe bytes.append(contentsOf: text[copied..<place])
                places.append(offset + bytes.count)
                Self.appendPlaceholder(first + index, to: &bytes)
                copied = place + 1 + Self.digits(index + 1)
            }
            unsafe bytes.append(contentsOf: text[copied...])
        }
    }

    private static func digits(_ number: Int) -> Int {
        var (rest, digits) = (number, 1)
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        return digits
    }

    private static func appendPlaceholder(_ number: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "$"))
        var divisor = 1
        for _ in 1..<digits(number) { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: StaticString) {
        self.init(text: value.description)
    }

    package init(stringInterpolation: Interpolation) {
        self.init(text: String(decoding: stringInterpolation.bytes, as: UTF8.self), bindings: stringInterpolation.bindings)
        places = stringInterpolation.places
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []
        fileprivate var bindings: [Binding] = []
        fileprivate var places: [Int] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 3)
            bindings.reserveCapacity(interpolationCount)
            places.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { literal in unsafe bytes.append(contentsOf: literal) }
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

        package mutating func appendInterpolation(fragment: SQL) {
            fragment.appendText(to: &bytes, numberedFrom: bindings.count + 1, at: bytes.count, &places)
            bindings.append(contentsOf: fragment.bindings)
        }

        private mutating func bind(_ binding: Binding) {
            places.append(bytes.count)
            bindings.append(binding)
            SQL.appendPlaceholder(bindings.count, to: &bytes)
        }
    }
}
