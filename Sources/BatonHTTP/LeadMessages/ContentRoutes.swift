internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird

/// `/v1/content-items`, `/v1/nurture-policy`, `/v1/leads/{id}/nurture`: what the nurture pool gets, when, and what one lead has got.
struct ContentRoutes: Sendable {
    let content: ContentService
    let nurture: NurtureService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Nurture")
        let (reads, writes) = ("Needs `lead_rules:read`.", "Needs `lead_rules:write`.")
        routes.get(
            "content-items",
            Operation("listContentItems", "What people of the nurture pool get to read", note: reads).answers(.ok, .data(.contentItem))
        ) { _, context in
            let all = try await content.items(context.scope)
            return .json(
                JSONWriter.object { json in
                    json.key("data")
                    json.array { json in for item in all { json.object { $0.contentFields(item) } } }
                })
        }
        routes.post(
            "content-items",
            Operation("addContentItem", "Add an item", note: writes + " At most \(ContentService.maximumItems).")
                .body(.contentItemInput).answers(.created, .contentItem, headers: [.eTag, .location]).refuses(.conflict)
        ) { request, context in
            let item = try await content.create(Self.input(request, context), context.scope)
            return Self.answer(item, status: .created, location: "/v1/content-items/\(item.id)")
        }
        routes.get(
            "content-items/{id}", Operation("getContentItem", "An item", note: reads).answers(.ok, .contentItem, headers: [.eTag])
        ) { _, context in
            Self.answer(try await content.item(context.id(), context.scope))
        }
        routes.patch(
            "content-items/{id}",
            Operation("changeContentItem", "Change an item", note: writes + " What is not given stays, `null` empties it.")
                .versioned().body(.contentItemInput).answers(.ok, .contentItem, headers: [.eTag])
        ) { request, context in
            let version = try request.expectedVersion()
            return Self.answer(try await content.update(context.id(), Self.input(request, context), version: version, context.scope))
        }
        routes.delete(
            "content-items/{id}",
            Operation("deleteContentItem", "Delete an item", note: writes + " Links that are out still lead to it.")
                .versioned().answers(.noContent)
        ) { request, context in
            try await content.delete(context.id(), version: request.expectedVersion(), context.scope)
            return Response(status: .noContent)
        }
        routes.get(
            "nurture-policy",
            Operation("getNurturePolicy", "When content is sent", note: reads).answers(.ok, .nurturePolicy, headers: [.eTag])
        ) { _, context in
            Self.answer(try await content.policy(context.scope))
        }
        routes.patch(
            "nurture-policy",
            Operation("changeNurturePolicy", "Change when content is sent", note: writes)
                .versioned().body(.nurturePolicyInput).answers(.ok, .nurturePolicy, headers: [.eTag]), use: changePolicy)
        routes.get(
            "leads/{id}/nurture",
            Operation("getLeadNurture", "What a lead of the nurture pool has got, and what comes next").answers(.ok, .leadNurture)
        ) { _, context in
            Self.answer(try await nurture.nurture(context.id(), context.scope))
        }
        routes.post(
            "leads/{id}/nurture",
            Operation("commandLeadNurture", "Pause, resume or end the nurture of a lead")
                .body(
                    .input(
                        [
                            "command": .key(NurtureCommand.allCases.map(\.rawValue)),
                            "reason": .text(500, "客户要求下月再联系").orNull,
                        ], required: ["command"])
                )
                .answers(.ok, .leadNurture).refuses(.conflict, .versionMismatch), use: command)
    }

    private static func input(_ request: Request, _ context: MemberContext) async throws -> ContentItemInput {
        var (reader, _) = try await request.jsonBody()
        let input = reader.contentItem(zone: context.scope.zone)
        try reader.finish()
        return input
    }

    @Sendable private func changePolicy(_ request: Request, _ context: MemberContext) async throws -> Response {
        let version = try request.expectedVersion()
        var (reader, _) = try await request.jsonBody()
        let isEnabled = reader.bool("is_enabled")
        let from = reader.integer("send_from", in: 0...1440)
        let until = reader.integer("send_until", in: 0...1440)
        let onWorkingDays = reader.bool("on_working_days")
        let hosts = reader.strings("site_hosts", atMost: NurturePolicy.maximumHosts)
        try reader.finish()
        var policy = try await content.policy(context.scope)
        // Whoever has read it need not say so: what he did not change must not have changed either.
        let read = version ?? policy.version
        policy.isEnabled = isEnabled ?? policy.isEnabled
        policy.sendFrom = from.map(Int16.init) ?? policy.sendFrom
        policy.sendUntil = until.map(Int16.init) ?? policy.sendUntil
        policy.onWorkingDays = onWorkingDays ?? policy.onWorkingDays
        policy.siteHosts = hosts.map { $0.map { $0.lowercased() } } ?? policy.siteHosts
        return Self.answer(try await content.setPolicy(policy, version: read, context.scope))
    }

    @Sendable private func command(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let key = reader.required("command")
        let command = key.flatMap { NurtureCommand(rawValue: $0) }
        if key != nil, command == nil {
            let known = NurtureCommand.allCases.map(\.rawValue).joined(separator: ", ")
            reader.problems.append(FieldProblem("/command", "unknown_value", zh: "可用：\(known)", en: "Known: \(known)."))
        }
        let reason = reader.string("reason").flatMap { $0 }
        try reader.finish()
        guard let command else { throw BatonError(.internalError) }
        return Self.answer(try await nurture.command(command, reason: reason, on: context.id(), context.scope))
    }

    private static func answer(_ item: ContentItem, status: HTTPResponse.Status = .ok, location: String? = nil) -> Response {
        var headers: HTTPFields = [.eTag: "\"\(item.version)\""]
        if let location { headers[.location] = location }
        return .json(JSONWriter.object { $0.contentFields(item) }, status: status, headers: headers)
    }

    private static func answer(_ policy: NurturePolicy) -> Response {
        .json(
            JSONWriter.object { json in
                json.field("is_enabled", policy.isEnabled)
                json.field("send_from", policy.sendFrom)
                json.field("send_until", policy.sendUntil)
                json.field("on_working_days", policy.onWorkingDays)
                json.words("site_hosts", policy.siteHosts)
                json.field("version", policy.version)
            }, headers: [.eTag: "\"\(policy.version)\""])
    }

    private static func answer(_ nurture: NurtureService.Nurture) -> Response {
        .json(
            JSONWriter.object { json in
                json.field("lead_id", nurture.lead)
                json.field("state", nurture.state?.key)
                json.field("reason", nurture.reason)
                json.field("note", nurture.note)
                json.field("entered_at", nurture.enteredAt)
                json.field("sent_count", nurture.sentCount)
                json.field("last_sent_at", nurture.lastSentAt)
                json.field("last_problem", nurture.lastProblem)
                json.field("next_at", nurture.nextAt)
                json.field("obstacle", nurture.obstacle)
                json.key("next")
                if let next = nurture.next {
                    json.object { json in
                        json.field("content_item_id", next.item.id)
                        json.field("title", next.item.title(isChinese: true))
                        json.field("chosen_by", next.reason.rawValue)
                        json.words("matched", next.matched)
                    }
                } else {
                    json.null()
                }
                json.key("addresses")
                json.object { json in
                    json.field("mail", nurture.addresses.mail)
                    json.field("phone", nurture.addresses.phone)
                }
                json.objects("messages", nurture.messages) { json, message in
                    json.field("id", message.id)
                    json.field("content_item_id", message.item)
                    json.field("title", message.title)
                    json.field("channel", message.channel)
                    json.field("chosen_by", message.chosenBy)
                    json.words("matched", message.matched)
                    json.field("status", message.status)
                    json.field("problem", message.problem)
                    json.field("created_at", message.createdAt)
                    json.field("sent_at", message.sentAt)
                    json.field("opens", message.opens)
                    json.field("opened_at", message.openedAt)
                    json.field("clicks", message.clicks)
                    json.field("clicked_at", message.clickedAt)
                }
            })
    }
}

