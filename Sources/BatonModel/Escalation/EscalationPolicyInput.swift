/// A policy as somebody hands it in.
package struct EscalationPolicyInput: Sendable {
    package struct Wait: Sendable {
        package var seconds: Int64?
        package var inWorkingTime: Bool?

        package init(seconds: Int64? = nil, inWorkingTime: Bool? = nil) {
            self.seconds = seconds
            self.inWorkingTime = inWorkingTime
        }
    }

    package struct Action: Sendable {
        package var kind: String?
        package var who: String?
        package var assignments: Int64?

        package init(kind: String?, who: String? = nil, assignments: Int64? = nil) {
            self.kind = kind
            self.who = who
            self.assignments = assignments
        }
    }

    package struct Step: Sendable {
        package var after: Wait
        package var notify: [String]
        package var channels: [String]?
        package var actions: [Action]

        package init(after: Wait = Wait(), notify: [String] = [], channels: [String]? = nil, actions: [Action] = []) {
            self.after = after
            self.notify = notify
            self.channels = channels
            self.actions = actions
        }
    }

    package var name: String?
    /// `nil`: none were given.
    package var steps: [Step]?
    package var repetition = Wait()

    package init(name: String? = nil, steps: [Step]? = nil, repetition: Wait = Wait()) {
        self.name = name
        self.steps = steps
        self.repetition = repetition
    }

    /// A day: until the last step comes again, where nothing is said.
    package static let standardRepetition: Int32 = 86_400
}

/// Who there is, for a policy to be held against.
package struct EscalationDirectory: Sendable {
    package var roles: Set<String>
    /// Those of them that an active member has.
    package var staffedRoles: Set<String>
    package var activeMembers: Set<MemberID>
    package var hasCalendar: Bool

    package init(roles: Set<String>, staffedRoles: Set<String>, activeMembers: Set<MemberID>, hasCalendar: Bool) {
        self.roles = roles
        self.staffedRoles = staffedRoles
        self.activeMembers = activeMembers
        self.hasCalendar = hasCalendar
    }
}

extension EscalationPolicyInput {
    /// All problems at once, each with its place.
    ///
    /// A policy cannot send a record in a circle. Each automatic move takes it to somebody who has not had it since a person last did something
    /// about it, or to the pool; steps behind a move, which nothing would ever reach, are refused, and so is what would come again without a
    /// pause, or return to the pool what lies there.
    ///
    /// - Throws: `missing`, `too_many`, `out_of_range`, `loop`, `unreachable_step`, `nobody_to_tell`, `unknown_recipient`, `unknown_role`,
    ///   `role_without_members`, `unknown_member`, `no_owner`, `given_twice`, `unknown_channel`, `unknown_action`, `two_moves`,
    ///   `calendar_missing`.
    package func policy(for trigger: EscalationTrigger, in directory: EscalationDirectory) throws(ValidationFailure) -> EscalationPolicy {
        var problems = FieldProblems()
        let before = problems.all.count
        let name = problems.text(name, "/name", max: EscalationPolicy.maximumName)
        if name == nil, problems.all.count == before { problems.append(FieldProblem("/name", "missing", zh: "必填", en: "Required.")) }

        let given = steps ?? []
        if given.isEmpty {
            problems.append(FieldProblem("/steps", "missing", zh: "至少要有一个步骤", en: "At least one step is needed."))
        }
        if given.count > EscalationPolicy.maximumSteps {
            problems.append(
                FieldProblem(
                    "/steps", "too_many", zh: "最多 \(EscalationPolicy.maximumSteps) 个步骤",
                    en: "At most \(EscalationPolicy.maximumSteps) steps."))
        }
        var read: [EscalationPolicy.Step] = []
        var total = 0
        var isOver = false
        for (index, step) in given.prefix(EscalationPolicy.maximumSteps).enumerated() {
            let place = "/steps/\(index)"
            if isOver {
                problems.append(
                    FieldProblem(
                        place, "unreachable_step", zh: "前一步已把记录转走，新的时限从头开始，这一步永远不会执行",
                        en: "The step before moves the record, whose deadline then begins anew: this step is never reached."))
            }
            let value = Self.step(step, at: place, isFirst: index == 0, trigger, directory, &problems)
            total += Int(value.after.seconds)
            if total > Int(EscalationPolicy.maximumWait), value.after.seconds <= EscalationPolicy.maximumWait {
                problems.append(Self.tooLong(place + "/after_s"))
            }
            // From the pool a record is only taken if somebody is there to take it.
            if trigger.hasOwner, value.actions.contains(.reassign) || value.actions.contains(.returnToPool) { isOver = true }
            read.append(value)
        }
        let repetition = self.repetition(directory, &problems)
        try problems.check()
        return EscalationPolicy(name: name ?? "", steps: read, repetition: repetition)
    }

