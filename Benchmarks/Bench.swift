internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import Logging
internal import Postgres

/// What produces BENCHMARKS.md. Started by `scripts/bench`, which gives it a cluster of its own.
///
/// Every figure is a ratio against a baseline that runs in the same rounds, in turn, because machines are noisy: the median of the rounds'
/// ratios with the 5th and 95th percentile.
@main
struct Bench {
    struct Missing: Error, CustomStringConvertible {
        var description: String
    }

    static func main() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let admin = environment["ADMIN_URL"], let service = environment["SVC_URL"], let pgbench = environment["PGBENCH"] else {
            throw Missing(description: "Run 'make bench'.")
        }
        let rounds = environment["BENCH_ROUNDS"].flatMap { Int($0) } ?? 9
        var logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        let drain = try await TimerDrain(admin: admin, service: service, pgbench: pgbench, logger: logger)
        let rows = try await drain.run(rounds: rounds)
        var table = "| what | baseline | rounds | ratio: median (5 %–95 %) | ours, median | baseline, median |\n|---|---|---|---|---|---|\n"
        for row in rows { table += row.markdown + "\n" }
        print(table)
        if let path = environment["BENCH_TABLE"] { try table.write(toFile: path, atomically: true, encoding: .utf8) }
    }
}

struct Row {
    var what: String
    var baseline: String
    var unit: String
    /// Of each round, in units per second.
    var ours: [Double]
    var theirs: [Double]

    var markdown: String {
        let ratios = zip(ours, theirs).map { $0 / $1 }.sorted()
        func quantile(_ values: [Double], _ share: Double) -> Double { values.sorted()[Int((Double(values.count - 1) * share).rounded())] }
        func rate(_ values: [Double]) -> String { "\(Int(quantile(values, 0.5).rounded())) \(unit)/s" }
        func two(_ value: Double) -> String { String(format: "%.2f", value) }
        return
            "| \(what) | \(baseline) | \(ratios.count) | \(two(quantile(ratios, 0.5))) (\(two(quantile(ratios, 0.05)))–\(two(quantile(ratios, 0.95)))) "
            + "| \(rate(ours)) | \(rate(theirs)) |"
    }
}
