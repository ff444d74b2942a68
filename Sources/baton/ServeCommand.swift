internal import ArgumentParser
internal import BatonHTTP
internal import BatonPlatform
internal import Hummingbird
internal import Postgres
internal import ServiceLifecycle
internal import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the HTTP API until SIGTERM or SIGINT; requests under way are finished first.",
        discussion: "Listens on BATON_HOST (127.0.0.1) and BATON_PORT (8080); uses DATABASE_URL.")

    func run() async throws {
        try await Program.run("baton.serve") { program in
            let pending = try await Migrator.pending(program.client, rolePrefix: program.settings.rolePrefix)
            guard pending.isEmpty else {
                throw CommandFailure("The database lacks \(pending.joined(separator: ", ")): run 'baton migrate' first.")
            }
            let application = program.server.application(
                host: program.settings.host, port: program.settings.port, logger: program.logger)
            // Ended in reverse order: HTTP drains first, the pool closes last.
            var configuration = ServiceGroupConfiguration(
                services: [ClientService(client: program.client), application],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: program.logger)
            configuration.maximumGracefulShutdownDuration = .seconds(30)
            try await ServiceGroup(configuration: configuration).run()
        }
    }
}

private struct ClientService: Service {
    let client: PostgresClient
    func run() async throws { try await client.run() }
}
