internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@testable internal import BatonHTTP

@Suite("A page of leads is written from the database's values", .database)
struct LeadPageTests {
    /// Leads with every field filled, with as few as there can be, and with every choice.
    private func makeLeads(_ tenant: TestTenant) async throws {
        for number in 0..<12 { try await tenant.capture(area: number % 4 == 3 ? nil : "浙江") }
        let admin = tenant.database.admin
        try await admin.query(
            """
            UPDATE baton.lead l SET
                contact_name = n || \("\" \\ \u{1}\u{7F}\n\r\t 王小明 👩‍👩‍👧‍👦 \u{2028}") || n, company = \("ACME \"Industries\" & </script> 有限公司"),
                phone_extension = '801', email = \("a+b@example.com"), area = '浙江', product_line = \("PLC\\HMI"),
                budget_min_minor = 9007199254740993 - n, budget_max_minor = 9223372036854775807 - n, budget_text = \("80万～90万"),
                need = repeat(\("需要一套\n\"系统\" "), 50), stage_reason = \("\u{8}reason"), score = n * 8,
                channel = 1 + n % 7, stage = 1 + n % 5, intent = n % 3, escalation = 3, escalated_at = timestamptz '2026-11-21 08:00:00.000001Z',
                first_touch_at = timestamptz '1969-12-31 23:59:59.999999Z', submitted_at = timestamptz '2024-02-29 12:34:56.1Z',
                referrer_text = \("老客户 \"张总\""), phone_verified_at = timestamptz '2026-11-19 01:02:03.000004Z',
                created_at = timestamptz '2026-11-20 00:00:00Z' + n * interval '1.234567 seconds', version = 2147483647 - n
            FROM (SELECT id, (row_number() OVER (ORDER BY id))::int2 AS n FROM baton.lead WHERE tenant_id = \(tenant.id)) AS r
            WHERE l.tenant_id = \(tenant.id) AND l.id = r.id AND n < 9
            """)
        try await admin.query(
            """
            UPDATE baton.lead SET contact_name = NULL, company = 'x', phone = NULL, email = 'a@b.cn', area = NULL, region_id = NULL,
                owner_id = NULL, assigned_at = NULL, team_id = NULL, routing_rule_id = NULL, stage = 5, due_at = NULL
            WHERE tenant_id = \(tenant.id) AND id = (SELECT id FROM baton.lead WHERE tenant_id = \(tenant.id) ORDER BY id DESC LIMIT 1)
            """)
    }

    @Test("byte for byte what is made of the leads themselves, with every field and with none")
    func sameBytes() async throws {
        let tenant = try await TestTenant.make()
        try await makeLeads(tenant)
        let key = try await tenant.key(tenant.admin).text
        try await samePages(tenant, key)
        // And with one of each type of the tenant's own fields, out of order and with columns between them that are not in use.
        let fields = CustomFieldService(database: tenant.database.database)
        for (index, kind) in [CustomFieldType.Kind.reference, .date, .number, .text, .choices, .text, .choice, .number].enumerated() {
            var draft = CustomFieldDraft(key: "f\(index)", labelZH: "字段", kind: kind)
            draft.position = Int32(10 - index)
            if kind == .reference { draft.target = .member }
            if kind == .number { draft.decimals = index == 2 ? 0 : 3 }
            if kind == .choices || kind == .choice { draft.options = [.init(key: "a", labelZH: "甲"), .init(key: "b", labelZH: "乙")] }
            _ = try await fields.create(draft, tenant.operatorScope())
        }
        try await tenant.database.admin.query(
            """
            UPDATE baton.lead SET custom_text_1 = \("\"\\ \n\u{2028}王"), custom_text_2 = 'x', custom_text_3 = 'of nobody', custom_number_1 = -9007199254740993,
                custom_number_2 = 2, custom_number_3 = -5, custom_date_1 = DATE '1900-02-28', custom_set_1 = '{1,2}', custom_reference_1 = id
            WHERE tenant_id = \(tenant.id) AND score < 50
            """)
        try await samePages(tenant, key)
    }

    private func samePages(_ tenant: TestTenant, _ key: String) async throws {
        let scope = try await tenant.scope(tenant.admin)
        let leads = try await tenant.database.leads.list(LeadQuery(limit: 200), scope).leads()
        #expect(leads.count == 12)
        // Every field is filled once and, where it can be, empty once.
        let objects = try leads.map { lead in
            try #require(try JSONSerialization.jsonObject(with: Data(JSONWriter.object { $0.leadFields(lead) })) as? [String: Any])
        }
        let always: Set = [
            "id", "custom", "currency", "channel", "stage", "score", "intent", "escalation", "created_at", "updated_at", "version",
            "tags", "referred_by",
        ]
        for name in objects[0].keys {
            #expect(objects.contains { !($0[name] is NSNull) }, "\(name)")
            #expect(always.contains(name) || objects.contains { $0[name] is NSNull }, "\(name)")
        }
        try await TestServer.with { server in
            for limit in [1, 5, 12, 50] {
                let answer = try await server.request("GET", "/v1/leads?limit=\(limit)", key: key)
                #expect(answer.status == 200)
                let cursor = answer[path: "page.next_cursor"]
                #expect((cursor != nil) == (limit < 12))
                let expected = JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for lead in leads.prefix(limit) { json.lead(lead) } }
                    json.key("page")
                    json.object { json in
                        json.field("next_cursor", cursor)
                        json.field("has_more", cursor != nil)
                    }
                }
                #expect(answer.body == expected)
                // The strict reader agrees, and each lead alone is the same object.
                guard case .object(let members) = try JSONParser.parse(answer.body), case .array(let data) = members[0].value else {
                    Issue.record("the page is no object")
                    return
                }
                for (lead, object) in zip(leads, data) {
                    #expect(try JSONParser.parse(JSONWriter.object { $0.leadFields(lead) }) == object)
                }
            }
        }
        // The position of the next page is that of its last row.
        for sort in LeadSort.allCases {
            let page = try await tenant.database.leads.list(LeadQuery(sort: sort, limit: 5), scope)
            #expect(try page.leads().count == 5)
            #expect(try page.leads().last.map(sort.position) == page.next)
            #expect(try await tenant.database.leads.list(LeadQuery(sort: sort, limit: 12), scope).next == nil)
        }
        let none = try await tenant.database.leads.list(LeadQuery(filters: [.productLine("none")]), scope)
        #expect(try JSONWriter.bytes { try none.write(to: &$0) } == Array("[]".utf8))
    }
}
