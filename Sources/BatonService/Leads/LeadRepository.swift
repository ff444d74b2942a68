internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// The card of a lead: its columns with those of the tenant's own fields, and what a row of them is.
struct LeadCard: Sendable {
    let custom: CustomColumns
    let columns: SQL
    /// What a row of these columns is in JSON: the same as `JSONWriter.lead` makes of the lead, which is tested.
    let shape: JSONShape

    init(_ fields: CustomFields) {
        custom = CustomColumns(fields)
        let all = Self.fixed + Self.referrer
        let fixed = all.dropFirst().reduce(all[0].column) { "\(fragment: $0), \(fragment: $1.column)" }
        columns = "\(fragment: fixed)\(fragment: custom.list)"
        shape = JSONShape(all.map(\.member) + custom.members)
    }

    /// For tenants without fields of their own.
    static let plain = LeadCard(.none)

    /// The members of a card, in order.
    static let fields = fixed.map(\.member.name) + ["referred_by", "custom"]

    /// The same shape with some of its members only.
    func shape(showing fields: Set<String>) -> JSONShape {
        JSONShape((Self.fixed + Self.referrer).map(\.member) + custom.members, showing: fields)
    }

    /// Column by column with its name in JSON, in the order in which `decode` reads it.
    private static let fixed: [(column: SQL, member: JSONShape.Member)] = [
        ("id", .column("id")), ("contact_name", .column("contact_name")), ("company", .column("company")), ("phone", .column("phone")),
        ("phone_extension", .column("phone_extension")), ("email", .column("email")), ("area", .column("area")),
        ("region_id", .column("region_id")), ("product_line", .column("product_line")),
        ("budget_min_minor", .column("budget_min_minor")), ("budget_max_minor", .column("budget_max_minor")),
        ("currency", .column("currency")), ("budget_text", .column("budget")), ("need", .column("need")),
        ("channel", .choice("channel", LeadChannel.self)), ("stage", .choice("stage", LeadStage.self)),
        ("stage_reason", .column("stage_reason")), ("score", .column("score")), ("intent", .choice("intent", LeadIntent.self)),
        ("owner_id", .column("owner_id")), ("team_id", .column("team_id")), ("routing_rule_id", .column("routing_rule_id")),
        ("assigned_at", .column("assigned_at")), ("first_touch_at", .column("first_touch_at")), ("due_at", .column("due_at")),
        ("escalation", .column("escalation")), ("escalated_at", .column("escalated_at")), ("submitted_at", .column("submitted_at")),
        ("created_at", .column("created_at")), ("updated_at", .column("updated_at")), ("version", .column("version")),
        ("phone_verified_at", .column("phone_verified_at")),
        ("tags", .column("tags")),
    ]

    /// Who has sent it: behind the others, in an object of its own.
    private static let referrer: [(column: SQL, member: JSONShape.Member)] = [
        ("referrer_customer_id", .column("customer_id").inside("referred_by")),
        ("referrer_contact_id", .column("contact_id").inside("referred_by")),
        ("referrer_member_id", .column("member_id").inside("referred_by")), ("referrer_text", .column("text").inside("referred_by")),
    ]

