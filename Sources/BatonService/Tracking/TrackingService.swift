internal import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres
internal import Synchronization

/// Opens, clicks, visits and unsubscriptions (C9): what comes from strangers with a token that was made here. Whatever they send, it reads two
/// rows and writes little.
package final class TrackingService: Sendable {
    private let database: Database
    private let keys: TenantKeys
    private let leads: LeadService
    private let tracking: TrackingKeys
    private let scopes = Mutex<[TenantID: (scope: TenantScope?, loadedAt: ContinuousClock.Instant)]>([:])

    package init(database: Database, keys: TenantKeys, leads: LeadService) {
        self.database = database
        self.keys = keys
        self.leads = leads
        tracking = TrackingKeys(keys: keys)
    }

    /// A mail that is opened so soon after it was handed over is looked at by a machine; seconds.
    package static let scannerSeconds: Double = 5
    /// Two different links of a mail within this time are followed by a machine; seconds.
    package static let scannerBurst: Double = 2
    /// Of a page that was visited, characters that are kept.
    package static let maximumPage = 500

    // MARK: tokens

    /// The tenant of a token, as it may be a minute ago; `nil` for none, also kept: strangers' ids cost one look-up a minute.
    private func scope(_ tenant: TenantID, fresh: Bool = false) async throws -> TenantScope? {
        let now = ContinuousClock.now
        if !fresh, let known = scopes.withLock({ $0[tenant] }), now - known.loadedAt < .seconds(60) { return known.scope }
        let row = try await database.directory(
            """
            SELECT access_version, time_zone FROM baton.tenant WHERE id = \(tenant) AND status <> \(TenantStatus.suspended.rawValue)
              AND NOT (status = \(TenantStatus.trial.rawValue) AND trial_ends_at <= baton.now())
            """
        ).first((Int32, String).self)
        let scope = row.map { TenantScope(tenant: tenant, accessVersion: $0.0, timeZone: $0.1, actor: .worker) }
        scopes.withLock { scopes in
            if scopes.count >= 5_000 { scopes = [:] }
            scopes[tenant] = (scope, now)
        }
        return scope
    }

    /// Reads a token of these purposes; `nil` for whatever was not made here, and for one that is over.
    private func read(_ text: String, _ purposes: Set<TrackingToken.Purpose>) async throws -> (TrackingToken, TenantScope)? {
        guard keys.isAvailable, let (token, mac) = TrackingToken.parse(text), purposes.contains(token.purpose),
            let scope = try await scope(token.tenant), try await tracking.verifies(token, mac: mac, scope)
        else { return nil }
        return (token, scope)
    }

    /// Once more with the scope of now, when the tenant's access has changed meanwhile.
    private func current<Output>(_ scope: TenantScope, _ body: (TenantScope) async throws -> Output) async throws -> Output? {
        do {
            return try await body(scope)
        } catch let error as BatonError where error.code == .accessChanged {
            guard let scope = try await self.scope(scope.tenant, fresh: true) else { return nil }
            return try await body(scope)
        }
    }

    private struct Hit {
        var lead: LeadID
        var url: String
        var sentAt: Date?
        var lastOpenedAt: Date?
        var lastClickedAt: Date?
        var lastHitAt: Date?
        var lastHit: Int16?
        var scannedAt: Date?
        /// Of what the message went to; `nil` when its person has been erased.
        var address: Bytes?
        var channel: String
        var now: Date
        var siteHosts: [String]
    }

    private func message(_ token: TrackingToken, _ scope: TenantScope) async throws -> Hit? {
        let tenant = scope.tenant
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT m.lead_id, i.url, m.sent_at, m.last_opened_at, m.last_clicked_at, m.last_hit_at, m.last_hit, m.scanned_at,
                       m.address_hash, m.channel_kind, baton.now()
                FROM baton.nurture_message m
                JOIN baton.content_item i ON i.tenant_id = m.tenant_id AND i.id = m.content_item_id
                WHERE m.tenant_id = \(tenant) AND i.tenant_id = \(tenant) AND m.id = \(token.subject)
                """,
                NurtureStore.policy(tenant),
            ])
        guard
            let row = try results[0].first(
                (LeadID, String, Date?, Date?, Date?, Date?, Int16?, Date?, Bytes?, String, Date).self)
        else { return nil }
        return Hit(
            lead: row.0, url: row.1, sentAt: row.2, lastOpenedAt: row.3, lastClickedAt: row.4, lastHitAt: row.5, lastHit: row.6,
            scannedAt: row.7, address: row.8, channel: row.9, now: row.10,
            siteHosts: try NurtureStore.decodePolicy(results[1]).siteHosts)
    }

    // MARK: opens

    /// The image of a mail was asked for. Says nothing to whoever asks.
    package func opened(_ text: String, isMachine: Bool) async throws {
        guard !isMachine, let (token, scope) = try await read(text, [.open]) else { return }
        _ = try await current(scope) { scope in
            guard let hit = try await message(token, scope), !token.isExpired(at: hit.now), let sentAt = hit.sentAt,
                hit.now.timeIntervalSince(sentAt) >= Self.scannerSeconds
            else { return }
            // One of an hour.
            if let last = hit.lastOpenedAt, hit.now.timeIntervalSince(last) < 3600 { return }
            let id = MessageID(token.subject)
            _ = try await leads.recordBehaviour(
                .mailOpened, note: nil, of: hit.lead, event: Self.event("lead.mail_opened", hit.lead, id),
                also: [
                    """
                    UPDATE baton.nurture_message SET opens = opens + 1, last_opened_at = baton.now()\(fragment: hit.lastOpenedAt == nil ? ", opened_at = baton.now()" : "")
                    WHERE tenant_id = \(scope.tenant) AND id = \(id)
                      AND (last_opened_at IS NULL OR last_opened_at <= baton.now() - interval '1 hour')
                    """
                ], scope)
        }
    }

    private static func event(_ kind: String, _ lead: LeadID, _ message: MessageID) -> EventRecord {
        EventRecord(kind, facet: .leadCard, subject: lead, data: .object(["message_id": message.description]))
    }

    // MARK: clicks

    /// Where a link leads: only where the tenant's item is.
    ///
    /// - Returns: `nil` for what is no link of ours, or is over.
    package func clicked(_ text: String, isMachine: Bool) async throws -> String? {
        guard let (token, scope) = try await read(text, [.link, .hidden]) else { return nil }
        return try await current(scope) { scope -> String? in
            guard let hit = try await message(token, scope), !token.isExpired(at: hit.now) else { return nil }
            let id = MessageID(token.subject)
            if token.purpose == .hidden {
                try await scanned(hit, id, 3, scope)
            } else if !isMachine {
                try await count(hit, id, scope)
            }
            guard let address = WebAddress(hit.url, allowsPlain: true) else { return nil }
            guard token.purpose == .link, !isMachine, hit.siteHosts.contains(address.host) else { return address.text }
            // One of the tenant's own sites: its pages say who comes.
            return address.adding("bt", try await tracking.token(.visitor, of: hit.lead.uuid, at: hit.now, scope))
        } ?? nil
    }

    private func count(_ hit: Hit, _ id: MessageID, _ scope: TenantScope) async throws {
        func isWithin(_ seconds: Double, of date: Date?) -> Bool { date.map { hit.now.timeIntervalSince($0) < seconds } ?? false }
        // Before it was sent, or right then: whoever checks the mail. Or another link was followed a moment ago.
        guard let sentAt = hit.sentAt, hit.now.timeIntervalSince(sentAt) >= Self.scannerSeconds,
            !isWithin(Self.scannerBurst, of: hit.scannedAt)
        else { return }
        if hit.lastHit.map({ $0 != 1 }) == true, isWithin(Self.scannerBurst, of: hit.lastHitAt) {
            return try await scanned(hit, id, 1, scope)
        }
        if isWithin(60, of: hit.lastClickedAt) { return }
        _ = try await leads.recordBehaviour(
            .linkClicked, note: nil, of: hit.lead, event: Self.event("lead.link_clicked", hit.lead, id),
            also: [
                """
                UPDATE baton.nurture_message SET clicks = clicks + 1, last_clicked_at = baton.now(), last_hit_at = baton.now(), last_hit = 1\(fragment: hit.lastClickedAt == nil ? ", clicked_at = baton.now()" : "")
                WHERE tenant_id = \(scope.tenant) AND id = \(id)
                """
            ], scope)
    }

    /// A machine goes through the links of a mail: what it followed a moment ago does not count. At most once a minute for each message.
    private func scanned(_ hit: Hit, _ id: MessageID, _ which: Int16, _ scope: TenantScope) async throws {
        if let clicked = hit.lastClickedAt, hit.now.timeIntervalSince(clicked) < Self.scannerBurst {
            try await leads.retractBehaviour(
                .linkClicked, of: hit.lead, within: Self.scannerBurst,
                also: [
                    """
                    UPDATE baton.nurture_message SET clicks = greatest(clicks - 1, 0), last_clicked_at = NULL
                    WHERE tenant_id = \(scope.tenant) AND id = \(id) AND clicks > 0
                    """
                ], scope)
        }
        _ = try await database.once(
            scope, as: .system,
            [
                """
                UPDATE baton.nurture_message SET scanned_at = baton.now(), last_hit_at = baton.now(), last_hit = \(which)
                WHERE tenant_id = \(scope.tenant) AND id = \(id)
                  AND (scanned_at IS NULL OR scanned_at < baton.now() - interval '1 minute')
                """
            ])
    }

    // MARK: unsubscribing

    /// Whether there is something to unsubscribe from; changes nothing, because machines follow links.
    package func mayUnsubscribe(_ text: String) async throws -> Bool {
        guard let (token, scope) = try await read(text, [.unsubscribe]) else { return false }
        return try await current(scope) { scope in
            guard let hit = try await message(token, scope), !token.isExpired(at: hit.now) else { return false }
            if let last = hit.lastHitAt, hit.lastHit == 1, hit.now.timeIntervalSince(last) < Self.scannerBurst {
                // Nobody follows the link and this one within two seconds.
                try await scanned(hit, MessageID(token.subject), 2, scope)
            } else if hit.lastHit != 2 || hit.lastHitAt.map({ hit.now.timeIntervalSince($0) > 60 }) ?? true {
                _ = try await database.once(
                    scope, as: .system,
                    [
                        """
                        UPDATE baton.nurture_message SET last_hit_at = baton.now(), last_hit = 2
                        WHERE tenant_id = \(scope.tenant) AND id = \(token.subject)
                        """
                    ])
            }
            return true
        } ?? false
    }

    /// One click (RFC 8058): the address gets no content any more, whoever it belongs to. Again and again is the same.
    ///
    /// - Returns: false for what is no link of ours.
    package func unsubscribe(_ text: String) async throws -> Bool {
        guard let (token, scope) = try await read(text, [.unsubscribe]) else { return false }
        return try await current(scope) { scope in
            guard let hit = try await message(token, scope), !token.isExpired(at: hit.now) else { return false }
            let tenant = scope.tenant
            var statements: [SQL] = []
            // The address that it went to, whatever the lead's is by now. Of an erased lead nothing is left to be blocked.
            if let address = hit.address {
                statements.append(ContactAddress.block(ContactAddress.Kind(hit.channel), address, .optedOut, tenant))
            }
            try await database.withTenant(scope, as: .system) { transaction in
                let stopped = try await transaction.run(
                    statements + [
                        """
                        UPDATE baton.lead_nurture SET state = 3, reason = 'opted_out', note = NULL, changed_at = baton.now()
                        WHERE tenant_id = \(tenant) AND lead_id = \(hit.lead) AND NOT (state = 3 AND reason IS NOT DISTINCT FROM 'opted_out')
                        """
                    ])
                let isNews = (stopped.last?.affectedRows ?? 0) > 0
                _ = try await transaction.finish(
                    isNews ? [Self.event("lead.unsubscribed", hit.lead, MessageID(token.subject)).insert(scope)] : [])
            }
            return true
        } ?? false
    }

    // MARK: visits

    /// A page of the tenant's site was looked at by somebody who came by a link. Says nothing to whoever asks.
    ///
    /// - Parameters:
    ///   - form: of the key that the page has; the visitor has to be of the same tenant.
    ///   - page: address of the page; what stands behind `?` and `#` is not kept.
    package func visited(_ page: String?, visitor text: String, form: TenantScope, isMachine: Bool) async throws {
        guard !isMachine, let (token, scope) = try await read(text, [.visitor]), token.tenant == form.tenant else { return }
        let path = page.flatMap(CleanText.clean).map { String($0.prefix { $0 != "?" && $0 != "#" }.prefix(Self.maximumPage)) }
        let lead = LeadID(token.subject)
        _ = try await current(scope) { scope in
            // The same page within an hour is one visit.
            let row = try await database.once(
                scope, as: .system, readOnly: true,
                [
                    """
                    SELECT baton.now(), NOT EXISTS (
                        SELECT FROM baton.lead_signal WHERE tenant_id = \(scope.tenant) AND lead_id = \(lead) AND kind = 'page_visited'
                          AND note IS NOT DISTINCT FROM \(path) AND created_at > baton.now() - interval '1 hour')
                    """
                ])[0].first((Date, Bool).self)
            guard let (now, isNews) = row, isNews, !token.isExpired(at: now) else { return }
            _ = try await leads.recordBehaviour(
                .pageVisited, note: path, of: lead, event: EventRecord("lead.page_visited", facet: .leadCard, subject: lead), also: [],
                scope)
        }
    }
}
