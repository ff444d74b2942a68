internal import BatonPlatform
internal import HTTPTypes
internal import Hummingbird
internal import Synchronization

/// For tests: holds what a handler reads of a request against what its route declares, and tells of each difference.
struct ContractMiddleware: RouterMiddleware {
    let promised: PromisedContract
    let report: @Sendable (String) -> Void

    func handle(
        _ request: Request, context: ServerContext, next: @concurrent (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard let route = promised.contract.route(request.method, path: request.uri.path) else { return try await next(request, context) }
        let record = ReadingRecord()
        let response = try await ReadingRecord.$current.withValue(record) { try await next(request, context) }
        // A stored answer: no handler has read anything.
        if response.headers[.idempotencyReplayed] != nil { return response }
        // A request that was refused may not have been read to its end.
        for difference in record.differences(route) { report("\(route.method) \(route.path): \(difference)") }
        return response
    }
}

/// What readers of a request have asked for, so that tests notice a parameter or a member of a body that is not declared, and one that is
/// declared and never read. Bound by `ContractMiddleware`; absent in a service that serves.
final class ReadingRecord: Sendable {
    @TaskLocal static var current: ReadingRecord?

    private struct State {
        var queries: Set<String>?
        var members: [String: Set<String>] = [:]
    }
    private let state = Mutex(State())

    var readQueries: Set<String>? { state.withLock { $0.queries } }
    /// By the place of their object in the body: `""`, `/roles/0`.
    var readMembers: [String: Set<String>] { state.withLock { $0.members } }

    func query(_ known: Set<String>) { state.withLock { $0.queries = known } }
    func body(at place: String, _ known: Set<String>) { state.withLock { $0.members[place, default: []].formUnion(known) } }
}

extension ReadingRecord {
    fileprivate func differences(_ route: DeclaredRoute) -> [String] {
        var found: [String] = []
        func compare(_ what: String, _ declared: Set<String>, _ read: Set<String>) {
            for name in read.subtracting(declared).sorted() { found.append("\(what) \(name) is read and not declared") }
            for name in declared.subtracting(read).sorted() { found.append("\(what) \(name) is declared and not read") }
        }
        let declared = Set(route.parameters.filter { $0.place == .query }.map(\.name))
        compare("the parameter", declared, readQueries ?? [])
        let schema = route.operation.bodies.first { $0.contentType == "application/json" }?.schema
        for (place, names) in readMembers {
            guard let schema else {
                found.append("a body is read and not declared")
                break
            }
            if let declared = schema.members(at: place) { compare("the member \(place)/", declared, names) }
        }
        return found
    }
}
