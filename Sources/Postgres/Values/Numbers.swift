/// int2, int4 or int8, whichever the column has.
@inline(__always)
private func decodeInteger<Value: FixedWidthInteger>(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Value {
    let value: Value?
    switch type {
    case PostgresType.int8: value = Value(exactly: try bytes.whole(Int64.self))
    case PostgresType.int4: value = Value(exactly: try bytes.whole(Int32.self))
    case PostgresType.int2: value = Value(exactly: try bytes.whole(Int16.self))
    default: throw .wrongType(type)
    }
    guard let value else { throw .outOfRange }
    return value
}

/// Reads every integer type, if the value fits. So do the others.
extension Int16: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.int2 }
    package static var postgresArrayType: UInt32 { PostgresType.int2Array }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
    @usableFromInline
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Int16 {
        try decodeInteger(bytes, type: type)
    }
}

extension Int32: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.int4 }
    package static var postgresArrayType: UInt32 { PostgresType.int4Array }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
    @usableFromInline
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Int32 {
        try decodeInteger(bytes, type: type)
    }
}

extension Int64: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.int8 }
    package static var postgresArrayType: UInt32 { PostgresType.int8Array }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
    @usableFromInline
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Int64 {
        try decodeInteger(bytes, type: type)
    }
}

extension Int: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.int8 }
    package static var postgresArrayType: UInt32 { PostgresType.int8Array }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(Int64(self)) }
    @usableFromInline
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Int {
        try decodeInteger(bytes, type: type)
    }
}

extension Bool: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.bool }
    package static var postgresArrayType: UInt32 { PostgresType.boolArray }
    package func encode(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
    @usableFromInline
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Bool {
        try bytes.whole(UInt8.self, of: PostgresType.bool, type) != 0
    }
}

extension Float: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.float4 }
    package static var postgresArrayType: UInt32 { PostgresType.float4Array }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(bitPattern) }
    @usableFromInline
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Float {
        Float(bitPattern: try bytes.whole(UInt32.self, of: PostgresType.float4, type))
    }
}

/// Reads float4 too, exactly.
extension Double: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.float8 }
    package static var postgresArrayType: UInt32 { PostgresType.float8Array }
    package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(bitPattern) }
    @usableFromInline
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Double {
        if type == PostgresType.float4 { return Double(try Float.decode(bytes, type: type)) }
        return Double(bitPattern: try bytes.whole(UInt64.self, of: PostgresType.float8, type))
    }
}