extension BodyReader {
    /// An item as it was given, by itself or in a list.
    mutating func contentItem(zone: TimeZone) -> ContentItemInput {
        var input = ContentItemInput()
        input.kind = string("kind").flatMap { $0 }
        input.titleZH = string("title_zh")
        input.titleEN = string("title_en")
        input.summaryZH = string("summary_zh")
        input.summaryEN = string("summary_en")
        input.url = string("url").flatMap { $0 }
        input.language = string("language")
        input.tags = strings("tags", atMost: ContentItemInput.maximumWords)
        input.productLines = strings("product_lines", atMost: ContentItemInput.maximumWords)
        input.keywords = strings("keywords", atMost: ContentItemInput.maximumWords)
        input.isEnabled = bool("is_enabled")
        input.validFrom = timeOrNull("valid_from", zone: zone)
        input.validUntil = timeOrNull("valid_until", zone: zone)
        return input
    }

    /// `nil` when absent or not understood, `.some(nil)` for null.
    fileprivate mutating func timeOrNull(_ key: String, zone: TimeZone) -> Date?? {
        switch any(key) {
        case nil: nil
        case .null?: .some(nil)
        default: time(key, zone: zone).map { .some($0) }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func words(_ name: String, _ words: [String]) {
        key(name)
        array { json in for word in words { json.value(word) } }
    }

    fileprivate mutating func contentFields(_ item: ContentItem) {
        field("id", item.id)
        contentMembers(item)
        field("created_at", item.createdAt)
        field("updated_at", item.updatedAt)
        field("version", item.version)
    }

    /// What somebody may hand in again.
    mutating func contentMembers(_ item: ContentItem) {
        field("kind", item.kind.rawValue)
        field("title_zh", item.titleZH)
        field("title_en", item.titleEN)
        field("summary_zh", item.summaryZH)
        field("summary_en", item.summaryEN)
        field("url", item.url)
        field("language", item.language)
        words("tags", item.tags)
        words("product_lines", item.productLines)
        words("keywords", item.keywords)
        field("is_enabled", item.isEnabled)
        field("valid_from", item.validFrom)
        field("valid_until", item.validUntil)
    }
}
