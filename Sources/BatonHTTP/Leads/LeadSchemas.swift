internal import BatonModel
internal import BatonPlatform
internal import BatonService

extension Schema {
    /// The card, as `JSONWriter.leadFields` writes it.
    static let lead = object([
        "id": .id, "contact_name": .text(LeadLimits.contactName, "王刚").orNull, "company": .text(LeadLimits.company, "嘉兴秀洲机电").orNull,
        "phone": .text(20, "+8657387654321").noted("E.164").orNull, "phone_extension": .text(6, "801").orNull,
        "email": .text(LeadLimits.email, format: "email", "wang@example.cn").orNull,
        "area": .text(20, "浙江").noted("Short name of a province.").orNull, "region_id": .id.orNull,
        "product_line": .text(LeadLimits.productLine, "PLC").orNull, "budget_min_minor": .integer(0...Int64.max, 10_000_000).orNull,
        "budget_max_minor": .integer(0...Int64.max, 20_000_000).orNull, "currency": .text(3, min: 3, "CNY"),
        "budget": .text(100, "10-20万").orNull, "need": .text(LeadLimits.need, "展会留名片").orNull, "channel": .key(LeadChannel.self),
        "stage": .key(LeadStage.self), "stage_reason": .text(500).orNull, "score": .integer(0...100, 45), "intent": .key(LeadIntent.self),
        "owner_id": .id.orNull, "team_id": .id.orNull, "routing_rule_id": .id.orNull, "assigned_at": .time.orNull,
        "first_touch_at": .time.orNull, "due_at": .time.noted("Every open lead has one.").orNull,
        "escalation": .integer(0...Int64(Int16.max), 0), "escalated_at": .time.orNull, "submitted_at": .time.orNull, "created_at": .time,
        "updated_at": .time, "version": .version,
        "phone_verified_at": .time.noted("By a code or a qualifying call; `null` again when the number changes.").orNull,
        "tags": .list(.id, max: Tag.maximumOfLead).noted("Ids of `GET /v1/tags`."),
        "referred_by": object([
            "customer_id": .id.orNull, "contact_id": .id.orNull, "member_id": .id.orNull,
            "text": .text(LeadLimits.referrer, "老客户张总").orNull,
        ]).noted("Who has sent it: one of them at most."), "custom": .leadCustom,
    ]).named("Lead")

    /// The lead with the facets that the asker may read.
    static let leadDetail = lead.adding(
        ["transitions": .list(.key(LeadStage.self)).noted("Stages that may come next.")],
        optional: [
            "external_ids": .externalKeys.noted("What other systems call it; not in the answers of commands."),
            "score_reasons": .list(
                .object([
                    "signal_id": .id, "kind": .text(40, "form_submitted"), "label": .text(100, "提交表单").orNull,
                    "points": .integer(-100...100, 30),
                    "counted": .boolean, "why": .key(LeadScore.Verdict.allCases.map(\.rawValue)), "occurred_at": .time,
                    "note": .text(500).orNull,
                ])
            ).noted("With `lead_score:read`."),
            "profile_reasons": .list(
                .object(["rule_id": .id, "label": .text(100, "华东"), "points": .integer(-100...100, 10), "met": .boolean])
            ).noted("Rules about what the lead is; with `lead_score:read`."),
            "interactions": .list(.interaction).noted("With `lead_conversation:read`; the newest 200."),
            "referrer_name": .text(200, "明腾机电").orNull.noted(
                "Of whoever has sent it, where one may see him; not in the answers of commands."),
            "recent_touch": Schema.recentTouch.noted("A colleague's newest touch of the same customer; not in the answers of commands.")
                .orNull,
            "conversion": Schema.leadConversion.noted("What it has become; not in the answers of commands.").orNull,
        ]
    ).named("LeadDetail")

    /// What a form and the API take alike.
    static let leadTexts: KeyValuePairs<String, Schema> = [
        "contact_name": .text(LeadLimits.contactName, "王刚").orNull, "company": .text(LeadLimits.company, "嘉兴秀洲机电").orNull,
        "phone": .text(100, "0573-8765 4321转801").noted("In any spelling.").orNull,
        "email": .text(LeadLimits.email, "wang@example.cn").orNull,
        "area": .text(LeadLimits.regionText, "Zhejiang").noted("A province in any spelling.").orNull,
        "budget": .text(100, "10-20万").noted("As people write it.").orNull, "product_line": .text(LeadLimits.productLine, "PLC").orNull,
        "need": .text(LeadLimits.need, "展会留名片").orNull,
    ]

    private static let leadOrigin: KeyValuePairs<String, Schema> = [
        "channel": .key(LeadChannel.self).orNull,
        "signals": .list(.signalKind, max: 50).noted("In the order in which they happened.").orNull, "submitted_at": .timeIn.orNull,
    ]

