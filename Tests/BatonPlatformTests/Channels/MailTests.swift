internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Testing

/// Against aiosmtpd, and servers that misbehave.
@Suite("Mail", .timeLimit(.minutes(2)))
struct MailTests {
    private static let password = "s3cret: 口令"

    private func channel(
        _ fixture: ChannelFixture, _ port: String = "starttls", security: String = "starttls", host: String = "127.0.0.1",
        login: String? = "baton",
        password: String = password, from: String = "crm@shop.example", trusts: Bool = true
    ) throws -> ChannelConfiguration {
        var object: [String: Any] = [
            "kind": "mail", "host": host, "port": fixture.receivers.port(port), "security": security, "from": from, "from_name": "接力 CRM",
            "reply_to": "help@shop.example",
        ]
        if let login { (object["user"], object["password"]) = (login, password) }
        if trusts { object["authority"] = fixture.receivers.authority }
        return try ChannelFixture.configuration(String(decoding: JSONSerialization.data(withJSONObject: object), as: UTF8.self))
    }

    private func message(
        _ key: String, to recipients: [String] = ["a@example.com"], subject: String = "新线索", text: String = "请联系", html: String? = nil
    ) throws -> ChannelMessage {
        ChannelMessage(
            try #require(DeliveryKey(key)),
            .mail(MailMessage(to: try recipients.map { .init(try EmailAddress(parsing: $0)) }, subject: subject, text: text, html: html)))
    }

    private func records(_ fixture: ChannelFixture, _ key: String) -> [Receivers.Record] {
        fixture.receivers.records("<\(key)@shop.example>")
    }

