package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Deletes what has been deleted long enough, for good: a lead with all that belongs to it. Its events stay, which hold ids and names of fields.
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
        """
    }

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        [
            """
            SELECT l.id, l.deleted_at + p.deleted_days * interval '1 day', l.deleted_at + p.deleted_days * interval '1 day' <= baton.now()
            FROM baton.lead l JOIN baton.lead_policy p ON p.tenant_id = l.tenant_id
            WHERE l.tenant_id = \(tenant) AND p.tenant_id = \(tenant) AND l.id = ANY (\(timers.map(\.subject))) AND l.deleted_at IS NOT NULL
            ORDER BY l.id FOR UPDATE OF l
            """,
            "SELECT child, child_column, parent, is_required FROM baton.tenant_references()",
        ]
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        var gone: [LeadID] = []
        for (id, end, isDue) in try results[0].decode((LeadID, Date, Bool).self) {
            if isDue { gone.append(id) } else { effects.statements.append(Timers.arm(kind, id.uuid, at: end, tenant: tenant)) }
        }
        if gone.isEmpty { return effects }
        let references = try results[1].decode((String, String, String, Bool).self).map {
            Reference(child: $0.0, column: $0.1, parent: $0.2, isRequired: $0.3)
        }
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
        var isRequired: Bool
    }

    /// What refers to rows: what cannot be without them goes, with what belongs to that; the others forget them. By foreign keys, so that a table that
    /// comes later is not forgotten.
    ///
    /// - Parameter ids: of the rows, as an array.
    private static func removal(
        of parent: String, _ ids: SQL, _ references: [Reference], _ tenant: TenantID, depth: Int
    ) -> [SQL] {
        guard depth < 4 else { return [] }
        return references.filter { $0.parent == parent && $0.child != parent }.flatMap { reference -> [SQL] in
            let (child, column) = (SQL.identifier(reference.child), SQL.identifier(reference.column))
            let rows: SQL = "tenant_id = \(tenant) AND \(fragment: column) = ANY (\(fragment: ids))"
            guard reference.isRequired else {
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
