internal import BatonModel
internal import BatonPlatform
internal import Foundation
internal import Logging
internal import Postgres

/// `baton serve` as a user starts it (all defaults, so with the worker and a line of log for each request) against the service that a small
/// team would write instead (`peer/service.py`, two workers, all defaults), and against pgbench sending the statements that Baton sends.
///
/// Everybody runs on this machine, the load generator too, in turn in each round, with 32 requests at a time.
struct HTTPBench {
    private static let seconds = 1
    private static let clients = 32

    private let tools: Tools
    private let admin: PostgresClient
    private let tenants: HTTPTenants

    /// Programs and places, from the environment that `scripts/bench` sets.
    struct Tools {
        var admin: String
        var service: String
        var pgbench: String
        var psql: String
        var baton: String
        var wrk: String
        var requests: String
        var python: String
        var peer: String
        /// For what a run needs to write.
        var folder: URL

        init(_ environment: [String: String]) throws {
            func get(_ name: String) throws -> String {
                guard let value = environment[name] else { throw Bench.Missing(description: "\(name) is not set: run 'make bench'.") }
                return value
            }
            admin = try get("ADMIN_URL")
            service = try get("SVC_URL")
            pgbench = try get("PGBENCH")
            psql = URL(filePath: pgbench).deletingLastPathComponent().appending(path: "psql").path
            baton = try get("BATON_BIN")
            wrk = try get("WRK")
            requests = try get("WRK_REQUESTS")
            python = try get("PEER_PYTHON")
            peer = try get("PEER_FOLDER")
            folder = URL(filePath: try get("BENCH_FOLDER"))
        }
    }

    init(_ tools: Tools, logger: Logger) async throws {
        self.tools = tools
        admin = try PostgresClient(PostgresConfiguration(connectionString: tools.admin), logger: logger)
        let client = try PostgresClient(PostgresConfiguration(connectionString: tools.service), logger: logger)
        defer { client.close() }
        tenants = try await HTTPTenants.make(admin: admin, database: Database(client: client), logger: logger)
        try tenants.write(to: tools.folder)
        let schema = try ChildProcess(
            tools.psql, ["-Xq", "-v", "ON_ERROR_STOP=1", "-f", tools.peer + "/schema.sql", tools.admin], errors: nil)
        guard try await schema.wait(atMost: .seconds(30)) == 0 else { throw Bench.Missing(description: "peer/schema.sql") }
        try await admin.query(
            """
            INSERT INTO peer.lead
            SELECT tenant_id, id, contact_name, company, phone, phone_extension, email, area, region_id, product_line, budget_min_minor,
                   budget_max_minor, currency, budget_text, need, channel, stage, stage_reason, score, intent, owner_id, team_id,
                   routing_rule_id, assigned_at, first_touch_at, due_at, escalation, escalated_at, submitted_at, created_at, updated_at,
                   version, phone_verified_at, tags, referrer_customer_id, referrer_contact_id, referrer_member_id, referrer_text, deleted_at
            FROM baton.lead
            """)
        try await admin.query(
            "INSERT INTO peer.api_key SELECT secret_hash, tenant_id, member_id FROM baton.credential WHERE member_id IS NOT NULL")
        try await admin.query("VACUUM ANALYZE")
    }

    // MARK: the services

    private struct Server {
        var process: ChildProcess
        var probe: HTTPProbe
        /// What its paths begin with.
        var prefix: String
        func stop() { process.stop() }
    }

    private func startBaton() throws -> Server {
        let port = try HTTPProbe.freePort()
        let process = try ChildProcess(
            tools.baton, ["serve"],
            environment: [
                "DATABASE_URL": tools.service, "BATON_HOST": "127.0.0.1", "BATON_PORT": "\(port)",
                // All requests are of one tenant and one key; the peer has no limits.
                "BATON_TENANT_RATE": "0", "BATON_KEY_RATE": "0", "BATON_TENANT_CONCURRENCY": "0",
            ])
        return Server(process: process, probe: HTTPProbe(port: port), prefix: "/v1")
    }

