internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Spreadsheet
internal import Testing

@Suite("Imports over HTTP", .database, .nothingLost)
struct ImportRouteTests {
    private static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private func book(_ rows: [[String]]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try WorkbookWriter(path: path)
        try writer.beginSheet("线索")
        for row in rows { try writer.append(row.map { ($0, .plain) }) }
        try writer.close()
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    @Test("a workbook is uploaded, mapped, tried, committed, its result fetched, and undone")
    func wholeWay() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let bytes = try book([["姓名", "电话", "备注2"], ["张一", "13812345001", "x"], ["李二", "1", "y"], ["王三", "13812345003", "z"]])
            let created = try await server.request(
                "POST", "/v1/imports?name=a.xlsx", key: key, bytes: bytes, headers: ["Content-Type": Self.workbook])
            #expect(created.status == 201 && created[path: "rows"] == "3" && created[path: "kind"] == "xlsx")
            #expect(created[path: "columns.0.target"] == "contact_name" && created[path: "columns.2.target"] == "extra")
            #expect(created[path: "preview.1.problems.0.code"] == "phone_digit_count")
            let id = try #require(created[path: "id"])
            #expect(created.headers["location"] == "/v1/imports/\(id)")
            let mapped = try await server.request(
                "PATCH", "/v1/imports/\(id)", key: key, json: #"{"mapping":[{"column":2,"target":"need"}],"channel":"exhibition"}"#,
                headers: ["If-Match": "\"1\""])
            #expect(mapped.status == 200 && mapped[path: "columns.2.target"] == "need")
            let check = try await server.request("POST", "/v1/imports/\(id)/check", key: key)
            #expect(check.status == 200 && check[path: "created"] == "2" && check[path: "rejected_rows.0.line"] == "3")
            let committed = try await server.request("POST", "/v1/imports/\(id)/commit", key: key)
            #expect(committed.status == 202 && committed[path: "state"] == "running")
            #expect(try await server.request("POST", "/v1/imports/\(id)/commit", key: key).status == 409)
            try await tenant.database.importRunner.drain()
            let done = try await server.request("GET", "/v1/imports/\(id)", key: key)
            #expect(done[path: "state"] == "done" && done[path: "report.created"] == "2" && done[path: "report.rejected"] == "1")
            let result = try await server.request("GET", "/v1/imports/\(id)/result", key: key)
            #expect(result.status == 200 && result.body.starts(with: [0x50, 0x4B]))
            let csv = try await server.request("GET", "/v1/imports/\(id)/result.csv", key: key)
            #expect(csv.text.contains("3,李二,1,y,phone_digit_count"))
            #expect(try await server.request("GET", "/v1/imports", key: key).ids() == [id])
            #expect(try await server.request("POST", "/v1/imports/\(id)/undo", key: key).status == 202)
            try await tenant.database.importRunner.drain()
            let undone = try await server.request("GET", "/v1/imports/\(id)", key: key)
            #expect(undone[path: "state"] == "undone" && undone[path: "undone.deleted"] == "2")
            #expect(try await server.request("DELETE", "/v1/imports/\(id)", key: key).status == 204)
            #expect(try await server.request("GET", "/v1/imports/\(id)", key: key).text.contains("\"has_file\":false"))
        }
    }

    @Test("a form with one file, and a CSV in GB18030, are taken; larger than memory is no matter")
    func forms() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let text = "联系人,手机\r\n张一,13812345001\r\n"
            let gb18030 = try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
            var body = Data(
                "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"名单.csv\"\r\nContent-Type: text/csv\r\n\r\n".utf8)
            body += gb18030 + Data("\r\n--xyz--\r\n".utf8)
            let answer = try await server.request(
                "POST", "/v1/imports", key: key, bytes: [UInt8](body), headers: ["Content-Type": "multipart/form-data; boundary=xyz"])
            #expect(answer.status == 201 && answer[path: "encoding"] == "GB18030" && answer[path: "name"] == "名单.csv")
            #expect(answer[path: "preview.0.lead.contact_name"] == "张一")
            var large = "联系人,手机\n"
            for number in 0..<30_000 { large += "客户\(number) 公司公司公司公司公司,138\(String(format: "%08d", number))\n" }
            #expect(large.utf8.count > 1 << 20)
            let many = try await server.request(
                "POST", "/v1/imports", key: key, bytes: [UInt8](large.utf8), headers: ["Content-Type": "text/csv"])
            #expect(many.status == 201 && many[path: "rows"] == "30000")
        }
    }

    @Test("bad uploads are refused with what they are, and nothing is kept")
    func badUploads() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 5000)
        let encrypted = ole + "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let whole = try book([["姓名", "电话"], ["张一", "13812345001"]])
        let cases: [(String, [UInt8], Int, String)] = [
            (Self.workbook, ole, 422, "file_unreadable"), (Self.workbook, encrypted, 422, "file_encrypted"),
            ("text/csv", ole, 422, "file_unreadable"), (Self.workbook, Array(whole.prefix(whole.count / 2)), 422, "file_broken"),
            ("text/csv", Array("<html><table>".utf8), 422, "file_not_text"), ("text/csv", [], 422, "file_empty"),
            ("application/pdf", [1], 415, "unsupported_media_type"),
            ("multipart/form-data", [1], 415, "unsupported_media_type"),
            ("multipart/form-data; boundary=b", Array("nonsense".utf8), 422, "malformed_form"),
            (
                "multipart/form-data; boundary=b", Array("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b--".utf8), 422,
                "missing"
            ),
        ]
        try await TestServer.with { server in
            for (type, bytes, status, code) in cases {
                let answer = try await server.request("POST", "/v1/imports", key: key, bytes: bytes, headers: ["Content-Type": type])
                #expect(answer.status == status, "\(type) \(code): \(answer.text)")
                #expect(answer.text.contains(code), "\(answer.text)")
            }
            #expect(try await server.request("GET", "/v1/imports", key: key).ids().isEmpty)
            // A form that breaks off in its file, or has two, leaves none on the disk.
            let folder = FileManager.default.temporaryDirectory.path
            func spooled() throws -> Set<String> {
                Set(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("baton-upload-") })
            }
            let before = try spooled()
            let part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n联系人,手机\r\n"
            for body in [part, part + "\r\n" + part, part + "\r\n--b\r\nno head"] {
                let answer = try await server.request(
                    "POST", "/v1/imports", key: key, bytes: Array(body.utf8), headers: ["Content-Type": "multipart/form-data; boundary=b"])
                #expect(answer.status == 422, "\(answer.text)")
            }
            // Other tests upload too; what is theirs goes with their requests.
            let isClean = try await eventually { try spooled().subtracting(before).isEmpty }
            #expect(isClean)
            #expect(try await server.request("POST", "/v1/imports", key: "bk_nobody", bytes: whole).status == 401)
            let id = UUID().uuidString.lowercased()
            for (method, path) in [
                ("GET", ""), ("POST", "/check"), ("POST", "/commit"), ("POST", "/undo"), ("GET", "/result"), ("DELETE", ""),
            ] {
                #expect(try await server.request(method, "/v1/imports/\(id)\(path)", key: key).status == 404)
            }
            #expect(try await server.request("GET", "/v1/imports?cursor=x", key: key).status == 400)
        }
        let kept = try await tenant.database.admin.query("SELECT count(*) FROM baton.lead_import WHERE tenant_id = \(tenant.id)").single(
            Int64.self)
        #expect(kept == 0)
    }

    @Test("settings that cannot be are refused one by one, with their places")
    func badSettings() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            let bytes = Array("联系人,手机\n张一,13812345001\n".utf8)
            let created = try await server.request("POST", "/v1/imports", key: key, bytes: bytes, headers: ["Content-Type": "text/csv"])
            let id = try #require(created[path: "id"])
            let answer = try await server.request(
                "PATCH", "/v1/imports/\(id)", key: key,
                json:
                    #"{"mode":"x","key":5,"mapping":[{"column":0},{"target":"phone"}],"channel":"moon","owner_id":"y","header_rows":3,"no":1}"#
            )
            #expect(answer.status == 422)
            for pointer in ["/mode", "/key", "/mapping/0/target", "/mapping/1/column", "/channel", "/owner_id", "/header_rows", "/no"] {
                #expect(answer.text.contains("\"\(pointer)\""), "\(pointer): \(answer.text)")
            }
            #expect(try await server.request("PATCH", "/v1/imports/\(id)", key: key, json: #"{"sheet":"没有"}"#).status == 200)
            #expect(
                try await server.request("PATCH", "/v1/imports/\(id)", key: key, json: "{}", headers: ["If-Match": "\"1\""]).status == 412)
        }
    }
}
