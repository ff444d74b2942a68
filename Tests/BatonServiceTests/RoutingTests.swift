internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Time is moved, not waited for.
@Suite("Routing by rules, strategies, limits and absences", .database(movableClock: true), .nothingLost, .serialized)
struct RoutingTests {
    private var database: TestDatabase { .current }

    // MARK: help

    @discardableResult
    private func rule(
        _ tenant: TestTenant, _ name: String, _ conditions: [(String, String, [String])] = [], team: TeamID? = nil, member: MemberID? = nil,
        pool: TeamID? = nil, strategy: AssignmentStrategy? = nil, _ change: (inout RoutingRuleInput) -> Void = { _ in }
    ) async throws -> RoutingRule {
        var input = RoutingRuleInput()
        input.name = name
        input.conditions = conditions.map { .init(field: $0.0, comparison: $0.1, values: $0.2) }
        if let member { (input.target, input.member) = ("member", member) }
        if let pool { (input.target, input.team) = ("pool", pool) }
        if let team { (input.target, input.team) = ("team", team) }
        if let strategy { input.strategy = strategy.key }
        change(&input)
        return try await database.routingRules.create(input, tenant.scope(tenant.admin)).rule
    }

    /// Without the rule that every tenant of the tests begins with.
    private func bare(eastSales: Int = 2) async throws -> TestTenant {
        let tenant = try await TestTenant.make(eastSales: eastSales)
        for rule in try await database.routingRules.rules(tenant.scope(tenant.admin)) {
            try await database.routingRules.delete(rule.rule.id, version: nil, tenant.scope(tenant.admin))
        }
        return tenant
    }

    private func limit(_ tenant: TestTenant, _ member: MemberID, _ limits: AssignmentCandidates.Limits) async throws {
        _ = try await database.availability.setCapacity(limits, of: member, tenant.scope(tenant.admin))
    }

    private func explain(_ lead: LeadID, _ tenant: TestTenant) async throws -> AssignmentExplanation {
        try await database.assignments.explanation(of: lead, tenant.scope(tenant.admin)).explanation
    }

    private func captured(_ count: Int, _ tenant: TestTenant, signals: [SignalKind] = []) async throws -> [Lead] {
        let scope = try await tenant.operatorScope()
        return try await withThrowingTaskGroup { group in
            for _ in 0..<count { group.addTask { try await TestDatabase.current.leads.capture(TestTenant.draft(signals: signals), scope) } }
            var leads: [Lead] = []
            for try await lead in group { leads.append(lead) }
            return leads
        }
    }

    private func counts(_ leads: [Lead], _ members: [MemberID]) -> [Int] {
        members.map { member in leads.filter { $0.owner == member }.count }
    }

    private func pass(_ seconds: Int64) async throws {
        try await database.advanceClock(.seconds(seconds))
        try await database.worker().drain()
    }

    private func notifications(_ kind: NotificationKind, _ member: MemberID) async throws -> [String] {
        try await database.admin.query(
            "SELECT data::text FROM baton.notification WHERE member_id = \(member) AND kind = \(kind.rawValue) ORDER BY position"
        ).column(String.self)
    }

    private func code(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch let error as BatonError {
            return error.code.rawValue
        } catch let error as ValidationFailure {
            return error.problems.map { "\($0.pointer) \($0.code)" }.joined(separator: "; ")
        } catch {
            return "\(error)"
        }
    }

    private func today(_ tenant: TestTenant) async throws -> CalendarDay {
        let text = try await database.admin.query("SELECT (baton.now() AT TIME ZONE 'Asia/Shanghai')::date::text").single(String.self)
        return try #require(text.flatMap { CalendarDay($0) })
    }

    // MARK: rules

