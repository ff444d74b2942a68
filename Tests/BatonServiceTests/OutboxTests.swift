internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Messages of real commands go out to real receivers; time is moved, not waited for.
@Suite("Messages leave the house", .database(movableClock: true), .serialized, .timeLimit(.minutes(3)))
struct OutboxTests {
    private var database: TestDatabase { .current }

    /// Impatient, so that a receiver that never answers is given up soon.
    private func dispatcher(
        request: Duration = .seconds(5), _ change: (inout OutboxDispatcher.Configuration) -> Void = { _ in }
    ) -> OutboxDispatcher {
        var configuration = OutboxDispatcher.Configuration()
        change(&configuration)
        return database.dispatcher(
            configuration,
            senders: ChannelSenders(
                http: OutboundHTTP(allowsPrivate: true, connectTimeout: .seconds(2)),
                limits: .init(request: request, mail: .seconds(5), connect: .seconds(2)), clock: database.clock.wall))
    }

    private func input(_ name: String, _ configuration: String, _ carries: [String]) -> ChannelInput {
        var input = ChannelInput()
        input.name = name
        input.configuration = Array(configuration.utf8)
        input.carries = carries
        return input
    }

    private func webhook(_ url: String) -> String { #"{"kind":"webhook","url":"\#(url)","secret":"\#(Receivers.webhookSecret)"}"# }

    private func application(_ corporation: String, _ receivers: Receivers) -> String {
        #"{"kind":"wecom_application","endpoint":"\#(receivers.http)","corporation_id":"\#(corporation)","agent_id":7,"secret":"secret of \#(corporation)"}"#
    }

    /// Another one for each test.
    private static func corporation() -> String { "corp-\(UUID().uuidString.lowercased().prefix(20))" }

    @discardableResult
    private func channel(
        _ tenant: TestTenant, _ configuration: String, _ carries: [String], _ change: (inout ChannelInput) -> Void = { _ in }
    ) async throws -> StoredChannel {
        var input = input("c\(Int.random(in: 0..<1_000_000_000))", configuration, carries)
        change(&input)
        return try await database.channels.create(input, tenant.scope(tenant.admin))
    }

    /// What waits, in order.
    private func waiting(_ tenant: TestTenant) async throws -> [MessageID] {
        try await database.admin.query("SELECT id FROM baton.outbox WHERE tenant_id = \(tenant.id) ORDER BY created_at, id").column(
            MessageID.self)
    }

    private func problems(_ tenant: TestTenant) async throws -> [String] {
        try await database.admin.query(
            "SELECT coalesce(problem, '-') || ' ' || attempt FROM baton.outbox WHERE tenant_id = \(tenant.id) ORDER BY created_at, id"
        ).column(String.self)
    }

    private func dead(_ tenant: TestTenant) async throws -> [OutboxAdministration.DeadMessage] {
        try await OutboxAdministration(database: database.database, wakeups: database.wakeups).dead(of: nil, tenant.scope(tenant.admin))
    }

    private func traffic(_ tenant: TestTenant, _ channel: StoredChannel) async throws -> StoredChannel.Traffic {
        try await database.channels.channel(channel.id, tenant.scope(tenant.admin)).traffic
    }

    @Test("a webhook hears of a captured lead, signed, once, and of nothing that was rolled back")
    func webhooks() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let before = try await tenant.capture()
        let channel = try await channel(tenant, webhook("\(receivers.http)/hook/200"), ["lead.captured", "lead.assigned", "lead.updated"])
        #expect(try await waiting(tenant).isEmpty)
        let lead = try await tenant.capture()
        let ids = try await waiting(tenant)
        #expect(ids.count == 2)
        // In place, under the member's own role.
        var patch = LeadPatch()
        patch.need = "PLC"
        _ = try await database.leads.update(before.id, patch, version: nil, tenant.scope(tenant.admin))
        #expect(try await waiting(tenant).count == 3)
        // A command that fails tells nobody.
        patch.need = "other"
        await #expect(throws: BatonError.self) {
            _ = try await database.leads.update(before.id, patch, version: 1, tenant.scope(tenant.admin))
        }
        try await Rehearsal.$isOn.withValue(true) {
            _ = try await database.leads.update(before.id, patch, version: nil, tenant.scope(tenant.admin))
        }
        let all = try await waiting(tenant)
        #expect(all.count == 3)
        let dispatcher = dispatcher()
        try await dispatcher.drain()
        try await dispatcher.drain()
        #expect(try await waiting(tenant).isEmpty)
        #expect(dispatcher.counts.delivered == 3 && dispatcher.counts.failed == 0)
        for id in all {
            let records = receivers.records(id.description)
            #expect(records.count == 1 && records[0]["verified"] == "1", "\(records.map(\.text))")
        }
        let bodies = all.compactMap { receivers.records($0.description).first?["body"] }
        let captured = try #require(bodies.first { $0.contains(#""type":"lead.captured""#) })
        #expect(captured.contains(lead.id.description) && captured.contains(#""details": {"channel": "api"}"#), "\(captured)")
        // Ids only: no name, no phone.
        let (name, phone) = (try #require(lead.contactName), try #require(lead.phone))
        #expect(bodies.allSatisfy { body in !body.contains(name) && !body.contains(phone) })
        let traffic = try await traffic(tenant, channel)
        #expect(traffic.delivered == 3 && traffic.waiting == 0 && traffic.dead == 0 && traffic.lastDeliveredAt != nil)
    }

