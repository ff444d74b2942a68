internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// What a lead's person does, recorded by the service itself: it scores as what members record does.
extension LeadService {
    /// Signals of one kind that count for a lead on one day (UTC), and signals of a lead beyond which none is recorded by the service itself:
    /// there must be room for what members record.
    static let maximumBehaviourOfDay = 3
    static let maximumBehaviour = 300

    /// The lead scored again. Its version moves only when the score does: nobody's edit shall fail because somebody opened a mail.
    private static func rescored(
        _ lead: Lead, because kind: SignalKind, _ signals: QueryResult, now: Date, _ configuration: LeadConfiguration, _ scope: TenantScope
    ) throws -> ScoredLead {
        let scored = try score(lead, because: nil, signals, now: now, configuration, scope)
        return scored.statements.isEmpty ? scored : try score(lead, because: kind, signals, now: now, configuration, scope)
    }

    /// Records that the person opened, clicked or looked at something, and scores the lead again.
    ///
    /// - Parameters:
    ///   - event: for the timeline.
    ///   - statements: run in the same transaction, whether or not the signal still counts.
    /// - Returns: whether it was recorded: not for a lead that is closed, erased or gone, nor when there have been enough of the day.
    func recordBehaviour(
        _ kind: SignalKind, note: String?, of id: LeadID, event: EventRecord, also statements: [SQL], _ scope: TenantScope
    ) async throws -> Bool {
        let configuration = try await configurations.configuration(scope)
        let (tenant, card) = (scope.tenant, configuration.card)
        let told = try await database.withTenant(scope, as: .system) { transaction -> [NotificationDraft]? in
            var results = try await transaction.run([
                """
                SELECT \(fragment: card.columns) FROM baton.lead
                WHERE tenant_id = \(tenant) AND id = \(id) AND stage < 4 AND deleted_at IS NULL AND erased_at IS NULL FOR NO KEY UPDATE
                """,
                """
                SELECT count(*), count(*) FILTER (WHERE kind = \(kind.rawValue) AND created_at >= date_trunc('day', baton.now()))
                FROM baton.lead_signal WHERE tenant_id = \(tenant) AND lead_id = \(id)
                """,
            ])
            let (all, ofDay) = try results[1].first((Int64, Int64).self) ?? (Int64(0), Int64(0))
            guard let lead = try card.decode(results[0]).first, all < Self.maximumBehaviour, ofDay < Self.maximumBehaviourOfDay else {
                _ = try await transaction.finish(statements)
                return nil
            }
            results = try await transaction.run([
                LeadRepository.insertSignal(kind, at: nil, note: note, of: id, tenant: tenant),
                LeadRepository.signals(of: id, tenant: tenant),
                "SELECT baton.now()",
            ])
            let scored = try Self.rescored(
                lead, because: kind, results[1], now: results[2].single(Date.self) ?? Date(), configuration, scope)
            _ = try await transaction.finish(
                statements + [event.insert(scope)] + scored.statements + Self.tell(scored.notifications, scope))
            return scored.notifications
        }
        guard let told else { return false }
        wakeups.ring(.sequencer)
        for draft in told { wakeups.ring(.member(draft.member)) }
        return true
    }

