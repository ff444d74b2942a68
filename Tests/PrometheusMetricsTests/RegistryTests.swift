internal import CoreMetrics
internal import PrometheusMetrics
internal import Synchronization
internal import Testing

@Suite("The registry hands out handlers")
struct RegistryTests {
    private let registry = PrometheusRegistry(processMetrics: false)

    private var conflicts: String? { registry.value("prometheus_conflicting_metrics_total") }

    @Test("the same name and labels, in any order, are the same handler")
    func same() {
        let one = registry.makeCounter(label: "a.b", dimensions: [("x", "1"), ("y", "2")])
        let other = registry.makeCounter(label: "a_b", dimensions: [("y", "2"), ("x", "1"), ("z", "")])
        #expect(one === other)
        #expect(one !== registry.makeCounter(label: "a.b", dimensions: [("x", "2"), ("y", "1")]))
        #expect(registry.makeTimer(label: "t", dimensions: []) === registry.makeTimer(label: "t_seconds", dimensions: []))
        #expect(
            registry.makeMeter(label: "g", dimensions: []) === registry.makeRecorder(label: "g", dimensions: [], aggregate: false))
        #expect(conflicts == "0")
    }

    @Test("what was destroyed as often as it was made is not shown, and its name is free")
    func destroyed() {
        let first = Counter(label: "a", dimensions: [("n", "1")], factory: registry)
        let again = Counter(label: "a", dimensions: [("n", "1")], factory: registry)
        let other = Counter(label: "a", dimensions: [("n", "2")], factory: registry)
        first.increment()
        first.destroy()
        again.increment()
        #expect(registry.value(#"a_total{n="1"}"#) == "2")
        again.destroy()
        #expect(registry.text == "# TYPE a_total counter\na_total{n=\"2\"} 0\n")
        other.destroy()
        #expect(registry.text == "")
        let gauge = Gauge(label: "a_total", factory: registry)
        gauge.record(3)
        other.destroy()  // is gone already
        #expect(registry.text == "# TYPE a_total gauge\na_total 3\n")
        gauge.destroy()
        Timer(label: "t", factory: registry).destroy()
        Meter(label: "m", factory: registry).destroy()
        FloatingPointCounter(label: "f", factory: registry).destroy()
        #expect(registry.text == "")
    }

    @Test("a name that has another type is refused, counted and not shown")
    func conflicting() {
        Counter(label: "a_total", factory: registry).increment()
        Gauge(label: "a_total", dimensions: [("x", "1")], factory: registry).record(1)
        #expect(conflicts == "1")
        Meter(label: "a.total", factory: registry).set(2.0)
        Recorder(label: "a_total", factory: registry).record(3)
        #expect(!registry.gauge("a_total") { 4 }.isAccepted)
        #expect(conflicts == "4")
        #expect(registry.text == "# TYPE a_total counter\na_total 1\n")
    }

    @Test(
        "the lines of a histogram are names as well",
        arguments: ["h", "h_bucket", "h_sum", "h_count", "prometheus_dropped_series_total", "prometheus_conflicting_metrics_total"])
    func lines(name: String) {
        let histogram = Recorder(label: "h", factory: registry)
        let gauge = Gauge(label: name, factory: registry)
        gauge.record(1)
        #expect(conflicts == "1")
        #expect(!registry.text.contains("gauge"))
        gauge.destroy()
        histogram.destroy()
        if name.hasPrefix("h") {
            Gauge(label: name, factory: registry).record(1)
            Recorder(label: "h", factory: registry).record(1)
            #expect(conflicts == "2")
            #expect(registry.text == "# TYPE \(name) gauge\n\(name) 1\n")
        }
    }

    @Test("series beyond the limit are dropped and counted; those that are there go on")
    func limit() {
        let registry = PrometheusRegistry(maximumSeries: 3, processMetrics: false)
        for number in 0..<5 { Counter(label: "c", dimensions: [("n", "\(number)")], factory: registry).increment() }
        Timer(label: "t", factory: registry).recordSeconds(1)
        #expect(!registry.gauge("g") { 1 }.isAccepted)
        #expect(registry.value("prometheus_dropped_series_total") == "4")
        let present = Counter(label: "c", dimensions: [("n", "0")], factory: registry)
        present.increment()
        #expect(
            registry.text == """
                # TYPE c_total counter
                c_total{n="0"} 2
                c_total{n="1"} 1
                c_total{n="2"} 1

                """)
        // What is destroyed makes room; the refused family did not take its name.
        for _ in 0..<2 { present.destroy() }
        Gauge(label: "t_seconds", factory: registry).record(1)
        #expect(registry.value("t_seconds") == "1")
        #expect(registry.value("prometheus_dropped_series_total") == "4")
        #expect(registry.value("prometheus_conflicting_metrics_total") == "0")
    }

    @Test("10,000 series by default")
    func standardLimit() {
        for number in 0..<10_003 { _ = registry.makeCounter(label: "c", dimensions: [("n", "\(number)")]) }
        #expect(registry.value("prometheus_dropped_series_total") == "3")
        #expect(registry.text.split(separator: "\n").count == 10_001)
    }

    @Test("a gauge can be read when it is shown, until it is removed")
    func callback() {
        let box = Box(1)
        let idle = registry.gauge("pool_connections", help: "Connections.", labels: [("state", "idle")]) { Double(box.value) }
        let busy = registry.gauge("pool_connections", help: "Not this.", labels: [("state", "busy")]) { 0.5 }
        let second = registry.gauge("pool_connections", labels: [("state", "busy")]) { 7 }
        #expect(!second.isAccepted)
        #expect(conflicts == "1")
        Gauge(label: "pool_connections", dimensions: [("state", "busy")], factory: registry).record(8)
        #expect(conflicts == "2")
        box.set(2)
        #expect(
            registry.text == """
                # HELP pool_connections Connections.
                # TYPE pool_connections gauge
                pool_connections{state="busy"} 0.5
                pool_connections{state="idle"} 2

                """)
        second.remove()
        busy.remove()
        let again = registry.gauge("pool_connections", labels: [("state", "busy")]) { 3 }
        busy.remove()
        #expect(registry.value(#"pool_connections{state="busy"}"#) == "3")
        again.remove()
        idle.remove()
        #expect(registry.text == "")
    }

    @Test("a callback may use the registry")
    func reentrant() {
        registry.gauge("outer") { [registry] in
            Counter(label: "inner", factory: registry).increment()
            return Double(registry.makeCounter(label: "inner", dimensions: []) is NOOPMetricsHandler ? 0 : 1)
        }
        #expect(registry.value("outer") == "1")
        #expect(registry.value("inner_total") == "1")
    }

    @Test("nothing is lost when many record at once, and each exposition agrees with itself")
    func concurrent() async {
        let registry = PrometheusRegistry(buckets: ["size": [10, 100], "wait_seconds": [0.001, 0.005]], processMetrics: false)
        let isDone = Box(0)
        let reader = Task {
            var expositions = 0
            repeat {
                let text = registry.whole
                for name in ["wait_seconds", "size"] {
                    let counts = text.matches(of: /\n([a-z_]+)_(?:bucket{le="[^"]+"}|count) ([0-9]+)/).filter { $0.1 == name }
                        .compactMap { Int($0.2) }
                    #expect(counts == counts.sorted())
                    #expect(counts.suffix(2).first == counts.last)
                }
                expositions += 1
            } while isDone.value == 0
            return expositions
        }
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    let counter = Counter(label: "requests", dimensions: [("a", "1"), ("b", "2")], factory: registry)
                    let fractional = FloatingPointCounter(label: "weights", factory: registry)
                    let timer = Timer(label: "wait", factory: registry)
                    let recorder = Recorder(label: "size", factory: registry)
                    let meter = Meter(label: "level", factory: registry)
                    for number in 0..<10_000 {
                        counter.increment(by: 3)
                        fractional.increment(by: 0.25)
                        timer.recordNanoseconds(Int64(number % 10) * 1_000_000 + 1)
                        recorder.record(number % 200)
                        if task < 4 { meter.increment(by: 1.5) } else { meter.decrement() }
                    }
                }
            }
        }
        isDone.set(1)
        #expect(await reader.value > 0)
        #expect(
            registry.text == """
                # TYPE level gauge
                level 20000
                # TYPE requests_total counter
                requests_total{a="1",b="2"} 240000
                # TYPE size histogram
                size_bucket{le="10"} 4400
                size_bucket{le="100"} 40400
                size_bucket{le="+Inf"} 80000
                size_sum 7960000
                size_count 80000
                # TYPE wait_seconds histogram
                wait_seconds_bucket{le="0.001"} 8000
                wait_seconds_bucket{le="0.005"} 40000
                wait_seconds_bucket{le="+Inf"} 80000
                wait_seconds_sum 360.00008
                wait_seconds_count 80000
                # TYPE weights_total counter
                weights_total 20000

                """)
    }

    @Test("made, destroyed and shown at once, the registry stays whole")
    func churn() async {
        await withTaskGroup { [registry] group in
            for _ in 0..<4 {
                group.addTask {
                    for number in 0..<2000 {
                        let timer = Timer(label: "t", dimensions: [("n", "\(number % 7)")], factory: registry)
                        timer.recordMilliseconds(1)
                        timer.destroy()
                    }
                }
            }
            group.addTask { for _ in 0..<50 { _ = registry.expose() } }
        }
        #expect(registry.text == "")
        Gauge(label: "t_seconds_count", factory: registry).record(1)
        #expect(conflicts == "0")
    }

    private final class Box: Sendable {
        private let atomic: Atomic<Int>
        init(_ value: Int) { atomic = Atomic(value) }
        var value: Int { atomic.load(ordering: .relaxed) }
        func set(_ value: Int) { atomic.store(value, ordering: .relaxed) }
    }
}

