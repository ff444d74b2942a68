/// What may run out. The raw values are stored and sent: never rename one. Another kind of record adds its cases here.
package enum EscalationTrigger: String, CaseIterable, Sendable {
    /// A lead has an owner, and no first touch in the response window.
    case leadResponse = "lead_response"
    /// A touched lead has not been touched again.
    case leadFollowUp = "lead_follow_up"
    /// Nobody has taken a lead from the pool.
    case leadPool = "lead_pool"

    /// Whether somebody owns the record then: who can be told, frozen and relieved of it.
    package var hasOwner: Bool {
        switch self {
        case .leadResponse, .leadFollowUp: true
        case .leadPool: false
        }
    }
}

/// Whom a step tells.
package enum EscalationRecipient: Hashable, Sendable, CustomStringConvertible {
    /// Who owns the record.
    case owner
    /// Those with the role that the lead policy names (`escalate_to`), for the record's team.
    case supervisor
    /// Those with a role, for the record's team.
    case role(String)
    case member(MemberID)

    package init?(_ text: String) {
        switch text {
        case "owner": self = .owner
        case "supervisor": self = .supervisor
        default:
            if text.hasPrefix("role:"), text.count > 5 {
                self = .role(String(text.dropFirst(5)))
            } else if text.hasPrefix("member:"), let id = MemberID(text.dropFirst(7)) {
                self = .member(id)
            } else {
                return nil
            }
        }
    }

    package var description: String {
        switch self {
        case .owner: "owner"
        case .supervisor: "supervisor"
        case .role(let key): "role:" + key
        case .member(let id): "member:\(id)"
        }
    }
}

/// Whom a step freezes (L11).
package enum FreezeTarget: Hashable, Sendable, CustomStringConvertible {
    /// Who owns the record.
    case owner
    /// The owner, and everybody from whom escalation has taken it since a person last did something about it.
    case allOwners
    case member(MemberID)

    package init?(_ text: String) {
        switch text {
        case "owner": self = .owner
        case "all_owners": self = .allOwners
        default:
            guard text.hasPrefix("member:"), let id = MemberID(text.dropFirst(7)) else { return nil }
            self = .member(id)
        }
    }

    package var description: String {
        switch self {
        case .owner: "owner"
        case .allOwners: "all_owners"
        case .member(let id): "member:\(id)"
        }
    }
}

/// What a step does besides telling. The keys are stored and sent: never rename one.
package enum EscalationAction: Hashable, Sendable {
    /// Routing passes over somebody so many times.
    case freeze(assignments: Int16, who: FreezeTarget = .owner)
    /// To the best member of the record's team who has not had it since somebody last did something about it.
    case reassign
    case returnToPool

    package static let keys = ["freeze", "reassign", "return_to_pool"]

    package var key: String {
        switch self {
        case .freeze: "freeze"
        case .reassign: "reassign"
        case .returnToPool: "return_to_pool"
        }
    }
}

/// What happens when a deadline is missed: step after step, then the last one again and again, so that nothing stands without a deadline.
///
/// A value never changes: what is saved is a version of its own, and a deadline that runs keeps the one that it was armed under.
package struct EscalationPolicy: Hashable, Sendable {
    /// How long until something.
    package struct Wait: Hashable, Sendable {
        package var seconds: Int32
        package var inWorkingTime: Bool

        package init(seconds: Int32, inWorkingTime: Bool = false) {
            self.seconds = seconds
            self.inWorkingTime = inWorkingTime
        }
    }

    package struct Step: Hashable, Sendable {
        /// After the step before it; of the first one, after the deadline.
        package var after: Wait
        package var notify: [EscalationRecipient]
        /// Beside what everybody sees in the application; `nil`: by the tenant's rules.
        package var channels: [ChannelKind]?
        /// At most one freeze and one move.
        package var actions: [EscalationAction]

        package init(after: Wait, notify: [EscalationRecipient], channels: [ChannelKind]? = nil, actions: [EscalationAction] = []) {
            self.after = after
            self.notify = notify
            self.channels = channels
            self.actions = actions
        }
    }

    package var name: String
    /// One to ten.
    package var steps: [Step]
    /// Until the last step comes again.
    package var repetition: Wait

    package init(name: String, steps: [Step], repetition: Wait) {
        self.name = name
        self.steps = steps
        self.repetition = repetition
    }

    package static let maximumSteps = 10
    package static let maximumRecipients = 20
    package static let maximumName = 60
    /// Ten years, as far as calendars reach.
    package static let maximumWait: Int32 = 3_650 * 86_400
    /// A last step that comes sooner again is a loop.
    package static let minimumRepetition: Int32 = 60
    package static let maximumAssignments: Int16 = 100

    /// What holds without a policy: at once the owner and the supervisors, and again each time the window is over.
    package static func standard(_ trigger: EscalationTrigger, _ numbers: LeadPolicy) -> EscalationPolicy {
        let window = trigger == .leadPool ? numbers.poolWindow : numbers.escalationWindow
        return EscalationPolicy(
            name: "", steps: [Step(after: Wait(seconds: 0), notify: trigger.hasOwner ? [.owner, .supervisor] : [.supervisor])],
            repetition: Wait(seconds: Int32(clamping: window.components.seconds)))
    }

    // MARK: what comes when

    /// A first step that waits comes with the second miss; with the first, the record is only marked as missed.
    private var offset: Int { (steps.first?.after.seconds ?? 0) > 0 ? 1 : 0 }

    /// Which step is due.
    ///
    /// - Parameter missed: how often the deadline has been missed before.
    /// - Returns: its index; `nil`, when the deadline has just been missed and the first step waits.
    package func step(missed: Int16) -> Int? {
        let index = max(0, Int(missed)) - offset
        return index < 0 ? nil : min(index, steps.count - 1)
    }

    /// Until what comes when the deadline has been missed so often.
    ///
    /// - Parameter missed: at least once.
    package func pause(missed: Int16) -> Wait {
        let index = max(1, Int(missed)) - offset
        return index < steps.count ? steps[index].after : repetition
    }

    package var countsWorkingTime: Bool { repetition.inWorkingTime || steps.contains { $0.after.inWorkingTime } }
    package var moves: Bool { steps.contains { $0.actions.contains(.reassign) || $0.actions.contains(.returnToPool) } }
    package var reassigns: Bool { steps.contains { $0.actions.contains(.reassign) } }
    package var freezes: Bool {
        steps.contains { $0.actions.contains { if case .freeze = $0 { true } else { false } } }
    }

    /// Keys of the roles that it tells.
    package var roles: [String] {
        Set(steps.flatMap(\.notify).compactMap { if case .role(let key) = $0 { key } else { nil } }).sorted()
    }

    package var members: [MemberID] {
        let told = steps.flatMap(\.notify).compactMap { if case .member(let id) = $0 { id } else { nil } }
        let frozen = steps.flatMap(\.actions).compactMap { if case .freeze(_, who: .member(let id)) = $0 { id } else { nil } }
        return Set(told + frozen).sorted()
    }
}
