internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import Logging
internal import Postgres

/// The tenants that the services are measured with, made through the library: some are read, others take new leads, so that what one run
/// writes does not lengthen what the next one reads.
struct HTTPTenants: Sendable {
    /// One that is read or written, and a key of its supervisor.
    struct Target: Sendable {
        var tenant: TenantID
        var supervisor: MemberID
        var key: String
        /// Of its admin.
        var adminKey: String
        /// Leads of a tenant that is read.
        var leads: [LeadID] = []
    }

    static let productLines = ["AGV", "机械手", "视觉检测", "产线集成"]
    private static let readCount = 40
    private static let leadsOfEach = 200
    private static let writeCount = 200
    private static let ruledCount = 40

    var read: [Target]
    var write: [Target]
    /// With rules of all kinds; `makeRules` makes them.
    var ruled: [Target]
    /// One team that gets everything.
    var hot: Target
    /// Rows of `bench.target` for pgbench.
    var readRows: ClosedRange<Int> { 0...read.count * Self.leadsOfEach - 1 }
    var writeRows: ClosedRange<Int> { readRows.upperBound + 1...readRows.upperBound + write.count * Self.productLines.count }
    var hotRows: ClosedRange<Int> { writeRows.upperBound + 1...writeRows.upperBound + 1 }
    var ruledRows: ClosedRange<Int> { hotRows.upperBound + 1...hotRows.upperBound + ruled.count * Self.productLines.count }

    static func make(admin: PostgresClient, database: Database, logger: Logger) async throws -> HTTPTenants {
        let maker = Maker(database: database, logger: logger)
        async let read = maker.make("http-read", readCount, lines: productLines, leads: leadsOfEach)
        async let write = maker.make("http-write", writeCount, lines: productLines, leads: 0)
        async let hot = maker.make("http-hot", 1, lines: Array(productLines.prefix(1)), leads: 0)
        async let ruled = maker.make("http-ruled", ruledCount, lines: productLines, leads: 0)
        let made = HTTPTenants(read: try await read, write: try await write, ruled: try await ruled, hot: try await hot[0])
        try await Maker.postponeDeadlines(admin)
        try await made.fillTargets(admin)
        return made
    }

    struct Maker: Sendable {
        private let tenants: TenantService
        private let directory: AccessDirectory
        private let leads: LeadService
        private let rules: ScoreRuleService

        init(database: Database, logger: Logger) {
            rules = ScoreRuleService(database: database, wakeups: Wakeups(database: database, logger: logger))
            tenants = TenantService(database: database)
            directory = AccessDirectory(database: database)
            leads = LeadService(
                database: database, configurations: LeadConfigurationCache(database: database),
                wakeups: Wakeups(database: nil, logger: logger))
        }

        /// Deadlines lie behind the end of the run: what a worker does with them is measured elsewhere.
        static func postponeDeadlines(_ admin: PostgresClient) async throws {
            try await admin.query("UPDATE baton.lead_policy SET response_window_s = 7 * 86400")
        }

        /// What a signal is worth from now on: all open leads are scored again.
        func changeSignal(_ signal: String, points: Int, slug: String) async throws {
            let scope = try await directory.hostOperator(slug: slug)
            guard let rule = try await rules.rules(scope).map(\.rule).first(where: { $0.signal == signal }) else {
                throw Bench.Missing(description: "no score rule for \(signal)")
            }
            var input = ScoreRuleInput()
            input.points = Int64(points)
            _ = try await rules.update(rule.id, input, scope)
        }

        /// More keys of the same member.
        func keys(of target: Target, _ slug: String, _ count: Int) async throws -> [String] {
            let scope = try await directory.hostOperator(slug: slug)
            var keys: [String] = []
            for number in 0..<count {
                keys.append(try await tenants.createKey(member: target.supervisor, name: "bench \(number)", scope).1.text)
            }
            return keys
        }

        /// Several at a time, because each commit waits for the disk.
        func make(_ slug: String, _ count: Int, lines: [String], leads: Int) async throws -> [Target] {
            try await withThrowingTaskGroup(of: Target.self) { group in
                var made: [Target] = []
                for number in 0..<count {
                    if number >= 6, let target = try await group.next() { made.append(target) }
                    group.addTask { try await make("\(slug)-\(number)", lines: lines, leads: leads) }
                }
                for try await target in group { made.append(target) }
                return made
            }
        }

