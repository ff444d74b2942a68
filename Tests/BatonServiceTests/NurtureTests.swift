internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Content goes out to a real mail server; days are moved, not waited for.
@Suite("The nurture pool gets one item a day", .database(movableClock: true), .serialized, .timeLimit(.minutes(4)))
struct NurtureTests {
    private var database: TestDatabase { .current }

    private func dispatcher() -> OutboxDispatcher {
        database.dispatcher(
            senders: ChannelSenders(
                http: OutboundHTTP(allowsPrivate: true, connectTimeout: .seconds(2)),
                limits: .init(request: .seconds(5), mail: .seconds(5), connect: .seconds(2))))
    }

    /// With a mail server that takes everything but what goes to `unknown…`.
    static func mail(_ tenant: TestTenant) async throws {
        let receivers = try await Receivers.shared
        let authority = String(decoding: try JSONEncoder().encode(receivers.authority), as: UTF8.self)
        var input = ChannelInput()
        input.name = "mail"
        input.configuration = Array(
            #"{"kind":"mail","host":"127.0.0.1","port":\#(receivers.port("starttls")),"user":"baton","password":"s3cret: 口令","from":"crm@shop.example","authority":\#(authority)}"#
                .utf8)
        input.carries = ["nurture_content"]
        // By the clock of the tests a minute may not pass at all.
        input.perMinute = 6_000
        _ = try await TestDatabase.current.channels.create(input, tenant.scope(tenant.admin))
    }

    static func item(
        _ tenant: TestTenant, _ title: String, _ change: (inout ContentItemInput) -> Void = { _ in }
    ) async throws -> ContentItem {
        var input = ContentItemInput()
        input.kind = "article"
        input.titleZH = title
        input.url = "https://www.example.cn/\(Int.random(in: 0..<1_000_000))"
        change(&input)
        return try await TestDatabase.current.content.create(input, tenant.scope(tenant.admin))
    }

    /// Of 45 points: in the nurture pool.
    static func lead(_ tenant: TestTenant, email: String? = nil, need: String? = nil, line: String? = nil) async throws -> Lead {
        var input = LeadInput(channel: .api)
        input.contactName = "王小明"
        input.phone = "139\(Int.random(in: 10_000_000...99_999_999))"
        input.email = email ?? "p\(UUID().uuidString.lowercased().prefix(8))@example.com"
        input.area = "浙江"
        input.need = need
        input.productLine = line
        input.signals = [.formSubmitted, .whitePaperDownloaded]
        return try await TestDatabase.current.leads.capture(try input.draft(), tenant.operatorScope())
    }

    /// Moves the clock to a time of the tenant's day (Asia/Shanghai), of today or the next day.
    private func moveTo(hour: Int, minute: Int = 0, day: Int = 0) async throws {
        let now = try #require(try await database.admin.query("SELECT baton.now()").single(Date.self))
        let local = Int(now.timeIntervalSince1970) + 8 * 3600
        var wait = hour * 3600 + minute * 60 - local % 86_400 + day * 86_400
        if wait < 0 { wait += 86_400 }
        try await database.advanceClock(.seconds(wait))
    }

    private func work() async throws {
        try await database.worker().drain()
        try await dispatcher().drain()
    }

    /// What is left of the sending hours of a day, to which the clock has been moved: looks every so often, as a worker does.
    private func day() async throws {
        for _ in 0..<3 {
            try await work()
            try await database.advanceClock(.seconds(3600))
        }
        try await moveTo(hour: 17, minute: 59)
        try await work()
        try await database.advanceClock(.seconds(120))
        try await work()
    }

    private func sent(_ tenant: TestTenant, _ lead: LeadID) async throws -> [(title: String, status: Int16, problem: String?)] {
        try await database.admin.query(
            """
            SELECT i.title_zh, m.status, m.problem FROM baton.nurture_message m JOIN baton.content_item i ON i.id = m.content_item_id
            WHERE m.tenant_id = \(tenant.id) AND m.lead_id = \(lead) ORDER BY m.created_at, m.id
            """
        ).decode((String, Int16, String?).self).map { ($0.0, $0.1, $0.2) }
    }

