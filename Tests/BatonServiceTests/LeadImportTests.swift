internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Importing leads", .database, .nothingLost)
struct LeadImportTests {
    private static let header = "序号,来源,公司,联系人,手机,邮箱,省份,产品线,预算(万元),需求描述,提交时间"
    private static let rows = [
        "1,展会名片,甲公司,张一,138 1234 5001,,浙江省,AGV,80-100,想要报价,2026-10-13 11:58:42",
        "2,官网表单,乙公司,李二,+86 138-1234-5002,li@example.com,浙江,PLC,\"1,200\",   ,2026年11月09日",
        "2,官网表单,乙公司,李二,+86 138-1234-5002,li@example.com,浙江,PLC,\"1,200\",   ,2026年11月09日",
        "3,预约演示,丙公司,王三,微信同号,,上海市,AGV,面议,\"\"\"急\"\"要方案\n下周三前\",2026/11/07 20:46",
        "4,公众号菜单,,赵四,,,江苏省,AGV,,x,2026-01-02",
        "5,白皮书下载,丁公司,钱五,1381234500,,江苏省,AGV,,x,2026-01-02",
        "6,天上掉的,戊公司,孙六,13812345006,,江苏省,AGV,很多钱,x,2026-02-30",
        ",,,,,,,,,,",
        "7,老客户转介,己公司,周七,0571-8765 4321,,广东省,视觉检测,5,x,2026-01-02",
        "8,老客户转介,庚公司,吴八,0571-8765 4321,,广东省,视觉检测,5,x,2026-01-02",
    ]

    private func run(_ bytes: [UInt8], _ tenant: TestTenant) async throws -> (LeadImport.Report, [String]) {
        var rejected: [String] = []
        let report = try await LeadImport(leads: tenant.database.leads).run(
            LeadFile(bytes), name: "展会.csv", tenant.operatorScope(), onRejected: { rejected.append($0) })
        return (report, rejected)
    }

    private func encoded(_ text: String, _ name: String) throws -> [UInt8] {
        switch name {
        case "UTF-8": return [UInt8](text.utf8)
        case "UTF-8 with BOM": return [0xEF, 0xBB, 0xBF] + [UInt8](text.utf8)
        default:
            let gb18030 = String.Encoding(rawValue: 0x8000_0632)
            return [UInt8](try #require(text.data(using: gb18030)))
        }
    }

    @Test("columns titled like a tenant's own fields fill them; what cannot be read stays in the raw row, and the lead is there")
    func customFields() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        let fields = CustomFieldService(database: tenant.database.database)
        var machines = CustomFieldDraft(key: "machines", labelZH: "设备数量", labelEN: "Machines", kind: .number)
        machines.unit = "台"
        var topics = CustomFieldDraft(key: "topics", labelZH: "关注点", kind: .choices)
        topics.options = [.init(key: "price", labelZH: "价格"), .init(key: "speed", labelZH: "交期")]
        var brand = CustomFieldDraft(key: "brand", labelZH: "现用品牌", kind: .text)
        brand.isRequired = true
        for draft in [machines, topics, brand] { _ = try await fields.create(draft, scope) }
        let text = """
            来源,联系人,手机,设备数量（台）,关注点,delivery
            官网表单,甲,13900000001,１２,价格、交期,x
            官网表单,乙,13900000002,many,别的,x
            """
        let (report, rejected) = try await run([UInt8](text.utf8), tenant)
        #expect(report.created == 2 && rejected.isEmpty, "\(rejected)")
        let stored = try await tenant.database.admin.query(
            "SELECT contact_name, custom_number_1, custom_set_1::text FROM baton.lead WHERE tenant_id = \(tenant.id) ORDER BY contact_name"
        ).decode((String, Int64?, String?).self)
        #expect(stored.map(\.0) == ["乙", "甲"] && stored.map(\.1) == [nil, 12] && stored.map(\.2) == [nil, "{1,2}"])
    }

