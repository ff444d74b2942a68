internal import CoreMetrics
internal import Logging
internal import Synchronization

/// What a client tells about its statements: metrics by the statement's name, and a log of slow ones. Never a value.
///
/// Metrics, with the label `statement`:
/// `baton_db_statements_total`, `baton_db_statement_rows_total`, `baton_db_statement_errors_total` (with `sqlstate`), and
/// `baton_db_statement_duration_seconds`, the time from the flush that the statement left with to its answer: statements of one flush share it.
/// Of connections: `baton_db_connects_total`, `baton_db_connections_lost_total`, `baton_db_deadlines_exceeded_total`. Of the pool of leased
/// ones: `baton_db_pool_open`, `baton_db_pool_idle`, `baton_db_pool_waiting`, and `baton_db_pool_timeouts_total`, callers who got none in time.
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
    let connects: Counter
    let losses: Counter
    let deadlines: Counter
    let poolTimeouts: Counter
    let poolOpen: Meter
    let poolIdle: Meter
    let poolWaiting: Meter
    private let factory: any MetricsFactory
    private let statements = Mutex<[String: Statement]>([:])
    /// Names kept apart at most; the rest are counted together. Names come from source code, so this is never met unless somebody builds them.
    private static let limit = 2000

    init(logger: Logger, slow: Duration, factory: any MetricsFactory) {
        self.logger = logger
        self.slow = slow
        self.factory = factory
        connects = Counter(label: "baton_db_connects_total", dimensions: [], factory: factory)
        losses = Counter(label: "baton_db_connections_lost_total", dimensions: [], factory: factory)
        deadlines = Counter(label: "baton_db_deadlines_exceeded_total", dimensions: [], factory: factory)
        poolTimeouts = Counter(label: "baton_db_pool_timeouts_total", dimensions: [], factory: factory)
        poolOpen = Meter(label: "baton_db_pool_open", dimensions: [], factory: factory)
        poolIdle = Meter(label: "baton_db_pool_idle", dimensions: [], factory: factory)
        poolWaiting = Meter(label: "baton_db_pool_waiting", dimensions: [], factory: factory)
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
    /// What metrics, spans and logs call the statement: verb and first table or function, such as `SELECT baton.lead`. Few and stable, and
    /// found again in the source and in `pg_stat_statements`; nobody has to think of a name.
    var label: String {
        let words = text.prefix(4000).split(whereSeparator: { $0.isWhitespace || "(),;".contains($0) })
        guard let verb = words.first?.uppercased() else { return "empty" }
        func qualified(_ word: Substring) -> Bool { word.contains(".") && word.first!.isLetter && !word.contains("'") }
        if verb == "SELECT", words.count > 1, qualified(words[1]), words[1].hasPrefix("baton.") { return "SELECT \(words[1])" }
        for (word, next) in zip(words, words.dropFirst()) {
            switch word.uppercased() {
            case "FROM", "INTO", "UPDATE", "COPY", "TABLE":
                // FROM (SELECT …: the table inside is what counts.
                if next.uppercased() != "SELECT", next.first?.isLetter == true { return "\(verb) \(next)" }
            default: break
            }
        }
        return verb
    }
}
