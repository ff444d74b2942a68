internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("A pasted chat becomes a lead with one confirmation", .database(movableClock: true), .nothingLost, .serialized)
struct QuickCaptureServiceTests {
    private var database: TestDatabase { .current }
    private static let text = "我是苏州明腾精密机械有限公司的王建国，想看注塑机报价，预算30-50万，电话13812345671"

    private func prepare(_ tenant: TestTenant, usesModel: Bool = false) async throws -> TenantScope {
        var dictionary = CaptureDictionary()
        dictionary.products = [.init(line: "注塑机", terms: ["注塑机", "啤机"])]
        dictionary.ownCompanies = ["恒锐智能"]
        dictionary.aliases = [.init(member: tenant.eastSales[0], name: "小太阳")]
        dictionary.usesModel = usesModel
        _ = try await database.captureDictionaries.put(dictionary, tenant.scope(tenant.admin))
        return try await tenant.scope(tenant.eastSales[0])
    }

    private func notifications(_ member: MemberID, _ capture: CaptureID) async throws -> [String] {
        try await database.admin.query("SELECT kind FROM baton.notification WHERE member_id = \(member) AND subject_id = \(capture)")
            .column(
                String.self)
    }

    @Test func `it is read, kept, confirmed once, and the text goes with the lead`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        let (captured, duplicates) = try await database.captures.capture(Self.text, kind: .chat, scope)
        #expect(duplicates.isEmpty && captured.card.missing.isEmpty && captured.model == .notAsked)
        #expect(captured.card[.budget]?.value == "300000-500000元" && captured.card[.region]?.value == "江苏")
        #expect(try await database.captures.open(scope).map(\.id) == [captured.id])