    @Test("whoever is told gets a mail, a WeCom message and a mention in the group, each once, in his language, with what he may read")
    func notifications() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let corporation = Self.corporation()
        let robot = "robot-\(UUID().uuidString.lowercased())"
        let authority = String(decoding: try JSONEncoder().encode(receivers.authority), as: UTF8.self)
        try await channel(
            tenant,
            #"{"kind":"mail","host":"127.0.0.1","port":\#(receivers.port("starttls")),"user":"baton","password":"s3cret: 口令","from":"crm@shop.example","authority":\#(authority)}"#,
            ["lead_assigned"])
        try await channel(
            tenant,
            application(corporation, receivers),
            ["lead_assigned"])
        try await channel(
            tenant, #"{"kind":"wecom_robot","endpoint":"\#(receivers.http)","key":"\#(robot)"}"#, ["lead_assigned", "lead_escalated"])
        let owner = try #require(try await tenant.capture().owner)
        // Nobody knew how to reach him by WeCom then: that is said, not passed over.
        try await dispatcher().drain()
        let unreached = try await dead(tenant)
        #expect(unreached.map(\.problem) == ["no_address"] && unreached.first?.member == owner)
        try await database.admin.query("UPDATE baton.member SET email = 'sales.' || id || '@example.com' WHERE tenant_id = \(tenant.id)")
        let preferences = NotificationPreferences(database: database.database)
        for sales in tenant.eastSales {
            var wanted = NotificationPreference()
            wanted.wecomUserID = "u\(sales.description.suffix(8))"
            wanted.language = sales == owner ? "en" : "zh"
            _ = try await preferences.put(wanted, of: sales, version: nil, tenant.scope(tenant.admin))
        }
        let lead = try await tenant.capture()
        let second = try #require(lead.owner)
        #expect(second != owner)
        let ids = try await waiting(tenant)
        #expect(ids.count == 3)
        try await dispatcher().drain()
        #expect(try await waiting(tenant).isEmpty)
        let mails = ids.flatMap { receivers.records("<\($0)@shop.example>") }
        #expect(mails.count == 1)
        let mail = try #require(mails.first)
        #expect(mail["recipients.0"] == "sales.\(second)@example.com" && mail["subject"]?.contains("新线索") == true, "\(mail.text)")
        let company = try #require(TestTenant.draft().company ?? TestTenant.draft().contactName)
        #expect(mail["text"]?.contains(company) == true, "\(mail.text)")
        let sends = receivers.records(corporation).filter { $0["asked"] == "send" }
        #expect(sends.count == 1 && sends[0]["message.touser"] == "u\(second.description.suffix(8))")
        #expect(sends.first?["message.text.content"]?.contains(company) == true)
        // The first lead's and the second's; the group reads no record.
        let spoken = receivers.records(robot)
        #expect(spoken.count == 2 && spoken.allSatisfy { $0["text.content"]?.contains(company) == false }, "\(spoken.map(\.text))")
        #expect(spoken.last?["text.mentioned_list.0"] == "u\(second.description.suffix(8))")
    }

