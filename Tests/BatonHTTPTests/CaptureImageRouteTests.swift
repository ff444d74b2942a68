internal import BatonPlatform
internal import BatonTesting
internal import Foundation
internal import Testing

@Suite("Pictures over HTTP", .database)
struct CaptureImageRouteTests {
    private static let pictures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "BatonServiceTests/Fixtures/Pictures")

    private func bytes(_ file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: Self.pictures.appending(path: file))) }

    private func send(
        _ server: TestServer, _ image: [UInt8], key: String, query: String = "", type: String = "image/png"
    ) async throws -> TestServer.Answer {
        try await server.request("POST", "/v1/captures/images" + query, key: key, bytes: image, headers: ["Content-Type": type])
    }

    @Test func `a screenshot becomes a card, and a lead with one confirmation`() async throws {
        let tenant = try await TestTenant.make()
        let sales = try await tenant.key(tenant.eastSales[0]).text
        let picture = try bytes("m001.png")
        try await TestServer.with { server in
            let read = try await send(server, picture, key: sales)
            #expect(read.status == 201 && read[path: "reading"] == "lead" && read[path: "kind"] == "chat", "\(read.text.prefix(500))")
            #expect(read.text.contains("+8613812345671"))
            let path = try #require(read.headers["location"])
            let lead = try await server.request("POST", path + "/confirm", key: sales, json: #"{"contact_name":"王建国"}"#)
            #expect(lead.status == 200 && lead[path: "lead.channel"] == "chat_forward", "\(lead.text.prefix(300))")
            let card = try await send(server, bytes("m118.jpg"), key: sales, query: "?kind=card", type: "image/jpeg")
            #expect(card.status == 201 && card[path: "kind"] == "card")
        }
    }

    @Test func `what is no picture is a clear problem`() async throws {
        let tenant = try await TestTenant.make()
        let sales = try await tenant.key(tenant.eastSales[0]).text
        let picture = try bytes("m001.png")
        func number(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        let bomb = Array(picture.prefix(16)) + number(30_000) + number(30_000) + Array(picture.dropFirst(24))
        try await TestServer.with { server in
            for (image, code) in [
                ([], "file_empty"), (Array("%PDF-1.7\n1 0 obj".utf8), "unknown_image"), (Array("这是一个文本文件，名字叫 a.png".utf8), "unknown_image"),
                (bomb, "image_too_large"), (Array(picture.prefix(20)), "unreadable_image"), (Array(picture.prefix(40)), "unreadable_image"),
            ] as [([UInt8], String)] {
                let answer = try await send(server, image, key: sales)
                #expect(answer.status == 422 && answer[path: "errors.0.code"] == code, "\(code): \(answer.text.prefix(300))")
            }
            #expect(try await send(server, picture, key: sales, type: "application/pdf").status == 415)
            #expect(try await send(server, picture, key: sales, query: "?kind=fax").status == 400)
            #expect(try await send(server, picture, key: sales, query: "?sort=x").status == 400)
            #expect(try await send(server, [UInt8](repeating: 0, count: 8 << 20 | 1), key: sales).status == 413)
            #expect(try await send(server, picture, key: "nobody").status == 401)
            #expect(try await server.request("GET", "/v1/captures", key: sales)[path: "data.0.id"] == nil)
        }
    }

    @Test func `a tenant without a dictionary reads the products of its rules, leads and content`() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            for phone in ["13812345601", "13812345602"] {
                let lead = try await server.request(
                    "POST", "/v1/leads", key: sales,
                    json: #"{"channel":"chat_forward","contact_name":"王总","phone":"\#(phone)","product_line":"洗碗机设备"}"#)
                #expect(lead.status == 201, "\(lead.text.prefix(300))")
            }
            let derived = try await server.request("GET", "/v1/capture-dictionary/derived", key: admin)
            #expect(derived.status == 200 && derived.text.contains("洗碗机设备"), "\(derived.text.prefix(300))")
            #expect(try await server.request("GET", "/v1/capture-dictionary/derived", key: sales).status == 403)
            let text = #"{"text":"西安李总想买一台洗碗机，电话13812345671"}"#
            #expect(try await server.request("POST", "/v1/captures", key: sales, json: text).text.contains("洗碗机设备"))
            let saved = try await server.request(
                "PUT", "/v1/capture-dictionary", key: admin, json: #"{"products":[{"line":"商用洗碗机","terms":["洗碗机"]}]}"#)
            #expect(saved.status == 200)
            let explicit = try await server.request("POST", "/v1/captures", key: sales, json: text)
            #expect(explicit.text.contains("商用洗碗机") && !explicit.text.contains("洗碗机设备"))
        }
    }
}
