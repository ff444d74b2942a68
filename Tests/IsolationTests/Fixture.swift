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
        _ = try await CustomFieldService(database: database.database).create(
            CustomFieldDraft(key: "brand", labelZH: "现用品牌", kind: .text), scope)
        let admin = try await tenant.scope(tenant.admin)
        let leads = try await database.leads.list(LeadQuery(), admin).leads()
        for (lead, owner) in zip(leads, [tenant.southSales[0], tenant.supervisor, tenant.southSupervisor]) {
            _ = try await database.leads.assign(lead.id, to: owner, version: nil, admin)
        }
        for lead in leads {
            _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, admin)
        }
        // With the value before and after.
        var patch = LeadPatch()
        patch.need = "PLC"
        _ = try await database.leads.update(leads[5].id, patch, version: nil, admin)
        try await database.admin.query(
            """
            INSERT INTO baton.timer_dead (tenant_id, id, subject_id, kind, fire_at, attempt, error)
            SELECT tenant_id, gen_random_uuid(), subject_id, kind, fire_at, 5, 'x' FROM baton.timer WHERE tenant_id = \(tenant.id)
            """)
        try await database.admin.query(
            """
            INSERT INTO baton.lead_external_id (tenant_id, source, external_id, lead_id, owner_id, team_id, region_id, follower_ids)
            SELECT tenant_id, 'crm', id::text, id, owner_id, team_id, region_id, follower_ids FROM baton.lead WHERE tenant_id = \(tenant.id)
            """)
        // What follows has no place in the feed yet.
        _ = try await database.sequencer().sequence(tenant.id)
        // No team, and an owner in another team than the lead's: nothing of ours makes these, but a policy must not trip over them.
        let odd: [SQL] = [
            "UPDATE baton.lead SET team_id = NULL, owner_id = NULL, assigned_at = NULL WHERE id = \(leads[3].id)",
            "UPDATE baton.lead SET team_id = NULL WHERE id = \(leads[0].id)",
            "UPDATE baton.lead SET team_id = \(tenant.eastTeam) WHERE id = \(leads[1].id)",
        ]
        for statement in odd { try await database.admin.query(statement) }
        try await records(tenant)
        try await credentials(tenant)
        try await escalation(tenant)
        _ = try await database.biLogins.create(
            name: "报表", reach: .facets([.ticketResponseStats]), try await tenant.operatorScope())
        return tenant
    }

    /// Accounts, sessions and sign-on. (The tenant's key came with it.)
    private static func credentials(_ tenant: TestTenant) async throws {
        let hash = Bytes([UInt8](repeating: 1, count: 32))
        let statements: [SQL] = [
            """
            INSERT INTO baton.event_personal (tenant_id, event_id, subject_id, changes)
            VALUES (\(tenant.id), gen_random_uuid(), gen_random_uuid(), '{"phone":["1","2"]}')
            """,
            """
            INSERT INTO baton.idempotency_key (tenant_id, key_hash, request_hash, claim_id)
            VALUES (\(tenant.id), \(hash), \(hash), gen_random_uuid())
            """,
            "INSERT INTO baton.membership (email_hash, tenant_id, member_id) VALUES (\(hash), \(tenant.id), \(tenant.admin))",
            """
            INSERT INTO baton.session (tenant_id, id, member_id, method, family_hash, refresh_hash, idle_until, expires_at)
            VALUES (\(tenant.id), gen_random_uuid(), \(tenant.admin), 2, \(hash), \(hash), baton.now(), baton.now())
            """,
            """
            INSERT INTO baton.invitation (tenant_id, id, member_id, email, secret_hash, is_of_host, expires_at)
            VALUES (\(tenant.id), gen_random_uuid(), \(tenant.admin), 'a@b.cn', \(hash), false, baton.now())
            """,
            "INSERT INTO baton.sign_on (tenant_id, issuer, client_id) VALUES (\(tenant.id), 'https://id.example', 'baton')",
            """
            INSERT INTO baton.sign_on_attempt (tenant_id, id, state_hash, browser_hash, issuer, expires_at)
            VALUES (\(tenant.id), gen_random_uuid(), \(hash), \(hash), 'https://id.example', baton.now())
            """,
            """
            INSERT INTO baton.identity (tenant_id, id, issuer, subject, member_id)
            VALUES (\(tenant.id), gen_random_uuid(), 'https://id.example', '1', \(tenant.admin))
            """,
        ]
        for statement in statements { try await tenant.database.admin.query(statement) }
        let channel = ChannelID.make()
        let messages: [SQL] = [
            "INSERT INTO baton.channel (tenant_id, id, name, kind, configuration) VALUES (\(tenant.id), \(channel), 'x', 'mail', \(hash))",
            """
            INSERT INTO baton.message_template (tenant_id, kind, channel_kind, body_zh, body_en)
            VALUES (\(tenant.id), 'lead_assigned', 'mail', 'x', 'x')
            """,
            "INSERT INTO baton.notification_preference (tenant_id, member_id, phone) VALUES (\(tenant.id), \(tenant.admin), '+8613800138000')",
            """
            INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind)
            VALUES (\(tenant.id), gen_random_uuid(), \(channel), baton.now(), 'lead_assigned')
            """,
            "INSERT INTO baton.outbox_lane (tenant_id, channel_id) VALUES (\(tenant.id), \(channel))",
            """
            INSERT INTO baton.outbox_dead (tenant_id, id, channel_id, attempt, created_at, kind, problem)
            VALUES (\(tenant.id), gen_random_uuid(), \(channel), 1, baton.now(), 'lead_assigned', 'expired')
            """,
        ]
        for statement in messages { try await tenant.database.admin.query(statement) }
        var calendar = CalendarInput()
        calendar.name = "总部"
        calendar.zone = "Asia/Shanghai"
        calendar.week = [.monday: ["09:00-18:00"]]
        calendar.days = [.init(date: "2026-12-25", kind: "off")]
        _ = try await tenant.database.calendars.create(
            calendar, teams: [tenant.eastTeam], isDefault: nil, try await tenant.scope(tenant.admin))
    }

    /// A policy, and somebody who is frozen by it.
    private static func escalation(_ tenant: TestTenant) async throws {
        let policy = try await tenant.database.escalation.save(
            EscalationPolicyInput(name: "升级", steps: [.init(notify: ["owner"], actions: [.init(kind: "freeze", assignments: 3)])]),
            for: .leadResponse, tenant.operatorScope())
        try await tenant.database.admin.query(
            """
            INSERT INTO baton.assignment_freeze (
                tenant_id, id, member_id, reason, subject_id, policy_version_id, step, assignments, remaining, lifted_by)
            VALUES (\(tenant.id), gen_random_uuid(), \(tenant.eastSales[0]), 'lead_response', gen_random_uuid(), \(policy.version), 1, 3, 2,
                    \(tenant.admin))
            """)
    }

    /// Records around customers in all combinations of owner, team, region, followers and signature, NULLs included; children by the
    /// triggers.
    private static func records(_ tenant: TestTenant) async throws {
        let south = try await tenant.database.tenants.createRegion(name: "华南", areas: ["广东"], tenant.operatorScope())
        let regions = [tenant.east, south]
        let owners = [tenant.eastSales[0], tenant.southSales[0], tenant.supervisor]
        let responsible: SQL = """
            (ARRAY[NULL, \(owners[0]), \(owners[1]), \(owners[2])]::uuid[])[n % 4 + 1],
            (ARRAY[NULL, \(tenant.eastTeam), \(tenant.southTeam), \(tenant.department)]::uuid[])[n / 4 % 4 + 1],
            (ARRAY[NULL, \(regions[0]), \(regions[1])]::uuid[])[n % 3 + 1],
            CASE WHEN n % 5 = 0 THEN ARRAY[\(owners[0]), \(tenant.southSupervisor)]::uuid[] ELSE '{}' END
            """
        let statements: [SQL] = [
            """
            INSERT INTO baton.customer (tenant_id, id, name, owner_id, team_id, region_id, follower_ids, status, signed_at)
            SELECT \(tenant.id), gen_random_uuid(), '客户' || n, \(fragment: responsible), n % 2 + 1, CASE WHEN n % 2 = 1 THEN baton.now() END
            FROM generate_series(1, 48) AS n
            """,
            """
            INSERT INTO baton.contact (tenant_id, id, customer_id, name)
            SELECT tenant_id, gen_random_uuid(), id, '王工' FROM baton.customer WHERE tenant_id = \(tenant.id)
            """,
            """
            INSERT INTO baton.delivery (tenant_id, id, customer_id, name)
            SELECT tenant_id, gen_random_uuid(), id, '装配线' FROM baton.customer WHERE tenant_id = \(tenant.id)
            """,
            """
            INSERT INTO baton.ticket (tenant_id, id, customer_id, kind, category, subject, owner_id, team_id, region_id, follower_ids)
            SELECT \(tenant.id), gen_random_uuid(),
                   (SELECT id FROM baton.customer WHERE tenant_id = \(tenant.id) AND name = '客户' || (n * 7 % 50)),
                   n % 2 + 1, 'plc', '方案', \(fragment: responsible)
            FROM generate_series(1, 48) AS n
            """,
            """
            INSERT INTO baton.ticket_message (tenant_id, id, ticket_id, content)
            SELECT tenant_id, gen_random_uuid(), id, '私下的话' FROM baton.ticket WHERE tenant_id = \(tenant.id)
            """,
            """
            INSERT INTO baton.contract (tenant_id, id, customer_id, number, title, owner_id, team_id, region_id, follower_ids)
            SELECT \(tenant.id), gen_random_uuid(), (SELECT id FROM baton.customer WHERE tenant_id = \(tenant.id) AND name = '客户' || n),
                   'HT-' || n, '合同', \(fragment: responsible)
            FROM generate_series(1, 48) AS n
            """,
            """
            INSERT INTO baton.contract_amount (tenant_id, contract_id, amount_minor)
            SELECT tenant_id, id, 1000 FROM baton.contract WHERE tenant_id = \(tenant.id)
            """,
            """
            INSERT INTO baton.ticket_response_stat (tenant_id, kind, week, category, tickets, answered)
            SELECT \(tenant.id), 1, date '2026-11-02' + n * 7, 'plc', 9, 8 FROM generate_series(1, 3) AS n
            """,
            """
            UPDATE baton.lead l SET region_id = (ARRAY[NULL, \(regions[0]), \(regions[1])]::uuid[])[n.n % 3 + 1],
                follower_ids = CASE WHEN n.n % 2 = 0 THEN ARRAY[\(owners[0])]::uuid[] ELSE '{}' END
            FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM baton.lead WHERE tenant_id = \(tenant.id)) AS n
            WHERE l.tenant_id = \(tenant.id) AND l.id = n.id
            """,
            """
            INSERT INTO baton.member_region (tenant_id, member_id, region_id)
            SELECT \(tenant.id), \(tenant.southSupervisor), r FROM unnest(\(regions)) AS r
            """,
            "UPDATE baton.member SET region_id = \(regions[1]) WHERE tenant_id = \(tenant.id) AND id = \(tenant.eastSales[0])",
            "UPDATE baton.lead SET deleted_at = baton.now() WHERE tenant_id = \(tenant.id) AND stage = 1 AND owner_id = \(owners[0])",
            "INSERT INTO baton.ticket_response_week (tenant_id, week) VALUES (\(tenant.id), '2026-11-02')",
            "UPDATE baton.tenant SET access_version = access_version + 1 WHERE id = \(tenant.id)",
        ]
        for statement in statements { try await tenant.database.admin.query(statement) }
        for relation in ["customer", "contact", "delivery", "ticket", "contract"] {
            try await tenant.database.admin.query(
                """
                UPDATE \(fragment: .table(relation)) SET deleted_at = baton.now() WHERE tenant_id = \(tenant.id) AND id IN (
                    SELECT id FROM \(fragment: .table(relation)) WHERE tenant_id = \(tenant.id) ORDER BY id LIMIT 8)
                """)
        }
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
