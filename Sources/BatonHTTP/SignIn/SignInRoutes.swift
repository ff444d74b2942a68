internal import BatonModel
internal import BatonPlatform
internal import BatonService
internal import HTTPTypes
internal import Hummingbird

/// `/v1/auth/…` and the public keys: how people are let in. Without a key, because that is what they come for.
struct SignInRoutes: Sendable {
    let signIn: SignInService
    let invitations: InvitationService
    let signOn: SignOnService
    let signingKeys: SigningKeys

    /// Nothing that is read here is long.
    private static let bodyLimit = 16 * 1024
    private static let cookie = "baton_sign_on"

    private static let password = Schema.text(2000, "correct horse battery")
    private static let maximumToken = 2000
    private static let token = Schema.text(maximumToken, "br_…")
    private static let tenant = Schema.text(64, "acme").orNull.noted("Id or short name of the tenant.")

    func add(to routes: Routes<ServerContext>) {
        let routes = routes.tagged("Sign-in")
        routes.post(
            "v1/auth/login",
            Operation(
                "signIn", "Sign in with e-mail and password",
                note:
                    "Who is a member of several tenants gets a list and a `selection_token`, with which he comes again within two minutes."
            )
            .body(
                .input([
                    "email": .text(254, "zhangwei@acme.example").orNull, "password": Self.password.orNull, "tenant": Self.tenant,
                    "selection_token": .text(2000, "eyJ…").orNull,
                ])
            )
            .answers(.ok, .oneOf(.sessionTokens, .tenantSelection))
            .refuses(.unauthenticated, .tooManyAttempts, .tenantSuspended, .trialExpired, .keysUnavailable), use: login)
        routes.post(
            "v1/auth/refresh",
            Operation(
                "refreshSession", "A new access token for a refresh token",
                note: "Each is used once; docs/SIGN-IN.md says what happens when one is shown again."
            )
            .body(.input(["refresh_token": Self.token], required: ["refresh_token"])).answers(.ok, .sessionTokens)
            .refuses(.unauthenticated, .tenantSuspended, .trialExpired, .keysUnavailable), use: refresh)
        routes.post(
            "v1/auth/logout",
            Operation("signOut", "End the session of a refresh token", note: "Also of one that is over, or none: the answer is the same.")
                .body(.input(["refresh_token": Self.token], required: ["refresh_token"])).answers(.noContent).refuses(.unauthenticated),
            use: logout)
        routes.post(
            "v1/auth/tenant",
            Operation(
                "switchTenant", "Move a session to another tenant of the same account",
                note: "The refresh token is used up; the session in the other tenant is a new one."
            )
            .body(.input(["refresh_token": Self.token, "tenant": Self.tenant], required: ["refresh_token", "tenant"]))
            .answers(.ok, .sessionTokens)
            .refuses(.unauthenticated, .permissionDenied, .tenantSuspended, .trialExpired, .keysUnavailable), use: switchTenant)
        routes.post(
            "v1/auth/invitations/accept",
            Operation(
                "acceptInvitation", "Set the password of an invited member",
                note: "Whose e-mail has an account in another tenant gives its present password."
            )
            .body(
                .input(
                    ["token": .text(2000, "bi_…"), "password": Self.password], required: ["token", "password"])
            )
            .answers(.noContent)
            .refuses(
                .unauthenticated, .notFound, .conflict, .tooManyAttempts, .tenantSuspended, .trialExpired), use: accept)
        routes.get(
            "v1/auth/oidc/callback",
            Operation("finishSignOn", "Where the provider sends the browser back to", note: "Other parameters are passed over.")
                .query(
                    .query("code", .text(4000, "…"), "What is exchanged for the ID token."),
                    .query("state", .text(200, "bs_…"), "As it was sent."),
                    .query("iss", .text(500, "https://id.acme.example"), "RFC 9207."),
                    .query("error", .text(200, "access_denied"), "Why the provider has refused.")
                )
                .answers(.ok, .sessionTokens, headers: [.setCookie])
                .refuses(.unauthenticated, .tenantSuspended, .trialExpired, .keysUnavailable), use: finish)
        routes.get(
            "v1/auth/oidc/{tenant}",
            Operation("beginSignOn", "Send the browser to the tenant's provider")
                .path("tenant", .text(63, "acme"), "Short name of the tenant.")
                .answers(.found, headers: [.location, .setCookie], "To the provider.")
                .refuses(.unauthenticated, .notFound, .tenantSuspended, .trialExpired, .keysUnavailable), use: begin)
        routes.get(
            ".well-known/jwks.json",
            Operation("getSigningKeys", "The public keys of access tokens (RFC 7517)")
                .answers(
                    .ok,
                    .object([
                        "keys": .list(
                            .object([
                                "kty": .key(["OKP"]), "crv": .key(["Ed25519"]), "use": .key(["sig"]), "alg": .key(["EdDSA"]),
                                "kid": .text(64, "k3v9x0p2m1aa"), "x": .text(64, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
                            ]))
                    ]), headers: [.cacheControl]), use: publicKeys)
    }

    @Sendable private func login(_ request: Request, _ context: ServerContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody(upTo: Self.bodyLimit)
        let email = reader.string("email").flatMap { $0 }
        let password = reader.string("password").flatMap { $0 }
        let tenant = reader.string("tenant").flatMap { $0 }
        let selection = reader.string("selection_token").flatMap { $0 }
        if selection == nil {
            for (name, value) in [("email", email), ("password", password)] where value == nil {
                reader.problems.append(.required("/" + name))
            }
        } else {
            if tenant == nil { reader.problems.append(.required("/tenant")) }
            for (name, value) in [("email", email), ("password", password)] where value != nil {
                reader.problems.append(
                    FieldProblem("/" + name, "one_of_two", zh: "与 selection_token 只能给一个", en: "Give this or selection_token, not both."))
            }
        }
        try reader.finish()
        if let selection {
            return .tokens(
                try await signIn.select(
                    selection, tenant: tenant ?? "", client: request.headers[.userAgent], requestID: context.requestID))
        }
        let outcome = try await signIn.signIn(
            email: email ?? "", password: password ?? "", tenant: tenant, client: request.headers[.userAgent],
            requestID: context.requestID)
        switch outcome {
        case .signedIn(let tokens): return .tokens(tokens)
        case .choose(let selection, let tenants):
            return .json(
                JSONWriter.object { json in
                    json.field("selection_token", selection)
                    json.field("expires_in", AccessTokens.selectionSeconds)
                    json.objects("tenants", tenants) { json, tenant in
                        json.field("id", tenant.id)
                        json.field("slug", tenant.slug)
                        json.field("name", tenant.name)
                    }
                })
        }
    }

    @Sendable private func refresh(_ request: Request, _ context: ServerContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody(upTo: Self.bodyLimit)
        let token = reader.required("refresh_token", max: Self.maximumToken)
        try reader.finish()
        return .tokens(try await signIn.sessions.refresh(token ?? "", requestID: context.requestID))
    }

    @Sendable private func logout(_ request: Request, _ context: ServerContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody(upTo: Self.bodyLimit)
        let token = reader.required("refresh_token", max: Self.maximumToken)
        try reader.finish()
        try await signIn.sessions.signOut(token ?? "", requestID: context.requestID)
        return Response(status: .noContent)
    }

    @Sendable private func switchTenant(_ request: Request, _ context: ServerContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody(upTo: Self.bodyLimit)
        let token = reader.required("refresh_token", max: Self.maximumToken)
        let tenant = reader.required("tenant")
        try reader.finish()
        return .tokens(
            try await signIn.switchTenant(
                token ?? "", to: tenant ?? "", client: request.headers[.userAgent], requestID: context.requestID))
    }

    @Sendable private func accept(_ request: Request, _ context: ServerContext) async throws -> Response {
        var (reader, _) = try await request.jsonBody(upTo: Self.bodyLimit)
        let token = reader.required("token")
        let password = reader.required("password")
        try reader.finish()
        try await invitations.accept(token ?? "", password: password ?? "", requestID: context.requestID)
        return Response(status: .noContent)
    }

    @Sendable private func begin(_ request: Request, _ context: ServerContext) async throws -> Response {
        let beginning = try await signOn.begin(slug: context.parameters.get("tenant") ?? "")
        return Response(
            status: .found,
            headers: [
                .location: beginning.url, .cacheControl: "no-store",
                .setCookie: cookie(beginning.browser, seconds: Int(SignOnService.attemptMinutes) * 60),
            ])
    }

    @Sendable private func finish(_ request: Request, _ context: ServerContext) async throws -> Response {
        // Providers add parameters of their own.
        let query = try QueryReader(request, reading: ["code", "state", "iss", "error"])
        if query["error"] != nil { throw BatonError(.unauthenticated, detail: "sign-on: refused by the provider") }
        let browser = request.headers[values: .cookie].lazy.flatMap { $0.split(separator: ";") }.map { $0.trimmingBlanks }
            .first { $0.hasPrefix(Self.cookie + "=") }.map { String($0.dropFirst(Self.cookie.count + 1)) }
        let tokens = try await signOn.finish(
            code: query["code"] ?? "", state: query["state"] ?? "", issuer: query["iss"], browser: browser,
            client: request.headers[.userAgent], requestID: context.requestID)
        var response = Response.tokens(tokens)
        response.headers[.setCookie] = cookie("", seconds: 0)
        return response
    }

    private func cookie(_ value: String, seconds: Int) -> String {
        // Lax: it comes along when the provider sends the browser back.
        "\(Self.cookie)=\(value); Path=/v1/auth/oidc; Max-Age=\(seconds); HttpOnly; SameSite=Lax" + (signOn.isSecure ? "; Secure" : "")
    }

    @Sendable private func publicKeys(_ request: Request, _ context: ServerContext) async throws -> Response {
        let keys = try await signingKeys.published()
        var response = Response.json(
            JSONWriter.object { json in
                json.objects("keys", keys) { json, key in
                    json.field("kty", "OKP")
                    json.field("crv", "Ed25519")
                    json.field("use", "sig")
                    json.field("alg", "EdDSA")
                    json.field("kid", key.kid)
                    json.field("x", Base64URL.encode(key.publicKey))
                }
            })
        // A new key is published for 15 minutes before it signs.
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }
}

extension FieldProblem {
    fileprivate static func required(_ pointer: String) -> FieldProblem { FieldProblem(pointer, "missing", zh: "必填", en: "Required.") }
}

extension Schema {
    static let sessionTokens = Schema.object([
        "access_token": .text(2000, "eyJ…"), "token_type": .key(["Bearer"]), "expires_in": .integer(1...3600, 600),
        "refresh_token": .text(200, "br_…"), "tenant_id": .id, "member_id": .id, "session_id": .id,
    ]).named("SessionTokens")

    fileprivate static let tenantSelection = Schema.object([
        "selection_token": .text(2000, "eyJ…"), "expires_in": .integer(1...3600, 120),
        "tenants": .list(.object(["id": .id, "slug": .text(63, "acme"), "name": .text(200, "阿克米")])),
    ]).named("TenantSelection")
}

extension Response {
    static func tokens(_ tokens: SessionTokens) -> Response {
        .json(
            JSONWriter.object { json in
                json.field("access_token", tokens.access)
                json.field("token_type", "Bearer")
                json.field("expires_in", AccessTokens.seconds)
                json.field("refresh_token", tokens.refresh)
                json.field("tenant_id", tokens.tenant)
                json.field("member_id", tokens.member)
                json.field("session_id", tokens.session)
            })
    }
}
