package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
package import Postgres
internal import Synchronization

/// Scores open leads again, some hundred at a time, in the order of their ids. Each batch is one transaction with its timer and its progress, so
/// it goes on where it was after whatever happens.
///
/// A batch locks its leads, then reads their signals: what somebody else has committed by then counts, and who comes later scores by the new
/// rules himself. Leads that somebody is working on are not waited for; their turn comes again. Between two batches the worker rests, so that
/// requests find the database free.
///
/// Where no rule has changed (`time`), nearly all leads keep their score, and whoever works on one scores it by the same rules: they are read without
/// a lock, which would write each row, and only those that would change are locked by the next batch and scored once more.
///
/// A capture that began under the old rules may have committed where the batches have already been, so thirty seconds after its beginning those
/// leads that came in around it are looked at once more.
package struct RescoringHandler: TimerHandler {
    package static let kind = "lead_rescore"
    package var kind: String { Self.kind }

    /// Leads of a batch.
    static let batch = 500
    /// Between two batches, in milliseconds.
    static let rest: Int64 = 20
    /// Seconds from the beginning to the second pass, and how far it looks back.
    private static let settling: Double = 30
    private static let backlook: Double = 120

    private let rules = KnownRules()

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        // One runs at a time. Another is of one that has been superseded, and finds that when its turn comes.
        guard let subject = timers.last?.subject else { return [] }
        let always: [SQL] =
            [
                """
                SELECT state, pass, after_id, done, told_ids, told_counts, created_at, started_at, baton.now(), cause, postponed FROM baton.rescoring
                WHERE tenant_id = \(tenant) AND id = \(subject) FOR NO KEY UPDATE
                """,
                "SELECT access_version FROM baton.tenant WHERE id = \(tenant)", LeadPolicy.select(tenant), ScoreRuleStore.select(tenant),
            ] + ConditionStore.reads(tenant)
        // Which columns the rules look at is known when they have been read once.
        guard let known = rules[tenant] else { return always }
        let rescoring: SQL = "baton.rescoring r WHERE r.tenant_id = \(tenant) AND r.id = \(subject)"
        let next: SQL = """
            SELECT next.id FROM (
                SELECT l.id FROM baton.lead l
                WHERE l.tenant_id = \(tenant) AND l.stage < 4 AND l.deleted_at IS NULL
                  AND l.id > (SELECT coalesce(r.after_id, '00000000-0000-0000-0000-000000000000') FROM \(fragment: rescoring) AND r.state < 3)
                ORDER BY l.id LIMIT \(fragment: .constant(Self.batch))) AS next
            """
        let postponed: SQL = "UNION SELECT unnest(r.postponed) FROM \(fragment: rescoring) AND r.state < 3"
        func among(_ turn: SQL) -> SQL {
            "l.tenant_id = \(tenant) AND l.stage < 4 AND l.deleted_at IS NULL AND l.id = ANY (ARRAY(\(fragment: turn)))"
        }
        let open = among("\(fragment: next) \(fragment: postponed)")
        let locked = among(
            """
            \(fragment: next) WHERE (SELECT r.cause FROM \(fragment: rescoring)) <> \(Rescoring.Cause.time.rawValue)
            \(fragment: postponed)
            """)
        let facts: [SQL] = known.needsFacts ? ["SELECT \(fragment: known.card.columns) FROM baton.lead l WHERE \(fragment: open)"] : []
        return always + [
            "SELECT l.id FROM baton.lead l WHERE \(fragment: locked) ORDER BY l.id FOR NO KEY UPDATE SKIP LOCKED",
            """
            SELECT l.id, l.score, l.intent, l.owner_id, s.kinds, s.times FROM baton.lead l
            CROSS JOIN LATERAL (
                SELECT coalesce(array_agg(g.kind ORDER BY g.occurred_at, g.id), '{}') AS kinds,
                       coalesce(array_agg(g.occurred_at ORDER BY g.occurred_at, g.id), '{}') AS times
                FROM baton.lead_signal g WHERE g.tenant_id = \(tenant) AND g.lead_id = l.id) AS s
            WHERE \(fragment: open) ORDER BY l.id
            """,
        ] + facts
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        guard let timer = timers.last else { return effects }
        // The others have been superseded, or look again later.
        for other in timers.dropLast() { effects.statements.append(Self.again(other, milliseconds: Self.rest)) }
        let row = try results[0].first((Int16, Int16, LeadID?, Int32, [MemberID], [Int32], Date, Date?, Date, String, [LeadID]).self)
        guard let row, row.0 != Rescoring.State.superseded.rawValue else { return effects }
        let current = try KnownRules.Rules(version: results[1].single(Int32.self) ?? 0, Array(results[2...5]))
        guard let known = rules[tenant], known.version == current.version, results.count == (known.needsFacts ? 9 : 8) else {
            rules[tenant] = current
            effects.statements.append(Self.again(timer, milliseconds: 0))
            return effects
        }
        var run = Run(
            id: RescoringID(timer.subject), tenant: tenant, pass: row.1, after: row.2, done: row.3, told: row.4, counts: row.5,
            createdAt: row.6, startedAt: row.7, now: row.8, readsOnly: row.9 == Rescoring.Cause.time.rawValue, chosen: Set(row.10))
        try run.score(by: current, locked: Set(results[6].column(LeadID.self)), results[7], facts: known.needsFacts ? results[8] : nil)
        run.finish(timer, &effects)
        return effects
    }

    fileprivate static func again(_ timer: FiredTimer, milliseconds: Int64) -> SQL {
        """
        INSERT INTO baton.timer (tenant_id, subject_id, kind, fire_at)
        VALUES (\(timer.tenant), \(timer.subject), \(timer.kind), baton.now() + \(milliseconds) * interval '1 millisecond')
        """
    }

    /// One batch.
    private struct Run {
        let id: RescoringID
        let tenant: TenantID
        let pass: Int16
        var after: LeadID?
        var done: Int32
        var told: [MemberID]
        var counts: [Int32]
        let createdAt: Date
        let startedAt: Date?
        let now: Date
        /// Whether leads are looked at without a lock first, and which ones an earlier batch has left to be locked.
        let readsOnly: Bool
        let chosen: Set<LeadID>

        private var seen = 0
        private var hasNew = false
        /// Those that the next batch locks; and whether somebody is working on one of them.
        private var postponed: [LeadID] = []
        private var isHeldUp = false
        private var changed: [(id: LeadID, score: Int16, intent: LeadIntent)] = []
        private var raised: Int32 = 0
        private var lowered: Int32 = 0
        private var events: [EventRecord] = []

        init(
            id: RescoringID, tenant: TenantID, pass: Int16, after: LeadID?, done: Int32, told: [MemberID], counts: [Int32],
            createdAt: Date, startedAt: Date?, now: Date, readsOnly: Bool, chosen: Set<LeadID>
        ) {
            self.id = id
            self.tenant = tenant
            self.pass = pass
            self.after = after
            self.done = done
            self.told = told
            self.counts = counts
            self.createdAt = createdAt
            self.startedAt = startedAt
            self.now = now
            self.readsOnly = readsOnly
            self.chosen = chosen
        }

        mutating func score(by rules: KnownRules.Rules, locked: Set<LeadID>, _ rows: QueryResult, facts: QueryResult?) throws {
            var leads: [LeadID: LeadFacts] = [:]
            if let facts {
                for (id, facts) in try rules.facts(facts) { leads[id] = facts }
            }
            for (id, score, intent, owner, kinds, times) in try rows.decode((LeadID, Int16, Int16, MemberID?, [String], [Date]).self) {
                if after.map({ id > $0 }) ?? true {
                    hasNew = true
                    after = id
                }
                let isLocked = locked.contains(id)
                guard isLocked || readsOnly && !chosen.contains(id) else {
                    postponed.append(id)
                    isHeldUp = true
                    continue
                }
                let signals = zip(kinds, times).map { LeadSignal(kind: $0, occurredAt: $1) }
                let fresh = LeadScore(signals: signals, facts: leads[id] ?? LeadFacts(channel: .api), by: rules.scorer, now: now)
                let (old, new) = (LeadIntent(rawValue: intent) ?? .plain, rules.policy.intent(score: fresh.value))
                let isOther = fresh.value != score || new != old
                if isOther, !isLocked {
                    postponed.append(id)
                    continue
                }
                seen += 1
                guard isOther else { continue }
                changed.append((id, fresh.value, new))
                guard new != old else { continue }
                if new.rawValue > old.rawValue { raised += 1 } else { lowered += 1 }
                events.append(
                    EventRecord(
                        "lead.intent_changed", facet: .leadCard, subject: id, changed: ["intent"],
                        data: .object(["from": old.key, "to": new.key, "rescoring_id": self.id.description])))
                guard new == .high, let owner else { continue }
                if let place = told.firstIndex(of: owner) {
                    counts[place] += 1
                } else {
                    told.append(owner)
                    counts.append(1)
                }
            }
        }

        func finish(_ timer: FiredTimer, _ effects: inout TimerEffects) {
            if !changed.isEmpty {
                effects.statements.append(
                    """
                    UPDATE baton.lead AS l SET score = m.score, intent = m.intent, updated_at = baton.now(), version = l.version + 1
                    FROM unnest(\(changed.map(\.id)), \(changed.map(\.score)), \(changed.map(\.intent.rawValue))) AS m (id, score, intent)
                    WHERE l.tenant_id = \(tenant) AND l.id = m.id
                    """)
            }
            effects.events += events
            let isOver = !hasNew && postponed.isEmpty
            // The first pass is over; what the second one is for may still be under way.
            let ends = isOver && pass == 1
            if isOver {
                effects.notifications += zip(told, counts).map { member, count in
                    NotificationDraft(
                        .leadsHighIntent, to: member, subject: id,
                        data: .object(["leads": "\(count)", "rescoring_id": id.description]), tenant: tenant)
                }
            }
            let count = pass == 1 ? Int32(seen) : 0
            let next = ends ? settledFloor : after
            effects.statements.append(
                """
                UPDATE baton.rescoring SET
                    state = CASE WHEN \(ends) THEN 2 ELSE state END, pass = CASE WHEN \(ends) THEN 2 ELSE pass END,
                    done = done + \(count), changed = changed + \(Int32(changed.count)), raised = raised + \(raised),
                    lowered = lowered + \(lowered), after_id = \(next), postponed = \(postponed),
                    told_ids = \(isOver ? [] : told), told_counts = \(isOver ? [] : counts),
                    started_at = \(fragment: .time(startedAt)), finished_at = \(fragment: ends ? "baton.now()" : "finished_at")
                WHERE tenant_id = \(tenant) AND id = \(id)
                """)
            if ends {
                effects.statements.append(Timers.arm(timer.kind, timer.subject, at: settledAt, tenant: tenant))
                effects.events.append(
                    EventRecord(
                        "leads.rescored", facet: .leadRules, subject: id, data: .object(["leads": "\(done + count)"])))
            } else if !isOver {
                // Only those that somebody was working on are left: give them time.
                effects.statements.append(RescoringHandler.again(timer, milliseconds: hasNew || !isHeldUp ? RescoringHandler.rest : 200))
            }
        }

        private var settledAt: Date { max(now.addingTimeInterval(1), createdAt.addingTimeInterval(RescoringHandler.settling)) }
        /// The least id of leads that came in since a little before it all began, by the clock that ids are made by.
        private var settledFloor: LeadID { LeadID(id.uuid.earlier(by: RescoringHandler.backlook)) }
    }
}

