internal import Foundation
internal import Postgres

/// The job queues from PyPI, `peer/timers`: pgqueuer and procrastinate, each in databases of its own on the same server, one process each.
struct TimerPeers {
    /// Jobs in a second.
    struct Drained {
        var pgqueuer: Double
        var procrastinate: Double
    }
    /// Microseconds.
    struct Quantiles {
        var p50: Double
        var p99: Double
    }
    struct Late {
        var pgqueuer: Quantiles
        var procrastinate: Quantiles
        var polling: Quantiles
        var burst: Quantiles
    }

    private let tools: TimerBench.Tools
    private let admin: PostgresClient

    init(_ tools: TimerBench.Tools, _ admin: PostgresClient) async throws {
        self.tools = tools
        self.admin = admin
        try await remove()
        try await admin.query("CREATE DATABASE pgqueuer")
        try await admin.query("CREATE DATABASE pgqueuer_pending")
        try await admin.query("CREATE DATABASE procrastinate")
        try await admin.query("CREATE DATABASE procrastinate_pending")
        for database in ["pgqueuer", "pgqueuer_pending"] { _ = try await run("pgqueuer_jobs", database, ["install"]) }
        for database in ["procrastinate", "procrastinate_pending"] { _ = try await run("procrastinate_jobs", database, ["install"]) }
        _ = try await run("pgqueuer_jobs", "pgqueuer_pending", ["pending", "\(TimerBench.pending)"])
        _ = try await run("procrastinate_jobs", "procrastinate_pending", ["pending", "\(TimerBench.pending)"])
    }

    func remove() async throws {
        try await admin.query("DROP DATABASE IF EXISTS pgqueuer WITH (FORCE)")
        try await admin.query("DROP DATABASE IF EXISTS pgqueuer_pending WITH (FORCE)")
        try await admin.query("DROP DATABASE IF EXISTS procrastinate WITH (FORCE)")
        try await admin.query("DROP DATABASE IF EXISTS procrastinate_pending WITH (FORCE)")
    }

    /// One consumer with batches of 100, or 1,000 where a million wait: what has been found to be the fastest.
    func drain() async throws -> Drained {
        Drained(
            pgqueuer: try await number("pgqueuer_jobs", "pgqueuer", ["drain", "20000", "1", "100"]),
            procrastinate: try await number("procrastinate_jobs", "procrastinate", ["drain", "4000", "30"]))
    }

    func drainPending() async throws -> Drained {
        Drained(
            pgqueuer: try await number("pgqueuer_jobs", "pgqueuer_pending", ["drain", "20000", "1", "1000"]),
            procrastinate: try await number("procrastinate_jobs", "procrastinate_pending", ["drain", "40", "10"]))
    }

    func late() async throws -> Late {
        func quantiles(_ program: String, _ database: String, _ arguments: [String]) async throws -> Quantiles {
            let numbers = try await run(program, database, arguments)
            guard numbers.count == 2 else { throw Bench.Missing(description: "\(program) said \(numbers)") }
            return Quantiles(p50: numbers[0] * 1000, p99: numbers[1] * 1000)
        }
        return Late(
            pgqueuer: try await quantiles("pgqueuer_jobs", "pgqueuer", ["late", "200", "1.5", "4"]),
            procrastinate: try await quantiles("procrastinate_jobs", "procrastinate", ["late", "200", "1.5", "4", "5"]),
            polling: try await quantiles("procrastinate_jobs", "procrastinate", ["late", "200", "1.5", "4", "0.1"]),
            burst: try await quantiles("pgqueuer_jobs", "pgqueuer", ["burst", "10000", "3", "2"]))
    }

    private func number(_ program: String, _ database: String, _ arguments: [String]) async throws -> Double {
        guard let number = try await run(program, database, arguments).first else { throw Bench.Missing(description: program) }
        return number
    }

    private func run(_ program: String, _ database: String, _ arguments: [String]) async throws -> [Double] {
        let output = tools.folder.appending(path: "peer.out").path
        let url = tools.admin.replacing("/baton?", with: "/\(database)?")
        let process = try ChildProcess(
            tools.python, [tools.peer + "/\(program).py", url] + arguments, output: output, errors: output + ".err")
        let code = try await process.wait(atMost: .seconds(400))
        let text = try String(contentsOfFile: output, encoding: .utf8)
        guard code == 0, let line = text.split(separator: "\n").last(where: { $0.hasPrefix("RESULT") }) else {
            let errors = (try? String(contentsOfFile: output + ".err", encoding: .utf8)) ?? ""
            throw Bench.Missing(description: "\(program) \(arguments): \(errors)\(text)")
        }
        return line.split(separator: " ").dropFirst().compactMap { Double($0) }
    }
}
