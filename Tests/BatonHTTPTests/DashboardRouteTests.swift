internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Testing

@Suite("Dashboards over HTTP", .database)
struct DashboardRouteTests {
    private static let document =
        #""name":"web_leads","title":{"zh":"网站线索","en":"Leads of the web site"},"description":{"zh":"网站来的线索","en":"Leads that came by the web site"},"owner":"市场部","base":"lead","grain":["channel"],"time":{"column":"created_at","last":12,"unit":"week","until":"now"},"measures":[{"name":"leads","title":{"zh":"线索数","en":"Leads"},"aggregate":"count","unit":"lead"}]"#

    @Test("each answer says what it counts; names stand beside ids; files have the banner")
    func figures() async throws {
        let tenant = try await TestTenant.make()
        for area in ["浙江", "浙江", "广东"] { try await tenant.capture(area: area) }
        let (key, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.southSales[0]).text)
        try await TestServer.with { server in
            let list = try await server.request("GET", "/v1/dashboards", key: key)
            #expect(list.status == 200 && list.text.contains("unattended_leads") && list.text.contains("\"is_own\":false"))
            let figures = try await server.request("GET", "/v1/dashboards/routing_balance", key: key)
            #expect(figures.status == 200, "\(figures.text)")
            #expect(
                figures[path: "contract.name"] == "routing_balance" && figures[path: "over"] == "reach" && figures[path: "is_stale"] == "0")
            #expect(figures[path: "range.time_zone"] == "Asia/Shanghai" && figures[path: "banner_zh"]?.contains("去重：无") ?? false)
            let owner = try #require(figures[path: "data.0.owner_id"])
            #expect(figures[path: "names.\(owner)"] != nil && Int(figures[path: "data.0.leads"] ?? "") ?? 0 > 0)
            // A salesperson's own leads only.
            let his = try await server.request("GET", "/v1/dashboards/unattended_leads", key: sales)
            #expect(his[path: "data.0.open_leads"] == "1" && his[path: "data.0.unattended"] == "0" && his[path: "range"] == nil)
            #expect(try await server.request("GET", "/v1/dashboards/ticket_response", key: sales).status == 404)
            #expect(try await server.request("GET", "/v1/dashboards/unattended_leads/export.csv", key: sales).status == 403)

