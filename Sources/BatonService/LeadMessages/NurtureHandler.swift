package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// Sends content to the nurture pool (L3): a timer for each tenant looks whose turn it is.
///
/// A lead has a place within the sending hours, by its id, so that a large pool is spread over them. What was missed is not caught up: a lead gets
/// one item on a day, whatever has happened before. The truth is `lead_nurture`; a message is on its way at most once at a time.
package struct NurtureHandler: TimerHandler {
    package static let kind = "nurture"
    package var kind: String { Self.kind }

    package init() {}

    /// Leads in one look; the next comes soon when there are as many. 500 a minute and more in all.
    static let batch = 200
    /// Until the next look, seconds: when there was more, between two of a day, and when nothing can be sent.
    private static let soon = 10
    private static let usually = 60
    private static let rarely = 600
    /// Hours after which a message that has left no trace counts as lost: its channel was deleted.
    private static let lostAfter = 36

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        // The day, the minute and the place of now in the tenant's zone.
        let clock: SQL = """
            SELECT (baton.now() AT TIME ZONE t.time_zone)::date AS today,
                   (extract(hour FROM baton.now() AT TIME ZONE t.time_zone) * 60 + extract(minute FROM baton.now() AT TIME ZONE t.time_zone))::int AS minute,
                   coalesce(p.send_from, 600)::int AS send_from, coalesce(p.send_until, 1080)::int AS send_until, t.time_zone, t.status
            FROM baton.tenant t LEFT JOIN baton.nurture_policy p ON p.tenant_id = \(tenant) WHERE t.id = \(tenant)
            """
        return [
            """
            SELECT c.status, c.minute, c.today::text, (c.today + c.send_from * interval '1 minute') AT TIME ZONE c.time_zone,
                   (c.today + 1 + c.send_from * interval '1 minute') AT TIME ZONE c.time_zone, baton.now()
            FROM (\(fragment: clock)) AS c
            """,
            NurtureStore.policy(tenant),
            NurtureStore.channels(tenant),
            NurtureStore.items(
                "\(fragment: NurtureStore.isSent) ORDER BY id LIMIT \(fragment: .constant(ContentService.maximumItems))", tenant),
            // There is something new for those who had got everything.
            """
            UPDATE baton.lead_nurture SET state = 1, reason = NULL, changed_at = baton.now()
            WHERE tenant_id = \(tenant) AND state = 4 AND lead_id IN (
                SELECT f.lead_id FROM baton.lead_nurture f
                WHERE f.tenant_id = \(tenant) AND f.state = 4 AND f.changed_at < (
                    SELECT max(greatest(i.updated_at, i.valid_from)) FROM baton.content_item i
                    WHERE i.tenant_id = \(tenant) AND \(fragment: NurtureStore.isSent))
                ORDER BY f.changed_at LIMIT \(fragment: .constant(Self.batch)))
            """,
            """
            SELECT n.lead_id, n.sent_items, n.pending_id, m.content_item_id, n.is_owner_told, \(fragment: NurtureStore.hasReplied),
                   l.intent = 1 AND l.stage < 4 AND l.deleted_at IS NULL, l.contact_name, l.company, l.need, l.product_line,
                   l.email IS NOT NULL, l.phone IS NOT NULL, l.owner_id
            FROM (\(fragment: clock)) AS c
            CROSS JOIN baton.lead_nurture n
            JOIN baton.lead l ON l.tenant_id = n.tenant_id AND l.id = n.lead_id
            LEFT JOIN baton.nurture_message m ON m.tenant_id = n.tenant_id AND m.id = n.pending_id
            WHERE n.tenant_id = \(tenant) AND l.tenant_id = \(tenant) AND n.state = 1
              AND c.minute >= c.send_from AND c.minute < c.send_until AND n.next_on <= c.today
              AND (n.next_on < c.today OR n.slot < (c.minute - c.send_from + 1) * 10000 / (c.send_until - c.send_from))
              AND (n.pending_id IS NULL OR n.pending_at < baton.now() - \(Self.lostAfter) * interval '1 hour')
              AND (n.last_sent_at IS NULL OR (n.last_sent_at AT TIME ZONE c.time_zone)::date < c.today)
            ORDER BY n.next_on, n.slot LIMIT \(fragment: .constant(Self.batch)) FOR NO KEY UPDATE OF n SKIP LOCKED
            """,
        ] + TenantCalendars.reads(tenant)
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        func again(at date: Date) {
            effects.statements.append(Timers.arm(Self.kind, tenant.uuid, at: date, tenant: tenant))
        }
        // A tenant that is gone needs no timer.
        guard let (status, minute, today, opensAt, opensNext, now) = try results[0].first((Int16, Int32, String, Date, Date, Date).self)
        else { return effects }
        let policy = try NurtureStore.decodePolicy(results[1])
        let channels = try results[2].decode((ChannelID, String).self)
        let items = try NurtureStore.decodeItems(results[3])
        let calendars = try TenantCalendars(results.suffix(TenantCalendars.reads(tenant).count))
        // Whoever adds an item arms it again.
        if items.isEmpty {
            again(at: now.addingTimeInterval(6 * 3600))
            return effects
        }
        guard status != TenantStatus.suspended.rawValue, policy.isEnabled, !channels.isEmpty else {
            again(at: now.addingTimeInterval(Double(Self.rarely)))
            return effects
        }
        if minute < Int32(policy.sendFrom) {
            again(at: min(opensAt, now.addingTimeInterval(3600)))
            return effects
        }
        let isWorkingDay = calendars.calendar(for: nil).map { !$0.hours(on: $0.day(at: now)).isEmpty } ?? true
        if minute >= Int32(policy.sendUntil) || policy.onWorkingDays && !isWorkingDay {
            // Not much later than it would have to be, should the hours be changed meanwhile.
            again(at: min(opensNext, now.addingTimeInterval(3600)))
            return effects
        }
        let rows = try results[5].map { row throws(DatabaseError) in
            Candidate(
                lead: try row.next(), sent: try row.next(), pending: try row.next(), pendingItem: try row.next(),
                isOwnerTold: try row.next(),
                hasReplied: try row.next(), isInPool: try row.next(), contact: try row.next(), company: try row.next(),
                need: try row.next(),
                productLine: try row.next(), hasEmail: try row.next(), hasPhone: try row.next(), owner: try row.next())
        }
        var round = NurtureRound(tenant: tenant, today: today)
        let mail = channels.first { $0.1 == ChannelKind.mail.rawValue }?.0
        let sms = channels.first { $0.1 == ChannelKind.sms.rawValue }?.0
        for row in rows { round.take(row, items, mail: mail, sms: sms) }
        round.finish(into: &effects)
        again(at: now.addingTimeInterval(Double(rows.count == Self.batch ? Self.soon : Self.usually)))
        return effects
    }

    struct Candidate {
        var lead: LeadID
        var sent: [UUID]
        var pending: MessageID?
        var pendingItem: ContentItemID?
        var isOwnerTold: Bool
        var hasReplied: Bool
        var isInPool: Bool
        var contact: String?
        var company: String?
        var need: String?
        var productLine: String?
        var hasEmail: Bool
        var hasPhone: Bool
        var owner: MemberID?
    }
}

