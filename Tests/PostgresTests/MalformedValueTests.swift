internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("What is not the value of its type is refused, and never traps")
struct MalformedValueTests {
    private static let builtIn: [UInt32] = [
        16, 17, 18, 19, 20, 21, 23, 25, 26, 114, 142, 199, 600, 700, 701, 705, 869, 1000, 1001, 1002, 1003, 1005, 1007, 1009, 1014, 1015,
        1016, 1021, 1022, 1042, 1043, 1082, 1083, 1114, 1115, 1182, 1184, 1185, 1186, 1187, 1231, 1266, 1560, 1700, 2249, 2950, 2951, 3802,
        3807, 3904, 16_400,
    ]

    private func attempt<Value: PostgresDecodable>(_ type: Value.Type, _ bytes: [UInt8], _ oid: UInt32) -> Value? {
        try? Value.decode(bytes.span.bytes, type: oid)
    }

    @Test("random bytes, and damaged values, are read or refused")
    func fuzz() {
        var generator = SeededGenerator(state: 99)
        var seeds: [[UInt8]] = []
        func seed(_ value: some PostgresEncodable) {
            var bytes: [UInt8] = []
            value.encode(into: &bytes)
            seeds.append(bytes)
        }
        seed(PostgresNumeric("-1234567.8900")!)
        seed(["a", "b", "深"])
        seed(NullableArray<Int64>([1, nil, 3]))
        seed([PostgresNumeric("1.5")!])
        seed(JSONText("{}"))
        seed(PostgresInterval(months: 1))
        seed(UUID())
        seed([1, 2, 3])
        for round in 0..<20_000 {
            var bytes: [UInt8]
            if round % 2 == 0 {
                bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                    Bool.random(using: &generator) ? 0 : UInt8.random(in: 0...255, using: &generator)
                }
            } else {
                bytes = seeds.randomElement(using: &generator)!
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    let at = Int.random(in: 0..<bytes.count, using: &generator)
                    bytes[at] = [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &generator)].randomElement(using: &generator)!
                }
                if Bool.random(using: &generator) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &generator)) }
            }
            let oid = Self.builtIn.randomElement(using: &generator)!
            _ = attempt(Bool.self, bytes, oid)
            _ = attempt(Int16.self, bytes, oid)
            _ = attempt(Int32.self, bytes, oid)
            _ = attempt(Int64.self, bytes, oid)
            _ = attempt(Int.self, bytes, oid)
            _ = attempt(Float.self, bytes, oid)
            _ = attempt(Double.self, bytes, oid)
            _ = attempt(String.self, bytes, oid)
            _ = attempt(Bytes.self, bytes, oid)
            _ = attempt(JSONText.self, bytes, oid)
            _ = attempt(VerbatimJSON.self, bytes, oid)
            _ = attempt(UUID.self, bytes, oid)
            _ = attempt(Date.self, bytes, oid)
            _ = attempt(PostgresDate.self, bytes, oid)?.description
            _ = attempt(PostgresTimestamp.self, bytes, oid)?.description
            _ = attempt(PostgresInstant.self, bytes, oid)?.description
            _ = attempt(PostgresInterval.self, bytes, oid)?.description
            for array in [PostgresType.int8Array, PostgresType.textArray, PostgresType.numericArray, 16_400, oid] {
                _ = attempt([Int64].self, bytes, array)
                _ = attempt([String].self, bytes, array)
                _ = attempt([PostgresNumeric].self, bytes, array)
                _ = attempt(NullableArray<UUID>.self, bytes, array)
            }
            // What is read can be sent and read again.
            if let numeric = attempt(PostgresNumeric.self, bytes, PostgresType.numeric) {
                var again: [UInt8] = []
                numeric.encode(into: &again)
                #expect(attempt(PostgresNumeric.self, again, PostgresType.numeric) == numeric)
                #expect(PostgresNumeric(numeric.description) == numeric)
            }
        }
    }

    @Test("text is not made of what is no text")
    func text() {
        let bytes = [UInt8]("plain text of 24 letters".utf8)
        let texts: Set<UInt32> = [18, 19, 25, 114, 142, 705, 1042, 1043, 16_400]
        for oid in Self.builtIn { #expect((attempt(String.self, bytes, oid) == nil) == !texts.contains(oid), "\(oid)") }
        #expect(attempt(String.self, [0xFF], 25) == nil)
        #expect(attempt(String.self, [0x61, 0], 16_400) == nil)
        #expect(attempt(String.self, [1, 0x7B, 0x7D], PostgresType.jsonb) == "{}")
        #expect(attempt(String.self, [2, 0x7B, 0x7D], PostgresType.jsonb) == nil)
        #expect(attempt(String.self, [], PostgresType.jsonb) == nil)
    }

    private func array(_ numbers: Int32...) -> [UInt8] {
        numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
    }

    private func problem<Value: PostgresDecodable>(_ type: Value.Type, _ bytes: [UInt8], _ oid: UInt32) -> PostgresDecodingProblem? {
        do throws(PostgresDecodingProblem) {
            _ = try Value.decode(bytes.span.bytes, type: oid)
            return nil
        } catch { return error }
    }

    @Test("counts, lengths and types of arrays are looked at before anything is believed")
    func arrays() {
        #expect(attempt([Int32].self, array(1, 0, 23, 2, 1, 4, 7, 4, 8), 1007) == [7, 8])
        #expect(problem([Int32].self, array(2, 0, 23, 1, 1, 1, 1, 4, 7), 1007) == .dimensions(2))
        #expect(problem([Int32].self, array(1, 0, 23, -1, 1), 1007) == .malformed)
        #expect(problem([Int32].self, array(1, 0, 23, .max, 1), 1007) == .malformed)
        #expect(problem([Int32].self, array(1, 0, 23, 2, 1, 4, 7), 1007) != nil)
        #expect(problem([Int32].self, array(1, 0, 23, 1, 1, 4, 7, 0), 1007) != nil)
        #expect(problem([Int32].self, array(1, 0, 23, 1, 1, -2, 7), 1007) == .malformed)
        #expect(problem([Int32].self, array(1, 0, 23, 1, 1, .max, 7), 1007) == .malformed)
        #expect(problem([Int32].self, array(1, 7, 23, 1, 1, 4, 7), 1007) == .malformed)
        #expect(problem([Int32].self, array(1, 0, 25, 1, 1, 4, 7), 1007) == .wrongType(25))
        #expect(problem([Int32].self, array(1, 0, 23, 1, 1, -1), 1007) == .unexpectedNull)
        #expect(problem([Int32].self, array(0, 0, 25), 1007) == .wrongType(25))
        #expect(problem([Int32].self, array(0, 0, 23), 1007) == nil)
        #expect(problem([Int32].self, array(0, 0, 23, 0), 1007) == .wrongLength(16))
        #expect(problem([Int32].self, array(1, 0, 23, 1, 1, 4, 7), PostgresType.bytea) == .wrongType(17))
        #expect(problem([Int32].self, [], 1007) == .wrongLength(0))
        #expect(problem(NullableArray<Int32>.self, array(1, 1, 23, 2, 1, -1, 4, 7), 1007) == nil)
    }
}
