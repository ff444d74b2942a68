package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// The use cases of leads; each is one transaction, or a read under the member's shape followed by one under `system`.
package struct LeadService: Sendable {
    let database: Database
    let configurations: LeadConfigurationCache
    let wakeups: Wakeups
    let recentLeads: RecentLeads

    package init(database: Database, configurations: LeadConfigurationCache, wakeups: Wakeups) {
        self.database = database
        self.configurations = configurations
        self.wakeups = wakeups
        recentLeads = RecentLeads(database: wakeups.reachesOthers ? database : nil)
    }

    /// After the commit that gave a lead an owner or a deadline.
    func announce(_ lead: Lead, window: LeadWindow) {
        if let owner = lead.owner { wakeups.ring(.member(owner)) }
        announceDeadline(window)
        announceChange()
    }

    /// After each commit that changed a lead.
    func announceChange() { wakeups.ring(.sequencer) }

    /// A worker looks at least once a second by itself; only what is due before that rings.
    func announceDeadline(_ window: LeadWindow?) {
        if let window, window.isSoon { wakeups.ring(.timers) }
    }

    /// The fields that the tenant has added to leads.
    package func customFields(_ scope: TenantScope) async throws -> CustomFields {
        try await configurations.configuration(scope).customFields
    }

    /// What a query on leads may name.
    package func vocabulary(_ scope: TenantScope) async throws -> LeadVocabulary {
        let configuration = try await configurations.configuration(scope)
        return LeadVocabulary(custom: configuration.customFields, tags: configuration.tags)
    }

    /// The same, of now: for who may not refuse or pass over something by what is out of date. One round trip.
    ///
    /// - Throws: `access_changed`.
    package func currentCustomFields(_ scope: TenantScope) async throws -> CustomFields {
        _ = try await database.once(scope, as: .system, readOnly: true, [])
        return try await customFields(scope)
    }

    func configuration(_ scope: TenantScope) async throws -> LeadConfiguration { try await configurations.configuration(scope) }

    func card(_ scope: TenantScope) async throws -> LeadCard { try await configurations.configuration(scope).card }

    // MARK: capture

    /// Stores a lead with score, route and owner: nothing comes in without a deadline and somebody (or a pool) it belongs to.
    ///
    /// Two round trips: the team is locked and its member picked in the first, everything is written in the second. One for a lead that
    /// no rule fits.
    /// - Parameter refusesDuplicates: whether an open lead with the same phone and name, phone and company, or mail refuses this one.
    /// - Throws: `conflict` naming the lead that it repeats; `permission_denied`; `quota_exceeded`.
    package func capture(_ draft: LeadDraft, _ scope: TenantScope, refusesDuplicates: Bool = false) async throws -> Lead {
        try await capture(draft, scope, refusesDuplicates: refusesDuplicates, linking: nil)
    }

    /// - Parameters:
    ///   - key: what another system calls it.
    ///   - submission: of a form; asked for in a round trip of its own.
    /// - Throws: besides, `ExternalKeyTaken`, `RepeatedSubmission`.
    func capture(
        _ draft: LeadDraft, _ scope: TenantScope, refusesDuplicates: Bool = false, linking key: ExternalKey?,
        submission: FormSubmission? = nil
    ) async throws -> Lead {
        if case .form = scope.actor {} else { try scope.require(.create, .leadCard) }
        let configuration = try await configurations.configuration(scope)
        let (tenant, card) = (scope.tenant, configuration.card)
        let isForm = if case .form = scope.actor { true } else { false }
        try await checkReferrer(draft.referrer, scope)
        let draft = try await withFields(draft, scope)
        let region = configuration.regions[draft.area?.shortName]
        // By this process' clock, which decides nothing that whole days do not.
        let now = Date()
        let form: IntakeFormID? = if case .form(let id) = scope.actor { id } else { nil }
        let facts = LeadFacts(draft, region: region, form: form)
        let score = LeadScore(
            signals: draft.signals.map { LeadSignal(kind: $0.rawValue, occurredAt: draft.submittedAt ?? now) }, facts: facts,
            by: configuration.scorer, now: now)
        let intent = configuration.policy.intent(score: score.value)
        let routed = facts.scored(score.value, intent)
        let plan = AssignmentPlan(routed, configuration)
        let id = LeadID.make()
        var isOverQuota = false

        let (lead, window) = try await database.withTenant(scope, as: .system) { transaction in
            try await submission?.claim(tenant, in: transaction)
            var assignment = LeadRepository.Assignment(window: configuration.window(.pool, of: nil, at: nil))
            var first: [SQL] = []
            // Locked first, so that the second of two has not locked the team already when it finds out.
            if let key { first += [LeadRepository.lockKey(key, tenant: tenant), LeadRepository.linkedLead(key, tenant: tenant)] }
            let linkCount = first.count
            if refusesDuplicates { first += Self.duplicateChecks(draft, tenant: tenant) }
            let clock = first.count
            if configuration.countsWorkingTime { first.append("SELECT baton.now()") }
            let search = first.count
            first += plan.reads(tenant)
            let read = first.isEmpty ? [] : try await transaction.run(first)
            if key != nil, !read[1].isEmpty { throw ExternalKeyTaken() }
            if refusesDuplicates, let duplicate = try Self.duplicate(of: draft, in: read[linkCount + 1]) {
                throw BatonError(.conflict, detail: "duplicate of lead \(duplicate)")
            }
            let now = configuration.countsWorkingTime ? try read[clock].single(Date.self) : nil
            var statements = try plan.assign(&assignment, read[search...], configuration, tenant)
            assignment.window = configuration.window(assignment.owner == nil ? .pool : .response, of: assignment.team, at: now)
            let inserted = statements.count
            statements += Self.insertion(
                id, draft, region: region, score: score.value, intent: intent, assignment, linking: key, as: card, scope)
            if let submission { statements.append(submission.tally(.received, tenant)) }
            if isForm { statements.append(TenantQuota.isLeadQuotaNews(tenant)) }
            let results = try await transaction.finish(statements)
            if isForm, let last = results.last { isOverQuota = try last.single(Bool?.self).flatMap { $0 } ?? false }
            return (try card.one(results[inserted]), assignment.window)
        }
        announce(lead, window: window)
        // A stranger's lead is taken all the same. If this fails, the next one tells them.
        if isOverQuota { try? await TenantQuota(database: database, wakeups: wakeups).tellAdmins(scope) }
        return lead
    }

    static func duplicateChecks(_ draft: LeadDraft, tenant: TenantID) -> [SQL] {
        let phone = draft.phone?.e164
        let email = draft.email?.address
        return [
            LeadRepository.lockDuplicateKeys([phone, email].compactMap { $0 }, tenant: tenant),
            LeadRepository.openLeads(phone: phone, email: email, tenant: tenant),
        ]
    }

    static func duplicate(of draft: LeadDraft, in result: QueryResult) throws -> LeadID? {
        try duplicate(
            keys: LeadDuplicateKey.keys(phone: draft.phone, email: draft.email, contactName: draft.contactName, company: draft.company),
            in: result)
    }

    static func duplicate(keys: [String], in result: QueryResult) throws -> LeadID? {
        let keys = Set(keys)
        for (id, phone, phoneExtension, email, name, company) in try result.decode(
            (LeadID, String?, String?, String?, String?, String?).self)
        {
            // What is stored was written by us, so it reads back; a phone with its extension as it is spoken.
            let stored = phone.flatMap { try? PhoneNumber(parsing: phoneExtension.map { "\(phone ?? "")转\($0)" } ?? $0) }
            let storedKeys = LeadDuplicateKey.keys(
                phone: stored, email: email.flatMap { try? EmailAddress(parsing: $0) }, contactName: name, company: company)
            if !keys.isDisjoint(with: storedKeys) { return id }
        }
        return nil
    }

    private static func insertion(
        _ id: LeadID, _ draft: LeadDraft, region: RegionID?, score: Int16, intent: LeadIntent, _ assignment: LeadRepository.Assignment,
        linking key: ExternalKey?, as card: LeadCard, _ scope: TenantScope
    ) -> [SQL] {
        let tenant = scope.tenant
        var statements = [
            LeadRepository.insert(id, draft, region: region, score: score, intent: intent, assignment, as: card, tenant: tenant)
        ]
        if let key { statements.append(LeadRepository.insertKey(key, of: id, tenant: tenant)) }
        if draft.isPhoneVerified { statements.append(markVerified(id, tenant: tenant)) }
        if let payload = draft.payload {
            statements.append(LeadRepository.insertPayload(payload, of: id, region: region, assignment, tenant: tenant))
        }
        for signal in draft.signals {
            statements.append(
                LeadRepository.insertSignal(signal, at: draft.submittedAt, note: nil, of: id, tenant: tenant))
        }
        let captured = EventRecord(
            "lead.captured", facet: .leadCard, subject: id, data: .object(["channel": draft.channel.key, "source": key?.source]))
        let routed = EventRecord(
            assignment.owner == nil ? "lead.pooled" : "lead.assigned", facet: .leadCard, subject: id,
            data: .object(
                [
                    "owner_id": assignment.owner?.description, "team_id": assignment.team?.description,
                    "routing_rule_id": assignment.rule?.description,
                    // Why nobody got it.
                    "reason": assignment.reason,
                ].merging(assignment.pick?.data ?? [:]) { $1 }))
        let crossing = intent == .plain ? [] : [intentChanged(id, from: .plain, to: intent)]
        statements.append(EventRecord.insert([captured, routed] + crossing, scope))
        statements.append(Timers.arm(LeadDeadlineHandler.kind, id, after: assignment.window, tenant: tenant))
        if assignment.isMisplaced { statements.append(PoolAlertHandler.arm(assignment.team, tenant: tenant)) }
        if let owner = assignment.owner {
            let high = intent == .high ? [highIntent(id, owner, score, tenant)] : []
            statements += Self.tell([Self.assigned(owner, id, tenant)] + high, scope)
        }
        return statements
    }

    /// L5: at assignment the owner is told. Comes last in its transaction (`NotificationDraft.insert`).
    static func tell(_ owner: MemberID, of lead: LeadID, _ scope: TenantScope) -> [SQL] {
        tell([assigned(owner, lead, scope.tenant)], scope)
    }

    private static func assigned(_ owner: MemberID, _ lead: LeadID, _ tenant: TenantID) -> NotificationDraft {
        NotificationDraft(.leadAssigned, to: owner, subject: lead, data: .object(["lead_id": lead.description]), tenant: tenant)
    }

    // MARK: reading

    package func list(_ query: LeadQuery, _ scope: TenantScope) async throws -> LeadPage {
        try scope.require(.read, .leadCard)
        let (candidates, guides) = (try await candidates(query, scope), try scope.requireMember().guides(.read, .leadCard))
        // The first page of a search is what was found first.
        let isFirst = query.sort == .field(.createdDescending) && query.after == nil && query.filters.isEmpty && !query.isExport
        let card = try await configurations.configuration(scope).card
        let list = LeadRepository.list(
            query, as: card, candidates: isFirst ? candidates.map { Array($0.prefix(query.limit + 1)) } : candidates, guides: guides,
            within: try within(query, scope), tenant: scope.tenant)
        var page = try LeadPage(try await database.once(scope, as: .member, readOnly: true, [list])[0], query, card)
        if query.wantsTotal {
            let count = LeadRepository.count(query, candidates: candidates, guides: guides, tenant: scope.tenant)
            page.total = try await database.once(scope, as: .memberFigures, readOnly: true, [count])[0].single(Int64.self)
        }
        return page
    }

    /// - Throws: `permission_denied` for an export without the grant.
    private func within(_ query: LeadQuery, _ scope: TenantScope) throws -> [ReachGuide]? {
        guard query.isExport else { return nil }
        try scope.require(.export, .leadCard)
        return try scope.requireMember().conditions(.export, .leadCard)
    }

    /// Leads in one file at most.
    package static let maximumExport: Int64 = 100_000

    /// To be called before an export is read page by page: counts it and records who takes how many.
    ///
    /// - Throws: `permission_denied` without `lead_card:export`; `invalid_query` for more than 100,000 leads.
    package func beginExport(_ query: LeadQuery, _ scope: TenantScope) async throws {
        try scope.require(.read, .leadCard)
        let member = try scope.requireMember()
        let (candidates, guides) = (try await candidates(query, scope), member.guides(.read, .leadCard))
        let statement = LeadRepository.count(
            query, candidates: candidates, guides: guides, within: try within(query, scope), tenant: scope.tenant)
        let count = try await database.once(scope, as: .memberFigures, readOnly: true, [statement])[0].single(Int64.self) ?? 0
        guard count <= Self.maximumExport else {
            throw BatonError(
                .invalidQuery,
                problems: [
                    FieldProblem(
                        "filter", "too_many_rows", zh: "共 \(count) 条，一次最多导出 \(Self.maximumExport) 条；请缩小筛选范围",
                        en: "\(count) leads; at most \(Self.maximumExport) at once. Narrow the filter.")
                ])
        }
        let event = EventRecord("leads.exported", facet: .leadCard, subject: member.id, data: .object(["leads": "\(count)"]))
        _ = try await database.once(scope, as: .system, [event.insert(scope)])
    }

    /// Which leads fit the query's search or tags, newest first; `nil` without either, and when they are too many to name.
    private func candidates(_ query: LeadQuery, _ scope: TenantScope) async throws -> [UUID]? {
        guard let statement = LeadRepository.candidates(query, try scope.requireMember(), tenant: scope.tenant) else { return nil }
        return try await database.once(scope, as: .member, readOnly: true, [statement])[0].single([UUID]?.self).flatMap { $0 }
    }

    /// The leads of one stage, in figures.
    package struct StageSummary: Sendable, Equatable {
        package var stage: LeadStage
        package var leads: Int64
        package var unowned: Int64
        /// Open leads whose deadline has passed.
        package var overdue: Int64
        package var scores: Int64
    }

    /// All leads that the member may see and that fit the query's filters and search, in figures. Order and page of the query do not matter.
    package func summary(_ query: LeadQuery, _ scope: TenantScope) async throws -> [StageSummary] {
        try scope.require(.read, .leadCard)
        let (candidates, guides) = (try await candidates(query, scope), try scope.requireMember().guides(.read, .leadCard))
        let statement = LeadRepository.summary(query, candidates: candidates, guides: guides, tenant: scope.tenant)
        return try await database.once(scope, as: .memberFigures, readOnly: true, [statement])[0]
            .decode((Int16, Int64, Int64, Int64, Int64).self).compactMap { row in
                LeadStage(rawValue: row.0).map {
                    StageSummary(stage: $0, leads: row.1, unowned: row.2, overdue: row.3, scores: row.4)
                }
            }
    }

    /// A signal with what it contributed to the score.
    package struct ExplainedSignal: Sendable {
        package var id: SignalID
        package var kind: String
        package var occurredAt: Date
        package var note: String?
        package var points: Int16
        package var counted: Bool
        package var label: String?
        /// Why it counts as much as it does.
        package var verdict: LeadScore.Verdict
    }

    package struct RecordedInteraction: Sendable {
        package var id: InteractionID
        package var kind: InteractionKind
        package var occurredAt: Date
        package var durationSeconds: Int32?
        package var messageCount: Int32?
        package var content: String?
        package var member: MemberID?
        package var createdAt: Date
        package var direction: InteractionDirection
        package var outcome: InteractionOutcome?
        /// Whether it was enough for a first touch.
        package var isEvidence: Bool
        package var correctedAt: Date?
    }

    package struct Detail: Sendable {
        package var lead: Lead
        /// What other systems call it; `nil` in the answer of a command.
        package var keys: [ExternalKey]?
        /// Of whoever has sent it, if the member may see him.
        package var referrerName: String?
        /// `nil` when the member may not read scores' reasons.
        package var signals: [ExplainedSignal]?
        /// What the lead is, besides what it has done; `nil` as `signals`.
        package var profile: [LeadScore.ProfileReason]?
        /// `nil` when the member may not read conversations. The newest 200.
        package var interactions: [RecordedInteraction]?
        package var transitions: [LeadStage]
        /// A colleague's newest touch of the same customer, in the answer of a look-up; `nil` without one, and when nobody cares.
        package var recentTouch: RecentTouch?
        /// What it has become.
        package var conversion: LeadConversion?
        /// What of the interactions is evidence, for who may read them.
        package var evidence: TouchEvidence?
    }

    /// - Throws: `not_found` for what does not exist, is another tenant's, or is not within the member's reach: one answer for all three.
    package func fetch(_ id: LeadID, _ scope: TenantScope) async throws -> Detail {
        try scope.require(.read, .leadCard)
        let member = try scope.requireMember()
        let configuration = try await configurations.configuration(scope)
        // A facet that the member lacks is not asked for at all.
        let readsScore = member.grants.allows(.read, .leadScore)
        let readsConversation = member.grants.allows(.read, .leadConversation)
        let card = configuration.card
        let policy = configuration.policy
        var statements = [
            LeadRepository.fetch(id, as: card, tenant: scope.tenant), LeadRepository.keys(of: [id], tenant: scope.tenant),
            ConversionRepository.select(of: id, tenant: scope.tenant),
            InteractionRepository.recentTouches(id, member.id, policy, limit: 1, tenant: scope.tenant),
        ]
        if readsScore { statements += [LeadRepository.signals(of: id, tenant: scope.tenant), "SELECT baton.now()"] }
        if readsConversation { statements.append(InteractionRepository.list(of: id, after: nil, limit: 200, tenant: scope.tenant)) }
        let results = try await database.once(scope, as: .member, readOnly: true, statements)
        guard let lead = try card.decode(results[0]).first else { throw BatonError(.notFound) }
        var detail = Detail(lead: lead, transitions: LeadTransition.targets(from: lead.stage))
        if lead.stage == .qualified, member.grants.allows(.create, .customerProfile) { detail.transitions.append(.converted) }
        detail.keys = try LeadRepository.decodeKeys(results[1])[id] ?? []
        if let referrer = lead.referrer { detail.referrerName = try await referrerNames([referrer], scope)[referrer] }
        detail.conversion = try ConversionRepository.decode(results[2])
        detail.recentTouch = try InteractionRepository.decodeTouches(results[3], configuration).first
        if readsScore {
            (detail.signals, detail.profile) = try Self.explain(
                results[4], lead, configuration, now: results[5].single(Date.self) ?? Date())
        }
        if readsConversation {
            let interactions = try InteractionRepository.decode(results[results.count - 1])
            detail.interactions = interactions
            detail.evidence = TouchEvidence(interactions)
        }
        recentLeads.note(id, scope)
        return detail
    }

    private static func explain(
        _ result: QueryResult, _ lead: Lead, _ configuration: LeadConfiguration, now: Date
    ) throws -> ([ExplainedSignal], [LeadScore.ProfileReason]) {
        let rows = try result.decode((SignalID, String, Date, String?).self)
        let score = LeadScore(
            signals: rows.map { LeadSignal(kind: $0.1, occurredAt: $0.2) }, facts: LeadFacts(lead), by: configuration.scorer, now: now)
        let signals = zip(rows, score.reasons).map { row, reason in
            ExplainedSignal(
                id: row.0, kind: row.1, occurredAt: row.2, note: row.3, points: reason.points, counted: reason.counted, label: reason.label,
                verdict: reason.verdict)
        }
        return (signals, score.profile)
    }

    // MARK: editing in place, under the member's shape

    /// Changes fields of the card: the change in one round trip, its event and `COMMIT` in a second, under the member's own policies and
    /// column grants.
    ///
    /// - Throws: `not_found`, `permission_denied` (visible, not writable), `version_mismatch`, `validation_failed` (nothing would be left
    ///   to call the lead by, or to reach it).
    package func update(_ id: LeadID, _ patch: LeadPatch, version: Int32?, _ scope: TenantScope) async throws -> Lead {
        try scope.require(.read, .leadCard)
        try scope.require(.write, .leadCard)
        let configuration = try await configurations.configuration(scope)
        let region: RegionID?? = patch.area.map { configuration.regions[$0?.shortName] }
        let (tenant, card) = (scope.tenant, configuration.card)
        try await checkReferences(patch.custom, scope)
        try await checkReferrer(patch.referrer ?? nil, scope)
        let results: [QueryResult]
        do {
            results = try await database.withTenant(scope, as: .member) { transaction in
                var statements = [
                    LeadRepository.lockForUpdate(id, as: card, tenant: tenant),
                    LeadRepository.update(id, patch, region: region, version: version, as: card, tenant: tenant),
                    LeadRepository.fetch(id, as: card, tenant: tenant),
                ]
                // Written only with the change: an INSERT that selects nothing when the UPDATE found nothing is not in the dialect, so
                // the event follows in the commit's flush.
                let results = try await transaction.run(statements)
                statements = []
                if let before = try card.decode(results[0]).first, let after = try card.decode(results[1]).first {
                    let event = LeadChange(before, after, asked: patch.changed).event
                    statements = [event.insert(scope)] + [event.insertPersonal(scope)].compactMap { $0 }
                }
                _ = try await transaction.finish(statements)
                return Array(results.dropFirst())
            }
        } catch let error as DatabaseError where error.constraint == "lead_name_check" {
            throw ValidationFailure([.nameless])
        } catch let error as DatabaseError where error.constraint == "lead_reachable_check" {
            throw ValidationFailure([.unreachable])
        } catch let error as DatabaseError where error.constraint == "lead_erased_check" {
            throw BatonError(.conflict, detail: Self.erased)
        }
        if let lead = try card.decode(results[0]).first {
            recentLeads.note(id, scope)
            let scored = await rescored(lead, patch.changed, configuration, scope)
            announceChange()
            return scored ?? lead
        }
        guard let visible = try card.decode(results[1]).first else { throw BatonError(.notFound) }
        if let version, visible.version != version { throw BatonError(.versionMismatch) }
        throw BatonError(.permissionDenied, detail: "lead_card:write")
    }

    /// The draft with all of the tenant's fields: defaults where nothing was given.
    ///
    /// - Throws: `missing` for what is required, `unknown_reference`; neither for a draft that may lack fields.
    func withFields(_ draft: LeadDraft, _ scope: TenantScope) async throws -> LeadDraft {
        var draft = draft
        draft.custom = try await customFields(scope).completed(draft.custom, isLenient: draft.mayLackFields)
        guard draft.mayLackFields else {
            try await checkReferences(draft.custom, scope)
            return draft
        }
        let unknown = try await unknownReferences(draft.custom, scope)
        draft.custom.removeAll { unknown.contains($0.field) }
        return draft
    }

    /// - Throws: `unknown_reference`.
    func checkReferences(_ changes: [CustomChange], _ scope: TenantScope) async throws {
        let unknown = try await unknownReferences(changes, scope)
        if !unknown.isEmpty { throw ValidationFailure(unknown.map(FieldProblem.unknownReference)) }
    }

    /// What a custom field refers to has to be there, and be seen by who refers to it: otherwise one could try ids out.
    ///
    /// One round trip, for values that are references only.
    ///
    /// - Returns: the fields whose references lead to nothing.
    private func unknownReferences(_ changes: [CustomChange], _ scope: TenantScope) async throws -> [CustomField] {
        var references: [(field: CustomField, id: UUID)] = []
        for change in changes { if case .reference(let id)? = change.value { references.append((change.field, id)) } }
        if references.isEmpty { return [] }
        var unknown: [CustomField] = []
        var asked: [(field: CustomField, statement: SQL)] = []
        for (field, id) in references {
            let (table, facet): (SQL, Facet?) =
                switch field.target ?? .member {
                case .member: ("member", nil)
                case .team: ("team", nil)
                case .region: ("region", nil)
                case .lead: ("lead", .leadCard)
                case .customer: ("customer", .customerProfile)
                case .contact: ("contact", .customerContacts)
                }
            if let facet, let member = scope.member, !member.grants.allows(.read, facet) {
                unknown.append(field)
                continue
            }
            // Teams and regions are never deleted.
            let isThere: SQL = field.target == .team || field.target == .region ? "" : " AND deleted_at IS NULL"
            asked.append(
                (field, "SELECT id FROM baton.\(fragment: table) WHERE tenant_id = \(scope.tenant) AND id = \(id)\(fragment: isThere)"))
        }
        let found = try await database.once(
            scope, as: scope.member == nil ? .system : .member, readOnly: true, asked.map(\.statement))
        for (index, result) in found.enumerated() where result.isEmpty { unknown.append(asked[index].field) }
        return unknown
    }

    static let erased = "the person of this lead has been erased; it stays as it is"

    // MARK: commands: read under the member's shape, act under `system`

    /// Reads a lead that the member may change, acts on it, and starts again when somebody else was faster (at most five times).
    func act<Output>(
        on id: LeadID, _ scope: TenantScope, needing action: Action, _ effect: (Lead, Transaction, LeadCard) async throws -> Output
    ) async throws -> Output {
        try scope.require(.read, .leadCard)
        try scope.require(action, .leadCard)
        let card = try await configurations.configuration(scope).card
        for attempt in 1... {
            let lead = try await permitted(id, card, scope, action)
            do {
                let output = try await database.withTenant(scope, as: .system) { transaction in
                    transaction.enqueue(LeadRepository.lock(lead, tenant: scope.tenant))
                    return try await effect(lead, transaction, card)
                }
                recentLeads.note(id, scope)
                announceChange()
                return output
            } catch let error as DatabaseError where error.sqlState == "BT004" {
                guard attempt < 5 else { throw BatonError(.versionMismatch) }
            } catch let error as DatabaseError where error.constraint == "lead_erased_check" {
                throw BatonError(.conflict, detail: Self.erased)
            }
        }
        throw BatonError(.internalError)
    }

    func permitted(_ id: LeadID, _ card: LeadCard, _ scope: TenantScope, _ action: Action) async throws -> Lead {
        let member = try scope.requireMember()
        var statements = [LeadRepository.fetch(id, as: card, tenant: scope.tenant)]
        statements.append(
            action == .write
                ? LeadRepository.lockWritable(id, tenant: scope.tenant) : LeadRepository.followers(of: id, tenant: scope.tenant))
        let results = try await database.once(scope, as: .member, statements)
        guard let lead = try card.decode(results[0]).first else { throw BatonError(.notFound) }
        let allowed =
            action == .write
            ? !results[1].isEmpty
            : member.may(
                action, .leadCard,
                Responsibility(
                    owner: lead.owner, team: lead.team, region: lead.region,
                    followers: try results[1].single([MemberID].self) ?? []))
        guard allowed else { throw BatonError(.permissionDenied, detail: "lead_card:\(action.rawValue)") }
        return lead
    }

    /// A lead may have so many signals; each is read whenever it is scored or looked at.
    package static let maximumSignals = 500

    /// Records behaviour that scores (L2) and scores the lead again.
    ///
    /// - Returns: the lead with the reasons of its score, if the member may read them; without interactions. All of it comes from the
    ///   transaction itself: a second one could fail after this has happened, and the request would be run again.
    /// - Throws: `validation_failed` (`too_many_signals`).
    package func recordSignal(
        _ kind: SignalKind, at occurredAt: Date?, note: String?, on id: LeadID, _ scope: TenantScope
    ) async throws -> Detail {
        let configuration = try await configurations.configuration(scope)
        let member = try scope.requireMember()
        let (detail, told) = try await act(on: id, scope, needing: .write) { lead, transaction, card in
            guard
                let scored = try await Self.record(
                    kind, at: occurredAt, note: note, on: lead, configuration, scope, in: transaction)
            else { throw BatonError(.internalError) }
            let results = try await transaction.finish(scored.statements + Self.tell(scored.notifications, scope))
            let stored = try card.one(results[0])
            var detail = Detail(lead: stored, transitions: LeadTransition.targets(from: stored.stage))
            if member.grants.allows(.read, .leadScore) {
                (detail.signals, detail.profile) = try Self.explain(scored.signals, stored, configuration, now: scored.now)
            }
            return (detail, scored.notifications.map(\.member))
        }
        for owner in told { wakeups.ring(.member(owner)) }
        return detail
    }

    /// Moves a lead to another stage. Nothing is skipped, and without a first touch nothing moves on (L6).
    ///
    /// - Throws: `transition_refused` with what is missing.
    package func transition(_ id: LeadID, to stage: LeadStage, reason: String?, version: Int32?, _ scope: TenantScope) async throws -> Lead
    {
        let configuration = try await configurations.configuration(scope)
        let (lead, window) = try await act(on: id, scope, needing: .write) { lead, transaction, card in
            if let version, version != lead.version { throw BatonError(.versionMismatch) }
            do throws(LeadTransition.Refusal) {
                try LeadTransition.check(from: lead.stage, to: stage, hasFirstTouch: lead.firstTouchAt != nil, reason: reason)
            } catch {
                // What there is, and how far it is from enough, is worth a round trip to who is refused.
                let problem =
                    error == .firstTouchMissing
                    ? try await evidence(of: lead, transaction, scope.tenant).missing(configuration.policy) : error.problem
                throw BatonError(.transitionRefused, detail: error.code, problems: [problem])
            }
            // Opened again, a lead needs a first touch of its own.
            let needsTouch = stage == .new || lead.firstTouchAt == nil
            let window: LeadWindow? =
                stage.isClosed
                ? nil
                : try await configuration.window(
                    lead.owner == nil ? .pool : needsTouch ? .response : .followUp, of: lead.team, in: transaction)
            let results = try await transaction.finish([
                LeadRepository.setStage(lead, stage, reason: reason, window: window, as: card, tenant: scope.tenant),
                EventRecord(
                    "lead.stage_changed", facet: .leadCard, subject: id, changed: ["stage"],
                    data: .object(["from": lead.stage.key, "to": stage.key])
                ).insert(scope),
                window.map { Timers.arm(LeadDeadlineHandler.kind, id, after: $0, tenant: scope.tenant) }
                    ?? Timers.cancel(LeadDeadlineHandler.kind, id, tenant: scope.tenant),
            ])
            return (try card.one(results[0]), window)
        }
        announceDeadline(window)
        return lead
    }

    /// Every other stage, with what is missing for it; of a first touch how much, for who may read the conversation.
    package func transitions(of detail: Detail, _ scope: TenantScope) async throws -> [(stage: LeadStage, missing: FieldProblem?)] {
        let policy = try await configurations.configuration(scope).policy
        let lead = detail.lead
        return LeadStage.allCases.filter { $0 != lead.stage }.map { stage in
            do throws(LeadTransition.Refusal) {
                // The reason is given with the command itself.
                try LeadTransition.check(from: lead.stage, to: stage, hasFirstTouch: lead.firstTouchAt != nil, reason: "given")
                return (stage, nil)
            } catch {
                guard error == .firstTouchMissing, let evidence = detail.evidence else { return (stage, error.problem) }
                return (stage, evidence.missing(policy))
            }
        }
    }

    /// Gives a lead to a member: a supervisor hands over, a salesperson takes from the pool. Nobody can put a lead *into* the pool (L4).
    ///
    /// - Throws: `validation_failed`, when the member is not of this tenant or not active; `permission_denied`, when the grant's reach does
    ///   not cover the lead, or somebody with only `pool` gives it to another.
    package func assign(_ id: LeadID, to owner: MemberID, version: Int32?, _ scope: TenantScope) async throws -> Lead {
        let configuration = try await configurations.configuration(scope)
        let member = try scope.requireMember()
        try scope.require(.assign, .leadCard)
        guard let target = configuration.members[owner], target.isActive else {
            throw ValidationFailure([
                FieldProblem("/owner_id", "unknown_member", zh: "没有这位在岗成员", en: "No active member with this id.")
            ])
        }
        let (lead, window) = try await act(on: id, scope, needing: .assign) { lead, transaction, card in
            if let version, version != lead.version { throw BatonError(.versionMismatch) }
            // From the pool one takes for oneself; giving to others takes the reach to where the lead goes.
            let there = Responsibility(owner: owner, team: target.team, region: lead.region)
            guard owner == member.id || member.may(.assign, .leadCard, there, except: [.pool, .followed]) else {
                throw BatonError(.permissionDenied, detail: "lead_card:assign")
            }
            guard !lead.stage.isClosed else {
                throw BatonError(.conflict, detail: "the lead is \(lead.stage.key)")
            }
            let window = try await configuration.window(
                lead.firstTouchAt == nil ? .response : .followUp, of: target.team, in: transaction)
            let statements =
                [
                    LeadRepository.assign(lead, to: owner, team: target.team, window: window, as: card, tenant: scope.tenant),
                    EventRecord(
                        "lead.assigned", facet: .leadCard, subject: id, changed: ["owner_id", "team_id"],
                        data: .object([
                            "from_owner_id": lead.owner?.description, "owner_id": owner.description, "team_id": target.team?.description,
                        ])
                    ).insert(scope),
                    Timers.arm(LeadDeadlineHandler.kind, id, after: window, tenant: scope.tenant),
                ] + (owner == member.id ? [] : Self.tell(owner, of: id, scope))  // Who takes it himself knows.
            return (try card.one(try await transaction.finish(statements)[0]), window)
        }
        announce(lead, window: window)
        return lead
    }
}

