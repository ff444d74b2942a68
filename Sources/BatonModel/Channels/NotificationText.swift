/// What a message about a notification says: the program's own words, where a tenant has none.
package enum NotificationText {
    /// What there is to fill in. A group has no rights of its own, so nothing of a record is said in one.
    package static func variables(_ kind: NotificationKind, _ channel: ChannelKind) -> Set<String> {
        switch kind {
        case .nurtureContent: return ["title", "summary", "link", "unsubscribe", "contact", "company", "tenant"]
        case .phoneCode: return ["code", "minutes", "tenant"]
        default: break
        }
        var names: Set<String> = ["title", "time", "tenant", "link"]
        if channel != .wecomRobot {
            names.insert("member")
            if kind.isAboutLead { names.formUnion(["record", "contact", "company", "due_at", "score"]) }
        }
        return names
    }

    /// The subject of a mail; everything else begins with its text.
    package static let subject = "{{title}}"

    package static func body(_ kind: NotificationKind, _ channel: ChannelKind, isChinese: Bool) -> String {
        if kind == .nurtureContent {
            return isChinese
                ? "{{contact}}，您好：\n\n{{title}}\n{{summary}}\n{{link}}\n\n{{tenant}}\n\n不想再收到此类邮件：{{unsubscribe}}"
                : "{{contact}},\n\n{{title}}\n{{summary}}\n{{link}}\n\n{{tenant}}\n\nNo more of these: {{unsubscribe}}"
        }
        return switch (channel, kind.isAboutLead, isChinese) {
        case (.mail, true, true): "{{member}}，您好：\n\n{{title}}。\n\n线索：{{record}}\n到期：{{due_at}}\n时间：{{time}}\n\n{{tenant}}"
        case (.mail, true, false): "{{member}},\n\n{{title}}.\n\nLead: {{record}}\nDue: {{due_at}}\nTime: {{time}}\n\n{{tenant}}"
        case (.mail, false, true): "{{member}}，您好：\n\n{{title}}。\n\n时间：{{time}}\n\n{{tenant}}"
        case (.mail, false, false): "{{member}},\n\n{{title}}.\n\nTime: {{time}}\n\n{{tenant}}"
        case (.wecomRobot, _, true): "【{{tenant}}】{{title}}（{{time}}）"
        case (.wecomRobot, _, false): "[{{tenant}}] {{title}} ({{time}})"
        case (_, true, true): "{{title}}\n线索：{{record}}\n到期：{{due_at}}"
        case (_, true, false): "{{title}}\nLead: {{record}}\nDue: {{due_at}}"
        case (_, false, true): "{{title}}\n{{time}}"
        case (_, false, false): "{{title}}\n{{time}}"
        }
    }
}

