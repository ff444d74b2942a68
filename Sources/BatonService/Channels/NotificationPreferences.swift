package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Where and when a member wants to be told.
package struct NotificationPreference: Sendable, Equatable {
    /// As it came in; stored as E.164.
    package var phone: String?
    package var wecomUserID: String?
    /// `zh` or `en`.
    package var language = "zh"
    /// Kinds of channels that he does not want.
    package var mutedChannels: [String] = []
    package var quietHours: Quiet?
    package var updatedAt: Date?
    /// 1: nothing has been said yet.
    package var version: Int32 = 1

    package struct Quiet: Sendable, Equatable {
        package var zone: String
        /// `22:00`.
        package var from: String
        package var to: String

        package init(zone: String, from: String, to: String) {
            self.zone = zone
            self.from = from
            self.to = to
        }
    }

    package init() {}

    /// Kinds of channels that can be muted: those that tell members.
    package static let personalChannels = ChannelKind.allCases.filter { $0 != .webhook && $0 != .wecomRobot }
}

/// Preferences for notifications: a member's own, and for admins those of others.
package struct NotificationPreferences: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    /// - Parameter member: `nil`: one's own.
    /// - Throws: `permission_denied` for another's without `permissions:read`, `not_found`.
    package func preference(of member: MemberID?, _ scope: TenantScope) async throws -> NotificationPreference {
        let own = try scope.requireMember().id
        if let member, member != own { try scope.require(.read, .permissions) }
        return try await read(member ?? own, scope)
    }

    private func read(_ member: MemberID, _ scope: TenantScope) async throws -> NotificationPreference {
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                "SELECT 1 FROM baton.member WHERE tenant_id = \(scope.tenant) AND id = \(member) AND deleted_at IS NULL",
                Self.select(member, scope.tenant),
            ])
        guard !results[0].isEmpty else { throw BatonError(.notFound, detail: "member") }
        return try Self.decode(results[1]) ?? NotificationPreference()
    }

    /// Replaces everything.
    ///
    /// - Parameters:
    ///   - member: `nil`: one's own.
    ///   - version: the version that is to be replaced; `nil`: any.
    /// - Throws: `permission_denied` for another's without `permissions:write`, `not_found`, `version_mismatch`; `validation_failed`.
    package func put(
        _ wanted: NotificationPreference, of member: MemberID?, version: Int32?, _ scope: TenantScope
    ) async throws -> NotificationPreference {
        let own = try scope.requireMember().id
        if let member, member != own { try scope.require(.write, .permissions) }
        let member = member ?? own
        let valid = try Self.validated(wanted)
        let tenant = scope.tenant
        let (zone, from, to) = (valid.quiet?.zone.identifier, valid.quiet?.from, valid.quiet?.to)
        try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([
                "SELECT 1 FROM baton.member WHERE tenant_id = \(tenant) AND id = \(member) AND deleted_at IS NULL FOR NO KEY UPDATE",
                Self.select(member, tenant),
            ])
            guard !results[0].isEmpty else { throw BatonError(.notFound, detail: "member") }
            let current = try Self.decode(results[1])?.version ?? 1
            if let version, version != current { throw BatonError(.versionMismatch) }
            _ = try await transaction.finish([
                """
                INSERT INTO baton.notification_preference (
                    tenant_id, member_id, phone, wecom_user_id, language, muted_channels, quiet_zone, quiet_from, quiet_to, version)
                VALUES (\(tenant), \(member), \(valid.phone), \(valid.user), \(wanted.language), \(wanted.mutedChannels), \(zone),
                        \(from.map(Int16.init)), \(to.map(Int16.init)), \(current + 1))
                ON CONFLICT (tenant_id, member_id) DO UPDATE SET phone = excluded.phone, wecom_user_id = excluded.wecom_user_id,
                    language = excluded.language, muted_channels = excluded.muted_channels, quiet_zone = excluded.quiet_zone,
                    quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, version = excluded.version,
                    updated_at = excluded.updated_at
                """,
                EventRecord("member.preferences_changed", facet: .permissions, subject: member).insert(scope),
            ])
        }
        return try await read(member, scope)
    }

    private static func validated(
        _ wanted: NotificationPreference
    ) throws -> (phone: String?, user: String?, quiet: QuietHours?) {
        var problems = FieldProblems()
        let parsed = problems.phone(wanted.phone, "/phone")
        if let parsed, parsed.e164.hasPrefix("+86"), !parsed.isMobile || parsed.extension != nil {
            problems.append(FieldProblem("/phone", "not_a_mobile", zh: "应为手机号", en: "Not a mobile number."))
        }
        let user = wanted.wecomUserID.flatMap { problems.text($0, "/wecom_user_id", max: 64) }
        if let user, !user.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "|") }) {
            problems.append(
                FieldProblem("/wecom_user_id", "invalid_value", zh: "只能用英文字母、数字和符号", en: "Only ASCII letters, digits and signs."))
        }
        if !["zh", "en"].contains(wanted.language) {
            problems.append(FieldProblem("/language", "unknown_value", zh: "可用：zh、en", en: "Known: zh, en."))
        }
        let known = NotificationPreference.personalChannels.map(\.rawValue)
        for (index, kind) in wanted.mutedChannels.enumerated() where !known.contains(kind) {
            problems.append(
                FieldProblem(
                    "/muted_channels/\(index)", "unknown_value", zh: "可用：\(known.joined(separator: "、"))",
                    en: "Known: \(known.joined(separator: ", "))."))
        }
        var quiet: QuietHours?
        if let hours = wanted.quietHours {
            quiet = QuietHours(zone: hours.zone, from: hours.from, to: hours.to, at: "/quiet_hours", &problems)
        }
        try problems.check()
        return (parsed?.e164, user, quiet)
    }

    static func select(_ member: MemberID, _ tenant: TenantID) -> SQL {
        """
        SELECT phone, wecom_user_id, language, muted_channels, quiet_zone, quiet_from, quiet_to, updated_at, version
        FROM baton.notification_preference WHERE tenant_id = \(tenant) AND member_id = \(member)
        """
    }

    static func decode(_ result: QueryResult) throws -> NotificationPreference? {
        guard
            let row = try result.first((String?, String?, String, [String], String?, Int16?, Int16?, Date, Int32).self)
        else { return nil }
        var preference = NotificationPreference()
        (preference.phone, preference.wecomUserID, preference.language, preference.mutedChannels) = (row.0, row.1, row.2, row.3)
        preference.quietHours = NotificationPreference.Quiet(zone: row.4, from: row.5, to: row.6)
        (preference.updatedAt, preference.version) = (row.7, row.8)
        return preference
    }
}
