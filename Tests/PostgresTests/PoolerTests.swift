internal import BatonTesting
internal import Foundation
internal import Synchronization
internal import Testing

@testable internal import Postgres

/// PgBouncer in transaction mode: each transaction may run on another server connection.
@Suite("Behind a pooler", .ownServer, .privateCluster, .serialized)
struct PoolerTests {
    private final class Pooler: Sendable {
        private let folder: String
        private let process: Synchronization.Mutex<TestProcess>
        let configuration: PostgresConfiguration

        init(_ cluster: PrivateCluster) throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "baton-pooler-\(UUID().uuidString.prefix(8))").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let port = try FaultProxy.freePort()
            let host = cluster.configuration.option("host") ?? ""
            try """
            [databases]
            baton = host=\(host) port=\(cluster.configuration.option("port") ?? "") dbname=baton user=postgres
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = \(port)
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 4
            max_client_conn = 200
            """.write(toFile: "\(folder)/pgbouncer.ini", atomically: true, encoding: .utf8)
            process = Synchronization.Mutex(try Self.start(folder))
            var configuration = PostgresConfiguration(
                connectionString: "host=127.0.0.1 port=\(port) dbname=baton user=postgres sslmode=disable gssencmode=disable")
            configuration.acquireTimeout = .seconds(20)
            self.configuration = configuration
        }

        private static func start(_ folder: String) throws -> TestProcess {
            let program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"].first {
                FileManager.default.isExecutableFile(atPath: $0)
            }
            guard let program else {
                throw FaultProxy.Failure(
                    description: "PgBouncer is not installed: run scripts/install-packages test (Debian: apt-get install pgbouncer)")
            }
            // It refuses to run as root, as PostgreSQL does.
            var command = [program, "\(folder)/pgbouncer.ini"]
            if getuid() == 0 {
                command = ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--reset-env", "--"] + command
            }
            return try TestProcess(URL(filePath: command[0]), Array(command.dropFirst()), environment: [:])
        }

        func kill() async throws { try await process.withLock { $0 }.killHard() }

        func restart() throws {
            let new = try Self.start(folder)
            process.withLock { $0 = new }
        }

        func stop() async throws {
            try await kill()
            try? FileManager.default.removeItem(atPath: folder)
        }
    }

    private func withPooler(_ body: (Pooler) async throws -> Void) async throws {
        let pooler = try Pooler(PrivateCluster.current)
        do {
            try await body(pooler)
        } catch {
            try await pooler.stop()
            throw error
        }
        try await pooler.stop()
    }

    @Test(
        "1,000 transactions with settings of their own get the answers of their own", .timeLimit(.minutes(2)),
        arguments: [nil, false] as [Bool?])
    func transactions(preparesStatements: Bool?) async throws {
        try await withPooler { pooler in
            let client = try faultClient(pooler.configuration) {
                $0.preparesStatements = preparesStatements
                $0.sharedConnections = 2
                $0.leasedConnections = 8
            }
            defer { client.close() }
            await withTaskGroup { group in
                for worker in 0..<32 {
                    group.addTask {
                        for number in stride(from: worker, to: 1_000, by: 32) { await ask(client, Int64(number)) }
                    }
                }
            }
            // Nothing of a transaction stays on the pooler's connections.
            for _ in 0..<10 {
                let rest = try await client.query("SELECT coalesce(current_setting('baton.tenant', true), '')").single(String.self)
                #expect(rest == "")
            }
            let prepared = try await client.query("SELECT count(*) FROM pg_prepared_statements").single(Int64.self)
            #expect(prepared == 0)
            try await expectWorks(client)
        }

        func ask(_ client: PostgresClient, _ number: Int64) async {
            let options = TransactionOptions(settings: [("baton.tenant", "\(number)")], timeout: .seconds(30))
            let question: SQL = "SELECT current_setting('baton.tenant'), \(number) * 2"
            do {
                let row =
                    switch number % 4 {
                    case 0, 1: try await client.transaction(options, ["SELECT 1", question])[1].first((String, Int64).self)
                    case 2:
                        try await client.withTransaction(options) { transaction in
                            try await transaction.run("SELECT 1")
                            return try await transaction.run(question).first((String, Int64).self)
                        }
                    default:
                        try await { () async throws -> (String, Int64)? in
                            let refused = await failure { try await client.transaction(options, ["SELECT 1 / 0", question]) }
                            #expect(refused.database?.sqlState == "22012", "\(refused)")
                            return ("\(number)", number * 2)
                        }()
                    }
                #expect(row?.0 == "\(number)")
                #expect(row?.1 == number * 2)
            } catch {
                Issue.record("\(number): \(String(reflecting: error))")
            }
        }
    }

    @Test("LISTEN through it says that it is deaf and why; with a direct address it hears", .timeLimit(.minutes(2)))
    func listening() async throws {
        let direct = PrivateCluster.current.configuration
        try await withPooler { pooler in
            let through = try faultClient(pooler.configuration)
            defer { through.close() }
            var events = through.listen(on: ["pooled"]).makeAsyncIterator()
            let first = await events.next()
            guard case .deaf(let error)? = first else {
                Issue.record("the first event is \(String(describing: first))")
                return
            }
            #expect(error.kind == .configuration)
            #expect(error.message.contains("pooler"))

            let beside = try faultClient(pooler.configuration) { $0.listenConnectionString = direct.connectionString }
            defer { beside.close() }
            var heard = beside.listen(on: ["pooled"]).makeAsyncIterator()
            let listening = await heard.next()
            #expect(listening == .listening)
            try await through.query("NOTIFY pooled, 'one'")
            let notification = await heard.next()
            #expect(notification == .notification(ServerNotification(channel: "pooled", payload: "one")))
            try await expectWorks(through)
        }
    }

    @Test("a pooler that is killed and started again", .timeLimit(.minutes(2)))
    func killed() async throws {
        try await withPooler { pooler in
            let client = try faultClient(pooler.configuration) { $0.acquireTimeout = .seconds(10) }
            defer { client.close() }
            try await expectWorks(client)
            let admin = try faultClient(PrivateCluster.current.configuration)
            defer { admin.close() }
            let task = Task { try await client.query("/* pooler */ SELECT pg_sleep(20)").count }
            try await runsOnServer("/* pooler */", admin)
            try await pooler.kill()
            let lost = await failure { try await task.value }
            #expect(lost.database?.isUnavailable == true)
            let refused = await failure { try await client.query("SELECT 1") }
            #expect(refused.database?.isUnavailable == true)
            try pooler.restart()
            try await expectWorks(client)
        }
    }
}