    private func state(_ tenant: TestTenant, _ lead: LeadID) async throws -> NurtureService.Nurture {
        try await database.nurture.nurture(lead, tenant.scope(tenant.admin))
    }

    private func events(_ tenant: TestTenant, _ kind: String) async throws -> Int64 {
        try await database.admin.query("SELECT count(*) FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = \(kind)").single(
            Int64.self) ?? 0
    }

    @Test("one item a day, the best first, none twice, explained; when all is sent the owner is told once, and something new goes on")
    func rhythm() async throws {
        let tenant = try await TestTenant.make()
        let receivers = try await Receivers.shared
        try await Self.mail(tenant)
        try await moveTo(hour: 10)
        let lead = try await Self.lead(tenant, need: "改造装配线", line: "PLC")
        #expect(lead.intent == .nurture)
        let general = try await Self.item(tenant, "通用")
        let need = try await Self.item(tenant, "装配线案例") { $0.keywords = ["装配线"] }
        let line = try await Self.item(tenant, "PLC 手册") { $0.productLines = ["PLC"] }
        _ = try await Self.item(tenant, "别的产品") { $0.productLines = ["AGV"] }
        _ = try await Self.item(tenant, "停用") { $0.isEnabled = false }
        var expected: [String] = []
        for item in [line, need, general] {
            let before = try await state(tenant, lead.id)
            #expect(before.next?.item.id == item.id && before.obstacle == nil && before.nextAt != nil)
            try await day()
            expected.append(item.titleZH ?? "")
            let all = try await sent(tenant, lead.id)
            #expect(all.map(\.title) == expected && all.allSatisfy { $0.status == 2 }, "\(all)")
            try await moveTo(hour: 10)
        }
        let nurture = try await state(tenant, lead.id)
        #expect(nurture.sentCount == 3 && nurture.messages.map(\.chosenBy) == ["general", "need", "product_line"])
        #expect(nurture.messages.last?.matched == ["PLC"])
        // A mail with everything that it needs, to the person alone.
        let mail = try #require(nurture.messages.first.flatMap { receivers.records("<\($0.id)@shop.example>").first })
        #expect(mail["recipients.0"] == lead.email && mail["recipients.1"] == nil)
        #expect(
            mail["subject"] == "通用" && mail["text"]?.contains("/t/c/") == true && mail["html"]?.contains("/t/o/") == true, "\(mail.text)")
        #expect(mail.text.contains("List-Unsubscribe-Post") && mail["text"]?.contains("/t/u/") == true)
        // The address itself stands in no link.
        #expect(mail["text"]?.contains("https://www.example.cn/") == false)

