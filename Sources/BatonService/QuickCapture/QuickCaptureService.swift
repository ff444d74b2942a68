package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

package struct CapturedText: Sendable {
    package enum ModelState: Int16, Sendable, CaseIterable {
        case notAsked = 0
        case answered = 1
        case failed = 2

        package var key: String {
            switch self {
            case .notAsked: "not_asked"
            case .answered: "answered"
            case .failed: "failed"
            }
        }
    }

    package var id: CaptureID
    package var kind: CaptureKind
    /// Places of fields are of this text: cleaned at its ends, lines ended by LF.
    package var text: String
    package var card: CaptureCard
    package var model: ModelState
    package var createdAt: Date
    package var expiresAt: Date
}

/// A lead that may be the same, found by its phone.
package struct CaptureDuplicate: Sendable {
    /// `nil` when it lies out of the member's reach: then only whom to ask is said.
    package var lead: Lead?
    package var owner: MemberID?
    package var ownerName: String?
}

/// What became of a field in all captures that were confirmed within the days that are counted.
package struct CaptureAccuracy: Sendable {
    package static let days = 90

    package var field: CaptureField
    package var counts: [CaptureOutcome: Int64] = [:]
}

/// Quick capture (L8): a text becomes a card that waits for one confirmation, which makes a lead of it, once.
package struct QuickCaptureService: Sendable {
    /// Of one member at once.
    package static let maximumOpen = 200
    package static let maximumDuplicates = 5
    package static let lifetime: Duration = .seconds(7 * 24 * 3600)
    package static let reminder: Duration = .seconds(24 * 3600)

    private let database: Database
    private let dictionaries: CaptureDictionaryService
    private let leads: LeadService
    private let wakeups: Wakeups
    private let model: (any CaptureModel)?
    private let recognizer: TextRecognizer?

    /// - Parameters:
    ///   - model: only asked for tenants that have switched it on.
    ///   - recognizer: reads pictures; without one they are refused.
    package init(
        database: Database, dictionaries: CaptureDictionaryService, leads: LeadService, wakeups: Wakeups, model: (any CaptureModel)? = nil,
        recognizer: TextRecognizer? = nil
    ) {
        self.database = database
        self.dictionaries = dictionaries
        self.leads = leads
        self.wakeups = wakeups
        self.model = model
        self.recognizer = recognizer
    }

    package var hasModel: Bool { model != nil }

    /// Reads a text and keeps it until it is confirmed, for a week.
    ///
    /// - Throws: `permission_denied` without `lead_card:create`; `validation_failed` for a text that is blank, too long or has control
    ///   characters; `conflict` with `maximumOpen` waiting.
    package func capture(_ text: String?, kind: CaptureKind, _ scope: TenantScope) async throws -> (CapturedText, [CaptureDuplicate]) {
        try scope.require(.create, .leadCard)
        let member = try scope.requireMember()
        var problems = FieldProblems()
        let cleaned = problems.text(text, "/text", max: QuickCapture.maximumLength, multiline: true)
        if cleaned == nil, problems.isEmpty {
            problems.append(FieldProblem("/text", "missing", zh: "请粘贴聊天内容或名片文字", en: "Paste the text of a chat or a card."))
        }
        try problems.check()
        guard let text = cleaned else { throw BatonError(.internalError) }
        return try await keep(text, kind: kind, recognized: nil, member.id, scope)
    }

    /// Reads a screenshot of a chat or a photograph of a card, as its text would be read. The picture is not kept, nowhere and for no time.
    ///
    /// - Throws: `permission_denied` without `lead_card:create`; `ocr_unavailable`; `validation_failed` for what is no picture, one that is too large or
    ///   cannot be read, and one without any text; `service_unavailable` while too many are being read; `conflict` with `maximumOpen` waiting.
    package func capture(image: [UInt8], kind: CaptureKind, _ scope: TenantScope) async throws -> (CapturedText, [CaptureDuplicate]) {
        try scope.require(.create, .leadCard)
        let member = try scope.requireMember()
        guard let recognizer else { throw BatonError(.ocrUnavailable) }
        let size = try CaptureImage(image)
        let recognized = try await recognizer.read(image, size: size, mayBeChat: kind == .chat)
        var problems = FieldProblems()
        let cleaned = problems.text(recognized.text, "", max: QuickCapture.maximumLength, multiline: true)
        if cleaned == nil, problems.isEmpty {
            problems.append(
                FieldProblem("", "no_text", zh: "图片里没有认出文字，请换一张更清晰的", en: "No text was found in the image: take a clearer one."))
        }
        try problems.check()
        guard let text = cleaned else { throw BatonError(.internalError) }
        return try await keep(text, kind: kind, recognized: text == recognized.text ? recognized : nil, member.id, scope)
    }

    private func keep(
        _ text: String, kind: CaptureKind, recognized: RecognizedText?, _ member: MemberID, _ scope: TenantScope
    ) async throws -> (CapturedText, [CaptureDuplicate]) {
        let reader = try await dictionaries.reader(scope)
        var card = CaptureCard(reader.capture.read(text))
        if let recognized { card.fold(recognized) }
        var state = CapturedText.ModelState.notAsked
        if let model, reader.usesModel, !card.missing.isEmpty {
            do {
                card.add(try await model.fields(card.missing, in: text), from: text, reader.capture.lexicon)
                state = .answered
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                // Slow, gone or talking nonsense: the grammar's card is there.
                state = .failed
            }
        }
        let tenant = scope.tenant
        let id = CaptureID.make()
        let stored = JSONText(String(decoding: try JSONEncoder().encode(card), as: UTF8.self))
        let result = try await database.withTenant(scope, as: .system) { transaction in
            let waiting = try await transaction.run([
                // Keeps two requests of one member apart.
                "SELECT id FROM baton.member WHERE tenant_id = \(tenant) AND id = \(member) FOR NO KEY UPDATE",
                "SELECT count(*) FROM baton.quick_capture WHERE tenant_id = \(tenant) AND member_id = \(member) AND lead_id IS NULL",
            ])[1].single(Int64.self)
            guard waiting ?? 0 < Int64(Self.maximumOpen) else {
                throw BatonError(.conflict, detail: "\(Self.maximumOpen) captures wait to be confirmed: confirm or delete some")
            }
            return try await transaction.finish([
                """
                INSERT INTO baton.quick_capture (tenant_id, id, member_id, kind, content, card, model_state, expires_at)
                VALUES (\(tenant), \(id), \(member), \(kind.rawValue), \(text), \(stored), \(state.rawValue),
                        baton.now() + \(Self.lifetime.components.seconds) * interval '1 second')
                RETURNING created_at, expires_at
                """,
                Timers.arm(QuickCaptureHandler.kind, id, after: Self.reminder, tenant: tenant),
            ])[0]
        }
        guard let (createdAt, expiresAt) = try result.decode((Date, Date).self).first else { throw BatonError(.internalError) }
        let captured = CapturedText(id: id, kind: kind, text: text, card: card, model: state, createdAt: createdAt, expiresAt: expiresAt)
        return (captured, try await duplicates(of: captured, scope))
    }

    /// Those of one's own that wait, the newest first.
    package func open(_ scope: TenantScope) async throws -> [CapturedText] {
        try scope.require(.create, .leadCard)
        let member = try scope.requireMember()
        return try Self.decode(
            try await database.once(
                scope, as: .system, readOnly: true,
                [
                    """
                    \(fragment: Self.select) WHERE tenant_id = \(scope.tenant) AND member_id = \(member.id) AND lead_id IS NULL
                    ORDER BY id DESC LIMIT \(fragment: .constant(Self.maximumOpen))
                    """
                ])[0])
    }

    /// - Throws: `not_found` for what is another's, confirmed, expired or deleted.
    package func capture(_ id: CaptureID, _ scope: TenantScope) async throws -> (CapturedText, [CaptureDuplicate]) {
        try scope.require(.create, .leadCard)
        let member = try scope.requireMember()
        let found = try Self.decode(
            try await database.once(scope, as: .system, readOnly: true, [Self.one(id, member.id, scope.tenant)])[0])
        guard let captured = found.first else { throw BatonError(.notFound, detail: "capture") }
        return (captured, try await duplicates(of: captured, scope))
    }

    private static let select: SQL = "SELECT id, kind, content, card, model_state, created_at, expires_at FROM baton.quick_capture"

    private static func one(_ id: CaptureID, _ member: MemberID, _ tenant: TenantID) -> SQL {
        "\(fragment: select) WHERE tenant_id = \(tenant) AND id = \(id) AND member_id = \(member) AND lead_id IS NULL"
    }

    private static func decode(_ result: QueryResult) throws -> [CapturedText] {
        try result.decode((CaptureID, Int16, String?, JSONText?, Int16, Date, Date).self).compactMap { row in
            guard let kind = CaptureKind(rawValue: row.1), let text = row.2, let card = row.3 else { return nil }
            return CapturedText(
                id: row.0, kind: kind, text: text, card: try JSONDecoder().decode(CaptureCard.self, from: Data(card.text.utf8)),
                model: CapturedText.ModelState(rawValue: row.4) ?? .notAsked, createdAt: row.5, expiresAt: row.6)
        }
    }

    /// Leads with the same phone: what the member may see; of the others only whose they are.
    private func duplicates(of captured: CapturedText, _ scope: TenantScope) async throws -> [CaptureDuplicate] {
        guard let value = captured.card[.phone]?.value, let phone = try? PhoneNumber(parsing: value) else { return [] }
        let members = try await dictionaries.reader(scope).members
        return try await leads.leads(withPhone: phone.e164, atMost: Self.maximumDuplicates, scope).map { found in
            let owner = found.lead?.owner ?? found.owner
            return CaptureDuplicate(lead: found.lead, owner: owner, ownerName: owner.flatMap { members[$0]?.name })
        }
    }

    // MARK: confirming

    /// What the member has put in the place of what was read: a text, or nothing at all.
    package struct Overrides: Sendable, Equatable {
        package var fields: [CaptureField: String?] = [:]
        /// Of the lead, where no text has it.
        package var email: String?
        package var referrer: LeadReferrer?

        package init() {}
    }

    package struct Confirmation: Sendable {
        package var leadID: LeadID
        /// `nil` for a repeated confirmation when the lead is out of reach by then.
        package var lead: Lead?
        package var isRepeated: Bool
    }

    private static let source = "quick_capture"

    /// Makes the lead, once: a second confirmation answers with the same one.
    ///
    /// - Throws: `not_found`; `validation_failed` when the card is no lead yet (nameless, unreachable, a value that cannot be read);
    ///   `permission_denied`, `quota_exceeded` as `LeadService.capture`.
    package func confirm(_ id: CaptureID, _ overrides: Overrides, _ scope: TenantScope) async throws -> Confirmation {
        try scope.require(.create, .leadCard)
        let member = try scope.requireMember()
        let tenant = scope.tenant
        let key = ExternalKey(source: Self.source, id: id.description)
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                Self.one(id, member.id, tenant),
                "SELECT lead_id FROM baton.quick_capture WHERE tenant_id = \(tenant) AND id = \(id) AND member_id = \(member.id)",
            ])
        guard let captured = try Self.decode(results[0]).first else {
            guard let lead = try results[1].decode(LeadID?.self).first.flatMap({ $0 }) else {
                throw BatonError(.notFound, detail: "capture")
            }
            return try await repeated(lead, scope)
        }
        let (input, outcome) = Self.input(captured, overrides)
        let draft = try input.draft()
        do {
            let lead = try await leads.capture(draft, scope, linking: key)
            try await close(id, lead.id, outcome, scope)
            return Confirmation(leadID: lead.id, lead: lead, isRepeated: false)
        } catch is LeadService.ExternalKeyTaken {
            // Somebody was faster, or the answer was lost: the lead is there.
            let found = try await database.once(scope, as: .system, readOnly: true, [LeadRepository.linkedLead(key, tenant: tenant)])[0]
            guard let lead = try found.single(LeadID.self) else { throw BatonError(.conflict, detail: "capture is being confirmed") }
            try await close(id, lead, outcome, scope)
            return try await repeated(lead, scope)
        }
    }

    private func repeated(_ lead: LeadID, _ scope: TenantScope) async throws -> Confirmation {
        do {
            return Confirmation(leadID: lead, lead: try await leads.fetch(lead, scope).lead, isRepeated: true)
        } catch let error as BatonError where error.code == .notFound || error.code == .permissionDenied {
            return Confirmation(leadID: lead, lead: nil, isRepeated: true)
        }
    }

    /// The text is the payload of the lead now; only what became of the fields is kept here.
    private func close(_ id: CaptureID, _ lead: LeadID, _ outcome: [CaptureField: CaptureOutcome], _ scope: TenantScope) async throws {
        let stored = JSONText.object(Dictionary(uniqueKeysWithValues: outcome.map { ($0.key.rawValue, $0.value.rawValue) }))
        _ = try await database.once(
            scope, as: .system,
            [
                """
                UPDATE baton.quick_capture SET lead_id = \(lead), content = NULL, card = NULL, outcome = \(stored), confirmed_at = baton.now()
                WHERE tenant_id = \(scope.tenant) AND id = \(id) AND lead_id IS NULL
                """,
                Timers.cancel(QuickCaptureHandler.kind, id, tenant: scope.tenant),
            ])
    }

    private static func input(_ captured: CapturedText, _ overrides: Overrides) -> (LeadInput, [CaptureField: CaptureOutcome]) {
        var values: [CaptureField: String] = [:]
        var outcome: [CaptureField: CaptureOutcome] = [:]
        for field in CaptureField.allCases {
            let read = captured.card[field]?.value
            guard let given = overrides.fields[field] else {
                if let read {
                    values[field] = read
                    outcome[field] = .kept
                }
                continue
            }
            let text = given.flatMap { CleanText.clean($0) }
            values[field] = text
            switch (read, text) {
            case (nil, nil): break
            case (nil, _?): outcome[field] = .added
            case (_?, nil): outcome[field] = .removed
            case (let read?, let text?): outcome[field] = isSame(read, text, field) ? .kept : .changed
            }
        }
        var input = LeadInput(channel: captured.kind.channel)
        input.contactName = values[.name]
        input.company = values[.company]
        input.phone = values[.phone]
        input.email = overrides.email
        input.referrer = overrides.referrer
        input.area = values[.region]
        input.productLine = values[.product]
        input.budget = values[.budget]
        input.need = values[.need]
        input.submittedAt = captured.createdAt
        input.payload = RawPayload(contentType: "text/plain; charset=utf-8", body: captured.text, source: captured.kind.key)
        return (input, outcome)
    }

    private static func isSame(_ read: String, _ given: String, _ field: CaptureField) -> Bool {
        switch field {
        case .phone: (try? PhoneNumber(parsing: read)) == (try? PhoneNumber(parsing: given))
        case .region: ChineseProvince(parsing: read) == ChineseProvince(parsing: given)
        case .budget: (try? BudgetRange.parse(read, unit: .yuan)) == (try? BudgetRange.parse(given, unit: .yuan))
        case .name, .company, .product, .need: FoldedText.name(read) == FoldedText.name(given)
        }
    }

    /// - Throws: `not_found`, also for what has become a lead: that is closed like any other.
    package func delete(_ id: CaptureID, _ scope: TenantScope) async throws {
        try scope.require(.create, .leadCard)
        let member = try scope.requireMember()
        let tenant = scope.tenant
        try await database.withTenant(scope, as: .system) { transaction in
            let deleted = try await transaction.run(
                "DELETE FROM baton.quick_capture WHERE tenant_id = \(tenant) AND id = \(id) AND member_id = \(member.id) AND lead_id IS NULL"
            ).affectedRows
            // A colleague's keeps its reminder and its end.
            guard deleted > 0 else { throw BatonError(.notFound, detail: "capture") }
            _ = try await transaction.finish([Timers.cancel(QuickCaptureHandler.kind, id, tenant: tenant)])
        }
    }

    /// How right the cards were, by what members made of them: of the whole tenant, in figures only.
    package func accuracy(_ scope: TenantScope) async throws -> (captures: Int64, fields: [CaptureAccuracy]) {
        try scope.require(.create, .leadCard)
        let tenant = scope.tenant
        let since: SQL = """
            tenant_id = \(tenant) AND lead_id IS NOT NULL
              AND confirmed_at >= baton.now() - \(fragment: .constant(CaptureAccuracy.days)) * interval '1 day'
            """
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                "SELECT count(*) FROM baton.quick_capture WHERE \(fragment: since)",
                """
                SELECT o.key, o.value, count(*) FROM baton.quick_capture, jsonb_each_text(outcome) AS o (key, value)
                WHERE \(fragment: since) GROUP BY 1, 2
                """,
            ])
        var fields = CaptureField.allCases.map { CaptureAccuracy(field: $0) }
        for (field, outcome, count) in try results[1].decode((String, String, Int64).self) {
            guard let place = fields.firstIndex(where: { $0.field.rawValue == field }), let outcome = CaptureOutcome(rawValue: outcome)
            else {
                continue
            }
            fields[place].counts[outcome] = count
        }
        return (try results[0].single(Int64.self) ?? 0, fields)
    }
}