    private func startPeer() throws -> Server {
        let port = try HTTPProbe.freePort()
        let process = try ChildProcess(
            tools.python,
            [
                "-m", "uvicorn", "--app-dir", tools.peer, "--port", "\(port)", "--workers", "2", "--loop", "uvloop", "--http", "httptools",
                "service:app",
            ],
            environment: ["PEER_DATABASE_URL": tools.service.replacing("//baton_svc@", with: "//peer_app@")])
        return Server(process: process, probe: HTTPProbe(port: port), prefix: "")
    }

    private var firstLead: (path: String, key: String) { ("/leads/\(tenants.read[0].leads[0])", tenants.read[0].key) }

    /// Milliseconds from the start of the program to its first answer to a member.
    private func coldStart(_ start: () throws -> Server) async throws -> Double {
        let began = ContinuousClock.now
        let server = try start()
        defer { server.stop() }
        try await server.probe.untilAnswered(server.prefix + firstLead.path, key: firstLead.key)
        return (ContinuousClock.now - began) / .milliseconds(1)
    }

    // MARK: one run

    struct Measurement {
        var perSecond: Double
        var p50: Double
        var p99: Double
        var megabytes: Double?
    }

    private func load(_ server: Server, _ what: String, _ path: String, _ file: String = "-") async throws -> Measurement {
        let output = tools.folder.appending(path: "wrk.out").path
        let process = try ChildProcess(
            tools.wrk,
            [
                "-t2", "-c\(Self.clients)", "-d\(Self.seconds)s", "--latency", "--timeout", "10s", "-s", tools.requests,
                "http://127.0.0.1:\(server.probe.port)", "--", what, path, tools.folder.appending(path: file).path,
            ], output: output)
        // Towards the end, when whatever grows has grown.
        try await Task.sleep(for: .seconds(Double(Self.seconds) * 0.75))
        let megabytes = server.process.residentMegabytes
        let code = try await process.wait(atMost: .seconds(30))
        let text = try String(contentsOfFile: output, encoding: .utf8)
        let numbers = text.split(separator: "\n").last { $0.hasPrefix("RESULT ") }?.split(separator: " ").dropFirst().compactMap {
            Double($0)
        }
        guard code == 0, let numbers, numbers.count == 6 else { throw Bench.Missing(description: "wrk \(path) said: \(text)") }
        guard numbers[2] == 0, numbers[3] == 0, numbers[0] > 0 else {
            throw Bench.Missing(description: "\(path) on port \(server.probe.port) answered with errors: \(text)")
        }
        return Measurement(
            perSecond: numbers[0] / numbers[1] * 1e6, p50: numbers[4] / 1000, p99: numbers[5] / 1000, megabytes: megabytes)
    }

