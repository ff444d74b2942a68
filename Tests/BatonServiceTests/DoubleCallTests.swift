internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Nobody is called twice within days by two of us (L9).
@Suite("No double calling", .database(movableClock: true), .nothingLost, .serialized)
struct DoubleCallTests {
    private var database: TestDatabase { .current }

    /// Two leads of the same customer, each with another owner.
    private func pair(
        _ tenant: TestTenant, phone: String? = nil, companies: (String, String)? = nil
    ) async throws -> [(lead: LeadID, scope: TenantScope)] {
        var pair: [(LeadID, TenantScope)] = []
        for index in 0..<2 {
            var input = LeadInput(channel: .api)
            input.contactName = "王小明"
            input.phone = phone ?? "139\(Int.random(in: 10_000_000...99_999_999))"
            input.company = companies.map { index == 0 ? $0.0 : $0.1 }
            input.area = "浙江"
            let lead = try await database.leads.capture(input.draft(), tenant.operatorScope())
            _ = try await database.leads.assign(lead.id, to: tenant.eastSales[index], version: nil, tenant.scope(tenant.admin))
            pair.append((lead.id, try await tenant.scope(tenant.eastSales[index])))
        }
        return pair
    }

    private func mode(_ mode: DoubleCallMode, days: Int16 = 3, _ tenant: TestTenant) async throws {
        var patch = LeadPolicyPatch()
        patch.doubleCallMode = mode
        patch.doubleCallDays = days
        _ = try await database.policies.update(patch, tenant.scope(tenant.admin))
    }

    private func refusal(_ work: () async throws -> Void) async -> BatonError? {
        do {
            try await work()
            return nil
        } catch {
            return error as? BatonError ?? BatonError(.internalError, detail: "\(error)")
        }
    }

