package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Something that a member is to do.
package struct MemberTask: Sendable, Equatable {
    package var id: TaskID
    package var kind: TaskKind
    package var title: String
    package var assignee: MemberID
    package var createdBy: MemberID?
    package var lead: LeadID?
    package var team: TeamID?
    /// The Monday of the week that a review is about.
    package var week: String?
    package var dueAt: Date?
    package var doneAt: Date?
    package var createdAt: Date
    package var updatedAt: Date
    package var version: Int32
    /// Where the assignee belongs now.
    var assigneeTeam: TeamID?
}

package struct MemberTaskDraft: Sendable {
    package var title: String
    /// Without one, oneself.
    package var assignee: MemberID?
    package var lead: LeadID?
    package var team: TeamID?
    package var dueAt: Date?

    package init(title: String, assignee: MemberID? = nil, lead: LeadID? = nil, team: TeamID? = nil, dueAt: Date? = nil) {
        self.title = title
        self.assignee = assignee
        self.lead = lead
        self.team = team
        self.dueAt = dueAt
    }

    package static let maximumTitle = 200
}

package struct MemberTaskPatch: Sendable, Equatable {
    package var title: String?
    package var assignee: MemberID?
    package var dueAt: Date??
    package var isDone: Bool?

    package init() {}
}

