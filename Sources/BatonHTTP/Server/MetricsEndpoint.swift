internal import BatonPlatform
internal import HTTPTypes
package import Hummingbird
package import Logging
internal import NIOCore

/// `GET /metrics`: what the process counts, for Prometheus. Nothing in it belongs to a tenant.
package struct MetricsEndpoint: Sendable {
    private let contentType: String
    private let token: String?
    private let expose: @Sendable () -> [UInt8]

    /// - Parameter token: what a caller must show as `Authorization: Bearer`; `nil` lets everybody in.
    package init(contentType: String, token: String?, expose: @escaping @Sendable () -> [UInt8]) {
        self.contentType = contentType
        self.token = token
        self.expose = expose
    }

    func add(to routes: Routes<ServerContext>) {
        routes.get(
            "metrics",
            Operation("getMetrics", "What the process counts, for Prometheus", note: "With `BATON_METRICS_TOKEN` only for who shows it.")
                .answers(.ok, .text(10_000_000, "baton_pool_connections 3"), as: "text/plain").refuses(.unauthenticated)
        ) { request, _ in
            if let token, !Self.equal(request.headers[.authorization] ?? "", "Bearer " + token) {
                throw BatonError(.unauthenticated)
            }
            return Response(
                status: .ok, headers: [.contentType: contentType, .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: expose())))
        }
    }

    /// Takes the same time wherever they differ.
    private static func equal(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// `/metrics` and nothing else, for a process that does not serve the API.
package struct MetricsServer: Sendable {
    private let endpoint: MetricsEndpoint

    package init(endpoint: MetricsEndpoint) { self.endpoint = endpoint }

    /// - Parameter onRunning: called with the port once it is open; of interest for port 0, which takes any.
    package func application(
        host: String, port: Int, logger: Logger, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let collector = RouteCollector()
        let promised = PromisedContract()
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: ProblemMiddleware(promised: promised))
        endpoint.add(to: Routes(router, at: "", for: .everybody, tag: "Host", into: collector))
        promised.keep(APIContract(collector.routes))
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "baton"),
            onServerRunning: { await onRunning($0.localAddress?.port ?? 0) }, logger: logger)
    }
}
