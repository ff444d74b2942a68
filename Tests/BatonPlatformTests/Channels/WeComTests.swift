internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Testing

@Suite("WeCom", .timeLimit(.minutes(2)))
struct WeComTests {
    private func robot(_ fixture: ChannelFixture, _ key: String) throws -> ChannelConfiguration {
        try ChannelFixture.configuration(#"{"kind":"wecom_robot","endpoint":"\#(fixture.receivers.http)","key":"\#(key)"}"#)
    }

    private func send(_ message: RobotMessage) -> ChannelMessage { ChannelMessage(DeliveryKey("k")!, .wecomRobot(message)) }

    // MARK: the robot of a group

    @Test("text with mentions, Markdown with colours; both cut to what WeCom takes")
    func robotMessages() async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key("ok")
        let channel = try robot(fixture, key)
        let long = String(repeating: "线索超时 ", count: 1000)
        for message in [
            RobotMessage(.text, "新线索 \"杭州\"\n请联系", mentions: ["zhangsan", "@all"], mentionedMobiles: ["13800000001"]),
            RobotMessage(.text, long),
            RobotMessage(.markdown, "## 超时\n> <font color=\"warning\">15 分钟</font>", mentions: ["li.si", "@all"]),
            RobotMessage(.markdown, long, mentions: ["li.si"]),
        ] { #expect(await fixture.senders.deliver(send(message), over: channel) == .delivered(DeliveryReceipt())) }
        let all = fixture.receivers.records(key)
        #expect(all.count == 4)
        #expect(all[0]["msgtype"] == "text" && all[0]["text.content"] == "新线索 \"杭州\"\n请联系")
        #expect(all[0]["text.mentioned_list.0"] == "zhangsan" && all[0]["text.mentioned_list.1"] == "@all")
        #expect(all[0]["text.mentioned_mobile_list.0"] == "13800000001")
        #expect(all[1]["text.content"]?.hasSuffix("…") == true && all[1]["text.mentioned_list"] == nil)
        #expect(all[2]["markdown.content"] == "## 超时\n> <font color=\"warning\">15 分钟</font>\n<@li.si><@all>")
        #expect(all[3]["markdown.content"]?.hasSuffix("\n…\n<@li.si>") == true)
    }

    @Test(
        "what WeCom says in its answers of 200",
        arguments: [
            ("busy", "retry rate_limited"), ("gone", "refused channel_closed disables"), ("system", "retry receiver_busy"),
            ("odd", "retry receiver_failed"), ("html", "unknown bad_answer"), ("array", "unknown bad_answer"),
            ("text", "unknown bad_answer"),
            ("deep", "unknown bad_answer|unknown bad_answer"), ("big", "unknown bad_answer"), ("500", "unknown receiver_busy"),
            ("502", "unknown receiver_busy"), ("cut", "unknown connection_lost"),
        ])
    func robotAnswers(mode: String, expected: String) async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key(mode)
        let outcome = await fixture.senders.deliver(send(RobotMessage(.text, "x")), over: try robot(fixture, key))
        #expect(expected.split(separator: "|").contains { $0 == outcome.short }, "\(outcome)")
        // The key is said back to us, and goes no further.
        #expect(!"\(outcome)".contains(key))
        if mode == "gone" { #expect(outcome.problem?.detail.contains("93000") == true && outcome.problem?.detail.contains("•••") == true) }
    }

    @Test("over the limit: not before the next minute", arguments: [(0.0, 60), (1.5, 58.5), (30, 30), (57, 5), (59.9, 5)])
    func nextMinute(second: Double, pause: Double) async throws {
        var fixture = try await ChannelFixture()
        fixture.clock = WallClock {
            Date(timeIntervalSince1970: 1_795_000_020 - 1_795_000_020.0.truncatingRemainder(dividingBy: 60) + second)
        }
        let outcome = await fixture.senders.deliver(send(RobotMessage(.text, "x")), over: try robot(fixture, ChannelFixture.key("busy")))
        let after = try #require(outcome.after)
        #expect(abs(after / .seconds(1) - pause) < 0.01)
    }

    @Test("what cannot be sent is not")
    func badRobotMessages() async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key("ok")
        for message in [
            RobotMessage(.text, " \u{3000}"), RobotMessage(.markdown, ""), RobotMessage(.text, "x", mentions: ["a>b"]),
            RobotMessage(.text, "x", mentions: Array(repeating: "a", count: 51)),
        ] {
            #expect(await fixture.senders.deliver(send(message), over: try robot(fixture, key)).short == "refused message_refused")
        }
        #expect(fixture.receivers.records(key).isEmpty)
    }

    // MARK: applications

    private func application(_ fixture: ChannelFixture, _ corporation: String, secret: String? = nil) throws -> ChannelConfiguration {
        try ChannelFixture.configuration(
            #"{"kind":"wecom_application","endpoint":"\#(fixture.receivers.http)","corporation_id":"\#(corporation)","agent_id":1000002,"secret":"\#(secret ?? "secret of " + corporation)"}"#
        )
    }

    private func send(_ users: [String] = ["zhangsan"], _ body: ApplicationMessage.Body = .text("有新线索")) -> ChannelMessage {
        ChannelMessage(DeliveryKey("k")!, .wecomApplication(ApplicationMessage(to: users, body)))
    }

    private func asked(_ fixture: ChannelFixture, _ corporation: String) -> [String] {
        fixture.receivers.records(corporation).compactMap { $0["asked"] }
    }

