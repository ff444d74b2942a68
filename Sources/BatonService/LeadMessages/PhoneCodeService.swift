package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// Verifies phone numbers by a code that is sent to them (L13), for public forms and for members.
package struct PhoneCodeService: Sendable {
    private let database: Database
    private let keys: TenantKeys
    private let leads: LeadService
    private let wakeups: Wakeups

    package init(database: Database, keys: TenantKeys, leads: LeadService, wakeups: Wakeups) {
        self.database = database
        self.keys = keys
        self.leads = leads
        self.wakeups = wakeups
    }

    /// How long a code holds.
    package static let minutes = 10
    package static let digits = 6
    /// Wrong codes after which a code is void.
    package static let maximumTries = 5
    /// Between two codes to one number, seconds; and codes to one number in 24 hours.
    package static let pause = 60
    package static let perPhone = 5
    /// In an hour, from one network address, and through one form.
    package static let perSource = 10
    package static let perForm = 120
    /// A code that was entered at a form verifies what is handed in within so many hours.
    package static let submissionHours = 24
    /// Open leads with one number that are verified by one code.
    static let maximumLeads = 20

    static func sealing(_ id: PhoneCodeID) -> String { "phone_code.\(id)" }

    // MARK: sending

    /// Sends a code to a number that a stranger has entered at a form: the same to a number that is known and one that is not.
    ///
    /// - Parameter source: the network address that asks, if it is known.
    /// - Throws: `validation_failed` (`phone_…`), `too_many_attempts`, `channel_missing`, `keys_unavailable`.
    package func send(to phone: String?, from source: String?, _ scope: TenantScope) async throws {
        guard case .form(let form) = scope.actor else { throw BatonError(.permissionDenied) }
        try await send(try Self.phone(phone), lead: nil, form: form, source: source, scope)
    }

    /// Sends a code to a lead's number.
    ///
    /// - Throws: `permission_denied`, `not_found`; `conflict` for a lead without a phone, or one that is verified or closed; as above.
    package func send(to id: LeadID, _ scope: TenantScope) async throws {
        let lead = try await leads.act(on: id, scope, needing: .write) { lead, transaction, _ in
            _ = try await transaction.finish([SQL]())
            return lead
        }
        guard !lead.stage.isClosed else { throw BatonError(.conflict, detail: "the lead is \(lead.stage.key)") }
        guard lead.phoneVerifiedAt == nil else { throw BatonError(.conflict, detail: "the phone is verified already") }
        guard let phone = lead.phone, let number = try? PhoneNumber(parsing: phone) else {
            throw BatonError(.conflict, detail: "the lead has no phone")
        }
        try await send(number, lead: id, form: nil, source: nil, scope)
    }

    private static func phone(_ text: String?) throws -> PhoneNumber {
        var problems = FieldProblems()
        let phone = problems.phone(text, "/phone")
        if phone == nil, problems.isEmpty { problems.append(FieldProblem("/phone", "missing", zh: "必填", en: "Required.")) }
        try problems.check()
        guard let phone else { throw BatonError(.internalError) }
        return phone
    }

    private func send(_ phone: PhoneNumber, lead: LeadID?, form: IntakeFormID?, source: String?, _ scope: TenantScope) async throws {
        let tenant = scope.tenant
        let id = PhoneCodeID.make()
        var generator = SystemRandomNumberGenerator()
        let number = Int.random(in: 0..<1_000_000, using: &generator)
        let code = String(repeating: "0", count: Self.digits - "\(number)".count) + "\(number)"
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let digest = try await ContactAddress.digest(phone.e164, .phone, keys, scope)
        let hash = try await self.hash(code, salt, scope)
        let sealed = try await keys.seal(Array("\(phone.e164)\n\(code)".utf8), for: .personal, context: Self.sealing(id), scope)
        let sourceHash: Bytes? =
            if let source { Bytes(try await keys.derive(Array(source.utf8), for: .blindIndex, context: "phone_code.source", scope)) } else {
                nil
            }

        try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([
                // One after the other, so that the limits hold.
                "SELECT pg_advisory_xact_lock(hashtextextended(\("phone codes \(tenant)"), 0))",
                """
                SELECT count(*) FILTER (WHERE phone_hash = \(digest)),
                       extract(epoch FROM baton.now() - max(created_at) FILTER (WHERE phone_hash = \(digest)))::float8,
                       count(*) FILTER (WHERE form_id = \(form) AND created_at > baton.now() - interval '1 hour'),
                       count(*) FILTER (WHERE source_hash = \(sourceHash) AND created_at > baton.now() - interval '1 hour')
                FROM baton.phone_code WHERE tenant_id = \(tenant) AND created_at > baton.now() - interval '1 day'
                """,
                """
                SELECT id FROM baton.channel
                WHERE tenant_id = \(tenant) AND kind = 'sms' AND is_enabled AND 'phone_code' = ANY (carries) ORDER BY id LIMIT 1
                """,
            ])
            guard let channel = try results[2].single(ChannelID.self) else { throw BatonError(.channelMissing, detail: "phone_code") }
            guard let (ofPhone, age, ofForm, ofSource) = try results[1].first((Int64, Double?, Int64, Int64).self) else {
                throw BatonError(.internalError)
            }
            if let age, age < Double(Self.pause) {
                throw BatonError(
                    .tooManyAttempts, detail: "one code a minute to a number",
                    retryAfterSeconds: max(1, Int((Double(Self.pause) - age).rounded(.up))))
            }
            if ofPhone >= Self.perPhone {
                throw BatonError(.tooManyAttempts, detail: "\(Self.perPhone) codes a day to a number", retryAfterSeconds: 3600)
            }
            if ofForm >= Self.perForm || ofSource >= Self.perSource {
                throw BatonError(.tooManyAttempts, detail: "too many codes", retryAfterSeconds: 600)
            }
            var statements: [SQL] = [
                "DELETE FROM baton.phone_code WHERE tenant_id = \(tenant) AND created_at < baton.now() - interval '2 days'",
                """
                UPDATE baton.phone_code SET closed_at = baton.now(), sealed = NULL
                WHERE tenant_id = \(tenant) AND phone_hash = \(digest) AND closed_at IS NULL
                """,
                """
                INSERT INTO baton.phone_code (
                    tenant_id, id, phone_hash, lead_id, form_id, source_hash, salt, code_hash, sealed, expires_at)
                VALUES (\(tenant), \(id), \(digest), \(lead), \(form), \(sourceHash), \(Bytes(salt)), \(hash), \(sealed),
                        baton.now() + \(Self.minutes) * interval '1 minute')
                """,
                """
                INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind, recipient_lead_id, subject_id, is_urgent)
                VALUES (\(tenant), \(id), \(channel), baton.now(), \(NotificationKind.phoneCode.rawValue), \(lead), \(id), true)
                """,
            ]
            if let lead {
                statements.append(EventRecord("lead.phone_code_sent", facet: .leadCard, subject: lead).insert(scope))
            }
            _ = try await transaction.finish(statements)
        }
        wakeups.ring(.outbox)
    }

    private func hash(_ code: String, _ salt: [UInt8], _ scope: TenantScope) async throws -> Bytes {
        Bytes(try await keys.derive(salt + Array(code.utf8), for: .personal, context: "phone_code.code", scope))
    }

    // MARK: verifying

    /// - Throws: `validation_failed` (`code_invalid`: a wrong code, one that is over, or none was sent: one answer for all).
    package func verify(_ code: String?, of phone: String?, _ scope: TenantScope) async throws {
        guard case .form = scope.actor else { throw BatonError(.permissionDenied) }
        try await verify(code, try Self.phone(phone), scope)
    }

    /// - Throws: as above; `permission_denied`, `not_found`, `conflict` for a lead without a phone.
    package func verify(_ code: String?, of id: LeadID, _ scope: TenantScope) async throws -> Lead {
        let lead = try await leads.act(on: id, scope, needing: .write) { lead, transaction, _ in
            _ = try await transaction.finish([SQL]())
            return lead
        }
        guard let phone = lead.phone, let number = try? PhoneNumber(parsing: phone) else {
            throw BatonError(.conflict, detail: "the lead has no phone")
        }
        return try await verify(code, number, scope).first { $0.id == id } ?? lead
    }

    /// - Returns: the open leads with the number, as they are then.
    @discardableResult
    private func verify(_ code: String?, _ phone: PhoneNumber, _ scope: TenantScope) async throws -> [Lead] {
        let invalid = ValidationFailure([
            FieldProblem("/code", "code_invalid", zh: "验证码不正确或已过期", en: "The code is wrong, or it is over.")
        ])
        guard let code = code.flatMap(CleanText.clean), code.utf8.count == Self.digits,
            code.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw invalid }
        let tenant = scope.tenant
        let card = try await leads.card(scope)
        let digest = try await ContactAddress.digest(phone.e164, .phone, keys, scope)
        let verified = try await database.withTenant(scope, as: .system) { transaction -> [Lead]? in
            let row = try await transaction.run([
                """
                SELECT id, salt, code_hash, tries FROM baton.phone_code
                WHERE tenant_id = \(tenant) AND phone_hash = \(digest) AND closed_at IS NULL AND expires_at > baton.now()
                ORDER BY created_at DESC LIMIT 1 FOR UPDATE
                """
            ])[0].first((PhoneCodeID, Bytes, Bytes, Int16).self)
            guard let (id, salt, wanted, tries) = row else {
                _ = try await transaction.finish([SQL]())
                return nil
            }
            let given = try await hash(code, salt.bytes, scope)
            let differs = zip(given.bytes, wanted.bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
            guard differs == 0, given.bytes.count == wanted.bytes.count else {
                // Counted although the request fails.
                let isOver = tries + 1 >= Self.maximumTries
                _ = try await transaction.finish([
                    """
                    UPDATE baton.phone_code SET tries = tries + 1\(fragment: isOver ? ", closed_at = baton.now(), sealed = NULL" : "")
                    WHERE tenant_id = \(tenant) AND id = \(id)
                    """
                ])
                return nil
            }
            let own = try card.decode(
                try await transaction.run([
                    """
                    SELECT \(fragment: card.columns) FROM baton.lead
                    WHERE tenant_id = \(tenant) AND phone = \(phone.e164) AND stage < 4 AND deleted_at IS NULL
                    ORDER BY id LIMIT \(fragment: .constant(Self.maximumLeads)) FOR NO KEY UPDATE
                    """
                ])[0])
            let configuration = try await leads.configurations.configuration(scope)
            var told: [NotificationDraft] = []
            for lead in own { told += try await leads.verifyPhone(of: lead, by: "code", in: transaction, configuration, scope) }
            let results = try await transaction.finish(
                [
                    """
                    UPDATE baton.phone_code SET closed_at = baton.now(), verified_at = baton.now(), sealed = NULL
                    WHERE tenant_id = \(tenant) AND id = \(id)
                    """,
                    LeadRepository.fetch(own.map(\.id), as: card, tenant: tenant),
                ] + LeadService.tell(told, scope))
            return try card.decode(results[1])
        }
        guard let verified else { throw invalid }
        wakeups.ring(.sequencer)
        return verified
    }

    /// Whether the code that was sent to the number has been entered lately: what is handed in with it counts as verified.
    package func isVerified(_ phone: String?, _ scope: TenantScope) async throws -> Bool {
        guard scope.hasChannels, keys.isAvailable, let phone, let number = try? PhoneNumber(parsing: phone) else { return false }
        let digest = try await ContactAddress.digest(number.e164, .phone, keys, scope)
        return try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT EXISTS (
                    SELECT FROM baton.phone_code WHERE tenant_id = \(scope.tenant) AND phone_hash = \(digest)
                      AND verified_at > baton.now() - \(Self.submissionHours) * interval '1 hour')
                """
            ])[0].single(Bool.self) ?? false
    }
}