    private func pgbench(_ script: String, _ rows: ClosedRange<Int>, _ amount: [String]) async throws -> [String] {
        let output = tools.folder.appending(path: "pgbench.out").path
        let process = try ChildProcess(
            tools.pgbench,
            ["-n", "-M", "prepared", "-D", "left=0", "-D", "first=\(rows.lowerBound)", "-D", "last=\(rows.upperBound)"] + amount
                + ["-l", "--log-prefix", tools.folder.appending(path: "pgbench-log").path, "-f"]
                + [tools.folder.appending(path: script).path, tools.service], output: output, errors: output + ".err")
        let code = try await process.wait(atMost: .seconds(60))
        let errors = (try? String(contentsOfFile: output + ".err", encoding: .utf8)) ?? ""
        let text = try String(contentsOfFile: output, encoding: .utf8)
        guard code == 0, text.contains("number of failed transactions: 0 ") else {
            throw Bench.Missing(description: "pgbench \(script): \(errors)\(text)")
        }
        var lines: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: tools.folder.path) where name.hasPrefix("pgbench-log") {
            let file = tools.folder.appending(path: name)
            lines += try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            try FileManager.default.removeItem(at: file)
        }
        return lines
    }

    /// The first second is not counted: each connection plans each statement some times before it keeps a plan.
    private func load(script: String, _ rows: ClosedRange<Int>) async throws -> Measurement {
        let lines = try await pgbench(script, rows, ["-c", "\(Self.clients)", "-j", "2", "-T", "\(Self.seconds + 1)"])
        // client, number, microseconds, script, second, microsecond
        let all = lines.compactMap { line -> (end: Double, took: Double)? in
            let fields = line.split(separator: " ").compactMap { Double($0) }
            return fields.count < 6 ? nil : (fields[4] + fields[5] / 1e6, fields[2] / 1000)
        }
        guard let start = all.map(\.end).min() else { throw Bench.Missing(description: "pgbench \(script) logged nothing") }
        let window = Double(Self.seconds) - 0.1
        let took = all.filter { $0.end >= start + 1 && $0.end < start + 1 + window }.map(\.took).sorted()
        guard took.count > 1 else { throw Bench.Missing(description: "pgbench \(script) came to a stop") }
        return Measurement(perSecond: Double(took.count) / window, p50: took[took.count / 2], p99: took[took.count * 99 / 100])
    }

    // MARK: all of it

    private enum Endpoint: String, CaseIterable {
        case hello = "hello"
        case one = "one lead"
        case page = "page of 50 leads"
        case capture = "capture, 800 teams"
        case hot = "capture, one team"
        case ruled = "capture, all rules, 160 teams"
    }

    private struct Contestant {
        var endpoint: Endpoint
        var who: String
        var run: () async throws -> Measurement
    }

    private static let baton = "Baton"
    private static let peer = "FastAPI"
    private static let same = "FastAPI, Baton's statements"
    private static let own = "FastAPI, lead and audit row only"
    private static let plain = "pgbench, statement by statement"
    private static let pipeline = "pgbench, in Baton's flushes"

    /// - Returns: ratios, and a table of everybody's figures.
    func run(rounds: Int) async throws -> (rows: [Row], tables: String) {
        let baton = try startBaton()
        defer { baton.stop() }
        let peer = try startPeer()
        defer { peer.stop() }
        try await baton.probe.untilAnswered("/health/ready")
        try await peer.probe.untilAnswered("/hello")
        try await tenants.makeRules(baton.probe, admin: admin)
        try await check(baton, peer)

        func wrk(_ endpoint: Endpoint, _ who: String, _ server: Server, _ what: String, _ path: String, _ file: String = "-") -> Contestant
        {
            Contestant(endpoint: endpoint, who: who) { try await load(server, what, path, file) }
        }
        func pgbench(_ endpoint: Endpoint, _ who: String, _ script: String, _ rows: ClosedRange<Int>) -> Contestant {
            Contestant(endpoint: endpoint, who: who) { try await load(script: script, rows) }
        }
        let contestants = [
            wrk(.hello, Self.baton, baton, "hello", "/health/live"),
            wrk(.hello, Self.peer, peer, "hello", "/hello"),
            wrk(.one, Self.baton, baton, "one", "/v1/leads", "read"),
            wrk(.one, Self.peer, peer, "one", "/leads", "read"),
            pgbench(.one, Self.plain, "one.sql", tenants.readRows),
            pgbench(.one, Self.pipeline, "one-pipeline.sql", tenants.readRows),
            wrk(.page, Self.baton, baton, "page", "/v1/leads", "read"),
            wrk(.page, Self.peer, peer, "page", "/leads", "read"),
            pgbench(.page, Self.plain, "page.sql", tenants.readRows),
            pgbench(.page, Self.pipeline, "page-pipeline.sql", tenants.readRows),
            wrk(.capture, Self.baton, baton, "capture", "/v1/leads", "write"),
            wrk(.capture, Self.same, peer, "capture", "/leads/same", "write"),
            wrk(.capture, Self.own, peer, "capture", "/leads", "write"),
            pgbench(.capture, Self.plain, "capture.sql", tenants.writeRows),
            pgbench(.capture, Self.pipeline, "capture-pipeline.sql", tenants.writeRows),
            wrk(.hot, Self.baton, baton, "capture", "/v1/leads", "hot"),
            wrk(.hot, Self.same, peer, "capture", "/leads/same", "hot"),
            pgbench(.hot, Self.plain, "capture.sql", tenants.hotRows),
            pgbench(.hot, Self.pipeline, "capture-pipeline.sql", tenants.hotRows),
            wrk(.ruled, Self.baton, baton, "capture", "/v1/leads", "ruled"),
            pgbench(.ruled, Self.plain, "ruled.sql", tenants.ruledRows),
            pgbench(.ruled, Self.pipeline, "ruled-pipeline.sql", tenants.ruledRows),
        ]
        var measured = Array(repeating: [Measurement](), count: contestants.count)
        var (ourStart, theirStart): ([Double], [Double]) = ([], [])
        // The first round warms up and is not counted.
        for round in 0...rounds {
            let starts = (try await coldStart(startBaton), try await coldStart(startPeer))
            if round > 0 {
                ourStart.append(starts.0)
                theirStart.append(starts.1)
            }
            for (index, contestant) in contestants.enumerated() {
                // Whoever writes first after a checkpoint writes whole pages to the log; so everybody does.
                if [.capture, .hot, .ruled].contains(contestant.endpoint) { try await admin.query("CHECKPOINT") }
                let result = try await contestant.run()
                if round > 0 { measured[index].append(result) }
            }
            FileHandle.standardError.write(Data("http: round \(round) of \(rounds)\n".utf8))
        }
        func of(_ endpoint: Endpoint, _ who: String) -> [Measurement] {
            contestants.indices.first { contestants[$0].endpoint == endpoint && contestants[$0].who == who }.map { measured[$0] } ?? []
        }
        var rows: [Row] = []
        for endpoint in Endpoint.allCases {
            for contestant in contestants where contestant.endpoint == endpoint && contestant.who != Self.baton {
                rows.append(
                    Row(
                        what: endpoint.rawValue, baseline: contestant.who, unit: "requests",
                        ours: of(endpoint, Self.baton).map(\.perSecond), theirs: of(endpoint, contestant.who).map(\.perSecond)))
            }
        }
        rows.append(
            Row(
                what: "start of the program to its first answer", baseline: Self.peer, unit: "ms", isRate: false, ours: ourStart,
                theirs: theirStart))
        rows.append(
            Row(
                what: "resident memory during captures", baseline: Self.same, unit: "MB", isRate: false,
                ours: of(.capture, Self.baton).compactMap(\.megabytes), theirs: of(.capture, Self.same).compactMap(\.megabytes)))
        var table = "| endpoint | who | requests/s | p50 ms | p99 ms | resident MB |\n|---|---|---|---|---|---|\n"
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        for (index, contestant) in contestants.enumerated() {
            let results = measured[index]
            let megabytes = results.compactMap(\.megabytes)
            table += "| \(contestant.endpoint.rawValue) | \(contestant.who) | \(Int(median(results.map(\.perSecond)))) "
            table += String(format: "| %.1f | %.1f ", median(results.map(\.p50)), median(results.map(\.p99)))
            table += "| \(megabytes.isEmpty ? "" : "\(Int(median(megabytes)))") |\n"
        }
        return (rows, table)
    }
}

