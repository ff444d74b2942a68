internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `…/phone-codes` and `…/phone-codes/verify`: a phone is verified by a code that is sent to it (L13), at a form of the tenant's web site and by a
/// member.
struct PhoneCodeRoutes: Sendable {
    let phones: PhoneCodeService
    let governor: RequestGovernor

    private static let phone = Schema.text(40, min: 1, "13800138000")
    private static let code = Schema.text(20, min: 1, "204917")
    private static let sent = Schema.object(["status": .key(["sent"]), "valid_for_s": .integer(0...3600, 600)])
    /// Tries of codes from one network address in a minute.
    private static let triesPerMinute = 60

    /// For forms: in the group `/v1/intake`.
    func add(to routes: Routes<ServerContext>) {
        routes.post(
            "{form_key}/phone-codes",
            Operation(
                "requestPhoneCode", "Send a code to the phone that somebody has entered at a form",
                note:
                    "From the origins that the form allows. The same answer for every number. `website` is a field that people do not see and do not fill in."
            )
            .path("form_key", .text(200, min: 1, "bf_demo"), "The form's key; it may be seen by everybody.")
            .body(.input(["phone": Self.phone, "website": .text(1_000).orNull], required: ["phone"]))
            .answers(.accepted, Self.sent).refuses(.channelMissing, .tooManyAttempts, .originNotAllowed)
        ) { request, context in
            guard var scope = context.scope else { throw BatonError(.notFound) }
            scope.requestID = context.requestID
            var (reader, _) = try await request.jsonBody(upTo: IntakeRoutes.bodyLimit)
            let phone = reader.required("phone")
            let trap = reader.string("website").flatMap { $0 }
            try reader.finish()
            // Whoever fills in what nobody sees learns nothing.
            if trap.flatMap(CleanText.clean) == nil { try await phones.send(to: phone, from: context.client(request), scope) }
            return Self.answer
        }
        routes.post(
            "{form_key}/phone-codes/verify",
            Operation(
                "verifyPhoneCode", "Enter the code at a form",
                note:
                    "What is handed in with the number within \(PhoneCodeService.submissionHours) hours counts as verified, and open leads with it."
            )
            .path("form_key", .text(200, min: 1, "bf_demo"), "The form's key; it may be seen by everybody.")
            .body(.input(["phone": Self.phone, "code": Self.code], required: ["phone", "code"]))
            .answers(.ok, .object(["status": .key(["verified"])])).refuses(.originNotAllowed)
        ) { request, context in
            guard var scope = context.scope else { throw BatonError(.notFound) }
            scope.requestID = context.requestID
            let holder = RequestGovernor.Holder.key(Array("codes \(context.client(request))".utf8))
            if let (isAllowed, standing) = governor.take(holder, perMinute: Self.triesPerMinute), !isAllowed {
                throw BatonError(.rateLimited, retryAfterSeconds: standing.seconds)
            }
            var (reader, _) = try await request.jsonBody(upTo: IntakeRoutes.bodyLimit)
            let (phone, code) = (reader.required("phone"), reader.required("code"))
            try reader.finish()
            try await phones.verify(code, of: phone, scope)
            return .json(JSONWriter.object { $0.field("status", "verified") })
        }
    }

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Leads")
        routes.post(
            "leads/{id}/phone-codes",
            Operation("sendPhoneCode", "Send a code to a lead's phone, to be told on the phone")
                .body(.input([:]), isRequired: false).answers(.accepted, Self.sent).refuses(
                    .channelMissing, .tooManyAttempts, .conflict, .versionMismatch, .keysUnavailable
                )
                .refuses(.malformedJSON, .unsupportedMediaType, .validationFailed)
        ) { request, context in
            try await request.readNothing()
            try await phones.send(to: context.id(), context.scope)
            return Self.answer
        }
        routes.post(
            "leads/{id}/phone-codes/verify",
            Operation("verifyLeadPhone", "Enter the code that the person has told")
                .body(.input(["code": Self.code], required: ["code"]))
                .answers(.ok, .lead, headers: [.eTag]).refuses(.conflict, .versionMismatch, .keysUnavailable)
        ) { request, context in
            var (reader, _) = try await request.jsonBody()
            let code = reader.required("code")
            try reader.finish()
            let lead = try await phones.verify(code, of: context.id(), context.scope)
            return .json(JSONWriter.object { $0.leadFields(lead) }, headers: [.eTag: lead.etag])
        }
    }

    private static var answer: Response {
        .json(
            JSONWriter.object { json in
                json.field("status", "sent")
                json.field("valid_for_s", PhoneCodeService.minutes * 60)
            }, status: .accepted)
    }
}
