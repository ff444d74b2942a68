package import BatonModel
package import BatonPlatform
internal import Postgres

/// The items that people of the nurture pool get, and when they get them.
package struct ContentService: Sendable {
    private let database: Database
    private let wakeups: Wakeups
    /// Whether addresses may begin with `http`.
    private let allowsPlain: Bool

    package init(database: Database, wakeups: Wakeups, allowsPlain: Bool = false) {
        self.database = database
        self.wakeups = wakeups
        self.allowsPlain = allowsPlain
    }

    /// Of a tenant.
    package static let maximumItems = 500

    // MARK: items

    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func items(_ scope: TenantScope) async throws -> [ContentItem] {
        try scope.require(.read, .leadRules)
        return try NurtureStore.decodeItems(
            try await database.once(
                scope, as: .system, readOnly: true, [NurtureStore.items("deleted_at IS NULL ORDER BY id", scope.tenant)])[0])
    }

    /// - Throws: `permission_denied`, `not_found`.
    package func item(_ id: ContentItemID, _ scope: TenantScope) async throws -> ContentItem {
        try scope.require(.read, .leadRules)
        let statement = NurtureStore.items("deleted_at IS NULL AND id = \(id)", scope.tenant)
        guard let item = try NurtureStore.decodeItems(try await database.once(scope, as: .system, readOnly: true, [statement])[0]).first
        else { throw BatonError(.notFound, detail: "content item") }
        return item
    }

    /// - Throws: `permission_denied` without `lead_rules:write`, `validation_failed`, `conflict` for too many.
    package func create(_ input: ContentItemInput, _ scope: TenantScope) async throws -> ContentItem {
        try scope.require(.write, .leadRules)
        let item = try input.item(changing: nil, id: ContentItemID.make(), allowsPlain: allowsPlain)
        let tenant = scope.tenant
        let stored = try await database.withTenant(scope, as: .system) { transaction in
            let count =
                try await transaction.run([
                    // One after the other, so that the limit holds.
                    "SELECT 1 FROM baton.tenant WHERE id = \(tenant) FOR NO KEY UPDATE",
                    "SELECT count(*) FROM baton.content_item WHERE tenant_id = \(tenant) AND deleted_at IS NULL",
                ])[1].single(Int64.self) ?? 0
            guard count < Self.maximumItems else { throw BatonError(.conflict, detail: "there are \(Self.maximumItems) items already") }
            return try await transaction.finish(
                [
                    NurtureStore.insert(item, tenant),
                    EventRecord("content_item.created", facet: .leadRules, subject: item.id).insert(scope),
                ] + (count == 0 ? [NurtureStore.enter(tenant)] : []) + [NurtureStore.arm(tenant)])[0]
        }
        wakeups.ring(.timers)
        guard let created = try NurtureStore.decodeItems(stored).first else { throw BatonError(.internalError) }
        return created
    }

    /// - Throws: `permission_denied`, `not_found`, `version_mismatch`, `validation_failed`.
    package func update(_ id: ContentItemID, _ input: ContentItemInput, version: Int32?, _ scope: TenantScope) async throws -> ContentItem {
        try scope.require(.write, .leadRules)
        let old = try await item(id, scope)
        if let version, version != old.version { throw BatonError(.versionMismatch) }
        let item = try input.item(changing: old, id: id, allowsPlain: allowsPlain)
        let tenant = scope.tenant
        let stored = try await database.once(
            scope, as: .system,
            [
                NurtureStore.update(item, tenant), EventRecord("content_item.changed", facet: .leadRules, subject: id).insert(scope),
                NurtureStore.arm(tenant),
            ])[0]
        wakeups.ring(.timers)
        guard let changed = try NurtureStore.decodeItems(stored).first else { throw BatonError(.versionMismatch) }
        return changed
    }

    /// Links that are out still lead to where it is.
    ///
    /// - Throws: `permission_denied`, `not_found`, `version_mismatch`.
    package func delete(_ id: ContentItemID, version: Int32?, _ scope: TenantScope) async throws {
        try scope.require(.write, .leadRules)
        let old = try await item(id, scope)
        if let version, version != old.version { throw BatonError(.versionMismatch) }
        let result = try await database.once(
            scope, as: .system,
            [
                """
                UPDATE baton.content_item SET deleted_at = baton.now(), updated_at = baton.now(), version = version + 1
                WHERE tenant_id = \(scope.tenant) AND id = \(id) AND deleted_at IS NULL AND version = \(old.version)
                """,
                EventRecord("content_item.deleted", facet: .leadRules, subject: id).insert(scope),
            ])[0]
        guard result.affectedRows == 1 else { throw BatonError(.versionMismatch) }
    }

    // MARK: policy

    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func policy(_ scope: TenantScope) async throws -> NurturePolicy {
        try scope.require(.read, .leadRules)
        return try NurtureStore.decodePolicy(
            try await database.once(scope, as: .system, readOnly: true, [NurtureStore.policy(scope.tenant)])[0])
    }

    /// - Throws: `permission_denied` without `lead_rules:write`, `validation_failed`, `version_mismatch`.
    package func setPolicy(_ policy: NurturePolicy, version: Int32?, _ scope: TenantScope) async throws -> NurturePolicy {
        try scope.require(.write, .leadRules)
        try policy.check()
        let tenant = scope.tenant
        var policy = policy
        policy.version = try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([
                "SELECT 1 FROM baton.tenant WHERE id = \(tenant) FOR NO KEY UPDATE", NurtureStore.policy(tenant),
            ])
            let current = try NurtureStore.decodePolicy(results[1])
            if let version, version != current.version { throw BatonError(.versionMismatch) }
            _ = try await transaction.finish([
                """
                INSERT INTO baton.nurture_policy (tenant_id, is_enabled, send_from, send_until, on_working_days, site_hosts, version)
                VALUES (\(tenant), \(policy.isEnabled), \(policy.sendFrom), \(policy.sendUntil), \(policy.onWorkingDays),
                        \(policy.siteHosts), \(current.version + 1))
                ON CONFLICT (tenant_id) DO UPDATE SET is_enabled = excluded.is_enabled, send_from = excluded.send_from,
                    send_until = excluded.send_until, on_working_days = excluded.on_working_days, site_hosts = excluded.site_hosts,
                    version = excluded.version, updated_at = excluded.updated_at
                """,
                EventRecord("nurture_policy.changed", facet: .leadRules, subject: tenant).insert(scope),
                NurtureStore.arm(tenant),
            ])
            return current.version + 1
        }
        wakeups.ring(.timers)
        return policy
    }
}
