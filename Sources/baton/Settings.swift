internal import BatonPlatform
internal import BatonService
internal import Configuration
internal import CoreMetrics
internal import Logging
internal import Postgres

/// What the environment says. `baton check` prints it, without secrets.
struct Settings: Sendable {
    /// The service's login. `DATABASE_URL`.
    var databaseURL: String
    /// The administrator that migrates; without it the service's login does. `DATABASE_ADMIN_URL`.
    var adminURL: String
    /// Role names of this installation begin with it. `BATON_ROLE_PREFIX`, lower case, at most 16 characters.
    var rolePrefix: String
    /// `BATON_HOST`, `BATON_PORT`.
    var host: String
    var port: Int
    /// Connections for whole transactions and for interactive ones. `BATON_SHARED_CONNECTIONS`, `BATON_LEASED_CONNECTIONS`.
    var sharedConnections: Int
    var leasedConnections: Int
    /// Whether statements are prepared and kept; without it, they are unless a pooler is found. `BATON_PREPARE_STATEMENTS`.
    var preparesStatements: Bool?
    /// Where LISTEN connects, when `DATABASE_URL` leads to a pooler in transaction mode. `DATABASE_LISTEN_URL`.
    var listenURL: String?
    /// Seconds that a statement may take, and milliseconds from which it is logged. `BATON_STATEMENT_TIMEOUT`, `BATON_SLOW_STATEMENT`.
    var statementTimeout: Int
    var slowStatement: Int
    /// Seconds after which a BI login's query is cancelled. `BATON_BI_QUERY_LIMIT`.
    var biQueryLimit: Int
    /// Requests a minute of a tenant and of a key, and requests of a tenant at once, in this process; 0 is no limit. `BATON_TENANT_RATE`,
    /// `BATON_KEY_RATE`, `BATON_TENANT_CONCURRENCY`.
    var tenantRate: Int
    var keyRate: Int
    var tenantConcurrency: Int
    /// Days that changes are kept in the feed. `BATON_CHANGE_DAYS`.
    var changeDays: Int
    /// What `Authorization: Bearer` must say at `/metrics`; without it, only a service on loopback answers there. `BATON_METRICS_TOKEN`.
    var metricsToken: String?
    /// Where a worker answers `/metrics`, at `BATON_HOST`; nowhere without it. `BATON_METRICS_PORT`.
    var metricsPort: Int?
    /// Seconds that a deadline may be overdue before that is said. `BATON_TIMER_LAG_ALERT`.
    var timerLagAlert: Int
    /// The master key and, while it is being changed, the one before. `BATON_MASTER_KEY` (base64) or `BATON_KEY_FILE` (mode 0600);
    /// `BATON_MASTER_KEY_PREVIOUS`. Without one, what needs keys answers `keys_unavailable`.
    var masterKeys: MasterKeys?
    /// Where people reach the service from outside: issuer of access tokens, and where providers send people back to. `BATON_PUBLIC_URL`,
    /// without a slash at its end; the same for all processes.
    var publicURL: String
    /// Whether tenants' providers may lie at private addresses, and at the loopback without TLS. `BATON_PRIVATE_PROVIDERS`.
    var allowsPrivateProviders: Bool
    /// Whether tenants' channels may lead to private addresses, and to the loopback without TLS. `BATON_PRIVATE_CHANNELS`.
    var allowsPrivateChannels: Bool
    /// A language model for quick capture, and the Bearer token for it; none without. Only for tenants that switch it on.
    /// `BATON_CAPTURE_MODEL_URL`, `BATON_CAPTURE_MODEL_KEY`; `BATON_PRIVATE_CAPTURE_MODEL`: whether it may lie at a private address, and at the
    /// loopback without TLS.
    var captureModelURL: String?
    var captureModelKey: String?
    var allowsPrivateCaptureModel: Bool
    /// What reads pictures for quick capture; none when it is off or not installed. `BATON_OCR` (`auto`, `off`, the path of Tesseract),
    /// `BATON_OCR_LANGUAGES`, `BATON_OCR_AT_ONCE`.
    var ocr: TextRecognizer.Configuration?
    /// trace, debug, info, notice, warning, error, critical. `BATON_LOG_LEVEL`.
    var logLevel: Logger.Level

    struct Problem: Error, CustomStringConvertible {
        var description: String
    }

