internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Two people with the same records around them, so that a test can erase one and look at the other.
private struct Person {
    var lead: LeadID
    var customer: UUID
    var contact: UUID
    var member: MemberID
    var phone: String
    var email: String

    var references: [PrivacyService.Reference] {
        [
            .init(type: "lead", id: lead.uuid), .init(type: "contact", id: contact), .init(type: "customer", id: customer),
            .init(type: "member", id: member.uuid),
        ]
    }

    /// With a row in every table that may hold something about them. A table without one is reported by the test of markers.
    static func make(_ tenant: TestTenant, phone: String, email: String) async throws -> Person {
        let database = tenant.database
        let admin = try await tenant.scope(tenant.admin)
        var input = LeadInput(channel: .api)
        input.contactName = "王 五"
        input.company = "明腾（杭州）机电"
        input.phone = phone
        input.email = email
        input.area = "浙江"
        input.need = "要一条装配线"
        input.signals = [.formSubmitted]
        input.payload = RawPayload(contentType: "application/json", body: "{}", source: "x")
        let lead = try await database.leads.capture(try input.draft(), tenant.operatorScope())
        var interaction = InteractionDraft(kind: .mail)
        interaction.content = "说了什么"
        _ = try await database.leads.recordInteraction(interaction, on: lead.id, admin)

        let (customer, contact, ticket, contract) = (UUID(), UUID(), UUID(), UUID())
        let statements: [SQL] = [
            """
            INSERT INTO baton.lead_external_id (tenant_id, source, external_id, lead_id)
            VALUES (\(tenant.id), 'crm', \(lead.id.description), \(lead.id))
            """,
            "INSERT INTO baton.customer (tenant_id, id, name) VALUES (\(tenant.id), \(customer), '明腾杭州机电')",
            """
            INSERT INTO baton.interaction_external_id (tenant_id, source, external_id, interaction_id, lead_id)
            VALUES (\(tenant.id), 'pbx', \(lead.id.description), gen_random_uuid(), \(lead.id))
            """,
            """
            INSERT INTO baton.task (tenant_id, id, kind, title, assignee_id, lead_id)
            VALUES (\(tenant.id), gen_random_uuid(), 1, '回访', \(tenant.admin), \(lead.id))
            """,
            """
            INSERT INTO baton.opportunity (tenant_id, id, customer_id, lead_id, name)
            VALUES (\(tenant.id), gen_random_uuid(), \(customer), \(lead.id), '商机')
            """,
            """
            INSERT INTO baton.contact (tenant_id, id, customer_id, name, phone, email)
            VALUES (\(tenant.id), \(contact), \(customer), '王五', \(lead.phone), \(email))
            """,
            "INSERT INTO baton.delivery (tenant_id, id, customer_id, name) VALUES (\(tenant.id), gen_random_uuid(), \(customer), 'x')",
            """
            INSERT INTO baton.ticket (tenant_id, id, customer_id, kind, category, subject)
            VALUES (\(tenant.id), \(ticket), \(customer), 1, 'plc', 'x')
            """,
            """
            INSERT INTO baton.lead_import (tenant_id, id, name, kind, bytes, detected, options, purge_at)
            VALUES (\(tenant.id), \(contract), 'x.csv', 'csv', 1, '{}', '{}', baton.now())
            """,
            "INSERT INTO baton.lead_import_chunk (tenant_id, import_id, position, body) VALUES (\(tenant.id), \(contract), 0, 'x')",
            "INSERT INTO baton.lead_import_problem (tenant_id, import_id, line, problems) VALUES (\(tenant.id), \(contract), 2, '[]')",
            """
            INSERT INTO baton.lead_import_change (tenant_id, import_id, lead_id, line, before)
            VALUES (\(tenant.id), \(contract), \(lead.id), 3, '{}')
            """,
            "INSERT INTO baton.channel (tenant_id, id, name, kind, configuration) VALUES (\(tenant.id), \(contact), \(contact.uuidString), 'webhook', '')",
            """
            INSERT INTO baton.outbox_dead (tenant_id, id, channel_id, attempt, created_at, kind, subject_id, problem, detail)
            VALUES (\(tenant.id), gen_random_uuid(), \(contact), 1, baton.now(), 'lead_assigned', \(lead.id), 'expired', 'x')
            """,
            """
            INSERT INTO baton.outbox_dead (tenant_id, id, channel_id, attempt, created_at, kind, recipient_lead_id, problem, detail)
            VALUES (\(tenant.id), gen_random_uuid(), \(contact), 1, baton.now(), 'nurture_content', \(lead.id), 'expired', 'x')
            """,
            """
            INSERT INTO baton.content_item (tenant_id, id, kind, title_zh, url)
            VALUES (\(tenant.id), \(contact), 'article', '案例', 'https://x.example')
            """,
            """
            INSERT INTO baton.nurture_message (tenant_id, id, lead_id, content_item_id, channel_kind, chosen_by, address_hash)
            VALUES (\(tenant.id), gen_random_uuid(), \(lead.id), \(contact), 'mail', 'general', sha256('1'))
            """,
            """
            INSERT INTO baton.lead_nurture (tenant_id, lead_id, next_on, slot, note) VALUES (\(tenant.id), \(lead.id), '2026-11-22', 1, 'x')
            """,
            "INSERT INTO baton.ticket_message (tenant_id, id, ticket_id, content) VALUES (\(tenant.id), gen_random_uuid(), \(ticket), 'x')",
            """
            INSERT INTO baton.contract (tenant_id, id, customer_id, number, title)
            VALUES (\(tenant.id), \(contract), \(customer), \(contract.uuidString), 'x')
            """,
        ]
        for statement in statements { try await database.admin.query(statement) }
        let member = try await database.tenants.addMember(
            name: "王五", email: "member.\(email)", roles: ["sales"], team: tenant.southTeam, tenant.operatorScope())
        _ = try await tenant.key(member)
        for statement in [
            """
            INSERT INTO baton.session (tenant_id, id, member_id, method, email_hash, password_version, family_hash, refresh_hash, idle_until, expires_at)
            VALUES (\(tenant.id), gen_random_uuid(), \(member), 1, sha256('1'), 1, sha256('1'), sha256('2'), now(), now())
            """,
            """
            INSERT INTO baton.invitation (tenant_id, id, member_id, email, secret_hash, is_of_host, expires_at)
            VALUES (\(tenant.id), gen_random_uuid(), \(member), 'x', sha256('1'), false, now())
            """,
            """
            INSERT INTO baton.identity (tenant_id, id, issuer, subject, member_id)
            VALUES (\(tenant.id), gen_random_uuid(), 'x', gen_random_uuid()::text, \(member))
            """,
            """
            INSERT INTO baton.membership (email_hash, tenant_id, member_id)
            VALUES (sha256(convert_to(gen_random_uuid()::text, 'UTF8')), \(tenant.id), \(member))
            """,
            """
            INSERT INTO baton.notification_preference (tenant_id, member_id, phone, wecom_user_id)
            VALUES (\(tenant.id), \(member), '+8613800138000', 'x')
            """,
            """
            WITH f AS (
                INSERT INTO baton.assignment_freeze (tenant_id, id, member_id, reason, subject_id, assignments, remaining)
                VALUES (\(tenant.id), gen_random_uuid(), \(member), 'lead_response', gen_random_uuid(), 3, 3) RETURNING id)
            INSERT INTO baton.freeze_appeal (tenant_id, id, freeze_id, member_id, statement, decision, decided_at, reply)
            SELECT \(tenant.id), gen_random_uuid(), id, \(member), 'x', 2, now(), 'x' FROM f
            """,
            "INSERT INTO baton.capture_alias (tenant_id, member_id, alias) VALUES (\(tenant.id), \(member), 'x')",
            """
            INSERT INTO baton.quick_capture (tenant_id, id, member_id, kind, content, card, lead_id, confirmed_at, expires_at)
            VALUES (\(tenant.id), gen_random_uuid(), \(tenant.admin), 1, 'x', '{}', \(lead.id), now(), now())
            """,
            """
            INSERT INTO baton.saved_view (tenant_id, id, relation, owner_id, visibility, name)
            VALUES (\(tenant.id), gen_random_uuid(), 'lead', \(member), 1, 'x')
            """,
        ] as [SQL] { try await database.admin.query(statement) }
        var patch = LeadPatch()
        patch.contactName = "王五"
        _ = try await database.leads.update(lead.id, patch, version: nil, tenant.scope(tenant.admin))
        let told = NotificationDraft(.recordsHandedOver, to: member, subject: member, tenant: tenant.id)
        _ = try await database.database.once(
            tenant.operatorScope(), as: .system, NotificationDraft.insert([told], tenant: tenant.id))
        try await database.tenants.setMemberStatus(member, .disabled, tenant.operatorScope())
        return Person(lead: lead.id, customer: customer, contact: contact, member: member, phone: phone, email: email)
    }
}

