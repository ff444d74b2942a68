package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Taking leads away and putting them back (Z3).
extension LeadService {
    /// Takes a lead away: nobody finds it any more, its deadline is cancelled, and it can be restored as long as the lead policy keeps it.
    ///
    /// - Throws: `not_found`; `permission_denied` without `lead_card:delete` that reaches it; `conflict` for a converted one, whose history is the
    ///   customer's.
    package func delete(_ id: LeadID, version: Int32?, _ scope: TenantScope) async throws {
        let policy = try await configurations.configuration(scope).policy
        let tenant = scope.tenant
        try await act(on: id, scope, needing: .delete) { lead, transaction, _ in
            if let version, version != lead.version { throw BatonError(.versionMismatch) }
            guard lead.stage != .converted else { throw BatonError(.conflict, detail: "the lead is converted") }
            _ = try await transaction.finish([
                """
                UPDATE baton.lead SET deleted_at = baton.now(), updated_at = baton.now(), version = version + 1
                WHERE tenant_id = \(tenant) AND id = \(id)
                """,
                EventRecord("lead.deleted", facet: .leadCard, subject: id).insert(scope),
                Timers.cancel(LeadDeadlineHandler.kind, id, tenant: tenant),
                LeadPurgeHandler.arm(id, policy, tenant: tenant),
            ])
        }
    }

    package struct DeletedLead: Sendable {
        package var lead: Lead
        package var deletedAt: Date
        /// Until when it can be restored.
        package var keptUntil: Date
    }

    /// Deleted leads within the reaches of reading and of deleting, the newest deletion first.
    ///
    /// - Throws: `permission_denied` without `lead_card:delete`.
    package func deleted(
        after position: (Date, LeadID)?, limit: Int, _ scope: TenantScope
    ) async throws -> (leads: [DeletedLead], hasMore: Bool) {
        try scope.require(.read, .leadCard)
        try scope.require(.delete, .leadCard)
        let (configuration, member) = (try await configurations.configuration(scope), try scope.requireMember())
        let card = configuration.card
        var condition: SQL = "tenant_id = \(scope.tenant) AND deleted_at IS NOT NULL"
        if let position { condition.append(" AND (deleted_at, id) < (\(position.0), \(position.1))") }
        if let within = member.conditions(.delete, .leadCard) {
            condition.append(within.isEmpty ? " AND (false" : " AND (")
            for (index, guide) in within.enumerated() {
                condition.append("\(fragment: index == 0 ? "" : " OR ")(\(fragment: guide.condition))")
            }
            condition.append(")")
        }
        let order: SQL = "ORDER BY deleted_at DESC, id DESC LIMIT \(fragment: .constant(limit + 1))"
        let results = try await database.once(
            scope, as: .member, readOnly: true,
            [
                "SELECT \(fragment: card.columns) FROM baton.lead WHERE \(fragment: condition) \(fragment: order)",
                "SELECT deleted_at FROM baton.lead WHERE \(fragment: condition) \(fragment: order)",
            ])
        let kept = Double(configuration.policy.deletedDays) * 86_400
        let leads = zip(try card.decode(results[0]), try results[1].column(Date.self)).map {
            DeletedLead(lead: $0, deletedAt: $1, keptUntil: $1.addingTimeInterval(kept))
        }
        return (Array(leads.prefix(limit)), leads.count > limit)
    }