// MARK: that everybody does the same work

extension HTTPBench {
    private static func require(_ condition: Bool, _ what: @autoclosure () -> String) throws {
        if !condition { throw Bench.Missing(description: what()) }
    }

    private static func answer(
        _ server: Server, _ method: String, _ path: String, _ key: String, _ json: String? = nil, status: Int
    )
        throws -> HTTPProbe.Answer
    {
        let answer = server.probe.send(method, path, key: key, json: json)
        guard let answer, answer.status == status else {
            let said = answer.map { "\($0.status) \(String(decoding: $0.body, as: UTF8.self))" } ?? "nothing"
            throw Bench.Missing(description: "\(method) \(path) on port \(server.probe.port) answered \(said) instead of \(status)")
        }
        return answer
    }

    /// How many rows there are of everything that a capture writes.
    private func counts() async throws -> [Int64] {
        let row = try await admin.query(
            """
            SELECT (SELECT count(*) FROM baton.lead), (SELECT count(*) FROM baton.lead_payload), (SELECT count(*) FROM baton.event),
                   (SELECT count(*) FROM baton.timer), (SELECT count(*) FROM baton.notification),
                   (SELECT sum(open_leads) FROM baton.member_load), (SELECT count(*) FROM peer.lead), (SELECT count(*) FROM peer.audit)
            """
        ).first((Int64, Int64, Int64, Int64, Int64, Int64, Int64, Int64).self)
        guard let row else { throw Bench.Missing(description: "no counts") }
        return [row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7]
    }

