internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Turns every error into problem+json, gives each answer its request id, and logs one line for each request.
///
/// A failure is logged once, here; the path is logged as its template, because a form's key is part of it.
struct ProblemMiddleware: RouterMiddleware {
    let promised: PromisedContract

    func handle(
        _ request: Request, context: ServerContext, next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            // A client that hung up gets no answer; nothing of ours has failed.
            if error is CancellationError { throw error }
            var problem = Problem(error)
            // Hummingbird knows no route for the path or none for the method: who asks is told which.
            var allowed: [String] = []
            if !(error is BatonError), problem.error.code == .notFound {
                allowed = promised.contract.methods(path: request.uri.path).map(\.rawValue)
                if !allowed.isEmpty { problem = Problem(BatonError(.methodNotAllowed)) }
            }
            if problem.error.code == .internalError {
                context.logger.error(
                    "request failed", metadata: ["error": "\(error)", "route": "\(context.endpointPath ?? "-")"])
                context.logger.debug("request failed: diagnostics", metadata: ["diagnostics": "\(diagnostics(of: error))"])
            }
            response = problem.response(
                language: Language(acceptLanguage: request.headers[.acceptLanguage]), requestID: context.requestID)
            if !allowed.isEmpty { response.headers[.allow] = allowed.joined(separator: ", ") }
        }
        for field in context.head.fields { response.headers[field.name] = field.value }
        response.headers[.requestID] = context.requestID
        // A form of another site may read why its submission was refused.
        if let path = context.endpointPath, IntakeRoutes.paths.contains(path), !context.head.isOriginRefused,
            response.headers[.accessControlAllowOrigin] == nil
        {
            response.headers[.accessControlAllowOrigin] = "*"
        }
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method)", "route": "\(context.endpointPath ?? "-")", "status": "\(response.status.code)",
                "ms": "\(Int((ContinuousClock.now - start) / .milliseconds(1)))",
            ])
        return response
    }
}

extension HTTPField.Name {
    static let requestID = HTTPField.Name("X-Request-ID")!
}

extension Request {
    /// The whole body.
    ///
    /// - Throws: `payload_too_large`; `request_timeout`, when it takes longer than 30 seconds to arrive.
    mutating func buffered(upTo limit: Int) async throws -> ByteBuffer {
        let incoming = body
        let buffer = try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            group.addTask { try await incoming.collect(upTo: limit) }
            group.addTask {
                try await Task.sleep(for: Self.bodyTimeout)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let buffer = first else { throw BatonError(.requestTimeout) }
            return buffer
        }
        body = RequestBody(buffer: buffer)
        return buffer
    }

    private static var bodyTimeout: Duration { .seconds(30) }
}

/// Finds the scope of a request by its key, and asks again when the scope turns out to be out of date.
///
/// What the directory and the caches know is good for one access version; the first flush of each transaction asserts it. On a mismatch
/// nothing has happened yet, so the request runs once more with fresh knowledge, which is why its body is kept.
struct ScopeMiddleware: RouterMiddleware {
    /// The limit of a body, in bytes.
    static let bodyLimit = 1024 * 1024

    let directory: AccessDirectory
    let governor: RequestGovernor
    let key: @Sendable (Request, ServerContext) throws -> Secret
    let scope: @Sendable (AccessDirectory, Secret) async throws -> TenantScope
    /// Before the request counts for its tenant.
    var admission: @Sendable (TenantScope, Request, ServerContext) async throws -> Void = { _, _, _ in }

    /// `Authorization: Bearer <API key or access token>`.
    static func members(_ directory: AccessDirectory, _ governor: RequestGovernor) -> ScopeMiddleware {
        ScopeMiddleware(
            directory: directory, governor: governor,
            key: { request, _ in
                guard let header = request.headers[.authorization] else { throw BatonError(.unauthenticated) }
                let parts = header.split(separator: " ", omittingEmptySubsequences: true)
                guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 2000 else {
                    throw BatonError(.unauthenticated)
                }
                return Secret(String(parts[1]))
            },
            scope: { try await $0.member(key: $1) })
    }

