internal import BatonModel
internal import Foundation
internal import Testing

@Suite("The form of a mail")
struct MailDocumentTests {
    private let key = DeliveryKey("0199-a_B")!

    private func document(
        _ subject: String = "Hello", name: String? = nil, text: String = "x", html: String? = nil,
        to: [(String, String?)] = [("a@example.com", nil)],
        date: Date = Date(timeIntervalSince1970: 1_795_000_000)
    ) throws -> String {
        let message = MailMessage(
            to: try to.map { MailMessage.Recipient(try EmailAddress(parsing: $0.0), name: $0.1) }, subject: subject, text: text, html: html)
        let document = try MailDocument(
            message, from: try EmailAddress(parsing: "crm@Shop.example"), name: name, replyTo: nil, key: key, date: date)
        return String(decoding: document.bytes, as: UTF8.self)
    }

    @Test("headers, as the standard wants them")
    func headers() throws {
        let text = try document()
        #expect(
            text
                == """
                Date: Thu, 18 Nov 2026 11:06:40 +0000\r
                From: crm@shop.example\r
                To: a@example.com\r
                Subject: Hello\r
                Message-ID: <0199-a_B@shop.example>\r
                MIME-Version: 1.0\r
                Auto-Submitted: auto-generated\r
                Content-Language: zh-CN\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: base64\r
                \r
                eA==\r

                """.replacing("Thu, 18 Nov 2026 11:06:40", with: MailDocumentTests.known))
    }

    /// By another calendar than the one that is tested.
    private static let known: String = {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, d MMM yyyy HH:mm:ss"
        return formatter.string(from: Date(timeIntervalSince1970: 1_795_000_000))
    }()

    @Test("dates agree with another calendar", arguments: 0..<10)
    func dates(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for _ in 0..<500 {
            let date = Date(timeIntervalSince1970: Double.random(in: 0...8_000_000_000, using: &random))
            let ours = UTCDate(date)
            let theirs = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
            #expect(
                [ours.year, ours.month, ours.day, ours.hour, ours.minute, ours.second, ours.weekday + 1]
                    == [theirs.year, theirs.month, theirs.day, theirs.hour, theirs.minute, theirs.second, theirs.weekday])
        }
        #expect(UTCDate(Date(timeIntervalSince1970: 951_782_399)).iso == "2000-02-28T23:59:59Z")
        #expect(UTCDate(.distantPast).iso == "1970-01-01T00:00:00Z" && UTCDate(.distantFuture).year <= 9999)
    }

    @Test("nothing that is filled in becomes a header")
    func injection() throws {
        for evil in ["a\r\nBcc: b@example.com", "a\nb", "a\rb", "a\u{0}", "a\u{85}b"] {
            #expect(throws: DeliveryProblem.self) { try document(evil) }
            #expect(throws: DeliveryProblem.self) { try document(name: evil) }
            #expect(throws: DeliveryProblem.self) { try document(to: [("a@example.com", evil)]) }
            #expect(throws: TextProblem.self) { try document(to: [("a@example.com" + evil.dropFirst(), nil)]) }
        }
        // Harmless, but no plain words: encoded.
        for odd in ["Bcc: x", "=?UTF-8?B?aGk=?=", "\"a\" <b@c>", " a", "a  b", "深圳", "a\u{2028}b", ",;"] {
            let text = try document(odd, name: odd)
            #expect(text.contains("\r\nSubject: =?UTF-8?B?") && text.contains("From: =?UTF-8?B?"), "\(odd)")
        }
    }

    @Test("limits")
    func limits() throws {
        #expect(throws: DeliveryProblem.self) { try document(to: []) }
        #expect(throws: DeliveryProblem.self) { try document(to: (0...50).map { ("a\($0)@example.com", nil) }) }
        #expect(throws: DeliveryProblem.self) { try document(String(repeating: "题", count: 256)) }
        #expect(throws: DeliveryProblem.self) { try document(text: String(repeating: "x", count: 1 << 20), html: "x") }
        _ = try document(String(repeating: "题", count: 255), to: (0..<50).map { ("a\($0)@example.com", "收件人") })
    }

    @Test("lines are ASCII, of at most 78 characters, and end with CRLF", arguments: 0..<10)
    func lines(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let pieces = ["深圳", "a", " ", "👨‍👩‍👧", "é", "=", "?", ".", "\"", "<", ">", ",", "\\"]
        func text(_ count: Int) -> String { (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined() }
        for _ in 0..<30 {
            let mail = try document(
                text(Int.random(in: 0...25, using: &random)), name: text(10),
                text: (0..<20).map { _ in text(10) + ["\n", "\r\n", "\r", "\n.\n"].randomElement(using: &random)! }.joined(),
                html: text(300),
                to: [("a@example.com", text(8)), ("b@example.com", nil)])
            #expect(mail.utf8.allSatisfy { $0 < 0x80 })
            #expect(!mail.replacing("\r\n", with: "").utf8.contains { $0 == 0x0A || $0 == 0x0D })
            for line in mail.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 78, "\(line)") }
        }
    }
}
