internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("A search over leads, customers and contacts", .database, .nothingLost)
struct RecordSearchTests {
    private var database: TestDatabase { .current }

    private func add(_ tenant: TestTenant, customer name: String, owner: MemberID? = nil) async throws -> UUID {
        let id = UUID()
        try await database.admin.query(
            "INSERT INTO baton.customer (tenant_id, id, name, owner_id) VALUES (\(tenant.id), \(id), \(name), \(owner))")
        return id
    }

    private func add(_ tenant: TestTenant, contact name: String, phone: String? = nil, of customer: UUID) async throws -> String {
        let id = UUID()
        try await database.admin.query(
            """
            INSERT INTO baton.contact (tenant_id, id, customer_id, name, phone) VALUES (\(tenant.id), \(id), \(customer), \(name), \(phone))
            """)
        return id.uuidString.lowercased()
    }

    private func add(_ tenant: TestTenant, lead company: String, _ name: String? = nil, need: String? = nil) async throws -> String {
        var input = LeadInput(channel: .api)
        input.company = company
        input.contactName = name
        input.need = need
        input.phone = "139\(Int.random(in: 10_000_000...99_999_999))"
        return try await database.leads.capture(try input.draft(), tenant.operatorScope()).id.description
    }

    private func path(_ text: String, _ more: String = "") -> String {
        "/v1/search?q=" + (text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "") + more
    }

    /// The ids of each kind, in order.
    private func found(_ answer: TestServer.Answer) throws -> [String: [String]] {
        struct Body: Decodable {
            struct Part: Decodable {
                struct Record: Decodable { var id: String }
                var kind: String
                var data: [Record]
            }
            var data: [Part]
        }
        let body = try JSONDecoder().decode(Body.self, from: Data(answer.body))
        return Dictionary(uniqueKeysWithValues: body.data.map { ($0.kind, $0.data.map { $0.id.lowercased() }) })
    }

