internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Time is moved, not waited for.
@Suite("Leads are scored again when rules, thresholds or days change", .database(movableClock: true), .nothingLost, .serialized)
struct RescoringTests {
    private var database: TestDatabase { .current }
    private var rules: ScoreRuleService { ScoreRuleService(database: database.database, wakeups: database.wakeups) }

    private func input(_ signal: String?, _ points: Int64, _ change: (inout ScoreRuleInput) -> Void = { _ in }) -> ScoreRuleInput {
        var input = ScoreRuleInput()
        input.signal = .some(signal)
        input.label = .some(signal ?? "profile")
        input.points = points
        change(&input)
        return input
    }

    /// Lets batch after batch fire until nothing of the tenant is left but what hours bring.
    @discardableResult
    private func settle(_ tenant: TestTenant, _ worker: TimerWorker? = nil) async throws -> Rescoring? {
        let worker = worker ?? database.worker()
        for _ in 0..<60 {
            try await database.advanceClock(.seconds(2))
            try await worker.drain()
            let left = try await database.admin.query(
                "SELECT count(*) FROM baton.timer WHERE tenant_id = \(tenant.id) AND kind = 'lead_rescore'"
            ).single(Int64.self)
            if left == 0 { break }
        }
        return try await rules.rescorings(tenant.operatorScope()).first
    }

    private func lead(_ id: LeadID, _ tenant: TestTenant) async throws -> Lead {
        try await database.leads.fetch(id, tenant.scope(tenant.admin)).lead
    }

    private func told(_ tenant: TestTenant, _ kind: String) async throws -> [String] {
        try await database.admin.query(
            "SELECT member_id || ' ' || data::text FROM baton.notification WHERE tenant_id = \(tenant.id) AND kind = \(kind) ORDER BY id"
        ).column(String.self)
    }

    /// What a computation of its own makes of every open lead, where it differs from what is stored.
    private func differences(_ tenant: TestTenant) async throws -> [String] {
        let scope = try await tenant.operatorScope()
        let all = LeadScorer(rules: try await rules.rules(scope).map(\.rule), RuleDirectory())
        let policy = try await database.policies.policy(scope)
        let now = try #require(try await database.admin.query("SELECT baton.now()").single(Date.self))
        var query = LeadQuery()
        query.limit = 200
        var found: [String] = []
        for lead in try await database.leads.list(query, tenant.scope(tenant.admin)).leads() where !lead.stage.isClosed {
            let signals = try await database.admin.query(
                "SELECT kind, occurred_at FROM baton.lead_signal WHERE lead_id = \(lead.id)"
            ).decode((String, Date).self).map { LeadSignal(kind: $0.0, occurredAt: $0.1) }
            let score = LeadScore(signals: signals, facts: LeadFacts(lead), by: all, now: now)
            if score.value != lead.score || policy.intent(score: score.value) != lead.intent {
                found.append("\(lead.id): \(lead.score) \(lead.intent.key), not \(score.value)")
            }
        }
        return found
    }