        try await day()
        try await moveTo(hour: 10)
        try await day()
        #expect(try await state(tenant, lead.id).state == .finished)
        #expect(try await events(tenant, "lead.nurture_finished") == 1)
        let owner = try #require(lead.owner)
        let told = try await database.notifications.list(before: nil, unreadOnly: true, limit: 50, tenant.scope(owner))
        #expect(told.items.filter { $0.kind == "nurture_finished" }.count == 1)
        // Something new: on again, and told no second time.
        _ = try await Self.item(tenant, "新文章")
        try await moveTo(hour: 10)
        try await day()
        #expect(try await sent(tenant, lead.id).map(\.title) == expected + ["新文章"])
        try await moveTo(hour: 10)
        try await day()
        #expect(try await state(tenant, lead.id).state == .finished)
        #expect(try await events(tenant, "lead.nurture_finished") == 1)
    }

    @Test("an outage of three days, of worker and of sender, and restarts: one item on the day after, none doubled, none caught up")
    func outage() async throws {
        let tenant = try await TestTenant.make()
        try await Self.mail(tenant)
        try await moveTo(hour: 10)
        var leads: [LeadID] = []
        for _ in 0..<5 { leads.append(try await Self.lead(tenant).id) }
        for number in 1...6 { _ = try await Self.item(tenant, "第\(number)篇") }
        try await day()
        for lead in leads { #expect(try await sent(tenant, lead).map(\.status) == [2]) }
        // Nobody works for three days.
        try await moveTo(hour: 12, day: 3)
        for _ in 0..<3 { try await database.worker().drain() }
        try await work()
        try await day()
        for lead in leads { #expect(try await sent(tenant, lead).map(\.status) == [2, 2]) }
        // The worker works, but nothing is sent for three days: one message is on its way, and it does not go out late.
        for _ in 0..<3 {
            try await moveTo(hour: 10)
            try await database.worker().drain()
            try await moveTo(hour: 17, minute: 59)
            try await database.worker().drain()
            try await database.advanceClock(.seconds(120))
        }
        try await moveTo(hour: 10)
        let before = try await delivered(tenant)
        // Two processes at once, as after a restart.
        async let first = dispatcher().drain()
        async let second = dispatcher().drain()
        _ = try await (first, second)
        try await day()
        try await work()
        #expect(try await delivered(tenant) == before + 5, "one a day for each")
        for lead in leads {
            let all = try await sent(tenant, lead)
            #expect(all.filter { $0.status == 2 }.count == 3)
            #expect(all.filter { $0.status == 3 }.allSatisfy { $0.problem == "too_late" || $0.problem == "lost" }, "\(all)")
            let titles = all.filter { $0.status == 2 }.map(\.title)
            #expect(Set(titles).count == titles.count)
        }
    }

    private func delivered(_ tenant: TestTenant) async throws -> Int64 {
        try await database.admin.query(
            "SELECT count(*) FROM baton.nurture_message WHERE tenant_id = \(tenant.id) AND status = 2"
        ).single(Int64.self) ?? 0
    }

    @Test("within the sending hours, spread over them, and on working days only when the tenant wants that")
    func hours() async throws {
        let tenant = try await TestTenant.make()
        try await Self.mail(tenant)
        var calendar = CalendarInput()
        calendar.name = "总部"
        calendar.zone = "Asia/Shanghai"
        var week: [Weekday: [String]] = [:]
        for weekday in [Weekday.monday, .tuesday, .wednesday, .thursday, .friday] { week[weekday] = ["09:00-18:00"] }
        calendar.week = week
        _ = try await database.calendars.create(calendar, teams: [], isDefault: true, tenant.scope(tenant.admin))
        try await moveTo(hour: 3)
        for _ in 0..<60 { _ = try await Self.lead(tenant) }
        for number in 1...9 { _ = try await Self.item(tenant, "第\(number)篇") }
        var policy = NurturePolicy()
        policy.onWorkingDays = true
        _ = try await database.content.setPolicy(policy, version: nil, tenant.scope(tenant.admin))
        // To a Monday.
        while true {
            let now = try #require(try await database.admin.query("SELECT baton.now()").single(Date.self))
            if (Int(now.timeIntervalSince1970) + 8 * 3600) / 86_400 % 7 == 4 { break }
            try await database.advanceClock(.seconds(86_400))
        }
        // New leads of today are taken with the day before theirs is over: from then on by their places.
        try await moveTo(hour: 10)
        try await day()
        try await work()
        try await moveTo(hour: 9, minute: 30)
        try await work()
        let before = try await delivered(tenant)
        #expect(before == 60)
        try await moveTo(hour: 14)
        try await work()
        let half = try await delivered(tenant)
        #expect(half > before + 12 && half < before + 48, "about half of them: \(half - before)")
        try await moveTo(hour: 17, minute: 59)
        try await work()
        #expect(try await delivered(tenant) == before + 60)
        // Wednesday to Friday, then nothing on the weekend.
        for _ in 0..<3 {
            try await moveTo(hour: 17, minute: 59, day: 1)
            try await work()
        }
        let friday = try await delivered(tenant)
        #expect(friday == before + 240)
        for _ in 0..<2 {
            try await moveTo(hour: 10, day: 1)
            try await day()
        }
        #expect(try await delivered(tenant) == friday)
        try await moveTo(hour: 17, minute: 59, day: 1)
        try await work()
        #expect(try await delivered(tenant) == friday + 60)
    }

    @Test("nothing goes to who has replied, was closed, has left the pool, is paused or has no address; each says why")
    func leaving() async throws {
        let tenant = try await TestTenant.make()
        try await Self.mail(tenant)
        try await moveTo(hour: 10)
        let admin = try await tenant.scope(tenant.admin)
        let (replied, closed, high, paused, mute) = (
            try await Self.lead(tenant), try await Self.lead(tenant), try await Self.lead(tenant), try await Self.lead(tenant),
            try await Self.lead(tenant)
        )
        var patch = LeadPatch()
        patch.email = .some(nil)
        _ = try await database.leads.update(mute.id, patch, version: nil, admin)
        for number in 1...9 { _ = try await Self.item(tenant, "第\(number)篇") }
        try await day()
        for lead in [replied, closed, high, paused] { #expect(try await sent(tenant, lead.id).map(\.status) == [2]) }
        var nurture = try await state(tenant, mute.id)
        #expect(
            nurture.messages.isEmpty && nurture.lastProblem == "no_address" && nurture.obstacle == "no_address"
                && nurture.addresses.mail == "none")

        // On its way already: what has changed meanwhile counts. What a member has written is no reply.
        var answer = InteractionDraft(kind: .mail)
        answer.direction = .inbound
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: high.id, tenant.scope(tenant.admin))
        try await moveTo(hour: 17, minute: 59)
        try await database.worker().drain()
        _ = try await database.leads.recordInteraction(answer, on: replied.id, tenant.scope(tenant.admin))
        _ = try await database.leads.transition(
            closed.id, to: .disqualified, reason: "无预算", version: nil, tenant.scope(tenant.admin))
        _ = try await database.leads.recordSignal(.demoBooked, at: nil, note: nil, on: high.id, tenant.scope(tenant.admin))
        _ = try await database.nurture.command(.pause, reason: "下月再联系", on: paused.id, tenant.scope(tenant.admin))
        try await dispatcher().drain()
        for (lead, problem) in [(replied, "replied"), (closed, "closed"), (high, "left"), (paused, "paused")] {
            #expect(try await sent(tenant, lead.id).last?.problem == problem, "\(problem)")
        }
        #expect(try await state(tenant, replied.id).state == .stopped)
        #expect(try await state(tenant, closed.id).reason == "closed")
        #expect(try await state(tenant, high.id).state == .left)
        for _ in 0..<2 {
            try await moveTo(hour: 17, minute: 59, day: 1)
            try await work()
        }
        for lead in [replied, closed, high, paused] { #expect(try await sent(tenant, lead.id).filter { $0.status == 2 }.count == 1) }
        // A member lets it go on; what was not sent comes then.
        nurture = try await database.nurture.command(.resume, reason: nil, on: paused.id, tenant.scope(tenant.admin))
        #expect(nurture.state == .active)
        await #expect(throws: BatonError.self) {
            _ = try await database.nurture.command(.resume, reason: nil, on: paused.id, tenant.scope(tenant.admin))
        }
        await #expect(throws: ValidationFailure.self) {
            _ = try await database.nurture.command(
                .pause, reason: String(repeating: "长", count: 501), on: paused.id, tenant.scope(tenant.admin))
        }
        let plain = try await tenant.capture()
        await #expect(throws: BatonError.self) {
            _ = try await database.nurture.command(.pause, reason: nil, on: plain.id, tenant.scope(tenant.admin))
        }
        _ = try await database.nurture.command(.resume, reason: nil, on: replied.id, tenant.scope(tenant.admin))
        try await moveTo(hour: 17, minute: 59, day: 1)
        try await work()
        #expect(try await sent(tenant, paused.id).filter { $0.status == 2 }.count == 2)
        #expect(try await sent(tenant, replied.id).filter { $0.status == 2 }.count == 2)
        // Somebody of another team's leads cannot.
        let stranger = try await tenant.scope(tenant.southSales[0])
        await #expect(throws: BatonError.self) { _ = try await database.nurture.nurture(paused.id, stranger) }
        await #expect(throws: BatonError.self) { _ = try await database.nurture.command(.stop, reason: nil, on: paused.id, stranger) }
    }

    @Test("an address that does not exist gets nothing more, whoever comes in with it")
    func bounces() async throws {
        let tenant = try await TestTenant.make()
        try await Self.mail(tenant)
        try await moveTo(hour: 10)
        let address = "unknown\(UUID().uuidString.lowercased().prefix(8))@example.com"
        let lead = try await Self.lead(tenant, email: address)
        for number in 1...3 { _ = try await Self.item(tenant, "第\(number)篇") }
        try await day()
        var nurture = try await state(tenant, lead.id)
        #expect(nurture.state == .stopped && nurture.reason == "undeliverable" && nurture.addresses.mail == "undeliverable")
        #expect(nurture.messages.map(\.status) == ["failed"])
        #expect(try await events(tenant, "lead.undeliverable") == 1)
        let again = try await Self.lead(tenant, email: address)
        try await moveTo(hour: 17, minute: 59, day: 1)
        try await work()
        nurture = try await state(tenant, again.id)
        #expect(nurture.state == .stopped && nurture.messages.map(\.problem) == ["undeliverable"])
        // Only the receiver's refusal of this recipient does that, and the block is no address.
        let rows = try await database.admin.query("SELECT count(*) FROM baton.contact_block WHERE tenant_id = \(tenant.id)").single(
            Int64.self)
        #expect(rows == 1)
    }

    @Test("without a channel nothing is used up, and it is said")
    func channelless() async throws {
        let tenant = try await TestTenant.make()
        try await moveTo(hour: 10)
        let lead = try await Self.lead(tenant)
        _ = try await Self.item(tenant, "x")
        try await day()
        #expect(try await state(tenant, lead.id).obstacle == "no_channel")
        #expect(try await sent(tenant, lead.id).isEmpty)
        try await Self.mail(tenant)
        try await moveTo(hour: 10)
        try await day()
        #expect(try await sent(tenant, lead.id).count == 1)
    }

    @Test("items are for who may change rules, have limits, and are refused with everything that is wrong")
    func rights() async throws {
        let tenant = try await TestTenant.make()
        let sales = try await tenant.scope(tenant.eastSales[0])
        var input = ContentItemInput()
        input.kind = "video"
        input.titleZH = "x"
        input.url = "https://www.example.cn/x"
        await #expect(throws: BatonError.self) { _ = try await database.content.create(input, sales) }
        let admin = try await tenant.scope(tenant.admin)
        let item = try await database.content.create(input, admin)
        var change = ContentItemInput()
        change.titleZH = .some("y")
        let changed = try await database.content.update(item.id, change, version: 1, admin)
        #expect(changed.titleZH == "y" && changed.url == item.url && changed.version == 2)
        await #expect(throws: BatonError(.versionMismatch)) { _ = try await database.content.update(item.id, change, version: 1, admin) }
        try await database.content.delete(item.id, version: 2, admin)
        await #expect(throws: BatonError.self) { _ = try await database.content.item(item.id, admin) }
        let other = try await TestTenant.make()
        let theirs = try await database.content.create(input, other.scope(other.admin))
        await #expect(throws: BatonError.self) { _ = try await database.content.update(theirs.id, change, version: nil, admin) }
    }
}
