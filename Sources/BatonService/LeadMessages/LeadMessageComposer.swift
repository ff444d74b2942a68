internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// Makes the messages to the people of leads. What they say is read when their turn has come; nothing goes to whoever does not want it any
/// more, is no lead any more, or has left the nurture pool meanwhile.
struct LeadMessageComposer: Sendable {
    let database: Database
    let keys: TenantKeys
    let publicURL: String

    private var tracking: TrackingKeys { TrackingKeys(keys: keys) }

    private static func scope(_ tenant: TenantID, zone: String = "UTC") -> TenantScope {
        // Nothing of the worker asserts a version.
        TenantScope(tenant: tenant, accessVersion: 0, timeZone: zone, actor: .worker)
    }

    func compose(
        _ message: OutboxMessage, _ kind: NotificationKind, over channel: OutboxChannel, at now: Date
    ) async throws -> ComposedMessage {
        switch kind {
        case .nurtureContent: try await content(message, over: channel, at: now)
        case .phoneCode: try await code(message, over: channel)
        default: .drop
        }
    }

    // MARK: content

    private func content(_ message: OutboxMessage, over channel: OutboxChannel, at now: Date) async throws -> ComposedMessage {
        guard let lead = message.lead else { return .drop }
        let tenant = message.tenant
        let results = try await database.client.transaction(
            database.workerOptions(tenant),
            [
                """
                SELECT t.name, t.time_zone, p.is_enabled IS DISTINCT FROM false,
                       (baton.now() AT TIME ZONE t.time_zone)::date = (\(message.createdAt)::timestamptz AT TIME ZONE t.time_zone)::date,
                       ((baton.now() AT TIME ZONE t.time_zone)::date + coalesce(p.send_from, 600) * interval '1 minute') AT TIME ZONE t.time_zone,
                       ((baton.now() AT TIME ZONE t.time_zone)::date + coalesce(p.send_until, 1080) * interval '1 minute') AT TIME ZONE t.time_zone,
                       ((baton.now() AT TIME ZONE t.time_zone)::date + 1)::timestamp AT TIME ZONE t.time_zone, baton.now()
                FROM baton.tenant t LEFT JOIN baton.nurture_policy p ON p.tenant_id = \(tenant) WHERE t.id = \(tenant)
                """,
                """
                SELECT contact_name, company, email, phone, need, stage < 4 AND deleted_at IS NULL AND erased_at IS NULL, intent
                FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(lead)
                """,
                """
                SELECT n.state, m.status, m.content_item_id, \(fragment: NurtureStore.hasReplied)
                FROM baton.nurture_message m
                JOIN baton.lead_nurture n ON n.tenant_id = m.tenant_id AND n.lead_id = m.lead_id
                WHERE m.tenant_id = \(tenant) AND n.tenant_id = \(tenant) AND m.id = \(message.id)
                """,
                NurtureStore.items(
                    """
                    \(fragment: NurtureStore.isSent) AND id = (
                        SELECT m.content_item_id FROM baton.nurture_message m WHERE m.tenant_id = \(tenant) AND m.id = \(message.id))
                    """, tenant),
                MessageTemplateService.select(MessageTemplateService.only(.nurtureContent, channel.kind), tenant),
            ])
        guard
            let (tenantName, zone, isEnabled, isItsDay, from, until, midnight, time) = try results[0].first(
                (String, String, Bool, Bool, Date, Date, Date, Date).self)
        else { return .drop }
        guard let (state, status, _, hasReplied) = try results[2].first((Int16, Int16, ContentItemID, Bool).self), status == 1 else {
            return .drop
        }
        guard
            let (contact, company, email, phone, need, isOpen, intent) = try results[1].first(
                (String?, String?, String?, String?, String?, Bool, Int16).self), isOpen
        else { return .skip(code: "closed") }
        guard let state = NurtureState(rawValue: state), state == .active else {
            return .skip(code: NurtureState(rawValue: state)?.key ?? "stopped")
        }
        if intent != LeadIntent.nurture.rawValue { return .skip(code: "left") }
        if hasReplied { return .skip(code: "replied") }
        if !isEnabled { return .skip(code: "switched_off") }
        guard let item = try NurtureStore.decodeItems(results[3]).first else { return .skip(code: "item_gone") }
        // What did not get out on its day makes room for the next day's: nobody gets two at once.
        if !isItsDay { return .skip(code: "too_late") }
        if time < from { return .wait(until: from) }
        if time >= until { return .wait(until: midnight) }

        let scope = Self.scope(tenant, zone: zone)
        let template = try MessageTemplateService.decode(results[4]).first?.template ?? .standard(.nurtureContent, channel.kind)
        guard let template else { return .refuse(code: "template_missing", detail: "") }
        guard let (kind, address) = Self.address(channel.kind, email: email, phone: phone) else { return .skip(code: "no_address") }
        let digest = try await ContactAddress.digest(address, kind, keys, scope)
        let blocks = try await database.client.transaction(
            database.workerOptions(tenant),
            [
                ContactAddress.blocks(kind, digest, tenant),
                // Whoever unsubscribes means the address that it went to.
                "UPDATE baton.nurture_message SET address_hash = \(digest) WHERE tenant_id = \(tenant) AND id = \(message.id)",
            ])[0].column(String.self)
        if let block = blocks.first { return .skip(code: block) }

        let isChinese = (item.language ?? ContentInterest.language(of: [contact, company, need])) == "zh"
        func url(_ path: String, _ purpose: TrackingToken.Purpose) async throws -> String {
            "\(publicURL)/t/\(path)/" + (try await tracking.token(purpose, of: message.id.uuid, at: now, scope))
        }
        let link = try await url("c", .link)
        let unsubscribe = try await url("u", .unsubscribe)
        let values = [
            "title": item.title(isChinese: isChinese), "summary": item.summary(isChinese: isChinese), "link": link,
            "unsubscribe": unsubscribe, "contact": contact ?? company ?? "", "company": company ?? "", "tenant": tenantName,
        ]
        let key = DeliveryKey(message.id)
        switch channel.kind {
        case .mail:
            guard let to = try? EmailAddress(parsing: address) else { return .skip(code: "no_address") }
            func text(_ template: BilingualTemplate?, _ target: MessageTemplate.Target) -> String {
                (isChinese ? template?.zh : template?.en)?.render(values, for: target) ?? ""
            }
            let subject = String(String.UnicodeScalarView(text(template.subject, .line).unicodeScalars.prefix(MailMessage.maximumSubject)))
            let body = text(template.body, .plain)
            var mail = MailMessage(
                to: [.init(to, name: contact.map { MessageTemplate.escape($0, for: .line) })],
                subject: subject.isEmpty ? values["title"] ?? "" : subject, text: body,
                html: Self.html(
                    body, links: [link, unsubscribe], pixel: try await url("o", .open), hidden: try await url("c", .hidden),
                    isChinese: isChinese), language: isChinese ? "zh" : "en")
            mail.unsubscribeURL = unsubscribe
            return .send(ChannelMessage(key, .mail(mail)))
        case .sms:
            guard let to = try? PhoneNumber(parsing: address) else { return .skip(code: "no_address") }
            return .send(
                ChannelMessage(
                    key,
                    .sms(
                        TextMessage(
                            to: to, template: template.providerTemplate ?? "",
                            parameters: template.parameters.mapValues { $0.render(values, for: .line) }))))
        default: return .drop
        }
    }

