import BatonModel
import Testing

@Suite("What was read out of a picture becomes a text")
struct RecognizedTextTests {
    /// Words of one size, each at its place.
    private func words(_ all: [(line: Int, left: Int, text: String)], confidence: Double = 90) -> [RecognizedText.Word] {
        all.map { line, left, text in
            RecognizedText.Word(
                line: [1, 1, 1, line], left: left, top: line * 60, width: text.unicodeScalars.count * 30, height: 30,
                confidence: confidence,
                text: text)
        }
    }

    private func text(_ all: [(line: Int, left: Int, text: String)], width: Int = 1000, mayBeChat: Bool = false) -> String {
        RecognizedText(words: words(all), width: width, mayBeChat: mayBeChat).text
    }

    @Test func `no blanks between Han, one where the picture has a gap, and between Latin words`() {
        #expect(text([(0, 100, "想"), (0, 130, "看"), (0, 160, "注塑"), (0, 220, "机")]) == "想看注塑机")
        #expect(text([(0, 100, "王建国"), (0, 260, "总经理")]) == "王建国 总经理")
        #expect(text([(0, 100, "Kevin"), (0, 255, "Zhang")]) == "Kevin Zhang")
        #expect(text([(0, 100, "你好"), (0, 165, ","), (0, 230, "想看")]) == "你好，想看")
    }

    @Test(arguments: [
        ("电话I38OOOO1234", "电话13800001234"), ("13812345671", "13812345671"), ("Ol23456789", "0123456789"),
        ("0512一86881234", "0512-86881234"), ("30一50万", "30-50万"), ("１３８１２３４５６７１", "13812345671"), ("手机:l39l2345678", "手机：13912345678"),
        // Words and models stay.
        ("Olloss", "Olloss"), ("BOSS", "BOSS"), ("型号IO88", "型号IO88"), ("SOLO12345678", "SOLO12345678"), ("一二", "一二"), ("10:24", "10:24"),
    ])
    func `digits taken for letters are put back where nothing else can be meant`(read: String, meant: String) {
        #expect(text([(0, 100, read)]) == meant)
    }

    @Test func `what nobody is sure of and what is no sign is dropped`() {
        var all = words([(0, 100, "注塑机"), (1, 100, "多少钱"), (2, 100, "在吗")])
        all.append(.init(line: [1, 1, 1, 9], left: 10, top: 0, width: 76, height: 76, confidence: 20, text: "转"))
        #expect(RecognizedText(words: all, width: 1000, mayBeChat: false).text == "注塑机\n多少钱\n在吗")
        #expect(RecognizedText(words: [], width: 1000, mayBeChat: true).text.isEmpty)
        #expect(RecognizedText(tsv: "level\tx\n5\t1\t1\nnonsense", width: 0, mayBeChat: true).text.isEmpty)
    }

    @Test func `wrapped lines are one, a card's lines are not`() {
        let wrapped: [(line: Int, left: Int, text: String)] = [(0, 100, "我们想做一套注塑模具预算三十万以内大概"), (1, 100, "要多久")]
        func close(_ mayBeChat: Bool) -> String {
            var all = words(wrapped)
            all[1].top = 40
            return RecognizedText(words: all, width: 720, mayBeChat: mayBeChat).text
        }
        #expect(close(true) == "我们想做一套注塑模具预算三十万以内大概要多久")
        #expect(close(false) == "我们想做一套注塑模具预算三十万以内大概\n要多久")
    }

    @Test func `the left is the other's, the right is one's own, and the title is the other's name`() {
        let chat: [(line: Int, left: Int, text: String)] = [
            (0, 330, "王总"), (1, 310, "10:24"), (2, 130, "想做一套模具"), (3, 290, "您好怎么称呼您呢"), (4, 130, "我姓王在东莞"),
        ]
        let read = RecognizedText(words: words(chat), width: 720, mayBeChat: true)
        #expect(read.isChat && read.text == "王总：想做一套模具\n我：您好怎么称呼您呢\n王总：我姓王在东莞")
        let draft = QuickCapture(CaptureContext(products: [.init(line: "注塑模具", terms: ["模具"])])).read(read.text)
        #expect(draft.name?.value == "王总" && draft.region?.value.shortName == "广东" && draft.product?.value == "注塑模具")
        // A card has two sides too.
        #expect(!RecognizedText(words: words(chat), width: 720, mayBeChat: false).isChat)
        // One side only is no chat.
        #expect(!RecognizedText(words: words([(0, 130, "想做一套模具"), (1, 130, "在东莞")]), width: 720, mayBeChat: true).isChat)
    }

    @Test func `how sure the recognition was takes its part in each field`() throws {
        let all = words([(0, 100, "王建国")], confidence: 50) + words([(1, 100, "13812345671")], confidence: 100)
        let read = RecognizedText(words: all, width: 1000, mayBeChat: false)
        #expect(read.text == "王建国\n13812345671" && read.confidences.count == read.text.unicodeScalars.count)
        let draft = QuickCapture(CaptureContext()).read(read.text)
        var card = CaptureCard(draft)
        card.fold(read)
        #expect(try #require(card[.name]).confidence < 0.55 * (try #require(draft.name)).confidence + 0.01)
        #expect(try #require(card[.phone]).confidence == (try #require(draft.phone)).confidence)
        #expect(read.confidence(0, 0) == 1 && read.confidence(5, 1000) > 0 && read.confidence(-3, 2) == 0.5)
    }

    // MARK: the picture itself

    private func png(_ width: UInt32, _ height: UInt32) -> [UInt8] {
        func number(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + number(13) + Array("IHDR".utf8) + number(width) + number(height)
    }

    private func code(_ bytes: [UInt8]) -> String? {
        do throws(ValidationFailure) {
            _ = try CaptureImage(bytes)
            return nil
        } catch {
            return error.problems.first?.code
        }
    }

    @Test func `a picture is known by its first bytes and measured before it is unfolded`() throws {
        #expect(try CaptureImage(png(720, 1600)).width == 720)
        let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC0, 0, 11, 8, 0x04, 0xB0, 0x03, 0x20, 1, 1, 0x11, 0]
        let known = try CaptureImage(jpeg)
        #expect(known.format == .jpeg && known.width == 800 && known.height == 1200)
        let lossy =
            Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 0xD0, 0x02, 0x40, 0x06]
        #expect(try CaptureImage(lossy) == CaptureImage(png(720, 1600), as: .webp))
        #expect(code([]) == "file_empty")
        #expect(code(Array("%PDF-1.7 …".utf8)) == "unknown_image" && code(Array("你好".utf8)) == "unknown_image")
        #expect(code(Array("GIF89a".utf8)) == "unknown_image" && code([0xFF, 0xD8, 0xFF]) == "unreadable_image")
        #expect(code(Array(png(720, 1600).prefix(20))) == "unreadable_image" && code(png(0, 10)) == "unreadable_image")
        #expect(code(png(30_000, 30_000)) == "image_too_large" && code(png(.max, .max)) == "image_too_large")
        #expect(code(png(15_000, 15_000)) == "image_too_large" && code(png(2_000, 12_000)) == nil && code(png(4, 400)) == "image_too_small")
        #expect(code([UInt8](repeating: 0, count: CaptureImage.maximumBytes + 1)) == "file_too_large")
        #expect(code([0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 100_000)) == "unreadable_image")
    }
}

extension CaptureImage {
    /// The size of another.
    fileprivate init(_ bytes: [UInt8], as format: Format) throws {
        self = try CaptureImage(bytes)
        self.format = format
    }
}