    func decode(_ result: QueryResult, rows: Range<Int>? = nil) throws -> [Lead] {
        try result.map(rows) { row throws(DatabaseError) in
            let id: LeadID = try row.next()
            let contactName: String? = try row.next()
            let company: String? = try row.next()
            let phone: String? = try row.next()
            let phoneExtension: String? = try row.next()
            let email: String? = try row.next()
            let area: String? = try row.next()
            let region: RegionID? = try row.next()
            let productLine: String? = try row.next()
            let budgetMin: Int64? = try row.next()
            let budgetMax: Int64? = try row.next()
            let currency: String = try row.next()
            let budgetText: String? = try row.next()
            let need: String? = try row.next()
            let channel: Int16 = try row.next()
            let stage: Int16 = try row.next()
            let stageReason: String? = try row.next()
            let score: Int16 = try row.next()
            let intent: Int16 = try row.next()
            let owner: MemberID? = try row.next()
            let team: TeamID? = try row.next()
            let rule: RuleID? = try row.next()
            let assignedAt: Date? = try row.next()
            let firstTouchAt: Date? = try row.next()
            let dueAt: Date? = try row.next()
            let escalation: Int16 = try row.next()
            let escalatedAt: Date? = try row.next()
            let submittedAt: Date? = try row.next()
            let createdAt: Date = try row.next()
            let updatedAt: Date = try row.next()
            let version: Int32 = try row.next()
            let phoneVerifiedAt: Date? = try row.next()
            let tags: [UUID] = try row.next()
            let customer: CustomerID? = try row.next()
            let contact: ContactID? = try row.next()
            let member: MemberID? = try row.next()
            let words: String? = try row.next()
            let values = try custom.decode(&row)
            guard let channel = LeadChannel(rawValue: channel), let stage = LeadStage(rawValue: stage),
                let intent = LeadIntent(rawValue: intent)
            else { throw DatabaseError(.decoding, "lead \(id) has a channel, stage or intent of a newer program") }
            var lead = Lead(
                id: id, currency: currency, channel: channel, stage: stage, score: score, intent: intent, createdAt: createdAt,
                updatedAt: updatedAt, version: version)
            lead.contactName = contactName
            lead.company = company
            lead.phone = phone
            lead.phoneExtension = phoneExtension
            lead.email = email
            lead.area = area
            lead.region = region
            lead.productLine = productLine
            lead.budgetMinMinor = budgetMin
            lead.budgetMaxMinor = budgetMax
            lead.budgetText = budgetText
            lead.need = need
            lead.stageReason = stageReason
            lead.owner = owner
            lead.team = team
            lead.routingRule = rule
            lead.assignedAt = assignedAt
            lead.firstTouchAt = firstTouchAt
            lead.dueAt = dueAt
            lead.escalation = escalation
            lead.escalatedAt = escalatedAt
            lead.submittedAt = submittedAt
            lead.phoneVerifiedAt = phoneVerifiedAt
            lead.tags = tags.map { TagID($0) }
            lead.referrer = LeadReferrer(customer: customer, contact: contact, member: member, words: words)
            lead.custom = values
            return lead
        }
    }

    /// The lead that a statement has written.
    func one(_ result: QueryResult) throws -> Lead {
        guard let lead = try decode(result).first else { throw BatonError(.internalError) }
        return lead
    }
}

/// The statements about leads. Each carries the tenant, because row security does not route to a shard and the constant makes the
/// policy's tenant test a one-time filter.
enum LeadRepository {
    // MARK: reading, under the member's shape

    /// What a list is of, without its order and page.
    ///
    /// - Parameters:
    ///   - candidates: of the search, if it has some.
    ///   - within: what an export is confined to; `nil` is no confinement.
    private static func condition(_ query: LeadQuery, candidates: [UUID]?, within: [ReachGuide]?, tenant: TenantID) -> SQL {
        var sql: SQL = "tenant_id = \(tenant) AND deleted_at IS NULL"
        if let within { sql.append(" AND \(fragment: anyOf(within))") }
        if let candidates { sql.append(" AND id = ANY (\(candidates))") }
        if let search = query.searched { sql.append(" AND \(fragment: search.condition(tenant))") }
        for filter in query.filters { sql.append(" AND \(fragment: filter.condition(tenant: tenant))") }
        return sql
    }

    /// - Parameter guides: of the member's reaches, where there are several.
    static func list(
        _ query: LeadQuery, as card: LeadCard, candidates: [UUID]? = nil, guides: [ReachGuide]? = nil, within: [ReachGuide]? = nil,
        tenant: TenantID
    ) -> SQL {
        var condition = condition(query, candidates: candidates, within: within, tenant: tenant)
        let sort: LeadSort
        switch query.sort {
        case .field(let field): sort = field
        case .custom(let field, let isDescending):
            return list(query, by: field, isDescending: isDescending, as: card, where: condition)
        }
        if let position = query.after { condition.append(" AND \(fragment: sort.after(position))") }
        // One more than asked for tells whether there is a next page.
        let order: SQL = "ORDER BY \(fragment: sort.order) LIMIT \(fragment: .constant(query.limit + 1))"
        guard let guides, candidates == nil, sort.isByCreation, guides.count > 1, !guides.contains(where: \.isMany) else {
            return "SELECT \(fragment: card.columns) FROM baton.lead WHERE \(fragment: condition) \(fragment: order)"
        }
        // The newest of each reach stand at the beginning of an index of its own; of an OR they do not.
        var sql: SQL = "SELECT \(fragment: card.columns) FROM ("
        for (index, guide) in guides.enumerated() {
            sql.append(
                """
                \(fragment: index == 0 ? "" : " UNION ")(SELECT \(fragment: card.columns) FROM baton.lead
                WHERE \(fragment: condition) AND \(fragment: guide.condition) \(fragment: order))
                """)
        }
        sql.append(") AS seen \(fragment: order)")
        return sql
    }