    /// Takes back what was recorded a moment ago: it was a machine after all.
    func retractBehaviour(
        _ kind: SignalKind, of id: LeadID, within seconds: Double, also statements: [SQL], _ scope: TenantScope
    ) async throws {
        let configuration = try await configurations.configuration(scope)
        let (tenant, card) = (scope.tenant, configuration.card)
        try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([
                "SELECT \(fragment: card.columns) FROM baton.lead WHERE tenant_id = \(tenant) AND id = \(id) FOR NO KEY UPDATE",
                """
                DELETE FROM baton.lead_signal WHERE tenant_id = \(tenant) AND lead_id = \(id) AND kind = \(kind.rawValue)
                  AND created_at > baton.now() - \(seconds) * interval '1 second'
                """,
                LeadRepository.signals(of: id, tenant: tenant), "SELECT baton.now()",
            ])
            var updates: [SQL] = []
            if let lead = try card.decode(results[0]).first, !lead.stage.isClosed {
                updates = try Self.rescored(
                    lead, because: kind, results[2], now: results[3].single(Date.self) ?? Date(), configuration, scope
                ).statements
            }
            _ = try await transaction.finish(statements + updates)
        }
    }

    // MARK: phones (L13)

    static func markVerified(_ id: LeadID, tenant: TenantID) -> SQL {
        "UPDATE baton.lead SET phone_verified_at = baton.now() WHERE tenant_id = \(tenant) AND id = \(id) AND phone IS NOT NULL"
    }

    /// The phone of a lead, which the transaction has locked, is the person's: by a code, or because somebody has spoken with him on it. What
    /// follows leaves with the transaction's next flush; nothing for a lead that is verified already, closed, or has no phone.
    ///
    /// Up to two round trips.
    ///
    /// - Parameters:
    ///   - way: `code` or `call`.
    ///   - call: which one, so that a correction of it takes this back (`withdrawVerification`).
    /// - Returns: whom to tell of a crossing, with the last statements of the transaction (`tell`).
    func verifyPhone(
        of lead: Lead, by way: String, call: InteractionID? = nil, in transaction: Transaction, _ configuration: LeadConfiguration,
        _ scope: TenantScope
    ) async throws -> [NotificationDraft] {
        guard lead.phone != nil, lead.phoneVerifiedAt == nil, !lead.stage.isClosed else { return [] }
        let signals = try await transaction.run([LeadRepository.signals(of: lead.id, tenant: scope.tenant)])[0]
        let kinds = try signals.decode((SignalID, String, Date, String?).self).map { $0.1 }
        var told: [NotificationDraft] = []
        var signal: SignalID?
        // Of a number that was verified before it was changed: it counts once.
        if !kinds.contains(SignalKind.phoneVerified.rawValue), kinds.count < Self.maximumSignals,
            let scored = try await Self.record(.phoneVerified, at: nil, on: lead, configuration, scope, in: transaction)
        {
            for statement in scored.statements { transaction.enqueue(statement) }
            told = scored.notifications
            let rows = try scored.signals.decode((SignalID, String, Date, String?).self)
            for row in rows where row.1 == SignalKind.phoneVerified.rawValue { signal = row.0 }
        }
        transaction.enqueue(
            """
            UPDATE baton.lead SET phone_verified_at = baton.now(), updated_at = baton.now(), version = version + 1
            WHERE tenant_id = \(scope.tenant) AND id = \(lead.id)
            """)
        transaction.enqueue(
            EventRecord(
                "lead.phone_verified", facet: .leadCard, subject: lead.id, changed: ["phone_verified_at"],
                data: .object(["by": way, "interaction_id": call?.description, "signal_id": signal?.description])
            ).insert(scope))
        return told
    }

    /// A call was none. If nobody has spoken on the phone in another one, and a call is what verified it, it is nobody's again, and its points go.
    /// What follows leaves with the transaction's next flush, as in `verifyPhone`.
    ///
    /// - Returns: whom to tell, with the last statements of the transaction.
    func withdrawVerification(
        of lead: Lead, by call: InteractionID, in transaction: Transaction, _ configuration: LeadConfiguration, _ scope: TenantScope
    ) async throws -> [NotificationDraft] {
        guard lead.phoneVerifiedAt != nil else { return [] }
        let tenant = scope.tenant
        let results = try await transaction.run([
            """
            SELECT data->>'interaction_id', data->>'signal_id' FROM baton.event
            WHERE tenant_id = \(tenant) AND subject_id = \(lead.id) AND kind = 'lead.phone_verified' ORDER BY created_at DESC, id DESC LIMIT 1
            """,
            """
            SELECT 1 FROM baton.interaction
            WHERE tenant_id = \(tenant) AND lead_id = \(lead.id) AND id <> \(call) AND kind = \(InteractionKind.call.rawValue) AND is_evidence
            LIMIT 1
            """,
        ])
        guard let (by, recorded) = try results[0].first((String?, String?).self), by != nil, results[1].isEmpty else { return [] }
        transaction.enqueue(
            """
            UPDATE baton.lead SET phone_verified_at = NULL, updated_at = baton.now(), version = version + 1
            WHERE tenant_id = \(tenant) AND id = \(lead.id)
            """)
        transaction.enqueue(
            EventRecord(
                "lead.phone_verification_withdrawn", facet: .leadCard, subject: lead.id, changed: ["phone_verified_at"],
                data: .object(["interaction_id": call.description])
            ).insert(scope))
        guard let signal = recorded.flatMap({ SignalID($0) }) else { return [] }
        let after = try await transaction.run([
            "DELETE FROM baton.lead_signal WHERE tenant_id = \(tenant) AND lead_id = \(lead.id) AND id = \(signal)",
            LeadRepository.signals(of: lead.id, tenant: tenant), "SELECT baton.now()",
        ])
        // A closed lead keeps its score.
        guard !lead.stage.isClosed else { return [] }
        let scored = try Self.score(lead, because: nil, after[1], now: after[2].single(Date.self) ?? Date(), configuration, scope)
        for statement in scored.statements { transaction.enqueue(statement) }
        return scored.notifications
    }
}
