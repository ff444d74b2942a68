package import BatonModel
package import BatonPlatform
internal import Postgres

/// A change of a tenant's numbers for leads; what is `nil` stays.
package struct LeadPolicyPatch: Sendable, Equatable {
    /// Windows, in seconds.
    package var responseWindow: Int32?
    package var followUpWindow: Int32?
    package var poolWindow: Int32?
    package var escalationWindow: Int32?
    /// The key of a role.
    package var escalateTo: String?
    package var highIntentScore: Int16?
    package var nurtureScore: Int16?
    package var callMinimumSeconds: Int32?
    package var chatMinimumMessages: Int32?
    package var responseInWorkingTime: Bool?
    package var followUpInWorkingTime: Bool?
    package var poolInWorkingTime: Bool?
    package var mailQualifies: Bool?
    package var visitQualifies: Bool?
    package var doubleCallDays: Int16?
    package var doubleCallMode: DoubleCallMode?
    package var heatGreenPercent: Int16?
    package var heatAmberPercent: Int16?
    package var deletedDays: Int16?
    /// The inner `nil`: no team.
    package var poolTeam: TeamID??
    package var assignmentStrategy: AssignmentStrategy?

    package init() {}

    /// Whether leads may change their intent.
    var movesThresholds: Bool { highIntentScore != nil || nurtureScore != nil }

    /// A year: beyond it a deadline is none.
    package static let maximumWindow: Int32 = 366 * 86_400
}

/// The numbers by which a tenant's leads are scored, due and escalated (L3, L5): configuration, changed without a deployment.
package struct LeadPolicyService: Sendable {
    private let database: Database
    private let configurations: LeadConfigurationCache

    package init(database: Database, configurations: LeadConfigurationCache) {
        self.database = database
        self.configurations = configurations
    }

    package func policy(_ scope: TenantScope) async throws -> LeadPolicy {
        // Asserted, so that what is shown is what holds.
        _ = try await database.once(scope, as: scope.member == nil ? .system : .member, readOnly: true, [])
        return try await configurations.configuration(scope).policy
    }

    /// Holds for deadlines that begin from now on; running ones keep theirs.
    ///
    /// - Throws: `validation_failed`: a window that is no time, thresholds out of order, an escalation that nobody would hear, working time
    ///   without a calendar.
    package func update(_ patch: LeadPolicyPatch, _ scope: TenantScope) async throws -> LeadPolicy {
        try scope.require(.write, .leadRules)
        var problems = FieldProblems()
        problems.check(patch)
        try problems.check()

        do {
            return try await write(patch, scope)
        } catch let error as DatabaseError where error.constraint == "lead_policy_score_check" {
            throw ValidationFailure([.invalidThresholds])
        } catch let error as DatabaseError where error.constraint == "lead_policy_heat_check" {
            throw ValidationFailure([.invalidHeat])
        }
    }

    private func write(_ patch: LeadPolicyPatch, _ scope: TenantScope) async throws -> LeadPolicy {
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .system) { transaction in
            // The reference table first; its row lock also keeps two changes apart.
            transaction.enqueue(AccessChange.newVersion(tenant))
            if let role = patch.escalateTo {
                let listeners = try await transaction.run(
                    """
                    SELECT count(*) FROM baton.member m
                    JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
                    JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
                    WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant)
                      AND m.status = 1 AND m.deleted_at IS NULL AND r.key = \(role)
                    """
                ).single(Int64.self)
                guard listeners != 0 else {
                    throw ValidationFailure([.escalatesToNobody(role)])
                }
            }
            try await requireCalendar(patch, tenant, transaction)
            if let team = patch.poolTeam.flatMap({ $0 }) {
                let found = try await transaction.run("SELECT 1 FROM baton.team WHERE tenant_id = \(tenant) AND id = \(team)")
                if found.isEmpty { throw ValidationFailure([.unknownTeam("/pool_team_id")]) }
            }
            if patch.assignmentStrategy == .weighted { transaction.enqueue(RoutingWeightsHandler.arm(tenant)) }
            let results = try await transaction.finish(
                [
                    """
                    UPDATE baton.lead_policy SET
                        response_window_s = coalesce(\(patch.responseWindow), response_window_s),
                        follow_up_window_s = coalesce(\(patch.followUpWindow), follow_up_window_s),
                        pool_window_s = coalesce(\(patch.poolWindow), pool_window_s),
                        escalation_window_s = coalesce(\(patch.escalationWindow), escalation_window_s),
                        escalate_to = coalesce(\(patch.escalateTo), escalate_to),
                        high_intent_score = coalesce(\(patch.highIntentScore), high_intent_score),
                        nurture_score = coalesce(\(patch.nurtureScore), nurture_score),
                        call_min_s = coalesce(\(patch.callMinimumSeconds), call_min_s),
                        chat_min_messages = coalesce(\(patch.chatMinimumMessages), chat_min_messages),
                        response_in_working_time = coalesce(\(patch.responseInWorkingTime), response_in_working_time),
                        follow_up_in_working_time = coalesce(\(patch.followUpInWorkingTime), follow_up_in_working_time),
                        pool_in_working_time = coalesce(\(patch.poolInWorkingTime), pool_in_working_time),
                        mail_qualifies = coalesce(\(patch.mailQualifies), mail_qualifies),
                        visit_qualifies = coalesce(\(patch.visitQualifies), visit_qualifies),
                        double_call_days = coalesce(\(patch.doubleCallDays), double_call_days),
                        double_call_mode = coalesce(\(patch.doubleCallMode?.rawValue), double_call_mode),
                        heat_green_percent = coalesce(\(patch.heatGreenPercent), heat_green_percent),
                        heat_amber_percent = coalesce(\(patch.heatAmberPercent), heat_amber_percent),
                        deleted_days = coalesce(\(patch.deletedDays), deleted_days),
                        pool_team_id = CASE WHEN \(patch.poolTeam != nil) THEN \(patch.poolTeam ?? nil) ELSE pool_team_id END,
                        assignment_strategy = coalesce(\(patch.assignmentStrategy?.rawValue), assignment_strategy)
                    WHERE tenant_id = \(tenant)
                    """,
                    LeadPolicy.select(tenant),
                ] + (patch.deletedDays == nil ? [] : [LeadPurgeHandler.rearm(tenant)])
                    + (patch.movesThresholds ? Rescoring.start(.thresholds, scope) : []))
            guard let policy = try LeadPolicy(results[1]) else { throw BatonError(.internalError) }
            return policy
        }
    }

    /// Without a calendar there is no working time.
    private func requireCalendar(_ patch: LeadPolicyPatch, _ tenant: TenantID, _ transaction: Transaction) async throws {
        let wanted = patch.workingTimeFlags.filter { $0.1 == true }
        if wanted.isEmpty { return }
        let hasCalendar = try await !transaction.run(
            "SELECT 1 FROM baton.working_calendar WHERE tenant_id = \(tenant) AND is_default"
        ).isEmpty
        guard !hasCalendar else { return }
        throw ValidationFailure(wanted.map { FieldProblem.calendarMissing($0.place) })
    }
}

