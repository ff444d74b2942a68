internal import CoreMetrics
internal import Synchronization

/// What stands under one `# TYPE`.
struct Family: Sendable {
    enum Kind: String {
        case counter
        case gauge
        case histogram

        func lineNames(of name: String) -> [String] {
            self == .histogram ? [name, name + "_bucket", name + "_sum", name + "_count"] : [name]
        }
    }

    let kind: Kind
    var help: String?
    /// Of a histogram, ascending, without `+Inf`; the same for all its series.
    var bounds: [Double] = []
    var series: [String: any Series] = [:]
}

extension Family {
    /// A metric of the registry or the process, made for one exposition.
    init(help: String, own kind: Kind, _ value: Double) {
        self.init(kind: kind, help: help, series: ["": CallbackSeries(id: SeriesID(family: "", labels: "")) { value }])
    }
}

/// Where a series stands in the registry.
final class SeriesID: Sendable {
    let family: String
    /// As in the exposition, sorted and escaped, without braces: `method="GET",status="200"`.
    let labels: String
    /// How often the series was made and not destroyed. It changes under the registry's lock.
    let uses = Atomic<Int>(1)

    init(family: String, labels: String) {
        self.family = family
        self.labels = labels
    }
}

/// A name with its labels, and what was recorded for it. Recording takes no lock and never stops the program.
protocol Series: AnyObject, Sendable {
    var id: SeriesID { get }
    /// - Parameter bounds: The family's, as text, with `+Inf`.
    func write(_ name: String, bounds: [String], into exposition: inout Exposition)
}

/// Never falls, except by `reset`: what is negative or not finite is not added. Stays at `Int64.max` when whole numbers reach it.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
    let id: SeriesID
    private let whole = Atomic<Int64>(0)
    private let fractional = Atomic<Double>(0)

    init(id: SeriesID) { self.id = id }

    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        let (before, after) = whole.wrappingAdd(amount, ordering: .relaxed)
        // Until this is stored, readers see a negative number and take it for the maximum.
        if after < before { whole.store(.max, ordering: .relaxed) }
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        fractional.increase(by: amount)
    }

    func reset() {
        whole.store(0, ordering: .relaxed)
        fractional.store(0, ordering: .relaxed)
    }

    func write(_ name: String, bounds: [String], into exposition: inout Exposition) {
        let (whole, fractional) = (whole.load(ordering: .relaxed), fractional.load(ordering: .relaxed))
        let counted = whole < 0 ? Int64.max : whole
        exposition.line(name, id.labels, fractional == 0 ? "\(counted)" : numberText(Double(counted) + fractional))
    }
}

/// Can be set to anything, also NaN and the infinities; only finite numbers are added and subtracted.
final class GaugeSeries: Series, RecorderHandler, MeterHandler {
    let id: SeriesID
    private let value = Atomic<Double>(0)

    init(id: SeriesID) { self.id = id }

    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.store(value, ordering: .relaxed) }

    func increment(by amount: Double) {
        if amount.isFinite { value.increase(by: amount) }
    }

    func decrement(by amount: Double) { increment(by: -amount) }

    func write(_ name: String, bounds: [String], into exposition: inout Exposition) {
        exposition.line(name, id.labels, numberText(value.load(ordering: .relaxed)))
    }
}

/// Counts observations by their size. What is not finite is not observed; durations below zero count as zero.
///
/// Durations are added up exactly, in nanoseconds: after 584 years of them the sum begins at zero, which Prometheus takes for a restart.
final class HistogramSeries: Series, RecorderHandler, TimerHandler {
    /// With that of `+Inf`. All series have room for so many: 256 bytes.
    static let capacity = 32

    let id: SeriesID
    private let bounds: [Double]
    /// Not cumulative: an observation is in one of them.
    private let counts = InlineArray<32, Atomic<UInt64>> { _ in Atomic(0) }
    private let sum = Atomic<Double>(0)
    private let nanoseconds = Atomic<UInt64>(0)

    init(id: SeriesID, bounds: [Double]) {
        self.id = id
        self.bounds = bounds
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        sum.increase(by: value)
        count(value)
    }

    func recordNanoseconds(_ duration: Int64) {
        let duration = max(0, duration)
        nanoseconds.wrappingAdd(UInt64(duration), ordering: .relaxed)
        count(Double(duration) / 1e9)
    }

    private func count(_ value: Double) {
        var bucket = 0
        while bucket < bounds.count, value > bounds[bucket] { bucket += 1 }
        counts[bucket].wrappingAdd(1, ordering: .relaxed)
    }

    func write(_ name: String, bounds: [String], into exposition: inout Exposition) {
        var total: UInt64 = 0
        for (index, bound) in bounds.enumerated() {
            total &+= counts[index].load(ordering: .relaxed)
            exposition.line(name + "_bucket", id.labels, bound: bound, "\(total)")
        }
        let sum = sum.load(ordering: .relaxed) + Double(nanoseconds.load(ordering: .relaxed)) / 1e9
        exposition.line(name + "_sum", id.labels, numberText(sum))
        exposition.line(name + "_count", id.labels, "\(total)")
    }
}

/// Asked for its value at each exposition.
final class CallbackSeries: Series {
    let id: SeriesID
    private let read: @Sendable () -> Double

    init(id: SeriesID, read: @escaping @Sendable () -> Double) {
        self.id = id
        self.read = read
    }

    func write(_ name: String, bounds: [String], into exposition: inout Exposition) {
        exposition.line(name, id.labels, numberText(read()))
    }
}

extension Atomic<Double> {
    fileprivate func increase(by amount: Double) {
        var current = load(ordering: .relaxed)
        while true {
            let (exchanged, original) = weakCompareExchange(expected: current, desired: current + amount, ordering: .relaxed)
            if exchanged { return }
            current = original
        }
    }
}