    /// In the order of a field of the tenant's, for which there is an index of those that have a value. Those that have none come behind them,
    /// whichever way the order goes; they are only looked for when the others do not fill the page.
    private static func list(
        _ query: LeadQuery, by field: CustomField, isDescending: Bool, as card: LeadCard, where condition: SQL
    ) -> SQL {
        let (column, limit) = (SQL.identifier(field.slot.column), SQL.constant(query.limit + 1))
        let (direction, beyond): (SQL, SQL) = isDescending ? ("DESC", "<") : ("ASC", ">")
        var (valued, empty): (SQL, SQL) = ("\(fragment: column) IS NOT NULL", "\(fragment: column) IS NULL")
        if let position = query.after {
            let value = CustomColumns.value(position.value.custom(field), field.slot.kind)
            valued.append(" AND (\(fragment: column), id) \(fragment: beyond) (\(fragment: value), \(position.id))")
            if position.value == .none { empty.append(" AND id \(fragment: beyond) \(position.id)") }
        }
        func part(_ which: SQL, _ order: SQL) -> SQL {
            """
            (SELECT \(fragment: card.columns) FROM baton.lead WHERE \(fragment: condition) AND \(fragment: which)
             ORDER BY \(fragment: order) LIMIT \(fragment: limit))
            """
        }
        let last = part(empty, "id \(fragment: direction)")
        if query.after?.value == LeadSortValue.none { return last }
        let first = part(valued, "\(fragment: column) \(fragment: direction), id \(fragment: direction)")
        return "\(fragment: first) UNION ALL \(fragment: last) LIMIT \(fragment: limit)"
    }

    /// How many there are, by stage: leads, of those in the pool, overdue, and the sum of their scores.
    static func summary(_ query: LeadQuery, candidates: [UUID]? = nil, guides: [ReachGuide]? = nil, tenant: TenantID) -> SQL {
        var sql: SQL = """
            SELECT stage, count(*), count(*) FILTER (WHERE owner_id IS NULL), count(*) FILTER (WHERE due_at < baton.now() AND stage < 4),
                   sum(score)
            FROM baton.lead WHERE \(fragment: condition(query, candidates: candidates, within: nil, tenant: tenant))
            """
        sql.append(either(guides, candidates: candidates))
        sql.append(" GROUP BY stage ORDER BY stage")
        return sql
    }

    static func count(
        _ query: LeadQuery, candidates: [UUID]? = nil, guides: [ReachGuide]? = nil, within: [ReachGuide]? = nil, tenant: TenantID
    ) -> SQL {
        let condition = condition(query, candidates: candidates, within: within, tenant: tenant)
        return "SELECT count(*) FROM baton.lead WHERE \(fragment: condition)\(fragment: either(guides, candidates: candidates))"
    }

    /// Only where a reach of many values stands beside others: an OR of single ones is found by the policies' own conditions.
    static func either(_ guides: [ReachGuide]?, candidates: [UUID]?) -> SQL {
        guard let guides, candidates == nil, guides.contains(where: \.isMany) else { return "" }
        return " AND \(fragment: anyOf(guides))"
    }

    private static func anyOf(_ guides: [ReachGuide]) -> SQL {
        var sql: SQL = guides.isEmpty ? "(false" : "("
        for (index, guide) in guides.enumerated() { sql.append("\(fragment: index == 0 ? "" : " OR ")(\(fragment: guide.condition))") }
        sql.append(")")
        return sql
    }

