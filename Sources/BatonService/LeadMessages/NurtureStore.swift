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
