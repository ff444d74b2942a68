package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// One of many leads that are stored together.
package struct LeadBatchItem: Sendable {
    package var draft: LeadDraft
    /// What another system calls it.
    package var key: ExternalKey?
    /// Who gets it, whatever the rules say.
    package var owner: MemberID?

    package init(_ draft: LeadDraft, key: ExternalKey? = nil, owner: MemberID? = nil) {
        self.draft = draft
        self.key = key
        self.owner = owner
    }
}

/// What became of one of them.
package enum LeadBatchOutcome: Sendable, Equatable {
    case created(LeadID)
    /// There is an open lead for the same inquiry.
    case duplicate(LeadID)
    /// One before it in the same batch is.
    case repeats(Int)
    /// Another lead is called so, which may be out of sight.
    case keyTaken
    case quotaExceeded
}

/// How many leads of a batch each member got.
package struct LeadBatchShare: Sendable, Equatable {
    package var member: MemberID
    package var leads: Int
    /// Of high intent.
    package var high: Int
}

extension LeadService {
    /// Leads in one transaction at most: at about half a millisecond each, most of it for what they are found by (`baton.index_lead_texts`), it holds
    /// its teams for half a second.
    package static let maximumBatch = 1_000

    /// Stores many leads with the same results as `capture` one after the other: duplicates are refused, among them too, and each gets score,
    /// route, owner, deadline, payload and events. Owners are told once, with how many.
    ///
    /// - Parameter subject: what the owners' notification is about.
    /// - Throws: `permission_denied`.
    package func captureBatch(
        _ items: [LeadBatchItem], about subject: LeadImportID, _ scope: TenantScope
    ) async throws -> [LeadBatchOutcome] {
        try scope.require(.create, .leadCard)
        let plan = try await batchPlan(items, scope)
        let (outcomes, isSoon) = try await database.withTenant(scope, as: .system) { transaction in
            let batch = try await capture(plan, in: transaction, scope)
            _ = try await transaction.finish(batch.statements + batch.tell(about: subject, scope).map { .statement($0) })
            return (batch.outcomes, batch.shares.map(\.member))
        }
        announce(isSoon)
        return outcomes
    }

    /// After a batch has been committed.
    func announce(_ owners: [MemberID]) {
        for owner in owners { wakeups.ring(.member(owner)) }
        // Deadlines of two seconds are no policy for files; a worker's own look is soon enough, but costs nothing to hurry.
        wakeups.ring(.timers)
        announceChange()
    }

    /// What is known of a batch before any lock is taken.
    struct BatchPlan: Sendable {
        struct Lead: Sendable {
            var item: LeadBatchItem
            var region: RegionID?
            var score: Int16
            var intent: LeadIntent
            var routed: LeadFacts
            /// Where it may go, whatever the time is.
            var routes: [LeadRoute]
            var keys: [String]
        }
        var configuration: LeadConfiguration
        var leads: [Lead]
    }

    /// - Throws: `unknown_reference` never: of files, what refers to nothing is left out.
    func batchPlan(_ items: [LeadBatchItem], _ scope: TenantScope) async throws -> BatchPlan {
        precondition(items.count <= Self.maximumBatch)
        let configuration = try await configurations.configuration(scope)
        // By this process' clock, which decides nothing that whole days do not.
        let now = Date()
        var leads: [BatchPlan.Lead] = []
        leads.reserveCapacity(items.count)
        for var item in items {
            item.draft = try await withFields(item.draft, scope)
            let draft = item.draft
            let region = configuration.regions[draft.area?.shortName]
            let facts = LeadFacts(draft, region: region)
            let score = LeadScore(
                signals: draft.signals.map { LeadSignal(kind: $0.rawValue, occurredAt: draft.submittedAt ?? now) }, facts: facts,
                by: configuration.scorer, now: now)
            let intent = configuration.policy.intent(score: score.value)
            let routed = facts.scored(score.value, intent)
            leads.append(
                BatchPlan.Lead(
                    item: item, region: region, score: score.value, intent: intent, routed: routed,
                    routes: item.owner == nil ? configuration.router.routes(routed) : [],
                    keys: LeadDuplicateKey.keys(
                        phone: draft.phone, email: draft.email, contactName: draft.contactName, company: draft.company)))
        }
        return BatchPlan(configuration: configuration, leads: leads)
    }

