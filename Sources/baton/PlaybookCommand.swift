internal import ArgumentParser
internal import BatonHTTP
internal import BatonModel
internal import BatonService
internal import Foundation

struct PlaybookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "playbook", abstract: "A tenant's configuration of leads as one YAML document.",
        subcommands: [List.self, Show.self, Export.self, Diff.self, Apply.self, Checklist.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Playbooks that come with the program.")

        func run() {
            for playbook in ReadyPlaybook.all { print(playbook.key, playbook.nameZH, playbook.nameEN, separator: "\t") }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One of them.")
        @Argument(help: "Its key.") var key: String

        func run() throws {
            guard let playbook = ReadyPlaybook.all.first(where: { $0.key == key }) else {
                let keys = ReadyPlaybook.all.map(\.key).joined(separator: ", ")
                throw CommandFailure("There is no playbook '\(key)'; there are: \(keys).")
            }
            print(playbook.text, terminator: "")
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What holds in a tenant.")
        @OptionGroup var tenant: TenantOption

        func run() async throws {
            try await Program.run("baton.playbook") { program in
                print(try await PlaybookText.export(program.playbooks, tenant.scope(program)), terminator: "")
            }
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What applying a playbook would change.")
        @OptionGroup var tenant: TenantOption
        @Argument(help: "A YAML file, or the key of a playbook that comes with the program.") var playbook: String

        func run() async throws {
            try await Program.run("baton.playbook") { program in
                let comparison = try await PlaybookComparison(try text(of: playbook), program.playbooks, tenant.scope(program))
                for line in comparison.lines { print(line) }
                print("\(comparison.count) changes")
            }
        }
    }

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Apply a playbook, all of it or nothing; says what has been changed.")
        @OptionGroup var tenant: TenantOption
        @Argument(help: "A YAML file, or the key of a playbook that comes with the program.") var playbook: String

        func run() async throws {
            try await Program.run("baton.playbook") { program in
                let scope = try await tenant.scope(program)
                let comparison = try await PlaybookComparison(try text(of: playbook), program.playbooks, scope)
                let forms = try await comparison.apply(scope)
                for line in comparison.lines { print(line) }
                for form in forms { print("key of the form \(form.name), shown this once: \(form.key)") }
                print("\(comparison.count) changes applied")
            }
        }
    }

    struct Checklist: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The twelve points that most often go wrong, and what of the configuration does not fit any more.")
        @OptionGroup var tenant: TenantOption

        func run() async throws {
            try await Program.run("baton.playbook") { program in
                let scope = try await tenant.scope(program)
                for result in try await program.checklist.check(scope) {
                    print("\(result.state.rawValue)\t\(result.point.titleZH) / \(result.point.titleEN)")
                    for finding in result.findings { print("    \(finding.zh)\n    \(finding.en)") }
                    if result.state != .passed { print("    → \(result.point.adviceZH)\n    → \(result.point.adviceEN)") }
                }
                for misfit in try await Misfits(playbooks: program.playbooks, leads: program.leads).all(scope) {
                    for line in misfit.lines { print(line) }
                    print("    → \(misfit.part.effectZH)\n    → \(misfit.part.effectEN)")
                }
            }
        }
    }

    private static func text(of playbook: String) throws -> String {
        if let ready = ReadyPlaybook.all.first(where: { $0.key == playbook }) { return ready.text }
        guard let data = FileManager.default.contents(atPath: URL(filePath: playbook).path) else {
            let keys = ReadyPlaybook.all.map(\.key).joined(separator: ", ")
            throw CommandFailure("\(playbook): cannot be read, and is no playbook of the program: \(keys).")
        }
        guard let text = String(validating: data, as: UTF8.self) else { throw CommandFailure("\(playbook): is not UTF-8.") }
        return text
    }
}
