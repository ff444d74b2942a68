internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("Leads that another system has too", .database, .nothingLost)
struct LeadUpsertTests {
    private func key(_ id: String, source: String = "crm") -> ExternalKey { ExternalKey(source: source, id: id) }

    /// What another system sends; `nil` leaves a field out.
    private func upsert(
        _ id: String, company: String?? = nil, phone: String? = nil, need: String?? = nil, version: Int32? = nil, area: String? = "浙江"
    ) throws -> LeadUpsert {
        var input = LeadInput(channel: .api)
        var patch = LeadPatch()
        input.contactName = "王小明"
        patch.contactName = "王小明"
        if let company { (input.company, patch.company) = (company, company) }
        if let need { (input.need, patch.need) = (need, need) }
        if let phone {
            input.phone = phone
            patch.phone = try PhoneNumber(parsing: phone)
        }
        if let area {
            input.area = area
            patch.area = ChineseProvince(parsing: area)
        }
        return LeadUpsert(key: key(id), patch: patch, input: input, version: version)
    }

    private func refusal(_ work: () async throws -> Void) async -> String {
        do {
            try await work()
            return "nothing"
        } catch let error as BatonError {
            return [error.code.rawValue, error.detail].compactMap { $0 }.joined(separator: " ")
        } catch let error as ValidationFailure {
            return error.problems.map(\.code).joined(separator: " ")
        } catch {
            return "\(error)"
        }
    }

    private func count(_ table: String, _ tenant: TestTenant) async throws -> Int64? {
        try await tenant.database.admin.query("SELECT count(*) FROM baton.\(fragment: .identifier(table)) WHERE tenant_id = \(tenant.id)")
            .single(Int64.self)
    }

    @Test("16 at once make one lead, with what the other system calls it, its route and its deadline")
    func together() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let leads = tenant.database.leads
        for round in 0..<5 {
            let (id, phone) = ("A-\(round)", "1390000000\(round)")
            let outcomes = try await withThrowingTaskGroup(of: (LeadID?, UpsertOutcome).self, returning: [(LeadID?, UpsertOutcome)].self) {
                group in
                for number in 0..<16 {
                    group.addTask {
                        let (lead, outcome) = try await leads.upsert(upsert(id, company: "明腾\(number)", phone: phone), scope)
                        return (lead?.id, outcome)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(outcomes.map(\.0)).count == 1)
            #expect(outcomes.count { $0.1 == .created } == 1)
            let (lead, outcome) = try await leads.upsert(upsert(id), scope)
            #expect(outcome == .unchanged)
            // Each of the others has written its company once.
            #expect(lead?.version == Int32(1 + outcomes.count { $0.1 == .updated }))
            #expect(lead?.owner != nil && lead?.dueAt != nil)
            let events = try await tenant.database.admin.query(
                "SELECT count(*) FILTER (WHERE kind = 'lead.captured'), count(*) FILTER (WHERE kind = 'lead.updated') FROM baton.event WHERE subject_id = \(lead?.id)"
            ).first((Int64, Int64).self)
            #expect(events?.0 == 1 && events?.1 == Int64(outcomes.count { $0.1 == .updated }))
        }
        #expect(try await count("lead", tenant) == 5)
        #expect(try await count("lead_external_id", tenant) == 5)
    }

    @Test("a field that is missing is left alone, null empties it, and what is the same already writes nothing")
    func merged() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let leads = tenant.database.leads
        let created = try await leads.upsert(upsert("1", company: "明腾", phone: "13900000001", need: "PLC"), scope)
        let lead = try #require(created.lead)
        #expect(created.outcome == .created && lead.region == tenant.east)
        let again = try await leads.upsert(upsert("1", company: "明腾", phone: "139 0000 0001"), scope)
        #expect(again.outcome == .unchanged && again.lead == lead)
        let changed = try await leads.upsert(upsert("1", company: .some(nil)), scope)
        #expect(changed.outcome == .updated && changed.lead?.company == nil && changed.lead?.need == "PLC" && changed.lead?.version == 2)
        let pending = try await tenant.database.admin.query(
            "SELECT version, changed FROM baton.change_pending WHERE record_id = \(lead.id) ORDER BY version"
        ).decode((Int32, [String]).self)
        #expect(pending.map { $0.0 } == [1, 2])
        #expect(pending.last?.1 == ["company"])

        var nameless = try upsert("1")
        nameless.patch.contactName = .some(nil)
        #expect(await refusal { _ = try await leads.upsert(nameless, scope) } == "nameless")
        #expect(await refusal { _ = try await leads.upsert(upsert("2"), scope) } == "unreachable")
        #expect(try await count("lead", tenant) == 1)

        var budget = try upsert("1")
        (budget.patch.budget, budget.patch.budgetText) = (.some(try BudgetRange.parse("80万", unit: .yuan)), "80万")
        #expect(try await leads.upsert(budget, scope).outcome == .updated)
        #expect(try await leads.upsert(budget, scope).outcome == .unchanged)
        (budget.patch.budget, budget.patch.budgetText) = (.some(nil), .some(nil))
        #expect(try await leads.upsert(budget, scope).outcome == .updated)
        #expect(try await leads.upsert(budget, scope).outcome == .unchanged)
    }

