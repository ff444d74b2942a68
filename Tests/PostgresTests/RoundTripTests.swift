internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

/// Hundreds of values of each type, in one array. What the server says they are is compared, not only what comes back.
@Suite("Every value arrives at the server as what it is, and comes back", .database)
struct RoundTripTests {
    private static let count = 400

    /// - Parameters:
    ///   - text: what the server makes of each value `v`.
    ///   - expected: the same, made from the Swift value.
    private func confirm<Value: PostgresArrayElement & Equatable>(
        _ values: [Value], _ type: SQL, text: SQL = "v::text", expected: (Value) -> String
    ) async throws {
        try await TestDatabase.current.client.withTransaction(
            TransactionOptions(settings: [("intervalstyle", "iso_8601"), ("bytea_output", "hex"), ("datestyle", "ISO, YMD")])
        ) { transaction in
            let rows = try await transaction.run(
                """
                SELECT v, \(fragment: text) FROM unnest(\(values)::\(fragment: type)[]) WITH ORDINALITY AS u (v, n) ORDER BY n
                """
            ).decode((Value, String).self)
            #expect(rows.count == values.count)
            for (value, row) in zip(values, rows) {
                #expect(row.0 == value)
                #expect(row.1 == expected(value))
            }
            // One by one, as an array, and with NULLs between.
            for value in values.prefix(20) {
                #expect(try await transaction.run("SELECT \(value)::\(fragment: type)").single(Value.self) == value)
                // As text and back, read by the server.
                let again = try await transaction.run("SELECT (\(value)::\(fragment: type))::text::\(fragment: type)").single(Value.self)
                #expect(again == value)
            }
            #expect(try await transaction.run("SELECT \(values)::\(fragment: type)[]").single([Value].self) == values)
            #expect(try await transaction.run("SELECT \([Value]())::\(fragment: type)[]").single([Value].self) == [])
            let gaps = NullableArray(values.prefix(50).enumerated().map { $0.offset % 3 == 1 ? nil : $0.element })
            let result = try await transaction.run(
                "SELECT \(gaps)::\(fragment: type)[], (SELECT count(*) FROM unnest(\(gaps)::\(fragment: type)[]) AS u (v) WHERE v IS NULL)")
            #expect(
                try result.first((NullableArray<Value>, Int).self).map { $0.0 == gaps && $0.1 == min(17, (values.count + 1) / 3) } == true)
            #expect(throws: DatabaseError.self) { try result.decode(([Value], Int).self) }
        }
    }

    private func some<Value>(_ seed: UInt64, _ extremes: [Value], _ make: (inout SeededGenerator) -> Value) -> [Value] {
        var generator = SeededGenerator(state: seed)
        return extremes + (0..<Self.count).map { _ in make(&generator) }
    }

    @Test("integers and booleans")
    func integers() async throws {
        try await confirm(some(1, [.min, -1, 0, 1, .max]) { $0.spread(Int16.self) }, "int2") { "\($0)" }
        try await confirm(some(2, [.min, -1, 0, 1, .max]) { $0.spread(Int32.self) }, "int4") { "\($0)" }
        try await confirm(some(3, [.min, -1, 0, 1, .max]) { $0.spread(Int64.self) }, "int8") { "\($0)" }
        try await confirm(some(4, [true, false]) { Bool.random(using: &$0) }, "bool") { "\($0)" }
    }

    @Test("floating-point numbers, to the bit")
    func floats() async throws {
        let doubles: [Double] = some(5, [0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, -.infinity, 1e16, 0.1]) {
            let value = Double(bitPattern: $0.next())
            return value.isNaN ? 1 : value
        }
        let rows = try await TestDatabase.current.client.query(
            "SELECT v, v::text FROM unnest(\(doubles)::float8[]) WITH ORDINALITY AS u (v, n) ORDER BY n"
        ).decode((Double, String).self)
        for (value, row) in zip(doubles, rows) {
            #expect(row.0.bitPattern == value.bitPattern)
            #expect(Double(row.1)?.bitPattern == value.bitPattern)
        }
        let floats: [Float] = some(6, [0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, 0.1]) {
            let value = Float(bitPattern: UInt32(truncatingIfNeeded: $0.next()))
            return value.isNaN ? 1 : value
        }
        let narrow = try await TestDatabase.current.client.query(
            "SELECT v, v::text, v FROM unnest(\(floats)::float4[]) WITH ORDINALITY AS u (v, n) ORDER BY n"
        ).decode((Float, String, Double).self)
        for (value, row) in zip(floats, narrow) {
            #expect(row.0.bitPattern == value.bitPattern)
            #expect(Float(row.1)?.bitPattern == value.bitPattern)
            #expect(row.2 == Double(value))
        }
        #expect(try await TestDatabase.current.client.query("SELECT \(Double.nan)::float8").single(Double.self)?.isNaN == true)
        #expect(try await TestDatabase.current.client.query("SELECT 'NaN'::float4").single(Float.self)?.isNaN == true)
    }

    @Test("decimal numbers, digit by digit, and NaN and the infinities")
    func numerics() async throws {
        let texts = [
            "0", "0.00", "1.50", "-1.5", "10000", "9999.9999", "0.0001", "0.00001", "100000000", "-0.000000012300", "NaN", "Infinity",
            "-Infinity", "12345678901234567890.12345678901234567890",
        ]
        let values = some(7, texts.map { PostgresNumeric($0)! }) { $0.numeric() }
        try await confirm(values, "numeric") { $0.description }
        #expect(texts.map { PostgresNumeric($0)!.description } == texts)
        // The largest that there are.
        let long = [
            String(repeating: "9", count: 131_072), "-0." + String(repeating: "0", count: 16_382) + "7",
            "1" + String(repeating: "0", count: 131_071) + "." + String(repeating: "3", count: 16_383),
        ]
        for text in long {
            let value = try #require(PostgresNumeric(text))
            let row = try await TestDatabase.current.client.query("SELECT \(value)::numeric, (\(value)::numeric)::text").first(
                (PostgresNumeric, String).self)
            #expect(row?.0 == value)
            #expect(row?.1 == text)
            #expect(value.description == text)
        }
        // The order and equality of the server.
        let pairs = zip(values, values.shuffled()).prefix(200)
        let compared = try await TestDatabase.current.client.query(
            "SELECT a < b, a = b FROM unnest(\(pairs.map(\.0))::numeric[], \(pairs.map(\.1))::numeric[]) WITH ORDINALITY AS u (a, b, n) ORDER BY n"
        ).decode((Bool, Bool).self)
        for (pair, row) in zip(pairs, compared) {
            #expect((pair.0 < pair.1) == row.0, "\(pair)")
            #expect((pair.0 == pair.1) == row.1, "\(pair)")
            if row.1 { #expect(pair.0.hashValue == pair.1.hashValue) }
        }
    }

    @Test("decimal numbers from texts that PostgreSQL reads, and no others")
    func numericTexts() async throws {
        var generator = SeededGenerator(state: 70)
        let pieces = ["1", "23", "0", "000", ".", "e", "E", "+", "-", "5", "99999", "nan", "NaN", "inf", "Infinity", "7e", "e-3", "e+12"]
        var texts = [
            "", ".", "-", "+", "1.", ".5", "+.5", "-.5e3", "1e", "1e+", "1.2.3", "--1", "1e-16383", "1e-16384", "1e131071", "1e131072",
            "NaN", "-NaN", "+inf", "-Infinity", "infinit", "0e-20000", "1e999999", "1_0", "0x1",
        ]
        for _ in 0..<Self.count {
            texts.append((0..<Int.random(in: 1...4, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined())
        }
        try await TestDatabase.current.admin.withTransaction { transaction in
            _ = try await transaction.run(
                """
                CREATE FUNCTION pg_temp.try_numeric(t text) RETURNS numeric LANGUAGE plpgsql AS
                'BEGIN RETURN t::numeric; EXCEPTION WHEN others THEN RETURN NULL; END'
                """)
            let read = try await transaction.run(
                "SELECT pg_temp.try_numeric(t) FROM unnest(\(texts)::text[]) WITH ORDINALITY AS u (t, n) ORDER BY n"
            ).column(PostgresNumeric?.self)
            // What newer servers than 15 also read: underscores and hexadecimal digits.
            for (text, theirs) in zip(texts, read) where !text.contains("_") && !text.contains("x") {
                #expect(PostgresNumeric(text) == theirs, "\(text)")
                #expect(PostgresNumeric(text)?.description == theirs?.description, "\(text)")
            }
        }
    }

    @Test("decimal numbers from and to the numbers of Swift")
    func numericConversions() throws {
        var generator = SeededGenerator(state: 8)
        for value in [Int64.min, .max, 0, -1] + (0..<300).map({ _ in generator.spread(Int64.self) }) {
            let numeric = PostgresNumeric(value)
            #expect(numeric.description == "\(value)")
            #expect(try numeric.integer(Int64.self) == value)
            #expect(try PostgresNumeric(numeric.description + ".000")?.integer(Int64.self) == value)
            #expect(throws: PostgresDecodingProblem.outOfRange) { try PostgresNumeric(numeric.description + ".001")!.integer(Int64.self) }
        }
        for text in ["9223372036854775808", "-9223372036854775809", "NaN", "Infinity", "0.5", "1e131071"] {
            #expect(throws: PostgresDecodingProblem.outOfRange) { try PostgresNumeric(text)!.integer(Int64.self) }
        }
        #expect(PostgresNumeric(Int8.min).description == "-128")
        #expect(PostgresNumeric(UInt64.max).description == "18446744073709551615")
        #expect(try PostgresNumeric(-128).integer(Int8.self) == .min)
        #expect(throws: PostgresDecodingProblem.outOfRange) { try PostgresNumeric(-129).integer(Int8.self) }
        #expect(throws: PostgresDecodingProblem.outOfRange) { try PostgresNumeric(70_000).integer(Int8.self) }
        for text in ["0", "1.5", "-1.5", "12345678901234567890.123456789", "0.00000000000000000000000000000000000001"] {
            #expect(PostgresNumeric(Decimal(string: text)!) == PostgresNumeric(text))
            #expect(try PostgresNumeric(text)?.decimal() == Decimal(string: text))
        }
        #expect(throws: PostgresDecodingProblem.outOfRange) {
            try PostgresNumeric("1.234567890123456789012345678901234567890123456789")!.decimal()
        }
        #expect(throws: PostgresDecodingProblem.outOfRange) { try PostgresNumeric.infinity.decimal() }
    }

    @Test("texts, bytes and ids")
    func texts() async throws {
        func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        let texts = some(9, ["", " ", "NULL", "{}", "\"", "深圳", "👩‍👩‍👧‍👦"]) { $0.text(upTo: 30) }
        try await confirm(texts, "text", text: "encode(convert_to(v, 'UTF8'), 'hex')") { hexadecimal($0.utf8) }
        try await confirm(texts, "varchar", text: "encode(convert_to(v, 'UTF8'), 'hex')") { hexadecimal($0.utf8) }
        let bytes = some(10, [Bytes([]), Bytes([0]), Bytes(Array(0...255))]) { generator in
            Bytes((0..<Int.random(in: 0...40, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) })
        }
        try await confirm(bytes, "bytea", text: "encode(v, 'hex')") { hexadecimal($0.bytes) }
        let ids = some(11, [UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))]) { UUID.random(using: &$0) }
        try await confirm(ids, "uuid") { $0.uuidString.lowercased() }
        let short = try await TestDatabase.current.client.query("SELECT 'x'::char(3), 'n'::name, 'c'::\"char\", '<a/>'::xml, 'u'")
        #expect(
            try short.first((String, String, String, String, String).self).map { [$0.0, $0.1, $0.2, $0.3, $0.4] } == [
                "x  ", "n", "c", "<a/>", "u",
            ])
    }

    @Test("json as it is spelled, jsonb as the server spells it")
    func json() async throws {
        let documents = some(12, [#"{"b" : 1,  "a":[1.50,null], "b":2}"#, "null", " 1e5 ", #""x""#]) { generator in
            let text = generator.text(upTo: 10).unicodeScalars.filter { $0.value >= 32 && $0 != "\"" && $0 != "\\" }
            return "{ \"k\\n\" :[\(generator.spread(Int32.self)),  \"\(String(String.UnicodeScalarView(text)))\" ] }"
        }
        try await confirm(documents.map { VerbatimJSON($0) }, "json") { $0.text }
        let client = TestDatabase.current.client
        let rows = try await client.query(
            "SELECT v, v::text FROM unnest(\(documents.map { JSONText($0) })::jsonb[]) WITH ORDINALITY AS u (v, n) ORDER BY n"
        ).decode((JSONText, String).self)
        #expect(rows.map(\.0.text) == rows.map(\.1))
        #expect(rows.first?.0.text == #"{"a": [1.50, null], "b": 2}"#)
        let json = try await client.query("SELECT \(VerbatimJSON(documents[0]))::json AS plain")
        #expect(try json.single(JSONText.self)?.text == documents[0])
        #expect(try json.single(String.self) == documents[0])
    }

    @Test("days, also before our era and without end")
    func dates() async throws {
        let values = some(
            13, [.infinity, .minusInfinity, PostgresDate(daysSince2000: -2_451_545), PostgresDate(daysSince2000: 2_145_031_948)]
        ) {
            PostgresDate(daysSince2000: max(-2_451_545, min(2_145_031_948, $0.spread(Int32.self))))
        }
        try await confirm(values, "date", text: "CASE WHEN isfinite(v) THEN (v - date '2000-01-01')::text ELSE v::text END") {
            $0.isFinite ? "\($0.daysSince2000)" : $0.description
        }
        let common = some(14, []) { PostgresDate(daysSince2000: Int32.random(in: -730_119...2_921_939, using: &$0)) }
        try await confirm(common, "date") { $0.description }
        for date in values + common where date.isFinite {
            let (year, month, day) = date.components
            #expect(PostgresDate(year: year, month: month, day: day) == date)
        }
        #expect(PostgresDate(year: 2026, month: 2, day: 29) == nil)
        #expect(PostgresDate(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
        #expect(PostgresDate(year: 0, month: 3, day: 15)?.description == "+000000-03-15")
        #expect(PostgresDate(year: -43, month: 3, day: 15)?.description == "-000043-03-15")
        #expect(PostgresDate(year: 12_026, month: 1, day: 1)?.description == "+012026-01-01")
        #expect(PostgresDate(year: 5_874_897, month: 12, day: 31)?.description == "+5874897-12-31")
        #expect(PostgresDate(year: 5_874_898, month: 1, day: 1) == nil)
    }

    /// Seconds since 1970 with six decimals, without overflow.
    private func epoch(_ microsecondsSince2000: Int64) -> String {
        let total = Int128(microsecondsSince2000) + 946_684_800_000_000
        let fraction = "\(total.magnitude % 1_000_000)"
        return (total < 0 ? "-" : "") + "\(total.magnitude / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
    }

    @Test("times to the microsecond over all of PostgreSQL's years")
    func times() async throws {
        // The server's extract is no longer exact in the last thirty years before the end of its own.
        let range: Range<Int64> = -211_813_488_000_000_000..<9_222_000_000_000_000_000
        let extremes: [Int64] = [.max, .min, range.lowerBound, range.upperBound - 1, 0, -1]
        let counts = some(15, extremes) { max(range.lowerBound, min(range.upperBound - 1, $0.spread(Int64.self))) }
        let common = some(16, []) { Int64.random(in: -63_082_281_600_000_000..<252_455_616_000_000_000, using: &$0) }
        let exact: SQL = "CASE WHEN isfinite(v) THEN extract(epoch FROM v)::text ELSE v::text END"
        try await confirm(counts.map { PostgresTimestamp(microsecondsSince2000: $0) }, "timestamp", text: exact) {
            $0.isFinite ? epoch($0.microsecondsSince2000) : $0.description
        }
        try await confirm(counts.map { PostgresInstant(microsecondsSince2000: $0) }, "timestamptz", text: exact) {
            $0.isFinite ? epoch($0.microsecondsSince2000) : $0.description
        }
        try await confirm(
            common.map { PostgresTimestamp(microsecondsSince2000: $0) }, "timestamp", text: "to_char(v, 'YYYY-MM-DD\"T\"HH24:MI:SS.US')"
        ) { $0.description }
        try await confirm(
            common.map { PostgresInstant(microsecondsSince2000: $0) }, "timestamptz",
            text: "to_char(v AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
        ) { $0.description }
        let last = PostgresTimestamp(microsecondsSince2000: 9_223_371_331_199_999_999)
        let end = try await TestDatabase.current.client.query("SELECT \(last)::timestamp, (\(last)::timestamp)::text")
        #expect(try end.first((PostgresTimestamp, String).self).map { $0.0 == last && $0.1 == "294276-12-31 23:59:59.999999" } == true)
        #expect(last.description == "+294276-12-31T23:59:59.999999")
        // A Date is exact around now.
        let dates = some(17, []) {
            Date(timeIntervalSince1970: Double(Int64.random(in: -2_000_000_000_000_000...4_000_000_000_000_000, using: &$0)) / 1_000_000)
        }
        try await confirm(dates, "timestamptz", text: "to_char(v AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')") {
            PostgresInstant($0).description
        }
        #expect(dates.map { PostgresInstant($0).date } == dates)
        // What is no time is refused by the server, and nothing traps on the way.
        for seconds in [Double.infinity, -.infinity, .nan, 1e300, -1e300, 1e16] {
            await #expect(throws: DatabaseError.self) {
                try await TestDatabase.current.client.query("SELECT \(Date(timeIntervalSince1970: seconds))::timestamptz")
            }
        }
    }

    @Test("intervals, part by part")
    func intervals() async throws {
        let extremes = [
            PostgresInterval(), PostgresInterval(months: -14, days: 3, microseconds: -4_500_000), PostgresInterval(microseconds: -1),
            PostgresInterval(months: 1), PostgresInterval(days: -1), PostgresInterval(microseconds: 3_600_000_000),
            PostgresInterval(months: .max - 1, days: .max - 1, microseconds: .max - 1),
        ]
        let values = some(18, extremes) {
            PostgresInterval(months: $0.spread(Int32.self) / 12, days: $0.spread(Int32.self), microseconds: $0.spread(Int64.self) >> 10)
        }
        try await confirm(values, "interval") { $0.description }
    }

    private enum Mood: String, PostgresEnum {
        case calm, angry
        case veryHappy = "very happy"
    }

    @Test("enums, domains and arrays of them")
    func enumsAndDomains() async throws {
        try await TestDatabase.current.admin.withTransaction { transaction in
            _ = try await transaction.run("CREATE TYPE pg_temp.mood AS ENUM ('calm', 'angry', 'very happy', 'tired')")
            _ = try await transaction.run("CREATE DOMAIN pg_temp.shout AS text CHECK (value = upper(value))")
            _ = try await transaction.run("CREATE DOMAIN pg_temp.percent AS int2 CHECK (value BETWEEN 0 AND 100)")
            _ = try await transaction.run("CREATE DOMAIN pg_temp.temper AS pg_temp.mood")
            _ = try await transaction.run(
                "CREATE TEMP TABLE person (mood pg_temp.mood, moods pg_temp.mood[], shout pg_temp.shout, percent pg_temp.percent, temper pg_temp.temper)"
            )
            let all: [Mood] = [.calm, .angry, .veryHappy]
            let one: Mood? = .veryHappy
            _ = try await transaction.run(
                "INSERT INTO person VALUES (\(one), \(all)::pg_temp.mood[], \("ABC"), \(Int16(7)), \(Mood.angry)), (\(Mood?.none), ARRAY['tired', NULL]::pg_temp.mood[], NULL, NULL, 'tired')"
            )
            let first = try await transaction.run(
                "SELECT mood, moods, moods, shout, percent, temper, mood FROM person WHERE mood = \(Mood.veryHappy)")
            let row = try #require(try first.first((Mood, [Mood], [String], String, Int16, Mood, String).self))
            #expect(row.0 == .veryHappy && row.1 == all && row.2 == ["calm", "angry", "very happy"] && row.3 == "ABC" && row.4 == 7)
            #expect(row.5 == .angry && row.6 == "very happy")
            let second = try await transaction.run("SELECT mood, moods, temper, ARRAY['A']::pg_temp.shout[] FROM person WHERE mood IS NULL")
            #expect(
                try second.first((Mood?, NullableArray<String>, String, [String]).self).map {
                    $0.0 == nil && $0.1.elements == ["tired", nil]
                } == true)
            let unknown = try await transaction.run("SELECT temper FROM person WHERE mood IS NULL")
            let error = #expect(throws: DatabaseError.self) { try unknown.single(Mood.self) }
            #expect(error?.message.contains("unknownLabel(\"tired\")") == true)
        }
    }
}
