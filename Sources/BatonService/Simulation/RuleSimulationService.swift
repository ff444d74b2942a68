package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Rules that somebody would like to try before they hold. What is `nil` stays as it is.
package struct RuleProposal: Sendable {
    package var days: Int64?
    /// All rules, in the place of those that there are.
    package var scoreRules: [ScoreRuleInput]?
    package var routingRules: [RoutingRuleInput]?
    package var highIntentScore: Int64?
    package var nurtureScore: Int64?
    package var responseWindow: Int64?
    package var responseInWorkingTime: Bool?
    package var samples: Int64?

    package init() {}

    package static let maximumDays: Int64 = 365
    package static let maximumSamples: Int64 = 50
    package static let standardDays: Int64 = 30
    package static let standardSamples: Int64 = 10
}

/// What would have been different.
package struct RuleSimulationResult: Sendable {
    package struct Sample: Sendable {
        package var lead: LeadID
        package var createdAt: Date
        package var current: RuleSimulation.Outcome
        package var proposed: RuleSimulation.Outcome
        package var currentRule: String?
        package var proposedRule: String?
        /// What is different: `score`, `intent`, `team`, `owner`, `breach`.
        package var differences: [String]
        /// Labels of the rules whose points differ, with their points now and then.
        package var points: [(label: String, current: Int, proposed: Int)]
    }

    package var leads: Int
    /// Whether there are more, which were left out.
    package var isCut: Bool
    /// Whether all leads of the tenant were looked at, or those within the member's reach.
    package var coversTenant: Bool
    package var from: Date
    package var current: SimulationSummary
    package var proposed: SimulationSummary
    package var different: Int
    package var samples: [Sample]
}

