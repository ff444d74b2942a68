internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Spreadsheet
internal import Testing

@Suite("Files say who has sent a lead, and have tags", .database(movableClock: true), .serialized, .nothingLost)
struct ReferrerImportTests {
    private var database: TestDatabase { .current }

    private func carriedOut(
        _ rows: [[String]], _ tenant: TestTenant, _ member: MemberID, _ change: (inout LeadImportService.Changes) -> Void = { _ in }
    ) async throws -> (record: LeadImportRecord, problems: [String]) {
        let scope = try await tenant.scope(member)
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try WorkbookWriter(path: path)
        try writer.beginSheet("线索")
        for row in rows { try writer.append(row.map { ($0, .plain) }) }
        try writer.close()
        let id = try await database.imports.upload(path, name: "展会.xlsx", scope).record.id
        var changes = LeadImportService.Changes()
        change(&changes)
        _ = try await database.imports.configure(id, changes, version: nil, scope)
        // The try says the same as the deed.
        let check = try await database.imports.check(id, scope)
        _ = try await database.imports.commit(id, version: nil, scope)
        try await database.importRunner.drain()
        // The catalogue of tags may have grown, and then the member's knowledge is of before.
        let record = try await database.imports.fetch(id, tenant.scope(member))
        #expect(check.report == record.report, "\(check.report) \(record.report)")
        return (record, check.rejected.flatMap { row in row.problems.map { "\(row.line) \($0.code) \($0.column) \($0.messageZH)" } })
    }

    private func stored(_ tenant: TestTenant) async throws -> [String: String] {
        let rows = try await database.admin.query(
            """
            SELECT l.contact_name, concat_ws(' ', 'c:' || c.name, 'k:' || k.name || coalesce(k.phone, ''), 'm:' || m.name, 't:' || l.referrer_text)
            FROM baton.lead l
            LEFT JOIN baton.customer c ON c.id = l.referrer_customer_id LEFT JOIN baton.contact k ON k.id = l.referrer_contact_id
            LEFT JOIN baton.member m ON m.id = l.referrer_member_id WHERE l.tenant_id = \(tenant.id) AND l.deleted_at IS NULL
            """
        ).decode((String, String).self)
        return Dictionary(uniqueKeysWithValues: rows)
    }

