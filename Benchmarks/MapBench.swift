internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import Logging
internal import Postgres

/// What the responsibility map costs: the service's own statements, as the server has logged them, under each persona's role, against the
/// hand-written WHERE of a superuser for whom there is no row security. One client, one connection, statements prepared.
struct MapBench {
    private let admin: PostgresClient
    private let url: String
    private let service: String
    private let pgbench: String
    private let folder: URL
    private let logger: Logger
    private let database: Database
    private let leads: LeadService

    init(admin url: String, service: String, pgbench: String, folder: URL, logger: Logger) throws {
        var configuration = PostgresConfiguration(connectionString: url)
        configuration.statementTimeout = nil
        admin = try PostgresClient(configuration, logger: logger)
        self.url = url
        self.service = service
        self.pgbench = pgbench
        self.folder = folder
        self.logger = logger
        database = Database(client: try PostgresClient(PostgresConfiguration(connectionString: service), logger: logger))
        leads = LeadService(
            database: database, configurations: LeadConfigurationCache(database: database), wakeups: Wakeups(database: nil, logger: logger))
    }

    /// A script for pgbench with the values of its parameters, and the settings that its session begins with.
    private struct Script {
        var file: URL
        var arguments: [String]
        var options: String
        var count: Int
    }

    private struct Cell {
        var kind: String
        var persona: String
        var ours: Script
        var theirs: Script
        var values: [(ours: Double, theirs: Double)] = []
    }

    func run(rounds: Int) async throws -> (rows: [Row], tables: String) {
        note("making 2,000,000 leads")
        let tenants = try await MapTenants.make(admin: admin, database: database)
        var cells: [Cell] = []
        for persona in tenants.personas { cells += try await self.cells(persona, tenants) }
        let trip = try script("trip", "SELECT 1;", [], "", count: 20_000)
        let flush = try await flush(tenants)
        var trips: [Double] = []
        var flushes: [(Double, Double)] = []
        // The first round warms up and is not counted.
        for round in 0...rounds {
            for index in cells.indices {
                let pair = (ours: try latency(cells[index].ours), theirs: try latency(cells[index].theirs))
                if round > 0 { cells[index].values.append(pair) }
            }
            let pair = (try latency(flush.together), try latency(flush.alone))
            let one = try latency(trip)
            if round > 0 {
                flushes.append(pair)
                trips.append(one)
            }
            note("round \(round) of \(rounds)")
        }
        let connects = try await shapes(rounds)
        var rows = cells.map { cell in
            Row(
                what: "\(cell.kind), \(cell.persona)", baseline: "hand-written WHERE", unit: "µs", isRate: false,
                ours: cell.values.map(\.ours),
                theirs: cell.values.map(\.theirs))
        }
        rows.append(
            Row(
                what: "context, role and list of 50 in one flush", baseline: "the list alone", unit: "µs", isRate: false,
                ours: flushes.map(\.0),
                theirs: flushes.map(\.1)))
        rows.append(
            Row(
                what: "first role of a connection, 950 shapes", baseline: "connecting", unit: "µs", isRate: false, ours: connects.map(\.0),
                theirs: connects.map(\.1)))
        return (rows, summary(cells, trips))
    }

    /// Per kind: the geometric mean over the personas in each round, and the worst persona's median.
    private func summary(_ cells: [Cell], _ trips: [Double]) -> String {
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        var text = "| over the six personas | geometric mean: median (5 %–95 %) | worst persona, median |\n|---|---|---|\n"
        for kind in cells.map(\.kind).reduce(into: [String](), { if !$0.contains($1) { $0.append($1) } }) {
            let same = cells.filter { $0.kind == kind }
            let means = (0..<trips.count).map { round in
                // A hand-written WHERE that is planned badly is no merit of ours: no ratio counts as less than 0.5.
                let logarithms = same.map { log(max(0.5, $0.values[round].ours / $0.values[round].theirs)) }
                return exp(logarithms.reduce(0, +) / Double(same.count))
            }.sorted()
            let worst = same.map { cell in (median(cell.values.map { $0.ours / $0.theirs }), cell.persona) }.max { $0.0 < $1.0 }
            let low = means[Int(Double(means.count - 1) * 0.05)]
            let high = means[Int((Double(means.count - 1) * 0.95).rounded())]
            text += String(format: "| %@ | %.2f (%.2f–%.2f) | %.2f", kind, median(means), low, high, worst?.0 ?? 0)
            text += " (\(worst?.1 ?? "")) |\n"
        }
        let extra = cells.filter { $0.kind == "one lead" }.map { cell in median(cell.values.map { $0.ours - $0.theirs }) }
        text += String(
            format: "\nA point read costs %.0f to %.0f µs more than the hand-written one; a round trip of `SELECT 1` takes %.0f µs.\n",
            extra.min() ?? 0, extra.max() ?? 0, median(trips))
        return text
    }

