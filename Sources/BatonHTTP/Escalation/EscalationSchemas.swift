internal import BatonModel
internal import BatonService

extension Schema {
    private static let trigger = key(EscalationTrigger.allCases.map(\.rawValue), EscalationTrigger.leadResponse.rawValue)
    private static let recipient = text(100, min: 1, "supervisor").noted(
        "`owner`, `supervisor` (the role `escalate_to` of the lead policy), `role:<key>` or `member:<id>`. A role is looked for in the record's team, else in the nearest team above it that has somebody, else the admins are told."
    )
    private static let escalationChannel = key(
        ChannelKind.allCases.filter { $0 != .webhook }.map(\.rawValue), ChannelKind.wecomApplication.rawValue)
    private static let seconds = integer(0...Int64(EscalationPolicy.maximumWait), 1800)
    private static let every = integer(Int64(EscalationPolicy.minimumRepetition)...Int64(EscalationPolicy.maximumWait), 86_400)
    private static let actionKind = key(EscalationAction.keys, "freeze")
    private static let frozen = text(43, min: 1, "owner").noted(
        "Who is frozen: `owner` (without it), `all_owners` (and those from whom escalation has taken the record), or `member:<id>`.")
    private static let assignments = integer(1...Int64(EscalationPolicy.maximumAssignments), 3)

    private static let step = object([
        "after_s": seconds.noted("After the step before it; of the first one, after the deadline."), "in_working_time": boolean,
        "notify": list(recipient), "channels": list(escalationChannel).orNull.noted("`null`: by the tenant's rules."),
        "actions": list(object(["kind": actionKind], optional: ["who": frozen, "assignments": assignments])),
    ])
    private static let repetition = object(["every_s": integer(1...Int64(Int32.max), 86_400), "in_working_time": boolean])

    static let escalationPolicy = object([
        "trigger": trigger, "is_default": boolean.noted("Whether nothing has been saved, and the lead policy decides."),
        "version": version.orNull, "version_id": id.orNull, "name": text(EscalationPolicy.maximumName, "黄金十五分钟"),
        "steps": list(step), "repeat": repetition, "created_at": time.orNull,
    ]).named("EscalationPolicy")

    static let escalationPolicyVersion = object([
        "version_id": id, "version": version, "name": text(EscalationPolicy.maximumName, "黄金十五分钟"), "steps": list(step),
        "repeat": repetition, "created_at": time,
    ]).named("EscalationPolicyVersion")

    static let escalationPolicyInput = input(
        [
            "name": text(EscalationPolicy.maximumName, min: 1, "黄金十五分钟"),
            "steps": list(
                input([
                    "after_s": seconds.orNull.noted("0 for the first step without it."), "in_working_time": boolean.orNull,
                    "notify": list(recipient, max: EscalationPolicy.maximumRecipients).orNull.example(#"["supervisor"]"#),
                    "channels": list(escalationChannel, max: ChannelKind.allCases.count).orNull.noted(
                        "Beside the application; without it by the tenant's rules."),
                    "actions": list(
                        input(
                            ["kind": actionKind, "who": frozen.orNull, "assignments": assignments.orNull], required: ["kind"]),
                        max: EscalationAction.keys.count
                    ).orNull.example("[]").noted(
                        "`freeze`: routing passes over `who` for so many `assignments`. `reassign`: to the best member of the team who has not had it; to the pool, if there is none. `return_to_pool`. At most one of the last two."
                    ),
                ]), max: EscalationPolicy.maximumSteps),
            "repeat": input(["every_s": every.orNull, "in_working_time": boolean.orNull]).orNull.noted(
                "When the last step comes again; a day without it."),
        ], required: ["name", "steps"]
    ).example(
        """
        {"name":"黄金十五分钟","steps":[{"after_s":0,"notify":["owner","supervisor"],"channels":["wecom_application"]},\
        {"after_s":1800,"notify":["role:admin"],"actions":[{"kind":"freeze","assignments":3},{"kind":"reassign"}]}],"repeat":{"every_s":86400}}
        """
    ).named("EscalationPolicyInput")

    static let assignmentFreeze = object([
        "id": id, "member_id": id, "reason": text(40, min: 1, "lead_response").noted("The trigger of the policy: what was missed."),
        "subject_id": id.noted("The record whose deadline was missed."), "policy_version_id": id.orNull,
        "step": integer(1...Int64(EscalationPolicy.maximumSteps), 2).orNull, "assignments": assignments,
        "remaining": integer(0...Int64(EscalationPolicy.maximumAssignments), 2).noted("How often routing still passes over the member."),
        "created_at": time, "ended_at": time.orNull, "lifted_by": id.orNull.noted("`null` when it has run out, or the host has lifted it."),
    ]).named("AssignmentFreeze")
}
