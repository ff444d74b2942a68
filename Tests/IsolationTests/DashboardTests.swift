internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Dashboards mean what their contracts say", .database(movableClock: true))
struct DashboardTests {
    private var database: TestDatabase { .current }
    private var dashboards: DashboardService { DashboardService(leads: database.leads) }

    /// Leads of eight weeks with all that dashboards look at, NULLs included.
    fileprivate func makeLeads(_ tenant: TestTenant, _ count: Int = 120) async throws {
        for area in ["浙江", "广东", nil] { try await tenant.capture(area: area) }
        try await database.admin.query(
            """
            INSERT INTO baton.lead (tenant_id, id, contact_name, company, phone, channel, stage, score, intent, owner_id, team_id, region_id, assigned_at,
                                    first_touch_at, due_at, escalation, escalated_at, created_at, stage_reason)
            SELECT l.tenant_id, gen_random_uuid(), '王小明', CASE n % 3 WHEN 0 THEN '明腾 机电' WHEN 1 THEN '明腾机电' END, '+861380000' || lpad((n % 40)::text, 4, '0'),
                   n % 7 + 1, CASE WHEN n % 3 > 0 THEN n % 5 + 1 WHEN n % 5 = 4 THEN 5 ELSE 1 END, n * 7 % 101, n % 3, CASE WHEN n % 4 > 0 THEN l.owner_id END, CASE WHEN n % 6 > 0 THEN l.team_id END, l.region_id,
                   CASE WHEN n % 4 > 0 THEN c.at END, CASE WHEN n % 3 > 0 THEN c.at + n * interval '97 seconds' END, CASE WHEN n % 5 < 3 OR n % 3 = 0 AND n % 5 < 4 THEN c.at + interval '1 day' END, n % 2, CASE WHEN n % 2 = 1 THEN c.at END, c.at,
                   CASE WHEN n % 5 = 4 THEN 'x' END
            FROM (SELECT * FROM baton.lead WHERE tenant_id = \(tenant.id) AND owner_id IS NOT NULL ORDER BY id LIMIT 1) AS l
            CROSS JOIN generate_series(1, \(Int64(count))) AS n
            CROSS JOIN LATERAL (SELECT baton.now() - n * interval '11 hours' AS at) AS c
            """)
    }

    // MARK: contracts

    @Test("all views of the service answer a BI tool with what the API answers the same member, for each of several members")
    func sameAsViews() async throws {
        let tenant = try await TestTenant.make()
        try await makeLeads(tenant)
        var compared = 0
        for member in [tenant.admin, tenant.supervisor, tenant.southSupervisor, tenant.eastSales[0]] {
            let access = try await database.biLogins.create(name: "看板 \(member)", reach: .member(member), tenant.scope(tenant.admin))
            let scope = try await tenant.scope(member)
            let contracts = try await dashboards.contracts(scope)
            #expect(contracts.count >= 7)
            for contract in contracts {
                let figures = try await dashboards.figures(contract.name, scope)
                let columns = contract.fields.map(\.name).joined(separator: "::text, ") + "::text"
                let order = contract.grain.isEmpty ? "" : " ORDER BY " + contract.grain.joined(separator: ", ")
                let (code, lines) = try await database.psql(access, "SELECT array_to_json(ARRAY[\(columns)]) FROM \(contract.name)\(order)")
                #expect(code == 0, "\(contract.name)")
                let rows = try lines.map { try JSONDecoder().decode([String?].self, from: Data($0.utf8)) }
                #expect(rows == figures.rows, "\(contract.name) as \(member)")
                compared += rows.count
            }
        }
        #expect(compared > 50)
    }

