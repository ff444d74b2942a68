/// How to reach a server, and the limits of a client.
package struct PostgresConfiguration: Sendable {
    /// What libpq takes: a URI or `key=value` pairs. TLS, SCRAM, `.pgpass`, service files and several hosts work as libpq documents them.
    package var connectionString: String
    /// Connections on which whole transactions of many callers follow each other without waiting; about the server's cores.
    package var sharedConnections = 2
    /// Connections for interactive transactions, one caller at a time.
    package var leasedConnections = 8
    /// How long a caller waits for a connection, whether the pool is exhausted or the server is away.
    package var acquireTimeout: Duration = .seconds(5)
    /// Prepared statements kept on each connection.
    package var statementCacheSize = 256
    /// Whether statements are prepared and kept. `nil` finds out: not behind a pooler, which may send each transaction to another server.
    package var preparesStatements: Bool?
    /// How long a flush may take: the server ends a statement by then, and the caller stops waiting. `nil` means for ever, for migrations.
    /// What is set for the role or the database wins on the server's side.
    package var statementTimeout: Duration? = .seconds(30)
    /// How much longer than `statementTimeout` the server may say nothing before the connection counts as dead.
    package var silenceGrace: Duration = .seconds(5)
    /// Flushes that take longer are logged, with the names of their statements.
    package var slowStatement: Duration = .seconds(1)
    /// Where LISTEN connects, when `connectionString` leads to a pooler in transaction mode; `nil` is the same place.
    package var listenConnectionString: String?
    /// Shown in `pg_stat_activity`.
    package var applicationName = "baton"
    /// Lowest minor release by major release that is accepted; older ones have known holes in row security.
    package var minimumVersions: [Int32: Int32] = [15: 14, 16: 10, 17: 6]

    package init(connectionString: String) { self.connectionString = connectionString }

    /// - Throws: `.configuration` naming the part that cannot be used. libpq finds some of them only when it connects.
    package func validate() throws(DatabaseError) {
        for (name, text) in [("connection string", connectionString), ("connection string for LISTEN", listenConnectionString)] {
            guard let text else { continue }
            guard !text.isEmpty else { throw DatabaseError(.configuration, "the \(name) is empty") }
            if let problem = LibPQConnection.problem(in: text) {
                throw DatabaseError(.configuration, problem.split(separator: "\n").joined(separator: "; "))
            }
            for port in LibPQConnection.option("port", in: text)?.split(separator: ",") ?? [] {
                guard let number = Int(port), (1...65_535).contains(number) else {
                    throw DatabaseError(.configuration, "port=\(port) in the \(name): a port is a number from 1 to 65535")
                }
            }
            if let mode = LibPQConnection.option("sslmode", in: text), !Self.sslModes.contains(mode) {
                throw DatabaseError(
                    .configuration, "sslmode=\(mode) in the \(name): it is one of \(Self.sslModes.joined(separator: ", "))")
            }
        }
    }

    private static let sslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]

    /// The login that the connection string names, if it does.
    package var user: String? { option("user") }

    /// What the connection string says for one of libpq's keywords, if it does.
    package func option(_ keyword: String) -> String? { LibPQConnection.option(keyword, in: connectionString) }

    /// The same server with another login or database.
    package func replacing(user: String? = nil, password: String? = nil, database: String? = nil) -> PostgresConfiguration {
        var copy = self
        for case (let keyword, let value?) in [("user", user), ("password", password), ("dbname", database)] {
            copy = copy.setting([keyword: value])
        }
        return copy
    }

    /// The same with other values for some of libpq's keywords: in its connection strings what comes later wins.
    package func setting(_ options: KeyValuePairs<String, String>) -> PostgresConfiguration {
        var copy = self
        for (keyword, value) in options {
            if isURI {
                let escaped = value.utf8.map { byte -> String in
                    let isPlain =
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
                    return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }.joined()
                copy.connectionString += (copy.connectionString.contains("?") ? "&" : "?") + keyword + "=" + escaped
            } else {
                let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
                copy.connectionString += " \(keyword)='\(escaped)'"
            }
        }
        return copy
    }

    private var isURI: Bool { connectionString.hasPrefix("postgres://") || connectionString.hasPrefix("postgresql://") }

    /// What messages call the server.
    var place: String { "\(option("hostaddr") ?? option("host") ?? "the default host"), port \(option("port") ?? "5432")" }

    /// The connection string with our options, which it can override.
    var conninfo: String {
        // For each address; a little more than its caller waits, so that his message is ours.
        let options =
            "connect_timeout=\(min(10, max(2, acquireTimeout.components.seconds + 1))) tcp_user_timeout=10000 keepalives_idle=30 client_encoding=UTF8 "
            + "fallback_application_name=\(applicationName) "
        return isURI ? Self.merge(options: options, uri: connectionString) : options + connectionString
    }

    private static func merge(options: String, uri: String) -> String {
        // Parameters of a URI: those that it names itself stay as they are.
        let named = Set(
            uri.split(separator: "?", maxSplits: 1).dropFirst().first?.split(separator: "&").compactMap {
                $0.split(separator: "=").first.map(String.init)
            } ?? [])
        let extra = options.split(separator: " ").filter { option in
            !named.contains(String(option.prefix { $0 != "=" }))
        }
        return uri + (uri.contains("?") ? "&" : "?") + extra.joined(separator: "&")
    }

    func check(serverVersion: Int32) throws(DatabaseError) {
        let major = serverVersion / 10000
        let minor = serverVersion % 10000
        let lowest = minimumVersions.keys.min() ?? 0
        guard major >= lowest, minor >= minimumVersions[major] ?? 0 else {
            let wanted = minimumVersions.sorted { $0.key < $1.key }.map { "\($0.key).\($0.value)" }.joined(separator: ", ")
            throw DatabaseError(
                .configuration,
                "PostgreSQL \(major).\(minor) is too old: its row security has known holes. Upgrade to at least \(wanted) or any later major release."
            )
        }
    }
}