    /// What is about to be changed, as it is until then. No row for who may not write it.
    static func lockForUpdate(_ id: LeadID, as card: LeadCard, tenant: TenantID) -> SQL {
        """
        SELECT \(fragment: card.columns) FROM baton.lead
        WHERE tenant_id = \(tenant) AND id = \(id) AND deleted_at IS NULL FOR NO KEY UPDATE
        """
    }

    static func fetch(_ id: LeadID, as card: LeadCard, tenant: TenantID) -> SQL {
        "SELECT \(fragment: card.columns) FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(id) AND deleted_at IS NULL"
    }

    static func fetch(_ ids: [LeadID], as card: LeadCard, tenant: TenantID) -> SQL {
        "SELECT \(fragment: card.columns) FROM baton.lead WHERE tenant_id = \(tenant) AND id = ANY (\(ids)) AND deleted_at IS NULL"
    }

    /// The lead that another system calls so.
    static func fetch(_ key: ExternalKey, as card: LeadCard, tenant: TenantID) -> SQL {
        """
        SELECT \(fragment: card.columns) FROM baton.lead
        WHERE tenant_id = \(tenant) AND id = (\(fragment: linkedLead(key, tenant: tenant))) AND deleted_at IS NULL
        """
    }

    /// Its id, also when it has been deleted.
    static func linkedLead(_ key: ExternalKey, tenant: TenantID) -> SQL {
        """
        SELECT lead_id FROM baton.lead_external_id
        WHERE tenant_id = \(tenant) AND source = \(key.source) AND external_id = \(key.id)
        """
    }

    static func keys(of ids: [LeadID], tenant: TenantID) -> SQL {
        """
        SELECT lead_id, source, external_id FROM baton.lead_external_id
        WHERE tenant_id = \(tenant) AND lead_id = ANY (\(ids)) ORDER BY lead_id, source
        """
    }

    static func decodeKeys(_ result: QueryResult) throws -> [LeadID: [ExternalKey]] {
        Dictionary(grouping: try result.decode((LeadID, String, String).self), by: \.0)
            .mapValues { $0.map { ExternalKey(source: $0.1, id: $0.2) } }
    }

    static func followers(of id: LeadID, tenant: TenantID) -> SQL {
        "SELECT follower_ids FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(id)"
    }

    /// Returns the row only if the member may also change it: PostgreSQL applies the UPDATE policies to a locking read.
    static func lockWritable(_ id: LeadID, tenant: TenantID) -> SQL {
        "SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(id) AND deleted_at IS NULL FOR KEY SHARE"
    }

    static func signals(of id: LeadID, tenant: TenantID) -> SQL {
        """
        SELECT id, kind, occurred_at, note FROM baton.lead_signal
        WHERE tenant_id = \(tenant) AND lead_id = \(id) ORDER BY occurred_at, id
        """
    }

