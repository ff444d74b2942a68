package import FoundationEssentials

/// Keeps a channel from trying again and again where nobody answers: after some failures in a row it lets nothing through for a while, then
/// one message as a probe; if that arrives all go through again, otherwise the pause is doubled.
///
/// A value: whoever uses it gives the time and keeps what comes out.
package struct CircuitBreaker: Sendable, Equatable {
    package struct Settings: Sendable, Equatable {
        /// Failures in a row that open it; 1 or more.
        package var threshold: Int
        package var firstPause: TimeInterval
        package var longestPause: TimeInterval
        /// A probe that has not reported by then is taken for lost, and another let through.
        package var probeTimeout: TimeInterval

        package init(threshold: Int = 5, firstPause: TimeInterval = 30, longestPause: TimeInterval = 900, probeTimeout: TimeInterval = 120)
        {
            precondition(threshold >= 1 && firstPause > 0 && longestPause >= firstPause && probeTimeout > 0)
            self.threshold = threshold
            self.firstPause = firstPause
            self.longestPause = longestPause
            self.probeTimeout = probeTimeout
        }
    }

    package enum State: Sendable, Equatable {
        /// How many failures there have been in a row.
        case closed(failures: Int)
        /// Nothing goes through before then.
        case open(until: Date, pause: TimeInterval)
        /// One message is on its way.
        case halfOpen(probeSince: Date, pause: TimeInterval)
    }

    package enum Admission: Sendable, Equatable {
        case pass
        /// The only one that passes until what becomes of it has been recorded.
        case probe
        case wait(until: Date)
    }

    package let settings: Settings
    package private(set) var state: State

    package init(_ settings: Settings = Settings(), state: State = .closed(failures: 0)) {
        self.settings = settings
        self.state = state
    }

    package var isClosed: Bool { if case .closed = state { true } else { false } }

    package mutating func admit(at now: Date) -> Admission {
        switch state {
        case .closed: return .pass
        case .open(let until, let pause):
            // Not longer than it could be: a clock that was set back must not hold it for ever.
            let end = min(until, now.addingTimeInterval(settings.longestPause))
            guard now >= end else {
                state = .open(until: end, pause: pause)
                return .wait(until: end)
            }
            state = .halfOpen(probeSince: now, pause: pause)
            return .probe
        case .halfOpen(let since, let pause):
            let begin = min(since, now)
            guard now.timeIntervalSince(begin) >= settings.probeTimeout else {
                state = .halfOpen(probeSince: begin, pause: pause)
                return .wait(until: begin.addingTimeInterval(settings.probeTimeout))
            }
            state = .halfOpen(probeSince: now, pause: pause)
            return .probe
        }
    }

    /// Something arrived, or was refused by a receiver that is well: whenever it was sent, the channel works.
    package mutating func recordSuccess() { state = .closed(failures: 0) }

    package mutating func recordFailure(at now: Date) {
        switch state {
        case .closed(let failures):
            if failures + 1 >= settings.threshold {
                state = .open(until: now.addingTimeInterval(settings.firstPause), pause: settings.firstPause)
            } else {
                state = .closed(failures: failures + 1)
            }
        // One that was on its way when it opened says nothing new.
        case .open: break
        case .halfOpen(_, let pause):
            let longer = min(pause * 2, settings.longestPause)
            state = .open(until: now.addingTimeInterval(longer), pause: longer)
        }
    }

    package mutating func record(_ outcome: DeliveryOutcome, at now: Date) {
        if outcome.countsAgainstChannel {
            recordFailure(at: now)
        } else if outcome.problem?.code == .cancelled {
            // Says nothing about the channel. A probe that was cancelled makes place for another.
            if case .halfOpen(_, let pause) = state { state = .open(until: now, pause: pause) }
        } else {
            recordSuccess()
        }
    }
}
