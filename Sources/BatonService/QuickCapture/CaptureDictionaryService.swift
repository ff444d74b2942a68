package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres
internal import Synchronization

/// What a tenant has told about its own words, for quick capture.
package final class CaptureDictionaryService: Sendable {
    private let database: Database
    private let configurations: LeadConfigurationCache
    /// Made ready for reading, as of one access version.
    private let known = Mutex<[TenantID: (version: Int32, readAt: ContinuousClock.Instant, reader: Reader)]>([:])
    /// Leads and content change without an access version; what is derived from them may be as old.
    package static let derivedLifetime: Duration = .seconds(600)
    private let limit = 1_000

    package init(database: Database, configurations: LeadConfigurationCache) {
        self.database = database
        self.configurations = configurations
    }

    struct Reader: Sendable {
        var capture: QuickCapture
        var usesModel: Bool
        /// Whether its products are those of `DerivedProducts`.
        var isDerived: Bool
        var members: [MemberID: LeadConfiguration.Member]
    }

    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func dictionary(_ scope: TenantScope) async throws -> (dictionary: CaptureDictionary, version: Int32) {
        try scope.require(.read, .leadRules)
        return try await load(scope)
    }

    private func load(_ scope: TenantScope) async throws -> (dictionary: CaptureDictionary, version: Int32) {
        let results = try await database.once(scope, as: .system, readOnly: true, Self.reads(scope.tenant))
        return try Self.decode(results)
    }

    static func reads(_ tenant: TenantID) -> [SQL] {
        [
            "SELECT products, own_companies, ignored_words, uses_model, version FROM baton.capture_dictionary WHERE tenant_id = \(tenant)",
            "SELECT member_id, alias FROM baton.capture_alias WHERE tenant_id = \(tenant) ORDER BY member_id, alias",
        ]
    }

    static func decode(_ results: [QueryResult]) throws -> (dictionary: CaptureDictionary, version: Int32) {
        var dictionary = CaptureDictionary()
        var version: Int32 = 0
        if let row = try results[0].decode((JSONText, [String], [String], Bool, Int32).self).first {
            dictionary.products = try JSONDecoder().decode([CaptureContext.Product].self, from: Data(row.0.text.utf8))
            dictionary.ownCompanies = row.1
            dictionary.ignoredWords = row.2
            dictionary.usesModel = row.3
            version = row.4
        }
        dictionary.aliases = try results[1].decode((MemberID, String).self).map { CaptureDictionary.Alias(member: $0.0, name: $0.1) }
        return (dictionary, version)
    }

    /// Replaces it. From then on texts are read by it.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`; `validation_failed`, with `unknown_member` for an alias of nobody.
    package func put(_ dictionary: CaptureDictionary, _ scope: TenantScope) async throws -> (dictionary: CaptureDictionary, version: Int32)
    {
        try scope.require(.write, .leadRules)
        let dictionary = try dictionary.checked()
        let members = try await configurations.configuration(scope).members
        var problems = FieldProblems()
        for (number, alias) in dictionary.aliases.enumerated() where members[alias.member] == nil {
            problems.append(
                FieldProblem("/aliases/\(number)/member_id", "unknown_member", zh: "没有这个成员", en: "There is no such member."))
        }
        try problems.check()
        let tenant = scope.tenant
        let results = try await database.withTenant(scope, as: .system) { transaction in
            // What is cached by the access version is read anew; keeps two admins apart too.
            transaction.enqueue(AccessChange.newVersion(tenant))
            let current =
                try await transaction.run("SELECT version FROM baton.capture_dictionary WHERE tenant_id = \(tenant)").single(Int32.self)
                ?? 0
            return try await transaction.finish(
                [
                    try Self.save(dictionary, version: current + 1, tenant),
                    "DELETE FROM baton.capture_alias WHERE tenant_id = \(tenant)",
                    """
                    INSERT INTO baton.capture_alias (tenant_id, member_id, alias)
                    SELECT \(tenant), a.member_id, a.alias
                    FROM unnest(\(dictionary.aliases.map(\.member))::uuid[], \(dictionary.aliases.map(\.name))::text[]) AS a (member_id, alias)
                    """,
                    Self.changed(dictionary, of: tenant).insert(scope),
                ] + Self.reads(tenant))
        }
        return try Self.decode(Array(results.suffix(2)))
    }

    /// What texts are read by while the dictionary names no products.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`: lines of leads are among them that not every member may see.
    package func derivedProducts(_ scope: TenantScope) async throws -> [CaptureContext.Product] {
        try scope.require(.write, .leadRules)
        return try await derive(scope)
    }

    /// Out of rules of routing and scoring, content, and the newest leads, in this order.
    private func derive(_ scope: TenantScope) async throws -> [CaptureContext.Product] {
        let tenant = scope.tenant
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT line FROM (
                    SELECT 1 AS rank, v.value AS line, 0::bigint AS leads
                    FROM baton.routing_rule AS r, jsonb_array_elements(r.conditions) AS c, jsonb_array_elements_text(c.value -> 'values') AS v
                    WHERE r.tenant_id = \(tenant) AND c.value ->> 'field' = 'product_line'
                      AND c.value ->> 'operator' IN ('any_of', 'none_of')
                    UNION ALL
                    SELECT 2, v.value, 0
                    FROM baton.score_rule AS s, jsonb_array_elements(s.conditions) AS c, jsonb_array_elements_text(c.value -> 'values') AS v
                    WHERE s.tenant_id = \(tenant) AND c.value ->> 'field' = 'product_line'
                      AND c.value ->> 'operator' IN ('any_of', 'none_of')
                    UNION ALL
                    SELECT 3, l.line, 0 FROM baton.content_item AS i, unnest(i.product_lines) AS l (line)
                    WHERE i.tenant_id = \(tenant) AND i.deleted_at IS NULL
                    UNION ALL
                    SELECT 4, n.product_line, count(*)
                    FROM (
                        SELECT product_line FROM baton.lead
                        WHERE tenant_id = \(tenant) AND deleted_at IS NULL ORDER BY id DESC LIMIT \(fragment: .constant(DerivedProducts.recentLeads))
                    ) AS n
                    WHERE n.product_line IS NOT NULL GROUP BY n.product_line HAVING count(*) >= \(DerivedProducts.fewestLeads)
                ) AS all_lines
                GROUP BY line ORDER BY min(rank), max(leads) DESC, line LIMIT 500
                """,
                """
                SELECT i.product_lines[1], k.word FROM baton.content_item AS i, unnest(i.keywords) AS k (word)
                WHERE i.tenant_id = \(tenant) AND i.deleted_at IS NULL AND cardinality(i.product_lines) = 1 ORDER BY i.id, k.word LIMIT 2000
                """,
            ])
        return DerivedProducts.products(
            lines: try results[0].column(String.self),
            keywords: try results[1].decode((String, String).self).map { (line: $0.0, word: $0.1) })
    }

    /// All but the aliases.
    static func save(_ dictionary: CaptureDictionary, version: Int32, _ tenant: TenantID) throws -> SQL {
        let products = JSONText(String(decoding: try JSONEncoder().encode(dictionary.products), as: UTF8.self))
        return """
            INSERT INTO baton.capture_dictionary (tenant_id, products, own_companies, ignored_words, uses_model, version)
            VALUES (\(tenant), \(products), \(dictionary.ownCompanies), \(dictionary.ignoredWords), \(dictionary.usesModel), \(version))
            ON CONFLICT (tenant_id) DO UPDATE SET products = excluded.products, own_companies = excluded.own_companies,
                ignored_words = excluded.ignored_words, uses_model = excluded.uses_model, version = excluded.version,
                updated_at = excluded.updated_at
            """
    }

    static func changed(_ dictionary: CaptureDictionary, of tenant: TenantID) -> EventRecord {
        EventRecord(
            "capture_dictionary.changed", facet: .leadRules, subject: tenant,
            data: .object(["uses_model": dictionary.usesModel ? "true" : "false"]))
    }

    func reader(_ scope: TenantScope) async throws -> Reader {
        let now = ContinuousClock.now
        if let entry = known.withLock({ $0[scope.tenant] }), entry.version == scope.accessVersion,
            !entry.reader.isDerived || now - entry.readAt < Self.derivedLifetime
        {
            return entry.reader
        }
        var dictionary = try await load(scope).dictionary
        let isDerived = dictionary.products.isEmpty
        if isDerived { dictionary.products = try await derive(scope) }
        let members = try await configurations.configuration(scope).members
        let capture = QuickCapture(
            CaptureContext(
                products: dictionary.products, members: members.values.map(\.name) + dictionary.aliases.map(\.name),
                ownCompanies: dictionary.ownCompanies, ignoredWords: dictionary.ignoredWords))
        let reader = Reader(capture: capture, usesModel: dictionary.usesModel, isDerived: isDerived, members: members)
        known.withLock { known in
            if known.count >= limit { known = [:] }
            known[scope.tenant] = (scope.accessVersion, now, reader)
        }
        return reader
    }
}
