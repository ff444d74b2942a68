package import BatonModel
package import BatonPlatform

/// Leads for one command, found by a filter.
extension LeadService {
    /// The leads that the member sees and that fit, newest first.
    ///
    /// - Throws: `invalid_query` (`too_many_rows`), when there are more.
    package func ids(_ selection: LeadQuery, atMost limit: Int, _ scope: TenantScope) async throws -> [LeadID] {
        var query = LeadQuery(filters: selection.filters, search: selection.search, limit: 200)
        var ids: [LeadID] = []
        repeat {
            let page = try await list(query, scope)
            ids += try page.leads().map(\.id)
            query.after = page.next
        } while query.after != nil && ids.count <= limit
        guard ids.count <= limit else {
            throw BatonError(
                .invalidQuery,
                problems: [
                    FieldProblem(
                        "filter", "too_many_rows", zh: "超过 \(limit) 条；请缩小筛选范围", en: "More than \(limit) leads. Narrow the filter.")
                ])
        }
        return ids
    }
}