    /// Puts a deleted lead back, with its owner, if he is still active, and a deadline that begins now; otherwise it lies in the pool.
    ///
    /// - Throws: `not_found`; `permission_denied`; `conflict` naming the open lead that has the same phone and name, phone and company, or mail
    ///   meanwhile; `quota_exceeded`.
    package func restore(_ id: LeadID, _ scope: TenantScope) async throws -> Lead {
        try scope.require(.read, .leadCard)
        try scope.require(.delete, .leadCard)
        let (configuration, member, tenant) = (try await configurations.configuration(scope), try scope.requireMember(), scope.tenant)
        let card = configuration.card
        let select: SQL = """
            SELECT \(fragment: card.columns) FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(id) AND deleted_at IS NOT NULL
            """
        let seen = try await database.once(
            scope, as: .member, readOnly: true, [select, LeadRepository.followers(of: id, tenant: tenant)])
        guard let visible = try card.decode(seen[0]).first else { throw BatonError(.notFound) }
        let responsibility = Responsibility(
            owner: visible.owner, team: visible.team, region: visible.region, followers: try seen[1].single([MemberID].self) ?? [])
        guard member.may(.delete, .leadCard, responsibility) else { throw BatonError(.permissionDenied, detail: "lead_card:delete") }
        do {
            let (lead, window) = try await database.withTenant(scope, as: .system) { transaction -> (Lead, LeadWindow?) in
                let keys = [visible.phone, visible.email].compactMap { $0 }
                let results = try await transaction.run([
                    "\(fragment: select) FOR NO KEY UPDATE", LeadRepository.lockDuplicateKeys(keys, tenant: tenant),
                    LeadRepository.openLeads(phone: visible.phone, email: visible.email, tenant: tenant), "SELECT baton.now()",
                ])
                // Somebody was faster; or it has been moved meanwhile.
                guard let lead = try card.decode(results[0]).first else { throw BatonError(.notFound) }
                guard lead.version == visible.version else { throw BatonError(.versionMismatch) }
                if !lead.stage.isClosed, let duplicate = try Self.duplicate(of: lead, in: results[2]) {
                    throw BatonError(.conflict, detail: "duplicate of lead \(duplicate)")
                }
                let owner = lead.owner.flatMap { configuration.members[$0]?.isActive == true ? $0 : nil }
                let team = lead.team ?? (owner == nil ? configuration.policy.poolTeam : nil)
                let now = try results[3].single(Date.self)
                let window =
                    lead.stage.isClosed
                    ? nil : configuration.window(owner == nil ? .pool : lead.firstTouchAt == nil ? .response : .followUp, of: team, at: now)
                let written = try await transaction.finish(
                    [
                        """
                        UPDATE baton.lead SET deleted_at = NULL, owner_id = \(owner), team_id = \(team),
                            assigned_at = \(fragment: owner == nil ? "NULL" : "baton.now()"), due_at = \(fragment: window?.dueAt ?? "NULL"),
                            escalation = 0, escalated_at = NULL, escalation_policy_version_id = \(window?.policy), escalated_from = '{}',
                            updated_at = baton.now(), version = version + 1
                        WHERE tenant_id = \(tenant) AND id = \(id)
                        RETURNING \(fragment: card.columns)
                        """,
                        EventRecord(
                            "lead.restored", facet: .leadCard, subject: id,
                            data: .object(["owner_id": owner?.description, "team_id": team?.description])
                        ).insert(scope),
                        Timers.cancel(LeadPurgeHandler.kind, id, tenant: tenant), LeadRepository.reclaimKeys(of: id, tenant: tenant),
                    ] + (window.map { [Timers.arm(LeadDeadlineHandler.kind, id, after: $0, tenant: tenant)] } ?? [])
                        + (owner == nil || owner == member.id || window == nil ? [] : owner.map { Self.tell($0, of: id, scope) } ?? []))
                return (try card.one(written[0]), window)
            }
            if let window { announce(lead, window: window) } else { announceChange() }
            return lead
        } catch let error as DatabaseError where error.constraint == "lead_erased_check" {
            throw BatonError(.conflict, detail: Self.erased)
        }
    }

    /// The open lead that says the same, by the keys of an import.
    private static func duplicate(of lead: Lead, in result: QueryResult) throws -> LeadID? {
        let phone = lead.phone.flatMap { number in
            try? PhoneNumber(parsing: lead.phoneExtension.map { "\(number)转\($0)" } ?? number)
        }
        return try duplicate(
            keys: LeadDuplicateKey.keys(
                phone: phone, email: lead.email.flatMap { try? EmailAddress(parsing: $0) }, contactName: lead.contactName,
                company: lead.company), in: result)
    }
}

extension LeadRepository {
    /// Before the source of a pair that was released when its lead was deleted, in the data of that event.
    static let releasedKey = "external_id:"

    /// Gives a lead back what other systems called it, as far as no other lead is called so meanwhile.
    static func reclaimKeys(of id: LeadID, tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.lead_external_id (tenant_id, source, external_id, lead_id, owner_id, team_id, region_id, follower_ids)
        SELECT l.tenant_id, substr(d.key, length(\(releasedKey)) + 1), d.value, l.id, l.owner_id, l.team_id, l.region_id, l.follower_ids
        FROM baton.lead l
        CROSS JOIN LATERAL (
            SELECT e.data FROM baton.event e
            WHERE e.tenant_id = \(tenant) AND e.subject_id = \(id) AND e.kind = 'lead.deleted' ORDER BY e.created_at DESC, e.id DESC LIMIT 1) AS last
        CROSS JOIN LATERAL jsonb_each_text(last.data) AS d (key, value)
        WHERE l.tenant_id = \(tenant) AND l.id = \(id) AND starts_with(d.key, \(releasedKey))
        ON CONFLICT DO NOTHING
        """
    }
}
