internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// A lead that has been scored again inside a transaction, and what is to be written for it.
struct ScoredLead {
    var score: LeadScore
    var intent: LeadIntent
    /// Its signals as they are now, for who wants to see the reasons: id, kind, time, note.
    var signals: QueryResult
    var now: Date
    /// The new score, which returns the card, and its events. Empty when nothing has changed and no signal was added.
    var statements: [SQL]
    /// For `NotificationDraft.insert`, with the last statements of the transaction.
    var notifications: [NotificationDraft]
}

extension LeadService {
    /// Records a signal for a lead that the transaction has locked, and scores it again.
    ///
    /// Crossing a threshold makes the event `lead.intent_changed`, and tells the owner of a lead that has become high intent: once for each
    /// crossing, because the stored intent changes with it.
    /// - Parameter isOnce: whether a signal of this kind that is there already is enough (`phone_verified`).
    /// - Returns: `nil` for a signal that is there already.
    /// - Throws: `validation_failed` (`too_many_signals`).
    static func record(
        _ kind: SignalKind, at occurredAt: Date?, note: String? = nil, isOnce: Bool = false, on lead: Lead,
        _ configuration: LeadConfiguration, _ scope: TenantScope, in transaction: Transaction
    ) async throws -> ScoredLead? {
        if isOnce {
            let known = try await transaction.run(
                """
                SELECT 1 FROM baton.lead_signal
                WHERE tenant_id = \(scope.tenant) AND lead_id = \(lead.id) AND kind = \(kind.rawValue) LIMIT 1
                """)
            guard known.isEmpty else { return nil }
        }
        let results = try await transaction.run([
            LeadRepository.insertSignal(kind, at: occurredAt, note: note, of: lead.id, tenant: scope.tenant),
            LeadRepository.signals(of: lead.id, tenant: scope.tenant), "SELECT baton.now()",
        ])
        guard results[1].count <= Self.maximumSignals else {
            throw ValidationFailure([
                FieldProblem(
                    "/kind", "too_many_signals", zh: "每条线索最多记录 \(Self.maximumSignals) 个行为信号",
                    en: "A lead has at most \(Self.maximumSignals) signals.")
            ])
        }
        return try score(lead, because: kind, results[1], now: results[2].single(Date.self) ?? Date(), configuration, scope)
    }

    /// - Parameters:
    ///   - kind: the signal that was added; `nil` when the lead itself has changed.
    ///   - signals: of `LeadRepository.signals`.
    static func score(
        _ lead: Lead, because kind: SignalKind?, _ signals: QueryResult, now: Date, _ configuration: LeadConfiguration, _ scope: TenantScope
    ) throws -> ScoredLead {
        let rows = try signals.decode((SignalID, String, Date, String?).self)
        let score = LeadScore(
            signals: rows.map { LeadSignal(kind: $0.1, occurredAt: $0.2) }, facts: LeadFacts(lead), by: configuration.scorer, now: now)
        let intent = configuration.policy.intent(score: score.value)
        var scored = ScoredLead(score: score, intent: intent, signals: signals, now: now, statements: [], notifications: [])
        guard kind != nil || score.value != lead.score || intent != lead.intent else { return scored }
        var events = [
            EventRecord(
                "lead.scored", facet: .leadScore, subject: lead.id, changed: ["score"],
                data: .object(["signal": kind?.rawValue, "score": "\(score.value)"]))
        ]
        if intent != lead.intent { events.append(intentChanged(lead.id, from: lead.intent, to: intent)) }
        scored.statements = [
            LeadRepository.setScore(lead.id, score.value, intent, as: configuration.card, tenant: scope.tenant),
            EventRecord.insert(events, scope),
        ]
        if intent == .high, lead.intent != .high, !lead.stage.isClosed, let owner = lead.owner {
            scored.notifications = [highIntent(lead.id, owner, score.value, scope.tenant)]
        }
        return scored
    }

    static func intentChanged(_ lead: LeadID, from: LeadIntent, to: LeadIntent) -> EventRecord {
        EventRecord(
            "lead.intent_changed", facet: .leadCard, subject: lead, changed: ["intent"], data: .object(["from": from.key, "to": to.key]))
    }

    /// L3: the owner of a lead that has become high intent is told.
    static func highIntent(_ lead: LeadID, _ owner: MemberID, _ score: Int16, _ tenant: TenantID) -> NotificationDraft {
        NotificationDraft(
            .leadHighIntent, to: owner, subject: lead,
            data: .object(["lead_id": lead.description, "score": "\(score)"]), tenant: tenant)
    }

    /// The statements that tell members; last in their transaction.
    static func tell(_ notifications: [NotificationDraft], _ scope: TenantScope) -> [SQL] {
        notifications.isEmpty ? [] : NotificationDraft.insert(notifications, isPosted: scope.hasChannels, tenant: scope.tenant)
    }

    /// After an edit of a card at which rules look: its score follows, in a transaction of its own. If this fails, the next re-scoring mends it
    /// within an hour (`ScoreTimeHandler`).
    ///
    /// - Returns: the lead as it is then; `nil` when its score stays.
    func rescored(_ lead: Lead, _ changed: [String], _ configuration: LeadConfiguration, _ scope: TenantScope) async -> Lead? {
        var fields = Set(changed)
        if fields.contains("area") { fields.insert("region") }
        if fields.contains("email") { fields.insert("email_domain") }
        guard !configuration.scorer.fields.isDisjoint(with: fields), !lead.stage.isClosed else { return nil }
        let card = configuration.card
        let scored: (Lead, [NotificationDraft])? = try? await database.withTenant(scope, as: .system) {
            transaction -> (Lead, [NotificationDraft])? in
            let results = try await transaction.run([
                LeadRepository.lockForUpdate(lead.id, as: card, tenant: scope.tenant),
                LeadRepository.signals(of: lead.id, tenant: scope.tenant), "SELECT baton.now()",
            ])
            guard let lead = try card.decode(results[0]).first else { return nil }
            let scored = try Self.score(
                lead, because: nil, results[1], now: results[2].single(Date.self) ?? Date(), configuration, scope)
            let written = try await transaction.finish(scored.statements + Self.tell(scored.notifications, scope))
            return try scored.statements.isEmpty ? nil : (card.one(written[0]), scored.notifications)
        }
        guard let (lead, notifications) = scored else { return nil }
        for draft in notifications { wakeups.ring(.member(draft.member)) }
        return lead
    }
}
