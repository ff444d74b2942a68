internal import BatonModel
internal import BatonPlatform
internal import HTTPTypes
internal import Synchronization

/// Everything that the service promises about its routes: the OpenAPI document, and the check that tests hold requests and answers to.
package struct APIContract: Sendable {
    let routes: [DeclaredRoute]

    init(_ routes: [DeclaredRoute]) { self.routes = routes }

    func route(_ method: HTTPRequest.Method, template: String) -> DeclaredRoute? {
        routes.first { $0.method == method && $0.path == template }
    }

    /// The route that a path leads to. A path without parameters goes before one with.
    func route(_ method: HTTPRequest.Method, path: some StringProtocol) -> DeclaredRoute? {
        matching(path).first { $0.method == method }
    }

    /// The methods that a path knows; empty for a path that nobody knows.
    func methods(path: some StringProtocol) -> [HTTPRequest.Method] {
        let known = matching(path)
        // Of "/v1/leads/summary" it is not "/v1/leads/{id}" that counts.
        guard let first = known.first else { return [] }
        let methods = known.filter { $0.path == first.path }.map(\.method)
        return methods.contains(.get) ? methods + [.head] : methods
    }

    private func matching(_ path: some StringProtocol) -> [DeclaredRoute] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        return routes.filter { route in
            let template = route.path.split(separator: "/")
            return template.count == parts.count && zip(template, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }.sorted { $0.path.count { $0 == "{" } < $1.path.count { $0 == "{" } }
    }

    /// The same with other components in the place of those of their names: what the API is for one tenant.
    func replacing(_ components: [String: Schema]) -> APIContract {
        APIContract(
            routes.map { route in
                var route = route
                for index in route.operation.parameters.indices {
                    route.operation.parameters[index].schema = route.operation.parameters[index].schema.replacing(components)
                }
                route.operation.bodies = route.operation.bodies.map { ($0.contentType, $0.schema.replacing(components)) }
                for index in route.operation.answers.indices {
                    route.operation.answers[index].schema = route.operation.answers[index].schema?.replacing(components)
                }
                return route
            })
    }

    /// `GET /v1/leads` and so on, in order.
    package var paths: [String] { routes.map { "\($0.method.rawValue) \($0.path)" } }

    /// The examples of the document that do not fit their own schemas; none, or readers are misled.
    package var unfitExamples: [String] {
        routes.flatMap { route in
            let schemas =
                route.parameters.map { ($0.name, $0.schema) } + route.operation.bodies.map { ("body", $0.schema) }
                + route.operation.answers.compactMap { answer in answer.schema.map { ("\(answer.status.code)", $0) } }
            return schemas.flatMap { what, schema -> [String] in
                guard let value = try? JSONParser.parse(JSONWriter.bytes { $0.example(of: schema) }) else { return ["\(what): no JSON"] }
                return schema.violations(value).map { "\(route.operation.id), \(what): \($0)" }
            }
        }
    }

    // MARK: checking

    /// What is wrong with an answer that somebody received: a route, status, content type, head, field or value that was not declared.
    ///
    /// - Parameters:
    ///   - path: as it was requested, without its query.
    ///   - isSparse: whether some `fields` only were asked for.
    ///   - headers: with names in lower case.
    package func violations(
        _ method: String, _ path: String, isSparse: Bool = false, status: Int, headers: [String: String], body: [UInt8]
    ) -> [String] {
        guard let parsed = HTTPRequest.Method(method), parsed != .options, parsed != .head else { return [] }
        guard let route = route(parsed, path: path) else {
            return status == 404 || status == 405 ? [] : ["\(method) \(path) is not declared, and answers \(status)"]
        }
        let here = "\(method) \(route.path) answers \(status)"
        let contentType = headers["content-type"]?.prefix { $0 != ";" }.trimmingBlanks
        if contentType == "application/problem+json" {
            guard let value = try? JSONParser.parse(body) else { return ["\(here) with a problem that is no JSON"] }
            var found = Self.problem(codes: []).violations(value).map { "\(here): \($0)" }
            if case .object(let members) = value, case .string(let text)? = members.first(where: { $0.key == "code" })?.value,
                let code = BatonError.Code(rawValue: text)
            {
                if !route.refusals.contains(code) { found.append("\(here) with \(text), which is not declared") }
                if Int(code.status.code) != status { found.append("\(here) with \(text), which is \(code.status.code)") }
            }
            return found
        }
        guard let answer = route.operation.answers.first(where: { $0.status.code == status && $0.contentType == contentType }) else {
            return ["\(here) as \(contentType ?? "nothing"), which is not declared"]
        }
        var found = answer.headers.filter { headers[$0.canonicalName] == nil }.map { "\(here) without \($0.rawName)" }
        if let schema = isSparse && route.operation.isSparse ? answer.schema?.sparse : answer.schema, contentType == "application/json" {
            guard let value = try? JSONParser.parse(body) else { return found + ["\(here) with what is no JSON"] }
            found += schema.violations(value).map { "\(here): \($0)" }
        } else if answer.schema == nil, !body.isEmpty {
            found.append("\(here) with a body, which is not declared")
        }
        return found
    }

    // MARK: the document

    static let problemSchemaName = "Problem"

    /// RFC 9457. Without codes: any of them.
    static func problem(codes: [BatonError.Code]) -> Schema {
        .object(
            [
                "type": .text(100, format: "uri", "urn:baton:problem:\(codes.first?.rawValue ?? "not_found")"),
                "title": .text(200, codes.first?.title.en ?? "Not found"),
                "status": .integer(400...599, (codes.first?.status.code).map { Int64($0) } ?? 404),
                "code": .key((codes.isEmpty ? BatonError.Code.allCases : codes).map(\.rawValue)),
                "request_id": .text(64, "c7cf2d69f4ec2b51"),
            ],
            optional: [
                "detail": .text(10_000, "lead_card:write"),
                "errors": .list(
                    .object([
                        "pointer": .text(1_000, "/phone").noted("A JSON Pointer into the body, or the name of a query parameter."),
                        "code": .text(100, "phone_invalid"), "message": .text(2_000, "…"),
                    ]), max: FieldProblems.maximum),
            ])
    }

    /// OpenAPI 3.1, as JSON.
    package func document(version: String = Self.version) -> [UInt8] {
        var components: [String: Schema] = [:]
        for route in routes {
            for parameter in route.parameters { parameter.schema.components(into: &components) }
            for body in route.operation.bodies { body.schema.components(into: &components) }
            for answer in route.operation.answers { route.operation.schema(of: answer)?.components(into: &components) }
        }
        return JSONWriter.object { json in
            json.field("openapi", "3.1.0")
            json.key("info")
            json.object { json in
                json.field("title", "Baton")
                json.field("version", version)
                json.field("summary", "CRM backend for many small and medium companies on one service")
                json.field(
                    "description",
                    "Conventions (versions, pages, filters, times, idempotency) are explained in docs/API.md, error codes in docs/ERRORS.md."
                )
            }
            json.key("servers")
            json.array { json in json.object { $0.field("url", "/") } }
            json.key("tags")
            json.array { json in
                var seen: Set<String> = []
                for route in routes where seen.insert(route.tag).inserted { json.object { $0.field("name", route.tag) } }
            }
            json.key("paths")
            json.object { json in
                var seen: Set<String> = []
                for route in routes where seen.insert(route.path).inserted {
                    json.key(route.path)
                    json.object { json in
                        for each in routes where each.path == route.path {
                            json.key(each.method.rawValue.lowercased())
                            json.operation(each, links: links(from: each))
                        }
                    }
                }
            }
            json.key("components")
            json.object { json in
                json.key("securitySchemes")
                json.object { json in
                    for audience in [Audience.member, .host] {
                        json.key(audience.rawValue)
                        json.object { json in
                            json.field("type", "http")
                            json.field("scheme", "bearer")
                            json.field("description", audience.credential)
                        }
                    }
                }
                json.key("responses")
                json.object { json in
                    // Many routes refuse alike.
                    var seen: Set<String> = []
                    for refusal in routes.flatMap(\.refusalsByStatus) where seen.insert(refusal.name).inserted {
                        json.key(refusal.name)
                        json.refusal(refusal.codes)
                    }
                }
                json.key("schemas")
                json.object { json in
                    for (name, schema) in components.sorted(by: { $0.key < $1.key }) {
                        json.key(name)
                        json.schema(schema, isComponent: true)
                    }
                }
            }
        }
    }

    package static let version = "1"

    /// The routes that an answer leads to: whoever has made a record has the id that those below its path ask for.
    private func links(from route: DeclaredRoute) -> [String] {
        guard route.method == .post, let schema = route.operation.answers.first?.schema, case .object(let properties) = schema.form,
            properties.contains(where: { $0.name == "id" })
        else { return [] }
        return routes.filter { $0.path.hasPrefix(route.path + "/{id}") && DeclaredRoute.names(in: $0.path) == ["id"] }.map(\.operation.id)
    }
}

