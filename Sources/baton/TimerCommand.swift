internal import ArgumentParser
internal import BatonModel
internal import BatonPlatform

struct TimerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timer", abstract: "Deadlines whose effect has failed too often.", subcommands: [Dead.self, Retry.self])

    struct Dead: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List them: id, kind, what it is about, attempts, last failure.")
        @OptionGroup var tenant: TenantOption
        func run() async throws {
            try await Program.run("baton.timer") { program in
                for timer in try await DeadTimers(database: program.database).list(tenant.scope(program)) {
                    print(timer.id, timer.kind, timer.subject, timer.attempt, timer.error, separator: "\t")
                }
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let one fire again, at once.")
        @OptionGroup var tenant: TenantOption
        @Argument(help: "Id, from 'baton timer dead'.") var id: String
        func run() async throws {
            try await Program.run("baton.timer") { program in
                guard let id = TimerID(id) else { throw CommandFailure("'\(id)' is no id.") }
                try await DeadTimers(database: program.database).retry(id, tenant.scope(program))
                program.wakeups.ring(.timers)
            }
        }
    }
}
