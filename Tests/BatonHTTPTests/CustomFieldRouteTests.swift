internal import BatonHTTP
internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Fields that a tenant adds to its leads, over HTTP", .database, .nothingLost)
struct CustomFieldRouteTests {
    private let database = TestDatabase.current

    private static let definitions = [
        #"{"key":"brand","type":"text","label_zh":"现用品牌","label_en":"Brand in use"}"#,
        #"{"key":"machines","type":"number","label_zh":"设备数量","label_en":"Machines","unit":"台","required":true,"default":1}"#,
        #"{"key":"weight","type":"number","label_zh":"重量","unit":"t","decimals":2}"#,
        #"{"key":"delivery_on","type":"date","label_zh":"期望交付日期"}"#,
        #"{"key":"industry","type":"choice","label_zh":"行业","options":[{"key":"car","label_zh":"汽车","label_en":"Cars"},{"key":"food","label_zh":"食品"}]}"#,
        #"{"key":"topics","type":"multi_choice","label_zh":"关注点","options":[{"key":"price","label_zh":"价格"},{"key":"service","label_zh":"服务"},{"key":"speed","label_zh":"交期"}]}"#,
        #"{"key":"engineer","type":"reference","target":"member","label_zh":"对接工程师"}"#,
    ]

    private func define(_ server: TestServer, _ key: String, _ definitions: [String] = Self.definitions) async throws -> [String: String] {
        var ids: [String: String] = [:]
        for definition in definitions {
            let answer = try await server.request("POST", "/v1/lead-fields", key: key, json: definition)
            #expect(answer.status == 201, "\(answer.text)")
            ids[answer[path: "key"] ?? ""] = answer[path: "id"]
        }
        return ids
    }

    private func lead(_ custom: String, phone: String = "139\(Int.random(in: 10_000_000...99_999_999))") -> String {
        #"{"contact_name":"王刚","phone":"\#(phone)","area":"浙江","custom":\#(custom)}"#
    }

    @Test("defined, filled, changed, emptied, listed, filtered, exported, in the history and in the feed")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            _ = try await define(server, key)
            let full =
                #"{"brand":" 西门子 ","machines":12,"weight":-0.5,"delivery_on":"2026年12月1日","industry":"food","topics":["speed","price"],"engineer":"\#(tenant.eastSales[0])"}"#
            let created = try await server.request("POST", "/v1/leads", key: key, json: lead(full))
            #expect(created.status == 201, "\(created.text)")
            let id = try #require(created[path: "id"])
            #expect(created.text.contains(#""weight":-0.50"#) && created.text.contains(#""topics":["price","speed"]"#))
            #expect(created[path: "custom.brand"] == "西门子" && created[path: "custom.delivery_on"] == "2026-12-01")
            let plain = try await server.request("POST", "/v1/leads", key: key, json: lead("{}"))
            #expect(plain[path: "custom.machines"] == "1" && plain[path: "custom.brand"] == nil)

            // One lead and a page of them say the same.
            let detail = try await server.request("GET", "/v1/leads/\(id)", key: key)
            let list = try await server.request("GET", "/v1/leads?sort=created_at", key: key)
            for path in ["brand", "machines", "weight", "delivery_on", "industry", "topics", "engineer"] {
                #expect(detail[path: "custom.\(path)"] == created[path: "custom.\(path)"])
                #expect(list[path: "data.0.custom.\(path)"] == created[path: "custom.\(path)"], "\(path)")
            }
            let sparse = try await server.request("GET", "/v1/leads?fields=id,custom", key: key)
            #expect(sparse[path: "data.0.custom.machines"] == "1" && sparse[path: "data.0.phone"] == nil)
            let without = try await server.request("GET", "/v1/leads?fields=id,score", key: key)
            #expect(!without.text.contains("custom"))

            let changed = try await server.request(
                "PATCH", "/v1/leads/\(id)", key: key, json: #"{"custom":{"brand":null,"machines":20,"industry":"car"}}"#,
                headers: ["If-Match": "\"1\""])
            #expect(changed.status == 200 && changed[path: "custom.brand"] == nil && changed[path: "custom.machines"] == "20")
            #expect(changed[path: "custom.delivery_on"] == "2026-12-01" && changed.headers["etag"] == "\"2\"")

