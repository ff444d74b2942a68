/// The way by which a lead came. Raw values are stored.
package enum LeadChannel: Int16, KeyedChoice, Codable {
    case api = 1
    case webForm = 2
    case exhibition = 3
    case referral = 4
    case fileImport = 5
    case officialAccount = 6
    case chatForward = 7

    package var key: String {
        switch self {
        case .api: "api"
        case .webForm: "web_form"
        case .exhibition: "exhibition"
        case .referral: "referral"
        case .fileImport: "file_import"
        case .officialAccount: "official_account"
        case .chatForward: "chat_forward"
        }
    }

    package var nameZH: String {
        switch self {
        case .api: "接口"
        case .webForm: "官网表单"
        case .exhibition: "展会名片"
        case .referral: "老客户转介"
        case .fileImport: "文件导入"
        case .officialAccount: "公众号"
        case .chatForward: "聊天转发"
        }
    }
}

/// A kind of behaviour that scores. Tenants add kinds of their own, hence no enum: `[a-z][a-z0-9_]{0,39}`.
package struct SignalKind: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: String

    /// nil unless the text is a lower-case letter followed by at most 39 lower-case letters, digits or underscores.
    package init?(rawValue: String) {
        guard KeyText.isKey(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    private init(builtIn: String) { rawValue = builtIn }

    package static let formSubmitted = SignalKind(builtIn: "form_submitted")
    package static let whitePaperDownloaded = SignalKind(builtIn: "white_paper_downloaded")
    package static let demoBooked = SignalKind(builtIn: "demo_booked")
    package static let phoneVerified = SignalKind(builtIn: "phone_verified")
    package static let menuConsult = SignalKind(builtIn: "menu_consult")
    /// Recorded by the service itself (C9); they count where the tenant has rules for them.
    package static let mailOpened = SignalKind(builtIn: "mail_opened")
    package static let linkClicked = SignalKind(builtIn: "link_clicked")
    package static let pageVisited = SignalKind(builtIn: "page_visited")
}

/// What the 来源 cell of a file says: the channel, and the behaviour that it proves.
package struct LeadSource: Hashable, Sendable {
    package let channel: LeadChannel
    package let signal: SignalKind?

    package init(channel: LeadChannel, signal: SignalKind? = nil) {
        self.channel = channel
        self.signal = signal
    }

    /// nil for an unknown text. A blank one says nothing more than that the lead came in a file.
    package init?(parsing text: String) {
        let folded = FoldedText.name(text).filter { $0 != "_" && $0 != "-" }
        guard !folded.isEmpty else {
            self.init(channel: .fileImport)
            return
        }
        guard let source = Self.byName[folded] else { return nil }
        self = source
    }

    /// The texts to name when one is unknown.
    package static let knownNamesZH = known.map(\.names[0])

    private static let known: [(names: [String], source: LeadSource)] = [
        (
            ["官网表单", "官网", "网站表单", "表单", "在线表单", "web form", "website form", "website", "web", "form"],
            LeadSource(channel: .webForm, signal: .formSubmitted)
        ),
        (
            ["白皮书下载", "白皮书", "下载白皮书", "资料下载", "white paper", "white paper download", "white paper downloaded"],
            LeadSource(channel: .webForm, signal: .whitePaperDownloaded)
        ),
        (
            ["预约演示", "演示预约", "预约demo", "demo", "demo booking", "demo booked", "book a demo", "demo request"],
            LeadSource(channel: .webForm, signal: .demoBooked)
        ),
        (
            ["公众号菜单", "公众号", "微信公众号", "公众号咨询", "official account", "official account menu", "wechat official account"],
            LeadSource(channel: .officialAccount, signal: .menuConsult)
        ),
        (
            ["展会名片", "展会", "展会线索", "名片", "exhibition", "exhibition card", "trade show", "fair", "business card"],
            LeadSource(channel: .exhibition)
        ),
        (
            ["老客户转介", "转介绍", "转介", "老客户转介绍", "老客户介绍", "客户介绍", "客户转介", "朋友介绍", "referral", "customer referral"],
            LeadSource(channel: .referral)
        ),
        (["聊天转发", "微信转发", "群聊转发", "chat", "chat forward"], LeadSource(channel: .chatForward)),
        (["文件导入", "导入", "file", "file import", "import"], LeadSource(channel: .fileImport)),
        (["接口", "api"], LeadSource(channel: .api)),
    ]

    private static let byName = Dictionary(
        uniqueKeysWithValues: known.flatMap { entry in entry.names.map { (FoldedText.name($0), entry.source) } })
}
