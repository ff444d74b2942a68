internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Many leads at once", .database, .nothingLost)
struct LeadBatchTests {
    private static let areas = ["浙江", "上海", "广东", nil]

    /// Drafts with everything that a file may say, some of them repeating others.
    private static func drafts(_ count: Int) -> [LeadDraft] {
        (0..<count).map { index in
            // The last quarter says again what the first has said.
            let number = index % (count * 3 / 4)
            var input = LeadInput(channel: number % 3 == 0 ? .exhibition : .webForm)
            input.contactName = "客户\(number % 17)"
            input.company = number % 4 == 0 ? nil : "公司\(number)"
            input.phone = "138\(String(format: "%08d", number))"
            input.email = number % 5 == 0 ? nil : "u\(number)@example.com"
            input.area = areas[number % areas.count]
            input.productLine = number % 2 == 0 ? "PLC" : nil
            input.budget = number % 3 == 0 ? "10-20万" : nil
            input.need = number % 7 == 0 ? nil : "需求 \(number)\n第二行"
            input.signals = number % 3 == 1 ? [.formSubmitted] : []
            input.submittedAt = number % 2 == 0 ? Date(timeIntervalSince1970: 1_790_000_000) : nil
            input.payload = RawPayload(contentType: "text/csv", body: "[\"\(index)\"]", source: "x.csv:\(index)")
            guard var draft = try? input.draft() else { preconditionFailure("the drafts of the test are valid") }
            draft.mayLackFields = true
            return draft
        }
    }

