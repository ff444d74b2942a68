internal import ArgumentParser
internal import BatonPlatform
internal import Postgres

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the database to the schema of this program (roles, tables, policies, grants).",
        discussion: "Uses DATABASE_ADMIN_URL: a superuser, or a login that may create roles and owns the database. May run at any time.")

    func run() async throws {
        do {
            try await migrate()
        } catch {
            throw CommandFailure(Program.explain(error))
        }
    }

    private func migrate() async throws {
        let settings = try Settings.read()
        let logger = settings.logger("baton.migrate")
        let client = try settings.client(admin: true, logger: logger)
        defer { client.close() }
        // The login of the service becomes a member of the role that we made for it.
        let login = settings.databaseURL == settings.adminURL ? nil : PostgresConfiguration(connectionString: settings.databaseURL).user
        let report = try await Migrator(client: client, rolePrefix: settings.rolePrefix, serviceLogin: login, logger: logger).run()
        for name in report.applied { print("applied \(name)") }
        if report.applied.isEmpty { print(report.refreshed ? "definitions refreshed" : "nothing to do") }
    }
}
