internal import BatonTesting
internal import Foundation
internal import Logging
internal import Synchronization
internal import Testing

@testable internal import Postgres

/// Many callers on one client for long, in every way at once, while tasks are cancelled, backends are ended and statements fail. Nobody ever
/// gets the answer to another one's question, and in the end nothing has leaked.
@Suite("A storm", .ownServer)
struct SoakTests {
    /// In a process of its own: what it uses of memory and descriptors is its own then.
    @Test("no wrong answer, no lost connection, no leak", .timeLimit(.minutes(20)))
    func storm() async throws {
        // Not having the address is told as everywhere.
        _ = try await TestCluster.current()
        let path = Self.path(getpid())
        defer { for end in ["", ".end"] { try? FileManager.default.removeItem(atPath: path + end) } }
        await #expect(processExitsWith: .success) {
            // What it says when it crashes is for its parent to print.
            let path = Self.path(getppid())
            dup2(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600), 2)
            let isLong = ProcessInfo.processInfo.environment["BATON_TEST_LONG"] != nil
            let url = try #require(ProcessInfo.processInfo.environment["BATON_TEST_ADMIN_URL"])
            let storm = try Storm(PostgresConfiguration(connectionString: url), statements: isLong ? 120_000 : 5_000)
            try await storm.run().write(toFile: path + ".end", atomically: true, encoding: .utf8)
        }
        let crash = (try? String(contentsOfFile: path, encoding: .utf8)) ?? "nothing was said"
        print((try? String(contentsOfFile: path + ".end", encoding: .utf8)) ?? "the storm ended early: \(crash)")
    }

    private static func path(_ process: Int32) -> String {
        FileManager.default.temporaryDirectory.appending(path: "baton-soak-\(process)").path
    }
}

private final class Storm: Sendable {
    private struct Counts {
        var asked = 0
        var answered = 0
        var copied = 0
        var cancelled = 0
        var killed = 0
        var lost = 0
        var errors = 0
        var timeouts = 0
        var wrong: [String] = []
        var started: (rss: Int, descriptors: Int)?
    }

    private let client: PostgresClient
    private let admin: PostgresClient
    private let total: Int
    private let counts = Synchronization.Mutex(Counts())
    private let name = "baton_soak_\(ProcessInfo.processInfo.processIdentifier)"

    init(_ configuration: PostgresConfiguration, statements: Int) throws {
        total = statements
        // What the tables of the storm live in.
        admin = try PostgresClient(configuration, logger: TestCluster.logger)
        var configuration = configuration
        configuration.applicationName = name
        configuration.leasedConnections = 8
        configuration.statementCacheSize = 16
        configuration.acquireTimeout = .seconds(60)
        client = try PostgresClient(configuration, logger: TestCluster.logger)
    }

    /// What happened, in one line.
    func run() async throws -> String {
        try await admin.query("CREATE TABLE \(fragment: .identifier(name)) (id int8, note text)")
        let start = ContinuousClock.now
        let killer = Task { await kill() }
        await withTaskGroup { group in
            for caller in 0..<32 {
                // Half of them on the driver's loops, where transactions leave in groups.
                group.addTask(executorPreference: caller % 2 == 0 ? PostgresClient.executor : nil) { [self] in
                    while let number = next() { await ask(Int64(number)) }
                }
            }
        }
        killer.cancel()
        await killer.value
        let time = ContinuousClock.now - start

        // After the storm: the last backends to be killed are gone when the client has noticed, so that none of them meets the next request.
        let isCalm = try await eventually {
            let works = try? await client.query("SELECT 1").single(Int32.self)
            let leases = try? await client.withTransaction { try await $0.run("SELECT 2").single(Int32.self) }
            return works == 1 && leases == 2
        }
        #expect(isCalm)
        try await Task.sleep(for: .milliseconds(300))
        try await expectWorks(client)
        var configuration = client.configuration
        configuration.acquireTimeout = .seconds(1)
        try await holdAll()
        let connections = try await eventually {
            try await admin.query("SELECT count(*) FROM pg_stat_activity WHERE application_name = \(name)").single(Int64.self) ?? 99
                <= Int64(configuration.sharedConnections + configuration.leasedConnections)
        }
        #expect(connections, "the server has more connections than the client may have")
        let (rss, descriptors) = (Self.residentMegabytes(), Self.openDescriptors())
        client.close()
        try await admin.query("DROP TABLE \(fragment: .identifier(name))")
        admin.close()

        let counts = counts.withLock { $0 }
        #expect(counts.wrong == [])
        let before = counts.started ?? (0, 0)
        // A sanitizer keeps what was freed.
        let isSanitized = ProcessInfo.processInfo.environment["BATON_TEST_SANITIZED"] != nil
        #expect(isSanitized || rss - before.rss <= 15, "memory grew from \(before.rss) to \(rss) MB")
        // The connections of the moment differ; a leak of one in a hundred would be dozens.
        #expect(descriptors - before.descriptors <= 16, "descriptors grew from \(before.descriptors) to \(descriptors)")
        #expect(counts.answered > total / 3)
        let seconds = time.components.seconds
        return """
            soak: \(counts.asked) requests in \(seconds) s: \(counts.answered) answered, \(counts.copied) COPY, \
            \(counts.cancelled) cancelled, \(counts.errors) errors, \(counts.timeouts) timeouts, \(counts.lost) lost with \
            \(counts.killed) killed backends, \(counts.wrong.count) wrong; RSS \(before.rss) MB after 20 %, \(rss) MB at the end; \
            descriptors \(before.descriptors), \(descriptors)\(counts.wrong.map { "\n" + $0 }.joined())
            """
    }

