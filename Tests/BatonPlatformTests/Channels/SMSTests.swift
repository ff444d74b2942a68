internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Testing

/// Signatures are checked by the library that Alibaba Cloud publishes.
@Suite("Text messages", .timeLimit(.minutes(2)))
struct SMSTests {
    private func channel(
        _ fixture: ChannelFixture, id: String = "LTAI-test", secret: String = "alibaba secret"
    ) throws -> ChannelConfiguration {
        try ChannelFixture.configuration(
            #"{"kind":"sms","endpoint":"\#(fixture.receivers.http)","access_key_id":"\#(id)","access_key_secret":"\#(secret)","sign_name":"接力 (科技)*~"}"#
        )
    }

    private func message(
        _ phone: String = "13800000001", key: String = "k", template: String = "SMS_153055065",
        parameters: [String: String] = ["name": "杭州", "minutes": "15"]
    ) throws -> ChannelMessage {
        ChannelMessage(
            try #require(DeliveryKey(key)),
            .sms(TextMessage(to: try PhoneNumber(parsing: phone), template: template, parameters: parameters)))
    }

    @Test("the vendor's own example of the signature")
    func knownAnswer() {
        let signature = AlibabaSignature(
            action: "RunInstances", version: "2014-05-26", host: "ecs.cn-shanghai.aliyuncs.com",
            query: [("RegionId", "cn-shanghai"), ("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd")],
            date: Date(timeIntervalSince1970: 1_698_315_752), nonce: "3156853299f313e23d1673dc12e1703d", keyID: "YourAccessKeyId",
            secret: ConcealedText("YourAccessKeySecret"))
        #expect(
            signature.authorization
                == "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
        )
    }

    @Test("arrives with its template and variables, signed so that the vendor's library agrees")
    func arrives() async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key()
        let parameters = ["name": "杭州 & \"云栖\" +1/?=%\n", "a~b": "*'()", "empty": ""]
        for (number, phone) in ["+8613900000001", "+85261234567"].enumerated() {
            let outcome = await fixture.senders.deliver(try message(phone, key: key, parameters: parameters), over: try channel(fixture))
            #expect(outcome.receipt?.providerID == "9006197469364984^0", "\(outcome)")
            let all = fixture.receivers.records(key)
            #expect(all.count == number + 1)
            let record = try #require(all.last)
            #expect(record["method"] == "POST" && record["query.PhoneNumbers"] == ["13900000001", "85261234567"][number])
            #expect(record["query.SignName"] == "接力 (科技)*~" && record["query.TemplateCode"] == "SMS_153055065")
            let given = try JSONDecoder().decode([String: String].self, from: Data(try #require(record["query.TemplateParam"]).utf8))
            #expect(given == parameters)
        }
    }

    @Test(
        "what the provider says",
        arguments: [
            ("13800000002", "retry recipient_limited", 60), ("13800000003", "retry recipient_limited", 3600),
            ("13800000004", "retry recipient_limited", 86400),
            ("13800000005", "refused recipient_refused", nil), ("13800000006", "refused channel_closed disables", nil),
            ("13800000007", "refused message_refused", nil), ("13800000008", "retry receiver_busy", nil),
            ("13800000009", "retry rate_limited", 60), ("13800000010", "retry receiver_busy", nil),
            ("13800000011", "refused message_refused", nil), ("13800000012", "unknown bad_answer", nil),
        ] as [(String, String, Int?)])
    func answers(phone: String, expected: String, after: Int?) async throws {
        let fixture = try await ChannelFixture()
        let outcome = await fixture.senders.deliver(try message(phone), over: try channel(fixture))
        #expect(outcome.short == expected, "\(outcome)")
        #expect(outcome.after == after.map { .seconds($0) })
    }

    @Test("wrong keys are refused and said to nobody; a wrong clock is tried again")
    func keys() async throws {
        var fixture = try await ChannelFixture()
        for (id, secret) in [("LTAI-test", "wr0ng secret"), ("LTAI-nobody", "alibaba secret")] {
            let outcome = await fixture.senders.deliver(try message(), over: try channel(fixture, id: id, secret: secret))
            #expect(outcome.short == "refused credentials_refused disables", "\(outcome)")
            #expect(!"\(outcome)".contains(secret) && !"\(outcome)".contains(id))
        }
        fixture.clock = WallClock { Date().addingTimeInterval(-1000) }
        #expect(await fixture.senders.deliver(try message(), over: try channel(fixture)).short == "retry receiver_failed")
    }

    @Test("what cannot be sent is not")
    func bad() async throws {
        let fixture = try await ChannelFixture()
        let key = ChannelFixture.key()
        let landline = await fixture.senders.deliver(try message("0571-87654321", key: key), over: try channel(fixture))
        #expect(landline.short == "refused recipient_refused")
        for template in ["", "SMS 1", "SMS&x=1"] {
            #expect(
                await fixture.senders.deliver(try message(key: key, template: template), over: try channel(fixture)).short
                    == "refused message_refused")
        }
        let many = Dictionary(uniqueKeysWithValues: (0..<21).map { ("p\($0)", "x") })
        #expect(
            await fixture.senders.deliver(try message(key: key, parameters: many), over: try channel(fixture)).short
                == "refused message_refused")
        #expect(fixture.receivers.records(key).isEmpty)
    }
}
