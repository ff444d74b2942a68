internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("A walk through all pages", .database, .nothingLost)
struct PageTests {
    @Test(
        "sees each lead that was there once, in order, whatever is captured meanwhile",
        arguments: ["created_at", "-created_at", "score", "-score", "updated_at", "-updated_at"])
    func walk(sort: String) async throws {
        let tenant = try await TestTenant.make(eastSales: 2)
        let key = try await tenant.key(tenant.supervisor).text
        let signals: [[SignalKind]] = [[], [.formSubmitted], [.formSubmitted, .demoBooked]]
        var there: Set<String> = []
        for number in 0..<60 { there.insert(try await tenant.capture(signals: signals[number % 3]).id.description) }
        let before = there
        try await TestServer.with { server in
            let writers = Task { @concurrent in
                // Until the walk is over.
                while !Task.isCancelled { try await tenant.capture(signals: signals.randomElement() ?? []) }
            }
            defer { writers.cancel() }
            var seen: [String] = []
            var values: [String] = []
            var cursor: String?
            var pages = 0
            repeat {
                let limit = Int.random(in: 1...9)
                let answer = try await server.request(
                    "GET", "/v1/leads?sort=\(sort)&limit=\(limit)" + (cursor.map { "&cursor=\($0)" } ?? ""), key: key)
                #expect(answer.status == 200)
                let ids = answer.ids()
                #expect(ids.count <= limit)
                seen += ids
                let field = sort.replacingOccurrences(of: "-", with: "")
                for index in ids.indices {
                    let value = answer[path: "data.\(index).\(field)"] ?? ""
                    values.append(field == "score" ? String(repeating: "0", count: 3 - value.count) + value : value)
                }
                cursor = answer[path: "page.next_cursor"]
                pages += 1
                // In the order of growing times the newest never come to an end.
                if seen.count > 400 { break }
            } while cursor != nil && pages < 400
            #expect(Set(seen).count == seen.count, "twice")
            #expect(before.subtracting(seen).isEmpty, "missed")
            #expect(values == (sort.hasPrefix("-") ? values.sorted(by: >) : values.sorted()))
        }
    }

    @Test("of one moment: equal sort values are told apart by their ids")
    func ties() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.supervisor).text
        for _ in 0..<25 { try await tenant.capture() }
        _ = try await tenant.database.admin.query(
            "UPDATE baton.lead SET created_at = '2026-01-02 03:04:05.678901+00' WHERE tenant_id = \(tenant.id)")
        try await TestServer.with { server in
            for sort in ["created_at", "-created_at"] {
                var seen: [String] = []
                var cursor: String?
                repeat {
                    let answer = try await server.request(
                        "GET", "/v1/leads?sort=\(sort)&limit=4" + (cursor.map { "&cursor=\($0)" } ?? ""), key: key)
                    seen += answer.ids()
                    cursor = answer[path: "page.next_cursor"]
                } while cursor != nil
                #expect(seen.count == 25 && seen == (sort == "created_at" ? seen.sorted() : seen.sorted(by: >)))
            }
        }
    }
}

@Suite("Everything that is updated has a version", .database)
struct VersionTests {
    @Test("teams, regions, members, BI logins, the policy: the tag of what was read lets a change through once, an old one does not")
    func tags() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let login = try await server.request("POST", "/v1/bi-logins", key: key, json: #"{"name":"报表","facets":["lead_card"]}"#)
            let loginID = try #require(login[path: "id"])
            let changes: [(path: String, first: String, second: String)] = [
                ("/v1/teams/\(tenant.eastTeam)", #"{"name":"甲组"}"#, #"{"name":"乙组"}"#),
                ("/v1/regions/\(tenant.east)", #"{"areas":["浙江"]}"#, #"{"areas":["上海"]}"#),
                ("/v1/members/\(tenant.eastSales[0])", #"{"takes_leads":false}"#, #"{"roles":["supervisor"]}"#),
                ("/v1/bi-logins/\(loginID)", #"{"enabled":false}"#, #"{"enabled":true}"#),
                ("/v1/lead-policy", #"{"call_min_s":30}"#, #"{"call_min_s":31}"#),
            ]
            for (path, first, second) in changes {
                let read = try await server.request("GET", path, key: key)
                #expect(read.status == 200, "\(path)")
                let tag = try #require(read.headers["etag"], "\(path)")
                #expect(try await server.request("GET", path, key: key).headers["etag"] == tag, "\(path)")
                let changed = try await server.request("PATCH", path, key: key, json: first, headers: ["If-Match": tag])
                #expect([200, 204].contains(changed.status), "\(path): \(changed.text)")
                let after = try #require(try await server.request("GET", path, key: key).headers["etag"], "\(path)")
                #expect(after != tag, "\(path)")
                if changed.status == 200 { #expect(changed.headers["etag"] == after, "\(path)") }
                let late = try await server.request("PATCH", path, key: key, json: second, headers: ["If-Match": tag])
                #expect(late.status == 412, "\(path): \(late.text)")
                #expect(late[path: "code"] == "version_mismatch", "\(path)")
                #expect(try await server.request("GET", path, key: key).headers["etag"] == after, "\(path)")
                for bad in ["x", "\"", "\"\"", "W/\(after)", "\"a b\"", String(repeating: "a", count: 500)] {
                    let answer = try await server.request("PATCH", path, key: key, json: second, headers: ["If-Match": bad])
                    #expect(answer[path: "code"] == "invalid_header", "\(path) \(bad): \(answer.text)")
                }
                #expect(
                    [200, 204].contains(try await server.request("PATCH", path, key: key, json: second, headers: ["If-Match": "*"]).status))
            }
            for path in ["/v1/teams/", "/v1/regions/", "/v1/members/", "/v1/bi-logins/"] {
                #expect(try await server.request("GET", path + UUID().uuidString.lowercased(), key: key).status == 404)
                #expect(try await server.request("GET", path + "x", key: key).status == 404)
            }
        }
    }

    @Test("sixteen changes at once with the same tag: one goes through")
    func race() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let path = "/v1/teams/\(tenant.eastTeam)"
            let tag = try #require(try await server.request("GET", path, key: key).headers["etag"])
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        try await server.request(
                            "PATCH", path, key: key, json: #"{"name":"组 \#(number)"}"#, headers: ["If-Match": tag]
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 200 } == 1, "\(statuses)")
            // Who lost three times against others' changes of the map is told to try again.
            #expect(statuses.allSatisfy { [200, 412, 503].contains($0) }, "\(statuses)")
        }
    }
}