    @Test(
        "arrives as it was written: STARTTLS, login, both bodies, Chinese everywhere",
        arguments: [("starttls", "starttls"), ("smtps", "tls"), ("login-only", "starttls")])
    func arrives(port: String, security: String) async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key()
        let subject = "新线索：杭州云栖 “设备” 👨‍👩‍👧 " + String(repeating: "很长的标题", count: 12)
        let text = "您好：\n.\n..点开头\nFrom here\n" + String(repeating: "一行很长的文字", count: 300) + "\r\n完"
        let html = "<p style=\"color:red\">您好 &amp; 再见</p>"
        let recipients: [MailMessage.Recipient] = [
            .init(try EmailAddress(parsing: "li.lei@example.com"), name: "李雷, \"老\" <x@y>"),
            .init(try EmailAddress(parsing: "han@example.com")),
        ]
        let mail = ChannelMessage(
            try #require(DeliveryKey(key)), .mail(MailMessage(to: recipients, subject: subject, text: text, html: html, language: "zh")))
        let outcome = await fixture.senders.deliver(mail, over: try channel(fixture, port, security: security))
        let receipt = try #require(outcome.receipt, "\(outcome)")
        #expect(receipt.providerID?.hasPrefix("2.0.0 Ok: queued as 4XYZ") == true && receipt.unreached.isEmpty)

        let record = try #require(records(fixture, key).first)
        #expect(record["tls"] == "1" && record["user"] == "baton" && record["greeting"] == "shop.example")
        #expect(
            record["sender"] == "crm@shop.example" && record["recipients.0"] == "li.lei@example.com"
                && record["recipients.1"] == "han@example.com")
        #expect(record["subject"] == subject)
        #expect(record["from"] == "接力 CRM <crm@shop.example>")
        #expect(record["to"] == "\"李雷, \\\"老\\\" <x@y>\" <li.lei@example.com>, han@example.com")
        #expect(record["type"] == "multipart/alternative")
        #expect(record["text"]?.replacing("\r\n", with: "\n") == text.replacing("\r\n", with: "\n"))
        #expect(record["html"] == html)
        #expect(record["ascii"] == "1" && record["bare"] == "0" && record["defects"] == "0 elements", "\(record.text)")
        #expect(record["longest"].flatMap { Int($0) } ?? 999 <= 78)
        let date = try #require(record["date"].flatMap(Double.init))
        #expect(abs(date - Date().timeIntervalSince1970) < 60)
        #expect(record.text.contains("auto-generated") && record.text.contains("help@shop.example"))
    }

    @Test("without login, without TLS, text only, when it is configured so; the same message again has the same id")
    func plain() async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key()
        let channel = try channel(fixture, "plain", security: "none", login: nil)
        for _ in 0..<2 {
            #expect(await fixture.senders.deliver(try message(key, subject: "plain"), over: channel).short == "delivered")
        }
        let all = records(fixture, key)
        #expect(all.count == 2)
        let record = try #require(all.first)
        #expect(record["tls"] == "0" && record["user"] == nil && record["type"] == "text/plain" && record["html"] == nil)
        #expect(record["text"] == "请联系" && record["subject"] == "plain")
    }

    @Test("a server without STARTTLS, a stranger's certificate, a certificate of another name: nothing is said to them")
    func untrusted() async throws {
        let fixture = try await ChannelFixture()
        for (name, channel) in [
            ("no STARTTLS", try channel(fixture, "plain")), ("no STARTTLS, no login", try channel(fixture, "plain", login: nil)),
            ("unknown authority", try channel(fixture, trusts: false)),
            ("unknown authority, TLS at once", try channel(fixture, "smtps", security: "tls", trusts: false)),
            ("another's name", try channel(fixture, "other-name")), ("no TLS at all", try channel(fixture, "plain", security: "tls")),
        ] {
            let key = ChannelFixture.key()
            let outcome = await fixture.senders.deliver(try message(key), over: channel)
            #expect(outcome.short == "retry tls_failed", "\(name): \(outcome)")
            #expect(records(fixture, key).isEmpty, "\(name)")
        }
    }

    @Test("a wrong password is refused and repeated nowhere; a login that the server cannot check at the moment is tried again")
    func login() async throws {
        let fixture = try await ChannelFixture()
        let wrong = await fixture.senders.deliver(try message(ChannelFixture.key()), over: try channel(fixture, password: "wr0ng-p4ss"))
        #expect(wrong.short == "refused credentials_refused disables", "\(wrong)")
        #expect(!"\(wrong)".contains("wr0ng-p4ss") && !"\(wrong)".contains(Data("wr0ng-p4ss".utf8).base64EncodedString()))
        #expect(wrong.problem?.detail.hasPrefix("535") == true, "\(wrong)")
        let busy = await fixture.senders.deliver(try message(ChannelFixture.key()), over: try channel(fixture, login: "busy"))
        #expect(busy.short == "retry receiver_busy" && busy.problem?.detail.hasPrefix("454") == true, "\(busy)")
        let without = await fixture.senders.deliver(try message(ChannelFixture.key()), over: try channel(fixture, login: nil))
        #expect(without.short == "refused credentials_refused disables", "\(without)")
    }

    @Test(
        "4xx is for another time, 5xx for good, with the server's words",
        arguments: [
            (["unknown@example.com"], "crm@shop.example", "refused recipient_refused", "550 5.1.1 no such user here"),
            (["busy@example.com"], "crm@shop.example", "retry receiver_busy", "450 4.2.1 mailbox busy, try later"),
            (["unknown@example.com", "busy@example.com"], "crm@shop.example", "retry receiver_busy", "450 4.2.1 mailbox busy, try later"),
            (["spam@example.com"], "crm@shop.example", "refused message_refused", "554 5.7.1 message content rejected"),
            (["defer@example.com"], "crm@shop.example", "retry receiver_busy", "451 4.7.1 greylisted, try again in 5 minutes"),
            (["a@example.com"], "blocked@shop.example", "refused message_refused", "553 5.1.8 sender rejected"),
        ])
    func replies(recipients: [String], sender: String, expected: String, words: String) async throws {
        let fixture = try await ChannelFixture()
        let outcome = await fixture.senders.deliver(
            try message(ChannelFixture.key(), to: recipients), over: try channel(fixture, from: sender))
        #expect(outcome.short == expected && outcome.problem?.detail == words, "\(outcome)")
    }

    @Test("when some recipients are refused the others get it, and who did not is named")
    func someRecipients() async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key()
        let outcome = await fixture.senders.deliver(
            try message(key, to: ["unknown@example.com", "a@example.com", "busy@example.com", "b@example.com"]), over: try channel(fixture))
        let receipt = try #require(outcome.receipt, "\(outcome)")
        #expect(
            receipt.unreached == [
                .init("unknown@example.com", DeliveryProblem(.recipientRefused, "550 5.1.1 no such user here")),
                .init("busy@example.com", DeliveryProblem(.receiverBusy, "450 4.2.1 mailbox busy, try later")),
            ])
        let record = try #require(records(fixture, key).first)
        #expect(
            record["recipients.0"] == "a@example.com" && record["recipients.1"] == "b@example.com" && record["recipients"] == "2 elements")
    }

    @Test(
        "servers that misbehave cost no more than the time allowed, and are told apart by whether they may have taken the message",
        arguments: [
            ("silent", "retry unreachable|retry timeout"), ("closed", "retry receiver_busy"), ("banned", "refused channel_closed disables"),
            ("endless", "retry bad_answer|retry connection_lost"), ("garbage", "retry bad_answer|retry connection_lost"),
            ("long", "retry connection_lost|retry bad_answer"), ("cut-data", "retry connection_lost"),
            ("cut-body", "retry connection_lost|unknown connection_lost"),
            ("cut-end", "unknown connection_lost"),
            ("mute-end", "unknown timeout"), ("mute-quit", "delivered"),
        ])
    func hostile(mode: String, expected: String) async throws {
        var fixture = try await ChannelFixture()
        fixture.limits.mail = .seconds(1)
        let begin = ContinuousClock.now
        // If the buffers of the connection hold all of it nobody can say how much has been read.
        let text = mode == "cut-body" ? String(repeating: "x", count: 700_000) : "x"
        let outcome = await fixture.senders.deliver(
            try message(ChannelFixture.key(), text: text), over: try channel(fixture, mode, security: "none", login: nil))
        #expect(expected.split(separator: "|").contains { $0 == outcome.short }, "\(mode): \(outcome)")
        #expect(ContinuousClock.now - begin < .seconds(30), "\(mode)")
    }

    @Test("a connection that is lost after one of the recipients was refused is no refusal of the message")
    func lostAfterRefusal() async throws {
        var fixture = try await ChannelFixture()
        fixture.limits.mail = .seconds(1)
        for (mode, expected) in [
            ("cut-data", "retry connection_lost"), ("cut-end", "unknown connection_lost"), ("mute-end", "unknown timeout"),
        ] {
            let outcome = await fixture.senders.deliver(
                try message(ChannelFixture.key(), to: ["a@example.com", "unknown@example.com"]),
                over: try channel(fixture, mode, security: "none", login: nil))
            #expect(outcome.short == expected, "\(mode): \(outcome)")
        }
    }

    @Test("a port where nobody listens, a name that nobody knows, an address that is not allowed")
    func nobody() async throws {
        var fixture = try await ChannelFixture()
        let closed = try ChannelFixture.configuration(
            #"{"kind":"mail","host":"127.0.0.1","port":1,"security":"none","from":"crm@shop.example"}"#)
        #expect(await fixture.senders.deliver(try message(ChannelFixture.key()), over: closed).short == "retry unreachable")
        let unknown = try ChannelFixture.configuration(#"{"kind":"mail","host":"nobody.invalid","from":"crm@shop.example"}"#)
        #expect(await fixture.senders.deliver(try message(ChannelFixture.key()), over: unknown).short == "retry unreachable")
        fixture.allowsPrivate = false
        let key = ChannelFixture.key()
        let outcome = await fixture.senders.deliver(try message(key), over: try channel(fixture))
        #expect(outcome.short == "refused private_address disables" && records(fixture, key).isEmpty)
    }

    @Test("the address that was looked at is the one that is connected to, and certificates are held against the name")
    func pinned() async throws {
        var fixture = try await ChannelFixture()
        fixture.lookup = HostLookup { host, _ in NetworkAddress(host == "mail.localhost" ? "127.0.0.1" : "127.0.0.2") }
        let key = ChannelFixture.key()
        // The certificate is of `localhost` and 127.0.0.1.
        let named = await fixture.senders.deliver(try message(key), over: try channel(fixture, host: "mail.localhost"))
        #expect(named.short == "retry tls_failed", "\(named)")
        let plain = await fixture.senders.deliver(
            try message(key), over: try channel(fixture, "plain", security: "none", host: "mail.localhost", login: nil))
        #expect(plain.short == "delivered", "\(plain)")
        let elsewhere = await fixture.senders.deliver(
            try message(key), over: try channel(fixture, "plain", security: "none", host: "other.localhost", login: nil))
        #expect(elsewhere.short == "retry unreachable", "\(elsewhere)")
        fixture.lookup = HostLookup { _, _ in NetworkAddress("127.0.0.1") }
        let local = await fixture.senders.deliver(try message(key), over: try channel(fixture, host: "localhost"))
        #expect(local.short == "delivered", "\(local)")
    }

    @Test("a cancelled task ends the transfer at once")
    func cancelled() async throws {
        var fixture = try await ChannelFixture()
        fixture.limits.mail = .seconds(30)
        let (senders, channel, mail) = (
            fixture.senders, try channel(fixture, "mute-end", security: "none", login: nil), try message(ChannelFixture.key())
        )
        let task = Task { await senders.deliver(mail, over: channel) }
        try await Task.sleep(for: .milliseconds(200))
        task.cancel()
        let outcome = await task.value
        #expect(["unknown cancelled", "retry cancelled"].contains(outcome.short), "\(outcome)")
    }

    @Test("many at once wait for their turn, too many come back later; tests of others go on meanwhile")
    func many() async throws {
        var fixture = try await ChannelFixture()
        fixture.limits.mailsUnderWay = 12
        let channel = try channel(fixture, "plain", security: "none", login: nil)
        let senders = fixture.senders
        let outcomes = try await withThrowingTaskGroup(of: DeliveryOutcome.self) { group in
            for _ in 0..<60 {
                let mail = try message(ChannelFixture.key())
                group.addTask { await senders.deliver(mail, over: channel) }
            }
            return try await group.reduce(into: [DeliveryOutcome]()) { $0.append($1) }
        }
        #expect(outcomes.allSatisfy { $0.short == "delivered" || $0.short == "retry cancelled" }, "\(outcomes.map(\.short))")
        #expect(outcomes.contains { $0.short == "retry cancelled" && $0.after == .seconds(1) })
    }

    @Test("what cannot be a mail is not sent")
    func bad() async throws {
        let fixture = try await ChannelFixture()
        for subject in ["a\r\nBcc: x@example.com", "a\u{0}"] {
            let key = ChannelFixture.key()
            let outcome = await fixture.senders.deliver(try message(key, subject: subject), over: try channel(fixture))
            #expect(outcome.short == "refused message_refused" && records(fixture, key).isEmpty)
        }
    }
}
