/// What an admin says of a channel, as it came in.
package struct ChannelInput: Sendable {
    package var name = ""
    /// An object of JSON with `kind` and what that kind needs. Where a secret is `•••`, it stays as it is.
    package var configuration: [UInt8] = []
    /// Kinds of notifications; of events, for a webhook.
    package var carries: [String] = []
    /// Kinds of notifications that do not wait for the end of a member's quiet hours.
    package var urgent: [String] = []
    /// Of a robot: tells only of members of this team.
    package var team: TeamID?
    package var perMinute: Int?
    package var concurrency: Int?
    package var isEnabled = true

    package init() {}

    package static let maximumName = 100
    package static let maximumKinds = 100
    package static let perMinute: ClosedRange<Int64> = 1...6_000
    package static let concurrency: ClosedRange<Int64> = 1...8
}

/// A channel as it is to be stored.
package struct ChannelDefinition: Sendable {
    package let name: String
    package let configuration: ChannelConfiguration
    package let carries: [String]
    package let urgent: [String]
    package let team: TeamID?
    package let perMinute: Int?
    package let concurrency: Int?
    package let isEnabled: Bool

    /// - Parameters:
    ///   - stored: what the channel is now, whose secrets stand behind `•••`.
    ///   - allowsPrivate: whether the host allows addresses of its own network.
    /// - Throws: everything that is wrong, with its place: `text_…`, what `ChannelConfiguration` says, `unknown_value`, `given_twice`,
    ///   `kind_is_fixed`, `secret_needed`, `unknown_team`, `team_needs_robot`, `needs_events`.
    package init(
        _ input: ChannelInput, replacing stored: ChannelConfiguration? = nil, teams: Set<TeamID>, allowsPrivate: Bool
    ) throws(ValidationFailure) {
        var problems = FieldProblems()
        let name = problems.text(input.name, "/name", max: ChannelInput.maximumName)
        if name == nil, problems.all.isEmpty { problems.append(FieldProblem("/name", "missing", zh: "必填", en: "Required.")) }
        var configuration: ChannelConfiguration?
        do throws(ValidationFailure) {
            let (json, kept) = stored.map { $0.restoringSecrets(in: input.configuration) } ?? (input.configuration, [])
            configuration = try ChannelConfiguration(json: json, at: "/configuration", allowsPrivate: allowsPrivate)
            // Whoever may not see a secret must not have it sent to a place of his choice.
            if let stored, configuration?.destination != stored.destination {
                for key in kept {
                    problems.append(
                        FieldProblem(
                            "/configuration/\(key)", "secret_needed", zh: "服务器地址已更改，请重新填写",
                            en: "The address has changed: give it again."))
                }
            }
        } catch {
            for problem in error.problems { problems.append(problem) }
        }
        let kind = configuration?.kind
        if let kind, let stored, stored.kind != kind {
            problems.append(
                FieldProblem(
                    "/configuration/kind", "kind_is_fixed", zh: "渠道类型不能更改，请新建一个渠道",
                    en: "The kind of a channel stays: add another channel."))
        }
        let known = kind == .webhook ? WebhookEvent.all : NotificationKind.allCases.filter { $0.fits(kind ?? .mail) }.map(\.rawValue)
        func check(_ kinds: [String], _ place: String) {
            var seen: Set<String> = []
            for (index, text) in kinds.enumerated() {
                if kind != nil, !known.contains(text) {
                    problems.append(
                        FieldProblem(
                            "\(place)/\(index)", "unknown_value", zh: "可用：\(known.joined(separator: "、"))",
                            en: "Known: \(known.joined(separator: ", "))."))
                } else if !seen.insert(text).inserted {
                    problems.append(FieldProblem("\(place)/\(index)", "given_twice", zh: "重复", en: "Given twice."))
                }
            }
        }
        check(input.carries, "/carries")
        if kind == .webhook, input.carries.isEmpty {
            problems.append(
                FieldProblem("/carries", "needs_events", zh: "请至少选择一个事件", en: "A webhook carries at least one kind of event."))
        }
        if kind == .webhook, !input.urgent.isEmpty {
            problems.append(
                FieldProblem("/urgent", "unknown_value", zh: "Webhook 不受免打扰时段限制", en: "Nobody's quiet hours hold for a webhook."))
        } else {
            check(input.urgent, "/urgent")
        }
        if let team = input.team {
            if kind != nil, kind != .wecomRobot {
                problems.append(
                    FieldProblem("/team_id", "team_needs_robot", zh: "只有群机器人可以指定团队", en: "Only a group robot belongs to a team."))
            } else if !teams.contains(team) {
                problems.append(.unknownTeam("/team_id"))
            }
        }
        func range(_ value: Int?, _ range: ClosedRange<Int64>, _ place: String) {
            if let value, !range.contains(Int64(value)) {
                problems.append(
                    FieldProblem(
                        place, "out_of_range", zh: "应在 \(range.lowerBound) 到 \(range.upperBound) 之间",
                        en: "Between \(range.lowerBound) and \(range.upperBound)."))
            }
        }
        range(input.perMinute, ChannelInput.perMinute, "/per_minute")
        range(input.concurrency, ChannelInput.concurrency, "/concurrency")
        try problems.check()
        guard let name, let configuration else { throw ValidationFailure(problems.all) }
        self.name = name
        self.configuration = configuration
        carries = input.carries
        urgent = input.urgent
        team = input.team
        perMinute = input.perMinute
        concurrency = input.concurrency
        isEnabled = input.isEnabled
    }
}

/// What webhooks can be told of: `type` of their messages.
package enum WebhookEvent {
    package static let all = [
        "interaction.corrected", "interaction.recorded", "lead.assigned", "lead.captured", "lead.converted", "lead.deleted",
        "lead.escalated", "lead.first_touch_withdrawn", "lead.first_touched", "lead.follow_up_missed",
        "lead.intent_changed", "lead.linked", "lead.pool_overdue", "lead.pooled", "lead.purged", "lead.restored", "lead.scored",
        "lead.stage_changed",
        "lead.unlinked",
        "lead.updated",
        "lead.content_sent", "lead.nurture_changed", "lead.nurture_finished", "lead.undeliverable", "lead.unsubscribed",
        "lead.mail_opened", "lead.link_clicked", "lead.page_visited", "lead.phone_code_sent", "lead.phone_verification_withdrawn",
        "lead.phone_verified",
    ]
    /// What a channel sends when it is tried out.
    package static let test = "channel.tested"
}