    /// Everything that is stored of the tenant's leads, without ids and times.
    private func stored(_ tenant: TestTenant) async throws -> [String] {
        let names = Dictionary(
            uniqueKeysWithValues: (tenant.eastSales + tenant.southSales).enumerated().map { ($1.description, "member\($0)") })
        return try await tenant.database.admin.query(
            """
            SELECT concat_ws('|', p.source, l.contact_name, l.company, l.phone, l.email, l.area, l.region_id IS NULL, l.product_line,
                l.budget_min_minor, l.budget_max_minor, l.budget_text, l.need, l.channel, l.stage, l.score, l.intent, l.owner_id,
                l.team_id IS NULL, l.routing_rule_id IS NULL, l.assigned_at IS NULL, round(extract(epoch FROM l.due_at - l.created_at)),
                l.submitted_at, l.version, p.body, p.content_type, p.owner_id IS NOT DISTINCT FROM l.owner_id,
                p.team_id IS NOT DISTINCT FROM l.team_id,
                (SELECT string_agg(s.kind || (s.owner_id IS NOT DISTINCT FROM l.owner_id)::text || (s.occurred_at = l.submitted_at)::text, ',')
                 FROM baton.lead_signal s WHERE s.tenant_id = l.tenant_id AND s.lead_id = l.id),
                (SELECT string_agg(e.kind || (e.data - 'team_id' - 'routing_rule_id')::text, ',' ORDER BY e.id)
                 FROM baton.event e WHERE e.tenant_id = l.tenant_id AND e.subject_id = l.id),
                (SELECT t.kind || (abs(extract(epoch FROM t.fire_at - l.due_at)) < 1)::text FROM baton.timer t
                 WHERE t.tenant_id = l.tenant_id AND t.subject_id = l.id),
                (SELECT count(*) FROM baton.change_pending c WHERE c.tenant_id = l.tenant_id AND c.record_id = l.id)
                    + (SELECT count(*) FROM baton.change c WHERE c.tenant_id = l.tenant_id AND c.record_id = l.id))
            FROM baton.lead l LEFT JOIN baton.lead_payload p ON p.tenant_id = l.tenant_id AND p.lead_id = l.id
            WHERE l.tenant_id = \(tenant.id) ORDER BY p.source
            """
        ).column(String.self).map { text in names.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) } }.sorted()
    }

    @Test("a batch stores what one by one stores")
    func sameAsSingly() async throws {
        let drafts = Self.drafts(120)
        let (one, many) = (try await TestTenant.make(), try await TestTenant.make())
        var singly: [String] = []
        for draft in drafts {
            do {
                _ = try await one.database.leads.capture(draft, one.operatorScope(), refusesDuplicates: true)
                singly.append("created")
            } catch let error as BatonError where error.code == .conflict {
                singly.append("duplicate")
            }
        }
        var together: [String] = []
        for start in stride(from: 0, to: drafts.count, by: 50) {
            let part = drafts[start..<min(start + 50, drafts.count)].map { LeadBatchItem($0) }
            together += try await many.database.leads.captureBatch(part, about: .make(), many.operatorScope()).map {
                if case .created = $0 { "created" } else { "duplicate" }
            }
        }
        #expect(together == singly)
        #expect(singly.contains("duplicate"))
        let (left, right) = (try await stored(one), try await stored(many))
        #expect(left.count == right.count && !left.isEmpty)
        for (one, many) in zip(left, right) where one != many { Issue.record("\(one)\n\(many)") }
        let loads = { (tenant: TestTenant) in
            try await tenant.database.admin.query(
                "SELECT open_leads FROM baton.member_load WHERE tenant_id = \(tenant.id) ORDER BY open_leads"
            ).column(Int32.self)
        }
        #expect(try await loads(one) == loads(many))
    }

    @Test("owners are told once, with how many; the quota ends a batch where it would end single leads")
    func quotaAndNotification() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        try await tenant.database.admin.query("UPDATE baton.tenant_usage SET max_open_leads = 7 WHERE tenant_id = \(tenant.id)")
        let drafts = (0..<10).map { TestTenant.draft(area: "浙江", phone: "1390000000\($0)") }
        let outcomes = try await tenant.database.leads.captureBatch(drafts.map { LeadBatchItem($0) }, about: .make(), scope)
        #expect(outcomes.count { $0 == .quotaExceeded } == 3)
        #expect(outcomes.prefix(7).allSatisfy { if case .created = $0 { true } else { false } })
        let told = try await tenant.database.admin.query(
            "SELECT kind, data->>'leads' FROM baton.notification WHERE tenant_id = \(tenant.id) ORDER BY 2"
        ).decode((String, String).self)
        #expect(told.map(\.0) == ["leads_imported", "leads_imported"])
        #expect(told.map(\.1) == ["3", "4"])
    }

    @Test("two batches at once with the same leads: each is stored once")
    func concurrently() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        let items = Self.drafts(200).map { LeadBatchItem($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await tenant.database.leads.captureBatch(items, about: .make(), scope) } }
            try await group.waitForAll()
        }
        let (leads, distinct) = try await tenant.database.admin.query(
            "SELECT count(*), count(DISTINCT (phone, coalesce(company, contact_name))) FROM baton.lead WHERE tenant_id = \(tenant.id)"
        ).decode((Int64, Int64).self)[0]
        #expect(leads == distinct && leads > 0)
    }

    @Test("a pair that is taken, and one that comes twice, is not linked again; somebody who is named gets the lead")
    func keysAndOwners() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        var problems = FieldProblems()
        let key = try #require(ExternalKey(source: "crm", id: "A-1", at: ("", ""), &problems))
        let items = (0..<2).map {
            LeadBatchItem(TestTenant.draft(phone: "1370000000\($0)"), key: key, owner: tenant.southSales[0])
        }
        let first = try await tenant.database.leads.captureBatch(items, about: .make(), scope)
        #expect(first[1] == .keyTaken)
        let again = try await tenant.database.leads.captureBatch(
            [LeadBatchItem(TestTenant.draft(phone: "13700000009"), key: key)], about: .make(), scope)
        #expect(again == [.keyTaken])
        let lead = try await tenant.database.leads.list(LeadQuery(), tenant.scope(tenant.admin)).leads().first
        #expect(lead?.owner == tenant.southSales[0] && lead?.team == tenant.southTeam)
    }

    @Test("nobody without the grant stores a batch, and nothing is written")
    func permission() async throws {
        let tenant = try await TestTenant.make()
        var scope = try await tenant.scope(tenant.eastSales[0])
        scope.member?.grants = []
        await #expect(throws: BatonError.self) {
            try await tenant.database.leads.captureBatch([LeadBatchItem(TestTenant.draft())], about: .make(), scope)
        }
    }
}
