internal import BatonPlatform
internal import Foundation
internal import Logging
internal import Postgres

/// What many leads at once cost: a workbook that is taken in by `baton import leads`, against openpyxl that merely reads it, and a changed rule by
/// which all open leads are scored again, against one UPDATE of the same rows.
struct LeadBench {
    private static let rows = 50_000
    private static let manyRows = 500_000
    private static let scored = 100_000
    /// Requests a second, at even distances, while leads are scored again: far from all that the machine can do.
    private static let perSecond = 60
    private static let seconds = 8

    private let tools: HTTPBench.Tools
    private let admin: PostgresClient
    private let maker: HTTPTenants.Maker
    /// Whose leads are scored.
    private let target: HTTPTenants.Target

    init(_ tools: HTTPBench.Tools, logger: Logger) async throws {
        self.tools = tools
        var configuration = PostgresConfiguration(connectionString: tools.admin)
        configuration.statementTimeout = .seconds(600)
        admin = try PostgresClient(configuration, logger: logger)
        let client = try PostgresClient(PostgresConfiguration(connectionString: tools.service), logger: logger)
        maker = HTTPTenants.Maker(database: Database(client: client), logger: logger)
        for (rows, file) in [(Self.rows, "leads.xlsx"), (Self.manyRows, "many.xlsx")] {
            let path = tools.folder.appending(path: file).path
            let writer = try ChildProcess(tools.python, [tools.peer + "/workbook.py", "write", path, "\(rows)"], errors: nil)
            guard try await writer.wait(atMost: .seconds(600)) == 0 else { throw Bench.Missing(description: "workbook.py write") }
        }
        target = try await maker.make("scored", 1, lines: ["AGV"], leads: 1)[0]
        try await fill()
    }

    /// Open leads with two signals each; everything else of theirs is measured elsewhere.
    private func fill() async throws {
        try await admin.query(
            """
            -- Counters that move row by row would be looked for among a hundred thousand dead versions of themselves.
            WITH counted AS MATERIALIZED (SELECT set_config('baton.counts_itself', 'on', true))
            INSERT INTO baton.lead (tenant_id, id, contact_name, company, phone, product_line, channel, score, owner_id, team_id, assigned_at, due_at)
            SELECT tenant_id, lpad(to_hex(n), 32, '0')::uuid, '王小明', '宁波精密机械有限公司' || n % 20000, '+8613' || lpad(n::text, 9, '0'), 'AGV', 1, 70, owner_id,
                   team_id, baton.now(), baton.now() + interval '7 days'
            FROM counted, baton.lead, generate_series(1, \(Self.scored)) AS n WHERE tenant_id = \(target.tenant)
            """)
        try await admin.query(
            """
            INSERT INTO baton.lead_signal (tenant_id, id, lead_id, kind, occurred_at)
            SELECT l.tenant_id, gen_random_uuid(), l.id, k.kind, baton.now() FROM baton.lead l, unnest(ARRAY['form_submitted', 'demo_booked']) AS k (kind)
            WHERE l.tenant_id = \(target.tenant)
            """)
        try await HTTPTenants.Maker.postponeDeadlines(admin)
        try await admin.query("VACUUM ANALYZE")
    }

    // MARK: files

    private struct Taken {
        var seconds: Double
        var megabytes: Double
    }

    /// A program from its start to its end, and the most memory that it was seen with.
    private func time(_ program: String, _ arguments: [String], atMost limit: Duration, expecting words: String) async throws -> Taken {
        let output = tools.folder.appending(path: "program.out").path
        let began = ContinuousClock.now
        let process = try ChildProcess(
            program, arguments, environment: ["DATABASE_URL": tools.service], output: output, errors: output + ".err")
        let ended = Task { (try await process.wait(atMost: limit), ContinuousClock.now) }
        var megabytes = 0.0
        let watch = Task {
            var most = 0.0
            while !Task.isCancelled {
                most = max(most, process.residentMegabytes)
                try? await Task.sleep(for: .milliseconds(100))
            }
            return most
        }
        let (code, end) = try await ended.value
        watch.cancel()
        megabytes = await watch.value
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        guard code == 0, words.isEmpty || text.contains(words) else {
            let errors = (try? String(contentsOfFile: output + ".err", encoding: .utf8)) ?? ""
            throw Bench.Missing(description: "\(program) \(arguments): \(code) \(text)\(errors)")
        }
        return Taken(seconds: (end - began) / .seconds(1), megabytes: megabytes)
    }