    /// Changes the given fields; `version` is the one that the caller has seen, if it says.
    ///
    /// - Parameter tags: all that it has afterwards; under `system` only.
    static func update(
        _ id: LeadID, _ patch: LeadPatch, region: RegionID??, version: Int32?, tags: [TagID]? = nil, as card: LeadCard, tenant: TenantID
    ) -> SQL {
        let phone = patch.phone
        let (isReferred, referrer) = (patch.referrer != nil, patch.referrer ?? nil)
        let tagging: SQL = tags.map { ", tags = \($0.map(\.uuid))" } ?? ""
        let budget = patch.budget
        var sql: SQL = """
            UPDATE baton.lead SET updated_at = baton.now(), version = version + 1,
                contact_name = CASE WHEN \(patch.contactName != nil) THEN \(patch.contactName ?? nil) ELSE contact_name END,
                company = CASE WHEN \(patch.company != nil) THEN \(patch.company ?? nil) ELSE company END,
                phone = CASE WHEN \(phone != nil) THEN \((phone ?? nil)?.e164) ELSE phone END,
                phone_extension = CASE WHEN \(phone != nil) THEN \((phone ?? nil)?.extension) ELSE phone_extension END,
                email = CASE WHEN \(patch.email != nil) THEN \((patch.email ?? nil)?.address) ELSE email END,
                area = CASE WHEN \(patch.area != nil) THEN \((patch.area ?? nil)?.shortName) ELSE area END,
                region_id = CASE WHEN \(region != nil) THEN \(region ?? nil) ELSE region_id END,
                product_line = CASE WHEN \(patch.productLine != nil) THEN \(patch.productLine ?? nil) ELSE product_line END,
                budget_min_minor = CASE WHEN \(budget != nil) THEN \((budget ?? nil)?.minMinor) ELSE budget_min_minor END,
                budget_max_minor = CASE WHEN \(budget != nil) THEN \((budget ?? nil)?.maxMinor) ELSE budget_max_minor END,
                budget_text = CASE WHEN \(patch.budgetText != nil) THEN \(patch.budgetText ?? nil) ELSE budget_text END,
                need = CASE WHEN \(patch.need != nil) THEN \(patch.need ?? nil) ELSE need END,
                referrer_customer_id = CASE WHEN \(isReferred) THEN \(referrer?.customer) ELSE referrer_customer_id END,
                referrer_contact_id = CASE WHEN \(isReferred) THEN \(referrer?.contact) ELSE referrer_contact_id END,
                referrer_member_id = CASE WHEN \(isReferred) THEN \(referrer?.member) ELSE referrer_member_id END,
                referrer_text = CASE WHEN \(isReferred) THEN \(referrer?.words) ELSE referrer_text END\(fragment: tagging)\(fragment: card.custom.assignments(patch.custom))
            WHERE tenant_id = \(tenant) AND id = \(id) AND deleted_at IS NULL
            """
        if let version { sql.append(" AND version = \(version)") }
        sql.append(" RETURNING \(fragment: card.columns)")
        return sql
    }

    // MARK: capturing and moving, under `system`

    /// One capture at a time for each team, so that "least open load" is counted on what is true.
    static func lockTeam(_ team: TeamID, tenant: TenantID) -> SQL {
        "SELECT id FROM baton.team WHERE tenant_id = \(tenant) AND id = \(team) FOR NO KEY UPDATE"
    }

    /// The active member of the team with the least open leads; among equals whoever waits longest. The same as `AssignmentCandidates` finds for
    /// tenants in which nobody is frozen, away or limited, which need not read everybody.
    static func pickMember(of team: TeamID, tenant: TenantID) -> SQL {
        """
        SELECT m.id, l.open_leads FROM baton.member m
        JOIN baton.member_load l ON l.tenant_id = m.tenant_id AND l.member_id = m.id
        WHERE m.tenant_id = \(tenant) AND l.tenant_id = \(tenant) AND m.team_id = \(team)
          AND m.status = 1 AND m.takes_leads AND m.deleted_at IS NULL
        ORDER BY l.open_leads, l.last_assigned_at NULLS FIRST, m.id
        LIMIT 1
        """
    }

    /// Each freeze has been passed over once; who was the last time is free again.
    static func countDown(_ freezes: [FreezeID], tenant: TenantID) -> [SQL] {
        if freezes.isEmpty { return [] }
        return [
            """
            UPDATE baton.assignment_freeze AS f SET remaining = greatest(f.remaining - c.count, 0)
            FROM (SELECT id, count(*) AS count FROM unnest(\(freezes)) AS u (id) GROUP BY id) AS c
            WHERE f.tenant_id = \(tenant) AND f.id = c.id AND f.ended_at IS NULL
            """,
            """
            UPDATE baton.assignment_freeze SET ended_at = baton.now()
            WHERE tenant_id = \(tenant) AND id = ANY (\(freezes)) AND ended_at IS NULL AND remaining = 0
            """,
        ]
    }

    /// Serialises captures of the same phone or mail, so that two of them cannot both find no duplicate.
    static func lockDuplicateKeys(_ keys: [String], tenant: TenantID) -> SQL {
        """
        SELECT pg_advisory_xact_lock(hashtextextended(\(tenant.description) || k, 0))
        FROM (SELECT k FROM unnest(\(keys.sorted())) AS k ORDER BY k) AS sorted,
             LATERAL (SELECT pg_advisory_xact_lock_shared(hashtextextended(\("\(tenant) duplicates"), 0))) AS shared
        """
    }

