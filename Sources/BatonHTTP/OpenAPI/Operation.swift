internal import BatonPlatform
internal import HTTPTypes
internal import Hummingbird

/// What a route promises. It cannot be registered without (`Routes`), the OpenAPI document is written from it, and tests hold every request
/// and answer against it.
struct Operation: Sendable {
    struct Parameter: Sendable {
        enum Place: String, Sendable { case query, header, path }

        var name: String
        var place: Place
        var schema: Schema
        var isRequired = false
        var note: String?

        static func query(_ name: String, _ schema: Schema, _ note: String, isRequired: Bool = false) -> Parameter {
            Parameter(name: name, place: .query, schema: schema, isRequired: isRequired, note: note)
        }
    }

    struct Answer: Sendable {
        var status: HTTPResponse.Status
        var contentType: String?
        var schema: Schema?
        /// Fields of the head besides those of every answer.
        var headers: [HTTPField.Name]
        var note: String
    }

    /// Unique; the name of the function in generated clients.
    let id: String
    let summary: String
    var note: String?
    var parameters: [Parameter] = []
    var bodies: [(contentType: String, schema: Schema)] = []
    var isBodyRequired = true
    var answers: [Answer] = []
    /// Codes that it may refuse with, besides those of its audience and those that follow from its parts.
    var refusals: Set<BatonError.Code> = []
    /// Whether `fields` thins out its answer.
    var isSparse = false
    /// Larger bodies are refused with 413.
    var bodyLimit = ScopeMiddleware.bodyLimit

    /// - Parameters:
    ///   - id: lower camel case, a verb and a noun.
    ///   - summary: a line.
    init(_ id: String, _ summary: String, note: String? = nil) {
        self.id = id
        self.summary = summary
        self.note = note
    }

    private func with(_ change: (inout Operation) -> Void) -> Operation {
        var operation = self
        change(&operation)
        return operation
    }

    func query(_ parameters: Parameter...) -> Operation {
        with {
            $0.parameters += parameters
            $0.refusals.insert(.invalidQuery)
        }
    }

    /// `limit` and `cursor` of a page.
    func paged(limit: ClosedRange<Int64> = 1...200, normally: Int = 50) -> Operation {
        query(
            .query("limit", .integer(limit, 20), "Records on a page; \(normally) without it."),
            .query("cursor", .text(2_000, min: 1, "AXk3…"), "`next_cursor` of the page before.")
        ).refuses(.invalidCursor)
    }

    /// Takes `fields`, the names of those that are wanted.
    func sparse(_ fields: [String]) -> Operation {
        let list = Schema.text(1_000, min: 1, pattern: "^[a-z_]+(,[a-z_]+)*$", fields.prefix(2).joined(separator: ","))
        var operation = query(.query("fields", list, "Only these: " + fields.map { "`\($0)`" }.joined(separator: ", ") + "."))
        operation.isSparse = true
        return operation
    }

    /// Takes `If-Match`.
    func versioned() -> Operation {
        header(
            Parameter(
                name: "If-Match", place: .header, schema: .text(100, min: 1, pattern: #"^(\*|"[0-9A-Za-z_-]{1,64}")$"#, "\"5\""),
                note: "The `ETag` that is to be changed: 412 if it has changed meanwhile. Without it the last writer wins.")
        ).refuses(.invalidHeader, .versionMismatch)
    }

    func header(_ parameter: Parameter) -> Operation { with { $0.parameters.append(parameter) } }

    /// The schema of a path parameter that is no UUID.
    func path(_ name: String, _ schema: Schema, _ note: String) -> Operation {
        with { $0.parameters.append(Parameter(name: name, place: .path, schema: schema, isRequired: true, note: note)) }
    }

    func body(_ schema: Schema, as contentType: String = "application/json", isRequired: Bool = true) -> Operation {
        with {
            $0.bodies.append((contentType, schema))
            $0.isBodyRequired = isRequired
            $0.refusals.formUnion([.malformedJSON, .unsupportedMediaType, .validationFailed])
        }
    }

    func answers(
        _ status: HTTPResponse.Status = .ok, _ schema: Schema? = nil, as contentType: String = "application/json",
        headers: [HTTPField.Name] = [], _ note: String = "Done."
    ) -> Operation {
        with {
            $0.answers.append(
                Answer(status: status, contentType: schema == nil ? nil : contentType, schema: schema, headers: headers, note: note))
        }
    }

    /// What an answer looks like for whoever may or may not have asked for some fields only.
    func schema(of answer: Answer) -> Schema? {
        answer.schema.map { isSparse ? .anyOf($0, $0.sparse) : $0 }
    }

    func refuses(_ codes: BatonError.Code...) -> Operation { with { $0.refusals.formUnion(codes) } }
}

/// Who may call a group of routes, and how they show it.
enum Audience: String, Sendable {
    /// Without any key.
    case everybody
    /// A member of a tenant.
    case member
    /// Who has the key of a public form, which is part of the path.
    case form
    /// An operator of the host, who acts on tenants from outside.
    case host

