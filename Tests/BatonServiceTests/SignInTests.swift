internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Signing in with a password", .database(movableClock: true), .serialized)
struct SignInTests {
    private var database: TestDatabase { .current }
    private let password = "correct horse 电池"

    /// A person with an account in a tenant of his own; the e-mail is unique.
    private func person(_ tenant: TestTenant) async throws -> (email: String, member: MemberID) {
        let member = tenant.eastSales[0]
        let token = try await database.invitations.invite(member, tenant.scope(tenant.admin)).token
        try await database.invitations.accept(token, password: password)
        return ("east0@\(tenant.slug).example", member)
    }

    private func signIn(_ email: String, _ password: String? = nil, tenant: String? = nil) async throws -> SessionTokens {
        guard
            case .signedIn(let tokens) = try await database.signIn.signIn(email: email, password: password ?? self.password, tenant: tenant)
        else { throw BatonError(.internalError, detail: "several tenants") }
        return tokens
    }

    private func code(_ body: () async throws -> Void) async -> BatonError.Code? {
        do {
            try await body()
            return nil
        } catch let error as BatonError {
            return error.code
        } catch is ValidationFailure {
            return .validationFailed
        } catch {
            return .internalError
        }
    }

    private func kinds(_ tenant: TestTenant) async throws -> [String] {
        try await database.admin.query(
            "SELECT kind FROM baton.event WHERE tenant_id = \(tenant.id) AND facet = 'permissions' ORDER BY created_at, id"
        ).column(String.self)
    }

    @Test("an invited member sets a password, signs in, and is let in with what the map gives him")
    func life() async throws {
        let tenant = try await TestTenant.make()
        let (email, member) = try await person(tenant)
        let tokens = try await signIn(email.uppercased())
        #expect(tokens.member == member && tokens.tenant == tenant.id)
        let scope = try await database.directory.member(key: Secret(tokens.access))
        #expect(scope.actor == .member(member))
        #expect(scope.session == tokens.session)
        #expect(scope.member?.grants == (try await tenant.scope(member).member?.grants))
        // What is stored is neither the password nor a token.
        let stored = try await database.admin.query(
            "SELECT (SELECT string_agg(a::text, ' ') FROM baton.account a) || (SELECT string_agg(s::text, ' ') FROM baton.session s)"
        ).single(String.self)
        #expect(stored?.contains("horse") == false && stored?.contains(tokens.refresh) == false)
        #expect(try await kinds(tenant) == ["member.invited", "member.invitation_accepted", "member.signed_in"])
    }

    @Test("an unknown e-mail and a wrong password are told the same, and after five both wait longer and longer")
    func lockOut() async throws {
        let tenant = try await TestTenant.make()
        let (email, _) = try await person(tenant)
        for address in ["nobody@\(tenant.slug).example", email] {
            for attempt in 1...5 {
                #expect(await code { _ = try await signIn(address, "wrong password") } == .unauthenticated, "\(address) \(attempt)")
            }
            // Not even the right one is looked at.
            for wait in [1, 2, 4] {
                let error = await #expect(throws: BatonError.self) { _ = try await signIn(address) }
                #expect(error?.code == .tooManyAttempts)
                #expect(error?.retryAfterSeconds == wait)
                try await database.advanceClock(.seconds(wait))
                #expect(await code { _ = try await signIn(address, "wrong password") } == .unauthenticated)
            }
        }
        // Fifteen minutes at most.
        for _ in 1...8 {
            let error = await #expect(throws: BatonError.self) { _ = try await signIn(email) }
            try await database.advanceClock(.seconds(error?.retryAfterSeconds ?? 0))
            #expect(await code { _ = try await signIn(email, "wrong password") } == .unauthenticated)
        }
        let longest = await #expect(throws: BatonError.self) { _ = try await signIn(email) }
        #expect(longest?.retryAfterSeconds == 900)
        try await database.advanceClock(.seconds(900))
        _ = try await signIn(email)
        // Forgotten with the right one.
        #expect(await code { _ = try await signIn(email, "wrong password") } == .unauthenticated)
        _ = try await signIn(email)
        let recorded = try await eventually { try await kinds(tenant).contains("member.sign_in_failed") }
        #expect(recorded)
        try await database.advanceClock(.seconds(3700))
        _ = try await database.signIn.clean()
        #expect(try await database.admin.query("SELECT count(*) FROM baton.sign_in_failure").single(Int64.self) == 0)
    }

