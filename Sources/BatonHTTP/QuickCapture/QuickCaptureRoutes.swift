internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/captures` and `/v1/capture-dictionary`: from a pasted chat to a lead with one confirmation.
struct QuickCaptureRoutes: Sendable {
    let captures: QuickCaptureService
    let dictionaries: CaptureDictionaryService

    func add(to routes: Routes<MemberContext>) {
        addCaptures(to: routes.tagged("Leads"))
        addDictionary(to: routes.tagged("Configuration"))
    }

    private func addCaptures(to routes: Routes<MemberContext>) {
        let needs = "Needs `lead_card:create`."
        routes.post(
            "captures",
            Operation(
                "captureText", "Read a pasted chat or card into the fields of a lead",
                note: "\(needs) Kept for seven days until it is confirmed. Nothing is made up: what the text does not say is `missing`."
            )
            .body(.captureInput).answers(.created, .quickCapture, headers: [.location]).refuses(.conflict), use: create)
        var image = Operation(
            "captureImage", "Read a screenshot of a chat, or a photographed card, into the fields of a lead",
            note:
                "\(needs) The body is the picture itself: PNG, JPEG or WebP, 8 MiB and 25 megapixels at most, told by its signature. Its text is kept like "
                + "that of any capture; the picture is not kept at all. `ocr_unavailable` where the host has not installed Tesseract."
        )
        .query(.query("kind", .key(CaptureKind.self), "`chat` without it; a `card` comes by the channel `exhibition`."))
        .answers(.created, .quickCapture, headers: [.location]).refuses(.conflict, .ocrUnavailable, .invalidQuery)
        for format in CaptureImage.Format.allCases { image = image.body(.text(CaptureImage.maximumBytes), as: "image/\(format.rawValue)") }
        image.bodyLimit = CaptureImage.maximumBytes
        routes.post("captures/images", image, use: createFromImage)
        routes.get(
            "captures",
            Operation("listCaptures", "One's own texts that wait to be confirmed", note: "\(needs) The newest first.")
                .answers(.ok, .data(.quickCaptureSummary))
        ) { [captures] _, context in
            let open = try await captures.open(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for captured in open { json.object { $0.captureFields(captured) } } }
                })
        }
        routes.get(
            "captures/accuracy",
            Operation(
                "getCaptureAccuracy", "How right the cards were, by what members made of them",
                note:
                    "\(needs) Over all of the tenant's captures that were confirmed in the last \(CaptureAccuracy.days) days; figures only."
            ).answers(.ok, .captureAccuracy)
        ) { [captures] _, context in
            let (count, fields) = try await captures.accuracy(context.scope)
            return .json(JSONWriter.object { $0.accuracyFields(count, fields) })
        }
        routes.get(
            "captures/{id}", Operation("getCapture", "One of them", note: "\(needs) Only one's own.").answers(.ok, .quickCapture)
        ) { [captures] _, context in
            let (captured, duplicates) = try await captures.capture(context.id(), context.scope)
            return .json(Self.whole(captured, duplicates))
        }
        routes.post(
            "captures/{id}/confirm",
            Operation(
                "confirmCapture", "Make it a lead",
                note:
                    "\(needs) With what is to stand instead of what was read; `null` empties a field. Once: a second confirmation answers "
                    + "with the same lead (`is_repeated`)."
            )
            .body(.captureOverrides, isRequired: false).answers(.ok, .captureConfirmation).refuses(.quotaExceeded, .conflict), use: confirm)
        routes.delete(
            "captures/{id}",
            Operation("deleteCapture", "Throw it away", note: "\(needs) Only one's own, and only unconfirmed.").answers(.noContent)
        ) { [captures] _, context in
            try await captures.delete(context.id(), context.scope)
            return Response(status: .noContent)
        }
    }

    private func addDictionary(to routes: Routes<MemberContext>) {
        routes.get(
            "capture-dictionary",
            Operation("getCaptureDictionary", "The tenant's words for quick capture", note: "Needs `lead_rules:read`.")
                .answers(.ok, .captureDictionary, headers: [.eTag])
        ) { _, context in
            .tagged(try await current(context))
        }
        routes.put(
            "capture-dictionary",
            Operation(
                "saveCaptureDictionary", "Replace them",
                note:
                    "Needs `lead_rules:write`. `uses_model` lets texts leave the service for the language model that the host has configured."
            )
            .versioned().body(.captureDictionaryInput).answers(.ok, .captureDictionary, headers: [.eTag]), use: save)
        routes.get(
            "capture-dictionary/derived",
            Operation(
                "listDerivedProducts", "What texts are read by while the dictionary names no products",
                note: "Needs `lead_rules:write`. Derived from routing and score rules, content, and product lines of recent leads."
            ).answers(.ok, .data(.captureProduct))
        ) { [dictionaries] _, context in
            let products = try await dictionaries.derivedProducts(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for product in products { json.object { $0.productFields(product) } } }
                })
        }
        routes.get(
            "capture-dictionary/templates",
            Operation("listCaptureDictionaryTemplates", "Lines and words that are common in an industry, to begin with")
                .answers(.ok, .data(.captureTemplate))
        ) { _, _ in
            .json(
                JSONWriter.object { json in
                    json.objects("data", CaptureDictionary.templates) { json, template in
                        json.field("industry", template.industry)
                        json.products(template.products)
                    }
                })
        }
    }

    // MARK: captures

    @Sendable private func create(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let text = reader.string("text").flatMap { $0 }
        let kind = reader.string("kind").flatMap { $0 }
        try reader.finish()
        guard let kind = CaptureKind(key: kind ?? CaptureKind.chat.key) else {
            throw ValidationFailure([
                FieldProblem("/kind", "unknown_kind", zh: "应为 chat 或 card", en: "Must be chat or card.")
            ])
        }
        let (captured, duplicates) = try await captures.capture(text, kind: kind, context.scope)
        return .json(Self.whole(captured, duplicates), status: .created, headers: [.location: "/v1/captures/\(captured.id)"])
    }

    @Sendable private func createFromImage(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = try QueryReader(request, known: ["kind"])
        guard let kind = CaptureKind(key: query["kind"] ?? CaptureKind.chat.key) else {
            throw BatonError(
                .invalidQuery, problems: [FieldProblem("kind", "invalid_value", zh: "应为 chat 或 card", en: "Must be chat or card.")])
        }
        let types = CaptureImage.Format.allCases.map { "image/\($0.rawValue)" }
        let type = (request.headers[.contentType] ?? "application/octet-stream").prefix { $0 != ";" }.trimmingBlanks.lowercased()
        guard types.contains(type) || type == "application/octet-stream" else {
            throw BatonError(.unsupportedMediaType, detail: types.joined(separator: ", "))
        }
        guard let image = context.image else { throw BatonError(.internalError) }
        let (captured, duplicates) = try await captures.capture(image: image, kind: kind, context.scope)
        return .json(Self.whole(captured, duplicates), status: .created, headers: [.location: "/v1/captures/\(captured.id)"])
    }

    @Sendable private func confirm(_ request: Request, _ context: MemberContext) async throws -> Response {
        var overrides = QuickCaptureService.Overrides()
        if let body = try await request.optionalBody() {
            var reader = body
            for field in CaptureField.allCases { if let value = reader.string(field.member) { overrides.fields[field] = value } }
            overrides.email = reader.string("email").flatMap { $0 }
            overrides.referrer = reader.referrer().flatMap { $0 }
            try reader.finish()
        }
        let confirmed = try await captures.confirm(context.id(), overrides, context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("lead_id", confirmed.leadID)
                json.field("is_repeated", confirmed.isRepeated)
                json.key("lead")
                if let lead = confirmed.lead { json.object { $0.leadFields(lead) } } else { json.null() }
            })
    }

    private static func whole(_ captured: CapturedText, _ duplicates: [CaptureDuplicate]) -> [UInt8] {
        JSONWriter.object { json in
            json.captureFields(captured)
            json.field("text", captured.text)
            json.objects("fields", captured.card.entries) { json, entry in
                json.field("field", entry.field.member)
                json.field("value", entry.value)
                json.key("confidence")
                json.value(Int64((entry.confidence * 100).rounded()), decimals: 2)
                json.field("start", entry.start)
                json.field("end", entry.end)
                json.field("source", entry.source)
                json.field("is_from_model", entry.isFromModel)
            }
            json.objects("alternatives", captured.card.alternatives) { json, other in
                json.field("field", other.field.member)
                json.field("start", other.start)
                json.field("end", other.end)
                json.field("source", other.source)
            }
            json.objects("possible_duplicates", duplicates) { json, duplicate in
                json.key("lead")
                if let lead = duplicate.lead { json.object { $0.leadFields(lead) } } else { json.null() }
                json.field("owner_id", duplicate.owner)
                json.field("owner_name", duplicate.ownerName)
            }
        }
    }

    // MARK: dictionary

    private func current(_ context: MemberContext) async throws -> [UInt8] {
        let (dictionary, version) = try await dictionaries.dictionary(context.scope)
        return Self.bytes(dictionary, version, hasModel: captures.hasModel)
    }

    private static func bytes(_ dictionary: CaptureDictionary, _ version: Int32, hasModel: Bool) -> [UInt8] {
        JSONWriter.object { json in
            json.dictionaryWords(dictionary)
            json.objects("aliases", dictionary.aliases) { json, alias in
                json.field("member_id", alias.member)
                json.field("name", alias.name)
            }
            json.field("uses_model", dictionary.usesModel)
            json.field("has_model", hasModel)
            json.field("version", version)
        }
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        var dictionary = CaptureDictionary()
        let words = reader.dictionaryWords()
        dictionary.products = words.products ?? []
        dictionary.ownCompanies = words.ownCompanies ?? []
        dictionary.ignoredWords = words.ignoredWords ?? []
        let aliases =
            reader.objects("aliases", atMost: CaptureDictionary.maximumAliases) { reader in
                (member: reader.string("member_id").flatMap { $0 } ?? "", name: reader.string("name").flatMap { $0 } ?? "")
            } ?? []
        dictionary.usesModel = reader.bool("uses_model") ?? false
        try reader.finish()
        var problems = FieldProblems()
        for (number, alias) in aliases.enumerated() {
            if let member = MemberID(alias.member) {
                dictionary.aliases.append(CaptureDictionary.Alias(member: member, name: alias.name))
            } else {
                problems.append(
                    FieldProblem("/aliases/\(number)/member_id", "unknown_member", zh: "没有这个成员", en: "There is no such member."))
            }
        }
        try problems.check()
        try await request.requireMatch { try await current(context) }
        let saved = try await dictionaries.put(dictionary, context.scope)
        return .tagged(Self.bytes(saved.dictionary, saved.version, hasModel: captures.hasModel))
    }
}

extension CaptureField {
    /// As the lead calls it.
    var member: String {
        switch self {
        case .name: "contact_name"
        case .company: "company"
        case .phone: "phone"
        case .region: "area"
        case .product: "product_line"
        case .budget: "budget"
        case .need: "need"
        }
    }
}

extension BodyReader {
    /// All of a dictionary but the aliases and whether a model is asked.
    mutating func dictionaryWords() -> PlaybookInput.Dictionary {
        let products = objects("products", atMost: CaptureDictionary.maximumLines) { reader in
            CaptureContext.Product(
                line: reader.string("line").flatMap { $0 } ?? "",
                terms: reader.strings("terms", atMost: CaptureDictionary.maximumTerms) ?? [])
        }
        return PlaybookInput.Dictionary(
            products: products, ownCompanies: strings("own_companies", atMost: CaptureDictionary.maximumCompanies),
            ignoredWords: strings("ignored_words", atMost: CaptureDictionary.maximumIgnored))
    }
}

extension Request {
    /// `nil` without a body.
    fileprivate func optionalBody() async throws -> BodyReader? {
        var request = self
        guard try await request.buffered(upTo: ScopeMiddleware.bodyLimit).readableBytes > 0 else { return nil }
        return try await request.jsonBody().0
    }
}

extension JSONWriter {
    fileprivate mutating func captureFields(_ captured: CapturedText) {
        field("id", captured.id)
        field("kind", captured.kind.key)
        field("reading", captured.card.kind)
        key("missing")
        array { json in for field in captured.card.missing { json.value(field.member) } }
        field("model", captured.model.key)
        field("created_at", captured.createdAt)
        field("expires_at", captured.expiresAt)
    }

    /// All of a dictionary but the aliases and whether a model is asked.
    mutating func dictionaryWords(_ dictionary: CaptureDictionary) {
        products(dictionary.products)
        key("own_companies")
        array { json in for name in dictionary.ownCompanies { json.value(name) } }
        key("ignored_words")
        array { json in for word in dictionary.ignoredWords { json.value(word) } }
    }

    fileprivate mutating func products(_ products: [CaptureContext.Product]) {
        key("products")
        array { json in
            for product in products {
                json.object { $0.productFields(product) }
            }
        }
    }

    fileprivate mutating func productFields(_ product: CaptureContext.Product) {
        field("line", product.line)
        key("terms")
        array { json in for term in product.terms { json.value(term) } }
    }

    fileprivate mutating func accuracyFields(_ captures: Int64, _ fields: [CaptureAccuracy]) {
        field("days", CaptureAccuracy.days)
        field("captures", captures)
        objects("fields", fields) { json, field in
            json.field("field", field.field.member)
            var total: Int64 = 0
            for outcome in CaptureOutcome.allCases {
                let count = field.counts[outcome] ?? 0
                total += count
                json.key(outcome.rawValue)
                json.value(count)
            }
            json.key("right_percent")
            if total == 0 { json.null() } else { json.value((field.counts[.kept] ?? 0) * 10_000 / total, decimals: 2) }
        }
    }
}
