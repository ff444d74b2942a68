internal import BatonModel
internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@testable internal import BatonService

private func code(_ work: () async throws -> Void) async -> BatonError.Code? {
    do {
        try await work()
        return nil
    } catch {
        return (error as? BatonError)?.code ?? (error is ValidationFailure ? .validationFailed : .internalError)
    }
}

@Suite("Trials end, go on and become more", .database(movableClock: true), .serialized)
struct TrialTests {
    private var database: TestDatabase { .current }

    @Test("a trial ends after 14 days for members and forms in every process, nothing is lost, and what the host does then holds at once")
    func trial() async throws {
        let slug = "trial-\(UUID().uuidString.lowercased().prefix(8))"
        let made = try await database.tenants.provision(
            slug: slug, name: "试用", timeZone: "Asia/Shanghai", isTrial: true, admin: .init(name: "管理员", email: "a@example.com"),
            operatorKey: nil, requestID: nil)
        let key = try #require(made.key)
        let host = try await database.directory.hostOperator(slug: slug)
        let (_, form) = try await database.tenants.createForm(name: "官网", host)
        // Another process.
        let other = AccessDirectory(database: database.database)
        let here = try await database.directory.member(key: key)
        let there = try await other.member(key: key)
        _ = try await database.leads.capture(TestTenant.draft(), here)

        try await database.advanceClock(.seconds(14 * 86_400 - 60))
        _ = try await database.leads.list(LeadQuery(), there)
        try await database.advanceClock(.seconds(61))
        // What was cached notices in its first flush.
        for (directory, scope) in [(database.directory, here), (other, there)] {
            #expect(await code { _ = try await database.leads.list(LeadQuery(), scope) } == .accessChanged)
            directory.forget(key)
            #expect(await code { _ = try await directory.member(key: key) } == .trialExpired)
            #expect(await code { _ = try await directory.form(key: form) } == .trialExpired)
        }

        try await database.tenants.extendTrial(days: 7, host)
        let again = try await other.member(key: key)
        #expect(try await database.leads.list(LeadQuery(), again).leads().count == 1)
        try await database.advanceClock(.seconds(7 * 86_400 + 1))
        #expect(await code { _ = try await database.leads.list(LeadQuery(), again) } == .accessChanged)
        other.forget(key)
        #expect(await code { _ = try await other.member(key: key) } == .trialExpired)

        try await database.tenants.setStatus(.active, host)
        let paying = try await other.member(key: key)
        try await database.advanceClock(.seconds(400 * 86_400))
        #expect(try await database.leads.list(LeadQuery(), paying).leads().count == 1)
        #expect(await code { try await database.tenants.extendTrial(days: 7, host) } == .conflict)
        #expect(await code { try await database.tenants.extendTrial(days: 0, host) } == .validationFailed)
    }

