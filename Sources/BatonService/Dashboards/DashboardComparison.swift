package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Why two dashboards differ (D4): the figures that do, and for one measure that adds up every row that only one of them counts, charged to the parts of
/// the other contract that leave it out, in equal shares. The shares add up to the difference exactly.
package struct DashboardComparison: Sendable {
    package struct Side: Sendable {
        package var contract: String
        package var version: Int32?
        package var range: DashboardRange?
        /// As who sees it; the asker without it.
        package var member: MemberID?

        package init(contract: String, version: Int32? = nil, range: DashboardRange? = nil, member: MemberID? = nil) {
            self.contract = contract
            self.version = version
            self.range = range
            self.member = member
        }
    }

    package struct Cause: Sendable {
        /// Whose part leaves rows out.
        package var isOfB: Bool
        /// `time`, `filters/0`, `dedupe`, `measure`, `reach`.
        package var part: String
        package var meaningZH: String
        package var meaningEN: String
        /// Hundredths of the measure's unit; positive where A has more.
        package var shareHundredths: Int64
        /// Rows that this part leaves out, alone or with others.
        package var rows: Int64
        /// The newest of those that the asker may see.
        package var samples: [UUID]
        package var outsideReach: Int64
    }

    package struct Difference: Sendable {
        package var group: [String?]
        package var a: [String?]
        package var b: [String?]
    }

    package var a: DashboardFigures
    package var b: DashboardFigures
    /// Measures that both have, by name.
    package var measures: [String]
    package var differences: [Difference]
    package var isCut: Bool
    /// What the attribution is of.
    package var measure: String
    package var totalA: Int64
    package var totalB: Int64
    package var causes: [Cause]

    /// Groups and rows that are named at most.
    package static let maximumDifferences = 1000
    package static let samples = 20
}

extension DashboardService {
    /// - Parameters:
    ///   - measure: a count or a sum that both have; the first one without it.
    ///   - viewAs: what another member sees, for who is allowed to look.
    /// - Throws: `validation_failed` with the place and a proposal: `incomparable_base`, `incomparable_grain`, `not_additive`.
    package func compare(
        _ one: DashboardComparison.Side, _ other: DashboardComparison.Side, measure: String?, _ scope: TenantScope,
        viewAs: (MemberID) async throws -> TenantScope
    ) async throws -> DashboardComparison {
        var scopes: [TenantScope] = []
        for side in [one, other] { scopes.append(try await side.member.asyncMap(viewAs) ?? scope) }
        let a = try await figures(one.contract, version: one.version, range: one.range, overTenant: false, scopes[0])
        let b = try await figures(other.contract, version: other.version, range: other.range, overTenant: false, scopes[1])
        guard a.contract.base == b.contract.base else {
            throw ValidationFailure([
                FieldProblem(
                    "/b/contract", "incomparable_base",
                    zh: "一个统计 \(a.contract.base)，一个统计 \(b.contract.base)；请选统计同一对象的看板",
                    en: "One counts \(a.contract.base), the other \(b.contract.base): choose dashboards over the same base.")
            ])
        }
        guard a.contract.grain == b.contract.grain else {
            throw ValidationFailure([
                FieldProblem(
                    "/b/contract", "incomparable_grain",
                    zh:
                        "分组不同：\(a.contract.grain.joined(separator: ", ")) 与 \(b.contract.grain.joined(separator: ", "))；请选分组相同的看板，或发布一个分组为前者的版本",
                    en:
                        "They are grouped differently, by \(a.contract.grain.joined(separator: ", ")) and by \(b.contract.grain.joined(separator: ", ")): choose the same grain, or publish a version with the first one's."
                )
            ])
        }
        let measures = a.contract.measures.map(\.name).filter { name in b.contract.measures.contains { $0.name == name } }
        let additive = try await additive(a, b, scope)
        guard let chosen = measure ?? additive.first, additive.contains(chosen) else {
            let names = additive.joined(separator: ", ")
            throw ValidationFailure([
                FieldProblem(
                    "/measure", "not_additive", zh: names.isEmpty ? "两者没有同名且可相加的指标（计数或求和）" : "只能归因可相加的共同指标：\(names)",
                    en: names.isEmpty
                        ? "They have no count or sum of the same name and column."
                        : "Only counts and sums that both have can be attributed: \(names).")
            ])
        }
        var comparison = DashboardComparison(
            a: a, b: b, measures: measures, differences: [], isCut: false, measure: chosen, totalA: 0, totalB: 0, causes: [])
        comparison.findDifferences()
        try await attribute(&comparison, scopes, scope)
        return comparison
    }