    private func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

    // MARK: what is measured

    private func cells(_ persona: MapTenants.Persona, _ tenants: MapTenants) async throws -> [Cell] {
        let scope = persona.scope
        let month = [LeadFilter.createdFrom(Date().addingTimeInterval(-30 * 86_400))]
        var counted = LeadQuery()
        counted.wantsTotal = true
        let all = counted
        let tenant = tenants.tenant.description
        let fence = "tenant_id = '\(tenant)' AND deleted_at IS NULL AND \(persona.condition)"
        let since = "created_at >= now() - interval '30 days'"
        let order = "ORDER BY created_at DESC, id DESC LIMIT 51"
        let columns = try await columns(scope)
        let figures = """
            stage, count(*), count(*) FILTER (WHERE owner_id IS NULL), count(*) FILTER (WHERE due_at < now() AND stage < 4), sum(score)
            """
        func keys(_ search: String) -> String {
            """
            WITH found AS MATERIALIZED (
                SELECT * FROM baton.lead WHERE search_keys @> baton.search_keys('\(tenant)', baton.search_text('\(search)')))
            SELECT \(columns) FROM found WHERE \(fence)
            """
        }
        let isWide = persona.condition == "true"
        let kinds: [(String, String, Int, String, () async throws -> Void)] = [
            (
                "list of 50", "ORDER BY created_at DESC, id DESC", 300, "SELECT \(columns) FROM baton.lead WHERE \(fence) \(order)",
                { _ = try await leads.list(LeadQuery(), scope) }
            ),
            (
                "total", "SELECT count(*) FROM baton.lead", isWide ? 10 : 60, "SELECT count(*) FROM baton.lead WHERE \(fence)",
                { _ = try await leads.list(all, scope) }
            ),
            (
                "figures of 30 days", "GROUP BY stage", isWide ? 20 : 100,
                "SELECT \(figures) FROM baton.lead WHERE \(fence) AND \(since) GROUP BY stage ORDER BY stage",
                { _ = try await leads.summary(LeadQuery(filters: month), scope) }
            ),
            (
                "one lead", "AND id = $", 4000, "SELECT \(columns) FROM baton.lead WHERE \(fence) AND id = '\(tenants.lead)'",
                { _ = try await leads.fetch(tenants.lead, scope) }
            ),
            (
                "search, two characters", "baton.find_leads", 100,
                "\(keys("腾智")) \(order)",
                { _ = try await leads.list(LeadQuery(search: "腾智"), scope) }
            ),
        ]
        var cells: [Cell] = []
        for (kind, mark, count, theirs, request) in kinds {
            // Statements are prepared and logged as executed from the second time on in the same way.
            try await request()
            var scripts = [try await sent(mark, kind, persona, count, request)]
            if kind.hasPrefix("search") {
                // Its second statement, a transaction of its own.
                scripts.append(try await sent("AND id = ANY", kind + " 2", persona, count, request))
            }
            let name = "\(kind) \(persona.name)"
            let baseline = try script(name + " where", theirs + ";", [], "", count: count)
            cells.append(Cell(kind: kind, persona: persona.name, ours: try joined(scripts, name), theirs: baseline))
        }
        return cells
    }

