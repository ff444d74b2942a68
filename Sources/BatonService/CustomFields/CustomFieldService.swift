package import BatonModel
package import BatonPlatform
internal import Postgres

/// What a tenant's admin adds to leads (X2): configuration, without a deployment and without DDL.
package struct CustomFieldService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    /// All of them, archived ones too, in the order in which they are shown.
    package func fields(_ scope: TenantScope) async throws -> [CustomField] {
        try CustomFieldStore.decode(
            try await database.once(
                scope, as: scope.member == nil ? .system : .member, readOnly: true, [CustomFieldStore.select(scope.tenant)])[0])
    }

    /// - Throws: `not_found`.
    package func field(_ id: CustomFieldID, _ scope: TenantScope) async throws -> CustomField {
        guard let field = try await fields(scope).first(where: { $0.id == id }) else { throw BatonError(.notFound) }
        return field
    }

    /// Adds a field; from then on every new lead has it.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`; `validation_failed`, with `too_many_fields` when no column of the type is left;
    ///   `conflict` for a key that is taken, also by an archived field.
    package func create(_ draft: CustomFieldDraft, _ scope: TenantScope) async throws -> CustomField {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        let id = CustomFieldID.make()
        guard let first = CustomSlot(draft.kind.slot, 1) else { throw BatonError(.internalError) }
        // Everything else that is wrong is said before it is looked for a column.
        _ = try draft.field(id, in: first)
        return try await database.withTenant(scope, as: .system) { transaction in
            // Keeps two admins apart too.
            transaction.enqueue(AccessChange.newVersion(tenant))
            let known = try CustomFieldStore.decode(try await transaction.run(CustomFieldStore.select(tenant)))
            if let same = known.first(where: { $0.key == draft.key }) {
                throw BatonError(
                    .conflict, detail: "custom field \(same.id)\(same.isArchived ? ", archived," : "") has the key \(draft.key)")
            }
            let taken = Set(known.map(\.slot))
            let kind = draft.kind.slot
            guard let slot = (1...kind.count).lazy.compactMap({ CustomSlot(kind, $0) }).first(where: { !taken.contains($0) }) else {
                throw ValidationFailure([.tooManyFields(kind)])
            }
            var field = try draft.field(id, in: slot)
            if draft.position == nil { field.position = (known.map(\.position).max() ?? 0) + 1 }
            _ = try await transaction.finish([
                CustomFieldStore.insert(field, tenant), Self.event("created", field, changed: []).insert(scope),
            ])
            return field
        }
    }

    /// Changes a field. An archived one is neither shown nor written, and its values are kept.
    ///
    /// - Throws: `not_found`, `permission_denied`, `version_mismatch`, `validation_failed`.
    package func update(_ id: CustomFieldID, _ patch: CustomFieldPatch, version: Int32?, _ scope: TenantScope) async throws -> CustomField {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .system) { transaction in
            transaction.enqueue(AccessChange.newVersion(tenant))
            let field = try Self.one(try await transaction.run(CustomFieldStore.lock(id, tenant)), version: version)
            let changed = try patch.applied(to: field)
            let results = try await transaction.finish([
                CustomFieldStore.update(changed, tenant), Self.event("updated", field, changed: patch.changed).insert(scope),
                ConfigurationCheck.arm(tenant),
            ])
            guard let stored = try CustomFieldStore.decode(results[0]).first else { throw BatonError(.internalError) }
            return stored
        }
    }

    /// Leads that are emptied in one transaction.
    private static let batch: Int32 = 500

    /// Deletes a field with all its values; its key and its column may then be used again.
    ///
    /// The field is archived first. Then leads lose their values by five hundred; whoever is interrupted may call again and goes on.
    /// - Throws: `not_found`, `permission_denied`, `version_mismatch`.
    package func delete(_ id: CustomFieldID, version: Int32?, _ scope: TenantScope) async throws {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        let field = try await database.withTenant(scope, as: .system) { transaction in
            transaction.enqueue(AccessChange.newVersion(tenant))
            var field = try Self.one(try await transaction.run(CustomFieldStore.lock(id, tenant)), version: version)
            field.isArchived = true
            _ = try await transaction.finish([CustomFieldStore.update(field, tenant), ConfigurationCheck.arm(tenant)])
            return field
        }
        // The tenant's access version has moved on, by this request itself.
        var scope = scope
        scope.accessVersion += 1
        let column = SQL.identifier(field.slot.column)
        while true {
            let emptied = try await database.once(
                scope, as: .system,
                [
                    """
                    UPDATE baton.lead SET \(fragment: column) = NULL, updated_at = baton.now(), version = version + 1
                    WHERE tenant_id = \(tenant) AND id = ANY (ARRAY(
                        SELECT id FROM baton.lead WHERE tenant_id = \(tenant) AND \(fragment: column) IS NOT NULL
                        ORDER BY id LIMIT \(fragment: .constant(Int(Self.batch))) FOR NO KEY UPDATE))
                    """
                ])[0].affectedRows
            if emptied == 0 { break }
        }
        _ = try await database.once(
            scope, as: .system, [CustomFieldStore.delete(id, tenant), Self.event("deleted", field, changed: []).insert(scope)])
    }

    private static func one(_ result: QueryResult, version: Int32?) throws -> CustomField {
        guard let field = try CustomFieldStore.decode(result).first else { throw BatonError(.notFound) }
        if let version, version != field.version { throw BatonError(.versionMismatch) }
        return field
    }

    static func event(_ what: String, _ field: CustomField, changed: [String]) -> EventRecord {
        EventRecord("custom_field.\(what)", facet: .leadRules, subject: field.id, changed: changed, data: .object(["key": field.key]))
    }
}

extension FieldProblem {
    static func tooManyFields(_ kind: CustomSlot.Kind) -> FieldProblem {
        FieldProblem(
            "/type", "too_many_fields", zh: "这种类型的字段最多 \(kind.count) 个，已归档的也算；请删除不用的字段",
            en: "There are \(kind.count) columns for this type, archived fields included; delete a field that is not used.")
    }
}

extension CustomFieldPatch {
    /// Names of what changes, as in the API.
    package var changed: [String] {
        var names: [String] = []
        if labelZH != nil { names.append("label_zh") }
        if labelEN != nil { names.append("label_en") }
        if isRequired != nil { names.append("required") }
        if defaultValue != nil { names.append("default") }
        if unit != nil { names.append("unit") }
        if position != nil { names.append("position") }
        if options != nil { names.append("options") }
        if isArchived != nil { names.append("archived") }
        return names
    }
}
