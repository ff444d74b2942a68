internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Time is moved, not waited for.
@Suite("Rules are tried before they hold", .database(movableClock: true), .nothingLost, .serialized)
struct RuleSimulationTests {
    private var database: TestDatabase { .current }
    private var simulation: RuleSimulationService { RuleSimulationService(leads: database.leads) }
    private var scoreRules: ScoreRuleService { ScoreRuleService(database: database.database, wakeups: database.wakeups) }

    /// Everything that the tenant has, as one text.
    private func digest(_ tenant: TestTenant) async throws -> [String] {
        let tables = try await database.admin.query(
            """
            SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
            WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1
            """
        ).column(String.self)
        var found: [String] = []
        for table in tables {
            found += try await database.admin.query(
                """
                SELECT \(table) || ' ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '')
                FROM baton.\(fragment: .identifier(table)) AS t WHERE tenant_id = \(tenant.id)
                """
            ).column(String.self)
        }
        return found
    }

    private func inputs(_ rules: [ScoreRule], _ change: (inout ScoreRuleInput) -> Void = { _ in }) -> [ScoreRuleInput] {
        rules.map { rule in
            var input = ScoreRuleInput()
            input.signal = .some(rule.signal)
            input.label = .some(rule.label)
            input.points = Int64(rule.points)
            input.maximumCount = Int64(rule.maximumCount)
            change(&input)
            return input
        }
    }

    private func route(_ name: String, _ team: TeamID, _ conditions: [ConditionInput]) -> RoutingRuleInput {
        var input = RoutingRuleInput()
        input.name = name
        input.target = "team"
        input.team = .some(team)
        input.conditions = conditions
        return input
    }

    @Test("the rules that hold make no difference, and nothing is written")
    func nothing() async throws {
        let tenant = try await TestTenant.make()
        for area in ["浙江", "广东", "上海"] { _ = try await tenant.capture(area: area, signals: [.demoBooked, .formSubmitted]) }
        let scope = try await tenant.scope(tenant.admin)
        let before = try await digest(tenant)
        var proposal = RuleProposal()
        proposal.scoreRules = inputs(try await scoreRules.rules(scope).map(\.rule))
        proposal.routingRules = [
            route("华东", tenant.eastTeam, [.init(field: "region", comparison: "any_of", values: [tenant.east.description])])
        ]
        proposal.highIntentScore = 75
        proposal.responseWindow = 900
        let result = try await simulation.simulate(proposal, scope)
        #expect(result.leads == 3 && result.different == 0 && result.samples.isEmpty && !result.isCut && result.coversTenant)
        #expect(result.current == result.proposed)
        #expect(result.current.assigned == 2 && result.current.pooled == 1 && result.current.nurture == 3)
        #expect(try await simulation.simulate(RuleProposal(), scope).different == 0)
        #expect(try await digest(tenant) == before)
    }

