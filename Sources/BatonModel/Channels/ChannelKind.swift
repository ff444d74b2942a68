/// The ways out of the house. The raw values are stored and sent: never rename one.
package enum ChannelKind: String, CaseIterable, Sendable {
    case mail
    /// 企业微信群机器人.
    case wecomRobot = "wecom_robot"
    /// 企业微信应用消息.
    case wecomApplication = "wecom_application"
    case sms
    case webhook

    package var titleZH: String {
        switch self {
        case .mail: "邮件"
        case .wecomRobot: "企业微信群机器人"
        case .wecomApplication: "企业微信应用消息"
        case .sms: "短信"
        case .webhook: "Webhook"
        }
    }

    package var titleEN: String {
        switch self {
        case .mail: "Mail"
        case .wecomRobot: "WeCom group robot"
        case .wecomApplication: "WeCom application message"
        case .sms: "Text message"
        case .webhook: "Webhook"
        }
    }

    /// Messages of one tenant and channel that are on their way at once, unless something else is configured. A robot gets one at a time: a
    /// group reads in order.
    package var standardConcurrency: Int {
        switch self {
        case .wecomRobot: 1
        case .webhook: 2
        case .mail, .wecomApplication, .sms: 4
        }
    }
}