    @Test("texts and cards arrive; one token does for all; who is not there is named")
    func applicationMessages() async throws {
        let fixture = try await ChannelFixture()
        let corporation = ChannelFixture.key("ok")
        let channel = try application(fixture, corporation)
        let senders = fixture.senders
        let first = await senders.deliver(send(["zhangsan", "nobody1", "nobody2"]), over: channel)
        #expect(first.receipt?.providerID == "m-" + corporation)
        #expect(first.receipt?.unreached.map(\.recipient) == ["nobody1", "nobody2"])
        let card = ApplicationMessage.Body.card(
            title: String(repeating: "标题", count: 50), description: String(repeating: "说明", count: 200), url: "https://crm.example/leads/1",
            button: "打开线索详情")
        #expect(await senders.deliver(send(["li.si"], card), over: channel).short == "delivered")
        #expect(await senders.deliver(send(["nobody"]), over: channel).short == "refused recipient_refused")
        let all = fixture.receivers.records(corporation)
        #expect(all.compactMap { $0["asked"] } == ["gettoken", "send", "send", "send"])
        #expect(all[1]["message.touser"] == "zhangsan|nobody1|nobody2" && all[1]["message.agentid"] == "1000002")
        #expect(all[1]["message.text.content"] == "有新线索" && all[1]["message.enable_duplicate_check"] == "1")
        #expect(all[2]["message.msgtype"] == "textcard" && all[2]["message.textcard.btntxt"] == "打开线索")
        #expect(
            (all[2]["message.textcard.title"]?.utf8.count ?? 999) <= 128
                && (all[2]["message.textcard.description"]?.utf8.count ?? 999) <= 512)
    }

    @Test("many at once fetch one token")
    func singleFlight() async throws {
        let fixture = try await ChannelFixture()
        let corporation = ChannelFixture.key("slow")
        let channel = try application(fixture, corporation)
        let (senders, message) = (fixture.senders, send())
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                group.addTask {
                    let task = Task { await senders.deliver(message, over: channel) }
                    // Who is cancelled does not spoil it for the others.
                    if number == 0 { task.cancel() }
                    let outcome = await task.value
                    #expect(number == 0 || outcome.short == "delivered", "\(outcome)")
                }
            }
        }
        #expect(asked(fixture, corporation).count { $0 == "gettoken" } == 1)
    }

    @Test("a token that is not known any more is fetched again, once")
    func staleToken() async throws {
        let fixture = try await ChannelFixture()
        let stale = ChannelFixture.key("stale")
        let senders = fixture.senders
        #expect(await senders.deliver(send(), over: try application(fixture, stale)).short == "delivered")
        #expect(asked(fixture, stale) == ["gettoken", "send", "gettoken", "send"])
        #expect(await senders.deliver(send(), over: try application(fixture, stale)).short == "delivered")
        #expect(asked(fixture, stale).count == 5)
        let expired = ChannelFixture.key("expired")
        #expect(await senders.deliver(send(), over: try application(fixture, expired)).short == "retry receiver_busy")
        #expect(asked(fixture, expired) == ["gettoken", "send", "gettoken", "send"])
        // A token that lasts a second only does for one message.
        let brief = ChannelFixture.key("brief")
        for _ in 0..<2 { #expect(await senders.deliver(send(), over: try application(fixture, brief)).short == "delivered") }
        #expect(asked(fixture, brief) == ["gettoken", "send", "gettoken", "send"])
    }

    @Test("a wrong secret is refused, asked for once only, and said to nobody; a new secret is tried at once")
    func wrongSecret() async throws {
        let fixture = try await ChannelFixture()
        let corporation = ChannelFixture.key("ok")
        let senders = fixture.senders
        for _ in 0..<3 {
            let outcome = await senders.deliver(send(), over: try application(fixture, corporation, secret: "wr0ng"))
            #expect(outcome.short == "refused credentials_refused disables")
            #expect(outcome.problem?.detail.contains("40001") == true && !"\(outcome)".contains("wr0ng"))
        }
        #expect(asked(fixture, corporation) == ["gettoken"])
        #expect(await senders.deliver(send(), over: try application(fixture, corporation)).short == "delivered")
    }

    @Test(
        "other answers",
        arguments: [
            ("tokenless", "retry bad_answer"), ("busy", "retry rate_limited"), ("down", "retry receiver_busy"),
            ("foreign", "refused credentials_refused disables"),
        ])
    func applicationAnswers(mode: String, expected: String) async throws {
        let fixture = try await ChannelFixture()
        let corporation = ChannelFixture.key(mode)
        let outcome = await fixture.senders.deliver(send(), over: try application(fixture, corporation))
        #expect(outcome.short == expected, "\(outcome)")
        #expect(!"\(outcome)".contains("token/"))
    }

    @Test("what cannot be sent is not")
    func badApplicationMessages() async throws {
        let fixture = try await ChannelFixture()
        let corporation = ChannelFixture.key("ok")
        let channel = try application(fixture, corporation)
        for message in [
            send([]), send(["a|b"]), send([""]), send(Array(repeating: "a", count: 1001)), send(["a"], .text(" ")),
            send(["a"], .card(title: "t", description: "d", url: "javascript:x", button: "b")),
        ] { #expect(await fixture.senders.deliver(message, over: channel).short == "refused message_refused") }
        #expect(asked(fixture, corporation).isEmpty)
    }
}
