internal import ArgumentParser
internal import BatonModel
internal import BatonPlatform
internal import Postgres

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what the program would use and whether it works: settings, database, schema, encodings.")

    func run() async throws {
        try await Program.run("baton.check") { program in
            let settings = program.settings
            print("listens on \(settings.host):\(settings.port)")
            if let keys = settings.masterKeys {
                print("master key \(keys.current.id)" + (keys.previous.map { ", before it \($0.id)" } ?? ""))
            } else {
                print("no master key: sign-in, secrets of channels and the like answer keys_unavailable (set BATON_MASTER_KEY)")
            }
            print("roles begin with \(settings.rolePrefix)")
            let version = try await program.client.query("SELECT current_setting('server_version')").single(String.self) ?? "?"
            print("PostgreSQL \(version), login \(PostgresConfiguration(connectionString: settings.databaseURL).user ?? "?")")
            let pending = try await Migrator.pending(program.client, rolePrefix: settings.rolePrefix)
            print(pending.isEmpty ? "schema is up to date" : "schema lacks \(pending.joined(separator: ", ")): run 'baton migrate'")
            print(
                TextEncoding.gb18030.isAvailable
                    ? "GB18030 files can be read" : "GB18030 files cannot be read: install the gconv modules of the C library")
            if try await program.client.query("SELECT has_function_privilege('public', 'lo_create(oid)', 'EXECUTE')").single(Bool.self)
                == true
            {
                print("BI logins could keep large objects: a superuser is to run the last block of sql/grants/privileges.sql (docs/BI.md)")
            }
            if !pending.isEmpty || !TextEncoding.gb18030.isAvailable { throw ExitCode.failure }
        }
    }
}
