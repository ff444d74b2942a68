internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `POST /v1/intake/{form_key}`: what a form of the tenant's web site hands in, as JSON or as a plain HTML form.
struct IntakeRoutes: Sendable {
    /// The limit of a submission, in bytes.
    static let bodyLimit = 64 * 1024
    static let path = "/v1/intake/{form_key}"
    static let signalPath = "/v1/intake/{form_key}/signals"
    static let paths: Set<String> = [path, signalPath, path + "/phone-codes", path + "/phone-codes/verify"]

    let leads: LeadService
    let phones: PhoneCodeService

    func add(to routes: Routes<ServerContext>) {
        let key = Schema.text(200, min: 1, "bf_demo")
        let whose = "The form's key; it may be seen by everybody."
        routes.post(
            "{form_key}",
            Operation(
                "submitForm", "A form of the tenant's web site hands in a lead",
                note:
                    "From the origins that the form allows. What is not understood is kept as it was written. An HTML form names the tenant's own fields `custom[key]`, and others as the form maps them. A browser that posts an HTML form gets a page, or goes on to the form's `redirect_url`."
            )
            .path("form_key", key, whose)
            .body(.leadForm)
            .body(.formTexts, as: "application/x-www-form-urlencoded")
            .body(.formTexts, as: "multipart/form-data")
            .answers(
                .created, .object(["status": .key(["received"])]), "Received. The same once more within ten minutes is answered alike."
            )
            .answers(.ok, .text(20_000, "<!doctype html>…"), as: "text/html", "A page of thanks, for browsers.")
            .answers(.seeOther, headers: [.location], "The form's `redirect_url`, for browsers.")
            .answers(.unprocessableContent, .text(50_000, "<!doctype html>…"), as: "text/html", "A page with what is wrong, for browsers.")
            .refuses(.quotaExceeded, .originNotAllowed), use: submit)
        routes.post(
            "{form_key}/signals",
            Operation(
                "submitSignal", "Something that a person has done, whom the site knows by phone or mail",
                note:
                    "For the signals that the form accepts. Counts for open leads with this phone or mail; the answer is the same whether or not there are any."
            )
            .path("form_key", key, whose)
            .body(
                .input(
                    [
                        "kind": .signalKind, "phone": .text(100, "13800138000").orNull,
                        "email": .text(LeadLimits.email, "wang@example.cn").orNull,
                    ], required: ["kind"])
            )
            .answers(.accepted, .object(["status": .key(["received"])])).refuses(.originNotAllowed), use: signal)
    }

    /// What a browser asks before it posts JSON from another site. An unknown key is answered like one of a form that anybody may use.
    static func addPreflight(to router: Router<ServerContext>, _ directory: AccessDirectory, _ leads: LeadService) {
        for path in paths.map({ String($0.dropFirst()) }).sorted() {
            router.on(RouterPath(path), method: .options) { request, context in
                if let key = context.parameters.get("form_key"), key.utf8.count <= 200,
                    let scope = try? await directory.form(key: Secret(key)),
                    let (_, form) = try? await leads.form(scope)
                {
                    try note(form, request, context)
                }
                return Response(
                    status: .noContent,
                    headers: [
                        .accessControlAllowMethods: "POST, OPTIONS", .accessControlAllowHeaders: "Content-Type, Idempotency-Key",
                        .accessControlMaxAge: "86400",
                    ])
            }
        }
    }

    /// Notes for the head of the answer who may read it.
    ///
    /// - Throws: `origin_not_allowed`, which pages of that origin cannot read.
    private static func note(_ form: LeadForm, _ request: Request, _ context: ServerContext) throws {
        guard !form.allowedOrigins.isEmpty else { return }
        context.head.note(.vary, "Origin")
        let origin = request.headers[.origin]
        guard form.allows(origin: origin) else {
            context.head.refuseOrigin()
            throw BatonError(.originNotAllowed)
        }
        if let origin { context.head.note(.accessControlAllowOrigin, origin) } else { context.head.refuseOrigin() }
    }

    /// Before anything else is done for a stranger, and before it counts for the tenant: who floods a form uses up the form.
    ///
    /// - Throws: `not_found`, `origin_not_allowed`, `rate_limited`.
    @Sendable static func admit(
        _ scope: TenantScope, _ request: Request, _ context: ServerContext, _ leads: LeadService, _ governor: RequestGovernor
    ) async throws {
        let (id, form) = try await leads.form(scope)
        try note(form, request, context)
        guard governor.limits.limitsForms else { return }
        let client = context.client(request)
        for (name, holder, perMinute) in [
            ("client", RequestGovernor.Holder.client(id, client), form.clientPerMinute), ("form", .form(id), form.perMinute),
        ] {
            guard let (isAllowed, standing) = governor.take(holder, perMinute: Int(perMinute), now: governor.limits.now), !isAllowed else {
                continue
            }
            throw BatonError(.rateLimited, detail: "\(name): \(perMinute) requests a minute", retryAfterSeconds: standing.seconds)
        }
    }

