internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// Statements of the nurture pool. Each carries the tenant.
enum NurtureStore {
    // MARK: items

    static let itemColumns: SQL = """
        id, kind, title_zh, title_en, summary_zh, summary_en, url, language, tags, product_lines, keywords, is_enabled, valid_from,
        valid_until, created_at, updated_at, version
        """

    static func items(_ condition: SQL, _ tenant: TenantID) -> SQL {
        "SELECT \(fragment: itemColumns) FROM baton.content_item WHERE tenant_id = \(tenant) AND \(fragment: condition)"
    }

    static let isSent: SQL = """
        deleted_at IS NULL AND is_enabled AND (valid_from IS NULL OR valid_from <= baton.now())
        AND (valid_until IS NULL OR valid_until > baton.now())
        """

    static func decodeItems(_ result: QueryResult) throws -> [ContentItem] {
        try result.map { row throws(DatabaseError) in
            let id: ContentItemID = try row.next()
            let kind: String = try row.next()
            var item = ContentItem(id: id, kind: ContentItem.Kind(rawValue: kind) ?? .article, url: "")
            item.titleZH = try row.next()
            item.titleEN = try row.next()
            item.summaryZH = try row.next()
            item.summaryEN = try row.next()
            item.url = try row.next()
            item.language = try row.next()
            item.tags = try row.next()
            item.productLines = try row.next()
            item.keywords = try row.next()
            item.isEnabled = try row.next()
            item.validFrom = try row.next()
            item.validUntil = try row.next()
            item.createdAt = try row.next()
            item.updatedAt = try row.next()
            item.version = try row.next()
            return item
        }
    }

    /// Returns it.
    static func insert(_ item: ContentItem, _ tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.content_item (
            tenant_id, id, kind, title_zh, title_en, summary_zh, summary_en, url, language, tags, product_lines, keywords, is_enabled,
            valid_from, valid_until)
        VALUES (\(tenant), \(item.id), \(item.kind.rawValue), \(item.titleZH), \(item.titleEN), \(item.summaryZH), \(item.summaryEN),
                \(item.url), \(item.language), \(item.tags), \(item.productLines), \(item.keywords), \(item.isEnabled), \(item.validFrom),
                \(item.validUntil))
        RETURNING \(fragment: itemColumns)
        """
    }

    /// Returns it, and nothing when its version is another one.
    static func update(_ item: ContentItem, _ tenant: TenantID) -> SQL {
        """
        UPDATE baton.content_item SET kind = \(item.kind.rawValue), title_zh = \(item.titleZH), title_en = \(item.titleEN),
            summary_zh = \(item.summaryZH), summary_en = \(item.summaryEN), url = \(item.url), language = \(item.language),
            tags = \(item.tags), product_lines = \(item.productLines), keywords = \(item.keywords), is_enabled = \(item.isEnabled),
            valid_from = \(item.validFrom), valid_until = \(item.validUntil), updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(item.id) AND deleted_at IS NULL AND version = \(item.version)
        RETURNING \(fragment: itemColumns)
        """
    }

    /// Leads that were of nurture before there was anything for them.
    static func enter(_ tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.lead_nurture (tenant_id, lead_id, state, next_on, slot)
        SELECT l.tenant_id, l.id, 1, baton.now()::date, (hashtextextended(l.id::text, 0) & 2147483647) % 10000
        FROM baton.lead l WHERE l.tenant_id = \(tenant) AND l.intent = 1 AND l.stage < 4 AND l.deleted_at IS NULL
        ON CONFLICT (tenant_id, lead_id) DO NOTHING
        """
    }

    static func arm(_ tenant: TenantID) -> SQL { Timers.advance(NurtureHandler.kind, tenant, after: .seconds(1), tenant: tenant) }

    // MARK: policy

    static func policy(_ tenant: TenantID) -> SQL {
        """
        SELECT is_enabled, send_from, send_until, on_working_days, site_hosts, version FROM baton.nurture_policy WHERE tenant_id = \(tenant)
        """
    }

    static func decodePolicy(_ result: QueryResult) throws -> NurturePolicy {
        var policy = NurturePolicy()
        guard let row = try result.first((Bool, Int16, Int16, Bool, [String], Int32).self) else { return policy }
        (policy.isEnabled, policy.sendFrom, policy.sendUntil, policy.onWorkingDays, policy.siteHosts, policy.version) = row
        return policy
    }

    /// Channels that bring content to the people of leads: mail before text messages.
    static func channels(_ tenant: TenantID) -> SQL {
        """
        SELECT id, kind FROM baton.channel
        WHERE tenant_id = \(tenant) AND is_enabled AND kind IN ('mail', 'sms') AND 'nurture_content' = ANY (carries) ORDER BY kind
        """
    }

    /// Whether the person has answered since content was last sent, on whichever way.
    static let hasReplied: SQL = """
        EXISTS (SELECT FROM baton.interaction i WHERE i.tenant_id = n.tenant_id AND i.lead_id = n.lead_id AND i.direction = 2
                AND i.created_at > n.replies_after)
        """

    // MARK: what becomes of a message

    /// Reasons after which nothing more is sent.
    private static let final: Set<String> = ["replied", "opted_out", "undeliverable"]

    static func ended(_ ending: MessageEnding, _ message: OutboxMessage, lead: LeadID) -> [SQL] {
        let tenant = message.tenant
        let item = MessageTemplateService.parameters(message.data)["item_id"].flatMap { ContentItemID($0) }
        let (status, problem): (Int16, String?) =
            switch ending {
            case .delivered: (2, nil)
            case .skipped(let code): (3, code)
            case .dead(let code): (4, code)
            }
        let message: SQL = """
            UPDATE baton.nurture_message SET status = \(status), problem = \(problem),
                sent_at = \(fragment: problem == nil ? "baton.now()" : "NULL")
            WHERE tenant_id = \(tenant) AND id = \(message.id)
            """
        guard let problem else {
            return [
                message,
                """
                UPDATE baton.lead_nurture SET pending_id = NULL, pending_at = NULL, last_sent_at = baton.now(), replies_after = baton.now(),
                    sent_count = sent_count + 1, last_problem = NULL
                WHERE tenant_id = \(tenant) AND lead_id = \(lead)
                """,
            ]
        }
        // The item may come another day.
        let nurture: SQL =
            final.contains(problem)
            ? """
            UPDATE baton.lead_nurture SET pending_id = NULL, pending_at = NULL, last_problem = \(problem), state = 3::smallint,
                reason = \(problem), note = NULL, changed_at = baton.now(), sent_items = array_remove(sent_items, \(item?.uuid))
            WHERE tenant_id = \(tenant) AND lead_id = \(lead)
            """
            : """
            UPDATE baton.lead_nurture SET pending_id = NULL, pending_at = NULL, last_problem = \(problem),
                sent_items = array_remove(sent_items, \(item?.uuid))
            WHERE tenant_id = \(tenant) AND lead_id = \(lead)
            """
        return [message, nurture]
    }

    static func isFinal(_ problem: String) -> Bool { final.contains(problem) }
}