    @Test("exactly so, beginning so, containing it, pinyin, first letters, other texts; among equals the newest first")
    func ranking() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        // The oldest fit best, so that nothing but the rank puts them first.
        let exact = try await add(tenant, lead: "suzhou")
        let beginning = try await add(tenant, lead: "Suzhou Robotics")
        let inside = try await add(tenant, lead: "New Suzhou Machines")
        let pinyin = try await add(tenant, lead: "苏州明腾")
        let text = try await add(tenant, lead: "别家", need: "送货到 suzhou")
        let mingteng = try await add(tenant, customer: "苏州明腾").uuidString.lowercased()
        let machines = try await add(tenant, customer: "SUZHOU").uuidString.lowercased()
        _ = try await add(tenant, customer: "杭州大发")
        let initials = try await add(tenant, lead: "苏州漫天")
        let name = try await add(tenant, lead: "SZMT 集团")
        try await TestServer.with { server in
            let all = try found(try await server.request("GET", path("suzhou"), key: key))
            #expect(all["lead"] == [exact, beginning, inside, initials, pinyin, text], "\(all)")
            #expect(all["customer"] == [machines, mingteng] && all["contact"] == [])
            let letters = try found(try await server.request("GET", path("szmt"), key: key))
            #expect(letters["lead"] == [name, initials, pinyin] && letters["customer"] == [mingteng], "\(letters)")
            let exactly = try found(try await server.request("GET", path("苏州明腾"), key: key))
            #expect(exactly["lead"] == [pinyin] && exactly["customer"] == [mingteng])

            let one = try await server.request("GET", path("suzhou", "&kind=customer&limit=1"), key: key)
            #expect(try found(one) == ["customer": [machines]] && one[path: "data.0.has_more"] == "1", "\(one.text)")
            #expect(one[path: "data.0.data.0.status"] == "prospect" && one[path: "data.0.data.0.name"] == "SUZHOU")
            for bad in ["&kind=ticket", "&limit=0", "&limit=21", "&sort=name", "&kind="] {
                #expect(try await server.request("GET", path("suzhou", bad), key: key).status == 400, "\(bad)")
            }
        }
    }

    @Test("contacts by name, phone and pinyin, with their customer; after a change by the new name; deleted and strangers' ones never")
    func contacts() async throws {
        let (tenant, stranger) = (try await TestTenant.make(), try await TestTenant.make())
        let key = try await tenant.key(tenant.admin).text
        let customer = try await add(tenant, customer: "明腾机电")
        let wang = try await add(tenant, contact: "王小刚", phone: "+8613987650042", of: customer)
        let gone = try await add(tenant, contact: "王小二", of: customer)
        try await database.admin.query("UPDATE baton.contact SET deleted_at = baton.now() WHERE id = \(UUID(uuidString: gone))")
        _ = try await add(stranger, contact: "王小刚", phone: "+8613987650042", of: add(stranger, customer: "明腾机电"))
        try await TestServer.with { server in
            func contacts(_ text: String) async throws -> [String]? {
                try found(try await server.request("GET", path(text, "&kind=contact"), key: key))["contact"]
            }
            for text in ["王小", "wxg", "wangxiaogang", "0042", "139-8765-0042", "13987650042"] {
                #expect(try await contacts(text) == [wang], "\(text)")
            }
            #expect(try await contacts("明腾") == [])
            let answer = try await server.request("GET", path("王小", "&kind=contact"), key: key)
            #expect(answer[path: "data.0.data.0.customer_name"] == "明腾机电" && answer[path: "data.0.data.0.phone"] == "+8613987650042")
            try await database.admin.query("UPDATE baton.contact SET name = '李大' WHERE id = \(UUID(uuidString: wang))")
            #expect(try await contacts("王小") == [])
            #expect(try await contacts("lida") == [wang])
        }
    }

    @Test("each kind by its own facet and reach: what is not one's business is not found, and a kind that one may not read is left out")
    func responsibility() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let customer = try await add(tenant, customer: "明腾东", owner: tenant.eastSales[0])
        let east = customer.uuidString.lowercased()
        let south = try await add(tenant, customer: "明腾南", owner: tenant.southSales[0])
        let contact = try await add(tenant, contact: "明腾王工", of: customer)
        _ = try await add(tenant, contact: "明腾李工", of: south)
        let key = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            func search(_ grants: Set<Grant>, _ more: String = "") async throws -> TestServer.Answer {
                var map = try await tenant.database.permissions.map(tenant.scope(tenant.admin)).map
                let sales = try #require(map.roles.firstIndex { $0.key == "sales" })
                map.roles[sales].grants = grants
                _ = try await tenant.database.permissions.replace(map, version: nil, await tenant.scope(tenant.admin))
                return try await server.request("GET", path("明腾", more), key: key)
            }
            let own = Set([Facet.leadCard, .customerProfile, .customerContacts].map { Grant($0, .read, .own) })
            let his = try await search(own)
            #expect(try found(his) == ["lead": [], "customer": [east], "contact": [contact]], "\(his.text)")
            let contactsOnly = try await search([Grant(.customerContacts, .read, .own)])
            #expect(try found(contactsOnly) == ["contact": [contact]])
            // The contact's customer is another facet.
            #expect(contactsOnly[path: "data.0.data.0.customer_name"] == nil && !contactsOnly.text.contains("明腾东"), "\(contactsOnly.text)")
            #expect(try await search([Grant(.customerContacts, .read, .own)], "&kind=customer").status == 403)
            #expect(try await search([Grant(.ticketCard, .read, .own)]).status == 403)
            let all = try await search([Grant(.customerProfile, .read, .tenant)])
            #expect(Set(try found(all)["customer"] ?? []) == [east, south.uuidString.lowercased()])
        }
    }

    @Test(
        "of very many that fit the newest are put in order; customers from before an upgrade are found once their turn has come, which is no news"
    )
    func many() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await database.admin.query(
            """
            INSERT INTO baton.customer (tenant_id, id, name, created_at)
            SELECT \(tenant.id), gen_random_uuid(), '测试第' || n || '有限公司', baton.now() - n * interval '1 second' FROM generate_series(1, 2100) AS n
            """)
        let old = try await add(tenant, customer: "重庆长安")
        try await database.admin.withConnection { session in
            try await session.execute("SET session_replication_role = replica")
            try await session.execute(
                "UPDATE baton.customer SET search_text = NULL, search_sound = NULL, search_keys = '{}' WHERE id = \(fragment: .quoted(old.uuidString))::uuid"
            )
        }
        _ = try await database.sequencer().sequence(tenant.id)
        let changes: SQL = "SELECT count(*) FROM baton.change WHERE tenant_id = \(tenant.id)"
        let before = try await database.admin.query(changes).single(Int64.self)
        try await TestServer.with { server in
            let first = try await server.request("GET", path("有限公司", "&kind=customer&limit=2"), key: key)
            #expect(first[path: "data.0.data.0.name"] == "测试第1有限公司" && first[path: "data.0.has_more"] == "1", "\(first.text)")
            let one = try await server.request("GET", path("第2099有", "&kind=customer"), key: key)
            #expect(one[path: "data.0.data.0.name"] == "测试第2099有限公司" && one[path: "data.0.data.1.name"] == nil)
            #expect(try found(try await server.request("GET", path("cqca"), key: key))["customer"] == [])
            _ = try await database.admin.query(
                Timers.arm(LeadIndexHandler.kind, tenant.id.uuid, at: Date(timeIntervalSince1970: 0), tenant: tenant.id))
            while try await database.worker().drain() > 0 {}
            #expect(try found(try await server.request("GET", path("cqca"), key: key))["customer"] == [old.uuidString.lowercased()])
        }
        let version = try await database.admin.query("SELECT version FROM baton.customer WHERE id = \(old)").single(Int32.self)
        #expect(version == 1)
        _ = try await database.sequencer().sequence(tenant.id)
        #expect(try await database.admin.query(changes).single(Int64.self) == before)
    }
}
