internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `POST /v1/intake/{form_key}`: what a form of the tenant's web site hands in, as JSON or as a plain HTML form, from any origin.
struct IntakeRoutes: Sendable {
    /// The limit of a submission, in bytes.
    static let bodyLimit = 64 * 1024
    static let path = "/v1/intake/{form_key}"
    /// What may be given; `extra` is kept with the raw payload and not looked at.
    static let fields = ["contact_name", "company", "phone", "email", "area", "product_line", "budget", "need"]

    let leads: LeadService

    func add(to routes: Routes<ServerContext>) {
        routes.post(
            "{form_key}",
            Operation(
                "submitForm", "A form of the tenant's web site hands in a lead",
                note:
                    "From any origin. What is not understood is kept as it was written. An HTML form names the tenant's own fields `custom[key]`."
            )
            .path("form_key", .text(200, min: 1, "bf_demo"), "The form's key; it may be seen by everybody.")
            .body(.leadForm)
            .body(.input(Schema.leadTexts), as: "application/x-www-form-urlencoded")
            .answers(.created, .object(["status": .key(["received"])])).refuses(.quotaExceeded), use: submit)
    }

    /// What a browser asks before it posts JSON from another site; answered without looking at the key.
    static func addPreflight(to router: Router<ServerContext>) {
        router.on("v1/intake/{form_key}", method: .options) { _, _ in
            Response(
                status: .noContent,
                headers: [
                    .accessControlAllowMethods: "POST, OPTIONS", .accessControlAllowHeaders: "Content-Type",
                    .accessControlMaxAge: "86400",
                ])
        }
    }

    @Sendable func submit(_ request: Request, _ context: ServerContext) async throws -> Response {
        guard var scope = context.scope else { throw BatonError(.notFound) }
        scope.requestID = context.requestID
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.trimmingBlanks.lowercased()
        let input = type == "application/x-www-form-urlencoded" ? try await form(request, context) : try await json(request, context)
        _ = try await leads.captureSubmission(input, scope)
        // A stranger learns that it has arrived, and nothing about the tenant's inside.
        return .json(
            JSONWriter.object { $0.field("status", "received") }, status: .created)
    }

    private func json(_ request: Request, _ context: ServerContext) async throws -> LeadInput {
        var (reader, text) = try await request.jsonBody(upTo: Self.bodyLimit)
        var input = LeadInput(channel: .webForm)
        reader.leadFields(into: &input)
        // What is unknown is passed over, so it must not be unknown because it is new.
        if reader.isGiven("custom") { input.custom = reader.strangersFields(try await fields(context)) }
        reader.object("extra")
        input.payload = RawPayload(contentType: "application/json", body: text)
        _ = try reader.finish(input, isLenient: true)
        return input
    }

    private func fields(_ context: ServerContext) async throws -> CustomFields {
        guard let scope = context.scope else { return .none }
        return try await leads.currentCustomFields(scope)
    }

    private func form(_ request: Request, _ context: ServerContext) async throws -> LeadInput {
        let buffer = try await request.body.collect(upTo: Self.bodyLimit)
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
            throw ValidationFailure([FieldProblem("", "invalid_utf8", zh: "内容不是有效的 UTF-8", en: "The body is not valid UTF-8.")])
        }
        // Also where no field looks: PostgreSQL keeps no NUL in a text, and the body is kept word for word.
        if text.utf8.contains(0) {
            throw ValidationFailure([
                FieldProblem("", "text_control_character", zh: "内容含有空字符（NUL），请删除", en: "The body has a NUL character; remove it.")
            ])
        }
        var (values, custom): ([String: String], [String: String]) = ([:], [:])
        var problems = FieldProblems()
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.replacing("+", with: " ").removingPercentEncoding
            }
            guard let name = parts[0], let value = parts.count > 1 ? parts[1] : "" else {
                throw ValidationFailure([FieldProblem("", "invalid_utf8", zh: "内容不是有效的 UTF-8", en: "The body is not valid UTF-8.")])
            }
            if name.hasPrefix("custom["), name.hasSuffix("]") {
                custom[String(name.dropFirst(7).dropLast())] = value
                continue
            }
            // `extra[utm_source]` and the like stay in the payload.
            if name.hasPrefix("extra[") || name.hasPrefix("extra.") { continue }
            guard Self.fields.contains(name) else {
                let names = Self.fields.joined(separator: ", ")
                problems.append(
                    FieldProblem(
                        BodyReader.pointer(name), "unknown_field", zh: "不认识的字段；可用：\(names)，其他请放在 extra[…] 中",
                        en: "Unknown field; known: \(names); put others into extra[…]."))
                continue
            }
            if values.updateValue(value, forKey: name) != nil {
                problems.append(FieldProblem(BodyReader.pointer(name), "given_twice", zh: "字段重复", en: "The field is given twice."))
            }
        }
        try problems.check()
        var input = LeadInput(channel: .webForm)
        input.contactName = values["contact_name"]
        input.company = values["company"]
        input.phone = values["phone"]
        input.email = values["email"]
        input.area = values["area"]
        input.productLine = values["product_line"]
        input.budget = values["budget"]
        input.need = values["need"]
        // What cannot be read, or belongs to no field (any more), stays in the payload.
        if !custom.isEmpty { input.custom = try await fields(context).changes(from: { custom[$0.key].map { .text($0) } }) }
        input.payload = RawPayload(contentType: "application/x-www-form-urlencoded", body: text)
        return input
    }
}
