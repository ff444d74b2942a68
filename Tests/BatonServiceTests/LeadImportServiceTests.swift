internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Spreadsheet
internal import Testing

/// A workbook on the disk, gone with its last holder.
private final class Book {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx").path

    init(_ rows: [[String]]) throws {
        let writer = try WorkbookWriter(path: path)
        try writer.beginSheet("线索")
        for row in rows { try writer.append(row.map { ($0, .plain) }) }
        try writer.close()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite("Imports of files, from the upload to the undo", .database(movableClock: true), .serialized, .nothingLost)
struct LeadImportServiceTests {
    private var database: TestDatabase { .current }
    private static let header = ["联系人", "手机", "公司", "省份", "需求"]

    private func rows(_ count: Int, from start: Int = 0) -> [[String]] {
        [Self.header] + (start..<(start + count)).map { ["客户\($0)", "138\(String(format: "%08d", $0))", "公司\($0)", "浙江", "需求\($0)"] }
    }

    private func uploaded(
        _ rows: [[String]], _ scope: TenantScope, _ change: (inout LeadImportService.Changes) -> Void = { _ in }
    ) async throws
        -> LeadImportRecord
    {
        let book = try Book(rows)
        let detail = try await database.imports.upload(book.path, name: "展会.xlsx", scope)
        var changes = LeadImportService.Changes()
        change(&changes)
        return try await database.imports.configure(detail.record.id, changes, version: nil, scope).record
    }

    private func carriedOut(
        _ rows: [[String]], _ scope: TenantScope, _ change: (inout LeadImportService.Changes) -> Void = { _ in }
    ) async throws
        -> LeadImportRecord
    {
        let record = try await uploaded(rows, scope, change)
        _ = try await database.imports.commit(record.id, version: nil, scope)
        try await database.importRunner.drain()
        return try await database.imports.fetch(record.id, scope)
    }

    private func count(_ tenant: TestTenant, _ condition: SQL = "deleted_at IS NULL") async throws -> Int64? {
        try await database.admin.query("SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id) AND \(fragment: condition)").single(
            Int64.self)
    }

    @Test("an upload says what is in the file and how it would be read; nothing is taken in before it is committed")
    func upload() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let book = try Book([["展会线索"], Self.header + ["行业"]] + rows(2).dropFirst().map { $0 + ["制造"] })
        let detail = try await database.imports.upload(book.path, name: "展会.xlsx", scope)
        #expect(detail.record.detected.rows == 2 && detail.record.settings.headerLine == 2 && detail.record.detected.preambleRows == 1)
        #expect(detail.record.settings.columns == ["contact_name", "phone", "company", "area", "need", "extra"])
        #expect(detail.preview.rows.map(\.line) == [3, 4] && detail.preview.rows[0].lead?.phone?.e164 == "+8613800000000")
        #expect(detail.preview.problems.isEmpty)
        #expect(try await count(tenant) == 0)
    }

    @Test("what is committed is carried out batch by batch, and rows read = created + rejected")
    func commit() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await carriedOut(rows(2300) + [["坏", "1", "", "", ""], [], ["客户1", "13800000001", "公司1", "浙江", ""]], scope)
        #expect(record.state == .done && record.failure == nil)
        #expect(record.report.created == 2300 && record.report.rejected == 2 && record.report.read == 2302)
        #expect(record.report.reasons == ["phone_digit_count": 1, "duplicate_row": 1])
        #expect(record.doneBatches == 3)
        #expect(try await count(tenant) == 2300)
        // A second runner, and a second look, do nothing.
        try await database.importRunner.drain()
        #expect(try await count(tenant) == 2300)
        await #expect(throws: BatonError.self) { try await database.imports.commit(record.id, version: nil, scope) }
    }

