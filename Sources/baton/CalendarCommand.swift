internal import ArgumentParser
internal import BatonModel
internal import BatonService
internal import Foundation

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Public holidays, which the calendars of all tenants may follow.",
        subcommands: [Import.self, List.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in a year of a public calendar from a CSV file (docs/CALENDARS.md), in the place of what there was of it.")
        @Argument(help: "The file.") var file: String

        func run() async throws {
            guard let data = FileManager.default.contents(atPath: URL(filePath: file).path) else {
                throw CommandFailure("\(file): cannot be read.")
            }
            try await Program.run("baton.calendar") { program in
                let report = try await program.publicCalendars.importYear([UInt8](data))
                let (off, work) = (report.year.days.count { !$0.isWorking }, report.year.days.count { $0.isWorking })
                print("\(report.year.key) \(report.year.year): \(off) days off, \(work) make-up days; \(report.tenants) tenants follow it")
                if !report.failed.isEmpty {
                    throw CommandFailure("Running deadlines were not moved for: \(report.failed.joined(separator: ", ")).")
                }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Each year that is known: calendar, year, days off, make-up days, source.")

        func run() async throws {
            try await Program.run("baton.calendar") { program in
                for calendar in try await program.publicCalendars.list() {
                    for year in calendar.years {
                        print(
                            year.key, year.year, year.days.count { !$0.isWorking }, year.days.count { $0.isWorking }, year.source,
                            separator: "\t")
                    }
                }
            }
        }
    }
}
