/// The twelve things that most often go wrong when a company sets up its leads, each with what is to be done. The raw values are sent: never rename
/// one.
package enum ChecklistPoint: String, CaseIterable, Sendable {
    case regionlessLeads = "regionless_leads"
    case unreachableRules = "unreachable_rules"
    case teamsWithoutTakers = "teams_without_takers"
    case poolWithoutTeam = "pool_without_team"
    case escalationToNobody = "escalation_to_nobody"
    case clockWithoutCalendar = "clock_without_calendar"
    case thresholdsOutOfReach = "thresholds_out_of_reach"
    case signalsWithoutRule = "signals_without_rule"
    case formsWithoutSignal = "forms_without_signal"
    case silentAssignment = "silent_assignment"
    case singleTakers = "single_takers"
    case provincesAstray = "provinces_astray"

    package var titleZH: String {
        switch self {
        case .regionlessLeads: "没有地区的线索有人接"
        case .unreachableRules: "每条分配规则都可能命中"
        case .teamsWithoutTakers: "规则指向的小组有人接线索"
        case .poolWithoutTeam: "公海池归一个有人的小组"
        case .escalationToNobody: "超时升级有人收到"
        case .clockWithoutCalendar: "时限按工作时间计算"
        case .thresholdsOutOfReach: "高意向分数够得着，也不会一步到位"
        case .signalsWithoutRule: "行为信号与评分规则对得上"
        case .formsWithoutSignal: "官网表单会产生评分信号"
        case .silentAssignment: "新线索除弹窗外还有强提醒"
        case .singleTakers: "每个小组至少两人接线索"
        case .provincesAstray: "每个省份属于且只属于一个区域"
        }
    }

    package var titleEN: String {
        switch self {
        case .regionlessLeads: "Somebody gets leads without a region"
        case .unreachableRules: "Every routing rule can be reached"
        case .teamsWithoutTakers: "Teams that rules name have somebody who takes leads"
        case .poolWithoutTeam: "The pool belongs to a team with people"
        case .escalationToNobody: "Somebody hears an escalation"
        case .clockWithoutCalendar: "Windows count working time"
        case .thresholdsOutOfReach: "High intent can be reached, and not by one step"
        case .signalsWithoutRule: "Signals and score rules know each other"
        case .formsWithoutSignal: "Forms of the web site give a signal"
        case .silentAssignment: "A new lead is told by more than a popup"
        case .singleTakers: "Each team has two who take leads"
        case .provincesAstray: "Each province is in one region, and in no other"
        }
    }

    package var adviceZH: String {
        switch self {
        case .regionlessLeads: "在最后加一条没有地区条件的规则（兜底规则）"
        case .unreachableRules: "把条件更严的规则移到前面，或删除永远轮不到的规则"
        case .teamsWithoutTakers: "给小组加人，或在成员上打开「参与分配」"
        case .poolWithoutTeam: "在线索设置里指定公海池小组（pool_team_id）"
        case .escalationToNobody: "给一位在岗成员相应角色，或修改升级角色（escalate_to）"
        case .clockWithoutCalendar: "建立工作日历，并打开 response_in_working_time；日历快到期时续上下一年"
        case .thresholdsOutOfReach: "调整分值或高意向阈值"
        case .signalsWithoutRule: "给这些信号加评分规则，或删除没有来源的规则"
        case .formsWithoutSignal: "在表单上设置信号（例如 form_submitted）"
        case .silentAssignment: "配置企业微信或短信渠道，并让它携带 lead_assigned；请成员补全手机号或企业微信账号"
        case .singleTakers: "让第二个人也参与分配，否则一人请假线索就停"
        case .provincesAstray: "把漏掉的省份加进区域，重复的只留一处"
        }
    }

    package var adviceEN: String {
        switch self {
        case .regionlessLeads: "Add a last rule without a condition on the region."
        case .unreachableRules: "Put the stricter rule first, or delete the one whose turn never comes."
        case .teamsWithoutTakers: "Add people to the team, or let a member take leads."
        case .poolWithoutTeam: "Name the pool's team in the lead policy (pool_team_id)."
        case .escalationToNobody: "Give an active member the role, or change escalate_to."
        case .clockWithoutCalendar: "Make a working calendar and switch response_in_working_time on; continue a calendar that ends."
        case .thresholdsOutOfReach: "Change points or the threshold of high intent."
        case .signalsWithoutRule: "Add score rules for these signals, or delete rules whose signal never comes."
        case .formsWithoutSignal: "Give the form a signal (for example form_submitted)."
        case .silentAssignment:
            "Set up WeCom or text messages and let the channel carry lead_assigned; members need a phone number or WeCom account."
        case .singleTakers: "Let a second member take leads, or one absence stops them."
        case .provincesAstray: "Put provinces that are missing into a region, and leave one that is in two in one."
        }
    }
}

