internal import BatonModel
internal import BatonPlatform
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// `Idempotency-Key` on a `POST`: carried out once, and answered alike for 24 hours. What was refused is not kept, because nothing has happened.
struct IdempotencyMiddleware: RouterMiddleware {
    /// Characters of a key, visible ASCII.
    static let maximumKey = 200
    /// Of the head, what an answer needs to be the same answer.
    private static let keptHeaders: [HTTPField.Name] = [.contentType, .eTag, .location]

    let store: IdempotencyStore

    func handle(
        _ request: Request, context: ServerContext, next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post, let scope = context.scope, let key = request.headers[.idempotencyKey] else {
            return try await next(request, context)
        }
        guard (1...Self.maximumKey).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw BatonError(.invalidHeader, detail: "Idempotency-Key: 1 to \(Self.maximumKey) visible ASCII characters")
        }
        let body = try await request.body.collect(upTo: ScopeMiddleware.bodyLimit)
        let type = request.headers[.contentType] ?? ""
        let identity = Array("\(request.method) \(request.uri.string)\u{0}\(type)\u{0}".utf8) + Array(body.readableBytesView)
        switch try await store.claim(key: key, request: identity, scope) {
        case .answered(let kept): return try Self.replay(kept)
        case .new(let claim):
            var request = request
            request.body = RequestBody(buffer: body)
            return try await perform(request, context, claim, scope, next)
        }
    }

    private func perform(
        _ request: Request, _ context: ServerContext, _ claim: IdempotencyClaim, _ scope: TenantScope,
        _ next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let response: Response
        do {
            response = try await IdempotencyClaim.$current.withValue(claim) { try await next(request, context) }
        } catch {
            // Also for a client that has hung up, whose task is cancelled.
            await Task { try? await store.release(claim, scope) }.value
            throw error
        }
        let collector = BodyCollector()
        try await response.body.write(collector)
        let body = collector.bytes
        do {
            try await store.keep(Self.record(response, body), claim, scope)
        } catch {
            // It has happened, and who asked learns of it now; only an echo would not.
            context.logger.error("the answer to an idempotent request was not kept", metadata: ["error": "\(error)"])
        }
        return Response(status: response.status, headers: response.headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    private static func record(_ response: Response, _ body: [UInt8]) -> [UInt8] {
        JSONWriter.object { json in
            json.field("status", response.status.code)
            json.key("headers")
            json.object { json in
                for name in keptHeaders {
                    guard let value = response.headers[name] else { continue }
                    json.key(name.canonicalName)
                    json.value(value)
                }
            }
            // Every answer to a POST is a text.
            json.field("body", String(decoding: body, as: UTF8.self))
        }
    }

    private static func replay(_ kept: [UInt8]) throws -> Response {
        guard case .object(let members)? = try? JSONParser.parse(kept),
            case .number(let digits)? = members.first(where: { $0.key == "status" })?.value, let status = Int(digits),
            case .object(let fields)? = members.first(where: { $0.key == "headers" })?.value,
            case .string(let body)? = members.first(where: { $0.key == "body" })?.value
        else { throw BatonError(.internalError) }
        var headers: HTTPFields = [.cacheControl: "no-store", .idempotencyReplayed: "true"]
        for case (let key, .string(let value)) in fields {
            if let name = HTTPField.Name(key) { headers[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}

private final class BodyCollector: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []
    func write(_ buffer: ByteBuffer) async throws { bytes += Array(buffer.readableBytesView) }
    func finish(_ trailers: HTTPFields?) async throws {}
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")!
}
