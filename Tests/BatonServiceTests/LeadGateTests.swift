internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import Foundation
internal import Postgres
internal import Testing

/// Without a first touch no lead moves on, whoever writes it and how (L6).
@Suite("The gate of the first touch, on every path", .database, .nothingLost)
struct LeadGateTests {
    private var database: TestDatabase { .current }

    private func owned(_ tenant: TestTenant) async throws -> (Lead, TenantScope) {
        let lead = try await tenant.capture()
        return (lead, try await tenant.scope(try #require(lead.owner)))
    }

    private func refusal(_ work: () async throws -> Void) async -> BatonError? {
        do {
            try await work()
            return nil
        } catch {
            return error as? BatonError ?? BatonError(.internalError, detail: "\(error)")
        }
    }

    @Test("a refusal says what there is and how far it is from enough")
    func explains() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        func message() async -> (zh: String, en: String) {
            let error = await refusal {
                _ = try await database.leads.transition(lead.id, to: .contacted, reason: nil, version: nil, scope)
            }
            #expect(error?.code == .transitionRefused && error?.detail == "first_touch_missing")
            return (error?.problems.first?.messageZH ?? "", error?.problems.first?.messageEN ?? "")
        }
        #expect(await message().zh.contains("还没有接通的通话，需 90 秒"))
        var missed = InteractionDraft(kind: .call, durationSeconds: 80)
        missed.outcome = .noAnswer
        _ = try await database.leads.recordInteraction(missed, on: lead.id, scope)
        #expect(await message().zh.contains("还没有接通的通话"))
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .call, durationSeconds: 45), on: lead.id, scope)
        _ = try await database.leads.recordInteraction(InteractionDraft(kind: .chat, messageCount: 1), on: lead.id, scope)
        let (zh, en) = await message()
        #expect(zh.contains("最长一次通话 45 秒，还差 45 秒") && zh.contains("最多的一次聊天 1 条消息，还差 2 条"), "\(zh)")
        #expect(en.contains("45 s too few"), "\(en)")
        // The list of what may come next says the same to who may read the conversation.
        let detail = try await database.leads.fetch(lead.id, scope)
        let choices = try await database.leads.transitions(of: detail, scope)
        #expect(choices.first { $0.stage == .contacted }?.missing?.messageZH == zh)
    }

    @Test("what is evidence is the tenant's rule, by kind")
    func rules() async throws {
        let tenant = try await TestTenant.make()
        var patch = LeadPolicyPatch()
        patch.mailQualifies = false
        patch.visitQualifies = true
        patch.callMinimumSeconds = 10
        _ = try await database.policies.update(patch, tenant.scope(tenant.admin))
        var wrong = InteractionDraft(kind: .call, durationSeconds: 600)
        wrong.outcome = .wrongNumber
        for (draft, isEvidence) in [
            (InteractionDraft(kind: .mail), false), (InteractionDraft(kind: .visit), true),
            (InteractionDraft(kind: .call, durationSeconds: 10), true),
            (wrong, false),
        ] {
            let (lead, scope) = try await owned(tenant)
            let touch = try await database.leads.recordTouch(draft, on: lead.id, scope)
            #expect(touch.isEvidence == isEvidence && (touch.lead.firstTouchAt != nil) == isEvidence, "\(draft.kind)")
        }
    }

    @Test("the database refuses what goes past the service: the service's own role, the worker's, a member's and the superuser's")
    func lastLine() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let move: SQL = "UPDATE baton.lead SET stage = 2 WHERE tenant_id = \(tenant.id) AND id = \(lead.id)"
        let convert: SQL = "UPDATE baton.lead SET stage = 4, due_at = NULL WHERE tenant_id = \(tenant.id) AND id = \(lead.id)"
        let settings = [(name: "baton.tenant", value: tenant.id.description)]
        for statement in [move, convert] {
            for role in ["system", "worker", "erase"] {
                let error = await #expect(throws: DatabaseError.self, "\(role)") {
                    _ = try await database.client.transaction(
                        TransactionOptions(role: TestCluster.rolePrefix + role, settings: settings), [statement])
                }
                #expect(error?.constraint == "lead_first_touch_check", "\(role)")
            }
            let error = await #expect(throws: DatabaseError.self) { try await database.admin.query(statement) }
            #expect(error?.constraint == "lead_first_touch_check")
            // A member may not write the column at all.
            let denied = await #expect(throws: DatabaseError.self) {
                _ = try await database.database.once(scope, as: .member, [statement])
            }
            #expect(denied?.sqlState == "42501")
        }
        let insert = await #expect(throws: DatabaseError.self) {
            try await database.admin.query(
                """
                INSERT INTO baton.lead (tenant_id, id, contact_name, phone, channel, stage, due_at)
                VALUES (\(tenant.id), gen_random_uuid(), 'x', '+8613800138000', 1, 3, now())
                """)
        }
        #expect(insert?.constraint == "lead_first_touch_check")
        // What a client would be told, should a path of ours ever come that far.
        #expect(databaseOutcome(try #require(insert)) == .transitionRefused)
        // Disqualified it may be: a wrong number needs no call.
        _ = try await database.leads.transition(lead.id, to: .disqualified, reason: "空号", version: nil, scope)
    }

    @Test("an upsert and a capture give no stage, an edit changes none")
    func otherPaths() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        var patch = LeadPatch()
        patch.need = .some("x")
        #expect(try await database.leads.update(lead.id, patch, version: nil, scope).stage == .new)
        let error = await refusal { _ = try await database.leads.convert(lead.id, LeadConversionDraft(), tenant.scope(tenant.admin)) }
        #expect(error?.code == .transitionRefused && error?.detail == "first_touch_missing")
        let stages = try await database.admin.query("SELECT DISTINCT stage FROM baton.lead WHERE tenant_id = \(tenant.id)").column(
            Int16.self)
        #expect(stages == [1])
    }

    // MARK: correcting

    @Test("a first touch that was none is taken back within a day by who recorded it: stage, deadline and history follow")
    func corrections() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let leads = database.leads
        let touch = try await leads.recordTouch(InteractionDraft(kind: .call, durationSeconds: 900, content: "谈得不错"), on: lead.id, scope)
        _ = try await leads.transition(lead.id, to: .contacted, reason: nil, version: nil, scope)
        #expect(try await history(lead.id) == ["true"])
        // Words alone change nothing.
        var words = InteractionCorrection()
        words.content = .some(nil)
        let (emptied, same) = try await leads.correctInteraction(touch.id, words, on: lead.id, scope)
        #expect(emptied.content == nil && emptied.correctedAt != nil && same.stage == .contacted)

        let admin = try await tenant.scope(tenant.admin)
        var correction = InteractionCorrection()
        correction.durationSeconds = .some(30)
        let stranger = await refusal { _ = try await leads.correctInteraction(touch.id, correction, on: lead.id, admin) }
        #expect(stranger?.code == .permissionDenied)
        let unknown = await refusal { _ = try await leads.correctInteraction(InteractionID.make(), correction, on: lead.id, scope) }
        #expect(unknown?.code == .notFound)

        let (corrected, after) = try await leads.correctInteraction(touch.id, correction, on: lead.id, scope)
        #expect(corrected.durationSeconds == 30 && !corrected.isEvidence)
        #expect(after.firstTouchAt == nil && after.stage == .new)
        // Due when it would have been: fifteen minutes after it was given.
        let (due, assigned) = (try #require(after.dueAt), try #require(after.assignedAt))
        #expect(abs(due.timeIntervalSince(assigned) - 900) < 0.001)
        #expect(try await history(lead.id) == [nil])
        let kinds = try await database.admin.query(
            "SELECT kind FROM baton.event WHERE subject_id = \(lead.id) ORDER BY created_at, id"
        ).column(String.self)
        #expect(kinds.suffix(3).sorted() == ["interaction.corrected", "lead.first_touch_withdrawn", "lead.stage_changed"])

        // And the other way: what is enough after all is the first touch.
        correction.durationSeconds = .some(120)
        let (_, touched) = try await leads.correctInteraction(touch.id, correction, on: lead.id, scope)
        #expect(touched.firstTouchAt == corrected.occurredAt)
        #expect(try await history(lead.id) == ["true"])
    }

    private func history(_ lead: LeadID) async throws -> [String?] {
        try await database.admin.query(
            "SELECT in_window::text FROM baton.lead_assignment WHERE lead_id = \(lead) ORDER BY version"
        ).column(String?.self)
    }

    @Test("a call that was none verifies no phone, one that was enough after all does; another call keeps it verified")
    func verification() async throws {
        let tenant = try await TestTenant.make()
        let leads = database.leads
        func verified(_ lead: LeadID) async throws -> (Bool, Int16, Int64) {
            try #require(
                try await database.admin.query(
                    """
                    SELECT phone_verified_at IS NOT NULL, score,
                           (SELECT count(*) FROM baton.lead_signal s WHERE s.lead_id = l.id AND s.kind = 'phone_verified')
                    FROM baton.lead l WHERE id = \(lead)
                    """
                ).first((Bool, Int16, Int64).self))
        }
        let (lead, scope) = try await owned(tenant)
        let before = try await verified(lead.id)
        let first = try await leads.recordTouch(InteractionDraft(kind: .call, durationSeconds: 900), on: lead.id, scope)
        #expect(try await verified(lead.id) == (true, before.1 + 10, 1))
        let second = try await leads.recordTouch(InteractionDraft(kind: .call, durationSeconds: 900), on: lead.id, scope)
        var short = InteractionCorrection()
        short.durationSeconds = .some(30)
        _ = try await leads.correctInteraction(first.id, short, on: lead.id, scope)
        #expect(try await verified(lead.id) == (true, before.1 + 10, 1))
        let (_, after) = try await leads.correctInteraction(second.id, short, on: lead.id, scope)
        #expect(after.firstTouchAt == nil && after.phoneVerifiedAt == nil && after.score == before.1)
        #expect(try await verified(lead.id) == (false, before.1, 0))
        let told = try await database.admin.query(
            "SELECT count(*) FROM baton.event WHERE subject_id = \(lead.id) AND kind = 'lead.phone_verification_withdrawn'"
        ).single(Int64.self)
        #expect(told == 1)
        var long = InteractionCorrection()
        long.durationSeconds = .some(120)
        let (_, again) = try await leads.correctInteraction(first.id, long, on: lead.id, scope)
        #expect(again.phoneVerifiedAt != nil && again.score == before.1 + 10)
        #expect(try await verified(lead.id) == (true, before.1 + 10, 1))
        // What a code has verified no call takes back.
        try await database.admin.query(
            """
            UPDATE baton.event SET data = '{"by":"code"}' WHERE subject_id = \(lead.id) AND kind = 'lead.phone_verified'
            """)
        _ = try await leads.correctInteraction(first.id, short, on: lead.id, scope)
        #expect(try await verified(lead.id) == (true, before.1 + 10, 1))
    }

    @Test("another qualifying touch takes the place of the one that was none")
    func nextTouch() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let first = try await database.leads.recordTouch(InteractionDraft(kind: .call, durationSeconds: 900), on: lead.id, scope)
        let second = try await database.leads.recordTouch(InteractionDraft(kind: .mail), on: lead.id, scope)
        _ = try await database.leads.transition(lead.id, to: .contacted, reason: nil, version: nil, scope)
        var correction = InteractionCorrection()
        correction.outcome = .some(.noAnswer)
        let (_, after) = try await database.leads.correctInteraction(first.id, correction, on: lead.id, scope)
        let occurred = try await database.admin.query("SELECT occurred_at FROM baton.interaction WHERE id = \(second.id)").single(Date.self)
        #expect(after.firstTouchAt == occurred && after.stage == .contacted)
    }

    @Test("a day later nothing is corrected any more")
    func tooLate() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let touch = try await database.leads.recordTouch(InteractionDraft(kind: .mail), on: lead.id, scope)
        try await database.admin.query("ALTER TABLE baton.interaction DISABLE TRIGGER USER")
        try await database.admin.query(
            "UPDATE baton.interaction SET created_at = created_at - interval '25 hours' WHERE id = \(touch.id)")
        var correction = InteractionCorrection()
        correction.content = .some("x")
        let error = await refusal { _ = try await database.leads.correctInteraction(touch.id, correction, on: lead.id, scope) }
        #expect(error?.code == .conflict)
    }

    // MARK: reported by another system

    @Test("a call that is reported five times at once is recorded once; of another lead its id is refused")
    func reportedTwice() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        var draft = InteractionDraft(kind: .call, durationSeconds: 95)
        draft.key = ExternalKey(source: "pbx", id: "C-1")
        let reported = draft
        let touches = try await withThrowingTaskGroup(of: RecordedTouch?.self, returning: [RecordedTouch].self) { group in
            for _ in 0..<5 {
                group.addTask {
                    // Five at once of one lead: whoever loses the race for its version five times is told so, and would try again.
                    for _ in 0..<5 {
                        do {
                            return try await database.leads.recordTouch(reported, on: lead.id, scope)
                        } catch let error as BatonError where error.code == .versionMismatch {
                            continue
                        }
                    }
                    return nil
                }
            }
            return try await group.reduce(into: []) { if let touch = $1 { $0.append(touch) } }
        }
        #expect(touches.count == 5 && Set(touches.map(\.id)).count == 1)
        #expect(touches.count { !$0.wasThere } == 1)
        let count = try await database.admin.query("SELECT count(*) FROM baton.interaction WHERE lead_id = \(lead.id)").single(Int64.self)
        #expect(count == 1)
        let other = try await tenant.capture()
        let error = await refusal { _ = try await database.leads.recordTouch(reported, on: other.id, tenant.scope(tenant.admin)) }
        #expect(error?.code == .conflict)
    }

    @Test("interactions are read page by page, by who may read the conversation")
    func pages() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        for _ in 0..<5 { _ = try await database.leads.recordInteraction(InteractionDraft(kind: .mail, content: "x"), on: lead.id, scope) }
        var seen: [InteractionID] = []
        var position: (Date, InteractionID)?
        repeat {
            let (found, hasMore) = try await database.leads.interactions(of: lead.id, after: position, limit: 2, scope)
            seen += found.map(\.id)
            position = hasMore ? found.last.map { ($0.occurredAt, $0.id) } : nil
        } while position != nil
        #expect(seen.count == 5 && seen == seen.sorted(by: >))
        let other = try #require(tenant.eastSales.first { $0 != lead.owner })
        let hidden = await refusal {
            _ = try await database.leads.interactions(of: lead.id, after: nil, limit: 2, tenant.scope(other))
        }
        #expect(hidden?.code == .notFound)
    }
}