    @Test("a lead goes where the first fitting rule says: a group, a member, a pool; and it is said why")
    func targets() async throws {
        let tenant = try await bare()
        let south = tenant.southSales[0]
        try await rule(tenant, "转介给南", [("channel", "any_of", ["referral"])], member: south)
        try await rule(tenant, "四川先放着", [("area", "any_of", ["四川"])], pool: tenant.eastTeam)
        let high = try await rule(tenant, "高分", [("score", "at_least", ["75"]), ("need", "contains", ["agv"])], team: tenant.eastTeam)
        let scope = try await tenant.operatorScope()

        var input = LeadInput(channel: .referral)
        (input.contactName, input.phone) = ("王", "13900000001")
        let referred = try await database.leads.capture(try input.draft(), scope)
        #expect(referred.owner == south && referred.team == tenant.southTeam)

        let parked = try await tenant.capture(area: "四川")
        #expect(parked.owner == nil && parked.team == tenant.eastTeam && parked.dueAt != nil)
        #expect(try await explain(parked.id, tenant).reason == "rule")

        input.channel = .api
        input.phone = "13900000002"
        input.need = "两台 ＡＧＶ"
        input.signals = [.formSubmitted, .demoBooked, .phoneVerified]
        let good = try await database.leads.capture(try input.draft(), scope)
        #expect(good.owner.map(tenant.eastSales.contains) == true && good.routingRule == high.id)
        let explanation = try await explain(good.id, tenant)
        #expect(explanation.rule?.name == "高分" && explanation.strategy == .leastLoad && explanation.openLeads == 0)
        #expect(explanation.cause == .routing && explanation.team?.name == "华东组" && explanation.passedOver.isEmpty)
        #expect(explanation.sentences.zh.contains("规则“高分”适用") && explanation.sentences.en.contains("The rule “高分” fits"))

        input.phone = "13900000003"
        input.need = "叉车"
        let none = try await database.leads.capture(try input.draft(), scope)
        #expect(none.owner == nil && none.team == tenant.southTeam && none.routingRule == nil)
        let why = try await explain(none.id, tenant)
        #expect(why.reason == "no_rule_fits" && why.sentences.zh == "线索在“华南组”公海。没有适用的规则。")
        // Given by hand, it is explained by who has given it.
        _ = try await database.leads.assign(none.id, to: tenant.eastSales[0], version: nil, tenant.scope(tenant.admin))
        let given = try await explain(none.id, tenant)
        #expect(given.cause == .member && given.actor?.name == "admin" && given.owner?.name == "east0" && given.rule == nil)
    }