    private func importing(_ file: String, rows: Int, into slug: String, _ more: String...) async throws -> Taken {
        let path = tools.folder.appending(path: file).path
        return try await time(
            tools.baton, ["import", "leads", path, "--tenant", slug, "--result", path + ".\(UUID()).csv"] + more, atMost: .seconds(1800),
            expecting: "rows read \(rows) = ")
    }

    private func reading(_ file: String) async throws -> Taken {
        try await time(
            tools.python, [tools.peer + "/workbook.py", "read", tools.folder.appending(path: file).path], atMost: .seconds(600),
            expecting: "")
    }

    private func tenant(_ name: String) async throws -> String {
        let made = try await maker.make(name, 1, lines: HTTPTenants.productLines, leads: 0)[0]
        try await HTTPTenants.Maker.postponeDeadlines(admin)
        try await admin.query("UPDATE baton.tenant_usage SET max_open_leads = 2000000 WHERE tenant_id = \(made.tenant)")
        return name + "-0"
    }

    // MARK: scores

    private func plan() -> [OpenLoop.Planned] {
        (0..<Self.seconds * Self.perSecond).map { number in
            let path = number % 4 == 0 ? "/v1/leads?limit=50" : "/v1/leads/\(target.leads[0])"
            return OpenLoop.Planned(
                due: UInt64(number) * 1_000_000_000 / UInt64(Self.perSecond), kind: 0,
                bytes: OpenLoop.request("GET", path, key: target.key))
        }
    }

    private struct Rescored {
        var seconds: Double
        var quiet: [Double]
        var meanwhile: [Double]
    }