/// What the twelve points look at.
package struct ChecklistFacts: Sendable {
    package struct Rule: Sendable {
        package var name: String
        /// Each condition in a form that is equal for equal conditions.
        package var conditions: Set<String>
        /// To which team; `nil` where it goes to a person.
        package var team: TeamID?
        /// Whether a lead without region, product line and budget fits.
        package var takesAnything: Bool

        package init(name: String, conditions: Set<String>, team: TeamID?, takesAnything: Bool) {
            self.name = name
            self.conditions = conditions
            self.team = team
            self.takesAnything = takesAnything
        }
    }

    package struct Team: Sendable {
        package var name: String
        /// Active members who take leads.
        package var takers: Int
        /// Active members.
        package var members: Int

        package init(name: String, takers: Int, members: Int) {
            self.name = name
            self.takers = takers
            self.members = members
        }
    }

    /// In their order, those that are switched on.
    package var rules: [Rule] = []
    package var teams: [TeamID: Team] = [:]
    package var policy = LeadPolicy()
    /// Active members with the role that escalations go to.
    package var listeners = 0
    package var hasCalendar = false
    /// Days until the default calendar says nothing any more.
    package var calendarDaysLeft: Int?
    /// Signal or name of each score rule, with the most that it can give.
    package var points: [(name: String, signal: String?, maximum: Int)] = []
    /// Kinds of signals of the last ninety days.
    package var seenSignals: Set<String> = []
    /// Whether there have been leads at all in that time.
    package var hasLeads = false
    /// Active forms: name, signal.
    package var forms: [(name: String, signal: String?)] = []
    /// Kinds of personal channels that carry an assignment, and are switched on.
    package var assignmentChannels: Set<String> = []
    /// Active takers of leads whom none of these channels reaches.
    package var unreachableTakers: [String] = []
    /// Short names of provinces, for each region.
    package var regions: [(name: String, areas: [String])] = []

    package init() {}
}

/// One point with what was found.
package struct ChecklistResult: Sendable {
    package enum State: String, CaseIterable, Sendable {
        case passed
        /// It works, and something will be missed.
        case warning
        /// Leads are lost from sight, or nobody is told.
        case failed
    }

    package struct Finding: Sendable, Equatable {
        package var zh: String
        package var en: String
    }

    package var point: ChecklistPoint
    package var state: State
    package var findings: [Finding]

    package static let maximumFindings = 20

    package static func all(_ facts: ChecklistFacts) -> [ChecklistResult] {
        ChecklistPoint.allCases.map { point in
            var check = Check(facts: facts)
            check.run(point)
            return ChecklistResult(point: point, state: check.state, findings: Array(check.findings.prefix(maximumFindings)))
        }
    }
}

private struct Check {
    let facts: ChecklistFacts
    var state = ChecklistResult.State.passed
    var findings: [ChecklistResult.Finding] = []

    private mutating func warn(_ zh: String, _ en: String) {
        if state == .passed { state = .warning }
        findings.append(.init(zh: zh, en: en))
    }

    private mutating func fail(_ zh: String, _ en: String) {
        state = .failed
        findings.append(.init(zh: zh, en: en))
    }

    mutating func run(_ point: ChecklistPoint) {
        switch point {
        case .regionlessLeads: regionlessLeads()
        case .unreachableRules: unreachableRules()
        case .teamsWithoutTakers: teamsWithoutTakers()
        case .poolWithoutTeam: poolWithoutTeam()
        case .escalationToNobody: escalationToNobody()
        case .clockWithoutCalendar: clockWithoutCalendar()
        case .thresholdsOutOfReach: thresholdsOutOfReach()
        case .signalsWithoutRule: signalsWithoutRule()
        case .formsWithoutSignal: formsWithoutSignal()
        case .silentAssignment: silentAssignment()
        case .singleTakers: singleTakers()
        case .provincesAstray: provincesAstray()
        }
    }

    private func name(_ team: TeamID) -> String { facts.teams[team]?.name ?? "\(team)" }

    private mutating func regionlessLeads() {
        if facts.rules.isEmpty {
            fail("没有分配规则，所有线索都进公海池", "There is no routing rule; every lead goes to the pool.")
        } else if !facts.rules.contains(where: \.takesAnything) {
            warn("没有规则接收没有地区的线索，它们会进公海池", "No rule catches leads without a region; they go to the pool.")
        }
    }

    private mutating func unreachableRules() {
        for (index, rule) in facts.rules.enumerated() {
            guard let earlier = facts.rules[..<index].first(where: { $0.conditions.isSubset(of: rule.conditions) }) else { continue }
            fail(
                "规则「\(rule.name)」永远轮不到：「\(earlier.name)」在它前面，条件更宽",
                "The rule \(rule.name) is never reached: \(earlier.name) comes before it and asks for less.")
        }
    }

