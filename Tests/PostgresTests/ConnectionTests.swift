internal import BatonTesting
internal import Logging
internal import Testing

@testable internal import Postgres

@Suite("Connections come and go", .database)
struct ConnectionTests {
    private func client(_ change: (inout PostgresConfiguration) -> Void = { _ in }) throws -> PostgresClient {
        var configuration = TestDatabase.current.configuration
        change(&configuration)
        return try PostgresClient(configuration, logger: TestCluster.logger)
    }

    @Test("after the server ends a connection the next request works")
    func killed() async throws {
        let client = try client {
            $0.sharedConnections = 1
            $0.leasedConnections = 1
        }
        defer { client.close() }
        let admin = TestDatabase.current.admin
        for _ in 0..<5 {
            let shared = try await client.query("SELECT pg_backend_pid()").single(Int32.self)
            let leased = try await client.withTransaction { try await $0.run("SELECT pg_backend_pid()").single(Int32.self) }
            for pid in [shared, leased] { try await admin.query("SELECT pg_terminate_backend(\(pid))") }
            // The news may arrive with the next request; that one is then told so.
            let works = try await eventually {
                let shared = try? await client.query("SELECT 1").single(Int32.self)
                let leased = try? await client.withTransaction { try await $0.run("SELECT 2").single(Int32.self) }
                return shared == 1 && leased == 2
            }
            #expect(works)
        }
    }

    @Test("a request under way when its connection ends fails as lost")
    func lostUnderWay() async throws {
        let client = try client()
        defer { client.close() }
        let admin = TestDatabase.current.admin
        let error = await #expect(throws: DatabaseError.self) {
            try await client.withTransaction { transaction in
                let pid = try await transaction.run("SELECT pg_backend_pid()").single(Int32.self)
                Task { try await admin.query("SELECT pg_sleep(0.1), pg_terminate_backend(\(pid))") }
                return try await transaction.run("SELECT pg_sleep(20)").count
            }
        }
        #expect(error?.isUnavailable == true)
    }

    @Test("an exhausted pool says so after its timeout, and hands over when a connection comes back")
    func exhausted() async throws {
        let client = try client {
            $0.leasedConnections = 1
            $0.acquireTimeout = .milliseconds(300)
        }
        defer { client.close() }
        try await client.withTransaction { transaction in
            try await transaction.run("SELECT 1")
            let error = await #expect(throws: DatabaseError.self) {
                try await client.withTransaction { try await $0.run("SELECT 1").count }
            }
            #expect(error?.kind == .poolExhausted)
        }
        #expect(try await client.withTransaction { try await $0.run("SELECT 3").single(Int32.self) } == 3)
    }

    @Test("more statements than the cache holds all work")
    func statementCache() async throws {
        let client = try client {
            $0.sharedConnections = 1
            $0.statementCacheSize = 4
        }
        defer { client.close() }
        let texts: [SQL] = [
            "SELECT 0 + \(1)", "SELECT 1 + \(1)", "SELECT 2 + \(1)", "SELECT 3 + \(1)", "SELECT 4 + \(1)", "SELECT 5 + \(1)",
        ]
        for round in 0..<30 {
            let index = (round * 5 + round / 3) % texts.count
            #expect(try await client.query(texts[index]).single(Int64.self) == Int64(index + 1))
        }
        let prepared = try await client.query("SELECT count(*) FROM pg_prepared_statements").single(Int64.self) ?? 99
        #expect(prepared <= 5)
    }

    @Test("the same text with parameters of other types is another statement")
    func parameterTypes() async throws {
        let client = try client { $0.sharedConnections = 1 }
        defer { client.close() }
        for _ in 0..<2 {
            #expect(try await client.query("SELECT \(Int64(7))").single(Int64.self) == 7)
            #expect(try await client.query("SELECT \("seven")").single(String.self) == "seven")
            #expect(try await client.query("SELECT \(true)").single(Bool.self) == true)
        }
    }

    @Test("a statement that the server has forgotten is prepared again")
    func forgotten() async throws {
        let client = try client { $0.sharedConnections = 1 }
        defer { client.close() }
        for _ in 0..<3 {
            #expect(try await client.query("SELECT \(Int64(1)) + 1").single(Int64.self) == 2)
            let results = try await client.transaction(TransactionOptions(), ["SELECT \(Int64(2)) + 1", "SELECT \(Int64(1)) + 1"])
            #expect(try results[1].single(Int64.self) == 2)
            try await client.query("DEALLOCATE ALL")
        }
    }

    @Test("a statement that fails to prepare can be asked again")
    func failedPrepare() async throws {
        let client = try client { $0.sharedConnections = 1 }
        defer { client.close() }
        for _ in 0..<3 {
            let error = await #expect(throws: DatabaseError.self) { try await client.query("SELECT no_such_column") }
            #expect(error?.sqlState == "42703")
            #expect(try await client.query("SELECT 1").single(Int32.self) == 1)
        }
    }

    @Test("nothing is prepared for a pooler that cannot keep it")
    func unprepared() async throws {
        let client = try client {
            $0.preparesStatements = false
            $0.sharedConnections = 1
        }
        defer { client.close() }
        #expect(try await client.query("SELECT \(41) + 1").single(Int64.self) == 42)
        #expect(try await client.query("SELECT count(*) FROM pg_prepared_statements").single(Int64.self) == 0)
    }

    @Test("a connection string that cannot work says which part")
    func badConnectionStrings() async throws {
        let cases = [
            ("postgresql://[::1/x", "]"), ("host=localhost nonsense=1", "nonsense"), ("postgresql://localhost/x?nonsense=1", "nonsense"),
            ("", "empty"), ("host=localhost port=http", "port=http"), ("host=a,b port=5432,0", "port=0"),
            ("postgresql://localhost:99999/x", "port=99999"), ("postgresql://localhost/x?sslmode=sometimes", "sslmode=sometimes"),
        ]
        for (text, part) in cases {
            let error = #expect(throws: DatabaseError.self) {
                _ = try PostgresClient(PostgresConfiguration(connectionString: text), logger: TestCluster.logger)
            }
            #expect(error?.kind == .configuration)
            #expect(error?.message.contains(part) == true)
        }
        var listening = PostgresConfiguration(connectionString: "host=localhost")
        listening.listenConnectionString = "host=localhost port=x"
        let wrong = #expect(throws: DatabaseError.self) { try listening.validate() }
        #expect(wrong?.message.contains("LISTEN") == true)
        var nowhere = PostgresConfiguration(connectionString: "host=127.0.0.1 port=1")
        nowhere.acquireTimeout = .milliseconds(200)
        let client = try PostgresClient(nowhere, logger: TestCluster.logger)
        let error = await #expect(throws: DatabaseError.self) { try await client.query("SELECT 1") }
        #expect(error?.kind == .unavailable)
    }

    @Test("a server with known holes in row security is refused")
    func oldServer() {
        let configuration = PostgresConfiguration(connectionString: "host=x")
        for version: Int32 in [140_020, 150_013, 160_009, 170_005] {
            #expect(throws: DatabaseError.self) { try configuration.check(serverVersion: version) }
        }
        for version: Int32 in [150_014, 160_010, 170_006, 180_000] {
            #expect(throws: Never.self) { try configuration.check(serverVersion: version) }
        }
    }

    @Test("login and database can be replaced in both forms of a connection string")
    func replacing() throws {
        for text in ["postgresql://a@/b?host=/tmp/x%20y&port=1", "user=a dbname=b host='/tmp/x y' port=1"] {
            let changed = PostgresConfiguration(connectionString: text).replacing(user: "ü'\\&", password: "p=w", database: "d d")
            #expect(changed.user == "ü'\\&")
            #expect(LibPQConnection.option("dbname", in: changed.conninfo) == "d d")
            #expect(LibPQConnection.option("password", in: changed.conninfo) == "p=w")
            #expect(LibPQConnection.option("host", in: changed.conninfo) == "/tmp/x y")
            #expect(LibPQConnection.option("client_encoding", in: changed.conninfo) == "UTF8")
        }
    }
}

