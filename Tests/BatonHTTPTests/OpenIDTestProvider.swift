internal import AsyncHTTPClient
internal import BatonPlatform
internal import BatonTesting
internal import Crypto
internal import CryptoExtras
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// A small OpenID provider at the loopback that does what the specification says, and what an attacker's would.
final class OpenIDTestProvider: Sendable {
    /// What it says in an ID token, and how it signs it.
    struct Answer: Sendable {
        enum Signature: Sendable {
            case rs256, es256, none
            case hs256(key: [UInt8])
            case otherKey, unpublished
        }

        var signature = Signature.rs256
        /// Claims that are set or, with `nil`, left out.
        var claims: [String: Claim?] = [:]
        var header: [String: String?] = [:]
        var subject = "subject-1"
        var email: String? = "east0@example.com"
        var isVerified = true
        /// An ID token of an earlier sign-on instead.
        var replay: String?
    }

    enum Claim: Sendable {
        case text(String)
        case number(Double)
        case list([String])
        case flag(Bool)

        var value: Any {
            switch self {
            case .text(let text): text
            case .number(let number): number
            case .list(let list): list
            case .flag(let flag): flag
            }
        }
    }

    private struct Code: Sendable {
        var client: String
        var redirect: String
        var nonce: String
        var challenge: String
    }

    private struct State: Sendable {
        var answer = Answer()
        var codes: [String: Code] = [:]
        var metadata: [String: String] = [:]
        var algorithms = ["RS256", "ES256", "HS256", "none"]
        var issued: [String] = []
        var requests: [String] = []
        var keyName = "one"
        var redirects = false
        var isHuge = false
    }

    static let client = "baton-client"
    static let secret = "s3cret:with/odd chars"

    let port: Int
    private let state = Mutex(State())
    private let clock: WallClock
    // Making one takes a second.
    private static let rsa = try! _RSA.Signing.PrivateKey(keySize: .bits2048)
    private static let ec = P256.Signing.PrivateKey()
    private static let stranger = P256.Signing.PrivateKey()

    private init(port: Int, clock: WallClock) {
        self.port = port
        self.clock = clock
    }

    var issuer: String { "http://127.0.0.1:\(port)" }

