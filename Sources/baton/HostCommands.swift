internal import ArgumentParser
internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation

struct TenantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Tenants of this host.",
        subcommands: [
            Create.self, List.self, Show.self, Suspend.self, Resume.self, Activate.self, ExtendTrial.self, Quotas.self, Export.self,
            Erase.self,
        ])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a tenant with the built-in roles, score rules and a trial of 14 days; print its id.",
            discussion: "With --admin-name and --admin-email also a first admin, whose API key is printed behind the id: this once.")
        @Argument(help: "Short name: lower-case letters, digits and -.") var slug: String
        @Option(help: "Name of the company.") var name: String
        @Option(help: "IANA time zone.") var timeZone = "Asia/Shanghai"
        @Flag(help: "Without a trial: active at once.") var active = false
        @Option(help: "Name of the first admin.") var adminName: String?
        @Option(help: "E-mail of the first admin.") var adminEmail: String?

        func validate() throws {
            if (adminName == nil) != (adminEmail == nil) { throw ValidationError("Give both --admin-name and --admin-email, or neither.") }
        }

        func run() async throws {
            try await Program.run("baton.tenant") { program in
                var admin: TenantService.FirstAdmin?
                if let adminName, let adminEmail { admin = .init(name: adminName, email: adminEmail) }
                let made = try await program.tenants.provision(
                    slug: slug, name: name, timeZone: timeZone, isTrial: !active, admin: admin, operatorKey: nil, requestID: nil)
                print(([made.id.description] + [made.key?.text].compactMap { $0 }).joined(separator: "\t"))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tenants, a line each: short name, status, id, name.")
        @Option(help: "Only trial, active or suspended ones.") var status: String?

        func run() async throws {
            try await Program.run("baton.tenant") { program in
                let wanted = try status.map { text in
                    guard let status = TenantStatus(key: text) else {
                        throw CommandFailure("'\(text)' is none of \(TenantStatus.allCases.map(\.key).joined(separator: ", ")).")
                    }
                    return status
                }
                var after: String?
                repeat {
                    let page = try await program.tenantAdministration.list(status: wanted, after: after, limit: 200)
                    for tenant in page.entries {
                        print(
                            tenant.slug, tenant.erasingAt == nil ? tenant.status.key : "erasing", tenant.id, tenant.name, separator: "\t")
                    }
                    after = page.hasMore ? page.entries.last?.slug : nil
                } while after != nil
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "How a tenant stands, its limits, and how many rows it has; no contents.")
        @Argument(help: "Short name.") var slug: String

        func run() async throws {
            try await Program.run("baton.tenant") { program in
                let scope = try await program.directory.hostOperator(slug: slug)
                let tenant = try await program.tenantAdministration.fetch(scope.tenant)
                let usage = try await program.tenantAdministration.usage(scope)
                print("id", tenant.id, separator: "\t")
                print("name", tenant.name, separator: "\t")
                print("status", tenant.erasingAt == nil ? tenant.status.key : "erasing", separator: "\t")
                if let end = tenant.trialEndsAt { print("trial ends", JSONWriter.timestamp(end), separator: "\t") }
                print("time zone", tenant.timeZone, separator: "\t")
                print("leads", usage.leads, separator: "\t")
                show(usage.quotas)
                for (table, rows) in usage.rows { print("rows", table, rows, separator: "\t") }
            }
        }
    }

    struct Suspend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Refuse every request of a tenant from now on; its data stays.")
        @Argument(help: "Short name.") var slug: String
        func run() async throws {
            try await Program.run("baton.tenant") { program in
                try await program.tenants.setStatus(.suspended, program.directory.hostOperator(slug: slug))
            }
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serve a suspended tenant as before: what is left of its trial, or as an active one.")
        @Argument(help: "Short name.") var slug: String
        func run() async throws {
            try await Program.run("baton.tenant") { program in
                try await program.tenants.resume(program.directory.hostOperator(slug: slug))
            }
        }
    }

    struct Activate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Serve a trial or suspended tenant without an end.")
        @Argument(help: "Short name.") var slug: String
        func run() async throws {
            try await Program.run("baton.tenant") { program in
                try await program.tenants.setStatus(.active, program.directory.hostOperator(slug: slug))
            }
        }
    }

    struct ExtendTrial: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "extend-trial", abstract: "Let a trial go on, from its end or from now if that has passed.")
        @Argument(help: "Short name.") var slug: String
        @Option(help: "Days, 1 to 365.") var days = TenantService.trialDays
        func run() async throws {
            try await Program.run("baton.tenant") { program in
                try await program.tenants.extendTrial(days: days, program.directory.hostOperator(slug: slug))
            }
        }
    }

    struct Quotas: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "quota", abstract: "Show a tenant's limits, and change those that are given: a number, or 'default'.")
        @Argument(help: "Short name.") var slug: String
        @Option(help: "Members who are not disabled.") var members: String?
        @Option(help: "Open leads.") var openLeads: String?
        @Option(help: "API keys that are not revoked.") var apiKeys: String?
        @Option(help: "Forms in force.") var intakeForms: String?
        @Option(help: "Requests in a minute.") var requestsPerMinute: String?

        private func wanted() throws -> [Quota: Int32?] {
            var quotas: [Quota: Int32?] = [:]
            let given: [(Quota, String?)] = [
                (.members, members), (.openLeads, openLeads), (.apiKeys, apiKeys), (.intakeForms, intakeForms),
                (.requestsPerMinute, requestsPerMinute),
            ]
            for case (let quota, let text?) in given {
                guard text == "default" || Int64(text).map(Quota.range.contains) == true else {
                    throw ValidationError("'\(text)' is neither 'default' nor a number from 1 to 100000000.")
                }
                quotas[quota] = .some(Int32(text))
            }
            return quotas
        }

        func validate() throws { _ = try wanted() }

        func run() async throws {
            try await Program.run("baton.tenant") { program in
                let scope = try await program.directory.hostOperator(slug: slug)
                var patch = TenantAdministration.Patch()
                patch.quotas = try wanted()
                if !patch.quotas.isEmpty { try await program.tenantAdministration.update(patch, scope) }
                show(try await TenantQuota(database: program.database).state(scope))
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write everything that a tenant has to standard output, as lines of JSON; recorded in its audit.")
        @Argument(help: "Short name.") var slug: String
        func run() async throws {
            try await Program.run("baton.tenant") { program in
                let place = try await TenantExport(database: program.database).begin(program.directory.hostOperator(slug: slug))
                try await place.write { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
            }
        }
    }

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete everything that a suspended tenant has, for good. Interrupted, it goes on when it is called again.")
        @Argument(help: "Id of the tenant, from 'baton tenant list'.") var id: String
        @Option(help: "Short name of the tenant, to confirm.") var confirm: String
        func run() async throws {
            try await Program.run("baton.tenant") { program in
                guard let tenant = TenantID(id) else { throw CommandFailure("'\(id)' is no id.") }
                let progress = try await program.tenantErasure.erase(tenant, confirmation: confirm, operatorKey: nil)
                for (table, rows) in progress.rows.sorted(by: { $0.key < $1.key }) { print(table, rows, separator: "\t") }
                if !progress.isDone { throw CommandFailure("Something is still written into the tenant; call it again.") }
            }
        }
    }

    private static func show(_ quotas: QuotaState) {
        for quota in Quota.allCases {
            let used = quotas.used[quota].map { "\(max(0, $0)) of " } ?? ""
            let origin = quotas.own.contains(quota) ? "" : " (default)"
            print(quota.rawValue, "\(used)\(quotas.limits[quota] ?? 0)\(origin)", separator: "\t")
        }
    }
}

struct OperatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator", abstract: "Keys of the host's operators, for /v1/operator.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a key and print it: this once, it is stored nowhere.")
        @Option(help: "Whose it is, or what it is for.") var name: String
        @Option(help: "Days for which it holds, 1 to 3650; without it until it is revoked.") var days: Int?
        func run() async throws {
            try await Program.run("baton.operator") { print(try await $0.operatorKeys.create(name: name, days: days).1.text) }
        }
    }

    struct List: AsyncParsableCommand {
        func run() async throws {
            try await Program.run("baton.operator") { program in
                for key in try await program.operatorKeys.list() {
                    let state = key.revokedAt != nil ? "revoked" : key.expiresAt.map { "until " + JSONWriter.timestamp($0) } ?? "in force"
                    print(key.id, key.prefix + "…", state, key.name, separator: "\t")
                }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        @Argument(help: "Id of the key, from 'baton operator list'.") var id: String
        func run() async throws {
            try await Program.run("baton.operator") { program in
                guard let id = OperatorKeyID(id) else { throw CommandFailure("'\(id)' is no id.") }
                try await program.operatorKeys.revoke(id)
            }
        }
    }
}
