internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import Logging
internal import Postgres

/// What the views of dashboards cost a BI login: against the same query by hand, as superuser for whom there is no row security, with the values in it; and
/// with ten times as many rows of other tenants against none.
struct DashboardBench {
    private static let leads = 20_000
    private static let others = 9
    /// Of the tenant whose figures are rolled up.
    private static let large = 1_000_000

    private let admin: PostgresClient
    private let adminURL: String
    private let service: String
    private let pgbench: String
    private let folder: URL
    private let logger: Logger
    private let database: Database

    init(admin url: String, service: String, pgbench: String, folder: URL, logger: Logger) throws {
        var configuration = PostgresConfiguration(connectionString: url)
        configuration.statementTimeout = nil
        admin = try PostgresClient(configuration, logger: logger)
        adminURL = url
        self.service = service
        self.pgbench = pgbench
        self.folder = folder
        self.logger = logger
        database = Database(client: try PostgresClient(PostgresConfiguration(connectionString: service), logger: logger))
    }

    private struct Cell {
        var view: String
        var ours: URL
        var theirs: URL
        var alone: [(ours: Double, theirs: Double)] = []
        var among: [(ours: Double, theirs: Double)] = []
    }

    /// Leads of half a year with their assignments, tickets, contracts and opportunities.
    private func fill(_ target: HTTPTenants.Target) async throws {
        let tenant = target.tenant
        try await admin.query(
            """
            WITH counted AS MATERIALIZED (SELECT set_config('baton.counts_itself', 'on', true))
            INSERT INTO baton.lead (tenant_id, id, contact_name, company, phone, product_line, channel, stage, score, intent, owner_id, team_id, assigned_at,
                                    first_touch_at, due_at, created_at)
            SELECT l.tenant_id, gen_random_uuid(), '王小明', '宁波精密机械有限公司', '+8613' || lpad(n::text, 9, '0'), 'AGV', n % 7 + 1,
                   CASE WHEN n % 3 > 0 THEN n % 5 + 1 ELSE 1 END, n % 101, n % 3, CASE WHEN n % 10 > 0 THEN l.owner_id END, l.team_id,
                   CASE WHEN n % 10 > 0 THEN c.at END, CASE WHEN n % 3 > 0 THEN c.at + n % 9000 * interval '1 second' END, c.at + interval '1 day', c.at
            FROM counted CROSS JOIN (SELECT * FROM baton.lead WHERE tenant_id = \(tenant) AND owner_id IS NOT NULL ORDER BY id LIMIT 1) AS l
            CROSS JOIN generate_series(1, \(Self.leads)) AS n CROSS JOIN LATERAL (SELECT baton.now() - n * interval '780 seconds' AS at) AS c
            """)
        try await admin.query(
            """
            INSERT INTO baton.customer (tenant_id, id, name, status, signed_at)
            SELECT \(tenant), gen_random_uuid(), '客户' || n, 2, baton.now() FROM generate_series(1, 200) AS n
            """)
        let customer: SQL = "(SELECT id, row_number() OVER (ORDER BY id) AS place FROM baton.customer WHERE tenant_id = \(tenant)) AS c"
        try await admin.query(
            """
            INSERT INTO baton.ticket (tenant_id, id, customer_id, kind, category, subject, status, first_response_at, closed_at, created_at)
            SELECT \(tenant), gen_random_uuid(), c.id, n % 2 + 1, 'repair', '故障', 3, t.at + n * interval '11 seconds', t.at + n * interval '50 seconds', t.at
            FROM generate_series(1, 4000) AS n JOIN \(fragment: customer) ON c.place = n % 200 + 1
            CROSS JOIN LATERAL (SELECT baton.now() - n * interval '2 hours' AS at) AS t
            """)
        try await admin.query(
            """
            WITH made AS (
                INSERT INTO baton.contract (tenant_id, id, customer_id, number, title, status, signed_at, created_at)
                SELECT \(tenant), gen_random_uuid(), c.id, 'HT-' || n, '合同', n % 6 + 1, baton.now() - n * interval '8 hours', baton.now() - n * interval '9 hours'
                FROM generate_series(1, 1000) AS n JOIN \(fragment: customer) ON c.place = n % 200 + 1 RETURNING tenant_id, id)
            INSERT INTO baton.contract_amount (tenant_id, contract_id, amount_minor) SELECT tenant_id, id, 100000 FROM made
            """)
        try await admin.query(
            """
            INSERT INTO baton.opportunity (tenant_id, id, customer_id, name, stage, amount_minor)
            SELECT \(tenant), gen_random_uuid(), c.id, '商机', n % 5 + 1, n * 1000 FROM generate_series(1, 1000) AS n
            JOIN \(fragment: customer) ON c.place = n % 200 + 1
            """)
    }

