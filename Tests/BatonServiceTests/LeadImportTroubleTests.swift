internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// A file on the disk, gone with its last holder.
private final class CSVFile {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path

    init(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite(
    "Imports in trouble: deaths, races, quotas, undoing what has been worked on", .database(movableClock: true), .serialized, .nothingLost)
struct LeadImportTroubleTests {
    private var database: TestDatabase { .current }

    private func text(_ count: Int, from start: Int = 0, area: String = "浙江") -> String {
        "联系人,手机,公司,省份\n"
            + (start..<(start + count)).map { "客户\($0),138\(String(format: "%08d", $0)),公司\($0),\(area)\n" }.joined()
    }

    private func uploaded(
        _ text: String, _ scope: TenantScope, _ change: (inout LeadImportService.Changes) -> Void = { _ in }
    ) async throws -> LeadImportRecord {
        let file = try CSVFile(text)
        let detail = try await database.imports.upload(file.path, name: "名单.csv", scope)
        var changes = LeadImportService.Changes()
        change(&changes)
        return try await database.imports.configure(detail.record.id, changes, version: nil, scope).record
    }

    private func committed(
        _ text: String, _ scope: TenantScope, _ change: (inout LeadImportService.Changes) -> Void = { _ in }
    ) async throws -> LeadImportRecord {
        try await database.imports.commit(try await uploaded(text, scope, change).id, version: nil, scope)
    }

    private func carriedOut(
        _ text: String, _ scope: TenantScope, _ change: (inout LeadImportService.Changes) -> Void = { _ in }
    ) async throws -> LeadImportRecord {
        let record = try await committed(text, scope, change)
        try await database.importRunner.drain()
        return try await database.imports.fetch(record.id, scope)
    }

    private func undone(_ record: LeadImportRecord, _ scope: TenantScope) async throws -> LeadImportRecord {
        _ = try await database.imports.undo(record.id, scope)
        try await database.importRunner.drain()
        return try await database.imports.fetch(record.id, scope)
    }

    private func count(_ tenant: TestTenant) async throws -> Int64? {
        try await database.admin.query("SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id) AND deleted_at IS NULL").single(
            Int64.self)
    }

    private func lead(_ name: String, _ scope: TenantScope) async throws -> Lead {
        try #require(try await database.leads.list(LeadQuery(), scope).leads().first { $0.contactName == name })
    }

    /// Runs `other` until it waits for a lock that `holder` has, which then commits.
    private func race<Output: Sendable>(
        _ scope: TenantScope, _ statements: [SQL], against other: @escaping @Sendable () async throws -> Output
    ) async throws -> Result<Output, any Error> {
        let database = self.database
        return try await database.database.withTenant(scope, as: .system) { transaction in
            _ = try await transaction.run(statements)
            let task = Task { try await other() }
            let waits = try await eventually {
                try await database.admin.query(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                ).single(Int64.self) ?? 0 > 0
            }
            #expect(waits, "nobody waited")
            _ = try await transaction.finish([SQL]())
            return await task.result
        }
    }

    // MARK: deaths

    @Test("an import at which processes die is ended after five attempts, and its file is not looked at again")
    func givenUp() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await committed(text(3), scope)
        // Five processes have claimed it and said nothing more. Whoever looked at the file would say that it is gone.
        try await database.admin.query("UPDATE baton.timer SET attempt = 5 WHERE subject_id = \(record.id.uuid)")
        try await database.admin.query("DELETE FROM baton.lead_import_chunk WHERE import_id = \(record.id)")
        try await database.importRunner.drain()
        let failed = try await database.imports.fetch(record.id, scope)
        #expect(failed.state == .failed && failed.failure == "interrupted")
        let due = try await database.admin.query(
            "SELECT count(*) FROM baton.timer WHERE subject_id = \(record.id.uuid) AND fire_at <= baton.now() + interval '1 day'"
        ).single(Int64.self)
        #expect(due == 0)
    }

    @Test("a process that takes over refuses a repeated row as the one that died would have")
    func memory() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        _ = try await database.leads.capture(TestTenant.draft(phone: "13911111111"), scope)
        var rows = "联系人,手机\n第一次,13911111111\n"
        for number in 0..<999 { rows += "坏\(number),1\n" }
        rows += "第二次,13911111111\n"
        let record = try await committed(rows, scope) { changes in
            (changes.mode, changes.key) = (.createOrUpdate, .some(.phone))
        }
        try await database.admin.query(
            """
            CREATE FUNCTION baton.test_death() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.number = 1 AND NEW.import_id = '\(fragment: .script(record.id.description))'::uuid
                THEN RAISE EXCEPTION 'power failure' USING ERRCODE = 'XX000'; END IF;
                RETURN NEW;
            END $$
            """)
        try await database.admin.query(
            "CREATE TRIGGER lead_import_batch_death BEFORE INSERT ON baton.lead_import_batch FOR EACH ROW EXECUTE FUNCTION baton.test_death()"
        )
        try? await database.importRunner.drain()
        #expect(try await database.imports.fetch(record.id, scope).doneRows == 1000)
        try await database.admin.query("DROP TRIGGER lead_import_batch_death ON baton.lead_import_batch")
        try await database.admin.query("DROP FUNCTION baton.test_death()")
        try await database.advanceClock(.seconds(120))
        try await database.importRunner.drain()
        let done = try await database.imports.fetch(record.id, scope)
        #expect(done.state == .done && done.report.updated == 1 && done.report.reasons["duplicate_row"] == 1)
        #expect(try await lead("第一次", scope).phone == "+8613911111111")
    }

