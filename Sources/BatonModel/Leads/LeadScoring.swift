// Foundation, not FoundationEssentials: only the former has exp2.
package import Foundation

/// Points for behaviour, or for what a lead is (L2).
package struct ScoreRule: Equatable, Sendable {
    /// How points fade with the whole days that have passed since a signal.
    package enum Decay: Equatable, Sendable {
        case none
        /// To nothing after so many days.
        case linear(days: Int32)
        /// To a half after so many days, to a quarter after twice as many.
        case halfLife(days: Int32)

        package static let keys = ["none", "linear", "half_life"]

        package var key: String {
            switch self {
            case .none: "none"
            case .linear: "linear"
            case .halfLife: "half_life"
            }
        }

        package var days: Int32? {
            switch self {
            case .none: nil
            case .linear(let days), .halfLife(let days): days
            }
        }

        /// To the nearest whole point, a half away from zero.
        func points(_ points: Int16, afterDays age: Int) -> Int {
            let left =
                switch self {
                case .none: 1.0
                case .linear(let days): max(0, 1 - Double(age) / Double(days))
                case .halfLife(let days): exp2(-Double(age) / Double(days))
                }
            return Int((Double(points) * left).rounded(.toNearestOrAwayFromZero))
        }
    }

    package var id: RuleID
    /// The kind of signal that counts; `nil` for a rule of what the lead is, which counts once while its conditions hold.
    package var signal: String?
    package var label: String
    package var labelEN: String?
    package var points: Int16
    /// How often this kind counts for one lead.
    package var maximumCount: Int16
    /// What the rule may add up to, without its sign; `nil` is no cap but that of the score.
    package var maximumPoints: Int16?
    /// Only signals of the last so many days count.
    package var windowDays: Int32?
    package var decay: Decay
    /// All of them hold, or the rule counts nothing.
    package var conditions: [LeadCondition]

    package init(
        id: RuleID, signal: String?, label: String, labelEN: String? = nil, points: Int16, maximumCount: Int16 = 1,
        maximumPoints: Int16? = nil, windowDays: Int32? = nil, decay: Decay = .none, conditions: [LeadCondition] = []
    ) {
        self.id = id
        self.signal = signal
        self.label = label
        self.labelEN = labelEN
        self.points = points
        self.maximumCount = maximumCount
        self.maximumPoints = maximumPoints
        self.windowDays = windowDays
        self.decay = decay
        self.conditions = conditions
    }

    /// Whether what it counts changes by time alone.
    package var isTimed: Bool { windowDays != nil || decay != .none }

    /// Rules of one tenant.
    package static let maximumRules = 200
    package static let maximumLabel = 100
    package static let maximumDays: Int32 = 3650

    /// The five of the built-in playbook: signal, label, points.
    package static let builtIn: [(signal: String, label: String, points: Int16)] = [
        ("form_submitted", "提交官网表单", 30),
        ("white_paper_downloaded", "下载白皮书", 15),
        ("demo_booked", "预约演示", 40),
        ("phone_verified", "手机号已验证", 10),
        ("menu_consult", "公众号菜单「技术咨询」", 5),
    ]
}

/// Something that a lead has done, and when.
package struct LeadSignal: Equatable, Sendable {
    package var kind: String
    package var occurredAt: Date

    package init(kind: String, occurredAt: Date) {
        self.kind = kind
        self.occurredAt = occurredAt
    }
}

