internal import Foundation
internal import Postgres

/// What a service has really sent to PostgreSQL, read from the server's log, and scripts for pgbench that send the same.
///
/// The scripts are made from the log of a request a moment before they run, so they cannot fall behind what Baton does.
struct SentStatements {
    struct Statement: Equatable {
        var text: String
        /// As the log shows them; `nil` is NULL.
        var parameters: [String?] = []
    }

    /// One transaction, from `BEGIN` to `COMMIT`.
    var statements: [Statement]

    /// Lets PostgreSQL log every statement while `request` runs, and returns the transaction of `login` that has a statement with `mark` in
    /// it.
    static func of(
        _ login: String, containing mark: String, _ admin: PostgresClient, _ request: () async throws -> Void
    ) async throws -> Self {
        guard let data = try await admin.query("SELECT current_setting('data_directory')").single(String.self) else {
            throw Bench.Missing(description: "no data_directory")
        }
        // Where scripts/cluster lets the server write.
        let log = URL(filePath: data).deletingLastPathComponent().appending(path: "postgres.log")
        try await admin.query("ALTER SYSTEM SET log_statement = 'all'")
        try await admin.query("SELECT pg_reload_conf()")
        // Sessions read the configuration when they are next idle.
        try await Task.sleep(for: .milliseconds(300))
        let before = try Data(contentsOf: log).count
        try await request()
        try await admin.query("ALTER SYSTEM RESET log_statement")
        try await admin.query("SELECT pg_reload_conf()")
        let text = String(decoding: try Data(contentsOf: log).dropFirst(before), as: UTF8.self)
        let found = transactions(in: text, login).filter { $0.contains { $0.text.contains(mark) } }
        guard found.count == 1, let statements = found.first else {
            throw Bench.Missing(description: "\(found.count) transactions of \(login) in \(log.path) contain \(mark)")
        }
        return Self(statements: statements)
    }

    private static func transactions(in log: String, _ login: String) -> [[Statement]] {
        var open: [Substring: [Statement]] = [:]
        var all: [[Statement]] = []
        // A line begins with time, process and login; lines of the same message begin with a tab.
        for entry in log.replacing("\n\t", with: "\u{1}").split(separator: "\n") {
            guard let match = entry.prefixMatch(of: #/[-0-9]+ [0-9:.]+ \w+ \[(\d+)\] ([^@ ]*)@\S* (LOG|DETAIL):  /#), match.2 == login
            else {
                continue
            }
            let (session, rest) = (match.1, String(entry[match.range.upperBound...]).replacing("\u{1}", with: "\n"))
            if match.3 == "DETAIL" {
                guard rest.hasPrefix("parameters: "), let last = open[session]?.indices.last else { continue }
                open[session]?[last].parameters = parameters(rest.dropFirst("parameters: ".count))
            } else if let head = rest.prefixMatch(of: #/(statement|execute [^:]*): /#) {
                let text = rest[head.range.upperBound...].trimmingCharacters(in: CharacterSet(charactersIn: "; \n"))
                if text.hasPrefix("BEGIN") { open[session] = [] }
                open[session]?.append(Statement(text: text))
                if text == "COMMIT", let done = open.removeValue(forKey: session) { all.append(done) }
            }
        }
        return all
    }

    /// `$1 = 'it''s', $2 = NULL`.
    private static func parameters(_ text: Substring) -> [String?] {
        var values: [String?] = []
        var rest = text
        while let match = rest.prefixMatch(of: /(?:, )?\$\d+ = (?:NULL|'((?:[^']|'')*)')/) {
            values.append(match.1.map { String($0).replacing("''", with: "'") })
            rest = rest[match.range.upperBound...]
        }
        return values
    }

    /// The texts, for comparing two services: blanks and casts do not count, nor how a transaction is marked to be read-only.
    var shapes: [String] {
        statements.map { statement in
            statement.text.replacing(/::[a-z0-9]+(\[\])?/, with: "").replacing(/\s+/, with: " ").replacing("( ", with: "(")
        }
    }

    /// Variables of a pgbench script in place of values: each client takes another row of `bench.target` every tenth time.
    ///
    /// - Parameters:
    ///   - known: values of this request, and the expressions that stand for them.
    ///   - flushAfter: the statements behind which the caller waits for answers; `nil` waits for each.
    func script(_ known: [String: String], flushAfter marks: [String]?) -> String {
        var script = """
            \\set left :left - 1
            \\if :left < 0
            \\set n random(:first, :last)
            SELECT tenant, version, member, home, teams, lead, team, rule, owner FROM bench.target WHERE n = :n \\gset
            \\set left 9
            \\endif
            \\set new random(1000000000000000000, 9000000000000000000)
            \\set digits random(13000000000, 19999999999)

            """
        if marks != nil { script += "\\startpipeline\n" }
        for statement in statements {
            script += Self.expression(statement, known) + ";\n"
            if let marks, marks.contains(where: { statement.text.contains($0) }) { script += "\\endpipeline\n\\startpipeline\n" }
        }
        if marks != nil { script += "\\endpipeline\n" }
        return script
    }

    private static func expression(_ statement: Statement, _ known: [String: String]) -> String {
        // SET takes no parameters, and a literal would be the same tenant each time.
        if let match = statement.text.wholeMatch(of: /SET LOCAL (baton\.\w+) = .*/) {
            let variables = ["baton.tenant": "tenant", "baton.member": "member", "baton.team": "home", "baton.teams": "teams"]
            return "SELECT set_config('\(match.1)', :\(variables[String(match.1)] ?? "unknown"), true)"
        }
        if statement.text.hasPrefix("SELECT baton.assert_access(") { return "SELECT baton.assert_access(:tenant::uuid, :version)" }
        let isArray = statement.text.contains("unnest(") || statement.text.contains("= ANY (")
        // From the last one, because $1 begins $10.
        return statement.parameters.indices.reversed().reduce(statement.text) { text, index in
            text.replacing("$\(index + 1)", with: expression(statement.parameters[index], known, isArray: isArray))
        }
    }

    private static func expression(_ value: String?, _ known: [String: String], isArray: Bool) -> String {
        guard let value else { return "NULL" }
        if let variable = known[value] { return variable }
        // An id that was made for this request.
        if UUID(uuidString: value) != nil { return "gen_random_uuid()" }
        if Int64(value) != nil { return value }
        if isArray, value.hasPrefix("{"), value.hasSuffix("}") {
            let element = String(value.dropFirst().dropLast())
            if known[element] != nil || UUID(uuidString: element) != nil { return "ARRAY[\(expression(element, known, isArray: false))]" }
            return "'\(value.replacing("'", with: "''"))'" + (Int64(element) == nil ? "::text[]" : "::int8[]")
        }
        return "'\(value.replacing("'", with: "''"))'"
    }
}