extension UUID {
    /// The least UUIDv7 of a moment so many seconds before this one's.
    fileprivate func earlier(by seconds: Double) -> UUID {
        let b = uuid
        let bytes = [b.0, b.1, b.2, b.3, b.4, b.5]
        let milliseconds = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let floor = milliseconds - min(milliseconds, UInt64(seconds * 1000))
        func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: floor >> UInt64(8 * (5 - index))) }
        return UUID(uuid: (byte(0), byte(1), byte(2), byte(3), byte(4), byte(5), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    }
}

/// By what the leads of each tenant are scored, as of an access version: read once for many batches.
private final class KnownRules: Sendable {
    struct Rules: Sendable {
        var version: Int32
        var policy: LeadPolicy
        var scorer: LeadScorer
        var card: LeadCard
        /// Whether any rule looks at what the lead is.
        var needsFacts: Bool

        init(version: Int32, _ results: [QueryResult]) throws {
            self.version = version
            policy = try LeadPolicy(results[0]) ?? LeadPolicy()
            let directory = try ConditionStore.directory(results[2...])
            scorer = LeadScorer(rules: try ScoreRuleStore.decode(results[1]), directory)
            card = LeadCard(directory.customFields)
            needsFacts = !scorer.fields.isEmpty
        }

        func facts(_ result: QueryResult) throws -> [(LeadID, LeadFacts)] {
            try card.decode(result).map { ($0.id, LeadFacts($0)) }
        }
    }

