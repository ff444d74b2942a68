/// A form of a tenant's web site, an exhibition's list or an official account: how what strangers hand in becomes a lead (L1).
package struct LeadForm: Sendable, Equatable {
    package var name: String
    package var channel: LeadChannel
    /// What a submission proves.
    package var signal: SignalKind?
    /// Origins of web sites that may post; empty: any.
    package var allowedOrigins: [String]
    /// A field that people do not see; who fills it in is a machine.
    package var honeypot: String?
    package var perMinute: Int32
    /// From one address.
    package var clientPerMinute: Int32
    /// Names of the site's fields, and which of the lead each is.
    package var mapping: [String: String]
    /// What fields of the lead are when the form says nothing of them.
    package var defaults: [String: String]
    /// Whether other fields are kept with the raw payload instead of refused.
    package var keepsUnknown: Bool
    /// Where a browser goes after an HTML form.
    package var redirectURL: String?
    /// What the page says that thanks for it; `nil`: a standard one.
    package var thanks: String?
    /// Signals that may be handed in with its key.
    package var acceptedSignals: Set<SignalKind>

    package init(name: String, signal: SignalKind? = .formSubmitted) {
        self.name = name
        self.signal = signal
        channel = .webForm
        allowedOrigins = []
        perMinute = 120
        clientPerMinute = 30
        mapping = [:]
        defaults = [:]
        keepsUnknown = false
        acceptedSignals = []
    }

    /// The same body within so many minutes is the same submission.
    package static let repeatMinutes = 10
    package static let channels: [LeadChannel] = [.webForm, .exhibition, .referral, .officialAccount, .chatForward]
    package static let fields = ["contact_name", "company", "phone", "email", "area", "product_line", "budget", "need", "referred_by"]
    /// Fields that may have a default: who somebody is, only he knows.
    package static let defaultFields = ["area", "product_line", "budget", "need", "company", "referred_by"]
    package static let maximumOrigins = 50
    package static let maximumMappings = 100
    package static let maximumSignals = 50
    package static let maximumURL = 2_000
    package static let maximumThanks = 1_000
    package static let maximumRate: Int64 = 6_000

    /// Fields of the lead that names of the site may be mapped to.
    static func mappable(_ fields: CustomFields) -> [String] { Self.fields + fields.active.map(\.name) }
    static func defaultable(_ fields: CustomFields) -> [String] { defaultFields + fields.active.map(\.name) }

    /// What it names and there is no more. It goes on: what it cannot place stays in the raw payload.
    package func problems(_ fields: CustomFields) -> [FieldProblem] {
        func missing(_ known: [String], _ named: [(place: String, field: String)]) -> [FieldProblem] {
            named.filter { !known.contains($0.field) }.map { place, field in
                FieldProblem(
                    place, "unknown_field", zh: "没有字段 \(field)（或已归档）；可用：\(known.joined(separator: ", "))",
                    en: "There is no field \(field), or it has been archived; known: \(known.joined(separator: ", ")).")
            }
        }
        return missing(
            Self.mappable(fields), mapping.sorted { $0.key < $1.key }.map { (LeadFormInput.place("/mapping/", $0.key), $0.value) })
            + missing(
                Self.defaultable(fields), defaults.keys.sorted().map { (LeadFormInput.place("/defaults/", $0), $0) })
    }

    /// Whether a page of this origin may post. Without one it is no browser, or a page of the service itself.
    package func allows(origin: String?) -> Bool {
        guard let origin, !allowedOrigins.isEmpty else { return true }
        return allowedOrigins.contains(origin.lowercased())
    }
}

