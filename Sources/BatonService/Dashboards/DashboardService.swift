package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Whole days of the tenant's time zone, the first included and the last not, in the place of a contract's own range.
package struct DashboardRange: Sendable, Equatable {
    package var from: CalendarDay
    package var before: CalendarDay

    package init(from: CalendarDay, before: CalendarDay) {
        self.from = from
        self.before = before
    }

    var json: String { "\"from\":\"\(from)\",\"before\":\"\(before)\"" }
}

/// Figures of a contract with everything that they mean.
package struct DashboardFigures: Sendable {
    package var contract: DashboardContract
    /// The range that was asked for, as far as it differs from the contract's.
    package var bannerZH: String
    package var bannerEN: String
    /// JSON, as counted.
    package var definition: String
    /// `nil` for the state at the moment of asking.
    package var range: (from: Date, before: Date)?
    /// Whether they are over the whole tenant, or over what the asker may see.
    package var isOverTenant: Bool
    package var refreshedAt: Date
    package var askedAt: Date
    /// One for each group, in the order of `contract.fields`; numbers as PostgreSQL writes them.
    package var rows: [[String?]]
    package var isCut: Bool

    package var isStale: Bool { askedAt.timeIntervalSince(refreshedAt) > Double(contract.maximumDelay) + 1 && isOverTenant }
}

