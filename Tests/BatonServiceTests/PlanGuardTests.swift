internal import BatonModel
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@testable internal import BatonPlatform
@testable internal import BatonService

/// Plans as the service's connections keep them, for any values, under the role of somebody with one kind of reach: the reach's index finds the
/// rows. Nobody notices with a hundred rows when it does not.
// One after the other: each fills tables, and a busy machine would take longer for all of them at once than a statement may.
@Suite("Each reach is found by its index", .database, .serialized)
struct PlanGuardTests {
    private let database = TestDatabase.current

    /// A tenant with 20,000 leads in 20 teams and 10 regions among others.
    private func fill(_ tenant: TestTenant) async throws {
        let others = [try await TestTenant.make(), try await TestTenant.make()]
        try await database.admin.withConnection { session in
            try await session.execute("SET session_replication_role = replica")
            try await session.execute("SET statement_timeout = '5min'")
            for (id, count) in [(tenant.id, 20_000), (others[0].id, 5000), (others[1].id, 500)] {
                try await session.execute(
                    """
                    INSERT INTO baton.lead (
                        tenant_id, id, company, phone, channel, stage, score, owner_id, team_id, region_id, follower_ids, assigned_at, first_touch_at,
                        due_at,
                        created_at, search_keys, custom_text_1, custom_number_1, custom_date_1)
                    SELECT \(fragment: .quoted(id.description))::uuid, gen_random_uuid(), '明腾' || n, '+86139' || n, 1, 1 + n % 5, n % 101,
                           CASE WHEN n % 10 > 0 THEN md5('p' || n % 200)::uuid END, md5('t' || n % 20)::uuid, md5('r' || n % 11)::uuid,
                           CASE WHEN n % 100 = 0 THEN ARRAY[md5('p7')::uuid] ELSE '{}' END,
                           CASE WHEN n % 10 > 0 THEN baton.now() END, baton.now(), baton.now() + interval '1 day', baton.now() - n * interval '1 minute',
                           baton.search_keys(\(fragment: .quoted(id.description))::uuid, '明腾' || n),
                           CASE WHEN n % 3 > 0 THEN md5(n::text) END, CASE WHEN n % 3 > 0 THEN n % 999 END,
                           CASE WHEN n % 3 > 0 THEN DATE '2026-01-01' + n % 300 END
                    FROM generate_series(1, \(fragment: .constant(count))) AS n
                    """)
            }
            try await session.execute("VACUUM ANALYZE baton.lead")
        }
    }

    private func plan(_ statement: SQL, _ position: Position, _ grants: [String], _ tenant: TenantID) async throws -> String {
        let role = try await database.client.transaction(
            TransactionOptions(role: TestCluster.rolePrefix + "system"), ["SELECT baton.ensure_shape(\(grants))"])[0].single(String.self)
        return try await plan(statement, role ?? "", [("tenant", tenant.description)] + position.settings.map { ($0.name, $0.value) })
    }

    private func plan(_ statement: SQL, _ role: String, _ settings: [(String, String)], values: String? = nil) async throws -> String {
        try await database.plan(statement, role, settings, values: values)
    }

    @Test("who is frozen is found among the freezes that run, and who may see them finds the newest, however many are over")
    func freezes() async throws {
        let tenants = [try await TestTenant.make(), try await TestTenant.make()]
        for tenant in tenants {
            try await database.admin.query(
                """
                INSERT INTO baton.assignment_freeze (
                    tenant_id, id, member_id, reason, subject_id, assignments, remaining, created_at, ended_at)
                SELECT \(tenant.id), gen_random_uuid(), \(tenant.eastSales[0]), 'lead_response', gen_random_uuid(), 3, 0,
                       baton.now() - n * interval '1 minute', baton.now()
                FROM generate_series(1, 10000) AS n
                """)
        }
        try await database.admin.query("ANALYZE baton.assignment_freeze")
        let settings = [("tenant", tenants[0].id.description)]
        let role = TestCluster.rolePrefix + "system"
        let picking = try await plan(
            AssignmentStore.reads(of: "\(tenants[0].eastTeam)", tenant: tenants[0].id)[0], role, settings)
        #expect(picking.contains("assignment_freeze_running_key"), "\(picking)")
        let listing = try await plan(
            """
            SELECT f.id FROM baton.assignment_freeze f JOIN baton.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id
            WHERE f.tenant_id = \(tenants[0].id) AND m.tenant_id = \(tenants[0].id) ORDER BY f.created_at DESC, f.id DESC LIMIT 200
            """, role, settings)
        #expect(listing.contains("assignment_freeze_created_idx"), "\(listing)")
    }