    // MARK: submissions

    @Sendable func submit(_ request: Request, _ context: ServerContext) async throws -> Response {
        guard var scope = context.scope else { throw BatonError(.notFound) }
        scope.requestID = context.requestID
        let (_, form) = try await leads.form(scope)
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.trimmingBlanks.lowercased()
        let isForm = type == "application/x-www-form-urlencoded" || type == "multipart/form-data"
        let isBrowser = isForm && request.headers[.accept]?.lowercased().contains("text/html") == true
        let language = Language(acceptLanguage: request.headers[.acceptLanguage])
        do {
            let submission = isForm ? try await read(form: request) : try await read(json: request)
            if let trap = form.honeypot, submission.isFilled(trap) {
                await leads.count(.trapped, scope)
            } else {
                let input = try await input(submission.adapted(to: form), of: submission, form, scope)
                let isPhoneVerified = try await phones.isVerified(input.phone, scope)
                _ = try await leads.captureSubmission(input, digest: submission.digest, isPhoneVerified: isPhoneVerified, scope)
            }
        } catch let failure as ValidationFailure {
            await leads.count(.refused, scope)
            // Where the site's page has the fields, and by its names.
            let names = Dictionary(form.mapping.map { ("/" + $0.value.replacing(".", with: "/"), $0.key) }, uniquingKeysWith: { $1 })
            let problems = failure.problems.map { problem in
                var problem = problem
                if let name = names[problem.pointer] { problem.pointer = BodyReader.pointer(name) }
                return problem
            }
            guard isBrowser else { throw ValidationFailure(problems) }
            return FormPage.problems(problems, language)
        }
        // A stranger learns that it has arrived, and nothing about the tenant's inside.
        guard isBrowser else { return .json(JSONWriter.object { $0.field("status", "received") }, status: .created) }
        guard let address = form.redirectURL else { return FormPage.thanks(form.thanks, language) }
        return Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }

    /// What came in.
    private struct Submission {
        var members: [(key: String, value: JSONValue)]
        var payload: RawPayload
        /// The same for what is the same submission, whatever separates its fields.
        var digest: String
        /// From an HTML form, whose visitor can mend what he has written and nothing else.
        var isForm: Bool

        func isFilled(_ name: String) -> Bool {
            switch members.first(where: { $0.key == name })?.value {
            case .bool(let value)?: value
            case let value: !Self.isBlank(value)
            }
        }

        private static func isBlank(_ value: JSONValue?) -> Bool {
            switch value {
            case nil, .null?: true
            case .string(let text)?: text.trimmingBlanks.isEmpty
            case .array(let values)?: values.allSatisfy(isBlank)
            default: false
            }
        }

        /// Of what an HTML form gives several times: all of it where it is a text about the need, else the first that is not blank. The payload
        /// keeps the rest.
        private func single(_ value: JSONValue, of field: String) -> JSONValue {
            guard isForm, case .array(let values) = value else { return value }
            var texts: [String] = []
            for case .string(let text) in values where !text.trimmingBlanks.isEmpty && !texts.contains(text) { texts.append(text) }
            return .string(field == "need" ? texts.joined(separator: "，") : texts.first ?? "")
        }

        /// The fields by our names, with defaults, without what the form does not look at.
        func adapted(to form: LeadForm) -> [(key: String, value: JSONValue)] {
            var known: [(key: String, value: JSONValue)] = []
            var custom: [(key: String, value: JSONValue)] = []
            var hasCustom = false
            func put(_ field: String, _ value: JSONValue) {
                if field.hasPrefix("custom.") {
                    custom.append((String(field.dropFirst(7)), value))
                } else if isForm, let place = known.firstIndex(where: { $0.key == field }) {
                    // Once by our name and once by the site's.
                    if Self.isBlank(known[place].value) { known[place].value = single(value, of: field) }
                } else {
                    known.append((field, single(value, of: field)))
                }
            }
            for (key, value) in members where key != form.honeypot {
                if let field = form.mapping[key] {
                    put(field, value)
                } else if key == "custom" {
                    hasCustom = true
                    if case .object(let members) = value { custom += members } else { known.append((key, value)) }
                } else if LeadForm.fields.contains(key) {
                    put(key, value)
                } else if key == "extra" || !form.keepsUnknown {
                    known.append((key, value))
                }
            }
            for (field, value) in form.defaults.sorted(by: { $0.key < $1.key }) {
                if field.hasPrefix("custom.") {
                    let key = String(field.dropFirst(7))
                    guard Self.isBlank(custom.first(where: { $0.key == key })?.value) else { continue }
                    custom.removeAll { $0.key == key }
                    custom.append((key, .string(value)))
                } else if Self.isBlank(known.first(where: { $0.key == field })?.value) {
                    known.removeAll { $0.key == field }
                    known.append((field, .string(value)))
                }
            }
            if hasCustom && !known.contains(where: { $0.key == "custom" }) || !custom.isEmpty {
                known.append(("custom", .object(custom)))
            }
            return known
        }
    }