extension Audience {
    /// What is sent as `Authorization: Bearer`.
    fileprivate var credential: String {
        self == .host
            ? "`Authorization: Bearer bo_…`, the key of an operator of the host, made by `baton operator create`."
            : "`Authorization: Bearer …`: the API key of a member (`bk_…`) or an access token of a sign-in; the tenant follows from it."
    }

    fileprivate var isSecured: Bool { self == .member || self == .host }
}

extension DeclaredRoute {
    /// With the name of the component that they share with other routes.
    fileprivate var refusalsByStatus: [(status: Int, codes: [BatonError.Code], name: String)] {
        Dictionary(grouping: refusals, by: { Int($0.status.code) }).sorted { $0.key < $1.key }.map { status, codes in
            let codes = codes.sorted { $0.rawValue < $1.rawValue }
            return (status, codes, "\(status)." + codes.map(\.rawValue).joined(separator: "."))
        }
    }
}

extension JSONWriter {
    /// - Parameter forms: in which the route shows it besides.
    fileprivate mutating func refusal(_ codes: [BatonError.Code], also forms: [(contentType: String, schema: Schema)] = []) {
        object { json in
            json.field("description", codes.map { "`\($0.rawValue)`: \($0.title.en)." }.joined(separator: " "))
            json.answerHeaders(codes.contains(where: \.mayBeTriedAgain) ? ["Retry-After"] : [])
            json.key("content")
            json.object { json in
                json.content("application/problem+json", APIContract.problem(codes: codes))
                for form in forms { json.content(form.contentType, form.schema) }
            }
        }
    }

