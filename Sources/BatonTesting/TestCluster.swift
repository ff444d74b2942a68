internal import BatonPlatform
internal import Foundation
package import Logging
package import Postgres

/// The server of one test run, with a template database that has the schema.
package struct TestCluster: Sendable {
    /// Connected as superuser to the database `postgres`.
    package let admin: PostgresConfiguration
    /// Roles of tests do not mix with those of an installation on the same server.
    package static let rolePrefix = "bt_"
    private let template: String
    private let password: String

    /// Made by the first suite that needs it.
    private static let shared = Task { try await make() }

    package static func current() async throws -> TestCluster { try await shared.value }

    package static var logger: Logger {
        var logger = Logger(label: "baton.tests") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return logger
    }

    package struct Missing: Error, CustomStringConvertible {
        package let description = "BATON_TEST_ADMIN_URL is not set: run the tests with 'make test', which starts a throw-away PostgreSQL."
    }

    private static func make() async throws -> TestCluster {
        guard let url = ProcessInfo.processInfo.environment["BATON_TEST_ADMIN_URL"] else { throw Missing() }
        var admin = PostgresConfiguration(connectionString: url)
        // Many databases are made at once, which takes its time on a small machine.
        admin.statementTimeout = .seconds(300)
        let cluster = TestCluster(
            admin: admin, template: "baton_test_template_\(ProcessInfo.processInfo.processIdentifier)",
            password: UUID().uuidString)
        try await cluster.asAdmin { session in
            try await session.execute(
                "CREATE DATABASE \(fragment: .identifier(cluster.template)) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
            )
        }
        let client = try PostgresClient(admin.replacing(database: cluster.template), logger: logger)
        _ = try await Migrator(client: client, rolePrefix: rolePrefix, logger: logger).run()
        client.close()
        try await cluster.asAdmin { session in
            try await session.execute(
                "ALTER ROLE \(fragment: .identifier(rolePrefix + "svc")) PASSWORD \(fragment: .quoted(cluster.password))")
        }
        return cluster
    }

    @discardableResult
    package func asAdmin<Output>(_ body: (Session) async throws -> Output) async throws -> Output {
        var admin = admin
        // At the start of a run all suites copy their databases at once.
        admin.acquireTimeout = .seconds(60)
        let client = try PostgresClient(admin, logger: Self.logger)
        defer { client.close() }
        return try await client.withConnection(body)
    }

    /// A copy of the template under a new name.
    package func clone(_ name: String) async throws -> PostgresConfiguration {
        try await asAdmin { session in
            // The template's last connection may take a moment to be gone.
            for attempt in 1... {
                do {
                    try await session.execute(
                        "CREATE DATABASE \(fragment: .identifier(name)) TEMPLATE \(fragment: .identifier(template))")
                    break
                } catch let error as DatabaseError where error.sqlState == "55006" && attempt < 50 {
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
        }
        // Rights on a database are not copied with it.
        try await asAdmin { try await $0.execute("REVOKE TEMPORARY ON DATABASE \(fragment: .identifier(name)) FROM PUBLIC") }
        var configuration = admin.replacing(database: name)
        configuration.statementTimeout = .seconds(30)
        return configuration
    }

    package func drop(_ name: String) async throws {
        try await asAdmin { try await $0.execute("DROP DATABASE IF EXISTS \(fragment: .identifier(name)) WITH (FORCE)") }
    }

    /// The service's own login on a database.
    package func service(_ database: PostgresConfiguration) -> PostgresConfiguration {
        var configuration = database.replacing(user: Self.rolePrefix + "svc", password: password)
        // All suites run at once, on few cores: a caller may wait longer for a connection than in a service that is worth its name.
        configuration.acquireTimeout = .seconds(30)
        return configuration
    }
}