    /// What a transaction is about to write.
    struct Batch: Sendable {
        var outcomes: [LeadBatchOutcome]
        var statements: [TransactionStep] = []
        var shares: [LeadBatchShare] = []

        /// Comes last in its transaction (`NotificationDraft.insert`).
        func tell(about subject: LeadImportID, _ scope: TenantScope) -> [SQL] {
            let told = shares.filter { share in scope.member?.id != share.member }
            if told.isEmpty { return [] }
            return NotificationDraft.insert(
                told.map { share in
                    NotificationDraft(
                        .leadsImported, to: share.member, subject: subject,
                        data: .object(["import_id": subject.description, "leads": "\(share.leads)", "high_intent": "\(share.high)"]),
                        tenant: scope.tenant)
                }, isPosted: scope.hasChannels, tenant: scope.tenant)
        }
    }

    /// Locks what a batch of captures has to lock, finds duplicates and owners, and says what is to be written. One round trip.
    func capture(_ plan: BatchPlan, in transaction: Transaction, _ scope: TenantScope) async throws -> Batch {
        if plan.leads.isEmpty { return Batch(outcomes: []) }
        let (tenant, configuration) = (scope.tenant, plan.configuration)
        let keys = plan.leads.compactMap(\.item.key)
        let (phones, emails) = (
            plan.leads.compactMap(\.item.draft.phone?.e164), plan.leads.compactMap(\.item.draft.email?.address)
        )
        let teams = Set(plan.leads.flatMap { $0.routes.flatMap(\.teams) }).sorted()
        // The order of locks is that of `capture`: pairs, duplicates, teams, then the tenant's counter.
        let locks = [
            LeadRepository.lockKeys(keys, tenant: tenant), LeadRepository.linkedLeads(keys, tenant: tenant),
            LeadRepository.lockAllDuplicateKeys(tenant: tenant),
            LeadRepository.openLeads(phones: phones, emails: emails, tenant: tenant),
            AssignmentStore.lock(teams, tenant: tenant), LeadRepository.lockLeadQuota(tenant: tenant),
        ]
        let results = try await transaction.run(
            LeadRepository.byIndex(locks + AssignmentStore.reads(of: "SELECT unnest(\(teams))", tenant: tenant)))
        let taken = Set(try results[1].decode((String, String).self).map { ExternalKey(source: $0.0, id: $0.1) })
        let open = try Self.duplicateKeys(results[3])
        var reading = try AssignmentStore.decode(results[6...], configuration.calendars)
        let usage = try results[5].first((Int32, Int32).self)
        let (used, limit) = usage ?? (Int32(0), Int32.max)

        // A tenant without a counter gets one by its trigger.
        var writer = LeadBatchWriter(configuration: configuration, now: reading.moment.instant, countsItself: usage != nil, scope)
        var outcomes: [LeadBatchOutcome] = []
        outcomes.reserveCapacity(plan.leads.count)
        var seen: [String: Int] = [:]
        var linked: Set<ExternalKey> = []
        var room = max(0, Int(limit) - Int(used))
        for (index, lead) in plan.leads.enumerated() {
            if let key = lead.item.key, taken.contains(key) || linked.contains(key) {
                outcomes.append(.keyTaken)
            } else if let known = lead.keys.lazy.compactMap({ open[$0] }).first {
                outcomes.append(.duplicate(known))
            } else if let before = lead.keys.lazy.compactMap({ seen[$0] }).first {
                outcomes.append(.repeats(before))
            } else if room == 0 {
                outcomes.append(.quotaExceeded)
            } else {
                room -= 1
                for key in lead.keys { seen[key] = index }
                if let key = lead.item.key { linked.insert(key) }
                outcomes.append(.created(writer.append(lead, &reading)))
            }
        }
        return Batch(outcomes: outcomes, statements: writer.statements(reading), shares: writer.shares)
    }

