internal import BatonHTTP
internal import BatonTesting
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