    private static func body(phone: String) -> String {
        """
        {"contact_name":"王小明","company":"宁波精密机械有限公司","phone":"\(phone)","area":"浙江","product_line":"\(HTTPTenants.productLines[0])",\
        "budget":"80万","need":"想看非标装配线报价"}
        """
    }

    /// Everybody answers with the same data, refuses the same, and writes what it is said to write; pgbench gets its scripts.
    private func check(_ baton: Server, _ peer: Server) async throws {
        let (path, key) = firstLead
        let foreign = "/leads/\(tenants.read[1].leads[0])"
        var leads: [[String: Any]] = []
        var pages: [[String]] = []
        for server in [baton, peer] {
            leads.append(try Self.answer(server, "GET", server.prefix + path, key, status: 200).object())
            let page = try Self.answer(server, "GET", server.prefix + "/leads?limit=50", key, status: 200).object()
            pages.append((page["data"] as? [[String: Any]] ?? []).compactMap { $0.count >= 33 ? $0["id"] as? String : nil })
            _ = try Self.answer(server, "GET", server.prefix + foreign, key, status: 404)
            _ = try Self.answer(server, "GET", server.prefix + path, "bk_wrong", status: 401)
            _ = try Self.answer(server, "POST", server.prefix + "/leads", key, Self.body(phone: "1380000123"), status: 422)
        }
        try Self.require(pages[0].count == 50 && pages[0] == pages[1], "the pages differ: \(pages)")
        for name in ["id", "contact_name", "company", "phone", "email", "need", "owner_id", "created_at", "due_at", "version"] {
            try Self.require("\(leads[0][name] ?? "-")" == "\(leads[1][name] ?? "+")", "\(name) differs: \(leads)")
        }

        let full: [Int64] = [1, 1, 2, 1, 1, 1, 0, 0]
        try await writes("Baton's capture", full) {
            _ = try Self.answer(baton, "POST", "/v1/leads", tenants.write[0].key, Self.body(phone: "13800001234"), status: 201)
        }
        try await writes("the peer's /leads/same", full) {
            _ = try Self.answer(peer, "POST", "/leads/same", tenants.write[0].key, Self.body(phone: "13800001235"), status: 201)
        }
        try await writes("the peer's /leads", [0, 0, 0, 0, 0, 0, 1, 1]) {
            _ = try Self.answer(peer, "POST", "/leads", tenants.write[0].key, Self.body(phone: "13800001236"), status: 201)
        }

        let read = tenants.read[0]
        let reader = [read.tenant.description: ":tenant::uuid", read.leads[0].description: ":lead::uuid"]
        for (name, path) in [("one", firstLead.path), ("page", "/leads?limit=50")] {
            let sent = try await SentStatements.of("baton_svc", containing: "FROM baton.lead WHERE", admin) {
                _ = try Self.answer(baton, "GET", "/v1" + path, read.key, status: 200)
            }
            try await scripts(name, sent, reader, flushes: [], tenants.readRows, writes: full.map { _ in 0 })
        }

        let write = tenants.write[0]
        var lead: [String: Any] = [:]
        let sent = try await SentStatements.of("baton_svc", containing: "INSERT INTO baton.lead (", admin) {
            lead = try Self.answer(baton, "POST", "/v1/leads", write.key, Self.body(phone: "13800001237"), status: 201).object()
        }
        let sentByPeer = try await SentStatements.of("peer_app", containing: "INSERT INTO baton.lead (", admin) {
            _ = try Self.answer(peer, "POST", "/leads/same", write.key, Self.body(phone: "13800001238"), status: 201)
        }
        // A new connection of asyncpg asks for the types of arrays first.
        let shapesOfPeer = sentByPeer.shapes.filter { !$0.contains("typeinfo_tree") && !$0.contains("set_config('jit'") }
        let difference = shapesOfPeer.difference(from: sent.shapes)
        try Self.require(
            difference.isEmpty, "POST /leads/same of peer/service.py does not send what Baton sends:\n\(Array(difference))")
        let writer = try Self.variables(lead, of: write)
        // What comes next depends on who is picked; everything else leaves with the commit.
        try await scripts("capture", sent, writer, flushes: ["JOIN baton.member_load"], tenants.writeRows, writes: full)

        let ruled = tenants.ruled[0]
        let sentByRules = try await SentStatements.of("baton_svc", containing: "INSERT INTO baton.lead (", admin) {
            lead = try Self.answer(baton, "POST", "/v1/leads", ruled.key, Self.body(phone: "13800001237"), status: 201).object()
        }
        try Self.require(lead["score"] as? Int == 20, "a lead has \(lead["score"] ?? "no score") instead of 20 points")
        try Self.require(
            sentByRules.statements.count { $0.text.contains("baton.assignment_tally") } == 2, "a capture under rules counts nothing")
        try await scripts(
            "ruled", sentByRules, try Self.variables(lead, of: ruled), flushes: ["SELECT baton.now()"], tenants.ruledRows, writes: full)
    }