    @Test("a suspended trial is resumed as a trial, with the end that it had; who is not suspended cannot be resumed")
    func resume() async throws {
        let slug = "trial-\(UUID().uuidString.lowercased().prefix(8))"
        _ = try await database.tenants.create(slug: slug, name: "试用")
        let host = try await database.directory.hostOperator(slug: slug)
        let before = try await database.administration.fetch(host.tenant)
        #expect(await code { try await database.tenants.resume(host) } == .conflict)
        try await database.tenants.setStatus(.suspended, host)
        #expect(try await database.administration.fetch(host.tenant).status == .suspended)
        try await database.tenants.resume(host)
        let after = try await database.administration.fetch(host.tenant)
        #expect(after.status == .trial && after.trialEndsAt == before.trialEndsAt)
        try await database.tenants.setStatus(.active, host)
        try await database.tenants.setStatus(.suspended, host)
        try await database.tenants.resume(host)
        #expect(try await database.administration.fetch(host.tenant).status == .active)
        let kinds = try await database.admin.query(
            "SELECT kind FROM baton.event WHERE tenant_id = \(host.tenant) AND actor_kind = 3 ORDER BY created_at, id"
        ).column(String.self)
        #expect(
            kinds == [
                "tenant.suspended", "tenant.resumed", "tenant.activated", "tenant.suspended", "tenant.resumed",
            ])
    }

    @Test("forms go on above the quota of leads, up to twice of it; the admins are told once a day")
    func leniency() async throws {
        let tenant = try await TestTenant.make()
        let host = try await tenant.operatorScope()
        var patch = TenantAdministration.Patch()
        patch.quotas = [.openLeads: 2]
        try await database.administration.update(patch, host)
        let (form, _) = try await database.tenants.createForm(name: "官网", host)
        var submitter = try await tenant.operatorScope()
        submitter.actor = .form(form)
        func submit() async throws -> Lead {
            var input = LeadInput(channel: .webForm)
            input.contactName = "访客"
            input.phone = "139\(Int.random(in: 10_000_000...99_999_999))"
            return try #require(try await database.leads.captureSubmission(input, submitter))
        }
        func told() async throws -> Int64? {
            try await database.admin.query(
                "SELECT count(*) FROM baton.notification WHERE tenant_id = \(tenant.id) AND kind = 'lead_quota_exceeded'"
            ).single(Int64.self)
        }
        _ = try await tenant.capture()
        _ = try await submit()
        #expect(try await told() == 0)
        // Somebody stands by who reads the refusal.
        #expect(await code { _ = try await database.leads.capture(TestTenant.draft(), host) } == .quotaExceeded)
        _ = try await submit()
        #expect(try await told() == 1)
        let first = try await submit()
        #expect(try await told() == 1)
        #expect(await code { _ = try await submit() } == .quotaExceeded)

        try await database.advanceClock(.seconds(86_400))
        let fresh = try await tenant.scope(tenant.admin)
        _ = try await database.leads.transition(first.id, to: .disqualified, reason: "x", version: nil, fresh)
        _ = try await submit()
        #expect(try await told() == 2)
        let members = try await database.admin.query(
            "SELECT DISTINCT member_id FROM baton.notification WHERE tenant_id = \(tenant.id) AND kind = 'lead_quota_exceeded'"
        ).column(MemberID.self)
        #expect(members == [tenant.admin])
    }

    @Test("a key of an operator works until it is revoked or its time is over, and its text is stored nowhere")
    func keys() async throws {
        let keys = database.operatorKeys
        let (id, secret) = try await keys.create(name: "值班", days: 1)
        #expect(secret.text.hasPrefix("bo_"))
        #expect(try await keys.authenticate(secret) == id)
        #expect(try await keys.list().first { $0.id == id }?.lastUsedAt != nil)
        #expect(await code { _ = try await database.directory.member(key: secret) } == .unauthenticated)
        try await database.advanceClock(.seconds(86_401))
        #expect(await code { _ = try await keys.authenticate(secret) } == .unauthenticated)
        let (second, other) = try await keys.create(name: "长期")
        #expect(try await keys.authenticate(other) == second)
        try await keys.revoke(second)
        try await keys.revoke(second)
        #expect(await code { _ = try await keys.authenticate(other) } == .unauthenticated)
        #expect(await code { try await keys.revoke(.make()) } == .notFound)
        #expect(await code { _ = try await keys.create(name: " ") } == .validationFailed)
        #expect(await code { _ = try await keys.create(name: "x", days: 0) } == .validationFailed)
        // The tenants' own role cannot make one.
        let error = await #expect(throws: DatabaseError.self) {
            _ = try await database.client.transaction(
                TransactionOptions(role: TestCluster.rolePrefix + "system"), ["SELECT 1 FROM baton.operator_key"])
        }
        #expect(error?.sqlState == "42501")
    }
}

@Suite("Tenants of a host", .database)
struct TenantLifecycleTests {
    private var database: TestDatabase { .current }

    private func quota(_ quota: Quota, _ limit: Int32?, _ tenant: TestTenant) async throws {
        var patch = TenantAdministration.Patch()
        patch.quotas = [quota: limit]
        try await database.administration.update(patch, tenant.operatorScope())
    }