    private static func address(_ channel: ChannelKind, email: String?, phone: String?) -> (ContactAddress.Kind, String)? {
        switch channel {
        case .mail: email.map { (.mail, $0) }
        case .sms: phone.map { (.phone, $0) }
        default: nil
        }
    }

    /// The same text for programs that show HTML, with an image that is asked for when it is read, and a link that nobody sees: whoever follows
    /// it is a machine.
    private static func html(_ text: String, links: [String], pixel: String, hidden: String, isChinese: Bool) -> String {
        var body = MessageTemplate.escape(text, for: .html)
        for link in links {
            let escaped = MessageTemplate.escape(link, for: .html)
            body = body.replacing(escaped, with: "<a href=\"\(escaped)\">\(escaped)</a>")
        }
        body = body.replacing("\n", with: "<br>\n")
        return """
            <!DOCTYPE html><html lang="\(isChinese ? "zh-CN" : "en")"><head><meta charset="utf-8"></head><body>
            <a href="\(hidden)" style="display:none" tabindex="-1" aria-hidden="true"></a>
            <p>\(body)</p>
            <img src="\(pixel)" width="1" height="1" alt="">
            </body></html>
            """
    }

    // MARK: codes

    private func code(_ message: OutboxMessage, over channel: OutboxChannel) async throws -> ComposedMessage {
        guard channel.kind == .sms, let id = message.subject.map({ PhoneCodeID($0.uuid) }) else { return .drop }
        let tenant = message.tenant
        let results = try await database.client.transaction(
            database.workerOptions(tenant),
            [
                """
                SELECT sealed, expires_at > baton.now() FROM baton.phone_code
                WHERE tenant_id = \(tenant) AND id = \(id) AND closed_at IS NULL
                """,
                "SELECT name FROM baton.tenant WHERE id = \(tenant)",
                MessageTemplateService.select(MessageTemplateService.only(.phoneCode, .sms), tenant),
            ])
        guard let (sealed, isValid) = try results[0].first((Bytes?, Bool).self), let sealed else { return .drop }
        guard isValid else { return .skip(code: "expired") }
        guard let template = try MessageTemplateService.decode(results[2]).first?.template else {
            return .refuse(code: "template_missing", detail: "")
        }
        let scope = Self.scope(tenant)
        let parts = String(
            decoding: try await keys.open(sealed, for: .personal, context: PhoneCodeService.sealing(id), scope), as: UTF8.self
        ).split(separator: "\n")
        guard parts.count == 2, let phone = try? PhoneNumber(parsing: String(parts[0])) else { return .drop }
        let values = [
            "code": String(parts[1]), "minutes": "\(PhoneCodeService.minutes)", "tenant": try results[1].single(String.self) ?? "",
        ]
        return .send(
            ChannelMessage(
                DeliveryKey(message.id),
                .sms(
                    TextMessage(
                        to: phone, template: template.providerTemplate ?? "",
                        parameters: template.parameters.mapValues { $0.render(values, for: .line) }))))
    }