/// Dashboards whose meaning is part of the data: contracts of the service and of the tenant, their figures, and files of them.
package struct DashboardService: Sendable {
    let database: Database
    private let wakeups: Wakeups

    package init(leads: LeadService) {
        database = leads.database
        wakeups = leads.wakeups
    }

    /// Groups that an answer has at most.
    package static let maximumGroups = 10_000
    /// Contracts of its own that a tenant has at most.
    package static let maximumContracts = 100
    /// Names that are paths.
    static let reserved: Set<String> = ["compare", "catalogue"]

    // MARK: contracts

    private static let builtIn: SQL =
        "SELECT name, version, NULL::uuid AS id, definition, banner_zh, banner_en, published_at, NULL::timestamptz AS refreshed_at FROM baton.data_contract"

    /// All versions of each, those of the service first. What is retired is not there.
    package func contracts(_ scope: TenantScope) async throws -> [DashboardContract] {
        let all = try DashboardContract.decode(
            try await database.once(
                scope, as: .system, readOnly: true,
                [
                    DashboardContract.select(
                        """
                        \(fragment: Self.builtIn) UNION ALL
                        SELECT name, version, id, definition, banner_zh, banner_en, created_at, refreshed_at FROM baton.tenant_contract
                        WHERE tenant_id = \(scope.tenant) AND retired_at IS NULL
                        """)
                ])[0])
        guard let member = scope.member else { return all }
        return all.filter { member.canRead($0) || $0.id != nil && member.grants.allows(.read, .dashboards) }
    }

    /// - Parameter version: the newest without it. One that is retired is found by its version.
    /// - Throws: `not_found`, also for one whose records the member may not see at all.
    package func contract(_ name: String, version: Int32? = nil, _ scope: TenantScope) async throws -> DashboardContract {
        let found = try DashboardContract.decode(
            try await database.once(
                scope, as: .system, readOnly: true,
                [
                    DashboardContract.select(
                        """
                        \(fragment: Self.builtIn) WHERE name = \(name) AND (\(version)::integer IS NULL OR version = \(version)) UNION ALL
                        SELECT name, version, id, definition, banner_zh, banner_en, created_at, refreshed_at FROM baton.tenant_contract
                        WHERE tenant_id = \(scope.tenant) AND name = \(name) AND CASE WHEN \(version)::integer IS NULL THEN retired_at IS NULL ELSE version = \(version) END
                        """)
                ])[0])
        guard let contract = found.first else { throw BatonError(.notFound, detail: "dashboard") }
        if let member = scope.member, !member.canRead(contract), contract.id == nil || !member.grants.allows(.read, .dashboards) {
            throw BatonError(.notFound, detail: "dashboard")
        }
        return contract
    }

    // MARK: figures

    /// The figures over what the member may see; for who may see figures of the tenant's own dashboards and none of their records, and by wish, those
    /// that the worker has computed over the whole tenant.
    ///
    /// - Throws: `not_found`; `permission_denied`; `invalid_query` for a range where the contract has none, or where figures are computed.
    package func figures(
        _ name: String, version: Int32? = nil, range: DashboardRange? = nil, overTenant: Bool? = nil, _ scope: TenantScope
    ) async throws -> DashboardFigures {
        let contract = try await contract(name, version: version, scope)
        let member = try scope.requireMember()
        if overTenant ?? !member.canRead(contract) {
            guard range == nil else {
                throw Self.invalid("from", zh: "整个租户的数字按契约的时间范围计算", en: "Figures over the tenant have the range of their contract.")
            }
            return try await computed(contract, scope)
        }
        return try await live(contract, try Self.definition(of: contract, in: range), scope)
    }

    private static func invalid(_ name: String, zh: String, en: String) -> BatonError {
        BatonError(.invalidQuery, detail: name, problems: [FieldProblem(name, "not_allowed", zh: zh, en: en)])
    }

    /// The document with another range.
    static func definition(of contract: DashboardContract, in range: DashboardRange?) throws -> SQL {
        guard let range else { return "\(contract.definition)::jsonb" }
        guard range.from < range.before else { throw invalid("before", zh: "before 必须在 from 之后", en: "before must lie after from.") }
        guard !contract.definition.contains("\"at\": \"query\"") else {
            throw invalid(
                "from", zh: "这个看板说的是查询时的状态，没有时间范围", en: "This dashboard shows the state at the moment of asking and has no range.")
        }
        let json = "{\(range.json)}"
        return
            "jsonb_set(\(contract.definition)::jsonb, '{time}', (\(contract.definition)::jsonb -> 'time') - '{last,unit,until}'::text[] || \(json)::jsonb)"
    }

    /// Stands in generated SQL where a value of the asker belongs. A single quote in a literal is always doubled, so no value of a document looks like it.
    enum Mark: String, CaseIterable {
        case tenant, zone, reach
        var text: String { "'@'\(rawValue)'@'" }
    }

    /// What `baton.contract_sql` has made, with values in the places that it was told to leave.
    static func filled(_ text: String, tenant: TenantID, zone: String, reach: SQL) -> SQL {
        func fill(_ text: String, _ marks: ArraySlice<Mark>) -> SQL {
            guard let mark = marks.first else { return .script(text) }
            var sql: SQL = ""
            for (index, part) in text.split(separator: mark.text, omittingEmptySubsequences: false).enumerated() {
                if index > 0 {
                    switch mark {
                    case .tenant: sql.append("\(tenant)")
                    case .zone: sql.append("\(zone)::text")
                    case .reach: sql.append(reach)
                    }
                }
                sql.append(fill(String(part), marks.dropFirst()))
            }
            return sql
        }
        return fill(text, Mark.allCases[...])
    }

    /// Said once more in a form that an index serves; the policies guard.
    static func reach(_ guides: [ReachGuide]?) -> SQL {
        guard let guides else { return "true" }
        var sql: SQL = "("
        for (index, guide) in guides.enumerated() { sql.append("\(fragment: index == 0 ? "" : " OR ")(\(fragment: guide.condition))") }
        sql.append(guides.isEmpty ? "false)" : ")")
        return sql
    }

    private func live(_ contract: DashboardContract, _ definition: SQL, _ scope: TenantScope) async throws -> DashboardFigures {
        let member = try scope.requireMember()
        for facet in contract.facets { try scope.require(.read, facet) }
        let (tenant, zone, zoneMark) = (scope.tenant, scope.timeZone, Mark.zone.text)
        let made = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT baton.contract_sql(d.value, \(zoneMark), \("\(Mark.tenant.text) AND \(Mark.reach.text)")), d.value::text, baton.contract_banner(d.value, 'zh'),
                       baton.contract_banner(d.value, 'en'), (SELECT r.starts FROM baton.contract_range(d.value, \(zoneMark)) r),
                       (SELECT r.ends FROM baton.contract_range(d.value, \(zoneMark)) r)
                FROM (SELECT \(fragment: definition) AS value) AS d
                """
            ])[0].first((String, String, String, String, String?, String?).self)
        guard let made else { throw BatonError(.internalError, detail: "contract") }
        func filled(_ text: String) -> SQL {
            Self.filled(text, tenant: tenant, zone: zone, reach: Self.reach(member.guides(.read, contract.facet)))
        }
        let results = try await database.once(
            scope, as: .memberFigures, readOnly: true,
            [
                Self.lines(of: contract, from: filled(made.0)),
                "SELECT baton.now(), \(fragment: filled(made.4 ?? "NULL::timestamptz")), \(fragment: filled(made.5 ?? "NULL::timestamptz"))",
            ])
        guard let (now, from, before) = try results[1].first((Date, Date?, Date?).self) else { throw BatonError(.internalError) }
        let rows = try results[0].column(String.self).map(Self.texts)
        return DashboardFigures(
            contract: contract, bannerZH: made.2, bannerEN: made.3, definition: made.1,
            range: from.flatMap { from in before.map { (from, $0) } }, isOverTenant: false, refreshedAt: now, askedAt: now,
            rows: Array(rows.prefix(Self.maximumGroups)), isCut: rows.count > Self.maximumGroups)
    }

    /// The columns of a contract's query as one array of texts, in the order of the grain.
    private static func lines(of contract: DashboardContract, from query: SQL) -> SQL {
        var (columns, order): (SQL, SQL) = ("", "")
        for (index, field) in contract.fields.enumerated() {
            columns.append("\(fragment: index == 0 ? "" : ", ")q.\(fragment: .identifier(field.name))::text")
            if !field.isMeasure { order.append("\(fragment: index == 0 ? " ORDER BY " : ", ")q.\(fragment: .identifier(field.name))") }
        }
        return
            "SELECT to_json(ARRAY[\(fragment: columns)])::text FROM (\(fragment: query)) AS q\(fragment: order) LIMIT \(fragment: .constant(maximumGroups + 1))"
    }

    /// A JSON array of texts and nulls.
    private static func texts(_ json: String) -> [String?] {
        (try? JSONDecoder().decode([String?].self, from: Data(json.utf8))) ?? []
    }

    private func computed(_ contract: DashboardContract, _ scope: TenantScope) async throws -> DashboardFigures {
        guard let id = contract.id, scope.member?.grants.allows(.read, .dashboards) ?? false else {
            throw BatonError(.permissionDenied, detail: "dashboards:read")
        }
        let results = try await database.once(
            scope, as: .member, readOnly: true,
            [
                """
                SELECT line, to_json(grain)::text, measure, value::text FROM baton.dashboard_figure
                WHERE tenant_id = \(scope.tenant) AND contract_id = \(id) ORDER BY line
                """, "SELECT baton.now()",
            ])
        guard let now = try results[1].single(Date.self) else { throw BatonError(.internalError) }
        guard let refreshedAt = contract.refreshedAt else {
            throw BatonError(.conflict, detail: "the figures are being computed for the first time; ask again in a moment")
        }
        let places = Dictionary(uniqueKeysWithValues: contract.fields.enumerated().map { ($0.element.name, $0.offset) })
        var rows: [[String?]] = []
        var line: Int32 = 0
        for (number, grain, measure, value) in try results[0].decode((Int32, String, String, String?).self) {
            let grain = Self.texts(grain)
            if number != line {
                line = number
                rows.append(grain + Array(repeating: nil, count: contract.fields.count - grain.count))
            }
            if let place = places[measure] { rows[rows.count - 1][place] = value }
        }
        return DashboardFigures(
            contract: contract, bannerZH: contract.bannerZH, bannerEN: contract.bannerEN, definition: contract.definition, range: nil,
            isOverTenant: true, refreshedAt: refreshedAt, askedAt: now, rows: rows, isCut: rows.count == Self.maximumGroups)
    }

    /// What teams, members and regions in the figures are called.
    package func names(_ figures: DashboardFigures, _ scope: TenantScope) async throws -> [String: String] {
        var ids: [String: Set<UUID>] = [:]
        for (place, field) in figures.contract.fields.enumerated() where field.type == "uuid" {
            let table = ["team_id": "team", "region_id": "region"][field.name] ?? "member"
            for row in figures.rows { if let id = row[place].flatMap(UUID.init(uuidString:)) { ids[table, default: []].insert(id) } }
        }
        if ids.isEmpty { return [:] }
        func select(_ table: SQL, _ key: String) -> SQL {
            "SELECT id, name FROM \(fragment: table) WHERE tenant_id = \(scope.tenant) AND id = ANY (\(Array(ids[key] ?? [])))"
        }
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [select("baton.team", "team"), select("baton.region", "region"), select("baton.member", "member")])
        var names: [String: String] = [:]
        for result in results { for (id, name) in try result.decode((UUID, String).self) { names[id.uuidString.lowercased()] = name } }
        return names
    }

    // MARK: before and after

    /// Whether something has become better (D5): each measure over the days before a change, and over as many days up to today.
    package struct Improvement: Sendable {
        package var measure: DashboardContract.Field
        package var before: String?
        package var after: String?
        /// abs(after − before) ÷ before, in hundredths of a percent, rounded; `nil` without a figure before, or with 0.
        package var improvement: Int64?
    }

    package static let daysOfProof = 7...371

    /// - Parameters:
    ///   - split: the first day of the new way.
    ///   - days: whole days on each side; those after end with yesterday.
    /// - Throws: besides, `invalid_query` where the contract has no range, or the two would overlap.
    package func improvement(
        _ name: String, split: CalendarDay, days: Int, _ scope: TenantScope
    ) async throws -> (before: DashboardFigures, after: DashboardFigures, measures: [Improvement]) {
        var contract = try await contract(name, scope)
        guard Self.daysOfProof.contains(days) else { throw Self.invalid("days", zh: "7 至 371 天", en: "7 to 371 days.") }
        guard
            let today = try await database.once(
                scope, as: .system, readOnly: true, ["SELECT (baton.now() AT TIME ZONE \(scope.timeZone))::date"])[0].single(
                    PostgresDate.self
                )
                .map(CalendarDay.init)
        else { throw BatonError(.internalError) }
        let (before, after) = (
            DashboardRange(from: split.adding(-days), before: split), DashboardRange(from: today.adding(-days), before: today)
        )
        guard after.from >= split else {
            throw Self.invalid(
                "split", zh: "从 \(split) 到今天还不满 \(days) 天，请缩短 days 或稍后再看",
                en: "There are not yet \(days) days from \(split) to today: use fewer days, or look later.")
        }
        contract.grain = []
        contract.fields = contract.measures
        var both: [DashboardFigures] = []
        for range in [before, after] {
            both.append(try await live(contract, "\(fragment: try Self.definition(of: contract, in: range)) || '{\"grain\": []}'", scope))
        }
        let measures = contract.fields.enumerated().map { place, field in
            let (old, new) = (both[0].rows.first?[place], both[1].rows.first?[place])
            var improvement: Int64?
            if let old = old.flatMap({ $0 }).flatMap(Double.init), let new = new.flatMap({ $0 }).flatMap(Double.init), old != 0 {
                improvement = Int64((abs(new - old) / abs(old) * 10_000).rounded())
            }
            return Improvement(measure: field, before: old ?? nil, after: new ?? nil, improvement: improvement)
        }
        return (both[0], both[1], measures)
    }

    // MARK: files

    /// To be called before a file of figures is given out: checks who may, and records it (Z7).
    ///
    /// - Throws: `permission_denied` without `export` on what is counted.
    package func recordExport(_ figures: DashboardFigures, format: String, _ scope: TenantScope) async throws {
        let facet: Facet = figures.isOverTenant ? .dashboards : figures.contract.facet
        try scope.require(.export, facet)
        let event = EventRecord(
            "dashboard.exported", facet: facet, subject: try scope.requireMember().id,
            data: .object([
                "contract": figures.contract.name, "version": "\(figures.contract.version)", "format": format,
                "rows": "\(figures.rows.count)",
                "over": figures.isOverTenant ? "tenant" : "reach",
            ]))
        _ = try await database.once(scope, as: .system, [event.insert(scope)])
    }

    // MARK: the tenant's own

    /// What is wrong with a contract that somebody wants to publish.
    private static func problems(_ document: SQL) -> SQL {
        """
        SELECT pointer, code, zh, en FROM baton.contract_problems(\(fragment: document))
        UNION ALL
        SELECT '/name', 'name_taken', '这个名字是系统契约的', 'A contract of the service has this name.' FROM baton.data_contract
        WHERE name = \(fragment: document) ->> 'name' AND version = 1
        UNION ALL
        SELECT '/name', 'name_taken', '这个名字保留给系统', 'This name is kept for the service.' WHERE \(fragment: document) ->> 'name' = ANY (\(Array(reserved)))
        UNION ALL
        SELECT '/refresh', 'not_allowed', '租户自己的看板定期汇总：refresh 写 rollup，max_delay_s 写 300 至 86400', 'A tenant''s own dashboards are rolled up: refresh is rollup, max_delay_s 300 to 86400.'
        WHERE \(fragment: document) ->> 'refresh' IS DISTINCT FROM 'rollup'
           OR CASE WHEN \(fragment: document) ->> 'max_delay_s' ~ '^[0-9]{2,5}$' THEN (\(fragment: document) ->> 'max_delay_s')::integer NOT BETWEEN 300 AND 86400
                   ELSE true END
        """
    }

    /// Publishes a contract of the tenant; one that is there by this name and says something else gets a new version, the one before is retired.
    ///
    /// - Parameter document: JSON. Without `refresh` and `max_delay_s` figures are at most an hour old.
    /// - Parameter isTrial: only says what it would be.
    /// - Throws: `permission_denied` without `dashboards:create`, or without the right to read what is counted over the whole tenant;
    ///   `validation_failed` with all problems, each with its place and a proposal.
    package func publish(_ document: String, isTrial: Bool, _ scope: TenantScope) async throws -> DashboardContract {
        try scope.require(.create, .dashboards)
        let member = try scope.requireMember()
        let whole: SQL =
            "('{\"filters\": [], \"dedupe\": null, \"refresh\": \"rollup\", \"max_delay_s\": 3600}'::jsonb || \(document)::jsonb)"
        let (contract, isNew): (DashboardContract, Bool)
        do {
            (contract, isNew) = try await Rehearsal.$isOn.withValue(isTrial) {
                try await database.withTenant(scope, as: .system) { try await publish(whole, member, $0, scope) }
            }
        } catch let error as DatabaseError where error.sqlState?.hasPrefix("22") ?? false {
            // JSON that PostgreSQL cannot keep: a zero byte, a number without end.
            throw ValidationFailure([
                FieldProblem(
                    "", "invalid_value", zh: "文档中有无法保存的字符或数字", en: "The document holds a character or a number that cannot be kept.")
            ])
        }
        if isNew, !isTrial { wakeups.ring(.timers) }
        return contract
    }

    private func publish(
        _ whole: SQL, _ member: MemberAccess, _ transaction: Transaction, _ scope: TenantScope
    ) async throws -> (DashboardContract, isNew: Bool) {
        let tenant = scope.tenant
        let found = try await transaction.run([
            "SELECT id FROM baton.tenant WHERE id = \(tenant) FOR NO KEY UPDATE", Self.problems(whole),
            """
            SELECT c.id, c.version, c.definition = \(fragment: whole), c.retired_at IS NULL FROM baton.tenant_contract c
            WHERE c.tenant_id = \(tenant) AND c.name = \(fragment: whole) ->> 'name' ORDER BY c.version DESC
            """,
            "SELECT count(DISTINCT name) FROM baton.tenant_contract WHERE tenant_id = \(tenant) AND retired_at IS NULL",
        ])
        let problems = try found[1].decode((String, String, String, String).self).map {
            FieldProblem($0.0, $0.1, zh: $0.2, en: $0.3)
        }
        guard problems.isEmpty else { throw ValidationFailure(problems) }
        let versions = try found[2].decode((TenantContractID, Int32, Bool, Bool).self)
        let isSame = versions.first.map { $0.2 && $0.3 } ?? false
        let running = try found[3].single(Int64.self) ?? 0
        guard isSame || versions.contains(where: \.3) || running < Self.maximumContracts else {
            throw ValidationFailure([
                FieldProblem(
                    "", "too_many", zh: "最多 \(Self.maximumContracts) 个看板，请停用不用的",
                    en: "There are at most \(Self.maximumContracts) dashboards; retire some that are not used.")
            ])
        }
        let id = isSame ? versions[0].0 : TenantContractID.make()
        var statements: [SQL] = []
        if !isSame {
            for version in versions where version.3 { statements += Self.retire(version.0, tenant) }
            statements.append(
                """
                INSERT INTO baton.tenant_contract (tenant_id, id, name, version, definition, banner_zh, banner_en, created_by)
                SELECT \(tenant), \(id), \(fragment: whole) ->> 'name', \((versions.first?.1 ?? 0) + 1)::integer, \(fragment: whole), '', '', \(member.id)
                """)
        }
        let inserted = statements.count
        statements.append(
            DashboardContract.select(
                "SELECT name, version, id, definition, banner_zh, banner_en, created_at AS published_at, refreshed_at FROM baton.tenant_contract WHERE tenant_id = \(tenant) AND id = \(id)"
            ))
        let results = try await transaction.run(statements)
        guard let contract = try DashboardContract.decode(results[inserted]).first else { throw BatonError(.internalError) }
        // Its figures are of the whole tenant, whoever asks for them.
        for facet in contract.facets where !member.grants.contains(Grant(facet, .read, .tenant)) {
            throw BatonError(.permissionDenied, detail: "\(facet.rawValue):read:tenant")
        }
        if !isSame {
            _ = try await transaction.finish([
                Timers.arm(DashboardRefreshHandler.kind, id, after: .zero, tenant: tenant),
                EventRecord(
                    "dashboard.published", facet: .dashboards, subject: id,
                    data: .object(["name": contract.name, "version": "\(contract.version)"])
                ).insert(scope),
            ])
        }
        return (contract, !isSame)
    }

    private static func retire(_ id: TenantContractID, _ tenant: TenantID) -> [SQL] {
        [
            "UPDATE baton.tenant_contract SET retired_at = baton.now() WHERE tenant_id = \(tenant) AND id = \(id)",
            "DELETE FROM baton.dashboard_figure WHERE tenant_id = \(tenant) AND contract_id = \(id)",
            Timers.cancel(DashboardRefreshHandler.kind, id, tenant: tenant),
        ]
    }

    /// Takes a dashboard of the tenant's own out of service; what it meant stays on record.
    ///
    /// - Throws: `permission_denied` without `dashboards:create`; `not_found`.
    package func retire(_ name: String, _ scope: TenantScope) async throws {
        try scope.require(.create, .dashboards)
        let tenant = scope.tenant
        try await database.withTenant(scope, as: .system) { transaction in
            let running = try await transaction.run(
                "SELECT id FROM baton.tenant_contract WHERE tenant_id = \(tenant) AND name = \(name) AND retired_at IS NULL FOR NO KEY UPDATE"
            ).column(TenantContractID.self)
            guard let id = running.first else { throw BatonError(.notFound, detail: "dashboard") }
            _ = try await transaction.finish(
                Self.retire(id, tenant) + [
                    EventRecord("dashboard.retired", facet: .dashboards, subject: id, data: .object(["name": name])).insert(scope)
                ])
        }
    }

    // MARK: what there is to choose from

    /// A JSON array of bases with their columns, for editors.
    package func catalogue(_ scope: TenantScope) async throws -> String {
        try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT jsonb_agg(jsonb_build_object('base', b.base, 'facet', b.facet, 'unit', b.unit, 'meaning_zh', b.zh, 'meaning_en', b.en, 'columns', (
                    SELECT jsonb_agg(jsonb_build_object('name', k.name, 'kind', k.kind, 'type', k.type, 'unit', k.unit, 'choices', k.choices,
                        'meaning_zh', k.zh, 'meaning_en', k.en) ORDER BY k.kind, k.name)
                    FROM baton.contract_columns() k WHERE k.base = b.base)) ORDER BY b.base)::text
                FROM baton.contract_bases() b
                """
            ])[0].single(String.self) ?? "[]"
    }
}

extension MemberAccess {
    /// Some of everything that the contract looks at.
    func canRead(_ contract: DashboardContract) -> Bool { contract.facets.allSatisfy { grants.allows(.read, $0) } }
}