/// One look at a tenant's pool: what becomes of the leads whose turn it is.
private struct NurtureRound {
    let tenant: TenantID
    /// As PostgreSQL writes a date.
    let today: String

    private var lost: [MessageID] = []
    private var left: [LeadID] = []
    private var replied: [LeadID] = []
    private var unreachable: [LeadID] = []
    private var finished: [LeadID] = []
    private var messages:
        [(id: MessageID, lead: LeadID, choice: ContentChoice, channel: ChannelID, kind: ChannelKind, dropped: ContentItemID?)] = []
    private var events: [EventRecord] = []
    private var notifications: [NotificationDraft] = []

    init(tenant: TenantID, today: String) {
        self.tenant = tenant
        self.today = today
    }

    mutating func take(_ row: NurtureHandler.Candidate, _ items: [ContentItem], mail: ChannelID?, sms: ChannelID?) {
        if let pending = row.pending { lost.append(pending) }
        if !row.isInPool { return left.append(row.lead) }
        if row.hasReplied {
            replied.append(row.lead)
            return events.append(
                EventRecord("lead.nurture_changed", facet: .leadCard, subject: row.lead, data: .object(["reason": "replied"])))
        }
        var way: (ChannelID, ChannelKind)?
        if row.hasEmail, let mail { way = (mail, .mail) } else if row.hasPhone, let sms { way = (sms, .sms) }
        guard let (channel, kind) = way else { return unreachable.append(row.lead) }
        var sent = Set(row.sent.map { ContentItemID($0) })
        // It was never sent.
        if let item = row.pendingItem { sent.remove(item) }
        let interest = ContentInterest(
            productLine: row.productLine, need: row.need, language: ContentInterest.language(of: [row.contact, row.company, row.need]))
        guard let choice = ContentChoice(from: items, for: interest, sent: sent) else {
            finished.append(row.lead)
            if row.isOwnerTold { return }
            events.append(
                EventRecord("lead.nurture_finished", facet: .leadCard, subject: row.lead, data: .object(["sent": "\(sent.count)"])))
            if let owner = row.owner {
                notifications.append(
                    NotificationDraft(
                        .nurtureFinished, to: owner, subject: row.lead, data: .object(["lead_id": row.lead.description]), tenant: tenant))
            }
            return
        }
        messages.append((MessageID.make(), row.lead, choice, channel, kind, row.pendingItem))
    }