    @Test("quotas are exact also when many come at once; what ends makes room; the default comes back")
    func quotas() async throws {
        let tenant = try await TestTenant.make()
        let host = try await tenant.operatorScope()
        let quotas = TenantQuota(database: database.database)
        let before = try await quotas.state(host)
        #expect(before.limits == [.members: 1000, .openLeads: 500_000, .apiKeys: 1000, .intakeForms: 100, .requestsPerMinute: 12_000])
        #expect(before.own == [] && before.used == [.members: 6, .openLeads: 0, .apiKeys: 0, .intakeForms: 0])

        try await quota(.openLeads, 5, tenant)
        let outcomes = await withTaskGroup(of: BatonError.Code?.self, returning: [BatonError.Code?].self) { group in
            // Of two teams, so that the team's lock does not keep them apart.
            for index in 0..<20 {
                group.addTask {
                    await code { _ = try await database.leads.capture(TestTenant.draft(area: index % 2 == 0 ? "浙江" : "广东"), host) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 5)
        #expect(outcomes.count { $0 == .quotaExceeded } == 15)
        let leads = try await database.leads.list(LeadQuery(), tenant.scope(tenant.admin)).leads()
        #expect(leads.count == 5)
        let admin = try await tenant.scope(tenant.admin)
        _ = try await database.leads.transition(leads[0].id, to: .disqualified, reason: "x", version: nil, admin)
        _ = try await tenant.capture()
        #expect(await code { _ = try await tenant.capture() } == .quotaExceeded)
        // Opened again: it was admitted once.
        let reopened = try await database.leads.transition(leads[0].id, to: .new, reason: nil, version: nil, admin)
        #expect(reopened.stage == .new)
        #expect(try await quotas.state(host).used[.openLeads] == 6)

        try await quota(.members, 6, tenant)
        func add() async throws -> MemberID {
            try await database.tenants.addMember(name: "新人", email: nil, roles: ["sales"], team: nil, host)
        }
        #expect(await code { _ = try await add() } == .quotaExceeded)
        try await database.tenants.setMemberStatus(tenant.southSales[0], .disabled, host)
        _ = try await add()
        #expect(await code { try await database.tenants.setMemberStatus(tenant.southSales[0], .active, host) } == .quotaExceeded)

        try await quota(.apiKeys, 1, tenant)
        _ = try await tenant.key(tenant.admin)
        #expect(await code { _ = try await tenant.key(tenant.admin) } == .quotaExceeded)
        let key = try #require(try await database.tenants.keys(host).first)
        try await database.tenants.revokeKey(key.id, host)
        _ = try await tenant.key(tenant.admin)

        try await quota(.intakeForms, 1, tenant)
        _ = try await database.tenants.createForm(name: "一", host)
        #expect(await code { _ = try await database.tenants.createForm(name: "二", host) } == .quotaExceeded)
        try await quota(.intakeForms, nil, tenant)
        _ = try await database.tenants.createForm(name: "二", host)
        #expect(await code { try await quota(.members, 0, tenant) } == .validationFailed)

        // The counters say what is there.
        let truth = try await database.admin.query(
            """
            SELECT (SELECT count(*)::integer FROM baton.member WHERE tenant_id = \(tenant.id) AND status <> 3 AND deleted_at IS NULL),
                   (SELECT count(*)::integer FROM baton.lead WHERE tenant_id = \(tenant.id) AND stage < 4 AND deleted_at IS NULL),
                   (SELECT count(*)::integer FROM baton.api_key WHERE tenant_id = \(tenant.id) AND revoked_at IS NULL),
                   (SELECT count(*)::integer FROM baton.intake_form WHERE tenant_id = \(tenant.id) AND revoked_at IS NULL)
            """
        ).first((Int32, Int32, Int32, Int32).self)
        let used = try await quotas.state(host).used
        #expect(
            try #require(truth) == (used[.members], used[.openLeads], used[.apiKeys], used[.intakeForms])
                as (Int32?, Int32?, Int32?, Int32?))
    }

    @Test(
        "a new tenant has an admin whose key works, or nothing of it is there; the list pages and filters; usage counts and shows nothing")
    func provision() async throws {
        let prefix = "prov-\(UUID().uuidString.lowercased().prefix(8))"
        let key = OperatorKeyID.make()
        func make(_ number: Int, trial: Bool = true) async throws -> TenantService.Provisioned {
            try await database.tenants.provision(
                slug: "\(prefix)-\(number)", name: "公司\(number)", timeZone: "Asia/Shanghai", isTrial: trial,
                admin: .init(name: "管理员", email: "a\(number)@example.com"), operatorKey: key, requestID: "r1")
        }
        let made = try await make(1)
        let admin = try await database.directory.member(key: try #require(made.key))
        #expect(admin.member?.id == made.admin && admin.tenant == made.id)
        try admin.require(.write, .permissions)
        _ = try await make(2, trial: false)
        _ = try await make(3)
        #expect(await code { _ = try await make(1) } == .conflict)
        for (name, email) in [("", "a@example.com"), ("x", ""), ("x", "no mail")] {
            #expect(
                await code {
                    _ = try await database.tenants.provision(
                        slug: "\(prefix)-bad", name: "x", timeZone: "Asia/Shanghai", isTrial: true, admin: .init(name: name, email: email),
                        operatorKey: nil, requestID: nil)
                } == .validationFailed)
        }
        let first = try await database.administration.list(after: prefix, limit: 2)
        #expect(first.entries.map(\.slug) == ["\(prefix)-1", "\(prefix)-2"])
        #expect(first.hasMore)
        let second = try await database.administration.list(after: first.entries.last?.slug, limit: 1)
        #expect(second.entries.map(\.slug) == ["\(prefix)-3"])
        let trials = try await database.administration.list(status: .trial, after: prefix, limit: 2)
        #expect(trials.entries.map(\.slug) == ["\(prefix)-1", "\(prefix)-3"])

        let host = try await database.directory.hostOperator(made.id, key: key, requestID: "r2")
        _ = try await database.leads.capture(TestTenant.draft(), host)
        let usage = try await database.administration.usage(host)
        #expect(usage.leads == 1)
        #expect(usage.quotas.used[.members] == 1)
        #expect(usage.rows.first { $0.table == "member" }?.rows == 1)
        let events = try await database.admin.query(
            "SELECT actor_kind, actor_id, request_id FROM baton.event WHERE tenant_id = \(made.id) AND kind = 'tenant.created'"
        ).decode((Int16, UUID?, String?).self)
        #expect(events.count == 1)
        #expect(events[0].0 == 3 && events[0].1 == key.uuid && events[0].2 == "r1")

        var patch = TenantAdministration.Patch()
        patch.name = "新名"
        patch.timeZone = "Europe/Berlin"
        try await database.administration.update(patch, host)
        let entry = try await database.administration.fetch(made.id)
        #expect(entry.name == "新名" && entry.timeZone == "Europe/Berlin")
        patch.timeZone = "Mars/Base"
        #expect(await code { try await database.administration.update(patch, host) } == .validationFailed)
        #expect(await code { try await database.administration.update(.init(), host) } == .validationFailed)
        #expect(await code { _ = try await database.administration.fetch(.make()) } == .notFound)
    }

    private func exported(
        _ tenant: TestTenant, key: OperatorKeyID? = nil, _ onChunk: ([UInt8]) async throws -> Void = { _ in }
    ) async throws -> (lines: [[String: Any]], raw: [Data]) {
        let place = try await database.tenantExport.begin(
            database.directory.hostOperator(tenant.id, key: key, requestID: nil))
        var bytes = Data()
        try await place.write { chunk in
            #expect(chunk.last == UInt8(ascii: "\n"))
            bytes.append(contentsOf: chunk)
            try await onChunk(chunk)
        }
        let raw = bytes.split(separator: UInt8(ascii: "\n"))
        return (try raw.map { try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any]) }, raw.map { Data($0) })
    }

