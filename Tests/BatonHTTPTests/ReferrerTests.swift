internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("A lead says who has sent it", .database, .nothingLost)
struct ReferrerTests {
    private var database: TestDatabase { .current }

    private struct People {
        var customer = UUID()
        var contact = UUID()
        /// Whom the salesperson does not see.
        var hidden = UUID()
    }

    private func people(_ tenant: TestTenant) async throws -> People {
        let people = People()
        for statement in [
            """
            INSERT INTO baton.customer (tenant_id, id, name, owner_id, team_id)
            VALUES (\(tenant.id), \(people.customer), '明腾机电', \(tenant.eastSales[0]), \(tenant.eastTeam)),
                   (\(tenant.id), \(people.hidden), '秘密客户', \(tenant.southSales[0]), \(tenant.southTeam))
            """,
            """
            INSERT INTO baton.contact (tenant_id, id, customer_id, name, phone)
            VALUES (\(tenant.id), \(people.contact), \(people.customer), '王刚', '+8613800138000')
            """,
        ] as [SQL] { try await database.admin.query(statement) }
        return people
    }

    private func body(_ referrer: String, _ phone: String) -> String {
        #"{"contact_name":"李四","phone":"\#(phone)","channel":"referral","area":"浙江","referred_by":\#(referrer)}"#
    }

