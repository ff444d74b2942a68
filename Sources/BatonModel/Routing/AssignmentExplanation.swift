/// Why a lead lies where it lies, for people: said from what the event of its last assignment has kept.
package struct AssignmentExplanation: Sendable, Equatable {
    package enum Cause: String, CaseIterable, Sendable {
        /// By rules, when it came in.
        case routing
        /// Somebody has given or taken it.
        case member
        /// A deadline was missed.
        case escalation
        /// Everything of a member went to another.
        case handOver = "hand_over"
    }

    package struct PassedOver: Sendable, Equatable {
        package var member: MemberID
        package var name: String?
        package var obstacle: AssignmentCandidates.Obstacle

        package init(member: MemberID, name: String?, obstacle: AssignmentCandidates.Obstacle) {
            self.member = member
            self.name = name
            self.obstacle = obstacle
        }
    }

    package var cause: Cause
    /// Who it is given to; `nil`: it lies in the pool.
    package var owner: (id: MemberID, name: String?)?
    package var team: (id: TeamID, name: String?)?
    /// Without a name when it has been deleted since.
    package var rule: (id: RuleID, name: String?)?
    /// Who has given it.
    package var actor: (id: MemberID, name: String?)?
    package var strategy: AssignmentStrategy?
    package var openLeads: Int?
    package var sharePercent: Int?
    /// Why nobody has got it: `no_rule_fits`, `rule`, `escalated`, or a `Failure`.
    package var reason: String?
    package var passedOver: [PassedOver] = []
    /// How many there were, which may be more than are named.
    package var passedOverCount = 0

    package init(_ cause: Cause) { self.cause = cause }

    package static func == (left: Self, right: Self) -> Bool { left.sentences == right.sentences && left.passedOver == right.passedOver }

    package var sentences: (zh: String, en: String) {
        let parts = [who, how, passed].compactMap { $0 }
        return (parts.map(\.zh).joined(), parts.map(\.en).joined(separator: " "))
    }

    private typealias Sentence = (zh: String, en: String)

    private var teamName: Sentence { team.map { name($0.name, "团队", "a team") } ?? ("公共", "everybody's") }
    private func name(_ name: String?, _ zh: String, _ en: String) -> Sentence { name.map { ("“\($0)”", "“\($0)”") } ?? (zh, en) }

    private var who: Sentence {
        let member = owner.map { name($0.name, "一位已离开的成员", "a member who has left") }
        let rule = rule.map { name($0.name, "（规则已删除）", "a rule that has been deleted") }
        switch (cause, member) {
        case (.routing, let member?):
            guard let rule else { return ("线索分配给\(member.zh)。", "The lead was given to \(member.en).") }
            return ("规则\(rule.zh)适用，线索分配给\(member.zh)。", "The rule \(rule.en) fits; the lead was given to \(member.en).")
        case (.member, let member?):
            guard let actor, actor.id != owner?.id else { return ("\(member.zh)自己领取。", "\(member.en) has taken it.") }
            let giver = name(actor.name, "一位成员", "a member")
            return ("\(giver.zh)把线索交给\(member.zh)。", "\(giver.en) gave it to \(member.en).")
        case (.handOver, let member?): return ("因交接转给\(member.zh)。", "It was handed over to \(member.en).")
        case (.escalation, let member?):
            return ("超时后由系统转给\(member.zh)。", "A deadline was missed, and it went on to \(member.en).")
        case (_, nil):
            let pool: Sentence = ("线索在\(teamName.zh)公海。", "The lead lies in the pool of \(teamName.en).")
            let why = whyNobody(rule)
            return (pool.zh + why.zh, pool.en + " " + why.en)
        }
    }

    private func whyNobody(_ rule: Sentence?) -> Sentence {
        let fits: Sentence = rule.map { ("规则\($0.zh)适用，但", "The rule \($0.en) fits, but ") } ?? ("", "")
        func because(_ zh: String, _ en: String) -> Sentence {
            (fits.zh + zh + "。", (fits.en.isEmpty ? en.capitalizedFirst : fits.en + en) + ".")
        }
        switch reason {
        case "no_rule_fits": return ("没有适用的规则。", "No rule fits.")
        case "rule":
            return rule.map { ("规则\($0.zh)把它放进公海。", "The rule \($0.en) sends it there.") } ?? ("由规则放进公海。", "A rule sends it there.")
        case "escalated": return ("超时后由系统退回。", "A deadline was missed.")
        case "everybody_frozen": return because("所有人都处于分配冻结", "everybody is frozen")
        case "everybody_absent": return because("所有人都不在岗", "everybody is away")
        case "everybody_full": return because("所有人都已达到上限", "everybody has as much as he may have")
        case "nobody_at_work": return because("当前不是工作时间", "nobody is at work")
        default: return because("没有可接收的成员", "nobody could get it")
        }
    }

    private var how: Sentence? {
        guard owner != nil, let strategy else { return nil }
        let load: Sentence = openLeads.map { ("（当时在手 \($0) 条）", " (\($0) open leads at the time)") } ?? ("", "")
        switch strategy {
        case .roundRobin: return ("轮流分配：等待最久\(load.zh)。", "Round robin: nobody had waited longer\(load.en).")
        case .leastLoad: return ("按在手线索最少选出\(load.zh)。", "Picked by load: nobody had less\(load.en).")
        case .capacity: return ("按剩余容量比例选出\(load.zh)。", "Picked by free capacity\(load.en).")
        case .weighted:
            let share: Sentence = sharePercent.map { ("，应得份额 \($0)%", ", with a share of \($0) %") } ?? ("", "")
            return (
                "高意向线索按成交周期与赢单率分配\(share.zh)\(load.zh)。", "High intent is shared out by cycle time and win rate\(share.en)\(load.en)."
            )
        }
    }

    private var passed: Sentence? {
        if passedOver.isEmpty { return nil }
        let names: [Sentence] = passedOver.map { passed in
            let who = passed.name ?? "?"
            switch passed.obstacle {
            case .frozen: return ("\(who)（冻结中）", "\(who) (frozen)")
            case .absent: return ("\(who)（不在岗）", "\(who) (away)")
            case .full: return ("\(who)（已达上限）", "\(who) (full)")
            case .offHours: return ("\(who)（非工作时间）", "\(who) (off hours)")
            }
        }
        let more = passedOverCount - passedOver.count
        return (
            "被跳过：\(names.map(\.zh).joined(separator: "、"))\(more > 0 ? " 等 \(passedOverCount) 人" : "")。",
            "Passed over: \(names.map(\.en).joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")."
        )
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
