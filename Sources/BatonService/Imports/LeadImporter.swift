package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// What became of one row.
package enum ImportedRow: Sendable, Equatable {
    case blank
    case created(LeadID)
    case updated(LeadID)
    case unchanged(LeadID)
    /// Never empty.
    case rejected([RowProblem])
}

/// `read == created + updated + unchanged + rejected`; blank records are no rows.
package struct ImportReport: Sendable, Equatable {
    package var created = 0
    package var updated = 0
    package var unchanged = 0
    package var rejected = 0
    package var blank = 0
    /// Codes of problems with how many rows had them.
    package var reasons: [String: Int] = [:]

    package init() {}

    package var read: Int { created + updated + unchanged + rejected }

    package mutating func count(_ row: ImportedRow) {
        switch row {
        case .blank: blank += 1
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .rejected(let problems):
            rejected += 1
            for code in Set(problems.map(\.code)) { reasons[code, default: 0] += 1 }
        }
    }

    package static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.created += right.created
        sum.updated += right.updated
        sum.unchanged += right.unchanged
        sum.rejected += right.rejected
        sum.blank += right.blank
        sum.reasons.merge(right.reasons, uniquingKeysWith: +)
        return sum
    }
}

/// Lines by what their rows are known by, for the last so many keys: who repeats an older one is found in the database.
package struct ImportMemory: Sendable {
    private var lines: [Int: Int32] = [:]
    private static let limit = 200_000

    package init() {}

    func line(of key: String) -> Int? { lines[key.hashValue].map(Int.init) }

    mutating func note(_ key: String, at line: Int) {
        if lines.count >= Self.limit { lines.removeAll(keepingCapacity: true) }
        lines[key.hashValue] = Int32(clamping: line)
    }
}