/// A form as somebody describes it. What is `nil` was not given.
package struct LeadFormInput: Sendable, Equatable {
    package var name: String??
    package var channel: String?
    package var signal: String??
    package var allowedOrigins: [String]?
    package var honeypot: String??
    package var perMinute: Int64?
    package var clientPerMinute: Int64?
    package var mapping: [(name: String, field: String)]?
    package var defaults: [(field: String, value: String)]?
    package var keepsUnknown: Bool?
    package var redirectURL: String??
    package var thanks: String??
    package var acceptedSignals: [String]?

    package init() {}

    package static func == (left: Self, right: Self) -> Bool { left.changed.isEmpty && right.changed.isEmpty }

    package var changed: [String] {
        [
            ("accepts_signals", acceptedSignals != nil), ("allowed_origins", allowedOrigins != nil), ("channel", channel != nil),
            ("client_per_minute", clientPerMinute != nil), ("defaults", defaults != nil), ("honeypot", honeypot != nil),
            ("keeps_unknown", keepsUnknown != nil), ("mapping", mapping != nil), ("name", name != nil), ("per_minute", perMinute != nil),
            ("redirect_url", redirectURL != nil), ("signal", signal != nil), ("thanks", thanks != nil),
        ].filter(\.1).map(\.0)
    }

    /// - Parameter old: what it is until now; `nil` for a new one.
    /// - Throws: everything that is wrong.
    package func form(changing old: LeadForm? = nil, fields: CustomFields) throws(ValidationFailure) -> LeadForm {
        var form = old ?? LeadForm(name: "")
        var problems = FieldProblems()
        if let name {
            let before = problems.all.count
            form.name = problems.text(name, "/name", max: 100) ?? ""
            if form.name.isEmpty, problems.all.count == before { problems.append(.missing("/name")) }
        } else if old == nil {
            problems.append(.missing("/name"))
        }
        if let channel {
            let known = LeadForm.channels.map(\.key)
            if let choice = LeadChannel(key: channel), LeadForm.channels.contains(choice) {
                form.channel = choice
            } else {
                let names = known.joined(separator: ", ")
                problems.append(FieldProblem("/channel", "unknown_channel", zh: "只能是：\(names)", en: "Must be one of: \(names)."))
            }
        }
        if let signal { form.signal = signal.flatMap { problems.signal($0, "/signal") } }
        if let acceptedSignals {
            form.acceptedSignals = Set(acceptedSignals.enumerated().compactMap { problems.signal($1, "/accepts_signals/\($0)") })
        }
        if let allowedOrigins {
            form.allowedOrigins = allowedOrigins.enumerated().compactMap { problems.origin($1, "/allowed_origins/\($0)") }
        }
        if let perMinute, let rate = problems.number(perMinute, "/per_minute", 1...LeadForm.maximumRate) { form.perMinute = Int32(rate) }
        if let clientPerMinute, let rate = problems.number(clientPerMinute, "/client_per_minute", 1...LeadForm.maximumRate) {
            form.clientPerMinute = Int32(rate)
        }
        if let keepsUnknown { form.keepsUnknown = keepsUnknown }
        if let redirectURL { form.redirectURL = redirectURL.flatMap { problems.webAddress($0, "/redirect_url") } }
        if let thanks { form.thanks = problems.text(thanks, "/thanks", max: LeadForm.maximumThanks, multiline: true) }
        if let mapping { form.mapping = Self.mapping(mapping, LeadForm.mappable(fields), &problems) }
        if let defaults { form.defaults = Self.defaults(defaults, LeadForm.defaultable(fields), &problems) }
        if let honeypot { form.honeypot = problems.text(honeypot, "/honeypot", max: 60) }
        if let trap = form.honeypot, LeadForm.fields.contains(trap) || form.mapping[trap] != nil || trap.hasPrefix("custom") {
            problems.append(
                FieldProblem(
                    "/honeypot", "field_in_use", zh: "蜜罐字段不能是表单的真实字段", en: "The honeypot cannot be a field that people fill in."))
        }
        try problems.check()
        return form
    }

    fileprivate static func place(_ parent: String, _ name: String) -> String {
        parent + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    private static func mapping(
        _ mapping: [(name: String, field: String)], _ known: [String], _ problems: inout FieldProblems
    ) -> [String: String] {
        var result: [String: String] = [:]
        for (name, field) in mapping {
            let place = place("/mapping/", name)
            guard (1...100).contains(name.unicodeScalars.count), !name.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
            else {
                problems.append(
                    FieldProblem("/mapping", "invalid_name", zh: "字段名为 1 到 100 个字符", en: "Names of fields have 1 to 100 characters."))
                continue
            }
            guard known.contains(field) else {
                let names = known.joined(separator: ", ")
                problems.append(FieldProblem(place, "unknown_field", zh: "不认识的字段；可用：\(names)", en: "Unknown field; known: \(names)."))
                continue
            }
            if result.values.contains(field) {
                problems.append(
                    FieldProblem(place, "given_twice", zh: "另一个字段已映射到 \(field)", en: "Another name is mapped to \(field) already."))
                continue
            }
            result[name] = field
        }
        return result
    }

    private static func defaults(
        _ defaults: [(field: String, value: String)], _ known: [String], _ problems: inout FieldProblems
    ) -> [String: String] {
        var result: [String: String] = [:]
        for (field, value) in defaults {
            let place = place("/defaults/", field)
            guard known.contains(field) else {
                let names = known.joined(separator: ", ")
                problems.append(FieldProblem(place, "unknown_field", zh: "不能有默认值；可用：\(names)", en: "Has no default; known: \(names)."))
                continue
            }
            if field == "area" {
                result[field] = problems.area(value, place)?.shortName
            } else if let text = problems.text(value, place, max: LeadLimits.company, multiline: true) {
                result[field] = text
            }
        }
        return result
    }
}

extension FieldProblems {
    package mutating func signal(_ text: String, _ place: String) -> SignalKind? {
        if let kind = SignalKind(rawValue: text) { return kind }
        append(
            FieldProblem(
                place, "invalid_signal", zh: "行为信号由小写字母、数字和 _ 组成，以字母开头，最多 40 个字符",
                en: "A signal has lower-case letters, digits and _, begins with a letter, and at most 40 characters."))
        return nil
    }

    /// `https://www.example.cn`, as browsers write it: lower case, without path and without the usual port.
    fileprivate mutating func origin(_ text: String, _ place: String) -> String? {
        let lower = text.lowercased()
        for (scheme, usual) in [("https://", ":443"), ("http://", ":80")] where lower.hasPrefix(scheme) {
            var rest = lower.dropFirst(scheme.count)
            if rest.hasSuffix("/") { rest = rest.dropLast() }
            if rest.hasSuffix(usual) { rest = rest.dropLast(usual.count) }
            let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard let host = parts.first, HostName.isValid(String(host)), !host.isEmpty,
                parts.count == 1 || UInt16(parts[1]).map({ $0 > 0 }) ?? false
            else { break }
            return scheme + rest
        }
        append(
            FieldProblem(
                place, "invalid_origin", zh: "应形如 https://www.example.cn，不含路径", en: "Must be like https://www.example.cn, without a path."))
        return nil
    }

    fileprivate mutating func webAddress(_ text: String, _ place: String) -> String? {
        guard let text = self.text(text, place, max: LeadForm.maximumURL) else { return nil }
        for scheme in ["https://", "http://"] where text.lowercased().hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count)
            let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            let host = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
            // Visible ASCII only, and nobody's password; what else there is has to be percent-encoded.
            guard HostName.isValid(String(host)), !authority.contains("@"), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
                !text.contains(where: { "\"<>\\^`{|}".contains($0) })
            else { break }
            return text
        }
        append(
            FieldProblem(
                place, "invalid_url", zh: "应为 http:// 或 https:// 开头的完整网址",
                en: "Must be a whole address that begins with http:// or https://."))
        return nil
    }
}
