internal import FoundationEssentials

/// Any JSON, as far as a configuration has it.
enum ChannelJSON: Codable, Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case array([ChannelJSON])
    case object([String: ChannelJSON])

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            var members: [String: ChannelJSON] = [:]
            for key in container.allKeys { members[key.stringValue] = try container.decode(ChannelJSON.self, forKey: key) }
            self = .object(members)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else {
            self = .array(try container.decode([ChannelJSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        if case .object(let members) = self {
            var container = encoder.container(keyedBy: Key.self)
            for (key, value) in members { try container.encode(value, forKey: Key(stringValue: key)) }
            return
        }
        var container = encoder.singleValueContainer()
        switch self {
        case .null, .object: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        }
    }

    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer, .number: "number"
        case .text: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}

/// Reads the members of a channel's configuration one by one and collects everything that is wrong. What is `null` or blank is absent.
struct ChannelReader {
    private let members: [String: ChannelJSON]
    private let place: String
    private let allowsPrivate: Bool
    private var known: Set<String> = []
    var problems = FieldProblems()

    init(_ members: [String: ChannelJSON], at place: String, allowsPrivate: Bool) {
        self.members = members
        self.place = place
        self.allowsPrivate = allowsPrivate
    }

    mutating func problem(_ key: String, _ code: String, zh: String, en: String) {
        problems.append(FieldProblem("\(place)/\(key)", code, zh: zh, en: en))
    }

    mutating func missing(_ key: String) {
        // Not when it was given and refused.
        if members[key] == nil || members[key] == .null || members[key] == .text("") { problem(key, "missing", zh: "必填", en: "Required.") }
    }

    mutating func reportUnknown() {
        for key in members.keys.sorted() where !known.contains(key) {
            let pointer = MessageText.cut(key, bytes: 60).replacing("~", with: "~0").replacing("/", with: "~1")
            problem(pointer, "unknown_field", zh: "没有这个字段", en: "There is no such field.")
        }
    }

    private mutating func string(_ key: String) -> String? {
        known.insert(key)
        switch members[key] {
        case nil, .null?: return nil
        case .text(let text)?: return text
        case let value?:
            problem(key, "wrong_type", zh: "类型不对：需要 string", en: "Wrong type: string is expected, not \(value.typeName).")
            return nil
        }
    }

    mutating func text(_ key: String, max: Int, multiline: Bool = false, isRequired: Bool = false) -> String? {
        guard let given = string(key), let text = problems.text(given, "\(place)/\(key)", max: max, multiline: multiline) else {
            if isRequired { missing(key) }
            return nil
        }
        return text
    }

    /// Printable ASCII without blanks.
    mutating func word(_ key: String, max: Int, isRequired: Bool = false) -> String? {
        guard let text = text(key, max: max, isRequired: isRequired) else { return nil }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            problem(key, "invalid_value", zh: "只能用英文字母、数字和符号，不含空格", en: "Only ASCII letters, digits and signs, without blanks.")
            return nil
        }
        return text
    }

    /// Of any characters but control characters: people choose passwords.
    mutating func secret(_ key: String, max: Int, isRequired: Bool = false) -> ConcealedText? {
        guard let text = string(key), !text.isEmpty else {
            if isRequired { missing(key) }
            return nil
        }
        guard text.utf8.count <= max, !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            problem(
                key, "invalid_secret", zh: "最多 \(max) 字节，不含控制字符", en: "At most \(max) bytes without control characters.")
            return nil
        }
        guard text != ChannelConfiguration.concealed else {
            problem(key, "invalid_secret", zh: "请填写密钥本身", en: "Give the secret itself.")
            return nil
        }
        return ConcealedText(text)
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int64>, default standard: Int64? = nil) -> Int64? {
        known.insert(key)
        switch members[key] {
        case nil, .null?:
            if standard == nil { missing(key) }
            return standard
        case .integer(let value)? where range.contains(value): return value
        case .integer?:
            problem(
                key, "out_of_range", zh: "必须在 \(range.lowerBound) 到 \(range.upperBound) 之间",
                en: "Must be between \(range.lowerBound) and \(range.upperBound).")
            return nil
        case let value?:
            problem(key, "wrong_type", zh: "类型不对：需要 integer", en: "Wrong type: integer is expected, not \(value.typeName).")
            return nil
        }
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Choice.Type, default standard: Choice? = nil
    ) -> Choice? {
        guard let text = string(key) else {
            if members[key] == nil || members[key] == .null {
                if standard == nil { missing(key) }
                return standard
            }
            return nil
        }
        if let choice = Choice(rawValue: text) { return choice }
        let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        problem(key, "unknown_value", zh: "应为以下之一：\(all)", en: "Must be one of \(all).")
        return nil
    }

    mutating func address(_ key: String, isRequired: Bool = false) -> EmailAddress? {
        guard let text = string(key), !text.isEmpty else {
            if isRequired { missing(key) }
            return nil
        }
        return problems.email(text, "\(place)/\(key)")
    }

    /// A name or a numeric address to connect to.
    mutating func host(_ key: String) -> String? {
        guard let text = word(key, max: 253, isRequired: true) else { return nil }
        guard HostName.isValid(text) else {
            problem(key, "invalid_host", zh: "请填写域名或 IP 地址", en: "Give the name of a host, or its address.")
            return nil
        }
        return isAllowed(key, host: text) ? text.lowercased() : nil
    }

    /// `https`, a host, perhaps a port, no path.
    mutating func endpoint(_ key: String, default standard: String) -> String? {
        guard let text = word(key, max: 300) else { return members[key] == nil || members[key] == .null ? standard : nil }
        guard let url = url(key, text) else { return nil }
        guard url.path.isEmpty || url.path == "/", url.query == nil else {
            problem(key, "invalid_url", zh: "只填写协议和域名，例如 \(standard)", en: "Only scheme and host, such as \(standard).")
            return nil
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    mutating func url(_ key: String, isRequired: Bool) -> String? {
        guard let text = word(key, max: 2000, isRequired: isRequired) else { return nil }
        return url(key, text) == nil ? nil : text
    }

    private mutating func url(_ key: String, _ text: String) -> URLComponents? {
        guard let url = URLComponents(string: text), let given = url.percentEncodedHost, url.user == nil, url.password == nil,
            url.fragment == nil, url.port.map({ (1...65535).contains($0) }) ?? true
        else {
            problem(key, "invalid_url", zh: "必须是 https:// 开头的网址", en: "Must be a URL that begins with https://.")
            return nil
        }
        let host = given.hasPrefix("[") && given.hasSuffix("]") ? String(given.dropFirst().dropLast()) : given
        let scheme = url.scheme?.lowercased()
        guard HostName.isValid(host), scheme == "https" || (scheme == "http" && allowsPrivate && HostName.isLoopback(host)) else {
            problem(key, "invalid_url", zh: "必须是 https:// 开头的网址", en: "Must be a URL that begins with https://.")
            return nil
        }
        return isAllowed(key, host: host) ? url : nil
    }

    private mutating func isAllowed(_ key: String, host: String) -> Bool {
        if allowsPrivate { return true }
        if let address = NetworkAddress(host) {
            if !address.isPrivate { return true }
        } else if !HostName.isLoopback(host) {
            return true
        }
        problem(key, "private_address", zh: "不允许内部网络地址", en: "Addresses of an internal network are not allowed.")
        return false
    }

    static func isKey(_ text: String) -> Bool { DeliveryKey(text) != nil }
}
