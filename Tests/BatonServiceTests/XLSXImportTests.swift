internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Spreadsheet
internal import Testing

/// A workbook with these rows; the path is gone with the process's folder.
private func workbook(_ rows: [[String]], sheet: String = "线索") throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx").path
    let writer = try WorkbookWriter(path: path)
    try writer.beginSheet(sheet)
    for row in rows { try writer.append(row.map { ($0, .plain) }) }
    try writer.close()
    return path
}

@Suite("Leads from workbooks", .database, .nothingLost)
struct XLSXImportTests {
    private static let header = ["序号", "来源", "公司", "联系人", "手机", "邮箱", "省份", "产品线", "预算(万元)", "需求描述", "提交时间", "行业"]

    private func run(
        _ path: String, _ tenant: TestTenant, _ scope: TenantScope? = nil, columns: [LeadFileLayout.Column]? = nil,
        options: ImportOptions = ImportOptions()
    ) async throws -> (ImportReport, [(Int, [String])]) {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let source = try ImportSource(path: path)
        let layout = LeadFileLayout(headers: source.headers, columns: columns ?? LeadFileLayout.proposal(source.headers))
        let plan = LeadImporter.Plan(options: options, layout: layout, name: "展会.xlsx", kind: source.kind)
        var rejected: [(Int, [String])] = []
        let own: TenantScope
        if let scope { own = scope } else { own = try await tenant.operatorScope() }
        let report = try await LeadImport(leads: tenant.database.leads).run(
            source, plan, own, onRejected: { rejected.append(($0.line, $1.map(\.code))) })
        return (report, rejected)
    }

    @Test("rows read = created + rejected, whatever stands above the header")
    func imports() async throws {
        let tenant = try await TestTenant.make()
        let path = try workbook([
            ["2026 年展会线索"], [], Self.header,
            ["1", "展会名片", "甲公司", "张一", "13812345001", "", "浙江省", "AGV", "80-100", "报价", "2026-10-13 11:58:42", "制造"],
            ["2", "展会名片", "甲公司", "张一", "13812345001"], [], ["3", "天上掉的", "", "", "1381234"], ["4", "", "乙公司", "李二", "13812345002"],
        ])
        let (report, rejected) = try await run(path, tenant)
        #expect(report.created == 2 && report.rejected == 2 && report.read == 4)
        #expect(rejected.map(\.0) == [5, 7])
        #expect(rejected[0].1 == ["duplicate_row"])
        let bodies = try await tenant.database.admin.query(
            "SELECT body, source FROM baton.lead_payload WHERE tenant_id = \(tenant.id) ORDER BY source"
        ).decode((String, String).self)
        #expect(bodies.map(\.1) == ["展会.xlsx:4", "展会.xlsx:8"])
        #expect(bodies[0].0.contains("[\"行业\",\"制造\"]"))
    }

    @Test("rows find their leads by phone and change what they say; blank cells leave or empty")
    func updates() async throws {
        let tenant = try await TestTenant.make()
        let rows = { (need: String, company: String) in
            [["手机", "联系人", "公司", "需求"], ["13812345001", "张一", company, need], ["13812345009", "王九", "", "新"]]
        }
        _ = try await run(workbook([["手机", "联系人", "公司", "需求"], ["13812345001", "张一", "甲", "旧"]]), tenant)
        var options = ImportOptions()
        options.mode = .createOrUpdate
        options.key = .phone
        let (first, _) = try await run(workbook(rows("新的", "")), tenant, options: options)
        #expect(first.updated == 1 && first.created == 1)
        let (second, _) = try await run(workbook(rows("新的", "")), tenant, options: options)
        #expect(second.unchanged == 2 && second.updated == 0)
        options.blanks = .empty
        options.mode = .update
        let (third, _) = try await run(workbook(rows("新的", "") + [["13899999999", "没有", "", ""]]), tenant, options: options)
        #expect(third.updated == 1 && third.unchanged == 1 && third.reasons == ["lead_not_found": 1])
        let leads = try await tenant.database.leads.list(LeadQuery(sort: .createdAscending), tenant.scope(tenant.admin)).leads()
        #expect(leads.map(\.need) == ["新的", "新"] && leads.map(\.company) == [nil, nil])
        let event = try await tenant.database.admin.query(
            "SELECT p.changes::text FROM baton.event_personal p WHERE p.tenant_id = \(tenant.id) ORDER BY p.changes::text"
        ).column(String.self)
        #expect(event.count == 2 && event[1].contains("旧"))
    }

    @Test("a lead out of reach is not found, and is not changed")
    func reach() async throws {
        let tenant = try await TestTenant.make()
        _ = try await run(workbook([["手机", "联系人", "省份"], ["13812345001", "张一", "浙江"]]), tenant)
        var options = ImportOptions()
        options.mode = .update
        options.key = .phone
        let other = try await tenant.scope(tenant.southSupervisor)
        let path = try workbook([["手机", "联系人"], ["13812345001", "改名"], ["13812349999", "没有"]])
        let (report, rejected) = try await run(path, tenant, other, options: options)
        #expect(report.rejected == 2 && Set(rejected.flatMap(\.1)) == ["lead_not_found"])
        let name = try await tenant.database.admin.query("SELECT contact_name FROM baton.lead WHERE tenant_id = \(tenant.id)").single(
            String.self)
        #expect(name == "张一")
    }

    @Test("ids of another system link leads and find them again; a pair of somebody else's lead is refused without saying whose it is")
    func externalIDs() async throws {
        let tenant = try await TestTenant.make()
        var options = ImportOptions()
        (options.mode, options.key, options.source) = (.createOrUpdate, .externalID, "erp")
        let columns: [LeadFileLayout.Column] = [.externalID, .field(.contactName), .field(.phone), .field(.region)]
        let header = ["客户号", "联系人", "手机", "省份"]
        let (first, _) = try await run(
            workbook([header, ["A1", "张一", "13812345001", "浙江"], ["A2", "李二", "13812345002", "浙江"]]), tenant, columns: columns,
            options: options)
        #expect(first.created == 2)
        let (second, _) = try await run(
            workbook([header, ["A1", "张一一", "13812345001", "浙江"], ["A1", "又", "13812345001", ""], ["A2", "李二", "13812345002", "浙江"]]),
            tenant,
            columns: columns, options: options)
        #expect(second.updated == 1 && second.unchanged == 1 && second.reasons == ["duplicate_row": 1])
        let other = try await tenant.scope(tenant.southSupervisor)
        let (third, _) = try await run(
            workbook([header, ["A1", "偷看", "13811111111", "广东"]]), tenant, other, columns: columns, options: options)
        #expect(third.reasons == ["external_id_taken": 1])
    }

    @Test("a dry run says the same and writes nothing")
    func dryRun() async throws {
        let tenant = try await TestTenant.make()
        let path = try workbook([["手机", "联系人"], ["13812345001", "张一"], ["13812345001", "张一"], ["1", "坏"], ["13812345002", "李二"]])
        let source = try ImportSource(path: path)
        let plan = LeadImporter.Plan(
            layout: LeadFileLayout(headers: source.headers, columns: LeadFileLayout.proposal(source.headers)), name: "x", kind: .xlsx)
        let report = try await LeadImport(leads: tenant.database.leads).run(source, plan, tenant.operatorScope(), isDryRun: true)
        #expect(report.created == 2 && report.reasons == ["duplicate_row": 1, "phone_digit_count": 1])
        let count = try await tenant.database.admin.query("SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id)").single(
            Int64.self)
        #expect(count == 0)
    }
}
