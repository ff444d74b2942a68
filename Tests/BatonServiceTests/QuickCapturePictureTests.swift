internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Testing

/// Pictures that were drawn from messages (Fixtures/Pictures/render.py), read by Tesseract itself.
@Suite("Pictures of chats and cards are read", .database, .serialized)
struct QuickCapturePictureTests {
    private struct Picture: Decodable {
        var id: String
        var file: String
        var kind: String
    }

    private struct Message: Decodable {
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
        var id: String
        var context: String
        var expected: Expected
    }

    private struct Dictionary: Decodable {
        var ownCompanies: [String]
        var members: [String]
        var products: [CaptureContext.Product]
    }

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    private static let pictures = tests.appending(path: "Fixtures/Pictures")
    private static let corpus = tests.deletingLastPathComponent().appending(path: "BatonModelTests/QuickCapture")

    private func recognizer(_ change: (inout TextRecognizer.Configuration) -> Void = { _ in }) throws -> TextRecognizer {
        var configuration = TextRecognizer.Configuration(program: try #require(TextRecognizer.installed(), "scripts/install-packages test"))
        change(&configuration)
        return TextRecognizer(configuration)
    }

    private func bytes(_ file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: Self.pictures.appending(path: file))) }

    private func read(_ file: String, _ recognizer: TextRecognizer, mayBeChat: Bool = true) async throws -> RecognizedText {
        let image = try bytes(file)
        return try await recognizer.read(image, size: CaptureImage(image), mayBeChat: mayBeChat)
    }

    /// What QUICK-CAPTURE.md says of them.
    @Test func `most fields of thirty-four pictures are right`() async throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let pictures = try decoder.decode([Picture].self, from: Data(contentsOf: Self.pictures.appending(path: "pictures.json")))
        let dictionaries = try decoder.decode(
            [String: Dictionary].self, from: Data(contentsOf: Self.corpus.appending(path: "dictionaries.json")))
        var messages: [String: Message] = [:]
        for line in try Data(contentsOf: Self.corpus.appending(path: "messages.jsonl")).split(separator: UInt8(ascii: "\n")) {
            let message = try decoder.decode(Message.self, from: Data(line))
            messages[message.id] = message
        }
        #expect(pictures.count >= 30)
        let recognizer = try recognizer()
        var counts: [String: (right: Int, all: Int)] = [:]
        for picture in pictures {
            let message = try #require(messages[picture.id])
            let tenant = try #require(dictionaries[message.context])
            let capture = QuickCapture(
                CaptureContext(products: tenant.products, members: tenant.members, ownCompanies: tenant.ownCompanies))
            let draft = capture.read(try await read(picture.file, recognizer, mayBeChat: picture.kind == "chat").text)
            let expected = message.expected
            func judge(_ field: String, _ want: String?, _ got: String?, by same: (String, String) -> Bool) {
                guard want != nil || got != nil else { return }
                counts[field, default: (0, 0)].all += 1
                if let want, let got, same(want, got) { counts[field, default: (0, 0)].right += 1 }
            }
            func isName(_ left: String, _ right: String) -> Bool { FoldedText.name(left) == FoldedText.name(right) }
            judge("name", expected.name, draft.name?.value, by: isName)
            judge("company", expected.company, draft.company?.value, by: isName)
            judge(
                "phone", expected.phone, draft.phone.map { $0.value.e164 + ($0.value.extension.map { ";ext=" + $0 } ?? "") }, by: ==)
            judge("region", expected.region, draft.region?.value.shortName, by: ==)
            judge("product", expected.product, draft.product?.value, by: ==)
            judge(
                "budget", expected.budget.map { "\($0.minMinor ?? -1)–\($0.maxMinor ?? -1)" },
                draft.budget.map { "\($0.value.minMinor ?? -1)–\($0.value.maxMinor ?? -1)" }, by: ==)
            // As in the messages' README: one holds the other, and the shorter 40 % of the longer.
            judge("need", expected.need, draft.need?.value) { want, got in
                func bare(_ text: String) -> String {
                    let scalars = text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
                    return String(
                        String.UnicodeScalarView(scalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
                }
                let (want, got) = (bare(want), bare(got))
                let (short, long) = want.count < got.count ? (want, got) : (got, want)
                return !short.isEmpty && long.contains(short) && Double(short.count) >= 0.4 * Double(long.count)
            }
        }
        let (right, all) = counts.values.reduce((0, 0)) { ($0.0 + $1.right, $0.1 + $1.all) }
        print("pictures: \(right) / \(all);", counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.right) / \($0.value.all)" })
        #expect(all >= 140 && Double(right) / Double(all) > 0.8)
    }

    @Test func `PNG, JPEG and WebP are read`() async throws {
        let recognizer = try recognizer()
        for file in ["m001.png", "m001.webp"] {
            #expect(try await read(file, recognizer).text.contains("13812345671"), "\(file)")
        }
        #expect(try await read("m118.jpg", recognizer, mayBeChat: false).text.contains { $0.isNumber })
    }

    @Test func `in a screenshot the other's words are told from one's own`() async throws {
        let read = try await read("m039.png", recognizer())
        #expect(read.isChat && read.text.contains("我：你好，预算大概多少呢") && read.text.hasPrefix("Jack：hi"), "\(read.text)")
    }

    @Test func `what cannot be taken apart is refused`() async throws {
        let recognizer = try recognizer()
        let whole = try bytes("m001.png")
        for broken in [
            Array(whole.prefix(whole.count / 2)), Array(whole.prefix(40)), Array(whole.prefix(24)) + [UInt8](repeating: 7, count: 5_000),
        ] {
            let failure = await #expect(throws: ValidationFailure.self) {
                let read = try await recognizer.read(broken, size: CaptureImage(broken), mayBeChat: true)
                // A decoder that fills up what is missing reads nothing of it.
                if !read.text.contains("13812345671") { throw ValidationFailure([FieldProblem("", "unreadable_image", zh: "", en: "")]) }
            }
            #expect(failure?.problems.first?.code == "unreadable_image")
        }
    }

    @Test func `a language that is missing, too little memory, too little time`() async throws {
        let image = try bytes("m001.png")
        let size = try CaptureImage(image)
        let strange = await #expect(throws: BatonError.self) {
            try await recognizer { $0.languages = "xyz" }.read(image, size: size, mayBeChat: true)
        }
        #expect(strange?.code == .ocrUnavailable && strange?.detail?.contains("xyz") == true)
        await #expect(throws: (any Error).self) {
            try await recognizer { $0.memoryBytes = 24 << 20 }.read(image, size: size, mayBeChat: true)
        }
        let slow = await #expect(throws: BatonError.self) {
            try await recognizer { $0.timeout = .milliseconds(1) }.read(image, size: size, mayBeChat: true)
        }
        #expect(slow?.code == .serviceUnavailable && slow?.retryAfterSeconds != nil)
        let absent = await #expect(throws: BatonError.self) {
            try await TextRecognizer(TextRecognizer.Configuration(program: "/nowhere/tesseract")).read(image, size: size, mayBeChat: true)
        }
        #expect(absent?.code == .ocrUnavailable)
    }

    @Test func `no more at once than is allowed; of the others some wait and some are told when to come again`() async throws {
        let recognizer = try recognizer { $0.atOnce = 1 }
        let image = try bytes("m171.png")
        let size = try CaptureImage(image)
        let (read, refused) = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    do {
                        return try await !recognizer.read(image, size: size, mayBeChat: true).text.isEmpty
                    } catch let error as BatonError where error.code == .serviceUnavailable && error.retryAfterSeconds != nil {
                        return false
                    }
                }
            }
            return try await group.reduce(into: (0, 0)) { if $1 { $0.0 += 1 } else { $0.1 += 1 } }
        }
        #expect(read >= 2 && refused >= 1 && read + refused == 12)
    }

    @Test func `a picture becomes a capture whose places are right`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.eastSales[0])
        let database = TestDatabase.current
        let (captured, _) = try await database.captures.capture(image: bytes("m001.png"), kind: .chat, scope)
        let phone = try #require(captured.card[.phone])
        let scalars = Array(captured.text.unicodeScalars)
        #expect(phone.value == "+8613812345671" && String(String.UnicodeScalarView(scalars[phone.start..<phone.end])) == phone.source)
        #expect(phone.confidence > 0.5 && phone.confidence <= 0.99)
        let none = await #expect(throws: BatonError.self) {
            try await QuickCaptureService(
                database: database.database, dictionaries: database.captureDictionaries, leads: database.leads, wakeups: database.wakeups
            ).capture(image: bytes("m001.png"), kind: .chat, scope)
        }
        #expect(none?.code == .ocrUnavailable)
    }
}
