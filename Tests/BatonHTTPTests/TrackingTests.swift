internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// What strangers can do with links of mails, and what they cannot.
@Suite(
    "Opens, clicks and visits are counted for people, and for nobody else", .database(movableClock: true), .serialized,
    .timeLimit(.minutes(3)))
struct TrackingTests {
    private var database: TestDatabase { .current }
    private static let browser = ["User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"]

    /// A lead with one item that has been sent, and the links of its mail.
    private struct Mail: Sendable {
        var tenant: TestTenant
        var lead: LeadID
        var id: MessageID
        var item: ContentItem
        var open: String
        var link: String
        var unsubscribe: String
        var hidden: String
    }

    private func mail(_ tenant: TestTenant, url: String = "https://www.example.cn/cases/1?x=1#top") async throws -> Mail {
        let receivers = try await Receivers.shared
        let admin = try await tenant.scope(tenant.admin)
        if try await database.channels.channels(admin).isEmpty {
            let authority = String(decoding: try JSONEncoder().encode(receivers.authority), as: UTF8.self)
            var input = ChannelInput()
            input.name = "mail"
            input.configuration = Array(
                #"{"kind":"mail","host":"127.0.0.1","port":\#(receivers.port("starttls")),"user":"baton","password":"s3cret: 口令","from":"crm@shop.example","authority":\#(authority)}"#
                    .utf8)
            input.carries = ["nurture_content"]
            _ = try await database.channels.create(input, admin)
        }
        var policy = NurturePolicy()
        (policy.sendFrom, policy.sendUntil) = (0, 1440)
        policy.siteHosts = ["shop.example.cn"]
        _ = try await database.content.setPolicy(policy, version: nil, tenant.scope(tenant.admin))
        var item = ContentItemInput()
        item.kind = "article"
        item.titleZH = "案例"
        item.url = url
        let stored = try await database.content.create(item, tenant.scope(tenant.admin))
        var input = LeadInput(channel: .api)
        input.contactName = "王小明"
        input.email = "p\(UUID().uuidString.lowercased().prefix(8))@example.com"
        input.phone = "139\(Int.random(in: 10_000_000...99_999_999))"
        input.area = "浙江"
        input.signals = [.formSubmitted, .whitePaperDownloaded]
        let lead = try await database.leads.capture(try input.draft(), tenant.operatorScope())
        // The whole day's places are behind.
        try await database.admin.query("UPDATE baton.lead_nurture SET next_on = next_on - 1 WHERE tenant_id = \(tenant.id)")
        try await database.advanceClock(.seconds(2))
        try await database.worker().drain()
        try await database.dispatcher(senders: ChannelSenders(http: OutboundHTTP(allowsPrivate: true))).drain()
        let id = try #require(
            try await database.admin.query(
                "SELECT id FROM baton.nurture_message WHERE tenant_id = \(tenant.id) AND lead_id = \(lead.id) AND status = 2"
            ).single(MessageID.self))
        let html = try #require(receivers.records("<\(id)@shop.example>").first?["html"])
        func links(_ path: String) -> [String] {
            html.matches(of: /\/t\/[ocu]\/[A-Za-z0-9_-]+/).map { String($0.0) }.filter { $0.hasPrefix("/t/\(path)/") }
        }
        let clicks = links("c")
        return Mail(
            tenant: tenant, lead: lead.id, id: id, item: stored, open: try #require(links("o").first), link: try #require(clicks.last),
            unsubscribe: try #require(links("u").first), hidden: try #require(clicks.first))
    }

