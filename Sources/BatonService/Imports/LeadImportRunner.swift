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
    private static let maximumAttempts: Int16 = 5

    private let service: LeadImportService
    private let directory: AccessDirectory
    private let report: @Sendable (String) -> Void

    /// - Parameter report: what went wrong, for the log.
    package init(service: LeadImportService, directory: AccessDirectory, report: @escaping @Sendable (String) -> Void = { _ in }) {
        self.service = service
        self.directory = directory
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

    /// One import as far as it goes; false when none is due.
    private func step() async throws -> Bool {
        guard let claim = try await claim() else { return false }
        do {
            try await withTaskExecutorPreference(globalConcurrentExecutor) { try await work(claim) }
        } catch is CancellationError {
            throw CancellationError()
        } catch let error as DatabaseError where error.isUnavailable {
            throw error
        } catch let error as DatabaseError where error.constraint == "lead_import_batch_pkey" {
            // Somebody else has it, and is further.
        } catch {
            report("import \(claim.id): \(error)")
            try await fail(claim, error)
        }
        return true
    }

    private func claim() async throws -> Claim? {
        let rows = try await database.client.transaction(
            database.workerOptions(),
            [
                """
                UPDATE baton.timer AS t SET fire_at = baton.now() + \(Self.lease.components.seconds) * interval '1 second', attempt = t.attempt + 1
                FROM (SELECT tenant_id, subject_id FROM baton.timer
                      WHERE kind = \(LeadImportService.timerKind) AND fire_at <= baton.now() ORDER BY fire_at LIMIT 1 FOR UPDATE SKIP LOCKED) AS due
                WHERE t.tenant_id = due.tenant_id AND t.subject_id = due.subject_id AND t.kind = \(LeadImportService.timerKind)
                RETURNING t.tenant_id, t.subject_id, t.attempt
                """
            ])[0].decode((TenantID, LeadImportID, Int16).self)
        return rows.first.map { Claim(tenant: $0.0, id: $0.1, attempt: $0.2) }
    }

    /// In the name of the host: for what is nobody's command.
    private func hostScope(_ tenant: TenantID) async throws -> TenantScope {
        var scope = try await directory.hostOperator(tenant, key: nil, requestID: nil)
        scope.actor = .hostOperator
        return scope
    }

    /// In the name of who has committed it, with what he may do now.
    private func scope(_ record: LeadImportRecord, _ tenant: TenantID) async throws -> TenantScope {
        var scope = try await directory.hostOperator(tenant, key: nil, requestID: nil)
        guard let member = record.member else { return scope }
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

    /// What has nothing to do any more waits for its end, and is forgotten then.
    private func rest(_ record: LeadImportRecord, _ claim: Claim) async throws {
        let host = try await hostScope(claim.tenant)
        let now = try await database.once(host, as: .system, readOnly: true, ["SELECT baton.now()"])[0].single(Date.self) ?? Date()
        let statements =
            record.purgeAt <= now
            ? LeadImportService.purge(record.id, tenant: claim.tenant)
                + [Timers.cancel(LeadImportService.timerKind, record.id, tenant: claim.tenant)]
            : [Timers.arm(LeadImportService.timerKind, record.id.uuid, at: record.purgeAt, tenant: claim.tenant)]
        _ = try await database.once(host, as: .system, statements)
    }

    // MARK: carrying out

    private func carryOut(_ record: LeadImportRecord, _ claim: Claim) async throws {
        let tenant = claim.tenant
        var scope = try await scope(record, tenant)
        let path = try await ImportFiles(database: database).load(record, scope)
        defer { unlink(path) }
        let settings = record.settings
        let plan = record.plan
        let source = try ImportSource(path: path, sheet: settings.sheet, headerLine: settings.headerLine, headerRows: settings.headerRows)
        let reader = RowReader(source, plan)
        var done = Int(record.doneRows)
        var number = record.doneBatches
        // What the batches before have taken in is found in the database.
        var passed = 0
        while passed < done {
            let rows = try await reader.next(min(LeadImporter.batch, done - passed))
            if rows.isEmpty { break }
            passed += rows.count
        }
        let importer = LeadImporter(leads: service.leads)
        var memory = ImportMemory()
        var upcoming = Task { try await reader.next(LeadImporter.batch) }
        defer { upcoming.cancel() }
        while true {
            try Task.checkCancellation()
            let rows = try await upcoming.value
            if rows.isEmpty { break }
            upcoming = Task { try await reader.next(LeadImporter.batch) }
            for attempt in 1... {
                do {
                    _ = try await importer.process(rows, plan, &memory, scope, isDryRun: false) { results in
                        Self.effects(rows, results, of: record.id, number: number, tenant: tenant)
                    }
                    break
                } catch let error as BatonError where error.code == .accessChanged && attempt < 10 {
                    scope = try await self.scope(record, tenant)
                }
            }
            done += rows.count
            number += 1
        }
        let event = EventRecord("leads.imported", facet: .leadCard, subject: record.id, data: .object(["rows": "\(done)"]))
        try await end(record.id, "state = 3", event, try await hostScope(tenant))
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
            case .rejected(let found): problems.append((Int32(clamping: row.line), json(found)))
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
            """
            UPDATE baton.timer SET fire_at = baton.now() + \(lease.components.seconds) * interval '1 second', attempt = 1
            WHERE tenant_id = \(tenant) AND subject_id = \(id.uuid) AND kind = \(LeadImportService.timerKind)
            """,
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

    private func end(_ id: LeadImportID, _ assignments: SQL, _ event: EventRecord, _ scope: TenantScope) async throws {
        _ = try await database.once(
            scope, as: .system,
            [
                """
                UPDATE baton.lead_import SET \(fragment: assignments), ended_at = baton.now(), purge_at = baton.now() + interval '30 days',
                    version = version + 1
                WHERE tenant_id = \(scope.tenant) AND id = \(id)
                """,
                Timers.arm(LeadImportService.timerKind, id, after: .seconds(30 * 86_400), tenant: scope.tenant), event.insert(scope),
            ])
    }

    /// What cannot be carried out is tried again later, then given up: what was taken in stays, and says so.
    private func fail(_ claim: Claim, _ error: any Error) async throws {
        let failure: String
        var isFinal = true
        switch error {
        case let problem as FileProblem: failure = problem.code.rawValue
        case let error as BatonError where error.code == .permissionDenied || error.code == .unauthenticated: failure = "permission_denied"
        case let error as BatonError where error == ImportFiles.gone: failure = "file_deleted"
        default: (failure, isFinal) = ("internal_error", claim.attempt >= Self.maximumAttempts)
        }
        guard isFinal else { return }
        let event = EventRecord("leads.import_failed", facet: .leadCard, subject: claim.id, data: .object(["failure": failure]))
        try await end(
            claim.id, "state = CASE WHEN state IN (2, 5) THEN 4 ELSE state END, failure = \(failure)", event,
            try await hostScope(claim.tenant))
    }

    // MARK: undoing

    private func undo(_ record: LeadImportRecord, _ claim: Claim) async throws {
        var scope = try await scope(record, claim.tenant)
        while true {
            try Task.checkCancellation()
            do {
                guard try await undoBatch(record.id, scope) else { break }
            } catch let error as BatonError where error.code == .accessChanged {
                scope = try await self.scope(record, claim.tenant)
            }
        }
        let event = EventRecord("leads.import_undo_ended", facet: .leadCard, subject: record.id)
        try await end(record.id, "state = 6", event, try await hostScope(claim.tenant))
    }

    /// The last batch of new leads, or a hundred changed ones; false when nothing is left.
    private func undoBatch(_ id: LeadImportID, _ scope: TenantScope) async throws -> Bool {
        let tenant = scope.tenant
        let card = try await service.leads.card(scope)
        let isMore = try await database.withTenant(scope, as: .system) { transaction in
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
            guard let record = try LeadImportRecord.decode(read[0]).first, record.state == .undoing else { return false }
            var undone = record.undone ?? LeadImportRecord.Undone()
            var statements: [SQL] = []
            if let (number, lines, leads, createdAt) = try read[1].first((Int32, [Int32], [LeadID], Date).self) {
                statements = try await takeBack(leads, lines, since: createdAt, of: id, &undone, transaction, scope)
                statements.append(
                    "DELETE FROM baton.lead_import_batch WHERE tenant_id = \(tenant) AND import_id = \(id) AND number = \(number)")
            } else {
                let changes = try read[2].decode((LeadID, Int32).self)
                if changes.isEmpty { return false }
                statements = try await restore(changes, of: id, as: card, &undone, transaction, scope)
                statements.append(
                    """
                    DELETE FROM baton.lead_import_change
                    WHERE tenant_id = \(tenant) AND import_id = \(id) AND lead_id = ANY (\(changes.map(\.0)))
                    """)
            }
            statements += [
                "UPDATE baton.lead_import SET undone = \(try JSONText.encoded(undone)) WHERE tenant_id = \(tenant) AND id = \(id)",
                """
                UPDATE baton.timer SET fire_at = baton.now() + \(Self.lease.components.seconds) * interval '1 second', attempt = 1
                WHERE tenant_id = \(tenant) AND subject_id = \(id.uuid) AND kind = \(LeadImportService.timerKind)
                """,
            ]
            _ = try await transaction.finish(statements)
            return true
        }
        service.leads.announceChange()
        return isMore
    }

    /// Deletes new leads that nobody has touched since; what only the clock has done to them does not count.
    private func takeBack(
        _ leads: [LeadID], _ lines: [Int32], since: Date, of id: LeadImportID, _ undone: inout LeadImportRecord.Undone,
        _ transaction: Transaction, _ scope: TenantScope
    ) async throws -> [SQL] {
        let tenant = scope.tenant
        let rows = try await transaction.run(
            """
            SELECT l.id, l.first_touch_at IS NOT NULL OR EXISTS (
                SELECT FROM baton.event e WHERE e.tenant_id = \(tenant) AND e.subject_id = l.id AND e.created_at > \(since) AND e.actor_kind <> 4)
            FROM baton.lead l WHERE l.tenant_id = \(tenant) AND l.id = ANY (\(leads)) AND l.deleted_at IS NULL
            ORDER BY l.id FOR NO KEY UPDATE OF l
            """
        ).decode((LeadID, Bool).self)
        let found = Dictionary(uniqueKeysWithValues: rows.map { ($0.0, $0.1) })
        var gone: [LeadID] = []
        for (lead, line) in zip(leads, lines) {
            switch found[lead] {
            case nil: undone.keep(lead, line, "gone")
            case true?: undone.keep(lead, line, "touched")
            case false?: gone.append(lead)
            }
        }
        if gone.isEmpty { return [] }
        // As of any deleted lead: so long it can be restored.
        let policy = try await service.leads.configurations.configuration(scope).policy
        undone.deleted += gone.count
        let events = gone.map {
            EventRecord("lead.deleted", facet: .leadCard, subject: $0, data: .object(["import_id": id.description]))
        }
        return [
            """
            UPDATE baton.lead SET deleted_at = baton.now(), updated_at = baton.now(), version = version + 1
            WHERE tenant_id = \(tenant) AND id = ANY (\(gone))
            """,
            // The pairs may be used again.
            "DELETE FROM baton.lead_external_id WHERE tenant_id = \(tenant) AND lead_id = ANY (\(gone))",
            "DELETE FROM baton.timer WHERE tenant_id = \(tenant) AND subject_id = ANY (\(gone)) AND kind = \(LeadDeadlineHandler.kind)",
            EventRecord.insert(events, scope),
        ] + gone.map { LeadPurgeHandler.arm($0, policy, tenant: tenant) }
    }

    /// Gives changed columns their values back where they are still what the import has made of them.
    private func restore(
        _ changes: [(LeadID, Int32)], of id: LeadImportID, as card: LeadCard, _ undone: inout LeadImportRecord.Undone,
        _ transaction: Transaction, _ scope: TenantScope
    ) async throws -> [SQL] {
        let tenant = scope.tenant
        let names = Self.restorable + card.custom.usedSlots.map(\.column)
        let rows = try await transaction.run(
            """
            SELECT l.id, l.erased_at IS NOT NULL,
                (SELECT coalesce(jsonb_object_agg(k.name, c.before -> k.name), '{}')::text FROM unnest(\(names)) AS k (name)
                 WHERE c.before -> k.name IS DISTINCT FROM c.after -> k.name AND to_jsonb(l) -> k.name IS NOT DISTINCT FROM c.after -> k.name),
                (SELECT count(*) FROM unnest(\(names)) AS k (name)
                 WHERE c.before -> k.name IS DISTINCT FROM c.after -> k.name AND to_jsonb(l) -> k.name IS DISTINCT FROM c.after -> k.name)
            FROM baton.lead_import_change c
            JOIN baton.lead l ON l.tenant_id = c.tenant_id AND l.id = c.lead_id
            WHERE c.tenant_id = \(tenant) AND l.tenant_id = \(tenant) AND c.import_id = \(id) AND c.lead_id = ANY (\(changes.map(\.0)))
              AND l.deleted_at IS NULL
            ORDER BY l.id FOR NO KEY UPDATE OF l
            """
        ).decode((LeadID, Bool, String, Int64).self)
        let found = Dictionary(uniqueKeysWithValues: rows.map { ($0.0, $0) })
        var statements: [SQL] = []
        var events: [EventRecord] = []
        for (lead, line) in changes {
            guard let (_, isErased, patch, changed) = found[lead], !isErased else {
                undone.keep(lead, line, "gone")
                continue
            }
            if changed > 0 { undone.keep(lead, line, "changed") }
            guard patch != "{}" else { continue }
            undone.restored += 1
            var sql: SQL = "UPDATE baton.lead AS l SET updated_at = baton.now(), version = version + 1"
            for name in names {
                let column = SQL.identifier(name)
                sql.append(", \(fragment: column) = (jsonb_populate_record(l, \(JSONText(patch)))).\(fragment: column)")
            }
            sql.append(" WHERE l.tenant_id = \(tenant) AND l.id = \(lead)")
            statements.append(sql)
            let fields = (try? JSONDecoder().decode([String: Ignored].self, from: Data(patch.utf8)).keys.sorted()) ?? []
            events.append(
                EventRecord("lead.updated", facet: .leadCard, subject: lead, changed: fields, data: .object(["import_id": id.description])))
        }
        if !events.isEmpty { statements.append(EventRecord.insert(events, scope)) }
        return statements
    }

    /// Any value of JSON.
    private struct Ignored: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    /// Columns that rows can change.
    private static let restorable = [
        "contact_name", "company", "phone", "phone_extension", "email", "area", "region_id", "product_line", "budget_min_minor",
        "budget_max_minor", "budget_text", "need",
    ]
}
