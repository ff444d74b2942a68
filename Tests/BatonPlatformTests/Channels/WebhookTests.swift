internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Synchronization
internal import Testing

/// Signatures are checked by the library that the authors of Standard Webhooks publish.
@Suite("Webhooks", .timeLimit(.minutes(2)))
struct WebhookTests {
    private func channel(
        _ fixture: ChannelFixture, _ mode: String, base: String? = nil, previous: Bool = false
    ) throws -> ChannelConfiguration {
        let second = previous ? #","previous_secret":"\#(Receivers.oldWebhookSecret)""# : ""
        return try ChannelFixture.configuration(
            #"{"kind":"webhook","url":"\#(base ?? fixture.receivers.http)/hook/\#(mode)","secret":"\#(Receivers.webhookSecret)"\#(second)}"#
        )
    }

    private func message(_ key: String, data: String = #"{"id":"1","name":"杭州 \"云栖\""}"#) throws -> ChannelMessage {
        ChannelMessage(
            try #require(DeliveryKey(key)),
            .webhook(WebhookMessage("lead.assigned", occurredAt: Date(timeIntervalSince1970: 1_795_000_000.5), data: Array(data.utf8))))
    }

    @Test("is signed as the specification wants it, with the same id at every attempt")
    func signed() async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key()
        for _ in 0..<2 {
            let outcome = await fixture.senders.deliver(try message(key), over: try channel(fixture, "200"))
            #expect(outcome == .delivered(DeliveryReceipt()))
        }
        let all = fixture.receivers.records(key)
        #expect(all.count == 2)
        for record in all {
            #expect(record["verified"] == "1" && record["verified_old"] == "0" && record["altered"] == "0", "\(record.text)")
            #expect(record["headers.content-type"] == "application/json" && record["headers.user-agent"] == "baton")
            #expect(record["headers.webhook-id"] == key)
            let body = try #require(record["body"])
            let object = try #require(JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
            #expect(object["type"] as? String == "lead.assigned" && object["timestamp"] as? String == "2026-11-18T11:06:40.500000Z")
            #expect((object["data"] as? [String: String]) == ["id": "1", "name": "杭州 \"云栖\""])
        }
    }

    @Test("while the secret is changed both sign")
    func rotation() async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key()
        #expect(await fixture.senders.deliver(try message(key), over: try channel(fixture, "204", previous: true)).short == "delivered")
        let record = try #require(fixture.receivers.records(key).first)
        #expect(record["verified"] == "1" && record["verified_old"] == "1")
        #expect(record["headers.webhook-signature"]?.split(separator: " ").count == 2)
    }

    @Test("the example of the specification")
    func knownAnswer() {
        let header = WebhookSignature.header(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8),
            secrets: [ConcealedText("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])
        #expect(header == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(
        "answers",
        arguments: [
            ("200", "delivered"), ("201", "delivered"), ("299", "delivered"), ("slow", "delivered"), ("400", "retry receiver_failed"),
            ("401", "retry receiver_failed"), ("404", "retry receiver_failed"), ("410", "refused channel_closed disables"),
            ("429", "retry rate_limited"), ("500", "retry receiver_busy"), ("502", "retry receiver_busy"), ("503", "retry receiver_busy"),
            ("301", "retry redirected"), ("redirect", "retry redirected"), ("redirect-here", "retry redirected"),
            ("cut", "unknown connection_lost"), ("reset", "unknown connection_lost"), ("garbage", "unknown connection_lost"),
            ("endless-head", "unknown connection_lost"),
            // The head has decided; nobody waits for, or stores, the rest.
            ("huge", "delivered"), ("dribble", "delivered"), ("dribble-410", "refused channel_closed disables"),
            ("never", "unknown timeout"),
        ])
    func answers(mode: String, expected: String) async throws {
        var fixture = try await ChannelFixture()
        if ["never", "dribble", "dribble-410"].contains(mode) { fixture.limits.request = .milliseconds(700) }
        let key = ChannelFixture.key()
        let begin = ContinuousClock.now
        let outcome = await fixture.senders.deliver(try message(key), over: try channel(fixture, mode))
        #expect(outcome.short == expected, "\(outcome)")
        #expect(ContinuousClock.now - begin < .seconds(30))
        // Once: nothing was tried again, nobody was followed.
        #expect(fixture.receivers.records(key).count == 1)
        #expect((outcome.problem?.detail.utf8.count ?? 0) <= 500)
        if mode == "410" { #expect(outcome.problem?.detail == "HTTP 410 an answer") }
    }

    @Test("a receiver says when to come back")
    func retryAfter() async throws {
        let fixture = try await ChannelFixture()
        func after(_ mode: String) async throws -> Duration? {
            await fixture.senders.deliver(try message(ChannelFixture.key()), over: try channel(fixture, mode)).after
        }
        #expect(try await after("later") == .seconds(7))
        let date = try #require(try await after("later-date"))
        #expect(date > .seconds(80) && date <= .seconds(91))
        #expect(try await after("later-garbage") == nil)
        #expect(try await after("later-never") == .seconds(366 * 86400))
        #expect(try await after("503") == nil)
    }

    @Test("addresses of internal networks are refused in every form, and nothing arrives")
    func privateAddresses() async throws {
        var fixture = try await ChannelFixture()
        fixture.allowsPrivate = false
        let port = fixture.receivers.port("https")
        for (host, expected) in [
            ("127.0.0.1", "refused private_address disables"), ("localhost", "refused private_address disables"),
            ("LocalHost", "refused private_address disables"), ("[::1]", "refused private_address disables"),
            ("[::ffff:127.0.0.1]", "refused private_address disables"), ("[::ffff:7f00:1]", "refused private_address disables"),
            ("10.0.0.1", "refused private_address disables"), ("169.254.169.254", "refused private_address disables"),
            ("100.100.100.200", "refused private_address disables"), ("0.0.0.0", "refused private_address disables"),
        ] {
            let key = ChannelFixture.key()
            let outcome = await fixture.senders.deliver(
                try message(key), over: try channel(fixture, "200", base: "https://\(host):\(port)"))
            #expect(outcome.short == expected, "\(host): \(outcome)")
            #expect(fixture.receivers.records(key).isEmpty)
        }
        // Where it was allowed when it was saved, and is not any more.
        let plain = await fixture.senders.deliver(try message(ChannelFixture.key()), over: try channel(fixture, "200"))
        #expect(plain.short == "refused message_refused disables")
        // Names that lead there.
        for address in ["127.0.0.1", "10.1.2.3", "::1", "::ffff:10.0.0.1", "fd00::1", "169.254.169.254"] {
            fixture.lookup = HostLookup { _, _ in NetworkAddress(address) }
            let outcome = await fixture.senders.deliver(
                try message(ChannelFixture.key()), over: try channel(fixture, "200", base: "https://hooks.example.com:\(port)"))
            #expect(outcome.short == "refused private_address disables", "\(address)")
        }
    }

    @Test(
        "numeric forms that only programs read are no hosts",
        arguments: ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "127.0.0.1.", "[::1%25lo]"])
    func oddHosts(host: String) async throws {
        let http = OutboundHTTP(allowsPrivate: false)
        await #expect(throws: OutboundHTTP.Problem.self) {
            try await http.answer(to: .init(.get, "https://\(host):\(Receivers.shared.port("https"))/hook/200", timeout: .seconds(2)))
        }
        let open = OutboundHTTP(allowsPrivate: true)
        if !host.hasSuffix(".") {
            await #expect(throws: OutboundHTTP.Problem.url) {
                try await open.answer(to: .init(.get, "https://\(host):\(Receivers.shared.port("https"))/hook/200", timeout: .seconds(2)))
            }
        }
    }

    @Test("a name is looked up once, and what it means then is what is connected to", arguments: ["rebind.localhost", "REBIND.LocalHost"])
    func rebinding(host: String) async throws {
        var fixture = try await ChannelFixture()
        // The first answer is where the receiver is; where a second would lead nobody listens.
        let count = Counter()
        fixture.lookup = HostLookup { _, _ in NetworkAddress(count.next() == 1 ? "127.0.0.1" : "127.0.0.99") }
        let key = ChannelFixture.key()
        let base = "http://\(host):\(fixture.receivers.port("http"))"
        let outcome = await fixture.senders.deliver(try message(key), over: try channel(fixture, "200", base: base))
        #expect(outcome.short == "delivered", "\(outcome)")
        let record = try #require(fixture.receivers.records(key).first)
        #expect(record["headers.host"] == "\(host.lowercased()):\(fixture.receivers.port("http"))")
        #expect(count.value == 1)
        // And plain HTTP goes nowhere but to the loopback, whatever its names mean.
        fixture.lookup = HostLookup { _, _ in NetworkAddress("10.0.0.1") }
        let away = await fixture.senders.deliver(try message(key), over: try channel(fixture, "200", base: base))
        #expect(away.short == "refused message_refused disables")
    }

    private final class Counter: Sendable {
        private let state = Mutex(0)
        func next() -> Int {
            state.withLock { state in
                state += 1
                return state
            }
        }
        var value: Int { state.withLock { $0 } }
    }

    @Test("a certificate that nobody trusts, a port where nobody listens, a name that is not answered")
    func unreachable() async throws {
        var fixture = try await ChannelFixture()
        let https = try channel(fixture, "200", base: "https://127.0.0.1:\(fixture.receivers.port("https"))")
        #expect(await fixture.senders.deliver(try message(ChannelFixture.key()), over: https).short == "retry tls_failed")
        let noTLS = try channel(fixture, "200", base: "https://127.0.0.1:\(fixture.receivers.port("http"))")
        let unencrypted = await fixture.senders.deliver(try message(ChannelFixture.key()), over: noTLS)
        #expect(["retry tls_failed", "retry unreachable"].contains(unencrypted.short), "\(unencrypted)")
        let closed = try channel(fixture, "200", base: "http://127.0.0.1:1")
        #expect(await fixture.senders.deliver(try message(ChannelFixture.key()), over: closed).short == "retry unreachable")
        fixture.lookup = HostLookup { _, _ in nil }
        let unknown = try channel(fixture, "200", base: "https://nobody.example")
        #expect(await fixture.senders.deliver(try message(ChannelFixture.key()), over: unknown).short == "retry unreachable")
    }

    @Test("a cancelled task ends at once, and is not taken for a receiver's fault")
    func cancelled() async throws {
        let fixture = try await ChannelFixture()
        let (senders, channel, message) = (fixture.senders, try channel(fixture, "never"), try message(ChannelFixture.key()))
        let task = Task { await senders.deliver(message, over: channel) }
        try await Task.sleep(for: .milliseconds(150))
        task.cancel()
        let outcome = await task.value
        #expect(outcome.short == "unknown cancelled" && !outcome.countsAgainstChannel)
    }

    @Test("what is no event is not sent, nor a message over a channel of another kind")
    func bad() async throws {
        let fixture = try await ChannelFixture()
        for type in ["", "Lead.Assigned", "a b", "a\r\nx", String(repeating: "x", count: 65)] {
            let message = ChannelMessage(DeliveryKey("k")!, .webhook(WebhookMessage(type, occurredAt: Date(), data: Array("{}".utf8))))
            #expect(await fixture.senders.deliver(message, over: try channel(fixture, "200")).short == "refused message_refused")
        }
        let large = try message("k", data: "\"" + String(repeating: "x", count: 256 * 1024) + "\"")
        #expect(await fixture.senders.deliver(large, over: try channel(fixture, "200")).short == "refused message_refused")
        let robot = try ChannelFixture.configuration(#"{"kind":"wecom_robot","key":"x"}"#)
        #expect(await fixture.senders.deliver(try message("k"), over: robot).short == "refused message_refused")
    }
}
