internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

/// Whatever way a lead can be looked at: no way shows more than another.
@Suite("Every read path obeys the map", .database)
struct ReadPathTests {
    @Test(
        "list, orders, filters, pages, search, detail, transitions, conversation, score, edits, notifications",
        arguments: [
            [Reach.own], [.pool], [.team], [.region], [.followed], [.tenant], [.own, .pool], [.region, .followed],
            [.own, .pool, .team, .region, .followed], [],
        ])
    func matrix(reaches: [Reach]) async throws {
        let (tenant, stranger) = (try await TestTenant.make(), try await TestTenant.make())
        let database = tenant.database
        let member = tenant.southSales[0]
        for area in ["浙江", "广东", "浙江", "四川", "广东", "浙江"] { try await tenant.capture(area: area) }
        let foreign = try await stranger.capture()
        let admin = try await tenant.scope(tenant.admin)
        let leads = try await database.leads.list(LeadQuery(), admin).leads()
        #expect(leads.count == 6)
        for lead in leads {
            _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail, content: "密"), on: lead.id, admin)
        }
        for lead in leads { _ = try await database.leads.recordSignal(.demoBooked, at: nil, note: nil, on: lead.id, admin) }
        let south = try await database.tenants.createRegion(name: "华南", areas: ["广东"], tenant.operatorScope())
        _ = try await database.leads.assign(leads[1].id, to: member, version: nil, tenant.scope(tenant.admin))
        let statements: [SQL] = [
            "UPDATE baton.lead SET region_id = \(south) WHERE id = ANY (\([leads[0].id, leads[4].id].map(\.uuid)))",
            "UPDATE baton.lead SET follower_ids = ARRAY[\(member)]::uuid[] WHERE id = ANY (\([leads[2].id, leads[5].id].map(\.uuid)))",
            "UPDATE baton.member SET region_id = \(south) WHERE id = \(member)",
            "UPDATE baton.tenant SET access_version = access_version + 1 WHERE id = \(tenant.id)",
        ]
        for statement in statements { try await database.admin.query(statement) }
        // The conversation reaches less far than the card, the score not at all.
        var map = try await database.permissions.map(tenant.scope(tenant.admin)).map
        let sales = try #require(map.roles.firstIndex { $0.key == "sales" })
        map.roles[sales].grants = Set(
            reaches.map { Grant(.leadCard, .read, $0) } + [Grant(.leadConversation, .read, .own), Grant(.leadCard, .write, .own)])
        _ = try await database.permissions.replace(map, version: nil, tenant.scope(tenant.admin))

        let tag = try await TagService(leads: database.leads).create(name: "展会", color: .red, tenant.scope(tenant.admin)).id
        try await database.admin.query("UPDATE baton.lead SET tags = ARRAY[\(tag.uuid)] WHERE tenant_id = \(tenant.id)")
        let view = try await SavedViewService(leads: database.leads).create(
            SavedViewDraft(
                name: "展会线索", visibility: .tenant, query: SavedQuery(filter: "tags[any]:\(tag)"), columns: [], position: nil,
                isDefault: false),
            tenant.scope(tenant.admin)
        ).id
        // Whatever a member has seen before.
        try await database.admin.query(
            """
            INSERT INTO baton.recent_lead (tenant_id, member_id, lead_id, seen_at)
            SELECT tenant_id, \(member), id, baton.now() FROM baton.lead WHERE tenant_id = \(tenant.id)
            """)
        let rows = try await database.admin.query(
            "SELECT id, owner_id, team_id, region_id, follower_ids FROM baton.lead WHERE tenant_id = \(tenant.id)"
        )
        .decode((LeadID, MemberID?, TeamID?, RegionID?, [MemberID]).self)
        let visible = Set(
            rows.filter { row in
                reaches.contains { reach in
                    switch reach {
                    case .own: row.1 == member
                    case .pool: row.1 == nil && row.2 == tenant.southTeam
                    case .team: row.2 == tenant.southTeam
                    case .region: row.3 == south
                    case .followed: row.4.contains(member)
                    case .tenant: true
                    case .related, .aggregate: false
                    }
                }
            }.map(\.0.description))
        #expect(reaches.isEmpty ? visible.isEmpty : !visible.isEmpty)
        let key = try await tenant.key(member).text
        try await TestServer.with { server in
            func get(_ path: String) async throws -> TestServer.Answer { try await server.request("GET", path, key: key) }
            if reaches.isEmpty {
                for path in [
                    "/v1/leads", "/v1/leads/\(leads[0].id)", "/v1/leads/\(leads[0].id)/transitions", "/v1/search?q=wxm", "/v1/me/recent",
                    "/v1/tags?include=counts", "/v1/leads?view=\(view)",
                ] {
                    #expect(try await get(path).status == 403)
                }
                return
            }
            for sort in LeadSort.allCases {
                var seen: [String] = []
                var path = "/v1/leads?limit=2&sort=\(sort.rawValue)"
                while true {
                    let page = try await get(path)
                    seen += page.ids()
                    guard page[path: "page.has_more"] == "1", let next = page[path: "page.next_cursor"] else { break }
                    path = "/v1/leads?limit=2&sort=\(sort.rawValue)&cursor=\(next)"
                }
                #expect(seen.count == visible.count)
                #expect(Set(seen) == visible, "\(sort)")
            }
            for filter in [
                "stage%5Beq%5D:new", "score%5Bgte%5D:1", "owner%5Beq%5D:\(tenant.eastSales[0])", "team%5Beq%5D:\(tenant.eastTeam)",
                "region%5Beq%5D:\(tenant.east)", "area%5Beq%5D:%E6%B5%99%E6%B1%9F", "escalated%5Beq%5D:false",
            ] {
                let answer = try await get("/v1/leads?filter=\(filter)")
                #expect(answer.status == 200, "\(filter) \(answer.text)")
                #expect(visible.isSuperset(of: answer.ids()), "\(filter)")
            }
            // An export is what the grants of export and of read both cover.
            #expect(try await get("/v1/leads/export").status == 403)
            for filter in ["", "filter=stage%5Beq%5D:new", "q=%E5%B0%8F%E6%98%8E"] {
                let summary = try await get("/v1/leads/summary?\(filter)")
                #expect(summary[path: "total"] == "\(visible.count)", "\(filter) \(summary.text)")
                let page = try await get("/v1/leads?limit=1&include_total=true&\(filter)")
                #expect(page[path: "page.total"] == "\(visible.count)", "\(filter)")
            }
            for path in [
                "/v1/leads?view=\(view)", "/v1/leads?filter=tags%5Ball%5D:\(tag)", "/v1/leads?filter=tags%5Bnone%5D:\(tag)",
                "/v1/leads?filter=tags%5Bis%5D:set", "/v1/leads?q=wxm&limit=200", "/v1/leads?q=wangxiaoming&limit=200",
                "/v1/leads?q=%E5%B1%95%E4%BC%9A&limit=200", "/v1/me/recent",
            ] {
                let answer = try await get(path)
                #expect(Set(answer.ids()) == (path.contains("none") ? [] : visible), "\(path) \(answer.text)")
            }
            let searched = try await get("/v1/search?q=wxm")
            let hits = Set(searched.text.matches(of: /\{"id":"([^"]+)"/).map { String($0.1) })
            #expect(hits == visible, "\(searched.text)")
            #expect(try await get("/v1/tags?include=counts")[path: "data.0.leads"] == "\(visible.count)")
            // All of them are called 王小明.
            let found = try await get("/v1/leads?q=%E5%B0%8F%E6%98%8E&limit=200")
            #expect(Set(found.ids()) == visible)
            for lead in leads + [foreign] {
                let isVisible = visible.contains(lead.id.description)
                let detail = try await get("/v1/leads/\(lead.id)")
                #expect(detail.status == (isVisible ? 200 : 404))
                #expect(try await get("/v1/leads/\(lead.id)/transitions").status == (isVisible ? 200 : 404))
                let owner = rows.first { $0.0 == lead.id }?.1
                #expect(detail.text.contains("密") == (isVisible && owner == member))
                #expect(!detail.text.contains("demo_booked"))
                // What one may not see cannot be told from what is not there.
                let edit = try await server.request("PATCH", "/v1/leads/\(lead.id)", key: key, json: #"{"need":"x"}"#)
                #expect(edit.status == (!isVisible ? 404 : owner == member ? 200 : 403))
                if !isVisible {
                    let nothing = try await get("/v1/leads/\(LeadID(UUID()))")
                    #expect(nothing[path: "code"] == detail[path: "code"] && nothing[path: "title"] == detail[path: "title"])
                }
            }
            // Only what was told to this member.
            let told = try await get("/v1/notifications")
            let subjects = Set(told.text.matches(of: /"subject_id":"([^"]+)"/).map { String($0.1) })
            let owned = rows.filter { $0.1 == member }.map(\.0.description)
            #expect(!owned.isEmpty && subjects.isSuperset(of: owned))
            #expect(!subjects.contains(foreign.id.description))
        }
    }

    @Test(
        "an export holds what its own reach and that of reading both cover, and is recorded",
        arguments: [[Reach.tenant], [.own], [.own, .pool], [.region], [.followed]])
    func export(reaches: [Reach]) async throws {
        let tenant = try await TestTenant.make()
        let database = tenant.database
        let member = tenant.southSales[0]
        for area in ["浙江", "广东", "浙江", "广东"] { try await tenant.capture(area: area) }
        let leads = try await database.leads.list(LeadQuery(), await tenant.scope(tenant.admin)).leads()
        let south = try await database.tenants.createRegion(name: "华南", areas: ["广东"], tenant.operatorScope())
        _ = try await database.leads.assign(leads[0].id, to: member, version: nil, tenant.scope(tenant.admin))
        for statement in [
            "UPDATE baton.lead SET region_id = \(south) WHERE id = ANY (\([leads[1].id, leads[2].id]))",
            "UPDATE baton.lead SET follower_ids = ARRAY[\(member)]::uuid[] WHERE id = \(leads[3].id)",
            "UPDATE baton.lead SET company = '=1+1\",x', need = '第一行' WHERE id = \(leads[0].id)",
            "UPDATE baton.member SET region_id = \(south) WHERE id = \(member)",
            "UPDATE baton.tenant SET access_version = access_version + 1 WHERE id = \(tenant.id)",
        ] as [SQL] { try await database.admin.query(statement) }
        func grant(_ grants: Set<Grant>) async throws {
            var map = try await database.permissions.map(await tenant.scope(tenant.admin)).map
            let sales = try #require(map.roles.firstIndex { $0.key == "sales" })
            map.roles[sales].grants = grants
            _ = try await database.permissions.replace(map, version: nil, await tenant.scope(tenant.admin))
        }
        // What somebody sees who may only read by these reaches.
        try await grant(Set(reaches.map { Grant(.leadCard, .read, $0) }))
        let expected = Set(try await database.leads.list(LeadQuery(), await tenant.scope(member)).leads().map(\.id.description))
        #expect(!expected.isEmpty)
        let key = try await tenant.key(member).text
        for (read, export) in [([Reach.tenant], reaches), (reaches, [Reach.tenant])] {
            try await grant(Set(read.map { Grant(.leadCard, .read, $0) } + export.map { Grant(.leadCard, .export, $0) }))
            try await TestServer.with { server in
                let answer = try await server.request(
                    "GET", "/v1/leads/export", key: key, headers: ["Accept-Language": "zh-CN"])
                #expect(answer.status == 200)
                let lines = answer.text.split(separator: "\r\n")
                #expect(lines[0].hasPrefix("\u{FEFF}编号,联系人,公司,手机"))
                #expect(Set(lines.dropFirst().map { String($0.prefix(36)) }) == expected)
                #expect(lines.count == expected.count + 1)
                if expected.contains(leads[0].id.description) { #expect(answer.text.contains(#","'=1+1"",x","#)) }
                let english = try await server.request(
                    "GET", "/v1/leads/export?filter=stage%5Beq%5D:contacted", key: key, headers: ["Accept-Language": "en"])
                #expect(
                    english.text
                        == "\u{FEFF}ID,Contact name,Company,Phone,Extension,Email,Province,Product line,Budget,Need,Channel,Stage,Reason,Score,Intent,Owner,Team,Created at,First answered at,Due at,Referred by,Tags\r\n"
                )
            }
        }
        let recorded = try await database.admin.query(
            "SELECT data->>'leads' FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'leads.exported' AND actor_id = \(member) ORDER BY created_at, id"
        ).column(String.self)
        #expect(recorded == ["\(expected.count)", "0", "\(expected.count)", "0"])
    }

    @Test("pages, totals and figures agree for members with several teams and regions, and for reaches that overlap")
    func figures() async throws {
        let tenant = try await TestTenant.make()
        let database = tenant.database
        let regions =
            [tenant.east] + [
                try await database.tenants.createRegion(name: "华南", areas: ["广东"], tenant.operatorScope()),
                try await database.tenants.createRegion(name: "西南", areas: ["四川"], tenant.operatorScope()),
            ]
        for area in ["浙江", "广东", "四川", "浙江", "广东", "四川", "浙江"] { try await tenant.capture(area: area) }
        let member = tenant.supervisor
        let leads = try await database.leads.list(LeadQuery(), await tenant.scope(tenant.admin)).leads()
        for statement in [
            "UPDATE baton.lead SET region_id = (ARRAY[NULL, \(regions[0]), \(regions[1])]::uuid[])[score % 3 + 1] WHERE tenant_id = \(tenant.id)",
            "UPDATE baton.lead SET follower_ids = ARRAY[\(member)]::uuid[] WHERE id = ANY (\(leads.prefix(2).map(\.id)))",
            "UPDATE baton.lead SET owner_id = \(member), assigned_at = baton.now() WHERE id = \(leads[3].id)",
            "UPDATE baton.lead SET due_at = baton.now() - interval '1 hour' WHERE id = \(leads[4].id)",
        ] as [SQL] { try await database.admin.query(statement) }
        for (mine, reaches) in [
            (regions, [Reach.team]), (Array(regions.prefix(2)), [.region]), ([regions[0]], [.own, .team, .region, .followed]),
            (regions, [.own, .followed]), (regions, [.pool, .region]), ([], [.region, .own]), (regions, [.tenant, .own]),
        ] as [([RegionID], [Reach])] {
            var patch = MemberPatch()
            patch.regions = mine
            try await database.members.update(member, patch, await tenant.scope(tenant.admin))
            var map = try await database.permissions.map(await tenant.scope(tenant.admin)).map
            let role = try #require(map.roles.firstIndex { $0.key == "supervisor" })
            map.roles[role].grants = Set(reaches.map { Grant(.leadCard, .read, $0) })
            _ = try await database.permissions.replace(map, version: nil, await tenant.scope(tenant.admin))
            let scope = try await tenant.scope(member)
            // What the policies show without any help.
            let shown = try await database.database.once(scope, as: .member, ["SELECT id FROM baton.lead"])[0].column(LeadID.self)
            var query = LeadQuery(limit: 2)
            query.wantsTotal = true
            for sort in LeadSort.allCases {
                query.sort = .field(sort)
                query.after = nil
                var seen: [LeadID] = []
                repeat {
                    let page = try await database.leads.list(query, scope)
                    #expect(page.total == Int64(shown.count), "\(reaches)")
                    seen += try page.leads().map(\.id)
                    query.after = page.next
                } while query.after != nil
                #expect(seen.count == shown.count && Set(seen) == Set(shown), "\(reaches) \(sort)")
            }
            let figures = try await database.leads.summary(LeadQuery(), scope)
            #expect(figures.reduce(0) { $0 + $1.leads } == Int64(shown.count), "\(reaches)")
            let seen = leads.filter { shown.contains($0.id) }
            #expect(figures.reduce(0) { $0 + $1.scores } == seen.reduce(0) { $0 + Int64($1.score) })
            #expect(figures.reduce(0) { $0 + $1.overdue } == (shown.contains(leads[4].id) ? 1 : 0))
            let narrowed = try await database.leads.summary(LeadQuery(filters: [.owner(member)]), scope)
            #expect(narrowed.reduce(0) { $0 + $1.leads } == (shown.contains(leads[3].id) ? 1 : 0))
        }
    }
}