@Suite("Notifications", .database)
struct NotificationTests {
    @Test("a listener hears what is sent, and after a lost connection listens again and says so", .timeLimit(.minutes(1)))
    func listening() async throws {
        let database = TestDatabase.current
        var events = database.client.listen(on: ["tests", "Other"]).makeAsyncIterator()
        #expect(await events.next() == .listening)
        try await database.admin.query("NOTIFY tests, 'one'")
        #expect(await events.next() == .notification(ServerNotification(channel: "tests", payload: "one")))
        try await database.admin.query("NOTIFY \"Other\", '二'")
        #expect(await events.next() == .notification(ServerNotification(channel: "Other", payload: "二")))
        try await database.admin.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()")
        #expect(await events.next() == .listening)
        try await database.admin.query("NOTIFY tests, 'two'")
        #expect(await events.next() == .notification(ServerNotification(channel: "tests", payload: "two")))
    }
}

@Suite("What a failure leaves behind", .database)
struct FailedBatchTests {
    /// Two statements of a transaction have gone well; the third operation, or COMMIT, fails.
    @Test(
        "a transaction is left open by what fails before COMMIT, and by a COMMIT that was never executed",
        arguments: [
            ("57014", 2, true), ("57014", 3, true), ("26000", 3, true), ("23505", 3, false), ("22012", 2, true), ("25P02", 0, false),
        ])
    func leftOpen(_ sqlState: String, _ index: Int, _ isLeft: Bool) async throws {
        let batch = Batch([.begin, .prepared("SELECT 1"), .prepared("SELECT 2"), .commit], role: "", isWhole: true)
        let result = try await TestDatabase.current.client.query("SELECT 1")
        for _ in 0..<index { batch.add(result) }
        batch.fail(DatabaseError(.server, "x", sqlState: sqlState), at: index)
        #expect(batch.leavesFailedTransaction == isLeft)
    }
}