    private func next() -> Int? {
        counts.withLock { counts in
            guard counts.asked < total else { return nil }
            counts.asked += 1
            if counts.asked == total / 5 { counts.started = (Self.residentMegabytes(), Self.openDescriptors()) }
            return counts.asked
        }
    }

    /// Ends a backend of the client now and then.
    private func kill() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(Int64.random(in: 20...120)))
            let killed = try? await admin.query(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = \(name) ORDER BY random() LIMIT 1
                """
            ).count
            counts.withLock { $0.killed += killed ?? 0 }
        }
    }

    /// One request in one of the ways, with an answer that only it can have.
    private func ask(_ number: Int64) async {
        do {
            let choice = Int.random(in: 0..<100)
            let isCancelled = Int.random(in: 0..<20) == 0
            let task = Task { () async throws -> Int64? in
                switch choice {
                case 0..<30: return try await single(number)
                case 30..<60: return try await flush(number)
                case 60..<80: return try await interactive(number)
                case 80..<85: return try await fails(number)
                case 85..<88: return try await failsInTheMiddle(number)
                case 88..<92: return try await late(number)
                case 92..<95: return try await large(number)
                case 95..<97: return try await copyIn(number)
                case 97..<99: return try await copyOut(number)
                default: return try await slow(number)
                }
            }
            if isCancelled {
                try? await Task.sleep(for: .microseconds(Int64.random(in: 0...8_000)))
                task.cancel()
            }
            let answer = try await task.value
            counts.withLock { counts in
                counts.answered += 1
                if choice >= 95, choice < 99 { counts.copied += 1 }
                if answer != number { counts.wrong.append("\(choice): \(number) got \(answer.map { "\($0)" } ?? "nothing")") }
            }
        } catch is CancellationError {
            counts.withLock { $0.cancelled += 1 }
        } catch let error as DatabaseError {
            counts.withLock { counts in
                if error.isTimeout {
                    counts.timeouts += 1
                } else if error.isUnavailable, error.kind != .poolExhausted {
                    counts.lost += 1
                } else if error.message.contains("for \(number).") || error.sqlState == "22012" {
                    counts.errors += 1
                } else {
                    counts.wrong.append("\(number): \(String(reflecting: error))")
                }
            }
        } catch {
            counts.withLock { $0.wrong.append("\(number): \(error)") }
        }
    }

    private func single(_ number: Int64) async throws -> Int64? {
        // Several texts, so that the small cache has work.
        let text: SQL =
            switch number % 8 {
            case 0: "SELECT \(number) + 0"
            case 1: "SELECT \(number) + 1 - 1"
            case 2: "SELECT \(number) + 2 - 2"
            case 3: "SELECT \(number) + 3 - 3"
            case 4: "SELECT \(number) + 4 - 4"
            case 5: "SELECT \(number) + 5 - 5"
            case 6: "SELECT \(number) + 6 - 6"
            default: "SELECT \(number) + 7 - 7"
            }
        return try await client.query(text).single(Int64.self)
    }

    private func flush(_ number: Int64) async throws -> Int64? {
        let options = TransactionOptions(settings: [("baton.tenant", "\(number)")], isReadOnly: number % 2 == 0)
        let results = try await client.transaction(
            options, ["SELECT 1", "SELECT \(number), current_setting('baton.tenant')::int8", "SELECT \(number) * 3"])
        let row = try results[1].first((Int64, Int64).self)
        guard row?.0 == number, row?.1 == number, try results[2].single(Int64.self) == number * 3 else { return row?.1 }
        return number
    }

    private func interactive(_ number: Int64) async throws -> Int64? {
        try await client.withTransaction(TransactionOptions(settings: [("baton.tenant", "\(number)")])) { transaction in
            let first = try await transaction.run("SELECT \(number)").single(Int64.self)
            transaction.enqueue("SELECT \(number) * 5")
            let second = try await transaction.run("SELECT current_setting('baton.tenant')::int8").single(Int64.self)
            return first == second ? first : -1
        }
    }

    private func fails(_ number: Int64) async throws -> Int64? {
        // The message is that of the question too.
        _ = try await client.query("SELECT (\(String("no number for \(number)."))::text)::int8")
        return nil
    }

    private func failsInTheMiddle(_ number: Int64) async throws -> Int64? {
        if number % 2 == 0 {
            return try await client.transaction(TransactionOptions(), ["SELECT 1", "SELECT 1 / (\(number) - \(number))", "SELECT 2"]).count
                == 0
                ? nil : -1
        }
        return try await client.withTransaction { transaction in
            try await transaction.run("SELECT \(number)")
            return try await transaction.run("SELECT 1 / (\(number) - \(number))").single(Int64.self)
        }
    }

    private func late(_ number: Int64) async throws -> Int64? {
        let options = TransactionOptions(timeout: .milliseconds(Int64.random(in: 5...40)))
        switch number % 3 {
        case 0: return try await client.transaction(options, ["SELECT pg_sleep(5), \(number)"])[0].count == 0 ? nil : -1
        case 1: return try await client.withTransaction(options) { try await $0.run("SELECT pg_sleep(5)").count == 0 ? nil : -1 }
        default: return try await client.query("SELECT pg_sleep(0.3)", timeout: .milliseconds(20)).count == 1 ? number : -1
        }
    }

    private func slow(_ number: Int64) async throws -> Int64? {
        try await client.query("SELECT \(number) FROM pg_sleep(0.005)").single(Int64.self)
    }

    private func large(_ number: Int64) async throws -> Int64? {
        let result = try await client.query(
            "SELECT \(number), repeat(md5(\(number)::text), 300) FROM generate_series(1, 100)")
        let rows = try result.decode((Int64, String).self)
        let first = rows.first?.1
        return rows.count == 100 && rows.allSatisfy { $0.0 == number && $0.1 == first } && first?.utf8.count == 9_600 ? number : -1
    }

    private func copyIn(_ number: Int64) async throws -> Int64? {
        let statement = "COPY " + SQL.identifier(name) + " FROM STDIN (FORMAT binary)"
        return try await client.withTransaction { transaction in
            let loaded = try await transaction.copyIn(statement) { writer in
                for _ in 0..<50 { try writer.row(number, String(repeating: "x", count: 200)) }
            }
            let count = try await transaction.run("SELECT count(*) FROM \(fragment: .identifier(name)) WHERE id = \(number)").single(
                Int64.self)
            try await transaction.run("DELETE FROM \(fragment: .identifier(name)) WHERE id = \(number)")
            return loaded == 50 && count == 50 ? number : -1
        }
    }

    private func copyOut(_ number: Int64) async throws -> Int64? {
        let statement = "COPY (SELECT n + " + SQL.quoted("\(number)") + " FROM generate_series(1::int8, 200) n) TO STDOUT (FORMAT binary)"
        let sum = Synchronization.Mutex(Int64(0))
        let rows = try await client.withTransaction { transaction in
            try await transaction.copyOut(statement) { row in
                let value = try row.next(Int64.self)
                sum.withLock { $0 += value - number }
            }
        }
        return rows == 200 && sum.withLock { $0 } == 20_100 ? number : -1
    }

    /// All connections for transactions at once.
    private func holdAll() async throws {
        func hold(_ count: Int) async throws {
            if count == 0 { return }
            try await client.withTransaction { transaction in
                try await transaction.run("SELECT 1")
                try await hold(count - 1)
            }
        }
        try await hold(client.configuration.leasedConnections)
    }

    private static func residentMegabytes() -> Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576 : 0
    }

    private static func openDescriptors() -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }
}
