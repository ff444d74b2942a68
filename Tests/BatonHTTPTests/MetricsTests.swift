internal import BatonHTTP
internal import BatonTesting
internal import Foundation
internal import FoundationNetworking
internal import Hummingbird
internal import Testing

@Suite("Metrics over HTTP", .database)
struct MetricsTests {
    private func endpoint(token: String?) -> MetricsEndpoint {
        MetricsEndpoint(contentType: "text/plain; version=0.0.4; charset=utf-8", token: token) { Array("one_total 1\n".utf8) }
    }

    @Test("without a token everybody is answered, in the format's content type")
    func open() async throws {
        try await TestServer.with(metrics: endpoint(token: nil)) { server in
            let answer = try await server.request("GET", "/metrics")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(answer.text == "one_total 1\n")
        }
    }

    @Test("with a token only who shows it", arguments: [nil, "", "wrong", "a-token-of-the-hosT", "a-token-of-the-host-and-more"])
    func closed(key: String?) async throws {
        try await TestServer.with(metrics: endpoint(token: "a-token-of-the-host")) { server in
            let refused = try await server.request("GET", "/metrics", key: key)
            #expect(refused.status == 401)
            #expect(!refused.text.contains("one_total"))
            let shown = try await server.request("GET", "/metrics", key: "a-token-of-the-host")
            #expect(shown.status == 200)
        }
    }

    @Test("where it is not served there is nothing")
    func absent() async throws {
        try await TestServer.with { server in
            let answer = try await server.request("GET", "/metrics")
            #expect(answer.status == 404)
        }
    }
}

@Suite("Metrics of a worker")
struct MetricsServerTests {
    private func with(token: String?, _ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        let endpoint = MetricsEndpoint(contentType: "text/plain; version=0.0.4; charset=utf-8", token: token) {
            Array("one_total 1\n".utf8)
        }
        let (ports, port) = AsyncStream<Int>.makeStream()
        let application = MetricsServer(endpoint: endpoint).application(host: "127.0.0.1", port: 0, logger: TestCluster.logger) {
            port.yield($0)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var iterator = ports.makeAsyncIterator()
            guard let number = await iterator.next() else { return }
            defer { group.cancelAll() }
            try await body(number)
        }
    }

    private func get(_ port: Int, _ path: String, token: String? = nil) async throws -> (status: Int, text: String) {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        let (data, response) = try await URLSession.shared.data(for: request)
        return (try #require(response as? HTTPURLResponse).statusCode, String(decoding: data, as: UTF8.self))
    }

    @Test("it answers at /metrics and nowhere else; what is refused is a problem")
    func open() async throws {
        try await with(token: nil) { port in
            let answer = try await get(port, "/metrics")
            #expect(answer == (200, "one_total 1\n"))
            let nothing = try await get(port, "/v1/me")
            #expect(nothing.status == 404 && nothing.text.contains("\"not_found\""))
        }
    }

    @Test("with a token only who shows it")
    func closed() async throws {
        try await with(token: "a-token-of-the-host") { port in
            let refused = try await get(port, "/metrics")
            #expect(refused.status == 401 && !refused.text.contains("one_total"))
            #expect(try await get(port, "/metrics", token: "a-token-of-the-host").status == 200)
        }
    }
}
