package import FoundationEssentials

/// Object ids of the built-in types that the driver speaks (`pg_type.dat`, stable across versions).
package enum PostgresType {
    package static let bool: UInt32 = 16
    package static let bytea: UInt32 = 17
    package static let int8: UInt32 = 20
    package static let int2: UInt32 = 21
    package static let int4: UInt32 = 23
    package static let text: UInt32 = 25
    package static let float8: UInt32 = 701
    package static let jsonb: UInt32 = 3802
    package static let uuid: UInt32 = 2950
    package static let timestamptz: UInt32 = 1184
    package static let int2Array: UInt32 = 1005
    package static let int4Array: UInt32 = 1007
    package static let textArray: UInt32 = 1009
    package static let int8Array: UInt32 = 1016
    package static let timestamptzArray: UInt32 = 1185
    package static let uuidArray: UInt32 = 2951
    package static let boolArray: UInt32 = 1000
    package static let byteaArray: UInt32 = 1001
}

/// A value that can be a parameter. Binary format, network byte order.
package protocol PostgresEncodable: Sendable {
    static var postgresType: UInt32 { get }
    func encode(into bytes: inout [UInt8])
}

/// A value that can be read from a column in binary format.
package protocol PostgresDecodable {
    /// - Parameter type: the column's type, for values that accept several.
    static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Self
    static func decodeNull() throws(PostgresDecodingProblem) -> Self
}

package enum PostgresDecodingProblem: Error, Equatable {
    case unexpectedNull
    case wrongType(UInt32)
    case wrongLength(Int)
    case outOfRange
    case invalidText
}

extension PostgresDecodable {
    package static func decodeNull() throws(PostgresDecodingProblem) -> Self { throw .unexpectedNull }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Wrapped? {
        try Wrapped.decode(bytes, type: type)
    }
    package static func decodeNull() throws(PostgresDecodingProblem) -> Wrapped? { nil }
}

// MARK: integers

extension RawSpan {
    /// Bytes in network order as an integer of that width.
    func bigEndian<Value: FixedWidthInteger>(_ type: Value.Type, at offset: Int = 0) -> Value {
        var value: Value = 0
        for index in 0..<(Value.bitWidth / 8) {
            value = (value << 8) | Value(truncatingIfNeeded: unsafe unsafeLoad(fromByteOffset: offset + index, as: UInt8.self))
        }
        return value
    }

    func bytes(_ range: Range<Int>) -> [UInt8] {
        unsafe withUnsafeBytes { unsafe Array($0[range]) }
    }
}

extension Array where Element == UInt8 {
    mutating func appendBigEndian<Value: FixedWidthInteger>(_ value: Value) {
        for shift in stride(from: Value.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> Value(shift)))
        }
    }
}

