package import FoundationEssentials

/// Leads as a file that people open in Excel and that can be imported again: CSV, UTF-8 with a byte order mark, CRLF, quoted by RFC 4180.
///
/// Texts that somebody else wrote and that Excel would take for a formula (they begin with = + - @) get an apostrophe in front.
package struct LeadExportFile: Sendable {
    private let language: ResultFile.Language
    private let zone: TimeZone
    private let members: [MemberID: String]
    private let teams: [TeamID: String]
    private let custom: CustomFields
    private let tags: TagCatalogue

    /// - Parameters:
    ///   - zone: in which times are written.
    ///   - members: names of owners.
    ///   - custom: the tenant's own fields, a column each.
    ///   - tags: the catalogue, for their names.
    package init(
        language: ResultFile.Language, zone: TimeZone, members: [MemberID: String], teams: [TeamID: String], custom: CustomFields = .none,
        tags: TagCatalogue = .none
    ) {
        self.language = language
        self.zone = zone
        self.members = members
        self.teams = teams
        self.custom = custom
        self.tags = tags
    }

    private static let columns: [(zh: String, en: String)] = [
        ("编号", "ID"), ("联系人", "Contact name"), ("公司", "Company"), ("手机", "Phone"), ("分机", "Extension"), ("邮箱", "Email"),
        ("省份", "Province"), ("产品线", "Product line"), ("预算", "Budget"), ("需求", "Need"), ("渠道", "Channel"), ("阶段", "Stage"),
        ("阶段原因", "Reason"), ("评分", "Score"), ("意向", "Intent"), ("负责人", "Owner"), ("团队", "Team"), ("创建时间", "Created at"),
        ("首次响应时间", "First answered at"), ("应办时间", "Due at"), ("推荐人", "Referred by"), ("标签", "Tags"),
    ]

    /// What the file begins with: the byte order mark and the header.
    package var opening: String {
        let own = custom.active.map { field in
            let label = language == .chinese ? field.labelZH : field.labelEN
            return text(field.unit.map { language == .chinese ? "\(label)（\($0)）" : "\(label) (\($0))" } ?? label)
        }
        return "\u{FEFF}" + ResultFile.record(Self.columns.map { language == .chinese ? $0.zh : $0.en } + own)
    }

    /// - Parameter referrers: names of those who have sent leads, as far as whoever exports may see them.
    package func record(_ lead: Lead, referrers: [LeadReferrer: String] = [:]) -> String {
        ResultFile.record(
            [
                lead.id.description, text(lead.contactName), text(lead.company), Self.phone(lead.phone), text(lead.phoneExtension),
                text(lead.email), text(lead.area), text(lead.productLine), text(lead.budgetText), text(lead.need), word(lead.channel),
                word(lead.stage), text(lead.stageReason), String(lead.score), word(lead.intent), text(lead.owner.flatMap { members[$0] }),
                text(lead.team.flatMap { teams[$0] }), time(lead.createdAt), time(lead.firstTouchAt), time(lead.dueAt),
                text(lead.referrer.flatMap { $0.words ?? referrers[$0] ?? $0.member.flatMap { members[$0] } }),
                // As an import reads them.
                text(lead.tags.compactMap { tags[$0]?.name }.joined(separator: "；")),
            ] + custom.active.map { value(lead.custom[$0], of: $0) })
    }

    private func value(_ value: CustomValue?, of field: CustomField) -> String {
        func label(_ number: Int16) -> String { field.option(number).map { language == .chinese ? $0.labelZH : $0.labelEN } ?? "" }
        switch (value, field.target) {
        case (nil, _): return ""
        case (.text(let content)?, _): return text(content)
        case (.choice(let number)?, _): return text(label(number))
        case (.choices(let numbers)?, _): return text(numbers.map(label).joined(separator: language == .chinese ? "、" : ", "))
        case (.reference(let id)?, .member): return text(members[MemberID(id)] ?? MemberID(id).description)
        case (.reference(let id)?, .team): return text(teams[TeamID(id)] ?? TeamID(id).description)
        // A negative number is a number, and no formula.
        case (let value?, _): return field.text(value)
        }
    }

    private func text(_ text: String?) -> String {
        guard let text, let first = text.unicodeScalars.first else { return "" }
        return "=+-@\t\r".unicodeScalars.contains(first) ? "'" + text : text
    }

    /// A number of the mainland without +86, which Excel would add up. Digits only, so no formula.
    private static func phone(_ e164: String?) -> String {
        guard let e164 else { return "" }
        return e164.hasPrefix("+86") ? String(e164.dropFirst(3)) : e164
    }

    /// To the minute, in the tenant's zone.
    private func time(_ date: Date?) -> String {
        guard let date else { return "" }
        let style = Date.ISO8601FormatStyle(dateSeparator: .dash, dateTimeSeparator: .space, timeSeparator: .colon, timeZone: zone)
        return String(date.formatted(style.year().month().day().time(includingFractionalSeconds: false)).prefix(16))
    }

    private func word(_ channel: LeadChannel) -> String {
        guard language == .chinese else { return channel.key }
        return switch channel {
        case .api: "接口"
        case .webForm: "网站表单"
        case .exhibition: "展会"
        case .referral: "转介绍"
        case .fileImport: "文件导入"
        case .officialAccount: "公众号"
        case .chatForward: "聊天转发"
        }
    }

    private func word(_ stage: LeadStage) -> String {
        guard language == .chinese else { return stage.key }
        return switch stage {
        case .new: "新线索"
        case .contacted: "已联系"
        case .qualified: "已确认"
        case .converted: "已转化"
        case .disqualified: "已淘汰"
        }
    }

    private func word(_ intent: LeadIntent) -> String {
        guard language == .chinese else { return intent.key }
        return switch intent {
        case .plain: "普通"
        case .nurture: "培育"
        case .high: "高意向"
        }
    }
}