/// Runs proposed rules over the tenant's own leads of the last days, in transactions that cannot write.
package struct RuleSimulationService: Sendable {
    private let leads: LeadService
    private var database: Database { leads.database }

    package init(leads: LeadService) { self.leads = leads }

    /// Leads that are looked at, the newest.
    package static let maximumLeads = 20_000
    /// Of those that differ, so many are asked for whether the member may see them.
    private static let maximumCandidates = 2_000
    /// What came in so soon after its lead came in with it, in seconds.
    private static let arrival: Double = 5

    /// - Throws: `permission_denied` without `lead_rules:read`; without `lead_rules:write`, which shows figures of the whole tenant, only leads
    ///   within the reach are looked at, which takes `lead_card:read` and `lead_score:read`. `validation_failed` with everything that is wrong.
    package func simulate(_ proposal: RuleProposal, _ scope: TenantScope) async throws -> RuleSimulationResult {
        try scope.require(.read, .leadRules)
        let member = try scope.requireMember()
        let coversTenant = member.grants.allows(.write, .leadRules)
        if !coversTenant {
            try scope.require(.read, .leadCard)
            try scope.require(.read, .leadScore)
        }
        let configuration = try await leads.configuration(scope)
        let tenant = scope.tenant
        let directoryReads = RoutingRuleStore.directoryReads(tenant)
        let read = try await database.once(
            scope, as: .system, readOnly: true,
            directoryReads + [
                """
                SELECT m.id, m.team_id, m.status = 2, l.open_leads, l.last_assigned_at, c.max_open_leads, c.max_per_day, c.max_per_week,
                       c.max_per_month, w.weight_billionths, t.turn
                FROM baton.member m
                JOIN baton.member_load l ON l.tenant_id = m.tenant_id AND l.member_id = m.id
                LEFT JOIN baton.member_capacity c ON c.tenant_id = m.tenant_id AND c.member_id = m.id
                LEFT JOIN baton.member_weight w ON w.tenant_id = m.tenant_id AND w.member_id = m.id
                LEFT JOIN baton.member_turn t ON t.tenant_id = m.tenant_id AND t.member_id = m.id
                WHERE m.tenant_id = \(tenant) AND l.tenant_id = \(tenant) AND m.team_id IS NOT NULL
                  AND m.status IN (1, 2) AND m.takes_leads AND m.deleted_at IS NULL
                ORDER BY m.id
                """,
                "SELECT member_id, first_day, last_day FROM baton.member_absence WHERE tenant_id = \(tenant)",
                "SELECT baton.now()",
            ])
        let directory = try RoutingRuleStore.directory(read[..<directoryReads.count])
        let now = try read[directoryReads.count + 2].single(Date.self) ?? Date()
        let (days, samples, proposed) = try Self.rules(proposal, configuration, directory)
        let current = SimulatedRules(scorer: configuration.scorer, policy: configuration.policy, router: configuration.router)
        let from = now.addingTimeInterval(-Double(days) * 86_400)

        var leads = try await leads(from: from, configuration, scope, as: coversTenant ? .system : .member)
        let isCut = leads.count > Self.maximumLeads
        // The newest are kept; they come in in their order.
        if isCut { leads.removeLast(leads.count - Self.maximumLeads) }
        leads.reverse()
        let routingRules = proposed.routingRules ?? configuration.routingRules
        if coversTenant, (routingRules + configuration.routingRules).contains(where: { $0.conditions.contains { $0.field == "form" } }) {
            let forms = try await forms(of: leads.map(\.lead.id), from: from, scope)
            for index in leads.indices { leads[index].form = forms[leads[index].lead.id] }
        }
        let members = try Self.members(read[directoryReads.count], read[directoryReads.count + 1])
        let (zone, calendars) = (TimeZone(identifier: scope.timeZone) ?? .gmt, configuration.calendars)
        let simulation = RuleSimulation(
            members: members, now: now,
            looksAtHours: (routingRules + configuration.routingRules).contains(where: \.skipsOffHours),
            moment: { RoutingMoment(now: $0, zone: zone, calendars) },
            due: { allowance, team, start in
                switch allowance.time(by: calendars, of: team, at: start) {
                case .length(let length): start.addingTimeInterval(Double(length.components.seconds))
                case .until(let date, _): date
                }
            })
        let all = leads
        // It may take a second: not on the thread that answers arrive on.
        let (before, after) = await withTaskExecutorPreference(globalConcurrentExecutor) {
            (simulation.outcomes(of: all, by: current), simulation.outcomes(of: all, by: proposed.rules))
        }
        let different = all.indices.filter { before[$0].differs(from: after[$0]) }
        var result = RuleSimulationResult(
            leads: all.count, isCut: isCut, coversTenant: coversTenant, from: from, current: SimulationSummary(before),
            proposed: SimulationSummary(after), different: different.count, samples: [])
        guard samples > 0, !different.isEmpty else { return result }
        let candidates = different.reversed().prefix(Self.maximumCandidates)
        var visible = Set(candidates.map { all[$0].lead.id })
        if coversTenant {
            visible = []
            if member.grants.allows(.read, .leadCard) {
                let ids = candidates.map { all[$0].lead.id }
                visible = Set(
                    try await database.once(
                        scope, as: .member, readOnly: true,
                        ["SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND id = ANY (\(ids)) AND deleted_at IS NULL"])[0]
                        .column(LeadID.self))
            }
        }
        let showsPoints = member.grants.allows(.read, .leadScore)
        let (namesNow, namesThen) = (Self.names(configuration.routingRules), Self.names(routingRules))
        for index in candidates where visible.contains(all[index].lead.id) {
            if result.samples.count == samples { break }
            result.samples.append(
                Self.sample(
                    all[index], before[index], after[index], current, proposed.rules, namesNow, namesThen, now, showsPoints: showsPoints))
        }
        return result
    }

    // MARK: reading

    /// The newest first, one more than are looked at.
    private func leads(
        from: Date, _ configuration: LeadConfiguration, _ scope: TenantScope, as role: DatabaseRole
    ) async throws -> [SimulatedLead] {
        let (tenant, card) = (scope.tenant, configuration.card)
        let chosen: SQL = """
            FROM baton.lead WHERE tenant_id = \(tenant) AND deleted_at IS NULL AND created_at >= \(from)
            ORDER BY created_at DESC, id DESC LIMIT \(fragment: .constant(Self.maximumLeads + 1))
            """
        let results = try await database.once(
            scope, as: role, readOnly: true,
            [
                "SELECT \(fragment: card.columns) \(fragment: chosen)",
                """
                SELECT l.id, array_agg(s.kind ORDER BY s.occurred_at, s.id), array_agg(s.occurred_at ORDER BY s.occurred_at, s.id),
                       array_agg(s.created_at ORDER BY s.occurred_at, s.id)
                FROM (SELECT id \(fragment: chosen)) AS l
                JOIN baton.lead_signal s ON s.tenant_id = \(tenant) AND s.lead_id = l.id
                GROUP BY l.id
                """,
            ])
        var signals: [LeadID: [(signal: LeadSignal, recordedAt: Date)]] = [:]
        for (id, kinds, times, recorded) in try results[1].decode((LeadID, [String], [Date], [Date]).self) {
            signals[id] = kinds.indices.map { (LeadSignal(kind: kinds[$0], occurredAt: times[$0]), recorded[$0]) }
        }
        return try card.decode(results[0]).map { lead in
            let all = signals[lead.id] ?? []
            let end = lead.createdAt.addingTimeInterval(Self.arrival)
            let (first, later) = (all.filter { $0.recordedAt <= end }, all.filter { $0.recordedAt > end })
            return SimulatedLead(lead: lead, signals: (first + later).map(\.signal), arrivalCount: first.count)
        }
    }

    /// Through which form each lead came in. By the leads: a tenant's events of a year are very many more.
    private func forms(of leads: [LeadID], from: Date, _ scope: TenantScope) async throws -> [LeadID: IntakeFormID] {
        let rows = try await database.once(
            scope, as: .auditor, readOnly: true, [Self.forms(of: leads, from: from, scope.tenant)])[0].decode((LeadID, IntakeFormID).self)
        return Dictionary(rows.map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
    }

    static func forms(of leads: [LeadID], from: Date, _ tenant: TenantID) -> SQL {
        """
        SELECT subject_id, actor_id FROM baton.event
        WHERE tenant_id = \(tenant) AND subject_id = ANY (\(leads)) AND created_at >= \(from) AND kind = 'lead.captured' AND actor_kind = 2
        """
    }

    private static func members(_ members: QueryResult, _ absences: QueryResult) throws -> [SimulatedMember] {
        let away = Dictionary(grouping: try absences.decode((MemberID, PostgresDate, PostgresDate).self), by: \.0)
            .mapValues { $0.map { CalendarDay($0.1)...CalendarDay($0.2) } }
        return try members.decode(
            (MemberID, TeamID, Bool, Int32, Date?, Int32?, Int32?, Int32?, Int32?, Int64?, Int64?).self
        ).map { row in
            SimulatedMember(
                id: row.0, team: row.1, isAbsent: row.2, absences: away[row.0] ?? [],
                limits: .init(openLeads: row.5, perDay: row.6, perWeek: row.7, perMonth: row.8), openLeads: row.3, lastAssignedAt: row.4,
                weight: row.9.map { Double($0) / AssignmentWeight.unit }, turn: row.10)
        }
    }

    // MARK: what is proposed

    private struct Proposed: Sendable {
        var rules: SimulatedRules
        var routingRules: [RoutingRule]?
    }

    /// By the readers of the routes that would save it.
    private static func rules(
        _ proposal: RuleProposal, _ configuration: LeadConfiguration, _ directory: RuleDirectory
    ) throws -> (days: Int64, samples: Int, Proposed) {
        var problems = FieldProblems()
        let days = problems.number(proposal.days ?? RuleProposal.standardDays, "/days", 1...RuleProposal.maximumDays) ?? 1
        let samples = problems.number(proposal.samples ?? RuleProposal.standardSamples, "/sample", 0...RuleProposal.maximumSamples) ?? 0
        var rules = SimulatedRules(scorer: configuration.scorer, policy: configuration.policy, router: configuration.router)
        if let inputs = proposal.scoreRules {
            var signals: Set<String> = []
            let proposed = inputs.enumerated().map { index, input in
                let place = "/score_rules/\(index)"
                let rule = input.rule(
                    .make(), in: directory, at: place, &problems)
                if let signal = rule.signal, !signals.insert(signal).inserted {
                    problems.append(
                        FieldProblem(place + "/signal", "given_twice", zh: "每个信号只能有一条规则", en: "There is a rule for this signal already."))
                }
                return rule
            }
            rules.scorer = LeadScorer(rules: proposed, directory)
        }
        if let high = proposal.highIntentScore, let high = problems.number(high, "/thresholds/high_intent_score", 0...100) {
            rules.policy.highIntentScore = Int16(high)
        }
        if let nurture = proposal.nurtureScore, let nurture = problems.number(nurture, "/thresholds/nurture_score", 0...100) {
            rules.policy.nurtureScore = Int16(nurture)
        }
        if rules.policy.nurtureScore > rules.policy.highIntentScore {
            problems.append(
                FieldProblem(
                    "/thresholds/high_intent_score", "invalid_thresholds", zh: "应满足 0 ≤ 培育分 ≤ 高意向分 ≤ 100",
                    en: "Must hold: 0 ≤ nurture_score ≤ high_intent_score ≤ 100."))
        }
        if let window = proposal.responseWindow {
            if (1...Int64(LeadPolicyPatch.maximumWindow)).contains(window) {
                rules.policy.responseWindow = .seconds(window)
            } else {
                problems.append(
                    FieldProblem(
                        "/windows/response_window_s", "invalid_window", zh: "时限必须在 1 秒到 366 天之间",
                        en: "A window lies between 1 second and 366 days."))
            }
        }
        if let working = proposal.responseInWorkingTime {
            if working, !directory.hasCalendar {
                problems.append(
                    FieldProblem(
                        "/windows/response_in_working_time", "calendar_missing", zh: "请先建立工作日历", en: "Make a working calendar first."))
            }
            if working { rules.policy.inWorkingTime.insert(.response) } else { rules.policy.inWorkingTime.remove(.response) }
        }
        var routing: [RoutingRule]?
        if let inputs = proposal.routingRules {
            routing = inputs.enumerated().compactMap { index, input in
                do throws(ValidationFailure) {
                    return try input.rule(changing: nil, id: .make(), position: Int32(index + 1) * 10, in: directory)
                } catch {
                    for problem in error.problems {
                        var problem = problem
                        problem.pointer = "/routing_rules/\(index)" + problem.pointer
                        problems.append(problem)
                    }
                    return nil
                }
            }
            rules.router = LeadRouter(
                rules: routing ?? [], directory, poolTeam: configuration.policy.poolTeam, standard: configuration.policy.assignmentStrategy)
        }
        try problems.check()
        return (days, Int(samples), Proposed(rules: rules, routingRules: routing))
    }

    // MARK: samples

    private static func names(_ rules: [RoutingRule]) -> [RuleID: String] {
        Dictionary(rules.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    }

    private static func sample(
        _ lead: SimulatedLead, _ before: RuleSimulation.Outcome, _ after: RuleSimulation.Outcome, _ current: SimulatedRules,
        _ proposed: SimulatedRules, _ namesNow: [RuleID: String], _ namesThen: [RuleID: String], _ now: Date, showsPoints: Bool
    ) -> RuleSimulationResult.Sample {
        let differences = [
            ("score", before.score != after.score), ("intent", before.intent != after.intent), ("team", before.team != after.team),
            ("owner", before.owner != after.owner), ("breach", before.isBreached != after.isBreached),
        ].filter(\.1).map(\.0)
        var points: [(label: String, current: Int, proposed: Int)] = []
        if showsPoints {
            func byLabel(_ scorer: LeadScorer) -> [String: Int] {
                let score = LeadScore(signals: lead.signals, facts: LeadFacts(lead.lead), by: scorer, now: now)
                var sums: [String: Int] = [:]
                for reason in score.reasons { if let label = reason.label { sums[label, default: 0] += Int(reason.points) } }
                for reason in score.profile { sums[reason.label, default: 0] += Int(reason.points) }
                return sums
            }
            let (one, other) = (byLabel(current.scorer), byLabel(proposed.scorer))
            points = Set(one.keys).union(other.keys).sorted().map { (label: $0, current: one[$0] ?? 0, proposed: other[$0] ?? 0) }
                .filter { $0.current != $0.proposed }
        }
        return RuleSimulationResult.Sample(
            lead: lead.lead.id, createdAt: lead.lead.createdAt, current: before, proposed: after,
            currentRule: before.rule.flatMap { namesNow[$0] }, proposedRule: after.rule.flatMap { namesThen[$0] },
            differences: differences, points: points)
    }
}
