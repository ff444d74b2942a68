package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What a search over everything finds (Z2).
package enum SearchKind: String, CaseIterable, Sendable {
    case lead, customer, contact

    var facet: Facet {
        switch self {
        case .lead: .leadCard
        case .customer: .customerProfile
        case .contact: .customerContacts
        }
    }
}

package struct FoundCustomer: Sendable, Equatable {
    package var id: CustomerID
    package var name: String
    package var status: Int16
    package var owner: MemberID?
    package var team: TeamID?
    package var region: RegionID?
    package var createdAt: Date
}

package struct FoundContact: Sendable, Equatable {
    package var id: ContactID
    package var customer: CustomerID
    /// `nil` where the member may not see the customer.
    package var customerName: String?
    package var name: String
    package var title: String?
    package var phone: String?
    package var email: String?
    package var owner: MemberID?
    package var createdAt: Date
}

/// The best of each kind; a kind is `nil` when it was not asked for or the member may read none of it.
package struct SearchResults: Sendable {
    package var leads: LeadPage?
    package var customers: (found: [FoundCustomer], hasMore: Bool)?
    package var contacts: (found: [FoundContact], hasMore: Bool)?
}

/// One search over all kinds of records, in two round trips: candidates by their keys, then the rows themselves under the member's own policies.
///
/// In the order of how well they fit: a name, number or id that is exactly so; one that begins so; one that has it inside; then pinyin, the first
/// letters of pinyin, and what was found by other texts or tags. Among equals the newest first. Of more than 2,000 the newest 200 are put in order.
extension LeadService {
    package static let maximumFound = 20
    /// Looked at where there are too many to be told apart.
    private static let ranked = 200

    /// - Parameter query: the text, with the tags that are called so; its limit counts for each kind.
    /// - Throws: `permission_denied` for who may read none of the kinds.
    package func search(_ query: LeadQuery, _ kinds: Set<SearchKind>, _ scope: TenantScope) async throws -> SearchResults {
        let member = try scope.requireMember()
        let kinds = SearchKind.allCases.filter { kinds.contains($0) }
        let allowed = kinds.filter { member.grants.allows(.read, $0.facet) }
        guard let search = query.searched, !allowed.isEmpty else {
            throw BatonError(.permissionDenied, detail: "\((kinds.first ?? .lead).facet.rawValue):read")
        }
        let card = try await configurations.configuration(scope).card
        let candidates = try await database.once(
            scope, as: .member, readOnly: true,
            allowed.map { kind in
                RecordSearch.candidates(kind, query, search, member, tenant: scope.tenant)
            })
        let rows = try await database.once(
            scope, as: .member, readOnly: true,
            try zip(allowed, candidates).map { kind, found in
                let columns =
                    kind == .lead
                    ? card.columns : RecordSearch.columns(kind, seesCustomers: member.grants.allows(.read, .customerProfile))
                return RecordSearch.best(
                    kind, columns, search, candidates: try found.single([UUID]?.self).flatMap { $0 },
                    limits: (query.limit, Self.ranked), tenant: scope.tenant)
            })
        var results = SearchResults()
        for (kind, result) in zip(allowed, rows) {
            let hasMore = result.count > query.limit
            switch kind {
            case .lead: results.leads = try LeadPage(result, query, card)
            case .customer:
                let found = try result.decode((CustomerID, String, Int16, MemberID?, TeamID?, RegionID?, Date).self).map {
                    FoundCustomer(id: $0.0, name: $0.1, status: $0.2, owner: $0.3, team: $0.4, region: $0.5, createdAt: $0.6)
                }
                results.customers = (Array(found.prefix(query.limit)), hasMore)
            case .contact:
                let found = try result.decode(
                    (ContactID, CustomerID, String?, String, String?, String?, String?, MemberID?, Date).self
                ).map {
                    FoundContact(
                        id: $0.0, customer: $0.1, customerName: $0.2, name: $0.3, title: $0.4, phone: $0.5, email: $0.6, owner: $0.7,
                        createdAt: $0.8)
                }
                results.contacts = (Array(found.prefix(query.limit)), hasMore)
            }
        }
        return results
    }
}

/// The statements of a search over everything.
enum RecordSearch {
    /// Above so many candidates the newest are looked at instead.
    static let maximumCandidates: Int32 = 2000

    /// Which records within the member's reach fit, newest first; NULL when they are too many.
    static func candidates(
        _ kind: SearchKind, _ query: LeadQuery, _ search: LeadSearch, _ member: MemberAccess, tenant: TenantID
    ) -> SQL {
        if kind == .lead, let sql = LeadRepository.candidates(query, member, tenant: tenant) { return sql }
        let reaches = member.grants.reaches(.read, kind.facet)
        func ifReached<Value>(_ reach: Reach, _ value: Value?) -> Value? { reaches.contains(reach) ? value : nil }
        return """
            SELECT baton.find_\(fragment: kind == .customer ? "customers" : "contacts")(
                \(tenant), \(search.text), \(search.letters), \(maximumCandidates), \(reaches.contains(.tenant)), \(ifReached(.own, member.id)),
                \(ifReached(.pool, member.position.team)), \(ifReached(.team, member.position.teams) ?? []),
                \(ifReached(.region, member.position.regions) ?? []), \(ifReached(.related, member.position.regions) ?? []),
                \(ifReached(.followed, member.id)))
            """
    }