    @Test("an export has every row of every table of the tenant, of one moment, without secrets; a new table is in it by itself")
    func export() async throws {
        let tenant = try await TestTenant.make()
        let stranger = try await TestTenant.make()
        _ = try await stranger.capture()
        let key = try await tenant.key(tenant.admin)
        _ = try await tenant.capture(signals: [.formSubmitted])
        try await database.admin.query(
            "CREATE TABLE baton.novelty (tenant_id uuid NOT NULL, id uuid NOT NULL, word text, PRIMARY KEY (tenant_id, id))")
        try await database.admin.query("SELECT baton.apply_catalogue()")
        try await database.admin.query(
            "INSERT INTO baton.novelty VALUES (\(tenant.id), gen_random_uuid(), '新'), (\(stranger.id), gen_random_uuid(), '旧')")
        // More than fit into a few pieces.
        try await database.admin.query(
            """
            INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind, data)
            SELECT \(tenant.id), gen_random_uuid(), 'bulk', 'lead_card', gen_random_uuid(), 4, jsonb_build_object('n', n)
            FROM generate_series(1, 20000) AS n
            """)
        let operatorKey = OperatorKeyID.make()
        var largest = 0
        var hasWritten = false
        let (lines, raw) = try await exported(tenant, key: operatorKey) { chunk in
            largest = max(largest, chunk.count)
            if !hasWritten {
                hasWritten = true
                _ = try await tenant.capture()
            }
        }
        #expect(largest < 1_000_000)
        let header = try #require(lines.first)
        #expect(header["baton_export"] as? Int == 1 && header["tenant_id"] as? String == tenant.id.description)
        #expect(((header["left_out"] as? [String: Any])?["api_key"] as? [String]) == ["secret_hash"])
        let end = try #require(lines.last?["end"] as? [String: [String: Any]])

        let tables = try await database.admin.query("SELECT relation FROM baton.tenant_tables()").column(String.self)
        #expect(Set(end.keys) == Set(tables + ["tenant"]))
        var counts: [String: Int] = [:]
        var digests: [String: RowDigest] = [:]
        for (line, raw) in zip(lines, raw).dropFirst().dropLast() {
            let table = try #require(line["table"] as? String)
            counts[table, default: 0] += 1
            digests[table, default: RowDigest()].append(raw + [UInt8(ascii: "\n")])
        }
        for (table, sum) in end {
            #expect(sum["rows"] as? Int == counts[table, default: 0], "\(table)")
            #expect(sum["sha256"] as? String == digests[table, default: RowDigest()].hex, "\(table)")
        }
        // What was written during the export is not of its moment.
        #expect(counts["lead"] == 1)
        #expect(counts["novelty"] == 1 && counts["lead_signal"] == 1 && (counts["event"] ?? 0) > 20_000)
        let text = raw.map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(text.contains("新") && !text.contains("旧") && !text.contains(stranger.id.description))
        #expect(!text.contains("\"secret_hash\":"))
        let hash = try await database.admin.query("SELECT encode(\(key.hash), 'hex')").single(String.self)
        #expect(!text.contains(try #require(hash)))
        // Rows come after what they refer to.
        let order = lines.compactMap { $0["table"] as? String }
        #expect(try #require(order.firstIndex(of: "member")) < (try #require(order.firstIndex(of: "lead"))))
        #expect(try #require(order.firstIndex(of: "lead")) < (try #require(order.firstIndex(of: "lead_signal"))))
        // The tenant can see who has taken its data.
        let events = try await database.admin.query(
            "SELECT actor_kind, actor_id FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'tenant.exported'"
        ).decode((Int16, UUID?).self)
        #expect(events.count == 1 && events[0].0 == 3 && events[0].1 == operatorKey.uuid)
    }

