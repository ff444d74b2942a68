package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// What another system knows of a lead: fields that it sets or empties, and what is said besides when the lead is new here.
package struct LeadUpsert: Sendable {
    package var key: ExternalKey
    /// What changes on a lead that is there; a field that is not given is left alone.
    package var patch: LeadPatch
    /// The same texts, with channel, signals and payload, for a lead that is not.
    package var input: LeadInput
    /// The version that the lead must have; then it must be there.
    package var version: Int32?

    package init(key: ExternalKey, patch: LeadPatch, input: LeadInput, version: Int32? = nil) {
        self.key = key
        self.patch = patch
        self.input = input
        self.version = version
    }
}

package enum UpsertOutcome: String, Sendable {
    case created
    case updated
    /// All fields were like that already: nothing is written, so that two systems do not send the same change to and fro.
    case unchanged
}

extension LeadService {
    /// Another request has linked the pair, or it belongs to a lead that the member cannot see.
    struct ExternalKeyTaken: Error {}

    /// What stands behind a pair, as far as the member sees it.
    private enum Linked {
        case nothing
        case deleted(LeadID)
        case lead(Lead)
    }

    private func linked(_ key: ExternalKey, _ scope: TenantScope) async throws -> Linked {
        let card = try await card(scope)
        let results = try await database.once(
            scope, as: .member, readOnly: true,
            [LeadRepository.linkedLead(key, tenant: scope.tenant), LeadRepository.fetch(key, as: card, tenant: scope.tenant)])
        guard let id = try results[0].single(LeadID.self) else { return .nothing }
        return try card.decode(results[1]).first.map { .lead($0) } ?? .deleted(id)
    }

    /// Creates the lead that another system calls so, or changes the one that is there; once, however many do so at the same time.
    ///
    /// Two round trips to see and change a lead, three to create one.
    /// - Parameter isDryRun: checks everything and says what would happen.
    /// - Returns: the lead; `nil` for one that a dry run would create.
    /// - Throws: `permission_denied`: `lead_card:read`, when the pair belongs to a lead out of the member's reach, `lead_card:write` and
    ///   `lead_card:create`; `conflict`, when that lead has been deleted; `version_mismatch`; `validation_failed`.
    package func upsert(
        _ upsert: LeadUpsert, _ scope: TenantScope, isDryRun: Bool = false
    ) async throws -> (lead: Lead?, outcome: UpsertOutcome) {
        try scope.require(.read, .leadCard)
        for attempt in 1... {
            switch try await linked(upsert.key, scope) {
            case .deleted(let id): throw BatonError(.conflict, detail: "lead \(id) has been deleted")
            case .lead(let lead):
                do {
                    // Tied to what has been looked at; who keeps losing against others writes all that was given.
                    return try await merge(
                        upsert, into: lead, tied: upsert.version == nil && attempt < Self.maximumAttempts, scope, isDryRun: isDryRun)
                } catch let error as BatonError where error.code == .versionMismatch && upsert.version == nil {
                    guard attempt <= Self.maximumAttempts else { throw error }
                } catch let error as BatonError where error.code == .notFound {
                    // Deleted, or moved out of sight, since it was looked at.
                    guard attempt <= Self.maximumAttempts else { throw error }
                }
            case .nothing:
                guard upsert.version == nil else { throw BatonError(.versionMismatch) }
                try scope.require(.create, .leadCard)
                do {
                    return (try await create(upsert, scope, isDryRun: isDryRun), .created)
                } catch is ExternalKeyTaken {
                    // Seen the second time, if the member may see it at all.
                    if case .nothing = try await linked(upsert.key, scope) {
                        throw BatonError(.permissionDenied, detail: "lead_card:read")
                    }
                    guard attempt <= Self.maximumAttempts else { throw BatonError(.conflict) }
                }
            }
        }
        throw BatonError(.internalError)
    }

    private static let maximumAttempts = 5

    /// - Throws: `ExternalKeyTaken`, before anything else that may be wrong.
    private func create(_ upsert: LeadUpsert, _ scope: TenantScope, isDryRun: Bool) async throws -> Lead? {
        let draft = Result { try upsert.input.draft() }
        if isDryRun || (try? draft.get()) == nil {
            let statement = LeadRepository.linkedLead(upsert.key, tenant: scope.tenant)
            guard try await database.once(scope, as: .system, readOnly: true, [statement])[0].isEmpty else { throw ExternalKeyTaken() }
            try await checkReferrer(draft.get().referrer, scope)
            _ = try await withFields(draft.get(), scope)
            return nil
        }
        do {
            return try await capture(draft.get(), scope, linking: upsert.key)
        } catch let error as DatabaseError where error.constraint == "lead_external_id_pkey" {
            throw ExternalKeyTaken()
        }
    }

