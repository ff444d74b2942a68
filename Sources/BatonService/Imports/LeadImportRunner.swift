internal import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Glibc
internal import Postgres

/// Carries committed imports out, and takes them back: batch by batch, each in a transaction of its own that also says how far it has come. A
/// process that dies leaves a lease of a minute behind, after which another one goes on with the next batch; no batch is stored twice, because
/// each has a row of its own.
///
/// No `TimerHandler`, because a batch reads a file, picks owners under lock and takes a tenth of a second; but its timers are what says that
/// there is something to do, so that no tenant has to be asked.
package final class LeadImportRunner: Sendable {
    /// How long a process may be silent before another one takes over.
    private static let lease = Duration.seconds(60)
    /// How often in a row a batch may fail, or end the process that works on it.
    private static let maximumAttempts: Int16 = 5
    /// Problems that are kept of a row.
    static let maximumProblems = 50

    private let service: LeadImportService
    private let directory: AccessDirectory
    private let slice: Duration
    private let report: @Sendable (String) -> Void

    /// - Parameters:
    ///   - slice: after how long an import steps back behind the others that wait.
    ///   - report: what went wrong, for the log.
    package init(
        service: LeadImportService, directory: AccessDirectory, slice: Duration = .seconds(30),
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.service = service
        self.directory = directory
        self.slice = slice
        self.report = report
    }

    private var database: Database { service.database }

    private struct Claim: Sendable {
        var tenant: TenantID
        var id: LeadImportID
        var attempt: Int16
    }

    /// Until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            let mark = service.wakeups.mark()
            do {
                if try await step() { continue }
            } catch is CancellationError {
                return
            } catch {
                report("imports: \(error)")
                try? await Task.sleep(for: .seconds(1))
            }
            await service.wakeups.wait(for: .timers, since: mark, atMost: .seconds(2))
        }
    }

    /// Everything that is due now.
    package func drain() async throws { while try await step() {} }

    /// One import, to its end or until it steps back; false when none is due.
    private func step() async throws -> Bool {
        guard let claim = try await claim() else { return false }
        do {
            try await withTaskExecutorPreference(globalConcurrentExecutor) {
                // Processes that die say nothing: what has been begun so often without a batch is not begun again.
                if claim.attempt > Self.maximumAttempts {
                    report("import \(claim.id): given up after \(Self.maximumAttempts) attempts")
                    try await giveUp(claim, "interrupted")
                } else {
                    try await work(claim)
                }
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch  where Task.isCancelled {
            throw CancellationError()
        } catch let error as DatabaseError where error.isUnavailable {
            throw error
        } catch is ImportSuperseded {
            // Somebody else has it, and is further; or it has been undone meanwhile.
        } catch let error as DatabaseError where error.constraint == "lead_import_batch_pkey" {
        } catch {
            report("import \(claim.id): \(error)")
            try await fail(claim, error)
        }
        return true
    }

    /// The import that has waited longest, of a tenant of which no other one is at work. The others of its tenant go behind those of all tenants.
    /// (Its kind is spelled out, because a partial index on it is what is looked through.)
    private func claim() async throws -> Claim? {
        let rows = try await database.client.transaction(
            database.workerOptions(),
            [
                """
                WITH due AS (
                    SELECT t.tenant_id, t.subject_id FROM baton.timer t
                    WHERE t.kind = 'lead_import' AND t.fire_at <= baton.now() AND NOT EXISTS (
                        SELECT FROM baton.timer o
                        WHERE o.kind = 'lead_import' AND o.tenant_id = t.tenant_id AND o.attempt > 0 AND o.fire_at > baton.now())
                    ORDER BY t.fire_at, t.subject_id LIMIT 1 FOR UPDATE OF t SKIP LOCKED),
                others AS (
                    SELECT o.tenant_id, o.subject_id FROM baton.timer o JOIN due ON o.tenant_id = due.tenant_id
                    WHERE o.kind = 'lead_import' AND o.fire_at <= baton.now() AND o.subject_id <> due.subject_id FOR UPDATE OF o SKIP LOCKED),
                behind AS (
                    UPDATE baton.timer AS t SET fire_at = baton.now() FROM others
                    WHERE t.kind = 'lead_import' AND t.tenant_id = others.tenant_id AND t.subject_id = others.subject_id)
                UPDATE baton.timer AS t SET fire_at = baton.now() + \(Self.lease.components.seconds) * interval '1 second', attempt = t.attempt + 1
                FROM due WHERE t.kind = 'lead_import' AND t.tenant_id = due.tenant_id AND t.subject_id = due.subject_id
                RETURNING t.tenant_id, t.subject_id, t.attempt
                """
            ])[0].decode((TenantID, LeadImportID, Int16).self)
        return rows.first.map { Claim(tenant: $0.0, id: $0.1, attempt: $0.2) }
    }

    /// Lets the others go first, if any waits.
    private func stepsBack(_ claim: Claim) async throws -> Bool {
        let stepped = try await database.client.transaction(
            database.workerOptions(),
            [
                """
                UPDATE baton.timer SET fire_at = baton.now(), attempt = 0
                WHERE kind = 'lead_import' AND tenant_id = \(claim.tenant) AND subject_id = \(claim.id.uuid) AND EXISTS (
                    SELECT FROM baton.timer o
                    WHERE o.kind = 'lead_import' AND o.fire_at <= baton.now() AND o.subject_id <> \(claim.id.uuid))
                """
            ])[0].affectedRows
        return stepped > 0
    }

    private static func keep(_ id: LeadImportID, isProgress: Bool = true, tenant: TenantID) -> SQL {
        """
        UPDATE baton.timer SET fire_at = baton.now() + \(lease.components.seconds) * interval '1 second',
            attempt = CASE WHEN \(isProgress) THEN 1 ELSE attempt END
        WHERE tenant_id = \(tenant) AND subject_id = \(id.uuid) AND kind = \(LeadImportService.timerKind)
        """
    }

    /// In the name of the host: for what is nobody's command.
    private func hostScope(_ tenant: TenantID) async throws -> TenantScope {
        var scope = try await directory.hostOperator(tenant, key: nil, requestID: nil)
        scope.actor = .hostOperator
        return scope
    }

    /// In the name of who has committed it, or undoes it, with what that member may do now.
    private func scope(of member: MemberID?, _ tenant: TenantID) async throws -> TenantScope {
        var scope = try await directory.hostOperator(tenant, key: nil, requestID: nil)
        guard let member else { return scope }
        scope.actor = .member(member)
        scope.member = try await directory.access(of: member, scope)
        // True of the access version that each transaction asserts; without channels nothing has to be posted.
        let channels: SQL = "SELECT EXISTS (SELECT FROM baton.channel WHERE tenant_id = \(tenant) AND is_enabled)"
        scope.hasChannels = try await database.once(scope, as: .system, readOnly: true, [channels])[0].single(Bool.self) ?? true
        return scope
    }

    private func fetch(_ claim: Claim) async throws -> LeadImportRecord? {
        let host = try await hostScope(claim.tenant)
        return try LeadImportRecord.decode(
            try await database.once(host, as: .system, readOnly: true, [LeadImportRecord.fetch(claim.id, tenant: claim.tenant)])[0]
        ).first
    }

    private func work(_ claim: Claim) async throws {
        guard let record = try await fetch(claim) else {
            let host = try await hostScope(claim.tenant)
            _ = try await database.once(
                host, as: .system, [Timers.cancel(LeadImportService.timerKind, claim.id, tenant: claim.tenant)])
            return
        }
        switch record.state {
        case .running: try await carryOut(record, claim)
        case .undoing: try await undo(record, claim)
        case .uploaded, .done, .failed, .undone: try await rest(record, claim)
        }
    }

    /// What has nothing to do any more waits for its end, and is forgotten then. Under lock: somebody may commit or undo it at this moment.
    private func rest(_ record: LeadImportRecord, _ claim: Claim) async throws {
        let tenant = claim.tenant
        try await database.withTenant(try await hostScope(tenant), as: .system) { transaction in
            let read = try await transaction.run([LeadImportRecord.fetch(claim.id, isLocked: true, tenant: tenant), "SELECT baton.now()"])
            guard let record = try LeadImportRecord.decode(read[0]).first, let now = try read[1].single(Date.self) else { return }
            var statements: [SQL] = []
            switch record.state {
            // Whoever has moved it there has armed it too.
            case .running, .undoing: break
            case .uploaded, .done, .failed, .undone:
                if !record.hasFile {
                    statements = [Timers.cancel(LeadImportService.timerKind, record.id, tenant: tenant)]
                } else if record.purgeAt <= now {
                    statements =
                        [LeadImportService.forget(record.id, tenant: tenant)] + LeadImportService.purge(record.id, tenant: tenant)
                        + [Timers.cancel(LeadImportService.timerKind, record.id, tenant: tenant)]
                } else {
                    statements = [Timers.arm(LeadImportService.timerKind, record.id.uuid, at: record.purgeAt, tenant: tenant)]
                }
            }
            _ = try await transaction.finish(statements)
        }
    }

    // MARK: carrying out

    private func carryOut(_ record: LeadImportRecord, _ claim: Claim) async throws {
        let tenant = claim.tenant
        var scope = try await scope(of: record.member, tenant)
        let path = try await ImportFiles(database: database).load(record, scope)
        defer { unlink(path) }
        let settings = record.settings
        let plan = record.plan
        let source = try ImportSource(path: path, sheet: settings.sheet, headerLine: settings.headerLine, headerRows: settings.headerRows)
        let reader = RowReader(source, plan)
        let importer = LeadImporter(leads: service.leads)
        var memory = ImportMemory()
        var done = Int(record.doneRows)
        var number = record.doneBatches
        try await pass(done, of: record, reader, importer, &memory, scope)
        var upcoming = Task { try await reader.next(LeadImporter.batch) }
        defer { upcoming.cancel() }
        let clock = ContinuousClock()
        var start = clock.now
        while true {
            try Task.checkCancellation()
            let next = upcoming
            let rows = try await withTaskCancellationHandler {
                try await next.value
            } onCancel: {
                next.cancel()
            }
            if rows.isEmpty { break }
            upcoming = Task { try await reader.next(LeadImporter.batch) }
            for attempt in 1... {
                do {
                    _ = try await importer.process(
                        rows, plan, &memory, scope, isDryRun: false, claiming: Self.holds(record.id, number, tenant: tenant)
                    ) { results in
                        Self.effects(rows, results, of: record.id, number: number, tenant: tenant)
                    }
                    break
                } catch let error as BatonError where error.code == .accessChanged && attempt < 10 {
                    scope = try await self.scope(of: record.member, tenant)
                }
            }
            done += rows.count
            number += 1
            if clock.now - start >= slice {
                if try await stepsBack(claim) { return }
                start = clock.now
            }
        }
        let event = EventRecord("leads.imported", facet: .leadCard, subject: record.id, data: .object(["rows": "\(done)"]))
        try await end(record.id, "state = 3", from: "state = 2", event, try await hostScope(tenant))
    }

    /// Goes behind the rows that batches before have dealt with, and remembers what those have taken in: a later row that repeats one of them is
    /// refused as if nothing had come between.
    private func pass(
        _ done: Int, of record: LeadImportRecord, _ reader: RowReader, _ importer: LeadImporter, _ memory: inout ImportMemory,
        _ scope: TenantScope
    ) async throws {
        if done == 0 { return }
        let tenant = scope.tenant
        let batches: SQL = """
            SELECT lines FROM baton.lead_import_batch WHERE tenant_id = \(tenant) AND import_id = \(record.id) ORDER BY number
            """
        let created = try await database.once(scope, as: .system, readOnly: true, [batches])[0].column([Int32].self).joined().sorted()
        var passed = 0
        while passed < done {
            try Task.checkCancellation()
            let rows = try await reader.next(min(LeadImporter.batch, done - passed))
            guard let first = rows.first, let last = rows.last else { break }
            let problems: SQL = """
                SELECT line FROM baton.lead_import_problem
                WHERE tenant_id = \(tenant) AND import_id = \(record.id)
                  AND line BETWEEN \(Int32(clamping: first.line)) AND \(Int32(clamping: last.line))
                """
            // Nothing for minutes would be taken for the silence of a dead process. That is no batch: attempts are not forgotten.
            let results = try await database.once(
                scope, as: .system, [problems, Self.keep(record.id, isProgress: false, tenant: tenant)])
            let rejected = Set(try results[0].column(Int32.self))
            importer.remember(rows, record.plan, isCreated: { Self.contains($0, created) }, isRejected: { rejected.contains($0) }, &memory)
            passed += rows.count
        }
    }

    private static func contains(_ line: Int32, _ sorted: [Int32]) -> Bool {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < line { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == line
    }

    /// Locks the import for a batch: no row when the batch is not its next one any more, because this process has slept and another one went on,
    /// or somebody has ended the import.
    private static func holds(_ id: LeadImportID, _ number: Int32, tenant: TenantID) -> SQL {
        """
        SELECT id FROM baton.lead_import
        WHERE tenant_id = \(tenant) AND id = \(id) AND state = 2 AND done_batches = \(number) AND file_deleted_at IS NULL FOR NO KEY UPDATE
        """
    }

    /// What a batch says of itself, in its own transaction.
    private static func effects(
        _ rows: [LeadFileRow], _ results: [ImportedRow], of id: LeadImportID, number: Int32, tenant: TenantID
    ) -> ImportBatchEffects {
        var report = ImportReport()
        var (lines, leads): ([Int32], [LeadID]) = ([], [])
        var problems: [(line: Int32, json: String)] = []
        for (row, result) in zip(rows, results) {
            report.count(result)
            switch result {
            case .created(let lead):
                lines.append(Int32(clamping: row.line))
                leads.append(lead)
            case .rejected(let found): problems.append((Int32(clamping: row.line), json(Array(found.prefix(maximumProblems)))))
            case .blank, .updated, .unchanged: break
            }
        }
        let reasons = JSONWriter.object { json in
            for (code, count) in report.reasons.sorted(by: { $0.key < $1.key }) {
                json.key(code)
                json.value(count)
            }
        }
        var effects = ImportBatchEffects()
        if !problems.isEmpty {
            effects.statements.append(
                """
                INSERT INTO baton.lead_import_problem (tenant_id, import_id, line, problems)
                SELECT \(tenant), \(id), p.line, p.problems::jsonb FROM unnest(\(problems.map(\.line)), \(problems.map(\.json))) AS p (line, problems)
                ON CONFLICT DO NOTHING
                """)
        }
        effects.statements += [
            """
            UPDATE baton.lead_import SET done_rows = done_rows + \(Int32(rows.count)), done_batches = done_batches + 1,
                created_count = created_count + \(Int32(report.created)), updated_count = updated_count + \(Int32(report.updated)),
                unchanged_count = unchanged_count + \(Int32(report.unchanged)), rejected_count = rejected_count + \(Int32(report.rejected)),
                blank_count = blank_count + \(Int32(report.blank)),
                reasons = (SELECT coalesce(jsonb_object_agg(r.key, r.count), '{}') FROM (
                    SELECT s.key, sum(s.value::integer) AS count FROM (
                        SELECT key, value FROM jsonb_each_text(reasons)
                        UNION ALL SELECT key, value FROM jsonb_each_text(\(JSONText(String(decoding: reasons, as: UTF8.self))))) AS s
                    GROUP BY s.key) AS r)
            WHERE tenant_id = \(tenant) AND id = \(id)
            """,
            keep(id, tenant: tenant),
            // Refuses a second one of the same number.
            """
            INSERT INTO baton.lead_import_batch (tenant_id, import_id, number, lines, lead_ids)
            VALUES (\(tenant), \(id), \(number), \(lines), \(leads))
            """,
        ]
        effects.before = { changes in
            if changes.isEmpty { return [] }
            return [
                """
                INSERT INTO baton.lead_import_change (tenant_id, import_id, lead_id, line, before)
                SELECT l.tenant_id, \(id), l.id, c.line, to_jsonb(l) - 'search_keys'
                FROM unnest(\(changes.map(\.lead)), \(changes.map { Int32(clamping: $0.line) })) AS c (lead_id, line)
                JOIN baton.lead l ON l.tenant_id = \(tenant) AND l.id = c.lead_id
                ON CONFLICT DO NOTHING
                """
            ]
        }
        effects.after = { leads in
            [
                """
                UPDATE baton.lead_import_change AS c SET after = to_jsonb(l) - 'search_keys' FROM baton.lead l
                WHERE c.tenant_id = \(tenant) AND c.import_id = \(id) AND c.lead_id = ANY (\(leads))
                  AND l.tenant_id = \(tenant) AND l.id = c.lead_id
                """
            ]
        }
        return effects
    }

    private static func json(_ problems: [RowProblem]) -> String {
        (try? JSONEncoder().encode(problems)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    /// - Returns: false when the import is in no such state any more; then nothing is written.
    @discardableResult
    private func end(
        _ id: LeadImportID, _ assignments: SQL, from condition: SQL, _ event: EventRecord, _ scope: TenantScope
    ) async throws -> Bool {
        try await database.withTenant(scope, as: .system) { transaction in
            let ended = try await transaction.run(
                """
                UPDATE baton.lead_import SET \(fragment: assignments), ended_at = baton.now(), purge_at = baton.now() + interval '30 days',
                    version = version + 1
                WHERE tenant_id = \(scope.tenant) AND id = \(id) AND \(fragment: condition)
                """
            ).affectedRows
            guard ended == 1 else {
                _ = try await transaction.finish([SQL]())
                return false
            }
            _ = try await transaction.finish([
                Timers.arm(LeadImportService.timerKind, id, after: .seconds(30 * 86_400), tenant: scope.tenant), event.insert(scope),
            ])
            return true
        }
    }

    /// What cannot be carried out is tried again later, then given up: what was taken in stays, and says so.
    private func fail(_ claim: Claim, _ error: any Error) async throws {
        switch error {
        case let problem as FileProblem: try await giveUp(claim, problem.code.rawValue)
        case let error as BatonError where error.code == .permissionDenied || error.code == .unauthenticated:
            try await giveUp(claim, "permission_denied")
        case let error as BatonError where error == ImportFiles.gone: try await giveUp(claim, "file_deleted")
        default: if claim.attempt >= Self.maximumAttempts { try await giveUp(claim, "internal_error") }
        }
    }

    /// Without a look at the file, which may be what ends processes.
    private func giveUp(_ claim: Claim, _ failure: String) async throws {
        let host = try await hostScope(claim.tenant)
        let event = EventRecord("leads.import_failed", facet: .leadCard, subject: claim.id, data: .object(["failure": failure]))
        if try await end(claim.id, "state = 4, failure = \(failure)", from: "state IN (2, 5)", event, host) { return }
        // Only forgetting it has failed; that has time.
        _ = try await database.once(
            host, as: .system, [Timers.arm(LeadImportService.timerKind, claim.id, after: .seconds(86_400), tenant: claim.tenant)])
    }

    // MARK: undoing

    private func undo(_ record: LeadImportRecord, _ claim: Claim) async throws {
        var scope = try await scope(of: record.undoneBy, claim.tenant)
        let clock = ContinuousClock()
        var start = clock.now
        while true {
            try Task.checkCancellation()
            do {
                guard try await undoBatch(record.id, scope) else { break }
            } catch let error as BatonError where error.code == .accessChanged {
                scope = try await self.scope(of: record.undoneBy, claim.tenant)
            }
            if clock.now - start >= slice {
                if try await stepsBack(claim) { return }
                start = clock.now
            }
        }
        let event = EventRecord("leads.import_undo_ended", facet: .leadCard, subject: record.id)
        try await end(record.id, "state = 6", from: "state = 5", event, try await hostScope(claim.tenant))
    }

    /// The last batch of new leads, or a hundred changed ones; false when nothing is left.
    private func undoBatch(_ id: LeadImportID, _ scope: TenantScope) async throws -> Bool {
        let tenant = scope.tenant
        let configuration = try await service.leads.configurations.configuration(scope)
        let card = try await service.leads.card(scope)
        let edited = try await database.withTenant(scope, as: .system) { transaction -> [(lead: Lead, fields: [String])]? in
            let read = try await transaction.run([
                LeadImportRecord.fetch(id, isLocked: true, tenant: tenant),
                """
                SELECT number, lines, lead_ids, created_at FROM baton.lead_import_batch
                WHERE tenant_id = \(tenant) AND import_id = \(id) ORDER BY number DESC LIMIT 1
                """,
                """
                SELECT lead_id, line FROM baton.lead_import_change WHERE tenant_id = \(tenant) AND import_id = \(id) ORDER BY lead_id LIMIT 100
                """,
            ])
            guard let record = try LeadImportRecord.decode(read[0]).first, record.state == .undoing else { throw ImportSuperseded() }
            var undone = record.undone ?? LeadImportRecord.Undone()
            var statements: [SQL] = []
            var edited: [(lead: Lead, fields: [String])] = []
            if let (number, lines, leads, createdAt) = try read[1].first((Int32, [Int32], [LeadID], Date).self) {
                statements = try await takeBack(leads, lines, since: createdAt, of: id, &undone, configuration.policy, transaction, scope)
                statements.append(
                    "DELETE FROM baton.lead_import_batch WHERE tenant_id = \(tenant) AND import_id = \(id) AND number = \(number)")
            } else {
                let changes = try read[2].decode((LeadID, Int32).self)
                if changes.isEmpty { return nil }
                (statements, edited) = try await restore(changes, of: id, as: card, &undone, transaction, scope)
                statements.append(
                    """
                    DELETE FROM baton.lead_import_change
                    WHERE tenant_id = \(tenant) AND import_id = \(id) AND lead_id = ANY (\(changes.map(\.0)))
                    """)
            }
            statements += [
                "UPDATE baton.lead_import SET undone = \(try JSONText.encoded(undone)) WHERE tenant_id = \(tenant) AND id = \(id)",
                Self.keep(id, tenant: tenant),
            ]
            _ = try await transaction.finish(statements)
            return edited
        }
        guard let edited else { return false }
        // As an edit by hand does.
        for (lead, fields) in edited { _ = await service.leads.rescored(lead, fields, configuration, scope) }
        service.leads.announceChange()
        return true
    }

    /// The leads that are there, locked in one order, with whose they are. What is asked about them is asked afterwards, when all that had to be
    /// waited for is seen.
    private func lock(_ ids: [LeadID], _ transaction: Transaction, tenant: TenantID) async throws -> [LeadID: Locked] {
        let rows = try await transaction.run(
            """
            SELECT id, owner_id, team_id, region_id, follower_ids, erased_at IS NOT NULL FROM baton.lead
            WHERE tenant_id = \(tenant) AND id = ANY (\(ids)) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE
            """
        ).decode((LeadID, MemberID?, TeamID?, RegionID?, [MemberID], Bool).self)
        return Dictionary(
            uniqueKeysWithValues: rows.map {
                ($0.0, Locked(responsibility: Responsibility(owner: $0.1, team: $0.2, region: $0.3, followers: $0.4), isErased: $0.5))
            })
    }

    private struct Locked {
        var responsibility: Responsibility
        var isErased: Bool

        func may(_ action: Action, _ scope: TenantScope) -> Bool {
            guard let member = scope.member else { return true }
            return member.may(.read, .leadCard, responsibility) && member.may(action, .leadCard, responsibility)
        }
    }

    /// What the clock does to a lead, or a rule because of it. Anything else has somebody behind it, also where a worker writes it: whose mail was
    /// opened, who clicked, looked at a page or wants no more mail.
    private static let ofTheClock = [
        "lead.assigned", "lead.content_sent", "lead.escalated", "lead.follow_up_missed", "lead.intent_changed", "lead.nurture_changed",
        "lead.nurture_finished", "lead.pool_overdue", "lead.pooled", "lead.scored", "lead.undeliverable",
    ]

    /// Deletes new leads that nobody has touched since.
    private func takeBack(
        _ leads: [LeadID], _ lines: [Int32], since: Date, of id: LeadImportID, _ undone: inout LeadImportRecord.Undone,
        _ policy: LeadPolicy, _ transaction: Transaction, _ scope: TenantScope
    ) async throws -> [SQL] {
        let tenant = scope.tenant
        let locked = try await lock(leads, transaction, tenant: tenant)
        let read = try await transaction.run([
            """
            SELECT l.id FROM baton.lead l
            WHERE l.tenant_id = \(tenant) AND l.id = ANY (\(leads)) AND (l.first_touch_at IS NOT NULL OR EXISTS (
                SELECT FROM baton.event e WHERE e.tenant_id = \(tenant) AND e.subject_id = l.id AND e.created_at > \(since)
                  AND (e.actor_kind <> 4 OR NOT e.kind = ANY (\(Self.ofTheClock)))))
            """,
            LeadRepository.keys(of: leads, tenant: tenant),
        ])
        let touched = Set(try read[0].column(LeadID.self))
        let keys = try LeadRepository.decodeKeys(read[1])
        var gone: [LeadID] = []
        for (lead, line) in zip(leads, lines) {
            guard let known = locked[lead] else {
                undone.keep(lead, line, "gone")
                continue
            }
            if touched.contains(lead) {
                undone.keep(lead, line, "touched")
            } else if known.may(.delete, scope) {
                gone.append(lead)
            } else {
                undone.keep(lead, line, "not_permitted")
            }
        }
        if gone.isEmpty { return [] }
        undone.deleted += gone.count
        let events = gone.map { lead in
            var data: [String: String?] = ["import_id": id.description]
            for key in keys[lead] ?? [] { data[LeadRepository.releasedKey + key.source] = key.id }
            return EventRecord("lead.deleted", facet: .leadCard, subject: lead, data: .object(data))
        }
        // As of any deleted lead: so long it can be restored.
        return [
            """
            UPDATE baton.lead SET deleted_at = baton.now(), updated_at = baton.now(), version = version + 1
            WHERE tenant_id = \(tenant) AND id = ANY (\(gone))
            """,
            // The pairs may be used again; who restores the lead finds them in the event.
            "DELETE FROM baton.lead_external_id WHERE tenant_id = \(tenant) AND lead_id = ANY (\(gone))",
            "DELETE FROM baton.timer WHERE tenant_id = \(tenant) AND subject_id = ANY (\(gone)) AND kind = \(LeadDeadlineHandler.kind)",
            EventRecord.insert(events, scope),
        ] + gone.map { LeadPurgeHandler.arm($0, policy, tenant: tenant) }
    }

    /// Gives changed fields their values back where they are still what the import has made of them. What only makes sense together (a name, a
    /// way to reach somebody, the ends of a budget) goes back together or not at all: half of it could be none that a lead may have.
    private func restore(
        _ changes: [(LeadID, Int32)], of id: LeadImportID, as card: LeadCard, _ undone: inout LeadImportRecord.Undone,
        _ transaction: Transaction, _ scope: TenantScope
    ) async throws -> (statements: [SQL], edited: [(lead: Lead, fields: [String])]) {
        let tenant = scope.tenant
        let own = card.custom.fields.active
        let groups = Self.groups + own.map { [$0.slot.column] }
        let names = groups.flatMap { $0 }
        let fields = Self.fields.merging(own.map { ($0.slot.column, $0.name) }) { $1 }
        let ids = changes.map(\.0)
        let locked = try await lock(ids, transaction, tenant: tenant)
        let read = try await transaction.run([
            LeadRepository.fetch(ids, as: card, tenant: tenant),
            """
            SELECT l.id,
                ARRAY(SELECT k.name FROM unnest(\(names)) AS k (name) WHERE c.before -> k.name IS DISTINCT FROM c.after -> k.name),
                ARRAY(SELECT k.name FROM unnest(\(names)) AS k (name) WHERE to_jsonb(l) -> k.name IS DISTINCT FROM c.after -> k.name)
            FROM baton.lead_import_change c JOIN baton.lead l ON l.tenant_id = c.tenant_id AND l.id = c.lead_id
            WHERE c.tenant_id = \(tenant) AND l.tenant_id = \(tenant) AND c.import_id = \(id) AND c.lead_id = ANY (\(ids))
            """,
        ])
        let before = Dictionary(uniqueKeysWithValues: try card.decode(read[0]).map { ($0.id, $0) })
        let found = Dictionary(
            uniqueKeysWithValues: try read[1].decode((LeadID, [String], [String]).self).map { ($0.0, (Set($0.1), Set($0.2))) })
        var updates: [SQL] = []
        var restored: [(before: Lead, fields: [String])] = []
        for (lead, line) in changes {
            guard let known = locked[lead], !known.isErased, let old = before[lead], let (imported, changed) = found[lead] else {
                undone.keep(lead, line, "gone")
                continue
            }
            guard known.may(.write, scope) else {
                undone.keep(lead, line, "not_permitted")
                continue
            }
            let wanted = groups.filter { !imported.isDisjoint(with: $0) }
            let fitting = wanted.filter { changed.isDisjoint(with: $0) }
            if fitting.count < wanted.count { undone.keep(lead, line, "changed") }
            if fitting.isEmpty { continue }
            undone.restored += 1
            var sql: SQL = "UPDATE baton.lead AS l SET updated_at = baton.now(), version = version + 1"
            for name in fitting.joined() {
                let column = SQL.identifier(name)
                sql.append(", \(fragment: column) = (jsonb_populate_record(NULL::baton.lead, c.before)).\(fragment: column)")
            }
            sql.append(
                """
                 FROM baton.lead_import_change AS c
                WHERE l.tenant_id = \(tenant) AND l.id = \(lead) AND c.tenant_id = \(tenant) AND c.import_id = \(id) AND c.lead_id = \(lead)
                """)
            updates.append(sql)
            restored.append((old, Set(fitting.joined().filter(imported.contains).map { fields[$0] ?? $0 }).sorted()))
        }
        if updates.isEmpty { return ([], []) }
        let written = try await transaction.run(
            updates + [LeadRepository.fetch(restored.map(\.before.id), as: card, tenant: tenant)])
        let after = Dictionary(uniqueKeysWithValues: try card.decode(written[updates.count]).map { ($0.id, $0) })
        var events: [EventRecord] = []
        var edited: [(lead: Lead, fields: [String])] = []
        for (old, fields) in restored {
            guard let new = after[old.id] else { continue }
            events.append(LeadChange(old, new, asked: fields).event)
            edited.append((new, fields))
        }
        return ([EventRecord.insert(events, scope)] + events.compactMap { $0.insertPersonal(scope) }, edited)
    }

    /// Columns that rows can change, as they go back together.
    private static let groups = [
        ["contact_name", "company"], ["phone", "phone_extension", "email"], ["area", "region_id"], ["product_line"],
        ["budget_min_minor", "budget_max_minor", "budget_text"], ["need"],
        ["referrer_customer_id", "referrer_contact_id", "referrer_member_id", "referrer_text"], ["tags"],
    ]
    /// Of columns that are called differently than the field that they are.
    private static let fields = [
        "phone_extension": "phone", "region_id": "area", "budget_min_minor": "budget", "budget_max_minor": "budget",
        "budget_text": "budget", "referrer_customer_id": "referred_by", "referrer_contact_id": "referred_by",
        "referrer_member_id": "referred_by", "referrer_text": "referred_by",
    ]
}

/// The import is not what it was when its batch was read: another process is further, or it has been ended.
struct ImportSuperseded: Error {}
