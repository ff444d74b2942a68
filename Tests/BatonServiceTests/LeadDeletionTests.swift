internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("Leads are deleted, restored and in the end purged", .database(movableClock: true), .nothingLost, .serialized)
struct LeadDeletionTests {
    private var database: TestDatabase { .current }

    private func refusal(_ work: () async throws -> Void) async -> BatonError? {
        do {
            try await work()
            return nil
        } catch {
            return error as? BatonError ?? BatonError(.internalError, detail: "\(error)")
        }
    }

    private func load(_ member: MemberID) async throws -> Int32? {
        try await database.admin.query("SELECT open_leads FROM baton.member_load WHERE member_id = \(member)").single(Int32.self)
    }

    @Test("deleted it is gone everywhere and its deadline with it; restored it is due anew and its owner is told")
    func restores() async throws {
        let tenant = try await TestTenant.make()
        let leads = database.leads
        let lead = try await tenant.capture()
        let owner = try #require(lead.owner)
        let (supervisor, sales) = (try await tenant.scope(tenant.supervisor), try await tenant.scope(owner))
        let denied = await refusal { try await leads.delete(lead.id, version: nil, sales) }
        #expect(denied == BatonError(.permissionDenied, detail: "lead_card:delete"))
        let stale = await refusal { try await leads.delete(lead.id, version: 9, supervisor) }
        #expect(stale?.code == .versionMismatch)
        try await leads.delete(lead.id, version: lead.version, supervisor)
        #expect(await refusal { _ = try await leads.fetch(lead.id, supervisor) }?.code == .notFound)
        #expect(try await leads.list(LeadQuery(), supervisor).leads().isEmpty)
        #expect(try await load(owner) == 0)
        #expect(await refusal { try await leads.delete(lead.id, version: nil, supervisor) }?.code == .notFound)
        // Nothing fires.
        try await database.advanceClock(.seconds(86_400))
        try await database.worker().drain()
        let deleted = try await leads.deleted(after: nil, limit: 10, supervisor).leads
        #expect(deleted.map(\.lead.id) == [lead.id] && deleted[0].lead.escalation == 0)
        #expect(deleted[0].keptUntil.timeIntervalSince(deleted[0].deletedAt) == 30 * 86_400)
        #expect(try await leads.deleted(after: nil, limit: 10, tenant.scope(tenant.southSupervisor)).leads.isEmpty)
        let foreign = await refusal { _ = try await leads.restore(lead.id, tenant.scope(tenant.southSupervisor)) }
        #expect(foreign?.code == .notFound)

        let restored = try await leads.restore(lead.id, supervisor)
        #expect(restored.owner == owner && restored.version == lead.version + 2)
        let (due, assigned) = (try #require(restored.dueAt), try #require(restored.assignedAt))
        #expect(due.timeIntervalSince(assigned) == 900)
        #expect(try await load(owner) == 1)
        #expect(await refusal { _ = try await leads.restore(lead.id, supervisor) }?.code == .notFound)
        let changes = try await database.admin.query(
            "SELECT kind FROM baton.change_pending WHERE record_id = \(lead.id) ORDER BY version"
        ).column(Int16.self)
        #expect(changes == [1, 3, 1])
        try await database.advanceClock(.seconds(901))
        try await database.worker().drain()
        #expect(try await leads.fetch(lead.id, supervisor).lead.escalation == 1)
    }

    @Test("delete, capture again, restore: the open one is named, and nothing has happened")
    func duplicate() async throws {
        let tenant = try await TestTenant.make()
        let supervisor = try await tenant.scope(tenant.supervisor)
        let draft = TestTenant.draft(phone: "13812345678")
        let first = try await database.leads.capture(draft, tenant.operatorScope())
        try await database.leads.delete(first.id, version: nil, supervisor)
        let second = try await database.leads.capture(draft, tenant.operatorScope(), refusesDuplicates: true)
        let conflict = await refusal { _ = try await database.leads.restore(first.id, supervisor) }
        #expect(conflict == BatonError(.conflict, detail: "duplicate of lead \(second.id)"))
        #expect(try await database.leads.deleted(after: nil, limit: 10, supervisor).leads.count == 1)
        // A closed one is in nobody's way.
        _ = try await database.leads.transition(second.id, to: .disqualified, reason: "x", version: nil, supervisor)
        #expect(try await database.leads.restore(first.id, supervisor).stage == .new)
    }

    @Test("ten restore at once: one does, the others find it done; of a member who has left it lies in the pool")
    func atOnce() async throws {
        let tenant = try await TestTenant.make()
        let supervisor = try await tenant.scope(tenant.supervisor)
        let lead = try await tenant.capture()
        try await database.leads.delete(lead.id, version: nil, supervisor)
        var patch = MemberPatch()
        patch.status = .disabled
        try await database.members.update(try #require(lead.owner), patch, tenant.scope(tenant.admin))
        let fresh = try await tenant.scope(tenant.supervisor)
        let outcomes = await withTaskGroup(of: BatonError.Code?.self, returning: [BatonError.Code?].self) { group in
            for _ in 0..<10 { group.addTask { await refusal { _ = try await database.leads.restore(lead.id, fresh) }?.code } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .notFound || $0 == .versionMismatch })
        let now = try await database.leads.fetch(lead.id, fresh).lead
        #expect(now.owner == nil && now.team == lead.team && now.dueAt != nil)
    }

    @Test("when its time is over it goes with all that belongs to it; its events stay; what was restored stays")
    func purges() async throws {
        let tenant = try await TestTenant.make()
        let supervisor = try await tenant.scope(tenant.supervisor)
        var leads: [LeadID] = []
        for _ in 0..<2 {
            let lead = try await tenant.capture(signals: [.formSubmitted])
            var draft = InteractionDraft(kind: .mail, content: "x")
            draft.key = ExternalKey(source: "pbx", id: "\(lead.id)")
            _ = try await database.leads.recordInteraction(draft, on: lead.id, tenant.scope(try #require(lead.owner)))
            _ = try await database.tasks.create(MemberTaskDraft(title: "x", lead: lead.id), supervisor)
            try await database.leads.delete(lead.id, version: nil, supervisor)
            leads.append(lead.id)
        }
        try await database.advanceClock(.seconds(29 * 86_400))
        try await database.worker().drain()
        _ = try await database.leads.restore(leads[1], supervisor)
        // Shorter from now on, it goes at once.
        var patch = LeadPolicyPatch()
        patch.deletedDays = 10
        _ = try await database.policies.update(patch, tenant.scope(tenant.admin))
        try await database.worker().drain()
        func rows(_ table: SQL, _ column: SQL, _ lead: LeadID) async throws -> Int64 {
            try await database.admin.query(
                "SELECT count(*) FROM baton.\(fragment: table) WHERE tenant_id = \(tenant.id) AND \(fragment: column) = \(lead)"
            ).single(Int64.self) ?? -1
        }
        let children: [SQL] = ["lead_signal", "interaction", "interaction_external_id", "lead_assignment"]
        for table in children {
            #expect(try await rows(table, "lead_id", leads[0]) == 0)
            #expect(try await rows(table, "lead_id", leads[1]) > 0)
        }
        #expect(try await rows("lead", "id", leads[0]) == 0)
        #expect(try await rows("lead", "id", leads[1]) == 1)
        #expect(try await rows("event", "subject_id", leads[0]) > 0)
        // What was to be done about it goes too.
        let kept = try await database.admin.query("SELECT lead_id FROM baton.task WHERE tenant_id = \(tenant.id)").column(LeadID?.self)
        #expect(kept == [leads[1]])
        let after = try await tenant.scope(tenant.supervisor)
        #expect(try await database.leads.deleted(after: nil, limit: 10, after).leads.isEmpty)
        #expect(await refusal { _ = try await database.leads.restore(leads[0], after) }?.code == .notFound)
    }

    @Test("a confirmed quick capture goes with its lead, and does not keep it")
    func confirmedCapture() async throws {
        let tenant = try await TestTenant.make()
        let supervisor = try await tenant.scope(tenant.supervisor)
        let lead = try await tenant.capture()
        try await database.admin.query(
            """
            INSERT INTO baton.quick_capture (tenant_id, id, member_id, kind, outcome, lead_id, confirmed_at, expires_at)
            VALUES (\(tenant.id), gen_random_uuid(), \(tenant.supervisor), 1, '{}', \(lead.id), baton.now(), baton.now())
            """)
        try await database.leads.delete(lead.id, version: nil, supervisor)
        try await database.advanceClock(.seconds(31 * 86_400))
        // What somebody else holds at that moment has its turn a little later.
        for _ in 0..<5 {
            try await database.worker().drain()
            try await database.advanceClock(.seconds(5))
        }
        #expect(try await database.admin.query("SELECT 1 FROM baton.lead WHERE id = \(lead.id)").isEmpty)
        #expect(try await database.admin.query("SELECT 1 FROM baton.quick_capture WHERE tenant_id = \(tenant.id)").isEmpty)
    }

    @Test("a lead that somebody is working on is not waited for, and its turn comes again")
    func lockedWhenDue() async throws {
        let tenant = try await TestTenant.make()
        let supervisor = try await tenant.scope(tenant.supervisor)
        var leads: [LeadID] = []
        for _ in 0..<2 {
            let lead = try await tenant.capture()
            try await database.leads.delete(lead.id, version: nil, supervisor)
            leads.append(lead.id)
        }
        try await database.advanceClock(.seconds(31 * 86_400))
        func left() async throws -> [LeadID] {
            try await database.admin.query("SELECT id FROM baton.lead WHERE tenant_id = \(tenant.id)").column(LeadID.self)
        }
        try await database.admin.withTransaction { transaction in
            _ = try await transaction.run("SELECT 1 FROM baton.lead WHERE id = \(leads[0]) FOR UPDATE")
            try await database.worker().drain()
            #expect(try await left() == [leads[0]])
            _ = try await transaction.finish([SQL]())
        }
        try await database.advanceClock(.seconds(2))
        try await database.worker().drain()
        #expect(try await left().isEmpty)
    }

    @Test("another number of the policy moves no deadline of a deleted lead")
    func otherNumbers() async throws {
        let tenant = try await TestTenant.make()
        let lead = try await tenant.capture()
        try await database.leads.delete(lead.id, version: nil, tenant.scope(tenant.supervisor))
        func version() async throws -> String? {
            try await database.admin.query("SELECT xmin::text || ctid::text FROM baton.timer WHERE subject_id = \(lead.id)").single(
                String.self)
        }
        let before = try await version()
        var patch = LeadPolicyPatch()
        patch.heatGreenPercent = 90
        _ = try await database.policies.update(patch, tenant.scope(tenant.admin))
        #expect(try await version() == before)
        patch = LeadPolicyPatch()
        patch.deletedDays = 3
        _ = try await database.policies.update(patch, tenant.scope(tenant.admin))
        #expect(try await version() != before)
    }
}
