internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Postgres
internal import Synchronization
internal import Testing

@Suite("Quick capture over HTTP", .database)
struct QuickCaptureRouteTests {
    private static let dictionary = #"""
        {"products":[{"line":"注塑机","terms":["注塑机","啤机"]}],"own_companies":["恒锐智能"],"ignored_words":["金刚砂"],"uses_model":false}
        """#

    @Test func `from the dictionary to the lead`() async throws {
        let tenant = try await TestTenant.make()
        let (admin, sales) = (try await tenant.key(tenant.admin).text, try await tenant.key(tenant.eastSales[0]).text)
        try await TestServer.with { server in
            let empty = try await server.request("GET", "/v1/capture-dictionary", key: admin)
            #expect(empty.status == 200 && empty[path: "version"] == "0")
            let tag = try #require(empty.headers["etag"])
            let saved = try await server.request(
                "PUT", "/v1/capture-dictionary", key: admin, json: Self.dictionary, headers: ["If-Match": tag])
            #expect(saved.status == 200 && saved[path: "version"] == "1" && saved[path: "products.0.terms.1"] == "啤机")
            #expect(
                try await server.request("PUT", "/v1/capture-dictionary", key: admin, json: Self.dictionary, headers: ["If-Match": tag])
                    .status
                    == 412)
            #expect(try await server.request("PUT", "/v1/capture-dictionary", key: sales, json: Self.dictionary).status == 403)
            #expect(try await server.request("GET", "/v1/capture-dictionary/templates", key: sales)[path: "data.0.industry"] == "equipment")

            let text = "我是苏州明腾精密机械有限公司的王建国，想看啤机报价，预算30-50万，电话138 1234 5671"
            let read = try await server.request("POST", "/v1/captures", key: sales, json: #"{"text":"\#(text)"}"#)
            #expect(read.status == 201)
            #expect(read[path: "fields.0.field"] == "contact_name" && read[path: "fields.0.value"] == "王建国")
            #expect(read[path: "fields.4.value"] == "注塑机" && read[path: "reading"] == "lead" && read[path: "missing.0"] == nil)
            let path = try #require(read.headers["location"])
            #expect(try await server.request("GET", path, key: sales).status == 200)
            #expect(try await server.request("GET", path, key: admin).status == 404)
            #expect(try await server.request("GET", "/v1/captures", key: sales)[path: "data.0.id"] == read[path: "id"])
            let lead = try await server.request(
                "POST", path + "/confirm", key: sales, json: #"{"need":"要三台","budget":null,"email":"w@example.cn"}"#)
            #expect(lead.status == 200 && lead[path: "lead.need"] == "要三台" && lead[path: "lead.channel"] == "chat_forward")
            #expect(lead[path: "lead.email"] == "w@example.cn" && lead[path: "lead.budget"] == nil)
            let again = try await server.request("POST", path + "/confirm", key: sales)
            #expect(again.status == 200 && again[path: "lead_id"] == lead[path: "lead_id"] && again[path: "is_repeated"] == "1")
            let accuracy = try await server.request("GET", "/v1/captures/accuracy", key: sales)
            #expect(accuracy[path: "captures"] == "1" && accuracy[path: "fields.0.kept"] == "1")
            #expect(try await server.request("DELETE", path, key: sales).status == 404)
            let other = try await server.request("POST", "/v1/captures", key: sales, json: #"{"text":"好的","kind":"card"}"#)
            #expect(other.status == 201 && other[path: "reading"] == "nothing")
            #expect(try await server.request("DELETE", try #require(other.headers["location"]), key: sales).status == 204)
        }
    }

    @Test func `bad input is a clear problem and keeps nothing`() async throws {
        let tenant = try await TestTenant.make()
        let sales = try await tenant.key(tenant.eastSales[0]).text
        let admin = try await tenant.key(tenant.admin).text
        try await TestServer.with { server in
            for (body, status, code) in [
                (#"{}"#, 422, "missing"), (#"{"text":null}"#, 422, "missing"), (#"{"text":"  \n\u3000 "}"#, 422, "missing"),
                (#"{"text":5}"#, 422, "wrong_type"), (#"{"text":"a\u0000b"}"#, 422, "text_control_character"),
                (#"{"text":"王总","kind":"fax"}"#, 422, "unknown_kind"), (#"{"text":"王总","x":1}"#, 422, "unknown_field"),
                ("{\"text\":\"" + String(repeating: "想", count: 20_001) + "\"}", 422, "text_too_long"),
            ] as [(String, Int, String)] {
                let answer = try await server.request("POST", "/v1/captures", key: sales, json: body)
                #expect(answer.status == status && answer[path: "errors.0.code"] == code, "\(body.prefix(60)): \(answer.text.prefix(300))")
            }
            let big = try await server.request(
                "POST", "/v1/captures", key: sales, json: "{\"text\":\"" + String(repeating: "a", count: 1_100_000) + "\"}")
            #expect(big.status == 413)
            for strange in ["\u{202E}\u{202D}王总", "Z̸̧̛͔a̷l̴g̵o̶ 13812345671", "👩‍👩‍👧‍👦", "‮13812345671‬"] {
                let answer = try await server.request("POST", "/v1/captures", key: sales, json: "{\"text\":\"\(strange)\"}")
                #expect(answer.status == 201, "\(answer.text.prefix(300))")
            }
            let id = try await server.request("POST", "/v1/captures", key: sales, json: #"{"text":"想看注塑机"}"#)
            let path = try #require(id.headers["location"])
            let refused = try await server.request("POST", path + "/confirm", key: sales, json: #"{"phone":"12"}"#)
            #expect(refused.status == 422 && refused[path: "errors.0.pointer"] == "/phone")
            #expect(try await server.request("POST", path + "/confirm", key: sales, json: #"{"fields":{}}"#).status == 422)
            #expect(try await server.request("POST", "/v1/captures/x/confirm", key: sales).status == 404)
            for body in [
                #"{"products":[{"line":"x","terms":["a"]}]}"#, #"{"aliases":[{"member_id":"x","name":"小王"}]}"#, #"{"products":"x"}"#,
                #"{"own_companies":[5]}"#,
            ] {
                #expect(try await server.request("PUT", "/v1/capture-dictionary", key: admin, json: body).status == 422, "\(body)")
            }
        }
    }

    /// Answers once to each request with what it is told, after as long as it is told.
    private func withModel(
        answer: String, status: HTTPResponse.Status = .ok, delay: Duration = .zero, _ body: (String, Asked) async throws -> Void
    ) async throws {
        let asked = Asked()
        let router = Router()
        router.post("model") { request, _ in
            let buffer = try await request.body.collect(upTo: 1_000_000)
            asked.texts.withLock { $0.append(String(buffer: buffer) + " " + (request.headers[.authorization] ?? "")) }
            if delay > .zero { try? await Task.sleep(for: delay) }
            return Response(status: status, body: ResponseBody(byteBuffer: ByteBuffer(string: answer)))
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: Logger(label: "model") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await port in ports {
                try await body("http://127.0.0.1:\(port)/model", asked)
                break
            }
            group.cancelAll()
        }
    }

    private final class Asked: Sendable {
        let texts = Mutex<[String]>([])
    }

    @Test func `a real server behind HTTP is asked, and its slowness and nonsense are survived`() async throws {
        let wanted: [CaptureField] = [.name, .need]
        let http = OutboundHTTP(allowsPrivate: true)
        try await withModel(answer: #"{"fields":{"name":"王建国","need":null,"phone":"13800000000"}}"#) { url, asked in
            let model = HTTPCaptureModel(http: http, url: url, key: "secret-key")
            let read = try await model.fields(wanted, in: "王建国来电")
            #expect(read == [.name: "王建国"])
            let sent = asked.texts.withLock { $0 }
            #expect(sent.count == 1 && sent[0].contains("王建国来电") && sent[0].contains("Bearer secret-key"))
            // The host's own guards hold: no plain HTTP unless that is allowed.
            await #expect(throws: OutboundHTTP.Problem.self) {
                try await HTTPCaptureModel(http: OutboundHTTP(allowsPrivate: false), url: url, key: nil).fields(wanted, in: "x")
            }
        }
        for (answer, status) in [("[]", HTTPResponse.Status.ok), ("", .ok), (#"{"fields":{"name":5}}"#, .ok), ("{}", .internalServerError)]
        {
            try await withModel(answer: answer, status: status) { url, _ in
                await #expect(throws: (any Error).self) {
                    try await HTTPCaptureModel(http: http, url: url, key: nil).fields(wanted, in: "x")
                }
            }
        }
        try await withModel(answer: "{}", delay: .seconds(5)) { url, _ in
            let start = ContinuousClock.now
            await #expect(throws: OutboundHTTP.Problem.timeout) {
                try await HTTPCaptureModel(http: http, url: url, key: nil, timeout: .milliseconds(200)).fields(wanted, in: "x")
            }
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }
}