            let events = try await server.request("GET", "/v1/leads/\(id)/events", key: key)
            #expect(events.text.contains(#""custom.machines": ["12", "20"]"#), "\(events.text)")
            #expect(events.text.contains(#""custom.brand": ["西门子", null]"#) && events.text.contains(#""custom.industry": ["food", "car"]"#))
            try await database.sequencer().sequence(tenant.id)
            let feed = try await server.request("GET", "/v1/changes?from=earliest", key: key)
            #expect(feed.text.contains(#""changed":["custom"]"#), "\(feed.text)")

            let file = try await server.request("GET", "/v1/leads/export", key: key, headers: ["Accept-Language": "zh"])
            let lines = file.text.split(separator: "\r\n")
            #expect(lines.first?.hasSuffix("现用品牌,设备数量（台）,重量（t）,期望交付日期,行业,关注点,对接工程师") == true, "\(lines.first ?? "")")
            #expect(lines.contains { $0.hasSuffix(",20,-0.50,2026-12-01,汽车,价格、交期,east0") }, "\(file.text)")

            // Through the other ways in.
            let upserted = try await server.request(
                "PUT", "/v1/leads/by-external-id/crm/7", key: key, json: lead(#"{"machines":3}"#, phone: "13900000077"))
            #expect(upserted.status == 201 && upserted[path: "custom.machines"] == "3", "\(upserted.text)")
            let same = try await server.request("PUT", "/v1/leads/by-external-id/crm/7", key: key, json: #"{"custom":{"machines":3}}"#)
            #expect(same[path: "outcome"] == "unchanged")
            let bulk = try await server.request(
                "POST", "/v1/leads/bulk", key: key, json: #"{"items":[{"id":"\#(id)","set":{"custom":{"weight":1.5}}}]}"#)
            #expect(bulk[path: "done"] == "1", "\(bulk.text)")
            #expect(try await server.request("GET", "/v1/leads/\(id)", key: key).text.contains(#""weight":1.50"#))
        }
    }

    @Test("what a field does not take is refused with its place, and nothing is written")
    func refused() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let other = try await TestTenant.make()
        let secret = try await other.capture()
        try await TestServer.with { server in
            _ = try await define(
                server, key, Self.definitions + [#"{"key":"parent","type":"reference","target":"lead","label_zh":"上级线索"}"#])
            let created = try await server.request("POST", "/v1/leads", key: key, json: lead("{}"))
            let id = try #require(created[path: "id"])
            for (custom, place, code) in [
                (#"{"x":1}"#, "/custom/x", "unknown_field"), ("[]", "/custom", "wrong_type"),
                (#"{"machines":1.5}"#, "/custom/machines", "too_many_decimals"),
                (#"{"machines":"12"}"#, "/custom/machines", "wrong_type"), (#"{"machines":null}"#, "/custom/machines", "required"),
                (#"{"machines":1e3}"#, "/custom/machines", "not_a_number"),
                (#"{"weight":123456789012345678901234567890}"#, "/custom/weight", "out_of_range"),
                (#"{"brand":"a\u0000b"}"#, "/custom/brand", "text_control_character"),
                (#"{"brand":{"a":1}}"#, "/custom/brand", "wrong_type"),
                (#"{"industry":"x"}"#, "/custom/industry", "unknown_option"),
                (#"{"topics":["price","x"]}"#, "/custom/topics/1", "unknown_option"),
                (#"{"delivery_on":"2026-13-01"}"#, "/custom/delivery_on", "date_impossible"),
                (#"{"engineer":"\#(other.admin)"}"#, "/custom/engineer", "unknown_reference"),
                (#"{"parent":"\#(secret.id)"}"#, "/custom/parent", "unknown_reference"),
                (#"{"engineer":"1"}"#, "/custom/engineer", "not_an_id"),
            ] {
                for (method, path, body) in [
                    ("PATCH", "/v1/leads/\(id)", #"{"custom":\#(custom)}"#), ("POST", "/v1/leads", lead(custom)),
                ] {
                    let answer = try await server.request(method, path, key: key, json: body)
                    #expect(answer.status == 422 && answer[path: "errors.0.pointer"] == place, "\(method) \(custom): \(answer.text)")
                    #expect(answer[path: "errors.0.code"] == code, "\(method) \(custom): \(answer.text)")
                }
            }
            // Tried out, a bulk command says the same as carried out.
            let items =
                #"{"items":[{"source":"crm","external_id":"1","contact_name":"甲","phone":"13900000001","custom":{"machines":null}},{"source":"crm","external_id":"2","contact_name":"甲","phone":"13900000002","custom":{"engineer":"\#(other.admin)"}}]}"#
            for query in ["?dry_run=true", ""] {
                let answer = try await server.request("POST", "/v1/leads/bulk-upsert\(query)", key: key, json: items)
                #expect(
                    answer[path: "created"] == "0" && answer.text.contains("required") && answer.text.contains("unknown_reference"),
                    "\(answer.text)")
            }
            let list = try await server.request("GET", "/v1/leads?include_total=true", key: key)
            #expect(list[path: "page.total"] == "1" && list[path: "data.0.version"] == "1")
        }
    }

    @Test("a reference to a lead out of the member's own reach is refused as if it were not there")
    func references() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        let sales = try await tenant.key(tenant.southSales[0]).text
        let east = try await tenant.capture(area: "浙江")
        try await TestServer.with { server in
            _ = try await define(server, admin, [#"{"key":"parent","type":"reference","target":"lead","label_zh":"上级线索"}"#])
            let refused = try await server.request(
                "POST", "/v1/leads", key: sales, json: lead(#"{"parent":"\#(east.id)"}"#))
            #expect(refused.status == 422 && refused[path: "errors.0.code"] == "unknown_reference")
            let taken = try await server.request("POST", "/v1/leads", key: admin, json: lead(#"{"parent":"\#(east.id)"}"#))
            #expect(taken.status == 201 && taken[path: "custom.parent"] == east.id.description)
            let found = try await server.request("GET", "/v1/leads?filter=custom.parent%5Beq%5D:\(east.id)", key: admin)
            #expect(found.ids() == [taken[path: "id"]])
        }
    }

    @Test("lists in the order of a field, either way, show every lead once, those without a value last; filters find what they say")
    func lists() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            _ = try await define(server, key)
            struct Row {
                var id: String
                var machines: Int
                var brand: String?
                var weight: Double?
                var day: String?
                var industry: String?
                var topics: [String]
            }
            var rows: [Row] = []
            for number in 0..<23 {
                let brand = [nil, "西门子", "三菱", "ABB", "a%_"].randomElement() ?? nil
                let weight = Bool.random() ? Double(Int.random(in: -3...3)) / 2 : nil
                let day = Bool.random() ? "2026-12-0\(Int.random(in: 1...4))" : nil
                let industry = [nil, "car", "food"].randomElement() ?? nil
                let topics = ["price", "service", "speed"].filter { _ in Bool.random() }
                func json(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
                let custom =
                    #"{"machines":\#(number % 5),"brand":\#(json(brand)),"weight":\#(weight.map { "\($0)" } ?? "null"),"delivery_on":\#(json(day)),"industry":\#(json(industry)),"topics":[\#(topics.map { json($0) }.joined(separator: ","))]}"#
                let answer = try await server.request("POST", "/v1/leads", key: key, json: lead(custom))
                #expect(answer.status == 201, "\(answer.text)")
                rows.append(
                    Row(
                        id: try #require(answer[path: "id"]), machines: number % 5, brand: brand, weight: weight, day: day,
                        industry: industry, topics: topics))
            }
            func walk(_ sort: String) async throws -> [String] {
                var ids: [String] = []
                var cursor = ""
                for _ in 0..<20 {
                    let page = try await server.request("GET", "/v1/leads?limit=4&sort=\(sort)\(cursor)", key: key)
                    #expect(page.status == 200, "\(page.text)")
                    ids += page.ids()
                    guard let next = page[path: "page.next_cursor"] else { break }
                    cursor = "&cursor=\(next)"
                }
                return ids
            }
            func ordered<Value: Comparable>(_ value: (Row) -> Value?, isDescending: Bool) -> [String] {
                let valued = rows.compactMap { row in value(row).map { (value: $0, id: row.id) } }.sorted {
                    isDescending ? ($0.value, $0.id) > ($1.value, $1.id) : ($0.value, $0.id) < ($1.value, $1.id)
                }
                let empty = rows.filter { value($0) == nil }.map(\.id).sorted { isDescending ? $0 > $1 : $0 < $1 }
                return valued.map(\.id) + empty
            }
            for isDescending in [false, true] {
                let sign = isDescending ? "-" : ""
                #expect(try await walk("\(sign)custom.machines") == ordered({ $0.machines }, isDescending: isDescending))
                #expect(try await walk("\(sign)custom.weight") == ordered({ $0.weight }, isDescending: isDescending))
                #expect(try await walk("\(sign)custom.delivery_on") == ordered({ $0.day }, isDescending: isDescending))
                #expect(try await walk("\(sign)custom.industry") == ordered({ $0.industry }, isDescending: isDescending))
                // In the order of the database's collation, here that of code points.
                #expect(
                    try await walk("\(sign)custom.brand") == ordered({ $0.brand.map { Bytes(Array($0.utf8)) } }, isDescending: isDescending)
                )
            }
            for (filter, matches) in [
                ("machines[gte]:3", { $0.machines >= 3 }), ("machines[lte]:1", { $0.machines <= 1 }),
                ("machines[eq]:2", { $0.machines == 2 }),
                ("weight[lte]:-0.5", { ($0.weight ?? 9) <= -0.5 }), ("brand[eq]:西门子", { $0.brand == "西门子" }),
                ("brand[starts]:a%_", { $0.brand == "a%_" }), ("brand[starts]:三", { $0.brand == "三菱" }),
                ("brand[is]:empty", { $0.brand == nil }),
                ("delivery_on[gte]:2026-12-03", { ($0.day ?? "") >= "2026-12-03" }), ("industry[eq]:food", { $0.industry == "food" }),
                ("topics[has]:speed", { $0.topics.contains("speed") }), ("topics[is]:set", { !$0.topics.isEmpty }),
            ] as [(String, (Row) -> Bool)] {
                let text = "custom." + filter
                let encoded = try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
                let page = try await server.request("GET", "/v1/leads?limit=200&filter=\(encoded)", key: key)
                #expect(Set(page.ids()) == Set(rows.filter(matches).map(\.id)), "\(filter): \(page.text.prefix(300))")
                let summary = try await server.request("GET", "/v1/leads/summary?filter=\(encoded)", key: key)
                #expect(summary[path: "total"] == "\(rows.count(where: matches))")
            }
            for query in [
                "sort=custom.topics", "sort=custom.engineer", "sort=custom.x", "sort=custom.", "filter=custom.x%5Beq%5D:1",
                "filter=custom.machines%5Bhas%5D:1", "filter=custom.machines%5Beq%5D:x", "filter=custom.machines%5Beq%5D:",
                "filter=custom.industry%5Beq%5D:x", "filter=custom.brand%5Bis%5D:x", "filter=custom.delivery_on%5Bgte%5D:x",
                "filter=" + (0..<21).map { "stage%5Beq%5D:new\($0)" }.joined(separator: ","),
            ] {
                let answer = try await server.request("GET", "/v1/leads?\(query)", key: key)
                #expect(answer.status == 400 && answer[path: "code"] == "invalid_query", "\(query): \(answer.text)")
            }
            // A cursor of one order is none of another's.
            let cursor = try #require(
                try await server.request("GET", "/v1/leads?limit=4&sort=custom.brand", key: key)[path: "page.next_cursor"])
            #expect(try await server.request("GET", "/v1/leads?limit=4&sort=custom.weight&cursor=\(cursor)", key: key).status == 400)
        }
    }

    private struct Bytes: Comparable {
        var bytes: [UInt8]
        init(_ bytes: [UInt8]) { self.bytes = bytes }
        static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
    }

    @Test("a form fills fields; what it cannot say rightly, or names a field that has gone, costs nobody the lead")
    func forms() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let form = try await database.tenants.createForm(name: "官网", tenant.operatorScope()).1.text
        try await TestServer.with { server in
            _ = try await define(server, key, Self.definitions + [#"{"key":"must","type":"text","label_zh":"必填","required":true}"#])
            let json =
                #"{"contact_name":"甲","phone":"13900000001","custom":{"machines":"7","industry":"x","topics":["price"],"gone":1,"delivery_on":"2026-12-05","engineer":"\#(UUID())"}}"#
            #expect(try await server.request("POST", "/v1/intake/\(form)", json: json).status == 201)
            let fields = "contact_name=%E4%B9%99&phone=13900000002&custom%5Bmachines%5D=8&custom%5Btopics%5D=price,speed&custom%5Bgone%5D=1"
            let posted = try await server.request(
                "POST", "/v1/intake/\(form)", bytes: Array(fields.utf8), headers: ["Content-Type": "application/x-www-form-urlencoded"])
            #expect(posted.status == 201, "\(posted.text)")
            let list = try await server.request("GET", "/v1/leads?sort=created_at", key: key)
            #expect(list[path: "data.0.custom.machines"] == "7" && list[path: "data.0.custom.industry"] == nil)
            #expect(list[path: "data.0.custom.topics.0"] == "price" && list[path: "data.0.custom.delivery_on"] == "2026-12-05")
            #expect(list[path: "data.1.custom.machines"] == "8" && list[path: "data.1.custom.topics"] == "2 elements")
        }
    }

    @Test("an archived field is out of sight and keeps its values; a deleted one leaves nothing, and its key and column serve again")
    func archived() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let ids = try await define(server, key, [Self.definitions[0], Self.definitions[4]])
            let brand = try #require(ids["brand"])
            var leads: [String] = []
            for _ in 0..<3 {
                let answer = try await server.request("POST", "/v1/leads", key: key, json: lead(#"{"brand":"ABB","industry":"car"}"#))
                leads.append(try #require(answer[path: "id"]))
            }
            let stale = try await server.request(
                "PATCH", "/v1/lead-fields/\(brand)", key: key, json: #"{"archived":true}"#, headers: ["If-Match": "\"7\""])
            #expect(stale.status == 412)
            let archived = try await server.request(
                "PATCH", "/v1/lead-fields/\(brand)", key: key, json: #"{"archived":true}"#, headers: ["If-Match": "\"1\""])
            #expect(archived.status == 200 && archived[path: "archived"] == "1" && archived.headers["etag"] == "\"2\"")
            let hidden = try await server.request("GET", "/v1/leads/\(leads[0])", key: key)
            #expect(!hidden.text.contains("ABB") && hidden[path: "custom.industry"] == "car")
            let refused = try await server.request("PATCH", "/v1/leads/\(leads[0])", key: key, json: #"{"custom":{"brand":"x"}}"#)
            #expect(refused.status == 422 && refused[path: "errors.0.code"] == "unknown_field")
            let taken = try await server.request("POST", "/v1/lead-fields", key: key, json: Self.definitions[0])
            #expect(taken.status == 409)
            _ = try await server.request("PATCH", "/v1/lead-fields/\(brand)", key: key, json: #"{"archived":false}"#)
            #expect(try await server.request("GET", "/v1/leads/\(leads[0])", key: key)[path: "custom.brand"] == "ABB")

            #expect(try await server.request("DELETE", "/v1/lead-fields/\(brand)", key: key, headers: ["If-Match": "\"1\""]).status == 412)
            #expect(try await server.request("DELETE", "/v1/lead-fields/\(brand)", key: key).status == 204)
            #expect(try await server.request("GET", "/v1/lead-fields/\(brand)", key: key).status == 404)
            let left = try await database.admin.query(
                "SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id) AND custom_text_1 IS NOT NULL"
            ).single(Int64.self)
            #expect(left == 0)
            let again = try await define(server, key, [#"{"key":"brand","type":"text","label_zh":"品牌","label_en":"Brand"}"#])
            #expect(again["brand"] != brand)
            let list = try await server.request("GET", "/v1/leads", key: key)
            #expect(!list.text.contains("ABB") && list[path: "data.0.custom.industry"] == "car")
            for (body, code) in [
                (#"{"type":"text"}"#, "not_editable"), (#"{"key":"x"}"#, "not_editable"), ("{}", "nothing_to_change"),
                (#"{"unit":"kg"}"#, "not_of_this_type"), (#"{"options":[{"key":"a","label_zh":"甲"}]}"#, "not_of_this_type"),
                (#"{"label_zh":" "}"#, "missing"), (#"{"position":-1}"#, "out_of_range"), (#"{"default":12}"#, "wrong_type"),
            ] {
                let answer = try await server.request("PATCH", "/v1/lead-fields/\(try #require(again["brand"]))", key: key, json: body)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(body): \(answer.text)")
            }
        }
    }

    @Test("a field that has just been added is known at once: to edits, bulk commands, forms, filters and orders")
    func atOnce() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.key(tenant.admin).text
        let form = try await database.tenants.createForm(name: "官网", tenant.operatorScope()).1.text
        let lead = try await tenant.capture()
        try await TestServer.with { server in
            // Another key, that the process has looked up before the field was there.
            let key = try await tenant.key(tenant.supervisor).text
            for number in 0..<6 {
                _ = try await server.request("GET", "/v1/leads", key: key)
                _ = try await server.request("POST", "/v1/intake/\(form)", json: #"{"contact_name":"甲","phone":"1390000100\#(number)"}"#)
                _ = try await define(server, admin, [#"{"key":"f\#(number)","type":"number","label_zh":"数"}"#])
                let answer =
                    switch number {
                    case 0: try await server.request("PATCH", "/v1/leads/\(lead.id)", key: key, json: #"{"custom":{"f0":1}}"#)
                    case 1:
                        try await server.request(
                            "POST", "/v1/leads/bulk", key: key, json: #"{"items":[{"id":"\#(lead.id)","set":{"custom":{"f1":1}}}]}"#)
                    case 2:
                        try await server.request(
                            "POST", "/v1/intake/\(form)", json: #"{"contact_name":"乙","phone":"13900002000","custom":{"f2":1}}"#)
                    case 3: try await server.request("GET", "/v1/leads?filter=custom.f3%5Bis%5D:empty", key: key)
                    case 4: try await server.request("GET", "/v1/leads?sort=-custom.f4", key: key)
                    default: try await server.request("GET", "/v1/leads/summary?filter=custom.f5%5Beq%5D:1", key: key)
                    }
                #expect([200, 201].contains(answer.status), "\(number): \(answer.text)")
                if number == 1 { #expect(answer[path: "done"] == "1", "\(answer.text)") }
            }
            let stored = try await database.admin.query(
                "SELECT count(custom_number_1), count(custom_number_2), count(custom_number_3) FROM baton.lead WHERE tenant_id = \(tenant.id)"
            ).first((Int64, Int64, Int64).self)
            #expect(stored?.0 == 1 && stored?.1 == 1 && stored?.2 == 1)
        }
    }

    @Test("columns are limited, also for admins in a hurry; a member may look and not define")
    func limits() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let sales = try await tenant.key(tenant.eastSales[0]).text
        try await TestServer.with { server in
            let answers = try await withThrowingTaskGroup(of: TestServer.Answer.self) { group in
                for number in 0..<7 {
                    group.addTask {
                        try await server.request(
                            "POST", "/v1/lead-fields", key: key,
                            json: #"{"key":"r\#(number)","type":"reference","target":"team","label_zh":"引用"}"#)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            // Whoever was overtaken starts again; nobody gets a column twice.
            #expect(answers.allSatisfy { [201, 409, 422, 503].contains($0.status) }, "\(answers.map(\.text))")
            var refused: TestServer.Answer?
            for number in 0..<7 {
                let answer = try await server.request(
                    "POST", "/v1/lead-fields", key: key, json: #"{"key":"r\#(number)","type":"reference","target":"team","label_zh":"引用"}"#)
                if answer.status == 422 { refused = answer }
            }
            #expect(refused?[path: "errors.0.code"] == "too_many_fields")
            let all = try await server.request("GET", "/v1/lead-fields", key: sales)
            #expect(all[path: "data"] == "4 elements")
            let columns = Set((0..<4).compactMap { all[path: "data.\($0).column"] })
            #expect(columns == Set((1...4).map { "custom_reference_\($0)" }))
            let denied = try await server.request("POST", "/v1/lead-fields", key: sales, json: Self.definitions[0])
            #expect(denied.status == 403)
            #expect(try await server.request("DELETE", "/v1/lead-fields/\(all.ids()[0])", key: sales).status == 403)
            let stranger = try await TestTenant.make()
            let foreign = try await stranger.key(stranger.admin).text
            #expect(try await server.request("GET", "/v1/lead-fields/\(all.ids()[0])", key: foreign).status == 404)
            #expect(try await server.request("DELETE", "/v1/lead-fields/\(all.ids()[0])", key: foreign).status == 404)
        }
    }

    @Test("the document of the API that a tenant sees has its fields, and no other tenant's; its examples fit")
    func document() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let other = try await TestTenant.make()
        let foreign = try await other.key(other.admin).text
        try await TestServer.with { server in
            _ = try await define(server, key)
            let mine = try await server.request("GET", "/v1/openapi.json", key: key)
            #expect(mine[path: "components.schemas.LeadCustom.properties.machines.type.0"] == "integer")
            #expect(mine[path: "components.schemas.LeadCustom.properties.weight.type.0"] == "number")
            #expect(mine[path: "components.schemas.LeadCustom.properties.topics.items.enum"] == "3 elements")
            #expect(mine[path: "components.schemas.LeadCustomInput.properties.industry.enum.0"] == "car")
            #expect(mine[path: "components.schemas.LeadCustom.additionalProperties"] == "0")
            #expect(mine.text.contains("-custom.delivery_on") && mine.text.contains("`custom.topics[has|is]`"))
            #expect(mine.text.contains("设备数量 / Machines (台)"))
            let theirs = try await server.request("GET", "/v1/openapi.json", key: foreign)
            #expect(!theirs.text.contains("设备数量") && theirs[path: "openapi"] == "3.1.0")
            #expect(try await !server.request("GET", "/openapi.json").text.contains("设备数量"))
        }
    }
}
