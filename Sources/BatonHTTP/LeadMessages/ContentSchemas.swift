internal import BatonModel
internal import BatonService

extension Schema {
    private static let contentKind = key(ContentItem.Kind.allCases.map(\.rawValue))
    private static let words = list(text(ContentItemInput.maximumWord, min: 1, "机械手"), max: ContentItemInput.maximumWords)
    private static let title = text(ContentItemInput.maximumTitle, "某汽车零部件厂装配线改造案例")
    private static let summary = text(ContentItemInput.maximumSummary, "三个月投产，节拍 28 秒。")
    private static let webAddress = text(ContentItemInput.maximumURL, format: "uri", "https://www.example.cn/cases/12")
    private static let readerLanguage = key(["zh", "en"]).orNull.noted("For readers of which language; `null`: of any.")

    static let contentItem = object([
        "id": .id, "kind": contentKind, "title_zh": title.orNull, "title_en": title.orNull, "summary_zh": summary.orNull,
        "summary_en": summary.orNull, "url": webAddress, "language": readerLanguage, "tags": words,
        "product_lines": words.noted("Of leads with one of these product lines; empty: of all."),
        "keywords": words.noted("Of leads whose need has one of these words."), "is_enabled": .boolean, "valid_from": .time.orNull,
        "valid_until": .time.orNull, "created_at": .time, "updated_at": .time, "version": .version,
    ]).named("ContentItem")

    private static let contentMembers: KeyValuePairs<String, Schema> = [
        "kind": contentKind.orNull, "title_zh": title.orNull, "title_en": title.orNull, "summary_zh": summary.orNull,
        "summary_en": summary.orNull, "url": webAddress.orNull, "language": readerLanguage, "tags": words.orNull,
        "product_lines": words.orNull,
        "keywords": words.orNull, "is_enabled": boolean.orNull, "valid_from": timeIn.orNull, "valid_until": timeIn.orNull,
    ]
    static let contentItemInput = input(contentMembers)

    private static let minute = integer(0...1440, 600).noted("Minutes after midnight, in the tenant's zone.")
    static let nurturePolicy = object([
        "is_enabled": .boolean, "send_from": minute, "send_until": minute, "on_working_days": .boolean,
        "site_hosts": .list(.text(253, "www.example.cn"), max: NurturePolicy.maximumHosts), "version": .version,
    ]).named("NurturePolicy")
    static let nurturePolicyInput = input([
        "is_enabled": .boolean.orNull, "send_from": minute.orNull, "send_until": minute.orNull, "on_working_days": .boolean.orNull,
        "site_hosts": list(text(253, min: 1, "www.example.cn"), max: NurturePolicy.maximumHosts).orNull,
    ])

    private static let addressState = key(["ok", "none", "opted_out", "undeliverable"])
    private static let chosenBy = key(["product_line", "need", "tag", "general"])
    private static let nurtureNext = object(["content_item_id": .id, "title": title, "chosen_by": chosenBy, "matched": list(text(60))])
    private static let nurtureMessage = object([
        "id": .id, "content_item_id": .id, "title": title, "channel": .key(["mail", "sms"]), "chosen_by": chosenBy,
        "matched": .list(.text(60)), "status": .key(["queued", "sent", "skipped", "failed"]), "problem": .text(60).orNull,
        "created_at": .time, "sent_at": .time.orNull, "opens": .count, "opened_at": .time.orNull, "clicks": .count,
        "clicked_at": .time.orNull,
    ])
    static let leadNurture = object([
        "lead_id": .id, "state": .key(["active", "paused", "stopped", "finished", "left"]).orNull.noted("`null`: never in the pool."),
        "reason": .text(60, "replied").orNull, "note": .text(500).orNull, "entered_at": .time.orNull, "sent_count": .count,
        "last_sent_at": .time.orNull, "last_problem": .text(60, "no_address").orNull, "next_at": .time.orNull,
        "obstacle": .text(60, "no_channel").orNull.noted("Why nothing is going to be sent."),
        "next": nurtureNext.orNull,
        "addresses": .object(["mail": addressState, "phone": addressState]),
        "messages": .list(nurtureMessage),
    ]).named("LeadNurture")
}
