package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// The same was handed in within the last minutes.
struct RepeatedSubmission: Error {}

/// What a form's submission does besides making a lead.
struct FormSubmission: Sendable {
    let form: IntakeFormID
    /// What the same submission has in common.
    let digest: String
    let zone: String

    /// Takes the place of this body for ten minutes, in the transaction that makes its lead: who comes second at the same moment waits for it.
    ///
    /// - Throws: `RepeatedSubmission`.
    func claim(_ tenant: TenantID, in transaction: Transaction) async throws {
        let hash = Bytes(Array(digest.utf8))
        let taken = try await transaction.run([
            """
            INSERT INTO baton.form_submission (tenant_id, form_id, body_hash, created_at) VALUES (\(tenant), \(form), \(hash), baton.now())
            ON CONFLICT (tenant_id, form_id, body_hash) DO UPDATE SET created_at = excluded.created_at
            WHERE form_submission.created_at < excluded.created_at - \(Int32(LeadForm.repeatMinutes)) * interval '1 minute'
            RETURNING form_id
            """,
            // A few of those that are over, so that they do not pile up.
            """
            DELETE FROM baton.form_submission WHERE tenant_id = \(tenant) AND form_id = \(form) AND body_hash = ANY (ARRAY(
                SELECT body_hash FROM baton.form_submission
                WHERE tenant_id = \(tenant) AND form_id = \(form) AND created_at < baton.now() - \(Int32(LeadForm.repeatMinutes)) * interval '1 minute'
                ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED))
            """,
        ])
        if taken[0].isEmpty { throw RepeatedSubmission() }
    }

    func tally(_ what: FormTally, _ tenant: TenantID) -> SQL { what.statement(form, zone, tenant) }
}

/// What is counted of a form.
package enum FormTally: Sendable {
    case received, repeated, trapped, refused, signal

    func statement(_ form: IntakeFormID, _ zone: String, _ tenant: TenantID) -> SQL {
        func one(_ tally: FormTally) -> Int32 { self == tally ? 1 : 0 }
        return """
            INSERT INTO baton.form_day (tenant_id, form_id, day, received, repeated, trapped, refused, signals)
            VALUES (\(tenant), \(form), (baton.now() AT TIME ZONE \(zone))::date, \(one(.received)), \(one(.repeated)), \(one(.trapped)),
                    \(one(.refused)), \(one(.signal)))
            ON CONFLICT (tenant_id, form_id, day) DO UPDATE SET
                received = form_day.received + excluded.received, repeated = form_day.repeated + excluded.repeated,
                trapped = form_day.trapped + excluded.trapped, refused = form_day.refused + excluded.refused,
                signals = form_day.signals + excluded.signals
            """
    }
}

extension LeadService {
    /// The form whose key came in.
    ///
    /// - Throws: `not_found` when it has been taken out of service.
    package func form(_ scope: TenantScope) async throws -> (id: IntakeFormID, form: LeadForm) {
        guard case .form(let id) = scope.actor, let form = try await configuration(scope).forms[id] else { throw BatonError(.notFound) }
        return (id, form)
    }

    /// Stores what a stranger handed in through a form.
    ///
    /// - Parameter digest: the same for what is the same submission: within ten minutes it makes one lead.
    /// - Returns: `nil` for a submission that came once more.
    /// - Throws: `validation_failed`, `not_found` when the form has been taken out of service.
    package func captureSubmission(
        _ input: LeadInput, digest: String? = nil, isPhoneVerified: Bool = false, _ scope: TenantScope
    ) async throws -> Lead? {
        let (id, form) = try await form(scope)
        var input = input
        input.channel = form.channel
        input.signals = form.signal.map { [$0] } ?? []
        // Whoever has just entered the code that was sent to the phone.
        if isPhoneVerified { input.signals.append(.phoneVerified) }
        input.payload?.source = form.name
        var draft = try input.draft(isLenient: true)
        draft.mayLackFields = true
        draft.isPhoneVerified = isPhoneVerified
        let submission = digest.map { FormSubmission(form: id, digest: $0, zone: scope.timeZone) }
        do {
            return try await capture(draft, scope, linking: nil, submission: submission)
        } catch is RepeatedSubmission {
            await count(.repeated, scope)
            return nil
        }
    }

    /// What makes no lead; a figure that is lost hurts nobody.
    package func count(_ what: FormTally, _ scope: TenantScope) async {
        guard case .form(let id) = scope.actor else { return }
        _ = try? await database.once(scope, as: .system, [what.statement(id, scope.timeZone, scope.tenant)])
    }

    /// Open leads of one person that a signal is recorded for.
    private static let maximumMatches = 10

    /// Records what somebody did whom the form's site knows by phone or mail. Says nothing of whether there is such a lead.
    ///
    /// - Throws: `not_found` when the form has been taken out of service; `validation_failed` for a signal that the form does not accept.
    package func recordStrangersSignal(_ kind: SignalKind, phone: PhoneNumber?, email: EmailAddress?, _ scope: TenantScope) async throws {
        let (id, form) = try await form(scope)
        guard form.acceptedSignals.contains(kind) else {
            throw ValidationFailure([
                FieldProblem("/kind", "signal_not_accepted", zh: "此表单不接收该信号", en: "The form does not accept this signal.")
            ])
        }
        let configuration = try await configuration(scope)
        let (tenant, card) = (scope.tenant, configuration.card)
        let told = try await database.withTenant(scope, as: .system) { transaction -> [MemberID] in
            // In the order of leads, as everybody locks them. Those with all the signals that they may have are left alone.
            let leads = try card.decode(
                try await transaction.run(
                    """
                    SELECT \(fragment: card.columns) FROM baton.lead
                    WHERE tenant_id = \(tenant) AND id = ANY (ARRAY(
                        SELECT l.id FROM baton.lead l
                        WHERE l.tenant_id = \(tenant) AND (l.phone = \(phone?.e164) OR l.email = \(email?.address))
                          AND l.stage < 4 AND l.deleted_at IS NULL
                        ORDER BY l.created_at DESC, l.id DESC LIMIT \(fragment: .constant(Self.maximumMatches))))
                      AND (SELECT count(*) FROM baton.lead_signal s WHERE s.tenant_id = \(tenant) AND s.lead_id = lead.id) < \(Int64(Self.maximumSignals))
                    ORDER BY id FOR NO KEY UPDATE OF lead
                    """))
            var (statements, notifications): ([SQL], [NotificationDraft]) = ([], [])
            for lead in leads {
                guard let scored = try await Self.record(kind, at: nil, on: lead, configuration, scope, in: transaction) else { continue }
                statements += scored.statements
                notifications += scored.notifications
            }
            statements.append(FormTally.signal.statement(id, scope.timeZone, tenant))
            _ = try await transaction.finish(statements + Self.tell(notifications, scope))
            return notifications.map(\.member)
        }
        for owner in Set(told) { wakeups.ring(.member(owner)) }
        wakeups.ring(.sequencer)
    }
}
