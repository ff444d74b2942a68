package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// A version of a policy as it is stored.
package struct StoredEscalationPolicy: Sendable {
    package var id: EscalationVersionID
    package var trigger: EscalationTrigger
    /// 1, 2, 3 … for each trigger.
    package var number: Int32
    package var policy: EscalationPolicy
    package var createdAt: Date
}

/// The policies that a batch of deadlines may need: those that they were armed under, and those that hold for what begins now.
struct EscalationPolicies: Sendable {
    private(set) var versions: [EscalationVersionID: StoredEscalationPolicy] = [:]
    private(set) var current: [EscalationTrigger: EscalationVersionID] = [:]

    var isEmpty: Bool { versions.isEmpty }
}

enum EscalationPolicyStore {
    private static let columns: SQL = "v.id, v.trigger_key, v.number, v.name, v.policy::text, v.created_at"

    /// Those that hold.
    static func current(_ tenant: TenantID) -> SQL {
        """
        SELECT \(fragment: columns) FROM baton.escalation_policy p
        JOIN baton.escalation_policy_version v ON v.tenant_id = p.tenant_id AND v.id = p.version_id
        WHERE p.tenant_id = \(tenant) AND v.tenant_id = \(tenant) ORDER BY v.trigger_key
        """
    }

    /// The newest versions of a trigger.
    static func versions(_ trigger: EscalationTrigger, _ tenant: TenantID) -> SQL {
        """
        SELECT \(fragment: columns) FROM baton.escalation_policy_version v
        WHERE v.tenant_id = \(tenant) AND v.trigger_key = \(trigger.rawValue) ORDER BY v.number DESC
        LIMIT \(fragment: .constant(EscalationPolicyService.shownVersions))
        """
    }

    /// Those that leads were armed under, and those that hold; the latter are marked.
    static func needed(by leads: [UUID], _ tenant: TenantID) -> SQL {
        """
        SELECT \(fragment: columns), EXISTS (
                   SELECT FROM baton.escalation_policy p WHERE p.tenant_id = \(tenant) AND p.version_id = v.id)
        FROM baton.escalation_policy_version v
        WHERE v.tenant_id = \(tenant) AND v.id IN (
            SELECT p.version_id FROM baton.escalation_policy p WHERE p.tenant_id = \(tenant)
            UNION ALL
            SELECT l.escalation_policy_version_id FROM baton.lead l WHERE l.tenant_id = \(tenant) AND l.id = ANY (\(leads)))
        """
    }

    /// The same for all open leads.
    static func neededByOpenLeads(_ tenant: TenantID) -> SQL {
        """
        SELECT \(fragment: columns), EXISTS (
                   SELECT FROM baton.escalation_policy p WHERE p.tenant_id = \(tenant) AND p.version_id = v.id)
        FROM baton.escalation_policy_version v
        WHERE v.tenant_id = \(tenant) AND v.counts_working_time AND v.id IN (
            SELECT p.version_id FROM baton.escalation_policy p WHERE p.tenant_id = \(tenant)
            UNION ALL
            SELECT l.escalation_policy_version_id FROM baton.lead l
            WHERE l.tenant_id = \(tenant) AND l.stage < 4 AND l.deleted_at IS NULL AND l.escalation > 0)
        """
    }

    static func insert(_ stored: StoredEscalationPolicy, _ tenant: TenantID) -> SQL {
        let policy = stored.policy
        return """
            INSERT INTO baton.escalation_policy_version (
                tenant_id, id, trigger_key, number, name, policy, counts_working_time, reassigns, freezes, role_keys, member_ids)
            VALUES (\(tenant), \(stored.id), \(stored.trigger.rawValue), \(stored.number), \(policy.name), \(policy.stored),
                    \(policy.countsWorkingTime), \(policy.reassigns), \(policy.freezes), \(policy.roles), \(policy.members))
            RETURNING created_at
            """
    }

    // MARK: who there is

    /// For `decodeDirectory`.
    static func directory(_ tenant: TenantID) -> [SQL] {
        [
            "SELECT key FROM baton.role WHERE tenant_id = \(tenant)",
            """
            SELECT DISTINCT r.key FROM baton.member m
            JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
            JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
            WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND m.status = 1 AND m.deleted_at IS NULL
            """,
            "SELECT id FROM baton.member WHERE tenant_id = \(tenant) AND status = 1 AND deleted_at IS NULL",
            "SELECT 1 FROM baton.working_calendar WHERE tenant_id = \(tenant) AND is_default",
        ]
    }

    static func decodeDirectory(_ results: ArraySlice<QueryResult>) throws -> EscalationDirectory {
        let results = Array(results)
        return EscalationDirectory(
            roles: Set(try results[0].column(String.self)), staffedRoles: Set(try results[1].column(String.self)),
            activeMembers: Set(try results[2].column(MemberID.self)), hasCalendar: !results[3].isEmpty)
    }

