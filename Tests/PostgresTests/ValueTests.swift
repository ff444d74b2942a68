internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("Values travel in binary", .database)
struct ValueTests {
    private func roundTrip<Value: PostgresEncodable & PostgresDecodable & Equatable>(_ value: Value, _ type: SQL) async throws {
        let client = TestDatabase.current.client
        let back = try await client.query("SELECT \(value)::\(fragment: type)").single(Value.self)
        #expect(back == value)
        // The server reads it as the same value, not merely as the same bytes.
        let text = try await client.query("SELECT (\(value)::\(fragment: type))::text::\(fragment: type)").single(Value.self)
        #expect(text == value)
    }

    @Test("integers, text, bytes, ids and times come back as they went")
    func roundTrips() async throws {
        for value in [Int64.min, -1, 0, 1, Int64.max] { try await roundTrip(value, "int8") }
        for value in [Int32.min, 0, Int32.max] { try await roundTrip(value, "int4") }
        for value in [Int16.min, 0, Int16.max] { try await roundTrip(value, "int2") }
        for value in [true, false] { try await roundTrip(value, "bool") }
        for value in [0.0, -1.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude] { try await roundTrip(value, "float8") }
        for value in ["", "深圳", "a'b\"c\\d\n", "👩‍👩‍👧‍👦"] { try await roundTrip(value, "text") }
        try await roundTrip(Bytes([0, 255, 39, 92]), "bytea")
        try await roundTrip(UUID(), "uuid")
        for seconds in [0.0, 1_795_000_000.123456, -2_208_988_800] {
            try await roundTrip(Date(timeIntervalSince1970: seconds), "timestamptz")
        }
        try await roundTrip(["深", "", "{,\"}"], "text[]")
        try await roundTrip([Int64](), "int8[]")
        try await roundTrip([UUID(), UUID()], "uuid[]")
    }

    @Test("NULL is an optional's nil and nothing else's")
    func nulls() async throws {
        let client = TestDatabase.current.client
        #expect(try await client.query("SELECT \(String?.none)").single(String?.self) == .some(nil))
        let result = try await client.query("SELECT NULL::int4")
        #expect(throws: DatabaseError.self) { try result.single(Int32.self) }
        let array = NullableArray<Int64>([1, nil, 3])
        #expect(try await client.query("SELECT count(x) FROM unnest(\(array)) AS x").single(Int64.self) == 2)
    }

    @Test("a value of another type is refused instead of being turned into something")
    func mismatches() async throws {
        let result = try await TestDatabase.current.client.query("SELECT 1::int4, 'x'::text, true")
        #expect(throws: DatabaseError.self) { try result.decode((String, String, Bool).self) }
        #expect(throws: DatabaseError.self) { try result.decode((Int32, Int32, Bool).self) }
        #expect(throws: DatabaseError.self) { try result.decode((Int32, String).self) }
        #expect(throws: DatabaseError.self) { try result.decode((Int32, String, Bool, Bool).self) }
        #expect(try result.decode((Int64, String, Bool).self).map { "\($0.0)\($0.1)\($0.2)" } == ["1xtrue"])
        let wide = try await TestDatabase.current.client.query("SELECT 40000::int4")
        #expect(throws: DatabaseError.self) { try wide.single(Int16.self) }
        let infinite = try await TestDatabase.current.client.query("SELECT 'infinity'::timestamptz")
        #expect(throws: DatabaseError.self) { try infinite.single(Date.self) }
    }

    @Test("interpolation binds, fragments keep their parameters in order")
    func literals() {
        let inner: SQL = "b = \(2) AND c = \("x")"
        let sql: SQL = "SELECT \(1) WHERE \(fragment: inner) AND d = \(true)"
        #expect(sql.text == "SELECT $1 WHERE b = $2 AND c = $3 AND d = $4")
        #expect(sql.bindings.map(\.type) == [PostgresType.int8, PostgresType.int8, PostgresType.text, PostgresType.bool])
        // Numbers of one and of two digits, before and behind fragments, in fragments of fragments.
        var long: SQL = "\(fragment: inner) AND \(fragment: "x = 1") AND \(1)"
        for number in 4...12 { long.append(" AND e = \(number)") }
        let longer: SQL = "\(0) AND \(fragment: long)\(fragment: long) OR \(false)"
        let both = longer + long
        let numbers = both.text.matches(of: /\$([0-9]+)/).compactMap { Int($0.1) }
        #expect(numbers == Array(1...both.bindings.count) && numbers.count == 1 + 12 * 3 + 1)
        #expect(both.text.hasPrefix("$1 AND b = $2 AND c = $3 AND x = 1 AND $4 AND e = $5 AND "))
        #expect(both.text.hasSuffix(" OR $26b = $27 AND c = $28 AND x = 1 AND $29" + (30...38).map { " AND e = $\($0)" }.joined()))
        #expect(SQL.quoted("it's \\ so").text == "E'it''s \\\\ so'")
        #expect(SQL.identifier("a\"b").text == "\"a\"\"b\"")
        #expect(SQL.quoted("it's").text == "'it''s'")
    }
}