    static func duplicateKeys(_ result: QueryResult) throws -> [String: LeadID] {
        var keys: [String: LeadID] = [:]
        for (id, phone, phoneExtension, email, name, company) in try result.decode(
            (LeadID, String?, String?, String?, String?, String?).self)
        {
            let stored = phone.flatMap { try? PhoneNumber(parsing: phoneExtension.map { "\(phone ?? "")转\($0)" } ?? $0) }
            for key in LeadDuplicateKey.keys(
                phone: stored, email: email.flatMap { try? EmailAddress(parsing: $0) }, contactName: name, company: company)
            where keys[key] == nil { keys[key] = id }
        }
        return keys
    }
}

/// Gathers the rows of a batch and writes them, a statement for each table.
private struct LeadBatchWriter {
    private let configuration: LeadConfiguration
    private let now: Date
    private let countsItself: Bool
    private let scope: TenantScope
    private var ids: [LeadID] = []
    private var leads: [LeadService.BatchPlan.Lead] = []
    private var assignments: [LeadRepository.Assignment] = []
    private var counted: [FreezeID] = []
    private var events: [EventRecord] = []
    private var got: [MemberID: Int] = [:]
    /// Pools in which leads lie that nobody could get.
    private var misplaced: Set<TeamID?> = []
    /// Of those, how many want to buy.
    private var high: [MemberID: Int] = [:]

    init(configuration: LeadConfiguration, now: Date, countsItself: Bool, _ scope: TenantScope) {
        self.countsItself = countsItself
        self.configuration = configuration
        self.now = now
        self.scope = scope
    }

    var shares: [LeadBatchShare] {
        got.map { LeadBatchShare(member: $0.key, leads: $0.value, high: high[$0.key] ?? 0) }.sorted { $0.member < $1.member }
    }

    /// Picks its owner and remembers it.
    mutating func append(_ lead: LeadService.BatchPlan.Lead, _ reading: inout AssignmentStore.Reading) -> LeadID {
        let id = LeadID.make()
        var assignment = LeadRepository.Assignment(window: configuration.window(.pool, of: nil, at: now))
        if let owner = lead.item.owner {
            assignment.owner = owner
            assignment.team = configuration.members[owner]?.team
        } else {
            let route = lead.routes.count == 1 ? lead.routes[0] : configuration.router.route(lead.routed, at: reading.moment)
            (assignment.team, assignment.rule) = (route.team, route.rule)
            if !route.teams.isEmpty {
                let pick = reading.candidates.pick(for: route, intent: lead.intent)
                (assignment.pick, assignment.owner) = (pick, pick.member)
                if let team = pick.team { assignment.team = team }
                counted += pick.counted
            }
        }
        assignment.window = configuration.window(assignment.owner == nil ? .pool : .response, of: assignment.team, at: now)
        if let owner = assignment.owner { got[owner, default: 0] += 1 }
        events.append(
            EventRecord(
                "lead.captured", facet: .leadCard, subject: id,
                data: .object(["channel": lead.item.draft.channel.key, "source": lead.item.key?.source])))
        events.append(
            EventRecord(
                assignment.owner == nil ? "lead.pooled" : "lead.assigned", facet: .leadCard, subject: id,
                data: .object(
                    [
                        "owner_id": assignment.owner?.description, "team_id": assignment.team?.description,
                        "routing_rule_id": assignment.rule?.description, "reason": assignment.reason,
                    ].merging(assignment.pick?.data ?? [:]) { $1 })))
        if assignment.isMisplaced { misplaced.insert(assignment.team) }
        if lead.intent != .plain { events.append(LeadService.intentChanged(id, from: .plain, to: lead.intent)) }
        if lead.intent == .high, let owner = assignment.owner { high[owner, default: 0] += 1 }
        ids.append(id)
        leads.append(lead)
        assignments.append(assignment)
        return id
    }