    private func counts(_ mail: Mail) async throws -> (opens: Int32, clicks: Int32) {
        try #require(
            try await database.admin.query("SELECT opens, clicks FROM baton.nurture_message WHERE id = \(mail.id)").first(
                (Int32, Int32).self))
    }

    private func signals(_ mail: Mail, _ kind: String) async throws -> Int64 {
        try await database.admin.query(
            "SELECT count(*) FROM baton.lead_signal WHERE tenant_id = \(mail.tenant.id) AND lead_id = \(mail.lead) AND kind = \(kind)"
        ).single(Int64.self) ?? 0
    }

    @Test("a reader's open counts once an hour, a click once; both stand in the timeline and score where there is a rule")
    func readers() async throws {
        let tenant = try await TestTenant.make()
        try await database.admin.query(
            """
            INSERT INTO baton.score_rule (tenant_id, id, signal, label, points) VALUES (\(tenant.id), gen_random_uuid(), 'link_clicked', '点击', 7)
            """)
        try await database.admin.query("UPDATE baton.tenant SET access_version = access_version + 1 WHERE id = \(tenant.id)")
        let mail = try await mail(tenant)
        try await database.advanceClock(.seconds(30))
        try await TestServer.with { server in
            for _ in 0..<3 {
                let image = try await server.request("GET", mail.open, headers: Self.browser)
                #expect(image.status == 200 && image.headers["content-type"] == "image/gif" && image.body.count > 20)
                #expect(image.headers["cache-control"]?.contains("no-store") == true)
            }
            #expect(try await counts(mail).opens == 1)
            try await database.advanceClock(.seconds(3601))
            _ = try await server.request(
                "GET", mail.open, headers: ["User-Agent": "Mozilla/5.0 Firefox/11.0 (via ggpht.com GoogleImageProxy)"])
            #expect(try await counts(mail).opens == 2)
            for _ in 0..<3 { try await follow(mail.link, on: server, to: mail.item.url) }
            #expect(try await counts(mail).clicks == 1)
            try await database.advanceClock(.seconds(61))
            try await follow(mail.link, on: server, to: mail.item.url)
            #expect(try await counts(mail).clicks == 2)
        }
        #expect(try await signals(mail, "mail_opened") == 2)
        #expect(try await signals(mail, "link_clicked") == 2)
        let lead = try await database.leads.fetch(mail.lead, tenant.scope(tenant.admin)).lead
        #expect(lead.score == 52)
        let kinds = Set(
            try await database.admin.query("SELECT kind FROM baton.event WHERE tenant_id = \(tenant.id) AND subject_id = \(mail.lead)")
                .column(String.self))
        #expect(kinds.isSuperset(of: ["lead.content_sent", "lead.mail_opened", "lead.link_clicked", "lead.scored"]))
        let nurture = try await database.nurture.nurture(mail.lead, tenant.scope(tenant.admin))
        #expect(nurture.messages.first?.opens == 2 && nurture.messages.first?.clicks == 2)
        // At most so many a day, whatever is asked for.
        for _ in 0..<6 {
            try await database.advanceClock(.seconds(61))
            _ = try await database.tracking.clicked(String(mail.link.dropFirst(5)), isMachine: false)
        }
        #expect(try await signals(mail, "link_clicked") <= 6)
    }

    /// The client does not follow.
    private func follow(
        _ path: String, on server: TestServer, to url: String, headers: [String: String] = TrackingTests.browser
    ) async throws {
        let (status, location) = try await raw("GET", path, server, headers)
        #expect(status == 302 && location == url, "\(status) \(location ?? "-")")
    }

    private func raw(_ method: String, _ path: String, _ server: TestServer, _ headers: [String: String]) async throws -> (Int, String?) {
        let (code, text) = try await TestProcess.output(
            URL(filePath: "/usr/bin/env"),
            ["curl", "-s", "-o", "/dev/null", "-D", "-", "-X", method] + (method == "HEAD" ? ["-I"] : [])
                + headers.flatMap { ["-H", "\($0.key): \($0.value)"] } + ["http://127.0.0.1:\(server.port)\(path)"])
        #expect(code == 0)
        let lines = text.split(separator: "\r\n")
        let status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
        let location = lines.first { $0.lowercased().hasPrefix("location:") }.map {
            String($0.dropFirst(9)).trimmingCharacters(in: .whitespaces)
        }
        return (status, location)
    }

    @Test("machines do not count: prefetchers, scanners, whoever comes right after sending or follows the link that nobody sees")
    func machines() async throws {
        let tenant = try await TestTenant.make()
        let mail = try await mail(tenant)
        try await database.withStoppedClock {
            // However long the machine took to get here.
            try await database.admin.query("UPDATE baton.nurture_message SET sent_at = baton.now() WHERE id = \(mail.id)")
            try await machines(mail)
        }
        #expect(try await signals(mail, "link_clicked") == 0)
        #expect(try await signals(mail, "mail_opened") == 0)
    }

    private func machines(_ mail: Mail) async throws {
        try await TestServer.with { server in
            // At once: somebody checks the mail before it is delivered.
            _ = try await server.request("GET", mail.open, headers: Self.browser)
            try await follow(mail.link, on: server, to: mail.item.url)
            try await database.advanceClock(.seconds(30))
            for headers in [
                ["User-Agent": "Barracuda Sentinel (EE)"], ["User-Agent": "curl/8.0"],
                ["User-Agent": "Mozilla/5.0 Chrome/126", "Sec-Purpose": "prefetch;prerender"],
                ["User-Agent": "Mozilla/5.0 Chrome/126", "X-Moz": "prefetch"],
                ["User-Agent": "Mozilla/5.0 Chrome/126", "Purpose": "prefetch"],
            ] {
                _ = try await server.request("GET", mail.open, headers: headers)
                // They find the way all the same.
                try await follow(mail.link, on: server, to: mail.item.url, headers: headers)
            }
            _ = try await raw("HEAD", mail.link, server, Self.browser)
            _ = try await raw("HEAD", mail.open, server, Self.browser)
            var found = try await counts(mail)
            #expect(found.opens == 0 && found.clicks == 0)
            // All links within a moment: whatever was counted first is taken back.
            try await follow(mail.link, on: server, to: mail.item.url)
            #expect(try await counts(mail).clicks == 1)
            try await follow(mail.hidden, on: server, to: mail.item.url)
            try await follow(mail.link, on: server, to: mail.item.url)
            found = try await counts(mail)
            #expect(found.clicks == 0)
        }
    }

    @Test("a token that was changed, is somebody else's, of another purpose or over does nothing and leads nowhere")
    func attacks() async throws {
        let tenant = try await TestTenant.make()
        let other = try await TestTenant.make()
        let (mail, theirs) = (try await mail(tenant), try await mail(other, url: "https://evil.example/"))
        try await database.advanceClock(.seconds(30))
        let token = String(mail.link.dropFirst(5))
        var bad: [String] = []
        // Each character changed once.
        for index in token.indices {
            var text = token
            text.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
            bad.append(text)
        }
        bad += [
            "", "x", token + "A", String(token.dropLast()), String(mail.open.dropFirst(5)), String(mail.unsubscribe.dropFirst(5)),
            "https://evil.example", "..%2f..%2fv1%2fme", String(repeating: "A", count: 72), "%00", token + "?url=https://evil.example",
        ]
        // Signed for one tenant, put into the other's.
        let (own, foreign) = (try #require(TrackingToken.parse(token)), try #require(TrackingToken.parse(String(theirs.link.dropFirst(5)))))
        var forged = own.token
        forged.tenant = other.id
        bad.append(forged.text(mac: own.mac))
        bad.append(forged.text(mac: foreign.mac))
        forged = own.token
        forged.subject = foreign.token.subject
        bad.append(forged.text(mac: own.mac))
        forged = own.token
        forged.expiresAt = .max
        bad.append(forged.text(mac: own.mac))
        forged.tenant = .make()
        bad.append(forged.text(mac: own.mac))
        let all = bad
        try await TestServer.with { server in
            for text in all.filter({ !$0.contains("?") && !$0.contains("%") && !$0.contains("/") && !$0.isEmpty }) {
                let answer = try await server.request("GET", "/t/c/\(text)", headers: Self.browser)
                #expect(answer.status == 404 && answer.text.contains("失效"), "\(text): \(answer.status)")
                let image = try await server.request("GET", "/t/o/\(text)", headers: Self.browser)
                // Of the mail's own image token it is the right one.
                #expect(image.status == 200 && image.headers["content-type"] == "image/gif")
                if text != String(mail.unsubscribe.dropFirst(5)) {
                    #expect(try await server.request("POST", "/t/u/\(text)").status == 404)
                }
            }
            // No open redirect: parameters change nothing.
            try await follow(mail.link + "?url=https://evil.example&to=//evil.example", on: server, to: mail.item.url)
            // When it is over.
            try await database.advanceClock(.seconds(181 * 86_400))
            #expect(try await server.request("GET", mail.link, headers: Self.browser).status == 404)
            #expect(try await server.request("GET", mail.open, headers: Self.browser).status == 200)
        }
        let (own1, their1) = (try await counts(mail), try await counts(theirs))
        #expect(own1.opens <= 1 && their1.opens == 0 && their1.clicks == 0)
        let erased = try await database.admin.query("SELECT state FROM baton.lead_nurture WHERE tenant_id = \(other.id)").single(Int16.self)
        #expect(erased != 3)
    }

    @Test("one click unsubscribes, a look does not; the address stays so, whoever comes in with it again")
    func unsubscribing() async throws {
        let tenant = try await TestTenant.make()
        let mail = try await mail(tenant)
        try await database.advanceClock(.seconds(30))
        let email = try #require(try await database.leads.fetch(mail.lead, tenant.scope(tenant.admin)).lead.email)
        try await TestServer.with { server in
            let page = try await server.request("GET", mail.unsubscribe, headers: Self.browser)
            #expect(page.status == 200 && page.text.contains("<form method=\"post\">"))
            #expect(try await database.nurture.nurture(mail.lead, tenant.scope(tenant.admin)).addresses.mail == "ok")
            for _ in 0..<2 {
                let done = try await server.request(
                    "POST", mail.unsubscribe, headers: ["Content-Type": "application/x-www-form-urlencoded"])
                #expect(done.status == 200)
            }
        }
        var nurture = try await database.nurture.nurture(mail.lead, tenant.scope(tenant.admin))
        #expect(nurture.state == .stopped && nurture.reason == "opted_out" && nurture.addresses.mail == "opted_out")
        let news = try await database.admin.query(
            "SELECT count(*) FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'lead.unsubscribed'"
        ).single(Int64.self)
        #expect(news == 1)
        // The lead is deleted, and comes in again by an import.
        try await database.admin.query("UPDATE baton.lead SET deleted_at = baton.now(), email = NULL WHERE id = \(mail.lead)")
        var input = LeadInput(channel: .fileImport)
        input.contactName = "王小明"
        input.email = email.uppercased()
        input.signals = [.formSubmitted, .whitePaperDownloaded]
        let again = try await database.leads.capture(try input.draft(), tenant.operatorScope())
        try await database.admin.query("UPDATE baton.lead_nurture SET next_on = next_on - 1 WHERE tenant_id = \(tenant.id)")
        try await database.advanceClock(.seconds(61))
        try await database.worker().drain()
        try await database.dispatcher(senders: ChannelSenders(http: OutboundHTTP(allowsPrivate: true))).drain()
        nurture = try await database.nurture.nurture(again.id, tenant.scope(tenant.admin))
        #expect(nurture.state == .stopped && nurture.messages.map(\.problem) == ["opted_out"])
    }

    @Test("who unsubscribes means the address that the mail went to, whatever the lead's is by then")
    func otherAddress() async throws {
        let tenant = try await TestTenant.make()
        let mail = try await mail(tenant)
        let admin = try await tenant.scope(tenant.admin)
        let first = try #require(try await database.leads.fetch(mail.lead, admin).lead.email)
        try await database.advanceClock(.seconds(30))
        func write(_ email: String) async throws {
            var patch = LeadPatch()
            patch.email = .some(try EmailAddress(parsing: email))
            _ = try await database.leads.update(mail.lead, patch, version: nil, admin)
        }
        try await write("colleague@example.com")
        try await TestServer.with { server in
            let done = try await server.request("POST", mail.unsubscribe)
            #expect(done.status == 200)
        }
        #expect(try await database.nurture.nurture(mail.lead, admin).addresses.mail == "ok")
        try await write(first)
        #expect(try await database.nurture.nurture(mail.lead, admin).addresses.mail == "opted_out")
    }

    @Test("the tenant's own site is told who comes, and its beacon counts his pages; strangers, other tenants and machines count nothing")
    func visits() async throws {
        let tenant = try await TestTenant.make()
        let other = try await TestTenant.make()
        let mail = try await mail(tenant, url: "https://shop.example.cn/robots?a=1")
        try await database.advanceClock(.seconds(30))
        let form = try await database.tenants.createForm(name: "官网", tenant.operatorScope()).1.text
        let theirForm = try await database.tenants.createForm(name: "官网", other.operatorScope()).1.text
        try await TestServer.with { server in
            let (status, location) = try await raw("GET", mail.link, server, Self.browser)
            #expect(status == 302)
            let visitor = try #require(location?.firstMatch(of: /^https:\/\/shop\.example\.cn\/robots\?a=1&bt=([A-Za-z0-9_-]+)$/)?.1)
            func visit(_ key: String, _ visitor: String, _ page: String, _ headers: [String: String] = Self.browser) async throws {
                let answer = try await server.request(
                    "POST", "/t/v", json: #"{"key":"\#(key)","visitor":"\#(visitor)","page":"\#(page)"}"#,
                    headers: headers.merging(["Content-Type": "text/plain;charset=UTF-8"]) { $1 })
                #expect(answer.status == 204 && answer.headers["access-control-allow-origin"] == "*" && answer.body.isEmpty)
            }
            let page = "https://shop.example.cn/robots"
            try await visit(theirForm, String(visitor), page)
            try await visit("bf_unknown", String(visitor), page)
            try await visit(form, String(visitor.dropLast()) + "_", page)
            try await visit(form, String(mail.link.dropFirst(5)), page)
            try await visit(form, String(visitor), page, ["User-Agent": "Googlebot"])
            #expect(try await signals(mail, "page_visited") == 0)
            try await visit(form, String(visitor), page + "?phone=13800138000#x")
            try await visit(form, String(visitor), page)
            #expect(try await signals(mail, "page_visited") == 1, "the same page")
            for number in 0..<6 { try await visit(form, String(visitor), page + "/\(number)") }
            #expect(try await signals(mail, "page_visited") == 3, "three a day")
            let notes = try await database.admin.query(
                "SELECT note FROM baton.lead_signal WHERE lead_id = \(mail.lead) AND kind = 'page_visited'"
            ).column(String.self)
            #expect(notes.contains(page) && notes.allSatisfy { !$0.contains("?") && !$0.contains("138") })
            for body in ["", "{", "[]", "null", #"{"key":1}"#, #"{"visitor":"x"}"#] {
                let answer = try await server.request(
                    "POST", "/t/v", json: body, headers: Self.browser.merging(["Content-Type": "text/plain"]) { $1 })
                #expect(answer.status == 204, "\(body)")
            }
            let large = try await server.request(
                "POST", "/t/v", bytes: [UInt8](repeating: 0x20, count: 5_000), headers: ["Content-Type": "text/plain"])
            #expect(large.status == 413)
            let script = try await server.request("GET", "/t/baton.js")
            #expect(script.status == 200 && script.text.contains("sendBeacon") && !script.text.contains("document.cookie"))
        }
    }
}