    /// A new version that holds from now on, and its event. The first of the results is when it was made.
    static func save(_ stored: StoredEscalationPolicy, after current: StoredEscalationPolicy?, _ scope: TenantScope) -> [SQL] {
        let (old, new) = (current?.policy, stored.policy)
        let changed = [("name", old?.name != new.name), ("repeat", old?.repetition != new.repetition), ("steps", old?.steps != new.steps)]
        return [
            insert(stored, scope.tenant),
            """
            INSERT INTO baton.escalation_policy (tenant_id, trigger_key, version_id)
            VALUES (\(scope.tenant), \(stored.trigger.rawValue), \(stored.id))
            ON CONFLICT (tenant_id, trigger_key) DO UPDATE SET version_id = excluded.version_id, updated_at = excluded.updated_at
            """,
            EventRecord(
                "escalation_policy.changed", facet: .leadRules, subject: stored.id, changed: changed.filter(\.1).map(\.0),
                data: .object([
                    "trigger": stored.trigger.rawValue, "version": "\(stored.number)", "previous_version": current.map { "\($0.number)" },
                ])
            ).insert(scope),
        ]
    }

    /// Back to what the lead policy says; versions stay.
    static func delete(_ trigger: EscalationTrigger, _ tenant: TenantID) -> SQL {
        """
        DELETE FROM baton.escalation_policy WHERE tenant_id = \(tenant) AND trigger_key = \(trigger.rawValue) RETURNING version_id
        """
    }

    /// - Throws: `.decoding` for what a newer program has written.
    static func decode(_ result: QueryResult) throws -> [StoredEscalationPolicy] {
        try result.decode((EscalationVersionID, String, Int32, String, String, Date).self).map {
            try stored($0.0, $0.1, $0.2, $0.3, $0.4, $0.5)
        }
    }

    static func decodeNeeded(_ result: QueryResult) throws -> EscalationPolicies {
        var policies = EscalationPolicies()
        for row in try result.decode((EscalationVersionID, String, Int32, String, String, Date, Bool).self) {
            policies.add(try stored(row.0, row.1, row.2, row.3, row.4, row.5), isCurrent: row.6)
        }
        return policies
    }

    private static func stored(
        _ id: EscalationVersionID, _ trigger: String, _ number: Int32, _ name: String, _ text: String, _ createdAt: Date
    ) throws -> StoredEscalationPolicy {
        guard let trigger = EscalationTrigger(rawValue: trigger), let policy = EscalationPolicy(name: name, stored: text) else {
            throw DatabaseError(.decoding, "the escalation policy \(id) is of a newer program")
        }
        return StoredEscalationPolicy(id: id, trigger: trigger, number: number, policy: policy, createdAt: createdAt)
    }
}

extension EscalationPolicies {
    fileprivate mutating func add(_ stored: StoredEscalationPolicy, isCurrent: Bool) {
        versions[stored.id] = stored
        if isCurrent { current[stored.trigger] = stored.id }
    }
}

// MARK: as JSON, in the database and over HTTP

extension JSONWriter {
    /// `steps` and `repeat`.
    package mutating func escalationFields(_ policy: EscalationPolicy) {
        key("steps")
        array { json in for step in policy.steps { json.object { $0.stepFields(step) } } }
        key("repeat")
        object { json in
            json.field("every_s", policy.repetition.seconds)
            json.field("in_working_time", policy.repetition.inWorkingTime)
        }
    }

    private mutating func stepFields(_ step: EscalationPolicy.Step) {
        field("after_s", step.after.seconds)
        field("in_working_time", step.after.inWorkingTime)
        key("notify")
        array { json in for recipient in step.notify { json.value(recipient.description) } }
        key("channels")
        if let channels = step.channels {
            array { json in for channel in channels { json.value(channel.rawValue) } }
        } else {
            null()
        }
        key("actions")
        array { json in
            for action in step.actions {
                json.object { json in
                    json.field("kind", action.key)
                    if case .freeze(let assignments, let who) = action {
                        json.field("who", who.description)
                        json.field("assignments", assignments)
                    }
                }
            }
        }
    }
}

extension EscalationPolicy {
    fileprivate var stored: JSONText {
        JSONText(String(decoding: JSONWriter.object { $0.escalationFields(self) }, as: UTF8.self))
    }

    /// `nil` for what a newer program has written.
    init?(name: String, stored text: String) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let document = try? decoder.decode(Document.self, from: Data(text.utf8)) else { return nil }
        var steps: [Step] = []
        for step in document.steps {
            let recipients = step.notify.compactMap(EscalationRecipient.init)
            let channels = step.channels?.compactMap(ChannelKind.init(rawValue:))
            let actions = step.actions.compactMap(\.action)
            guard recipients.count == step.notify.count, channels?.count == step.channels?.count, actions.count == step.actions.count else {
                return nil
            }
            steps.append(
                Step(
                    after: Wait(seconds: step.afterS, inWorkingTime: step.inWorkingTime), notify: recipients, channels: channels,
                    actions: actions))
        }
        guard !steps.isEmpty else { return nil }
        self.init(
            name: name, steps: steps,
            repetition: Wait(seconds: document.repeat.everyS, inWorkingTime: document.repeat.inWorkingTime))
    }

    private struct Document: Decodable {
        struct Step: Decodable {
            var afterS: Int32
            var inWorkingTime: Bool
            var notify: [String]
            var channels: [String]?
            var actions: [Action]
        }
        struct Action: Decodable {
            var kind: String
            var assignments: Int16?
            var who: String?

            var action: EscalationAction? {
                switch kind {
                case "freeze":
                    assignments.flatMap { count in FreezeTarget(who ?? "owner").map { .freeze(assignments: count, who: $0) } }
                case "reassign": .reassign
                case "return_to_pool": .returnToPool
                default: nil
                }
            }
        }
        struct Repetition: Decodable {
            var everyS: Int32
            var inWorkingTime: Bool
        }
        var steps: [Step]
        var `repeat`: Repetition
    }
}
