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
        let (form, _) = try await database.tenants.createForm(name: "官网", scope)
        for statement in [
            "INSERT INTO baton.form_day (tenant_id, form_id, day) VALUES (\(tenant.id), \(form), '2026-11-22')",
            "INSERT INTO baton.form_submission (tenant_id, form_id, body_hash) VALUES (\(tenant.id), \(form), 'x')",
            "INSERT INTO baton.rescoring (tenant_id, id, cause, total, state) VALUES (\(tenant.id), gen_random_uuid(), 'requested', 1, 2)",
        ] as [SQL] { try await database.admin.query(statement) }
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
        let file = LeadImportID.make()
        try await database.admin.query(
            """
            INSERT INTO baton.lead_import (tenant_id, id, name, kind, bytes, detected, options, purge_at)
            VALUES (\(tenant.id), \(file), '展会.xlsx', 'xlsx', 1, '{}', '{}', baton.now() + interval '30 days')
            """)
        let files: [SQL] = [
            "INSERT INTO baton.lead_import_chunk (tenant_id, import_id, position, body) VALUES (\(tenant.id), \(file), 0, 'x')",
            "INSERT INTO baton.lead_import_problem (tenant_id, import_id, line, problems) VALUES (\(tenant.id), \(file), 2, '[]')",
            "INSERT INTO baton.lead_import_batch (tenant_id, import_id, number, lines, lead_ids) VALUES (\(tenant.id), \(file), 0, '{3}', ARRAY[\(leads[0].id)])",
            "INSERT INTO baton.lead_import_change (tenant_id, import_id, lead_id, line, before) VALUES (\(tenant.id), \(file), \(leads[1].id), 4, '{}')",
        ]
        for statement in files { try await database.admin.query(statement) }
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
        try await captures(tenant)
        try await dashboards(tenant)
        _ = try await database.biLogins.create(
            name: "报表", reach: .facets([.ticketResponseStats]), try await tenant.operatorScope())
        return tenant
    }

    /// A dashboard of the tenant's own with its figures.
    private static func dashboards(_ tenant: TestTenant) async throws {
        let statements: [SQL] = [
            """
            INSERT INTO baton.tenant_contract (tenant_id, id, name, version, definition, created_by)
            SELECT \(tenant.id), gen_random_uuid(), 'week_funnel', 1, definition || '{"name": "week_funnel", "title": {"zh": "漏斗", "en": "Funnel"}}', \(tenant.admin)
            FROM baton.data_contract WHERE name = 'lead_funnel'
            """,
            """
            INSERT INTO baton.dashboard_figure (tenant_id, contract_id, line, measure, unit, grain, value)
            SELECT tenant_id, id, n, 'leads', 'lead', '{2026-01-05,api}', n FROM baton.tenant_contract, generate_series(1, 3) AS n WHERE tenant_id = \(tenant.id)
            """,
        ]
        for statement in statements { try await tenant.database.admin.query(statement) }
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
        let tagged: [SQL] = [
            "INSERT INTO baton.tag (tenant_id, id, name, name_key, color) VALUES (\(tenant.id), gen_random_uuid(), 'x', 'x', 'red')",
            "INSERT INTO baton.tag_policy (tenant_id, is_open) VALUES (\(tenant.id), false)",
            """
            INSERT INTO baton.saved_view (tenant_id, id, relation, owner_id, visibility, name)
            VALUES (\(tenant.id), gen_random_uuid(), 'lead', \(tenant.admin), 1, 'x')
            """,
            """
            INSERT INTO baton.recent_lead (tenant_id, member_id, lead_id, seen_at)
            SELECT tenant_id, \(tenant.admin), id, baton.now() FROM baton.lead WHERE tenant_id = \(tenant.id)
            ON CONFLICT DO NOTHING
            """,
        ]
        for statement in tagged { try await tenant.database.admin.query(statement) }
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
        let item = ContentItemID.make()
        let content: [SQL] = [
            """
            INSERT INTO baton.content_item (tenant_id, id, kind, title_zh, url)
            VALUES (\(tenant.id), \(item), 'video', 'x', 'https://www.example.cn/x')
            """,
            "INSERT INTO baton.nurture_policy (tenant_id) VALUES (\(tenant.id))",
            """
            INSERT INTO baton.lead_nurture (tenant_id, lead_id, next_on, slot)
            SELECT tenant_id, id, '2026-11-22', 1 FROM baton.lead WHERE tenant_id = \(tenant.id) ON CONFLICT DO NOTHING
            """,
            """
            INSERT INTO baton.nurture_message (tenant_id, id, lead_id, content_item_id, channel_kind, chosen_by)
            SELECT tenant_id, gen_random_uuid(), id, \(item), 'mail', 'general' FROM baton.lead WHERE tenant_id = \(tenant.id)
            """,
            """
            INSERT INTO baton.contact_block (tenant_id, address_kind, address_hash, reason)
            VALUES (\(tenant.id), 'mail', \(hash), 'opted_out')
            """,
            """
            INSERT INTO baton.phone_code (tenant_id, id, phone_hash, salt, code_hash, expires_at)
            VALUES (\(tenant.id), gen_random_uuid(), \(hash), \(hash), \(hash), baton.now())
            """,
        ]
        for statement in content { try await tenant.database.admin.query(statement) }
        var calendar = CalendarInput()
        calendar.name = "总部"
        calendar.zone = "Asia/Shanghai"
        calendar.week = [.monday: ["09:00-18:00"]]
        calendar.days = [.init(date: "2026-12-25", kind: "off")]
        _ = try await tenant.database.calendars.create(
            calendar, teams: [tenant.eastTeam], isDefault: nil, try await tenant.scope(tenant.admin))
    }

    /// Words for quick capture, and a text that waits.
    private static func captures(_ tenant: TestTenant) async throws {
        var dictionary = CaptureDictionary()
        dictionary.products = [.init(line: "注塑机", terms: ["注塑机"])]
        dictionary.aliases = [.init(member: tenant.eastSales[0], name: "小太阳")]
        _ = try await tenant.database.captureDictionaries.put(dictionary, tenant.scope(tenant.admin))
        _ = try await tenant.database.captures.capture("王总想看注塑机", kind: .chat, tenant.scope(tenant.eastSales[0]))
    }

    /// A policy, and somebody who is frozen by it.
    private static func escalation(_ tenant: TestTenant) async throws {
        let policy = try await tenant.database.escalation.save(
            EscalationPolicyInput(name: "升级", steps: [.init(notify: ["owner"], actions: [.init(kind: "freeze", assignments: 3)])]),
            for: .leadResponse, tenant.operatorScope())
        let freeze = FreezeID.make()
        try await tenant.database.admin.query(
            """
            INSERT INTO baton.assignment_freeze (
                tenant_id, id, member_id, reason, subject_id, policy_version_id, step, assignments, remaining, lifted_by)
            VALUES (\(tenant.id), \(freeze), \(tenant.eastSales[0]), 'lead_response', gen_random_uuid(), \(policy.version), 1, 3, 2,
                    \(tenant.admin))
            """)
        let member = tenant.eastSales[0]
        let routing: [SQL] = [
            """
            INSERT INTO baton.freeze_appeal (tenant_id, id, freeze_id, member_id, statement)
            VALUES (\(tenant.id), gen_random_uuid(), \(freeze), \(member), 'x')
            """,
            "INSERT INTO baton.member_capacity (tenant_id, member_id, max_open_leads) VALUES (\(tenant.id), \(member), 100)",
            """
            INSERT INTO baton.member_absence (tenant_id, id, member_id, first_day, last_day)
            VALUES (\(tenant.id), gen_random_uuid(), \(member), '2026-01-01', '2026-01-02')
            """,
            "INSERT INTO baton.assignment_tally (tenant_id, member_id, day, assigned) VALUES (\(tenant.id), \(member), '2026-01-01', 3)",
            "INSERT INTO baton.member_weight (tenant_id, member_id, won, lost, weight_billionths) VALUES (\(tenant.id), \(member), 1, 1, 5)",
            "INSERT INTO baton.member_turn (tenant_id, member_id, turn) VALUES (\(tenant.id), \(member), 7)",
            """
            INSERT INTO baton.lead_outcome (tenant_id, lead_id, member_id, is_won, cycle_s, closed_at)
            SELECT tenant_id, id, \(member), true, 60, baton.now() FROM baton.lead WHERE tenant_id = \(tenant.id) LIMIT 1
            """,
        ]
        for statement in routing { try await tenant.database.admin.query(statement) }
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
            INSERT INTO baton.opportunity (tenant_id, id, customer_id, name, owner_id, team_id, region_id, follower_ids)
            SELECT \(tenant.id), gen_random_uuid(), (SELECT id FROM baton.customer WHERE tenant_id = \(tenant.id) AND name = '客户' || n),
                   '商机', \(fragment: responsible)
            FROM generate_series(1, 48) AS n
            """,
            """
            INSERT INTO baton.lead_conversion (tenant_id, lead_id, customer_id, owner_id, team_id, region_id, follower_ids)
            SELECT tenant_id, id, (SELECT id FROM baton.customer WHERE tenant_id = \(tenant.id) AND name = '客户1'), owner_id, team_id,
                   region_id, follower_ids
            FROM baton.lead WHERE tenant_id = \(tenant.id)
            """,
            // Of former times, when leads lay elsewhere.
            """
            INSERT INTO baton.lead_assignment (tenant_id, lead_id, version, owner_id, team_id, region_id, follower_ids, assigned_at, awaits_touch, ended_at)
            SELECT tenant_id, id, 1000 + n, \(fragment: responsible), baton.now(), true, baton.now()
            FROM baton.lead, generate_series(1, 60) AS n WHERE tenant_id = \(tenant.id) AND id = (SELECT min(id::text)::uuid FROM baton.lead WHERE tenant_id = \(tenant.id))
            """,
            """
            INSERT INTO baton.interaction_external_id (tenant_id, source, external_id, interaction_id, lead_id)
            SELECT tenant_id, 'pbx', id::text, id, lead_id FROM baton.interaction WHERE tenant_id = \(tenant.id)
            """,
            """
            INSERT INTO baton.lead_response_week (tenant_id, team_id, week, assigned, in_window)
            VALUES (\(tenant.id), \(tenant.eastTeam), '2026-11-02', 9, 8)
            """,
            """
            INSERT INTO baton.task (tenant_id, id, kind, title, assignee_id, team_id)
            VALUES (\(tenant.id), gen_random_uuid(), 2, '复盘', \(tenant.admin), \(tenant.eastTeam))
            """,
            "INSERT INTO baton.self_check (tenant_id, id, found, repaired) VALUES (\(tenant.id), gen_random_uuid(), 0, 0)",
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
        for relation in ["customer", "contact", "delivery", "ticket", "contract", "opportunity"] {
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
