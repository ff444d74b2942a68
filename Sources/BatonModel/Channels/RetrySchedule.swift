/// When a message is tried again. Pauses grow by a factor up to the longest, each shortened by chance by up to half, so that what failed
/// together does not come back together.
package struct RetrySchedule: Sendable, Equatable {
    /// Attempts in all, the first included; 1 or more.
    package let attempts: Int
    package let firstPause: Duration
    /// 1 or more.
    package let factor: Double
    package let longestPause: Duration
    /// A receiver that asks for a longer pause than this is not waited for.
    package let longestAskedPause: Duration

    package init(attempts: Int, firstPause: Duration, factor: Double, longestPause: Duration, longestAskedPause: Duration) {
        precondition(attempts >= 1 && firstPause > .zero && factor >= 1 && longestPause >= firstPause && longestAskedPause >= .zero)
        self.attempts = attempts
        self.firstPause = firstPause
        self.factor = factor
        self.longestPause = longestPause
        self.longestAskedPause = longestAskedPause
    }

    /// The default of a channel: quick and short where people wait, two to three days for webhooks, as Standard Webhooks advises.
    package static func standard(for kind: ChannelKind) -> RetrySchedule {
        switch kind {
        case .wecomRobot, .wecomApplication:
            RetrySchedule(
                attempts: 8, firstPause: .seconds(5), factor: 3, longestPause: .seconds(1800), longestAskedPause: .seconds(6 * 3600))
        case .sms:
            // Not every attempt is free, and a late text message helps nobody.
            RetrySchedule(
                attempts: 5, firstPause: .seconds(15), factor: 3, longestPause: .seconds(900), longestAskedPause: .seconds(3600))
        case .mail:
            RetrySchedule(
                attempts: 12, firstPause: .seconds(60), factor: 2, longestPause: .seconds(4 * 3600), longestAskedPause: .seconds(24 * 3600))
        case .webhook:
            RetrySchedule(
                attempts: 14, firstPause: .seconds(5), factor: 3.5, longestPause: .seconds(10 * 3600),
                longestAskedPause: .seconds(24 * 3600)
            )
        }
    }

    /// How long to wait after an attempt that failed.
    ///
    /// - Parameters:
    ///   - attempt: how many there have been, this one included.
    ///   - asked: what the receiver asks for.
    ///   - chance: 0 to 1, from a generator of random numbers.
    /// - Returns: `nil`, when it is given up.
    package func pause(afterAttempt attempt: Int, asked: Duration? = nil, chance: Double) -> Duration? {
        guard attempt < attempts else { return nil }
        var full = firstPause
        for _ in 1..<max(attempt, 1) {
            full = full * factor
            if full >= longestPause {
                full = longestPause
                break
            }
        }
        let pause = full * (1 - min(max(chance, 0), 1) / 2)
        guard let asked, asked > pause else { return pause }
        if asked > longestAskedPause { return nil }
        // Never sooner than asked for; a little later, not all at once.
        return asked + min(asked, firstPause) * (min(max(chance, 0), 1) / 2)
    }
}