    /// The same for all phones and mails of the tenant at once: a batch has too many for a lock of each.
    static func lockAllDuplicateKeys(tenant: TenantID) -> SQL {
        "SELECT pg_advisory_xact_lock(hashtextextended(\("\(tenant) duplicates"), 0))"
    }

    static func openLeads(phone: String?, email: String?, tenant: TenantID) -> SQL {
        """
        SELECT id, phone, phone_extension, email, contact_name, company FROM baton.lead
        WHERE tenant_id = \(tenant) AND (phone = \(phone) OR email = \(email)) AND stage < 4 AND deleted_at IS NULL
        """
    }

    struct Assignment {
        var owner: MemberID?
        var team: TeamID?
        var rule: RuleID?
        var window: LeadWindow
        /// How the owner was found; `nil` where nobody was looked for.
        var pick: AssignmentCandidates.Pick?
    }

    static func insert(
        _ id: LeadID, _ draft: LeadDraft, region: RegionID?, score: Int16, intent: LeadIntent, _ assignment: Assignment, as card: LeadCard,
        tenant: TenantID
    ) -> SQL {
        """
        INSERT INTO baton.lead (
            tenant_id, id, contact_name, company, phone, phone_extension, email, area, region_id, product_line,
            budget_min_minor, budget_max_minor, budget_text, need, channel, score, intent, owner_id, team_id, routing_rule_id,
            assigned_at, due_at, escalation_policy_version_id, submitted_at, referrer_customer_id, referrer_contact_id, referrer_member_id,
            referrer_text, tags\(fragment: card.custom.list))
        VALUES (
            \(tenant), \(id), \(draft.contactName), \(draft.company), \(draft.phone?.e164), \(draft.phone?.extension),
            \(draft.email?.address), \(draft.area?.shortName), \(region), \(draft.productLine),
            \(draft.budget?.minMinor), \(draft.budget?.maxMinor), \(draft.budgetText), \(draft.need), \(draft.channel.rawValue),
            \(score), \(intent.rawValue), \(assignment.owner), \(assignment.team), \(assignment.rule),
            \(fragment: assignment.owner == nil ? "NULL" : "baton.now()"),
            \(fragment: assignment.window.dueAt), \(assignment.window.policy), \(draft.submittedAt), \(draft.referrer?.customer),
            \(draft.referrer?.contact), \(draft.referrer?.member), \(draft.referrer?.words),
            \(draft.tags.map(\.uuid))\(fragment: card.custom.values(draft.custom)))
        RETURNING \(fragment: card.columns)
        """
    }

    static func insertPayload(_ payload: RawPayload, of id: LeadID, region: RegionID?, _ assignment: Assignment, tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.lead_payload (tenant_id, lead_id, owner_id, team_id, region_id, content_type, body, source)
        VALUES (
            \(tenant), \(id), \(assignment.owner), \(assignment.team), \(region),
            \(payload.contentType), \(payload.body), \(payload.source))
        """
    }

    /// Serialises those who would link the same pair; the key of the table is what refuses a second one.
    static func lockKey(_ key: ExternalKey, tenant: TenantID) -> SQL {
        "SELECT pg_advisory_xact_lock(hashtextextended(\("\(tenant) \(key.source)/\(key.id)"), 0))"
    }

    // Children take the responsibility of their lead as it stands in this transaction.

    static func insertKey(_ key: ExternalKey, of lead: LeadID, tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.lead_external_id (tenant_id, source, external_id, lead_id, owner_id, team_id, region_id, follower_ids)
        SELECT tenant_id, \(key.source), \(key.id), id, owner_id, team_id, region_id, follower_ids
        FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(lead)
        """
    }

    static func unlink(_ lead: LeadID, _ source: String, tenant: TenantID) -> SQL {
        "DELETE FROM baton.lead_external_id WHERE tenant_id = \(tenant) AND lead_id = \(lead) AND source = \(source)"
    }

