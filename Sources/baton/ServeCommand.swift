internal import ArgumentParser
internal import BatonHTTP
internal import BatonPlatform
internal import BatonService
internal import Hummingbird
internal import Logging
internal import Postgres
internal import ServiceLifecycle
internal import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the HTTP API until SIGTERM or SIGINT; requests under way are finished first.",
        discussion:
            "Listens on BATON_HOST (127.0.0.1) and BATON_PORT (8080); uses DATABASE_URL. Also fires deadlines and sends messages, unless told not to."
    )

    @Flag(help: "Leave deadlines and messages to 'baton worker' processes.") var withoutWorker = false

    func run() async throws {
        try await Program.run("baton.serve") { program in
            let pending = try await Migrator.pending(program.client, rolePrefix: program.settings.rolePrefix)
            guard pending.isEmpty else {
                throw CommandFailure("The database lacks \(pending.joined(separator: ", ")): run 'baton migrate' first.")
            }
            await LeadImportService.sweep()
            let application = program.server.application(
                host: program.settings.host, port: program.settings.port, logger: program.logger)
            // Ended in reverse order: HTTP drains first, the pool closes last.
            var configuration = ServiceGroupConfiguration(
                services: [
                    ClientService(client: program.client), WakeupService(wakeups: program.wakeups), WatchService(watch: program.timerWatch),
                ] + (withoutWorker ? [] : program.background) + [application],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: program.logger)
            configuration.maximumGracefulShutdownDuration = .seconds(30)
            // Requests are answered on the threads on which the database's answers arrive.
            try await withTaskExecutorPreference(PostgresClient.executor) {
                try await ServiceGroup(configuration: configuration).run()
            }
        }
    }
}

struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Fire deadlines and send messages until SIGTERM or SIGINT. Any number of workers may run, also beside serving processes.",
        discussion: "With BATON_METRICS_PORT it answers GET /metrics there, at BATON_HOST (127.0.0.1).")

    func run() async throws {
        try await Program.run("baton.worker") { program in
            let pending = try await Migrator.pending(program.client, rolePrefix: program.settings.rolePrefix)
            guard pending.isEmpty else {
                throw CommandFailure("The database lacks \(pending.joined(separator: ", ")): run 'baton migrate' first.")
            }
            await LeadImportService.sweep()
            let metrics: [any Service] =
                program.metricsServer.map { server, port in
                    [server.application(host: program.settings.host, port: port, logger: program.logger)]
                } ?? []
            var configuration = ServiceGroupConfiguration(
                services: [
                    ClientService(client: program.client), WakeupService(wakeups: program.wakeups), WatchService(watch: program.timerWatch),
                ] + program.background + metrics,
                gracefulShutdownSignals: [.sigterm, .sigint], logger: program.logger)
            configuration.maximumGracefulShutdownDuration = .seconds(30)
            try await ServiceGroup(configuration: configuration).run()
        }
    }
}

private struct WakeupService: Service {
    let wakeups: Wakeups
    func run() async throws { await cancelWhenGracefulShutdown { await wakeups.run() } }
}

private struct WatchService: Service {
    let watch: TimerWatch
    func run() async throws { await cancelWhenGracefulShutdown { await watch.run() } }
}

private struct SequencerService: Service {
    let sequencer: ChangeSequencer
    func run() async throws { await cancelWhenGracefulShutdown { await sequencer.run() } }
}

private struct OutboxService: Service {
    let dispatcher: OutboxDispatcher
    func run() async throws { await cancelWhenGracefulShutdown { await dispatcher.run() } }
}

private struct ImportService: Service {
    let runner: LeadImportRunner
    func run() async throws { await cancelWhenGracefulShutdown { await runner.run() } }
}

private struct WorkerService: Service {
    let worker: TimerWorker
    func run() async throws { await cancelWhenGracefulShutdown { await worker.run() } }
}

/// What each tenant needs now and then, now and every hour: weeks of ticket statistics that are over are closed, BI logins get the rights that
/// they ought to have, changes that have been kept long enough leave the feed. Any number of processes may do so.
private struct HourlyService: Service {
    let program: Program

    func run() async throws { await cancelWhenGracefulShutdown { await loop() } }

    private func loop() async {
        let statistics = TicketResponseStatistics(database: program.database)
        while !Task.isCancelled {
            do {
                _ = try await program.signIn.clean()
                for tenant in try await program.tenants.list() {
                    do {
                        try await work(tenant, statistics)
                    } catch let error as CancellationError {
                        throw error
                    } catch {
                        // Of the others nothing is left undone: this one may be on its way out.
                        program.logger.warning("hourly work", metadata: ["tenant": "\(tenant.id)", "error": "\(error)"])
                    }
                }
            } catch is CancellationError {
                return
            } catch {
                // What is left is done an hour later.
                program.logger.warning("hourly work", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(3600))
        }
    }

    private func work(_ tenant: TenantService.Summary, _ statistics: TicketResponseStatistics) async throws {
        let scope = try await program.directory.hostOperator(slug: tenant.slug)
        let closed = try await statistics.closeWeeks(scope)
        if closed > 0 {
            program.logger.info("ticket statistics", metadata: ["tenant": "\(tenant.id)", "closed weeks": "\(closed)"])
        }
        try await RecurringTimers(database: program.database).ensure(scope)
        try await program.biLogins.reconcile(scope)
        try await program.idempotency.forgetOld(scope)
        try await program.feed.trim(keepingDays: program.settings.changeDays, scope)
        _ = try await program.signIn.sessions.clean(scope)
        try await OutboxAdministration.clean(program.database, scope)
    }
}

/// Every ten seconds: no query of a BI tool takes longer than it may.
private struct BIWatchdog: Service {
    let program: Program

    func run() async throws { await cancelWhenGracefulShutdown { await loop() } }

    private func loop() async {
        while !Task.isCancelled {
            do {
                for line in try await program.biLogins.watch(limit: .seconds(program.settings.biQueryLimit)) {
                    program.logger.warning("BI login", metadata: ["done": "\(line)"])
                }
            } catch is CancellationError {
                return
            } catch {
                program.logger.warning("BI watchdog", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(10))
        }
    }
}

extension Program {
    /// What goes on without requests.
    fileprivate var background: [any Service] {
        [
            WorkerService(worker: worker), WorkerService(worker: patientWorker), OutboxService(dispatcher: dispatcher),
            SequencerService(sequencer: sequencer), ImportService(runner: importRunner), HourlyService(program: self),
            BIWatchdog(program: self),
        ]
    }
}

private struct ClientService: Service {
    let client: PostgresClient
    func run() async throws { try await client.run() }
}
