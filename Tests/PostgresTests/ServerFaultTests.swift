internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Backends of the server are ended.
@Suite("Faults of backends", .database, .serialized)
struct BackendFaultTests {
    @Test("a backend that is ended in the middle of a statement", .timeLimit(.minutes(1)))
    func terminated() async throws {
        let client = try faultClient()
        defer { client.close() }
        let admin = TestDatabase.current.admin
        for _ in 0..<3 {
            let tasks = [
                Task { try await client.query("/* terminated */ SELECT pg_sleep(20)").count },
                Task { try await client.withTransaction { try await $0.run("/* terminated */ SELECT pg_sleep(20)").count } },
                Task {
                    try await client.withTransaction {
                        try await $0.copyOut("/* terminated */ COPY (SELECT pg_sleep(20)) TO STDOUT (FORMAT binary)") { _ in }
                    }
                },
            ]
            try await runsOnServer("/* terminated */", admin, count: 3)
            try await admin.query(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE pid <> pg_backend_pid() AND strpos(query, '/* terminated */') > 0
                """)
            for task in tasks {
                let lost = await failure { try await task.value }
                #expect(lost.database?.isUnavailable == true, "\(lost)")
                #expect(lost.time < .seconds(10))
            }
            try await expectWorks(client)
        }
    }
}

/// The whole server is killed and frozen.
@Suite("Faults of the server", .ownServer, .privateCluster, .serialized)
struct ServerFaultTests {
    @Test("the server is killed under load and comes back", .timeLimit(.minutes(3)))
    func killed() async throws {
        let cluster = PrivateCluster.current
        let client = try faultClient(cluster.configuration) {
            $0.acquireTimeout = .seconds(30)
            $0.sharedConnections = 4
        }
        defer { client.close() }
        for _ in 0..<3 {
            try await expectWorks(client)
            let admin = try faultClient(cluster.configuration)
            defer { admin.close() }
            // Each on a connection of its own, so that all are seen to run: whoever came later would find the new server and sleep there.
            let tasks = (0..<6).map { number in
                Task {
                    if number % 3 == 0 {
                        return try await client.withTransaction { try await $0.run("/* killed */ SELECT pg_sleep(30)").count }
                    }
                    return try await client.query("/* killed */ SELECT pg_sleep(30)").count
                }
            }
            try await runsOnServer("/* killed */", admin, count: 6)
            try cluster.killHard()
            try await cluster.start()
            for task in tasks {
                let lost = await failure { try await task.value }
                #expect(lost.database?.isUnavailable == true, "\(lost)")
            }
            // Rides out the restart: the very next request.
            let answer = try await client.query("SELECT 9").single(Int32.self)
            #expect(answer == 9)
            try await expectWorks(client)
        }
    }

    @Test("a request that comes while the server is away waits for it", .timeLimit(.minutes(3)))
    func away() async throws {
        let cluster = PrivateCluster.current
        let client = try faultClient(cluster.configuration) { $0.acquireTimeout = .seconds(60) }
        defer { client.close() }
        try cluster.killHard()
        let shared = Task { try await client.query("SELECT 1").single(Int32.self) }
        let leased = Task { try await client.withTransaction { try await $0.run("SELECT 2").single(Int32.self) } }
        try await cluster.start()
        let answers = (try await shared.value, try await leased.value)
        #expect(answers == (1, 2))
        try await expectWorks(client)
    }

    @Test("a frozen server: connections that exist work, new ones fail in time", .timeLimit(.minutes(1)))
    func frozen() async throws {
        let cluster = PrivateCluster.current
        let client = try faultClient(cluster.configuration) {
            $0.acquireTimeout = .seconds(1)
            $0.leasedConnections = 20
        }
        defer { client.close() }
        try await expectWorks(client)
        try cluster.signal(SIGSTOP)
        defer { try? cluster.signal(SIGCONT) }
        let answer = try await client.query("SELECT 4").single(Int32.self)
        #expect(answer == 4)
        let other = try faultClient(client.configuration)
        defer { other.close() }
        await withTaskGroup { group in
            for number in 0..<20 {
                group.addTask {
                    let refused = await failure {
                        if number % 2 == 0 { return try await other.query("SELECT 1").count }
                        return try await other.withTransaction { try await $0.run("SELECT 1").count }
                    }
                    #expect(refused.database?.isUnavailable == true)
                    #expect(refused.time < .seconds(8))
                }
            }
        }
        // Its statement cannot be stopped: requests to cancel are not answered either. The caller goes all the same.
        let cancelled = (0..<10).map { _ in Task { try await client.withTransaction { try await $0.run("SELECT pg_sleep(3)").count } } }
        try await Task.sleep(for: .milliseconds(200))
        for task in cancelled { task.cancel() }
        for task in cancelled {
            let gone = await failure { try await task.value }
            #expect(gone.time < .seconds(5))
        }
        try cluster.signal(SIGCONT)
        try await expectWorks(client)
        try await expectWorks(other)
    }

    @Test("a frozen backend holds nobody but the caller who met it, and him until his deadline", .timeLimit(.minutes(1)))
    func frozenBackend() async throws {
        // Not on the server of all suites: while a backend is frozen no database can be dropped there.
        let client = try faultClient(PrivateCluster.current.configuration)
        defer { client.close() }
        let shared = try #require(try await client.query("SELECT pg_backend_pid()").single(Int32.self))
        kill(shared, SIGSTOP)
        defer { kill(shared, SIGCONT) }
        let single = await failure { try await client.query("SELECT 1", timeout: .milliseconds(300)) }
        #expect(single.database?.kind == .deadlineExceeded)
        #expect(single.time < .seconds(5))
        // While it is still frozen, and at once: whoever has been told has no way of meeting it again.
        let next = try await client.query("SELECT 5", timeout: .seconds(3)).single(Int32.self)
        #expect(next == 5)
        try await expectWorks(client)

        let interactive = await failure {
            try await client.withTransaction(TransactionOptions(timeout: .milliseconds(300))) { transaction in
                let leased = try #require(try await transaction.run("SELECT pg_backend_pid()").single(Int32.self))
                kill(leased, SIGSTOP)
                defer { kill(leased, SIGCONT) }
                return try await transaction.run("SELECT 2").count
            }
        }
        #expect(interactive.database?.kind == .deadlineExceeded)
        #expect(interactive.time < .seconds(5))
        try await expectWorks(client)
    }
}