    static func insertSignal(_ kind: SignalKind, at occurredAt: Date?, note: String?, of lead: LeadID, tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.lead_signal (
            tenant_id, id, lead_id, owner_id, team_id, region_id, follower_ids, kind, occurred_at, note)
        SELECT tenant_id, \(SignalID.make()), id, owner_id, team_id, region_id, follower_ids,
               \(kind.rawValue), \(fragment: .time(occurredAt)), \(note)
        FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(lead)
        """
    }

    static func lock(_ lead: Lead, tenant: TenantID) -> SQL {
        "SELECT baton.lock_lead(\(tenant), \(lead.id), \(lead.version))"
    }

    /// A qualifying touch: the response window is met, and from now on the follow-up window runs.
    static func touch(_ lead: Lead, at occurredAt: Date?, followUp: LeadWindow, isFirst: Bool, as card: LeadCard, tenant: TenantID) -> SQL {
        """
        UPDATE baton.lead SET
            \(fragment: isFirst ? "first_touch_at = \(fragment: .time(occurredAt))," : "") due_at = \(fragment: followUp.dueAt), escalation = 0, escalated_at = NULL,
            escalation_policy_version_id = \(followUp.policy), escalated_from = '{}',
            updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(lead.id)
        RETURNING \(fragment: card.columns)
        """
    }

    static func setScore(_ id: LeadID, _ score: Int16, _ intent: LeadIntent, as card: LeadCard, tenant: TenantID) -> SQL {
        """
        UPDATE baton.lead SET score = \(score), intent = \(intent.rawValue), updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(id)
        RETURNING \(fragment: card.columns)
        """
    }

    /// A lead that is opened again starts anew: it needs a first touch of its own (events keep the old one).
    ///
    /// - Parameter window: until when the next thing must have happened; `nil` closes the lead.
    static func setStage(_ lead: Lead, _ stage: LeadStage, reason: String?, window: LeadWindow?, as card: LeadCard, tenant: TenantID) -> SQL
    {
        """
        UPDATE baton.lead SET stage = \(stage.rawValue), stage_reason = \(reason),
            first_touch_at = CASE WHEN \(stage == .new) THEN NULL ELSE first_touch_at END,
            due_at = \(fragment: window?.dueAt ?? "NULL"), escalation = 0, escalated_at = NULL,
            escalation_policy_version_id = \(window?.policy), escalated_from = '{}',
            updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(lead.id)
        RETURNING \(fragment: card.columns)
        """
    }

    /// A new owner starts with a window of its own.
    static func assign(_ lead: Lead, to owner: MemberID, team: TeamID?, window: LeadWindow, as card: LeadCard, tenant: TenantID) -> SQL {
        """
        UPDATE baton.lead SET owner_id = \(owner), team_id = \(team), routing_rule_id = NULL, assigned_at = baton.now(),
            due_at = \(fragment: window.dueAt), escalation = 0, escalated_at = NULL,
            escalation_policy_version_id = \(window.policy), escalated_from = '{}',
            updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(lead.id)
        RETURNING \(fragment: card.columns)
        """
    }
}

extension LeadRepository.Assignment {
    /// Why nobody got it.
    var reason: String? {
        if owner != nil { return nil }
        if rule == nil { return "no_rule_fits" }
        // A rule that sends it to the pool.
        guard let pick else { return "rule" }
        return pick.failure?.rawValue
    }

    /// Whether somebody has to be told that it lies in the pool, against what is meant.
    var isMisplaced: Bool { owner == nil && (rule == nil || pick != nil) }
}

extension JSONShape.Member {
    /// A column with the numbers of a choice, which JSON names by their keys.
    static func choice<Choice: KeyedChoice>(_ name: String, _ type: Choice.Type) -> Self {
        .labels(name, Dictionary(uniqueKeysWithValues: Choice.allCases.map { (Int($0.rawValue), $0.key) }))
    }
}

extension SQL {
    /// A time that was given, or the database's now. Never by `coalesce`: Citus refuses functions of the clock inside it in an UPDATE.
    static func time(_ date: Date?) -> SQL { date.map { "\($0)" } ?? "baton.now()" }
}