    func statements(_ reading: AssignmentStore.Reading) -> [TransactionStep] {
        if ids.isEmpty { return [] }
        let tenant = scope.tenant
        let counting =
            AssignmentStore.writes(reading.candidates, counted: counted, on: reading.moment.today, tenant: tenant)
            + (countsItself ? LeadRepository.count(shares, all: ids.count, at: now, tenant: tenant) : [])
        let steps: [TransactionStep] =
            counting.map { .statement($0) } + [
                .setting(name: "baton.counts_itself", value: countsItself ? "on" : "off"), .statement(insertLeads()),
                .setting(name: "baton.counts_itself", value: "off"),
            ]
        var statements: [SQL] = []
        let keys = zip(ids, leads).compactMap { id, lead in lead.item.key.map { (id, $0) } }
        if !keys.isEmpty { statements.append(LeadRepository.insertKeys(keys, tenant: tenant)) }
        statements += [insertPayloads(), insertSignals()].compactMap { $0 }
        statements.append(EventRecord.insert(events, scope))
        let dues = assignments.map { due($0) }
        statements.append(
            """
            INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
            SELECT \(tenant), t.id, \(LeadDeadlineHandler.kind), t.fire_at FROM unnest(\(ids), \(dues)) AS t (id, fire_at)
            """)
        statements += misplaced.sorted { ($0?.description ?? "") < ($1?.description ?? "") }.map {
            PoolAlertHandler.arm($0, tenant: tenant)
        }
        return steps + statements.map { .statement($0) }
    }

    private func due(_ assignment: LeadRepository.Assignment) -> Date {
        switch assignment.window.time {
        case .length(let length): now.addingTimeInterval(TimeInterval(length.components.seconds))
        case .until(let date, _): date
        }
    }

    private func column<Value: PostgresArrayElement>(_ value: (LeadDraft) -> Value?) -> NullableArray<Value> {
        NullableArray(leads.map { value($0.item.draft) })
    }

    private func insertLeads() -> SQL {
        let custom = configuration.card.custom
        let drafts = leads.map(\.item.draft)
        let assigned: [Date?] = assignments.map { $0.owner == nil ? nil : now }
        // There are no arrays of arrays of several lengths.
        let tags = drafts.map { draft in "{\(draft.tags.map(\.description).joined(separator: ","))}" }
        return """
            INSERT INTO baton.lead (
                tenant_id, id, contact_name, company, phone, phone_extension, email, area, region_id, product_line,
                budget_min_minor, budget_max_minor, budget_text, need, channel, score, intent, owner_id, team_id, routing_rule_id,
                assigned_at, due_at, escalation_policy_version_id, submitted_at, referrer_customer_id, referrer_contact_id,
                referrer_member_id, referrer_text, tags\(fragment: custom.list))
            SELECT \(scope.tenant), l.id, l.contact_name, l.company, l.phone, l.phone_extension, l.email, l.area, l.region_id, l.product_line,
                l.budget_min_minor, l.budget_max_minor, l.budget_text, l.need, l.channel, l.score, l.intent, l.owner_id, l.team_id,
                l.routing_rule_id, l.assigned_at, l.due_at, l.policy_id, l.submitted_at,
                l.referrer_customer_id, l.referrer_contact_id, l.referrer_member_id, l.referrer_text,
                l.tags::uuid[]\(fragment: custom.batchColumns("l"))
            FROM unnest(
                \(ids), \(column(\.contactName)), \(column(\.company)), \(column(\.phone?.e164)), \(column(\.phone?.extension)),
                \(column(\.email?.address)), \(column(\.area?.shortName)), \(NullableArray(leads.map(\.region))), \(column(\.productLine)),
                \(column(\.budget?.minMinor)), \(column(\.budget?.maxMinor)), \(column(\.budgetText)), \(column(\.need)),
                \(drafts.map(\.channel.rawValue)), \(leads.map(\.score)), \(leads.map(\.intent.rawValue)),
                \(NullableArray(assignments.map(\.owner))), \(NullableArray(assignments.map(\.team))),
                \(NullableArray(assignments.map(\.rule))), \(NullableArray(assigned)), \(assignments.map { due($0) }),
                \(NullableArray(assignments.map(\.window.policy))), \(column(\.submittedAt)), \(column(\.referrer?.customer)),
                \(column(\.referrer?.contact)), \(column(\.referrer?.member)), \(column(\.referrer?.words)),
                \(tags)\(fragment: custom.batchValues(drafts.map(\.custom))))
                AS l (id, contact_name, company, phone, phone_extension, email, area, region_id, product_line, budget_min_minor,
                      budget_max_minor, budget_text, need, channel, score, intent, owner_id, team_id, routing_rule_id, assigned_at, due_at,
                      policy_id, submitted_at, referrer_customer_id, referrer_contact_id, referrer_member_id, referrer_text,
                      tags\(fragment: custom.list))
            """
    }