    /// All of them by a changed rule, through the service as its users see it. First the requests without it.
    private func rescoring(points: Int) async throws -> Rescored {
        let port = try HTTPProbe.freePort()
        let process = try ChildProcess(
            tools.baton, ["serve"],
            environment: [
                "DATABASE_URL": tools.service, "BATON_HOST": "127.0.0.1", "BATON_PORT": "\(port)", "BATON_TENANT_RATE": "0",
                "BATON_KEY_RATE": "0",
                "BATON_TENANT_CONCURRENCY": "0",
            ])
        defer { process.stop() }
        let probe = HTTPProbe(port: port)
        try await probe.untilAnswered("/v1/leads/\(target.leads[0])", key: target.key)
        let loop = OpenLoop(port: port)
        func answered() async throws -> [Double] {
            let all = await loop.run(plan())
            guard all.allSatisfy({ $0.status == 200 }) else {
                throw Bench.Missing(description: "requests beside the scoring were not answered")
            }
            return all.map(\.milliseconds).sorted()
        }
        _ = try await answered()
        let quiet = try await answered()
        try await admin.query("CHECKPOINT")
        let began = ContinuousClock.now
        try await maker.changeSignal("form_submitted", points: points, slug: "scored-0")
        async let meanwhile = answered()
        var done: Double?
        for _ in 0..<30_000 {
            let open = try await admin.query(
                "SELECT count(*) FROM baton.rescoring WHERE tenant_id = \(target.tenant) AND state = 1 AND pass = 1"
            ).single(Int64.self)
            if open == 0 {
                done = (ContinuousClock.now - began) / .seconds(1)
                break
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        guard let done else { throw Bench.Missing(description: "leads were not scored again") }
        let scores = try await admin.query(
            "SELECT count(*) FROM baton.lead WHERE tenant_id = \(target.tenant) AND score = \(points + 40)"
        ).single(Int64.self)
        guard scores ?? 0 >= Self.scored else { throw Bench.Missing(description: "\(scores ?? 0) leads were scored again") }
        let times = try await meanwhile
        // The second look at what came in around the beginning, which is nothing here.
        for _ in 0..<600 {
            let open = try await admin.query(
                "SELECT count(*) FROM baton.rescoring WHERE tenant_id = \(target.tenant) AND state = 1"
            ).single(Int64.self)
            if open == 0 { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        return Rescored(seconds: done, quiet: quiet, meanwhile: times)
    }

    /// The same rows by one statement.
    private func update() async throws -> Double {
        try await admin.query("CHECKPOINT")
        let began = ContinuousClock.now
        try await admin.query(
            """
            UPDATE baton.lead SET score = 50, updated_at = baton.now()
            WHERE tenant_id = \(target.tenant) AND stage < 4 AND deleted_at IS NULL
            """)
        return (ContinuousClock.now - began) / .seconds(1)
    }

    // MARK: all of it

    func run(rounds: Int) async throws -> (rows: [Row], tables: String) {
        var imports: [Taken] = []
        var tries: [Taken] = []
        var reads: [Taken] = []
        var rescorings: [Rescored] = []
        var updates: [Double] = []
        // The first round warms up and is not counted.
        for round in 0...rounds {
            let read = try await reading("leads.xlsx")
            let slug = try await tenant("import-\(round)")
            let tried = try await importing("leads.xlsx", rows: Self.rows, into: slug, "--dry-run")
            let taken = try await importing("leads.xlsx", rows: Self.rows, into: slug)
            let updated = try await update()
            let rescored = try await rescoring(points: round % 2 == 0 ? 31 : 30)
            if round > 0 {
                reads.append(read)
                tries.append(tried)
                imports.append(taken)
                updates.append(updated)
                rescorings.append(rescored)
            }
            FileHandle.standardError.write(Data("leads: round \(round) of \(rounds)\n".utf8))
        }
        let manyRead = try await reading("many.xlsx")
        let many = try await importing("many.xlsx", rows: Self.manyRows, into: try await tenant("import-many"))

        func quantile(_ values: [Double], _ share: Double) -> Double { values[Int((Double(values.count - 1) * share).rounded())] }
        func perSecond(_ count: Int, _ all: [Taken]) -> [Double] { all.map { Double(count) / $0.seconds } }
        let openpyxl = "openpyxl reads it, read-only"
        let rows = [
            Row(
                what: "workbook of 50,000 × 12 taken in", baseline: openpyxl, unit: "rows", ours: perSecond(Self.rows, imports),
                theirs: perSecond(Self.rows, reads)),
            Row(
                what: "workbook of 50,000 × 12 tried (validation, duplicates)", baseline: openpyxl, unit: "rows",
                ours: perSecond(Self.rows, tries),
                theirs: perSecond(Self.rows, reads)),
            Row(
                what: "workbook of 500,000 × 12 taken in", baseline: "50,000 × 12 taken in", unit: "rows",
                ours: perSecond(Self.manyRows, [many]),
                theirs: [quantile(perSecond(Self.rows, imports).sorted(), 0.5)]),
            Row(
                what: "workbook of 500,000 × 12 taken in", baseline: openpyxl, unit: "rows", ours: perSecond(Self.manyRows, [many]),
                theirs: perSecond(Self.manyRows, [manyRead])),
            Row(
                what: "resident memory, 500,000 × 12 taken in", baseline: "50,000 × 12 taken in", unit: "MB", isRate: false,
                ours: [many.megabytes],
                theirs: [quantile(imports.map(\.megabytes).sorted(), 0.5)]),
            Row(
                what: "resident memory, 50,000 × 12 taken in", baseline: openpyxl, unit: "MB", isRate: false,
                ours: imports.map(\.megabytes),
                theirs: reads.map(\.megabytes)),
            Row(
                what: "100,000 leads scored again", baseline: "one UPDATE of the same rows", unit: "leads",
                ours: rescorings.map { Double(Self.scored) / $0.seconds }, theirs: updates.map { Double(Self.scored) / $0 }),
            Row(
                what: "p50 of requests while leads are scored again", baseline: "p50 before", unit: "µs", isRate: false,
                ours: rescorings.map { quantile($0.meanwhile, 0.5) * 1000 }, theirs: rescorings.map { quantile($0.quiet, 0.5) * 1000 }),
            Row(
                what: "p95 of requests while leads are scored again", baseline: "p95 before", unit: "µs", isRate: false,
                ours: rescorings.map { quantile($0.meanwhile, 0.95) * 1000 }, theirs: rescorings.map { quantile($0.quiet, 0.95) * 1000 }),
        ]
        let targets: [(Row, Double, Bool)] = [
            (rows[0], 1, true), (rows[1], 1, true), (rows[2], 0.8, true), (rows[4], 1.5, false), (rows[6], 0.3, true),
            (rows[7], 1.1, false),
        ]
        var table = "| target | against | wanted | measured | |\n|---|---|---|---|---|\n"
        for (row, wanted, isFloor) in targets {
            let isReached = isFloor ? row.ratio >= wanted : row.ratio <= wanted
            table +=
                "| \(row.what) | \(row.baseline) | \(isFloor ? "≥" : "≤") \(wanted) | \(String(format: "%.3g", row.ratio)) | \(isReached ? "reached" : "missed") |\n"
        }
        return (rows, table)
    }
}