/// What a tenant has written for one kind of notification over one kind of channel.
package struct NotificationTemplate: Sendable, Equatable {
    package let subject: BilingualTemplate?
    package let body: BilingualTemplate?
    /// Of a text message: the provider's name for its template, and its variables.
    package let providerTemplate: String?
    package let parameters: [String: MessageTemplate]

    package static let maximumParameters = 20

    /// - Throws: `template_…`, `unknown_variable`, `unclosed_variable`, `text_…`, `missing`, `not_for_channel`, `too_many`.
    package init(
        _ kind: NotificationKind, _ channel: ChannelKind, subjectZH: String? = nil, subjectEN: String? = nil, bodyZH: String? = nil,
        bodyEN: String? = nil, providerTemplate: String? = nil, parameters: [String: String] = [:]
    ) throws(ValidationFailure) {
        var problems = FieldProblems()
        let allowed = NotificationText.variables(kind, channel)
        func misplaced(_ place: String, _ isGiven: Bool) {
            if isGiven {
                problems.append(
                    FieldProblem(
                        place, "not_for_channel", zh: "\(channel.titleZH)没有这一项", en: "\(channel.titleEN): there is no such thing."))
            }
        }
        func missing(_ place: String) { problems.append(FieldProblem(place, "missing", zh: "必填", en: "Required.")) }
        var (subject, body): (BilingualTemplate?, BilingualTemplate?)
        var filled: [String: MessageTemplate] = [:]
        var provider: String?
        if channel != .webhook, !kind.fits(channel) {
            problems.append(
                FieldProblem(
                    "", "not_for_channel", zh: "\(kind.rawValue) 不能通过这种渠道发送",
                    en: "\(kind.rawValue) does not go out by this kind of channel."))
        }
        // Whoever wants no more must find how; required by law for advertisements.
        for (place, text) in [("/body_zh", bodyZH), ("/body_en", bodyEN)]
        where kind == .nurtureContent && channel == .mail && text?.contains("unsubscribe") == false {
            problems.append(
                FieldProblem(place, "unsubscribe_missing", zh: "正文须包含 {{unsubscribe}}（退订链接）", en: "The text needs {{unsubscribe}}."))
        }
        switch channel {
        case .webhook:
            problems.append(
                FieldProblem("", "not_for_channel", zh: "Webhook 没有模板", en: "A webhook has no templates: its messages are events."))
        case .sms:
            misplaced("/subject_zh", subjectZH != nil)
            misplaced("/subject_en", subjectEN != nil)
            misplaced("/body_zh", bodyZH != nil)
            misplaced("/body_en", bodyEN != nil)
            provider = providerTemplate.flatMap { problems.text($0, "/provider_template", max: 64) }
            if providerTemplate == nil { missing("/provider_template") }
            if parameters.count > Self.maximumParameters {
                problems.append(
                    FieldProblem(
                        "/parameters", "too_many", zh: "最多 \(Self.maximumParameters) 个", en: "At most \(Self.maximumParameters)."))
            }
            for (name, text) in parameters.sorted(by: { $0.key < $1.key }).prefix(Self.maximumParameters) {
                let place = "/parameters/\(name.replacing("~", with: "~0").replacing("/", with: "~1"))"
                if !KeyText.isKey(name) {
                    problems.append(
                        FieldProblem(place, "invalid_key", zh: "变量名应为小写字母、数字和下划线", en: "A name is lower-case letters, digits and _."))
                }
                filled[name] = MessageTemplate(text, at: place, allowed: allowed, isLine: true, &problems)
            }
        case .mail, .wecomRobot, .wecomApplication:
            misplaced("/provider_template", providerTemplate != nil)
            misplaced("/parameters", !parameters.isEmpty)
            if channel == .mail {
                if subjectZH != nil || subjectEN != nil {
                    subject = BilingualTemplate(
                        zh: subjectZH ?? NotificationText.subject, en: subjectEN ?? NotificationText.subject, at: "/subject",
                        allowed: allowed, isLine: true, &problems)
                }
            } else {
                misplaced("/subject_zh", subjectZH != nil)
                misplaced("/subject_en", subjectEN != nil)
            }
            if bodyZH == nil { missing("/body_zh") }
            if bodyEN == nil { missing("/body_en") }
            if let bodyZH, let bodyEN {
                body = BilingualTemplate(zh: bodyZH, en: bodyEN, at: "/body", allowed: allowed, &problems)
            }
        }
        try problems.check()
        self.subject = subject
        self.body = body
        self.providerTemplate = provider
        self.parameters = filled
    }

    /// The program's own; `nil` for text messages, whose texts a provider has to approve, and for webhooks.
    package static func standard(_ kind: NotificationKind, _ channel: ChannelKind) -> NotificationTemplate? {
        guard channel != .sms, channel != .webhook, kind.fits(channel) else { return nil }
        return try? NotificationTemplate(
            kind, channel, subjectZH: channel == .mail ? NotificationText.subject : nil,
            subjectEN: channel == .mail ? NotificationText.subject : nil,
            bodyZH: NotificationText.body(kind, channel, isChinese: true), bodyEN: NotificationText.body(kind, channel, isChinese: false))
    }
}
