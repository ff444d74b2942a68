internal import BatonModel
internal import BatonPlatform
package import BatonService
internal import HTTPTypes
internal import Hummingbird

/// What the host's operators work with.
package struct HostServices: Sendable {
    let keys: OperatorKeys
    let administration: TenantAdministration
    let export: TenantExport
    let erasure: TenantErasure

    package init(keys: OperatorKeys, administration: TenantAdministration, export: TenantExport, erasure: TenantErasure) {
        self.keys = keys
        self.administration = administration
        self.export = export
        self.erasure = erasure
    }
}

/// What a request of an operator carries: which key, and no tenant. It cannot be made without one.
struct OperatorContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let key: OperatorKeyID

    init(context: ServerContext) throws {
        guard let key = context.operatorKey else { throw BatonError(.unauthenticated) }
        coreContext = context.coreContext
        self.key = key
    }

    var requestID: String { id }
}

/// `Authorization: Bearer bo_…`. Looked up each time, so that a revoked key is refused at once.
struct OperatorMiddleware: RouterMiddleware {
    let keys: OperatorKeys

    func handle(
        _ request: Request, context: ServerContext, next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200, parts[1].hasPrefix("bo_") else {
            throw BatonError(.unauthenticated)
        }
        var context = context
        context.operatorKey = try await keys.authenticate(Secret(String(parts[1])))
        return try await next(request, context)
    }
}
