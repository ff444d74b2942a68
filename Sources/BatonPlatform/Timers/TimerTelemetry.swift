internal import BatonModel
internal import CoreMetrics
internal import FoundationEssentials

/// What a process counts about the deadlines that its worker fires, by `kind`.
///
/// `baton_timers_fired_total`, `baton_timers_failed_total`, `baton_timers_dead_total`, and `baton_timer_lateness_seconds`: from the deadline
/// to the commit of its effect.
struct TimerTelemetry: Sendable {
    private struct Kind {
        var fired: Counter
        var failed: Counter
        var dead: Counter
        var lateness: CoreMetrics.Timer
    }
    private let kinds: [String: Kind]

    /// All kinds are there from the start, so that a rate can be computed from the first one that fires.
    init(kinds: some Sequence<String>, factory: any MetricsFactory) {
        self.kinds = Dictionary(
            uniqueKeysWithValues: kinds.map { kind in
                let labels = [("kind", kind)]
                return (
                    kind,
                    Kind(
                        fired: Counter(label: "baton_timers_fired_total", dimensions: labels, factory: factory),
                        failed: Counter(label: "baton_timers_failed_total", dimensions: labels, factory: factory),
                        dead: Counter(label: "baton_timers_dead_total", dimensions: labels, factory: factory),
                        lateness: CoreMetrics.Timer(label: "baton_timer_lateness", dimensions: labels, factory: factory))
                )
            })
    }

    /// - Parameters:
    ///   - claimedAt: by the database's clock.
    ///   - elapsed: from then until the commit.
    func fired(_ timers: [FiredTimer], claimedAt: Date, elapsed: Duration) {
        for timer in timers {
            guard let kind = kinds[timer.kind] else { continue }
            kind.fired.increment()
            let seconds = max(0, claimedAt.timeIntervalSince(timer.fireAt)) + elapsed / .seconds(1)
            kind.lateness.recordNanoseconds(Int64(min(seconds, 1e9) * 1e9))
        }
    }

    func failed(_ kind: String, isDead: Bool) {
        kinds[kind]?.failed.increment()
        if isDead { kinds[kind]?.dead.increment() }
    }
}