/// Takes rows of a file in, a batch in a transaction: each becomes a lead, changes one, says nothing new, or is rejected with its reasons.
package struct LeadImporter: Sendable {
    package struct Plan: Sendable {
        package var options: ImportOptions
        package var layout: LeadFileLayout
        /// Of the file; kept with each lead's raw row.
        package var name: String
        package var contentType: String
        package var id: LeadImportID

        package init(
            options: ImportOptions = ImportOptions(), layout: LeadFileLayout, name: String, kind: ImportSource.Kind,
            id: LeadImportID = .make()
        ) {
            self.options = options
            self.layout = layout
            self.name = name
            self.id = id
            contentType = kind == .csv ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }

    package static let batch = LeadService.maximumBatch

    private let leads: LeadService

    package init(leads: LeadService) { self.leads = leads }

    /// A row that may be taken in.
    private struct Candidate {
        var index: Int
        var line: Int
        var parsed: ParsedLead
        var draft: LeadDraft
        var patch: LeadPatch
        var keyText: String?
        var key: ExternalKey?
        var problemsIfUpdate: [RowProblem]
        /// What an update adds.
        var tags: [TagID] = []
    }

    private enum Target {
        case lead(Lead, isWritable: Bool)
        case several
    }

    /// - Parameters:
    ///   - isDryRun: writes nothing and locks nothing; says what would become of the rows if each batch came alone.
    /// - Throws: `permission_denied`, `access_changed`.
    package func process(
        _ rows: [LeadFileRow], _ plan: Plan, _ memory: inout ImportMemory, _ scope: TenantScope, isDryRun: Bool = false
    ) async throws -> [ImportedRow] {
        try await process(rows, plan, &memory, scope, isDryRun: isDryRun, claiming: nil, finishing: { _ in ImportBatchEffects() })
    }

    /// - Parameters:
    ///   - claiming: what has to give a row, before anything else in the transaction.
    ///   - finishing: what is written in the same transaction besides.
    /// - Throws: `ImportSuperseded` when `claiming` gives none.
    func process(
        _ rows: [LeadFileRow], _ plan: Plan, _ memory: inout ImportMemory, _ scope: TenantScope, isDryRun: Bool, claiming: SQL?,
        finishing: ([ImportedRow]) -> ImportBatchEffects
    ) async throws -> [ImportedRow] {
        precondition(rows.count <= Self.batch)
        if plan.options.mode.mayCreate { try scope.require(.create, .leadCard) }
        if plan.options.mode.mayUpdate {
            try scope.require(.read, .leadCard)
            try scope.require(.write, .leadCard)
        }
        let fields = try await leads.customFields(scope)
        var results = [ImportedRow](repeating: .blank, count: rows.count)
        var candidates = candidates(rows, plan, fields, scope, &results)
        try await resolveReferrers(of: &candidates, plan, scope, &results)
        try await resolveTags(of: &candidates, plan, scope, isDryRun: isDryRun, &results)
        for attempt in 1... {
            do {
                return try await decide(
                    candidates, results, plan, &memory, scope, isDryRun: isDryRun, claiming: claiming, finishing: finishing)
            } catch is StaleLeads {
                // Somebody else has changed one of them meanwhile.
                guard attempt < 5 else { throw BatonError(.conflict, detail: "leads of the batch keep changing") }
            }
        }
        return results
    }

    private struct StaleLeads: Error {}

    // MARK: rows

    private func candidates(
        _ rows: [LeadFileRow], _ plan: Plan, _ fields: CustomFields, _ scope: TenantScope, _ results: inout [ImportedRow]
    ) -> [Candidate] {
        let zone = TimeZone(identifier: scope.timeZone) ?? .gmt
        let budgetColumn = plan.layout.index(of: .budget)
        var candidates: [Candidate] = []
        candidates.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            switch row.outcome {
            case .blank: break
            case .rejected(let problems): results[index] = .rejected(problems)
            case .lead(let parsed):
                var problems: [RowProblem] = []
                let candidate = candidate(
                    index, row, parsed, budgetText: budgetColumn.flatMap { CleanText.clean(row.cells[$0]) }, plan, fields, zone, &problems)
                if problems.isEmpty { candidates.append(candidate) } else { results[index] = .rejected(problems) }
            }
        }
        return candidates
    }

    private func candidate(
        _ index: Int, _ row: LeadFileRow, _ parsed: ParsedLead, budgetText: String?, _ plan: Plan, _ fields: CustomFields, _ zone: TimeZone,
        _ problems: inout [RowProblem]
    ) -> Candidate {
        let source = parsed.sourceText == nil ? plan.options.channel.map { LeadSource(channel: $0) } ?? parsed.source : parsed.source
        var draft = LeadDraft(channel: source.channel, signals: source.signal.map { [$0] } ?? [])
        draft.contactName = parsed.contactName
        draft.company = parsed.company
        draft.phone = parsed.phone
        draft.email = parsed.email
        draft.area = parsed.province
        draft.productLine = parsed.productLine
        draft.budget = parsed.budget
        // In a column of 万元 a bare number would read as yuan later.
        let isBare = budgetText.map { !$0.contains { "万亿元".contains($0) } && $0.contains(where: \.isNumber) } ?? false
        let isTenThousands = plan.layout.budgetUnit == .tenThousandYuan
        draft.budgetText = parsed.budget == nil ? nil : isBare && isTenThousands ? (budgetText ?? "") + "万元" : budgetText
        draft.need = parsed.need
        draft.custom = fields.changes(from: parsed.extra)
        for (key, cell) in parsed.custom {
            guard let field = fields[key] else {
                problems.append(
                    RowProblem(
                        column: cell.header, cell: cell.text, code: "unknown_field", zh: "自定义字段“\(key)”已不存在",
                        en: "There is no field \(key) any more."))
                continue
            }
            guard CleanText.clean(cell.text) != nil else { continue }
            var unread = FieldProblems()
            if let value = field.value(.text(cell.text), at: field.pointer, isText: true, &unread) {
                draft.custom.removeAll { $0.field.id == field.id }
                draft.custom.append(CustomChange(field: field, value: value))
            }
            for problem in unread.all {
                problems.append(
                    RowProblem(column: cell.header, cell: cell.text, code: problem.code, zh: problem.messageZH, en: problem.messageEN))
            }
        }
        draft.mayLackFields = true
        do throws(TextProblem) {
            draft.submittedAt = try parsed.submittedAt.map { date throws(TextProblem) in try date.instant(in: zone) }
        } catch {
            problems.append(RowProblem(column: "", cell: "", code: error.code.rawValue, zh: error.messageZH, en: error.messageEN))
        }
        draft.payload = RawPayload(contentType: plan.contentType, body: Self.json(parsed.raw), source: "\(plan.name):\(row.line)")
        var candidate = Candidate(
            index: index, line: row.line, parsed: parsed, draft: draft, patch: LeadPatch(), problemsIfUpdate: [])
        if let id = parsed.externalID, let source = plan.options.source { candidate.key = ExternalKey(source: source, id: id) }
        guard plan.options.mode.mayUpdate else { return candidate }
        candidate.patch = patch(draft, parsed, plan, fields)
        if parsed.regionText != nil, parsed.province == nil {
            candidate.problemsIfUpdate.append(
                RowProblem(
                    column: plan.layout.name(of: .region), cell: parsed.regionText ?? "", code: "unknown_area", zh: "不认识的省份",
                    en: "Not a province."))
        }
        candidate.keyText = Self.keyText(of: parsed, plan.options)
        if plan.options.key == .leadID, let text = parsed.leadID, candidate.keyText == nil {
            problems.append(
                RowProblem(column: "", cell: text, code: "invalid_id", zh: "线索编号格式不对", en: "This is no id of a lead."))
        }
        return candidate
    }

    /// By what a row finds the lead that it changes.
    private static func keyText(of parsed: ParsedLead, _ options: ImportOptions) -> String? {
        switch options.key {
        case .externalID: parsed.externalID
        case .phone: parsed.phone?.e164
        case .email: parsed.email?.address
        case .leadID: parsed.leadID.flatMap { LeadID($0)?.description }
        case nil: nil
        }
    }

    /// What a process before has taken in, as `process` would have noted it.
    func remember(
        _ rows: [LeadFileRow], _ plan: Plan, isCreated: (Int32) -> Bool, isRejected: (Int32) -> Bool, _ memory: inout ImportMemory
    ) {
        for row in rows {
            guard case .lead(let parsed) = row.outcome else { continue }
            let line = Int32(clamping: row.line)
            if isCreated(line) {
                for key in LeadDuplicateKey.keys(of: parsed) { memory.note(key, at: row.line) }
            } else if plan.options.mode.mayUpdate, !isRejected(line), let text = Self.keyText(of: parsed, plan.options) {
                memory.note("key|" + text, at: row.line)
            }
        }
    }

    private static func claim(_ statement: SQL?, _ transaction: Transaction) async throws {
        guard let statement else { return }
        if try await transaction.run(statement).isEmpty { throw ImportSuperseded() }
    }

    private func patch(_ draft: LeadDraft, _ parsed: ParsedLead, _ plan: Plan, _ fields: CustomFields) -> LeadPatch {
        var patch = LeadPatch()
        let empties = plan.options.blanks == .empty
        func isEmptied(_ field: LeadFileLayout.Field) -> Bool { empties && parsed.blank.contains(field) }
        if draft.contactName != nil || isEmptied(.contactName) { patch.contactName = .some(draft.contactName) }
        if draft.company != nil || isEmptied(.company) { patch.company = .some(draft.company) }
        if draft.phone != nil || isEmptied(.phone) { patch.phone = .some(draft.phone) }
        if draft.email != nil || isEmptied(.email) { patch.email = .some(draft.email) }
        if draft.area != nil || isEmptied(.region) { patch.area = .some(draft.area) }
        if draft.productLine != nil || isEmptied(.productLine) { patch.productLine = .some(draft.productLine) }
        if draft.budget != nil || isEmptied(.budget) { (patch.budget, patch.budgetText) = (.some(draft.budget), .some(draft.budgetText)) }
        if draft.need != nil || isEmptied(.need) { patch.need = .some(draft.need) }
        if isEmptied(.referrer) { patch.referrer = .some(nil) }
        patch.custom = draft.custom
        if empties {
            for (key, cell) in parsed.custom where CleanText.clean(cell.text) == nil {
                if let field = fields[key], !field.isRequired { patch.custom.append(CustomChange(field: field, value: nil)) }
            }
        }
        return patch
    }

    /// Who is meant by the column of referrers: somebody whom the member may see and who is called so exactly, or else words. Two of one name
    /// refuse the row, because nobody could tell afterwards who was meant.
    private func resolveReferrers(
        of candidates: inout [Candidate], _ plan: Plan, _ scope: TenantScope, _ results: inout [ImportedRow]
    ) async throws {
        let texts = Dictionary(
            candidates.compactMap { candidate in candidate.parsed.referrer.map { ($0, ReferrerText($0)) } }, uniquingKeysWith: { $1 })
        if texts.isEmpty { return }
        let found = try await leads.referrers(Array(Set(texts.values)), scope)
        var kept: [Candidate] = []
        kept.reserveCapacity(candidates.count)
        for var candidate in candidates {
            if let cell = candidate.parsed.referrer, let text = texts[cell] {
                switch found[text] {
                case .one(let referrer)?: candidate.draft.referrer = referrer
                case .nobody?, nil: candidate.draft.referrer = .words(cell)
                case .several(let counts)?:
                    results[candidate.index] = .rejected([.ambiguousReferrer(cell, plan.layout.name(of: .referrer), counts)])
                    continue
                }
                if plan.options.mode.mayUpdate { candidate.patch.referrer = .some(candidate.draft.referrer) }
            }
            kept.append(candidate)
        }
        candidates = kept
    }

    /// The tags that are named, from the catalogue; names that nobody knows are created where the file says so and the member may, else refused
    /// with what may have been meant.
    ///
    /// - Throws: `access_changed` when the catalogue has grown: whoever runs the batch begins it again.
    private func resolveTags(
        of candidates: inout [Candidate], _ plan: Plan, _ scope: TenantScope, isDryRun: Bool, _ results: inout [ImportedRow]
    ) async throws {
        guard candidates.contains(where: { !$0.parsed.tags.isEmpty }) else { return }
        let known = try await leads.vocabulary(scope).tags
        var unknown: [String] = []
        for name in candidates.flatMap(\.parsed.tags) where known.called(name) == nil {
            if !unknown.contains(where: { FoldedText.name($0) == FoldedText.name(name) }) { unknown.append(name) }
        }
        let creates = plan.options.newTags == .create && !unknown.isEmpty
        var refusal: RowProblem?
        let column = plan.layout.name(of: .tags)
        if creates {
            do {
                try await TagService(leads: leads).createAll(unknown, isDryRun: isDryRun, scope)
                if !isDryRun { throw BatonError(.accessChanged) }
            } catch let failure as ValidationFailure {
                refusal = failure.problems.first.map {
                    RowProblem(column: column, cell: "", code: $0.code, zh: $0.messageZH, en: $0.messageEN)
                }
            } catch let error as BatonError where error.code == .permissionDenied {
                refusal = .mayNotCreateTags(column)
            }
        }
        var kept: [Candidate] = []
        kept.reserveCapacity(candidates.count)
        for var candidate in candidates {
            var problems: [RowProblem] = []
            for name in candidate.parsed.tags {
                switch known.called(name) {
                case let tag? where tag.isArchived: problems.append(.archivedTag(name, column))
                case let tag?: candidate.tags.append(tag.id)
                case nil where creates: if let refusal { problems.append(refusal) }
                case nil: problems.append(.unknownTag(name, column, known.proposal(for: name)))
                }
            }
            if candidate.parsed.tags.count > Tag.maximumOfLead { problems = [.tooManyTags] }
            guard problems.isEmpty else {
                results[candidate.index] = .rejected(problems)
                continue
            }
            candidate.tags.sort()
            candidate.draft.tags = candidate.tags
            kept.append(candidate)
        }
        candidates = kept
    }

    /// The row as a JSON array of [header, cell] pairs: headers may repeat, and their order matters.
    private static func json(_ cells: [LeadCell]) -> String {
        let bytes = JSONWriter.bytes { json in
            json.array { json in
                for cell in cells {
                    json.array { json in
                        json.value(cell.header)
                        json.value(cell.text)
                    }
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: decisions

    private func decide(
        _ candidates: [Candidate], _ given: [ImportedRow], _ plan: Plan, _ memory: inout ImportMemory, _ scope: TenantScope, isDryRun: Bool,
        claiming: SQL?, finishing: ([ImportedRow]) -> ImportBatchEffects
    ) async throws -> [ImportedRow] {
        var results = given
        var known = memory
        let targets = try await targets(candidates, plan.options, scope)
        var creations: [(candidate: Candidate, item: LeadBatchItem)] = []
        var updates: [(candidate: Candidate, lead: Lead, patch: LeadPatch, tags: [TagID]?)] = []
        var updated: Set<LeadID> = []
        // Keys of rows of this batch, which count only if the row before is taken in.
        for candidate in candidates {
            let (index, parsed) = (candidate.index, candidate.parsed)
            let keys = LeadDuplicateKey.keys(of: parsed)
            if plan.options.mode.mayUpdate, let text = candidate.keyText, let target = targets[text] {
                guard case .lead(let lead, let isWritable) = target else {
                    results[index] = .rejected([.ambiguous])
                    continue
                }
                guard isWritable else {
                    results[index] = .rejected([.notWritable])
                    continue
                }
                if let line = known.line(of: "key|" + text) {
                    results[index] = .rejected([.repeats(line)])
                    continue
                }
                let problems = candidate.problemsIfUpdate
                if !problems.isEmpty {
                    results[index] = .rejected(problems)
                    continue
                }
                let patch = candidate.patch.differing(from: lead)
                // A file gives tags and takes none.
                let tags = LeadTagChange(added: candidate.tags).applied(to: lead.tags)
                let isTagged = tags.count > lead.tags.count
                if isTagged, tags.count > Tag.maximumOfLead {
                    results[index] = .rejected([.tooManyTags])
                } else if patch.changed.isEmpty, !isTagged {
                    results[index] = .unchanged(lead.id)
                    known.note("key|" + text, at: candidate.line)
                } else if let problem = candidate.patch.problem(on: lead) {
                    results[index] = .rejected([RowProblem(problem)])
                } else if let problem = try await referenceProblem(patch, scope) {
                    results[index] = .rejected([problem])
                } else if updated.insert(lead.id).inserted {
                    updates.append((candidate, lead, patch, isTagged ? tags : nil))
                    results[index] = .updated(lead.id)
                    known.note("key|" + text, at: candidate.line)
                } else {
                    results[index] = .rejected([.repeats(candidate.line)])
                }
                continue
            }
            guard plan.options.mode.mayCreate else {
                results[index] = .rejected([candidate.keyText == nil ? .keyMissing : .notFound])
                continue
            }
            if !parsed.problemsIfNew.isEmpty {
                results[index] = .rejected(parsed.problemsIfNew)
                continue
            }
            if let line = keys.lazy.compactMap({ known.line(of: $0) }).first {
                results[index] = .rejected([.repeats(line)])
                continue
            }
            creations.append((candidate, LeadBatchItem(candidate.draft, key: candidate.key, owner: plan.options.owner)))
        }
        let batchPlan = try await leads.batchPlan(creations.map(\.item), scope)
        let outcome: (outcomes: [LeadBatchOutcome], owners: [MemberID], erased: Set<LeadID>, changed: [(lead: Lead, fields: [String])])
        if isDryRun {
            outcome = (try await leads.rehearse(batchPlan, scope), [], [], [])
        } else if creations.isEmpty && updates.isEmpty {
            outcome = ([], [], [], [])
            let effects = finishing(results)
            if !effects.statements.isEmpty {
                try await leads.database.withTenant(scope, as: .system) { transaction in
                    try await Self.claim(claiming, transaction)
                    _ = try await transaction.finish(effects.statements)
                }
            }
        } else {
            let before = results
            let card = try await leads.card(scope)
            let configuration = try await leads.configurations.configuration(scope)
            outcome = try await leads.database.withTenant(scope, as: .system) { transaction in
                var results = before
                var updates = updates
                var erased: Set<LeadID> = []
                var edited: [(lead: Lead, fields: [String])] = []
                try await Self.claim(claiming, transaction)
                if !updates.isEmpty {
                    updates.sort { $0.lead.id < $1.lead.id }
                    let locked = try await transaction.run(
                        LeadRepository.lockLeads(updates.map(\.lead.id), tenant: scope.tenant)
                    ).decode((LeadID, Int32, Bool).self)
                    let versions = Dictionary(uniqueKeysWithValues: locked.map { ($0.0, $0.1) })
                    erased = Set(locked.filter(\.2).map(\.0))
                    for update in updates where versions[update.lead.id] != update.lead.version { throw StaleLeads() }
                    updates.removeAll { erased.contains($0.lead.id) }
                }
                let batch = try await leads.capture(batchPlan, in: transaction, scope)
                Self.note(batch.outcomes, creations, scope, &results)
                for update in self.erasedRows(candidates, erased, before) { results[update] = .rejected([.erased]) }
                let effects = finishing(results)
                var statements = effects.before(updates.map { ($0.lead.id, $0.candidate.line) })
                let firstUpdate = statements.count
                statements += updates.map { update in
                    LeadRepository.update(
                        update.lead.id, update.patch, region: update.patch.area.map { configuration.regions[$0?.shortName] },
                        version: nil, tags: update.tags, as: card, tenant: scope.tenant)
                }
                if !updates.isEmpty {
                    let changed = try await transaction.run(statements)
                    var events: [EventRecord] = []
                    for (offset, update) in updates.enumerated() {
                        let after = try card.one(changed[firstUpdate + offset])
                        let fields = update.patch.changed + (update.tags == nil ? [] : ["tags"])
                        edited.append((after, fields))
                        events.append(LeadChange(update.lead, after, asked: fields).event)
                    }
                    statements = [EventRecord.insert(events, scope)] + events.compactMap { $0.insertPersonal(scope) }
                    statements += effects.after(updates.map(\.lead.id))
                }
                let last: [SQL] = effects.statements + batch.tell(about: plan.id, scope)
                _ = try await transaction.finish(statements.map { .statement($0) } + batch.statements + last.map { .statement($0) })
                return (batch.outcomes, batch.shares.map(\.member), erased, edited)
            }
            leads.announce(outcome.owners)
            for (lead, fields) in outcome.changed { _ = await leads.rescored(lead, fields, configuration, scope) }
        }
        Self.note(outcome.outcomes, creations, scope, &results)
        for index in erasedRows(candidates, outcome.erased, results) { results[index] = .rejected([.erased]) }
        for (creation, outcome) in zip(creations, outcome.outcomes) {
            guard case .created = outcome else { continue }
            for key in LeadDuplicateKey.keys(of: creation.candidate.parsed) { known.note(key, at: creation.candidate.line) }
        }
        memory = known
        return results
    }

    private func erasedRows(_ candidates: [Candidate], _ erased: Set<LeadID>, _ results: [ImportedRow]) -> [Int] {
        if erased.isEmpty { return [] }
        return candidates.map(\.index).filter { index in
            if case .updated(let id) = results[index] { erased.contains(id) } else { false }
        }
    }

    private static func note(
        _ outcomes: [LeadBatchOutcome], _ creations: [(candidate: Candidate, item: LeadBatchItem)], _ scope: TenantScope,
        _ results: inout [ImportedRow]
    ) {
        for (creation, outcome) in zip(creations, outcomes) {
            results[creation.candidate.index] =
                switch outcome {
                case .created(let id): .created(id)
                // Whose it is may be none of the member's business.
                case .duplicate(let id): .rejected([.duplicate(of: scope.member == nil ? id : nil)])
                case .repeats(let before): .rejected([.repeats(creations[before].candidate.line)])
                case .keyTaken: .rejected([.keyTaken])
                case .quotaExceeded: .rejected([.quotaExceeded])
                }
        }
    }

    private func referenceProblem(_ patch: LeadPatch, _ scope: TenantScope) async throws -> RowProblem? {
        do {
            try await leads.checkReferences(patch.custom, scope)
            return nil
        } catch let failure as ValidationFailure {
            return failure.problems.first.map { RowProblem($0) }
        }
    }

    /// The leads that rows are about, as far as the member sees them, by the text of their key.
    private func targets(_ candidates: [Candidate], _ options: ImportOptions, _ scope: TenantScope) async throws -> [String: Target] {
        guard options.mode.mayUpdate, let key = options.key else { return [:] }
        let texts = Array(Set(candidates.compactMap(\.keyText))).sorted()
        if texts.isEmpty { return [:] }
        let (tenant, card) = (scope.tenant, try await leads.card(scope))
        let condition: SQL =
            switch key {
            case .leadID: "id = ANY (\(texts.compactMap { LeadID($0) }))"
            case .phone: "phone = ANY (\(texts)) AND stage < 4"
            case .email: "email = ANY (\(texts)) AND stage < 4"
            case .externalID:
                """
                id IN (SELECT e.lead_id FROM baton.lead_external_id e
                       WHERE e.tenant_id = \(tenant) AND e.source = \(options.source) AND e.external_id = ANY (\(texts)))
                """
            }
        var statements: [SQL] = [
            """
            SELECT \(fragment: card.columns) FROM baton.lead
            WHERE tenant_id = \(tenant) AND deleted_at IS NULL AND \(fragment: condition) ORDER BY id
            """,
            // PostgreSQL applies the policies of UPDATE to a locking read.
            "SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND deleted_at IS NULL AND \(fragment: condition) FOR KEY SHARE",
        ]
        if key == .externalID {
            statements.append(
                """
                SELECT external_id, lead_id FROM baton.lead_external_id
                WHERE tenant_id = \(tenant) AND source = \(options.source) AND external_id = ANY (\(texts))
                """)
        }
        let results = try await leads.database.once(scope, as: scope.member == nil ? .system : .member, statements)
        let writable = Set(try results[1].column(LeadID.self))
        var targets: [String: Target] = [:]
        func add(_ text: String?, _ lead: Lead) {
            guard let text else { return }
            targets[text] = targets[text] == nil ? .lead(lead, isWritable: writable.contains(lead.id)) : .several
        }
        let found = try card.decode(results[0])
        switch key {
        case .leadID: for lead in found { add(lead.id.description, lead) }
        case .phone: for lead in found { add(lead.phone, lead) }
        case .email: for lead in found { add(lead.email, lead) }
        case .externalID:
            let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
            for (text, id) in try results[2].decode((String, LeadID).self) { if let lead = byID[id] { add(text, lead) } }
        }
        return targets
    }
}

/// What a batch writes besides its leads.
struct ImportBatchEffects: Sendable {
    /// With everything else, at the end.
    var statements: [SQL] = []
    /// Around the changes of leads: with the leads and the lines that change them, then with the leads that were changed.
    var before: @Sendable ([(lead: LeadID, line: Int)]) -> [SQL] = { _ in [] }
    var after: @Sendable ([LeadID]) -> [SQL] = { _ in [] }
}

extension LeadFileLayout {
    fileprivate func name(of field: Field) -> String { index(of: field).map { name(of: $0) } ?? "" }
}

extension LeadRepository {
    /// In the order of their ids, with their versions, and whether their person has been erased.
    static func lockLeads(_ ids: [LeadID], tenant: TenantID) -> SQL {
        """
        SELECT id, version, erased_at IS NOT NULL FROM baton.lead
        WHERE tenant_id = \(tenant) AND id = ANY (\(ids)) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE
        """
    }
}

extension LeadService {
    /// What would become of a batch, by what is there now: nothing is locked, and nobody is picked.
    func rehearse(_ plan: BatchPlan, _ scope: TenantScope) async throws -> [LeadBatchOutcome] {
        if plan.leads.isEmpty { return [] }
        let keys = plan.leads.compactMap(\.item.key)
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                LeadRepository.linkedLeads(keys, tenant: scope.tenant),
                LeadRepository.openLeads(
                    phones: plan.leads.compactMap(\.item.draft.phone?.e164), emails: plan.leads.compactMap(\.item.draft.email?.address),
                    tenant: scope.tenant),
            ])
        let taken = Set(try results[0].decode((String, String).self).map { ExternalKey(source: $0.0, id: $0.1) })
        let open = try Self.duplicateKeys(results[1])
        var seen: [String: Int] = [:]
        var linked: Set<ExternalKey> = []
        return plan.leads.enumerated().map { index, lead in
            if let key = lead.item.key, taken.contains(key) || linked.contains(key) { return .keyTaken }
            if let known = lead.keys.lazy.compactMap({ open[$0] }).first { return .duplicate(known) }
            if let before = lead.keys.lazy.compactMap({ seen[$0] }).first { return .repeats(before) }
            for key in lead.keys { seen[key] = index }
            if let key = lead.item.key { linked.insert(key) }
            return .created(LeadID.make())
        }
    }
}

extension RowProblem {
    init(_ problem: FieldProblem) {
        self.init(column: "", cell: "", code: problem.code, zh: problem.messageZH, en: problem.messageEN)
    }

    private static func row(_ code: String, _ zh: String, _ en: String) -> RowProblem {
        RowProblem(column: "", cell: "", code: code, zh: zh, en: en)
    }

    static func repeats(_ line: Int) -> RowProblem {
        row(
            "duplicate_row", "与第 \(line) 行重复（相同的电话与姓名/公司、相同的邮箱，或相同的编号）",
            "Repeats line \(line) (same phone and name or company, same e-mail, or same id).")
    }

    static func duplicate(of lead: LeadID?) -> RowProblem {
        let zh = lead.map { "（\($0)）" } ?? ""
        let en = lead.map { " (\($0))" } ?? ""
        return row("duplicate_lead", "系统中已有相同的未关闭线索\(zh)", "There is an open lead for the same inquiry already\(en).")
    }

    static func ambiguousReferrer(_ cell: String, _ column: String, _ counts: [LeadReferrer.Kind: Int]) -> RowProblem {
        let zh = [("客户", LeadReferrer.Kind.customer), ("联系人", .contact), ("员工", .member)]
            .compactMap { name, kind in counts[kind].map { "\(name) \($0) 个" } }.joined(separator: "、")
        let en = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
        return RowProblem(
            column: column, cell: cell, code: "ambiguous_referrer",
            zh: "叫“\(cell)”的有：\(zh)。请写联系人的电话，或写明 客户：… / 联系人：… / 员工：…，或留空导入后在线索上选择",
            en:
                "Several are called so: \(en). Write the contact's phone, or customer: …, contact: …, member: …, or leave it blank and choose on the lead."
        )
    }

    static func unknownTag(_ name: String, _ column: String, _ proposal: Tag?) -> RowProblem {
        let (zh, en) = proposal.map { ("，是否指“\($0.name)”？", " Is \($0.name) meant?") } ?? ("；", "")
        return RowProblem(
            column: column, cell: name, code: "unknown_tag", zh: "没有标签“\(name)”\(zh)请改用已有标签，或把 new_tags 设为 create 以新建",
            en: "There is no tag \(name).\(en) Write a known one, or set new_tags to create.")
    }

    static func archivedTag(_ name: String, _ column: String) -> RowProblem {
        RowProblem(
            column: column, cell: name, code: "archived_tag", zh: "标签“\(name)”已归档，不能再使用",
            en: "The tag \(name) is archived; nothing gets it any more.")
    }

    static func mayNotCreateTags(_ column: String) -> RowProblem {
        RowProblem(
            column: column, cell: "", code: "tag_not_permitted", zh: "您不能新建标签（需要 lead_rules:write，或请管理员开放标签）；请改用已有标签",
            en: "You may not create tags (lead_rules:write, or ask an admin to open the catalogue). Use known ones.")
    }

    static let tooManyTags = row(
        "too_many_tags", "每条线索最多 \(Tag.maximumOfLead) 个标签", "A lead has at most \(Tag.maximumOfLead) tags.")
    static let quotaExceeded = row("quota_exceeded", "未关闭线索已达配额，此行未导入", "The quota of open leads is used up; the row was not imported.")
    static let keyTaken = row(
        "external_id_taken", "该外部编号已被另一条线索使用，或不在您的权限内", "Another lead has this external id, or it is not within your reach.")
    static let ambiguous = row("ambiguous_key", "有多条未关闭线索符合，无法确定更新哪一条", "Several open leads fit; which one is meant is not clear.")
    static let notFound = row("lead_not_found", "没有这条线索，或不在您的权限内", "There is no such lead within your reach.")
    static let notWritable = row("lead_not_writable", "您没有修改这条线索的权限", "You may not change this lead.")
    static let keyMissing = row("key_missing", "匹配字段是空的，无法确定更新哪条线索", "The key is blank, so no lead can be found.")
    static let erased = row("lead_erased", "这条线索的个人信息已按要求删除，不能再修改", "The person of this lead has been erased; it stays as it is.")
}
