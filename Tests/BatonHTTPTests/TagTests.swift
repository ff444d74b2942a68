internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Leads have tags of the tenant's own", .database, .nothingLost)
struct TagTests {
    private var database: TestDatabase { .current }

    private func ids(_ tags: [String]) -> String { tags.map { "\"\($0)\"" }.joined(separator: ",") }

    @Test("merged while the one that it becomes is being merged too, a lead gets what that one becomes")
    func chain() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.admin).text
        let lead = try await tenant.capture()
        try await TestServer.with { server in
            var tags: [String] = []
            for name in ["一", "二", "三"] {
                let answer = try await server.request("POST", "/v1/tags", key: key, json: #"{"name":"\#(name)"}"#)
                tags.append(try #require(answer[path: "id"]))
            }
            let set = try await server.request("PUT", "/v1/leads/\(lead.id)/tags", key: key, json: #"{"tags":[\#(ids([tags[0]]))]}"#)
            #expect(set.status == 200)
            for (from, into) in [(tags[0], tags[1]), (tags[1], tags[2])] {
                let merged = try await server.request("POST", "/v1/tags/\(from)/merge", key: key, json: #"{"into_id":"\#(into)"}"#)
                #expect(merged.status == 200, "\(merged.text)")
            }
            // Whichever of them goes first.
            for _ in 0..<3 { try await database.worker().drain() }
            #expect(try await server.request("GET", "/v1/leads/\(lead.id)", key: key)[path: "tags.0"] == tags[2])
            #expect(try await server.request("GET", "/v1/tags", key: key).ids() == [tags[2]])
        }
    }

    @Test("the catalogue: made, renamed, archived, refused twice in any spelling, merged and deleted; leads follow in the background")
    func catalogue() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (key, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        let (lead, other) = (try await tenant.capture(), try await tenant.capture())
        try await TestServer.with { server in
            func create(_ name: String, _ color: String = "red") async throws -> String {
                let answer = try await server.request("POST", "/v1/tags", key: key, json: #"{"name":"\#(name)","color":"\#(color)"}"#)
                #expect(answer.status == 201, "\(answer.text)")
                return try #require(answer[path: "id"])
            }
            let (vip, old, big) = (try await create("VIP 客户"), try await create("老客户"), try await create("大单", "blue"))
            for name in ["vip客户", "ＶＩＰ（客户）"] {
                let same = try await server.request("POST", "/v1/tags", key: key, json: #"{"name":"\#(name)"}"#)
                #expect(same.status == 409, "\(name) \(same.text)")
            }
            for (body, code) in [
                ("{}", "missing"), (#"{"name":" "}"#, "missing"), (#"{"name":"x","color":"beige"}"#, "invalid_value"),
                (#"{"name":"()"}"#, "missing"), (#"{"name":"\#(String(repeating: "长", count: 41))"}"#, "text_too_long"),
                (#"{"name":7}"#, "wrong_type"),
                (#"{"name":"x","colour":"red"}"#, "unknown_field"), (#"{"name":"a\u0000b"}"#, "text_control_character"),
            ] {
                let answer = try await server.request("POST", "/v1/tags", key: key, json: body)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(body) \(answer.text)")
            }
            // Who only changes leads adds no tags, until the tenant lets him.
            #expect(try await server.request("POST", "/v1/tags", key: sales, json: #"{"name":"新"}"#).status == 403)
            #expect(try await server.request("PUT", "/v1/tags/policy", key: sales, json: #"{"open":true}"#).status == 403)
            #expect(try await server.request("PUT", "/v1/tags/policy", key: key, json: "{}").status == 422)
            #expect(try await server.request("PUT", "/v1/tags/policy", key: key, json: #"{"open":true}"#).status == 200)
            #expect(try await server.request("GET", "/v1/tags/policy", key: sales)[path: "open"] == "1")
            #expect(try await server.request("POST", "/v1/tags", key: sales, json: #"{"name":"新"}"#).status == 201)
            #expect(try await server.request("DELETE", "/v1/tags/\(vip)", key: sales).status == 403)

            // A lead's.
            let set = try await server.request("PUT", "/v1/leads/\(lead.id)/tags", key: sales, json: #"{"tags":[\#(ids([vip, old]))]}"#)
            #expect(set.status == 200, "\(set.text)")
            #expect(set[path: "version"] == "2")
            let again = try await server.request(
                "PUT", "/v1/leads/\(lead.id)/tags", key: sales, json: #"{"tags":[\#(ids([old, vip, old]))]}"#)
            #expect(again[path: "version"] == "2")
            let added = try await server.request("POST", "/v1/leads/\(lead.id)/tags", key: sales, json: #"{"tags":[\#(ids([big]))]}"#)
            #expect(added[path: "version"] == "3")
            let taken = try await server.request("DELETE", "/v1/leads/\(lead.id)/tags/\(big)", key: sales)
            #expect(taken[path: "version"] == "4")
            let stale = try await server.request(
                "PUT", "/v1/leads/\(lead.id)/tags", key: sales, json: #"{"tags":[]}"#, headers: ["If-Match": "\"1\""])
            #expect(stale.status == 412)
            for (body, code) in [
                (#"{"tags":["\#(UUID().uuidString)"]}"#, "unknown_tag"), (#"{"tags":["x"]}"#, "invalid_id"), ("{}", "missing"),
                (#"{"tags":7}"#, "wrong_type"),
                (#"{"tags":[\#(ids((0..<21).map { _ in UUID().uuidString }))]}"#, "too_many"),
            ] {
                let answer = try await server.request("PUT", "/v1/leads/\(lead.id)/tags", key: sales, json: body)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(body) \(answer.text)")
            }
            #expect(try await server.request("PUT", "/v1/leads/\(UUID())/tags", key: sales, json: #"{"tags":[]}"#).status == 404)
            // The feed names what changed.
            _ = try await tenant.database.sequencer().sequence(tenant.id)
            #expect(try await server.request("GET", "/v1/changes?from=earliest", key: key).text.contains(#""changed":["tags"]"#))

            _ = try await server.request("PUT", "/v1/leads/\(other.id)/tags", key: key, json: #"{"tags":[\#(ids([old, big]))]}"#)
            func find(_ filter: String) async throws -> Set<String> {
                let text = filter.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                let answer = try await server.request("GET", "/v1/leads?filter=\(text)", key: key)
                #expect(answer.status == 200, "\(filter) \(answer.text)")
                return Set(answer.ids())
            }
            let (one, two) = (lead.id.description, other.id.description)
            #expect(try await find("tags[any]:\(vip)|\(big)") == [one, two])
            #expect(try await find("tags[all]:\(old)|\(big)") == [two])
            #expect(try await find("tags[none]:\(vip)") == [two])
            #expect(try await find("tags[is]:empty") == [])
            #expect(try await find("tags[is]:set,tags[any]:\(vip),tags[none]:\(big)") == [one])
            for bad in ["tags[any]:", "tags[any]:x", "tags[any]:\(UUID())", "tags[eq]:\(vip)", "tags[is]:no", "tags[any]:\(vip)|"] {
                let text = bad.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                #expect(try await server.request("GET", "/v1/leads?filter=\(text)", key: key).status == 400, "\(bad)")
            }
            // By what a tag is called.
            #expect(try await server.request("GET", "/v1/leads?q=vip", key: key).ids() == [one])

            // Archived: leads keep it, nobody gets it.
            let archived = try await server.request("PATCH", "/v1/tags/\(vip)", key: key, json: #"{"archived":true,"color":"gray"}"#)
            #expect(archived[path: "archived"] == "1" && archived[path: "version"] == "2", "\(archived.text)")
            let refused = try await server.request("POST", "/v1/leads/\(other.id)/tags", key: key, json: #"{"tags":[\#(ids([vip]))]}"#)
            #expect(refused[path: "errors.0.code"] == "archived_tag")
            #expect(try await find("tags[any]:\(vip)") == [one])
            #expect(try await server.request("PATCH", "/v1/tags/\(vip)", key: key, json: #"{"name":"大单"}"#).status == 409)
            #expect(try await server.request("PATCH", "/v1/tags/\(vip)", key: key, json: "{}").status == 422)
            #expect(
                try await server.request("PATCH", "/v1/tags/\(vip)", key: key, json: #"{"name":"x"}"#, headers: ["If-Match": "\"1\""])
                    .status
                    == 412)

            // Merged: the lead that has both has one.
            for (into, code) in [(old, "unknown_tag"), (UUID().uuidString, "unknown_tag"), ("x", "invalid_id")] {
                let answer = try await server.request("POST", "/v1/tags/\(old)/merge", key: key, json: #"{"into_id":"\#(into)"}"#)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(answer.text)")
            }
            #expect(try await server.request("POST", "/v1/tags/\(old)/merge", key: key, json: #"{"into_id":"\#(big)"}"#)[path: "id"] == big)
            #expect(try await server.request("GET", "/v1/tags/\(old)", key: key).status == 404)
            while try await tenant.database.worker().drain() > 0 {}
            #expect(try await find("tags[all]:\(big)") == [one, two])
            let merged = try await server.request("GET", "/v1/leads/\(other.id)?fields=tags", key: key)
            #expect(merged.text == #"{"tags":["\#(big)"]}"#)
            #expect(try await server.request("DELETE", "/v1/tags/\(vip)", key: key).status == 204)
            while try await tenant.database.worker().drain() > 0 {}
            let left = try await server.request("GET", "/v1/tags?include=counts", key: sales)
            #expect(Set(left.ids()).isDisjoint(with: [vip, old]) && left.ids().contains(big))
            #expect(
                try await tenant.database.admin.query("SELECT count(*) FROM baton.tag WHERE tenant_id = \(tenant.id)").single(Int64.self)
                    == 2)
            #expect(try await server.request("GET", "/v1/leads/\(lead.id)?fields=tags", key: key).text == #"{"tags":["\#(big)"]}"#)
        }
    }

    @Test("many leads at once, each by itself; first only tried")
    func bulk() async throws {
        let (tenant, stranger) = (try await TestTenant.make(eastSales: 1), try await TestTenant.make(eastSales: 1))
        let (key, south) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.southSales[0]).text)
        let tags = TagService(leads: database.leads)
        let tag = try await tags.create(name: "展会", color: .green, tenant.scope(tenant.admin)).id
        let leads = [try await tenant.capture(), try await tenant.capture()]
        let foreign = try await stranger.capture()
        let theirs = try await tags.create(name: "展会", color: .green, stranger.scope(stranger.admin)).id
        let all = (leads + [foreign]).map(\.id.description)
        try await TestServer.with { server in
            func tagged() async throws -> [String] {
                try await server.request("GET", "/v1/leads?filter=tags%5Bany%5D:\(tag)", key: key).ids()
            }
            let body = #"{"ids":[\#(ids(all))],"add":["\#(tag)"]}"#
            let tried = try await server.request("POST", "/v1/leads/bulk-tags?dry_run=true", key: key, json: body)
            #expect(tried.status == 200 && tried[path: "done"] == "2" && tried[path: "data.2.status"] == "404", "\(tried.text)")
            #expect(try await tagged() == [])
            let done = try await server.request("POST", "/v1/leads/bulk-tags", key: key, json: body)
            #expect(done[path: "done"] == "2" && done[path: "failed"] == "1")
            #expect(try await Set(tagged()) == Set(all.dropLast()))
            // Whoever may not change them.
            let others = try await server.request("POST", "/v1/leads/bulk-tags", key: south, json: body)
            #expect(others[path: "done"] == "0", "\(others.text)")
            // Another tenant's tag is none.
            let alien = try await server.request(
                "POST", "/v1/leads/bulk-tags", key: key, json: #"{"ids":[\#(ids(all))],"add":["\#(theirs)"]}"#)
            #expect(alien[path: "data.0.problem.errors.0.code"] == "unknown_tag")
            #expect(try await server.request("GET", "/v1/tags/\(theirs)", key: key).status == 404)
            let counts = try await server.request("GET", "/v1/tags?include=counts", key: key)
            #expect(counts[path: "data.0.leads"] == "2")
            #expect(try await server.request("GET", "/v1/tags?include=counts", key: south)[path: "data.0.leads"] == "0")
            let removed = try await server.request(
                "POST", "/v1/leads/bulk-tags", key: key, json: #"{"ids":[\#(ids(all))],"remove":["\#(tag)"]}"#)
            #expect(removed[path: "done"] == "2")
            #expect(try await tagged() == [])
            let many = ids((0..<501).map { _ in UUID().uuidString.lowercased() })
            for bad in [
                "{}", #"{"ids":[]}"#, #"{"ids":["\#(all[0])"]}"#, #"{"ids":[\#(many)],"add":["\#(tag)"]}"#,
                #"{"ids":["x"],"add":["\#(tag)"]}"#,
                #"{"ids":["\#(all[0])"],"add":["\#(tag)"],"remove":["\#(tag)"]}"#,
            ] { #expect(try await server.request("POST", "/v1/leads/bulk-tags", key: key, json: bad).status == 422, "\(bad.prefix(80))") }
        }
    }

    @Test("a lead has twenty tags at most, a tenant five hundred")
    func limits() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let lead = try await tenant.capture()
        try await database.admin.query(
            """
            INSERT INTO baton.tag (tenant_id, id, name, name_key, color)
            SELECT \(tenant.id), gen_random_uuid(), 't' || n, 't' || n, 'gray' FROM generate_series(1, 500) AS n
            """)
        try await database.admin.query("UPDATE baton.tenant SET access_version = access_version + 1 WHERE id = \(tenant.id)")
        let tags = TagService(leads: database.leads)
        let all = try await tags.tags(tenant.scope(tenant.admin)).map(\.id)
        #expect(all.count == 500)
        await #expect(throws: ValidationFailure.self) { try await tags.create(name: "多", color: .gray, tenant.scope(tenant.admin)) }
        let full = try await database.leads.changeTags(
            LeadTagChange(all: Array(all.prefix(20))), of: lead.id, tenant.scope(tenant.admin))
        #expect(full.tags.count == 20 && full.tags == full.tags.sorted())
        await #expect(throws: ValidationFailure.self) {
            try await database.leads.changeTags(LeadTagChange(added: [all[20]]), of: lead.id, tenant.scope(tenant.admin))
        }
        // A catalogue that is full can be merged.
        try await tags.end(all[0], into: all[1], version: nil, tenant.scope(tenant.admin))
        _ = try await tags.create(name: "多", color: .gray, tenant.scope(tenant.admin))
        while try await database.worker().drain() > 0 {}
        let after = try await database.leads.fetch(lead.id, tenant.scope(tenant.admin)).lead
        #expect(after.tags.count == 19 && after.version == full.version + 1)
    }

    @Test("bulk-edits give and take tags, of those that are named or found; each by itself, and a dry run leaves nothing")
    func bulkEdits() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.admin).text
        let leads = [try await tenant.capture(), try await tenant.capture()]
        try await TestServer.with { server in
            func tag(_ name: String) async throws -> String {
                try #require(try await server.request("POST", "/v1/tags", key: key, json: #"{"name":"\#(name)"}"#)[path: "id"])
            }
            let (first, second, archived) = (try await tag("一"), try await tag("二"), try await tag("旧"))
            _ = try await server.request("PATCH", "/v1/tags/\(archived)", key: key, json: #"{"archived":true}"#)
            let path = "/v1/leads/bulk-edits"
            let ids = #""ids":["\#(leads[0].id)","\#(leads[1].id)","\#(UUID())"]"#
            let body = #"{\#(ids),"add_tags":["\#(first)","\#(second)"]}"#
            for more in ["?dry_run=true", ""] {
                let answer = try await server.request("POST", path + more, key: key, json: body)
                #expect([0, 1, 2].map { answer[path: "data.\($0).status"] } == ["200", "200", "404"], "\(answer.text)")
                #expect(answer[path: "done"] == "2" && answer[path: "failed"] == "1" && answer[path: "data.0.version"] == "2")
                let tags = try await server.request("GET", "/v1/leads/\(leads[0].id)?fields=tags", key: key)
                #expect(tags.text == (more.isEmpty ? #"{"tags":["\#(first)","\#(second)"]}"# : #"{"tags":[]}"#), "\(more)")
            }
            let taken = try await server.request(
                "POST", path + "?filter=tags%5Bany%5D:\(first)", key: key, json: #"{"remove_tags":["\#(first)"]}"#)
            #expect(taken[path: "done"] == "2", "\(taken.text)")
            let left = try await server.request("GET", "/v1/leads?filter=tags%5Ball%5D:\(second)", key: key)
            #expect(Set(left.ids()) == Set(leads.map(\.id.description)))
            // One that is archived is refused lead by lead.
            let refused = try await server.request("POST", path, key: key, json: #"{\#(ids),"add_tags":["\#(archived)"]}"#)
            #expect(refused[path: "data.0.problem.errors.0.code"] == "archived_tag" && refused[path: "failed"] == "3", "\(refused.text)")
            for (members, code) in [
                (#""set":{"need":"x"},"add_tags":["\#(first)"]"#, "one_of_two"), (#""add_tags":[]"#, "nothing_to_change"),
                (#""add_tags":["\#(first)"],"remove_tags":["\#(first)"]"#, "in_both"), (#""add_tags":["x"]"#, "invalid_id"),
                (#""set":{}"#, "nothing_to_change"),
            ] {
                let answer = try await server.request("POST", path, key: key, json: "{\(ids),\(members)}")
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(members) \(answer.text)")
            }
        }
    }
}