    /// `Baton-View-As: <member>`: an admin looks through another member's eyes. Reads only; each look is an event in the admin's name.
    ///
    /// - Throws: `permission_denied` without `permissions:write` or for anything but a read; `invalid_header`; `not_found`.
    private func viewed(_ scope: TenantScope, _ request: Request, _ context: ServerContext) async throws -> TenantScope {
        guard let text = request.headers[.viewAs], scope.member != nil else { return scope }
        try scope.require(.write, .permissions)
        guard let member = MemberID(text) else { throw BatonError(.invalidHeader, detail: "Baton-View-As") }
        guard request.method == .get || request.method == .head else {
            throw BatonError(.permissionDenied, detail: "Baton-View-As: reads only")
        }
        return try await directory.scope(seenBy: member, scope, requestID: context.requestID)
    }

    /// The form's key in the path.
    static func forms(_ directory: AccessDirectory, _ governor: RequestGovernor, _ leads: LeadService) -> ScopeMiddleware {
        ScopeMiddleware(
            directory: directory, governor: governor,
            key: { _, context in
                guard let key = context.parameters.get("form_key"), key.utf8.count <= 200 else { throw BatonError(.notFound) }
                return Secret(key)
            },
            scope: { try await $0.form(key: $1) },
            admission: { try await IntakeRoutes.admit($0, $1, $2, leads, governor) })
    }

    /// Whether an error may come from knowledge that is out of date. Refusals by the cached map, list of members or fields are given before any
    /// SQL, so they are looked into; that costs refused requests one round trip.
    private func isOutdated(_ error: any Error, _ scope: TenantScope?) async throws -> Bool {
        switch error {
        case let error as BatonError where error.code == .accessChanged: return true
        case let error as BatonError where error.code == .permissionDenied: break
        case let error as ValidationFailure where error.problems.contains { $0.code == "unknown_member" || $0.pointer.contains("/custom") }:
            break
        // A filter or an order by a field that the tenant may just have added.
        case let error as BatonError
        where error.code == .invalidQuery && error.problems.contains { ["filter", "sort"].contains($0.pointer) }:
            break
        default: return false
        }
        guard let scope else { return false }
        return try await !directory.isCurrent(scope)
    }

    func handle(
        _ request: Request, context: ServerContext, next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let key = try key(request, context)
        var request = request
        var context = context
        var isAdmitted = false
        for attempt in 1... {
            let scope = try await scope(directory, key)
            context.scope = scope
            if !isAdmitted {
                do {
                    try await admission(scope, request, context)
                    // Whoever may not upload anything leaves nothing on the disk.
                    if request.isUpload || request.isImage { try scope.require(.create, .leadCard) }
                } catch {
                    guard attempt < 3, try await isOutdated(error, scope) else { throw error }
                    directory.forget(key)
                    continue
                }
                isAdmitted = true
                try await governor.admit(scope, key: key.digest, head: context.head)
                if request.isUpload {
                    let file = try await SpooledFile.receive(request, upTo: ImportRoutes.maximumBytes)
                    context.upload = file
                    request.body = RequestBody(buffer: ByteBuffer(string: file.tag))
                } else if request.isImage {
                    let image = Array(try await request.buffered(upTo: CaptureImage.maximumBytes).readableBytesView)
                    var digest = ContentDigest()
                    digest.update(image)
                    context.image = image
                    request.body = RequestBody(buffer: ByteBuffer(string: digest.tag))
                } else {
                    _ = try await request.buffered(upTo: Self.bodyLimit)
                }
            }
            do {
                context.scope = try await viewed(scope, request, context)
                let current = context
                return try await governor.inTurn(scope.tenant) { try await next(request, current) }
            } catch {
                guard attempt < 3, try await isOutdated(error, context.scope) else { throw error }
                directory.forget(key)
            }
        }
        throw BatonError(.accessChanged)
    }
}

extension HTTPField.Name {
    /// The id of the member through whose eyes an admin looks.
    static let viewAs = HTTPField.Name("Baton-View-As")!
}
