internal import BatonTesting
internal import Postgres
internal import Testing

@Suite("Transactions", .database)
struct TransactionTests {
    private var client: PostgresClient { TestDatabase.current.admin }

    private func makeTable(_ name: SQL) async throws {
        try await client.query("CREATE TABLE \(fragment: name) (id int8 PRIMARY KEY, note text)")
    }

    /// A client whose round trips nobody else adds to.
    private func countingClient() throws -> PostgresClient {
        try PostgresClient(TestDatabase.current.adminConfiguration, logger: TestCluster.logger)
    }

    @Test("a whole transaction is one round trip, and all or nothing")
    func oneFlush() async throws {
        try await makeTable("one_flush")
        let client = try countingClient()
        defer { client.close() }
        let before = client.flushes
        let results = try await client.transaction(
            TransactionOptions(), ["INSERT INTO one_flush VALUES (\(1), 'a')", "SELECT count(*) FROM one_flush"])
        #expect(client.flushes - before == 1)
        #expect(results.count == 2)
        #expect(try results[1].single(Int64.self) == 1)

        let error = await #expect(throws: DatabaseError.self) {
            _ = try await client.transaction(
                TransactionOptions(), ["INSERT INTO one_flush VALUES (\(2), 'b')", "INSERT INTO one_flush VALUES (\(1), 'again')"])
        }
        #expect(error?.sqlState == "23505")
        #expect(error?.constraint == "one_flush_pkey")
        #expect(error?.statement == "INSERT INTO one_flush VALUES ($1, 'again')")
        #expect(try await client.query("SELECT count(*) FROM one_flush").single(Int64.self) == 1)
    }

    @Test(
        "who is sent right behind a failing transaction gets its own answer, and each is executed once",
        arguments: [false, true])
    func failuresDoNotSpread(onLoops: Bool) async throws {
        let table: SQL = onLoops ? "spread_on_loops" : "spread"
        try await TestDatabase.current.admin.query("CREATE TABLE \(fragment: table) (id int8)")
        // One connection, so that all follow each other on it.
        var configuration = TestDatabase.current.adminConfiguration
        configuration.sharedConnections = 1
        let single = try PostgresClient(configuration, logger: TestCluster.logger)
        defer { single.close() }
        // Tasks on the driver's loops: their transactions leave together under one Sync.
        let answers = await withTaskExecutorPreference(onLoops ? PostgresClient.executor : nil) {
            await withTaskGroup(of: (Int64, String).self, returning: [Int64: String].self) { group in
                for number in Int64(0)..<600 {
                    group.addTask {
                        do {
                            let statement: SQL =
                                number % 3 == 0 ? "SELECT 1 / (\(number) - \(number))" : "SELECT \(number) * 2"
                            // What stands alone follows transactions, and they follow it.
                            if number % 7 == 0 {
                                return (number, "\(try await single.query("SELECT -\(number)").single(Int64.self) ?? 1)")
                            }
                            let result = try await single.transaction(
                                TransactionOptions(),
                                ["INSERT INTO \(fragment: table) VALUES (\(number))", statement, "SELECT \(number)"])
                            return (number, "\(try result[1].single(Int64.self) ?? -1),\(try result[2].single(Int64.self) ?? -1)")
                        } catch let error as DatabaseError {
                            return (number, error.sqlState ?? "\(error.kind)")
                        } catch {
                            return (number, "\(error)")
                        }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
        }
        for number in Int64(0)..<600 {
            #expect(answers[number] == (number % 7 == 0 ? "\(-number)" : number % 3 == 0 ? "22012" : "\(number * 2),\(number)"))
        }
        let stored = try await single.query("SELECT id FROM \(fragment: table) ORDER BY id").column(Int64.self)
        #expect(stored == (Int64(0)..<600).filter { $0 % 7 != 0 && $0 % 3 != 0 })
    }

    @Test("a COMMIT that fails fails alone among transactions that left together")
    func failingCommit() async throws {
        let admin = TestDatabase.current.admin
        try await admin.query("CREATE TABLE deferred_parent (id int8 PRIMARY KEY)")
        try await admin.query("CREATE TABLE deferred (id int8 REFERENCES deferred_parent DEFERRABLE INITIALLY DEFERRED)")
        try await admin.query("INSERT INTO deferred_parent SELECT n FROM generate_series(0, 400, 2) AS n")
        var configuration = TestDatabase.current.adminConfiguration
        configuration.sharedConnections = 1
        let single = try PostgresClient(configuration, logger: TestCluster.logger)
        defer { single.close() }
        let failed = try await withTaskExecutorPreference(PostgresClient.executor) {
            try await withThrowingTaskGroup(of: Int64?.self, returning: Set<Int64>.self) { group in
                for number in Int64(0)..<400 {
                    group.addTask {
                        do {
                            _ = try await single.transaction(TransactionOptions(), ["INSERT INTO deferred VALUES (\(number))"])
                            return nil
                        } catch let error as DatabaseError where error.sqlState == "23503" {
                            return number
                        }
                    }
                }
                return try await group.reduce(into: []) { if let number = $1 { $0.insert(number) } }
            }
        }
        #expect(failed == Set((Int64(0)..<400).filter { $0 % 2 == 1 }))
        let stored = try await single.query("SELECT id FROM deferred ORDER BY id").column(Int64.self)
        #expect(stored == (Int64(0)..<400).filter { $0 % 2 == 0 })
    }

    @Test("an interactive transaction commits what it did and rolls back when it throws")
    func interactive() async throws {
        try await makeTable("interactive")
        struct Stop: Error {}
        let client = try countingClient()
        defer { client.close() }
        let before = client.flushes
        try await client.withTransaction { transaction in
            transaction.enqueue("INSERT INTO interactive VALUES (1, 'a')")
            let count = try await transaction.run("SELECT count(*) FROM interactive").single(Int64.self)
            #expect(count == 1)
            transaction.enqueue("INSERT INTO interactive VALUES (2, 'b')")
        }
        // BEGIN and the first two in one flush, the last and COMMIT in the other.
        #expect(client.flushes - before == 2)
        await #expect(throws: Stop.self) {
            try await client.withTransaction { transaction in
                try await transaction.run("DELETE FROM interactive")
                throw Stop()
            }
        }
        #expect(try await client.query("SELECT count(*) FROM interactive").single(Int64.self) == 2)
    }

    @Test("an error that the body swallows does not pass for a commit")
    func swallowedError() async throws {
        try await makeTable("swallowed")
        let error = await #expect(throws: DatabaseError.self) {
            try await client.withTransaction { transaction in
                try await transaction.run("INSERT INTO swallowed VALUES (1, 'a')")
                _ = try? await transaction.run("SELECT 1 / 0")
            }
        }
        #expect(error?.kind == .rolledBack)
        #expect(try await client.query("SELECT count(*) FROM swallowed").single(Int64.self) == 0)
        #expect(try await client.withTransaction { try await $0.run("SELECT 7").single(Int32.self) } == 7)
    }

    @Test("what finish sends is in the same transaction, and a failing one throws")
    func finishing() async throws {
        try await makeTable("finishing")
        let results = try await client.withTransaction { transaction in
            transaction.enqueue("INSERT INTO finishing VALUES (1, 'a')")
            return try await transaction.finish(["SELECT count(*) FROM finishing"])
        }
        #expect(try results[0].single(Int64.self) == 1)
        await #expect(throws: DatabaseError.self) {
            try await client.withTransaction { transaction in
                try await transaction.finish(["INSERT INTO finishing VALUES (2, 'b')", "INSERT INTO finishing VALUES (1, 'c')"])
            }
        }
        #expect(try await client.query("SELECT count(*) FROM finishing").single(Int64.self) == 1)
    }

    @Test("a last flush that fails at its first statement leaves a connection that the next caller can use")
    func failingFinish() async throws {
        try await makeTable("failing_finish")
        var configuration = TestDatabase.current.adminConfiguration
        configuration.leasedConnections = 1
        let single = try PostgresClient(configuration, logger: TestCluster.logger)
        defer { single.close() }
        for _ in 0..<3 {
            let error = await #expect(throws: DatabaseError.self) {
                try await single.withTransaction { transaction in
                    try await transaction.run("INSERT INTO failing_finish VALUES (1, 'a')")
                    return try await transaction.finish(["SELECT 1 / 0", "SELECT 2"] as [SQL])
                }
            }
            #expect(error?.sqlState == "22012")
            #expect(try await single.withTransaction { try await $0.run("SELECT 7").single(Int32.self) } == 7)
        }
        #expect(try await single.query("SELECT count(*) FROM failing_finish").single(Int64.self) == 0)
    }

    @Test("settings and role hold for one transaction only")
    func context() async throws {
        let service = TestDatabase.current.client
        let options = TransactionOptions(role: "bt_system", settings: [("baton.tenant", "it's \"quoted\"")])
        let results = try await service.transaction(options, ["SELECT current_user::text, current_setting('baton.tenant')"])
        let row = try results[0].first((String, String).self)
        #expect(row?.0 == "bt_system")
        #expect(row?.1 == "it's \"quoted\"")
        for _ in 0..<4 {
            let after = try await service.query("SELECT current_user::text, coalesce(current_setting('baton.tenant', true), '')")
                .first((String, String).self)
            #expect(after?.0 == "bt_svc")
            #expect(after?.1 == "")
        }
    }

    @Test("a cancelled task stops waiting at once, and its connection is of use to nobody by mistake")
    func cancellation() async throws {
        let start = ContinuousClock.now
        let task = Task { [client] in
            try await client.withTransaction { try await $0.run("SELECT pg_sleep(20)").count }
        }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(ContinuousClock.now - start < .seconds(10))
        let answers = try await withThrowingTaskGroup(of: Int64?.self, returning: [Int64?].self) { [client] group in
            for number in Int64(0)..<20 {
                group.addTask { try await client.withTransaction { try await $0.run("SELECT \(number)").single(Int64.self) } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers) == Set((0..<20).map { Int64($0) }))
    }
}
