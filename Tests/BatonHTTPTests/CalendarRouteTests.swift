internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Testing

@Suite("Working calendars over HTTP", .database)
struct CalendarRouteTests {
    private static let office = #"""
        {"name":"总部","zone":"Asia/Shanghai","public_calendar":"CN","weekly_hours":{
        "monday":["09:00-12:00","13:30-18:00"],"tuesday":["09:00-18:00"],"wednesday":["09:00-18:00"],"thursday":["09:00-18:00"],"friday":["09:00-18:00"]},
        "days":[{"date":"2026-12-25","kind":"off","name":"司庆"},{"date":"2026-12-26","kind":"work","hours":["10:00-12:00"]}]}
        """#

    @Test("made, read by everybody, replaced in its version, given to teams, deleted")
    func story() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            let made = try await server.request("POST", "/v1/calendars", key: admin, json: Self.office)
            #expect(made.status == 201)
            #expect(made.headers["etag"] == "\"1\"")
            #expect(made[path: "is_default"] == "1")
            #expect(made[path: "make_up_weekday"] == "monday")
            #expect(made.text.contains(#""monday":["09:00-12:00","13:30-18:00"]"#) && made.text.contains(#""sunday":[]"#))
            #expect(made.text.contains(#"{"date":"2026-12-26","kind":"work","hours":["10:00-12:00"],"hours_of":null,"name":null}"#))
            let id = try #require(made[path: "id"])
            let path = "/v1/calendars/\(id)"
            let policy = try await server.request("PATCH", "/v1/lead-policy", key: admin, json: #"{"response_in_working_time":true}"#)
            #expect(policy[path: "response_in_working_time"] == "1" && policy[path: "pool_in_working_time"] == "0")
            #expect(try await server.request("DELETE", path, key: admin)[path: "detail"] == "windows of leads count working time")
            #expect(
                try await server.request("PATCH", "/v1/lead-policy", key: admin, json: #"{"response_in_working_time":false}"#).status == 200
            )
            let read = try await server.request("GET", path, key: sales)
            #expect(read.body == made.body)
            #expect(try await server.request("GET", "/v1/calendars", key: sales).ids() == [id])

            let days = try await server.request("GET", path + "/days?from=2026-09-30&to=2026-10-10", key: sales)
            #expect(days.status == 200)
            #expect(days[path: "data.0.reason"] == "weekly")
            #expect(days[path: "data.1.reason"] == "public_holiday")
            #expect(days[path: "data.1.name"] == "国庆节")
            #expect(days[path: "data.10.reason"] == "make_up_day")
            #expect(days[path: "data.10.hours.1"] == "13:30-18:00")
            #expect(days[path: "data.10.working_s"] == "27000")
            #expect(days[path: "data.10.weekday"] == "saturday")

            let due = try await server.request(
                "POST", path + "/deadlines", key: sales, json: #"{"from":"2026-09-30 18:00","working_s":3600}"#)
            #expect(due.status == 200)
            #expect(due[path: "due_at"] == "2026-10-08T02:00:00.000000Z")
            #expect(try await server.request("POST", path + "/deadlines", key: sales, json: #"{"working_s":1}"#).status == 200)

            let changed =
                #"{"name":"总部","zone":"Asia/Shanghai","weekly_hours":{"monday":["00:00-24:00"]},"team_ids":["\#(tenant.eastTeam)"]}"#
            #expect(try await server.request("PUT", path, key: admin, json: changed, headers: ["If-Match": "\"2\""]).status == 412)
            #expect(
                try await server.request("PUT", path, key: admin, json: changed, headers: ["If-Match": "2"])[path: "code"]
                    == "invalid_header")
            let replaced = try await server.request("PUT", path, key: admin, json: changed, headers: ["If-Match": "\"1\""])
            #expect(replaced.status == 200)
            #expect(replaced.headers["etag"] == "\"2\"")
            #expect(replaced[path: "public_calendar"] == nil && replaced[path: "team_ids.0"] == tenant.eastTeam.description)

            let conflict = try await server.request("DELETE", path, key: admin)
            #expect(conflict.status == 409)
            #expect(conflict[path: "detail"] == "teams have this calendar")
            #expect(
                try await server.request(
                    "PUT", path, key: admin, json: changed.replacing(tenant.eastTeam.description, with: tenant.southTeam.description)
                )
                .headers["etag"] == "\"3\"")
            #expect(try await server.request("PUT", path, key: admin, json: Self.office).status == 200)
            #expect(try await server.request("DELETE", path, key: admin, headers: ["If-Match": "\"3\""]).status == 412)
            #expect(try await server.request("DELETE", path, key: admin, headers: ["If-Match": "\"4\""]).status == 204)
            #expect(try await server.request("GET", path, key: sales).status == 404)

            let known = try await server.request("GET", "/v1/public-calendars", key: sales)
            #expect(known[path: "data.0.key"] == "CN")
            #expect(known[path: "data.0.years.0.published_on"] == "2025-11-04")
        }
    }

    @Test("what is wrong is said with its place, and nothing is written")
    func badInput() async throws {
        let (tenant, other) = (try await TestTenant.make(), try await TestTenant.make())
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        let foreign = try await other.key(other.admin).text
        try await TestServer.with { server in
            func errors(_ json: String, _ method: String = "POST", _ path: String = "/v1/calendars") async throws -> [String] {
                let answer = try await server.request(method, path, key: admin, json: json)
                #expect(answer.status == 422, "\(json) \(answer.text)")
                return (0..<10).compactMap { index in
                    answer[path: "errors.\(index).pointer"].map { "\($0) \(answer[path: "errors.\(index).code"] ?? "")" }
                }
            }
            #expect(
                try await errors(#"{"pool_in_working_time":true}"#, "PATCH", "/v1/lead-policy")
                    == ["/pool_in_working_time calendar_missing"])
            #expect(try await errors("{}") == ["/name missing", "/zone missing", "/weekly_hours missing"])
            #expect(
                try await errors(
                    #"{"name":"x","zone":"Mars/Base","weekly_hours":{"monday":["12:00-09:00"],"friday":["09:00-12:00","11:00-13:00"]}}"#)
                    == ["/zone unknown_zone", "/weekly_hours/monday/0 invalid_interval", "/weekly_hours/friday/1 overlapping_intervals"])
            #expect(
                try await errors(#"{"name":"x","zone":"Asia/Shanghai","weekly_hours":{"monday":[]}}"#) == ["/weekly_hours no_working_time"])
            #expect(
                try await errors(#"{"name":"x","zone":"Asia/Shanghai","weekly_hours":{"Monday":["09:00-10:00"]}}"#)
                    == ["/weekly_hours/Monday unknown_field"])
            #expect(
                try await errors(
                    #"{"name":"x","zone":"Asia/Shanghai","weekly_hours":{"monday":"09:00-10:00","friday":[9]},"days":{},"is_default":"yes"}"#
                )
                    == [
                        "/weekly_hours/monday wrong_type", "/weekly_hours/friday/0 wrong_type", "/days wrong_type",
                        "/is_default wrong_type",
                    ])
            let week = #""name":"x","zone":"Asia/Shanghai","weekly_hours":{"monday":["09:00-10:00"]}"#
            #expect(
                try await errors(
                    "{\(week),\"days\":[{\"date\":\"2026-10-01\",\"kind\":\"off\"},{\"date\":\"2026-10-01\",\"kind\":\"work\"},{\"date\":\"2026-02-30\",\"kind\":\"off\",\"x\":1}]}"
                )
                    == ["/days/2/x unknown_field"])
            #expect(
                try await errors(
                    "{\(week),\"days\":[{\"date\":\"2026-10-01\",\"kind\":\"off\"},{\"date\":\"2026-10-01\",\"kind\":\"work\"}]}")
                    == ["/days/1/date date_twice"])
            #expect(
                try await errors("{\(week),\"public_calendar\":\"XX\",\"make_up_weekday\":\"sunday\",\"team_ids\":[\"\(other.eastTeam)\"]}")
                    == ["/public_calendar unknown_calendar", "/make_up_weekday no_hours", "/team_ids/0 unknown_team"])
            #expect(try await errors("{\(week),\"team_ids\":[\"x\"]}") == ["/team_ids/0 invalid_id"])
            #expect(try await server.request("POST", "/v1/calendars", key: sales, json: Self.office)[path: "detail"] == "lead_rules:write")
            #expect(try await server.request("GET", "/v1/calendars", key: admin).ids() == [])

            let made = try await server.request("POST", "/v1/calendars", key: foreign, json: Self.office)
            let path = "/v1/calendars/\(try #require(made[path: "id"]))"
            for (method, suffix, json) in [
                ("GET", "", nil), ("PUT", "", Self.office), ("DELETE", "", nil), ("GET", "/days?from=2026-01-01&to=2026-01-02", nil),
                ("POST", "/deadlines", #"{"working_s":1}"#),
            ] as [(String, String, String?)] {
                #expect(try await server.request(method, path + suffix, key: admin, json: json).status == 404, "\(method) \(suffix)")
            }
            #expect(try await server.request("POST", "/v1/calendars", key: foreign, json: Self.office)[path: "code"] == "conflict")
            #expect(try await server.request("GET", path, key: foreign).headers["etag"] == "\"1\"")
            for query in [
                "", "?from=2026-01-01", "?from=2026-01-02&to=2026-01-01", "?from=2026-01-01&to=2027-02-05", "?from=x&to=2026-01-01",
                "?from=2026-02-30&to=2026-03-01", "?from=2026-01-01&to=2026-01-02&x=1",
            ] {
                let answer = try await server.request("GET", path + "/days" + query, key: foreign)
                #expect(answer.status == 400, "\(query)")
            }
            for json in [#"{}"#, #"{"working_s":0}"#, #"{"working_s":1.5}"#, #"{"working_s":31622401}"#, #"{"working_s":1,"from":"soon"}"#]
            {
                #expect(try await server.request("POST", path + "/deadlines", key: foreign, json: json).status == 422, "\(json)")
            }
            #expect(
                try await server.request("POST", path + "/deadlines", key: foreign, json: #"{"working_s":1,"from":"2200-12-31"}"#).status
                    == 200)
        }
    }
}