#if os(Linux)
@Suite("The process is shown as Prometheus' clients do")
struct ProcessTests {
    private let registry = PrometheusRegistry()

    private func number(_ name: String) -> Double? { registry.value(name).flatMap { Double($0) } }

    @Test("memory, descriptors, processor time and the start are plausible")
    func values() throws {
        let memory = try #require(number("process_resident_memory_bytes"))
        #expect(memory > 1_000_000 && memory.truncatingRemainder(dividingBy: 4096) == 0)
        let open = try #require(number("process_open_fds"))
        #expect(open >= 3)
        #expect(try #require(number("process_max_fds")) >= open)
        #expect(try #require(number("process_cpu_seconds_total")) >= 0)
        let start = try #require(number("process_start_time_seconds"))
        #expect(start > 1_600_000_000 && start == number("process_start_time_seconds"))
        #expect(registry.whole.contains("# TYPE process_cpu_seconds_total counter\n"))
        #expect(registry.whole.contains("# TYPE process_open_fds gauge\n"))
    }

    @Test("their names are taken")
    func taken() {
        Gauge(label: "process_open_fds", factory: registry).record(-1)
        #expect(registry.value("prometheus_conflicting_metrics_total") == "1")
        #expect(registry.value("process_open_fds") != "-1")
    }
}
#endif
