import BatonModel
import Crypto
import Foundation
import Testing

/// How much of the committed messages is read right: README.md beside this file says what counts.
@Suite("Quick capture is right where it was measured")
struct QuickCaptureAccuracyTests {
    @Test(arguments: [
        ("messages.jsonl", "4e47239732890d5d700476320bc4ec0fc062ec57c7706fbf002a95eae47d1e53"),
        ("heldout.jsonl", "64179663fb61421bd3ef83202e570cd7a200437a41a0ce2845ec36f2309e390e"),
        ("dictionaries.json", "73ae4117724104f15d7c03072e11de83ac9930b993d42e4583ae1ae51943601d"),
        ("OtherTrades/messages.jsonl", "d198b18c9cd9121c9efdcb4f4b8c4a151776efe48b796c62b430cb5b33cbe892"),
        ("OtherTrades/dictionaries.json", "202e7e4adc21524d498d281d998175e4e190b9320b33b6ba83f97b6bc79251e3"),
        ("OtherTrades/README.md", "7e3ddb46b361c4cf38b4abf24b500035514f436279218d3454b9f17d68b18748"),
        ("README.md", "21190c81d5cb43d20b958380d28833e08bf30af6ef3b567169a5e58498f1927e"),
    ])
    func `what is measured with has not been touched since`(name: String, hash: String) throws {
        let digest = SHA256.hash(data: try CaptureCorpus.data(name))
        #expect(digest.map { String(format: "%02x", $0) }.joined() == hash)
    }

    @Test func `more than 92 % of the stated fields of the messages are right`() throws {
        let score = try CaptureScore("messages.jsonl")
        print(score.table)
        #expect(score.messages >= 340)
        #expect(score.stated.share > 0.92)
        #expect(score.all > score.stated.share)
        for field in CaptureField.allCases { #expect(try #require(score.fields[field]).share > 0.90, "\(field.rawValue)") }
        #expect(Double(score.cards) / Double(score.messages) > 0.85)
    }

    /// Its failures were looked at once, for the version that the document calls the second; this keeps the score from falling.
    @Test func `the messages kept aside score what the document says`() throws {
        let score = try CaptureScore("heldout.jsonl")
        print(score.table)
        #expect(score.messages >= 100)
        #expect(score.stated.share > 0.94)
    }

    /// Written before that version and measured after it, once; its failures are not looked at.
    @Test func `the messages of other trades score what the document says`() throws {
        let score = try CaptureScore("OtherTrades/messages.jsonl")
        print(score.table)
        #expect(score.messages >= 120)
        #expect(score.stated.share > 0.72)
    }

    @Test func `negatives stay empty`() throws {
        for message in try CaptureCorpus.messages("messages.jsonl") where message.kind == "negative" || message.kind == "own" {
            let draft = try message.read()
            #expect(draft.missing.count == CaptureField.allCases.count, "\(message.text)")
            #expect(draft.kind != .lead)
        }
    }
}

struct CaptureCorpus {
    struct Budget: Decodable {
        var minMinor: Int64?
        var maxMinor: Int64?
    }

    struct Expected: Decodable {
        var name: String?
        var company: String?
        var phone: String?
        var region: String?
        var product: String?
        var budget: Budget?
        var need: String?
    }

    struct Message: Decodable {
        var id: String
        var context: String
        var kind: String
        var text: String
        var expected: Expected

        func read() throws -> CaptureDraft { try #require(CaptureCorpus.readers[context]).read(text) }
    }

    private struct Dictionary: Decodable {
        var ownCompanies: [String]
        var members: [String]
        var products: [CaptureContext.Product]
    }

    static func data(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: name))
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }

    static func messages(_ name: String) throws -> [Message] {
        try data(name).split(separator: UInt8(ascii: "\n")).map { try decoder.decode(Message.self, from: Data($0)) }
    }

    static let readers: [String: QuickCapture] = {
        var readers: [String: QuickCapture] = [:]
        for name in ["dictionaries.json", "OtherTrades/dictionaries.json"] {
            guard let data = try? data(name), let all = try? decoder.decode([String: Dictionary].self, from: data) else { return [:] }
            for (key, tenant) in all {
                readers[key] = QuickCapture(
                    CaptureContext(products: tenant.products, members: tenant.members, ownCompanies: tenant.ownCompanies))
            }
        }
        return readers
    }()
}