    private func latency(_ script: URL, _ url: String, transactions: Int = 25) throws -> Double {
        let text = try Baseline.run(
            pgbench, ["-n", "-M", "prepared", "-c", "1", "-t", "\(transactions)", "-f", script.path, url], environment: [:])
        guard let match = text.firstMatch(of: /latency average = ([0-9.]+) ms/), let milliseconds = Double(match.1) else {
            throw Bench.Missing(description: "pgbench said: \(text)")
        }
        return milliseconds * 1000
    }

    /// A tenant with a million leads of twelve weeks: its live view, what is rolled up of it, and how the worker keeps that.
    private func measureRollUp(rounds: Int) async throws -> [Row] {
        let maker = HTTPTenants.Maker(database: database, logger: logger)
        let tenant = try await maker.make("boards-large", 1, lines: ["AGV"], leads: 1)[0].tenant
        try await admin.query(
            """
            -- What triggers keep is not looked at here.
            WITH bare AS MATERIALIZED (SELECT set_config('session_replication_role', 'replica', true))
            INSERT INTO baton.lead (tenant_id, id, contact_name, company, phone, product_line, channel, stage, score, owner_id, team_id, assigned_at,
                                    first_touch_at, due_at, created_at)
            SELECT l.tenant_id, gen_random_uuid(), '王小明', '宁波精密机械有限公司', '+8613' || lpad(n::text, 9, '0'), 'AGV', n % 7 + 1, 1, n % 101, l.owner_id,
                   l.team_id, c.at, CASE WHEN n % 3 > 0 THEN c.at + n % 90000 * interval '1 second' END, c.at + interval '1 day', c.at
            FROM bare CROSS JOIN (SELECT * FROM baton.lead WHERE tenant_id = \(tenant) AND owner_id IS NOT NULL ORDER BY id LIMIT 1) AS l
            CROSS JOIN generate_series(1, \(Self.large)) AS n CROSS JOIN LATERAL (SELECT baton.now() - n * interval '7 seconds' AS at) AS c
            """)
        guard
            let contract = try await admin.query(
                """
                INSERT INTO baton.tenant_contract (tenant_id, id, name, version, definition, banner_zh, banner_en)
                SELECT \(tenant), gen_random_uuid(), 'rolled_up', 1, definition || '{"name": "rolled_up", "refresh": "rollup", "max_delay_s": 600}', '', ''
                FROM baton.data_contract WHERE name = 'lead_response' RETURNING id
                """
            ).single(UUID.self)
        else { throw Bench.Missing(description: "no contract") }
        try await admin.query("VACUUM ANALYZE")
        let access = try await BILoginService(database: database).create(
            name: "bench", reach: .facets([.leadCard, .dashboards]),
            try await AccessDirectory(database: database).hostOperator(slug: "boards-large-0"))
        let reader = service.replacing("//baton_svc@", with: "//\(access.user):\(access.password)@")
        let refresh = "SELECT baton.refresh_contract('\(tenant)', '\(contract)')"
        let again = "UPDATE baton.tenant_contract SET computed_at = NULL WHERE tenant_id = '\(tenant)' AND id = '\(contract)'; "
        let touch =
            "UPDATE baton.lead SET need = 'x' WHERE tenant_id = '\(tenant)' AND id = (SELECT id FROM baton.lead WHERE tenant_id = '\(tenant)' AND owner_id IS NOT NULL ORDER BY created_at LIMIT 1 OFFSET 500000);\n"
        let texts = [
            "SELECT * FROM dashboard.lead_response;", "SELECT * FROM dashboard.tenant_figure WHERE contract = 'rolled_up';",
            again + refresh + ";", touch + refresh + ";",
        ]
        var files: [URL] = []
        for (number, text) in texts.enumerated() {
            files.append(folder.appending(path: "rolled up \(number).sql"))
            try text.write(to: files[number], atomically: true, encoding: .utf8)
        }
        var times: [[Double]] = [[], [], [], []]
        for round in 0...rounds {
            // The one that is computed as a whole comes before the one that is kept.
            for (number, transactions) in [(2, 2), (3, 5), (0, 3), (1, 200)] {
                let time = try latency(files[number], number < 2 ? reader : adminURL, transactions: transactions)
                if round > 0 { times[number].append(time) }
            }
        }
        return [
            Row(what: "rolled up, a million leads", baseline: "the live view", unit: "µs", isRate: false, ours: times[1], theirs: times[0]),
            Row(
                what: "kept after a change, a million leads", baseline: "computed as a whole", unit: "µs", isRate: false, ours: times[3],
                theirs: times[2]),
        ]
    }

