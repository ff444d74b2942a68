internal import ArgumentParser
internal import BatonModel
internal import BatonPlatform
internal import BatonService

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "A tenant's numbers for leads: windows, thresholds, who is told.",
        subcommands: [Show.self, Set.self])

    struct Show: AsyncParsableCommand {
        @OptionGroup var tenant: TenantOption
        func run() async throws {
            try await Program.run("baton.policy") { program in
                PolicyCommand.show(try await program.policies.policy(tenant.scope(program)))
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change some of them, for deadlines that begin from now on.")
        @OptionGroup var tenant: TenantOption
        @Option(help: "Seconds until an assigned lead must have been touched.") var responseWindow: Int32?
        @Option(help: "Seconds until a touched lead must be followed up.") var followUpWindow: Int32?
        @Option(help: "Seconds that a lead may stay in the pool.") var poolWindow: Int32?
        @Option(help: "Seconds until an escalated lead is due again.") var escalationWindow: Int32?
        @Option(help: "Key of the role that is told.") var escalateTo: String?
        @Option(help: "Score from which a lead is to be nurtured.") var nurtureScore: Int16?
        @Option(help: "Score from which a lead has high intent.") var highIntentScore: Int16?
        @Option(help: "Seconds from which a call is a first touch.") var callMinimum: Int32?
        @Option(help: "Messages from which a chat is a first touch.") var chatMinimum: Int32?

        func run() async throws {
            try await Program.run("baton.policy") { program in
                var patch = LeadPolicyPatch()
                patch.responseWindow = responseWindow
                patch.followUpWindow = followUpWindow
                patch.poolWindow = poolWindow
                patch.escalationWindow = escalationWindow
                patch.escalateTo = escalateTo
                patch.nurtureScore = nurtureScore
                patch.highIntentScore = highIntentScore
                patch.callMinimumSeconds = callMinimum
                patch.chatMinimumMessages = chatMinimum
                PolicyCommand.show(try await program.policies.update(patch, tenant.scope(program)))
            }
        }
    }

    private static func show(_ policy: LeadPolicy) {
        print("response window   \(policy.responseWindow.components.seconds) s")
        print("follow-up window  \(policy.followUpWindow.components.seconds) s")
        print("pool window       \(policy.poolWindow.components.seconds) s")
        print("escalation window \(policy.escalationWindow.components.seconds) s, to role \(policy.escalateTo)")
        print("first touch       call from \(policy.callMinimumSeconds) s, chat from \(policy.chatMinimumMessages) messages")
        print("intent            nurture from \(policy.nurtureScore), high from \(policy.highIntentScore)")
    }
}
