package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Deletes what has been deleted long enough, for good: a lead with all that belongs to it and all that says something about its person. Its events
/// stay, which hold ids and names of fields.
package struct LeadPurgeHandler: TimerHandler {
    package static let kind = "lead_purge"
    package var kind: String { Self.kind }

    package init() {}

    /// Of one lead that is being deleted now.
    static func arm(_ lead: LeadID, _ policy: LeadPolicy, tenant: TenantID) -> SQL {
        Timers.arm(kind, lead, after: .seconds(Int64(policy.deletedDays) * 86_400), tenant: tenant)
    }

    /// Of all, when the retention has changed.
    static func rearm(_ tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
        SELECT l.tenant_id, l.id, \(kind), l.deleted_at + p.deleted_days * interval '1 day'
        FROM baton.lead l JOIN baton.lead_policy p ON p.tenant_id = l.tenant_id
        WHERE l.tenant_id = \(tenant) AND p.tenant_id = \(tenant) AND l.deleted_at IS NOT NULL
        ON CONFLICT (tenant_id, subject_id, kind) DO UPDATE SET fire_at = excluded.fire_at, attempt = 0
        WHERE timer.fire_at <> excluded.fire_at
        """
    }

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        let leads = timers.map(\.subject)
        return [
            // One that somebody is restoring or erasing right now is passed over: waiting for it could be waiting for each other.
            """
            SELECT l.id, l.deleted_at + p.deleted_days * interval '1 day', l.deleted_at + p.deleted_days * interval '1 day' <= baton.now()
            FROM baton.lead l JOIN baton.lead_policy p ON p.tenant_id = l.tenant_id
            WHERE l.tenant_id = \(tenant) AND p.tenant_id = \(tenant) AND l.id = ANY (\(leads)) AND l.deleted_at IS NOT NULL
            ORDER BY l.id FOR UPDATE OF l SKIP LOCKED
            """,
            "SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND id = ANY (\(leads)) AND deleted_at IS NOT NULL",
            "SELECT child, child_column, parent, is_required FROM baton.tenant_references()",
        ] + PersonalCatalogue.reads
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        var gone: [LeadID] = []
        var locked = Set(try results[1].column(UUID.self))
        for (id, end, isDue) in try results[0].decode((LeadID, Date, Bool).self) {
            locked.remove(id.uuid)
            if isDue { gone.append(id) } else { effects.statements.append(Timers.arm(kind, id.uuid, at: end, tenant: tenant)) }
        }
        for timer in timers where locked.contains(timer.subject) {
            effects.statements.append(Timers.arm(kind, LeadID(timer.subject), after: .seconds(1), tenant: tenant))
        }
        if gone.isEmpty { return effects }
        let catalogue = try PersonalCatalogue(results[3...])
        var references = try results[2].decode((String, String, String, Bool).self).map { child, column, parent, isRequired in
            let isPart = catalogue.parts.contains { $0.child == child && $0.column == column && $0.parent == parent }
            // What may be emptied at any time is not worth a row that has forgotten whose it was.
            return Reference(child: child, column: column, parent: parent, goes: isRequired || isPart || catalogue[child]?.isCache == true)
        }
        for part in catalogue.parts
        where !references.contains(where: { $0.child == part.child && $0.column == part.column && $0.parent == part.parent }) {
            references.append(Reference(child: part.child, column: part.column, parent: part.parent, goes: true))
        }
        effects.statements += try Self.mentions(of: gone, references, catalogue, tenant)
        effects.statements += Self.removal(of: "lead", "\(gone)", references, tenant, depth: 0)
        effects.statements.append("DELETE FROM baton.lead WHERE tenant_id = \(tenant) AND id = ANY (\(gone))")
        effects.statements.append(
            "DELETE FROM baton.timer WHERE tenant_id = \(tenant) AND subject_id = ANY (\(gone.map(\.uuid)))")
        effects.events = gone.map { EventRecord("lead.purged", facet: .leadCard, subject: $0) }
        return effects
    }

    private struct Reference {
        var child: String
        var column: String
        var parent: String
        /// Whether the row goes with the one that it refers to: it cannot be without it, or is a part of it (`@part`).
        var goes: Bool
    }

    /// What names the leads, or something that goes with them, without a foreign key: what an event kept of a person, messages that are on their
    /// way or were given up, deadlines that were put aside. Notifications keep their places and say nothing more.
    private static func mentions(
        of leads: [LeadID], _ references: [Reference], _ catalogue: PersonalCatalogue, _ tenant: TenantID
    ) throws -> [SQL] {
        var ids: SQL = "ARRAY(SELECT unnest(\(leads.map(\.uuid)))"
        for reference in references where reference.parent == "lead" && reference.goes {
            guard catalogue[reference.child]?.columns.contains(where: { $0.name == "id" && $0.type == "uuid" }) == true else { continue }
            ids.append(
                """
                 UNION ALL SELECT id FROM baton.\(fragment: .identifier(reference.child))
                WHERE tenant_id = \(tenant) AND \(fragment: .identifier(reference.column)) = ANY (\(leads))
                """)
        }
        ids.append(")")
        let deleted: Set<String> = ["outbox", "outbox_dead", "event_personal", "timer_dead"]
        var statements: [SQL] = []
        for table in catalogue.mentioning {
            if deleted.contains(table.name) {
                statements.append(
                    "DELETE FROM \(fragment: table.sql) WHERE tenant_id = \(tenant) AND subject_id = ANY (\(fragment: ids))")
            } else if !table.personal.isEmpty {
                var sql: SQL = "UPDATE \(fragment: table.sql) SET "
                for (index, column) in table.personal.enumerated() {
                    let value = try column.emptied(key: table.key.first ?? "tenant_id")
                    sql.append(
                        "\(fragment: index == 0 ? "" : ", ")\(fragment: .identifier(column.name)) = \(fragment: value)")
                }
                sql.append(" WHERE tenant_id = \(tenant) AND subject_id = ANY (\(fragment: ids))")
                statements.append(sql)
            }
        }
        return statements
            + catalogue.addressed.map {
                "DELETE FROM \(fragment: $0.sql) WHERE tenant_id = \(tenant) AND recipient_lead_id = ANY (\(leads))"
            }
    }

    /// What refers to rows: what goes with them is deleted, with what belongs to that; the others forget them. By foreign keys and what their comments
    /// say, so that a table that comes later is not forgotten.
    ///
    /// - Parameter ids: of the rows, as an array.
    private static func removal(
        of parent: String, _ ids: SQL, _ references: [Reference], _ tenant: TenantID, depth: Int
    ) -> [SQL] {
        guard depth < 4 else { return [] }
        return references.filter { $0.parent == parent && $0.child != parent }.flatMap { reference -> [SQL] in
            let (child, column) = (SQL.identifier(reference.child), SQL.identifier(reference.column))
            let rows: SQL = "tenant_id = \(tenant) AND \(fragment: column) = ANY (\(fragment: ids))"
            guard reference.goes else {
                return ["UPDATE baton.\(fragment: child) SET \(fragment: column) = NULL WHERE \(fragment: rows)"]
            }
            // Only what has ids can be referred to.
            let below =
                references.contains { $0.parent == reference.child && $0.child != reference.child }
                ? removal(
                    of: reference.child, "ARRAY(SELECT id FROM baton.\(fragment: child) WHERE \(fragment: rows))", references, tenant,
                    depth: depth + 1) : []
            return below + ["DELETE FROM baton.\(fragment: child) WHERE \(fragment: rows)"]
        }
    }
}
