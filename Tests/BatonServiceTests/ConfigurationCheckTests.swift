internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Time is moved, not waited for.
@Suite("Configuration that does not fit any more", .database(movableClock: true), .nothingLost, .serialized)
struct ConfigurationCheckTests {
    private var database: TestDatabase { .current }
    private var rules: ScoreRuleService { ScoreRuleService(database: database.database, wakeups: database.wakeups) }
    private var forms: LeadFormService { LeadFormService(database: database.database) }
    private var fields: CustomFieldService { CustomFieldService(database: database.database) }

    private func pass() async throws {
        let worker = database.worker()
        for _ in 0..<6 {
            try await database.advanceClock(.seconds(3))
            try await worker.drain()
        }
    }

    private func told(_ tenant: TestTenant) async throws -> Int64 {
        try await database.admin.query(
            "SELECT count(*) FROM baton.notification WHERE member_id = \(tenant.admin) AND kind = 'configuration_broken'"
        ).single(Int64.self) ?? 0
    }

    private func events(_ tenant: TestTenant) async throws -> [String] {
        try await database.admin.query(
            """
            SELECT kind FROM baton.event WHERE tenant_id = \(tenant.id) AND (kind LIKE '%.broken' OR kind LIKE '%.mended')
            ORDER BY created_at, kind
            """
        ).column(String.self)
    }

    private func archive(_ field: CustomField, _ isArchived: Bool, _ tenant: TestTenant) async throws {
        var patch = CustomFieldPatch()
        patch.isArchived = isArchived
        _ = try await fields.update(field.id, patch, version: nil, tenant.scope(tenant.admin))
    }

    @Test(
        "an archived field: the score rule counts nothing and leads are scored again, the form goes on; admins are told once of each, and when it fits again it counts again"
    )
    func archived() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let field = try await fields.create(
            CustomFieldDraft(key: "size", labelZH: "规模", labelEN: "Size", kind: .number), tenant.scope(tenant.admin))
        var rule = ScoreRuleInput()
        (rule.label, rule.points) = ("没有规模", 20)
        // One that would hold for a field that is not there.
        rule.conditions = [.init(field: "custom.size", comparison: "is_empty")]
        let made = try await rules.create(rule, tenant.scope(tenant.admin))
        #expect(made.problems.isEmpty)
        var form = LeadFormInput()
        form.name = "官网"
        form.mapping = [(name: "size", field: "custom.size")]
        _ = try await forms.create(form, tenant.scope(tenant.admin))
        try await pass()
        let lead = try await tenant.capture(signals: [.formSubmitted])
        #expect(lead.score == 50)
        #expect(try await events(tenant) == [])
        #expect(try await told(tenant) == 0)

        try await archive(field, true, tenant)
        #expect(try await tenant.capture(signals: [.formSubmitted]).score == 30)
        try await pass()
        #expect(try await events(tenant) == ["form.broken", "score_rule.broken"])
        #expect(try await told(tenant) == 2)
        #expect(try await database.leads.fetch(lead.id, tenant.scope(tenant.admin)).lead.score == 30)
        let detail = try await database.leads.fetch(lead.id, tenant.scope(tenant.admin))
        #expect(detail.profile?.map(\.isMet) == [false])
        #expect(try await rules.rule(made.rule.id, tenant.scope(tenant.admin)).problems.map(\.code) == ["unknown_field"])
        #expect(try await database.playbooks.state(tenant.scope(tenant.admin)).misfits.map(\.part) == [.scoreRule, .form])
        // Something else is taken away: nothing is said twice.
        let other = try await fields.create(
            CustomFieldDraft(key: "colour", labelZH: "颜色", labelEN: "Colour", kind: .text), tenant.scope(tenant.admin))
        try await archive(other, true, tenant)
        try await pass()
        #expect(try await told(tenant) == 2)

        try await archive(field, false, tenant)
        try await pass()
        #expect(try await events(tenant) == ["form.broken", "score_rule.broken", "form.mended", "score_rule.mended"])
        #expect(try await told(tenant) == 2)
        #expect(try await database.leads.fetch(lead.id, tenant.scope(tenant.admin)).lead.score == 50)
        #expect(try await database.playbooks.state(tenant.scope(tenant.admin)).misfits == [])
    }

    @Test("points of a broken rule can be changed, its condition only to one that fits")
    func mending() async throws {
        let tenant = try await TestTenant.make(eastSales: 1)
        let field = try await fields.create(
            CustomFieldDraft(key: "size", labelZH: "规模", labelEN: "Size", kind: .number), tenant.scope(tenant.admin))
        var rule = ScoreRuleInput()
        (rule.label, rule.points) = ("规模", 20)
        rule.conditions = [.init(field: "custom.size", comparison: "at_least", values: ["10"])]
        let id = try await rules.create(rule, tenant.scope(tenant.admin)).rule.id
        try await archive(field, true, tenant)
        try await pass()
        var points = ScoreRuleInput()
        points.points = 30
        #expect(try await rules.update(id, points, tenant.scope(tenant.admin)).problems.count == 1)
        var again = ScoreRuleInput()
        again.conditions = rule.conditions
        await #expect(throws: ValidationFailure.self) { try await rules.update(id, again, tenant.scope(tenant.admin)) }
        again.conditions = [.init(field: "phone", comparison: "is_not_empty")]
        #expect(try await rules.update(id, again, tenant.scope(tenant.admin)).problems == [])
        #expect(try await tenant.capture().score == 30)
    }

    @Test("an escalation that names somebody who has gone is listed")
    func escalation() async throws {
        let tenant = try await TestTenant.make(eastSales: 2)
        var state = try await database.playbooks.state(tenant.scope(tenant.admin))
        var input = PlaybookInput()
        var policy = EscalationPolicyInput()
        policy.name = "点名"
        policy.steps = [.init(after: .init(seconds: 60), notify: ["owner", "member:\(tenant.eastSales[1])"])]
        input.escalation = [(trigger: .leadResponse, policy: policy)]
        let planned = try state.applying(input)
        _ = try await database.playbooks.apply(planned, from: state, named: nil, tenant.scope(tenant.admin))
        state = try await database.playbooks.state(tenant.scope(tenant.admin))
        #expect(state.misfits == [])
        var status = MemberPatch()
        status.status = .disabled
        try await database.members.update(tenant.eastSales[1], status, tenant.scope(tenant.admin))
        let misfits = try await database.playbooks.state(tenant.scope(tenant.admin)).misfits
        #expect(misfits.map(\.part) == [.escalationPolicy] && misfits.first?.id == "lead_response")
        #expect(misfits.first?.problems.map { "\($0.pointer) \($0.code)" } == ["/steps/0/notify/1 unknown_member"])
    }
}
