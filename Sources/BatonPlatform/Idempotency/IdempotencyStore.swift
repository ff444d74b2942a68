internal import BatonModel
internal import Crypto
internal import FoundationEssentials
internal import Postgres

/// The claim of a request that is to have its effect once. Bound while its handler runs: every transaction under `system` that writes says in
/// itself that the effect has happened (`baton.apply_idempotency`), so that a request that is sent again after a crash is either carried out or
/// known to have been.
package struct IdempotencyClaim: Sendable, Equatable {
    @TaskLocal package static var current: IdempotencyClaim?

    let tenant: TenantID
    let key: Bytes
    let id: UUID

    var application: SQL { "SELECT baton.apply_idempotency(\(tenant), \(key), \(id))" }
}

/// Requests that carry a key of their caller's: carried out once, and answered alike for 24 hours.
package struct IdempotencyStore: Sendable {
    /// A claim that has had no effect after this time is taken over by whoever asks again: no statement runs longer than 30 seconds.
    private static let patience = "60 seconds"
    package static let retention = "24 hours"

    package enum Claimed: Sendable {
        /// Carry it out.
        case new(IdempotencyClaim)
        /// It was carried out; this was answered.
        case answered([UInt8])
    }

    private let database: Database
    private let keys: TenantKeys

    package init(database: Database, keys: TenantKeys) {
        self.database = database
        self.keys = keys
    }

    /// One round trip, two to take over.
    ///
    /// - Parameters:
    ///   - key: as the caller chose it; another caller's equal key is another one.
    ///   - request: everything that makes the request this one.
    /// - Throws: `idempotency_mismatch`, `idempotency_in_progress`, `idempotency_answer_lost`, `access_changed`, `keys_unavailable`.
    package func claim(key: String, request: [UInt8], _ scope: TenantScope) async throws -> Claimed {
        let caller = "\(scope.actor.kind):\(scope.actor.id?.uuidString ?? "")"
        let hash = Self.hash(Array((caller + "\u{0}" + key).utf8))
        let wanted = Self.hash(request)
        let claim = IdempotencyClaim(tenant: scope.tenant, key: hash, id: UUID())
        let results = try await database.once(
            scope, as: .system,
            [
                """
                INSERT INTO baton.idempotency_key (tenant_id, key_hash, request_hash, claim_id)
                VALUES (\(scope.tenant), \(hash), \(wanted), \(claim.id)) ON CONFLICT (tenant_id, key_hash) DO NOTHING
                """,
                """
                SELECT request_hash, claim_id, claimed_at < baton.now() - \(Self.patience)::interval, applied_at IS NOT NULL, answer,
                       created_at < baton.now() - \(Self.retention)::interval
                FROM baton.idempotency_key WHERE tenant_id = \(scope.tenant) AND key_hash = \(hash)
                """,
            ])
        guard results[0].affectedRows == 0 else { return .new(claim) }
        // Gone between the two: whoever held it has just given it up.
        guard let (known, holder, isLate, isApplied, answer, isOver) = try results[1].first((Bytes, UUID, Bool, Bool, Bytes?, Bool).self)
        else { throw BatonError(.idempotencyConflict) }
        if isOver || (known == wanted && answer == nil && !isApplied && isLate) {
            let taken = try await database.once(
                scope, as: .system,
                [
                    """
                    UPDATE baton.idempotency_key SET request_hash = \(wanted), claim_id = \(claim.id), created_at = baton.now(),
                        claimed_at = baton.now(), applied_at = NULL, answer = NULL
                    WHERE tenant_id = \(scope.tenant) AND key_hash = \(hash) AND claim_id = \(holder)
                      AND (applied_at IS NULL OR created_at < baton.now() - \(Self.retention)::interval)
                    """
                ])
            guard taken[0].affectedRows == 1 else { throw BatonError(.idempotencyConflict) }
            return .new(claim)
        }
        guard known == wanted else { throw BatonError(.idempotencyMismatch) }
        if let answer { return .answered(try await keys.open(answer, for: .answers, context: Self.context(hash), scope)) }
        // Applied a moment ago, its answer is on its way.
        throw BatonError(isApplied && isLate ? .idempotencyUnknown : .idempotencyConflict)
    }

    /// Keeps what was answered.
    package func keep(_ answer: [UInt8], _ claim: IdempotencyClaim, _ scope: TenantScope) async throws {
        let sealed = try await keys.seal(answer, for: .answers, context: Self.context(claim.key), scope)
        _ = try await database.once(
            scope.afterwards, as: .system,
            [
                """
                UPDATE baton.idempotency_key SET answer = \(sealed)
                WHERE tenant_id = \(claim.tenant) AND key_hash = \(claim.key) AND claim_id = \(claim.id)
                """
            ])
    }

    /// Gives the key free for a request that was refused; one that has had an effect all the same stays known.
    package func release(_ claim: IdempotencyClaim, _ scope: TenantScope) async throws {
        _ = try await database.once(
            scope.afterwards, as: .system,
            [
                """
                DELETE FROM baton.idempotency_key
                WHERE tenant_id = \(claim.tenant) AND key_hash = \(claim.key) AND claim_id = \(claim.id) AND applied_at IS NULL
                """
            ])
    }

    /// Forgets what is older than 24 hours.
    package func forgetOld(_ scope: TenantScope) async throws {
        _ = try await database.once(
            scope, as: .system,
            [
                """
                DELETE FROM baton.idempotency_key
                WHERE tenant_id = \(scope.tenant) AND created_at < baton.now() - \(Self.retention)::interval
                """
            ])
    }

    private static func hash(_ bytes: [UInt8]) -> Bytes { Bytes(Array(SHA256.hash(data: bytes))) }
    private static func context(_ key: Bytes) -> String { "idempotency " + Data(key.bytes).base64EncodedString() }
}

extension TenantScope {
    /// For what belongs to something that has happened: whatever the access version is by now.
    package var afterwards: TenantScope {
        var scope = self
        scope.actor = .hostOperator
        return scope
    }
}
