internal import Foundation

/// Programs of PostgreSQL that a benchmark is measured against.
enum Baseline {
    /// Runs a program to its end.
    ///
    /// - Returns: what it printed.
    /// - Throws: `Bench.Missing` if it fails.
    @discardableResult
    static func run(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Bench.Missing(description: "\(program) failed: \(text)") }
        return text
    }

    /// pgbench's own figure, transactions in a second without the time to connect.
    ///
    /// By count, not by time: its alarm never comes when it is started by a thread that blocks signals.
    static func pgbench(
        _ program: String, _ script: String, clients: Int, count: Int, _ url: String, _ options: [String] = []
    ) throws -> Double {
        let text = try run(
            program,
            ["-n", "-M", "prepared", "-c", "\(clients)", "-j", "\(min(2, clients))", "-t", "\(count)"] + options + ["-f", script, url])
        guard let line = text.split(separator: "\n").last(where: { $0.hasPrefix("tps = ") }),
            let tps = Double(line.split(separator: " ")[2])
        else { throw Bench.Missing(description: "pgbench said: \(text)") }
        return tps
    }
}