/// A score with the reason of each of its points. Pure: the same signals, facts, rules and time give the same score, in whatever order signals
/// are read.
package struct LeadScore: Equatable, Sendable {
    /// Why a signal or a rule counts as much as it does.
    package enum Verdict: String, Equatable, Sendable, CaseIterable {
        case counted
        /// For less than its points: time has passed.
        case decayed
        /// For less than its points, or nothing: the rule has added up to all that it may.
        case overPoints = "over_points"
        /// Its kind has counted often enough.
        case overCount = "over_count"
        case outsideWindow = "outside_window"
        case conditionNotMet = "condition_not_met"
        /// A condition of the rule names what there is no more.
        case ruleBroken = "rule_broken"
        case noRule = "no_rule"
    }

    /// One signal and what it contributed.
    package struct Reason: Equatable, Sendable {
        package var signalIndex: Int
        package var rule: RuleID?
        package var label: String?
        package var points: Int16
        package var verdict: Verdict
        /// Whether it has used up one of its kind's times.
        package var counted: Bool { [.counted, .decayed, .overPoints].contains(verdict) && (points != 0 || verdict != .overPoints) }
    }

    /// A rule of what the lead is.
    package struct ProfileReason: Equatable, Sendable {
        package var rule: RuleID
        package var label: String
        package var points: Int16
        package var isMet: Bool
    }

    /// 0–100.
    package var value: Int16
    /// The sum before it was cut to 0–100.
    package var sum: Int
    /// One for each signal, in the order of the signals.
    package var reasons: [Reason]
    /// One for each rule without a signal.
    package var profile: [ProfileReason]

    /// - Parameters:
    ///   - signals: in any order; of a rule that fades or has a window the newest count first, of the others the oldest.
    ///   - now: by the database's clock.
    package init(signals: [LeadSignal], facts: LeadFacts, by scorer: LeadScorer, now: Date) {
        var sum = 0
        var reasons = signals.indices.map { Reason(signalIndex: $0, rule: nil, label: nil, points: 0, verdict: .noRule) }
        profile = []
        var byKind: [String: [Int]] = [:]
        for (index, signal) in signals.enumerated() { byKind[signal.kind, default: []].append(index) }
        for (rule, standing) in scorer.standings(of: facts) {
            let isMet = standing == .met
            guard let kind = rule.signal else {
                let points = isMet ? rule.points : 0
                sum += Int(points)
                profile.append(ProfileReason(rule: rule.id, label: rule.label, points: points, isMet: isMet))
                continue
            }
            guard var places = byKind[kind] else { continue }
            places.sort {
                let (left, right) = (signals[$0].occurredAt, signals[$1].occurredAt)
                if left == right { return $0 < $1 }
                return rule.isTimed ? left > right : left < right
            }
            var (count, total): (Int16, Int) = (0, 0)
            for place in places {
                var reason = Reason(signalIndex: place, rule: rule.id, label: rule.label, points: 0, verdict: .counted)
                defer { reasons[place] = reason }
                // Whole days; what lies in the future has just happened.
                let age = max(0, Int((now.timeIntervalSince(signals[place].occurredAt) / 86_400).rounded(.down)))
                guard isMet else {
                    reason.verdict = standing == .broken ? .ruleBroken : .conditionNotMet
                    continue
                }
                if let window = rule.windowDays, age >= Int(window) {
                    reason.verdict = .outsideWindow
                    continue
                }
                guard count < rule.maximumCount else {
                    reason.verdict = .overCount
                    continue
                }
                count += 1
                var points = rule.decay.points(rule.points, afterDays: age)
                if points != Int(rule.points) { reason.verdict = .decayed }
                if let cap = rule.maximumPoints {
                    let left = max(0, Int(cap) - abs(total))
                    if abs(points) > left {
                        points = points < 0 ? -left : left
                        reason.verdict = .overPoints
                    }
                }
                total += points
                reason.points = Int16(points)
            }
            sum += total
        }
        self.reasons = reasons
        self.sum = sum
        value = Int16(min(100, max(0, sum)))
    }

    /// Of signals without times and rules without conditions, in the order in which they happened.
    package init(signals: [String], rules: [ScoreRule]) {
        let start = Date(timeIntervalSince1970: 0)
        self.init(
            signals: signals.map { LeadSignal(kind: $0, occurredAt: start) }, facts: LeadFacts(channel: .api),
            by: LeadScorer(rules: rules, RuleDirectory()), now: start)
    }
}
