internal import BatonPlatform
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// The items of one request, carried out one after the other, each by itself: what is wrong with one keeps no other from being done.
struct BulkRun<Outcome: Sendable> {
    /// Items of one request.
    static var maximumItems: Int { 200 }

    /// One for each item, in their order.
    private(set) var results: [Result<Outcome, Problem>] = []
    /// What the database answers to everything now.
    private var end: Problem?

    /// - Throws: cancellation, and `access_changed` as long as nothing has happened: then the whole request runs again with fresh knowledge.
    mutating func perform(_ context: MemberContext, _ item: () async throws -> Outcome) async throws {
        if let end {
            results.append(.failure(end))
            return
        }
        do {
            results.append(.success(try await item()))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            let problem = Problem(error)
            if problem.error.code == .accessChanged, results.allSatisfy({ if case .failure = $0 { true } else { false } }) { throw error }
            if [.accessChanged, .serviceUnavailable, .databaseTimeout].contains(problem.error.code) { end = problem }
            if problem.error.code == .internalError { context.logger.error("an item failed", metadata: ["error": "\(error)"]) }
            results.append(.failure(problem))
        }
    }

    var outcomes: [Outcome] { results.compactMap { try? $0.get() } }
    var failed: Int { results.count - outcomes.count }

    /// `"data":[…],"failed":…`; each item has its `status`, and what `success` writes or a `problem`.
    ///
    /// - Parameter success: writes what came of an item, and returns its status.
    func write(
        to json: inout JSONWriter, _ request: Request, _ context: MemberContext,
        _ success: (inout JSONWriter, Outcome) -> HTTPResponse.Status
    ) {
        let language = Language(acceptLanguage: request.headers[.acceptLanguage])
        json.objects("data", results) { json, result in
            switch result {
            case .success(let outcome): json.field("status", success(&json, outcome).code)
            case .failure(let problem):
                json.field("status", problem.status.code)
                json.key("problem")
                json.object { json in problem.write(to: &json, language: language, requestID: context.scope.requestID ?? "") }
            }
        }
        json.field("failed", failed)
    }
}

extension Schema {
    /// What a `BulkRun` answers.
    ///
    /// - Parameters:
    ///   - outcome: what an item has that succeeded.
    ///   - counts: beside `data`.
    ///   - max: items of one request.
    static func bulk(
        _ outcome: KeyValuePairs<String, Schema>, counts: KeyValuePairs<String, Schema> = [:], max: Int = BulkRun<Never>.maximumItems
    ) -> Schema {
        let item = object(["status": .integer(200...599, 200)]).adding([:], optional: outcome)
            .adding([:], optional: ["problem": APIContract.problem(codes: [])])
        return object(["data": .list(item, max: max), "failed": .count]).adding(counts)
    }
}

extension Operation {
    /// Takes `dry_run`.
    func rehearsable() -> Operation { query(.query("dry_run", .key(["true", "false"]), "Whether only to say what would happen.")) }
}
