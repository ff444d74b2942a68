internal import BatonModel
internal import CoreMetrics

/// What the process counts of its messages.
struct OutboxMetrics: Sendable {
    /// Since when the oldest message that is due has been due, seconds, over all tenants.
    let age = Gauge(label: "baton_outbox_age_seconds")
    /// Messages that were put aside.
    let dead = Counter(label: "baton_outbox_dead_total")
    private let delivered: [ChannelKind: Counter]
    private let failed: [ChannelKind: Counter]

    init() {
        func counters(_ label: String) -> [ChannelKind: Counter] {
            Dictionary(
                uniqueKeysWithValues: ChannelKind.allCases.map { ($0, Counter(label: label, dimensions: [("channel", $0.rawValue)])) })
        }
        delivered = counters("baton_outbox_delivered_total")
        failed = counters("baton_outbox_failed_attempts_total")
    }

    func count(_ outcome: DeliveryOutcome, _ kind: ChannelKind) {
        (outcome.problem == nil ? delivered : failed)[kind]?.increment()
    }
}