private func decodeInteger(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Int64 {
    switch (type, bytes.byteCount) {
    case (PostgresType.int2, 2): Int64(bytes.bigEndian(Int16.self))
    case (PostgresType.int4, 4): Int64(bytes.bigEndian(Int32.self))
    case (PostgresType.int8, 8): bytes.bigEndian(Int64.self)
    default: throw .wrongType(type)
    }
}

extension Int16: PostgresEncodable, PostgresDecodable {
    package static var postgresType: UInt32 { PostgresType.int2 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Int16 {
        guard let value = Int16(exactly: try decodeInteger(bytes, type: type)) else { throw .outOfRange }
        return value
    }
}

extension Int32: PostgresEncodable, PostgresDecodable {
    package static var postgresType: UInt32 { PostgresType.int4 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Int32 {
        guard let value = Int32(exactly: try decodeInteger(bytes, type: type)) else { throw .outOfRange }
        return value
    }
}

extension Int64: PostgresEncodable, PostgresDecodable {
    package static var postgresType: UInt32 { PostgresType.int8 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Int64 {
        try decodeInteger(bytes, type: type)
    }
}

extension Int: PostgresEncodable, PostgresDecodable {
    package static var postgresType: UInt32 { PostgresType.int8 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(Int64(self)) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Int {
        Int(try decodeInteger(bytes, type: type))
    }
}

extension Bool: PostgresEncodable, PostgresDecodable {
    package static var postgresType: UInt32 { PostgresType.bool }
    package func encode(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Bool {
        guard type == PostgresType.bool else { throw .wrongType(type) }
        guard bytes.byteCount == 1 else { throw .wrongLength(bytes.byteCount) }
        return bytes.bigEndian(UInt8.self) != 0
    }
}

extension Double: PostgresEncodable, PostgresDecodable {
    package static var postgresType: UInt32 { PostgresType.float8 }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(bitPattern) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Double {
        guard type == PostgresType.float8 else { throw .wrongType(type) }
        guard bytes.byteCount == 8 else { throw .wrongLength(bytes.byteCount) }
        return Double(bitPattern: bytes.bigEndian(UInt64.self))
    }
}

// MARK: text and bytes

extension String: PostgresEncodable, PostgresDecodable {
    package static var postgresType: UInt32 { PostgresType.text }
    package func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }

    /// text, varchar, name, unknown, char, bpchar, json, enums and whatever else is sent as its text; jsonb without its version byte.
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> String {
        switch type {
        case PostgresType.bool, PostgresType.bytea, PostgresType.int2, PostgresType.int4, PostgresType.int8, PostgresType.float8,
            PostgresType.uuid, PostgresType.timestamptz:
            throw .wrongType(type)
        default: break
        }
        let start = type == PostgresType.jsonb ? 1 : 0
        let text = unsafe bytes.withUnsafeBytes { buffer in
            unsafe String(validating: buffer.dropFirst(start), as: UTF8.self)
        }
        guard let text else { throw .invalidText }
        return text
    }
}

/// Bytes as `bytea`.
package struct Bytes: PostgresEncodable, PostgresDecodable, Hashable, Sendable {
    package var bytes: [UInt8]
    package init(_ bytes: [UInt8]) { self.bytes = bytes }
    package static var postgresType: UInt32 { PostgresType.bytea }
    package func encode(into output: inout [UInt8]) { output.append(contentsOf: bytes) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Bytes {
        guard type == PostgresType.bytea else { throw .wrongType(type) }
        return Bytes(bytes.bytes(0..<bytes.byteCount))
    }
}

/// A JSON document as `jsonb`, kept as text: the driver does not interpret it.
package struct JSONText: PostgresEncodable, PostgresDecodable, Hashable, Sendable {
    package var text: String
    package init(_ text: String) { self.text = text }
    package static var postgresType: UInt32 { PostgresType.jsonb }
    package func encode(into bytes: inout [UInt8]) {
        bytes.append(1)  // the version byte of the binary jsonb format
        bytes.append(contentsOf: text.utf8)
    }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> JSONText {
        JSONText(try String.decode(bytes, type: type))
    }
}

// MARK: uuid and time

extension UUID: PostgresEncodable, PostgresDecodable {
    package static var postgresType: UInt32 { PostgresType.uuid }
    package func encode(into bytes: inout [UInt8]) {
        let (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) = uuid
        bytes.append(contentsOf: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p])
    }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> UUID {
        guard type == PostgresType.uuid else { throw .wrongType(type) }
        guard bytes.byteCount == 16 else { throw .wrongLength(bytes.byteCount) }
        let b = bytes.bytes(0..<16)
        return UUID(
            uuid: (b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]))
    }
}

/// `timestamptz`; PostgreSQL counts microseconds from 2000-01-01, which a `Date` holds exactly for some centuries around now.
extension Date: PostgresEncodable, PostgresDecodable {
    private static let epochOffset: TimeInterval = 946_684_800

    package static var postgresType: UInt32 { PostgresType.timestamptz }
    package func encode(into bytes: inout [UInt8]) {
        bytes.appendBigEndian(Int64(((timeIntervalSince1970 - Self.epochOffset) * 1_000_000).rounded()))
    }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Date {
        guard type == PostgresType.timestamptz else { throw .wrongType(type) }
        guard bytes.byteCount == 8 else { throw .wrongLength(bytes.byteCount) }
        let microseconds = bytes.bigEndian(Int64.self)
        // The two extremes mean infinity, which is no instant.
        guard microseconds != .max, microseconds != .min else { throw .outOfRange }
        return Date(timeIntervalSince1970: Double(microseconds) / 1_000_000 + epochOffset)
    }
}

// MARK: arrays

/// An element whose one-dimensional array the driver can send and read.
package protocol PostgresArrayElement: PostgresEncodable, PostgresDecodable {
    static var postgresArrayType: UInt32 { get }
}

extension Bool: PostgresArrayElement { package static var postgresArrayType: UInt32 { PostgresType.boolArray } }
extension Int16: PostgresArrayElement { package static var postgresArrayType: UInt32 { PostgresType.int2Array } }
extension Int32: PostgresArrayElement { package static var postgresArrayType: UInt32 { PostgresType.int4Array } }
extension Int64: PostgresArrayElement { package static var postgresArrayType: UInt32 { PostgresType.int8Array } }
extension Int: PostgresArrayElement { package static var postgresArrayType: UInt32 { PostgresType.int8Array } }
extension String: PostgresArrayElement { package static var postgresArrayType: UInt32 { PostgresType.textArray } }
extension UUID: PostgresArrayElement { package static var postgresArrayType: UInt32 { PostgresType.uuidArray } }
extension Date: PostgresArrayElement { package static var postgresArrayType: UInt32 { PostgresType.timestamptzArray } }
extension Bytes: PostgresArrayElement { package static var postgresArrayType: UInt32 { PostgresType.byteaArray } }

/// Writes the header of a one-dimensional array and then each element with its length.
private func encodeArray<Element: PostgresArrayElement>(_ elements: [Element?], into bytes: inout [UInt8]) {
    bytes.appendBigEndian(Int32(elements.isEmpty ? 0 : 1))
    bytes.appendBigEndian(Int32(elements.contains { $0 == nil } ? 1 : 0))
    bytes.appendBigEndian(Element.postgresType)
    guard !elements.isEmpty else { return }
    bytes.appendBigEndian(Int32(elements.count))
    bytes.appendBigEndian(Int32(1))
    for element in elements {
        guard let element else {
            bytes.appendBigEndian(Int32(-1))
            continue
        }
        let lengthAt = bytes.count
        bytes.appendBigEndian(Int32(0))
        element.encode(into: &bytes)
        var length: [UInt8] = []
        length.appendBigEndian(Int32(bytes.count - lengthAt - 4))
        bytes.replaceSubrange(lengthAt..<lengthAt + 4, with: length)
    }
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    package static var postgresType: UInt32 { Element.postgresArrayType }
    package func encode(into bytes: inout [UInt8]) { encodeArray(self, into: &bytes) }
}

/// An array that may contain NULLs; what bulk statements with `unnest` take.
package struct NullableArray<Element: PostgresArrayElement>: PostgresEncodable, Sendable {
    package var elements: [Element?]
    package init(_ elements: [Element?]) { self.elements = elements }
    package static var postgresType: UInt32 { Element.postgresArrayType }
    package func encode(into bytes: inout [UInt8]) { encodeArray(elements, into: &bytes) }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> [Element] {
        guard bytes.byteCount >= 12 else { throw .wrongLength(bytes.byteCount) }
        let dimensions = bytes.bigEndian(Int32.self, at: 0)
        if dimensions == 0 { return [] }
        guard dimensions == 1, bytes.byteCount >= 20 else { throw .wrongType(type) }
        let elementType = bytes.bigEndian(UInt32.self, at: 8)
        let count = Int(bytes.bigEndian(Int32.self, at: 12))
        var elements: [Element] = []
        elements.reserveCapacity(count)
        var offset = 20
        for _ in 0..<count {
            guard offset + 4 <= bytes.byteCount else { throw .wrongLength(bytes.byteCount) }
            let length = Int(bytes.bigEndian(Int32.self, at: offset))
            offset += 4
            if length < 0 {
                elements.append(try Element.decodeNull())
                continue
            }
            guard offset + length <= bytes.byteCount else { throw .wrongLength(bytes.byteCount) }
            elements.append(try Element.decode(bytes.extracting(offset..<offset + length), type: elementType))
            offset += length
        }
        return elements
    }
}
