internal import ArgumentParser
internal import BatonModel
internal import BatonPlatform
internal import BatonService

struct BICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bi",
        abstract: "Logins of BI tools: PostgreSQL shows them the views of schema dashboard, and in those what they may see.",
        subcommands: [Create.self, List.self, Rotate.self, Disable.self, Enable.self, Delete.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a login and print its password: this once, it is stored nowhere.",
            discussion: "Either with the eyes of a member (--member), following every change of what that member may see; "
                + "or for some facets of the whole tenant (--facet, several times).")
        @OptionGroup var tenant: TenantOption
        @Option(help: "What it is for, for example Metabase.") var name: String
        @Option(help: "E-mail, name or id of the member whose eyes it has.") var member: String?
        @Option(
            help: ArgumentHelp(
                "A facet of the whole tenant: " + Facet.allCases.filter(\.isCatalogued).map(\.rawValue).joined(separator: ", ") + "."))
        var facet: [String] = []
        @Option(help: "Connections at the same time, 1 to 20.") var connections = 5

        func validate() throws {
            if (member == nil) == facet.isEmpty { throw ValidationError("Give either --member or --facet.") }
            for text in facet where Facet(rawValue: text)?.isCatalogued != true { throw ValidationError("'\(text)' is no facet.") }
        }

        func run() async throws {
            try await Program.run("baton.bi") { program in
                let scope = try await tenant.scope(program)
                var reach = BILoginService.Reach.facets(facet.compactMap(Facet.init(rawValue:)))
                if let member { reach = .member(try await program.tenants.member(member, scope)) }
                show(try await program.biLogins.create(name: name, reach: reach, connections: connections, scope))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Id, login, whether it is let in, what it sees, name.")
        @OptionGroup var tenant: TenantOption
        func run() async throws {
            try await Program.run("baton.bi") { program in
                for login in try await program.biLogins.list(tenant.scope(program)) {
                    let sees = login.member.map { "member \($0)" } ?? login.facets.map(\.rawValue).joined(separator: ",")
                    print(
                        login.id, program.biLogins.user(of: login), login.isEnabled ? "enabled" : "disabled", sees, login.name,
                        separator: "\t")
                }
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a new login and password under the same rights; the old one is let in for some hours more.")
        @OptionGroup var tenant: TenantOption
        @Argument(help: "Id, from 'baton bi list'.") var id: String
        @Option(help: "Hours that the old one is let in, 0 to 168.") var grace = 24
        func run() async throws {
            try await Program.run("baton.bi") { program in
                show(try await program.biLogins.rotate(login(id), graceHours: grace, tenant.scope(program)))
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Refuse a login from now on, and end its sessions.")
        @OptionGroup var tenant: TenantOption
        @Argument(help: "Id, from 'baton bi list'.") var id: String
        func run() async throws {
            try await Program.run("baton.bi") { try await $0.biLogins.setEnabled(login(id), false, tenant.scope($0)) }
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let a disabled login in again, with the password that it had.")
        @OptionGroup var tenant: TenantOption
        @Argument(help: "Id, from 'baton bi list'.") var id: String
        func run() async throws {
            try await Program.run("baton.bi") { try await $0.biLogins.setEnabled(login(id), true, tenant.scope($0)) }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a login for good, with its sessions.")
        @OptionGroup var tenant: TenantOption
        @Argument(help: "Id, from 'baton bi list'.") var id: String
        func run() async throws {
            try await Program.run("baton.bi") { try await $0.biLogins.delete(login(id), tenant.scope($0)) }
        }
    }

    private static func login(_ text: String) throws -> BILoginID {
        guard let id = BILoginID(text) else { throw CommandFailure("'\(text)' is no id.") }
        return id
    }

    /// A line for a person and one for a shell: the password has no characters that need quoting.
    private static func show(_ access: BILoginService.Access) {
        print(access.id, access.user, access.password, access.database, separator: "\t")
    }
}
