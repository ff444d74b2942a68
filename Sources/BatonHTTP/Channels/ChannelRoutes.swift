internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/channels`, `/v1/message-templates`, `/v1/dead-messages`: how messages leave the house, what they say, and which did not arrive.
struct ChannelRoutes: Sendable {
    let channels: ChannelService
    let templates: MessageTemplateService
    let outbox: OutboxAdministration

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Channels")
        let (reads, writes) = ("Needs `lead_rules:read`.", "Needs `lead_rules:write`.")
        routes.get(
            "channels",
            Operation("listChannels", "The ways out of the house, and what has become of their messages", note: reads)
                .answers(.ok, .data(.channel)).refuses(.keysUnavailable)
        ) { _, context in
            let all = try await channels.channels(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for channel in all { json.object { $0.channelFields(channel) } } }
                })
        }
        routes.post(
            "channels",
            Operation(
                "addChannel", "Add a channel",
                note: writes
                    + " One of each kind that tells members (mail, WeCom application, text messages); any number of robots and webhooks."
            )
            .body(.channelInput).answers(.created, .channel, headers: [.eTag]).refuses(.conflict, .keysUnavailable)
        ) { request, context in
            Self.answer(try await channels.create(Self.input(request), context.scope), status: .created)
        }
        routes.get(
            "channels/{id}",
            Operation("getChannel", "A channel", note: reads).answers(.ok, .channel, headers: [.eTag]).refuses(.keysUnavailable)
        ) { _, context in
            Self.answer(try await channels.channel(context.id(), context.scope))
        }
        routes.put(
            "channels/{id}",
            Operation("replaceChannel", "Replace what is said of a channel", note: writes + " Switched on, it goes on with what waits.")
                .versioned().body(.channelInput).answers(.ok, .channel, headers: [.eTag]).refuses(.conflict, .keysUnavailable)
        ) { request, context in
            let version = try request.expectedVersion()
            return Self.answer(try await channels.replace(context.id(), Self.input(request), version: version, context.scope))
        }
        routes.delete(
            "channels/{id}",
            Operation("deleteChannel", "Delete a channel with everything that waits for it", note: writes).versioned().answers(.noContent)
        ) { request, context in
            try await channels.delete(context.id(), version: request.expectedVersion(), context.scope)
            return Response(status: .noContent)
        }
        routes.post(
            "channels/{id}/test",
            Operation(
                "testChannel", "Send a message that says what it is, to yourself",
                note: writes + " At once, whatever the limits are; a receiver that does not answer is waited for as long as any other."
            )
            .body(.input([:]), isRequired: false).answers(.ok, .deliveryOutcome).refuses(.keysUnavailable), use: test)
        routes.post(
            "channels/{id}/retry",
            Operation("retryChannel", "Send everything again that was given up", note: writes + " The oldest 1,000.")
                .body(.input([:]), isRequired: false).answers(.ok, .object(["count": .count]))
        ) { request, context in
            try await request.readNothing()
            let count = try await outbox.retryAll(of: context.id(), context.scope)
            return .json(JSONWriter.object { $0.field("count", count) })
        }
        addTemplates(to: routes, reads: reads, writes: writes)
        addDead(to: routes, reads: reads, writes: writes)
    }

    private func addTemplates(to routes: Routes<MemberContext>, reads: String, writes: String) {
        let path = "message-templates/{kind}/{channel}"
        func named(_ operation: Operation) -> Operation {
            operation.path("kind", .notificationKind, "Of notification.").path("channel", .templateChannel, "Kind of channel.")
        }
        routes.get(
            "message-templates",
            Operation("listMessageTemplates", "What messages say, by kind of notification and of channel", note: reads)
                .answers(.ok, .data(.messageTemplate))
        ) { _, context in
            let all = try await templates.templates(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for template in all { json.object { $0.templateFields(template) } } }
                })
        }
        routes.get(
            path, named(Operation("getMessageTemplate", "What one says", note: reads)).answers(.ok, .messageTemplate, headers: [.eTag])
        ) { _, context in
            let (kind, channel) = try Self.kinds(context)
            return Self.answer(try await templates.template(kind, channel, context.scope))
        }
        routes.put(
            path,
            named(
                Operation(
                    "replaceMessageTemplate", "Say it in your own words",
                    note: writes + " In both languages; of text messages, the provider's template and its variables.")
            )
            .versioned().body(.messageTemplateInput).answers(.ok, .messageTemplate, headers: [.eTag])
        ) { request, context in
            let (kind, channel) = try Self.kinds(context)
            let version = try request.expectedVersion()
            let template = try await Self.template(request, kind, channel)
            return Self.answer(try await templates.put(template, for: kind, channel, version: version, context.scope))
        }
        routes.delete(
            path,
            named(Operation("deleteMessageTemplate", "Back to the program's words", note: writes)).versioned().answers(.noContent).refuses(
                .conflict)
        ) { request, context in
            let (kind, channel) = try Self.kinds(context)
            try await templates.delete(kind, channel, version: request.expectedVersion(), context.scope)
            return Response(status: .noContent)
        }
    }

    private func addDead(to routes: Routes<MemberContext>, reads: String, writes: String) {
        routes.get(
            "dead-messages",
            Operation("listDeadMessages", "Messages that were given up", note: "The newest 1,000. " + reads)
                .query(.query("channel_id", .id, "Of this channel only.")).answers(.ok, .data(.deadMessage))
        ) { request, context in
            let query = try QueryReader(request, known: ["channel_id"])
            var channel: ChannelID?
            if let text = query["channel_id"] {
                channel = ChannelID(text)
                if channel == nil { throw query.invalid("channel_id") }
            }
            let dead = try await outbox.dead(of: channel, context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for message in dead { json.object { $0.deadFields(message) } } }
                })
        }
        routes.post(
            "dead-messages/{id}/retry",
            Operation("retryDeadMessage", "Send one again", note: "With the key that it had: a receiver that has it knows it. " + writes)
                .body(.input([:]), isRequired: false).answers(.ok, .object(["status": .key(["waiting"])]))
        ) { request, context in
            try await request.readNothing()
            try await outbox.retry(context.id(), context.scope)
            return .json(JSONWriter.object { $0.field("status", "waiting") })
        }
        routes.delete(
            "dead-messages/{id}", Operation("discardDeadMessage", "Forget one", note: writes).answers(.noContent)
        ) { _, context in
            try await outbox.discard(context.id(), context.scope)
            return Response(status: .noContent)
        }
    }

    @Sendable private func test(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await request.readNothing()
        let outcome = try await channels.test(context.id(), context.scope)
        let language = Language(acceptLanguage: request.headers[.acceptLanguage])
        return .json(
            JSONWriter.object { json in
                json.field("outcome", outcome.name)
                json.field("code", outcome.problem?.code.rawValue)
                json.field("message", outcome.problem.map { language == .chinese ? $0.messageZH : $0.messageEN })
            })
    }

    // MARK: reading

    private static func input(_ request: Request) async throws -> ChannelInput {
        var (reader, _) = try await request.jsonBody()
        var input = ChannelInput()
        input.name = reader.string("name").flatMap { $0 } ?? ""
        if let value = reader.any("configuration") { input.configuration = JSONWriter.bytes { $0.value(value) } }
        input.carries = reader.strings("carries", atMost: ChannelInput.maximumKinds) ?? []
        input.urgent = reader.strings("urgent", atMost: ChannelInput.maximumKinds) ?? []
        input.team = reader.nullableID("team_id").flatMap { $0 }
        input.perMinute = reader.integer("per_minute", in: ChannelInput.perMinute).map { Int($0) }
        input.concurrency = reader.integer("concurrency", in: ChannelInput.concurrency).map { Int($0) }
        input.isEnabled = reader.bool("is_enabled") ?? true
        try reader.finish()
        return input
    }

    private static func kinds(_ context: MemberContext) throws -> (NotificationKind, ChannelKind) {
        guard let kind = context.parameters.get("kind").flatMap({ NotificationKind(rawValue: $0) }),
            let channel = context.parameters.get("channel").flatMap({ ChannelKind(rawValue: $0) }), channel != .webhook
        else { throw BatonError(.notFound) }
        return (kind, channel)
    }

    private static func template(
        _ request: Request, _ kind: NotificationKind, _ channel: ChannelKind
    ) async throws -> NotificationTemplate {
        var (reader, _) = try await request.jsonBody()
        func text(_ key: String) -> String? { reader.string(key).flatMap { $0 } }
        let (subjectZH, subjectEN, bodyZH, bodyEN) = (text("subject_zh"), text("subject_en"), text("body_zh"), text("body_en"))
        let provider = text("provider_template")
        var parameters: [String: String] = [:]
        switch reader.any("parameters") {
        case nil, .null: break
        case .object(let members):
            for (key, value) in members {
                if case .string(let text) = value {
                    parameters[key] = text
                } else {
                    reader.problems.append(
                        FieldProblem(
                            "/parameters" + BodyReader.pointer(key), "wrong_type", zh: "应为文本", en: "A string, not \(value.typeName)."))
                }
            }
        case .some(let value):
            reader.problems.append(
                FieldProblem("/parameters", "wrong_type", zh: "应为对象", en: "An object, not \(value.typeName)."))
        }
        try reader.finish()
        return try NotificationTemplate(
            kind, channel, subjectZH: subjectZH, subjectEN: subjectEN, bodyZH: bodyZH, bodyEN: bodyEN, providerTemplate: provider,
            parameters: parameters)
    }

    private static func answer(_ channel: StoredChannel, status: HTTPResponse.Status = .ok) -> Response {
        .json(JSONWriter.object { $0.channelFields(channel) }, status: status, headers: [.eTag: "\"\(channel.version)\""])
    }

    private static func answer(_ template: MessageTemplateService.Stored) -> Response {
        .json(JSONWriter.object { $0.templateFields(template) }, headers: [.eTag: "\"\(template.version)\""])
    }
}

/// `/v1/me/notification-preferences` and `/v1/members/{id}/notification-preferences`: where and when somebody wants to be told.
struct NotificationPreferenceRoutes: Sendable {
    let preferences: NotificationPreferences

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Notifications")
        for (path, isOwn) in [("me/notification-preferences", true), ("members/{id}/notification-preferences", false)] {
            let whose = isOwn ? "you want" : "somebody wants"
            routes.get(
                path,
                Operation(
                    isOwn ? "getMyNotificationPreferences" : "getNotificationPreferences", "Where and when \(whose) to be told",
                    note: isOwn ? nil : "Needs `permissions:read`."
                ).answers(.ok, .notificationPreference, headers: [.eTag])
            ) { _, context in
                Self.answer(try await preferences.preference(of: isOwn ? nil : context.id(), context.scope))
            }
            routes.put(
                path,
                Operation(
                    isOwn ? "replaceMyNotificationPreferences" : "replaceNotificationPreferences",
                    "Say where and when \(whose) to be told",
                    note: "Replaces everything. Quiet hours hold back what is not urgent, until their end."
                        + (isOwn ? "" : " Needs `permissions:write`.")
                ).versioned().body(.notificationPreferenceInput).answers(.ok, .notificationPreference, headers: [.eTag])
            ) { request, context in
                let version = try request.expectedVersion()
                let wanted = try await Self.read(request)
                return Self.answer(
                    try await preferences.put(wanted, of: isOwn ? nil : context.id(), version: version, context.scope))
            }
        }
    }

    private static func read(_ request: Request) async throws -> NotificationPreference {
        var (reader, _) = try await request.jsonBody()
        var wanted = NotificationPreference()
        wanted.phone = reader.string("phone").flatMap { $0 }
        wanted.wecomUserID = reader.string("wecom_user_id").flatMap { $0 }
        wanted.language = reader.string("language").flatMap { $0 } ?? "zh"
        wanted.mutedChannels = reader.strings("muted_channels", atMost: 10) ?? []
        wanted.quietHours = reader.object("quiet_hours") { reader in
            NotificationPreference.Quiet(
                zone: reader.required("zone") ?? "", from: reader.required("from") ?? "", to: reader.required("to") ?? "")
        }
        try reader.finish()
        return wanted
    }

    private static func answer(_ preference: NotificationPreference) -> Response {
        .json(
            JSONWriter.object { json in
                json.field("phone", preference.phone)
                json.field("wecom_user_id", preference.wecomUserID)
                json.field("language", preference.language)
                json.texts("muted_channels", preference.mutedChannels)
                json.key("quiet_hours")
                if let quiet = preference.quietHours {
                    json.object { json in
                        json.field("zone", quiet.zone)
                        json.field("from", quiet.from)
                        json.field("to", quiet.to)
                    }
                } else {
                    json.null()
                }
                json.field("updated_at", preference.updatedAt)
                json.field("version", preference.version)
            }, headers: [.eTag: "\"\(preference.version)\""])
    }
}

extension DeliveryOutcome {
    fileprivate var name: String {
        switch self {
        case .delivered: "delivered"
        case .retry: "retry"
        case .refused: "refused"
        case .unknown: "unknown"
        }
    }
}

extension JSONWriter {
    fileprivate mutating func texts(_ name: StaticString, _ texts: [String]) {
        key(name)
        array { json in for text in texts { json.value(text) } }
    }

    fileprivate mutating func channelFields(_ channel: StoredChannel) {
        field("id", channel.id)
        field("kind", channel.configuration.kind.rawValue)
        field("name", channel.name)
        key("configuration")
        raw(String(decoding: channel.configuration.redactedJSON, as: UTF8.self))
        texts("carries", channel.carries)
        texts("urgent", channel.urgent)
        field("team_id", channel.team)
        field("per_minute", channel.perMinute)
        field("concurrency", channel.concurrency)
        field("is_enabled", channel.isEnabled)
        field("disabled_reason", channel.disabledReason)
        field("disabled_at", channel.disabledAt)
        key("traffic")
        let traffic = channel.traffic
        object { json in
            json.field("waiting", traffic.waiting)
            json.field("oldest_at", traffic.oldestAt)
            json.field("dead", traffic.dead)
            json.field("delivered", traffic.delivered)
            json.field("failed_attempts", traffic.failedAttempts)
            json.field("last_delivered_at", traffic.lastDeliveredAt)
            json.field("last_failed_at", traffic.lastFailedAt)
            json.field("last_problem", traffic.lastProblem)
            json.field("paused_until", traffic.pausedUntil)
        }
        field("created_at", channel.createdAt)
        field("updated_at", channel.updatedAt)
        field("version", channel.version)
    }

    fileprivate mutating func templateFields(_ stored: MessageTemplateService.Stored) {
        let template = stored.template
        field("kind", stored.kind.rawValue)
        field("channel", stored.channel.rawValue)
        field("is_own", stored.updatedAt != nil)
        field("subject_zh", template.subject?.zh.source)
        field("subject_en", template.subject?.en.source)
        field("body_zh", template.body?.zh.source)
        field("body_en", template.body?.en.source)
        field("provider_template", template.providerTemplate)
        key("parameters")
        object { json in
            for (name, text) in template.parameters.sorted(by: { $0.key < $1.key }) {
                json.key(name)
                json.value(text.source)
            }
        }
        texts("variables", NotificationText.variables(stored.kind, stored.channel).sorted())
        field("updated_at", stored.updatedAt)
        field("version", stored.version)
    }

    fileprivate mutating func deadFields(_ message: OutboxAdministration.DeadMessage) {
        field("id", message.id)
        field("channel_id", message.channel)
        field("kind", message.kind)
        field("member_id", message.member)
        field("subject_id", message.subject)
        field("attempts", message.attempts)
        field("problem", message.problem)
        field("detail", message.detail)
        field("created_at", message.createdAt)
        field("died_at", message.diedAt)
    }
}