    func run(rounds: Int) async throws -> (rows: [Row], tables: String) {
        let maker = HTTPTenants.Maker(database: database, logger: logger)
        let target = try await maker.make("boards", 1, lines: ["AGV"], leads: 1)[0]
        try await fill(target)
        let directory = AccessDirectory(database: database)
        let access = try await BILoginService(database: database).create(
            name: "bench", reach: .facets([.leadCard, .ticketCard, .contractCard, .contractAmount, .opportunityCard]),
            try await directory.hostOperator(slug: "boards-0"))
        let reader = service.replacing("//baton_svc@", with: "//\(access.user):\(access.password)@")
        var cells: [Cell] = []
        let contracts = try await admin.query(
            """
            SELECT baton.contract_view(c.name, c.version), baton.contract_sql(c.definition, quote_literal(t.time_zone), quote_literal(t.id) || '::uuid')
            FROM baton.data_contract c, baton.tenant t WHERE t.id = \(target.tenant) ORDER BY 1
            """
        ).decode((String, String).self)
        for (view, text) in contracts {
            let files = ["ours", "theirs"].map { folder.appending(path: "board \($0) \(view).sql") }
            try "SELECT * FROM dashboard.\(view);".write(to: files[0], atomically: true, encoding: .utf8)
            try (text + ";").write(to: files[1], atomically: true, encoding: .utf8)
            cells.append(Cell(view: view, ours: files[0], theirs: files[1]))
        }
        func measure(_ path: WritableKeyPath<Cell, [(ours: Double, theirs: Double)]>) async throws {
            try await admin.query("VACUUM ANALYZE")
            // The first round warms up and is not counted.
            for round in 0...rounds {
                for index in cells.indices {
                    let pair = (ours: try latency(cells[index].ours, reader), theirs: try latency(cells[index].theirs, adminURL))
                    if round > 0 { cells[index][keyPath: path].append(pair) }
                }
                FileHandle.standardError.write(Data("dashboards: round \(round) of \(rounds)\n".utf8))
            }
        }
        try await measure(\.alone)
        for other in try await maker.make("boards-other", Self.others, lines: ["AGV"], leads: 1) { try await fill(other) }
        try await measure(\.among)
        var rows = cells.map { cell in
            Row(
                what: "\(cell.view), a BI login", baseline: "by hand, as superuser", unit: "µs", isRate: false,
                ours: cell.among.map(\.ours),
                theirs: cell.among.map(\.theirs))
        }
        rows += cells.map { cell in
            Row(
                what: "\(cell.view), ten times the rows", baseline: "its tenant alone", unit: "µs", isRate: false,
                ours: cell.among.map(\.ours),
                theirs: cell.alone.map(\.ours))
        }
        let rolledUp = try await measureRollUp(rounds: rounds)
        var table = "| target | wanted | worst | |\n|---|---|---|---|\n"
        for (what, wanted, part) in [
            ("a view against the query by hand", 1.15, rows.prefix(cells.count)), ("ten times the rows", 1.1, rows.suffix(cells.count)),
            ("rolled up against the live view of a million leads", 0.02, rolledUp.prefix(1)),
        ] {
            guard let worst = part.max(by: { $0.ratio < $1.ratio }) else { continue }
            table +=
                "| \(what) | ≤ \(wanted) | \(String(format: "%.2f", worst.ratio)) (\(worst.what)) | \(worst.ratio <= wanted ? "reached" : "missed") |\n"
        }
        return (rows + rolledUp, table)
    }
}