        /// A department with a supervisor, and a team of two for each product line.
        private func make(_ slug: String, lines: [String], leads count: Int) async throws -> Target {
            let tenant = try await tenants.create(slug: slug, name: slug, isTrial: false)
            var scope = try await directory.hostOperator(slug: slug)
            let department = try await tenants.createTeam(name: "销售部", parent: nil, scope)
            for line in lines {
                let team = try await tenants.createTeam(name: line, parent: department, scope)
                for number in 1...2 {
                    _ = try await tenants.addMember(
                        name: "\(line) \(number)", email: "sales\(number)@\(team).example", roles: ["sales"], team: team, scope)
                }
                _ = try await tenants.addRoute(
                    name: line, region: nil, productLine: line, budgetFrom: nil, budgetBelow: nil, team: team, scope)
            }
            let supervisor = try await tenants.addMember(
                name: "主管", email: "supervisor@\(slug).example", roles: ["supervisor"], team: department, scope)
            let admin = try await tenants.addMember(
                name: "管理员", email: "admin@\(slug).example", roles: ["admin"], team: department, scope)
            var target = Target(
                tenant: tenant, supervisor: supervisor, key: try await tenants.createKey(member: supervisor, name: "bench", scope).1.text,
                adminKey: try await tenants.createKey(member: admin, name: "bench", scope).1.text)
            // The rules are known by the version of their last change.
            scope = try await directory.hostOperator(slug: slug)
            for number in 0..<count {
                var input = LeadInput(channel: .webForm)
                input.contactName = "王小明"
                input.company = "宁波精密机械有限公司"
                input.phone = "138\(String(Int.random(in: 100_000_000...199_999_999)).suffix(8))"
                input.email = "wang\(number)@customer.example"
                input.area = "浙江"
                input.productLine = lines[number % lines.count]
                input.budget = "80万"
                input.need = "想看非标装配线报价，年底前要定下来"
                target.leads.append(try await leads.capture(try input.draft(), scope).id)
            }
            return target
        }
    }

    /// What pgbench picks from: a lead of a tenant that is read, or a route of one that is written to.
    private func fillTargets(_ admin: PostgresClient) async throws {
        try await admin.query("CREATE SCHEMA bench")
        try await admin.query(
            """
            CREATE TABLE bench.target (
                n integer PRIMARY KEY, tenant text NOT NULL, version integer NOT NULL, member text NOT NULL, home text NOT NULL,
                teams text NOT NULL, lead text, team text, rule text, owner text)
            """)
        let slugs: [(SQL, ClosedRange<Int>)] = [
            ("http-read-%", readRows), ("http-write-%", writeRows), ("http-hot-%", hotRows), ("http-ruled-%", ruledRows),
        ].map { (SQL.quoted($0.0), $0.1) }
        for (slug, rows) in slugs {
            let isRead = rows == readRows
            // Distinct: leads repeat a route, routes have no lead.
            let source: SQL =
                isRead
                ? "SELECT tenant_id, id AS lead, team_id AS team, routing_rule_id AS rule, owner_id AS owner FROM baton.lead"
                : """
                SELECT tenant_id, NULL::uuid AS lead, team_id AS team, id AS rule,
                       (SELECT m.id FROM baton.member m WHERE m.tenant_id = r.tenant_id AND m.team_id = r.team_id
                        ORDER BY m.id LIMIT 1) AS owner
                FROM baton.routing_rule r
                """
            let inserted = try await admin.query(
                """
                INSERT INTO bench.target
                SELECT \(rows.lowerBound)::integer - 1 + row_number() OVER (), t.id, t.access_version, m.id, m.team_id,
                       (SELECT string_agg(id::text, ',' ORDER BY id) FROM baton.team WHERE tenant_id = t.id),
                       s.lead, s.team, s.rule, s.owner
                FROM baton.tenant t JOIN baton.member m ON m.tenant_id = t.id AND m.name = '主管'
                JOIN (\(fragment: source)) AS s ON s.tenant_id = t.id
                WHERE t.slug LIKE \(fragment: slug)
                """)
            guard inserted.affectedRows == rows.count else {
                throw Bench.Missing(description: "\(inserted.affectedRows) instead of \(rows.count) targets")
            }
        }
        try await admin.query("GRANT USAGE ON SCHEMA bench TO baton_svc")
        try await admin.query("GRANT SELECT ON bench.target TO baton_svc")
    }