    private mutating func teamsWithoutTakers() {
        var seen: Set<TeamID> = []
        for rule in facts.rules {
            guard let team = rule.team, seen.insert(team).inserted, facts.teams[team]?.takers ?? 0 == 0 else { continue }
            fail("小组「\(name(team))」没有参与分配的在岗成员", "The team \(name(team)) has no active member who takes leads.")
        }
    }

    private mutating func poolWithoutTeam() {
        guard let pool = facts.policy.poolTeam else {
            fail("没有指定公海池小组：公海里的线索只有能看全部的人看得到", "The pool has no team: only who may see everything sees it.")
            return
        }
        if facts.teams[pool]?.members ?? 0 == 0 {
            fail("公海池小组「\(name(pool))」没有在岗成员", "The pool's team \(name(pool)) has no active member.")
        }
    }

    private mutating func escalationToNobody() {
        if facts.listeners == 0 {
            fail(
                "没有在岗成员担任角色 \(facts.policy.escalateTo)，只有管理员会收到",
                "No active member has the role \(facts.policy.escalateTo); only admins are told.")
        }
    }

    private mutating func clockWithoutCalendar() {
        if !facts.hasCalendar {
            warn("没有工作日历：夜里和假日也在计时", "There is no working calendar: windows run at night and on holidays.")
        } else if !facts.policy.inWorkingTime.contains(.response) {
            warn("响应时限按自然时间计算：下班后来的线索会在夜里超时", "The response window counts plain time: a lead of the evening is late at night.")
        }
        if let days = facts.calendarDaysLeft, days < 60 {
            warn("工作日历还剩 \(max(0, days)) 天", "The working calendar ends in \(max(0, days)) days.")
        }
    }

    private mutating func thresholdsOutOfReach() {
        let gains = facts.points.filter { $0.maximum > 0 }
        let most = gains.reduce(0) { $0 + $1.maximum }
        let high = Int(facts.policy.highIntentScore)
        if most < high {
            fail("所有规则加起来最多 \(most) 分，够不到高意向 \(high) 分", "All rules together give \(most); high intent begins at \(high).")
        }
        for rule in gains where rule.maximum >= high {
            warn(
                "「\(rule.name)」一项就有 \(rule.maximum) 分，达到高意向 \(high) 分",
                "\(rule.name) alone gives \(rule.maximum); high intent begins at \(high).")
        }
    }

    private mutating func signalsWithoutRule() {
        let known = Set(facts.points.compactMap(\.signal))
        for signal in facts.seenSignals.subtracting(known).sorted() {
            warn("近 90 天有信号 \(signal)，但没有评分规则", "Signals \(signal) came in the last 90 days, and no rule scores them.")
        }
        guard facts.hasLeads else { return }
        for rule in facts.points {
            guard let signal = rule.signal, !facts.seenSignals.contains(signal) else { continue }
            warn("评分规则「\(rule.name)」的信号 \(signal) 近 90 天没有来过", "The rule \(rule.name) waits for \(signal), which has not come in 90 days.")
        }
    }

    private mutating func formsWithoutSignal() {
        if facts.forms.isEmpty {
            warn("还没有官网表单：官网的线索要靠人工录入", "There is no form: leads of the web site are typed in by hand.")
        }
        for form in facts.forms where form.signal == nil {
            warn("表单「\(form.name)」不产生信号，提交了也不加分", "The form \(form.name) gives no signal, so it scores nothing.")
        }
    }

    private mutating func silentAssignment() {
        if facts.assignmentChannels.isEmpty {
            warn("没有渠道携带 lead_assigned：人不在电脑前就不知道来了线索", "No channel carries lead_assigned: who is away from the screen does not know.")
            return
        }
        for member in facts.unreachableTakers {
            warn("「\(member)」没有可用的手机号或企业微信账号", "\(member) has neither phone number nor WeCom account for it.")
        }
    }

    private mutating func singleTakers() {
        let named = Set(facts.rules.compactMap(\.team))
        for team in named.sorted() where facts.teams[team]?.takers == 1 {
            warn("小组「\(name(team))」只有一人参与分配", "Only one member of the team \(name(team)) takes leads.")
        }
    }

    private mutating func provincesAstray() {
        if facts.regions.isEmpty {
            warn("还没有区域，按地区分配不起作用", "There is no region, so nothing can be routed by region.")
            return
        }
        var homes: [String: [String]] = [:]
        for region in facts.regions { for area in region.areas { homes[area, default: []].append(region.name) } }
        for (area, regions) in homes.sorted(by: { $0.key < $1.key }) where regions.count > 1 {
            fail(
                "\(area)同时属于\(regions.joined(separator: "、"))，只有第一个生效",
                "\(area) is in \(regions.joined(separator: ", ")); the first has it.")
        }
        let missing = ChineseProvince.allCases.map(\.shortName).filter { homes[$0] == nil }
        if !missing.isEmpty {
            let list = missing.joined(separator: "、")
            warn("不属于任何区域：\(list)", "In no region: \(list).")
        }
    }
}
