internal import BatonTesting
internal import Foundation
internal import Testing

@testable internal import Postgres

/// Random rows are written as JSON, read by Foundation and compared with what the values are, in columns and in arrays, with NULLs between.
@Suite("Rows are written as JSON straight from the binary values", .database)
struct JSONRowTests {
    private static let count = 300

    private func parse(_ bytes: [UInt8]) throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    }

    /// Texts by their bytes, because Swift takes canonically equal ones as the same; numbers by what they print, because Foundation reads
    /// some as decimals, which no `double` equals.
    private func areEqual(_ left: Any?, _ right: Any?) -> Bool {
        switch (left, right) {
        case (let left as String, let right as String): Array(left.utf8) == Array(right.utf8)
        case (let left as [Any], let right as [Any]): left.count == right.count && zip(left, right).allSatisfy { areEqual($0, $1) }
        case (let left as NSNumber, let right as Double): Double(left.stringValue) == right
        case (let left as NSNumber, let right as NSNumber): left.stringValue == right.stringValue
        case (let left as NSObject, let right as NSObject): left.isEqual(right)
        default: false
        }
    }

    private func check<Value: PostgresArrayElement>(
        _ values: [Value], _ type: SQL, int64: JSONShape.NumberForm = .number, numeric: JSONShape.NumberForm = .string,
        expected: (Value) -> Any?
    ) async throws {
        let all = NullableArray(values.map { Optional($0) } + [nil])
        let result = try await TestDatabase.current.client.query(
            """
            SELECT v, ARRAY[v, NULL, v], ARRAY[]::\(fragment: type)[], n FROM unnest(\(all)::\(fragment: type)[]) WITH ORDINALITY AS u (v, n) ORDER BY n
            """)
        let shape = JSONShape([
            .column("value \"\\", int64: int64, numeric: numeric), .column("array", int64: int64, numeric: numeric), .column("empty"),
            .column("n"),
        ])
        var bytes: [UInt8] = []
        try result.appendJSON(0..<result.count, as: shape, to: &bytes)
        let rows = try parse(bytes)
        #expect(rows.count == all.elements.count)
        for (index, (row, value)) in zip(rows, all.elements).enumerated() {
            let expectation = value.flatMap(expected) ?? NSNull()
            #expect(areEqual(row["value \"\\"], expectation), "\(row) is not \(expectation)")
            #expect(areEqual(row["array"], [expectation, NSNull(), expectation]), "\(row) is not \(expectation)")
            #expect(areEqual(row["empty"], [Any]()))
            #expect(areEqual(row["n"], index + 1))
            #expect(row.count == 4)
        }
        guard values.count > 5 else { return }
        // A part of it, behind what is there already.
        var part: [UInt8] = [1]
        try result.appendJSON(3..<5, as: shape, to: &part)
        #expect(try parse(Array(part.dropFirst())).map { $0["n"] as? Int } == [4, 5])
        try result.appendJSON(2..<2, as: shape, to: &part)
        #expect(part.suffix(2) == Array("[]".utf8))
    }

    private func some<Value>(_ seed: UInt64, _ extremes: [Value], _ make: (inout SeededGenerator) -> Value) -> [Value] {
        var generator = SeededGenerator(state: seed)
        return extremes + (0..<Self.count).map { _ in make(&generator) }
    }

    @Test("numbers, exactly, and as strings where numbers would be read wrongly")
    func numbers() async throws {
        try await check(some(1, [true, false]) { Bool.random(using: &$0) }, "bool") { $0 }
        try await check(some(2, [.min, .max, 0, 9, 10, 99, 100]) { $0.spread(Int16.self) }, "int2") { Int($0) }
        try await check(some(3, [.min, .max]) { $0.spread(Int32.self) }, "int4") { Int($0) }
        try await check(some(4, [.min, .max]) { $0.spread(Int64.self) }, "int8") { $0 }
        try await check(some(5, [.min, .max]) { $0.spread(Int64.self) }, "int8", int64: .string) { "\($0)" }
        let doubles = some(6, [0, -0.0, 0.1, 1e16, 1e-7, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .nan, .infinity, -.infinity]) {
            Double(bitPattern: $0.next())
        }
        try await check(doubles, "float8") { $0.isFinite ? $0 : nil }
        let floats: [Float] = some(7, [0.1, 1e16, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .nan, .infinity]) {
            Float(bitPattern: UInt32(truncatingIfNeeded: $0.next()))
        }
        try await check(floats, "float4") { $0.isFinite ? Double("\($0)")! : nil }

        let texts = [
            "0", "0.00", "1.50", "10000", "99999999.9999", "0.0001", "-0.0000123", "NaN", "Infinity", "-Infinity", "1e200", "1e-200",
        ]
        let numerics = some(8, texts.map { PostgresNumeric($0)! }) { $0.numeric() }
        try await check(numerics, "numeric") { $0.description }
        try await check(numerics, "numeric", numeric: .number) {
            $0.isFinite ? Double($0.description)! : nil
        }
        // Digit by digit.
        let result = try await TestDatabase.current.client.query(
            "SELECT v FROM unnest(\(numerics)::numeric[]) AS u (v) WHERE v > '-Infinity' AND v < 'Infinity'")
        var bytes: [UInt8] = []
        try result.appendJSON(0..<result.count, as: JSONShape([.column("v", numeric: .number)]), to: &bytes)
        let finite = numerics.filter(\.isFinite).map { "{\"v\":\($0)}" }
        #expect(String(decoding: bytes, as: UTF8.self) == "[" + finite.joined(separator: ",") + "]")
    }

    @Test("texts with whatever is in them, bytes and ids")
    func texts() async throws {
        let hostile = [
            "", "\"", "\\", "\\\"\\", "\u{8}\u{C}\n\r\t\u{1}\u{1F}", "\u{7F}\u{80}", "\u{2028}\u{2029}", "👩‍👩‍👧‍👦", "e\u{301}", "</script>",
            "1234567\"", "12345678\"",
            "\"2345678", "123456789012345\\", String(repeating: "深\n", count: 5000), String(repeating: "\u{1}", count: 3000),
        ]
        let texts = some(9, hostile) { $0.text(upTo: 40) }
        try await check(texts, "text") { $0 }
        try await check(texts, "varchar") { $0 }
        try await check(
            some(10, [Bytes([]), Bytes(Array(0...255))]) { generator in
                Bytes((0..<Int.random(in: 0...40, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) })
            }, "bytea"
        ) { Data($0.bytes).base64EncodedString() }
        try await check(some(11, []) { UUID.random(using: &$0) }, "uuid") { $0.uuidString.lowercased() }
        try await check(["[1, {\"a\": null}]", "\"x\"", "1.50", "{}", "null"].map { JSONText($0) }, "jsonb") {
            try! JSONSerialization.jsonObject(with: Data($0.text.utf8), options: .fragmentsAllowed)
        }
        try await check(["[1,\n {\"a\" : null}]", " 2 "].map { VerbatimJSON($0) }, "json") {
            try! JSONSerialization.jsonObject(with: Data($0.text.utf8), options: .fragmentsAllowed)
        }
        let others = try await TestDatabase.current.client.query(
            "SELECT 'x'::char(3), 'n\"'::name, 'c'::\"char\", '<a/>'::xml, true, ARRAY['n'::name]")
        var bytes: [UInt8] = []
        try others.appendJSON(0..<1, as: JSONShape("abcdef".map { .column("\($0)") }), to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == #"[{"a":"x  ","b":"n\"","c":"c","d":"<a/>","e":true,"f":["n"]}]"#)
    }

    @Test("days, times and intervals as the server prints them in ISO 8601")
    func times() async throws {
        let client = TestDatabase.current.client
        func printed<Value: PostgresArrayElement>(_ values: [Value], _ type: SQL, _ text: SQL) async throws -> [String] {
            try await client.withTransaction(TransactionOptions(settings: [("intervalstyle", "iso_8601")])) { transaction in
                try await transaction.run(
                    "SELECT \(fragment: text) FROM unnest(\(values)::\(fragment: type)[]) WITH ORDINALITY AS u (v, n) ORDER BY n"
                ).column(String.self)
            }
        }
        func check<Value: PostgresArrayElement & Hashable>(_ values: [Value], _ type: SQL, _ text: SQL) async throws {
            let texts = Dictionary(zip(values, try await printed(values, type, text)), uniquingKeysWith: { first, _ in first })
            try await self.check(values, type) { texts[$0]! }
        }
        let days = some(12, [.infinity, .minusInfinity]) { PostgresDate(daysSince2000: Int32.random(in: -730_119...2_921_939, using: &$0)) }
        try await check(days, "date", "CASE WHEN isfinite(v) THEN to_char(v, 'YYYY-MM-DD') ELSE v::text END")
        let counts: [Int64] = some(13, [.max, .min, 0, -1]) {
            Int64.random(in: -63_082_281_600_000_000..<252_455_616_000_000_000, using: &$0)
        }
        try await check(
            counts.map { PostgresTimestamp(microsecondsSince2000: $0) }, "timestamp",
            "CASE WHEN isfinite(v) THEN to_char(v, 'YYYY-MM-DD\"T\"HH24:MI:SS.US') ELSE v::text END")
        try await check(
            counts.map { PostgresInstant(microsecondsSince2000: $0) }, "timestamptz",
            "CASE WHEN isfinite(v) THEN to_char(v AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') ELSE v::text END")
        let intervals = some(14, [PostgresInterval(), PostgresInterval(months: -14, days: 3, microseconds: -4_500_000)]) {
            PostgresInterval(months: $0.spread(Int32.self) / 12, days: $0.spread(Int32.self), microseconds: $0.spread(Int64.self) >> 10)
        }
        try await check(intervals, "interval", "v::text")
        // Beyond four digits, as ISO 8601 has it.
        let far = try await client.query(
            "SELECT '10000-01-01'::date, '0044-03-15 BC'::date, '12026-02-03 04:05:06.7'::timestamp, '0001-12-31 BC'::timestamptz AT TIME ZONE 'UTC'"
        )
        var bytes: [UInt8] = []
        try far.appendJSON(0..<1, as: JSONShape("abcd".map { .column("\($0)") }), to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"[{"a":"+010000-01-01","b":"-000043-03-15","c":"+012026-02-03T04:05:06.700000","d":"+000000-12-31T00:00:00.000000"}]"#)
    }

    @Test("enums and domains by their text, choices by their names")
    func labels() async throws {
        try await TestDatabase.current.admin.withTransaction { transaction in
            _ = try await transaction.run("CREATE TYPE pg_temp.colour AS ENUM ('red', 'very \"green\"')")
            _ = try await transaction.run("CREATE DOMAIN pg_temp.tint AS pg_temp.colour")
            _ = try await transaction.run("CREATE DOMAIN pg_temp.amount AS numeric")
            _ = try await transaction.run("CREATE TYPE pg_temp.pair AS (a int4, b text)")
            let result = try await transaction.run(
                """
                SELECT 'very "green"'::pg_temp.colour, ARRAY['red', NULL]::pg_temp.colour[], '{}'::pg_temp.colour[], 'red'::pg_temp.tint,
                       '1.50'::pg_temp.amount, 2::int2, ARRAY[0, NULL, 2], 1::int8
                """)
            let labels = [0: "none", 1: "o\"ne", 2: "two"]
            let shape = JSONShape(
                "abcde".map { .column("\($0)") } + [.labels("f", labels), .labels("g", labels), .labels("h", labels)])
            var bytes: [UInt8] = []
            try result.appendJSON(0..<1, as: shape, to: &bytes)
            #expect(
                String(decoding: bytes, as: UTF8.self)
                    == #"[{"a":"very \"green\"","b":["red",null],"c":[],"d":"red","e":"1.50","f":"two","g":["none",null,"two"],"h":"o\"ne"}]"#
            )
            let before = bytes
            let unsuitable: [(SQL, JSONShape)] = [
                ("SELECT point '(1,2)' AS c", JSONShape([.column("a")])), ("SELECT time '10:00' AS c", JSONShape([.column("a")])),
                ("SELECT int4range(1, 2) AS c", JSONShape([.column("a")])),
                ("SELECT ROW(1, 'b')::pg_temp.pair AS c", JSONShape([.column("a")])),
                ("SELECT ARRAY[point '(1,2)'] AS c", JSONShape([.column("a")])), ("SELECT ROW(1) AS c", JSONShape([.column("a")])),
                ("SELECT ARRAY[[1, 2], [3, 4]] AS c", JSONShape([.column("a")])), ("SELECT 3 AS c", JSONShape([.labels("a", labels)])),
                ("SELECT -1 AS c", JSONShape([.labels("a", labels)])), ("SELECT 'x' AS c", JSONShape([.labels("a", labels)])),
                ("SELECT 1 AS c, 2", JSONShape([.column("a")])), ("SELECT 1 AS c", JSONShape([.column("a"), .column("b")])),
            ]
            for (statement, shape) in unsuitable {
                let result = try await transaction.run(statement)
                let error = #expect(throws: DatabaseError.self, "\(statement.text)") {
                    try result.appendJSON(0..<1, as: shape, to: &bytes)
                }
                #expect(error?.kind == .decoding)
                #expect(bytes == before)
            }
        }
    }

    @Test("bytes that are not of their type never trap, and never become something that is no JSON")
    func damage() throws {
        var generator = SeededGenerator(state: 15)
        let forms = (UInt8(0)...255).compactMap { JSONForm(rawValue: $0) }
        let style = JSONStyle(labels: [[UInt8]("\"zero\"".utf8), []])
        for round in 0..<30_000 {
            var bytes = (0..<Int.random(in: 0...48, using: &generator)).map { _ in
                Bool.random(using: &generator) ? 0 : UInt8.random(in: 0...255, using: &generator)
            }
            if round % 2 == 0 {
                let type = [UInt8(16), 20, 21, 23, 25].randomElement(using: &generator)!
                bytes = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, type, 0, 0, 0, UInt8.random(in: 0...3, using: &generator), 0, 0, 0, 1] + bytes
            }
            let form = forms.randomElement(using: &generator)!
            // What PostgreSQL guarantees is not looked at again.
            if form == .text || form == .json || form == .jsonb || form == .array { bytes = bytes.map { $0 & 0x7F } }
            var output = TextOutput()
            let isWritten = bytes.withUnsafeBytes { cell in (try? output.json(cell, form, 0, [style])) != nil }
            if isWritten, form != .json, form != .jsonb {
                var text: [UInt8] = []
                output.append(to: &text)
                #expect(throws: Never.self, "\(form) \(bytes)") {
                    _ = try JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
                }
            }
        }
    }
}

