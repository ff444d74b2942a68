package import FoundationEssentials
internal import Glibc

extension String: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.text }
    package static var postgresArrayType: UInt32 { PostgresType.textArray }
    package func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }

    /// text, varchar, char, name, xml, json and jsonb, and types made by users whose binary form is their text: enums, citext.
    ///
    /// - Throws: `.wrongType` for every other built-in type, whose bytes mean something else. Of types made by users only the value can be
    ///   looked at: what is no UTF-8 or has a NUL, which no text of PostgreSQL has, is `.invalidText`.
    @usableFromInline
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> String {
        if PostgresType.isText(type) {
            return try unsafe bytes.withUnsafeBytes { buffer throws(PostgresDecodingProblem) in
                if type >= PostgresType.firstMadeByUsers, let start = buffer.baseAddress, unsafe memchr(start, 0, buffer.count) != nil {
                    throw .invalidText
                }
                return try unsafe String(postgres: buffer)
            }
        }
        guard type == PostgresType.jsonb else { throw .wrongType(type) }
        guard bytes.byteCount > 0 else { throw .wrongLength(0) }
        guard bytes.bigEndian(UInt8.self) == JSONText.version else { throw .malformed }
        return try unsafe bytes.withUnsafeBytes { buffer throws(PostgresDecodingProblem) in
            try unsafe String(postgres: UnsafeRawBufferPointer(rebasing: buffer.dropFirst()))
        }
    }

    /// Straight from the result's memory.
    @inline(__always)
    private init(postgres buffer: UnsafeRawBufferPointer) throws(PostgresDecodingProblem) {
        // Not `String(validating:)`, which goes through generic code of the standard library.
        guard let text = try? UTF8Span(validating: unsafe buffer.bindMemory(to: UInt8.self).span) else { throw .invalidText }
        self = String(copying: text)
    }
}

/// Bytes as `bytea`.
package struct Bytes: PostgresArrayElement, Hashable, Sendable {
    package var bytes: [UInt8]
    package init(_ bytes: [UInt8]) { self.bytes = bytes }
    package static var postgresType: UInt32 { PostgresType.bytea }
    package static var postgresArrayType: UInt32 { PostgresType.byteaArray }
    package func encode(into output: inout [UInt8]) { output.append(contentsOf: bytes) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Bytes {
        guard type == PostgresType.bytea else { throw .wrongType(type) }
        return Bytes(unsafe bytes.withUnsafeBytes { buffer in unsafe Array(buffer) })
    }
}

/// A JSON document as `jsonb`, kept as text: the driver does not interpret it. Reads `json` and text too.
package struct JSONText: PostgresArrayElement, Hashable, Sendable {
    /// The first byte of the binary jsonb format.
    static let version: UInt8 = 1

    package var text: String
    package init(_ text: String) { self.text = text }
    package static var postgresType: UInt32 { PostgresType.jsonb }
    package static var postgresArrayType: UInt32 { PostgresType.jsonbArray }
    package func encode(into bytes: inout [UInt8]) {
        bytes.append(Self.version)
        bytes.append(contentsOf: text.utf8)
    }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> JSONText {
        JSONText(try String.decode(bytes, type: type))
    }
}

/// A JSON document as `json`, which PostgreSQL keeps as it is spelled: blanks, order and repetition of members.
package struct VerbatimJSON: PostgresArrayElement, Hashable, Sendable {
    package var text: String
    package init(_ text: String) { self.text = text }
    package static var postgresType: UInt32 { PostgresType.json }
    package static var postgresArrayType: UInt32 { PostgresType.jsonArray }
    package func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: text.utf8) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> VerbatimJSON {
        VerbatimJSON(try String.decode(bytes, type: type))
    }
}

extension UUID: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.uuid }
    package static var postgresArrayType: UInt32 { PostgresType.uuidArray }
    package func encode(into bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: uuid) { buffer in unsafe bytes.append(contentsOf: buffer) }
    }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> UUID {
        guard type == PostgresType.uuid else { throw .wrongType(type) }
        guard bytes.byteCount == 16 else { throw .wrongLength(bytes.byteCount) }
        return UUID(uuid: unsafe bytes.unsafeLoadUnaligned(as: uuid_t.self))
    }
}

/// A Swift enum that is an enum of the database, label by label.
///
/// A value is sent without type, and the server infers it from the statement; where it cannot, a cast says it. An array is sent as
/// `text[]`, because a binary array names the type of its elements, whose id differs from database to database: `\(stages)::stage[]`.
package protocol PostgresEnum: RawRepresentable<String>, PostgresArrayElement {}

extension PostgresEnum {
    package static var postgresType: UInt32 { PostgresType.inferred }
    package static var postgresArrayType: UInt32 { PostgresType.textArray }
    package func encode(into bytes: inout [UInt8]) { rawValue.encode(into: &bytes) }

    /// - Throws: `.unknownLabel` for one that was added to the database's enum only.
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Self {
        let label = try String.decode(bytes, type: type)
        guard let value = Self(rawValue: label) else { throw .unknownLabel(label) }
        return value
    }
}