    private func repetition(_ directory: EscalationDirectory, _ problems: inout FieldProblems) -> EscalationPolicy.Wait {
        let seconds = repetition.seconds ?? Int64(EscalationPolicyInput.standardRepetition)
        if seconds < Int64(EscalationPolicy.minimumRepetition) {
            problems.append(
                FieldProblem(
                    "/repeat/every_s", "loop", zh: "最后一步会不停地重复：至少间隔 \(EscalationPolicy.minimumRepetition) 秒",
                    en: "The last step would come again without a pause: leave at least \(EscalationPolicy.minimumRepetition) seconds."))
        }
        return Self.wait(seconds, repetition.inWorkingTime, "/repeat", "every_s", directory, &problems)
    }

    private static func step(
        _ step: Step, at place: String, isFirst: Bool, _ trigger: EscalationTrigger, _ directory: EscalationDirectory,
        _ problems: inout FieldProblems
    ) -> EscalationPolicy.Step {
        let seconds = step.after.seconds ?? (isFirst ? 0 : -1)
        if step.after.seconds == nil, !isFirst {
            problems.append(FieldProblem(place + "/after_s", "missing", zh: "必填", en: "Required."))
        } else if seconds < (isFirst ? 0 : 1) {
            problems.append(
                FieldProblem(
                    place + "/after_s", "out_of_range", zh: isFirst ? "不能为负数" : "除第一步外，至少 1 秒",
                    en: isFirst ? "Must not be negative." : "At least a second after the step before it."))
        }
        let wait = wait(seconds, step.after.inWorkingTime, place, "after_s", directory, &problems)
        let actions = actions(step.actions, at: place + "/actions", trigger, directory, &problems)
        let notify = recipients(step.notify, at: place + "/notify", trigger, directory, &problems)
        let channels = channels(step.channels, at: place + "/channels", &problems)
        if step.notify.isEmpty, step.actions.isEmpty {
            problems.append(
                FieldProblem(
                    place, "nobody_to_tell", zh: "这一步既不通知任何人，也没有动作", en: "This step tells nobody and does nothing."))
        }
        return EscalationPolicy.Step(after: wait, notify: notify, channels: channels, actions: actions)
    }

    private static func wait(
        _ seconds: Int64, _ inWorkingTime: Bool?, _ place: String, _ name: String, _ directory: EscalationDirectory,
        _ problems: inout FieldProblems
    ) -> EscalationPolicy.Wait {
        if seconds > Int64(EscalationPolicy.maximumWait) { problems.append(tooLong("\(place)/\(name)")) }
        if inWorkingTime == true, !directory.hasCalendar {
            problems.append(
                FieldProblem(place + "/in_working_time", "calendar_missing", zh: "请先建立工作日历", en: "Make a working calendar first."))
        }
        return EscalationPolicy.Wait(seconds: Int32(clamping: max(0, seconds)), inWorkingTime: inWorkingTime ?? false)
    }

    private static func tooLong(_ place: String) -> FieldProblem {
        FieldProblem(place, "out_of_range", zh: "各步骤合计最长十年", en: "Ten years at most, all steps together.")
    }

    private static func recipients(
        _ texts: [String], at place: String, _ trigger: EscalationTrigger, _ directory: EscalationDirectory,
        _ problems: inout FieldProblems
    ) -> [EscalationRecipient] {
        if texts.count > EscalationPolicy.maximumRecipients {
            problems.append(
                FieldProblem(
                    place, "too_many", zh: "最多 \(EscalationPolicy.maximumRecipients) 项",
                    en: "At most \(EscalationPolicy.maximumRecipients) elements are allowed."))
            return []
        }
        var recipients: [EscalationRecipient] = []
        for (index, text) in texts.enumerated() {
            let place = "\(place)/\(index)"
            guard let recipient = EscalationRecipient(text) else {
                problems.append(
                    FieldProblem(
                        place, "unknown_recipient", zh: "应为 owner、supervisor、role:<角色> 或 member:<成员 id>",
                        en: "Must be owner, supervisor, role:<key> or member:<id>."))
                continue
            }
            if recipients.contains(recipient) {
                problems.append(FieldProblem(place, "given_twice", zh: "重复", en: "Given twice."))
                continue
            }
            switch recipient {
            case .owner where !trigger.hasOwner: problems.append(noOwner(place))
            case .role(let key) where !directory.roles.contains(key):
                problems.append(
                    FieldProblem(place, "unknown_role", zh: "没有角色 \(key.prefix(40))", en: "There is no role \(key.prefix(40))."))
            case .role(let key) where !directory.staffedRoles.contains(key):
                problems.append(
                    FieldProblem(
                        place, "role_without_members", zh: "没有在岗成员担任角色 \(key)，升级将无人收到",
                        en: "No active member has the role \(key); nobody would be told."))
            case .member(let id) where !directory.activeMembers.contains(id):
                problems.append(FieldProblem(place, "unknown_member", zh: "没有这位在岗成员", en: "No active member with this id."))
            case .owner, .supervisor, .role, .member: recipients.append(recipient)
            }
        }
        return recipients
    }

    private static func noOwner(_ place: String) -> FieldProblem {
        FieldProblem(place, "no_owner", zh: "公海中的记录没有负责人", en: "What lies in the pool has no owner.")
    }

