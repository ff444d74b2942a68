internal import BatonModel
package import BatonPlatform
package import BatonService
internal import Foundation
package import Postgres
internal import Synchronization
package import Testing

/// A database for one suite, with the parts of the program on it. Each test makes a tenant of its own inside.
package struct TestDatabase: Sendable {
    package let name: String
    /// Superuser: for what a test checks behind the program's back.
    package let admin: PostgresClient
    package let adminConfiguration: PostgresConfiguration
    package let configuration: PostgresConfiguration
    /// The service's login.
    package let client: PostgresClient
    package let database: Database
    package let directory: AccessDirectory
    package let tenants: TenantService
    package let leads: LeadService

    @TaskLocal private static var bound: TestDatabase?

    /// The database of the running suite, which must carry the trait `.database`.
    package static var current: TestDatabase {
        guard let bound else { preconditionFailure("the suite lacks the trait .database") }
        return bound
    }

    init(name: String, admin: PostgresConfiguration, service: PostgresConfiguration) throws {
        self.name = name
        adminConfiguration = admin
        configuration = service
        self.admin = try PostgresClient(admin, logger: TestCluster.logger)
        client = try PostgresClient(service, logger: TestCluster.logger)
        database = Database(client: client, rolePrefix: TestCluster.rolePrefix)
        directory = AccessDirectory(database: database)
        tenants = TenantService(database: database)
        leads = LeadService(database: database, configurations: LeadConfigurationCache(database: database))
    }

    private init(_ other: TestDatabase, client: PostgresClient) {
        name = other.name
        adminConfiguration = other.adminConfiguration
        configuration = client.configuration
        admin = other.admin
        self.client = client
        database = Database(client: client, rolePrefix: TestCluster.rolePrefix)
        directory = AccessDirectory(database: database)
        tenants = TenantService(database: database)
        leads = LeadService(database: database, configurations: LeadConfigurationCache(database: database))
    }

    /// The same with services on another client, for example one that cannot connect.
    package func with(client: PostgresClient) -> TestDatabase { TestDatabase(self, client: client) }

    /// Runs `body` with a clone; a failed suite keeps its database and says so.
    static func with(_ body: () async throws -> Void) async throws {
        let cluster = try await TestCluster.current()
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        let name = "baton_test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        let admin = try await cluster.clone(name)
        let database = try TestDatabase(name: name, admin: admin, service: cluster.service(admin))
        do {
            try await $bound.withValue(database) { try await body() }
            database.admin.close()
            database.client.close()
            try await cluster.drop(name)
        } catch {
            print("the database \(name) is kept")
            throw error
        }
    }

    private static let counter = Atomic<Int>(0)
}

/// `@Suite(.database)`: a database for the suite.
package struct DatabaseTrait: SuiteTrait, TestScoping {
    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await TestDatabase.with { try await function() }
    }
}

extension Trait where Self == DatabaseTrait {
    package static var database: Self { Self() }
}
