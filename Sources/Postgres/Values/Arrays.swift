/// An element whose one-dimensional array the driver can send and read.
package protocol PostgresArrayElement: PostgresEncodable, PostgresDecodable {
    static var postgresArrayType: UInt32 { get }
}

extension PostgresArrayElement {
    /// The header of an array of one dimension, or of none if it is empty.
    fileprivate static func encodeHeader(count: Int, hasNulls: Bool, into bytes: inout [UInt8]) {
        bytes.appendBigEndian(Int32(count == 0 ? 0 : 1))
        bytes.appendBigEndian(Int32(hasNulls ? 1 : 0))
        bytes.appendBigEndian(postgresType == PostgresType.inferred ? PostgresType.text : postgresType)
        if count == 0 { return }
        bytes.appendBigEndian(Int32(count))
        bytes.appendBigEndian(Int32(1))
    }

    /// The element behind its length.
    @inline(__always)
    fileprivate func encodeElement(into bytes: inout [UInt8]) {
        let lengthAt = bytes.count
        bytes.appendBigEndian(Int32(0))
        encode(into: &bytes)
        bytes.replaceBigEndian(Int32(bytes.count - lengthAt - 4), at: lengthAt)
    }
}

/// Where the elements of a binary array lie, one after the other.
struct PostgresArrayReader {
    private var offset: Int
    /// How many elements are still to come.
    private(set) var remaining = 0
    let elementType: UInt32

    /// - Throws: `.dimensions` for an array of several.
    init(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) {
        guard PostgresType.isArray(type) else { throw .wrongType(type) }
        guard bytes.byteCount >= 12 else { throw .wrongLength(bytes.byteCount) }
        let dimensions = bytes.bigEndian(Int32.self)
        guard (0...6).contains(dimensions), (0...1).contains(bytes.bigEndian(Int32.self, at: 4)) else { throw .malformed }
        guard dimensions <= 1 else { throw .dimensions(Int(dimensions)) }
        elementType = bytes.bigEndian(UInt32.self, at: 8)
        offset = dimensions == 0 ? 12 : 20
        guard dimensions == 1 else {
            guard bytes.byteCount == 12 else { throw .wrongLength(bytes.byteCount) }
            return
        }
        guard bytes.byteCount >= 20 else { throw .wrongLength(bytes.byteCount) }
        remaining = Int(bytes.bigEndian(Int32.self, at: 12))
        // Each element has at least its length, so that a made-up count reserves no memory.
        guard remaining >= 0, remaining <= (bytes.byteCount - 20) / 4 else { throw .malformed }
    }

    /// The place of the next element; `nil` is NULL. To be called until nothing remains, always with the same bytes.
    ///
    /// - Throws: also when bytes are left behind the last one.
    @inline(__always)
    mutating func next(in bytes: RawSpan) throws(PostgresDecodingProblem) -> Range<Int>? {
        guard bytes.byteCount - offset >= 4 else { throw .wrongLength(bytes.byteCount) }
        let length = Int(bytes.bigEndian(Int32.self, at: offset))
        guard length >= -1, length <= bytes.byteCount - offset - 4 else { throw .malformed }
        let start = offset + 4
        offset = start + max(0, length)
        remaining -= 1
        if remaining == 0, offset != bytes.byteCount { throw .wrongLength(bytes.byteCount) }
        return length == -1 ? nil : start..<offset
    }
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    package static var postgresType: UInt32 { Element.postgresArrayType }
    package func encode(into bytes: inout [UInt8]) {
        Element.encodeHeader(count: count, hasNulls: false, into: &bytes)
        for element in self { element.encodeElement(into: &bytes) }
    }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    /// - Throws: `.unexpectedNull` for an element that is NULL (`NullableArray` takes it), `.dimensions` for an array of several.
    @usableFromInline
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> [Element] {
        var reader = try PostgresArrayReader(bytes, type: type)
        try Element.checkIfEmpty(reader.remaining, reader.elementType)
        var elements: [Element] = []
        elements.reserveCapacity(reader.remaining)
        while reader.remaining > 0 {
            if let place = try reader.next(in: bytes) {
                elements.append(try Element.decode(bytes.extracting(place), type: reader.elementType))
            } else {
                elements.append(try Element.decodeNull())
            }
        }
        return elements
    }
}

/// An array that may contain NULLs; what bulk statements with `unnest` take.
package struct NullableArray<Element: PostgresArrayElement>: PostgresEncodable, PostgresDecodable, Sendable {
    package var elements: [Element?]
    package init(_ elements: [Element?]) { self.elements = elements }
    package static var postgresType: UInt32 { Element.postgresArrayType }

    package func encode(into bytes: inout [UInt8]) {
        Element.encodeHeader(count: elements.count, hasNulls: elements.contains { $0 == nil }, into: &bytes)
        for element in elements {
            if let element { element.encodeElement(into: &bytes) } else { bytes.appendBigEndian(Int32(-1)) }
        }
    }

    /// - Throws: `.dimensions` for an array of several.
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> NullableArray {
        var reader = try PostgresArrayReader(bytes, type: type)
        try Element.checkIfEmpty(reader.remaining, reader.elementType)
        var elements: [Element?] = []
        elements.reserveCapacity(reader.remaining)
        while reader.remaining > 0 {
            if let place = try reader.next(in: bytes) {
                elements.append(try Element.decode(bytes.extracting(place), type: reader.elementType))
            } else {
                elements.append(nil)
            }
        }
        return NullableArray(elements)
    }
}

extension NullableArray: Equatable where Element: Equatable {}

extension PostgresArrayElement {
    /// An empty array has a type too: only the element can say whether it is one of its own, by refusing no bytes for their number.
    fileprivate static func checkIfEmpty(_ count: Int, _ elementType: UInt32) throws(PostgresDecodingProblem) {
        if count > 0 { return }
        do throws(PostgresDecodingProblem) {
            _ = try decode(RawSpan(), type: elementType)
        } catch {
            if case .wrongType = error { throw error }
        }
    }
}
