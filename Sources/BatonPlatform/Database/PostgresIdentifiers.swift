package import BatonModel
internal import FoundationEssentials
package import Postgres

extension Identifier: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.uuid }
    package static var postgresArrayType: UInt32 { PostgresType.uuidArray }
    package func encode(into bytes: inout [UInt8]) { uuid.encode(into: &bytes) }
    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> Self {
        Self(try UUID.decode(bytes, type: type))
    }

    /// A new id: UUIDv7 (RFC 9562 §5.7), milliseconds, then the fraction of a millisecond, then 62 random bits. Ids of one process are in
    /// the order of their making as far as its clock is; nothing relies on more.
    package static func make() -> Self {
        let now = Date().timeIntervalSince1970
        let milliseconds = UInt64(now * 1000)
        let fraction = UInt64((now * 1000 - Double(milliseconds)) * 4096) & 0xFFF
        let random = UInt64.random(in: 0...UInt64.max)
        let high = (milliseconds << 16) | 0x7000 | fraction
        let low = (random & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        func byte(_ value: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: value >> (56 - 8 * index)) }
        return Self(
            UUID(
                uuid: (
                    byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                    byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
                )))
    }
}
