package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// What leads are looked for by: text, pinyin, tags that are called so, ids of other systems.
struct LeadSearch {
    /// As it is compared; numbers without dashes.
    let text: String
    /// The same without dashes or apostrophes if it may be pinyin.
    let letters: String?
    let tags: [TagID]

    init(_ text: String, tags: [TagID]) {
        let isNumber = text.unicodeScalars.allSatisfy { "0123456789+-– ()（）".unicodeScalars.contains($0) }
        self.text = isNumber ? text.replacing("-", with: "").replacing("–", with: "") : text
        let folded = FoldedText.name(text).replacing("'", with: "").replacing("’", with: "")
        letters = folded.utf8.count >= 2 && folded.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ? folded : nil
        self.tags = tags
    }

    /// The same as `baton.find_leads` looks for, for one row. Subqueries, because PostgreSQL would fold the same text again for each.
    func condition(_ tenant: TenantID) -> SQL {
        var sql: SQL = "(search_keys @> (SELECT baton.search_keys(\(tenant), baton.search_text(\(text))))"
        // A pair of characters is one key; of several the order counts too.
        if FoldedText.name(text).unicodeScalars.count > 2 {
            sql.append(
                """
                 AND strpos(coalesce(search_text, baton.search_text(company, contact_name, phone)), (SELECT baton.search_text(\(text)))) > 0
                """)
        }
        if let letters {
            // Letters only, so that nothing in it means anything to the expression. A syllable may begin between any two of them.
            let pattern = "'" + letters.map(String.init).joined(separator: "'?")
            sql.append(" OR strpos(translate(search_sound, '''', ''), \(letters)) > 0 AND search_sound ~ \(pattern)")
        }
        if !tags.isEmpty { sql.append(" OR tags && \(tags.map(\.uuid))") }
        sql.append(
            """
             OR id = ANY (ARRAY(
                SELECT lead_id FROM baton.lead_external_id WHERE tenant_id = \(tenant) AND external_id = btrim(\(text)) LIMIT 2000)))
            """)
        return sql
    }
}

extension LeadQuery {
    var searched: LeadSearch? { search.map { LeadSearch($0, tags: namedTags) } }

    /// The tags by which it can be found without going through the list.
    var taggedBy: (all: [TagID]?, any: [TagID]?) {
        var found: (all: [TagID]?, any: [TagID]?) = (nil, nil)
        for case .tags(let comparison) in filters {
            switch comparison {
            case .all(let tags): found.all = tags
            case .any(let tags): found.any = tags
            case .none, .isEmpty: break
            }
        }
        return found
    }
}

extension TagComparison {
    var condition: SQL {
        switch self {
        case .any(let tags): "tags && \(tags.map(\.uuid))"
        case .all(let tags): "tags @> \(tags.map(\.uuid))"
        case .none(let tags): "NOT tags && \(tags.map(\.uuid))"
        case .isEmpty(true): "tags = '{}'"
        case .isEmpty(false): "tags <> '{}'"
        }
    }
}

extension LeadRepository {
    /// Above so many candidates the list itself is looked through, which then finds a page soon.
    private static let maximumCandidates: Int32 = 2000

    /// Which leads within the member's reach fit a search, or else the tags of the filter, newest first; NULL when they are too many.
    ///
    /// - Returns: `nil` for a query that has neither.
    static func candidates(_ query: LeadQuery, _ member: MemberAccess, tenant: TenantID) -> SQL? {
        let (search, tagged) = (query.searched, query.taggedBy)
        if search == nil, tagged.all == nil, tagged.any == nil { return nil }
        let reaches = member.grants.reaches(.read, .leadCard)
        func ifReached<Value>(_ reach: Reach, _ value: Value?) -> Value? { reaches.contains(reach) ? value : nil }
        return """
            SELECT baton.find_leads(
                \(tenant), \(search?.text), \(search?.letters), \(search?.tags.map(\.uuid)),
                \(search == nil ? tagged.all?.map(\.uuid) : nil), \(search == nil ? tagged.any?.map(\.uuid) : nil),
                \(maximumCandidates), \(reaches.contains(.tenant)), \(ifReached(.own, member.id)),
                \(ifReached(.pool, member.position.team)), \(ifReached(.team, member.position.teams) ?? []),
                \(ifReached(.region, member.position.regions) ?? []), \(ifReached(.followed, member.id)))
            """
    }
}

/// Makes what leads, customers and contacts are found by, for those that were there before (m0022, m0023). Armed by the migrations, once for
/// each tenant.
package struct LeadIndexHandler: TimerHandler {
    package static let kind = "lead_index"
    static let batch = 500
    private static let relations: [SQL] = ["baton.lead", "baton.customer", "baton.contact"]

    package init() {}

    package var kind: String { Self.kind }

    /// A record that is being written now is passed over until later.
    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        Self.relations.map { relation in
            """
            SELECT id FROM \(fragment: relation) WHERE tenant_id = \(tenant) AND search_text IS NULL
            ORDER BY id LIMIT \(fragment: .constant(Self.batch)) FOR NO KEY UPDATE SKIP LOCKED
            """
        } + [
            """
            SELECT baton.now(), EXISTS (SELECT FROM baton.lead WHERE tenant_id = \(tenant) AND search_text IS NULL)
                OR EXISTS (SELECT FROM baton.customer WHERE tenant_id = \(tenant) AND search_text IS NULL)
                OR EXISTS (SELECT FROM baton.contact WHERE tenant_id = \(tenant) AND search_text IS NULL)
            """
        ]
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        guard let (now, isMore) = try results[Self.relations.count].first((Date, Bool).self), isMore else { return effects }
        var isIdle = true
        for (relation, result) in zip(Self.relations, results) {
            let ids = try result.column(UUID.self)
            if ids.isEmpty { continue }
            isIdle = false
            // The trigger makes it.
            effects.statements.append("UPDATE \(fragment: relation) SET search_text = '' WHERE tenant_id = \(tenant) AND id = ANY (\(ids))")
        }
        let next = isIdle ? now.addingTimeInterval(1) : now
        for timer in timers { effects.statements.append(Timers.arm(kind, timer.subject, at: next, tenant: tenant)) }
        return effects
    }
}