    private func insertPayloads() -> SQL? {
        let rows = leads.indices.filter { leads[$0].item.draft.payload != nil }
        if rows.isEmpty { return nil }
        let payloads = rows.compactMap { leads[$0].item.draft.payload }
        return """
            INSERT INTO baton.lead_payload (tenant_id, lead_id, owner_id, team_id, region_id, content_type, body, source)
            SELECT \(scope.tenant), p.lead_id, p.owner_id, p.team_id, p.region_id, p.content_type, p.body, p.source
            FROM unnest(
                \(rows.map { ids[$0] }), \(NullableArray(rows.map { assignments[$0].owner })),
                \(NullableArray(rows.map { assignments[$0].team })), \(NullableArray(rows.map { leads[$0].region })),
                \(payloads.map(\.contentType)), \(payloads.map(\.body)), \(NullableArray(payloads.map(\.source))))
                AS p (lead_id, owner_id, team_id, region_id, content_type, body, source)
            """
    }

    private func insertSignals() -> SQL? {
        var rows: [(lead: Int, kind: SignalKind)] = []
        for (index, lead) in leads.enumerated() { rows += lead.item.draft.signals.map { (index, $0) } }
        if rows.isEmpty { return nil }
        return """
            INSERT INTO baton.lead_signal (tenant_id, id, lead_id, owner_id, team_id, region_id, kind, occurred_at)
            SELECT \(scope.tenant), s.id, s.lead_id, s.owner_id, s.team_id, s.region_id, s.kind, s.occurred_at
            FROM unnest(
                \(rows.map { _ in SignalID.make() }), \(rows.map { ids[$0.lead] }), \(NullableArray(rows.map { assignments[$0.lead].owner })),
                \(NullableArray(rows.map { assignments[$0.lead].team })), \(NullableArray(rows.map { leads[$0.lead].region })),
                \(rows.map(\.kind.rawValue)), \(rows.map { leads[$0.lead].item.draft.submittedAt ?? now }))
                AS s (id, lead_id, owner_id, team_id, region_id, kind, occurred_at)
            """
    }
}

extension CustomColumns {
    /// `, l.custom_text_1, …`, for a statement that inserts from arrays; sets come as their text.
    fileprivate func batchColumns(_ alias: SQL) -> SQL {
        var sql: SQL = ""
        for slot in usedSlots {
            sql.append(", \(fragment: alias).\(fragment: .identifier(slot.column))")
            if slot.kind == .set { sql.append("::smallint[]") }
        }
        return sql
    }

    private static func text(_ value: CustomValue?) -> String? { if case .text(let text) = value { text } else { nil } }
    private static func date(_ value: CustomValue?) -> PostgresDate? { if case .date(let day) = value { day.date } else { nil } }
    private static func reference(_ value: CustomValue?) -> UUID? { if case .reference(let id) = value { id } else { nil } }

    private static func number(_ value: CustomValue?) -> Int64? {
        switch value {
        case .number(let number): number
        case .choice(let number): Int64(number)
        default: nil
        }
    }

    private static func set(_ value: CustomValue?) -> String? {
        if case .choices(let numbers) = value { "{\(numbers.map(String.init).joined(separator: ","))}" } else { nil }
    }

    /// The arrays of the columns, each with a comma in front.
    fileprivate func batchValues(_ rows: [[CustomChange]]) -> SQL {
        var sql: SQL = ""
        for slot in usedSlots {
            let values = rows.map { row in row.first { $0.field.slot == slot }?.value }
            switch slot.kind {
            case .text: sql.append(", \(NullableArray<String>(values.map(Self.text)))")
            case .number: sql.append(", \(NullableArray<Int64>(values.map(Self.number)))")
            case .date: sql.append(", \(NullableArray<PostgresDate>(values.map(Self.date)))")
            case .set: sql.append(", \(NullableArray<String>(values.map(Self.set)))")
            case .reference: sql.append(", \(NullableArray<UUID>(values.map(Self.reference)))")
            }
        }
        return sql
    }
}

extension LeadRepository {
    /// Plans are made once and kept, perhaps of a table that was empty then: they may not rely on that.
    static func byIndex(_ statements: [SQL]) -> [TransactionStep] {
        [.setting(name: "enable_seqscan", value: "off")] + statements.map { .statement($0) }
            + [.setting(name: "enable_seqscan", value: "on")]
    }