    @Test("a process that dies in the middle leaves the rest to another one, and each row is taken in once")
    func crash() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await uploaded(rows(2500), scope)
        _ = try await database.imports.commit(record.id, version: nil, scope)
        // Dies at its second batch: whoever writes it meets an error of the database.
        try await database.admin.query(
            """
            CREATE FUNCTION baton.test_crash() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.number = 1 AND NEW.import_id = '\(fragment: .script(record.id.description))'::uuid
                THEN RAISE EXCEPTION 'power failure' USING ERRCODE = 'XX000'; END IF;
                RETURN NEW;
            END $$
            """)
        try await database.admin.query(
            "CREATE TRIGGER lead_import_batch_crash BEFORE INSERT ON baton.lead_import_batch FOR EACH ROW EXECUTE FUNCTION baton.test_crash()"
        )
        try? await database.importRunner.drain()
        let half = try await database.imports.fetch(record.id, scope)
        #expect(half.state == .running && half.doneRows == 1000)
        #expect(try await count(tenant) == 1000)
        try await database.admin.query("DROP TRIGGER lead_import_batch_crash ON baton.lead_import_batch")
        try await database.admin.query("DROP FUNCTION baton.test_crash()")
        try await database.advanceClock(.seconds(120))
        try await database.importRunner.drain()
        let whole = try await database.imports.fetch(record.id, scope)
        #expect(whole.state == .done && whole.report.created == 2500 && whole.report.rejected == 0)
        #expect(try await count(tenant) == 2500)
    }

    @Test("rejected rows come back as a workbook with their reasons, which is mended and uploaded again")
    func result() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await carriedOut(rows(3) + [["错号", "138", "公司", "浙江", "x"], ["缺号", "", "公司", "", "y"]], scope)
        let path = try await database.imports.result(record.id, .xlsx, isChinese: true, scope)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let source = try ImportSource(path: path)
        #expect(source.headers.first == "行号" && source.headers.suffix(2) == ["问题代码", "问题说明"])
        let first = try #require(try source.next())
        #expect(first.fields.prefix(3) == ["5", "错号", "138"] && first.fields[6] == "phone_digit_count")
        let mended = try Book([source.headers, ["5", "错号", "13900000001", "公司", "浙江", "x", "", ""]])
        let again = try await database.imports.upload(mended.path, name: "mended.xlsx", scope)
        #expect(again.record.settings.columns == ["ignore", "contact_name", "phone", "company", "area", "need", "ignore", "ignore"])
        let csv = try await database.imports.result(record.id, .csv, isChinese: false, scope)
        defer { try? FileManager.default.removeItem(atPath: csv) }
        #expect(try String(contentsOfFile: csv, encoding: .utf8).contains("6,缺号,,公司,,y,unreachable"))
    }

    @Test("an undo deletes what nobody has touched and restores what nobody has changed again, and says what it left")
    func undo() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        var old = LeadPatch()
        let known = try await database.leads.capture(TestTenant.draft(phone: "13911111111"), scope)
        let other = try await database.leads.capture(TestTenant.draft(phone: "13922222222"), scope)
        let record = try await carriedOut(
            rows(3) + [["新名", "13911111111", "新公司", "", "新需求"], ["新名", "13922222222", "新公司", "", "新需求"]], scope
        ) { changes in
            changes.mode = .createOrUpdate
            changes.key = .some(.phone)
        }
        #expect(record.report.created == 3 && record.report.updated == 2)
        let imported = try await database.leads.list(LeadQuery(), scope).leads().first { $0.contactName == "客户1" }
        let touched = try #require(imported)
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail), on: touched.id, scope)
        old.company = .some("后来改的")
        _ = try await database.leads.update(other.id, old, version: nil, scope)

        _ = try await database.imports.undo(record.id, scope)
        try await database.importRunner.drain()
        let done = try await database.imports.fetch(record.id, scope)
        #expect(done.state == .undone)
        #expect(done.undone?.deleted == 2 && done.undone?.restored == 2)
        #expect(done.undone?.reasons == ["touched": 1, "changed": 1])
        #expect(done.undone?.kept.contains { $0.lead == touched.id.description && $0.reason == "touched" } == true)
        let restored = try await database.leads.fetch(known.id, scope).lead
        #expect(restored.contactName == "王小明" && restored.company == nil && restored.need == nil)
        let kept = try await database.leads.fetch(other.id, scope).lead
        // What he is called belongs together: half of it is not given back.
        #expect(kept.contactName == "新名" && kept.company == "后来改的" && kept.need == nil)
        #expect(try await count(tenant) == 3)
        let load = try await database.admin.query(
            "SELECT coalesce(sum(open_leads), 0) FROM baton.member_load WHERE tenant_id = \(tenant.id)"
        ).single(Int64.self)
        #expect(load == 3)
        // The rows may come in again.
        #expect(try await carriedOut(rows(3), scope).report.created == 2)
    }

    @Test("a file is forgotten 30 days after its end, and with whoever is erased; what it did stays")
    func purge() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await carriedOut(rows(2) + [["坏", "1", "", "", ""]], scope)
        try await database.advanceClock(.seconds(31 * 86_400))
        try await database.importRunner.drain()
        let purged = try await database.imports.fetch(record.id, try await tenant.scope(tenant.admin))
        #expect(!purged.hasFile && purged.state == .done)
        for table in ["lead_import_chunk", "lead_import_problem", "lead_import_batch", "lead_import_change"] {
            let rows = try await database.admin.query(
                "SELECT count(*) FROM baton.\(fragment: .identifier(table)) WHERE tenant_id = \(tenant.id)"
            ).single(Int64.self)
            #expect(rows == 0, "\(table)")
        }
        await #expect(throws: BatonError.self) { try await database.imports.undo(record.id, scope) }
        await #expect(throws: BatonError.self) { try await database.imports.result(record.id, .csv, isChinese: true, scope) }
        #expect(try await count(tenant) == 2)
    }

    @Test("an import is its owner's: others do not find it, and whoever may not create leads uploads nothing")
    func owners() async throws {
        let tenant = try await TestTenant.make()
        let owner = try await tenant.scope(tenant.supervisor)
        let record = try await uploaded(rows(1), owner)
        let other = try await tenant.scope(tenant.southSupervisor)
        await #expect(throws: BatonError(.notFound)) { try await database.imports.fetch(record.id, other) }
        #expect(try await database.imports.list(other).isEmpty)
        #expect(try await database.imports.list(owner).map(\.id) == [record.id])
        var nobody = try await tenant.scope(tenant.eastSales[0])
        nobody.member?.grants = []
        let book = try Book(rows(1))
        await #expect(throws: BatonError.self) { try await database.imports.upload(book.path, name: "x.xlsx", nobody) }
    }

    @Test("somebody who is gone when it is his import's turn takes nothing in")
    func disabledMember() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.supervisor)
        let record = try await uploaded(rows(2), scope)
        _ = try await database.imports.commit(record.id, version: nil, scope)
        try await database.tenants.setMemberStatus(tenant.supervisor, .disabled, tenant.operatorScope())
        try await database.importRunner.drain()
        let failed = try await database.imports.fetch(record.id, try await tenant.scope(tenant.admin))
        #expect(failed.state == .failed && failed.failure == "permission_denied")
        #expect(try await count(tenant) == 0)
    }

    @Test("a mapping that cannot work is refused before anything is read: no name, no way to reach, no key")
    func settings() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.scope(tenant.admin)
        let record = try await uploaded([["甲", "乙"], ["1", "2"]], scope)
        await #expect(throws: ValidationFailure.self) { try await database.imports.commit(record.id, version: nil, scope) }
        var changes = LeadImportService.Changes()
        changes.columns = [0: "contact_name", 7: "phone", 1: "nonsense"]
        await #expect(throws: ValidationFailure.self) { try await database.imports.configure(record.id, changes, version: nil, scope) }
        changes.columns = [0: "contact_name", 1: "phone"]
        changes.mode = .update
        let detail = try await database.imports.configure(record.id, changes, version: record.version, scope)
        #expect(detail.preview.problems.map(\.code) == ["missing"])
        await #expect(throws: BatonError.self) {
            try await database.imports.configure(record.id, changes, version: record.version, scope)
        }
    }
}
