internal import BatonModel
internal import BatonPlatform
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// What every request carries.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Set by the authentication of a group of routes.
    var scope: TenantScope?
    /// Shared by all copies of this context.
    let head = HeadNotes()
    /// A body that is a file; the request's own body is its digest then.
    var upload: SpooledFile?
    /// A picture, in memory only.
    var image: [UInt8]?
    /// Set by the authentication of the host's operators.
    var operatorKey: OperatorKeyID?

    /// The address that the connection comes from.
    let peer: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// Who asks, as far as can be told: behind a proxy of the host, which has a private address, whom the proxy names last. Anybody else could
    /// write what he likes.
    func client(_ request: Request) -> String {
        guard let peer else { return "" }
        guard NetworkAddress(peer)?.isPrivate ?? false, let named = request.headers[.forwardedFor]?.split(separator: ",").last else {
            return peer
        }
        let text = named.trimmingBlanks
        return NetworkAddress(text) == nil ? peer : text
    }

    /// Letters and digits; in the log, in problems and in events.
    var requestID: String { id }
}

/// What a request of a member carries. It cannot be made without one, so a handler without a tenant cannot be registered here.
struct MemberContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let scope: TenantScope
    let upload: SpooledFile?
    let image: [UInt8]?

    init(context: ServerContext) throws {
        upload = context.upload
        image = context.image
        guard var scope = context.scope, scope.member != nil else { throw BatonError(.unauthenticated) }
        scope.requestID = context.requestID
        coreContext = context.coreContext
        self.scope = scope
    }
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
}