    @Test("rules are checked, changed in their version, reordered and deleted; each change is an event and holds at once")
    func changes() async throws {
        let tenant = try await bare()
        let service = database.routingRules
        let first = try await rule(tenant, "一", [("channel", "any_of", ["api"])], team: tenant.eastTeam)
        let second = try await rule(tenant, "二", pool: tenant.southTeam)
        #expect(try await tenant.capture().routingRule == first.id)
        let swapped = try await service.reorder([second.id, first.id], tenant.scope(tenant.admin))
        #expect(swapped.map(\.rule.id) == [second.id, first.id] && swapped.map(\.rule.position) == [10, 20])
        #expect(try await tenant.capture().routingRule == second.id)

        var off = RoutingRuleInput()
        off.isEnabled = false
        #expect(await code { _ = try await service.update(second.id, off, version: 7, tenant.scope(tenant.admin)) } == "version_mismatch")
        let disabled = try await service.update(second.id, off, version: 1, tenant.scope(tenant.admin))
        #expect(!disabled.rule.isEnabled && disabled.rule.version == 2)
        #expect(try await tenant.capture().routingRule == first.id)
        // The same once more changes nothing.
        #expect(try await service.update(second.id, off, version: 2, tenant.scope(tenant.admin)).rule.version == 2)
        try await service.delete(first.id, version: 1, tenant.scope(tenant.admin))
        #expect(try await tenant.capture().routingRule == nil)

        func refused(_ change: (inout RoutingRuleInput) -> Void) async throws -> String? {
            var input = RoutingRuleInput()
            (input.name, input.team) = ("x", tenant.eastTeam)
            change(&input)
            let scope = try await tenant.scope(tenant.admin)
            return await code { _ = try await service.create(input, scope) }
        }
        #expect(try await refused { $0.name = " \u{3000} " } == "/name missing")
        #expect(try await refused { $0.team = TeamID(UUID()) } == "/team_id unknown_team")
        #expect(try await refused { $0.team = nil } == "/team_id missing")
        #expect(try await refused { $0.target = "nowhere" } == "/target unknown_value")
        #expect(try await refused { $0.strategy = "luck" } == "/strategy unknown_value")
        #expect(try await refused { $0.skipsOffHours = true } == "/skip_off_hours calendar_missing")
        #expect(try await refused { ($0.target, $0.team, $0.member) = ("member", nil, tenant.admin) } == "/member_id takes_no_leads")
        #expect(
            try await refused {
                $0.conditions = [
                    .init(field: "score", comparison: "at_least", values: ["x"]), .init(field: "nose", comparison: "is_empty"),
                    .init(field: "arrival", comparison: "any_of", values: ["off_hours"]),
                ]
            } == "/conditions/0/values/0 not_a_number; /conditions/1/field unknown_field; /conditions/2/field calendar_missing")
        let sales = try await tenant.scope(tenant.eastSales[0])
        #expect(await code { _ = try await service.create(RoutingRuleInput(), sales) } == "permission_denied")
        // Another tenant's rule is no rule.
        let stranger = try await TestTenant.make()
        #expect(await code { _ = try await service.rule(second.id, stranger.scope(stranger.admin)) } == "not_found")
        #expect(
            await code { _ = try await service.reorder([second.id, first.id], tenant.scope(tenant.admin)) } == "/rule_ids incomplete")
        let events = try await database.admin.query(
            "SELECT kind FROM baton.event WHERE tenant_id = \(tenant.id) AND kind LIKE 'routing_rule%' ORDER BY created_at, id"
        ).column(String.self)
        #expect(
            events.suffix(5) == [
                "routing_rule.created", "routing_rule.created", "routing_rules.reordered", "routing_rule.changed", "routing_rule.deleted",
            ])
    }

    @Test("a rule whose field is archived is passed over at once, the next decides; it is seen on the rule, and the admins are told once")
    func broken() async throws {
        let tenant = try await bare()
        let fields = CustomFieldService(database: database.database)
        let field = try await fields.create(
            CustomFieldDraft(key: "lines", labelZH: "产线", labelEN: "Lines", kind: .number), tenant.scope(tenant.admin))
        let first = try await rule(tenant, "产线多", [("custom.lines", "is_empty", [])], team: tenant.southTeam)
        let second = try await rule(tenant, "其余", team: tenant.eastTeam)
        #expect(try await tenant.capture().routingRule == first.id)
        var patch = CustomFieldPatch()
        patch.isArchived = true
        _ = try await fields.update(field.id, patch, version: nil, tenant.scope(tenant.admin))
        #expect(try await tenant.capture().routingRule == second.id)
        let seen = try await database.routingRules.rules(tenant.scope(tenant.eastSales[0]))
        #expect(seen.map { $0.problems.map(\.code) } == [["unknown_field"], []])
        for _ in 0..<2 { try await pass(1) }
        #expect(try await notifications(.routingRuleBroken, tenant.admin).count == 1)
        let events = try await database.admin.query(
            "SELECT count(*) FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'routing_rule.broken' AND subject_id = \(first.id.uuid)"
        ).single(Int64.self)
        #expect(events == 1)

        // Somebody who is disabled later.
        let only = try await rule(tenant, "专人", member: tenant.southSales[0])
        _ = try await database.routingRules.reorder([only.id, first.id, second.id], tenant.scope(tenant.admin))
        #expect(try await tenant.capture().owner == tenant.southSales[0])
        var status = MemberPatch()
        status.status = .disabled
        try await database.members.update(tenant.southSales[0], status, tenant.scope(tenant.admin))
        #expect(try await tenant.capture().routingRule == second.id)
        try await pass(1)
        #expect(try await notifications(.routingRuleBroken, tenant.admin).count == 2)
        status.status = .active
        try await database.members.update(tenant.southSales[0], status, tenant.scope(tenant.admin))
        try await pass(1)
        #expect(try await tenant.capture().owner == tenant.southSales[0])
        #expect(try await notifications(.routingRuleBroken, tenant.admin).count == 2)
    }

    // MARK: strategies

    @Test(
        "50 at once: the spread is one at most, by turns and by load, with limits that are far away", arguments: AssignmentStrategy.allCases
    )
    func spread(strategy: AssignmentStrategy) async throws {
        let tenant = try await bare(eastSales: 4)
        try await rule(tenant, "全部", team: tenant.eastTeam, strategy: strategy)
        for member in tenant.eastSales { try await limit(tenant, member, .init(openLeads: 1000, perDay: 500)) }
        let leads = try await captured(50, tenant)
        let counts = counts(leads, tenant.eastSales)
        #expect(counts.reduce(0, +) == 50 && counts.max()! - counts.min()! <= 1)
        let tallies = try await database.availability.capacity(of: tenant.eastSales[0], tenant.scope(tenant.admin))
        #expect(tallies.tally == .init(day: Int32(counts[0]), week: Int32(counts[0]), month: Int32(counts[0])))
    }

    @Test("by turns whatever somebody has already; by load who has less")
    func turns() async throws {
        let tenant = try await bare()
        let all = try await rule(tenant, "全部", team: tenant.eastTeam, strategy: .roundRobin)
        let before = try await captured(2, tenant)
        #expect(counts(before, tenant.eastSales) == [1, 1])
        // One of them closes what he has: by load he would be first, again and again.
        let first = try #require(before.first { $0.owner == tenant.eastSales[0] })
        _ = try await database.leads.transition(first.id, to: .disqualified, reason: "x", version: nil, tenant.scope(tenant.admin))
        var owners: [MemberID?] = []
        for _ in 0..<4 { owners.append(try await tenant.capture().owner) }
        #expect(owners[0] == owners[2] && owners[1] == owners[3] && owners[0] != owners[1])
        var load = RoutingRuleInput()
        load.strategy = .some(nil)
        _ = try await database.routingRules.update(all.id, load, version: nil, tenant.scope(tenant.admin))
        #expect(try await tenant.capture().owner == tenant.eastSales[0])
    }

    @Test(
        "quotas hold under concurrency; when all are full leads lie in the pool with a deadline, the reason and an alert; a new day begins anew"
    )
    func quotas() async throws {
        let tenant = try await bare(eastSales: 3)
        try await rule(tenant, "全部", team: tenant.eastTeam, strategy: .capacity)
        try await limit(tenant, tenant.eastSales[0], .init(perDay: 5))
        try await limit(tenant, tenant.eastSales[1], .init(openLeads: 4, perWeek: 100))
        try await limit(tenant, tenant.eastSales[2], .init(perMonth: 6))
        let leads = try await captured(40, tenant)
        #expect(counts(leads, tenant.eastSales) == [5, 4, 6])
        let pooled = leads.filter { $0.owner == nil }
        #expect(pooled.count == 25 && pooled.allSatisfy { $0.dueAt != nil && $0.team == tenant.eastTeam })
        let explanation = try await explain(pooled[0].id, tenant)
        #expect(explanation.reason == "everybody_full" && explanation.passedOver.map(\.obstacle) == [.full, .full, .full])
        try await pass(61)
        let alerts = try await notifications(.leadsPooled, tenant.supervisor)
        #expect(alerts.count == 1 && alerts[0].contains(#""leads": "25""#) && alerts[0].contains(#""nobody_available": "25""#))
        try await pass(86_400)
        let next = try await captured(10, tenant)
        let nextDay = counts(next, tenant.eastSales)
        // The second still has four open ones, the third has used up his month, unless this is another one.
        #expect(nextDay[0] == 5 && nextDay[1] == 0)
        let capacity = try await database.availability.capacity(of: tenant.eastSales[0], tenant.scope(tenant.admin))
        #expect(capacity.tally.day == 5 && capacity.openLeads == 10)
    }

    @Test("by weight: the nightly figures come from how leads ended, and high intent follows them; all else goes by load")
    func weighted() async throws {
        let tenant = try await bare()
        let (slow, fast) = (tenant.eastSales[0], tenant.eastSales[1])
        let old = try await captured(2, tenant)
        // The seeds' groups: 42 days and 28, of which half are won.
        for (member, days) in [(slow, 42), (fast, 28)] {
            try await database.admin.query(
                """
                INSERT INTO baton.lead (tenant_id, id, contact_name, phone, channel, stage, owner_id, team_id, assigned_at, first_touch_at, created_at,
                    due_at)
                SELECT \(tenant.id), gen_random_uuid(), 'x', '+8613900000000', 1, CASE WHEN n % 2 = 0 THEN 3 ELSE 2 END, \(member),
                       \(tenant.eastTeam), baton.now() - \(days) * interval '1 day', baton.now() - \(days) * interval '1 day',
                       baton.now() - \(days) * interval '1 day', baton.now()
                FROM generate_series(1, 200) AS n
                """)
        }
        // From its assignment on, not from this statement's clock, which is a little later.
        try await database.admin.query(
            """
            UPDATE baton.lead SET stage = CASE WHEN stage = 3 THEN 4 ELSE 5 END, due_at = NULL,
                updated_at = assigned_at + CASE WHEN owner_id = \(slow) THEN 42 ELSE 28 END * interval '1 day'
            WHERE tenant_id = \(tenant.id) AND stage IN (2, 3)
            """)
        try await rule(tenant, "全部", team: tenant.eastTeam, strategy: .weighted)
        try await database.worker().drain()
        let weights = try await database.admin.query(
            "SELECT won, lost, cycle_s, weight_billionths FROM baton.member_weight WHERE tenant_id = \(tenant.id) AND member_id = ANY (\([slow, fast])) ORDER BY weight_billionths"
        ).decode((Int32, Int32, Int64, Int64).self)
        #expect(weights.map(\.0) == [100, 100] && weights.map(\.1) == [100, 100])
        #expect(weights.map(\.2) == [42 * 86_400, 28 * 86_400])
        // Drawn together a little by what all have in common.
        #expect(Double(weights[1].3) / Double(weights[0].3) > 1.45 && Double(weights[1].3) / Double(weights[0].3) < 1.5)

        let high = try await captured(50, tenant, signals: [.formSubmitted, .demoBooked, .phoneVerified])
        #expect(high.allSatisfy { $0.intent == .high })
        let shares = counts(high, [slow, fast])
        #expect(shares.reduce(0, +) == 50 && abs(shares[0] - 20) <= 1)
        let explanation = try await explain(high[0].id, tenant)
        #expect(explanation.strategy == .weighted && explanation.sharePercent.map { [40, 60].contains($0) } == true)
        // The slow one has less to do now: the ordinary ones are his.
        let plain = try await captured(8, tenant)
        #expect(counts(plain, [slow, fast])[0] == 8 && old.count == 2)
        // The timer comes back every night, and goes when nobody asks for it any more.
        func armed() async throws -> Int64? {
            try await database.admin.query(
                "SELECT count(*) FROM baton.timer WHERE tenant_id = \(tenant.id) AND kind = 'routing_weights'"
            ).single(Int64.self)
        }
        #expect(try await armed() == 1)
        for rule in try await database.routingRules.rules(tenant.scope(tenant.admin)) {
            try await database.routingRules.delete(rule.rule.id, version: nil, tenant.scope(tenant.admin))
        }
        try await pass(2 * 86_400)
        #expect(try await armed() == 0)
    }

    @Test("how a lead ended is kept as long as it is closed")
    func outcomes() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        let scope = try await tenant.scope(tenant.admin)
        func outcomes() async throws -> [(MemberID, Bool, Int64)] {
            try await database.admin.query(
                "SELECT member_id, is_won, cycle_s FROM baton.lead_outcome WHERE tenant_id = \(tenant.id) AND lead_id = \(lead.id)"
            ).decode((MemberID, Bool, Int64).self)
        }
        try await database.advanceClock(.seconds(86_400))
        _ = try await database.leads.transition(lead.id, to: .disqualified, reason: "x", version: nil, scope)
        let closed = try await outcomes()
        #expect(closed.count == 1 && closed[0].0 == lead.owner && !closed[0].1 && abs(closed[0].2 - 86_400) <= 60)
        _ = try await database.leads.transition(lead.id, to: .new, reason: nil, version: nil, scope)
        #expect(try await outcomes().isEmpty)
    }

    // MARK: who is not there

    @Test(
        "whoever is absent, frozen, disabled, full or takes no leads is never picked, in any mixture and by any strategy", arguments: 0..<8)
    func neverPicked(seed: Int) async throws {
        let tenant = try await bare(eastSales: 6)
        try await rule(tenant, "全部", team: tenant.eastTeam, strategy: AssignmentStrategy.allCases[seed % 4])
        let day = try await today(tenant)
        var free: Set<MemberID> = []
        for (index, member) in tenant.eastSales.enumerated() {
            var patch = MemberPatch()
            switch (seed * 7 + index * (seed + 3)) % 7 {
            case 0: patch.status = .absent
            case 1: patch.status = .disabled
            case 2: patch.takesLeads = false
            case 3: _ = try await database.availability.addAbsence(of: member, from: day, to: day, tenant.scope(tenant.admin))
            case 4: try await limit(tenant, member, .init(openLeads: 0))
            default: free.insert(member)
            }
            if patch != MemberPatch() { try await database.members.update(member, patch, tenant.scope(tenant.admin)) }
        }
        let leads = try await captured(20, tenant, signals: seed % 2 == 0 ? [.formSubmitted, .demoBooked, .phoneVerified] : [])
        #expect(Set(leads.compactMap(\.owner)).isSubset(of: free))
        if free.isEmpty {
            #expect(leads.allSatisfy { $0.owner == nil && $0.dueAt != nil })
        } else {
            #expect(leads.allSatisfy { $0.owner != nil })
        }
    }

    @Test("an absence holds from its first day to its last; it is entered by the member, his supervisor or an admin, and by nobody else")
    func absences() async throws {
        let tenant = try await bare()
        try await rule(tenant, "全部", team: tenant.eastTeam)
        let (away, other) = (tenant.eastSales[0], tenant.eastSales[1])
        let service = database.availability
        let day = try await today(tenant)
        func after(_ days: Int) -> CalendarDay { CalendarDay(number: day.number + days) }
        let absence = try await service.addAbsence(of: away, from: after(1), to: after(2), tenant.scope(away))
        #expect(try await counts(captured(2, tenant), [away, other]) == [1, 1])
        try await database.advanceClock(.seconds(86_400))
        let first = try await captured(3, tenant)
        #expect(counts(first, [away, other]) == [0, 3])
        #expect(try await explain(first[2].id, tenant).passedOver.map(\.obstacle) == [.absent])
        try await database.advanceClock(.seconds(86_400))
        #expect(try await counts(captured(1, tenant), [away, other]) == [0, 1])
        try await database.advanceClock(.seconds(86_400))
        #expect(try await tenant.capture().owner == away)

        let now = try await today(tenant)
        func refused(_ from: Int, _ to: Int, by member: MemberID) async throws -> String? {
            let scope = try await tenant.scope(member)
            return await code {
                _ = try await service.addAbsence(
                    of: away, from: CalendarDay(number: now.number + from), to: CalendarDay(number: now.number + to), scope)
            }
        }
        #expect(try await refused(2, 1, by: away) == "/last_day reversed")
        #expect(try await refused(-5, -2, by: away) == "/last_day in_the_past")
        #expect(try await refused(0, 400, by: away) == "/last_day too_long")
        #expect(try await refused(0, 0, by: other) == "permission_denied")
        #expect(try await refused(0, 0, by: tenant.southSupervisor) == "permission_denied")
        #expect(try await refused(0, 3, by: tenant.supervisor) == nil)
        #expect(try await refused(3, 5, by: away) == "/first_day overlaps")
        #expect(try await service.absences(of: away, tenant.scope(other)).count == 2)
        let otherScope = try await tenant.scope(other)
        #expect(await code { try await service.deleteAbsence(absence.id, of: away, otherScope) } == "permission_denied")
        let awayScope = try await tenant.scope(away)
        try await service.deleteAbsence(absence.id, of: away, awayScope)
        #expect(await code { try await service.deleteAbsence(absence.id, of: away, tenant.scope(away)) } == "not_found")
    }

    @Test("off hours: into the pool, or to somebody all the same; rules may look at when a lead comes in, within two round trips")
    func offHours() async throws {
        let tenant = try await bare()
        var calendar = CalendarInput()
        calendar.name = "夜班"
        calendar.zone = "UTC"
        // Works on no day but one long ago's weekday; made to fit below.
        calendar.week = [.monday: ["09:00-18:00"]]
        let scope = try await tenant.scope(tenant.admin)
        _ = try await database.calendars.create(calendar, teams: [], isDefault: nil, scope)
        // To a Tuesday at noon in UTC, where nobody works.
        let seconds = try await database.admin.query(
            """
            SELECT extract(epoch FROM date_trunc('week', baton.now() AT TIME ZONE 'UTC') + interval '8 days 12 hours'
                - baton.now() AT TIME ZONE 'UTC')::bigint
            """
        ).single(Int64.self)
        try await database.advanceClock(.seconds(try #require(seconds)))
        let strict = try await rule(tenant, "上班时", team: tenant.eastTeam) { $0.skipsOffHours = true }
        let pooled = try await tenant.capture()
        #expect(pooled.owner == nil && pooled.dueAt != nil && pooled.routingRule == strict.id)
        #expect(try await explain(pooled.id, tenant).reason == "nobody_at_work")
        var patch = RoutingRuleInput()
        patch.whenNobodyWorks = "assign"
        _ = try await database.routingRules.update(strict.id, patch, version: nil, tenant.scope(tenant.admin))
        #expect(try await tenant.capture().owner != nil)

        let night = try await rule(tenant, "下班后", [("arrival", "any_of", ["off_hours"])], team: tenant.southTeam)
        _ = try await database.routingRules.reorder([night.id, strict.id], tenant.scope(tenant.admin))
        let client = try PostgresClient(database.configuration, logger: TestCluster.logger)
        defer { client.close() }
        let own = Database(client: client, rolePrefix: TestCluster.rolePrefix)
        let leads = LeadService(
            database: own, configurations: LeadConfigurationCache(database: own),
            wakeups: Wakeups(database: nil, logger: TestCluster.logger))
        try await limit(tenant, tenant.eastSales[0], .init(openLeads: 100, perDay: 50))
        _ = try await database.availability.addAbsence(
            of: tenant.eastSales[1], from: today(tenant), to: today(tenant), tenant.scope(tenant.admin))
        let current = try await tenant.operatorScope()
        _ = try await leads.capture(TestTenant.draft(), current)
        let before = client.flushes
        let late = try await leads.capture(TestTenant.draft(), current)
        #expect(client.flushes - before == 2)
        #expect(late.routingRule == night.id && late.owner == tenant.southSales[0])
        // Six days on it is Monday noon.
        try await database.advanceClock(.seconds(6 * 86_400))
        let early = try await leads.capture(TestTenant.draft(), current)
        #expect(early.routingRule == strict.id && early.owner.map(tenant.eastSales.contains) == true)
    }

    @Test("teams below: whoever has least of all of them, and the lead is his team's")
    func subteams() async throws {
        let tenant = try await bare()
        try await rule(tenant, "销售部", team: tenant.department) { $0.includesSubteams = true }
        let leads = try await captured(30, tenant)
        let members = tenant.eastSales + tenant.southSales
        #expect(counts(leads, members).allSatisfy { $0 == 10 })
        for lead in leads { #expect(lead.team == (lead.owner == tenant.southSales[0] ? tenant.southTeam : tenant.eastTeam)) }
    }

    @Test("who escalation gives a lead to is not absent or full either, and what he gets counts")
    func escalated() async throws {
        let tenant = try await TestTenant.make(eastSales: 3)
        _ = try await database.escalation.save(
            EscalationPolicyInput(name: "转", steps: [.init(notify: [], actions: [.init(kind: "reassign")])]), for: .leadResponse,
            tenant.operatorScope())
        let lead = try await tenant.capture()
        let others = tenant.eastSales.filter { $0 != lead.owner }
        try await limit(tenant, others[0], .init(openLeads: 0))
        try await limit(tenant, others[1], .init(perDay: 1))
        try await pass(901)
        let moved = try await database.leads.fetch(lead.id, tenant.scope(tenant.admin)).lead
        #expect(moved.owner == others[1])
        #expect(try await database.availability.capacity(of: others[1], tenant.scope(tenant.admin)).tally.day == 1)
        let explanation = try await explain(lead.id, tenant)
        #expect(explanation.cause == .escalation && explanation.sentences.zh.contains("超时后由系统转给"))
    }

    // MARK: the pool

    @Test("leads that no rule fits: the supervisor is told after a minute, once for all of them, and again in an hour if more have come")
    func alerts() async throws {
        let tenant = try await bare()
        let leads = try await captured(30, tenant)
        #expect(leads.allSatisfy { $0.owner == nil && $0.dueAt != nil })
        let timers = try await database.admin.query(
            "SELECT count(*) FROM baton.timer WHERE tenant_id = \(tenant.id) AND kind = 'pool_alert'"
        ).single(Int64.self)
        #expect(timers == 1)
        try await pass(61)
        let first = try await notifications(.leadsPooled, tenant.southSupervisor)
        #expect(first.count == 1 && first[0].contains(#""leads": "30""#) && first[0].contains(#""no_rule_fits": "30""#))
        #expect(try await notifications(.leadsPooled, tenant.supervisor).isEmpty)
        _ = try await captured(3, tenant)
        try await pass(60)
        #expect(try await notifications(.leadsPooled, tenant.southSupervisor).count == 1)
        try await pass(3600)
        let second = try await notifications(.leadsPooled, tenant.southSupervisor)
        #expect(second.count == 2 && second[1].contains(#""leads": "3""#))
        // Nothing has come since: silence.
        try await pass(3601)
        try await pass(3601)
        #expect(try await notifications(.leadsPooled, tenant.southSupervisor).count == 2)
    }

    @Test("the pool's team and the strategy of the tenant are settings")
    func policy() async throws {
        let tenant = try await bare()
        var patch = LeadPolicyPatch()
        patch.poolTeam = .some(tenant.eastTeam)
        patch.assignmentStrategy = .roundRobin
        let policy = try await database.policies.update(patch, tenant.scope(tenant.admin))
        #expect(policy.poolTeam == tenant.eastTeam && policy.assignmentStrategy == .roundRobin)
        #expect(try await tenant.capture().team == tenant.eastTeam)
        patch = LeadPolicyPatch()
        patch.poolTeam = .some(nil)
        #expect(try await database.policies.update(patch, tenant.scope(tenant.admin)).poolTeam == nil)
        #expect(try await tenant.capture().team == nil)
        try await pass(61)
        #expect(try await notifications(.leadsPooled, tenant.admin).count == 1)
        patch.poolTeam = .some(TeamID(UUID()))
        #expect(await code { _ = try await database.policies.update(patch, tenant.scope(tenant.admin)) } == "/pool_team_id unknown_team")
    }

    // MARK: appeals

    private func frozen(_ tenant: TestTenant) async throws -> AssignmentFreeze {
        _ = try await database.escalation.save(
            EscalationPolicyInput(name: "冻", steps: [.init(notify: ["owner"], actions: [.init(kind: "freeze", assignments: 3)])]),
            for: .leadResponse, tenant.operatorScope())
        _ = try await tenant.capture()
        try await pass(901)
        return try #require(try await database.freezes.freezes(isRunning: true, tenant.scope(tenant.admin)).first)
    }

    @Test("a frozen member says why it is wrong; the supervisor is told, accepts, and the freeze is lifted")
    func accepted() async throws {
        let tenant = try await TestTenant.make()
        let freeze = try await frozen(tenant)
        let service = database.freezes
        let own = try await tenant.scope(freeze.member)
        #expect(await code { _ = try await service.appeal(against: freeze.id, saying: " \u{3000}", own) } == "/statement missing")
        let other = try await tenant.scope(tenant.eastSales.first { $0 != freeze.member }!)
        #expect(await code { _ = try await service.appeal(against: freeze.id, saying: "x", other) } == "not_found")
        let supervisor = try await tenant.scope(tenant.supervisor)
        #expect(await code { _ = try await service.appeal(against: freeze.id, saying: "x", supervisor) } == "permission_denied")
        let appeal = try await service.appeal(against: freeze.id, saying: "停电一整天", own)
        #expect(appeal.state == .open && appeal.statement == "停电一整天")
        #expect(await code { _ = try await service.appeal(against: freeze.id, saying: "再说一次", own) } == "conflict")
        #expect(try await notifications(.freezeAppealed, tenant.supervisor).count == 1)
        #expect(try await service.appeals(in: .open, supervisor).map(\.id) == [appeal.id])
        #expect(try await service.appeals(other).isEmpty)
        #expect(await code { _ = try await service.decide(on: freeze.id, isAccepted: true, reply: nil, own) } == "permission_denied")
        let decided = try await service.decide(on: freeze.id, isAccepted: true, reply: "属实", supervisor)
        #expect(decided.state == .accepted && decided.decidedBy == tenant.supervisor && decided.reply == "属实")
        #expect(try await service.freeze(freeze.id, own).endedAt != nil)
        #expect(try await notifications(.freezeLifted, freeze.member).count == 1)
        #expect(await code { _ = try await service.decide(on: freeze.id, isAccepted: false, reply: "x", supervisor) } == "conflict")
    }

    @Test("whom a missed deadline freezes is a setting: the owner, everybody who has had the lead, or somebody else")
    func whoIsFrozen() async throws {
        let tenant = try await TestTenant.make(eastSales: 3)
        let other = tenant.southSales[0]
        func save(_ steps: EscalationPolicyInput.Step...) async throws {
            _ = try await database.escalation.save(
                EscalationPolicyInput(name: "冻", steps: steps, repetition: .init(seconds: 600)), for: .leadResponse, tenant.operatorScope())
        }
        try await save(
            .init(notify: [], actions: [.init(kind: "freeze", who: "member:\(other)", assignments: 2), .init(kind: "reassign")]))
        let lead = try await tenant.capture()
        try await pass(901)
        #expect(try await database.freezes.freezes(tenant.scope(tenant.admin)).map(\.member) == [other])
        let second = try await database.leads.fetch(lead.id, tenant.scope(tenant.admin)).lead.owner
        #expect(second != nil && second != lead.owner)
        // Armed under the policy of before, the next miss moves it on; then all who have had it are frozen.
        try await save(
            .init(notify: [], actions: [.init(kind: "freeze", who: "all_owners", assignments: 1), .init(kind: "return_to_pool")]))
        try await pass(901)
        try await pass(901)
        let freezes = try await database.freezes.freezes(isRunning: true, tenant.scope(tenant.admin)).filter {
            $0.subject.uuid == lead.id.uuid
        }
        #expect(Set(freezes.map(\.member)) == Set(tenant.eastSales + [other]))
        let scope = try await tenant.operatorScope()
        let unknown = EscalationPolicyInput(
            name: "x", steps: [.init(notify: [], actions: [.init(kind: "freeze", who: "member:\(UUID())", assignments: 1)])])
        #expect(
            await code { _ = try await database.escalation.save(unknown, for: .leadResponse, scope) }
                == "/steps/0/actions/0/who unknown_member")
    }

    @Test("refused with a reason, the freeze goes on; lifted otherwise, the appeal is accepted with it")
    func refused() async throws {
        let tenant = try await TestTenant.make()
        let freeze = try await frozen(tenant)
        let service = database.freezes
        let (own, supervisor) = (try await tenant.scope(freeze.member), try await tenant.scope(tenant.supervisor))
        #expect(await code { _ = try await service.decide(on: freeze.id, isAccepted: true, reply: nil, supervisor) } == "not_found")
        _ = try await service.appeal(against: freeze.id, saying: "停电", own)
        #expect(await code { _ = try await service.decide(on: freeze.id, isAccepted: false, reply: nil, supervisor) } == "/reply missing")
        #expect(try await service.decide(on: freeze.id, isAccepted: false, reply: "与停电无关", supervisor).state == .refused)
        #expect(try await service.freeze(freeze.id, own).endedAt == nil)
        #expect(try await notifications(.appealRefused, freeze.member).count == 1)
        #expect(try await service.appeal(against: freeze.id, own).reply == "与停电无关")

        let second = try await TestTenant.make()
        let another = try await frozen(second)
        _ = try await service.appeal(against: another.id, saying: "停电", second.scope(another.member))
        _ = try await service.lift(another.id, second.scope(second.supervisor))
        #expect(try await service.appeal(against: another.id, second.scope(another.member)).state == .accepted)
    }
}
