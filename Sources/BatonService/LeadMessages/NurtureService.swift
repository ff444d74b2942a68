package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What members see and do of a lead's nurture (L3).
package struct NurtureService: Sendable {
    private let database: Database
    private let keys: TenantKeys
    private let leads: LeadService

    package init(database: Database, keys: TenantKeys, leads: LeadService) {
        self.database = database
        self.keys = keys
        self.leads = leads
    }

    package struct Sent: Sendable {
        package var id: MessageID
        package var item: ContentItemID
        package var title: String
        package var channel: String
        package var chosenBy: String
        package var matched: [String]
        /// `queued`, `sent`, `skipped`, `failed`.
        package var status: String
        package var problem: String?
        package var createdAt: Date
        package var sentAt: Date?
        package var opens: Int32
        package var openedAt: Date?
        package var clicks: Int32
        package var clickedAt: Date?
    }

    /// `ok`, `none`, `opted_out`, `undeliverable`.
    package struct Reachability: Sendable, Equatable {
        package var mail: String
        package var phone: String
    }

    package struct Nurture: Sendable {
        package var lead: LeadID
        /// `nil`: the lead has never been in the pool.
        package var state: NurtureState?
        package var reason: String?
        package var note: String?
        package var enteredAt: Date?
        package var sentCount: Int32 = 0
        package var lastSentAt: Date?
        package var lastProblem: String?
        /// By the tenant's clock: when the next item is due, if nothing comes in between.
        package var nextAt: Date?
        /// What the next item would be by now, and why it.
        package var next: ContentChoice?
        /// Why nothing is going to be sent: `no_channel`, `no_address`, `no_content`, `switched_off`, an address that is blocked.
        package var obstacle: String?
        package var addresses = Reachability(mail: "none", phone: "none")
        /// The newest 200.
        package var messages: [Sent] = []
        package var now = Date.distantPast
    }

    /// - Throws: `permission_denied` without `lead_card:read`, `not_found`.
    package func nurture(_ id: LeadID, _ scope: TenantScope) async throws -> Nurture {
        try scope.require(.read, .leadCard)
        let tenant = scope.tenant
        // Whoever may see the card may see this.
        let card = try await database.once(
            scope, as: .member, readOnly: true,
            [
                """
                SELECT contact_name, company, need, product_line, email, phone FROM baton.lead
                WHERE tenant_id = \(tenant) AND id = \(id) AND deleted_at IS NULL
                """
            ])[0]
        guard
            let (contact, company, need, line, email, phone) = try card.first(
                (String?, String?, String?, String?, String?, String?).self)
        else { throw BatonError(.notFound) }
        var results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT n.state, n.reason, n.note, n.entered_at, n.sent_count, n.last_sent_at, n.last_problem, n.sent_items,
                       (greatest(n.next_on, (baton.now() AT TIME ZONE t.time_zone)::date) + (coalesce(p.send_from, 600)
                        + n.slot * (coalesce(p.send_until, 1080) - coalesce(p.send_from, 600)) / 10000) * interval '1 minute')
                       AT TIME ZONE t.time_zone
                FROM baton.lead_nurture n
                JOIN baton.tenant t ON t.id = n.tenant_id
                LEFT JOIN baton.nurture_policy p ON p.tenant_id = \(tenant)
                WHERE n.tenant_id = \(tenant) AND n.lead_id = \(id)
                """,
                """
                SELECT m.id, m.content_item_id, coalesce(i.title_zh, i.title_en), m.channel_kind, m.chosen_by, m.matched, m.status, m.problem,
                       m.created_at, m.sent_at, m.opens, m.opened_at, m.clicks, m.clicked_at
                FROM baton.nurture_message m
                JOIN baton.content_item i ON i.tenant_id = m.tenant_id AND i.id = m.content_item_id
                WHERE m.tenant_id = \(tenant) AND i.tenant_id = \(tenant) AND m.lead_id = \(id) ORDER BY m.created_at DESC, m.id DESC LIMIT 200
                """,
                NurtureStore.policy(tenant),
                NurtureStore.channels(tenant),
                NurtureStore.items("\(fragment: NurtureStore.isSent) ORDER BY id", tenant),
                "SELECT baton.now()",
            ])
        var nurture = Nurture(lead: id)
        nurture.now = try results[5].single(Date.self) ?? Date()
        nurture.messages = try results[1].decode(
            (
                MessageID, ContentItemID, String, String, String, [String], Int16, String?, Date, Date?, Int32, Date?, Int32, Date?
            ).self
        ).map {
            Sent(
                id: $0.0, item: $0.1, title: $0.2, channel: $0.3, chosenBy: $0.4, matched: $0.5,
                status: ["queued", "sent", "skipped", "failed"][max(0, min(3, Int($0.6) - 1))], problem: $0.7, createdAt: $0.8,
                sentAt: $0.9, opens: $0.10, openedAt: $0.11, clicks: $0.12, clickedAt: $0.13)
        }
        let policy = try NurtureStore.decodePolicy(results[2])
        let channels = Set(try results[3].decode((ChannelID, String).self).map(\.1))
        let items = try NurtureStore.decodeItems(results[4])
        let row = try results[0].first((Int16, String?, String?, Date, Int32, Date?, String?, [UUID], Date).self)

        // Without keys there are no digests, and no channels either.
        if keys.isAvailable {
            var digests: [(ContactAddress.Kind, Bytes)] = []
            if let email { digests.append((.mail, try await ContactAddress.digest(email, .mail, keys, scope))) }
            if let phone { digests.append((.phone, try await ContactAddress.digest(phone, .phone, keys, scope))) }
            if !digests.isEmpty {
                results = try await database.once(
                    scope, as: .system, readOnly: true, digests.map { ContactAddress.blocks($0.0, $0.1, tenant) })
                for ((kind, _), result) in zip(digests, results) {
                    let state = try result.column(String.self).first ?? "ok"
                    if kind == .mail { nurture.addresses.mail = state } else { nurture.addresses.phone = state }
                }
            }
        }
        guard let row else { return nurture }
        nurture.state = NurtureState(rawValue: row.0)
        (nurture.reason, nurture.note, nurture.enteredAt, nurture.sentCount) = (row.1, row.2, row.3, row.4)
        (nurture.lastSentAt, nurture.lastProblem) = (row.5, row.6)
        guard nurture.state == .active else { return nurture }
        let interest = ContentInterest(
            productLine: line, need: need, language: ContentInterest.language(of: [contact, company, need]))
        nurture.next = ContentChoice(from: items, for: interest, sent: Set(row.7.map { ContentItemID($0) }))
        let usesMail = email != nil && channels.contains(ChannelKind.mail.rawValue)
        let usesPhone = !usesMail && phone != nil && channels.contains(ChannelKind.sms.rawValue)
        let address = usesMail ? nurture.addresses.mail : usesPhone ? nurture.addresses.phone : "no_address"
        nurture.obstacle =
            !policy.isEnabled
            ? "switched_off" : channels.isEmpty ? "no_channel" : items.isEmpty ? "no_content" : address == "ok" ? nil : address
        if nurture.obstacle == nil { nurture.nextAt = max(row.8, nurture.now) }
        return nurture
    }

    /// Pauses, resumes or ends the nurture of a lead.
    ///
    /// - Throws: `permission_denied` without `lead_card:write` or for a lead that may not be changed, `not_found`; `conflict` when the lead is
    ///   not in the pool, or it does not fit its state; `validation_failed` (`text_…`).
    package func command(_ command: NurtureCommand, reason: String?, on id: LeadID, _ scope: TenantScope) async throws -> Nurture {
        var problems = FieldProblems()
        let reason = problems.text(reason, "/reason", max: 500)
        try problems.check()
        let tenant = scope.tenant
        try await leads.act(on: id, scope, needing: .write) { lead, transaction, _ in
            let current = try await transaction.run([
                "SELECT state FROM baton.lead_nurture WHERE tenant_id = \(tenant) AND lead_id = \(id) FOR UPDATE"
            ])[0].single(Int16.self).flatMap { NurtureState(rawValue: $0) }
            guard let current else { throw BatonError(.conflict, detail: "the lead is not in the nurture pool") }
            guard var next = command.next(after: current) else {
                throw BatonError(.conflict, detail: "the nurture of the lead is \(current.key)")
            }
            // It goes on where there still is something to go on with.
            if next == .active, lead.intent != .nurture || lead.stage.isClosed { next = .left }
            _ = try await transaction.finish([
                """
                UPDATE baton.lead_nurture SET state = \(next.rawValue), reason = \("member_" + command.rawValue), note = \(reason),
                    replies_after = baton.now(), changed_at = baton.now()
                WHERE tenant_id = \(tenant) AND lead_id = \(id)
                """,
                EventRecord(
                    "lead.nurture_changed", facet: .leadCard, subject: id,
                    data: .object(["from": current.key, "to": next.key, "reason": "member_" + command.rawValue])
                ).insert(scope),
            ])
        }
        return try await nurture(id, scope)
    }
}
