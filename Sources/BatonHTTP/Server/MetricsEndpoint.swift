internal import BatonPlatform
internal import HTTPTypes
internal import Hummingbird
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