@Suite("What is held about a person is found, handed over and erased", .database, .nothingLost)
struct PrivacyTests {
    private var database: TestDatabase { .current }

    /// Everything of the schema in which a text occurs, as the superuser sees it.
    private func places(of text: String) async throws -> [String] {
        let tables = try await database.admin.query(
            "SELECT relname::text FROM pg_class WHERE relnamespace = 'baton'::regnamespace AND relkind = 'r' ORDER BY 1"
        ).column(String.self)
        var found: [String] = []
        for table in tables {
            let rows = try await database.admin.query(
                "SELECT t::text FROM baton.\(fragment: .identifier(table)) AS t WHERE strpos(t::text, \(text)) > 0"
            ).column(String.self)
            found += rows.map { "\(table): \($0)" }
        }
        return found.sorted()
    }

    private struct Planted {
        /// What to look for, as rows and as exports write it, and where it was put.
        var marks: [(text: String, exported: String, place: String, isHandedOver: Bool)] = []
        var tables: Set<String> = []
    }

    /// Writes a text of its own into every personal column of a person's records and of everything that belongs to them, by the catalogue.
    ///
    /// - Parameter records: only into some of the records.
    private func plant(
        _ mark: String, in person: Person, _ tenant: TestTenant, records: [PrivacyService.Reference]? = nil
    ) async throws -> Planted {
        let admin = database.admin
        let columns = Dictionary(
            grouping: try await admin.query("SELECT relation, name, type, tags FROM baton.personal_columns()")
                .decode((String, String, String, [String]).self), by: { $0.0 })
        let parts = try await admin.query("SELECT child, child_column, parent FROM baton.record_parts()").decode(
            (String, String, String).self)
        let subjects = Set(
            try await admin.query("SELECT relation FROM baton.tenant_tables() WHERE is_subject").column(String.self))
        #expect(subjects == Set(person.references.map(\.type)), "a new kind of person: give Person one")
        let withID = Set(
            try await admin.query(
                "SELECT attrelid::regclass::text FROM pg_attribute WHERE attname = 'id' AND attrelid::regclass::text LIKE 'baton.%'"
            ).column(String.self).map { String($0.dropFirst(6)) })

        let records = records ?? person.references
        var places: [(table: String, column: String, ids: [UUID])] = records.map { ($0.type, "id", [$0.id]) }
        var queue = records.map { (table: $0.type, ids: [$0.id]) }
        var all = records.map(\.id)
        while !queue.isEmpty {
            let (parent, ids) = queue.removeFirst()
            for (child, column, _) in parts where !subjects.contains(child) && parts.contains(where: { $0 == (child, column, parent) }) {
                places.append((child, column, ids))
                guard withID.contains(child) else { continue }
                let below = try await admin.query(
                    """
                    SELECT id FROM baton.\(fragment: .identifier(child))
                    WHERE tenant_id = \(tenant.id) AND \(fragment: .identifier(column)) = ANY (\(ids))
                    """
                ).column(UUID.self)
                all += below
                if !below.isEmpty { queue.append((child, below)) }
            }
        }
        for table in columns.keys {
            for column in ["subject_id", "recipient_lead_id"]
            where try await admin.query(
                "SELECT 1 FROM pg_attribute WHERE attrelid = ('baton.' || \(table))::regclass AND attname = \(column)"
            ).count == 1 { places.append((table, column, all)) }
        }

        // What may be emptied at any time is not anybody's in particular.
        let caches = try await admin.query("SELECT relation FROM baton.tenant_tables() WHERE is_cache").column(String.self)
        if mark == "ERASED" { places += caches.map { ($0, "tenant_id", [tenant.id.uuid]) } }

        var planted = Planted()
        for (table, column, ids) in places {
            for (_, name, type, tags) in columns[table] ?? [] where !name.hasPrefix("search_") {
                let text = "\(mark)-\(table)-\(name)"
                // Of a type in which no text fits: a number of its own for each place and person.
                let number = planted.marks.count + (["ERASED": 10_000, "PURGED": 20_000][mark] ?? 30_000)
                let value: SQL =
                    switch type {
                    case "text": "\(text)"
                    case "jsonb": "jsonb_build_object('m', \(text)::text)"
                    case "text[]": "ARRAY[\(text)::text]"
                    case "bytea": "sha256(convert_to(\(text)::text, 'UTF8'))"
                    case "bigint": "\(Int64(number) * 1_000_000_007)"
                    case "date": "DATE '2100-01-01' + \(Int32(number))"
                    case "smallint[]": "ARRAY[\(Int16(number)), 1, 2]::smallint[]"
                    default: "NULL"
                    }
                guard value.text != "NULL" else {
                    Issue.record("no mark can be put into \(table).\(name) \(type): teach this test how")
                    continue
                }
                let rows = try await admin.query(
                    """
                    UPDATE baton.\(fragment: .identifier(table)) SET \(fragment: .identifier(name)) = \(fragment: value)
                    WHERE tenant_id = \(tenant.id) AND \(fragment: .identifier(column)) = ANY (\(ids))
                    """
                ).affectedRows
                if rows == 0 {
                    // Other kinds of records have no notifications; leads and members have.
                    if column != "subject_id" { Issue.record("no row of \(table) for \(column): give Person one") }
                    continue
                }
                planted.tables.insert(table)
                var (looked, exported) = (text, text)
                switch type {
                case "bigint": (looked, exported) = ("\(Int64(number) * 1_000_000_007)", "\(Int64(number) * 1_000_000_007)")
                case "date":
                    looked = try #require(
                        try await admin.query("SELECT (DATE '2100-01-01' + \(Int32(number)))::text").single(String.self))
                    exported = looked
                case "smallint[]": (looked, exported) = ("{\(number),1,2}", "[\(number), 1, 2]")
                default: break
                }
                if type == "bytea" {
                    looked = try #require(
                        try await admin.query("SELECT encode(sha256(convert_to(\(text)::text, 'UTF8')), 'hex')").single(String.self))
                    exported = looked
                }
                planted.marks.append(
                    (looked, exported, "\(table).\(name)", !tags.contains("secret") && !(type == "bytea" && name.hasSuffix("_hash"))))
            }
        }
        return planted
    }

    @Test("when a deleted lead goes for good, nothing of its person is left in any personal column of any table, and nothing else changes")
    func purge() async throws {
        let tenant = try await TestTenant.make()
        let gone = try await Person.make(tenant, phone: "13900005555", email: "purged@example.com")
        let stays = try await Person.make(tenant, phone: "13900006666", email: "kept@example.com")
        let lead = PrivacyService.Reference(type: "lead", id: gone.lead.uuid)
        let admin = database.admin
        for (person, phone) in [(gone, "purged"), (stays, "kept")] {
            let statements: [SQL] = [
                """
                INSERT INTO baton.phone_code (tenant_id, id, phone_hash, lead_id, salt, code_hash, sealed, expires_at)
                VALUES (\(tenant.id), gen_random_uuid(), sha256(convert_to(\(phone), 'UTF8')), \(person.lead), '2', '3', 'x', baton.now())
                """,
                """
                INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind, subject_id)
                VALUES (\(tenant.id), gen_random_uuid(), \(person.contact), baton.now() + interval '1 day', 'lead_assigned', \(person.lead))
                """,
                """
                INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind, recipient_lead_id)
                VALUES (\(tenant.id), gen_random_uuid(), \(person.contact), baton.now() + interval '1 day', 'nurture_content', \(person.lead))
                """,
            ]
            for statement in statements { try await admin.query(statement) }
        }
        _ = try await plant("STAYS", in: stays, tenant)
        let planted = try await plant("PURGED", in: gone, tenant, records: [lead])
        #expect(
            planted.tables.isSuperset(of: [
                "lead", "lead_payload", "lead_signal", "interaction", "notification", "event_personal", "outbox_dead", "task",
                "quick_capture",
                "lead_import_change", "nurture_message",
            ]))
        for mark in planted.marks { #expect(try await !places(of: mark.text).isEmpty, "\(mark.place) was not planted") }
        let others = try await places(of: "STAYS")

        try await database.leads.delete(gone.lead, version: nil, tenant.scope(tenant.admin))
        try await admin.query("UPDATE baton.lead SET deleted_at = baton.now() - interval '31 days' WHERE id = \(gone.lead)")
        try await admin.query("UPDATE baton.timer SET fire_at = baton.now() WHERE subject_id = \(gone.lead) AND kind = 'lead_purge'")
        try await database.worker().drain()

        #expect(try await admin.query("SELECT 1 FROM baton.lead WHERE id = \(gone.lead)").isEmpty)
        let dead = try await admin.query("SELECT error FROM baton.timer_dead WHERE tenant_id = \(tenant.id)").column(String.self)
        #expect(dead == [])
        for mark in planted.marks {
            let left = try await places(of: mark.text)
            #expect(left.isEmpty, "\(mark.place) is still there: \(left)")
        }
        #expect(try await places(of: "PURGED-") == [])
        #expect(try await places(of: "STAYS") == others)
        // Nothing goes to somebody who is gone, and no digest of the number is left; of the other person all of it.
        for (person, count) in [(gone, Int64(0)), (stays, Int64(3))] {
            let left = try await admin.query(
                """
                SELECT (SELECT count(*) FROM baton.outbox WHERE tenant_id = \(tenant.id) AND \(person.lead.uuid) IN (subject_id, recipient_lead_id)
                        AND kind IN ('lead_assigned', 'nurture_content'))
                     + (SELECT count(*) FROM baton.phone_code WHERE tenant_id = \(tenant.id)
                        AND phone_hash = sha256(convert_to(\(count == 0 ? "purged" : "kept"), 'UTF8')))
                """
            ).single(Int64.self)
            #expect(left == count)
        }
        // What happened is known by ids.
        #expect(try await !admin.query("SELECT 1 FROM baton.event WHERE subject_id = \(gone.lead) AND kind = 'lead.purged'").isEmpty)
        // What is the customer's stays his.
        let opportunity = try await admin.query("SELECT lead_id FROM baton.opportunity WHERE customer_id = \(gone.customer)").column(
            LeadID?.self)
        #expect(opportunity == [nil])
    }

    @Test("a deleted lead whose person was erased still goes for good")
    func erasedThenPurged() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        try await database.leads.delete(lead.id, version: nil, tenant.scope(tenant.admin))
        _ = try await database.privacy.erase([.init(type: "lead", id: lead.id.uuid)], tenant.scope(tenant.admin))
        let left = try await database.admin.query("SELECT kind FROM baton.timer WHERE subject_id = \(lead.id)").column(String.self)
        #expect(left == ["lead_purge"])
    }

    @Test("erasure leaves nothing of a person in any personal column of any table, and nothing else changes; the export before it had all")
    func erasure() async throws {
        let tenant = try await TestTenant.make()
        let gone = try await Person.make(tenant, phone: "13900001111", email: "gone@example.com")
        let stays = try await Person.make(tenant, phone: "13900002222", email: "stays@example.com")
        try await database.admin.query(
            """
            INSERT INTO baton.idempotency_key (tenant_id, key_hash, request_hash, claim_id, answer)
            VALUES (\(tenant.id), sha256('1'), sha256('2'), gen_random_uuid(), 'x')
            """)
        try await database.admin.query(
            """
            INSERT INTO baton.phone_code (tenant_id, id, phone_hash, salt, code_hash, sealed, expires_at)
            VALUES (\(tenant.id), gen_random_uuid(), sha256('1'), sha256('2'), sha256('3'), 'x', baton.now())
            """)
        _ = try await plant("STAYS", in: stays, tenant)
        let planted = try await plant("ERASED", in: gone, tenant)
        #expect(
            planted.tables.isSuperset(of: [
                "lead", "lead_payload", "lead_signal", "interaction", "notification", "contact", "member", "api_key",
                "event_personal", "idempotency_key", "lead_external_id",
            ]))
        #expect(planted.marks.count >= 25)
        for mark in planted.marks { #expect(try await !places(of: mark.text).isEmpty, "\(mark.place) was not planted") }

        let export = String(decoding: try await database.privacy.export(gone.references, tenant.scope(tenant.admin)), as: UTF8.self)
        for mark in planted.marks where mark.isHandedOver { #expect(export.contains(mark.exported), "\(mark.place) is not in the export") }
        #expect(!export.contains("STAYS"))
        #expect(!export.contains("secret_hash"))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(export.utf8)) }

        let others = try await places(of: "STAYS")
        #expect(others.count >= 8)
        let scope = try await tenant.scope(tenant.admin)
        let erased = try await database.privacy.erase(gone.references, scope)
        #expect(erased.rows["interaction"] == 1 && erased.rows["lead"] == 1 && erased.rows["api_key"] == 1)
        for mark in planted.marks {
            let left = try await places(of: mark.text)
            #expect(left.isEmpty, "\(mark.place) is still there: \(left)")
        }
        #expect(try await places(of: "ERASED-") == [])
        #expect(try await places(of: "STAYS") == others)

        let lead = try #require(
            try await database.admin.query(
                "SELECT stage, due_at IS NULL, erased_at IS NOT NULL, cardinality(search_keys), contact_name IS NULL FROM baton.lead WHERE id = \(gone.lead)"
            ).first((Int16, Bool, Bool, Int32, Bool).self))
        #expect(lead == (5, true, true, 0, true))
        #expect(try await database.admin.query("SELECT 1 FROM baton.timer WHERE subject_id = \(gone.lead)").isEmpty)
        #expect(
            try await database.admin.query("SELECT 1 FROM baton.contact WHERE id = \(gone.contact) AND deleted_at IS NOT NULL").count == 1)
        #expect(
            try await database.admin.query("SELECT 1 FROM baton.credential WHERE member_id = \(gone.member)").isEmpty)
        // Ids only: who erased which record.
        let events = try await database.admin.query(
            "SELECT subject_id, data::text FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'person.erased' AND actor_id = \(tenant.admin)"
        ).decode((UUID, String).self)
        #expect(Set(events.map(\.0)) == Set(gone.references.map(\.id)))
        #expect(Set(events.map(\.1)).isSubset(of: gone.references.map { "{\"type\": \"\($0.type)\"}" }))

        // Once more changes nothing, and nobody writes the person in again.
        let again = try await tenant.scope(tenant.admin)
        let second = try await database.privacy.erase(gone.references, again)
        #expect(second.rows["lead"] == 1 && second.rows["api_key"] == nil)
        let fresh = try await tenant.scope(tenant.admin)
        var patch = LeadPatch()
        patch.contactName = "王五"
        #expect(await code { _ = try await database.leads.update(gone.lead, patch, version: nil, fresh) } == .conflict)
        #expect(
            await code { _ = try await database.leads.transition(gone.lead, to: .new, reason: nil, version: nil, fresh) } == .conflict)
    }

    @Test("a person is found by phone, e-mail, or name and company, however it is written, and in no other tenant")
    func search() async throws {
        let tenant = try await TestTenant.make()
        let person = try await Person.make(tenant, phone: "13911113333", email: "Wang.Wu@Example.com")
        let stranger = try await TestTenant.make()
        _ = try await Person.make(stranger, phone: "13911113333", email: "wang.wu@example.com")
        func found(_ query: PrivacyService.Query) async throws -> Set<PrivacyService.Reference> {
            Set(try await database.privacy.search(query, tenant.scope(tenant.admin)).found.map(\.record))
        }
        let lead = PrivacyService.Reference(type: "lead", id: person.lead.uuid)
        let contact = PrivacyService.Reference(type: "contact", id: person.contact)
        let member = PrivacyService.Reference(type: "member", id: person.member.uuid)
        #expect(try await found(.init(phone: "+86 139-1111-3333")) == [lead, contact])
        #expect(try await found(.init(email: "WANG.WU@example.com")) == [lead, contact])
        #expect(try await found(.init(name: "王五", company: "明腾 (杭州) 机电")) == [lead, contact])
        #expect(try await found(.init(name: "王五")) == [lead, contact, member])
        #expect(try await found(.init(name: "王五", company: "别的公司")) == [])
        // Deleted records are records.
        try await database.admin.query("UPDATE baton.contact SET deleted_at = now() WHERE id = \(person.contact)")
        let result = try await database.privacy.search(.init(phone: "13911113333", email: "no@example.com"), tenant.scope(tenant.admin))
        #expect(Set(result.found.map(\.record)) == [lead, contact])
        #expect(result.found.allSatisfy { $0.matched == ["phone"] && $0.identity.contains("+8613911113333") })
        #expect(!result.hasMore)
    }

    @Test("only who may change the map may look, export and erase; what is wrong is said; nothing of another tenant is touched")
    func refusals() async throws {
        let tenant = try await TestTenant.make()
        let stranger = try await TestTenant.make()
        let person = try await Person.make(stranger, phone: "13922224444", email: "x@example.com")
        let sales = try await tenant.scope(tenant.eastSales[0])
        let own = try await tenant.capture()
        let reference = PrivacyService.Reference(type: "lead", id: own.id.uuid)
        #expect(await code { _ = try await database.privacy.search(.init(name: "x"), sales) } == .permissionDenied)
        #expect(await code { _ = try await database.privacy.export([reference], sales) } == .permissionDenied)
        #expect(await code { _ = try await database.privacy.erase([reference], sales) } == .permissionDenied)

        let admin = try await tenant.scope(tenant.admin)
        func problems(_ work: () async throws -> Void) async -> [String] {
            do {
                try await work()
                return []
            } catch {
                return (error as? ValidationFailure)?.problems.map { "\($0.pointer) \($0.code)" } ?? ["\(error)"]
            }
        }
        #expect(await problems { _ = try await database.privacy.search(.init(), admin) } == [" missing"])
        #expect(await problems { _ = try await database.privacy.search(.init(phone: "12"), admin) }.first?.hasPrefix("/phone ") == true)
        #expect(await problems { _ = try await database.privacy.erase([], admin) } == ["/records missing"])
        #expect(
            await problems { _ = try await database.privacy.erase(Array(repeating: reference, count: 101), admin) } == ["/records too_many"]
        )
        #expect(
            await problems {
                _ = try await database.privacy.erase(
                    [reference, .init(type: "lead", id: person.lead.uuid), .init(type: "event", id: UUID())], admin)
            } == ["/records/2/type unknown_type"])
        for reference in person.references {
            #expect(await problems { _ = try await database.privacy.erase([reference], admin) } == ["/records/0/id unknown_record"])
            #expect(await problems { _ = try await database.privacy.export([reference], admin) } == ["/records/0/id unknown_record"])
        }
        #expect(try await database.admin.query("SELECT 1 FROM baton.lead WHERE id = \(person.lead) AND erased_at IS NULL").count == 1)
        // One who still owns what is to be done; handed over, he can go.
        let owner = try #require(own.owner)
        try await database.tenants.setMemberStatus(owner, .disabled, tenant.operatorScope())
        let left = PrivacyService.Reference(type: "member", id: owner.uuid)
        let scope = try await tenant.scope(tenant.admin)
        #expect(await code { _ = try await database.privacy.erase([left], scope) } == .conflict)
        _ = try await database.members.handOver(from: owner, to: tenant.supervisor, scope)
        _ = try await database.privacy.erase([left], tenant.scope(tenant.admin))
        // One that is still at work.
        #expect(
            await code {
                _ = try await database.privacy.erase(
                    [.init(type: "member", id: tenant.southSales[0].uuid)], tenant.scope(tenant.admin))
            } == .conflict)
    }

    @Test("an open lead that is erased waits for nobody, and its owner's load shrinks")
    func open() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let lead = try await tenant.capture()
        let owner = try #require(lead.owner)
        func load() async throws -> (Int32, Int32)? {
            try await database.admin.query(
                """
                SELECT l.open_leads, u.open_leads FROM baton.member_load l JOIN baton.tenant_usage u USING (tenant_id)
                WHERE l.tenant_id = \(tenant.id) AND l.member_id = \(owner)
                """
            ).first((Int32, Int32).self)
        }
        #expect(try #require(try await load()) == (1, 1))
        _ = try await database.privacy.erase([.init(type: "lead", id: lead.id.uuid)], tenant.scope(tenant.admin))
        #expect(try #require(try await load()) == (0, 0))
    }

    private func code(_ work: () async throws -> Void) async -> BatonError.Code? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? BatonError)?.code ?? (error is ValidationFailure ? .validationFailed : .internalError)
        }
    }
}