    @Test("a process that has slept while another one went on stores nothing of its batch")
    func superseded() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await committed(text(3), scope)
        let runner = database.importRunner
        let result = try await race(
            scope, ["UPDATE baton.lead_import SET done_batches = 1, done_rows = 3 WHERE tenant_id = \(tenant.id) AND id = \(record.id)"]
        ) { try await runner.drain() }
        try result.get()
        #expect(try await count(tenant) == 0)
        let after = try await database.imports.fetch(record.id, scope)
        #expect(after.state == .running && after.report.created == 0)
    }

    // MARK: files

    @Test("a file with a NUL behind its first 64 KiB is refused at the upload, with its line")
    func nul() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let failure = await #expect(throws: ValidationFailure.self) {
            try await uploaded(text(3000) + "坏\u{0}名,13912345678,公司,浙江\n", scope)
        }
        #expect(failure?.problems.first?.code == "file_not_text")
        #expect(failure?.problems.first?.messageZH.contains("3002") == true)
        #expect(try await database.imports.list(scope).isEmpty)
    }

    @Test("twenty uploads of a tenant may be open, and a gibibyte of files be kept; other tenants do not count")
    func quota() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        var records: [LeadImportRecord] = []
        for number in 0..<LeadImportService.maximumOpen { records.append(try await uploaded(text(1, from: number), scope)) }
        let failure = await #expect(throws: BatonError.self) { try await uploaded(text(1), scope) }
        #expect(failure?.code == .quotaExceeded)
        let other = try await TestTenant.make()
        _ = try await uploaded(text(1), try await other.scope(other.admin))
        try await database.imports.deleteFile(records[0].id, scope)
        _ = try await uploaded(text(1), scope)
        // The same files, as if they were large.
        try await database.admin.query("UPDATE baton.lead_import SET bytes = 67108864, state = 3 WHERE tenant_id = \(tenant.id)")
        let large = await #expect(throws: BatonError.self) { try await uploaded(text(1), scope) }
        #expect(large?.code == .quotaExceeded)
    }

    @Test("what a process that died has left on the disk is removed the next day, and nothing else")
    func sweep() async throws {
        let folder = FileManager.default.temporaryDirectory
        let old = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -172_800)]
        func file(_ name: String, isOld: Bool) throws -> String {
            let path = folder.appending(path: name).path
            try Data("x".utf8).write(to: URL(filePath: path))
            if isOld { try FileManager.default.setAttributes(old, ofItemAtPath: path) }
            return path
        }
        let gone = try [file("baton-upload-\(UUID())", isOld: true), file("baton-import-\(UUID()).csv", isOld: true)]
        let kept = try [file("baton-upload-\(UUID())", isOld: false), file("baton-else-\(UUID())", isOld: true)]
        defer { for path in gone + kept { try? FileManager.default.removeItem(atPath: path) } }
        await LeadImportService.sweep()
        #expect(gone.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
        #expect(kept.allSatisfy { FileManager.default.fileExists(atPath: $0) })
    }

    @Test("a file that is deleted while it is committed stays, and is taken in")
    func deletedWhileCommitted() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await uploaded(text(3), scope)
        let imports = database.imports
        let result = try await race(
            scope,
            [
                "UPDATE baton.lead_import SET state = 2, version = version + 1 WHERE tenant_id = \(tenant.id) AND id = \(record.id)",
                Timers.arm(LeadImportService.timerKind, record.id, after: .zero, tenant: tenant.id),
            ]
        ) { try await imports.deleteFile(record.id, scope) }
        let error = #expect(throws: BatonError.self) { try result.get() }
        #expect(error?.code == .conflict)
        try await database.importRunner.drain()
        let done = try await imports.fetch(record.id, scope)
        #expect(done.state == .done && done.report.created == 3)
    }

    // MARK: turns

    @Test("an import of one tenant does not keep those of others waiting, nor one of its own another for ever")
    func turns() async throws {
        let (large, small) = (try await TestTenant.make(), try await TestTenant.make())
        let (many, one) = (try await large.scope(large.admin), try await small.scope(small.admin))
        let first = try await committed(text(2500), many)
        let second = try await committed(text(2500, from: 10_000), many)
        let third = try await committed(text(1500), one)
        let runner = LeadImportRunner(service: database.imports, directory: database.directory, slice: .zero)
        try await runner.drain()
        for (id, scope) in [(first.id, many), (second.id, many), (third.id, one)] {
            #expect(try await database.imports.fetch(id, scope).state == .done)
        }
        let order = try await database.admin.query(
            "SELECT import_id FROM baton.lead_import_batch WHERE import_id = ANY (\([first.id, second.id, third.id])) ORDER BY created_at"
        ).column(LeadImportID.self)
        #expect(order.count == 8)
        // The tenants in turn, and of the one its imports in turn.
        #expect(order.prefix(6) == [first.id, third.id, second.id, third.id, first.id, second.id])
    }

    @Test("while one import of a tenant is at work nobody begins another one of it")
    func oneAtATime() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let (first, second) = (try await committed(text(3), scope), try await committed(text(3, from: 100), scope))
        // As a process has it that is at its first batch.
        try await database.admin.query(
            "UPDATE baton.timer SET attempt = 1, fire_at = baton.now() + interval '1 minute' WHERE subject_id = \(first.id.uuid)")
        try await database.importRunner.drain()
        #expect(try await database.imports.fetch(second.id, scope).doneRows == 0)
        try await database.advanceClock(.seconds(120))
        try await database.importRunner.drain()
        #expect(try await database.imports.fetch(first.id, scope).state == .done)
        #expect(try await database.imports.fetch(second.id, scope).state == .done)
    }

    // MARK: undoing

    @Test(
        "a lead whose person has answered is not taken back; what only the clock did does not count",
        arguments: ["lead.mail_opened", "lead.link_clicked", "lead.page_visited", "lead.unsubscribed", "lead.phone_verified"])
    func answered(_ kind: String) async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await carriedOut(text(3), scope)
        var worker = TenantScope(tenant: tenant.id, accessVersion: scope.accessVersion, timeZone: "UTC", actor: .worker)
        worker.hasChannels = false
        let (answered, late) = (try await lead("客户0", scope), try await lead("客户1", scope))
        _ = try await database.database.once(
            scope, as: .system,
            [
                EventRecord.insert(
                    [
                        EventRecord(kind, facet: .leadCard, subject: answered.id),
                        EventRecord("lead.escalated", facet: .leadCard, subject: late.id),
                    ], worker)
            ])
        let undone = try await undone(record, scope)
        #expect(undone.state == .undone && undone.undone?.deleted == 2 && undone.undone?.reasons == ["touched": 1])
        #expect(undone.undone?.kept.map(\.lead) == [answered.id.description])
    }

    @Test("an undo that had to wait for somebody who works on a lead sees what was done")
    func undoWaits() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await carriedOut(text(3), scope)
        let touched = try await lead("客户0", scope)
        _ = try await database.imports.undo(record.id, scope)
        let runner = database.importRunner
        let result = try await race(
            scope,
            [
                "UPDATE baton.lead SET need = '加急', version = version + 1 WHERE tenant_id = \(tenant.id) AND id = \(touched.id)",
                EventRecord("lead.updated", facet: .leadCard, subject: touched.id, changed: ["need"]).insert(scope),
            ]
        ) { try await runner.drain() }
        try result.get()
        let undone = try await database.imports.fetch(record.id, scope)
        #expect(undone.undone?.deleted == 2 && undone.undone?.kept.map(\.lead) == [touched.id.description])
    }

    @Test("what belongs together goes back together or not at all: nobody becomes unreachable, no budget is torn apart")
    func groups() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let names = ["甲", "乙"]
        var leads: [Lead] = []
        for (index, name) in names.enumerated() {
            var input = LeadInput(channel: .api)
            (input.contactName, input.email, input.area) = (name, "\(index)@example.com", "浙江")
            leads.append(try await database.leads.capture(try input.draft(), scope))
        }
        let record = try await carriedOut(
            "联系人,邮箱,手机,预算,需求\n甲,0@example.com,13900000001,80-100万,新\n乙,1@example.com,13900000002,80-100万,新\n", scope
        ) { changes in
            (changes.mode, changes.key) = (.update, .some(.email))
        }
        #expect(record.report.updated == 2)
        // Only the phone that the import has brought is left to reach the first one; of its budget somebody knows more.
        var patch = LeadPatch()
        patch.email = .some(nil)
        (patch.budget, patch.budgetText) = (.some(try BudgetRange.parse("90万", unit: nil)), .some("90万"))
        _ = try await database.leads.update(leads[0].id, patch, version: nil, scope)
        let undone = try await undone(record, scope)
        #expect(undone.state == .undone && undone.undone?.restored == 2 && undone.undone?.reasons == ["changed": 1])
        let kept = try await database.leads.fetch(leads[0].id, scope).lead
        #expect(kept.phone == "+8613900000001" && kept.email == nil && kept.budgetText == "90万" && kept.need == nil)
        let restored = try await database.leads.fetch(leads[1].id, scope).lead
        #expect(restored.phone == nil && restored.email == "1@example.com" && restored.budgetText == nil && restored.need == nil)
        // The values that went are recorded as those of an edit are.
        let recorded = try await database.admin.query(
            """
            SELECT p.changes::text FROM baton.event_personal p JOIN baton.event e ON e.tenant_id = p.tenant_id AND e.id = p.event_id
            WHERE p.subject_id = \(leads[1].id) ORDER BY e.created_at DESC, e.id DESC LIMIT 1
            """
        ).single(String.self)
        #expect(recorded?.contains("+8613900000002") == true, "\(recorded ?? "")")
    }

    @Test("an undo after one that broke off goes on counting")
    func undoAgain() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await carriedOut(text(3), scope)
        _ = try await database.imports.undo(record.id, scope)
        try await database.admin.query(
            """
            UPDATE baton.lead_import SET state = 4, failure = 'internal_error',
                undone = '{"deleted":5,"restored":1,"reasons":{"gone":1},"kept":[]}' WHERE id = \(record.id)
            """)
        let undone = try await undone(record, scope)
        #expect(undone.undone?.deleted == 8 && undone.undone?.restored == 1 && undone.undone?.reasons == ["gone": 1])
    }

    @Test("a lead that an undo deleted comes back with what other systems call it, so that a sync makes no second one")
    func restoredKey() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let text = "联系人,手机,客户号\n甲,13900000001,K1\n乙,13900000002,K2\n"
        func change(_ changes: inout LeadImportService.Changes) {
            changes.columns = [2: "external_id"]
            changes.source = .some("erp")
        }
        let record = try await carriedOut(text, scope, change)
        #expect(record.report.created == 2)
        let (first, second) = (try await lead("甲", scope), try await lead("乙", scope))
        #expect(try await undone(record, scope).undone?.deleted == 2)
        func keys() async throws -> [String] {
            try await database.admin.query(
                "SELECT external_id || ' ' || lead_id FROM baton.lead_external_id WHERE tenant_id = \(tenant.id) ORDER BY external_id"
            ).column(String.self)
        }
        #expect(try await keys().isEmpty)
        // One id is somebody else's meanwhile.
        let again = try await carriedOut("联系人,手机,客户号\n丙,13900000003,K2\n", scope, change)
        #expect(again.report.created == 1)
        let other = try await lead("丙", scope)
        _ = try await database.leads.restore(first.id, scope)
        _ = try await database.leads.restore(second.id, scope)
        #expect(try await keys() == ["K1 \(first.id)", "K2 \(other.id)"])
    }

    @Test("an undo is of whoever asks: also when the importer is gone, and only within his own reach")
    func undoer() async throws {
        let tenant = try await TestTenant.make()
        let importer = try await tenant.scope(tenant.supervisor)
        let record = try await carriedOut(text(2), importer)
        try await database.tenants.setMemberStatus(tenant.supervisor, .disabled, tenant.operatorScope())
        let current = try await tenant.scope(tenant.admin)
        let done = try await undone(record, current)
        #expect(done.state == .undone && done.undone?.deleted == 2 && done.undoneBy == tenant.admin && done.member == tenant.supervisor)
        let actors = try await database.admin.query(
            "SELECT DISTINCT actor_id FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'lead.deleted'"
        ).column(UUID.self)
        #expect(actors == [tenant.admin.uuid])
        // Deleted as any lead is: for good when its time has come.
        let purges = try await database.admin.query(
            "SELECT count(*) FROM baton.timer WHERE tenant_id = \(tenant.id) AND kind = 'lead_purge'"
        ).single(Int64.self)
        #expect(purges == 2)
        let south = try await tenant.scope(tenant.southSupervisor)
        let mixed = try await carriedOut(
            "联系人,手机,省份\n东,13900000011,浙江\n南,13900000012,广东\n", south)
        #expect(mixed.report.created == 2)
        let partly = try await undone(mixed, try await tenant.scope(tenant.southSupervisor))
        #expect(partly.undone?.deleted == 1 && partly.undone?.reasons == ["not_permitted": 1])
        var nobody = try await tenant.scope(tenant.southSupervisor)
        let grants = nobody.member?.grants ?? []
        nobody.member?.grants = grants.filter { $0.action != .delete }
        await #expect(throws: BatonError(.permissionDenied, detail: "lead_card:delete")) {
            try await database.imports.undo(mixed.id, nobody)
        }
    }
}
