package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Somebody whom routing passes over, and why.
package struct AssignmentFreeze: Sendable, Equatable {
    package var id: FreezeID
    package var member: MemberID
    /// Where he belongs now.
    package var team: TeamID?
    /// What was missed: an `EscalationTrigger`, or one of a newer program.
    package var reason: String
    /// The record whose deadline was missed.
    package var subject: SubjectID
    package var policyVersion: EscalationVersionID?
    /// Of the policy, from 1.
    package var step: Int16?
    package var assignments: Int16
    package var remaining: Int16
    package var createdAt: Date
    package var endedAt: Date?
    package var liftedBy: MemberID?
}

/// Freezes are made by escalation, counted down by routing, and lifted here (L11).
///
/// Everybody sees his own; who may assign leads of a team, or of the tenant, sees those of its members, and lifts them.
package struct AssignmentFreezeService: Sendable {
    let database: Database
    let wakeups: Wakeups

    package init(database: Database, wakeups: Wakeups) {
        self.database = database
        self.wakeups = wakeups
    }

    /// Freezes that are listed, the newest.
    package static let shown = 200

    /// - Parameters:
    ///   - member: only his.
    ///   - isRunning: only those that still count down, or only those that are over.
    package func freezes(of member: MemberID? = nil, isRunning: Bool? = nil, _ scope: TenantScope) async throws -> [AssignmentFreeze] {
        var condition = visible(scope)
        if let member { condition.append(" AND f.member_id = \(member)") }
        if let isRunning { condition.append(isRunning ? " AND f.ended_at IS NULL" : " AND f.ended_at IS NOT NULL") }
        condition.append(" ORDER BY f.created_at DESC, f.id DESC LIMIT \(fragment: .constant(Self.shown))")
        return try Self.decode(try await database.once(scope, as: .system, readOnly: true, [select(condition, scope)])[0])
    }

    /// - Throws: `not_found`, also for what the caller may not see.
    package func freeze(_ id: FreezeID, _ scope: TenantScope) async throws -> AssignmentFreeze {
        let statement = select("\(fragment: visible(scope)) AND f.id = \(id)", scope)
        let found = try Self.decode(try await database.once(scope, as: .system, readOnly: true, [statement])[0]).first
        guard let found else { throw BatonError(.notFound, detail: "freeze") }
        return found
    }

    /// Ends it: routing may pick the member again. He is told.
    ///
    /// - Throws: `not_found`; `permission_denied` for who may not assign leads where the member belongs, and for one's own, unless one may assign
    ///   all of the tenant's; `conflict`, when it is over.
    package func lift(_ id: FreezeID, _ scope: TenantScope) async throws -> AssignmentFreeze {
        let tenant = scope.tenant
        let freeze = try await database.withTenant(scope, as: .system) { transaction in
            let statement = select("\(fragment: visible(scope)) AND f.id = \(id) FOR NO KEY UPDATE OF f", scope)
            guard var freeze = try Self.decode(try await transaction.run(statement)).first else {
                throw BatonError(.notFound, detail: "freeze")
            }
            guard mayLift(freeze, scope) else { throw BatonError(.permissionDenied, detail: "lead_card:assign") }
            guard freeze.endedAt == nil else { throw BatonError(.conflict, detail: "the freeze is over") }
            let lifter = scope.member?.id
            let draft = NotificationDraft(
                .freezeLifted, to: freeze.member, subject: id, data: .object(["freeze_id": id.description]), tenant: tenant)
            let results = try await transaction.finish(
                [
                    """
                    UPDATE baton.assignment_freeze SET ended_at = baton.now(), lifted_by = \(lifter)
                    WHERE tenant_id = \(tenant) AND id = \(id) RETURNING ended_at
                    """,
                    // What was asked for has been given.
                    """
                    UPDATE baton.freeze_appeal SET decision = 1, decided_at = baton.now(), decided_by = \(lifter)
                    WHERE tenant_id = \(tenant) AND freeze_id = \(id) AND decision = 0
                    """,
                    EventRecord(
                        "member.unfrozen", facet: .permissions, subject: freeze.member,
                        data: .object([
                            "freeze_id": id.description, "reason": freeze.reason, "remaining": "\(freeze.remaining)",
                        ])
                    ).insert(scope),
                ] + (lifter == freeze.member ? [] : NotificationDraft.insert([draft], isPosted: scope.hasChannels, tenant: tenant)))
            freeze.endedAt = try results[0].single(Date.self)
            freeze.liftedBy = lifter
            return freeze
        }
        wakeups.ring(.member(freeze.member))
        return freeze
    }

    // MARK: who

    private func reaches(_ scope: TenantScope) -> Set<Reach> { scope.member?.grants.reaches(.assign, .leadCard) ?? [.tenant] }

    /// As a condition on `f` and the member `m`.
    func visible(_ scope: TenantScope) -> SQL {
        guard let member = scope.member, !reaches(scope).contains(.tenant) else { return "true" }
        if reaches(scope).contains(.team) { return "(m.id = \(member.id) OR m.team_id = ANY (\(member.position.teams)))" }
        return "m.id = \(member.id)"
    }

    func mayLift(_ freeze: AssignmentFreeze, _ scope: TenantScope) -> Bool {
        guard let member = scope.member else { return scope.actor == .hostOperator }
        if reaches(scope).contains(.tenant) { return true }
        return freeze.member != member.id && reaches(scope).contains(.team) && (freeze.team.map(member.position.teams.contains) ?? false)
    }

    func select(_ condition: SQL, _ scope: TenantScope) -> SQL {
        """
        SELECT f.id, f.member_id, m.team_id, f.reason, f.subject_id, f.policy_version_id, f.step, f.assignments, f.remaining, f.created_at,
               f.ended_at, f.lifted_by
        FROM baton.assignment_freeze f JOIN baton.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id
        WHERE f.tenant_id = \(scope.tenant) AND m.tenant_id = \(scope.tenant) AND \(fragment: condition)
        """
    }

    static func decode(_ result: QueryResult) throws -> [AssignmentFreeze] {
        try result.decode(
            (
                FreezeID, MemberID, TeamID?, String, SubjectID, EscalationVersionID?, Int16?, Int16, Int16, Date, Date?, MemberID?
            ).self
        ).map {
            AssignmentFreeze(
                id: $0.0, member: $0.1, team: $0.2, reason: $0.3, subject: $0.4, policyVersion: $0.5, step: $0.6, assignments: $0.7,
                remaining: $0.8, createdAt: $0.9, endedAt: $0.10, liftedBy: $0.11)
        }
    }
}
