internal import BatonModel
internal import BatonPlatform
internal import Postgres

/// How the owner of a lead that comes in is found: what has to be locked and read for it is known before the transaction begins.
enum AssignmentPlan: Sendable {
    /// Nobody is looked for.
    case pool(LeadRoute)
    /// The least load of one team, in which nobody is frozen, away or limited: PostgreSQL finds him.
    case leastLoad(LeadRoute, of: TeamID)
    /// Everybody of all teams that may come into question is read, under their locks.
    case search([LeadRoute], LeadFacts, teams: [TeamID])

    init(_ lead: LeadFacts, _ configuration: LeadConfiguration) {
        let routes = configuration.router.routes(lead)
        let teams = Set(routes.flatMap(\.teams)).sorted()
        if routes.count == 1, teams.isEmpty {
            self = .pool(routes[0])
        } else if routes.count == 1, case .team(let team) = routes[0].target, teams.count == 1, routes[0].strategy.isByLoad(lead.intent),
            !routes[0].skipsOffHours, !configuration.mayFreeze, !configuration.hasLimitsOrAbsences,
            !configuration.members.values.contains(where: { $0.isMissed && $0.team == team })
        {
            self = .leastLoad(routes[0], of: team)
        } else {
            self = .search(routes, lead, teams: teams)
        }
    }

    /// Of the first flush.
    func reads(_ tenant: TenantID) -> [SQL] {
        switch self {
        case .pool: []
        case .leastLoad(_, let team): [LeadRepository.lockTeam(team, tenant: tenant), LeadRepository.pickMember(of: team, tenant: tenant)]
        case .search(_, _, let teams):
            [AssignmentStore.lock(teams, tenant: tenant)] + AssignmentStore.reads(of: "SELECT unnest(\(teams))", tenant: tenant)
        }
    }

    /// - Returns: what is to be written before the lead.
    func assign(
        _ assignment: inout LeadRepository.Assignment, _ results: ArraySlice<QueryResult>, _ configuration: LeadConfiguration,
        _ tenant: TenantID
    ) throws -> [SQL] {
        switch self {
        case .pool(let route):
            assignment.take(route)
            return []
        case .leastLoad(let route, let team):
            assignment.take(route)
            var pick = AssignmentCandidates.Pick()
            if let (member, open) = try results.last?.first((MemberID, Int32).self) {
                (pick.member, pick.openLeads, pick.team, pick.strategy) = (member, open, team, .leastLoad)
            }
            assignment.pick = pick
            assignment.owner = pick.member
            return []
        case .search(let routes, let lead, _):
            var reading = try AssignmentStore.decode(results.dropFirst(), configuration.calendars)
            let route = routes.count == 1 ? routes[0] : configuration.router.route(lead, at: reading.moment)
            assignment.take(route)
            guard !route.teams.isEmpty else { return [] }
            let pick = reading.candidates.pick(for: route, intent: lead.intent)
            assignment.pick = pick
            assignment.owner = pick.member
            if let team = pick.team { assignment.team = team }
            return AssignmentStore.writes(reading.candidates, counted: pick.counted, on: reading.moment.today, tenant: tenant)
        }
    }
}

extension LeadRepository.Assignment {
    fileprivate mutating func take(_ route: LeadRoute) {
        team = route.team
        rule = route.rule
    }
}

extension AssignmentStrategy {
    fileprivate func isByLoad(_ intent: LeadIntent) -> Bool { self == .leastLoad || self == .weighted && intent != .high }
}