/// Tasks: everybody's own, those that he has asked for, and those of members whose leads he may hand over.
package struct TaskService: Sendable {
    private let database: Database
    private let wakeups: Wakeups

    package init(database: Database, wakeups: Wakeups) {
        self.database = database
        self.wakeups = wakeups
    }

    package struct Query: Sendable {
        package var assignee: MemberID?
        package var lead: LeadID?
        package var kind: TaskKind?
        package var isDone: Bool?
        package var after: TaskID?
        package var limit = 50

        package init() {}
    }

    private static let columns: SQL = """
        t.id, t.kind, t.title, t.assignee_id, t.created_by, t.lead_id, t.team_id, t.week::text, t.due_at, t.done_at, t.created_at, t.updated_at,
        t.version, m.team_id
        """

    /// Newest first.
    package func tasks(_ query: Query, _ scope: TenantScope) async throws -> (tasks: [MemberTask], hasMore: Bool) {
        var condition = try visible(scope)
        if let assignee = query.assignee { condition.append(" AND t.assignee_id = \(assignee)") }
        if let lead = query.lead { condition.append(" AND t.lead_id = \(lead)") }
        if let kind = query.kind { condition.append(" AND t.kind = \(kind.rawValue)") }
        if let isDone = query.isDone { condition.append(isDone ? " AND t.done_at IS NOT NULL" : " AND t.done_at IS NULL") }
        if let after = query.after { condition.append(" AND t.id < \(after)") }
        condition.append(" ORDER BY t.id DESC LIMIT \(fragment: .constant(query.limit + 1))")
        let found = try Self.decode(try await database.once(scope, as: .system, readOnly: true, [select(condition, scope)])[0])
        return (Array(found.prefix(query.limit)), found.count > query.limit)
    }

    /// - Throws: `not_found`, also for what the caller may not see.
    package func task(_ id: TaskID, _ scope: TenantScope) async throws -> MemberTask {
        let statement = select("\(fragment: try visible(scope)) AND t.id = \(id)", scope)
        guard let task = try Self.decode(try await database.once(scope, as: .system, readOnly: true, [statement])[0]).first else {
            throw BatonError(.notFound, detail: "task")
        }
        return task
    }

    /// A task of the kind `follow_up`, for oneself or for somebody whose leads one may hand over. The assignee is told.
    ///
    /// - Throws: `validation_failed`: no such member, a lead that one does not see, an unknown team; `permission_denied`.
    package func create(_ draft: MemberTaskDraft, _ scope: TenantScope) async throws -> MemberTask {
        let (member, tenant) = (try scope.requireMember(), scope.tenant)
        let assignee = draft.assignee ?? member.id
        if let lead = draft.lead {
            try scope.require(.read, .leadCard)
            let seen = try await database.once(
                scope, as: .member, readOnly: true,
                ["SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(lead) AND deleted_at IS NULL"])[0]
            if seen.isEmpty {
                throw ValidationFailure([FieldProblem("/lead_id", "unknown_lead", zh: "没有这条线索", en: "There is no such lead.")])
            }
        }
        let id = TaskID.make()
        let task = try await database.withTenant(scope, as: .system) { transaction in
            try await check(assignee, transaction, scope)
            if let team = draft.team,
                try await transaction.run("SELECT id FROM baton.team WHERE tenant_id = \(tenant) AND id = \(team)").isEmpty
            {
                throw ValidationFailure([.unknownTeam("/team_id")])
            }
            var statements: [SQL] = [
                """
                INSERT INTO baton.task (tenant_id, id, kind, title, assignee_id, created_by, lead_id, team_id, due_at)
                VALUES (\(tenant), \(id), \(TaskKind.followUp.rawValue), \(draft.title), \(assignee), \(member.id), \(draft.lead), \(draft.team),
                        \(draft.dueAt))
                """, select("t.id = \(id)", scope),
                EventRecord("task.created", facet: .leadRules, subject: id, data: .object(["assignee_id": assignee.description])).insert(
                    scope),
            ]
            if let due = draft.dueAt { statements.append(Timers.arm(TaskDueHandler.kind, id.uuid, at: due, tenant: tenant)) }
            statements += tell(assignee, of: id, scope)
            return try Self.decode(try await transaction.finish(statements)[1]).first
        }
        wakeups.ring(.member(assignee))
        if draft.dueAt != nil { wakeups.ring(.timers) }
        guard let task else { throw BatonError(.internalError) }
        return task
    }

    /// - Throws: `not_found`, `version_mismatch`, `validation_failed`, `permission_denied` for who may only look: the assignee marks it as done, who
    ///   has asked for it and who may hand over change the rest.
    package func update(_ id: TaskID, _ patch: MemberTaskPatch, version: Int32?, _ scope: TenantScope) async throws -> MemberTask {
        let (member, tenant) = (try scope.requireMember(), scope.tenant)
        let (task, told) = try await database.withTenant(scope, as: .system) { transaction -> (MemberTask?, MemberID?) in
            let statement = select("\(fragment: try visible(scope)) AND t.id = \(id) FOR NO KEY UPDATE OF t", scope)
            guard let task = try Self.decode(try await transaction.run(statement)).first else {
                throw BatonError(.notFound, detail: "task")
            }
            if let version, version != task.version { throw BatonError(.versionMismatch) }
            let isInCharge = task.createdBy == member.id || answers(for: task, scope)
            let isMine = task.assignee == member.id
            guard isInCharge || isMine, isInCharge || (patch.title == nil && patch.assignee == nil) else {
                throw BatonError(.permissionDenied, detail: "lead_card:assign")
            }
            if let assignee = patch.assignee { try await check(assignee, transaction, scope) }
            let due = patch.dueAt ?? task.dueAt
            let isDone = patch.isDone ?? (task.doneAt != nil)
            let done: SQL = isDone ? (task.doneAt.map { "\($0)" } ?? "baton.now()") : "NULL"
            // Due at another time, or for somebody else: he is reminded anew.
            let isAnew = due != task.dueAt || (patch.assignee.map { $0 != task.assignee } ?? false)
            var statements: [SQL] = [
                """
                UPDATE baton.task SET title = \(patch.title ?? task.title), assignee_id = \(patch.assignee ?? task.assignee), due_at = \(due),
                    done_at = \(fragment: done), \(fragment: isAnew ? "reminded_at = NULL, " : "")updated_at = baton.now(), version = version + 1
                WHERE tenant_id = \(tenant) AND id = \(id)
                """, select("t.id = \(id)", scope),
                EventRecord("task.updated", facet: .leadRules, subject: id, data: .object(["done": isDone ? "true" : "false"])).insert(
                    scope),
            ]
            if isDone || due == nil {
                statements.append(Timers.cancel(TaskDueHandler.kind, id, tenant: tenant))
            } else if isAnew || task.doneAt != nil, let due {
                statements.append(Timers.arm(TaskDueHandler.kind, id.uuid, at: due, tenant: tenant))
            }
            let told = patch.assignee.flatMap { $0 == task.assignee ? nil : $0 }
            if let told { statements += tell(told, of: id, scope) }
            return (try Self.decode(try await transaction.finish(statements)[1]).first, told)
        }
        if let told { wakeups.ring(.member(told)) }
        wakeups.ring(.timers)
        guard let task else { throw BatonError(.internalError) }
        return task
    }

    // MARK: who

    private func tell(_ assignee: MemberID, of id: TaskID, _ scope: TenantScope) -> [SQL] {
        guard assignee != scope.member?.id else { return [] }
        let draft = NotificationDraft(
            .taskAssigned, to: assignee, subject: id, data: .object(["task_id": id.description]), tenant: scope.tenant)
        return NotificationDraft.insert([draft], isPosted: scope.hasChannels, tenant: scope.tenant)
    }

    private func check(_ assignee: MemberID, _ transaction: Transaction, _ scope: TenantScope) async throws {
        guard
            let team = try await transaction.run(
                "SELECT team_id FROM baton.member WHERE tenant_id = \(scope.tenant) AND id = \(assignee) AND status = 1 AND deleted_at IS NULL"
            ).first(TeamID?.self)
        else {
            throw ValidationFailure([
                FieldProblem("/assignee_id", "unknown_member", zh: "没有这位在岗成员", en: "No active member with this id.")
            ])
        }
        let member = try scope.requireMember()
        guard
            assignee == member.id
                || member.may(.assign, .leadCard, Responsibility(owner: assignee, team: team), except: [.own, .pool, .followed])
        else { throw BatonError(.permissionDenied, detail: "lead_card:assign") }
    }

    private func answers(for task: MemberTask, _ scope: TenantScope) -> Bool {
        scope.member?.may(
            .assign, .leadCard, Responsibility(owner: task.assignee, team: task.assigneeTeam), except: [.own, .pool, .followed, .region])
            ?? false
    }

    /// As a condition on the task `t` and its assignee `m`.
    private func visible(_ scope: TenantScope) throws -> SQL {
        let member = try scope.requireMember()
        let reaches = member.grants.reaches(.assign, .leadCard)
        if reaches.contains(.tenant) { return "true" }
        let own: SQL = "(t.assignee_id = \(member.id) OR t.created_by = \(member.id)"
        return reaches.contains(.team)
            ? "\(fragment: own) OR m.team_id = ANY (\(member.position.teams)))" : "\(fragment: own))"
    }

    private func select(_ condition: SQL, _ scope: TenantScope) -> SQL {
        """
        SELECT \(fragment: Self.columns) FROM baton.task t JOIN baton.member m ON m.tenant_id = t.tenant_id AND m.id = t.assignee_id
        WHERE t.tenant_id = \(scope.tenant) AND m.tenant_id = \(scope.tenant) AND \(fragment: condition)
        """
    }

    private static func decode(_ result: QueryResult) throws -> [MemberTask] {
        try result.decode(
            (
                TaskID, Int16, String, MemberID, MemberID?, LeadID?, TeamID?, String?, Date?, Date?, Date, Date, Int32, TeamID?
            ).self
        ).compactMap { row in
            TaskKind(rawValue: row.1).map {
                MemberTask(
                    id: row.0, kind: $0, title: row.2, assignee: row.3, createdBy: row.4, lead: row.5, team: row.6, week: row.7,
                    dueAt: row.8,
                    doneAt: row.9, createdAt: row.10, updatedAt: row.11, version: row.12, assigneeTeam: row.13)
            }
        }
    }
}