    @Test("two exports at once, and no third; a place that is given back is free again; members take none")
    func exportPlaces() async throws {
        let tenant = try await TestTenant.make()
        let host = try await tenant.operatorScope()
        let export = TenantExport(database: database.database)
        do {
            let first = try await export.begin(host)
            let second = try await export.begin(host)
            #expect(await code { _ = try await export.begin(host) } == .serviceUnavailable)
            _ = (first, second)
        }
        _ = try await export.begin(host)
        let admin = try await tenant.scope(tenant.admin)
        #expect(await code { _ = try await export.begin(admin) } == .permissionDenied)
    }

    /// Tables in which a text occurs.
    private func tables(with text: String) async throws -> [String] {
        let tables = try await database.admin.query(
            "SELECT relname::text FROM pg_class WHERE relnamespace = 'baton'::regnamespace AND relkind = 'r' ORDER BY 1"
        ).column(String.self)
        var found: [String] = []
        for table in tables {
            let rows = try await database.admin.query(
                "SELECT 1 FROM baton.\(fragment: .identifier(table)) AS t WHERE strpos(t::text, \(text)) > 0 LIMIT 1")
            if !rows.isEmpty { found.append(table) }
        }
        return found
    }

    @Test("an erased tenant leaves a tombstone and nothing else, also when it is interrupted; others keep everything")
    func erase() async throws {
        let tenant = try await TestTenant.make()
        let stranger = try await TestTenant.make()
        let host = try await tenant.operatorScope()
        for tenant in [tenant, stranger] {
            let key = try await tenant.key(tenant.admin)
            _ = try await database.directory.member(key: key)
            _ = try await database.tenants.createForm(name: "官网", tenant.operatorScope())
            for area in ["浙江", "广东"] {
                let lead = try await tenant.capture(area: area, signals: [.formSubmitted])
                _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, tenant.scope(tenant.admin))
            }
            _ = try await database.biLogins.create(name: "报表", reach: .member(tenant.admin), tenant.operatorScope())
            try await database.admin.query(
                """
                INSERT INTO baton.event (tenant_id, id, kind, facet, subject_id, actor_kind)
                SELECT \(tenant.id), gen_random_uuid(), 'bulk', 'lead_card', gen_random_uuid(), 4 FROM generate_series(1, 3500)
                """)
        }
        let key = OperatorKeyID.make()
        let erasure = database.tenantErasure
        func erase(_ slug: String, batches: Int = .max) async throws -> TenantErasure.Progress {
            // A process of its own each time.
            try await TenantErasure(database: database.database, directory: AccessDirectory(database: database.database))
                .erase(tenant.id, confirmation: slug, operatorKey: key, batches: batches)
        }
        #expect(await code { _ = try await erase(tenant.slug) } == .conflict)
        try await database.tenants.setStatus(.suspended, host)
        #expect(await code { _ = try await erase("another") } == .validationFailed)
        #expect(try await tables(with: tenant.id.description).count > 15)
        let others = try await database.administration.usage(stranger.operatorScope()).rows.map { "\($0.table) \($0.rows)" }
        let login = try await database.biLogins.list(host)
        let roles = login.map { database.biLogins.user(of: $0) }
        #expect(roles.count == 1)

