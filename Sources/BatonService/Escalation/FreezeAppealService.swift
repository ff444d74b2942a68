package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

package enum AppealEntity {}
package typealias AppealID = Identifier<AppealEntity>

/// What a frozen member says against it (L11), and what has been decided.
package struct FreezeAppeal: Sendable, Equatable {
    package enum State: String, CaseIterable, Sendable {
        case open, accepted, refused
        /// The freeze ran out before anybody had decided.
        case expired
    }

    package var id: AppealID
    package var freeze: FreezeID
    package var member: MemberID
    /// Of the freeze: what was missed, and of which record.
    package var reason: String
    package var subject: SubjectID
    package var statement: String
    package var state: State
    package var createdAt: Date
    package var decidedAt: Date?
    package var decidedBy: MemberID?
    package var reply: String?
}

extension AssignmentFreezeService {
    /// Scalars of a statement and of a reply.
    package static let maximumAppeal = 2000

    /// Those that one may see (`freezes`), the newest `shown`.
    package func appeals(in state: FreezeAppeal.State? = nil, _ scope: TenantScope) async throws -> [FreezeAppeal] {
        var condition = visible(scope)
        switch state {
        case nil: break
        case .open: condition.append(" AND a.decision = 0 AND f.ended_at IS NULL")
        case .accepted: condition.append(" AND a.decision = 1")
        case .refused: condition.append(" AND a.decision = 2")
        case .expired: condition.append(" AND a.decision = 0 AND f.ended_at IS NOT NULL")
        }
        condition.append(" ORDER BY a.created_at DESC, a.id DESC LIMIT \(fragment: .constant(Self.shown))")
        return try Self.decodeAppeals(try await database.once(scope, as: .system, readOnly: true, [selectAppeals(condition, scope)])[0])
    }

    /// - Throws: `not_found`.
    package func appeal(against freeze: FreezeID, _ scope: TenantScope) async throws -> FreezeAppeal {
        let statement = selectAppeals("\(fragment: visible(scope)) AND f.id = \(freeze)", scope)
        let found = try Self.decodeAppeals(try await database.once(scope, as: .system, readOnly: true, [statement])[0]).first
        guard let found else { throw BatonError(.notFound, detail: "appeal") }
        return found
    }