    @Test(
        "what looks at a tenant's leads, signals and events as a whole goes along indexes, and the nightly check looks nothing up one by one"
    )
    func wholes() async throws {
        let tenant = try await TestTenant.make()
        try await fill(tenant)
        try await database.admin.withConnection { session in
            try await session.execute("SET session_replication_role = replica")
            try await session.execute("SET statement_timeout = '5min'")
            try await session.execute(
                """
                INSERT INTO baton.lead_signal (tenant_id, id, lead_id, occurred_at, kind)
                SELECT tenant_id, gen_random_uuid(), id, baton.now(), CASE WHEN score % 2 = 0 THEN 'form_submitted' ELSE 'demo_booked' END FROM baton.lead
                """)
            try await session.execute(
                """
                INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind)
                SELECT tenant_id, gen_random_uuid(), 'lead.captured', 'lead_card', id, 2 FROM baton.lead
                """)
            for table in ["lead_signal", "event"] { try await session.execute("VACUUM ANALYZE baton.\(fragment: .identifier(table))") }
        }
        let (role, settings) = (TestCluster.rolePrefix + "system", [("tenant", tenant.id.description)])
        let kinds = try await plan(LeadChecklistService.seenSignals(tenant.id), role, settings)
        #expect(kinds.contains("lead_signal_kind_idx") && !kinds.contains("Seq Scan") && !kinds.contains("Sort"), "\(kinds)")
        let late = LeadReports.overdue(tenant.id)
        for (statement, index) in zip(late, ["lead_escalated_idx", "lead_due_idx"]) {
            let plan = try await plan(statement, role, settings)
            #expect(plan.contains(index), "\(plan)")
        }
        let forms = try await plan(
            RuleSimulationService.forms(of: [], from: Date(), tenant.id), TestCluster.rolePrefix + "auditor", settings,
            values: "'\(tenant.id)', '{}', baton.now() - interval '90 days'")
        #expect(forms.contains("Index Cond: ((tenant_id = $1) AND (subject_id = ANY"), "\(forms)")
        let setting = try await database.admin.query(
            "SELECT proconfig::text FROM pg_proc WHERE proname = 'check_leads' AND pronamespace = 'baton'::regnamespace"
        ).single(String.self)
        #expect(setting?.contains("enable_nestloop=off") == true)
    }

