internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import BatonTesting
internal import FoundationEssentials
internal import Postgres
internal import Testing

@Suite("Working on leads", .database, .nothingLost)
struct LeadCommandTests {
    private func owned(_ tenant: TestTenant) async throws -> (Lead, TenantScope) {
        let lead = try await tenant.capture()
        return (lead, try await tenant.scope(try #require(lead.owner)))
    }

    private func code(_ work: () async throws -> Void) async -> BatonError.Code? {
        do {
            try await work()
            return nil
        } catch let error as BatonError {
            return error.code
        } catch {
            return error is ValidationFailure ? .validationFailed : .internalError
        }
    }

    @Test(
        "only enough of a call or chat, or a mail, is a first touch",
        arguments: [
            (InteractionDraft(kind: .call, durationSeconds: 89), false), (InteractionDraft(kind: .call, durationSeconds: 90), true),
            (InteractionDraft(kind: .chat, messageCount: 2), false), (InteractionDraft(kind: .chat, messageCount: 3), true),
            (InteractionDraft(kind: .mail), true), (InteractionDraft(kind: .visit), false), (InteractionDraft(kind: .call), false),
        ])
    func firstTouch(draft: InteractionDraft, qualifies: Bool) async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let (_, touched) = try await tenant.database.leads.recordInteraction(draft, on: lead.id, scope)
        #expect((touched.firstTouchAt != nil) == qualifies)
        #expect((touched.dueAt != lead.dueAt) == qualifies)
        // The gate: without it the lead does not move on.
        let refused = await code {
            _ = try await tenant.database.leads.transition(lead.id, to: .contacted, reason: nil, version: nil, scope)
        }
        #expect(refused == (qualifies ? nil : .transitionRefused))
    }

    @Test("a later touch moves the deadline and not the first touch")
    func laterTouch() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let leads = tenant.database.leads
        let (_, first) = try await leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, scope)
        let (_, second) = try await leads.recordInteraction(InteractionDraft(kind: .call, durationSeconds: 300), on: lead.id, scope)
        #expect(second.firstTouchAt == first.firstTouchAt)
        #expect(try #require(second.dueAt) > (try #require(first.dueAt)))
        let detail = try await leads.fetch(lead.id, scope)
        #expect(detail.interactions?.map(\.kind) == [.call, .mail])
        let future = await code {
            _ = try await leads.recordInteraction(
                InteractionDraft(kind: .mail, occurredAt: Date().addingTimeInterval(3600)), on: lead.id, scope)
        }
        #expect(future == .validationFailed)
    }

    @Test("stages follow the machine: nothing is skipped, a refusal needs its reason, a closed lead has no deadline")
    func stages() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let leads = tenant.database.leads
        _ = try await leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, scope)
        func move(_ stage: LeadStage, _ reason: String? = nil) async -> BatonError.Code? {
            await code { _ = try await leads.transition(lead.id, to: stage, reason: reason, version: nil, scope) }
        }
        #expect(await move(.qualified) == .transitionRefused)
        #expect(await move(.contacted) == nil)
        #expect(await move(.qualified) == nil)
        #expect(await move(.converted) == .transitionRefused)
        #expect(await move(.disqualified) == .transitionRefused)
        #expect(await move(.disqualified, "没有预算") == nil)
        let closed = try await leads.fetch(lead.id, scope).lead
        #expect(closed.dueAt == nil)
        #expect(closed.stageReason == "没有预算")
        #expect(await move(.new) == nil)
        #expect(try await leads.fetch(lead.id, scope).lead.dueAt != nil)
        let load = try await tenant.database.admin.query(
            "SELECT open_leads FROM baton.member_load WHERE member_id = \(lead.owner)"
        ).single(Int32.self)
        #expect(load == 1)
    }

    @Test("signals score again; crossing a threshold is one event")
    func signals() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let leads = tenant.database.leads
        let kinds: [(SignalKind, Int16, LeadIntent)] = [
            (.formSubmitted, 30, .plain), (.demoBooked, 70, .nurture), (.demoBooked, 70, .nurture), (.phoneVerified, 80, .high),
        ]
        for (kind, score, intent) in kinds {
            let detail = try await leads.recordSignal(kind, at: nil, note: nil, on: lead.id, scope)
            #expect(detail.lead.score == score)
            #expect(detail.lead.intent == intent)
        }
        let crossings = try await tenant.database.admin.query(
            "SELECT data->>'to' FROM baton.event WHERE subject_id = \(lead.id) AND kind = 'lead.intent_changed' ORDER BY id"
        ).column(String.self)
        #expect(crossings == ["nurture", "high"])
    }

    @Test("many signals at once are all counted")
    func parallelSignals() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let kinds: [SignalKind] = [.formSubmitted, .whitePaperDownloaded, .phoneVerified, .menuConsult]
        let failures = await withTaskGroup(of: BatonError.Code?.self, returning: [BatonError.Code].self) { group in
            for kind in kinds {
                group.addTask {
                    await code { _ = try await tenant.database.leads.recordSignal(kind, at: nil, note: nil, on: lead.id, scope) }
                }
            }
            return await group.reduce(into: []) { if let code = $1 { $0.append(code) } }
        }
        // Whoever lost the race five times is told so; nothing is counted halfway.
        #expect(failures.allSatisfy { $0 == .versionMismatch })
        let detail = try await tenant.database.leads.fetch(lead.id, scope)
        let signals = try #require(detail.signals)
        #expect(signals.count == kinds.count - failures.count)
        #expect(signals.map { Int($0.points) }.reduce(0, +) == Int(detail.lead.score))
    }

    @Test("a lead takes 500 signals and no more")
    func manySignals() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        try await tenant.database.admin.query(
            """
            INSERT INTO baton.lead_signal (tenant_id, id, lead_id, owner_id, team_id, kind, occurred_at)
            SELECT tenant_id, gen_random_uuid(), id, owner_id, team_id, 'menu_consult', now() FROM baton.lead, generate_series(1, 499)
            WHERE id = \(lead.id)
            """)
        #expect(await code { _ = try await tenant.database.leads.recordSignal(.demoBooked, at: nil, note: nil, on: lead.id, scope) } == nil)
        #expect(
            await code { _ = try await tenant.database.leads.recordSignal(.demoBooked, at: nil, note: nil, on: lead.id, scope) }
                == .validationFailed)
        let count = try await tenant.database.admin.query("SELECT count(*) FROM baton.lead_signal WHERE lead_id = \(lead.id)").single(
            Int64.self)
        #expect(count == 500)
    }

    @Test("leads handed over in opposite directions do not wait for each other")
    func oppositeHandOvers() async throws {
        let tenant = try await TestTenant.make()
        let supervisor = try await tenant.scope(tenant.supervisor)
        let leads = try await [tenant.capture(), tenant.capture()]
        let deadlocks: SQL = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        let (first, second) = (tenant.eastSales[0], tenant.eastSales[1])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (lead, order) in zip(leads, [[first, second], [second, first]]) {
                group.addTask {
                    for round in 0..<40 {
                        _ = try await tenant.database.leads.assign(lead.id, to: order[round % 2], version: nil, supervisor)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await tenant.database.admin.query(deadlocks).single(Int64.self) == 0)
    }

    @Test("what one may not see is not found; what one may see and not change is refused by the grant's name")
    func notFoundAndForbidden() async throws {
        let tenant = try await TestTenant.make()
        let stranger = try await TestTenant.make()
        let (lead, _) = try await owned(tenant)
        let leads = tenant.database.leads
        var patch = LeadPatch()
        patch.need = .some("x")
        let others = tenant.eastSales.first { $0 != lead.owner }!
        for member in [others, tenant.southSales[0], tenant.southSupervisor] {
            let scope = try await tenant.scope(member)
            #expect(await code { _ = try await leads.fetch(lead.id, scope) } == .notFound)
            #expect(await code { _ = try await leads.update(lead.id, patch, version: nil, scope) } == .notFound)
            #expect(await code { _ = try await leads.recordInteraction(InteractionDraft(kind: .mail), on: lead.id, scope) } == .notFound)
        }
        let foreign = try await stranger.scope(stranger.admin)
        #expect(await code { _ = try await leads.fetch(lead.id, foreign) } == .notFound)
        #expect(await code { _ = try await leads.update(lead.id, patch, version: nil, foreign) } == .notFound)

        // In the pool: visible to the team's salesperson, not writable.
        let pooled = try await tenant.capture(area: "四川")
        let south = try await tenant.scope(tenant.southSales[0])
        #expect(await code { _ = try await leads.fetch(pooled.id, south) } == nil)
        let refused = await #expect(throws: BatonError.self) { try await leads.update(pooled.id, patch, version: nil, south) }
        #expect(refused == BatonError(.permissionDenied, detail: "lead_card:write"))
        #expect(await code { _ = try await leads.recordSignal(.demoBooked, at: nil, note: nil, on: pooled.id, south) } == .permissionDenied)
    }

    @Test("an edit needs the version it was made from, if it names one; blanking name and company is refused")
    func editing() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        let leads = tenant.database.leads
        var patch = LeadPatch()
        patch.area = .some(.init(parsing: "广东"))
        patch.need = .some("新的需求")
        let changed = try await leads.update(lead.id, patch, version: lead.version, scope)
        #expect(changed.area == "广东")
        #expect(changed.region == nil)
        #expect(changed.version == lead.version + 1)
        #expect(await code { _ = try await leads.update(lead.id, patch, version: lead.version, scope) } == .versionMismatch)
        var blank = LeadPatch()
        blank.contactName = .some(nil)
        #expect(await code { _ = try await leads.update(lead.id, blank, version: nil, scope) } == .validationFailed)
        var unreachable = LeadPatch()
        unreachable.phone = .some(nil)
        #expect(await code { _ = try await leads.update(lead.id, unreachable, version: nil, scope) } == .validationFailed)
        let event = try await tenant.database.admin.query(
            "SELECT changed FROM baton.event WHERE subject_id = \(lead.id) AND kind = 'lead.updated'"
        ).column([String].self)
        #expect(event == [["area", "need"]])
    }

    @Test("leads are taken from the pool by one, handed over by supervisors, and pushed into the pool by nobody")
    func assigning() async throws {
        let tenant = try await TestTenant.make()
        let leads = tenant.database.leads
        let pooled = try await tenant.capture(area: "四川")
        let south = try await tenant.scope(tenant.southSales[0])
        let east = try await tenant.scope(tenant.eastSales[0])
        // Not my pool, and not for somebody else.
        #expect(await code { _ = try await leads.assign(pooled.id, to: tenant.eastSales[0], version: nil, east) } == .notFound)
        #expect(await code { _ = try await leads.assign(pooled.id, to: tenant.eastSales[0], version: nil, south) } == .permissionDenied)
        let taken = try await leads.assign(pooled.id, to: tenant.southSales[0], version: nil, south)
        #expect(taken.owner == tenant.southSales[0])
        // Owned now: no longer theirs to give.
        #expect(await code { _ = try await leads.assign(pooled.id, to: tenant.southSales[0], version: nil, south) } == .permissionDenied)

        let supervisor = try await tenant.scope(tenant.supervisor)
        let moved = try await leads.assign(pooled.id, to: tenant.eastSales[1], version: nil, supervisor)
        #expect(moved.team == tenant.eastTeam)
        #expect(await code { _ = try await leads.fetch(pooled.id, south) } == .notFound)
        // A supervisor of one team does not give to another.
        let own = try await tenant.capture(area: "四川")
        let southSupervisor = try await tenant.scope(tenant.southSupervisor)
        #expect(
            await code { _ = try await leads.assign(own.id, to: tenant.eastSales[0], version: nil, southSupervisor) } == .permissionDenied)
        #expect(await code { _ = try await leads.assign(own.id, to: MemberID.make(), version: nil, supervisor) } == .validationFailed)
    }

    @Test("ten who take the same lead at once: one gets it")
    func takingAtOnce() async throws {
        let tenant = try await TestTenant.make()
        let pooled = try await tenant.capture(area: "四川")
        let scope = try await tenant.scope(tenant.southSales[0])
        let outcomes = await withTaskGroup(of: BatonError.Code?.self, returning: [BatonError.Code?].self) { group in
            for _ in 0..<10 {
                group.addTask {
                    await code { _ = try await tenant.database.leads.assign(pooled.id, to: tenant.southSales[0], version: nil, scope) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 1)
    }

    @Test("conversations follow their lead to its new owner")
    func childrenFollow() async throws {
        let tenant = try await TestTenant.make()
        let (lead, scope) = try await owned(tenant)
        _ = try await tenant.database.leads.recordInteraction(InteractionDraft(kind: .mail, content: "报价单"), on: lead.id, scope)
        let supervisor = try await tenant.scope(tenant.supervisor)
        let target = tenant.eastSales.first { $0 != lead.owner }!
        _ = try await tenant.database.leads.assign(lead.id, to: target, version: nil, supervisor)
        let detail = try await tenant.database.leads.fetch(lead.id, tenant.scope(target))
        #expect(detail.interactions?.map(\.content) == ["报价单"])
        let left = try await tenant.database.client.transaction(
            TransactionOptions(
                role: scope.requireMember().shape,
                settings: [("baton.tenant", tenant.id.description), ("baton.member", scope.requireMember().id.description)]),
            ["SELECT count(*) FROM baton.interaction"])
        #expect(try left[0].single(Int64.self) == 0)
    }

    @Test("pages walked while leads come in show each lead once")
    func pages() async throws {
        let tenant = try await TestTenant.make()
        for _ in 0..<25 { try await tenant.capture() }
        let scope = try await tenant.scope(tenant.admin)
        for sort in LeadSort.allCases {
            var query = LeadQuery(sort: sort, limit: 4)
            var seen: [LeadID] = []
            let before = try await tenant.database.leads.list(LeadQuery(limit: 200), scope).leads().map(\.id)
            repeat {
                let page = try await tenant.database.leads.list(query, scope)
                seen += try page.leads().map(\.id)
                try await tenant.capture()
                query.after = page.next
            } while query.after != nil && seen.count < 200
            #expect(Set(seen).count == seen.count, "\(sort)")
            #expect(Set(seen).isSuperset(of: before), "\(sort)")
        }
    }
}

@Suite("Plans are kept", .database)
struct PlanTests {
    @Test("a page of leads is planned once for a connection, not for each request")
    func page() async throws {
        let tenant = try await TestTenant.make()
        for _ in 0..<3 { _ = try await tenant.capture() }
        let scope = try await tenant.scope(tenant.eastSales[0])
        for _ in 0..<4 { _ = try await TestDatabase.current.leads.list(LeadQuery(limit: 50), scope) }
        let results = try await TestDatabase.current.client.query(
            """
            SELECT sum(generic_plans)::int8, sum(custom_plans)::int8 FROM pg_prepared_statements
            WHERE statement LIKE 'SELECT id, contact_name%LIMIT 51'
            """)
        let row = try #require(try results.first((Int64?, Int64?).self))
        #expect(row.0 ?? 0 > 0 && row.1 == 0, "custom plans: \(row.1 ?? -1)")
    }

    @Test("a supervisor's page reads about a page, however many leads the tenant and teams the service have")
    func supervisorsPage() async throws {
        let tenant = try await TestTenant.make()
        _ = try await tenant.capture()
        let admin = TestDatabase.current.admin
        // 300 leads of the tenant, and another tenant's in 1,500 teams: the estimate for `team_id = ANY (…)` shrinks with these.
        _ = try await admin.transaction(
            TransactionOptions(settings: [("session_replication_role", "replica")]),
            [
                """
                INSERT INTO baton.lead
                SELECT r.* FROM baton.lead l, generate_series(1, 300) AS n, jsonb_populate_record(NULL::baton.lead,
                    to_jsonb(l) || jsonb_build_object('id', gen_random_uuid(), 'created_at', l.created_at - n * interval '1 minute')) AS r
                WHERE l.tenant_id = \(tenant.id)
                """,
                """
                INSERT INTO baton.lead
                SELECT r.* FROM (SELECT * FROM baton.lead WHERE tenant_id = \(tenant.id)) AS l, generate_series(1, 5) AS n,
                    jsonb_populate_record(NULL::baton.lead, to_jsonb(l) || jsonb_build_object(
                        'tenant_id', \(TenantID.make()), 'id', gen_random_uuid(), 'team_id', gen_random_uuid(), 'version', n)) AS r
                """,
            ])
        try await admin.query("ANALYZE baton.lead")
        let scope = try await tenant.scope(tenant.supervisor)
        let access = try scope.requireMember()
        let plan = try await TestDatabase.current.client.transaction(
            TransactionOptions(
                role: access.shape,
                settings: [("baton.tenant", tenant.id.description)] + access.position.settings.map { ("baton." + $0.name, $0.value) }),
            [
                """
                EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT * FROM baton.lead
                WHERE tenant_id = \(tenant.id) AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 51
                """
            ])[0].column(String.self)
        #expect(plan.contains { $0.contains("Index Scan using lead_created_idx") && $0.contains("rows=51 ") }, "\(plan)")
    }
}
