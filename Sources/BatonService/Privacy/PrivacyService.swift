internal import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What a tenant owes a person by law (PIPL Art. 45, 47): to find, hand over and erase what it holds about him. For who may change the
/// responsibility map; row security keeps it to the tenant. See docs/PRIVACY.md.
package struct PrivacyService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    /// Records of each kind that a search names at most.
    package static let maximumMatches = 100
    /// Records in one export or erasure at most.
    package static let maximumRecords = 100
    /// Rows in one export at most.
    package static let maximumRows = 20_000

    /// By what a person is looked for.
    package struct Query: Sendable {
        package var phone: String?
        package var email: String?
        package var name: String?
        /// Narrows the name; records of people who have no company are left out.
        package var company: String?

        package init(phone: String? = nil, email: String? = nil, name: String? = nil, company: String? = nil) {
            self.phone = phone
            self.email = email
            self.name = name
            self.company = company
        }
    }

    /// A record about a person. `type` is the name of its table: `lead`, `contact`, `customer`, `member`.
    package struct Reference: Hashable, Sendable {
        package var type: String
        package var id: UUID

        package init(type: String, id: UUID) {
            self.type = type
            self.id = id
        }
    }

    package struct Match: Sendable {
        package var record: Reference
        /// Which of the query's members it fits.
        package var matched: [String]
        /// A JSON object of name, company, phone and e-mail, as far as the record has them.
        package var identity: String
    }

    package struct Matches: Sendable {
        package var found: [Match] = []
        /// Whether there are more of some kind than are named.
        package var hasMore = false
    }

    // MARK: finding

    /// Every record that has the phone or the e-mail, or the name (and the company): deleted ones too. Texts are compared as search does,
    /// without case, width, blanks and brackets.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `validation_failed`.
    package func search(_ query: Query, _ scope: TenantScope) async throws -> Matches {
        try scope.require(.write, .permissions)
        var problems = FieldProblems()
        let phone = problems.phone(query.phone, "/phone")
        let email = problems.email(query.email, "/email")
        let name = problems.text(query.name, "/name", max: LeadLimits.contactName)
        let company = problems.text(query.company, "/company", max: LeadLimits.company)
        if phone == nil, email == nil, name == nil, problems.isEmpty {
            problems.append(
                FieldProblem("", "missing", zh: "请给出电话、邮箱或姓名之一", en: "Give a phone, an e-mail or a name."))
        }
        try problems.check()

        return try await database.withTenant(scope, as: .system) { transaction in
            let catalogue = try PersonalCatalogue(try await transaction.run(PersonalCatalogue.reads))
            let subjects = catalogue.subjects
            let selects = subjects.map { table in
                Self.select(
                    table, catalogue, phone: phone?.e164, email: email?.address, name: name, company: company, tenant: scope.tenant)
            }
            let event = EventRecord(
                "person.searched", facet: .permissions, subject: scope.member?.id ?? MemberID(scope.tenant.uuid),
                data: .object([
                    "by": [phone.map { _ in "phone" }, email.map { _ in "email" }, name.map { _ in "name" }].compactMap { $0 }
                        .joined(separator: ",")
                ])
            ).insert(scope)
            let results = try await transaction.finish(selects + [event])
            var matches = Matches()
            for (table, result) in zip(subjects, results) {
                let rows = try result.decode((UUID, [String], String).self)
                matches.hasMore = matches.hasMore || rows.count > Self.maximumMatches
                matches.found += rows.prefix(Self.maximumMatches).map {
                    Match(record: Reference(type: table.name, id: $0.0), matched: $0.1, identity: $0.2)
                }
            }
            return matches
        }
    }

    private static func select(
        _ table: PersonalCatalogue.Table, _ catalogue: PersonalCatalogue, phone: String?, email: String?, name: String?, company: String?,
        tenant: TenantID
    ) -> SQL {
        func any(_ conditions: [SQL]) -> SQL {
            if conditions.isEmpty { return "false" }
            var sql: SQL = "("
            for (index, condition) in conditions.enumerated() { sql.append("\(fragment: index == 0 ? "" : " OR ")\(fragment: condition)") }
            sql.append(")")
            return sql
        }
        func same(_ column: SQL, _ text: String) -> SQL {
            "baton.search_text(\(fragment: column)) = (SELECT baton.search_text(\(text)))"
        }
        func column(_ column: PersonalCatalogue.Column) -> SQL { "t.\(fragment: .identifier(column.name))" }
        var conditions: [(name: String, condition: SQL)] = []
        if let phone { conditions.append(("phone", any(table.tagged("phone").map { "\(fragment: column($0)) = \(phone)" }))) }
        if let email { conditions.append(("email", any(table.tagged("email").map { "lower(\(fragment: column($0))) = lower(\(email))" }))) }
        if let name {
            var condition = any(table.tagged("name").map { same(column($0), name) })
            if let company {
                var places = table.tagged("company").map { same(column($0), company) }
                // Or that of the record which it is a part of.
                for part in catalogue.parts where part.child == table.name {
                    guard let parent = catalogue[part.parent] else { continue }
                    for place in parent.tagged("company") {
                        places.append(
                            """
                            EXISTS (SELECT 1 FROM \(fragment: parent.sql) AS p WHERE p.tenant_id = \(tenant)
                                    AND p.id = t.\(fragment: .identifier(part.column))
                                    AND \(fragment: same("p.\(fragment: .identifier(place.name))", company)))
                            """)
                    }
                }
                condition = "\(fragment: condition) AND \(fragment: any(places))"
            }
            conditions.append(("name", condition))
            // Who is only named in a record is told apart from whose record it is: erasing the record would erase somebody else.
            let mentions = table.tagged("mention")
            if !mentions.isEmpty { conditions.append(("mention", any(mentions.map { same(column($0), name) }))) }
        }
        var matched: SQL = "array_remove(ARRAY["
        for (index, item) in conditions.enumerated() {
            matched.append(
                "\(fragment: index == 0 ? "" : ", ")CASE WHEN \(fragment: item.condition) THEN \(item.name) END")
        }
        matched.append("]::text[], NULL)")
        var identity: SQL = "jsonb_strip_nulls(jsonb_build_object("
        var isFirst = true
        for tag in ["name", "company", "phone", "email"] {
            for place in table.tagged(tag).prefix(1) {
                identity.append("\(fragment: isFirst ? "" : ", ")\(tag)::text, \(fragment: column(place))")
                isFirst = false
            }
        }
        identity.append("))::text")
        return """
            SELECT t.id, \(fragment: matched), \(fragment: identity) FROM \(fragment: table.sql) AS t
            WHERE t.tenant_id = \(tenant) AND \(fragment: any(conditions.map(\.condition)))
            ORDER BY t.id LIMIT \(fragment: .constant(maximumMatches + 1))
            """
    }

    // MARK: what belongs to a record

    /// Rows of one table that are about the person.
    private struct Place {
        var table: PersonalCatalogue.Table
        /// Of rows of `t`, besides the tenant.
        var condition: SQL
        /// Whether they go with the person: parts of an account, and what is called by something personal.
        var isDeleted = false
    }

    private struct Holdings {
        var catalogue: PersonalCatalogue
        var roots: [(table: PersonalCatalogue.Table, ids: [UUID])]
        /// Nearest first.
        var parts: [Place] = []
        var mentions: [Place] = []
        /// Of the records and of everything that belongs to them.
        var ids: [UUID] = []

        var places: [Place] { roots.map { Place(table: $0.table, condition: "t.id = ANY (\($0.ids))") } + parts + mentions }
    }

    /// Finds the records and everything that belongs to them.
    ///
    /// - Parameter locks: whether the records stay as they are until the transaction ends.
    /// - Throws: `validation_failed` naming the records that are not there.
    private func holdings(
        _ references: [Reference], _ transaction: Transaction, tenant: TenantID, locks: Bool
    ) async throws -> Holdings {
        let catalogue = try PersonalCatalogue(try await transaction.run(PersonalCatalogue.reads))
        var problems = FieldProblems()
        for (place, reference) in references.enumerated() where catalogue[reference.type]?.isSubject != true {
            let known = catalogue.subjects.map(\.name).joined(separator: ", ")
            problems.append(
                FieldProblem("/records/\(place)/type", "unknown_type", zh: "可用：\(known)", en: "Known: \(known)."))
        }
        try problems.check()
        // One order of tables and rows for everybody who locks them.
        let wanted = Dictionary(grouping: references, by: \.type).sorted { $0.key < $1.key }
        let roots = wanted.compactMap { type, references in
            catalogue[type].map { (table: $0, ids: Set(references.map(\.id)).sorted { "\($0)" < "\($1)" }) }
        }
        let found = try await transaction.run(
            roots.map { root in
                """
                SELECT t.id FROM \(fragment: root.table.sql) AS t WHERE t.tenant_id = \(tenant) AND t.id = ANY (\(root.ids))
                ORDER BY t.id\(fragment: locks ? " FOR NO KEY UPDATE" : "")
                """
            })
        var existing: Set<Reference> = []
        for (root, result) in zip(roots, found) {
            for id in try result.column(UUID.self) { existing.insert(Reference(type: root.table.name, id: id)) }
        }
        for (place, reference) in references.enumerated() where !existing.contains(reference) {
            problems.append(
                FieldProblem("/records/\(place)/id", "unknown_record", zh: "没有这条记录", en: "There is no such record."))
        }
        try problems.check()

        var holdings = Holdings(catalogue: catalogue, roots: roots, ids: roots.flatMap(\.ids))
        var queue = roots.map { (table: $0.table, ids: $0.ids, isDeleted: $0.table.isAccount, depth: 0) }
        while !queue.isEmpty {
            let (parent, ids, isDeleted, depth) = queue.removeFirst()
            // Rows cannot need each other in a circle, tables can.
            for part in catalogue.parts where part.parent == parent.name && depth < 8 {
                // A person's record is nobody's part: whoever is to be erased is named.
                guard let child = catalogue[part.child], !child.isSubject else { continue }
                let condition: SQL = "t.\(fragment: .identifier(part.column)) = ANY (\(ids))"
                holdings.parts.append(Place(table: child, condition: condition, isDeleted: isDeleted))
                guard child.columns.contains(where: { $0.name == "id" && $0.type == "uuid" }) else { continue }
                let below = try await transaction.run(
                    "SELECT t.id FROM \(fragment: child.sql) AS t WHERE t.tenant_id = \(tenant) AND \(fragment: condition)"
                ).column(UUID.self)
                if below.isEmpty { continue }
                holdings.ids += below
                queue.append((child, below, isDeleted, depth + 1))
            }
        }
        holdings.parts = holdings.parts.map { place in
            var place = place
            if place.table.hasPersonalKey { place.isDeleted = true }
            return place
        }
        holdings.mentions =
            catalogue.mentioning.map { Place(table: $0, condition: "t.subject_id = ANY (\(holdings.ids))") }
            + catalogue.addressed.map { Place(table: $0, condition: "t.recipient_lead_id = ANY (\(holdings.ids))") }
        return holdings
    }

    private func check(_ references: [Reference]) throws {
        var problems = FieldProblems()
        if references.isEmpty {
            problems.append(FieldProblem("/records", "missing", zh: "至少一条记录", en: "Give one record at least."))
        }
        if references.count > Self.maximumRecords {
            problems.append(
                FieldProblem(
                    "/records", "too_many", zh: "一次最多 \(Self.maximumRecords) 条", en: "At most \(Self.maximumRecords) at once."))
        }
        try problems.check()
    }

    // MARK: handing over

    /// Everything that is held about a person, as one JSON document: the records, what belongs to them, and what names them; without secrets.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `validation_failed`: an unknown type or record, `too_many`, `too_many_rows`.
    package func export(_ references: [Reference], _ scope: TenantScope) async throws -> [UInt8] {
        try scope.require(.write, .permissions)
        try check(references)
        return try await database.withTenant(scope, as: .system) { transaction in
            let tenant = scope.tenant
            let holdings = try await holdings(references, transaction, tenant: tenant, locks: false)
            let statements = holdings.places.map { place -> SQL in
                """
                SELECT \(fragment: place.table.json) FROM \(fragment: place.table.sql) AS t
                WHERE t.tenant_id = \(tenant) AND \(fragment: place.condition) LIMIT \(fragment: .constant(Self.maximumRows + 1))
                """
            }
            let events = references.map { reference in
                EventRecord(
                    "person.exported", facet: .permissions, subject: SubjectID(reference.id), data: .object(["type": reference.type]))
            }
            let results = try await transaction.finish(statements + [EventRecord.insert(events, scope)])
            // A table may be reached in two ways; a row is written once.
            var tables: [(name: String, rows: [String])] = []
            var seen: Set<String> = []
            var count = 0
            for (place, result) in zip(holdings.places, results) {
                let rows = try result.column(String.self).filter { seen.insert(place.table.name + $0).inserted }
                count += rows.count
                guard count <= Self.maximumRows else {
                    throw ValidationFailure([
                        FieldProblem(
                            "/records", "too_many_rows", zh: "超过 \(Self.maximumRows) 行；请分次导出",
                            en: "More than \(Self.maximumRows) rows; export fewer records at once.")
                    ])
                }
                if rows.isEmpty { continue }
                if let index = tables.firstIndex(where: { $0.name == place.table.name }) {
                    tables[index].rows += rows
                } else {
                    tables.append((place.table.name, rows))
                }
            }
            return JSONWriter.object { json in
                json.field("format", 1)
                json.field("tenant_id", tenant)
                json.field("exported_at", Date())
                json.key("records")
                json.array { json in for reference in references { json.reference(reference) } }
                json.key("tables")
                json.object { json in
                    for table in tables.sorted(by: { $0.name < $1.name }) {
                        json.key(table.name)
                        json.array { json in for row in table.rows { json.raw(row) } }
                    }
                }
            }
        }
    }

    // MARK: erasing

    /// How many rows were emptied or deleted, of which table.
    package struct Erasure: Sendable, Equatable {
        package var rows: [String: Int] = [:]
    }

    /// Takes a person out of records: every personal column of them and of what belongs to them is emptied, in one transaction. Leads and
    /// customers stay, without the person (an open lead is disqualified, its deadline cancelled); contacts and members are deleted; what
    /// belongs to a member (keys, sessions, notifications) is deleted with him. What may be emptied at any time, such as answers that are
    /// kept for repeated requests, is emptied for the whole tenant. Doing it twice changes nothing more.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `validation_failed`: an unknown type or record, `too_many`; `conflict`: a
    ///   member who is not disabled, or owns open leads.
    package func erase(_ references: [Reference], _ scope: TenantScope) async throws -> Erasure {
        try scope.require(.write, .permissions)
        try check(references)
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .erase) { transaction in
            let holdings = try await holdings(references, transaction, tenant: tenant, locks: true)
            let members = holdings.roots.first { $0.table.name == "member" }?.ids ?? []
            if !members.isEmpty {
                let active = try await transaction.run(
                    """
                    SELECT id FROM baton.member
                    WHERE tenant_id = \(tenant) AND id = ANY (\(members)) AND status <> \(MemberStatus.disabled.rawValue) AND deleted_at IS NULL
                    """)
                guard active.isEmpty else {
                    throw BatonError(.conflict, detail: "the member is not disabled: hand over the records, disable, then erase")
                }
                // Their deadlines would go to nobody.
                let owned = try await transaction.run(
                    """
                    SELECT 1 FROM baton.lead
                    WHERE tenant_id = \(tenant) AND owner_id = ANY (\(members)) AND stage < 4 AND deleted_at IS NULL LIMIT 1
                    """)
                guard owned.isEmpty else { throw BatonError(.conflict, detail: "the member owns open leads: hand them over first") }
            }
            var steps: [(table: String, statement: SQL)] = []
            // What is deleted refers to what comes before it.
            for place in holdings.parts.reversed() where place.isDeleted {
                steps.append(
                    (
                        place.table.name,
                        "DELETE FROM \(fragment: place.table.sql) AS t WHERE t.tenant_id = \(tenant) AND \(fragment: place.condition)"
                    ))
            }
            for place in holdings.parts + holdings.mentions where !place.isDeleted && !place.table.personal.isEmpty {
                steps.append((place.table.name, try Self.empty(place, tenant: tenant)))
            }
            for root in holdings.roots {
                let place = Place(table: root.table, condition: "t.id = ANY (\(root.ids))")
                steps.append((root.table.name, try Self.empty(place, tenant: tenant, isRoot: true)))
                if !root.table.has("erased_at"), root.table.has("deleted_at") {
                    transaction.enqueue(
                        """
                        UPDATE \(fragment: root.table.sql) SET deleted_at = baton.now()
                        WHERE tenant_id = \(tenant) AND id = ANY (\(root.ids)) AND deleted_at IS NULL
                        """)
                }
            }
            // Rows that hold nothing yet stay: this very request may have one.
            for table in holdings.catalogue.tables where table.isCache {
                for column in table.personal {
                    steps.append(
                        (
                            table.name,
                            """
                            DELETE FROM \(fragment: table.sql)
                            WHERE tenant_id = \(tenant) AND \(fragment: .identifier(column.name)) IS NOT NULL
                            """
                        ))
                }
            }
            // Nobody is reminded of somebody who is gone; what is to go for good still does.
            transaction.enqueue(
                """
                DELETE FROM baton.timer
                WHERE tenant_id = \(tenant) AND subject_id = ANY (\(holdings.ids)) AND kind <> \(LeadPurgeHandler.kind)
                """)
            if !members.isEmpty {
                transaction.enqueue("DELETE FROM baton.credential WHERE tenant_id = \(tenant) AND member_id = ANY (\(members))")
                // Names of members are kept in memory for one version.
                transaction.enqueue(AccessChange.newVersion(tenant))
            }
            let events = references.map { reference in
                EventRecord("person.erased", facet: .permissions, subject: SubjectID(reference.id), data: .object(["type": reference.type]))
            }
            let results = try await transaction.finish(steps.map(\.statement) + [EventRecord.insert(events, scope)])
            var erasure = Erasure()
            for (step, result) in zip(steps, results) where result.affectedRows > 0 {
                erasure.rows[step.table, default: 0] += result.affectedRows
            }
            return erasure
        }
    }

    private static func empty(_ place: Place, tenant: TenantID, isRoot: Bool = false) throws -> SQL {
        let table = place.table
        var changes = try table.personal.map { column -> SQL in
            "\(fragment: .identifier(column.name)) = \(fragment: try column.emptied(key: table.key.first ?? "tenant_id"))"
        }
        if isRoot {
            if table.has("erased_at") { changes.append("erased_at = baton.now()") }
            if table.has("updated_at") { changes.append("updated_at = baton.now()") }
            if table.has("version") { changes.append("version = version + 1") }
            if table.name == "lead" {
                // An open lead that nobody can reach must not wait for anybody.
                changes.append("stage = CASE WHEN stage < 4 THEN \(LeadStage.disqualified.rawValue) ELSE stage END")
                changes.append(
                    "due_at = NULL, escalation = 0, escalated_at = NULL, escalation_policy_version_id = NULL, escalated_from = '{}'")
            }
        }
        var sql: SQL = "UPDATE \(fragment: table.sql) AS t SET "
        for (index, change) in changes.enumerated() { sql.append("\(fragment: index == 0 ? "" : ", ")\(fragment: change)") }
        sql.append(" WHERE t.tenant_id = \(tenant) AND \(fragment: place.condition)")
        return sql
    }
}

extension JSONWriter {
    fileprivate mutating func reference(_ reference: PrivacyService.Reference) {
        object { json in
            json.field("type", reference.type)
            json.key("id")
            json.value(reference.id)
        }
    }
}