    @Test("a changed rule scores all open leads again, with progress; owners are told once, whatever the number of leads")
    func change() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let scope = try await tenant.scope(tenant.admin)
        var leads: [Lead] = []
        for _ in 0..<5 { leads.append(try await tenant.capture(signals: [.demoBooked])) }
        let closed = try await tenant.capture(signals: [.demoBooked])
        _ = try await database.leads.transition(closed.id, to: .disqualified, reason: "x", version: nil, scope)
        #expect(leads.allSatisfy { $0.score == 40 && $0.intent == .nurture })
        let rule = try #require(try await rules.rules(scope).map(\.rule).first { $0.signal == "demo_booked" })
        var patch = ScoreRuleInput()
        patch.points = 80
        let changed = try await rules.update(rule.id, patch, scope).rule
        #expect(changed.points == 80 && changed.label == rule.label && changed.signal == "demo_booked")
        let fresh = try await tenant.scope(tenant.admin)
        let waiting = try #require(try await rules.rescorings(fresh).first)
        #expect(waiting.state == .running && waiting.cause == "score_rules" && waiting.causedBy == tenant.admin)
        #expect(waiting.total == 5 && waiting.done == 0 && waiting.startedAt == nil)
        let done = try #require(try await settle(tenant))
        #expect(
            done.id == waiting.id && done.state == .done && done.done == 5 && done.changed == 5 && done.raised == 5 && done.lowered == 0)
        #expect(done.startedAt != nil && done.finishedAt != nil)
        for lead in leads {
            let now = try await self.lead(lead.id, tenant)
            #expect(now.score == 80 && now.intent == .high && now.version == lead.version + 1)
        }
        #expect(try await self.lead(closed.id, tenant).score == 40)
        let high = try await told(tenant, "leads_high_intent")
        #expect(high.count == 1 && high[0].contains(#""leads": "5""#) && high[0].hasPrefix(tenant.eastSales[0].description))
        #expect(try await told(tenant, "lead_high_intent") == [])
        let crossings = try await database.admin.query(
            "SELECT count(*) FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'lead.intent_changed' AND actor_kind = 4"
        ).single(Int64.self)
        #expect(crossings == 5)

        // Once more: nothing changes, and nobody is told.
        _ = try await rules.rescore(tenant.scope(tenant.admin))
        let again = try #require(try await settle(tenant))
        #expect(again.cause == "requested" && again.done == 5 && again.changed == 0 && again.raised == 0)
        #expect(try await told(tenant, "leads_high_intent").count == 1)
        // And down, which is no news that somebody has to hear.
        try await rules.delete(rule.id, tenant.scope(tenant.admin))
        let down = try #require(try await settle(tenant))
        #expect(down.lowered == 5 && down.raised == 0)
        #expect(try await told(tenant, "leads_high_intent").count == 1)
        #expect(try await differences(tenant) == [])
    }

    @Test("thresholds that move score nothing again but intents; each crossing is one event")
    func thresholds() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture(signals: [.demoBooked])
        for (high, intent) in [(40, LeadIntent.high), (90, .nurture)] as [(Int16, LeadIntent)] {
            var patch = LeadPolicyPatch()
            patch.highIntentScore = high
            _ = try await database.policies.update(patch, tenant.scope(tenant.admin))
            let done = try #require(try await settle(tenant))
            #expect(done.cause == "thresholds" && done.state == .done && done.changed == 1)
            let now = try await self.lead(lead.id, tenant)
            #expect(now.intent == intent && now.score == 40)
        }
        let events = try await database.admin.query(
            "SELECT data ->> 'from' || ' ' || (data ->> 'to') FROM baton.event WHERE subject_id = \(lead.id) AND kind = 'lead.intent_changed' ORDER BY created_at, id"
        ).column(String.self)
        #expect(events == ["plain nurture", "nurture high", "high nurture"])
        // A window that changes is no reason.
        var other = LeadPolicyPatch()
        other.responseWindow = 600
        _ = try await database.policies.update(other, tenant.scope(tenant.admin))
        #expect(try await rules.rescorings(tenant.operatorScope()).count == 2)
    }

    @Test("a lead that arrives with high intent, or becomes it by a signal, is told to its owner once")
    func crossings() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let arrived = try await tenant.capture(signals: [.demoBooked, .formSubmitted, .phoneVerified])
        #expect(arrived.intent == .high)
        #expect(try await told(tenant, "lead_high_intent").count == 1)
        // Nobody owns it, nobody is told.
        _ = try await tenant.capture(area: "广东", signals: [.demoBooked, .formSubmitted, .phoneVerified])
        let lead = try await tenant.capture(signals: [.formSubmitted])
        let scope = try await tenant.scope(tenant.admin)
        for kind in [SignalKind.demoBooked, .phoneVerified, .whitePaperDownloaded, .menuConsult] {
            _ = try await database.leads.recordSignal(kind, at: nil, note: nil, on: lead.id, scope)
        }
        #expect(try await self.lead(lead.id, tenant).score == 100)
        let high = try await told(tenant, "lead_high_intent")
        #expect(high.count == 2 && high[1].contains(lead.id.description))
    }

    @Test("scores that fade follow the days although nobody writes; windows end; the hourly look costs tenants without such rules nothing")
    func time() async throws {
        let tenant = try await TestTenant.make()
        let plain = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let demo = try #require(try await rules.rules(scope).map(\.rule).first { $0.signal == "demo_booked" })
        var patch = ScoreRuleInput()
        patch.decay = "half_life"
        patch.decayDays = .some(2)
        _ = try await rules.update(demo.id, patch, scope)
        let form = try #require(try await rules.rules(tenant.operatorScope()).map(\.rule).first { $0.signal == "form_submitted" })
        patch = ScoreRuleInput()
        patch.windowDays = .some(3)
        _ = try await rules.update(form.id, patch, tenant.scope(tenant.admin))
        let lead = try await tenant.capture(signals: [.demoBooked, .formSubmitted])
        #expect(lead.score == 70)
        let worker = database.worker()
        for expected: Int16 in [58, 50, 14] {
            try await database.advanceClock(.seconds(86_400))
            try await worker.drain()
            try await settle(tenant, worker)
            let detail = try await database.leads.fetch(lead.id, tenant.scope(tenant.admin))
            #expect(detail.lead.score == expected)
            #expect(detail.signals?.map { Int16($0.points) }.reduce(0, +) == expected)
        }
        let detail = try await database.leads.fetch(lead.id, tenant.scope(tenant.admin))
        #expect(Set(detail.signals?.map(\.verdict) ?? []) == [.decayed, .outsideWindow])
        #expect(try await rules.rescorings(tenant.operatorScope()).contains { $0.cause == "time" })
        #expect(try await rules.rescorings(plain.operatorScope()).isEmpty)
        #expect(try await differences(tenant) == [])
        // Without such rules it ends.
        for rule in try await rules.rules(tenant.operatorScope()).map(\.rule) where rule.isTimed {
            try await rules.delete(rule.id, tenant.scope(tenant.admin))
        }
        try await settle(tenant, worker)
        try await database.advanceClock(.seconds(3700))
        try await worker.drain()
        let left = try await database.admin.query(
            "SELECT count(*) FROM baton.timer WHERE tenant_id = \(tenant.id) AND kind = 'lead_score_time'"
        ).single(Int64.self)
        #expect(left == 0)
    }

    @Test("what a lead is counts too, and an edit of its card scores it again")
    func profile() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let lead = try await tenant.capture(area: "浙江", signals: [.formSubmitted])
        _ = try await rules.create(
            input(nil, 50) { $0.conditions = [.init(field: "area", comparison: "any_of", values: ["浙江", "Shanghai"])] },
            tenant.scope(tenant.admin))
        try await settle(tenant)
        #expect(try await self.lead(lead.id, tenant).score == 80)
        let born = try await tenant.capture(area: "上海")
        #expect(born.score == 50 && born.intent == .nurture)
        var patch = LeadPatch()
        patch.area = .some(ChineseProvince(parsing: "广东"))
        let edited = try await database.leads.update(lead.id, patch, version: nil, tenant.scope(tenant.admin))
        #expect(edited.score == 30 && edited.intent == .plain && edited.area == "广东")
        #expect(try await self.lead(lead.id, tenant).version == edited.version)
        let detail = try await database.leads.fetch(lead.id, tenant.scope(tenant.admin))
        #expect(detail.profile?.map(\.points) == [0])
        patch.area = .some(ChineseProvince(parsing: "上海"))
        #expect(try await database.leads.update(lead.id, patch, version: nil, tenant.scope(tenant.admin)).intent == .high)
        #expect(try await told(tenant, "lead_high_intent").count == 1)
        #expect(try await differences(tenant) == [])
    }

    @Test("the newest supersedes one that runs; a lead that somebody is working on is not waited for, and not forgotten")
    func locks() async throws {
        let tenant = try await TestTenant.make()
        var leads: [Lead] = []
        for _ in 0..<3 { leads.append(try await tenant.capture(signals: [.formSubmitted])) }
        let first = try await rules.rescore(tenant.scope(tenant.admin))
        let rule = try #require(try await rules.rules(tenant.operatorScope()).map(\.rule).first { $0.signal == "form_submitted" })
        var patch = ScoreRuleInput()
        patch.points = 41
        _ = try await rules.update(rule.id, patch, tenant.scope(tenant.admin))
        let scope = try await tenant.operatorScope()
        #expect(try await rules.rescoring(first.id, scope).state == .superseded)
        let worker = database.worker()
        try await database.admin.withTransaction { transaction in
            _ = try await transaction.run("SELECT 1 FROM baton.lead WHERE id = \(leads[1].id) FOR UPDATE")
            for _ in 0..<5 {
                try await database.advanceClock(.seconds(3))
                try await worker.drain()
            }
            let running = try #require(try await rules.rescorings(scope).first)
            #expect(running.state == .running && running.done == 2)
            _ = try await transaction.finish([SQL]())
        }
        let done = try #require(try await settle(tenant, worker))
        #expect(done.state == .done && done.done == 3 && done.changed == 3)
        #expect(try await differences(tenant) == [])
    }

    @Test("the hourly look writes and locks no lead whose score stays, and finds those whose score does not")
    func hourly() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        var leads: [Lead] = []
        for _ in 0..<3 { leads.append(try await tenant.capture(signals: [.formSubmitted])) }
        _ = try await rules.create(
            input("page_visited", 20) { $0.windowDays = .some(30) }, tenant.scope(tenant.admin))
        let worker = database.worker()
        try await settle(tenant, worker)
        // One of them would score otherwise, the others as they do.
        try await database.admin.query(
            """
            INSERT INTO baton.lead_signal (tenant_id, id, lead_id, kind, occurred_at)
            SELECT \(tenant.id), gen_random_uuid(), \(leads[2].id), 'page_visited', baton.now()
            """)
        let versions = try await database.admin.query(
            "SELECT xmax::text || ' ' || ctid::text FROM baton.lead WHERE id = ANY (\([leads[0].id, leads[1].id])) ORDER BY id"
        ).column(String.self)
        try await database.admin.query(
            "UPDATE baton.timer SET fire_at = baton.now() WHERE tenant_id = \(tenant.id) AND kind = 'lead_score_time'")
        try await worker.drain()
        for _ in 0..<8 {
            try await database.advanceClock(.seconds(2))
            try await worker.drain()
        }
        let done = try #require(try await rules.rescorings(tenant.operatorScope()).first)
        #expect(done.cause == "time" && done.done == 3 && done.changed == 1 && done.state == .done)
        #expect(try await lead(leads[2].id, tenant).score == leads[2].score + 20)
        let after = try await database.admin.query(
            "SELECT xmax::text || ' ' || ctid::text FROM baton.lead WHERE id = ANY (\([leads[0].id, leads[1].id])) ORDER BY id"
        ).column(String.self)
        #expect(after == versions)
        #expect(try await differences(tenant) == [])
    }

    @Test("a capture that began under the old rules is found by the second pass")
    func stragglers() async throws {
        let tenant = try await TestTenant.make()
        _ = try await tenant.capture(signals: [.formSubmitted])
        let worker = database.worker()
        let rule = try #require(try await rules.rules(tenant.operatorScope()).map(\.rule).first { $0.signal == "form_submitted" })
        var patch = ScoreRuleInput()
        patch.points = 60
        _ = try await rules.update(rule.id, patch, tenant.scope(tenant.admin))
        for _ in 0..<4 {
            try await database.advanceClock(.seconds(3))
            try await worker.drain()
        }
        #expect(try await rules.rescorings(tenant.operatorScope()).first?.state == .done)
        let late = try await tenant.capture(signals: [.formSubmitted])
        try await database.admin.query("UPDATE baton.lead SET score = 30, intent = 0 WHERE id = \(late.id)")
        let done = try #require(try await settle(tenant, worker))
        #expect(try await self.lead(late.id, tenant).score == 60)
        #expect(done.done == 1 && done.changed == 2)
    }

    @Test("random rules and leads: the same rows as a fresh computation", arguments: 0..<3)
    func property(seed: UInt64) async throws {
        var random = SplitMix(state: seed)
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        for rule in try await rules.rules(scope).map(\.rule) { try await rules.delete(rule.id, scope) }
        let kinds = ["a", "b", "c", "d"]
        for _ in 0..<25 {
            let lead = try await tenant.capture(area: ["浙江", "广东", nil].randomElement(using: &random)!)
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                try await database.admin.query(
                    """
                    INSERT INTO baton.lead_signal (tenant_id, id, lead_id, kind, occurred_at)
                    VALUES (\(tenant.id), gen_random_uuid(), \(lead.id), \(kinds.randomElement(using: &random)!),
                            baton.now() - \(Int32.random(in: 0...60, using: &random)) * interval '1 day')
                    """)
            }
        }
        let worker = database.worker()
        for round in 0..<3 {
            for rule in try await rules.rules(scope).map(\.rule) { try await rules.delete(rule.id, scope) }
            for kind in kinds {
                _ = try await rules.create(
                    input(kind, Int64.random(in: -50...80, using: &random)) { rule in
                        rule.maximumCount = Int64.random(in: 1...4, using: &random)
                        if Bool.random(using: &random) { rule.maximumPoints = .some(Int64.random(in: 1...100, using: &random)) }
                        if Bool.random(using: &random) { rule.windowDays = .some(Int64.random(in: 1...60, using: &random)) }
                        if Bool.random(using: &random) {
                            rule.decay = Bool.random(using: &random) ? "linear" : "half_life"
                            rule.decayDays = .some(Int64.random(in: 1...60, using: &random))
                        }
                        if round > 0, Bool.random(using: &random) {
                            rule.conditions = [.init(field: "area", comparison: "any_of", values: ["浙江"])]
                        }
                    }, scope)
            }
            let done = try #require(try await settle(tenant, worker))
            #expect(done.state == .done && done.done == 25)
            #expect(try await differences(tenant) == [])
        }
    }
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