    private func input(
        _ members: [(key: String, value: JSONValue)], of submission: Submission, _ form: LeadForm, _ scope: TenantScope
    ) async throws -> LeadInput {
        var problems = FieldProblems()
        var names: Set<String> = []
        for member in members where !names.insert(member.key).inserted {
            problems.append(FieldProblem(BodyReader.pointer(member.key), "given_twice", zh: "字段重复", en: "The field is given twice."))
        }
        try problems.check()
        var reader = try BodyReader(.object(members))
        var input = LeadInput(channel: form.channel)
        reader.leadFields(into: &input)
        // Whom a stranger names is looked up by nobody: otherwise one could try names out.
        input.referrer = reader.text("referred_by", max: LeadLimits.referrer).map { .words($0) }
        // What is unknown is passed over, so it must not be unknown because it is new. What cannot be read, or belongs to no field (any more),
        // stays in the payload.
        if reader.isGiven("custom") { input.custom = reader.strangersFields(try await leads.currentCustomFields(scope)) }
        reader.object("extra")
        input.payload = submission.payload
        _ = try reader.finish(input, isLenient: true)
        return input
    }

    private func read(json request: Request) async throws -> Submission {
        let (value, text) = try await request.jsonValue(upTo: Self.bodyLimit)
        guard case .object(let members) = value else {
            _ = try BodyReader(value)
            throw BatonError(.internalError)
        }
        return Submission(
            members: members, payload: RawPayload(contentType: "application/json", body: text), digest: contentTag(Array(text.utf8)),
            isForm: false)
    }

    private func read(form request: Request) async throws -> Submission {
        let contentType = request.headers[.contentType] ?? ""
        let buffer = try await request.body.collect(upTo: Self.bodyLimit)
        let isMultipart = contentType.lowercased().hasPrefix("multipart/")
        let text = try Self.text(buffer)
        let pairs: [(name: String, value: String)]
        if isMultipart {
            guard let boundary = MultipartForm.boundary(of: contentType) else {
                throw BatonError(.unsupportedMediaType, detail: "boundary")
            }
            pairs = try MultipartForm.fields(Array(text.utf8)[...], boundary: boundary)
        } else {
            pairs = try Self.pairs(text)
        }
        var fields = GivenFields()
        var custom = GivenFields()
        for (name, value) in pairs {
            // How some servers' languages want groups of check boxes to be called.
            let name = name.hasSuffix("[]") ? String(name.dropLast(2)) : name
            if name.hasPrefix("custom["), name.hasSuffix("]") {
                custom.append(String(name.dropFirst(7).dropLast()), value)
            } else if !name.hasPrefix("extra["), !name.hasPrefix("extra.") {
                // `extra[utm_source]` and the like stay in the payload.
                fields.append(name, value)
            }
        }
        var members = fields.members
        if !custom.members.isEmpty { members.append(("custom", .object(custom.members))) }
        // The boundary is another one each time.
        let digest = contentTag(Array(pairs.map { "\($0.name.utf8.count):\($0.name)\($0.value.utf8.count):\($0.value)" }.joined().utf8))
        let kind = isMultipart ? String(contentType.prefix(200)) : "application/x-www-form-urlencoded"
        return Submission(members: members, payload: RawPayload(contentType: kind, body: text), digest: digest, isForm: true)
    }

    /// In the order of their first coming. What is given several times, as the ticked boxes of a group are, is a list.
    private struct GivenFields {
        private(set) var members: [(key: String, value: JSONValue)] = []
        private var places: [String: Int] = [:]

        mutating func append(_ name: String, _ value: String) {
            guard let place = places[name] else {
                places[name] = members.count
                members.append((name, .string(value)))
                return
            }
            if case .array(let values) = members[place].value {
                members[place].value = .array(values + [.string(value)])
            } else {
                members[place].value = .array([members[place].value, .string(value)])
            }
        }
    }

    /// Pages in GBK, of which there are still many, post in it.
    private static func decoded(_ bytes: [UInt8]) throws -> String {
        do throws(FileProblem) {
            return String(decoding: try TextEncoding.decode(bytes).utf8, as: UTF8.self)
        } catch {
            throw invalidText
        }
    }