    /// Who has sent a lead; `null` for all of them is nobody.
    static let leadReferrerInput = input([
        "customer_id": .id.orNull, "contact_id": .id.orNull, "member_id": .id.orNull, "text": .text(LeadLimits.referrer, "老客户张总").orNull,
    ]).noted("One of them: somebody whom one may see, or words.").example(#"{"text":"老客户张总"}"#).named("LeadReferrer")

    private static let leadInput = input(leadTexts).adding(
        [:], optional: ["referred_by": .leadReferrerInput.orNull, "custom": .leadCustomInput.orNull])

    /// What a form hands in: of strangers words only.
    static let formTexts = input(leadTexts).adding(
        [:], optional: ["referred_by": .text(LeadLimits.referrer, "老客户张总").noted("Who has sent it, in words.").orNull])

    static let leadDraft = leadInput.adding([:], optional: leadOrigin).named("LeadDraft")

    /// With what says which lead.
    static let leadItem = input(
        ["source": .externalSource, "external_id": .externalID, "version": .version.orNull], required: ["source", "external_id"]
    ).adding([:], optional: leadTexts).adding(
        [:], optional: ["referred_by": .leadReferrerInput.orNull, "custom": .leadCustomInput.orNull]
    ).adding([:], optional: leadOrigin)
        .named("LeadItem")

    static let leadPatch = leadInput.named("LeadPatch")
    static let leadForm = formTexts.adding([:], optional: ["custom": .leadCustomInput.orNull, "extra": .map(.anything).orNull])

    static let signalKind = text(40, min: 1, pattern: "^[a-z][a-z0-9_]{0,39}$", "form_submitted")

    static let leadPolicy = object([
        "response_window_s": .window, "follow_up_window_s": .window, "pool_window_s": .window, "escalation_window_s": .window,
        "escalate_to": .text(40, "supervisor").noted("Key of a role."), "high_intent_score": .integer(0...100, 75),
        "nurture_score": .integer(0...100, 40), "call_min_s": .integer(0...86_400, 90), "chat_min_messages": .integer(0...86_400, 3),
        "response_in_working_time": .boolean, "follow_up_in_working_time": .boolean, "pool_in_working_time": .boolean,
        "pool_team_id": .id.orNull.noted("Whose pool takes what no rule fits; `null`: everybody's."),
        "assignment_strategy": .key(AssignmentStrategy.self).noted("How members are found where a rule says nothing of it."),
        "mail_qualifies": .boolean, "visit_qualifies": .boolean, "double_call_days": .integer(1...365, 3),
        "double_call_mode": .key(DoubleCallMode.self), "heat_green_percent": .integer(0...100, 85),
        "heat_amber_percent": .integer(0...100, 70), "deleted_days": .integer(1...3650, 30),
    ]).named("LeadPolicy")

    private static let window = integer(1...Int64(LeadPolicyPatch.maximumWindow), 900)

    static let leadPolicyPatch = input([
        "response_window_s": .window.orNull, "follow_up_window_s": .window.orNull, "pool_window_s": .window.orNull,
        "escalation_window_s": .window.orNull, "escalate_to": .text(40, "supervisor").orNull,
        "high_intent_score": .integer(0...100, 75).orNull, "nurture_score": .integer(0...100, 40).orNull,
        "call_min_s": .integer(0...86_400, 90).orNull, "chat_min_messages": .integer(0...86_400, 3).orNull,
        "response_in_working_time": .boolean.orNull, "follow_up_in_working_time": .boolean.orNull, "pool_in_working_time": .boolean.orNull,
        "mail_qualifies": .boolean.orNull, "visit_qualifies": .boolean.orNull, "double_call_days": .integer(1...365, 3).orNull,
        "double_call_mode": .key(DoubleCallMode.self).orNull, "heat_green_percent": .integer(0...100, 85).orNull,
        "heat_amber_percent": .integer(0...100, 70).orNull, "deleted_days": .integer(1...3650, 30).orNull,
        "pool_team_id": .id.orNull, "assignment_strategy": .key(AssignmentStrategy.self).orNull,
    ]).named("LeadPolicyPatch")
}

extension Operation {
    /// `filter` and `q` of lists of leads.
    func selectsLeads() -> Operation {
        query(
            .query(
                "filter", .leadFilter(.none),
                "Conditions that must all hold, 20 at most, separated by commas. Fields that the tenant has added are called `custom.key`."),
            .query(
                "q", .text(100, min: 1, "智联"),
                "Part of the company, contact, phone, mail, need, product line, a text field or a tag's name; pinyin or its first letters of company and contact; an id of another system. Two characters at least."
            ),
            .query("view", .id, "A view (`/v1/views`), to which the other parameters are added.")
        ).refuses(.validationFailed, .notFound)
    }
}
