internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import Testing

@testable internal import BatonHTTP

@Suite("JSON")
struct JSONTests {
    @Test("what we write, a standard reader reads as the same")
    func writer() throws {
        let nasty = "\u{0}\u{1}\u{1F}\"\\/\n\r\t\u{7F}深圳👩‍👩‍👧‍👦\u{2028}"
        let bytes = JSONWriter.object { json in
            json.field("text", nasty)
            json.field("number", Int64.max)
            json.field("flag", true)
            json.field("none", String?.none)
            json.key("list")
            json.array { json in
                json.value(1)
                json.object { $0.field("a", "b") }
                json.object { _ in }
                json.array { _ in }
            }
        }
        let read = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(read["text"] as? String == nasty)
        #expect((read["number"] as? NSNumber)?.int64Value == Int64.max)
        #expect(read["none"] is NSNull)
        #expect((read["list"] as? [Any])?.count == 4)
        // And our own reader.
        guard case .object(let members) = try JSONParser.parse(bytes) else { throw JSONParser.Problem(offset: 0, message: "") }
        #expect(members[0].value == .string(nasty))
        #expect(members[1].value == .number("9223372036854775807"))
    }

    @Test("times are RFC 3339 in UTC, also before 1970 and in leap years")
    func timestamps() {
        let cases: [(TimeInterval, String)] = [
            (0, "1970-01-01T00:00:00.000000Z"), (951_782_400, "2000-02-29T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.000000Z"),
            (1_795_291_200.25, "2026-11-21T20:00:00.250000Z"), (4_102_444_799.999999, "2099-12-31T23:59:59.999999Z"),
        ]
        for (seconds, text) in cases { #expect(JSONWriter.timestamp(Date(timeIntervalSince1970: seconds)) == text) }
    }

    @Test("a strict reader takes what the standard allows and nothing else")
    func parser() throws {
        for text in ["0", "-0", "1.5e+10", "\"\\u00e9\\ud83d\\ude00\"", " [ 1 , {} , \"\" ] ", "null", "{\"a\":{\"b\":[true,false]}}"] {
            #expect(throws: Never.self) { try JSONParser.parse([UInt8](text.utf8)) }
        }
        let wrong = [
            "", "01", "1.", ".5", "+1", "-", "1e", "nul", "tru", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"", "\"\u{1}\"",
            "[1,]", "[,1]",
            "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "[1 2]", "1 1", "{\"a\":1,\"a\":2}", "NaN", "[", "{", "'x'", "\u{FEFF}1",
        ]
        for text in wrong { #expect(throws: JSONParser.Problem.self, "\(text)") { try JSONParser.parse([UInt8](text.utf8)) } }
        let deep = String(repeating: "[", count: 31) + "1" + String(repeating: "]", count: 31)
        #expect(throws: Never.self) { try JSONParser.parse([UInt8](deep.utf8)) }
        #expect(throws: JSONParser.Problem.self) { try JSONParser.parse([UInt8]("[\(deep)]".utf8)) }
    }

    @Test("a forged cursor is none, whatever it says")
    func cursors() throws {
        let id = LeadID.make()
        for (sort, value, isGood) in [
            (LeadSort.createdAscending, Int64(1_795_291_200_000_000), true), (.createdAscending, -(1 << 58) + 1, false),
            (.updatedDescending, .max, false), (.updatedAscending, .min, false), (.scoreAscending, 100, true),
            (.scoreDescending, 101, false),
            (.scoreDescending, -1, false),
        ] {
            let text = LeadCursor.encode(LeadPosition(value: value, id: id), sort: .field(sort), filter: "f")
            #expect(
                (LeadCursor.decode(text, sort: .field(sort), filter: "f") == LeadPosition(value: value, id: id)) == isGood,
                "\(sort) \(value)")
            #expect(LeadCursor.decode(text, sort: .field(sort), filter: "g") == nil)
        }
    }

    @Test("random damage never gets past the reader as something that a standard reader refuses")
    func damage() throws {
        let seed = [UInt8](#"{"a":[1,2.5e3,"x\n\u00e9深",null,true,{"b":""}],"c":-7}"#.utf8)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            if (try? JSONParser.parse(bytes)) != nil {
                #expect(throws: Never.self, "\(bytes)") {
                    _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
                }
            }
        }
    }
}
