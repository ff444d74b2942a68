internal import CoreMetrics
internal import Logging
internal import Synchronization

/// What a client tells about its statements: metrics by the statement's name, and a log of slow ones. Never a value.
///
/// Metrics, with the label `statement`:
/// `baton_db_statements_total`, `baton_db_statement_rows_total`, `baton_db_statement_errors_total` (with `sqlstate`), and
/// `baton_db_statement_duration_seconds`, the time from the flush that the statement left with to its answer: statements of one flush share it.
final class Telemetry: Sendable {
    /// The handles of one statement's name. Looked up once for each prepared statement of a connection.
    final class Statement: Sendable {
        let name: String
        private let count: Counter
        private let rows: Counter
        private let duration: CoreMetrics.Timer
        private let factory: any MetricsFactory

        init(name: String, factory: any MetricsFactory) {
            self.name = name
            self.factory = factory
            let labels = [("statement", name)]
            count = Counter(label: "baton_db_statements_total", dimensions: labels, factory: factory)
            rows = Counter(label: "baton_db_statement_rows_total", dimensions: labels, factory: factory)
            duration = CoreMetrics.Timer(label: "baton_db_statement_duration", dimensions: labels, factory: factory)
        }

        func succeeded(rows number: Int, nanoseconds: Int64) {
            count.increment()
            if number > 0 { rows.increment(by: number) }
            duration.recordNanoseconds(nanoseconds)
        }

        func failed(sqlState: String?) {
            count.increment()
            Counter(
                label: "baton_db_statement_errors_total", dimensions: [("statement", name), ("sqlstate", sqlState ?? "none")],
                factory: factory
            ).increment()
        }
    }

    let logger: Logger
    let slow: Duration
    private let factory: any MetricsFactory
    private let statements = Mutex<[String: Statement]>([:])
    /// Names kept apart at most; the rest are counted together. Names come from source code, so this is never met unless somebody builds them.
    private static let limit = 2000

    init(logger: Logger, slow: Duration, factory: any MetricsFactory) {
        self.logger = logger
        self.slow = slow
        self.factory = factory
    }

    func statement(_ sql: SQL) -> Statement { statement(named: sql.label) }

    private func statement(named name: String) -> Statement {
        statements.withLock { statements in
            if let known = statements[name] { return known }
            if statements.count >= Self.limit, let other = statements["other"] { return other }
            let name = statements.count >= Self.limit ? "other" : name
            let new = Statement(name: name, factory: factory)
            statements[name] = new
            return new
        }
    }

    /// A gauge of a pool.
    func gauge(_ name: String, pool: String) -> Meter { Meter(label: name, dimensions: [("pool", pool)], factory: factory) }

    func counter(_ name: String) -> Counter { Counter(label: name, dimensions: [], factory: factory) }

    /// Called once for each flush that was slow. Names only: values are the application's.
    func tellSlow(_ batch: Batch, _ duration: Duration) {
        let names = batch.operations.compactMap { if case .prepared(let sql) = $0 { sql.label } else { nil } }
        logger.notice(
            "slow statements",
            metadata: [
                "statements": "\(names.joined(separator: ", "))", "duration_ms": "\(duration.milliseconds)", "role": "\(batch.role)",
            ])
    }
}

extension SQL {
    /// What metrics, spans and logs call the statement: its given name, else verb and first table, such as `SELECT baton.lead`.
    var label: String { Self.label(of: text) }

    static func label(of text: String) -> String {
        let words = text.prefix(2000).split(maxSplits: 120, whereSeparator: { $0.isWhitespace || $0 == "(" || $0 == "," })
        guard let verb = words.first?.uppercased() else { return "empty" }
        let before: Set<String> =
            switch verb {
            case "INSERT": ["INTO"]
            case "UPDATE": ["UPDATE"]
            default: ["FROM", "INTO", "UPDATE"]
            }
        for (word, next) in zip(words, words.dropFirst()) where before.contains(word.uppercased()) {
            return "\(verb) \(next.lowercased())"
        }
        // A call, such as SELECT baton.lock_lead(…).
        if verb == "SELECT", words.count > 1, words[1].contains(".") { return "\(verb) \(words[1].lowercased())" }
        return verb
    }
}