    @Test("If-Match: another version, or a lead that is not there, changes nothing")
    func versions() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let leads = tenant.database.leads
        #expect(await refusal { _ = try await leads.upsert(upsert("1", phone: "13900000001", version: 1), scope) } == "version_mismatch")
        #expect(try await count("lead", tenant) == 0)
        _ = try await leads.upsert(upsert("1", phone: "13900000001"), scope)
        #expect(await refusal { _ = try await leads.upsert(upsert("1", company: "x", version: 2), scope) } == "version_mismatch")
        #expect(try await leads.upsert(upsert("1", company: "x", version: 1), scope).lead?.version == 2)
        #expect(await refusal { _ = try await leads.upsert(upsert("1", version: 1), scope) } == "version_mismatch")
    }

    @Test("a pair whose lead the member cannot see is refused without a word about it; what it may not write or create as well")
    func permissions() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let admin = try await tenant.scope(tenant.admin)
        let (east, south) = (try await tenant.scope(tenant.eastSales[0]), try await tenant.scope(tenant.southSales[0]))
        let leads = tenant.database.leads
        let mine = try await leads.upsert(upsert("mine", phone: "13900000001"), admin)
        #expect(mine.lead?.owner == tenant.eastSales[0])
        #expect(try await leads.upsert(upsert("mine", company: "x"), east).outcome == .updated)
        for isDryRun in [false, true] {
            #expect(
                await refusal { _ = try await leads.upsert(upsert("mine", company: "y"), south, isDryRun: isDryRun) }
                    == "permission_denied lead_card:read")
        }
        // In the pool of the south: seen by who may take it, and not written.
        _ = try await leads.upsert(upsert("pool", phone: "13900000002", area: "广东"), admin)
        for isDryRun in [false, true] {
            #expect(
                await refusal { _ = try await leads.upsert(upsert("pool", company: "y", area: nil), south, isDryRun: isDryRun) }
                    == "permission_denied lead_card:write")
        }
        #expect(try await leads.upsert(upsert("pool", area: nil), south).outcome == .unchanged)

        var map = try await tenant.database.permissions.map(admin).map
        map.roles.append(ResponsibilityMap.Role(key: "reader", name: "只读", grants: [Grant(.leadCard, .read, .tenant)]))
        _ = try await tenant.database.permissions.replace(map, version: nil, admin)
        let reader = try await tenant.database.tenants.addMember(
            name: "r", email: nil, roles: ["reader"], team: nil, tenant.operatorScope())
        let reading = try await tenant.scope(reader)
        #expect(
            await refusal { _ = try await leads.upsert(upsert("new", phone: "13900000003"), reading) }
                == "permission_denied lead_card:create")
        #expect(
            await refusal { _ = try await leads.upsert(upsert("mine", company: "z"), reading) } == "permission_denied lead_card:write")
        #expect(try await count("lead", tenant) == 2)
    }

    @Test("what other systems call a lead is seen with the lead, and goes with it to its next owner")
    func seenWithLead() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let admin = try await tenant.scope(tenant.admin)
        let (east, south) = (try await tenant.scope(tenant.eastSales[0]), try await tenant.scope(tenant.southSales[0]))
        let leads = tenant.database.leads
        let lead = try #require(try await leads.upsert(upsert("1", phone: "13900000001"), admin).lead)
        #expect(try await leads.link(lead.id, key("77", source: "erp"), east) == [key("1"), key("77", source: "erp")])
        #expect(try await leads.link(lead.id, key("78", source: "erp"), east) == [key("1"), key("78", source: "erp")])
        #expect(try await leads.fetch(lead.id, east).keys == [key("1"), key("78", source: "erp")])
        func found(_ scope: TenantScope, _ id: String) async throws -> [LeadID] {
            try await leads.list(LeadQuery(filters: [.external(key(id))]), scope).leads().map(\.id)
        }
        #expect(try await found(east, "1") == [lead.id])
        #expect(try await found(east, "2") == [])
        #expect(try await found(south, "1") == [])
        #expect(try await leads.externalKeys(of: [lead.id], south) == [:])
        _ = try await leads.assign(lead.id, to: tenant.southSales[0], version: nil, admin)
        #expect(try await found(south, "1") == [lead.id])
        #expect(try await found(east, "1") == [])
        #expect(try await leads.externalKeys(of: [lead.id], south).count == 1)

        let other = try #require(try await leads.upsert(upsert("2", phone: "13900000002"), admin).lead)
        #expect(await refusal { _ = try await leads.link(other.id, key("1"), admin) } == "conflict another lead has this external id")
        #expect(await refusal { _ = try await leads.link(other.id, key("9"), south) } == "not_found")
        #expect(await refusal { try await leads.unlink(other.id, source: "erp", admin) } == "not_found external id")
        // Another tenant's are its own.
        let elsewhere = try await TestTenant.make()
        #expect(try await leads.upsert(upsert("1", phone: "13900000001"), elsewhere.scope(elsewhere.admin)).outcome == .created)
    }

    @Test("a lead that has been deleted is not brought back by another system; unlinked, the pair makes a new one")
    func deleted() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let leads = tenant.database.leads
        let lead = try #require(try await leads.upsert(upsert("1", phone: "13900000001"), scope).lead)
        try await tenant.database.admin.query("UPDATE baton.lead SET deleted_at = baton.now() WHERE id = \(lead.id)")
        #expect(
            await refusal { _ = try await leads.upsert(upsert("1", phone: "13900000001"), scope) }
                == "conflict lead \(lead.id) has been deleted")
        try await leads.unlink(lead.id, source: "crm", scope)
        let new = try await leads.upsert(upsert("1", phone: "13900000001"), scope)
        #expect(new.outcome == .created && new.lead?.id != lead.id)
    }

    @Test("a dry run says what would happen and writes nothing")
    func dryRun() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let leads = tenant.database.leads
        #expect(try await leads.upsert(upsert("1", phone: "13900000001"), scope, isDryRun: true).outcome == .created)
        #expect(await refusal { _ = try await leads.upsert(upsert("1"), scope, isDryRun: true) } == "unreachable")
        _ = try await leads.upsert(upsert("1", phone: "13900000001"), scope)
        #expect(try await leads.upsert(upsert("1", company: "x"), scope, isDryRun: true).outcome == .updated)
        #expect(try await leads.upsert(upsert("1", phone: "13900000001"), scope, isDryRun: true).outcome == .unchanged)
        #expect(
            await refusal { _ = try await leads.upsert(upsert("1", company: "x", version: 9), scope, isDryRun: true) }
                == "version_mismatch")
        #expect(try await leads.upsert(upsert("1"), scope).lead?.version == 1)
        #expect(try await count("lead", tenant) == 1)
    }

    @Test("an external id is found by its key")
    func plan() async throws {
        let tenant = try await TestTenant.make()
        let lines = try await tenant.database.admin.withConnection { session in
            try await session.execute("SET enable_seqscan = off")
            return try await session.execute(
                "EXPLAIN (COSTS off) SELECT lead_id FROM baton.lead_external_id WHERE tenant_id = gen_random_uuid() AND source = 'crm' AND external_id = '1'"
            ).column(String.self)
        }
        #expect(lines.contains { $0.contains("lead_external_id_pkey") }, "\(lines)")
    }
}
