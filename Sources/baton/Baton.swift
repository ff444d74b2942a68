internal import ArgumentParser

@main
struct Baton: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baton",
        abstract: "The CRM that cannot drop the baton: 线索不漏、需求不失、服务不丢.",
        version: "0.1.0",
        subcommands: [Migrate.self])
}
