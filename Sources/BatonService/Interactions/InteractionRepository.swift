internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// The statements about interactions. Each carries the tenant (`LeadRepository`).
enum InteractionRepository {
    private static let columns: SQL = """
        id, kind, occurred_at, duration_s, message_count, content, member_id, created_at, direction, outcome, is_evidence, corrected_at
        """

    /// Newest first. Under the member's shape.
    static func list(of lead: LeadID, after position: (Date, InteractionID)?, limit: Int, tenant: TenantID) -> SQL {
        var sql: SQL = "SELECT \(fragment: columns) FROM baton.interaction WHERE tenant_id = \(tenant) AND lead_id = \(lead)"
        if let position { sql.append(" AND (occurred_at, id) < (\(position.0), \(position.1))") }
        sql.append(" ORDER BY occurred_at DESC, id DESC LIMIT \(fragment: .constant(limit))")
        return sql
    }

    /// Of several leads at once, each with its lead before it.
    static func list(ofLeads leads: SQL, limit: Int, tenant: TenantID) -> SQL {
        """
        SELECT lead_id, \(fragment: columns) FROM baton.interaction
        WHERE tenant_id = \(tenant) AND lead_id IN (\(fragment: leads))
        ORDER BY occurred_at DESC, id DESC LIMIT \(fragment: .constant(limit))
        """
    }

    static func decodeWithLeads(_ result: QueryResult) throws -> [(lead: LeadID, interaction: LeadService.RecordedInteraction)] {
        try result.decode(
            (LeadID, InteractionID, Int16, Date, Int32?, Int32?, String?, MemberID?, Date, Int16, Int16?, Bool, Date?).self
        ).compactMap { row in
            guard let kind = InteractionKind(rawValue: row.2), let direction = InteractionDirection(rawValue: row.9) else { return nil }
            return (
                row.0,
                LeadService.RecordedInteraction(
                    id: row.1, kind: kind, occurredAt: row.3, durationSeconds: row.4, messageCount: row.5, content: row.6, member: row.7,
                    createdAt: row.8, direction: direction, outcome: row.10.flatMap(InteractionOutcome.init(rawValue:)), isEvidence: row.11,
                    correctedAt: row.12)
            )
        }
    }

    static func fetch(_ id: InteractionID, of lead: LeadID, tenant: TenantID) -> SQL {
        """
        SELECT \(fragment: columns) FROM baton.interaction
        WHERE tenant_id = \(tenant) AND lead_id = \(lead) AND id = \(id) FOR NO KEY UPDATE
        """
    }

    static func decode(_ result: QueryResult) throws -> [LeadService.RecordedInteraction] {
        try result.decode(
            (InteractionID, Int16, Date, Int32?, Int32?, String?, MemberID?, Date, Int16, Int16?, Bool, Date?).self
        ).compactMap { row in
            guard let kind = InteractionKind(rawValue: row.1), let direction = InteractionDirection(rawValue: row.8) else { return nil }
            return LeadService.RecordedInteraction(
                id: row.0, kind: kind, occurredAt: row.2, durationSeconds: row.3, messageCount: row.4, content: row.5, member: row.6,
                createdAt: row.7, direction: direction, outcome: row.9.flatMap(InteractionOutcome.init(rawValue:)), isEvidence: row.10,
                correctedAt: row.11)
        }
    }

    /// Takes the responsibility of its lead as it stands in this transaction.
    static func insert(
        _ draft: InteractionDraft, _ id: InteractionID, isEvidence: Bool, isFirstTouch: Bool = false, by member: MemberID?, of lead: LeadID,
        tenant: TenantID
    ) -> SQL {
        // The first touch of a lead and its interaction are of the same moment, to the microsecond.
        let occurredAt: SQL = isFirstTouch ? "first_touch_at" : .time(draft.occurredAt)
        return """
            INSERT INTO baton.interaction (
                tenant_id, id, lead_id, owner_id, team_id, region_id, follower_ids, member_id, kind, occurred_at, duration_s, message_count,
                content, direction, outcome, is_evidence)
            SELECT tenant_id, \(id), id, owner_id, team_id, region_id, follower_ids, \(member), \(draft.kind.rawValue),
                   \(fragment: occurredAt), \(draft.durationSeconds), \(draft.messageCount), \(draft.content),
                   \(draft.direction.rawValue), \(draft.outcome?.rawValue), \(isEvidence)
            FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(lead)
            """
    }

