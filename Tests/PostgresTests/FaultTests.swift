internal import BatonTesting
internal import Postgres
internal import Synchronization
internal import Testing

/// What networks do to a client. Each test ends with: the next request works.
@Suite("Faults of the network", .database, .serialized)
struct NetworkFaultTests {
    private func proxied(
        _ change: (inout PostgresConfiguration) -> Void = { _ in }
    ) throws -> (FaultProxy, PostgresClient) {
        let proxy = try FaultProxy(to: TestDatabase.current.adminConfiguration)
        return (proxy, try faultClient(proxy.configuration, change))
    }

    @Test("messages that arrive in parts are put together", .timeLimit(.minutes(1)))
    func dribble() async throws {
        let (proxy, client) = try proxied { $0.acquireTimeout = .seconds(40) }
        defer {
            client.close()
            proxy.close()
        }
        proxy.traffic = .dribble
        let answers = try await withThrowingTaskGroup(of: (Int64, String).self, returning: [Int64: String].self) { group in
            for number in Int64(0)..<60 {
                group.addTask {
                    switch number % 3 {
                    case 0:
                        let text = try await client.query("SELECT repeat(\(number)::text, 500)").single(String.self)
                        return (number, text ?? "")
                    case 1:
                        do {
                            _ = try await client.transaction(TransactionOptions(), ["SELECT 1", "SELECT 1 / (\(number) - \(number))"])
                        } catch let error as DatabaseError {
                            return (number, error.sqlState ?? "?")
                        }
                        return (number, "")
                    default:
                        let texts = try await client.withTransaction { transaction in
                            try await transaction.run(["SELECT \(number)::text", "SELECT repeat('x', 300)"])
                        }
                        return (number, try texts[0].single(String.self) ?? "")
                    }
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for number in Int64(0)..<60 {
            let expected = [String(repeating: "\(number)", count: 500), "22012", "\(number)"][Int(number % 3)]
            #expect(answers[number] == expected)
        }
        proxy.traffic = .pass
        try await expectWorks(client)
    }

    @Test("a slow line mixes up nothing", .timeLimit(.minutes(1)))
    func delay() async throws {
        let (proxy, client) = try proxied()
        defer {
            client.close()
            proxy.close()
        }
        proxy.traffic = .delay(.milliseconds(20))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in Int64(0)..<100 {
                group.addTask {
                    let answer = try await client.transaction(TransactionOptions(), ["SELECT \(number)"])[0].single(Int64.self)
                    #expect(answer == number)
                }
            }
            try await group.waitForAll()
        }
        proxy.traffic = .pass
        try await expectWorks(client)
    }

    @Test("a caller's own timeout ends his waiting on a frozen line, and the next has another connection", .timeLimit(.minutes(1)))
    func frozenQuery() async throws {
        let (proxy, client) = try proxied()
        defer {
            client.close()
            proxy.close()
        }
        for freeze in [FaultProxy.Traffic.freeze, .freezeAnswers] {
            try await expectWorks(client)
            proxy.traffic = freeze
            let single = await failure { try await client.query("SELECT 1", timeout: .milliseconds(300)) }
            #expect(single.database?.kind == .deadlineExceeded)
            #expect(single.time < .seconds(5))
            proxy.traffic = .pass
            try await expectWorks(client)

            proxy.traffic = freeze
            let options = TransactionOptions(timeout: .milliseconds(300))
            let flush = await failure { try await client.transaction(options, ["SELECT 1"]) }
            #expect(flush.database?.kind == .deadlineExceeded)
            #expect(flush.time < .seconds(5))
            proxy.traffic = .pass
            try await expectWorks(client)

            let interactive = await failure {
                try await client.withTransaction(options) { transaction in
                    try await transaction.run("SELECT 1")
                    proxy.traffic = freeze
                    return try await transaction.run("SELECT 2").count
                }
            }
            #expect(interactive.database?.kind == .deadlineExceeded)
            #expect(interactive.time < .seconds(5))
            proxy.traffic = .pass
            try await expectWorks(client)
        }
    }

    @Test("a caller's own timeout holds while he waits for a connection too", .timeLimit(.minutes(1)))
    func frozenConnecting() async throws {
        let (proxy, client) = try proxied { $0.acquireTimeout = .seconds(20) }
        defer {
            client.close()
            proxy.close()
        }
        proxy.door = .blackHole
        let single = await failure { try await client.query("SELECT 1", timeout: .milliseconds(300)) }
        #expect(single.database?.kind == .deadlineExceeded)
        #expect(single.time < .seconds(5))
        let task = Task { try await client.query("SELECT 1") }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        let cancelled = await failure { try await task.value }
        #expect(cancelled.error is CancellationError)
        #expect(cancelled.time < .seconds(5))
        proxy.door = .open
        try await expectWorks(client)
    }

    @Test("who throws while the line is frozen gets his error back soon, and the pool its connection", .timeLimit(.minutes(1)))
    func frozenRollback() async throws {
        struct Stop: Error {}
        let (proxy, client) = try proxied {
            $0.statementTimeout = nil
            $0.leasedConnections = 1
        }
        defer {
            client.close()
            proxy.close()
        }
        let stopped = await failure {
            try await client.withTransaction { transaction in
                try await transaction.run("SELECT 1")
                proxy.traffic = .freeze
                throw Stop()
            }
        }
        #expect(stopped.error is Stop)
        #expect(stopped.time < .seconds(20))
        proxy.traffic = .pass
        try await expectWorks(client)
    }

    @Test("a silent server counts as dead after its statement timeout and the grace", .timeLimit(.minutes(1)))
    func silence() async throws {
        let (proxy, client) = try proxied {
            $0.statementTimeout = .milliseconds(300)
            $0.silenceGrace = .milliseconds(300)
        }
        defer {
            client.close()
            proxy.close()
        }
        // A statement of a session has no deadline of its own.
        let lost = await failure {
            try await client.withConnection { session in
                try await session.execute("SELECT 1")
                proxy.traffic = .freeze
                return try await session.execute("SELECT 2").count
            }
        }
        #expect(lost.database?.kind == .connectionLost)
        #expect(lost.database?.message.contains("said nothing") == true)
        #expect(lost.time < .seconds(10))
        proxy.traffic = .pass
        try await expectWorks(client)
    }

    @Test("who asked for more time than others is not taken for dead", .timeLimit(.minutes(1)))
    func longerThanSilence() async throws {
        let client = try faultClient {
            $0.statementTimeout = .milliseconds(300)
            $0.silenceGrace = .milliseconds(200)
        }
        defer { client.close() }
        let options = TransactionOptions(timeout: .seconds(30))
        let flush = try await client.transaction(options, ["SELECT pg_sleep(1.5), 7"])[0].count
        #expect(flush == 1)
        let interactive = try await client.withTransaction(options) { try await $0.run("SELECT pg_sleep(1.5), 7").count }
        #expect(interactive == 1)
        try await expectWorks(client)
    }

    @Test("nobody answers at connecting: callers hear so in time, and many of them harm nobody later", .timeLimit(.minutes(1)))
    func blackHole() async throws {
        let (proxy, client) = try proxied {
            $0.acquireTimeout = .seconds(1)
            $0.leasedConnections = 40
        }
        defer {
            client.close()
            proxy.close()
        }
        proxy.door = .blackHole
        let failures = await withTaskGroup(returning: [DatabaseError?].self) { group in
            for number in 0..<40 {
                group.addTask {
                    let result = await failure {
                        if number % 4 == 0 { return try await client.query("SELECT 1").count }
                        return try await client.withTransaction { try await $0.run("SELECT 1").count }
                    }
                    #expect(result.time < .seconds(8))
                    return result.database
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(failures.count == 40)
        for error in failures {
            #expect(error?.kind == .unavailable)
            #expect(error?.message.contains("\(proxy.port)") == true, "\(error?.message ?? "")")
        }
        proxy.door = .open
        // At once: what still hangs in the hole stands in nobody's way.
        let answer = try await client.query("SELECT 5").single(Int32.self)
        #expect(answer == 5)
        try await expectWorks(client)
    }

    @Test("a refused connection is tried again until the caller's time is over", .timeLimit(.minutes(1)))
    func refused() async throws {
        let (proxy, client) = try proxied { $0.acquireTimeout = .milliseconds(500) }
        defer {
            client.close()
            proxy.close()
        }
        proxy.door = .refuse
        let refused = await failure { try await client.query("SELECT 1") }
        #expect(refused.database?.kind == .unavailable)
        #expect(refused.database?.message.contains("refused") == true)
        #expect(refused.database?.message.contains("\(proxy.port)") == true)
        #expect(refused.time < .seconds(5))
        proxy.door = .open
        try await expectWorks(client)

        let (second, patient) = try proxied { $0.acquireTimeout = .seconds(20) }
        defer {
            patient.close()
            second.close()
        }
        second.door = .refuse
        let task = Task { try await patient.query("SELECT 6").single(Int32.self) }
        try await Task.sleep(for: .milliseconds(200))
        second.door = .open
        let answer = try await task.value
        #expect(answer == 6)
        try await expectWorks(patient)
    }

    @Test("a cut line ends what is under way as lost", .timeLimit(.minutes(1)))
    func cut() async throws {
        let (proxy, client) = try proxied { $0.sharedConnections = 2 }
        defer {
            client.close()
            proxy.close()
        }
        for _ in 0..<5 {
            try await expectWorks(client)
            let lost = try await withThrowingTaskGroup(of: DatabaseError?.self, returning: [DatabaseError?].self) { group in
                for number in 0..<10 {
                    group.addTask {
                        let result = await failure {
                            if number % 5 == 0 {
                                return try await client.withTransaction { try await $0.run("/* cut */ SELECT pg_sleep(20)").count }
                            }
                            return try await client.query("/* cut */ SELECT pg_sleep(20)").count
                        }
                        return result.database
                    }
                }
                // Two shared connections and two leased ones.
                try await runsOnServer("/* cut */", TestDatabase.current.admin, count: 4)
                // Those who are behind them on the shared connections shall have been sent too: a later one would find a new connection.
                try await Task.sleep(for: .seconds(1))
                proxy.cut()
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for error in lost { #expect(error?.isUnavailable == true, "\(String(reflecting: error))") }
        }
        try await expectWorks(client)
    }

    @Test("a result that is cut off is no result", .timeLimit(.minutes(1)))
    func cutResult() async throws {
        let (proxy, client) = try proxied()
        defer {
            client.close()
            proxy.close()
        }
        for bytes in [1, 10, 1_000, 100_000, 3_000_000] {
            try await expectWorks(client)
            proxy.cut(afterBytes: bytes)
            let lost = await failure {
                try await client.query("SELECT n, repeat('x', 1000) FROM generate_series(1, 5000) n").count
            }
            #expect(lost.database?.kind == .connectionLost)
        }
        proxy.traffic = .pass
        try await expectWorks(client)
    }

    @Test("who was to be sent again when the line was cut hears of the line, not of the prepared statement", .timeLimit(.minutes(1)))
    func cutBeforeSecondTry() async throws {
        let (proxy, client) = try proxied()
        defer {
            client.close()
            proxy.close()
        }
        // The error is about 110 bytes long, and the 6 of the Sync's answer come behind it.
        for bytes in stride(from: 2, to: 200, by: 4) {
            let first = try await eventually { (try? await client.query("SELECT \(1) + 41").single(Int64.self)) == 42 }
            #expect(first)
            try await client.query("DEALLOCATE ALL")
            proxy.cut(afterBytes: bytes)
            let lost = await failure { try await client.query("SELECT \(1) + 41") }
            #expect(lost.database?.kind == .connectionLost, "after \(bytes) bytes: \(String(reflecting: lost.database))")
        }
        proxy.traffic = .pass
        try await expectWorks(client)
    }

    @Test("a large parameter on a frozen line does not block the caller", .timeLimit(.minutes(1)))
    func frozenUpload() async throws {
        let (proxy, client) = try proxied()
        defer {
            client.close()
            proxy.close()
        }
        try await expectWorks(client)
        proxy.traffic = .freeze
        let text = String(repeating: "x", count: 20_000_000)
        let late = await failure { try await client.query("SELECT length(\(text))", timeout: .milliseconds(500)) }
        #expect(late.database?.kind == .deadlineExceeded)
        #expect(late.time < .seconds(10))
        proxy.traffic = .pass
        let length = try await client.query("SELECT length(\(text))").single(Int32.self)
        #expect(length == 20_000_000)
        try await expectWorks(client)
    }
}

/// Callers who stop waiting, statements that take too long.
@Suite("Cancellation and deadlines", .database, .serialized)
struct CancellationTests {
    private var admin: PostgresClient { TestDatabase.current.admin }

    @Test("the server stops a statement that nobody waits for any more", .timeLimit(.minutes(1)))
    func cancelledQuery() async throws {
        let client = try faultClient()
        defer { client.close() }
        let single = Task { try await client.query("/* cancelled query */ SELECT pg_sleep(20)").count }
        try await runsOnServer("/* cancelled query */", admin)
        single.cancel()
        let cancelled = await failure { try await single.value }
        #expect(cancelled.error is CancellationError)
        #expect(cancelled.time < .seconds(3))
        let stopped = try await endsOnServer("/* cancelled query */", admin)
        #expect(stopped)
        try await expectWorks(client)

        let interactive = Task {
            try await client.withTransaction { try await $0.run("/* cancelled transaction */ SELECT pg_sleep(20)").count }
        }
        try await runsOnServer("/* cancelled transaction */", admin)
        interactive.cancel()
        await #expect(throws: CancellationError.self) { try await interactive.value }
        let ended = try await endsOnServer("/* cancelled transaction */", admin)
        #expect(ended)
        try await expectWorks(client)

        let session = Task {
            try await client.withConnection { try await $0.execute("/* cancelled session */ SELECT pg_sleep(20)").count }
        }
        try await runsOnServer("/* cancelled session */", admin)
        session.cancel()
        await #expect(throws: CancellationError.self) { try await session.value }
        let gone = try await endsOnServer("/* cancelled session */", admin)
        #expect(gone)
        try await expectWorks(client)
    }

    @Test("who was sent behind a cancelled statement gets his answer, who comes later does not wait for it", .timeLimit(.minutes(1)))
    func cancelledAmongOthers() async throws {
        let client = try faultClient()
        defer { client.close() }
        try await expectWorks(client)
        let first = Task { try await client.query("/* among others */ SELECT pg_sleep(2)").count }
        try await runsOnServer("/* among others */", admin)
        let second = Task { try await client.query("SELECT \(2)").single(Int64.self) }
        try await Task.sleep(for: .milliseconds(100))
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        // A tick later the connection takes nothing new.
        try await Task.sleep(for: .milliseconds(500))
        let start = ContinuousClock.now
        let third = try await client.query("SELECT \(3)").single(Int64.self)
        #expect(third == 3)
        let waited = ContinuousClock.now - start
        #expect(waited < .milliseconds(1200))
        let answer = try await second.value
        #expect(answer == 2)
        try await expectWorks(client)
    }

    @Test("many short timeouts open no more connections than one client has", .timeLimit(.minutes(1)))
    func manyTimeouts() async throws {
        let client = try faultClient { $0.applicationName = "many_timeouts" }
        defer { client.close() }
        for _ in 0..<15 {
            let late = await failure { try await client.query("SELECT pg_sleep(20)", timeout: .milliseconds(50)) }
            #expect(late.database?.isTimeout == true)
        }
        let few = try await eventually(within: .seconds(5)) {
            try await admin.query("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'many_timeouts'").single(Int64.self) ?? 99
                <= 3
        }
        #expect(few)
        try await expectWorks(client)
    }

    @Test("a transaction's timeout ends it on the server or here", .timeLimit(.minutes(1)))
    func transactionTimeout() async throws {
        let client = try faultClient()
        defer { client.close() }
        let options = TransactionOptions(timeout: .milliseconds(300))
        for _ in 0..<3 {
            let flush = await failure { try await client.transaction(options, ["SELECT 1", "/* too long */ SELECT pg_sleep(20)"]) }
            #expect(flush.database?.isTimeout == true)
            #expect(flush.time < .seconds(5))
            let interactive = await failure {
                try await client.withTransaction(options) { transaction in
                    try await transaction.run("SELECT 1")
                    return try await transaction.run("/* too long */ SELECT pg_sleep(20)").count
                }
            }
            #expect(interactive.database?.isTimeout == true)
            #expect(interactive.time < .seconds(5))
        }
        let ended = try await endsOnServer("/* too long */", admin)
        #expect(ended)
        try await expectWorks(client)
    }

    @Test("the client's statement timeout is the server's too", .timeLimit(.minutes(1)))
    func statementTimeout() async throws {
        let client = try faultClient { $0.statementTimeout = .milliseconds(1500) }
        defer { client.close() }
        let set = try await client.query("SHOW statement_timeout").single(String.self)
        #expect(set == "1500ms")
        let single = await failure { try await client.query("/* by timeout */ SELECT pg_sleep(20)") }
        #expect(single.database?.isTimeout == true)
        #expect(single.time < .seconds(8))
        let ended = try await endsOnServer("/* by timeout */", admin)
        #expect(ended)
        try await expectWorks(client)
    }
}

@Suite("Leases of the pool", .database, .serialized)
struct PoolTests {
    private final class Served: Sendable { let numbers = Mutex<[Int]>([]) }

    @Test("waiters are served in the order they came; who is cancelled leaves the queue", .timeLimit(.minutes(1)))
    func order() async throws {
        let client = try faultClient {
            $0.leasedConnections = 1
            $0.acquireTimeout = .seconds(40)
        }
        defer { client.close() }
        let served = Served()
        let tasks = try await client.withTransaction { transaction in
            try await transaction.run("SELECT 1")
            // Each runs up to where it waits before the next begins.
            let tasks = (0..<20).map { number in
                Task.immediate {
                    try await client.withTransaction { transaction in
                        served.numbers.withLock { $0.append(number) }
                        try await transaction.run("SELECT 1")
                    }
                }
            }
            for (number, task) in tasks.enumerated() where number % 3 == 1 { task.cancel() }
            for (number, task) in tasks.enumerated() where number % 3 == 1 {
                let cancelled = await failure { try await task.value }
                #expect(cancelled.error is CancellationError)
            }
            return tasks
        }
        for (number, task) in tasks.enumerated() where number % 3 != 1 { _ = try await task.value }
        #expect(served.numbers.withLock { $0 } == (0..<20).filter { $0 % 3 != 1 })
        try await expectWorks(client)
    }

    @Test("who finds the pool exhausted hears so, however short his patience", .timeLimit(.minutes(1)))
    func shortTimeout() async throws {
        let client = try faultClient {
            $0.leasedConnections = 1
            $0.acquireTimeout = .milliseconds(20)
        }
        defer { client.close() }
        try await expectWorks(client)
        try await client.withTransaction { transaction in
            try await transaction.run("SELECT 1")
            await withTaskGroup { group in
                for _ in 0..<200 {
                    group.addTask {
                        let late = await failure { try await client.withTransaction { try await $0.run("SELECT 1").count } }
                        #expect(late.database?.kind == .poolExhausted)
                    }
                }
            }
        }
        try await expectWorks(client)
    }

    private struct Stop: Error {}

    /// One lease that ends badly.
    private func lease(_ client: PostgresClient, _ kind: Int) async {
        do {
            switch kind {
            case 0: try await client.withTransaction { _ -> Void in throw Stop() }
            case 1:
                try await client.withTransaction { transaction in
                    try await transaction.run("SELECT 1")
                    throw Stop()
                }
            case 2: _ = try await client.withTransaction { try await $0.run("SELECT 1 / 0").count }
            case 3:
                // COMMIT itself fails.
                _ = try await client.withTransaction { try await $0.run("INSERT INTO failing_leases VALUES (1)").count }
            case 4: _ = try await client.withTransaction { try await $0.finish(["SELECT 1 / 0", "SELECT 2"] as [SQL]) }
            case 5: try await client.withTransaction { _ = try? await $0.run("SELECT 1 / 0") }
            case 6:
                let task = Task { try await client.withTransaction { try await $0.run("SELECT pg_sleep(20)").count } }
                try? await Task.sleep(for: .milliseconds(Int64.random(in: 0...20)))
                task.cancel()
                _ = try await task.value
            case 7:
                let options = TransactionOptions(timeout: .milliseconds(20))
                _ = try await client.withTransaction(options) { try await $0.run("SELECT pg_sleep(20)").count }
            case 8:
                _ = try await client.withTransaction { try await $0.run("SELECT pg_terminate_backend(pg_backend_pid())").count }
            default:
                _ = try await client.withConnection { session in
                    try await session.execute("BEGIN")
                    return try await session.execute("SELECT 1 / 0").count
                }
            }
            Issue.record("kind \(kind) did not fail")
        } catch {
            if let error = error as? DatabaseError {
                #expect(error.kind != .poolExhausted && error.kind != .protocolViolation, "\(kind): \(String(reflecting: error))")
            }
        }
    }

    @Test("after 1,000 leases that failed in every way the pool has all its connections", .timeLimit(.minutes(3)))
    func failingLeases() async throws {
        let client = try faultClient {
            $0.leasedConnections = 4
            $0.acquireTimeout = .seconds(10)
        }
        defer { client.close() }
        try await client.query("CREATE TABLE failing_leases (id int8 PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)")
        try await client.query("INSERT INTO failing_leases VALUES (1)")
        await withTaskGroup { group in
            for worker in 0..<20 {
                group.addTask {
                    for number in 0..<50 {
                        await lease(client, (worker + number) % 10)
                    }
                }
            }
        }
        let count = try await client.query("SELECT count(*) FROM failing_leases").single(Int64.self)
        #expect(count == 1)
        try await expectWorks(client)
        try await expectAllPermits(client)
    }
}

/// Many statements at once on one connection, of which some fail.
@Suite("Pipelines with failures", .database, .serialized)
struct PipelineFaultTests {
    @Test("a full statement cache mixes up and loses nothing, whatever fails around it", .timeLimit(.minutes(2)))
    func smallCache() async throws {
        let client = try faultClient {
            $0.statementCacheSize = 4
            $0.leasedConnections = 3
            $0.acquireTimeout = .seconds(30)
        }
        defer { client.close() }
        await withTaskGroup { group in
            for worker in Int64(0)..<32 {
                group.addTask {
                    for round in Int64(0)..<60 { await ask(client, worker * 1000 + round) }
                }
            }
        }
        try await expectWorks(client)
        let prepared = try await client.query("SELECT count(*) FROM pg_prepared_statements").single(Int64.self) ?? 99
        #expect(prepared <= 6)

        func ask(_ client: PostgresClient, _ number: Int64) async {
            let text: SQL =
                switch number % 7 {
                case 0: "SELECT \(number) + 0"
                case 1: "SELECT \(number) + 1 - 1"
                case 2: "SELECT \(number) + 2 - 2"
                case 3: "SELECT \(number) + 3 - 3"
                case 4: "SELECT \(number) + 4 - 4"
                case 5: "SELECT \(number) + 5 - 5"
                default: "SELECT \(number) + 6 - 6"
                }
            do {
                switch Int.random(in: 0..<8) {
                case 0, 1: #expect(try await client.query(text).single(Int64.self) == number)
                case 2, 3:
                    let results = try await client.transaction(TransactionOptions(), [text, "SELECT \(number) * 2"])
                    #expect(try results[0].single(Int64.self) == number)
                    #expect(try results[1].single(Int64.self) == number * 2)
                case 4:
                    let error = await failure {
                        try await client.transaction(
                            TransactionOptions(), ["SELECT 1 / (\(number) - \(number))", text, "SELECT \(number) - 1"])
                    }
                    #expect(error.database?.sqlState == "22012", "\(error)")
                case 5:
                    let error = await failure { try await client.query("SELECT no_such_column + \(number)") }
                    #expect(error.database?.sqlState == "42703", "\(error)")
                case 6:
                    let error = await failure {
                        try await client.transaction(TransactionOptions(), ["SELECT also_missing + \(number)", text])
                    }
                    #expect(error.database?.sqlState == "42703", "\(error)")
                default:
                    try await client.withTransaction { transaction in
                        #expect(try await transaction.run(text).single(Int64.self) == number)
                        let error = await failure { try await transaction.run("SELECT 1 / (\(number) - \(number))") }
                        #expect(error.database?.sqlState == "22012", "\(error)")
                        throw CancellationError()
                    }
                }
            } catch is CancellationError {
                // Rolled back on purpose.
            } catch {
                Issue.record(error)
            }
        }
    }

    @Test("a COMMIT that fails is told to its caller only", .timeLimit(.minutes(1)))
    func failingCommit() async throws {
        let client = try faultClient()
        defer { client.close() }
        try await client.query("CREATE TABLE failing_commit (id int8, UNIQUE (id) DEFERRABLE INITIALLY DEFERRED)")
        try await client.query("INSERT INTO failing_commit VALUES (1)")
        await withTaskGroup { group in
            for number in Int64(0)..<300 {
                group.addTask {
                    if number % 3 == 0 {
                        let refused = await failure {
                            try await client.transaction(
                                TransactionOptions(), ["INSERT INTO failing_commit VALUES (1)", "SELECT \(number)"])
                        }
                        #expect(refused.database?.sqlState == "23505", "\(refused)")
                        #expect(refused.database?.constraint == "failing_commit_id_key")
                    } else {
                        let answer = try? await client.transaction(TransactionOptions(), ["SELECT \(number)"])[0].single(Int64.self)
                        #expect(answer == number)
                    }
                }
            }
        }
        let interactive = await failure {
            try await client.withTransaction { try await $0.run("INSERT INTO failing_commit VALUES (1)").count }
        }
        #expect(interactive.database?.sqlState == "23505")
        let count = try await client.query("SELECT count(*) FROM failing_commit").single(Int64.self)
        #expect(count == 1)
        try await expectWorks(client)
    }

    @Test("a changed table does not leave a prepared statement broken for ever", .timeLimit(.minutes(1)))
    func changedTable() async throws {
        let client = try faultClient()
        defer { client.close() }
        try await client.query("CREATE TABLE changed (id int4)")
        try await client.query("INSERT INTO changed VALUES (1)")
        for _ in 0..<2 {
            let before = try await client.query("SELECT id FROM changed").single(Int32.self)
            #expect(before == 1)
            _ = try await client.transaction(TransactionOptions(), ["SELECT id FROM changed", "SELECT 1"])
        }
        try await client.query("ALTER TABLE changed ALTER COLUMN id TYPE int8")
        let after = try await client.query("SELECT id FROM changed").single(Int64.self)
        #expect(after == 1)
        try await client.query("ALTER TABLE changed ALTER COLUMN id TYPE int4")
        let flush = try await client.transaction(TransactionOptions(), ["SELECT 1", "SELECT id FROM changed"])[1].single(Int32.self)
        #expect(flush == 1)
        try await expectWorks(client)
    }
}
