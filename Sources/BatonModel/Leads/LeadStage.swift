/// Where a lead stands (L12, first form).
package enum LeadStage: Int16, KeyedChoice {
    case new = 1
    case contacted = 2
    case qualified = 3
    case converted = 4
    case disqualified = 5

    package var key: String {
        switch self {
        case .new: "new"
        case .contacted: "contacted"
        case .qualified: "qualified"
        case .converted: "converted"
        case .disqualified: "disqualified"
        }
    }

    /// Nobody has to do anything any more.
    package var isClosed: Bool { rawValue >= LeadStage.converted.rawValue }
}

/// The state machine of a lead. Nothing is skipped, and no stage is left without its evidence.
package enum LeadTransition {
    package enum Refusal: Error, Equatable, Sendable {
        case notAllowed(from: LeadStage, to: LeadStage, allowed: [LeadStage])
        /// L6: no qualifying call, chat or mail yet.
        case firstTouchMissing
        case reasonMissing
        /// Conversion makes customer, contact and opportunity: a command of its own.
        case conversionNeeded
    }

    package static func targets(from stage: LeadStage) -> [LeadStage] {
        switch stage {
        case .new: [.contacted, .disqualified]
        case .contacted: [.qualified, .disqualified]
        case .qualified: [.contacted, .disqualified]
        case .converted: []
        case .disqualified: [.new]
        }
    }

    package static func check(
        from: LeadStage, to: LeadStage, hasFirstTouch: Bool, reason: String?
    ) throws(Refusal) {
        if to == .converted, from == .qualified { throw .conversionNeeded }
        let allowed = targets(from: from)
        guard allowed.contains(to) else { throw .notAllowed(from: from, to: to, allowed: allowed) }
        switch to {
        case .contacted, .qualified: guard hasFirstTouch else { throw .firstTouchMissing }
        case .disqualified: guard reason != nil else { throw .reasonMissing }
        case .new, .converted: break
        }
    }
}

/// How much a lead wants to buy, from its score (L3).
package enum LeadIntent: Int16, KeyedChoice {
    case plain = 0
    case nurture = 1
    case high = 2

    package var key: String {
        switch self {
        case .plain: "plain"
        case .nurture: "nurture"
        case .high: "high"
        }
    }
}

package enum InteractionKind: Int16, KeyedChoice {
    case call = 1
    case chat = 2
    case mail = 3
    case visit = 4

    package var key: String {
        switch self {
        case .call: "call"
        case .chat: "chat"
        case .mail: "mail"
        case .visit: "visit"
        }
    }
}

/// One tenant's numbers for leads; the defaults are the built-in playbook's.
package struct LeadPolicy: Equatable, Sendable {
    package var highIntentScore: Int16 = 75
    package var nurtureScore: Int16 = 40
    package var responseWindow: Duration = .seconds(15 * 60)
    package var followUpWindow: Duration = .seconds(48 * 3600)
    package var poolWindow: Duration = .seconds(24 * 3600)
    package var callMinimumSeconds: Int32 = 90
    package var chatMinimumMessages: Int32 = 3
    package var poolTeam: TeamID?
    /// How members are found where a rule says nothing of it.
    package var assignmentStrategy: AssignmentStrategy = .leastLoad
    /// Until an escalated lead is due again.
    package var escalationWindow: Duration = .seconds(24 * 3600)
    /// The role that is told: in the lead's team, else in the nearest team above it.
    package var escalateTo = "supervisor"
    package var mailQualifies = true
    package var visitQualifies = false
    /// For how many days a colleague's touch of the same customer counts (L9), and what it does.
    package var doubleCallDays: Int16 = 3
    package var doubleCallMode = DoubleCallMode.warn
    /// Percent of first touches in their window from which the heat map is green, and amber (L7).
    package var heatGreenPercent: Int16 = 85
    package var heatAmberPercent: Int16 = 70
    /// For how many days a deleted lead can be restored.
    package var deletedDays: Int16 = 30
    /// Windows that count working time, by the calendar of the lead's team; the others count plain time.
    package var inWorkingTime: Set<Window> = []

    /// What a lead can be waiting for.
    package enum Window: CaseIterable, Sendable {
        case response
        case followUp
        case pool
    }

    package func window(_ window: Window) -> Allowance {
        let length =
            switch window {
            case .response: responseWindow
            case .followUp: followUpWindow
            case .pool: poolWindow
            }
        return inWorkingTime.contains(window) ? .working(length) : .plain(length)
    }

    package init() {}

    package func intent(score: Int16) -> LeadIntent {
        if score >= highIntentScore { return .high }
        return score >= nurtureScore ? .nurture : .plain
    }

    /// Whether an interaction is a first touch (L6): by its kind, a call of enough seconds, a chat of enough messages. Never when nobody was there.
    package func qualifies(
        kind: InteractionKind, durationSeconds: Int32?, messageCount: Int32?, outcome: InteractionOutcome? = nil
    ) -> Bool {
        if let outcome, !outcome.reachedSomebody { return false }
        return switch kind {
        case .call: (durationSeconds ?? 0) >= callMinimumSeconds
        case .chat: (messageCount ?? 0) >= chatMinimumMessages
        case .mail: mailQualifies
        case .visit: visitQualifies
        }
    }
}