    @Test("the figures of responses are those that one gets by hand, whole weeks of the tenant's zone")
    func byHand() async throws {
        let tenant = try await TestTenant.make()
        try await makeLeads(tenant)
        let scope = try await tenant.scope(tenant.admin)
        let figures = try await dashboards.figures("lead_response", scope)
        let leads = try await database.admin.query(
            "SELECT team_id, created_at, first_touch_at FROM baton.lead WHERE tenant_id = \(tenant.id) AND deleted_at IS NULL"
        ).decode((UUID?, Date, Date?).self)
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let style = Date.ISO8601FormatStyle(timeZone: calendar.timeZone).year().month().day()
        var groups: [[String]: [Double?]] = [:]
        for (team, created, touched) in leads {
            let monday = try #require(calendar.dateInterval(of: .weekOfYear, for: created)).start
            groups[[team?.uuidString.lowercased() ?? "", monday.formatted(style)], default: []].append(
                touched.map { $0.timeIntervalSince(created) })
        }
        #expect(figures.rows.count == groups.count && groups.count > 8)
        for row in figures.rows {
            let waits = try #require(groups[[row[0] ?? "", row[1] ?? ""]])
            let minutes = waits.compactMap { $0.map { Int(($0 / 60).rounded(.down)) } }.sorted()
            #expect(row[2] == "\(waits.count)" && row[3] == "\(minutes.count)")
            #expect(row[4] == (minutes.isEmpty ? nil : "\(minutes[(minutes.count - 1) / 2])"))
            let share = Double(minutes.count { $0 < 120 }) * 100 / Double(waits.count)
            #expect(abs((row[6].flatMap(Double.init) ?? -1) - share) < 0.006)
        }
        #expect(figures.range.map { calendar.component(.weekday, from: $0.from) } == 2)
        // Another range: whole days, the last not included.
        let today = CalendarDay(number: Int((Date().timeIntervalSince1970 + 8 * 3600) / 86_400))
        let short = try await dashboards.figures(
            "lead_response", range: DashboardRange(from: today.adding(-10), before: today.adding(-3)), scope)
        let range = try #require(short.range)
        #expect(range.before.timeIntervalSince(range.from) == 7 * 86_400 && short.bannerZH.contains("\(today.adding(-10))"))
        let counted = short.rows.reduce(0) { $0 + (Int($1[2] ?? "") ?? 0) }
        #expect(counted == leads.count { $0.1 >= range.from && $0.1 < range.before } && counted > 0)
        await #expect(throws: BatonError.self) {
            try await dashboards.figures("pool_age", range: DashboardRange(from: today, before: today.adding(1)), scope)
        }
        await #expect(throws: BatonError.self) {
            try await dashboards.figures("lead_response", range: DashboardRange(from: today, before: today), scope)
        }
    }

    fileprivate func document(_ changes: [String: Any] = [:]) throws -> String {
        let document: [String: Any] = [
            "name": "web_leads", "title": ["zh": "网站线索", "en": "Leads of the web site"],
            "description": ["zh": "网站来的线索", "en": "Leads that came by the web site"], "owner": "市场部", "base": "lead",
            "grain": ["created_week"],
            "time": ["column": "created_at", "last": 12, "unit": "week", "until": "now"],
            "filters": [["column": "channel", "operator": "any_of", "values": ["web_form", "exhibition"]]],
            "measures": [
                ["name": "leads", "title": ["zh": "线索数", "en": "Leads"], "aggregate": "count", "unit": "lead"],
                [
                    "name": "average_score", "title": ["zh": "平均分", "en": "Average score"], "aggregate": "average", "column": "score",
                    "unit": "point",
                    "nulls": "left_out",
                ],
            ],
        ]
        let whole = document.merging(changes) { $1 }
        return String(decoding: try JSONSerialization.data(withJSONObject: whole, options: .sortedKeys), as: UTF8.self)
    }

    @Test(
        "what says nothing, is open, unknown or without a unit is refused with its place and a proposal",
        arguments: [
            (#"{"title": {"zh": "我的线索", "en": "Leads"}}"#, "/title/zh", "vague_word"),
            (#"{"title": {"zh": "线索", "en": "Recent leads"}}"#, "/title/en", "vague_word"),
            (#"{"name": "all_leads"}"#, "/name", "vague_word"), (#"{"name": "Leads!"}"#, "/name", "invalid_name"),
            (#"{"name": "lead_funnel"}"#, "/name", "name_taken"), (#"{"name": "compare"}"#, "/name", "name_taken"),
            (#"{"title": {"zh": "线索"}}"#, "/title", "missing"), (#"{"owner": ""}"#, "/owner", "missing"),
            (#"{"base": "leads"}"#, "/base", "unknown_base"), (#"{"grain": ["week"]}"#, "/grain/0", "unknown_column"),
            (#"{"grain": ["stage", "stage"]}"#, "/grain/1", "repeated"), (#"{"grain": "stage"}"#, "/grain", "wrong_type"),
            (#"{"grain": [{"a": 1}]}"#, "/grain/0", "unknown_column"),
            (#"{"time": null}"#, "/time", "open_range"),
            (#"{"time": {"column": "created_at", "from": "2026-01-01"}}"#, "/time", "open_range"),
            (#"{"time": {"column": "created_at", "last": 3, "unit": "week"}}"#, "/time/until", "open_range"),
            (#"{"time": {"column": "created_at", "last": 3, "unit": "year", "until": "now"}}"#, "/time/unit", "unknown_value"),
            (#"{"time": {"column": "created_at", "from": "2026-02-01", "before": "2026-01-01"}}"#, "/time/before", "out_of_range"),
            (#"{"time": {"column": "stage", "last": 3, "unit": "week", "until": "now"}}"#, "/time/column", "unknown_column"),
            (#"{"time": {"at": "noon"}}"#, "/time/at", "unknown_value"), (#"{"time": "today"}"#, "/time", "open_range"),
            (#"{"filters": [{"column": "chanel", "operator": "any_of", "values": ["api"]}]}"#, "/filters/0/column", "unknown_column"),
            (#"{"filters": [{"column": "channel", "operator": "like", "values": ["api"]}]}"#, "/filters/0/operator", "unknown_operator"),
            (#"{"filters": [{"column": "channel", "operator": "any_of", "values": ["web"]}]}"#, "/filters/0/values", "unknown_value"),
            (#"{"filters": [{"column": "product_line", "operator": "any_of", "values": ["全部"]}]}"#, "/filters/0/values", "vague_word"),
            (#"{"filters": [{"column": "score", "operator": "at_least", "values": ["many"]}]}"#, "/filters/0/values", "wrong_type"),
            (#"{"filters": [{"column": "owner_id", "operator": "any_of", "values": ["me"]}]}"#, "/filters/0/values", "wrong_type"),
            (#"{"filters": [{"column": "is_open", "operator": "is", "values": ["yes"]}]}"#, "/filters/0/values", "not_allowed"),
            (#"{"filters": {"channel": "api"}}"#, "/filters", "wrong_type"), (#"{"filters": [7]}"#, "/filters/0/column", "unknown_column"),
            (#"{"dedupe": {"by": "name", "keep": "first"}}"#, "/dedupe/by", "unknown_column"),
            (#"{"dedupe": {"by": "phone", "keep": "any"}}"#, "/dedupe/keep", "unknown_value"),
            (#"{"measures": []}"#, "/measures", "missing"), (#"{"measures": [7]}"#, "/measures/0/name", "invalid_name"),
            (#"{"measures": [{"name": "n1", "title": {"zh": "数", "en": "n"}, "aggregate": "count"}]}"#, "/measures/0/unit", "missing"),
            (
                #"{"measures": [{"name": "n1", "title": {"zh": "数", "en": "n"}, "aggregate": "count", "unit": "hour"}]}"#,
                "/measures/0/unit", "wrong_unit"
            ),
            (
                #"{"measures": [{"name": "n1", "title": {"zh": "数", "en": "n"}, "aggregate": "mode", "unit": "lead"}]}"#,
                "/measures/0/aggregate", "unknown_value"
            ),
            (
                #"{"measures": [{"name": "n1", "title": {"zh": "数", "en": "n"}, "aggregate": "median", "column": "phone", "unit": "lead", "nulls": "left_out"}]}"#,
                "/measures/0/column", "unknown_column"
            ),
            (
                #"{"measures": [{"name": "n1", "title": {"zh": "数", "en": "n"}, "aggregate": "median", "column": "score", "unit": "point"}]}"#,
                "/measures/0/nulls", "missing"
            ),
            (
                #"{"measures": [{"name": "n1", "title": {"zh": "数", "en": "n"}, "aggregate": "share", "unit": "percent", "nulls": "left_out"}]}"#,
                "/measures/0/where", "missing"
            ),
            (#"{"refresh": "live"}"#, "/refresh", "not_allowed"), (#"{"max_delay_s": 5}"#, "/refresh", "not_allowed"),
            (#"{"max_delay_s": 99999999999999}"#, "/refresh", "not_allowed"), (#"{"colour": "red"}"#, "", "unknown_member"),
            (#"{"owner": "a\u0000b"}"#, "", "invalid_value"),
        ])
    func refused(changes: String, pointer: String, code: String) async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let changed = try #require(try JSONSerialization.jsonObject(with: Data(changes.utf8)) as? [String: Any])
        do {
            _ = try await dashboards.publish(try document(changed), isTrial: false, tenant.scope(tenant.admin))
            Issue.record("\(changes) was published")
        } catch let failure as ValidationFailure {
            #expect(
                failure.problems.contains { $0.pointer == pointer && $0.code == code }, "\(failure.problems.map { ($0.pointer, $0.code) })")
            #expect(failure.problems.allSatisfy { !$0.messageZH.isEmpty && !$0.messageEN.isEmpty })
        }
    }

    /// Until the worker has computed what is due. The worker of another test may have taken it, and its drain does not wait for that one's.
    fileprivate func refresh(_ tenant: TestTenant) async throws {
        let isDone = try await eventually(within: .seconds(60)) {
            try await database.worker().drain()
            return try await database.admin.query(
                "SELECT 1 FROM baton.timer WHERE tenant_id = \(tenant.id) AND kind = 'dashboard_refresh' AND fire_at <= baton.now()"
            ).isEmpty
        }
        #expect(isDone)
    }

    @Test("values of a document are values, whatever they look like")
    func values() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let lead = try await tenant.capture()
        let scope = try await tenant.scope(tenant.admin)
        for (number, value) in [
            "'@'zone'@'", "@tenant@", "a'; DROP TABLE baton.lead; --", #"\' OR true --"#, "$1", "{a,b}", "\"", "100%", "%L",
        ].enumerated() {
            try await database.admin.query("UPDATE baton.lead SET product_line = \(value) WHERE id = \(lead.id)")
            let changes: [String: Any] = [
                "name": "value_\(number)", "grain": ["product_line"],
                "filters": [["column": "product_line", "operator": "any_of", "values": [value, "x"]]],
            ]
            _ = try await dashboards.publish(try document(changes), isTrial: false, scope)
            #expect(try await dashboards.figures("value_\(number)", scope).rows.map { $0[0] } == [value])
            try await refresh(tenant)
            #expect(try await dashboards.figures("value_\(number)", overTenant: true, scope).rows.map { $0[1] } == ["1"])
            let range = DashboardRange(from: CalendarDay(number: 20_000), before: CalendarDay(number: 20_010))
            let compared = try await dashboards.compare(
                .init(contract: "value_\(number)"), .init(contract: "value_\(number)", range: range), measure: nil, scope
            ) { _ in scope }
            #expect(compared.causes.map(\.part) == ["time"] && compared.totalA == 1)
        }
    }

    @Test("the database itself refuses a vague contract, and another meaning under the same version")
    func refusedByDatabase() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let (vague, good) = (
            try document(["name": "my_leads"]), try document(["refresh": "rollup", "max_delay_s": 60, "dedupe": NSNull()])
        )
        func insert(_ text: String, _ name: String) -> SQL {
            """
            INSERT INTO baton.tenant_contract (tenant_id, id, name, version, definition, banner_zh, banner_en)
            VALUES (\(tenant.id), gen_random_uuid(), \(name), 1, \(text)::jsonb, '', '')
            """
        }
        func state(_ statement: SQL) async throws -> String? {
            do {
                try await database.admin.query(statement)
                return nil
            } catch let error as DatabaseError { return error.sqlState }
        }
        #expect(try await state(insert(vague, "my_leads")) == "BT010")
        #expect(try await state(insert(good, "another_name")) == "23514")
        #expect(try await state(insert(good, "web_leads")) == nil)
        let change: (String) -> SQL = {
            "UPDATE baton.tenant_contract SET definition = jsonb_set(definition, '{grain}', \($0)::jsonb) WHERE tenant_id = \(tenant.id)"
        }
        #expect(try await state(change(#"["created_month"]"#)) == "BT010")
        #expect(
            try await state(
                "UPDATE baton.tenant_contract SET definition = jsonb_set(definition, '{title,zh}', '\"官网线索\"') WHERE tenant_id = \(tenant.id)"
            ) == nil)
        let banner = try await database.admin.query("SELECT banner_zh FROM baton.tenant_contract WHERE tenant_id = \(tenant.id)").single(
            String.self)
        #expect(banner?.hasPrefix("官网线索：") ?? false)
        #expect(
            try await state("UPDATE baton.data_contract SET definition = definition || '{\"grain\": []}' WHERE name = 'pool_age'")
                == "BT010")
        #expect(
            try await state("UPDATE baton.data_contract SET definition = definition || '{\"base\": \"customer\"}' WHERE name = 'pool_age'")
                == "BT010")
    }

    @Test("before and after: as many days on both sides, improvement as the seeds reckon it")
    func improvement() async throws {
        let tenant = try await TestTenant.make()
        try await makeLeads(tenant)
        let scope = try await tenant.scope(tenant.admin)
        let today = CalendarDay(number: Int((Date().timeIntervalSince1970 + 8 * 3600) / 86_400))
        let (before, after, measures) = try await dashboards.improvement("lead_response", split: today.adding(-20), days: 14, scope)
        #expect(before.contract.grain == [] && before.rows.count == 1 && after.rows.count == 1)
        let ranges = [before.range, after.range].compactMap { $0 }
        #expect(ranges.map { $0.before.timeIntervalSince($0.from) } == [14 * 86_400, 14 * 86_400])
        let leads = try #require(measures.first)
        for (range, value) in zip(ranges, [leads.before, leads.after]) {
            let counted = try await database.admin.query(
                "SELECT count(*) FROM baton.lead WHERE tenant_id = \(tenant.id) AND created_at >= \(range.from) AND created_at < \(range.before)"
            ).single(Int64.self)
            #expect(value == counted.map { "\($0)" } && counted ?? 0 > 10)
        }
        let median = try #require(measures.first { $0.measure.name == "median_first_response_minutes" })
        let (old, new) = (try #require(median.before.flatMap(Double.init)), try #require(median.after.flatMap(Double.init)))
        #expect(median.improvement == Int64((abs(new - old) / old * 10_000).rounded()) && old > new)
        for (split, days) in [(today.adding(-10), 14), (today.adding(-20), 3)] {
            await #expect(throws: BatonError.self) { try await dashboards.improvement("lead_response", split: split, days: days, scope) }
        }
        await #expect(throws: BatonError.self) { try await dashboards.improvement("pool_age", split: today.adding(-20), days: 14, scope) }
    }

    // MARK: comparing

    @Test("a difference is attributed to the parts that make it, and the shares add up to it exactly")
    func compares() async throws {
        let tenant = try await TestTenant.make()
        try await makeLeads(tenant, 400)
        let scope = try await tenant.scope(tenant.admin)
        _ = try await dashboards.publish(
            try document([
                "time": ["column": "created_at", "last": 5, "unit": "week", "until": "last_whole"],
                "dedupe": ["by": "phone", "keep": "last"],
                "filters": [
                    ["column": "channel", "operator": "any_of", "values": ["web_form", "exhibition", "api"]],
                    ["column": "is_open", "operator": "is"],
                ],
            ]), isTrial: false, scope)
        _ = try await dashboards.publish(
            try document([
                "name": "leads_of_26_weeks", "time": ["column": "created_at", "last": 26, "unit": "week", "until": "now"],
                "filters": [["column": "channel", "operator": "none_of", "values": ["exhibition"]]],
            ]), isTrial: false, scope)
        func compare(
            _ a: DashboardComparison.Side, _ b: DashboardComparison.Side, _ measure: String? = nil
        ) async throws -> DashboardComparison {
            let comparison = try await dashboards.compare(a, b, measure: measure, scope) { member in
                try await database.directory.scope(seenBy: member, scope, requestID: nil)
            }
            let sum = comparison.causes.reduce(0) { $0 + $1.shareHundredths }
            #expect(sum == (comparison.totalA - comparison.totalB) * 100)
            return comparison
        }
        let comparison = try await compare(.init(contract: "leads_of_26_weeks"), .init(contract: "web_leads"))
        #expect(comparison.measure == "leads" && comparison.totalA > comparison.totalB && comparison.totalB > 0)
        #expect(Set(comparison.causes.filter(\.isOfB).map(\.part)) == ["time", "filters/0", "filters/1", "dedupe"])
        // What only the other one counts is charged to the filter that leaves it out.
        #expect(comparison.causes.contains { !$0.isOfB && $0.part == "filters/0" && $0.shareHundredths < 0 })
        let totals = [comparison.a, comparison.b].totals
        #expect(totals == [comparison.totalA, comparison.totalB])
        #expect(!comparison.differences.isEmpty && comparison.causes.allSatisfy { $0.outsideReach == 0 && !$0.samples.isEmpty })

        // The same contract in two ranges: time alone.
        let day = CalendarDay(number: Int(Date().timeIntervalSince1970 / 86_400))
        let ranges = try await compare(
            .init(contract: "lead_funnel", range: DashboardRange(from: day.adding(-40), before: day.adding(-10))),
            .init(contract: "lead_funnel", range: DashboardRange(from: day.adding(-30), before: day)), "converted")
        #expect(Set(ranges.causes.map(\.part)) == ["time"] && ranges.causes.count == 2)
        // Nothing differs from itself.
        let same = try await compare(.init(contract: "lead_funnel"), .init(contract: "lead_funnel"))
        #expect(same.differences.isEmpty && same.causes.isEmpty && same.totalA == same.totalB)

        // What the admin sees against what a salesperson sees: the reach.
        let eyes = try await compare(.init(contract: "lead_funnel"), .init(contract: "lead_funnel", member: tenant.eastSales[1]))
        #expect(eyes.totalA > eyes.totalB && eyes.causes.allSatisfy { $0.part == "reach" && $0.isOfB })
        let sales = try await tenant.scope(tenant.eastSales[1])
        let seen = try await dashboards.figures("lead_funnel", sales)
        #expect([seen].totals == [eyes.totalB])

        for (a, b, measure, code) in [
            ("lead_funnel", "ticket_response", nil, "incomparable_base"), ("lead_funnel", "routing_balance", nil, "incomparable_grain"),
            ("lead_funnel", "lead_funnel", "conversion_rate", "not_additive"),
        ] as [(String, String, String?, String)] {
            do {
                _ = try await compare(.init(contract: a), .init(contract: b), measure)
                Issue.record("\(a) and \(b) were compared")
            } catch let failure as ValidationFailure {
                #expect(failure.problems.map(\.code) == [code])
            }
        }
    }

    @Test("the files say above the figures what they mean; who may not export gets none; each is recorded")
    func files() async throws {
        let tenant = try await TestTenant.make()
        try await makeLeads(tenant)
        let scope = try await tenant.scope(tenant.admin)
        let figures = try await dashboards.figures("lead_response", scope)
        let names = try await dashboards.names(figures, scope)
        let file = DashboardFile(figures, names: names, zone: try #require(TimeZone(identifier: scope.timeZone)), isChinese: true)
        let lines = file.csv.split(separator: "\r\n").map(String.init)
        #expect(lines[0] == "\u{FEFF}线索首次响应 (lead_response v1)" && lines[1].contains("租户时区的整天") && lines[3].hasPrefix("数据时间："))
        #expect(lines.count == figures.rows.count + 6 && lines.contains { line in names.values.contains { line.contains($0) } })
        try await dashboards.recordExport(figures, format: "csv", scope)
        let sales = try await tenant.scope(tenant.eastSales[0])
        let his = try await dashboards.figures("lead_response", sales)
        await #expect(throws: BatonError.self) { try await dashboards.recordExport(his, format: "csv", sales) }
        let events = try await database.admin.query(
            "SELECT data->>'contract' FROM baton.event WHERE tenant_id = \(tenant.id) AND kind = 'dashboard.exported'"
        ).column(String.self)
        #expect(events == ["lead_response"])
    }
}

extension [DashboardFigures] {
    /// The sums of the first measure.
    fileprivate var totals: [Int64] {
        map { figures in
            let place = figures.contract.groups.count
            return figures.rows.reduce(0) { $0 + (Int64($1[place] ?? "") ?? 0) }
        }
    }
}

/// Moves the clock, which figures that depend on the moment of asking would not survive in between.
@Suite("Dashboards of a tenant's own are kept", .database(movableClock: true), .serialized)
struct DashboardRefreshTests {
    private let shared = DashboardTests()
    private var database: TestDatabase { .current }
    private var dashboards: DashboardService { DashboardService(leads: database.leads) }

    @Test("published, computed by the worker, read by BI tools; another meaning is another version; what is retired is gone")
    func own() async throws {
        let tenant = try await TestTenant.make()
        try await shared.makeLeads(tenant)
        let admin = try await tenant.scope(tenant.admin)
        let tried = try await dashboards.publish(try shared.document(), isTrial: true, admin)
        #expect(tried.version == 1 && tried.maximumDelay == 3600 && tried.bannerZH.contains("渠道为 web_form、exhibition"))
        await #expect(throws: BatonError.self) { try await dashboards.contract("web_leads", admin) }
        let first = try await dashboards.publish(try shared.document(), isTrial: false, admin)
        let again = try await dashboards.publish(try shared.document(), isTrial: false, admin)
        #expect(first.version == 1 && again.id == first.id)
        // Not computed yet.
        await #expect(throws: BatonError.self) { try await dashboards.figures("web_leads", overTenant: true, admin) }
        try await shared.refresh(tenant)
        let live = try await dashboards.figures("web_leads", admin)
        let computed = try await dashboards.figures("web_leads", overTenant: true, admin)
        #expect(live.rows == computed.rows && live.rows.count > 5 && computed.isOverTenant && !computed.isStale)

        // Who may see figures and no lead: all of the tenant.
        var map = try await database.permissions.map(admin).map
        map.roles.append(ResponsibilityMap.Role(key: "director", name: "经理", grants: [Grant(.dashboards, .read, .aggregate)]))
        _ = try await database.permissions.replace(map, version: nil, admin)
        let director = try await database.tenants.addMember(
            name: "director", email: "director@example.com", roles: ["director"], team: tenant.department, tenant.operatorScope())
        let access = try await database.biLogins.create(name: "总览", reach: .facets([.dashboards]), tenant.scope(tenant.admin))
        let (scope, eyes) = (try await tenant.scope(tenant.admin), try await tenant.scope(director))
        #expect(try await dashboards.contracts(eyes).map(\.name) == ["web_leads"])
        #expect(try await dashboards.figures("web_leads", eyes).rows == computed.rows)
        await #expect(throws: BatonError.self) { try await dashboards.figures("lead_funnel", eyes) }
        let (code, lines) = try await database.psql(
            access, "SELECT grain_1 || ' ' || value FROM tenant_figure WHERE contract = 'web_leads' AND measure = 'leads' ORDER BY line")
        #expect(code == 0 && lines == computed.rows.map { "\($0[0] ?? "") \($0[1] ?? "")" })
        #expect(try await database.psql(access, "SELECT count(*) FROM lead").code != 0)
        // A salesperson: the same contract over his own leads, and no figures over the tenant.
        let sales = try await tenant.scope(tenant.eastSales[1])
        let his = try await dashboards.figures("web_leads", sales)
        #expect(his.rows != computed.rows && !his.isOverTenant)
        await #expect(throws: BatonError.self) { try await dashboards.figures("web_leads", overTenant: true, sales) }
        await #expect(throws: BatonError.self) {
            try await dashboards.publish(try shared.document(["name": "sales_leads"]), isTrial: false, sales)
        }

        // Another tenant sees nothing of it.
        let stranger = try await TestTenant.make(eastSales: 1)
        await #expect(throws: BatonError.self) { try await dashboards.contract("web_leads", stranger.scope(stranger.admin)) }

        // Stale when the worker does not run; computed anew at half of the delay.
        try await database.advanceClock(.seconds(3700))
        #expect(try await dashboards.figures("web_leads", overTenant: true, scope).isStale)
        try await shared.refresh(tenant)
        #expect(try await dashboards.figures("web_leads", overTenant: true, scope).isStale == false)

        let second = try await dashboards.publish(try shared.document(["grain": ["created_month"]]), isTrial: false, scope)
        #expect(second.version == 2)
        try await shared.refresh(tenant)
        #expect(try await dashboards.contract("web_leads", scope).version == 2)
        #expect(try await dashboards.contract("web_leads", version: 1, scope).grain == ["created_week"])
        try await dashboards.retire("web_leads", scope)
        await #expect(throws: BatonError.self) { try await dashboards.contract("web_leads", scope) }
        let left = try await database.admin.query(
            "SELECT (SELECT count(*) FROM baton.dashboard_figure WHERE tenant_id = \(tenant.id)) + (SELECT count(*) FROM baton.timer WHERE tenant_id = \(tenant.id) AND kind = 'dashboard_refresh')"
        ).single(Int64.self)
        #expect(left == 0)
        let kinds = try await database.admin.query(
            "SELECT kind FROM baton.event WHERE tenant_id = \(tenant.id) AND kind LIKE 'dashboard.%' ORDER BY created_at, id"
        ).column(String.self)
        #expect(kinds == ["dashboard.published", "dashboard.published", "dashboard.retired"])
    }

    @Test("figures that are computed where records have changed are those of all records, whatever happens to them")
    func incremental() async throws {
        let tenant = try await TestTenant.make()
        try await shared.makeLeads(tenant)
        let admin = try await tenant.scope(tenant.admin)
        let supervisor = try await tenant.scope(tenant.supervisor)
        var names: [String] = []
        for (number, grain) in [["created_week", "team_id"], ["team_id", "created_day"], ["created_month"]].enumerated() {
            names.append("kept_\(number)")
            let time: [String: Any] = [
                "column": "created_at", "last": 9, "unit": number == 1 ? "day" : "week", "until": number == 2 ? "last_whole" : "now",
            ]
            _ = try await dashboards.publish(
                try shared.document([
                    "name": names[number], "grain": grain, "time": time, "filters": [],
                    "measures": [
                        ["name": "leads", "title": ["zh": "线索数", "en": "Leads"], "aggregate": "count", "unit": "lead"],
                        [
                            "name": "median", "title": ["zh": "首次响应中位数", "en": "Median first response"], "aggregate": "median",
                            "column": "first_response_minutes", "unit": "minute", "nulls": "left_out",
                        ],
                        [
                            "name": "contacted", "title": ["zh": "已转化占比", "en": "Converted"], "aggregate": "share",
                            "where": [["column": "is_converted", "operator": "is"]], "unit": "percent", "nulls": "count_as_no",
                        ],
                    ],
                ]), isTrial: false, admin)
        }
        var kept = 0
        var random = SystemRandomNumberGenerator()
        for round in 0..<14 {
            let ids = try await database.admin.query(
                "SELECT id FROM baton.lead WHERE tenant_id = \(tenant.id) AND deleted_at IS NULL ORDER BY id"
            ).column(LeadID.self)
            for id in ids.shuffled(using: &random).prefix(3) {
                switch Int.random(in: 0..<4, using: &random) {
                case 0: try? await database.leads.delete(id, version: nil, supervisor)
                case 1:
                    try await database.admin.query(
                        "UPDATE baton.lead SET first_touch_at = created_at + \(Int64.random(in: 1...90_000)) * interval '1 second' WHERE tenant_id = \(tenant.id) AND id = \(id)"
                    )
                case 2:
                    try await database.admin.query(
                        "UPDATE baton.lead SET stage = 4, first_touch_at = coalesce(first_touch_at, created_at) WHERE tenant_id = \(tenant.id) AND id = \(id)"
                    )
                default: try await tenant.capture()
                }
            }
            // Refused where another open lead has the same number by now.
            let deleted = try await database.leads.deleted(after: nil, limit: 5, supervisor).leads
            if round % 3 == 2, let lead = deleted.first { _ = try? await database.leads.restore(lead.lead.id, supervisor) }
            // Now and then nobody has given the changes their places yet.
            if Bool.random(using: &random) { try await database.sequencer().drain() }
            try await database.advanceClock(.seconds(Int.random(in: 3600...120_000, using: &random)))
            try await shared.refresh(tenant)
            for name in names {
                let live = try await dashboards.figures(name, admin)
                let computed = try await dashboards.figures(name, overTenant: true, admin)
                #expect(live.rows == computed.rows && !live.rows.isEmpty, "\(name), round \(round)")
            }
            kept += Int(
                try await database.admin.query(
                    "SELECT count(*) FROM baton.tenant_contract WHERE tenant_id = \(tenant.id) AND computed_at < refreshed_at"
                ).single(Int64.self) ?? 0)
        }
        // Not all of them were computed as a whole each time.
        #expect(kept > 5)
    }
}
