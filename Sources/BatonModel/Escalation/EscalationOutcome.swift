/// What is true of a record whose deadline has run out.
package struct EscalationCase: Sendable {
    package var trigger: EscalationTrigger
    package var owner: MemberID?
    package var team: TeamID?
    /// How often its deadline has been missed before.
    package var missed: Int16
    /// From whom it has been taken since a person last did something about it.
    package var formerOwners: [MemberID]
    /// Whether a freeze of the owner because of this record still runs.
    package var isFrozen: Bool

    package init(
        trigger: EscalationTrigger, owner: MemberID?, team: TeamID?, missed: Int16, formerOwners: [MemberID] = [], isFrozen: Bool = false
    ) {
        self.trigger = trigger
        self.owner = owner
        self.team = team
        self.missed = missed
        self.formerOwners = formerOwners
        self.isFrozen = isFrozen
    }
}

/// Who can be told.
package struct EscalationPeople: Sendable {
    package var supervisors: EscalationTargets
    package var roles: [String: EscalationTargets]
    /// Of those that policies name.
    package var activeMembers: Set<MemberID>
    package var admins: [MemberID]

    package init(supervisors: EscalationTargets, roles: [String: EscalationTargets], activeMembers: Set<MemberID>, admins: [MemberID]) {
        self.supervisors = supervisors
        self.roles = roles
        self.activeMembers = activeMembers
        self.admins = admins
    }
}

/// What follows when a deadline has run out. Pure: the same rows give the same outcome, whoever asks and however often.
package struct EscalationOutcome: Sendable, Equatable {
    package enum Move: Sendable, Equatable {
        /// It stays where it is, and is due again.
        case none(EscalationPolicy.Wait)
        case assign(MemberID)
        case pool
    }

    /// From 0; `nil`, when the first step waits.
    package var step: Int?
    /// The owner, where the step tells him as such.
    package var owner: MemberID?
    /// Everybody else whom it tells, in order; may name the owner as what he is besides.
    package var others: [MemberID] = []
    package var channels: [ChannelKind]?
    /// How many assignments those who are frozen are passed over.
    package var freeze: Int16?
    /// Who is frozen; not who is so already because of this record, as far as that is known of the owner.
    package var frozen: [MemberID] = []
    package var move: Move
    /// Of the search for a new owner.
    package var pick: AssignmentCandidates.Pick?

    package init(
        of policy: EscalationPolicy, on record: EscalationCase, _ people: EscalationPeople, _ candidates: inout AssignmentCandidates,
        by strategy: AssignmentStrategy = .leastLoad
    ) {
        move = .none(policy.pause(missed: record.missed < .max ? record.missed + 1 : .max))
        step = policy.step(missed: record.missed)
        guard let step else { return }
        let steps = policy.steps[step]
        channels = steps.channels

        var told: Set<MemberID> = []
        for recipient in steps.notify {
            switch recipient {
            case .owner: owner = record.owner
            case .supervisor: told.formUnion(people.supervisors[record.team])
            case .role(let key): told.formUnion(people.roles[key]?[record.team] ?? people.admins)
            case .member(let id): if people.activeMembers.contains(id) { told.insert(id) }
            }
        }
        // Whom a policy names may have left since it was saved: then somebody hears it all the same.
        if !steps.notify.isEmpty, told.isEmpty, owner == nil { told.formUnion(people.admins) }
        others = told.sorted()

        for case .freeze(let assignments, let who) in steps.actions {
            let owners = record.isFrozen ? [] : [record.owner].compactMap { $0 }
            switch who {
            case .owner: frozen = owners
            case .allOwners: frozen = Set(owners + record.formerOwners).sorted()
            case .member(let id): frozen = people.activeMembers.contains(id) && !(id == record.owner && record.isFrozen) ? [id] : []
            }
            if !frozen.isEmpty { freeze = assignments }
        }
        if steps.actions.contains(.reassign) {
            let pick = candidates.pick(
                from: record.team, except: Set(record.formerOwners + [record.owner].compactMap { $0 }), strategy: strategy)
            self.pick = pick
            if let member = pick.member {
                move = .assign(member)
            } else if record.owner != nil {
                move = .pool
            }
        } else if steps.actions.contains(.returnToPool), record.owner != nil {
            move = .pool
        }
        if move.isAway, let owner = record.owner { candidates.release(owner) }
    }
}

extension EscalationOutcome.Move {
    fileprivate var isAway: Bool { if case .none = self { false } else { true } }
}