    @Test(
        "the next caller of the same phone or company is warned, with who and when and nothing else",
        arguments: [("13800138000", nil), (nil, "明腾（杭州）机电")] as [(String?, String?)])
    func warned(phone: String?, company: String?) async throws {
        let tenant = try await TestTenant.make()
        let pair = try await pair(tenant, phone: phone, companies: company.map { ($0, "明腾 (杭州) 机电") })
        #expect(try await database.leads.contactCheck(pair[1].lead, pair[1].scope).touches == [])
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .call, durationSeconds: 5), on: pair[0].lead, pair[0].scope)
        let check = try await database.leads.contactCheck(pair[1].lead, pair[1].scope)
        #expect(check.touches.map(\.memberName) == ["east0"] && check.mode == .warn && !check.mayOverride)
        #expect(try await database.leads.fetch(pair[1].lead, pair[1].scope).recentTouch?.memberName == "east0")
        // One's own calls are no news.
        #expect(try await database.leads.contactCheck(pair[0].lead, pair[0].scope).touches == [])
        let touch = try await database.leads.recordTouch(InteractionDraft(kind: .mail), on: pair[1].lead, pair[1].scope)
        #expect(touch.recentTouches.count == 1)
        // The other lead is out of reach, and stays so.
        let hidden = await refusal { _ = try await database.leads.fetch(pair[0].lead, pair[1].scope) }
        #expect(hidden?.code == .notFound)
        // Three days later it is another matter.
        try await database.advanceClock(.seconds(3 * 86_400 + 60))
        try await database.worker().drain()
        #expect(try await database.leads.contactCheck(pair[1].lead, pair[1].scope).touches == [])
    }

    @Test("who called us, other customers and other tenants are no warning")
    func unrelated() async throws {
        let tenant = try await TestTenant.make()
        let stranger = try await TestTenant.make()
        let phone = "13900139000"
        let (ours, theirs) = (try await pair(tenant, phone: phone), try await pair(stranger, phone: phone))
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: theirs[0].lead, theirs[0].scope)
        var inbound = InteractionDraft(kind: .call, durationSeconds: 100)
        inbound.direction = .inbound
        _ = try await database.leads.recordInteraction(inbound, on: ours[0].lead, ours[0].scope)
        #expect(try await database.leads.contactCheck(ours[1].lead, ours[1].scope).touches == [])
        // Handed over, a lead brings no warning of what happened before.
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: ours[0].lead, ours[0].scope)
        let moved = try await tenant.capture()
        let admin = try await tenant.scope(tenant.admin)
        let (from, to) = (try #require(moved.owner), tenant.southSales[0])
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: moved.id, tenant.scope(from))
        _ = try await database.leads.assign(moved.id, to: to, version: nil, admin)
        #expect(try await database.leads.contactCheck(moved.id, tenant.scope(to)).touches == [])
        // But a supervisor who would call it now is told.
        #expect(try await database.leads.contactCheck(moved.id, admin).touches.count == 1)
        try await mode(.off, tenant)
        #expect(try await database.leads.contactCheck(ours[1].lead, tenant.scope(tenant.eastSales[1])).touches == [])
    }

    @Test("refused where the tenant wants it so; who may hand the lead over goes on with a reason, which is kept")
    func refused() async throws {
        let tenant = try await TestTenant.make()
        try await mode(.refuse, days: 7, tenant)
        let pair = try await pair(tenant, phone: "13700137000")
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: pair[0].lead, pair[0].scope)
        var draft = InteractionDraft(kind: .call, durationSeconds: 100)
        draft.overrideReason = "客户约定"
        let asked = draft
        let owner = await refusal { _ = try await database.leads.recordTouch(asked, on: pair[1].lead, pair[1].scope) }
        #expect(owner?.code == .touchedByOther && owner?.problems.first?.messageZH.contains("east0") == true)
        let supervisor = try await tenant.scope(tenant.supervisor)
        draft.overrideReason = nil
        let silent = draft
        let without = await refusal { _ = try await database.leads.recordTouch(silent, on: pair[1].lead, supervisor) }
        #expect(without?.code == .touchedByOther)
        #expect(try await database.leads.contactCheck(pair[1].lead, supervisor).mayOverride)
        let touch = try await database.leads.recordTouch(asked, on: pair[1].lead, supervisor)
        #expect(touch.recentTouches.count == 1 && touch.lead.firstTouchAt != nil)
        let reasons = try await database.admin.query(
            "SELECT changes->'override_reason'->>1 FROM baton.event_personal WHERE tenant_id = \(tenant.id) AND changes ? 'override_reason'"
        ).column(String.self)
        #expect(reasons == ["客户约定"])
    }

    @Test("of two who call at once exactly one is let through, and where only warned, one is warned")
    func atOnce() async throws {
        let tenant = try await TestTenant.make()
        for mode in [DoubleCallMode.refuse, .warn] {
            try await self.mode(mode, tenant)
            for round in 0..<8 {
                let pair = try await pair(tenant, companies: ("并发 \(mode.key) \(round)", "并发\(mode.key)\(round)"))
                let outcomes = await withTaskGroup(of: Int.self, returning: [Int].self) { group in
                    for one in pair {
                        group.addTask {
                            // 0 through, 1 warned, 2 refused
                            do {
                                let touch = try await database.leads.recordTouch(InteractionDraft(kind: .mail), on: one.lead, one.scope)
                                return touch.recentTouches.isEmpty ? 0 : 1
                            } catch {
                                return (error as? BatonError)?.code == .touchedByOther ? 2 : 9
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.sorted() == (mode == .refuse ? [0, 2] : [0, 1]), "\(mode) \(round)")
            }
        }
    }

    @Test("recording is two round trips, also where a colleague's call is looked for")
    func roundTrips() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        let scope = try await tenant.scope(try #require(lead.owner))
        // Services on a client of their own, whose round trips are counted.
        let client = try PostgresClient(database.configuration, logger: TestCluster.logger)
        defer { client.close() }
        let counted = Database(client: client, rolePrefix: TestCluster.rolePrefix)
        let leads = LeadService(
            database: counted, configurations: LeadConfigurationCache(database: counted),
            wakeups: Wakeups(database: nil, logger: TestCluster.logger))
        _ = try await leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, scope)
        let before = client.flushes
        _ = try await leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, scope)
        #expect(client.flushes - before == 2)
        let looked = client.flushes
        _ = try await leads.fetch(lead.id, scope)
        #expect(client.flushes - looked == 1)
    }

    @Test("the look-up goes by indexes, and no member can ask it about another tenant")
    func plan() async throws {
        let tenant = try await TestTenant.make()
        let stranger = try await TestTenant.make()
        let theirs = try await pair(stranger, phone: "13600136000")
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: theirs[0].lead, theirs[0].scope)
        let scope = try await tenant.scope(tenant.admin)
        let rows = try await database.database.once(
            scope, as: .member, readOnly: true,
            ["SELECT member_id FROM baton.recent_touches(\(stranger.id), \(theirs[1].lead), \(tenant.admin), 30, 5)"])[0]
        #expect(rows.isEmpty)
        let lines = try await database.admin.query(
            """
            EXPLAIN (COSTS off) SELECT id FROM baton.lead
            WHERE tenant_id = gen_random_uuid() AND company IS NOT NULL AND baton.search_text(company) = 'x' LIMIT 200
            """
        ).column(String.self)
        #expect(lines.contains { $0.contains("lead_company_key_idx") }, "\(lines)")
    }
}
