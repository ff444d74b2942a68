internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

@Suite("Tenants, people and keys", .database)
struct TenantTests {
    private var database: TestDatabase { .current }

    private func code(_ work: () async throws -> Void) async -> BatonError.Code? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? BatonError)?.code ?? (error is ValidationFailure ? .validationFailed : .internalError)
        }
    }

    @Test("a new tenant has a trial of 14 days, roles and the seeds' score rules")
    func created() async throws {
        let slug = "new-\(UUID().uuidString.lowercased().prefix(8))"
        let id = try await database.tenants.create(slug: slug, name: "  新公司 ")
        let summary = try #require(try await database.tenants.list().first { $0.slug == slug })
        #expect(summary.name == "新公司")
        #expect(summary.status == .trial)
        #expect(abs(try #require(summary.trialEndsAt).timeIntervalSinceNow - 14 * 86_400) < 60)
        let points = try await database.admin.query("SELECT sum(points) FROM baton.score_rule WHERE tenant_id = \(id)").single(Int64.self)
        #expect(points == 100)
        #expect(await code { _ = try await database.tenants.create(slug: slug, name: "again") } == .conflict)
        #expect(await code { _ = try await database.tenants.create(slug: "Ü", name: "x") } == .validationFailed)
        #expect(await code { _ = try await database.tenants.create(slug: "ok-slug", name: " \u{3000} ") } == .validationFailed)
        #expect(
            await code { _ = try await database.tenants.create(slug: "ok-slug", name: "x", timeZone: "Mars/Base") } == .validationFailed)
    }

    @Test("a revoked key, a suspended tenant and a disabled member are refused from the next request on")
    func revocation() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.eastSales[0])
        let directory = database.directory
        let before = try await directory.member(key: key)
        _ = try await database.leads.list(LeadQuery(), before)

        let scope = try await tenant.operatorScope()
        let id = try #require(try await database.tenants.keys(scope).first).id
        try await database.tenants.revokeKey(id, scope)
        // What was cached notices in its first flush.
        #expect(await code { _ = try await database.leads.list(LeadQuery(), before) } == .accessChanged)
        directory.forget(key)
        #expect(await code { _ = try await directory.member(key: key) } == .unauthenticated)

        let second = try await tenant.key(tenant.eastSales[1])
        _ = try await directory.member(key: second)
        try await database.tenants.setStatus(.suspended, scope)
        directory.forget(second)
        #expect(await code { _ = try await directory.member(key: second) } == .tenantSuspended)
        try await database.tenants.setStatus(.active, scope)
        directory.forget(second)
        _ = try await directory.member(key: second)
        try await database.tenants.setMemberStatus(tenant.eastSales[1], .disabled, scope)
        directory.forget(second)
        #expect(await code { _ = try await directory.member(key: second) } == .unauthenticated)
    }

    @Test("an expired key and an ended trial are refused")
    func expiry() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        let (id, key) = try await database.tenants.createKey(
            member: tenant.admin, name: "short", expiresAt: Date().addingTimeInterval(3600), scope)
        _ = try await database.directory.member(key: key)
        database.directory.forget(key)
        try await database.admin.query("UPDATE baton.credential SET expires_at = baton.now() WHERE subject_id = \(id)")
        #expect(await code { _ = try await database.directory.member(key: key) } == .unauthenticated)
        try await database.tenants.setStatus(.trial, scope)
        try await database.admin.query("UPDATE baton.tenant SET trial_ends_at = now() - interval '1 second' WHERE id = \(tenant.id)")
        let other = try await tenant.key(tenant.admin)
        #expect(await code { _ = try await database.directory.member(key: other) } == .trialExpired)
    }

    @Test("the key's text is stored nowhere")
    func secrecy() async throws {
        let tenant = try await TestTenant.make()
        let key = try await tenant.key(tenant.admin)
        let tables = try await database.admin.query(
            "SELECT relname::text FROM pg_class WHERE relnamespace = 'baton'::regnamespace AND relkind = 'r'"
        ).column(String.self)
        for table in tables {
            let found = try await database.admin.query(
                "SELECT count(*) FROM baton.\(fragment: .identifier(table)) AS t WHERE to_jsonb(t)::text LIKE '%' || \(key.text.dropFirst(9).description) || '%'"
            ).single(Int64.self)
            #expect(found == 0, "\(table)")
        }
    }

    @Test("a supervisor's teams are the own one and all below it")
    func subtree() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        let below = try await database.tenants.createTeam(name: "华东二组", parent: tenant.eastTeam, scope)
        let supervisor = try await tenant.scope(tenant.supervisor).requireMember()
        #expect(Set(supervisor.position.teams) == [tenant.department, tenant.eastTeam, tenant.southTeam, below])
        #expect(try await tenant.scope(tenant.southSupervisor).requireMember().position.teams == [tenant.southTeam])
        // A cycle, which a mistake in the data could make, ends.
        try await database.admin.query("UPDATE baton.team SET parent_id = \(below) WHERE id = \(tenant.department)")
        #expect(try await tenant.scope(tenant.southSupervisor).requireMember().position.teams == [tenant.southTeam])
        #expect(try await tenant.scope(tenant.supervisor).requireMember().position.teams.count == 4)
    }

    @Test("mistakes in set-up are refused with what is wrong")
    func mistakes() async throws {
        let tenant = try await TestTenant.make()
        let scope = try await tenant.operatorScope()
        let tenants = database.tenants
        #expect(
            await code { _ = try await tenants.addMember(name: "x", email: "no mail", roles: ["sales"], team: nil, scope) }
                == .validationFailed)
        #expect(
            await code { _ = try await tenants.addMember(name: "x", email: nil, roles: ["boss"], team: nil, scope) } == .validationFailed)
        #expect(await code { _ = try await tenants.addMember(name: "x", email: nil, roles: [], team: TeamID.make(), scope) } == .notFound)
        #expect(await code { _ = try await tenants.createTeam(name: "华东组", parent: nil, scope) } == .conflict)
        #expect(await code { _ = try await tenants.createTeam(name: "x", parent: TeamID.make(), scope) } == .notFound)
        #expect(await code { _ = try await tenants.createRegion(name: "x", areas: ["火星"], scope) } == .validationFailed)
        #expect(
            await code {
                _ = try await tenants.addRoute(
                    name: "x", region: nil, productLine: nil, budgetFrom: 5, budgetBelow: 5, team: tenant.eastTeam, scope)
            } == .validationFailed)
        // Another tenant's team is no team.
        let stranger = try await TestTenant.make()
        #expect(
            await code {
                _ = try await tenants.addRoute(
                    name: "x", region: nil, productLine: nil, budgetFrom: nil, budgetBelow: nil, team: stranger.eastTeam, scope)
            } == .notFound)
        #expect(await code { _ = try await tenants.createKey(member: stranger.admin, name: "x", scope) } == .notFound)
    }

    @Test("the demo tenant loads, and its keys are renewed without leaving old ones in force")
    func demo() async throws {
        let demo = DemoTenant(database: database.database, tenants: database.tenants, leads: database.leads, directory: database.directory)
        #expect(try await !demo.exists())
        try await demo.load()
        #expect(try await demo.exists())
        let first = try await demo.issueKeys()
        let second = try await demo.issueKeys()
        #expect(await code { _ = try await database.directory.member(key: first.admin) } == .unauthenticated)
        let admin = try await database.directory.member(key: second.admin)
        #expect(try await database.leads.list(LeadQuery(limit: 200), admin).leads().count == 12)
        let sales = try await database.directory.member(key: second.sales)
        let seen = try await database.leads.list(LeadQuery(limit: 200), sales).leads()
        #expect(seen.count > 1 && seen.count < 12)
        #expect(seen.allSatisfy { $0.owner == sales.member?.id || $0.owner == nil })
    }
}
