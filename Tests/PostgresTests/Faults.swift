internal import BatonTesting
internal import Postgres
internal import Testing

/// A client for a test of faults, small unless it asks for more.
func faultClient(
    _ configuration: PostgresConfiguration = TestDatabase.current.adminConfiguration,
    _ change: (inout PostgresConfiguration) -> Void = { _ in }
) throws -> PostgresClient {
    var configuration = configuration
    configuration.sharedConnections = 1
    configuration.leasedConnections = 2
    change(&configuration)
    return try PostgresClient(configuration, logger: TestCluster.logger)
}

/// The next requests work: a single statement, a transaction in one flush, an interactive one.
func expectWorks(_ client: PostgresClient, _ location: SourceLocation = #_sourceLocation) async throws {
    // The news of a loss may arrive with a request; that one is then told so.
    var last: (any Error)?
    let works = try await eventually(within: .seconds(20)) {
        do {
            let single = try await client.query("SELECT \(1) + 1").single(Int64.self)
            let flush = try await client.transaction(TransactionOptions(), ["SELECT 2", "SELECT \(3)"])[1].single(Int64.self)
            let interactive = try await client.withTransaction { try await $0.run("SELECT \(4)").single(Int64.self) }
            return single == 2 && flush == 3 && interactive == 4
        } catch {
            last = error
            return false
        }
    }
    #expect(works, "\(last.map { String(reflecting: $0) } ?? "wrong answers")", sourceLocation: location)
}

/// What `body` throws, and after which time.
func failure<Output>(
    _ location: SourceLocation = #_sourceLocation, _ body: () async throws -> Output
) async -> (error: (any Error)?, database: DatabaseError?, time: Duration) {
    let start = ContinuousClock.now
    do {
        _ = try await body()
        Issue.record("nothing was thrown", sourceLocation: location)
        return (nil, nil, ContinuousClock.now - start)
    } catch {
        return (error, error as? DatabaseError, ContinuousClock.now - start)
    }
}

/// All connections for interactive transactions can be held at once, and not one more. The client's acquisition timeout should be short.
func expectAllPermits(_ client: PostgresClient, _ location: SourceLocation = #_sourceLocation) async throws {
    func hold(_ count: Int) async throws {
        if count == 0 {
            let surplus = await failure { try await client.withTransaction { try await $0.run("SELECT 1").count } }
            #expect(surplus.database?.kind == .poolExhausted, sourceLocation: location)
            return
        }
        try await client.withTransaction { transaction in
            try await transaction.run("SELECT 1")
            try await hold(count - 1)
        }
    }
    try await hold(client.configuration.leasedConnections)
}

/// Whether no statement with this mark runs on the server any more, soon. The mark is a comment in its text.
func endsOnServer(_ mark: String, _ admin: PostgresClient, within limit: Duration = .seconds(5)) async throws -> Bool {
    try await eventually(within: limit) {
        try await admin.query(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND strpos(query, \(mark)) > 0"
        ).single(Int64.self) == 0
    }
}

/// Waits until a statement with this mark runs.
func runsOnServer(_ mark: String, _ admin: PostgresClient, count: Int64 = 1) async throws {
    let runs = try await eventually {
        try await admin.query(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND strpos(query, \(mark)) > 0"
        ).single(Int64.self) ?? 0 >= count
    }
    #expect(runs, "\(mark) does not run")
}
