package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// What messages about notifications say: the program's own words, or a tenant's.
package struct MessageTemplateService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    package struct Stored: Sendable {
        package var kind: NotificationKind
        package var channel: ChannelKind
        /// The tenant's, else the program's.
        package var template: NotificationTemplate
        /// Since when it has been the tenant's own; `nil`: it is the program's.
        package var updatedAt: Date?
        /// 1: the program's.
        package var version: Int32 = 1
    }

    /// Of all kinds of notifications over all kinds of channels that have templates.
    ///
    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func templates(_ scope: TenantScope) async throws -> [Stored] {
        try scope.require(.read, .leadRules)
        let own = try Self.decode(
            try await database.once(scope, as: .system, readOnly: true, [Self.select("true", scope.tenant)])[0])
        return NotificationKind.allCases.flatMap { kind in
            ChannelKind.allCases.compactMap { channel in
                own.first { $0.kind == kind && $0.channel == channel }
                    ?? NotificationTemplate.standard(kind, channel).map { Stored(kind: kind, channel: channel, template: $0) }
            }
        }
    }

    /// - Throws: `permission_denied`, `not_found` for a text message without a template.
    package func template(_ kind: NotificationKind, _ channel: ChannelKind, _ scope: TenantScope) async throws -> Stored {
        guard let stored = try await templates(scope).first(where: { $0.kind == kind && $0.channel == channel }) else {
            throw BatonError(.notFound, detail: "template")
        }
        return stored
    }

    /// - Parameter version: the version that is to be replaced; `nil`: any.
    /// - Throws: `permission_denied` without `lead_rules:write`, `version_mismatch`.
    package func put(
        _ template: NotificationTemplate, for kind: NotificationKind, _ channel: ChannelKind, version: Int32?, _ scope: TenantScope
    ) async throws -> Stored {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        let parameters = template.providerTemplate.map { _ in
            JSONText.object(template.parameters.mapValues { $0.source })
        }
        try await database.withTenant(scope, as: .system) { transaction in
            // Locked, so that two changes of one template do not pass each other.
            let found = try await transaction.run([
                "SELECT 1 FROM baton.tenant WHERE id = \(tenant) FOR NO KEY UPDATE", Self.version(kind, channel, tenant),
            ])[1]
            let current = try found.single(Int32.self) ?? 1
            if let version, version != current { throw BatonError(.versionMismatch) }
            _ = try await transaction.finish([
                """
                INSERT INTO baton.message_template (
                    tenant_id, kind, channel_kind, subject_zh, subject_en, body_zh, body_en, provider_template, parameters, version)
                VALUES (\(tenant), \(kind.rawValue), \(channel.rawValue), \(template.subject?.zh.source), \(template.subject?.en.source),
                        \(template.body?.zh.source), \(template.body?.en.source), \(template.providerTemplate), \(parameters),
                        \(current + 1))
                ON CONFLICT (tenant_id, kind, channel_kind) DO UPDATE SET subject_zh = excluded.subject_zh,
                    subject_en = excluded.subject_en, body_zh = excluded.body_zh, body_en = excluded.body_en,
                    provider_template = excluded.provider_template, parameters = excluded.parameters, version = excluded.version,
                    updated_at = excluded.updated_at
                """,
                EventRecord(
                    "message_template.changed", facet: .leadRules, subject: tenant,
                    data: .object(["kind": kind.rawValue, "channel": channel.rawValue])
                ).insert(scope),
            ])
        }
        return try await self.template(kind, channel, scope)
    }

    /// Back to the program's own words.
    ///
    /// - Throws: `permission_denied`, `not_found`, `version_mismatch`; `conflict` while a channel for text messages carries the kind.
    package func delete(_ kind: NotificationKind, _ channel: ChannelKind, version: Int32?, _ scope: TenantScope) async throws {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([
                "SELECT 1 FROM baton.tenant WHERE id = \(tenant) FOR NO KEY UPDATE", Self.version(kind, channel, tenant),
                """
                SELECT count(*) FROM baton.channel
                WHERE tenant_id = \(tenant) AND kind = 'sms' AND \(kind.rawValue) = ANY (carries)
                """,
            ])
            guard let current = try results[1].single(Int32.self) else { throw BatonError(.notFound, detail: "template") }
            if let version, version != current { throw BatonError(.versionMismatch) }
            if channel == .sms, try results[2].single(Int64.self) ?? 0 > 0 {
                throw BatonError(.conflict, detail: "a channel for text messages carries \(kind.rawValue)")
            }
            _ = try await transaction.finish([
                """
                DELETE FROM baton.message_template
                WHERE tenant_id = \(tenant) AND kind = \(kind.rawValue) AND channel_kind = \(channel.rawValue)
                """,
                EventRecord(
                    "message_template.removed", facet: .leadRules, subject: tenant,
                    data: .object(["kind": kind.rawValue, "channel": channel.rawValue])
                ).insert(scope),
            ])
        }
    }

    // MARK: rows

    static func only(_ kind: NotificationKind, _ channel: ChannelKind) -> SQL {
        "kind = \(kind.rawValue) AND channel_kind = \(channel.rawValue)"
    }

    private static func version(_ kind: NotificationKind, _ channel: ChannelKind, _ tenant: TenantID) -> SQL {
        "SELECT version FROM baton.message_template WHERE tenant_id = \(tenant) AND \(fragment: only(kind, channel))"
    }

    static func select(_ condition: SQL, _ tenant: TenantID) -> SQL {
        """
        SELECT kind, channel_kind, subject_zh, subject_en, body_zh, body_en, provider_template, parameters, updated_at, version
        FROM baton.message_template WHERE tenant_id = \(tenant) AND \(fragment: condition)
        """
    }

    static func decode(_ result: QueryResult) throws -> [Stored] {
        try result.decode(
            (String, String, String?, String?, String?, String?, String?, JSONText?, Date, Int32).self
        ).compactMap { row in
            // Of a newer program, or written for one that knew other variables: then the program's own words hold.
            guard let kind = NotificationKind(rawValue: row.0), let channel = ChannelKind(rawValue: row.1),
                let template = try? NotificationTemplate(
                    kind, channel, subjectZH: row.2, subjectEN: row.3, bodyZH: row.4, bodyEN: row.5, providerTemplate: row.6,
                    parameters: row.7.map(parameters) ?? [:])
            else { return nil }
            return Stored(kind: kind, channel: channel, template: template, updatedAt: row.8, version: row.9)
        }
    }

    static func parameters(_ json: JSONText) -> [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(json.text.utf8))) ?? [:]
    }
}