        // Cut off three times, in the middle of it.
        let begun = try await erase(tenant.slug, batches: 2)
        #expect(!begun.isDone)
        #expect(await code { try await database.tenants.resume(host) } == .conflict)
        #expect(await code { try await database.tenants.setStatus(.active, host) } == .conflict)
        #expect(try await !erase(tenant.slug, batches: 9).isDone)
        let task = Task { try await erase(tenant.slug) }
        task.cancel()
        _ = try? await task.value
        let done = try await erase(tenant.slug)
        #expect(done.isDone)
        #expect(done.rows["lead"] == 2 && done.rows["interaction"] == 2)
        #expect((done.rows["event"] ?? 0) >= 3500)
        #expect(try await tables(with: tenant.id.description) == ["tenant_tombstone"])
        #expect(try await tables(with: tenant.slug) == [])
        for name in [tenant.slug, "east0@\(tenant.slug).example"] { #expect(try await tables(with: name) == []) }
        #expect(try await database.admin.query("SELECT 1 FROM pg_roles WHERE rolname = ANY (\(roles))").isEmpty)
        #expect(
            try await database.administration.usage(stranger.operatorScope()).rows.map { "\($0.table) \($0.rows)" } == others)

        // Who asks again is told the same, if he knows what it was called.
        #expect(try await erase(tenant.slug) == done)
        #expect(await code { _ = try await erase("another") } == .notFound)
        #expect(
            await code { _ = try await erasure.erase(.make(), confirmation: "x", operatorKey: nil) } == .notFound)
        // The short name is free again.
        _ = try await database.tenants.create(slug: tenant.slug, name: "新")
    }

    @Test("tables that refer to each other in a circle are taken apart where a column may be empty")
    func circles() {
        func reference(_ child: String, _ parent: String, isRequired: Bool = true) -> TenantTables.Reference {
            .init(child: child, column: parent + "_id", parent: parent, isRequired: isRequired)
        }
        let plan = TenantTables(
            ["a", "b", "c", "team"],
            [
                reference("b", "a"), reference("a", "b", isRequired: false), reference("c", "a"),
                reference("team", "team", isRequired: false),
            ])
        #expect(plan.deletionOrder == ["c", "team", "b", "a"])
        #expect(Set(plan.emptied.map(\.child)) == ["a", "team"])
        let hopeless = TenantTables(["a", "b"], [reference("a", "b"), reference("b", "a")])
        #expect(hopeless.deletionOrder == ["a", "b"] && hopeless.emptied.isEmpty)
    }
}
