import BatonHTTP
import BatonTesting
import Foundation
import Testing

/// That the document is complete and true is held by every test that sends a request (`TestServer.request`); here is what is left.
@Suite("The API is what its document says", .database)
struct ContractTests {
    private typealias Object = [String: Any]

    @Test("every operation has its parameters, bodies, answers and refusals, with examples; references lead somewhere")
    func complete() async throws {
        try await TestServer.with { server in
            let answer = try await server.request("GET", "/openapi.json")
            let document = try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? Object)
            #expect(document["openapi"] as? String == "3.1.0")
            let paths = try #require(document["paths"] as? [String: Object])
            let operations = paths.flatMap { path, methods in methods.map { (path, $0.key, $0.value as? Object ?? [:]) } }
            #expect(operations.count >= 40)
            let ids = operations.compactMap { $0.2["operationId"] as? String }
            #expect(Set(ids).count == operations.count)
            for (path, method, operation) in operations {
                let here = "\(method) \(path)"
                #expect((operation["summary"] as? String)?.isEmpty == false, "\(here)")
                let parameters = operation["parameters"] as? [Object] ?? []
                #expect(parameters.allSatisfy { $0["schema"] != nil && $0["example"] != nil }, "\(here)")
                let inPath = parameters.filter { $0["in"] as? String == "path" }.compactMap { $0["name"] as? String }
                #expect(Set(inPath) == Set(path.matches(of: /\{(\w+)\}/).map { String($0.1) }), "\(here)")
                let responses = try #require(operation["responses"] as? [String: Object])
                #expect(responses.keys.contains { $0.hasPrefix("2") || $0.hasPrefix("3") }, "\(here)")
                #expect(responses["500"] != nil && responses["503"] != nil, "\(here)")
                if method != "get", method != "delete" { #expect(operation["requestBody"] != nil, "\(here)") }
                if path.hasPrefix("/v1") {
                    // Those who come for a key, and public forms.
                    let isOpen =
                        [
                            "/v1/auth/login", "/v1/auth/refresh", "/v1/auth/logout", "/v1/auth/tenant", "/v1/auth/invitations/accept",
                        ].contains(path) || path.hasPrefix("/v1/auth/oidc/") || path.hasPrefix("/v1/intake")
                    #expect(isOpen == ((operation["security"] as? [Any])?.isEmpty == true), "\(here)")
                    #expect(path.hasPrefix("/v1/intake") || responses["401"] != nil, "\(here)")
                }
                let bodies = [operation["requestBody"] as? Object].compactMap { $0 } + responses.values.filter { $0["$ref"] == nil }
                for content in bodies.compactMap({ $0["content"] as? [String: Object] }).flatMap(\.values) {
                    #expect(content["schema"] != nil && content["example"] != nil, "\(here)")
                }
            }
            let schemas = try #require((document["components"] as? Object)?["schemas"] as? Object)
            let references = answer.text.matches(of: /"#\/components\/schemas\/(\w+)"/).map { String($0.1) }
            #expect(references.count > 20)
            #expect(Set(references) == Set(schemas.keys))
            let refusals = try #require((document["components"] as? Object)?["responses"] as? [String: Object])
            #expect(Set(answer.text.matches(of: /"#\/components\/responses\/([\w.]+)"/).map { String($0.1) }) == Set(refusals.keys))
            for (name, refusal) in refusals {
                let content = (refusal["content"] as? [String: Object])?["application/problem+json"]
                #expect(content?["schema"] != nil && content?["example"] != nil, "\(name)")
            }
            // Whoever has made a record is led to what can be done with it.
            let made = (paths["/v1/leads"]?["post"] as? Object)?["responses"] as? [String: Object]
            #expect((made?["201"]?["links"] as? Object)?.keys.contains("moveLead") == true)
        }
    }

    @Test("examples fit their own schemas")
    func examples() async throws {
        let misfits = TestDatabase.current.contract.unfitExamples
        #expect(misfits.isEmpty, "\(misfits)")
    }

    @Test("an answer that was not declared is noticed: status, field, missing field, value, content type, head, code")
    func noticed() async throws {
        let contract = TestDatabase.current.contract
        func found(
            _ path: String, _ status: Int, _ body: String, _ type: String = "application/json", _ headers: [String: String] = [:]
        ) -> [String] {
            contract.violations(
                "GET", path, status: status, headers: headers.merging(["content-type": type]) { $1 }, body: Array(body.utf8))
        }
        #expect(found("/v1/notifications/unread", 200, #"{"unread":3}"#).isEmpty)
        #expect(!found("/v1/notifications/unread", 201, #"{"unread":3}"#).isEmpty)
        #expect(!found("/v1/notifications/unread", 200, #"{"unread":3,"more":1}"#).isEmpty)
        #expect(!found("/v1/notifications/unread", 200, "{}").isEmpty)
        #expect(!found("/v1/notifications/unread", 200, #"{"unread":"3"}"#).isEmpty)
        #expect(!found("/v1/notifications/unread", 200, #"{"unread":-1}"#).isEmpty)
        #expect(!found("/v1/notifications/unread", 200, #"{"unread":null}"#).isEmpty)
        #expect(!found("/v1/notifications/unread", 200, #"{"unread":3}"#, "text/plain").isEmpty)
        #expect(!found("/v1/nothing", 200, "{}").isEmpty)
        func problem(_ code: String, _ status: Int) -> [String] {
            found(
                "/v1/me", status,
                #"{"type":"urn:baton:problem:\#(code)","title":"x","status":\#(status),"code":"\#(code)","request_id":"1"}"#,
                "application/problem+json")
        }
        #expect(problem("unauthenticated", 401).isEmpty)
        #expect(!problem("unauthenticated", 403).isEmpty)
        #expect(!problem("transition_refused", 409).isEmpty)
        #expect(!problem("no_such_code", 409).isEmpty)
    }

    @Test("a path that is known with other methods says so; an unknown one is not found, before any key is asked for")
    func methods() async throws {
        try await TestServer.with { server in
            let answer = try await server.request("DELETE", "/v1/leads/01a1ffce-f19c-7d88-a4c3-45c81b163c67/transitions")
            #expect(answer.status == 405)
            #expect(answer.headers["allow"] == "GET, POST, HEAD")
            #expect(answer[path: "code"] == "method_not_allowed")
            #expect(try await server.request("PUT", "/health/live").headers["allow"] == "GET, HEAD")
            #expect(try await server.request("POST", "/v1/leads/summary", json: "{}").headers["allow"] == "GET, HEAD")
            #expect(try await server.request("DELETE", "/v1/nothing/here").status == 404)
        }
    }

    @Test("the page for readers names every route and needs nothing from elsewhere")
    func page() async throws {
        try await TestServer.with { server in
            let answer = try await server.request("GET", "/docs")
            #expect(answer.status == 200)
            #expect(answer.headers["content-security-policy"]?.contains("default-src 'none'") == true)
            for path in server.contract.paths { #expect(answer.text.contains("<code>\(path)</code>"), "\(path)") }
            #expect(!answer.text.contains("<script") && !answer.text.contains("=\"http") && !answer.text.contains("(http"))
        }
    }
}
