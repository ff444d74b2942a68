package import BatonModel
package import FoundationEssentials
internal import Postgres

/// Deadlines whose effect has failed too often: people look why, mend it, and let them fire.
package struct DeadTimers: Sendable {
    package struct Item: Sendable {
        package var id: TimerID
        package var subject: SubjectID
        package var kind: String
        package var fireAt: Date
        package var attempt: Int16
        /// Kind, SQLSTATE and constraint of the last failure.
        package var error: String
        package var diedAt: Date
    }

    private let database: Database

    package init(database: Database) { self.database = database }

    /// The newest 1,000.
    package func list(_ scope: TenantScope) async throws -> [Item] {
        try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT id, subject_id, kind, fire_at, attempt, error, died_at FROM baton.timer_dead
                WHERE tenant_id = \(scope.tenant) ORDER BY died_at DESC, id LIMIT 1000
                """
            ])[0].decode((TimerID, SubjectID, String, Date, Int16, String, Date).self).map {
                Item(id: $0.0, subject: $0.1, kind: $0.2, fireAt: $0.3, attempt: $0.4, error: $0.5, diedAt: $0.6)
            }
    }

    /// Arms it again, at once; one that was armed meanwhile stays as it is.
    ///
    /// - Throws: `not_found`.
    package func retry(_ id: TimerID, _ scope: TenantScope) async throws {
        try await database.withTenant(scope, as: .system) { transaction in
            let dead = try await transaction.run(
                "SELECT subject_id, kind FROM baton.timer_dead WHERE tenant_id = \(scope.tenant) AND id = \(id) FOR UPDATE"
            ).first((UUID, String).self)
            guard let (subject, kind) = dead else { throw BatonError(.notFound, detail: "dead timer") }
            _ = try await transaction.finish([
                """
                INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
                VALUES (\(scope.tenant), \(subject), \(kind), baton.now()) ON CONFLICT (tenant_id, subject_id, kind) DO NOTHING
                """,
                "DELETE FROM baton.timer_dead WHERE tenant_id = \(scope.tenant) AND id = \(id)",
                EventRecord("timer.retried", facet: .leadRules, subject: SubjectID(subject), data: .object(["kind": kind])).insert(scope),
            ])
        }
    }
}
