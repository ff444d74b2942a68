internal import BatonModel
internal import BatonPlatform
internal import Postgres

/// Score rules in the database.
enum ScoreRuleStore {
    static func select(_ tenant: TenantID) -> SQL {
        """
        SELECT id, signal, is_profile, label, label_en, points, max_count, max_points, window_days, decay, decay_days, conditions::text
        FROM baton.score_rule WHERE tenant_id = \(tenant) ORDER BY id
        """
    }

    static func decode(_ result: QueryResult) throws -> [ScoreRule] {
        try result.map { row throws(DatabaseError) in
            let id: RuleID = try row.next()
            let signal: String = try row.next()
            let isProfile: Bool = try row.next()
            let label: String = try row.next()
            let labelEN: String? = try row.next()
            let points: Int16 = try row.next()
            let count: Int16 = try row.next()
            let maximumPoints: Int16? = try row.next()
            let window: Int32? = try row.next()
            let decay: Int16 = try row.next()
            let days: Int32? = try row.next()
            let conditions: String = try row.next()
            return ScoreRule(
                id: id, signal: isProfile ? nil : signal, label: label, labelEN: labelEN, points: points, maximumCount: count,
                maximumPoints: maximumPoints, windowDays: window, decay: Self.decay(decay, days),
                conditions: ConditionStore.decode(conditions))
        }
    }

    private static func decay(_ kind: Int16, _ days: Int32?) -> ScoreRule.Decay {
        switch (kind, days) {
        case (1, let days?): .linear(days: days)
        case (2, let days?): .halfLife(days: days)
        default: .none
        }
    }

    /// What stands in the place of a signal where there is none: nobody can record it.
    private static func signal(_ rule: ScoreRule) -> String {
        rule.signal ?? "profile_" + String(rule.id.description.filter { $0 != "-" }.suffix(30))
    }

    private static func decay(_ rule: ScoreRule) -> Int16 {
        switch rule.decay {
        case .none: 0
        case .linear: 1
        case .halfLife: 2
        }
    }

    static func insert(_ rule: ScoreRule, _ tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.score_rule (
            tenant_id, id, signal, is_profile, label, label_en, points, max_count, max_points, window_days, decay, decay_days, conditions)
        VALUES (
            \(tenant), \(rule.id), \(signal(rule)), \(rule.signal == nil), \(rule.label), \(rule.labelEN), \(rule.points),
            \(rule.maximumCount), \(rule.maximumPoints), \(rule.windowDays), \(decay(rule)), \(rule.decay.days), \(ConditionStore.stored(rule.conditions)))
        """
    }

    static func update(_ rule: ScoreRule, _ tenant: TenantID) -> SQL {
        """
        UPDATE baton.score_rule SET
            signal = \(signal(rule)), is_profile = \(rule.signal == nil), label = \(rule.label), label_en = \(rule.labelEN),
            points = \(rule.points), max_count = \(rule.maximumCount), max_points = \(rule.maximumPoints),
            window_days = \(rule.windowDays), decay = \(decay(rule)), decay_days = \(rule.decay.days), conditions = \(ConditionStore.stored(rule.conditions)),
            broken_at = NULL
        WHERE tenant_id = \(tenant) AND id = \(rule.id)
        """
    }

    static func delete(_ id: RuleID, _ tenant: TenantID) -> SQL {
        "DELETE FROM baton.score_rule WHERE tenant_id = \(tenant) AND id = \(id)"
    }
}