    // MARK: endings

    func statements(for ending: MessageEnding, of message: OutboxMessage) async throws -> [SQL] {
        let tenant = message.tenant
        switch NotificationKind(rawValue: message.kind) {
        case .phoneCode?:
            let isSent = if case .delivered = ending { true } else { false }
            return [
                // The receiver's words may name the number.
                "UPDATE baton.outbox_dead SET detail = NULL WHERE tenant_id = \(tenant) AND id = \(message.id)",
                """
                UPDATE baton.phone_code SET sealed = NULL, \(fragment: isSent ? "sent_at" : "closed_at") = baton.now()
                WHERE tenant_id = \(tenant) AND id = \(message.subject?.uuid)
                """,
            ]
        case .nurtureContent?:
            guard let lead = message.lead else { return [] }
            let scope = Self.scope(tenant)
            let item = MessageTemplateService.parameters(message.data)["item_id"]
            func event(_ kind: String, _ code: String? = nil) -> SQL {
                EventRecord(
                    kind, facet: .leadCard, subject: lead,
                    data: .object(["message_id": message.id.description, "item_id": item, "reason": code])
                ).insert(scope)
            }
            switch ending {
            case .delivered: return NurtureStore.ended(ending, message, lead: lead) + [event("lead.content_sent")]
            case .skipped(let code):
                return NurtureStore.ended(ending, message, lead: lead)
                    + (NurtureStore.isFinal(code) ? [event("lead.nurture_changed", code)] : [])
            case .dead(DeliveryProblem.Code.recipientRefused.rawValue):
                // Whoever comes in with the address again gets nothing either.
                let statements = NurtureStore.ended(.dead(code: ContactAddress.Block.undeliverable.rawValue), message, lead: lead)
                return statements + (try await undeliverable(lead, message, tenant)) + [
                    event("lead.undeliverable", "recipient_refused")
                ]
            case .dead: return NurtureStore.ended(ending, message, lead: lead)
            }
        default: return []
        }
    }

    /// Blocks the address that it was sent to, which need not be the lead's any more.
    private func undeliverable(_ lead: LeadID, _ message: OutboxMessage, _ tenant: TenantID) async throws -> [SQL] {
        let row = try await database.client.transaction(
            database.workerOptions(tenant, readOnly: true),
            ["SELECT channel_kind, address_hash FROM baton.nurture_message WHERE tenant_id = \(tenant) AND id = \(message.id)"])[0]
            .first((String, Bytes?).self)
        guard let (channel, digest) = row, let digest else { return [] }
        return [ContactAddress.block(ContactAddress.Kind(channel), digest, .undeliverable, tenant)]
    }
}