    func finish(into effects: inout TimerEffects) {
        effects.events = events
        effects.notifications = notifications
        func add(_ statement: SQL) { effects.statements.append(statement) }
        if !lost.isEmpty {
            add(
                """
                UPDATE baton.nurture_message SET status = 3, problem = 'lost'
                WHERE tenant_id = \(tenant) AND id = ANY (\(lost)) AND status = 1
                """)
        }
        if !left.isEmpty {
            add(
                """
                UPDATE baton.lead_nurture SET state = 5, reason = 'intent', pending_id = NULL, changed_at = baton.now()
                WHERE tenant_id = \(tenant) AND lead_id = ANY (\(left))
                """)
        }
        if !replied.isEmpty {
            add(
                """
                UPDATE baton.lead_nurture SET state = 3, reason = 'replied', note = NULL, pending_id = NULL, changed_at = baton.now()
                WHERE tenant_id = \(tenant) AND lead_id = ANY (\(replied))
                """)
        }
        if !unreachable.isEmpty {
            add(
                """
                UPDATE baton.lead_nurture SET next_on = \(today)::text::date + 1, last_problem = 'no_address', pending_id = NULL
                WHERE tenant_id = \(tenant) AND lead_id = ANY (\(unreachable))
                """)
        }
        if !finished.isEmpty {
            add(
                """
                UPDATE baton.lead_nurture SET state = 4, reason = 'everything_sent', is_owner_told = true, pending_id = NULL,
                    changed_at = baton.now()
                WHERE tenant_id = \(tenant) AND lead_id = ANY (\(finished))
                """)
        }
        if messages.isEmpty { return }
        add(
            """
            INSERT INTO baton.nurture_message (tenant_id, id, lead_id, content_item_id, channel_kind, chosen_by, matched)
            SELECT \(tenant), m.id, m.lead_id, m.item_id, m.kind, m.reason, coalesce(string_to_array(nullif(m.matched, ''), chr(10)), '{}')
            FROM unnest(\(messages.map(\.id)), \(messages.map(\.lead)), \(messages.map(\.choice.item.id)),
                        \(messages.map(\.kind.rawValue)), \(messages.map(\.choice.reason.rawValue)),
                        \(messages.map { $0.choice.matched.joined(separator: "\n") })) AS m (id, lead_id, item_id, kind, reason, matched)
            """)
        add(
            """
            UPDATE baton.lead_nurture AS n SET next_on = \(today)::text::date + 1, pending_id = m.id, pending_at = baton.now(),
                sent_items = array_append(array_remove(n.sent_items, nullif(m.dropped, '')::uuid), m.item_id), last_problem = NULL
            FROM unnest(\(messages.map(\.id)), \(messages.map(\.lead)), \(messages.map(\.choice.item.id)),
                        \(messages.map { $0.dropped?.description ?? "" })) AS m (id, lead_id, item_id, dropped)
            WHERE n.tenant_id = \(tenant) AND n.lead_id = m.lead_id
            """)
        add(
            """
            INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind, recipient_lead_id, subject_id, data)
            SELECT \(tenant), m.id, m.channel_id, baton.now(), \(NotificationKind.nurtureContent.rawValue), m.lead_id, m.lead_id,
                   jsonb_build_object('item_id', m.item_id)
            FROM unnest(\(messages.map(\.id)), \(messages.map(\.channel)), \(messages.map(\.lead)), \(messages.map(\.choice.item.id)))
                 AS m (id, channel_id, lead_id, item_id)
            """)
    }
}
