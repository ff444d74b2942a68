internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// What members do with their own sign-in, and admins with the tenant's: sessions, password, invitations, the provider.
struct SessionRoutes: Sendable {
    let signIn: SignInService
    let invitations: InvitationService
    let signOn: SignOnService

    func add(to routes: Routes<MemberContext>) {
        let routes = routes.tagged("Sign-in")
        routes.post(
            "auth/password",
            Operation(
                "changePassword", "Change one's password",
                note: "With an access token, not with an API key. Ends all sessions of the account and opens one."
            )
            .body(
                .input(
                    ["password": .text(2000, "correct horse battery"), "new_password": .text(2000, "staple correct horse")],
                    required: ["password", "new_password"])
            )
            .answers(.ok, .sessionTokens).refuses(.tooManyAttempts, .conflict, .keysUnavailable), use: changePassword)
        routes.get(
            "auth/sessions",
            Operation("listSessions", "One's own sessions", note: "Those that are not over, the newest first, at most 200.")
                .answers(
                    .ok,
                    .data(
                        .object([
                            "id": .id, "method": .key(["password", "sign_on"]), "client": .text(200, "Mozilla/5.0").orNull,
                            "current": .boolean, "created_at": .time, "last_used_at": .time, "expires_at": .time,
                        ]).named("Session"))), use: list)
        routes.delete(
            "auth/sessions/{id}",
            Operation("endSession", "End a session", note: "One's own; with `permissions:write` any of the tenant. Holds at once.")
                .answers(.noContent)
        ) { [signIn] _, context in
            try await signIn.sessions.revoke(context.id(), context.scope)
            return Response(status: .noContent)
        }
        routes.post(
            "members/{id}/invitation",
            Operation(
                "inviteMember", "Invite a member to set a password",
                note: "Needs `permissions:write`. Also resets a password, unless the e-mail is a member of other tenants too. "
                    + "Takes back earlier invitations."
            )
            .body(.input([:]))
            .answers(
                .created, .object(["token": .text(200, "bi_…"), "email": .text(254, "zhangwei@acme.example"), "expires_at": .time]),
                "The token is answered this once."), use: invite)
        routes.get(
            "sign-on", Operation("getSignOn", "The tenant's provider", note: "Needs `permissions:read`.").answers(.ok, .signOn),
            use: configuration)
        routes.put(
            "sign-on",
            Operation(
                "setSignOn", "Let people in by the tenant's OpenID provider",
                note: "Needs `permissions:write`. Without `client_secret` the stored one stays; `null` takes it away. "
                    + "The provider's metadata is read at once."
            )
            .body(
                .input(
                    [
                        "issuer": .text(500, "https://id.acme.example"), "client_id": .text(200, "baton"),
                        "client_secret": .text(1000, "…").orNull,
                        "mail_domains": .list(.text(253, "acme.example"), max: SignOnService.maximumDomains).orNull,
                        "links_members": .boolean.orNull.noted("Whether a first sign-on finds its member by the verified e-mail."),
                        "enabled": .boolean.orNull,
                    ], required: ["issuer", "client_id"])
            )
            .answers(.ok, .signOn).refuses(.notFound, .keysUnavailable), use: configure)
        routes.delete(
            "sign-on",
            Operation(
                "removeSignOn", "No provider any more", note: "Needs `permissions:write`. Also forgets who was whom there; sessions go on."
            )
            .answers(.noContent).refuses(.notFound)
        ) { [signOn] _, context in
            try await signOn.remove(context.scope)
            return Response(status: .noContent)
        }
    }

    @Sendable private func changePassword(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let present = reader.required("password")
        let wanted = reader.required("new_password")
        try reader.finish()
        return .tokens(
            try await signIn.changePassword(
                from: present ?? "", to: wanted ?? "", client: request.headers[.userAgent], context.scope))
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let sessions = try await signIn.sessions.list(context.scope)
        return .json(
            JSONWriter.object { json in
                json.objects("data", sessions) { json, session in
                    json.field("id", session.id)
                    json.field("method", session.isPassword ? "password" : "sign_on")
                    json.field("client", session.client)
                    json.field("current", session.id == context.scope.session)
                    json.field("created_at", session.createdAt)
                    json.field("last_used_at", session.lastUsedAt)
                    json.field("expires_at", session.expiresAt)
                }
            })
    }

    @Sendable private func invite(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member: MemberID = try context.id()
        var (reader, _) = try await request.jsonBody()
        try reader.finish()
        let invitation = try await invitations.invite(member, context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("token", invitation.token)
                json.field("email", invitation.email)
                json.field("expires_at", invitation.expiresAt)
            }, status: .created)
    }

    @Sendable private func configuration(_ request: Request, _ context: MemberContext) async throws -> Response {
        let configuration = try await signOn.configuration(context.scope)
        return .json(
            JSONWriter.object { json in
                json.field("issuer", configuration.issuer)
                json.field("client_id", configuration.clientID)
                json.field("has_secret", configuration.hasSecret)
                json.key("mail_domains")
                json.array { json in for domain in configuration.mailDomains { json.value(domain) } }
                json.field("links_members", configuration.linksMembers)
                json.field("enabled", configuration.isEnabled)
                json.field("redirect_url", signOn.redirectURL)
                json.field("updated_at", configuration.updatedAt)
            })
    }

    @Sendable private func configure(_ request: Request, _ context: MemberContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody()
        let draft = SignOnService.Draft(
            issuer: reader.string("issuer").flatMap { $0 }, clientID: reader.string("client_id").flatMap { $0 },
            clientSecret: reader.string("client_secret"),
            mailDomains: reader.strings("mail_domains", atMost: SignOnService.maximumDomains) ?? [],
            linksMembers: reader.bool("links_members") ?? false, isEnabled: reader.bool("enabled") ?? true)
        try reader.finish()
        try await signOn.configure(draft, context.scope)
        return try await configuration(request, context)
    }
}

extension Schema {
    fileprivate static let signOn = Schema.object([
        "issuer": .text(500, "https://id.acme.example"), "client_id": .text(200, "baton"), "has_secret": .boolean,
        "mail_domains": .list(.text(253, "acme.example")), "links_members": .boolean, "enabled": .boolean,
        "redirect_url": .text(600, "https://crm.example/v1/auth/oidc/callback"), "updated_at": .time,
    ]).named("SignOn")
}
