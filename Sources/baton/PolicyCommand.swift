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
        @Option(help: "Whether the response window counts working time: true or false.") var responseInWorkingTime: Bool?
        @Option(help: "Whether the follow-up window counts working time: true or false.") var followUpInWorkingTime: Bool?
        @Option(help: "Whether the window of the pool counts working time: true or false.") var poolInWorkingTime: Bool?

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
                patch.responseInWorkingTime = responseInWorkingTime
                patch.followUpInWorkingTime = followUpInWorkingTime
                patch.poolInWorkingTime = poolInWorkingTime
                PolicyCommand.show(try await program.policies.update(patch, tenant.scope(program)))
            }
        }
    }

    private static func show(_ policy: LeadPolicy) {
        func unit(_ window: LeadPolicy.Window) -> String { policy.inWorkingTime.contains(window) ? "s of working time" : "s" }
        print("response window   \(policy.responseWindow.components.seconds) \(unit(.response))")
        print("follow-up window  \(policy.followUpWindow.components.seconds) \(unit(.followUp))")
        print("pool window       \(policy.poolWindow.components.seconds) \(unit(.pool))")
        print("escalation window \(policy.escalationWindow.components.seconds) s, to role \(policy.escalateTo)")
        print("first touch       call from \(policy.callMinimumSeconds) s, chat from \(policy.chatMinimumMessages) messages")
        print("intent            nurture from \(policy.nurtureScore), high from \(policy.highIntentScore)")
    }
}
