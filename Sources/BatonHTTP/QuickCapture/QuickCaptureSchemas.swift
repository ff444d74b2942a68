internal import BatonModel
internal import BatonService

extension Schema {
    private static let captureField = key(CaptureField.allCases.map(\.member), "phone")
    private static let place = integer(0...Int64(QuickCapture.maximumLength), 12)
    private static let kinds = key(CaptureKind.self)

    static let captureInput = input(
        [
            "text": text(QuickCapture.maximumLength, min: 1, "我是苏州明腾精密的王建国，想看注塑机报价，预算30-50万，电话13812345671"),
            "kind": kinds.orNull.noted("`chat` without it; a `card` comes by the channel `exhibition`."),
        ], required: ["text"]
    ).named("CaptureInput")

    private static let captureMembers: KeyValuePairs<String, Schema> = [
        "id": id, "kind": kinds, "reading": key(["lead", "nothing", "advert", "own"]).noted("What the text seems to be."),
        "missing": list(captureField), "model": key(CapturedText.ModelState.allCases.map(\.key)), "created_at": time, "expires_at": time,
    ]

    static let quickCaptureSummary = object(captureMembers).named("CaptureSummary")

    static let quickCapture = quickCaptureSummary.adding([
        "text": text(QuickCapture.maximumLength).noted("As it is kept; places count its Unicode scalars."),
        "fields": list(
            object([
                "field": captureField, "value": text(LeadLimits.need, "+8613812345671"), "confidence": number(decimals: 2), "start": place,
                "end": place.noted("The first that does not belong to it."), "source": text(QuickCapture.maximumLength, "138 1234 5671"),
                "is_from_model": boolean,
            ])),
        "alternatives": list(
            object(["field": captureField, "start": place, "end": place, "source": text(QuickCapture.maximumLength, "13912345671")])),
        "possible_duplicates": list(
            object([
                "lead": lead.orNull.noted("`null`: out of reach; ask its owner."), "owner_id": id.orNull,
                "owner_name": text(200, "周婷").orNull,
            ])
        ).noted("Open leads with the same phone."),
    ]).named("Capture")

    private static let override = text(LeadLimits.need).orNull
    static let captureOverrides = input([
        "contact_name": override, "company": override, "phone": override, "area": override, "product_line": override, "budget": override,
        "need": override, "email": override, "referred_by": .leadReferrerInput.orNull,
    ]).named("CaptureOverrides")

    static let captureConfirmation = object([
        "lead_id": id, "is_repeated": boolean,
        "lead": lead.orNull.noted("`null` for a repeated confirmation when it is out of reach by then."),
    ]).named("CaptureConfirmation")

    static let captureAccuracy = object([
        "days": integer(1...366, 90), "captures": count,
        "fields": list(
            object([
                "field": captureField, "kept": count, "changed": count, "removed": count, "added": count,
                "right_percent": number(decimals: 2).orNull.noted("Kept of all that were read or should have been; `null` without any."),
            ])),
    ]).named("CaptureAccuracy")

    private static let word = text(CaptureDictionary.maximumWord, min: 1, "注塑机")
    static let captureProduct = product
    private static let product = object(["line": text(CaptureDictionary.maximumWord, "注塑机"), "terms": list(word)])

    static let captureDictionary = object([
        "products": list(product), "own_companies": list(word), "ignored_words": list(word),
        "aliases": list(object(["member_id": id, "name": word])), "uses_model": boolean,
        "has_model": boolean.noted("Whether the host has configured a language model."), "version": integer(0...Int64(Int32.max), 1),
    ]).named("CaptureDictionary")

    static let captureDictionaryInput = input([
        "products": list(
            input(["line": word, "terms": list(word, max: CaptureDictionary.maximumTerms).orNull], required: ["line"]),
            max: CaptureDictionary.maximumLines
        ).orNull,
        "own_companies": list(word, max: CaptureDictionary.maximumCompanies).orNull,
        "ignored_words": list(word, max: CaptureDictionary.maximumIgnored).orNull,
        "aliases": list(input(["member_id": id, "name": word], required: ["member_id", "name"]), max: CaptureDictionary.maximumAliases)
            .orNull,
        "uses_model": boolean.orNull,
    ]).named("CaptureDictionaryInput")

    static let captureTemplate = object(["industry": text(40, "equipment"), "products": list(product)]).named("CaptureTemplate")
}
