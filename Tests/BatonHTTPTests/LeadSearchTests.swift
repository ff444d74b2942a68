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
