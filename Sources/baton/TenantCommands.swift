internal import ArgumentParser
internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation

struct TenantOption: ParsableArguments {
    @Option(name: .customLong("tenant"), help: "Short name of the tenant.")
    var slug: String

    func scope(_ program: Program) async throws -> TenantScope { try await program.directory.hostOperator(slug: slug) }
}

struct RegionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "region", abstract: "Regions of a tenant.", subcommands: [Create.self, List.self])

    struct List: AsyncParsableCommand {
        @OptionGroup var tenant: TenantOption
        func run() async throws {
            try await Program.run("baton.region") { program in
                for region in try await program.tenants.regions(tenant.scope(program)) {
                    print(region.name, region.areas.joined(separator: ","), separator: "\t")
                }
            }
        }
    }

    struct Create: AsyncParsableCommand {
        @OptionGroup var tenant: TenantOption
        @Option(help: "Name, for example 华东.") var name: String
        @Option(help: "Provinces, separated by commas: 浙江,上海,Jiangsu.") var areas: String

        func run() async throws {
            try await Program.run("baton.region") { program in
                let areas = areas.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == "、" }).map(String.init)
                print(try await program.tenants.createRegion(name: name, areas: areas, tenant.scope(program)))
            }
        }
    }
}

struct TeamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team", abstract: "Teams of a tenant.", subcommands: [Create.self, List.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Each team with the one above it.")
        @OptionGroup var tenant: TenantOption
        func run() async throws {
            try await Program.run("baton.team") { program in
                for team in try await program.tenants.teams(tenant.scope(program)) { print(team.name, team.parent ?? "-", separator: "\t") }
            }
        }
    }

    struct Create: AsyncParsableCommand {
        @OptionGroup var tenant: TenantOption
        @Option(help: "Name, for example 华东组.") var name: String
        @Option(help: "Name of the team above it.") var parent: String?
        @Flag(help: "Leads that no rule fits go into this team's pool.") var pool = false

        func run() async throws {
            try await Program.run("baton.team") { program in
                let scope = try await tenant.scope(program)
                var above: TeamID?
                if let parent { above = try await program.tenants.team(named: parent, scope) }
                let team = try await program.tenants.createTeam(name: name, parent: above, scope)
                if pool { try await program.tenants.setPoolTeam(team, scope) }
                print(team)
            }
        }
    }
}