    /// Codes that any route of the group may answer.
    var refusals: Set<BatonError.Code> {
        let any: Set<BatonError.Code> = [.serviceUnavailable, .databaseTimeout, .internalError, .payloadTooLarge]
        return switch self {
        case .everybody: any
        case .host: any.union([.unauthenticated, .requestTimeout])
        case .member: any.union([.unauthenticated, .tenantSuspended, .trialExpired, .accessChanged, .rateLimited, .requestTimeout])
        case .form: any.union([.notFound, .tenantSuspended, .trialExpired, .accessChanged, .rateLimited, .requestTimeout])
        }
    }
}

/// A route with what it promises.
struct DeclaredRoute: Sendable {
    var method: HTTPRequest.Method
    /// As in the document: `/v1/leads/{id}`.
    var path: String
    var tag: String
    var audience: Audience
    var operation: Operation

    /// Everything that it may refuse with.
    var refusals: Set<BatonError.Code> {
        var codes = operation.refusals.union(audience.refusals)
        if path.contains("{") { codes.insert(.notFound) }
        if isIdempotent {
            codes.formUnion([.invalidHeader, .idempotencyConflict, .idempotencyMismatch, .idempotencyUnknown, .keysUnavailable])
        }
        if audience == .member {
            codes.formUnion([.permissionDenied])
            if method == .get { codes.formUnion([.invalidHeader, .notFound]) }
        }
        return codes
    }

    /// Whether it takes an `Idempotency-Key`.
    var isIdempotent: Bool { method == .post && (audience == .member || audience == .form) }

    /// With those that follow from its path, method and audience.
    var parameters: [Operation.Parameter] {
        var parameters = operation.parameters
        for name in Self.names(in: path) where !parameters.contains(where: { $0.name == name && $0.place == .path }) {
            parameters.append(Operation.Parameter(name: name, place: .path, schema: .id, isRequired: true))
        }
        if isIdempotent {
            parameters.append(
                Operation.Parameter(
                    name: "Idempotency-Key", place: .header,
                    schema: .text(IdempotencyMiddleware.maximumKey, min: 1, pattern: "^[!-~]{1,200}$", "4f1c9b1e-order-17"),
                    note: "Chosen by the caller, unique for what is to happen once. For 24 hours the same request gets the stored answer."))
        }
        if audience == .member, method == .get {
            parameters.append(
                Operation.Parameter(
                    name: "Baton-View-As", place: .header, schema: .id,
                    note: "A member's id: an admin gets the answer that this member would get. Recorded."))
        }
        return parameters
    }

    static func names(in path: String) -> [String] {
        path.split(separator: "/").compactMap { part in
            part.hasPrefix("{") && part.hasSuffix("}") ? String(part.dropFirst().dropLast()) : nil
        }
    }
}

/// Collects what is registered, in order.
final class RouteCollector {
    private(set) var routes: [DeclaredRoute] = []

    func append(_ route: DeclaredRoute) {
        precondition(!routes.contains { $0.operation.id == route.operation.id }, "two routes are called \(route.operation.id)")
        precondition(!route.operation.answers.isEmpty, "\(route.operation.id) answers nothing")
        routes.append(route)
    }
}

/// A group of routes of one audience. Nothing is served that has not been declared here.
struct Routes<Context: RequestContext> {
    typealias Handler = @concurrent @Sendable (Request, Context) async throws -> Response

    private let methods: any RouterMethods<Context>
    /// What the group's paths begin with, for example `/v1`.
    private let prefix: String
    private let audience: Audience
    private let collector: RouteCollector
    private var tag: String

    init(_ methods: any RouterMethods<Context>, at prefix: String, for audience: Audience, tag: String, into collector: RouteCollector) {
        self.methods = methods
        self.prefix = prefix
        self.audience = audience
        self.collector = collector
        self.tag = tag
    }

    /// The same group under another heading of the document.
    func tagged(_ tag: String) -> Routes {
        var routes = self
        routes.tag = tag
        return routes
    }

    func get(_ path: String, _ operation: Operation, use handler: @escaping Handler) { on(.get, path, operation, handler) }
    func post(_ path: String, _ operation: Operation, use handler: @escaping Handler) { on(.post, path, operation, handler) }
    func put(_ path: String, _ operation: Operation, use handler: @escaping Handler) { on(.put, path, operation, handler) }
    func patch(_ path: String, _ operation: Operation, use handler: @escaping Handler) { on(.patch, path, operation, handler) }
    func delete(_ path: String, _ operation: Operation, use handler: @escaping Handler) { on(.delete, path, operation, handler) }

    private func on(_ method: HTTPRequest.Method, _ path: String, _ operation: Operation, _ handler: @escaping Handler) {
        collector.append(
            DeclaredRoute(method: method, path: prefix + "/" + path, tag: tag, audience: audience, operation: operation))
        methods.on(RouterPath(path), method: method) { request, context in try await handler(request, context) }
    }
}
