internal import ArgumentParser
internal import BatonPlatform
internal import BatonService

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Keys of the installation.", subcommands: [RotateMaster.self, RotateSigning.self])

    struct RotateMaster: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Wrap everything by the current master key that the previous one has wrapped. May be repeated.",
            discussion:
                "BATON_MASTER_KEY or BATON_KEY_FILE is the new key, BATON_MASTER_KEY_PREVIOUS the old one (docs/OPERATIONS.md, Keys).")

        func run() async throws {
            try await Program.run("baton.keys") { program in
                var count = 0
                for tenant in try await program.tenants.list() {
                    count += try await program.keys.rewrap(program.directory.hostOperator(slug: tenant.slug))
                }
                let signing = try await program.signingKeys.rewrap()
                print("\(count) keys of tenants and \(signing) signing keys are wrapped anew")
            }
        }
    }

    struct RotateSigning: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publish a new key for access tokens; it signs in 15 minutes, and nobody has to sign in again.")

        func run() async throws {
            try await Program.run("baton.keys") { program in
                print("key \(try await program.signingKeys.rotate()) signs in 15 minutes")
            }
        }
    }
}
