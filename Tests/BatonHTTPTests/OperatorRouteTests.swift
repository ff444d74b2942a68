internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("The host's operators, over HTTP", .database)
struct OperatorRouteTests {
    @Test("a tenant is made, found, changed, suspended, exported and erased; its people are let in and refused accordingly")
    func life() async throws {
        let (keyID, key) = try await TestDatabase.current.operatorKeys.create(name: "值班")
        try await TestServer.with { server in
            let slug = "op-\(UUID().uuidString.lowercased().prefix(8))"
            let made = try await server.request(
                "POST", "/v1/operator/tenants", key: key.text,
                json: #"{"slug":"\#(slug)","name":"明辉机电","admin_name":"李敏","admin_email":"li@example.com"}"#)
            #expect(made.status == 201)
            let id = try #require(made[path: "id"])
            let bk = try #require(made[path: "api_key"])
            #expect(made.headers["location"] == "/v1/operator/tenants/\(id)")
            #expect(try await server.request("GET", "/v1/me", key: bk).status == 200)
            let twice = try await server.request(
                "POST", "/v1/operator/tenants", key: key.text,
                json: #"{"slug":"\#(slug)","name":"明辉机电","admin_name":"李敏","admin_email":"li@example.com"}"#)
            #expect(twice.status == 409)

            let page = try await server.request("GET", "/v1/operator/tenants?status=trial&limit=1", key: key.text)
            #expect(page.status == 200 && page[path: "data.0.status"] == "trial")
            let path = "/v1/operator/tenants/\(id)"
            let changed = try await server.request(
                "PATCH", path, key: key.text, json: #"{"name":"明辉智能","max_api_keys":1,"max_open_leads":null}"#)
            #expect(changed.status == 200 && changed[path: "name"] == "明辉智能")
            let shown = try await server.request("GET", path, key: key.text)
            #expect(shown[path: "quotas.api_keys.limit"] == "1" && shown[path: "quotas.api_keys.used"] == "1")
            #expect(shown[path: "quotas.open_leads.is_default"] == "1" && shown[path: "rows.member"] == "1")
            #expect(!shown.text.contains("李敏"))

            #expect(try await server.request("POST", path + "/extend-trial", key: key.text, json: #"{"days":30}"#).status == 200)
            #expect(try await server.request("POST", path + "/suspend", key: key.text, json: "{}").status == 200)
            let refused = try await server.request("GET", "/v1/me", key: bk)
            #expect(refused.status == 403 && refused[path: "code"] == "tenant_suspended")
            // Without a body.
            let resumed = try await server.request("POST", path + "/resume", key: key.text)
            #expect(resumed[path: "status"] == "trial")
            #expect(try await server.request("POST", path + "/resume", key: key.text).status == 409)
            #expect(try await server.request("GET", "/v1/me", key: bk).status == 200)
            #expect(try await server.request("POST", path + "/activate", key: key.text)[path: "status"] == "active")

            let export = try await server.request("GET", path + "/export", key: key.text)
            #expect(export.status == 200 && export.headers["content-type"] == "application/x-ndjson")
            #expect(export.text.split(separator: "\n").last?.hasPrefix(#"{"end":"#) == true)
            #expect(export.text.contains("李敏"))
            let audit = try await TestDatabase.current.admin.query(
                "SELECT count(*) FROM baton.event WHERE tenant_id = \(TenantID(id)) AND kind = 'tenant.exported' AND actor_id = \(keyID)"
            ).single(Int64.self)
            #expect(audit == 1)

            #expect(try await server.request("POST", path + "/erase", key: key.text, json: #"{"confirm":"\#(slug)"}"#).status == 409)
            #expect(try await server.request("POST", path + "/suspend", key: key.text).status == 200)
            let wrong = try await server.request("POST", path + "/erase", key: key.text, json: #"{"confirm":"x"}"#)
            #expect(wrong.status == 422 && wrong[path: "errors.0.code"] == "not_the_slug")
            let erased = try await server.request("POST", path + "/erase", key: key.text, json: #"{"confirm":"\#(slug)"}"#)
            #expect(erased.status == 200 && erased[path: "status"] == "erased")
            #expect(try await server.request("GET", path, key: key.text).status == 404)
            #expect(try await server.request("GET", "/v1/me", key: bk).status == 401)
        }
    }

    @Test("without a key of an operator nothing is answered; bad input is a clear problem")
    func refusals() async throws {
        let tenant = try await TestTenant.make()
        let member = try await tenant.key(tenant.admin)
        let (id, key) = try await TestDatabase.current.operatorKeys.create(name: "x")
        try await TestServer.with { server in
            let path = "/v1/operator/tenants"
            for wrong in [nil, member.text, "bo_unknown", "bo_"] {
                #expect(try await server.request("GET", path, key: wrong).status == 401)
                #expect(try await server.request("POST", "\(path)/\(tenant.id)/suspend", key: wrong, json: "{}").status == 401)
            }
            #expect(try await server.request("GET", "/v1/me", key: key.text).status == 401)
            #expect(try await server.request("GET", "\(path)?status=gone", key: key.text).status == 400)
            #expect(try await server.request("GET", "\(path)?cursor=%25%25", key: key.text).status == 400)
            #expect(try await server.request("GET", "\(path)?limit=0", key: key.text).status == 400)
            #expect(try await server.request("GET", "\(path)/nothing", key: key.text).status == 404)
            #expect(try await server.request("GET", "\(path)/\(UUID())", key: key.text).status == 404)
            #expect(try await server.request("GET", "\(path)/\(UUID())/export", key: key.text).status == 404)
            let empty = try await server.request("POST", path, key: key.text, json: "{}")
            #expect(empty.status == 422)
            #expect(Set((0..<4).compactMap { empty[path: "errors.\($0).pointer"] }) == ["/slug", "/name", "/admin_name", "/admin_email"])
            for body in [#"{"max_members":0}"#, #"{"max_members":"many"}"#, #"{"name":" "}"#, #"{"time_zone":"Mars"}"#, "{}"] {
                #expect(try await server.request("PATCH", "\(path)/\(tenant.id)", key: key.text, json: body).status == 422, "\(body)")
            }
            for body in [#"{"days":0}"#, "{}", #"{"days":"x"}"#] {
                #expect(
                    try await server.request("POST", "\(path)/\(tenant.id)/extend-trial", key: key.text, json: body).status == 422,
                    "\(body)")
            }
            #expect(
                try await server.request("POST", "\(path)/\(tenant.id)/extend-trial", key: key.text, json: #"{"days":3}"#).status == 409)
            #expect(try await server.request("POST", "\(path)/\(tenant.id)/suspend", key: key.text, json: #"{"why":1}"#).status == 422)
            try await TestDatabase.current.operatorKeys.revoke(id)
            #expect(try await server.request("GET", path, key: key.text).status == 401)
        }
    }

    @Test("a person is found, handed over and erased; the lead that is left cannot be filled again")
    func privacy() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin)
        let sales = try await tenant.key(tenant.eastSales[0])
        let lead = try await TestDatabase.current.leads.capture(TestTenant.draft(phone: "13955556666"), tenant.operatorScope())
        try await TestServer.with { server in
            let found = try await server.request("POST", "/v1/privacy/search", key: key.text, json: #"{"phone":"139 5555 6666"}"#)
            #expect(found.status == 200 && found[path: "data.0.id"] == lead.id.description)
            #expect(found[path: "data.0.type"] == "lead" && found[path: "data.0.identity.name"] == "王小明")
            let records = #"{"records":[{"type":"lead","id":"\#(lead.id)"}]}"#
            let export = try await server.request("POST", "/v1/privacy/export", key: key.text, json: records)
            #expect(export.status == 200 && export[path: "tables.lead.0.contact_name"] == "王小明")
            for path in ["search", "export", "erase"] {
                let body = path == "search" ? #"{"name":"x"}"# : records
                #expect(try await server.request("POST", "/v1/privacy/\(path)", key: sales.text, json: body).status == 403)
            }
            for (path, body, pointer) in [
                ("search", "{}", ""), ("search", #"{"phone":"12"}"#, "/phone"), ("export", "{}", "/records"), ("erase", "{}", "/records"),
                ("erase", #"{"records":[{"type":"lead"}]}"#, "/records/0/id"),
                ("erase", #"{"records":[{"type":"event","id":"\#(UUID())"}]}"#, "/records/0/type"),
                ("erase", #"{"records":[{"type":"lead","id":"\#(UUID())"}]}"#, "/records/0/id"),
                ("erase", #"{"records":[{"type":"lead","id":"x"}]}"#, "/records/0/id"),
            ] {
                let answer = try await server.request("POST", "/v1/privacy/\(path)", key: key.text, json: body)
                #expect(answer.status == 422 && answer[path: "errors.0.pointer"] == pointer, "\(path) \(body)")
            }
            let erased = try await server.request("POST", "/v1/privacy/erase", key: key.text, json: records)
            #expect(erased.status == 200 && erased[path: "rows.lead"] == "1")
            let left = try await server.request("GET", "/v1/leads/\(lead.id)", key: key.text)
            #expect(left.status == 200 && left[path: "stage"] == "disqualified")
            #expect(left[path: "contact_name"] == nil && !left.text.contains("13955556666"))
            let refill = try await server.request("PATCH", "/v1/leads/\(lead.id)", key: key.text, json: #"{"contact_name":"王小明"}"#)
            #expect(refill.status == 409)
            let reopen = try await server.request("POST", "/v1/leads/\(lead.id)/transitions", key: key.text, json: #"{"stage":"new"}"#)
            #expect(reopen.status == 409)
        }
    }

    @Test("a quota that is used up is said with its name and number")
    func quota() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin)
        var patch = TenantAdministration.Patch()
        patch.quotas = [.openLeads: 1]
        try await TestDatabase.current.administration.update(patch, tenant.operatorScope())
        try await TestServer.with { server in
            let lead = #"{"contact_name":"王","phone":"13911112222","channel":"api"}"#
            #expect(try await server.request("POST", "/v1/leads", key: key.text, json: lead).status == 201)
            let refused = try await server.request("POST", "/v1/leads", key: key.text, json: lead)
            #expect(refused.status == 403 && refused[path: "code"] == "quota_exceeded")
            #expect(refused[path: "detail"] == "open_leads: at most 1")
        }
    }
}
