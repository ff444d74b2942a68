/// A tenant's score rules, compiled once. A rule that is broken counts nothing, the others hold.
package struct LeadScorer: Sendable {
    /// How a rule stands to a lead.
    enum Standing: Sendable, Equatable {
        case met
        case notMet
        case broken
    }

    private struct Compiled: Sendable {
        var rule: ScoreRule
        /// `nil`: broken.
        var tests: [ConditionTest]?
    }

    private let compiled: [Compiled]
    /// Of rules that count nothing, because of what is no more.
    package let broken: [RuleID: [FieldProblem]]

    package init(rules: [ScoreRule], _ directory: RuleDirectory) {
        var broken: [RuleID: [FieldProblem]] = [:]
        compiled = rules.map { rule in
            var problems = FieldProblems()
            let tests = ConditionTest.compile(rule.conditions, directory, for: .scores, &problems)
            if problems.isEmpty { return Compiled(rule: rule, tests: tests) }
            broken[rule.id] = problems.all
            return Compiled(rule: rule, tests: nil)
        }
        self.broken = broken
    }

    package var rules: [ScoreRule] { compiled.map(\.rule) }

    /// Keys of the fields that rules look at; empty, and a lead's card makes no difference.
    package var fields: Set<String> {
        Set(compiled.filter { $0.tests != nil }.flatMap { $0.rule.conditions.map(\.field) })
    }

    /// In the order of the rules.
    func standings(of facts: LeadFacts) -> [(rule: ScoreRule, standing: Standing)] {
        compiled.map { each in
            guard let tests = each.tests else { return (each.rule, .broken) }
            // No condition of a score asks who is at work.
            return (each.rule, tests.allSatisfy { $0.holds(for: facts, isWorking: true) } ? .met : .notMet)
        }
    }
}

extension ScoreRule {
    /// Why it cannot be used.
    package func problems(in directory: RuleDirectory) -> [FieldProblem] {
        var problems = FieldProblems()
        _ = ConditionTest.compile(conditions, directory, for: .scores, &problems)
        return problems.all
    }
}
