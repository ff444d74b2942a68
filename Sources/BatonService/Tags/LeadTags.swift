package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// What becomes of the tags of a lead.
package struct LeadTagChange: Sendable, Equatable {
    /// The whole set; `nil` keeps what there is.
    package var all: [TagID]?
    package var added: [TagID] = []
    package var removed: [TagID] = []

    package init(all: [TagID]? = nil, added: [TagID] = [], removed: [TagID] = []) {
        self.all = all
        self.added = added
        self.removed = removed
    }

    func applied(to tags: [TagID]) -> [TagID] { Set(all ?? tags).union(added).subtracting(removed).sorted() }
}

extension LeadService {
    /// Gives tags to a lead, and takes some from it. What is so already is not written.
    ///
    /// - Throws: `not_found`; `permission_denied` without `lead_card:write` on the lead; `version_mismatch`; `validation_failed`: `unknown_tag`,
    ///   `archived_tag` for one that it does not have yet, `too_many_tags`.
    package func changeTags(_ change: LeadTagChange, of id: LeadID, version: Int32? = nil, _ scope: TenantScope) async throws -> Lead {
        try scope.require(.read, .leadCard)
        try scope.require(.write, .leadCard)
        let known = try await vocabulary(scope).tags
        for tag in (change.all ?? []) + change.added where known[tag] == nil { throw ValidationFailure([.unknownTag("/tags")]) }
        return try await act(on: id, scope, needing: .write) { lead, transaction, card in
            if let version, version != lead.version { throw BatonError(.versionMismatch) }
            let tags = change.applied(to: lead.tags)
            let (before, after) = (Set(lead.tags), Set(tags))
            guard before != after else {
                _ = try await transaction.finish([SQL]())
                return lead
            }
            let added = after.subtracting(before).sorted()
            if let archived = added.first(where: { known[$0]?.isArchived == true }) {
                throw ValidationFailure([
                    FieldProblem(
                        "/tags", "archived_tag", zh: "标签 \(known[archived]?.name ?? "") 已归档，不能再使用",
                        en: "The tag \(known[archived]?.name ?? "") is archived; nothing gets it any more.")
                ])
            }
            guard tags.count <= Tag.maximumOfLead else {
                throw ValidationFailure([
                    FieldProblem(
                        "/tags", "too_many_tags", zh: "每条线索最多 \(Tag.maximumOfLead) 个标签",
                        en: "A lead has at most \(Tag.maximumOfLead) tags.")
                ])
            }
            func list(_ tags: [TagID]) -> String? { tags.isEmpty ? nil : tags.map(\.description).joined(separator: " ") }
            let results = try await transaction.finish([
                LeadRepository.setTags(tags, of: id, as: card, tenant: scope.tenant),
                EventRecord(
                    "lead.updated", facet: .leadCard, subject: id, changed: ["tags"],
                    data: .object(["added": list(added), "removed": list(before.subtracting(after).sorted())])
                ).insert(scope),
            ])
            return try card.one(results[0])
        }
    }
}

extension LeadRepository {
    static func setTags(_ tags: [TagID], of id: LeadID, as card: LeadCard, tenant: TenantID) -> SQL {
        """
        UPDATE baton.lead SET tags = \(tags.map(\.uuid)), updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(id)
        RETURNING \(fragment: card.columns)
        """
    }

    /// How many leads have each tag.
    static func tagCounts(guides: [ReachGuide]?, tenant: TenantID) -> SQL {
        """
        SELECT t.tag, count(*) FROM baton.lead CROSS JOIN unnest(tags) AS t (tag)
        WHERE tenant_id = \(tenant) AND deleted_at IS NULL AND tags <> '{}'\(fragment: either(guides, candidates: nil)) GROUP BY t.tag
        """
    }
}
