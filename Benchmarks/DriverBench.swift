internal import Foundation
internal import Logging
internal import Postgres

/// The driver against what PostgreSQL brings along: pgbench and psql, with the same SQL on the same server.
///
/// Both sides run the same time in each round, in turn. Tasks run on the driver's loops, as those of `baton serve` do.
struct DriverBench {
    private static let accounts = 100_000
    private static let fetched = 10_000
    private static let copied = 50_000
    private static let seconds = 1.0
    private static let tenant = "0198c0de-0000-7000-8000-000000000001"

    private let url: String
    private let pgbench: String
    private let psql: String
    private let logger: Logger
    private let folder: URL
    /// What pgbench did last: how much makes about a second.
    private var rates: [String: Double] = [:]

    /// - Parameter url: a login that may make tables; the schema `bench_driver` is made anew.
    init(url: String, pgbench: String, psql: String, logger: Logger) async throws {
        self.url = url
        self.pgbench = pgbench
        self.psql = psql
        self.logger = logger
        folder = FileManager.default.temporaryDirectory.appending(path: "baton-driver-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let admin = try client(shared: 1)
        defer { admin.close() }
        for statement: SQL in [
            "DROP SCHEMA IF EXISTS bench_driver CASCADE", "CREATE SCHEMA bench_driver",
            "CREATE TABLE bench_driver.account (id int4 PRIMARY KEY, balance int4 NOT NULL, filler text NOT NULL)",
            "INSERT INTO bench_driver.account SELECT n, n * 7, repeat('x', 80) FROM generate_series(1, \(Int32(Self.accounts))) AS n",
            "CREATE TABLE bench_driver.entry (id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account int4 NOT NULL, note text NOT NULL)",
            """
            CREATE TABLE bench_driver.contact (
                id int8 NOT NULL, key uuid NOT NULL, name text NOT NULL, mail text, score int4 NOT NULL, weight float8 NOT NULL,
                active bool NOT NULL, created_at timestamptz NOT NULL)
            """,
            "CREATE UNLOGGED TABLE bench_driver.copied (LIKE bench_driver.contact)",
            """
            INSERT INTO bench_driver.contact
            SELECT n, gen_random_uuid(), '联系人 ' || n, CASE WHEN n % 3 > 0 THEN 'contact' || n || '@example.com' END, n % 100, n * 0.37,
                n % 2 = 0, now() - n * interval '1 minute'
            FROM generate_series(1, \(Int32(Self.fetched))) AS n
            """,
            "VACUUM ANALYZE bench_driver.account", "VACUUM ANALYZE bench_driver.contact",
        ] { try await admin.query(statement) }
        try write(
            "select",
            "\\set id random(1, \(Self.accounts))\nSELECT balance FROM bench_driver.account WHERE id = :id;")
        let transaction =
            "BEGIN;\nSET LOCAL baton.tenant = '\(Self.tenant)';\nSELECT balance FROM bench_driver.account WHERE id = :id;\nCOMMIT;\n"
        try write("trips", "\\set id random(1, \(Self.accounts))\n" + transaction)
        try write("pipeline", "\\set id random(1, \(Self.accounts))\n\\startpipeline\n" + transaction + "\\endpipeline\n")
        try write(
            "insert",
            "\\set id random(1, \(Self.accounts))\nINSERT INTO bench_driver.entry (account, note) VALUES (:id, 'called back, wants an offer');"
        )
        try write(
            "interactive",
            """
            \\set id random(1, \(Self.accounts))
            BEGIN;
            SELECT balance FROM bench_driver.account WHERE id = :id;
            SELECT filler FROM bench_driver.account WHERE id = :id;
            COMMIT;
            """)
        let copyOut = "\\copy bench_driver.contact TO '/dev/null'\n"
        try write("fetch", String(repeating: copyOut, count: 20))
        try Baseline.run(
            psql, [url, "-qXc", "\\copy (SELECT c.* FROM bench_driver.contact c, generate_series(1, 5)) TO '\(path("rows"))'"])
        try write("copyin", "TRUNCATE bench_driver.copied;\n\\copy bench_driver.copied FROM '\(path("rows"))'\n")
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }
    private func write(_ name: String, _ text: String) throws {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    private func client(shared: Int, leased: Int = 8) throws -> PostgresClient {
        var configuration = PostgresConfiguration(connectionString: url)
        configuration.sharedConnections = shared
        configuration.leasedConnections = leased
        return try PostgresClient(configuration, logger: logger)
    }

    // MARK: the rounds

    mutating func run(rounds: Int) async throws -> [Row] {
        defer { try? FileManager.default.removeItem(at: folder) }
        let one = try client(shared: 1)
        let two = try client(shared: 2)
        let eight = try client(shared: 8, leased: 8)
        defer { for client in [one, two, eight] { client.close() } }
        var ours: [String: [Double]] = [:]
        var theirs: [String: [Double]] = [:]
        // The first round warms up and is not counted.
        for round in 0...rounds {
            func note(_ name: String, _ value: Double, _ table: inout [String: [Double]]) {
                if round > 0 { table[name, default: []].append(value) }
            }
            note("select 1/1", try await measure(1) { try await Self.select(one, $0) }, &ours)
            note("select 1", try pgbench("select", clients: 1), &theirs)
            note("select 8/8", try await measure(8) { try await Self.select(eight, $0) }, &ours)
            note("select 8", try pgbench("select", clients: 8), &theirs)
            note("select 32/2", try await measure(32) { try await Self.select(two, $0) }, &ours)
            note("select 2", try pgbench("select", clients: 2), &theirs)
            note("select 32", try pgbench("select", clients: 32), &theirs)
            note("flush", try await measure(32) { try await Self.transaction(two, $0) }, &ours)
            note("trips", try pgbench("trips", clients: 2), &theirs)
            note("pipeline", try pgbench("pipeline", clients: 2), &theirs)
            note("insert", try await measure(8) { try await Self.insert(eight, $0) }, &ours)
            note("insert", try pgbench("insert", clients: 8), &theirs)
            note("interactive", try await measure(8) { try await Self.interactive(eight, $0) }, &ours)
            note("interactive", try pgbench("interactive", clients: 8), &theirs)
            note("fetch", try await fetch(one), &ours)
            note("fetch", Double(20 * Self.fetched) / (try time { try Baseline.run(psql, [url, "-qX", "-f", path("fetch")]) }), &theirs)
            note("copy", try await copyIn(eight), &ours)
            note("copy", Double(Self.copied) / (try time { try Baseline.run(psql, [url, "-qX", "-f", path("copyin")]) }), &theirs)
            FileHandle.standardError.write(Data("driver: round \(round) of \(rounds)\n".utf8))
        }
        func row(_ what: String, _ mine: String, _ baseline: String, _ its: String, _ unit: String) -> Row {
            Row(what: what, baseline: baseline, unit: unit, ours: ours[mine] ?? [], theirs: theirs[its] ?? [])
        }
        return [
            row("point SELECT, 1 task on 1 connection", "select 1/1", "pgbench, 1 client", "select 1", "statements"),
            row("point SELECT, 8 tasks on 8 connections", "select 8/8", "pgbench, 8 clients", "select 8", "statements"),
            row("point SELECT, 32 tasks on 2 connections", "select 32/2", "pgbench, 2 clients", "select 2", "statements"),
            row("point SELECT, 32 tasks on 2 connections", "select 32/2", "pgbench, 32 clients", "select 32", "statements"),
            row(
                "tenant transaction in one flush, 32 tasks on 2 connections", "flush", "pgbench, 2 clients, four round trips", "trips",
                "transactions"),
            row(
                "tenant transaction in one flush, 32 tasks on 2 connections", "flush", "pgbench, 2 clients, \\startpipeline", "pipeline",
                "transactions"),
            row("durable INSERT, 8 tasks on 8 connections", "insert", "pgbench, 8 clients", "insert", "statements"),
            row("interactive transaction of 2 statements, 8 on 8", "interactive", "pgbench, 8 clients", "interactive", "transactions"),
            row("10k rows × 8 columns fetched and decoded into structs", "fetch", "psql \\copy to /dev/null", "fetch", "rows"),
            row("COPY IN of structs, binary, 50k rows", "copy", "psql \\copy from a file", "copy", "rows"),
        ]
    }

    /// Runs `body` in so many tasks for a second; returns how often a second.
    private func measure(_ tasks: Int, _ body: @escaping @Sendable (Int32) async throws -> Void) async throws -> Double {
        try await withTaskExecutorPreference(PostgresClient.executor) {
            let start = ContinuousClock.now
            let end = start + .seconds(Self.seconds)
            let count = try await withThrowingTaskGroup(of: Int.self) { group in
                for task in 0..<tasks {
                    group.addTask {
                        var count = 0
                        var random = UInt32(truncatingIfNeeded: task &* 7919 &+ 17)
                        while ContinuousClock.now < end {
                            // Cheap, and different for each: pgbench draws its numbers too.
                            random = random &* 1_664_525 &+ 1_013_904_223
                            try await body(Int32(random >> 8) % Int32(Self.accounts) + 1)
                            count += 1
                        }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
            return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
        }
    }

    private static func check(_ condition: Bool) throws {
        if !condition { throw Bench.Missing(description: "the server's answer is not that of the question") }
    }

    private static func select(_ client: PostgresClient, _ id: Int32) async throws {
        let balance = try await client.query("SELECT balance FROM bench_driver.account WHERE id = \(id)").single(Int32.self)
        try check(balance == id * 7)
    }

    private static func transaction(_ client: PostgresClient, _ id: Int32) async throws {
        let results = try await client.transaction(
            TransactionOptions(settings: [("baton.tenant", tenant)]), ["SELECT balance FROM bench_driver.account WHERE id = \(id)"])
        try check(results[0].single(Int32.self) == id * 7)
    }

    private static func insert(_ client: PostgresClient, _ id: Int32) async throws {
        try await client.query("INSERT INTO bench_driver.entry (account, note) VALUES (\(id), \("called back, wants an offer"))")
    }

    private static func interactive(_ client: PostgresClient, _ id: Int32) async throws {
        try await client.withTransaction { transaction in
            try check(try await transaction.run("SELECT balance FROM bench_driver.account WHERE id = \(id)").single(Int32.self) == id * 7)
            try check(
                try await transaction.run("SELECT filler FROM bench_driver.account WHERE id = \(id)").single(String.self)?.utf8.count == 80)
        }
    }

    private struct Contact: Sendable {
        var id: Int64
        var key: UUID
        var name: String
        var mail: String?
        var score: Int32
        var weight: Double
        var active: Bool
        var createdAt: Date
    }

    private func fetch(_ client: PostgresClient) async throws -> Double {
        try await withTaskExecutorPreference(PostgresClient.executor) {
            let start = ContinuousClock.now
            for _ in 0..<20 {
                let contacts = try await client.query(
                    "SELECT id, key, name, mail, score, weight, active, created_at FROM bench_driver.contact"
                )
                .map { row throws(DatabaseError) in
                    Contact(
                        id: try row.next(), key: try row.next(), name: try row.next(), mail: try row.next(), score: try row.next(),
                        weight: try row.next(), active: try row.next(), createdAt: try row.next())
                }
                try Self.check(contacts.count == Self.fetched)
            }
            return Double(20 * Self.fetched) / ((ContinuousClock.now - start) / .seconds(1))
        }
    }

    private static let contacts: [Contact] = (0..<copied).map { (number: Int) -> Contact in
        let mail: String? = number % 3 > 0 ? "contact\(number)@example.com" : nil
        let createdAt = Date(timeIntervalSince1970: 1_790_000_000 - Double(number) * 60)
        return Contact(
            id: Int64(number), key: UUID(), name: "联系人 \(number)", mail: mail, score: Int32(number % 100),
            weight: Double(number) * 0.37, active: number % 2 == 0, createdAt: createdAt)
    }

    private func copyIn(_ client: PostgresClient) async throws -> Double {
        let contacts = Self.contacts
        let start = ContinuousClock.now
        try await client.query("TRUNCATE bench_driver.copied")
        let rows = try await client.withTransaction { transaction in
            try await transaction.copyIn("COPY bench_driver.copied FROM STDIN (FORMAT binary)") { writer in
                for contact in contacts {
                    try writer.row(
                        contact.id, contact.key, contact.name, contact.mail, contact.score, contact.weight, contact.active,
                        contact.createdAt)
                }
            }
        }
        try Self.check(rows == Self.copied)
        return Double(Self.copied) / ((ContinuousClock.now - start) / .seconds(1))
    }

    // MARK: the baselines

    private mutating func pgbench(_ script: String, clients: Int) throws -> Double {
        let key = "\(script) \(clients)"
        let count = max(100, Int((rates[key] ?? 2000) * Self.seconds) / clients)
        let tps = try Baseline.pgbench(pgbench, path(script), clients: clients, count: count, url)
        rates[key] = tps
        return tps
    }

    private func time(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
