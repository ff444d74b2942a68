/// Object ids of the built-in types that the driver speaks (`pg_type.dat`, stable across versions).
package enum PostgresType {
    package static let bool: UInt32 = 16
    package static let bytea: UInt32 = 17
    /// `"char"`, one byte.
    package static let char: UInt32 = 18
    package static let name: UInt32 = 19
    package static let int8: UInt32 = 20
    package static let int2: UInt32 = 21
    package static let int4: UInt32 = 23
    package static let text: UInt32 = 25
    package static let json: UInt32 = 114
    package static let xml: UInt32 = 142
    package static let float4: UInt32 = 700
    package static let float8: UInt32 = 701
    package static let unknown: UInt32 = 705
    /// `char(n)`, filled up with blanks.
    package static let bpchar: UInt32 = 1042
    package static let varchar: UInt32 = 1043
    package static let date: UInt32 = 1082
    package static let timestamp: UInt32 = 1114
    package static let timestamptz: UInt32 = 1184
    package static let interval: UInt32 = 1186
    package static let numeric: UInt32 = 1700
    package static let uuid: UInt32 = 2950
    package static let jsonb: UInt32 = 3802

    package static let jsonArray: UInt32 = 199
    package static let boolArray: UInt32 = 1000
    package static let byteaArray: UInt32 = 1001
    package static let charArray: UInt32 = 1002
    package static let nameArray: UInt32 = 1003
    package static let int2Array: UInt32 = 1005
    package static let int4Array: UInt32 = 1007
    package static let textArray: UInt32 = 1009
    package static let bpcharArray: UInt32 = 1014
    package static let varcharArray: UInt32 = 1015
    package static let int8Array: UInt32 = 1016
    package static let float4Array: UInt32 = 1021
    package static let float8Array: UInt32 = 1022
    package static let timestampArray: UInt32 = 1115
    package static let dateArray: UInt32 = 1182
    package static let timestamptzArray: UInt32 = 1185
    package static let intervalArray: UInt32 = 1187
    package static let numericArray: UInt32 = 1231
    package static let uuidArray: UInt32 = 2951
    package static let jsonbArray: UInt32 = 3807

    /// As a parameter's type: the server infers it from the statement.
    package static let inferred: UInt32 = 0
    /// From here on types are made by users and extensions: enums, composites, citext.
    static let firstMadeByUsers: UInt32 = 16_384

    /// Whether the binary form is the text itself. A domain is reported as its base type; what users made is looked at value by value.
    static func isText(_ type: UInt32) -> Bool {
        switch type {
        case text, varchar, bpchar, name, char, unknown, json, xml: true
        default: type >= firstMadeByUsers
        }
    }

    /// Whether it can be an array; what users made is looked at value by value.
    static func isArray(_ type: UInt32) -> Bool {
        switch type {
        case boolArray, byteaArray, charArray, nameArray, int2Array, int4Array, textArray, bpcharArray, varcharArray, int8Array,
            float4Array, float8Array, timestampArray, dateArray, timestamptzArray, intervalArray, numericArray, uuidArray, jsonArray,
            jsonbArray:
            true
        default: type >= firstMadeByUsers
        }
    }
}

/// A value that can be a parameter. Binary format, network byte order.
package protocol PostgresEncodable: Sendable {
    static var postgresType: UInt32 { get }
    func encode(into bytes: inout [UInt8])
}

/// A value that can be read from a column in binary format.
@usableFromInline
package protocol PostgresDecodable {
    /// - Parameter type: the column's type, for values that accept several. Look at it first: an empty array is checked by giving its
    ///   element type with no bytes.
    static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Self
    static func decodeNull() throws(PostgresDecodingProblem) -> Self
}

@usableFromInline
package enum PostgresDecodingProblem: Error, Equatable {
    case unexpectedNull
    case wrongType(UInt32)
    case wrongLength(Int)
    /// The value is one of the type, and Swift's type cannot hold it.
    case outOfRange
    case invalidText
    /// The label is none of the Swift enum's.
    case unknownLabel(String)
    /// An array of so many dimensions; only those of one can be read.
    case dimensions(Int)
    /// Not the binary form of the type.
    case malformed
}

extension PostgresDecodable {
    @inlinable
    package static func decodeNull() throws(PostgresDecodingProblem) -> Self { throw .unexpectedNull }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    @inlinable
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Wrapped? {
        try Wrapped.decode(bytes, type: type)
    }
    @inlinable
    package static func decodeNull() throws(PostgresDecodingProblem) -> Wrapped? { nil }
}

extension RawSpan {
    /// Bytes in network order as an integer of that width.
    ///
    /// - Precondition: they lie inside.
    @inline(__always)
    func bigEndian<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type, at offset: Int = 0) -> Value {
        Value(bigEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Value.self))
    }

    /// All of it as one integer.
    @inline(__always)
    func whole<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type) throws(PostgresDecodingProblem) -> Value {
        guard byteCount == MemoryLayout<Value>.size else { throw .wrongLength(byteCount) }
        return bigEndian(type)
    }

    /// The same for a column that must have the given type.
    @inline(__always)
    func whole<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type, of expected: UInt32, _ actual: UInt32
    ) throws(PostgresDecodingProblem) -> Value {
        guard actual == expected else { throw .wrongType(actual) }
        return try whole(type)
    }
}

extension Array where Element == UInt8 {
    @inline(__always)
    mutating func appendBigEndian<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { bytes in unsafe append(contentsOf: bytes) }
    }

    /// Writes an integer over bytes that are there.
    @inline(__always)
    mutating func replaceBigEndian(_ value: Int32, at offset: Int) {
        unsafe withUnsafeMutableBytes { bytes in unsafe bytes.storeBytes(of: value.bigEndian, toByteOffset: offset, as: Int32.self) }
    }
}
