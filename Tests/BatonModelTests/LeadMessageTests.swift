internal import BatonModel
internal import Foundation
internal import Testing

@Suite("Content for the nurture pool")
struct LeadMessageTests {
    private func item(
        _ number: UInt8, lines: [String] = [], words: [String] = [], tags: [String] = [], language: String? = nil
    ) -> ContentItem {
        ContentItem(
            id: ContentItemID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number))), kind: .article, titleZH: "第\(number)篇",
            url: "https://www.example.cn/\(number)", language: language, tags: tags, productLines: lines, keywords: words)
    }

    @Test("is chosen by product line, then by words of the need, then by tags, then what is for everybody; never twice")
    func choice() throws {
        let items = [
            item(1), item(2, tags: ["视觉"]), item(3, words: ["装配线"]), item(4, lines: ["PLC"]), item(5, lines: ["机械手"], words: ["装配线"]),
            item(6, lines: ["ＰＬＣ"], words: ["改造"]),
        ]
        var interest = ContentInterest(productLine: "plc", need: "想改造一条 装配线，带视觉")
        var sent: Set<ContentItemID> = []
        var order: [UInt8] = []
        var reasons: [ContentChoice.Reason] = []
        while let choice = ContentChoice(from: items.shuffled(), for: interest, sent: sent) {
            #expect(sent.insert(choice.item.id).inserted)
            order.append(choice.item.id.uuid.uuid.15)
            reasons.append(choice.reason)
        }
        // Two of the line: the one that fits the need as well comes first. One of another line counts for its words.
        #expect(order == [6, 4, 3, 5, 2, 1])
        #expect(reasons == [.productLine, .productLine, .need, .need, .tag, .general])
        #expect(ContentChoice(from: items, for: interest, sent: [])?.matched == ["ＰＬＣ", "改造"])
        // Nothing is known: only what is for everybody.
        interest = ContentInterest()
        sent = []
        order = []
        while let choice = ContentChoice(from: items, for: interest, sent: sent) {
            sent.insert(choice.item.id)
            order.append(choice.item.id.uuid.uuid.15)
        }
        #expect(order == [1, 2, 3])
    }

    @Test("is in the reader's language")
    func language() {
        let items = [item(1, language: "zh"), item(2, language: "en"), item(3)]
        func chosen(_ language: String) -> Set<UInt8> {
            var sent: Set<ContentItemID> = []
            while let choice = ContentChoice(from: items, for: ContentInterest(language: language), sent: sent) {
                sent.insert(choice.item.id)
            }
            return Set(sent.map { $0.uuid.uuid.15 })
        }
        #expect(chosen("zh") == [1, 3])
        #expect(chosen("en") == [2, 3])
        #expect(ContentInterest.language(of: ["John", "Acme Ltd", nil]) == "en")
        #expect(ContentInterest.language(of: ["John", "杭州 Acme", nil]) == "zh")
        #expect(ContentInterest.language(of: [nil, "", "123"]) == "zh")
    }

    @Test(
        "addresses are whole ones that begin with https, and nothing that could end a header",
        arguments: [
            ("https://www.example.cn", true), ("https://www.example.cn/a?b=c#d", true), ("https://例子.cn/", false),
            ("http://www.example.cn", false), ("https://", false), ("javascript:alert(1)", false), ("https://user@evil.example/", false),
            ("//evil.example", false), ("https://a.example\r\nSet-Cookie: x", false), ("https://a.example/a b", false), ("", false),
            ("   ", false), ("https://" + String(repeating: "a", count: 2_000), false), ("https://a.example:443/x", true),
        ])
    func addresses(_ text: String, _ isGood: Bool) {
        #expect((WebAddress(text) != nil) == isGood)
        #expect(WebAddress("http://127.0.0.1:8080/x", allowsPlain: true) != nil)
        #expect(WebAddress("https://a.example/x?y=1#z")?.adding("bt", "t") == "https://a.example/x?y=1&bt=t#z")
        #expect(WebAddress("https://a.example/x")?.adding("bt", "t") == "https://a.example/x?bt=t")
    }

    @Test("an item says everything that is wrong with it at once")
    func problems() throws {
        var input = ContentItemInput()
        input.kind = "song"
        input.titleZH = .some("   ")
        input.url = "ftp://x"
        input.language = .some("fr")
        input.tags = [String](repeating: "x", count: 51)
        input.validFrom = .some(Date(timeIntervalSince1970: 10))
        input.validUntil = .some(Date(timeIntervalSince1970: 10))
        let failure = #expect(throws: ValidationFailure.self) { try input.item(changing: nil, id: ContentItemID(UUID())) }
        let found = Set(failure?.problems.map { "\($0.pointer) \($0.code)" } ?? [])
        #expect(
            found.isSuperset(of: [
                "/kind unknown_value", "/url url_invalid", "/language unknown_value", "/tags too_many", "/valid_until out_of_order",
            ]), "\(found)")
        #expect(throws: ValidationFailure.self) { try ContentItemInput().item(changing: nil, id: ContentItemID(UUID())) }
    }

    @Test("a token reads back as it was made, in one spelling, and nothing else reads")
    func tokens() throws {
        for purpose in TrackingToken.Purpose.allCases {
            let token = TrackingToken(
                purpose, tenant: TenantID(UUID()), subject: UUID(), expiresAt: Date(timeIntervalSince1970: 2_000_000_000))
            let mac = (0..<16).map { UInt8($0) }
            let text = token.text(mac: mac)
            #expect(text.utf8.count == TrackingToken.length && text.utf8.allSatisfy { $0 < 0x80 })
            let read = try #require(TrackingToken.parse(text))
            #expect(read.token == token && read.mac == mac)
            #expect(
                !token.isExpired(at: Date(timeIntervalSince1970: 1_999_999_999)) && token.isExpired(at: Date(timeIntervalSince1970: 2e9)))
            #expect(
                TrackingToken.parse(text + "A") == nil && TrackingToken.parse(text.dropLast()) == nil
                    && TrackingToken.parse(text + "=") == nil)
        }
        for text in ["", "x", String(repeating: "A", count: TrackingToken.length), String(repeating: "*", count: TrackingToken.length)] {
            #expect(TrackingToken.parse(text) == nil)
        }
    }

    @Test(
        "machines are told from readers",
        arguments: [
            ("GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126 Safari/537.36", [], false),
            ("HEAD", "Mozilla/5.0 (Windows NT 10.0) Chrome/126", [], true), ("GET", nil, [], true), ("GET", "", [], true),
            ("GET", "Mozilla/5.0 (compatible; Googlebot/2.1)", [], true), ("GET", "curl/8.5", [], true),
            ("GET", "python-requests/2.31", [], true),
            ("GET", "Mozilla/5.0 Chrome/126", ["prefetch;prerender"], true), ("GET", "Mozilla/5.0 Firefox/126", ["Prefetch"], true),
            ("GET", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) MicroMessenger/8.0.49", [], false),
            ("GET", "Barracuda Sentinel (EE)", [], true),
        ] as [(String, String?, [String], Bool)])
    func machines(_ method: String, _ agent: String?, _ purposes: [String], _ isMachine: Bool) {
        #expect(MachineVisit.isMachine(method: method, agent: agent, purposes: purposes, isImage: false) == isMachine)
    }

    @Test("the image of a mail is asked for by the proxies of mail services when it is read")
    func proxies() {
        let agent = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
        #expect(!MachineVisit.isMachine(method: "GET", agent: agent, purposes: [], isImage: true))
    }

    @Test("a mail can be unsubscribed from with one click, by a link that cannot become another header")
    func unsubscribeHeaders() throws {
        let to = MailMessage.Recipient(try EmailAddress(parsing: "a@example.cn"))
        var mail = MailMessage(to: [to], subject: "x", text: "x")
        mail.unsubscribeURL = "https://crm.example.cn/t/u/AQ"
        let key = try #require(DeliveryKey("k"))
        let sender = try EmailAddress(parsing: "b@example.cn")
        let text = String(
            decoding: try MailDocument(mail, from: sender, name: nil, replyTo: nil, key: key, date: Date()).bytes, as: UTF8.self)
        #expect(text.contains("\r\nList-Unsubscribe: <https://crm.example.cn/t/u/AQ>\r\n"))
        #expect(text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
        for bad in ["https://x\r\nBcc: y", "https://x>", "https://x y", "https://例"] {
            mail.unsubscribeURL = bad
            #expect(throws: DeliveryProblem.self) {
                try MailDocument(mail, from: sender, name: nil, replyTo: nil, key: key, date: Date())
            }
        }
    }

    @Test("what goes to the people of leads fits some channels only, and a mail says how to get no more")
    func templates() throws {
        #expect(
            NotificationKind.phoneCode.fits(.sms) && !NotificationKind.phoneCode.fits(.mail)
                && !NotificationKind.nurtureContent.fits(.wecomRobot))
        #expect(throws: ValidationFailure.self) { try NotificationTemplate(.phoneCode, .mail, bodyZH: "x", bodyEN: "x") }
        #expect(throws: ValidationFailure.self) { try NotificationTemplate(.nurtureContent, .mail, bodyZH: "{{link}}", bodyEN: "{{link}}") }
        #expect(throws: Never.self) {
            _ = try NotificationTemplate(.nurtureContent, .mail, bodyZH: "{{link}} {{unsubscribe}}", bodyEN: "{{link}} {{unsubscribe}}")
            _ = try NotificationTemplate(.phoneCode, .sms, providerTemplate: "SMS_1", parameters: ["code": "{{code}}"])
        }
        #expect(NotificationTemplate.standard(.nurtureContent, .mail) != nil)
    }
}
