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

    /// A table of ratios.
    struct Section {
        /// For `BENCH_ONLY`.
        var key: String
        var title: String
        /// - Returns: rows of the table, and what stands below it.
        var run: (_ rounds: Int) async throws -> (rows: [Row], tables: String)
    }

    static func main() async {
        do {
            if CommandLine.arguments.dropFirst().first == "timer-worker" {
                try await TimerLateness.work(ProcessInfo.processInfo.environment, logger: logger)
            } else {
                try await run()
            }
        } catch {
            FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
            exit(1)
        }
    }

    private static var logger: Logger {
        var logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        return logger
    }

    private static func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let admin = environment["ADMIN_URL"], let service = environment["SVC_URL"], let pgbench = environment["PGBENCH"],
            let psql = environment["PSQL"]
        else {
            throw Missing(description: "Run 'make bench'.")
        }
        let rounds = environment["BENCH_ROUNDS"].flatMap { Int($0) } ?? 15
        guard rounds > 0 else { throw Missing(description: "BENCH_ROUNDS must be at least 1.") }
        let logger = logger
        let administrator = try PostgresClient(PostgresConfiguration(connectionString: admin), logger: logger)
        defer { administrator.close() }
        _ = try await Migrator(client: administrator, logger: logger).run()
        let sections = [
            Section(key: "timers", title: "Timers") { [logger] rounds in
                try await TimerBench(environment, logger: logger).run(rounds: rounds)
            },
            Section(key: "driver", title: "Driver") { [logger] rounds in
                var bench = try await DriverBench(url: admin, pgbench: pgbench, psql: psql, logger: logger)
                return (try await bench.run(rounds: rounds), "")
            },
            Section(key: "json", title: "JSON") { [logger] rounds in
                let client = try PostgresClient(PostgresConfiguration(connectionString: service), logger: logger)
                defer { client.close() }
                return (try await JSONPage(database: Database(client: client), logger: logger).run(rounds: rounds), "")
            },
            Section(key: "http", title: "HTTP") { [logger] rounds in
                try await HTTPBench(HTTPBench.Tools(environment), logger: logger).run(rounds: rounds)
            },
            Section(key: "leads", title: "Leads") { [logger] rounds in
                try await LeadBench(HTTPBench.Tools(environment), logger: logger).run(rounds: rounds)
            },
            Section(key: "dashboards", title: "Dashboards") { [logger] rounds in
                let folder = URL(filePath: environment["BENCH_FOLDER"] ?? NSTemporaryDirectory())
                return try await DashboardBench(admin: admin, service: service, pgbench: pgbench, folder: folder, logger: logger).run(
                    rounds: rounds)
            },
            Section(key: "fairness", title: "Fairness") { [logger] rounds in
                try await FairnessBench(HTTPBench.Tools(environment), logger: logger).run(rounds: rounds)
            },
            // The last, because of the two million rows that it leaves.
            Section(key: "map", title: "Responsibility map") { [logger] rounds in
                let folder = URL(filePath: environment["BENCH_FOLDER"] ?? NSTemporaryDirectory())
                return try await MapBench(admin: admin, service: service, pgbench: pgbench, folder: folder, logger: logger).run(
                    rounds: rounds)
            },
        ]
        let wanted = environment["BENCH_ONLY"].map { Set($0.split(separator: ",").map(String.init)) }.flatMap { $0.isEmpty ? nil : $0 }
        if let unknown = wanted?.subtracting(sections.map(\.key)).sorted(), !unknown.isEmpty {
            throw Missing(
                description: "BENCH_ONLY: unknown \(unknown.joined(separator: ", ")); known: \(sections.map(\.key).joined(separator: ", "))"
            )
        }
        var text = ""
        for section in sections where wanted?.contains(section.key) ?? true {
            let (rows, tables) = try await section.run(rounds)
            text += "\(text.isEmpty ? "" : "\n")## \(section.title)\n\n"
            text += "| what | baseline | rounds | ratio: median (5 %–95 %) | ours, median | baseline, median |\n|---|---|---|---|---|---|\n"
            for row in rows { text += row.markdown + "\n" }
            if !tables.isEmpty { text += "\n" + tables }
        }
        print(text)
        if let path = environment["BENCH_TABLE"] { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    }
}

struct Row {
    var what: String
    var baseline: String
    var unit: String
    /// Whether the values are units per second.
    var isRate = true
    /// Of each round.
    var ours: [Double]
    var theirs: [Double]

    private var ratios: [Double] { zip(ours, theirs).map { $0 / $1 }.sorted() }

    private func quantile(_ values: [Double], _ share: Double) -> Double {
        values.sorted()[Int((Double(values.count - 1) * share).rounded())]
    }

    /// The median of the rounds' ratios.
    var ratio: Double { quantile(ratios, 0.5) }

    var markdown: String {
        let ratios = ratios
        func rate(_ values: [Double]) -> String { "\(Int(quantile(values, 0.5).rounded())) \(unit)\(isRate ? "/s" : "")" }
        // Some are small.
        func two(_ value: Double) -> String { String(format: value < 0.1 ? "%.2g" : "%.2f", value) }
        return
            "| \(what) | \(baseline) | \(ratios.count) "
            + "| \(two(quantile(ratios, 0.5))) (\(two(quantile(ratios, 0.05)))–\(two(quantile(ratios, 0.95)))) "
            + "| \(rate(ours)) | \(rate(theirs)) |"
    }
}