    /// Names of counts and sums that both have, over the same column.
    private func additive(_ a: DashboardFigures, _ b: DashboardFigures, _ scope: TenantScope) async throws -> [String] {
        try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT m.value ->> 'name' FROM jsonb_array_elements(\(a.definition)::jsonb -> 'measures') WITH ORDINALITY AS m (value, n)
                JOIN jsonb_array_elements(\(b.definition)::jsonb -> 'measures') AS o (value) ON o.value ->> 'name' = m.value ->> 'name'
                    AND o.value ->> 'aggregate' = m.value ->> 'aggregate' AND o.value ->> 'column' IS NOT DISTINCT FROM m.value ->> 'column'
                WHERE m.value ->> 'aggregate' IN ('count', 'sum') ORDER BY m.n
                """
            ])[0].column(String.self)
    }

    private struct Part {
        var name: String
        var condition: SQL
        var zh: String
        var en: String
    }

    private func attribute(_ comparison: inout DashboardComparison, _ scopes: [TenantScope], _ scope: TenantScope) async throws {
        let (a, b, tenant, zone) = (comparison.a, comparison.b, scope.tenant, scope.timeZone)
        let zoneMark = DashboardService.Mark.zone.text
        func read(_ figures: DashboardFigures) -> SQL {
            """
            SELECT p.part, p.condition, p.zh, p.en FROM (SELECT \(figures.definition)::jsonb AS value) AS d CROSS JOIN LATERAL (
                SELECT * FROM baton.contract_parts(d.value, \(zoneMark))
                UNION ALL
                SELECT 'measure', baton.contract_conditions(d.value ->> 'base', m.value -> 'where', \(zoneMark)),
                       '指标：' || baton.condition_words(d.value ->> 'base', m.value -> 'where', 'zh'),
                       'Measure: ' || baton.condition_words(d.value ->> 'base', m.value -> 'where', 'en')
                FROM jsonb_array_elements(d.value -> 'measures') AS m (value)
                WHERE m.value ->> 'name' = \(comparison.measure) AND jsonb_array_length(coalesce(m.value -> 'where', '[]')) > 0) AS p
            """
        }
        let made = try await database.once(
            scope, as: .system, readOnly: true,
            [
                read(a), read(b),
                """
                SELECT b.relation, b.condition, (
                    SELECT baton.contract_expression(b.base, m.value ->> 'column', \(zoneMark))
                    FROM jsonb_array_elements(\(a.definition)::jsonb -> 'measures') AS m (value) WHERE m.value ->> 'name' = \(comparison.measure))
                FROM baton.contract_bases() b WHERE b.base = \(a.contract.base)
                """,
            ])
        func filled(_ text: String) -> SQL { Self.filled(text, tenant: tenant, zone: zone, reach: "true") }
        var parts = try made.prefix(2).map { result in
            try result.decode((String, String, String, String).self).filter { $0.0 != "base" }
                .map { Part(name: $0.0, condition: filled($0.1), zh: $0.2, en: $0.3) }
        }
        // With somebody else's eyes both reaches stand in one statement, which no policy can do.
        let areOthers = scopes.contains { $0.member?.id != scope.member?.id }
        let facet = a.contract.facet
        func reach(_ scope: TenantScope) throws -> SQL { Self.reach(try scope.requireMember().conditions(.read, facet)) }
        if areOthers {
            for side in 0...1 {
                parts[side].append(
                    Part(name: "reach", condition: try reach(scopes[side]), zh: "权限：该成员可见的范围", en: "Reach: what this member may see"))
            }
        }
        guard let (relation, base, value) = try made[2].first((String, String, String?).self), parts.allSatisfy({ $0.count < 62 }) else {
            throw BatonError(.internalError, detail: "contract")
        }
        func mask(_ parts: [Part]) -> SQL {
            var sql: SQL = "0::bigint"
            for (index, part) in parts.enumerated() {
                sql.append(" + CASE WHEN (\(fragment: part.condition)) IS TRUE THEN 0 ELSE \(Int64(1) << Int64(index))::bigint END")
            }
            return sql
        }
        // Rows that neither range holds are in neither.
        let times = parts.map { $0.first { $0.name == "time" }?.condition ?? "true" }
        let key: SQL = relation == "lead_assignment" ? "b.lead_id" : "b.id"
        let statement: SQL = """
            SELECT r.a, r.b, count(*), coalesce(sum(r.value), 0)::bigint, count(*) FILTER (WHERE NOT r.seen),
                   (array_agg(r.id ORDER BY r.id DESC) FILTER (WHERE r.seen))[1:\(fragment: .constant(DashboardComparison.samples))]
            FROM (SELECT \(fragment: mask(parts[0])) AS a, \(fragment: mask(parts[1])) AS b, \(fragment: value.map(filled) ?? "1") AS value, \(fragment: key) AS id,
                         (\(fragment: areOthers ? try reach(scope) : "true")) IS TRUE AS seen
                  FROM \(fragment: .script("baton." + relation)) b
                  WHERE b.tenant_id = \(tenant) AND \(fragment: filled(base)) AND ((\(fragment: times[0])) OR (\(fragment: times[1])))) AS r
            WHERE r.a = 0 OR r.b = 0 GROUP BY 1, 2
            """
        let rows = try await database.once(scope, as: areOthers ? .system : .memberFigures, readOnly: true, [statement])[0]
            .decode((Int64, Int64, Int64, Int64, Int64, [UUID]?).self)
        comparison.totalA = rows.reduce(0) { $0 + ($1.0 == 0 ? $1.3 : 0) }
        comparison.totalB = rows.reduce(0) { $0 + ($1.1 == 0 ? $1.3 : 0) }
        var shares = AttributedShares()
        for row in rows where (row.0 == 0) != (row.1 == 0) {
            let isOfB = row.0 == 0
            let (excluding, side) = (isOfB ? row.1 : row.0, isOfB ? 1 : 0)
            let which = parts[side].indices.filter { excluding & (Int64(1) << Int64($0)) != 0 }
            for index in which {
                shares.add(
                    isOfB ? row.3 : -row.3, to: .init(isOfB: isOfB, part: index), among: which.count, rows: row.2, outside: row.4,
                    samples: row.5 ?? [])
            }
        }
        comparison.causes = shares.settled(difference: comparison.totalA - comparison.totalB).map { cause in
            let part = parts[cause.key.isOfB ? 1 : 0][cause.key.part]
            return DashboardComparison.Cause(
                isOfB: cause.key.isOfB, part: part.name, meaningZH: part.zh, meaningEN: part.en, shareHundredths: cause.hundredths,
                rows: cause.rows,
                samples: cause.samples, outsideReach: cause.outside)
        }
    }
}

/// Equal shares, kept as fractions until the end and then rounded so that they still add up.
struct AttributedShares {
    struct Key: Hashable {
        var isOfB: Bool
        var part: Int
    }

    struct Cause {
        var key: Key
        var hundredths: Int64 = 0
        var rows: Int64 = 0
        var outside: Int64 = 0
        var samples: [UUID] = []
        /// Values by how many parts share them.
        fileprivate var values: [Int: Int64] = [:]
    }

    private var causes: [Key: Cause] = [:]

    mutating func add(_ value: Int64, to key: Key, among count: Int, rows: Int64, outside: Int64, samples: [UUID]) {
        var cause = causes[key] ?? Cause(key: key)
        cause.values[count, default: 0] += value
        cause.rows += rows
        cause.outside += outside
        cause.samples = Array((cause.samples + samples).sorted { $0.uuidString > $1.uuidString }.prefix(DashboardComparison.samples))
        causes[key] = cause
    }

    /// The largest first. Each is rounded down to hundredths; what is missing then goes to those that lost most, a hundredth each.
    func settled(difference: Int64) -> [Cause] {
        var rounded: [(cause: Cause, lost: Double)] = causes.values.map { cause in
            var cause = cause
            // Whole hundredths of each fraction, exactly, and what is left of them.
            var lost = 0.0
            for (count, value) in cause.values {
                let hundred = value.multipliedReportingOverflow(by: 100)
                let (whole, rest) =
                    hundred.overflow ? (value / Int64(count) * 100, 0) : Self.floored(hundred.partialValue, by: Int64(count))
                cause.hundredths += whole
                lost += Double(rest) / Double(count)
            }
            let carried = Int64(lost.rounded(.down))
            cause.hundredths += carried
            return (cause, lost - Double(carried))
        }
        rounded.sort { one, other in
            one.lost == other.lost
                ? (one.cause.key.isOfB ? 1 : 0, one.cause.key.part) < (other.cause.key.isOfB ? 1 : 0, other.cause.key.part)
                : one.lost > other.lost
        }
        var missing = difference * 100 - rounded.reduce(0) { $0 + $1.cause.hundredths }
        var place = 0
        while missing != 0, !rounded.isEmpty {
            rounded[place % rounded.count].cause.hundredths += missing.signum()
            missing -= missing.signum()
            place += 1
        }
        return rounded.map(\.cause).sorted { one, other in
            abs(one.hundredths) == abs(other.hundredths)
                ? (one.key.isOfB ? 1 : 0, one.key.part) < (other.key.isOfB ? 1 : 0, other.key.part)
                : abs(one.hundredths) > abs(other.hundredths)
        }
    }

    private static func floored(_ value: Int64, by count: Int64) -> (Int64, Int64) {
        let rest = ((value % count) + count) % count
        return ((value - rest) / count, rest)
    }
}

extension DashboardComparison {
    fileprivate mutating func findDifferences() {
        let groups = a.contract.groups.count
        func values(_ figures: DashboardFigures) -> [[String?]: [String?]] {
            let places = measures.compactMap { name in figures.contract.fields.firstIndex { $0.name == name } }
            return Dictionary(
                figures.rows.map { row in (Array(row.prefix(groups)), places.map { row[$0] }) }, uniquingKeysWith: { first, _ in first })
        }
        let (left, right) = (values(a), values(b))
        let nothing = [String?](repeating: nil, count: measures.count)
        var keys = a.rows.map { Array($0.prefix(groups)) }
        keys += b.rows.map { Array($0.prefix(groups)) }.filter { left[$0] == nil }
        let found = keys.filter { left[$0] != right[$0] }
        differences = found.prefix(Self.maximumDifferences).map {
            Difference(group: $0, a: left[$0] ?? nothing, b: right[$0] ?? nothing)
        }
        isCut = found.count > Self.maximumDifferences || a.isCut || b.isCut
    }
}

extension Optional {
    fileprivate func asyncMap<Output>(_ transform: (Wrapped) async throws -> Output) async throws -> Output? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