extension LeadService {
    /// Open leads with a phone: whole for what the member may see, by their owner for the rest.
    func leads(withPhone phone: String, atMost limit: Int, _ scope: TenantScope) async throws -> [(lead: Lead?, owner: MemberID?)] {
        let card = try await card(scope)
        let tenant = scope.tenant
        let condition: SQL = "tenant_id = \(tenant) AND phone = \(phone) AND deleted_at IS NULL AND stage < 4"
        let all = try await database.once(
            scope, as: .system, readOnly: true,
            ["SELECT id, owner_id FROM baton.lead WHERE \(fragment: condition) ORDER BY id DESC LIMIT \(fragment: .constant(limit))"])[0]
            .decode((LeadID, MemberID?).self)
        guard !all.isEmpty else { return [] }
        var visible: [LeadID: Lead] = [:]
        if scope.member?.grants.allows(.read, .leadCard) == true {
            let rows = try await database.once(
                scope, as: .member, readOnly: true,
                ["SELECT \(fragment: card.columns) FROM baton.lead WHERE tenant_id = \(tenant) AND id = ANY (\(all.map { $0.0 }))"])[0]
            for lead in try card.decode(rows) { visible[lead.id] = lead }
        }
        return all.map { (visible[$0.0], $0.1) }
    }
}
