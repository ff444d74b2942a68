package import CoreMetrics
internal import Synchronization

/// A backend of swift-metrics that shows what was recorded in Prometheus' text format 0.0.4.
///
/// The format: https://prometheus.io/docs/instrumenting/exposition_formats/
///
/// | swift-metrics | here |
/// |---|---|
/// | `Counter`, `FloatingPointCounter` | counter; `_total` is put behind the name when it is missing |
/// | `Gauge`, `Recorder` that does not aggregate, `Meter` | gauge |
/// | `Recorder` that aggregates | histogram, in the unit that is recorded |
/// | `Timer` | histogram in seconds; `_seconds` is put behind the name when it is missing. A preferred unit is not followed |
///
/// Recording takes no lock. Making does: the same name with the same labels, in any order, is the same handler, and a handler leaves the
/// exposition when it was destroyed as often as it was made.
///
/// Names and labels are made valid: each other character becomes `_`. Labels that become one have their values joined by `;`, those
/// without a value are left out (to Prometheus they are absent), and `le` of a histogram becomes `exported_le`.
///
/// Nothing recorded here can make the exposition invalid. A name that is taken by another type is refused, with a handler that does nothing,
/// and counted in `prometheus_conflicting_metrics_total`; series beyond the limit in `prometheus_dropped_series_total`. Both count attempts.
package final class PrometheusRegistry: MetricsFactory, Sendable {
    /// Seconds.
    package static let timerBuckets: [Double] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    package static let recorderBuckets: [Double] = [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000]
    /// Bounds of a histogram at most; `+Inf` is not one of them.
    package static let maximumBuckets = HistogramSeries.capacity - 1
    /// What an answer with an exposition says in `Content-Type`.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private struct State {
        var families: [String: Family] = [:]
        /// The names of all lines, those of the registry's own metrics too. A gauge `x_count` must not meet a histogram `x`.
        var taken: Set<String> = []
        var seriesCount = 0
    }
    private enum Refusal: Error {
        case conflict
        case limit
    }

    private let state: Mutex<State>
    private let buckets: [String: [Double]]
    private let help: [String: String]
    private let maximumSeries: Int
    private let processMetrics: ProcessMetrics?
    private let conflicts = Atomic<Int>(0)
    private let drops = Atomic<Int>(0)

    private static let conflictsName = "prometheus_conflicting_metrics_total"
    private static let dropsName = "prometheus_dropped_series_total"

    /// - Parameters:
    ///   - buckets: The upper bounds of single histograms by their name in the exposition (`http_server_request_duration_seconds`); for
    ///     timers in seconds. Finite, ascending, at most ``maximumBuckets``; anything else stops the program.
    ///   - help: What `# HELP` says, by the name in the exposition.
    ///   - maximumSeries: Names with their labels. A histogram is one, with a line for each bound and three more. The registry's and the
    ///     process' own metrics are not counted.
    ///   - processMetrics: Whether `process_resident_memory_bytes` and its like are shown; they are read from `/proc`, so on Linux only.
    package init(
        buckets: [String: [Double]] = [:], help: [String: String] = [:], maximumSeries: Int = 10_000, processMetrics: Bool = true
    ) {
        for (name, bounds) in buckets {
            precondition(
                bounds.count <= Self.maximumBuckets && bounds.allSatisfy(\.isFinite) && zip(bounds, bounds.dropFirst()).allSatisfy(<),
                "the buckets of \(name) are not finite, ascending and at most \(Self.maximumBuckets)")
        }
        self.buckets = buckets
        self.help = help
        self.maximumSeries = maximumSeries
        self.processMetrics = processMetrics ? ProcessMetrics() : nil
        state = Mutex(State(taken: Set([Self.conflictsName, Self.dropsName]).union(processMetrics ? ProcessMetrics.names : [])))
    }

    // MARK: - Making

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counter(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    package func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
        counter(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if !aggregate { return gauge(label, dimensions) ?? NOOPMetricsHandler.instance }
        return histogram(metricName(label), dimensions, Self.recorderBuckets) ?? NOOPMetricsHandler.instance
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(metricName(label, suffix: "_seconds"), dimensions, Self.timerBuckets) ?? NOOPMetricsHandler.instance
    }

    /// A gauge whose value is asked for at each exposition, on the caller's thread and outside of the registry's lock: it should be quick.
    ///
    /// One callback for a name and its labels; a second is refused as a conflict. It stays, with all that it holds, until it is removed.
    ///
    /// - Parameter help: For the whole name; what `init` was given goes first, then the first gauge of the name that says something.
    @discardableResult
    package func gauge(
        _ name: String, help: String? = nil, labels: [(String, String)] = [], _ read: @escaping @Sendable () -> Double
    ) -> GaugeRegistration {
        let series = make(.gauge, metricName(name), labels, shared: false, help: help) { id, _ in CallbackSeries(id: id, read: read) }
        return GaugeRegistration(registry: self, series: series)
    }

    private func counter(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries? {
        make(.counter, metricName(label, suffix: "_total"), dimensions) { id, _ in CounterSeries(id: id) }
    }

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries? {
        make(.gauge, metricName(label), dimensions) { id, _ in GaugeSeries(id: id) }
    }

    private func histogram(_ name: String, _ dimensions: [(String, String)], _ standard: [Double]) -> HistogramSeries? {
        make(.histogram, name, dimensions, bounds: buckets[name] ?? standard) { HistogramSeries(id: $0, bounds: $1) }
    }

    /// The series that is there already, or a new one; nil when it is refused.
    private func make<S: Series>(
        _ kind: Family.Kind, _ name: String, _ dimensions: [(String, String)], shared: Bool = true, help: String? = nil,
        bounds: [Double] = [], _ new: (_ id: SeriesID, _ bounds: [Double]) -> S
    ) -> S? {
        let labels = labelText(dimensions, of: kind)
        do throws(Refusal) {
            return try state.withLock { state throws(Refusal) -> S in
                if let family = state.families[name] {
                    guard family.kind == kind else { throw .conflict }
                    if let present = family.series[labels] {
                        guard shared, let same = present as? S else { throw .conflict }
                        same.id.uses.add(1, ordering: .relaxed)
                        return same
                    }
                } else if kind.lineNames(of: name).contains(where: state.taken.contains) {
                    throw .conflict
                }
                guard state.seriesCount < maximumSeries else { throw .limit }
                if state.families[name] == nil { state.taken.formUnion(kind.lineNames(of: name)) }
                var family = state.families.removeValue(forKey: name) ?? Family(kind: kind, help: self.help[name], bounds: bounds)
                if family.help == nil { family.help = help }
                let series = new(SeriesID(family: name, labels: labels), family.bounds)
                family.series[labels] = series
                state.families[name] = family
                state.seriesCount += 1
                return series
            }
        } catch {
            switch error {
            case .conflict: conflicts.add(1, ordering: .relaxed)
            case .limit: drops.add(1, ordering: .relaxed)
            }
            return nil
        }
    }

    // MARK: - Destroying

    package func destroyCounter(_ handler: any CounterHandler) { release(handler) }
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { release(handler) }
    package func destroyMeter(_ handler: any MeterHandler) { release(handler) }
    package func destroyRecorder(_ handler: any RecorderHandler) { release(handler) }
    package func destroyTimer(_ handler: any TimerHandler) { release(handler) }

    fileprivate func release(_ handler: AnyObject) {
        guard let series = handler as? any Series else { return }
        state.withLock { state in
            guard let present = state.families[series.id.family]?.series[series.id.labels], present === series,
                series.id.uses.subtract(1, ordering: .relaxed).newValue <= 0,
                var family = state.families.removeValue(forKey: series.id.family)
            else { return }
            family.series.removeValue(forKey: series.id.labels)
            state.seriesCount -= 1
            if family.series.isEmpty {
                state.taken.subtract(family.kind.lineNames(of: series.id.family))
            } else {
                state.families[series.id.family] = family
            }
        }
    }

    // MARK: - Showing

    /// All that is recorded, as the body of an answer with ``contentType``.
    ///
    /// Each histogram agrees with itself (`_count` is its `+Inf` bucket) even while it is being recorded; its `_sum` may be a few
    /// observations ahead or behind.
    package func expose() -> [UInt8] {
        var output: [UInt8] = []
        write(into: &output)
        return output
    }

    /// As ``expose()``, behind what is there.
    package func write(into output: inout [UInt8]) {
        var families = state.withLock { $0.families }
        families[Self.conflictsName] = Family(
            help: "Attempts to make a metric whose name has another type.", own: .counter, Double(conflicts.load(ordering: .relaxed)))
        families[Self.dropsName] = Family(
            help: "Attempts to make a series beyond the limit.", own: .counter, Double(drops.load(ordering: .relaxed)))
        if let processMetrics { families.merge(processMetrics.read()) { _, own in own } }
        var exposition = Exposition(output: output)
        output = []
        for (name, family) in families.sorted(by: { $0.key < $1.key }) { exposition.write(name, family) }
        output = exposition.output
    }
}

/// A gauge that is read by a callback, and the way to end that.
package struct GaugeRegistration: Sendable {
    fileprivate let registry: PrometheusRegistry
    fileprivate let series: CallbackSeries?

    /// False when the gauge was refused.
    package var isAccepted: Bool { series != nil }

    /// The gauge is not shown from now on. An exposition that is being written may still ask once. Again does nothing.
    package func remove() {
        if let series { registry.release(series) }
    }
}