    private func tags(_ tenant: TestTenant) async throws -> [String: [String]] {
        let rows = try await database.admin.query(
            """
            SELECT l.contact_name, coalesce((SELECT string_agg(t.name, ' ' ORDER BY t.name) FROM baton.tag t WHERE t.id = ANY (l.tags)), '')
            FROM baton.lead l WHERE l.tenant_id = \(tenant.id) AND l.deleted_at IS NULL
            """
        ).decode((String, String).self)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.0, $0.1.split(separator: " ").map(String.init)) })
    }

    @Test("by exact name or phone among those whom the member sees; else words; two of one name refuse the row and say what to do")
    func referrers() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (ours, theirs) = (UUID(), UUID())
        for statement in [
            """
            INSERT INTO baton.customer (tenant_id, id, name, owner_id, team_id)
            VALUES (\(tenant.id), \(ours), '明腾（杭州）机电', \(tenant.eastSales[0]), \(tenant.eastTeam)),
                   (\(tenant.id), \(theirs), '南方客户', \(tenant.southSales[0]), \(tenant.southTeam)),
                   (\(tenant.id), gen_random_uuid(), '王刚', \(tenant.eastSales[0]), \(tenant.eastTeam))
            """,
            """
            INSERT INTO baton.contact (tenant_id, id, customer_id, name, phone)
            VALUES (\(tenant.id), gen_random_uuid(), \(ours), '王刚', '+8613800138000'),
                   (\(tenant.id), gen_random_uuid(), \(ours), '赵工', '+8613800138001'), (\(tenant.id), gen_random_uuid(), \(ours), '赵工', NULL),
                   (\(tenant.id), gen_random_uuid(), \(theirs), '赵工', '+8613800138002')
            """,
        ] as [SQL] { try await database.admin.query(statement) }
        let file =
            [["联系人", "手机", "推荐人"]]
            + [
                "明腾(杭州)机电", "138 0013 8000", "supervisor", "老同学张总", "", "南方客户", "王刚", "联系人：王刚", "赵工", "客户：南方客户",
                "13800138002",
            ].enumerated().map { ["甲\($0.offset)", "1390000\(1000 + $0.offset)", $0.element] }
        let (record, problems) = try await carriedOut(file, tenant, tenant.eastSales[0])
        #expect(record.report.created == 9 && record.report.reasons == ["ambiguous_referrer": 2], "\(record.report)")
        #expect(problems.count == 2 && problems[0].hasPrefix("8 ambiguous_referrer 推荐人 叫“王刚”的有：客户 1 个、联系人 1 个。请写联系人的电话"), "\(problems)")
        // The third of that name is out of reach, and is not counted.
        #expect(problems[1].hasPrefix("10 ambiguous_referrer 推荐人 叫“赵工”的有：联系人 2 个"), "\(problems)")
        #expect(
            try await stored(tenant) == [
                "甲0": "c:明腾（杭州）机电", "甲1": "k:王刚+8613800138000", "甲2": "m:supervisor", "甲3": "t:老同学张总", "甲4": "", "甲5": "t:南方客户",
                "甲7": "k:王刚+8613800138000", "甲9": "t:客户：南方客户", "甲10": "t:13800138002",
            ])

        // Rows that change leads; a blank cell empties where the file says so, and an undo gives back what there was.
        let admin = try await tenant.scope(tenant.admin)
        func changing(_ changes: inout LeadImportService.Changes) {
            (changes.mode, changes.key, changes.blanks) = (.update, .phone, .empty)
        }
        let update = [
            ["联系人", "手机", "推荐人"], ["甲0", "13900001000", "南方客户"], ["甲1", "13900001001", "联系人: 王刚"], ["甲3", "13900001003", ""],
            ["甲4", "13900001004", ""], ["甲2", "13900001002", "员工：supervisor"],
        ]
        let (changed, _) = try await carriedOut(update, tenant, tenant.admin, changing)
        #expect(changed.report.updated == 2 && changed.report.unchanged == 3, "\(changed.report)")
        let after = try await stored(tenant)
        #expect(after["甲0"] == "c:南方客户" && after["甲1"] == "k:王刚+8613800138000" && after["甲3"] == "" && after["甲2"] == "m:supervisor")
        _ = try await database.imports.undo(changed.id, admin)
        try await database.importRunner.drain()
        let before = try await stored(tenant)
        #expect(before["甲0"] == "c:明腾（杭州）机电" && before["甲3"] == "t:老同学张总", "\(before)")
    }

    @Test("tags by their names; unknown ones are refused with what may be meant, or created where the file says so, by who may")
    func tagged() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let service = TagService(leads: database.leads)
        for name in ["重点客户", "展会"] { _ = try await service.create(name: name, color: .red, tenant.scope(tenant.admin)) }
        let old = try await service.create(name: "旧", color: .red, tenant.scope(tenant.admin))
        _ = try await service.update(old.id, TagPatch(isArchived: true), version: nil, tenant.scope(tenant.admin))
        let header = ["联系人", "手机", "标签"]
        func rows(_ cells: [String], from first: Int) -> [[String]] {
            [header] + cells.enumerated().map { ["乙\(first + $0.offset)", "1380000\(2000 + first + $0.offset)", $0.element] }
        }
        let many = (0..<21).map { "t\($0)" }.joined(separator: ",")
        let (record, problems) = try await carriedOut(
            rows(["重点客户；展会", "展会,展会", "", "重点", "全新", "旧", many], from: 0), tenant, tenant.admin)
        #expect(
            record.report.created == 3 && record.report.reasons == ["unknown_tag": 2, "archived_tag": 1, "too_many_tags": 1],
            "\(record.report)")
        #expect(problems[0].contains("没有标签“重点”，是否指“重点客户”？") && problems[0].hasPrefix("5 unknown_tag 标签"), "\(problems)")
        #expect(problems[1].contains("没有标签“全新”；请改用已有标签，或把 new_tags 设为 create"), "\(problems)")
        #expect(try await tags(tenant) == ["乙0": ["展会", "重点客户"], "乙1": ["展会"], "乙2": []])

        // Who may not add to the catalogue does not by a file either.
        let (refused, why) = try await carriedOut(rows(["全新；展会"], from: 10), tenant, tenant.eastSales[0]) { $0.newTags = .create }
        #expect(refused.report.reasons == ["tag_not_permitted": 1] && why[0].contains("lead_rules:write"), "\(why)")
        let (created, _) = try await carriedOut(rows(["全新；展会", "另一个，全 新"], from: 10), tenant, tenant.admin) {
            $0.newTags = .create
        }
        #expect(created.report.created == 2 && created.report.rejected == 0, "\(created.report)")
        let all = try await tags(tenant)
        #expect(all["乙10"] == ["全新", "展会"] && all["乙11"] == ["全新", "另一个"], "\(all)")
        #expect(try await service.tags(tenant.scope(tenant.admin)).count == 5)
        // An open catalogue is everybody's.
        try await service.setOpen(true, tenant.scope(tenant.admin))
        let (open, _) = try await carriedOut(rows(["大家的"], from: 20), tenant, tenant.eastSales[0]) { $0.newTags = .create }
        #expect(open.report.created == 1, "\(open.report)")

        // A file gives tags to leads that are there, and takes none.
        let update = [header, ["乙0", "13800002000", "大家的"], ["乙1", "13800002001", "展会"], ["乙2", "13800002002", ""]]
        let (changed, _) = try await carriedOut(update, tenant, tenant.admin) { changes in
            (changes.mode, changes.key, changes.blanks) = (.update, .phone, .empty)
        }
        #expect(changed.report.updated == 1 && changed.report.unchanged == 2, "\(changed.report)")
        #expect(try await tags(tenant)["乙0"] == ["大家的", "展会", "重点客户"])
        _ = try await database.imports.undo(changed.id, await tenant.scope(tenant.admin))
        try await database.importRunner.drain()
        #expect(try await tags(tenant)["乙0"] == ["展会", "重点客户"])
        // By tags they are found.
        let found = try await database.leads.list(LeadQuery(filters: [.tags(.any([old.id]))]), await tenant.scope(tenant.admin)).leads()
        #expect(found == [])
    }
}