            let csv = try await server.request(
                "GET", "/v1/dashboards/unattended_leads/export.csv", key: key, headers: ["Accept-Language": "en"])
            #expect(
                csv.status == 200 && csv.text.contains("Unattended leads (unattended_leads v1)") && csv.text.contains("Duplicates: counted")
            )
            let workbook = try await server.request("GET", "/v1/dashboards/unattended_leads/export.xlsx", key: key)
            #expect(workbook.status == 200 && workbook.body.starts(with: [0x50, 0x4B]))
            for bad in [
                "from=2026-01-01", "from=2026-13-01&before=2026-12-01", "from=2026-02-01&before=2026-01-01", "over=world", "version=0",
                "colour=red",
            ] {
                #expect(try await server.request("GET", "/v1/dashboards/lead_funnel?\(bad)", key: key).status == 400, "\(bad)")
            }
            #expect(try await server.request("GET", "/v1/dashboards/pool_age?from=2026-01-01&before=2026-02-01", key: key).status == 400)
            #expect(try await server.request("GET", "/v1/dashboards/no_such_thing", key: key).status == 404)
            #expect(try await server.request("GET", "/v1/dashboards/lead_funnel?version=9", key: key).status == 404)
            let catalogue = try await server.request("GET", "/v1/dashboard-catalogue", key: key)
            #expect(catalogue.status == 200 && catalogue.text.contains("first_response_minutes"))
        }
    }

    @Test("a tenant's own: tried, published, a version more, compared with itself before, retired; problems have their place")
    func own() async throws {
        let tenant = try await TestTenant.make()
        for area in ["浙江", "浙江", "广东"] { try await tenant.capture(area: area) }
        let key = try await tenant.key(tenant.admin).text
        let member = tenant.eastSales[0]
        try await TestServer.with { server in
            let tried = try await server.request("POST", "/v1/dashboards?dry_run=true", key: key, json: "{\(Self.document)}")
            #expect(tried.status == 200 && tried[path: "version"] == "1", "\(tried.text)")
            #expect(try await server.request("GET", "/v1/dashboards/web_leads", key: key).status == 404)
            let made = try await server.request("POST", "/v1/dashboards", key: key, json: "{\(Self.document)}")
            #expect(made.status == 201 && made[path: "is_own"] == "1" && made[path: "max_delay_s"] == "3600", "\(made.text)")
            let filter = #","filters":[{"column":"channel","operator":"any_of","values":["exhibition"]}]"#
            let second = try await server.request("POST", "/v1/dashboards", key: key, json: "{\(Self.document)\(filter)}")
            #expect(second[path: "version"] == "2", "\(second.text)")
            let comparison = try await server.request(
                "POST", "/v1/dashboards/compare", key: key,
                json: #"{"a":{"contract":"web_leads","version":1},"b":{"contract":"web_leads"},"measure":"leads"}"#)
            #expect(comparison.status == 200, "\(comparison.text)")
            #expect(comparison[path: "attribution.difference"] == "3" && comparison[path: "attribution.causes.0.part"] == "filters/0")
            #expect(comparison.text.contains("\"share\":3.00") && comparison[path: "attribution.causes.0.side"] == "b")
            let eyes = try await server.request(
                "POST", "/v1/dashboards/compare", key: key,
                json: #"{"a":{"contract":"lead_funnel"},"b":{"contract":"lead_funnel","member_id":"\#(member)"}}"#)
            #expect(eyes.status == 200 && eyes[path: "attribution.causes.0.part"] == "reach", "\(eyes.text)")
            let sales = try await tenant.key(tenant.southSales[0]).text
            #expect(
                try await server.request(
                    "POST", "/v1/dashboards/compare", key: sales,
                    json: #"{"a":{"contract":"lead_funnel"},"b":{"contract":"lead_funnel","member_id":"\#(member)"}}"#
                ).status == 403)
            #expect(try await server.request("POST", "/v1/dashboards", key: sales, json: "{\(Self.document)}").status == 403)
            for (body, pointer, code) in [
                (#"{"a":{"contract":"lead_funnel"}}"#, "/b", "missing"),
                (#"{"a":{"contract":"lead_funnel"},"b":{"contract":"pool_age"}}"#, "/b/contract", "incomparable_grain"),
                (#"{"a":{"contract":"lead_funnel","from":"2026-01-01"},"b":{"contract":"lead_funnel"}}"#, "/a/before", "invalid_value"),
                (
                    #"{"a":{"contract":"lead_funnel"},"b":{"contract":"lead_funnel"},"measure":"conversion_rate"}"#, "/measure",
                    "not_additive"
                ),
            ] {
                let answer = try await server.request("POST", "/v1/dashboards/compare", key: key, json: body)
                #expect(
                    answer.status == 422 && answer[path: "errors.0.pointer"] == pointer && answer[path: "errors.0.code"] == code,
                    "\(answer.text)")
            }
            let vague = try await server.request(
                "POST", "/v1/dashboards", key: key, json: "{\(Self.document.replacing("网站线索", with: "我的线索"))}")
            #expect(vague.status == 422 && vague[path: "errors.0.code"] == "vague_word" && vague[path: "errors.0.pointer"] == "/title/zh")
            #expect(try await server.request("DELETE", "/v1/dashboards/web_leads", key: key).status == 204)
            #expect(try await server.request("DELETE", "/v1/dashboards/web_leads", key: key).status == 404)
            #expect(try await server.request("DELETE", "/v1/dashboards/lead_funnel", key: key).status == 404)
            #expect(try await server.request("GET", "/v1/dashboards/web_leads?version=1", key: key).status == 200)
        }
    }
}