    @Test("lists, totals, figures, single leads and searches, for each reach and for several")
    func guards() async throws {
        let tenant = try await TestTenant.make()
        try await fill(tenant)
        func id<Entity>(_ name: String) async throws -> Identifier<Entity> {
            try #require(try await database.admin.query("SELECT md5(\(name))::uuid").single(Identifier<Entity>.self))
        }
        let member: MemberID = try await id("p7")
        var teams: [TeamID] = []
        for number in 0..<6 { teams.append(try await id("t\(number)")) }
        let regions: [RegionID] = [try await id("r1"), try await id("r2"), try await id("r3")]
        let single = Position(member: member, team: teams[0], teams: [teams[0]], regions: [regions[0]])
        let many = Position(member: member, team: teams[0], teams: teams, regions: regions)
        let cases: [(reaches: [Reach], position: Position, list: [String], figures: [String])] = [
            ([.own], single, ["owner"], ["owner"]), ([.pool], single, ["pool"], ["pool"]), ([.team], single, ["team"], ["team"]),
            ([.region], single, ["region"], ["region"]), ([.followed], single, ["followed"], ["followed"]),
            ([.tenant], single, ["created"], []), ([.team], many, ["created"], ["team"]), ([.region], many, ["created"], ["region"]),
            ([.own, .pool], single, ["owner", "pool"], ["owner", "pool"]),
            ([.own, .pool, .region], single, ["owner", "pool", "region"], ["owner", "pool", "region"]),
            ([.own, .team], many, ["created"], ["owner", "team"]),
        ]
        for (reaches, position, list, figures) in cases {
            let grants = Set(reaches.map { Grant(.leadCard, .read, $0) })
            let access = MemberAccess(name: "", position: position, roles: [], grants: grants, shape: "", figuresShape: "")
            let guides = access.guides(.read, .leadCard)
            let (forLists, forFigures) = (grants.compiled(for: position), grants.compiled(for: position, forFigures: true))
            func check(_ statement: SQL, _ shape: [String], _ expected: [String], _ what: String, sorts: Bool) async throws {
                let plan = try await plan(statement, position, shape, tenant.id)
                let name = "\(what) \(reaches) \(position.teams.count)"
                #expect(!plan.contains("Seq Scan on lead"), "\(name)\n\(plan)")
                for index in expected { #expect(plan.contains("lead_\(index)_idx"), "\(name) without \(index)\n\(plan)") }
                if !sorts { #expect(!plan.contains("Sort"), "\(name) sorts\n\(plan)") }
            }
            let page = LeadRepository.list(LeadQuery(), as: .plain, guides: guides, tenant: tenant.id)
            // Several branches are put together by their order; each comes in order by itself or is small. Little is followed, and sorted.
            let sorts = list.count > 1 || list == ["followed"]
            try await check(page, forLists, list, "list", sorts: sorts)
            let next = LeadQuery(after: LeadPosition(value: 1_700_000_000_000_000, id: LeadID(UUID())))
            try await check(
                LeadRepository.list(next, as: .plain, guides: guides, tenant: tenant.id), forLists, list, "next page", sorts: sorts)
            try await check(
                LeadRepository.count(LeadQuery(), guides: guides, tenant: tenant.id), forFigures, figures, "total", sorts: true)
            let month = LeadQuery(filters: [.createdFrom(Date())])
            try await check(
                LeadRepository.summary(month, guides: guides, tenant: tenant.id), forFigures, figures, "figures", sorts: true)
            let fetch = try await plan(LeadRepository.fetch(LeadID(UUID()), as: .plain, tenant: tenant.id), position, forLists, tenant.id)
            #expect(fetch.contains("lead_pkey") && !fetch.contains("Seq Scan"), "\(fetch)")
            let search = LeadRepository.list(LeadQuery(search: "明腾"), as: .plain, candidates: [UUID()], tenant: tenant.id)
            let found = try await plan(search, position, forLists, tenant.id)
            #expect(found.contains("lead_pkey") && !found.contains("Seq Scan"), "\(reaches) \(found)")
        }
    }

    @Test("a list in the order of a tenant's own field, and one filtered by it, go along the field's index")
    func customFields() async throws {
        let tenant = try await TestTenant.make()
        try await fill(tenant)
        let position = Position(member: tenant.admin, team: tenant.eastTeam, teams: [tenant.eastTeam], regions: [])
        let shape = Set([Grant(.leadCard, .read, .tenant)]).compiled(for: position)
        for kind in [CustomFieldType.Kind.text, .number, .date] {
            let draft = CustomFieldDraft(key: "x", labelZH: "字段", kind: kind)
            let field = try draft.field(CustomFieldID(UUID()), in: #require(CustomSlot(kind.slot, 1)))
            let index = "lead_\(field.slot.column)_idx"
            let card = LeadCard(CustomFields([field]))
            for isDescending in [false, true] {
                var query = LeadQuery()
                query.sort = .custom(field, isDescending: isDescending)
                let value: LeadSortValue = kind == .text ? .text("m") : .number(5)
                for after in [nil, LeadPosition(value: value, id: LeadID(UUID()))] {
                    query.after = after
                    let plan = try await plan(LeadRepository.list(query, as: card, tenant: tenant.id), position, shape, tenant.id)
                    // Those without a value are the second branch, which PostgreSQL begins when the first has not filled the page.
                    let first = plan.components(separatedBy: "->  Limit").dropFirst().first ?? ""
                    #expect(
                        plan.contains("Append") && first.contains(index) && !first.contains("Sort") && !first.contains("Seq Scan"),
                        "\(plan)")
                }
            }
            let equal: CustomComparison = .equals(
                kind == .text ? .text("m") : kind == .date ? .date(CalendarDay(number: 1)) : .number(1))
            let filtered = LeadRepository.count(LeadQuery(filters: [.custom(field, equal)]), tenant: tenant.id)
            let plan = try await plan(filtered, position, shape, tenant.id)
            #expect(plan.contains(index), "\(plan)")
        }
    }

    /// Customers and contacts as leads are above: 20,000 of the tenant among others.
    private func fillCustomers(_ tenant: TestTenant) async throws {
        let other = try await TestTenant.make()
        try await database.admin.withConnection { session in
            try await session.execute("SET session_replication_role = replica")
            try await session.execute("SET statement_timeout = '5min'")
            for (id, count) in [(tenant.id, 20_000), (other.id, 5000)] {
                let tenant: SQL = "\(fragment: .quoted(id.description))::uuid"
                try await session.execute(
                    """
                    INSERT INTO baton.customer (tenant_id, id, name, owner_id, team_id, region_id, created_at, search_text, search_keys)
                    SELECT \(fragment: tenant), md5(\(fragment: tenant) || 'c' || n)::uuid, '明腾' || n, md5('p' || n % 200)::uuid,
                           md5('t' || n % 20)::uuid, md5('r' || n % 11)::uuid, baton.now() - n * interval '1 minute', '明腾' || n,
                           baton.search_keys(\(fragment: tenant), '明腾' || n)
                    FROM generate_series(1, \(fragment: .constant(count))) AS n
                    """)
                try await session.execute(
                    """
                    INSERT INTO baton.contact (tenant_id, id, customer_id, name, phone, owner_id, team_id, region_id, created_at, search_text, search_keys)
                    SELECT \(fragment: tenant), gen_random_uuid(), md5(\(fragment: tenant) || 'c' || n)::uuid, '王工' || n, '+86139' || n,
                           md5('p' || n % 200)::uuid, md5('t' || n % 20)::uuid, md5('r' || n % 11)::uuid, baton.now() - n * interval '1 minute',
                           '王工' || n || E'\\n+86139' || n, baton.search_keys(\(fragment: tenant), '王工' || n)
                    FROM generate_series(1, \(fragment: .constant(count))) AS n
                    """)
            }
            try await session.execute("VACUUM ANALYZE baton.customer")
            try await session.execute("VACUUM ANALYZE baton.contact")
        }
    }

    @Test("a search over everything: candidates by their keys, the best of them by their ids, names behind ids by ids")
    func searches() async throws {
        let tenant = try await TestTenant.make()
        try await fill(tenant)
        try await fillCustomers(tenant)
        let text = LeadSearch("明腾1999", tags: [])
        for (relation, function) in [("lead", "find_leads"), ("customer", "find_customers"), ("contact", "find_contacts")] {
            // What the functions do inside, as their owner and with their settings; that they do have these is asked too.
            let plan = try await database.admin.withConnection { session in
                for setting in ["enable_seqscan = off", "enable_indexscan = off", "plan_cache_mode = force_generic_plan"] {
                    try await session.execute(.script("SET \(setting)"))
                }
                try await session.execute("SET ROLE bt_searcher")
                try await session.execute(
                    .script(
                        """
                        PREPARE p (integer[], text, integer[], text, text, uuid, integer, uuid, uuid[], uuid[]) AS
                        SELECT r.id, r.created_at FROM baton.\(relation) r
                        WHERE (r.search_keys @> $1 AND (length($2) = 2 OR strpos(r.search_text, $2) > 0)
                               OR r.search_keys @> $3
                                  AND (length($4) IN (2, 3, 6) OR strpos(translate(r.search_sound, '\'\'', ''), $4) > 0 AND r.search_sound ~ $5))
                          AND (r.tenant_id = $6) IS TRUE AND r.deleted_at IS NULL
                          AND (r.owner_id = $8 OR r.team_id = ANY ($9) OR r.region_id = ANY ($10))
                        LIMIT $7 + 1
                        """))
                return try await session.execute(
                    "EXPLAIN (COSTS off) EXECUTE p(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)"
                ).column(String.self).joined(separator: "\n")
            }
            #expect(plan.contains("\(relation)_search_idx") && !plan.contains("Seq Scan"), "\(plan)")
            // The tenant's rows are not looked up beside the keys.
            #expect(!plan.contains("BitmapAnd"), "\(plan)")
            let settings = try await database.admin.query(
                "SELECT array_to_string(proconfig, ' ') FROM pg_proc WHERE pronamespace = 'baton'::regnamespace AND proname = \(function)"
            ).single(String.self)
            #expect(settings?.contains("enable_seqscan=off") == true && settings?.contains("enable_indexscan=off") == true, "\(function)")
        }
        let position = Position(member: tenant.admin, team: tenant.eastTeam, teams: [tenant.eastTeam], regions: [tenant.east])
        for kind in SearchKind.allCases {
            for reach in kind.facet.reaches {
                let shape = Set([Grant(kind.facet, .read, reach), Grant(.customerProfile, .read, reach)].filter(\.isPossible)).compiled(
                    for: position)
                let columns = kind == .lead ? LeadCard.plain.columns : RecordSearch.columns(kind, seesCustomers: true)
                let best = RecordSearch.best(kind, columns, text, candidates: [UUID()], limits: (10, 200), tenant: tenant.id)
                let found = try await plan(best, position, shape, tenant.id)
                // By their ids, or by the index of a reach that holds fewer rows than there are candidates.
                #expect(!found.contains("Seq Scan"), "\(kind) \(reach)\n\(found)")
            }
        }
        // And that they find what there is.
        var query = LeadQuery(search: "明腾1999", limit: 20)
        let found = try await database.leads.search(query, Set(SearchKind.allCases), tenant.scope(tenant.admin))
        #expect(found.customers?.found.first?.name == "明腾1999" && found.customers?.found.count == 11)
        query = LeadQuery(search: "王工777", limit: 20)
        let people = try await database.leads.search(query, [.contact], tenant.scope(tenant.admin))
        #expect(people.contacts?.found.first?.name == "王工777" && people.contacts?.found.count == 11 && people.customers == nil)
    }

    @Test("leads by who has sent them: lists, totals and figures go along the referrers' indexes; files find names by theirs")
    func referrers() async throws {
        let tenant = try await TestTenant.make()
        try await fill(tenant)
        try await fillCustomers(tenant)
        try await database.admin.withConnection { session in
            try await session.execute("SET session_replication_role = replica")
            try await session.execute("SET statement_timeout = '5min'")
            try await session.execute(
                """
                UPDATE baton.lead SET referrer_customer_id = md5('x' || score)::uuid
                WHERE tenant_id = \(fragment: .quoted(tenant.id.description))::uuid AND stage = 1 AND score % 10 = 0
                """)
            try await session.execute("VACUUM ANALYZE baton.lead")
        }
        let position = Position(member: tenant.admin, team: tenant.eastTeam, teams: [tenant.eastTeam], regions: [])
        let shape = Set([Grant(.leadCard, .read, .tenant)]).compiled(for: position)
        for (referrer, index) in [
            (LeadReferrer.customer(CustomerID(UUID())), "customer"), (.contact(ContactID(UUID())), "contact"),
            (.member(MemberID(UUID())), "member"),
        ] {
            let query = LeadQuery(filters: [.referrer(referrer)])
            for statement in [
                LeadRepository.list(query, as: .plain, tenant: tenant.id), LeadRepository.count(query, tenant: tenant.id),
            ] {
                let plan = try await plan(statement, position, shape, tenant.id)
                #expect(plan.contains("lead_referrer_\(index)_idx") && !plan.contains("Seq Scan"), "\(plan)")
            }
        }
        let figures = try await plan(
            LeadReports.referrals(from: nil, before: nil, guides: nil, tenant: tenant.id), position, shape, tenant.id)
        for index in ["customer", "contact", "member", "text"] {
            #expect(figures.contains("lead_referrer_\(index)_idx"), "\(index)\n\(figures)")
        }
        #expect(!figures.contains("Seq Scan"), "\(figures)")
        // What the function of names does inside, as its owner and with its settings.
        for (column, index) in [("baton.search_text(r.name) = baton.search_text(k.t)", "name_key"), ("r.phone = k.t", "phone")] {
            for relation in ["customer", "contact"] where !(relation == "customer" && index == "phone") {
                let plan = try await database.admin.withConnection { session in
                    for setting in ["enable_seqscan = off", "plan_cache_mode = force_generic_plan"] {
                        try await session.execute(.script("SET \(setting)"))
                    }
                    try await session.execute("SET ROLE bt_searcher")
                    try await session.execute(
                        .script(
                            """
                            PREPARE p (uuid, text[], integer) AS
                            SELECT k.place, f.id FROM unnest($2) WITH ORDINALITY AS k (t, place) CROSS JOIN LATERAL (
                                SELECT r.id FROM baton.\(relation) r
                                WHERE r.tenant_id = $1 AND \(column) AND r.deleted_at IS NULL LIMIT $3) AS f
                            WHERE k.t <> ''
                            """))
                    return try await session.execute("EXPLAIN (COSTS off) EXECUTE p(NULL, NULL, NULL)").column(String.self)
                        .joined(separator: "\n")
                }
                #expect(plan.contains("\(relation)_\(index)_idx") && plan.contains("Index Cond"), "\(plan)")
            }
        }
        let found = try await database.leads.referrers(
            [ReferrerText("明腾77"), ReferrerText("王工78"), ReferrerText("+8613977"), ReferrerText("无此人")], tenant.scope(tenant.admin))
        #expect(found[ReferrerText("无此人")] == .nobody)
        guard case .one(.customer)? = found[ReferrerText("明腾77")], case .one(.contact)? = found[ReferrerText("王工78")] else {
            Issue.record("\(found)")
            return
        }
    }

    @Test("candidates of a search are found by their keys")
    func candidates() async throws {
        let tenant = try await TestTenant.make()
        try await fill(tenant)
        // What the function does inside, as its owner and with its settings.
        let plan = try await database.admin.withConnection { session in
            for setting in ["enable_seqscan = off", "enable_indexscan = off", "plan_cache_mode = force_generic_plan"] {
                try await session.execute(.script("SET \(setting)"))
            }
            try await session.execute("SET ROLE bt_searcher")
            try await session.execute(
                """
                PREPARE p (integer[], uuid, integer) AS
                SELECT l.id FROM baton.lead l WHERE l.search_keys @> $1 AND (l.tenant_id = $2) IS TRUE AND l.deleted_at IS NULL
                ORDER BY l.created_at DESC, l.id DESC LIMIT $3 + 1
                """)
            return try await session.execute("EXPLAIN (COSTS off) EXECUTE p(NULL, NULL, NULL)").column(String.self).joined(separator: "\n")
        }
        #expect(plan.contains("lead_search_idx"), "\(plan)")
        #expect(!plan.contains("BitmapAnd"), "\(plan)")
        let found = try await database.leads.list(LeadQuery(search: "腾1999", limit: 20), await tenant.scope(tenant.admin)).leads()
        #expect(Set(found.compactMap(\.company)) == Set(["明腾1999"] + (0...9).map { "明腾1999\($0)" }))
    }
}

/// On the first day of a service nothing has been counted yet, and a file of 50,000 leads comes.
@Suite("Before there are statistics", .database)
struct FirstDayPlanTests {
    @Test("those that a batch may repeat are found by their phones and mails")
    func duplicates() async throws {
        let tenant = try await TestTenant.make()
        let statement = LeadRepository.openLeads(phones: [], emails: [], tenant: tenant.id)
        let plan = try await tenant.database.plan(statement, TestCluster.rolePrefix + "system", [("tenant", tenant.id.description)])
        #expect(plan.contains("lead_phone_idx") && plan.contains("lead_email_idx"), "\(plan)")
    }
}

extension TestDatabase {
    /// - Parameter values: instead of NULL for each, of which no partition has any rows.
    fileprivate func plan(_ statement: SQL, _ role: String, _ settings: [(String, String)], values: String? = nil) async throws -> String {
        try await admin.withConnection { session in
            for (name, value) in settings {
                try await session.execute("SET \(fragment: .script("baton.\(name)")) = \(fragment: .quoted(value))")
            }
            try await session.execute("SET plan_cache_mode = force_generic_plan")
            try await session.execute("SET ROLE \(fragment: .identifier(role))")
            try await session.execute(.script("PREPARE p AS " + statement.text))
            let numbers = statement.text.matches(of: /\$(\d+)/).compactMap { Int($0.1) }
            let values = values ?? Array(repeating: "NULL", count: numbers.max() ?? 0).joined(separator: ", ")
            return try await session.execute(.script("EXPLAIN (COSTS off) EXECUTE p(\(values))")).column(String.self)
                .joined(separator: "\n")
        }
    }
}
