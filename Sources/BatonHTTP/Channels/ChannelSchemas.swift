internal import BatonModel
internal import BatonService

extension Schema {
    static let channelKind = key(ChannelKind.allCases.map(\.rawValue), ChannelKind.webhook.rawValue)
    static let templateChannel = key(ChannelKind.allCases.filter { $0 != .webhook }.map(\.rawValue), ChannelKind.mail.rawValue)
    static let notificationKind = key(NotificationKind.allCases.map(\.rawValue), NotificationKind.leadAssigned.rawValue)
    /// Of a message: stored ones may be of a newer program.
    private static let messageKind = text(64, min: 1, "lead_assigned")
    private static let code = text(64, min: 1, "unreachable")
    private static let carried = text(64, min: 1, "lead.assigned")

    private static let channelFields: KeyValuePairs<String, Schema> = [
        "name": .text(ChannelInput.maximumName, min: 1, "值班群"),
        "configuration": .map(.anything).noted(
            "`kind` and what that kind needs: docs/CHANNELS.md. Secrets are shown as `•••`; sent back so, they stay as they are."),
        "carries": .list(carried, max: ChannelInput.maximumKinds).noted(
            "Kinds of notifications that go out by it; of a webhook, types of events."),
        "urgent": .list(carried, max: ChannelInput.maximumKinds).noted("Those that do not wait for the end of a member's quiet hours."),
        "team_id": Schema.id.orNull.noted("Of a group robot: it tells of members of this team only."),
        "per_minute": Schema.integer(ChannelInput.perMinute, 20).orNull.noted("Messages at most; without it, as usual for the kind."),
        "concurrency": Schema.integer(ChannelInput.concurrency, 2).orNull.noted("Messages at once at most; without it, as usual."),
        "is_enabled": .boolean,
    ]

    static let channel = object([
        "id": .id, "kind": channelKind, "name": .text(ChannelInput.maximumName, min: 1, "值班群"), "configuration": .map(.anything),
        "carries": .list(carried), "urgent": .list(carried), "team_id": .id.orNull, "per_minute": integer(ChannelInput.perMinute).orNull,
        "concurrency": integer(ChannelInput.concurrency).orNull, "is_enabled": .boolean,
        "disabled_reason": code.orNull.noted("Why the service has switched it off."), "disabled_at": .time.orNull,
        "traffic": .object([
            "waiting": .count, "oldest_at": .time.orNull, "dead": .count.noted("Given up; `GET /v1/dead-messages`."),
            "delivered": .count, "failed_attempts": .count, "last_delivered_at": .time.orNull, "last_failed_at": .time.orNull,
            "last_problem": code.orNull,
            "paused_until": .time.orNull.noted("Nothing is sent before: nobody answers there, or a limit is reached."),
        ]), "created_at": .time, "updated_at": .time, "version": .version,
    ]).named("Channel")

    static let channelInput = input(channelFields, required: ["name", "configuration"]).example(
        #"{"name":"值班群","configuration":{"kind":"wecom_robot","key":"693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"},"carries":["lead_escalated"]}"#
    ).named("ChannelInput")

    static let deliveryOutcome = object([
        "outcome": key(["delivered", "retry", "refused", "unknown"]), "code": code.orNull, "message": text(1_000).orNull,
    ]).named("DeliveryOutcome")

    private static let templateText = text(MessageTemplate.maximumLength, min: 1, "{{title}}：{{record}}")
    private static let templateParameters = map(text(MessageTemplate.maximumLength, min: 1, "{{record}}")).example(
        #"{"name":"{{member}}","lead":"{{record}}"}"#)

    static let messageTemplate = object([
        "kind": notificationKind, "channel": templateChannel, "is_own": .boolean.noted("The tenant's own words; else the program's."),
        "subject_zh": templateText.orNull, "subject_en": templateText.orNull, "body_zh": templateText.orNull,
        "body_en": templateText.orNull,
        "provider_template": text(64).orNull.noted("Of text messages: the provider's name for its template."),
        "parameters": templateParameters.noted("Of text messages: the variables of that template."),
        "variables": .list(text(40, min: 1, "record")).noted("What can be filled in, as `{{record}}`."), "updated_at": .time.orNull,
        "version": .version,
    ]).named("MessageTemplate")

    static let messageTemplateInput = input([
        "subject_zh": templateText.orNull, "subject_en": templateText.orNull, "body_zh": templateText.orNull,
        "body_en": templateText.orNull,
        "provider_template": text(64, min: 1, "SMS_153055065").orNull, "parameters": templateParameters.orNull,
    ]).example(#"{"body_zh":"{{title}}：{{record}}","body_en":"{{title}}: {{record}}"}"#).named("MessageTemplateInput")

    static let deadMessage = object([
        "id": .id, "channel_id": .id, "kind": messageKind, "member_id": .id.orNull, "subject_id": .id.orNull, "attempts": .count,
        "problem": code, "detail": text(1_000).orNull.noted("Words of the receiver."), "created_at": .time, "died_at": .time,
    ]).named("DeadMessage")

    private static let timeOfDay = text(5, min: 5, pattern: #"^\d\d:\d\d$"#, "22:00")
    private static let quietHours = object(["zone": .text(64, min: 1, "Asia/Shanghai"), "from": timeOfDay, "to": timeOfDay])
    private static let personalChannel = key(NotificationPreference.personalChannels.map(\.rawValue))

    static let notificationPreference = object([
        "phone": text(16, "+8613800138000").orNull, "wecom_user_id": text(64, "chenwei").orNull, "language": key(["zh", "en"]),
        "muted_channels": .list(personalChannel), "quiet_hours": quietHours.orNull, "updated_at": .time.orNull, "version": .version,
    ]).named("NotificationPreference")

    static let notificationPreferenceInput = input([
        "phone": text(100, min: 1, "13800138000").orNull, "wecom_user_id": text(64, min: 1, "chenwei").orNull,
        "language": key(["zh", "en"]).orNull,
        "muted_channels": .list(personalChannel, max: 10).orNull,
        "quiet_hours": input(
            ["zone": .text(64, min: 1, "Asia/Shanghai"), "from": timeOfDay, "to": timeOfDay], required: ["zone", "from", "to"]
        ).orNull,
    ]).named("NotificationPreferenceInput")
}