struct CaptureScore {
    struct Count {
        var right = 0
        var missing = 0
        var wrong = 0
        var invented = 0

        var total: Int { right + missing + wrong + invented }
        var share: Double { total == 0 ? 1 : Double(right) / Double(total) }

        static func + (left: Count, right: Count) -> Count {
            Count(
                right: left.right + right.right, missing: left.missing + right.missing, wrong: left.wrong + right.wrong,
                invented: left.invented + right.invented)
        }
    }

    let name: String
    var messages = 0
    var fields: [CaptureField: Count] = [:]
    var cards = 0
    var empty = 0
    /// Of one message on average.
    var time = Duration.zero

    init(_ name: String) throws {
        self.name = name
        let all = try CaptureCorpus.messages(name)
        messages = all.count
        for field in CaptureField.allCases { fields[field] = Count() }
        let start = ContinuousClock.now
        let drafts = try all.map { try $0.read() }
        time = (ContinuousClock.now - start) / all.count
        for (message, draft) in zip(all, drafts) {
            let expected = message.expected
            var isRight = true
            func judge(_ field: CaptureField, _ want: String?, _ got: String?, isRight same: (String, String) -> Bool) {
                switch (want, got) {
                case (nil, nil): empty += 1
                case (_?, nil):
                    fields[field]?.missing += 1
                    isRight = false
                case (nil, _?):
                    fields[field]?.invented += 1
                    isRight = false
                case (let want?, let got?):
                    if same(want, got) {
                        fields[field]?.right += 1
                    } else {
                        fields[field]?.wrong += 1
                        isRight = false
                    }
                }
            }
            judge(.name, expected.name, draft.name?.value) { FoldedText.name($0) == FoldedText.name($1) }
            judge(.company, expected.company, draft.company?.value) { FoldedText.name($0) == FoldedText.name($1) }
            judge(.phone, expected.phone, draft.phone.map { $0.value.e164 + ($0.value.extension.map { ";ext=" + $0 } ?? "") }, isRight: ==)
            judge(.region, expected.region, draft.region?.value.shortName, isRight: ==)
            judge(.product, expected.product, draft.product?.value, isRight: ==)
            let budget = expected.budget.map { Self.words($0.minMinor, $0.maxMinor) }
            judge(.budget, budget, draft.budget.map { Self.words($0.value.minMinor, $0.value.maxMinor) }, isRight: ==)
            judge(.need, expected.need, draft.need?.value, isRight: Self.isSameNeed)
            if isRight { cards += 1 }
        }
    }

    var stated: Count { fields.values.reduce(Count(), +) }
    var all: Double { Double(stated.right + empty) / Double(messages * CaptureField.allCases.count) }

    private static func words(_ low: Int64?, _ high: Int64?) -> String { "\(low ?? -1)–\(high ?? -1)" }

    /// One contains the other and the shorter has at least 40 % of the longer.
    static func isSameNeed(_ want: String, _ got: String) -> Bool {
        let (want, got) = (bare(want), bare(got))
        let (short, long) = want.count < got.count ? (want, got) : (got, want)
        return !short.isEmpty && long.contains(short) && Double(short.count) >= 0.4 * Double(long.count)
    }

    private static func bare(_ text: String) -> String {
        let scalars = text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        return String(String.UnicodeScalarView(scalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
    }

    var table: String {
        func line(_ name: String, _ count: Count) -> String {
            "| \(name) | \(count.right) / \(count.total) | \(String(format: "%.1f", 100 * count.share)) % | \(count.missing) | \(count.wrong) | \(count.invented) |"
        }
        return
            (["\(name): \(messages) messages", "| field | right | | missing | wrong | invented |"]
            + CaptureField.allCases.map { line($0.rawValue, fields[$0] ?? Count()) }
            + [
                line("stated fields", stated),
                "all fields \(String(format: "%.1f", 100 * all)) %, cards \(cards) / \(messages), \(time) each",
            ]).joined(separator: "\n")
    }
}
