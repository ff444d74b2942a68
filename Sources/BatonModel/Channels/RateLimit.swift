package import FoundationEssentials

/// So many messages in a length of time, in whichever such length one looks.
///
/// A token bucket of the whole limit would let through twice as many in a window that begins when it is full: the burst comes out of the
/// limit, and only the rest is refilled. 20 a minute with a burst of 5 are 5 at once and then one every 4 seconds.
package struct RateLimit: Sendable, Equatable {
    package let limit: Int
    package let period: TimeInterval
    /// How many may go at once: less than the limit, a quarter of it unless something else is said.
    package let burst: Int

    package init(_ limit: Int, per period: TimeInterval, burst: Int? = nil) {
        precondition(limit >= 1 && period > 0 && period.isFinite)
        self.limit = limit
        self.period = period
        self.burst = max(min(burst ?? (limit + 3) / 4, limit - 1), 1)
    }

    /// What the receiver allows, by its own documentation; `nil` where there is no number.
    package static func standard(for kind: ChannelKind) -> RateLimit? {
        switch kind {
        case .wecomRobot: RateLimit(20, per: 60, burst: 5)
        // Of an application: 10,000 a minute by WeCom, 30 a minute to one member.
        case .wecomApplication: RateLimit(600, per: 60, burst: 100)
        case .sms: RateLimit(600, per: 60, burst: 100)
        case .mail: RateLimit(120, per: 60, burst: 30)
        case .webhook: nil
        }
    }

    /// Between two, when the burst is used up.
    var interval: TimeInterval { period / Double(max(limit - burst, 1)) }
}

/// How much of a limit is used: two instants, so that it can be kept in a row of a table.
package struct TokenBucket: Sendable, Equatable {
    package let limit: RateLimit
    /// When the bucket will be full again.
    package private(set) var fullAt: Date
    /// Nothing goes before then, whatever is in it.
    package private(set) var blockedUntil: Date
    /// A receiver cannot close it for longer.
    package static let longestBlock: TimeInterval = 24 * 3600

    package init(_ limit: RateLimit, fullAt: Date = .distantPast, blockedUntil: Date = .distantPast) {
        self.limit = limit
        self.fullAt = fullAt
        self.blockedUntil = blockedUntil
    }

    /// Takes one message.
    ///
    /// - Returns: `nil` when it may go; otherwise when one may, and nothing is taken.
    package mutating func take(at now: Date) -> Date? {
        let next = nextAllowed(at: now)
        if next > now { return next }
        fullAt = max(fullAt, now).addingTimeInterval(limit.interval)
        return nil
    }

    package func nextAllowed(at now: Date) -> Date {
        // Not longer than a bucket can be empty, or be blocked: a clock that was set back must not close it.
        let full = min(fullAt, now.addingTimeInterval(limit.interval * Double(limit.burst)))
        let blocked = min(blockedUntil, now.addingTimeInterval(Self.longestBlock))
        return max(full.addingTimeInterval(-limit.interval * Double(limit.burst - 1)), blocked, now)
    }

    /// The receiver says that the limit is reached: nothing goes before `date`.
    package mutating func block(until date: Date) { blockedUntil = max(blockedUntil, date) }
}