    @Test("what it says is what happens when the same leads come in again under these rules")
    func prediction() async throws {
        let tenant = try await TestTenant.make(eastSales: 3)
        let kinds: [[SignalKind]] = [[.demoBooked], [.formSubmitted, .whitePaperDownloaded], [], [.demoBooked, .formSubmitted]]
        var drafts: [LeadDraft] = []
        for number in 0..<24 {
            drafts.append(
                TestTenant.draft(
                    area: ["浙江", "广东", "上海", nil][number % 4], phone: "1380013\(1000 + number)", signals: kinds[number / 4 % 4]))
        }
        for draft in drafts { _ = try await database.leads.capture(draft, tenant.operatorScope()) }
        let admin = try await tenant.scope(tenant.admin)
        var proposal = RuleProposal()
        proposal.scoreRules = inputs(try await scoreRules.rules(admin).map(\.rule)) {
            if $0.signal == .some("demo_booked") { $0.points = 80 }
        }
        proposal.routingRules = [
            route("全部", tenant.eastTeam, [.init(field: "area", comparison: "any_of", values: ["浙江", "广东"])]),
            route("其余", tenant.southTeam, []),
        ]
        proposal.nurtureScore = 45
        let result = try await simulation.simulate(proposal, admin)
        #expect(result.leads == 24 && result.different > 0 && result.samples.count == 10)

        for rule in try await scoreRules.rules(admin).map(\.rule) where rule.signal == "demo_booked" {
            var patch = ScoreRuleInput()
            patch.points = 80
            _ = try await scoreRules.update(rule.id, patch, tenant.scope(tenant.admin))
        }
        var policy = LeadPolicyPatch()
        policy.nurtureScore = 45
        _ = try await database.policies.update(policy, tenant.scope(tenant.admin))
        let routing = database.routingRules
        for rule in try await routing.rules(tenant.scope(tenant.admin)) {
            try await routing.delete(rule.rule.id, version: nil, tenant.scope(tenant.admin))
        }
        for input in proposal.routingRules ?? [] { _ = try await routing.create(input, tenant.scope(tenant.admin)) }

        var again: [Lead] = []
        for draft in drafts { again.append(try await database.leads.capture(draft, tenant.operatorScope())) }
        let owners = Dictionary(grouping: again.compactMap(\.owner), by: { $0 }).mapValues(\.count)
        #expect(Dictionary(uniqueKeysWithValues: result.proposed.members.map { ($0.id, $0.leads) }) == owners)
        let teams = Dictionary(grouping: again.compactMap(\.team), by: { $0 }).mapValues(\.count)
        #expect(Dictionary(uniqueKeysWithValues: result.proposed.teams.map { ($0.id, $0.leads) }) == teams)
        #expect(result.proposed.high == again.count { $0.intent == .high } && result.proposed.high == 12)
        #expect(result.proposed.nurture == again.count { $0.intent == .nurture })
        #expect(result.proposed.assigned == 24 && result.current.high == 0)
        // Lead by lead.
        for sample in result.samples {
            let place = try #require(
                try await database.leads.list(LeadQuery(), admin.refreshed(tenant)).leads().first { $0.id == sample.lead }?.phone)
            let lead = try #require(again.first { $0.phone == place })
            #expect(sample.proposed.owner == lead.owner && sample.proposed.score == lead.score && sample.proposed.team == lead.team)
        }
    }

    @Test("a window is held against the response as it really came")
    func windows() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        _ = try await tenant.capture()
        _ = try await tenant.capture(area: "广东")
        try await database.advanceClock(.seconds(800))
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, tenant.scope(tenant.admin))
        let scope = try await tenant.scope(tenant.admin)
        func breached(_ seconds: Int64) async throws -> (Int, Int, [String]) {
            var proposal = RuleProposal()
            proposal.responseWindow = seconds
            let result = try await simulation.simulate(proposal, scope)
            return (result.current.breached, result.proposed.breached, result.samples.flatMap(\.differences))
        }
        #expect(try await breached(900) == (0, 0, []))
        let short = try await breached(600)
        #expect(short.0 == 0 && short.1 == 2 && short.2 == ["breach", "breach"])
        #expect(try await breached(780).1 == 2)
        #expect(try await breached(820).1 == 0)
        // Old leads are not looked at.
        try await database.admin.query("UPDATE baton.lead SET created_at = created_at - interval '31 days' WHERE id = \(lead.id)")
        #expect(try await breached(600).1 == 1)
    }

    @Test("who may only read the rules looks at his own leads; who may not, at none")
    func reach() async throws {
        let tenant = try await TestTenant.make(eastSales: 2)
        for _ in 0..<4 { _ = try await tenant.capture(signals: [.demoBooked]) }
        var proposal = RuleProposal()
        proposal.highIntentScore = 40
        await #expect(throws: BatonError(.permissionDenied, detail: "lead_rules:read")) {
            try await simulation.simulate(proposal, tenant.scope(tenant.eastSales[0]))
        }
        try await database.admin.query(
            """
            INSERT INTO baton.role_grant (tenant_id, role_id, facet, action, reach)
            SELECT tenant_id, id, 'lead_rules', 'read', 'tenant' FROM baton.role WHERE tenant_id = \(tenant.id) AND key = 'sales'
            """)
        try await database.admin.query("UPDATE baton.tenant SET access_version = access_version + 1 WHERE id = \(tenant.id)")
        let own = try await simulation.simulate(proposal, tenant.scope(tenant.eastSales[0]))
        #expect(!own.coversTenant && own.leads == 2 && own.proposed.high == 2 && own.samples.count == 2)
        let all = try await simulation.simulate(proposal, tenant.scope(tenant.admin))
        #expect(all.coversTenant && all.leads == 4 && all.proposed.high == 4)
    }
}

extension TenantScope {
    fileprivate func refreshed(_ tenant: TestTenant) async throws -> TenantScope { try await tenant.scope(tenant.admin) }
}