    static func with(
        _ clock: WallClock = .system, _ body: @escaping @Sendable (OpenIDTestProvider) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream<Int>.makeStream()
        let holder = Mutex<OpenIDTestProvider?>(nil)
        let router = Router()
        let current: @Sendable () throws -> OpenIDTestProvider = {
            guard let provider = holder.withLock({ $0 }) else { throw HTTPError(.serviceUnavailable) }
            return provider
        }
        router.get(".well-known/openid-configuration") { _, _ in try current().metadata() }
        router.get("keys") { _, _ in try current().keys() }
        router.get("authorize") { request, _ in try current().authorize(request) }
        router.post("token") { request, _ in try await current().token(request) }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: TestCluster.logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var iterator = ports.makeAsyncIterator()
            guard let number = await iterator.next() else { return }
            let provider = OpenIDTestProvider(port: number, clock: clock)
            holder.withLock { $0 = provider }
            defer { group.cancelAll() }
            try await body(provider)
        }
    }

    // MARK: what tests change and look at

    func answer(_ answer: Answer) { state.withLock { $0.answer = answer } }
    func metadata(_ changes: [String: String]) { state.withLock { $0.metadata = changes } }
    func algorithms(_ names: [String]) { state.withLock { $0.algorithms = names } }
    func renameKeys(_ name: String) { state.withLock { $0.keyName = name } }
    func redirect(_ redirects: Bool) { state.withLock { $0.redirects = redirects } }
    func huge(_ isHuge: Bool) { state.withLock { $0.isHuge = isHuge } }
    var issued: [String] { state.withLock { $0.issued } }
    var requests: [String] { state.withLock { $0.requests } }

    /// What the browser does: goes where it is sent, and says where it is sent back to.
    func browse(_ url: String) async throws -> [String: String] {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(5))
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        let response = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(10))
        let location = response.headers.first(name: "Location")
        try await client.shutdown()
        guard let location, let items = URLComponents(string: location)?.queryItems else { throw URLError(.badServerResponse) }
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
    }

    // MARK: routes

    private func json(_ object: Any, status: HTTPResponse.Status = .ok) throws -> Response {
        let data = try JSONSerialization.data(withJSONObject: object)
        return Response(
            status: status, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: [UInt8](data))))
    }

    private func metadata() throws -> Response {
        let (changes, algorithms, redirects, isHuge) = state.withLock { state in
            state.requests.append("metadata")
            return (state.metadata, state.algorithms, state.redirects, state.isHuge)
        }
        if redirects { return Response(status: .found, headers: [.location: issuer + "/keys"]) }
        if isHuge { return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(repeating: 32, count: 2_000_000))) }
        let metadata: [String: Any] = [
            "issuer": issuer, "authorization_endpoint": issuer + "/authorize", "token_endpoint": issuer + "/token",
            "jwks_uri": issuer + "/keys", "id_token_signing_alg_values_supported": algorithms,
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        ]
        return try json(metadata.merging(changes) { $1 })
    }

    private func keys() throws -> Response {
        let name = state.withLock { state in
            state.requests.append("keys")
            return state.keyName
        }
        let primitives = try Self.rsa.publicKey.getKeyPrimitives()
        let raw = Self.ec.publicKey.rawRepresentation
        return try json([
            "keys": [
                ["kty": "oct", "kid": "odd", "k": "AAAA"], ["kty": "weird"],
                ["kty": "RSA", "use": "enc", "kid": "rsa-" + name, "n": "AAAA", "e": "AQAB"],
                [
                    "kty": "RSA", "use": "sig", "kid": "rsa-" + name, "n": Base64URL.encode(primitives.modulus),
                    "e": Base64URL.encode(primitives.publicExponent),
                ],
                [
                    "kty": "EC", "crv": "P-256", "use": "sig", "kid": "ec-" + name, "x": Base64URL.encode(raw.prefix(32)),
                    "y": Base64URL.encode(raw.suffix(32)),
                ],
            ]
        ])
    }

    private func authorize(_ request: Request) throws -> Response {
        let query = request.uri.queryParameters
        guard query["response_type"] == "code", query["code_challenge_method"] == "S256", let challenge = query["code_challenge"],
            query["client_id"].map(String.init) == Self.client, let redirect = query["redirect_uri"], let nonce = query["nonce"],
            let state = query["state"], query["scope"].map(String.init)?.contains("openid") == true
        else { throw HTTPError(.badRequest) }
        let code = UUID().uuidString
        self.state.withLock {
            $0.codes[code] = Code(client: Self.client, redirect: String(redirect), nonce: String(nonce), challenge: String(challenge))
        }
        return Response(
            status: .found,
            headers: [
                .location: "\(redirect)?" + OutboundHTTP.urlencoded([("code", code), ("state", String(state)), ("session_state", "x")])
            ])
    }

    private func token(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 100_000)
        var components = URLComponents()
        components.percentEncodedQuery = String(buffer: body)
        let form = Dictionary((components.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { $1 }
        func encoded(_ text: String) -> String { String(OutboundHTTP.urlencoded([("", text)]).dropFirst()) }
        let basic = Data((encoded(Self.client) + ":" + encoded(Self.secret)).utf8).base64EncodedString()
        guard request.headers[.authorization] == "Basic " + basic else {
            return try json(["error": "invalid_client"], status: .unauthorized)
        }
        let (code, answer) = state.withLock { state in
            state.requests.append("token")
            return (state.codes.removeValue(forKey: form["code"] ?? ""), state.answer)
        }
        let challenge = Base64URL.encode(SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8)))
        guard let code, form["grant_type"] == "authorization_code", form["redirect_uri"] == code.redirect, challenge == code.challenge
        else {
            return try json(["error": "invalid_grant"], status: .badRequest)
        }
        let token = try answer.replay ?? idToken(answer, nonce: code.nonce)
        state.withLock { $0.issued.append(token) }
        return try json(["access_token": "x", "token_type": "Bearer", "id_token": token])
    }

    private func idToken(_ answer: Answer, nonce: String) throws -> String {
        let name = state.withLock { $0.keyName }
        let now = clock.time().timeIntervalSince1970.rounded()
        var claims: [String: Any] = [
            "iss": issuer, "aud": Self.client, "sub": answer.subject, "iat": now, "exp": now + 300, "nonce": nonce,
            "email_verified": answer.isVerified,
        ]
        claims["email"] = answer.email
        for (name, claim) in answer.claims { claims[name] = claim?.value }
        var header: [String: String] = ["typ": "JWT"]
        switch answer.signature {
        case .rs256: (header["alg"], header["kid"]) = ("RS256", "rsa-" + name)
        case .es256, .otherKey: (header["alg"], header["kid"]) = ("ES256", "ec-" + name)
        case .none: header["alg"] = "none"
        case .hs256: (header["alg"], header["kid"]) = ("HS256", "rsa-" + name)
        case .unpublished: (header["alg"], header["kid"]) = ("ES256", "nobody-knows")
        }
        for (name, value) in answer.header { header[name] = value }
        let text =
            Base64URL.encode(try JSONSerialization.data(withJSONObject: header)) + "."
            + Base64URL.encode(try JSONSerialization.data(withJSONObject: claims))
        let signature: [UInt8]
        switch answer.signature {
        case .rs256:
            signature = Array(
                try Self.rsa.signature(for: SHA256.hash(data: Data(text.utf8)), padding: .insecurePKCS1v1_5).rawRepresentation)
        case .es256: signature = Array(try Self.ec.signature(for: Data(text.utf8)).rawRepresentation)
        case .otherKey, .unpublished: signature = Array(try Self.stranger.signature(for: Data(text.utf8)).rawRepresentation)
        case .none: signature = []
        case .hs256(let key): signature = Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key)))
        }
        return text + "." + Base64URL.encode(signature)
    }

    /// The public key as a file would have it, for who mistakes it for a shared secret.
    static var publicKeyText: [UInt8] { Array(rsa.publicKey.pemRepresentation.utf8) }
}