    static func columns(_ kind: SearchKind, seesCustomers: Bool) -> SQL {
        switch kind {
        case .lead: "id"
        case .customer: "id, name, status, owner_id, team_id, region_id, created_at"
        case .contact where seesCustomers:
            """
            id, customer_id, (SELECT c.name FROM baton.customer c
                WHERE c.tenant_id = found.tenant_id AND c.id = found.customer_id AND c.deleted_at IS NULL),
            name, title, phone, email, owner_id, created_at
            """
        case .contact: "id, customer_id, NULL::text, name, title, phone, email, owner_id, created_at"
        }
    }

    /// The rows that fit best.
    ///
    /// - Parameter limits: how many are shown, and of too many how many of the newest are put in order.
    static func best(
        _ kind: SearchKind, _ columns: SQL, _ search: LeadSearch, candidates: [UUID]?, limits: (shown: Int, ranked: Int), tenant: TenantID
    ) -> SQL {
        let table: SQL = kind == .lead ? "baton.lead" : kind == .customer ? "baton.customer" : "baton.contact"
        // The row may have changed since its key was looked up.
        let condition = kind == .lead ? search.condition(tenant) : search.plainCondition(tenant)
        var rows: SQL = "SELECT * FROM \(fragment: table) WHERE tenant_id = \(tenant) AND deleted_at IS NULL AND \(fragment: condition)"
        if let candidates {
            rows.append(" AND id = ANY (\(candidates))")
        } else {
            rows.append(" ORDER BY created_at DESC, id DESC LIMIT \(fragment: .constant(limits.ranked))")
        }
        return """
            SELECT \(fragment: columns) FROM (\(fragment: rows)) AS found
            ORDER BY \(fragment: search.rank(kind, tenant)), created_at DESC, id DESC LIMIT \(fragment: .constant(limits.shown + 1))
            """
    }
}

extension LeadSearch {
    /// The same as `baton.find_customers` and `baton.find_contacts` look for, for one row.
    func plainCondition(_ tenant: TenantID) -> SQL {
        var sql: SQL = "(search_keys @> (SELECT baton.search_keys(\(tenant), baton.search_text(\(text))))"
        if FoldedText.name(text).unicodeScalars.count > 2 {
            sql.append(" AND strpos(search_text, (SELECT baton.search_text(\(text)))) > 0")
        }
        if let letters { sql.append(" OR \(fragment: sounds(letters))") }
        sql.append(")")
        return sql
    }

    /// Spoken like these letters, from a syllable on. Letters only, so that nothing in it means anything to the expression; a syllable may begin
    /// between any two of them.
    func sounds(_ letters: String) -> SQL {
        let pattern = "'" + letters.map(String.init).joined(separator: "'?")
        return "strpos(translate(search_sound, '''', ''), \(letters)) > 0 AND search_sound ~ \(pattern)"
    }

    /// How well a row fits, 0 best.
    func rank(_ kind: SearchKind, _ tenant: TenantID) -> SQL {
        let folded: SQL = "(SELECT baton.search_text(\(text)))"
        let names: [SQL]
        let others: [SQL]
        switch kind {
        case .lead: (names, others) = (["company", "contact_name"], ["phone", "email"])
        case .customer: (names, others) = (["name"], [])
        case .contact: (names, others) = (["name"], ["phone", "email"])
        }
        func any(_ columns: [SQL], _ test: (SQL) -> SQL) -> SQL {
            columns.dropFirst().reduce(test(columns[0])) { "\(fragment: $0) OR \(fragment: test($1))" }
        }
        let texts = (names + others).dropFirst().reduce(names[0]) { "\(fragment: $0), \(fragment: $1)" }
        var sql: SQL = """
            CASE WHEN \(fragment: any(names + others) { "baton.search_text(\(fragment: $0)) = \(fragment: folded)" })
            """
        // A number of the mainland as people write it.
        if !others.isEmpty { sql.append(" OR phone = '+86' || \(fragment: folded)") }
        if kind == .lead {
            sql.append(
                """
                 OR id = ANY (ARRAY(
                    SELECT lead_id FROM baton.lead_external_id WHERE tenant_id = \(tenant) AND external_id = btrim(\(text)) LIMIT 2000))
                """)
        }
        sql.append(
            """
             THEN 0 WHEN \(fragment: any(names) { "starts_with(baton.search_text(\(fragment: $0)), \(fragment: folded))" }) THEN 1
             WHEN strpos(baton.search_text(\(fragment: texts)), \(fragment: folded)) > 0 THEN 2
            """)
        if let letters { sql.append(" WHEN \(fragment: sounds(letters)) THEN 3") }
        // First letters stand among the texts.
        if let letters {
            sql.append(
                """
                 WHEN EXISTS (SELECT FROM string_to_table(search_text, E'\\n') AS l (line)
                              WHERE strpos(l.line, \(letters)) > 0 AND l.line ~ '^[a-z0-9]+$') THEN 4
                """)
        }
        sql.append(" ELSE 5 END")
        return sql
    }
}
