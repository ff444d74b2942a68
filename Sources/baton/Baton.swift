internal import ArgumentParser

@main
struct Baton: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baton",
        abstract: "The CRM that cannot drop the baton: 线索不漏、需求不失、服务不丢.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Work.self, Migrate.self, Demo.self, Check.self, ImportCommand.self, TenantCommand.self, OperatorCommand.self,
            RegionCommand.self,
            TeamCommand.self,
            RouteCommand.self, MemberCommand.self, KeyCommand.self, FormCommand.self, PolicyCommand.self, BICommand.self, TimerCommand.self,
            KeysCommand.self, CalendarCommand.self, PlaybookCommand.self,
        ])
}