    /// The columns that the service reads of a lead.
    private func columns(_ scope: TenantScope) async throws -> String {
        let sent = try await SentStatements.of("baton_svc", containing: "ORDER BY created_at DESC", admin) {
            _ = try await leads.list(LeadQuery(sort: .createdDescending, limit: 50), scope)
        }
        let text = sent.statements.first { $0.text.contains("FROM baton.lead") }?.text ?? ""
        guard let match = text.firstMatch(of: /SELECT (id, [^(]*?)\s+FROM baton\.lead/) else {
            throw Bench.Missing(description: "no columns in \(text)")
        }
        return String(match.1)
    }

    /// One statement of the service with its parameters, in a session with the role and the context of its transaction.
    private func sent(
        _ mark: String, _ name: String, _ persona: MapTenants.Persona, _ count: Int, _ request: () async throws -> Void
    ) async throws -> Script {
        let sent = try await SentStatements.of("baton_svc", containing: mark, admin, request)
        guard let statement = sent.statements.last(where: { $0.text.contains(mark) }) else {
            throw Bench.Missing(description: "no \(mark)")
        }
        var options = "-c plan_cache_mode=force_generic_plan"
        for other in sent.statements {
            if let match = other.text.wholeMatch(of: /SET LOCAL (baton\.\w+) = '(.*)'/) { options += " -c \(match.1)=\(match.2)" }
            if let match = other.text.wholeMatch(of: /SET LOCAL ROLE "?([a-z0-9_]+)"?/) { options += " -c role=\(match.1)" }
        }
        let text = statement.parameters.indices.reversed().reduce(statement.text) { text, index in
            text.replacing("$\(index + 1)", with: statement.parameters[index] == nil ? "NULL" : ":p\(index + 1)")
        }
        let variables = statement.parameters.enumerated().flatMap { number, value in value.map { ["-D", "p\(number + 1)=\($0)"] } ?? [] }
        return try script("\(name) \(persona.name)", text + ";", variables, options, count: count)
    }

    /// Statements that follow each other, as one script: what a search takes together.
    private func joined(_ scripts: [Script], _ name: String) throws -> Script {
        guard scripts.count > 1 else { return scripts[0] }
        var text = ""
        var arguments: [String] = []
        for (number, script) in scripts.enumerated() {
            let part = try String(contentsOf: script.file, encoding: .utf8)
            text += part.replacing(":p", with: ":s\(number)p") + "\n"
            arguments += script.arguments.map { $0.hasPrefix("p") ? "s\(number)" + $0 : $0 }
        }
        return try self.script(name + " both", text, arguments, scripts[0].options, count: scripts[0].count)
    }

    private func script(_ name: String, _ text: String, _ arguments: [String], _ options: String, count: Int) throws -> Script {
        let file = folder.appending(path: "map \(name).sql")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return Script(file: file, arguments: arguments, options: options, count: count)
    }

    /// The whole transaction as the service sends it, against its statement in a session that has role and context already.
    private func flush(_ tenants: MapTenants) async throws -> (together: Script, alone: Script) {
        let persona = tenants.personas[1]
        let request = { () async throws -> Void in _ = try await leads.list(LeadQuery(), persona.scope) }
        let alone = try await sent("ORDER BY created_at DESC", "flush alone", persona, 2000, request)
        let sent = try await SentStatements.of("baton_svc", containing: "ORDER BY created_at DESC", admin, request)
        var text = "\\startpipeline\n"
        for statement in sent.statements {
            text += statement.parameters.indices.reversed().reduce(statement.text) { text, index in
                text.replacing("$\(index + 1)", with: "'\(statement.parameters[index] ?? "")'")
            }
            text += ";\n"
        }
        text += "\\endpipeline\n"
        return (try script("flush together", text, [], "-c plan_cache_mode=force_generic_plan", count: 2000), alone)
    }

    /// Microseconds for each run of a script.
    private func latency(_ script: Script) throws -> Double {
        let arguments = ["-n", "-M", "prepared", "-c", "1", "-t", "\(script.count)"] + script.arguments + ["-f", script.file.path, url]
        let text = try Baseline.run(pgbench, arguments, environment: ["PGOPTIONS": script.options])
        guard let match = text.firstMatch(of: /latency average = ([0-9.]+) ms/), let milliseconds = Double(match.1) else {
            throw Bench.Missing(description: "pgbench said: \(text)")
        }
        return milliseconds * 1000
    }

    /// With nearly as many shapes as there may be: what the first `SET ROLE` of a connection takes, and what connecting took.
    private func shapes(_ rounds: Int) async throws -> [(Double, Double)] {
        let grants = try await admin.query(
            "SELECT DISTINCT facet || '_' || action || '_' || reach FROM baton.facet_catalogue() WHERE action = 'read' ORDER BY 1"
        ).column(String.self)
        var name = ""
        for number in 0..<950 {
            // The bits of the number choose, so that no two are the same.
            let chosen = grants.prefix(10).enumerated().filter { (number >> $0.offset) & 1 == 1 }.map(\.element)
            let options = TransactionOptions(role: "baton_system")
            name = try await database.client.transaction(options, ["SELECT baton.ensure_shape(\(chosen))"])[0].single(String.self) ?? ""
        }
        var pairs: [(Double, Double)] = []
        for _ in 0..<max(rounds, 3) {
            let client = try PostgresClient(PostgresConfiguration(connectionString: service), logger: logger)
            let clock = ContinuousClock()
            let start = clock.now
            let role = SQL.identifier(name)
            let (connected, first) = try await client.withConnection { session in
                let connected = clock.now - start
                let before = clock.now
                try await session.execute("SET ROLE \(fragment: role)")
                return (connected, clock.now - before)
            }
            client.close()
            pairs.append((first / .microseconds(1), connected / .microseconds(1)))
        }
        return pairs
    }
}