extension LeadPolicy {
    static func select(_ tenant: TenantID) -> SQL {
        """
        SELECT high_intent_score, nurture_score, response_window_s, follow_up_window_s, pool_window_s, call_min_s,
               chat_min_messages, pool_team_id, escalation_window_s, escalate_to, response_in_working_time,
               follow_up_in_working_time, pool_in_working_time, mail_qualifies, visit_qualifies, double_call_days, double_call_mode,
               heat_green_percent, heat_amber_percent, deleted_days, assignment_strategy
        FROM baton.lead_policy WHERE tenant_id = \(tenant)
        """
    }

    /// `nil` without a row.
    init?(_ result: QueryResult) throws {
        guard
            let row = try result.first(
                (
                    Int16, Int16, Int32, Int32, Int32, Int32, Int32, TeamID?, Int32, String, Bool, Bool, Bool, Bool, Bool, Int16, Int16,
                    Int16, Int16, Int16, Int16
                ).self)
        else { return nil }
        self.init()
        highIntentScore = row.0
        nurtureScore = row.1
        responseWindow = .seconds(row.2)
        followUpWindow = .seconds(row.3)
        poolWindow = .seconds(row.4)
        callMinimumSeconds = row.5
        chatMinimumMessages = row.6
        poolTeam = row.7
        escalationWindow = .seconds(row.8)
        escalateTo = row.9
        assignmentStrategy = AssignmentStrategy(rawValue: row.20) ?? .leastLoad
        inWorkingTime = Set([(Window.response, row.10), (.followUp, row.11), (.pool, row.12)].filter(\.1).map(\.0))
        mailQualifies = row.13
        visitQualifies = row.14
        doubleCallDays = row.15
        doubleCallMode = DoubleCallMode(rawValue: row.16) ?? .warn
        heatGreenPercent = row.17
        heatAmberPercent = row.18
        deletedDays = row.19
    }
}

extension LeadPolicy {
    /// Makes the tenant's numbers these.
    func update(_ tenant: TenantID) -> SQL {
        """
        UPDATE baton.lead_policy SET
            response_window_s = \(Int32(responseWindow.components.seconds)), follow_up_window_s = \(Int32(followUpWindow.components.seconds)),
            pool_window_s = \(Int32(poolWindow.components.seconds)), escalation_window_s = \(Int32(escalationWindow.components.seconds)),
            escalate_to = \(escalateTo), high_intent_score = \(highIntentScore), nurture_score = \(nurtureScore),
            call_min_s = \(callMinimumSeconds), chat_min_messages = \(chatMinimumMessages), pool_team_id = \(poolTeam),
            response_in_working_time = \(inWorkingTime.contains(.response)),
            follow_up_in_working_time = \(inWorkingTime.contains(.followUp)), pool_in_working_time = \(inWorkingTime.contains(.pool)),
            assignment_strategy = \(assignmentStrategy.rawValue), mail_qualifies = \(mailQualifies), visit_qualifies = \(visitQualifies),
            double_call_days = \(doubleCallDays), double_call_mode = \(doubleCallMode.rawValue),
            heat_green_percent = \(heatGreenPercent), heat_amber_percent = \(heatAmberPercent), deleted_days = \(deletedDays)
        WHERE tenant_id = \(tenant)
        """
    }
}

