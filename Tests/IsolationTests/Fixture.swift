internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Postgres

/// Two tenants with rows in every table that has rows of tenants. A new table fails `everyTableHasRows` until it gets some here.
struct Fixture {
    let database: TestDatabase
    let ours: TestTenant
    let theirs: TestTenant
    /// Every table with rows of tenants, from the catalog; and the column that says whose they are.
    let tables: [(name: String, tenantColumn: String)]

    static func make() async throws -> Fixture {
        let database = TestDatabase.current
        let tables = try await database.admin.query(
            """
            SELECT c.relname::text, CASE c.relname WHEN 'tenant' THEN 'id' ELSE 'tenant_id' END
            FROM pg_class c
            WHERE c.relnamespace = 'baton'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND (c.relname = 'tenant' OR EXISTS (
                  SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped))
            ORDER BY 1
            """
        ).decode((String, String).self)
        return Fixture(
            database: database, ours: try await tenant(), theirs: try await tenant(), tables: tables.map { ($0.0, $0.1) })
    }

    /// Leads with every combination of owner and team that the rules make, and some that only NULLs make.
    private static func tenant() async throws -> TestTenant {
        let tenant = try await TestTenant.make()
        let database = tenant.database
        let scope = try await tenant.operatorScope()
        _ = try await tenant.key(tenant.eastSales[0])
        _ = try await database.tenants.createForm(name: "官网", scope)
        // The newest come first in lists: those for the pool are made first, so that they stay there.
        for area in ["广东", "广东", "浙江", "浙江", "浙江", "浙江"] {
            var draft = TestTenant.draft(area: area, signals: [.formSubmitted])
            draft.payload = RawPayload(contentType: "application/json", body: "{}")
            _ = try await database.leads.capture(draft, scope)
        }
        let admin = try await tenant.scope(tenant.admin)
        let leads = try await database.leads.list(LeadQuery(), admin).leads()
        for (lead, owner) in zip(leads, [tenant.southSales[0], tenant.supervisor, tenant.southSupervisor]) {
            _ = try await database.leads.assign(lead.id, to: owner, version: nil, admin)
        }
        for lead in leads {
            _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, admin)
        }
        try await database.admin.query(
            """
            INSERT INTO baton.timer_dead (tenant_id, id, subject_id, kind, fire_at, attempt, error)
            SELECT tenant_id, gen_random_uuid(), subject_id, kind, fire_at, 5, 'x' FROM baton.timer WHERE tenant_id = \(tenant.id)
            """)
        // No team, and an owner in another team than the lead's: nothing of ours makes these, but a policy must not trip over them.
        let odd: [SQL] = [
            "UPDATE baton.lead SET team_id = NULL, owner_id = NULL, assigned_at = NULL WHERE id = \(leads[3].id)",
            "UPDATE baton.lead SET team_id = NULL WHERE id = \(leads[0].id)",
            "UPDATE baton.lead SET team_id = \(tenant.eastTeam) WHERE id = \(leads[1].id)",
        ]
        for statement in odd { try await database.admin.query(statement) }
        return tenant
    }

    /// The rows of a table as JSON, seen by the superuser.
    func rows(_ table: String, _ column: String, of tenant: TestTenant) async throws -> [String] {
        try await database.admin.query(
            """
            SELECT to_jsonb(t)::text FROM \(fragment: .identifier("baton")).\(fragment: .identifier(table)) AS t
            WHERE \(fragment: .identifier(column)) = \(tenant.id)
            """
        ).column(String.self)
    }
}

extension SQL {
    static func table(_ name: String) -> SQL { "baton.\(fragment: .identifier(name))" }
}