    /// What the scripts of wrk read: a key and a lead or a product line on each line.
    func write(to folder: URL) throws {
        func lines(_ name: String, _ lines: [String]) throws {
            try (lines.joined(separator: "\n") + "\n").write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        try lines("read", read.flatMap { target in target.leads.map { "\(target.key) \($0)" } }.shuffled())
        try lines("write", write.flatMap { target in Self.productLines.map { "\(target.key) \($0)" } }.shuffled())
        try lines("ruled", ruled.flatMap { target in Self.productLines.map { "\(target.key) \($0)" } }.shuffled())
        try lines("hot", ["\(hot.key) \(Self.productLines[0])"])
    }
}

extension HTTPTenants {
    private static let otherRules = 20

    /// Everything that a capture can have to look at: routing rules with two conditions each of which the last four fit, members one after the other,
    /// with limits and absences, and score rules about what a lead is.
    func makeRules(_ probe: HTTPProbe, admin: PostgresClient) async throws {
        func call(_ method: String, _ path: String, _ key: String, _ body: [String: Any]? = nil) throws -> [String: Any] {
            let json = try body.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
            guard let answer = probe.send(method, "/v1" + path, key: key, json: json), (200...299).contains(answer.status) else {
                let said = probe.send(method, "/v1" + path, key: key, json: json).map { String(decoding: $0.body, as: UTF8.self) }
                throw Bench.Missing(description: "\(method) \(path): \(said ?? "no answer")")
            }
            return answer.body.isEmpty ? [:] : try answer.object()
        }
        func condition(_ field: String, _ test: String, _ values: [String]) -> [String: Any] {
            ["field": field, "operator": test, "values": values]
        }
        for target in ruled {
            let key = target.adminKey
            let rules = try call("GET", "/routing-rules", key)["data"] as? [[String: Any]] ?? []
            let lines = rules.compactMap { $0["id"] as? String }
            guard let team = rules.first?["team_id"] as? String, lines.count == Self.productLines.count else {
                throw Bench.Missing(description: "routing rules of a tenant with rules")
            }
            for line in lines {
                _ = try call(
                    "PATCH", "/routing-rules/\(line)", key,
                    ["strategy": "round_robin"])
            }
            var others: [String] = []
            for number in 0..<Self.otherRules {
                let made = try call(
                    "POST", "/routing-rules", key,
                    [
                        "name": "其他 \(number)", "target": "team", "team_id": team,
                        "conditions": [
                            condition("area", "any_of", ["浙江", "上海", "江苏"]),
                            condition(number % 2 == 0 ? "company" : "need", "contains", ["不会出现的词 \(number)", "也不会 \(number)"]),
                            condition("budget", "at_least", ["\(number * 100_000)"]),
                        ],
                    ])
                guard let id = made["id"] as? String else { throw Bench.Missing(description: "a rule without an id") }
                others.append(id)
            }
            _ = try call("PUT", "/routing-rules/order", key, ["rule_ids": others + lines])
            for number in 0..<10 {
                _ = try call(
                    "POST", "/score-rules", key,
                    [
                        "label": "特征 \(number)", "points": 2,
                        "conditions": [condition("area", "any_of", ["浙江"]), condition("budget", "at_least", ["\(number * 100_000)"])],
                    ])
            }
            let members = try call("GET", "/members", key)["data"] as? [[String: Any]] ?? []
            for member in members.compactMap({ $0["id"] as? String }) {
                _ = try call("PUT", "/members/\(member)/capacity", key, ["max_open_leads": 900_000, "max_per_day": 900_000])
            }
            let today = Date().formatted(.iso8601.year().month().day())
            _ = try call(
                "POST", "/members/\(target.supervisor)/absences", key, ["first_day": today, "last_day": today])
        }
        // Changed rules score leads again in the background, and say so in an event that is none of what is counted.
        for _ in 0..<600 {
            let running = try await admin.query(
                "SELECT (SELECT count(*) FROM baton.rescoring WHERE state = 1) + (SELECT count(*) FROM baton.timer WHERE fire_at <= baton.now())"
            ).single(Int64.self)
            if running == 0 { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        // Tenants and their rules are known by the version of their last change.
        try await admin.query(
            "UPDATE bench.target SET version = t.access_version FROM baton.tenant t WHERE t.id::text = target.tenant")
    }
}
