/// Points for one kind of signal (L2).
package struct ScoreRule: Equatable, Sendable {
    package var id: RuleID
    package var signal: String
    package var label: String
    package var points: Int16
    /// How often this kind counts for one lead.
    package var maximumCount: Int16

    package init(id: RuleID, signal: String, label: String, points: Int16, maximumCount: Int16 = 1) {
        self.id = id
        self.signal = signal
        self.label = label
        self.points = points
        self.maximumCount = maximumCount
    }

    /// The five of the built-in playbook: signal, label, points.
    package static let builtIn: [(signal: String, label: String, points: Int16)] = [
        ("form_submitted", "提交官网表单", 30),
        ("white_paper_downloaded", "下载白皮书", 15),
        ("demo_booked", "预约演示", 40),
        ("phone_verified", "手机号已验证", 10),
        ("menu_consult", "公众号菜单「技术咨询」", 5),
    ]
}

/// A score with the reason of each of its points.
package struct LeadScore: Equatable, Sendable {
    /// One signal and what it contributed; 0 points with `counted == false` when its kind had counted often enough or has no rule.
    package struct Reason: Equatable, Sendable {
        package var signalIndex: Int
        package var rule: RuleID?
        package var label: String?
        package var points: Int16
        package var counted: Bool
    }

    /// 0–100.
    package var value: Int16
    /// The sum before it was cut to 0–100.
    package var sum: Int
    package var reasons: [Reason]

    /// - Parameter signals: kinds in the order in which they happened.
    package init(signals: [String], rules: [ScoreRule]) {
        let bySignal = Dictionary(rules.map { ($0.signal, $0) }, uniquingKeysWith: { first, _ in first })
        var counts: [String: Int16] = [:]
        var sum = 0
        reasons = signals.enumerated().map { index, kind in
            guard let rule = bySignal[kind] else {
                return Reason(signalIndex: index, rule: nil, label: nil, points: 0, counted: false)
            }
            let count = counts[kind, default: 0]
            guard count < rule.maximumCount else {
                return Reason(signalIndex: index, rule: rule.id, label: rule.label, points: 0, counted: false)
            }
            counts[kind] = count + 1
            sum += Int(rule.points)
            return Reason(signalIndex: index, rule: rule.id, label: rule.label, points: rule.points, counted: true)
        }
        self.sum = sum
        value = Int16(min(100, max(0, sum)))
    }
}