    @Test("what a member may not read any more is not told him")
    func rights() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let corporation = Self.corporation()
        try await channel(
            tenant,
            application(corporation, receivers),
            ["lead_assigned"])
        for sales in tenant.eastSales + [tenant.supervisor] {
            var wanted = NotificationPreference()
            wanted.wecomUserID = "u\(sales.description.suffix(8))"
            _ = try await NotificationPreferences(database: database.database).put(
                wanted, of: sales, version: nil, tenant.scope(tenant.admin))
        }
        let lead = try await tenant.capture()
        let owner = try #require(lead.owner)
        let other = try #require(tenant.eastSales.first { $0 != owner })
        _ = try await database.leads.assign(lead.id, to: other, version: nil, tenant.scope(tenant.admin))
        try await dispatcher().drain()
        let company = try #require(TestTenant.draft().company ?? TestTenant.draft().contactName)
        let sends = receivers.records(corporation).filter { $0["asked"] == "send" }
        let byUser = Dictionary(grouping: sends) { $0["message.touser"] ?? "" }
        #expect(byUser["u\(other.description.suffix(8))"]?.first?["message.text.content"]?.contains(company) == true)
        #expect(byUser["u\(owner.description.suffix(8))"]?.first?["message.text.content"]?.contains(company) == false)
    }

    @Test("quiet hours hold back what is not urgent, to their end")
    func quiet() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let corporation = Self.corporation()
        let wecom =
            application(corporation, receivers)
        let stored = try await channel(tenant, wecom, ["lead_assigned"])
        // From a minute ago for an hour.
        let now = try #require(try await database.admin.query("SELECT baton.now()").single(Date.self))
        let minute = Int(now.timeIntervalSince1970 / 60) % 1440
        func text(_ minute: Int) -> String { String(format: "%02d:%02d", (minute + 1440) % 1440 / 60, (minute + 1440) % 60) }
        for sales in tenant.eastSales {
            var wanted = NotificationPreference()
            wanted.wecomUserID = "u\(sales.description.suffix(8))"
            wanted.quietHours = .init(zone: "UTC", from: text(minute - 1), to: text(minute + 60))
            _ = try await NotificationPreferences(database: database.database).put(
                wanted, of: sales, version: nil, tenant.scope(tenant.admin))
        }
        _ = try await tenant.capture()
        try await dispatcher().drain()
        #expect(try await waiting(tenant).count == 1)
        #expect(receivers.records(corporation).isEmpty)
        // Urgent ones do not wait.
        var input = input(stored.name, wecom, ["lead_assigned"])
        input.urgent = ["lead_assigned"]
        _ = try await database.channels.replace(stored.id, input, version: nil, tenant.scope(tenant.admin))
        _ = try await tenant.capture()
        try await dispatcher().drain()
        #expect(receivers.records(corporation).filter { $0["asked"] == "send" }.count == 1)
        #expect(try await waiting(tenant).count == 1)
        try await database.advanceClock(.seconds(3_600))
        try await dispatcher().drain()
        #expect(receivers.records(corporation).filter { $0["asked"] == "send" }.count == 2)
        #expect(try await waiting(tenant).isEmpty)
    }

    @Test("a receiver that fails is tried again with the same key, given up in the end, and sent again when somebody says so")
    func retries() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let channel = try await channel(tenant, webhook("\(receivers.http)/hook/500"), ["lead.captured"])
        _ = try await tenant.capture()
        let id = try #require(try await waiting(tenant).first)
        let dispatcher = dispatcher {
            $0.schedule = { _ in
                RetrySchedule(
                    attempts: 3, firstPause: .seconds(10), factor: 2, longestPause: .seconds(60), longestAskedPause: .seconds(60))
            }
        }
        try await dispatcher.drain()
        try await dispatcher.drain()
        #expect(receivers.records(id.description).count == 1)
        #expect(try await problems(tenant) == ["receiver_busy 1"])
        try await database.advanceClock(.seconds(11))
        try await dispatcher.drain()
        #expect(try await problems(tenant) == ["receiver_busy 2"])
        try await database.advanceClock(.seconds(61))
        try await dispatcher.drain()
        #expect(try await waiting(tenant).isEmpty)
        let dead = try #require(try await dead(tenant).first)
        #expect(dead.id == id && dead.problem == "receiver_busy" && dead.attempts == 3 && dead.detail?.contains("500") == true)
        let traffic = try await traffic(tenant, channel)
        #expect(traffic.failedAttempts == 3 && traffic.dead == 1 && traffic.lastProblem == "receiver_busy")
        // Mended, and once more.
        let admin = try await tenant.scope(tenant.admin)
        _ = try await database.channels.replace(
            channel.id, input(channel.name, webhook("\(receivers.http)/hook/200"), ["lead.captured"]), version: nil, admin)
        let outbox = OutboxAdministration(database: database.database, wakeups: database.wakeups)
        try await outbox.retry(id, tenant.scope(tenant.admin))
        try await dispatcher.drain()
        let records = receivers.records(id.description)
        #expect(records.count == 4 && records.last?["mode"] == "200")
        #expect(try await self.dead(tenant).isEmpty)
        await #expect(throws: BatonError.self) { try await outbox.retry(id, tenant.scope(tenant.admin)) }
    }

    @Test("a channel that wants nothing more is switched off, admins hear of it, and its messages wait until it is on again")
    func gone() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let channel = try await channel(tenant, webhook("\(receivers.http)/hook/410"), ["lead.captured"])
        _ = try await tenant.capture()
        _ = try await tenant.capture()
        let ids = try await waiting(tenant)
        try await dispatcher().drain()
        var scope = try await tenant.scope(tenant.admin)
        let off = try await database.channels.channel(channel.id, scope)
        #expect(!off.isEnabled && off.disabledReason == "channel_closed" && off.disabledAt != nil)
        #expect(try await waiting(tenant) == ids)
        let told = try await database.notifications.list(before: nil, unreadOnly: true, limit: 10, scope)
        #expect(told.items.filter { $0.kind == "channel_disabled" }.count == 1)
        let events = try await database.admin.query(
            "SELECT count(*) FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'channel.switched_off'"
        ).single(Int64.self)
        #expect(events == 1)
        // Nothing more is written for it, and nothing is sent.
        _ = try await tenant.capture()
        try await dispatcher().drain()
        #expect(try await waiting(tenant) == ids)
        #expect(ids.flatMap { receivers.records($0.description) }.count <= 2)
        scope = try await tenant.scope(tenant.admin)
        _ = try await database.channels.replace(
            channel.id, input(channel.name, webhook("\(receivers.http)/hook/200"), ["lead.captured"]), version: nil, scope)
        try await dispatcher().drain()
        #expect(try await waiting(tenant).isEmpty)
        for id in ids { #expect(receivers.records(id.description).last?["mode"] == "200") }
    }

    @Test("where nobody answers, the circuit opens: nothing is tried until the pause is over, then one message")
    func circuit() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        // Nobody listens on port 1.
        let channel = try await channel(tenant, webhook("http://127.0.0.1:1/hook"), ["lead.captured"])
        for _ in 0..<9 { _ = try await tenant.capture() }
        let dispatcher = dispatcher()
        try await dispatcher.drain()
        let tried = dispatcher.counts.failed
        // Two at once: the sixth may have been on its way when the fifth failed.
        #expect((5...6).contains(tried))
        #expect(try await traffic(tenant, channel).pausedUntil != nil)
        try await database.advanceClock(.seconds(20))
        try await dispatcher.drain()
        #expect(dispatcher.counts.failed == tried)
        // Also for another process.
        let other = self.dispatcher()
        try await other.drain()
        #expect(other.counts.failed == 0 && other.counts.delivered == 0)
        try await database.advanceClock(.seconds(11))
        try await other.drain()
        #expect(other.counts.failed == 1)
        _ = try await database.channels.replace(
            channel.id, input(channel.name, webhook("\(receivers.http)/hook/200"), ["lead.captured"]), version: nil,
            tenant.scope(tenant.admin))
        try await database.advanceClock(.seconds(600))
        try await other.drain()
        #expect(try await waiting(tenant).isEmpty)
        #expect(other.counts.delivered == 9)
    }

    @Test("a channel that never answers delays no other")
    func isolation() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let slow = try await channel(tenant, webhook("\(receivers.http)/hook/never"), ["lead.captured"])
        let good = try await channel(tenant, webhook("\(receivers.http)/hook/200"), ["lead.captured"])
        for _ in 0..<10 { _ = try await tenant.capture() }
        let dispatcher = dispatcher(request: .seconds(60)) { $0.grace = .milliseconds(200) }
        let running = Task { await dispatcher.run() }
        let delivered = try await eventually(within: .seconds(30)) { try await traffic(tenant, good).delivered == 10 }
        #expect(delivered)
        // The others are on their way still.
        let stuck = try await traffic(tenant, slow)
        #expect(stuck.waiting == 10 && stuck.delivered == 0 && stuck.failedAttempts == 0)
        running.cancel()
        await running.value
        // Whoever stopped has left the channel to others.
        let owners = try await database.admin.query(
            "SELECT count(*) FROM baton.outbox_lane WHERE tenant_id = \(tenant.id) AND owner IS NOT NULL"
        ).single(Int64.self)
        #expect(owners == 0)
        try await database.channels.delete(slow.id, version: nil, tenant.scope(tenant.admin))
        #expect(try await waiting(tenant).isEmpty)
    }

    @Test("several processes send each message once; what belonged to one that has died goes out when its lease is over")
    func processes() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let channel = try await channel(tenant, webhook("\(receivers.http)/hook/200"), ["lead.captured", "lead.assigned"])
        for _ in 0..<30 { _ = try await tenant.capture() }
        let ids = try await waiting(tenant)
        #expect(ids.count == 60)
        try await withThrowingTaskGroup { group in
            for _ in 0..<3 {
                let dispatcher = dispatcher()
                group.addTask { _ = try await dispatcher.drain() }
            }
            try await group.waitForAll()
        }
        // Whoever found the channel taken did not wait for it.
        try await dispatcher().drain()
        #expect(try await waiting(tenant).isEmpty)
        for id in ids { #expect(receivers.records(id.description).count == 1) }
        // One dies with the channel in its hands.
        _ = try await tenant.capture()
        try await database.admin.query(
            """
            UPDATE baton.outbox_lane SET owner = gen_random_uuid(), leased_until = baton.now() + interval '15 seconds'
            WHERE channel_id = \(channel.id)
            """)
        try await dispatcher().drain()
        #expect(try await waiting(tenant).count == 2)
        try await database.advanceClock(.seconds(16))
        try await dispatcher().drain()
        #expect(try await waiting(tenant).isEmpty)
    }

    @Test("a channel that is changed while it sends goes on as it is then")
    func changed() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let channel = try await channel(tenant, webhook("\(receivers.http)/hook/slow"), ["lead.captured"])
        for _ in 0..<30 { _ = try await tenant.capture() }
        let ids = try await waiting(tenant)
        let dispatcher = dispatcher()
        let running = Task { try await dispatcher.drain() }
        let some = try await eventually { dispatcher.counts.delivered >= 2 }
        #expect(some)
        _ = try await database.channels.replace(
            channel.id, input(channel.name, webhook("\(receivers.http)/hook/200"), ["lead.captured"]), version: nil,
            tenant.scope(tenant.admin))
        _ = try await running.value
        try await dispatcher.drain()
        #expect(try await waiting(tenant).isEmpty)
        let modes = ids.flatMap { receivers.records($0.description) }.compactMap { $0["mode"] }
        #expect(modes.count == 30 && modes.contains("slow") && modes.count { $0 == "200" } > 10, "\(modes)")
    }

    @Test("a robot gets no more than its vendor takes, in order; what it refuses for that reason does not count")
    func rate() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let key = "robot-\(UUID().uuidString.lowercased())"
        try await channel(tenant, #"{"kind":"wecom_robot","endpoint":"\#(receivers.http)","key":"\#(key)"}"#, ["lead_assigned"])
        for _ in 0..<8 { _ = try await tenant.capture() }
        let dispatcher = dispatcher()
        try await dispatcher.drain()
        #expect(receivers.records(key).count == 5)
        try await dispatcher.drain()
        #expect(receivers.records(key).count == 5)
        try await database.advanceClock(.seconds(60))
        try await self.dispatcher().drain()
        #expect(receivers.records(key).count == 8)
        #expect(try await waiting(tenant).isEmpty)
        // 45009: the whole channel waits, and no attempt is counted.
        let busy = try await TestTenant.make()
        try await channel(
            busy, #"{"kind":"wecom_robot","endpoint":"\#(receivers.http)","key":"busy-\#(UUID().uuidString.lowercased())"}"#,
            ["lead_assigned"])
        for _ in 0..<3 { _ = try await busy.capture() }
        try await dispatcher.drain()
        try await dispatcher.drain()
        #expect(try await problems(busy) == ["rate_limited 0", "- 0", "- 0"])
    }

    @Test("who has muted a kind of channel is not told by it; who is disabled is told nothing")
    func muted() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let corporation = Self.corporation()
        try await channel(
            tenant,
            application(corporation, receivers),
            ["lead_assigned"])
        let preferences = NotificationPreferences(database: database.database)
        var wanted = NotificationPreference()
        wanted.wecomUserID = "muted"
        wanted.mutedChannels = ["wecom_application"]
        for sales in tenant.eastSales { _ = try await preferences.put(wanted, of: sales, version: nil, tenant.scope(tenant.admin)) }
        _ = try await tenant.capture()
        #expect(try await waiting(tenant).isEmpty)
        wanted.mutedChannels = []
        for sales in tenant.eastSales { _ = try await preferences.put(wanted, of: sales, version: nil, tenant.scope(tenant.admin)) }
        let owner = try #require(try await tenant.capture().owner)
        #expect(try await waiting(tenant).count == 1)
        try await database.tenants.setMemberStatus(owner, .disabled, tenant.operatorScope())
        try await dispatcher().drain()
        #expect(try await waiting(tenant).isEmpty)
        #expect(receivers.records(corporation).isEmpty)
    }

    @Test("a deadline that runs out is told by the channels, from the worker")
    func deadlines() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let key = "robot-\(UUID().uuidString.lowercased())"
        try await channel(tenant, #"{"kind":"wecom_robot","endpoint":"\#(receivers.http)","key":"\#(key)"}"#, ["lead_escalated"])
        try await channel(tenant, webhook("\(receivers.http)/hook/200"), ["lead.escalated"])
        _ = try await tenant.capture()
        #expect(try await waiting(tenant).isEmpty)
        try await database.advanceClock(.seconds(16 * 60))
        try await database.worker().drain()
        let ids = try await waiting(tenant)
        #expect(ids.count == 2)
        try await dispatcher().drain()
        #expect(receivers.records(key).count == 1)
        #expect(ids.flatMap { receivers.records($0.description) }.filter { $0["body"]?.contains("lead.escalated") == true }.count == 1)
    }

    @Test("a tenant's own words, with its variables, in the language of who reads")
    func templates() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        let admin = try await tenant.scope(tenant.admin)
        let templates = MessageTemplateService(database: database.database)
        let own = try NotificationTemplate(
            .leadAssigned, .wecomApplication, bodyZH: "新客户 {{company}}，{{member}} 快去！", bodyEN: "New: {{company}}, go {{member}}!")
        let stored = try await templates.put(own, for: .leadAssigned, .wecomApplication, version: 1, admin)
        #expect(stored.version == 2 && stored.updatedAt != nil)
        await #expect(throws: BatonError.self) {
            _ = try await templates.put(own, for: .leadAssigned, .wecomApplication, version: 1, admin)
        }
        let corporation = Self.corporation()
        try await channel(
            tenant,
            application(corporation, receivers),
            ["lead_assigned"])
        for (number, sales) in tenant.eastSales.enumerated() {
            var wanted = NotificationPreference()
            wanted.wecomUserID = "u\(number)"
            wanted.language = number == 0 ? "en" : "zh"
            _ = try await NotificationPreferences(database: database.database).put(
                wanted, of: sales, version: nil, tenant.scope(tenant.admin))
        }
        for _ in 0..<2 { _ = try await tenant.capture() }
        try await dispatcher().drain()
        let company = TestTenant.draft().company ?? ""
        let sends = receivers.records(corporation).filter { $0["asked"] == "send" }
        let texts = Dictionary(grouping: sends) { $0["message.touser"] ?? "" }.mapValues { $0[0]["message.text.content"] ?? "" }
        #expect(texts["u0"]?.hasPrefix("New: \(company), go ") == true, "\(texts)")
        #expect(texts["u1"]?.hasPrefix("新客户 \(company)，") == true, "\(texts)")
        try await templates.delete(.leadAssigned, .wecomApplication, version: 2, tenant.scope(tenant.admin))
        let standard = try await templates.template(.leadAssigned, .wecomApplication, tenant.scope(tenant.admin))
        #expect(standard.updatedAt == nil)
    }

    @Test("what has waited for a week is put aside, what was put aside for three months is forgotten")
    func cleaning() async throws {
        let tenant = try await TestTenant.make()
        try await channel(tenant, webhook("http://127.0.0.1:1/hook"), ["lead.captured"])
        _ = try await tenant.capture()
        // What a command has written beside the deletion of its channel is no obstacle.
        try await database.admin.query(
            """
            INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind)
            VALUES (\(tenant.id), gen_random_uuid(), gen_random_uuid(), baton.now(), 'lead.captured')
            """)
        try await database.advanceClock(.seconds(6 * 86_400))
        try await OutboxAdministration.clean(database.database, tenant.operatorScope())
        #expect(try await waiting(tenant).count == 1)
        try await database.advanceClock(.seconds(86_401))
        try await OutboxAdministration.clean(database.database, tenant.operatorScope())
        #expect(try await waiting(tenant).isEmpty)
        #expect(try await dead(tenant).map(\.problem) == ["expired"])
        try await database.advanceClock(.seconds(90 * 86_400 + 1))
        try await OutboxAdministration.clean(database.database, tenant.operatorScope())
        #expect(try await dead(tenant).isEmpty)
    }

    @Test("each kind of event about a lead can be carried by a webhook")
    func kinds() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/BatonService")
        var found: Set<String> = []
        for file in FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap({ $0 as? URL }) ?? []
        where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /"((lead|interaction)\.[a-z_]+)"/) { found.insert(String(match.1)) }
        }
        #expect(found.count > 10)
        #expect(found.subtracting(WebhookEvent.all) == [])
    }
}