    /// - Parameter tied: to the version that was looked at.
    private func merge(
        _ upsert: LeadUpsert, into lead: Lead, tied: Bool, _ scope: TenantScope, isDryRun: Bool
    ) async throws -> (lead: Lead?, outcome: UpsertOutcome) {
        if let version = upsert.version, version != lead.version { throw BatonError(.versionMismatch) }
        let patch = upsert.patch.differing(from: lead)
        if patch.changed.isEmpty { return (lead, .unchanged) }
        try scope.require(.write, .leadCard)
        if let problem = upsert.patch.problem(on: lead) { throw ValidationFailure([problem]) }
        if isDryRun {
            let isWritable = try await !database.once(
                scope, as: .member, [LeadRepository.lockWritable(lead.id, tenant: scope.tenant)])[0].isEmpty
            guard isWritable else { throw BatonError(.permissionDenied, detail: "lead_card:write") }
            try await checkReferences(patch.custom, scope)
            try await checkReferrer(patch.referrer ?? nil, scope)
            return (lead, .updated)
        }
        let updated = try await update(
            lead.id, tied ? patch : upsert.patch, version: upsert.version ?? (tied ? lead.version : nil), scope)
        return (updated, .updated)
    }

    // MARK: pairs

    /// The ids that other systems have for leads, in the order of their sources; leads without any are left out.
    package func externalKeys(of ids: [LeadID], _ scope: TenantScope) async throws -> [LeadID: [ExternalKey]] {
        guard !ids.isEmpty else { return [:] }
        return try LeadRepository.decodeKeys(
            try await database.once(scope, as: .member, readOnly: true, [LeadRepository.keys(of: ids, tenant: scope.tenant)])[0])
    }

    /// Links a lead that is there with what another system calls it; the id that this source had for it before is replaced.
    ///
    /// - Throws: `conflict`, when another lead has the pair.
    package func link(_ id: LeadID, _ key: ExternalKey, _ scope: TenantScope) async throws -> [ExternalKey] {
        do {
            return try await act(on: id, scope, needing: .write) { lead, transaction, _ in
                let results = try await transaction.finish([
                    LeadRepository.unlink(id, key.source, tenant: scope.tenant),
                    LeadRepository.insertKey(key, of: id, tenant: scope.tenant),
                    EventRecord("lead.linked", facet: .leadCard, subject: id, data: .object(["source": key.source])).insert(scope),
                    LeadRepository.keys(of: [id], tenant: scope.tenant),
                ])
                return try LeadRepository.decodeKeys(results[3])[id] ?? []
            }
        } catch let error as DatabaseError where error.constraint == "lead_external_id_pkey" {
            throw BatonError(.conflict, detail: "another lead has this external id")
        }
    }

    /// Forgets what another system calls a lead, also of one that has been deleted: the pair may then be used again.
    ///
    /// - Throws: `not_found`, also for a source that has none.
    package func unlink(_ id: LeadID, source: String, _ scope: TenantScope) async throws {
        try scope.require(.read, .leadCard)
        try scope.require(.write, .leadCard)
        // Deleted ones have no version to tie to, and no row security that knows of it.
        let seen = try await database.once(
            scope, as: .member,
            [
                "SELECT id FROM baton.lead WHERE tenant_id = \(scope.tenant) AND id = \(id)",
                "SELECT id FROM baton.lead WHERE tenant_id = \(scope.tenant) AND id = \(id) FOR KEY SHARE",
            ])
        guard !seen[0].isEmpty else { throw BatonError(.notFound) }
        guard !seen[1].isEmpty else { throw BatonError(.permissionDenied, detail: "lead_card:write") }
        try await database.withTenant(scope, as: .system) { transaction in
            let results = try await transaction.run([LeadRepository.unlink(id, source, tenant: scope.tenant)])
            guard results[0].affectedRows > 0 else { throw BatonError(.notFound, detail: "external id") }
            _ = try await transaction.finish([
                EventRecord("lead.unlinked", facet: .leadCard, subject: id, data: .object(["source": source])).insert(scope)
            ])
        }
    }
}
