internal import BatonModel
internal import BatonPlatform
internal import Hummingbird
internal import Logging

/// What every request carries.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Set by the authentication of a group of routes.
    var scope: TenantScope?
    /// Shared by all copies of this context.
    let head = HeadNotes()
    /// Set by the authentication of the host's operators.
    var operatorKey: OperatorKeyID?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
    }

    /// Letters and digits; in the log, in problems and in events.
    var requestID: String { id }
}

/// What a request of a member carries. It cannot be made without one, so a handler without a tenant cannot be registered here.
struct MemberContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let scope: TenantScope

    init(context: ServerContext) throws {
        guard var scope = context.scope, scope.member != nil else { throw BatonError(.unauthenticated) }
        scope.requestID = context.requestID
        coreContext = context.coreContext
        self.scope = scope
    }
}
