internal import BatonTesting
internal import InMemoryTracing
internal import Logging
internal import PrometheusMetrics
internal import Synchronization
internal import Testing
internal import Tracing

@testable internal import Postgres

@Suite("What the driver tells about itself", .database)
struct TelemetryTests {
    private func client(
        _ registry: PrometheusRegistry = PrometheusRegistry(), log: Log = Log(), tracer: InMemoryTracer? = nil,
        _ change: (inout PostgresConfiguration) -> Void = { _ in }
    ) throws -> PostgresClient {
        var configuration = TestDatabase.current.adminConfiguration
        change(&configuration)
        return try PostgresClient(configuration, logger: Logger(label: "test") { _ in log }, metrics: registry, tracer: tracer)
    }

    private func sample(_ line: String, in registry: PrometheusRegistry) -> Double? {
        String(decoding: registry.expose(), as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(line + " ") }
            .flatMap { Double($0.split(separator: " ").last ?? "") }
    }

    @Test("statements are counted by name, with rows, errors and durations; values appear nowhere")
    func statements() async throws {
        let registry = PrometheusRegistry()
        let client = try client(registry)
        defer { client.close() }
        try await client.query("CREATE TABLE telemetry_row (id int8)")
        for number in Int64(0)..<3 { try await client.query("INSERT INTO telemetry_row VALUES (\(number)), (\(number))") }
        _ = try await client.transaction(TransactionOptions(), ["SELECT * FROM telemetry_row"])
        _ = try? await client.query("SELECT 1 / (id - id), \("secret value") FROM telemetry_row")
        #expect(sample("baton_db_statements_total{statement=\"INSERT telemetry_row\"}", in: registry) == 3)
        #expect(sample("baton_db_statement_rows_total{statement=\"INSERT telemetry_row\"}", in: registry) == 6)
        #expect(sample("baton_db_statements_total{statement=\"SELECT telemetry_row\"}", in: registry) == 2)
        #expect(sample("baton_db_statement_rows_total{statement=\"SELECT telemetry_row\"}", in: registry) == 6)
        #expect(
            sample("baton_db_statement_errors_total{sqlstate=\"22012\",statement=\"SELECT telemetry_row\"}", in: registry) == 1)
        #expect(sample("baton_db_statement_duration_seconds_count{statement=\"INSERT telemetry_row\"}", in: registry) == 3)
        #expect(!String(decoding: registry.expose(), as: UTF8.self).contains("secret"))
    }

    @Test("the pool's gauges follow leases, waiters and time-outs")
    func pool() async throws {
        let registry = PrometheusRegistry()
        let client = try client(registry) {
            $0.leasedConnections = 1
            // The first one has to be connected in it, on a machine that does much else.
            $0.acquireTimeout = .seconds(3)
        }
        defer { client.close() }
        try await client.withTransaction { transaction in
            try await transaction.run("SELECT 1")
            #expect(sample("baton_db_pool_open", in: registry) == 1)
            #expect(sample("baton_db_pool_idle", in: registry) == 0)
            let second = Task { try await client.withTransaction { try await $0.run("SELECT 2").count } }
            let waited = try await eventually { sample("baton_db_pool_waiting", in: registry) == 1 }
            #expect(waited)
            await #expect(throws: DatabaseError.self) { try await second.value }
        }
        #expect(sample("baton_db_pool_waiting", in: registry) == 0)
        #expect(sample("baton_db_pool_idle", in: registry) == 1)
        #expect(sample("baton_db_pool_timeouts_total", in: registry) == 1)
        #expect(sample("baton_db_connects_total", in: registry) == 1)
        let pid = try await client.withTransaction { try await $0.run("SELECT pg_backend_pid()").single(Int32.self) }
        try await TestDatabase.current.admin.query("SELECT pg_terminate_backend(\(pid))")
        let noticed = try await eventually { sample("baton_db_connections_lost_total", in: registry) == 1 }
        #expect(noticed)
    }

    @Test("slow statements are logged by name, without their values")
    func slow() async throws {
        let log = Log()
        let client = try client(log: log) { $0.slowStatement = .milliseconds(500) }
        defer { client.close() }
        try await client.query("SELECT pg_sleep(0.001), \("quick secret")")
        try await client.query("SELECT pg_sleep(0.7), \("slow secret") FROM (SELECT FROM pg_class LIMIT 1) AS one")
        let told = try await eventually { !log.lines.isEmpty }
        #expect(told)
        #expect(log.lines.count == 1)
        let line = try #require(log.lines.last)
        #expect(line.contains("slow statements"))
        #expect(line.contains("SELECT pg_class"))
        #expect(!line.contains("secret"))
    }

    @Test("each flush is a client span with its statements' names, and an error's SQLSTATE")
    func spans() async throws {
        let tracer = InMemoryTracer()
        let client = try client(tracer: tracer)
        defer { client.close() }
        _ = try await client.transaction(TransactionOptions(), ["SELECT relname FROM pg_class LIMIT 1", "SELECT \("secret")"])
        _ = try? await client.withTransaction { try await $0.run("SELECT 1 / 0 FROM pg_class") }
        let spans = tracer.finishedSpans
        #expect(spans.map(\.operationName) == ["SELECT pg_class", "SELECT pg_class"])
        #expect(spans.allSatisfy { $0.kind == .client })
        #expect(spans.first?.attributes["db.query.summary"]?.toSpanAttribute() == .string("SELECT pg_class; SELECT"))
        #expect(spans.last?.attributes["db.response.status_code"]?.toSpanAttribute() == .string("22012"))
        #expect(!"\(spans)".contains("secret"))
    }

    @Test(
        "a statement is called by its verb and what it is about",
        arguments: [
            ("SELECT id FROM baton.lead WHERE x", "SELECT baton.lead"), ("INSERT INTO baton.event (a) VALUES (1)", "INSERT baton.event"),
            ("UPDATE baton.lead SET a = 1", "UPDATE baton.lead"), ("SELECT baton.lock_lead($1, $2)", "SELECT baton.lock_lead"),
            ("DELETE FROM baton.timer WHERE ctid = ANY (1)", "DELETE baton.timer"), ("SELECT 1", "SELECT"), ("", "empty"),
            ("SELECT min(t.fire_at) FROM (SELECT fire_at FROM baton.timer) t", "SELECT baton.timer"),
            ("WITH x AS (SELECT 1 FROM baton.team) SELECT * FROM x", "WITH baton.team"),
        ])
    func labels(text: String, label: String) {
        #expect(SQL.script(text).label == label)
    }
}

/// Keeps what is logged.
private struct Log: LogHandler {
    private final class Lines: Sendable {
        let state = Mutex<[String]>([])
    }
    private let kept = Lines()
    var lines: [String] { kept.state.withLock { $0 } }

    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        kept.state.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
    }
}
