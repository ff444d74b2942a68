internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Codes go out to a real receiver of text messages, which checks the vendor's signature.
@Suite("A phone is verified by a code", .database(movableClock: true), .serialized, .timeLimit(.minutes(3)))
struct PhoneCodeTests {
    private var database: TestDatabase { .current }

    private func dispatch() async throws {
        // By the real clock, which the receiver has too.
        try await database.dispatcher(senders: ChannelSenders(http: OutboundHTTP(allowsPrivate: true))).drain()
    }

    static func sms(_ tenant: TestTenant, carries: [String] = ["phone_code"]) async throws {
        let database = TestDatabase.current
        let receivers = try await Receivers.shared
        let template = try NotificationTemplate(
            .phoneCode, .sms, providerTemplate: "SMS_153055065", parameters: ["code": "{{code}}", "minutes": "{{minutes}}"])
        _ = try await MessageTemplateService(database: database.database).put(
            template, for: .phoneCode, .sms, version: nil, tenant.scope(tenant.admin))
        var input = ChannelInput()
        input.name = "sms"
        input.configuration = Array(
            #"{"kind":"sms","provider":"alibaba","endpoint":"\#(receivers.http)","access_key_id":"LTAI-test","access_key_secret":"alibaba secret","sign_name":"接力"}"#
                .utf8)
        input.carries = carries
        _ = try await database.channels.create(input, tenant.scope(tenant.admin))
    }

    private func form(_ tenant: TestTenant) async throws -> String {
        try await database.tenants.createForm(name: "官网", tenant.operatorScope()).1.text
    }

    /// The codes that wait to be sent, in order.
    private func waiting(_ tenant: TestTenant) async throws -> [MessageID] {
        try await database.admin.query(
            "SELECT id FROM baton.outbox WHERE tenant_id = \(tenant.id) AND kind = 'phone_code' ORDER BY created_at, id"
        ).column(MessageID.self)
    }

