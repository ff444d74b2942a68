internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import Postgres

/// 200 tenants with 2,000,000 leads, 340,000 of them one tenant's, and six people of that tenant who see different parts of it.
struct MapTenants {
    static let count = 200
    static let leads = 2_000_000
    static let largest = 340_000
    /// Words of company names; pairs of characters that only two of them together make are rare.
    private static let words = "明腾 智联 宏图 远东 华星 精工 恒力 天泽 金石 博远 凯达 瑞丰 长虹 鼎新 龙腾 万合 海川 东升 正泰 中锐 卓越 伟业 永盛 兴邦 光大 立信 众诚 优品 安捷 启航"

    struct Persona {
        var name: String
        var scope: TenantScope
        /// What somebody would write who has no row security.
        var condition: String
    }

    let tenant: TenantID
    let personas: [Persona]
    /// A lead that all of them see.
    let lead: LeadID

    /// Ids are digests of what they are of, so that neither rows nor conditions need a look-up.
    private static func id(_ name: String) -> SQL { "md5(\(fragment: .quoted(name)))::uuid" }

    /// - Parameter admin: superuser; without a limit for statements.
    static func make(admin: PostgresClient, database: Database) async throws -> MapTenants {
        let slug = "map-1"
        let tenant = try await TenantService(database: database).create(slug: slug, name: "最大的租户", isTrial: false)
        let statements: [SQL] = [
            "CREATE TABLE public.map_tenant AS SELECT 1 AS n, \(tenant) AS id, \(largest) AS leads",
            """
            INSERT INTO public.map_tenant SELECT n, md5('tenant' || n)::uuid, floor(\(leads - largest) / n ^ 0.75 / (
                SELECT sum(1 / k ^ 0.75) FROM generate_series(2, \(count)) AS k))::int FROM generate_series(2, \(count)) AS n
            """,
            """
            INSERT INTO baton.tenant (id, slug, name, status, time_zone)
            SELECT id, 'map-' || n, '租户' || n, 2, 'Asia/Shanghai' FROM public.map_tenant WHERE n > 1
            """,
            """
            INSERT INTO baton.team (tenant_id, id, name) SELECT \(tenant), md5('department')::uuid, '销售部'
            """,
            """
            INSERT INTO baton.team (tenant_id, id, parent_id, name)
            SELECT \(tenant), md5('t1.' || k)::uuid, CASE WHEN k < 10 THEN md5('department')::uuid END, '组' || k FROM generate_series(0, 39) AS k
            """,
            """
            INSERT INTO baton.region (tenant_id, id, name) SELECT \(tenant), md5('r1.' || k)::uuid, '区域' || k FROM generate_series(0, 19) AS k
            """,
            "INSERT INTO baton.role (tenant_id, id, key, name) SELECT \(tenant), md5('role')::uuid, 'regional', '区域经理'",
            """
            INSERT INTO baton.role_grant (tenant_id, role_id, facet, action, reach)
            SELECT \(tenant), md5('role')::uuid, 'lead_card', 'read', 'region'
            """,
            """
            INSERT INTO baton.member (tenant_id, id, name, team_id, region_id)
            SELECT \(tenant), md5('p1.' || k)::uuid, '销售' || k, md5('t1.' || k / 10)::uuid, NULL FROM generate_series(0, 399) AS k
            UNION ALL
            SELECT \(tenant), md5(m.key)::uuid, m.key, md5(m.team)::uuid, md5(m.region)::uuid
            FROM (VALUES ('leader', 't1.0', NULL), ('supervisor', 'department', NULL), ('regional', NULL, 'r1.3'),
                         ('regions', NULL, 'r1.3'), ('admin', NULL, NULL)) AS m (key, team, region)
            """,
            """
            INSERT INTO baton.member_region (tenant_id, member_id, region_id)
            SELECT \(tenant), md5('regions')::uuid, md5('r1.' || k)::uuid FROM generate_series(4, 5) AS k
            """,
            """
            INSERT INTO baton.member_role (tenant_id, member_id, role_id)
            SELECT r.tenant_id, md5(m.member)::uuid, r.id
            FROM (VALUES ('p1.7', 'sales'), ('leader', 'supervisor'), ('supervisor', 'supervisor'), ('regional', 'regional'),
                         ('regions', 'regional'), ('admin', 'admin')) AS m (member, role)
            JOIN baton.role r ON r.tenant_id = \(tenant) AND r.key = m.role
            """,
        ]
        for statement in statements { try await admin.query(statement) }
        try await fill(admin)
        let directory = AccessDirectory(database: database)
        var personas: [Persona] = []
        let (team, region) = ("team_id = md5('t1.0')::uuid", "region_id = md5('r1.3')::uuid")
        for (name, key, condition) in [
            ("own and pool", "p1.7", "(owner_id = md5('p1.7')::uuid OR (owner_id IS NULL AND \(team)))"), ("a team", "leader", team),
            (
                "eleven teams", "supervisor",
                "team_id = ANY (ARRAY[md5('department')::uuid, \((0..<10).map { "md5('t1.\($0)')::uuid" }.joined(separator: ", "))])"
            ),
            ("a region", "regional", region),
            ("three regions", "regions", "region_id = ANY (ARRAY[\((3...5).map { "md5('r1.\($0)')::uuid" }.joined(separator: ", "))])"),
            ("all of the tenant", "admin", "true"),
        ] {
            var scope = try await directory.hostOperator(slug: slug)
            guard let member = try await admin.query("SELECT \(fragment: id(key))").single(MemberID.self) else { continue }
            scope.actor = .member(member)
            scope.member = try await directory.access(of: member, scope)
            personas.append(Persona(name: name, scope: scope, condition: condition))
        }
        guard
            let lead = try await admin.query(
                """
                SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND owner_id = md5('p1.7')::uuid AND region_id = md5('r1.3')::uuid LIMIT 1
                """
            ).single(LeadID.self)
        else { throw Bench.Missing(description: "no lead") }
        return MapTenants(tenant: tenant, personas: personas, lead: lead)
    }