    private let known = Mutex<[TenantID: Rules]>([:])

    subscript(tenant: TenantID) -> Rules? {
        get { known.withLock { $0[tenant] } }
        set {
            known.withLock { known in
                if known.count >= 1_000 { known = [:] }
                known[tenant] = newValue
            }
        }
    }
}

/// Scores with windows and decay change without anybody writing: once an hour the leads of a tenant that has such rules are scored again. (And
/// of one whose rules look at the lead's card, for an edit whose second step was lost.)
package struct ScoreTimeHandler: TimerHandler {
    package static let kind = "lead_score_time"
    package var kind: String { Self.kind }
    static let interval = Duration.seconds(3600)

    package init() {}

    package func reads(_ timers: [FiredTimer], tenant: TenantID) -> [SQL] {
        [ScoreRuleStore.select(tenant), "SELECT 1 FROM baton.rescoring WHERE tenant_id = \(tenant) AND state = 1"]
    }

    package func effects(_ timers: [FiredTimer], tenant: TenantID, _ results: [QueryResult]) throws -> TimerEffects {
        var effects = TimerEffects()
        guard try ScoreRuleStore.decode(results[0]).contains(where: { $0.isTimed || !$0.conditions.isEmpty }) else { return effects }
        effects.statements.append(Timers.arm(Self.kind, tenant, after: Self.interval, tenant: tenant))
        guard results[1].isEmpty else { return effects }
        let id = RescoringID.make()
        effects.statements += [
            // Somebody else may begin one at this moment.
            """
            INSERT INTO baton.rescoring (tenant_id, id, cause, total)
            SELECT \(tenant), \(id), \(Rescoring.Cause.time.rawValue), coalesce(sum(open_leads), 0)::integer
            FROM baton.tenant_usage WHERE tenant_id = \(tenant)
            ON CONFLICT DO NOTHING
            """,
            Timers.arm(RescoringHandler.kind, id, after: .zero, tenant: tenant),
            """
            DELETE FROM baton.rescoring
            WHERE tenant_id = \(tenant) AND state > 1
              AND finished_at < baton.now() - CASE cause WHEN 'time' THEN 2 ELSE \(Rescoring.keptDays) END * interval '1 day'
            """,
        ]
        return effects
    }
}