    static func update(_ interaction: LeadService.RecordedInteraction, of lead: LeadID, tenant: TenantID) -> SQL {
        """
        UPDATE baton.interaction SET duration_s = \(interaction.durationSeconds), message_count = \(interaction.messageCount),
            content = \(interaction.content), direction = \(interaction.direction.rawValue), outcome = \(interaction.outcome?.rawValue),
            is_evidence = \(interaction.isEvidence), corrected_at = baton.now()
        WHERE tenant_id = \(tenant) AND lead_id = \(lead) AND id = \(interaction.id)
        RETURNING \(fragment: columns)
        """
    }

    // MARK: evidence

    /// The most of each kind since the lead is there (what the policy then makes of it is not asked here).
    static func evidence(of lead: Lead, tenant: TenantID) -> SQL {
        """
        SELECT max(duration_s) FILTER (WHERE kind = 1), max(message_count) FILTER (WHERE kind = 2), count(*) FILTER (WHERE kind = 3),
               count(*) FILTER (WHERE kind = 4)
        FROM baton.interaction
        WHERE tenant_id = \(tenant) AND lead_id = \(lead.id) AND (outcome IS NULL OR outcome IN (1, 6))
        """
    }

    static func decodeEvidence(_ result: QueryResult) throws -> TouchEvidence {
        guard let row = try result.first((Int32?, Int32?, Int64, Int64).self) else { return TouchEvidence() }
        return TouchEvidence(longestCall: row.0, mostMessages: row.1, mails: row.2, visits: row.3)
    }

    // MARK: keys of other systems

    static func linked(_ key: ExternalKey, tenant: TenantID) -> SQL {
        """
        SELECT interaction_id, lead_id FROM baton.interaction_external_id
        WHERE tenant_id = \(tenant) AND source = \(key.source) AND external_id = \(key.id)
        """
    }

    static func lockKey(_ key: ExternalKey, tenant: TenantID) -> SQL {
        "SELECT pg_advisory_xact_lock(hashtextextended(\("interaction \(tenant) \(key.source)/\(key.id)"), 0))"
    }

    static func link(_ key: ExternalKey, to interaction: InteractionID, of lead: LeadID, tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.interaction_external_id (tenant_id, source, external_id, interaction_id, lead_id)
        VALUES (\(tenant), \(key.source), \(key.id), \(interaction), \(lead))
        """
    }

    // MARK: colleagues

    /// One at a time of those who turn to the same customer, so that the second finds what the first has recorded.
    static func lockCustomer(of lead: Lead, tenant: TenantID) -> SQL {
        let company = lead.company.map(FoldedText.name).flatMap { $0.isEmpty ? nil : "company \($0)" }
        let keys = [lead.phone.map { "phone \($0)" }, company].compactMap { $0.map { "touch \(tenant) \($0)" } }.sorted()
        return """
            SELECT pg_advisory_xact_lock(hashtextextended(k, 0)) FROM (SELECT k FROM unnest(\(keys)) AS k ORDER BY k) AS sorted
            """
    }

    static func recentTouches(_ lead: LeadID, _ member: MemberID, _ policy: LeadPolicy, limit: Int32 = 5, tenant: TenantID) -> SQL {
        let count = policy.doubleCallMode == .off ? 0 : limit
        return """
            SELECT member_id, touched_at
            FROM baton.recent_touches(\(tenant), \(lead), \(member), \(Int32(policy.doubleCallDays)), \(count))
            """
    }

    static func decodeTouches(_ result: QueryResult, _ configuration: LeadConfiguration) throws -> [RecentTouch] {
        try result.decode((MemberID, Date).self).map { RecentTouch(memberName: configuration.members[$0.0]?.name, at: $0.1) }
    }
}

extension TouchEvidence {
    /// Of interactions that somebody may read.
    init(_ interactions: [LeadService.RecordedInteraction]) {
        let reached = interactions.filter { $0.outcome?.reachedSomebody ?? true }
        self.init(
            longestCall: reached.filter { $0.kind == .call }.compactMap(\.durationSeconds).max(),
            mostMessages: reached.filter { $0.kind == .chat }.compactMap(\.messageCount).max(),
            mails: Int64(reached.count { $0.kind == .mail }), visits: Int64(reached.count { $0.kind == .visit }))
    }
}
