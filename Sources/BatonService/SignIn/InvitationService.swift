package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// Members are invited to set a password, with a token that an admin hands them. The same resets a password.
///
/// An account may belong to several tenants, and an admin speaks for his own only: who is a member elsewhere too joins with his present
/// password, and gets a new one from the host alone (`baton member invite`).
package struct InvitationService: Sendable {
    private let database: Database
    private let signIn: SignInService

    package static let days: Int32 = 7

    package init(database: Database, signIn: SignInService) {
        self.database = database
        self.signIn = signIn
    }

    package struct Invitation: Sendable {
        package var token: String
        package var email: String
        package var expiresAt: Date
    }

    /// Takes back what the member has been invited with before.
    ///
    /// - Throws: `permission_denied` without `permissions:write`; `not_found`; `validation_failed`: no e-mail, or disabled.
    package func invite(_ member: MemberID, _ scope: TenantScope) async throws -> Invitation {
        try scope.require(.write, .permissions)
        let tenant = scope.tenant
        let row = try await database.once(
            scope, as: .system, readOnly: true,
            ["SELECT email, status FROM baton.member WHERE tenant_id = \(tenant) AND id = \(member) AND deleted_at IS NULL"])[0]
            .first((String?, Int16).self)
        guard let (email, status) = row else { throw BatonError(.notFound, detail: "member") }
        guard let email = email?.lowercased(), status != MemberStatus.disabled.rawValue else {
            throw ValidationFailure([
                FieldProblem("", "cannot_be_invited", zh: "该成员没有邮箱，或已停用", en: "The member has no e-mail, or is disabled.")
            ])
        }
        let token = OneTimeToken<InvitationEntity>.make("bi", tenant: tenant)
        let results = try await database.once(
            scope, as: .system,
            [
                """
                UPDATE baton.invitation SET expires_at = baton.now()
                WHERE tenant_id = \(tenant) AND member_id = \(member) AND accepted_at IS NULL AND expires_at > baton.now()
                """,
                """
                INSERT INTO baton.invitation (tenant_id, id, member_id, email, secret_hash, is_of_host, expires_at)
                VALUES (\(tenant), \(token.id), \(member), \(email), \(token.hash), \(scope.actor == .hostOperator),
                        baton.now() + \(Self.days) * interval '1 day')
                RETURNING expires_at
                """,
                EventRecord("member.invited", facet: .permissions, subject: member).insert(scope),
            ])
        guard let expiresAt = try results[1].single(Date.self) else { throw BatonError(.internalError) }
        return Invitation(token: token.text, email: email, expiresAt: expiresAt)
    }

    /// Sets the password of the invited member's account, or joins an account that is a member elsewhere by its present password. All
    /// sessions of the account end when the password changes.
    ///
    /// - Throws: `not_found`: no such invitation, used, expired or taken back; `validation_failed` for a password that is none, or not the
    ///   present one (`present_password_needed`); `too_many_attempts`; `tenant_suspended`, `trial_expired`.
    package func accept(_ text: String, password: String, requestID: String? = nil) async throws {
        guard let token = OneTimeToken<InvitationEntity>("bi", text) else { throw BatonError(.notFound, detail: "invitation") }
        let tenant = token.tenant
        let scope = try await signIn.sessions.scope(tenant)
        let row = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT i.member_id, i.email, i.is_of_host FROM baton.invitation i
                JOIN baton.member m ON m.tenant_id = i.tenant_id AND m.id = i.member_id
                WHERE i.tenant_id = \(tenant) AND m.tenant_id = \(tenant) AND i.id = \(token.id) AND i.secret_hash = \(token.hash)
                  AND i.accepted_at IS NULL AND i.expires_at > baton.now()
                  AND m.status <> 3 AND m.deleted_at IS NULL AND lower(m.email) = i.email
                """
            ])[0].first((MemberID, String, Bool).self)
        guard let (member, email, isOfHost) = row else { throw BatonError(.notFound, detail: "invitation") }
        let key = SignInService.key(email)
        let known = try await signIn.read(key)
        let isElsewhere = known.memberships.contains { $0.tenant.id != tenant }
        if isElsewhere, !isOfHost {
            try await requirePresent(password, key, requestID)
            return try await claim(token, member, key, scope, requestID)
        }
        if let problem = PasswordRule.problem(password, email: email, at: "/password") { throw ValidationFailure([problem]) }
        // The password before the membership: who is let into the tenant is who holds the invitation, whatever others do at the same time.
        if let account = known.account {
            _ = try await signIn.set(password, key, from: account.passwordVersion)
            try await signIn.endAll(key, known.memberships, requestID: requestID)
        } else {
            let hash = try await signIn.hasher.hash(PasswordRule.bytes(password))
            let made = try await database.signIn([
                """
                INSERT INTO baton.account (email_hash, email, password_hash) VALUES (\(key), \(email), \(hash))
                ON CONFLICT (email_hash) DO NOTHING
                """,
                "DELETE FROM baton.sign_in_failure WHERE email_hash = \(key)",
            ])
            guard made[0].affectedRows == 1 else { throw BatonError(.conflict, detail: "the password has just been set") }
        }
        try await claim(token, member, key, scope, requestID)
    }

    private func requirePresent(_ password: String, _ key: Bytes, _ requestID: String?) async throws {
        guard password.utf8.count <= 2000 else { throw Self.presentNeeded }
        let known = try await signIn.charge(key)
        do {
            _ = try await signIn.check(password, key, known, requestID)
        } catch let error as BatonError where error.code == .unauthenticated {
            throw Self.presentNeeded
        }
    }

    private static var presentNeeded: ValidationFailure {
        ValidationFailure([
            FieldProblem(
                "/password", "present_password_needed", zh: "该邮箱已有账号，请输入现有密码",
                en: "There is an account with this e-mail already: give its present password.")
        ])
    }

    /// Uses the invitation up; once, whoever else tries.
    private func claim(
        _ token: OneTimeToken<InvitationEntity>, _ member: MemberID, _ key: Bytes, _ scope: TenantScope, _ requestID: String?
    ) async throws {
        let tenant = scope.tenant
        try await database.withTenant(scope, as: .system) { transaction in
            let used = try await transaction.run(
                """
                UPDATE baton.invitation SET accepted_at = baton.now()
                WHERE tenant_id = \(tenant) AND id = \(token.id) AND accepted_at IS NULL AND expires_at > baton.now()
                """)
            guard used.affectedRows == 1 else { throw BatonError(.notFound, detail: "invitation") }
            _ = try await transaction.finish([
                """
                INSERT INTO baton.membership (email_hash, tenant_id, member_id) VALUES (\(key), \(tenant), \(member))
                ON CONFLICT (email_hash, tenant_id) DO UPDATE SET member_id = excluded.member_id
                """,
                EventRecord("member.invitation_accepted", facet: .permissions, subject: member).insert(
                    scope.by(.member(member), requestID)),
            ])
        }
    }
}