extension JSONRowTests {
    @Test("objects inside, fixed digits behind the point, columns that are passed over and members of no column")
    func nested() async throws {
        let result = try await TestDatabase.current.client.query(
            "SELECT n::bigint, -5::bigint, n::bigint * 1000000000000000, 'x', NULL::bigint, 7::bigint FROM generate_series(1, 2) AS n")
        func json(_ members: [JSONShape.Member], showing: Set<String>? = nil) throws -> String {
            var bytes: [UInt8] = []
            try result.appendJSON(0..<1, as: JSONShape(members, showing: showing), to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        let members: [JSONShape.Member] = [
            .scaled("a", decimals: 2).inside("in"), .hidden, .emptyObject("none"), .scaled("b", decimals: 15).inside("out"),
            .column("c").inside("out"), .scaled("d", decimals: 1), .scaled("e", decimals: 0).inside("last"),
        ]
        #expect(
            try json([.hidden] + members.dropFirst(2).prefix(1) + [.scaled("v", decimals: 3), .hidden, .hidden, .hidden, .hidden])
                == #"[{"none":{},"v":-0.005}]"#)
        #expect(
            try json(members)
                == #"[{"in":{"a":0.01},"none":{},"out":{"b":1.000000000000000,"c":"x"},"d":null,"last":{"e":7}}]"#)
        #expect(try json(members, showing: ["out", "none"]) == #"[{"none":{},"out":{"b":1.000000000000000,"c":"x"}}]"#)
        #expect(try json(members, showing: ["in", "d"]) == #"[{"in":{"a":0.01},"d":null}]"#)
        #expect(try json(members, showing: []) == "[{}]")
    }
}
