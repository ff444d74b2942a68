package import BatonModel
package import BatonPlatform
package import BatonService

/// What of a tenant's configuration does not fit any more: rules, policies, forms, and views, whose queries are read as those of requests.
package struct Misfits: Sendable {
    private let playbooks: PlaybookService
    private let views: SavedViewService
    private let leads: LeadService

    package init(playbooks: PlaybookService, leads: LeadService) {
        self.playbooks = playbooks
        self.leads = leads
        views = SavedViewService(leads: leads)
    }

    /// - Throws: `access_changed`.
    package func all(_ scope: TenantScope) async throws -> [Misfit] {
        let vocabulary = try await leads.vocabulary(scope)
        let known = Set(LeadQuery.fields + vocabulary.custom.active.map(\.name))
        let broken = try await views.watched(scope).compactMap { view -> Misfit? in
            var problems: [FieldProblem] = []
            if let (problem, part) = LeadListQuery.problem(of: view.query, scope.zone, vocabulary) {
                problems.append(
                    FieldProblem(
                        "/filter", problem.code, zh: "\(part.prefix(200))：\(problem.messageZH)",
                        en: "\(part.prefix(200)): \(problem.messageEN)"))
            }
            for (index, column) in view.columns.enumerated() where !known.contains(column) {
                problems.append(
                    FieldProblem(
                        "/columns/\(index)", "unknown_field", zh: "没有字段 \(column)（或已归档）",
                        en: "There is no field \(column), or it has been archived."))
            }
            return problems.isEmpty ? nil : Misfit(.view, id: view.id.description, name: view.name, problems: problems)
        }
        return try await playbooks.state(scope).misfits + broken
    }
}
