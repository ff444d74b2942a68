internal import BatonModel
package import BatonPlatform
internal import Postgres

/// What a tenant may have at most. Held by triggers (sql/functions/tenant_usage.sql), except for requests.
package enum Quota: String, CaseIterable, Sendable {
    /// Members who are not disabled.
    case members
    /// Open leads. What strangers hand in is taken up to twice as many.
    case openLeads = "open_leads"
    /// API keys that are not revoked.
    case apiKeys = "api_keys"
    /// Forms in force.
    case intakeForms = "intake_forms"
    case requestsPerMinute = "requests_per_minute"

    package static let range: ClosedRange<Int64> = 1...100_000_000

    var column: SQL {
        switch self {
        case .members: "max_members"
        case .openLeads: "max_open_leads"
        case .apiKeys: "max_api_keys"
        case .intakeForms: "max_intake_forms"
        case .requestsPerMinute: "max_requests_per_minute"
        }
    }
}

/// A tenant's limits and what it has.
package struct QuotaState: Sendable, Equatable {
    /// Of all quotas; the host's own number or the default.
    package var limits: [Quota: Int32] = [:]
    /// Which limits are this tenant's own.
    package var own: Set<Quota> = []
    /// Of those that are counted.
    package var used: [Quota: Int32] = [:]
}

/// The limits of one tenant, and who is told about them.
package struct TenantQuota: Sendable {
    private let database: Database
    private let wakeups: Wakeups?

    package init(database: Database, wakeups: Wakeups? = nil) {
        self.database = database
        self.wakeups = wakeups
    }

    /// Own limits, defaults and counters, each in the order of the cases.
    static func select(_ tenant: TenantID) -> SQL {
        """
        SELECT max_members, max_open_leads, max_api_keys, max_intake_forms, max_requests_per_minute,
               baton.default_quota('members'), baton.default_quota('open_leads'), baton.default_quota('api_keys'),
               baton.default_quota('intake_forms'), baton.default_quota('requests_per_minute'),
               members, open_leads, api_keys, intake_forms
        FROM baton.tenant_usage WHERE tenant_id = \(tenant)
        """
    }

    static func decode(_ result: QueryResult) throws -> QuotaState {
        var state = QuotaState()
        let rows = try result.map { row throws(DatabaseError) in
            var values: [Int32?] = []
            for _ in 0..<14 { values.append(try row.next()) }
            return values
        }
        guard let values = rows.first else { return state }
        for (index, quota) in Quota.allCases.enumerated() {
            state.limits[quota] = values[index] ?? values[index + 5]
            if values[index] != nil { state.own.insert(quota) }
            if index < 4 { state.used[quota] = values[index + 10] }
        }
        return state
    }

    /// What a tenant may have and has; for the host and for the limit of requests.
    package func state(_ scope: TenantScope) async throws -> QuotaState {
        try Self.decode(try await database.once(scope, as: .system, readOnly: true, [Self.select(scope.tenant)])[0])
    }

    /// Whether there are more open leads than agreed, and the admins have not been told within a day. For a transaction that has made one.
    static func isLeadQuotaNews(_ tenant: TenantID) -> SQL {
        "SELECT \(fragment: news) FROM baton.tenant_usage WHERE tenant_id = \(tenant)"
    }

    private static var news: SQL {
        """
        open_leads > coalesce(max_open_leads, baton.default_quota('open_leads'))
        AND (lead_quota_told_at IS NULL OR lead_quota_told_at <= baton.now() - interval '1 day')
        """
    }

    /// Tells everybody who may change the map, once a day at most, that there are more open leads than agreed.
    func tellAdmins(_ scope: TenantScope) async throws {
        let tenant = scope.tenant
        let told = try await database.withTenant(scope, as: .system) { transaction -> [MemberID] in
            let results = try await transaction.run([
                """
                UPDATE baton.tenant_usage SET lead_quota_told_at = baton.now() WHERE tenant_id = \(tenant) AND \(fragment: Self.news)
                RETURNING open_leads, max_open_leads
                """,
                """
                SELECT DISTINCT m.id FROM baton.member m
                JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
                JOIN baton.role_grant g ON g.tenant_id = mr.tenant_id AND g.role_id = mr.role_id
                WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND g.tenant_id = \(tenant)
                  AND g.facet = \(Facet.permissions.rawValue) AND g.action = \(Action.write.rawValue)
                  AND m.status <> \(MemberStatus.disabled.rawValue) AND m.deleted_at IS NULL
                ORDER BY m.id
                """,
            ])
            guard let (open, _) = try results[0].first((Int32, Int32?).self) else { return [] }
            let admins = try results[1].column(MemberID.self)
            if admins.isEmpty { return [] }
            let drafts = admins.map {
                NotificationDraft(
                    .leadQuotaExceeded, to: $0, subject: tenant, data: .object(["open_leads": "\(open)"]), tenant: tenant)
            }
            _ = try await transaction.finish(NotificationDraft.insert(drafts, tenant: tenant))
            return admins
        }
        for member in told { wakeups?.ring(.member(member)) }
    }
}
