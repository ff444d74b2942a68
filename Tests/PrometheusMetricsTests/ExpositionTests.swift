internal import CoreMetrics
internal import PrometheusMetrics
internal import Testing

extension PrometheusRegistry {
    /// All that is shown but the registry's own metrics.
    var text: String {
        whole.split(separator: "\n").filter { !$0.contains("prometheus_") }.map { $0 + "\n" }.joined()
    }

    var whole: String { String(decoding: expose(), as: UTF8.self) }

    func value(_ line: String) -> String? {
        whole.split(separator: "\n").first { $0.hasPrefix(line + " ") }.map { String($0.dropFirst(line.count + 1)) }
    }
}

@Suite("Metrics are shown in Prometheus' text format")
struct ExpositionTests {
    private let registry = PrometheusRegistry(processMetrics: false)

    @Test("families are sorted and together, with one TYPE each, and help where there is one")
    func whole() {
        let registry = PrometheusRegistry(
            help: ["http_requests_total": "Requests\nwith a \\ and a \"quote\"."], processMetrics: false)
        Counter(label: "zebra", factory: registry).increment()
        Counter(label: "http.requests", dimensions: [("status", "500"), ("method", "GET")], factory: registry).increment()
        Gauge(label: "jobs", factory: registry).record(-2.5)
        Counter(label: "http.requests", dimensions: [("method", "GET"), ("status", "200")], factory: registry).increment(by: 7)
        #expect(
            registry.whole == #"""
                # HELP http_requests_total Requests\nwith a \\ and a "quote".
                # TYPE http_requests_total counter
                http_requests_total{method="GET",status="200"} 7
                http_requests_total{method="GET",status="500"} 1
                # TYPE jobs gauge
                jobs -2.5
                # HELP prometheus_conflicting_metrics_total Attempts to make a metric whose name has another type.
                # TYPE prometheus_conflicting_metrics_total counter
                prometheus_conflicting_metrics_total 0
                # HELP prometheus_dropped_series_total Attempts to make a series beyond the limit.
                # TYPE prometheus_dropped_series_total counter
                prometheus_dropped_series_total 0
                # TYPE zebra_total counter
                zebra_total 1

                """#)
    }

    @Test("a timer is a histogram in seconds; a value that equals a bound is below it")
    func timer() {
        let registry = PrometheusRegistry(buckets: ["wait_seconds": [0.001, 0.25, 1]], processMetrics: false)
        let timer = Timer(label: "wait", dimensions: [("pool", "a")], preferredDisplayUnit: .milliseconds, factory: registry)
        timer.recordMilliseconds(1)
        timer.recordNanoseconds(1_000_001)
        timer.recordSeconds(1)
        timer.recordSeconds(2)
        timer.recordNanoseconds(-5)
        #expect(
            registry.text == """
                # TYPE wait_seconds histogram
                wait_seconds_bucket{pool="a",le="0.001"} 2
                wait_seconds_bucket{pool="a",le="0.25"} 3
                wait_seconds_bucket{pool="a",le="1"} 4
                wait_seconds_bucket{pool="a",le="+Inf"} 5
                wait_seconds_sum{pool="a"} 3.002000001
                wait_seconds_count{pool="a"} 5

                """)
    }

    @Test("a recorder that aggregates is a histogram, one that does not a gauge; what is not finite is not observed")
    func recorder() {
        let registry = PrometheusRegistry(buckets: ["size": [10, 1e20]], processMetrics: false)
        let recorder = Recorder(label: "size", factory: registry)
        for value in [-1, 10, 11.5, .nan, .infinity, -.infinity] { recorder.record(value) }
        recorder.record(Int64(20))
        Recorder(label: "level", aggregate: false, factory: registry).record(Double.nan)
        #expect(
            registry.text == """
                # TYPE level gauge
                level NaN
                # TYPE size histogram
                size_bucket{le="10"} 2
                size_bucket{le="1e+20"} 4
                size_bucket{le="+Inf"} 4
                size_sum 40.5
                size_count 4

                """)
    }

    @Test("standard buckets of timers reach from half a millisecond to ten seconds")
    func standardBuckets() {
        Timer(label: "wait_seconds", factory: registry).recordMilliseconds(3)
        Recorder(label: "rows", factory: registry).record(3)
        let bounds = registry.text.matches(of: /wait_seconds_bucket{le="([^"]+)"}/).map { String($0.1) }
        #expect(
            bounds == ["0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"])
        #expect(registry.value(#"rows_bucket{le="1"}"#) == "0")
        #expect(registry.value(#"rows_bucket{le="5"}"#) == "1")
    }

    @Test("counters take whole and other numbers, and never fall")
    func counter() {
        let whole = Counter(label: "a_total", factory: registry)
        whole.increment(by: 3)
        whole.increment(by: -2)
        FloatingPointCounter(label: "a", factory: registry).increment(by: 0.5)
        let other = FloatingPointCounter(label: "b", factory: registry)
        for amount in [1.25, -1, .nan, .infinity, 0] { other.increment(by: amount) }
        let most = Counter(label: "c", factory: registry)
        most.increment(by: Int64.max)
        most.increment(by: 5)
        let reset = Counter(label: "d", factory: registry)
        reset.increment(by: 5)
        reset.reset()
        #expect(registry.value("a_total") == "3.5")
        #expect(registry.value("b_total") == "1.25")
        #expect(registry.value("c_total") == "9223372036854775807")
        #expect(registry.value("d_total") == "0")
    }

    @Test("a meter is set, raised and lowered")
    func meter() {
        let meter = Meter(label: "connections", factory: registry)
        meter.set(Int64(10))
        meter.increment(by: 2.5)
        meter.decrement()
        meter.increment(by: Double.nan)
        #expect(registry.value("connections") == "11.5")
        meter.set(-Double.infinity)
        #expect(registry.value("connections") == "-Inf")
        meter.set(1e300)
        #expect(registry.value("connections") == "1e+300")
    }

    @Test("names and labels are made valid")
    func names() {
        registry.gauge("9.lives:häßlich") { 1 }
        registry.gauge("") { 2 }
        registry.gauge("labels", labels: [("2a:b", "x"), ("__name__", "y"), ("z", ""), ("p.q", "2"), ("p_q", "1"), ("p-q", "3")]) { 3 }
        Recorder(label: "h", dimensions: [("le", "1")], factory: registry).record(1)
        #expect(registry.value("_9_lives:h__lich") == "1")
        #expect(registry.value("_") == "2")
        #expect(registry.value(#"labels{_2a_b="x",_name__="y",p_q="3;2;1"}"#) == "3")
        #expect(registry.value(#"h_count{exported_le="1"}"#) == "1")
    }

    @Test("label values are escaped byte by byte")
    func escaping() {
        registry.gauge("g", labels: [("a", "\"quoted\" \\ line\nline\r\nend\"\u{301} 姓名 }")]) { 1 }
        #expect(registry.text == "# TYPE g gauge\ng{a=\"\\\"quoted\\\" \\\\ line\\nline\r\\nend\\\"\u{301} 姓名 }\"} 1\n")
    }

    @Test("names, values and the number of labels are cut")
    func lengths() {
        let long = String(repeating: "é", count: 1000)
        registry.gauge(long, labels: (100..<140).map { ("l\($0)", long) }) { 1 }
        let labels = (100..<132).map { "l\($0)=\"\(String(repeating: "é", count: 256))\"" }.joined(separator: ",")
        #expect(registry.value("\(String(repeating: "_", count: 200)){\(labels)}") == "1")
    }

    @Test("an exposition is written behind what is there")
    func behind() {
        var output = Array("# before\n".utf8)
        registry.gauge("g") { 1 }
        registry.write(into: &output)
        #expect(output == Array("# before\n".utf8) + registry.expose())
    }

    @Test("nothing made is no lines, and the content type says the version")
    func empty() {
        #expect(registry.text == "")
        #expect(PrometheusRegistry.contentType == "text/plain; version=0.0.4; charset=utf-8")
    }
}
