/// When a tenant sends content to the nurture pool (L3).
package struct NurturePolicy: Sendable, Equatable {
    package var isEnabled = true
    /// Minutes after midnight of the tenant's zone: from the first, before the second.
    package var sendFrom: Int16 = 600
    package var sendUntil: Int16 = 1080
    /// On working days of the tenant's calendar only; without a calendar on all days.
    package var onWorkingDays = false
    /// Hosts of the tenant's own web sites, in lower case: they are told who comes by a link.
    package var siteHosts: [String] = []
    package var version: Int32 = 1

    package static let maximumHosts = 20

    package init() {}

    /// - Throws: `out_of_order`, `too_many`, `host_invalid`.
    package func check() throws(ValidationFailure) {
        var problems = FieldProblems()
        if !(sendFrom >= 0 && sendFrom < sendUntil && sendUntil <= 1440) {
            problems.append(
                FieldProblem("/send_until", "out_of_order", zh: "结束时间须晚于开始时间", en: "The end must be later than the beginning."))
        }
        if siteHosts.count > Self.maximumHosts {
            problems.append(
                FieldProblem("/site_hosts", "too_many", zh: "最多 \(Self.maximumHosts) 个", en: "At most \(Self.maximumHosts)."))
        }
        for (index, host) in siteHosts.enumerated() where host.wholeMatch(of: /[a-z0-9]([a-z0-9.\-]{0,251}[a-z0-9])?/) == nil {
            problems.append(
                FieldProblem(
                    "/site_hosts/\(index)", "host_invalid", zh: "请填写域名，例如 www.example.cn", en: "The name of a host: www.example.cn."))
        }
        try problems.check()
    }
}

/// Where a lead stands in the nurture pool.
package enum NurtureState: Int16, KeyedChoice {
    case active = 1
    case paused = 2
    case stopped = 3
    case finished = 4
    case left = 5

    package var key: String {
        switch self {
        case .active: "active"
        case .paused: "paused"
        case .stopped: "stopped"
        case .finished: "finished"
        case .left: "left"
        }
    }
}

/// What a member does with a lead's nurture.
package enum NurtureCommand: String, CaseIterable, Sendable {
    case pause
    case resume
    case stop

    /// The state that it leads to; `nil` where there is nothing to do.
    package func next(after state: NurtureState) -> NurtureState? {
        switch (self, state) {
        case (.pause, .active), (.pause, .finished): .paused
        case (.resume, .paused), (.resume, .stopped), (.resume, .finished): .active
        case (.stop, .active), (.stop, .paused), (.stop, .finished), (.stop, .left): .stopped
        default: nil
        }
    }
}