    /// Without triggers and foreign keys, and indexed when it is there: otherwise it takes half an hour.
    private static func fill(_ admin: PostgresClient) async throws {
        let indexes = try await admin.query(
            "SELECT indexname::text, indexdef FROM pg_indexes WHERE schemaname = 'baton' AND tablename = 'lead' AND indexname <> 'lead_pkey'"
        ).decode((String, String).self)
        try await admin.withConnection { session in
            try await session.execute("SET session_replication_role = replica")
            try await session.execute("SET synchronous_commit = off")
            try await session.execute("SET maintenance_work_mem = '512MB'")
            for (name, _) in indexes { try await session.execute("DROP INDEX baton.\(fragment: .identifier(name))") }
            try await session.execute("SELECT setseed(0.42)")
            try await session.execute(
                """
                INSERT INTO baton.lead (
                    tenant_id, id, contact_name, company, phone, area, region_id, product_line, budget_min_minor, need, channel, stage, score,
                    intent, owner_id, team_id, assigned_at, first_touch_at, due_at, created_at, updated_at, search_keys)
                SELECT t.id, md5('l' || t.n || '.' || l)::uuid, '王小' || (l % 97), c.company, '+86139' || (10000000 + l), '浙江',
                       md5('r' || t.n || '.' || x.region)::uuid, 'AGV', 50000000, '想看非标装配线报价', 1 + l % 6, 1 + x.stage, l % 101,
                       l % 3, CASE WHEN NOT x.pool THEN md5('p' || t.n || '.' || x.person)::uuid END,
                       md5('t' || t.n || '.' || x.person / 10)::uuid, CASE WHEN NOT x.pool THEN baton.now() END,
                       baton.now(), baton.now() + interval '30 days', baton.now() - x.age * interval '1 day', baton.now(),
                       baton.search_keys(t.id, c.company)
                FROM public.map_tenant t
                CROSS JOIN LATERAL generate_series(1, t.leads) AS l
                CROSS JOIN LATERAL (
                    SELECT floor(random() * 20)::int AS region, floor(random() * 400)::int AS person, random() < 0.1 AS pool,
                           floor(random() * 5)::int AS stage, random() * 730 AS age, floor(random() * 30)::int AS first,
                           floor(random() * 30)::int AS second
                    OFFSET l * 0) AS x
                CROSS JOIN LATERAL (
                    SELECT w.w[1 + x.first] || w.w[1 + x.second] || (l % 1000) || '科技有限公司' AS company
                    FROM (SELECT string_to_array(\(fragment: .quoted(words)), ' ') AS w) AS w OFFSET 0) AS c
                """)
            for (_, definition) in indexes { try await session.execute(.script(definition)) }
        }
        try await admin.query("VACUUM ANALYZE baton.lead")
    }
}
