internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Queries are kept as views", .database)
struct SavedViewTests {
    private var database: TestDatabase { .current }

    @Test("a view does what its parts do, and parts can be added to it; page by page too")
    func runs() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.admin).text
        for area in ["浙江", "浙江", "广东", "浙江"] { try await tenant.capture(area: area) }
        try await TestServer.with { server in
            let made = try await server.request(
                "POST", "/v1/views", key: key,
                json: #"{"name":"浙江的","filter":"area[eq]:浙江","sort":"created_at","columns":["company","score"],"default":true}"#)
            #expect(made.status == 201, "\(made.text)")
            #expect(made[path: "visibility"] == "private" && made[path: "problem"] == nil && made[path: "columns.1"] == "score")
            let id = try #require(made[path: "id"])
            let parts = try await server.request("GET", "/v1/leads?filter=area%5Beq%5D:%E6%B5%99%E6%B1%9F&sort=created_at", key: key).ids()
            #expect(parts.count == 3)
            #expect(try await server.request("GET", "/v1/leads?view=\(id)", key: key).ids() == parts)
            #expect(try await server.request("GET", "/v1/leads/summary?view=\(id)", key: key)[path: "total"] == "3")
            #expect(try await server.request("GET", "/v1/leads?view=\(id)&filter=stage%5Beq%5D:contacted", key: key).ids() == [])
            #expect(try await server.request("GET", "/v1/leads?view=\(id)&sort=-created_at", key: key).ids() == parts.reversed())
            #expect(try await server.request("GET", "/v1/leads?view=\(id)&q=%E5%B0%8F%E6%98%8E", key: key).ids() == parts)
            // Both have a condition of this name.
            #expect(try await server.request("GET", "/v1/leads?view=\(id)&filter=area%5Beq%5D:%E4%B8%8A%E6%B5%B7", key: key).status == 400)
            var (seen, path) = ([String](), "/v1/leads?view=\(id)&limit=1")
            while true {
                let page = try await server.request("GET", path, key: key)
                seen += page.ids()
                guard let next = page[path: "page.next_cursor"] else { break }
                path = "/v1/leads?view=\(id)&limit=1&cursor=\(next)"
            }
            #expect(seen == parts)
            for bad in ["x", "", UUID().uuidString] {
                let answer = try await server.request("GET", "/v1/leads?view=\(bad)", key: key)
                #expect(answer.status == (bad.count == 36 ? 404 : 400), "\(bad)")
            }
            // Another default takes its place.
            let second = try await server.request("POST", "/v1/views", key: key, json: #"{"name":"二","q":"智联","default":true}"#)
            #expect(second.status == 201)
            #expect(try await server.request("GET", "/v1/views/\(id)", key: key)[path: "default"] == "0")
            let twice = try await server.request(
                "GET", "/v1/leads?view=\(second[path: "id"] ?? "")&q=%E5%B0%8F%E6%98%8E", key: key)
            #expect(twice[path: "errors.0.code"] == "one_of_two")
            let changed = try await server.request("PATCH", "/v1/views/\(id)", key: key, json: #"{"sort":null,"position":7}"#)
            #expect(
                changed[path: "sort"] == "" && changed[path: "filter"] == "area[eq]:浙江" && changed[path: "version"] == "3",
                "\(changed.text)")
            #expect(try await server.request("PATCH", "/v1/views/\(id)", key: key, json: "{}").status == 422)
            #expect(
                try await server.request("DELETE", "/v1/views/\(id)", key: key, headers: ["If-Match": "\"1\""]).status == 412)
            #expect(try await server.request("DELETE", "/v1/views/\(id)", key: key).status == 204)
            #expect(try await server.request("GET", "/v1/views/\(id)", key: key).status == 404)
        }
    }

    @Test("what the list would refuse is refused when it is stored, at its member")
    func refused() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.admin).text
        let many = (0..<21).map { "score[gte]:\($0)" }.joined(separator: ",")
        try await TestServer.with { server in
            for (body, pointer, code) in [
                ("{}", "/name", "missing"), (#"{"name":"a","filter":"colour[eq]:red"}"#, "/filter", "unknown_filter"),
                (#"{"name":"a","filter":"stage[gte]:new"}"#, "/filter", "unknown_operator"),
                (#"{"name":"a","filter":"stage[eq]:x"}"#, "/filter", "invalid_value"),
                (#"{"name":"a","filter":"x"}"#, "/filter", "malformed_filter"),
                (#"{"name":"a","filter":"\#(many)"}"#, "/filter", "too_many"), (#"{"name":"a","q":"一"}"#, "/q", "too_short"),
                (#"{"name":"a","sort":"phone"}"#, "/sort", "unknown_sort"),
                (#"{"name":"a","columns":["colour"]}"#, "/columns/0", "unknown_field"),
                (#"{"name":"a","columns":["company","company"]}"#, "/columns", "given_twice"),
                (#"{"name":"a","visibility":"all"}"#, "/visibility", "invalid_value"),
                (#"{"name":"a","position":-1}"#, "/position", "out_of_range"),
                (#"{"name":"a","filter":7}"#, "/filter", "wrong_type"), (#"{"name":"a","owner_id":"x"}"#, "/owner_id", "unknown_field"),
                (#"{"name":"我的","visibility":"team"}"#, "/name", "vague_name"),
                (#"{"name":" All 2","visibility":"tenant"}"#, "/name", "vague_name"),
                (#"{"name":"全部","visibility":"tenant"}"#, "/name", "vague_name"),
                (#"{"name":"\#(String(repeating: "长", count: 61))"}"#, "/name", "too_long"),
            ] {
                let answer = try await server.request("POST", "/v1/views", key: key, json: body)
                #expect(answer.status == 422, "\(body.prefix(80)) \(answer.text)")
                #expect(
                    answer[path: "errors.0.pointer"] == pointer && answer[path: "errors.0.code"] == code,
                    "\(body.prefix(80)) \(answer.text)")
            }
            #expect(try await server.request("GET", "/v1/views", key: key).ids() == [])
            // For oneself one may call it so; but not twice.
            #expect(try await server.request("POST", "/v1/views", key: key, json: #"{"name":"我的"}"#).status == 201)
            #expect(
                try await server.request("POST", "/v1/views", key: key, json: #"{"name":"我 的"}"#)[path: "errors.0.code"] == "name_taken")
        }
    }

    @Test("a condition whose field or tag is gone stops the view and is named; it is never dropped")
    func gone() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.admin).text
        try await tenant.capture()
        let tags = TagService(leads: database.leads)
        let tag = try await tags.create(name: "展会", color: .red, tenant.scope(tenant.admin)).id
        let fields = CustomFieldService(database: database.database)
        let field = try await fields.create(CustomFieldDraft(key: "brand", labelZH: "品牌", kind: .text), tenant.scope(tenant.admin))
        var change = CustomFieldPatch()
        change.isArchived = true
        let archive = change
        try await TestServer.with { server in
            var views: [String: String] = [:]
            for (name, body) in [
                ("tag", #""filter":"stage[eq]:new,tags[none]:\#(tag)""#), ("field", #""filter":"custom.brand[eq]:西门子""#),
                ("sort", #""sort":"custom.brand""#),
            ] {
                let made = try await server.request("POST", "/v1/views", key: key, json: #"{"name":"\#(name)",\#(body)}"#)
                #expect(made.status == 201, "\(made.text)")
                views[name] = made[path: "id"]
            }
            #expect(try await server.request("GET", "/v1/leads?view=\(views["tag"] ?? "")", key: key).ids().count == 1)
            try await tags.end(tag, into: nil, version: nil, tenant.scope(tenant.admin))
            _ = try await fields.update(field.id, archive, version: nil, tenant.scope(tenant.admin))
            for (name, code, part) in [
                ("tag", "unknown_tag", "tags[none]:\(tag)"), ("field", "unknown_filter", "custom.brand[eq]:西门子"),
                ("sort", "unknown_sort", "custom.brand"),
            ] {
                let id = views[name] ?? ""
                let shown = try await server.request("GET", "/v1/views/\(id)", key: key)
                #expect(shown[path: "problem.code"] == code && shown[path: "problem.part"] == part, "\(shown.text)")
                for path in ["/v1/leads", "/v1/leads/summary", "/v1/leads/export"] {
                    let run = try await server.request("GET", "\(path)?view=\(id)", key: key)
                    #expect(run.status == 422 && run[path: "errors.0.code"] == code, "\(path) \(run.text)")
                    #expect(run.text.contains(part), "\(run.text)")
                }
                // It can be put right, and renamed before.
                #expect(try await server.request("PATCH", "/v1/views/\(id)", key: key, json: #"{"name":"\#(name) 旧"}"#).status == 200)
                let mended = try await server.request("PATCH", "/v1/views/\(id)", key: key, json: #"{"filter":null,"sort":null}"#)
                #expect(mended.status == 200 && mended[path: "problem"] == nil)
            }
        }
    }

    @Test("who sees a view, and who changes it; a view shows nobody more than the list does")
    func sharing() async throws {
        let (tenant, stranger) = (try await TestTenant.make(), try await TestTenant.make())
        try await tenant.capture()
        let admin = try await tenant.key(tenant.admin).text
        let (east, colleague) = (try await tenant.key(tenant.eastSales[0]).text, try await tenant.key(tenant.eastSales[1]).text)
        let (south, foreign) = (try await tenant.key(tenant.southSales[0]).text, try await stranger.key(stranger.admin).text)
        let supervisor = try await tenant.key(tenant.supervisor).text
        try await TestServer.with { server in
            func make(_ key: String, _ visibility: String) async throws -> TestServer.Answer {
                try await server.request(
                    "POST", "/v1/views", key: key,
                    json: #"{"name":"新线索 \#(visibility)","visibility":"\#(visibility)","filter":"stage[eq]:new"}"#)
            }
            let mine = try #require(try await make(east, "private")[path: "id"])
            let team = try #require(try await make(east, "team")[path: "id"])
            #expect(try await make(east, "tenant").status == 403)
            let all = try #require(try await make(admin, "tenant")[path: "id"])
            for (name, key, expected) in [
                ("east", east, [mine, team, all]), ("colleague", colleague, [team, all]), ("south", south, [all]),
                ("supervisor", supervisor, [team, all]), ("foreign", foreign, []),
            ] {
                #expect(try await Set(server.request("GET", "/v1/views", key: key).ids()) == Set(expected), "\(name)")
                for view in [mine, team, all] {
                    let status = expected.contains(view) ? 200 : 404
                    #expect(try await server.request("GET", "/v1/leads?view=\(view)", key: key).status == status, "\(name)")
                    #expect(try await server.request("GET", "/v1/views/\(view)", key: key).status == status, "\(name)")
                    if name != "east" {
                        let change = try await server.request("PATCH", "/v1/views/\(view)", key: key, json: #"{"position":3}"#)
                        #expect(change.status == (expected.contains(view) ? 403 : 404), "\(name) \(change.text)")
                    }
                }
            }
            #expect(try await server.request("GET", "/v1/leads?view=\(all)", key: east).ids().count == 1)
            #expect(try await server.request("GET", "/v1/leads?view=\(all)", key: south).ids() == [])
            #expect(try await server.request("PATCH", "/v1/views/\(all)", key: admin, json: #"{"position":3}"#).status == 200)
            #expect(try await server.request("DELETE", "/v1/views/\(team)", key: colleague).status == 403)
            #expect(try await server.request("DELETE", "/v1/views/\(team)", key: east).status == 204)
        }
    }
}