    private static func channels(_ texts: [String]?, at place: String, _ problems: inout FieldProblems) -> [ChannelKind]? {
        guard let texts else { return nil }
        let known = ChannelKind.allCases.filter { $0 != .webhook }
        var channels: [ChannelKind] = []
        for (index, text) in texts.prefix(known.count + 1).enumerated() {
            guard let kind = ChannelKind(rawValue: text), known.contains(kind) else {
                let names = known.map(\.rawValue).joined(separator: ", ")
                problems.append(FieldProblem("\(place)/\(index)", "unknown_channel", zh: "可用：\(names)", en: "Known: \(names)."))
                continue
            }
            if channels.contains(kind) {
                problems.append(FieldProblem("\(place)/\(index)", "given_twice", zh: "重复", en: "Given twice."))
            } else {
                channels.append(kind)
            }
        }
        return channels
    }

    private static func actions(
        _ given: [Action], at place: String, _ trigger: EscalationTrigger, _ directory: EscalationDirectory,
        _ problems: inout FieldProblems
    ) -> [EscalationAction] {
        var actions: [EscalationAction] = []
        var hasMove = false
        for (index, input) in given.prefix(EscalationAction.keys.count + 1).enumerated() {
            let place = "\(place)/\(index)"
            if input.kind != "freeze", input.who != nil || input.assignments != nil {
                problems.append(
                    FieldProblem(
                        place, "not_of_this_action", zh: "who 与 assignments 只用于 freeze", en: "Only freeze has who and assignments."))
            }
            switch input.kind {
            case "freeze":
                if !trigger.hasOwner { problems.append(noOwner(place)) }
                let who = input.who.map { FreezeTarget($0) } ?? .owner
                if who == nil {
                    problems.append(
                        FieldProblem(
                            place + "/who", "invalid_value", zh: "应为 owner、all_owners 或 member:<成员 id>",
                            en: "Must be owner, all_owners or member:<id>."))
                }
                if case .member(let id)? = who, !directory.activeMembers.contains(id) {
                    problems.append(
                        FieldProblem(place + "/who", "unknown_member", zh: "没有这位在岗成员", en: "No active member with this id."))
                }
                let count = input.assignments ?? 0
                if !(1...Int64(EscalationPolicy.maximumAssignments)).contains(count) {
                    problems.append(
                        FieldProblem(
                            place + "/assignments", input.assignments == nil ? "missing" : "out_of_range",
                            zh: "应为 1 到 \(EscalationPolicy.maximumAssignments)",
                            en: "Must be between 1 and \(EscalationPolicy.maximumAssignments)."))
                }
                if actions.contains(where: { $0.key == "freeze" }) {
                    problems.append(FieldProblem(place, "given_twice", zh: "重复", en: "Given twice."))
                }
                actions.append(.freeze(assignments: Int16(clamping: count), who: who ?? .owner))
            case "reassign", "return_to_pool":
                if hasMove {
                    problems.append(
                        FieldProblem(place, "two_moves", zh: "一步只能转走一次", en: "A step moves the record once at most."))
                }
                hasMove = true
                if input.kind == "reassign" {
                    actions.append(.reassign)
                } else if trigger.hasOwner {
                    actions.append(.returnToPool)
                } else {
                    problems.append(
                        FieldProblem(
                            place, "loop", zh: "公海中的记录会不断退回公海", en: "What lies in the pool would be returned to it, again and again."))
                }
            case nil: problems.append(FieldProblem(place + "/kind", "missing", zh: "必填", en: "Required."))
            default:
                let names = EscalationAction.keys.joined(separator: ", ")
                problems.append(FieldProblem(place + "/kind", "unknown_action", zh: "可用：\(names)", en: "Known: \(names)."))
            }
        }
        return actions
    }
}

extension EscalationPolicy {
    /// Whom it names and who is no more; who is left is told.
    package func problems(in directory: EscalationDirectory) -> [FieldProblem] {
        steps.enumerated().flatMap { index, step in
            step.notify.enumerated().compactMap { at, recipient -> FieldProblem? in
                let place = "/steps/\(index)/notify/\(at)"
                switch recipient {
                case .role(let key) where !directory.staffedRoles.contains(key):
                    return FieldProblem(
                        place, "role_without_members", zh: "没有在岗成员担任角色 \(key)，升级将无人收到",
                        en: "No active member has the role \(key); nobody would be told.")
                case .member(let id) where !directory.activeMembers.contains(id):
                    return FieldProblem(place, "unknown_member", zh: "没有这位在岗成员", en: "No active member with this id.")
                case .owner, .supervisor, .role, .member: return nil
                }
            }
                + step.actions.enumerated().compactMap { at, action -> FieldProblem? in
                    guard case .freeze(_, .member(let id)) = action, !directory.activeMembers.contains(id) else { return nil }
                    return FieldProblem(
                        "/steps/\(index)/actions/\(at)/who", "unknown_member", zh: "没有这位在岗成员", en: "No active member with this id.")
                }
        }
    }
}
