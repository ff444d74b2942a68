package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Messages that were given up: people look why, mend it, and send them again.
package struct OutboxAdministration: Sendable {
    private let database: Database
    private let wakeups: Wakeups

    package init(database: Database, wakeups: Wakeups) {
        self.database = database
        self.wakeups = wakeups
    }

    package struct DeadMessage: Sendable {
        package var id: MessageID
        package var channel: ChannelID
        package var kind: String
        package var member: MemberID?
        package var subject: SubjectID?
        package var attempts: Int16
        /// A code of docs/CHANNELS.md.
        package var problem: String
        /// The receiver's words.
        package var detail: String?
        package var createdAt: Date
        package var diedAt: Date
    }

    /// Messages that are listed, or sent again, at once.
    package static let maximumMessages = 1_000
    /// Days that a message may wait, and that one which was put aside is kept.
    package static let waitingDays = 7
    package static let keptDays = 90

    /// The newest 1,000.
    ///
    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func dead(of channel: ChannelID?, _ scope: TenantScope) async throws -> [DeadMessage] {
        try scope.require(.read, .leadRules)
        let only: SQL = channel.map { " AND channel_id = \($0)" } ?? ""
        return try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT id, channel_id, kind, recipient_id, subject_id, attempt, problem, detail, created_at, died_at FROM baton.outbox_dead
                WHERE tenant_id = \(scope.tenant)\(fragment: only) ORDER BY died_at DESC, id LIMIT \(Self.maximumMessages)
                """
            ])[0].decode((MessageID, ChannelID, String, MemberID?, SubjectID?, Int16, String, String?, Date, Date).self).map {
                DeadMessage(
                    id: $0.0, channel: $0.1, kind: $0.2, member: $0.3, subject: $0.4, attempts: $0.5, problem: $0.6, detail: $0.7,
                    createdAt: $0.8, diedAt: $0.9)
            }
    }

    /// Sends one again, at once and with the key that it had: a receiver that has it knows it.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`, `not_found`.
    package func retry(_ id: MessageID, _ scope: TenantScope) async throws {
        guard try await retry("id = \(id)", scope) == 1 else { throw BatonError(.notFound, detail: "dead message") }
    }

    /// The oldest 1,000 of a channel.
    ///
    /// - Returns: how many.
    /// - Throws: `permission_denied` without `lead_rules:write`, `not_found`.
    package func retryAll(of channel: ChannelID, _ scope: TenantScope) async throws -> Int {
        try scope.require(.write, .leadRules)
        let known = try await database.once(
            scope, as: .system, readOnly: true, ["SELECT 1 FROM baton.channel WHERE tenant_id = \(scope.tenant) AND id = \(channel)"])[0]
        if known.isEmpty { throw BatonError(.notFound, detail: "channel") }
        return try await retry("channel_id = \(channel)", scope)
    }

    private func retry(_ condition: SQL, _ scope: TenantScope) async throws -> Int {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        let count = try await database.withTenant(scope, as: .system) { transaction in
            let ids = try await transaction.run(
                """
                SELECT id FROM baton.outbox_dead WHERE tenant_id = \(tenant) AND \(fragment: condition)
                ORDER BY died_at, id LIMIT \(Self.maximumMessages) FOR UPDATE
                """
            ).column(MessageID.self)
            if ids.isEmpty { return 0 }
            _ = try await transaction.finish([
                // Its time to wait begins anew.
                """
                INSERT INTO baton.outbox (
                    tenant_id, id, channel_id, due_at, created_at, kind, recipient_id, recipient_lead_id, mentions,
                    subject_id, data, is_urgent, problem)
                SELECT tenant_id, id, channel_id, baton.now(), created_at, kind, recipient_id, recipient_lead_id, mentions,
                       subject_id, data, is_urgent, problem
                FROM baton.outbox_dead WHERE tenant_id = \(tenant) AND id = ANY (\(ids))
                """,
                // Whoever says so has looked why: at once means now.
                """
                UPDATE baton.outbox_lane SET blocked_until = NULL, failures = 0, open_until = NULL, open_pause_s = NULL
                WHERE tenant_id = \(tenant) AND channel_id IN (
                    SELECT channel_id FROM baton.outbox_dead WHERE tenant_id = \(tenant) AND id = ANY (\(ids)))
                """,
                "DELETE FROM baton.outbox_dead WHERE tenant_id = \(tenant) AND id = ANY (\(ids))",
                EventRecord(
                    "messages.retried", facet: .leadRules, subject: tenant, data: .object(["count": "\(ids.count)"])
                ).insert(scope),
            ])
            return ids.count
        }
        wakeups.ring(.outbox)
        return count
    }

    /// Forgets one.
    ///
    /// - Throws: `permission_denied` without `lead_rules:write`, `not_found`.
    package func discard(_ id: MessageID, _ scope: TenantScope) async throws {
        try scope.require(.write, .leadRules)
        let deleted = try await database.once(
            scope, as: .system,
            [
                "DELETE FROM baton.outbox_dead WHERE tenant_id = \(scope.tenant) AND id = \(id)"
            ])[0]
        guard deleted.affectedRows == 1 else { throw BatonError(.notFound, detail: "dead message") }
    }

    /// What has waited too long is put aside, what was put aside long ago is forgotten. For the hourly work.
    package static func clean(_ database: Database, _ scope: TenantScope) async throws {
        let tenant = scope.tenant
        _ = try await database.once(
            scope, as: .system,
            [
                // What was written beside the deletion of its channel.
                """
                DELETE FROM baton.outbox WHERE tenant_id = \(tenant)
                  AND channel_id NOT IN (SELECT id FROM baton.channel WHERE tenant_id = \(tenant))
                """,
                """
                DELETE FROM baton.outbox_lane WHERE tenant_id = \(tenant)
                  AND channel_id NOT IN (SELECT id FROM baton.channel WHERE tenant_id = \(tenant))
                """,
                """
                INSERT INTO baton.outbox_dead (
                    tenant_id, id, channel_id, attempt, created_at, kind, recipient_id, recipient_lead_id, mentions,
                    subject_id, data, is_urgent, problem)
                SELECT tenant_id, id, channel_id, attempt, created_at, kind, recipient_id, recipient_lead_id, mentions,
                       subject_id, data, is_urgent, 'expired'
                FROM baton.outbox
                WHERE tenant_id = \(tenant) AND waiting_since < baton.now() - \(Int32(waitingDays)) * interval '1 day'
                ON CONFLICT (tenant_id, id) DO NOTHING
                """,
                // Not by the time, which goes on between two statements.
                """
                DELETE FROM baton.outbox WHERE tenant_id = \(tenant) AND id IN (
                    SELECT id FROM baton.outbox_dead WHERE tenant_id = \(tenant) AND problem = 'expired')
                """,
                """
                DELETE FROM baton.outbox_dead
                WHERE tenant_id = \(tenant) AND died_at < baton.now() - \(Int32(keptDays)) * interval '1 day'
                """,
            ])
    }
}
