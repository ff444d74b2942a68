internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `/v1/playbook`: a tenant's configuration of leads as one YAML document; `/v1/playbooks`: those that come with the program.
struct PlaybookRoutes: Sendable {
    let playbooks: PlaybookService

    static let contentType = "application/yaml"

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Playbooks")
        routes.get(
            "playbook",
            Operation(
                "exportPlaybook", "The tenant's configuration of leads as one YAML document",
                note:
                    "Names instead of ids, no keys, no people: it fits another tenant too. Forms, content and dictionary for who has `lead_rules:read`."
            ).answers(.ok, .map(.anything), as: Self.contentType, headers: [.eTag], "YAML.")
        ) { [playbooks] _, context in
            let text = try await PlaybookText.export(playbooks, context.scope)
            return .yaml(text, tag: contentTag(Array(text.utf8)))
        }
        routes.post(
            "playbook/diff",
            Operation(
                "comparePlaybook", "What applying a playbook would change; changes nothing",
                note: "A section that the document leaves out stays as it is. Forms, content and dictionary need `lead_rules:read`."
            )
            .body(.map(.anything), as: Self.contentType).answers(.ok, .playbookDiff, headers: [.eTag]), use: compare)
        routes.put(
            "playbook",
            Operation(
                "applyPlaybook", "Apply a playbook: all of it, or nothing",
                note:
                    "Needs `lead_rules:write`, and `permissions:write` where regions or teams change. Give the diff's `ETag` as `If-Match`, so that what was looked at is what is changed. Rules that the document does not name are removed; regions, teams, fields, forms and content stay. Forms that are new get keys, shown this once in `forms`."
            )
            .versioned().body(.map(.anything), as: Self.contentType)
            .answers(.ok, .appliedPlaybook, headers: [.eTag], "What has been changed.").refuses(.conflict), use: apply)
        routes.get("playbooks", Operation("listPlaybooks", "Playbooks that come with the program").answers(.ok, .data(.readyPlaybook))) {
            _, _ in
            .json(
                JSONWriter.object { json in
                    json.objects("data", ReadyPlaybook.all) { json, playbook in
                        json.field("key", playbook.key)
                        json.field("name_zh", playbook.nameZH)
                        json.field("name_en", playbook.nameEN)
                        json.field("description", playbook.description)
                    }
                })
        }
        routes.get(
            "playbooks/{key}",
            Operation("getPlaybook", "One of them, as YAML")
                .path("key", .key(ReadyPlaybook.all.map(\.key)), "Which.")
                .answers(.ok, .map(.anything), as: Self.contentType, "YAML.")
        ) { _, context in
            guard let playbook = ReadyPlaybook.all.first(where: { $0.key == context.parameters.get("key") }) else {
                throw BatonError(.notFound, detail: "playbook")
            }
            return .yaml(playbook.text)
        }
    }

    /// What is in force, what would be, and what lies between them.
    private func plan(_ request: Request, _ context: MemberContext) async throws -> PlaybookComparison {
        try await PlaybookComparison(try await request.yamlBody(), playbooks, context.scope)
    }

    @Sendable private func compare(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await plan(request, context).response()
    }

    @Sendable private func apply(_ request: Request, _ context: MemberContext) async throws -> Response {
        let comparison = try await plan(request, context)
        try await request.requireMatch { comparison.tagged }
        let forms = try await comparison.apply(context.scope)
        return comparison.response(forms: forms)
    }
}

extension Request {
    /// - Throws: `unsupported_media_type`; `validation_failed` for what is no UTF-8.
    fileprivate func yamlBody() async throws -> String {
        let type = headers[.contentType]?.prefix { $0 != ";" }.trimmingBlanks.lowercased()
        guard let type, ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"].contains(type) else {
            throw BatonError(.unsupportedMediaType, detail: PlaybookRoutes.contentType)
        }
        let buffer = try await body.collect(upTo: YAMLDocument.maximumBytes)
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
            throw ValidationFailure([FieldProblem("", "invalid_utf8", zh: "内容不是有效的 UTF-8", en: "The body is not valid UTF-8.")])
        }
        return text
    }
}

extension Response {
    fileprivate static func yaml(_ text: String, tag: String? = nil) -> Response {
        var response = Response(
            status: .ok, headers: [.contentType: PlaybookRoutes.contentType + "; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        if let tag { response.headers[.eTag] = tag }
        return response
    }
}

extension Schema {
    fileprivate static let playbookDiff = object([
        "name": text(100).orNull, "changes": count.noted("Without what stays."),
        "data": list(
            object([
                "section": key(PlaybookSection.allCases.map(\.rawValue), PlaybookSection.scoreRules.rawValue),
                "action": key(["add", "change", "remove", "move", "keep"], "change").noted(
                    "`keep`: the playbook does not name it, and it stays."),
                "item": text(200, "form_submitted").orNull.noted("`null` for the lead policy and the dictionary, which are one."),
                "fields": list(object(["name": text(100, "points"), "from": anything, "to": anything])),
            ])),
    ]).named("PlaybookDiff")

    fileprivate static let appliedPlaybook = playbookDiff.adding([
        "forms": list(object(["id": id, "name": text(100, "官网"), "key": text(200, "bf_x7Kq…").noted("Shown this once.")])).noted(
            "Those that are new.")
    ]).named("AppliedPlaybook")

    fileprivate static let readyPlaybook = object([
        "key": text(60, "industrial-equipment"), "name_zh": text(100, "工业设备"), "name_en": text(100, "Industrial equipment"),
        "description": text(1000),
    ]).named("ReadyPlaybook")
}
