internal import FoundationEssentials

/// How a tenant's channel is reached. Kept as JSON, encrypted; docs/CHANNELS.md says where an admin finds the values.
package enum ChannelConfiguration: Sendable, Equatable {
    case mail(MailChannel)
    case wecomRobot(RobotChannel)
    case wecomApplication(ApplicationChannel)
    case sms(SMSChannel)
    case webhook(WebhookChannel)

    package var kind: ChannelKind {
        switch self {
        case .mail: .mail
        case .wecomRobot: .wecomRobot
        case .wecomApplication: .wecomApplication
        case .sms: .sms
        case .webhook: .webhook
        }
    }

    /// Bytes of the JSON.
    package static let maximumBytes = 32 * 1024

    /// - Parameters:
    ///   - json: an object with `kind` and what that kind needs.
    ///   - place: where it stands in the request, for the pointers of problems; empty or beginning with a slash.
    ///   - allowsPrivate: whether the host allows addresses of its own network. What is a name is checked again at each message.
    /// - Throws: all that is wrong with it: `malformed_json`, `wrong_type`, `missing`, `unknown_field`, `out_of_range`, `unknown_value`,
    ///   `invalid_url`, `invalid_host`, `private_address`, `invalid_secret`, `insecure_login`, `text_…`, `email_…`.
    package init(json: [UInt8], at place: String = "", allowsPrivate: Bool = false) throws(ValidationFailure) {
        guard json.count <= Self.maximumBytes, let value = try? JSONDecoder().decode(ChannelJSON.self, from: Data(json)),
            case .object(let members) = value
        else {
            throw ValidationFailure([
                FieldProblem(
                    place, "malformed_json", zh: "必须是 JSON 对象，最多 \(Self.maximumBytes) 字节",
                    en: "Must be a JSON object of at most \(Self.maximumBytes) bytes.")
            ])
        }
        var reader = ChannelReader(members, at: place, allowsPrivate: allowsPrivate)
        let kind = reader.choice("kind", ChannelKind.self)
        var configuration: ChannelConfiguration?
        switch kind {
        case .mail: configuration = MailChannel(&reader).map { .mail($0) }
        case .wecomRobot: configuration = RobotChannel(&reader).map { .wecomRobot($0) }
        case .wecomApplication: configuration = ApplicationChannel(&reader).map { .wecomApplication($0) }
        case .sms: configuration = SMSChannel(&reader).map { .sms($0) }
        case .webhook: configuration = WebhookChannel(&reader).map { .webhook($0) }
        case nil: break
        }
        if kind != nil { reader.reportUnknown() }
        try reader.problems.check()
        // Whoever gives nothing back has said why.
        guard let configuration else { throw ValidationFailure(reader.problems.all) }
        self = configuration
    }

    /// With all secrets: to be encrypted. Reads back as the same.
    package var json: [UInt8] { encoded { .text($0.exposed) } }

    /// For admins and logs: each secret is `•••`.
    package var redactedJSON: [UInt8] { encoded { .text($0.description) } }

    /// What an admin has sent back after he was shown dots: where a secret is `•••`, the one that is there.
    ///
    /// - Returns: also which were left as they are.
    package func restoringSecrets(in json: [UInt8]) -> (json: [UInt8], kept: [String]) {
        guard json.count <= Self.maximumBytes, case .object(var members)? = try? JSONDecoder().decode(ChannelJSON.self, from: Data(json)),
            case .object(let own)? = try? JSONDecoder().decode(ChannelJSON.self, from: Data(self.json))
        else { return (json, []) }
        let kept = members.filter { $0.value == .text(Self.concealed) && own[$0.key] != nil }.keys.sorted()
        for key in kept { members[key] = own[key] }
        return ((try? JSONEncoder().encode(ChannelJSON.object(members))).map(Array.init) ?? json, kept)
    }

    /// What stands for a secret.
    static let concealed = "•••"

    /// Where its secrets are sent to. A webhook's stays here: it signs.
    package var destination: String? {
        switch self {
        case .mail(let mail): "\(mail.host):\(mail.port) \(mail.security.rawValue) \(mail.authority ?? "")"
        case .wecomRobot(let robot): robot.endpoint
        case .wecomApplication(let application): application.endpoint
        case .sms(let sms): sms.endpoint
        case .webhook: nil
        }
    }

    private func encoded(_ secret: (ConcealedText) -> ChannelJSON) -> [UInt8] {
        var members: [String: ChannelJSON] = ["kind": .text(kind.rawValue)]
        func add(_ key: String, _ text: String?) { if let text { members[key] = .text(text) } }
        func add(_ key: String, _ text: ConcealedText?) { if let text { members[key] = secret(text) } }
        switch self {
        case .mail(let mail):
            add("host", mail.host)
            members["port"] = .integer(Int64(mail.port))
            add("security", mail.security.rawValue)
            add("user", mail.user)
            add("password", mail.password)
            add("from", mail.from.address)
            add("from_name", mail.fromName)
            add("reply_to", mail.replyTo?.address)
            add("authority", mail.authority)
        case .wecomRobot(let robot):
            add("endpoint", robot.endpoint)
            add("key", robot.key)
        case .wecomApplication(let application):
            add("endpoint", application.endpoint)
            add("corporation_id", application.corporationID)
            members["agent_id"] = .integer(application.agentID)
            add("secret", application.secret)
        case .sms(let sms):
            add("provider", sms.provider.rawValue)
            add("endpoint", sms.endpoint)
            add("access_key_id", sms.accessKeyID)
            add("access_key_secret", sms.accessKeySecret)
            add("sign_name", sms.signName)
        case .webhook(let webhook):
            add("url", webhook.url)
            add("secret", webhook.secret)
            add("previous_secret", webhook.previousSecret)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only numbers without an end could fail.
        return (try? encoder.encode(ChannelJSON.object(members))).map(Array.init) ?? []
    }
}

extension ChannelConfiguration: CustomStringConvertible {
    package var description: String { String(decoding: redactedJSON, as: UTF8.self) }
}

package struct MailChannel: Sendable, Equatable {
    package enum Security: String, CaseIterable, Sendable {
        case startTLS = "starttls"
        /// From the first byte.
        case tls
        case none
    }

    package let host: String
    package let port: UInt16
    package let security: Security
    package let user: String?
    package let password: ConcealedText?
    package let from: EmailAddress
    package let fromName: String?
    package let replyTo: EmailAddress?
    /// PEM of an authority of the tenant's own.
    package let authority: String?

    init?(_ reader: inout ChannelReader) {
        let host = reader.host("host")
        let security = reader.choice("security", Security.self, default: .startTLS)
        let port = reader.integer("port", in: 1...65535, default: security == .tls ? 465 : security == .startTLS ? 587 : 25)
        user = reader.word("user", max: 254)
        password = reader.secret("password", max: 1000)
        let from = reader.address("from", isRequired: true)
        fromName = reader.text("from_name", max: 100)
        replyTo = reader.address("reply_to")
        authority = reader.text("authority", max: 16 * 1024, multiline: true)
        if let authority, !authority.hasPrefix("-----BEGIN CERTIFICATE-----") {
            reader.problem("authority", "invalid_certificate", zh: "必须是 PEM 格式的证书", en: "Must be a certificate in PEM.")
        }
        if (user == nil) != (password == nil) {
            reader.problem(
                user == nil ? "user" : "password", "missing", zh: "用户名和密码必须同时填写", en: "User and password are given together.")
        }
        if security == MailChannel.Security.none, user != nil {
            reader.problem(
                "security", "insecure_login", zh: "不加密的连接不能使用用户名和密码", en: "User and password are not sent over an unencrypted connection."
            )
        }
        guard let host, let security, let port, let from else { return nil }
        (self.host, self.port, self.security, self.from) = (host, UInt16(port), security, from)
    }
}

package struct RobotChannel: Sendable, Equatable {
    /// Without a path.
    package let endpoint: String
    package let key: ConcealedText

    package static let standardEndpoint = "https://qyapi.weixin.qq.com"

    init?(_ reader: inout ChannelReader) {
        let endpoint = reader.endpoint("endpoint", default: Self.standardEndpoint)
        // WeCom shows the whole URL; who copies that means its key.
        let key = reader.secret("key", max: 2000).map { text in
            ConcealedText(
                text.exposed.firstRange(of: "key=").map { String(text.exposed[$0.upperBound...].prefix { $0 != "&" }) } ?? text.exposed)
        }
        if let key, !ChannelReader.isKey(key.exposed) {
            reader.problem(
                "key", "invalid_secret", zh: "请填写群机器人 Webhook 地址中 key= 后面的部分",
                en: "Give what stands behind key= in the robot's webhook address.")
        }
        if key == nil { reader.missing("key") }
        guard let endpoint, let key else { return nil }
        (self.endpoint, self.key) = (endpoint, key)
    }
}

package struct ApplicationChannel: Sendable, Equatable {
    package let endpoint: String
    package let corporationID: String
    package let agentID: Int64
    package let secret: ConcealedText

    init?(_ reader: inout ChannelReader) {
        let endpoint = reader.endpoint("endpoint", default: RobotChannel.standardEndpoint)
        let corporation = reader.word("corporation_id", max: 64, isRequired: true)
        let agent = reader.integer("agent_id", in: 1...Int64(Int32.max))
        let secret = reader.secret("secret", max: 200, isRequired: true)
        guard let endpoint, let corporation, let agent, let secret else { return nil }
        (self.endpoint, corporationID, agentID, self.secret) = (endpoint, corporation, agent, secret)
    }
}

package struct SMSChannel: Sendable, Equatable {
    package enum Provider: String, CaseIterable, Sendable {
        case alibaba
    }

    package let provider: Provider
    package let endpoint: String
    package let accessKeyID: String
    package let accessKeySecret: ConcealedText
    /// 短信签名, as it was approved, without brackets.
    package let signName: String

    init?(_ reader: inout ChannelReader) {
        let provider = reader.choice("provider", Provider.self, default: .alibaba)
        let endpoint = reader.endpoint("endpoint", default: "https://dysmsapi.aliyuncs.com")
        let id = reader.word("access_key_id", max: 128, isRequired: true)
        let secret = reader.secret("access_key_secret", max: 200, isRequired: true)
        let sign = reader.text("sign_name", max: 50, isRequired: true)
        guard let provider, let endpoint, let id, let secret, let sign else { return nil }
        (self.provider, self.endpoint, accessKeyID, accessKeySecret, signName) = (provider, endpoint, id, secret, sign)
    }
}

package struct WebhookChannel: Sendable, Equatable {
    package let url: String
    /// `whsec_` and base64 of 24–64 bytes.
    package let secret: ConcealedText
    /// The one before, while receivers change over: both sign.
    package let previousSecret: ConcealedText?

    init?(_ reader: inout ChannelReader) {
        let url = reader.url("url", isRequired: true)
        let secret = reader.secret("secret", max: 120, isRequired: true)
        previousSecret = reader.secret("previous_secret", max: 120)
        for (key, text) in [("secret", secret), ("previous_secret", previousSecret)] {
            if let text, Self.key(text) == nil {
                reader.problem(
                    key, "invalid_secret", zh: "必须是 whsec_ 加上 24 到 64 字节的 Base64", en: "Must be whsec_ and base64 of 24 to 64 bytes.")
            }
        }
        guard let url, let secret else { return nil }
        (self.url, self.secret) = (url, secret)
    }

    /// The bytes that sign.
    package static func key(_ secret: ConcealedText) -> [UInt8]? {
        guard secret.exposed.hasPrefix("whsec_"), let bytes = Data(base64Encoded: String(secret.exposed.dropFirst(6))),
            (24...64).contains(bytes.count)
        else { return nil }
        return Array(bytes)
    }
}