extension FieldProblem {
    fileprivate static func unknownReference(_ field: CustomField) -> FieldProblem {
        let target = field.target?.rawValue ?? ""
        return FieldProblem(
            field.pointer, "unknown_reference", zh: "没有这个 \(target)，或不在您的权限内", en: "There is no such \(target) within your reach.")
    }
}

extension LeadTransition.Refusal {
    var code: String {
        switch self {
        case .notAllowed: "not_allowed"
        case .firstTouchMissing: "first_touch_missing"
        case .reasonMissing: "reason_missing"
        case .conversionNeeded: "conversion_needed"
        }
    }

    var problem: FieldProblem {
        switch self {
        case .notAllowed(let from, let to, let allowed):
            FieldProblem(
                "/stage", code,
                zh: "不能从 \(from.key) 直接到 \(to.key)；可选：\(allowed.map(\.key).joined(separator: "、"))",
                en: "A lead cannot go from \(from.key) to \(to.key); possible: \(allowed.map(\.key).joined(separator: ", ")).")
        case .firstTouchMissing:
            FieldProblem(
                "/stage", code, zh: "还没有有效的首次触达：请先记录达标的电话、聊天或邮件",
                en: "There is no first touch yet: record a call or chat that is long enough, or a mail, first.")
        case .reasonMissing:
            FieldProblem("/reason", code, zh: "请填写原因", en: "Give a reason.")
        case .conversionNeeded:
            FieldProblem(
                "/stage", code, zh: "请使用 POST /v1/leads/{id}/conversions 转化为客户", en: "Use POST /v1/leads/{id}/conversions to convert it.")
        }
    }
}