    /// What stands for the values of one capture in pgbench.
    private static func variables(_ lead: [String: Any], of target: HTTPTenants.Target) throws -> [String: String] {
        var known = [
            target.tenant.description: ":tenant::uuid", target.supervisor.description: ":member::uuid",
            "+8613800001237": "('+86' || :digits)",
        ]
        for (name, expression) in [
            ("id", "lpad(:new, 32, '0')::uuid"), ("team_id", ":team::uuid"), ("routing_rule_id", ":rule::uuid"),
            ("owner_id", ":owner::uuid"),
        ] {
            guard let value = lead[name] as? String else { throw Bench.Missing(description: "a captured lead has no \(name)") }
            known[value] = expression
        }
        return known
    }

    private func writes(_ who: String, _ rows: [Int64], _ action: () async throws -> Void) async throws {
        let before = try await counts()
        try await action()
        let written = zip(try await counts(), before).map { $0 - $1 }
        try Self.require(written == rows, "\(who) wrote \(written) instead of \(rows)")
    }

    /// Writes both scripts and lets each of them run once.
    private func scripts(
        _ name: String, _ sent: SentStatements, _ known: [String: String], flushes: [String], _ rows: ClosedRange<Int>, writes: [Int64]
    ) async throws {
        for (file, text) in [
            (name + ".sql", sent.script(known, flushAfter: nil)), (name + "-pipeline.sql", sent.script(known, flushAfter: flushes)),
        ] {
            try text.write(to: tools.folder.appending(path: file), atomically: true, encoding: .utf8)
            try await self.writes("pgbench \(file)", writes) { _ = try await pgbench(file, rows, ["-c", "1", "-t", "1"]) }
        }
    }
}