    /// Counts the new leads of a batch as the triggers would: members in their order, then nobody else waits.
    static func count(_ shares: [LeadBatchShare], all: Int, at now: Date, tenant: TenantID) -> [SQL] {
        [
            "UPDATE baton.tenant_usage SET open_leads = open_leads + \(Int32(all)) WHERE tenant_id = \(tenant)",
            """
            UPDATE baton.member_load AS l SET open_leads = l.open_leads + s.leads, last_assigned_at = \(now)
            FROM (SELECT m.tenant_id, m.member_id, u.leads
                  FROM unnest(\(shares.map(\.member)), \(shares.map { Int32($0.leads) })) AS u (member_id, leads)
                  JOIN baton.member_load m ON m.tenant_id = \(tenant) AND m.member_id = u.member_id
                  ORDER BY m.member_id FOR NO KEY UPDATE OF m) AS s
            WHERE l.tenant_id = \(tenant) AND l.member_id = s.member_id
            """,
        ]
    }

    /// In one order, for all pairs of a batch.
    static func lockKeys(_ keys: [ExternalKey], tenant: TenantID) -> SQL {
        """
        SELECT pg_advisory_xact_lock(hashtextextended(k, 0))
        FROM (SELECT k FROM unnest(\(keys.map { "\(tenant) \($0.source)/\($0.id)" }.sorted())) AS k ORDER BY k) AS sorted
        """
    }

    static func linkedLeads(_ keys: [ExternalKey], tenant: TenantID) -> SQL {
        """
        SELECT f.source, f.external_id FROM unnest(\(keys.map(\.source)), \(keys.map(\.id))) AS k (source, external_id)
        CROSS JOIN LATERAL (
            SELECT source, external_id FROM baton.lead_external_id e
            WHERE e.tenant_id = \(tenant) AND e.source = k.source AND e.external_id = k.external_id OFFSET 0) AS f
        """
    }

    /// Each phone and mail looked up by itself: against all at once PostgreSQL may go through all leads (OFFSET 0 keeps it a look-up). What is
    /// open is asked outside: before there are statistics, as on the first day of a tenant, the index of open leads would seem as good as that
    /// of phones, and each look-up would go through all of them.
    static func openLeads(phones: [String], emails: [String], tenant: TenantID) -> SQL {
        """
        SELECT f.id, f.phone, f.phone_extension, f.email, f.contact_name, f.company
        FROM unnest(\(phones)::text[]) AS k (value) CROSS JOIN LATERAL (
            SELECT id, phone, phone_extension, email, contact_name, company, stage, deleted_at FROM baton.lead
            WHERE tenant_id = \(tenant) AND phone = k.value OFFSET 0) AS f
        WHERE f.stage < 4 AND f.deleted_at IS NULL
        UNION ALL
        SELECT f.id, f.phone, f.phone_extension, f.email, f.contact_name, f.company
        FROM unnest(\(emails)::text[]) AS k (value) CROSS JOIN LATERAL (
            SELECT id, phone, phone_extension, email, contact_name, company, stage, deleted_at FROM baton.lead
            WHERE tenant_id = \(tenant) AND email = k.value OFFSET 0) AS f
        WHERE f.stage < 4 AND f.deleted_at IS NULL
        """
    }

    /// Open leads of the tenant, and how many there may be.
    static func lockLeadQuota(tenant: TenantID) -> SQL {
        """
        SELECT open_leads, coalesce(max_open_leads, baton.default_quota('open_leads')) FROM baton.tenant_usage
        WHERE tenant_id = \(tenant) FOR NO KEY UPDATE
        """
    }

    static func insertKeys(_ keys: [(lead: LeadID, key: ExternalKey)], tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.lead_external_id (tenant_id, source, external_id, lead_id, owner_id, team_id, region_id, follower_ids)
        SELECT l.tenant_id, k.source, k.external_id, l.id, l.owner_id, l.team_id, l.region_id, l.follower_ids
        FROM unnest(\(keys.map(\.lead)), \(keys.map(\.key.source)), \(keys.map(\.key.id))) AS k (lead_id, source, external_id)
        JOIN baton.lead l ON l.tenant_id = \(tenant) AND l.id = k.lead_id
        """
    }
}