    @Test("rows read = created + rejected, in every encoding", arguments: ["UTF-8", "UTF-8 with BOM", "GB18030"])
    func imports(encoding: String) async throws {
        let tenant = try await TestTenant.make()
        let bytes = try encoded(([Self.header] + Self.rows).joined(separator: "\r\n") + "\r\n", encoding)
        let (report, rejected) = try await run(bytes, tenant)
        #expect(report.read == 9)
        #expect(report.created == 4)
        #expect(report.rejected == 5)
        #expect(report.blank == 1)
        #expect(
            report.reasons == [
                "duplicate_row": 1, "phone_not_a_number": 1, "unreachable": 1, "phone_digit_count": 1, "unknown_source": 1,
                "budget_unrecognised": 1, "date_impossible": 1,
            ])
        #expect(rejected.count == 5)
        #expect(rejected[0].hasPrefix("4,2,官网表单,乙公司"))
        #expect(rejected[1].contains("\"\"\"急\"\"要方案"))

        let admin = try await tenant.scope(tenant.admin)
        let leads = try await tenant.database.leads.list(LeadQuery(sort: .createdAscending), admin).leads()
        #expect(leads.map(\.phone) == ["+8613812345001", "+8613812345002", "+8657187654321", "+8657187654321"])
        #expect(leads.map(\.channel) == [.exhibition, .webForm, .referral, .referral])
        #expect(leads.map(\.score) == [0, 30, 0, 0])
        #expect(leads[0].budgetMinMinor == 80_000_000 && leads[0].budgetMaxMinor == 100_000_000)
        #expect(leads[1].budgetMinMinor == 1_200_000_000)
        #expect(leads[1].need == nil)
        // 11:58:42 in Shanghai
        #expect(leads[0].submittedAt == Date(timeIntervalSince1970: 1_791_863_922))
        let raw = try await tenant.database.admin.query("SELECT body FROM baton.lead_payload WHERE lead_id = \(leads[1].id)").single(
            String.self)
        #expect(raw?.contains("[\"需求描述\",\"   \"]") == true)
        let source = try await tenant.database.admin.query("SELECT source FROM baton.lead_payload WHERE lead_id = \(leads[0].id)").single(
            String.self)
        #expect(source == "展会.csv:2")
    }

    @Test("the same file again creates nothing, and the corrected result file creates the rest")
    func again() async throws {
        let tenant = try await TestTenant.make()
        let bytes = [UInt8](([Self.header] + Self.rows).joined(separator: "\n").utf8)
        let file = try LeadFile(bytes)
        let (_, rejected) = try await run(bytes, tenant)
        let (second, _) = try await run(bytes, tenant)
        #expect(second.created == 0)
        #expect(second.read == 9 && second.rejected == 9)
        #expect(second.reasons["duplicate_lead"] == 5)

        let corrected = (ResultFile(layout: file.layout).opening + rejected.joined())
            .replacingOccurrences(of: "微信同号", with: "13812345003").replacingOccurrences(of: ",1381234500,", with: ",13812345005,")
        let (third, _) = try await run([UInt8](corrected.utf8), tenant)
        #expect(third.created == 2)
        #expect(third.read == 5)
    }

    @Test("what is no text file is refused as a whole, by what it is")
    func wrongFiles() throws {
        let files: [([UInt8], FileProblem.Code)] = [
            ([UInt8]("\u{FEFF}  <!DOCTYPE html><table><tr><td>公司</td></tr></table>".utf8), .fileNotText),
            ([0x50, 0x4B, 0x03, 0x04] + Array("[Content_Types].xml xl/workbook.xml".utf8), .fileNotText),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600), .fileNotText),
            ([], .fileEmpty), ([UInt8]("a,b\n1,2\n".utf8), .headerMissing),
        ]
        for (bytes, code) in files {
            let error = #expect(throws: FileProblem.self) { try LeadFile(bytes) }
            #expect(error?.code == code)
            #expect(error?.messageZH.isEmpty == false)
        }
    }
}
