/// A part of a tenant's configuration that does not fit any more what there is: it names a field, an option, a member, a form that has gone (X6).
package struct Misfit: Sendable, Equatable {
    /// The raw values are sent: never rename one.
    package enum Part: String, CaseIterable, Sendable {
        case routingRule = "routing_rule"
        case scoreRule = "score_rule"
        case escalationPolicy = "escalation_policy"
        case form
        case view

        /// What becomes of it until it is mended.
        package var effectZH: String {
            switch self {
            case .routingRule: "这条规则被跳过，由后面的规则决定"
            case .scoreRule: "这条规则不计分"
            case .escalationPolicy: "失效的收件人收不到通知"
            case .form: "表单照常收取；失效字段的内容只保留在原始数据里"
            case .view: "视图打不开，直到改掉失效的条件"
            }
        }

        package var effectEN: String {
            switch self {
            case .routingRule: "The rule is passed over, and the ones behind it decide."
            case .scoreRule: "The rule counts nothing."
            case .escalationPolicy: "Those who have gone are not told."
            case .form: "The form goes on; what it cannot place stays in the raw payload."
            case .view: "The view cannot be opened until the condition is changed."
            }
        }
    }

    package var part: Part
    /// Of an escalation policy its trigger.
    package var id: String
    package var name: String
    package var problems: [FieldProblem]

    package init(_ part: Part, id: String, name: String, problems: [FieldProblem]) {
        self.part = part
        self.id = id
        self.name = name
        self.problems = problems
    }
}