struct RouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route", abstract: "Routing rules: region × product line × budget band to a team.",
        subcommands: [Add.self, List.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The rules in the order in which they are tried; * holds always.")
        @OptionGroup var tenant: TenantOption
        func run() async throws {
            try await Program.run("baton.route") { program in
                for route in try await program.tenants.routes(tenant.scope(program)) {
                    let conditions = route.conditions.map { condition in
                        ([condition.field, condition.comparison.rawValue] + condition.values).joined(separator: " ")
                    }
                    print(
                        route.position, route.name, route.isEnabled ? "on" : "off",
                        conditions.isEmpty ? "*" : conditions.joined(separator: "; "),
                        route.isPool ? "pool of \(route.target)" : route.target, route.strategy?.key ?? "", separator: "\t")
                }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a rule behind the existing ones; the first that fits decides. An absent condition holds always.")
        @OptionGroup var tenant: TenantOption
        @Option(help: "Name of the rule.") var name: String
        @Option(help: "Name of the region.") var region: String?
        @Option(help: "Product line, for example AGV.") var productLine: String?
        @Option(help: "Budget from, in yuan.") var budgetFrom: Int64?
        @Option(help: "Budget below, in yuan.") var budgetBelow: Int64?
        @Option(help: "Name of the team that gets the lead.") var team: String

        func validate() throws {
            for amount in [budgetFrom, budgetBelow].compactMap({ $0 }) where !(0...BudgetRange.largestMinor / 100).contains(amount) {
                throw ValidationError("A budget lies between 0 and \(BudgetRange.largestMinor / 100) yuan.")
            }
        }

        func run() async throws {
            try await Program.run("baton.route") { program in
                let scope = try await tenant.scope(program)
                var place: RegionID?
                if let region { place = try await program.tenants.region(named: region, scope) }
                let id = try await program.tenants.addRoute(
                    name: name, region: place, productLine: productLine, budgetFrom: budgetFrom.map { $0 * 100 },
                    budgetBelow: budgetBelow.map { $0 * 100 }, team: program.tenants.team(named: team, scope), scope)
                print(id)
            }
        }
    }
}

struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "People of a tenant.", subcommands: [Add.self, List.self, Status.self, Invite.self])

    struct List: AsyncParsableCommand {
        @OptionGroup var tenant: TenantOption
        func run() async throws {
            try await Program.run("baton.member") { program in
                for member in try await program.tenants.members(tenant.scope(program)) {
                    print(
                        member.id, member.name, member.email ?? "-", member.roles.joined(separator: ","), member.team ?? "-",
                        member.status.key, separator: "\t")
                }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        @OptionGroup var tenant: TenantOption
        @Option(help: "Name of the person.") var name: String
        @Option(help: "E-mail, unique in the tenant.") var email: String?
        @Option(help: "Role: sales, supervisor or admin; may be given several times.") var role: [String] = ["sales"]
        @Option(help: "Name of the team.") var team: String?
        @Option(help: "Name of the region.") var region: String?

        func run() async throws {
            try await Program.run("baton.member") { program in
                let scope = try await tenant.scope(program)
                var group: TeamID?
                if let team { group = try await program.tenants.team(named: team, scope) }
                var place: RegionID?
                if let region { place = try await program.tenants.region(named: region, scope) }
                print(try await program.tenants.addMember(name: name, email: email, roles: role, team: group, region: place, scope))
            }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "active, absent (keeps leads, is given none) or disabled (cannot sign in either).")
        @OptionGroup var tenant: TenantOption
        @Argument(help: "E-mail, name or id of the member.") var member: String
        @Argument(help: "active, absent or disabled.") var status: String

        func run() async throws {
            try await Program.run("baton.member") { program in
                guard let status = MemberStatus(key: status) else {
                    throw CommandFailure("'\(status)' is none of active, absent, disabled.")
                }
                let scope = try await tenant.scope(program)
                try await program.tenants.setMemberStatus(program.tenants.member(member, scope), status, scope)
            }
        }
    }
}

extension MemberCommand {
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a token with which the member sets a password, within 7 days.",
            discussion: "Also resets the password of somebody who is a member of several tenants, which no tenant's admin may.")
        @OptionGroup var tenant: TenantOption
        @Argument(help: "E-mail, name or id of the member.") var member: String

        func run() async throws {
            try await Program.run("baton.member") { program in
                let scope = try await tenant.scope(program)
                print(try await program.invitations.invite(program.tenants.member(member, scope), scope).token)
            }
        }
    }
}

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "API keys of a tenant's members.", subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a key and print it: this once, it is stored nowhere.")
        @OptionGroup var tenant: TenantOption
        @Option(help: "E-mail, name or id of the member.") var member: String
        @Option(help: "What the key is for.") var name = "cli"
        @Option(name: .customLong("scope"), help: "What it may do of what its member may, for example lead_card:read; may be repeated.")
        var scopes: [String] = []
        @Flag(help: "It may only read.") var readOnly = false
        @Option(help: "Days after which it expires.") var expiresInDays: Int?

        func validate() throws {
            if let expiresInDays, !(1...3650).contains(expiresInDays) { throw ValidationError("A key expires in 1 to 3650 days.") }
        }

        func run() async throws {
            try await Program.run("baton.key") { program in
                let scope = try await tenant.scope(program)
                let draft = APIKeyService.Draft(
                    name: name, scopes: scopes.isEmpty ? nil : scopes, isReadOnly: readOnly,
                    expiresAt: expiresInDays.map { Date(timeIntervalSinceNow: Double($0) * 86_400) })
                print(try await program.apiKeys.create(draft, for: program.tenants.member(member, scope), scope).1.text)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The newest first: id, beginning, state, member, name, scopes, last use.")
        @OptionGroup var tenant: TenantOption
        func run() async throws {
            try await Program.run("baton.key") { program in
                for key in try await program.apiKeys.list(tenant.scope(program)) {
                    let state = key.revokedAt != nil ? "revoked" : key.expiresAt.map { $0 <= Date() } == true ? "expired" : "in force"
                    let scopes = (key.isReadOnly ? ["read only"] : []) + (key.scopes ?? [])
                    print(
                        key.id, key.prefix + "…", state, key.memberName, key.name, scopes.isEmpty ? "*" : scopes.joined(separator: ","),
                        key.lastUsedAt.map { $0.ISO8601Format() } ?? "-", separator: "\t")
                }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        @OptionGroup var tenant: TenantOption
        @Argument(help: "Id of the key, from 'baton key list'.") var id: String
        func run() async throws {
            try await Program.run("baton.key") { program in
                guard let id = APIKeyID(id) else { throw CommandFailure("'\(id)' is no id.") }
                try await program.apiKeys.revoke(id, tenant.scope(program))
            }
        }
    }
}

struct FormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Forms of a tenant's web site.", subcommands: [Create.self, List.self, Revoke.self])

    struct List: AsyncParsableCommand {
        @OptionGroup var tenant: TenantOption
        func run() async throws {
            try await Program.run("baton.form") { program in
                for form in try await program.tenants.forms(tenant.scope(program)) {
                    print(form.id, form.prefix + "…", form.revokedAt == nil ? "in force" : "revoked", form.name, separator: "\t")
                }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        @OptionGroup var tenant: TenantOption
        @Argument(help: "Id of the form, from 'baton form list'.") var id: String
        func run() async throws {
            try await Program.run("baton.form") { program in
                guard let id = IntakeFormID(id) else { throw CommandFailure("'\(id)' is no id.") }
                try await program.tenants.revokeForm(id, tenant.scope(program))
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a form and print its key, for POST /v1/intake/<key>.")
        @OptionGroup var tenant: TenantOption
        @Option(help: "Name of the form.") var name: String
        @Option(help: "Signal that a submission records.") var signal = "form_submitted"

        func run() async throws {
            try await Program.run("baton.form") { program in
                guard let signal = SignalKind(rawValue: signal) else { throw CommandFailure("'\(signal)' is no signal.") }
                print(try await program.tenants.createForm(name: name, signal: signal, tenant.scope(program)).1.text)
            }
        }
    }
}
