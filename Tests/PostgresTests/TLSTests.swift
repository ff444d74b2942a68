internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Certificates of an authority of our own.
@Suite("TLS", .ownServer, .privateCluster, .serialized)
struct TLSTests {
    private static let openssl = URL(filePath: "/usr/bin/openssl")

    private func run(_ arguments: String...) async throws {
        let (code, _) = try await TestProcess.output(Self.openssl, arguments)
        try #require(code == 0, "openssl \(arguments.joined(separator: " "))")
    }

    /// An authority: `<name>.pem` and `<name>.key`.
    private func makeAuthority(_ folder: String, _ name: String) async throws {
        try await run(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=\(name)",
            "-addext", "keyUsage=critical,keyCertSign", "-keyout", "\(folder)/\(name).key", "-out", "\(folder)/\(name).pem")
    }

    @Test("verify-full: the right authority and name, nothing else", .timeLimit(.minutes(2)))
    func verifyFull() async throws {
        let cluster = PrivateCluster.current
        let folder = FileManager.default.temporaryDirectory.appending(path: "baton-tls-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let admin = try faultClient(cluster.configuration)
        defer { admin.close() }
        try await admin.query("ALTER ROLE postgres PASSWORD 'secret'")
        let data = try #require(try await admin.query("SHOW data_directory").single(String.self))
        let port = try #require(try await admin.query("SHOW port").single(String.self))

        func client(_ options: KeyValuePairs<String, String>) throws -> PostgresClient {
            try faultClient(
                cluster.configuration.setting(["host": "localhost", "port": port, "password": "secret"]).setting(options)
            ) { $0.acquireTimeout = .seconds(10) }
        }
        func message(_ options: KeyValuePairs<String, String>) async throws -> String {
            let client = try client(options)
            defer { client.close() }
            let refused = await failure { try await client.query("SELECT 1") }
            #expect(refused.database?.kind == .unavailable)
            return refused.database?.message ?? ""
        }

        // The server has no TLS yet.
        try await makeAuthority(folder, "authority")
        try await makeAuthority(folder, "stranger")
        let without = try await message(["sslmode": "verify-full", "sslrootcert": "\(folder)/authority.pem"])
        #expect(without.contains("server does not support SSL"), "\(without)")
        let plain = try client(["sslmode": "disable"])
        defer { plain.close() }
        try await expectWorks(plain)

        try await run(
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost", "-keyout",
            "\(folder)/server.key", "-out", "\(folder)/server.csr")
        try "subjectAltName=DNS:localhost".write(toFile: "\(folder)/names", atomically: true, encoding: .utf8)
        try await run(
            "x509", "-req", "-in", "\(folder)/server.csr", "-CA", "\(folder)/authority.pem", "-CAkey", "\(folder)/authority.key",
            "-CAcreateserial", "-days", "2", "-extfile", "\(folder)/names", "-out", "\(folder)/server.crt")
        // The key must be its owner's alone.
        let owner = try FileManager.default.attributesOfItem(atPath: data)
        for name in ["server.key", "server.crt"] {
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(data)/\(name)")
            try FileManager.default.setAttributes(
                [
                    .posixPermissions: 0o600, .ownerAccountID: owner[.ownerAccountID] as Any,
                    .groupOwnerAccountID: owner[.groupOwnerAccountID] as Any,
                ], ofItemAtPath: "\(data)/\(name)")
        }
        try await admin.query("ALTER SYSTEM SET ssl = on")
        try await admin.query("SELECT pg_reload_conf()")

        let right: KeyValuePairs = ["sslmode": "verify-full", "sslrootcert": "\(folder)/authority.pem"]
        let works = try await eventually {
            let client = try client(right)
            defer { client.close() }
            return (try? await client.query("SELECT 1")) != nil
        }
        #expect(works)
        let secure = try client(right)
        defer { secure.close() }
        let encryption: SQL = "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        let shared = try await secure.query(encryption).first((Bool, String).self)
        #expect(shared?.0 == true)
        #expect(shared?.1.hasPrefix("TLSv1.") == true)
        let leased = try await secure.withTransaction { try await $0.run(encryption).first((Bool, String).self) }
        #expect(leased?.0 == true)
        // More than one record of TLS at once.
        let long = try await secure.query("SELECT repeat('x', 1000000)").single(String.self)
        #expect(long?.utf8.count == 1_000_000)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in Int64(0)..<200 {
                group.addTask {
                    let answer = try await secure.transaction(TransactionOptions(), ["SELECT \(number), repeat('y', 5000)"])[0]
                        .first((Int64, String).self)
                    #expect(answer?.0 == number)
                }
            }
            try await group.waitForAll()
        }
        let rows = try await secure.withTransaction {
            try await $0.copyOut("COPY (SELECT * FROM generate_series(1, 20000)) TO STDOUT (FORMAT binary)") { _ in }
        }
        #expect(rows == 20_000)
        // A cancelled statement ends on the server; the request to cancel goes on another line.
        let sleeping = Task { try await secure.query("/* by tls */ SELECT pg_sleep(20)").count }
        try await runsOnServer("/* by tls */", admin)
        sleeping.cancel()
        await #expect(throws: CancellationError.self) { try await sleeping.value }
        let ended = try await endsOnServer("/* by tls */", admin)
        #expect(ended)

        let stranger = try await message(["sslmode": "verify-full", "sslrootcert": "\(folder)/stranger.pem"])
        #expect(stranger.contains("certificate verify failed"), "\(stranger)")
        let name = try await message([
            "host": "crm.example", "hostaddr": "127.0.0.1", "sslmode": "verify-full", "sslrootcert": "\(folder)/authority.pem",
        ])
        #expect(name.contains("certificate") && name.contains("crm.example"), "\(name)")
        let missing = try await message(["sslmode": "verify-full", "sslrootcert": "\(folder)/nowhere.pem"])
        #expect(missing.contains("nowhere.pem"), "\(missing)")
        try await expectWorks(secure)
    }

    @Test("what is wrong with an address is said: part and reason", .timeLimit(.minutes(1)))
    func badAddresses() async throws {
        let cluster = PrivateCluster.current
        let admin = try faultClient(cluster.configuration)
        defer { admin.close() }
        try await admin.query("ALTER ROLE postgres PASSWORD 'secret'")
        let port = try #require(try await admin.query("SHOW port").single(String.self))
        let right: KeyValuePairs = ["host": "127.0.0.1", "port": port, "password": "secret"]
        let cases: [(KeyValuePairs<String, String>, [String])] = [
            (["password": "wrong"], ["password authentication failed", "postgres"]),
            (["dbname": "nowhere"], ["nowhere", "does not exist"]),
            (["user": "nobody_here"], ["nobody_here"]),
            (["host": "no-such-host.invalid"], ["no-such-host.invalid"]),
            (["port": "1"], ["port 1", "refused"]),
            (["host": "/nowhere"], ["/nowhere", "No such file"]),
        ]
        for (options, parts) in cases {
            let client = try faultClient(cluster.configuration.setting(right).setting(options)) { $0.acquireTimeout = .seconds(2) }
            defer { client.close() }
            for result in [
                await failure { try await client.query("SELECT 1").count },
                await failure { try await client.withTransaction { try await $0.run("SELECT 1").count } },
            ] {
                #expect(result.database?.kind == .unavailable)
                for part in parts { #expect(result.database?.message.contains(part) == true, "\(String(reflecting: result.database))") }
                // Names only: not the password.
                #expect(result.database?.message.contains("wrong") != true)
            }
        }
        try await expectWorks(admin)
    }
}
