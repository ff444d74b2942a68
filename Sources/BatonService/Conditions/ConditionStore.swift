package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

/// Conditions of rules in the database, as they are sent too.
enum ConditionStore {
    private struct Stored: Decodable {
        var field: String
        var `operator`: String
        var values: [String]
    }

    /// What a newer program has written cannot hold: the rule is broken then, and says so.
    static func decode(_ text: String) -> [LeadCondition] {
        if text == "[]" { return [] }
        guard let stored = try? JSONDecoder().decode([Stored].self, from: Data(text.utf8)) else {
            return [LeadCondition("", .isNotEmpty)]
        }
        return stored.map { condition in
            guard let comparison = ConditionComparison(rawValue: condition.operator) else {
                return LeadCondition(condition.operator, .isNotEmpty)
            }
            return LeadCondition(condition.field, comparison, condition.values)
        }
    }

    static func stored(_ conditions: [LeadCondition]) -> JSONText {
        JSONText(String(decoding: JSONWriter.bytes { $0.conditions(conditions) }, as: UTF8.self))
    }

    /// What conditions of score rules are held against; `directory` takes the results.
    static func reads(_ tenant: TenantID) -> [SQL] {
        [CustomFieldStore.select(tenant), "SELECT id FROM baton.region WHERE tenant_id = \(tenant)"]
    }

    static func directory(_ results: ArraySlice<QueryResult>) throws -> RuleDirectory {
        let results = Array(results)
        return RuleDirectory(
            customFields: CustomFields(try CustomFieldStore.decode(results[0])), regions: Set(try results[1].column(RegionID.self)))
    }
}

extension JSONWriter {
    /// As they are stored and sent.
    package mutating func conditions(_ conditions: [LeadCondition]) {
        array { json in
            for condition in conditions {
                json.object { json in
                    json.field("field", condition.field)
                    json.field("operator", condition.comparison.rawValue)
                    json.key("values")
                    json.array { json in for value in condition.values { json.value(value) } }
                }
            }
        }
    }
}
