package import BatonModel
package import BatonPlatform
internal import BatonService
internal import Foundation
internal import Postgres

/// A tenant with two sibling teams below a department: a supervisor over both, salespeople in each, and an admin.
package struct TestTenant: Sendable {
    package let slug: String
    package let id: TenantID
    package let database: TestDatabase
    package let east: RegionID
    package let department: TeamID
    package let eastTeam: TeamID
    package let southTeam: TeamID
    package let admin: MemberID
    package let supervisor: MemberID
    /// Supervisor of the south team only.
    package let southSupervisor: MemberID
    package let eastSales: [MemberID]
    package let southSales: [MemberID]

    /// A tenant with nobody in it.
    package static func bare(slug: String, in database: TestDatabase = .current) async throws -> TenantID {
        try await database.tenants.create(slug: slug, name: slug, isTrial: false)
    }

    /// Rules: leads of the region 华东 go to the east team; everything else into the pool of the south team.
    package static func make(in database: TestDatabase = .current, eastSales: Int = 2) async throws -> TestTenant {
        let slug = "t-" + UUID().uuidString.lowercased().prefix(18)
        let id = try await database.tenants.create(slug: slug, name: "测试 \(slug)", isTrial: false)
        let scope = try await database.directory.hostOperator(slug: slug)
        let tenants = database.tenants
        let east = try await tenants.createRegion(name: "华东", areas: ["浙江", "上海", "江苏"], scope)
        let department = try await tenants.createTeam(name: "销售部", parent: nil, scope)
        let eastTeam = try await tenants.createTeam(name: "华东组", parent: department, scope)
        let southTeam = try await tenants.createTeam(name: "华南组", parent: department, scope)
        _ = try await tenants.addRoute(
            name: "华东", region: east, productLine: nil, budgetFrom: nil, budgetBelow: nil, team: eastTeam, scope)
        try await tenants.setPoolTeam(southTeam, scope)
        func member(_ name: String, _ role: String, _ team: TeamID) async throws -> MemberID {
            try await tenants.addMember(name: name, email: "\(name)@\(slug).example", roles: [role], team: team, scope)
        }
        var sales: [MemberID] = []
        for number in 0..<eastSales { sales.append(try await member("east\(number)", "sales", eastTeam)) }
        return TestTenant(
            slug: slug, id: id, database: database, east: east, department: department, eastTeam: eastTeam, southTeam: southTeam,
            admin: try await member("admin", "admin", department),
            supervisor: try await member("supervisor", "supervisor", department),
            southSupervisor: try await member("southsupervisor", "supervisor", southTeam), eastSales: sales,
            southSales: [try await member("south0", "sales", southTeam)])
    }

    /// The host's command line in this tenant.
    package func operatorScope() async throws -> TenantScope { try await database.directory.hostOperator(slug: slug) }

    /// What a request of the member carries.
    package func scope(_ member: MemberID) async throws -> TenantScope {
        var scope = try await operatorScope()
        scope.actor = .member(member)
        scope.member = try await database.directory.access(of: member, scope)
        return scope
    }

    package func key(_ member: MemberID) async throws -> Secret {
        try await database.tenants.createKey(member: member, name: "test", operatorScope()).1
    }

    /// A lead that the rule sends to the east team, unless the area says otherwise.
    package static func draft(area: String? = "浙江", phone: String? = nil, signals: [SignalKind] = []) -> LeadDraft {
        var input = LeadInput(channel: .api)
        input.contactName = "王小明"
        input.phone = phone ?? "139\(Int.random(in: 10_000_000...99_999_999))"
        input.area = area
        input.signals = signals
        guard let draft = try? input.draft() else { preconditionFailure("the draft of the tests is not valid") }
        return draft
    }

    @discardableResult
    package func capture(area: String? = "浙江", signals: [SignalKind] = []) async throws -> Lead {
        try await database.leads.capture(Self.draft(area: area, signals: signals), operatorScope())
    }
}

/// Waits for something that another task or the server does; polls every 10 ms.
package func eventually(within limit: Duration = .seconds(10), _ condition: () async throws -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(10))
    }
    return try await condition()
}