    @Test("an account of somebody who is a member nowhere any more is forgotten, others are not")
    func forgottenAccount() async throws {
        let tenant = try await TestTenant.make()
        let (gone, _) = try await person(tenant)
        let (stays, _) = try await person(TestTenant.make())
        _ = try await database.admin.query(
            """
            DELETE FROM baton.membership WHERE email_hash = (SELECT email_hash FROM baton.account WHERE email = \(gone.lowercased()))
            """)
        func there() async throws -> [String] {
            try await database.admin.query(
                "SELECT email FROM baton.account WHERE email = ANY (\([gone.lowercased(), stays.lowercased()])) ORDER BY email"
            ).column(String.self)
        }
        // Somebody may just be joining.
        _ = try await database.signIn.clean()
        #expect(try await there().count == 2)
        try await database.advanceClock(.seconds(3700))
        _ = try await database.signIn.clean()
        #expect(try await there() == [stays.lowercased()])
    }

    @Test("many attempts at once get no more than one after another")
    func parallelAttempts() async throws {
        let tenant = try await TestTenant.make()
        let (email, _) = try await person(tenant)
        let service = database.signIn
        let start = ContinuousClock.now
        let codes = await withTaskGroup(of: BatonError.Code?.self, returning: [BatonError.Code?].self) { group in
            for number in 0..<20 {
                group.addTask {
                    do {
                        _ = try await service.signIn(email: email, password: "wrong \(number) password")
                        return nil
                    } catch {
                        return (error as? BatonError)?.code
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        // On a machine that takes long for them, the first pauses are over meanwhile: one more for each second at most.
        let seconds = Int((ContinuousClock.now - start) / .seconds(1))
        let tried = codes.count { $0 == .unauthenticated }
        #expect((5...5 + seconds).contains(tried))
        #expect(codes.count { $0 == .tooManyAttempts } == 20 - tried)
    }

    @Test("nonsense is refused without a trace")
    func nonsense() async throws {
        let before = try await database.admin.query("SELECT count(*) FROM baton.sign_in_failure").single(Int64.self)
        for (email, password) in [
            ("", "x"), (" ", ""), (String(repeating: "a", count: 300), "x"), ("a@b.cn", String(repeating: "p", count: 3000)),
        ] {
            #expect(await code { _ = try await signIn(email, password) } == .unauthenticated)
        }
        #expect(try await database.admin.query("SELECT count(*) FROM baton.sign_in_failure").single(Int64.self) == before)
        for text in ["", "br_", "br_x", "bk_abc", String(repeating: "a", count: 500), "a.b.c"] {
            #expect(await code { _ = try await database.signIn.sessions.refresh(text) } == .unauthenticated)
            #expect(await code { _ = try await database.signIn.select(text, tenant: "x") } == .unauthenticated)
            #expect(await code { try await database.invitations.accept(text, password: password) } == .notFound)
            #expect(await code { try await database.signIn.sessions.signOut(text) } == nil)
        }
    }

    @Test("passwords are 10 to 200 characters, in NFKC, not the e-mail, and not what everybody takes")
    func rules() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.scope(tenant.admin)
        let email = "east0@\(tenant.slug).example"
        let token = try await database.invitations.invite(tenant.eastSales[0], admin).token
        for (password, problem) in [
            ("short", "password_too_short"), ("密码密码密码密码密", "password_too_short"),
            (String(repeating: "ab12", count: 51), "password_too_long"),
            (String(repeating: "x", count: 100_000), "password_too_long"), ("Password123", "password_common"),
            ("aaaaaaaaaaaaaa", "password_common"),
            (email, "password_is_email"), (email.uppercased(), "password_is_email"),
        ] {
            let error = await #expect(throws: ValidationFailure.self) { try await database.invitations.accept(token, password: password) }
            #expect(error?.problems.map(\.code) == [problem])
            #expect(error?.problems.first?.pointer == "/password")
        }
        // Full-width letters are the same letters.
        try await database.invitations.accept(token, password: "ＡＢＣdef12345")
        _ = try await signIn(email, "ABCdef12345")
    }

    @Test("an invitation is good once, for seven days, until another follows, and for its own member only")
    func invitations() async throws {
        let tenant = try await TestTenant.make()
        let admin = try await tenant.scope(tenant.admin)
        let invitations = database.invitations
        let first = try await invitations.invite(tenant.eastSales[0], admin).token
        let second = try await invitations.invite(tenant.eastSales[0], admin).token
        #expect(await code { try await invitations.accept(first, password: password) } == .notFound)
        try await database.advanceClock(.seconds(7 * 86_400 - 60))
        let outcomes = await withTaskGroup(of: Bool.self, returning: [Bool].self) { group in
            for _ in 0..<4 { group.addTask { (try? await invitations.accept(second, password: "correct horse 电池")) != nil } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
        #expect(await code { try await invitations.accept(second, password: password) } == .notFound)
        // Who came second may have set the password once more, which ends sessions: whatever was read before is out of date then.
        let later = try await tenant.scope(tenant.admin)
        let third = try await invitations.invite(tenant.eastSales[1], later).token
        try await database.advanceClock(.seconds(7 * 86_400 + 1))
        #expect(await code { try await invitations.accept(third, password: password) } == .notFound)
        let sales = try await tenant.scope(tenant.eastSales[0])
        #expect(await code { _ = try await invitations.invite(tenant.eastSales[1], sales) } == .permissionDenied)
        #expect(await code { _ = try await invitations.invite(MemberID.make(), later) } == .notFound)
        // Disabled after he was invited.
        let fourth = try await invitations.invite(tenant.eastSales[1], later).token
        try await database.tenants.setMemberStatus(tenant.eastSales[1], .disabled, tenant.operatorScope())
        #expect(await code { try await invitations.accept(fourth, password: password) } == .notFound)
        let current = try await tenant.scope(tenant.admin)
        #expect(await code { _ = try await invitations.invite(tenant.eastSales[1], current) } == .validationFailed)
    }

    /// A second tenant in which the same e-mail is a member.
    private func another(_ email: String) async throws -> (TestTenant, MemberID) {
        let tenant = try await TestTenant.make()
        let member = try await database.tenants.addMember(
            name: "同一个人", email: email, roles: ["sales"], team: tenant.eastTeam, tenant.operatorScope())
        return (tenant, member)
    }

    @Test("an admin cannot take over an account of somebody who is a member elsewhere too; the host can")
    func takeover() async throws {
        let ours = try await TestTenant.make()
        let (email, _) = try await person(ours)
        // The admin of another tenant claims to employ the same person and keeps the token to himself.
        let (theirs, member) = try await another(email)
        let token = try await database.invitations.invite(member, theirs.scope(theirs.admin)).token
        let error = await #expect(throws: ValidationFailure.self) {
            try await database.invitations.accept(token, password: "the attacker's own")
        }
        #expect(error?.problems.first?.code == "present_password_needed")
        _ = try await signIn(email, tenant: ours.slug)
        #expect(await code { _ = try await signIn(email, "the attacker's own") } == .unauthenticated)
        #expect(await code { _ = try await signIn(email, tenant: theirs.slug) } == .unauthenticated)

        // The person joins with the present password.
        try await database.invitations.accept(token, password: password)
        _ = try await signIn(email, tenant: theirs.slug)
        // Nor may our own admin now.
        let ourAdmin = try await ours.scope(ours.admin)
        let again = try await database.invitations.invite(ours.eastSales[0], ourAdmin).token
        #expect(await code { try await database.invitations.accept(again, password: "the attacker's own") } == .validationFailed)
        let ofHost = try await database.invitations.invite(ours.eastSales[0], ours.operatorScope()).token
        try await database.invitations.accept(ofHost, password: "a new long password")
        _ = try await signIn(email, "a new long password", tenant: theirs.id.description)
    }

    @Test("who is a member of several tenants chooses one, and moves to another with the refresh token")
    func severalTenants() async throws {
        let ours = try await TestTenant.make()
        let (email, member) = try await person(ours)
        let (theirs, other) = try await another(email)
        try await database.invitations.accept(
            database.invitations.invite(other, theirs.scope(theirs.admin)).token, password: password)
        guard case .choose(let selection, let tenants) = try await database.signIn.signIn(email: email, password: password) else {
            Issue.record("nothing to choose")
            return
        }
        #expect(Set(tenants.map(\.id)) == [ours.id, theirs.id])
        // The selection lets nobody in by itself.
        #expect(await code { _ = try await database.directory.member(key: Secret(selection)) } == .unauthenticated)
        #expect(await code { _ = try await database.signIn.select(selection, tenant: "nobody-s") } == .unauthenticated)
        let tokens = try await database.signIn.select(selection, tenant: ours.slug)
        #expect(tokens.member == member)
        #expect(await code { _ = try await database.signIn.select(tokens.access, tenant: ours.slug) } == .unauthenticated)

        let moved = try await database.signIn.switchTenant(tokens.refresh, to: theirs.id.description)
        #expect(moved.tenant == theirs.id && moved.member == other)
        #expect(await code { _ = try await database.signIn.sessions.refresh(tokens.refresh) } == .unauthenticated)
        #expect(await code { _ = try await database.signIn.switchTenant(tokens.refresh, to: theirs.slug) } == .unauthenticated)
        let stranger = try await TestTenant.make()
        #expect(await code { _ = try await database.signIn.switchTenant(moved.refresh, to: stranger.slug) } == .unauthenticated)
        _ = try await database.signIn.sessions.refresh(moved.refresh)

        try await database.advanceClock(.seconds(200))
        #expect(await code { _ = try await database.signIn.select(selection, tenant: ours.slug) } == .unauthenticated)
    }

    @Test("each refresh token is good once; for ten seconds the same answer is given again; an old one ends the session")
    func refresh() async throws {
        let tenant = try await TestTenant.make()
        let (email, _) = try await person(tenant)
        let sessions = database.signIn.sessions
        let first = try await signIn(email)
        // Two windows at once get the same.
        async let left = sessions.refresh(first.refresh)
        async let right = database.anotherProcess().signIn.sessions.refresh(first.refresh)
        let (one, two) = (try await left, try await right)
        #expect(one.refresh == two.refresh && one.refresh != first.refresh)
        let second = try await sessions.refresh(one.refresh)
        #expect(try await sessions.refresh(one.refresh).refresh == second.refresh)
        try await database.advanceClock(.seconds(11))
        #expect(await code { _ = try await sessions.refresh(one.refresh) } == .unauthenticated)
        // Somebody else has it too: it is over for both, at once.
        #expect(await code { _ = try await sessions.refresh(second.refresh) } == .unauthenticated)
        #expect(try await kinds(tenant).contains("session.ended"))
        #expect(
            try await database.admin.query("SELECT end_reason FROM baton.session WHERE id = \(first.session)").single(Int16.self) == 3)

        // The one before the one before, within ten seconds.
        let begin = try await signIn(email)
        let next = try await sessions.refresh(begin.refresh)
        _ = try await sessions.refresh(next.refresh)
        #expect(await code { _ = try await sessions.refresh(begin.refresh) } == .unauthenticated)
        #expect(try await database.admin.query("SELECT end_reason FROM baton.session WHERE id = \(begin.session)").single(Int16.self) == 3)
    }

    @Test("a forged refresh token ends nobody's session")
    func forged() async throws {
        let tenant = try await TestTenant.make()
        let (email, _) = try await person(tenant)
        let tokens = try await signIn(email)
        let bytes = try #require(Base64URL.decode(Array(tokens.refresh.utf8.dropFirst(3))))
        for place in [0, 20, 40] {
            var forged = bytes
            forged[place] ^= 1
            #expect(await code { _ = try await database.signIn.sessions.refresh("br_" + Base64URL.encode(forged)) } == .unauthenticated)
        }
        _ = try await database.signIn.sessions.refresh(tokens.refresh)
    }

    @Test("a session ends after 30 idle days and after 90 days whatever happens, and access with it")
    func expiry() async throws {
        let tenant = try await TestTenant.make()
        let (email, _) = try await person(tenant)
        let sessions = database.signIn.sessions
        let idle = try await signIn(email)
        var busy = try await signIn(email)
        for _ in 1...4 {
            try await database.advanceClock(.seconds(20 * 86_400))
            busy = try await sessions.refresh(busy.refresh)
        }
        #expect(await code { _ = try await sessions.refresh(idle.refresh) } == .unauthenticated)
        _ = try await database.directory.member(key: Secret(busy.access))
        try await database.advanceClock(.seconds(9 * 86_400 + 86_340))
        busy = try await sessions.refresh(busy.refresh)
        try await database.advanceClock(.seconds(120))
        #expect(await code { _ = try await sessions.refresh(busy.refresh) } == .unauthenticated)
        try await database.advanceClock(.seconds(31 * 86_400))
        #expect(try await sessions.clean(tenant.operatorScope()) >= 2)
    }

    @Test("signing out, revoking, disabling, suspending and a new password end it for every process at once")
    func endings() async throws {
        let tenant = try await TestTenant.make()
        let (email, member) = try await person(tenant)
        let other = database.anotherProcess()
        /// Whether the other process, which has just let the token in, does so still: as a request does, by a transaction.
        func isIn(_ tokens: SessionTokens) async throws -> Bool {
            let key = Secret(tokens.access)
            for _ in 1...3 {
                do {
                    let scope = try await other.directory.member(key: key)
                    _ = try await other.tenants.members(scope)
                    return true
                } catch let error as BatonError where error.code == .accessChanged {
                    other.directory.forget(key)
                } catch let error as BatonError where error.code == .unauthenticated || error.code == .tenantSuspended {
                    return false
                }
            }
            return false
        }
        func scope(_ tokens: SessionTokens) async throws -> TenantScope {
            let key = Secret(tokens.access)
            database.directory.forget(key)
            return try await database.directory.member(key: key)
        }
        let sessions = database.signIn.sessions
        let (one, two, three) = (try await signIn(email), try await signIn(email), try await signIn(email))
        for tokens in [one, two, three] { #expect(try await isIn(tokens)) }
        try await sessions.signOut(one.refresh)
        #expect(try await !isIn(one))
        #expect(try await isIn(two))
        #expect(try await sessions.list(scope(two)).map(\.id) == [three.session, two.session])
        // Another member has no business with it; an admin has.
        let colleague = try await tenant.scope(tenant.eastSales[1])
        #expect(await code { try await sessions.revoke(three.session, colleague) } == .notFound)
        let admin = try await tenant.scope(tenant.admin)
        try await sessions.revoke(three.session, admin)
        #expect(try await !isIn(three))

        let four = try await signIn(email)
        #expect(try await isIn(four))
        let mine = try await scope(two)
        #expect(
            await code { _ = try await database.signIn.changePassword(from: "not that one", to: "quite another one", mine) }
                == .unauthenticated)
        #expect(await code { _ = try await database.signIn.changePassword(from: password, to: "short", mine) } == .validationFailed)
        let renewed = try await database.signIn.changePassword(from: password, to: "quite another one", mine)
        #expect(try await !isIn(two))
        #expect(try await !isIn(four))
        #expect(await code { _ = try await sessions.refresh(four.refresh) } == .unauthenticated)
        #expect(try await isIn(renewed))
        #expect(await code { _ = try await signIn(email) } == .unauthenticated)
        let key = try await tenant.scope(member)
        #expect(
            await code { _ = try await database.signIn.changePassword(from: "quite another one", to: password, key) } == .permissionDenied)

        let hosts = try await tenant.operatorScope()
        try await database.tenants.setStatus(.suspended, hosts)
        #expect(try await !isIn(renewed))
        #expect(await code { _ = try await sessions.refresh(renewed.refresh) } == .tenantSuspended)
        #expect(await code { _ = try await signIn(email, "quite another one") } == .tenantSuspended)
        try await database.tenants.setStatus(.active, hosts)
        let back = try await sessions.refresh(renewed.refresh)
        #expect(try await isIn(back))
        try await database.tenants.setMemberStatus(member, .disabled, hosts)
        #expect(try await !isIn(back))
        #expect(await code { _ = try await sessions.refresh(back.refresh) } == .unauthenticated)
        #expect(await code { _ = try await signIn(email, "quite another one") } == .unauthenticated)
        // It does not come back with him.
        try await database.tenants.setMemberStatus(member, .active, hosts)
        #expect(await code { _ = try await sessions.refresh(back.refresh) } == .unauthenticated)
        let again = try await signIn(email, "quite another one")
        #expect(try await isIn(again))
        let current = try await tenant.scope(tenant.admin)
        var patch = MemberPatch()
        patch.status = .disabled
        try await database.members.update(member, patch, current)
        #expect(try await !isIn(again))
    }

    @Test("the last use of a key is written when it is looked up, at least every half hour and never with each request")
    func lastUse() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin)
        func lastUse() async throws -> Date? {
            try await database.admin.query("SELECT last_used_at FROM baton.api_key WHERE tenant_id = \(tenant.id)").single(Date?.self)
                .flatMap { $0 }
        }
        #expect(try await lastUse() == nil)
        _ = try await database.directory.member(key: key)
        let first = try #require(try await lastUse())
        let before = database.client.flushes
        for _ in 1...20 { _ = try await database.directory.member(key: key) }
        #expect(database.client.flushes == before)
        // Another process, which has just learned of it, need not write again.
        _ = try await database.anotherProcess().directory.member(key: key)
        #expect(try await lastUse() == first)
        try await database.advanceClock(.seconds(31 * 60))
        _ = try await database.directory.member(key: key)
        let second = try #require(try await lastUse())
        #expect(second.timeIntervalSince(first) >= 31 * 60)
    }

    @Test("a password that was hashed at another cost is hashed anew at the next sign-in")
    func rehash() async throws {
        let tenant = try await TestTenant.make()
        let (email, _) = try await person(tenant)
        let other = SignInService(
            database: database.database, keys: database.keys, tokens: database.tokens, hasher: PasswordHasher(cost: .init(logN: 5)))
        let stored: SQL = "SELECT password_hash FROM baton.account WHERE email = \(email)"
        #expect(try await database.admin.query(stored).single(String.self)?.hasPrefix("scrypt$4$8$1$") == true)
        _ = try await other.signIn(email: email, password: password)
        #expect(try await database.admin.query(stored).single(String.self)?.hasPrefix("scrypt$5$8$1$") == true)
        _ = try await other.signIn(email: email, password: password)
    }

    @Test("without a master key nobody signs in, and keys go on")
    func withoutKeys() async throws {
        let tenant = try await TestTenant.make()
        let (email, member) = try await person(tenant)
        let none = database.with(keys: TenantKeys(database: database.database, masters: nil))
        let error = await #expect(throws: BatonError.self) { _ = try await none.signIn.signIn(email: email, password: password) }
        #expect(error?.code == .keysUnavailable)
        _ = try await none.directory.member(key: tenant.key(member))
    }
}
