package import FoundationEssentials

/// Where a lead goes before a member is picked.
package struct LeadRoute: Equatable, Sendable {
    package enum Target: Hashable, Sendable {
        case team(TeamID)
        case member(MemberID, of: TeamID?)
        /// `nil` where the tenant has named no team for its pool.
        case pool(TeamID?)
    }

    package var target: Target
    /// `nil`: no rule fits.
    package var rule: RuleID?
    package var strategy: AssignmentStrategy = .leastLoad
    /// Whose members may get it: the target and, if the rule says so, those below it. Empty for a pool.
    package var teams: [TeamID] = []
    package var skipsOffHours = false
    package var assignsOffHours = false

    package init(_ target: Target, rule: RuleID? = nil) {
        self.target = target
        self.rule = rule
        switch target {
        case .team(let team), .member(_, of: let team?): teams = [team]
        case .member(_, of: nil), .pool: break
        }
    }

    /// Whose lead it is when nobody gets it.
    package var team: TeamID? {
        switch target {
        case .team(let team): team
        case .member(_, let team), .pool(let team): team
        }
    }
}

/// When a lead is routed.
package struct RoutingMoment: Sendable {
    package var instant: Date
    /// In the tenant's zone: quotas and absences go by it.
    package var today: CalendarDay
    /// Whether a team works now, by its calendar; without a calendar always.
    package var isWorking: @Sendable (TeamID?) -> Bool

    package init(instant: Date, today: CalendarDay, isWorking: @escaping @Sendable (TeamID?) -> Bool = { _ in true }) {
        self.instant = instant
        self.today = today
        self.isWorking = isWorking
    }
}

/// A tenant's rules, compiled once. A rule that is broken is passed over, the others hold; nothing that comes in is lost.
package struct LeadRouter: Sendable {
    private struct Compiled: Sendable {
        var tests: [ConditionTest]
        var route: LeadRoute
        var arrivalTeam: TeamID?
    }

    private var compiled: [Compiled] = []
    /// Of enabled rules that are passed over.
    package private(set) var broken: [RuleID: [FieldProblem]] = [:]
    package let poolTeam: TeamID?

    package init(rules: [RoutingRule], _ directory: RuleDirectory, poolTeam: TeamID?, standard: AssignmentStrategy = .leastLoad) {
        self.poolTeam = poolTeam
        let tree = TeamTree(directory.teams)
        for rule in rules.sorted(by: { ($0.position, $0.id) < ($1.position, $1.id) }) where rule.isEnabled {
            var problems = FieldProblems()
            let tests = ConditionTest.compile(rule.conditions, directory, for: .routing, &problems)
            rule.checkTarget(directory, &problems)
            guard problems.isEmpty else {
                broken[rule.id] = problems.all
                continue
            }
            var route: LeadRoute
            switch rule.target {
            case .team(let team):
                route = LeadRoute(.team(team), rule: rule.id)
                if rule.includesSubteams { route.teams = tree.subtree(of: team) }
            case .member(let member): route = LeadRoute(.member(member, of: directory.members[member]?.team), rule: rule.id)
            case .pool(let team): route = LeadRoute(.pool(team), rule: rule.id)
            }
            route.strategy = rule.strategy ?? standard
            route.skipsOffHours = rule.skipsOffHours
            route.assignsOffHours = rule.assignsOffHours
            compiled.append(Compiled(tests: tests, route: route, arrivalTeam: route.team))
        }
    }

    /// Where it goes.
    package func route(_ lead: LeadFacts, at moment: RoutingMoment) -> LeadRoute {
        let fitting = compiled.first { rule in
            rule.tests.allSatisfy { $0.holds(for: lead, isWorking: moment.isWorking(rule.arrivalTeam)) }
        }
        return fitting?.route ?? LeadRoute(.pool(poolTeam))
    }

    /// Where it may go, whatever the time is, in the order of rules; the last is that which holds at any time. One of them is what `route` says.
    package func routes(_ lead: LeadFacts) -> [LeadRoute] {
        var routes: [LeadRoute] = []
        for rule in compiled {
            let (at, off) = (true, false)
            let holdsAtWork = rule.tests.allSatisfy { $0.holds(for: lead, isWorking: at) }
            let holdsOff = rule.tests.allSatisfy { $0.holds(for: lead, isWorking: off) }
            if holdsAtWork || holdsOff { routes.append(rule.route) }
            if holdsAtWork && holdsOff { return routes }
        }
        return routes + [LeadRoute(.pool(poolTeam))]
    }
}

extension RoutingRule {
    /// - Throws: into `problems`: `unknown_team`, `unknown_member`, `takes_no_leads`, `calendar_missing`.
    package func checkTarget(_ directory: RuleDirectory, _ problems: inout FieldProblems) {
        switch target {
        case .team(let team), .pool(let team):
            if !directory.teams.contains(where: { $0.id == team }) { problems.append(.unknownTeam("/team_id")) }
        case .member(let id):
            guard let member = directory.members[id], member.isEnabled else {
                problems.append(
                    FieldProblem("/member_id", "unknown_member", zh: "没有这位成员，或已停用", en: "No member with this id, or one who is disabled."))
                return
            }
            if member.team == nil {
                problems.append(
                    FieldProblem("/member_id", "member_without_team", zh: "这位成员不属于任何团队", en: "This member belongs to no team."))
            }
            if !member.takesLeads {
                problems.append(
                    FieldProblem("/member_id", "takes_no_leads", zh: "这位成员不接收线索分配", en: "Routing may not pick this member."))
            }
        }
        if skipsOffHours, !directory.hasCalendar {
            problems.append(FieldProblem("/skip_off_hours", "calendar_missing", zh: "请先建立工作日历", en: "Make a working calendar first."))
        }
    }
}