    private func deliver(_ tenant: TestTenant) async throws -> (code: String, phone: String) {
        let id = try #require(try await waiting(tenant).last)
        try await dispatch()
        let record = try #require(try await Receivers.shared.records(id.description).last)
        let given = try JSONDecoder().decode([String: String].self, from: Data(try #require(record["query.TemplateParam"]).utf8))
        #expect(given["minutes"] == "10")
        return (try #require(given["code"]), try #require(record["query.PhoneNumbers"]))
    }

    private func phone() -> String { "139\(Int.random(in: 10_000_000...99_999_999))" }

    @Test("a stranger at a form: the code arrives, verifies the open leads with the number once, and what is handed in later")
    func forms() async throws {
        let tenant = try await TestTenant.make()
        try await Self.sms(tenant)
        let form = try await form(tenant)
        let phone = phone()
        let known = try await database.leads.capture(TestTenant.draft(phone: phone), tenant.operatorScope())
        try await TestServer.with { server in
            let asked = try await server.request("POST", "/v1/intake/\(form)/phone-codes", json: #"{"phone":"\#(phone)"}"#)
            #expect(asked.status == 202 && asked.headers["access-control-allow-origin"] == "*", "\(asked.text)")
            // The same for a number that nobody knows.
            let unknown = try await server.request("POST", "/v1/intake/\(form)/phone-codes", json: #"{"phone":"\#(self.phone())"}"#)
            #expect(unknown.status == 202 && unknown.text == asked.text)
            let stored = try await database.admin.query(
                "SELECT to_jsonb(c)::text FROM baton.phone_code c WHERE tenant_id = \(tenant.id)"
            ).column(String.self).joined()
            #expect(!stored.contains(phone))
        }
        let ids = try await waiting(tenant)
        #expect(ids.count == 2)
        try await dispatch()
        let record = try #require(try await Receivers.shared.records(ids[0].description).last)
        #expect(record["query.PhoneNumbers"] == phone)
        let parameters = Data(try #require(record["query.TemplateParam"]).utf8)
        let given = try JSONDecoder().decode([String: String].self, from: parameters)
        let code = try #require(given["code"])
        #expect(code.wholeMatch(of: /[0-9]{6}/) != nil)
        // When it has been sent, nothing is left of it that could be opened.
        let sealed = try await database.admin.query(
            "SELECT count(*) FROM baton.phone_code WHERE tenant_id = \(tenant.id) AND sealed IS NOT NULL"
        ).single(Int64.self)
        #expect(sealed == 0)
        try await TestServer.with { server in
            let path = "/v1/intake/\(form)/phone-codes/verify"
            let wrong = String(format: "%06d", ((Int(code) ?? 0) + 1) % 1_000_000)
            let refused = try await server.request("POST", path, json: #"{"phone":"\#(phone)","code":"\#(wrong)"}"#)
            #expect(refused.status == 422 && refused[path: "errors.0.code"] == "code_invalid")
            let done = try await server.request("POST", path, json: #"{"phone":"\#(phone)","code":"\#(code)"}"#)
            #expect(done.status == 200 && done[path: "status"] == "verified", "\(done.text)")
            // Once.
            let again = try await server.request("POST", path, json: #"{"phone":"\#(phone)","code":"\#(code)"}"#)
            #expect(again.status == 422)
            let handedIn = try await server.request("POST", "/v1/intake/\(form)", json: #"{"contact_name":"李","phone":"\#(phone)"}"#)
            #expect(handedIn.status == 201)
        }
        let admin = try await tenant.scope(tenant.admin)
        let detail = try await database.leads.fetch(known.id, admin)
        #expect(detail.lead.phoneVerifiedAt != nil && detail.lead.score == known.score + 10)
        #expect(detail.signals?.filter { $0.kind == "phone_verified" }.count == 1)
        let newest = try await database.admin.query(
            """
            SELECT phone_verified_at IS NOT NULL, (SELECT count(*) FROM baton.lead_signal s WHERE s.lead_id = l.id AND kind = 'phone_verified')
            FROM baton.lead l WHERE tenant_id = \(tenant.id) ORDER BY created_at DESC LIMIT 1
            """
        ).first((Bool, Int64).self)
        #expect(newest?.0 == true && newest?.1 == 1)
        // Another number is nobody's yet.
        var patch = LeadPatch()
        patch.phone = .some(try PhoneNumber(parsing: self.phone()))
        let changed = try await database.leads.update(known.id, patch, version: nil, tenant.scope(tenant.admin))
        #expect(changed.phoneVerifiedAt == nil)
    }

    @Test("a code holds for ten minutes, five tries, and until the next one; none is sent too often")
    func limits() async throws {
        let tenant = try await TestTenant.make()
        try await Self.sms(tenant)
        let form = try await form(tenant)
        let phone = phone()
        try await TestServer.with { server in
            func ask() async throws -> TestServer.Answer {
                try await server.request("POST", "/v1/intake/\(form)/phone-codes", json: #"{"phone":"\#(phone)"}"#)
            }
            func enter(_ code: String) async throws -> Int {
                try await server.request("POST", "/v1/intake/\(form)/phone-codes/verify", json: #"{"phone":"\#(phone)","code":"\#(code)"}"#)
                    .status
            }
            #expect(try await ask().status == 202)
            let first = try await deliver(tenant).code
            // Not another one within a minute.
            let refused = try await ask()
            #expect(refused.status == 429 && refused[path: "code"] == "too_many_attempts" && refused.headers["retry-after"] != nil)
            try await database.advanceClock(.seconds(61))
            #expect(try await ask().status == 202)
            let second = try await deliver(tenant).code
            if first != second { #expect(try await enter(first) == 422, "the one before is void") }
            for _ in 0..<(first == second ? 5 : 4) { #expect(try await enter(second == "000000" ? "111111" : "000000") == 422) }
            #expect(try await enter(second) == 422, "too many tries")
            try await database.advanceClock(.seconds(61))
            #expect(try await ask().status == 202)
            let third = try await deliver(tenant).code
            try await database.advanceClock(.seconds(601))
            #expect(try await enter(third) == 422, "it is over")
            for _ in 0..<2 {
                #expect(try await ask().status == 202)
                try await database.advanceClock(.seconds(61))
            }
            #expect(try await ask().status == 429, "five a day")
            // From one address to many numbers.
            var statuses: [Int] = []
            for _ in 0..<8 {
                statuses.append(
                    try await server.request("POST", "/v1/intake/\(form)/phone-codes", json: #"{"phone":"\#(self.phone())"}"#).status)
            }
            #expect(statuses.contains(202) && statuses.last == 429, "\(statuses)")
            // Behind a proxy it is the address that the proxy has written.
            let elsewhere = try await server.request(
                "POST", "/v1/intake/\(form)/phone-codes", json: #"{"phone":"\#(self.phone())"}"#,
                headers: ["X-Forwarded-For": "10.0.0.1, 203.0.113.9"])
            #expect(elsewhere.status == 202)
            try await database.advanceClock(.seconds(86_400))
            #expect(try await ask().status == 202)
        }
    }

    @Test("what is wrong is said, and nothing is sent: no channel, no number, a field that nobody sees, a stranger's form")
    func refusals() async throws {
        let tenant = try await TestTenant.make()
        let form = try await form(tenant)
        try await TestServer.with { server in
            let path = "/v1/intake/\(form)/phone-codes"
            let none = try await server.request("POST", path, json: #"{"phone":"13800138000"}"#)
            #expect(none.status == 409 && none[path: "code"] == "channel_missing", "\(none.text)")
        }
        try await Self.sms(tenant)
        try await TestServer.with { server in
            let path = "/v1/intake/\(form)/phone-codes"
            for body in [
                #"{"phone":"x"}"#, #"{"phone":"   "}"#, "{}", #"{"phone":null}"#, #"{"phone":12}"#, #"{"phone":"13800138000","x":1}"#,
            ] {
                #expect(try await server.request("POST", path, json: body).status == 422, "\(body)")
            }
            for body in [
                #"{"phone":"13800138000"}"#, #"{"phone":"13800138000","code":"12345"}"#, #"{"phone":"13800138000","code":"１２３４５６７"}"#,
            ] {
                #expect(try await server.request("POST", path + "/verify", json: body).status == 422, "\(body)")
            }
            #expect(try await server.request("POST", path, json: "[").status == 400)
            #expect(try await server.request("POST", "/v1/intake/bf_unknown/phone-codes", json: #"{"phone":"13800138000"}"#).status == 404)
            // A machine fills in everything, and learns nothing.
            let trapped = try await server.request("POST", path, json: #"{"phone":"13800138000","website":"https://spam.example"}"#)
            #expect(trapped.status == 202)
            #expect(try await waiting(tenant).isEmpty)
            let preflight = try await server.request("OPTIONS", path)
            #expect(preflight.status == 204)
        }
    }

    @Test("a member sends the code to a lead's number and enters what the person says; a long call verifies too")
    func members() async throws {
        let tenant = try await TestTenant.make()
        try await Self.sms(tenant)
        let lead = try await tenant.capture()
        let owner = try #require(lead.owner)
        let other = try #require(tenant.southSales.first)
        let (key, stranger) = (try await tenant.key(owner).text, try await tenant.key(other).text)
        try await TestServer.with { server in
            let path = "/v1/leads/\(lead.id)/phone-codes"
            #expect(try await server.request("POST", path, key: stranger).status == 404)
            let asked = try await server.request("POST", path, key: key)
            #expect(asked.status == 202, "\(asked.text)")
            let code = try await deliver(tenant).code
            #expect(try await server.request("POST", path + "/verify", key: stranger, json: #"{"code":"\#(code)"}"#).status == 404)
            let done = try await server.request("POST", path + "/verify", key: key, json: #"{"code":"\#(code)"}"#)
            #expect(
                done.status == 200 && done[path: "phone_verified_at"] != nil && done[path: "score"] == "\(lead.score + 10)", "\(done.text)")
            #expect(try await server.request("POST", path, key: key).status == 409)
            // Not sent after all, when the number was changed meanwhile: the code goes where it was asked for, and verifies nothing here.
            let card = try await server.request("GET", "/v1/leads/\(lead.id)", key: key)
            #expect(card[path: "phone_verified_at"] != nil)
        }
        let called = try await tenant.capture()
        let scope = try await tenant.scope(try #require(called.owner))
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .call, durationSeconds: 30), on: called.id, scope)
        #expect(try await database.leads.fetch(called.id, scope).lead.phoneVerifiedAt == nil)
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .call, durationSeconds: 95), on: called.id, scope)
        let detail = try await database.leads.fetch(called.id, tenant.scope(tenant.admin))
        #expect(detail.lead.phoneVerifiedAt != nil && detail.lead.score == called.score + 10)
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .call, durationSeconds: 95), on: called.id, scope)
        #expect(
            try await database.leads.fetch(called.id, tenant.scope(tenant.admin)).signals?.filter { $0.kind == "phone_verified" }.count == 1
        )
    }
}