    static func read() throws -> Settings {
        let config = ConfigReader(provider: EnvironmentVariablesProvider())
        guard let url = config.string(forKey: "database.url"), !url.isEmpty else {
            throw Problem(
                description:
                    "DATABASE_URL is not set. It names the PostgreSQL database, for example postgresql://baton_svc@localhost/baton; "
                    + "'make run' starts a private one.")
        }
        let prefix = config.string(forKey: "baton.role.prefix", default: "baton_")
        guard prefix.utf8.count <= 16, prefix.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil else {
            throw Problem(
                description: "BATON_ROLE_PREFIX '\(prefix)' must be lower-case letters, digits and _, begin with a letter, at most 16.")
        }
        let level = config.string(forKey: "baton.log.level", default: "info")
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw Problem(
                description: "BATON_LOG_LEVEL '\(level)' is none of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let port = config.int(forKey: "baton.port", default: 8080)
        guard (1...65535).contains(port) else { throw Problem(description: "BATON_PORT \(port) is no port.") }
        let metricsPort = config.int(forKey: "baton.metrics.port")
        if let metricsPort, !(1...65535).contains(metricsPort) {
            throw Problem(description: "BATON_METRICS_PORT \(metricsPort) is no port.")
        }
        let shared = config.int(forKey: "baton.shared.connections", default: 2)
        let leased = config.int(forKey: "baton.leased.connections", default: 8)
        for (name, number) in [("BATON_SHARED_CONNECTIONS", shared), ("BATON_LEASED_CONNECTIONS", leased)]
        where !(1...1000).contains(number) {
            throw Problem(description: "\(name) \(number) must be between 1 and 1000.")
        }
        let timeout = config.int(forKey: "baton.statement.timeout", default: 30)
        let slow = config.int(forKey: "baton.slow.statement", default: 1000)
        let biQueryLimit = config.int(forKey: "baton.bi.query.limit", default: 300)
        let timerLagAlert = config.int(forKey: "baton.timer.lag.alert", default: 60)
        for (name, number) in [
            ("BATON_STATEMENT_TIMEOUT", timeout), ("BATON_SLOW_STATEMENT", slow), ("BATON_BI_QUERY_LIMIT", biQueryLimit),
            ("BATON_TIMER_LAG_ALERT", timerLagAlert),
        ] where !(1...86_400).contains(number) {
            throw Problem(description: "\(name) \(number) must be between 1 and 86400.")
        }
        let tenantRate = config.int(forKey: "baton.tenant.rate", default: 12_000)
        let keyRate = config.int(forKey: "baton.key.rate", default: 6_000)
        let tenantConcurrency = config.int(forKey: "baton.tenant.concurrency", default: 6)
        for (name, number) in [
            ("BATON_TENANT_RATE", tenantRate), ("BATON_KEY_RATE", keyRate), ("BATON_TENANT_CONCURRENCY", tenantConcurrency),
        ] where !(0...10_000_000).contains(number) {
            throw Problem(description: "\(name) \(number) must be between 0 (no limit) and 10000000.")
        }
        let changeDays = config.int(forKey: "baton.change.days", default: 30)
        guard (1...366).contains(changeDays) else {
            throw Problem(description: "BATON_CHANGE_DAYS \(changeDays) must be between 1 and 366.")
        }
        let prepares = config.string(forKey: "baton.prepare.statements", default: "auto")
        guard ["auto", "true", "false"].contains(prepares) else {
            throw Problem(description: "BATON_PREPARE_STATEMENTS '\(prepares)' must be auto, true or false.")
        }
        let token = config.string(forKey: "baton.metrics.token", isSecret: true)
        if let token, token.utf8.count < 16 {
            throw Problem(description: "BATON_METRICS_TOKEN must have at least 16 characters.")
        }
        return Settings(
            databaseURL: url,
            adminURL: config.string(forKey: "database.admin.url", default: url),
            rolePrefix: prefix,
            host: config.string(forKey: "baton.host", default: "127.0.0.1"),
            port: port,
            sharedConnections: shared,
            leasedConnections: leased,
            preparesStatements: prepares == "auto" ? nil : prepares == "true",
            listenURL: config.string(forKey: "database.listen.url"),
            statementTimeout: timeout,
            slowStatement: slow,
            biQueryLimit: biQueryLimit,
            tenantRate: tenantRate,
            keyRate: keyRate,
            tenantConcurrency: tenantConcurrency,
            changeDays: changeDays,
            metricsToken: token,
            metricsPort: metricsPort,
            timerLagAlert: timerLagAlert,
            masterKeys: try masterKeys(config),
            publicURL: try publicURL(config, host: config.string(forKey: "baton.host", default: "127.0.0.1"), port: port),
            allowsPrivateProviders: config.bool(forKey: "baton.private.providers", default: false),
            allowsPrivateChannels: config.bool(forKey: "baton.private.channels", default: false),
            captureModelURL: config.string(forKey: "baton.capture.model.url").flatMap { $0.isEmpty ? nil : $0 },
            captureModelKey: config.string(forKey: "baton.capture.model.key", isSecret: true),
            allowsPrivateCaptureModel: config.bool(forKey: "baton.private.capture.model", default: false),
            ocr: try ocr(config),
            logLevel: logLevel)
    }

    private static func publicURL(_ config: ConfigReader, host: String, port: Int) throws -> String {
        let text = config.string(forKey: "baton.public.url") ?? "http://\(host):\(port)"
        guard text.utf8.count <= 500, text.wholeMatch(of: /https?:\/\/[A-Za-z0-9.\-\[\]:]+(\/[A-Za-z0-9._~\-\/]*[A-Za-z0-9._~\-])?/) != nil
        else {
            throw Problem(description: "BATON_PUBLIC_URL '\(text)' must be http(s)://host[:port][/path], without a slash at its end.")
        }
        return text
    }

    private static func ocr(_ config: ConfigReader) throws -> TextRecognizer.Configuration? {
        let text = config.string(forKey: "baton.ocr", default: "auto")
        let languages = config.string(forKey: "baton.ocr.languages", default: "chi_sim")
        guard languages.wholeMatch(of: /[A-Za-z0-9_]{2,20}(\+[A-Za-z0-9_]{2,20}){0,4}/) != nil else {
            throw Problem(description: "BATON_OCR_LANGUAGES '\(languages)' must be languages of Tesseract joined by '+', as chi_sim+eng.")
        }
        guard let atOnce = Int(config.string(forKey: "baton.ocr.at.once", default: "2")), (1...64).contains(atOnce) else {
            throw Problem(description: "BATON_OCR_AT_ONCE must be a number from 1 to 64.")
        }
        let program: String
        switch text {
        case "off": return nil
        case "auto":
            guard let installed = TextRecognizer.installed() else { return nil }
            program = installed
        default:
            guard text.hasPrefix("/"), TextRecognizer.mayRun(text) else {
                throw Problem(description: "BATON_OCR '\(text)' must be 'auto', 'off' or the whole path of a program that may be run here.")
            }
            program = text
        }
        var configuration = TextRecognizer.Configuration(program: program)
        configuration.languages = languages
        configuration.atOnce = atOnce
        return configuration
    }

    private static func masterKeys(_ config: ConfigReader) throws -> MasterKeys? {
        let text = config.string(forKey: "baton.master.key", isSecret: true) ?? ""
        let path = config.string(forKey: "baton.key.file") ?? ""
        let before = config.string(forKey: "baton.master.key.previous", isSecret: true) ?? ""
        do throws(MasterKey.Problem) {
            let previous = before.isEmpty ? nil : try MasterKey(base64: before)
            if !text.isEmpty { return MasterKeys(current: try MasterKey(base64: text), previous: previous) }
            if !path.isEmpty { return MasterKeys(current: try MasterKey(file: path), previous: previous) }
            guard previous == nil else { throw .malformed }
            return nil
        } catch {
            throw Problem(description: "BATON_MASTER_KEY, BATON_KEY_FILE, BATON_MASTER_KEY_PREVIOUS: \(error)")
        }
    }

    /// - Parameter admin: for migrations, whose statements take as long as they take.
    func client(admin: Bool = false, logger: Logger) throws -> PostgresClient {
        var configuration = PostgresConfiguration(connectionString: admin ? adminURL : databaseURL)
        configuration.sharedConnections = sharedConnections
        configuration.leasedConnections = leasedConnections
        configuration.preparesStatements = preparesStatements
        configuration.statementTimeout = admin ? nil : .seconds(statementTimeout)
        configuration.slowStatement = .milliseconds(slowStatement)
        configuration.listenConnectionString = listenURL
        return try PostgresClient(configuration, logger: logger, metrics: MetricsSystem.factory)
    }

    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    func logger(_ label: String) -> Logger {
        var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        return logger
    }
}
