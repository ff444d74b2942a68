internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Leads are found by parts of their names", .database)
struct LeadSearchTests {
    private func add(_ tenant: TestTenant, _ company: String?, _ name: String?, phone: String? = nil) async throws -> String {
        var input = LeadInput(channel: .api)
        input.company = company
        input.contactName = name
        input.phone = phone ?? "139\(Int.random(in: 10_000_000...99_999_999))"
        input.area = "浙江"
        return try await tenant.database.leads.capture(try input.draft(), tenant.operatorScope()).id.description
    }

    private func path(_ text: String, _ more: String = "") -> String {
        "/v1/leads?q=" + (text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "") + more
    }

    @Test("two characters and more, in any width, case and spacing, and digits of the phone; after a change too")
    func finds() async throws {
        let (tenant, stranger) = (try await TestTenant.make(), try await TestTenant.make())
        let key = try await tenant.key(tenant.admin).text
        let mingteng = try await add(tenant, "杭州明腾（浙江）自动化有限公司", "王小明", phone: "13912345678")
        let zhilian = try await add(tenant, "深圳智联机电", "欧阳娜娜", phone: "13800004321")
        let latin = try await add(tenant, "ＡＢＣ Robotics GmbH", "Jürgen Müller", phone: "13711112222")
        let nameless = try await add(tenant, nil, "明腾来的人", phone: "13633334444")
        _ = try await add(stranger, "杭州明腾自动化有限公司", "王小明", phone: "13912345678")
        try await TestServer.with { server in
            func find(_ text: String, _ more: String = "") async throws -> Set<String> {
                let answer = try await server.request("GET", path(text, more), key: key)
                #expect(answer.status == 200, "\(text): \(answer.text)")
                return Set(answer.ids())
            }
            for (text, expected) in [
                ("明腾", [mingteng, nameless]), ("明腾(浙江)", [mingteng]), ("明腾 （浙江）自动", [mingteng]), ("腾明", []), ("智联", [zhilian]),
                ("娜娜", [zhilian]), ("机电有限", []), ("abc", [latin]), ("ＲＯＢＯ", [latin]), ("abcrobo", [latin]), ("jürgen", [latin]),
                ("5678", [mingteng]),
                ("4321", [zhilian]), ("86137", [latin]), ("公司王", []), ("不存在", []), ("有限公司", [mingteng]), ("%%", []), ("__", []),
                ("\\d", []),
            ] {
                let found = try await find(text)
                #expect(found == Set(expected), "\(text)")
            }
            #expect(try await find("明腾", "&filter=stage%5Beq%5D:contacted").isEmpty)
            #expect(try await find("明腾", "&sort=score").count == 2)

            let changed = try await server.request("PATCH", "/v1/leads/\(zhilian)", key: key, json: #"{"company":"宁波大发"}"#)
            #expect(changed.status == 200)
            #expect(try await find("智联").isEmpty)
            #expect(try await find("大发") == [zhilian])

            // Page by page; a cursor belongs to its search.
            let first = try await server.request("GET", path("明腾", "&limit=1"), key: key)
            let cursor = try #require(first[path: "page.next_cursor"])
            let second = try await server.request("GET", path("明腾", "&limit=1&cursor=\(cursor)"), key: key)
            #expect(Set(first.ids() + second.ids()) == [mingteng, nameless])
            #expect(try await server.request("GET", path("大发", "&cursor=\(cursor)"), key: key)[path: "code"] == "invalid_cursor")
            for (text, code) in [
                ("明", "too_short"), ("（ ）明", "too_short"), ("", "too_short"), (String(repeating: "明", count: 51), "too_long"),
            ] {
                let answer = try await server.request("GET", path(text), key: key)
                #expect(answer.status == 400)
                #expect(answer[path: "errors.0.code"] == code)
            }
        }
    }

    @Test("what very many leads have in common is found as well, newest first")
    func frequent() async throws {
        let tenant = try await TestTenant.make()
        try await tenant.database.admin.query(
            """
            INSERT INTO baton.lead (tenant_id, id, company, phone, channel, due_at, owner_id, team_id, assigned_at, created_at)
            SELECT \(tenant.id), gen_random_uuid(), '测试第' || n || '有限公司', '+86139' || (10000000 + n), 1, baton.now(), \(tenant.eastSales[0]),
                   \(tenant.eastTeam), baton.now(), baton.now() - n * interval '1 second'
            FROM generate_series(1, 2100) AS n
            """)
        try await tenant.database.admin.query(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            SELECT tenant_id, id, 'lead_due', due_at + interval '1 day' FROM baton.lead WHERE tenant_id = \(tenant.id)
            """)
        let companies = { (search: String, member: MemberID) in
            try await tenant.database.leads.list(LeadQuery(search: search, limit: 3), tenant.scope(member)).leads().compactMap(\.company)
        }
        #expect(try await companies("有限公司", tenant.admin) == (1...3).map { "测试第\($0)有限公司" })
        #expect(try await companies("第2099有", tenant.admin) == ["测试第2099有限公司"])
        // Nobody finds by searching what he may not see.
        #expect(try await companies("有限公司", tenant.eastSales[0]).count == 3)
        #expect(try await companies("有限公司", tenant.southSales[0]) == [])
        #expect(try await companies("第2099有", tenant.southSales[0]) == [])
    }
}

@Suite("Leads are found by how their names are spoken, and by all of their texts", .database)
struct PinyinSearchTests {
    private func path(_ text: String) -> String {
        "/v1/leads?q=" + (text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
    }

    private func add(
        _ tenant: TestTenant, _ company: String, _ name: String? = nil, _ fill: (inout LeadInput) -> Void = { _ in }
    ) async throws -> String {
        var input = LeadInput(channel: .api)
        input.company = company
        input.contactName = name
        input.phone = "139\(Int.random(in: 10_000_000...99_999_999))"
        fill(&input)
        return try await tenant.database.leads.capture(try input.draft(), tenant.operatorScope()).id.description
    }

    @Test("first letters and whole syllables, of characters with several readings each of them")
    func pinyin() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let mingteng = try await add(tenant, "苏州明腾精密机械有限公司", "王小明")
        let chongqing = try await add(tenant, "重庆长安重工", "单雄信")
        let changsha = try await add(tenant, "长沙中联ABC科技", "吕布")
        let xian = try await add(tenant, "西安方安", "仇英")
        let latin = try await add(tenant, "Suzhou Robotics")
        try await TestServer.with { server in
            for (text, expected) in [
                ("szmt", [mingteng]), ("SZMT", [mingteng]), ("ｓｚｍｔ", [mingteng]), ("suzhou", [mingteng, latin]),
                ("su zhou", [mingteng, latin]),
                ("suzhoumingteng", [mingteng]), ("mingteng", [mingteng]), ("mingt", [mingteng]), ("sz", [mingteng, changsha]),
                ("mt", [mingteng]),
                ("uzhou", [latin]), ("ngteng", []), ("wxm", [mingteng]), ("wangxiaoming", [mingteng]), ("jmjx", [mingteng]), ("yxgs", []),
                ("cqcazg", [chongqing]), ("zqcazg", [chongqing]), ("cqzazg", [chongqing]), ("chongqing", [chongqing]),
                ("zhongqing", [chongqing]),
                ("changan", [chongqing]), ("shanxiongxin", [chongqing]), ("dxx", [chongqing]), ("sxx", [chongqing]),
                ("cszl", [changsha]), ("changsha", [changsha]), ("zhangsha", [changsha]), ("zlabc", [changsha]), ("lvbu", [changsha]),
                ("lubu", [changsha]),
                ("xi'an", [xian]), ("xian", [xian]), ("xafa", [xian]), ("qiuying", [xian]), ("chouying", [xian]), ("xianfangan", [xian]),
                ("szmtx", []), ("suzhoux", []), ("zzz", []), ("suzhou明腾", []),
            ] as [(String, [String])] {
                let answer = try await server.request("GET", path(text), key: key)
                #expect(Set(answer.ids()) == Set(expected), "\(text): \(answer.ids().count) found")
            }
            // After a change the new name counts, and the old one does not.
            let changed = try await server.request("PATCH", "/v1/leads/\(mingteng)", key: key, json: #"{"company":"杭州大发"}"#)
            #expect(changed.status == 200)
            #expect(try await server.request("GET", path("szmt"), key: key).ids() == [])
            #expect(try await server.request("GET", path("hzdf"), key: key).ids() == [mingteng])
        }
    }

    @Test("mail, need, product line, text fields, digits of the phone, ids of other systems")
    func texts() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let field = try await CustomFieldService(database: tenant.database.database).create(
            CustomFieldDraft(key: "brand", labelZH: "品牌", kind: .text), tenant.scope(tenant.admin))
        let lead = try await add(tenant, "甲") { input in
            input.email = "liu.wei@mingteng.example"
            input.need = "年底前要一条\n伺服压装线"
            input.productLine = "PLC 控制器"
            input.phone = "13987650042"
            input.custom = [CustomChange(field: field, value: .text("西门子旧机"))]
        }
        _ = try await add(tenant, "乙")
        try await TestServer.with { server in
            let linked = try await server.request(
                "PUT", "/v1/leads/\(lead)/external-ids/crm", key: key, json: #"{"id":"SF-0099/甲"}"#)
            #expect(linked.status < 300, "\(linked.text)")
            for text in ["liu.wei", "mingteng.ex", "压装线", "一条", "plc控", "0042", "139-8765-0042", "139 8765", "门子旧", "SF-0099/甲"] {
                #expect(try await server.request("GET", path(text), key: key).ids() == [lead], "\(text)")
            }
            for text in ["条伺", "SF-0098/甲", "0043"] {
                #expect(try await server.request("GET", path(text), key: key).ids() == [], "\(text)")
            }
            let all = try await server.request("GET", "/v1/search?q=%E5%8E%8B%E8%A3%85", key: key)
            #expect(all.status == 200 && all[path: "data.0.kind"] == "lead" && all[path: "data.0.data.0.id"] == lead, "\(all.text)")
            for bad in ["", "?q=", "?q=x", "?q=%E4%B8%80", "?q=\(String(repeating: "a", count: 51))", "?q=ab&limit=0"] {
                #expect(try await server.request("GET", "/v1/search\(bad)", key: key).status == 400, "\(bad)")
            }
        }
    }

    @Test("leads that were there before are found as before, and once their turn has come by all of it; that is no news of them")
    func indexedLater() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let lead = try await add(tenant, "苏州明腾")
        try await tenant.database.admin.withConnection { session in
            try await session.execute("SET session_replication_role = replica")
            try await session.execute(
                """
                UPDATE baton.lead SET search_text = NULL, search_sound = NULL, search_keys = baton.search_keys(tenant_id, baton.search_text(company, contact_name, phone))
                WHERE tenant_id = \(fragment: .quoted(tenant.id.description))
                """)
        }
        _ = try await tenant.database.sequencer().sequence(tenant.id)
        let count: SQL = "SELECT count(*) FROM baton.change WHERE tenant_id = \(tenant.id)"
        let before = try await tenant.database.admin.query(count).single(Int64.self)
        try await TestServer.with { server in
            #expect(try await server.request("GET", path("州明腾"), key: key).ids() == [lead])
            #expect(try await server.request("GET", path("szmt"), key: key).ids() == [])
            _ = try await tenant.database.admin.query(
                Timers.arm(LeadIndexHandler.kind, tenant.id.uuid, at: Date(timeIntervalSince1970: 0), tenant: tenant.id))
            while try await tenant.database.worker().drain() > 0 {}
            #expect(try await server.request("GET", path("szmt"), key: key).ids() == [lead])
            #expect(try await server.request("GET", "/v1/leads/\(lead)", key: key)[path: "version"] == "1")
        }
        _ = try await tenant.database.sequencer().sequence(tenant.id)
        #expect(try await tenant.database.admin.query(count).single(Int64.self) == before)
        let timers: SQL = "SELECT count(*) FROM baton.timer WHERE tenant_id = \(tenant.id) AND kind = 'lead_index'"
        #expect(try await tenant.database.admin.query(timers).single(Int64.self) == 0)
    }

    @Test("tags and pinyin that very many leads have, and those that few have; nobody finds what he may not see")
    func frequent() async throws {
        let tenant = try await TestTenant.make()
        let tags = TagService(leads: tenant.database.leads)
        let (rare, common) = (
            try await tags.create(name: "稀", color: .red, tenant.scope(tenant.admin)).id,
            try await tags.create(name: "常见的", color: .red, tenant.scope(tenant.admin)).id
        )
        try await tenant.database.admin.query(
            """
            INSERT INTO baton.lead (tenant_id, id, company, phone, channel, due_at, owner_id, team_id, assigned_at, created_at, tags)
            SELECT \(tenant.id), gen_random_uuid(), '苏州' || n || '厂', '+86139' || (10000000 + n), 1, baton.now() + interval '1 day',
                   \(tenant.eastSales[0]), \(tenant.eastTeam), baton.now(), baton.now() - n * interval '1 second',
                   CASE WHEN n % 1000 = 0 THEN ARRAY[\(rare.uuid), \(common.uuid)] ELSE ARRAY[\(common.uuid)] END
            FROM generate_series(1, 2100) AS n
            """)
        func found(_ query: LeadQuery, _ member: MemberID) async throws -> [String] {
            try await tenant.database.leads.list(query, tenant.scope(member)).leads().compactMap(\.company)
        }
        let newest = (1...3).map { "苏州\($0)厂" }
        for member in [tenant.admin, tenant.eastSales[0]] {
            #expect(try await found(LeadQuery(search: "suzhou", limit: 3), member) == newest)
            #expect(try await found(LeadQuery(search: "sz", limit: 3), member) == newest)
            #expect(try await found(LeadQuery(search: "sz2099c", limit: 3), member) == ["苏州2099厂"])
            #expect(try await found(LeadQuery(filters: [.tags(.any([common]))], limit: 3), member) == newest)
            for filter in [TagComparison.any([rare]), .all([rare, common])] {
                #expect(try await found(LeadQuery(filters: [.tags(filter)], limit: 3), member) == ["苏州1000厂", "苏州2000厂"])
            }
            var named = LeadQuery(search: "常见", limit: 3)
            named.namedTags = [common]
            #expect(try await found(named, member) == newest)
        }
        for query in [
            LeadQuery(search: "suzhou"), LeadQuery(search: "sz2099c"), LeadQuery(filters: [.tags(.any([rare]))]),
            LeadQuery(filters: [.tags(.any([common]))]),
        ] { #expect(try await found(query, tenant.southSales[0]) == []) }
    }
}
