package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres

/// What changes on a tag; `nil` stays.
package struct TagPatch: Sendable {
    package var name: String?
    package var color: TagColor?
    package var isArchived: Bool?

    package init(name: String? = nil, color: TagColor? = nil, isArchived: Bool? = nil) {
        self.name = name
        self.color = color
        self.isArchived = isArchived
    }
}

/// The catalogue of tags: one for the tenant, kept by who may write its rules, or by everybody where the tenant says so.
package struct TagService: Sendable {
    private let leads: LeadService
    private var database: Database { leads.database }

    package init(leads: LeadService) { self.leads = leads }

    /// By name, archived ones too.
    package func tags(_ scope: TenantScope) async throws -> [Tag] {
        try TagStore.decode(try await read(TagStore.select(scope.tenant), scope))
    }

    /// - Throws: `not_found`.
    package func tag(_ id: TagID, _ scope: TenantScope) async throws -> Tag {
        guard let tag = try await tags(scope).first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "tag") }
        return tag
    }

    /// How many leads within the member's reach have each tag.
    package func counts(_ scope: TenantScope) async throws -> [TagID: Int64] {
        try scope.require(.read, .leadCard)
        let guides = try scope.requireMember().guides(.read, .leadCard)
        let rows = try await database.once(
            scope, as: .memberFigures, readOnly: true, [LeadRepository.tagCounts(guides: guides, tenant: scope.tenant)])[0]
            .decode((UUID, Int64).self)
        return Dictionary(rows.map { (TagID($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether whoever may change leads may add tags.
    package func isOpen(_ scope: TenantScope) async throws -> Bool {
        try await read("SELECT is_open FROM baton.tag_policy WHERE tenant_id = \(scope.tenant)", scope).single(Bool.self) ?? false
    }

    private func read(_ statement: SQL, _ scope: TenantScope) async throws -> QueryResult {
        try await database.once(scope, as: .system, readOnly: true, [statement])[0]
    }

    /// - Throws: `permission_denied` without `lead_rules:write`.
    package func setOpen(_ isOpen: Bool, _ scope: TenantScope) async throws {
        try scope.require(.write, .leadRules)
        _ = try await database.once(
            scope, as: .system,
            [
                """
                INSERT INTO baton.tag_policy (tenant_id, is_open) VALUES (\(scope.tenant), \(isOpen))
                ON CONFLICT (tenant_id) DO UPDATE SET is_open = excluded.is_open, updated_at = baton.now()
                """,
                EventRecord(
                    "tags.policy_changed", facet: .leadRules, subject: scope.tenant, changed: ["open"],
                    data: .object(["open": isOpen ? "true" : "false"])
                ).insert(scope),
            ])
    }

    /// - Throws: `permission_denied`; `validation_failed` (`too_many_tags` beside what names are refused for); `conflict` for a name that there
    ///   is, in whatever spelling.
    package func create(name: String?, color: TagColor, _ scope: TenantScope) async throws -> Tag {
        var problems = FieldProblems()
        let name = Tag.name(name, at: "/name", &problems)
        let tenant = scope.tenant
        let mayWriteRules = (try? scope.require(.write, .leadRules)) != nil
        if !mayWriteRules {
            try scope.require(.write, .leadCard)
            guard try await isOpen(scope) else { throw BatonError(.permissionDenied, detail: "lead_rules:write") }
        }
        try problems.check()
        guard let name else { throw BatonError(.internalError) }
        return try await database.withTenant(scope, as: .system) { transaction in
            // Keeps two of them apart, and lets lists know the new one.
            transaction.enqueue(AccessChange.newVersion(tenant))
            let known = try TagStore.decode(try await transaction.run(TagStore.select(tenant)))
            try Self.check(name.key, in: known)
            guard known.count < Tag.maximumOfTenant else {
                throw ValidationFailure([.tooManyTags])
            }
            let id = TagID.make()
            let results = try await transaction.finish([
                TagStore.insert(id, name, color, tenant),
                EventRecord("tag.created", facet: .leadRules, subject: id, data: .object(["name": name.text])).insert(scope),
            ])
            return try Self.one(results[0])
        }
    }

    /// Adds several to the catalogue, all or none; one that is there by now stays.
    ///
    /// - Parameter isDryRun: only asks whether it could be done.
    /// - Throws: as `create`.
    func createAll(_ names: [String], isDryRun: Bool, _ scope: TenantScope) async throws {
        var problems = FieldProblems()
        let names = names.compactMap { Tag.name($0, at: "/name", &problems) }
        let tenant = scope.tenant
        if (try? scope.require(.write, .leadRules)) == nil {
            try scope.require(.write, .leadCard)
            guard try await isOpen(scope) else { throw BatonError(.permissionDenied, detail: "lead_rules:write") }
        }
        try problems.check()
        let known = try await leads.vocabulary(scope).tags.all.count
        guard known + names.count <= Tag.maximumOfTenant else { throw ValidationFailure([.tooManyTags]) }
        if isDryRun { return }
        try await database.withTenant(scope, as: .system) { transaction in
            transaction.enqueue(AccessChange.newVersion(tenant))
            let known = try TagStore.decode(try await transaction.run(TagStore.select(tenant)))
            let keys = Set(known.map { FoldedText.name($0.name) })
            let new = names.filter { !keys.contains($0.key) }
            guard known.count + new.count <= Tag.maximumOfTenant else { throw ValidationFailure([.tooManyTags]) }
            let statements = new.flatMap { name -> [SQL] in
                let id = TagID.make()
                return [
                    TagStore.insert(id, name, .gray, tenant),
                    EventRecord("tag.created", facet: .leadRules, subject: id, data: .object(["name": name.text])).insert(scope),
                ]
            }
            _ = try await transaction.finish(statements)
        }
    }

    /// - Throws: `not_found`, `permission_denied` without `lead_rules:write`, `version_mismatch`, `validation_failed`, `conflict`.
    package func update(_ id: TagID, _ patch: TagPatch, version: Int32?, _ scope: TenantScope) async throws -> Tag {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        var problems = FieldProblems()
        let name = patch.name.flatMap { Tag.name($0, at: "/name", &problems) }
        try problems.check()
        return try await database.withTenant(scope, as: .system) { transaction in
            transaction.enqueue(AccessChange.newVersion(tenant))
            let known = try TagStore.decode(try await transaction.run(TagStore.select(tenant)))
            var tag = try Self.find(id, in: known, version: version)
            if let name {
                try Self.check(name.key, in: known.filter { $0.id != id })
                tag.name = name.text
            }
            tag.color = patch.color ?? tag.color
            tag.isArchived = patch.isArchived ?? tag.isArchived
            let changed = [
                patch.name == nil ? nil : "name", patch.color == nil ? nil : "color", patch.isArchived == nil ? nil : "archived",
            ]
            let results = try await transaction.finish([
                TagStore.update(tag, key: FoldedText.name(tag.name), tenant),
                EventRecord(
                    "tag.updated", facet: .leadRules, subject: id, changed: changed.compactMap { $0 }, data: .object(["name": tag.name])
                ).insert(scope),
            ])
            return try Self.one(results[0])
        }
    }

    /// Takes a tag out of the catalogue at once, and from leads in the background, 500 at a time.
    ///
    /// - Parameter other: what leads get instead.
    /// - Returns: the other one.
    /// - Throws: `not_found`, `permission_denied` without `lead_rules:write`, `version_mismatch`; `validation_failed` (`unknown_tag`) for another
    ///   that is not there, or the same.
    @discardableResult
    package func end(_ id: TagID, into other: TagID?, version: Int32?, _ scope: TenantScope) async throws -> Tag? {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .system) { transaction in
            transaction.enqueue(AccessChange.newVersion(tenant))
            let results = try await transaction.run([TagStore.select(tenant), "SELECT baton.now()"])
            let known = try TagStore.decode(results[0])
            let tag = try Self.find(id, in: known, version: version)
            let target = known.first { $0.id == other }
            if other != nil, target == nil || other == id {
                throw ValidationFailure([.unknownTag("/into_id")])
            }
            guard let now = try results[1].single(Date.self) else { throw BatonError(.internalError) }
            let kind = other == nil ? "tag.deleted" : "tag.merged"
            _ = try await transaction.finish([
                TagStore.end(id, into: other, tenant), TagStore.redirect(from: id, to: other, tenant),
                Timers.arm(TagEndHandler.kind, id.uuid, at: now, tenant: tenant),
                EventRecord(
                    kind, facet: .leadRules, subject: id, data: .object(["name": tag.name, "into_id": other?.description])
                ).insert(scope),
            ])
            return target
        }
    }

    private static func check(_ key: String, in known: [Tag]) throws {
        guard let same = known.first(where: { FoldedText.name($0.name) == key }) else { return }
        throw BatonError(.conflict, detail: "tag \(same.id)\(same.isArchived ? ", archived," : "") has this name")
    }

    private static func find(_ id: TagID, in known: [Tag], version: Int32?) throws -> Tag {
        guard let tag = known.first(where: { $0.id == id }) else { throw BatonError(.notFound, detail: "tag") }
        if let version, version != tag.version { throw BatonError(.versionMismatch) }
        return tag
    }

    private static func one(_ result: QueryResult) throws -> Tag {
        guard let tag = try TagStore.decode(result).first else { throw BatonError(.internalError) }
        return tag
    }
}

extension FieldProblem {
    fileprivate static let tooManyTags = FieldProblem(
        "/name", "too_many_tags", zh: "最多 \(Tag.maximumOfTenant) 个标签，请合并或删除不用的",
        en: "There are at most \(Tag.maximumOfTenant) tags; merge or delete some that are not used.")

    static func unknownTag(_ place: String) -> FieldProblem {
        FieldProblem(place, "unknown_tag", zh: "没有这个标签", en: "There is no tag with this id.")
    }
}

/// Takes a tag that is going from the leads that have it; when none has it any more, it is gone.
package struct TagEndHandler: TimerHandler {
    package static let kind = "tag_end"
    static let batch: Int32 = 500

    package init() {}

    package var kind: String { Self.kind }

    /// A lead that is being written now is passed over until later. The tag is locked, so that whoever takes its target away (`TagStore.redirect`)
    /// does so behind this batch, and nothing gets a tag that is gone.
    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        timers.flatMap { timer -> [SQL] in
            [
                """
                SELECT t.id, (SELECT m.id FROM baton.tag m WHERE m.tenant_id = \(tenant) AND m.id = t.merged_into_id AND m.ends_at IS NULL)
                FROM baton.tag t WHERE t.tenant_id = \(tenant) AND t.id = \(timer.subject) AND t.ends_at IS NOT NULL FOR NO KEY UPDATE OF t
                """,
                """
                SELECT id FROM baton.lead
                WHERE tenant_id = \(tenant) AND id = ANY (baton.tagged_leads(\(tenant), \(timer.subject), \(Self.batch)))
                ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
                """,
                "SELECT cardinality(baton.tagged_leads(\(tenant), \(timer.subject), 1)), baton.now()",
            ]
        }
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        for (index, timer) in timers.enumerated() {
            guard let (tag, other) = try results[3 * index].first((TagID, TagID?).self) else { continue }
            let leads = try results[3 * index + 1].column(LeadID.self)
            let (left, now) = try results[3 * index + 2].first((Int32, Date).self) ?? (Int32(0), Date.distantPast)
            if left == 0 {
                effects.statements.append("DELETE FROM baton.tag WHERE tenant_id = \(tenant) AND id = \(tag)")
                continue
            }
            if !leads.isEmpty {
                let tags: SQL = other.map { "array_replace(tags, \(tag.uuid), \($0.uuid))" } ?? "array_remove(tags, \(tag.uuid))"
                effects.statements.append(
                    """
                    UPDATE baton.lead SET tags = ARRAY(SELECT DISTINCT t FROM unnest(\(fragment: tags)) AS t ORDER BY t),
                        updated_at = baton.now(), version = version + 1
                    WHERE tenant_id = \(tenant) AND id = ANY (\(leads))
                    """)
            }
            let next = leads.isEmpty ? now.addingTimeInterval(1) : now
            effects.statements.append(Timers.arm(kind, timer.subject, at: next, tenant: tenant))
        }
        return effects
    }
}