    private static func text(_ buffer: ByteBuffer) throws -> String {
        let text = try decoded(Array(buffer.readableBytesView))
        // Also where no field looks: PostgreSQL keeps no NUL in a text, and the body is kept word for word.
        if text.utf8.contains(0) {
            throw ValidationFailure([
                FieldProblem("", "text_control_character", zh: "内容含有空字符（NUL），请删除", en: "The body has a NUL character; remove it.")
            ])
        }
        return text
    }

    private static func pairs(_ text: String) throws -> [(name: String, value: String)] {
        let pairs = text.utf8.split(separator: UInt8(ascii: "&"), maxSplits: MultipartForm.maximumParts)
        guard pairs.count <= MultipartForm.maximumParts else {
            throw ValidationFailure([
                FieldProblem(
                    "", "too_many_fields", zh: "表单字段超过 \(MultipartForm.maximumParts) 个",
                    en: "The form has more than \(MultipartForm.maximumParts) fields.")
            ])
        }
        // All in one, because one value alone may look like another encoding.
        let separator = UInt8(0x1F)
        var bytes: [UInt8] = []
        for pair in pairs {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            bytes += percentDecoded(parts[0]) + [separator] + (parts.count > 1 ? percentDecoded(parts[1]) : []) + [separator]
        }
        let texts = try decoded(bytes).utf8.split(separator: separator, omittingEmptySubsequences: false).map { String(Substring($0)) }
        guard texts.count == pairs.count * 2 + 1 else { throw invalidText }
        return pairs.indices.map { (texts[2 * $0], texts[2 * $0 + 1]) }
    }

    /// As the URL Standard has it: what is no escape stands for itself.
    private static func percentDecoded(_ text: Substring.UTF8View) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(hexadecimal: rest.prefix(2)) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return bytes
    }

    private static let invalidText = ValidationFailure([
        FieldProblem("", "invalid_utf8", zh: "内容不是有效的 UTF-8", en: "The body is not valid UTF-8.")
    ])

    // MARK: signals

    @Sendable func signal(_ request: Request, _ context: ServerContext) async throws -> Response {
        guard var scope = context.scope else { throw BatonError(.notFound) }
        scope.requestID = context.requestID
        var (reader, _) = try await request.jsonBody(upTo: Self.bodyLimit)
        let kind = reader.required("kind").flatMap { reader.signalKind($0, "/kind") }
        let phone = reader.string("phone").flatMap { $0 }.flatMap { reader.problems.phone($0, "/phone") }
        let email = reader.string("email").flatMap { $0 }.flatMap { reader.problems.email($0, "/email") }
        if reader.problems.isEmpty, phone == nil, email == nil { reader.problems.append(.unreachable) }
        try reader.finish()
        guard let kind else { throw BatonError(.internalError) }
        try await leads.recordStrangersSignal(kind, phone: phone, email: email, scope)
        return .json(JSONWriter.object { $0.field("status", "received") }, status: .accepted)
    }
}

/// Pages for people who post an HTML form without any script. Nothing in them runs, and nothing is loaded.
enum FormPage {
    static func thanks(_ text: String?, _ language: Language) -> Response {
        let title = language == .chinese ? "提交成功" : "Thank you"
        let standard = language == .chinese ? "我们已收到您的信息，会尽快与您联系。" : "We have received your details and will be in touch soon."
        return page(title, "<p>\(lines(text ?? standard))</p>", language, status: .ok)
    }

    static func problems(_ problems: [FieldProblem], _ language: Language) -> Response {
        let title = language == .chinese ? "提交未成功" : "Please check your details"
        let back = language == .chinese ? "请返回上一页修改后重新提交。" : "Go back, correct them and send the form again."
        let items = problems.map { problem in
            let name = problem.pointer.split(separator: "/").last.map { escaped(String($0)) + ": " } ?? ""
            return "<li>\(name)\(escaped(language == .chinese ? problem.messageZH : problem.messageEN))</li>"
        }
        return page(title, "<ul>\(items.joined())</ul><p>\(back)</p>", language, status: .unprocessableContent)
    }

    private static func page(_ title: String, _ body: String, _ language: Language, status: HTTPResponse.Status) -> Response {
        let html = """
            <!doctype html><html lang="\(language.rawValue)"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width,initial-scale=1"><title>\(escaped(title))</title>\
            <style>body{font-family:system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;line-height:1.6}</style></head>\
            <body><h1>\(escaped(title))</h1>\(body)</body></html>
            """
        return Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue, .cacheControl: "no-store",
                .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'", .xContentTypeOptions: "nosniff",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    private static func lines(_ text: String) -> String { escaped(text).replacing("\n", with: "<br>") }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}

extension UInt8 {
    /// Of two digits.
    fileprivate init?(hexadecimal digits: Substring.UTF8View) {
        guard digits.count == 2, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { return nil }
        self.init(String(Substring(digits)), radix: 16)
    }
}