        var overrides = QuickCaptureService.Overrides()
        overrides.fields = [.need: "要两台注塑机", .budget: nil, .company: "苏州 明腾精密机械有限公司"]
        let confirmed = try await database.captures.confirm(captured.id, overrides, scope)
        let lead = try #require(confirmed.lead)
        #expect(!confirmed.isRepeated && lead.channel == .chatForward && lead.phone == "+8613812345671" && lead.area == "江苏")
        #expect(lead.contactName == "王建国" && lead.need == "要两台注塑机" && lead.budgetText == nil && lead.productLine == "注塑机")
        let payload = try await database.admin.query("SELECT body FROM baton.lead_payload WHERE lead_id = \(lead.id)").single(String.self)
        #expect(payload == Self.text)
        // Nothing about a person is kept beside the lead.
        #expect(
            try await database.admin.query("SELECT content IS NULL AND card IS NULL FROM baton.quick_capture WHERE id = \(captured.id)")
                .single(Bool.self) == true)

        let again = try await database.captures.confirm(captured.id, .init(), scope)
        #expect(again.isRepeated && again.leadID == lead.id)
        #expect(try await database.admin.query("SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id)").single(Int64.self) == 1)
        #expect(try await database.captures.open(scope).isEmpty)

        let (count, fields) = try await database.captures.accuracy(scope)
        #expect(count == 1)
        func counts(_ field: CaptureField) -> [CaptureOutcome: Int64] { fields.first { $0.field == field }?.counts ?? [:] }
        #expect(counts(.name) == [.kept: 1] && counts(.company) == [.kept: 1])
        #expect(counts(.need) == [.changed: 1] && counts(.budget) == [.removed: 1])
    }

    @Test func `confirmed by many at once it is one lead`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        let id = try await database.captures.capture(Self.text, kind: .chat, scope).0.id
        let database = database
        let leads = try await withThrowingTaskGroup(of: LeadID?.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    do {
                        return try await database.captures.confirm(id, .init(), scope).leadID
                    } catch let error as BatonError where error.code == .conflict {
                        return nil
                    }
                }
            }
            return try await group.reduce(into: [LeadID]()) { if let lead = $1 { $0.append(lead) } }
        }
        #expect(!leads.isEmpty && Set(leads.map(\.description)).count == 1)
        #expect(try await database.admin.query("SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id)").single(Int64.self) == 1)
    }

    @Test func `a confirmation whose end was lost finds the lead that is there`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        let id = try await database.captures.capture(Self.text, kind: .chat, scope).0.id
        let first = try await database.captures.confirm(id, .init(), scope)
        // As if the program had died between the lead and this.
        try await database.admin.query(
            """
            UPDATE baton.quick_capture SET lead_id = NULL, confirmed_at = NULL, content = \(Self.text), card = '{"kind":"lead","entries":[],"alternatives":[]}'
            WHERE id = \(id)
            """)
        var overrides = QuickCaptureService.Overrides()
        overrides.fields = [.name: "王建国", .phone: "13812345671"]
        let second = try await database.captures.confirm(id, overrides, scope)
        #expect(second.isRepeated && second.leadID == first.leadID)
        #expect(try await database.captures.open(scope).isEmpty)
    }

    @Test func `what is no lead yet stays to be completed`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        let id = try await database.captures.capture("想看注塑机报价", kind: .chat, scope).0.id
        let failure = await #expect(throws: ValidationFailure.self) { try await database.captures.confirm(id, .init(), scope) }
        #expect(failure?.problems.map(\.code) == ["nameless", "unreachable"])
        #expect(try await database.captures.open(scope).map(\.id) == [id])
        var overrides = QuickCaptureService.Overrides()
        overrides.fields = [.name: "王总", .phone: "13812345671"]
        #expect(try await database.captures.confirm(id, overrides, scope).lead?.contactName == "王总")
    }

    @Test func `a card comes from an exhibition`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        let id = try await database.captures.capture("温州力诺泵业有限公司\n欧阳海 厂长\n18958712345", kind: .card, scope).0.id
        let lead = try #require(try await database.captures.confirm(id, .init(), scope).lead)
        #expect(lead.channel == .exhibition && lead.contactName == "欧阳海" && lead.company == "温州力诺泵业有限公司")
    }

    @Test func `the words of a member are known by his alias`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        let card = try await database.captures.capture("小太阳 10:01\n您好，注塑机28万\n张经理 10:02\n太贵了，想看注塑机二手的", kind: .chat, scope).0.card
        #expect(card[.budget] == nil && card[.name]?.value == "张经理")
    }

    @Test func `the same phone within reach is shown, out of reach only whom to ask`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        let other = try await database.leads.capture(TestTenant.draft(phone: "13812345671"), tenant.operatorScope())
        let admin = try await tenant.scope(tenant.admin)
        _ = try await database.leads.assign(other.id, to: tenant.southSales[0], version: nil, admin)
        let hidden = try await database.captures.capture(Self.text, kind: .chat, scope).1
        #expect(hidden.count == 1 && hidden[0].lead == nil && hidden[0].owner == tenant.southSales[0] && hidden[0].ownerName != nil)
        let shown = try await database.captures.capture(Self.text, kind: .chat, admin).1
        #expect(shown.first?.lead?.id == other.id)
    }

    @Test func `unconfirmed it is reminded of once, and deleted after a week`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        let member = tenant.eastSales[0]
        let id = try await database.captures.capture(Self.text, kind: .chat, scope).0.id
        let worker = database.worker()
        try await worker.drain()
        #expect(try await notifications(member, id).isEmpty)
        try await database.advanceClock(.seconds(24 * 3600 + 5))
        try await worker.drain()
        try await worker.drain()
        #expect(try await notifications(member, id) == ["capture_unconfirmed"])
        try await database.advanceClock(.seconds(5 * 24 * 3600))
        try await worker.drain()
        #expect(try await database.captures.open(scope).map(\.id) == [id])
        try await database.advanceClock(.seconds(24 * 3600 + 60))
        try await worker.drain()
        #expect(try await database.captures.open(scope).isEmpty)
        #expect(try await notifications(member, id) == ["capture_unconfirmed"])
        await #expect(throws: BatonError.self) { try await database.captures.confirm(id, .init(), scope) }
    }

    @Test func `who deletes another's capture takes neither its reminder nor its end`() async throws {
        let tenant = try await TestTenant.make()
        let mine = try await prepare(tenant)
        let other = try await tenant.scope(tenant.eastSales[1])
        let id = try await database.captures.capture(Self.text, kind: .chat, mine).0.id
        await #expect(throws: BatonError(.notFound, detail: "capture")) { try await database.captures.delete(id, other) }
        func armed() async throws -> Int64? {
            try await database.admin.query("SELECT count(*) FROM baton.timer WHERE subject_id = \(id) AND kind = 'quick_capture'")
                .single(Int64.self)
        }
        #expect(try await armed() == 1)
        try await database.captures.delete(id, mine)
        #expect(try await armed() == 0)
    }

    @Test func `another's capture does not exist, and who may not create has none`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        let id = try await database.captures.capture(Self.text, kind: .chat, scope).0.id
        let other = try await tenant.scope(tenant.eastSales[1])
        await #expect(throws: BatonError.self) { try await database.captures.capture(id, other) }
        await #expect(throws: BatonError.self) { try await database.captures.confirm(id, .init(), other) }
        await #expect(throws: BatonError.self) { try await database.captures.delete(id, other) }
        let stranger = try await TestTenant.make()
        await #expect(throws: BatonError.self) { try await database.captures.capture(id, stranger.scope(stranger.admin)) }
        try await database.captures.delete(id, scope)
        await #expect(throws: BatonError.self) { try await database.captures.delete(id, scope) }
        #expect(try await database.admin.query("SELECT count(*) FROM baton.timer WHERE subject_id = \(id)").single(Int64.self) == 0)
    }

    @Test func `what is no text is refused with a clear problem`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant)
        for (text, code) in [
            (nil, "missing"), ("", "missing"), (" \n\u{3000}\u{200B}", "missing"), (String(repeating: "想", count: 20_001), "text_too_long"),
            ("想看\0注塑机", "text_control_character"),
        ] as [(String?, String)] {
            let failure = await #expect(throws: ValidationFailure.self) { try await database.captures.capture(text, kind: .chat, scope) }
            #expect(failure?.problems.map(\.code) == [code])
        }
        #expect(try await database.captures.open(scope).isEmpty)
        // Strange but text.
        for text in ["\u{202E}想看注塑机", "想\u{301}\u{301}\u{301}看注塑机", "👨‍👩‍👧 注塑机"] {
            _ = try await database.captures.capture(text, kind: .chat, scope)
        }
    }

    // MARK: the model

    private struct Model: CaptureModel {
        var answer: [CaptureField: String]?

        func fields(_ wanted: [CaptureField], in text: String) async throws -> [CaptureField: String] {
            guard let answer else { throw OutboundHTTP.Problem.timeout }
            return answer
        }
    }

    private func service(_ model: any CaptureModel) -> QuickCaptureService {
        QuickCaptureService(
            database: database.database, dictionaries: database.captureDictionaries, leads: database.leads, wakeups: database.wakeups,
            model: model)
    }

    @Test func `a model fills only what is missing, and only with what the text says`() async throws {
        let tenant = try await TestTenant.make()
        let text = "有位姓名写作乌日娜托娅的女士，在赛罕，想看注塑机，13812345671"
        let model = Model(answer: [
            .name: "乌日娜托娅", .company: "无中生有公司", .phone: "13900000000", .region: "赛罕", .budget: "很多钱", .need: "别的",
        ])
        // Not switched on by the tenant: not asked.
        var scope = try await prepare(tenant)
        #expect(try await service(model).capture(text, kind: .chat, scope).0.model == .notAsked)
        scope = try await prepare(tenant, usesModel: true)
        let captured = try await service(model).capture(text, kind: .chat, scope).0
        #expect(captured.model == .answered)
        #expect(captured.card[.company] == nil && captured.card[.budget] == nil && captured.card[.region] == nil)
        // The grammar's own finding stands.
        #expect(captured.card[.phone]?.value == "+8613812345671" && captured.card[.phone]?.isFromModel == false)
        if let name = captured.card[.name], name.isFromModel { #expect(name.value == "乌日娜托娅" && name.source == name.value) }
    }

    @Test func `a model that fails costs nothing but is named`() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await prepare(tenant, usesModel: true)
        let captured = try await service(Model(answer: nil)).capture("王总想看注塑机，13812345671", kind: .chat, scope).0
        #expect(captured.model == .failed && captured.card[.name]?.value == "王总")
    }

    // MARK: the dictionary

    @Test func `a dictionary is checked whole, and needs the right to change rules`() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.scope(tenant.admin)
        var dictionary = CaptureDictionary()
        dictionary.products = [.init(line: "注塑机", terms: ["注塑机", "机", "注塑机"]), .init(line: "注塑机", terms: []), .init(line: "", terms: [])]
        dictionary.ownCompanies = ["恒"]
        dictionary.ignoredWords = ["x\0"]
        let failure = await #expect(throws: ValidationFailure.self) { try await database.captureDictionaries.put(dictionary, admin) }
        #expect(
            failure?.problems.map { "\($0.pointer) \($0.code)" } == [
                "/products/0/terms/1 too_short", "/products/0/terms/2 duplicate", "/products/1/line duplicate", "/products/2/line missing",
                "/own_companies/0 too_short", "/ignored_words/0 text_control_character",
            ])
        dictionary = CaptureDictionary()
        dictionary.aliases = [.init(member: MemberID.make(), name: "小王")]
        let unknown = await #expect(throws: ValidationFailure.self) { try await database.captureDictionaries.put(dictionary, admin) }
        #expect(unknown?.problems.map(\.code) == ["unknown_member"])
        await #expect(throws: BatonError.self) {
            try await database.captureDictionaries.put(CaptureDictionary(), tenant.scope(tenant.eastSales[0]))
        }
        #expect(try await database.captureDictionaries.dictionary(admin).version == 0)
        for template in CaptureDictionary.templates {
            var start = CaptureDictionary()
            start.products = template.products
            #expect(try start.checked() == start)
        }
    }
}