    @Test("an existing customer, contact or member, or words: stored, shown, changed, filtered, recorded; one of them at most")
    func wholeWay() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.admin).text
        let people = try await people(tenant)
        try await TestServer.with { server in
            var leads: [String] = []
            let given = [
                #"{"customer_id":"\#(people.customer)"}"#, #"{"contact_id":"\#(people.contact)"}"#,
                #"{"member_id":"\#(tenant.supervisor)"}"#, #"{"text":" 老同学 张总 "}"#, "null", "{}",
            ]
            for (index, referrer) in given.enumerated() {
                let answer = try await server.request("POST", "/v1/leads", key: key, json: body(referrer, "1390000000\(index)"))
                #expect(answer.status == 201, "\(referrer) \(answer.text)")
                leads.append(try #require(answer[path: "id"]))
            }
            let names = ["customer_id", "contact_id", "member_id", "text"]
            let values = [
                people.customer.uuidString.lowercased(), people.contact.uuidString.lowercased(), "\(tenant.supervisor)", "老同学 张总",
            ]
            for (index, lead) in leads.enumerated() {
                let detail = try await server.request("GET", "/v1/leads/\(lead)", key: key)
                for (place, name) in names.enumerated() {
                    #expect(
                        detail[path: "referred_by.\(name)"] == (place == index ? values[place] : nil), "\(index) \(name) \(detail.text)")
                }
                let shown: [String?] = ["明腾机电", "王刚", "supervisor", nil, nil, nil]
                #expect(detail[path: "referrer_name"] == shown[index], "\(index)")
            }
            // The list writes the same as the card, also some fields of it.
            let list = try await server.request("GET", "/v1/leads?fields=id,referred_by", key: key)
            #expect(
                list.text.contains(#""referred_by":{"customer_id":null,"contact_id":null,"member_id":null,"text":"老同学 张总"}"#),
                "\(list.text)")
            func filtered(_ filter: String) async throws -> Set<String> {
                let answer = try await server.request(
                    "GET", "/v1/leads?filter=" + (filter.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""), key: key)
                #expect(answer.status == 200, "\(filter) \(answer.text)")
                return Set(answer.ids())
            }
            #expect(try await filtered("referred_by[customer]:\(people.customer)") == [leads[0]])
            #expect(try await filtered("referred_by[contact]:\(people.contact)") == [leads[1]])
            #expect(try await filtered("referred_by[member]:\(tenant.supervisor)") == [leads[2]])
            #expect(try await filtered("referred_by[customer]:\(people.contact)") == [])
            #expect(try await filtered("referred_by[is]:set") == Set(leads[..<4]))
            #expect(try await filtered("referred_by[is]:empty") == Set(leads[4...]))
            for bad in ["referred_by%5Beq%5D:x", "referred_by%5Bcustomer%5D:x", "referred_by%5Bis%5D:maybe"] {
                #expect(try await server.request("GET", "/v1/leads?filter=\(bad)", key: key).status == 400, "\(bad)")
            }

            // One takes the place of another; null and an empty object are nobody.
            func patch(_ referrer: String) async throws -> TestServer.Answer {
                try await server.request("PATCH", "/v1/leads/\(leads[0])", key: key, json: #"{"referred_by":\#(referrer)}"#)
            }
            let words = try await patch(#"{"text":"老张"}"#)
            #expect(words[path: "referred_by.customer_id"] == nil && words[path: "referred_by.text"] == "老张", "\(words.text)")
            let member = try await patch(#"{"text":null,"member_id":"\#(tenant.admin)"}"#)
            #expect(member[path: "referred_by.member_id"] == "\(tenant.admin)" && member[path: "referred_by.text"] == nil)
            #expect(try await patch("null").text.contains(#""member_id":null,"text":null}"#))
            for (referrer, code) in [
                (#"{"customer_id":"\#(people.customer)","text":"x"}"#, "one_of_four"), (#"{"customer_id":"7"}"#, "invalid_id"),
                (#"{"customer_id":"\#(UUID())"}"#, "unknown_reference"), (#"{"contact_id":"\#(people.customer)"}"#, "unknown_reference"),
                (#"{"member_id":"\#(people.customer)"}"#, "unknown_reference"), (#"{"name":"x"}"#, "unknown_field"), ("7", "wrong_type"),
                (#"{"text":"\#(String(repeating: "长", count: 101))"}"#, "text_too_long"),
            ] {
                let answer = try await patch(referrer)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(referrer) \(answer.text)")
                #expect(answer[path: "errors.0.pointer"]?.hasPrefix("/referred_by") == true, "\(referrer) \(answer.text)")
            }
            // What stood there before is kept for the audit, as something about a person.
            let changes = try await database.admin.query(
                "SELECT changes::text FROM baton.event_personal WHERE tenant_id = \(tenant.id) AND changes ? 'referred_by' ORDER BY event_id"
            ).column(String.self)
            #expect(changes.count == 3 && changes[0].contains("老张"), "\(changes)")
            _ = try await database.sequencer().sequence(tenant.id)
            let fed = try await database.admin.query(
                "SELECT array_to_string(changed, ',') FROM baton.change WHERE tenant_id = \(tenant.id) AND kind = 2 ORDER BY position LIMIT 1"
            ).column(String.self)
            #expect(fed == ["referrer_customer_id,referrer_text"])
        }
    }

    @Test("whom one may not see one cannot name, and is not told the name of; figures by referrer do the same")
    func responsibility() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let people = try await people(tenant)
        let (key, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            let hidden = #"{"customer_id":"\#(people.hidden)"}"#
            let refused = try await server.request("POST", "/v1/leads", key: sales, json: body(hidden, "13900000001"))
            #expect(refused.status == 422 && refused[path: "errors.0.code"] == "unknown_reference", "\(refused.text)")
            let absent = try await server.request(
                "POST", "/v1/leads", key: sales, json: body(#"{"customer_id":"\#(UUID())"}"#, "13900000001"))
            // One answer for what is not there and for what is hidden.
            #expect(absent[path: "errors.0.message"] == refused[path: "errors.0.message"])
            // Somebody else has named him; the lead goes to the salesperson.
            let lead = try #require(try await server.request("POST", "/v1/leads", key: key, json: body(hidden, "13900000002"))[path: "id"])
            let open = #"{"customer_id":"\#(people.customer)"}"#
            for phone in ["13900000003", "13900000004"] {
                #expect(try await server.request("POST", "/v1/leads", key: key, json: body(open, phone)).status == 201)
            }
            #expect(try await server.request("POST", "/v1/leads", key: key, json: body(#"{"text":"老 张"}"#, "13900000005")).status == 201)
            #expect(try await server.request("POST", "/v1/leads", key: key, json: body(#"{"text":"老张"}"#, "13900000006")).status == 201)
            let seen = try await server.request("GET", "/v1/leads/\(lead)", key: sales)
            #expect(seen.status == 200 && seen[path: "referrer_name"] == nil && !seen.text.contains("秘密"), "\(seen.text)")
            #expect(try await server.request("GET", "/v1/leads/\(lead)", key: key)[path: "referrer_name"] == "秘密客户")

            let all = try await server.request("GET", "/v1/reports/referrers", key: key)
            #expect(all.status == 200, "\(all.text)")
            #expect([0, 1, 2].map { all[path: "data.\($0).leads"] } == ["2", "2", "1"], "\(all.text)")
            #expect(Set([0, 1, 2].map { all[path: "data.\($0).kind"] }) == ["customer", "text"])
            #expect(all.text.contains("明腾机电") && all.text.contains("秘密客户"))
            let his = try await server.request("GET", "/v1/reports/referrers", key: sales)
            #expect(his.text.contains("明腾机电") && !his.text.contains("秘密"), "\(his.text)")
            let later = try await server.request("GET", "/v1/reports/referrers?from=2090-01-01", key: key)
            #expect(later.text == #"{"data":[]}"#)
            #expect(try await server.request("GET", "/v1/reports/referrers?from=soon", key: key).status == 400)
            let south = try await tenant.key(tenant.southSales[0]).text
            #expect(try await server.request("GET", "/v1/reports/referrers", key: south).text == #"{"data":[]}"#)
        }
    }

    @Test("of strangers only the words are taken; a card's confirmation names anybody; files show names and tags")
    func otherWays() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let people = try await people(tenant)
        let key = try await tenant.key(tenant.admin).text
        let (form, secret) = try await database.tenants.createForm(name: "官网", tenant.operatorScope())
        _ = form
        try await TestServer.with { server in
            let words = #"{"contact_name":"甲","phone":"13900000001","referred_by":"王刚"}"#
            let handed = try await server.request("POST", "/v1/intake/\(secret.text)", json: words)
            #expect(handed.status == 201, "\(handed.text)")
            let object = #"{"contact_name":"乙","phone":"13900000002","referred_by":{"customer_id":"\#(people.customer)"}}"#
            #expect(try await server.request("POST", "/v1/intake/\(secret.text)", json: object).status == 422)
            let list = try await server.request("GET", "/v1/leads", key: key)
            #expect(list[path: "data.0.referred_by.text"] == "王刚" && list[path: "data.0.referred_by.contact_id"] == nil, "\(list.text)")

            let capture = try await server.request(
                "POST", "/v1/captures", key: key, json: #"{"text":"张总 13900000003 想要两台注塑机"}"#)
            let id = try #require(capture[path: "id"], "\(capture.text)")
            let confirmed = try await server.request(
                "POST", "/v1/captures/\(id)/confirm", key: key, json: #"{"referred_by":{"contact_id":"\#(people.contact)"}}"#)
            #expect(confirmed.status == 200, "\(confirmed.text)")
            #expect(confirmed[path: "lead.referred_by.contact_id"] == people.contact.uuidString.lowercased(), "\(confirmed.text)")

            let lead = try #require(confirmed[path: "lead_id"])
            var tags: [String] = []
            for name in ["重点", "展会"] {
                tags.append(
                    try #require(
                        try await server.request("POST", "/v1/tags", key: key, json: #"{"name":"\#(name)"}"#)[path: "id"]))
            }
            _ = try await server.request(
                "PUT", "/v1/leads/\(lead)/tags", key: key, json: #"{"tags":["\#(tags[0])","\#(tags[1])"]}"#)
            let file = try await server.request("GET", "/v1/leads/export", key: key, headers: ["Accept-Language": "zh"])
            #expect(file.text.contains(",推荐人,标签"), "\(file.text)")
            #expect(file.text.contains(",王刚,重点；展会") && file.text.contains(",王刚,\r\n"), "\(file.text)")
        }
    }

    @Test("who is named in words is found as such when a person asks what is held about him")
    func mentions() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        var draft = TestTenant.draft()
        draft.referrer = .words("赵 六")
        let lead = try await database.leads.capture(draft, tenant.operatorScope())
        let found = try await database.privacy.search(.init(name: "赵六"), tenant.scope(tenant.admin)).found
        #expect(found.map(\.record.id) == [lead.id.uuid] && found[0].matched == ["mention"])
        let export = try await database.privacy.export([.init(type: "lead", id: lead.id.uuid)], tenant.scope(tenant.admin))
        #expect(String(decoding: export, as: UTF8.self).contains("赵 六"))
    }
}
