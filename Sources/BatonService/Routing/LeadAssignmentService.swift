package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Why a lead is where it is (L4).
package struct LeadAssignmentService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    package struct Explained: Sendable {
        package var lead: LeadID
        package var at: Date
        package var explanation: AssignmentExplanation
    }

    private struct Data: Decodable {
        var ownerId: String?
        var fromOwnerId: String?
        var teamId: String?
        var routingRuleId: String?
        var reason: String?
        var strategy: String?
        var openLeads: String?
        var sharePercent: String?
        var passedOver: String?
        var passedOverFor: String?
        var passedOverCount: String?
    }

    /// Of its last assignment, as long as events are kept. Two round trips.
    ///
    /// - Throws: `not_found`, also for a lead out of sight; `permission_denied`.
    package func explanation(of lead: LeadID, _ scope: TenantScope) async throws -> Explained {
        try scope.require(.read, .leadCard)
        let tenant = scope.tenant
        let visible = try await database.once(
            scope, as: .member, readOnly: true,
            ["SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(lead) AND deleted_at IS NULL"])
        guard !visible[0].isEmpty else { throw BatonError(.notFound) }
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT kind, created_at, actor_kind, actor_id, data::text FROM baton.event
                WHERE tenant_id = \(tenant) AND subject_id = \(lead) AND kind IN ('lead.assigned', 'lead.pooled')
                ORDER BY created_at DESC, id DESC LIMIT 1
                """,
                "SELECT id, name FROM baton.member WHERE tenant_id = \(tenant)",
                "SELECT id, name FROM baton.team WHERE tenant_id = \(tenant)",
                "SELECT id, name FROM baton.routing_rule WHERE tenant_id = \(tenant)",
            ])
        guard let row = try results[0].first((String, Date, Int16, MemberID?, String).self) else {
            throw BatonError(.notFound, detail: "the assignment lies further back than events are kept")
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let data = try? decoder.decode(Data.self, from: FoundationEssentials.Data(row.4.utf8)) else {
            throw BatonError(.internalError)
        }
        let names = Dictionary(try results[1].decode((MemberID, String).self).map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
        let teams = Dictionary(try results[2].decode((TeamID, String).self).map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
        let rules = Dictionary(try results[3].decode((RuleID, String).self).map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })

        var explanation = AssignmentExplanation(Self.cause(data, isWorker: row.2 == 4, isMember: row.2 == 1))
        if row.0 == "lead.assigned" { explanation.owner = data.ownerId.flatMap { MemberID($0) }.map { ($0, names[$0]) } }
        explanation.team = data.teamId.flatMap { TeamID($0) }.map { ($0, teams[$0]) }
        explanation.rule = data.routingRuleId.flatMap { RuleID($0) }.map { ($0, rules[$0]) }
        if explanation.cause != .routing { explanation.actor = row.2 == 1 ? row.3.map { ($0, names[$0]) } : nil }
        explanation.strategy = data.strategy.flatMap(AssignmentStrategy.init(key:))
        explanation.openLeads = data.openLeads.flatMap { Int($0) }
        explanation.sharePercent = data.sharePercent.flatMap { Int($0) }
        explanation.reason = data.reason
        let passed = (data.passedOver ?? "").split(separator: " ").compactMap { MemberID($0) }
        // Before there were others, everybody who was passed over was frozen.
        let obstacles = (data.passedOverFor ?? "").split(separator: " ").map {
            AssignmentCandidates.Obstacle(rawValue: String($0)) ?? .frozen
        }
        explanation.passedOver = passed.enumerated().map { index, member in
            .init(member: member, name: names[member], obstacle: index < obstacles.count ? obstacles[index] : .frozen)
        }
        explanation.passedOverCount = data.passedOverCount.flatMap { Int($0) } ?? passed.count
        return Explained(lead: lead, at: row.1, explanation: explanation)
    }

    /// What has no former owner, and was not given by anybody who names one, came in.
    private static func cause(_ data: Data, isWorker: Bool, isMember: Bool) -> AssignmentExplanation.Cause {
        if isWorker { return .escalation }
        if data.routingRuleId != nil || data.strategy != nil || data.reason != nil { return .routing }
        return data.fromOwnerId != nil && !isMember ? .handOver : .member
    }
}