    /// The frozen member says why it is wrong; who answers for his team is told.
    ///
    /// - Throws: `not_found`; `permission_denied` for another's freeze; `validation_failed`; `conflict`, when it is over, or there is an appeal.
    package func appeal(against id: FreezeID, saying text: String?, _ scope: TenantScope) async throws -> FreezeAppeal {
        let tenant = scope.tenant
        var problems = FieldProblems()
        let statement = problems.text(text, "/statement", max: Self.maximumAppeal, multiline: true)
        if statement == nil, problems.isEmpty {
            problems.append(FieldProblem("/statement", "missing", zh: "请说明理由", en: "Say why."))
        }
        try problems.check()
        let (appeal, told) = try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run(
                [select("\(fragment: visible(scope)) AND f.id = \(id) FOR NO KEY UPDATE OF f", scope)] + RoutingPeople.reads(tenant))
            guard let freeze = try Self.decode(results[0]).first else { throw BatonError(.notFound, detail: "freeze") }
            guard let member = scope.member?.id, member == freeze.member else {
                throw BatonError(.permissionDenied, detail: "the freeze is another member's")
            }
            guard freeze.endedAt == nil else { throw BatonError(.conflict, detail: "the freeze is over") }
            let people = try RoutingPeople(results[1...])
            let supervisors = people.supervisors[freeze.team].filter { $0 != member }
            let told = supervisors.isEmpty ? people.admins.filter { $0 != member } : supervisors
            let appeal = AppealID.make()
            let drafts = told.map {
                NotificationDraft(
                    .freezeAppealed, to: $0, subject: id,
                    data: .object(["freeze_id": id.description, "appeal_id": appeal.description, "member_id": member.description]),
                    tenant: tenant)
            }
            let written = try await transaction.finish(
                [
                    """
                    INSERT INTO baton.freeze_appeal (tenant_id, id, freeze_id, member_id, statement)
                    VALUES (\(tenant), \(appeal), \(id), \(member), \(statement)) RETURNING created_at
                    """,
                    EventRecord(
                        "member.freeze_appealed", facet: .permissions, subject: member,
                        data: .object(["freeze_id": id.description, "appeal_id": appeal.description])
                    ).insert(scope),
                ] + (drafts.isEmpty ? [] : NotificationDraft.insert(drafts, isPosted: scope.hasChannels, tenant: tenant)))
            return (
                FreezeAppeal(
                    id: appeal, freeze: id, member: member, reason: freeze.reason, subject: freeze.subject, statement: statement ?? "",
                    state: .open, createdAt: try written[0].single(Date.self) ?? freeze.createdAt), told
            )
        } onConflict: {
            BatonError(.conflict, detail: "there is an appeal against this freeze already")
        }
        for member in told { wakeups.ring(.member(member)) }
        return appeal
    }

    /// Accepted, the freeze is lifted; refused, it goes on. The member is told either way.
    ///
    /// - Throws: `not_found`; `permission_denied`, as for `lift`; `validation_failed`: a refusal without a reason; `conflict`, when it has been decided or the
    ///   freeze is over.
    package func decide(on freeze: FreezeID, isAccepted: Bool, reply text: String?, _ scope: TenantScope) async throws -> FreezeAppeal {
        let tenant = scope.tenant
        var problems = FieldProblems()
        let reply = problems.text(text, "/reply", max: Self.maximumAppeal, multiline: true)
        if !isAccepted, reply == nil, problems.isEmpty {
            problems.append(FieldProblem("/reply", "missing", zh: "不接受时请说明理由", en: "Give a reason for the refusal."))
        }
        try problems.check()
        let appeal = try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([
                select("\(fragment: visible(scope)) AND f.id = \(freeze) FOR NO KEY UPDATE OF f", scope),
                selectAppeals("f.id = \(freeze)", scope),
            ])
            guard let frozen = try Self.decode(results[0]).first, var appeal = try Self.decodeAppeals(results[1]).first else {
                throw BatonError(.notFound, detail: "appeal")
            }
            guard mayLift(frozen, scope) else { throw BatonError(.permissionDenied, detail: "lead_card:assign") }
            guard frozen.endedAt == nil else { throw BatonError(.conflict, detail: "the freeze is over") }
            guard appeal.state == .open else { throw BatonError(.conflict, detail: "the appeal has been decided") }
            let (decider, id) = (scope.member?.id, appeal.id)
            let data = JSONText.object(["freeze_id": freeze.description, "appeal_id": id.description])
            var statements: [SQL] = [
                """
                UPDATE baton.freeze_appeal SET decision = \(isAccepted ? 1 : 2 as Int16), decided_at = baton.now(), decided_by = \(decider),
                    reply = \(reply)
                WHERE tenant_id = \(tenant) AND id = \(id) RETURNING decided_at
                """
            ]
            var events = [
                EventRecord(
                    isAccepted ? "member.appeal_accepted" : "member.appeal_refused", facet: .permissions, subject: frozen.member, data: data
                )
            ]
            if isAccepted {
                statements.append(
                    """
                    UPDATE baton.assignment_freeze SET ended_at = baton.now(), lifted_by = \(decider)
                    WHERE tenant_id = \(tenant) AND id = \(freeze)
                    """)
                events.append(
                    EventRecord(
                        "member.unfrozen", facet: .permissions, subject: frozen.member,
                        data: .object([
                            "freeze_id": freeze.description, "reason": frozen.reason, "remaining": "\(frozen.remaining)",
                        ])))
            }
            statements.append(EventRecord.insert(events, scope))
            if decider != frozen.member {
                let draft = NotificationDraft(
                    isAccepted ? .freezeLifted : .appealRefused, to: frozen.member, subject: freeze, data: data, tenant: tenant)
                statements += NotificationDraft.insert([draft], isPosted: scope.hasChannels, tenant: tenant)
            }
            let written = try await transaction.finish(statements)
            appeal.state = isAccepted ? .accepted : .refused
            appeal.decidedAt = try written[0].single(Date.self)
            appeal.decidedBy = decider
            appeal.reply = reply
            return appeal
        }
        wakeups.ring(.member(appeal.member))
        return appeal
    }

    private func selectAppeals(_ condition: SQL, _ scope: TenantScope) -> SQL {
        """
        SELECT a.id, a.freeze_id, a.member_id, f.reason, f.subject_id, a.statement, a.decision, f.ended_at IS NOT NULL, a.created_at,
               a.decided_at, a.decided_by, a.reply
        FROM baton.freeze_appeal a
        JOIN baton.assignment_freeze f ON f.tenant_id = a.tenant_id AND f.id = a.freeze_id
        JOIN baton.member m ON m.tenant_id = a.tenant_id AND m.id = a.member_id
        WHERE a.tenant_id = \(scope.tenant) AND f.tenant_id = \(scope.tenant) AND m.tenant_id = \(scope.tenant) AND \(fragment: condition)
        """
    }

    private static func decodeAppeals(_ result: QueryResult) throws -> [FreezeAppeal] {
        try result.decode(
            (
                AppealID, FreezeID, MemberID, String, SubjectID, String, Int16, Bool, Date, Date?, MemberID?, String?
            ).self
        ).map { row in
            let state: FreezeAppeal.State =
                switch row.6 {
                case 1: .accepted
                case 2: .refused
                default: row.7 ? .expired : .open
                }
            return FreezeAppeal(
                id: row.0, freeze: row.1, member: row.2, reason: row.3, subject: row.4, statement: row.5, state: state, createdAt: row.8,
                decidedAt: row.9, decidedBy: row.10, reply: row.11)
        }
    }
}

extension Database {
    /// With another error where a row is there already.
    fileprivate func withTenant<Output>(
        _ scope: TenantScope, as role: DatabaseRole, _ body: (Transaction) async throws -> Output, onConflict: () -> BatonError
    ) async throws -> Output {
        do {
            return try await withTenant(scope, as: role, body)
        } catch let error as DatabaseError where error.sqlState == "23505" {
            throw onConflict()
        }
    }
}