extension LeadPolicyPatch {
    var workingTimeFlags: [(place: String, flag: Bool?)] {
        [
            ("/response_in_working_time", responseInWorkingTime), ("/follow_up_in_working_time", followUpInWorkingTime),
            ("/pool_in_working_time", poolInWorkingTime),
        ]
    }

    /// What holds afterwards.
    func applied(to policy: LeadPolicy) -> LeadPolicy {
        var policy = policy
        if let responseWindow { policy.responseWindow = .seconds(responseWindow) }
        if let followUpWindow { policy.followUpWindow = .seconds(followUpWindow) }
        if let poolWindow { policy.poolWindow = .seconds(poolWindow) }
        if let escalationWindow { policy.escalationWindow = .seconds(escalationWindow) }
        if let escalateTo { policy.escalateTo = escalateTo }
        if let highIntentScore { policy.highIntentScore = highIntentScore }
        if let nurtureScore { policy.nurtureScore = nurtureScore }
        if let callMinimumSeconds { policy.callMinimumSeconds = callMinimumSeconds }
        if let chatMinimumMessages { policy.chatMinimumMessages = chatMinimumMessages }
        if let poolTeam { policy.poolTeam = poolTeam }
        if let assignmentStrategy { policy.assignmentStrategy = assignmentStrategy }
        if let mailQualifies { policy.mailQualifies = mailQualifies }
        if let visitQualifies { policy.visitQualifies = visitQualifies }
        if let doubleCallDays { policy.doubleCallDays = doubleCallDays }
        if let doubleCallMode { policy.doubleCallMode = doubleCallMode }
        if let heatGreenPercent { policy.heatGreenPercent = heatGreenPercent }
        if let heatAmberPercent { policy.heatAmberPercent = heatAmberPercent }
        if let deletedDays { policy.deletedDays = deletedDays }
        for (window, flag) in [
            (LeadPolicy.Window.response, responseInWorkingTime), (.followUp, followUpInWorkingTime), (.pool, poolInWorkingTime),
        ] {
            switch flag {
            case true?: policy.inWorkingTime.insert(window)
            case false?: policy.inWorkingTime.remove(window)
            case nil: break
            }
        }
        return policy
    }
}

extension FieldProblems {
    /// What is wrong with a patch by itself.
    mutating func check(_ patch: LeadPolicyPatch) {
        for (pointer, window) in [
            ("/response_window_s", patch.responseWindow), ("/follow_up_window_s", patch.followUpWindow),
            ("/pool_window_s", patch.poolWindow),
            ("/escalation_window_s", patch.escalationWindow),
        ] {
            guard let window, !(1...LeadPolicyPatch.maximumWindow).contains(window) else { continue }
            append(
                FieldProblem(
                    pointer, "invalid_window", zh: "时限必须在 1 秒到 366 天之间", en: "A window lies between 1 second and 366 days."))
        }
        for (pointer, number) in [("/call_min_s", patch.callMinimumSeconds), ("/chat_min_messages", patch.chatMinimumMessages)] {
            guard let number, !(0...86_400).contains(number) else { continue }
            append(FieldProblem(pointer, "out_of_range", zh: "必须在 0 到 86400 之间", en: "Must be between 0 and 86400."))
        }
    }
}

extension FieldProblem {
    static let invalidThresholds = FieldProblem(
        "/high_intent_score", "invalid_thresholds", zh: "应满足 0 ≤ 培育分 ≤ 高意向分 ≤ 100",
        en: "Must hold: 0 ≤ nurture_score ≤ high_intent_score ≤ 100.")

    static let invalidHeat = FieldProblem(
        "/heat_green_percent", "invalid_thresholds", zh: "应满足 0 ≤ 黄色 ≤ 绿色 ≤ 100",
        en: "Must hold: 0 ≤ heat_amber_percent ≤ heat_green_percent ≤ 100.")

    static func escalatesToNobody(_ role: String) -> FieldProblem {
        FieldProblem(
            "/escalate_to", "escalates_to_nobody", zh: "没有在岗成员担任角色 \(role)，升级将无人收到",
            en: "No active member has the role \(role); nobody would be told.")
    }

    static func calendarMissing(_ place: String) -> FieldProblem {
        FieldProblem(place, "calendar_missing", zh: "请先建立工作日历", en: "Make a working calendar first.")
    }
}
