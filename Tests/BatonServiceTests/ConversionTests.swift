internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("A qualified lead becomes a customer, once", .database, .nothingLost)
struct ConversionTests {
    private var database: TestDatabase { .current }

    private func qualified(_ tenant: TestTenant, company: String? = "明腾（杭州）机电") async throws -> (Lead, TenantScope) {
        var input = LeadInput(channel: .api)
        input.contactName = "王小明"
        input.company = company
        input.phone = "139\(Int.random(in: 10_000_000...99_999_999))"
        input.area = "浙江"
        let lead = try await database.leads.capture(input.draft(), tenant.operatorScope())
        let scope = try await tenant.scope(try #require(lead.owner))
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail, content: "报价"), on: lead.id, scope)
        _ = try await database.leads.transition(lead.id, to: .contacted, reason: nil, version: nil, scope)
        return (try await database.leads.transition(lead.id, to: .qualified, reason: nil, version: nil, scope), scope)
    }

    private func refusal(_ work: () async throws -> Void) async -> BatonError? {
        do {
            try await work()
            return nil
        } catch {
            return error as? BatonError
                ?? BatonError(error is ValidationFailure ? .validationFailed : .internalError, detail: "\(error)")
        }
    }

    private func count(_ table: SQL, _ tenant: TestTenant) async throws -> Int64 {
        try await database.admin.query("SELECT count(*) FROM baton.\(fragment: table) WHERE tenant_id = \(tenant.id)").single(Int64.self)
            ?? -1
    }

    @Test("customer, contact and opportunity with the lead's owner; its history is reached from both sides")
    func converts() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await qualified(tenant)
        #expect(try await database.leads.fetch(lead.id, scope).transitions.contains(.converted))
        var draft = LeadConversionDraft()
        draft.opportunityName = "装配线"
        draft.amountMinor = 50_000_000
        let (conversion, isNew) = try await database.leads.convert(lead.id, draft, scope)
        #expect(isNew && conversion.convertedBy == lead.owner)
        let detail = try await database.leads.fetch(lead.id, scope)
        #expect(detail.lead.stage == .converted && detail.lead.dueAt == nil && detail.conversion == conversion)
        let customer = try await database.leads.customer(conversion.customer, scope)
        #expect(customer.name == "明腾（杭州）机电" && customer.owner == lead.owner && customer.team == lead.team)
        #expect(customer.contacts?.map(\.phone) == [lead.phone] && customer.contacts?.first?.id == conversion.contact)
        #expect(customer.opportunities?.map(\.name) == ["装配线"] && customer.opportunities?.first?.amountMinor == 50_000_000)
        #expect(customer.leads?.map(\.id) == [lead.id])
        #expect(customer.interactions?.map(\.interaction.content) == ["报价"])
        let timers = try await database.admin.query("SELECT count(*) FROM baton.timer WHERE subject_id = \(lead.id)").single(Int64.self)
        #expect(timers == 0)
        // By the stage command it is not converted, and by nobody twice.
        let closed = await refusal { _ = try await database.leads.transition(lead.id, to: .new, reason: nil, version: nil, scope) }
        #expect(closed?.code == .transitionRefused)
        let (again, isNewAgain) = try await database.leads.convert(lead.id, LeadConversionDraft(), scope)
        #expect(again == conversion && !isNewAgain)
        let other = try #require(tenant.eastSales.first { $0 != lead.owner })
        let hidden = await refusal { _ = try await database.leads.customer(conversion.customer, tenant.scope(other)) }
        #expect(hidden?.code == .notFound)
    }

    @Test("eight at once make one customer, one contact and one opportunity")
    func atOnce() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await qualified(tenant)
        var draft = LeadConversionDraft()
        draft.opportunityName = "x"
        let wanted = draft
        let outcomes = try await withThrowingTaskGroup(of: (LeadConversion, Bool).self, returning: [(LeadConversion, Bool)].self) { group in
            for _ in 0..<8 { group.addTask { try await database.leads.convert(lead.id, wanted, scope) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(outcomes.map(\.0.customer)).count == 1 && outcomes.count { $0.1 } == 1)
        for table in ["customer", "contact", "opportunity", "lead_conversion"] as [SQL] { #expect(try await count(table, tenant) == 1) }
        let events = try await database.admin.query(
            "SELECT count(*) FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'lead.converted'"
        ).single(Int64.self)
        #expect(events == 1)
    }

    @Test("a customer of that name is there: named to who sees it, counted for who does not, taken or passed over on purpose")
    func sameName() async throws {
        let tenant = try await TestTenant.make()
        let (first, scope) = try await qualified(tenant)
        let (conversion, _) = try await database.leads.convert(first.id, LeadConversionDraft(), scope)
        // Written otherwise, by a colleague who does not see it.
        let (second, other) = try await qualified(tenant, company: "明腾 (杭州) 机电")
        #expect(other.member?.id != scope.member?.id)
        let unseen = await refusal { _ = try await database.leads.convert(second.id, LeadConversionDraft(), other) }
        #expect(unseen?.code == .conflict && unseen?.detail == "customer_exists" && unseen?.problems.count == 1)
        #expect(unseen?.problems[0].messageZH.contains("\(conversion.customer)") == false)
        #expect(unseen?.problems[0].messageZH.contains("明腾") == false)
        let supervisor = try await tenant.scope(tenant.supervisor)
        let seen = await refusal { _ = try await database.leads.convert(second.id, LeadConversionDraft(), supervisor) }
        #expect(seen?.problems[0].messageZH.contains("\(conversion.customer)") == true)
        #expect(try await count("customer", tenant) == 1)
        // Not by guessing its id either.
        var draft = LeadConversionDraft()
        draft.customer = conversion.customer
        let guess = draft
        let guessed = await refusal { _ = try await database.leads.convert(second.id, guess, other) }
        #expect(guessed?.code == .validationFailed)
        #expect(try await database.leads.convert(second.id, guess, supervisor).0.customer == conversion.customer)
        #expect(try await database.leads.customer(conversion.customer, supervisor).leads?.count == 2)
        #expect(try await count("customer", tenant) == 1)
        // Equal names are not identity.
        let (third, owner) = try await qualified(tenant)
        var anew = LeadConversionDraft()
        anew.createsNew = true
        let made = try await database.leads.convert(third.id, anew, owner).0.customer
        #expect(made != conversion.customer)
        #expect(try await database.leads.customer(made, supervisor).leads?.map(\.id) == [third.id])
    }

    @Test("two leads of one company that are converted at the same moment do not make two customers")
    func twoLeads() async throws {
        let tenant = try await TestTenant.make()
        let leads = [try await qualified(tenant, company: "并发 有限公司"), try await qualified(tenant, company: "并发有限公司")]
        let outcomes = await withTaskGroup(of: BatonError.Code?.self, returning: [BatonError.Code?].self) { group in
            for (lead, scope) in leads {
                group.addTask { await refusal { _ = try await database.leads.convert(lead.id, LeadConversionDraft(), scope) }?.code }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 1 && outcomes.contains(.conflict))
        #expect(try await count("customer", tenant) == 1)
    }

    @Test("only a qualified lead, only with the grants; a failure leaves nothing half made")
    func refused() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await qualified(tenant)
        _ = try await database.leads.transition(lead.id, to: .contacted, reason: nil, version: nil, scope)
        let early = await refusal { _ = try await database.leads.convert(lead.id, LeadConversionDraft(), scope) }
        #expect(early?.code == .transitionRefused && early?.detail == "not_qualified")
        _ = try await database.leads.transition(lead.id, to: .qualified, reason: nil, version: nil, scope)
        var without = scope
        without.member?.grants.remove(Grant(.customerProfile, .create, .own))
        let narrowed = without
        let denied = await refusal { _ = try await database.leads.convert(lead.id, LeadConversionDraft(), narrowed) }
        #expect(denied == BatonError(.permissionDenied, detail: "customer_profile:create"))
        // The opportunity breaks: a name that is empty.
        var broken = LeadConversionDraft()
        broken.opportunityName = ""
        let draft = broken
        #expect(await refusal { _ = try await database.leads.convert(lead.id, draft, scope) } != nil)
        for table in ["customer", "contact", "opportunity", "lead_conversion"] as [SQL] { #expect(try await count(table, tenant) == 0) }
        #expect(try await database.leads.fetch(lead.id, scope).lead.stage == .qualified)
    }
}