    fileprivate mutating func operation(_ route: DeclaredRoute, links: [String]) {
        let operation = route.operation
        object { json in
            json.field("operationId", operation.id)
            json.field("summary", operation.summary)
            if let note = operation.note { json.field("description", note) }
            json.key("tags")
            json.array { $0.value(route.tag) }
            json.key("security")
            json.array { json in
                if route.audience.isSecured {
                    json.object { json in
                        json.key(route.audience.rawValue)
                        json.array { _ in }
                    }
                }
            }
            let parameters = route.parameters
            if !parameters.isEmpty {
                json.objects("parameters", parameters) { json, parameter in
                    json.field("name", parameter.name)
                    json.field("in", parameter.place.rawValue)
                    json.field("required", parameter.isRequired)
                    if let note = parameter.note { json.field("description", note) }
                    json.key("schema")
                    json.schema(parameter.schema)
                    json.key("example")
                    json.example(of: parameter.schema)
                }
            }
            if !operation.bodies.isEmpty {
                json.key("requestBody")
                json.object { json in
                    json.field("required", operation.isBodyRequired)
                    json.key("content")
                    json.object { json in for body in operation.bodies { json.content(body.contentType, body.schema) } }
                }
            }
            json.key("responses")
            json.object { json in
                // One that shows a refusal in another form stands with the refusal, below.
                for answer in operation.answers.sorted(by: { $0.status.code < $1.status.code }) where answer.status.code < 400 {
                    json.key("\(answer.status.code)")
                    json.object { json in
                        json.field("description", answer.note)
                        json.answerHeaders(answer.headers.map(\.rawName))
                        if let schema = operation.schema(of: answer), let contentType = answer.contentType {
                            json.key("content")
                            json.object { $0.content(contentType, schema) }
                        }
                        if !links.isEmpty {
                            json.key("links")
                            json.object { json in
                                for link in links {
                                    json.key(link)
                                    json.object { json in
                                        json.field("operationId", link)
                                        json.key("parameters")
                                        json.object { $0.field("id", "$response.body#/id") }
                                    }
                                }
                            }
                        }
                    }
                }
                for refusal in route.refusalsByStatus {
                    json.key("\(refusal.status)")
                    let forms = operation.answers.compactMap { answer -> (contentType: String, schema: Schema)? in
                        guard Int(answer.status.code) == refusal.status, let type = answer.contentType, let schema = answer.schema else {
                            return nil
                        }
                        return (type, schema)
                    }
                    if forms.isEmpty {
                        json.object { $0.field("$ref", "#/components/responses/\(refusal.name)") }
                    } else {
                        json.refusal(refusal.codes, also: forms)
                    }
                }
            }
        }
    }

    private mutating func content(_ contentType: String, _ schema: Schema) {
        key(contentType)
        object { json in
            json.key("schema")
            json.schema(schema)
            json.key("example")
            json.example(of: schema)
        }
    }

    private mutating func answerHeaders(_ names: [String]) {
        key("headers")
        object { json in
            for name in ["X-Request-ID"] + names {
                json.key(name)
                json.object { json in
                    json.key("schema")
                    json.object { $0.field("type", "string") }
                }
            }
        }
    }
}

/// The contract of a router, which is known once all its routes are there; then it does not change.
final class PromisedContract: Sendable {
    private let state = Mutex(APIContract([]))

    var contract: APIContract { state.withLock { $0 } }
    func keep(_ contract: APIContract) { state.withLock { $0 = contract } }
}
